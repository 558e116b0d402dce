//! Keys belong to whoever has the keyboard: fields keep what fields use, panels what is pressed after a click in them, and
//! keys run in the order in which they were pressed.

use crate::support::notation::parse;
use crate::support::window::Window;
use counterpoint::command::{Action, Command, Stage};
use counterpoint::edit::Selection;
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceKind, Place, StatementKind};
use counterpoint::ui::canvas::{Mode, canvas_id};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

const NONE: Modifiers = Modifiers::NONE;

/// A claim with two reasons beside one another.
fn two_reasons() -> (Window, [ElementId; 3]) {
    let mut window = Window::new();
    window.write("A claim");
    for text in ["The first reason", "The second reason"] {
        let claim = window.card("A claim");
        window.ask(Command::Select(Selection::only(claim)));
        window.press(NONE, Key::Tab);
        window.text(text);
        window.press(NONE, Key::Enter);
    }
    let cards = ["A claim", "first", "second"].map(|text| window.card(text));
    window.ask(Command::Do(Action::ArrangeLayers));
    window.ask(Command::KeepOrder(true));
    (window, cards)
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
}

/// All of it in one frame.
fn at_once(window: &mut Window, events: impl IntoIterator<Item = Event>) {
    window.harness.input_mut().events.extend(events);
    window.harness.run();
}

fn places(window: &Window) -> Vec<Place> {
    window.map().statements().values().map(|statement| statement.place).collect()
}

#[test]
fn what_fields_use_changes_nothing_on_the_map() {
    let (mut window, [_, first, second]) = two_reasons();
    let left = if window.at(first).x < window.at(second).x { first } else { second };
    window.ask(Command::Select(Selection::only(left)));
    let before = (places(&window), window.map().statements().len(), window.map().frames().len());
    let keys = [
        (Modifiers::COMMAND, Key::ArrowRight),
        (Modifiers::COMMAND, Key::ArrowLeft),
        (Modifiers::COMMAND, Key::D),
        (Modifiers::COMMAND, Key::G),
        (Modifiers::COMMAND, Key::L),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::L),
        (Modifiers::ALT, Key::ArrowRight),
        (NONE, Key::Delete),
    ];
    let press_all = |window: &mut Window, place: &str| {
        for (modifiers, pressed) in keys {
            window.press(modifiers, pressed);
            let now = (places(window), window.map().statements().len(), window.map().frames().len());
            assert_eq!(now, before, "{pressed:?} {place}");
            assert!(!window.app().canvas().shows_order(), "{pressed:?} {place}");
        }
    };
    window.press(NONE, Key::F2);
    press_all(&mut window, "on the card");
    window.press(NONE, Key::Enter);
    for field in [i18n::fields::note(), i18n::sources::sources_filter()] {
        window.harness.get_by_role_and_label(Role::TextInput, &field).focus();
        window.harness.run();
        press_all(&mut window, &field);
    }
    window.press(NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::F);
    press_all(&mut window, "while finding");
    // Deleting to the end of a line asks no questions.
    window.press(Modifiers::COMMAND, Key::K);
    assert!(!window.says(&i18n::analysis::critical()));
}

#[test]
fn a_click_in_a_panel_leaves_the_keyboard_there() {
    let (mut window, [claim, first, _]) = two_reasons();
    window.ask(Command::Select(Selection::only(first)));
    let before = window.app().document().history().revision();
    // Finding: the next hit by its button, then more letters.
    window.press(Modifiers::COMMAND, Key::F);
    window.text("reason");
    window.harness.get_by_role_and_label(Role::Button, &Action::FindNext.label()).click();
    window.harness.run();
    at_once(&mut window, [key(Key::T, NONE), Event::Text("t".to_owned())]);
    assert_eq!(window.app().document().history().revision(), before, "a letter is no assumption");
    assert!(window.app().canvas().editing.is_none());
    assert_eq!(window.app().canvas().sight.search.text, "reasont", "it goes on in the field");
    window.press(NONE, Key::Escape);
    // Questions: a tab of the panel, then Enter.
    window.ask(Command::Select(Selection::only(claim)));
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.get_by_role_and_label(Role::Button, &i18n::analysis::hints()).click();
    window.settle();
    for pressed in [Key::ArrowDown, Key::Enter, Key::X, Key::Delete, Key::Tab] {
        window.press(NONE, pressed);
    }
    assert_eq!(window.app().document().history().revision(), before, "nothing happens that nobody asked for");
    // A click on the canvas takes it back.
    let at = window.canvas_centre();
    window.click(at);
    window.press(NONE, Key::C);
    assert!(window.app().canvas().editing.is_some());
}

#[test]
fn tab_that_comes_from_a_control_adds_no_card() {
    let (mut window, [_, first, _]) = two_reasons();
    window.ask(Command::Select(Selection::only(first)));
    let cards = window.map().statements().len();
    window.press(NONE, Key::F6);
    let mut was_on_canvas = false;
    for _ in 0..400 {
        window.press(NONE, Key::Tab);
        was_on_canvas |= window.harness.ctx.memory(|memory| memory.has_focus(canvas_id()));
        assert_eq!(window.map().statements().len(), cards);
    }
    assert!(was_on_canvas, "Tab goes round through the canvas");
    // Reached by a click, it takes Tab as a command again.
    let at = window.at(first);
    window.click(at);
    window.press(NONE, Key::Tab);
    assert_eq!(window.map().statements().len(), cards + 1);
}

#[test]
fn keys_of_one_frame_run_in_their_order() {
    let (mut window, [_, first, second]) = two_reasons();
    let left_first = window.at(first).x < window.at(second).x;
    let (left, right) = if left_first { (first, second) } else { (second, first) };
    window.ask(Command::Select(Selection::only(left)));
    at_once(&mut window, [key(Key::ArrowRight, NONE), key(Key::Delete, NONE)]);
    assert!(window.map().statements().contains_key(&left) && !window.map().statements().contains_key(&right));
    // What is allowed is decided when its turn has come.
    at_once(&mut window, [key(Key::A, Modifiers::COMMAND), key(Key::Delete, NONE)]);
    assert!(window.map().is_empty());
}

#[test]
fn what_follows_a_key_that_opens_a_field_waits_for_the_field() {
    let (mut window, [claim, ..]) = two_reasons();
    window.ask(Command::Select(Selection::only(claim)));
    let cards = window.map().statements().len();
    let typed = |text: &str| text.chars().map(|c| Event::Text(c.to_string())).collect::<Vec<_>>();
    // A new reason, its words, the end of it, and one more, all before the window has drawn anything.
    let mut events = vec![key(Key::Tab, NONE)];
    events.extend(typed("because"));
    events.push(key(Key::P, NONE));
    events.push(key(Key::Enter, NONE));
    events.push(key(Key::Tab, NONE));
    events.extend(typed("since"));
    events.push(key(Key::Enter, NONE));
    at_once(&mut window, events);
    assert_eq!(window.map().statements().len(), cards + 2, "{:?}", window.texts());
    let (reason, below) = (window.card("because"), window.card("since"));
    assert_eq!(window.map().conclusion(window.map().uses_of(below)[0]), Some(reason));
    assert!(window.app().canvas().bookmarks.list().is_empty());
    // A key that is a command writes no letter, as windows send it: the key, then what it types.
    window.press(NONE, Key::Escape);
    let mut events = vec![key(Key::C, NONE), Event::Text("c".to_owned())];
    events.extend("Trade".chars().flat_map(|c| {
        let name = c.to_uppercase().to_string();
        [key(Key::from_name(&name).unwrap(), NONE), Event::Text(c.to_string())]
    }));
    events.push(key(Key::Enter, NONE));
    at_once(&mut window, events);
    assert!(window.texts().contains(&"Trade"), "{:?}", window.texts());
    // Tab after Enter, while the field still has the focus, is meant for the canvas.
    window.press(NONE, Key::F2);
    let cards = window.map().statements().len();
    at_once(&mut window, [key(Key::Enter, NONE), key(Key::Tab, NONE), Event::Text("so".to_owned())]);
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().statements().len(), cards + 1);
    // The same with the field of finding.
    let mut events = vec![key(Key::F, Modifiers::COMMAND)];
    events.extend(typed("since"));
    at_once(&mut window, events);
    assert_eq!(window.app().canvas().sight.search.text, "since");
}

#[test]
fn a_chosen_link_ends_with_the_next_edit_view_or_panel() {
    let (mut window, [claim, first, _]) = two_reasons();
    let mode = |window: &Window| window.app().canvas().mode.clone();
    let begin = |window: &mut Window| {
        window.ask(Command::ShowStage(Stage::Map));
        window.ask(Command::Select(Selection::only(first)));
        window.press(NONE, Key::E);
        assert!(matches!(mode(window), Mode::Pick(_, InferenceKind::Rephrase, ..)));
    };
    begin(&mut window);
    window.press(NONE, Key::F2);
    window.press(NONE, Key::Enter);
    assert_eq!(mode(&window), Mode::Select, "an edit");
    for (what, command) in [
        ("a new card", Command::AddCard(StatementKind::Claim, Place::new(900, 900))),
        ("another view", Command::Do(Action::ShowFlow)),
        ("a panel", Command::Do(Action::Outline)),
        ("the palette", Command::Do(Action::Palette)),
        ("a dialog", Command::Do(Action::Keys)),
    ] {
        begin(&mut window);
        window.ask(command);
        assert_eq!(mode(&window), Mode::Select, "{what}");
        window.press(NONE, Key::Escape);
    }
    // Looking elsewhere on the map does not.
    begin(&mut window);
    window.ask(Command::Do(Action::ZoomIn));
    window.press(NONE, Key::ArrowUp);
    let links = window.links().len();
    window.press(NONE, Key::Enter);
    assert_eq!((window.links().len(), mode(&window)), (links + 1, Mode::Select));
    assert!(window.map().statements().contains_key(&claim));
}

#[test]
fn a_card_on_which_nothing_was_written_leaves_nothing() {
    let (mut window, [claim, ..]) = two_reasons();
    let before = (window.map().clone(), window.app().document().history().revision());
    let labels = |window: &Window| {
        window.map().statements().keys().map(|id| window.app().evaluation().labels()[id]).collect::<Vec<_>>()
    };
    let standing = labels(&window);
    let far = window.canvas_centre() + egui::vec2(0.0, 300.0);
    for (modifiers, begin) in [
        (Modifiers::SHIFT, Key::Tab),
        (NONE, Key::Tab),
        (NONE, Key::Enter),
        (NONE, Key::C),
        (NONE, Key::P),
        (NONE, Key::R),
    ] {
        for end in 0..6 {
            window.ask(Command::Select(Selection::only(claim)));
            window.press(modifiers, begin);
            assert!(window.app().canvas().editing.is_some(), "{begin:?} opens a field");
            assert_eq!(labels(&window)[..3], standing, "an empty card has no force");
            match end {
                0 => window.press(NONE, Key::Escape),
                1 => window.press(NONE, Key::Enter),
                2 => window.click(far),
                3 => window.press(Modifiers::COMMAND, Key::Z),
                4 => {
                    window.text("  ");
                    window.press(NONE, Key::Enter);
                }
                _ => {
                    window.text("ab");
                    window.press(NONE, Key::Backspace);
                    window.press(NONE, Key::Backspace);
                    window.press(NONE, Key::Escape);
                }
            }
            let now = (window.map().clone(), window.app().document().history().revision());
            assert_eq!(now.0, before.0, "{begin:?}, ended in way {end}");
            assert_eq!(now.1, before.1, "{begin:?}, ended in way {end}, leaves no step");
            assert_eq!(window.app().document().history().next_redo(), None);
        }
    }
    // Another view, or another card, ends it as well.
    window.press(NONE, Key::C);
    window.ask(Command::ShowStage(Stage::Flow));
    window.ask(Command::ShowStage(Stage::Map));
    window.press(NONE, Key::C);
    window.ask(Command::Edit(claim));
    window.press(NONE, Key::Escape);
    assert_eq!(*window.map(), before.0);
    // A card and its first words are one step, and come back as one.
    window.ask(Command::Select(Selection::only(claim)));
    window.press(NONE, Key::Tab);
    window.text("three ");
    window.text("words");
    window.press(NONE, Key::Escape);
    let written = window.map().clone();
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before.0);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(*window.map(), written);
}

#[test]
fn an_empty_card_has_no_force_and_its_placeholder_is_never_quoted() {
    let names = parse("a b x:b!a");
    let mut map = names.map.clone();
    use counterpoint::model::{Change, StatementField};
    map.apply(&Change::SetStatement(names.id("b"), StatementField::Text("  ".to_owned()))).unwrap();
    let evaluation = counterpoint::analysis::Evaluation::of(&map);
    assert_eq!(evaluation.labels()[&names.id("a")], counterpoint::analysis::Label::Stands);
    assert_eq!(evaluation.strengths()[&names.id("a")], evaluation.strengths()[&names.id("b")]);
    // Kept up to date as it is written on and emptied again.
    let mut kept = evaluation;
    for (text, label) in
        [("It does not.", counterpoint::analysis::Label::Falls), ("", counterpoint::analysis::Label::Stands)]
    {
        map.apply(&Change::SetStatement(names.id("b"), StatementField::Text(text.to_owned()))).unwrap();
        kept.update(&map, &[names.id("b")].into());
        assert_eq!(kept.labels()[&names.id("a")], label);
        assert_eq!(kept.labels(), counterpoint::analysis::Evaluation::of(&map).labels());
    }
    // A question that is only raised is a task; what was found out counts.
    use counterpoint::model::Marks;
    let set =
        |map: &mut counterpoint::model::Map, field| map.apply(&Change::SetStatement(names.id("b"), field)).map(drop);
    set(&mut map, StatementField::Text("Is that so?".to_owned())).unwrap();
    for (marks, label) in [
        (Marks { to_research: true, ..Marks::default() }, counterpoint::analysis::Label::Stands),
        (Marks::default(), counterpoint::analysis::Label::Falls),
    ] {
        set(&mut map, StatementField::Marks(marks)).unwrap();
        kept.update(&map, &[names.id("b")].into());
        assert_eq!(kept.labels()[&names.id("a")], label);
    }
    set(&mut map, StatementField::Text(String::new())).unwrap();
    let placeholder = i18n::canvas::card_empty();
    assert!(!counterpoint::formats::describe::gist(&map, names.id("b")).contains(&placeholder));
    let page = counterpoint::formats::outline::outline_of(&map, &|_| true);
    assert!(!page.contains(&placeholder), "{page}");
}

#[test]
fn menus_scroll_and_are_gone_through_by_keys() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.settle();
    window.harness.set_size(egui::vec2(1024.0, 600.0));
    window.harness.run();
    let height = 600.0;
    for menu in counterpoint::command::Menu::ALL {
        window.harness.get_by_role_and_label(Role::Button, &menu.title()).click();
        window.harness.run();
        let names: Vec<String> = Action::all().filter(|a| a.menu() == menu).map(|a| a.label()).collect();
        let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        // With its keys behind it, if it has any; buttons elsewhere have the name alone.
        let entries = window.harness.get_all_by_role(Role::Button).filter(|node| !node.accesskit_node().is_disabled());
        let entries: Vec<String> = entries
            .map(|node| label(&node))
            .filter(|label| names.iter().any(|name| label.starts_with(&format!("{name} "))))
            .collect();
        assert!(!entries.is_empty(), "{}", menu.title());
        // Each entry can be reached, is seen then, and the way leads round.
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..names.len() + 2 {
            window.press(NONE, Key::ArrowDown);
            let focused = window.harness.get_all_by_role(Role::Button).find(|node| node.is_focused());
            let Some(node) = focused else { continue };
            let label = label(&node);
            let rect = node.rect();
            assert!(rect.top() >= 0.0 && rect.bottom() <= height, "{label} is out of sight: {rect:?}");
            seen.insert(label);
        }
        let missing: Vec<&String> = entries.iter().filter(|entry| !seen.contains(*entry)).collect();
        assert!(missing.is_empty(), "{missing:?} are not reached in {seen:?}");
        window.press(NONE, Key::Escape);
    }
    // So are menus of other things than actions.
    window.press(Modifiers::COMMAND, Key::F);
    window.harness.get_by_role_and_label(Role::Button, &i18n::visibility::filter()).click();
    window.harness.run();
    for entry in [i18n::fields::side, i18n::fields::kind, i18n::visibility::filter_tag] {
        window.press(NONE, Key::ArrowDown);
        let label = entry();
        let focused = window.harness.get_all_by_role(Role::Button).find(|node| node.is_focused());
        let found = focused.map(|node| node.accesskit_node().label().unwrap_or_default());
        assert!(found.as_ref().is_some_and(|found| found.starts_with(&label)), "{found:?} instead of {label}");
    }
}

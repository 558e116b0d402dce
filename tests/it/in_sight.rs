//! What is added, pasted, found, focused or typed is in sight, beside everything that covers the canvas; links are selected
//! and changed as a group.

use crate::support::notation::parse;
use crate::support::window::Window;
use counterpoint::command::{Action, Command};
use counterpoint::edit::Selection;
use counterpoint::formats::argmap;
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceKind, Ledger, Place, StatementKind};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, Vec2, pos2};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

/// The box of a card on the screen.
fn on_screen(window: &Window, id: ElementId) -> Rect {
    let canvas = window.app().canvas();
    let rect = canvas.scene().unwrap().rect_of(id).unwrap();
    Rect::from_min_max(canvas.on_screen(rect.min).unwrap(), canvas.on_screen(rect.max).unwrap())
}

/// What is seen of the canvas, without the small map.
fn seen(window: &Window, id: ElementId) -> bool {
    let canvas = window.app().canvas();
    let small_map =
        window.harness.query_by_role_and_label(Role::Image, &i18n::canvas::minimap()).map(|node| node.rect());
    let card = on_screen(window, id);
    canvas.area().unwrap().contains_rect(card) && small_map.is_none_or(|map| !map.intersects(card))
}

fn paste(window: &mut Window, text: &str) -> ElementId {
    window.harness.input_mut().events.push(Event::Paste(text.to_owned()));
    window.harness.run();
    window.harness.run();
    window.app().document().selection.single().unwrap()
}

/// A window with this map, looked at at zoom 1.
fn with(map: &str) -> Window {
    let mut window = Window::new();
    let path = window.path.with_file_name("made.argmap");
    std::fs::write(&path, argmap::write(&parse(map).map, &Ledger::default())).unwrap();
    window.ask(Command::Open(path));
    window.settle();
    window.ask(Command::Do(Action::ZoomActual));
    window
}

#[test]
fn what_is_pasted_at_an_edge_or_under_the_small_map_is_brought_into_sight() {
    let mut window = with("a b c d e f");
    let view = window.app().canvas().area().unwrap();
    for at in [
        view.right_center() - Vec2::new(12.0, 0.0),
        view.right_bottom() - Vec2::splat(60.0),
        view.center_bottom() - Vec2::new(0.0, 8.0),
    ] {
        window.harness.event(Event::PointerMoved(at));
        window.harness.run();
        let words =
            "Words that were copied elsewhere and are long enough for a card of several lines, which must be seen";
        let card = paste(&mut window, words);
        assert!(seen(&window, card), "{at:?}: {:?}", on_screen(&window, card));
    }
}

#[test]
fn a_new_card_covers_none_however_high_it_is_and_whether_or_not_they_are_shown() {
    let mut window = Window::new();
    window.write("A claim");
    let claim = window.card("A claim");
    let long =
        "A reason that is put into many words, so that its card becomes much higher than a new one is. ".repeat(6);
    window.ask(Command::Select(Selection::only(claim)));
    for _ in 0..4 {
        window.harness.event(Event::PointerMoved(window.canvas_centre()));
        window.harness.run();
        paste(&mut window, &long);
    }
    // The same with cards that are folded away.
    window.ask(Command::Select(Selection::only(claim)));
    window.press(NONE, Key::Tab);
    window.text(&long);
    window.press(NONE, Key::Enter);
    let hidden = window.app().document().selection.single().unwrap();
    window.ask(Command::Select(Selection::only(claim)));
    window.press(NONE, Key::F);
    assert!(window.app().canvas().sight.hidden().contains(&hidden));
    let place = window.map().statements()[&hidden].place;
    window.ask(Command::AddCard(StatementKind::Claim, Place::new(9_000, 9_000)));
    window.press(NONE, Key::Escape);
    let at = window.app().canvas().on_screen(pos2(place.x() as f32 + 20.0, place.y() as f32 + 20.0)).unwrap();
    window.harness.event(Event::PointerMoved(at));
    window.harness.run();
    paste(&mut window, &long);
    window.ask(Command::Do(Action::ShowAll));
    let scene = window.app().canvas().scene().unwrap();
    let cards: Vec<Rect> = window.map().statements().keys().map(|id| scene.rect_of(*id).unwrap()).collect();
    for (number, card) in cards.iter().enumerate() {
        for other in &cards[number + 1..] {
            assert!(!card.intersects(*other), "{card:?} {other:?}");
        }
    }
}

#[test]
fn the_caret_of_a_text_that_is_longer_than_the_window_stays_in_sight() {
    let mut window = Window::new();
    window.write("A claim");
    let id = window.card("A claim");
    window.ask(Command::Select(Selection::only(id)));
    window.press(NONE, Key::F2);
    let view = window.app().canvas().area().unwrap();
    let many = "Words upon words follow on one another here. ".repeat(60);
    window.harness.input_mut().events.push(Event::Paste(many));
    window.harness.run();
    window.text(" and an end");
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, &i18n::fields::card_text()).rect();
    assert!(field.height() > view.height(), "{field:?}");
    assert!(view.contains(pos2(field.left() + 5.0, field.bottom() - 10.0)), "{field:?} {view:?}");
    window.press(Modifiers::COMMAND | Modifiers::CTRL, Key::Home);
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, &i18n::fields::card_text()).rect();
    assert!(view.contains(field.left_top() + Vec2::new(5.0, 5.0)), "{field:?} {view:?}");
}

#[test]
fn the_keyboard_goes_through_a_list_in_sight() {
    let mut window = Window::new();
    window.press(NONE, Key::F6);
    let mut last = Rect::NOTHING;
    let mut moved = 0;
    for step in 0..40 {
        window.press(NONE, Key::Tab);
        let Some(node) =
            window.harness.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused())).next()
        else {
            continue;
        };
        let rect = node.rect();
        assert!(rect.top() >= 0.0 && rect.top() < 880.0, "after {step} steps: {rect:?}");
        moved += usize::from(rect != last);
        last = rect;
    }
    assert!(moved > 10, "{moved}");
}

#[test]
fn escape_on_a_hit_in_a_folded_branch_keeps_it() {
    let mut window = with("main reason x:reason>main");
    let (main, reason) = (window.card("main"), window.card("reason"));
    window.ask(Command::Select(Selection::only(main)));
    window.press(NONE, Key::F);
    assert!(window.app().canvas().sight.hidden().contains(&reason));
    window.press(Modifiers::COMMAND, Key::F);
    window.text("reason");
    window.press(NONE, Key::Escape);
    window.harness.run();
    assert_eq!(window.app().document().selection.single(), Some(reason));
    assert!(!window.app().canvas().sight.hidden().contains(&reason) && seen(&window, reason));
}

#[test]
fn a_dialog_does_not_move_when_it_grows() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::Format));
    window.harness.run();
    let use_it = |window: &Window| window.harness.get_by_label(&i18n::formats::format_use()).rect();
    let title = |window: &Window| window.harness.get_by_role_and_label(Role::TextInput, &i18n::formats::name()).rect();
    let before = (title(&window), use_it(&window));
    window.click_button("British Parliamentary");
    assert_eq!((title(&window), use_it(&window)), before);
}

#[test]
fn links_are_selected_by_a_box_and_by_keys_and_changed_together() {
    let mut window = with("main a b c x:a>main y:b>main z:c>main");
    let main = window.card("main");
    window.ask(Command::Do(Action::ArrangeLayers));
    window.ask(Command::KeepOrder(true));
    window.ask(Command::Do(Action::Fit));
    let links: Vec<ElementId> = window.map().inferences().keys().copied().collect();
    // A box round the three signs.
    let joints: Vec<egui::Pos2> = links
        .iter()
        .map(|id| window.app().canvas().on_screen(window.app().canvas().scene().unwrap().middle(*id).unwrap()).unwrap())
        .collect();
    let around = Rect::from_points(&joints).expand(14.0);
    window.drag(around.left_top(), around.right_bottom());
    let selected: Vec<ElementId> = window.app().document().selection.iter().collect();
    assert!(links.iter().all(|id| selected.contains(id)), "{selected:?}");
    // All become attacks in one step.
    window.ask(Command::Select(links.iter().copied().collect()));
    let attack = counterpoint::formats::describe::relation_name(InferenceKind::Attack, false);
    window.click_button(&attack);
    assert!(window.map().inferences().values().all(|link| link.kind == InferenceKind::Attack));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.map().inferences().values().all(|link| link.kind == InferenceKind::Support));
    // By keys: one after the other, then two, then all. The panel has the keyboard after the click.
    window.click(window.app().canvas().area().unwrap().left_top() + Vec2::splat(8.0));
    window.ask(Command::Select(Selection::only(main)));
    window.press(NONE, Key::W);
    let first = window.app().document().selection.single().unwrap();
    window.press(NONE, Key::W);
    let second = window.app().document().selection.single().unwrap();
    assert!(links.contains(&first) && links.contains(&second) && first != second);
    window.press(Modifiers::SHIFT, Key::W);
    assert_eq!(window.app().document().selection.len(), 2);
    window.ask(Command::Select(Selection::only(main)));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    assert_eq!(window.app().document().selection.iter().collect::<Vec<_>>(), links);
}

//! The whole main job, by role and name, without a display: passages dragged from the panel onto
//! canvas, card, joint and line; linked, edited, undone, saved, closed, opened again.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use crate::support::window::{ANY, Answers, Later, Window, is_said, slow};
use counterpoint::command::{Action, Command};
use counterpoint::files::{DialogChoice, Disk, Profile};
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceKind};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

#[test]
fn passages_are_dragged_onto_canvas_card_joint_and_line() {
    let mut window = Window::new();
    let middle = window.canvas_centre();

    window.drag_passage("deserve fresh reading", middle - vec2(0.0, 220.0));
    assert_eq!(window.map().statements().len(), 1);
    let claim = window.card("fresh reading");
    let statement = &window.map().statements()[&claim];
    assert_eq!(statement.citations[0].passage.as_deref(), Some("sc-04-01"));
    assert_eq!(window.map().side_of(claim).unwrap().letter, "A");

    let at = window.at(claim);
    window.drag_passage("four years of war think again", at);
    assert_eq!(window.links().len(), 1);
    let (link, kind, premises, undercut) = window.links()[0];
    assert_eq!((kind, premises, undercut), (InferenceKind::Support, 1, false));

    let joint = window.at(link);
    window.drag_passage("Europe more fragile", joint);
    assert_eq!(window.links(), [(link, InferenceKind::Support, 2, false)]);

    let line = window.line(link);
    window.drag_passage("grown more reasonable", line);
    assert_eq!(window.map().statements().len(), 4);
    let undercut = window.links().into_iter().find(|l| l.3).expect("an undercut");
    assert_eq!(window.map().conclusion(undercut.0), Some(link));
    assert_eq!(window.map().validate(), vec![]);
}

#[test]
fn a_rebuttal_rebuts_the_card_that_it_is_dropped_on() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("waved drafts aside", middle - vec2(0.0, 150.0));
    let at = window.at(window.card("aside"));
    window.drag_passage("more than diplomatic nonsense", at);
    assert_eq!(window.links()[0].1, InferenceKind::Attack);
}

#[test]
fn the_source_offers_the_links_that_it_makes_itself() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("deserve fresh reading", middle - vec2(100.0, 220.0));
    window.drag_passage("four years of war think again", middle + vec2(150.0, 100.0));
    assert_eq!(window.links().len(), 0, "on the open canvas nothing is linked unasked");
    window.harness.get_by_role_and_label(Role::Button, &i18n::notices::offer_accept()).click();
    window.harness.run();
    assert_eq!(window.links().len(), 1);
    let (link, kind, ..) = window.links()[0];
    assert_eq!(kind, InferenceKind::Support);
    assert_eq!(window.map().conclusion(link), Some(window.card("fresh reading")));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.links().len(), 0, "one step back");
}

#[test]
fn a_passage_is_chosen_and_placed_by_click_and_by_key() {
    let mut window = Window::new();
    let passage = window.passage("deserve fresh reading");
    window.click(passage);
    let middle = window.canvas_centre();
    window.click(middle - vec2(0.0, 150.0));
    assert_eq!(window.map().statements().len(), 1);
    // A second one with the keyboard alone: filter, Tab to the passage, Enter.
    window.passage("four years of war think again");
    for _ in 0..20 {
        window.press(Modifiers::NONE, Key::Tab);
        let focused = window.harness.get_all_by_role(Role::Button).find(|node| node.is_focused());
        if focused.is_some_and(|n| n.accesskit_node().label().is_some_and(|l| l.contains("four years of war"))) {
            break;
        }
    }
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().statements().len(), 2);
    let name = i18n::sources::sources_used(2, 136);
    let used = window.harness.query_by_label(&name);
    assert!(used.is_some(), "the panel counts what is on the map");
}

#[test]
fn links_are_drawn_from_a_cards_edge_and_by_keys() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("deserve fresh reading", middle - vec2(0.0, 220.0));
    window.drag_passage("Aegis Ashore exception", middle + vec2(0.0, 120.0));
    let (claim, other) = (window.card("fresh reading"), window.card("Aegis"));
    // By the dot above the lower card.
    let scene = window.app().canvas().scene().unwrap();
    let top = scene.card(other).unwrap().rect.center_top() - vec2(0.0, 9.0);
    let dot = window.app().canvas().on_screen(top).unwrap();
    let target = window.at(claim);
    window.drag(dot, target);
    assert_eq!(window.links().len(), 1);
    assert_eq!(window.links()[0].1, InferenceKind::Attack, "a rebuttal rebuts");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.links().is_empty());
    // By keys: S, then Enter on what it supports. Enter on the focused canvas is no click.
    window.ask(Command::Select(counterpoint::edit::Selection::only(other)));
    window.press(Modifiers::NONE, Key::S);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.links().len(), 1);
    assert_eq!(window.links()[0].1, InferenceKind::Support);
    assert_eq!(window.map().conclusion(window.links()[0].0), Some(claim));
}

#[test]
fn a_map_is_built_by_keys_alone_and_typing_is_one_step() {
    let mut window = Window::new();
    window.press(Modifiers::NONE, Key::C);
    window.harness.event(Event::Text("Zoos should close".into()));
    window.harness.run();
    window.harness.event(Event::Text(" soon".into()));
    window.harness.run();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().statements().values().next().unwrap().text, "Zoos should close soon");
    window.press(Modifiers::NONE, Key::Tab);
    window.harness.event(Event::Text("Animals suffer there".into()));
    window.harness.run();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.links(), [(window.links()[0].0, InferenceKind::Support, 1, false)]);
    window.press(Modifiers::SHIFT, Key::Tab);
    window.text("Many are well kept");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.links().len(), 2);
    assert_eq!(window.links()[1].1, InferenceKind::Attack);
    // Back: the rebuttal, the reason, the claim, each with its words.
    let mut steps = 0;
    while window.app().document().history().next_undo().is_some() {
        window.press(Modifiers::COMMAND, Key::Z);
        steps += 1;
        assert!(steps < 20);
    }
    assert_eq!((steps, window.map().is_empty()), (3, true));
    for _ in 0..steps {
        window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(window.map().statements().len(), 3);
}

#[test]
fn what_is_saved_is_opened_again_equal() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("deserve fresh reading", middle - vec2(0.0, 220.0));
    let at = window.at(window.card("fresh reading"));
    window.drag_passage("four years of war think again", at);
    assert!(!window.app().document().is_saved());
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(window.app().document().is_saved());
    assert!(window.path.is_file());
    let saved = window.map().clone();

    let path = window.path.clone();
    window.ask(Command::Do(Action::New));
    assert!(window.map().is_empty());
    window.ask(Command::Open(path.clone()));
    window.settle();
    assert_eq!(*window.map(), saved);

    // Undo back to the saved state clears the mark; an edit after that sets it.
    window.write("One more.");
    assert!(!window.app().document().is_saved());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.app().document().is_saved());

    // What a save replaces is kept aside.
    window.write("one more");
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let kept = counterpoint::files::versions(
        &path.with_file_name("profile"),
        counterpoint::files::VersionKind::Replaced,
        window.map().id(),
    );
    assert_eq!(kept.len(), 1);

    // Somebody else writes the file: it is not overwritten, and the window says so.
    std::fs::write(&path, "somebody else").unwrap();
    window.press(Modifiers::NONE, Key::C);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody else");
    assert!(window.harness.query_by_label(&i18n::dialogs::ask_changed_title()).is_some());
}

#[test]
fn without_a_dialog_the_window_asks_for_the_path_itself() {
    let mut window = Window::with(false);
    window.press(Modifiers::NONE, Key::C);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.path.clone();
    window.press(Modifiers::COMMAND, Key::A);
    window.harness.event(Event::Text(path.display().to_string()));
    window.harness.run();
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(window.app().document().is_saved(), "{:?}", window.app().notices().collect::<Vec<_>>());
    assert!(path.is_file());
}

#[test]
fn unsaved_work_is_asked_about_before_it_goes() {
    let mut window = Window::new();
    window.write("Unsaved.");
    window.ask(Command::Do(Action::New));
    assert_eq!(window.map().statements().len(), 1, "nothing goes unasked");
    window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::cancel()).click();
    window.harness.run();
    assert_eq!(window.map().statements().len(), 1);
    window.ask(Command::Do(Action::New));
    window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::save()).click();
    window.settle();
    assert!(window.map().is_empty() && window.path.is_file());
}

#[test]
fn bad_files_leave_the_open_map_as_it_is() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("deserve fresh reading", middle);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let before = window.map().clone();
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong.argmap");
    std::fs::write(&wrong, b"GIF89a").unwrap();
    for path in [wrong, folder.path().to_owned(), Path::new("nowhere.argmap").to_owned()] {
        window.ask(Command::Open(path.clone()));
        window.settle();
        assert_eq!(*window.map(), before);
        let name = path.display().to_string();
        assert!(window.app().notices().any(|text| text.contains(&name)), "nothing is said of {name}");
    }
}

#[test]
fn a_damaged_map_opens_with_its_problems_and_asks_for_a_new_name() {
    let mut window = Window::with(false);
    let folder = tempfile::tempdir().unwrap();
    let cut = folder.path().join("cut.argmap");
    let whole = include_str!("../../maps/start-here.argmap");
    std::fs::write(&cut, &whole[..whole.len() * 3 / 4]).unwrap();
    window.ask(Command::Open(cut.clone()));
    window.settle();
    assert!(window.harness.query_by_label(&i18n::dialogs::ask_problems_title()).is_some());
    window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::ok()).click();
    window.harness.run();
    assert!(!window.app().document().is_saved() && !window.map().is_empty());
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(
        window.harness.query_by_label(&i18n::notices::path_to_save()).is_some(),
        "the damaged file is not overwritten unasked"
    );
    assert_eq!(std::fs::read_to_string(&cut).unwrap(), whole[..whole.len() * 3 / 4]);
}

#[test]
fn a_drag_is_one_step_and_escape_costs_nothing() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.harness.run();
    let id = window.card("Two premises");
    let before = window.map().clone();
    let from = window.at(id) - vec2(0.0, 20.0) * window.app().canvas().camera.zoom();
    window.harness.drag_at(from);
    window.harness.step();
    for part in 1..5 {
        window.harness.hover_at(from + vec2(0.0, 30.0) * part as f32);
        window.harness.step();
    }
    assert_eq!(*window.map(), before, "the map is not touched before the drop");
    window.press(Modifiers::NONE, Key::Escape);
    window.harness.drop_at(from + vec2(0.0, 120.0));
    window.harness.run();
    assert_eq!(*window.map(), before);
    assert!(window.app().document().history().next_undo().is_none());
    window.drag(from, from + vec2(0.0, 120.0));
    assert_ne!(*window.map(), before);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn cards_are_copied_between_windows_and_as_text() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.press(Modifiers::COMMAND, Key::A);
    window.harness.event(Event::Copy);
    window.harness.step();
    let copied = window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("text is on the clipboard");
    assert!(copied.contains(&i18n::terms::relation_support()) && copied.lines().count() >= 8, "{copied}");
    window.harness.run();
    window.ask(Command::Do(Action::New));
    window.harness.event(Event::Paste(copied));
    window.harness.run();
    assert_eq!((window.map().statements().len(), window.map().inferences().len()), (8, 6));
    assert_eq!(window.map().validate(), vec![]);
    window.harness.event(Event::Paste("plain words".into()));
    window.harness.run();
    assert!(window.map().statements().values().any(|s| s.text == "plain words"));
}

#[test]
fn what_stands_still_is_drawn_from_what_is_known() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let before = window.app().canvas().counts();
    for step in 0..20 {
        window.harness.hover_at(window.canvas_centre() + vec2(step as f32, 0.0));
        window.harness.step();
    }
    assert_eq!(window.app().canvas().counts(), before, "nothing is worked out anew that has not changed");
}

#[test]
fn everything_on_the_canvas_has_a_name() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.harness.run();
    let names: Vec<String> =
        window.harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label()).collect();
    let [supports, undercuts] =
        [i18n::terms::spoken_support(2, ANY, ANY), i18n::terms::spoken_undercut(1, ANY, i18n::steps::from(ANY))];
    for part in ["This map is a toy", "Two premises that meet", &supports, &undercuts] {
        assert!(names.iter().any(|name| is_said(name, part)), "nothing is called “{part}”: {names:#?}");
    }
    // A screen reader's click selects.
    let card = window
        .harness
        .get_all_by_role(Role::Button)
        .find(|n| n.accesskit_node().label().is_some_and(|l| l.contains("Two premises")))
        .unwrap();
    card.click_accesskit();
    window.harness.run();
    assert_eq!(window.app().document().selection.single(), Some(window.card("Two premises")));
}

#[test]
fn a_key_does_one_thing() {
    let mut window = Window::new();
    window.write("only card");
    // Enter in a field of the inspector commits the field, and adds no card.
    window.harness.get_by_role_and_label(Role::TextInput, &i18n::fields::tags()).focus();
    window.harness.run();
    window.text("economy, europe");
    window.press(Modifiers::NONE, Key::Enter);
    let statement = window.map().statements().values().next().unwrap();
    assert_eq!(statement.tags.iter().collect::<Vec<_>>(), ["economy", "europe"]);
    assert_eq!(window.map().statements().len(), 1);
    // Escape in the filter leaves the filter, and the selection as it is.
    window.harness.get_by_role_and_label(Role::TextInput, &i18n::sources::sources_filter()).focus();
    window.harness.run();
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().document().selection.len(), 1);
    // Enter in the palette runs the command, and adds no card.
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.text("fit all");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().statements().len(), 1);
    // Keys with other modifiers are other keys.
    window.press(Modifiers::ALT, Key::C);
    window.press(Modifiers::SHIFT, Key::C);
    assert_eq!(window.map().statements().len(), 1);
}

#[test]
fn shift_enter_breaks_the_line_and_a_fields_undo_stays_with_its_card() {
    let mut window = Window::new();
    window.press(Modifiers::NONE, Key::C);
    window.text("first");
    window.press(Modifiers::SHIFT, Key::Enter);
    window.text("line");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().statements().values().next().unwrap().text, "first\nline");
    window.write("second");
    let second = window.card("second");
    window.ask(Command::Edit(second));
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().statements()[&second].text, "second", "no other card's text comes back");
}

#[test]
fn a_frame_is_drawn_once_and_cut_and_pasted() {
    let mut window = Window::new();
    window.write("a card");
    let middle = window.canvas_centre();
    window.press(Modifiers::SHIFT, Key::F);
    window.drag(middle + vec2(-300.0, 150.0), middle + vec2(-100.0, 300.0));
    window.text("Our case");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().frames().values().next().unwrap().title, "Our case");
    window.drag(middle + vec2(100.0, 150.0), middle + vec2(300.0, 300.0));
    assert_eq!(window.map().frames().len(), 1, "the next drag selects again");
    let frame = *window.map().frames().keys().next().unwrap();
    window.ask(Command::Select(counterpoint::edit::Selection::only(frame)));
    window.harness.event(Event::Cut);
    window.harness.step();
    let commands = window.harness.output().platform_output.commands.clone();
    let copied =
        commands.iter().find_map(|c| if let egui::OutputCommand::CopyText(t) = c { Some(t.clone()) } else { None });
    window.harness.run();
    assert!(window.map().frames().is_empty());
    window.harness.event(Event::Paste(copied.expect("what is cut can be pasted")));
    window.harness.run();
    assert_eq!(window.map().frames().values().next().unwrap().title, "Our case");
}

#[test]
fn what_is_written_while_a_dialog_is_open_is_asked_about() {
    let (tell, answer) = channel();
    let mut window = Window::made(|_| Box::new(Later(std::sync::Mutex::new(Some(answer)))), Arc::new(Disk));
    window.ask(Command::Do(Action::Open));
    window.write("written meanwhile");
    let other = window.path.with_file_name("other.argmap");
    std::fs::write(&other, include_str!("../../maps/start-here.argmap")).unwrap();
    tell.send(DialogChoice::Path(other)).unwrap();
    window.settle();
    assert_eq!(window.map().statements().len(), 1, "nothing goes unasked");
    window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::discard()).click();
    window.settle();
    assert_eq!(window.map().statements().len(), 8);
}

#[test]
fn a_save_belongs_to_its_document_and_edits_made_meanwhile_stay_unsaved() {
    let (let_go, gate) = channel();
    let slow = Arc::new(slow(gate, false));
    let mut window = Window::made(|path| Box::new(Answers(Some(path.to_owned()))), slow);
    window.write("first");
    window.press(Modifiers::COMMAND, Key::S);
    for _ in 0..200 {
        window.harness.step();
    }
    window.write("second");
    // Leaving now waits for the save, then asks about what came after it.
    window.ask(Command::Do(Action::New));
    let_go.send(()).unwrap();
    window.settle();
    assert_eq!(window.map().statements().len(), 2);
    assert!(!window.app().document().is_saved());
    assert!(window.harness.query_by_label(&i18n::dialogs::ask_unsaved_title()).is_some());
    let on_disk = std::fs::read_to_string(&window.path).unwrap();
    assert!(on_disk.contains("first") && !on_disk.contains("second"));
}

#[test]
fn no_id_is_given_twice_by_one_profile() {
    let mut window = Window::new();
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..3 {
        if round > 0 {
            window.ask(Command::Do(Action::New));
            if window.harness.query_by_label(&i18n::dialogs::ask_unsaved_title()).is_some() {
                window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::discard()).click();
                window.harness.run();
            }
        }
        window.write("card");
        let map = window.map();
        for id in map.element_ids().chain([map.id()]) {
            assert!(seen.insert(id), "{id} was given before");
        }
    }
    // Also not by the next start of the program.
    let profile = Profile::at(&window.path.with_file_name("profile"));
    assert!(profile.counter() > 0 || profile.replica() != seen.first().unwrap().replica);
}

#[test]
fn what_cannot_be_done_is_said_and_the_keys_go_round() {
    let mut window = Window::new();
    window.press(Modifiers::NONE, Key::S);
    assert!(window.app().notices().any(|text| text == i18n::unavailable::select_card()));
    window.press(Modifiers::NONE, Key::F6);
    assert!(window.harness.get_by_role_and_label(Role::TextInput, &i18n::sources::sources_filter()).is_focused());
    window.press(Modifiers::NONE, Key::F6);
    assert!(window.harness.get_by_role_and_label(Role::TextInput, &i18n::fields::title()).is_focused());
    window.press(Modifiers::NONE, Key::F6);
    window.press(Modifiers::NONE, Key::C);
    assert_eq!(window.map().statements().len(), 1);
}

#[test]
fn a_steps_conclusion_is_changed_by_a_click() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.harness.run();
    let (from, to) = (window.card("Select a card and press S"), window.card("Tab adds a reason"));
    let link = window.map().uses_of(from)[0];
    window.ask(Command::Select(counterpoint::edit::Selection::only(link)));
    window.harness.get_by_role_and_label(Role::Button, &i18n::terms::conclusion_change()).click();
    window.harness.run();
    let other = window.card("Drag a passage");
    let at = window.at(other);
    window.click(at);
    assert_eq!(window.map().conclusion(link), Some(other));
    // In its own premise it cannot conclude: that is said, and nothing changes.
    window.ask(Command::Relink(link, from));
    assert_eq!(window.map().conclusion(link), Some(other));
    assert!(window.map().statements().contains_key(&to));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_ne!(window.map().conclusion(link), Some(other));
}

#[test]
fn an_order_is_shown_first_kept_by_enter_and_taken_back_in_one_step() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let before = window.app().document().map().clone();
    window.ask(Command::Do(Action::ArrangeCompact));
    window.harness.run();
    assert_eq!(*window.app().document().map(), before, "looking at an order changes nothing");
    assert!((1..300).any(|count| window.says(&i18n::layout::shown(count))));
    window.harness.key_press(Key::Escape);
    window.harness.run();
    assert!(!window.app().canvas().shows_order());
    window.ask(Command::Do(Action::ArrangeCompact));
    window.harness.run();
    window.harness.key_press(Key::Enter);
    window.harness.run();
    assert_ne!(*window.app().document().map(), before);
    window.ask(Command::Do(Action::Undo));
    window.harness.run();
    assert_eq!(*window.app().document().map(), before, "one step takes it back");
}

#[test]
fn a_pinned_card_stays_and_is_still_pinned_in_the_file() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let card = *window.app().document().map().statements().keys().nth(40).unwrap();
    window.ask(Command::Select(counterpoint::edit::Selection::only(card)));
    window.ask(Command::Do(Action::Pin));
    window.harness.run();
    let place = window.app().document().map().statements()[&card].place;
    window.ask(Command::Do(Action::ArrangeLayers));
    window.harness.run();
    window.ask(Command::KeepOrder(true));
    window.harness.run();
    let map = window.app().document().map().clone();
    assert!(map.statements()[&card].pinned && map.statements()[&card].place == place);
    window.ask(Command::Do(Action::SaveAs));
    window.settle();
    let written = std::fs::read(&window.path).unwrap();
    let opened = counterpoint::formats::argmap::read(&written).unwrap();
    assert_eq!(opened.map, map);
}

#[test]
fn the_outline_keeps_step_with_the_canvas() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.ask(Command::Do(Action::Sources));
    window.ask(Command::Do(Action::Outline));
    window.harness.run();
    let map = window.app().document().map();
    let last = *map.statements().keys().last().unwrap();
    let spoken = counterpoint::ui::canvas::spoken_card(map, last, &map.statements()[&last]);
    // Once on the canvas and once in the outline; the outline is drawn first.
    let row = window
        .harness
        .get_all_by_label_contains(&spoken)
        .min_by(|a, b| a.rect().left().total_cmp(&b.rect().left()))
        .unwrap();
    row.click();
    window.harness.run();
    assert_eq!(window.app().document().selection.single(), Some(last));
}

#[test]
fn cards_are_found_by_words_also_misspelt_and_stepped_through() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.harness.run();
    window.harness.event(Event::Text("garantees".to_owned()));
    window.harness.run();
    let search = &window.app().canvas().sight.search;
    let count = search.count();
    assert!(count > 0, "a slip of the finger finds nothing");
    let map = window.app().document().map();
    let shown = search.shown().unwrap();
    let text = map.statements()[&shown].text.to_lowercase();
    assert!(text.contains("guarantees"), "{text}");
    let at = window.at(shown);
    assert!(at.x > 0.0 && at.x < 1440.0 && at.y > 0.0 && at.y < 900.0, "the hit is not on the screen: {at:?}");
    if count > 1 {
        window.harness.key_press(Key::Enter);
        window.harness.run();
        assert_ne!(window.app().canvas().sight.search.shown(), Some(shown));
    }
    window.harness.key_press(Key::Escape);
    window.harness.run();
    assert!(!window.app().canvas().sight.search.open);
    assert!(window.app().document().selection.single().is_some(), "the hit is selected");
}

#[test]
fn a_branch_folds_into_a_number_and_a_focus_leaves_what_is_near() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let map = window.app().document().map();
    let roots = map.statements().keys().copied().filter(|id| map.is_main_claim(*id));
    let root = roots.max_by_key(|id| map.arguments_on(*id).len()).unwrap();
    let all = map.statements().len();
    window.ask(Command::Select(counterpoint::edit::Selection::only(root)));
    window.harness.run();
    window.harness.key_press(Key::F);
    window.harness.run();
    let canvas = window.app().canvas();
    let folded = canvas.sight.folded_counts()[&root];
    assert!(folded > 10 && canvas.scene().unwrap().cards().len() == all - folded);
    assert!(window.says(&i18n::visibility::folded(folded)));
    // Showing a card that is folded away unfolds.
    let inside = *canvas.scene().unwrap().hidden().iter().next().unwrap();
    window.ask(Command::Show(inside));
    window.harness.run();
    assert_eq!(window.app().canvas().scene().unwrap().cards().len(), all);

    window.harness.key_press(Key::O);
    window.harness.run();
    let near = window.app().canvas().scene().unwrap().cards().len();
    assert!(near > 3 && near < all / 2, "{near} of {all} cards are near");
    window.harness.key_press(Key::CloseBracket);
    window.harness.run();
    assert!(window.app().canvas().scene().unwrap().cards().len() > near);
    window.ask(Command::Do(Action::ShowAll));
    window.harness.run();
    assert_eq!(window.app().canvas().scene().unwrap().cards().len(), all);
}

#[test]
fn one_can_go_back_to_the_view_before_a_jump() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let first = window.app().canvas().camera;
    let last = *window.app().document().map().statements().keys().last().unwrap();
    window.ask(Command::Do(Action::ZoomActual));
    window.harness.run();
    window.ask(Command::Show(last));
    window.harness.run();
    let third = window.app().canvas().camera;
    window.ask(Command::Do(Action::ViewBack));
    window.ask(Command::Do(Action::ViewBack));
    window.harness.run();
    assert_eq!(window.app().canvas().camera, first);
    window.ask(Command::Do(Action::ViewForward));
    window.ask(Command::Do(Action::ViewForward));
    window.harness.run();
    assert_eq!(window.app().canvas().camera, third);
}

#[test]
fn bookmarks_are_set_walked_and_remembered_with_folds_and_view() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenFinished));
    window.harness.run();
    let map = window.app().document().map();
    let first = *map.statements().keys().next().unwrap();
    let last = *map.statements().keys().last().unwrap();
    for id in [first, last] {
        window.ask(Command::Select(counterpoint::edit::Selection::only(id)));
        window.press(Modifiers::NONE, Key::B);
    }
    window.ask(Command::Select(counterpoint::edit::Selection::default()));
    window.press(Modifiers::NONE, Key::B);
    assert_eq!(window.app().canvas().bookmarks.list().len(), 3, "two cards and a view");
    window.press(Modifiers::SHIFT, Key::B);
    assert_eq!(window.app().document().selection.single(), Some(first));
    window.press(Modifiers::SHIFT, Key::B);
    assert_eq!(window.app().document().selection.single(), Some(last));
    window.press(Modifiers::ALT, Key::B);
    assert_eq!(window.app().document().selection.single(), Some(first));
    let at = window.at(first);
    assert!(at.x > 0.0 && at.x < 1440.0 && at.y > 0.0 && at.y < 900.0, "it is not on the screen: {at:?}");

    // The outline lists them: by name, and with a way to take one away.
    window.ask(Command::Do(Action::Outline));
    window.harness.run();
    window.harness.get_by_label(&i18n::visibility::bookmark_spoken(i18n::visibility::bookmark_view(1))).click();
    window.harness.run();
    window.harness.get_all_by_label(&i18n::visibility::bookmark_remove()).last().unwrap().click();
    window.harness.run();
    assert_eq!(window.app().canvas().bookmarks.list().len(), 2);

    // Saved, left and opened again, the map is looked at as it was left.
    let map = window.app().document().map();
    let root = map.statements().keys().copied().rfind(|id| map.is_main_claim(*id)).unwrap();
    window.ask(Command::Select(counterpoint::edit::Selection::only(root)));
    window.press(Modifiers::NONE, Key::F);
    window.ask(Command::Do(Action::SaveAs));
    window.settle();
    window.ask(Command::Show(first));
    let (camera, shown) = (window.app().canvas().camera, window.app().canvas().scene().unwrap().cards().len());
    window.ask(Command::Do(Action::New));
    window.harness.run();
    assert!(window.app().canvas().bookmarks.list().is_empty(), "another map has its own");
    window.ask(Command::Open(window.path.clone()));
    window.settle();
    assert_eq!(window.app().canvas().bookmarks.list().len(), 2);
    assert_eq!(window.app().canvas().camera, camera);
    assert_eq!(window.app().canvas().scene().unwrap().cards().len(), shown);
}

#[test]
fn a_card_changes_places_with_its_neighbour_and_order_remembers_it() {
    let mut window = Window::new();
    window.ask(Command::AddCard(counterpoint::model::StatementKind::Claim, counterpoint::model::Place::new(0, 0)));
    window.text("A claim.");
    for _ in 0..2 {
        window.ask(Command::Do(Action::Child));
        window.text("A reason.");
        window.press(Modifiers::NONE, Key::Escape);
        let root = *window.map().statements().keys().next().unwrap();
        window.ask(Command::Select(counterpoint::edit::Selection::only(root)));
    }
    window.ask(Command::Do(Action::ArrangeLayers));
    window.harness.run();
    window.press(Modifiers::NONE, Key::Enter);
    let x = |window: &Window, id: ElementId| window.map().statements()[&id].place.x();
    let cards: Vec<ElementId> = window.map().statements().keys().skip(1).copied().collect();
    let (left, right) =
        if x(&window, cards[0]) < x(&window, cards[1]) { (cards[0], cards[1]) } else { (cards[1], cards[0]) };
    window.ask(Command::Select(counterpoint::edit::Selection::only(left)));
    window.press(Modifiers::COMMAND, Key::ArrowRight);
    assert!(x(&window, left) > x(&window, right), "they have changed places");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(x(&window, left) < x(&window, right), "in one step");
    window.press(Modifiers::COMMAND, Key::Y);
    window.ask(Command::Do(Action::ArrangeLayers));
    window.harness.run();
    window.ask(Command::KeepOrder(true));
    assert!(x(&window, left) > x(&window, right), "order keeps what hands have done");
    // There is nothing farther to the right.
    window.press(Modifiers::COMMAND, Key::ArrowRight);
    assert!(window.app().notices().any(|text| text == i18n::refusals::no_neighbour()));
}

#[test]
fn a_file_that_takes_long_says_so_and_can_be_stopped() {
    let (go, wait) = channel();
    let disk = slow(wait, true);
    let mut window = Window::made(|path| Box::new(Answers(Some(path.to_owned()))), Arc::new(disk));
    std::fs::write(&window.path, "{}").unwrap();
    let path = window.path.clone();
    window.harness.state_mut().ask(Command::Open(path));
    for _ in 0..40 {
        window.harness.step();
    }
    window.harness.get_by_label_contains(&i18n::dialogs::opening_file("debate.argmap"));
    window.harness.get_by_label(&i18n::dialogs::cancel()).click();
    window.harness.run();
    assert!(
        !window.app().is_waiting()
            && window.harness.query_by_label_contains(&i18n::dialogs::opening_file("debate.argmap")).is_none()
    );

    // Once more, with the key; what the worker finds in the end changes nothing.
    let path = window.path.clone();
    window.harness.state_mut().ask(Command::Open(path));
    for _ in 0..40 {
        window.harness.step();
    }
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().is_waiting());
    drop(go);
    window.harness.run();
    assert_eq!(window.app().notices().count(), 0);
}

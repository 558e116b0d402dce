//! Dialogs: a click beside one discards nothing, and Enter presses the button that is marked.

use crate::support::window::Window;
use counterpoint::command::{Action, Command};
use counterpoint::i18n;
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

#[test]
fn a_click_beside_a_form_discards_nothing() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::DescribeNewSource));
    let title = i18n::sources::field_title();
    window.harness.get_all_by_role_and_label(Role::TextInput, &title).last().unwrap().focus();
    window.harness.run();
    window.text("A title that took long to find");
    window.click(pos2(8.0, 880.0));
    let ok = i18n::dialogs::ok();
    assert!(window.harness.query_by_role_and_label(Role::Button, &ok).is_some(), "the form is still there");
    window.harness.get_by_role_and_label(Role::Button, &ok).click();
    window.harness.run();
    assert!(window.map().sources().values().any(|source| source.title == "A title that took long to find"));

    // Nor is a question answered by it.
    window.write("Unsaved.");
    window.ask(Command::Do(Action::New));
    let save = i18n::dialogs::save();
    assert!(window.harness.query_by_role_and_label(Role::Button, &save).is_some());
    window.click(pos2(8.0, 880.0));
    assert!(window.harness.query_by_role_and_label(Role::Button, &save).is_some());
    window.press(NONE, Key::Escape);
    assert_eq!(window.texts(), ["Unsaved."]);
    // What is only read goes away.
    window.ask(Command::Do(Action::About));
    window.click(pos2(8.0, 880.0));
    assert!(window.harness.query_by_role_and_label(Role::Button, &i18n::dialogs::close()).is_none());
}

#[test]
fn enter_presses_the_button_that_is_marked() {
    let mut window = Window::new();
    window.write("A card.");
    window.harness.state_mut().mail_by(None);
    let folder = window.path.parent().unwrap().to_owned();
    let files = |of: &str| std::fs::read_dir(folder.join(of)).map_or(0, Iterator::count);
    for (action, button, place) in [
        (Action::ExportPicture, i18n::pictures::save(), ""),
        (Action::ExportText, i18n::pictures::save(), ""),
        (Action::Mail, i18n::mail::draft(), "profile/outbox"),
    ] {
        let before = files(place);
        window.ask(Command::Do(action));
        window.settle();
        assert!(window.harness.query_by_role_and_label(Role::Button, &button).is_some(), "{action:?}");
        window.press(NONE, Key::Enter);
        window.settle();
        assert!(files(place) > before, "{action:?} was not done by Enter");
        window.press(NONE, Key::Escape);
        window.settle();
    }
    // In a field of one line as well.
    window.ask(Command::Do(Action::DescribeNewSource));
    let title = i18n::sources::field_title();
    window.harness.get_all_by_role_and_label(Role::TextInput, &title).last().unwrap().focus();
    window.harness.run();
    window.text("Found");
    window.press(NONE, Key::Enter);
    assert!(window.map().sources().values().any(|source| source.title == "Found"));
    assert_eq!(window.texts(), ["A card."], "the canvas has not got the key as well");
}

#[test]
fn dropping_files_is_promised_only_where_the_desktop_hands_them_over() {
    for takes in [true, false] {
        let mut window = Window::new();
        if !takes {
            window.harness.state_mut().takes_no_drops();
        }
        window.harness.run();
        window.click_button(&i18n::actions::menu_file());
        let label = Action::Open.label();
        window.harness.get_all_by_label_contains(&label).next().unwrap().hover();
        for _ in 0..8 {
            window.harness.step();
        }
        assert!(window.says(&Action::Open.tip()), "the tip is shown");
        assert_eq!(window.says(&i18n::fields::tip_drop_map()), takes);
    }
}

#[test]
fn the_tools_have_room_beside_one_another_in_every_window() {
    let mut window = Window::new();
    let tools = [
        Action::Claim,
        Action::Premise,
        Action::Rebuttal,
        Action::Support,
        Action::Attack,
        Action::Undercut,
        Action::Undo,
        Action::Redo,
        Action::Mail,
    ];
    for (width, height) in [(1440.0, 900.0), (1024.0, 600.0), (683.0, 400.0)] {
        window.harness.set_size(egui::vec2(width, height));
        window.harness.run();
        window.harness.run();
        let rects: Vec<egui::Rect> = tools
            .iter()
            .map(|action| window.harness.get_by_role_and_label(Role::Button, &action.label()).rect())
            .collect();
        for (number, rect) in rects.iter().enumerate() {
            assert!(rect.left() >= 0.0 && rect.right() <= width, "{:?} at {width}: {rect:?}", tools[number]);
            for other in &rects[number + 1..] {
                assert!(!rect.shrink(1.0).intersects(*other), "{:?} at {width}: {rect:?} {other:?}", tools[number]);
            }
        }
    }
}

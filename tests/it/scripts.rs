//! Text in any script: the caret stands where the next letter goes, in every field; cards and pictures keep each script in
//! its own order and inside its card.

use crate::support::window::Window;
use counterpoint::command::Command;
use counterpoint::edit::Selection;
use counterpoint::i18n;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;
const PEACE: &str = "The word שלום means peace";

/// What stands on a card after its field was opened at the end and these keys were pressed.
fn edited(text: &str, keys: &[(Modifiers, Key)], typed: &str) -> String {
    let mut window = Window::new();
    window.write(text);
    let id = *window.map().statements().keys().next().unwrap();
    window.ask(Command::Select(Selection::only(id)));
    window.press(NONE, Key::F2);
    window.press(Modifiers::COMMAND, Key::End);
    keys.iter().for_each(|(modifiers, key)| window.press(*modifiers, *key));
    if !typed.is_empty() {
        window.text(typed);
    }
    window.map().statements()[&id].text.clone()
}

fn times(count: usize, modifiers: Modifiers, key: Key) -> Vec<(Modifiers, Key)> {
    vec![(modifiers, key); count]
}

#[test]
fn the_caret_goes_letter_by_letter_in_text_of_two_directions() {
    let word = Modifiers::CTRL;
    assert_eq!(edited(PEACE, &times(3, NONE, Key::ArrowLeft), "x"), "The word שלום means pexace");
    assert_eq!(edited(PEACE, &[(NONE, Key::Backspace)], ""), "The word שלום means peac");
    assert_eq!(edited(PEACE, &[(word, Key::ArrowLeft)], "x"), "The word שלום means xpeace");
    assert_eq!(edited(PEACE, &[(word | Modifiers::SHIFT, Key::ArrowLeft)], "x"), "The word שלום means x");
    assert_eq!(edited(PEACE, &[(NONE, Key::Home), (NONE, Key::Delete)], ""), "he word שלום means peace");
    // In a paragraph that runs to the left, to the right is back.
    assert_eq!(edited("עדד 123 שלום", &times(3, NONE, Key::ArrowRight), "x"), "עדד 123 שxלום");
    assert_eq!(edited("עדד 123 שלום", &times(3, NONE, Key::ArrowLeft), "x"), "עדד 123 שלוםx");
    assert_eq!(edited("שלום", &[(NONE, Key::Home), (NONE, Key::ArrowLeft)], "x"), "שxלום");
}

#[test]
fn keys_go_through_every_letter_and_change_nothing() {
    for text in [PEACE, "عدد 123 مرحبا", "ab שָׁלוֹם\ncd", "שלום"] {
        let mut window = Window::new();
        window.write(text);
        let id = *window.map().statements().keys().next().unwrap();
        window.press(NONE, Key::F2);
        for key in [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End] {
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
            for count in [1, text.chars().count() + 2] {
                window.harness.input_mut().events.extend(vec![event.clone(); count]);
                window.harness.run();
            }
        }
        assert_eq!(window.map().statements()[&id].text, text);
    }
}

#[test]
fn a_click_finds_its_letter_and_a_double_click_its_word() {
    let mut window = Window::new();
    window.write(PEACE);
    let id = *window.map().statements().keys().next().unwrap();
    window.press(NONE, Key::F2);
    let field = window.harness.get_by_role_and_label(Role::TextInput, &i18n::fields::text()).rect();
    // The words begin at the left edge: some way into "The", then the last letters of the line.
    let at = |x: f32| egui::pos2(field.left() + x, field.center().y);
    window.click(at(6.0));
    window.text("x");
    assert!(
        window.map().statements()[&id].text.starts_with("xThe")
            || window.map().statements()[&id].text.starts_with("Txhe")
    );
    let button =
        |pressed| Event::PointerButton { pos: at(150.0), button: PointerButton::Primary, pressed, modifiers: NONE };
    for events in [vec![Event::PointerMoved(at(150.0))], [true, false, true, false].map(button).to_vec()] {
        window.harness.input_mut().events.extend(events);
        window.harness.run();
    }
    window.text("x");
    let text = window.map().statements()[&id].text.clone();
    assert!(text.contains("שלום x peace") || text.ends_with("means x"), "{text}");
}

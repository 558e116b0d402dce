//! Keys that ask for an action.

use egui::{Event, Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::action::{Action, Menu};
use super::owner::Owner;

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// Ctrl, or the command key on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or the option key on a Mac.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Shortcut {
    /// A key with these modifiers.
    pub const fn new(command: bool, shift: bool, alt: bool, key: Key) -> Self {
        Self { command, shift, alt, key }
    }

    fn modifiers(self) -> Modifiers {
        let mut modifiers = if self.command { Modifiers::COMMAND } else { Modifiers::NONE };
        modifiers.shift = self.shift;
        modifiers.alt = self.alt;
        modifiers
    }

    /// Whether a key event is this one. Modifiers count exactly, but for keys that are typed with Shift on
    /// some layouts and without on others; digits count by their place, because Shift+1 types something
    /// else on every layout.
    fn is(self, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
        let digit = matches!(self.key, Key::Num0 | Key::Num1 | Key::Num2 | Key::Num3);
        let same = *key == self.key || (digit && *physical_key == Some(self.key));
        let typed = matches!(self.key, Key::Plus | Key::Equals | Key::Questionmark);
        let foreign = modifiers.ctrl && !modifiers.command;
        same && !foreign
            && modifiers.command == self.command
            && modifiers.alt == self.alt
            && (typed || modifiers.shift == self.shift)
    }

    /// Whether it is a function key that no field uses.
    pub fn is_function_key(self) -> bool {
        matches!(self.key, Key::F1 | Key::F3 | Key::F5 | Key::F6 | Key::F7 | Key::F8)
    }

    /// Whether text fields use the key, on this or another system: for text, for going about, for deleting, or for what
    /// hands do in every editor.
    pub fn is_used_by_fields(self) -> bool {
        if !self.command {
            return !self.is_function_key();
        }
        let by_shift_too = matches!(
            self.key,
            Key::A
                | Key::C
                | Key::V
                | Key::X
                | Key::Z
                | Key::Y
                | Key::D
                | Key::G
                | Key::H
                | Key::K
                | Key::L
                | Key::U
                | Key::W
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::Home
                | Key::End
                | Key::Backspace
                | Key::Delete
                | Key::Enter
        );
        // Bold and italic, and the end of a line.
        by_shift_too || !self.shift && matches!(self.key, Key::B | Key::I | Key::E)
    }

    /// How it is written on this system.
    pub fn text(self, is_mac: bool) -> String {
        // "?" is typed with Shift on most layouts; its own name says all.
        if self.key == Key::Questionmark {
            return "?".to_owned();
        }
        let text = KeyboardShortcut::new(self.modifiers(), self.key).format(&ModifierNames::NAMES, is_mac);
        text.replace("OpenBracket", "[").replace("CloseBracket", "]")
    }
}

/// The action that a key asks for while `owner` has the keyboard, if any. Space is no key of its own here: it edits when it
/// is let go, if the view was not moved with it meanwhile, which the canvas knows. Clipboard keys arrive as events of their
/// own and never as keys.
pub fn asked_by(event: &Event, owner: Owner) -> Option<Action> {
    let asks = |action: Action| action.shortcuts().iter().map(move |shortcut| (*shortcut, action));
    let meant = |(shortcut, action): &(Shortcut, Action)| {
        shortcut.key != Key::Space && shortcut.is(event) && owner.leaves(*shortcut, *action)
    };
    // Where Shift counts for nothing, the longer combination is meant.
    let keys = |(s, _): &(Shortcut, Action)| u8::from(s.command) + u8::from(s.shift) + u8::from(s.alt);
    Action::all().flat_map(asks).filter(meant).max_by_key(keys).map(|(_, action)| action)
}

/// The table of keys in Markdown, for the README.
pub fn keys_table() -> String {
    let mut text = String::new();
    for menu in Menu::ALL {
        let rows = Action::all().filter(|a| a.menu() == menu && !a.shortcuts().is_empty());
        let rows: Vec<String> = rows
            .map(|action| {
                let keys: Vec<_> = action.shortcuts().iter().map(|s| format!("`{}`", s.text(false))).collect();
                format!("| {} | {} | {} |\n", keys.join(" or "), action.label(), action.tip())
            })
            .collect();
        text.push_str(&format!(
            "\n**{}**\n\n| keys | | what it does |\n|---|---|---|\n{}",
            menu.title(),
            rows.concat()
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_action_has_its_texts_and_no_two_share_a_shortcut() {
        let mut taken = BTreeMap::new();
        for action in Action::all() {
            assert!(!action.label().is_empty() && !action.tip().is_empty(), "{action:?} has no text");
            for shortcut in action.shortcuts() {
                let other = taken.insert(*shortcut, action);
                assert_eq!(other, None, "{} is taken twice", shortcut.text(false));
            }
        }
    }

    #[test]
    fn every_action_stands_in_the_table() {
        let rows: Vec<_> = Action::all().collect();
        let mut once = rows.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), rows.len(), "an action has two rows");
        // The last action of the enum tells how many there are.
        assert_eq!(rows.len(), Action::About as usize + 1, "an action has no row");
    }
}

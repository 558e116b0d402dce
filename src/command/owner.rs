//! Who has the keyboard, and which keys of the table are commands then.

use super::action::Action;
use super::shortcut::Shortcut;

/// Who has the keyboard. There is one owner at a time; a later one counts more where two could be meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// The canvas: each key of the table is a command.
    #[default]
    Canvas,
    /// The flow sheet: keys that go about the sheet are its own, letters are commands about the selected card.
    Sheet,
    /// A panel, or a control in it: keys without Ctrl or Alt are not meant for the map.
    Panel,
    /// A text field: all that a field can use is the field's, and nothing changes the map but what is typed.
    Field,
    /// A dialog or the palette: nothing behind it gets a key.
    Covered,
}

impl Owner {
    /// Whether a key is a command while this owner has the keyboard.
    pub fn leaves(self, shortcut: Shortcut, action: Action) -> bool {
        let plain = !shortcut.command && !shortcut.alt && !shortcut.is_function_key();
        match self {
            Self::Canvas => true,
            Self::Sheet => !plain || is_about_the_selected_card(action),
            Self::Panel => !plain || is_about_a_passage(action),
            Self::Field => !shortcut.is_used_by_fields(),
            Self::Covered => false,
        }
    }
}

/// Plain keys that make sense where the selected card is no box on a canvas.
fn is_about_the_selected_card(action: Action) -> bool {
    matches!(
        action,
        Action::AssumeTrue
            | Action::AssumeFalse
            | Action::ClearAssumptions
            | Action::Standing
            | Action::Why
            | Action::Comment
            | Action::ShowPassage
            | Action::Keys
    )
}

/// Plain keys about what was chosen in the panel of sources.
fn is_about_a_passage(action: Action) -> bool {
    matches!(action, Action::PlacePassage | Action::ShowPassage | Action::AcceptOffer | Action::Keys)
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use super::super::Menu;
    use super::*;

    #[test]
    fn no_key_of_a_field_changes_the_map() {
        for action in Action::all() {
            let edits = matches!(action.menu(), Menu::Edit | Menu::Argue | Menu::Arrange | Menu::Compare)
                || matches!(action, Action::AssumeTrue | Action::AssumeFalse | Action::ClearAssumptions);
            // Going about among what differs changes nothing.
            let walks = matches!(action, Action::ReviewNext | Action::ReviewPrevious);
            for shortcut in action.shortcuts().iter().filter(|_| edits && !walks) {
                assert!(!Owner::Field.leaves(*shortcut, action), "{} does {action:?}", shortcut.text(false));
            }
        }
    }

    #[test]
    fn what_fields_use_on_any_system_is_theirs() {
        let fields = [
            Key::A,
            Key::C,
            Key::V,
            Key::X,
            Key::Z,
            Key::Y,
            Key::B,
            Key::I,
            Key::D,
            Key::E,
            Key::G,
            Key::H,
            Key::K,
            Key::L,
            Key::U,
            Key::W,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::Backspace,
            Key::Delete,
            Key::Enter,
        ];
        for key in fields {
            let shortcut = Shortcut::new(true, false, false, key);
            assert!(!Owner::Field.leaves(shortcut, Action::Save), "{}", shortcut.text(false));
        }
        for (action, key) in [(Action::Save, Key::S), (Action::Find, Key::F), (Action::ShowFlow, Key::Num2)] {
            assert!(Owner::Field.leaves(Shortcut::new(true, false, false, key), action));
        }
    }
}

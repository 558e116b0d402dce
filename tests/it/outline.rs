//! The outline in the window: written with the keys of an outliner, folded, rows dragged to argue for something else.

use crate::support::window::Window;
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceKind};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};

const NONE: Modifiers = Modifiers::NONE;

impl Window {
    /// The rows as a screen reader has them: level and name.
    fn rows(&self) -> Vec<(usize, String)> {
        let rows = self.harness.get_all_by_role(Role::TreeItem);
        rows.map(|node| {
            let node = node.accesskit_node();
            (node.data().level().unwrap_or_default(), node.label().unwrap_or_default())
        })
        .collect()
    }

    fn row(&self, text: &str) -> Pos2 {
        let mut rows = self.harness.get_all_by_role(Role::TreeItem);
        let found = rows.find(|node| node.accesskit_node().label().unwrap_or_default().contains(text));
        found.unwrap_or_else(|| panic!("no row says {text}")).rect().center()
    }

    fn conclusion_of(&self, text: &str) -> Option<ElementId> {
        let step = *self.map().uses_of(self.card(text)).first()?;
        self.map().conclusion(step)
    }
}

/// A claim with a reason that has a reason, written in the outline.
fn written() -> Window {
    let mut window = Window::new();
    window.write("The claim");
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    let row = window.row("The claim");
    window.click(row);
    window.press(NONE, Key::Tab);
    window.text("A reason");
    window.press(NONE, Key::Tab);
    window.text("Its reason");
    window.press(NONE, Key::Enter);
    window.text("Another one");
    window.press(NONE, Key::Escape);
    window
}

#[test]
fn rows_are_written_with_the_keys_of_an_outliner() {
    let mut window = written();
    let levels: Vec<usize> = window.rows().iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [1, 2, 3, 3], "{:?}", window.rows());
    assert!(window.rows()[1].1.starts_with("Support, "), "how it bears is said: {:?}", window.rows());
    assert_eq!(window.conclusion_of("Another"), Some(window.card("A reason")));
    // Arrows go up and down, left to what is above, and fold.
    window.press(NONE, Key::ArrowLeft);
    assert_eq!(window.app().document().selection.single(), Some(window.card("A reason")));
    window.press(NONE, Key::ArrowLeft);
    assert_eq!(window.rows().len(), 2, "folded");
    window.press(NONE, Key::ArrowRight);
    assert_eq!(window.rows().len(), 4);
    window.press(NONE, Key::ArrowDown);
    assert_eq!(window.app().document().selection.single(), Some(window.card("Its reason")));
    // Shift+Tab rebuts; F2 writes on; what is not written on goes.
    window.press(Modifiers::SHIFT, Key::Tab);
    window.text("But no");
    window.press(NONE, Key::Escape);
    assert_eq!(window.links().last().map(|link| link.1), Some(InferenceKind::Attack));
    window.press(NONE, Key::F2);
    window.text(", not at all");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::Escape);
    assert!(window.map().statements().values().any(|s| s.text == "But no, not at all"));
    assert_eq!(window.map().statements().len(), 5);
    window.press(NONE, Key::Delete);
    assert_eq!(window.map().statements().len(), 4);
}

#[test]
fn rows_go_in_and_out_by_key() {
    let mut window = written();
    let row = window.row("Another");
    window.click(row);
    window.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.conclusion_of("Another"), Some(window.card("Its reason")));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.conclusion_of("Another"), Some(window.card("A reason")));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.conclusion_of("Another"), Some(window.card("The claim")));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.conclusion_of("Another"), None);
}

#[test]
fn a_row_that_is_dragged_argues_for_something_else() {
    let mut window = written();
    let (from, to) = (window.row("Another"), window.row("The claim"));
    window.drag(from, to);
    assert_eq!(window.conclusion_of("Another"), Some(window.card("The claim")));
    // Not for what rests on it.
    let (from, to) = (window.row("A reason"), window.row("Its reason"));
    window.drag(from, to);
    assert_eq!(window.conclusion_of("A reason"), Some(window.card("The claim")));
    assert!(window.app().notices().any(|notice| *notice == i18n::refusals::below_itself()));
    // On the title, and it stands by itself.
    let from = window.row("Its reason");
    let title = window
        .harness
        .get_all_by_label(&i18n::outline::title())
        .map(|node| node.rect())
        .find(|rect| rect.height() < 40.0);
    window.drag(from, title.unwrap().center());
    assert_eq!(window.conclusion_of("Its reason"), None);
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.conclusion_of("Its reason"), Some(window.card("A reason")));
    assert_eq!(window.conclusion_of("Another"), Some(window.card("A reason")));
}

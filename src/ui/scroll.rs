//! Lists that scroll with the keyboard: what has just got it is in sight.

use egui::scroll_area::ScrollAreaOutput;
use egui::{ScrollArea, Ui};

/// A scroll area that goes where the keyboard goes.
pub trait Follow {
    /// Shows the area; a control in it that has just got the keyboard is scrolled into view.
    fn follow<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
}

impl Follow for ScrollArea {
    fn follow<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| {
            let result = content(ui);
            follow_focus(ui);
            result
        })
    }
}

/// Scrolls to the control that has just got the keyboard, if it is in this list.
fn follow_focus(ui: &Ui) {
    let Some(response) = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id)) else { return };
    if response.gained_focus() && response.layer_id == ui.layer_id() && ui.min_rect().intersects(response.rect) {
        ui.scroll_to_rect(response.rect.expand(8.0), None);
    }
}

//! What an empty map says.

use egui::{Rect, Ui, vec2};

use crate::command::{Action, Queue};
use crate::i18n;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// How to begin.
pub fn empty_ui(ui: &mut Ui, view: &View<'_>, rect: Rect, queue: &mut Queue) {
    if egui::DragAndDrop::has_any_payload(ui.ctx()) || view.busy {
        return;
    }
    let area = Rect::from_center_size(rect.center(), vec2(440.0f32.min(rect.width() - 24.0), 260.0));
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(area).layout(egui::Layout::top_down(egui::Align::Center)));
    let t = Tokens::of(child.ctx());
    let lines = [
        egui::RichText::new(i18n::canvas::empty_title()).font(fonts::semibold(20.0)),
        egui::RichText::new(i18n::canvas::empty_drag()).color(t.dim),
        egui::RichText::new(i18n::canvas::empty_type()).color(t.dim),
    ];
    for line in lines {
        // A double click on it means the canvas, not a word of it.
        child.add(egui::Label::new(line).selectable(false));
    }
    child.add_space(10.0);
    let buttons = [Action::OpenFinished, Action::OpenTutorial, Action::OpenBlank];
    for (number, action) in buttons.into_iter().enumerate() {
        let text = egui::RichText::new(action.label()).font(fonts::semibold(12.5));
        let button = if number == 0 {
            egui::Button::new(text.color(t.on_accent)).fill(t.accent)
        } else {
            egui::Button::new(text)
        };
        if child.add(button.min_size(vec2(260.0, 32.0))).on_hover_text(action.tip()).clicked() {
            queue.act(action);
        }
    }
}

//! The line at the bottom: counts, what the gesture will do, zoom and state of the file.

use egui::{Align, Layout, RichText, Ui};

use super::View;
use super::canvas::CanvasState;
use super::theme::Tokens;
use crate::i18n;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, view: &View<'_>, canvas: &CanvasState) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal_centered(|ui| {
        let counts = i18n::status::counts(view.map.statements().len(), view.map.inferences().len());
        ui.label(RichText::new(counts).size(11.5).color(t.dim));
        let selected = view.selection.len();
        if selected > 0 {
            let text = i18n::status::selected(selected);
            ui.label(RichText::new(text).size(11.5).color(t.accent));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let state = if view.busy {
                i18n::status::opening()
            } else if view.unsaved {
                i18n::status::unsaved()
            } else if view.has_file {
                i18n::status::saved()
            } else {
                String::new()
            };
            ui.label(RichText::new(state).size(11.5).color(t.dim));
            if view.elsewhere {
                ui.label(RichText::new(i18n::status::elsewhere()).size(11.5).color(t.undercut));
            }
            let zoom = format!("{} %", (canvas.camera.zoom() * 100.0).round());
            ui.label(RichText::new(zoom).size(11.5).color(t.dim));
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(12.0);
                let hint = RichText::new(&canvas.hint).size(11.5).color(t.dim);
                ui.add(egui::Label::new(hint).truncate());
            });
        });
    });
}

//! The sources of the map as a bibliography, in the style that the user likes.

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::dialogs_ui::usual_button;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, Queue};
use crate::i18n;
use crate::sources::citation_style::{CitationStyle, bibliography};

/// Draws the bibliography of the map.
pub fn bibliography_ui(ui: &mut Ui, view: &View<'_>, cited_only: &mut bool, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(600.0);
    ui.label(RichText::new(i18n::sources::bibliography_title()).font(fonts::semibold(16.0)));
    ui.horizontal(|ui| {
        for style in CitationStyle::ALL {
            if ui.add(Button::selectable(view.style == style, style.label()).frame_when_inactive(true)).clicked() {
                queue.push(Command::SetCiteStyle(style));
            }
        }
        ui.add_space(12.0);
        ui.checkbox(cited_only, i18n::sources::bibliography_cited());
    });
    ui.add_space(6.0);
    let cited = |id| view.map.statements().values().any(|s| s.citations.iter().any(|c| c.source == id));
    let sources = view.map.sources().iter().filter(|(id, _)| !*cited_only || cited(**id)).map(|(_, source)| source);
    let lines = bibliography(sources, view.style);
    ScrollArea::vertical().max_height(420.0).follow(ui, |ui| {
        ui.set_width(ui.available_width());
        if lines.is_empty() {
            ui.label(RichText::new(i18n::sources::bibliography_none()).color(t.dim));
        }
        for line in &lines {
            ui.add(Label::new(line).wrap().selectable(true));
            ui.add_space(4.0);
        }
    });
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if usual_button(ui, i18n::sources::bibliography_copy, !lines.is_empty()) {
            queue.push(Command::CopyText(lines.join("\n")));
            *close = true;
        }
        *close |= ui.add(Button::new(i18n::dialogs::close()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

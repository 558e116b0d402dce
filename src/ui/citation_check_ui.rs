//! Citations that do not stand in a newer text as they were taken: what they said, what stands there now, and what is
//! to become of each. Nothing is settled until the user says so.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Stroke, Ui, vec2};

use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, Queue};
use crate::formats::describe::gist;
use crate::i18n;
use crate::merge::{TextPart, pieces};
use crate::model::{Citation, ElementId};
use crate::sources::Relocation;

/// A citation that is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct CitationRow {
    /// Its card.
    pub card: ElementId,
    /// Its number on the card.
    pub number: usize,
    /// As it was taken.
    pub citation: Citation,
    /// What has become of it.
    pub found: Relocation,
}

/// The citations of a source that are to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckForm {
    /// The source.
    pub source: ElementId,
    /// Its citations.
    pub rows: Vec<CitationRow>,
}

/// Two texts with what is gone struck and what is new underlined.
fn difference(ui: &Ui, before: &str, after: &str) -> LayoutJob {
    let t = Tokens::of(ui.ctx());
    let mut job = LayoutJob::default();
    for (part, words) in pieces(before, after) {
        let (color, struck, under) = match part {
            TextPart::Same => (t.text, Stroke::NONE, Stroke::NONE),
            TextPart::Gone => (t.rebut, Stroke::new(1.0, t.rebut), Stroke::NONE),
            TextPart::New => (t.support, Stroke::NONE, Stroke::new(1.0, t.support)),
        };
        let font_id = fonts::regular(12.5);
        job.append(
            &words,
            0.0,
            TextFormat { font_id, color, strikethrough: struck, underline: under, ..Default::default() },
        );
    }
    job
}

/// Draws the citations that are to be looked at.
pub fn check_ui(ui: &mut Ui, view: &View<'_>, form: &CheckForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(600.0);
    ui.label(RichText::new(i18n::sources::check_title()).font(fonts::semibold(16.0)));
    ui.add(Label::new(RichText::new(i18n::sources::check_explain()).color(t.dim)).wrap());
    ui.add_space(6.0);
    let text = view.map.sources().get(&form.source).and_then(|source| source.text());
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(200.0, 560.0);
    ScrollArea::vertical().max_height(height).follow(ui, |ui| {
        for row in &form.rows {
            let Some(text) = text else { return };
            let frame =
                egui::Frame::new().fill(t.card).stroke(Stroke::new(1.0, t.edge)).corner_radius(8).inner_margin(10);
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                let (state, colour) = match &row.found {
                    Relocation::Changed { similarity, .. } => {
                        let share = (similarity * 100.0).floor() as u32;
                        (i18n::sources::check_changed(share), t.undercut)
                    }
                    Relocation::Lost(_) => (i18n::sources::check_lost(), t.rebut),
                    Relocation::Exact(_) | Relocation::Moved(_) => (i18n::sources::check_found(), t.support),
                };
                ui.horizontal(|ui| {
                    ui.label(RichText::new(state).font(fonts::semibold(12.0)).color(colour));
                    ui.add(Label::new(RichText::new(gist(view.map, row.card)).size(12.0).color(t.dim)).truncate());
                });
                let said = row.citation.quote.as_ref().map(|quote| quote.exact.replace('\n', " ")).unwrap_or_default();
                match &row.found {
                    Relocation::Changed { range, .. } => {
                        let now = text.between(range.clone()).replace('\n', " ");
                        ui.add(Label::new(difference(ui, &said, &now)).wrap());
                    }
                    _ => drop(ui.add(Label::new(RichText::new(format!("“{said}”")).size(12.5)).wrap())),
                }
                if let Relocation::Lost(may_be) = &row.found {
                    let some =
                        if may_be.is_empty() { i18n::sources::check_nowhere } else { i18n::sources::check_may_be };
                    ui.label(RichText::new(some()).size(12.0).color(t.dim));
                    for range in may_be.iter().take(3) {
                        let now = text.between(range.clone()).replace('\n', " ");
                        ui.horizontal(|ui| {
                            if ui.button(i18n::sources::check_this()).clicked() {
                                queue.push(Command::SettleCitation(row.card, row.number, Some(range.clone())));
                            }
                            let place = text.paragraph_at(range.start);
                            let place = i18n::terms::paragraph(place);
                            ui.add(Label::new(RichText::new(format!("{place}: {now}")).size(12.0)).truncate());
                        });
                    }
                }
                ui.horizontal(|ui| {
                    if let Relocation::Changed { range, .. } | Relocation::Exact(range) | Relocation::Moved(range) =
                        &row.found
                        && ui
                            .button(i18n::sources::check_take())
                            .on_hover_text(i18n::sources::check_take_tip())
                            .clicked()
                    {
                        queue.push(Command::SettleCitation(row.card, row.number, Some(range.clone())));
                    }
                    if ui.button(i18n::sources::check_keep()).on_hover_text(i18n::sources::check_keep_tip()).clicked() {
                        queue.push(Command::SettleCitation(row.card, row.number, None));
                    }
                    if ui.button(i18n::sources::check_show_card()).clicked() {
                        queue.push(Command::Show(row.card));
                        queue.push(Command::Select(crate::edit::Selection::only(row.card)));
                        *close = true;
                    }
                });
            });
            ui.add_space(6.0);
        }
    });
    ui.add_space(6.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        *close |= ui.add(Button::new(i18n::sources::check_later()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

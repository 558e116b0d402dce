//! The brief of a speech: for whom, how fast, how it reads, and in which form it is wanted.

use egui::{Align, Button, ComboBox, DragValue, Layout, RichText, ScrollArea, Ui, WidgetInfo, vec2};

use super::dialogs_ui::usual_button;
use super::format_ui::speech_box;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{BriefChoice, BriefForm, Command, Queue};
use crate::export::{Brief, BriefStyle};
use crate::formats::settings::PACES;
use crate::i18n::{self, Message};

/// A brief as it is being described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefSheet {
    /// What is wanted.
    pub choice: BriefChoice,
    /// How it reads, as it was made for a choice.
    pub made: Option<(BriefChoice, Brief)>,
}

/// Draws the form.
pub fn brief_ui(ui: &mut Ui, view: &View<'_>, sheet: &mut BriefSheet, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(640.0);
    ui.label(RichText::new(i18n::brief::title()).font(fonts::semibold(16.0)));
    let choice = &mut sheet.choice;
    ui.horizontal_wrapped(|ui| {
        let dim = |label: Message| RichText::new(label()).size(12.0).color(t.dim);
        ui.label(dim(i18n::fields::side));
        let shown = choice.of.side.and_then(|id| view.map.sides().get(&id));
        let shown = shown.map_or_else(i18n::fields::side_none, |side| side.name.clone());
        let combo = ComboBox::from_id_salt("brief side").selected_text(shown).width(120.0).show_ui(ui, |ui| {
            for (id, side) in view.map.sides() {
                ui.selectable_value(&mut choice.of.side, Some(*id), &side.name);
            }
        });
        combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, i18n::fields::side()));
        if view.map.format().is_some() {
            ui.label(dim(i18n::fields::speech));
            let mut chosen = None;
            speech_box(ui, view, &choice.of.speech, &mut |key| chosen = Some(key));
            if let Some(key) = chosen {
                choice.of.speech = key;
            }
        }
        ui.label(dim(i18n::brief::pace));
        let pace = DragValue::new(&mut choice.pace).range(PACES).speed(1.0);
        ui.add(pace).widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, i18n::brief::pace()));
    });
    if sheet.made.as_ref().is_none_or(|(made, _)| *made != sheet.choice) {
        let brief = Brief::of(view.map, &sheet.choice.of, sheet.choice.pace);
        sheet.made = Some((sheet.choice.clone(), brief));
    }
    let Some((_, brief)) = &sheet.made else { return };
    ui.label(RichText::new(&brief.facts).font(fonts::semibold(12.5)));
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(160.0, 520.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    area.follow(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        if brief.paragraphs.is_empty() {
            ui.label(RichText::new(i18n::brief::empty()).color(t.dim));
        }
        for p in &brief.paragraphs {
            let mut job = egui::text::LayoutJob::default();
            let strong = p.style == BriefStyle::Heading;
            let colour = match p.style {
                BriefStyle::Heading | BriefStyle::Say | BriefStyle::Quote => t.text,
                BriefStyle::Ready => t.dim,
                BriefStyle::Missing => t.rebut,
            };
            let mut add = |text: String, font: egui::FontId, colour| {
                job.append(&text, 0.0, egui::text::TextFormat::simple(font, colour));
            };
            if !p.lead.is_empty() {
                add(format!("{} ", p.lead), fonts::semibold(13.0), colour);
            }
            let font = if strong { fonts::semibold(13.5) } else { fonts::regular(13.0) };
            add(crate::formats::sanitize(&p.text), font, colour);
            if !p.cite.is_empty() {
                add(format!("  ({})", p.cite), fonts::regular(11.5), t.dim);
            }
            ui.horizontal_top(|ui| {
                ui.add_space(16.0 * p.depth.min(10) as f32);
                ui.add(egui::Label::new(job).wrap());
            });
        }
    });
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let ready = !brief.paragraphs.is_empty();
        if usual_button(ui, i18n::brief::docx, ready) {
            queue.push(Command::ExportBrief(sheet.choice.clone(), BriefForm::Docx));
        }
        let plain = |label: Message| Button::new(label()).min_size(vec2(84.0, 30.0));
        if ui.add_enabled(ready, plain(i18n::brief::markdown)).clicked() {
            queue.push(Command::ExportBrief(sheet.choice.clone(), BriefForm::Markdown));
        }
        if ui.add_enabled(ready, plain(i18n::brief::print)).on_hover_text(i18n::brief::print_tip()).clicked() {
            queue.push(Command::PrintBrief(sheet.choice.clone()));
        }
        *close |= ui.add(plain(i18n::dialogs::cancel)).clicked();
    });
}

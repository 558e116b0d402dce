//! What can be recovered of work that was not saved: what is newer than the file, and what is to become of it.

use egui::{Align, Button, Frame, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::fonts;
use super::scroll::Follow;
use super::theme::Tokens;
use crate::command::{Command, Queue};
use crate::i18n::{self, Message};

/// One thing that can be recovered, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryRow {
    /// What it was called.
    pub name: String,
    /// Its file, if it has one.
    pub path: Option<String>,
    /// How long ago it was last written.
    pub when: String,
    /// How much is newer than the file.
    pub newer: String,
    /// What is newer.
    pub list: Vec<String>,
    /// Whether the file was changed since.
    pub changed_since: bool,
    /// A remark that was being written.
    pub draft: Option<String>,
    /// Whether some of it was torn or spoilt.
    pub torn: bool,
    /// Whether the user is being asked if it is really to go.
    pub discarding: bool,
}

/// What can be recovered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryForm {
    /// One after another, the latest first.
    pub rows: Vec<RecoveryRow>,
}

/// Draws the list.
pub fn recovery_ui(ui: &mut Ui, form: &mut RecoveryForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(560.0);
    let count = form.rows.len();
    ui.label(RichText::new(i18n::recovery::title(count)).font(fonts::semibold(16.0)));
    ui.add_space(4.0);
    ui.add(Label::new(i18n::recovery::explain()).wrap());
    ui.add_space(8.0);
    ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).follow(ui, |ui| {
        for (number, row) in form.rows.iter_mut().enumerate() {
            Frame::new().fill(t.chip).corner_radius(8.0).inner_margin(12.0).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.push_id(number, |ui| row_ui(ui, number, row, count == 1, queue));
            });
            ui.add_space(6.0);
        }
    });
    ui.add_space(6.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let later = ui.add(Button::new(i18n::recovery::later()).min_size(vec2(84.0, 30.0)));
        *close |= later.on_hover_text(i18n::recovery::later_tip()).clicked();
    });
}

fn row_ui(ui: &mut Ui, number: usize, row: &mut RecoveryRow, only: bool, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let small = |text: String| Label::new(RichText::new(text).size(12.0).color(t.dim)).wrap();
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(&row.name).font(fonts::semibold(13.0))).truncate());
        ui.label(RichText::new(&row.when).size(12.0).color(t.dim));
    });
    ui.add(small(row.path.clone().unwrap_or_else(i18n::recovery::no_file)));
    ui.add(Label::new(&row.newer).wrap());
    if row.changed_since {
        ui.add(Label::new(RichText::new(i18n::recovery::changed_since()).size(12.0).color(t.undercut)).wrap());
    }
    if let Some(draft) = &row.draft {
        let said = i18n::recovery::draft(draft.clone());
        ui.add(Label::new(RichText::new(said).size(12.0)).truncate());
    }
    if row.torn {
        ui.add(Label::new(RichText::new(i18n::recovery::torn()).size(12.0).color(t.undercut)).wrap());
    }
    if !row.list.is_empty() {
        egui::CollapsingHeader::new(RichText::new(i18n::recovery::list()).size(12.0)).show(ui, |ui| {
            row.list.iter().for_each(|line| drop(ui.add(small(format!("· {line}")))));
        });
    }
    ui.horizontal(|ui| {
        if row.discarding {
            ui.label(i18n::recovery::really());
            let button = |label: Message| Button::new(label()).fill(t.card).min_size(vec2(72.0, 28.0));
            if ui.add(button(i18n::recovery::really_yes)).clicked() {
                queue.push(Command::DiscardRecovery(number));
            }
            if ui.add(button(i18n::recovery::really_no)).clicked() {
                row.discarding = false;
            }
            return;
        }
        let text = RichText::new(i18n::recovery::open()).font(fonts::semibold(12.5));
        let open = ui.add(Button::new(text.color(t.on_accent)).fill(t.accent).min_size(vec2(84.0, 28.0)));
        // Of one thing, Enter opens it.
        if only && ui.memory(|m| m.focused().is_none()) {
            open.request_focus();
        }
        if open.on_hover_text(i18n::recovery::open_tip()).clicked() {
            queue.push(Command::Recover(number));
        }
        if ui.add(Button::new(i18n::recovery::discard()).fill(t.card).min_size(vec2(84.0, 28.0))).clicked() {
            row.discarding = true;
        }
    });
}

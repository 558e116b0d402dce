//! Earlier versions of the map: what saves have replaced, what was mailed, what was taken in. One can be looked at on the
//! canvas, and gone back to, whole or in part.

use egui::{Align, Button, DragValue, Frame, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::fonts;
use super::scroll::Follow;
use super::theme::Tokens;
use crate::command::{Command, Queue};
use crate::formats::settings::{VERSION_DAYS, VERSIONS};
use crate::i18n;

/// One version, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// How long ago it was kept.
    pub when: String,
    /// Why it was kept.
    pub why: String,
    /// In what it differs from the map as it is.
    pub differs: String,
    /// Its size, in words.
    pub size: String,
    /// Whether it is the map as it is.
    pub is_now: bool,
}

/// The versions of a map, and how many are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionsForm {
    /// The latest first.
    pub rows: Vec<VersionRow>,
    /// How many versions are kept that saves have replaced.
    pub count: u32,
    /// How many days they are kept; 0 for ever.
    pub days: u32,
}

/// Draws the list.
pub fn versions_ui(ui: &mut Ui, form: &mut VersionsForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(560.0);
    ui.label(RichText::new(i18n::versions::title()).font(fonts::semibold(16.0)));
    ui.add_space(4.0);
    ui.add(Label::new(i18n::versions::explain()).wrap());
    ui.add_space(8.0);
    if form.rows.is_empty() {
        Frame::new().fill(t.chip).corner_radius(8.0).inner_margin(16.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(i18n::versions::none()).color(t.dim)).wrap());
        });
    }
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).follow(ui, |ui| {
        for (number, row) in form.rows.iter().enumerate() {
            Frame::new().fill(t.chip).corner_radius(8.0).inner_margin(10.0).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.push_id(number, |ui| row_ui(ui, number, row, queue));
            });
            ui.add_space(4.0);
        }
    });
    ui.add_space(6.0);
    let before = (form.count, form.days);
    ui.horizontal(|ui| {
        ui.label(i18n::versions::keep());
        let count = ui.add(DragValue::new(&mut form.count).range(VERSIONS));
        count.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, i18n::versions::count()));
        ui.label(i18n::versions::versions_for());
        let days = ui.add(DragValue::new(&mut form.days).range(VERSION_DAYS));
        days.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, i18n::versions::days()));
        ui.label(i18n::versions::days_or_ever());
    });
    if (form.count, form.days) != before {
        queue.push(Command::KeepVersions(form.count, form.days));
    }
    ui.add_space(6.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        *close |= ui.add(Button::new(i18n::dialogs::close()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

fn row_ui(ui: &mut Ui, number: usize, row: &VersionRow, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 96.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.label(RichText::new(&row.when).font(fonts::semibold(12.5)));
                ui.label(RichText::new(format!("{} · {}", row.why, row.size)).size(12.0).color(t.dim));
            });
            ui.add(Label::new(RichText::new(&row.differs).size(12.0)).wrap());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let look = Button::new(i18n::versions::look()).fill(t.card).min_size(vec2(84.0, 28.0));
            let look = ui.add_enabled(!row.is_now, look).on_hover_text(i18n::versions::look_tip());
            if look.clicked() {
                queue.push(Command::LookAtVersion(number));
            }
        });
    });
}

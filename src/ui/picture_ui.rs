//! A picture of the map before it is made: which kind, what it shows, how large, on what.

use egui::{Align, Button, Layout, RichText, Ui, vec2};

use super::dialogs_ui::usual_button;
use super::fonts;
use super::theme::Tokens;
use crate::command::{Command, MapPart, PictureForm, Queue};
use crate::i18n::{self, Message};
use crate::picture::{Form, Paper};

/// A row of choices, of which one holds.
fn choices<T: Copy + PartialEq>(ui: &mut Ui, label: Message, value: &mut T, all: &[(T, String, bool)]) {
    let t = Tokens::of(ui.ctx());
    ui.add_space(4.0);
    ui.label(RichText::new(label()).font(fonts::semibold(12.5)).color(t.dim));
    ui.horizontal_wrapped(|ui| {
        for (choice, name, possible) in all {
            let button = Button::selectable(*value == *choice, name).frame_when_inactive(true);
            if ui.add_enabled(*possible, button).clicked() {
                *value = *choice;
            }
        }
    });
}

/// Draws the form.
pub fn picture_ui(ui: &mut Ui, form: &mut PictureForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(440.0);
    ui.label(RichText::new(i18n::pictures::title()).font(fonts::semibold(16.0)));
    let kinds = [
        (Form::Svg, i18n::pictures::svg(), true),
        (Form::Png, i18n::pictures::png(), true),
        (Form::Pdf, i18n::pictures::pdf(), true),
    ];
    choices(ui, i18n::pictures::kind, &mut form.form, &kinds);
    let parts = [
        (MapPart::All, i18n::pictures::all(), true),
        (MapPart::Selection, i18n::pictures::selection(), form.selected),
        (MapPart::Branch, i18n::pictures::branch(), form.selected),
    ];
    choices(ui, i18n::pictures::part, &mut form.part, &parts);
    let sizes = [
        (1, i18n::pictures::once(), true),
        (2, i18n::pictures::twice(), true),
        (3, i18n::pictures::thrice(), true),
        (4, i18n::pictures::four(), true),
    ];
    choices(ui, i18n::pictures::size, &mut form.look.times, &sizes);
    let grounds = [(true, i18n::pictures::paper(), true), (false, i18n::pictures::transparent(), true)];
    choices(ui, i18n::pictures::ground, &mut form.look.paper, &grounds);
    let colours = [(false, i18n::pictures::light(), true), (true, i18n::pictures::dark(), true)];
    choices(ui, i18n::pictures::colours, &mut form.look.dark, &colours);
    if form.form == Form::Pdf {
        let papers = [
            (Paper::AsLarge, i18n::pictures::whole(), true),
            (Paper::A4, i18n::pictures::a4(), true),
            (Paper::A3, i18n::pictures::a3(), true),
            (Paper::Letter, i18n::pictures::letter(), true),
        ];
        choices(ui, i18n::pictures::pages, &mut form.look.page, &papers);
    }
    ui.add_space(4.0);
    ui.add(egui::Label::new(RichText::new(i18n::pictures::carries()).size(12.0).color(t.dim)).wrap());
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if usual_button(ui, i18n::pictures::save, true) {
            queue.push(Command::ExportPicture(*form));
        }
        *close |= ui.add(Button::new(i18n::dialogs::cancel()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

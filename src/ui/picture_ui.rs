//! A picture of the map before it is made: which kind, what it shows, how large, on what.

use egui::{Align, Button, Layout, RichText, Ui, vec2};

use super::dialogs_ui::usual_button;
use super::fonts;
use super::theme::Tokens;
use crate::command::{Command, Part, PictureForm, Queue};
use crate::picture::{Form, Paper};
use crate::words;

/// A row of choices, of which one holds.
fn choices<T: Copy + PartialEq>(ui: &mut Ui, key: &str, value: &mut T, all: &[(T, &str, bool)]) {
    let t = Tokens::of(ui.ctx());
    ui.add_space(4.0);
    ui.label(RichText::new(words::say(key)).font(fonts::semibold(12.5)).color(t.dim));
    ui.horizontal_wrapped(|ui| {
        for (choice, key, possible) in all {
            let button = Button::selectable(*value == *choice, words::say(key)).frame_when_inactive(true);
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
    ui.label(RichText::new(words::say("picture-title")).font(fonts::semibold(16.0)));
    let kinds = [(Form::Svg, "picture-svg", true), (Form::Png, "picture-png", true), (Form::Pdf, "picture-pdf", true)];
    choices(ui, "picture-kind", &mut form.form, &kinds);
    let parts = [
        (Part::All, "picture-all", true),
        (Part::Selection, "picture-selection", form.selected),
        (Part::Branch, "picture-branch", form.selected),
    ];
    choices(ui, "picture-part", &mut form.part, &parts);
    let sizes =
        [(1, "picture-once", true), (2, "picture-twice", true), (3, "picture-thrice", true), (4, "picture-four", true)];
    choices(ui, "picture-size", &mut form.look.times, &sizes);
    let grounds = [(true, "picture-paper", true), (false, "picture-transparent", true)];
    choices(ui, "picture-ground", &mut form.look.paper, &grounds);
    let colours = [(false, "picture-light", true), (true, "picture-dark", true)];
    choices(ui, "picture-colours", &mut form.look.dark, &colours);
    if form.form == Form::Pdf {
        let papers = [
            (Paper::AsLarge, "picture-whole", true),
            (Paper::A4, "picture-a4", true),
            (Paper::A3, "picture-a3", true),
            (Paper::Letter, "picture-letter", true),
        ];
        choices(ui, "picture-pages", &mut form.look.page, &papers);
    }
    ui.add_space(4.0);
    ui.add(egui::Label::new(RichText::new(words::say("picture-carries")).size(12.0).color(t.dim)).wrap());
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if usual_button(ui, "picture-save", true) {
            queue.push(Command::ExportPicture(*form));
        }
        *close |= ui.add(Button::new(words::say("dialog-cancel")).min_size(vec2(84.0, 30.0))).clicked();
    });
}

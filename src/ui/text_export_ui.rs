//! In which language the map is to be written for other programs, and for what each is good.

use egui::{Align, Button, Label, Layout, RichText, Ui, vec2};

use super::dialogs_ui::usual_button;
use super::fonts;
use super::theme::Tokens;
use crate::command::{Command, Queue};
use crate::formats::text_export::TextForm;
use crate::i18n;

/// The name of a language, and what it is good for.
fn texts(form: TextForm) -> [String; 2] {
    match form {
        TextForm::Markdown => [i18n::export::markdown(), i18n::export::markdown_tip()],
        TextForm::Argdown => [i18n::export::argdown(), i18n::export::argdown_tip()],
        TextForm::Csv => [i18n::export::csv(), i18n::export::csv_tip()],
        TextForm::Dot => [i18n::export::dot(), i18n::export::dot_tip()],
        TextForm::Mermaid => [i18n::export::mermaid(), i18n::export::mermaid_tip()],
        TextForm::Latex => [i18n::export::latex(), i18n::export::latex_tip()],
    }
}

/// Draws the form.
pub fn exchange_ui(ui: &mut Ui, form: &mut TextForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(440.0);
    ui.label(RichText::new(i18n::export::title()).font(fonts::semibold(16.0)));
    ui.add_space(6.0);
    for choice in TextForm::ALL {
        let [name, tip] = texts(choice);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.radio_value(form, choice, RichText::new(name).font(fonts::semibold(13.0)));
            ui.horizontal_top(|ui| {
                // Below the name, which stands beside the radio button.
                ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
                ui.add(Label::new(RichText::new(tip).size(12.0).color(t.dim)).wrap());
            });
        });
    }
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(i18n::export::loses()).size(12.0).color(t.dim)).wrap());
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if usual_button(ui, i18n::pictures::save, true) {
            queue.push(Command::ExportText(*form));
        }
        *close |= ui.add(Button::new(i18n::dialogs::cancel()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

//! Before a map leaves: what goes, what stays behind, what exactly is in the files, and what the mail says.

use std::collections::BTreeSet;

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui, WidgetInfo, vec2};

use super::dialogs_ui::usual_button;
use super::field::TextField;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, MailChoices, Queue};
use crate::i18n::{self, Message};
use crate::model::{Source, limits};

/// What is in the files, as they were made for certain choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// The choices.
    pub choices: MailChoices,
    /// The files: name and size in bytes.
    pub files: Vec<(String, usize)>,
    /// What is in them, in words.
    pub facts: Vec<String>,
}

/// A mail as it is being prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailForm {
    /// What goes.
    pub choices: MailChoices,
    /// The tags whose cards stay behind, as they are being typed.
    pub tags: String,
    /// What the mail is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// For which choices the files are being made.
    asked: Option<MailChoices>,
    /// Whether they could not be made.
    pub failed: bool,
    /// What subject and body were before somebody wrote on them.
    begun: [String; 2],
    /// What is in the files, once that is known.
    pub ready: Option<Ready>,
}

impl MailForm {
    /// A mail about this, which says this, unless somebody writes something else.
    pub fn of(choices: MailChoices, subject: String, body: String) -> Self {
        let begun = [subject.clone(), body.clone()];
        Self { choices, subject, body, begun, ..Self::default() }
    }

    /// Subject and body, if somebody has written on them.
    pub fn fields(&self) -> Option<Vec<String>> {
        let now = [&self.subject, &self.body];
        (now != self.begun.each_ref()).then(|| now.map(String::clone).into())
    }

    /// Says again what subject and body said when the program ended.
    pub fn resume(&mut self, fields: &[String]) {
        for (field, said) in [&mut self.subject, &mut self.body].into_iter().zip(fields) {
            limits::cut(said, limits::TEXT_CHARS).clone_into(field);
        }
    }
}

/// Draws the form.
pub fn mail_ui(ui: &mut Ui, view: &View<'_>, form: &mut MailForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(540.0);
    ui.label(RichText::new(i18n::mail::title()).font(fonts::semibold(16.0)));
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(200.0, 620.0);
    ScrollArea::vertical().max_height(height).auto_shrink(false).follow(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        let head = |ui: &mut Ui, label: Message| {
            ui.add_space(4.0);
            ui.label(RichText::new(label()).font(fonts::semibold(12.5)).color(t.dim));
        };
        head(ui, i18n::mail::attached);
        ui.checkbox(&mut form.choices.map, i18n::mail::map());
        ui.checkbox(&mut form.choices.page, i18n::mail::page());
        head(ui, i18n::mail::behind);
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut form.choices.leave.notes, i18n::mail::notes());
            ui.checkbox(&mut form.choices.leave.comments, i18n::mail::comments());
            ui.checkbox(&mut form.choices.nameless, i18n::mail::names());
            let texts = view.map.sources().values().filter_map(Source::text);
            let bytes: usize = texts.map(|text| text.words().len()).sum();
            if bytes > 0 {
                let text = i18n::mail::texts(bytes.div_ceil(1000));
                ui.checkbox(&mut form.choices.textless, text).on_hover_text(i18n::mail::texts_tip());
            }
            if view.assumptions > 0 {
                let mut behind = !form.choices.what_if;
                ui.checkbox(&mut behind, i18n::mail::what_if()).on_hover_text(i18n::mail::what_if_tip());
                form.choices.what_if = !behind;
            }
        });
        ui.horizontal_wrapped(|ui| {
            for (id, side) in view.map.sides() {
                let mut stays = form.choices.leave.sides.contains(id);
                let text = i18n::mail::side(side.letter.clone(), side.name.clone());
                if ui.checkbox(&mut stays, text).changed() {
                    if stays {
                        form.choices.leave.sides.insert(*id);
                    } else {
                        form.choices.leave.sides.remove(id);
                    }
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(i18n::mail::tagged());
            let field = TextField::line(&mut form.tags).limit(limits::LINE_CHARS).width(f32::INFINITY);
            let field = ui.add(field.hint(i18n::mail::tagged_hint()));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, i18n::mail::tagged()));
        });
        let tags = form.tags.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        form.choices.leave.tagged = tags.map(str::to_owned).collect::<BTreeSet<_>>();
        if !form.choices.leave.is_nothing() {
            ui.add(egui::Label::new(RichText::new(i18n::mail::apart()).size(12.0)).wrap());
        }
        head(ui, i18n::mail::inside);
        match form.ready.as_ref().filter(|ready| ready.choices == form.choices) {
            Some(ready) => {
                for (name, size) in &ready.files {
                    let line = i18n::mail::file(name.clone(), size.div_ceil(1000));
                    ui.label(RichText::new(line).font(fonts::semibold(12.5)));
                }
                for fact in &ready.facts {
                    ui.add(egui::Label::new(RichText::new(fact).size(12.0).color(t.dim)).wrap());
                }
            }
            None if form.failed => {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(i18n::mail::failed()).size(12.0).color(t.undercut));
                    if ui.button(i18n::mail::again()).clicked() {
                        form.asked = None;
                    }
                });
            }
            None => {
                ui.label(RichText::new(i18n::mail::preparing()).size(12.0).color(t.dim));
            }
        }
        head(ui, i18n::mail::says);
        let fields: [(_, Message, _); 2] =
            [(&mut form.subject, i18n::mail::subject, 1), (&mut form.body, i18n::mail::body_field, 4)];
        for (text, label, rows) in fields {
            let field = if rows > 1 { TextField::lines(text, rows) } else { TextField::line(text) };
            let field = ui.add(field.width(f32::INFINITY).limit(limits::TEXT_CHARS));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label()));
        }
    });
    // Once for each choice: who asks in every frame gives up what was asked in the frame before.
    if form.asked.as_ref() != Some(&form.choices) {
        form.asked = Some(form.choices.clone());
        form.failed = false;
        queue.push(Command::PrepareMail(form.choices.clone()));
    }
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let ready = form.ready.as_ref().is_some_and(|ready| ready.choices == form.choices && !ready.files.is_empty());
        if usual_button(ui, i18n::mail::draft, ready) {
            queue.push(Command::DraftMail(form.subject.clone(), form.body.clone()));
        }
        *close |= ui.add(Button::new(i18n::dialogs::cancel()).min_size(vec2(84.0, 30.0))).clicked();
    });
}

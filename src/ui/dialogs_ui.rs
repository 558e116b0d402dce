//! Questions that the window asks itself, and pages of text: closing with unsaved work, a path where
//! there is no dialog, what is wrong with a file, the keys.

use egui::{Align, Align2, Button, Id, Key, Layout, Modal, RichText, ScrollArea, Ui, vec2};

use super::bibliography_ui::bibliography_ui;
use super::brief_ui::{BriefSheet, brief_ui};
use super::citation_check_ui::{CheckForm, check_ui};
use super::field::TextField;
use super::format_ui::{FormatForm, format_ui};
use super::mail_ui::{MailForm, mail_ui};
use super::picture_ui::picture_ui;
use super::recovery_ui::{RecoveryForm, recovery_ui};
use super::scroll::Follow;
use super::source_form_ui::{SourceForm, source_form_ui};
use super::text_export_ui::exchange_ui;
use super::theme::Tokens;
use super::versions_ui::{VersionsForm, versions_ui};
use super::{View, fonts};
use crate::command::{Action, Command, Menu, PictureForm, Queue};
use crate::formats::text_export::TextForm;
use crate::i18n::{self, Message};

/// One of the answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogButton {
    /// What the button says.
    pub label: String,
    /// Whether it is the one that Enter gives.
    pub usual: bool,
}

/// What stands in front of everything until it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// A question with its answers; the last one is also that of Escape.
    Ask {
        /// The question in a few words.
        title: String,
        /// What hangs on it.
        text: String,
        /// A list, for example of problems.
        list: Vec<String>,
        /// The answers.
        choices: Vec<DialogButton>,
    },
    /// A path is asked for, because the system has no dialog.
    Path {
        /// What the path is for.
        title: String,
        /// The path as it is being typed.
        path: String,
    },
    /// A picture is being described.
    Picture(PictureForm),
    /// A language for other programs is being chosen.
    Text(TextForm),
    /// A mail is being prepared.
    Mail(Box<MailForm>),
    /// A brief is being described.
    Brief(Box<BriefSheet>),
    /// A source is being described.
    Source(Box<SourceForm>),
    /// Citations have to be looked at.
    Check(Box<CheckForm>),
    /// The sources as a bibliography; whether only those that are cited.
    Bibliography(bool),
    /// Earlier versions of the map.
    Versions(Box<VersionsForm>),
    /// The program broke down; what is to be said to whoever mends it.
    Report {
        /// Without any of the user's text.
        report: String,
    },
    /// Unsaved work of earlier runs is offered.
    Recovery(Box<RecoveryForm>),
    /// The format of the debate is being chosen.
    Format(Box<FormatForm>),
    /// What the user is called in maps.
    Name {
        /// The name as it is being typed.
        name: String,
    },
    /// The page of keys.
    Keys,
    /// About the program.
    About,
}

/// Windows lower than this, in points, are small: a laptop's at one and a half times the usual size.
const SMALL: f32 = 560.0;

/// What a kind of dialog shows.
fn content_ui(ui: &mut Ui, view: &View<'_>, current: &mut Dialog, queue: &mut Queue, close: &mut bool) {
    match current {
        Dialog::Ask { title, text, list, choices } => ask_ui(ui, title, text, list, choices, queue),
        Dialog::Path { title, path } => {
            let path = (path, i18n::fields::path(), i18n::notices::path_explain());
            if let Some(path) = line_ui(ui, title, path, close).filter(|path| !path.is_empty()) {
                queue.push(Command::AnswerPath(path));
            }
        }
        Dialog::Picture(form) => picture_ui(ui, form, queue, close),
        Dialog::Text(form) => exchange_ui(ui, form, queue, close),
        Dialog::Mail(form) => mail_ui(ui, view, form, queue, close),
        Dialog::Brief(sheet) => brief_ui(ui, view, sheet, queue, close),
        Dialog::Source(form) => source_form_ui(ui, view, form, queue, close),
        Dialog::Check(form) => check_ui(ui, view, form, queue, close),
        Dialog::Versions(form) => versions_ui(ui, form, queue, close),
        Dialog::Report { report } => report_ui(ui, report, queue, close),
        Dialog::Recovery(form) => recovery_ui(ui, form, queue, close),
        Dialog::Bibliography(cited) => bibliography_ui(ui, view, cited, queue, close),
        Dialog::Format(form) => format_ui(ui, view, form, queue, close),
        Dialog::Name { name } => {
            let name = (name, i18n::fields::name(), i18n::dialogs::name_explain());
            if let Some(name) = line_ui(ui, &i18n::dialogs::name_title(), name, close) {
                queue.push(Command::SetName(name));
            }
        }
        Dialog::Keys => {
            keys_ui(ui, view);
            *close |= ui.button(i18n::dialogs::close()).clicked();
        }
        Dialog::About => {
            about_ui(ui);
            *close |= ui.button(i18n::dialogs::close()).clicked();
        }
    }
}

/// Draws the dialog, if there is one. Typing into it changes it; answers go to the queue.
pub fn dialogs_ui(ui: &Ui, view: &View<'_>, dialog: &mut Option<Dialog>, queue: &mut Queue) {
    let Some(current) = dialog else { return };
    let mut close = false;
    let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::same(20));
    // Each kind remembers its own size: a small one would be as high as the large one before it.
    let kind = std::mem::discriminant(current);
    let id = Id::unique(("dialog", kind));
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top_of(ui.ctx(), id)));
    let response = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        let window = ui.ctx().content_rect();
        ui.set_max_width(660.0_f32.min(window.width() - 60.0));
        if window.height() < SMALL {
            // All of it scrolls where even the short ones may not fit.
            let area = ScrollArea::vertical().max_height(window.height() - 60.0).id_salt("whole dialog");
            area.follow(ui, |ui| content_ui(ui, view, current, queue, &mut close));
        } else {
            content_ui(ui, view, current, queue, &mut close);
        }
    });
    // Its parts learn their sizes of one another from one frame to the next: until none moves, there is another frame.
    let (place, id) = (response.response.rect, Id::unique("dialog place"));
    if ui.ctx().data(|data| data.get_temp(id)) != Some(place) {
        ui.ctx().data_mut(|data| data.insert_temp(id, place));
        ui.ctx().request_repaint();
    }
    // A click beside a form, or beside a question, discards nothing: only what is merely read goes away by it.
    let is_read = matches!(current, Dialog::Keys | Dialog::About);
    if response.should_close() && (is_read || !response.backdrop_response.clicked()) {
        match current {
            Dialog::Ask { choices, .. } => queue.push(Command::Answer(choices.len().saturating_sub(1))),
            Dialog::Path { .. }
            | Dialog::Picture(_)
            | Dialog::Text(_)
            | Dialog::Mail(_)
            | Dialog::Source(_)
            | Dialog::Check(_)
            | Dialog::Bibliography(_)
            | Dialog::Recovery(_)
            | Dialog::Report { .. }
            | Dialog::Versions(_)
            | Dialog::Format(_)
            | Dialog::Brief(_)
            | Dialog::Name { .. }
            | Dialog::Keys
            | Dialog::About => close = true,
        }
    }
    if close {
        // Whoever waits for a path learns that none will come.
        queue.push(Command::Answer(usize::MAX));
        *dialog = None;
    }
}

fn title_ui(ui: &mut Ui, title: &str) {
    ui.label(RichText::new(title).font(fonts::semibold(16.0)));
    ui.add_space(4.0);
}

fn ask_ui(ui: &mut Ui, title: &str, text: &str, list: &[String], choices: &[DialogButton], queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    title_ui(ui, title);
    ui.add(egui::Label::new(text).wrap());
    if !list.is_empty() {
        ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]).follow(ui, |ui| {
            for line in list.iter().take(500) {
                ui.add(egui::Label::new(RichText::new(line).size(12.0).color(t.dim)).wrap());
            }
        });
    }
    ui.add_space(10.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (number, choice) in choices.iter().enumerate() {
            let text = RichText::new(&choice.label).font(fonts::semibold(12.5));
            let button =
                if choice.usual { Button::new(text.color(t.on_accent)).fill(t.accent) } else { Button::new(text) };
            let response = ui.add(button.min_size(vec2(84.0, 30.0)));
            let enter = choice.usual && ui.input(|i| i.key_pressed(Key::Enter)) && ui.memory(|m| m.focused().is_none());
            if response.clicked() || enter {
                queue.push(Command::Answer(number));
            }
            if choice.usual && ui.memory(|m| m.focused().is_none()) {
                response.request_focus();
            }
        }
    });
}

/// Says that the program broke down, where the work is, and what can be sent to whoever mends it.
fn report_ui(ui: &mut Ui, report: &str, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(600.0);
    title_ui(ui, &i18n::notices::broke_down_title());
    ui.add(egui::Label::new(i18n::notices::broke_down_explain()).wrap());
    ui.add_space(8.0);
    egui::Frame::new().fill(t.chip).corner_radius(8.0).inner_margin(10.0).show(ui, |ui| {
        ScrollArea::both().max_height(260.0).auto_shrink([false, true]).follow(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(report).monospace().size(11.0)).extend());
        });
    });
    ui.add_space(10.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        *close |= usual_button(ui, i18n::notices::broke_down_go_on, true);
        if ui.add(Button::new(i18n::notices::broke_down_copy()).min_size(vec2(84.0, 30.0))).clicked() {
            queue.push(Command::CopyText(report.to_owned()));
        }
    });
}

/// The button of a dialog that is marked as the usual answer: Enter presses it, also in a field of one line, unless another
/// control has the keyboard.
pub fn usual_button(ui: &mut Ui, label: Message, enabled: bool) -> bool {
    let t = Tokens::of(ui.ctx());
    let text = RichText::new(label()).font(fonts::semibold(12.5)).color(t.on_accent);
    let button = ui.add_enabled(enabled, Button::new(text).fill(t.accent).min_size(vec2(96.0, 30.0)));
    let is_free = enabled && ui.memory(|memory| memory.focused().is_none());
    if is_free {
        button.request_focus();
    }
    let by_key = is_free && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    button.clicked() || by_key
}

/// Asks for a line of text: the text so far, its name, what it is for. Returns it when it is done.
fn line_ui(
    ui: &mut Ui,
    title: &str,
    (line, name, explain): (&mut String, String, String),
    close: &mut bool,
) -> Option<String> {
    title_ui(ui, title);
    ui.add(egui::Label::new(explain).wrap());
    let field = TextField::line(line).id(Id::unique(&name)).width(520.0).limit(4_000);
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name.clone()));
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if !enter && ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(10.0);
    let mut done = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let t = Tokens::of(ui.ctx());
        let text = RichText::new(i18n::dialogs::ok()).font(fonts::semibold(12.5)).color(t.on_accent);
        let ok = ui.add(Button::new(text).fill(t.accent).min_size(vec2(84.0, 30.0)));
        if ok.clicked() || enter {
            done = Some(line.trim().to_owned());
        }
        *close |= ui.button(i18n::dialogs::cancel()).clicked();
    });
    done
}

fn keys_ui(ui: &mut Ui, view: &View<'_>) {
    let t = Tokens::of(ui.ctx());
    title_ui(ui, &Action::Keys.label());
    let height = (ui.ctx().content_rect().height() - 200.0).clamp(160.0, 560.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).follow(ui, |ui| {
        for menu in Menu::ALL {
            let actions: Vec<_> = Action::all().filter(|a| a.menu() == menu && !a.shortcuts().is_empty()).collect();
            if actions.is_empty() {
                continue;
            }
            ui.add_space(6.0);
            ui.label(RichText::new(menu.title()).font(fonts::semibold(13.0)).color(t.dim));
            egui::Grid::new(("keys", menu.title())).num_columns(2).min_col_width(170.0).spacing(vec2(24.0, 4.0)).show(
                ui,
                |ui| {
                    for action in actions {
                        let keys: Vec<_> = action.shortcuts().iter().map(|s| s.text(view.is_mac)).collect();
                        ui.label(RichText::new(keys.join("   ")).font(fonts::semibold(12.0)));
                        ui.label(action.label());
                        ui.end_row();
                    }
                },
            );
        }
    });
    ui.add_space(8.0);
}

fn about_ui(ui: &mut Ui) {
    title_ui(ui, &format!("Counterpoint {}", env!("CARGO_PKG_VERSION")));
    ui.add(egui::Label::new(i18n::dialogs::about_text()).wrap());
    ui.add_space(8.0);
}

/// Where a dialog begins, in points below the upper edge of the window: it is in the middle when it comes, and stays
/// there when it grows, so that nothing moves under the pointer, unless it would leave the window.
fn top_of(ctx: &egui::Context, id: Id) -> f32 {
    let window = ctx.content_rect().height();
    let height = ctx.memory(|memory| memory.area_rect(id)).map_or(0.0, |rect| rect.height());
    let pass = ctx.cumulative_pass_nr();
    // Its first passes find out how large it is.
    let begun = ctx.data(|data| data.get_temp::<(u64, u64, f32)>(id)).filter(|(_, last, _)| last + 2 >= pass);
    let (first, top) = match begun {
        Some((first, _, top)) if first + 2 < pass => (first, top.min((window - height).max(0.0))),
        Some((first, ..)) => (first, (window - height).max(0.0) / 2.0),
        None => (pass, (window - height).max(0.0) / 2.0),
    };
    ctx.data_mut(|data| data.insert_temp(id, (first, pass, top)));
    top.round()
}

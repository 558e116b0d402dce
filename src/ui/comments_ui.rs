//! What team mates say about the selected card or link: remarks, replies, and whether they are dealt with.

use egui::{Align, Button, Layout, RichText, Ui, WidgetInfo, vec2};

use super::field::TextField;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, Queue};
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{Comment, ElementId, limits};

/// What is being written: about what, in reply to what, and the text so far.
#[derive(Clone, Debug, Default)]
pub struct CommentsState {
    writing: Option<((ElementId, Option<ElementId>), String)>,
    /// The field that has the keyboard.
    at: Option<(ElementId, Option<ElementId>)>,
}

impl CommentsState {
    /// What is being written: about what, in reply to what, and the text so far.
    pub fn draft(&self) -> Option<(ElementId, Option<ElementId>, &str)> {
        let ((on, reply_to), text) = self.writing.as_ref()?;
        Some((*on, *reply_to, text.as_str())).filter(|(.., text)| !text.trim().is_empty())
    }

    /// What was being written about an element that is gone.
    pub fn take_lost(&mut self, is_gone: &dyn Fn(ElementId) -> bool) -> Option<String> {
        self.writing.take_if(|((on, _), _)| is_gone(*on)).map(|(_, text)| text)
    }

    /// Goes on with what was being written.
    pub fn resume(&mut self, on: ElementId, reply_to: Option<ElementId>, text: String) {
        self.writing = Some(((on, reply_to), text));
    }
}

/// The field in which a remark on an element is written.
pub fn comment_field(on: ElementId) -> egui::Id {
    egui::Id::unique(("comment", on, None::<ElementId>))
}

/// Who made a remark, in words.
fn who(view: &View<'_>, id: ElementId) -> String {
    if id.replica == view.replica {
        return i18n::comments::you();
    }
    match view.ledger.author(id) {
        Some(name) => name.to_owned(),
        None => i18n::review::nameless(id.replica.to_string()),
    }
}

/// Draws the remarks on an element, and the field for another.
pub fn comments_ui(ui: &mut Ui, view: &View<'_>, state: &mut CommentsState, on: ElementId, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let all: Vec<(ElementId, &Comment)> = view.map.comments_on(on).collect();
    ui.add_space(6.0);
    let open = all.iter().filter(|(_, comment)| comment.reply_to.is_none() && !comment.resolved).count();
    let title = i18n::comments::comments_title(open);
    ui.label(RichText::new(title).font(fonts::semibold(12.0)).color(t.dim));
    for (id, comment) in all.iter().filter(|(_, comment)| comment.reply_to.is_none()) {
        egui::Frame::new().fill(t.chip).corner_radius(8.0).inner_margin(8.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            remark_ui(ui, view, *id, comment, queue);
            for (reply, said) in all.iter().filter(|(_, other)| other.reply_to == Some(*id)) {
                ui.indent(reply, |ui| remark_ui(ui, view, *reply, said, queue));
            }
            if !comment.resolved {
                write_ui(ui, state, on, Some(*id), queue);
            }
        });
    }
    write_ui(ui, state, on, None, queue);
}

/// One remark: who, what, and what can be done with it.
fn remark_ui(ui: &mut Ui, view: &View<'_>, id: ElementId, comment: &Comment, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(RichText::new(who(view, id)).font(fonts::semibold(11.5)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = ui.add(Button::new("×").small()).on_hover_text(i18n::comments::remove());
            remove.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, i18n::comments::remove()));
            if remove.clicked() {
                queue.push(Command::RemoveComment(id));
            }
            if comment.reply_to.is_none() {
                let mut resolved = comment.resolved;
                if ui.checkbox(&mut resolved, i18n::comments::resolved()).changed() {
                    queue.push(Command::SetComment(id, Comment { resolved, ..comment.clone() }));
                }
            }
        });
    });
    let colour = if comment.resolved { t.dim } else { t.text };
    ui.add(egui::Label::new(RichText::new(sanitize(&comment.text)).size(12.5).color(colour)).wrap());
}

/// The field for a remark or a reply; Ctrl+Enter or the button says it.
fn write_ui(ui: &mut Ui, state: &mut CommentsState, on: ElementId, reply_to: Option<ElementId>, queue: &mut Queue) {
    let key = (on, reply_to);
    let mut text = match &state.writing {
        Some((known, text)) if *known == key => text.clone(),
        _ => String::new(),
    };
    let (name, hint) = if reply_to.is_some() {
        (i18n::comments::reply(), i18n::comments::reply())
    } else {
        (i18n::comments::add(), i18n::comments::hint())
    };
    let id = egui::Id::unique(("comment", on, reply_to));
    let rows = if text.is_empty() { 1 } else { 2 };
    let field = TextField::lines(&mut text, rows).id(id).width(f32::INFINITY);
    let field = field.hint(hint).limit(limits::TEXT_CHARS).margin(egui::Margin::symmetric(8, 5));
    // Before the field sees the key as a line of its own.
    let writes = ui.memory(|m| m.has_focus(id));
    let said = writes && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, name.clone()));
    if response.has_focus() {
        // Whoever comes by a key sees where that leads.
        if state.at != Some(key) {
            response.scroll_to_me(Some(Align::Center));
        }
        state.at = Some(key);
    } else if state.at == Some(key) {
        state.at = None;
    }
    let mut say = said;
    if !text.trim().is_empty() {
        say |= ui.add(Button::new(i18n::comments::say()).min_size(vec2(60.0, 24.0))).clicked();
    }
    if say && !text.trim().is_empty() {
        queue.push(Command::AddComment(on, reply_to, text.trim().to_owned()));
        state.writing = None;
    } else if response.changed() {
        state.writing = Some((key, text));
    }
}

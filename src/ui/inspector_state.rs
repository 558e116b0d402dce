//! The text fields of the inspector: what stands in them while they are open.

use egui::Ui;

use super::comments_ui::CommentsState;
use super::field::TextField;
use crate::command::{Command, Queue};
use crate::i18n;
use crate::model::{ElementId, Map};

/// A text field of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum InspectorField {
    Text,
    Note,
    Tags,
    Sentences,
    Attributed,
    Quote,
    SchemeOwn,
    FrameTitle,
    Title,
    Motion,
    SideLetter,
    SideName,
}

impl InspectorField {
    fn label(self) -> String {
        match self {
            Self::Text => i18n::fields::text(),
            Self::Note => i18n::fields::note(),
            Self::Tags => i18n::fields::tags(),
            Self::Sentences => i18n::fields::sentences(),
            Self::Attributed => i18n::fields::attributed(),
            Self::Quote => i18n::fields::quote(),
            Self::SchemeOwn => i18n::fields::scheme_own(),
            Self::FrameTitle => i18n::fields::frame_title(),
            Self::Title => i18n::fields::title(),
            Self::Motion => i18n::fields::motion(),
            Self::SideLetter => i18n::fields::side_letter(),
            Self::SideName => i18n::fields::side_name(),
        }
    }
}

/// A field of an element, and which of several of its kind.
pub(super) type FieldKey = (ElementId, InspectorField, usize);

/// A text that is being edited in the panel. What the map makes of it may be written otherwise (tags, for example).
#[derive(Clone, Debug)]
struct Buffer {
    key: FieldKey,
    text: String,
    /// What the map held when it was drawn last.
    known: String,
    /// Whether what was typed is what the map holds.
    in_map: bool,
    /// Whether something was typed in the last frame, which changes what the map holds.
    typed: bool,
}

/// The state of the panel.
#[derive(Clone, Debug, Default)]
pub struct InspectorState {
    /// Texts that are being edited in the panel, by element and field, so that what is typed is not
    /// overwritten before it is taken over.
    buffer: Option<Buffer>,
    /// Remarks that are being written.
    pub comments: CommentsState,
}

impl InspectorState {
    /// A text field bound to a value of the map; returns the text when it was changed.
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        key: FieldKey,
        value: &str,
        lines: usize,
        limit: usize,
        queue: &mut Queue,
    ) -> Option<String> {
        let mut text = match &mut self.buffer {
            Some(buffer) if buffer.key == key => {
                // Somebody else has changed it: it is taken over, unless the map does not have what was typed.
                if buffer.known != value && buffer.in_map && !buffer.typed {
                    value.clone_into(&mut buffer.text);
                }
                value.clone_into(&mut buffer.known);
                buffer.text.clone()
            }
            _ => value.to_owned(),
        };
        let name = key.1.label();
        let field = if lines > 1 { TextField::lines(&mut text, lines) } else { TextField::line(&mut text) };
        let id = egui::Id::unique(("inspector", key));
        let field = field.id(id).width(f32::INFINITY).limit(limit).margin(egui::Margin::symmetric(10, 7));
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name.clone()));
        if response.gained_focus() {
            if let Some(mut known) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
                // The field's own undo must not lead back behind what the map has undone since.
                known.clear_undoer();
                known.store(ui.ctx(), id);
            }
            queue.push(Command::CloseStep);
        }
        if response.has_focus() {
            let known = value.to_owned();
            self.buffer = Some(Buffer { key, text: text.clone(), known, in_map: true, typed: response.changed() });
        } else if self.buffer.as_ref().is_some_and(|buffer| buffer.key == key) {
            self.buffer = None;
            queue.push(Command::CloseStep);
        }
        (response.changed() && text != value).then_some(text)
    }
}

impl InspectorState {
    /// What is being written of an element that somebody has deleted meanwhile is not lost.
    pub(super) fn keep_what_lost_its_element(&mut self, map: &Map, queue: &mut Queue) {
        let is_gone = |id: ElementId| map.kind_of(id).is_none() && id != map.id();
        if let Some(buffer) = self.buffer.take_if(|buffer| is_gone(buffer.key.0)) {
            queue.push(Command::KeepTyped(buffer.text));
        }
        if let Some(text) = self.comments.take_lost(&is_gone) {
            queue.push(Command::KeepTyped(text));
        }
    }
}

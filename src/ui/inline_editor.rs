//! A card that is being written on, on the canvas, in the outline or on the flow sheet: the field and what they share of
//! beginning and ending.

use egui::{Id, Key, Modifiers, Rect, Role, Ui, WidgetInfo};

use super::field::TextField;
use super::open_text::OpenText;
use crate::command::{Command, Queue};
use crate::i18n;
use crate::model::{ElementId, Map, limits};

/// A card that is being written on, or a frame whose title is.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The card.
    pub id: ElementId,
    /// What the field holds.
    pub open: OpenText,
    /// Whether the field has had its focus yet.
    pub begun: bool,
    /// Before which letter the caret stood in the last frame.
    pub caret: Option<usize>,
    /// Whether its field was drawn in this frame.
    pub drawn: bool,
    /// Whether the card was made for being written on: it goes again if nothing is.
    pub fresh: bool,
}

impl Writing {
    /// Begins to write on a card; `fresh`: it was made for that.
    pub fn on(id: ElementId, text: String, fresh: bool) -> Self {
        Self { id, open: OpenText::new(text), begun: false, caret: None, drawn: true, fresh }
    }

    /// Whether the card was made for being written on and was not.
    pub fn is_nothing(&self) -> bool {
        self.fresh && self.open.text.trim().is_empty()
    }
}

/// What became of the writing in a frame.
pub enum Wrote {
    /// It began: the field asked for the keyboard.
    Begun,
    /// It goes on.
    On,
    /// It ended, by Enter, Tab or Escape, or because the keyboard went elsewhere.
    Ended {
        /// The card that was written on.
        id: ElementId,
        /// Whether it was made for that and goes again.
        nothing: bool,
        /// The key that ended it.
        by: Option<Key>,
    },
}

/// Draws the field in which a card is written, and puts each change on the map; `None` if none is written on.
pub fn writing_ui(
    ui: &mut Ui,
    map: &Map,
    writing: &mut Option<Writing>,
    area: Rect,
    field_id: fn(ElementId) -> Id,
    queue: &mut Queue,
    field: impl FnOnce(&mut String) -> TextField<'_>,
) -> Option<Wrote> {
    let now = writing.as_mut()?;
    now.drawn = true;
    if let Some(statement) = map.statements().get(&now.id) {
        now.open.follow(&statement.text);
    }
    let keys = [Key::Enter, Key::Tab, Key::Escape];
    // All are taken, so that none that came with another goes on to something else.
    let pressed = keys.map(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)).then_some(key));
    let by = pressed.into_iter().flatten().next();
    let before = now.open.text.clone();
    let id = field_id(now.id);
    let field = field(&mut now.open.text).id(id).limit(limits::TEXT_CHARS).lock_focus();
    if !now.begun {
        // Before the field is drawn, so that it gets the keys of this frame.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let response = ui.put(area, field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, i18n::fields::text()));
    let begins = !std::mem::replace(&mut now.begun, true);
    if begins {
        if !now.fresh {
            queue.push(Command::CloseStep);
        }
    } else if by.is_some() || !response.has_focus() {
        let (id, nothing) = (now.id, now.is_nothing());
        // As in every sheet; what was written on a new card stays, for nothing else was there.
        if by == Some(Key::Escape) && !now.fresh {
            queue.push(Command::TakeBackTyped(id));
        }
        leave(writing, queue);
        return Some(Wrote::Ended { id, nothing, by });
    }
    if now.open.text != before {
        now.open.typed();
        queue.push(Command::SetText(now.id, now.open.text.clone()));
    }
    Some(if begins { Wrote::Begun } else { Wrote::On })
}

/// Ends the writing, if there is any; a card that was made for it and was not written on goes.
pub fn leave(writing: &mut Option<Writing>, queue: &mut Queue) {
    if let Some(writing) = writing.take() {
        if writing.is_nothing() {
            queue.push(Command::DropFresh(writing.id));
        }
        queue.push(Command::CloseStep);
    }
}

/// Ends the writing when its field was not drawn since this was asked last: what was typed is on the map already, unless
/// somebody has deleted the card.
pub fn end_lost(map: &Map, writing: &mut Option<Writing>, queue: &mut Queue) {
    if let Some(lost) = writing.take_if(|writing| !map.statements().contains_key(&writing.id)) {
        queue.push(Command::KeepTyped(lost.open.text));
        return;
    }
    if writing.as_mut().is_some_and(|writing| !std::mem::take(&mut writing.drawn)) {
        leave(writing, queue);
    }
}

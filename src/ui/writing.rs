//! A card that is being written on in the outline or on the flow sheet: what both share of beginning and ending.

use crate::command::{Command, Queue};
use crate::model::ElementId;

/// A card that is being written on.
pub struct Writing {
    /// The card.
    pub id: ElementId,
    /// The text as it stands in the field.
    pub text: String,
    /// Whether the field has had its focus yet.
    pub begun: bool,
    /// Whether its field was drawn in this frame.
    pub drawn: bool,
    /// Whether the card was made for being written on: it goes again if nothing is.
    fresh: bool,
}

impl Writing {
    /// Begins to write on a card; `fresh`: it was made for that.
    pub fn on(id: ElementId, text: String, fresh: bool) -> Self {
        Self { id, text, begun: false, drawn: true, fresh }
    }

    /// Whether the card was made for being written on and was not.
    pub fn is_nothing(&self) -> bool {
        self.fresh && self.text.trim().is_empty()
    }
}

/// Ends the writing, if there is any; a card that was made for it and was not written on goes.
pub fn leave(writing: &mut Option<Writing>, queue: &mut Queue) {
    if let Some(writing) = writing.take() {
        queue.push(Command::CloseStep);
        if writing.is_nothing() {
            queue.push(Command::DropFresh(writing.id));
        }
    }
}

/// Ends the writing when its field was not drawn since this was asked last: what was typed is on the map already.
pub fn end_lost(writing: &mut Option<Writing>, queue: &mut Queue) {
    if writing.as_mut().is_some_and(|writing| !std::mem::take(&mut writing.drawn)) {
        leave(writing, queue);
    }
}

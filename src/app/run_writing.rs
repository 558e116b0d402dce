//! Where cards are written on, and what becomes of one on which nothing was written.

use super::App;
use crate::command::Stage;
use crate::edit::Selection;
use crate::model::ElementId;
use crate::ui::canvas::{CameraRequest, input};

impl App {
    /// Takes the step back that made a card on which nothing was written: what was selected before is so again.
    pub(super) fn drop_fresh(&mut self, id: ElementId) {
        // Written on meanwhile, elsewhere, it stays.
        if self.document.map().statements().get(&id).is_none_or(|statement| !statement.text.trim().is_empty()) {
            return;
        }
        self.document.take_back_typed(id);
        if self.document.map().statements().contains_key(&id) {
            self.remove_now(&[id].into());
        }
    }

    /// Ends editing on the canvas. A card that was made for being written on and was not goes again; returns whether one
    /// went.
    pub(super) fn end_editing(&mut self) -> bool {
        let Some(editing) = self.canvas.editing.take() else { return false };
        if editing.is_nothing() {
            self.drop_fresh(editing.id);
            return true;
        }
        false
    }

    /// Gives up gesture, mode and editing on the canvas. Returns whether there was anything.
    pub(super) fn cancel_on_canvas(&mut self) -> bool {
        let edited = self.canvas.editing.is_some();
        self.end_editing();
        self.canvas.cancel() || edited
    }

    /// Opens the field of a card or a frame's title, wherever cards are written on now; `fresh`: the card was made for
    /// that.
    pub(super) fn begin_edit(&mut self, id: ElementId, fresh: bool) {
        self.end_editing();
        if self.writes_in_outline
            && let Some(statement) = self.document.map().statements().get(&id)
            // A row has one line; what has more is written on the canvas.
            && !statement.text.contains('\n')
        {
            let text = statement.text.clone();
            self.document.selection = Selection::only(id);
            self.canvas.look(CameraRequest::Reveal(id));
            self.outline.begin(id, text, fresh);
            return;
        }
        if self.stage == Stage::Clash {
            // What is written is written where it can be seen.
            self.stage = Stage::Map;
        }
        if self.stage == Stage::Flow
            && let Some(statement) = self.document.map().statements().get(&id)
        {
            let text = statement.text.clone();
            self.document.selection = Selection::only(id);
            self.flow.begin(id, text, fresh);
            return;
        }
        let map = self.document.map();
        let text = map.statements().get(&id).map(|s| s.text.clone());
        let text = text.or_else(|| map.frames().get(&id).map(|f| f.title.clone()));
        if let Some(text) = text {
            self.document.selection = Selection::only(id);
            if self.canvas.camera.zoom() < 0.6 {
                self.canvas.look(CameraRequest::Actual);
            }
            self.canvas.look(CameraRequest::Reveal(id));
            input::begin_edit(&mut self.canvas, id, text, fresh);
        }
    }
}

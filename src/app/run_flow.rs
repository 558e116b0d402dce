//! What is shown in the middle of the window, and the deeds of the flow sheet.

use super::App;
use crate::command::Stage;
use crate::edit::ops;
use crate::model::{ElementId, Place};
use crate::ui::canvas::CameraRequest;

impl App {
    /// Shows the map, the flow sheet or the clashes.
    pub(super) fn show_stage(&mut self, stage: Stage) {
        self.leave_round();
        self.flow.leave(&mut self.queue);
        self.outline.leave(&mut self.queue);
        self.cancel_on_canvas();
        self.drop_order();
        self.stage = stage;
        match (stage, self.document.selection.single()) {
            (Stage::Map, Some(id)) => self.canvas.look(CameraRequest::Reveal(id)),
            (Stage::Flow, _) => self.flow.reveal(),
            _ => {}
        }
    }

    /// Fills the window with a line of argument, or with what the user's side has to be ready for.
    pub(super) fn present(&mut self, ctx: &egui::Context, rehearse: bool) {
        let map = self.document.map();
        let selected = self.document.selection.single().filter(|id| map.statements().contains_key(id));
        let statement = selected.and_then(|id| map.statements().get(&id));
        if rehearse {
            let side = statement.and_then(|statement| statement.side).or_else(|| map.sides().keys().next().copied());
            self.round.rehearse(map, side);
        } else {
            self.round.present(map, selected);
            let speech = statement.and_then(|s| map.format()?.speeches.get(map.format()?.speech_of(s)?));
            if let Some(speech) = speech {
                // A timer that is in use goes on.
                self.round.time(&speech.key, speech.seconds);
            }
        }
        self.cancel_on_canvas();
        self.stage = Stage::Round;
        ctx.memory_mut(|memory| memory.request_focus(crate::ui::canvas::canvas_id()));
    }

    /// What was shown last in the round is selected afterwards.
    pub(super) fn leave_round(&mut self) {
        if let Some(id) = self.round.shown().filter(|_| self.stage == Stage::Round) {
            self.document.selection = crate::edit::Selection::only(id);
        }
    }

    /// A place below a card on the canvas, or beside the map.
    fn place_near(&self, id: Option<ElementId>) -> Place {
        let rect = id.and_then(|id| self.canvas.scene()?.rect_of(id));
        let bounds = || self.canvas.scene().and_then(crate::ui::canvas::Scene::bounds);
        let wish = match (rect, bounds()) {
            (Some(rect), _) => rect.left_bottom() + egui::vec2(0.0, 40.0),
            (None, Some(bounds)) => bounds.left_bottom() + egui::vec2(0.0, 60.0),
            (None, None) => egui::Pos2::ZERO,
        };
        self.free_place(wish)
    }

    /// One more line below a cell; the first line of an empty sheet.
    pub(super) fn flow_below(&mut self, current: Option<ElementId>) {
        let place = self.place_near(current);
        let mut ids = self.document.ids.clone();
        let map = self.document.map();
        let transaction = match current {
            Some(current) => ops::line_below(map, &mut ids, current, place),
            None => {
                let first = map.format().and_then(|format| format.speeches.iter().find(|s| s.side.is_some()));
                let side = first.and_then(|speech| speech.side).or_else(|| map.sides().keys().next().copied());
                let speech = first.map(|speech| speech.key.clone()).unwrap_or_default();
                ops::first_line(&mut ids, side, speech, place)
            }
        };
        self.document.ids = ids;
        self.make_and_write(transaction);
    }

    /// An answer to a cell, in the next column of the other side.
    pub(super) fn flow_answer(&mut self, current: ElementId) {
        let place = self.place_near(Some(current));
        let mut ids = self.document.ids.clone();
        let transaction = ops::answer_in_turn(self.document.map(), &mut ids, current, place);
        self.document.ids = ids;
        self.make_and_write(transaction);
    }
}

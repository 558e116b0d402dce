//! What is shown of the map: finding, folding, focus, views. None of it changes the map.

use std::collections::BTreeSet;

use super::App;
use crate::edit::Selection;
use crate::model::ElementId;
use crate::ui::canvas::{Focus, Look, canvas_id};
use crate::ui::notices_ui::Tone;
use crate::words;

/// How many steps around it a focus shows at first.
const STEPS: usize = 2;

impl App {
    /// Opens the field that finds cards, or goes back to it.
    pub(super) fn find(&mut self) {
        self.canvas.sight.search.open = true;
        self.canvas.sight.search.wants_keyboard = true;
    }

    /// Ends the search; the card that is shown is selected.
    pub(super) fn close_find(&mut self, ctx: &egui::Context) {
        if let Some(id) = self.canvas.sight.search.shown() {
            self.document.selection = Selection::only(id);
        }
        self.canvas.sight.search.close();
        ctx.memory_mut(|m| m.request_focus(canvas_id()));
    }

    /// Brings the hits up to date; shows the best as soon as other words are looked for.
    pub(super) fn refresh_search(&mut self) {
        let state = self.state();
        if self.canvas.sight.search.update(self.document.map(), state)
            && let Some(id) = self.canvas.sight.search.shown()
        {
            self.show_found(id);
        }
    }

    /// Shows the next hit, or the one before.
    pub(super) fn step_find(&mut self, forward: bool) {
        if let Some(id) = self.canvas.sight.search.step(forward) {
            self.show_found(id);
        }
    }

    fn show_found(&mut self, id: ElementId) {
        self.uncover([id].into());
        if self.canvas.camera.zoom() < 0.6 {
            self.canvas.look(Look::Actual);
        }
        self.canvas.look(Look::Reveal(id));
    }

    /// Unfolds what hides these elements.
    pub(super) fn uncover(&mut self, ids: BTreeSet<ElementId>) {
        self.canvas.sight.uncover(self.document.map(), &ids);
    }

    /// Folds the branches below what is selected, or unfolds them.
    pub(super) fn fold(&mut self) {
        let map = self.document.map();
        let roots: Vec<ElementId> =
            self.document.selection.iter().filter(|id| !map.frames().contains_key(id)).collect();
        let bare = roots.iter().all(|id| crate::analysis::branch_of(map, *id).own.is_empty());
        if bare && roots.iter().all(|id| !self.canvas.sight.folded.contains(id)) {
            self.notice(Tone::Refused, words::say("refused-nothing-below"));
            return;
        }
        roots.into_iter().for_each(|id| self.canvas.sight.toggle_fold(id));
    }

    /// Folds every branch that does not hold, or lead to, what is selected.
    pub(super) fn fold_others(&mut self) {
        let map = self.document.map();
        let mut keep: BTreeSet<ElementId> = self.document.selection.statements(map).collect();
        // Upwards: what they argue for, and for what that does.
        let mut next: Vec<ElementId> = keep.iter().copied().collect();
        while let Some(id) = next.pop() {
            let above = map.uses_of(id).into_iter().chain(map.conclusion(id));
            next.extend(above.filter(|id| keep.insert(*id)));
        }
        for root in self.document.selection.statements(map) {
            keep.extend(crate::analysis::branch_of(map, root).all);
        }
        let others = map.statements().keys().filter(|id| !keep.contains(id) && !map.arguments_on(**id).is_empty());
        self.canvas.sight.folded = others.copied().collect();
    }

    /// Shows only what is near the selection, or everything again.
    pub(super) fn toggle_focus(&mut self) {
        if self.canvas.sight.focus.take().is_some() {
            return;
        }
        let on: BTreeSet<ElementId> = self.document.selection.statements(self.document.map()).collect();
        if !on.is_empty() {
            self.canvas.sight.focus = Some(Focus { on, steps: STEPS });
            self.canvas.look(Look::Fit);
        }
    }

    /// Shows one step more, or fewer, around what is in focus.
    pub(super) fn widen_focus(&mut self, wider: bool) {
        if let Some(focus) = &mut self.canvas.sight.focus {
            focus.steps = if wider { focus.steps + 1 } else { focus.steps.saturating_sub(1).max(1) };
            self.canvas.look(Look::Fit);
        }
    }

    /// Shows everything: nothing folded, filtered or out of focus.
    pub(super) fn show_all(&mut self) {
        let sight = &mut self.canvas.sight;
        sight.folded.clear();
        sight.filter = Default::default();
        sight.focus = None;
    }
}

//! What is shown of the map: finding, folding, focus, views. None of it changes the map.

use std::collections::BTreeSet;

use super::App;
use crate::edit::Selection;
use crate::i18n;
use crate::model::ElementId;
use crate::ui::canvas::{Because, CameraRequest, Focus, canvas_id};
use crate::ui::notices_ui::Severity;

/// How many steps around it a focus shows at first.
const STEPS: usize = 2;

impl App {
    /// Opens the field that finds cards, or goes back to it.
    pub(super) fn find(&mut self) {
        let search = &mut self.canvas.sight.search;
        if !search.open {
            search.selected_before = self.document.selection.clone();
        }
        search.open = true;
        search.wants_keyboard = true;
    }

    /// Ends the search; the card that is shown is selected, unless another was since.
    pub(super) fn close_find(&mut self, ctx: &egui::Context) {
        let search = &self.canvas.sight.search;
        let untouched = search.selected_before == self.document.selection;
        let hit = search.shown().filter(|id| untouched && self.canvas.sight.peek == Some(*id));
        // What is only shown for the moment does not count as hidden.
        self.canvas.sight.peek = None;
        if let Some(id) = hit {
            let state = self.state();
            let (map, log) = (self.document.map(), self.document.history().log());
            self.canvas.sight.update(map, state, log);
            self.uncover([id].into());
            self.document.selection = Selection::only(id);
            self.canvas.look(CameraRequest::Reveal(id));
        }
        self.canvas.sight.search.close();
        ctx.memory_mut(|m| m.request_focus(canvas_id()));
    }

    /// Brings the hits up to date; shows the best as soon as other words are looked for.
    pub(super) fn refresh_search(&mut self) {
        let state = self.state();
        let log = self.document.history().log();
        if self.canvas.sight.search.update(self.document.map(), state, log)
            && let Some(id) = self.canvas.sight.search.shown()
        {
            self.show_found(id);
        }
    }

    /// Brings what is hidden up to date. What the user works with is shown; what the user hides is no longer
    /// selected.
    pub(super) fn refresh_sight(&mut self) {
        let state = self.state();
        let (map, log) = (self.document.map(), self.document.history().log());
        let sight = &mut self.canvas.sight;
        let Some(why) = sight.update(map, state, log) else { return };
        let selection = &self.document.selection;
        let hidden: BTreeSet<ElementId> = selection.iter().filter(|id| sight.hidden().contains(id)).collect();
        if hidden.is_empty() {
            return;
        }
        match why {
            Because::MapChanged => {
                sight.uncover(map, &hidden);
                sight.update(map, state, log);
            }
            Because::Asked => {
                self.document.selection = selection.iter().filter(|id| !hidden.contains(id)).collect();
            }
        }
    }

    /// Shows the next hit, or the one before.
    pub(super) fn step_find(&mut self, forward: bool) {
        if let Some(id) = self.canvas.sight.search.step(forward) {
            self.show_found(id);
        }
    }

    /// Shows a hit for the moment; what hides it does so again afterwards.
    fn show_found(&mut self, id: ElementId) {
        self.canvas.sight.peek = Some(id);
        if self.canvas.camera.zoom() < 0.6 {
            self.canvas.look(CameraRequest::Actual);
        }
        self.canvas.look(CameraRequest::Reveal(id));
    }

    /// Shows these elements, whatever hides them.
    pub(super) fn uncover(&mut self, ids: BTreeSet<ElementId>) {
        self.canvas.sight.uncover(self.document.map(), &ids);
    }

    /// Folds the branches below what is selected; unfolds them if all of them are folded.
    pub(super) fn fold(&mut self) {
        let map = self.document.map();
        let sight = &mut self.canvas.sight;
        let roots: BTreeSet<ElementId> = self.document.selection.iter().collect();
        let roots: BTreeSet<ElementId> = roots
            .into_iter()
            .filter(|id| map.inferences().contains_key(id) || !map.arguments_on(*id).is_empty())
            .collect();
        let folded = sight.folded();
        if !roots.is_empty() && roots.iter().all(|id| folded.contains(id)) {
            sight.set_folded(folded.difference(&roots).copied().collect());
        } else if crate::analysis::fold(map, &roots).counts.is_empty() {
            self.notice(Severity::Refused, i18n::refusals::nothing_below());
        } else {
            sight.set_folded(folded.union(&roots).copied().collect());
        }
    }

    /// Folds one branch, or unfolds it.
    pub(super) fn fold_branch(&mut self, id: ElementId) {
        let mut folded = self.canvas.sight.folded().clone();
        if !folded.remove(&id) {
            folded.insert(id);
        }
        self.canvas.sight.set_folded(folded);
    }

    /// Folds every branch that does not hold, or lead to, what is selected.
    pub(super) fn fold_others(&mut self) {
        let map = self.document.map();
        let selected: BTreeSet<ElementId> = self.document.selection.statements(map).collect();
        let mut keep = crate::analysis::below(map, &selected);
        keep.extend(&selected);
        // Upwards: what they argue for, and for what that does.
        let mut next: Vec<ElementId> = selected.into_iter().collect();
        let mut met: BTreeSet<ElementId> = BTreeSet::new();
        while let Some(id) = next.pop() {
            let above = map.uses_of(id).into_iter().chain(map.conclusion(id));
            next.extend(above.filter(|id| met.insert(*id)));
        }
        keep.extend(met);
        let others = map.statements().keys().filter(|id| !keep.contains(id) && !map.arguments_on(**id).is_empty());
        self.canvas.sight.set_folded(others.copied().collect());
    }

    /// Shows only what is near the selection, or everything again.
    pub(super) fn toggle_focus(&mut self) {
        if self.canvas.sight.focus.take().is_some() {
            return;
        }
        let on: BTreeSet<ElementId> = self.document.selection.statements(self.document.map()).collect();
        if !on.is_empty() {
            self.canvas.sight.focus = Some(Focus { on, steps: STEPS });
            self.canvas.look(CameraRequest::Fit);
        }
    }

    /// Shows one step more, or fewer, around what is in focus.
    pub(super) fn widen_focus(&mut self, wider: bool) {
        if let Some(focus) = &mut self.canvas.sight.focus {
            focus.steps = if wider { focus.steps + 1 } else { focus.steps.saturating_sub(1).max(1) };
            self.canvas.look(CameraRequest::Fit);
        }
    }

    /// Shows everything: nothing folded, filtered or out of focus.
    pub(super) fn show_all(&mut self) {
        self.canvas.sight.show_all();
    }
}

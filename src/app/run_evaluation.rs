//! What stands: kept up to date, explained on the canvas, asked "what if", and searched for what would turn it.

use std::collections::BTreeSet;

use super::App;
use crate::analysis::{
    CriticalCards, CriticalSearch, Dispute, Evaluation, FilterStanding, FlipSearch, Flips, Hint, MOST_SPENT,
    ResponseTracker, chain, disputes, hints,
};
use crate::edit::ops;
use crate::edit::{Selection, Step, Transaction};
use crate::files::Work;
use crate::i18n;
use crate::model::{Change, ElementId, InferenceField, StatementField};
use crate::ui::canvas::CameraRequest;
use crate::ui::notices_ui::Severity;

/// A search for what would turn something, and what it has found.
pub(super) struct EvaluationSearch<T> {
    /// What it is about: the document, how everything stands, and the element.
    key: (u64, u64, Option<ElementId>),
    work: Option<Work<T>>,
    found: Option<T>,
}

impl<T> Default for EvaluationSearch<T> {
    fn default() -> Self {
        Self { key: (0, 0, None), work: None, found: None }
    }
}

impl<T> EvaluationSearch<T> {
    /// Takes the result, if it has come.
    fn take_result(&mut self) {
        if let Some(done) = self.work.as_ref().and_then(Work::poll) {
            self.work = None;
            self.found = done;
        }
    }

    /// What was found, or how far the search has come.
    pub fn state(&self) -> (Option<&T>, Option<f32>) {
        (self.found.as_ref(), self.work.as_ref().map(Work::part))
    }
}

/// How everything stands, and what is being asked about it.
#[derive(Default)]
pub(super) struct Standings {
    /// Labels and strengths.
    pub evaluation: Evaluation,
    /// What became of each statement.
    pub debate: ResponseTracker,
    /// Which standing the filter wants, and of what the cards that have it were worked out.
    filtered: (Option<FilterStanding>, u64, u64, u64),
    /// How many cards and links are assumed or muted.
    pub assumptions: usize,
    /// Of which state of which map.
    at: Option<(u64, u64)>,
    /// What would turn what is selected.
    pub flips: EvaluationSearch<Option<Flips>>,
    /// On which cards verdicts hang.
    pub critical: EvaluationSearch<CriticalCards>,
    /// What may be worth a second look; of which state.
    pub hints: Option<((u64, u64), Vec<Hint>)>,
    /// What can be held together of what is open; of which state.
    pub disputes: Option<((u64, u64), Vec<Dispute>)>,
}

impl Standings {
    /// Whether a search is under way.
    pub fn is_waiting(&self) -> bool {
        self.flips.work.is_some() || self.critical.work.is_some()
    }
}

impl App {
    /// Brings labels, strengths and what was dropped up to date with the map.
    pub(super) fn refresh_standing(&mut self) {
        let now = self.state();
        let map = self.document.map();
        let standings = &mut self.standings;
        if standings.at != Some(now) {
            let before = standings.evaluation.version();
            let known = standings.at.filter(|at| at.0 == now.0);
            let touched = known.and_then(|at| self.document.history().log().since(at.1));
            match &touched {
                Some(touched) => standings.evaluation.update(map, touched),
                None => {
                    standings.evaluation = Evaluation::after(map, before);
                }
            }
            if standings.evaluation.version() != before {
                standings.assumptions = map.assumptions().count();
            }
            standings.debate.update(map, touched.as_ref(), standings.evaluation.version());
            standings.at = Some(now);
            // A chain that is lit is that of the map as it is.
            if let Some((id, lit)) = &mut self.canvas.chain {
                *lit = chain(map, standings.evaluation.labels(), *id);
            }
        }
        let wanted = self.canvas.sight.filter.standing;
        let filtered = (wanted, now.0, standings.evaluation.version(), standings.debate.version());
        if standings.filtered != filtered {
            let (labels, dropped) = (standings.evaluation.labels(), standings.debate.dropped());
            self.canvas.sight.filter.standing_so = wanted.map(|wanted| wanted.cards(map, labels, dropped));
            standings.filtered = filtered;
        }
        let lit = self.canvas.chain.as_ref().map(|(id, _)| *id);
        if lit.is_some_and(|id| self.document.selection.single() != Some(id)) {
            self.canvas.chain = None;
        }
    }

    /// Asks for what would turn what is selected, and on which cards verdicts hang, where that is shown.
    pub(super) fn refresh_questions(&mut self) {
        let version = self.standings.evaluation.version();
        let (epoch, map) = (self.epoch, self.document.map());
        self.standings.flips.take_result();
        self.standings.critical.take_result();
        let selected = self.document.selection.single().filter(|id| map.statements().contains_key(id));
        let selected = selected.filter(|_| self.show_inspector);
        let key = (epoch, version, selected);
        if self.standings.flips.key != key {
            // What is dropped stops by itself.
            self.standings.flips = EvaluationSearch { key, ..EvaluationSearch::default() };
            if let Some(id) = selected {
                // Readied here, so that the map need not be copied for the worker.
                let search = FlipSearch::new(map, id);
                let work = self.worker.start_telling("flips", move |progress| {
                    search.map(|search| search.run(MOST_SPENT, &mut |part| progress.tell(part)))
                });
                self.standings.flips.work = Some(work);
            }
        }
        let key = (epoch, version, None);
        if self.show_questions && self.standings.critical.key != key {
            let search = CriticalSearch::new(map);
            let work =
                self.worker.start_telling("critical", move |progress| search.run(&mut |part| progress.tell(part)));
            self.standings.critical = EvaluationSearch { key, work: Some(work), found: None };
        }
        let now = self.state();
        if self.show_questions
            && self.questions.shows_hints()
            && self.standings.hints.as_ref().is_none_or(|h| h.0 != now)
        {
            self.standings.hints = Some((now, hints(map)));
        }
        if self.show_questions && self.questions.shows_disputes() {
            let known = self.standings.disputes.as_ref().is_some_and(|(at, _)| *at == (epoch, version));
            if !known {
                let found = disputes(map, self.standings.evaluation.labels());
                self.standings.disputes = Some(((epoch, version), found));
            }
        }
    }

    /// Gives up the searches that are under way; what they are about stays unanswered until it changes.
    pub(super) fn stop_questions(&mut self) {
        self.standings.flips.work = None;
        self.standings.critical.work = None;
    }

    /// Shows what stands on the canvas, or hides it.
    pub(super) fn toggle_standing(&mut self) {
        self.profile.settings.hide_standing = !self.profile.settings.hide_standing;
        self.store_settings();
    }

    /// Lights the chain that decides how the selected element stands, or puts the light out.
    pub(super) fn toggle_why(&mut self) {
        let Some(id) = self.document.selection.single() else { return };
        if self.canvas.chain.take().is_some_and(|(lit, _)| lit == id) {
            return;
        }
        let lit = chain(self.document.map(), self.standings.evaluation.labels(), id);
        let said = crate::picture::explanation_text::why(self.document.map(), self.standings.evaluation.labels(), id);
        self.uncover(lit.clone());
        self.canvas.look(CameraRequest::Reveal(id));
        self.canvas.chain = Some((id, lit));
        if !self.show_inspector {
            self.notice(Severity::Done, said);
        }
    }

    /// Assumes that the selected cards are true or false, or nothing if that is assumed of all of them already.
    /// Selected links are muted with "false", and sound again.
    pub(super) fn assume(&mut self, holds: bool) {
        let map = self.document.map();
        let cards: Vec<ElementId> = self.document.selection.statements(map).collect();
        let steps: Vec<ElementId> =
            self.document.selection.iter().filter(|id| map.inferences().contains_key(id)).collect();
        let assumed = |id: &ElementId| map.statements().get(id).and_then(|statement| statement.assumed);
        let muted = |id: &ElementId| map.inferences().get(id).is_some_and(|inference| inference.muted);
        if cards.is_empty() && !steps.is_empty() {
            if holds && !steps.iter().any(muted) {
                self.notice(Severity::Refused, i18n::refusals::assume_link());
                return;
            }
            let mute = !holds && !steps.iter().all(muted);
            let mut transaction = Transaction::new(Step::Mute, steps.len());
            let changed = steps.iter().filter(|id| muted(id) != mute);
            transaction.changes = changed.map(|id| Change::SetInference(*id, InferenceField::Muted(mute))).collect();
            self.edit(Ok(transaction));
            return;
        }
        let all = cards.iter().all(|id| assumed(id) == Some(holds));
        let field = StatementField::Assumed(if all { None } else { Some(holds) });
        let transaction = ops::set_statements(map, cards, &field);
        self.edit(transaction);
    }

    /// Gives up everything that is assumed, in one step.
    pub(super) fn clear_assumptions(&mut self) {
        let transaction = ops::clear_assumptions(self.document.map());
        self.edit(transaction);
    }

    /// Selects everything that is assumed and shows it.
    pub(super) fn show_assumptions(&mut self) {
        let assumed: BTreeSet<ElementId> = self.document.map().assumptions().collect();
        self.uncover(assumed.clone());
        self.document.selection = assumed.into_iter().collect();
        self.canvas.look(CameraRequest::FitSelection);
    }

    /// Raises a critical question against a step: a card of the other side that undercuts it.
    pub(super) fn raise_question(&mut self, step: ElementId, question: &str) {
        let joint = self.canvas.scene().and_then(|scene| scene.middle(step)).unwrap_or(self.canvas.middle());
        let place = self.free_place(joint + egui::vec2(80.0, 40.0));
        let mut ids = self.document.ids.clone();
        let transaction = ops::raise(self.document.map(), &mut ids, step, question, place);
        self.document.ids = ids;
        let before = self.document.selection.clone();
        if self.edit(transaction) {
            // One goes on with the questions of the same step.
            self.document.selection = before;
            self.notice(Severity::Done, i18n::notices::raised());
        }
    }

    /// Goes to the next statement that was dropped, or to the one before, in reading order.
    pub(super) fn step_dropped(&mut self, forward: bool) {
        let map = self.document.map();
        let mut dropped: Vec<ElementId> = self.standings.debate.dropped().iter().copied().collect();
        dropped.sort_by_key(|id| map.reading_place(*id));
        let here = self.document.selection.single();
        let at = here.and_then(|here| dropped.iter().position(|id| *id == here));
        let next = match (at, forward) {
            (Some(at), true) => (at + 1) % dropped.len(),
            (Some(at), false) => (at + dropped.len() - 1) % dropped.len(),
            (None, true) => 0,
            (None, false) => dropped.len().saturating_sub(1),
        };
        let Some(id) = dropped.get(next).copied() else {
            self.notice(Severity::Done, i18n::notices::none_dropped());
            return;
        };
        self.document.selection = Selection::only(id);
        self.uncover([id].into());
        if self.canvas.camera.zoom() < 0.5 {
            self.canvas.look(CameraRequest::Actual);
        }
        self.canvas.look(CameraRequest::Centre(id));
    }
}

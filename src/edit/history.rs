//! Linear history: every step with its name, its inverse, and the selection before and after it.

use super::{Log, Selection, StepLabel, Transaction};
use crate::model::{Change, InferenceField, Map, Rejected, StatementField};

/// The state of a map after a certain step. Never given twice in one history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(u64);

#[derive(Clone, Debug)]
struct HistoryEntry {
    label: StepLabel,
    /// The changes that take the step back, or make it again, in order.
    changes: Vec<Change>,
    before: Selection,
    after: Selection,
    /// The revision on the other side of the step.
    beyond: Revision,
    merge_key: Option<(crate::model::ElementId, &'static str)>,
}

/// What was done to a map since it was opened, and what was undone.
#[derive(Clone, Debug)]
pub struct History {
    undo: Vec<HistoryEntry>,
    redo: Vec<HistoryEntry>,
    current: Revision,
    saved: Option<Revision>,
    last: u64,
    log: Log,
}

impl Default for History {
    fn default() -> Self {
        Self {
            undo: Vec::new(),
            redo: Vec::new(),
            current: Revision(0),
            saved: Some(Revision(0)),
            last: 0,
            log: Log::default(),
        }
    }
}

/// The most steps that are kept; older ones are forgotten one by one.
pub const STEPS: usize = 10_000;

/// Whether these changes would leave the map as it is. They are tried one by one, and taken back.
fn undoes_nothing(map: &mut Map, changes: &[Change]) -> bool {
    changes.iter().all(|change| match map.apply(change) {
        Ok(back) if back == *change => true,
        Ok(back) => {
            let undone = map.apply(&back);
            debug_assert!(undone.is_ok(), "rolling back failed: {undone:?}");
            false
        }
        Err(_) => false,
    })
}

/// Applies all changes or none; returns the inverse changes in the order that takes them back.
fn apply_all(map: &mut Map, changes: &[Change]) -> Result<Vec<Change>, Rejected> {
    let mut inverse = Vec::with_capacity(changes.len());
    for change in changes {
        match map.apply(change) {
            Ok(back) => inverse.push(back),
            Err(why) => {
                for back in inverse.iter().rev() {
                    // An inverse of a change that was just made cannot be refused.
                    let undone = map.apply(back);
                    debug_assert!(undone.is_ok(), "rolling back failed: {undone:?}");
                }
                return Err(why);
            }
        }
    }
    inverse.reverse();
    Ok(inverse)
}

/// Whether `earlier` takes away the statement that `later` gives another field: then it serves both.
fn made_it(earlier: &[Change], later: &[Change]) -> bool {
    let made = |id| earlier.iter().any(|change| matches!(change, Change::RemoveStatement(gone) if *gone == id));
    !later.is_empty() && later.iter().all(|change| matches!(change, Change::SetStatement(id, _) if made(*id)))
}

/// Whether `later` overwrites just what `earlier` wrote, so that the earlier inverse serves both.
fn overwrites(earlier: &[Change], later: &[Change]) -> bool {
    let same = |a: &Change, b: &Change| match (a, b) {
        (Change::SetStatement(a, old), Change::SetStatement(b, new)) => {
            a == b && std::mem::discriminant::<StatementField>(old) == std::mem::discriminant(new)
        }
        (Change::SetInference(a, old), Change::SetInference(b, new)) => {
            let typed = |f: &InferenceField| {
                matches!(f, InferenceField::Note(_) | InferenceField::Scheme(_) | InferenceField::Weight(_))
            };
            a == b && typed(old) && std::mem::discriminant(old) == std::mem::discriminant(new)
        }
        (Change::SetFrame(a, Some(_)), Change::SetFrame(b, Some(_))) => a == b,
        (Change::SetTitle(_), Change::SetTitle(_))
        | (Change::SetMotion(_), Change::SetMotion(_))
        | (Change::SetFormat(_), Change::SetFormat(_)) => true,
        _ => false,
    };
    earlier.len() == later.len() && earlier.iter().zip(later).all(|(a, b)| same(a, b))
}

impl History {
    fn fresh_revision(&mut self) -> Revision {
        self.last += 1;
        Revision(self.last)
    }

    /// Makes a transaction and remembers it. An empty one leaves no step.
    ///
    /// # Errors
    /// When one of the changes is refused; map, selection and history are untouched then.
    pub fn commit(
        &mut self,
        map: &mut Map,
        selection: &mut Selection,
        transaction: Transaction,
    ) -> Result<(), Rejected> {
        let Transaction { label, changes, select, merge_key } = transaction;
        let inverse = apply_all(map, &changes)?;
        let before = selection.clone();
        if let Some(select) = select {
            *selection = select;
        }
        selection.keep_existing(map);
        if changes.is_empty() {
            return Ok(());
        }
        self.log.note(&changes, &inverse);
        self.redo.clear();
        let beyond = self.current;
        self.current = self.fresh_revision();
        // A saved state must stay reachable by undo, so nothing merges into the step that led to it.
        let may_merge = merge_key.is_some() && self.saved != Some(beyond);
        let grows = |step: &&mut HistoryEntry| {
            let covers = overwrites(&step.changes, &inverse) || made_it(&step.changes, &inverse);
            may_merge && step.merge_key == merge_key && covers
        };
        if let Some(step) = self.undo.last_mut().filter(grows) {
            // A card and its first words are one step, called after the card.
            if !made_it(&step.changes, &inverse) {
                step.label = label;
            }
            step.after = selection.clone();
            if undoes_nothing(map, &step.changes) {
                // What was typed is as it was: the map is in the state before the step again.
                self.current = step.beyond;
                self.undo.pop();
            }
            return Ok(());
        }
        self.undo.push(HistoryEntry { label, changes: inverse, before, after: selection.clone(), beyond, merge_key });
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        Ok(())
    }

    /// Takes the last step back and restores the selection before it; returns what was undone.
    pub fn undo(&mut self, map: &mut Map, selection: &mut Selection) -> Option<StepLabel> {
        let mut step = self.undo.pop()?;
        let label = step.label;
        match apply_all(map, &step.changes) {
            Ok(forward) => {
                self.log.note(&step.changes, &forward);
                step.changes = forward;
                *selection = step.before.clone();
                std::mem::swap(&mut self.current, &mut step.beyond);
                self.redo.push(step);
                Some(label)
            }
            Err(why) => {
                debug_assert!(false, "undo of {label:?} failed: {why:?}");
                self.undo.push(step);
                None
            }
        }
    }

    /// Makes the step that was undone last again; returns what was redone.
    pub fn redo(&mut self, map: &mut Map, selection: &mut Selection) -> Option<StepLabel> {
        let mut step = self.redo.pop()?;
        let label = step.label;
        match apply_all(map, &step.changes) {
            Ok(back) => {
                self.log.note(&step.changes, &back);
                step.changes = back;
                *selection = step.after.clone();
                std::mem::swap(&mut self.current, &mut step.beyond);
                self.undo.push(step);
                Some(label)
            }
            Err(why) => {
                debug_assert!(false, "redo of {label:?} failed: {why:?}");
                self.redo.push(step);
                None
            }
        }
    }

    /// Takes the steps back that grew with this key and are not closed, as if they had not been made: there is no way to
    /// make them again. Returns whether there were any.
    pub fn take_back(
        &mut self,
        map: &mut Map,
        selection: &mut Selection,
        key: (crate::model::ElementId, &'static str),
    ) -> bool {
        let mut any = false;
        while self.undo.last().is_some_and(|step| step.merge_key == Some(key)) && self.undo(map, selection).is_some() {
            self.redo.pop();
            any = true;
        }
        any
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<StepLabel> {
        self.undo.last().map(|step| step.label)
    }

    /// The step that redo would make again.
    pub fn next_redo(&self) -> Option<StepLabel> {
        self.redo.last().map(|step| step.label)
    }

    /// What the steps touched, for caches.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The state that the map is in.
    pub fn revision(&self) -> Revision {
        self.current
    }

    /// Notes that the state `revision` is on disk.
    pub fn mark_saved(&mut self, revision: Revision) {
        self.saved = Some(revision);
    }

    /// Notes that the map as it is is on no disk (it was repaired while it was read, say).
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the map is as it was saved last.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.current)
    }

    /// Stops the last step from growing: what is typed next is a step of its own.
    pub fn close_step(&mut self) {
        if let Some(step) = self.undo.last_mut() {
            step.merge_key = None;
        }
    }
}

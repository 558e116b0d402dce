//! What was touched by each step, undo and redo, in order: how caches bring themselves up to date at
//! the cost of the step and not of the map.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Change, ElementId, InferenceField};

/// How many touched ids are remembered at most; who is farther behind looks at the whole map.
const MOST: usize = 20_000;

/// The elements that recent steps touched.
#[derive(Clone, Debug, Default)]
pub struct Log {
    position: u64,
    entries: VecDeque<BTreeSet<ElementId>>,
    held: usize,
}

impl Log {
    /// How many steps, undos and redos there have been. Only ever grows.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Everything that was touched after `position`; `None` if that is too long ago to be remembered.
    pub fn since(&self, position: u64) -> Option<BTreeSet<ElementId>> {
        let behind = usize::try_from(self.position.checked_sub(position)?).ok()?;
        if behind > self.entries.len() {
            return None;
        }
        Some(self.entries.iter().rev().take(behind).flatten().copied().collect())
    }

    /// Notes one step: the changes that made it and those that would take it back, which together name
    /// both what is and what was tied together.
    pub(super) fn note(&mut self, made: &[Change], back: &[Change]) {
        let mut touched = BTreeSet::new();
        for change in made.iter().chain(back) {
            touch(change, &mut touched);
        }
        self.position += 1;
        self.held += touched.len();
        self.entries.push_back(touched);
        while self.held > MOST || self.entries.len() > MOST {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.held -= oldest.len();
        }
    }
}

fn touch(change: &Change, touched: &mut BTreeSet<ElementId>) {
    match change {
        Change::InsertStatement(id, _)
        | Change::RemoveStatement(id)
        | Change::RemoveInference(id)
        | Change::SetStatement(id, _)
        | Change::SetSide(id, _)
        | Change::SetSource(id, _)
        | Change::SetFrame(id, _)
        | Change::SetExtras(id, _) => {
            touched.insert(*id);
        }
        // Its sign stands on what it is about.
        Change::SetComment(id, comment) => {
            touched.insert(*id);
            touched.extend(comment.as_ref().map(|comment| comment.on));
        }
        Change::InsertInference(id, _, links) => {
            touched.extend([*id, links.conclusion]);
            touched.extend(&links.premises);
        }
        Change::SetInference(id, field) => {
            touched.insert(*id);
            match field {
                InferenceField::Conclusion(end)
                | InferenceField::AddPremise(end)
                | InferenceField::RemovePremise(end) => {
                    touched.insert(*end);
                }
                InferenceField::Kind(_)
                | InferenceField::UnknownKind(_)
                | InferenceField::Scheme(_)
                | InferenceField::Weight(_)
                | InferenceField::Muted(_)
                | InferenceField::Note(_) => {}
            }
        }
        Change::SetTitle(_) | Change::SetMotion(_) | Change::SetFormat(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Links, StatementField};

    fn id(n: u64) -> ElementId {
        format!("a-{n}").parse().unwrap()
    }

    #[test]
    fn what_was_touched_is_known_until_it_is_too_much() {
        let mut log = Log::default();
        log.note(
            &[Change::RemoveInference(id(3))],
            &[Change::InsertInference(id(3), Box::default(), Links::simple(id(1), id(2)))],
        );
        log.note(&[Change::SetStatement(id(9), StatementField::Text(String::new()))], &[]);
        assert_eq!(log.since(0), Some(BTreeSet::from([id(1), id(2), id(3), id(9)])));
        assert_eq!(log.since(1), Some(BTreeSet::from([id(9)])));
        assert_eq!(log.since(2), Some(BTreeSet::new()));
        assert_eq!(log.since(3), None, "from another history");
        let many: Vec<Change> = (0..MOST as u64 + 1).map(|n| Change::RemoveStatement(id(n + 1))).collect();
        log.note(&many, &[]);
        assert_eq!(log.since(2), None);
        assert_eq!(log.since(3), Some(BTreeSet::new()));
    }
}

//! Take cards, steps and frames away, with what cannot stay without them.

use std::collections::BTreeSet;

use super::super::{Refusal, Step, Transaction};
use super::comment::remove_comments_on;
use super::link::removal_order;
use crate::model::{Change, ElementId, InferenceField, Map};

/// What else goes, or changes, when elements are taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Statements that go.
    pub statements: BTreeSet<ElementId>,
    /// Steps that go, whether they were named or hang on something that was.
    pub inferences: BTreeSet<ElementId>,
    /// Steps that go although nobody named them.
    pub dependent: BTreeSet<ElementId>,
    /// Steps that stay but lose one of their linked premises: step and premise.
    pub weakened: BTreeSet<(ElementId, ElementId)>,
    /// Frames that go; their cards stay.
    pub frames: BTreeSet<ElementId>,
}

/// What taking these elements away would do.
pub fn consequences(map: &Map, doomed: &BTreeSet<ElementId>) -> Consequences {
    let statements: BTreeSet<_> = doomed.iter().copied().filter(|id| map.statements().contains_key(id)).collect();
    let inferences = map.fall_with(doomed);
    let weakened = statements
        .iter()
        .flat_map(|s| map.uses_of(*s).into_iter().map(move |i| (i, *s)))
        .filter(|(inference, _)| !inferences.contains(inference))
        .collect();
    Consequences {
        dependent: inferences.difference(doomed).copied().collect(),
        frames: doomed.iter().copied().filter(|id| map.frames().contains_key(id)).collect(),
        statements,
        inferences,
        weakened,
    }
}

/// Takes elements away in one step.
///
/// # Errors
/// When there is nothing to take away.
pub fn remove(map: &Map, doomed: &BTreeSet<ElementId>) -> Result<Transaction, Refusal> {
    let Consequences { statements, inferences, weakened, frames, .. } = consequences(map, doomed);
    let count = statements.len() + frames.len() + doomed.intersection(&inferences).count();
    if count == 0 {
        return Err(Refusal::NothingSelected);
    }
    let key = if statements.is_empty() && frames.is_empty() { Step::RemoveLinks } else { Step::Remove };
    let mut transaction = Transaction::new(key, count).selecting([]);
    let changes = &mut transaction.changes;
    changes.extend(remove_comments_on(map, |id| statements.contains(&id) || inferences.contains(&id)));
    for (inference, premise) in weakened {
        changes.push(Change::SetInference(inference, InferenceField::RemovePremise(premise)));
    }
    changes.extend(removal_order(map, &inferences).into_iter().map(Change::RemoveInference));
    changes.extend(statements.into_iter().map(Change::RemoveStatement));
    changes.extend(frames.into_iter().map(|id| Change::SetFrame(id, None)));
    Ok(transaction)
}

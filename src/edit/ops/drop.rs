//! Drop a statement out of a source: on the canvas, on a card, on a joint or on a line. One gesture,
//! one step.

use std::collections::BTreeSet;

use super::super::{Ids, Refusal, Step, Transaction};
use super::add::{NewStatement, insertion};
use crate::model::{Change, ElementId, Inference, InferenceField, InferenceKind, Links, Map, Place, StatementKind};

/// Where something is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropTarget {
    /// The open canvas: a card.
    Canvas,
    /// A card: a link of the dragged kind.
    Card(ElementId),
    /// The joint of a step: one more linked premise.
    Joint(ElementId),
    /// The line of a step: an undercut.
    Line(ElementId),
}

/// The step that a statement of this kind makes when it is dropped on a card: a rebuttal rebuts, all
/// else supports.
pub fn relate(kind: StatementKind) -> InferenceKind {
    match kind {
        StatementKind::Rebuttal => InferenceKind::Attack,
        StatementKind::Claim | StatementKind::Premise => InferenceKind::Support,
    }
}

/// Puts a new statement at `place` and ties it to what it was dropped on.
///
/// # Errors
/// When the target is gone.
pub fn drop_statement(
    map: &Map,
    ids: &mut Ids,
    new: &NewStatement,
    target: DropTarget,
    place: Place,
) -> Result<Transaction, Refusal> {
    let there = match target {
        DropTarget::Canvas => true,
        DropTarget::Card(id) => map.statements().contains_key(&id),
        DropTarget::Joint(id) | DropTarget::Line(id) => map.inferences().contains_key(&id),
    };
    if !there {
        return Err(Refusal::Gone);
    }
    let (id, mut changes) = insertion(map, ids, new, place);
    let mut step = |kind, conclusion| {
        let links = Links { premises: BTreeSet::from([id]), conclusion };
        changes.push(Change::InsertInference(ids.fresh(), Box::new(Inference::of(kind)), links));
    };
    let label = match target {
        DropTarget::Canvas => Step::AddCard,
        DropTarget::Card(card) => {
            let kind = relate(new.kind);
            step(kind, card);
            if kind == InferenceKind::Attack { Step::DropRebut } else { Step::DropSupport }
        }
        DropTarget::Joint(inference) => {
            changes.push(Change::SetInference(inference, InferenceField::AddPremise(id)));
            Step::DropJoin
        }
        DropTarget::Line(inference) => {
            step(InferenceKind::Attack, inference);
            Step::DropUndercut
        }
    };
    let mut transaction = Transaction::new(label, 1).selecting([id]);
    transaction.changes = changes;
    Ok(transaction)
}

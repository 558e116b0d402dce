//! Let a statement argue for something else: what dragging does in the outline.

use std::collections::BTreeSet;

use super::super::{Ids, Refusal, Step, Transaction};
use super::drop::relate;
use crate::model::{Change, ElementId, Inference, InferenceField, Links, Map};

/// Lets a statement that argues by `step`, or by none yet, argue for `target`, a statement; or for nothing. Other
/// linked premises of the step stay where they are.
///
/// # Errors
/// When nothing would change, and when the statement would rest on itself.
pub fn reparent(
    map: &Map,
    ids: &mut Ids,
    premise: ElementId,
    step: Option<ElementId>,
    target: Option<ElementId>,
) -> Result<Transaction, Refusal> {
    let statement = map.statements().get(&premise).ok_or(Refusal::Gone)?;
    let step = step.filter(|step| map.premises(*step).contains(&premise));
    if step.and_then(|step| map.conclusion(step)) == target {
        return Err(Refusal::NoChange);
    }
    if let Some(target) = target {
        if !map.statements().contains_key(&target) {
            return Err(Refusal::Gone);
        }
        if rests_on(map, premise, target) {
            return Err(Refusal::BelowItself);
        }
    }
    let mut transaction = Transaction::new(Step::Reparent, 1).selecting([premise]);
    let alone = step.is_some_and(|step| map.premises(step).len() == 1);
    match (step, target) {
        (Some(step), Some(target)) if alone => {
            transaction.changes.push(Change::SetInference(step, InferenceField::Conclusion(target)));
            return Ok(transaction);
        }
        (Some(step), None) if alone => {
            transaction.changes = super::remove(map, &BTreeSet::from([step]))?.changes;
            return Ok(transaction);
        }
        (Some(step), _) => {
            transaction.changes.push(Change::SetInference(step, InferenceField::RemovePremise(premise)));
        }
        (None, _) => {}
    }
    if let Some(target) = target {
        let kind = step.and_then(|step| map.inferences().get(&step)).map_or_else(|| relate(statement.kind), |i| i.kind);
        let links = Links::simple(premise, target);
        transaction.changes.push(Change::InsertInference(ids.fresh(), Box::new(Inference::of(kind)), links));
    }
    Ok(transaction)
}

/// Whether a statement is `what`, or rests on it over however many steps.
fn rests_on(map: &Map, of: ElementId, what: ElementId) -> bool {
    let mut known = BTreeSet::from([of]);
    let mut next = vec![of];
    while let Some(id) = next.pop() {
        if id == what {
            return true;
        }
        let above = map.arguments_on(id).into_iter().chain(map.premises(id));
        next.extend(above.filter(|id| known.insert(*id)));
    }
    false
}

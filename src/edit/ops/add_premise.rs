//! Link one more premise to a step, or take one out of it.

use std::collections::BTreeSet;

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, ElementId, InferenceField, Map};

/// Adds the premises to the step: from now on it counts only with all of them together.
///
/// # Errors
/// When there is nothing to add, or a premise is the step's own conclusion or no card.
pub fn join(map: &Map, inference: ElementId, premises: &BTreeSet<ElementId>) -> Result<Transaction, Refusal> {
    let links = map.links(inference).ok_or(Refusal::Gone)?;
    if premises.contains(&links.conclusion) {
        return Err(Refusal::Itself);
    }
    if !premises.iter().all(|p| map.statements().contains_key(p)) {
        return Err(Refusal::PremiseNoCard);
    }
    let new: Vec<_> = premises.difference(&links.premises).copied().collect();
    if new.is_empty() {
        return Err(Refusal::LinkedAlready);
    }
    let mut transaction = Transaction::new(Step::Join, new.len()).selecting([inference]);
    transaction.changes =
        new.into_iter().map(|p| Change::SetInference(inference, InferenceField::AddPremise(p))).collect();
    Ok(transaction)
}

/// Takes one premise out of a step with several.
///
/// # Errors
/// When it is the only one: then the step itself must go.
pub fn detach(map: &Map, inference: ElementId, premise: ElementId) -> Result<Transaction, Refusal> {
    let links = map.links(inference).ok_or(Refusal::Gone)?;
    if !links.premises.contains(&premise) {
        return Err(Refusal::Gone);
    }
    if links.premises.len() == 1 {
        return Err(Refusal::LastPremise);
    }
    let mut transaction = Transaction::new(Step::Detach, 1).selecting([inference]);
    transaction.changes.push(Change::SetInference(inference, InferenceField::RemovePremise(premise)));
    Ok(transaction)
}

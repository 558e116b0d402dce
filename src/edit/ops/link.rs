//! Link cards: one step from the linked premises to a card or to another step.

use std::collections::BTreeSet;

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Inference, InferenceField, InferenceKind, Links, Map};

/// The name of the step in the undo menu.
fn label(kind: InferenceKind, on_step: bool) -> Step {
    match (kind, on_step) {
        (InferenceKind::Support, _) => Step::Support,
        (InferenceKind::Attack, false) => Step::Rebut,
        (InferenceKind::Attack, true) => Step::Undercut,
        (InferenceKind::Rephrase, _) => Step::Rephrase,
    }
}

/// Draws one step from `premises`, linked, to `conclusion`, and selects it.
///
/// # Errors
/// When there is no premise, when the conclusion is among them, when one is no card, or when the very
/// step is there already.
pub fn link(
    map: &Map,
    ids: &mut Ids,
    premises: &BTreeSet<ElementId>,
    conclusion: ElementId,
    kind: InferenceKind,
) -> Result<Transaction, Refusal> {
    if premises.is_empty() {
        return Err(Refusal::NoPremise);
    }
    if premises.contains(&conclusion) {
        return Err(Refusal::Itself);
    }
    if !premises.iter().all(|p| map.statements().contains_key(p)) {
        return Err(Refusal::PremiseNoCard);
    }
    let links = Links { premises: premises.clone(), conclusion };
    let on_step = map.inferences().contains_key(&conclusion);
    if !on_step && !map.statements().contains_key(&conclusion) {
        return Err(Refusal::Gone);
    }
    let same = |id: &ElementId| {
        map.inferences().get(id).is_some_and(|i| i.kind == kind) && map.links(*id).as_ref() == Some(&links)
    };
    if map.arguments_on(conclusion).iter().any(same) {
        return Err(Refusal::LinkedAlready);
    }
    let id = ids.fresh();
    let mut transaction = Transaction::new(label(kind, on_step), premises.len()).selecting([id]);
    transaction.changes.push(Change::InsertInference(id, Box::new(Inference::of(kind)), links));
    Ok(transaction)
}

/// Lets a step conclude in something else.
///
/// # Errors
/// When it would conclude in itself, in one of its premises, or in what rests on it.
pub fn relink(map: &Map, inference: ElementId, conclusion: ElementId) -> Result<Transaction, Refusal> {
    let links = map.links(inference).ok_or(Refusal::Gone)?;
    if conclusion == inference || links.premises.contains(&conclusion) {
        return Err(Refusal::Itself);
    }
    if conclusion == links.conclusion {
        return Err(Refusal::NoChange);
    }
    // A step that denies this one, or denies what denies it, hangs on it: concluding there would let
    // both hang in the air.
    if map.fall_with(&BTreeSet::from([inference])).contains(&conclusion) {
        return Err(Refusal::Ring);
    }
    let mut transaction = Transaction::new(Step::Relink, 1).selecting([inference]);
    transaction.changes.push(Change::SetInference(inference, InferenceField::Conclusion(conclusion)));
    Ok(transaction)
}

/// Turns a step round: its conclusion becomes its premise, its only premise the conclusion.
///
/// # Errors
/// When it has linked premises or concludes in another step.
pub fn reverse(map: &Map, inference: ElementId) -> Result<Transaction, Refusal> {
    let links = map.links(inference).ok_or(Refusal::Gone)?;
    let mut premises = links.premises.iter();
    let (Some(premise), None) = (premises.next(), premises.next()) else {
        return Err(Refusal::ReverseLinked);
    };
    if !map.statements().contains_key(&links.conclusion) {
        return Err(Refusal::ReverseUndercut);
    }
    let inference_now = map.inferences().get(&inference).ok_or(Refusal::Gone)?;
    let mut transaction = Transaction::new(Step::Reverse, 1).selecting([inference]);
    // A step cannot pass through a state without premise or with its conclusion as premise, so it is
    // taken away and drawn anew under its own id, together with what denies it.
    let on_it = map.fall_with(&BTreeSet::from([inference]));
    let mut order = removal_order(map, &on_it);
    transaction.changes.extend(order.iter().map(|id| Change::RemoveInference(*id)));
    order.reverse();
    for id in order {
        let (content, its_links) = if id == inference {
            (inference_now.clone(), Links::simple(links.conclusion, *premise))
        } else {
            let content = map.inferences().get(&id).ok_or(Refusal::Gone)?;
            (content.clone(), map.links(id).ok_or(Refusal::Gone)?)
        };
        transaction.changes.push(Change::InsertInference(id, Box::new(content), its_links));
    }
    Ok(transaction)
}

/// The order in which inferences can be taken away: what denies a step before the step. All that
/// denies a member must be a member too.
pub(super) fn removal_order(map: &Map, doomed: &BTreeSet<ElementId>) -> Vec<ElementId> {
    // From the steps whose conclusion stays outwards to what denies them; then the other way round.
    let outermost = |id: &ElementId| !map.conclusion(*id).is_some_and(|c| doomed.contains(&c));
    let mut order: Vec<_> = doomed.iter().copied().filter(outermost).collect();
    let mut next = 0;
    while let Some(id) = order.get(next).copied() {
        order.extend(map.arguments_on(id));
        next += 1;
    }
    order.reverse();
    order
}

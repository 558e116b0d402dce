//! Move cards and frames, and make cards wider or narrower.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Frame, Map, Place, StatementField, Width};

/// Moves statements and frames by whole points. The caller names every card that moves, also those in
/// a moved frame: only the canvas knows which lie in it.
///
/// # Errors
/// When nothing would move.
pub fn shift(map: &Map, ids: &BTreeSet<ElementId>, dx: i32, dy: i32) -> Result<Transaction, Refusal> {
    let mut changes = Vec::new();
    for id in ids {
        if let Some(statement) = map.statements().get(id) {
            let place = statement.place.offset(dx, dy);
            if place != statement.place {
                changes.push(Change::SetStatement(*id, StatementField::Place(place)));
            }
        } else if let Some(frame) = map.frames().get(id) {
            let mut moved: Frame = frame.clone();
            moved.place = frame.place.offset(dx, dy);
            if moved != *frame {
                changes.push(Change::SetFrame(*id, Some(Box::new(moved))));
            }
        }
    }
    if changes.is_empty() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::StepMove, changes.len());
    transaction.changes = changes;
    Ok(transaction)
}

/// Puts cards at new places and gives frames other boxes, all in one step.
///
/// # Errors
/// When none of the cards moves.
pub fn place(
    map: &Map,
    places: &BTreeMap<ElementId, Place>,
    frames: &[(ElementId, Place, u32, u32)],
) -> Result<Transaction, Refusal> {
    let moved = places.iter().filter(|(id, place)| map.statements().get(id).is_some_and(|s| s.place != **place));
    let changes: Vec<Change> =
        moved.map(|(id, place)| Change::SetStatement(*id, StatementField::Place(*place))).collect();
    if changes.is_empty() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Order, changes.len());
    transaction.changes = changes;
    for (id, place, width, height) in frames {
        if let Some(frame) = map.frames().get(id) {
            let mut new = Frame::new(frame.title.clone(), *place, *width, *height);
            new.extras = frame.extras.clone();
            if new != *frame {
                transaction.changes.push(Change::SetFrame(*id, Some(Box::new(new))));
            }
        }
    }
    Ok(transaction)
}

/// Moves by an arrow key: steps that follow each other count as one.
///
/// # Errors
/// When nothing would move.
pub fn nudge(map: &Map, ids: &BTreeSet<ElementId>, dx: i32, dy: i32) -> Result<Transaction, Refusal> {
    let first = ids.first().copied().ok_or(Refusal::NothingSelected)?;
    // Another selection is another deed, also when its first element is the same.
    let kind = if ids.len() == 1 { "nudge" } else { "nudge several" };
    let transaction = shift(map, ids, dx, dy)?;
    let whole = transaction.changes.len() == ids.len();
    Ok(if whole { transaction.merging(first, kind) } else { transaction })
}

/// Gives a card another width and, when its left edge was pulled, another place.
///
/// # Errors
/// When nothing would change.
pub fn resize(map: &Map, id: ElementId, place: Place, width: Width) -> Result<Transaction, Refusal> {
    let statement = map.statements().get(&id).ok_or(Refusal::Gone)?;
    let mut transaction = Transaction::new(Step::Resize, 1);
    if statement.place != place {
        transaction.changes.push(Change::SetStatement(id, StatementField::Place(place)));
    }
    if statement.width != width {
        transaction.changes.push(Change::SetStatement(id, StatementField::Width(width)));
    }
    if transaction.changes.is_empty() { Err(Refusal::NoChange) } else { Ok(transaction) }
}

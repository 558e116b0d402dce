//! Copy cards with the links among them, and put copies down again, in this map or in another.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Ends, Links, Map, Parts, Place, Source};

/// What can be copied of these elements: cards and frames, the steps whose premises and conclusion
/// are all among them, and the sides and sources that they name.
pub fn clip(map: &Map, ids: &BTreeSet<ElementId>) -> Parts {
    let mut clip = Parts::default();
    let mut inside: BTreeSet<ElementId> = ids.iter().copied().filter(|id| map.statements().contains_key(id)).collect();
    // A step on a step can be whole only after that step is: what concludes in each is looked at in turn.
    let mut next: Vec<ElementId> = inside.iter().copied().collect();
    while let Some(element) = next.pop() {
        for id in map.arguments_on(element) {
            let links = map.links(id).filter(|l| l.premises.iter().all(|p| inside.contains(p)));
            if let Some(links) = links
                && inside.insert(id)
            {
                next.push(id);
                let inference = map.inferences().get(&id).cloned().unwrap_or_default();
                clip.inferences.push((id, inference, links.into()));
            }
        }
    }
    let mut sides = BTreeSet::new();
    let mut sources = BTreeSet::new();
    for (id, statement) in map.statements().iter().filter(|(id, _)| ids.contains(id)) {
        sides.extend(statement.side);
        sources.extend(statement.citations.iter().map(|c| c.source));
        clip.statements.push((*id, statement.clone()));
    }
    for (id, source) in map.sources().iter().filter(|(id, _)| sources.contains(id)) {
        sides.extend(source.side);
        clip.sources.push((*id, source.clone()));
    }
    clip.sides = map.sides().iter().filter(|(id, _)| sides.contains(id)).map(|(id, s)| (*id, s.clone())).collect();
    clip.frames = map.frames().iter().filter(|(id, _)| ids.contains(id)).map(|(id, f)| (*id, f.clone())).collect();
    clip
}

/// The side or source of the map that answers to one of the clip, or the change that brings it in.
fn bring_in(map: &Map, ids: &mut Ids, clip: &Parts, changes: &mut Vec<Change>) -> BTreeMap<ElementId, ElementId> {
    let mut known = BTreeMap::new();
    for (old, side) in &clip.sides {
        let alike = |s: &&crate::model::Side| s.name == side.name && s.letter == side.letter;
        let itself = map.sides().get(old).filter(alike).map(|_| *old);
        let same = itself.or_else(|| map.sides().iter().find(|(_, s)| alike(s)).map(|(id, _)| *id));
        let new = same.unwrap_or_else(|| {
            let id = ids.fresh();
            changes.push(Change::SetSide(id, Some(Box::new(side.clone()))));
            id
        });
        known.insert(*old, new);
    }
    for (old, source) in &clip.sources {
        let itself = map.sources().get(old).filter(|s| s.is_same_document(source)).map(|_| *old);
        let same = itself.or_else(|| map.sources().iter().find(|(_, s)| s.is_same_document(source)).map(|(id, _)| *id));
        let new = same.unwrap_or_else(|| {
            let id = ids.fresh();
            let side = source.side.and_then(|side| known.get(&side).copied());
            changes.push(Change::SetSource(id, Some(Box::new(Source { side, ..source.clone() }))));
            id
        });
        known.insert(*old, new);
    }
    known
}

/// Puts copies of a clip down under fresh ids, the upper left of them at `place`, and selects them.
///
/// # Errors
/// When the clip holds nothing.
pub fn paste(map: &Map, ids: &mut Ids, clip: &Parts, place: Place) -> Result<Transaction, Refusal> {
    let corners = clip.statements.iter().map(|(_, s)| s.place).chain(clip.frames.iter().map(|(_, f)| f.place));
    let Some((x, y)) = corners.map(|p| (p.x(), p.y())).reduce(|a, b| (a.0.min(b.0), a.1.min(b.1))) else {
        return Err(Refusal::NothingToPaste);
    };
    let (dx, dy) = (place.x() - x, place.y() - y);
    let mut changes = Vec::new();
    let mut known = bring_in(map, ids, clip, &mut changes);
    let mut selected = Vec::new();
    for (old, frame) in &clip.frames {
        let id = ids.fresh();
        let mut frame = frame.clone();
        frame.place = frame.place.offset(dx, dy);
        frame.extras.clear();
        known.insert(*old, id);
        selected.push(id);
        changes.push(Change::SetFrame(id, Some(Box::new(frame))));
    }
    for (old, statement) in &clip.statements {
        let id = ids.fresh();
        let mut statement = statement.clone();
        statement.place = statement.place.offset(dx, dy);
        // Fields of a newer version may name elements that the copy is not among.
        statement.extras.clear();
        statement.side = statement.side.and_then(|side| known.get(&side).copied());
        statement.citations.retain_mut(|citation| {
            let new = known.get(&citation.source).copied();
            citation.source = new.unwrap_or(citation.source);
            new.is_some()
        });
        known.insert(*old, id);
        selected.push(id);
        changes.push(Change::InsertStatement(id, Box::new(statement)));
    }
    // A step enters after what it concludes in; a clip that came out of a file may list them in any order.
    let mut waiting: BTreeMap<ElementId, Vec<&(ElementId, crate::model::Inference, Ends)>> = BTreeMap::new();
    for entry in &clip.inferences {
        waiting.entry(entry.2.conclusion).or_default().push(entry);
    }
    let mut next: Vec<ElementId> = known.keys().copied().collect();
    while let Some(element) = next.pop() {
        for (old, inference, links) in waiting.remove(&element).into_iter().flatten() {
            let premises: Option<BTreeSet<_>> = links.premises.iter().map(|p| known.get(p).copied()).collect();
            // A premise outside the clip: the step cannot come along, nor what denies it.
            let (Some(premises), Some(conclusion)) = (premises, known.get(&element).copied()) else { continue };
            let id = ids.fresh();
            known.insert(*old, id);
            next.push(*old);
            let links = Links { premises, conclusion };
            let copy = crate::model::Inference { extras: crate::model::UnknownFields::new(), ..inference.clone() };
            changes.push(Change::InsertInference(id, Box::new(copy), links));
        }
    }
    let mut transaction = Transaction::new(Step::Paste, selected.len()).selecting(selected);
    transaction.changes = changes;
    Ok(transaction)
}

/// Puts copies of the elements a little to the right and below, and selects them.
///
/// # Errors
/// When nothing that can be copied is among them.
pub fn duplicate(map: &Map, ids: &mut Ids, of: &BTreeSet<ElementId>) -> Result<Transaction, Refusal> {
    let clip = clip(map, of);
    let corners = clip.statements.iter().map(|(_, s)| s.place).chain(clip.frames.iter().map(|(_, f)| f.place));
    let corner = corners.reduce(|a, b| Place::new(a.x().min(b.x()), a.y().min(b.y())));
    let place = corner.ok_or(Refusal::NothingSelected)?.offset(24, 24);
    let mut transaction = paste(map, ids, &clip, place)?;
    transaction.label.step = Step::Duplicate;
    Ok(transaction)
}

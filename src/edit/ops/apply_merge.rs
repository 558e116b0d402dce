//! Make a map what another copy of it has become, in one step: what was merged is taken in.

use std::collections::BTreeSet;

use super::super::{Refusal, Step, Transaction};
use super::link::removal_order;
use crate::model::{Change, Comment, ElementId, Inference, InferenceField, Map, Statement, StatementField};

/// Makes `map` what `target` is, a map of the same debate. What is equal is not touched, and so is what is assumed
/// for the moment: that is nobody's work but a question, and each asks his own.
///
/// Cost: linear in both maps, and in what differs for each link on which others hang.
///
/// # Errors
/// When the maps are equal, or of two debates.
pub fn take_in(map: &Map, target: &Map) -> Result<Transaction, Refusal> {
    if map.id() != target.id() {
        return Err(Refusal::OtherDebate);
    }
    let mut changes = Vec::new();
    if map.title() != target.title() {
        changes.push(Change::SetTitle(target.title().to_owned()));
    }
    if map.motion() != target.motion() {
        changes.push(Change::SetMotion(target.motion().to_owned()));
    }
    if map.extras() != target.extras() {
        changes.push(Change::SetExtras(map.id(), target.extras().clone()));
    }
    // What names something comes after it, what is named goes last.
    let new = |(id, side): (&ElementId, &_)| (map.sides().get(id) != Some(side)).then_some(*id);
    changes.extend(target.sides().iter().filter_map(new).map(|id| side(target, id)));
    let new = |(id, source): (&ElementId, &_)| (map.sources().get(id) != Some(source)).then_some(*id);
    changes.extend(target.sources().iter().filter_map(new).map(|id| source(target, id)));
    if map.format() != target.format() {
        changes.push(Change::SetFormat(target.format().cloned().map(Box::new)));
    }
    let drawn_anew = drawn_anew(map, target);
    let silenced = silenced(map, target, &drawn_anew);
    changes.extend(silenced.iter().map(|id| Change::SetComment(*id, None)));
    changes.extend(removal_order(map, &drawn_anew).into_iter().map(Change::RemoveInference));
    let gone = map.statements().keys().filter(|id| !target.statements().contains_key(id));
    changes.extend(gone.map(|id| Change::RemoveStatement(*id)));
    for (id, statement) in target.statements() {
        match map.statements().get(id) {
            Some(before) => set_statement(*id, before, statement, &mut changes),
            None => {
                let asks_nothing = Statement { assumed: None, ..statement.clone() };
                changes.push(Change::InsertStatement(*id, Box::new(asks_nothing)));
            }
        }
    }
    for (id, inference) in target.inferences() {
        if let Some(before) = map.inferences().get(id).filter(|_| !drawn_anew.contains(id)) {
            set_inference(*id, before, inference, &mut changes);
        }
    }
    let there = |id: &&ElementId| !map.inferences().contains_key(id) || drawn_anew.contains(id);
    let to_draw: BTreeSet<ElementId> = target.inferences().keys().filter(there).copied().collect();
    // What is denied is there before what denies it.
    for id in removal_order(target, &to_draw).into_iter().rev() {
        if let (Some(inference), Some(links)) = (target.inferences().get(&id), target.links(id)) {
            let muted = map.inferences().get(&id).is_some_and(|here| here.muted);
            changes.push(Change::InsertInference(id, Box::new(Inference { muted, ..inference.clone() }), links));
        }
    }
    let unsaid = |id: &ElementId| !map.comments().contains_key(id) || silenced.contains(id);
    let say = target.comments().iter().filter(|(id, _)| unsaid(id));
    let (replies, first): (Vec<_>, Vec<_>) = say.partition(|(_, comment)| comment.reply_to.is_some());
    let say = first.into_iter().chain(replies);
    changes.extend(say.map(|(id, comment)| Change::SetComment(*id, Some(Box::new(comment.clone())))));
    let frames = target.frames().iter().filter(|(id, frame)| map.frames().get(id) != Some(frame));
    changes.extend(frames.map(|(id, frame)| Change::SetFrame(*id, Some(Box::new(frame.clone())))));
    let gone = map.frames().keys().filter(|id| !target.frames().contains_key(id));
    changes.extend(gone.map(|id| Change::SetFrame(*id, None)));
    let gone = map.sources().keys().filter(|id| !target.sources().contains_key(id));
    changes.extend(gone.map(|id| Change::SetSource(*id, None)));
    let gone = map.sides().keys().filter(|id| !target.sides().contains_key(id));
    changes.extend(gone.map(|id| Change::SetSide(*id, None)));
    if changes.is_empty() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::TakeIn, changes.len());
    transaction.changes = changes;
    Ok(transaction)
}

fn side(target: &Map, id: ElementId) -> Change {
    Change::SetSide(id, target.sides().get(&id).cloned().map(Box::new))
}

fn source(target: &Map, id: ElementId) -> Change {
    Change::SetSource(id, target.sources().get(&id).cloned().map(Box::new))
}

/// The links that go or are tied to something else, with all that deny or back one of these.
fn drawn_anew(map: &Map, target: &Map) -> BTreeSet<ElementId> {
    let same = |id: &ElementId| target.links(*id) == map.links(*id);
    let mut anew: BTreeSet<ElementId> = map.inferences().keys().filter(|id| !same(id)).copied().collect();
    let mut next: Vec<ElementId> = anew.iter().copied().collect();
    while let Some(id) = next.pop() {
        next.extend(map.arguments_on(id).into_iter().filter(|on_it| anew.insert(*on_it)));
    }
    anew
}

/// The remarks that are said no longer, otherwise, or about something that goes, replies first: each goes before
/// what it is about, and comes again after it.
fn silenced(map: &Map, target: &Map, drawn_anew: &BTreeSet<ElementId>) -> Vec<ElementId> {
    let goes = |id: ElementId| {
        drawn_anew.contains(&id) || !(target.statements().contains_key(&id) || target.inferences().contains_key(&id))
    };
    let changed = |id: &ElementId| map.comments().get(id) != target.comments().get(id);
    let said = |(id, comment): &(&ElementId, &Comment)| changed(id) || goes(comment.on);
    let first = map.comments().iter().filter(|(_, comment)| comment.reply_to.is_none()).filter(said);
    let first: BTreeSet<ElementId> = first.map(|(id, _)| *id).collect();
    // What changes takes the replies to it along.
    let replies =
        map.comments().iter().filter(|entry| entry.1.reply_to.is_some_and(|to| said(entry) || first.contains(&to)));
    replies.map(|(id, _)| *id).chain(first.iter().copied()).collect()
}

fn set_statement(id: ElementId, before: &Statement, after: &Statement, changes: &mut Vec<Change>) {
    use StatementField::{
        Citations, Judged, Kind, Marks, Note, Pinned, Place, Side, Speech, Tags, Text, Weight, Width,
    };
    let mut set = |differs: bool, field: fn(&Statement) -> StatementField| {
        if differs {
            changes.push(Change::SetStatement(id, field(after)));
        }
    };
    set(before.text != after.text, |s| Text(s.text.clone()));
    set(before.kind != after.kind, |s| Kind(s.kind));
    set(before.side != after.side, |s| Side(s.side));
    set(before.citations != after.citations, |s| Citations(s.citations.clone()));
    set(before.note != after.note, |s| Note(s.note.clone()));
    set(before.tags != after.tags, |s| Tags(s.tags.clone()));
    set(before.place != after.place, |s| Place(s.place));
    set(before.width != after.width, |s| Width(s.width));
    set(before.pinned != after.pinned, |s| Pinned(s.pinned));
    set(before.marks != after.marks, |s| Marks(s.marks));
    set(before.weight != after.weight, |s| Weight(s.weight));
    set(before.judged != after.judged, |s| Judged(s.judged));
    set(before.speech != after.speech, |s| Speech(s.speech.clone()));
    if before.extras != after.extras {
        changes.push(Change::SetExtras(id, after.extras.clone()));
    }
}

fn set_inference(id: ElementId, before: &Inference, after: &Inference, changes: &mut Vec<Change>) {
    if before.kind != after.kind {
        changes.push(Change::SetInference(id, InferenceField::Kind(after.kind)));
    }
    if before.scheme != after.scheme {
        changes.push(Change::SetInference(id, InferenceField::Scheme(after.scheme.clone())));
    }
    if before.note != after.note {
        changes.push(Change::SetInference(id, InferenceField::Note(after.note.clone())));
    }
    if before.weight != after.weight {
        changes.push(Change::SetInference(id, InferenceField::Weight(after.weight)));
    }
    if before.extras != after.extras {
        changes.push(Change::SetExtras(id, after.extras.clone()));
    }
}

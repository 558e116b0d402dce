//! Make one card of two that say the same.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, Comment, ElementId, InferenceField, Map, Marks, StatementField, limits};

/// Lets `gone` go into `kept`: what argues for or against it, and what it argues for, is tied to the other card;
/// citations, tags, marks and comments of both stay, and so do the words of `gone`, in the note of the other, where they
/// are not the same. How sure it is and in which speech it is said is that of `kept`, else that of `gone`. A link
/// between the two goes, with what hangs on it; and so does one that would be there twice, unless something hangs on it.
///
/// # Errors
/// When they are not two statements of the map, or one card could not hold what both have.
pub fn unite(map: &Map, ids: &mut Ids, kept: ElementId, gone: ElementId) -> Result<Transaction, Refusal> {
    let (Some(stays), Some(goes)) = (map.statements().get(&kept), map.statements().get(&gone)) else {
        return Err(Refusal::Gone);
    };
    if kept == gone {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Unite, 1).selecting([kept]);
    // A link between the two would begin and end on one card.
    let between = map.inferences().keys().copied().filter(|step| {
        let (premises, conclusion) = (map.premises(*step), map.conclusion(*step));
        let has = |id: ElementId| premises.contains(&id);
        (conclusion == Some(kept) && has(gone)) || (conclusion == Some(gone) && has(kept))
    });
    let between: BTreeSet<ElementId> = between.collect();
    let fallen = map.fall_with(&between);
    if !between.is_empty() {
        transaction.changes = super::remove(map, &between)?.changes;
    }
    let set = |step: ElementId, field: InferenceField| Change::SetInference(step, field);
    let mut doubled = BTreeSet::new();
    for step in map.uses_of(gone).into_iter().chain(map.arguments_on(gone)).filter(|step| !fallen.contains(step)) {
        if is_there_already(map, step, kept, gone) {
            doubled.insert(step);
            transaction.changes.push(Change::RemoveInference(step));
        }
    }
    let stays_tied = |step: &ElementId| !fallen.contains(step) && !doubled.contains(step);
    for step in map.uses_of(gone).into_iter().filter(stays_tied) {
        if !map.premises(step).contains(&kept) {
            transaction.changes.push(set(step, InferenceField::AddPremise(kept)));
        }
        transaction.changes.push(set(step, InferenceField::RemovePremise(gone)));
    }
    for step in map.arguments_on(gone).into_iter().filter(stays_tied) {
        transaction.changes.push(set(step, InferenceField::Conclusion(kept)));
    }
    let mut statement = |field: StatementField| transaction.changes.push(Change::SetStatement(kept, field));
    let more = goes.citations.iter().filter(|citation| !stays.citations.contains(citation));
    let citations: Vec<_> = stays.citations.iter().chain(more).cloned().collect();
    let citations_count = citations.len();
    if citations != stays.citations {
        statement(StatementField::Citations(citations));
    }
    let tags: BTreeSet<String> = stays.tags.union(&goes.tags).cloned().collect();
    let tags_count = tags.len();
    if tags != stays.tags {
        statement(StatementField::Tags(tags));
    }
    let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    let words = if same(&stays.text, &goes.text) { "" } else { goes.text.as_str() };
    let notes = [stays.note.as_str(), words, goes.note.as_str()].into_iter().filter(|note| !note.is_empty());
    let note = notes.collect::<Vec<_>>().join("\n");
    if citations_count > limits::CITATIONS || tags_count > limits::TAGS || !limits::fits(&note, limits::TEXT_CHARS) {
        return Err(Refusal::TooMuchToUnite);
    }
    if note != stays.note {
        statement(StatementField::Note(note));
    }
    let (a, b) = (stays.marks, goes.marks);
    let marks = Marks {
        implicit: a.implicit && b.implicit,
        conceded: a.conceded || b.conceded,
        needs_support: a.needs_support || b.needs_support,
        to_research: a.to_research || b.to_research,
    };
    if marks != stays.marks {
        statement(StatementField::Marks(marks));
    }
    if stays.weight.is_none() && goes.weight.is_some() {
        statement(StatementField::Weight(goes.weight));
    }
    if stays.judged.is_none() && goes.judged.is_some() {
        statement(StatementField::Judged(goes.judged));
    }
    if stays.speech.is_empty() && !goes.speech.is_empty() {
        statement(StatementField::Speech(goes.speech.clone()));
    }
    // What a remark is about never changes, on which merging relies: it is said anew about the other card. Replies go
    // before what they reply to, and come after it.
    let remarks: Vec<(ElementId, Comment)> = map.comments_on(gone).map(|(id, c)| (id, c.clone())).collect();
    let (replies, first): (Vec<_>, Vec<_>) = remarks.into_iter().partition(|(_, comment)| comment.reply_to.is_some());
    transaction.changes.extend(replies.iter().chain(&first).map(|(id, _)| Change::SetComment(*id, None)));
    let mut anew: BTreeMap<ElementId, ElementId> = BTreeMap::new();
    for (id, comment) in first.iter().chain(&replies) {
        let reply_to = comment.reply_to.and_then(|first| anew.get(&first).copied());
        let said = Comment { on: kept, reply_to, ..comment.clone() };
        let fresh = ids.fresh();
        anew.insert(*id, fresh);
        transaction.changes.push(Change::SetComment(fresh, Some(Box::new(said))));
    }
    transaction.changes.push(Change::RemoveStatement(gone));
    Ok(transaction)
}

/// Whether a step that begins or ends at `gone` would be, at `kept`, one that is there already; never if something hangs
/// on it.
fn is_there_already(map: &Map, step: ElementId, kept: ElementId, gone: ElementId) -> bool {
    let renamed = |id: ElementId| if id == gone { kept } else { id };
    let ends = |step: ElementId, rename: &dyn Fn(ElementId) -> ElementId| {
        let premises: BTreeSet<ElementId> = map.premises(step).into_iter().map(rename).collect();
        (map.inferences().get(&step).map(|inference| inference.kind), premises, map.conclusion(step).map(rename))
    };
    let wanted = ends(step, &renamed);
    let (_, _, conclusion) = &wanted;
    let hangs = !map.arguments_on(step).is_empty() || map.comments_on(step).next().is_some();
    let others = conclusion.map(|on| map.arguments_on(on)).unwrap_or_default();
    !hangs && others.into_iter().any(|other| other != step && ends(other, &|id| id) == wanted)
}

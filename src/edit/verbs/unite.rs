//! Make one card of two that say the same.

use std::collections::BTreeSet;

use super::super::{Refused, Transaction};
use crate::model::{Change, Comment, ElementId, InferenceField, Map, StatementField, limits};

/// Lets `gone` go into `kept`: what argues for or against it, and what it argues for, is tied to the other card;
/// citations, tags and comments of both stay, and so do the words of `gone`, in the note of the other, where they are
/// not the same. A link between the two goes, with what hangs on it.
///
/// # Errors
/// When they are not two statements of the map.
pub fn unite(map: &Map, kept: ElementId, gone: ElementId) -> Result<Transaction, Refused> {
    let (Some(stays), Some(goes)) = (map.statements().get(&kept), map.statements().get(&gone)) else {
        return Err(Refused("refused-gone"));
    };
    if kept == gone {
        return Err(Refused("refused-no-change"));
    }
    let mut transaction = Transaction::new("step-unite", 1).selecting([kept]);
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
    for step in map.uses_of(gone).into_iter().filter(|step| !fallen.contains(step)) {
        if !map.premises(step).contains(&kept) {
            transaction.changes.push(set(step, InferenceField::AddPremise(kept)));
        }
        transaction.changes.push(set(step, InferenceField::RemovePremise(gone)));
    }
    for step in map.arguments_on(gone).into_iter().filter(|step| !fallen.contains(step)) {
        transaction.changes.push(set(step, InferenceField::Conclusion(kept)));
    }
    let mut statement = |field: StatementField| transaction.changes.push(Change::SetStatement(kept, field));
    let more = goes.citations.iter().filter(|citation| !stays.citations.contains(citation));
    let citations: Vec<_> = stays.citations.iter().chain(more).take(limits::CITATIONS).cloned().collect();
    if citations != stays.citations {
        statement(StatementField::Citations(citations));
    }
    let tags: BTreeSet<String> = stays.tags.union(&goes.tags).take(limits::TAGS).cloned().collect();
    if tags != stays.tags {
        statement(StatementField::Tags(tags));
    }
    let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    let words = if same(&stays.text, &goes.text) { "" } else { goes.text.as_str() };
    let notes = [stays.note.as_str(), words, goes.note.as_str()].into_iter().filter(|note| !note.is_empty());
    let note = notes.collect::<Vec<_>>().join("\n");
    let note = limits::cut(&note, limits::TEXT_CHARS).to_owned();
    if note != stays.note {
        statement(StatementField::Note(note));
    }
    // Replies go before what they reply to, and come after it.
    let remarks: Vec<(ElementId, Comment)> = map.comments_on(gone).map(|(id, c)| (id, c.clone())).collect();
    let (replies, first): (Vec<_>, Vec<_>) = remarks.into_iter().partition(|(_, comment)| comment.reply_to.is_some());
    let all = replies.iter().chain(&first);
    transaction.changes.extend(all.map(|(id, _)| Change::SetComment(*id, None)));
    for (id, comment) in first.iter().chain(&replies) {
        let moved = Comment { on: kept, ..comment.clone() };
        transaction.changes.push(Change::SetComment(*id, Some(Box::new(moved))));
    }
    transaction.changes.push(Change::RemoveStatement(gone));
    Ok(transaction)
}

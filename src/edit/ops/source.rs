//! Bring a source in, describe it, bring in a newer text of it, take it away.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, Citation, ElementId, FullText, Map, Source, SourceText, StatementField};

/// A source joins the map, with its text if there is one. Returns its id as well.
pub fn add_source(ids: &mut Ids, source: Source) -> (ElementId, Transaction) {
    let id = ids.fresh();
    let mut transaction = Transaction::new(Step::AddSource, 1);
    transaction.changes.push(Change::SetSource(id, Some(Box::new(source))));
    (id, transaction)
}

/// Describes a source otherwise. Describing one field after the other is one step.
///
/// # Errors
/// When the source is gone, or described like that already.
pub fn set_source(map: &Map, id: ElementId, source: Source) -> Result<Transaction, Refusal> {
    let known = map.sources().get(&id).ok_or(Refusal::Gone)?;
    if *known == source {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Source, 1).merging(id, "source");
    transaction.changes.push(Change::SetSource(id, Some(Box::new(source))));
    Ok(transaction)
}

/// Takes a source away that nothing cites.
///
/// # Errors
/// When it is gone, or a card cites it.
pub fn remove_source(map: &Map, id: ElementId) -> Result<Transaction, Refusal> {
    if !map.sources().contains_key(&id) {
        return Err(Refusal::Gone);
    }
    if map.statements().values().any(|statement| statement.citations.iter().any(|c| c.source == id)) {
        return Err(Refusal::SourceCited);
    }
    let mut transaction = Transaction::new(Step::RemoveSource, 1);
    transaction.changes.push(Change::SetSource(id, None));
    Ok(transaction)
}

/// Gives a source a text, or a newer one, and citations the places that their words have in it: by card, and by
/// their numbers on it. What is not among them stays as it is.
///
/// # Errors
/// When the source is gone.
pub fn set_full_text(
    map: &Map,
    id: ElementId,
    text: Arc<SourceText>,
    anchored: &BTreeMap<(ElementId, usize), Citation>,
) -> Result<Transaction, Refusal> {
    let source = map.sources().get(&id).ok_or(Refusal::Gone)?;
    let newer = source.full_text.is_some();
    let mut transaction = Transaction::new(if newer { Step::NewText } else { Step::AttachText }, 1);
    let source = Source { full_text: Some(FullText::of(text)), ..source.clone() };
    transaction.changes.push(Change::SetSource(id, Some(Box::new(source))));
    transaction.changes.extend(with_citations(map, anchored));
    Ok(transaction)
}

/// Leaves a source's text out of the map; citations keep their words.
///
/// # Errors
/// When there is no such text.
pub fn leave_text_out(map: &Map, id: ElementId) -> Result<Transaction, Refusal> {
    let mut source = map.sources().get(&id).cloned().ok_or(Refusal::Gone)?;
    if source.text().is_none() {
        return Err(Refusal::NoChange);
    }
    source.leave_text_out();
    let mut transaction = Transaction::new(Step::LeaveTextOut, 1);
    transaction.changes.push(Change::SetSource(id, Some(Box::new(source))));
    Ok(transaction)
}

/// Gives citations other places or words: by card, and by their numbers on it.
///
/// # Errors
/// When all of them are like that already.
pub fn set_citations(map: &Map, anchored: &BTreeMap<(ElementId, usize), Citation>) -> Result<Transaction, Refusal> {
    let changes: Vec<Change> = with_citations(map, anchored).collect();
    if changes.is_empty() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Citations, changes.len());
    transaction.changes = changes;
    Ok(transaction)
}

fn with_citations<'a>(
    map: &'a Map,
    anchored: &BTreeMap<(ElementId, usize), Citation>,
) -> impl Iterator<Item = Change> + 'a {
    let mut cards: BTreeMap<ElementId, Vec<Citation>> = BTreeMap::new();
    for ((card, number), citation) in anchored {
        let Some(statement) = map.statements().get(card) else { continue };
        let citations = cards.entry(*card).or_insert_with(|| statement.citations.clone());
        if let Some(known) = citations.get_mut(*number) {
            *known = citation.clone();
        }
    }
    let changed = move |(card, citations): &(ElementId, Vec<Citation>)| {
        map.statements().get(card).is_some_and(|statement| statement.citations != *citations)
    };
    let set = |(card, citations)| Change::SetStatement(card, StatementField::Citations(citations));
    cards.into_iter().filter(changed).map(set)
}

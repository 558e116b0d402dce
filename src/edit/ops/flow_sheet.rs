//! What the keys do on a flow sheet: one more line below, an answer in the next column.

use super::super::{Ids, Step, Transaction};
use super::add::answer;
use crate::model::{
    Change, ElementId, Inference, InferenceKind, Links, Map, Place, Statement, StatementField, StatementKind,
};

/// Puts an empty card at `place` that does what `current` does: the same side says it in the same speech, for or
/// against the same. Selects it.
pub fn line_below(map: &Map, ids: &mut Ids, current: ElementId, place: Place) -> Transaction {
    let like = map.statements().get(&current).cloned().unwrap_or_default();
    let id = ids.fresh();
    let new = Statement { kind: like.kind, side: like.side, speech: like.speech, place, ..Statement::default() };
    let mut transaction = Transaction::new(Step::AddCard, 1).selecting([id]);
    transaction.changes.push(Change::InsertStatement(id, Box::new(new)));
    let carries = |step: &ElementId| map.inferences().get(step).is_some_and(|i| i.kind != InferenceKind::Rephrase);
    let step = map.uses_of(current).into_iter().find(carries);
    if let Some((conclusion, inference)) = step.and_then(|s| Some((map.conclusion(s)?, map.inferences().get(&s)?))) {
        let links = Links::simple(id, conclusion);
        let kind = inference.kind;
        transaction.changes.push(Change::InsertInference(ids.fresh(), Box::new(Inference::of(kind)), links));
    }
    transaction
}

/// Puts an empty claim of a side at `place`, in a speech, which begins a line. Selects it.
pub fn first_line(ids: &mut Ids, side: Option<ElementId>, speech: String, place: Place) -> Transaction {
    let id = ids.fresh();
    let new = Statement { kind: StatementKind::Claim, side, speech, place, ..Statement::default() };
    let mut transaction = Transaction::new(Step::AddCard, 1).selecting([id]);
    transaction.changes.push(Change::InsertStatement(id, Box::new(new)));
    transaction
}

/// Puts an empty rebuttal of the next side at `place`, which answers `current` in the next speech of that side.
/// Selects it.
pub fn answer_in_turn(map: &Map, ids: &mut Ids, current: ElementId, place: Place) -> Transaction {
    let mut transaction = answer(map, ids, current, InferenceKind::Attack, place);
    let made = transaction.changes.iter().find_map(|change| match change {
        Change::InsertStatement(id, statement) => Some((*id, statement.side)),
        _ => None,
    });
    if let Some((id, side)) = made
        && let Some(speech) = next_turn(map, current, side)
    {
        transaction.changes.push(Change::SetStatement(id, StatementField::Speech(speech)));
    }
    transaction
}

/// The short name of the first speech of a side after the one in which a statement was said.
fn next_turn(map: &Map, current: ElementId, side: Option<ElementId>) -> Option<String> {
    let format = map.format()?;
    let said = format.speech_of(map.statements().get(&current)?);
    let later = format.speeches.iter().skip(said.map_or(0, |said| said + 1));
    later.into_iter().find(|speech| speech.side.is_some() && speech.side == side).map(|speech| speech.key.clone())
}

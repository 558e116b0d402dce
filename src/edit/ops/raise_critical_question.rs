//! Raise a critical question against a step.

use super::super::{Ids, Refusal, Step, Transaction};
use super::add::answer;
use crate::model::{Change, ElementId, InferenceKind, Map, Marks, Place, StatementField};

/// Puts a card with a question at `place` that would undercut a step, says that it is to be researched, and selects it. The
/// side after that of the step asks. Until somebody says what was found, it is a task and counts for nothing
/// ([`crate::model::Statement::argues`]).
///
/// # Errors
/// When there is no such step.
pub fn raise(map: &Map, ids: &mut Ids, step: ElementId, question: &str, place: Place) -> Result<Transaction, Refusal> {
    if !map.inferences().contains_key(&step) {
        return Err(Refusal::Gone);
    }
    let mut transaction = answer(map, ids, step, InferenceKind::Attack, place);
    let made = transaction.changes.iter().find_map(|change| match change {
        Change::InsertStatement(id, _) => Some(*id),
        _ => None,
    });
    let id = made.ok_or(Refusal::Gone)?;
    let marks = Marks { to_research: true, ..Marks::default() };
    transaction.changes.push(Change::SetStatement(id, StatementField::Text(question.to_owned())));
    transaction.changes.push(Change::SetStatement(id, StatementField::Marks(marks)));
    transaction.label.step = Step::Raise;
    Ok(transaction)
}

//! Stop asking "what if".

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, InferenceField, Map, StatementField};

/// Gives up everything that is assumed for the moment.
///
/// # Errors
/// When nothing is.
pub fn clear_assumptions(map: &Map) -> Result<Transaction, Refusal> {
    let changes: Vec<Change> = map
        .assumptions()
        .map(|id| match map.statements().contains_key(&id) {
            true => Change::SetStatement(id, StatementField::Assumed(None)),
            false => Change::SetInference(id, InferenceField::Muted(false)),
        })
        .collect();
    if changes.is_empty() {
        return Err(Refusal::NoAssumption);
    }
    let mut transaction = Transaction::new(Step::ClearAssumptions, changes.len());
    transaction.changes = changes;
    Ok(transaction)
}

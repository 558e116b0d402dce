//! Stop asking "what if".

use super::super::{Refused, Transaction};
use crate::model::{Change, InferenceField, Map, StatementField};

/// Gives up everything that is assumed for the moment.
///
/// # Errors
/// When nothing is.
pub fn clear_assumptions(map: &Map) -> Result<Transaction, Refused> {
    let changes: Vec<Change> = map
        .assumptions()
        .map(|id| match map.statements().contains_key(&id) {
            true => Change::SetStatement(id, StatementField::Assumed(None)),
            false => Change::SetInference(id, InferenceField::Muted(false)),
        })
        .collect();
    if changes.is_empty() {
        return Err(Refused("refused-no-assumption"));
    }
    let mut transaction = Transaction::new("step-clear-assumptions", changes.len());
    transaction.changes = changes;
    Ok(transaction)
}

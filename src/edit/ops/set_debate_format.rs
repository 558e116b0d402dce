//! Say who speaks when.

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, Format, Map};

/// Gives the debate a format, or (`None`) none. Cards keep the speeches that they name: who goes back to a format
/// that has them finds them there.
///
/// # Errors
/// When it has that format already, or two speeches have one short name.
pub fn set_format(map: &Map, format: Option<Format>) -> Result<Transaction, Refusal> {
    let mut format = format;
    if format.as_mut().is_some_and(Format::tidy) {
        return Err(Refusal::SpeechTwice);
    }
    if map.format() == format.as_ref() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Format, 1).merging(map.id(), "format");
    transaction.changes.push(Change::SetFormat(format.map(Box::new)));
    Ok(transaction)
}

//! Say who speaks when.

use super::super::{Refused, Transaction};
use crate::model::{Change, Format, Map};

/// Gives the debate a format, or (`None`) none. Cards keep the speeches that they name: who goes back to a format
/// that has them finds them there.
///
/// # Errors
/// When it has that format already, or two speeches have one short name.
pub fn set_format(map: &Map, format: Option<Format>) -> Result<Transaction, Refused> {
    let mut format = format;
    if format.as_mut().is_some_and(Format::tidy) {
        return Err(Refused("refused-speech-twice"));
    }
    if map.format() == format.as_ref() {
        return Err(Refused("refused-no-change"));
    }
    let mut transaction = Transaction::new("step-format", 1).merging(map.id(), "format");
    transaction.changes.push(Change::SetFormat(format.map(Box::new)));
    Ok(transaction)
}

//! Draw frames round cards, change and take them away.

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Frame, Map};

/// Draws a frame and selects it.
pub fn add_frame(ids: &mut Ids, frame: Frame) -> Transaction {
    let id = ids.fresh();
    let mut transaction = Transaction::new(Step::AddFrame, 1).selecting([id]);
    transaction.changes.push(Change::SetFrame(id, Some(Box::new(frame))));
    transaction
}

/// Gives a frame another title, place or size. Cards stay where they are.
///
/// # Errors
/// When the frame is gone or nothing would change.
pub fn set_frame(map: &Map, id: ElementId, frame: Frame) -> Result<Transaction, Refusal> {
    let now = map.frames().get(&id).ok_or(Refusal::Gone)?;
    if *now == frame {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Frame, 1);
    if now.title != frame.title {
        // Only typing grows; a gesture is a step of its own.
        transaction = transaction.merging(id, "frame title");
    }
    transaction.changes.push(Change::SetFrame(id, Some(Box::new(frame))));
    Ok(transaction)
}

/// Takes frames away and leaves their cards.
///
/// # Errors
/// When none of the ids is a frame.
pub fn remove_frames_only(map: &Map, ids: impl IntoIterator<Item = ElementId>) -> Result<Transaction, Refusal> {
    let frames: Vec<_> = ids.into_iter().filter(|id| map.frames().contains_key(id)).collect();
    if frames.is_empty() {
        return Err(Refusal::NothingSelected);
    }
    let mut transaction = Transaction::new(Step::RemoveFrame, frames.len()).selecting([]);
    transaction.changes = frames.into_iter().map(|id| Change::SetFrame(id, None)).collect();
    Ok(transaction)
}

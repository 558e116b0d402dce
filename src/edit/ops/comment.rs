//! Say something about a card or a link, reply, mark as dealt with, take back.

use super::super::{Ids, Refusal, Step, Transaction};
use crate::model::{Change, Comment, ElementId, Map};

/// Says something about a card or a link, or (`reply_to`) replies to what was said.
///
/// # Errors
/// When nothing is said, or that is gone.
pub fn add_comment(
    map: &Map,
    ids: &mut Ids,
    on: ElementId,
    reply_to: Option<ElementId>,
    text: &str,
) -> Result<Transaction, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::NothingSaid);
    }
    let there = map.statements().contains_key(&on) || map.inferences().contains_key(&on);
    if !there || reply_to.is_some_and(|first| !map.comments().contains_key(&first)) {
        return Err(Refusal::Gone);
    }
    let mut transaction = Transaction::new(Step::Comment, 1);
    let comment = Comment { reply_to, ..Comment::on(on, text) };
    transaction.changes.push(Change::SetComment(ids.fresh(), Some(Box::new(comment))));
    Ok(transaction)
}

/// Changes what is said, or whether it is dealt with.
///
/// # Errors
/// When it is as it was, or gone.
pub fn set_comment(map: &Map, id: ElementId, comment: Comment) -> Result<Transaction, Refusal> {
    let known = map.comments().get(&id).ok_or(Refusal::Gone)?;
    if *known == comment {
        return Err(Refusal::NoChange);
    }
    let typed = known.text != comment.text;
    let mut transaction = Transaction::new(if typed { Step::Comment } else { Step::Resolve }, 1);
    transaction.changes.push(Change::SetComment(id, Some(Box::new(comment))));
    Ok(if typed { transaction.merging(id, "comment") } else { transaction })
}

/// Takes back what was said, with the replies to it.
///
/// # Errors
/// When it is gone.
pub fn remove_comment(map: &Map, id: ElementId) -> Result<Transaction, Refusal> {
    if !map.comments().contains_key(&id) {
        return Err(Refusal::Gone);
    }
    let mut transaction = Transaction::new(Step::RemoveComment, 1);
    let replies = map.comments().iter().filter(|(_, comment)| comment.reply_to == Some(id));
    let gone = replies.map(|(reply, _)| *reply).chain([id]);
    transaction.changes.extend(gone.map(|id| Change::SetComment(id, None)));
    Ok(transaction)
}

/// Takes away all that is said about these elements, replies first.
pub(super) fn remove_comments_on(map: &Map, is_doomed: impl Fn(ElementId) -> bool) -> Vec<Change> {
    let doomed = map.comments().iter().filter(|(_, comment)| is_doomed(comment.on));
    let (replies, first): (Vec<_>, Vec<_>) = doomed.partition(|(_, comment)| comment.reply_to.is_some());
    replies.into_iter().chain(first).map(|(id, _)| Change::SetComment(*id, None)).collect()
}

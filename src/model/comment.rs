//! What team mates say to each other about a card or a link: no part of the argument.

use super::{ElementId, UnknownFields};

/// A remark on a card or a link, or a reply to one. Who made it is in its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The statement or inference that it is about.
    pub on: ElementId,
    /// The remark on the same element that it replies to; that one is no reply itself.
    pub reply_to: Option<ElementId>,
    /// What is said.
    pub text: String,
    /// Whether a remark is dealt with. Of replies it means nothing.
    pub resolved: bool,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

impl Comment {
    /// What it names: what it is about, and what it replies to.
    pub(super) fn names(&self) -> impl Iterator<Item = ElementId> + use<> {
        [Some(self.on), self.reply_to].into_iter().flatten()
    }

    /// A remark on an element.
    pub fn on(on: ElementId, text: impl Into<String>) -> Self {
        Self { on, reply_to: None, text: text.into(), resolved: false, extras: UnknownFields::new() }
    }
}

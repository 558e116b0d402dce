//! A user's deed as plain data: the changes, what it is called, and what is selected after it.

use super::Selection;
use crate::model::{Change, ElementId};

/// What a step is called in the menu ("Undo link 2 premises"): the key of a text and a count for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// The text's key.
    pub key: &'static str,
    /// How many things the step concerns.
    pub count: usize,
}

/// A list of changes that are made, and undone, as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What the step is called.
    pub label: StepLabel,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// What is selected afterwards; `None` leaves the selection as it is.
    pub select: Option<Selection>,
    /// Steps that follow each other with the same key (the same text being typed, the same cards being
    /// nudged) count as one.
    pub merge_key: Option<(ElementId, &'static str)>,
}

impl Transaction {
    /// A transaction without changes yet.
    pub fn new(key: &'static str, count: usize) -> Self {
        Self { label: StepLabel { key, count }, changes: Vec::new(), select: None, merge_key: None }
    }

    /// Selects these elements afterwards.
    #[must_use]
    pub fn selecting(mut self, ids: impl IntoIterator<Item = ElementId>) -> Self {
        self.select = Some(ids.into_iter().collect());
        self
    }

    /// Lets the step grow with the following ones of the same key.
    #[must_use]
    pub fn merging(mut self, id: ElementId, what: &'static str) -> Self {
        self.merge_key = Some((id, what));
        self
    }
}

/// Why a verb does nothing: the key of a text that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub &'static str);

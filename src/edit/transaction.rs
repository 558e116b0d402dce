//! A user's deed as plain data: the changes, what it is called, and what is selected after it.

use super::{Selection, Step};
use crate::model::{Change, ElementId};

/// The name of a step in the menu ("Undo link 2 premises"): an operation and a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// The operation.
    pub step: Step,
    /// How many elements it concerns.
    pub count: usize,
}

impl StepLabel {
    /// The name in words.
    pub fn name(self) -> String {
        self.step.name(self.count)
    }
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
    pub fn new(step: Step, count: usize) -> Self {
        Self { label: StepLabel { step, count }, changes: Vec::new(), select: None, merge_key: None }
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

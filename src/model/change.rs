//! The small closed set of reversible steps. Whatever a user can do is a list of these, so there are
//! these few inverses to get right and no more.

use std::collections::BTreeSet;

use super::{
    Citation, Comment, ElementId, Format, Frame, Inference, InferenceKind, Marks, Place, Side, Source, Statement,
    StatementKind, UnknownFields, Weight, Width,
};

/// What an inference ties together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The linked premises, in id order; statements, at least one.
    pub premises: BTreeSet<ElementId>,
    /// A statement, or an inference that is denied or backed.
    pub conclusion: ElementId,
}

impl Links {
    /// From one premise to one conclusion.
    pub fn simple(premise: ElementId, conclusion: ElementId) -> Self {
        Self { premises: BTreeSet::from([premise]), conclusion }
    }
}

/// A new value for one field of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementField {
    /// See [`Statement::text`].
    Text(String),
    /// See [`Statement::kind`].
    Kind(StatementKind),
    /// The kind that a newer version gave it, as raw JSON; `None` when the user has chosen another.
    UnknownKind(Option<String>),
    /// See [`Statement::side`].
    Side(Option<ElementId>),
    /// See [`Statement::citations`].
    Citations(Vec<Citation>),
    /// See [`Statement::note`].
    Note(String),
    /// See [`Statement::tags`].
    Tags(BTreeSet<String>),
    /// See [`Statement::place`].
    Place(Place),
    /// See [`Statement::width`].
    Width(Width),
    /// See [`Statement::pinned`].
    Pinned(bool),
    /// See [`Statement::marks`].
    Marks(Marks),
    /// See [`Statement::weight`].
    Weight(Option<Weight>),
    /// See [`Statement::judged`].
    Judged(Option<u32>),
    /// See [`Statement::assumed`].
    Assumed(Option<bool>),
    /// See [`Statement::speech`].
    Speech(String),
}

/// A new value for one field of an inference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InferenceField {
    /// See [`Inference::kind`].
    Kind(InferenceKind),
    /// The kind that a newer version gave it, as raw JSON; `None` when the user has chosen another.
    UnknownKind(Option<String>),
    /// See [`Inference::scheme`].
    Scheme(Option<String>),
    /// See [`Inference::note`].
    Note(String),
    /// See [`Inference::weight`].
    Weight(Option<Weight>),
    /// See [`Inference::muted`].
    Muted(bool),
    /// Another conclusion.
    Conclusion(ElementId),
    /// One more linked premise.
    AddPremise(ElementId),
    /// One linked premise fewer; the last one cannot go.
    RemovePremise(ElementId),
}

/// One reversible step of editing. `Map::apply` does it and returns its inverse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Put a statement on the canvas under a new id.
    InsertStatement(ElementId, Box<Statement>),
    /// Take away a statement that no inference uses.
    RemoveStatement(ElementId),
    /// Draw a step under a new id.
    InsertInference(ElementId, Box<Inference>, Links),
    /// Take away a step that no other step denies or backs.
    RemoveInference(ElementId),
    /// Give one field of a statement a new value.
    SetStatement(ElementId, StatementField),
    /// Give one field of an inference a new value.
    SetInference(ElementId, InferenceField),
    /// Add, replace or (`None`) take away a side that nothing uses.
    SetSide(ElementId, Option<Box<Side>>),
    /// Add, replace or (`None`) take away a source that nothing cites.
    SetSource(ElementId, Option<Box<Source>>),
    /// Add, replace or (`None`) take away a frame.
    SetFrame(ElementId, Option<Box<Frame>>),
    /// Add, replace or (`None`) take away a remark to which nobody replies.
    SetComment(ElementId, Option<Box<Comment>>),
    /// Name the map.
    SetTitle(String),
    /// State the resolution under debate.
    SetMotion(String),
    /// Say who speaks when, or (`None`) leave it open.
    SetFormat(Option<Box<Format>>),
    /// Give a statement, an inference or the map itself other fields of a newer version.
    SetExtras(ElementId, UnknownFields),
}

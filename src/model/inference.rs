//! One step from premises to a conclusion. Which premises and which conclusion is in the graph.

use super::{UnknownFields, Weight};

/// What a step does to its conclusion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InferenceKind {
    /// The premises speak for the conclusion.
    #[default]
    Support,
    /// The premises speak against it: a rebut on a statement, an undercut on an inference.
    Attack,
    /// The premise says the same in other words; carries no force.
    Rephrase,
}

impl InferenceKind {
    /// All kinds, in the order in which the interface lists them.
    pub const ALL: [Self; 3] = [Self::Support, Self::Attack, Self::Rephrase];

    /// The kind's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Rephrase => "rephrase",
        }
    }
}

/// One step from one or more linked premises to one conclusion (AIF: scheme node).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inference {
    /// What the step does.
    pub kind: InferenceKind,
    /// The argumentation scheme (Walton), if the user named one.
    pub scheme: Option<String>,
    /// The user's own remark.
    pub note: String,
    /// How strong the step is, if the user has said so.
    pub weight: Option<Weight>,
    /// Whether it counts for the moment as if it had not been drawn.
    pub muted: bool,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

impl Inference {
    /// A step of this kind without scheme or note.
    pub fn of(kind: InferenceKind) -> Self {
        Self { kind, ..Self::default() }
    }
}

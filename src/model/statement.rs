//! One proposition on the canvas.

use std::collections::BTreeSet;

use super::{Citation, ElementId, Extras, Place, Width};

/// What a statement is for, in a debater's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// Something to be shown.
    #[default]
    Claim,
    /// Something a claim rests on.
    Premise,
    /// Something said against another statement or step.
    Rebuttal,
}

impl StatementKind {
    /// All kinds, in the order in which the interface lists them.
    pub const ALL: [Self; 3] = [Self::Claim, Self::Premise, Self::Rebuttal];

    /// The kind's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Premise => "premise",
            Self::Rebuttal => "rebuttal",
        }
    }
}

/// What a user has noted about a statement's standing; each is independent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks {
    /// Nobody says it; the step needs it (an enthymeme's missing premise).
    pub implicit: bool,
    /// The other side grants it.
    pub conceded: bool,
    /// It stands only through a support that stands.
    pub needs_support: bool,
}

/// One proposition on the canvas (AIF: information node).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The proposition. May be empty while it is being written.
    pub text: String,
    /// What it is for.
    pub kind: StatementKind,
    /// Who says it, if anybody in particular.
    pub side: Option<ElementId>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// The user's own remark.
    pub note: String,
    /// The user's own keywords.
    pub tags: BTreeSet<String>,
    /// The upper left corner of its card.
    pub place: Place,
    /// The width of its card; the height follows from the text.
    pub width: Width,
    /// Whether its card stays where it is when others are put in order.
    pub pinned: bool,
    /// What the user has noted about its standing.
    pub marks: Marks,
    /// Fields of a newer version.
    pub extras: Extras,
}

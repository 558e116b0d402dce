//! Who says it: Proposition and Opposition, Affirmative and Negative, or the two analyses.

use super::UnknownFields;

/// One of the colours that the themes know for sides; each has a shade per theme that keeps its contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// Blue.
    #[default]
    Blue,
    /// Orange.
    Orange,
    /// Teal.
    Teal,
    /// Pink.
    Pink,
    /// Grey.
    Grey,
    /// Dark yellow.
    Gold,
}

impl Colour {
    /// All colours, in the order in which new sides take them.
    pub const ALL: [Self; 6] = [Self::Blue, Self::Orange, Self::Teal, Self::Pink, Self::Gold, Self::Grey];

    /// The colour's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Orange => "orange",
            Self::Teal => "teal",
            Self::Pink => "pink",
            Self::Grey => "grey",
            Self::Gold => "gold",
        }
    }
}

/// One side of the debate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What the side is called.
    pub name: String,
    /// One or two letters for the badge on its cards.
    pub letter: String,
    /// The colour of its stripe and badge.
    pub colour: Colour,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

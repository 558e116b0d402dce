//! Why an operation changes nothing.

use crate::i18n::refusals;

/// A reason why an operation changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would rest on itself.
    BelowItself,
    /// That is no longer on the map.
    Gone,
    /// A card cannot argue for or against itself.
    Itself,
    /// It is the only premise. Delete the link instead.
    LastPremise,
    /// They are linked like this already.
    LinkedAlready,
    /// Three cards or more can be spread.
    NeedThree,
    /// Two cards or more can be lined up.
    NeedTwo,
    /// Nothing is assumed.
    NoAssumption,
    /// Nothing changes.
    NoChange,
    /// A link needs a card that it comes from.
    NoPremise,
    /// Write something first.
    NothingSaid,
    /// Nothing is selected.
    NothingSelected,
    /// There is nothing to paste.
    NothingToPaste,
    /// That is a map of another debate.
    OtherDebate,
    /// One of the two is pinned and stays where it is.
    PinnedNeighbour,
    /// Only cards can be premises.
    PremiseNoCard,
    /// Only a link with one premise can be turned round.
    ReverseLinked,
    /// An undercut cannot be turned round: a link is no premise.
    ReverseUndercut,
    /// That would close a ring of links that deny only one another.
    Ring,
    /// Cards still belong to this side. Give them another one first.
    SideInUse,
    /// Cards still cite it. Take the citations away first.
    SourceCited,
    /// Every speech needs a short name that no other speech has.
    SpeechTwice,
    /// One card cannot hold the notes, citations and tags of both.
    TooMuchToUnite,
}

impl Refusal {
    /// The reason in words for people.
    pub fn message(self) -> String {
        match self {
            Self::BelowItself => refusals::below_itself(),
            Self::Gone => refusals::gone(),
            Self::Itself => refusals::itself(),
            Self::LastPremise => refusals::last_premise(),
            Self::LinkedAlready => refusals::linked_already(),
            Self::NeedThree => refusals::need_three(),
            Self::NeedTwo => refusals::need_two(),
            Self::NoAssumption => refusals::no_assumption(),
            Self::NoChange => refusals::no_change(),
            Self::NoPremise => refusals::no_premise(),
            Self::NothingSaid => refusals::nothing_said(),
            Self::NothingSelected => refusals::nothing_selected(),
            Self::NothingToPaste => refusals::nothing_to_paste(),
            Self::OtherDebate => refusals::other_debate(),
            Self::PinnedNeighbour => refusals::pinned_neighbour(),
            Self::PremiseNoCard => refusals::premise_no_card(),
            Self::ReverseLinked => refusals::reverse_linked(),
            Self::ReverseUndercut => refusals::reverse_undercut(),
            Self::Ring => refusals::ring(),
            Self::SideInUse => refusals::side_in_use(),
            Self::SourceCited => refusals::source_cited(),
            Self::SpeechTwice => refusals::speech_twice(),
            Self::TooMuchToUnite => refusals::too_much_to_unite(),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Refusal {}

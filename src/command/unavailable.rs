//! Why an action is not available.

use crate::i18n::unavailable;

/// A reason why an action is not available now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// There is nothing to decide.
    NoPoints,
    /// Only two wordings of one card can stand on two cards.
    NotBoth,
    /// This is your own work.
    OwnWork,
    /// Some questions are open. Decide them first.
    QuestionsOpen,
    /// Finish comparing first: take in what was agreed, or stop.
    Comparing,
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// Select a card first.
    SelectCard,
    /// Select just one card first.
    SelectOneCard,
    /// Select something first.
    SelectSomething,
    /// Select one card or link to say something about it.
    SelectOneToComment,
    /// Nothing is in focus. Select a card and press O.
    NoFocus,
    /// Nothing is found yet. Press Ctrl+F and type.
    NoHits,
    /// Nothing is marked. Select a card and press B.
    NoBookmarks,
    /// Everything is shown already.
    AllShown,
    /// Select one card or link first.
    SelectOne,
    /// Select a card or a link first.
    SelectCardOrLink,
    /// Nothing is assumed.
    NoAssumption,
    /// Nothing was left unanswered.
    NoneDropped,
    /// Select a link and the cards that are to join it.
    SelectCardAndLink,
    /// Select a link first.
    SelectLink,
    /// Choose a passage in the sources first.
    SelectPassage,
    /// The source offers no link right now.
    NoOffer,
    /// Select two or more cards first.
    SelectTwo,
    /// Select three or more cards first.
    SelectThree,
    /// The map is empty.
    Empty,
    /// No other copy is being compared.
    NotComparing,
    /// Leave the presentation first.
    InRound,
}

impl Unavailable {
    /// The reason in words for people.
    pub fn message(self) -> String {
        match self {
            Self::NoPoints => unavailable::no_points(),
            Self::NotBoth => unavailable::not_both(),
            Self::OwnWork => unavailable::own_work(),
            Self::QuestionsOpen => unavailable::questions_open(),
            Self::Comparing => unavailable::comparing(),
            Self::NothingToUndo => unavailable::nothing_to_undo(),
            Self::NothingToRedo => unavailable::nothing_to_redo(),
            Self::SelectCard => unavailable::select_card(),
            Self::SelectOneCard => unavailable::select_one_card(),
            Self::SelectSomething => unavailable::select_something(),
            Self::SelectOneToComment => unavailable::select_one_to_comment(),
            Self::NoFocus => unavailable::no_focus(),
            Self::NoHits => unavailable::no_hits(),
            Self::NoBookmarks => unavailable::no_bookmarks(),
            Self::AllShown => unavailable::all_shown(),
            Self::SelectOne => unavailable::select_one(),
            Self::SelectCardOrLink => unavailable::select_card_or_link(),
            Self::NoAssumption => unavailable::no_assumption(),
            Self::NoneDropped => unavailable::none_dropped(),
            Self::SelectCardAndLink => unavailable::select_card_and_link(),
            Self::SelectLink => unavailable::select_link(),
            Self::SelectPassage => unavailable::select_passage(),
            Self::NoOffer => unavailable::no_offer(),
            Self::SelectTwo => unavailable::select_two(),
            Self::SelectThree => unavailable::select_three(),
            Self::Empty => unavailable::empty(),
            Self::NotComparing => unavailable::not_comparing(),
            Self::InRound => unavailable::in_round(),
        }
    }
}

//! What is the case right now, as far as it decides which actions make sense.

use super::{Action, Unavailable};

/// The facts on which actions depend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// There is a step to undo.
    pub can_undo: bool,
    /// There is a step to redo.
    pub can_redo: bool,
    /// How many cards are selected.
    pub cards: usize,
    /// How many links are selected.
    pub links: usize,
    /// How many frames are selected.
    pub frames: usize,
    /// The map holds something.
    pub has_cards: bool,
    /// Something is in focus.
    pub has_focus: bool,
    /// A search has found something.
    pub has_hits: bool,
    /// Something is folded, filtered or out of focus.
    pub hides: bool,
    /// Something has a bookmark.
    pub has_bookmarks: bool,
    /// A passage is selected in a source.
    pub has_passage: bool,
    /// A link that the source itself makes is on offer.
    pub has_offer: bool,
    /// A line of argument, or a rehearsal, fills the window.
    pub in_round: bool,
    /// Something is assumed for the moment.
    pub has_assumptions: bool,
    /// A statement was dropped.
    pub has_dropped: bool,
    /// Another copy is being compared, and what can be done with it.
    pub review: Option<Reviewed>,
}

/// What can be done with another copy that is being compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// There are points to step through.
    pub has_points: bool,
    /// There are points to decide; false if one only looks at one's own work.
    pub decides: bool,
    /// The point that is looked at can be kept on two cards.
    pub can_be_both: bool,
    /// How many questions are open.
    pub open: usize,
}

impl Reviewed {
    fn allows(self, action: Action) -> Result<(), Unavailable> {
        let needs = |fact: bool, why| if fact { Ok(()) } else { Err(why) };
        match action {
            Action::ReviewNext | Action::ReviewPrevious => needs(self.has_points, Unavailable::NoPoints),
            Action::ReviewTake | Action::ReviewRefuse => needs(self.has_points && self.decides, Unavailable::NoPoints),
            Action::ReviewBoth => needs(self.can_be_both && self.decides, Unavailable::NotBoth),
            Action::ReviewTakeIn => {
                needs(self.decides, Unavailable::OwnWork).and(needs(self.open == 0, Unavailable::QuestionsOpen))
            }
            Action::ReviewStop
            | Action::NewWindow
            | Action::Quit
            | Action::WalkUp
            | Action::WalkDown
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomActual
            | Action::Fit
            | Action::FitSelection
            | Action::ViewBack
            | Action::ViewForward
            | Action::Minimap
            | Action::ThemeSystem
            | Action::ThemeLight
            | Action::ThemeDark
            | Action::Palette
            | Action::Keys
            | Action::About => Ok(()),
            _ => Err(Unavailable::Comparing),
        }
    }
}

impl Environment {
    /// Whether an action makes sense now.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self, action: Action) -> Result<(), Unavailable> {
        if let Some(review) = self.review {
            return review.allows(action);
        }
        if self.in_round {
            return in_round(action);
        }
        let selected = self.cards + self.links + self.frames;
        let needs = |fact: bool, why| if fact { Ok(()) } else { Err(why) };
        match action {
            Action::Undo => needs(self.can_undo, Unavailable::NothingToUndo),
            Action::Redo => needs(self.can_redo, Unavailable::NothingToRedo),
            Action::CopyCited => needs(self.cards > 0, Unavailable::SelectCard),
            Action::ShowPassage => needs(selected == 1 && self.cards == 1, Unavailable::SelectOneCard),
            Action::Cut | Action::Copy | Action::Duplicate => {
                needs(self.cards + self.frames > 0, Unavailable::SelectCard)
            }
            Action::Delete => needs(selected > 0, Unavailable::SelectSomething),
            Action::FitSelection | Action::NudgeLeft | Action::NudgeRight | Action::NudgeUp | Action::NudgeDown => {
                needs(selected > 0, Unavailable::SelectSomething)
            }
            Action::Comment => needs(selected == 1 && self.frames == 0, Unavailable::SelectOneToComment),
            Action::EditText => needs(selected == 1 && self.links == 0, Unavailable::SelectOneCard),
            Action::Child | Action::Counter => needs(selected == 1 && self.frames == 0, Unavailable::SelectOneCard),
            Action::ExchangeLeft | Action::ExchangeRight | Action::ExchangeUp | Action::ExchangeDown => {
                needs(selected == 1 && self.cards == 1, Unavailable::SelectOneCard)
            }
            Action::Sibling => needs(selected == 1 && self.cards == 1, Unavailable::SelectOneCard),
            Action::Pin | Action::SelectLinks => needs(self.cards > 0, Unavailable::SelectCard),
            Action::NextLink | Action::AddNextLink => needs(self.cards + self.links > 0, Unavailable::SelectCard),
            Action::Fold => needs(self.cards + self.links > 0, Unavailable::SelectCard),
            Action::FoldOthers => needs(self.cards > 0, Unavailable::SelectCard),
            Action::Focus => needs(self.cards > 0 || self.has_focus, Unavailable::SelectCard),
            Action::FocusWider | Action::FocusNarrower => needs(self.has_focus, Unavailable::NoFocus),
            Action::FindNext | Action::FindPrevious => needs(self.has_hits, Unavailable::NoHits),
            Action::BookmarkNext | Action::BookmarkPrevious => needs(self.has_bookmarks, Unavailable::NoBookmarks),
            Action::ShowAll => needs(self.hides, Unavailable::AllShown),
            Action::Support | Action::Attack | Action::Undercut | Action::Rephrase | Action::FrameSelection => {
                needs(self.cards > 0, Unavailable::SelectCard)
            }
            Action::Why => needs(self.cards + self.links == 1 && selected == 1, Unavailable::SelectOne),
            Action::AssumeTrue | Action::AssumeFalse => {
                needs(self.cards + self.links > 0, Unavailable::SelectCardOrLink)
            }
            Action::ClearAssumptions | Action::ShowAssumptions => {
                needs(self.has_assumptions, Unavailable::NoAssumption)
            }
            Action::DroppedNext | Action::DroppedPrevious => needs(self.has_dropped, Unavailable::NoneDropped),
            Action::LinkTogether => needs(self.cards > 0 && self.links == 1, Unavailable::SelectCardAndLink),
            Action::Reverse => needs(self.links == 1, Unavailable::SelectLink),
            Action::PlacePassage => needs(self.has_passage, Unavailable::SelectPassage),
            Action::AcceptOffer => needs(self.has_offer, Unavailable::NoOffer),
            Action::AlignLeft
            | Action::AlignCentre
            | Action::AlignRight
            | Action::AlignTop
            | Action::AlignMiddle
            | Action::AlignBottom => needs(self.cards > 1, Unavailable::SelectTwo),
            Action::DistributeAcross | Action::DistributeDown => needs(self.cards > 2, Unavailable::SelectThree),
            Action::ArrangeBranch => needs(self.cards > 0, Unavailable::SelectCard),
            Action::ArrangeSelection => needs(self.cards > 1, Unavailable::SelectTwo),
            Action::ArrangeLayers | Action::ArrangeTree | Action::ArrangeCompact | Action::PlaceLoose => {
                needs(self.has_cards, Unavailable::Empty)
            }
            action if action.reviews() => Err(Unavailable::NotComparing),
            Action::SelectAll
            | Action::Fit
            | Action::SharePage
            | Action::ExportPicture
            | Action::ExportText
            | Action::CopyPicture
            | Action::Brief
            | Action::Present
            | Action::Rehearse
            | Action::FlowWorkbook
            | Action::PrintFlow => needs(self.has_cards, Unavailable::Empty),
            _ => Ok(()),
        }
    }
}

/// What can be done while a line of argument fills the window: nothing that changes what one does not see.
fn in_round(action: Action) -> Result<(), Unavailable> {
    match action {
        Action::Present
        | Action::Rehearse
        | Action::ShowMap
        | Action::ShowFlow
        | Action::ShowClash
        | Action::Standing
        | Action::ClearAssumptions
        | Action::ShowAssumptions
        | Action::Find
        | Action::Save
        | Action::NewWindow
        | Action::Quit
        | Action::Palette
        | Action::Keys
        | Action::About
        | Action::ThemeSystem
        | Action::ThemeLight
        | Action::ThemeDark => Ok(()),
        _ => Err(Unavailable::InRound),
    }
}

//! Names of steps: what the menu says behind "Undo".

use crate::i18n::steps;

/// The operation that a step has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Add a card.
    AddCard,
    /// Draw a frame.
    AddFrame,
    /// Add a source.
    AddSource,
    /// Align.
    Align,
    /// Assume.
    Assume,
    /// Attach the text of a source.
    AttachText,
    /// Edit citations.
    Citations,
    /// Assume nothing.
    ClearAssumptions,
    /// Comment.
    Comment,
    /// Take a premise out.
    Detach,
    /// Distribute.
    Distribute,
    /// Add a linked premise.
    DropJoin,
    /// Add a rebuttal.
    DropRebut,
    /// Add a supporting card.
    DropSupport,
    /// Add an undercut.
    DropUndercut,
    /// Duplicate.
    Duplicate,
    /// Change places.
    Exchange,
    /// Change the format of the debate.
    Format,
    /// Change a frame.
    Frame,
    /// Link a premise.
    Join,
    /// Change the kind.
    Kind,
    /// Leave a text out of the map.
    LeaveTextOut,
    /// Change a link's kind.
    LinkKind,
    /// Change a mark.
    Marks,
    /// State the motion.
    Motion,
    /// Mute a link.
    Mute,
    /// Bring in a newer text.
    NewText,
    /// Edit a note.
    Note,
    /// Link as the source does.
    Offered,
    /// Arrange several card.
    Order,
    /// Paste.
    Paste,
    /// Pin several card.
    Pin,
    /// Raise a critical question.
    Raise,
    /// Rebut.
    Rebut,
    /// Change what a link concludes in.
    Relink,
    /// Delete.
    Remove,
    /// Delete a comment.
    RemoveComment,
    /// Remove a frame.
    RemoveFrame,
    /// Delete a link.
    RemoveLinks,
    /// Remove a source.
    RemoveSource,
    /// Argue for something else.
    Reparent,
    /// Say in other words.
    Rephrase,
    /// Resize.
    Resize,
    /// Mark a comment.
    Resolve,
    /// ResponseStatus a link round.
    Reverse,
    /// Name a scheme.
    Scheme,
    /// Change the side.
    Side,
    /// Change the sides.
    Sides,
    /// Describe a source.
    Source,
    /// Choose a speech.
    Speech,
    /// Move.
    StepMove,
    /// Support.
    Support,
    /// Edit tags.
    Tags,
    /// Take in another copy.
    TakeIn,
    /// Edit text.
    Text,
    /// Name the map.
    Title,
    /// Several edits.
    Together,
    /// Undercut.
    Undercut,
    /// Merge two cards.
    Unite,
    /// Say how sure.
    Weight,
}

impl Step {
    /// The name of the step; `count` says how many elements it concerned.
    pub fn name(self, count: usize) -> String {
        match self {
            Self::AddCard => steps::add_card(),
            Self::AddFrame => steps::add_frame(),
            Self::AddSource => steps::add_source(),
            Self::Align => steps::align(),
            Self::Assume => steps::assume(),
            Self::AttachText => steps::attach_text(),
            Self::Citations => steps::citations(),
            Self::ClearAssumptions => steps::clear_assumptions(),
            Self::Comment => steps::comment(),
            Self::Detach => steps::detach(),
            Self::Distribute => steps::distribute(),
            Self::DropJoin => steps::drop_join(),
            Self::DropRebut => steps::drop_rebut(),
            Self::DropSupport => steps::drop_support(),
            Self::DropUndercut => steps::drop_undercut(),
            Self::Duplicate => steps::duplicate(count),
            Self::Exchange => steps::exchange(count),
            Self::Format => steps::format(),
            Self::Frame => steps::frame(),
            Self::Join => steps::join(count),
            Self::Kind => steps::kind(count),
            Self::LeaveTextOut => steps::leave_text_out(),
            Self::LinkKind => steps::link_kind(),
            Self::Marks => steps::marks(),
            Self::Motion => steps::motion(),
            Self::Mute => steps::mute(),
            Self::NewText => steps::new_text(),
            Self::Note => steps::note(),
            Self::Offered => steps::offered(),
            Self::Order => steps::order(count),
            Self::Paste => steps::paste(count),
            Self::Pin => steps::pin(count),
            Self::Raise => steps::raise(),
            Self::Rebut => steps::rebut(count),
            Self::Relink => steps::relink(),
            Self::Remove => steps::remove(count),
            Self::RemoveComment => steps::remove_comment(),
            Self::RemoveFrame => steps::remove_frame(),
            Self::RemoveLinks => steps::remove_links(count),
            Self::RemoveSource => steps::remove_source(),
            Self::Reparent => steps::reparent(),
            Self::Rephrase => steps::rephrase(),
            Self::Resize => steps::resize(),
            Self::Resolve => steps::resolve(),
            Self::Reverse => steps::reverse(),
            Self::Scheme => steps::scheme(),
            Self::Side => steps::side(count),
            Self::Sides => steps::sides(),
            Self::Source => steps::source(),
            Self::Speech => steps::speech(),
            Self::StepMove => steps::step_move(count),
            Self::Support => steps::support(count),
            Self::Tags => steps::tags(),
            Self::TakeIn => steps::take_in(),
            Self::Text => steps::text(),
            Self::Title => steps::title(),
            Self::Together => steps::together(),
            Self::Undercut => steps::undercut(),
            Self::Unite => steps::unite(),
            Self::Weight => steps::weight(),
        }
    }
}

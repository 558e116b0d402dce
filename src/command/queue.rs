//! Commands: requests with their arguments. Panels push them while they draw; the program runs them
//! once a frame, after everything is drawn.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use super::Action;
use crate::analysis::BriefOf;
use crate::edit::ops::{DropTarget, MapText, NewStatement};
use crate::edit::{Leave, Selection};
use crate::formats::text_export::TextForm;
use crate::merge::{Answer, Key};
use crate::model::{
    Comment, ElementId, Format, Frame, InferenceField, InferenceKind, Place, Side, Source, StatementField,
    StatementKind, Width,
};
use crate::picture::{Form, ImageOptions};
use crate::sources::citation_style::CitationStyle as CiteStyle;

/// What of a map a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapPart {
    /// All of it.
    #[default]
    All,
    /// What is selected.
    Selection,
    /// What is selected, and all that bears on it.
    Branch,
}

/// How a brief is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BriefForm {
    /// As a document for word processors.
    #[default]
    Docx,
    /// As text with signs.
    Markdown,
}

/// A brief as it is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefChoice {
    /// The side, and the speech or none.
    pub of: BriefOf,
    /// Words a minute.
    pub pace: u32,
}

/// What is written for those who do not have the program, or to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Export {
    /// The map.
    Map(Form),
    /// The flow sheet, as a workbook.
    Flow,
    /// The map, as text for other programs.
    Text(TextForm),
    /// A brief.
    Brief(BriefChoice, BriefForm),
}

impl Export {
    /// The extension of its files.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Map(form) => form.extension(),
            Self::Flow => "xlsx",
            Self::Text(form) => form.extension(),
            Self::Brief(_, BriefForm::Docx) => "docx",
            Self::Brief(_, BriefForm::Markdown) => "md",
        }
    }
}

/// A picture as it is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureForm {
    /// Which kind.
    pub form: Form,
    /// What it shows.
    pub part: MapPart,
    /// How it looks.
    pub look: ImageOptions,
    /// Whether anything is selected.
    pub selected: bool,
}

/// What goes with a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailChoices {
    /// The map file.
    pub map: bool,
    /// A page for any browser.
    pub page: bool,
    /// What stays behind.
    pub leave: Leave,
    /// Whether the full texts of sources stay behind; citations keep their words.
    pub textless: bool,
    /// Whether the names of people stay behind.
    pub nameless: bool,
    /// Whether what is assumed for the moment goes as well: unless the user says so, it stays behind.
    pub what_if: bool,
}

/// Which of two copies is shown while they are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownCopy {
    /// Both, with what would go.
    #[default]
    Both,
    /// As the map would be.
    Result,
    /// As it is now.
    Mine,
}

/// What is shown in the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The canvas.
    #[default]
    Map,
    /// The flow sheet.
    Flow,
    /// Where the sides meet.
    Clash,
    /// A line of argument, card by card, or what one has to be ready for: with nothing beside it.
    Round,
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An action of the table.
    Do(Action),
    /// Open a file.
    Open(PathBuf),
    /// Open one of the maps that ship with the program, by name.
    OpenShipped(&'static str),
    /// Select these elements.
    Select(Selection),
    /// Edit the text of a card, or the title of a frame, in place.
    Edit(ElementId),
    /// Select an element and bring it into view.
    Show(ElementId),
    /// Put an empty card of this kind at a place.
    AddCard(StatementKind, Place),
    /// Put a statement of a source at a place, on a target.
    Drop(Box<NewStatement>, DropTarget, Place),
    /// Link: premises, conclusion, kind.
    Link(BTreeSet<ElementId>, ElementId, InferenceKind),
    /// Raise this critical question against a step.
    RaiseQuestion(ElementId, String),
    /// Make one card of two: the second goes into the first.
    Unite(ElementId, ElementId),
    /// Offer what was typed into the field of a card that is gone.
    KeepTyped(String),
    /// Take back what is being typed on a card, as if it had not been.
    TakeBackTyped(ElementId),
    /// Forget a card that was just made for being written on and was not.
    DropFresh(ElementId),
    /// Fold this branch away, or unfold it.
    FoldBranch(ElementId),
    /// Do this to what is selected, and write in the outline what there is to be written.
    InOutline(Action),
    /// Let a statement that argues by a step, or by none, argue for another statement, or for nothing.
    Reparent(ElementId, Option<ElementId>, Option<ElementId>),
    /// Show this in the middle of the window.
    ShowStage(Stage),
    /// One more line below this cell of the flow sheet, or the first.
    FlowBelow(Option<ElementId>),
    /// An answer to this cell of the flow sheet.
    FlowAnswer(ElementId),
    /// Do all of these edits in one step.
    Together(Vec<Command>),
    /// Put an offer of links aside.
    DismissOffer,
    /// Link more premises to a step.
    Join(ElementId, BTreeSet<ElementId>),
    /// Take one premise out of a step.
    Detach(ElementId, ElementId),
    /// Let the next click choose what a step concludes in.
    ChooseConclusion(ElementId),
    /// Let a step conclude in something else.
    Relink(ElementId, ElementId),
    /// ResponseStatus a step round.
    Reverse(ElementId),
    /// Change a card's text as it is typed.
    SetText(ElementId, String),
    /// Give one field of these cards a value.
    SetStatements(Vec<ElementId>, StatementField),
    /// What was said of a card when it had other words holds for those that it has now.
    StillSo(ElementId),
    /// Give one field of a step a value.
    SetInferences(Vec<ElementId>, InferenceField),
    /// Move these elements.
    Shift(BTreeSet<ElementId>, i32, i32),
    /// Give a card another width and place.
    Resize(ElementId, Place, Width),
    /// Draw a frame.
    AddFrame(Frame),
    /// Change a frame.
    SetFrame(ElementId, Frame),
    /// Take these frames away and leave their cards.
    RemoveFramesOnly(Vec<ElementId>),
    /// Take these elements away, with what hangs on them.
    Remove(BTreeSet<ElementId>),
    /// Add, change or take away a side; `None` as the id adds one.
    SetSide(Option<ElementId>, Option<Side>),
    /// Name the map or state its motion.
    SetMapText(MapText),
    /// Give the debate a format, or none.
    SetFormat(Option<Format>),
    /// Bring these documents in.
    BringIn(Vec<PathBuf>),
    /// Bring in this text, or (`true`) this web page.
    BringText(String, bool),
    /// Bring in the whole page of which only the article was taken.
    BringWholePage(ElementId),
    /// Ask for the text of a source, or for a newer one.
    AskText(ElementId),
    /// Ask for the text of a bundled analysis, by its number.
    AskTextOf(usize),
    /// The text of a bundled analysis, by its number, is in this file.
    AttachText(usize, PathBuf),
    /// The text of a source, or a newer one, is in this file.
    RenewText(ElementId, PathBuf),
    /// Show what going back to an earlier version would do, by its place in the list.
    LookAtVersion(usize),
    /// Keep so many versions of each map, for so many days, 0 for ever.
    KeepVersions(u32, u32),
    /// Compare the map with what somebody else has made of its file.
    MeetFile,
    /// Say that the copy of the program before this one broke down, with its report.
    ShowReport(PathBuf),
    /// Open what can be recovered, by its place in the list.
    Recover(usize),
    /// Remove what can be recovered, by its place in the list.
    DiscardRecovery(usize),
    /// Describe a source.
    DescribeSource(ElementId),
    /// What a source is; `None` adds one.
    SetSourceForm(Option<ElementId>, Box<Source>),
    /// Change a source.
    SetSource(ElementId, Box<Source>),
    /// Take a source away.
    RemoveSource(ElementId),
    /// Leave the text of a source out of the map.
    LeaveTextOut(ElementId),
    /// Select the cards that cite a source.
    ShowCiting(ElementId),
    /// Show where a card comes from, by the number of its citation.
    ShowPassage(ElementId, usize),
    /// Show the citations of a source that have to be looked at.
    CheckCitations(ElementId),
    /// A citation of a card stands here in the text, or (`None`) stands by its words alone.
    SettleCitation(ElementId, usize, Option<Range<u32>>),
    /// Write full citations like this.
    SetCiteStyle(CiteStyle),
    /// Put this text on the clipboard.
    CopyText(String),
    /// Paste this text, or the cards that were copied with it.
    PasteText(String),
    /// Keep the order that is shown, or (`false`) go back to how cards stand.
    KeepOrder(bool),
    /// Go to a bookmark, by its place in the list.
    GoToBookmark(usize),
    /// Take a bookmark away, by its place in the list.
    RemoveBookmark(usize),
    /// Take these points of another copy in, or (`false`) leave them as they are here.
    Decide(Vec<Key>, bool),
    /// Answer a question that two copies raise.
    AnswerPoint(Key, Answer),
    /// Look at a point in which two copies differ.
    GoToPoint(Key),
    /// Show this of two copies.
    ShowCopies(ShownCopy),
    /// What the user is called from now on; empty for no name.
    SetName(String),
    /// Say something about an element, or in reply to what was said.
    AddComment(ElementId, Option<ElementId>, String),
    /// Change what was said about an element, or that it is dealt with.
    SetComment(ElementId, Comment),
    /// Take back what was said.
    RemoveComment(ElementId),
    /// Make the files of a mail.
    PrepareMail(MailChoices),
    /// Hand the mail over: what it is about, and what it says.
    DraftMail(String, String),
    /// Ask where a brief goes.
    ExportBrief(BriefChoice, BriefForm),
    /// Show a brief to be printed.
    PrintBrief(BriefChoice),
    /// Ask where this picture goes.
    ExportPicture(PictureForm),
    /// Ask where the map goes in this language.
    ExportText(TextForm),
    /// Give up the nearest thing that can be given up, as Escape does.
    GiveUp,
    /// End the search.
    CloseFind,
    /// Give up what is being worked out.
    StopWork,
    /// Begin a new step: what is typed next is not merged with what was typed before.
    CloseStep,
    /// Take the oldest notice away.
    DismissNotice(u64),
    /// The user's answer to the question that the window shows.
    Answer(usize),
    /// The path that the user typed where there is no dialog.
    AnswerPath(String),
}

/// What was asked for in this frame, in order.
#[derive(Debug, Default)]
pub struct Queue(Vec<Command>);

impl Queue {
    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Asks for an action.
    pub fn act(&mut self, action: Action) {
        self.0.push(Command::Do(action));
    }

    /// Takes out everything that was asked for.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}

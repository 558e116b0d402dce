//! Actions: what a user can ask for without saying more. Menus, toolbar, palette, shortcuts, tooltips,
//! the page of keys and the README all read this one table.

use super::shortcut::Shortcut;
use super::table::row;
use crate::i18n;

/// The menu an action stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Files.
    File,
    /// Editing.
    Edit,
    /// New cards and links.
    Argue,
    /// Order on the canvas.
    Arrange,
    /// What stands, and the debate.
    Debate,
    /// Other copies of the map.
    Compare,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, from left to right.
    pub const ALL: [Self; 8] =
        [Self::File, Self::Edit, Self::Argue, Self::Debate, Self::Arrange, Self::Compare, Self::View, Self::Help];

    /// The menu's title.
    pub fn title(self) -> String {
        (match self {
            Self::File => i18n::actions::menu_file,
            Self::Edit => i18n::actions::menu_edit,
            Self::Argue => i18n::actions::menu_argue,
            Self::Debate => i18n::actions::menu_debate,
            Self::Arrange => i18n::actions::menu_arrange,
            Self::Compare => i18n::actions::menu_compare,
            Self::View => i18n::actions::menu_view,
            Self::Help => i18n::actions::menu_help,
        })()
    }
}

/// Everything a user can ask for without saying more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each has its name and explanation in the table and in the texts")]
pub enum Action {
    New,
    NewWindow,
    Open,
    OpenFinished,
    OpenTutorial,
    OpenBlank,
    Recovery,
    Versions,
    Save,
    SaveAs,
    SharePage,
    ExportPicture,
    ExportText,
    Brief,
    FlowWorkbook,
    PrintFlow,
    Mail,
    Name,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    CopyPicture,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    EditText,
    Claim,
    Premise,
    Rebuttal,
    Frame,
    FrameSelection,
    Child,
    Counter,
    Sibling,
    Support,
    Attack,
    Undercut,
    Rephrase,
    LinkTogether,
    Reverse,
    Comment,
    PlacePassage,
    /// Bring a document in.
    AddSource,
    /// Bring in what is on the clipboard.
    PasteSource,
    /// Describe a source that has no text.
    DescribeNewSource,
    /// The sources as a bibliography.
    Bibliography,
    /// Copy what is selected with its citations.
    CopyCited,
    /// Where the selected card comes from.
    ShowPassage,
    AcceptOffer,
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignTop,
    AlignMiddle,
    AlignBottom,
    DistributeAcross,
    DistributeDown,
    ArrangeLayers,
    ArrangeTree,
    ArrangeCompact,
    ArrangeBranch,
    ArrangeSelection,
    PlaceLoose,
    Pin,
    ExchangeLeft,
    ExchangeRight,
    ExchangeUp,
    ExchangeDown,
    NudgeLeft,
    NudgeRight,
    NudgeUp,
    NudgeDown,
    WalkLeft,
    WalkRight,
    WalkUp,
    WalkDown,
    /// Go to the next link of the card.
    NextLink,
    /// Select the next link of the card as well.
    AddNextLink,
    /// Select the links of what is selected.
    SelectLinks,
    Standing,
    Why,
    AssumeTrue,
    AssumeFalse,
    ShowAssumptions,
    ClearAssumptions,
    DroppedNext,
    DroppedPrevious,
    Questions,
    Format,
    Present,
    Rehearse,
    CompareFile,
    SinceMailed,
    ReviewNext,
    ReviewPrevious,
    ReviewTake,
    ReviewRefuse,
    ReviewBoth,
    ReviewTakeIn,
    ReviewStop,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    Fit,
    FitSelection,
    Find,
    FindNext,
    FindPrevious,
    Fold,
    FoldOthers,
    Focus,
    FocusWider,
    FocusNarrower,
    ShowAll,
    ViewBack,
    ViewForward,
    Minimap,
    Bookmark,
    BookmarkNext,
    BookmarkPrevious,
    Sources,
    Outline,
    Inspector,
    NextPanel,
    FindPassage,
    ShowMap,
    ShowFlow,
    ShowClash,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Palette,
    Keys,
    About,
}

impl Action {
    /// All actions, in the order of the menus.
    pub fn all() -> impl Iterator<Item = Self> {
        super::table::ROWS.iter().map(|row| row.action)
    }

    /// The menu it stands in.
    pub fn menu(self) -> Menu {
        row(self).menu
    }

    /// Whether it is for what is being compared.
    pub fn reviews(self) -> bool {
        self.menu() == Menu::Compare && !matches!(self, Self::CompareFile | Self::SinceMailed)
    }

    /// Whether a line stands above it in its menu.
    pub fn begins_group(self) -> bool {
        row(self).begins_group
    }

    /// What it is called in menus.
    pub fn label(self) -> String {
        (row(self).texts.name)()
    }

    /// What it does, in a sentence.
    pub fn tip(self) -> String {
        (row(self).texts.tip)()
    }

    /// The name on a button: a short one, if there is one.
    pub fn short_label(self) -> String {
        row(self).texts.short.unwrap_or(row(self).texts.name)()
    }

    /// The shortcuts that ask for it; the first is shown in menus.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        row(self).shortcuts
    }
}

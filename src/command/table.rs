//! The table of actions itself: one row each, in the order of the menus. Data only.

use egui::Key;

use super::action::{Action, Menu};
use super::shortcut::Shortcut;

/// One action's row.
pub struct Row {
    /// The action.
    pub action: Action,
    /// The key of its name in the texts; its explanation has the same key with `-tip`.
    pub key: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Whether a line stands above it.
    pub begins_group: bool,
    /// Its shortcuts.
    pub shortcuts: &'static [Shortcut],
}

/// The row of an action; every action has one, which a test sees to.
pub fn row(action: Action) -> &'static Row {
    static MISSING: Row = of(Action::About, "action-about", Help, &[]);
    ROWS.iter().find(|row| row.action == action).unwrap_or(&MISSING)
}

const fn of(action: Action, key: &'static str, menu: Menu, shortcuts: &'static [Shortcut]) -> Row {
    Row { action, key, menu, begins_group: false, shortcuts }
}

const fn group(action: Action, key: &'static str, menu: Menu, shortcuts: &'static [Shortcut]) -> Row {
    Row { action, key, menu, begins_group: true, shortcuts }
}

const fn plain(key: Key) -> Shortcut {
    Shortcut::new(false, false, false, key)
}

const fn command(key: Key) -> Shortcut {
    Shortcut::new(true, false, false, key)
}

const fn command_shift(key: Key) -> Shortcut {
    Shortcut::new(true, true, false, key)
}

const fn shift(key: Key) -> Shortcut {
    Shortcut::new(false, true, false, key)
}

const fn alt(key: Key) -> Shortcut {
    Shortcut::new(false, false, true, key)
}

use Action as A;
use Menu::{Argue, Arrange, Compare, Debate, Edit, File, Help, View};

/// All actions.
pub static ROWS: &[Row] = &[
    of(A::New, "action-new", File, &[command(Key::N)]),
    of(A::NewWindow, "action-new-window", File, &[command_shift(Key::N)]),
    of(A::Open, "action-open", File, &[command(Key::O)]),
    group(A::OpenFinished, "action-open-finished", File, &[]),
    of(A::OpenTutorial, "action-open-tutorial", File, &[]),
    of(A::OpenBlank, "action-open-blank", File, &[]),
    of(A::Recovery, "action-recovery", File, &[]),
    group(A::Save, "action-save", File, &[command(Key::S)]),
    of(A::SaveAs, "action-save-as", File, &[command_shift(Key::S)]),
    of(A::Versions, "action-versions", File, &[]),
    of(A::SharePage, "action-share-page", File, &[command_shift(Key::E)]),
    of(A::ExportPicture, "action-export-picture", File, &[]),
    of(A::ExportText, "action-export-text", File, &[]),
    of(A::Brief, "action-brief", File, &[command_shift(Key::B)]),
    of(A::FlowWorkbook, "action-flow-workbook", File, &[]),
    of(A::PrintFlow, "action-print-flow", File, &[]),
    group(A::AddSource, "action-add-source", File, &[alt(Key::O)]),
    of(A::PasteSource, "action-paste-source", File, &[command_shift(Key::V)]),
    of(A::DescribeNewSource, "action-describe-new-source", File, &[]),
    of(A::Bibliography, "action-bibliography", File, &[]),
    group(A::Mail, "action-mail", File, &[command_shift(Key::M)]),
    of(A::Name, "action-name", File, &[]),
    group(A::Quit, "action-quit", File, &[command(Key::Q)]),
    of(A::Undo, "action-undo", Edit, &[command(Key::Z)]),
    of(A::Redo, "action-redo", Edit, &[command_shift(Key::Z), command(Key::Y)]),
    group(A::Cut, "action-cut", Edit, &[command(Key::X)]),
    of(A::Copy, "action-copy", Edit, &[command(Key::C)]),
    of(A::CopyPicture, "action-copy-picture", Edit, &[alt(Key::C)]),
    of(A::CopyCited, "action-copy-cited", Edit, &[command_shift(Key::C)]),
    of(A::Paste, "action-paste", Edit, &[command(Key::V)]),
    of(A::Duplicate, "action-duplicate", Edit, &[command(Key::D)]),
    of(A::Delete, "action-delete", Edit, &[plain(Key::Delete), plain(Key::Backspace)]),
    group(A::SelectAll, "action-select-all", Edit, &[command(Key::A)]),
    of(A::SelectLinks, "action-select-links", Edit, &[command_shift(Key::K)]),
    of(A::EditText, "action-edit-text", Edit, &[plain(Key::F2), plain(Key::Space)]),
    of(A::Claim, "action-claim", Argue, &[plain(Key::C)]),
    of(A::Premise, "action-premise", Argue, &[plain(Key::P)]),
    of(A::Rebuttal, "action-rebuttal", Argue, &[plain(Key::R)]),
    of(A::PlacePassage, "action-place-passage", Argue, &[plain(Key::I)]),
    of(A::ShowPassage, "action-show-passage", Argue, &[shift(Key::I)]),
    of(A::AcceptOffer, "action-accept-offer", Argue, &[plain(Key::L)]),
    group(A::Child, "action-child", Argue, &[plain(Key::Tab)]),
    of(A::Counter, "action-counter", Argue, &[shift(Key::Tab)]),
    of(A::Sibling, "action-sibling", Argue, &[plain(Key::Enter)]),
    group(A::Support, "action-support", Argue, &[plain(Key::S)]),
    of(A::Attack, "action-attack", Argue, &[plain(Key::A)]),
    of(A::Undercut, "action-undercut", Argue, &[plain(Key::U)]),
    of(A::Rephrase, "action-rephrase", Argue, &[plain(Key::E)]),
    of(A::LinkTogether, "action-link-together", Argue, &[plain(Key::J)]),
    of(A::Reverse, "action-reverse", Argue, &[shift(Key::R)]),
    of(A::Comment, "action-comment", Argue, &[plain(Key::K)]),
    group(A::Frame, "action-frame", Argue, &[shift(Key::F)]),
    of(A::FrameSelection, "action-frame-selection", Argue, &[command(Key::G)]),
    of(A::Standing, "action-standing", Debate, &[plain(Key::V)]),
    of(A::Why, "action-why", Debate, &[plain(Key::G)]),
    of(A::Questions, "action-questions", Debate, &[command(Key::K)]),
    group(A::AssumeTrue, "action-assume-true", Debate, &[plain(Key::T)]),
    of(A::AssumeFalse, "action-assume-false", Debate, &[plain(Key::X)]),
    of(A::ShowAssumptions, "action-show-assumptions", Debate, &[]),
    of(A::ClearAssumptions, "action-clear-assumptions", Debate, &[shift(Key::T)]),
    group(A::DroppedNext, "action-dropped-next", Debate, &[plain(Key::F8)]),
    of(A::DroppedPrevious, "action-dropped-previous", Debate, &[shift(Key::F8)]),
    group(A::Format, "action-format", Debate, &[]),
    of(A::Present, "action-present", Debate, &[plain(Key::F5)]),
    of(A::Rehearse, "action-rehearse", Debate, &[shift(Key::F5)]),
    of(A::ArrangeLayers, "action-arrange-layers", Arrange, &[command(Key::L)]),
    of(A::ArrangeTree, "action-arrange-tree", Arrange, &[]),
    of(A::ArrangeCompact, "action-arrange-compact", Arrange, &[command_shift(Key::L)]),
    of(A::ArrangeBranch, "action-arrange-branch", Arrange, &[alt(Key::L)]),
    of(A::ArrangeSelection, "action-arrange-selection", Arrange, &[]),
    of(A::PlaceLoose, "action-place-loose", Arrange, &[]),
    of(A::Pin, "action-pin", Arrange, &[alt(Key::P)]),
    group(A::AlignLeft, "action-align-left", Arrange, &[alt(Key::A)]),
    of(A::AlignCentre, "action-align-centre", Arrange, &[alt(Key::H)]),
    of(A::AlignRight, "action-align-right", Arrange, &[alt(Key::D)]),
    of(A::AlignTop, "action-align-top", Arrange, &[alt(Key::W)]),
    of(A::AlignMiddle, "action-align-middle", Arrange, &[alt(Key::V)]),
    of(A::AlignBottom, "action-align-bottom", Arrange, &[alt(Key::S)]),
    group(A::DistributeAcross, "action-distribute-across", Arrange, &[]),
    of(A::DistributeDown, "action-distribute-down", Arrange, &[]),
    group(A::ExchangeLeft, "action-exchange-left", Arrange, &[command(Key::ArrowLeft)]),
    of(A::ExchangeRight, "action-exchange-right", Arrange, &[command(Key::ArrowRight)]),
    of(A::ExchangeUp, "action-exchange-up", Arrange, &[command(Key::ArrowUp)]),
    of(A::ExchangeDown, "action-exchange-down", Arrange, &[command(Key::ArrowDown)]),
    group(A::NudgeLeft, "action-nudge-left", Arrange, &[alt(Key::ArrowLeft)]),
    of(A::NudgeRight, "action-nudge-right", Arrange, &[alt(Key::ArrowRight)]),
    of(A::NudgeUp, "action-nudge-up", Arrange, &[alt(Key::ArrowUp)]),
    of(A::NudgeDown, "action-nudge-down", Arrange, &[alt(Key::ArrowDown)]),
    of(A::CompareFile, "action-compare-file", Compare, &[]),
    of(A::SinceMailed, "action-since-mailed", Compare, &[]),
    group(A::ReviewNext, "action-review-next", Compare, &[plain(Key::F7)]),
    of(A::ReviewPrevious, "action-review-previous", Compare, &[shift(Key::F7)]),
    of(A::ReviewTake, "action-review-take", Compare, &[plain(Key::Y)]),
    of(A::ReviewRefuse, "action-review-refuse", Compare, &[plain(Key::N)]),
    of(A::ReviewBoth, "action-review-both", Compare, &[plain(Key::D)]),
    group(A::ReviewTakeIn, "action-review-take-in", Compare, &[command(Key::Enter)]),
    of(A::ReviewStop, "action-review-stop", Compare, &[]),
    of(A::ZoomIn, "action-zoom-in", View, &[command(Key::Plus), command(Key::Equals)]),
    of(A::ZoomOut, "action-zoom-out", View, &[command(Key::Minus)]),
    of(A::ZoomActual, "action-zoom-actual", View, &[command(Key::Num0)]),
    of(A::Fit, "action-fit", View, &[shift(Key::Num1)]),
    of(A::FitSelection, "action-fit-selection", View, &[shift(Key::Num2)]),
    of(A::ViewBack, "action-view-back", View, &[command(Key::OpenBracket)]),
    of(A::ViewForward, "action-view-forward", View, &[command(Key::CloseBracket)]),
    of(A::Minimap, "action-minimap", View, &[plain(Key::M)]),
    group(A::Bookmark, "action-bookmark", View, &[plain(Key::B)]),
    of(A::BookmarkNext, "action-bookmark-next", View, &[shift(Key::B)]),
    of(A::BookmarkPrevious, "action-bookmark-previous", View, &[alt(Key::B)]),
    group(A::Find, "action-find", View, &[command(Key::F)]),
    of(A::FindNext, "action-find-next", View, &[plain(Key::F3)]),
    of(A::FindPrevious, "action-find-previous", View, &[shift(Key::F3)]),
    group(A::Fold, "action-fold", View, &[plain(Key::F)]),
    of(A::FoldOthers, "action-fold-others", View, &[alt(Key::F)]),
    of(A::Focus, "action-focus", View, &[plain(Key::O)]),
    of(A::FocusWider, "action-focus-wider", View, &[plain(Key::CloseBracket)]),
    of(A::FocusNarrower, "action-focus-narrower", View, &[plain(Key::OpenBracket)]),
    of(A::ShowAll, "action-show-all", View, &[command_shift(Key::A)]),
    group(A::WalkLeft, "action-walk-left", View, &[plain(Key::ArrowLeft)]),
    of(A::WalkRight, "action-walk-right", View, &[plain(Key::ArrowRight)]),
    of(A::WalkUp, "action-walk-up", View, &[plain(Key::ArrowUp)]),
    of(A::WalkDown, "action-walk-down", View, &[plain(Key::ArrowDown)]),
    of(A::NextLink, "action-next-link", View, &[plain(Key::W)]),
    of(A::AddNextLink, "action-add-next-link", View, &[shift(Key::W)]),
    group(A::ShowMap, "action-show-map", View, &[command(Key::Num1)]),
    of(A::ShowFlow, "action-show-flow", View, &[command(Key::Num2)]),
    of(A::ShowClash, "action-show-clash", View, &[command(Key::Num3)]),
    group(A::Sources, "action-sources", View, &[command(Key::B)]),
    of(A::Outline, "action-outline", View, &[command_shift(Key::O)]),
    of(A::Inspector, "action-inspector", View, &[command(Key::I)]),
    of(A::NextPanel, "action-next-panel", View, &[plain(Key::F6)]),
    of(A::FindPassage, "action-find-passage", View, &[command_shift(Key::F)]),
    group(A::ThemeSystem, "action-theme-system", View, &[]),
    of(A::ThemeLight, "action-theme-light", View, &[]),
    of(A::ThemeDark, "action-theme-dark", View, &[]),
    of(A::Palette, "action-palette", Help, &[command_shift(Key::P)]),
    of(A::Keys, "action-keys", Help, &[plain(Key::F1), shift(Key::Questionmark)]),
    of(A::About, "action-about", Help, &[]),
];

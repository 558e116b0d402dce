//! The table of actions itself: one row each, in the order of the menus. Data only.

use egui::Key;

use super::action::{Action, Menu};
use super::shortcut::Shortcut;
use crate::i18n::{Message, actions};

/// One action's row.
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// What it is called, and what it does.
    pub texts: ActionTexts,
    /// Its menu.
    pub menu: Menu,
    /// Whether a line stands above it.
    pub begins_group: bool,
    /// Its shortcuts.
    pub shortcuts: &'static [Shortcut],
}

/// The texts of an action.
pub struct ActionTexts {
    /// The name in menus.
    pub name: Message,
    /// What it does, in a sentence.
    pub tip: Message,
    /// The name on a button, where that is shorter.
    pub short: Option<Message>,
}

const fn text(name: Message, tip: Message) -> ActionTexts {
    ActionTexts { name, tip, short: None }
}

const fn short(name: Message, tip: Message, short: Message) -> ActionTexts {
    ActionTexts { name, tip, short: Some(short) }
}

/// The row of an action; every action has one, which a test sees to.
pub fn row(action: Action) -> &'static ActionRow {
    static MISSING: ActionRow = of(Action::About, text(actions::about, actions::about_tip), Help, &[]);
    ROWS.iter().find(|row| row.action == action).unwrap_or(&MISSING)
}

const fn of(action: Action, texts: ActionTexts, menu: Menu, shortcuts: &'static [Shortcut]) -> ActionRow {
    ActionRow { action, texts, menu, begins_group: false, shortcuts }
}

const fn group(action: Action, texts: ActionTexts, menu: Menu, shortcuts: &'static [Shortcut]) -> ActionRow {
    ActionRow { action, texts, menu, begins_group: true, shortcuts }
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
pub static ROWS: &[ActionRow] = &[
    of(A::New, text(actions::new, actions::new_tip), File, &[command(Key::N)]),
    of(A::NewWindow, text(actions::new_window, actions::new_window_tip), File, &[command_shift(Key::N)]),
    of(A::Open, text(actions::open, actions::open_tip), File, &[command(Key::O)]),
    group(A::OpenFinished, text(actions::open_finished, actions::open_finished_tip), File, &[]),
    of(A::OpenTutorial, text(actions::open_tutorial, actions::open_tutorial_tip), File, &[]),
    of(A::OpenBlank, text(actions::open_blank, actions::open_blank_tip), File, &[]),
    of(A::Recovery, text(actions::recovery, actions::recovery_tip), File, &[]),
    group(A::Save, text(actions::save, actions::save_tip), File, &[command(Key::S)]),
    of(A::SaveAs, text(actions::save_as, actions::save_as_tip), File, &[command_shift(Key::S)]),
    of(A::Versions, text(actions::versions, actions::versions_tip), File, &[]),
    of(A::SharePage, text(actions::share_page, actions::share_page_tip), File, &[command_shift(Key::E)]),
    of(A::ExportPicture, text(actions::export_picture, actions::export_picture_tip), File, &[]),
    of(A::ExportText, text(actions::export_text, actions::export_text_tip), File, &[]),
    of(A::Brief, text(actions::brief, actions::brief_tip), File, &[command_shift(Key::B)]),
    of(A::FlowWorkbook, text(actions::flow_workbook, actions::flow_workbook_tip), File, &[]),
    of(A::PrintFlow, text(actions::print_flow, actions::print_flow_tip), File, &[]),
    group(A::AddSource, text(actions::add_source, actions::add_source_tip), File, &[alt(Key::O)]),
    of(A::PasteSource, text(actions::paste_source, actions::paste_source_tip), File, &[command_shift(Key::V)]),
    of(A::DescribeNewSource, text(actions::describe_new_source, actions::describe_new_source_tip), File, &[]),
    of(A::Bibliography, text(actions::bibliography, actions::bibliography_tip), File, &[]),
    group(A::Mail, text(actions::mail, actions::mail_tip), File, &[command_shift(Key::M)]),
    of(A::Name, text(actions::name, actions::name_tip), File, &[]),
    group(A::Quit, text(actions::quit, actions::quit_tip), File, &[command(Key::Q)]),
    of(A::Undo, text(actions::undo, actions::undo_tip), Edit, &[command(Key::Z)]),
    of(A::Redo, text(actions::redo, actions::redo_tip), Edit, &[command_shift(Key::Z), command(Key::Y)]),
    group(A::Cut, text(actions::cut, actions::cut_tip), Edit, &[command(Key::X)]),
    of(A::Copy, text(actions::copy, actions::copy_tip), Edit, &[command(Key::C)]),
    of(A::CopyPicture, text(actions::copy_picture, actions::copy_picture_tip), Edit, &[alt(Key::C)]),
    of(A::CopyCited, text(actions::copy_cited, actions::copy_cited_tip), Edit, &[command_shift(Key::C)]),
    of(A::Paste, text(actions::paste, actions::paste_tip), Edit, &[command(Key::V)]),
    of(A::Duplicate, text(actions::duplicate, actions::duplicate_tip), Edit, &[command(Key::D)]),
    of(A::Delete, text(actions::delete, actions::delete_tip), Edit, &[plain(Key::Delete), plain(Key::Backspace)]),
    group(A::SelectAll, text(actions::select_all, actions::select_all_tip), Edit, &[command(Key::A)]),
    of(A::SelectLinks, text(actions::select_links, actions::select_links_tip), Edit, &[command_shift(Key::K)]),
    of(A::EditText, text(actions::edit_text, actions::edit_text_tip), Edit, &[plain(Key::F2), plain(Key::Space)]),
    of(A::Claim, short(actions::claim, actions::claim_tip, actions::claim_short), Argue, &[plain(Key::C)]),
    of(A::Premise, short(actions::premise, actions::premise_tip, actions::premise_short), Argue, &[plain(Key::P)]),
    of(A::Rebuttal, short(actions::rebuttal, actions::rebuttal_tip, actions::rebuttal_short), Argue, &[plain(Key::R)]),
    of(A::PlacePassage, text(actions::place_passage, actions::place_passage_tip), Argue, &[plain(Key::I)]),
    of(A::ShowPassage, text(actions::show_passage, actions::show_passage_tip), Argue, &[shift(Key::I)]),
    of(A::AcceptOffer, text(actions::accept_offer, actions::accept_offer_tip), Argue, &[plain(Key::L)]),
    group(A::Child, text(actions::child, actions::child_tip), Argue, &[plain(Key::Tab)]),
    of(A::Counter, text(actions::counter, actions::counter_tip), Argue, &[shift(Key::Tab)]),
    of(A::Sibling, text(actions::sibling, actions::sibling_tip), Argue, &[plain(Key::Enter)]),
    group(A::Support, short(actions::support, actions::support_tip, actions::support_short), Argue, &[plain(Key::S)]),
    of(A::Attack, short(actions::attack, actions::attack_tip, actions::attack_short), Argue, &[plain(Key::A)]),
    of(A::Undercut, short(actions::undercut, actions::undercut_tip, actions::undercut_short), Argue, &[plain(Key::U)]),
    of(A::Rephrase, text(actions::rephrase, actions::rephrase_tip), Argue, &[plain(Key::E)]),
    of(A::LinkTogether, text(actions::link_together, actions::link_together_tip), Argue, &[plain(Key::J)]),
    of(A::Reverse, text(actions::reverse, actions::reverse_tip), Argue, &[shift(Key::R)]),
    of(A::Comment, text(actions::comment, actions::comment_tip), Argue, &[plain(Key::K)]),
    group(A::Frame, text(actions::frame, actions::frame_tip), Argue, &[shift(Key::F)]),
    of(A::FrameSelection, text(actions::frame_selection, actions::frame_selection_tip), Argue, &[command(Key::G)]),
    of(A::Standing, text(actions::standing, actions::standing_tip), Debate, &[plain(Key::V)]),
    of(A::Why, text(actions::why, actions::why_tip), Debate, &[plain(Key::G)]),
    of(A::Questions, text(actions::questions, actions::questions_tip), Debate, &[command(Key::K)]),
    group(A::AssumeTrue, text(actions::assume_true, actions::assume_true_tip), Debate, &[plain(Key::T)]),
    of(A::AssumeFalse, text(actions::assume_false, actions::assume_false_tip), Debate, &[plain(Key::X)]),
    of(
        A::ShowAssumptions,
        short(actions::show_assumptions, actions::show_assumptions_tip, actions::show_assumptions_short),
        Debate,
        &[],
    ),
    of(
        A::ClearAssumptions,
        short(actions::clear_assumptions, actions::clear_assumptions_tip, actions::clear_assumptions_short),
        Debate,
        &[shift(Key::T)],
    ),
    group(
        A::DroppedNext,
        short(actions::dropped_next, actions::dropped_next_tip, actions::dropped_next_short),
        Debate,
        &[plain(Key::F8)],
    ),
    of(
        A::DroppedPrevious,
        short(actions::dropped_previous, actions::dropped_previous_tip, actions::dropped_previous_short),
        Debate,
        &[shift(Key::F8)],
    ),
    group(A::Format, text(actions::format, actions::format_tip), Debate, &[]),
    of(A::Present, text(actions::present, actions::present_tip), Debate, &[plain(Key::F5)]),
    of(A::Rehearse, text(actions::rehearse, actions::rehearse_tip), Debate, &[shift(Key::F5)]),
    of(A::ArrangeLayers, text(actions::arrange_layers, actions::arrange_layers_tip), Arrange, &[command(Key::L)]),
    of(A::ArrangeTree, text(actions::arrange_tree, actions::arrange_tree_tip), Arrange, &[]),
    of(
        A::ArrangeCompact,
        text(actions::arrange_compact, actions::arrange_compact_tip),
        Arrange,
        &[command_shift(Key::L)],
    ),
    of(A::ArrangeBranch, text(actions::arrange_branch, actions::arrange_branch_tip), Arrange, &[alt(Key::L)]),
    of(A::ArrangeSelection, text(actions::arrange_selection, actions::arrange_selection_tip), Arrange, &[]),
    of(A::PlaceLoose, text(actions::place_loose, actions::place_loose_tip), Arrange, &[]),
    of(A::Pin, text(actions::pin, actions::pin_tip), Arrange, &[alt(Key::P)]),
    group(A::AlignLeft, text(actions::align_left, actions::align_left_tip), Arrange, &[alt(Key::A)]),
    of(A::AlignCentre, text(actions::align_centre, actions::align_centre_tip), Arrange, &[alt(Key::H)]),
    of(A::AlignRight, text(actions::align_right, actions::align_right_tip), Arrange, &[alt(Key::D)]),
    of(A::AlignTop, text(actions::align_top, actions::align_top_tip), Arrange, &[alt(Key::W)]),
    of(A::AlignMiddle, text(actions::align_middle, actions::align_middle_tip), Arrange, &[alt(Key::V)]),
    of(A::AlignBottom, text(actions::align_bottom, actions::align_bottom_tip), Arrange, &[alt(Key::S)]),
    group(A::DistributeAcross, text(actions::distribute_across, actions::distribute_across_tip), Arrange, &[]),
    of(A::DistributeDown, text(actions::distribute_down, actions::distribute_down_tip), Arrange, &[]),
    group(
        A::ExchangeLeft,
        text(actions::exchange_left, actions::exchange_left_tip),
        Arrange,
        &[command(Key::ArrowLeft)],
    ),
    of(
        A::ExchangeRight,
        text(actions::exchange_right, actions::exchange_right_tip),
        Arrange,
        &[command(Key::ArrowRight)],
    ),
    of(A::ExchangeUp, text(actions::exchange_up, actions::exchange_up_tip), Arrange, &[command(Key::ArrowUp)]),
    of(A::ExchangeDown, text(actions::exchange_down, actions::exchange_down_tip), Arrange, &[command(Key::ArrowDown)]),
    group(A::NudgeLeft, text(actions::nudge_left, actions::nudge_left_tip), Arrange, &[alt(Key::ArrowLeft)]),
    of(A::NudgeRight, text(actions::nudge_right, actions::nudge_right_tip), Arrange, &[alt(Key::ArrowRight)]),
    of(A::NudgeUp, text(actions::nudge_up, actions::nudge_up_tip), Arrange, &[alt(Key::ArrowUp)]),
    of(A::NudgeDown, text(actions::nudge_down, actions::nudge_down_tip), Arrange, &[alt(Key::ArrowDown)]),
    of(A::CompareFile, text(actions::compare_file, actions::compare_file_tip), Compare, &[]),
    of(A::SinceMailed, text(actions::since_mailed, actions::since_mailed_tip), Compare, &[]),
    group(A::ReviewNext, text(actions::review_next, actions::review_next_tip), Compare, &[plain(Key::F7)]),
    of(A::ReviewPrevious, text(actions::review_previous, actions::review_previous_tip), Compare, &[shift(Key::F7)]),
    of(A::ReviewTake, text(actions::review_take, actions::review_take_tip), Compare, &[plain(Key::Y)]),
    of(A::ReviewRefuse, text(actions::review_refuse, actions::review_refuse_tip), Compare, &[plain(Key::N)]),
    of(A::ReviewBoth, text(actions::review_both, actions::review_both_tip), Compare, &[plain(Key::D)]),
    group(A::ReviewTakeIn, text(actions::review_take_in, actions::review_take_in_tip), Compare, &[command(Key::Enter)]),
    of(A::ReviewStop, text(actions::review_stop, actions::review_stop_tip), Compare, &[]),
    of(A::ZoomIn, text(actions::zoom_in, actions::zoom_in_tip), View, &[command(Key::Plus), command(Key::Equals)]),
    of(A::ZoomOut, text(actions::zoom_out, actions::zoom_out_tip), View, &[command(Key::Minus)]),
    of(A::ZoomActual, text(actions::zoom_actual, actions::zoom_actual_tip), View, &[command(Key::Num0)]),
    of(A::Fit, text(actions::fit, actions::fit_tip), View, &[shift(Key::Num1)]),
    of(A::FitSelection, text(actions::fit_selection, actions::fit_selection_tip), View, &[shift(Key::Num2)]),
    of(A::ViewBack, text(actions::view_back, actions::view_back_tip), View, &[command(Key::OpenBracket)]),
    of(A::ViewForward, text(actions::view_forward, actions::view_forward_tip), View, &[command(Key::CloseBracket)]),
    of(A::Minimap, text(actions::minimap, actions::minimap_tip), View, &[plain(Key::M)]),
    group(A::Bookmark, text(actions::bookmark, actions::bookmark_tip), View, &[plain(Key::B)]),
    of(A::BookmarkNext, text(actions::bookmark_next, actions::bookmark_next_tip), View, &[shift(Key::B)]),
    of(A::BookmarkPrevious, text(actions::bookmark_previous, actions::bookmark_previous_tip), View, &[alt(Key::B)]),
    group(A::Find, text(actions::find, actions::find_tip), View, &[command(Key::F)]),
    of(A::FindNext, text(actions::find_next, actions::find_next_tip), View, &[plain(Key::F3)]),
    of(A::FindPrevious, text(actions::find_previous, actions::find_previous_tip), View, &[shift(Key::F3)]),
    group(A::Fold, text(actions::fold, actions::fold_tip), View, &[plain(Key::F)]),
    of(A::FoldOthers, text(actions::fold_others, actions::fold_others_tip), View, &[alt(Key::F)]),
    of(A::Focus, text(actions::focus, actions::focus_tip), View, &[plain(Key::O)]),
    of(A::FocusWider, text(actions::focus_wider, actions::focus_wider_tip), View, &[plain(Key::CloseBracket)]),
    of(A::FocusNarrower, text(actions::focus_narrower, actions::focus_narrower_tip), View, &[plain(Key::OpenBracket)]),
    of(A::ShowAll, text(actions::show_all, actions::show_all_tip), View, &[command_shift(Key::A)]),
    group(A::WalkLeft, text(actions::walk_left, actions::walk_left_tip), View, &[plain(Key::ArrowLeft)]),
    of(A::WalkRight, text(actions::walk_right, actions::walk_right_tip), View, &[plain(Key::ArrowRight)]),
    of(A::WalkUp, text(actions::walk_up, actions::walk_up_tip), View, &[plain(Key::ArrowUp)]),
    of(A::WalkDown, text(actions::walk_down, actions::walk_down_tip), View, &[plain(Key::ArrowDown)]),
    of(A::NextLink, text(actions::next_link, actions::next_link_tip), View, &[plain(Key::W)]),
    of(A::AddNextLink, text(actions::add_next_link, actions::add_next_link_tip), View, &[shift(Key::W)]),
    group(A::ShowMap, text(actions::show_map, actions::show_map_tip), View, &[command(Key::Num1)]),
    of(A::ShowFlow, text(actions::show_flow, actions::show_flow_tip), View, &[command(Key::Num2)]),
    of(A::ShowClash, text(actions::show_clash, actions::show_clash_tip), View, &[command(Key::Num3)]),
    group(A::Sources, text(actions::sources, actions::sources_tip), View, &[command(Key::B)]),
    of(A::Outline, text(actions::outline, actions::outline_tip), View, &[command_shift(Key::O)]),
    of(A::Inspector, text(actions::inspector, actions::inspector_tip), View, &[command(Key::I)]),
    of(A::NextPanel, text(actions::next_panel, actions::next_panel_tip), View, &[plain(Key::F6)]),
    of(A::FindPassage, text(actions::find_passage, actions::find_passage_tip), View, &[command_shift(Key::F)]),
    group(A::ThemeSystem, text(actions::theme_system, actions::theme_system_tip), View, &[]),
    of(A::ThemeLight, text(actions::theme_light, actions::theme_light_tip), View, &[]),
    of(A::ThemeDark, text(actions::theme_dark, actions::theme_dark_tip), View, &[]),
    of(A::Palette, text(actions::palette, actions::palette_tip), Help, &[command_shift(Key::P)]),
    of(A::Keys, text(actions::keys, actions::keys_tip), Help, &[plain(Key::F1), shift(Key::Questionmark)]),
    of(A::About, text(actions::about, actions::about_tip), Help, &[]),
];

//! Runs commands: one arm, one call.

use super::run_sources::{Becomes, Input};
use super::{App, Next, PendingQuestion};
use crate::command::{Action, Command, Export, Stage};
use crate::edit::ops;
use crate::edit::{Refusal, Step, Transaction};
use crate::formats::argmap::rejected_text;
use crate::formats::settings::ThemeChoice;
use crate::i18n;
use crate::layout::LayoutStyle;
use crate::model::{ElementId, InferenceKind, Map, Side, StatementKind};
use crate::ui::canvas::CameraRequest;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::{Notice, Severity};

impl App {
    /// Runs everything that was asked for and looks after what that has left behind.
    pub(super) fn run_all(&mut self, ctx: &egui::Context) {
        if self.run_queue(ctx) {
            self.document.forget_missing();
            ctx.request_repaint();
        }
    }

    /// Runs everything that was asked for, in order. Returns whether there was anything.
    fn run_queue(&mut self, ctx: &egui::Context) -> bool {
        let mut any = false;
        // A command may ask for others; the bound is against two that ask for each other for ever.
        for _ in 0..8 {
            let commands = self.queue.take();
            if commands.is_empty() {
                break;
            }
            any = true;
            for command in commands {
                self.run(ctx, command);
            }
        }
        any
    }

    /// Makes a verb's transaction, or says why there is none.
    pub(super) fn edit(&mut self, transaction: Result<Transaction, Refusal>) -> bool {
        // An order that is being looked at is of how the map was.
        self.drop_order();
        let outcome = match transaction {
            Ok(transaction) => self.document.commit(transaction).map_err(|why| rejected_text(&why)),
            Err(Refusal::NoChange) => return false,
            Err(why) => Err(why.message()),
        };
        match outcome {
            Ok(()) => {
                // A notice that offers to undo means the step before this one.
                self.notices.iter_mut().for_each(Notice::forget_undo);
                true
            }
            Err(why) => {
                self.notice(Severity::Refused, why);
                false
            }
        }
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        let Some(command) = self.run_in_review(command) else { return };
        let map = self.document.map();
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Open(path) => self.open_or_meet(path),
            Command::OpenShipped(name) => self.leave(Next::OpenShipped(name)),
            Command::Select(selection) => self.document.selection = selection,
            Command::Edit(id) => self.begin_edit(id, false),
            Command::Show(id) => {
                self.uncover([id].into());
                self.canvas.look(CameraRequest::Reveal(id));
            }
            Command::AddCard(kind, place) => self.add_card(kind, place),
            Command::Drop(new, target, place) => self.drop_statement(*new, target, place),
            Command::BringIn(paths) => {
                paths.into_iter().for_each(|path| self.bring(Input::Path(path), Becomes::New));
            }
            Command::BringText(text, is_page) => self.bring(Input::Pasted(text, is_page), Becomes::New),
            Command::BringWholePage(id) => {
                self.offer = None;
                self.bring_whole_page(id);
            }
            Command::LookAtVersion(number) => self.look_at_version(number),
            Command::KeepVersions(count, days) => self.keep_versions(count, days),
            Command::MeetFile => {
                self.offer = None;
                self.meet_file();
            }
            Command::ShowReport(path) => self.show_report(&path),
            Command::Recover(number) => self.recover(number),
            Command::DiscardRecovery(number) => self.discard_recovery(number),
            Command::AskText(id) => self.ask_text(Becomes::TextOf(id)),
            Command::AskTextOf(number) => self.ask_text(Becomes::TextOfBundled(number)),
            Command::AttachText(number, path) => self.bring(Input::Path(path), Becomes::TextOfBundled(number)),
            Command::RenewText(id, path) => self.bring(Input::Path(path), Becomes::TextOf(id)),
            Command::DescribeSource(id) => self.describe_source(Some(id)),
            Command::SetSourceForm(id, source) => self.set_source(id, *source),
            Command::ShowCiting(id) => self.show_citing(id),
            Command::ShowPassage(card, number) => self.show_passage(card, number),
            Command::CheckCitations(id) => self.check_citations(id),
            Command::SettleCitation(card, number, range) => self.settle_citation(card, number, range),
            Command::SetCiteStyle(style) => self.set_cite_style(style),
            Command::RaiseQuestion(step, question) => self.raise_question(step, &question),
            // With what hangs on the step, about which one is asked.
            Command::Reparent(premise, Some(step), None) if map.premises(step) == [premise] => {
                self.remove(&[step].into());
            }
            Command::KeepTyped(text) => self.keep_typed(text),
            Command::TakeBackTyped(id) => {
                self.document.take_back_typed(id);
            }
            Command::DropFresh(id) => self.drop_fresh(id),
            Command::FoldBranch(id) => self.fold_branch(id),
            Command::InOutline(action) => {
                self.writes_in_outline = true;
                self.act(ctx, action);
                self.writes_in_outline = false;
            }
            Command::ShowStage(stage) => self.show_stage(stage),
            Command::FlowBelow(current) => self.flow_below(current),
            Command::FlowAnswer(current) => self.flow_answer(current),
            Command::Together(commands) => {
                let transaction = self.together(&commands);
                self.edit(transaction);
                self.offer = None;
            }
            Command::DismissOffer => self.offer = None,
            Command::SetText(id, text) => {
                let transaction = ops::set_text(map, id, &text);
                self.edit(transaction);
            }
            Command::SetSide(id, side) => self.set_side(id, side),
            Command::ChooseConclusion(id) => self.canvas.mode = crate::ui::canvas::Mode::Relink(id),
            Command::AddFrame(frame) => self.add_frame(frame),
            Command::Remove(ids) => self.remove(&ids),
            Command::CopyText(text) => ctx.copy_text(text),
            Command::PasteText(text) => self.paste(&text),
            Command::GoToBookmark(number) => self.go_to_bookmark(number),
            Command::RemoveBookmark(number) => self.remove_bookmark(number),
            Command::GiveUp => self.give_up(),
            Command::CloseFind => self.close_find(ctx),
            Command::KeepOrder(true) => drop(self.keep_order()),
            Command::KeepOrder(false) => drop(self.drop_order()),
            Command::PrepareMail(choices) => self.prepare_mail(choices),
            Command::DraftMail(subject, body) => self.draft_mail(subject, body),
            Command::ExportPicture(form) => self.ask_picture(form),
            Command::ExportText(form) => self.ask_text_form(form),
            Command::ExportBrief(choice, form) => self.export_brief(choice, form),
            Command::PrintBrief(choice) => self.print_brief(&choice),
            Command::SetName(name) => self.set_name(&name),
            Command::StopWork => {
                self.stop_reading();
                self.drop_order();
                self.stop_questions();
            }
            Command::CloseStep => self.document.close_step(),
            Command::DismissNotice(id) => self.notices.retain(|notice| notice.id != id),
            Command::Answer(number) => self.answer(ctx, number),
            Command::AnswerPath(text) => self.answer_path(&text),
            other => {
                let mut ids = self.document.ids.clone();
                let transaction = edit_transaction(self.document.map(), &mut ids, &other);
                self.document.ids = ids;
                if let Some(transaction) = transaction {
                    self.edit(transaction);
                }
            }
        }
    }

    /// Several edits that build on one another, as one step.
    fn together(&mut self, commands: &[Command]) -> Result<Transaction, Refusal> {
        let mut scratch = self.document.scratch();
        let mut all = Transaction::new(Step::Offered, commands.len());
        let mut ids = self.document.ids.clone();
        for command in commands {
            let Some(transaction) = edit_transaction(scratch.map(), &mut ids, command) else { continue };
            let transaction = transaction?;
            scratch.make(&transaction.changes).map_err(|_| Refusal::Gone)?;
            all.changes.extend(transaction.changes);
        }
        self.document.ids = ids;
        Ok(all)
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        if let Err(why) = self.environment().allows(action) {
            self.notice(Severity::Refused, why.message());
            return;
        }
        match action {
            Action::New => self.leave(Next::New),
            Action::NewWindow => self.open_in_new_window(None),
            Action::Open => self.ask_open(),
            Action::OpenFinished => self.leave(Next::OpenShipped("second-coming-vs-trap")),
            Action::OpenTutorial => self.leave(Next::OpenShipped("start-here")),
            Action::OpenBlank => self.leave(Next::OpenShipped("blank-debate")),
            Action::Versions => self.list_versions(),
            Action::Recovery => self.look_for_recovery(true),
            Action::Save => self.save(),
            Action::SaveAs => self.ask_save_as(),
            Action::SharePage => self.ask_export(Export::Map(crate::picture::Form::Page)),
            Action::ExportPicture => self.describe_picture(),
            Action::ExportText => self.dialog = Some(Dialog::Text(self.text_form)),
            Action::Brief => self.describe_brief(),
            Action::FlowWorkbook => self.ask_export(Export::Flow),
            Action::PrintFlow => self.print_flow(),
            Action::Mail => self.mail(),
            Action::Name => {
                self.dialog = Some(Dialog::Name { name: self.profile.settings.name.clone() });
            }
            Action::Standing => self.toggle_standing(),
            Action::Why => {
                self.show_stage(Stage::Map);
                self.toggle_why();
            }
            Action::Present => self.present(ctx, false),
            Action::Rehearse => self.present(ctx, true),
            Action::Questions => {
                self.show_questions = !self.show_questions;
                self.keep_in_view();
            }
            Action::Format => {
                let format = self.document.map().format().cloned().unwrap_or_default();
                self.dialog = Some(Dialog::Format(Box::new(crate::ui::format_ui::FormatForm { format })));
            }
            Action::AssumeTrue => self.assume(true),
            Action::AssumeFalse => self.assume(false),
            Action::ShowAssumptions => self.show_assumptions(),
            Action::ClearAssumptions => self.clear_assumptions(),
            Action::DroppedNext => self.step_dropped(true),
            Action::DroppedPrevious => self.step_dropped(false),
            Action::CompareFile => self.ask_compare(),
            Action::SinceMailed => self.show_since_mailed(),
            Action::ReviewNext
            | Action::ReviewPrevious
            | Action::ReviewTake
            | Action::ReviewRefuse
            | Action::ReviewBoth
            | Action::ReviewTakeIn
            | Action::ReviewStop => self.act_in_review(action),
            Action::Quit => self.leave(Next::Quit),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Cut => {
                if self.copy(ctx) {
                    let ids = self.document.selection.ids().clone();
                    self.remove_now(&ids);
                }
            }
            Action::Copy => {
                self.copy(ctx);
            }
            Action::CopyPicture => self.copy_picture(),
            Action::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Action::Duplicate => {
                let selected = self.document.selection.ids().clone();
                let mut ids = self.document.ids.clone();
                let transaction = ops::duplicate(self.document.map(), &mut ids, &selected);
                self.document.ids = ids;
                self.edit(transaction);
            }
            Action::Delete => {
                let ids = self.document.selection.ids().clone();
                self.remove(&ids);
            }
            Action::SelectAll => {
                let map = self.document.map();
                let hidden = self.canvas.sight.hidden();
                let all = map.statements().keys().chain(map.frames().keys()).copied();
                self.document.selection = all.filter(|id| !hidden.contains(id)).collect();
            }
            Action::EditText => {
                if let Some(id) = self.document.selection.single() {
                    self.begin_edit(id, false);
                }
            }
            Action::Claim => self.add_card_here(StatementKind::Claim),
            Action::Premise => self.add_card_here(StatementKind::Premise),
            Action::Rebuttal => self.add_card_here(StatementKind::Rebuttal),
            Action::Frame => {
                self.canvas.mode = crate::ui::canvas::Mode::DrawFrame;
            }
            Action::FrameSelection => self.frame_selection(),
            Action::Child => self.add_child(InferenceKind::Support),
            Action::Counter => self.add_child(InferenceKind::Attack),
            Action::Sibling => self.add_sibling(),
            Action::Support => self.begin_pick(InferenceKind::Support, false),
            Action::Attack => self.begin_pick(InferenceKind::Attack, false),
            Action::Undercut => self.begin_pick(InferenceKind::Attack, true),
            Action::Rephrase => self.begin_pick(InferenceKind::Rephrase, false),
            Action::LinkTogether => self.link_together(),
            Action::Reverse => {
                if let Some(id) = self.selected_link() {
                    let transaction = ops::reverse(self.document.map(), id);
                    self.edit(transaction);
                }
            }
            Action::Comment => {
                self.show_inspector = true;
                if let Some(id) = self.document.selection.single() {
                    ctx.memory_mut(|m| m.request_focus(crate::ui::comments_ui::comment_field(id)));
                }
            }
            Action::PlacePassage => self.place_passage(),
            Action::AddSource => self.ask_source(),
            Action::PasteSource => self.bring(Input::Clipboard, Becomes::New),
            Action::DescribeNewSource => self.describe_source(None),
            Action::Bibliography => self.dialog = Some(Dialog::Bibliography(true)),
            Action::CopyCited => self.copy_cited(ctx),
            Action::ShowPassage => {
                if let Some(card) = self.document.selection.single() {
                    self.show_passage(card, 0);
                }
            }
            Action::AcceptOffer => {
                if let Some(offer) = self.offer.take() {
                    self.queue.push(offer.command);
                }
            }
            Action::AlignLeft => self.align(ops::AlignEdge::Left),
            Action::AlignCentre => self.align(ops::AlignEdge::Centre),
            Action::AlignRight => self.align(ops::AlignEdge::Right),
            Action::AlignTop => self.align(ops::AlignEdge::Top),
            Action::AlignMiddle => self.align(ops::AlignEdge::Middle),
            Action::AlignBottom => self.align(ops::AlignEdge::Bottom),
            Action::DistributeAcross => self.distribute(ops::Axis::Horizontal),
            Action::DistributeDown => self.distribute(ops::Axis::Vertical),
            Action::ArrangeLayers => self.arrange_all(LayoutStyle::Layered),
            Action::ArrangeTree => self.arrange_all(LayoutStyle::Tree),
            Action::ArrangeCompact => self.arrange_all(LayoutStyle::Compact),
            Action::ArrangeBranch => self.arrange_branch(),
            Action::ArrangeSelection => self.arrange_selection(),
            Action::PlaceLoose => self.place_loose(),
            Action::Pin => self.pin(),
            Action::ExchangeLeft => self.exchange(egui::vec2(-1.0, 0.0)),
            Action::ExchangeRight => self.exchange(egui::vec2(1.0, 0.0)),
            Action::ExchangeUp => self.exchange(egui::vec2(0.0, -1.0)),
            Action::ExchangeDown => self.exchange(egui::vec2(0.0, 1.0)),
            Action::NudgeLeft => self.nudge(-8, 0),
            Action::NudgeRight => self.nudge(8, 0),
            Action::NudgeUp => self.nudge(0, -8),
            Action::NudgeDown => self.nudge(0, 8),
            Action::WalkLeft => self.walk(egui::vec2(-1.0, 0.0)),
            Action::WalkRight => self.walk(egui::vec2(1.0, 0.0)),
            Action::WalkUp | Action::WalkDown if self.reviewing.is_some() => self.act_in_review(action),
            Action::WalkUp => self.walk(egui::vec2(0.0, -1.0)),
            Action::WalkDown => self.walk(egui::vec2(0.0, 1.0)),
            Action::NextLink => self.next_link(false),
            Action::AddNextLink => self.next_link(true),
            Action::SelectLinks => self.select_links(),
            Action::ZoomIn => self.shown_canvas().look(CameraRequest::Zoom(1.25)),
            Action::ZoomOut => self.shown_canvas().look(CameraRequest::Zoom(0.8)),
            Action::ZoomActual => self.shown_canvas().look(CameraRequest::Actual),
            Action::Fit => self.shown_canvas().look(CameraRequest::Fit),
            Action::FitSelection => self.shown_canvas().look(CameraRequest::FitSelection),
            Action::Find => {
                self.show_stage(Stage::Map);
                self.find();
            }
            Action::FindNext => self.step_find(true),
            Action::FindPrevious => self.step_find(false),
            Action::Fold => self.fold(),
            Action::FoldOthers => self.fold_others(),
            Action::Focus => self.toggle_focus(),
            Action::FocusWider => self.widen_focus(true),
            Action::FocusNarrower => self.widen_focus(false),
            Action::ShowAll => self.show_all(),
            Action::ViewBack => drop(self.shown_canvas().step_view(true)),
            Action::ViewForward => drop(self.shown_canvas().step_view(false)),
            Action::Minimap => {
                let canvas = self.shown_canvas();
                canvas.no_minimap = !canvas.no_minimap;
            }
            Action::Bookmark => self.bookmark(),
            Action::BookmarkNext => self.step_bookmark(true),
            Action::BookmarkPrevious => self.step_bookmark(false),
            Action::ShowMap => self.show_stage(Stage::Map),
            Action::ShowFlow => self.show_stage(Stage::Flow),
            Action::ShowClash => self.show_stage(Stage::Clash),
            Action::Sources => {
                self.show_sources = !self.show_sources;
                self.keep_in_view();
            }
            Action::Outline => {
                self.outline.leave(&mut self.queue);
                self.show_outline = !self.show_outline;
                self.keep_in_view();
            }
            Action::Inspector => {
                self.show_inspector = !self.show_inspector;
                self.keep_in_view();
            }
            Action::NextPanel => self.next_panel(ctx),
            Action::FindPassage => {
                self.show_sources = true;
                ctx.memory_mut(|m| m.request_focus(crate::ui::sources_ui::filter_id()));
            }
            Action::ThemeSystem => self.set_theme(ctx, ThemeChoice::System),
            Action::ThemeLight => self.set_theme(ctx, ThemeChoice::Light),
            Action::ThemeDark => self.set_theme(ctx, ThemeChoice::Dark),
            Action::Palette => self.palette.open = true,
            Action::Keys => self.dialog = Some(Dialog::Keys),
            Action::About => self.dialog = Some(Dialog::About),
        }
    }

    /// A panel that comes or goes must not cover what one works on.
    fn keep_in_view(&mut self) {
        if let Some(id) = self.document.selection.single().filter(|id| self.canvas.sees(*id)) {
            self.canvas.look(CameraRequest::Reveal(id));
        }
    }

    fn undo(&mut self) {
        self.canvas.cancel();
        // A card that was not written on yet is what there is to undo.
        if self.end_editing() {
            return;
        }
        self.drop_order();
        self.offer = None;
        self.notices.iter_mut().for_each(Notice::forget_undo);
        if let Some(label) = self.document.undo() {
            let step = label.name();
            self.notice(Severity::Done, i18n::notices::undone(step));
        }
    }

    fn redo(&mut self) {
        self.cancel_on_canvas();
        self.drop_order();
        self.offer = None;
        if let Some(label) = self.document.redo() {
            let step = label.name();
            self.notice(Severity::Done, i18n::notices::redone(step));
        }
    }

    fn set_side(&mut self, id: Option<ElementId>, side: Option<Side>) {
        let map = self.document.map();
        let side = match (id, side) {
            (None, None) => Some(crate::app::run_cards::another_side(map)),
            (_, side) => side,
        };
        let id = id.unwrap_or_else(|| self.document.ids.fresh());
        let transaction = ops::set_side(self.document.map(), id, side);
        self.edit(transaction);
    }

    /// Takes elements away; asks first when steps would go that nobody named.
    fn remove(&mut self, ids: &std::collections::BTreeSet<ElementId>) {
        let consequences = ops::consequences(self.document.map(), ids);
        let map = self.document.map();
        let undercuts = consequences.dependent.iter().filter(|id| {
            // What goes with the card that it hangs on explains itself; what denies such a step does not.
            !map.premises(**id).iter().any(|p| ids.contains(p))
                && !map.conclusion(**id).is_some_and(|c| ids.contains(&c))
        });
        let list: Vec<String> = undercuts.map(|id| crate::formats::describe::spoken_link(map, *id)).collect();
        if list.is_empty() {
            self.remove_now(ids);
            return;
        }
        let text = i18n::dialogs::ask_remove(list.len());
        self.ask_user(
            PendingQuestion::Remove(ids.clone()),
            i18n::dialogs::ask_remove_title,
            text,
            list,
            &[i18n::dialogs::delete, i18n::dialogs::cancel],
        );
    }

    pub(super) fn remove_now(&mut self, ids: &std::collections::BTreeSet<ElementId>) {
        let consequences = ops::consequences(self.document.map(), ids);
        let transaction = ops::remove(self.document.map(), ids);
        if !self.edit(transaction) {
            return;
        }
        let (others, weakened) = (consequences.dependent.len(), consequences.weakened.len());
        if others + weakened > 0 {
            let mut text = Vec::new();
            if others > 0 {
                text.push(i18n::notices::removed_links(others));
            }
            if weakened > 0 {
                text.push(i18n::notices::weakened(weakened));
            }
            let text = text.join(" ");
            self.notice(Severity::Done, text);
            if let Some(notice) = self.notices.last_mut() {
                notice.offers = Some(Action::Undo);
            }
        }
    }
}

/// The transaction of a command that is an edit; `None` if it is none.
fn edit_transaction(map: &Map, ids: &mut crate::edit::Ids, command: &Command) -> Option<Result<Transaction, Refusal>> {
    Some(match command {
        Command::Link(premises, conclusion, kind) => ops::link(map, ids, premises, *conclusion, *kind),
        Command::SetSource(id, source) => ops::set_source(map, *id, (**source).clone()),
        Command::RemoveSource(id) => ops::remove_source(map, *id),
        Command::LeaveTextOut(id) => ops::leave_text_out(map, *id),
        Command::Join(inference, premises) => ops::join(map, *inference, premises),
        Command::Detach(inference, premise) => ops::detach(map, *inference, *premise),
        Command::Relink(inference, conclusion) => ops::relink(map, *inference, *conclusion),
        Command::Unite(a, b) => {
            // Remarks keep who made them on the card that stays.
            let (kept, gone) = if map.comments_on(*a).count() < map.comments_on(*b).count() { (b, a) } else { (a, b) };
            ops::unite(map, ids, *kept, *gone)
        }
        Command::Reparent(premise, step, target) => ops::reparent(map, ids, *premise, *step, *target),
        Command::Reverse(inference) => ops::reverse(map, *inference),
        Command::SetStatements(cards, field) => {
            typed(cards, field, ops::set_statements(map, cards.iter().copied(), field))
        }
        Command::SetInferences(links, field) => ops::set_inferences(map, links.iter().copied(), field).map(|t| {
            let chosen = matches!(field, crate::model::InferenceField::Kind(_));
            links.first().filter(|_| !chosen).map_or(t.clone(), |id| t.merging(*id, "link text"))
        }),
        Command::StillSo(id) => ops::still_so(map, *id),
        Command::Shift(cards, dx, dy) => ops::shift(map, cards, *dx, *dy),
        Command::Resize(id, place, width) => ops::resize(map, *id, *place, *width),
        Command::SetFrame(id, frame) => ops::set_frame(map, *id, frame.clone()),
        Command::RemoveFramesOnly(frames) => ops::remove_frames_only(map, frames.iter().copied()),
        Command::AddComment(on, reply_to, text) => ops::add_comment(map, ids, *on, *reply_to, text),
        Command::SetComment(id, comment) => ops::set_comment(map, *id, comment.clone()),
        Command::RemoveComment(id) => ops::remove_comment(map, *id),
        Command::SetFormat(format) => ops::set_format(map, format.clone()),
        Command::SetMapText(text) => ops::set_map_text(map, text.clone()),
        _ => return None,
    })
}

/// Fields that are typed grow one step; fields that are chosen make one each.
fn typed(
    cards: &[ElementId],
    field: &crate::model::StatementField,
    transaction: Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    use crate::model::StatementField::{Citations, Note, Tags, Weight};
    let what = match field {
        Weight(_) => "weight",
        Note(_) => "note",
        Tags(_) => "tags",
        Citations(_) => "citations",
        _ => return transaction,
    };
    let first = cards.first().copied();
    transaction.map(|t| if let Some(id) = first { t.merging(id, what) } else { t })
}

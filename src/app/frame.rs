//! One frame: results, panels, shortcuts, queue, in this order.

use egui::{CentralPanel, Event, EventFilter, Frame, Key, Margin, Panel, Ui, ViewportCommand};

use super::run::step_name;
use super::{App, KeysBefore, Next};
use crate::command::{Action, Command, Environment, Queue, Stage, pressed};
use crate::model::StatementKind;
use crate::sources::bundled;
use crate::ui::canvas::{CanvasState, Mode, canvas_id, canvas_ui};
use crate::ui::questions_ui::Answers;
use crate::ui::{self, Dragged, View};
use crate::words;

impl App {
    /// What decides about actions right now.
    pub(super) fn environment(&self) -> Environment {
        let map = self.document.map();
        let selected = &self.document.selection;
        Environment {
            can_undo: self.document.history().next_undo().is_some(),
            can_redo: self.document.history().next_redo().is_some(),
            cards: selected.statements(map).count(),
            links: selected.iter().filter(|id| map.inferences().contains_key(id)).count(),
            frames: selected.iter().filter(|id| map.frames().contains_key(id)).count(),
            has_cards: !map.is_empty(),
            has_focus: self.canvas.sight.focus.is_some(),
            has_hits: self.canvas.sight.search.count() > 0,
            hides: self.canvas.sight.hides(),
            has_bookmarks: !self.canvas.bookmarks.list().is_empty(),
            has_passage: self.sources.has_choice(),
            has_offer: self.offer.is_some(),
            in_round: self.stage == Stage::Round,
            has_assumptions: self.standings.assumptions > 0,
            has_dropped: !self.standings.debate.dropped().is_empty(),
            review: self.reviewing.as_ref().map(super::reviewing::Reviewing::environment),
        }
    }

    /// Finds the passages that are on the map, if the map has changed.
    pub(super) fn refresh_taken(&mut self) {
        self.taken.update(self.document.map(), self.epoch, self.document.history().log());
    }

    /// What is done without drawing, also when the window is hidden.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.take_results(ctx);
        self.keep_journal();
    }

    /// Draws a frame and runs what it asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.now = ctx.input(|i| i.time);
        if self.frames == 0 {
            super::apply_theme(&ctx, self.profile.settings.theme);
            ctx.memory_mut(|m| m.request_focus(canvas_id()));
            self.look_for_recovery(false);
        }
        self.frames += 1;
        if self.frames == 3 {
            self.marker.painted();
        }
        // The second pass of a frame must not age notices again.
        self.notices.retain(|notice| notice.until.is_none_or(|until| until > self.now));
        self.take_results(&ctx);
        self.take_order();
        self.refresh_taken();
        self.refresh_sources();
        if self.dialog.is_none() && self.asked.is_none() {
            self.dialog = self.form_aside.take();
        }
        self.refresh_search();
        self.refresh_standing();
        self.refresh_sight();
        self.refresh_questions();
        self.refresh_watch();
        self.hold_focus(&ctx);
        self.panels(ui);
        self.keys(&ctx);
        self.dropped_files(&ctx);
        self.closing(&ctx);
        if self.run_queue(&ctx) {
            self.document.forget_missing();
            ctx.request_repaint();
        }
        self.title(&ctx);
        self.full_screen(&ctx);
        self.keep_journal();
        let focused = ctx.memory(|m| m.focused());
        self.before = KeysBefore {
            elsewhere: focused.is_some_and(|id| id != canvas_id()),
            typing: ctx.text_edit_focused(),
            covered: self.dialog.is_some() || self.palette.open,
        };
        // How far a file has been read is looked at now and then.
        if self.opening.is_some() || self.bringings.is_waiting() || self.lookups.is_waiting() {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
        // Only as often as something is due: the next notice to go away.
        let due = self.notices.iter().filter_map(|n| n.until).reduce(f64::min);
        if let Some(due) = due {
            let seconds = (due - self.now).clamp(0.05, 60.0);
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds));
        }
    }

    /// The canvas has the keyboard unless a field or another widget wants it; Tab and arrows stay there.
    fn hold_focus(&self, ctx: &egui::Context) {
        let free = self.dialog.is_none() && !self.palette.open && !ctx.any_popup_open();
        ctx.memory_mut(|memory| {
            if free && memory.focused().is_none() {
                memory.request_focus(canvas_id());
            }
            // Lists are gone through with Tab; the canvas and the flow sheet have a use of their own for it.
            let tab = matches!(self.stage, Stage::Map | Stage::Flow) || self.reviewing.is_some();
            let arrows = tab || self.stage == Stage::Round;
            let filter = EventFilter { tab, horizontal_arrows: arrows, vertical_arrows: arrows, escape: true };
            memory.set_focus_lock_filter(canvas_id(), filter);
        });
    }

    fn panels(&mut self, ui: &mut Ui) {
        if self.reviewing.is_some() {
            self.panels_in_review(ui);
            return;
        }
        let environment = self.environment();
        let (arranging, opening) = (self.arranging_part(), self.reading_part());
        let style = self.cite_style();
        let Self {
            document,
            queue,
            canvas,
            sources,
            inspector,
            palette,
            dialog,
            notices,
            offer,
            taken,
            profile,
            now,
            outline,
            standings,
            questions,
            stage,
            flow,
            clash,
            round,
            watching,
            ..
        } = self;
        let view = View {
            map: document.map(),
            selection: &document.selection,
            revision: (self.epoch, document.history().revision()),
            log: document.history().log(),
            now: *now,
            environment,
            file_name: &document.name,
            unsaved: !document.is_saved(),
            has_file: document.path.is_some(),
            elsewhere: watching.elsewhere,
            busy: self.opening.is_some(),
            arranging,
            opening,
            dragging: egui::DragAndDrop::has_any_payload(ui.ctx()),
            taken: taken.passages(),
            cited: taken.cited(),
            style,
            recent: &profile.settings.recent,
            undo: document.history().next_undo().map(step_name),
            redo: document.history().next_redo().map(step_name),
            ledger: document.ledger(),
            replica: profile.replica(),
            is_mac: ui.ctx().os() == egui::os::OperatingSystem::Mac,
            evaluation: &standings.evaluation,
            debate: &standings.debate,
            assumptions: standings.assumptions,
            standing: !profile.settings.hide_standing,
            marks: None,
        };
        if *stage == Stage::Round {
            let area = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
                let area = ui.available_rect_before_wrap();
                ui::round_ui::round_ui(ui, &view, round, queue);
                area
            });
            ui::canvas::what_if_ui(ui, &view, area.inner, queue);
            ui::notices_ui::notices_ui(ui, &view, area.inner, notices, None, queue);
            ui::palette_ui::palette_ui(ui, &view, palette, queue);
            ui::dialogs_ui::dialogs_ui(ui, &view, dialog, queue);
            return;
        }
        let frame = panel_frame(ui);
        menu_panel(ui, &view, queue);
        Panel::top("toolbar").frame(frame(16, 4)).exact_size(46.0).show(ui, |ui| {
            ui::toolbar_ui::toolbar_ui(ui, &view, queue);
        });
        status_panel(ui, &view, canvas);
        if self.show_sources {
            // Two analyses side by side need the room of two.
            let (least, usual) = if sources.side_by_side { (520.0, 600.0) } else { (260.0, 360.0) };
            let most = (ui.available_width() * 0.6).max(least);
            let salt = if sources.side_by_side { "both sources" } else { "sources" };
            let panel = Panel::left(salt).frame(frame(16, 10)).default_size(usual);
            panel.size_range(least..=most).show(ui, |ui| {
                ui::sources_ui::sources_ui(ui, &view, bundled(), sources, queue);
            });
        }
        if self.show_inspector {
            let panel = Panel::right("inspector").frame(frame(16, 12)).default_size(300.0);
            panel.size_range(240.0..=480.0).show(ui, |ui| {
                ui::inspector_ui::inspector_ui(ui, &view, standings.flips.state(), inspector, queue);
            });
        }
        if !self.show_sources {
            sources.hovered = None;
            sources.lit.clear();
        }
        canvas.lit = sources.lit_cards(view.taken, bundled());
        let armed = sources.armed(view.map, view.state(), bundled());
        if self.show_questions {
            let answers = Answers {
                critical: standings.critical.state(),
                hints: standings.hints.as_ref().map(|(_, hints)| hints.as_slice()).unwrap_or_default(),
                disputes: standings.disputes.as_ref().map(|(_, disputes)| disputes.as_slice()),
            };
            let panel = Panel::left("questions").frame(frame(14, 10)).default_size(340.0);
            panel.size_range(260.0..=560.0).show(ui, |ui| {
                ui::questions_ui::questions_ui(ui, &view, &answers, questions, queue);
            });
        }
        if self.show_outline {
            let panel = Panel::left("outline").frame(frame(12, 10)).default_size(320.0);
            panel.size_range(200.0..=560.0).show(ui, |ui| {
                ui::outline_ui::outline_ui(ui, &view, outline, canvas, queue);
            });
        }
        match stage {
            Stage::Map => {}
            Stage::Flow => canvas.hint = words::say("hint-flow"),
            Stage::Clash | Stage::Round => canvas.hint.clear(),
        }
        let area = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let area = ui.available_rect_before_wrap();
            match stage {
                Stage::Map => canvas_ui(ui, &view, canvas, armed.as_deref(), queue),
                Stage::Flow => ui::flow_ui::flow_ui(ui, &view, flow, queue),
                Stage::Round => {}
                Stage::Clash => ui::clash_ui::clash_ui(ui, &view, clash, queue),
            }
            area
        });
        ui::canvas::what_if_ui(ui, &view, area.inner, queue);
        // A bar at the lower edge of the canvas has its place to itself.
        let mut free = area.inner;
        if canvas.shows_order() || view.arranging.is_some() || view.opening.is_some() {
            free.max.y -= 64.0;
        }
        ui::notices_ui::notices_ui(ui, &view, free, notices, offer.as_ref(), queue);
        ui::palette_ui::palette_ui(ui, &view, palette, queue);
        ui::dialogs_ui::dialogs_ui(ui, &view, dialog, queue);
    }

    /// Shortcuts, the clipboard, Escape.
    fn keys(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() || self.palette.open || self.before.covered {
            // A release that comes later belongs to what was covered, too.
            self.space_armed = false;
            return;
        }
        if self.keys_of_drag(ctx) {
            return;
        }
        // Whoever had the keyboard when the key was pressed was meant, also if it has just given it up.
        let typing = ctx.text_edit_focused() || self.before.typing;
        // A sheet takes plain keys for itself.
        let on_sheet = self.stage != Stage::Map && self.reviewing.is_none();
        let focused = ctx.memory(|m| m.focused());
        let elsewhere = focused.is_some_and(|id| id != canvas_id()) || self.before.elsewhere || ctx.any_popup_open();
        let actions = ctx.input_mut(|input| pressed(input, typing, elsewhere || on_sheet));
        for action in actions {
            match (action, &self.canvas.mode) {
                (Action::Sibling, _) if self.canvas.shows_order() => {
                    self.keep_order();
                }
                (Action::Sibling, Mode::Pick(..)) => {
                    self.confirm_pick();
                }
                _ if self.environment().allows(action).is_err() && is_quiet(action) && self.reviewing.is_none() => {}
                _ => self.queue.act(action),
            }
        }
        if typing || elsewhere {
            self.space_armed = false;
            return;
        }
        let events = ctx.input(|i| i.events.clone());
        for event in events {
            match event {
                Event::Copy => self.queue.act(Action::Copy),
                Event::Cut => self.queue.act(Action::Cut),
                Event::Paste(text) => self.queue.push(Command::PasteText(text)),
                _ => {}
            }
        }
        if on_sheet {
            self.space_armed = false;
            return;
        }
        let (pressed_space, released_space, escape) =
            ctx.input(|i| (i.key_pressed(Key::Space), i.key_released(Key::Space), i.key_pressed(Key::Escape)));
        if pressed_space && !self.space_armed {
            self.space_armed = true;
            self.canvas.space_used = false;
        }
        if released_space {
            let used = std::mem::take(&mut self.canvas.space_used);
            if std::mem::take(&mut self.space_armed) && !used && self.environment().allows(Action::EditText).is_ok() {
                self.queue.act(Action::EditText);
            }
        }
        if escape {
            self.escape();
        }
    }

    /// Letters that are pressed while something is dragged out of a source say what it becomes. Returns whether anything
    /// is dragged.
    fn keys_of_drag(&mut self, ctx: &egui::Context) -> bool {
        let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ctx) else { return false };
        let pressed = |key| ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let mut statement = dragged.statement.clone();
        for (key, kind) in
            [(Key::C, StatementKind::Claim), (Key::P, StatementKind::Premise), (Key::R, StatementKind::Rebuttal)]
        {
            if pressed(key) {
                statement.kind = kind;
                self.sources.taking.kind = kind;
            }
        }
        let quote = statement.citation.as_ref().filter(|c| c.passage.is_none()).and_then(|c| c.quote.as_ref());
        if let Some(quote) = quote
            && pressed(Key::W)
        {
            let own_words = !statement.text.is_empty();
            statement.text = if own_words { String::new() } else { quote.exact.replace(['\n', '\t'], " ") };
            self.sources.taking.own_words = own_words;
        }
        if statement != dragged.statement {
            egui::DragAndDrop::set_payload(ctx, Dragged { statement });
        }
        true
    }

    /// Escape gives up the nearest thing that can be given up.
    fn escape(&mut self) {
        if self.reviewing.is_some() {
            self.queue.act(Action::ReviewStop);
            return;
        }
        if self.stop_reading() || self.drop_order() || self.canvas.cancel() {
            return;
        }
        if self.canvas.chain.take().is_some() {
            return;
        }
        if self.canvas.sight.search.open {
            self.queue.push(Command::CloseFind);
            return;
        }
        if self.sources.clear_choice() || self.offer.take().is_some() {
            return;
        }
        self.document.selection = Default::default();
    }

    /// The next panel gets the keyboard: canvas, sources, inspector, and round again.
    pub(super) fn next_panel(&mut self, ctx: &egui::Context) {
        let filter = ui::sources_ui::filter_id();
        let inspector = ui::inspector_ui::first_field(self.document.map(), &self.document.selection);
        let now = ctx.memory(|m| m.focused());
        let mut stops = vec![canvas_id()];
        if self.show_sources {
            stops.push(filter);
        }
        if self.show_questions {
            stops.push(ui::questions_ui::questions_id());
        }
        if self.show_outline {
            stops.push(ui::outline_ui::outline_id());
        }
        if self.show_inspector {
            stops.extend(inspector);
        }
        let at = stops.iter().position(|id| Some(*id) == now).unwrap_or(0);
        if let Some(next) = stops.get((at + 1) % stops.len()) {
            ctx.memory_mut(|m| m.request_focus(*next));
        }
    }

    /// Files that were dropped on the window are opened.
    fn dropped_files(&mut self, ctx: &egui::Context) {
        let files = ctx.input(|i| i.raw.dropped_files.clone());
        let paths = files.iter().map(|file| file.path()).filter(|path| !path.as_os_str().is_empty());
        if self.dialog.is_some() {
            return;
        }
        // Documents become sources; a page or picture with a map inside is found to be one when it is read.
        let (documents, mut paths): (Vec<_>, Vec<_>) =
            paths.partition::<Vec<_>, _>(|path| crate::files::kind_by_name(path).is_some());
        if !documents.is_empty() {
            self.queue.push(Command::BringIn(documents.into_iter().map(ToOwned::to_owned).collect()));
        }
        let mut paths = paths.drain(..);
        if let Some(path) = paths.next() {
            self.queue.push(Command::Open(path.to_owned()));
        }
        for further in paths {
            self.open_in_new_window(Some(further));
        }
    }

    /// The window is being closed: unsaved work is asked about first.
    fn closing(&mut self, ctx: &egui::Context) {
        if self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        self.remember();
        if !self.document.is_saved() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            if self.asked.is_none() {
                self.leave(Next::Quit);
            }
        }
    }

    /// A line of argument fills the screen; whatever ends that, the window is as it was.
    fn full_screen(&mut self, ctx: &egui::Context) {
        let fills = self.stage == Stage::Round;
        if std::mem::replace(&mut self.fills_screen, fills) != fills {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(fills));
        }
    }

    /// The window's title says which file it is and whether it is saved.
    fn title(&mut self, ctx: &egui::Context) {
        let key = if self.document.is_saved() { "window-title" } else { "window-title-edited" };
        let title = words::with(key, &[("name", self.document.name.clone().into())]);
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }
}

/// Actions whose plain keys do nothing, rather than complain, when they make no sense.
fn is_quiet(action: Action) -> bool {
    !matches!(
        action,
        Action::Support
            | Action::Attack
            | Action::Undercut
            | Action::Rephrase
            | Action::LinkTogether
            | Action::Undo
            | Action::Redo
            | Action::Fold
            | Action::Focus
            | Action::DroppedNext
            | Action::DroppedPrevious
            | Action::AssumeTrue
            | Action::AssumeFalse
            | Action::ClearAssumptions
    )
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    // Some systems end the process without dropping anything.
    #[cfg(feature = "glow")]
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish_journal();
    }

    #[cfg(not(feature = "glow"))]
    fn on_exit(&mut self) {
        self.finish_journal();
    }
}

/// The frame of a panel, by its margins.
pub(super) fn panel_frame(ui: &Ui) -> impl Fn(i8, i8) -> Frame + use<> {
    let fill = ui.visuals().panel_fill;
    move |x, y| Frame::new().fill(fill).inner_margin(Margin::symmetric(x, y))
}

pub(super) fn menu_panel(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let frame = panel_frame(ui)(8, 2);
    Panel::top("menu").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui::menu_ui::menu_bar(ui, view, queue);
    });
}

pub(super) fn status_panel(ui: &mut Ui, view: &View<'_>, canvas: &CanvasState) {
    let frame = panel_frame(ui)(16, 2);
    Panel::bottom("status").frame(frame).exact_size(26.0).show(ui, |ui| {
        ui::status_ui::status_ui(ui, view, canvas);
    });
}

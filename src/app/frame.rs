//! One frame: results, panels, shortcuts, queue, in this order.

use egui::{CentralPanel, Frame, Margin, Panel, Ui, ViewportCommand};

use super::{App, Next};
use crate::command::{Command, Environment, Queue, Stage};
use crate::i18n;
use crate::sources::bundled;
use crate::ui::analysis_ui::AnalysisResults;
use crate::ui::canvas::{CanvasState, canvas_id, canvas_ui};
use crate::ui::{self, View};

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
            review: self.reviewing.as_ref().map(super::review_session::Reviewing::environment),
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
            self.tell_of_profile();
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
        self.hold_dialogs(&ctx);
        self.admit_keys(&ctx);
        self.hold_keyboard(&ctx);
        self.panels(ui);
        self.keys(&ctx);
        self.dropped_files(&ctx);
        self.closing(&ctx);
        self.run_all(&ctx);
        self.title(&ctx);
        self.full_screen(&ctx);
        self.keep_journal();
        self.end_mode();
        self.note_owner(&ctx);
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
            keyboard,
            ..
        } = self;
        keyboard.panels.clear();
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
            takes_drops: self.takes_drops,
            busy: self.opening.is_some(),
            arranging,
            opening,
            dragging: egui::DragAndDrop::has_any_payload(ui.ctx()),
            taken: taken.passages(),
            cited: taken.cited(),
            style,
            recent: &profile.settings.recent,
            undo: document.history().next_undo().map(crate::edit::StepLabel::name),
            redo: document.history().next_redo().map(crate::edit::StepLabel::name),
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
                ui::presentation_ui::round_ui(ui, &view, round, queue);
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
            let panel = panel.size_range(least..=most).show(ui, |ui| {
                ui::sources_ui::sources_ui(ui, &view, bundled(), sources, queue);
            });
            keyboard.panels.push(panel.response.rect);
        }
        if self.show_inspector {
            let panel = Panel::right("inspector").frame(frame(16, 12)).default_size(300.0);
            let panel = panel.size_range(240.0..=480.0).show(ui, |ui| {
                ui::inspector_ui::inspector_ui(ui, &view, standings.flips.state(), inspector, queue);
            });
            keyboard.panels.push(panel.response.rect);
        }
        if !self.show_sources {
            sources.hovered = None;
            sources.lit.clear();
        }
        canvas.lit = sources.lit_cards(view.taken, bundled());
        let armed = sources.armed(view.map, view.state(), bundled());
        if self.show_questions {
            let answers = AnalysisResults {
                critical: standings.critical.state(),
                hints: standings.hints.as_ref().map(|(_, hints)| hints.as_slice()).unwrap_or_default(),
                disputes: standings.disputes.as_ref().map(|(_, disputes)| disputes.as_slice()),
            };
            let panel = Panel::left("questions").frame(frame(14, 10)).default_size(340.0);
            let panel = panel.size_range(260.0..=560.0).show(ui, |ui| {
                ui::analysis_ui::questions_ui(ui, &view, &answers, questions, queue);
            });
            keyboard.panels.push(panel.response.rect);
        }
        if self.show_outline {
            let panel = Panel::left("outline").frame(frame(12, 10)).default_size(320.0);
            let panel = panel.size_range(200.0..=560.0).show(ui, |ui| {
                ui::outline_ui::outline_ui(ui, &view, outline, canvas, queue);
            });
            keyboard.panels.push(panel.response.rect);
        }
        match stage {
            Stage::Map => {}
            Stage::Flow => canvas.hint = i18n::canvas::hint_flow(),
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
        let key =
            if self.document.is_saved() { i18n::dialogs::window_title } else { i18n::dialogs::window_title_edited };
        let title = key(self.document.name.clone());
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }
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

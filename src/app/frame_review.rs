//! A frame while another copy of the map is compared: the canvas shows both, one panel lists what differs.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::App;
use super::frame::{menu_panel, panel_frame, status_panel};
use super::review_session::Reviewing;
use crate::ui::canvas::canvas_ui;
use crate::ui::review_ui::ReviewView;
use crate::ui::{self, View};

impl App {
    /// Draws the window while copies are compared.
    pub(super) fn panels_in_review(&mut self, ui: &mut Ui) {
        let environment = self.environment();
        let style = self.cite_style();
        let Self { document, queue, reviewing: Some(reviewing), palette, dialog, notices, taken, profile, now, .. } =
            self
        else {
            return;
        };
        let Reviewing { canvas, state, selection, map, marks, log, evaluation, debate, .. } = reviewing;
        let view = View {
            map,
            selection,
            revision: (reviewing.version, document.history().revision()),
            log,
            now: *now,
            environment,
            file_name: &document.name,
            unsaved: !document.is_saved(),
            elsewhere: self.watching.elsewhere,
            has_file: document.path.is_some(),
            cited: taken.cited(),
            style,
            takes_drops: self.takes_drops,
            busy: self.opening.is_some(),
            opening: None,
            arranging: None,
            dragging: false,
            taken: taken.passages(),
            recent: &profile.settings.recent,
            undo: None,
            redo: None,
            ledger: document.ledger(),
            replica: profile.replica(),
            is_mac: ui.ctx().os() == egui::os::OperatingSystem::Mac,
            evaluation,
            debate,
            assumptions: 0,
            standing: false,
            marks: Some(marks),
        };
        let shown = ReviewView {
            review: &reviewing.review,
            name: &reviewing.name,
            own_work: reviewing.own_work,
            goes_back: reviewing.goes_back,
            turned: &reviewing.turned,
            shown: reviewing.shown,
            at: reviewing.at,
        };
        menu_panel(ui, &view, queue);
        status_panel(ui, &view, canvas);
        let panel = Panel::right("review").frame(panel_frame(ui)(16, 12)).default_size(380.0).size_range(300.0..=620.0);
        panel.show(ui, |ui| ui::review_ui::review_ui(ui, &view, &shown, state, queue));
        let area = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let area = ui.available_rect_before_wrap();
            canvas_ui(ui, &view, canvas, None, queue);
            area
        });
        ui::notices_ui::notices_ui(ui, &view, area.inner, notices, None, queue);
        ui::palette_ui::palette_ui(ui, &view, palette, queue);
        ui::dialogs_ui::dialogs_ui(ui, &view, dialog, queue);
    }
}

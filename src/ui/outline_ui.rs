//! The map as an outline, in step with the canvas: what is selected there is shown here, what is clicked
//! here is shown there. The complete view for those who do not see the canvas.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::canvas::{Bookmarks, CanvasState, relation_icon, spoken_card};
use super::theme::Tokens;
use super::{View, fonts, icons};
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::formats::one_line;
use crate::formats::outline::{Row, rows};
use crate::formats::remembered::Bookmark;
use crate::formats::spoken::gist;
use crate::model::ElementId;
use crate::words;

/// The height of a row, in points.
const ROW: f32 = 26.0;
/// How far each step is indented.
const INDENT: f32 = 14.0;
/// The deepest indent; below, rows keep it.
const DEEPEST: usize = 12;

/// The rows, as they were worked out last.
#[derive(Default)]
pub struct OutlineState {
    rows: Vec<Row>,
    state: Option<(u64, u64)>,
    hidden: u64,
    /// What was selected when it was last scrolled to.
    followed: Option<ElementId>,
}

impl OutlineState {
    /// Brings the rows up to date. What is only typed changes no row.
    fn update(&mut self, view: &View<'_>, hidden_at: u64, hidden: &dyn Fn(ElementId) -> bool) {
        let now = view.state();
        if self.state == Some(now) && self.hidden == hidden_at {
            return;
        }
        let touched = self.state.filter(|known| known.0 == now.0).and_then(|known| view.log.since(known.1));
        let only_words = self.hidden == hidden_at
            && touched.is_some_and(|touched| {
                let inner =
                    |id: &ElementId| view.map.statements().contains_key(id) && !view.map.uses_of(*id).is_empty();
                touched.iter().all(inner)
            });
        if !only_words {
            self.rows = rows(view.map, &|id| !hidden(id));
        }
        (self.state, self.hidden) = (Some(now), hidden_at);
    }
}

/// Shows the outline of what is shown on the canvas.
pub fn outline_ui(ui: &mut Ui, view: &View<'_>, state: &mut OutlineState, canvas: &CanvasState, queue: &mut Queue) {
    let sight = &canvas.sight;
    state.update(view, sight.revision(), &|id| sight.hidden().contains(&id));
    bookmarks_ui(ui, view, &canvas.bookmarks, queue);
    ui.label(egui::RichText::new(words::say("outline-title")).font(fonts::semibold(14.0)));
    ui.add_space(6.0);
    let selected = view.selection.single();
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("outline");
    if selected.is_some()
        && selected != state.followed
        && let Some(row) = state.rows.iter().position(|row| Some(row.id) == selected)
    {
        let spacing = ui.spacing().item_spacing.y;
        area = area.vertical_scroll_offset(((row as f32 - 4.0) * (ROW + spacing)).max(0.0));
    }
    state.followed = selected;
    area.show_rows(ui, ROW, state.rows.len(), |ui, range| {
        for number in range {
            if let Some(row) = state.rows.get(number) {
                row_ui(ui, view, sight, (number, row), queue);
            }
        }
    });
}

/// What was marked, above the outline; nothing if nothing is.
fn bookmarks_ui(ui: &mut Ui, view: &View<'_>, bookmarks: &Bookmarks, queue: &mut Queue) {
    if bookmarks.list().is_empty() {
        return;
    }
    ui.label(egui::RichText::new(words::say("bookmarks-title")).font(fonts::semibold(14.0)));
    ui.add_space(4.0);
    let t = Tokens::of(ui.ctx());
    let rows = bookmarks.list().len();
    // They leave most of the panel to the outline.
    let height = (ui.available_height() / 3.0).max(3.0 * ROW);
    let area = ScrollArea::vertical().auto_shrink([false, true]).max_height(height).id_salt("bookmarks");
    area.show_rows(ui, ROW, rows, |ui, range| {
        for (number, bookmark) in bookmarks.list().iter().enumerate().skip(range.start).take(range.len()) {
            let name = match bookmark {
                Bookmark::View(name, _) => name.clone(),
                Bookmark::Element(id) => match view.map.frames().get(id) {
                    Some(frame) => frame.title.clone(),
                    None => gist(view.map, *id),
                },
            };
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let close = Rect::from_min_max(pos2(row.right() - ROW, row.top()), row.max);
            let response = ui.interact(row, egui::Id::unique(("bookmark", number)), Sense::click());
            let remove = ui.interact(close, egui::Id::unique(("bookmark gone", number)), Sense::click());
            let spoken = words::with("bookmark-spoken", &[("name", name.clone().into())]);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            remove.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::say("bookmark-remove")));
            if response.hovered() || response.has_focus() || remove.hovered() || remove.has_focus() {
                ui.painter().rect_filled(row, 6.0, t.chip);
                let colour = if remove.hovered() || remove.has_focus() { t.text } else { t.dim };
                icons::paint(ui.painter(), icons::Icon::Cross, close.center(), 8.0, colour);
            }
            let middle = row.center().y;
            ui.painter().circle_filled(pos2(row.left() + 11.0, middle), 3.5, t.accent);
            let mut job = egui::text::LayoutJob::simple_singleline(one_line(&name), fonts::regular(13.0), t.text);
            job.wrap = egui::text::TextWrapping::truncate_at_width((close.left() - row.left() - 24.0).max(20.0));
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(pos2(row.left() + 22.0, middle - galley.size().y / 2.0), galley, t.text);
            if remove.on_hover_text(words::say("bookmark-remove")).clicked() {
                queue.push(Command::RemoveBookmark(number));
            } else if response.clicked() {
                queue.push(Command::GoToBookmark(number));
            }
        }
    });
    ui.add_space(10.0);
}

fn row_ui(ui: &mut Ui, view: &View<'_>, sight: &super::canvas::Sight, (number, row): (usize, &Row), queue: &mut Queue) {
    let Some(statement) = view.map.statements().get(&row.id) else { return };
    let t = Tokens::of(ui.ctx());
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(area, egui::Id::unique(("outline", number)), Sense::click());
    let selected = view.selection.contains(row.id);
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, selected, spoken_card(view.map, row.id, statement)));
    if selected || response.hovered() || response.has_focus() {
        let fill = if selected { t.accent.gamma_multiply(0.16) } else { t.chip };
        ui.painter().rect_filled(area, 6.0, fill);
    }
    let middle = area.center().y;
    let mut x = area.left() + 6.0 + INDENT * row.depth.min(DEEPEST) as f32;
    if let Some((step, _)) = row.step
        && let Some(inference) = view.map.inferences().get(&step)
    {
        let undercut = view.map.is_undercut(step);
        let colour = t.relation(inference.kind, undercut);
        icons::paint(ui.painter(), relation_icon(inference.kind, undercut), pos2(x + 5.0, middle), 9.0, colour);
        x += 17.0;
    }
    if let Some(side) = view.map.side_of(row.id) {
        let badge = Rect::from_center_size(pos2(x + 7.5, middle), vec2(15.0, 15.0));
        ui.painter().rect_filled(badge, 3.5, t.side(side.colour));
        ui.painter().text(badge.center(), Align2::CENTER_CENTER, &side.letter, fonts::semibold(10.0), t.on_accent);
        x = badge.right() + 7.0;
    }
    let text = if statement.text.is_empty() { gist(view.map, row.id) } else { one_line(&statement.text) };
    let folded = sight.folded_counts().get(&row.id).copied().unwrap_or(0);
    let more = match (row.again, folded) {
        (true, _) => format!("  {}", words::say("outline-again")),
        (false, 0) => String::new(),
        (false, count) => format!("  {}", words::with("fold-count", &[("count", count.into())])),
    };
    let colour = if row.again { t.dim } else { t.text };
    let mut job = egui::text::LayoutJob::simple_singleline(text, fonts::regular(13.0), colour);
    job.append(&more, 0.0, egui::text::TextFormat::simple(fonts::semibold(11.0), t.dim));
    job.wrap = egui::text::TextWrapping::truncate_at_width((area.right() - x - 6.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, colour);
    if response.clicked() {
        queue.push(Command::Select(Selection::only(row.id)));
        queue.push(Command::Show(row.id));
    }
    if response.double_clicked() {
        queue.push(Command::Edit(row.id));
    }
}

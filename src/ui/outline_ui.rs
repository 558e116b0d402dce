//! The map as an outline, in step with the canvas: what is selected there is shown here, what is clicked
//! here is shown there. Edited with the keys of an outliner; rows are dragged to argue for something else. The
//! complete view for those who do not see the canvas.

use egui::{Align2, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::canvas::{
    Bookmarks, CanvasState, relation_icon, spoken_card, standing_colour, standing_icon, standing_word,
};
use super::field::TextField;
use super::galley::lay_out;
use super::inline_editor::{Writing, Wrote, end_lost, leave, writing_ui};
use super::theme::Tokens;
use super::{View, fonts, icons};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::{gist, relation_name, text_of};
use crate::formats::one_line;
use crate::formats::outline::{OutlineRow, rows};
use crate::formats::view_state::Bookmark;
use crate::i18n;
use crate::model::{ElementId, Map};

/// The height of a row, in points.
const ROW: f32 = 26.0;
/// How far each step is indented.
const INDENT: f32 = 14.0;
/// The deepest indent; below, rows keep it.
const DEEPEST: usize = 12;

/// What is dragged from one row to another: a statement, and the step by which it argues there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DraggedRow(ElementId, Option<ElementId>);

/// The rows, as they were worked out last.
#[derive(Default)]
pub struct OutlineState {
    rows: Vec<OutlineRow>,
    state: Option<(u64, u64)>,
    hidden: u64,
    /// What was selected when it was last scrolled to.
    followed: Option<ElementId>,
    editing: Option<Writing>,
}

/// The id of the outline as a widget, which can have the keyboard.
pub fn outline_id() -> egui::Id {
    egui::Id::unique("outline")
}

impl OutlineState {
    /// Writes on a row; `fresh`: the card was made for that.
    pub fn begin(&mut self, id: ElementId, text: String, fresh: bool) {
        self.editing = Some(Writing::on(id, text, fresh));
        self.followed = None;
    }

    /// Whether a field is about to take the keyboard.
    pub fn opens_field(&self) -> bool {
        self.editing.as_ref().is_some_and(|writing| !writing.begun)
    }

    /// Ends the writing, if there is any.
    pub fn leave(&mut self, queue: &mut Queue) {
        leave(&mut self.editing, queue);
    }

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

    /// The row of what is selected: the one that unfolds it.
    fn row_of(&self, id: ElementId) -> Option<usize> {
        let at = self.rows.iter().position(|row| row.id == id && !row.again);
        at.or_else(|| self.rows.iter().position(|row| row.id == id))
    }

    /// The statement of the row before this one that hangs in the same row.
    fn sibling_before(&self, row: usize) -> Option<ElementId> {
        let depth = self.rows.get(row)?.depth;
        let above = self.rows.get(..row)?.iter().rev().take_while(|other| other.depth >= depth);
        above.into_iter().find(|other| other.depth == depth).map(|other| other.id)
    }

    /// The row above in which this row hangs.
    fn parent(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.depth;
        let above = self.rows.get(..row)?;
        above.iter().rposition(|other| other.depth < depth)
    }
}

/// Shows the outline of what is shown on the canvas.
pub fn outline_ui(ui: &mut Ui, view: &View<'_>, state: &mut OutlineState, canvas: &CanvasState, queue: &mut Queue) {
    let sight = &canvas.sight;
    state.update(view, sight.revision(), &|id| sight.hidden().contains(&id));
    bookmarks_ui(ui, view, &canvas.bookmarks, queue);
    let title = ui.label(egui::RichText::new(i18n::outline::title()).font(fonts::semibold(14.0)));
    // To let go here makes a line of its own.
    top_ui(ui, title.rect, queue);
    ui.add_space(6.0);
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, outline_id(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Tree, true, i18n::outline::title()));
    ui.memory_mut(|memory| {
        let filter = egui::EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        memory.set_focus_lock_filter(outline_id(), filter);
    });
    let selected = view.selection.single();
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("outline");
    if selected.is_some()
        && selected != state.followed
        && let Some(row) = selected.and_then(|id| state.row_of(id))
    {
        let spacing = ui.spacing().item_spacing.y;
        area = area.vertical_scroll_offset(((row as f32 - 4.0) * (ROW + spacing)).max(0.0));
    }
    state.followed = selected;
    area.show_rows(ui, ROW, state.rows.len(), |ui, range| {
        for number in range {
            if let Some(row) = state.rows.get(number).copied() {
                row_ui(ui, view, sight, state, (number, &row), queue);
            }
        }
    });
    keys(ui, view, sight, state, queue);
}

/// Where a row that is dragged becomes a line of its own.
fn top_ui(ui: &mut Ui, area: Rect, queue: &mut Queue) {
    let area = area.with_max_x(ui.max_rect().right());
    let response = ui.interact(area, egui::Id::unique("outline top"), Sense::hover());
    if response.dnd_hover_payload::<DraggedRow>().is_some() {
        let t = Tokens::of(ui.ctx());
        ui.painter().rect_stroke(area.expand(2.0), 6.0, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
        let at = area.right_center() - vec2(6.0, 0.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, i18n::outline::drop_top(), fonts::regular(11.0), t.accent);
    }
    if let Some(dragged) = response.dnd_release_payload::<DraggedRow>() {
        queue.push(Command::Reparent(dragged.0, dragged.1, None));
    }
}

/// The keys of an outline, while it has the keyboard and no row is written on.
fn keys(ui: &Ui, view: &View<'_>, sight: &super::canvas::Visibility, state: &mut OutlineState, queue: &mut Queue) {
    end_lost(view.map, &mut state.editing, queue);
    if state.editing.is_some() || !ui.memory(|memory| memory.has_focus(outline_id())) {
        return;
    }
    let key = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let at = view.selection.single().and_then(|id| state.row_of(id));
    let go = |row: usize, queue: &mut Queue| {
        if let Some(row) = state.rows.get(row) {
            queue.push(Command::Select(Selection::only(row.id)));
            queue.push(Command::Show(row.id));
        }
    };
    if key(Modifiers::NONE, Key::ArrowDown) {
        go(at.map_or(0, |at| at + 1), queue);
    }
    if key(Modifiers::NONE, Key::ArrowUp) {
        go(at.map_or(0, |at| at.saturating_sub(1)), queue);
    }
    let Some((at, row)) = at.and_then(|at| Some((at, *state.rows.get(at)?))) else { return };
    let folded = sight.folded_counts().contains_key(&row.id);
    let has_more = state.rows.get(at + 1).is_some_and(|next| next.depth > row.depth);
    // Before the plain arrows, which are also those with Alt. In and out, as outliners do: for the row before, or for
    // what that above argues for.
    if key(Modifiers::ALT, Key::ArrowRight)
        && let Some(before) = state.sibling_before(at)
    {
        queue.push(Command::Reparent(row.id, row.step.map(|(step, _)| step), Some(before)));
    }
    if key(Modifiers::ALT, Key::ArrowLeft)
        && let Some(parent) = state.parent(at)
    {
        let above = state.parent(parent).and_then(|above| state.rows.get(above)).map(|row| row.id);
        queue.push(Command::Reparent(row.id, row.step.map(|(step, _)| step), above));
    }
    if key(Modifiers::NONE, Key::ArrowLeft) {
        match state.parent(at) {
            _ if has_more && !row.again => queue.push(Command::FoldBranch(row.id)),
            Some(parent) => go(parent, queue),
            None => {}
        }
    }
    if key(Modifiers::NONE, Key::ArrowRight) {
        match (folded, row.again) {
            (true, _) => queue.push(Command::FoldBranch(row.id)),
            // A reference leads to what it refers to.
            (_, true) => go(state.row_of(row.id).unwrap_or(at), queue),
            _ if has_more => go(at + 1, queue),
            _ => {}
        }
    }
    for (modifiers, pressed, action) in [
        // First, for a key without modifiers is also one with Shift.
        (Modifiers::SHIFT, Key::Tab, Action::Counter),
        (Modifiers::NONE, Key::Tab, Action::Child),
        (Modifiers::NONE, Key::Enter, Action::Sibling),
        (Modifiers::NONE, Key::F2, Action::EditText),
        (Modifiers::NONE, Key::Delete, Action::Delete),
        (Modifiers::NONE, Key::Backspace, Action::Delete),
    ] {
        if key(modifiers, pressed) {
            queue.push(Command::InOutline(action));
        }
    }
}

/// The field in which a row is written. Enter goes on with a row beside, Tab with a reason below, Escape ends.
fn edit_ui(ui: &mut Ui, map: &Map, state: &mut OutlineState, area: Rect, queue: &mut Queue) {
    let field_id = |id: ElementId| egui::Id::unique(("outline text", id));
    let wrote = writing_ui(ui, map, &mut state.editing, area, field_id, queue, |text| {
        TextField::line(text).margin(egui::Margin::symmetric(4, 3))
    });
    let Some(Wrote::Ended { nothing, by, .. }) = wrote else { return };
    match by {
        Some(Key::Enter) if !nothing => queue.push(Command::InOutline(Action::Sibling)),
        Some(Key::Tab) if !nothing => queue.push(Command::InOutline(Action::Child)),
        _ => {}
    }
    if by.is_some() {
        ui.memory_mut(|memory| memory.request_focus(outline_id()));
    }
}

/// What was marked, above the outline; nothing if nothing is.
fn bookmarks_ui(ui: &mut Ui, view: &View<'_>, bookmarks: &Bookmarks, queue: &mut Queue) {
    if bookmarks.list().is_empty() {
        return;
    }
    ui.label(egui::RichText::new(i18n::visibility::bookmarks_title()).font(fonts::semibold(14.0)));
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
            let spoken = i18n::visibility::bookmark_spoken(name.clone());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            remove.widget_info(|| WidgetInfo::labeled(Role::Button, true, i18n::visibility::bookmark_remove()));
            if response.hovered() || response.has_focus() || remove.hovered() || remove.has_focus() {
                ui.painter().rect_filled(row, 6.0, t.chip);
                let colour = if remove.hovered() || remove.has_focus() { t.text } else { t.dim };
                icons::paint(ui.painter(), icons::Icon::Cross, close.center(), 8.0, colour);
            }
            let middle = row.center().y;
            ui.painter().circle_filled(pos2(row.left() + 11.0, middle), 3.5, t.accent);
            let mut job = egui::text::LayoutJob::simple_singleline(one_line(&name), fonts::regular(13.0), t.text);
            job.wrap = egui::text::TextWrapping::truncate_at_width((close.left() - row.left() - 24.0).max(20.0));
            let galley = lay_out(ui.ctx(), job);
            ui.painter().galley(pos2(row.left() + 22.0, middle - galley.size().y / 2.0), galley, t.text);
            if remove.on_hover_text(i18n::visibility::bookmark_remove()).clicked() {
                queue.push(Command::RemoveBookmark(number));
            } else if response.clicked() {
                queue.push(Command::GoToBookmark(number));
            }
        }
    });
    ui.add_space(10.0);
}

/// What a screen reader says of a row: how it bears on what is above, what it says, how it stands.
fn spoken_row(view: &View<'_>, row: &OutlineRow) -> String {
    let Some(statement) = view.map.statements().get(&row.id) else { return String::new() };
    let step = row.step.and_then(|(step, _)| Some((step, view.map.inferences().get(&step)?.kind)));
    let relation = step.map(|(step, kind)| relation_name(kind, view.map.is_undercut(step)));
    let label = view.evaluation.labels().get(&row.id).filter(|_| view.standing);
    let standing = label.map(|label| standing_word(*label));
    let again = row.again.then(i18n::outline::again);
    let said = Some(spoken_card(view.map, row.id, statement));
    relation.into_iter().chain(said).chain(standing).chain(again).collect::<Vec<_>>().join(", ")
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sight: &super::canvas::Visibility,
    state: &mut OutlineState,
    (number, row): (usize, &OutlineRow),
    queue: &mut Queue,
) {
    let Some(statement) = view.map.statements().get(&row.id) else { return };
    let t = Tokens::of(ui.ctx());
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let widget = egui::Id::unique(("outline", number));
    let response = ui.interact(area, widget, Sense::click_and_drag());
    let selected = view.selection.contains(row.id);
    let folded = sight.folded_counts().get(&row.id).copied().unwrap_or(0);
    let has_more = state.rows.get(number + 1).is_some_and(|next| next.depth > row.depth);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, selected, spoken_row(view, row)));
    ui.ctx().accesskit_node_builder(widget, |node| {
        node.set_level(row.depth + 1);
        if folded > 0 || has_more {
            node.set_expanded(folded == 0);
        }
    });
    if selected && !row.again {
        // Screen readers follow the selection while the outline has the keyboard.
        ui.ctx().accesskit_node_builder(outline_id(), |node| node.set_active_descendant(widget.accesskit_id()));
    }
    if selected || response.hovered() || response.has_focus() {
        let fill = if selected { t.accent.gamma_multiply(0.16) } else { t.chip };
        ui.painter().rect_filled(area, 6.0, fill);
    }
    response.dnd_set_drag_payload(DraggedRow(row.id, row.step.map(|(step, _)| step)));
    let dragged = response.dnd_hover_payload::<DraggedRow>().filter(|dragged| dragged.0 != row.id);
    if dragged.is_some() {
        ui.painter().rect_stroke(area, 6.0, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    }
    if let Some(dragged) = response.dnd_release_payload::<DraggedRow>()
        && dragged.0 != row.id
    {
        queue.push(Command::Reparent(dragged.0, dragged.1, Some(row.id)));
    }
    let middle = area.center().y;
    let mut x = area.left() + 4.0 + INDENT * row.depth.min(DEEPEST) as f32;
    if (has_more && !row.again) || folded > 0 {
        triangle_ui(ui, (number, row.id), pos2(x + 5.0, middle), folded == 0, queue);
    }
    x += 14.0;
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
    if state.editing.as_ref().is_some_and(|editing| editing.id == row.id) && !row.again {
        edit_ui(ui, view.map, state, Rect::from_min_max(pos2(x - 4.0, area.top()), area.max), queue);
        return;
    }
    let mut right = area.right() - 6.0;
    if let Some(label) = view.evaluation.labels().get(&row.id).filter(|_| view.standing && !row.again) {
        icons::paint(ui.painter(), standing_icon(*label), pos2(right - 5.0, middle), 8.0, standing_colour(t, *label));
        right -= 16.0;
    }
    let text = one_line(&text_of(statement));
    let more = match (row.again, folded) {
        (true, _) => format!("  {}", i18n::outline::again()),
        (false, 0) => String::new(),
        (false, count) => format!("  {}", i18n::notices::fold_count(count)),
    };
    let colour = if row.again { t.dim } else { t.text };
    let mut job = egui::text::LayoutJob::simple_singleline(text, fonts::regular(13.0), colour);
    job.append(&more, 0.0, egui::text::TextFormat::simple(fonts::semibold(11.0), t.dim));
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - x).max(20.0));
    let galley = lay_out(ui.ctx(), job);
    ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, colour);
    if dragged.is_some() {
        let text = i18n::outline::drop();
        ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, text, fonts::semibold(11.0), t.accent);
    }
    if response.clicked() {
        queue.push(Command::Select(Selection::only(row.id)));
        queue.push(Command::Show(row.id));
        ui.memory_mut(|memory| memory.request_focus(outline_id()));
    }
    if response.double_clicked() {
        queue.push(Command::InOutline(Action::EditText));
    }
}

/// The triangle by which a branch is folded away, or (`open` false) unfolded.
fn triangle_ui(ui: &mut Ui, (number, id): (usize, ElementId), at: egui::Pos2, open: bool, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let area = Rect::from_center_size(at, vec2(16.0, ROW));
    let response = ui.interact(area, egui::Id::unique(("outline fold", number)), Sense::click());
    let key = if open { i18n::outline::fold } else { i18n::outline::unfold };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, key()));
    let colour = if response.hovered() { t.text } else { t.dim };
    let corners = if open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.5)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.5, 0.0), vec2(-2.0, 4.0)]
    };
    let points = corners.map(|corner| at + corner).to_vec();
    ui.painter().add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
    if response.clicked() {
        queue.push(Command::FoldBranch(id));
    }
}

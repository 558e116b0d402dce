//! The map as a flow sheet, in the middle of the window: a column for each speech, an answer on the row of what it
//! answers. Edited with the keys of a spreadsheet; what is selected here is selected on the map.

use std::collections::BTreeMap;

use egui::{Align2, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::canvas::{canvas_id, spoken_card, standing_colour, standing_icon, standing_word};
use super::field::TextField;
use super::galley::lay_out;
use super::icons::{self, Icon};
use super::inline_editor::{Writing, Wrote, end_lost, leave, writing_ui};
use super::theme::Tokens;
use super::{View, fonts};
use crate::analysis::{Cell, Column, Flow, flow};
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::export::column_title;
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{ElementId, Format, Map};

/// The width of a column, in points.
const COLUMN: f32 = 236.0;
/// How far a reason is indented under its claim.
const INDENT: f32 = 14.0;
/// The height of the line of names.
const HEAD: f32 = 44.0;
/// The least height of a row.
const LEAST: f32 = 34.0;
/// Room round the words of a cell.
const PAD: Vec2 = vec2(12.0, 8.0);
/// What the signs of a cell take at its right.
const SIGNS: f32 = 38.0;

/// The state of the sheet.
#[derive(Default)]
pub struct FlowState {
    flow: Flow,
    /// Which map, in which state, with which format, it was laid out for.
    at: Option<((u64, u64), Option<Format>)>,
    /// The height of the words of each cell, and of which words.
    heights: BTreeMap<ElementId, (String, usize, f32)>,
    /// Where each row begins; one more than there are rows.
    rows: Vec<f32>,
    editing: Option<Writing>,
    /// What is to be brought into view.
    reveal: bool,
    followed: Option<ElementId>,
}

impl FlowState {
    /// Writes on a cell; `fresh`: it was made for that.
    pub fn begin(&mut self, id: ElementId, text: String, fresh: bool) {
        self.editing = Some(Writing::on(id, text, fresh));
        self.reveal = true;
    }

    /// Brings what is selected into view.
    pub fn reveal(&mut self) {
        self.reveal = true;
    }

    /// Whether a cell is being written on.
    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// Whether a field is about to take the keyboard.
    pub fn opens_field(&self) -> bool {
        self.editing.as_ref().is_some_and(|writing| !writing.begun)
    }

    /// Ends the writing, if there is any.
    pub fn leave(&mut self, queue: &mut Queue) {
        leave(&mut self.editing, queue);
    }

    /// Brings the sheet up to date with the map.
    fn update(&mut self, ui: &Ui, view: &View<'_>) {
        let now = (view.state(), view.map.format().cloned());
        if self.at.as_ref() != Some(&now) {
            self.flow = flow(view.map);
            self.heights.retain(|id, _| view.map.statements().contains_key(id));
            self.at = Some(now);
            let mut tall = vec![LEAST; self.flow.rows];
            for cell in &self.flow.cells {
                let Some(statement) = view.map.statements().get(&cell.id) else { continue };
                let known = self.heights.get(&cell.id);
                let known = known.filter(|(text, depth, _)| *text == statement.text && *depth == cell.depth);
                let height = match known {
                    Some((_, _, height)) => *height,
                    None => {
                        let height = words_of(ui, view, cell).size().y + 2.0 * PAD.y;
                        self.heights.insert(cell.id, (statement.text.clone(), cell.depth, height));
                        height
                    }
                };
                if let Some(row) = tall.get_mut(cell.row) {
                    *row = row.max(height);
                }
            }
            self.rows.clear();
            let mut y = 0.0;
            self.rows.push(y);
            for height in tall {
                y += height;
                self.rows.push(y);
            }
        }
    }

    /// Where a cell stands on the sheet.
    fn place(&self, cell: &Cell) -> Rect {
        let y = |row: usize| self.rows.get(row).copied().unwrap_or_default();
        let x = cell.column as f32 * COLUMN;
        Rect::from_min_max(pos2(x, y(cell.row)), pos2(x + COLUMN, y(cell.row + 1)))
    }
}

fn room(cell: &Cell) -> f32 {
    COLUMN - 2.0 * PAD.x - SIGNS - INDENT * cell.depth.min(6) as f32
}

/// The words of a cell, broken into lines.
fn words_of(ui: &Ui, view: &View<'_>, cell: &Cell) -> std::sync::Arc<egui::Galley> {
    let t = Tokens::of(ui.ctx());
    let text = view.map.statements().get(&cell.id).map(|statement| sanitize(&statement.text)).unwrap_or_default();
    let (text, colour) = if text.is_empty() { (i18n::canvas::card_empty(), t.dim) } else { (text, t.text) };
    ui.painter().layout(text, fonts::regular(12.5), colour, room(cell))
}

/// Draws the sheet.
pub fn flow_ui(ui: &mut Ui, view: &View<'_>, state: &mut FlowState, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, canvas_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, i18n::flow::flow()));
    ui.painter().rect_filled(whole, 0.0, t.canvas);
    state.update(ui, view);
    if state.flow.cells.is_empty() {
        empty_ui(ui, whole, queue);
        keys(ui, view, state, queue);
        return;
    }
    let head = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + HEAD));
    let body = Rect::from_min_max(pos2(whole.left(), head.bottom()), whole.max);
    let selected = view.selection.single();
    let wanted = selected.filter(|id| std::mem::take(&mut state.reveal) || state.followed != Some(*id));
    state.followed = selected;
    let target = wanted.and_then(|id| state.flow.cell(id)).map(|cell| state.place(cell));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body));
    let size = vec2(state.flow.columns.len() as f32 * COLUMN, state.rows.last().copied().unwrap_or_default() + 40.0);
    let output = ScrollArea::both().auto_shrink(false).id_salt("flow").show_viewport(&mut inner, |ui, seen| {
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        if let Some(target) = target {
            ui.scroll_to_rect(target.translate(origin.to_vec2()).expand(8.0), None);
        }
        lines(ui, state, (origin, seen));
        let near = seen.expand(60.0);
        let cells = state.flow.cells.iter().map(|cell| (*cell, state.place(cell)));
        let cells: Vec<(Cell, Rect)> = cells.filter(|(_, place)| place.intersects(near)).collect();
        for (cell, place) in &cells {
            cell_ui(ui, view, state, (cell, place.translate(origin.to_vec2())), queue);
        }
    });
    head_ui(ui, view, &state.flow.columns, head, output.state.clamped_offset().x);
    keys(ui, view, state, queue);
}

fn empty_ui(ui: &mut Ui, whole: Rect, queue: &mut Queue) {
    let area = Rect::from_center_size(whole.center(), vec2(420.0, 140.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        ui.vertical_centered(|ui| {
            let t = Tokens::of(ui.ctx());
            ui.label(egui::RichText::new(i18n::flow::empty()).color(t.dim));
            ui.add_space(8.0);
            if ui.button(i18n::flow::first()).clicked() {
                queue.push(Command::FlowBelow(None));
            }
        });
    });
}

/// The names of the columns, which stay where they are when the sheet is moved down.
fn head_ui(ui: &Ui, view: &View<'_>, columns: &[Column], head: Rect, scrolled: f32) {
    let t = Tokens::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(head);
    painter.rect_filled(head, 0.0, t.panel);
    painter.hline(head.x_range(), head.bottom() - 0.5, egui::Stroke::new(1.0, t.line));
    for (number, column) in columns.iter().enumerate() {
        let left = head.left() + number as f32 * COLUMN - scrolled;
        let side = column.side.and_then(|side| view.map.sides().get(&side));
        let colour = side.map_or(t.dim, |side| t.side(side.colour));
        let bar = Rect::from_min_size(pos2(left, head.bottom() - 4.0), vec2(COLUMN - 1.0, 3.0));
        painter.rect_filled(bar, 0.0, colour);
        let title = column_title(column, number, view.map);
        let at = pos2(left + PAD.x, head.top() + 8.0);
        painter.text(at, Align2::LEFT_TOP, title, fonts::semibold(13.0), t.text);
        if !column.name.is_empty() {
            let mut job = egui::text::LayoutJob::simple_singleline(sanitize(&column.name), fonts::regular(11.0), t.dim);
            job.wrap = egui::text::TextWrapping::truncate_at_width(COLUMN - 2.0 * PAD.x);
            let galley = lay_out(painter.ctx(), job);
            painter.galley(pos2(left + PAD.x, head.top() + 23.0), galley, t.dim);
        }
    }
}

/// The lines of the sheet, and those from answers to what they answer.
fn lines(ui: &Ui, state: &FlowState, (origin, seen): (Pos2, Rect)) {
    let t = Tokens::of(ui.ctx());
    let hair = egui::Stroke::new(1.0, t.line);
    let by = origin.to_vec2();
    for number in 1..=state.flow.columns.len() {
        let x = number as f32 * COLUMN + by.x - 0.5;
        ui.painter().vline(x, (seen.top() + by.y)..=(seen.bottom() + by.y), hair);
    }
    for y in state.rows.iter().filter(|y| **y >= seen.top() && **y <= seen.bottom()) {
        ui.painter().hline((seen.left() + by.x)..=(seen.right() + by.x), y + by.y - 0.5, hair);
    }
}

fn cell_ui(ui: &mut Ui, view: &View<'_>, state: &mut FlowState, (cell, area): (&Cell, Rect), queue: &mut Queue) {
    let Some(statement) = view.map.statements().get(&cell.id) else { return };
    let t = Tokens::of(ui.ctx());
    let id = egui::Id::unique(("flow", cell.id));
    let response = ui.interact(area, id, Sense::click());
    let selected = view.selection.contains(cell.id);
    let label = view.evaluation.labels().get(&cell.id).copied().unwrap_or_default();
    let dropped = view.debate.dropped().contains(&cell.id);
    response.widget_info(|| {
        let mut spoken = vec![spoken_card(view.map, cell.id, statement), standing_word(label)];
        spoken.extend(dropped.then(i18n::analysis::turn_dropped));
        WidgetInfo::selected(Role::Cell, true, selected, spoken.join(", "))
    });
    let painter = ui.painter().clone();
    let inside = area.shrink2(vec2(0.5, 0.5));
    if selected {
        // Screen readers follow the selection while the sheet has the keyboard.
        ui.ctx().accesskit_node_builder(canvas_id(), |node| node.set_active_descendant(id.accesskit_id()));
    }
    if selected || response.hovered() {
        let fill = if selected { t.accent.gamma_multiply(0.10) } else { t.chip };
        painter.rect_filled(inside, 0.0, fill);
    }
    let side = view.map.side_of(cell.id).map_or(t.dim, |side| t.side(side.colour));
    let left = area.left() + INDENT * cell.depth.min(6) as f32;
    let stripe = Rect::from_min_max(pos2(left, area.top() + 1.0), pos2(left + 3.0, area.bottom() - 1.0));
    painter.rect_filled(stripe, 0.0, side);
    if let Some(answered) = cell.answers.and_then(|id| state.flow.cell(id)) {
        // An arrow into the cell; from elsewhere than the same row, an elbow.
        let y = area.top() + 16.0;
        let stroke = egui::Stroke::new(1.5, t.rebut.gamma_multiply(0.7));
        let tip = pos2(left - 2.0, y);
        if answered.row == cell.row && answered.column < cell.column {
            painter.line_segment([pos2(left - 12.0, y), tip], stroke);
        } else {
            painter.line_segment([pos2(left - 12.0, y - 7.0), pos2(left - 12.0, y)], stroke);
            painter.line_segment([pos2(left - 12.0, y), tip], stroke);
        }
        painter.line_segment([tip - vec2(4.0, 3.5), tip], stroke);
        painter.line_segment([tip - vec2(4.0, -3.5), tip], stroke);
    }
    let at = pos2(left + PAD.x, area.top() + PAD.y);
    let editing = state.editing.as_ref().is_some_and(|editing| editing.id == cell.id);
    if editing {
        edit_ui(ui, view.map, state, Rect::from_min_max(at - vec2(5.0, 4.0), area.max - vec2(6.0, 3.0)), queue);
    } else {
        let galley = words_of(ui, view, cell);
        painter.galley(at, galley, t.text);
        if view.standing {
            // Left of where an arrow to the next column begins.
            let sign = pos2(area.right() - 24.0, area.top() + 16.0);
            icons::paint(&painter, standing_icon(label), sign, 9.0, standing_colour(t, label));
            if dropped {
                icons::paint(&painter, Icon::Flag, sign - vec2(16.0, 0.0), 10.0, t.undercut);
            }
        }
    }
    if selected {
        painter.rect_stroke(inside, 0.0, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    }
    if response.clicked() && !editing {
        queue.push(Command::Select(Selection::only(cell.id)));
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    if response.double_clicked() && !editing {
        state.begin(cell.id, statement.text.clone(), false);
    }
}

/// The field in which a cell is written. Enter goes on below, Tab answers, Escape ends.
fn edit_ui(ui: &mut Ui, map: &Map, state: &mut FlowState, area: Rect, queue: &mut Queue) {
    let field_id = |id: ElementId| egui::Id::unique(("flow text", id));
    let wrote = writing_ui(ui, map, &mut state.editing, area, field_id, queue, |text| {
        let field = TextField::lines(text, 1);
        let field = field.return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
        field.font(fonts::regular(12.5)).margin(egui::Margin::symmetric(5, 3))
    });
    match wrote {
        Some(Wrote::Begun) => {
            let Some(editing) = &state.editing else { return };
            let id = field_id(editing.id);
            if let Some(mut known) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
                let end = egui::text::CCursor::new(editing.open.text.chars().count());
                known.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
                known.store(ui.ctx(), id);
            }
        }
        Some(Wrote::Ended { id, nothing, by }) => {
            match by {
                Some(Key::Enter) if !nothing => queue.push(Command::FlowBelow(Some(id))),
                Some(Key::Tab) if !nothing => queue.push(Command::FlowAnswer(id)),
                _ => {}
            }
            ui.memory_mut(|memory| memory.request_focus(canvas_id()));
        }
        Some(Wrote::On) | None => {}
    }
}

/// The keys of a spreadsheet, while no cell is written on.
fn keys(ui: &Ui, view: &View<'_>, state: &mut FlowState, queue: &mut Queue) {
    end_lost(view.map, &mut state.editing, queue);
    if state.is_editing() || !ui.memory(|memory| memory.has_focus(canvas_id())) {
        return;
    }
    let key = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let selected = view.selection.single().filter(|id| view.map.statements().contains_key(id));
    let arrows =
        [(Key::ArrowRight, (1, 0)), (Key::ArrowLeft, (-1, 0)), (Key::ArrowDown, (0, 1)), (Key::ArrowUp, (0, -1))];
    for (arrow, way) in arrows {
        if key(Modifiers::NONE, arrow) {
            let first = || state.flow.cells.first().map(|cell| cell.id);
            let next = selected.map_or_else(first, |id| state.flow.next(id, way));
            if let Some(next) = next {
                queue.push(Command::Select(Selection::only(next)));
            }
        }
    }
    if key(Modifiers::NONE, Key::Enter) {
        queue.push(Command::FlowBelow(selected));
    }
    if let Some(id) = selected {
        // First, for a key without modifiers is also one with Shift.
        if key(Modifiers::SHIFT, Key::Tab) {
            if let Some(answered) = state.flow.cell(id).and_then(|cell| cell.answers) {
                queue.push(Command::Select(Selection::only(answered)));
            }
        } else if key(Modifiers::NONE, Key::Tab) {
            queue.push(Command::FlowAnswer(id));
        }
        if key(Modifiers::NONE, Key::Delete) || key(Modifiers::NONE, Key::Backspace) {
            queue.push(Command::Remove([id].into()));
        }
        let text = view.map.statements().get(&id).map(|statement| statement.text.clone()).unwrap_or_default();
        if key(Modifiers::NONE, Key::F2) {
            state.begin(id, text, false);
        }
    }
}

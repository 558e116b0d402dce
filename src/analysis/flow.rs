//! The map as a flow sheet: a column for each speech, a row for each line of argument, an answer on the row of what
//! it answers.

use std::collections::{BTreeMap, BTreeSet};

use super::relations::{attacks, attacks_on, supports};
use crate::model::{ElementId, Map, Statement};

/// A column of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The short name of its speech; empty where there is no format, and for what belongs to no speech.
    pub speech: String,
    /// The full name of its speech.
    pub name: String,
    /// The side that speaks, if it is one.
    pub side: Option<ElementId>,
}

/// A statement on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The statement.
    pub id: ElementId,
    /// Its row, counted from 0.
    pub row: usize,
    /// Its column, counted from 0.
    pub column: usize,
    /// By how many steps of support it stands below a claim of its column.
    pub depth: usize,
    /// What it answers, if that stands on the sheet: a statement.
    pub answers: Option<ElementId>,
}

/// A flow sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The cells, row by row, each row from left to right. Every statement has one.
    pub cells: Vec<Cell>,
    /// How many rows there are.
    pub rows: usize,
    /// Which cell each statement has.
    places: BTreeMap<ElementId, usize>,
}

impl Flow {
    /// The cell of a statement.
    pub fn cell(&self, id: ElementId) -> Option<&Cell> {
        self.cells.get(*self.places.get(&id)?)
    }

    /// The nearest cell in a direction, of which one part is 0: along the row or down the column first, then the
    /// nearest beside.
    pub fn next(&self, from: ElementId, (right, down): (isize, isize)) -> Option<ElementId> {
        let at = self.cell(from)?;
        let away = |cell: &Cell| (cell.column as isize - at.column as isize, cell.row as isize - at.row as isize);
        let cost = |cell: &Cell| {
            let (x, y) = away(cell);
            let (along, across) = if right != 0 { (x * right, y) } else { (y * down, x) };
            // Down a column one stays in it; along a row the nearest line will do.
            let strays = if right != 0 { 1 } else { 1_000 };
            (along > 0).then(|| along.unsigned_abs() + strays * across.unsigned_abs())
        };
        let reachable = self.cells.iter().filter_map(|cell| Some((cost(cell)?, cell.row, cell.column, cell.id)));
        reachable.min().map(|(_, _, _, id)| id)
    }
}

/// Everything that is asked of a map while its sheet is laid out.
struct FlowBuilder<'a> {
    map: &'a Map,
    columns: Vec<Column>,
    /// Whether columns are speeches; else they count answers.
    by_speech: bool,
    cells: Vec<Cell>,
    placed: BTreeSet<ElementId>,
}

/// A statement that waits for its place, or the end of a block of rows.
struct WaitingRow {
    id: ElementId,
    column: usize,
    depth: usize,
    answers: Option<ElementId>,
    /// The row on which it may stand if its column is free there: that of what it answers.
    beside: Option<usize>,
}

/// The flow sheet of a map. With a format each statement stands in the column of its speech, and what belongs to none
/// in a first column of its own; without one the columns are a claim, the answers to it, the answers to these, and
/// so on.
///
/// Cost: linear in the map, but for looking elements up by their ids. Iterative, so that a long exchange cannot
/// overflow the stack.
pub fn flow(map: &Map) -> Flow {
    let columns = columns(map);
    let by_speech = map.format().is_some();
    let mut sheet = FlowBuilder { map, columns, by_speech, cells: Vec::new(), placed: BTreeSet::new() };
    let mut rows = 0;
    // Roots first, as they stand on the canvas; what is left argues in a circle.
    let roots = in_reading_order(map, map.statements().keys().copied().filter(|id| sheet.is_root(*id)).collect());
    let rest = in_reading_order(map, map.statements().keys().copied().collect());
    for root in roots.into_iter().chain(rest) {
        rows = sheet.place_all(root, rows);
    }
    let FlowBuilder { mut columns, mut cells, .. } = sheet;
    let used: BTreeSet<usize> = cells.iter().map(|cell| cell.column).collect();
    if !by_speech {
        // One column more than is used has room for the next answer.
        columns.truncate(used.last().map_or(1, |last| last + 2));
    } else if !used.contains(&0) {
        // Everything belongs to a speech.
        columns.remove(0);
        cells.iter_mut().for_each(|cell| cell.column -= 1);
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let places = cells.iter().enumerate().map(|(at, cell)| (cell.id, at)).collect();
    Flow { columns, cells, rows, places }
}

fn in_reading_order(map: &Map, mut ids: Vec<ElementId>) -> Vec<ElementId> {
    ids.sort_by_cached_key(|id| map.reading_place(*id));
    ids
}

fn columns(map: &Map) -> Vec<Column> {
    match map.format() {
        Some(format) => {
            let spoken: BTreeSet<&str> = map.statements().values().map(|s| s.speech.as_str()).collect();
            // Turns of both sides are shown when something was said in them.
            let shown = format.speeches.iter().filter(|s| s.side.is_some() || spoken.contains(s.key.as_str()));
            let column = |speech: &crate::model::Speech| Column {
                speech: speech.key.clone(),
                name: speech.name.clone(),
                side: speech.side,
            };
            [Column::default()].into_iter().chain(shown.map(column)).collect()
        }
        None => (0..=map.statements().len()).map(|_| Column::default()).collect(),
    }
}

impl FlowBuilder<'_> {
    fn statement(&self, id: ElementId) -> Option<&Statement> {
        self.map.statements().get(&id)
    }

    /// Whether a statement begins a line: it answers nothing, and is no reason for a statement of its own column.
    fn is_root(&self, id: ElementId) -> bool {
        let own = self.statement(id).map(|statement| &statement.speech);
        let same = |on: ElementId| !self.by_speech || self.statement(on).map(|s| &s.speech) == own;
        let uses = self.map.uses_of(id);
        let backed = uses.iter().filter(|step| supports(self.map, **step));
        let reason = backed.filter_map(|step| self.map.conclusion(*step)).any(|on| {
            // Who backs a step stands with its conclusion.
            self.statement(on).is_none() || same(on)
        });
        !reason && !uses.iter().any(|step| attacks(self.map, *step))
    }

    /// The column of a statement: that of its speech, or the one that it would have where there are none.
    fn column_of(&self, id: ElementId, usual: usize) -> usize {
        if !self.by_speech {
            return usual.min(self.columns.len().saturating_sub(1));
        }
        let speech = self.statement(id).map(|statement| statement.speech.as_str()).unwrap_or_default();
        self.columns.iter().position(|column| column.speech == speech).unwrap_or(0)
    }

    /// Places a statement and all that hangs on it, from this row on; returns the first row that is free then.
    fn place_all(&mut self, root: ElementId, from: usize) -> usize {
        let mut free = from;
        let mut waiting = vec![WaitingRow { id: root, column: 0, depth: 0, answers: None, beside: None }];
        while let Some(next) = waiting.pop() {
            if !self.placed.insert(next.id) {
                continue;
            }
            let column = self.column_of(next.id, next.column);
            // On the row of what it answers, if it comes later and nothing stands there yet.
            let is_free =
                |row: usize| self.cells.iter().rev().take_while(|cell| cell.row == row).all(|c| c.column < column);
            let row = next.beside.filter(|row| *row + 1 == free && is_free(*row)).unwrap_or(free);
            free = free.max(row + 1);
            self.cells.push(Cell { id: next.id, row, column, depth: next.depth, answers: next.answers });
            // The last that is pushed comes first: answers, then reasons.
            let reasons = self.reasons(next.id);
            for reason in reasons.into_iter().rev() {
                let later = self.by_speech && self.column_of(reason, column) != column;
                let depth = if later { 0 } else { next.depth + 1 };
                waiting.push(WaitingRow { id: reason, column, depth, answers: None, beside: None });
            }
            let answers = self.answers(next.id);
            for (number, answer) in answers.into_iter().enumerate().rev() {
                let beside = (number == 0).then_some(row);
                let answers = Some(next.id);
                waiting.push(WaitingRow { id: answer, column: column + 1, depth: 0, answers, beside });
            }
        }
        free
    }

    /// What supports a statement, in reading order.
    fn reasons(&self, id: ElementId) -> Vec<ElementId> {
        let steps = self.map.arguments_on(id).into_iter().filter(|step| supports(self.map, *step));
        in_reading_order(self.map, steps.flat_map(|step| self.map.premises(step)).collect())
    }

    /// What answers a statement: attacks on it, and on the steps that it takes part in.
    fn answers(&self, id: ElementId) -> Vec<ElementId> {
        let attacks = attacks_on(self.map, id).into_iter();
        let answers: BTreeSet<ElementId> = attacks.flat_map(|step| self.map.premises(step)).collect();
        in_reading_order(self.map, answers.into_iter().collect())
    }
}

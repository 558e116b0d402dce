//! Free places among boxes that stay.

use std::collections::HashMap;

/// A box: left, top, right, bottom.
type OccupiedBox = (i32, i32, i32, i32);

/// What is taken, by the cells of a coarse grid.
#[derive(Default)]
pub struct FreeSpace {
    cells: HashMap<(i32, i32), Vec<OccupiedBox>>,
}

/// The size of a cell.
const CELL: i32 = 400;
/// The least free space round a card.
const APART: i32 = 12;

impl FreeSpace {
    /// Whether nothing is taken.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    fn cells_of((x, y): (i32, i32), (width, height): (i32, i32)) -> impl Iterator<Item = (i32, i32)> {
        let (from, to) = (x.div_euclid(CELL), (x + width).div_euclid(CELL));
        let (top, bottom) = (y.div_euclid(CELL), (y + height).div_euclid(CELL));
        (from..=to).flat_map(move |column| (top..=bottom).map(move |row| (column, row)))
    }

    /// Takes the place of a box.
    pub fn take(&mut self, at: (i32, i32), size: (i32, i32)) {
        for cell in Self::cells_of(at, size) {
            self.cells.entry(cell).or_default().push((at.0, at.1, at.0 + size.0, at.1 + size.1));
        }
    }

    /// What is in the way of a box, if anything is.
    fn in_the_way(&self, at: (i32, i32), size: (i32, i32)) -> Option<OccupiedBox> {
        let (left, top) = (at.0 - APART, at.1 - APART);
        let (right, bottom) = (at.0 + size.0 + APART, at.1 + size.1 + APART);
        let around = Self::cells_of((left, top), (right - left, bottom - top));
        let mut taken = around.filter_map(|cell| self.cells.get(&cell)).flatten();
        taken.find(|other| other.0 < right && other.2 > left && other.1 < bottom && other.3 > top).copied()
    }

    /// Whether a box has room, with some free space round it.
    pub fn is_free(&self, at: (i32, i32), size: (i32, i32)) -> bool {
        self.in_the_way(at, size).is_none()
    }

    /// The first free place to the right of a wish, in this row or in one below.
    pub fn nearest(&self, wish: (i32, i32), size: (i32, i32)) -> (i32, i32) {
        let mut at = wish;
        for _ in 0..4_000 {
            let Some(other) = self.in_the_way(at, size) else { break };
            at.0 = other.2 + APART;
            if at.0 > wish.0 + 6 * size.0 {
                at = (wish.0, at.1 + size.1 / 2 + APART);
            }
        }
        at
    }
}

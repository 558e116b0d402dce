//! What lies where: elements by their boxes, so that a frame looks at what is on the screen and not at
//! the map.

use std::ops::RangeInclusive;

use emath::{Pos2, Rect};
use rustc_hash::FxHashMap;

use crate::model::ElementId;

/// The side of a square, in points of the map. A card fits into one; a view at zoom 1 has a few.
const SIDE: f32 = 1024.0;

type Square = (i32, i32);
type GridEntry = (ElementId, Rect);

/// Boxes by the squares of a grid that they touch (Bentley and Friedman 1979, section 2.3). All boxes here
/// are about as large as a square, so entering one and taking it out cost next to nothing; a tree of
/// boxes took several times as long for both.
#[derive(Debug, Default)]
pub struct SpatialGrid {
    /// Where in `entries` the boxes are that touch a square.
    squares: FxHashMap<Square, Vec<u32>>,
    entries: Vec<GridEntry>,
    /// Entries that were taken out: room for new ones.
    vacant: Vec<u32>,
    bounds: Option<Rect>,
    /// Whether `bounds` may be too large.
    shrunk: bool,
}

fn square(point: Pos2) -> Square {
    // The conversion saturates.
    ((point.x / SIDE).floor() as i32, (point.y / SIDE).floor() as i32)
}

/// The columns and rows of squares that a box touches.
fn squares(rect: Rect) -> (RangeInclusive<i32>, RangeInclusive<i32>) {
    let ((left, top), (right, bottom)) = (square(rect.min), square(rect.max));
    (left..=right, top..=bottom)
}

fn each_square(rect: Rect) -> impl Iterator<Item = Square> {
    let (columns, rows) = squares(rect);
    columns.flat_map(move |x| rows.clone().map(move |y| (x, y)))
}

/// Of the squares that a box and an area have in common, the one that answers for the box.
fn answering(rect: Rect, area: Rect) -> Square {
    square(rect.min.max(area.min))
}

impl SpatialGrid {
    /// An index of all of these.
    pub fn of(boxes: impl Iterator<Item = (ElementId, Rect)>) -> Self {
        let mut index = Self { entries: Vec::with_capacity(boxes.size_hint().0), ..Self::default() };
        boxes.for_each(|(id, rect)| index.insert(id, rect));
        index.entries.shrink_to_fit();
        index.squares.values_mut().for_each(Vec::shrink_to_fit);
        index
    }

    /// Enters a box.
    pub fn insert(&mut self, id: ElementId, rect: Rect) {
        let at = match self.vacant.pop() {
            Some(at) => {
                self.entries.get_mut(at as usize).into_iter().for_each(|entry| *entry = (id, rect));
                at
            }
            None => {
                self.entries.push((id, rect));
                self.entries.len() as u32 - 1
            }
        };
        each_square(rect).for_each(|square| self.squares.entry(square).or_default().push(at));
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
    }

    /// Takes out a box, which must be given as it was entered.
    pub fn remove(&mut self, id: ElementId, rect: Rect) {
        let known = self.squares.get(&square(rect.min)).into_iter().flatten();
        let at = known.copied().find(|at| self.entries.get(*at as usize) == Some(&(id, rect)));
        debug_assert!(at.is_some(), "{id} was not where it was said to be");
        let Some(at) = at else { return };
        for square in each_square(rect) {
            let Some(here) = self.squares.get_mut(&square) else { continue };
            if let Some(place) = here.iter().position(|entry| *entry == at) {
                here.swap_remove(place);
            }
            if here.is_empty() {
                self.squares.remove(&square);
            }
        }
        self.vacant.push(at);
        self.shrunk |= self.bounds.is_some_and(|bounds| !bounds.shrink(1.0).contains_rect(rect));
    }

    /// What touches an area, in no particular order; what was entered with several boxes may come several
    /// times.
    ///
    /// Cost: the squares that the area touches, or those that are not empty if these are fewer, and what is in them.
    pub fn unsorted_in(&self, area: Rect) -> impl Iterator<Item = (ElementId, Rect)> + '_ {
        let (columns, rows) = squares(area);
        let side = |range: RangeInclusive<i32>| (f64::from(*range.end()) - f64::from(*range.start()) + 1.0).max(0.0);
        let is_wide = side(columns) * side(rows) > self.squares.len() as f64;
        let all = is_wide.then(|| self.squares.iter().map(|(square, here)| (*square, here)));
        let some = (!is_wide).then(|| each_square(area).filter_map(|at| Some((at, self.squares.get(&at)?))));
        let looked_at = all.into_iter().flatten().chain(some.into_iter().flatten());
        looked_at.flat_map(move |(square, here)| {
            let entries = here.iter().filter_map(|at| self.entries.get(*at as usize));
            entries.filter(move |(_, rect)| rect.intersects(area) && answering(*rect, area) == square).copied()
        })
    }

    /// What touches an area, in id order.
    pub fn found_in(&self, area: Rect) -> Vec<ElementId> {
        let mut found: Vec<ElementId> = self.unsorted_in(area).map(|(id, _)| id).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What touches a point, the last in id order first.
    pub fn at(&self, point: Pos2) -> Vec<ElementId> {
        let mut found = self.found_in(Rect::from_min_max(point, point));
        found.reverse();
        found
    }

    /// A box round everything as it was entered since [`SpatialGrid::close_up`]; `None` if there is nothing.
    pub fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// Makes the bounds as small as they can be after boxes were taken out.
    ///
    /// Cost: all boxes, if one at the rim was taken out; else nothing.
    pub fn close_up(&mut self) {
        if std::mem::take(&mut self.shrunk) {
            let here = self.squares.values().flatten().filter_map(|at| self.entries.get(*at as usize));
            self.bounds = here.map(|(_, rect)| *rect).reduce(Rect::union);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn id(counter: u64) -> ElementId {
        format!("test-{counter}").parse().unwrap()
    }

    #[test]
    fn a_box_is_found_once_wherever_it_touches() {
        let boxes: Vec<GridEntry> = (1..400)
            .map(|n| {
                let at = pos2((n * 7919 % 9001) as f32 - 4500.0, (n * 104_729 % 7001) as f32 - 3500.0);
                (id(n), Rect::from_min_size(at, vec2((n % 40 * 60) as f32 + 1.0, (n % 7 * 300) as f32 + 1.0)))
            })
            .collect();
        let mut index = SpatialGrid::of(boxes.iter().copied());
        let check = |index: &SpatialGrid, boxes: &[GridEntry]| {
            for n in 0..60 {
                let corner = pos2((n * 311 % 9000) as f32 - 5000.0, (n * 577 % 7000) as f32 - 4000.0);
                let area = Rect::from_min_size(corner, vec2((n * 97 % 4000) as f32, (n * 53 % 2500) as f32));
                for area in [area, area.expand(1e6), Rect::EVERYTHING] {
                    let mut found: Vec<ElementId> = index.unsorted_in(area).map(|(id, _)| id).collect();
                    found.sort_unstable();
                    let touched = boxes.iter().filter(|(_, rect)| rect.intersects(area)).map(|(id, _)| *id);
                    assert_eq!(found, touched.collect::<Vec<_>>());
                }
            }
            assert_eq!(index.bounds(), boxes.iter().map(|(_, rect)| *rect).reduce(Rect::union));
        };
        check(&index, &boxes);
        let (left, gone): (Vec<GridEntry>, Vec<GridEntry>) = boxes.into_iter().partition(|(id, _)| id.counter % 3 == 0);
        gone.into_iter().for_each(|(id, rect)| index.remove(id, rect));
        index.close_up();
        check(&index, &left);
        left.into_iter().for_each(|(id, rect)| index.remove(id, rect));
        index.close_up();
        check(&index, &[]);
        assert!(index.squares.is_empty());
    }
}

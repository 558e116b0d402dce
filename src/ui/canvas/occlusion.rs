//! What of a view is drawn on already: small squares of the screen, and how often each was covered. A line or a card
//! that adds nothing to be seen is left out, so the picture of tens of thousands stays as cheap as one of some
//! thousands.

use std::collections::BTreeMap;

use egui::{Color32, Pos2, Rect};

/// The side of a square, in points.
const SQUARE: f32 = 3.0;
/// A square that so many lines of a colour have crossed is full: when eight lines as faint as those of the map from
/// afar (35 % and more) lie on one another, they cover 97 % of what lies below.
const FULL: u8 = 8;
/// The part of its length, in percent, which a line that is left out may have in squares that are not full.
const OPEN: usize = 10;

/// With more boxes than these in view, those that lie wholly under others are left out.
const BOXES_FROM: usize = 400;

/// The boxes in view of which something is seen, in their order; later ones lie on earlier ones. `place` says where on
/// the screen a box is.
pub fn uncovered<T>(view: Rect, boxes: Vec<T>, place: impl Fn(&T) -> Rect) -> Vec<T> {
    if boxes.len() <= BOXES_FROM {
        return boxes;
    }
    let mut covered = Covered::new(view);
    let mut seen: Vec<T> = boxes.into_iter().rev().filter(|item| covered.take_box(place(item))).collect();
    seen.reverse();
    seen
}

/// The lines of a view by their colours, and whether they stand out: those that look the same hide one another.
#[derive(Debug)]
pub struct Strands {
    area: Rect,
    of: BTreeMap<([u8; 4], bool), Covered>,
}

impl Strands {
    /// A view without lines.
    pub fn new(area: Rect) -> Self {
        Self { area, of: BTreeMap::new() }
    }

    /// Whether a line would be seen among those that look the same and were taken; if so, it is taken.
    pub fn take(&mut self, colour: Color32, stands_out: bool, path: &[Pos2]) -> bool {
        let look = (colour.to_array(), stands_out);
        self.of.entry(look).or_insert_with(|| Covered::new(self.area)).take_line(path)
    }
}

/// Squares over a view, for lines of one colour or for cards.
#[derive(Debug)]
struct Covered {
    area: Rect,
    columns: usize,
    squares: Vec<u8>,
}

impl Covered {
    /// A view with nothing on it.
    fn new(area: Rect) -> Self {
        let count = |length: f32| (length / SQUARE).ceil().max(1.0) as usize;
        let columns = count(area.width());
        Self { area, columns, squares: vec![0; columns * count(area.height())] }
    }

    /// Whether a line would be seen among those that were taken; if so, it is taken. Costs a step for each square on
    /// its way.
    fn take_line(&mut self, path: &[Pos2]) -> bool {
        let legs = path.windows(2).filter_map(|leg| Some((*leg.first()?, *leg.get(1)?)));
        let on_way = legs.flat_map(|(from, to)| {
            let steps = ((to - from).length() / SQUARE).ceil().max(1.0) as usize;
            (0..steps).map(move |step| from.lerp(to, (step as f32 + 0.5) / steps as f32))
        });
        let is_open = |at: &Pos2| self.square(*at).and_then(|n| self.squares.get(n)).is_some_and(|n| *n < FULL);
        let enough = on_way.clone().count() * OPEN / 100;
        if on_way.clone().filter(is_open).nth(enough).is_none() {
            return false;
        }
        for at in on_way {
            if let Some(square) = self.square(at).and_then(|n| self.squares.get_mut(n)) {
                *square = square.saturating_add(1);
            }
        }
        true
    }

    /// Whether anything of a box would be seen below those that were taken; if so, it is taken. Boxes are taken from
    /// the top down. Small ones are always taken: many of them cost little. Costs a step for each square of a box.
    fn take_box(&mut self, area: Rect) -> bool {
        let seen = area.intersect(self.area);
        if !seen.is_positive() {
            return false;
        }
        // The squares whose middles lie in it.
        let first = |length: f32| (length / SQUARE + 0.5).floor().max(0.0) as usize;
        let (left, top) = (first(seen.left() - self.area.left()), first(seen.top() - self.area.top()));
        let (right, bottom) = (first(seen.right() - self.area.left()), first(seen.bottom() - self.area.top()));
        if area.size().min_elem() < 3.0 * SQUARE {
            return true;
        }
        let rows = || (top..bottom).map(|row| row * self.columns + left..row * self.columns + right);
        if !rows().any(|row| self.squares.get(row).is_some_and(|row| row.contains(&0))) {
            return false;
        }
        for row in rows() {
            if let Some(row) = self.squares.get_mut(row) {
                row.fill(1);
            }
        }
        true
    }

    fn square(&self, at: Pos2) -> Option<usize> {
        let cell = (at - self.area.min) / SQUARE;
        (cell.x >= 0.0 && cell.y >= 0.0 && (cell.x as usize) < self.columns)
            .then(|| cell.y as usize * self.columns + cell.x as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn view(side: f32) -> Covered {
        Covered::new(Rect::from_min_max(pos2(0.0, 0.0), pos2(side, side)))
    }

    #[test]
    fn a_line_is_left_out_where_it_could_not_be_seen() {
        let mut view = view(300.0);
        let across = [pos2(0.0, 100.0), pos2(299.0, 100.0)];
        assert_eq!((0..100).filter(|_| view.take_line(&across)).count(), usize::from(FULL));
        assert!(view.take_line(&[pos2(0.0, 100.0), pos2(299.0, 140.0)]), "most of it is seen");
        assert!(view.take_line(&[pos2(0.0, 200.0), pos2(299.0, 200.0)]), "it is elsewhere");
        assert!(!view.take_line(&[pos2(0.0, 900.0), pos2(299.0, 900.0)]), "it is not in the view");
    }

    #[test]
    fn however_many_lines_there_are_a_view_takes_so_many() {
        let mut view = view(600.0);
        let mut dice = dice_of(7);
        let (mut length, mut early) = (0.0, 0.0);
        for n in 0..40_000 {
            let mut point = || pos2(dice() * 600.0, dice() * 600.0);
            let (from, to) = (point(), point());
            if view.take_line(&[from, to]) {
                length += (to - from).length();
            }
            if n == 20_000 {
                early = length;
            }
        }
        let room = 200.0 * 200.0 * f32::from(FULL) * SQUARE;
        assert!(length < room * 2.5, "{length} points of lines where {room} fill everything");
        assert!(length < early * 1.2, "the second half of the lines adds next to nothing");
    }

    #[test]
    fn a_box_is_left_out_when_others_lie_on_all_of_it() {
        let mut view = view(300.0);
        let at = |x, y, width| Rect::from_min_size(pos2(x, y), vec2(width, 60.0));
        assert!(view.take_box(at(10.0, 10.0, 200.0)));
        assert!(!view.take_box(at(10.0, 10.0, 200.0)), "the same place");
        assert!(!view.take_box(at(50.0, 10.0, 100.0)), "smaller");
        assert!(view.take_box(at(50.0, 20.0, 100.0)), "it looks out below");
        assert!(!view.take_box(at(400.0, 10.0, 200.0)), "outside");
        assert!(view.take_box(at(-100.0, 150.0, 900.0)), "wider than the view");
        assert!(view.take_box(at(20.0, 20.0, 2.0)), "small");
    }

    #[test]
    fn of_many_boxes_those_on_top_are_kept_in_their_order() {
        let view = Rect::from_min_max(pos2(0.0, 0.0), pos2(900.0, 900.0));
        let at = |n: &usize| Rect::from_min_size(pos2((n % 3) as f32 * 300.0, 0.0), vec2(200.0, 60.0));
        assert_eq!(uncovered(view, (0..3000).collect(), at), [2997, 2998, 2999]);
        assert_eq!(uncovered(view, (0..300).collect(), at).len(), 300, "few are all drawn");
    }

    /// Numbers from 0 to 1 (xorshift).
    fn dice_of(mut seed: u32) -> impl FnMut() -> f32 {
        move || {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            (seed >> 8) as f32 / (1 << 24) as f32
        }
    }
}

//! Line cards up, or spread them evenly.

use std::collections::BTreeMap;

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Map, Place, StatementField};

/// Width and height of a card in whole points; heights follow from the text, which only the canvas
/// can measure.
pub type Size = (i32, i32);

/// What to line up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlignEdge {
    /// Left edges.
    Left,
    /// Middles, side by side.
    Centre,
    /// Right edges.
    Right,
    /// Upper edges.
    Top,
    /// Middles, one above the other.
    Middle,
    /// Lower edges.
    Bottom,
}

/// In which direction to spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

/// One card as a box: id, place, size.
type Boxed = (ElementId, Place, Size);

fn boxes(map: &Map, sizes: &BTreeMap<ElementId, Size>) -> Vec<Boxed> {
    sizes.iter().filter_map(|(id, size)| Some((*id, map.statements().get(id)?.place, *size))).collect()
}

fn moves(step: Step, boxes: &[Boxed], places: impl IntoIterator<Item = Place>) -> Result<Transaction, Refusal> {
    let mut transaction = Transaction::new(step, 0);
    for ((id, old, _), new) in boxes.iter().zip(places) {
        if *old != new {
            transaction.changes.push(Change::SetStatement(*id, StatementField::Place(new)));
        }
    }
    transaction.label.count = transaction.changes.len();
    if transaction.changes.is_empty() { Err(Refusal::NoChange) } else { Ok(transaction) }
}

/// Lines the cards up along the outermost of their edges, or round the middle of them all.
///
/// # Errors
/// With fewer than two cards, or when they are lined up already.
pub fn align(map: &Map, sizes: &BTreeMap<ElementId, Size>, edge: AlignEdge) -> Result<Transaction, Refusal> {
    let boxes = boxes(map, sizes);
    if boxes.len() < 2 {
        return Err(Refusal::NeedTwo);
    }
    let left = boxes.iter().map(|(_, p, _)| p.x()).min().unwrap_or(0);
    let right = boxes.iter().map(|(_, p, s)| p.x() + s.0).max().unwrap_or(0);
    let top = boxes.iter().map(|(_, p, _)| p.y()).min().unwrap_or(0);
    let bottom = boxes.iter().map(|(_, p, s)| p.y() + s.1).max().unwrap_or(0);
    let places = boxes.iter().map(|(_, place, (width, height))| match edge {
        AlignEdge::Left => Place::new(left, place.y()),
        AlignEdge::Centre => Place::new((left + right - width) / 2, place.y()),
        AlignEdge::Right => Place::new(right - width, place.y()),
        AlignEdge::Top => Place::new(place.x(), top),
        AlignEdge::Middle => Place::new(place.x(), (top + bottom - height) / 2),
        AlignEdge::Bottom => Place::new(place.x(), bottom - height),
    });
    moves(Step::Align, &boxes, places.collect::<Vec<_>>())
}

/// Spreads the cards so that the gaps between them are equal; the first and the last stay.
///
/// # Errors
/// With fewer than three cards, or when they are spread already.
pub fn distribute(map: &Map, sizes: &BTreeMap<ElementId, Size>, axis: Axis) -> Result<Transaction, Refusal> {
    let mut boxes = boxes(map, sizes);
    if boxes.len() < 3 {
        return Err(Refusal::NeedThree);
    }
    let along = |place: Place| if axis == Axis::Horizontal { place.x() } else { place.y() };
    let length = |size: Size| if axis == Axis::Horizontal { size.0 } else { size.1 };
    boxes.sort_by_key(|(id, place, _)| (along(*place), *id));
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else {
        return Err(Refusal::NeedThree);
    };
    let span = along(last.1) - along(first.1) - boxes.iter().rev().skip(1).map(|(_, _, s)| length(*s)).sum::<i32>();
    let gaps = boxes.len() as i32 - 1;
    let mut at = along(first.1);
    let mut places = Vec::new();
    for (number, (_, place, size)) in boxes.iter().enumerate() {
        places.push(match axis {
            Axis::Horizontal => Place::new(at, place.y()),
            Axis::Vertical => Place::new(place.x(), at),
        });
        // Rounding is spread over the gaps, so that the last card does not move.
        let number = number as i32;
        let share = |n: i64| i64::from(span) * n / i64::from(gaps);
        at += length(*size) + (share(i64::from(number) + 1) - share(i64::from(number))) as i32;
    }
    moves(Step::Distribute, &boxes, places)
}

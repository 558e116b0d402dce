//! Two groups of cards change places.

use std::collections::BTreeSet;

use super::super::{Refusal, Step, Transaction};
use super::{Axis, Size};
use crate::model::{Change, ElementId, Map, StatementField};

/// The least that is left free between the groups, in points.
const GAP: i32 = 24;

/// Where a group begins and ends along an axis.
type AxisSpan = (i32, i32);

/// Lets two groups of cards change places along an axis. Together they take up the room that they had before; a
/// card that is pinned stays.
///
/// # Errors
/// When one of the groups has no card that may move, or nothing would.
pub fn exchange(
    map: &Map,
    (first, second): (&BTreeSet<ElementId>, &BTreeSet<ElementId>),
    size: &dyn Fn(ElementId) -> Option<Size>,
    axis: Axis,
) -> Result<Transaction, Refusal> {
    let span = |ids: &BTreeSet<ElementId>| -> Result<AxisSpan, Refusal> {
        let loose = ids.iter().filter_map(|id| Some((*id, map.statements().get(id).filter(|s| !s.pinned)?)));
        let spans = loose.filter_map(|(id, statement)| {
            let (width, height) = size(id)?;
            Some(match axis {
                Axis::Horizontal => (statement.place.x(), statement.place.x() + width),
                Axis::Vertical => (statement.place.y(), statement.place.y() + height),
            })
        });
        spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).ok_or(Refusal::PinnedNeighbour)
    };
    let (a, b) = (span(first)?, span(second)?);
    let ((low, high), (low_ids, high_ids)) =
        if a.0 <= b.0 { ((a, b), (first, second)) } else { ((b, a), (second, first)) };
    let gap = (high.0 - low.1).max(GAP);
    let up = low.0 - high.0;
    let down = high.1 - high.0 + gap;
    let mut transaction = Transaction::new(Step::Exchange, 0);
    for (ids, by) in [(low_ids, down), (high_ids, up)] {
        for (id, statement) in ids.iter().filter_map(|id| Some((*id, map.statements().get(id)?))) {
            let place = match axis {
                Axis::Horizontal => statement.place.offset(by, 0),
                Axis::Vertical => statement.place.offset(0, by),
            };
            if place != statement.place && !statement.pinned {
                transaction.changes.push(Change::SetStatement(id, StatementField::Place(place)));
            }
        }
    }
    transaction.label.count = transaction.changes.len();
    if transaction.changes.is_empty() { Err(Refusal::NoChange) } else { Ok(transaction) }
}

//! What a side has to be ready for: what the others say, one by one, and what it answers.

use std::collections::BTreeSet;

use super::relations::{aimed_at, attacks, attacks_on};
use crate::model::{ElementId, Map, StatementKind};

/// Something that another side says, and the answers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RehearsalItem {
    /// What is said.
    pub said: ElementId,
    /// The statement of the side that it is said against, if it is said against one.
    pub against: Option<ElementId>,
    /// The side's answers, as they stand on the canvas.
    pub answers: Vec<ElementId>,
}

/// What other sides than `side` claim, and what they say against it, as it stands on the canvas; each with the answers
/// of `side`.
///
/// Cost: linear in the map, but for looking elements up by their ids.
pub fn drills(map: &Map, side: Option<ElementId>) -> Vec<RehearsalItem> {
    let of = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    let mut drills = Vec::new();
    for (id, statement) in map.statements() {
        if statement.side.is_none() || statement.side == side {
            continue;
        }
        let steps = map.uses_of(*id).into_iter().filter(|step| attacks(map, *step));
        let against = steps.filter_map(|step| aimed_at(map, step)).find(|on| of(*on) == side);
        if statement.kind != StatementKind::Claim && against.is_none() {
            continue;
        }
        let answers = attacks_on(map, *id).into_iter().flat_map(|step| map.premises(step));
        let answers: BTreeSet<ElementId> = answers.filter(|a| of(*a) == side).collect();
        let mut answers: Vec<ElementId> = answers.into_iter().collect();
        answers.sort_by_key(|id| map.reading_place(*id));
        drills.push(RehearsalItem { said: *id, against, answers });
    }
    drills.sort_by_key(|drill| map.reading_place(drill.said));
    drills
}

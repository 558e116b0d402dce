//! What a side has to be ready for: what the others say, one by one, and what it answers.

use std::collections::BTreeSet;

use super::network::{Bearing, bears};
use crate::model::{ElementId, Map, Role, StatementKind};

/// Something that another side says, and the answers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
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
pub fn drills(map: &Map, side: Option<ElementId>) -> Vec<Drill> {
    let of = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    let attack = |step: &ElementId| bears(map, *step, Role::Conclusion) == Some(Bearing::Attack);
    let target = |step: ElementId| {
        let on = map.conclusion(step)?;
        if map.inferences().contains_key(&on) { map.premises(on).first().copied() } else { Some(on) }
    };
    let mut drills = Vec::new();
    for (id, statement) in map.statements() {
        if statement.side.is_none() || statement.side == side {
            continue;
        }
        let against = map.uses_of(*id).into_iter().filter(attack).filter_map(target).find(|on| of(*on) == side);
        if statement.kind != StatementKind::Claim && against.is_none() {
            continue;
        }
        let on = [*id].into_iter().chain(map.uses_of(*id));
        let answers = on.flat_map(|on| map.arguments_on(on)).filter(attack);
        let answers: BTreeSet<ElementId> =
            answers.flat_map(|step| map.premises(step)).filter(|a| of(*a) == side).collect();
        let mut answers: Vec<ElementId> = answers.into_iter().collect();
        answers.sort_by_key(|id| map.reading_place(*id));
        drills.push(Drill { said: *id, against, answers });
    }
    drills.sort_by_key(|drill| map.reading_place(drill.said));
    drills
}

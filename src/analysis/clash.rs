//! Where the sides meet: each point that one side makes and another attacks, with the exchange that follows, and what
//! meets nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::relations::{attacks, attacks_on, supports};
use super::{Label, Labels};
use crate::model::{ElementId, Map, StatementKind};

/// The most statements of one exchange: what hangs on one rebuttal can hang on thousands of points.
const LONGEST: usize = 100;

/// Who is ahead at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// Who makes the point: it stands.
    Maker,
    /// Who attacks it: it falls.
    Attacker,
    /// Nobody: it is open.
    Nobody,
}

/// One statement of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClashStatement {
    /// The statement.
    pub id: ElementId,
    /// How many answers lead to it: 0 for the point itself.
    pub depth: usize,
    /// The attack by which it answers, or nothing for the point itself.
    pub by: Option<ElementId>,
}

/// A point where sides meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The point: a statement that another side attacks, and that itself attacks nothing.
    pub on: ElementId,
    /// The side that makes it.
    pub maker: ElementId,
    /// Who is ahead, by the labels.
    pub ahead: Winner,
    /// The point and the answers to it, each after what it answers; at most a hundred statements.
    pub exchange: Vec<ClashStatement>,
}

/// All clashes of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clashes {
    /// The points where sides meet, as they stand on the canvas.
    pub points: Vec<Clash>,
    /// By side, its claims that attack nothing of another side, and that no other side attacks, neither themselves nor
    /// in their reasons.
    pub unmet: BTreeMap<ElementId, Vec<ElementId>>,
}

/// Where the sides of a map meet. `labels` are the grounded ones.
///
/// Cost: linear in the map and in the exchanges. Iterative, so that a long exchange cannot overflow the stack.
pub fn clashes(map: &Map, labels: &Labels) -> Clashes {
    let side = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    let is_attacker = |id: ElementId| map.uses_of(id).into_iter().any(|step| attacks(map, step));
    let meets = |id: ElementId| {
        let others = attacks_on(map, id).into_iter().flat_map(|attack| map.premises(attack));
        others.into_iter().any(|other| side(other).is_some() && side(other) != side(id))
    };
    let mut order: Vec<ElementId> = map.statements().keys().copied().collect();
    order.sort_by_cached_key(|id| map.reading_place(*id));
    let mut clashes = Clashes::default();
    let mut met = BTreeSet::new();
    for id in &order {
        let Some(maker) = side(*id) else { continue };
        if meets(*id) {
            met.insert(*id);
        }
        if is_attacker(*id) || !meets(*id) {
            continue;
        }
        let ahead = match labels.get(id) {
            Some(Label::Stands) => Winner::Maker,
            Some(Label::Falls) => Winner::Attacker,
            _ => Winner::Nobody,
        };
        let mut exchange = Vec::new();
        let mut known = BTreeSet::new();
        let mut waiting = vec![ClashStatement { id: *id, depth: 0, by: None }];
        while let Some(said) = waiting.pop() {
            if exchange.len() == LONGEST {
                break;
            }
            if !known.insert(said.id) {
                continue;
            }
            exchange.push(said);
            for attack in attacks_on(map, said.id).into_iter().rev() {
                let premises = map.premises(attack).into_iter().rev();
                waiting.extend(premises.map(|id| ClashStatement { id, depth: said.depth + 1, by: Some(attack) }));
            }
        }
        clashes.points.push(Clash { on: *id, maker, ahead, exchange });
    }
    // What is met in its reasons is met.
    let mut next: Vec<ElementId> = met.iter().copied().collect();
    while let Some(id) = next.pop() {
        let steps = map.uses_of(id).into_iter().filter(|step| supports(map, *step));
        next.extend(steps.filter_map(|step| map.conclusion(step)).filter(|on| met.insert(*on)));
    }
    for id in order {
        let claim = map.statements().get(&id).is_some_and(|s| s.kind == StatementKind::Claim);
        if let Some(side) = side(id).filter(|_| claim && !met.contains(&id) && !is_attacker(id)) {
            clashes.unmet.entry(side).or_default().push(id);
        }
    }
    clashes
}

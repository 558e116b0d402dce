//! What was left unanswered: which statements of one side the other side has had its turn to answer and has not.
//!
//! A statement is answered when another side attacks it, denies a step that it takes part in or that supports it, or
//! answers a reason for it. With a format, only statements that belong to a speech count, and only once the debate
//! has come to a later speech of another side; how far it has come is shown by the last speech that has a card.
//! Without one there are no turns: then what should have been answered are the rebuttals, and the claims that rest on
//! nothing further.

use std::collections::{BTreeMap, BTreeSet};

use super::relations::{aimed_at, attacks, supports};
use crate::i18n;
use crate::model::{ElementId, Format, Map, Statement, StatementKind};

/// What became of a statement in the debate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResponseStatus {
    /// The other side has had its turn to answer it and has not.
    Dropped,
    /// The other side has answered it.
    Answered,
    /// The other side grants it.
    Conceded,
    /// The other side has not had its turn yet.
    TooEarly,
}

impl ResponseStatus {
    /// The name for people.
    pub fn name(self) -> String {
        match self {
            Self::Dropped => i18n::analysis::turn_dropped(),
            Self::Answered => i18n::analysis::turn_answered(),
            Self::Conceded => i18n::analysis::turn_conceded(),
            Self::TooEarly => i18n::analysis::turn_too_early(),
        }
    }
}

/// What became of each statement of which that can be asked; those that no side says are not in it.
///
/// Cost: linear in the map, but for looking elements up by their ids.
pub fn turns(map: &Map) -> BTreeMap<ElementId, ResponseStatus> {
    let answered = answered(map);
    let come_to = map.format().and_then(|format| come_to(map, format));
    let turn = |id: ElementId| {
        let statement = map.statements().get(&id)?;
        statement.side?;
        // What says nothing yet asks for no answer.
        if !statement.argues() || is_own_objection(map, id) {
            return None;
        }
        let due = match map.format() {
            Some(format) => is_due(format, statement, come_to?)?,
            None => is_asked(map, id).then_some(true)?,
        };
        Some(match due {
            _ if statement.marks.conceded => ResponseStatus::Conceded,
            _ if answered.contains(&id) => ResponseStatus::Answered,
            true => ResponseStatus::Dropped,
            false => ResponseStatus::TooEarly,
        })
    };
    map.statements().keys().filter_map(|id| Some((*id, turn(*id)?))).collect()
}

/// The last speech that has a card, by its place in the order: how far the debate has come.
pub fn come_to(map: &Map, format: &Format) -> Option<usize> {
    map.statements().values().filter_map(|statement| format.speech_of(statement)).max()
}

/// Whether another side has had its turn to answer; `None` for what belongs to no speech.
fn is_due(format: &Format, statement: &Statement, come_to: usize) -> Option<bool> {
    let said = format.speech_of(statement)?;
    let later = format.speeches.iter().take(come_to + 1).skip(said + 1);
    Some(later.into_iter().any(|speech| speech.side.is_some() && speech.side != statement.side))
}

/// Whether all that a statement attacks is said by its own side: what a side grants asks no other for an answer.
fn is_own_objection(map: &Map, id: ElementId) -> bool {
    let side = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    let attacked = map.uses_of(id).into_iter().filter(|step| attacks(map, *step));
    let mut aims = attacked.filter_map(|step| aimed_at(map, step)).peekable();
    aims.peek().is_some() && side(id).is_some() && aims.all(|on| side(on) == side(id))
}

/// Whether a statement asks for an answer where there are no turns: a rebuttal, or a claim that rests on nothing
/// further.
fn is_asked(map: &Map, id: ElementId) -> bool {
    let is_rebuttal = map.uses_of(id).into_iter().any(|step| attacks(map, step));
    let rests = map.arguments_on(id).into_iter().any(|step| supports(map, step));
    let kind = map.statements().get(&id).map(|statement| statement.kind);
    is_rebuttal || kind == Some(StatementKind::Rebuttal) || (kind == Some(StatementKind::Claim) && !rests)
}

/// The side that makes a step: that of its premises, if they have one in common.
fn side_of_step(map: &Map, step: ElementId) -> Option<ElementId> {
    let sides = map.premises(step).into_iter().map(|premise| map.statements().get(&premise).and_then(|s| s.side));
    let sides: BTreeSet<Option<ElementId>> = sides.collect();
    sides.first().copied().flatten().filter(|_| sides.len() == 1)
}

/// The statements that another side has answered, directly or in one of the reasons for them.
fn answered(map: &Map) -> BTreeSet<ElementId> {
    let mut answered = BTreeSet::new();
    let mut next = Vec::new();
    let side = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    for step in map.inferences().keys().filter(|step| attacks(map, **step)) {
        let (Some(by), Some(on)) = (side_of_step(map, *step), map.conclusion(*step)) else { continue };
        // Who denies a step answers what it starts from and what it leads to.
        let ends = if map.inferences().contains_key(&on) {
            map.premises(on).into_iter().chain(map.conclusion(on).filter(|_| supports(map, on))).collect()
        } else {
            vec![on]
        };
        next.extend(ends.into_iter().filter(|id| side(*id).is_some_and(|own| own != by)));
    }
    while let Some(id) = next.pop() {
        if !answered.insert(id) {
            continue;
        }
        // What it is a reason for is answered with it, as far as one side says both.
        for step in map.uses_of(id).into_iter().filter(|step| supports(map, *step)) {
            next.extend(map.conclusion(step).filter(|on| side(*on).is_some() && side(*on) == side(id)));
        }
    }
    answered
}

/// What became of each statement, kept up to date.
#[derive(Clone, Debug, Default)]
pub struct ResponseTracker {
    turns: BTreeMap<ElementId, ResponseStatus>,
    dropped: BTreeSet<ElementId>,
    /// All that [`turns`] looks at of each statement.
    said: BTreeMap<ElementId, StatementFacts>,
    format: Option<Format>,
    /// The state of the links and of what is muted.
    links: u64,
    version: u64,
}

/// Who says a statement, in which speech, whether it is granted, whether it says anything, and what it is for.
type StatementFacts = (Option<ElementId>, String, bool, bool, StatementKind);

fn said(map: &Map, id: ElementId) -> Option<StatementFacts> {
    let statement = map.statements().get(&id)?;
    Some((statement.side, statement.speech.clone(), statement.marks.conceded, statement.argues(), statement.kind))
}

impl ResponseTracker {
    /// Brings everything up to date after these elements were touched, or all if `None`. `links` changes whenever a
    /// link does, as [`super::Evaluation::version`].
    ///
    /// Cost: that of what was touched while nothing that counts has changed, else linear in the map.
    pub fn update(&mut self, map: &Map, touched: Option<&BTreeSet<ElementId>>, links: u64) {
        let mut changed = self.links != links || self.format.as_ref() != map.format() || touched.is_none();
        match touched {
            Some(touched) => {
                for id in touched {
                    let now = said(map, *id);
                    let before = match now.clone() {
                        Some(now) => self.said.insert(*id, now),
                        None => self.said.remove(id),
                    };
                    changed |= before != now;
                }
            }
            None => self.said = map.statements().keys().filter_map(|id| Some((*id, said(map, *id)?))).collect(),
        }
        if changed {
            self.links = links;
            self.format = map.format().cloned();
            self.turns = turns(map);
            let dropped = self.turns.iter().filter(|(_, turn)| **turn == ResponseStatus::Dropped);
            self.dropped = dropped.map(|(id, _)| *id).collect();
            self.version += 1;
        }
    }

    /// What became of each statement.
    pub fn turns(&self) -> &BTreeMap<ElementId, ResponseStatus> {
        &self.turns
    }

    /// The statements that were dropped, in id order.
    pub fn dropped(&self) -> &BTreeSet<ElementId> {
        &self.dropped
    }

    /// Changes whenever something else may have been dropped.
    pub fn version(&self) -> u64 {
        self.version
    }
}

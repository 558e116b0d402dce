//! What a side says, in the order in which it is spoken: contentions with their reasons, answers to the other side, and
//! what is to be expected with the answers to it.

use std::collections::BTreeSet;

use super::relations::{aimed_at, attacks, supports};
use crate::model::{ElementId, Map, Statement};

/// What a line of a brief is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BriefPart {
    /// A claim that the side makes, counted from 1.
    Contention(usize),
    /// A reason for what stands above it, by itself.
    Reason,
    /// A reason that counts only together with the next ones of its step.
    Linked,
    /// What another side says, and the side answers in this brief.
    TheySay,
    /// What the side itself grants against what stands above it.
    Granted,
    /// The side's answer.
    Answer,
    /// What is to be expected against what stands above it.
    Expected,
    /// The side's answer to what is to be expected.
    Prepared,
    /// There is no answer yet.
    Unanswered,
}

/// A line of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefLine {
    /// What it is.
    pub part: BriefPart,
    /// How far it is indented.
    pub depth: usize,
    /// The statement; the one that has no answer for [`BriefPart::Unanswered`].
    pub id: ElementId,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefOf {
    /// The side that speaks.
    pub side: Option<ElementId>,
    /// The short name of the speech; empty for all that the side says.
    pub speech: String,
}

/// The lines of a brief, in speaking order.
///
/// Cost: linear in the map, but for looking elements up by their ids. Iterative, so that a long chain cannot
/// overflow the stack.
pub fn brief(map: &Map, of: &BriefOf) -> Vec<BriefLine> {
    let mut writer = BriefWriter { map, of, lines: Vec::new(), told: BTreeSet::new() };
    let order = writer.in_order(map.statements().keys().copied().filter(|id| writer.is_ours(*id)).collect());
    let mut number = 0;
    for id in &order {
        if writer.is_contention(*id) && !writer.told.contains(id) {
            number += 1;
            writer.tell(*id, BriefPart::Contention(number), 0);
        }
    }
    // Answers, by what they answer.
    for id in &order {
        let on = writer.attacked_by(*id).find(|on| !writer.is_own_side(*on));
        if let Some(on) = on.filter(|_| !writer.told.contains(id)) {
            writer.lines.push(BriefLine { part: BriefPart::TheySay, depth: 0, id: on });
            writer.tell(*id, BriefPart::Answer, 1);
        }
    }
    // What argues in a circle, or for what is said in another speech.
    for id in order {
        if !writer.told.contains(&id) {
            number += 1;
            writer.tell(id, BriefPart::Contention(number), 0);
        }
    }
    writer.lines
}

struct BriefWriter<'a> {
    map: &'a Map,
    of: &'a BriefOf,
    lines: Vec<BriefLine>,
    told: BTreeSet<ElementId>,
}

impl BriefWriter<'_> {
    fn statement(&self, id: ElementId) -> Option<&Statement> {
        self.map.statements().get(&id)
    }

    /// Whether the side says a statement in the speech that is asked for.
    fn is_ours(&self, id: ElementId) -> bool {
        let in_speech = |s: &Statement| self.of.speech.is_empty() || s.speech == self.of.speech;
        self.statement(id).is_some_and(|s| s.side == self.of.side && in_speech(s))
    }

    /// Whether the side says it at all.
    fn is_own_side(&self, id: ElementId) -> bool {
        self.statement(id).is_some_and(|statement| statement.side == self.of.side)
    }

    fn in_order(&self, mut ids: Vec<ElementId>) -> Vec<ElementId> {
        ids.sort_by_cached_key(|id| self.map.reading_place(*id));
        ids.dedup();
        ids
    }

    /// The statements that a statement answers: those it attacks, and those whose step it denies.
    fn attacked_by(&self, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        let steps = self.map.uses_of(id).into_iter().filter(|step| attacks(self.map, *step));
        steps.filter_map(|step| aimed_at(self.map, step))
    }

    /// Whether a statement of the side begins a line of argument of its own.
    fn is_contention(&self, id: ElementId) -> bool {
        let steps = self.map.uses_of(id).into_iter().filter(|step| supports(self.map, *step));
        let mut on = steps.filter_map(|step| self.map.conclusion(step));
        !on.any(|on| self.is_ours(on) || self.map.inferences().contains_key(&on))
            && self.attacked_by(id).next().is_none()
    }

    /// A statement, what is to be expected against it, and the reasons for it.
    fn tell(&mut self, id: ElementId, part: BriefPart, depth: usize) {
        let mut waiting = vec![BriefLine { part, depth, id }];
        while let Some(line) = waiting.pop() {
            if line.part == BriefPart::Unanswered
                || line.part == BriefPart::Expected
                || line.part == BriefPart::Prepared
            {
                // Prepared, it need not be said again; of one speech it is, for there it is the answer itself.
                if line.part == BriefPart::Prepared && self.of.speech.is_empty() {
                    self.told.insert(line.id);
                }
                self.lines.push(line);
                continue;
            }
            if !self.told.insert(line.id) {
                continue;
            }
            self.lines.push(line);
            let mut below = self.expected(line.id, line.depth + 1);
            let granted = self.granted(line.id).into_iter().filter(|id| !self.told.contains(id));
            below.extend(granted.map(|id| BriefLine { part: BriefPart::Granted, depth: line.depth + 1, id }));
            let steps = self.map.arguments_on(line.id).into_iter();
            for step in steps.filter(|step| supports(self.map, *step)) {
                let premises = self.map.premises(step).into_iter().filter(|premise| self.is_own_side(*premise));
                let premises = self.in_order(premises.collect());
                let last = premises.len().saturating_sub(1);
                for (number, id) in premises.into_iter().enumerate() {
                    let part = if number < last { BriefPart::Linked } else { BriefPart::Reason };
                    below.push(BriefLine { part, depth: line.depth + 1, id });
                }
            }
            below.reverse();
            waiting.extend(below);
        }
    }

    /// What the side itself says against a statement of its own, or against a step from it.
    fn granted(&self, id: ElementId) -> Vec<ElementId> {
        let on = [id].into_iter().chain(self.map.uses_of(id));
        let attacks = on.flat_map(|on| self.map.arguments_on(on)).filter(|step| attacks(self.map, *step));
        self.in_order(attacks.flat_map(|step| self.map.premises(step)).filter(|id| self.is_ours(*id)).collect())
    }

    /// What the others say against a statement, with the answers to it.
    fn expected(&self, id: ElementId, depth: usize) -> Vec<BriefLine> {
        // What denies a step is told once: with the last of its premises.
        let steps = self.map.uses_of(id).into_iter();
        let steps = steps.filter(|step| {
            let premises = self.in_order(self.map.premises(*step));
            premises.into_iter().rfind(|premise| self.is_own_side(*premise)) == Some(id)
        });
        let on: Vec<ElementId> = [id].into_iter().chain(steps).collect();
        let mut lines = Vec::new();
        for attack in on.into_iter().flat_map(|on| self.map.arguments_on(on)) {
            if !attacks(self.map, attack) {
                continue;
            }
            let theirs = self.map.premises(attack).into_iter().filter(|premise| !self.is_own_side(*premise));
            for rebuttal in theirs {
                lines.push(BriefLine { part: BriefPart::Expected, depth, id: rebuttal });
                let answers = [rebuttal, attack].into_iter().flat_map(|on| self.map.arguments_on(on));
                let answers = answers.filter(|step| attacks(self.map, *step));
                let answers = answers.flat_map(|step| self.map.premises(step)).filter(|id| self.is_own_side(*id));
                let answers = self.in_order(answers.collect());
                if answers.is_empty() {
                    lines.push(BriefLine { part: BriefPart::Unanswered, depth: depth + 1, id: rebuttal });
                }
                lines.extend(answers.into_iter().map(|id| BriefLine {
                    part: BriefPart::Prepared,
                    depth: depth + 1,
                    id,
                }));
            }
        }
        lines
    }
}

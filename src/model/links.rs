//! Questions about the links: who is a premise of what, and what hangs on an element.

use petgraph::Direction::{Incoming, Outgoing};

use super::{ElementId, InferenceKind, Links, Map, Role};

impl Map {
    fn neighbours(&self, id: ElementId, direction: petgraph::Direction, role: Role) -> Vec<ElementId> {
        let mut found: Vec<_> = self
            .graph
            .edges_directed(id, direction)
            .filter(|(_, _, r)| **r == role)
            .map(|(from, to, _)| if direction == Incoming { from } else { to })
            .collect();
        found.sort_unstable();
        found
    }

    /// The linked premises of an inference, in id order.
    pub fn premises(&self, inference: ElementId) -> Vec<ElementId> {
        self.neighbours(inference, Incoming, Role::Premise)
    }

    /// What an inference concludes in.
    pub fn conclusion(&self, inference: ElementId) -> Option<ElementId> {
        self.neighbours(inference, Outgoing, Role::Conclusion).first().copied()
    }

    /// Premises and conclusion of an inference together.
    pub fn links(&self, inference: ElementId) -> Option<Links> {
        let conclusion = self.conclusion(inference)?;
        Some(Links { premises: self.premises(inference).into_iter().collect(), conclusion })
    }

    /// The inferences that conclude in an element, in id order: what speaks for, against or denies it.
    pub fn arguments_on(&self, element: ElementId) -> Vec<ElementId> {
        self.neighbours(element, Incoming, Role::Conclusion)
    }

    /// The inferences that a statement is a premise of, in id order.
    pub fn uses_of(&self, statement: ElementId) -> Vec<ElementId> {
        self.neighbours(statement, Outgoing, Role::Premise)
    }

    /// Whether an inference is an undercut: an attack on a step.
    pub fn is_undercut(&self, inference: ElementId) -> bool {
        self.inferences.get(&inference).is_some_and(|i| i.kind == InferenceKind::Attack)
            && self.conclusion(inference).is_some_and(|c| self.inferences.contains_key(&c))
    }

    /// Whether a claim is a main claim: it has support and supports nothing itself.
    pub fn is_main_claim(&self, statement: ElementId) -> bool {
        let supports = |id: &ElementId| self.inferences.get(id).is_some_and(|i| i.kind == InferenceKind::Support);
        self.statements.get(&statement).is_some_and(|s| s.kind == super::StatementKind::Claim)
            && !self.uses_of(statement).iter().any(|i| self.inferences.contains_key(i))
            && self.arguments_on(statement).iter().any(supports)
    }

    /// The inferences that cannot stay if the given elements go: those that lose their conclusion or
    /// their last premise, those that deny one of these, and so on. In id order; includes the given
    /// inferences. Cost: linear in what hangs on them.
    pub fn fall_with(&self, doomed: &std::collections::BTreeSet<ElementId>) -> std::collections::BTreeSet<ElementId> {
        let mut fallen: std::collections::BTreeSet<ElementId> =
            doomed.iter().copied().filter(|id| self.inferences.contains_key(id)).collect();
        let mut next: Vec<ElementId> = doomed.iter().copied().collect();
        while let Some(id) = next.pop() {
            let mut orphans = self.arguments_on(id);
            orphans
                .extend(self.uses_of(id).into_iter().filter(|i| self.premises(*i).iter().all(|p| doomed.contains(p))));
            next.extend(orphans.into_iter().filter(|i| fallen.insert(*i)));
        }
        fallen
    }
}

//! What was taken from two maps becomes one that can stand: what links and citations need is there, no inference
//! rests on itself, and none are left in a ring.

use std::collections::BTreeSet;

use super::combine::Combination;
use super::{Answer, Difference, Field, How, Whose, Why};
use crate::model::ElementId;

impl Combination<'_> {
    /// Brings back what is needed, or lets go of what needs it where the user has said that it is gone.
    pub(super) fn mend(&mut self) {
        self.break_rings();
        loop {
            let missing = self.missing_ends();
            if missing.is_empty() {
                break;
            }
            for (step, end) in missing {
                if self.is_gone_for_good(end) || !self.restore(end, step) {
                    self.let_go(step, end);
                }
            }
        }
        self.keep_named();
    }

    /// Links that need something that is not there.
    fn missing_ends(&self) -> Vec<(ElementId, ElementId)> {
        let there = |id: &ElementId| self.statements.contains_key(id);
        let mut missing = Vec::new();
        for (step, (_, links)) in &self.inferences {
            missing.extend(links.premises.iter().filter(|p| !there(p)).map(|premise| (*step, *premise)));
            if !there(&links.conclusion) && !self.inferences.contains_key(&links.conclusion) {
                missing.push((*step, links.conclusion));
            }
        }
        missing
    }

    /// Whether the user has said that a deletion stands.
    fn is_gone_for_good(&self, id: ElementId) -> bool {
        let deleted_by = if self.ours.map.kind_of(id).is_none() { Answer::Ours } else { Answer::Theirs };
        self.answers.get(&(id, Field::Whole)) == Some(&deleted_by)
    }

    /// Brings an element back from whichever copy has it, for a link that needs it.
    fn restore(&mut self, id: ElementId, step: ElementId) -> bool {
        let (from, deleted_by) =
            if self.ours.map.kind_of(id).is_some() { (self.ours, Whose::Theirs) } else { (self.theirs, Whose::Ours) };
        if let Some(statement) = from.map.statements().get(&id) {
            self.statements.insert(id, statement.clone());
        } else if let (Some(inference), Some(links)) = (from.map.inferences().get(&id), from.map.links(id)) {
            self.inferences.insert(id, (inference.clone(), links));
        } else {
            return false;
        }
        self.fresh.insert(id);
        let key = (id, Field::Whole);
        let open = (!self.answers.contains_key(&key)).then_some(Why::Needed(step));
        self.differences.retain(|difference| difference.key != key);
        self.differences.push(Difference { key, by: deleted_by, how: How::Removed, open });
        true
    }

    /// A link goes without a premise that is gone; without its conclusion or its last premise it goes itself.
    fn let_go(&mut self, step: ElementId, end: ElementId) {
        let Some((_, links)) = self.inferences.get_mut(&step) else { return };
        links.premises.remove(&end);
        if links.conclusion != end && !links.premises.is_empty() {
            self.note((step, Field::Premises), Whose::Both, How::Changed, None);
            return;
        }
        self.inferences.remove(&step);
        self.note((step, Field::Whole), Whose::Both, How::Removed, None);
    }

    /// Inferences that would conclude in one another conclude as they do in one of the copies.
    fn break_rings(&mut self) {
        let ids: Vec<ElementId> = self.inferences.keys().copied().collect();
        for id in ids {
            let Some((_, links)) = self.inferences.get(&id) else { continue };
            let own = links.premises.contains(&links.conclusion) || links.conclusion == id;
            if own || self.is_in_ring(id) {
                self.take_links_whole(id);
            }
        }
        // The copies have no rings; what is left of one was made of both. Of each ring one link goes.
        let ids: Vec<ElementId> = self.inferences.keys().copied().collect();
        for id in ids.into_iter().filter(|id| self.inferences.contains_key(id)).collect::<Vec<_>>() {
            if self.is_in_ring(id) {
                self.inferences.remove(&id);
                self.note((id, Field::Whole), Whose::Both, How::Removed, Some(Why::Ring));
            }
        }
    }

    fn is_in_ring(&self, id: ElementId) -> bool {
        let mut met: BTreeSet<ElementId> = BTreeSet::new();
        let mut at = id;
        while let Some((_, links)) = self.inferences.get(&at) {
            at = links.conclusion;
            if at == id {
                return true;
            }
            if !met.insert(at) {
                return false;
            }
        }
        false
    }

    /// Takes premises and conclusion of a link from one copy, the same whichever is called ours.
    fn take_links_whole(&mut self, id: ElementId) {
        let preferred = if self.ours.ledger.seen() >= self.theirs.ledger.seen() {
            [self.ours, self.theirs]
        } else {
            [self.theirs, self.ours]
        };
        if let Some(links) = preferred.into_iter().find_map(|edition| edition.map.links(id))
            && let Some((_, known)) = self.inferences.get_mut(&id)
            && *known != links
        {
            *known = links;
            self.note((id, Field::Conclusion), Whose::Both, How::Changed, Some(Why::Ring));
        }
    }

    /// Sides and sources that something names stay, whoever has deleted them.
    fn keep_named(&mut self) {
        let cited = self.statements.values().flat_map(|s| s.citations.iter().map(|c| c.source));
        let cited: BTreeSet<ElementId> = cited.collect();
        for id in cited {
            let both = [self.ours.map, self.theirs.map];
            if !self.sources.contains_key(&id)
                && let Some(source) = both.into_iter().find_map(|map| map.sources().get(&id))
            {
                self.sources.insert(id, source.clone());
                self.bring_back(id);
            }
        }
        let named = self.statements.values().filter_map(|s| s.side).chain(self.sources.values().filter_map(|s| s.side));
        let named: BTreeSet<ElementId> = named.collect();
        for id in named {
            let both = [self.ours.map, self.theirs.map];
            if !self.sides.contains_key(&id)
                && let Some(side) = both.into_iter().find_map(|map| map.sides().get(&id))
            {
                self.sides.insert(id, side.clone());
                self.bring_back(id);
            }
        }
    }

    /// Somebody has deleted it; it is there again because it is named.
    fn bring_back(&mut self, id: ElementId) {
        self.fresh.insert(id);
        self.differences.retain(|difference| difference.key != (id, Field::Whole));
    }
}

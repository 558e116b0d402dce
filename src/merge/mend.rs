//! What was taken from two maps becomes one that can stand: what links and citations need is there, no inference
//! rests on itself, and none are left in a ring.

use std::collections::{BTreeMap, BTreeSet};

use super::combine::Combination;
use super::{Answer, Difference, Edition, Field, How, Whose, Why};
use crate::model::{Comment, ElementId, Format, Links};

impl Combination<'_> {
    /// Brings back what is needed, or lets go of what needs it where the user has said that it is gone.
    ///
    /// Cost: n log n; chains of what denies what are walked once.
    pub(super) fn mend(&mut self, format: Option<&Format>) {
        self.break_rings();
        let mut waiting: Vec<(ElementId, ElementId)> = Vec::new();
        let mut concluding: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        // What had to go once does not come back for what needs it.
        let mut gone: BTreeSet<ElementId> = BTreeSet::new();
        for (step, (_, links)) in &self.inferences {
            concluding.entry(links.conclusion).or_default().push(*step);
            waiting.extend(self.missing_ends(*step));
        }
        // What something new is said about comes back, too.
        self.bring_back_what_is_replied_to();
        let said: Vec<(ElementId, ElementId)> = self.comments.iter().map(|(id, comment)| (*id, comment.on)).collect();
        for (id, on) in said {
            let there = self.statements.contains_key(&on) || self.inferences.contains_key(&on);
            if !there && !self.is_gone_for_good(on) && self.is_news(id) && self.restore(on, id) {
                waiting.extend(self.missing_ends(on));
                if let Some((_, links)) = self.inferences.get(&on) {
                    concluding.entry(links.conclusion).or_default().push(on);
                }
            }
        }
        // The last first, so that what is told comes in the order of ids.
        waiting.reverse();
        loop {
            while let Some((step, end)) = waiting.pop() {
                let there = self.statements.contains_key(&end) || self.inferences.contains_key(&end);
                if there || !self.inferences.contains_key(&step) {
                    continue;
                }
                if !gone.contains(&end) && !self.is_gone_for_good(end) && self.restore(end, step) {
                    waiting.extend(self.missing_ends(end));
                    if let Some((_, links)) = self.inferences.get(&end) {
                        concluding.entry(links.conclusion).or_default().push(end);
                    }
                } else if self.let_go(step, end) {
                    gone.insert(step);
                    waiting.extend(concluding.get(&step).into_iter().flatten().map(|on_it| (*on_it, step)));
                }
            }
            // What came back for what needs it can close a ring in its turn.
            let rings = self.rings();
            if rings.is_empty() {
                break;
            }
            for id in rings {
                self.inferences.remove(&id);
                gone.insert(id);
                self.note((id, Field::Whole), Whose::Both, How::Removed, Some(Why::Ring));
                waiting.extend(concluding.get(&id).into_iter().flatten().map(|on_it| (*on_it, id)));
            }
        }
        self.silence();
        self.keep_named(format);
    }

    /// Whether a remark is new to one of the copies.
    fn is_news(&self, id: ElementId) -> bool {
        !(self.ours.map.comments().contains_key(&id) && self.theirs.map.comments().contains_key(&id))
            && self.differences.iter().any(|d| d.key == (id, Field::Whole) && d.how == How::Added)
    }

    /// A new reply brings back what it replies to.
    fn bring_back_what_is_replied_to(&mut self) {
        let replies = self.comments.iter().filter_map(|(id, comment)| Some((*id, comment.reply_to?)));
        let lost: Vec<_> = replies.filter(|(_, first)| !self.comments.contains_key(first)).collect();
        for (reply, first) in lost {
            let both = [self.ours.map, self.theirs.map];
            let known = both.into_iter().find_map(|map| map.comments().get(&first).cloned());
            if let Some(known) = known.filter(|_| self.is_news(reply) && !self.is_gone_for_good(first)) {
                self.comments.insert(first, known);
                self.came_back(first, reply);
            }
        }
    }

    /// What is said about something that is gone goes with it, and so do replies to what is gone.
    fn silence(&mut self) {
        let there = |id: &ElementId| self.statements.contains_key(id) || self.inferences.contains_key(id);
        let mut gone: BTreeSet<ElementId> =
            self.comments.iter().filter(|(_, comment)| !there(&comment.on)).map(|(id, _)| *id).collect();
        let lost = |comment: &Comment| {
            comment.reply_to.is_some_and(|first| gone.contains(&first) || !self.comments.contains_key(&first))
        };
        let replies: Vec<ElementId> = self.comments.iter().filter(|(_, c)| lost(c)).map(|(id, _)| *id).collect();
        gone.extend(replies);
        for id in gone {
            self.comments.remove(&id);
            self.note((id, Field::Whole), Whose::Both, How::Removed, None);
        }
    }

    /// What a link needs and is not there.
    fn missing_ends(&self, step: ElementId) -> Vec<(ElementId, ElementId)> {
        let Some((_, links)) = self.inferences.get(&step) else { return Vec::new() };
        let premises = links.premises.iter().filter(|premise| !self.statements.contains_key(premise));
        let on = Some(&links.conclusion);
        let on = on.filter(|on| !self.statements.contains_key(on) && !self.inferences.contains_key(on));
        premises.chain(on).map(|end| (step, *end)).collect()
    }

    /// Whether the user has said that a deletion stands.
    fn is_gone_for_good(&self, id: ElementId) -> bool {
        let deleted_by = if self.ours.map.kind_of(id).is_none() { Answer::Ours } else { Answer::Theirs };
        self.answers.get(&(id, Field::Whole)) == Some(&deleted_by)
    }

    /// Brings an element back from whichever copy has it, for a link that needs it.
    fn restore(&mut self, id: ElementId, step: ElementId) -> bool {
        let from = if self.ours.map.kind_of(id).is_some() { self.ours } else { self.theirs };
        if let Some(statement) = from.map.statements().get(&id) {
            self.statements.insert(id, statement.clone());
        } else if let (Some(inference), Some(links)) = (from.map.inferences().get(&id), from.map.links(id)) {
            self.inferences.insert(id, (inference.clone(), links));
        } else {
            return false;
        }
        self.came_back(id, step);
        true
    }

    /// Notes that something is there again although a copy has deleted it, for what needs it.
    fn came_back(&mut self, id: ElementId, needed_by: ElementId) {
        let deleted_by = if self.ours.map.kind_of(id).is_some() { Whose::Theirs } else { Whose::Ours };
        self.fresh.insert(id);
        let key = (id, Field::Whole);
        let open = (!self.answers.contains_key(&key)).then_some(Why::Needed(needed_by));
        self.differences.retain(|difference| difference.key != key);
        self.differences.push(Difference { key, by: deleted_by, how: How::Removed, open });
    }

    /// A link goes without a premise that is gone; without its conclusion or its last premise it goes itself.
    /// Returns whether it does.
    fn let_go(&mut self, step: ElementId, end: ElementId) -> bool {
        let Some((_, links)) = self.inferences.get_mut(&step) else { return false };
        links.premises.remove(&end);
        if links.conclusion != end && !links.premises.is_empty() {
            self.note((step, Field::Premises), Whose::Both, How::Changed, None);
            return false;
        }
        self.inferences.remove(&step);
        self.note((step, Field::Whole), Whose::Both, How::Removed, None);
        true
    }

    /// Inferences that would conclude in one another conclude as they do in one of the copies.
    fn break_rings(&mut self) {
        let rests_on_itself = |(id, (_, links)): (&ElementId, &(_, Links))| {
            (links.premises.contains(&links.conclusion) || links.conclusion == *id).then_some(*id)
        };
        let own: Vec<ElementId> = self.inferences.iter().filter_map(rests_on_itself).collect();
        let rings = self.rings();
        own.into_iter().chain(rings).for_each(|id| self.take_links_whole(id));
        // The copies have no rings; what is left of one was made of both. It goes.
        for id in self.rings() {
            self.inferences.remove(&id);
            self.note((id, Field::Whole), Whose::Both, How::Removed, Some(Why::Ring));
        }
    }

    /// The inferences that conclude, over however many others, in themselves.
    fn rings(&self) -> BTreeSet<ElementId> {
        let mut rings = BTreeSet::new();
        let mut done: BTreeSet<ElementId> = BTreeSet::new();
        for start in self.inferences.keys() {
            let mut path: Vec<ElementId> = Vec::new();
            let mut on_path: BTreeSet<ElementId> = BTreeSet::new();
            let mut at = *start;
            while let Some((_, links)) = self.inferences.get(&at).filter(|_| !done.contains(&at)) {
                if !on_path.insert(at) {
                    // Back where the path came by: from there on it is a ring.
                    rings.extend(path.iter().rev().take_while(|id| **id != at).chain([&at]));
                    break;
                }
                path.push(at);
                at = links.conclusion;
            }
            done.extend(path);
        }
        rings
    }

    /// Takes premises and conclusion of a link from one copy, the same whichever is called ours.
    fn take_links_whole(&mut self, id: ElementId) {
        // Two copies with one name can have counted equally far: then the links themselves decide.
        let told = |edition: Edition<'_>| {
            let links = edition.map.links(id).map(|links| (links.premises, links.conclusion));
            (edition.ledger.seen().clone(), links)
        };
        let preferred =
            if told(self.ours) >= told(self.theirs) { [self.ours, self.theirs] } else { [self.theirs, self.ours] };
        if let Some(links) = preferred.into_iter().find_map(|edition| edition.map.links(id))
            && let Some((_, known)) = self.inferences.get_mut(&id)
            && *known != links
        {
            *known = links;
            self.note((id, Field::Conclusion), Whose::Both, How::Changed, Some(Why::Ring));
        }
    }

    /// Sides and sources that something names stay, whoever has deleted them.
    fn keep_named(&mut self, format: Option<&Format>) {
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
        let speaking = format.into_iter().flat_map(|format| format.speeches.iter().filter_map(|speech| speech.side));
        let named: BTreeSet<ElementId> = named.chain(speaking).collect();
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

//! What was taken from two maps becomes one that can stand: what links, remarks and citations need is there, no inference
//! rests on itself, and none are left in a ring.

use std::collections::{BTreeMap, BTreeSet};

use super::field_merge::Combination;
use super::{Answer, ChangeType, ChangedBy, ConflictReason, Edition, Field, Key};
use crate::model::{Comment, ElementId, Format, Group, Links};

/// How many links of rings are turned back at most; each costs a look at all links.
const MOST_TURNED_BACK: usize = 64;

impl Combination<'_> {
    /// Brings back what is needed, or lets go of what needs it where the user has said that it is gone. Returns the format
    /// with sides that are there.
    ///
    /// Cost: n log n; chains of undercuts are walked once.
    pub(super) fn repair(&mut self, format: Option<Format>) -> Option<Format> {
        self.break_rings();
        self.keep_what_was_deleted_along();
        let mut waiting: Vec<(ElementId, ElementId)> = Vec::new();
        let mut concluding: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        // What had to go once does not come back for what needs it.
        let mut gone: BTreeSet<ElementId> = BTreeSet::new();
        for (step, (_, links)) in &self.inferences {
            concluding.entry(links.conclusion).or_default().push(*step);
            waiting.extend(self.missing_ends(*step));
        }

        // What a new or changed remark is about comes back, too.
        self.bring_back_what_is_replied_to();
        let said: Vec<(ElementId, ElementId)> = self.comments.iter().map(|(id, comment)| (*id, comment.on)).collect();
        for (id, on) in said {
            if !self.is_there(on) && !self.is_gone_for_good(on) && self.is_news(id) && self.restore(on, id) {
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
                if self.is_there(end) || !self.inferences.contains_key(&step) {
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
                self.note((id, Field::Whole), ChangedBy::Both, ChangeType::Removed, Some(ConflictReason::Ring));
                waiting.extend(concluding.get(&id).into_iter().flatten().map(|on_it| (*on_it, id)));
            }
        }
        self.mend_threads();
        self.remove_lost_comments();
        self.keep_named(format)
    }

    /// Whether a statement or inference is there.
    fn is_there(&self, id: ElementId) -> bool {
        self.statements.contains_key(&id) || self.inferences.contains_key(&id)
    }

    /// What a copy has deleted along with something that stays for now stays with it: its links, what argues about these,
    /// and what is said about it. Otherwise a rebuttal would stay and rebut nothing.
    fn keep_what_was_deleted_along(&mut self) {
        let mut next: Vec<(ElementId, ChangedBy)> = self.kept.iter().map(|(id, by)| (*id, *by)).collect();
        let mut remarks: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for map in [self.ours.map, self.theirs.map] {
            for (id, comment) in map.comments() {
                remarks.entry(comment.on).or_default().push(*id);
            }
        }
        while let Some((id, deleted_by)) = next.pop() {
            let (has, lacks) =
                if deleted_by == ChangedBy::Ours { (self.theirs, self.ours) } else { (self.ours, self.theirs) };
            self.keep_mentions(id, deleted_by, has, lacks);
            if !self.is_there(id) {
                continue;
            }
            for step in has.map.uses_of(id) {
                self.keep_premise(step, id, deleted_by, lacks);
            }
            let links = has.map.arguments_on(id).into_iter().chain(has.map.uses_of(id));
            for step in links.collect::<Vec<_>>() {
                let deleted = !self.inferences.contains_key(&step) && lacks.map.kind_of(step).is_none();
                let Some((inference, links)) = has.map.inferences().get(&step).zip(has.map.links(step)) else {
                    continue;
                };
                let has_ends = links.premises.iter().chain([&links.conclusion]).all(|end| self.is_there(*end));
                if deleted && has_ends && !self.is_gone_for_good(step) {
                    self.inferences.insert(step, (inference.clone(), links));
                    self.stays_with(step, id, deleted_by);
                    next.push((step, deleted_by));
                }
            }
            let said: Vec<ElementId> = remarks.get(&id).into_iter().flatten().copied().collect();
            for remark in said {
                let deleted = !self.comments.contains_key(&remark) && lacks.map.kind_of(remark).is_none();
                let Some(comment) = has.map.comments().get(&remark).filter(|_| deleted) else { continue };
                if !self.is_gone_for_good(remark) {
                    self.comments.insert(remark, comment.clone());
                    self.stays_with(remark, id, deleted_by);
                }
            }
        }
    }

    /// Cards go on naming a side or a source that stays although a copy has deleted it, and taken it from them with that.
    fn keep_mentions(&mut self, id: ElementId, deleted_by: ChangedBy, has: Edition<'_>, lacks: Edition<'_>) {
        if !(self.sides.contains_key(&id) || self.sources.contains_key(&id)) {
            return;
        }
        let mut changed = Vec::new();
        for (card, named) in has.map.statements() {
            let (Some(known), Some(without)) = (self.statements.get_mut(card), lacks.map.statements().get(card)) else {
                continue;
            };
            if named.side == Some(id) && without.side.is_none() && known.side.is_none() {
                known.side = Some(id);
                changed.push((*card, Field::Side));
            }
            let before = known.citations.len();
            for citation in named.citations.iter().filter(|citation| citation.source == id) {
                if !known.citations.contains(citation) {
                    known.citations.push(citation.clone());
                }
            }
            if known.citations.len() > before {
                changed.push((*card, Field::Citations));
            }
        }
        for (card, field) in changed {
            self.names_again((card, field), field.group(false), id, deleted_by, lacks);
        }
    }

    /// Notes that a field goes on naming what stays although a copy has deleted it: decided with that, or as open as that is.
    fn names_again(&mut self, key: Key, group: Group, kept: ElementId, deleted_by: ChangedBy, lacks: Edition<'_>) {
        if self.answers.contains_key(&(kept, Field::Whole)) {
            self.differences.remove(&key);
            self.outcome.decided.insert(key.0);
        } else {
            self.note(key, deleted_by, ChangeType::Changed, Some(ConflictReason::DeletedWith(kept)));
            self.leave_open(key.0, group, lacks);
        }
    }

    /// A step goes on resting on a premise that stays although a copy has deleted it, and taken it out of the step with that.
    fn keep_premise(&mut self, step: ElementId, premise: ElementId, deleted_by: ChangedBy, lacks: Edition<'_>) {
        let has_step = lacks.map.kind_of(step).is_some();
        let Some((_, links)) = self.inferences.get_mut(&step).filter(|_| has_step) else { return };
        if links.conclusion == premise || !links.premises.insert(premise) {
            return;
        }
        self.names_again((step, Field::Premises), Group::Links, premise, deleted_by, lacks);
    }

    /// Notes that something stays because what it was deleted with stays: until that was decided, this is open as well.
    fn stays_with(&mut self, id: ElementId, with: ElementId, deleted_by: ChangedBy) {
        let key = (id, Field::Whole);
        if self.answers.contains_key(&(with, Field::Whole)) {
            self.differences.remove(&key);
            self.outcome.decided.insert(id);
        } else {
            self.note(key, deleted_by, ChangeType::Removed, Some(ConflictReason::DeletedWith(with)));
        }
        self.keep(id, deleted_by);
    }

    /// Whether a remark is new to one of the copies, or stays because it was changed.
    fn is_news(&self, id: ElementId) -> bool {
        let is_new = || self.differences.get(&(id, Field::Whole)).is_some_and(|d| d.how == ChangeType::Added);
        self.kept.contains_key(&id) || is_new()
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

    /// A reply belongs to the first remark of its thread, and is about the same as that.
    fn mend_threads(&mut self) {
        let roots = |id: ElementId| {
            let first = self.comments.get(&id)?.reply_to?;
            let above = self.comments.get(&first)?;
            let root = above.reply_to.filter(|root| *root != id).unwrap_or(first);
            let on = self.comments.get(&root)?.on;
            Some((id, root, on))
        };
        let all: Vec<_> = self.comments.keys().filter_map(|id| roots(*id)).collect();
        for (id, root, on) in all {
            let Some(comment) = self.comments.get_mut(&id) else { continue };
            if comment.reply_to != Some(root) || comment.on != on {
                (comment.reply_to, comment.on) = (Some(root), on);
                self.note(
                    (id, Field::Conclusion),
                    ChangedBy::Both,
                    ChangeType::Changed,
                    Some(ConflictReason::BothChanged),
                );
            }
        }
    }

    /// What is said about something that is gone goes with it, and so do replies to what is gone.
    fn remove_lost_comments(&mut self) {
        let mut gone: BTreeSet<ElementId> =
            self.comments.iter().filter(|(_, comment)| !self.is_there(comment.on)).map(|(id, _)| *id).collect();
        let lost = |comment: &Comment| {
            comment.reply_to.is_some_and(|first| gone.contains(&first) || !self.comments.contains_key(&first))
        };
        let replies: Vec<ElementId> = self.comments.iter().filter(|(_, c)| lost(c)).map(|(id, _)| *id).collect();
        gone.extend(replies);
        for id in gone {
            self.comments.remove(&id);
            self.note((id, Field::Whole), ChangedBy::Both, ChangeType::Removed, None);
        }
    }

    /// What a link needs and is not there.
    fn missing_ends(&self, step: ElementId) -> Vec<(ElementId, ElementId)> {
        let Some((_, links)) = self.inferences.get(&step) else { return Vec::new() };
        let premises = links.premises.iter().filter(|premise| !self.statements.contains_key(premise));
        let on = Some(&links.conclusion).filter(|on| !self.is_there(**on));
        premises.chain(on).map(|end| (step, *end)).collect()
    }

    /// Whether the user has said that a deletion stands.
    fn is_gone_for_good(&self, id: ElementId) -> bool {
        let deleted_by = if self.ours.map.kind_of(id).is_none() { Answer::Ours } else { Answer::Theirs };
        self.answers.get(&(id, Field::Whole)) == Some(&deleted_by)
    }

    /// Brings an element back from whichever copy has it, for a link or a remark that needs it.
    fn restore(&mut self, id: ElementId, needed_by: ElementId) -> bool {
        let from = if self.ours.map.kind_of(id).is_some() { self.ours } else { self.theirs };
        if let Some(statement) = from.map.statements().get(&id) {
            self.statements.insert(id, statement.clone());
        } else if let (Some(inference), Some(links)) = (from.map.inferences().get(&id), from.map.links(id)) {
            self.inferences.insert(id, (inference.clone(), links));
        } else {
            return false;
        }
        self.came_back(id, needed_by);
        true
    }

    /// Notes that something is there again although a copy has deleted it, for what needs it.
    fn came_back(&mut self, id: ElementId, needed_by: ElementId) {
        let deleted_by = if self.ours.map.kind_of(id).is_some() { ChangedBy::Theirs } else { ChangedBy::Ours };
        self.note((id, Field::Whole), deleted_by, ChangeType::Removed, Some(ConflictReason::Needed(needed_by)));
        self.keep(id, deleted_by);
    }

    /// A link goes without a premise that is gone; without its conclusion or its last premise it goes itself.
    /// Returns whether it does.
    fn let_go(&mut self, step: ElementId, end: ElementId) -> bool {
        let Some((_, links)) = self.inferences.get_mut(&step) else { return false };
        links.premises.remove(&end);
        if links.conclusion != end && !links.premises.is_empty() {
            self.note((step, Field::Premises), ChangedBy::Both, ChangeType::Changed, None);
            return false;
        }
        self.inferences.remove(&step);
        self.note((step, Field::Whole), ChangedBy::Both, ChangeType::Removed, None);
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
        // Of links that were turned on one another, the one with the least change concludes as it does in the other copy.
        let mut turned_back = BTreeSet::new();
        for _ in 0..MOST_TURNED_BACK {
            let rings = self.rings();
            let candidates =
                rings.into_iter().filter(|id| !turned_back.contains(id) && self.other_links(*id).is_some());
            let Some(id) = candidates.min_by_key(|id| self.greatest_rank(*id, Group::Links)) else { break };
            turned_back.insert(id);
            self.turn_back(id);
        }
        // The copies have no rings; what is left of one was made of both. It goes.
        for id in self.rings() {
            self.inferences.remove(&id);
            self.note((id, Field::Whole), ChangedBy::Both, ChangeType::Removed, Some(ConflictReason::Ring));
        }
    }

    /// The links of an inference as they are in the copy from which they were not taken, and whether that is ours.
    fn other_links(&self, id: ElementId) -> Option<(Links, bool)> {
        let (_, now) = self.inferences.get(&id)?;
        let both = [(self.ours, true), (self.theirs, false)];
        both.into_iter().find_map(|(copy, is_ours)| Some((copy.map.links(id).filter(|links| links != now)?, is_ours)))
    }

    /// Lets an inference tie together what it does in the other copy.
    fn turn_back(&mut self, id: ElementId) {
        let Some((links, is_ours)) = self.other_links(id) else { return };
        let loser = if is_ours { self.theirs } else { self.ours };
        if let Some((_, known)) = self.inferences.get_mut(&id) {
            *known = links;
            self.note((id, Field::Conclusion), ChangedBy::Both, ChangeType::Changed, Some(ConflictReason::Ring));
            if !self.answers.contains_key(&(id, Field::Conclusion)) {
                self.leave_open(id, Group::Links, loser);
            }
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
        // Those of the later change, as for any other field that is to be decided.
        let preferred = match self.greater(id, Group::Links) {
            ChangedBy::Theirs => [self.theirs, self.ours],
            ChangedBy::Ours | ChangedBy::Both => [self.ours, self.theirs],
        };
        if let Some(links) = preferred.into_iter().find_map(|edition| edition.map.links(id))
            && let Some((_, known)) = self.inferences.get_mut(&id)
            && *known != links
        {
            *known = links;
            self.note((id, Field::Conclusion), ChangedBy::Both, ChangeType::Changed, Some(ConflictReason::Ring));
            self.leave_open(id, Group::Links, preferred[1]);
        }
    }

    /// Sides and sources that something names stay, whoever has deleted them; what the user has said is gone is named no
    /// longer.
    fn keep_named(&mut self, mut format: Option<Format>) -> Option<Format> {
        let maps = [self.ours.map, self.theirs.map];
        let mut cited: BTreeMap<ElementId, ElementId> = BTreeMap::new();
        for (id, statement) in &self.statements {
            for citation in statement.citations.iter().filter(|c| !self.sources.contains_key(&c.source)) {
                cited.entry(citation.source).or_insert(*id);
            }
        }
        for (source, by) in cited {
            let known = maps.into_iter().find_map(|map| map.sources().get(&source));
            if let Some(known) = known.filter(|_| !self.is_gone_for_good(source)) {
                self.sources.insert(source, known.clone());
                self.came_back(source, by);
            }
        }

        let map = self.ours.map.id();
        let mut named: BTreeMap<ElementId, ElementId> = BTreeMap::new();
        let by_statements = self.statements.iter().filter_map(|(id, s)| Some((s.side?, *id)));
        let by_sources = self.sources.iter().filter_map(|(id, s)| Some((s.side?, *id)));
        let speeches = format.iter().flat_map(|format| format.speeches.iter().filter_map(|speech| speech.side));
        let by_speeches = speeches.map(|side| (side, map));
        for (side, by) in by_statements.chain(by_sources).chain(by_speeches) {
            if !self.sides.contains_key(&side) {
                named.entry(side).or_insert(by);
            }
        }
        for (side, by) in named {
            let known = maps.into_iter().find_map(|map| map.sides().get(&side));
            if let Some(known) = known.filter(|_| !self.is_gone_for_good(side)) {
                self.sides.insert(side, known.clone());
                self.came_back(side, by);
            }
        }
        self.forget_names(&mut format);
        format
    }

    /// Nothing names a side or source that is not there.
    fn forget_names(&mut self, format: &mut Option<Format>) {
        let (sides, sources) = (&self.sides, &self.sources);
        let is_lost = |side: Option<ElementId>| side.is_some_and(|side| !sides.contains_key(&side));
        let mut changed = Vec::new();
        for (id, statement) in &mut self.statements {
            if is_lost(statement.side) {
                statement.side = None;
                changed.push((*id, Field::Side));
            }
            let before = statement.citations.len();
            statement.citations.retain(|citation| sources.contains_key(&citation.source));
            if statement.citations.len() < before {
                changed.push((*id, Field::Citations));
            }
        }
        for speech in format.iter_mut().flat_map(|format| &mut format.speeches) {
            if is_lost(speech.side) {
                speech.side = None;
                changed.push((self.ours.map.id(), Field::Format));
            }
        }
        for (id, source) in &mut self.sources {
            if source.side.is_some_and(|side| !self.sides.contains_key(&side)) {
                source.side = None;
                changed.push((*id, Field::Side));
            }
        }
        for key in changed {
            self.note(key, ChangedBy::Both, ChangeType::Changed, None);
        }
    }
}

//! One merge under decision: its points, what was decided of each, and how the map would look.
//!
//! Nothing here touches the map that is open: what was agreed on is made of it by a verb, as one step.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Ancestor, Answer, Answers, ChangeType, ChangedBy, ConflictReason, Difference, Edition, Field, Key, Merged,
    merge_apart, tell_apart,
};
use crate::model::{ElementId, Ends, Ledger, Map, ReplicaId};

/// A copy of a map with its bookkeeping, kept.
#[derive(Clone, Debug)]
pub struct MapCopy {
    /// The map.
    pub map: Map,
    /// Its bookkeeping; up to date.
    pub ledger: Ledger,
}

impl MapCopy {
    fn edition(&self) -> Edition<'_> {
        Edition { map: &self.map, ledger: &self.ledger }
    }
}

/// How far two copies have come of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divergence {
    /// Both have seen the same.
    Equal,
    /// They had all of ours already: theirs goes on where ours stands.
    Ahead,
    /// We have all of theirs already.
    Behind,
    /// Each has something that the other has not seen.
    Apart,
}

/// What was decided of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing, and the user is asked.
    Open,
    /// It is taken in.
    Taken,
    /// It stays as it is here.
    Refused,
    /// The words of both, woven together.
    Woven,
    /// Both, on two cards.
    Both,
}

/// Something in their copy that is not in ours: one field of one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// What differs.
    pub key: Key,
    /// What was done.
    pub how: ChangeType,
    /// Why the user is asked; stays when the question was answered.
    pub why: Option<ConflictReason>,
    /// Who did it, if that can be told.
    pub by: Option<ReplicaId>,
    /// Whether only the other copy's bookkeeping says that theirs is the later state.
    pub claimed: bool,
    /// What was decided.
    pub state: Decision,
}

/// Two copies of one map, and what was decided so far.
#[derive(Clone, Debug)]
pub struct Review {
    ours: MapCopy,
    theirs: MapCopy,
    base: Option<Ancestor>,
    /// Whether both had given one id to two things.
    one_name: bool,
    answers: Answers,
    merged: Merged,
    /// What differs as long as nothing was decided.
    first: BTreeMap<Key, Difference>,
    points: Vec<Point>,
}

impl Review {
    /// Begins with nothing decided. Both ledgers must be up to date; `base` is a copy that both came from.
    ///
    /// Cost: that of [`super::merge`].
    pub fn new(ours: MapCopy, theirs: MapCopy, base: Option<Ancestor>) -> Self {
        Self::knowing(ours, theirs, base, &BTreeSet::new())
    }

    /// Compares two states of one map as they stand, whatever their bookkeeping says: everything in which the second differs
    /// counts as done to the first.
    ///
    /// Cost: that of [`super::merge`].
    pub fn of_states(before: &Map, after: &Map) -> Self {
        let kept = |map: &Map| MapCopy { map: map.clone(), ledger: Ledger::default() };
        let base = Ancestor { map: before.clone(), is_last: true };
        Self::new(kept(before), kept(after), Some(base))
    }

    /// The same, with names of which it is known that two copies of the program bear them.
    pub fn knowing(
        mut ours: MapCopy,
        mut theirs: MapCopy,
        base: Option<Ancestor>,
        doubled: &BTreeSet<ReplicaId>,
    ) -> Self {
        let apart = tell_apart(ours.edition(), theirs.edition(), base.as_ref().map(|base| &base.map), doubled);
        let one_name = apart.is_some();
        if let Some([own, other]) = apart {
            ours = MapCopy { map: own.0, ledger: own.1 };
            theirs = MapCopy { map: other.0, ledger: other.1 };
        }
        let merged = merged(&ours, &theirs, base.as_ref(), &Answers::new());
        let first = merged.differences.iter().map(|difference| (difference.key, *difference)).collect();
        let mut review =
            Self { ours, theirs, base, one_name, answers: Answers::new(), merged, first, points: Vec::new() };
        review.points = review.find_points();
        review
    }

    /// Our copy.
    pub fn ours(&self) -> &Map {
        &self.ours.map
    }

    /// Their copy.
    pub fn theirs(&self) -> &Map {
        &self.theirs.map
    }

    /// A copy that both came from, if one is known.
    pub fn base(&self) -> Option<&Map> {
        self.base.as_ref().map(|base| &base.map)
    }

    /// The name of who bears this replica's name, as their copy or ours knows it.
    pub fn author(&self, replica: ReplicaId) -> Option<&str> {
        let known = |kept: &'_ MapCopy| kept.ledger.authors().contains_key(&replica);
        let from = if known(&self.theirs) { &self.theirs } else { &self.ours };
        from.ledger.authors().get(&replica).map(String::as_str)
    }

    /// How the map would be if it were taken in now.
    pub fn merged(&self) -> &Merged {
        &self.merged
    }

    /// Whether two copies of the program bear one name and had given one id to two things.
    pub fn has_one_name_twice(&self) -> bool {
        self.one_name
    }

    /// How far the two have come of each other.
    pub fn standing(&self) -> Divergence {
        let (ours, theirs) = (&self.ours.ledger, &self.theirs.ledger);
        match (theirs.has_seen_all(ours), ours.has_seen_all(theirs)) {
            (true, true) => Divergence::Equal,
            (true, false) => Divergence::Ahead,
            (false, true) => Divergence::Behind,
            (false, false) => Divergence::Apart,
        }
    }

    /// How many points wait for a decision.
    pub fn open(&self) -> usize {
        self.points.iter().filter(|point| point.state == Decision::Open).count()
    }

    /// What is to be looked at: questions first, then deletions, what is new, what is changed, what was moved.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// What was decided so far.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether the words of both are woven together in a text.
    fn is_woven(&self, difference: &Difference) -> bool {
        let is_text = matches!(difference.key.1, Field::Text | Field::Note | Field::Motion);
        is_text && difference.by == ChangedBy::Both && difference.how == ChangeType::Changed
    }

    /// Whether a point can be answered by two cards.
    pub fn can_be_both(&self, point: &Point) -> bool {
        point.key.1 == Field::Text
            && point.why == Some(ConflictReason::BothChanged)
            && self.ours.map.statements().contains_key(&point.key.0)
    }

    /// Takes these points in, or (`false`) leaves them as they are here. With something new comes what it hangs on: a
    /// link with its cards, a remark with what it is about.
    pub fn decide(&mut self, keys: impl IntoIterator<Item = Key>, take: bool) {
        let mut keys: BTreeSet<Key> = keys.into_iter().collect();
        if take {
            let mut next: Vec<ElementId> = keys.iter().map(|(id, _)| *id).collect();
            let mut met: BTreeSet<ElementId> = BTreeSet::new();
            while let Some(id) = next.pop() {
                let missing = |id: &ElementId| self.merged.map.kind_of(*id).is_none();
                next.extend(self.needs(id).into_iter().filter(missing).filter(|id| met.insert(*id)));
            }
            let refused = met.into_iter().map(|id| (id, Field::Whole));
            keys.extend(refused.filter(|key| self.answers.get(key) == Some(&Answer::Ours)));
        }
        for key in keys {
            // What comes without a question is taken in as it was merged, not as it is there.
            let asked = self.first.get(&key).is_none_or(|difference| difference.open.is_some());
            match (take, asked) {
                (true, false) => self.answers.remove(&key),
                (true, true) => self.answers.insert(key, Answer::Theirs),
                (false, _) => self.answers.insert(key, Answer::Ours),
            };
        }
        self.renew();
    }

    /// What something of their copy hangs on: without it, it cannot be there.
    fn needs(&self, id: ElementId) -> Vec<ElementId> {
        let theirs = &self.theirs.map;
        if let Some(links) = theirs.links(id) {
            return links.premises.iter().copied().chain([links.conclusion]).collect();
        }
        theirs.comments().get(&id).map(|comment| vec![comment.on]).unwrap_or_default()
    }

    /// Answers a question.
    pub fn answer(&mut self, key: Key, answer: Answer) {
        self.answers.insert(key, answer);
        self.renew();
    }

    fn renew(&mut self) {
        self.merged = merged(&self.ours, &self.theirs, self.base.as_ref(), &self.answers);
        self.points = self.find_points();
    }

    fn find_points(&self) -> Vec<Point> {
        // What differed from the start, and what the answers have brought up.
        let mut all = self.first.clone();
        for difference in &self.merged.differences {
            let known = all.entry(difference.key).or_insert(*difference);
            known.open = known.open.or(difference.open);
        }
        let concerns = |difference: &&Difference| difference.by != ChangedBy::Ours || difference.open.is_some();
        let deleters = self.only_they();
        let mut points: Vec<Point> = all
            .values()
            .filter(concerns)
            .map(|difference| Point {
                key: difference.key,
                how: difference.how,
                why: difference.open,
                by: self.by(difference, &deleters),
                claimed: difference.claimed,
                state: self.state(difference),
            })
            .collect();
        points.sort_by_key(|point| (order(point), point.key));
        points
    }

    fn state(&self, difference: &Difference) -> Decision {
        let (id, field) = difference.key;
        let decided = self.answers.get(&difference.key);
        // What hangs on something that was refused does not come, whatever was said of it.
        let comes =
            self.merged.map.kind_of(id).is_some() || field != Field::Whole || difference.how != ChangeType::Added;
        if !comes && !matches!(decided, Some(Answer::Both)) {
            return Decision::Refused;
        }
        match decided {
            None if difference.open.is_some() => Decision::Open,
            None if self.is_woven(difference) => Decision::Woven,
            None | Some(Answer::Theirs) => Decision::Taken,
            Some(Answer::Ours) => Decision::Refused,
            Some(Answer::Both) => Decision::Both,
        }
    }

    /// The replicas that have done something which we have not seen.
    fn only_they(&self) -> Vec<ReplicaId> {
        let ours = self.ours.ledger.seen();
        let further =
            |(replica, last): (&ReplicaId, &u64)| ours.get(replica).is_none_or(|seen| seen < last).then_some(*replica);
        self.theirs.ledger.seen().iter().filter_map(further).collect()
    }

    /// Who made the difference. A deletion leaves no dot: if only one replica can have done it, that one.
    fn by(&self, difference: &Difference, only_they: &[ReplicaId]) -> Option<ReplicaId> {
        let (id, field) = difference.key;
        if difference.how == ChangeType::Removed {
            return match (only_they, self.theirs.map.kind_of(id)) {
                ([one], None) => Some(*one),
                _ => None,
            };
        }
        let group = field.group(self.theirs.map.inferences().contains_key(&id));
        let stamp = self.theirs.ledger.stamp(id, group);
        Some(stamp.map_or(id, |stamp| stamp.dot).replica)
    }

    /// The map as it would be, with what would go and what was refused still in it, so that both can be seen.
    ///
    /// Cost: linear in the map.
    pub fn both(&self) -> Map {
        let merged = &self.merged.map;
        let mut parts = merged.to_parts();
        let mut there: BTreeSet<ElementId> = merged.element_ids().collect();
        for map in [&self.ours.map, &self.theirs.map] {
            add(&mut there, map.sides(), &mut parts.sides);
            add(&mut there, map.sources(), &mut parts.sources);
            add(&mut there, map.frames(), &mut parts.frames);
            add(&mut there, map.statements(), &mut parts.statements);
            for (id, inference) in map.inferences() {
                if let Some(links) = map.links(*id).filter(|_| there.insert(*id)) {
                    parts.inferences.push((*id, inference.clone(), Ends::from(links)));
                }
            }
            add(&mut there, map.comments(), &mut parts.comments);
        }
        // What cannot be drawn together, a ring of denials say, is left out of the picture.
        Map::from_parts(merged.id(), parts).0
    }
}

fn merged(ours: &MapCopy, theirs: &MapCopy, base: Option<&Ancestor>, answers: &Answers) -> Merged {
    let is_last = base.is_some_and(|base| base.is_last);
    merge_apart(ours.edition(), theirs.edition(), base.map(|base| &base.map), is_last, answers)
}

/// Adds those elements that are not there yet.
fn add<T: Clone>(there: &mut BTreeSet<ElementId>, from: &BTreeMap<ElementId, T>, to: &mut Vec<(ElementId, T)>) {
    to.extend(from.iter().filter(|(id, _)| there.insert(**id)).map(|(id, element)| (*id, element.clone())));
}

/// Questions first, then deletions, what is new, what is changed, what was moved.
fn order(point: &Point) -> u8 {
    match (point.why, point.how, point.key.1) {
        (Some(_), ..) => 0,
        (None, ChangeType::Removed, _) => 1,
        (None, ChangeType::Added, _) => 2,
        (None, ChangeType::Changed, Field::Place | Field::Width | Field::Pinned) => 4,
        (None, ChangeType::Changed, _) => 3,
    }
}

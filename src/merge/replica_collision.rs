//! Two copies of the program with one name: what each of them has made under the same ids is told apart.
//!
//! A profile that was copied to another machine brings its replica name along, and both copies count on from the
//! same number. Then ids stand for two things, and what a copy says it has seen of that name says nothing. That it
//! happened shows where one id stands for two things. From there on, whatever either has made under that name after
//! what both have gets an id that follows from its content, so that everybody who meets it gives it the same, and
//! meeting again changes nothing. Edits under that name get dots that follow from their content, for the same reason.

use std::collections::{BTreeMap, BTreeSet};

use super::Edition;
use crate::model::{Dot, ElementId, ElementKind, Group, Ledger, Map, ReplicaId, Stamp, Stamps};

/// More rounds than there are kinds of elements that hang on one another.
const ROUNDS: usize = 64;

/// The level of an inference ([`level`]): what comes before it says something by itself.
const INFERENCE: u8 = 4;

/// The two copies again where a name is borne twice: each with ids of which none stands for two things. `None` if
/// there is nothing to tell apart, which is nearly always. `base` is a copy that both came from: what it has is one thing
/// in both. `known` are names of which it is known already that two copies bear them.
///
/// Cost: linear in what both have, for each kind of element of which some are to be told apart.
pub fn tell_apart(
    ours: Edition<'_>,
    theirs: Edition<'_>,
    base: Option<&Map>,
    known: &BTreeSet<ReplicaId>,
) -> Option<[(Map, Ledger); 2]> {
    let earlier = told_apart_before(ours, theirs, base);
    let [ours, theirs] = earlier.as_ref().map_or([ours, theirs], |[a, b]| [edition(a), edition(b)]);
    let pair = CollidingCopies::new(ours, theirs, base);
    let mut doubled = pair.borne_twice();
    doubled.names.extend(known);
    if doubled.is_empty() {
        return earlier;
    }
    let (mut apart, mut common) = pair.told_apart(&doubled);
    for _ in 0..ROUNDS {
        let pair = CollidingCopies {
            apart: common.clone(),
            ..CollidingCopies::new(edition(&apart[0]), edition(&apart[1]), base)
        };
        let further = pair.borne_twice();
        if further.is_empty() {
            break;
        }
        let (further_apart, further_common) = pair.told_apart(&further);
        for (replica, last) in further_common {
            let known = common.entry(replica).or_insert(last);
            *known = (*known).min(last);
        }
        apart = further_apart;
    }
    apart.iter_mut().for_each(|(_, ledger)| ledger.name_by_content(|dot, _| is_after(&common, dot)));
    Some(apart)
}

/// Whether a dot comes after what was counted together under its name.
fn is_after(common: &BTreeMap<ReplicaId, u64>, dot: Dot) -> bool {
    common.get(&dot.replica).is_some_and(|last| dot.counter > *last)
}

fn edition((map, ledger): &(Map, Ledger)) -> Edition<'_> {
    Edition { map, ledger }
}

/// The copies with the ids and dots that an earlier merge has given to what one of them still has under its old ones; `None`
/// if there are none, which is nearly always. Without this, what was told apart once would be new when the old copy comes again.
fn told_apart_before(ours: Edition<'_>, theirs: Edition<'_>, base: Option<&Map>) -> Option<[(Map, Ledger); 2]> {
    let renamed = named_before(ours, theirs, base);
    let [one, other] = renamed.as_ref().map_or([ours, theirs], |[a, b]| [edition(a), edition(b)]);
    let with_dots = |copy: Edition<'_>, met: &Ledger| -> Option<Ledger> {
        if !met.knows_of_doubled() {
            return None;
        }
        let mut ledger = copy.ledger.clone();
        ledger.name_by_content(|_, named| met.seen().get(&named.replica).is_some_and(|last| *last >= named.counter));
        Some(ledger).filter(|ledger| ledger != copy.ledger)
    };
    let (a, b) = (with_dots(one, other.ledger), with_dots(other, one.ledger));
    if a.is_none() && b.is_none() {
        return renamed;
    }
    let with =
        |copy: Edition<'_>, ledger: Option<Ledger>| (copy.map.clone(), ledger.unwrap_or_else(|| copy.ledger.clone()));
    Some([with(one, a), with(other, b)])
}

/// The copies with the ids that an earlier merge has given to elements; `None` if there are none.
fn named_before(ours: Edition<'_>, theirs: Edition<'_>, base: Option<&Map>) -> Option<[(Map, Ledger); 2]> {
    let names = |one: Edition<'_>, other: Edition<'_>| -> BTreeMap<ElementId, ElementId> {
        if !other.map.element_ids().any(|id| id.replica.is_longest()) {
            return BTreeMap::new();
        }
        let is_new =
            |id: &ElementId| level(other.map, *id).is_none() && base.is_none_or(|base| level(base, *id).is_none());
        let name = |id: ElementId| {
            Some((id, name_for(one, id))).filter(|(_, new)| level(other.map, *new) == level(one.map, id))
        };
        one.map.element_ids().filter(is_new).filter_map(name).collect()
    };
    let (own, other) = (names(ours, theirs), names(theirs, ours));
    if own.is_empty() && other.is_empty() {
        return None;
    }
    let renamed = [with_names(ours, &own), with_names(theirs, &other)];
    // What hangs on these was named by what they are called now.
    named_before(edition(&renamed[0]), edition(&renamed[1]), base).or(Some(renamed))
}

/// What stands for two things.
#[derive(Clone, Debug, Default)]
struct DoubledName {
    /// Names that two copies of the program bear: all that was made under them after what both have is told apart.
    names: BTreeSet<ReplicaId>,
    /// Ids that were given by hand to something else: nothing but these is told apart.
    ids: BTreeSet<ElementId>,
}

impl DoubledName {
    fn add(&mut self, id: ElementId, is_by_hand: bool) {
        if is_by_hand {
            self.ids.insert(id);
        } else {
            self.names.insert(id.replica);
        }
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.ids.is_empty()
    }
}

/// Whether an element is there that no copy of the program has made.
fn is_made_by_hand(copy: Edition<'_>, id: ElementId) -> bool {
    level(copy.map, id).is_some() && copy.ledger.origin(id) != id
}

/// Two copies in which ids may stand for two things.
struct CollidingCopies<'a> {
    ours: Edition<'a>,
    theirs: Edition<'a>,
    base: Option<&'a Map>,
    /// For each name, the highest counter of what both copies have and neither has changed since it was made: up to there
    /// they counted together, so no id up to there stands for two things.
    common: BTreeMap<ReplicaId, u64>,
    /// The same of the names of which it is known that two copies bear them: edits after that get dots of their own.
    apart: BTreeMap<ReplicaId, u64>,
}

impl<'a> CollidingCopies<'a> {
    fn new(ours: Edition<'a>, theirs: Edition<'a>, base: Option<&'a Map>) -> Self {
        let mut common: BTreeMap<ReplicaId, u64> = BTreeMap::new();
        for id in ours.map.element_ids() {
            // Two may draw the same link; a remark says little.
            let counts = level(ours.map, id).is_some_and(|level| level < INFERENCE) && level(theirs.map, id).is_some();
            let (here, there) = (digests(ours, id), digests(theirs, id));
            if counts && !here.is_empty() && here == there {
                let last = common.entry(id.replica).or_insert(0);
                *last = (*last).max(id.counter);
            }
        }
        Self { ours, theirs, base, common, apart: BTreeMap::new() }
    }

    /// Whether both copies have an element from the base, or counted together when it was made.
    fn is_common(&self, id: ElementId) -> bool {
        let in_base =
            self.base.is_some_and(|base| level(base, id).is_some() && level(base, id) == level(self.ours.map, id));
        in_base || self.common.get(&id.replica).is_some_and(|last| *last >= id.counter)
    }

    /// What stands for two things: of sides, of sources, of cards and frames, of links, of remarks, whichever comes first,
    /// for the others hang on these.
    fn borne_twice(&self) -> DoubledName {
        let (ours, theirs) = (self.ours, self.theirs);
        let mut twice: BTreeMap<u8, DoubledName> = BTreeMap::new();
        for id in ours.map.element_ids() {
            let (Some(one), Some(other)) = (level(ours.map, id), level(theirs.map, id)) else { continue };
            let found = twice.entry(one.min(other)).or_default();
            if self.are_two(id) {
                found.add(id, self.is_by_hand(id));
            }
            // What both have counted together was one thing when it was made; an edit under one dot is two edits.
            let edits = self
                .of_one_dot(id)
                .filter(|dot| if *dot == id { !self.is_common(id) } else { !is_after(&self.apart, *dot) });
            found.names.extend(edits.map(|dot| dot.replica));
        }
        for (level, replica) in self.contradictions() {
            twice.entry(level).or_default().names.insert(replica);
        }
        // An element here whose number stands for the change of another element there.
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            let changes: BTreeSet<Dot> = other
                .map
                .element_ids()
                .flat_map(|id| other.ledger.stamps(id).map(move |(_, stamp)| stamp.dot).filter(move |dot| *dot != id))
                .collect();
            let in_base = |id: ElementId| self.base.is_some_and(|base| level(base, id).is_some());
            for id in changes.into_iter().filter(|dot| level(other.map, *dot).is_none() && !in_base(*dot)) {
                if let Some(level) = level(one.map, id) {
                    twice.entry(level).or_default().add(id, self.is_by_hand(id));
                }
            }
        }
        twice.retain(|_, found| !found.is_empty());
        twice.pop_first().map(|(_, found)| found).unwrap_or_default()
    }

    /// Whether one of the copies has an element that no copy of the program has made.
    fn is_by_hand(&self, id: ElementId) -> bool {
        [self.ours, self.theirs].iter().any(|copy| is_made_by_hand(*copy, id))
    }

    /// The names whose changes cannot be those of one copy of the program: one dot stands for changes of different fields,
    /// or a copy says that it has seen a change of a field and has the field as it was before. With the level at which they
    /// show.
    fn contradictions(&self) -> BTreeSet<(u8, ReplicaId)> {
        let mut found = BTreeSet::new();
        for (one, other) in [(self.ours, self.theirs), (self.theirs, self.ours)] {
            let changes = |copy: Edition<'a>| {
                let ids = copy.map.element_ids().chain([copy.map.id()]);
                ids.flat_map(move |id| copy.ledger.stamps(id).map(move |(group, stamp)| (id, group, stamp.dot)))
                    .filter(|(id, _, dot)| dot != id && !dot.replica.is_longest() && !is_after(&self.apart, *dot))
            };
            let mut places: BTreeMap<Dot, BTreeSet<(ElementId, Group)>> = BTreeMap::new();
            for (id, group, dot) in changes(other) {
                places.entry(dot).or_default().insert((id, group));
            }
            for (id, group, dot) in changes(one) {
                let elsewhere = places.get(&dot).is_some_and(|places| !places.contains(&(id, group)));
                let before = |there: Dot| there == id || there.replica == dot.replica && there.counter < dot.counter;
                // What was deleted and came back is as somebody had it who had not seen the change.
                let came_back = other.ledger.open().deletions.contains(&id);
                let unheeded = other.ledger.has_seen(dot)
                    && !came_back
                    && other.ledger.stamp(id, group).is_some_and(|there| before(there.dot));
                if elsewhere || unheeded {
                    // A debate's own fields depend on nothing.
                    found.insert((level(one.map, id).unwrap_or(0), dot.replica));
                }
            }
        }
        found
    }

    /// Whether an id stands for two things.
    fn are_two(&self, id: ElementId) -> bool {
        let (ours, theirs) = (self.ours, self.theirs);
        // A card here and a link there were never one thing, whatever became of them since. Nor are two remarks that are
        // about different things, which changes by hand only.
        if level(ours.map, id) != level(theirs.map, id) {
            return true;
        }
        !self.is_common(id)
            && (about(ours.map, id) != about(theirs.map, id)
                || self.made(ours, id).zip(self.made(theirs, id)).is_some_and(|(a, b)| a != b)
                || self.of_one_dot(id).any(|dot| dot == id))
    }

    /// The dots that stand for two changes of an element. What a link ties together may only bear another name by now.
    fn of_one_dot(&self, id: ElementId) -> impl Iterator<Item = Dot> {
        // Where something stands is no matter.
        let counts = |group: Group| !matches!(group, Group::Links | Group::Place);
        let stamps = self.ours.ledger.stamps(id).filter(move |(group, _)| counts(*group));
        stamps.filter_map(move |(group, stamp)| {
            let there = self.theirs.ledger.stamp(id, group)?;
            (there.dot == stamp.dot && there.digest != stamp.digest).then_some(stamp.dot)
        })
    }

    /// What an element was when it was made; `None` if it was changed since, or nobody can tell. Of what was made by hand
    /// that can be told with a base only: without one, it may be one thing that was edited by hand.
    fn made(&self, edition: Edition<'_>, id: ElementId) -> Option<Vec<(Group, u32)>> {
        let stamps = digests(edition, id);
        let origin = edition.ledger.origin(id);
        let by_hand = origin != id;
        let is_origin = |dot: Dot| dot == id || by_hand && Ledger::is_origin(dot);
        let unchanged = !stamps.is_empty() && stamps.iter().all(|(_, stamp)| is_origin(stamp.dot));
        let can_be_told = unchanged && (!by_hand || self.base.is_some());
        can_be_told.then(|| stamps.into_iter().map(|(group, stamp)| (group, stamp.digest)).collect())
    }

    /// Both copies with what was made under these names after what both have under other ids, and the last counter of each
    /// name up to which they counted together.
    fn told_apart(&self, twice: &DoubledName) -> ([(Map, Ledger); 2], BTreeMap<ReplicaId, u64>) {
        let doubled = &twice.names;
        // Up to the first id that stands for two things they counted together.
        let mut first: BTreeMap<ReplicaId, u64> = BTreeMap::new();
        let mut same: BTreeMap<ReplicaId, BTreeSet<u64>> = BTreeMap::new();
        if doubled.contains(&self.theirs.map.id().replica) {
            same.entry(self.theirs.map.id().replica).or_default().insert(self.theirs.map.id().counter);
        }
        for id in self.ours.map.element_ids().filter(|id| doubled.contains(&id.replica)) {
            if level(self.theirs.map, id).is_some() && self.are_two(id) {
                let least = first.entry(id.replica).or_insert(id.counter);
                *least = (*least).min(id.counter);
            }
            let (here, there) = (digests(self.ours, id), digests(self.theirs, id));
            let says_something = !self.ours.map.inferences().contains_key(&id) && !here.is_empty();
            if says_something && here == there {
                same.entry(id.replica).or_default().insert(id.counter);
            }
        }
        let last = |replica: &ReplicaId| {
            let first = first.get(replica).copied().unwrap_or(u64::MAX);
            let together = same.get(replica).and_then(|counters| counters.range(..first).next_back().copied());
            (*replica, together.unwrap_or(0))
        };
        let common: BTreeMap<ReplicaId, u64> = doubled.iter().map(last).collect();
        let after = |dot: &ElementId| {
            let in_base = self.base.is_some_and(|base| level(base, *dot).is_some());
            !in_base && is_after(&common, *dot)
        };
        let apart = [self.ours, self.theirs].map(|edition| {
            let by_hand = |id: &ElementId| twice.ids.contains(id) && is_made_by_hand(edition, *id);
            let names =
                edition.map.element_ids().filter(|id| after(id) || by_hand(id)).map(|id| (id, name_for(edition, id)));
            with_names(edition, &names.collect())
        });
        (apart, common)
    }
}

/// What a remark is about, and to what it replies.
fn about(map: &Map, id: ElementId) -> Option<(ElementId, Option<ElementId>)> {
    map.comments().get(&id).map(|comment| (comment.on, comment.reply_to))
}

/// What comes first, because the others can hang on it.
fn level(map: &Map, id: ElementId) -> Option<u8> {
    Some(match map.kind_of(id)? {
        ElementKind::Side => 0,
        ElementKind::Source => 1,
        ElementKind::Statement => 2,
        ElementKind::Frame => 3,
        ElementKind::Inference => INFERENCE,
        ElementKind::Comment => 5,
    })
}

/// Digests of an element, without where it stands: that is moved by whoever puts the map in order.
fn digests(edition: Edition<'_>, id: ElementId) -> Vec<(Group, Stamp)> {
    edition.ledger.stamps(id).filter(|(group, _)| *group != Group::Place).collect()
}

/// An id that follows from what an element is.
fn name_for(edition: Edition<'_>, id: ElementId) -> ElementId {
    let digests = digests(edition, id).into_iter().flat_map(|(_, stamp)| stamp.digest.to_le_bytes());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(level(edition.map, id).unwrap_or_default());
    for byte in id.to_string().bytes().chain(digests) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // Twelve letters: copies of the program have names of eight, so nobody counts under this one.
    let letters: String = (0..12).map(|n| char::from(b'a' + ((hash >> (n * 5)) & 0xF) as u8)).collect();
    letters.parse().map_or(id, |replica| ElementId::new(replica, id.counter))
}

/// The copy with some of its elements under other ids.
fn with_names(edition: Edition<'_>, names: &BTreeMap<ElementId, ElementId>) -> (Map, Ledger) {
    let new = |id: ElementId| names.get(&id).copied().unwrap_or(id);
    let parts = edition.map.to_parts().renamed(&new);
    // The same elements under other ids need no repair.
    let (map, _) = Map::from_parts(edition.map.id(), parts);
    let mut ledger = edition.ledger.clone();
    for (old, new) in names {
        // What it is now is what it is made as, under its new name.
        let stamps = edition.ledger.stamps(*old).map(|(group, stamp)| (group, Stamp { dot: *new, ..stamp }));
        ledger.rename(*old, *new, Stamps::of(*new, stamps.collect::<Vec<_>>()));
    }
    // What points at what has another name now did not change itself.
    ledger.follow(&map);
    (map, ledger)
}

//! Two copies of the program with one name: what each of them has made under the same ids is told apart.
//!
//! A profile that was copied to another machine brings its replica name along, and both copies count on from the
//! same number. Then ids stand for two things, and what a copy says it has seen of that name says nothing. That it
//! happened shows where one id stands for two things. From there on, whatever either has made under that name after
//! what both have gets an id that follows from its content, so that everybody who meets it gives it the same, and
//! meeting again changes nothing; and edits under that name count as seen by nobody else.

use std::collections::{BTreeMap, BTreeSet};

use super::Edition;
use crate::model::{Dot, ElementId, ElementKind, Group, Ledger, Map, ReplicaId, Stamp, Stamps};

/// More rounds than there are names that two copies bear, or chains of what hangs on one another.
const ROUNDS: usize = 64;

/// The two copies again where a name is borne twice: each with ids of which none stands for two things. `None` if
/// there is nothing to tell apart, which is nearly always. `known` are names of which that is known already.
///
/// Cost: linear in what both have; as often as there are such names.
pub fn tell_apart(ours: Edition<'_>, theirs: Edition<'_>, known: &BTreeSet<ReplicaId>) -> Option<[(Map, Ledger); 2]> {
    let mut doubled = known.clone();
    doubled.extend(borne_twice(ours, theirs));
    if doubled.is_empty() {
        return None;
    }
    let mut apart = told_apart(ours, theirs, &doubled);
    for _ in 0..ROUNDS {
        let [a, b] = &apart;
        let (ours, theirs) = (Edition { map: &a.0, ledger: &a.1 }, Edition { map: &b.0, ledger: &b.1 });
        let further = borne_twice(ours, theirs);
        if further.is_empty() {
            break;
        }
        apart = told_apart(ours, theirs, &further);
    }
    Some(apart)
}

/// The names under which one id stands for two things: of sides, of sources, of cards and frames, of links, of
/// remarks, whichever comes first, for the others hang on these.
fn borne_twice(ours: Edition<'_>, theirs: Edition<'_>) -> BTreeSet<ReplicaId> {
    let mut twice: BTreeMap<u8, BTreeSet<ReplicaId>> = BTreeMap::new();
    for id in ours.map.element_ids() {
        let (Some(one), Some(other)) = (level(ours.map, id), level(theirs.map, id)) else { continue };
        if are_two(ours, theirs, id) {
            twice.entry(one.min(other)).or_default().insert(id.replica);
        }
        let edits = of_one_dot(ours, theirs, id).map(|dot| dot.replica);
        twice.entry(one.min(other)).or_default().extend(edits);
    }
    twice.retain(|_, replicas| !replicas.is_empty());
    twice.pop_first().map(|(_, replicas)| replicas).unwrap_or_default()
}

/// Whether an id stands for two things.
fn are_two(ours: Edition<'_>, theirs: Edition<'_>, id: ElementId) -> bool {
    // A card here and a link there were never one thing, whatever became of them since. Nor are two remarks that are
    // about different things: that never changes.
    level(ours.map, id) != level(theirs.map, id)
        || about(ours.map, id) != about(theirs.map, id)
        || made(ours, id).zip(made(theirs, id)).is_some_and(|(a, b)| a != b)
        || of_one_dot(ours, theirs, id).any(|dot| dot == id)
}

/// The dots that stand for two changes of an element. What a link ties together may only bear another name by now.
fn of_one_dot(ours: Edition<'_>, theirs: Edition<'_>, id: ElementId) -> impl Iterator<Item = Dot> {
    // In a file without bookkeeping everything looks as it was made.
    let bare = ours.ledger.is_bare() || theirs.ledger.is_bare();
    // Where something stands is no matter.
    let counts = |group: Group| !matches!(group, Group::Links | Group::Place);
    let stamps = ours.ledger.stamps(id).filter(move |(group, _)| !bare && counts(*group));
    stamps.filter_map(move |(group, stamp)| {
        let there = theirs.ledger.stamp(id, group)?;
        (there.dot == stamp.dot && there.digest != stamp.digest).then_some(stamp.dot)
    })
}

/// Both copies with what was made under these names after what both have under other ids.
fn told_apart(ours: Edition<'_>, theirs: Edition<'_>, doubled: &BTreeSet<ReplicaId>) -> [(Map, Ledger); 2] {
    let shared = |replica: ReplicaId| {
        let ids = ours.map.element_ids().chain([ours.map.id()]);
        // Only of what neither has changed since is it sure that it is one thing; two may draw the same link, though.
        let same = |id: &ElementId| {
            let (here, there) = (digests(ours, *id), digests(theirs, *id));
            let says_something = !ours.map.inferences().contains_key(id) && !here.is_empty();
            *id == theirs.map.id() || (says_something && here == there)
        };
        let ids = ids.filter(|id| id.replica == replica && same(id));
        // Up to the first id that stands for two things they counted together.
        let ids: BTreeSet<u64> = ids.map(|id| id.counter).collect();
        let first = ours.map.element_ids().filter(|id| id.replica == replica && level(theirs.map, *id).is_some());
        let first = first.filter(|id| are_two(ours, theirs, *id)).map(|id| id.counter).min();
        ids.into_iter().filter(|counter| first.is_none_or(|first| *counter < first)).max().unwrap_or(0)
    };
    let common: BTreeMap<ReplicaId, u64> = doubled.iter().map(|replica| (*replica, shared(*replica))).collect();
    let after = |dot: &ElementId| common.get(&dot.replica).is_some_and(|last| dot.counter > *last);
    let [mut a, mut b] = [ours, theirs].map(|edition| {
        let names = edition.map.element_ids().filter(after).map(|id| (id, name_for(edition, id)));
        with_names(edition, &names.collect())
    });
    doubt(&a, &mut b.1, &after);
    doubt(&b, &mut a.1, &after);
    [a, b]
}

/// Of edits under a doubled name nobody knows whether the other copy has seen them, nor whether what they edited was
/// one thing: unless both have the very same, neither counts as seen, and it is asked.
fn doubt((map, ledger): &(Map, Ledger), other: &mut Ledger, after: &dyn Fn(&ElementId) -> bool) {
    for id in map.element_ids().chain([map.id()]) {
        for (group, stamp) in ledger.stamps(id) {
            let there = other.stamp(id, group);
            if there != Some(stamp) && (after(&stamp.dot) || there.is_some_and(|there| after(&there.dot))) {
                other.doubt(stamp.dot);
            }
        }
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
        ElementKind::Inference => 4,
        ElementKind::Comment => 5,
    })
}

/// Digests of an element, without where it stands: that is moved by whoever puts the map in order.
fn digests(edition: Edition<'_>, id: ElementId) -> Vec<(Group, Stamp)> {
    edition.ledger.stamps(id).filter(|(group, _)| *group != Group::Place).collect()
}

/// What an element was when it was made; `None` if it was changed since, or nobody can tell.
fn made(edition: Edition<'_>, id: ElementId) -> Option<Vec<(Group, u32)>> {
    let stamps = if edition.ledger.is_bare() { Vec::new() } else { digests(edition, id) };
    let unchanged = !stamps.is_empty() && stamps.iter().all(|(_, stamp)| stamp.dot == id);
    unchanged.then(|| stamps.into_iter().map(|(group, stamp)| (group, stamp.digest)).collect())
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
    let (map, repairs) = Map::from_parts(edition.map.id(), parts);
    debug_assert!(repairs.is_empty(), "{repairs:?}");
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

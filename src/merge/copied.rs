//! Two copies of the program with one name: what each of them has made under the same id is told apart.
//!
//! A profile that was copied to another machine brings its replica name along, and both copies count on from
//! the same number. What bears one id, is as it was made in both copies, and yet differs was made twice. The
//! one with the greater digests keeps the id; the other gets one that follows from its content, so that
//! everybody who meets the two gives it the same, and meeting again changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Edition;
use crate::model::{ElementId, ElementKind, Group, Ledger, Map, Stamp, Stamps};

/// More rounds than any chain of things that were made twice and hang on one another is long.
const ROUNDS: usize = 64;

/// Which ids of each copy give way, and to what.
type Names = [BTreeMap<ElementId, ElementId>; 2];

/// The two copies again where something was made twice: each with ids of which none stands for two things.
/// `None` if there is nothing to tell apart, which is nearly always.
///
/// Cost: linear in what both have; as often as things that were made twice hang on one another.
pub fn tell_apart(ours: Edition<'_>, theirs: Edition<'_>) -> Option<[(Map, Ledger); 2]> {
    let mut apart = told_apart(ours, theirs)?;
    for _ in 0..ROUNDS {
        let [a, b] = &apart;
        let (ours, theirs) = (Edition { map: &a.0, ledger: &a.1 }, Edition { map: &b.0, ledger: &b.1 });
        let Some(further) = told_apart(ours, theirs) else { break };
        apart = further;
    }
    Some(apart)
}

/// One round: what hangs on nothing that was made twice itself.
fn told_apart(ours: Edition<'_>, theirs: Edition<'_>) -> Option<[(Map, Ledger); 2]> {
    let [own, other] = made_twice(ours, theirs)?;
    Some([with_names(ours, &own), with_names(theirs, &other)])
}

/// What was made twice: of sides, of sources, of cards and frames, of links, whichever comes first.
fn made_twice(ours: Edition<'_>, theirs: Edition<'_>) -> Option<Names> {
    let both = |id: &ElementId| theirs.map.kind_of(*id).is_some();
    let mut twice: BTreeMap<u8, Vec<(ElementId, Made, Made)>> = BTreeMap::new();
    // In a file without bookkeeping everything looks as it was made.
    let bare = ours.ledger.is_bare() || theirs.ledger.is_bare();
    for id in ours.map.element_ids().filter(both) {
        let (Some(one), Some(other)) = (level(ours.map, id), level(theirs.map, id)) else { continue };
        let pair = match one == other {
            // A card here and a link there were never one thing, whatever became of them since.
            false => Some((Made::of(one), Made::of(other))),
            // Nor are two remarks that are about different things: that never changes.
            true if about(ours.map, id) != about(theirs.map, id) => {
                Some((Made::about(one, ours.map, id), Made::about(other, theirs.map, id)))
            }
            true if bare => None,
            true => made(ours, id, one).zip(made(theirs, id, other)).filter(|(a, b)| a != b),
        };
        if let Some((a, b)) = pair {
            twice.entry(a.level.min(b.level)).or_default().push((id, a, b));
        }
    }
    let (_, first) = twice.pop_first()?;
    let found: BTreeSet<ElementId> = first.iter().map(|(id, ..)| *id).collect();
    let hangs = |edition: Edition<'_>, id| edition.map.conclusion(id).is_some_and(|on| found.contains(&on));
    let mut names = Names::default();
    for (id, a, b) in &first {
        if hangs(ours, *id) || hangs(theirs, *id) {
            continue;
        }
        // The lesser of the two gives way, whoever is asked.
        let [own, other] = &mut names;
        if a < b {
            own.insert(*id, name_for(*id, a))
        } else {
            other.insert(*id, name_for(*id, b))
        };
    }
    names.iter().any(|names| !names.is_empty()).then_some(names)
}

/// What an element was when it was made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Made {
    level: u8,
    digests: Vec<(Group, u32)>,
}

impl Made {
    fn of(level: u8) -> Self {
        Self { level, digests: Vec::new() }
    }

    /// A remark, by what it is about.
    fn about(level: u8, map: &Map, id: ElementId) -> Self {
        let names: String = about(map, id).into_iter().flatten().flatten().map(|id| format!("{id} ")).collect();
        let digest =
            names.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self { level, digests: vec![(Group::Links, digest)] }
    }
}

/// What a remark is about, and to what it replies.
fn about(map: &Map, id: ElementId) -> Option<[Option<ElementId>; 2]> {
    map.comments().get(&id).map(|comment| [Some(comment.on), comment.reply_to])
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

/// What an element was when it was made; `None` if it was changed since. Where it stands is no matter: that is
/// moved by whoever puts the map in order.
fn made(edition: Edition<'_>, id: ElementId, level: u8) -> Option<Made> {
    let stamps = edition.ledger.stamps(id).filter(|(group, _)| *group != Group::Place);
    let stamps: Vec<(Group, Stamp)> = stamps.collect();
    let unchanged = !stamps.is_empty() && stamps.iter().all(|(_, stamp)| stamp.dot == id);
    let digests = stamps.iter().map(|(group, stamp)| (*group, stamp.digest)).collect();
    unchanged.then_some(Made { level, digests })
}

/// An id that follows from what was made.
fn name_for(id: ElementId, made: &Made) -> ElementId {
    let digests = made.digests.iter().flat_map(|(_, digest)| digest.to_le_bytes());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(made.level);
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
        let stamps = edition.ledger.stamps(*old).map(|(group, stamp)| {
            let dot = if stamp.dot == *old { *new } else { stamp.dot };
            (group, Stamp { dot, ..stamp })
        });
        ledger.rename(*old, *new, Stamps::of(*new, stamps.collect::<Vec<_>>()));
    }
    // What points at what has another name now did not change itself.
    ledger.follow(&map);
    (map, ledger)
}

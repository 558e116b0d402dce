//! Who changed what last: the bookkeeping that lets copies of a map that were edited apart merge later.
//!
//! For each element and each group of its fields the ledger holds the *dot* of the last change, the
//! replica and its counter then, and a digest of the content that the dot stands for. Beside them
//! stands a version vector: per replica, the last counter that this copy has seen. (Optimised
//! observed-remove set: Bieniusa and others 2012; dots: Preguiça and others 2010.)
//!
//! Dots are given when a map is about to leave the program, by comparing digests, not at every
//! change: nobody can have seen a state in between, so undo may restore a map to the byte.
//!
//! Content that was written by hand or by another program gets dots that follow from the content itself
//! ([`Ledger::adopt`]), so that everybody who reads the file gives it the same ones.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::{digests, empty};
use super::{ElementId, Map, ReplicaId, Stamp, Stamps, limits};

/// One change: the copy that made it, and that copy's counter. The counter is shared with ids, and
/// an element's first dot is its own id.
pub type Dot = ElementId;

/// Per replica, the last counter seen.
pub type Vector = BTreeMap<ReplicaId, u64>;

/// What the people behind the replicas call themselves; who has chosen no name is not in it.
pub type Authors = BTreeMap<ReplicaId, String>;

/// The groups of fields that change, and merge, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What is said: text, kind, side; of other elements all that is not in another group.
    Text,
    /// Citations, tags and note of a statement.
    References,
    /// Premises and conclusion of an inference.
    Links,
    /// Place and width or size.
    Place,
    /// What the user has noted about a statement's standing.
    Assessment,
}

impl Group {
    /// All groups, in the order of the file.
    pub const ALL: [Self; 5] = [Self::Text, Self::References, Self::Links, Self::Place, Self::Assessment];

    /// The group's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::References => "refs",
            Self::Links => "links",
            Self::Place => "place",
            Self::Assessment => "assessed",
        }
    }
}

/// The bookkeeping of one copy of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    seen: Vector,
    stamps: BTreeMap<ElementId, Stamps>,
    authors: Authors,
    /// What the vector covers and was not seen all the same: somebody else's, under one of our ids. Only known
    /// while two copies with one name are merged.
    holes: BTreeSet<Dot>,
    /// What is still to be decided after a merge.
    open: Open,
}

/// What is still to be decided after a merge. It is saved with the map, so that who merges next is asked again and nobody
/// is overruled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Changes that lost against another for the time being: they count as not seen, whatever the vector says.
    pub changes: BTreeSet<Dot>,
    /// Elements that stay for the time being although another copy has deleted them.
    pub deletions: BTreeSet<ElementId>,
}

/// What a merge leaves to the ledger of its result ([`Ledger::joined`]).
#[derive(Clone, Debug, Default)]
pub struct MergeOutcome {
    /// Elements about which something was decided in the merge: they count as changed anew.
    pub decided: BTreeSet<ElementId>,
    /// Groups of fields about which nothing was decided: the stamp of the content that stays for now is kept.
    pub undecided: BTreeSet<(ElementId, Group)>,
    /// What is to be decided.
    pub open: Open,
}

/// Notes in a vector that a change was seen.
fn saw(seen: &mut Vector, dot: Dot) {
    let last = seen.entry(dot.replica).or_insert(0);
    *last = (*last).max(dot.counter);
}

impl Ledger {
    /// The bookkeeping that a file states: what it says it has seen, and its stamps.
    /// Of two entries for one element the first counts.
    pub fn from_file(seen: Vector, mut stamps: Vec<(ElementId, Stamps)>, authors: Authors) -> Self {
        stamps.sort_by_key(|(id, _)| *id);
        stamps.dedup_by_key(|(id, _)| *id);
        let mut ledger = Self { seen, authors, ..Self::default() };
        stamps.iter().for_each(|(id, _)| ledger.saw(*id));
        // Collected at once, an ordered map is not half empty.
        ledger.stamps = stamps.into_iter().collect();
        ledger.saw_all();
        ledger
    }

    /// Per replica, the last counter that this copy has seen.
    pub fn seen(&self) -> &Vector {
        &self.seen
    }

    /// What is still to be decided after a merge.
    pub fn open(&self) -> &Open {
        &self.open
    }

    /// The same bookkeeping with what its file says is still to be decided.
    #[must_use]
    pub fn with_open(self, open: Open) -> Self {
        Self { open, ..self }
    }

    /// What the people behind the replicas call themselves.
    pub fn authors(&self) -> &Authors {
        &self.authors
    }

    /// The name of who has made a change, if it is known.
    pub fn author(&self, dot: Dot) -> Option<&str> {
        self.authors.get(&dot.replica).map(String::as_str)
    }

    /// Notes what who uses this replica is called; an empty name takes the old one away.
    pub fn sign(&mut self, replica: ReplicaId, name: &str) {
        let name = limits::cut(name.trim(), limits::NAME_CHARS);
        if name.is_empty() {
            self.authors.remove(&replica);
        } else if self.authors.get(&replica).is_none_or(|known| known != name) {
            self.authors.insert(replica, name.to_owned());
        }
    }

    /// Forgets all names.
    pub fn unsign(&mut self) {
        self.authors.clear();
    }

    /// The stamps of an element, in the order of the groups.
    pub fn stamps(&self, id: ElementId) -> impl Iterator<Item = (Group, Stamp)> + '_ {
        self.stamps.get(&id).into_iter().flat_map(move |stamps| stamps.iter(id))
    }

    /// The stamp of one group of fields of an element.
    pub fn stamp(&self, id: ElementId, group: Group) -> Option<Stamp> {
        self.stamps.get(&id)?.get(id, group)
    }

    /// Whether this copy has seen a change.
    pub fn has_seen(&self, dot: Dot) -> bool {
        self.seen.get(&dot.replica).is_some_and(|last| *last >= dot.counter)
            && !self.holes.contains(&dot)
            && !self.open.changes.contains(&dot)
    }

    /// The highest counter that was seen of any replica. What nobody can have counted to counts for nothing.
    pub fn highest(&self) -> u64 {
        self.seen.values().copied().filter(|last| *last < ElementId::MAX_COUNTER / 2).max().unwrap_or(0)
    }

    /// Whether this copy has met all that another has, decided or not.
    pub fn has_met_all(&self, other: &Self) -> bool {
        other.seen.iter().all(|(replica, last)| self.seen.get(replica).is_some_and(|own| own >= last))
    }

    /// Whether this copy has seen all that another has: nothing was done there that is not known here.
    pub fn has_seen_all(&self, other: &Self) -> bool {
        self.has_met_all(other) && !self.open.changes.iter().any(|dot| other.has_seen(*dot))
    }

    /// Per replica, the last counter that both copies have seen.
    pub fn seen_by_both(&self, other: &Self) -> Vector {
        let shared = |(replica, last): (&ReplicaId, &u64)| Some((*replica, *other.seen.get(replica)?.min(last)));
        self.seen.iter().filter_map(shared).collect()
    }

    fn saw(&mut self, dot: Dot) {
        saw(&mut self.seen, dot);
    }

    fn saw_all(&mut self) {
        for (_, stamp) in self.stamps.iter().flat_map(|(id, stamps)| stamps.iter(*id)) {
            saw(&mut self.seen, stamp.dot);
        }
    }

    /// The part of [`Ledger::seen`] that the dots in the file do not show by themselves. Only this is
    /// written, so that a new card changes no line but its own.
    pub fn hidden(&self, map: &Map) -> Vector {
        let mut shown = Vector::new();
        let mut show = |dot: Dot| saw(&mut shown, dot);
        show(map.id());
        map.element_ids().for_each(&mut show);
        for (id, stamps) in &self.stamps {
            if map.kind_of(*id).is_some() || *id == map.id() {
                stamps.iter(*id).for_each(|(_, stamp)| show(stamp.dot));
            }
        }
        self.seen
            .iter()
            .filter(|(r, last)| shown.get(r).copied().unwrap_or(0) < **last)
            .map(|(r, l)| (*r, *l))
            .collect()
    }

    /// Gives a fresh dot to every group of fields whose content is not what its stamp says, and
    /// forgets the elements that are gone, for which one counter is handed out. `next` hands out this copy's next counter; after the call
    /// the copy has seen everything up to `last`, the highest counter handed out so far.
    ///
    /// Cost: linear in the map.
    pub fn update(&mut self, map: &Map, next: impl FnMut() -> Dot) {
        let ids = map.element_ids().chain([map.id()]).chain(self.stamps.keys().copied()).collect();
        self.update_touched(map, &ids, next);
        self.saw_all();
    }

    /// The same when only these elements, and the map's own title and motion, can have changed since the last
    /// update.
    ///
    /// Cost: that of these elements.
    pub fn update_touched(&mut self, map: &Map, touched: &BTreeSet<ElementId>, mut next: impl FnMut() -> Dot) {
        let (here, gone): (BTreeSet<ElementId>, BTreeSet<ElementId>) =
            touched.iter().copied().chain([map.id()]).partition(|id| map.kind_of(*id).is_some() || *id == map.id());
        let removed = gone.iter().filter(|id| self.stamps.remove(id).is_some()).count();
        self.open.deletions.retain(|id| !gone.contains(id));
        // A deletion leaves no dot behind, but who sees this copy later shall know that there is something new.
        if removed > 0 {
            self.saw(next());
        }
        // Before the ids themselves count as seen.
        let never_stamped = self.stamps.is_empty();
        let seen = self.seen.clone();
        let seen_before = |id: ElementId| seen.get(&id.replica).is_some_and(|last| *last >= id.counter);
        for id in here {
            saw(&mut self.seen, id);
            let digests = digests(map, id);
            let stamps = self.stamps.entry(id).or_default();
            // An element that is new here was made by whoever its id names: its first dot is its id. One
            // that was seen before and has no stamps was deleted and brought back, which is a change.
            // (A file without any stamps was never stamped, so nothing in it has a history.)
            let is_new = stamps.is_empty() && (never_stamped || !seen_before(id));
            stamps.keep(|group| digests.iter().any(|(known, _)| *known == group));
            for (group, digest) in digests {
                let known = stamps.get(id, group);
                let current = known.is_some_and(|stamp| stamp.digest == digest);
                // A group of fields that nobody ever filled needs no stamp.
                if !current && (known.is_some() || digest != empty()) {
                    let dot = if is_new { id } else { next() };
                    saw(&mut self.seen, dot);
                    stamps.set(id, group, Stamp { dot, digest });
                }
            }
        }
    }

    /// Stamps what was written by hand or by another program: content without a stamp, or with the stamp of other
    /// content. The dots follow from element, group and content, so that everybody who reads a file gives it the same
    /// ones, and a file that is read again brings nothing new. Nobody has seen them who has not read such a file.
    ///
    /// Cost: linear in the map.
    pub fn adopt(&mut self, map: &Map) {
        self.stamps.retain(|id, _| map.kind_of(*id).is_some() || *id == map.id());
        let places = self.places_by_hand(map);
        for id in map.element_ids().chain([map.id()]) {
            saw(&mut self.seen, id);
            let stamps = self.stamps.entry(id).or_default();
            let is_new = stamps.is_empty();
            for (group, digest) in digests(map, id) {
                let known = stamps.get(id, group);
                if known.map_or(empty(), |stamp| stamp.digest) == digest {
                    continue;
                }
                let dot = match known {
                    _ if is_new && group == Group::Place => places,
                    _ if is_new => Dot::new(content_name(Content::Made, id, group, digest), 1),
                    // What is changed later has the greater dot.
                    _ => {
                        let before = known.map_or(id, |stamp| stamp.dot).counter;
                        let counter = before.saturating_add(1).min(ElementId::MAX_COUNTER);
                        Dot::new(content_name(Content::Edited, id, group, digest), counter)
                    }
                };
                saw(&mut self.seen, dot);
                stamps.set(id, group, Stamp { dot, digest });
            }
        }
    }

    /// How many elements of a map are not as this copy of the program or another has stamped them: they were written by
    /// hand, by another program, or spoilt. None in a map without any stamps, which was never written by this program.
    ///
    /// Cost: linear in the map.
    pub fn changed_outside(&self, map: &Map) -> usize {
        let ids = || map.element_ids().chain([map.id()]);
        if ids().all(|id| self.stamps.get(&id).is_none_or(Stamps::is_empty)) {
            return 0;
        }
        let differs = |id: &ElementId| {
            let stamps = self.stamps.get(id);
            let known = |group| stamps.and_then(|stamps| stamps.get(*id, group)).map_or(empty(), |stamp| stamp.digest);
            digests(map, *id).into_iter().any(|(group, digest)| known(group) != digest)
        };
        ids().filter(differs).count()
    }

    /// One dot for the places of all elements without stamps: where something stands is asked of nobody, and most maps are
    /// arranged sooner or later, so that a dot for each would fill the vector.
    fn places_by_hand(&self, map: &Map) -> Dot {
        let is_new = |id: &ElementId| self.stamps.get(id).is_none_or(Stamps::is_empty);
        let mut hash = 0_u32;
        for id in map.element_ids().filter(is_new) {
            let place = digests(map, id).into_iter().find(|(group, _)| *group == Group::Place);
            let digest = place.map_or(0, |(_, digest)| digest);
            hash = (hash.rotate_left(5) ^ digest).wrapping_mul(0x0100_0193);
        }
        Dot::new(content_name(Content::Made, map.id(), Group::Place, hash), 1)
    }

    /// Stamps what neither of two copies had and their merge has made, with dots that follow from the content and come
    /// after all that is known.
    ///
    /// Cost: linear in the map.
    pub fn settle(&mut self, map: &Map) {
        let counter = self.highest().saturating_add(1);
        for id in map.element_ids().chain([map.id()]) {
            let stamps = self.stamps.entry(id).or_default();
            for (group, digest) in digests(map, id) {
                if stamps.get(id, group).map_or(empty(), |stamp| stamp.digest) != digest {
                    let dot = Dot::new(content_name(Content::Edited, id, group, digest), counter);
                    saw(&mut self.seen, dot);
                    stamps.set(id, group, Stamp { dot, digest });
                }
            }
        }
    }

    /// The first dot of an element: its id, unless it was made by hand or by another program.
    pub fn origin(&self, id: ElementId) -> Dot {
        let made = self.stamps(id).map(|(_, stamp)| stamp.dot).find(|dot| is_content_name(dot.replica, Content::Made));
        made.unwrap_or(id)
    }

    /// Whether a name stands for no copy of the program, but for content that was written by hand or by another program.
    pub fn is_by_hand(replica: ReplicaId) -> bool {
        is_content_name(replica, Content::Made) || is_content_name(replica, Content::Edited)
    }

    /// Whether a dot is the first one of something that was made by hand or by another program.
    pub fn is_origin(dot: Dot) -> bool {
        is_content_name(dot.replica, Content::Made)
    }

    /// The bookkeeping of two copies that have become `map`: all that either has seen, and for each group of
    /// fields the stamp of the copy whose content it has, if that is the later one; if both have the same, the
    /// greater dot. The rest was decided now, as is what becomes of the elements in `outcome.decided`: its stamps do
    /// not fit its content until [`Ledger::update`] gives fresh ones, so that who merges next knows that it was. What is
    /// to be decided is kept apart.
    ///
    /// Cost: linear in the map.
    pub fn joined(ours: &Self, theirs: &Self, map: &Map, outcome: MergeOutcome) -> Self {
        let mut seen = ours.seen.clone();
        for (replica, last) in &theirs.seen {
            saw(&mut seen, Dot::new(*replica, *last));
        }
        let mut stamps: Vec<(ElementId, Stamps)> = Vec::new();
        for id in map.element_ids().chain([map.id()]) {
            let is_decided = outcome.decided.contains(&id);
            let own: Vec<(Group, Stamp)> = digests(map, id)
                .into_iter()
                .filter_map(|(group, digest)| {
                    let known = [ours.stamp(id, group), theirs.stamp(id, group)];
                    let latest = known.into_iter().flatten().max_by_key(|stamp| (stamp.dot.counter, stamp.dot))?;
                    let is_undecided = outcome.undecided.contains(&(id, group));
                    let kept = kept_stamp([ours, theirs], known, digest, group, is_undecided);
                    // A digest that fits nothing: this content gets a fresh dot.
                    let stale = Stamp { dot: latest.dot, digest: !digest };
                    Some((group, kept.filter(|_| !is_decided).unwrap_or(stale)))
                })
                .collect();
            if !own.is_empty() {
                stamps.push((id, Stamps::of(id, own)));
            }
        }
        let both = [ours, theirs];
        let settled = |dot: &Dot| both.iter().any(|copy| copy.has_seen(*dot));
        let mut open = outcome.open;
        let known = both.iter().flat_map(|copy| &copy.open.changes).filter(|dot| !settled(dot));
        open.changes.extend(known.copied().collect::<Vec<_>>());
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            // Who goes on from this copy and has not noted the deletion has decided about it.
            let goes_on = other.has_seen_all(one) && !one.has_seen_all(other);
            let stays = |id: &&ElementId| {
                let is_settled = goes_on && !other.open.deletions.contains(id);
                map.kind_of(**id).is_some() && !outcome.decided.contains(id) && !is_settled
            };
            open.deletions.extend(one.open.deletions.iter().filter(stays).copied().collect::<Vec<_>>());
        }
        let authors = joined_authors(ours, theirs);
        let mut ledger = Self { seen, stamps: stamps.into_iter().collect(), authors, open, ..Self::default() };
        map.element_ids().chain([map.id()]).for_each(|id| ledger.saw(id));
        ledger
    }

    /// An element goes by another id, with these stamps: what bears the old one elsewhere is another, which was
    /// not seen here.
    pub fn rename(&mut self, old: ElementId, new: ElementId, stamps: Stamps) {
        self.stamps.remove(&old);
        self.holes.insert(old);
        self.saw(new);
        self.stamps.insert(new, stamps);
    }

    /// Gives changes dots that follow from what they left, where two copies of the program bear one name, so that a dot of
    /// that name stands for two changes: nobody has seen such a change who has not met it. `is_meant` is asked with the dot
    /// and with the new one.
    ///
    /// Cost: linear in the stamps.
    pub fn name_by_content(&mut self, is_meant: impl Fn(Dot, Dot) -> bool) {
        let mut named = Vec::new();
        for (id, stamps) in &self.stamps {
            for (group, stamp) in stamps.iter(*id).filter(|(_, stamp)| stamp.dot != *id) {
                let replica = content_name(Content::Doubled, *id, group, stamp.digest);
                let dot = Dot::new(replica, stamp.dot.counter);
                if !stamp.dot.replica.is_longest() && is_meant(stamp.dot, dot) {
                    named.push((*id, group, Stamp { dot, ..stamp }));
                }
            }
        }
        for (id, group, stamp) in named {
            self.saw(stamp.dot);
            if let Some(stamps) = self.stamps.get_mut(&id) {
                stamps.set(id, group, stamp);
            }
        }
    }

    /// Whether this copy has met changes of two copies of the program that bear one name.
    pub fn knows_of_doubled(&self) -> bool {
        self.seen.keys().any(|replica| is_content_name(*replica, Content::Doubled))
    }

    /// Lets digests follow a map in which elements go by other ids: nothing else has changed, so dots stay.
    ///
    /// Cost: linear in the map.
    pub fn follow(&mut self, map: &Map) {
        for (id, stamps) in &mut self.stamps {
            for (group, digest) in digests(map, *id) {
                if let Some(stamp) = stamps.get(*id, group) {
                    stamps.set(*id, group, Stamp { digest, ..stamp });
                }
            }
        }
    }

    /// Notes that this copy has handed out everything up to `last`, so that it is never handed out
    /// again, not even after undo and a restart.
    pub fn handed_out(&mut self, last: Dot) {
        self.saw(last);
    }
}

/// The stamp that fits the content of a group of fields after a merge; `None` if the merge has decided about it.
fn kept_stamp(
    [ours, theirs]: [&Ledger; 2],
    known: [Option<Stamp>; 2],
    digest: u32,
    group: Group,
    is_undecided: bool,
) -> Option<Stamp> {
    let (a, b) = match known {
        [Some(a), Some(b)] => (a, b),
        [only, None] | [None, only] => return only.filter(|only| only.digest == digest),
    };
    let later = |one: &Ledger, dot: Dot, other: &Ledger, own: Dot| one.has_seen(dot) && !other.has_seen(own);
    // Of two moves that had not seen each other the greater dot wins, and nobody is asked: so it stays that one's, in
    // whatever order three copies meet. What differs under one dot names an element that goes by another id here.
    let wins = |one: Stamp, other: Stamp| {
        is_undecided
            || one.dot == other.dot
            || group == Group::Place && (one.dot.counter, one.dot) > (other.dot.counter, other.dot)
    };
    match (a.digest == digest, b.digest == digest) {
        (true, true) => [a, b].into_iter().max_by_key(|stamp| (stamp.dot.counter, stamp.dot)),
        (true, false) => Some(a).filter(|a| later(ours, b.dot, theirs, a.dot) || wins(*a, b)),
        (false, true) => Some(b).filter(|b| later(theirs, a.dot, ours, b.dot) || wins(*b, a)),
        (false, false) => None,
    }
}

/// How content came about that no copy of the program has stamped with a name of its own.
#[derive(Clone, Copy)]
enum Content {
    /// With its element.
    Made,
    /// Later.
    Edited,
    /// Later, by one of two copies of the program that bear one name.
    Doubled,
}

impl Content {
    /// The first letter of the names that stand for it.
    fn letter(self) -> char {
        match self {
            Self::Made => 'x',
            Self::Edited => 'y',
            Self::Doubled => 'z',
        }
    }
}

/// A replica name that follows from content. Twelve letters: copies of the program have names of eight, so nobody counts
/// under this one.
fn content_name(content: Content, id: ElementId, group: Group, digest: u32) -> ReplicaId {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.to_string().bytes().chain(group.name().bytes()).chain(digest.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // The last bytes have reached the upper bits only.
    hash ^= hash >> 29;
    let letters = (0..ReplicaId::MAX_LENGTH - 1).map(|n| char::from(b'a' + ((hash >> (n * 5)) & 0xF) as u8));
    let name: String = std::iter::once(content.letter()).chain(letters).collect();
    name.parse().unwrap_or(id.replica)
}

/// Whether a name follows from content of this kind.
fn is_content_name(name: ReplicaId, content: Content) -> bool {
    name.is_longest() && name.first() == Some(content.letter())
}

/// The names of both. Where they differ, that of the copy which has seen more of who is named.
fn joined_authors(ours: &Ledger, theirs: &Ledger) -> Authors {
    let mut authors = ours.authors.clone();
    let seen = |ledger: &Ledger, replica: &ReplicaId| ledger.seen.get(replica).copied().unwrap_or(0);
    for (replica, name) in &theirs.authors {
        let known = authors.entry(*replica).or_insert_with(|| name.clone());
        let (own, other) = ((seen(ours, replica), &*known), (seen(theirs, replica), name));
        if other > own {
            name.clone_into(known);
        }
    }
    authors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, StatementField, Width};

    fn id(text: &str) -> ElementId {
        text.parse().unwrap()
    }

    /// Counters of replica `me` from 100 on.
    fn counter() -> impl FnMut() -> Dot {
        let mut last = 99;
        move || {
            last += 1;
            ElementId::new("me".parse().unwrap(), last)
        }
    }

    #[test]
    fn only_what_changed_gets_a_fresh_dot() {
        let mut map = Map::new(id("a-1"));
        map.apply(&Change::InsertStatement(id("a-2"), Box::default())).unwrap();
        let mut ledger = Ledger::default();
        ledger.update(&map, counter());
        assert!(ledger.stamps(id("a-2")).all(|(_, stamp)| stamp.dot == id("a-2")), "a new card needs no dot");

        map.apply(&Change::SetStatement(id("a-2"), StatementField::Width(Width::new(300)))).unwrap();
        ledger.update(&map, counter());
        let dot_of = |group| ledger.stamp(id("a-2"), group).map(|stamp| stamp.dot);
        assert_eq!(dot_of(Group::Place), Some(id("me-100")));
        assert_eq!(dot_of(Group::Text), Some(id("a-2")));
        assert!(ledger.has_seen(id("me-100")) && !ledger.has_seen(id("me-101")));

        let before = ledger.clone();
        ledger.update(&map, || unreachable!("nothing changed, nothing to hand out"));
        assert_eq!(ledger, before);
    }

    #[test]
    fn what_was_deleted_is_still_seen() {
        let mut map = Map::new(id("a-1"));
        map.apply(&Change::InsertStatement(id("b-7"), Box::default())).unwrap();
        let mut ledger = Ledger::default();
        ledger.update(&map, counter());
        assert!(ledger.hidden(&map).is_empty(), "the card itself shows that it was seen");
        map.apply(&Change::RemoveStatement(id("b-7"))).unwrap();
        ledger.update(&map, counter());
        assert!(ledger.has_seen(id("b-7")));
        // That something was deleted has a counter of its own.
        assert_eq!(ledger.hidden(&map), Vector::from([("b".parse().unwrap(), 7), ("me".parse().unwrap(), 100)]));
    }
}

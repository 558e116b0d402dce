//! Who changed what last: the bookkeeping that lets copies of a map that were edited apart merge later.
//!
//! For each element and each group of its fields the ledger holds the *dot* of the last change, the
//! replica and its counter then, and a digest of the content that the dot stands for. Beside them
//! stands a version vector: per replica, the last counter that this copy has seen. (Optimised
//! observed-remove set: Bieniusa and others 2012; dots: Preguiça and others 2010.)
//!
//! Dots are given when a map is about to leave the program, by comparing digests, not at every
//! change: nobody can have seen a state in between, so undo may restore a map to the byte.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Citation, ElementId, Extras, Format, Inference, Map, Marks, Origin, ReplicaId, Source, Stamp, Stamps, Statement,
    limits,
};

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
    /// Whether it comes from a file that has no bookkeeping at all: of such, nobody knows what was changed.
    bare: bool,
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
        let bare = stamps.is_empty();
        let mut ledger = Self { seen, authors, bare, ..Self::default() };
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

    /// Whether it comes from a file without any bookkeeping, made by hand or by another program.
    pub fn is_bare(&self) -> bool {
        self.bare
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
        self.seen.get(&dot.replica).is_some_and(|last| *last >= dot.counter) && !self.holes.contains(&dot)
    }

    /// The highest counter that was seen of any replica. What nobody can have counted to counts for nothing.
    pub fn highest(&self) -> u64 {
        self.seen.values().copied().filter(|last| *last < ElementId::MAX_COUNTER / 2).max().unwrap_or(0)
    }

    /// Whether this copy has seen all that another has: nothing was done there that is not known here.
    pub fn has_seen_all(&self, other: &Self) -> bool {
        other.seen.iter().all(|(replica, last)| self.seen.get(replica).is_some_and(|own| own >= last))
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

    /// The bookkeeping of two copies that have become `map`: all that either has seen, and for each group of
    /// fields the stamp of the copy whose content it has, if that is the later one; if both have the same, the
    /// greater dot. The rest was decided now, as is what becomes of the elements in `changed`: it has no stamps
    /// until [`Ledger::update`] gives fresh ones, so that who merges next knows that it was.
    ///
    /// Cost: linear in the map.
    pub fn joined(ours: &Self, theirs: &Self, map: &Map, changed: &BTreeSet<ElementId>) -> Self {
        let mut seen = ours.seen.clone();
        for (replica, last) in &theirs.seen {
            saw(&mut seen, Dot::new(*replica, *last));
        }
        let ids = map.element_ids().chain([map.id()]);
        let mut stamps: Vec<(ElementId, Stamps)> = Vec::new();
        for id in ids {
            let own = digests(map, id).into_iter().filter_map(|(group, digest)| {
                let (a, b) = (ours.stamp(id, group), theirs.stamp(id, group));
                let stamp = match (a, b) {
                    (Some(a), Some(b)) => {
                        let later =
                            |one: &Self, dot: Dot, other: &Self, own: Dot| one.has_seen(dot) && !other.has_seen(own);
                        // Of two moves that had not seen each other the greater dot wins, and nobody is asked:
                        // so it stays that one's, in whatever order three copies meet.
                        let wins = |one: Stamp, other: Stamp| {
                            group == Group::Place && (one.dot.counter, one.dot) > (other.dot.counter, other.dot)
                        };
                        match (a.digest == digest, b.digest == digest) {
                            (true, true) => [a, b].into_iter().max_by_key(|stamp| (stamp.dot.counter, stamp.dot)),
                            (true, false) => Some(a).filter(|a| later(ours, b.dot, theirs, a.dot) || wins(*a, b)),
                            (false, true) => Some(b).filter(|b| later(theirs, a.dot, ours, b.dot) || wins(*b, a)),
                            (false, false) => None,
                        }
                    }
                    (Some(only), None) | (None, Some(only)) => Some(only).filter(|only| only.digest == digest),
                    (None, None) => None,
                };
                Some((group, stamp?))
            });
            let own: Vec<(Group, Stamp)> = own.collect();
            // An element with some stamps: the rest is noticed by its digests.
            if !changed.contains(&id) {
                stamps.push((id, Stamps::of(id, own)));
            }
        }
        let stamps = stamps.into_iter().filter(|(_, own)| !own.is_empty()).collect();
        let authors = joined_authors(ours, theirs);
        let mut ledger = Self { seen, stamps, authors, ..Self::default() };
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

    /// Somebody else's change bears this dot: it was not seen here, whatever the vector says.
    pub fn doubt(&mut self, dot: Dot) {
        self.holes.insert(dot);
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

/// A running FNV-1a digest of fields. Each field is closed by a byte that no text contains. What is
/// fed and in which order is part of the file format: change it, and every mailed map looks edited.
/// A new field is fed only where it is not empty.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn text(mut self, text: &str) -> Self {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    fn number(self, number: impl Into<i64>) -> Self {
        self.text(&number.into().to_string())
    }

    fn id(self, id: Option<ElementId>) -> Self {
        self.text(&id.map(|id| id.to_string()).unwrap_or_default())
    }

    fn texts<'a>(self, texts: impl IntoIterator<Item = &'a String>) -> Self {
        texts.into_iter().fold(self, |digest, text| digest.text(text)).text("")
    }

    fn format(self, format: &Format) -> Self {
        let all = format.speeches.iter().fold(self.text("format").text(&format.name), |digest, speech| {
            let speaks = digest.text(&speech.key).text(&speech.name).id(speech.side).number(speech.seconds);
            speaks.extras(&speech.extras)
        });
        all.text("").extras(&format.extras)
    }

    fn extras(self, extras: &Extras) -> Self {
        extras.iter().fold(self, |digest, (name, value)| digest.text(name).text(value))
    }

    fn citation(self, citation: &Citation) -> Self {
        let passage = citation.passage.as_deref().unwrap_or("");
        let attributed_to = citation.attributed_to.as_deref().unwrap_or("");
        let mut digest = self.id(Some(citation.source)).number(citation.paragraph.unwrap_or(0));
        digest = citation.sentences.iter().fold(digest, |digest, sentence| digest.number(*sentence));
        digest = digest.text(passage).text(attributed_to);
        if let Some(quote) = &citation.quote {
            digest = digest.text(&quote.exact).text(&quote.prefix).text(&quote.suffix);
        }
        // Younger than the rest: only what there is counts, so that older maps keep their digests.
        if let Some(page) = &citation.page {
            digest = digest.text("page").text(page);
        }
        if let Some(anchor) = &citation.anchor {
            digest = digest.number(anchor.start).number(anchor.end).text(&anchor.digest.to_string());
        }
        digest.extras(&citation.extras)
    }

    /// 32 bits are plenty: the digest finds files edited by hand, it does not resist an enemy.
    fn done(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

/// Only what is pinned counts, so that maps from before cards could be pinned keep their digests.
fn pinned(digest: Digest, pinned: bool) -> Digest {
    if pinned { digest.number(pinned) } else { digest }
}

fn statement_digests(statement: &Statement) -> Vec<(Group, u32)> {
    let Marks { implicit, conceded, needs_support, to_research } = statement.marks;
    let text = Digest::new().text(&statement.text).text(statement.kind.name()).id(statement.side).number(implicit);
    let references = statement.citations.iter().fold(Digest::new(), Digest::citation);
    let place = Digest::new().number(statement.place.x()).number(statement.place.y());
    vec![
        (Group::Text, text.extras(&statement.extras).done()),
        (Group::References, references.texts(&statement.tags).text(&statement.note).done()),
        (Group::Place, pinned(place.number(statement.width.points()), statement.pinned).done()),
        (Group::Assessment, assessed(Digest::new().number(conceded).number(needs_support), statement, to_research)),
    ]
}

/// What is assumed is no part of what was changed: it is a question that somebody puts to a copy. Only what there
/// is counts, so that maps from before keep their digests; the names keep one apart from the other.
fn assessed(mut digest: Digest, statement: &Statement, to_research: bool) -> u32 {
    if let Some(weight) = statement.weight {
        digest = digest.text("weight").number(weight.percent());
    }
    if let Some(judged) = statement.judged {
        digest = digest.text("judged").number(judged);
    }
    if to_research {
        digest = digest.text("research");
    }
    if !statement.speech.is_empty() {
        digest = digest.text("speech").text(&statement.speech);
    }
    digest.done()
}

/// The digest of a group of fields that all are empty.
fn empty() -> u32 {
    Digest::new().done()
}

fn inference_digests(map: &Map, id: ElementId, inference: &Inference) -> Vec<(Group, u32)> {
    let text =
        Digest::new().text(inference.kind.name()).text(inference.scheme.as_deref().unwrap_or("")).text(&inference.note);
    let links = map.premises(id).into_iter().fold(Digest::new(), |digest, premise| digest.id(Some(premise)));
    vec![
        (Group::Text, text.extras(&inference.extras).done()),
        (Group::Links, links.text("").id(map.conclusion(id)).done()),
        (
            Group::Assessment,
            inference.weight.map_or_else(empty, |weight| Digest::new().number(weight.percent()).done()),
        ),
    ]
}

fn source_digest(source: &Source) -> u32 {
    let digest = Digest::new().text(&source.title).text(&source.short).texts(&source.authors);
    let digest = match &source.origin {
        Origin::Described => digest.text(""),
        Origin::Bundled { catalogue, version } => digest.text(catalogue).number(*version),
    };
    let mut digest = digest.id(source.side);
    // Younger than the rest: only what there is counts, so that older maps keep their digests.
    let fields = [
        ("publisher", &source.publisher),
        ("date", &source.date),
        ("address", &source.address),
        ("language", &source.language),
        ("note", &source.note),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        digest = digest.text(name).text(value);
    }
    // Whether the text itself is there is no matter: it is left out of a mail and still the same.
    if let Some(full) = &source.full_text {
        digest = digest.text("text").text(&full.digest().to_string());
    }
    digest.extras(&source.extras).done()
}

/// Digests of the groups of fields that an element has.
fn digests(map: &Map, id: ElementId) -> Vec<(Group, u32)> {
    if let Some(statement) = map.statements().get(&id) {
        return statement_digests(statement);
    }
    if let Some(inference) = map.inferences().get(&id) {
        return inference_digests(map, id, inference);
    }
    if let Some(frame) = map.frames().get(&id) {
        let place = Digest::new().number(frame.place.x()).number(frame.place.y());
        let text = Digest::new().text(&frame.title).extras(&frame.extras);
        return vec![
            (Group::Text, text.done()),
            (Group::Place, place.number(frame.width()).number(frame.height()).done()),
        ];
    }
    if let Some(side) = map.sides().get(&id) {
        let text = Digest::new().text(&side.name).text(&side.letter).text(side.colour.name());
        return vec![(Group::Text, text.extras(&side.extras).done())];
    }
    if let Some(comment) = map.comments().get(&id) {
        let text = Digest::new().id(Some(comment.on)).id(comment.reply_to).text(&comment.text);
        return vec![
            (Group::Text, text.extras(&comment.extras).done()),
            (Group::Assessment, Digest::new().number(comment.resolved).done()),
        ];
    }
    if let Some(source) = map.sources().get(&id) {
        return vec![(Group::Text, source_digest(source))];
    }
    let mut text = Digest::new().text(map.title()).text(map.motion());
    if let Some(format) = map.format() {
        text = text.format(format);
    }
    vec![(Group::Text, text.extras(map.extras()).done())]
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

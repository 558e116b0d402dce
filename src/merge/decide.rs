//! How one field, and whether one element is there, is decided.
//!
//! Where the base has the element, the two copies are compared with it: what only one has changed is taken, what both
//! have changed the same way too, and what both have changed differently is asked. Where there is no base, the ledgers
//! say whose change is the later one; where neither had seen the other's, the user is asked. A field that has entries is
//! decided entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use super::field_merge::{Combination, Forms};
use super::{Answer, ChangeType, ChangedBy, ConflictReason, Edition, Field, Key, What, merge_texts};
use crate::model::{Citation, Dot, ElementId, Group, UnknownFields, limits};

/// What the copies know of each other's last change of a group of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Ours came after theirs.
    Ours,
    /// Theirs came after ours.
    Theirs,
    /// Neither had seen the other.
    Apart,
}

/// What becomes of a field in which the copies differ.
#[derive(Clone, Copy)]
struct Ruling {
    /// Who has changed it.
    by: ChangedBy,
    /// ChangedBy form counts: an answer, or the later one, or the one with the greater dot.
    winner: ChangedBy,
    /// Whether only the other copy's bookkeeping says so.
    claimed: bool,
    /// Whether the winner has met the other's change before and nothing was decided: then it brings nothing new.
    is_known: bool,
}

fn dot(edition: Edition<'_>, id: ElementId, group: Group) -> Dot {
    edition.ledger.stamp(id, group).map_or(id, |stamp| stamp.dot)
}

/// Changes in an order that is the same everywhere; later ones of one replica come later. Two of one dot are told
/// apart by what they left.
fn rank(edition: Edition<'_>, id: ElementId, group: Group) -> (u64, Dot, u32) {
    let stamp = edition.ledger.stamp(id, group);
    let dot = stamp.map_or(id, |stamp| stamp.dot);
    (dot.counter, dot, stamp.map_or(0, |stamp| stamp.digest))
}

/// Whether a difference in this field is a matter to ask about: where something stands is none.
fn is_asked(field: Field) -> bool {
    !matches!(field, Field::Place | Field::Width | Field::Pinned)
}

impl Combination<'_> {
    fn order(&self, id: ElementId, group: Group) -> Order {
        let (a, b) = (dot(self.ours, id, group), dot(self.theirs, id, group));
        let (ours, theirs) = (self.ours.ledger, self.theirs.ledger);
        let knows = match a == b {
            false => (theirs.has_seen(a), ours.has_seen(b)),
            // One dot does not stand for two changes, but for two names of an element in it: the later ones are those of
            // the copy that has met the other.
            true => (theirs.has_met_all(ours), ours.has_met_all(theirs)),
        };
        match knows {
            (true, false) => Order::Theirs,
            (false, true) => Order::Ours,
            _ => Order::Apart,
        }
    }

    /// The copy with the greater dot, the same whichever copy is called ours.
    pub(super) fn greater(&self, id: ElementId, group: Group) -> ChangedBy {
        if rank(self.ours, id, group) >= rank(self.theirs, id, group) { ChangedBy::Ours } else { ChangedBy::Theirs }
    }

    /// The greater rank of both copies' last change of a group of fields.
    pub(super) fn greatest_rank(&self, id: ElementId, group: Group) -> (u64, Dot, u32) {
        rank(self.ours, id, group).max(rank(self.theirs, id, group))
    }

    fn rule<T: PartialEq + ?Sized>(&self, key: Key, group: Group, ours: &T, theirs: &T, base: Option<&T>) -> Ruling {
        let order = if self.base_decides && base.is_some() { Order::Apart } else { self.order(key.0, group) };
        let (by, claimed) = match (order, base) {
            (Order::Ours, _) => (ChangedBy::Ours, false),
            (Order::Theirs, _) => (ChangedBy::Theirs, true),
            (Order::Apart, Some(base)) if base == ours => (ChangedBy::Theirs, false),
            (Order::Apart, Some(base)) if base == theirs => (ChangedBy::Ours, false),
            (Order::Apart, _) => (ChangedBy::Both, false),
        };
        let known = if by == ChangedBy::Both && !self.base_decides { self.knows_the_other(key.0, group) } else { None };
        let winner = match self.answers.get(&key) {
            Some(Answer::Ours | Answer::Both) => ChangedBy::Ours,
            Some(Answer::Theirs) => ChangedBy::Theirs,
            None if by == ChangedBy::Both => known.unwrap_or_else(|| self.greater(key.0, group)),
            None => by,
        };
        // What was answered rests on nobody's claim.
        let claimed = claimed && !self.answers.contains_key(&key);
        Ruling { by, winner, claimed, is_known: known == Some(winner) }
    }

    /// The copy that has met the other's change of a group of fields in an earlier merge and left it open.
    fn knows_the_other(&self, id: ElementId, group: Group) -> Option<ChangedBy> {
        let (a, b) = (dot(self.ours, id, group), dot(self.theirs, id, group));
        let ours = self.ours.ledger.open().changes.contains(&b);
        let theirs = self.theirs.ledger.open().changes.contains(&a);
        match (ours, theirs) {
            (true, false) => Some(ChangedBy::Ours),
            (false, true) => Some(ChangedBy::Theirs),
            _ => None,
        }
    }

    /// Notes what became of a field, and if it is to be decided, whose change lost for now.
    fn ruled(&mut self, key: Key, group: Group, ruling: Ruling, asks: bool) {
        self.note(key, ruling.by, ChangeType::Changed, asks.then_some(ConflictReason::BothChanged));
        let Some(difference) = self.differences.get_mut(&key) else { return };
        difference.claimed = ruling.claimed;
        // What an earlier merge has left open stays open, although it may be another field that is asked about.
        if difference.open.is_some() || ruling.is_known {
            let loser = if ruling.winner == ChangedBy::Ours { self.theirs } else { self.ours };
            self.leave_open(key.0, group, loser);
        }
    }

    /// Notes that it is to be decided about a group of fields, and whose change lost for now.
    pub(super) fn leave_open(&mut self, id: ElementId, group: Group, loser: Edition<'_>) {
        self.outcome.open.changes.insert(dot(loser, id, group));
        self.outcome.undecided.insert((id, group));
    }

    /// One field that has one value.
    pub(super) fn field<T: PartialEq + Clone>(
        &mut self,
        key: Key,
        group: Group,
        ours: &T,
        theirs: &T,
        base: Option<&T>,
    ) -> T {
        if ours == theirs {
            return ours.clone();
        }
        let ruling = self.rule(key, group, ours, theirs, base);
        self.ruled(key, group, ruling, ruling.by == ChangedBy::Both && is_asked(key.1));
        if ruling.winner == ChangedBy::Ours { ours.clone() } else { theirs.clone() }
    }

    /// A text. Where a base is known and the edits do not touch, the words of both are woven together.
    pub(super) fn text(&mut self, key: Key, group: Group, ours: &str, theirs: &str, base: Option<&str>) -> String {
        if ours == theirs {
            return ours.to_owned();
        }
        let ruling = self.rule(key, group, ours, theirs, base);
        let both = ruling.by == ChangedBy::Both && !self.answers.contains_key(&key);
        let woven = match base {
            _ if !both || ruling.is_known => None,
            // Only words that stay as they are when either copy comes again.
            Some(base) => merge_texts(base, ours, theirs).filter(|woven| {
                [ours, theirs].iter().all(|copy| merge_texts(base, woven, copy).is_some_and(|again| again == *woven))
            }),
            // Without a base, what only one copy has is not dropped; most likely the other has never had it.
            None if ours.is_empty() || theirs.is_empty() => Some(format!("{ours}{theirs}")),
            None => None,
        };
        // Names are shorter than what cards and remarks say.
        let is_long = [self.ours.map, self.theirs.map].iter().any(|map| {
            map.statements().contains_key(&key.0) || map.comments().contains_key(&key.0) || key.1 == Field::Note
        });
        let most = if is_long { limits::TEXT_CHARS } else { limits::NAME_CHARS };
        let woven = woven.filter(|text| limits::fits(text, most));
        self.ruled(key, group, ruling, ruling.by == ChangedBy::Both && woven.is_none());
        woven.unwrap_or_else(|| if ruling.winner == ChangedBy::Ours { ours.to_owned() } else { theirs.to_owned() })
    }

    /// A set that is merged entry by entry: what either has added, without what either has taken out.
    pub(super) fn set<T: Ord + Clone>(
        &mut self,
        key: Key,
        group: Group,
        (ours, theirs): (&BTreeSet<T>, &BTreeSet<T>),
        base: Option<&BTreeSet<T>>,
    ) -> BTreeSet<T> {
        if ours == theirs {
            return ours.clone();
        }
        let ruling = self.rule(key, group, ours, theirs, base);
        self.ruled(key, group, ruling, false);
        if ruling.by != ChangedBy::Both || ruling.is_known || self.answers.contains_key(&key) {
            return if ruling.winner == ChangedBy::Ours { ours.clone() } else { theirs.clone() };
        }
        let taken_out = |entry: &&T| {
            base.is_some_and(|base| base.contains(entry) && !(ours.contains(entry) && theirs.contains(entry)))
        };
        let all: BTreeSet<T> = ours.union(theirs).filter(|entry| !taken_out(entry)).cloned().collect();
        // A link needs a premise: where each has taken out what the other has kept, it is asked whose are left.
        if key.1 == Field::Premises && all.is_empty() {
            self.ruled(key, group, ruling, true);
            return if ruling.winner == ChangedBy::Ours { ours.clone() } else { theirs.clone() };
        }
        let (what, most) = match key.1 {
            Field::Premises => (What::Premises, limits::PREMISES),
            _ => (What::Tags, limits::TAGS),
        };
        self.check(key.0, what, all.len(), most);
        all
    }

    /// Citations one by one: those of the copy with the greater dot first, in their order.
    pub(super) fn citations(
        &mut self,
        id: ElementId,
        ours: &[Citation],
        theirs: &[Citation],
        base: Option<&[Citation]>,
    ) -> Vec<Citation> {
        let key = (id, Field::Citations);
        if ours == theirs {
            return ours.to_vec();
        }
        let ruling = self.rule(key, Group::References, ours, theirs, base);
        self.ruled(key, Group::References, ruling, false);
        let (first, second) = if ruling.winner == ChangedBy::Ours { (ours, theirs) } else { (theirs, ours) };
        if ruling.by != ChangedBy::Both || ruling.is_known || self.answers.contains_key(&key) {
            return first.to_vec();
        }
        let taken_out =
            |c: &&Citation| base.is_some_and(|base| base.contains(c) && !(ours.contains(c) && theirs.contains(c)));
        let more = second.iter().filter(|citation| !first.contains(citation));
        let all: Vec<Citation> = first.iter().chain(more).filter(|c| !taken_out(c)).cloned().collect();
        self.check(id, What::Citations, all.len(), limits::CITATIONS);
        all
    }

    /// Fields of a newer version, one by one, but for the one that stands for a known field and is decided with it.
    pub(super) fn extras(
        &mut self,
        id: ElementId,
        but: &str,
        ours: &UnknownFields,
        theirs: &UnknownFields,
        base: Option<&UnknownFields>,
    ) -> UnknownFields {
        let key = (id, Field::UnknownFields);
        let plain = |extras: &UnknownFields| -> UnknownFields {
            extras.iter().filter(|(name, _)| *name != but).map(|(name, raw)| (name.clone(), raw.clone())).collect()
        };
        let (a, b, before) = (plain(ours), plain(theirs), base.map(plain));
        if a == b {
            return a;
        }
        let ruling = self.rule(key, Group::Text, &a, &b, before.as_ref());
        let is_refused = self.answers.get(&key) == Some(&Answer::Ours);
        if ruling.by != ChangedBy::Both || ruling.is_known || is_refused {
            // What was left open stays open.
            self.ruled(key, Group::Text, ruling, ruling.is_known);
            return if ruling.winner == ChangedBy::Ours { a } else { b };
        }

        let mut clashes = false;
        let mut all = UnknownFields::new();
        let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
        for name in names {
            let (here, there) = (a.get(name), b.get(name));
            let taken = match before.as_ref().map(|before| before.get(name)) {
                _ if here == there => here,
                Some(before) if before == here => there,
                Some(before) if before == there => here,
                // Without a base, what only one copy has is not dropped.
                None if here.is_none() || there.is_none() => here.or(there),
                _ => {
                    clashes = true;
                    if ruling.winner == ChangedBy::Ours { here } else { there }
                }
            };
            all.extend(taken.map(|raw| (name.clone(), raw.clone())));
        }
        self.ruled(key, Group::Text, ruling, clashes);
        let size = all.iter().map(|(name, raw)| name.len() + raw.len()).sum();
        self.check(id, What::UnknownBytes, size, limits::EXTRA_BYTES);
        all
    }

    /// Whether an element is there, and if so in which forms: ours, theirs, and that of the base. Of one that only one
    /// copy has, that form twice.
    pub(super) fn whole<'v, T>(
        &mut self,
        id: ElementId,
        ours: &'v BTreeMap<ElementId, T>,
        theirs: &'v BTreeMap<ElementId, T>,
        base: Option<&'v BTreeMap<ElementId, T>>,
        same: fn(&T, &T) -> bool,
    ) -> Option<Forms<'v, T>> {
        let before = base.and_then(|base| base.get(&id));
        let (only, has, lacks, has_it, lacks_it) = match (ours.get(&id), theirs.get(&id)) {
            (Some(a), Some(b)) => return Some((a, b, before)),
            (Some(a), None) => (a, self.ours, self.theirs, ChangedBy::Ours, ChangedBy::Theirs),
            (None, Some(b)) => (b, self.theirs, self.ours, ChangedBy::Theirs, ChangedBy::Ours),
            (None, None) => return None,
        };
        let key = (id, Field::Whole);
        let kept = match self.answers.get(&key) {
            Some(Answer::Ours | Answer::Both) => Some(has_it == ChangedBy::Ours),
            Some(Answer::Theirs) => Some(has_it == ChangedBy::Theirs),
            None => None,
        };
        // Another copy has deleted it before, and nothing was decided about that.
        let is_contested = !self.base_decides && has.ledger.open().deletions.contains(&id);
        let knew = match self.base_decides {
            true => before.is_some(),
            false => is_contested || before.is_some() || lacks.ledger.has_seen(has.ledger.origin(id)),
        };
        if !knew {
            self.note(key, has_it, ChangeType::Added, None);
            return kept.unwrap_or(true).then_some((only, only, None));
        }

        let changed = match before {
            Some(before) if self.base_decides => !same(before, only) || self.links_differ(id),
            // Whoever changed it meanwhile had not seen that it was deleted, and was not seen.
            // Where something stands is no matter to ask about.
            _ => {
                let mut stamps = has.ledger.stamps(id).filter(|(group, _)| *group != Group::Place);
                is_contested || stamps.any(|(_, stamp)| !lacks.ledger.has_seen(stamp.dot))
            }
        };
        // Who has seen all of the copy without it has decided about that deletion before.
        let is_decided = || has.ledger.has_seen_all(lacks.ledger) && !is_contested;
        if !self.base_decides && changed && kept.is_none() && is_decided() {
            self.note(key, has_it, ChangeType::Added, None);
            return Some((only, only, before));
        }
        let stays = kept.unwrap_or(changed);
        self.note(key, lacks_it, ChangeType::Removed, changed.then_some(ConflictReason::DeletedAndChanged));
        if let Some(difference) = self.differences.get_mut(&key) {
            difference.claimed = !self.base_decides && kept.is_none() && lacks_it == ChangedBy::Theirs;
        }
        if stays {
            self.keep(id, lacks_it);
        }
        stays.then_some((only, only, before))
    }

    /// Something stays although a copy has deleted it.
    pub(super) fn keep(&mut self, id: ElementId, deleted_by: ChangedBy) {
        self.kept.insert(id, deleted_by);
        if self.answers.contains_key(&(id, Field::Whole)) {
            self.outcome.decided.insert(id);
        }
    }

    /// Whether the ends of a link are other than those in the base.
    fn links_differ(&self, id: ElementId) -> bool {
        let now = self.ours.map.links(id).or_else(|| self.theirs.map.links(id));
        self.base.is_some_and(|base| base.links(id) != now)
    }
}

//! Element by element, field by field: what each copy has, what the other knew of it, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Answers, Difference, Edition, Field, How, Key, Merged, Whose, Why, weave};
use crate::model::{
    Citation, Comment, Dot, ElementId, Ends, Frame, Group, Inference, Ledger, Links, Map, Marks, Parts, Side, Source,
    Statement, limits,
};

/// What the copies know of each other's last change of a group of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Ours came after theirs.
    Ours,
    /// Theirs came after ours.
    Theirs,
    /// Neither had seen the other; the greater dot.
    Apart(Whose),
}

/// A merge under way.
pub struct Combination<'a> {
    pub(super) ours: Edition<'a>,
    pub(super) theirs: Edition<'a>,
    base: Option<&'a Map>,
    pub(super) answers: &'a Answers,
    pub(super) statements: BTreeMap<ElementId, Statement>,
    pub(super) inferences: BTreeMap<ElementId, (Inference, Links)>,
    pub(super) sides: BTreeMap<ElementId, Side>,
    pub(super) sources: BTreeMap<ElementId, Source>,
    pub(super) frames: BTreeMap<ElementId, Frame>,
    pub(super) comments: BTreeMap<ElementId, Comment>,
    pub(super) differences: Vec<Difference>,
    /// Elements that are kept although a copy has deleted them: they count as changed anew.
    pub(super) fresh: BTreeSet<ElementId>,
}

fn dot(edition: Edition<'_>, id: ElementId, group: Group) -> Dot {
    edition.ledger.stamp(id, group).map_or(id, |stamp| stamp.dot)
}

/// Changes in an order that is the same everywhere; later ones of one replica come later. Two of one dot, which
/// copies with one name can have made, are told apart by what they left.
fn rank(edition: Edition<'_>, id: ElementId, group: Group) -> (u64, Dot, u32) {
    let stamp = edition.ledger.stamp(id, group);
    let dot = stamp.map_or(id, |stamp| stamp.dot);
    (dot.counter, dot, stamp.map_or(0, |stamp| stamp.digest))
}

impl<'a> Combination<'a> {
    /// Nothing is decided yet.
    pub fn new(ours: Edition<'a>, theirs: Edition<'a>, base: Option<&'a Map>, answers: &'a Answers) -> Self {
        Self {
            ours,
            theirs,
            base,
            answers,
            statements: BTreeMap::new(),
            inferences: BTreeMap::new(),
            sides: BTreeMap::new(),
            sources: BTreeMap::new(),
            frames: BTreeMap::new(),
            comments: BTreeMap::new(),
            differences: Vec::new(),
            fresh: BTreeSet::new(),
        }
    }

    /// Decides everything.
    pub fn merged(mut self) -> Merged {
        let (ours, theirs, base) = (self.ours.map, self.theirs.map, self.base);
        let id = ours.id();
        let title = self.text((id, Field::Text), Group::Text, ours.title(), theirs.title(), base.map(Map::title));
        let motion = self.text((id, Field::Motion), Group::Text, ours.motion(), theirs.motion(), base.map(Map::motion));
        let extras =
            self.field((id, Field::Extras), Group::Text, ours.extras(), theirs.extras(), base.map(Map::extras));
        let format = self.field(
            (id, Field::Format),
            Group::Text,
            &ours.format().cloned(),
            &theirs.format().cloned(),
            base.map(|base| base.format().cloned()).as_ref(),
        );
        for id in both(ours.sides(), theirs.sides()) {
            let taken = self.whole(id, ours.sides(), theirs.sides(), base.map(Map::sides));
            let taken = taken.map(|(a, b, base)| self.description(id, a, b, base));
            self.sides.extend(taken.map(|side| (id, side)));
        }
        for id in both(ours.sources(), theirs.sources()) {
            let taken = self.whole(id, ours.sources(), theirs.sources(), base.map(Map::sources));
            let taken = taken.map(|(a, b, base)| self.source(id, a, b, base));
            self.sources.extend(taken.map(|source| (id, source)));
        }
        for id in both(ours.frames(), theirs.frames()) {
            let taken = self.whole(id, ours.frames(), theirs.frames(), base.map(Map::frames));
            let taken = taken.map(|(a, b, base)| self.frame(id, a, b, base));
            self.frames.extend(taken.map(|frame| (id, frame)));
        }
        for id in both(ours.statements(), theirs.statements()) {
            let taken = self.whole(id, ours.statements(), theirs.statements(), base.map(Map::statements));
            let taken = taken.map(|(a, b, base)| self.statement(id, a, b, base));
            self.statements.extend(taken.map(|statement| (id, statement)));
        }
        for id in both(ours.inferences(), theirs.inferences()) {
            let taken = self.whole(id, ours.inferences(), theirs.inferences(), base.map(Map::inferences));
            let Some((a, b, base)) = taken else { continue };
            let inference = self.inference(id, a, b, base);
            if let Some(links) = self.links(id) {
                self.inferences.insert(id, (inference, links));
            }
        }
        for id in both(ours.comments(), theirs.comments()) {
            let taken = self.whole(id, ours.comments(), theirs.comments(), base.map(Map::comments));
            let taken = taken.map(|(a, b, base)| self.comment(id, a, b, base));
            self.comments.extend(taken.map(|comment| (id, comment)));
        }
        self.mend(format.as_ref());
        let parts = Parts {
            title,
            motion,
            format,
            statements: self.statements.into_iter().collect(),
            inferences: self.inferences.into_iter().map(|(id, (i, links))| (id, i, Ends::from(links))).collect(),
            sides: self.sides.into_iter().collect(),
            sources: self.sources.into_iter().collect(),
            frames: self.frames.into_iter().collect(),
            comments: self.comments.into_iter().collect(),
            extras,
        };
        // Within limits: lists were cut to them, and what is left out is among the repairs of no valid map.
        let (map, repairs) = Map::from_parts(id, parts);
        debug_assert!(repairs.is_empty(), "{repairs:?}");
        let ledger = Ledger::joined(self.ours.ledger, self.theirs.ledger, &map, &self.fresh);
        let mut differences = self.differences;
        differences.sort_by_key(|difference| difference.key);
        Merged { map, ledger, differences }
    }

    pub(super) fn note(&mut self, key: Key, by: Whose, how: How, open: Option<Why>) {
        self.differences.push(Difference { key, by, how, open: open.filter(|_| !self.answers.contains_key(&key)) });
    }

    fn order(&self, id: ElementId, group: Group) -> Order {
        let (a, b) = (dot(self.ours, id, group), dot(self.theirs, id, group));
        match (self.theirs.ledger.has_seen(a), self.ours.ledger.has_seen(b)) {
            (true, false) => Order::Theirs,
            (false, true) => Order::Ours,
            _ => {
                let ours_is_greater = rank(self.ours, id, group) >= rank(self.theirs, id, group);
                Order::Apart(if ours_is_greater { Whose::Ours } else { Whose::Theirs })
            }
        }
    }

    /// Whether an element is there, and if so in which forms: ours, theirs, and that of the ancestor. Of one
    /// that only one copy has, that form twice.
    fn whole<'v, T: PartialEq>(
        &mut self,
        id: ElementId,
        ours: &'v BTreeMap<ElementId, T>,
        theirs: &'v BTreeMap<ElementId, T>,
        base: Option<&'v BTreeMap<ElementId, T>>,
    ) -> Option<(&'v T, &'v T, Option<&'v T>)> {
        let before = base.and_then(|base| base.get(&id));
        let (only, has, lacks, has_it, lacks_it) = match (ours.get(&id), theirs.get(&id)) {
            (Some(a), Some(b)) => return Some((a, b, before)),
            (Some(a), None) => (a, self.ours, self.theirs, Whose::Ours, Whose::Theirs),
            (None, Some(b)) => (b, self.theirs, self.ours, Whose::Theirs, Whose::Ours),
            (None, None) => return None,
        };
        let key = (id, Field::Whole);
        let kept = match self.answers.get(&key) {
            Some(Answer::Ours | Answer::Woven | Answer::Both) => Some(has_it == Whose::Ours),
            Some(Answer::Theirs) => Some(has_it == Whose::Theirs),
            None => None,
        };
        let knew = lacks.ledger.has_seen(id);
        if !knew && before.is_none() {
            self.note(key, has_it, How::Added, None);
            return kept.unwrap_or(true).then_some((only, only, None));
        }
        // Deleted there. Whoever changed it meanwhile had not seen that, and was not seen.
        let changed = if knew {
            has.ledger.stamps(id).any(|(_, stamp)| !lacks.ledger.has_seen(stamp.dot))
        } else {
            before.is_none_or(|before| before != only) || self.links_differ(id)
        };
        // Who has seen all of the copy without it has decided about that deletion before.
        if changed && kept.is_none() && has.ledger.has_seen_all(lacks.ledger) {
            self.note(key, has_it, How::Added, None);
            return Some((only, only, before));
        }
        let stays = kept.unwrap_or(changed);
        self.note(key, lacks_it, How::Removed, changed.then_some(Why::DeletedAndChanged));
        if stays {
            self.fresh.insert(id);
        }
        stays.then_some((only, only, before))
    }

    /// Whether the ends of a link are other than those in the ancestor.
    fn links_differ(&self, id: ElementId) -> bool {
        let now = self.ours.map.links(id).or_else(|| self.theirs.map.links(id));
        self.base.is_some_and(|base| base.links(id) != now)
    }

    /// Whose form of a field counts, and whether both have changed it.
    fn decide<T: PartialEq + ?Sized>(
        &self,
        key: Key,
        group: Group,
        ours: &T,
        theirs: &T,
        base: Option<&T>,
    ) -> (Whose, Whose) {
        let (by, winner) = match self.order(key.0, group) {
            Order::Ours => (Whose::Ours, Whose::Ours),
            Order::Theirs => (Whose::Theirs, Whose::Theirs),
            Order::Apart(greater) => match base {
                Some(base) if base == ours => (Whose::Theirs, Whose::Theirs),
                Some(base) if base == theirs => (Whose::Ours, Whose::Ours),
                _ => (Whose::Both, greater),
            },
        };
        let winner = match self.answers.get(&key) {
            Some(Answer::Ours | Answer::Both) => Whose::Ours,
            Some(Answer::Theirs) => Whose::Theirs,
            Some(Answer::Woven) | None => winner,
        };
        (by, winner)
    }

    /// One field that has one value.
    fn field<T: PartialEq + Clone>(&mut self, key: Key, group: Group, ours: &T, theirs: &T, base: Option<&T>) -> T {
        if ours == theirs {
            return ours.clone();
        }
        let (by, winner) = self.decide(key, group, ours, theirs, base);
        // Where something stands is no matter to ask about.
        let asks = by == Whose::Both && key.1 != Field::Place;
        self.note(key, by, How::Changed, asks.then_some(Why::BothChanged));
        if winner == Whose::Ours { ours.clone() } else { theirs.clone() }
    }

    /// A text, whose words can be woven together.
    fn text(&mut self, key: Key, group: Group, ours: &str, theirs: &str, base: Option<&str>) -> String {
        if ours == theirs {
            return ours.to_owned();
        }
        let (by, winner) = self.decide(key, group, ours, theirs, base);
        self.note(key, by, How::Changed, (by == Whose::Both).then_some(Why::BothChanged));
        let asked_for = self.answers.get(&key) == Some(&Answer::Woven);
        let woven = base.filter(|_| asked_for).and_then(|base| weave(base, ours, theirs));
        woven.unwrap_or_else(|| if winner == Whose::Ours { ours.to_owned() } else { theirs.to_owned() })
    }

    /// A set that is merged entry by entry: what either has added, without what either has taken out.
    fn set<T: Ord + Clone>(
        &mut self,
        key: Key,
        group: Group,
        (ours, theirs): (&BTreeSet<T>, &BTreeSet<T>),
        base: Option<&BTreeSet<T>>,
        most: usize,
    ) -> BTreeSet<T> {
        if ours == theirs {
            return ours.clone();
        }
        let (by, winner) = self.decide(key, group, ours, theirs, base);
        self.note(key, by, How::Changed, None);
        if by != Whose::Both || self.answers.contains_key(&key) {
            return if winner == Whose::Ours { ours.clone() } else { theirs.clone() };
        }
        let taken_out = |entry: &&T| {
            base.is_some_and(|base| base.contains(entry) && !(ours.contains(entry) && theirs.contains(entry)))
        };
        ours.union(theirs).filter(|entry| !taken_out(entry)).take(most).cloned().collect()
    }

    fn description<T: PartialEq + Clone>(&mut self, id: ElementId, ours: &T, theirs: &T, base: Option<&T>) -> T {
        self.field((id, Field::Description), Group::Text, ours, theirs, base)
    }

    /// A source. Whether its text is there is no matter to ask about: it comes from whoever has it.
    fn source(&mut self, id: ElementId, ours: &Source, theirs: &Source, base: Option<&Source>) -> Source {
        let told = |source: &Source| {
            let mut told = source.clone();
            told.leave_text_out();
            told
        };
        let mut source = self.description(id, &told(ours), &told(theirs), base.map(told).as_ref());
        source.find_text_in(ours);
        source.find_text_in(theirs);
        // Two maps with as much text as a map may have: what is too much stays in the file that it came from.
        let others = self.sources.values().chain([&source]).filter_map(Source::text);
        if others.map(|text| text.words().len()).sum::<usize>() > limits::SOURCE_BYTES_TOTAL {
            source.leave_text_out();
        }
        source
    }

    fn frame(&mut self, id: ElementId, ours: &Frame, theirs: &Frame, base: Option<&Frame>) -> Frame {
        let place = |frame: &Frame| (frame.place, frame.width(), frame.height());
        let (place, width, height) =
            self.field((id, Field::Place), Group::Place, &place(ours), &place(theirs), base.map(place).as_ref());
        let title =
            self.text((id, Field::Text), Group::Text, &ours.title, &theirs.title, base.map(|f| f.title.as_str()));
        let mut frame = Frame::new(title, place, width, height);
        frame.extras =
            self.field((id, Field::Extras), Group::Text, &ours.extras, &theirs.extras, base.map(|f| &f.extras));
        frame
    }

    fn comment(&mut self, id: ElementId, ours: &Comment, theirs: &Comment, base: Option<&Comment>) -> Comment {
        let text = base.map(|comment| comment.text.as_str());
        let resolved = base.map(|comment| comment.resolved);
        let extras = base.map(|comment| &comment.extras);
        Comment {
            text: self.text((id, Field::Text), Group::Text, &ours.text, &theirs.text, text),
            resolved: self.field(
                (id, Field::Resolved),
                Group::Assessment,
                &ours.resolved,
                &theirs.resolved,
                resolved.as_ref(),
            ),
            extras: self.field((id, Field::Extras), Group::Text, &ours.extras, &theirs.extras, extras),
            // What it is about never changes.
            ..ours.clone()
        }
    }

    fn statement(
        &mut self,
        id: ElementId,
        ours: &Statement,
        theirs: &Statement,
        base: Option<&Statement>,
    ) -> Statement {
        use Group::{Assessment, Place, References, Text};
        let (a, b) = (ours, theirs);
        let place = |s: &Statement| (s.place, s.width, s.pinned);
        let (at, width, pinned) = self.field((id, Field::Place), Place, &place(a), &place(b), base.map(place).as_ref());
        let mut mark = |field, group, of: fn(&Marks) -> &bool| {
            self.field((id, field), group, of(&a.marks), of(&b.marks), base.map(|s| of(&s.marks)))
        };
        let marks = Marks {
            implicit: mark(Field::Implicit, Text, |marks| &marks.implicit),
            conceded: mark(Field::Conceded, Assessment, |marks| &marks.conceded),
            needs_support: mark(Field::NeedsSupport, Assessment, |marks| &marks.needs_support),
            to_research: mark(Field::ToResearch, Assessment, |marks| &marks.to_research),
        };
        let judgement = |s: &Statement| (s.weight, s.judged);
        let (weight, judged) =
            self.field((id, Field::Weight), Assessment, &judgement(a), &judgement(b), base.map(judgement).as_ref());
        Statement {
            text: self.text((id, Field::Text), Text, &a.text, &b.text, base.map(|s| s.text.as_str())),
            kind: self.field((id, Field::Kind), Text, &a.kind, &b.kind, base.map(|s| &s.kind)),
            side: self.field((id, Field::Side), Text, &a.side, &b.side, base.map(|s| &s.side)),
            citations: self.citations(id, &a.citations, &b.citations, base.map(|s| s.citations.as_slice())),
            note: self.text((id, Field::Note), References, &a.note, &b.note, base.map(|s| s.note.as_str())),
            tags: self.set((id, Field::Tags), References, (&a.tags, &b.tags), base.map(|s| &s.tags), limits::TAGS),
            place: at,
            width,
            pinned,
            marks,
            weight,
            judged,
            // A question that somebody puts to a copy: what both ask stays.
            assumed: a.assumed.filter(|_| a.assumed == b.assumed),
            speech: self.field((id, Field::Speech), Assessment, &a.speech, &b.speech, base.map(|s| &s.speech)),
            extras: self.field((id, Field::Extras), Text, &a.extras, &b.extras, base.map(|s| &s.extras)),
        }
    }

    /// Citations one by one, in the order in which ours stand, then theirs; the same whichever is called ours.
    fn citations(
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
        let (by, winner) = self.decide(key, Group::References, ours, theirs, base);
        self.note(key, by, How::Changed, None);
        let (first, second) = if winner == Whose::Ours { (ours, theirs) } else { (theirs, ours) };
        if by != Whose::Both || self.answers.contains_key(&key) {
            return first.to_vec();
        }
        let taken_out =
            |c: &&Citation| base.is_some_and(|base| base.contains(c) && !(ours.contains(c) && theirs.contains(c)));
        let more = second.iter().filter(|citation| !first.contains(citation));
        first.iter().chain(more).filter(|c| !taken_out(c)).take(limits::CITATIONS).cloned().collect()
    }

    fn inference(&mut self, id: ElementId, a: &Inference, b: &Inference, base: Option<&Inference>) -> Inference {
        use Group::Text;
        Inference {
            kind: self.field((id, Field::Kind), Text, &a.kind, &b.kind, base.map(|i| &i.kind)),
            scheme: self.field((id, Field::Scheme), Text, &a.scheme, &b.scheme, base.map(|i| &i.scheme)),
            note: self.text((id, Field::Note), Text, &a.note, &b.note, base.map(|i| i.note.as_str())),
            weight: self.field((id, Field::Weight), Group::Assessment, &a.weight, &b.weight, base.map(|i| &i.weight)),
            muted: a.muted && b.muted,
            extras: self.field((id, Field::Extras), Text, &a.extras, &b.extras, base.map(|i| &i.extras)),
        }
    }

    fn links(&mut self, id: ElementId) -> Option<Links> {
        let (ours, theirs) = match (self.ours.map.links(id), self.theirs.map.links(id)) {
            (Some(a), Some(b)) => (a, b),
            (Some(only), None) | (None, Some(only)) => return Some(only),
            (None, None) => return None,
        };
        let base = self.base.and_then(|base| base.links(id));
        let conclusion = self.field(
            (id, Field::Conclusion),
            Group::Links,
            &ours.conclusion,
            &theirs.conclusion,
            base.as_ref().map(|links| &links.conclusion),
        );
        let sets = (&ours.premises, &theirs.premises);
        let before = base.as_ref().map(|links| &links.premises);
        let mut premises = self.set((id, Field::Premises), Group::Links, sets, before, limits::PREMISES);
        // A premise that one copy has both taken out and deleted does not come back by the other's list.
        let gone = |p: &ElementId, has: &Links, lacks: Edition<'_>| {
            !has.premises.contains(p) && lacks.map.kind_of(*p).is_none() && lacks.ledger.has_seen(*p)
        };
        let joined = self.decide((id, Field::Premises), Group::Links, sets.0, sets.1, before).0 == Whose::Both;
        let stays = |p: &&ElementId| !joined || !(gone(p, &ours, self.ours) || gone(p, &theirs, self.theirs));
        let left: BTreeSet<ElementId> = premises.iter().filter(stays).copied().collect();
        if !left.is_empty() {
            premises = left;
        }
        if premises.is_empty() {
            // Each has taken out what the other has kept.
            premises = ours.premises.union(&theirs.premises).copied().collect();
        }
        Some(Links { premises, conclusion })
    }
}

/// The ids of two ordered maps, each once.
fn both<T>(a: &BTreeMap<ElementId, T>, b: &BTreeMap<ElementId, T>) -> BTreeSet<ElementId> {
    a.keys().chain(b.keys()).copied().collect()
}

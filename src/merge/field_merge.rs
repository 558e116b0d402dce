//! Two copies element by element: what each has, and what becomes of it. How one field is decided is in `decide`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answers, ChangeType, ChangedBy, ConflictReason, Difference, Edition, Excess, Field, Key, Merged, What};
use crate::model::{
    Comment, ElementId, ElementKind, Ends, Frame, Group, Inference, InferenceKind, Ledger, Links, Map, Marks,
    MergeOutcome, Parts, Side, Source, Statement, StatementKind, limits,
};

/// A merge under way.
pub struct Combination<'a> {
    pub(super) ours: Edition<'a>,
    pub(super) theirs: Edition<'a>,
    pub(super) base: Option<&'a Map>,
    /// Whether the base decides; otherwise it only answers what the ledgers leave open.
    pub(super) base_decides: bool,
    pub(super) answers: &'a Answers,
    pub(super) statements: BTreeMap<ElementId, Statement>,
    pub(super) inferences: BTreeMap<ElementId, (Inference, Links)>,
    pub(super) sides: BTreeMap<ElementId, Side>,
    pub(super) sources: BTreeMap<ElementId, Source>,
    pub(super) frames: BTreeMap<ElementId, Frame>,
    pub(super) comments: BTreeMap<ElementId, Comment>,
    pub(super) differences: BTreeMap<Key, Difference>,
    /// Elements that stay although a copy has deleted them, and which copy.
    pub(super) kept: BTreeMap<ElementId, ChangedBy>,
    pub(super) outcome: MergeOutcome,
    pub(super) excess: Vec<Excess>,
    /// Sources whose text is left out because all texts together would be too large.
    pub(super) left_out: Vec<ElementId>,
}

/// The forms of one element: ours, theirs, and that of the base.
pub(super) type Forms<'v, T> = (&'v T, &'v T, Option<&'v T>);

impl<'a> Combination<'a> {
    /// Nothing is decided yet.
    pub fn new(
        ours: Edition<'a>,
        theirs: Edition<'a>,
        base: Option<&'a Map>,
        base_decides: bool,
        answers: &'a Answers,
    ) -> Self {
        Self {
            ours,
            theirs,
            base,
            base_decides: base_decides && base.is_some(),
            answers,
            statements: BTreeMap::new(),
            inferences: BTreeMap::new(),
            sides: BTreeMap::new(),
            sources: BTreeMap::new(),
            frames: BTreeMap::new(),
            comments: BTreeMap::new(),
            differences: BTreeMap::new(),
            kept: BTreeMap::new(),
            outcome: MergeOutcome::default(),
            excess: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Decides everything.
    pub fn merged(mut self) -> Merged {
        let (ours, theirs, base) = (self.ours.map, self.theirs.map, self.base);
        let id = ours.id();

        let title = self.text((id, Field::Text), Group::Text, ours.title(), theirs.title(), base.map(Map::title));
        let motion = self.text((id, Field::Motion), Group::Text, ours.motion(), theirs.motion(), base.map(Map::motion));
        let mut extras = self.extras(id, "version", ours.extras(), theirs.extras(), base.map(Map::extras));
        let number = |raw: &&String| (raw.parse::<u64>().ok(), (*raw).clone());
        let versions = [ours, theirs].map(|map| map.extras().get("version"));
        let version = versions.into_iter().flatten().max_by_key(number);
        extras.extend(version.map(|raw| ("version".to_owned(), raw.clone())));
        let format = self.field(
            (id, Field::Format),
            Group::Text,
            &ours.format().cloned(),
            &theirs.format().cloned(),
            base.map(|base| base.format().cloned()).as_ref(),
        );

        self.take_sides_and_sources();
        for id in both(ours.frames(), theirs.frames()) {
            let forms = self.whole(id, ours.frames(), theirs.frames(), base.map(Map::frames), same_frame);
            let frame = forms.map(|forms| self.frame(id, forms));
            self.frames.extend(frame.map(|frame| (id, frame)));
        }
        for id in both(ours.statements(), theirs.statements()) {
            let all = (ours.statements(), theirs.statements());
            let forms = self.whole(id, all.0, all.1, base.map(Map::statements), same_statement);
            let statement = forms.map(|forms| self.statement(id, forms));
            self.statements.extend(statement.map(|statement| (id, statement)));
        }
        for id in both(ours.inferences(), theirs.inferences()) {
            let all = (ours.inferences(), theirs.inferences());
            let Some(forms) = self.whole(id, all.0, all.1, base.map(Map::inferences), same_inference) else { continue };
            let inference = self.inference(id, forms);
            if let Some(links) = self.links(id) {
                self.inferences.insert(id, (inference, links));
            }
        }
        for id in both(ours.comments(), theirs.comments()) {
            let forms = self.whole(id, ours.comments(), theirs.comments(), base.map(Map::comments), |a, b| a == b);
            let comment = forms.map(|forms| self.comment(id, forms));
            self.comments.extend(comment.map(|comment| (id, comment)));
        }
        let format = self.repair(format);
        self.check_limits(id);

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
        let unknown = unknown_bytes(&parts);
        if unknown > limits::EXTRA_BYTES_TOTAL {
            let limit = limits::EXTRA_BYTES_TOTAL;
            self.excess.push(Excess { id, what: What::UnknownBytes, count: unknown, limit });
        }
        let (map, repairs) = Map::from_parts(id, parts);
        for difference in self.differences.values().filter(|difference| difference.open.is_some()) {
            if difference.key.1 == Field::Whole && map.kind_of(difference.key.0).is_some() {
                self.outcome.open.deletions.insert(difference.key.0);
            }
        }
        let ledger = Ledger::joined(self.ours.ledger, self.theirs.ledger, &map, self.outcome);
        let count = ledger.authors().len();
        if count > limits::AUTHORS {
            self.excess.push(Excess { id, what: What::Authors, count, limit: limits::AUTHORS });
        }
        let differences = self.differences.into_values().collect();
        Merged { map, ledger, differences, excess: self.excess, left_out: self.left_out, repairs }
    }

    /// Notes in what the copies differ; `open` only where nothing was decided.
    pub(super) fn note(&mut self, key: Key, by: ChangedBy, how: ChangeType, open: Option<ConflictReason>) {
        let open = open.filter(|_| !self.answers.contains_key(&key));
        self.differences.insert(key, Difference { key, by, how, open, claimed: false });
    }

    /// What there is more of than one map may have.
    fn check_limits(&mut self, map: ElementId) {
        let counts = [
            (ElementKind::Side, self.sides.len(), limits::SIDES),
            (ElementKind::Source, self.sources.len(), limits::SOURCES),
            (ElementKind::Frame, self.frames.len(), limits::FRAMES),
            (ElementKind::Statement, self.statements.len(), limits::STATEMENTS),
            (ElementKind::Inference, self.inferences.len(), limits::INFERENCES),
            (ElementKind::Comment, self.comments.len(), limits::COMMENTS),
        ];
        for (kind, count, limit) in counts {
            self.check(map, What::Elements(kind), count, limit);
        }
    }

    /// Notes it if there is more of something than may be.
    pub(super) fn check(&mut self, id: ElementId, what: What, count: usize, limit: usize) {
        if count > limit {
            self.excess.push(Excess { id, what, count, limit });
        }
    }

    fn take_sides_and_sources(&mut self) {
        let (ours, theirs, base) = (self.ours.map, self.theirs.map, self.base);
        for id in both(ours.sides(), theirs.sides()) {
            let forms = self.whole(id, ours.sides(), theirs.sides(), base.map(Map::sides), |a, b| a == b);
            let side = forms.map(|forms| self.side(id, forms));
            self.sides.extend(side.map(|side| (id, side)));
        }
        for id in both(ours.sources(), theirs.sources()) {
            let forms = self.whole(id, ours.sources(), theirs.sources(), base.map(Map::sources), same_source);
            let source = forms.map(|forms| self.source(id, forms));
            self.sources.extend(source.map(|source| (id, source)));
        }
    }

    fn side(&mut self, id: ElementId, (a, b, base): Forms<'_, Side>) -> Side {
        use Group::Text;
        // A colour of a newer version stands among the unknown fields.
        let colour = |side: &Side| (side.colour, side.extras.get("colour").cloned());
        let (colour, unknown) =
            self.field((id, Field::Colour), Text, &colour(a), &colour(b), base.map(colour).as_ref());
        let mut extras = self.extras(id, "colour", &a.extras, &b.extras, base.map(|s| &s.extras));
        extras.extend(unknown.map(|raw| ("colour".to_owned(), raw)));
        Side {
            name: self.text((id, Field::Text), Text, &a.name, &b.name, base.map(|s| s.name.as_str())),
            letter: self.field((id, Field::Letter), Text, &a.letter, &b.letter, base.map(|s| &s.letter)),
            colour,
            extras,
        }
    }

    /// A source. Whether its text is there is no matter to ask about: it comes from whoever has it.
    fn source(&mut self, id: ElementId, (a, b, base): Forms<'_, Source>) -> Source {
        use Group::Text;
        let mut line = |field, of: fn(&Source) -> &String| self.field((id, field), Text, of(a), of(b), base.map(of));
        let mut source = Source {
            short: line(Field::Short, |s| &s.short),
            publisher: line(Field::Publisher, |s| &s.publisher),
            date: line(Field::Date, |s| &s.date),
            address: line(Field::Address, |s| &s.address),
            language: line(Field::Language, |s| &s.language),
            ..Source::default()
        };
        source.title = self.text((id, Field::Text), Text, &a.title, &b.title, base.map(|s| s.title.as_str()));
        source.note = self.text((id, Field::Note), Text, &a.note, &b.note, base.map(|s| s.note.as_str()));
        source.authors = self.field((id, Field::Authors), Text, &a.authors, &b.authors, base.map(|s| &s.authors));
        source.origin = self.field((id, Field::Origin), Text, &a.origin, &b.origin, base.map(|s| &s.origin));
        source.side = self.field((id, Field::Side), Text, &a.side, &b.side, base.map(|s| &s.side));
        source.extras = self.extras(id, "", &a.extras, &b.extras, base.map(|s| &s.extras));

        let (a, b, base) = (described(a), described(b), base.map(described));
        let before = base.as_ref().map(|s| &s.full_text);
        source.full_text = self.field((id, Field::FullText), Text, &a.full_text, &b.full_text, before);
        for map in [self.ours.map, self.theirs.map] {
            if let Some(known) = map.sources().get(&id) {
                source.find_text_in(known);
            }
        }
        // Two maps with as much text as a map may have: what is too much stays in the file that it came from.
        let others = self.sources.values().chain([&source]).filter_map(Source::text);
        if others.map(|text| text.words().len()).sum::<usize>() > limits::SOURCE_BYTES_TOTAL {
            source.leave_text_out();
            self.left_out.push(id);
        }
        source
    }

    fn frame(&mut self, id: ElementId, (a, b, base): Forms<'_, Frame>) -> Frame {
        let place = self.field((id, Field::Place), Group::Place, &a.place, &b.place, base.map(|f| &f.place));
        let size = |frame: &Frame| (frame.width(), frame.height());
        let (width, height) = self.field((id, Field::Width), Group::Place, &size(a), &size(b), base.map(size).as_ref());
        let title = self.text((id, Field::Text), Group::Text, &a.title, &b.title, base.map(|f| f.title.as_str()));
        let mut frame = Frame::new(title, place, width, height);
        frame.extras = self.extras(id, "", &a.extras, &b.extras, base.map(|f| &f.extras));
        frame
    }

    fn comment(&mut self, id: ElementId, (a, b, base): Forms<'_, Comment>) -> Comment {
        use Group::{Assessment, Text};
        let about = |comment: &Comment| (comment.on, comment.reply_to);
        // What it is about changes by hand only.
        let (on, reply_to) = self.field((id, Field::Conclusion), Text, &about(a), &about(b), base.map(about).as_ref());
        let resolved = base.map(|comment| &comment.resolved);
        Comment {
            on,
            reply_to,
            text: self.text((id, Field::Text), Text, &a.text, &b.text, base.map(|c| c.text.as_str())),
            resolved: self.field((id, Field::Resolved), Assessment, &a.resolved, &b.resolved, resolved),
            extras: self.extras(id, "", &a.extras, &b.extras, base.map(|c| &c.extras)),
        }
    }

    fn statement(&mut self, id: ElementId, (a, b, base): Forms<'_, Statement>) -> Statement {
        use Group::{Assessment, Place, References, Text};
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
        // A kind of a newer version stands among the unknown fields.
        let kind = |s: &Statement| (s.kind, s.extras.get("kind").cloned());
        let (kind, unknown): (StatementKind, _) =
            self.field((id, Field::Kind), Text, &kind(a), &kind(b), base.map(kind).as_ref());
        let mut extras = self.extras(id, "kind", &a.extras, &b.extras, base.map(|s| &s.extras));
        extras.extend(unknown.map(|raw| ("kind".to_owned(), raw)));

        Statement {
            text: self.text((id, Field::Text), Text, &a.text, &b.text, base.map(|s| s.text.as_str())),
            kind,
            side: self.field((id, Field::Side), Text, &a.side, &b.side, base.map(|s| &s.side)),
            citations: self.citations(id, &a.citations, &b.citations, base.map(|s| s.citations.as_slice())),
            note: self.text((id, Field::Note), References, &a.note, &b.note, base.map(|s| s.note.as_str())),
            tags: self.set((id, Field::Tags), References, (&a.tags, &b.tags), base.map(|s| &s.tags)),
            place: self.field((id, Field::Place), Place, &a.place, &b.place, base.map(|s| &s.place)),
            width: self.field((id, Field::Width), Place, &a.width, &b.width, base.map(|s| &s.width)),
            pinned: self.field((id, Field::Pinned), Place, &a.pinned, &b.pinned, base.map(|s| &s.pinned)),
            marks,
            weight,
            judged,
            // A question that somebody puts to a copy: what both ask stays.
            assumed: a.assumed.filter(|_| a.assumed == b.assumed),
            speech: self.field((id, Field::Speech), Assessment, &a.speech, &b.speech, base.map(|s| &s.speech)),
            extras,
        }
    }

    fn inference(&mut self, id: ElementId, (a, b, base): Forms<'_, Inference>) -> Inference {
        use Group::{Assessment, Text};
        let kind = |i: &Inference| (i.kind, i.extras.get("kind").cloned());
        let (kind, unknown): (InferenceKind, _) =
            self.field((id, Field::Kind), Text, &kind(a), &kind(b), base.map(kind).as_ref());
        let mut extras = self.extras(id, "kind", &a.extras, &b.extras, base.map(|i| &i.extras));
        extras.extend(unknown.map(|raw| ("kind".to_owned(), raw)));

        Inference {
            kind,
            scheme: self.field((id, Field::Scheme), Text, &a.scheme, &b.scheme, base.map(|i| &i.scheme)),
            note: self.text((id, Field::Note), Text, &a.note, &b.note, base.map(|i| i.note.as_str())),
            weight: self.field((id, Field::Weight), Assessment, &a.weight, &b.weight, base.map(|i| &i.weight)),
            muted: a.muted && b.muted,
            extras,
        }
    }

    fn links(&mut self, id: ElementId) -> Option<Links> {
        let (ours, theirs) = match (self.ours.map.links(id), self.theirs.map.links(id)) {
            (Some(a), Some(b)) => (a, b),
            (Some(only), None) | (None, Some(only)) => return Some(only),
            (None, None) => return None,
        };
        let base = self.base.and_then(|base| base.links(id));
        let before = base.as_ref().map(|links| &links.conclusion);
        let conclusion =
            self.field((id, Field::Conclusion), Group::Links, &ours.conclusion, &theirs.conclusion, before);
        let sets = (&ours.premises, &theirs.premises);
        let before = base.as_ref().map(|links| &links.premises);
        let key = (id, Field::Premises);
        let mut premises = self.set(key, Group::Links, sets, before);

        // Without a base, a premise that one copy has both taken out and deleted does not come back by the other's list.
        if before.is_none() && self.differences.get(&key).is_some_and(|difference| difference.by == ChangedBy::Both) {
            let gone = |p: &ElementId, has: &Links, lacks: Edition<'_>| {
                !has.premises.contains(p) && lacks.map.kind_of(*p).is_none() && lacks.ledger.has_seen(*p)
            };
            let stays = |p: &&ElementId| {
                self.statements.contains_key(*p) || !(gone(p, &ours, self.ours) || gone(p, &theirs, self.theirs))
            };
            let left: BTreeSet<ElementId> = premises.iter().filter(stays).copied().collect();
            if !left.is_empty() {
                premises = left;
            }
        }
        Some(Links { premises, conclusion })
    }
}

/// The ids of two ordered maps, each once.
fn both<T>(a: &BTreeMap<ElementId, T>, b: &BTreeMap<ElementId, T>) -> BTreeSet<ElementId> {
    a.keys().chain(b.keys()).copied().collect()
}

/// What is assumed for the moment is no edit, and where something stands does not keep it from being deleted.
fn same_statement(a: &Statement, b: &Statement) -> bool {
    let (place, width, pinned) = (a.place, a.width, a.pinned);
    a == b || *a == Statement { assumed: a.assumed, place, width, pinned, ..b.clone() }
}

fn same_frame(a: &Frame, b: &Frame) -> bool {
    a.title == b.title && a.extras == b.extras
}

fn same_inference(a: &Inference, b: &Inference) -> bool {
    a == b || a.muted != b.muted && *a == Inference { muted: a.muted, ..b.clone() }
}

fn same_source(a: &Source, b: &Source) -> bool {
    a == b || described(a) == described(b)
}

/// A source without its text, which may be left out without being another one.
fn described(source: &Source) -> Source {
    let mut described = source.clone();
    described.leave_text_out();
    described
}

/// Bytes of all fields of a newer version, as files count them.
fn unknown_bytes(parts: &Parts) -> usize {
    let format = parts.format.iter().flat_map(|format| {
        let speeches = format.speeches.iter().map(|speech| &speech.extras);
        speeches.chain([&format.extras])
    });
    let statements = parts.statements.iter().flat_map(|(_, statement)| {
        let citations = statement.citations.iter().map(|citation| &citation.extras);
        citations.chain([&statement.extras])
    });
    format
        .chain(statements)
        .chain(parts.inferences.iter().map(|(_, inference, _)| &inference.extras))
        .chain(parts.sides.iter().map(|(_, side)| &side.extras))
        .chain(parts.sources.iter().map(|(_, source)| &source.extras))
        .chain(parts.frames.iter().map(|(_, frame)| &frame.extras))
        .chain(parts.comments.iter().map(|(_, comment)| &comment.extras))
        .chain([&parts.extras])
        .flatten()
        .map(|(name, raw)| name.len() + raw.len())
        .sum()
}

//! A map from parts that somebody else wrote: what cannot be used is repaired or left out, and said.

use std::collections::BTreeMap;

use petgraph::graphmap::DiGraphMap;
use rustc_hash::FxHashSet;

use super::apply::text_bytes;
use super::{
    Citation, Comment, ElementId, Format, Frame, Inference, Links, Map, Rejected, Side, Source, Speech, Statement,
    UnknownFields, limits,
};

/// What a reader found, in the order in which it was found; ids may clash and point nowhere.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What the map is called.
    pub title: String,
    /// The resolution under debate.
    pub motion: String,
    /// Who speaks when.
    pub format: Option<Format>,
    /// Statements.
    pub statements: Vec<(ElementId, Statement)>,
    /// Inferences with their premises and conclusion.
    pub inferences: Vec<(ElementId, Inference, Ends)>,
    /// Sides.
    pub sides: Vec<(ElementId, Side)>,
    /// Sources.
    pub sources: Vec<(ElementId, Source)>,
    /// Frames.
    pub frames: Vec<(ElementId, Frame)>,
    /// Remarks.
    pub comments: Vec<(ElementId, Comment)>,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

impl Parts {
    /// The same parts under other ids.
    #[must_use]
    pub fn renamed(self, new: &dyn Fn(ElementId) -> ElementId) -> Self {
        let statement = |(id, statement): (ElementId, Statement)| {
            let citations = statement.citations.into_iter();
            let citations = citations.map(|citation| Citation { source: new(citation.source), ..citation }).collect();
            (new(id), Statement { side: statement.side.map(new), citations, ..statement })
        };
        let inference = |(id, inference, ends): (ElementId, Inference, Ends)| {
            let premises = ends.premises.into_iter().map(new).collect();
            (new(id), inference, Ends { premises, conclusion: new(ends.conclusion) })
        };
        let comment = |(id, comment): (ElementId, Comment)| {
            let (on, reply_to) = (new(comment.on), comment.reply_to.map(new));
            (new(id), Comment { on, reply_to, ..comment })
        };
        let source = |(id, source): (ElementId, Source)| (new(id), Source { side: source.side.map(new), ..source });
        let speech = |speech: Speech| Speech { side: speech.side.map(new), ..speech };
        let format = |format: Format| Format { speeches: format.speeches.into_iter().map(speech).collect(), ..format };
        Self {
            format: self.format.map(format),
            statements: self.statements.into_iter().map(statement).collect(),
            inferences: self.inferences.into_iter().map(inference).collect(),
            sources: self.sources.into_iter().map(source).collect(),
            sides: self.sides.into_iter().map(|(id, side)| (new(id), side)).collect(),
            frames: self.frames.into_iter().map(|(id, frame)| (new(id), frame)).collect(),
            comments: self.comments.into_iter().map(comment).collect(),
            ..self
        }
    }
}

/// What had to be done to make a map of the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The id was in use; the later element goes by the second id now, and links stay with the first.
    Renamed(ElementId, ElementId),
    /// An element was left out.
    LeftOut(ElementId, Rejected),
    /// A statement or source named a side that is not there; it has none now.
    SideCleared(ElementId, ElementId),
    /// A citation named a source that is not there, or was too long; it was left out.
    CitationDropped(ElementId, ElementId),
    /// A linked premise is not there or is no statement; the step goes on without it.
    PremiseDropped(ElementId, ElementId),
    /// A step named its own conclusion as a premise; it goes on without it.
    SelfArgument(ElementId, ElementId),
    /// A text was longer than the limit and was cut to it.
    TextCut(ElementId, usize),
    /// With its full text, those of all sources would be beyond their limit; it was left out.
    FullTextLeftOut(ElementId),
    /// There was more of something than a card can hold; the rest was left out.
    ListCut(ElementId, usize),
}

/// Cuts `text` to the limit and says so.
fn cut_text(id: ElementId, text: &mut String, limit: usize, repairs: &mut Vec<Repair>) {
    if !limits::fits(text, limit) {
        text.truncate(limits::cut(text, limit).len());
        repairs.push(Repair::TextCut(id, limit));
    }
}

/// An inference as it was found.
type FoundInference = (ElementId, Inference, Ends);

/// What an inference was found to tie together: [`Links`] that nobody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Premises, in any order.
    pub premises: Vec<ElementId>,
    /// What it concludes in.
    pub conclusion: ElementId,
}

impl From<Links> for Ends {
    fn from(links: Links) -> Self {
        Self { premises: links.premises.into_iter().collect(), conclusion: links.conclusion }
    }
}

/// A map that is put together. What there are thousands of is checked as `Map::apply` checks it and entered
/// all at once: an ordered map that grows entry by entry is half empty, and each copy of a card costs its text.
struct Assembly {
    map: Map,
    statements: Vec<(ElementId, Statement)>,
    inferences: Vec<(ElementId, Inference)>,
    taken: FxHashSet<ElementId>,
    /// IDs of statements and inferences that links refer to, and that something else has as well.
    linked: FxHashSet<ElementId>,
    highest: BTreeMap<super::ReplicaId, u64>,
    repairs: Vec<Repair>,
}

impl Assembly {
    /// The id under which a statement or inference enters: its own, or a fresh one if that is taken.
    fn enter(&mut self, id: ElementId) -> ElementId {
        if self.taken.insert(id) { id } else { self.renamed(id) }
    }

    /// The id under which anything else enters: an id that links refer to stays with what they link.
    fn enter_beside(&mut self, id: ElementId) -> ElementId {
        if self.linked.contains(&id) || !self.taken.insert(id) { self.renamed(id) } else { id }
    }

    fn renamed(&mut self, id: ElementId) -> ElementId {
        let highest = self.highest.entry(id.replica).or_insert(0);
        let fresh = if *highest < ElementId::MAX_COUNTER {
            *highest += 1;
            ElementId::new(id.replica, *highest)
        } else {
            self.spare()
        };
        self.taken.insert(fresh);
        self.repairs.push(Repair::Renamed(id, fresh));
        fresh
    }

    /// An id that nothing has, when the counters of a replica are used up.
    fn spare(&self) -> ElementId {
        let mut spare = ElementId::new(self.map.id().replica, 1);
        while self.taken.contains(&spare) || spare == self.map.id() {
            spare.counter += 1;
        }
        spare
    }

    fn insert(&mut self, id: ElementId, change: super::Change) {
        if let Err(why) = self.map.apply(&change) {
            self.repairs.push(Repair::LeftOut(id, why));
        }
    }

    fn clear_side(&mut self, id: ElementId, side: &mut Option<ElementId>) {
        if let Some(missing) = side.filter(|s| !self.map.sides.contains_key(s)) {
            self.repairs.push(Repair::SideCleared(id, missing));
            *side = None;
        }
    }

    fn format(&mut self, id: ElementId, mut format: Format) {
        cut_text(id, &mut format.name, limits::NAME_CHARS, &mut self.repairs);
        if format.tidy() {
            self.repairs.push(Repair::ListCut(id, format.speeches.len()));
        }
        for speech in &mut format.speeches {
            self.clear_side(id, &mut speech.side);
            cut_text(id, &mut speech.name, limits::NAME_CHARS, &mut self.repairs);
            speech.seconds = speech.seconds.min(limits::SPEECH_SECONDS);
        }
        self.insert(id, super::Change::SetFormat(Some(Box::new(format))));
    }

    fn statement(&mut self, id: ElementId, mut statement: Statement) {
        self.clear_side(id, &mut statement.side);
        statement.speech = super::tidy_key(&statement.speech);
        cut_text(id, &mut statement.text, limits::TEXT_CHARS, &mut self.repairs);
        cut_text(id, &mut statement.note, limits::TEXT_CHARS, &mut self.repairs);
        let tags = statement.tags.len();
        statement.tags = std::mem::take(&mut statement.tags)
            .into_iter()
            .map(|mut tag| {
                cut_text(id, &mut tag, limits::NAME_CHARS, &mut self.repairs);
                tag
            })
            .collect();
        for citation in statement.citations.iter_mut().take(limits::CITATIONS) {
            for name in citation.passage.iter_mut().chain(&mut citation.attributed_to).chain(&mut citation.page) {
                cut_text(id, name, limits::LINE_CHARS, &mut self.repairs);
            }
            if let Some(quote) = &mut citation.quote {
                for part in [&mut quote.exact, &mut quote.prefix, &mut quote.suffix] {
                    cut_text(id, part, limits::TEXT_CHARS, &mut self.repairs);
                }
            }
            if citation.sentences.len() > limits::SENTENCES {
                citation.sentences.truncate(limits::SENTENCES);
                self.repairs.push(Repair::ListCut(id, limits::SENTENCES));
            }
        }
        while statement.tags.len() > limits::TAGS {
            statement.tags.pop_last();
        }
        if statement.tags.len() < tags {
            self.repairs.push(Repair::ListCut(id, limits::TAGS));
        }
        if statement.citations.len() > limits::CITATIONS {
            statement.citations.truncate(limits::CITATIONS);
            self.repairs.push(Repair::ListCut(id, limits::CITATIONS));
        }
        let (map, repairs) = (&self.map, &mut self.repairs);
        statement.citations.retain(|citation| {
            let good = map.check_citations(std::slice::from_ref(citation)).is_ok();
            if !good {
                repairs.push(Repair::CitationDropped(id, citation.source));
            }
            good
        });
        let fits = Map::check_cards(self.statements.len() + 1).and_then(|()| self.map.check_statement(&statement));
        match fits {
            Ok(()) => self.statements.push((id, statement)),
            Err(why) => self.repairs.push(Repair::LeftOut(id, why)),
        }
    }

    /// Enters the statements that were gathered.
    fn enter_statements(&mut self, inferences: usize) {
        self.map.statements = std::mem::take(&mut self.statements).into_iter().collect();
        self.map.graph = DiGraphMap::with_capacity(self.map.statements.len() + inferences, 2 * inferences);
    }

    /// Enters the inferences, conclusions before what denies them.
    fn inferences(&mut self, waiting: Vec<FoundInference>) {
        let declared: FxHashSet<ElementId> = waiting.iter().map(|found| found.0).collect();
        let mut by_conclusion: BTreeMap<ElementId, Vec<FoundInference>> = BTreeMap::new();
        let mut ready = Vec::with_capacity(waiting.len());
        for (id, inference, Ends { mut premises, conclusion }) in waiting {
            premises.sort_unstable();
            premises.dedup();
            let (map, repairs) = (&self.map, &mut self.repairs);
            premises.retain(|premise| {
                let good = map.statements.contains_key(premise) && *premise != conclusion;
                if *premise == conclusion {
                    repairs.push(Repair::SelfArgument(id, *premise));
                } else if !good {
                    repairs.push(Repair::PremiseDropped(id, *premise));
                }
                good
            });
            if premises.len() > limits::PREMISES {
                premises.truncate(limits::PREMISES);
                repairs.push(Repair::ListCut(id, limits::PREMISES));
            }
            let found = (id, inference, Ends { premises, conclusion });
            if declared.contains(&conclusion) && conclusion != id {
                by_conclusion.entry(conclusion).or_default().push(found);
            } else {
                ready.push(found);
            }
        }
        // Oldest first, so that repairs are listed in the order of the file.
        ready.reverse();
        while let Some((id, mut inference, Ends { premises, conclusion })) = ready.pop() {
            let links = Links { premises: premises.into_iter().collect(), conclusion };
            cut_text(id, &mut inference.note, limits::TEXT_CHARS, &mut self.repairs);
            if let Some(scheme) = &mut inference.scheme {
                cut_text(id, scheme, limits::LINE_CHARS, &mut self.repairs);
            }
            let fits = Map::check_steps(self.inferences.len() + 1)
                .and_then(|()| Map::check_inference(&inference))
                .and_then(|()| self.map.check_links(id, &links));
            match fits {
                Ok(()) => {
                    self.map.connect(id, &links);
                    self.inferences.push((id, inference));
                }
                Err(why) => self.repairs.push(Repair::LeftOut(id, why)),
            }
            ready.extend(by_conclusion.remove(&id).into_iter().flatten().rev());
        }
        // What still waits concludes in a ring of inferences, and speaks of no statement at all.
        for (id, ..) in by_conclusion.into_values().flatten() {
            self.repairs.push(Repair::LeftOut(id, Rejected::Circular(id)));
        }
        // Last, those without links: the others have lists of neighbours with no more room than they need.
        for id in self.map.statements.keys() {
            self.map.graph.add_node(*id);
        }
        self.map.inferences = std::mem::take(&mut self.inferences).into_iter().collect();
    }
}

impl Map {
    /// A valid map out of what a reader found, and what had to be repaired for it.
    ///
    /// Cost: linear in the parts.
    pub fn from_parts(id: ElementId, parts: Parts) -> (Self, Vec<Repair>) {
        let mut assembly = Assembly {
            map: Self::new(id),
            statements: Vec::with_capacity(parts.statements.len()),
            inferences: Vec::with_capacity(parts.inferences.len()),
            taken: FxHashSet::default(),
            linked: FxHashSet::default(),
            highest: BTreeMap::new(),
            repairs: Vec::new(),
        };
        assembly.taken.reserve(parts.statements.len() + parts.inferences.len());
        let all = parts.statements.iter().map(|p| p.0);
        let all = all.chain(parts.inferences.iter().map(|p| p.0)).chain(parts.sides.iter().map(|p| p.0));
        let all = all.chain(parts.sources.iter().map(|p| p.0)).chain(parts.frames.iter().map(|p| p.0));
        let all = all.chain(parts.comments.iter().map(|p| p.0));
        for id in all {
            let highest = assembly.highest.entry(id.replica).or_insert(0);
            *highest = (*highest).max(id.counter);
        }

        let Parts { mut title, mut motion, format, statements, inferences, sides, sources, frames, comments, extras } =
            parts;
        cut_text(id, &mut title, limits::LINE_CHARS, &mut assembly.repairs);
        cut_text(id, &mut motion, limits::LINE_CHARS, &mut assembly.repairs);
        assembly.map.title = title;
        assembly.map.motion = motion;
        assembly.map.extras = extras;
        let others = sides.iter().map(|p| p.0).chain(sources.iter().map(|p| p.0)).chain(frames.iter().map(|p| p.0));
        let others: FxHashSet<ElementId> = others.collect();
        let nodes = statements.iter().map(|p| p.0).chain(inferences.iter().map(|p| p.0));
        assembly.linked = nodes.filter(|id| others.contains(id)).collect();
        if !assembly.linked.is_empty() {
            let is_linked = |id: &ElementId| {
                inferences.iter().any(|(_, _, ends)| ends.conclusion == *id || ends.premises.contains(id))
            };
            assembly.linked.retain(is_linked);
        }
        for (id, mut side) in sides {
            let id = assembly.enter_beside(id);
            cut_text(id, &mut side.name, limits::NAME_CHARS, &mut assembly.repairs);
            cut_text(id, &mut side.letter, 2, &mut assembly.repairs);
            assembly.insert(id, super::Change::SetSide(id, Some(Box::new(side))));
        }
        if let Some(format) = format {
            assembly.format(id, format);
        }
        for (id, mut source) in sources {
            let id = assembly.enter_beside(id);
            assembly.clear_side(id, &mut source.side);
            let Source { title, publisher, date, address, language, .. } = &mut source;
            for line in [title, publisher, date, address, language] {
                cut_text(id, line, limits::LINE_CHARS, &mut assembly.repairs);
            }
            cut_text(id, &mut source.note, limits::TEXT_CHARS, &mut assembly.repairs);
            cut_text(id, &mut source.short, limits::NAME_CHARS, &mut assembly.repairs);
            if let super::Origin::Bundled { catalogue, .. } = &mut source.origin {
                cut_text(id, catalogue, limits::NAME_CHARS, &mut assembly.repairs);
            }
            if source.authors.len() > limits::TAGS {
                source.authors.truncate(limits::TAGS);
                assembly.repairs.push(Repair::ListCut(id, limits::TAGS));
            }
            for author in &mut source.authors {
                cut_text(id, author, limits::LINE_CHARS, &mut assembly.repairs);
            }
            let all = text_bytes(assembly.map.sources.values().chain([&source]));
            if all > limits::SOURCE_BYTES_TOTAL {
                source.leave_text_out();
                assembly.repairs.push(Repair::FullTextLeftOut(id));
            }
            assembly.insert(id, super::Change::SetSource(id, Some(Box::new(source))));
        }
        for (id, mut frame) in frames {
            let id = assembly.enter_beside(id);
            cut_text(id, &mut frame.title, limits::LINE_CHARS, &mut assembly.repairs);
            assembly.insert(id, super::Change::SetFrame(id, Some(Box::new(frame))));
        }
        for (id, statement) in statements {
            let id = assembly.enter(id);
            assembly.statement(id, statement);
        }
        assembly.enter_statements(inferences.len());
        let inferences = inferences.into_iter().map(|(id, inference, ends)| (assembly.enter(id), inference, ends));
        let inferences = inferences.collect();
        assembly.inferences(inferences);
        // What is replied to comes before the replies.
        let (replies, first): (Vec<_>, Vec<_>) = comments.into_iter().partition(|(_, c)| c.reply_to.is_some());
        for (id, mut comment) in first.into_iter().chain(replies) {
            let id = assembly.enter(id);
            cut_text(id, &mut comment.text, limits::TEXT_CHARS, &mut assembly.repairs);
            assembly.insert(id, super::Change::SetComment(id, Some(Box::new(comment))));
        }
        (assembly.map, assembly.repairs)
    }

    /// The parts of this map, in id order.
    pub fn to_parts(&self) -> Parts {
        let own = |id: &ElementId| *id;
        Parts {
            title: self.title.clone(),
            motion: self.motion.clone(),
            format: self.format.as_deref().cloned(),
            statements: self.statements.iter().map(|(id, s)| (own(id), s.clone())).collect(),
            inferences: self
                .inferences
                .iter()
                .filter_map(|(id, i)| Some((own(id), i.clone(), self.links(*id)?.into())))
                .collect(),
            sides: self.sides.iter().map(|(id, s)| (own(id), s.clone())).collect(),
            sources: self.sources.iter().map(|(id, s)| (own(id), s.clone())).collect(),
            frames: self.frames.iter().map(|(id, f)| (own(id), f.clone())).collect(),
            comments: self.comments.iter().map(|(id, c)| (own(id), c.clone())).collect(),
            extras: self.extras.clone(),
        }
    }
}

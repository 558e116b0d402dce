//! The one door: `Map::apply` does a change and returns its exact inverse, or leaves the map untouched.

use std::mem::replace;

use super::limits::{self, Limited, fits};
use super::{
    Change, Citation, Comment, ElementId, ElementKind, Format, Frame, Inference, InferenceField, Links, Map, Origin,
    Role, Side, Source, Statement, StatementField,
};

/// Why a change was not made. The map is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// There is no such element of the kind that the change needs.
    Missing(ElementId),
    /// The id is in use already.
    Exists(ElementId),
    /// Something still refers to the element.
    InUse(ElementId, ElementId),
    /// An inference would conclude in itself, in one of its own premises, or in an inference that
    /// concludes, over however many others, in it.
    Circular(ElementId),
    /// An inference would be left without a premise.
    NoPremise(ElementId),
    /// Two speeches would have one short name, or one would have none.
    SpeechTwice,
    /// A text, a list or the map would grow beyond its limit, which is given.
    TooMuch {
        /// What there would be too much of.
        what: Limited,
        /// How much there may be.
        limit: usize,
    },
}

type Applied<T = Change> = Result<T, Rejected>;

fn at_most(what: Limited, size: usize, limit: usize) -> Applied<()> {
    if size > limit { Err(Rejected::TooMuch { what, limit }) } else { Ok(()) }
}

fn text_fits(what: Limited, text: &str, limit: usize) -> Applied<()> {
    if fits(text, limit) { Ok(()) } else { Err(Rejected::TooMuch { what, limit }) }
}

/// How many bytes the full texts of sources have together.
pub(super) fn text_bytes<'a>(sources: impl IntoIterator<Item = &'a Source>) -> usize {
    sources.into_iter().filter_map(|source| source.text()).map(|text| text.words().len()).sum()
}

impl Map {
    /// Makes one change and returns the change that takes it back, byte for byte.
    ///
    /// Costs what the change touches; taking away a side or a source looks at every statement.
    ///
    /// # Errors
    /// When the result would break a rule of [`Map::validate`]; the map is untouched then.
    pub fn apply(&mut self, change: &Change) -> Result<Change, Rejected> {
        match change {
            Change::InsertStatement(id, statement) => self.insert_statement(*id, statement),
            Change::RemoveStatement(id) => self.remove_statement(*id),
            Change::InsertInference(id, inference, links) => self.insert_inference(*id, inference, links),
            Change::RemoveInference(id) => self.remove_inference(*id),
            Change::SetStatement(id, field) => self.set_statement(*id, field),
            Change::SetInference(id, field) => self.set_inference(*id, field),
            Change::SetSide(id, side) => self.set_side(*id, side.as_deref()),
            Change::SetSource(id, source) => self.set_source(*id, source.as_deref()),
            Change::SetFrame(id, frame) => self.set_frame(*id, frame.as_deref()),
            Change::SetComment(id, comment) => self.set_comment(*id, comment.as_deref()),
            Change::SetTitle(title) => {
                text_fits(Limited::TitleChars, title, limits::LINE_CHARS)?;
                Ok(Change::SetTitle(replace(&mut self.title, title.clone())))
            }
            Change::SetMotion(motion) => {
                text_fits(Limited::MotionChars, motion, limits::LINE_CHARS)?;
                Ok(Change::SetMotion(replace(&mut self.motion, motion.clone())))
            }
            Change::SetFormat(format) => {
                if let Some(format) = format {
                    self.check_format(format)?;
                }
                Ok(Change::SetFormat(replace(&mut self.format, format.clone())))
            }
            Change::SetExtras(id, extras) => {
                let known = if *id == self.id {
                    Some(&mut self.extras)
                } else if let Some(statement) = self.statements.get_mut(id) {
                    Some(&mut statement.extras)
                } else {
                    self.inferences.get_mut(id).map(|inference| &mut inference.extras)
                };
                let known = known.ok_or(Rejected::Missing(*id))?;
                Ok(Change::SetExtras(*id, replace(known, extras.clone())))
            }
        }
    }

    fn is_new(&self, id: ElementId) -> Applied<()> {
        if self.kind_of(id).is_some() { Err(Rejected::Exists(id)) } else { Ok(()) }
    }

    fn side_exists(&self, side: Option<ElementId>) -> Applied<()> {
        match side {
            Some(id) if !self.sides.contains_key(&id) => Err(Rejected::Missing(id)),
            _ => Ok(()),
        }
    }

    pub(super) fn check_citations(&self, citations: &[Citation]) -> Applied<()> {
        at_most(Limited::Citations, citations.len(), limits::CITATIONS)?;
        for citation in citations {
            if !self.sources.contains_key(&citation.source) {
                return Err(Rejected::Missing(citation.source));
            }
            at_most(Limited::Sentences, citation.sentences.len(), limits::SENTENCES)?;
            for name in citation.passage.iter().chain(&citation.attributed_to).chain(&citation.page) {
                text_fits(Limited::NameChars, name, limits::LINE_CHARS)?;
            }
            if let Some(quote) = &citation.quote {
                for part in [&quote.exact, &quote.prefix, &quote.suffix] {
                    text_fits(Limited::QuotationChars, part, limits::TEXT_CHARS)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn check_statement(&self, statement: &Statement) -> Applied<()> {
        text_fits(Limited::CardChars, &statement.text, limits::TEXT_CHARS)?;
        text_fits(Limited::NoteChars, &statement.note, limits::TEXT_CHARS)?;
        at_most(Limited::Tags, statement.tags.len(), limits::TAGS)?;
        for tag in &statement.tags {
            text_fits(Limited::TagChars, tag, limits::NAME_CHARS)?;
        }
        text_fits(Limited::SpeechNameChars, &statement.speech, limits::NAME_CHARS)?;
        self.side_exists(statement.side)?;
        self.check_citations(&statement.citations)
    }

    pub(super) fn check_format(&self, format: &Format) -> Applied<()> {
        text_fits(Limited::FormatNameChars, &format.name, limits::NAME_CHARS)?;
        at_most(Limited::Speeches, format.speeches.len(), limits::SPEECHES)?;
        for speech in &format.speeches {
            text_fits(Limited::SpeechNameChars, &speech.key, limits::NAME_CHARS)?;
            text_fits(Limited::SpeechNameChars, &speech.name, limits::NAME_CHARS)?;
            at_most(Limited::SpeechSeconds, speech.seconds as usize, limits::SPEECH_SECONDS as usize)?;
            self.side_exists(speech.side)?;
        }
        match format.doubled() {
            Some(_) => Err(Rejected::SpeechTwice),
            None => Ok(()),
        }
    }

    pub(super) fn check_inference(inference: &Inference) -> Applied<()> {
        text_fits(Limited::NoteChars, &inference.note, limits::TEXT_CHARS)?;
        let scheme = inference.scheme.as_deref().unwrap_or("");
        text_fits(Limited::SchemeChars, scheme, limits::LINE_CHARS)
    }

    /// Whether a map may have so many cards.
    pub(super) fn check_cards(count: usize) -> Applied<()> {
        at_most(Limited::Statements, count, limits::STATEMENTS)
    }

    /// Whether a map may have so many links.
    pub(super) fn check_steps(count: usize) -> Applied<()> {
        at_most(Limited::Inferences, count, limits::INFERENCES)
    }

    fn insert_statement(&mut self, id: ElementId, statement: &Statement) -> Applied {
        self.is_new(id)?;
        Self::check_cards(self.statements.len() + 1)?;
        self.check_statement(statement)?;
        self.statements.insert(id, statement.clone());
        self.graph.add_node(id);
        Ok(Change::RemoveStatement(id))
    }

    fn remove_statement(&mut self, id: ElementId) -> Applied {
        let remark = self.comments_on(id).map(|(remark, _)| remark).next();
        if let Some(user) = self.arguments_on(id).into_iter().chain(self.uses_of(id)).chain(remark).next() {
            return Err(Rejected::InUse(id, user));
        }
        let statement = self.statements.remove(&id).ok_or(Rejected::Missing(id))?;
        self.graph.remove_node(id);
        Ok(Change::InsertStatement(id, Box::new(statement)))
    }

    /// Whether an inference with this id may have these premises and this conclusion.
    pub(super) fn check_links(&self, id: ElementId, links: &Links) -> Applied<()> {
        at_most(Limited::Premises, links.premises.len(), limits::PREMISES)?;
        if links.premises.is_empty() {
            return Err(Rejected::NoPremise(id));
        }
        if links.conclusion == id || links.premises.contains(&links.conclusion) {
            return Err(Rejected::Circular(id));
        }
        let missing_premise = links.premises.iter().find(|p| !self.statements.contains_key(p));
        let known = self.statements.contains_key(&links.conclusion) || self.graph.contains_node(links.conclusion);
        match missing_premise.or((!known).then_some(&links.conclusion)) {
            Some(missing) => Err(Rejected::Missing(*missing)),
            None => Ok(()),
        }
    }

    /// Whether `id` may conclude in `conclusion` without closing a ring of inferences that speak of
    /// nothing but each other. Cost: the length of the chain of undercuts.
    fn check_no_ring(&self, id: ElementId, conclusion: ElementId) -> Applied<()> {
        let mut at = Some(conclusion);
        while let Some(next) = at {
            if next == id {
                return Err(Rejected::Circular(id));
            }
            at = self.conclusion(next);
        }
        Ok(())
    }

    fn insert_inference(&mut self, id: ElementId, inference: &Inference, links: &Links) -> Applied {
        self.is_new(id)?;
        Self::check_steps(self.inferences.len() + 1)?;
        Self::check_inference(inference)?;
        self.check_links(id, links)?;
        self.inferences.insert(id, inference.clone());
        self.connect(id, links);
        Ok(Change::RemoveInference(id))
    }

    /// Enters the edges of an inference into the graph. The links have been checked.
    pub(super) fn connect(&mut self, id: ElementId, links: &Links) {
        for premise in &links.premises {
            self.graph.add_edge(*premise, id, Role::Premise);
        }
        self.graph.add_edge(id, links.conclusion, Role::Conclusion);
    }

    fn remove_inference(&mut self, id: ElementId) -> Applied {
        let remark = self.comments_on(id).map(|(remark, _)| remark).next();
        if let Some(user) = self.arguments_on(id).into_iter().chain(remark).next() {
            return Err(Rejected::InUse(id, user));
        }
        let links = self.links(id).ok_or(Rejected::Missing(id))?;
        let inference = self.inferences.remove(&id).ok_or(Rejected::Missing(id))?;
        self.graph.remove_node(id);
        Ok(Change::InsertInference(id, Box::new(inference), links))
    }

    fn set_statement(&mut self, id: ElementId, field: &StatementField) -> Applied {
        match field {
            StatementField::Text(text) => text_fits(Limited::CardChars, text, limits::TEXT_CHARS)?,
            StatementField::Note(note) => text_fits(Limited::NoteChars, note, limits::TEXT_CHARS)?,
            StatementField::Side(side) => self.side_exists(*side)?,
            StatementField::Citations(citations) => self.check_citations(citations)?,
            StatementField::Tags(tags) => {
                at_most(Limited::Tags, tags.len(), limits::TAGS)?;
                for tag in tags {
                    text_fits(Limited::TagChars, tag, limits::NAME_CHARS)?;
                }
            }
            StatementField::UnknownKind(raw) => {
                at_most(Limited::UnknownKindChars, raw.as_ref().map_or(0, String::len), limits::EXTRA_BYTES)?;
            }
            StatementField::Speech(key) => text_fits(Limited::SpeechNameChars, key, limits::NAME_CHARS)?,
            StatementField::Kind(_)
            | StatementField::Weight(_)
            | StatementField::Judged(_)
            | StatementField::Assumed(_)
            | StatementField::Place(_)
            | StatementField::Width(_)
            | StatementField::Pinned(_)
            | StatementField::Marks(_) => {}
        }
        let statement = self.statements.get_mut(&id).ok_or(Rejected::Missing(id))?;
        let old = match field {
            StatementField::Text(text) => StatementField::Text(replace(&mut statement.text, text.clone())),
            StatementField::Kind(kind) => StatementField::Kind(replace(&mut statement.kind, *kind)),
            StatementField::UnknownKind(raw) => {
                let old = match raw {
                    Some(raw) => statement.extras.insert("kind".to_owned(), raw.clone()),
                    None => statement.extras.remove("kind"),
                };
                StatementField::UnknownKind(old)
            }
            StatementField::Side(side) => StatementField::Side(replace(&mut statement.side, *side)),
            StatementField::Citations(citations) => {
                StatementField::Citations(replace(&mut statement.citations, citations.clone()))
            }
            StatementField::Note(note) => StatementField::Note(replace(&mut statement.note, note.clone())),
            StatementField::Tags(tags) => StatementField::Tags(replace(&mut statement.tags, tags.clone())),
            StatementField::Place(place) => StatementField::Place(replace(&mut statement.place, *place)),
            StatementField::Width(width) => StatementField::Width(replace(&mut statement.width, *width)),
            StatementField::Pinned(pinned) => StatementField::Pinned(replace(&mut statement.pinned, *pinned)),
            StatementField::Marks(marks) => StatementField::Marks(replace(&mut statement.marks, *marks)),
            StatementField::Weight(weight) => StatementField::Weight(replace(&mut statement.weight, *weight)),
            StatementField::Judged(judged) => StatementField::Judged(replace(&mut statement.judged, *judged)),
            StatementField::Assumed(assumed) => StatementField::Assumed(replace(&mut statement.assumed, *assumed)),
            StatementField::Speech(key) => StatementField::Speech(replace(&mut statement.speech, key.clone())),
        };
        Ok(Change::SetStatement(id, old))
    }

    fn set_inference(&mut self, id: ElementId, field: &InferenceField) -> Applied {
        let links = self.links(id).ok_or(Rejected::Missing(id))?;
        let inference = self.inferences.get_mut(&id).ok_or(Rejected::Missing(id))?;
        let old = match field {
            InferenceField::Kind(kind) => InferenceField::Kind(replace(&mut inference.kind, *kind)),
            InferenceField::UnknownKind(raw) => {
                let old = match raw {
                    Some(raw) => inference.extras.insert("kind".to_owned(), raw.clone()),
                    None => inference.extras.remove("kind"),
                };
                InferenceField::UnknownKind(old)
            }
            InferenceField::Scheme(scheme) => {
                text_fits(Limited::SchemeChars, scheme.as_deref().unwrap_or(""), limits::LINE_CHARS)?;
                InferenceField::Scheme(replace(&mut inference.scheme, scheme.clone()))
            }
            InferenceField::Note(note) => {
                text_fits(Limited::NoteChars, note, limits::TEXT_CHARS)?;
                InferenceField::Note(replace(&mut inference.note, note.clone()))
            }
            InferenceField::Weight(weight) => InferenceField::Weight(replace(&mut inference.weight, *weight)),
            InferenceField::Muted(muted) => InferenceField::Muted(replace(&mut inference.muted, *muted)),
            InferenceField::Conclusion(conclusion) => {
                let old = links.conclusion;
                self.check_links(id, &Links { conclusion: *conclusion, ..links })?;
                self.check_no_ring(id, *conclusion)?;
                self.graph.remove_edge(id, old);
                self.graph.add_edge(id, *conclusion, Role::Conclusion);
                InferenceField::Conclusion(old)
            }
            InferenceField::AddPremise(premise) => {
                let mut more = links;
                if !more.premises.insert(*premise) {
                    return Err(Rejected::Exists(*premise));
                }
                self.check_links(id, &more)?;
                self.graph.add_edge(*premise, id, Role::Premise);
                InferenceField::RemovePremise(*premise)
            }
            InferenceField::RemovePremise(premise) => {
                if !links.premises.contains(premise) {
                    return Err(Rejected::Missing(*premise));
                }
                if links.premises.len() == 1 {
                    return Err(Rejected::NoPremise(id));
                }
                self.graph.remove_edge(*premise, id);
                InferenceField::AddPremise(*premise)
            }
        };
        Ok(Change::SetInference(id, old))
    }

    /// Whether `id` may be given to an element of this kind: it is free, or names such an element.
    fn is_free_or(&self, kind: ElementKind, id: ElementId) -> Applied<()> {
        match self.kind_of(id) {
            Some(other) if other != kind => Err(Rejected::Exists(id)),
            _ => Ok(()),
        }
    }

    pub(super) fn check_side(side: &Side) -> Applied<()> {
        text_fits(Limited::SideNameChars, &side.name, limits::NAME_CHARS)?;
        text_fits(Limited::SideLetters, &side.letter, 2)
    }

    fn set_side(&mut self, id: ElementId, side: Option<&Side>) -> Applied {
        self.is_free_or(ElementKind::Side, id)?;
        let old = match side {
            Some(side) => {
                Self::check_side(side)?;
                if !self.sides.contains_key(&id) {
                    at_most(Limited::Sides, self.sides.len() + 1, limits::SIDES)?;
                }
                self.sides.insert(id, side.clone())
            }
            None => {
                let statement = self.statements.iter().find(|(_, s)| s.side == Some(id)).map(|(user, _)| *user);
                let source = self.sources.iter().find(|(_, s)| s.side == Some(id)).map(|(user, _)| *user);
                let speaks = self.format.as_ref().is_some_and(|f| f.speeches.iter().any(|s| s.side == Some(id)));
                if let Some(user) = statement.or(source).or(speaks.then_some(self.id)) {
                    return Err(Rejected::InUse(id, user));
                }
                Some(self.sides.remove(&id).ok_or(Rejected::Missing(id))?)
            }
        };
        Ok(Change::SetSide(id, old.map(Box::new)))
    }

    pub(super) fn check_source(&self, source: &Source) -> Applied<()> {
        let lines = [&source.title, &source.publisher, &source.date, &source.address, &source.language];
        for line in source.authors.iter().chain(lines) {
            text_fits(Limited::LineChars, line, limits::LINE_CHARS)?;
        }
        text_fits(Limited::NoteChars, &source.note, limits::TEXT_CHARS)?;
        text_fits(Limited::ShortNameChars, &source.short, limits::NAME_CHARS)?;
        if let Origin::Bundled { catalogue, .. } = &source.origin {
            text_fits(Limited::CatalogueNameChars, catalogue, limits::NAME_CHARS)?;
        }
        at_most(Limited::Authors, source.authors.len(), limits::TAGS)?;
        self.side_exists(source.side)
    }

    fn set_source(&mut self, id: ElementId, source: Option<&Source>) -> Applied {
        self.is_free_or(ElementKind::Source, id)?;
        let old = match source {
            Some(source) => {
                self.check_source(source)?;
                if !self.sources.contains_key(&id) {
                    at_most(Limited::Sources, self.sources.len() + 1, limits::SOURCES)?;
                }
                let others = self.sources.iter().filter(|(other, _)| **other != id).map(|(_, source)| source);
                at_most(Limited::FullTextBytes, text_bytes(others.chain([source])), limits::SOURCE_BYTES_TOTAL)?;
                self.sources.insert(id, source.clone())
            }
            None => {
                let cites = |s: &Statement| s.citations.iter().any(|c| c.source == id);
                if let Some((user, _)) = self.statements.iter().find(|(_, s)| cites(s)) {
                    return Err(Rejected::InUse(id, *user));
                }
                Some(self.sources.remove(&id).ok_or(Rejected::Missing(id))?)
            }
        };
        Ok(Change::SetSource(id, old.map(Box::new)))
    }

    pub(super) fn check_comment(&self, id: ElementId, comment: &Comment) -> Applied<()> {
        text_fits(Limited::CommentChars, &comment.text, limits::TEXT_CHARS)?;
        if !self.statements.contains_key(&comment.on) && !self.inferences.contains_key(&comment.on) {
            return Err(Rejected::Missing(comment.on));
        }
        match comment.reply_to {
            Some(first) if first == id => Err(Rejected::Circular(id)),
            Some(first) => match self.comments.get(&first) {
                Some(known) if known.on == comment.on && known.reply_to.is_none() => Ok(()),
                _ => Err(Rejected::Missing(first)),
            },
            None => Ok(()),
        }
    }

    fn set_comment(&mut self, id: ElementId, comment: Option<&Comment>) -> Applied {
        self.is_free_or(ElementKind::Comment, id)?;
        let reply = self.naming(id).next();
        let old = match comment {
            Some(comment) => {
                self.check_comment(id, comment)?;
                // What is replied to stays where it is, and is no reply.
                let moves = self.comments.get(&id).is_some_and(|known| known.on != comment.on);
                if let Some(reply) = reply.filter(|_| moves || comment.reply_to.is_some()) {
                    return Err(Rejected::InUse(id, reply));
                }
                if !self.comments.contains_key(&id) {
                    at_most(Limited::Comments, self.comments.len() + 1, limits::COMMENTS)?;
                }
                self.replace_comment(id, Some(comment.clone()))
            }
            None => {
                if let Some(reply) = reply {
                    return Err(Rejected::InUse(id, reply));
                }
                Some(self.replace_comment(id, None).ok_or(Rejected::Missing(id))?)
            }
        };
        Ok(Change::SetComment(id, old.map(Box::new)))
    }

    fn set_frame(&mut self, id: ElementId, frame: Option<&Frame>) -> Applied {
        self.is_free_or(ElementKind::Frame, id)?;
        let old = match frame {
            Some(frame) => {
                text_fits(Limited::FrameTitleChars, &frame.title, limits::LINE_CHARS)?;
                if !self.frames.contains_key(&id) {
                    at_most(Limited::Frames, self.frames.len() + 1, limits::FRAMES)?;
                }
                self.frames.insert(id, frame.clone())
            }
            None => Some(self.frames.remove(&id).ok_or(Rejected::Missing(id))?),
        };
        Ok(Change::SetFrame(id, old.map(Box::new)))
    }
}

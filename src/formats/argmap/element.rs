//! Single elements out of their raw text. A field that cannot be read becomes a problem, not the loss
//! of its element; a field that is not known is kept.

use rustc_hash::FxHashMap;

use std::collections::HashMap;

use super::diagnostics::{Problem, ProblemKind};
use super::full_text::{self, TextBudget, Wrong};
use crate::formats::json::{Object, line_of};
use crate::formats::one_line;
use crate::model::{
    Anchor, Citation, Colour, Comment, Dot, ElementId, Ends, Format, Frame, FullText, Group, Inference, InferenceKind,
    Marks, Origin, Place, Quote, ReplicaId, Side, Source, Stamp, Stamps, Statement, StatementKind, UnknownFields,
    Weight, Width, limits,
};

/// Stamps of all elements.
pub type AllStamps = Vec<(ElementId, Stamps)>;

/// The lines on which elements begin.
pub type LinesOf = FxHashMap<ElementId, usize>;

/// The name under which ids are made for things that lost theirs.
pub fn repaired() -> ReplicaId {
    // A fixed name of letters is a replica name.
    "repaired".parse().unwrap_or_else(|_| unreachable!("a fixed name of letters"))
}

/// The most problems that are listed.
pub const MOST_PROBLEMS: usize = 1_000;

/// Reads elements of one file and gathers what is wrong with them.
pub struct ElementReader<'a> {
    whole: &'a str,
    problems: Vec<Problem>,
    stamps: AllStamps,
    lines: LinesOf,
    extra_bytes: usize,
    /// How many bytes of full texts the map may still take.
    text_room: TextBudget,
    /// Cards without a place.
    pub placeless: Vec<ElementId>,
    /// Stamps of groups of fields that only a newer version knows, as JSON.
    unknown_stamps: HashMap<ElementId, String>,
    /// How far lines are counted: offset and line. Elements come in order, so each line is counted once.
    counted: (usize, usize),
}

/// The fields of one element that are still to be taken.
struct ElementFields<'a> {
    id: ElementId,
    line: usize,
    fields: Vec<(String, &'a str)>,
}

impl<'a> ElementFields<'a> {
    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, _)| known == name)
    }

    fn take(&mut self, name: &str) -> Option<&'a str> {
        let at = self.fields.iter().position(|(n, _)| n == name)?;
        Some(self.fields.remove(at).1)
    }
}

impl<'a> ElementReader<'a> {
    /// Begins with the problems that are known already.
    pub fn new(whole: &'a str, problems: Vec<Problem>) -> Self {
        Self {
            whole,
            problems,
            stamps: AllStamps::new(),
            lines: LinesOf::default(),
            extra_bytes: 0,
            text_room: TextBudget::default(),
            placeless: Vec::new(),
            unknown_stamps: HashMap::new(),
            counted: (0, 1),
        }
    }

    /// Problems, stamps, and the line of each element.
    pub fn finish(self) -> (Vec<Problem>, AllStamps, LinesOf) {
        (self.problems, self.stamps, self.lines)
    }

    fn line(&mut self, piece: &str) -> usize {
        let offset = (piece.as_ptr() as usize).saturating_sub(self.whole.as_ptr() as usize);
        // A section that stands earlier in the file than one before it begins a new count: at most one a section.
        let (from, line) = if offset < self.counted.0 { (0, 1) } else { self.counted };
        let Some(between) = self.whole.get(from..offset) else { return line_of(self.whole, piece) };
        let line = line + between.bytes().filter(|b| *b == b'\n').count();
        self.counted = (offset, line);
        line
    }

    fn problem(&mut self, line: usize, element: Option<ElementId>, kind: ProblemKind) {
        // A file can hold millions of faults; nobody reads them, and each costs memory.
        if self.problems.len() >= MOST_PROBLEMS {
            if self.problems.len() == MOST_PROBLEMS {
                self.problems.push(Problem { line: None, element: None, kind: ProblemKind::More });
            }
            return;
        }
        self.problems.push(Problem { line: Some(line), element, kind });
    }

    fn begin(&mut self, piece: &'a str) -> Option<ElementFields<'a>> {
        let line = self.line(piece);
        let mut fields = match serde_json::from_str::<Object>(piece) {
            Ok(Object(fields)) => fields,
            Err(error) => {
                let at = line + error.line().saturating_sub(1);
                self.problem(at, None, ProblemKind::Element(error.to_string()));
                return None;
            }
        };
        let at = fields.iter().position(|(name, _)| name == "id");
        let raw = at.map(|at| fields.remove(at).1).unwrap_or("null");
        let id: Option<ElementId> = serde_json::from_str::<String>(raw).ok().and_then(|text| text.parse().ok());
        let Some(id) = id else {
            self.problem(line, None, ProblemKind::Element("id".to_owned()));
            return None;
        };
        self.lines.entry(id).or_insert(line);
        let mut element = ElementFields { id, line, fields };
        if let Some(raw) = element.take("stamps") {
            self.stamps(id, Some(raw));
        }
        Some(element)
    }

    /// Reads stamps; one that cannot be read counts as missing, so its content gets a fresh dot.
    pub fn stamps(&mut self, id: ElementId, raw: Option<&str>) {
        let Some(text) = raw.and_then(|raw| serde_json::from_str::<String>(raw).ok()) else { return };
        let (mut stamps, mut unknown) = (Vec::new(), Vec::new());
        for word in text.split_whitespace() {
            let Some((name, rest)) = word.split_once('=') else { continue };
            let (digest, dot) = match rest.split_once('@') {
                Some((digest, dot)) => (digest, dot.parse::<Dot>().ok()),
                None => (rest, Some(id)),
            };
            let group = Group::ALL.into_iter().find(|g| g.name() == name);
            if group.is_none() {
                unknown.push(word);
            }
            if let (Some(group), Some(dot), Ok(digest)) = (group, dot, u32::from_str_radix(digest, 16)) {
                stamps.push((group, Stamp { dot, digest }));
            }
        }
        self.stamps.push((id, Stamps::of(id, stamps)));
        if !unknown.is_empty() {
            self.unknown_stamps.insert(id, serde_json::Value::from(unknown.join(" ")).to_string());
        }
    }

    /// Stamps of an element that only a newer version knows.
    pub fn take_unknown_stamps(&mut self, id: ElementId) -> Option<String> {
        self.unknown_stamps.remove(&id)
    }

    /// Makes room for so many more elements.
    pub fn expect(&mut self, count: usize) {
        self.stamps.reserve_exact(count);
        self.lines.reserve(count);
    }

    /// A field of this type; absent counts as default, unreadable is a problem.
    fn field<T: serde::Deserialize<'a> + Default>(&mut self, element: &mut ElementFields<'a>, name: &str) -> T {
        let Some(raw) = element.take(name) else { return T::default() };
        serde_json::from_str(raw).unwrap_or_else(|_| {
            self.problem(element.line, Some(element.id), ProblemKind::Field(name.to_owned()));
            T::default()
        })
    }

    /// A text that is either there or not; empty counts as not.
    fn some_text(&mut self, element: &mut ElementFields<'a>, name: &str) -> Option<String> {
        self.field::<Option<String>>(element, name).filter(|text| !text.is_empty())
    }

    fn id_field(&mut self, element: &mut ElementFields<'a>, name: &str) -> Option<ElementId> {
        let text: Option<String> = self.field(element, name);
        let text = text?;
        let id = text.parse().ok();
        if id.is_none() {
            self.problem(element.line, Some(element.id), ProblemKind::Field(name.to_owned()));
        }
        id
    }

    /// A whole number within bounds; what is not is taken to the nearest one that is.
    fn number(&mut self, element: &mut ElementFields<'a>, name: &str, (least, most): (i32, i32), default: i32) -> i32 {
        let Some(raw) = element.take(name) else { return default };
        // `1e308` is a number of JSON, and a float cast saturates.
        let number = serde_json::from_str::<f64>(raw).ok();
        let nearest = number.map_or(default, |n| (n.round() as i32).clamp(least, most));
        if number != Some(f64::from(nearest)) {
            self.problem(element.line, Some(element.id), ProblemKind::Number(name.to_owned()));
        }
        nearest
    }

    /// One of the named kinds; an unknown one stays in the file and shows as the stand-in.
    fn kind<T: Copy + Default>(
        &mut self,
        element: &mut ElementFields<'a>,
        all: &[T],
        name: fn(T) -> &'static str,
        stand_in: T,
    ) -> T {
        let Some((_, raw)) = element.fields.iter().find(|(n, _)| n == "kind") else { return T::default() };
        let text: String = serde_json::from_str(raw).unwrap_or_default();
        if let Some(kind) = all.iter().copied().find(|kind| name(*kind) == text) {
            element.take("kind");
            return kind;
        }
        self.problem(element.line, Some(element.id), ProblemKind::UnknownKind(text));
        stand_in
    }

    /// Keeps the fields of an element that nobody took, and stamps that are not known.
    fn keep_all(&mut self, id: ElementId, fields: Vec<(String, &str)>) -> UnknownFields {
        let stamps = self.take_unknown_stamps(id);
        let stamps = stamps.iter().map(|raw| ("stamps".to_owned(), raw.as_str()));
        self.keep_extras(Some(id), fields.into_iter().chain(stamps).collect())
    }

    /// Keeps the fields that nobody took.
    pub fn keep_extras(&mut self, id: Option<ElementId>, fields: Vec<(String, &str)>) -> UnknownFields {
        let (fields, nameless): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(name, _)| !name.is_empty());
        if !nameless.is_empty() {
            let line = id.and_then(|id| self.lines.get(&id).copied());
            self.problem(line.unwrap_or(1), id, ProblemKind::Field(String::new()));
        }
        let bytes = |fields: &[(String, &str)]| fields.iter().map(|(n, v)| n.len() + v.len()).sum::<usize>();
        let size = bytes(&fields);
        if size > limits::EXTRA_BYTES || self.extra_bytes + size > limits::EXTRA_BYTES_TOTAL {
            let line = id.and_then(|id| self.lines.get(&id).copied());
            self.problems.push(Problem { line, element: id, kind: ProblemKind::TooMuchUnknown });
            return UnknownFields::new();
        }
        self.extra_bytes += size;
        fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
    }

    /// Keeps the unknown fields of a format, within the same bounds as all others.
    pub fn keep_extras_of(&mut self, format: &mut Format) {
        let speeches = format.speeches.iter_mut().map(|speech| &mut speech.extras);
        for extras in speeches.chain([&mut format.extras]) {
            let read = std::mem::take(extras);
            *extras = self.keep_extras(None, read.iter().map(|(name, raw)| (name.clone(), raw.as_str())).collect());
        }
    }

    /// A side.
    pub fn side(&mut self, piece: &'a str) -> Option<(ElementId, Side)> {
        let mut e = self.begin(piece)?;
        let raw = e.fields.iter().find(|(name, _)| name == "colour").map(|(_, raw)| *raw);
        let colour = raw.and_then(|raw| serde_json::from_str::<String>(raw).ok());
        let known = colour.as_ref().and_then(|name| Colour::ALL.into_iter().find(|c| c.name() == *name));
        match (colour, known) {
            // One of a newer version stays in the file and shows as the usual one.
            (Some(colour), None) => {
                self.problem(e.line, Some(e.id), ProblemKind::UnknownValue("colour", colour));
            }
            (Some(_), Some(_)) => drop(e.take("colour")),
            // What is no text is a problem.
            (None, _) => drop(self.field::<Option<String>>(&mut e, "colour")),
        }
        let side = Side {
            name: self.field(&mut e, "name"),
            letter: self.field(&mut e, "letter"),
            colour: known.unwrap_or_default(),
            extras: UnknownFields::new(),
        };
        Some((e.id, Side { extras: self.keep_all(e.id, e.fields), ..side }))
    }

    /// A source.
    pub fn source(&mut self, piece: &'a str) -> Option<(ElementId, Source)> {
        let mut e = self.begin(piece)?;
        let text = e.fields.iter().find(|(name, _)| name == "full_text").map(|(_, raw)| *raw);
        let unknown = text.and_then(full_text::unknown);
        let catalogue = self.some_text(&mut e, "catalogue");
        let version: u32 = self.field(&mut e, "catalogue_version");
        let source = Source {
            title: self.field(&mut e, "title"),
            short: self.field(&mut e, "short"),
            authors: self.field(&mut e, "authors"),
            publisher: self.field(&mut e, "publisher"),
            date: self.field(&mut e, "date"),
            address: self.field(&mut e, "address"),
            language: self.field(&mut e, "language"),
            note: self.field(&mut e, "note"),
            full_text: self.full_text(&mut e),
            origin: catalogue.map_or(Origin::Described, |catalogue| Origin::Bundled { catalogue, version }),
            side: self.id_field(&mut e, "side"),
            extras: UnknownFields::new(),
        };
        let unknown = unknown.iter().map(|raw| ("full_text".to_owned(), raw.as_str()));
        let fields = e.fields.into_iter().chain(unknown).collect();
        Some((e.id, Source { extras: self.keep_all(e.id, fields), ..source }))
    }

    fn full_text(&mut self, e: &mut ElementFields<'a>) -> Option<FullText> {
        let raw = e.take("full_text")?;
        let (full, wrong) = full_text::read(raw, &mut self.text_room);
        let kind = wrong.map(|wrong| match wrong {
            Wrong::Unreadable(_) => ProblemKind::FullText,
            Wrong::Edited => ProblemKind::FullTextEdited,
            Wrong::TooMuch(_) => ProblemKind::FullTextTooMuch(limits::SOURCE_BYTES_TOTAL),
        });
        if let Some(kind) = kind {
            self.problem(e.line, Some(e.id), kind);
        }
        full
    }

    /// Where quoted words stand: all three of its fields, or none.
    fn anchor(&mut self, c: &mut ElementFields<'a>) -> Option<Anchor> {
        let (start, end): (Option<u32>, Option<u32>) = (self.field(c, "start"), self.field(c, "end"));
        let digest = self.some_text(c, "digest");
        let anchor = match (start, end, digest.as_deref().map(str::parse)) {
            (None, None, None) => return None,
            (Some(start), Some(end), Some(Ok(digest))) if start < end => Some(Anchor { start, end, digest }),
            _ => None,
        };
        if anchor.is_none() {
            self.problem(c.line, Some(c.id), ProblemKind::Field("digest".to_owned()));
        }
        anchor
    }

    fn place(&mut self, e: &mut ElementFields<'a>) -> Place {
        let bounds = (-limits::COORDINATE, limits::COORDINATE);
        Place::new(self.number(e, "x", bounds, 0), self.number(e, "y", bounds, 0))
    }

    /// A frame.
    pub fn frame(&mut self, piece: &'a str) -> Option<(ElementId, Frame)> {
        let mut e = self.begin(piece)?;
        let title: String = self.field(&mut e, "title");
        let place = self.place(&mut e);
        let bounds = (Frame::MIN_SIZE as i32, limits::FRAME_SIZE as i32);
        let width = self.number(&mut e, "width", bounds, 400);
        let height = self.number(&mut e, "height", bounds, 300);
        let mut frame = Frame::new(title, place, width.unsigned_abs(), height.unsigned_abs());
        frame.extras = self.keep_all(e.id, e.fields);
        Some((e.id, frame))
    }

    /// The marks that are known, and as JSON those of a newer version.
    fn marks(&mut self, e: &mut ElementFields<'a>) -> (Marks, Option<String>) {
        let names: Vec<String> = self.field(e, "marks");
        let has = |name: &str| names.iter().any(|n| n == name);
        let marks = Marks {
            implicit: has("implicit"),
            conceded: has("conceded"),
            needs_support: has("needs-support"),
            to_research: has("to-research"),
        };
        let known = ["implicit", "conceded", "needs-support", "to-research"];
        let unknown: Vec<&String> = names.iter().filter(|name| !known.contains(&name.as_str())).collect();
        for name in &unknown {
            self.problem(e.line, Some(e.id), ProblemKind::UnknownValue("mark", (*name).clone()));
        }
        let raw =
            serde_json::to_string(&unknown).ok().filter(|raw| !unknown.is_empty() && raw.len() <= limits::EXTRA_BYTES);
        (marks, raw)
    }

    /// How sure, in percents; absent is not the same as even.
    fn weight(&mut self, e: &mut ElementFields<'a>) -> Option<Weight> {
        let given = e.fields.iter().any(|(name, _)| name == "weight");
        let percent = self.number(e, "weight", (0, 100), 50);
        given.then(|| Weight::new(percent))
    }

    fn judged(&mut self, e: &mut ElementFields<'a>) -> Option<u32> {
        let text = self.some_text(e, "judged")?;
        let judged = u32::from_str_radix(&text, 16).ok();
        if judged.is_none() {
            self.problem(e.line, Some(e.id), ProblemKind::Field("judged".to_owned()));
        }
        judged
    }

    /// A statement.
    pub fn statement(&mut self, piece: &'a str) -> Option<(ElementId, Statement)> {
        let mut e = self.begin(piece)?;
        if !e.has("x") && !e.has("y") {
            self.placeless.push(e.id);
        }
        let place = self.place(&mut e);
        let width_bounds = (i32::from(Width::MIN), i32::from(Width::MAX));
        let default_width = i32::from(Width::default().points());
        let citations = e.take("citations");
        let (marks, unknown_marks) = self.marks(&mut e);
        let statement = Statement {
            text: self.field(&mut e, "text"),
            kind: self.kind(&mut e, &StatementKind::ALL, StatementKind::name, StatementKind::Claim),
            side: self.id_field(&mut e, "side"),
            citations: citations.map(|raw| self.citations(&e, raw)).unwrap_or_default(),
            note: self.field(&mut e, "note"),
            tags: self.field::<Vec<String>>(&mut e, "tags").into_iter().collect(),
            place,
            width: Width::new(self.number(&mut e, "width", width_bounds, default_width)),
            pinned: self.field(&mut e, "pinned"),
            marks,
            weight: self.weight(&mut e),
            judged: self.judged(&mut e),
            assumed: self.field(&mut e, "assumed"),
            speech: one_line(&self.field::<String>(&mut e, "speech")),
            extras: UnknownFields::new(),
        };
        let mut extras = self.keep_all(e.id, e.fields);
        extras.extend(unknown_marks.map(|raw| ("marks".to_owned(), raw)));
        Some((e.id, Statement { extras, ..statement }))
    }

    fn citations(&mut self, e: &ElementFields<'a>, raw: &'a str) -> Vec<Citation> {
        let pieces: Vec<Object> = serde_json::from_str(raw).unwrap_or_else(|_| {
            self.problem(e.line, Some(e.id), ProblemKind::Field("citations".to_owned()));
            Vec::new()
        });
        // One more than a card may have, so that the rest is said to be left out.
        let pieces = pieces.into_iter().take(limits::CITATIONS + 1);
        pieces.filter_map(|Object(fields)| self.citation(e, fields)).collect()
    }

    fn citation(&mut self, e: &ElementFields<'a>, fields: Vec<(String, &'a str)>) -> Option<Citation> {
        let mut c = ElementFields { id: e.id, line: e.line, fields };
        let source = self.id_field(&mut c, "source");
        let Some(source) = source else {
            self.problem(e.line, Some(e.id), ProblemKind::Field("citations".to_owned()));
            return None;
        };
        let exact: Option<String> = self.field(&mut c, "quote");
        let prefix: String = self.field(&mut c, "prefix");
        let suffix: String = self.field(&mut c, "suffix");
        if exact.is_none() && !(prefix.is_empty() && suffix.is_empty()) {
            self.problem(e.line, Some(e.id), ProblemKind::Field("quote".to_owned()));
        }
        let citation = Citation {
            paragraph: self.field(&mut c, "paragraph"),
            sentences: self.field(&mut c, "sentences"),
            page: self.some_text(&mut c, "page"),
            anchor: self.anchor(&mut c),
            passage: self.some_text(&mut c, "passage"),
            attributed_to: self.some_text(&mut c, "attributed_to"),
            quote: exact.map(|exact| Quote { exact, prefix, suffix }),
            ..Citation::of(source)
        };
        Some(Citation { extras: self.keep_extras(Some(e.id), c.fields), ..citation })
    }

    /// An inference with its links.
    pub fn inference(&mut self, piece: &'a str) -> Option<(ElementId, Inference, Ends)> {
        let mut e = self.begin(piece)?;
        let premises: Vec<String> = self.field(&mut e, "premises");
        let conclusion = self.id_field(&mut e, "conclusion");
        let Some(conclusion) = conclusion else {
            self.problem(e.line, Some(e.id), ProblemKind::Element("conclusion".to_owned()));
            return None;
        };
        let mut ends = Ends { premises: Vec::with_capacity(premises.len()), conclusion };
        for text in premises {
            match text.parse() {
                Ok(premise) => ends.premises.push(premise),
                Err(_) => self.problem(e.line, Some(e.id), ProblemKind::Field("premises".to_owned())),
            }
        }
        // A step that this version does not understand must not count for or against anything.
        let kind = self.kind(&mut e, &InferenceKind::ALL, InferenceKind::name, InferenceKind::Rephrase);
        let inference = Inference {
            kind,
            scheme: self.some_text(&mut e, "scheme"),
            note: self.field(&mut e, "note"),
            weight: self.weight(&mut e),
            muted: self.field(&mut e, "muted"),
            extras: UnknownFields::new(),
        };
        Some((e.id, Inference { extras: self.keep_all(e.id, e.fields), ..inference }, ends))
    }

    /// A remark.
    pub fn comment(&mut self, piece: &'a str) -> Option<(ElementId, Comment)> {
        let mut e = self.begin(piece)?;
        let Some(on) = self.id_field(&mut e, "on") else {
            self.problem(e.line, Some(e.id), ProblemKind::Element("on".to_owned()));
            return None;
        };
        let text: String = self.field(&mut e, "text");
        let reply_to = self.id_field(&mut e, "reply_to");
        let resolved = self.field(&mut e, "resolved");
        let comment = Comment { reply_to, resolved, ..Comment::on(on, text) };
        Some((e.id, Comment { extras: self.keep_all(e.id, e.fields), ..comment }))
    }
}

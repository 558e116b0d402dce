//! Reading a map file: whole if it is whole, piece by piece if it is damaged.

use std::borrow::Cow;
use std::collections::HashSet;

use super::diagnostics::{Problem, ProblemKind, Unreadable};
use super::element::{self, ElementReader};
use super::header::{Header, Section, is_almost};
use super::{FORMAT, VERSION, recover};
use crate::formats::json::{depth, line_of};
use crate::model::{ElementId, Ledger, Map, Parts, Place, Repair, limits};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// A map out of a file, and what was wrong with the file.
#[derive(Clone, Debug)]
pub struct ParsedMap {
    /// What could be read; valid.
    pub map: Map,
    /// Its bookkeeping for merging.
    pub ledger: Ledger,
    /// What could not be read, or had to be altered; in the order of the file.
    pub problems: Vec<Problem>,
}

impl ParsedMap {
    /// The same with stamps for whatever was written by hand or by another program ([`Ledger::adopt`]), before anything
    /// is edited.
    ///
    /// Cost: linear in the map.
    #[must_use]
    pub fn adopted(mut self) -> Self {
        self.ledger.adopt(&self.map);
        self
    }

    /// Whether saving over the file would lose something of it.
    pub fn is_damaged(&self) -> bool {
        self.problems.iter().any(Problem::is_loss)
    }
}

/// Hears how far reading has come, and says whether to go on.
pub type ReadProgress<'a> = &'a dyn Fn(f32) -> bool;

/// How far reading has come when the elements of the file are found, and when all of them are read.
const SCANNED: f32 = 0.3;
const READ: f32 = 0.85;

/// Reads a map file.
///
/// Cost: linear in the file, at most some milliseconds a megabyte; never more than [`MAX_BYTES`].
///
/// # Errors
/// When nothing of it can be used, or it is beyond a limit.
pub fn read(bytes: &[u8]) -> Result<ParsedMap, Unreadable> {
    read_telling(bytes, &|_| true)
}

/// The same; `tell` hears how far it has come, between 0 and 1, and says whether to go on.
///
/// # Errors
/// As [`read`], and when it is not to go on.
pub fn read_telling(bytes: &[u8], tell: ReadProgress<'_>) -> Result<ParsedMap, Unreadable> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES));
    }
    if bytes.iter().all(|b| *b == 0 || b.is_ascii_whitespace()) {
        return Err(Unreadable::Empty);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Unreadable::Utf16);
    }
    let mut problems = Vec::new();
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, Cow::Owned(_)) {
        let line = text.find('\u{FFFD}').and_then(|at| text.get(at..)).map(|rest| line_of(&text, rest));
        problems.push(Problem { line, element: None, kind: ProblemKind::Encoding });
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if depth(text) > MAX_DEPTH {
        return Err(Unreadable::TooDeep(MAX_DEPTH));
    }
    let header = match Header::parse(text) {
        Ok(header) => header,
        Err(error) => {
            // Nothing of ours can begin otherwise; without this, any text could be salvaged as empty.
            if !begins_like_a_map(text) {
                return Err(Unreadable::NotAMap);
            }
            let (line, kind) = if error.is_eof() {
                (error.line(), ProblemKind::Truncated)
            } else {
                (error.line(), ProblemKind::Syntax(plain_reason(&error)))
            };
            problems.push(Problem { line: Some(line), element: None, kind });
            let mut header = recover::header(text);
            // Its name was found above, even if not on a line of its own.
            header.format.get_or_insert_with(|| FORMAT.to_owned());
            header
        }
    };
    match header.format.as_deref() {
        Some(FORMAT) => {}
        // One spoilt sign in it makes nothing else of what is a map otherwise.
        format
            if header.id.is_some()
                && format.is_none_or(|format| is_almost(format, FORMAT))
                && begins_like_a_map(text) =>
        {
            problems.push(Problem { line: None, element: None, kind: ProblemKind::Field("format".to_owned()) });
        }
        _ => return Err(Unreadable::NotAMap),
    }
    // No version of the program asks for a newer one than itself.
    if header.min_reader > header.version {
        problems.push(Problem { line: None, element: None, kind: ProblemKind::Field("min_reader".to_owned()) });
    } else if header.min_reader > VERSION {
        return Err(Unreadable::NeedsNewer(header.version));
    }
    if header.version > VERSION {
        problems.push(Problem { line: None, element: None, kind: ProblemKind::Newer(header.version) });
    }
    build(text, header, problems, tell)
}

/// Whether a text begins with the name of the format, or with one that differs in a sign.
fn begins_like_a_map(text: &str) -> bool {
    let end = (0..=text.len().min(400)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let beginning = text.get(..end).unwrap_or("");
    beginning.contains(FORMAT) || {
        let signs: Vec<char> = beginning.chars().collect();
        signs.windows(FORMAT.len()).any(|signs| signs.iter().zip(FORMAT.chars()).filter(|(a, b)| *a != b).count() <= 1)
    }
}

/// What the parser says, without its own line and column, which the problem states itself.
fn plain_reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// Gives cards that a script has written without a place one of their own, in rows below what has places: all at one point
/// they would cover each other. Who reads the file again gives them the same.
fn put_in_rows(parts: &mut Parts, placeless: &[ElementId]) {
    const ACROSS: i32 = 300;
    const DOWN: i32 = 240;
    let ids: HashSet<ElementId> = placeless.iter().copied().collect();
    let placed = parts.statements.iter().filter(|(id, _)| !ids.contains(id));
    let (left, below) = placed.fold((None, None), |(left, below), (_, statement)| {
        let at = statement.place;
        (Some(left.map_or(at.x(), |x: i32| x.min(at.x()))), Some(below.map_or(at.y(), |y: i32| y.max(at.y()))))
    });
    let columns = (placeless.len() as f64).sqrt().ceil().max(1.0) as i32;
    let (left, top) = (left.unwrap_or(0), below.map_or(0, |below: i32| below.saturating_add(2 * DOWN)));
    let waiting = parts.statements.iter_mut().filter(|(id, _)| ids.contains(id));
    for (number, (_, statement)) in (0..).zip(waiting) {
        let (column, row) = (number % columns, number / columns);
        statement.place = Place::new(left.saturating_add(column * ACROSS), top.saturating_add(row * DOWN));
    }
}

/// Makes the map out of the pieces of the file.
fn build(
    text: &str,
    header: Header<'_>,
    problems: Vec<Problem>,
    tell: ReadProgress<'_>,
) -> Result<ParsedMap, Unreadable> {
    for (section, pieces) in &header.sections {
        let limit = section.limit();
        if pieces.len() > limit {
            return Err(Unreadable::TooMany(limit));
        }
    }
    let mut problems = problems;
    for name in header.bad {
        problems.push(Problem { line: None, element: None, kind: ProblemKind::Field(name) });
    }
    let mut parts = Parts { title: header.title, motion: header.motion, format: header.debate, ..Parts::default() };
    let mut reading = ElementReader::new(text, problems);
    parts.extras = reading.keep_extras(None, header.extras);
    if header.version > VERSION {
        parts.extras.insert("version".to_owned(), header.version.to_string());
    }
    parts.format.iter_mut().for_each(|format| reading.keep_extras_of(format));
    // A file without a usable name gets one that no program hands out.
    let map_id = header.id.unwrap_or_else(|| ElementId::new(element::repaired(), 1));
    let all = header.sections.iter().map(|(_, pieces)| pieces.len() + 1).sum();
    let mut done = 0;
    reading.expect(all);
    reading.stamps(map_id, header.stamps);
    parts.extras.extend(reading.take_unknown_stamps(map_id).map(|raw| ("stamps".to_owned(), raw)));
    for (section, pieces) in header.sections {
        match section {
            Section::Statements => parts.statements.reserve_exact(pieces.len()),
            Section::Inferences => parts.inferences.reserve_exact(pieces.len()),
            Section::Sides | Section::Sources | Section::Frames | Section::Comments => {}
        }
        for piece in pieces {
            done += 1;
            // One source may hold a book.
            let asks = done % 256 == 0 || section == Section::Sources;
            if asks && !tell(SCANNED + (READ - SCANNED) * done as f32 / all as f32) {
                return Err(Unreadable::GivenUp);
            }
            match section {
                Section::Sides => parts.sides.extend(reading.side(piece)),
                Section::Sources => parts.sources.extend(reading.source(piece)),
                Section::Frames => parts.frames.extend(reading.frame(piece)),
                Section::Statements => parts.statements.extend(reading.statement(piece)),
                Section::Inferences => parts.inferences.extend(reading.inference(piece)),
                Section::Comments => parts.comments.extend(reading.comment(piece)),
            }
        }
    }
    if !tell(READ) {
        return Err(Unreadable::GivenUp);
    }
    put_in_rows(&mut parts, &std::mem::take(&mut reading.placeless));
    let (mut problems, stamps, lines) = reading.finish();
    let (map, repairs) = Map::from_parts(map_id, parts);
    for repair in repairs.into_iter().take(element::MOST_PROBLEMS) {
        let element = match &repair {
            Repair::Renamed(id, _)
            | Repair::LeftOut(id, _)
            | Repair::SideCleared(id, _)
            | Repair::CitationDropped(id, _)
            | Repair::PremiseDropped(id, _)
            | Repair::SelfArgument(id, _)
            | Repair::TextCut(id, _)
            | Repair::FullTextLeftOut(id)
            | Repair::ListCut(id, _) => *id,
        };
        let line = lines.get(&element).copied();
        problems.push(Problem { line, element: Some(element), kind: ProblemKind::Repair(repair) });
    }
    problems.sort_by_key(|problem| problem.line.unwrap_or(0));
    let ledger = Ledger::from_file(header.seen, stamps, header.authors).with_open(header.open);
    debug_assert!(map.statements().len() <= limits::STATEMENTS);
    Ok(ParsedMap { map, ledger, problems })
}

//! The faces with which a picture is written: those that ship with the program, and behind them those of the system, for
//! scripts that the former lack. A letter that none of them has is drawn as a box, and counted.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
pub use resvg::usvg::fontdb::Database;
use resvg::usvg::fontdb::{FaceInfo, ID, Source, Style, Weight};
use ttf_parser::Face;
use unicode_segmentation::UnicodeSegmentation;

use super::font_metrics::{REGULAR, SEMIBOLD, Widths};
use super::wrap::{WrappedLine, broken, is_simple};
use crate::script::{DirectedParagraph, draws_nothing, lines, mirrored};

/// The width of the box for a letter that no face has, in sizes.
pub const BOX_WIDTH: f32 = 0.64;
/// The height of the box, in sizes.
pub const BOX_HEIGHT: f32 = 0.72;

/// A shaped letter. Lengths are in sizes of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its number in the face.
    pub glyph: u32,
    /// How far the next one stands from it.
    pub advance: f32,
    /// By how much it is moved, to the right and up.
    pub offset: [f32; 2],
    /// The bytes of the run's text that it stands for.
    pub bytes: Range<usize>,
}

/// Letters that one face writes in one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face; `None` for letters that no face has, one box each.
    pub face: Option<ID>,
    /// The letters, as they stand in the line.
    pub text: String,
    /// Whether they are read from right to left.
    pub leftwards: bool,
    /// The shapes from left to right; a box has one, without a face.
    pub shapes: Vec<Shape>,
    /// Its left edge from that of the line, in sizes.
    pub x: f32,
    /// The first of its bytes in the line.
    from: usize,
}

impl Run {
    /// The letters for who draws them from left to right: brackets look to the other side where they are read leftwards.
    pub fn drawn(&self) -> String {
        if self.leftwards { self.text.chars().map(mirrored).collect() } else { self.text.clone() }
    }

    /// Its width, in sizes.
    pub fn width(&self) -> f32 {
        self.shapes.iter().map(|shape| shape.advance).sum()
    }
}

/// The faces at hand. Made for one picture: what it has found out about them goes with it.
pub struct Faces<'a> {
    system: &'a dyn Fn() -> Arc<Database>,
    /// The faces that ship with the program, and those of the system once they are needed.
    database: RefCell<Database>,
    ours: [Option<ID>; 2],
    looked: RefCell<bool>,
    known: RefCell<BTreeMap<(bool, char), Option<ID>>>,
    shapers: RefCell<BTreeMap<ID, ShaperData>>,
    missing: RefCell<BTreeSet<char>>,
    widths: Widths,
}

impl<'a> Faces<'a> {
    /// The faces that ship with the program; `system` gives those of the system when a letter needs them.
    pub fn new(system: &'a dyn Fn() -> Arc<Database>) -> Self {
        let mut database = Database::new();
        let ours = [REGULAR, SEMIBOLD].map(|bytes| {
            let source = Source::Binary(Arc::new(bytes));
            database.load_font_source(source).first().copied()
        });
        Self {
            system,
            database: RefCell::new(database),
            ours,
            looked: RefCell::default(),
            known: RefCell::default(),
            shapers: RefCell::default(),
            missing: RefCell::default(),
            widths: Widths::of(REGULAR),
        }
    }

    /// The letters that were asked for and that no face has.
    pub fn missing(&self) -> Vec<char> {
        // The sign for what is hidden in a text is always a box.
        self.missing.borrow().iter().copied().filter(|letter| *letter != '▯').collect()
    }

    /// All faces, for a library that finds the right one by itself.
    pub fn database(&self) -> Arc<Database> {
        Arc::new(self.database.borrow().clone())
    }

    /// The name by which a face is asked for.
    pub fn family(&self, id: ID) -> String {
        let database = self.database.borrow();
        database.face(id).and_then(|face| face.families.first()).map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// The bytes of a face, and which of those in them it is.
    pub fn data(&self, id: ID) -> Option<(Vec<u8>, u32)> {
        self.database.borrow().with_face_data(id, |data, index| (data.to_vec(), index))
    }

    /// Whether the text face that ships with the program writes all of a text, letter after letter.
    pub fn is_plain(&self, text: &str) -> bool {
        text.chars()
            .all(|letter| is_simple(letter) && self.of_letter(letter, false) == self.ours.first().copied().flatten())
    }

    /// The face that writes a letter.
    fn of_letter(&self, letter: char, bold: bool) -> Option<ID> {
        let [regular, semibold] = self.ours;
        let own = if bold { semibold } else { regular };
        if letter == '\n' || letter == ' ' {
            return own;
        }
        if let Some(known) = self.known.borrow().get(&(bold, letter)) {
            return *known;
        }
        let found = own.filter(|id| self.has(*id, letter)).or_else(|| self.of_system(letter, bold));
        self.known.borrow_mut().insert((bold, letter), found);
        found
    }

    fn has(&self, id: ID, letter: char) -> bool {
        let found = |data: &[u8], index| Face::parse(data, index).ok()?.glyph_index(letter);
        self.database.borrow().with_face_data(id, found).flatten().is_some()
    }

    /// The face of the system that suits best among those that have a letter: one that was used already, else upright, as
    /// heavy as wanted, without serifs.
    fn of_system(&self, letter: char, bold: bool) -> Option<ID> {
        if !self.looked.replace(true) {
            let system = (self.system)();
            let mut database = self.database.borrow_mut();
            system.faces().for_each(|face| {
                database.push_face_info(face.clone());
            });
        }
        let used: BTreeSet<ID> =
            self.known.borrow().iter().filter(|((b, _), _)| *b == bold).filter_map(|(_, id)| *id).collect();
        if let Some(known) = used.into_iter().find(|id| self.has(*id, letter)) {
            return Some(known);
        }
        let wanted = if bold { Weight::SEMIBOLD } else { Weight::NORMAL };
        let rank = |face: &FaceInfo| {
            let name = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
            (
                face.style != Style::Normal,
                face.monospaced,
                !name.contains("Sans"),
                face.weight.0.abs_diff(wanted.0),
                name.to_owned(),
            )
        };
        let mut all: Vec<(_, ID)> = self.database.borrow().faces().map(|face| (rank(face), face.id)).collect();
        all.sort();
        all.into_iter().map(|(_, id)| id).find(|id| self.has(*id, letter))
    }

    /// A line, shaped, from left to right. `leftwards`: the direction of the paragraph that it is of.
    pub fn shaped(&self, line: &str, leftwards: bool, bold: bool) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut x = 0.0;
        for piece in DirectedParagraph::in_direction(line, leftwards).pieces(0..line.len(), &[]) {
            let text = line.get(piece.bytes.clone()).unwrap_or("");
            let mut parts = self.parts(text, bold);
            if piece.leftwards {
                parts.reverse();
            }
            for (bytes, face) in parts {
                let part = text.get(bytes.clone()).unwrap_or("");
                let shapes = match face {
                    Some(face) => self.shape(face, part, piece.leftwards),
                    None => vec![Shape { glyph: 0, advance: BOX_WIDTH, offset: [0.0; 2], bytes: 0..part.len() }],
                };
                let from = piece.bytes.start + bytes.start;
                let run = Run { face, text: part.to_owned(), leftwards: piece.leftwards, shapes, x, from };
                x += run.width();
                runs.push(run);
            }
        }
        runs
    }

    /// The parts of a word that different faces write, in the order of the text; each letter without one by itself.
    fn parts(&self, text: &str, bold: bool) -> Vec<(Range<usize>, Option<ID>)> {
        let mut parts: Vec<(Range<usize>, Option<ID>)> = Vec::new();
        for (at, letter) in text.grapheme_indices(true) {
            let first = letter.chars().find(|c| !draws_nothing(*c));
            let face = match first {
                Some(first) => self.of_letter(first, bold),
                None => self.ours.first().copied().flatten(),
            };
            if let Some(first) = first.filter(|_| face.is_none()) {
                self.missing.borrow_mut().insert(first);
            }
            let end = at + letter.len();
            match parts.last_mut() {
                Some((bytes, known)) if *known == face && face.is_some() => bytes.end = end,
                _ => parts.push((at..end, face)),
            }
        }
        parts
    }

    fn shape(&self, id: ID, text: &str, leftwards: bool) -> Vec<Shape> {
        let database = self.database.borrow();
        let shaped = database.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let mut shapers = self.shapers.borrow_mut();
            let shaper = shapers.entry(id).or_insert_with(|| ShaperData::new(&font)).shaper(&font).build();
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            buffer.guess_segment_properties();
            buffer.set_direction(if leftwards { Direction::RightToLeft } else { Direction::LeftToRight });
            let size = shaper.units_per_em().max(1) as f32;
            let glyphs = shaper.shape(buffer, ShapeOptions::new());
            let mut starts: Vec<usize> = glyphs.glyph_infos().iter().map(|info| info.cluster as usize).collect();
            starts.sort_unstable();
            starts.dedup();
            let end = |start: usize| starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
            let each = glyphs.glyph_infos().iter().zip(glyphs.glyph_positions());
            let shapes = each.map(|(info, at)| Shape {
                glyph: info.glyph_id,
                advance: at.x_advance as f32 / size,
                offset: [at.x_offset as f32 / size, at.y_offset as f32 / size],
                bytes: info.cluster as usize..end(info.cluster as usize),
            });
            Some(shapes.collect())
        });
        shaped.flatten().unwrap_or_default()
    }

    /// The lines of a text at a size, each at most so wide, in points.
    pub fn broken(&self, text: &str, wrap: f32, size: f32) -> Vec<WrappedLine> {
        if self.is_plain(text) {
            return broken(text, wrap, &|letter| self.widths.advance(letter, size));
        }
        let mut all = Vec::new();
        let mut begin = 0;
        for paragraph in text.split('\n') {
            let mut widths: Vec<f32> = paragraph.chars().map(|_| 0.0).collect();
            let starts: Vec<usize> = paragraph.char_indices().map(|(at, _)| at).collect();
            for run in self.shaped(paragraph, is_leftward(paragraph), false) {
                for shape in &run.shapes {
                    let at = starts.partition_point(|start| *start < run.from + shape.bytes.start);
                    if let Some(width) = widths.get_mut(at) {
                        *width += shape.advance * size;
                    }
                }
            }
            for line in lines(paragraph, wrap, &widths) {
                let words = paragraph.get(line.clone()).unwrap_or("");
                let shown = line.start + words.trim_end().len();
                let within = starts.iter().zip(&widths).filter(|(start, _)| (line.start..shown).contains(*start));
                all.push(WrappedLine::new(begin + line.start, begin + shown, within.map(|(_, width)| width).sum()));
            }
            begin += paragraph.len() + 1;
        }
        // A last line break is the beginning of a line only while it is typed.
        if all.len() > 1 && all.last().is_some_and(|line: &WrappedLine| line.bytes().is_empty()) {
            all.pop();
        }
        all
    }
}

/// Whether a paragraph runs from right to left.
pub fn is_leftward(paragraph: &str) -> bool {
    crate::script::has_leftward(paragraph) && DirectedParagraph::new(paragraph).is_leftward()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shaped_from_left_to_right_and_a_letter_that_no_face_has_is_a_box() {
        let faces = Faces::new(&Default::default);
        let said = |line: &str, leftwards| -> Vec<String> {
            let runs = faces.shaped(line, leftwards, false);
            assert!(runs.windows(2).all(|pair| pair[0].x < pair[1].x), "{runs:?}");
            runs.iter().map(|run| run.text.clone()).collect()
        };
        assert_eq!(said("is so", false).concat(), "is so");
        assert_eq!(said("say שב now", false), ["say ", "ב", "ש", " ", "now"]);
        assert_eq!(said("(שב) 42", true).concat(), "42 )בש(");
        assert_eq!(faces.missing(), ['ב', 'ש']);
        let runs = faces.shaped("(", true, false);
        assert_eq!(runs[0].drawn(), ")");
        assert!(faces.is_plain("Words — “quoted”") && !faces.is_plain("שב") && !faces.is_plain("人"));
    }

    #[test]
    fn a_line_is_as_wide_as_its_letters() {
        let faces = Faces::new(&Default::default);
        let line = "Words, words and words";
        let shaped: f32 = faces.shaped(line, false, false).iter().map(Run::width).sum();
        let widths = Widths::of(REGULAR).line(line, 1.0);
        assert!((shaped - widths).abs() < 0.05 * widths, "{shaped} {widths}");
        // Eight boxes a line at most, and lines end between words.
        let lines = faces.broken("שלום עולם שלום", 8.0 * BOX_WIDTH * 10.0, 10.0);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| (line.width - 4.0 * BOX_WIDTH * 10.0).abs() < 0.1), "{lines:?}");
    }
}

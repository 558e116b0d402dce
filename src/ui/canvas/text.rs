//! The words of cards, laid out for drawing and kept while they are on the screen.
//!
//! A galley is laid out for one zoom. While the zoom moves, the galleys that are there are drawn larger
//! or smaller; when it rests, those on the screen are laid out anew, a few in each frame, so that text
//! is crisp at rest and no frame lays out a whole screen. The store is small: a galley of a card takes
//! some twenty kilobytes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, Shape, Vec2};

use super::card_ui::marks_of;
use super::measure::{LINE, PADDING, TEXT, WrappedLine, WrappedLines, shown};
use super::mesh_builder::MeshBuilder;
use crate::analysis::Label;
use crate::formats::describe::kind_name;
use crate::formats::outline::locator;
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{ElementId, Map};
use crate::picture::wrap::{QUOTE_INDENT, QUOTE_LINE, QUOTE_TEXT};
use crate::ui::fonts;
use crate::ui::galley::{self, lay_out_lines};

/// Size of the words above and below a card's text, in points at zoom 1.
const SMALL: f32 = 11.0;
/// How many cards are kept at most; as many as fit on a large screen when text can just be read.
const MOST: usize = 320;
/// How many cards are laid out in one frame that had no galleys yet.
const NEW_IN_FRAME: usize = 40;
/// The same while the zoom moves, when there will be more in the next frame.
const NEW_WHILE_ZOOMING: usize = 8;
/// How many cards are laid out anew in one frame because the zoom has changed: each brings letters of a
/// size that must be drawn first, which costs more than the layout.
const AGAIN_IN_FRAME: usize = 4;

/// The words of one card, laid out for one zoom.
#[derive(Clone)]
pub struct CardText {
    /// The letter of its side.
    pub letter: Option<Arc<Galley>>,
    /// Its kind.
    pub kind: Arc<Galley>,
    /// Its marks.
    pub marks: Option<Arc<Galley>>,
    /// How it stands.
    pub standing: Option<(Label, Arc<Galley>)>,
    /// The text itself.
    pub body: Arc<Galley>,
    /// The quoted words below its own.
    pub quote: Option<Arc<Galley>>,
    /// Where it comes from.
    pub place: Option<Arc<Galley>>,
    zoom: f32,
    used: u64,
}

/// The words of the cards that were on the screen last.
#[derive(Default)]
pub struct CardTexts {
    cards: BTreeMap<ElementId, CardText>,
    frame: u64,
    /// Counts how often something was forgotten.
    generation: u64,
    pixels_per_point: f32,
    atlas_fill: f32,
    new_left: usize,
    again_left: usize,
    resting: bool,
    /// The zoom when it rested last.
    rested_at: f32,
    /// Whether something on the screen is not laid out as it should be yet: then another frame is due.
    pub unfinished: bool,
    /// How many cards were laid out: what tests count.
    pub laid_out: usize,
}

impl CardTexts {
    /// Begins a frame. `resting`: the zoom has not moved for a moment.
    pub fn begin(&mut self, painter: &Painter, zoom: f32, resting: bool) {
        self.frame += 1;
        self.unfinished = false;
        self.resting = resting;
        self.new_left = if resting { NEW_IN_FRAME } else { NEW_WHILE_ZOOMING };
        self.again_left = AGAIN_IN_FRAME;
        // While the zoom moves, letters are used that are drawn already, as long as they look well.
        if resting || !(0.4..2.5).contains(&(zoom / self.rested_at)) {
            self.rested_at = if resting { zoom } else { step(zoom) };
        }
        let fill = painter.fonts_mut(|fonts| fonts.font_atlas_fill_ratio());
        let pixels_per_point = painter.ctx().pixels_per_point();
        // Galleys point into the atlas of glyphs: when egui begins a new one, all of them are stale.
        if fill < self.atlas_fill || pixels_per_point != self.pixels_per_point {
            self.forget_all();
        }
        (self.atlas_fill, self.pixels_per_point) = (fill, pixels_per_point);
    }

    /// Forgets what may have changed.
    pub fn forget(&mut self, ids: &BTreeSet<ElementId>) {
        self.generation += 1;
        self.cards.retain(|id, _| !ids.contains(id));
    }

    /// Forgets everything: another map, another font.
    pub fn forget_all(&mut self) {
        self.generation += 1;
        self.cards.clear();
    }

    /// Changes whenever words that were drawn may no longer be drawn again.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether nothing is laid out.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The words of a card and by how much they are to be scaled; `None` if they are not laid out yet.
    pub fn get(
        &mut self,
        painter: &Painter,
        map: &Map,
        id: ElementId,
        (lines, standing): (&WrappedLines, Option<Label>),
        zoom: f32,
    ) -> Option<(&CardText, f32)> {
        let known = self.cards.get(&id).map(|text| text.zoom);
        let (wanted, left) = match known {
            Some(at) if at == zoom => (false, &mut self.again_left),
            // While the zoom moves, what is there is drawn larger or smaller, as long as it looks like text.
            Some(at) => (self.resting || !(0.4..2.5).contains(&(zoom / at)), &mut self.again_left),
            None => (true, &mut self.new_left),
        };
        if wanted && *left > 0 {
            *left -= 1;
            self.laid_out += 1;
            if let Some(text) = lay_out(painter, map, id, lines, self.rested_at) {
                self.cards.insert(id, text);
            }
        } else if wanted {
            self.unfinished = true;
        }
        let text = self.cards.get_mut(&id)?;
        // One word, which changes by itself.
        if text.standing.as_ref().map(|(label, _)| *label) != standing {
            text.standing = standing.map(|label| (label, small(painter, standing_word(label), true, text.zoom)));
        }
        self.unfinished |= text.zoom != zoom;
        text.used = self.frame;
        let scale = zoom / text.zoom;
        Some((text, scale))
    }

    /// Ends a frame: what was not on the screen for longest goes when there is too much.
    pub fn end(&mut self) {
        if self.cards.len() <= MOST {
            return;
        }
        let mut used: Vec<u64> = self.cards.values().map(|text| text.used).collect();
        used.sort_unstable();
        let oldest = used.get(used.len().saturating_sub(MOST * 3 / 4)).copied().unwrap_or(0);
        let frame = self.frame;
        self.cards.retain(|_, text| text.used > oldest || text.used == frame);
    }
}

/// The nearest of the zooms for which text is laid out while the zoom moves far: powers of the square
/// root of two.
fn step(zoom: f32) -> f32 {
    2.0_f32.powf((zoom.log2() * 2.0).round() / 2.0)
}

fn job(text: String, font: FontId, line_height: Option<f32>) -> LayoutJob {
    let format = TextFormat { font_id: font, color: Color32::PLACEHOLDER, line_height, ..TextFormat::default() };
    let mut job = LayoutJob { wrap: TextWrapping::no_max_width(), ..LayoutJob::default() };
    job.append(&text, 0.0, format);
    job
}

/// The word on a card for how it stands.
pub fn standing_word(label: Label) -> String {
    match label {
        Label::Stands => i18n::canvas::card_stands(),
        Label::Falls => i18n::canvas::card_falls(),
        Label::Open => i18n::canvas::card_open(),
    }
}

fn small(painter: &Painter, text: String, bold: bool, zoom: f32) -> Arc<Galley> {
    let font = if bold { fonts::semibold(SMALL * zoom) } else { fonts::regular(SMALL * zoom) };
    galley::lay_out(painter.ctx(), job(text, font, None))
}

fn lay_out(painter: &Painter, map: &Map, id: ElementId, lines: &WrappedLines, zoom: f32) -> Option<CardText> {
    let statement = map.statements().get(&id)?;
    let small = |text: String, bold: bool| small(painter, text, bold, zoom);
    let room = (f32::from(statement.width.points()) - 2.0 * PADDING) * zoom;
    let (text, broken) = body(&statement.text, lines);
    let marks = marks_of(map, id, statement);
    Some(CardText {
        letter: map.side_of(id).map(|side| small(sanitize(&side.letter), true)),
        kind: small(kind_name(map, id, statement.kind), true),
        marks: (!marks.is_empty()).then(|| small(marks, false)),
        standing: None,
        body: {
            let job = job(text, fonts::regular(TEXT * zoom), Some(LINE * zoom));
            lay_out_lines(painter.ctx(), job, &broken, room)
        },
        quote: lines.quote.as_ref().map(|quote| {
            let (text, broken) = joined(quote);
            let job = job(text, fonts::regular(QUOTE_TEXT * zoom), Some(QUOTE_LINE * zoom));
            lay_out_lines(painter.ctx(), job, &broken, room - QUOTE_INDENT * zoom)
        }),
        place: locator(map, id).map(|place| {
            // A long name of a source is cut where the card ends.
            let mut job = job(sanitize(&place), fonts::regular(SMALL * zoom), None);
            job.wrap = TextWrapping::truncate_at_width(room);
            galley::lay_out(painter.ctx(), job)
        }),
        zoom,
        used: 0,
    })
}

/// What a card shows, and the bytes of its lines.
fn body(text: &str, lines: &WrappedLines) -> (String, Vec<Range<usize>>) {
    if text.is_empty() {
        let text = i18n::canvas::card_empty();
        let whole = 0..text.len();
        return (text, vec![whole]);
    }
    let mut text = shown(text);
    let mut broken: Vec<Range<usize>> = lines.lines.iter().map(WrappedLine::bytes).collect();
    if let Some(last) = broken.last_mut().filter(|_| lines.cut) {
        text.truncate(last.end);
        text.push('…');
        last.end = text.len();
    }
    (text, broken)
}

/// Lines as one paragraph, and their bytes in it.
fn joined(lines: &[String]) -> (String, Vec<Range<usize>>) {
    let mut from = 0;
    let bytes = lines.iter().map(|line| {
        let bytes = from..from + line.len();
        from = bytes.end + 1;
        bytes
    });
    (lines.join(" "), bytes.collect())
}

/// A galley at a place.
pub fn text_shape(at: Pos2, galley: &Arc<Galley>, colour: Color32) -> Shape {
    Shape::Text(TextShape::new(at, Arc::clone(galley), colour))
}

/// Writes the words of a card: as egui does where they were laid out for this zoom, else as scaled letters
/// among the card's own shapes, which spares a copy of the galley for each frame of a zoom.
pub struct CardPen<'a> {
    /// By how much words are scaled.
    pub scale: f32,
    /// Pixels of the picture of all letters.
    pub atlas: Vec2,
    /// Where scaled letters go.
    pub sheet: &'a mut MeshBuilder,
    /// Where other words go, over the sheet.
    pub shapes: &'a mut Vec<Shape>,
}

impl CardPen<'_> {
    /// Writes words with their upper left corner at a place.
    pub fn write(&mut self, at: Pos2, galley: &Arc<Galley>, colour: Color32) {
        if self.scale == 1.0 {
            self.shapes.push(text_shape(at, galley, colour));
        } else if galley.rows.iter().any(|row| row.glyphs.iter().any(|glyph| glyph.is_color)) {
            // Letters that bring their own colours are egui's business.
            let mut shape = TextShape::new(Pos2::ZERO, Arc::clone(galley), colour);
            shape.transform(TSTransform::from_scaling(self.scale));
            shape.pos = at;
            self.shapes.push(Shape::Text(shape));
        } else {
            for row in galley.rows.iter().filter(|row| !row.visuals.mesh.is_empty()) {
                let from = at + row.pos.to_vec2() * self.scale;
                self.sheet.letters(&row.visuals.mesh, (from, self.scale), self.atlas, colour);
            }
        }
    }
}

//! A text broken into lines for one width and zoom: where each paragraph and each line stands. Exact for the whole
//! text, so that a place in it is shown at once, whatever comes before.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use egui::Painter;

use crate::model::{ParagraphKind, SourceText, TextDigest};
use crate::picture::wrap::broken_to;
use crate::ui::fonts;

/// Size of running text at zoom 1, in points.
pub const SIZE: f32 = 14.5;
/// Height of its lines, in sizes.
const LEADING: f32 = 1.55;
/// The widest lines, in sizes of text: some seventy letters.
const MEASURE: f32 = 36.0;
/// Between paragraphs, in sizes.
const GAP: f32 = 0.75;
/// Left of the text stand numbers of paragraphs, right of it those of pages.
pub const GUTTER: (f32, f32) = (34.0, 40.0);

/// How wide it is at the right: nothing is written there of a text without pages.
pub fn right_gutter(text: &SourceText) -> f32 {
    if text.pages().is_empty() { 20.0 } else { GUTTER.1 }
}

/// How a kind of paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Size of letters, in points.
    pub size: f32,
    /// Height of a line, in points.
    pub leading: f32,
    /// How far it is indented, in points.
    pub indent: f32,
    /// Whether its letters are semibold.
    pub bold: bool,
    /// Space above it, in points.
    above: f32,
}

impl Setting {
    /// The setting of a kind at a zoom.
    pub fn of(kind: ParagraphKind, zoom: f32) -> Self {
        let body = SIZE * zoom;
        let (scale, indent, bold, above) = match kind {
            ParagraphKind::Heading(0 | 1) => (1.5, 0.0, true, 1.1),
            ParagraphKind::Heading(2) => (1.28, 0.0, true, 1.1),
            ParagraphKind::Heading(_) => (1.12, 0.0, true, 1.1),
            ParagraphKind::Body => (1.0, 0.0, false, GAP),
            ParagraphKind::Item => (1.0, 1.2, false, 0.35),
            ParagraphKind::Quotation => (1.0, 1.6, false, GAP),
            ParagraphKind::Note => (0.86, 0.0, false, 0.5),
            ParagraphKind::Row => (0.9, 0.0, false, 0.3),
        };
        let size = body * scale;
        let leading = if bold { 1.3 } else { LEADING };
        Self { size, leading: size * leading, indent: body * indent, bold, above: body * above }
    }

    /// The font of the letters.
    pub fn font(&self) -> egui::FontId {
        if self.bold { fonts::semibold(self.size) } else { fonts::regular(self.size) }
    }
}

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextLine {
    /// Its paragraph.
    pub paragraph: u32,
    /// The first of its bytes in the words of the text, and the byte after its last.
    pub from: usize,
    /// See [`Self::from`].
    pub to: usize,
    /// Its upper edge, in points below the beginning of the text.
    pub top: f32,
    /// Whether it is the first of its paragraph.
    pub first: bool,
}

/// A text in lines.
#[derive(Debug)]
pub struct TextLines {
    key: (TextDigest, u32, u32),
    /// The lines, from top to bottom.
    pub lines: Vec<TextLine>,
    /// The height of all of it, in points.
    pub height: f32,
    /// The width of its lines, in points.
    pub width: f32,
}

/// What text is broken for: the width that there is and the zoom, in steps that are worth a new layout.
fn key(text: &SourceText, room: f32, zoom: f32) -> (TextDigest, u32, u32) {
    (text.digest(), room.round() as u32, (zoom * 100.0).round() as u32)
}

impl TextLines {
    /// Whether it was made of this text, for this room and zoom.
    pub fn fits(&self, text: &SourceText, room: f32, zoom: f32) -> bool {
        self.key == key(text, room, zoom)
    }

    /// Breaks a text into lines, without the paragraphs of these numbers.
    ///
    /// Cost: linear in the text; some twenty milliseconds a megabyte.
    pub fn of(painter: &Painter, text: &SourceText, room: f32, zoom: f32, hidden: &BTreeSet<u32>) -> Self {
        let width = (room - GUTTER.0 - right_gutter(text)).min(MEASURE * SIZE * zoom).max(80.0);
        let mut widths: BTreeMap<(u32, bool, char), f32> = BTreeMap::new();
        let mut lines = Vec::new();
        let mut top = 0.0;
        let mut byte = 0;
        for paragraph in text.paragraphs() {
            if hidden.contains(&paragraph.number) {
                byte += paragraph.words.len() + 1;
                continue;
            }
            let setting = Setting::of(paragraph.kind, zoom);
            let font = setting.font();
            let size = (setting.size * 16.0) as u32;
            for letter in paragraph.words.chars() {
                let slot = (size, setting.bold, letter);
                widths.entry(slot).or_insert_with(|| painter.fonts_mut(|fonts| fonts.glyph_width(&font, letter)));
            }
            let advance =
                |letter: char| widths.get(&(size, setting.bold, letter)).copied().unwrap_or(setting.size / 2.0);
            top += if lines.is_empty() { 0.0 } else { setting.above };
            let broken = broken_to(paragraph.words, width - setting.indent, usize::MAX, &advance);
            for (number, line) in broken.iter().enumerate() {
                let bytes = line.bytes();
                lines.push(TextLine {
                    paragraph: paragraph.number,
                    from: byte + bytes.start,
                    to: byte + bytes.end,
                    top,
                    first: number == 0,
                });
                top += setting.leading;
            }
            byte += paragraph.words.len() + 1;
        }
        Self { key: key(text, room, zoom), lines, height: top, width }
    }

    /// The lines between two heights, by their numbers.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.lines.partition_point(|line| line.top < top).saturating_sub(1);
        let last = self.lines.partition_point(|line| line.top < bottom);
        first..last
    }

    /// The line in which a byte of the text stands.
    pub fn line_of(&self, byte: usize) -> Option<&TextLine> {
        let after = self.lines.partition_point(|line| line.from <= byte);
        self.lines.get(after.saturating_sub(1))
    }

    /// The line at a height.
    pub fn line_at(&self, y: f32) -> Option<&TextLine> {
        let after = self.lines.partition_point(|line| line.top <= y);
        self.lines.get(after.saturating_sub(1))
    }
}

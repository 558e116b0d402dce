//! How a card's text breaks into lines, and how high the card is therefore. Measured at zoom 1 and kept
//! by the scene: line breaks are the same at every zoom.
//!
//! Lines are broken here and not by egui's layout, which costs fifty times as much: a map of ten
//! thousand cards would need most of a second before its first picture. Widths of letters are added
//! up; kerning is left out, which makes a line a hair wider than it is drawn. Writing that needs
//! shaping goes through egui's layout all the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Painter};

use crate::formats::visible;
use crate::model::{Statement, Width, limits};
use crate::ui::fonts;

/// Size of a card's text, in points at zoom 1.
pub const TEXT: f32 = 13.5;
/// Height of a line of it.
pub const LINE: f32 = 18.0;
/// From the card's left edge to its text, and from its right edge.
pub const PADDING: f32 = 16.0;
/// From the card's upper edge to the first line.
pub const HEAD: f32 = 38.0;
/// Below the last line, without and with a citation.
const FOOT: (f32, f32) = (12.0, 30.0);
/// The most lines that a card shows; what is longer ends in an ellipsis and is read in the inspector.
const MOST_LINES: usize = 24;
/// The most characters that are looked at: more than these lines can hold.
const MOST_CHARS: usize = 4_000;

/// One line of a card: bytes of what [`shown`] gives, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    from: u32,
    to: u32,
    /// In points at zoom 1.
    pub width: f32,
}

impl Line {
    /// The words of the line.
    pub fn of<'t>(&self, shown: &'t str) -> &'t str {
        shown.get(self.from as usize..self.to as usize).unwrap_or("")
    }
}

/// The lines of a card. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Arc<[Line]>,
    /// Whether there is more text than lines.
    pub cut: bool,
}

/// What a card shows of a text.
pub fn shown(text: &str) -> String {
    visible(limits::cut(text, MOST_CHARS))
}

/// Widths of letters, and a count.
#[derive(Default)]
pub struct Measure {
    advances: BTreeMap<char, f32>,
    /// The same for the commonest letters.
    ascii: Vec<f32>,
    /// How many texts were measured: what a test counts.
    pub measured: usize,
}

/// Whether letters simply follow one another, so that their widths can be added up.
fn is_simple(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{1E00}'..='\u{1FFF}' | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}' | '▯')
}

/// Whether a line may end after this letter.
fn may_break_after(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{2010}' | '\u{2012}'..='\u{2014}' | '/')
}

impl Measure {
    /// The lines of a text in a card of this width. Cost: linear in what the card shows.
    pub fn lines(&mut self, painter: &Painter, text: &str, width: Width) -> Lines {
        self.measured += 1;
        let shown = shown(text);
        let wrap = f32::from(width.points()) - 2.0 * PADDING;
        let mut lines = if shown.chars().all(is_simple) {
            self.learn(painter, &shown);
            self.broken(&shown, wrap)
        } else {
            shaped(painter, &shown, wrap)
        };
        let cut = lines.len() > MOST_LINES;
        lines.truncate(MOST_LINES);
        Lines { lines: lines.into(), cut }
    }

    /// The height of a card, in points at zoom 1.
    pub fn height(lines: &Lines, statement: &Statement) -> f32 {
        let foot = if statement.citations.is_empty() { FOOT.0 } else { FOOT.1 };
        HEAD + LINE * lines.lines.len().max(1) as f32 + foot
    }

    /// Looks up the widths of letters that have not been met yet.
    fn learn(&mut self, painter: &Painter, text: &str) {
        let font = fonts::regular(TEXT);
        if self.ascii.is_empty() {
            self.ascii =
                painter.fonts_mut(|fonts| (' '..='~').map(|letter| fonts.glyph_width(&font, letter)).collect());
        }
        for letter in text.chars().filter(|c| !c.is_ascii()) {
            self.advances.entry(letter).or_insert_with(|| painter.fonts_mut(|f| f.glyph_width(&font, letter)));
        }
    }

    fn advance(&self, letter: char) -> f32 {
        match u32::from(letter).checked_sub(u32::from(' ')).and_then(|n| self.ascii.get(n as usize)) {
            Some(width) => *width,
            None => self.advances.get(&letter).copied().unwrap_or(TEXT / 2.0),
        }
    }

    /// Greedy lines: each takes what fits. A word that is wider than a line is broken anywhere.
    fn broken(&self, text: &str, wrap: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            // Where the paragraph begins in the text: both are slices of the same string.
            let begin = paragraph.as_ptr() as usize - text.as_ptr() as usize;
            self.break_paragraph(paragraph, begin, wrap, &mut lines);
            if lines.len() > MOST_LINES {
                break;
            }
        }
        // A last line break is the beginning of a line only while it is typed.
        if lines.len() > 1 && lines.last().is_some_and(|line| line.from == line.to) {
            lines.pop();
        }
        lines
    }

    fn break_paragraph(&self, text: &str, begin: usize, wrap: f32, lines: &mut Vec<Line>) {
        let line = |from: usize, to: usize, width: f32| Line {
            from: (begin + from) as u32,
            to: (begin + from + text.get(from..to).unwrap_or("").trim_end().len()) as u32,
            width,
        };
        let (mut from, mut width, mut inked) = (0, 0.0, 0.0);
        // The last place where the line may end: its byte, the width up to it, and without trailing space.
        let mut last: Option<(usize, f32, f32)> = None;
        for (at, letter) in text.char_indices() {
            let advance = self.advance(letter);
            if width + advance > wrap && letter != ' ' && at > from {
                let (to, until, seen) = last.unwrap_or((at, width, inked));
                lines.push(line(from, to, seen));
                if lines.len() > MOST_LINES {
                    return;
                }
                from = to;
                width -= until;
                last = None;
            }
            width += advance;
            if letter != ' ' {
                inked = width;
            }
            if may_break_after(letter) {
                last = Some((at + letter.len_utf8(), width, inked));
            }
        }
        lines.push(line(from, text.len(), inked.min(width)));
    }
}

/// The lines as egui lays them out, for writing whose letters join or change order.
fn shaped(painter: &Painter, text: &str, wrap: f32) -> Vec<Line> {
    let galley = painter.layout(text.to_owned(), fonts::regular(TEXT), Color32::PLACEHOLDER, wrap);
    let mut rest = text.char_indices();
    let mut lines = Vec::new();
    for row in &galley.rows {
        // One glyph for each letter, whatever the writing does with them.
        let from = rest.offset();
        for _ in 0..row.row.glyphs.len() {
            rest.next();
        }
        let words = text.get(from..rest.offset()).unwrap_or("");
        lines.push(Line { from: from as u32, to: (from + words.trim_end().len()) as u32, width: row.row.size.x });
        if row.ends_with_newline {
            rest.next();
        }
    }
    lines
}

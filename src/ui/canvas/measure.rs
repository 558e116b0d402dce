//! How a card's text breaks into lines, and how high the card is therefore. Measured at zoom 1 and kept
//! by the scene: line breaks are the same at every zoom.
//!
//! Lines are broken here and not by egui's layout, which costs fifty times as much: a map of ten
//! thousand cards would need most of a second before its first picture. Widths of letters are added
//! up; kerning is left out, which makes a line a hair wider than it is drawn. Writing that needs
//! shaping goes through egui's layout all the same.

use std::collections::BTreeMap;

use egui::text::LayoutJob;
use egui::{Color32, Painter};

use crate::model::{Statement, Width};
use crate::picture::wrap::QUOTE_TEXT;
pub use crate::picture::wrap::{HEAD, LINE, PADDING, TEXT, WrappedLine, WrappedLines, height, shown};
use crate::picture::wrap::{broken, cut, is_simple, quoted};
use crate::ui::fonts;
use crate::ui::galley::lay_out;

/// Widths of letters, and a count.
#[derive(Default)]
pub struct Measure {
    advances: BTreeMap<char, f32>,
    /// The same for the commonest letters.
    ascii: Vec<f32>,
    /// How many texts were measured: what a test counts.
    pub measured: usize,
}

impl Measure {
    /// The lines of a statement in a card of this width. Cost: linear in what the card shows.
    pub fn lines(&mut self, painter: &Painter, statement: &Statement, width: Width) -> WrappedLines {
        self.measured += 1;
        let shown = shown(&statement.text);
        self.learn(painter, &shown);
        let wrap = f32::from(width.points()) - 2.0 * PADDING;
        let mut lines = cut(self.broken(painter, &shown, wrap, TEXT));
        if let Some(quote) = statement.citations.first().and_then(|citation| citation.quote.as_ref()) {
            self.learn(painter, &quote.exact);
            lines.quote = quoted(statement, wrap, &|text, wrap| self.broken(painter, text, wrap, QUOTE_TEXT));
        }
        lines
    }

    fn broken(&self, painter: &Painter, text: &str, wrap: f32, size: f32) -> Vec<WrappedLine> {
        if text.chars().all(is_simple) {
            broken(text, wrap, &|letter| self.advance(letter) * size / TEXT)
        } else {
            shaped(painter, text, wrap, size)
        }
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
}

/// The lines as they are laid out, for writing whose letters join or change order.
fn shaped(painter: &Painter, text: &str, wrap: f32, size: f32) -> Vec<WrappedLine> {
    let job = LayoutJob::simple(text.to_owned(), fonts::regular(size), Color32::PLACEHOLDER, wrap);
    let galley = lay_out(painter.ctx(), job);
    let mut rest = text.char_indices();
    let mut lines = Vec::new();
    for row in &galley.rows {
        // One glyph for each letter, in the order of the text.
        let from = rest.offset();
        for _ in 0..row.row.glyphs.len() {
            rest.next();
        }
        let words = text.get(from..rest.offset()).unwrap_or("");
        let width = row.row.glyphs.iter().map(|glyph| glyph.advance_width.abs()).sum();
        lines.push(WrappedLine::new(from, from + words.trim_end().len(), width));
        if row.ends_with_newline {
            rest.next();
        }
    }
    lines
}

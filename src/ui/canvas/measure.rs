//! How a card's text breaks into lines, and how high the card is therefore. Measured at zoom 1, once
//! per text and width, and kept: line breaks are the same at every zoom.

use std::collections::HashMap;
use std::sync::Arc;

use egui::Color32;

use crate::formats::visible;
use crate::model::{Statement, Width};
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

/// A text broken into lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines(pub Vec<String>);

/// Line breaks by text and width.
#[derive(Default)]
pub struct Measure {
    known: HashMap<(String, u16), Arc<Lines>>,
    /// How many texts were laid out: what a test counts.
    pub laid_out: usize,
}

/// The most texts that are kept; beyond, the whole store is begun anew.
const MOST_KNOWN: usize = 60_000;

impl Measure {
    /// The lines of a text in a card of this width.
    pub fn lines(&mut self, painter: &egui::Painter, text: &str, width: Width) -> Arc<Lines> {
        let key = (text.to_owned(), width.points());
        if let Some(lines) = self.known.get(&key) {
            return Arc::clone(lines);
        }
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.laid_out += 1;
        // A card shows the beginning of a very long text; laying out all of it would cost seconds.
        let shown = crate::model::limits::cut(text, 4_000);
        let wrap = f32::from(width.points()) - 2.0 * PADDING;
        let galley = painter.layout(visible(shown), fonts::regular(TEXT), Color32::PLACEHOLDER, wrap);
        let mut rows: Vec<String> = galley.rows.iter().map(|row| row.row.text().trim_end().to_owned()).collect();
        if rows.len() > MOST_LINES {
            rows.truncate(MOST_LINES);
            if let Some(last) = rows.last_mut() {
                last.push('…');
            }
        }
        let lines = Arc::new(Lines(rows));
        self.known.insert(key, Arc::clone(&lines));
        lines
    }

    /// The height of a card, in points at zoom 1.
    pub fn height(lines: &Lines, statement: &Statement) -> f32 {
        let foot = if statement.citations.is_empty() { FOOT.0 } else { FOOT.1 };
        HEAD + LINE * lines.0.len().max(1) as f32 + foot
    }
}

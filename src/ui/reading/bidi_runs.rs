//! One line of text as it is drawn: pieces from left to right, each written in one direction. egui shapes letters and
//! does not order them; the order is that of the Unicode bidirectional algorithm (UAX 9).

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::cursor::CCursor;
use egui::{Color32, FontId, Galley, Painter};

use crate::script::{self, DirectedParagraph, has_leftward, mirrored};

/// A piece of a line.
pub struct LinePiece {
    /// Its bytes in the line.
    pub bytes: Range<usize>,
    /// Its left edge, in points from that of the line.
    pub x: f32,
    /// Its letters.
    pub galley: Arc<Galley>,
    /// Whether it is read from right to left.
    pub leftwards: bool,
}

/// Signs that command, or are drawn as nothing, show as boxes; one for one, so that places stay what they are.
fn shown(c: char) -> char {
    match c {
        // Cells of a table.
        '\t' => '\u{2003}',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => '▯',
        c if c.is_control() => '▯',
        c => c,
    }
}

/// The pieces of a line, and how wide it is.
pub fn pieces(painter: &Painter, line: &str, font: &FontId) -> (Vec<LinePiece>, f32) {
    let galley = |text: String| painter.layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
    if !has_leftward(line) {
        let galley = galley(line.chars().map(shown).collect());
        let width = galley.size().x;
        return (vec![LinePiece { bytes: 0..line.len(), x: 0.0, galley, leftwards: false }], width);
    }
    let mut pieces = Vec::new();
    let mut x = 0.0;
    for script::ShapedPiece { bytes, leftwards } in DirectedParagraph::new(line).pieces(0..line.len(), &[]) {
        let text = line.get(bytes.clone()).unwrap_or("").chars().map(shown);
        let text = if leftwards { text.map(mirrored).collect() } else { text.collect() };
        let galley = galley(text);
        let width = galley.size().x;
        pieces.push(LinePiece { bytes, x, galley, leftwards });
        x += width;
    }
    (pieces, x)
}

impl LinePiece {
    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// Where a byte of the line stands in it, from the left edge of the line.
    fn x_of(&self, line: &str, byte: usize) -> f32 {
        let before = line.get(self.bytes.start..byte.clamp(self.bytes.start, self.bytes.end));
        let count = before.map_or(0, |before| before.chars().count());
        if self.leftwards {
            let all = line.get(self.bytes.clone()).map_or(1, |all| all.chars().count()).max(1);
            return self.x + self.width() * (1.0 - count as f32 / all as f32);
        }
        self.x + self.galley.pos_from_cursor(CCursor::new(count)).left()
    }

    /// The stretch between two bytes, left and right; `None` if none of it is here.
    pub fn stretch(&self, line: &str, bytes: &Range<usize>) -> Option<(f32, f32)> {
        let (from, to) = (bytes.start.max(self.bytes.start), bytes.end.min(self.bytes.end));
        if from >= to {
            return None;
        }
        let (a, b) = (self.x_of(line, from), self.x_of(line, to));
        Some((a.min(b), a.max(b)))
    }

    /// The byte of the line that is nearest to a place in this piece.
    fn byte_at(&self, line: &str, x: f32) -> usize {
        let words = line.get(self.bytes.clone()).unwrap_or("");
        let all = words.chars().count();
        let count = if self.leftwards {
            ((1.0 - (x - self.x) / self.width().max(1.0)) * all as f32).round().max(0.0) as usize
        } else {
            self.galley.cursor_from_pos(egui::vec2(x - self.x, 1.0)).index.0
        };
        let within = words.char_indices().nth(count.min(all)).map_or(words.len(), |(at, _)| at);
        self.bytes.start + within
    }
}

/// The byte of a line that is nearest to a place, in points from its left edge.
pub fn byte_at(pieces: &[LinePiece], line: &str, x: f32) -> usize {
    let piece = pieces.iter().find(|piece| x < piece.x + piece.width()).or_else(|| pieces.last());
    piece.map_or(0, |piece| piece.byte_at(line, x))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of a line, as words from left to right.
    fn drawn(line: &str) -> Vec<String> {
        let ctx = egui::Context::default();
        crate::ui::install(&ctx);
        let mut drawn = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let (pieces, _) = pieces(ui.painter(), line, &FontId::proportional(14.0));
            assert!(pieces.windows(2).all(|pair| pair[0].x <= pair[1].x));
            drawn = pieces.iter().map(|piece| line[piece.bytes.clone()].to_owned()).collect();
        });
        output.textures_delta.clear();
        drawn
    }

    #[test]
    fn words_that_are_read_leftwards_stand_from_right_to_left() {
        assert_eq!(drawn("peace"), ["peace"]);
        let hebrew = drawn("שלום עולם");
        assert_eq!(hebrew, ["עולם", " ", "שלום"]);
        // A number is read rightwards in the middle of it, and the other script keeps its own order.
        let mixed = drawn("say שלום 1226 עולם now").concat();
        assert!(mixed.starts_with("say ") && mixed.ends_with(" now"), "{mixed}");
        assert!(mixed.find("עולם").unwrap() < mixed.find("1226").unwrap());
        assert!(mixed.find("1226").unwrap() < mixed.find("שלום").unwrap());
    }

    #[test]
    fn signs_that_command_are_shown() {
        assert_eq!("a\u{202E}b\u{200B}".chars().map(shown).collect::<String>(), "a▯b▯");
    }
}

//! Text in any script: which way its letters run (UAX 9) and where a line may end (UAX 14, with models for the
//! scripts that write no spaces). Pure: widths of letters come in as numbers.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Whether a letter is written from right to left, or commands that.
pub fn is_leftward(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether anything in a text is written from right to left.
pub fn has_leftward(text: &str) -> bool {
    text.chars().any(is_leftward)
}

/// Whether a letter is of a script that writes no spaces between words: Thai, Lao, Burmese, Khmer.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'
        | '\u{AA60}'..='\u{AA7F}')
}

/// Whether a letter takes part in a text without being drawn: space, joiners, marks of direction, choices of a form.
pub fn draws_nothing(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A bracket as it looks from the other side.
pub fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '⟨' => '⟩',
        '⟩' => '⟨',
        '≤' => '≥',
        '≥' => '≤',
        c => c,
    }
}

/// A part of a line whose letters are shaped together: at most one word, in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapedPiece {
    /// Its bytes in the paragraph.
    pub bytes: Range<usize>,
    /// Whether it is read from right to left.
    pub leftwards: bool,
}

/// A paragraph and the direction of each of its letters.
pub struct DirectedParagraph<'t> {
    text: &'t str,
    info: ParagraphBidiInfo<'t>,
}

impl<'t> DirectedParagraph<'t> {
    /// Works out the directions. Cost: linear in the text.
    pub fn new(text: &'t str) -> Self {
        Self { text, info: ParagraphBidiInfo::new(text, None) }
    }

    /// The same in a direction that is known: that of the paragraph of which this is a line.
    pub fn in_direction(text: &'t str, leftwards: bool) -> Self {
        let level = if leftwards { Level::rtl() } else { Level::ltr() };
        Self { text, info: ParagraphBidiInfo::new(text, Some(level)) }
    }

    /// Whether the paragraph as a whole runs from right to left: its lines begin at the right edge.
    pub fn is_leftward(&self) -> bool {
        self.info.paragraph_level.is_rtl()
    }

    /// The pieces of one of its lines from left to right, none of which goes across one of the `cuts` (bytes).
    pub fn pieces(&self, line: Range<usize>, cuts: &[usize]) -> Vec<ShapedPiece> {
        if line.is_empty() {
            return Vec::new();
        }
        let (levels, runs) = self.info.visual_runs(line);
        let mut pieces = Vec::new();
        for run in runs {
            let leftwards = levels.get(run.start).is_some_and(Level::is_rtl);
            let Some(text) = self.text.get(run.clone()) else { continue };
            let mut parts = words(text, run.start, leftwards, cuts);
            if leftwards {
                parts.reverse();
            }
            pieces.extend(parts.into_iter().map(|bytes| ShapedPiece { bytes, leftwards }));
        }
        pieces
    }
}

/// The parts of a run whose letters are shaped together. From left to right: words with the space behind them. From
/// right to left: words, and each sign between them by itself, for another font may write it.
fn words(text: &str, begin: usize, leftwards: bool, cuts: &[usize]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let (at, end) = (begin + at, begin + at + c.len_utf8());
        let joins = !leftwards || joins(c);
        match words.last_mut() {
            Some(last) if open && joins && !cuts.contains(&at) => last.end = end,
            // A mark goes with what it stands on.
            Some(last) if bidi_class(c) == BidiClass::NSM && !cuts.contains(&at) => last.end = end,
            _ => words.push(at..end),
        }
        open = if leftwards { joins } else { c != ' ' };
    }
    words
}

/// Whether a letter of a word that is read from right to left is shaped together with its neighbours.
fn joins(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::NSM) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// The bytes of the lines of a paragraph; the space at the end of a line belongs to it and may hang over.
/// `widths`: of each of its letters. A word that is wider than a line is broken between letters.
pub fn lines(text: &str, wrap: f32, widths: &[f32]) -> Vec<Range<usize>> {
    let segmenter = LineSegmenter::new_lstm(LineBreakOptions::default());
    let mut ends = segmenter.segment_str(text).peekable();
    let mut lines = Vec::new();
    let (mut from, mut width) = (0, 0.0);
    // The last place where the line may end, and the width up to it.
    let mut last: Option<(usize, f32)> = None;
    for ((at, letter), advance) in text.char_indices().zip(widths) {
        while let Some(end) = ends.next_if(|end| *end <= at) {
            if end == at && at > from {
                last = Some((at, width));
            }
        }
        // Letters without a width belong to the one before.
        if *advance > 0.0 && width + advance > wrap && !letter.is_whitespace() && at > from {
            let (to, until) = last.take().unwrap_or((at, width));
            lines.push(from..to);
            from = to;
            width -= until;
        }
        width += advance;
    }
    lines.push(from..text.len());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a whole text from left to right.
    fn drawn(text: &str) -> Vec<&str> {
        let pieces = DirectedParagraph::new(text).pieces(0..text.len(), &[]);
        pieces.into_iter().map(|piece| &text[piece.bytes]).collect()
    }

    #[test]
    fn words_that_are_read_leftwards_stand_from_right_to_left() {
        assert_eq!(drawn("all peace"), ["all ", "peace"]);
        assert_eq!(drawn("שלום עולם"), ["עולם", " ", "שלום"]);
        assert_eq!(drawn("עדד 123 טוב"), ["טוב", " ", "123", " ", "עדד"]);
        assert_eq!(drawn("say שלום, עולם now"), ["say ", "עולם", " ", ",", "שלום", " ", "now"]);
        assert_eq!(drawn("שָׁלוֹם"), ["שָׁלוֹם"], "points belong to their letters");
        assert_eq!(DirectedParagraph::new("abcdef").pieces(0..6, &[2]).len(), 2);
    }

    #[test]
    fn lines_end_between_words_in_any_script() {
        let broken = |text: &'static str, wrap: f32| -> Vec<&str> {
            let widths: Vec<f32> =
                text.chars().map(|c| if joins(c) || c.is_alphanumeric() { 1.0 } else { 0.5 }).collect();
            lines(text, wrap, &widths).into_iter().map(|line| text[line].trim_end()).collect()
        };
        assert_eq!(broken("all states agree", 7.0), ["all", "states", "agree"]);
        assert_eq!(broken("שלום עולם טוב", 9.0), ["שלום עולם", "טוב"]);
        assert_eq!(broken("incomprehensible", 6.0), ["incomp", "rehens", "ible"]);
        // No line begins with a full stop.
        assert_eq!(broken("条約を守る。", 5.0).concat(), "条約を守る。");
        assert!(broken("条約を守る。次", 5.0).iter().all(|line| !line.starts_with('。')));
        // Thai writes no spaces: "international law" is two words.
        assert_eq!(broken("กฎหมายระหว่างประเทศ", 9.0).concat(), "กฎหมายระหว่างประเทศ");
        assert!(broken("กฎหมายระหว่างประเทศ", 9.0).contains(&"กฎหมาย"));
        assert_eq!(broken("", 5.0), [""]);
    }
}

//! How a card's text breaks into lines, and how high the card is therefore: the same on the canvas and in every
//! picture. Widths of letters come in as numbers and are added up; kerning is left out, which makes a line a
//! hair wider than it is drawn.

use std::sync::Arc;

use crate::formats::sanitize;
use crate::model::{Statement, limits};

/// Size of a card's text, in points at zoom 1.
pub const TEXT: f32 = 13.5;
/// Height of a line of it.
pub const LINE: f32 = 18.0;
/// From the card's left edge to its text, and from its right edge.
pub const PADDING: f32 = 16.0;
/// From the card's upper edge to the first line.
pub const HEAD: f32 = 38.0;
/// Below the last line, without and with a citation.
pub const FOOT: (f32, f32) = (12.0, 30.0);
/// Size of quoted words below a card's own, in points at zoom 1.
pub const QUOTE_TEXT: f32 = 11.5;
/// Height of a line of them.
pub const QUOTE_LINE: f32 = 15.0;
/// The most lines of them that a card shows.
const QUOTE_LINES: usize = 3;
/// Between a card's own words and the quoted ones.
pub const QUOTE_GAP: f32 = 6.0;
/// From the left edge of the card's text to the quoted words: there is a line beside them.
pub const QUOTE_INDENT: f32 = 10.0;
/// The most lines that a card shows; what is longer ends in an ellipsis and is read in the inspector.
pub const MOST_LINES: usize = 24;
/// The most characters that are looked at: more than these lines can hold.
const MOST_CHARS: usize = 4_000;

/// One line of a card: bytes of what [`shown`] gives, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WrappedLine {
    from: u32,
    to: u32,
    /// In points at zoom 1.
    pub width: f32,
}

impl WrappedLine {
    /// Its bytes.
    pub fn bytes(&self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }

    /// The words of the line.
    pub fn of<'t>(&self, shown: &'t str) -> &'t str {
        shown.get(self.from as usize..self.to as usize).unwrap_or("")
    }
}

/// The lines of a card. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrappedLines {
    /// From top to bottom.
    pub lines: Arc<[WrappedLine]>,
    /// Whether there is more text than lines.
    pub cut: bool,
    /// The quoted words below, where the card has words of its own.
    pub quote: Option<Arc<[String]>>,
}

/// What a card shows of a text.
pub fn shown(text: &str) -> String {
    sanitize(limits::cut(text, MOST_CHARS))
}

/// Whether letters simply follow one another, so that their widths can be added up.
pub fn is_simple(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{1E00}'..='\u{1FFF}' | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}' | '▯')
}

/// Whether a line may end after this letter.
fn may_break_after(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{2010}' | '\u{2012}'..='\u{2014}' | '/')
}

impl WrappedLine {
    /// A line of these bytes of what [`shown`] gives, and of this width.
    pub fn new(from: usize, to: usize, width: f32) -> Self {
        Self { from: from as u32, to: to as u32, width }
    }
}

/// Greedy lines: each takes what fits. A word that is wider than a line is broken anywhere.
pub fn broken(text: &str, wrap: f32, advance: &dyn Fn(char) -> f32) -> Vec<WrappedLine> {
    broken_to(text, wrap, MOST_LINES, advance)
}

/// The same, up to about so many lines.
pub fn broken_to(text: &str, wrap: f32, most: usize, advance: &dyn Fn(char) -> f32) -> Vec<WrappedLine> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        // Where the paragraph begins in the text: both are slices of the same string.
        let begin = paragraph.as_ptr() as usize - text.as_ptr() as usize;
        break_paragraph((paragraph, begin), wrap, most, advance, &mut lines);
        if lines.len() > most {
            break;
        }
    }
    // A last line break is the beginning of a line only while it is typed.
    if lines.len() > 1 && lines.last().is_some_and(|line| line.from == line.to) {
        lines.pop();
    }
    lines
}

fn break_paragraph(
    (text, begin): (&str, usize),
    wrap: f32,
    most: usize,
    width_of: &dyn Fn(char) -> f32,
    lines: &mut Vec<WrappedLine>,
) {
    let line = |from: usize, to: usize, width: f32| WrappedLine {
        from: (begin + from) as u32,
        to: (begin + from + text.get(from..to).unwrap_or("").trim_end().len()) as u32,
        width,
    };
    let (mut from, mut width, mut inked) = (0, 0.0, 0.0);
    // The last place where the line may end: its byte, the width up to it, and without trailing space.
    let mut last: Option<(usize, f32, f32)> = None;
    for (at, letter) in text.char_indices() {
        let advance = width_of(letter);
        if width + advance > wrap && letter != ' ' && at > from {
            let (to, until, seen) = last.unwrap_or((at, width, inked));
            lines.push(line(from, to, seen));
            if lines.len() > most {
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

/// The height of a card, in points at zoom 1.
pub fn height(lines: &WrappedLines, statement: &Statement) -> f32 {
    let foot = if statement.citations.is_empty() { FOOT.0 } else { FOOT.1 };
    let quote = lines.quote.as_ref().map_or(0.0, |quote| QUOTE_GAP + QUOTE_LINE * quote.len() as f32);
    HEAD + LINE * lines.lines.len().max(1) as f32 + quote + foot
}

/// The quoted words that a card shows below its own, in lines: where its first citation quotes a text, and the card
/// says it otherwise. `broken` breaks a text of the size [`QUOTE_TEXT`] into lines of a width.
pub fn quoted(
    statement: &Statement,
    wrap: f32,
    broken: &dyn Fn(&str, f32) -> Vec<WrappedLine>,
) -> Option<Arc<[String]>> {
    let citation = statement.citations.first().filter(|citation| citation.passage.is_none())?;
    let quote = citation.quote.as_ref().filter(|quote| !quote.exact.is_empty())?;
    quoted_words(&statement.text, &quote.exact, wrap, broken)
}

/// The same for a card that says `text` and quotes these words.
pub fn quoted_words(
    text: &str,
    exact: &str,
    wrap: f32,
    broken: &dyn Fn(&str, f32) -> Vec<WrappedLine>,
) -> Option<Arc<[String]>> {
    let said = sanitize(limits::cut(exact, MOST_CHARS)).replace(['\n', '\t'], " ");
    if said == text {
        return None;
    }
    let words = format!("“{said}”");
    let lines = broken(&words, wrap - QUOTE_INDENT);
    let mut shown: Vec<String> = lines.iter().take(QUOTE_LINES).map(|line| line.of(&words).to_owned()).collect();
    if let Some(last) = shown.last_mut().filter(|_| lines.len() > QUOTE_LINES) {
        last.push('…');
    }
    Some(shown.into())
}

/// The lines of a text, of which a card shows the first few.
pub fn cut(mut lines: Vec<WrappedLine>) -> WrappedLines {
    let cut = lines.len() > MOST_LINES;
    lines.truncate(MOST_LINES);
    WrappedLines { lines: lines.into(), cut, quote: None }
}

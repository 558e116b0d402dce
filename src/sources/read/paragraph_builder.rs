//! What readers write their finds into: paragraphs are tidied and kept within the limits of a text.

use std::collections::BTreeSet;

use crate::model::{ParagraphKind, limits};
use crate::sources::document::{DocumentKind, Loss, ParsedDocument};

/// A document that is being read.
pub struct ParagraphBuilder {
    /// What there is of it.
    pub document: ParsedDocument,
    losses: BTreeSet<Loss>,
    bytes: usize,
    full: bool,
}

impl ParagraphBuilder {
    /// Nothing yet.
    pub fn new(kind: DocumentKind) -> Self {
        let document = ParsedDocument {
            kind,
            title: String::new(),
            authors: Vec::new(),
            publisher: String::new(),
            date: String::new(),
            address: String::new(),
            language: String::new(),
            paragraphs: Vec::new(),
            pages: Vec::new(),
            losses: Vec::new(),
        };
        Self { document, losses: BTreeSet::new(), bytes: 0, full: false }
    }

    /// One more paragraph; one without words is none. Returns whether there is room for more.
    pub fn push(&mut self, kind: ParagraphKind, words: &str) -> bool {
        let words = if kind == ParagraphKind::Row { tidy_row(words) } else { tidy(words) };
        if words.is_empty() || self.full {
            return !self.full;
        }
        self.bytes += words.len() + 1;
        self.full = self.bytes > limits::SOURCE_BYTES || self.document.paragraphs.len() >= limits::SOURCE_PARAGRAPHS;
        if self.full {
            self.lose(Loss::TooLong);
            return false;
        }
        self.document.paragraphs.push((kind.name().to_owned(), words));
        true
    }

    /// A page begins `at` code points into the paragraph that comes next.
    pub fn page_within(&mut self, at: u32, name: &str) {
        let name = limits::cut(name.trim(), limits::NAME_CHARS).to_owned();
        if !name.is_empty() && !self.full && self.document.pages.len() < limits::SOURCE_PAGES {
            self.document.pages.push((self.document.paragraphs.len(), at, name));
        }
    }

    /// Something was left behind.
    pub fn lose(&mut self, loss: Loss) {
        self.losses.insert(loss);
    }

    /// One more author.
    pub fn author(&mut self, name: &str) {
        let name = tidy(name);
        if !name.is_empty() && !self.document.authors.contains(&name) {
            self.document.authors.push(name);
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.document.paragraphs.is_empty()
    }

    /// The document. Without a title of its own, it is called by its first heading.
    pub fn finish(mut self) -> ParsedDocument {
        // Pages at the end hold nothing; one that begins after a paragraph begins at its end.
        let (pages, paragraphs) = (&mut self.document.pages, &self.document.paragraphs);
        pages.retain_mut(|(paragraph, at, _)| {
            let words = paragraphs.get(*paragraph).map(|(_, words)| words.chars().count() as u32);
            *at = (*at).min(words.unwrap_or(0));
            words.is_some()
        });
        pages.sort_by_key(|(paragraph, at, _)| (*paragraph, *at));
        if self.document.title.is_empty() {
            let all = &self.document.paragraphs;
            let first = all.iter().take(12).find(|(kind, _)| kind == "heading-1");
            let heading = first.or_else(|| all.iter().take(3).find(|(kind, _)| kind.starts_with("heading")));
            self.document.title = heading.map(|(_, words)| words.clone()).unwrap_or_default();
        }
        self.document.losses = self.losses.into_iter().collect();
        self.document
    }
}

/// A letter that stands for several: what it stands for.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' => "ſt",
        '\u{FB06}' => "st",
        _ => return None,
    })
}

/// Words in one line, with single spaces between them, ligatures resolved, and without signs that are drawn as
/// nothing: a quotation is to be found whatever typesetting has done to it.
pub fn tidy(words: &str) -> String {
    let mut tidied = String::with_capacity(words.len());
    let mut space = false;
    for c in words.chars() {
        match c {
            '\u{AD}'
            | '\u{200B}'
            | '\u{2060}'
            | '\u{FEFF}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {}
            c if c.is_whitespace() || c.is_control() => space = !tidied.is_empty(),
            c => {
                if std::mem::take(&mut space) {
                    tidied.push(' ');
                }
                match ligature(c) {
                    Some(letters) => tidied.push_str(letters),
                    None => tidied.push(c),
                }
            }
        }
    }
    tidied
}

/// The cells of a row, each tidied.
fn tidy_row(cells: &str) -> String {
    let cells: Vec<String> = cells.split('\t').map(tidy).collect();
    if cells.iter().all(String::is_empty) { String::new() } else { cells.join("\t") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typesetting_leaves_no_trace_in_words() {
        assert_eq!(tidy("  The ef\u{FB01}\u{AD}cient\n\to\u{FB03}ce\u{200B} \u{feff}"), "The efficient office");
        assert_eq!(tidy("\u{202E}abc\u{202C}"), "abc");
        assert_eq!(tidy_row(" a  b\t\t c "), "a b\t\tc");
    }

    #[test]
    fn what_is_too_long_ends_and_is_said() {
        let mut draft = ParagraphBuilder::new(DocumentKind::Text);
        let words = "word ".repeat(200_000);
        while draft.push(ParagraphKind::Body, &words) {}
        let document = draft.finish();
        assert_eq!(document.losses, [Loss::TooLong]);
        assert!(document.into_source("long").is_ok());
    }
}

//! Where a statement comes from: a place in a source, and the words there.

use std::ops::Range;

use super::{ElementId, TextDigest, UnknownFields};

/// How many characters around the quoted words are kept.
pub const CONTEXT: usize = 32;

/// The quoted words with enough context to find them again: the text quote selector of the W3C Web Annotation
/// Data Model (section 4.2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// Up to [`CONTEXT`] characters before them.
    pub prefix: String,
    /// Up to [`CONTEXT`] characters after them.
    pub suffix: String,
}

/// Where the quoted words stand: the text position selector of the same model (section 4.2.5), and the text that
/// it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The first code point of the words, counted from 0.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The digest of the text.
    pub digest: TextDigest,
}

impl Anchor {
    /// The code points of the words.
    pub fn range(&self) -> Range<u32> {
        self.start..self.end
    }
}

/// A place in one of the map's sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source; always one of the map's.
    pub source: ElementId,
    /// Paragraph, numbered from 1.
    pub paragraph: Option<u32>,
    /// Sentences of the paragraph, numbered from 1, in order.
    pub sentences: Vec<u32>,
    /// The page, by the name that the document gives it.
    pub page: Option<String>,
    /// The catalogued passage, by its id in the source's catalogue.
    pub passage: Option<String>,
    /// To whom the source's author attributes it.
    pub attributed_to: Option<String>,
    /// The words, if they are at hand.
    pub quote: Option<Quote>,
    /// Where the words stand in the source's text, if they were taken from it.
    pub anchor: Option<Anchor>,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

impl Citation {
    /// A citation of a whole source.
    pub fn of(source: ElementId) -> Self {
        Self {
            source,
            paragraph: None,
            sentences: Vec::new(),
            page: None,
            passage: None,
            attributed_to: None,
            quote: None,
            anchor: None,
            extras: UnknownFields::new(),
        }
    }
}

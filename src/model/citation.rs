//! Where a statement comes from: a place in a source, and the words there.

use super::{ElementId, Extras};

/// The quoted words with enough context to find them again (a W3C text-quote selector).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters after them.
    pub suffix: String,
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
    /// The catalogued passage, by its id in the source's catalogue.
    pub passage: Option<String>,
    /// To whom the source's author attributes it.
    pub attributed_to: Option<String>,
    /// The words, if they are at hand.
    pub quote: Option<Quote>,
    /// Fields of a newer version.
    pub extras: Extras,
}

impl Citation {
    /// A citation of a whole source.
    pub fn of(source: ElementId) -> Self {
        Self {
            source,
            paragraph: None,
            sentences: Vec::new(),
            passage: None,
            attributed_to: None,
            quote: None,
            extras: Extras::new(),
        }
    }
}

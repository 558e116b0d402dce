//! A document that statements are drawn from.

use super::{ElementId, Extras};

/// Where the source's text is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Only described, by its fields.
    #[default]
    Described,
    /// One of the analyses compiled into the program, by the name and version of its catalogue.
    Bundled {
        /// The catalogue's name, for example `trap`.
        catalogue: String,
        /// The catalogue's version when the source was added.
        version: u32,
    },
}

/// A document that statements are drawn from: its description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// A short name for citations on cards, for example `trap`.
    pub short: String,
    /// Its authors, in order; empty if the source names none.
    pub authors: Vec<String>,
    /// Where its text is.
    pub origin: Origin,
    /// The side whose case it argues; its cards take this side.
    pub side: Option<ElementId>,
    /// Fields of a newer version.
    pub extras: Extras,
}

impl Source {
    /// Whether both describe the same document: the same bundled analysis, whatever its edition, or the
    /// same description under the same title.
    pub fn is_same_document(&self, other: &Self) -> bool {
        match (&self.origin, &other.origin) {
            (Origin::Bundled { catalogue: a, .. }, Origin::Bundled { catalogue: b, .. }) => a == b,
            (a, b) => a == b && self.title == other.title,
        }
    }
}

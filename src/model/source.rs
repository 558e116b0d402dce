//! A document that statements are drawn from.

use std::sync::Arc;

use super::{ElementId, SourceText, TextDigest, UnknownFields};

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

/// The full text of a source, or what tells it from others when it was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullText {
    digest: TextDigest,
    text: Option<Arc<SourceText>>,
}

impl FullText {
    /// A text that is there.
    pub fn of(text: Arc<SourceText>) -> Self {
        Self { digest: text.digest(), text: Some(text) }
    }

    /// A text that was left out.
    pub fn left_out(digest: TextDigest) -> Self {
        Self { digest, text: None }
    }

    /// The digest of its words.
    pub fn digest(&self) -> TextDigest {
        self.digest
    }

    /// The text, unless it was left out.
    pub fn text(&self) -> Option<&Arc<SourceText>> {
        self.text.as_ref()
    }
}

/// A document that statements are drawn from: its description, and its text if somebody has brought it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// A short name for citations on cards, for example `trap`.
    pub short: String,
    /// Its authors, in order; empty if the source names none.
    pub authors: Vec<String>,
    /// Who has published it: a journal, a newspaper, a house.
    pub publisher: String,
    /// When it was published: `2021-12-17`, `2021-12` or `2021`, or whatever else the source says.
    pub date: String,
    /// Where it is on the web.
    pub address: String,
    /// Its language, as in BCP 47: `en`, `uk`, `ar`.
    pub language: String,
    /// The user's own remark on it.
    pub note: String,
    /// Where its text is.
    pub origin: Origin,
    /// Its text as it was brought in.
    pub full_text: Option<FullText>,
    /// The side whose case it argues; its cards take this side.
    pub side: Option<ElementId>,
    /// Fields of a newer version.
    pub extras: UnknownFields,
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

    /// The full text, if it is there.
    pub fn text(&self) -> Option<&Arc<SourceText>> {
        self.full_text.as_ref()?.text()
    }

    /// Its text left out, if it has one; what tells it from others stays.
    pub fn leave_text_out(&mut self) {
        if let Some(full) = &mut self.full_text {
            full.text = None;
        }
    }

    /// Takes the text of `other` where it is the same and was left out here.
    pub fn find_text_in(&mut self, other: &Self) {
        if let (Some(here), Some(there)) = (&mut self.full_text, &other.full_text)
            && here.digest == there.digest
            && here.text.is_none()
        {
            here.text = there.text.clone();
        }
    }
}

//! What statements are drawn from: the two bundled analyses, catalogued in our own words, and documents of any kind.
//!
//! A source in, paragraphs and passages out. Catalogues and documents derive serde: the JSON of a catalogue is the
//! published shape of `counterpoint sources --json`, and a document is handed over by the process that reads it.

mod align_catalogue;
mod anchor;
mod catalogue;
pub mod citation_style;
mod document;
pub mod read;
mod sentences;

pub use align_catalogue::Attachment;
pub use anchor::{Anchoring, Relocation, quote};
pub use catalogue::{
    Catalogue, Paragraph, ParagraphRole, Passage, PassageKind, PassageMark, Relation, RelationKind, bundled,
};
pub use document::{CannotRead, DocumentKind, Loss, ParsedDocument};
pub use sentences::{sentences, sentences_from};

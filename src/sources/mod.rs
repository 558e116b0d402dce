//! What statements are drawn from: the two bundled analyses, catalogued in our own words.
//!
//! A source in, paragraphs and passages out. The types here derive serde because a catalogue is the
//! program's own data and its JSON is the published shape of `counterpoint sources --json`.

mod catalogue;

pub use catalogue::{
    Catalogue, Paragraph, ParagraphRole, Passage, PassageKind, PassageMark, Relation, RelationKind, bundled,
};

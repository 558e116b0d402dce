//! What a map is: statements, inferences, sides, sources and frames, the links between them, and the
//! one door through which all of it changes.
//!
//! Pure data over `petgraph`. No egui, no input or output, no clock and no randomness may live here;
//! nothing here derives serde, because a serialisable type is a promise to files that the model must
//! not be bound by (`formats` converts at the edge).

mod apply;
mod assemble;
mod change;
mod citation;
mod comment;
mod digest;
mod format;
mod frame;
mod id;
mod inference;
mod ledger;
pub mod limits;
mod links;
mod map;
mod position;
mod side;
mod source;
mod stamps;
mod statement;
mod text;
mod validate;
mod weight;

use std::collections::BTreeMap;

pub use apply::Rejected;
pub use assemble::{Ends, Parts, Repair};
pub use change::{Change, InferenceField, Links, StatementField};
pub use citation::{Anchor, CONTEXT, Citation, Quote};
pub use comment::Comment;
pub use format::{Format, Speech, tidy_key};
pub use frame::Frame;
pub use id::{BadId, ElementId, ReplicaId};
pub use inference::{Inference, InferenceKind};
pub use ledger::{Authors, Dot, Group, Ledger, MergeOutcome, Open, Vector};
pub use map::{ElementKind, Map, Role};
pub use position::{Place, Width};
pub use side::{Colour, Side};
pub use source::{FullText, Origin, Source};
pub use stamps::{Stamp, Stamps};
pub use statement::{Marks, Statement, StatementKind, wording};
pub use text::{BadDigest, BadText, PageStart, ParagraphKind, SourceText, TextDigest, TextParagraph};
pub use validate::Fault;
pub use weight::Weight;

/// Fields that a newer version of the program wrote and this one does not know: name to raw JSON.
///
/// They are kept and written back as they came.
pub type UnknownFields = BTreeMap<String, String>;

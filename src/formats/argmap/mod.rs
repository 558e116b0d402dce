//! The map file, `*.argmap`: UTF-8 JSON in which the same map is always the same bytes. The chapter
//! `docs/map-file.md` describes it, `assets/argmap.schema.json` states it.

mod apply_patch;
mod diagnostics;
mod element;
mod full_text;
mod header;
mod read;
mod recover;
mod write;

pub use apply_patch::patched;
pub use diagnostics::{Problem, ProblemKind, Unreadable, fault_text, limited_text, rejected_text};
pub use full_text::packed;
pub use read::{MAX_BYTES, ParsedMap, read, read_telling};
pub use write::{patch, write};

/// The value of the file's first field.
pub const FORMAT: &str = "counterpoint-map";
/// The version of the format that this program writes.
pub const VERSION: u32 = 1;
/// The file name extension, without the dot.
pub const EXTENSION: &str = "argmap";

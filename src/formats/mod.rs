//! Text and file formats, a folder each: bytes in, a map and a list of problems out, and back.
//!
//! Nothing here touches a disk. Reading never fails for part of a file: what could be read is
//! returned with what could not, each with its place.

pub mod argmap;
pub mod compared;
pub mod debate;
pub mod describe;
pub mod embed;
pub mod journal;
mod json;
pub mod outline;
mod sanitize;
pub mod schemes;
pub mod settings;
pub mod text_export;
pub mod view_state;

pub use sanitize::{one_line, sanitize, shown_path};

//! Text and file formats, a folder each: bytes in, a map and a list of problems out, and back.
//!
//! Nothing here touches a disk. Reading never fails for part of a file: what could be read is
//! returned with what could not, each with its place.

pub mod argmap;
pub mod compared;
pub mod debate;
pub mod exchange;
pub mod journal;
mod json;
pub mod outline;
pub mod remembered;
pub mod schemes;
pub mod settings;
pub mod share;
pub mod spoken;
mod visible;

pub use visible::{one_line, shown_path, visible};

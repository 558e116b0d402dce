//! One drawing of a map, and its writers: every picture format takes the same drawing, and the canvas shares its
//! geometry. Pure: letter widths come in as numbers, bytes go out; touches no disk, knows no window.
//!
//! - `wrap`: how text breaks into lines, and how high cards are.
//! - `curve`, `ports`, `route`, `index`: where lines run.

pub mod curve;
pub mod index;
pub mod ports;
pub mod route;
pub mod wrap;

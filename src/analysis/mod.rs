//! Questions about a map that its parts do not answer by themselves: what bears on what, what is near,
//! what belongs to a branch, what is found. Reads a map, returns plain data, never fails; no egui, no
//! clock, no disk.

mod bearing;
mod branch;
mod filter;
mod find;
mod near;

pub use bearing::{Bearing, bearing_on};
pub use branch::{Branch, branch_of};
pub use filter::Filter;
pub use find::{Found, find};
pub use near::near;

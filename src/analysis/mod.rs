//! Questions about a map that its parts do not answer by themselves: what bears on what, what is near,
//! what belongs to a branch, what is found, what stands. Reads a map, returns plain data, never fails; no egui, no
//! clock, no disk.

mod bearing;
mod filter;
mod find;
mod fold;
mod grounded;
mod near;
mod siblings;
mod strength;

pub use bearing::{Bearing, bearing_on};
pub use filter::Filter;
pub use find::{Found, Haystack};
pub use fold::{Folded, below, fold, folds_above};
pub use grounded::{Label, Reason, grounded, reason};
pub use near::near;
pub use siblings::{Pair, pairs};
pub use strength::strengths;

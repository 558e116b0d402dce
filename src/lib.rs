//! Counterpoint maps both sides of a debate.
//!
//! The modules in reading order; `ARCHITECTURE.md` says who may use whom, and a test holds it.

pub mod edit;
pub mod formats;
pub mod model;
pub mod words;

//! Counterpoint maps both sides of a debate.
//!
//! The modules in reading order; `ARCHITECTURE.md` says who may use whom, and a test holds it.
// What prints must bear that nothing can be printed.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod edit;
pub mod files;
pub mod formats;
pub mod i18n;
pub mod layout;
pub mod merge;
pub mod model;
pub mod papers;
pub mod picture;
pub mod script;
pub mod sources;
pub mod ui;

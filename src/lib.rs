//! Counterpoint maps both sides of a debate: claims, premises and rebuttals from documents, linked, evaluated as they are
//! edited, saved, mailed and merged.
//!
//! The modules, in reading order. `ARCHITECTURE.md` says which module uses which, and `GLOSSARY.md` explains the terms.
//!
//! | module | contents |
//! |---|---|
//! | [`model`] | the map: statements, inferences, sides, sources, and changes with exact inverses |
//! | [`edit`] | operations, transactions, undo history, selection |
//! | [`analysis`] | verdicts, strengths, flip sets, dropped points, flow sheet, clashes, search |
//! | [`layout`] | positions of cards: layers, tree, compact |
//! | [`merge`] | two copies of a map as one |
//! | [`sources`] | catalogues, documents, anchoring of citations, citation styles |
//! | [`formats`] | map file, journal, text exports, settings |
//! | [`script`] | direction and line breaks of text in any script |
//! | [`picture`] | routes of links, and images and web pages of a map |
//! | [`export`] | briefs and flow sheets as documents |
//! | [`i18n`] | messages with typed arguments |
//! | [`command`] | actions, commands and shortcuts |
//! | [`files`] | disk, dialogs, profile, journal, mail, worker threads |
//! | [`ui`] | panels and the canvas |
//! | [`app`] | the running program |
//! | [`cli`] | the program without a window |
// Output streams can fail; printing has to expect that.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod edit;
pub mod export;
pub mod files;
pub mod formats;
pub mod i18n;
pub mod layout;
pub mod merge;
pub mod model;
pub mod picture;
pub mod script;
pub mod sources;
pub mod ui;

//! The targets that `tests/it/fuzzing.rs` runs too, with what they need, for libFuzzer.

#![allow(dead_code, missing_docs, clippy::unwrap_used, reason = "written for tests, which use all of it and may panic")]

#[path = "../../tests/it/support/deeds.rs"]
mod deeds;
#[path = "../../tests/it/support/languages.rs"]
mod languages;
#[path = "../../tests/it/support/packed.rs"]
mod packed;
#[path = "../../tests/it/support/printed.rs"]
mod printed;
#[path = "../../tests/it/support/targets.rs"]
pub mod targets;

//! What several files of tests share.

pub mod command_line;
pub mod deeds;
pub mod dice;
pub mod disk;
pub mod edited;
pub mod edits;
pub mod languages;
pub mod made;
pub mod notation;
pub mod packed;
pub mod people;
pub mod printed;
pub mod targets;
pub mod window;
#[path = "../../../benches/frame/workload.rs"]
#[expect(dead_code, reason = "its views and quantiles are for the benchmark")]
pub mod workload;

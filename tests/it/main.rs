//! All integration tests as one program, so that the libraries are linked once. `cargo test --test it NAME::` runs one file
//! of them. What several files share is in `support`.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod support;

mod anchoring;
mod architecture;
mod attaching;
mod canvas;
mod command_line;
mod dependencies;
mod dialogs;
mod documents;
mod dropped;
mod edit_random;
mod edit_verbs;
mod endurance;
mod evaluation;
mod exchange;
mod flips;
mod flow;
mod fuzzing;
mod git;
mod grounded;
mod hostile;
mod in_sight;
mod keys;
mod kills;
mod layout;
mod leaving;
mod lint;
mod main_job;
mod map_file;
mod merge;
mod merge_files;
mod merge_probes;
mod others;
mod outline;
mod papers;
mod pictures;
mod power_cut;
mod protection;
mod questions;
mod recovery;
mod review;
mod rounds;
mod saving;
mod scripts;
mod share;
mod sight;
mod slow_disk;
mod sources;
mod spoilt;
mod strength;
mod texts;
mod versions;

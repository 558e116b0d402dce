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
mod bit_flips;
mod canvas;
mod command_line;
mod crash_recovery;
mod dependencies;
mod dialogs;
mod documents;
mod dropped;
mod edit_random;
mod edit_verbs;
mod endurance;
mod evaluation;
mod export;
mod external_changes;
mod flips;
mod flow;
mod folding_and_search;
mod fuzzing;
mod git;
mod grounded;
mod hostile;
mod in_sight;
mod keys;
mod layout;
mod lint;
mod mail_roundtrip;
mod main_job;
mod map_file;
mod merge;
mod merge_files;
mod merge_probes;
mod outline;
mod pictures;
mod power_cut;
mod protection;
mod questions;
mod recovery;
mod redaction;
mod review;
mod saving;
mod scripts;
mod share;
mod slow_disk;
mod sources;
mod strength;
mod text_export;
mod texts;
mod versions;

//! How a map changes, and how that is undone: transactions, the history, the selection, and one verb
//! of the user a file in `verbs`.
//!
//! The only caller of `Map::apply`. A verb is a pure function from map and arguments to a transaction,
//! so the same function serves a preview, the real thing and a test. No egui, no files.

mod history;
mod ids;
mod log;
pub mod ops;
mod redact;
mod refusal;
mod selection;
mod step;
mod transaction;

pub use history::{History, Revision};
pub use ids::Ids;
pub use log::Log;
pub use redact::{Leave, assuming_nothing, redacted, without_texts};
pub use refusal::Refusal;
pub use selection::Selection;
pub use step::Step;
pub use transaction::{StepLabel, Transaction};

//! The only module that touches the outside: disk, dialogs, the user's profile, worker threads.
//!
//! Results come back over channels, and workers wake the window through a callback that they are
//! given, so nothing here knows egui.

mod clipboard;
mod confine;
mod crash;
mod dialog;
mod file_watcher;
mod fonts;
mod fs;
mod import;
mod journal;
mod language;
mod mail;
mod mail_program;
mod open;
mod open_external;
mod profile;
mod reader;
mod save;
mod tasks;
mod versions;
mod view_state_store;

pub use clipboard::{Clip, clip, keep_clip, recall_clip};
#[cfg(target_os = "linux")]
pub use confine::ALLOWED;
pub use confine::confine;
pub use crash::{Watchman, read_report};
pub use dialog::{Answer, Choice, Dialogs, Question, SystemDialogs, message};
pub use file_watcher::{PAUSE as WATCH_PAUSE, Seen, State as FileState, Watch, Watched};
pub use fonts::installed;
pub use fs::{Disk, FileInfo, FileSystem, Growing};
pub use import::{CannotBring, LossText, ReadDocument, WhyNot, is_map, kind_by_name, read_bytes, read_document};
pub use journal::{Found, GATHERED, Journal, Lifeline, Orphan, Pledge, is_breaking_down, orphans};
pub use language::{BadLanguage, load_language};
pub use mail::{Attached, Composed, Mail, compose};
pub use mail_program::MailProgram;
pub use open::{Cannot, Loaded, Packed, load};
pub use open_external::{BROKE_DOWN, keep_page, show, start_after_breakdown, start_copy};
pub use profile::{Profile, StartMarker, fresh_name};
pub use reader::{Bounds, COMMAND as READ_DOCUMENT, Reader, WHOLE as READ_WHOLE, serve};
pub use save::{Expect, Fingerprint, NotSaved, Saved, contents, save, save_in_place};
pub use tasks::{Progress, Work, Worker};
pub use versions::{
    BYTES as VERSION_BYTES, KEPT, Keeping, Shelf, Version, all_versions, ancestor, is_kept, keep, keep_version,
    last_sent, versions,
};
pub use view_state_store::{REMEMBERED, remember, remembered};

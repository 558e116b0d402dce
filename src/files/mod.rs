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
pub use crash::{CrashGuard, read_report};
pub use dialog::{DialogAnswer, DialogChoice, Dialogs, FileQuestion, SystemDialogs, message};
pub use file_watcher::{FileObservation, PAUSE as WATCH_PAUSE, Watch, WatchState as FileState, Watched};
pub use fonts::installed;
pub use fs::{AppendFile, Disk, FileInfo, FileSystem};
pub use import::{
    ImportError, ImportErrorKind, LossText, ReadDocument, is_map, kind_by_name, read_bytes, read_document,
};
pub use journal::{GATHERED, Journal, JournalFlusher, Orphan, RecoverableWork, SaveIntent, is_breaking_down, orphans};
pub use language::{BadLanguage, load_language};
pub use mail::{Composed, Mail, MailAttachment, compose};
pub use mail_program::MailProgram;
pub use open::{LoadError, Loaded, PackedFile, load};
pub use open_external::{BROKE_DOWN, keep_page, show, start_after_breakdown, start_copy};
pub use profile::{Profile, StartMarker, fresh_name};
pub use reader::{Bounds, COMMAND as READ_DOCUMENT, Reader, WHOLE as READ_WHOLE, serve};
pub use save::{Expect, Fingerprint, SaveError, Saved, contents, save, save_in_place};
pub use tasks::{Progress, Work, Worker};
pub use versions::{
    BYTES as VERSION_BYTES, KEPT, Keeping, Version, VersionKind, all_versions, ancestor, is_kept, keep, keep_version,
    last_sent, versions,
};
pub use view_state_store::{REMEMBERED, remember, remembered};

//! The only module that touches the outside: disk, dialogs, the user's profile, worker threads.
//!
//! Results come back over channels, and workers wake the window through a callback that they are
//! given, so nothing here knows egui.

mod clipboard;
mod confine;
mod crash;
mod dialog;
mod documents;
mod fonts;
mod fs;
mod journal;
mod language;
mod mail;
mod mail_program;
mod open;
mod profile;
mod reader;
mod save;
mod show;
mod versions;
mod views;
mod watch;
mod work;

pub use clipboard::{Clip, clip, keep_clip, recall_clip};
#[cfg(target_os = "linux")]
pub use confine::ALLOWED;
pub use confine::confine;
pub use crash::{Watchman, read_report};
pub use dialog::{Answer, Choice, Dialogs, Question, SystemDialogs, message};
pub use documents::{CannotBring, LossText, ReadDocument, WhyNot, is_map, kind_by_name, read_bytes, read_document};
pub use fonts::installed;
pub use fs::{Disk, FileInfo, FileSystem, Growing};
pub use journal::{Found, GATHERED, Journal, Lifeline, Orphan, Pledge, is_breaking_down, orphans};
pub use language::{BadLanguage, load_language};
pub use mail::{Attached, Composed, Mail, compose};
pub use mail_program::MailProgram;
pub use open::{Cannot, Loaded, Packed, load};
pub use profile::{Profile, StartMarker, fresh_name};
pub use reader::{Bounds, COMMAND as READ_DOCUMENT, Reader, WHOLE as READ_WHOLE, serve};
pub use save::{Expect, Fingerprint, NotSaved, Saved, contents, save, save_in_place};
pub use show::{BROKE_DOWN, keep_page, show, start_after_breakdown, start_copy};
pub use versions::{
    BYTES as VERSION_BYTES, KEPT, Keeping, Shelf, Version, all_versions, ancestor, is_kept, keep, keep_version,
    last_sent, versions,
};
pub use views::{REMEMBERED, remember, remembered};
pub use watch::{PAUSE as WATCH_PAUSE, Seen, State as FileState, Watch, Watched};
pub use work::{Progress, Work, Worker};

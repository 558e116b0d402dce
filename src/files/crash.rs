//! When the program itself breaks down: what is written is waited for, a report is left, and a fresh copy of the program
//! says where the work is. A report never has any of the user's text.

use std::backtrace::Backtrace;
use std::cell::Cell;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use super::fs::{Disk, FileSystem};
use super::journal::JournalFlusher;
use super::profile::make_folder;

/// How many reports are kept.
const KEPT: usize = 10;
/// The most of a report that is read, in bytes.
const MAX_BYTES: u64 = 256 * 1024;

/// Watches over the program, and writes a report when a thread of it breaks down.
#[derive(Clone, Default)]
pub struct CrashGuard {
    lifeline: JournalFlusher,
    report: Arc<Mutex<Option<PathBuf>>>,
}

impl CrashGuard {
    /// Begins to watch over the thread of the window, which calls this. Reports go to the folder `reports` of the profile.
    pub fn begin(profile: Option<PathBuf>) -> Self {
        let watchman = Self::default();
        let own = watchman.clone();
        let usual = take_hook();
        let of_window = std::thread::current().id();
        set_hook(Box::new(move |info| {
            thread_local!(static BROKEN: Cell<bool> = const { Cell::new(false) });
            // Whoever breaks down while reporting has nothing to add.
            if BROKEN.replace(true) {
                return;
            }
            usual(info);
            let path = profile.as_deref().and_then(|profile| keep(profile, &report(info)));
            // Of a thread in the background the window learns by itself.
            if std::thread::current().id() == of_window {
                // Before anything is unwound: some systems end the process at that.
                own.lifeline.wait();
                *own.report.lock().unwrap_or_else(PoisonError::into_inner) = path;
            }
            BROKEN.set(false);
        }));
        watchman
    }

    /// What the journal of the window is tied to.
    pub fn lifeline(&self) -> JournalFlusher {
        self.lifeline.clone()
    }

    /// Runs the window. If it breaks down, returns the report, or that there is none.
    ///
    /// # Errors
    /// When it broke down.
    pub fn watch<T>(&self, run: impl FnOnce() -> T) -> Result<T, Option<PathBuf>> {
        // What was half changed is gone with the window; what is left is on the disk.
        catch_unwind(AssertUnwindSafe(run))
            .map_err(|_| self.report.lock().unwrap_or_else(PoisonError::into_inner).take())
    }
}

/// What a panic says, without what may be the user's: messages of the standard library quote the text that they are about.
fn message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
    let plain: String = text.chars().take_while(|c| !"`\"'“‘\n".contains(*c)).take(200).collect();
    plain.trim_end().to_owned()
}

/// A report for whoever mends it.
fn report(info: &PanicHookInfo<'_>) -> String {
    let mut text = String::new();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("nameless").to_owned();
    let (os, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "Counterpoint {} on {os}, {machine}", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(text, "At {place}, in the thread “{thread}”: {} …\n", message(info));
    let _ = writeln!(text, "{}", Backtrace::force_capture());
    text
}

/// Keeps a report, and says where. The oldest go.
fn keep(profile: &Path, text: &str) -> Option<PathBuf> {
    let folder = profile.join("reports");
    make_folder(&folder).ok()?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_millis());
    let path = folder.join(format!("{now:014}.txt"));
    Disk.write_new(&path, text.as_bytes(), true).ok()?;
    let mut all = Disk.list(&folder).unwrap_or_default();
    all.sort();
    for old in all.iter().take(all.len().saturating_sub(KEPT)) {
        // One too many costs room, nothing else.
        let _ = Disk.remove(old);
    }
    Some(path)
}

/// The text of a report.
pub fn read_report(path: &Path) -> Option<String> {
    Some(String::from_utf8_lossy(&Disk.read(path, MAX_BYTES).ok()?).into_owned())
}

//! Watches the file of the map that is open: whether somebody else changes it, and whether another window has it open.
//!
//! Looks every few seconds, on a thread of its own: what systems tell of changes does not cross networks, and is late,
//! double or wrong where files are replaced. Nothing is decided by it; saving compares for itself.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::fs::{AppendFile, FileSystem};
use super::profile::{fresh_name, make_folder};
use super::save::Fingerprint;
use super::tasks::{Work, Worker};
use crate::formats::argmap::MAX_BYTES;

/// How long is waited between two looks.
pub const PAUSE: Duration = Duration::from_secs(2);

/// A file, and what is in it as far as the window knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The file.
    pub path: PathBuf,
    /// What the window has read or written last.
    pub known: Fingerprint,
}

/// What was found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchState {
    /// What the window knows, or nothing that can be read just now.
    Known,
    /// Something else.
    Changed(Fingerprint),
    /// Nothing.
    Gone,
}

/// What the last look has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileObservation {
    /// What was found.
    pub state: WatchState,
    /// Whether another window has it open.
    pub elsewhere: bool,
}

/// What the thread and the window share: what was seen, and of which file, with what was known of it.
type Shared = Arc<Mutex<Option<(Watched, FileObservation)>>>;

/// Watches for one window.
pub struct Watch {
    orders: Sender<Option<Watched>>,
    seen: Shared,
    _thread: Work<()>,
}

impl Watch {
    /// Watches nothing yet. Windows learn of one another through the folder `open` of their profile, if they have one.
    pub fn new(worker: &Worker, fs: Arc<dyn FileSystem>, profile: Option<&Path>) -> Self {
        let (orders, received) = channel();
        let seen = Shared::default();
        let mut looker = WatcherThread {
            fs,
            folder: profile.map(|profile| profile.join("open")),
            seen: Arc::clone(&seen),
            worker: worker.clone(),
            last: None,
            sign: None,
        };
        let thread = worker.start("watch the file", move || looker.serve(&received));
        Self { orders, seen, _thread: thread }
    }

    /// Watches this file from now on.
    pub fn watch(&self, what: Option<Watched>) {
        // A thread that is gone sees nothing; saving looks for itself.
        let _ = self.orders.send(what);
    }

    /// What the last look has found, if it was at this file when just this was known of it.
    pub fn seen(&self, of: &Watched) -> Option<FileObservation> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.as_ref().filter(|(watched, _)| watched == of).map(|(_, seen)| *seen)
    }
}

/// When a file was last written, and how long it is: as long as these stay, its content is not read again.
type Outside = (Option<SystemTime>, u64);

/// The thread.
struct WatcherThread {
    fs: Arc<dyn FileSystem>,
    folder: Option<PathBuf>,
    seen: Shared,
    worker: Worker,
    /// What was found when the content was last read.
    last: Option<(PathBuf, Outside, Fingerprint)>,
    /// Tells other windows that this one has the file open, as long as it is held; and the file that it speaks of.
    sign: Option<(PathBuf, PathBuf, Box<dyn AppendFile>)>,
}

impl WatcherThread {
    fn serve(&mut self, received: &Receiver<Option<Watched>>) {
        let mut watched: Option<Watched> = None;
        loop {
            let order = match &watched {
                None => received.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(_) => received.recv_timeout(PAUSE),
            };
            match order {
                Ok(order) => watched = order,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.put_sign(None);
                    return;
                }
            }
            self.put_sign(watched.as_ref().map(|watched| watched.path.as_path()));
            let found = watched.as_ref().map(|watched| (watched.clone(), self.look(watched)));
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if *seen != found {
                *seen = found;
                drop(seen);
                self.worker.wake();
            }
        }
    }

    fn look(&mut self, watched: &Watched) -> FileObservation {
        FileObservation { state: self.state(watched), elsewhere: self.is_elsewhere() }
    }

    fn state(&mut self, watched: &Watched) -> WatchState {
        let info = match self.fs.info(&watched.path) {
            Ok(info) => info,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return WatchState::Gone,
            Err(_) => return WatchState::Known,
        };
        if !info.is_file {
            // Something that would have to be waited for when it is read.
            return WatchState::Known;
        }
        let outside = (info.modified, info.size);
        let fresh = |last: &(PathBuf, Outside, Fingerprint)| last.0 == watched.path && last.1 == outside;
        let now = match self.last.as_ref().filter(|last| fresh(last)) {
            Some((_, _, fingerprint)) => *fingerprint,
            None => {
                let Ok(bytes) = self.fs.read(&watched.path, MAX_BYTES) else { return WatchState::Known };
                let fingerprint = Fingerprint::of(&bytes);
                // What was written a moment ago may be written again within the same moment of the file system.
                let old = info.modified.and_then(|when| when.elapsed().ok()).is_some_and(|age| age > PAUSE);
                self.last = old.then(|| (watched.path.clone(), outside, fingerprint));
                fingerprint
            }
        };
        if now == watched.known { WatchState::Known } else { WatchState::Changed(now) }
    }

    /// The folder in which windows that have a file open leave their signs.
    fn signs(&self, path: &Path) -> Option<PathBuf> {
        let real = path.canonicalize().ok()?;
        Some(self.folder.as_ref()?.join(Fingerprint::of(real.as_os_str().as_encoded_bytes()).name()))
    }

    /// Leaves a sign that this file is open here, and takes away the one that there was.
    fn put_sign(&mut self, path: Option<&Path>) {
        if self.sign.as_ref().map(|(of, ..)| of.as_path()) == path {
            return;
        }
        if let Some((_, sign, file)) = self.sign.take() {
            drop(file);
            let _ = self.fs.remove(&sign);
        }
        let Some(path) = path else { return };
        let Some(signs) = self.signs(path) else { return };
        let sign = signs.join(format!("{}.open", fresh_name()));
        if make_folder(&signs).is_ok()
            && let Ok(file) = self.fs.grow(&sign)
        {
            self.sign = Some((path.to_owned(), sign, file));
        }
    }

    /// Whether another window has left its sign and still runs.
    fn is_elsewhere(&self) -> bool {
        let Some((_, own, _)) = &self.sign else { return false };
        let all = own.parent().and_then(|signs| self.fs.list(signs).ok()).unwrap_or_default();
        let held = |sign: &PathBuf| match self.fs.take_over(sign) {
            Err(error) => error.kind() == std::io::ErrorKind::WouldBlock,
            Ok(file) => {
                // Left behind by a program that was killed.
                drop(file);
                let _ = self.fs.remove(sign);
                false
            }
        };
        all.iter().filter(|sign| *sign != own).filter(|sign| held(sign)).count() > 0
    }
}

//! The recovery journal on the disk: a thread of its own appends what the window tells it, and waits until it is there.
//! And what earlier runs have left behind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::fs::{AppendFile, FileSystem};
use super::profile::{fresh_name, make_folder, reserve};
use super::save::{Fingerprint, io_text};
use super::tasks::{Work, Worker};
use crate::formats::argmap;
use crate::formats::journal::{self, About, Draft, EXTENSION, MAX_BYTES, Recovered};
use crate::model::{ElementId, Ledger, Map, ReplicaId};

/// How long steps are gathered before they are written: while letters are typed, one write serves some of them.
pub const GATHERED: Duration = Duration::from_millis(250);
/// How much a journal may grow beyond the size of its beginning before it is begun anew, in bytes.
const GROWS: u64 = 4 * 1024 * 1024;
/// How long is waited at the end of the program for what is still to be written.
const LAST_WAIT: Duration = Duration::from_secs(3);
/// How many ids are noted as handed out before they are, so that this is not written for each.
const AHEAD: u64 = 1_000;

/// What the window tells the thread.
enum JournalEntry {
    /// A journal begins, with the map as it is, and the id that was handed out last; one that there is goes when the new one
    /// is on the disk, and so does the one that was recovered from.
    Begin(Box<(About, Map, Ledger)>, Option<ElementId>, Option<Orphan>),
    /// Records to be appended; and the id that was handed out last.
    Records(String, Option<ElementId>),
    /// This is going to be written to the map's file; says when that is on the disk.
    Writes(Fingerprint, SyncSender<()>),
    /// The map is safe, or given up: the journal goes.
    End,
    /// The program ends: lets go of the file, and says so.
    Close(SyncSender<()>),
}

/// Whether the program is breaking down in this thread: what it holds may be half changed.
pub fn is_breaking_down() -> bool {
    std::thread::panicking()
}

/// By which a window that breaks down reaches its journal.
#[derive(Clone, Default)]
pub struct JournalFlusher(Arc<Mutex<Option<Sender<JournalEntry>>>>);

impl JournalFlusher {
    /// Waits until everything that the journal was told is on the disk, at most some seconds.
    pub(super) fn wait(&self) {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(entries) = entries {
            wait_for(&entries);
        }
    }
}

fn wait_for(entries: &Sender<JournalEntry>) {
    let (done, wait) = sync_channel(1);
    // A thread that has ended has said why; a disk that takes longer has what it has.
    if entries.send(JournalEntry::Close(done)).is_ok() {
        let _ = wait.recv_timeout(LAST_WAIT);
    }
}

/// What the thread tells the window.
#[derive(Debug, Default)]
struct Told {
    /// Why nothing is written any more, once it is not.
    failed: Mutex<Option<String>>,
    /// How much the journal may still grow.
    room: AtomicU64,
}

/// The journal of one window.
pub struct Journal {
    entries: Sender<JournalEntry>,
    told: Arc<Told>,
    _thread: Work<()>,
}

impl Journal {
    /// A journal that writes to the folder `recovery` of a profile, once it is told to begin.
    pub fn new(worker: &Worker, fs: Arc<dyn FileSystem>, profile: &Path) -> Self {
        let (entries, received) = channel();
        let told = Arc::<Told>::default();
        let mut writer = JournalThread {
            fs,
            profile: profile.to_owned(),
            told: Arc::clone(&told),
            file: None,
            torn: None,
            reserved: BTreeMap::new(),
            worker: worker.clone(),
        };
        let thread = worker.start("recovery journal", move || writer.serve(&received));
        Self { entries, told, _thread: thread }
    }

    fn tell(&self, entry: JournalEntry) {
        // A thread that has ended has said why.
        let _ = self.entries.send(entry);
    }

    /// Begins with the map as it is, and the id that was handed out last. `instead`: what it was recovered from, which goes
    /// once this is on the disk.
    pub fn begin(&self, about: About, map: Map, ledger: Ledger, last: Option<ElementId>, instead: Option<Orphan>) {
        self.told.room.store(u64::MAX, Ordering::Relaxed);
        self.tell(JournalEntry::Begin(Box::new((about, map, ledger)), last, instead));
    }

    /// Adds a step: the patch of [`argmap::patch`], and the id that was handed out last.
    pub fn step(&self, patch: &str, last: Option<ElementId>) {
        self.tell(JournalEntry::Records(journal::step(patch), last));
    }

    /// Adds what a remark says so far.
    pub fn draft(&self, draft: &Draft) {
        self.tell(JournalEntry::Records(journal::draft(draft), None));
    }

    /// What a save tells the journal, on whatever thread it is.
    pub fn pledge(&self) -> SaveIntent {
        SaveIntent(self.entries.clone())
    }

    /// The map is safe in its file, or was given up: the journal goes.
    pub fn end(&self) {
        self.tell(JournalEntry::End);
    }

    /// The program ends: waits until everything is on the disk, at most some seconds. What is there stays for the next run.
    pub fn close(&self) {
        wait_for(&self.entries);
    }

    /// Ties a lifeline to it.
    pub fn tie(&self, lifeline: &JournalFlusher) {
        *lifeline.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.entries.clone());
    }

    /// Whether it has grown so much that it should begin anew.
    pub fn is_full(&self) -> bool {
        self.told.room.load(Ordering::Relaxed) == 0
    }

    /// Why nothing is written any more; said once. It has to begin anew then.
    pub fn failure(&self) -> Option<String> {
        self.told.failed.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// By which a save tells the journal what it is going to write.
pub struct SaveIntent(Sender<JournalEntry>);

impl SaveIntent {
    /// Notes what is going to be written to the map's file, and waits until that is on the disk: whatever happens then, the
    /// next run knows the file for its own.
    pub fn writes(&self, fingerprint: Fingerprint) {
        let (done, wait) = sync_channel(1);
        // Without it the next run asks before it saves, nothing else.
        if self.0.send(JournalEntry::Writes(fingerprint, done)).is_ok() {
            let _ = wait.recv_timeout(LAST_WAIT);
        }
    }
}

/// The file that is being written.
struct JournalFile {
    path: PathBuf,
    file: Box<dyn AppendFile>,
    /// How many bytes it may still grow.
    room: u64,
}

/// The thread.
struct JournalThread {
    fs: Arc<dyn FileSystem>,
    profile: PathBuf,
    told: Arc<Told>,
    file: Option<JournalFile>,
    /// One to which nothing could be appended any more. It is held, and goes when another is on the disk.
    torn: Option<JournalFile>,
    /// Up to where counters are noted as handed out.
    reserved: BTreeMap<ReplicaId, u64>,
    worker: Worker,
}

impl JournalThread {
    fn serve(&mut self, received: &Receiver<JournalEntry>) {
        let mut gathered = String::new();
        let mut last = None;
        loop {
            // Nothing to be written, nothing to wait for.
            let Ok(mut entry) = received.recv() else { return };
            let until = Instant::now() + GATHERED;
            loop {
                match entry {
                    JournalEntry::Records(records, id) => {
                        gathered += &records;
                        last = id.or(last);
                    }
                    other => {
                        self.write(&std::mem::take(&mut gathered), last.take());
                        self.run(other);
                        break;
                    }
                }
                match received.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(next) => entry = next,
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            self.write(&std::mem::take(&mut gathered), last.take());
        }
    }

    fn run(&mut self, entry: JournalEntry) {
        match entry {
            JournalEntry::Begin(what, last, instead) => {
                let (about, map, ledger) = *what;
                self.reserve(last);
                let base = argmap::write(&map, &ledger);
                match self.begin(&journal::beginning(&about, &base)) {
                    Ok(open) => {
                        // The old one only now: at every moment one of both is whole.
                        self.remove();
                        if let Some(orphan) = instead {
                            orphan.remove(self.fs.as_ref());
                        }
                        self.told.room.store(open.room, Ordering::Relaxed);
                        self.file = Some(open);
                    }
                    // What comes next goes on from here, and not from where the old one stood.
                    Err(error) => {
                        self.torn = self.file.take().or(self.torn.take());
                        self.fail(&error);
                    }
                }
            }
            JournalEntry::Writes(fingerprint, done) => {
                self.write(&journal::writes(&fingerprint.name()), None);
                let _ = done.send(());
            }
            JournalEntry::End => self.remove(),
            JournalEntry::Close(done) => {
                (self.file, self.torn) = (None, None);
                let _ = done.send(());
            }
            JournalEntry::Records(..) => {}
        }
    }

    fn begin(&self, text: &str) -> std::io::Result<JournalFile> {
        let folder = folder(&self.profile);
        make_folder(&folder)?;
        let path = folder.join(format!("{}.{EXTENSION}", fresh_name()));
        let mut file = self.fs.grow(&path)?;
        if let Err(error) = file.append(text.as_bytes()) {
            drop(file);
            let _ = self.fs.remove(&path);
            return Err(error);
        }
        // A folder that cannot be flushed loses nothing but durability through a power cut.
        let _ = self.fs.sync_folder(&folder);
        Ok(JournalFile { path, file, room: (text.len() as u64).max(GROWS) })
    }

    /// Appends records.
    fn write(&mut self, records: &str, last: Option<ElementId>) {
        if records.is_empty() {
            return;
        }
        self.reserve(last);
        let Some(open) = &mut self.file else { return };
        match open.file.append(records.as_bytes()) {
            Ok(()) => {
                open.room = open.room.saturating_sub(records.len() as u64);
                self.told.room.store(open.room, Ordering::Relaxed);
            }
            // Whatever of it is there is torn; behind it nothing may be appended.
            Err(error) => {
                self.torn = self.file.take();
                self.fail(&error);
            }
        }
    }

    /// Notes in the profile how far ids were handed out: whatever becomes of the journal, none in it is handed out again.
    fn reserve(&mut self, last: Option<ElementId>) {
        let Some(id) = last.filter(|id| self.reserved.get(&id.replica).is_none_or(|to| *to < id.counter)) else {
            return;
        };
        let ahead = id.counter.saturating_add(AHEAD);
        if reserve(&self.profile, id.replica, ahead).is_ok() {
            self.reserved.insert(id.replica, ahead);
        }
    }

    fn fail(&self, error: &std::io::Error) {
        *self.told.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(io_text(error));
        self.worker.wake();
    }

    fn remove(&mut self) {
        for open in [self.file.take(), self.torn.take()].into_iter().flatten() {
            drop(open.file);
            // One too many is offered once too often, nothing else.
            let _ = self.fs.remove(&open.path);
        }
    }
}

fn folder(profile: &Path) -> PathBuf {
    profile.join("recovery")
}

/// A journal that a run has left behind which is gone. As long as this is held no other window takes it.
pub struct Orphan {
    path: PathBuf,
    file: Box<dyn AppendFile>,
}

impl std::fmt::Debug for Orphan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Orphan").field(&self.path).finish()
    }
}

impl Orphan {
    /// Removes it.
    pub fn remove(self, fs: &dyn FileSystem) {
        drop(self.file);
        let _ = fs.remove(&self.path);
    }
}

/// What can be recovered.
#[derive(Debug)]
pub struct RecoverableWork {
    /// The journal.
    pub orphan: Orphan,
    /// What is in it.
    pub recovered: Recovered,
    /// When it was last written.
    pub written: Option<SystemTime>,
}

/// The journals of runs that are gone, the latest first. One without a whole map is removed: it was begun and not
/// finished, and what it was to take the place of is still there. What cannot be read for another reason stays.
pub fn orphans(fs: &dyn FileSystem, profile: &Path) -> Vec<RecoverableWork> {
    let mut all = Vec::new();
    for path in fs.list(&folder(profile)).unwrap_or_default() {
        if path.extension().is_none_or(|extension| extension != EXTENSION) {
            continue;
        }
        let written = fs.info(&path).ok().and_then(|info| info.modified);
        // Held by a program that runs, or not to be read.
        let Ok(mut file) = fs.take_over(&path) else { continue };
        let Ok(bytes) = file.contents(MAX_BYTES) else { continue };
        let orphan = Orphan { path, file };
        match journal::read(&bytes) {
            Ok(recovered) => all.push(RecoverableWork { orphan, recovered, written }),
            Err(argmap::Unreadable::Empty) => orphan.remove(fs),
            Err(_) => {}
        }
    }
    all.sort_by_key(|found| std::cmp::Reverse(found.written));
    all
}

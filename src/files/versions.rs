//! The revision store: earlier versions of a map, kept aside in the profile by their content, the latest few of
//! each debate. What a save is about to replace, what was mailed, what was taken in from others.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fs::{Disk, FileSystem};
use super::open::load;
use super::profile::make_folder;
use super::save::{Fingerprint, save_private};
use crate::formats::argmap::{EXTENSION, MAX_BYTES};
use crate::merge::Ancestor;
use crate::model::{ElementId, Ledger, Map};

/// How many versions of one debate are kept that were mailed, and how many that were taken in.
pub const KEPT: usize = 20;
/// The most that the versions of one debate may take on each shelf, in bytes. The latest is kept whatever its size.
pub const BYTES: u64 = 128 * 1024 * 1024;
/// The most that the versions of all debates may take on each shelf, in bytes.
const ALL_BYTES: u64 = 1024 * 1024 * 1024;

/// How much is kept on a shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// How many versions.
    pub count: usize,
    /// For how long, at most; `None` for ever.
    pub age: Option<Duration>,
    /// How many bytes all debates may take on a shelf. The latest of each is kept whatever they take.
    pub all: u64,
}

impl Default for Keeping {
    fn default() -> Self {
        Self { count: KEPT, age: None, all: ALL_BYTES }
    }
}

impl Keeping {
    /// So many, for so many days, 0 for ever.
    pub fn of((count, days): (u32, u32)) -> Self {
        let age = (days > 0).then(|| Duration::from_secs(u64::from(days) * 86_400));
        Self { count: count as usize, age, all: ALL_BYTES }
    }
}

/// A version that is kept.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its file in the profile.
    pub path: PathBuf,
    /// Why it is kept.
    pub shelf: VersionKind,
    /// When it was put there.
    pub when: Option<SystemTime>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// All that is kept of a debate, the latest first.
pub fn all_versions(profile: &Path, map: ElementId) -> Vec<Version> {
    let shelf = |shelf| versions(profile, shelf, map).into_iter().map(move |path| (shelf, path));
    let described = |(shelf, path): (VersionKind, PathBuf)| {
        let info = Disk.info(&path).ok()?;
        Some(Version { path, shelf, when: info.modified, bytes: info.size })
    };
    let mut all: Vec<_> = VersionKind::ALL.into_iter().flat_map(shelf).filter_map(described).collect();
    all.sort_by_key(|version| std::cmp::Reverse((version.when, version.path.clone())));
    all
}

/// Why a version is kept. Each has its own few, so that many saves do not push out what was mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionKind {
    /// A save has replaced it.
    Replaced,
    /// It was mailed.
    Sent,
    /// It was taken in.
    Received,
}

impl VersionKind {
    /// All shelves.
    pub const ALL: [Self; 3] = [Self::Replaced, Self::Sent, Self::Received];

    fn folder(self) -> &'static str {
        match self {
            Self::Replaced => "versions",
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }
}

/// Whether a content of a map's file is one of the versions that are kept.
pub fn is_kept(profile: &Path, map: ElementId, content: Fingerprint) -> bool {
    let digest = content.name();
    let all = VersionKind::ALL.into_iter().flat_map(|shelf| versions(profile, shelf, map));
    all.filter_map(|path| Some(path.file_name()?.to_string_lossy().contains(&digest))).any(|is_it| is_it)
}

/// The kept versions of a debate, the latest last: their names begin with a number that counts up.
pub fn versions(profile: &Path, shelf: VersionKind, map: ElementId) -> Vec<PathBuf> {
    versions_in(&folder(profile, shelf, map))
}

fn versions_in(folder: &Path) -> Vec<PathBuf> {
    let all = Disk.list(folder).unwrap_or_default();
    let mut found: Vec<_> = all.into_iter().filter(|path| number(path).is_some()).collect();
    found.sort();
    found
}

/// The number with which the name of a version begins.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?;
    name.split_once('-')?.0.parse().ok()
}

fn folder(profile: &Path, shelf: VersionKind, map: ElementId) -> PathBuf {
    profile.join(shelf.folder()).join(map.to_string())
}

/// Keeps what is at `path` now, before it is replaced. A version that cannot be kept does not stop the
/// save: the old file stays whole until the new one is.
pub fn keep_version(profile: &Path, map: ElementId, path: &Path, keeping: Keeping) {
    // What is no file might never be read to its end.
    let is_file = Disk.info(path).is_ok_and(|info| info.is_file);
    if is_file && let Ok(bytes) = Disk.read(path, MAX_BYTES) {
        keep(profile, VersionKind::Replaced, map, &bytes, keeping);
    }
}

/// Keeps these bytes of a map file. What cannot be kept is missed later as an earlier version, and nothing else
/// is: nobody is told.
pub fn keep(profile: &Path, shelf: VersionKind, map: ElementId, bytes: &[u8], keeping: Keeping) {
    let folder = folder(profile, shelf, map);
    if make_folder(&folder).is_err() {
        return;
    }
    let digest = Fingerprint::of(bytes).name();
    let latest = versions(profile, shelf, map).pop();
    let name = latest.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    if name.is_some_and(|name| name.contains(&digest)) {
        return; // The same content is the same version, however often it is saved.
    }
    let next = latest.and_then(|path| number(&path)).unwrap_or(0).saturating_add(1);
    let name = folder.join(format!("{next:010}-{digest}.{EXTENSION}"));
    if save_private(&name, bytes).is_err() {
        return;
    }
    // From the latest to the oldest, as long as there is room for them.
    let (mut count, mut room) = (0, BYTES);
    for path in versions(profile, shelf, map).iter().rev() {
        let info = Disk.info(path).ok();
        let size = info.as_ref().map_or(0, |info| info.size);
        let age = info.and_then(|info| info.modified?.elapsed().ok()).unwrap_or_default();
        let is_latest = count == 0;
        count += 1;
        let fits = room.checked_sub(size);
        room = fits.unwrap_or(0);
        if !is_latest && (count > keeping.count || fits.is_none() || keeping.age.is_some_and(|most| age > most)) {
            // One too many costs room, nothing else.
            let _ = Disk.remove(path);
        }
    }
    make_room(&profile.join(shelf.folder()), keeping.all);
}

/// Lets the oldest versions of a shelf go until all of them take no more than so many bytes; the latest of each debate
/// stays.
///
/// Cost: looking at each file of the shelf.
fn make_room(shelf: &Path, most: u64) {
    let mut all = 0;
    let mut older = Vec::new();
    for debate in Disk.list(shelf).unwrap_or_default() {
        for (number, path) in versions_in(&debate).into_iter().rev().enumerate() {
            let Ok(info) = Disk.info(&path) else { continue };
            all += info.size;
            if number > 0 {
                older.push((info.modified, path, info.size));
            }
        }
    }
    older.sort();
    for (_, path, size) in older {
        if all <= most {
            break;
        }
        // What cannot be removed takes its room for longer; what another copy has removed takes none.
        if Disk.remove(&path).is_ok() || Disk.info(&path).is_err() {
            all -= size;
        }
    }
}

/// The map that was mailed last, and when that was.
pub fn last_sent(profile: &Path, map: ElementId) -> Option<(Map, SystemTime)> {
    let path = versions(profile, VersionKind::Sent, map).pop()?;
    let sent = load(&Disk, &path, &|_| true).ok()?;
    Some((sent.opened.map, Disk.info(&path).ok()?.modified?))
}

/// A version from which two copies of a map both come, if this machine has one: the latest that both have seen
/// all of. `own` is the map's file, which holds what was saved last.
///
/// Cost: that of reading the versions that are kept, so it is work for a worker.
pub fn ancestor(profile: Option<&Path>, own: Option<&Path>, map: ElementId, copies: [&Ledger; 2]) -> Option<Ancestor> {
    let kept = |profile: &Path| -> Vec<PathBuf> {
        let by_shelf = VersionKind::ALL.map(|shelf| versions(profile, shelf, map));
        by_shelf.into_iter().flatten().rev().collect()
    };
    let kept = profile.map(kept).unwrap_or_default();
    let candidates = own.map(Path::to_owned).into_iter().chain(kept);
    let known = candidates.filter_map(|path| Some(load(&Disk, &path, &|_| true).ok()?.opened));
    let whole = known.filter(|opened| opened.map.id() == map && !opened.is_damaged());
    let shared = whole.filter(|opened| copies.iter().all(|copy| copy.has_seen_all(&opened.ledger)));
    // Of two that both have seen, the later has seen more.
    let latest =
        shared.max_by_key(|opened| opened.ledger.seen().values().map(|last| u128::from(*last)).sum::<u128>())?;
    let is_last = copies[0].seen_by_both(copies[1]) == *latest.ledger.seen();
    Some(Ancestor { map: latest.map, is_last })
}

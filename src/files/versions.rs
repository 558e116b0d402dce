//! The revision store: earlier versions of a map, kept aside in the profile by their content, the latest few of
//! each debate. What a save is about to replace, what was mailed, what was taken in from others.

use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::open::load;
use super::save::{Expect, Fingerprint, save};
use crate::formats::argmap::{EXTENSION, MAX_BYTES};
use crate::model::{ElementId, Ledger, Map};

/// How many versions of one debate are kept.
pub const KEPT: usize = 20;

/// Why a version is kept. Each has its own few, so that many saves do not push out what was mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// A save has replaced it.
    Replaced,
    /// It was mailed.
    Sent,
    /// It was taken in.
    Received,
}

impl Shelf {
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

/// The kept versions of a debate, the latest last: their names begin with a number that counts up.
pub fn versions(profile: &Path, shelf: Shelf, map: ElementId) -> Vec<PathBuf> {
    let all = Disk.list(&folder(profile, shelf, map)).unwrap_or_default();
    let mut found: Vec<_> = all.into_iter().filter(|path| number(path).is_some()).collect();
    found.sort();
    found
}

/// The number with which the name of a version begins.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?;
    name.split_once('-')?.0.parse().ok()
}

fn folder(profile: &Path, shelf: Shelf, map: ElementId) -> PathBuf {
    profile.join(shelf.folder()).join(map.to_string())
}

/// Keeps what is at `path` now, before it is replaced. A version that cannot be kept does not stop the
/// save: the old file stays whole until the new one is.
pub fn keep_version(profile: &Path, map: ElementId, path: &Path) {
    if let Ok(bytes) = Disk.read(path, MAX_BYTES) {
        keep(profile, Shelf::Replaced, map, &bytes);
    }
}

/// Keeps these bytes of a map file. What cannot be kept is missed later as an earlier version, and nothing else
/// is: nobody is told.
pub fn keep(profile: &Path, shelf: Shelf, map: ElementId, bytes: &[u8]) {
    let folder = folder(profile, shelf, map);
    #[expect(clippy::disallowed_methods, reason = "the profile's own folders")]
    let made = std::fs::create_dir_all(&folder);
    if made.is_err() {
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
    if save(&Disk, &name, bytes, Expect::Anything).is_err() {
        return;
    }
    let all = versions(profile, shelf, map);
    for old in all.iter().take(all.len().saturating_sub(KEPT)) {
        // One too many costs room, nothing else.
        let _ = Disk.remove(old);
    }
}

/// The map that was mailed last, and when that was.
pub fn last_sent(profile: &Path, map: ElementId) -> Option<(Map, std::time::SystemTime)> {
    let path = versions(profile, Shelf::Sent, map).pop()?;
    let sent = load(&Disk, &path, &|_| true).ok()?;
    Some((sent.opened.map, Disk.info(&path).ok()?.modified?))
}

/// A version from which two copies of a map both come, if this machine has one: the latest that both have seen
/// all of. `own` is the map's file, which holds what was saved last.
///
/// Cost: that of reading the versions that are kept, so it is work for a worker.
pub fn ancestor(profile: Option<&Path>, own: Option<&Path>, map: ElementId, copies: [&Ledger; 2]) -> Option<Map> {
    let kept = |profile: &Path| -> Vec<PathBuf> {
        let by_shelf = Shelf::ALL.map(|shelf| versions(profile, shelf, map));
        by_shelf.into_iter().flatten().rev().collect()
    };
    let kept = profile.map(kept).unwrap_or_default();
    let candidates = own.map(Path::to_owned).into_iter().chain(kept);
    let known = candidates.filter_map(|path| Some(load(&Disk, &path, &|_| true).ok()?.opened));
    let whole = known.filter(|opened| opened.map.id() == map && !opened.is_damaged());
    let shared = whole.filter(|opened| copies.iter().all(|copy| copy.has_seen_all(&opened.ledger)));
    // Of two that both have seen, the later has seen more.
    let latest = shared.max_by_key(|opened| opened.ledger.seen().values().map(|last| u128::from(*last)).sum::<u128>());
    latest.map(|opened| opened.map)
}

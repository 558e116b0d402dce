//! Earlier versions of a map: what a save is about to replace is kept aside in the profile, by its
//! content, the latest few of each debate.

use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::save::{Expect, Fingerprint, save};
use crate::formats::argmap::{EXTENSION, MAX_BYTES};
use crate::model::ElementId;

/// How many versions of one debate are kept.
pub const KEPT: usize = 20;

/// The kept versions of a debate, the latest last: their names begin with a number that counts up.
pub fn versions(profile: &Path, map: ElementId) -> Vec<PathBuf> {
    let all = Disk.list(&folder(profile, map)).unwrap_or_default();
    let mut found: Vec<_> = all.into_iter().filter(|path| number(path).is_some()).collect();
    found.sort();
    found
}

/// The number with which the name of a version begins.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?;
    name.split_once('-')?.0.parse().ok()
}

fn folder(profile: &Path, map: ElementId) -> PathBuf {
    profile.join("versions").join(map.to_string())
}

/// Keeps what is at `path` now, before it is replaced. A version that cannot be kept does not stop the
/// save: the old file stays whole until the new one is.
pub fn keep_version(profile: &Path, map: ElementId, path: &Path) {
    let Ok(bytes) = Disk.read(path, MAX_BYTES) else { return };
    let folder = folder(profile, map);
    #[expect(clippy::disallowed_methods, reason = "the profile's own folders")]
    let made = std::fs::create_dir_all(&folder);
    if made.is_err() {
        return;
    }
    let digest = Fingerprint::of(&bytes).name();
    let latest = versions(profile, map).pop();
    let name = latest.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    if name.is_some_and(|name| name.contains(&digest)) {
        return; // The same content is the same version, however often it is saved.
    }
    let next = latest.and_then(|path| number(&path)).unwrap_or(0).saturating_add(1);
    let name = folder.join(format!("{next:010}-{digest}.{EXTENSION}"));
    if save(&Disk, &name, &bytes, Expect::Anything).is_err() {
        return;
    }
    let all = versions(profile, map);
    for old in all.iter().take(all.len().saturating_sub(KEPT)) {
        // One too many costs room, nothing else.
        let _ = Disk.remove(old);
    }
}

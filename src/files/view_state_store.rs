//! What is remembered of the maps that were closed, a small file each in the profile.

use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::profile::make_folder;
use super::save::save_private;
use crate::formats::view_state::{self, Remembered};
use crate::model::ElementId;

/// Of how many maps something is remembered at most; those that were closed longest ago are forgotten.
pub const REMEMBERED: usize = 200;

fn file(profile: &Path, map: ElementId) -> PathBuf {
    profile.join("views").join(format!("{map}.json"))
}

/// What is remembered of a map; nothing, if it was never closed or that cannot be read.
pub fn remembered(profile: &Path, map: ElementId) -> Remembered {
    let bytes = Disk.read(&file(profile, map), view_state::MAX_BYTES);
    bytes.map(|bytes| view_state::read(&bytes)).unwrap_or_default()
}

/// Remembers something of a map. Losing it costs comfort and no work, so nobody is told if it fails.
pub fn remember(profile: &Path, map: ElementId, what: &Remembered) {
    let path = file(profile, map);
    let Some(folder) = path.parent() else { return };
    if make_folder(folder).is_err() || save_private(&path, view_state::write(what).as_bytes()).is_err() {
        return;
    }
    let all = Disk.list(folder).unwrap_or_default();
    if all.len() > REMEMBERED {
        let mut by_age: Vec<_> =
            all.into_iter().filter_map(|path| Some((Disk.info(&path).ok()?.modified?, path))).collect();
        by_age.sort();
        for (_, old) in by_age.iter().take(by_age.len().saturating_sub(REMEMBERED)) {
            let _ = Disk.remove(old);
        }
    }
}

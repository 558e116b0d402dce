//! Saving a map so that the file is at every moment the old one or the new one, whole.
//!
//! Serialise to memory and read back; follow links to the real file; compare what is on the disk with
//! what we know of it; write a new file beside it and flush it; give it the old file's permissions;
//! compare again, while no other copy of the program saves there; rename; flush the folder.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::fs::FileSystem;
use crate::formats::argmap;
use crate::i18n::{self, Message};
use crate::model::{Ledger, Map};

/// A digest of the whole content of a file, the beginning of its SHA-256: the same in every version of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(u64, usize);

impl Fingerprint {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let start = Sha256::digest(bytes).into_iter().take(8);
        Self(start.fold(0, |sum, byte| sum << 8 | u64::from(byte)), bytes.len())
    }

    /// A file name that tells contents apart.
    pub fn name(self) -> String {
        format!("{:016x}-{}", self.0, self.1)
    }

    /// The digest of that name; `None` if it is none.
    pub fn of_name(name: &str) -> Option<Self> {
        let (digest, length) = name.split_once('-')?;
        Some(Self(u64::from_str_radix(digest, 16).ok()?, length.parse().ok()?))
    }
}

/// What must be on the disk for the save to go ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// No file.
    Nothing,
    /// A file with just this content.
    Content(Fingerprint),
    /// Whatever is there: the user was asked about it a moment ago.
    Anything,
}

/// A save that happened.
#[derive(Clone, Copy, Debug)]
pub struct Saved {
    /// What is on the disk now.
    pub fingerprint: Fingerprint,
    /// How many bytes.
    pub bytes: usize,
}

/// Why a map was not saved. The file on the disk is what it was before.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// What was written could not be read back as the same map: a fault of this program.
    #[error("{}", i18n::problems::not_saved_read_back())]
    ReadBack,
    /// The map breaks a rule or is too large to be opened again.
    #[error("{}", i18n::problems::not_saved_invalid(.0.clone()))]
    Invalid(String),
    /// Somebody else changed or made the file.
    #[error("{}", i18n::problems::not_saved_changed())]
    Changed,
    /// The file is not where it was.
    #[error("{}", i18n::problems::not_saved_gone())]
    Gone,
    /// The path is a folder or another thing that is no file.
    #[error("{}", i18n::problems::not_saved_no_file())]
    NoFile,
    /// The file has several names, or its folder takes no new files: only in place is possible.
    #[error("{}", i18n::problems::not_saved_in_place())]
    OnlyInPlace,
    /// Overwriting in place failed halfway; a copy is whole.
    #[error("{}", i18n::problems::not_saved_copy(.1.to_string(), crate::formats::shown_path(.0)))]
    CopyIsHere(PathBuf, Box<SaveError>),
    /// The system refused.
    #[error("{}", i18n::problems::not_saved_io((.0)(), save_text(.1)))]
    Io(Message, io::Error),
}

/// What the system says, in words that help where we have them.
pub(super) fn io_text(error: &io::Error) -> String {
    let key = match error.kind() {
        io::ErrorKind::PermissionDenied => i18n::problems::io_permission,
        io::ErrorKind::NotFound => i18n::problems::io_not_found,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => i18n::problems::io_full,
        io::ErrorKind::ReadOnlyFilesystem => i18n::problems::io_read_only,
        io::ErrorKind::FileTooLarge => i18n::problems::io_too_large,
        io::ErrorKind::InvalidFilename => i18n::problems::io_name,
        io::ErrorKind::TimedOut
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::StaleNetworkFileHandle
        | io::ErrorKind::NotConnected => i18n::problems::io_network,
        _ => return error.to_string(),
    };
    key()
}

/// The same of a save: what is not there is the folder then.
fn save_text(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound { i18n::problems::io_folder_gone() } else { io_text(error) }
}

fn failed(step: Message) -> impl FnOnce(io::Error) -> SaveError {
    move |error| SaveError::Io(step, error)
}

/// The file for a map, after reading it back and comparing: what is saved can be opened.
///
/// # Errors
/// When the map breaks a rule, is too large, or does not read back as itself.
pub fn contents(map: &Map, ledger: &Ledger) -> Result<Vec<u8>, SaveError> {
    if let Some(fault) = map.validate().first() {
        return Err(SaveError::Invalid(argmap::fault_text(fault)));
    }
    let bytes = argmap::write(map, ledger).into_bytes();
    let back = argmap::read(&bytes).map_err(|why| SaveError::Invalid(why.to_string()))?;
    if back.map != *map || back.is_damaged() { Err(SaveError::ReadBack) } else { Ok(bytes) }
}

/// Follows symbolic links to the real file, so that saving keeps them.
fn resolve(fs: &dyn FileSystem, path: &Path) -> Result<PathBuf, SaveError> {
    let mut at = path.to_owned();
    for _ in 0..40 {
        match fs.read_link(&at) {
            Ok(target) => at = at.parent().map(|folder| folder.join(&target)).unwrap_or(target),
            Err(_) => return Ok(at),
        }
    }
    Err(SaveError::NoFile)
}

/// Whether the disk holds what is expected.
fn check(fs: &dyn FileSystem, path: &Path, expect: Expect) -> Result<(), SaveError> {
    let now = match fs.read(path, argmap::MAX_BYTES) {
        Ok(bytes) => Some(Fingerprint::of(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(SaveError::Io(i18n::problems::step_check, error)),
    };
    match (expect, now) {
        (Expect::Anything, _) | (Expect::Nothing, None) => Ok(()),
        (Expect::Content(known), Some(now)) if known == now => Ok(()),
        (Expect::Content(_), None) => Err(SaveError::Gone),
        (Expect::Content(_) | Expect::Nothing, _) => Err(SaveError::Changed),
    }
}

/// The beginning of the names of our temporary files; short, so that it fits beside any name.
const TEMPORARY: &str = ".~am";

/// A name that nobody else uses. It does not depend on the map's name, which may be as long as the
/// system allows.
fn temporary(folder: &Path) -> PathBuf {
    let mut random = [0; 8];
    // Without randomness the process and the time make the name.
    if getrandom::fill(&mut random).is_err() {
        let nanos = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.subsec_nanos());
        random = (u64::from(nanos) << 32 | u64::from(std::process::id())).to_le_bytes();
    }
    folder.join(format!("{TEMPORARY}{:016x}", u64::from_le_bytes(random)))
}

/// Renames, and on Windows tries again for a while: virus scanners and sync programs hold files open.
fn rename(fs: &dyn FileSystem, from: &Path, to: &Path) -> io::Result<()> {
    let mut pause = Duration::from_millis(20);
    for _ in 0..10 {
        match fs.rename(from, to) {
            // Access denied, sharing violation, and the three of ReplaceFile.
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 1175..=1177)) => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(500));
            }
            done => return done,
        }
    }
    fs.rename(from, to)
}

/// Removes what a killed save may have left in the folder more than a day ago.
fn sweep(fs: &dyn FileSystem, folder: &Path) {
    for path in fs.list(folder).unwrap_or_default() {
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
        let day = Duration::from_secs(24 * 3600);
        let old = || {
            let modified = fs.info(&path).ok().and_then(|info| info.modified);
            modified.and_then(|m| m.elapsed().ok()).is_some_and(|age| age > day)
        };
        if ours && old() {
            // Somebody else's business if it fails.
            let _ = fs.remove(&path);
        }
    }
}

/// Writes `bytes`, which must come from [`contents`], to `path`.
///
/// Waits until they are on the disk; may take long on a network share.
///
/// # Errors
/// When anything fails or is not as expected; the file is the old one then, whole.
pub fn save(fs: &dyn FileSystem, path: &Path, bytes: &[u8], expect: Expect) -> Result<Saved, SaveError> {
    save_for(fs, path, bytes, expect, false)
}

/// Writes a file of the profile, which nobody but its owner may read.
///
/// # Errors
/// As for [`save`].
pub fn save_private(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    save_for(&super::Disk, path, bytes, Expect::Anything, true)
}

fn save_for(fs: &dyn FileSystem, path: &Path, bytes: &[u8], expect: Expect, private: bool) -> Result<Saved, SaveError> {
    let path = resolve(fs, path)?;
    let info = match fs.info(&path) {
        Ok(info) => Some(info),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // Not knowing what is there is no reason to take it for nothing.
        Err(error) => return Err(SaveError::Io(i18n::problems::step_check, error)),
    };
    if info.as_ref().is_some_and(|info| !info.is_file) {
        return Err(SaveError::NoFile);
    }
    if info.as_ref().is_some_and(|info| info.links > 1) {
        // A rename would tear the names apart.
        return Err(SaveError::OnlyInPlace);
    }
    if info.as_ref().is_some_and(|info| info.permissions.readonly()) {
        // A rename would replace a file that its owner protected.
        return Err(SaveError::Io(i18n::problems::step_write, io::ErrorKind::PermissionDenied.into()));
    }
    check(fs, &path, expect)?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = temporary(folder);
    // Nobody but the owner may read it until it has the old file's permissions.
    let written = fs.write_new(&new, bytes, private || info.is_some());
    if let Err(error) = written {
        let _ = fs.remove(&new);
        let denied = matches!(error.kind(), io::ErrorKind::PermissionDenied);
        return Err(if denied && info.is_some() {
            SaveError::OnlyInPlace
        } else {
            SaveError::Io(i18n::problems::step_write, error)
        });
    }
    let finished = (|| {
        let length = fs.info(&new).map_err(failed(i18n::problems::step_write))?.size;
        if length != bytes.len() as u64 {
            return Err(SaveError::Io(i18n::problems::step_write, io::ErrorKind::WriteZero.into()));
        }
        if let Some(info) = info.as_ref().filter(|_| !private)
            && fs.copy_permissions(&path, &new).is_err()
            && fs.info(&new).map_err(failed(i18n::problems::step_permissions))?.permissions != info.permissions
        {
            // A medium that knows no permissions, or another owner: what is there keeps its own when it is overwritten.
            return Err(SaveError::OnlyInPlace);
        }
        // From here to the rename no other copy of this program comes between.
        let _held = fs.hold(folder);
        check(fs, &path, expect)?;
        rename(fs, &new, &path).map_err(failed(i18n::problems::step_rename))
    })();
    if let Err(why) = finished {
        let _ = fs.remove(&new);
        return Err(why);
    }
    // The rename has happened; a folder that cannot be flushed (some network shares) loses nothing
    // but durability through a power cut, and there is nothing to take back.
    let _ = fs.sync_folder(folder);
    sweep(fs, folder);
    Ok(Saved { fingerprint: Fingerprint::of(bytes), bytes: bytes.len() })
}

/// Overwrites the file itself, after putting a copy of the new content into `aside`: for files with
/// several names and for folders that take no new files. Not atomic, which is why the user is asked.
///
/// # Errors
/// When anything fails. If it fails while overwriting, the copy in `aside` is whole and is kept.
pub fn save_in_place(
    fs: &dyn FileSystem,
    path: &Path,
    bytes: &[u8],
    expect: Expect,
    aside: &Path,
) -> Result<Saved, SaveError> {
    let path = resolve(fs, path)?;
    check(fs, &path, expect)?;
    // Not named like a temporary file: if it is needed, nobody may sweep it away.
    let copy = temporary(aside).with_extension(argmap::EXTENSION);
    let name = copy.file_name().map(|n| n.to_string_lossy().replace(TEMPORARY, "recovered-")).unwrap_or_default();
    let copy = aside.join(name);
    if let Err(error) = fs.write_new(&copy, bytes, true) {
        let _ = fs.remove(&copy);
        return Err(SaveError::Io(i18n::problems::step_aside, error));
    }
    // Its name has to be on the disk, too, before the file is touched.
    let _ = fs.sync_folder(aside);
    let overwritten = (|| {
        fs.overwrite(&path, bytes).map_err(failed(i18n::problems::step_overwrite))?;
        let back = fs.read(&path, argmap::MAX_BYTES).map_err(failed(i18n::problems::step_check))?;
        if back == bytes {
            Ok(())
        } else {
            Err(SaveError::Io(i18n::problems::step_overwrite, io::ErrorKind::WriteZero.into()))
        }
    })();
    if let Err(why) = overwritten {
        return Err(SaveError::CopyIsHere(copy, Box::new(why)));
    }
    let _ = fs.remove(&copy);
    Ok(Saved { fingerprint: Fingerprint::of(bytes), bytes: bytes.len() })
}

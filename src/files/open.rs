//! Opening a map file: every way in which that can go wrong gets words that name file and remedy.

use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::fs::FileSystem;
use super::save::{Fingerprint, io_text};
use crate::formats::argmap::{self, MAX_BYTES, ParsedMap, Unreadable};
use crate::formats::embed;
use crate::i18n;

/// A file that was opened.
#[derive(Debug)]
pub struct Loaded {
    /// The map, its bookkeeping, and what was wrong.
    pub opened: ParsedMap,
    /// What is on the disk.
    pub fingerprint: Fingerprint,
    /// Where it came from.
    pub path: PathBuf,
    /// Whether the map was inside a page: then the file is no map file, and is not to be saved over.
    pub contained: bool,
    /// Whether the file is protected against writing.
    pub read_only: bool,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// A map file as it was read or written last, packed, so that it can be compared with what somebody else makes of the file.
#[derive(Clone, Debug)]
pub struct PackedFile(Arc<[u8]>);

impl PackedFile {
    /// Packs the content of a file; `None` if that fails.
    ///
    /// Cost: some milliseconds a megabyte.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        deflate.write_all(bytes).ok()?;
        Some(Self(deflate.finish().ok()?.into()))
    }

    /// The map, read again.
    pub fn opened(&self) -> Option<ParsedMap> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(&*self.0).take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
        Some(argmap::read(&bytes).ok()?.adopted())
    }
}

/// Why a file cannot be opened.
#[derive(Debug)]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: LoadErrorKind,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum LoadErrorKind {
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or a socket.
    NoFile,
    /// The system refused.
    Io(io::Error),
    /// Its content is no map.
    Unreadable(Unreadable),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match &self.why {
            LoadErrorKind::Folder => i18n::problems::cannot_folder(),
            LoadErrorKind::NoFile => i18n::problems::cannot_no_file(),
            LoadErrorKind::Io(error) => io_text(error),
            LoadErrorKind::Unreadable(why) => why.to_string(),
        };
        // The path last, so that it can be cut off when the message is passed on.
        let path = crate::formats::shown_path(&self.path);
        f.write_str(&i18n::problems::cannot_open(why, path))
    }
}

impl std::error::Error for LoadError {}

/// Opens a map file. Reads at most the limit of the format, whatever the file's size. `tell` hears how far it
/// has come, between 0 and 1, and says whether to go on.
///
/// # Errors
/// When there is no such file, or nothing of it can be used.
pub fn load(fs: &dyn FileSystem, path: &Path, tell: &dyn Fn(f32) -> bool) -> Result<Loaded, LoadError> {
    let cannot = |why| LoadError { path: path.to_owned(), why };
    let info = fs.info(path).map_err(|error| cannot(LoadErrorKind::Io(error)))?;
    if info.is_folder {
        return Err(cannot(LoadErrorKind::Folder));
    }
    if !info.is_file {
        return Err(cannot(LoadErrorKind::NoFile));
    }
    if info.size > MAX_BYTES {
        return Err(cannot(LoadErrorKind::Unreadable(Unreadable::TooLarge(MAX_BYTES))));
    }
    let bytes = fs.read(path, MAX_BYTES).map_err(|error| cannot(LoadErrorKind::Io(error)))?;
    // A page that was made to be read in a browser has the map inside.
    let contained = embed::is_container(&bytes);
    let inner = if contained { Some(embed::contained(&bytes)) } else { None };
    let inner = inner.transpose().map_err(|why| cannot(LoadErrorKind::Unreadable(why)))?;
    let opened = argmap::read_telling(inner.as_deref().unwrap_or(&bytes), tell);
    let opened = opened.map_err(|why| cannot(LoadErrorKind::Unreadable(why)))?.adopted();
    Ok(Loaded {
        opened,
        fingerprint: Fingerprint::of(&bytes),
        path: path.to_owned(),
        contained,
        read_only: info.permissions.readonly(),
        bytes,
    })
}

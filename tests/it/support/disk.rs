//! The disk with something that is asked before each call, and may refuse it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpoint::files::{AppendFile, Disk, FileInfo, FileSystem};

/// A call on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Read,
    Info,
    WriteNew,
    Overwrite,
    CopyPermissions,
    Rename,
    SyncFolder,
    Remove,
    List,
    Grow,
    Append,
    TakeOver,
}

/// What is asked before each call.
pub type Hook = Box<dyn Fn(Call, &Path) -> io::Result<()> + Send + Sync>;

/// The disk with a hook.
pub struct Hooked(Arc<Hook>);

impl Hooked {
    pub fn new(hook: impl Fn(Call, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Box::new(hook)))
    }
}

/// A file that grows, with the hook of its disk.
struct HookedFile(Box<dyn AppendFile>, Arc<Hook>, PathBuf);

impl AppendFile for HookedFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = (self.1)(Call::Append, &self.2) {
            // Half of it is there.
            let _ = self.0.append(bytes.get(..bytes.len() / 2).unwrap_or_default());
            return Err(error);
        }
        self.0.append(bytes)
    }
    fn contents(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.0.contents(limit)
    }
}

impl FileSystem for Hooked {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        (self.0)(Call::Read, path)?;
        Disk.read(path, limit)
    }
    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        (self.0)(Call::Info, path)?;
        Disk.info(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        // Whether a path is a link is told by success; its failure is the usual case.
        Disk.read_link(path)
    }
    fn write_new(&self, path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
        (self.0)(Call::WriteNew, path)?;
        Disk.write_new(path, bytes, private)
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.0)(Call::Overwrite, path)?;
        Disk.overwrite(path, bytes)
    }
    fn copy_permissions(&self, like: &Path, path: &Path) -> io::Result<()> {
        (self.0)(Call::CopyPermissions, path)?;
        Disk.copy_permissions(like, path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.0)(Call::Rename, to)?;
        Disk.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        (self.0)(Call::SyncFolder, folder)?;
        Disk.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        (self.0)(Call::Remove, path)?;
        Disk.remove(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        (self.0)(Call::List, folder)?;
        Disk.list(folder)
    }
    fn hold(&self, folder: &Path) -> Option<std::fs::File> {
        Disk.hold(folder)
    }
    fn grow(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        (self.0)(Call::Grow, path)?;
        Ok(Box::new(HookedFile(Disk.grow(path)?, Arc::clone(&self.0), path.to_owned())))
    }
    fn take_over(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        (self.0)(Call::TakeOver, path)?;
        Disk.take_over(path)
    }
}

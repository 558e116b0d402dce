//! The calls on the file system that saving and opening make, behind a trait, so that a test can let
//! each of them fail.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is to be known of a file before it is replaced.
#[derive(Clone, Debug)]
pub struct FileInfo {
    /// Whether it is a plain file.
    pub is_file: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Its size in bytes.
    pub size: u64,
    /// How many names it has (hard links).
    pub links: u64,
    /// Its permissions.
    pub permissions: fs::Permissions,
    /// When it was last written.
    pub modified: Option<SystemTime>,
}

/// A file that only grows. As long as it is open no other copy of the program takes it.
pub trait AppendFile: Send {
    /// Adds bytes at its end and waits until they are on the disk.
    ///
    /// # Errors
    /// As the system says; part of the bytes may have been added then.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// All that is in it, of at most `limit` bytes, and one more if there are more.
    ///
    /// # Errors
    /// As the system says.
    fn contents(&mut self, limit: u64) -> io::Result<Vec<u8>>;
}

/// The calls on the file system that this program makes for maps.
pub trait FileSystem: Send + Sync {
    /// Reads at most `limit` bytes, and one more if there are more.
    ///
    /// # Errors
    /// As the system says.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// What a path leads to, links followed.
    ///
    /// # Errors
    /// As the system says.
    fn info(&self, path: &Path) -> io::Result<FileInfo>;
    /// Where a symbolic link points; an error of kind `InvalidInput` if the path is none.
    ///
    /// # Errors
    /// As the system says.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Makes a new file with these bytes and waits until they are on the disk. A private one may be read
    /// by its owner only.
    ///
    /// # Errors
    /// As the system says, also when the file exists.
    fn write_new(&self, path: &Path, bytes: &[u8], private: bool) -> io::Result<()>;
    /// Overwrites a file in place and waits until the bytes are on the disk.
    ///
    /// # Errors
    /// As the system says.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives `path` the permissions, and where possible the group and the attributes, of `like`.
    ///
    /// # Errors
    /// As the system says.
    fn copy_permissions(&self, like: &Path, path: &Path) -> io::Result<()>;
    /// Renames a file over another.
    ///
    /// # Errors
    /// As the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the entries of a folder are on the disk.
    ///
    /// # Errors
    /// As the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Keeps other copies of this program from replacing files in a folder, as long as what it returns is held; waits a
    /// while for one that does. Where that cannot be done, it is not: nothing hangs on it but two copies that save the
    /// same file within the same moment.
    fn hold(&self, folder: &Path) -> Option<fs::File>;
    /// Makes a new file that grows, for its owner only.
    ///
    /// # Errors
    /// As the system says, also when the file exists.
    fn grow(&self, path: &Path) -> io::Result<Box<dyn AppendFile>>;
    /// Takes over a file that grows from a program that is gone; an error of kind `WouldBlock` if it is not.
    ///
    /// # Errors
    /// As the system says.
    fn take_over(&self, path: &Path) -> io::Result<Box<dyn AppendFile>>;
}

impl AppendFile for fs::File {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)?;
        // How long it is has to be on the disk too; when it was last written has not.
        self.sync_data()
    }

    fn contents(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.seek(SeekFrom::Start(0))?;
        Read::by_ref(self).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

#[expect(clippy::disallowed_methods, reason = "the one place that may write files")]
impl FileSystem for Disk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        let data = fs::metadata(path)?;
        #[cfg(unix)]
        let links = std::os::unix::fs::MetadataExt::nlink(&data);
        #[cfg(not(unix))]
        let links = 1;
        Ok(FileInfo {
            is_file: data.is_file(),
            is_folder: data.is_dir(),
            size: data.len(),
            links,
            permissions: data.permissions(),
            modified: data.modified().ok(),
        })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        #[cfg(not(unix))]
        let _ = private;
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = fs::OpenOptions::new().write(true).truncate(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn copy_permissions(&self, like: &Path, path: &Path) -> io::Result<()> {
        let data = fs::metadata(like)?;
        // The group first: giving a file away can clear bits of its mode. Best effort; only members may.
        #[cfg(unix)]
        let _ = std::os::unix::fs::chown(path, None, Some(std::os::unix::fs::MetadataExt::gid(&data)));
        // Attributes likewise: what the system does not let us copy, it may set anew itself.
        #[cfg(unix)]
        for name in xattr::list(like).into_iter().flatten() {
            if let Ok(Some(value)) = xattr::get(like, &name) {
                let _ = xattr::set(path, &name, &value);
            }
        }
        fs::set_permissions(path, data.permissions())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        return fs::File::open(folder)?.sync_all();
        #[cfg(not(unix))]
        return Ok(());
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn hold(&self, folder: &Path) -> Option<fs::File> {
        // Folders can be opened, and so locked, where there is a Unix.
        let folder = fs::File::open(folder).ok()?;
        for _ in 0..100 {
            match folder.try_lock() {
                Ok(()) => return Some(folder),
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(20)),
                Err(fs::TryLockError::Error(_)) => return None,
            }
        }
        None
    }

    fn grow(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        let mut options = fs::OpenOptions::new();
        options.read(true).append(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path)?;
        // Where files cannot be locked, nobody can take it over either.
        let _ = file.try_lock();
        Ok(Box::new(file))
    }

    fn take_over(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        let file = fs::OpenOptions::new().read(true).append(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(fs::TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

//! The user's profile: settings, recent files, the name of this copy of the program.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::save::save_private;
use crate::formats::settings::{self, Settings};
use crate::model::ReplicaId;

/// Where the profile is, and what holds the name of this copy while it runs.
#[derive(Debug)]
pub struct Profile {
    folder: Option<PathBuf>,
    /// The folder in which it should have been, if that cannot be used.
    refused: Option<PathBuf>,
    /// The settings as they are; [`Profile::store`] writes them.
    pub settings: Settings,
    replica: ReplicaId,
    /// The highest counter that this copy has handed out, over all maps.
    counter: u64,
    /// Held locked while the program runs, so that no second one uses the same name.
    _lock: Option<fs::File>,
}

/// The variable that names another folder for the profile, for tests and for sticks.
const FOLDER_VARIABLE: &str = "COUNTERPOINT_PROFILE";

/// The folder in which the user's profile should be, whether or not it can be used; `None` where the system names none.
pub(super) fn wanted_folder() -> Option<PathBuf> {
    let named = std::env::var_os(FOLDER_VARIABLE).map(PathBuf::from).filter(|p| !p.as_os_str().is_empty());
    named.or_else(|| Some(directories::ProjectDirs::from("", "", "counterpoint")?.data_dir().to_owned()))
}

impl Profile {
    /// The user's own profile. Where its folder cannot be used, it is in the folder for states, or in the temporary one;
    /// if there is none at all, in memory.
    pub fn of_user() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "counterpoint");
        let state = dirs.as_ref().and_then(|dirs| dirs.state_dir().map(Path::to_owned));
        let temporary = std::env::temp_dir().join(format!("counterpoint-{}", user_name()));
        Self::first_of(wanted_folder().into_iter().chain(state).chain([temporary]))
    }

    /// The profile in the first of these folders that can be used.
    pub fn first_of(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut refused = None;
        for folder in folders {
            let profile = Self::at(&folder);
            if profile.folder.is_some() {
                return Self { refused, ..profile };
            }
            refused.get_or_insert(folder);
        }
        Self { refused, ..Self::in_memory() }
    }

    /// A profile that leaves nothing behind.
    pub fn in_memory() -> Self {
        let settings = Settings::default();
        Self { folder: None, refused: None, settings, replica: fresh_name(), counter: 0, _lock: None }
    }

    /// The folder in which the profile should have been and cannot be.
    pub fn refused(&self) -> Option<&Path> {
        self.refused.as_deref()
    }

    /// The profile in a folder, which is made if need be. What cannot be read has its default value.
    pub fn at(folder: &Path) -> Self {
        if !can_be_used(folder) {
            return Self { refused: Some(folder.to_owned()), ..Self::in_memory() };
        }
        protect(folder);
        let settings = Disk.read(&folder.join("settings.json"), settings::MAX_BYTES).ok();
        let settings = settings.map(|bytes| settings::read(&bytes)).unwrap_or_default();
        let (replica, lock) = claim_name(&folder.join("replicas"));
        let counter = Disk.read(&counter_file(folder, replica), 64).ok().map(|bytes| counted(&bytes));
        let (folder, refused) = (Some(folder.to_owned()), None);
        let mut profile = Self { folder, refused, settings, replica, counter: 0, _lock: lock };
        match counter {
            Some(Some(counter)) => profile.counter = counter,
            // Spoilt: with a name that nobody bears yet, no id is handed out twice.
            Some(None) => profile.rename(),
            None => {}
        }
        profile
    }

    /// The name of this copy of the program. Two that run at once have two names.
    pub fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Takes a fresh name: another copy of the program bears this one, because a profile was copied.
    pub fn rename(&mut self) {
        let Some(folder) = self.folder.as_ref().map(|folder| folder.join("replicas")) else {
            self.replica = fresh_name();
            self.counter = 0;
            return;
        };
        let old = folder.join(format!("{}.lock", self.replica));
        // While it is held, nobody else finds the old name free; without its file nobody looks for it.
        let _ = Disk.remove(&old);
        (self.replica, self._lock) = fresh_lock(&folder);
        self.counter = 0;
    }

    /// The highest counter that this copy has handed out in any map: ids go on after it, so that no two
    /// maps, and no two copies of one map, ever hold the same id for different things.
    pub fn counter(&self) -> u64 {
        self.counter
    }

    /// Notes that counters up to `last` were handed out. Returns whether that is to be written.
    pub fn handed_out(&mut self, last: u64) -> bool {
        let higher = last > self.counter;
        self.counter = self.counter.max(last);
        higher
    }

    /// The profile's folder, if it has one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Writes settings and counter as they are now, on whatever thread it is called; `None` without a folder. Losing the
    /// settings costs comfort, not work.
    pub fn storing(&self) -> Option<impl FnOnce() -> Result<(), super::SaveError> + Send + 'static> {
        let folder = self.folder.clone()?;
        let (settings, replica, counter) = (settings::write(&self.settings), self.replica, self.counter);
        Some(move || {
            // Written before only if somebody has counted since.
            if counter > 0
                && Disk.read(&counter_file(&folder, replica), 64).ok().and_then(|b| counted(&b)) != Some(counter)
            {
                reserve(&folder, replica, counter)?;
            }
            save_private(&folder.join("settings.json"), settings.as_bytes()).map(|_| ())
        })
    }

    /// The same at once.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn store(&self) -> Result<(), super::SaveError> {
        self.storing().map_or(Ok(()), |job| job())
    }

    /// Marks that a start with this renderer has begun; [`StartMarker::painted`] takes the mark away.
    pub fn start_marker(&self) -> StartMarker {
        StartMarker(self.folder.as_ref().map(|folder| folder.join("starting")))
    }
}

/// A file that exists from the start of the program until its first picture, and names the renderer:
/// one that is found at the start tells of a renderer that never painted.
#[derive(Clone, Debug)]
pub struct StartMarker(Option<PathBuf>);

impl StartMarker {
    /// The renderer of the last start, if that start never painted.
    pub fn failed(&self) -> Option<String> {
        let bytes = Disk.read(self.0.as_ref()?, 64).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// A start with this renderer begins.
    pub fn begin(&self, renderer: &str) {
        if let Some(path) = &self.0 {
            // Without the mark a failing start is not remembered, nothing else.
            let _ = save_private(path, renderer.as_bytes());
        }
    }

    /// The first picture is there.
    pub fn painted(&self) {
        if let Some(path) = &self.0 {
            let _ = Disk.remove(path);
        }
    }
}

/// Whether a profile can be in a folder: files can be made in it, and nobody else has made it.
fn can_be_used(folder: &Path) -> bool {
    let replicas = folder.join("replicas");
    // A folder that exists may still take no files.
    let probe = replicas.join(format!("{}.probe", fresh_name()));
    let made = make_folder(&replicas).and_then(|()| new_private(&probe));
    let is_ours = made.is_ok_and(|file| is_ours(folder, &file));
    let _ = Disk.remove(&probe);
    is_ours
}

/// Makes a file that only its owner can read.
fn new_private(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether a folder belongs to whoever runs the program: where all may write, anybody can have made it. `made` is a file that
/// was just made.
fn is_ours(folder: &Path, made: &fs::File) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let above = folder.parent().and_then(|above| fs::metadata(above).ok());
        let is_shared = above.is_some_and(|data| data.mode() & 0o1002 == 0o1002);
        let owner = fs::symlink_metadata(folder).map(|data| data.uid()).ok();
        !is_shared || owner.is_some() && owner == made.metadata().map(|data| data.uid()).ok()
    }
    #[cfg(not(unix))]
    {
        let _ = (folder, made);
        true
    }
}

/// A name for the user in the names of folders.
fn user_name() -> String {
    let name =
        ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    name.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

/// The folders of a profile, and the files beside them.
const PARTS: [&str; 12] = [
    "replicas",
    "recovery",
    "versions",
    "sent",
    "views",
    "open",
    "reports",
    "outbox",
    "print",
    "settings.json",
    "clipboard.argmap",
    "starting",
];

/// Takes from everybody but the owner what an older version has let them read. What is in a folder that only the owner can
/// enter is left as it is, so that later starts look at the parts alone.
fn protect(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut next: Vec<PathBuf> = PARTS.iter().map(|part| folder.join(part)).collect();
        while let Some(path) = next.pop() {
            let Ok(data) = fs::symlink_metadata(&path) else { continue };
            let mode = data.permissions().mode();
            if mode & 0o077 == 0 || !(data.is_dir() || data.is_file()) {
                continue;
            }
            if data.is_dir() {
                next.extend(Disk.list(&path).unwrap_or_default());
            }
            // Where permissions cannot be set, there are none to speak of.
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(mode & !0o077));
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Makes a folder of the profile, if it is not there.
///
/// # Errors
/// When the disk refuses.
#[expect(clippy::disallowed_methods, reason = "the one place that may make folders, those of the profile")]
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let there = folder.ancestors().find(|above| above.is_dir()).map(Path::to_owned);
    let mut builder = fs::DirBuilder::new();
    // What is kept is its owner's, whatever the rest of the system is allowed to see.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    // What is put into it is to be found after a power cut, too; where folders cannot be flushed, it mostly is.
    for above in folder.ancestors().skip(1) {
        let _ = Disk.sync_folder(above);
        if there.as_deref() == Some(above) {
            break;
        }
    }
    Ok(())
}

/// Notes in the profile at `folder` that a copy may have handed out counters up to `last`, for one that ends without
/// saying how far it came.
///
/// # Errors
/// When the disk refuses.
pub(super) fn reserve(folder: &Path, replica: ReplicaId, last: u64) -> Result<(), super::SaveError> {
    let path = counter_file(folder, replica);
    save_private(&path, format!("{last} {}", sum(last)).as_bytes()).map(|_| ())
}

/// What stands behind a counter, so that a spoilt one is found. It begins with a letter: no spoilt sign makes a number of
/// both.
fn sum(counter: u64) -> String {
    let name = super::Fingerprint::of(counter.to_string().as_bytes()).name();
    format!("c{}", name.get(..8).unwrap_or(&name))
}

/// The counter that a file holds; `None` if it is spoilt. The first versions wrote the number alone.
fn counted(bytes: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let (number, behind) = text.split_once(' ').map_or((text, None), |(number, sum)| (number, Some(sum)));
    let counter = number.parse().ok()?;
    behind.is_none_or(|behind| behind == sum(counter)).then_some(counter)
}

fn counter_file(folder: &Path, replica: ReplicaId) -> PathBuf {
    folder.join("replicas").join(format!("{replica}.counter"))
}

/// A fresh random name of eight letters and digits.
pub fn fresh_name() -> ReplicaId {
    let mut random = [0; 8];
    if getrandom::fill(&mut random).is_err() {
        let now = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH);
        random = (now.map_or(0, |d| d.as_nanos() as u64) ^ u64::from(std::process::id())).to_le_bytes();
    }
    // No vowels and nothing that looks like another: names are read aloud, and must not be words.
    const LETTERS: &[u8; 28] = b"bcdfghjkmnpqrstvwxyz23456789";
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 28)).copied().map_or('b', char::from);
    let name: String = random.iter().map(letter).collect();
    name.parse().unwrap_or_else(|_| unreachable!("eight letters and digits are a name"))
}

/// The first name of the profile that no running program holds, or a fresh one.
fn claim_name(folder: &Path) -> (ReplicaId, Option<fs::File>) {
    let mut known: Vec<PathBuf> = Disk.list(folder).unwrap_or_default();
    known.retain(|path| path.extension().is_some_and(|e| e == "lock"));
    known.sort();
    for path in known {
        let name = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
        let file = fs::OpenOptions::new().read(true).append(true).open(&path).ok();
        if let (Some(name), Some(file)) = (name, file)
            && file.try_lock().is_ok()
        {
            return (name, Some(file));
        }
    }
    fresh_lock(folder)
}

/// A fresh name, held.
fn fresh_lock(folder: &Path) -> (ReplicaId, Option<fs::File>) {
    let name = fresh_name();
    let path = folder.join(format!("{name}.lock"));
    let file = new_private(&path).ok();
    let file = file.filter(|file| file.try_lock().is_ok()).map(|mut file| {
        // The content is for people who look into the folder.
        let _ = writeln!(file, "One copy of Counterpoint at a time holds this name.");
        file
    });
    (name, file)
}

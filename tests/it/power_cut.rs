//! What is on the disk when the power is cut at any moment of a save, or of what the recovery journal writes: bytes that
//! were flushed are there, of those that are being written any part, and of the changes to folders since they were
//! flushed any few.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use counterpoint::files::{
    AppendFile, Disk, Expect, FileInfo, FileSystem, Journal, Worker, contents, load, orphans, save, save_in_place,
};
use counterpoint::formats::journal::About;
use counterpoint::model::{Change, Ledger, Map, Statement, StatementField};

/// Something that was done to the disk.
#[derive(Clone, Debug)]
enum ListEdit {
    /// A file came into being, with these bytes flushed.
    Made(PathBuf, Vec<u8>),
    /// A file got these bytes in place of its own, flushed.
    Overwritten(PathBuf, Vec<u8>),
    /// These bytes came behind those of a file, flushed.
    Appended(PathBuf, Vec<u8>),
    Renamed(PathBuf, PathBuf),
    Removed(PathBuf),
    /// The entries of a folder were flushed.
    Flushed(PathBuf),
    /// What the program said of it: here so much was promised.
    Promised(u64),
}

/// The disk, with a list of what was done to it.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<ListEdit>>>);

impl Recorder {
    fn note(&self, deed: ListEdit) {
        self.0.lock().unwrap().push(deed);
    }

    fn deeds(&self) -> Vec<ListEdit> {
        self.0.lock().unwrap().clone()
    }
}

struct Recorded(Box<dyn AppendFile>, Recorder, PathBuf);

impl AppendFile for Recorded {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.append(bytes)?;
        self.1.note(ListEdit::Appended(self.2.clone(), bytes.to_vec()));
        Ok(())
    }
    fn contents(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.0.contents(limit)
    }
}

impl FileSystem for Recorder {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Disk.read(path, limit)
    }
    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        Disk.info(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        Disk.read_link(path)
    }
    fn write_new(&self, path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
        Disk.write_new(path, bytes, private)?;
        self.note(ListEdit::Made(path.to_owned(), bytes.to_vec()));
        Ok(())
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Disk.overwrite(path, bytes)?;
        self.note(ListEdit::Overwritten(path.to_owned(), bytes.to_vec()));
        Ok(())
    }
    fn copy_permissions(&self, like: &Path, path: &Path) -> io::Result<()> {
        Disk.copy_permissions(like, path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)?;
        self.note(ListEdit::Renamed(from.to_owned(), to.to_owned()));
        Ok(())
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.sync_folder(folder)?;
        self.note(ListEdit::Flushed(folder.to_owned()));
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)?;
        self.note(ListEdit::Removed(path.to_owned()));
        Ok(())
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.list(folder)
    }
    fn hold(&self, folder: &Path) -> Option<std::fs::File> {
        Disk.hold(folder)
    }
    fn grow(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        let file = Disk.grow(path)?;
        self.note(ListEdit::Made(path.to_owned(), Vec::new()));
        Ok(Box::new(Recorded(file, self.clone(), path.to_owned())))
    }
    fn take_over(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        Disk.take_over(path)
    }
}

/// A change to the entries of a folder: which name leads to which file.
#[derive(Clone, Debug)]
struct Entry {
    folder: PathBuf,
    name: PathBuf,
    file: Option<usize>,
}

/// What is on the disk: which names lead to which files, and what is in those.
#[derive(Clone, Debug, Default)]
struct State {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
    /// Changes to folders that were not flushed. What one deed changes happens as a whole.
    waiting: Vec<Vec<Entry>>,
}

impl State {
    fn of(files: &[(&Path, &[u8])]) -> Self {
        let names = files.iter().enumerate().map(|(number, (path, _))| ((*path).to_owned(), number)).collect();
        Self { names, files: files.iter().map(|(_, bytes)| bytes.to_vec()).collect(), waiting: Vec::new() }
    }

    /// To which file a name leads for the program, which sees all that was done.
    fn seen(&self, name: &Path) -> usize {
        let latest = self.waiting.iter().flatten().rev().find(|entry| entry.name == name).map(|entry| entry.file);
        latest.unwrap_or_else(|| self.names.get(name).copied()).unwrap_or_else(|| panic!("{}", name.display()))
    }

    fn enter(&mut self, entry: &Entry) {
        match entry.file {
            Some(file) => drop(self.names.insert(entry.name.clone(), file)),
            None => drop(self.names.remove(&entry.name)),
        }
    }

    fn wait(&mut self, changes: &[(&Path, Option<usize>)]) {
        let entry = |(name, file): &(&Path, Option<usize>)| Entry {
            folder: name.parent().unwrap().to_owned(),
            name: (*name).to_owned(),
            file: *file,
        };
        self.waiting.push(changes.iter().map(entry).collect());
    }

    fn take(&mut self, deed: &ListEdit) {
        match deed {
            ListEdit::Made(path, bytes) => {
                self.files.push(bytes.clone());
                self.wait(&[(path, Some(self.files.len() - 1))]);
            }
            ListEdit::Overwritten(path, bytes) => {
                let file = self.seen(path);
                self.files[file].clone_from(bytes);
            }
            ListEdit::Appended(path, bytes) => {
                let file = self.seen(path);
                self.files[file].extend(bytes);
            }
            ListEdit::Renamed(from, to) => {
                let file = self.seen(from);
                self.wait(&[(to, Some(file)), (from, None)]);
            }
            ListEdit::Removed(path) => self.wait(&[(path, None)]),
            ListEdit::Flushed(folder) => {
                let waiting = std::mem::take(&mut self.waiting);
                for change in waiting {
                    if change.iter().all(|entry| entry.folder == *folder) {
                        change.iter().for_each(|entry| self.enter(entry));
                    } else {
                        self.waiting.push(change);
                    }
                }
            }
            ListEdit::Promised(_) => {}
        }
    }

    /// The same with a deed half done: some of its bytes.
    fn half(&self, deed: &ListEdit) -> Option<Self> {
        let cut = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
        let half = match deed {
            ListEdit::Made(path, bytes) => ListEdit::Made(path.clone(), cut(bytes)),
            ListEdit::Overwritten(path, bytes) => ListEdit::Overwritten(path.clone(), cut(bytes)),
            ListEdit::Appended(path, bytes) => ListEdit::Appended(path.clone(), cut(bytes)),
            _ => return None,
        };
        let mut state = self.clone();
        state.take(&half);
        Some(state)
    }

    /// What may be there after a cut: all few of the changes to folders that were not flushed.
    fn after_cut(&self) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
        assert!(self.waiting.len() < 12, "too many to try");
        let few = 0..1_u32 << self.waiting.len();
        few.map(|few| {
            let mut state = self.clone();
            let happened = self.waiting.iter().enumerate().filter(|(number, _)| few >> number & 1 == 1);
            happened.flat_map(|(_, change)| change).for_each(|entry| state.enter(entry));
            state.names.into_iter().map(|(name, file)| (name, state.files[file].clone())).collect()
        })
        .collect()
    }
}

/// Every state in which a cut during these deeds may leave the disk, with what was promised by then. Returns how many.
fn cuts(begin: State, deeds: &[ListEdit], mut look: impl FnMut(&BTreeMap<PathBuf, Vec<u8>>, Option<u64>)) -> usize {
    let (mut state, mut promised, mut count) = (begin, None, 0);
    let mut look_at = |state: &State, promised| {
        for there in state.after_cut() {
            count += 1;
            look(&there, promised);
        }
    };
    look_at(&state, promised);
    for deed in deeds {
        if let Some(half) = state.half(deed) {
            look_at(&half, promised);
        }
        state.take(deed);
        if let ListEdit::Promised(number) = deed {
            promised = Some(*number);
        }
        look_at(&state, promised);
    }
    count
}

fn map_that_says(text: &str) -> Map {
    let mut map = Map::new("a-1".parse().unwrap());
    let statement = Statement { text: text.to_owned(), ..Statement::default() };
    map.apply(&Change::InsertStatement("a-2".parse().unwrap(), Box::new(statement))).unwrap();
    map
}

/// What a map file says, if it is one and whole.
fn says(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there.argmap");
    std::fs::write(&path, bytes).unwrap();
    let loaded = load(&Disk, &path, &|_| true).ok().filter(|loaded| loaded.opened.problems.is_empty())?;
    loaded.opened.map.statements().values().next().map(|statement| statement.text.clone())
}

#[test]
fn whenever_the_power_is_cut_during_a_save_the_old_file_or_the_new_one_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("debate.argmap");
    let file = |text: &str| contents(&map_that_says(text), &Ledger::default()).unwrap();
    let (old, new) = (file("Old."), file("New."));
    std::fs::write(&path, &old).unwrap();
    let disk = Recorder::default();
    save(&disk, &path, &new, Expect::Anything).unwrap();
    disk.note(ListEdit::Promised(1));
    let count = cuts(State::of(&[(&path, &old)]), &disk.deeds(), |there, promised| {
        let now = there.get(&path).and_then(|bytes| says(bytes)).expect("a file, whole");
        assert!(now == "New." || now == "Old." && promised.is_none(), "{now}");
    });
    println!("{count} states after a cut during a save");
    // The first save of a map.
    let first = folder.path().join("first.argmap");
    let disk = Recorder::default();
    save(&disk, &first, &new, Expect::Anything).unwrap();
    disk.note(ListEdit::Promised(1));
    cuts(State::default(), &disk.deeds(), |there, promised| {
        let now = there.get(&first).map(|bytes| says(bytes).expect("whole, or not there"));
        assert!(now.is_some() || promised.is_none());
    });
}

#[test]
fn a_file_that_is_overwritten_in_place_has_a_copy_on_the_disk_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let (path, aside) = (folder.path().join("debate.argmap"), folder.path().join("aside"));
    std::fs::create_dir(&aside).unwrap();
    let file = |text: &str| contents(&map_that_says(text), &Ledger::default()).unwrap();
    let (old, new) = (file("Old."), file("New."));
    std::fs::write(&path, &old).unwrap();
    let disk = Recorder::default();
    save_in_place(&disk, &path, &new, Expect::Anything, &aside).unwrap();
    cuts(State::of(&[(&path, &old)]), &disk.deeds(), |there, _| {
        let whole = there.values().filter_map(|bytes| says(bytes)).collect::<Vec<_>>();
        assert!(whole.contains(&"New.".to_owned()) || there.get(&path) == Some(&old), "{:?}", there.keys());
    });
}

#[test]
fn whenever_the_power_is_cut_the_journal_gives_back_what_it_has_written() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    let disk = Recorder::default();
    let journal = Journal::new(&Worker::new(|| {}), Arc::new(disk.clone()), &profile);
    let mut map = map_that_says("0");
    let ledger = Ledger::default();
    let card = "a-2".parse().unwrap();
    let mut written = |number: u64, begins: bool| {
        map.apply(&Change::SetStatement(card, StatementField::Text(number.to_string()))).unwrap();
        if begins {
            journal.begin(About::default(), map.clone(), ledger.clone(), None, None);
        } else {
            let patch = counterpoint::formats::argmap::patch(&map, &ledger, &std::collections::BTreeSet::from([card]));
            journal.step(&patch, None);
        }
        // What a save says of itself waits until it is written, and so is all before it.
        journal.pledge().writes(counterpoint::files::Fingerprint::of(b""));
        disk.note(ListEdit::Promised(number));
    };
    written(1, true);
    (2..5).for_each(|number| written(number, false));
    // Begun anew, which takes the place of the first.
    written(5, true);
    (6..8).for_each(|number| written(number, false));
    journal.close();
    let count = cuts(State::default(), &disk.deeds(), |there, promised| {
        let Some(promised) = promised else { return };
        let other = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(other.path().join("recovery")).unwrap();
        for (name, bytes) in there {
            std::fs::write(other.path().join("recovery").join(name.file_name().unwrap()), bytes).unwrap();
        }
        let found = orphans(&Disk, other.path());
        let last = found.iter().map(|found| {
            let statements = found.recovered.opened.map.statements();
            statements.values().next().unwrap().text.parse::<u64>().unwrap()
        });
        let last = last.max();
        assert!(last.is_some_and(|last| last >= promised), "{last:?} of {promised}");
    });
    println!("{count} states after a cut while the journal was written");
}

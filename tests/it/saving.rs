//! Saving, with every call on the disk made to fail in turn: the file is at every moment the old one or
//! the new one, whole.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::disk::{Call, Hooked};
use counterpoint::files::{
    Disk, Expect, FileSystem, Fingerprint, KEPT, Keeping, SaveError, VersionKind, contents, keep_version, load, save,
    save_in_place, versions,
};
use counterpoint::i18n;
use counterpoint::model::{Change, Ledger, Map, Statement};

/// A disk on which the n-th call fails, once or from then on.
struct Faulty {
    calls: AtomicUsize,
    fails: usize,
    for_ever: bool,
    /// Whether a write that fails leaves half of its bytes behind.
    short: bool,
}

impl Faulty {
    fn at(fails: usize, for_ever: bool, short: bool) -> Self {
        Self { calls: AtomicUsize::new(0), fails, for_ever, short }
    }

    fn call<T>(&self, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        if call == self.fails || (self.for_ever && call > self.fails) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        real()
    }
}

impl Faulty {
    /// The disk of which this call fails.
    fn disk(self: &Arc<Self>) -> Hooked {
        let faulty = Arc::clone(self);
        Hooked::new(move |call, path| {
            let outcome = faulty.call(|| Ok(()));
            if outcome.is_err() && faulty.short && call == Call::WriteNew {
                // Half of it is there.
                let _ = Disk.write_new(path, b"half a m", true);
            }
            outcome
        })
    }
}

/// The file of a map with one card that says this.
fn bytes(text: &str) -> Vec<u8> {
    let mut map = Map::new("a-1".parse().unwrap());
    let statement = Statement { text: text.to_owned(), ..Statement::default() };
    map.apply(&Change::InsertStatement("a-2".parse().unwrap(), Box::new(statement))).unwrap();
    contents(&map, &Ledger::default()).unwrap()
}

#[test]
fn whatever_fails_the_file_is_the_old_or_the_new_one() {
    let (old, new) = (bytes("old"), bytes("new"));
    let mut faults = 0;
    for (for_ever, short) in [(false, false), (true, false), (false, true), (true, true)] {
        for n in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("map.argmap");
            std::fs::write(&path, &old).unwrap();
            let faulty = Arc::new(Faulty::at(n, for_ever, short));
            let outcome = save(&faulty.disk(), &path, &new, Expect::Content(Fingerprint::of(&old)));
            let now = std::fs::read(&path).unwrap();
            match &outcome {
                Ok(saved) => assert_eq!((now.as_slice(), saved.bytes), (new.as_slice(), new.len()), "call {n}"),
                Err(why) => {
                    assert_eq!(now, old, "call {n} failed: {why}");
                    assert!(why.to_string().len() > 10);
                }
            }
            if faulty.calls.load(Ordering::Relaxed) <= n {
                assert!(outcome.is_ok());
                break;
            }
            faults += 1;
        }
    }
    assert!(faults >= 24, "only {faults} calls were made to fail");
    println!("{faults} injected faults, no loss");
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    let (mine, theirs) = (bytes("mine"), bytes("theirs"));
    save(&Disk, &path, &mine, Expect::Nothing).unwrap();
    std::fs::write(&path, &theirs).unwrap();
    let known = Expect::Content(Fingerprint::of(&mine));
    assert!(matches!(save(&Disk, &path, &bytes("newer"), known), Err(SaveError::Changed)));
    assert!(matches!(save(&Disk, &path, &mine, Expect::Nothing), Err(SaveError::Changed)));
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(save(&Disk, &path, &mine, known), Err(SaveError::Gone)));
    assert!(!path.exists());
}

#[test]
fn nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    save(&Disk, &path, &bytes("a"), Expect::Nothing).unwrap();
    save(&Disk, &path, &bytes("b"), Expect::Anything).unwrap();
    let _ = save(&Disk, &path, &bytes("c"), Expect::Nothing);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_respected() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.argmap");
    let link = folder.path().join("link.argmap");
    std::fs::write(&real, b"old").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.argmap", &link).unwrap();
    let new = bytes("new");
    save(&Disk, &link, &new, Expect::Content(Fingerprint::of(b"old"))).unwrap();
    assert!(link.symlink_metadata().unwrap().file_type().is_symlink(), "the link is still a link");
    assert_eq!(std::fs::read(&real).unwrap(), new);
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    // Where the file system keeps attributes, they stay.
    if xattr::set(&real, "user.counterpoint.test", b"kept").is_ok() {
        save(&Disk, &real, &new, Expect::Anything).unwrap();
        assert_eq!(xattr::get(&real, "user.counterpoint.test").unwrap().as_deref(), Some(&b"kept"[..]));
    }
    // A link that leads round in a circle is refused, not followed for ever.
    let (a, b) = (folder.path().join("a"), folder.path().join("b"));
    symlink(&b, &a).unwrap();
    symlink(&a, &b).unwrap();
    assert!(matches!(save(&Disk, &a, &new, Expect::Anything), Err(SaveError::NoFile)));
    // A file with two names is only written in place, and only when asked to.
    let other = folder.path().join("other.argmap");
    std::fs::hard_link(&real, &other).unwrap();
    let newer = bytes("newer");
    assert!(matches!(save(&Disk, &real, &newer, Expect::Anything), Err(SaveError::OnlyInPlace)));
    let aside = tempfile::tempdir().unwrap();
    save_in_place(&Disk, &real, &newer, Expect::Content(Fingerprint::of(&new)), aside.path()).unwrap();
    assert_eq!(std::fs::read(&other).unwrap(), newer);
    assert_eq!(std::fs::read_dir(aside.path()).unwrap().count(), 0);
    // A protected file stays protected.
    std::fs::remove_file(&other).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o440)).unwrap();
    assert!(matches!(save(&Disk, &real, &new, Expect::Anything), Err(SaveError::Io(..))));
    assert_eq!(std::fs::read(&real).unwrap(), newer);
}

#[cfg(unix)]
#[test]
fn where_permissions_cannot_be_set_the_file_is_overwritten_if_the_user_agrees() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.argmap");
    let refuses = |call, _: &Path| match call {
        Call::CopyPermissions => Err(io::ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    };
    let fs = Hooked::new(refuses);
    let new = bytes("new");
    for (mode, whole) in [(0o644, false), (0o600, true)] {
        std::fs::write(&file, b"old").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let known = Expect::Content(Fingerprint::of(b"old"));
        let saved = save(&fs, &file, &new, known);
        if whole {
            // It has them already.
            saved.unwrap();
        } else {
            assert!(matches!(saved, Err(SaveError::OnlyInPlace)));
            assert_eq!(std::fs::read(&file).unwrap(), b"old");
            let aside = tempfile::tempdir().unwrap();
            save_in_place(&fs, &file, &new, known, aside.path()).unwrap();
        }
        assert_eq!(std::fs::read(&file).unwrap(), new);
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, mode);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }
}

#[test]
fn a_folder_a_missing_folder_and_the_longest_name() {
    let folder = tempfile::tempdir().unwrap();
    let new = bytes("new");
    assert!(matches!(save(&Disk, folder.path(), &new, Expect::Anything), Err(SaveError::NoFile)));
    let missing = folder.path().join("no such folder").join("map.argmap");
    let why = save(&Disk, &missing, &new, Expect::Nothing).unwrap_err();
    assert!(why.to_string().contains(&i18n::problems::io_folder_gone()), "{why}");
    let longest = folder.path().join(format!("{}.argmap", "x".repeat(248)));
    save(&Disk, &longest, &new, Expect::Nothing).unwrap();
    assert_eq!(std::fs::read(&longest).unwrap(), new);
    let too_long = folder.path().join("x".repeat(300));
    let why = save(&Disk, &too_long, &new, Expect::Nothing).unwrap_err();
    assert!(why.to_string().contains(&i18n::problems::io_name()), "{why}");
}

#[test]
fn what_cannot_be_opened_is_named_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let zeros = folder.path().join("zeros");
    let file = std::fs::File::options().write(true).create_new(true).open(&zeros).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let wrong = folder.path().join("wrong.argmap");
    std::fs::write(&wrong, b"PK\x03\x04 not a map").unwrap();
    for (path, word) in [
        (folder.path().to_owned(), i18n::problems::cannot_folder()),
        (folder.path().join("nowhere.argmap"), i18n::problems::io_not_found()),
        (zeros, i18n::problems::unreadable_too_large(64)),
        (wrong, i18n::problems::unreadable_not_a_map()),
    ] {
        let said = load(&Disk, &path, &|_| true).unwrap_err().to_string();
        assert!(said.contains(&word) && said.contains(&path.display().to_string()), "{said}");
    }
}

#[test]
fn what_a_save_replaces_is_kept_aside_and_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let (profile, path) = (folder.path().join("profile"), folder.path().join("map.argmap"));
    let id = "a-1".parse().unwrap();
    // Nothing to keep, nothing kept.
    keep_version(&profile, id, &path, Keeping::default());
    assert!(versions(&profile, VersionKind::Replaced, id).is_empty());
    for n in 0..KEPT + 5 {
        std::fs::write(&path, format!("version {n}")).unwrap();
        keep_version(&profile, id, &path, Keeping::default());
        keep_version(&profile, id, &path, Keeping::default());
    }
    let kept = versions(&profile, VersionKind::Replaced, id);
    assert_eq!(kept.len(), KEPT);
    let last = std::fs::read_to_string(kept.last().unwrap()).unwrap();
    assert_eq!(last, format!("version {}", KEPT + 4));
}

/// Two people with one file: each adds a letter to what is there, and saves only what they have seen.
#[test]
fn of_two_that_save_at_once_none_overwrites_the_other() {
    const EACH: usize = 600;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    save(&Disk, &path, b"", Expect::Nothing).unwrap();
    let add = |letter: u8| {
        let path = path.clone();
        move || {
            let mut refused = 0;
            let mut done = 0;
            while done < EACH {
                let mut bytes = Disk.read(&path, 1 << 20).unwrap();
                let seen = Fingerprint::of(&bytes);
                bytes.push(letter);
                match save(&Disk, &path, &bytes, Expect::Content(seen)) {
                    Ok(_) => done += 1,
                    Err(SaveError::Changed) => refused += 1,
                    Err(why) => panic!("{why}"),
                }
            }
            refused
        }
    };
    let other = std::thread::Builder::new().spawn(add(b'b')).unwrap();
    let refused = add(b'a')() + other.join().unwrap();
    let all = std::fs::read(&path).unwrap();
    let count = |letter| all.iter().filter(|byte| **byte == letter).count();
    println!("{} saves of two at once, {refused} refused, none lost", 2 * EACH);
    assert_eq!((count(b'a'), count(b'b')), (EACH, EACH), "what one had saved is gone");
}

/// What a child of the next test does: saves more than it may.
#[cfg(unix)]
#[test]
fn saves_beyond_the_limit_of_the_system() {
    let Some(path) = std::env::var_os("COUNTERPOINT_SAVES_TO") else { return };
    let path = PathBuf::from(path);
    let known = Fingerprint::of(&std::fs::read(&path).unwrap());
    let large = bytes(&"word ".repeat(4_000));
    let outcome = save(&Disk, &path, &large, Expect::Content(known));
    let mut journal = Disk.grow(&path.with_extension("journal")).unwrap();
    let appended = journal.append(&[b'x'; 20_000]);
    let said = format!("save: {}\njournal: {:?}\n", outcome.unwrap_err(), appended.unwrap_err().kind());
    io::stdout().write_all(said.as_bytes()).unwrap();
}

#[cfg(unix)]
#[test]
fn a_limit_of_the_system_leaves_the_old_file_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    let old = bytes("old");
    std::fs::write(&path, &old).unwrap();
    // Eight blocks of 512 bytes; who goes beyond is told so, and not killed.
    let child = std::process::Command::new("sh")
        .args([
            "-c",
            "ulimit -f 8; trap '' XFSZ; exec \"$0\" --exact saving::saves_beyond_the_limit_of_the_system --nocapture",
        ])
        .arg(std::env::current_exe().unwrap())
        .env("COUNTERPOINT_SAVES_TO", &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{said}{}", String::from_utf8_lossy(&child.stderr));
    assert!(said.contains("save: Failed while") && said.contains("journal: FileTooLarge"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), old);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half written is left: {left:?}");
}

//! What the disk and the terminal do decides nothing over the work: messages that cannot be printed, a profile that cannot
//! be used or that others could read, and offers that come by themselves.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};
use std::sync::Arc;

use crate::support::disk::{Call, Hooked};
use crate::support::window::{Answers, Window};
use counterpoint::command::{Action, Command};
use counterpoint::files::{Disk, Profile};
use counterpoint::i18n;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

/// The real program, without a display, with these as standard output and error; its exit code, `None` if it was killed.
fn code(arguments: &[&str], out: Stdio, err: Stdio) -> Option<i32> {
    let profile = tempfile::tempdir().unwrap();
    let mut program = Program::new(env!("CARGO_BIN_EXE_counterpoint"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        program.env_remove(name);
    }
    program.env("COUNTERPOINT_PROFILE", profile.path()).current_dir(env!("CARGO_MANIFEST_DIR"));
    program.args(arguments).stdin(Stdio::null()).stdout(out).stderr(err).status().unwrap().code()
}

/// What the program is asked for in these tests: each command, with success and with failure, and the window.
fn requests(folder: &Path) -> Vec<Vec<String>> {
    let out = |name: &str| folder.join(name).display().to_string();
    let map = "maps/start-here.argmap";
    let wanted = [
        "check MAP",
        "check nowhere",
        "check src",
        "sources --json",
        "sources --from nowhere",
        "outline MAP",
        "outline nowhere",
        "evaluate MAP",
        "evaluate MAP --json",
        "evaluate MAP --flips --critical --positions",
        "evaluate nowhere",
        "dropped MAP",
        "brief MAP --side A",
        "brief MAP",
        "diff MAP maps/blank-debate.argmap",
        "diff MAP MAP",
        "diff MAP nowhere",
        "merge MAP MAP -o OUT.argmap",
        "merge MAP maps/blank-debate.argmap -o OUT.argmap",
        "merge MAP MAP",
        "export MAP -o OUT.md",
        "export MAP -o OUT.what",
        "completions bash",
        "man",
        "merge --help",
        "--help",
        "--version",
        "--nothing",
        "MAP",
        "nowhere.argmap",
    ];
    let named = |word: &str| word.replace("MAP", map).replace("OUT", &out("out"));
    wanted.iter().map(|line| line.split(' ').map(named).collect()).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_printed_ends_nothing_and_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    // Nobody reads at the other end.
    let closed = || Stdio::from(std::io::pipe().unwrap().1);
    for request in requests(folder.path()) {
        let arguments: Vec<&str> = request.iter().map(String::as_str).collect();
        let well = code(&arguments, Stdio::null(), Stdio::null());
        for (out, err, what) in [
            (full(), Stdio::null(), "output full"),
            (Stdio::null(), full(), "errors full"),
            (full(), full(), "both full"),
            (closed(), closed(), "both closed"),
        ] {
            let now = code(&arguments, out, err);
            assert!(matches!(now, Some(0..=3)), "{request:?} with {what}: {now:?}");
            if what == "errors full" || what == "both closed" {
                assert_eq!(now, well, "{request:?} with {what}");
            }
        }
    }
    // Output that is lost is no success.
    for request in [
        "sources --json",
        "outline maps/start-here.argmap",
        "evaluate maps/start-here.argmap",
        "completions bash",
        "man",
        "--help",
        "--version",
    ] {
        let arguments: Vec<&str> = request.split(' ').collect();
        assert_eq!(code(&arguments, full(), Stdio::null()), Some(2), "{request}");
        assert_eq!(code(&arguments, Stdio::null(), Stdio::null()), Some(0), "{request}");
    }
}

#[test]
fn where_the_profile_cannot_be_used_another_place_is_taken_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let in_its_place = folder.path().join("a file");
    std::fs::write(&in_its_place, "not a folder").unwrap();
    let other = folder.path().join("state");
    let profile = Profile::first_of([in_its_place.clone(), other.clone()]);
    assert_eq!((profile.folder(), profile.refused()), (Some(other.as_path()), Some(in_its_place.as_path())));
    drop(profile);
    assert!(Profile::first_of([other.clone()]).refused().is_none());
    let nowhere = Profile::first_of([in_its_place.clone(), in_its_place.join("below")]);
    assert_eq!((nowhere.folder(), nowhere.refused()), (None, Some(in_its_place.as_path())));

    // The window says so, for as long as it is so, and work goes on.
    let wanted = in_its_place.display().to_string();
    for (profile, text) in [
        (
            Profile::first_of([in_its_place.clone(), other.clone()]),
            i18n::notices::profile_elsewhere(wanted.as_str(), other.display().to_string()),
        ),
        (Profile::first_of([in_its_place.clone()]), i18n::notices::profile_none(wanted.as_str())),
    ] {
        let mut window = Window::with_profile(folder.path(), profile);
        assert!(window.says(&text), "{text}");
        window.write("A card.");
        for _ in 0..100 {
            window.harness.step();
        }
        assert!(window.says(&text), "it stays");
    }
    // What was typed where there is another place is offered again from there.
    let window = Window::with_profile(folder.path(), Profile::first_of([in_its_place, other]));
    assert!(window.says(&i18n::recovery::title(1)));
}

#[test]
#[cfg(unix)]
fn what_the_profile_keeps_only_its_owner_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let modes = |folder: &Path| -> Vec<(PathBuf, u32)> {
        let (mut next, mut found) = (vec![folder.to_owned()], Vec::new());
        while let Some(path) = next.pop() {
            let mode = path.symlink_metadata().unwrap().permissions().mode() & 0o777;
            if path.is_dir() {
                next.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
            found.push((path, mode));
        }
        found
    };
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    let mut window = Window::beside(folder.path(), |path| Box::new(Answers(Some(path.to_owned()))), Arc::new(Disk));
    for text in ["One.", "Two."] {
        window.write(text);
        window.press(Modifiers::COMMAND, Key::S);
        window.settle();
    }
    window.ask(Command::SetName("Anna".to_owned()));
    window.ask(Command::Do(Action::SelectAll));
    window.ask(Command::Do(Action::Copy));
    window.ask(Command::Do(Action::ThemeDark));
    window.harness.state_mut().mail_by(None);
    window.ask(Command::Do(Action::Mail));
    window.settle();
    window.harness.get_by_role_and_label(Role::Button, &i18n::mail::draft()).click();
    window.settle();
    window.write("Three.");
    window.harness.run();
    let all = modes(&profile);
    for part in ["replicas", "recovery", "versions", "settings.json", "clipboard.argmap", "outbox", "sent", "open"] {
        assert!(all.iter().any(|(path, _)| path.ends_with(part)), "{part} is missing: {all:?}");
    }
    let open: Vec<_> = all.iter().filter(|(_, mode)| mode & 0o077 != 0).collect();
    assert!(open.is_empty(), "{open:?}");
    drop(window);

    // What an older version has left open is closed at the start; what is not ours is left alone.
    std::fs::write(profile.join("mine.txt"), "of the user").unwrap();
    for (path, _) in modes(&profile).iter().filter(|(path, _)| *path != profile) {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    drop(Profile::at(&profile));
    let open: Vec<_> =
        modes(&profile).into_iter().filter(|(_, mode)| mode & 0o077 != 0).map(|(path, _)| path).collect();
    assert_eq!(open, [profile.join("mine.txt")]);
}

#[test]
fn what_comes_by_itself_takes_no_key_from_who_types() {
    let folder = tempfile::tempdir().unwrap();
    let start = |fs: Arc<dyn counterpoint::files::FileSystem>| {
        let dialogs =
            |path: &Path| -> Box<dyn counterpoint::files::Dialogs> { Box::new(Answers(Some(path.to_owned()))) };
        Window::beside(folder.path(), dialogs, fs)
    };
    let mut first = start(Arc::new(Disk));
    first.write("Left behind.");
    drop(first);

    // What was left behind is still being read when somebody begins to type.
    let (let_go, gate) = std::sync::mpsc::channel();
    let gate = std::sync::Mutex::new(gate);
    let mut window = start(Arc::new(Hooked::new(move |call, path| {
        if call == Call::List && path.ends_with("recovery") {
            let _ = gate.lock().unwrap().recv();
        }
        Ok(())
    })));
    let offer = i18n::recovery::title(1);
    // Whether the offer has come or not: keys are for the card.
    let mut typed = String::new();
    let step = |window: &mut Window, event: Event| {
        window.harness.event(event);
        // A quarter of a second.
        window.harness.step();
    };
    let key = |key| Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: NONE };
    step(&mut window, key(Key::C));
    for letter in "the heads of sentences are there".chars() {
        step(&mut window, Event::Text(letter.to_string()));
        typed.push(letter);
        if typed == "the heads" {
            (0..100).for_each(|_| let_go.send(()).unwrap());
        }
        assert!(!window.says(&offer), "not while somebody types");
        std::thread::park_timeout(std::time::Duration::from_millis(3));
    }
    step(&mut window, key(Key::Enter));
    step(&mut window, Event::PointerGone);
    assert_eq!(window.texts(), [typed.as_str()]);
    // When the keyboard has been still, it comes, and a key in its first moment is no answer to it.
    for _ in 0..40 {
        if window.says(&offer) {
            break;
        }
        window.harness.step();
    }
    assert!(window.says(&offer));
    step(&mut window, key(Key::Space));
    assert!(!window.says(&offer), "it goes away again");
    assert_eq!(window.texts(), [typed.as_str()], "and nothing was opened");
    window.settle();
    assert!(window.says(&offer), "it comes again");
    for _ in 0..8 {
        window.harness.step();
    }
    window.press(NONE, Key::Escape);
    assert!(!window.says(&offer), "later keys answer it");
    assert!(!window.app().is_waiting());
}

/// Set for the copy of these tests that gives up what the reading process gives up, and tries it.
#[cfg(target_os = "linux")]
const CONFINED: &str = "COUNTERPOINT_TEST_CONFINED";

#[cfg(target_os = "linux")]
#[test]
fn the_reading_process_opens_no_file_and_reaches_no_network() {
    if std::env::var_os(CONFINED).is_some() {
        counterpoint::files::confine();
        let tried = [
            ("open", File::open("/etc/hostname").is_ok()),
            ("create", File::create("/tmp/confined").is_ok()),
            ("list", std::fs::read_dir("/").is_ok()),
            ("connect", std::net::TcpStream::connect("127.0.0.1:9").is_ok()),
            ("listen", std::net::TcpListener::bind("127.0.0.1:0").is_ok()),
            ("start", std::process::Command::new("/bin/true").status().is_ok()),
        ];
        for (what, done) in tried {
            println!("{what}={done}");
        }
        return;
    }
    let itself = std::env::current_exe().unwrap();
    let name = "protection::the_reading_process_opens_no_file_and_reaches_no_network";
    let mut copy = std::process::Command::new(itself);
    let output = copy.args([name, "--exact", "--nocapture", "--test-threads=1"]).env(CONFINED, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for what in ["open", "create", "list", "connect", "listen", "start"] {
        assert!(said.contains(&format!("{what}=false")), "{what}: {said}");
    }
    assert!(counterpoint::files::ALLOWED.len() <= 40);
}

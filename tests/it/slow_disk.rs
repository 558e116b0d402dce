//! A disk that does not answer: it is said, and keeps nobody from going on, saving elsewhere, and quitting.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::disk::{Call, Hooked};
use crate::support::window::{Answers, Window};
use counterpoint::command::{Action, Command};
use counterpoint::files::{DialogAnswer, Dialogs, FileQuestion, Worker};
use counterpoint::formats::argmap;
use counterpoint::i18n;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

/// Dialogs that answer with these paths, one after the other, and with the last again and again.
struct Paths(Mutex<Vec<PathBuf>>);

impl Dialogs for Paths {
    fn ask(&self, worker: &Worker, question: FileQuestion) -> DialogAnswer {
        let mut paths = self.0.lock().unwrap();
        let path = if paths.len() > 1 { paths.remove(0) } else { paths[0].clone() };
        Answers(Some(path)).ask(worker, question)
    }
}

/// A window whose file is on a disk on which this call does not return as long as the flag is set.
fn hanging(folder: &Path, call: Call) -> (Window, Arc<AtomicBool>) {
    let hangs = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&hangs);
    let share = folder.join("share");
    std::fs::create_dir(&share).unwrap();
    let (file, elsewhere) = (share.join("map.argmap"), folder.join("elsewhere.argmap"));
    let fs = Hooked::new(move |called, path| {
        while called == call && path.starts_with(&share) && flag.load(Ordering::Relaxed) {
            std::thread::park_timeout(Duration::from_millis(5));
        }
        Ok(())
    });
    let paths = Mutex::new(vec![file, elsewhere]);
    let mut window = Window::beside(folder, |_| Box::new(Paths(paths)), Arc::new(fs));
    window.write("A claim");
    window.ask(Command::Do(Action::Save));
    window.settle();
    assert!(window.app().document().is_saved());
    (window, hangs)
}

/// Lets the window's clock go on for some seconds.
fn wait(window: &mut Window, seconds: usize) {
    for _ in 0..seconds * 4 {
        window.harness.step();
    }
}

fn says_slow(window: &Window) -> bool {
    window.app().notices().any(|notice| notice.contains("share") && notice.contains("map.argmap"))
}

#[test]
fn a_save_that_hangs_is_said_and_keeps_from_nothing() {
    let calls =
        [Call::Read, Call::Info, Call::WriteNew, Call::CopyPermissions, Call::Rename, Call::SyncFolder, Call::List];
    for call in calls {
        let folder = tempfile::tempdir().unwrap();
        let (mut window, hangs) = hanging(folder.path(), call);
        window.press(NONE, Key::C);
        window.text("Another claim");
        window.press(NONE, Key::Enter);
        hangs.store(true, Ordering::Relaxed);
        window.ask(Command::Do(Action::Save));
        assert!(!says_slow(&window), "{call:?}: not before a second has passed");
        wait(&mut window, 2);
        assert!(says_slow(&window), "{call:?}");
        // One goes on, and saves elsewhere.
        window.press(NONE, Key::C);
        window.text("A third");
        window.press(NONE, Key::Enter);
        window.ask(Command::Do(Action::SaveAs));
        for _ in 0..200 {
            window.harness.step();
            std::thread::park_timeout(Duration::from_millis(5));
            if window.app().document().is_saved() {
                break;
            }
        }
        assert!(window.app().document().is_saved(), "{call:?}");
        let elsewhere = std::fs::read(folder.path().join("elsewhere.argmap")).unwrap();
        assert_eq!(argmap::read(&elsewhere).unwrap().map.statements().len(), 3, "{call:?}");
        // What hung and was done in the end is said.
        hangs.store(false, Ordering::Relaxed);
        for _ in 0..200 {
            window.harness.step();
            std::thread::park_timeout(Duration::from_millis(5));
        }
        assert!(says_slow(&window), "{call:?}: {:?}", window.app().notices().collect::<Vec<_>>());
    }
}

#[test]
fn who_quits_while_a_save_hangs_is_asked_and_finds_the_work_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, hangs) = hanging(folder.path(), Call::WriteNew);
    window.press(NONE, Key::C);
    window.text("Another claim");
    window.press(NONE, Key::Enter);
    hangs.store(true, Ordering::Relaxed);
    window.ask(Command::Do(Action::Save));
    window.ask(Command::Do(Action::Quit));
    wait(&mut window, 2);
    assert!(window.says(&i18n::dialogs::ask_slow_save_title()));
    window.harness.get_by_role_and_label(Role::Button, &i18n::dialogs::leave_slow()).click();
    wait(&mut window, 1);
    drop(window);
    // The work is offered at the next start. Only the window that is gone has the disk that hangs.
    let window = Window::asked_for(folder.path(), &folder.path().join("share/map.argmap"));
    assert!(window.app().dialog_is_open());
    hangs.store(false, Ordering::Relaxed);
}

#[test]
fn the_question_about_a_slow_save_goes_when_the_save_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, hangs) = hanging(folder.path(), Call::WriteNew);
    window.press(NONE, Key::C);
    window.text("Another claim");
    window.press(NONE, Key::Enter);
    hangs.store(true, Ordering::Relaxed);
    window.ask(Command::Do(Action::Save));
    window.ask(Command::Do(Action::New));
    wait(&mut window, 2);
    assert!(window.says(&i18n::dialogs::ask_slow_save_title()));
    hangs.store(false, Ordering::Relaxed);
    window.settle();
    // What was waiting for the save is done, without an answer.
    assert!(!window.app().dialog_is_open());
    assert!(window.map().statements().is_empty());
}

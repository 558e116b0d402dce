//! What is left of work when the program ends without saving it: nothing is lost, and no file is touched unasked.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

#[expect(dead_code, reason = "not every test needs every hand")]
mod window;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use counterpoint::app::App;
use counterpoint::command::{Action, Command};
use counterpoint::files::{Answer, Dialogs, Disk, FileSystem, Profile, Question, Watchman, Worker, read_report};
use counterpoint::formats::argmap;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use window::disk::{Call, Hooked};
use window::{Answers, Window};

type Seat = Harness<'static, App>;

/// A program with this profile, which answers dialogs with this path.
fn start_with(profile: &Path, answer: Option<PathBuf>, fs: Arc<dyn FileSystem>) -> Seat {
    seat(App::new(Profile::at(profile), Box::new(Answers(answer)), fs, Worker::new(|| {})))
}

fn seat(app: App) -> Seat {
    let mut seat = Harness::builder()
        .with_size(Vec2::new(1440.0, 900.0))
        .with_max_steps(60)
        .with_context_setup(counterpoint::ui::install)
        .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    settle(&mut seat);
    seat
}

fn start(profile: &Path) -> Seat {
    start_with(profile, None, Arc::new(Disk))
}

fn settle(seat: &mut Seat) {
    for _ in 0..500 {
        seat.step();
        if !seat.state().is_waiting() {
            break;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    assert!(!seat.state().is_waiting(), "something never came back");
    seat.run();
}

fn ask(seat: &mut Seat, command: Command) {
    seat.state_mut().ask(command);
    seat.run();
    settle(seat);
}

fn write(seat: &mut Seat, text: &str) {
    seat.key_press_modifiers(Modifiers::NONE, Key::C);
    seat.run();
    seat.event(egui::Event::Text(text.to_owned()));
    seat.run();
    seat.key_press_modifiers(Modifiers::NONE, Key::Enter);
    seat.run();
}

fn click(seat: &mut Seat, label: &str) {
    seat.get_by_role_and_label(Role::Button, label).click();
    seat.run();
    settle(seat);
}

fn shows(seat: &Seat, words: &str) -> bool {
    seat.query_all_by_label_contains(words).next().is_some()
}

fn texts(seat: &Seat) -> Vec<String> {
    let mut all: Vec<_> = seat.state().document().map().statements().values().map(|s| s.text.clone()).collect();
    all.sort_unstable();
    all
}

fn journals(profile: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(profile.join("recovery")).into_iter().flatten();
    let mut all: Vec<PathBuf> = all.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// Waits until the journals of a profile have settled on so many.
fn wait_for_journals(profile: &Path, count: usize) {
    for _ in 0..400 {
        if journals(profile).len() == count {
            return;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    panic!("{:?}", journals(profile));
}

#[test]
fn a_map_without_a_file_is_there_again_letter_for_letter() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = start(folder.path());
    write(&mut seat, "Trade binds.");
    // Still being typed when the program ends.
    seat.key_press_modifiers(Modifiers::NONE, Key::C);
    seat.run();
    seat.event(egui::Event::Text("Half a thou".to_owned()));
    seat.run();
    drop(seat);
    assert_eq!(journals(folder.path()).len(), 1);

    let mut seat = start(folder.path());
    assert!(shows(&seat, "Work was not saved") && shows(&seat, "2 cards"));
    click(&mut seat, "Open");
    assert_eq!(texts(&seat), ["Half a thou", "Trade binds."]);
    assert!(!seat.state().document().is_saved());
    // What was recovered has a journal of its own now, and the old one is gone.
    seat.run();
    drop(seat);
    assert_eq!(journals(folder.path()).len(), 1);
    let mut seat = start(folder.path());
    click(&mut seat, "Open");
    assert_eq!(texts(&seat), ["Half a thou", "Trade binds."]);
}

#[test]
fn a_comment_that_was_being_written_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let (profile, file) = (folder.path().join("profile"), folder.path().join("debate.argmap"));
    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    write(&mut seat, "Trade binds.");
    ask(&mut seat, Command::Do(Action::Save));
    wait_for_journals(&profile, 0);
    ask(&mut seat, Command::Do(Action::Comment));
    seat.get_by_role_and_label(Role::TextInput, "Comment on this").type_text("Is it so? I dou");
    seat.run();
    wait_for_journals(&profile, 1);
    drop(seat);
    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    assert!(shows(&seat, "A comment was being written: “Is it so? I dou”"));
    click(&mut seat, "Open");
    seat.get_by_role_and_label(Role::TextInput, "Comment on this").focus();
    seat.run();
    seat.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    seat.run();
    let said = seat.state().document().map().comments().values().map(|c| c.text.clone()).collect::<Vec<_>>();
    assert_eq!(said, ["Is it so? I dou"]);
    // Once it is said, nothing is being written.
    drop(seat);
    let seat = start_with(&profile, Some(file), Arc::new(Disk));
    assert!(shows(&seat, "Newer than the file: 1 new") && !shows(&seat, "was being written"));
}

#[test]
fn what_is_newer_than_the_file_is_said_and_the_file_stays_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (profile, file) = (folder.path().join("profile"), folder.path().join("debate.argmap"));
    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    write(&mut seat, "Trade binds.");
    ask(&mut seat, Command::Do(Action::Save));
    wait_for_journals(&profile, 0);
    let saved = std::fs::read(&file).unwrap();
    write(&mut seat, "Rivals fight.");
    write(&mut seat, "Fear rules.");
    drop(seat);

    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    assert!(shows(&seat, "debate.argmap") && shows(&seat, "2 new"), "what is newer is counted");
    seat.get_by_label("What is newer").click();
    seat.run();
    assert!(shows(&seat, "Rivals fight.") && shows(&seat, "Fear rules."));
    assert!(!shows(&seat, "Trade binds."), "that is in the file");
    click(&mut seat, "Open");
    assert_eq!(texts(&seat).len(), 3);
    assert_eq!(std::fs::read(&file).unwrap(), saved, "the file was not touched");
    ask(&mut seat, Command::Do(Action::Save));
    assert_eq!(argmap::read(&std::fs::read(&file).unwrap()).unwrap().map.statements().len(), 3);
    drop(seat);
    assert!(journals(&profile).is_empty(), "what is saved needs no journal");
    let seat = start(&profile);
    assert!(!shows(&seat, "was not saved"));
}

#[test]
fn a_file_that_somebody_changed_since_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (profile, file) = (folder.path().join("profile"), folder.path().join("debate.argmap"));
    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    write(&mut seat, "Trade binds.");
    ask(&mut seat, Command::Do(Action::Save));
    let text = std::fs::read_to_string(&file).unwrap();
    write(&mut seat, "Rivals fight.");
    drop(seat);
    let theirs = text.replace("Trade binds.", "Trade pays.");
    std::fs::write(&file, &theirs).unwrap();

    let mut seat = start_with(&profile, Some(file.clone()), Arc::new(Disk));
    assert!(shows(&seat, "changed by somebody else since"));
    click(&mut seat, "Open");
    ask(&mut seat, Command::Do(Action::Save));
    assert!(shows(&seat, "The file has changed"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
}

#[test]
fn a_running_copy_keeps_its_journal_and_each_window_has_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = start(folder.path());
    write(&mut first, "Of the first.");
    let mut second = start(folder.path());
    assert!(!shows(&second, "was not saved"), "the first still runs");
    write(&mut second, "Of the second.");
    wait_for_journals(folder.path(), 2);
    ask(&mut second, Command::Do(Action::Recovery));
    assert!(shows(&second, "There is no unsaved work"));
    drop(first);
    drop(second);
    let mut third = start(folder.path());
    assert!(shows(&third, "Work on 2 maps was not saved"));
    // As long as it offers them, no other window does.
    let fourth = start(folder.path());
    assert!(!shows(&fourth, "was not saved"));
    click(&mut third, "Later");
    assert!(!shows(&third, "was not saved"));
    assert_eq!(journals(folder.path()).len(), 2, "later is not never");
    ask(&mut third, Command::Do(Action::Recovery));
    assert!(shows(&third, "Work on 2 maps was not saved"));
}

#[test]
fn what_is_given_up_is_gone_and_discarding_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = start(folder.path());
    write(&mut seat, "Not worth it.");
    ask(&mut seat, Command::Do(Action::New));
    click(&mut seat, "Do not save");
    wait_for_journals(folder.path(), 0);
    write(&mut seat, "Worth it.");
    drop(seat);
    let mut seat = start(folder.path());
    click(&mut seat, "Discard…");
    assert_eq!(journals(folder.path()).len(), 1);
    click(&mut seat, "Keep");
    click(&mut seat, "Discard…");
    click(&mut seat, "Discard");
    assert!(journals(folder.path()).is_empty());
    assert!(!shows(&seat, "was not saved"));
}

#[test]
fn a_step_that_is_undone_to_what_is_saved_needs_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = start(folder.path());
    write(&mut seat, "A slip.");
    wait_for_journals(folder.path(), 1);
    while seat.state().document().history().next_undo().is_some() {
        ask(&mut seat, Command::Do(Action::Undo));
    }
    wait_for_journals(folder.path(), 0);
    ask(&mut seat, Command::Do(Action::Redo));
    wait_for_journals(folder.path(), 1);
}

/// A disk that is full as long as somebody says so.
fn full(is_full: &Arc<AtomicBool>) -> Hooked {
    let is_full = Arc::clone(is_full);
    Hooked::new(move |call, _| match call {
        Call::Append | Call::Grow | Call::WriteNew if is_full.load(Ordering::Relaxed) => {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        _ => Ok(()),
    })
}

#[test]
fn a_full_disk_is_said_and_the_journal_begins_anew_when_there_is_room() {
    for begun in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let is_full = Arc::new(AtomicBool::new(!begun));
        let mut seat = start_with(folder.path(), None, Arc::new(full(&is_full)));
        if begun {
            write(&mut seat, "As long as there was room.");
            wait_for_journals(folder.path(), 1);
            is_full.store(true, Ordering::Relaxed);
        }
        write(&mut seat, "When there was none.");
        for _ in 0..200 {
            std::thread::park_timeout(std::time::Duration::from_millis(10));
            seat.step();
            if seat.state().notices().any(|text| text.contains("not being kept for a crash")) {
                break;
            }
        }
        seat.run();
        assert!(
            shows(&seat, "not being kept for a crash of the program: The disk is full"),
            "begun: {begun}, {:?}",
            seat.state().notices().collect::<Vec<_>>()
        );
        is_full.store(false, Ordering::Relaxed);
        // Time passes in steps of the window.
        for _ in 0..700 {
            seat.step();
        }
        write(&mut seat, "The last card.");
        let all = texts(&seat);
        let is_there = |path: &PathBuf| std::fs::read_to_string(path).unwrap().contains("The last card.");
        for _ in 0..400 {
            if journals(folder.path()).iter().any(is_there) {
                break;
            }
            std::thread::park_timeout(std::time::Duration::from_millis(10));
        }
        assert!(journals(folder.path()).iter().any(is_there), "begun: {begun}");
        drop(seat);
        let mut seat = start(folder.path());
        // One: what was torn went when another was on the disk.
        click(&mut seat, "Open");
        assert_eq!(texts(&seat), all, "begun: {begun}");
    }
}

/// Breaks down when it is asked, with words of the user.
struct Breaks;

impl Dialogs for Breaks {
    fn ask(&self, _: &Worker, _: Question) -> Answer {
        panic!("byte index 3 is not a char boundary; it is inside 'ö' of `Of the user`")
    }
}

#[test]
fn a_program_that_breaks_down_leaves_its_work_and_a_report_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let watchman = Watchman::begin(Some(folder.path().to_owned()));
    let broken = watchman.watch(|| {
        let app = App::new(Profile::at(folder.path()), Box::new(Breaks), Arc::new(Disk), Worker::new(|| {}));
        app.tie(&watchman.lifeline());
        let mut seat = seat(app);
        write(&mut seat, "Of the user.");
        ask(&mut seat, Command::Do(Action::Save));
    });
    let report = broken.unwrap_err().unwrap();
    let text = read_report(&report).unwrap();
    assert!(text.contains("byte index 3 is not a char boundary; it is inside …"), "{text}");
    assert!(text.contains("tests/recovery.rs") && text.contains(env!("CARGO_PKG_VERSION")));
    assert!(!text.contains("Of the user"));
    // The next start says so first, then offers the work.
    let mut seat = start(folder.path());
    click(&mut seat, "Later");
    ask(&mut seat, Command::ShowReport(report));
    assert!(shows(&seat, "Counterpoint broke down") && shows(&seat, "byte index 3"));
    click(&mut seat, "Copy the report");
    click(&mut seat, "Go on");
    ask(&mut seat, Command::Do(Action::Recovery));
    click(&mut seat, "Open");
    assert_eq!(texts(&seat), ["Of the user."]);
}

#[test]
fn no_id_of_a_lost_map_is_handed_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = start(folder.path());
    write(&mut seat, "Lost.");
    let lost: Vec<_> = seat.state().document().map().element_ids().collect();
    drop(seat);
    let mut seat = start(folder.path());
    click(&mut seat, "Later");
    write(&mut seat, "New.");
    assert!(seat.state().document().map().element_ids().all(|id| !lost.contains(&id)));
}

#[test]
fn a_window_of_tests_leaves_no_journal_of_what_was_only_looked_at() {
    let window = Window::new();
    let profile = window.path.with_file_name("profile");
    assert!(journals(&profile).is_empty());
}

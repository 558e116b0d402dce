//! What is left of work when the program ends without saving it: nothing is lost, and no file is touched unasked.

use crate::support::window;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::disk::{Call, Hooked};
use crate::support::window::{ANY, Answers, Window, is_said};
use counterpoint::command::{Action, Command};
use counterpoint::files::{
    CrashGuard, DialogAnswer, Dialogs, Disk, FileQuestion, FileSystem, Journal, Worker, read_report,
};
use counterpoint::formats::argmap;
use counterpoint::formats::journal::{About, read};
use counterpoint::i18n;
use counterpoint::model::{Change, Ledger, Map, Statement};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

/// A program that answers dialogs with the path of the map, in a folder in which others were before.
fn start(folder: &Path) -> Window {
    start_on(folder, Arc::new(Disk))
}

fn start_on(folder: &Path, fs: Arc<dyn FileSystem>) -> Window {
    let mut window = Window::beside(folder, |path| Box::new(Answers(Some(path.to_owned()))), fs);
    window.settle();
    window
}

fn ask(window: &mut Window, command: Command) {
    window.ask(command);
    window.settle();
}

fn journals(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder.join("profile/recovery")).into_iter().flatten();
    let mut all: Vec<PathBuf> = all.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// Waits until there are so many journals.
fn wait_for_journals(folder: &Path, count: usize) {
    for _ in 0..400 {
        if journals(folder).len() == count {
            return;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    panic!("{:?}", journals(folder));
}

#[test]
fn a_map_without_a_file_is_there_again_letter_for_letter() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    // Still being typed when the program ends.
    window.press(Modifiers::NONE, Key::C);
    window.text("Half a thou");
    drop(window);
    assert_eq!(journals(folder.path()).len(), 1);

    let mut window = start(folder.path());
    assert!(window.says(&i18n::recovery::title(1)) && window.says(&i18n::recovery::cards(2)));
    window.answer(&i18n::recovery::open());
    assert_eq!(window.texts(), ["Half a thou", "Trade binds."]);
    assert!(!window.app().document().is_saved());
    // What was recovered has a journal of its own now, and the old one is gone.
    window.harness.run();
    drop(window);
    assert_eq!(journals(folder.path()).len(), 1);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::open());
    assert_eq!(window.texts(), ["Half a thou", "Trade binds."]);
}

#[test]
fn a_comment_that_was_being_written_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    ask(&mut window, Command::Do(Action::Save));
    wait_for_journals(folder.path(), 0);
    ask(&mut window, Command::Do(Action::Comment));
    window.harness.get_by_role_and_label(Role::TextInput, &i18n::comments::add()).type_text("Is it so? I dou");
    window.harness.run();
    wait_for_journals(folder.path(), 1);
    drop(window);
    let mut window = start(folder.path());
    assert!(window.says(&i18n::recovery::draft("Is it so? I dou")));
    window.answer(&i18n::recovery::open());
    window.harness.get_by_role_and_label(Role::TextInput, &i18n::comments::add()).focus();
    window.harness.run();
    window.press(Modifiers::COMMAND, Key::Enter);
    let said = window.app().document().map().comments().values().map(|c| c.text.clone()).collect::<Vec<_>>();
    assert_eq!(said, ["Is it so? I dou"]);
    // Once it is said, nothing is being written.
    drop(window);
    let window = start(folder.path());
    assert!(
        window.says(&i18n::recovery::newer(i18n::review::count_added(1))) && !window.says(&i18n::recovery::draft(ANY))
    );
}

#[test]
fn what_a_form_said_is_said_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    ask(&mut window, Command::Do(Action::Save));
    wait_for_journals(folder.path(), 0);
    let field = |window: &mut Window, name: &str, text: &str| {
        // The inspector may have a field of the same name; what is asked is drawn last.
        window.harness.query_all_by_role_and_label(Role::TextInput, name).last().unwrap().focus();
        window.harness.run();
        window.text(text);
    };
    // A source that joins the map.
    ask(&mut window, Command::Do(Action::DescribeNewSource));
    assert_eq!(journals(folder.path()).len(), 0, "nothing has been written yet");
    field(&mut window, &i18n::sources::field_title(), "On harbours");
    field(&mut window, &i18n::sources::field_authors(), "Ann Hadfield");
    field(&mut window, &i18n::sources::field_note(), "Ask Ben for the scan");
    wait_for_journals(folder.path(), 1);
    drop(window);
    let mut window = start(folder.path());
    assert!(window.says(&i18n::recovery::draft(format!("On harbours · Ann Hadfield{ANY}"))));
    window.answer(&i18n::recovery::open());
    window.answer(&i18n::dialogs::ok());
    let sources = window.map().sources().clone();
    let (id, source) = sources.first_key_value().unwrap();
    assert_eq!((source.title.as_str(), source.note.as_str()), ("On harbours", "Ask Ben for the scan"));
    assert_eq!(source.authors, ["Ann Hadfield"]);
    // One that is there already.
    ask(&mut window, Command::Do(Action::Save));
    wait_for_journals(folder.path(), 0);
    ask(&mut window, Command::DescribeSource(*id));
    field(&mut window, &i18n::sources::field_publisher(), "Quay Press");
    wait_for_journals(folder.path(), 1);
    drop(window);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::open());
    window.answer(&i18n::dialogs::ok());
    assert_eq!(window.map().sources().len(), 1, "it is the same source");
    assert_eq!(window.map().sources()[id].publisher, "Quay Press");
    // What a mail says.
    ask(&mut window, Command::Do(Action::Save));
    wait_for_journals(folder.path(), 0);
    ask(&mut window, Command::Do(Action::Mail));
    assert_eq!(journals(folder.path()).len(), 0, "what the program has written itself is not lost");
    field(&mut window, &i18n::mail::subject(), "For the final: ");
    wait_for_journals(folder.path(), 1);
    drop(window);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::open());
    window.settle();
    let name = i18n::mail::subject();
    let subject = window.harness.get_by_role_and_label(Role::TextInput, &name);
    assert!(subject.accesskit_node().value().unwrap().contains("For the final: "));
    // Given up, it is gone.
    window.answer(&i18n::dialogs::cancel());
    drop(window);
    let window = start(folder.path());
    assert!(!window.says(&i18n::recovery::title(1)), "the file has all of it");
    wait_for_journals(folder.path(), 0);
}

#[test]
fn a_form_is_there_again_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    ask(&mut window, Command::Do(Action::DescribeNewSource));
    let title = |window: &Window| {
        let name = i18n::sources::field_title();
        let field = window.harness.query_all_by_role_and_label(Role::TextInput, &name).last().unwrap();
        field.accesskit_node().value().unwrap_or_default()
    };
    window.harness.query_all_by_role_and_label(Role::TextInput, &i18n::sources::field_title()).last().unwrap().focus();
    window.harness.run();
    window.text("On harbours");
    ask(&mut window, Command::Do(Action::New));
    assert!(window.says(&i18n::dialogs::save()), "what is not saved is asked about");
    // Killed at this moment, nothing of the form is lost.
    std::thread::park_timeout(std::time::Duration::from_millis(400));
    let journal = std::fs::read(&journals(folder.path())[0]).unwrap();
    assert_eq!(read(&journal).unwrap().draft.unwrap().says(), "On harbours");
    window.answer(&i18n::dialogs::cancel());
    window.harness.run();
    assert_eq!(title(&window), "On harbours");
}

#[test]
fn what_is_newer_than_the_file_is_said_and_the_file_stays_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    ask(&mut window, Command::Do(Action::Save));
    wait_for_journals(folder.path(), 0);
    let saved = std::fs::read(&window.path).unwrap();
    window.write("Rivals fight.");
    window.write("Fear rules.");
    drop(window);

    let mut window = start(folder.path());
    assert!(window.says("debate.argmap") && window.says(&i18n::review::count_added(2)), "what is newer is counted");
    window.harness.get_by_label(&i18n::recovery::list()).click();
    window.harness.run();
    assert!(window.says("Rivals fight.") && window.says("Fear rules."));
    assert!(!window.says("Trade binds."), "that is in the file");
    window.answer(&i18n::recovery::open());
    assert_eq!(window.texts().len(), 3);
    assert_eq!(std::fs::read(&window.path).unwrap(), saved, "the file was not touched");
    ask(&mut window, Command::Do(Action::Save));
    assert_eq!(argmap::read(&std::fs::read(&window.path).unwrap()).unwrap().map.statements().len(), 3);
    drop(window);
    assert!(journals(folder.path()).is_empty(), "what is saved needs no journal");
    let window = start(folder.path());
    assert!(!window.says(&i18n::recovery::title(1)));
}

#[test]
fn a_file_that_somebody_changed_since_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Trade binds.");
    ask(&mut window, Command::Do(Action::Save));
    let text = std::fs::read_to_string(&window.path).unwrap();
    window.write("Rivals fight.");
    drop(window);
    let theirs = text.replace("Trade binds.", "Trade pays.");
    std::fs::write(folder.path().join("debate.argmap"), &theirs).unwrap();

    let mut window = start(folder.path());
    assert!(window.says(&i18n::recovery::changed_since()));
    window.answer(&i18n::recovery::open());
    ask(&mut window, Command::Do(Action::Save));
    assert!(window.says(&i18n::dialogs::ask_changed_title()));
    assert_eq!(std::fs::read_to_string(&window.path).unwrap(), theirs);
}

#[test]
fn a_running_copy_keeps_its_journal_and_each_window_has_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = start(folder.path());
    first.write("Of the first.");
    let mut second = start(folder.path());
    assert!(!second.says(&i18n::recovery::title(1)), "the first still runs");
    second.write("Of the second.");
    wait_for_journals(folder.path(), 2);
    ask(&mut second, Command::Do(Action::Recovery));
    assert!(second.says(&i18n::notices::no_recovery()));
    drop(first);
    drop(second);
    let mut third = start(folder.path());
    assert!(third.says(&i18n::recovery::title(2)));
    // As long as it offers them, no other window does.
    let fourth = start(folder.path());
    assert!(!fourth.says(&i18n::recovery::title(1)));
    third.answer(&i18n::recovery::later());
    assert!(!third.says(&i18n::recovery::title(1)));
    assert_eq!(journals(folder.path()).len(), 2, "later is not never");
    ask(&mut third, Command::Do(Action::Recovery));
    assert!(third.says(&i18n::recovery::title(2)));
}

#[test]
fn what_is_given_up_is_gone_and_discarding_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Not worth it.");
    ask(&mut window, Command::Do(Action::New));
    window.answer(&i18n::dialogs::discard());
    wait_for_journals(folder.path(), 0);
    window.write("Worth it.");
    drop(window);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::discard());
    assert_eq!(journals(folder.path()).len(), 1);
    window.answer(&i18n::recovery::really_no());
    window.answer(&i18n::recovery::discard());
    window.answer(&i18n::recovery::really_yes());
    assert!(journals(folder.path()).is_empty());
    assert!(!window.says(&i18n::recovery::title(1)));
}

#[test]
fn a_step_that_is_undone_to_what_is_saved_needs_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("A slip.");
    wait_for_journals(folder.path(), 1);
    while window.app().document().history().next_undo().is_some() {
        ask(&mut window, Command::Do(Action::Undo));
    }
    wait_for_journals(folder.path(), 0);
    ask(&mut window, Command::Do(Action::Redo));
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
        let mut window = start_on(folder.path(), Arc::new(full(&is_full)));
        if begun {
            window.write("As long as there was room.");
            wait_for_journals(folder.path(), 1);
            is_full.store(true, Ordering::Relaxed);
        }
        window.write("When there was none.");
        for _ in 0..200 {
            std::thread::park_timeout(std::time::Duration::from_millis(10));
            window.harness.step();
            if window.app().notices().any(|text| is_said(text, &i18n::notices::no_journal(ANY))) {
                break;
            }
        }
        window.harness.run();
        assert!(
            window.says(&i18n::notices::no_journal(i18n::problems::io_full())),
            "begun: {begun}, {:?}",
            window.app().notices().collect::<Vec<_>>()
        );
        is_full.store(false, Ordering::Relaxed);
        // Time passes in steps of the window.
        for _ in 0..700 {
            window.harness.step();
        }
        window.write("The last card.");
        let all: Vec<String> = window.texts().into_iter().map(str::to_owned).collect();
        let is_there = |path: &PathBuf| std::fs::read_to_string(path).unwrap().contains("The last card.");
        for _ in 0..400 {
            if journals(folder.path()).iter().any(is_there) {
                break;
            }
            std::thread::park_timeout(std::time::Duration::from_millis(10));
        }
        assert!(journals(folder.path()).iter().any(is_there), "begun: {begun}");
        drop(window);
        let mut window = start(folder.path());
        // One: what was torn went when another was on the disk.
        window.answer(&i18n::recovery::open());
        assert_eq!(window.texts(), all, "begun: {begun}");
    }
}

/// Breaks down when it is asked, with words of the user.
struct Breaks;

impl Dialogs for Breaks {
    fn ask(&self, _: &Worker, _: FileQuestion) -> DialogAnswer {
        panic!("byte index 3 is not a char boundary; it is inside 'ö' of `Of the user`")
    }
}

#[test]
fn a_program_that_breaks_down_leaves_its_work_and_a_report_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let watchman = CrashGuard::begin(Some(folder.path().to_owned()));
    let broken = watchman.watch(|| {
        let mut window = Window::beside(folder.path(), |_| Box::new(Breaks), Arc::new(Disk));
        window.app().tie(&watchman.lifeline());
        window.write("Of the user.");
        ask(&mut window, Command::Do(Action::Save));
    });
    let report = broken.unwrap_err().unwrap();
    let text = read_report(&report).unwrap();
    assert!(text.contains("byte index 3 is not a char boundary; it is inside …"), "{text}");
    assert!(text.contains("tests/it/recovery.rs") && text.contains(env!("CARGO_PKG_VERSION")));
    assert!(!text.contains("Of the user"));
    // The next start says so first, then offers the work.
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::later());
    ask(&mut window, Command::ShowReport(report));
    assert!(window.says(&i18n::notices::broke_down_title()) && window.says("byte index 3"));
    window.answer(&i18n::notices::broke_down_copy());
    window.answer(&i18n::notices::broke_down_go_on());
    ask(&mut window, Command::Do(Action::Recovery));
    window.answer(&i18n::recovery::open());
    assert_eq!(window.texts(), ["Of the user."]);
}

#[test]
fn no_id_of_a_lost_map_is_handed_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Lost.");
    let lost: Vec<_> = window.app().document().map().element_ids().collect();
    drop(window);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::later());
    window.write("New.");
    assert!(window.app().document().map().element_ids().all(|id| !lost.contains(&id)));
}

#[test]
fn a_window_of_tests_leaves_no_journal_of_what_was_only_looked_at() {
    let window = Window::new();
    assert!(journals(window.path.parent().unwrap()).is_empty());
}

#[test]
fn a_damaged_file_is_not_saved_over_after_recovering_either() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    for text in ["Trade binds.", "Rivals fight.", "Fear rules."] {
        window.write(text);
    }
    ask(&mut window, Command::Do(Action::Save));
    let whole = std::fs::read(&window.path).unwrap();
    let damaged = folder.path().join("damaged.argmap");
    let cut = &whole[..whole.len() * 2 / 3];
    std::fs::write(&damaged, cut).unwrap();
    ask(&mut window, Command::Do(Action::New));
    ask(&mut window, Command::Open(damaged.clone()));
    window.answer(&i18n::dialogs::ok());
    window.write("Written after the damage.");
    drop(window);
    std::fs::remove_file(folder.path().join("debate.argmap")).unwrap();
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::open());
    ask(&mut window, Command::Do(Action::Save));
    assert_eq!(std::fs::read(&damaged).unwrap(), cut, "what could not be read is still in it");
    assert!(window.path.exists(), "it was asked where to put what could");
}

#[test]
fn the_journal_follows_to_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (let_go, gate) = std::sync::mpsc::channel();
    let mut window = start_on(folder.path(), Arc::new(window::slow(gate, false)));
    window.write("First.");
    // While the file is being written, something more is.
    window.press(Modifiers::COMMAND, Key::S);
    for _ in 0..100 {
        window.harness.step();
    }
    window.write("Second.");
    let_go.send(()).unwrap();
    window.settle();
    assert!(window.path.exists() && !window.app().document().is_saved());
    drop(window);
    let mut window = start(folder.path());
    assert!(window.says(&i18n::recovery::newer(i18n::review::count_added(1))), "the file that it has now is known");
    window.answer(&i18n::recovery::open());
    ask(&mut window, Command::Do(Action::Save));
    assert!(window.app().document().is_saved(), "and nobody else has changed it");
}

#[test]
fn what_was_chosen_and_not_taken_can_be_chosen_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.write("Of yesterday.");
    drop(window);
    let mut window = start(folder.path());
    window.answer(&i18n::recovery::later());
    window.write("Of today.");
    ask(&mut window, Command::Do(Action::Recovery));
    window.answer(&i18n::recovery::open());
    assert!(window.says(&i18n::dialogs::ask_unsaved_title()));
    window.answer(&i18n::dialogs::cancel());
    ask(&mut window, Command::Do(Action::Recovery));
    assert!(window.says(&i18n::recovery::title(1)), "{:?}", window.app().notices().collect::<Vec<_>>());
}

#[test]
fn a_beginning_that_failed_leaves_the_journal_before_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    let is_full = Arc::new(AtomicBool::new(false));
    let journal = Journal::new(&Worker::new(|| {}), Arc::new(full(&is_full)), &folder.path().join("profile"));
    let map = |id: &str, card: &str, text: &str| {
        let mut map = Map::new(id.parse().unwrap());
        let statement = Statement { text: text.to_owned(), ..Statement::default() };
        map.apply(&Change::InsertStatement(card.parse().unwrap(), Box::new(statement))).unwrap();
        map
    };
    let ledger = Ledger::default();
    let (first, second) = (map("a-1", "a-2", "Of the first map."), map("b-1", "b-2", "Of the second."));
    journal.begin(About::default(), first, ledger.clone(), None, None);
    wait_for_journals(folder.path(), 1);
    std::thread::park_timeout(std::time::Duration::from_millis(300));
    is_full.store(true, Ordering::Relaxed);
    journal.begin(About::default(), second.clone(), ledger.clone(), None, None);
    while journal.failure().is_none() {
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    // There is room again, and the window has not heard of the failure yet.
    is_full.store(false, Ordering::Relaxed);
    journal.step(&argmap::patch(&second, &ledger, &["b-2".parse().unwrap()].into()), None);
    journal.close();
    let left = journals(folder.path());
    let found = read(&std::fs::read(&left[0]).unwrap()).unwrap();
    assert_eq!((left.len(), found.steps), (1, 0));
    let texts: Vec<_> = found.opened.map.statements().values().map(|statement| statement.text.as_str()).collect();
    assert_eq!(texts, ["Of the first map."], "and nothing of the second");
}

/// A map file with one card.
fn file_saying(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    let mut map = Map::new(format!("{name}-1").replace(".argmap", "").parse().unwrap());
    let statement = Statement { text: text.to_owned(), ..Statement::default() };
    let id = format!("{name}-2").replace(".argmap", "").parse().unwrap();
    map.apply(&Change::InsertStatement(id, Box::new(statement))).unwrap();
    std::fs::write(&path, argmap::write(&map, &Ledger::default())).unwrap();
    path
}

#[test]
fn who_asks_for_another_file_sees_it_and_is_told_of_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) =
        (file_saying(folder.path(), "first.argmap", "One"), file_saying(folder.path(), "second.argmap", "Two"));
    let mut window = Window::asked_for(folder.path(), &first);
    window.press(Modifiers::NONE, Key::C);
    window.text("Not saved");
    window.press(Modifiers::NONE, Key::Enter);
    drop(window);
    // Another file: it is shown, and the work that waits has a notice with a way to it.
    let mut window = Window::asked_for(folder.path(), &second);
    assert_eq!(window.texts(), ["Two"]);
    assert!(!window.app().dialog_is_open());
    assert!(window.says(&i18n::notices::recovery_waits(1)));
    window.click_button(&i18n::notices::recover());
    window.settle();
    assert!(window.app().dialog_is_open());
    drop(window);
    // The same file: its newer work is offered.
    let mut window = Window::asked_for(folder.path(), &first);
    assert_eq!(window.texts(), ["One"]);
    assert!(window.app().dialog_is_open());
    window.answer(&i18n::recovery::open());
    assert_eq!(window.texts(), ["Not saved", "One"]);
}

#[test]
fn a_file_is_listed_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_saying(folder.path(), "first.argmap", "One");
    let mut window = Window::asked_for(folder.path(), &file);
    window.press(Modifiers::NONE, Key::C);
    window.text("Not saved");
    window.press(Modifiers::NONE, Key::Enter);
    drop(window);
    // Ended again while it was being recovered: a second journal of the same file.
    let all = journals(folder.path());
    std::fs::copy(&all[0], all[0].with_file_name("another.journal")).unwrap();
    let window = start(folder.path());
    assert_eq!(journals(folder.path()).len(), 2);
    assert!(window.says(&i18n::recovery::title(1)));
}

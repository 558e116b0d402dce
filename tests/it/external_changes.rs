//! Others touch the file: a team mate, a sync service, a second window. Nothing is overwritten, nothing lost.

use crate::support::disk;
use std::time::{Duration, Instant};

use crate::support::window::{ANY, Answers, Window};
use counterpoint::command::{Action, Command};
use counterpoint::files::{Disk, WATCH_PAUSE};
use counterpoint::formats::argmap;
use counterpoint::i18n;
use counterpoint::model::Ledger;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn saved(text: &str) -> Window {
    let mut window = Window::new();
    window.write(text);
    window.ask(Command::Do(Action::Save));
    window.settle();
    window
}

/// A second window on the same file, with the same profile.
fn second(first: &Window) -> Window {
    let path = first.path.clone();
    let folder = path.parent().unwrap().to_owned();
    let mut window = Window::beside(&folder, move |_| Box::new(Answers(None)), std::sync::Arc::new(Disk));
    window.path.clone_from(&path);
    window.ask(Command::Open(path));
    window.settle();
    window
}

/// Lets the window go on until something is so; the file is looked at every few seconds.
fn until(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while begun.elapsed() < WATCH_PAUSE * 8 {
        window.harness.step();
        if is_so(window) {
            window.settle();
            return;
        }
        std::thread::park_timeout(Duration::from_millis(20));
    }
    panic!("never: {what}; notices: {:?}", window.app().notices().collect::<Vec<_>>());
}

/// A window with unsaved work that is offered what a second one has saved, and that second one.
fn offered() -> (Window, Window) {
    let mut first = saved("Trade binds.");
    let mut other = second(&first);
    first.write("Mine, not saved.");
    other.write("Theirs, saved.");
    other.ask(Command::Do(Action::Save));
    other.settle();
    until(&mut first, "an offer", |w| w.says(&i18n::notices::offer_file(ANY)));
    (first, other)
}

#[test]
fn what_is_saved_in_one_window_is_shown_in_the_other_and_both_know() {
    let mut first = saved("Trade binds.");
    let mut other = second(&first);
    until(&mut first, "the first knows", |w| w.app().is_open_elsewhere());
    until(&mut other, "the second knows", |w| w.app().is_open_elsewhere());
    assert!(first.says(&i18n::status::elsewhere()));
    other.write("Rivals fight.");
    other.ask(Command::Do(Action::Save));
    other.settle();
    until(&mut first, "the first follows", |w| w.texts().len() == 2);
    assert!(first.app().document().is_saved(), "what is shown is what is in the file");
    assert!(first.says(&i18n::notices::followed("debate.argmap", i18n::review::count_added(1))));
    // And the other way, with no question.
    first.write("Fear rules.");
    first.ask(Command::Do(Action::Save));
    first.settle();
    until(&mut other, "the second follows", |w| w.texts().len() == 3);
    // One step back is what was there before.
    other.ask(Command::Do(Action::Undo));
    assert_eq!(other.texts(), ["Rivals fight.", "Trade binds."]);
    assert!(!other.app().document().is_saved());
    drop(other);
    until(&mut first, "the first is alone again", |w| !w.app().is_open_elsewhere());
    assert!(!first.says(&i18n::status::elsewhere()));
}

#[test]
fn unsaved_work_meets_what_came_and_both_are_kept() {
    let (mut first, mut other) = offered();
    assert_eq!(first.texts(), ["Mine, not saved.", "Trade binds."], "nothing is touched unasked");
    first.answer(&i18n::notices::offer_file_accept());
    first.answer(&i18n::dialogs::take_in());
    assert_eq!(first.texts(), ["Mine, not saved.", "Theirs, saved.", "Trade binds."]);
    // What is in the file is here now, so saving asks nothing.
    first.ask(Command::Do(Action::Save));
    first.settle();
    assert!(first.app().document().is_saved());
    let file = argmap::read(&std::fs::read(&first.path).unwrap()).unwrap();
    assert_eq!(file.map.statements().len(), 3);
    until(&mut other, "the second follows", |w| w.texts().len() == 3);
}

#[test]
fn what_can_be_accepted_stays_where_it_is_while_notices_come_and_go() {
    let (mut first, _other) = offered();
    let place = |window: &Window| {
        let name = i18n::notices::offer_file_accept();
        let button = window.harness.get_by_role_and_label(Role::Button, &name);
        (button.rect(), window.says(".html"))
    };
    let (before, _) = place(&first);
    first.ask(Command::Do(Action::SharePage));
    first.settle();
    let mut told = 0;
    for _ in 0..60 {
        let (now, is_told) = place(&first);
        assert_eq!(now, before, "it moved while a notice {}", if is_told { "was there" } else { "went" });
        told += usize::from(is_told);
        first.harness.step();
    }
    assert!((1..60).contains(&told), "the notice came and went: {told}");
}

#[test]
fn saving_over_what_came_a_moment_ago_offers_to_merge() {
    let mut first = saved("Trade binds.");
    let mut other = second(&first);
    // Before anybody has looked; on a machine that is busy somebody may have, and then it is tried again.
    let is_asked = (0..8).any(|n| {
        other.write(&format!("Theirs {n}."));
        other.ask(Command::Do(Action::Save));
        other.settle();
        first.write(&format!("Mine {n}."));
        first.ask(Command::Do(Action::Save));
        first.settle();
        first.says(&i18n::dialogs::ask_changed_title())
    });
    assert!(is_asked);
    first.answer(&i18n::dialogs::meet());
    first.answer(&i18n::dialogs::take_in());
    first.ask(Command::Do(Action::Save));
    first.settle();
    let file = argmap::read(&std::fs::read(&first.path).unwrap()).unwrap().map;
    assert_eq!(file.statements(), first.map().statements());
    let says = |text: &str| file.statements().values().any(|statement| statement.text.starts_with(text));
    assert!(says(&i18n::cli::theirs()) && says(&i18n::review::show_mine()));
}

#[test]
fn a_file_that_is_gone_leaves_the_work_in_the_window() {
    let mut window = saved("Trade binds.");
    let content = std::fs::read(&window.path).unwrap();
    std::fs::remove_file(&window.path).unwrap();
    until(&mut window, "that it is gone", |w| w.says(&i18n::notices::file_gone(ANY)));
    // Put back by who has taken it away.
    std::fs::write(&window.path, content).unwrap();
    until(&mut window, "that it is there again", |w| w.app().document().is_saved());
    std::fs::remove_file(&window.path).unwrap();
    until(&mut window, "that it is gone", |w| w.says(&i18n::notices::file_gone(ANY)));
    assert!(!window.app().document().is_saved(), "quitting will ask");
    window.ask(Command::Do(Action::Save));
    window.settle();
    window.answer(&i18n::dialogs::save_again());
    assert!(window.app().document().is_saved() && window.path.exists());
}

#[test]
fn another_map_or_rubbish_in_the_file_replaces_nothing() {
    for content in [&b"{\"format\": \"counterpoint-map\", \"version\": 1, \"map\": \"zz-1\"}"[..], b"rubbish", b""] {
        let mut window = saved("Trade binds.");
        std::fs::write(&window.path, content).unwrap();
        until(&mut window, "that it was spoilt", |w| w.says(&i18n::notices::file_other(ANY)));
        assert!(!window.app().document().is_saved());
        assert_eq!(window.texts(), ["Trade binds."]);
        window.ask(Command::Do(Action::Save));
        window.settle();
        assert_eq!(std::fs::read(&window.path).unwrap(), content, "not without asking");
    }
}

#[test]
fn an_older_copy_that_comes_back_takes_nothing_away() {
    let mut window = saved("Trade binds.");
    let older = std::fs::read(&window.path).unwrap();
    window.write("Newer.");
    window.ask(Command::Do(Action::Save));
    window.settle();
    // A sync service puts an older state in its place.
    std::fs::write(&window.path, older).unwrap();
    until(&mut window, "a question", |w| w.says(&i18n::dialogs::ask_met_title()));
    assert_eq!(window.texts(), ["Newer.", "Trade binds."]);
    assert!(!window.app().document().is_saved());
}

#[test]
fn a_card_that_a_hand_deletes_in_the_file_is_named_before_it_goes() {
    let mut window = saved("Trade binds.");
    window.write("Second card.");
    window.ask(Command::Do(Action::Save));
    window.settle();
    // The last card: nothing else in the file shows that it was ever there.
    let opened = argmap::read(&std::fs::read(&window.path).unwrap()).unwrap();
    let mut map = opened.map.clone();
    map.apply(&counterpoint::model::Change::RemoveStatement(window.card("Second"))).unwrap();
    std::fs::write(&window.path, argmap::write(&map, &opened.ledger)).unwrap();
    until(&mut window, "a question", |w| w.says(&i18n::dialogs::ask_met_title()));
    assert!(window.says(&i18n::dialogs::ask_met_gone("Second card.")), "it is named");
    assert_eq!(window.texts(), ["Second card.", "Trade binds."], "nothing goes unasked");
    window.answer(&i18n::dialogs::take_in());
    assert_eq!(window.texts(), ["Trade binds."]);
}

#[test]
fn a_file_that_is_being_written_is_followed_once_it_is_whole() {
    let mut window = saved("Trade binds.");
    let old = std::fs::read_to_string(&window.path).unwrap();
    let whole = old.replace("Trade binds.", "Trade pays.");
    std::fs::write(&window.path, &whole[..whole.len() / 3]).unwrap();
    until(&mut window, "that it is not whole", |w| w.says(&i18n::notices::file_other(ANY)));
    std::fs::write(&window.path, &whole).unwrap();
    until(&mut window, "the whole", |w| w.texts() == ["Trade pays."]);
    assert!(window.app().document().is_saved());
}

#[test]
fn when_a_save_fails_the_message_says_what_to_do_and_the_work_is_in_two_places() {
    use std::io::ErrorKind::{
        InvalidFilename, NotFound, PermissionDenied, ReadOnlyFilesystem, StaleNetworkFileHandle, StorageFull,
    };
    for (kind, remedy) in [
        (StorageFull, i18n::problems::io_full()),
        (ReadOnlyFilesystem, i18n::problems::io_read_only()),
        (StaleNetworkFileHandle, i18n::problems::io_network()),
        (NotFound, i18n::problems::io_folder_gone()),
        (PermissionDenied, i18n::problems::io_permission()),
        (InvalidFilename, i18n::problems::io_name()),
    ] {
        // Of maps only: the profile is on another disk.
        let disk = disk::Hooked::new(move |call, _| match call {
            disk::Call::WriteNew => Err(kind.into()),
            _ => Ok(()),
        });
        let mut window = Window::made(|path| Box::new(Answers(Some(path.to_owned()))), std::sync::Arc::new(disk));
        window.write("Trade binds.");
        window.ask(Command::Do(Action::Save));
        window.settle();
        assert!(window.says(&remedy), "{kind:?}: {:?}", window.app().notices().collect::<Vec<_>>());
        assert!(window.says(&i18n::notices::not_saved(ANY, ANY)));
        assert_eq!(window.texts(), ["Trade binds."]);
        assert!(!window.app().document().is_saved() && !window.path.exists());
        let recovery = window.path.with_file_name("profile").join("recovery");
        until(&mut window, "a journal", move |_| std::fs::read_dir(&recovery).is_ok_and(|all| all.count() == 1));
    }
}

#[test]
fn a_protected_file_is_said_and_saved_elsewhere() {
    let first = saved("Trade binds.");
    let protected = first.path.with_file_name("protected.argmap");
    std::fs::copy(&first.path, &protected).unwrap();
    let mut permissions = std::fs::metadata(&protected).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&protected, permissions).unwrap();
    let before = std::fs::read(&protected).unwrap();
    let mut window = Window::new();
    window.ask(Command::Open(protected.clone()));
    window.settle();
    assert!(window.says(&i18n::notices::read_only(ANY)));
    window.write("Rivals fight.");
    window.ask(Command::Do(Action::Save));
    window.settle();
    assert!(window.app().document().is_saved() && window.path.exists(), "the dialog was asked for a place");
    assert_eq!(std::fs::read(&protected).unwrap(), before);
}

#[test]
fn a_step_back_is_no_saved_state_though_it_once_was() {
    let mut window = saved("Trade binds.");
    let away = |window: &Window| window.path.with_extension("away");
    // Taken away and put back, as some sync services do.
    std::fs::rename(&window.path, away(&window)).unwrap();
    until(&mut window, "that it is gone", |w| w.says(&i18n::notices::file_gone(ANY)));
    std::fs::rename(away(&window), &window.path).unwrap();
    until(&mut window, "that it is there again", |w| w.app().document().is_saved());
    window.write("Rivals fight.");
    window.ask(Command::Do(Action::Save));
    window.settle();
    while window.texts().len() > 1 {
        window.ask(Command::Do(Action::Undo));
    }
    assert!(!window.app().document().is_saved());
    std::fs::rename(&window.path, away(&window)).unwrap();
    until(&mut window, "that it is gone", |w| w.says(&i18n::notices::file_gone(ANY)));
    std::fs::rename(away(&window), &window.path).unwrap();
    let begun = Instant::now();
    while begun.elapsed() < WATCH_PAUSE * 2 {
        window.harness.step();
        std::thread::park_timeout(Duration::from_millis(20));
    }
    assert!(!window.app().document().is_saved(), "the file has a card more");
}

/// The map's file, as a hand with an editor of text or another program changes it.
fn edit_file(window: &Window, old: &str, new: &str) {
    let text = std::fs::read_to_string(&window.path).unwrap();
    assert!(text.contains(old), "{text}");
    std::fs::write(&window.path, text.replace(old, new)).unwrap();
}

fn rewrite(window: &mut Window, old: &str, new: &str) {
    let card = window.card(old);
    window.ask(Command::SetText(card, new.to_owned()));
    window.ask(Command::CloseStep);
}

#[test]
fn a_file_edited_by_hand_has_not_seen_the_work_that_is_unsaved_here() {
    let mut window = saved("First card.");
    rewrite(&mut window, "First", "First card, mine.");
    edit_file(&window, "First card.", "First card, theirs.");
    until(&mut window, "an offer", |w| w.says(&i18n::notices::offer_file("debate.argmap")));
    window.answer(&i18n::notices::offer_file_accept());
    window.click_button(&i18n::dialogs::compare());
    window.settle();
    assert_eq!(window.app().comparison().map(|(_, open)| open), Some(1), "both have changed one text");
    assert_eq!(window.texts(), ["First card, mine."], "nothing is replaced unasked");
}

#[test]
fn a_file_without_bookkeeping_edited_by_hand_beside_unsaved_work_loses_nothing() {
    let mut window = saved("First card.");
    window.write("Second card.");
    window.ask(Command::Do(Action::Save));
    window.settle();
    // As a script writes it: no stamps, no vector.
    let map = argmap::read(&std::fs::read(&window.path).unwrap()).unwrap().map;
    std::fs::write(&window.path, argmap::write(&map, &Ledger::default())).unwrap();
    window.ask(Command::Open(window.path.clone()));
    window.settle();
    rewrite(&mut window, "First", "First card, mine.");
    edit_file(&window, "Second card.", "Second card, theirs.");
    until(&mut window, "an offer", |w| w.says(&i18n::notices::offer_file("debate.argmap")));
    window.answer(&i18n::notices::offer_file_accept());
    window.answer(&i18n::dialogs::take_in());
    assert_eq!(window.texts(), ["First card, mine.", "Second card, theirs."]);
    window.ask(Command::Do(Action::Save));
    window.settle();
    let file = std::fs::read_to_string(&window.path).unwrap();
    assert!(file.contains("First card, mine.") && file.contains("Second card, theirs."));
}

/// The fields in which the words of a card can stand open.
const FIELDS: [&str; 4] = ["canvas", "inspector", "outline", "flow sheet"];

/// A window in which the words of its only card stand in an open field.
fn with_open_field(field: &str) -> Window {
    let mut window = saved("First card.");
    let card = window.card("First");
    window.ask(Command::Select(counterpoint::edit::Selection::only(card)));
    match field {
        "canvas" => window.press(Modifiers::NONE, Key::F2),
        "inspector" => {
            window.harness.get_by_role_and_label(Role::TextInput, &i18n::fields::text()).focus();
            window.harness.run();
        }
        "outline" => {
            window.ask(Command::Do(Action::Outline));
            window.ask(Command::Edit(card));
            let outline = window.harness.get_all_by_role(Role::TreeItem).next().map(|row| row.rect().center());
            if let Some(at) = outline {
                window.click(at);
                window.press(Modifiers::NONE, Key::F2);
            }
        }
        _ => {
            window.ask(Command::Do(Action::ShowFlow));
            window.press(Modifiers::NONE, Key::ArrowDown);
            window.press(Modifiers::NONE, Key::F2);
        }
    }
    assert!(window.harness.ctx.text_edit_focused(), "no field is open: {field}");
    assert!(window.app().document().is_saved());
    window
}

#[test]
fn a_field_that_is_open_takes_over_what_somebody_else_has_written() {
    for field in FIELDS {
        let mut window = with_open_field(field);
        edit_file(&window, "First card.", "First card by Bob");
        until(&mut window, "the field follows", |w| w.texts() == ["First card by Bob"]);
        window.press(Modifiers::NONE, Key::End);
        window.text("x");
        assert_eq!(window.texts(), ["First card by Bobx"], "{field}");
    }
}

#[test]
fn what_is_typed_on_a_card_that_somebody_deletes_is_kept_and_is_no_command() {
    for field in FIELDS {
        let mut window = with_open_field(field);
        let mut other = second(&window);
        let card = other.card("First");
        other.ask(Command::Remove([card].into()));
        other.ask(Command::Do(Action::Save));
        other.settle();
        until(&mut window, "it is said", |w| w.says(&i18n::dialogs::ask_keep_typed_title()));
        // Letters that were on their way.
        for key in [Key::P, Key::C, Key::A, Key::T] {
            window.press(Modifiers::NONE, key);
            window.text("p");
        }
        assert_eq!(window.texts(), Vec::<&str>::new(), "{field}: letters are no commands");
        window.answer(&i18n::dialogs::keep_typed());
        assert_eq!(window.texts(), ["First card."], "{field}");
    }
}

//! Earlier versions of a map: kept by each save, listed, looked at on the canvas, gone back to.

use crate::support::window::{ANY, Window};
use counterpoint::command::{Action, Command};
use counterpoint::files::{Keeping, VERSION_BYTES, VersionKind, all_versions, keep, versions};
use counterpoint::i18n;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

fn save(window: &mut Window) {
    window.ask(Command::Do(Action::Save));
    window.settle();
}

/// Looks at a version by its place in the list.
fn look(window: &mut Window, number: usize) {
    window.harness.get_all_by_role_and_label(Role::Button, &i18n::versions::look()).nth(number).unwrap().click();
    window.harness.run();
}

#[test]
fn one_goes_back_to_what_a_save_has_replaced_and_forward_again() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::Versions));
    window.settle();
    assert!(window.says(&i18n::versions::none()));
    window.answer(&i18n::dialogs::close());
    window.write("Trade binds.");
    save(&mut window);
    window.write("Rivals fight.");
    save(&mut window);
    let card = window.card("Trade binds.");
    window.ask(Command::SetText(card, "Trade pays.".to_owned()));
    save(&mut window);
    let before = std::fs::read(&window.path).unwrap();

    window.ask(Command::Do(Action::Versions));
    window.settle();
    assert!(window.says(&i18n::versions::version_differs(i18n::review::count_changed(1))));
    assert!(window.says(&i18n::versions::version_differs(
        [i18n::review::count_removed(1), i18n::review::count_changed(1)].join(", ")
    )));
    // The older of two, looked at: nothing has changed yet.
    look(&mut window, 1);
    assert!(window.says(&i18n::review::title_back(ANY)));
    assert_eq!(window.texts(), ["Rivals fight.", "Trade pays."]);
    window.answer(&i18n::review::go_back(2));
    assert_eq!(window.texts(), ["Trade binds."]);
    assert_eq!(std::fs::read(&window.path).unwrap(), before, "going back is an edit like any other");
    window.ask(Command::Do(Action::Undo));
    assert_eq!(window.texts(), ["Rivals fight.", "Trade pays."]);
}

#[test]
fn some_of_a_version_can_be_taken() {
    let mut window = Window::new();
    window.write("Trade binds.");
    window.write("Rivals fight.");
    save(&mut window);
    for (old, new) in [("Trade binds.", "Trade pays."), ("Rivals fight.", "Rivals talk.")] {
        let card = window.card(old);
        window.ask(Command::SetText(card, new.to_owned()));
    }
    save(&mut window);
    window.ask(Command::Do(Action::Versions));
    window.settle();
    look(&mut window, 0);
    let refused = window.harness.get_all_by_role(Role::CheckBox).find(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().unwrap_or_default().contains("Rivals")
    });
    refused.unwrap().click();
    window.harness.run();
    window.answer(&i18n::review::go_back(1));
    assert_eq!(window.texts(), ["Rivals talk.", "Trade binds."]);
}

#[test]
fn how_many_are_kept_can_be_said_and_is_bounded_by_size_and_age() {
    let folder = tempfile::tempdir().unwrap();
    let id = "a-1".parse().unwrap();
    let put = |n: usize, size: usize, keeping| {
        keep(folder.path(), VersionKind::Replaced, id, format!("{n}{}", " ".repeat(size)).as_bytes(), keeping);
    };
    let first_of = |path: &std::path::PathBuf| std::fs::read(path).unwrap()[0];
    let few = Keeping { count: 3, ..Keeping::default() };
    for n in 0..5 {
        put(n, 10, few);
    }
    let all = versions(folder.path(), VersionKind::Replaced, id);
    assert_eq!(all.iter().map(first_of).collect::<Vec<_>>(), b"234");
    // What is too old goes with the next; the latest stays however old it is.
    let age = Some(std::time::Duration::ZERO);
    std::thread::park_timeout(std::time::Duration::from_millis(20));
    put(5, 10, Keeping { age, ..few });
    assert_eq!(versions(folder.path(), VersionKind::Replaced, id).iter().map(first_of).collect::<Vec<_>>(), b"5");
    // Three that are each a little less than half of what there is room for.
    for n in 6..9 {
        put(n, VERSION_BYTES as usize * 2 / 5, Keeping { count: 100, ..few });
    }
    assert_eq!(versions(folder.path(), VersionKind::Replaced, id).iter().map(first_of).collect::<Vec<_>>(), b"78");
    assert_eq!(all_versions(folder.path(), id).len(), 2);
}

#[test]
fn what_all_debates_take_is_bounded_and_the_latest_of_each_stays() {
    let folder = tempfile::tempdir().unwrap();
    let debates = ["a-1", "a-2", "a-3"].map(|id| id.parse().unwrap());
    let put = |debate: usize, text: &str, all: u64| {
        let content = format!("{text}{}", " ".repeat(99));
        keep(
            folder.path(),
            VersionKind::Replaced,
            debates[debate],
            content.as_bytes(),
            Keeping { all, ..Keeping::default() },
        );
        std::thread::park_timeout(std::time::Duration::from_millis(20));
    };
    let kept = || -> Vec<String> {
        let all = debates.into_iter().flat_map(|id| versions(folder.path(), VersionKind::Replaced, id));
        all.map(|path| char::from(std::fs::read(path).unwrap()[0]).to_string()).collect()
    };
    for (debate, text) in [(0, "A"), (1, "1"), (1, "2"), (0, "B"), (1, "3"), (0, "C")] {
        put(debate, text, 600);
    }
    assert_eq!(kept(), ["A", "B", "C", "1", "2", "3"], "six of a hundred bytes");
    put(2, "x", 500);
    assert_eq!(kept(), ["B", "C", "2", "3", "x"], "the oldest go, whichever debate they are of");
    put(2, "y", 100);
    assert_eq!(kept(), ["C", "3", "y"], "and never the latest");
}

#[test]
fn the_wish_is_remembered() {
    let mut window = Window::new();
    window.ask(Command::KeepVersions(2, 30));
    let text = std::fs::read_to_string(window.path.with_file_name("profile").join("settings.json")).unwrap();
    assert!(text.contains("\"versions\": 2") && text.contains("\"version_days\": 30"), "{text}");
    for n in 0..6 {
        window.write(&format!("Card {n}."));
        save(&mut window);
    }
    let profile = window.path.with_file_name("profile");
    assert_eq!(versions(&profile, VersionKind::Replaced, window.map().id()).len(), 2);
}

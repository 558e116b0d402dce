//! Two people and the mail, without a display: a map goes to and fro, is changed on both sides, compared, decided
//! point by point by keys and by clicks, taken in as one step, and nobody's work is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::window::{ANY, Answers, Window};
use counterpoint::command::{Action, Command, ShownCopy};
use counterpoint::files::{Disk, VersionKind, Worker, versions};
use counterpoint::i18n;
use counterpoint::model::ElementId;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

impl Window {
    fn save(&mut self) {
        self.press(Modifiers::COMMAND, Key::S);
        self.settle();
        assert!(self.app().document().is_saved(), "{:?}", self.app().notices().collect::<Vec<_>>());
    }

    /// What is saved is mailed to another, who opens it.
    fn mail_to(&mut self, other: &mut Self) {
        self.save();
        let mut names = (1..).map(|n| other.path.with_file_name(format!("mail-{n}.argmap")));
        let copy = names.find(|path| !path.exists()).unwrap();
        std::fs::copy(&self.path, &copy).unwrap();
        other.ask(Command::Open(copy));
        other.settle();
    }

    fn rewrite(&mut self, id: ElementId, text: &str) {
        self.ask(Command::SetText(id, text.to_owned()));
        self.ask(Command::CloseStep);
    }

    fn text_of(&self, id: ElementId) -> &str {
        &self.map().statements().get(&id).unwrap().text
    }

    fn name(&mut self, name: &str) {
        self.ask(Command::SetName(name.to_owned()));
    }
}

/// Anna has written three cards and mailed them; Ben has opened them and saved them as his.
fn two() -> (Window, Window, [ElementId; 3]) {
    let (mut anna, mut ben) = (Window::new(), Window::new());
    anna.name("Anna");
    ben.name("Ben");
    for text in ["Trade makes peace.", "Sanctions hurt.", "Walls last."] {
        anna.write(text);
    }
    let ids = ["Trade", "Sanctions", "Walls"].map(|text| anna.card(text));
    anna.mail_to(&mut ben);
    (anna, ben, ids)
}

#[test]
fn what_was_overtaken_is_taken_in_without_a_question_and_back_by_one_undo() {
    let (mut anna, mut ben, [trade, ..]) = two();
    assert_eq!(ben.texts(), anna.texts());
    ben.rewrite(trade, "Free trade makes peace.");
    ben.write("A card of Ben's.");
    ben.path = ben.path.with_file_name("mail-1.argmap");
    ben.mail_to(&mut anna);
    assert!(
        anna.says(&i18n::dialogs::ask_met_ahead(ANY, ANY))
            && anna.says(&[i18n::review::count_added(1), i18n::review::count_changed(1)].join(", "))
    );
    assert_eq!(anna.texts().len(), 3, "nothing is touched before it was agreed on");
    anna.click_button(&i18n::dialogs::take_in());
    assert_eq!(anna.texts(), ben.texts());
    assert!(anna.says(&i18n::notices::taken_in_ahead(
        [i18n::review::count_added(1), i18n::review::count_changed(1)].join(", ")
    )));
    assert!(!anna.app().document().is_saved());

    // One step back, one forward; who takes it back has not seen it.
    let together = anna.app().document().ledger().clone();
    anna.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(anna.text_of(trade), "Trade makes peace.");
    assert!(!anna.app().document().ledger().has_seen_all(&together));
    anna.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(*anna.app().document().ledger(), together);
    anna.press(Modifiers::COMMAND, Key::Z);
    // Saved like that and mailed, it takes nothing away from Ben.
    anna.mail_to(&mut ben);
    assert!(ben.says(&i18n::dialogs::ask_met_behind(ANY)), "nothing in it is news");
    ben.click_button(&i18n::dialogs::ok());
    assert_eq!(ben.texts().len(), 4);
    // And Anna can take it in later.
    ben.mail_to(&mut anna);
    anna.click_button(&i18n::dialogs::take_in());
    assert_eq!(anna.texts(), ben.texts());
    let received = versions(&anna.path.with_file_name("profile"), VersionKind::Received, anna.map().id());
    assert_eq!(received.len(), 2, "what was taken in is kept");
}

#[test]
fn conflicts_are_compared_and_decided_by_keys_in_three_rounds() {
    let (mut anna, mut ben, [trade, sanctions, walls]) = two();
    ben.path = ben.path.with_file_name("mail-1.argmap");
    // Round one: both change one text without touching each other's words, one deletes what the other edits.
    anna.rewrite(trade, "Free trade makes peace.");
    anna.rewrite(walls, "Walls last for long.");
    ben.rewrite(trade, "Trade makes lasting peace.");
    ben.rewrite(sanctions, "Sanctions hurt everybody.");
    ben.ask(Command::Remove([walls].into()));
    ben.mail_to(&mut anna);
    assert!(anna.says(&[i18n::review::count_asked(1), i18n::review::count_changed(2)].join(", ")));
    anna.click_button(&i18n::dialogs::take_in());
    // There are questions, so it comes to comparing.
    assert_eq!(anna.app().comparison(), Some((ShownCopy::Both, 1)));
    assert!(anna.says(&i18n::review::title(ANY)));
    anna.ask(Command::Do(Action::ReviewTakeIn));
    assert!(anna.app().comparison().is_some(), "not before all is decided");
    // Nothing is edited meanwhile.
    anna.ask(Command::Remove([trade].into()));
    anna.press(NONE, Key::C);
    assert_eq!(anna.map().statements().len(), 3);

    // The wordings are woven without a question (the ancestor is on Anna's disk). By keys: the deletion is refused.
    let step = |window: &mut Window, text: &str| {
        for _ in 0..4 {
            let here = window.harness.query_all_by_role(Role::Button).any(|node| {
                use egui_kittest::kittest::NodeT;
                let node = node.accesskit_node();
                node.toggled() == Some(egui::accesskit::Toggled::True)
                    && node.label().is_some_and(|label| label.contains(text))
            });
            if here {
                return;
            }
            window.press(NONE, Key::F7);
        }
        panic!("no point is about “{text}”");
    };
    step(&mut anna, "Walls");
    anna.press(NONE, Key::N);
    assert_eq!(anna.app().comparison(), Some((ShownCopy::Both, 0)));
    anna.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(anna.app().comparison(), None);
    assert_eq!(anna.text_of(trade), "Free trade makes lasting peace.");
    assert_eq!(anna.text_of(sanctions), "Sanctions hurt everybody.");
    assert_eq!(anna.text_of(walls), "Walls last for long.");

    // Round two: Ben gets what was decided, and is asked nothing.
    anna.mail_to(&mut ben);
    assert!(ben.says(&i18n::dialogs::ask_met_ahead(ANY, ANY)));
    ben.click_button(&i18n::dialogs::take_in());
    assert_eq!(ben.texts(), anna.texts());

    // Round three: both change a text so that the edits touch. Both stay, on two cards.
    anna.rewrite(walls, "Walls never last.");
    ben.rewrite(walls, "Walls last for ever.");
    anna.mail_to(&mut ben);
    ben.click_button(&i18n::dialogs::compare());
    ben.press(NONE, Key::D);
    ben.press(Modifiers::COMMAND, Key::Enter);
    assert!(ben.texts().contains(&"Walls never last.") && ben.texts().contains(&"Walls last for ever."));
    ben.mail_to(&mut anna);
    anna.click_button(&i18n::dialogs::take_in());
    assert_eq!(anna.texts(), ben.texts());
    assert_eq!(anna.map().validate(), []);
}

#[test]
fn each_is_refused_by_its_box_and_stopping_asks_first() {
    let (mut anna, mut ben, [trade, ..]) = two();
    ben.path = ben.path.with_file_name("mail-1.argmap");
    ben.rewrite(trade, "Free trade makes peace.");
    ben.write("A card of Ben's.");
    ben.mail_to(&mut anna);
    anna.click_button(&i18n::dialogs::compare());
    assert!(
        anna.says(&format!("{} · Ben", i18n::review::sign_changed())),
        "the card on the canvas says what was done to it, and by whom"
    );
    anna.harness.get_by_role_and_label(Role::CheckBox, &i18n::review::tick("Free trade makes peace.")).click();
    anna.harness.run();
    anna.click_button(&i18n::review::show_result());
    assert_eq!(anna.app().comparison(), Some((ShownCopy::Result, 0)));
    anna.press(NONE, Key::Escape);
    assert!(anna.says(&i18n::dialogs::ask_stop_review_title()));
    anna.click_button(&i18n::dialogs::go_on());
    anna.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(anna.text_of(trade), "Trade makes peace.");
    assert_eq!(anna.texts().len(), 4);
    // What was refused is Anna's decision now, and Ben is told.
    anna.mail_to(&mut ben);
    assert!(ben.says(&i18n::review::count_changed(1)));
    ben.click_button(&i18n::dialogs::take_in());
    assert_eq!(ben.texts(), anna.texts());
}

#[test]
fn another_debate_is_not_compared_and_unsaved_work_is_not_lost_by_opening() {
    let (mut anna, mut other, _) = (Window::new(), Window::new(), ());
    anna.write("of one debate");
    other.write("of another");
    other.save();
    let path = other.path.clone();
    anna.ask(Command::Open(path));
    anna.settle();
    assert!(anna.says(&i18n::dialogs::ask_unsaved_title()), "another debate takes the place of this one: asked first");
    assert_eq!(anna.texts(), ["of one debate"]);
}

#[test]
fn what_is_said_about_a_card_travels_is_answered_and_dealt_with() {
    let (mut anna, mut ben, [trade, sanctions, _]) = two();
    ben.path = ben.path.with_file_name("mail-1.argmap");
    anna.ask(Command::Link([sanctions].into(), trade, counterpoint::model::InferenceKind::Attack));
    anna.ask(Command::Select(counterpoint::edit::Selection::only(trade)));
    // By keys: K leads to the field, Ctrl+Enter says it.
    anna.press(NONE, Key::K);
    anna.text("Where is the evidence?");
    anna.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(anna.map().comments().len(), 1, "{:?}", anna.app().notices().collect::<Vec<_>>());
    assert!(anna.says(&i18n::comments::sign(1)), "the card says that something is said about it");
    anna.mail_to(&mut ben);
    ben.click_button(&i18n::dialogs::take_in());
    ben.ask(Command::Select(counterpoint::edit::Selection::only(trade)));
    assert!(ben.says("Anna") && ben.says("Where is the evidence?"));
    // Both go on: Ben replies, Anna deletes the card that it is about. It comes back, and she is asked.
    let first = *ben.map().comments().keys().next().unwrap();
    ben.ask(Command::AddComment(trade, Some(first), "In the third source.".to_owned()));
    anna.ask(Command::Remove([trade].into()));
    assert!(anna.map().comments().is_empty() && anna.map().inferences().is_empty());
    anna.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(anna.map().comments().len(), 1, "undone, all of it is there");
    anna.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    ben.mail_to(&mut anna);
    anna.click_button(&i18n::dialogs::take_in());
    assert!(anna.app().comparison().is_some_and(|(_, open)| open > 0), "it is a question");
    anna.harness.get_by_role_and_label(Role::CheckBox, &i18n::review::tick("Trade makes peace.")).click();
    anna.harness.run();
    while anna.app().comparison().is_some_and(|(_, open)| open > 0) {
        anna.press(NONE, Key::Y);
    }
    anna.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(anna.map().comments().len(), 2);
    // Dealt with, and the card says no more.
    anna.ask(Command::Select(counterpoint::edit::Selection::only(trade)));
    anna.harness.get_by_role_and_label(Role::CheckBox, &i18n::comments::resolved()).scroll_to_me();
    anna.harness.run();
    anna.harness.get_by_role_and_label(Role::CheckBox, &i18n::comments::resolved()).click();
    anna.harness.run();
    assert!(!anna.says(&i18n::comments::sign(1)));
    assert_eq!(anna.map().validate(), []);
}

#[test]
fn a_page_for_any_browser_is_written_and_taken_in_like_a_map() {
    let (mut anna, mut ben, [trade, ..]) = two();
    ben.path = ben.path.with_file_name("mail-1.argmap");
    ben.rewrite(trade, "Free trade makes peace.");
    // The dialog answers with the path of the map; the page gets its own extension.
    ben.ask(Command::Do(Action::SharePage));
    ben.settle();
    let page = ben.path.with_file_name("debate.argmap.html");
    assert!(page.is_file() && ben.says("debate.argmap.html"), "{:?}", ben.app().notices().collect::<Vec<_>>());
    anna.ask(Command::Open(page.clone()));
    anna.settle();
    assert!(anna.says(&i18n::dialogs::ask_met_ahead(ANY, ANY)));
    anna.click_button(&i18n::dialogs::take_in());
    assert_eq!(anna.texts(), ben.texts());
    // On its own it opens as a map without a file, so that the page is never overwritten.
    let mut cleo = Window::new();
    cleo.ask(Command::Open(page));
    cleo.settle();
    assert_eq!(cleo.texts(), ben.texts());
    assert_eq!(cleo.app().document().path, None);
}

#[test]
fn a_mail_is_prepared_once_however_long_that_takes() {
    let done = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&done);
    let worker = Worker::new(move || {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_worker(folder.path(), |_| Box::new(Answers(None)), Arc::new(Disk), worker);
    window.write("Trade binds.");
    window.settle();
    let before = done.load(Ordering::Relaxed);
    window.harness.state_mut().ask(Command::Do(Action::Mail));
    window.harness.run_steps(40);
    window.settle();
    assert!(window.says("map.argmap: "));
    assert!(done.load(Ordering::Relaxed) - before <= 2, "{} works for one mail", done.load(Ordering::Relaxed) - before);
    // Other choices are other files.
    window.harness.get_by_label(&i18n::mail::notes()).click();
    window.settle();
    assert!(window.says("map.argmap: "));
}

#[test]
fn a_mail_says_what_is_in_it_and_what_has_changed_since_the_last() {
    let (mut anna, _, [trade, ..]) = two();
    let draft = |window: &mut Window| {
        window.ask(Command::Do(Action::Mail));
        window.settle();
        assert!(window.says("debate.argmap: ") && window.says("debate.html: "), "the files and their sizes");
        window.click_button(&i18n::mail::draft());
        window.settle();
        let path = window.path.with_file_name("profile").join("outbox").join("debate.eml");
        let text = std::fs::read_to_string(path).unwrap();
        // The text of the mail is the first part.
        let body = text.split("\r\n\r\n").nth(2).unwrap().split("\r\n--").next().unwrap().replace("\r\n", "");
        use base64::Engine;
        let body = base64::engine::general_purpose::STANDARD.decode(body).unwrap();
        (text, String::from_utf8(body).unwrap())
    };
    anna.harness.state_mut().mail_by(None);
    let (mail, body) = draft(&mut anna);
    assert!(mail.contains("filename=\"debate.argmap\"") && mail.contains("filename=\"debate.html\""));
    assert!(body.contains("3 cards"), "{body}");
    anna.rewrite(trade, "Free trade makes peace.");
    anna.write("One more.");
    let (_, body) = draft(&mut anna);
    assert!(body.contains("1 new, 1 changed"), "{body}");
    // One's own work since then, on the canvas.
    anna.rewrite(trade, "Fair trade makes peace.");
    anna.ask(Command::Do(Action::SinceMailed));
    assert!(anna.says(&i18n::review::title_own(ANY)) && anna.says(&i18n::review::count_changed(1)));
    anna.press(NONE, Key::Escape);
    assert_eq!(anna.app().comparison(), None);
}

#[test]
fn who_has_only_opened_a_map_has_done_nothing() {
    let (mut anna, mut ben, [trade, ..]) = two();
    ben.path = ben.path.with_file_name("mail-1.argmap");
    ben.rewrite(trade, "Free trade makes peace.");
    ben.mail_to(&mut anna);
    anna.click_button(&i18n::dialogs::take_in());
    anna.rewrite(trade, "Fair trade makes peace.");
    // The program was started again meanwhile: opening a map is no change of it.
    let own = ben.path.clone();
    ben.ask(Command::Do(Action::New));
    ben.ask(Command::Open(own));
    ben.settle();
    anna.mail_to(&mut ben);
    assert!(ben.says(&i18n::dialogs::ask_met_ahead(ANY, ANY)), "nothing was done here since");
}

#[test]
fn a_profile_that_was_copied_is_noticed_and_nothing_of_either_is_lost() {
    let mut anna = Window::new();
    anna.write("From before.");
    anna.save();
    // The profile goes to a second machine, with the name of its copy of the program; both go on with the map.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("profile");
    std::fs::create_dir_all(copy.join("replicas")).unwrap();
    let replicas = anna.path.with_file_name("profile").join("replicas");
    for entry in std::fs::read_dir(replicas).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.join("replicas").join(entry.file_name())).unwrap();
    }
    let dialogs =
        |path: &std::path::Path| -> Box<dyn counterpoint::files::Dialogs> { Box::new(Answers(Some(path.to_owned()))) };
    let mut second = Window::in_folder(folder, dialogs, Arc::new(Disk));
    std::fs::copy(&anna.path, &second.path).unwrap();
    second.ask(Command::Open(second.path.clone()));
    second.settle();
    for n in 1..6 {
        anna.write(&format!("First machine, {n}."));
    }
    for n in 1..4 {
        second.write(&format!("Second machine, {n}."));
    }
    let twice = anna
        .map()
        .statements()
        .iter()
        .any(|(id, statement)| second.map().statements().get(id).is_some_and(|other| other.text != statement.text));
    assert!(twice, "both gave the same id to different cards");
    second.mail_to(&mut anna);
    assert!(anna.says(&i18n::notices::renamed()), "{:?}", anna.app().notices().collect::<Vec<_>>());
    anna.click_button(&i18n::dialogs::take_in());
    let mut all: Vec<String> = (1..6).map(|n| format!("First machine, {n}.")).collect();
    all.extend((1..4).map(|n| format!("Second machine, {n}.")));
    all.push("From before.".to_owned());
    all.sort_unstable();
    assert_eq!(anna.texts(), all);
    anna.mail_to(&mut second);
    second.click_button(&i18n::dialogs::take_in());
    assert_eq!(second.texts(), all);
}

#[test]
fn a_picture_is_described_saved_opened_again_and_copied() {
    let (mut anna, _, [trade, ..]) = two();
    anna.ask(Command::Do(Action::ExportPicture));
    anna.click_button(&i18n::pictures::pdf());
    anna.click_button(&i18n::pictures::a4());
    anna.click_button(&i18n::pictures::save());
    anna.settle();
    let pdf = anna.path.with_file_name("debate.argmap.pdf");
    assert!(pdf.is_file() && anna.says("debate.argmap.pdf"));
    // Only what is selected.
    anna.ask(Command::Select(counterpoint::edit::Selection::only(trade)));
    anna.ask(Command::Do(Action::ExportPicture));
    anna.click_button(&i18n::pictures::selection());
    anna.click_button(&i18n::pictures::save());
    anna.settle();
    let svg = std::fs::read_to_string(anna.path.with_file_name("debate.argmap.svg")).unwrap();
    assert_eq!(svg.matches("class=\"c ").count(), 1);
    anna.ask(Command::Do(Action::CopyPicture));
    anna.settle();
    assert!(anna.app().notices().any(|text| text.contains(" × ")));
    // A picture opens as the map that it was made of.
    let mut cleo = Window::new();
    cleo.ask(Command::Open(pdf));
    cleo.settle();
    assert_eq!((cleo.texts(), cleo.app().document().path.clone()), (anna.texts(), None));
}

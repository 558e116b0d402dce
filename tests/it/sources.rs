//! Sources in the window: documents are brought in, read, and taken from by pointer and by key; citations follow a newer
//! text or are shown; the text of a bundled analysis is attached.

use std::path::PathBuf;
use std::sync::Arc;

use crate::support::window::{ANY, Window, is_said};
use counterpoint::command::{Action, Command};
use counterpoint::edit::Selection;
use counterpoint::files::{DialogAnswer, DialogChoice, Dialogs, Disk, FileQuestion, Worker};
use counterpoint::i18n;
use counterpoint::model::{Citation, ElementId, Statement, StatementField, StatementKind};
use counterpoint::sources::bundled;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

const FIRST: &str = "Harbours bring trade to the towns that keep them, and trade makes those towns rich.";
const SECOND: &str = "Whoever is rich has something to lose, and thinks twice before he goes to war.";
const THIRD: &str = "So harbours are a cause of peace, whatever else they may be a cause of.";

/// A document of these paragraphs in a folder of its own.
fn document(name: &str, paragraphs: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, paragraphs.join("\n\n")).unwrap();
    (folder, path)
}

fn settle(window: &mut Window) {
    window.harness.run();
    for _ in 0..4 {
        window.settle();
    }
}

/// A window with the document of three paragraphs as a source.
fn reading() -> Window {
    let mut window = Window::new();
    let (_folder, path) = document("harbours.txt", &[FIRST, SECOND, THIRD]);
    window.ask(Command::BringIn(vec![path]));
    settle(&mut window);
    window
}

fn source(window: &Window) -> ElementId {
    *window.map().sources().keys().next().unwrap()
}

/// The middle of the first line of a paragraph, by its words.
fn line(window: &Window, words: &str) -> Pos2 {
    let found = window.harness.get_all_by_role(Role::Label).find(|node| {
        let accessible = node.accesskit_node();
        accessible.label().or_else(|| accessible.value()).is_some_and(|label| label == words)
    });
    found.unwrap_or_else(|| panic!("“{words}” is not on the screen")).rect().left_center()
}

fn only_card(window: &Window) -> (ElementId, Statement) {
    let (id, statement) = window.map().statements().iter().next().unwrap();
    (*id, statement.clone())
}

fn quoted(citation: &Citation) -> &str {
    citation.quote.as_ref().unwrap().exact.as_str()
}

fn button(window: &mut Window, label: &str) {
    window.harness.get_by_role_and_label(Role::Button, label).click();
    window.harness.run();
}

/// Selects from the first line of one paragraph into the first line of another.
fn select(window: &mut Window, from: &str, to: &str) -> (Pos2, Pos2) {
    let (from, to) = (line(window, from) + vec2(1.0, 0.0), line(window, to) + vec2(150.0, 0.0));
    window.drag(from, to);
    (from, to)
}

#[test]
fn words_are_dragged_across_paragraphs_and_their_citation_travels() {
    let mut window = reading();
    assert_eq!(window.map().sources().len(), 1);
    let (from, _) = select(&mut window, FIRST, SECOND);
    let middle = window.canvas_centre();
    window.drag(from + vec2(20.0, 0.0), middle);
    let (card, statement) = only_card(&window);
    assert!(
        statement.text.starts_with("Harbours bring trade") && statement.text.contains("rich. Whoever is"),
        "{statement:?}"
    );
    let citation = statement.citations.first().unwrap();
    assert!(quoted(citation).contains("rich.\nWhoever"), "the words are quoted as they stand");
    assert_eq!((citation.paragraph, citation.quote.as_ref().unwrap().prefix.as_str()), (Some(1), ""));
    assert_eq!(citation.quote.as_ref().unwrap().suffix.chars().count(), 32);
    let text = window.map().sources().values().next().unwrap().text().unwrap().clone();
    let anchor = citation.anchor.unwrap();
    assert_eq!((anchor.digest, text.between(anchor.range())), (text.digest(), quoted(citation)));

    // Pointing at the words lights the card; a double click goes there, and back from its citation.
    window.ask(Command::Select(Selection::default()));
    window.harness.hover_at(line(&window, FIRST) + vec2(40.0, 0.0));
    window.harness.run();
    assert_eq!(window.app().sources().lit, [card]);
    let at = line(&window, FIRST) + vec2(40.0, 0.0);
    clicks(&mut window, at, 2);
    assert_eq!(window.app().document().selection.single(), Some(card));

    // Saved, closed and opened again, it is all there, and so it is without the text.
    window.ask(Command::Do(Action::Save));
    settle(&mut window);
    let saved = window.map().clone();
    window.ask(Command::Do(Action::New));
    assert!(window.map().sources().is_empty());
    let path = window.path.clone();
    window.ask(Command::Open(path));
    settle(&mut window);
    assert_eq!(window.map(), &saved);
    let id = source(&window);
    window.ask(Command::LeaveTextOut(id));
    let (_, without) = only_card(&window);
    assert_eq!(without, statement);
    assert!(window.map().sources().values().next().unwrap().text().is_none());
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), &saved, "one undo brings the text back");
}

#[test]
fn words_are_taken_by_keys_alone() {
    let mut window = reading();
    window.harness.get_by_role_and_label(Role::Document, &i18n::sources::reading_text()).focus();
    window.harness.run();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::P);
    window.press(Modifiers::NONE, Key::Enter);
    let (_, statement) = only_card(&window);
    assert_eq!(statement.kind, StatementKind::Premise);
    assert_eq!(statement.text, format!("{SECOND} {THIRD}"));
    assert_eq!(statement.citations.first().unwrap().sentences, [1]);
}

#[test]
fn own_words_stand_above_the_quoted_ones() {
    let mut window = reading();
    select(&mut window, FIRST, FIRST);
    button(&mut window, &i18n::sources::take_own_words());
    let middle = window.canvas_centre();
    window.click(middle);
    window.text("Port towns avoid war");
    window.press(Modifiers::NONE, Key::Enter);
    let (card, statement) = only_card(&window);
    assert_eq!(statement.text, "Port towns avoid war");
    assert!(quoted(statement.citations.first().unwrap()).starts_with("Harbours bring"));
    let shape = window.app().canvas().scene().unwrap().card(card).unwrap();
    assert!(shape.lines.quote.as_ref().is_some_and(|quote| quote.first().unwrap().starts_with("“Harbours")));
}

#[test]
fn the_same_words_twice_are_warned_of() {
    let mut window = reading();
    select(&mut window, FIRST, FIRST);
    let middle = window.canvas_centre();
    window.click(middle);
    let (card, _) = only_card(&window);
    select(&mut window, FIRST, FIRST);
    window.click(middle + vec2(0.0, 200.0));
    assert_eq!(window.map().statements().len(), 1, "one is asked first");
    button(&mut window, &i18n::dialogs::ask_twice_show());
    assert_eq!((window.map().statements().len(), window.app().document().selection.single()), (1, Some(card)));
    select(&mut window, FIRST, FIRST);
    window.click(middle + vec2(0.0, 200.0));
    button(&mut window, &i18n::dialogs::ask_twice_add());
    assert_eq!(window.map().statements().len(), 2);
}

/// So many clicks in a row.
fn clicks(window: &mut Window, at: Pos2, count: usize) {
    window.harness.hover_at(at);
    window.harness.step();
    for _ in 0..count {
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            // Both in one frame: a frame is a quarter of a second here.
            let event = Event::PointerButton { pos: at, button, pressed, modifiers };
            window.harness.input_mut().events.push(event);
        }
        window.harness.step();
    }
    window.harness.run();
}

/// A card that quotes the one sentence of a paragraph: three clicks, and one on the canvas.
fn take(window: &mut Window, words: &str, at: Pos2) {
    let from = line(window, words) + vec2(20.0, 0.0);
    clicks(window, from, 3);
    window.click(at);
}

#[test]
fn citations_follow_a_newer_text_or_are_shown() {
    let mut window = reading();
    let middle = window.canvas_centre();
    for (number, words) in [FIRST, SECOND, THIRD].into_iter().enumerate() {
        take(&mut window, words, middle + vec2(-300.0 + 300.0 * number as f32, -200.0));
    }
    let cards = window.map().statements().len();
    assert_eq!(cards, 3);
    // The first sentence moves, the second is changed, the third is gone.
    let edited = "Whoever is rich has something to lose, and thinks thrice before going to war.";
    let (_folder, path) = document("newer.txt", &["A new beginning.", FIRST, edited, "An end of another kind."]);
    let id = source(&window);
    window.ask(Command::RenewText(id, path));
    settle(&mut window);
    let told = |exact| i18n::notices::newer_text(exact, 1, 1, 1);
    assert!(window.app().notices().any(|text| (0..9).any(|exact| text == told(exact))));
    let first = window.map().statements()[&window.card("Harbours bring")].citations.first().unwrap().clone();
    assert_eq!(first.paragraph, Some(2));
    let text = window.map().sources()[&id].text().unwrap().clone();
    assert_eq!((first.anchor.unwrap().digest, text.between(first.anchor.unwrap().range())), (text.digest(), FIRST));
    // What is changed keeps its words until somebody says otherwise.
    let changed =
        |window: &Window| window.map().statements()[&window.card("Whoever")].citations.first().unwrap().clone();
    assert_eq!(quoted(&changed(&window)), SECOND);
    button(&mut window, &i18n::sources::check_take());
    assert_eq!(quoted(&changed(&window)), edited);
    assert_eq!(changed(&window).paragraph, Some(3));
    button(&mut window, &i18n::sources::check_keep());
    let lost = window.map().statements()[&window.card("So harbours")].citations.first().unwrap().clone();
    assert_eq!((lost.anchor, quoted(&lost)), (None, THIRD));
    assert!(window.harness.query_by_label(&i18n::sources::check_title()).is_none(), "nothing is left to look at");
    // Undo goes back step by step to where the text was the old one.
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(quoted(&changed(&window)), SECOND);
    assert!(window.map().sources()[&id].text().unwrap().words().starts_with(FIRST));
}

#[test]
fn what_is_left_to_look_at_is_said_after_reopening() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let edited = "Whoever is rich has something to lose, and thinks thrice before going to war.";
    let (_folder, path) = document("newer.txt", &[FIRST, edited, THIRD]);
    let id = source(&window);
    window.ask(Command::RenewText(id, path));
    settle(&mut window);
    button(&mut window, &i18n::sources::check_later());
    reopen(&mut window);
    let label = i18n::sources::to_check(1);
    if window.harness.query_by_label(&label).is_none() {
        button(&mut window, "harbours");
    }
    button(&mut window, &label);
    settle(&mut window);
    assert!(window.harness.query_by_label(&i18n::sources::check_title()).is_some());
}

/// Saves the map, begins another one, and opens it again.
fn reopen(window: &mut Window) {
    window.ask(Command::Do(Action::Save));
    settle(window);
    let path = window.path.clone();
    window.ask(Command::Do(Action::New));
    window.ask(Command::Open(path));
    settle(window);
}

#[test]
fn a_card_leads_to_where_its_words_stand_in_another_text() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let id = source(&window);
    // They are gone, and back again far down: nobody can tell from the text between that it is they.
    let mut last: Vec<String> = (0..200).map(|n| format!("Nothing of that kind is said in paragraph {n}.")).collect();
    last.extend([FIRST, SECOND, THIRD].map(str::to_owned));
    let last: Vec<&str> = last.iter().map(String::as_str).collect();
    for paragraphs in [&[FIRST, THIRD], last.as_slice()] {
        let (_folder, path) = document("newer.txt", paragraphs);
        window.ask(Command::RenewText(id, path));
        settle(&mut window);
        button(&mut window, &i18n::sources::check_later());
    }
    reopen(&mut window);
    let card = window.card("Whoever");
    // Words that are looked for are found, but the passage comes first.
    window.harness.get_by_role_and_label(Role::TextInput, &i18n::sources::sources_filter()).focus();
    window.harness.run();
    window.text("paragraph");
    window.ask(Command::ShowPassage(card, 0));
    settle(&mut window);
    line(&window, SECOND);
    let citation = only_card(&window).1.citations.remove(0);
    let text = window.map().sources()[&id].text().unwrap();
    assert_ne!(citation.anchor.unwrap().digest, text.digest(), "looking changes nothing");
}

/// A text that says of each paragraph what the catalogue says of it, in the catalogue's words: ours.
fn article(number: usize) -> Vec<String> {
    let paragraph = |p: &counterpoint::sources::Paragraph| {
        let last = p.passages.iter().flat_map(|passage| &passage.sentences).max().copied().unwrap_or(1);
        let sentence = |n: u32| {
            let about = p.passages.iter().filter(|passage| passage.sentences.contains(&n));
            let words: Vec<&str> = about.map(|passage| passage.text.trim_end_matches('.')).collect();
            if words.is_empty() { format!("Sentence {n} says nothing else.") } else { format!("{}.", words.join("; ")) }
        };
        (1..=last).map(sentence).collect::<Vec<_>>().join(" ")
    };
    bundled().get(number).unwrap().paragraphs.iter().map(paragraph).collect()
}

#[test]
fn the_text_of_a_bundled_analysis_is_attached_and_every_passage_shows_its_sentences() {
    let mut window = Window::new();
    let middle = window.canvas_centre();
    window.drag_passage("deserve fresh reading", middle);
    let (card, before) = only_card(&window);
    assert!(before.citations.first().unwrap().quote.is_none());
    // The other analysis is not taken for this one.
    let other = article(1);
    let (_folder, path) = document("other.txt", &other.iter().map(String::as_str).collect::<Vec<_>>());
    window.ask(Command::AttachText(0, path));
    settle(&mut window);
    assert!(
        window.app().notices().any(|text| is_said(text, &i18n::notices::other_text(ANY))),
        "{:?}",
        window.app().notices().collect::<Vec<_>>()
    );
    assert!(window.map().sources().values().all(|source| source.full_text.is_none()));
    let own = article(0);
    let (_folder, path) = document("own.txt", &own.iter().map(String::as_str).collect::<Vec<_>>());
    window.ask(Command::AttachText(0, path));
    settle(&mut window);
    let after = window.map().statements()[&card].clone();
    let citation = after.citations.first().unwrap();
    assert!(quoted(citation).contains("deserve"), "the card has the words that it sums up: {citation:?}");
    let found = window.app().sources().attachment("second-coming").unwrap();
    let catalogue = bundled().first().unwrap();
    let without = catalogue.passages().filter(|(_, passage)| found.ranges_of(&passage.id).is_empty());
    assert_eq!(without.count(), 0, "every passage shows sentences");
    // From the card to the words, and a passage that is taken now brings its words along.
    button(&mut window, "Text");
    window.ask(Command::Select(Selection::only(card)));
    window.press(Modifiers::SHIFT, Key::I);
    button(&mut window, "Passages");
    window.drag_passage("four years of war think again", middle + vec2(0.0, 200.0));
    let taken = window.card("our years of war");
    assert!(window.map().statements()[&taken].citations.first().unwrap().anchor.is_some());
    let known = window.app().sources().attachment("second-coming").cloned();
    button(&mut window, "Text");
    reopen(&mut window);
    assert_eq!(window.app().sources().attachment("second-coming"), known.as_ref(), "it is matched again");
    assert!(window.app().sources().marks(0) >= 136, "and what the passages sum up is marked");
}

#[test]
fn pasted_pages_keep_their_headings_and_paragraphs() {
    let mut window = Window::new();
    let page =
        format!("<html><body><!--StartFragment--><h2>Why harbours pay</h2><p>{FIRST}</p><p>{SECOND}</p></body></html>");
    window.ask(Command::BringText(page, true));
    settle(&mut window);
    let source = window.map().sources().values().next().unwrap();
    let text = source.text().unwrap();
    assert_eq!(text.count(), 3);
    assert_eq!(text.paragraph(1).unwrap().kind.name(), "heading-2");
    window.ask(Command::BringText(format!("{FIRST}\n{THIRD}"), false));
    settle(&mut window);
    assert_eq!(window.map().sources().len(), 2);
    // The same once more is not brought in twice.
    window.ask(Command::BringText(format!("{FIRST}\n{THIRD}"), false));
    settle(&mut window);
    assert_eq!(window.map().sources().len(), 2);
}

/// Answers every question for documents with these.
struct These(Vec<PathBuf>);

impl Dialogs for These {
    fn ask(&self, worker: &Worker, question: FileQuestion) -> DialogAnswer {
        let several = matches!(question, FileQuestion::OpenDocuments(_));
        let choice = if several { DialogChoice::Paths(self.0.clone()) } else { DialogChoice::Cancelled };
        worker.start("answer", move || choice)
    }
}

#[test]
fn several_documents_are_chosen_at_once() {
    let made: Vec<_> = [FIRST, SECOND, THIRD]
        .iter()
        .enumerate()
        .map(|(n, words)| document(&format!("{n}.txt"), &[words, "And so on."]))
        .collect();
    let paths: Vec<PathBuf> = made.iter().map(|(_, path)| path.clone()).collect();
    let mut window = Window::made(|_| Box::new(These(paths)), Arc::new(Disk));
    window.press(Modifiers::ALT, Key::O);
    settle(&mut window);
    assert_eq!(window.map().sources().values().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["0", "1", "2"]);
}

#[test]
fn what_cannot_be_read_is_said_with_its_name_and_a_remedy() {
    let mut window = Window::new();
    let (_folder, path) = document("old.doc", &["\u{0}"]);
    std::fs::write(&path, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 0000").unwrap();
    window.ask(Command::BringIn(vec![path]));
    settle(&mut window);
    let told: Vec<&str> = window.app().notices().collect();
    assert!(
        told.iter().any(|text| text.contains("old.doc") && is_said(text, &i18n::documents::read_type(ANY))),
        "{told:?}"
    );
    assert!(window.map().sources().is_empty());
}

#[test]
fn sources_are_described_listed_and_copied_in_the_style_that_one_likes() {
    let mut window = reading();
    let id = source(&window);
    let described = counterpoint::model::Source {
        title: "Why ports matter".to_owned(),
        authors: vec!["Ann Hadfield".to_owned(), "Ben Khostova".to_owned()],
        short: "Hadfield and Khostova".to_owned(),
        date: "2021-12-17".to_owned(),
        ..window.map().sources()[&id].clone()
    };
    window.ask(Command::SetSource(id, Box::new(described)));
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let (card, _) = only_card(&window);
    window.ask(Command::Do(Action::Bibliography));
    let apa = "Hadfield, A., & Khostova, B. (2021, December 17). Why ports matter.";
    assert!(window.harness.query_by_label(apa).is_some());
    button(&mut window, "Chicago");
    assert!(
        window
            .harness
            .query_by_label("Hadfield, Ann, and Ben Khostova. “Why ports matter.” December 17, 2021.")
            .is_some()
    );
    button(&mut window, "Close");
    window.ask(Command::Select(Selection::only(card)));
    window.press(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::C);
    assert!(window.app().notices().any(|text| text.contains(&i18n::notices::copied_cited(1))));
    window.ask(Command::RemoveSource(id));
    assert_eq!(window.map().sources().len(), 1, "it is cited");
    window.ask(Command::Select(Selection::default()));
    window.ask(Command::ShowCiting(id));
    assert_eq!(window.app().document().selection.single(), Some(card));
}

#[test]
fn two_sources_stand_side_by_side_and_words_are_found_in_them() {
    let mut window = reading();
    button(&mut window, "Side by side");
    assert!(window.harness.query_by_role_and_label(Role::Document, &i18n::sources::reading_text()).is_some());
    assert!(window.harness.get_all_by_role(Role::Button).any(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Claim: ") || label.starts_with("Premise"))
    }));
    let name = i18n::sources::reading_find();
    let field = window.harness.get_by_role_and_label(Role::TextInput, &name);
    field.focus();
    window.harness.run();
    window.text("RICH");
    let (hits, at) = window.app().sources().columns.first().unwrap().reading.hits();
    assert_eq!((hits, at), (2, 1));
}

#[test]
fn what_nobody_has_used_is_what_is_left_to_read() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let shown = |window: &Window, words: &str| {
        window.harness.get_all_by_role(Role::Label).any(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value()).is_some_and(|label| label == words)
        })
    };
    assert!(shown(&window, SECOND));
    button(&mut window, "Unused");
    assert!(!shown(&window, SECOND) && shown(&window, FIRST) && shown(&window, THIRD));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(shown(&window, SECOND), "nothing was taken any more");
}

#[test]
fn dozens_of_sources_stand_in_tabs_and_in_a_list() {
    let mut window = Window::new();
    for number in 0..30 {
        let title = format!("Source number {number}");
        let source = counterpoint::model::Source { short: title.clone(), title, ..Default::default() };
        window.ask(Command::SetSourceForm(None, Box::new(source)));
    }
    assert_eq!(window.map().sources().len(), 30);
    window.harness.get_by_role_and_label(Role::Button, &i18n::sources::sources_all()).click();
    window.harness.run();
    window
        .harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label == "Source number 2"))
        .unwrap()
        .click();
    window.harness.run();
    assert!(window.harness.query_by_label_contains(&i18n::sources::no_text()).is_some());
}

#[test]
fn whoever_changes_a_card_while_a_text_is_read_has_the_last_word() {
    let mut window = reading();
    let middle = window.canvas_centre();
    for (number, words) in [FIRST, SECOND].into_iter().enumerate() {
        take(&mut window, words, middle + vec2(-300.0 + 300.0 * number as f32, -200.0));
    }
    let (card, other) = (window.card("Harbours bring"), window.card("Whoever"));
    let of = |window: &Window, card| window.map().statements()[&card].citations.clone();
    let (first, second) = (of(&window, card).remove(0), of(&window, other).remove(0));
    let both = StatementField::Citations(vec![first, second.clone()]);
    window.ask(Command::SetStatements(vec![card], both));
    let (_folder, path) = document("newer.txt", &["A new beginning.", FIRST, SECOND, THIRD]);
    let id = source(&window);
    // Reading begins, and at once the first of two citations goes.
    let app = window.harness.state_mut();
    app.ask(Command::RenewText(id, path));
    app.ask(Command::SetStatements(vec![card], StatementField::Citations(vec![second.clone()])));
    settle(&mut window);
    assert_eq!(of(&window, card), [second], "neither doubled nor written over");
    assert_eq!(of(&window, other).first().unwrap().paragraph, Some(3), "what nobody has touched follows");
}

#[test]
fn what_was_found_in_another_text_is_not_shown_over_the_one_that_undo_brought_back() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let id = source(&window);
    let edited = "Whoever is rich has something to lose, and thinks thrice before going to war.";
    let (_folder, newer) = document("newer.txt", &[edited]);
    let (_second, newest) = document("newest.txt", &[FIRST, THIRD, "Something else stands here.", edited]);
    for path in [newer, newest] {
        window.ask(Command::RenewText(id, path));
        settle(&mut window);
        button(&mut window, &i18n::sources::check_later());
    }
    window.press(Modifiers::COMMAND, Key::Z);
    window.ask(Command::CheckCitations(id));
    settle(&mut window);
    // Where it may be in the newest text is beyond the end of this one.
    button(&mut window, &i18n::sources::check_this());
    let length = window.map().sources()[&id].text().unwrap().length();
    let citation = only_card(&window).1.citations.remove(0);
    assert!(citation.anchor.unwrap().end <= length, "{citation:?}");
    assert_eq!(quoted(&citation), edited);
}

#[test]
fn citations_of_an_analysis_that_is_not_known_here_keep_its_paragraphs() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    window.ask(Command::Do(Action::Save));
    settle(&mut window);
    // A newer version has an analysis of which this text is.
    let text = std::fs::read_to_string(&window.path).unwrap();
    let title = "\"title\": \"harbours\"";
    assert!(text.contains(title) && text.contains("\"paragraph\": 2"), "{text}");
    let text = text
        .replace(title, &format!("{title},\n      \"catalogue\": \"newer\",\n      \"catalogue_version\": 3"))
        .replace("\"paragraph\": 2", "\"paragraph\": 77");
    let path = window.path.with_file_name("newer.argmap");
    std::fs::write(&path, text).unwrap();
    window.ask(Command::Do(Action::New));
    window.ask(Command::Open(path));
    settle(&mut window);
    let id = source(&window);
    let (_folder, newer) = document("newer.txt", &["A new beginning.", FIRST, SECOND, THIRD]);
    window.ask(Command::RenewText(id, newer));
    settle(&mut window);
    let citation = only_card(&window).1.citations.remove(0);
    let text = window.map().sources()[&id].text().unwrap();
    assert_eq!(text.between(citation.anchor.unwrap().range()), SECOND);
    assert_eq!(citation.anchor.unwrap().digest, text.digest());
    assert_eq!(citation.paragraph, Some(77));
}

#[test]
fn a_citation_that_moved_names_the_sentences_where_it_is_now() {
    let mut window = reading();
    let middle = window.canvas_centre();
    take(&mut window, SECOND, middle);
    let before = only_card(&window).1.citations.remove(0);
    assert_eq!((before.paragraph, before.sentences), (Some(2), vec![1]));
    let joined = format!("{THIRD} {FIRST} {SECOND}");
    let (_folder, path) = document("newer.txt", &["A new beginning.", "And more.", &joined]);
    let id = source(&window);
    window.ask(Command::RenewText(id, path));
    settle(&mut window);
    let after = only_card(&window).1.citations.remove(0);
    assert_eq!(quoted(&after), SECOND);
    assert_eq!((after.paragraph, after.sentences), (Some(3), vec![3]));
}

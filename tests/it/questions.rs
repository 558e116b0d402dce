//! The captain's questions in the window: what stands, what if, why, what was dropped; saved, opened again, mailed.

use crate::support::window::{ANY, Window};
use counterpoint::analysis::Label;
use counterpoint::command::{Action, Command, Stage};
use counterpoint::edit::Selection;
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceField, InferenceKind, StatementField, Weight};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

impl Window {
    fn label(&self, id: ElementId) -> Label {
        self.app().evaluation().labels()[&id]
    }

    fn choose(&mut self, id: ElementId) {
        self.ask(Command::Select(Selection::only(id)));
        self.settle();
    }

    fn link(&mut self, from: ElementId, to: ElementId, kind: InferenceKind) {
        self.ask(Command::Link([from].into(), to, kind));
    }
}

/// A claim with a reason, which a rebuttal attacks.
fn debate() -> (Window, [ElementId; 3]) {
    let mut window = Window::new();
    for text in ["Trade makes peace.", "Traders fear war.", "Traders sell arms."] {
        window.write(text);
    }
    let ids = ["makes", "fear", "sell"].map(|text| window.card(text));
    window.link(ids[1], ids[0], InferenceKind::Support);
    window.link(ids[2], ids[1], InferenceKind::Attack);
    let side = |n: usize, window: &Window| window.map().sides().keys().nth(n).copied();
    for (id, n) in [(ids[0], 0), (ids[1], 0), (ids[2], 1)] {
        let side = side(n, &window);
        window.ask(Command::SetStatements(vec![id], StatementField::Side(side)));
    }
    (window, ids)
}

#[test]
fn labels_follow_each_edit_and_undo() {
    let (mut window, [claim, reason, rebuttal]) = debate();
    assert_eq!([claim, reason, rebuttal].map(|id| window.label(id)), [Label::Falls, Label::Falls, Label::Stands]);
    assert!(window.harness.query_all_by_role(Role::Button).any(|node| {
        let label = egui_kittest::kittest::NodeT::accesskit_node(&node).label().unwrap_or_default();
        label.contains("Trade makes peace.") && label.ends_with(&i18n::canvas::card_falls())
    }));
    window.ask(Command::Remove([rebuttal].into()));
    assert_eq!(window.label(claim), Label::Stands);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.label(claim), Label::Falls);
    // Put away with one key, and shown again.
    window.press(NONE, Key::V);
    assert!(!window.says(&i18n::canvas::card_falls()));
    window.press(NONE, Key::V);
    assert!(window.says(&i18n::canvas::card_falls()));
}

#[test]
fn why_names_cards_and_lights_the_chain_and_flips_are_found() {
    let (mut window, [claim, reason, rebuttal]) = debate();
    window.choose(claim);
    assert!(window.says(&i18n::standing::supports_fall("“Traders fear war.”", 1)), "why the claim falls");
    assert!(window.says(&i18n::analysis::flips_other(Label::Stands.name())));
    assert!(window.harness.query_by_role_and_label(Role::Button, "“Traders sell arms.”").is_some());
    window.press(NONE, Key::G);
    let (lit, chain) = window.app().canvas().chain.clone().unwrap();
    assert!(lit == claim && [claim, reason, rebuttal].iter().all(|id| chain.contains(id)));
    window.press(NONE, Key::Escape);
    assert_eq!(window.app().canvas().chain, None);
    window.choose(reason);
    assert!(window.says(&i18n::standing::rebut_unanswered("“Traders sell arms.”", 1)));
}

#[test]
fn what_if_is_on_the_banner_and_one_key_clears_it() {
    let (mut window, [claim, reason, _]) = debate();
    window.choose(reason);
    window.press(NONE, Key::T);
    assert_eq!((window.label(reason), window.label(claim)), (Label::Stands, Label::Stands));
    assert!(window.says(&i18n::fields::what_if_banner(1)));
    window.press(NONE, Key::X);
    assert_eq!(window.map().statements()[&reason].assumed, Some(false));
    let attack = window.links()[1].0;
    window.choose(attack);
    window.press(NONE, Key::X);
    assert!(window.map().inferences()[&attack].muted && window.says(&i18n::fields::what_if_banner(2)));
    // Saved with the map, and said when it is opened again.
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.path.clone();
    window.ask(Command::Open(path));
    window.settle();
    assert!(window.says(&i18n::fields::what_if_banner(2)));
    window.press(Modifiers::SHIFT, Key::T);
    assert!(window.map().assumptions().next().is_none() && !window.says(&i18n::fields::what_if_banner(1)));
    assert_eq!(window.label(claim), Label::Falls);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says(&i18n::fields::what_if_banner(2)), "one step takes it back");
}

#[test]
fn how_sure_is_said_in_words_and_stale_when_the_words_change() {
    let (mut window, [_, reason, _]) = debate();
    window.choose(reason);
    window.ask(Command::SetStatements(vec![reason], StatementField::Weight(Some(Weight::LIKELY))));
    assert!(!window.says(&i18n::terms::weight_stale()));
    window.ask(Command::SetText(reason, "Traders fear wars at sea.".to_owned()));
    assert!(window.says(&i18n::terms::weight_stale()));
    window.harness.get_by_role_and_label(Role::Button, &i18n::terms::weight_still()).click();
    window.harness.run();
    assert!(!window.says(&i18n::terms::weight_stale()));
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.says(&i18n::terms::weight_stale()), "with the old words it holds");
}

#[test]
fn the_panel_answers_and_f8_goes_round_what_was_dropped() {
    let (mut window, [claim, reason, rebuttal]) = debate();
    window.press(Modifiers::COMMAND, Key::K);
    window.settle();
    assert!(window.says(&i18n::analysis::counts(1, 2, 0)) && window.says(&i18n::analysis::main()));
    for question in [
        i18n::analysis::critical(),
        i18n::analysis::dropped(),
        i18n::analysis::to_research(),
        i18n::analysis::research(),
    ] {
        window.harness.get_by_role_and_label(Role::Button, &question).click();
        window.settle();
    }
    assert!(window.says(&i18n::analysis::research_none()));
    window.harness.get_by_role_and_label(Role::Button, &i18n::analysis::critical()).click();
    window.settle();
    assert!(
        (1..=2).any(|claims| window.says(&i18n::analysis::critical_note(1, claims))),
        "the claim hangs on the rebuttal"
    );
    window.press(NONE, Key::F8);
    assert_eq!(window.app().document().selection.single(), Some(rebuttal), "nobody has answered it");
    // The filter lets only what was dropped pass.
    window.press(Modifiers::COMMAND, Key::F);
    for entry in [i18n::visibility::filter(), i18n::visibility::filter_standing(), i18n::analysis::turn_dropped()] {
        window.harness.get_all_by_role_and_label(Role::Button, &entry).last().unwrap().click();
        window.harness.run();
    }
    assert_eq!(window.app().canvas().sight.filtered(), 2, "two cards do not pass");
    window.press(NONE, Key::Escape);
    window.ask(Command::Do(Action::ShowAll));
    window.choose(rebuttal);
    // An answer of the other side, and nothing is left but the answer.
    window.ask(Command::Do(Action::Counter));
    window.text("They do not.");
    window.press(NONE, Key::Escape);
    let answer = *window.map().statements().keys().last().unwrap();
    assert!(window.app().debate().dropped().iter().eq([&answer]));
    assert_eq!([claim, reason].map(|id| window.label(id)), [Label::Stands; 2]);
}

#[test]
fn the_flow_sheet_is_written_with_the_keys_of_a_spreadsheet() {
    let mut window = Window::new();
    window.ask(Command::SetFormat(Some(counterpoint::formats::debate::known_formats()[2].in_map(window.map()))));
    window.press(Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.app().stage(), Stage::Flow);
    window.press(NONE, Key::Enter);
    window.text("First point");
    window.press(NONE, Key::Enter);
    window.text("Second point");
    window.press(NONE, Key::Tab);
    window.text("Answer to it");
    window.press(NONE, Key::Escape);
    let said = |window: &Window, text: &str| window.map().statements()[&window.card(text)].clone();
    assert_eq!(said(&window, "First").speech, "1AC");
    assert_eq!(said(&window, "Second").speech, "1AC");
    let answer = said(&window, "Answer");
    assert_eq!((answer.speech.as_str(), answer.side), ("1NC", window.map().sides().keys().nth(1).copied()));
    assert_eq!(window.links().len(), 1);
    // Arrows go along the row; letters are commands; F2 opens the field, Escape puts back what was there, and an empty new
    // line leaves no trace.
    window.press(NONE, Key::ArrowLeft);
    assert_eq!(window.app().document().selection.single(), Some(window.card("Second")));
    window.press(NONE, Key::ArrowUp);
    let steps = window.app().document().history().revision();
    window.text("R");
    assert_eq!(window.app().document().history().revision(), steps, "a letter replaces nothing");
    window.press(NONE, Key::F2);
    window.text(" and less");
    window.press(NONE, Key::Escape);
    assert!(window.map().statements().values().any(|s| s.text == "First point"), "Escape puts back what was there");
    window.press(NONE, Key::F2);
    window.text(" and more");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::Escape);
    assert_eq!(window.map().statements().len(), 3, "the line that was not written on is gone");
    assert!(window.map().statements().values().any(|s| s.text == "First point and more"));
    // Back to what it answers.
    let answer = window.card("Answer");
    window.choose(answer);
    window.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.app().document().selection.single(), Some(window.card("Second")));
    assert_eq!(window.map().statements().len(), 3);
    // Both views are of one map, and undo is shared.
    window.press(Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.app().stage(), Stage::Map);
    for _ in 0..20 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert!(window.map().is_empty() && window.map().format().is_none());
}

#[test]
fn clashes_say_who_is_ahead_and_lead_to_the_map() {
    let (mut window, [claim, reason, rebuttal]) = debate();
    window.press(Modifiers::COMMAND, Key::Num3);
    assert!(window.says(&i18n::clashes::title()) && window.says(&i18n::clashes::ahead(ANY)));
    // The inspector has a button of this name as well; the one of the clash is drawn last.
    window.harness.get_all_by_role_and_label(Role::Button, &i18n::clashes::show()).last().unwrap().click();
    window.harness.run();
    assert_eq!(window.app().stage(), Stage::Map);
    let selected: Vec<_> = window.app().document().selection.iter().collect();
    assert_eq!(selected, [reason, rebuttal]);
    assert_eq!(window.label(claim), Label::Falls);
}

#[test]
fn a_format_is_chosen_changed_and_given_up() {
    let (mut window, [claim, ..]) = debate();
    window.ask(Command::Do(Action::Format));
    window.harness.get_by_role_and_label(Role::Button, "World Schools").click();
    window.harness.run();
    assert!(window.says(&i18n::formats::sum(8, 56)));
    window.harness.get_by_role_and_label(Role::Button, &i18n::formats::format_use()).click();
    window.harness.run();
    assert_eq!(window.map().format().unwrap().name, "World Schools");
    window.choose(claim);
    window.ask(Command::SetStatements(vec![claim], StatementField::Speech("P1".to_owned())));
    assert!(window.harness.query_by_role_and_label(Role::ComboBox, &i18n::fields::speech()).is_some());
    // Saved and opened again.
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.path.clone();
    window.ask(Command::Open(path));
    window.settle();
    assert_eq!(window.map().format().unwrap().speeches.len(), 8);
    assert_eq!(window.map().statements()[&claim].speech, "P1");
    window.ask(Command::SetFormat(None));
    assert_eq!(window.map().format(), None);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.map().format().is_some());
}

#[test]
fn a_critical_question_becomes_a_card_of_the_other_side_in_one_click() {
    let (mut window, [claim, reason, _]) = debate();
    let support = window.links()[0].0;
    window.choose(support);
    window.ask(Command::SetInferences(vec![support], InferenceField::Scheme(Some("expert-opinion".to_owned()))));
    let question = "Is the expert really an expert in this field?";
    window
        .harness
        .get_by_role_and_label(Role::Button, &format!("{}: {question}", i18n::schemes::raise()))
        .scroll_to_me();
    window.harness.run();
    window.harness.get_by_role_and_label(Role::Button, &format!("{}: {question}", i18n::schemes::raise())).click();
    window.harness.run();
    let raised = window.card(question);
    let card = window.map().statements()[&raised].clone();
    assert!(card.marks.to_research && card.side == window.map().sides().keys().nth(1).copied());
    assert_eq!(window.map().conclusion(window.map().uses_of(raised)[0]), Some(support));
    assert!(window.says(&format!("{}: {question}", i18n::schemes::raised())));
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.get_by_role_and_label(Role::Button, &i18n::analysis::to_research()).click();
    window.settle();
    assert!(window.harness.get_all_by_role(Role::Button).any(|node| {
        egui_kittest::kittest::NodeT::accesskit_node(&node).label().unwrap_or_default() == format!("Stands, {question}")
    }));
    assert_eq!([claim, reason].map(|id| window.label(id)), [Label::Falls; 2]);
    // The hints name the claim that cites nothing, and two equal cards can be merged.
    // The click in the panel has left the keyboard there.
    window.press(NONE, Key::Escape);
    window.choose(claim);
    window.write("Grain ships keep neighbours calm.");
    window.ask(Command::SetText(claim, "Calm neighbours: grain ships keep them.".to_owned()));
    window.harness.get_by_role_and_label(Role::Button, &i18n::analysis::hints()).click();
    window.settle();
    assert!(
        window.says(&i18n::hints::hint_double(1))
            && (1..9).any(|count| window.says(&i18n::hints::hint_no_citation(count)))
    );
    window.harness.get_by_role_and_label(Role::Button, &i18n::hints::hint_unite()).click();
    window.harness.run();
    assert_eq!(window.map().statements().len(), 4);
    assert!(window.map().statements().contains_key(&claim));
}

#[test]
fn a_line_of_argument_is_presented_card_by_card() {
    let (mut window, [claim, reason, rebuttal]) = debate();
    window.choose(claim);
    window.press(NONE, Key::F5);
    assert_eq!(window.app().stage(), Stage::Round);
    assert!(window.says("Trade makes peace.") && !window.says(&i18n::sources::sources_filter()), "and nothing else");
    window.press(NONE, Key::ArrowRight);
    assert!(window.says("Traders fear war."));
    window.press(NONE, Key::Space);
    assert!(window.says("Traders sell arms."));
    window.press(NONE, Key::ArrowRight);
    assert!(window.says("Traders sell arms."), "it ends with the last");
    window.press(NONE, Key::Home);
    assert!(window.says("Trade makes peace."));
    window.press(NONE, Key::End);
    window.press(NONE, Key::Escape);
    assert_eq!(window.app().stage(), Stage::Map);
    assert_eq!(window.app().document().selection.single(), Some(rebuttal), "one goes on where one was");
    assert_eq!(window.label(reason), Label::Falls);
    assert_eq!(window.map().statements().len(), 3, "no key has changed anything");
}

#[test]
fn a_rehearsal_hides_our_answers_until_they_are_asked_for() {
    let (mut window, [claim, _, rebuttal]) = debate();
    window.choose(rebuttal);
    window.ask(Command::Do(Action::Counter));
    window.text("They sell grain.");
    window.press(NONE, Key::Escape);
    window.choose(claim);
    window.press(Modifiers::SHIFT, Key::F5);
    assert!(window.says("Traders sell arms.") && window.says(&i18n::rehearsal::what()));
    assert!(!window.says("They sell grain."));
    window.press(NONE, Key::Space);
    assert!(window.says("They sell grain."));
    window.press(NONE, Key::A);
    assert!(!window.says("They sell grain."));
    window.press(NONE, Key::W);
    assert!(window.map().statements()[&rebuttal].marks.to_research);
    // For the other side it is the other way round.
    window.harness.get_by_role_and_label(Role::Button, &i18n::rehearsal::rehearse_for("Opposition")).click();
    window.harness.run();
    assert!(window.says("Trade makes peace."));
    window.press(NONE, Key::Escape);
    assert_eq!(window.app().stage(), Stage::Map);
}

#[test]
fn who_leaves_the_sheet_while_writing_loses_nothing() {
    let mut window = Window::new();
    window.press(Modifiers::COMMAND, Key::Num2);
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().statements().len(), 1);
    // Nothing was written: the card goes with the sheet.
    window.press(Modifiers::COMMAND, Key::Num1);
    assert!(window.map().is_empty());
    // Written on from the map, it stays.
    window.press(Modifiers::COMMAND, Key::Num2);
    window.press(NONE, Key::Enter);
    window.text("First");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.press(NONE, Key::F2);
    window.text(" and more");
    window.press(NONE, Key::Enter);
    window.press(Modifiers::COMMAND, Key::Num2);
    window.harness.run();
    assert!(window.map().statements().values().any(|s| s.text == "First and more"), "{:?}", window.map().statements());
    // Undo by key on the sheet, and its keys go on working.
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.map().statements().values().all(|s| s.text != "First and more"));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    window.text("Second");
    window.press(NONE, Key::Escape);
    assert_eq!(window.map().statements().len(), 2);
    // A letter with Alt is a shortcut and no text.
    window.press(Modifiers::ALT, Key::P);
    assert!(window.map().statements()[&window.card("Second")].pinned);
}

#[test]
fn another_map_ends_the_presentation_and_dragging_a_strength_is_one_step() {
    let (mut window, [claim, ..]) = debate();
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.path.clone();
    window.choose(claim);
    window.press(NONE, Key::F5);
    // Nothing that one does not see is changed there.
    window.press(Modifiers::COMMAND, Key::D);
    assert_eq!(window.map().statements().len(), 3);
    window.ask(Command::Open(path));
    window.settle();
    assert_eq!(window.app().stage(), Stage::Map);
    let support = window.links()[0].0;
    for percent in [90, 80, 70] {
        window.ask(Command::SetInferences(vec![support], InferenceField::Weight(Some(Weight::new(percent)))));
    }
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().inferences()[&support].weight, None);
}

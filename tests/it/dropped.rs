//! What was left unanswered, with and without turns. `notation` says how maps are written here.

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{ResponseStatus, ResponseTracker, come_to, turns};
use counterpoint::model::{Change, ElementId, Format, Marks, Side, Speech, StatementField, StatementKind};

/// Two sides: cards whose names begin with a letter before n are of the first.
fn debate(text: &str) -> (Names, [ElementId; 2]) {
    let mut names = parse(text);
    let sides = [names.ids.fresh(), names.ids.fresh()];
    for side in sides {
        names.map.apply(&Change::SetSide(side, Some(Box::new(Side::default())))).unwrap();
    }
    let is_card = |id: &ElementId| names.map.statements().contains_key(id);
    let cards = names.names.iter().filter(|(_, id)| is_card(id)).map(|(name, id)| (name.clone(), *id));
    for (name, id) in cards.collect::<Vec<(String, ElementId)>>() {
        let side = if name.as_str() < "n" { sides.first() } else { sides.last() };
        names.map.apply(&Change::SetStatement(id, StatementField::Side(side.copied()))).unwrap();
    }
    (names, sides)
}

fn give(names: &mut Names, speeches: &[(&str, Option<ElementId>)], of: &[(&str, &str)]) {
    let speech =
        |(key, side): &(&str, Option<ElementId>)| Speech { key: (*key).to_owned(), side: *side, ..Speech::default() };
    let format =
        Format { name: "two".to_owned(), speeches: speeches.iter().map(speech).collect(), ..Format::default() };
    names.map.apply(&Change::SetFormat(Some(Box::new(format)))).unwrap();
    for (name, key) in of {
        names.map.apply(&Change::SetStatement(names.id(name), StatementField::Speech((*key).to_owned()))).unwrap();
    }
}

#[track_caller]
fn expect(names: &Names, wanted: &[(&str, Option<ResponseStatus>)]) {
    let turns = turns(&names.map);
    for (name, turn) in wanted {
        assert_eq!(turns.get(&names.id(name)), turn.as_ref(), "{name}");
    }
}

use ResponseStatus::{Answered, Conceded, Dropped, TooEarly};

#[test]
fn without_a_format_rebuttals_and_what_rests_on_nothing_ask_for_answers() {
    let (names, _) = debate("a b c x:b>a y:c>a z p u:z!b v:p!z");
    expect(
        &names,
        &[
            // It rests on b and c; b is answered, and a with it.
            ("a", None),
            ("b", Some(Answered)),
            ("c", Some(Dropped)),
            // p is of its own side: that is no answer.
            ("z", Some(Dropped)),
            // And what a side grants against itself asks nobody for an answer.
            ("p", None),
        ],
    );
}

#[test]
fn who_denies_a_step_answers_what_it_starts_from() {
    let (names, _) = debate("a b x:b>a z u:z!x");
    expect(&names, &[("b", Some(Answered)), ("z", Some(Dropped))]);
    // A premise is no claim.
    let (mut names, _) = debate("a b x:b>a");
    let premise = StatementField::Kind(StatementKind::Premise);
    names.map.apply(&Change::SetStatement(names.id("b"), premise)).unwrap();
    expect(&names, &[("a", None), ("b", None)]);
    // A muted answer is none.
    let (mut names, _) = debate("b z u:z!b");
    names.map.apply(&Change::SetInference(names.id("u"), counterpoint::model::InferenceField::Muted(true))).unwrap();
    expect(&names, &[("b", Some(Dropped))]);
}

#[test]
fn what_no_side_says_asks_nothing_and_what_is_conceded_is_granted() {
    let (mut names, _) = debate("a b");
    names.map.apply(&Change::SetStatement(names.id("a"), StatementField::Side(None))).unwrap();
    let marks = Marks { conceded: true, ..Marks::default() };
    names.map.apply(&Change::SetStatement(names.id("b"), StatementField::Marks(marks))).unwrap();
    expect(&names, &[("a", None), ("b", Some(Conceded))]);
}

#[test]
fn with_a_format_only_what_had_its_turn_is_dropped() {
    let (mut names, [pro, con]) = debate("a b c d e z p x:z!a");
    let speeches = [("1A", Some(pro)), ("1N", Some(con)), ("2A", Some(pro)), ("2N", Some(con))];
    give(&mut names, &speeches, &[("a", "1A"), ("b", "1A"), ("z", "1N"), ("p", "1N"), ("e", "gone")]);
    assert_eq!(come_to(&names.map, names.map.format().unwrap()), Some(1));
    let early = [("z", Some(TooEarly)), ("p", Some(TooEarly))];
    expect(&names, &[("a", Some(Answered)), ("b", Some(Dropped)), ("c", None), ("e", None)]);
    expect(&names, &early);
    // With the next speech the turn has come.
    give(&mut names, &speeches, &[("d", "2A")]);
    expect(&names, &[("z", Some(Dropped)), ("p", Some(Dropped)), ("d", Some(TooEarly))]);
    // After the last speech nobody has a turn.
    give(&mut names, &speeches, &[("p", "2N")]);
    expect(&names, &[("p", Some(TooEarly)), ("d", Some(Dropped))]);
    // A turn of both is nobody's turn to answer.
    give(&mut names, &[("1A", Some(pro)), ("both", None)], &[("p", "both")]);
    expect(&names, &[("b", Some(TooEarly))]);
}

#[test]
fn what_a_card_is_for_decides_as_well() {
    let (mut names, _) = debate("a b x:b>a");
    let mut debate = ResponseTracker::default();
    debate.update(&names.map, None, 1);
    let b = names.id("b");
    assert!(debate.dropped().contains(&b));
    names.map.apply(&Change::SetStatement(b, StatementField::Kind(StatementKind::Premise))).unwrap();
    debate.update(&names.map, Some(&[b].into()), 1);
    assert!(!debate.dropped().contains(&b));
}

#[test]
fn an_inner_claim_is_answered_in_its_reasons() {
    let (mut names, [pro, con]) = debate("a b x:b>a z u:z!b");
    give(&mut names, &[("1A", Some(pro)), ("1N", Some(con))], &[("a", "1A"), ("b", "1A"), ("z", "1N")]);
    expect(&names, &[("a", Some(Answered)), ("b", Some(Answered))]);
}

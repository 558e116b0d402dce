//! Hints, and what is done about them. `notation` says how maps are written here.

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{Hint, hints};
use counterpoint::edit::{History, Selection, ops};
use counterpoint::formats::argmap::{read, write};
use counterpoint::model::{
    Change, Citation, Comment, ElementId, Ledger, Map, Side, Source, StatementField, StatementKind,
};

fn say(names: &mut Names, name: &str, field: StatementField) {
    names.map.apply(&Change::SetStatement(names.id(name), field)).unwrap();
}

fn text(names: &mut Names, name: &str, text: &str) {
    say(names, name, StatementField::Text(text.to_owned()));
}

/// The hints of one kind.
fn of_kind(map: &Map, wanted: fn(&Hint) -> bool) -> Vec<Hint> {
    hints(map).into_iter().filter(wanted).collect()
}

#[test]
fn circles_of_support_are_found_and_attacks_are_none() {
    let names = parse("a b c d x:b>a y:c>b z:a>c w:d!a");
    let found = of_kind(&names.map, |hint| matches!(hint, Hint::Circle(_)));
    assert_eq!(found, [Hint::Circle(vec![names.id("a"), names.id("b"), names.id("c")])]);
    let names = parse("a b x:a!b y:b!a");
    assert_eq!(of_kind(&names.map, |hint| matches!(hint, Hint::Circle(_))), []);
}

#[test]
fn a_premise_of_both_sides_is_found() {
    let mut names = parse("a b c x:c>a y:c>b");
    let sides = [names.ids.fresh(), names.ids.fresh()];
    for (side, name) in sides.into_iter().zip(["a", "b"]) {
        names.map.apply(&Change::SetSide(side, Some(Box::new(Side::default())))).unwrap();
        say(&mut names, name, StatementField::Side(Some(side)));
    }
    let found = of_kind(&names.map, |hint| matches!(hint, Hint::BothSides(_)));
    assert_eq!(found, [Hint::BothSides(names.id("c"))]);
}

#[test]
fn what_no_linked_premise_mentions_is_named() {
    let mut names = parse("a b c d x:b,c>a y:d>a");
    text(&mut names, "a", "Socrates is mortal.");
    text(&mut names, "b", "Socrates is human.");
    text(&mut names, "c", "Humans mortally err.");
    assert_eq!(of_kind(&names.map, |hint| matches!(hint, Hint::Unmentioned(..))), [], "stems will do");
    text(&mut names, "c", "Humans err.");
    let found = of_kind(&names.map, |hint| matches!(hint, Hint::Unmentioned(..)));
    // A reason by itself may say anything.
    assert_eq!(found, [Hint::Unmentioned(names.id("x"), vec!["mortal".to_owned()])]);
}

#[test]
fn doubles_are_found_unless_the_map_says_so_itself() {
    let mut names = parse("a b c d");
    text(&mut names, "a", "Sanctions hurt the economy of Russia badly.");
    text(&mut names, "b", "Russia's economy is badly hurt by sanctions.");
    text(&mut names, "c", "Sanctions never changed a policy.");
    text(&mut names, "d", "Sanctions hurt.");
    let double = |map: &Map| -> Vec<(ElementId, ElementId)> {
        let pairs = hints(map).into_iter().filter_map(|hint| match hint {
            Hint::Double(a, b, share) => Some((a, b)).filter(|_| (0.6..=1.0).contains(&share)),
            _ => None,
        });
        pairs.collect()
    };
    assert_eq!(double(&names.map), [(names.id("a"), names.id("b"))]);
    // A denial is no double, nor is what another side says.
    let mut denied = parse("a b");
    text(&mut denied, "a", "Trade makes peace.");
    text(&mut denied, "b", "Trade makes no peace.");
    let share = |names: &Names| match of_kind(&names.map, |hint| matches!(hint, Hint::Double(..))).as_slice() {
        [Hint::Double(_, _, share)] => *share,
        _ => 0.0,
    };
    assert!(share(&denied) < 1.0);
    text(&mut denied, "b", "Trade makes peace.");
    assert!(share(&denied) > 0.99);
    let side = denied.ids.fresh();
    denied.map.apply(&Change::SetSide(side, Some(Box::new(Side::default())))).unwrap();
    say(&mut denied, "b", StatementField::Side(Some(side)));
    assert!(share(&denied) < 0.1);
    let mut linked = parse("a b x:a=b");
    text(&mut linked, "a", "Sanctions hurt the economy.");
    text(&mut linked, "b", "Sanctions hurt the economy.");
    assert_eq!(double(&linked.map), []);
}

#[test]
fn claims_without_citation_and_cards_without_links_are_found() {
    let mut names = parse("a b c x:b>a");
    say(&mut names, "b", StatementField::Kind(StatementKind::Premise));
    let found = of_kind(&names.map, |hint| matches!(hint, Hint::NoCitation(_) | Hint::Unlinked(_)));
    let [a, c] = ["a", "c"].map(|name| names.id(name));
    assert_eq!(found, [Hint::NoCitation(a), Hint::NoCitation(c), Hint::Unlinked(c)]);
}

#[test]
fn two_cards_become_one_without_losing_a_word() {
    let mut names = parse("a b c d e x:b>a y:c>d z:e!c w:a>b v:d,c!a");
    let source = names.ids.fresh();
    names.map.apply(&Change::SetSource(source, Some(Box::<Source>::default()))).unwrap();
    let cites =
        |paragraph| StatementField::Citations(vec![Citation { paragraph: Some(paragraph), ..Citation::of(source) }]);
    say(&mut names, "b", cites(1));
    say(&mut names, "c", cites(2));
    say(&mut names, "c", StatementField::Note("a note".to_owned()));
    let (first, reply) = (names.ids.fresh(), names.ids.fresh());
    let [b, c] = ["b", "c"].map(|name| names.id(name));
    let on = |reply_to, text: &str| Some(Box::new(Comment { reply_to, ..Comment::on(c, text.to_owned()) }));
    names.map.apply(&Change::SetComment(first, on(None, "why?"))).unwrap();
    names.map.apply(&Change::SetComment(reply, on(Some(first), "so"))).unwrap();
    let before = write(&names.map, &Ledger::default());
    let mut history = History::default();
    let transaction = ops::unite(&names.map, &mut names.ids, b, c).unwrap();
    history.commit(&mut names.map, &mut Selection::default(), transaction).unwrap();
    let (map, id) = (&names.map, |name: &str| names.id(name));
    assert_eq!(map.validate(), []);
    assert!(!map.statements().contains_key(&c));
    assert_eq!((map.premises(id("y")), map.conclusion(id("z"))), (vec![b], Some(b)));
    assert!(map.premises(id("v")).contains(&b) && map.premises(id("v")).contains(&id("d")));
    let card = &map.statements()[&b];
    assert_eq!((card.citations.len(), card.note.as_str()), (2, "c\na note"));
    assert_eq!(map.comments_on(b).count(), 2);
    history.undo(&mut names.map, &mut Selection::default());
    assert_eq!(write(&names.map, &Ledger::default()), before);
}

#[test]
fn the_shipped_map_has_no_circle_and_no_double() {
    let map = read(include_bytes!("../../maps/second-coming-vs-trap.argmap")).unwrap().map;
    let found = of_kind(&map, |hint| matches!(hint, Hint::Circle(_) | Hint::Double(..) | Hint::BothSides(_)));
    assert_eq!(found, []);
}

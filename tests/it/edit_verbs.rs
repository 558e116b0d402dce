//! Each deed as three lines: the map before, the deed, the map after. Undo then gives the map before.
//!
//! `notation` says how maps are written here.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::edit::ops::{self, AlignEdge, Axis, DropTarget, NewStatement};
use counterpoint::edit::{History, Refusal, Selection, Transaction};
use counterpoint::model::{
    Change, ElementId, InferenceField, InferenceKind, Links, Map, Place, Rejected, Side, StatementField, StatementKind,
};

use crate::support::notation::{Names, parse};

/// The map in the notation; what has no name yet is called by its text, or `new`.
fn print(names: &Names, map: &Map) -> String {
    let known: BTreeMap<ElementId, &str> = names.names.iter().map(|(name, id)| (*id, name.as_str())).collect();
    let name = |id: &ElementId| known.get(id).map_or_else(|| "new".to_owned(), |name| (*name).to_owned());
    let mut words: Vec<String> = map.statements().keys().map(name).collect();
    for (id, inference) in map.inferences() {
        let Links { premises, conclusion } = map.links(*id).unwrap();
        let premises: Vec<_> = premises.iter().map(name).collect();
        let sign = match inference.kind {
            InferenceKind::Support => ">",
            InferenceKind::Attack => "!",
            InferenceKind::Rephrase => "=",
        };
        words.push(format!("{}:{}{sign}{}", name(id), premises.join(","), name(&conclusion)));
    }
    words.join(" ")
}

/// Checks a deed, that it leaves a valid map, and that undo and redo are exact.
fn check(before: &str, deed: impl FnOnce(&mut Names) -> Result<Transaction, Refusal>, after: &str) {
    let mut names = parse(before);
    let transaction = deed(&mut names).unwrap_or_else(|why| panic!("{before}: {why}"));
    let mut map = names.map.clone();
    let (mut history, mut selection) = (History::default(), Selection::default());
    history.commit(&mut map, &mut selection, transaction).unwrap_or_else(|why| panic!("{before}: {why:?}"));
    assert_eq!(print(&names, &map), after, "after {before}");
    assert_eq!(map.validate(), vec![]);
    let done = map.clone();
    history.undo(&mut map, &mut selection);
    assert_eq!(map, names.map, "undo of {before}");
    history.redo(&mut map, &mut selection);
    assert_eq!(map, done, "redo of {before}");
}

/// Checks that a deed is refused, and why.
fn refuse(before: &str, deed: impl FnOnce(&mut Names) -> Result<Transaction, Refusal>, why: Refusal) {
    let mut names = parse(before);
    match deed(&mut names) {
        Ok(transaction) => panic!("{before}: {transaction:?}"),
        Err(refusal) => assert_eq!(refusal, why, "{before}"),
    }
}

fn link(names: &mut Names, premises: &str, conclusion: &str, kind: InferenceKind) -> Result<Transaction, Refusal> {
    let (premises, conclusion) = (names.set(premises), names.id(conclusion));
    ops::link(&names.map, &mut names.ids, &premises, conclusion, kind)
}

#[test]
fn linking() {
    check("a b", |n| link(n, "b", "a", InferenceKind::Support), "a b new:b>a");
    check("a b c", |n| link(n, "b,c", "a", InferenceKind::Attack), "a b c new:b,c!a");
    check("a b c x:b>a", |n| link(n, "c", "x", InferenceKind::Attack), "a b c x:b>a new:c!x");
    check("a b c d x:b>a y:c!x", |n| link(n, "d", "y", InferenceKind::Attack), "a b c d x:b>a y:c!x new:d!y");
    check("a b x:b>a", |n| link(n, "a", "b", InferenceKind::Support), "a b x:b>a new:a>b");
    refuse("a b", |n| link(n, "a,b", "a", InferenceKind::Support), Refusal::Itself);
    refuse("a b x:b>a", |n| link(n, "b", "a", InferenceKind::Support), Refusal::LinkedAlready);
    refuse("a", |n| link(n, "", "a", InferenceKind::Support), Refusal::NoPremise);
    refuse("a b x:b>a", |n| link(n, "x", "a", InferenceKind::Support), Refusal::PremiseNoCard);
}

#[test]
fn joining_and_detaching() {
    check("a b c x:b>a", |n| ops::join(&n.map, n.id("x"), &n.set("c")), "a b c x:b,c>a");
    check("a b c x:b,c>a", |n| ops::detach(&n.map, n.id("x"), n.id("b")), "a b c x:c>a");
    refuse("a b x:b>a", |n| ops::join(&n.map, n.id("x"), &n.set("a")), Refusal::Itself);
    refuse("a b x:b>a", |n| ops::join(&n.map, n.id("x"), &n.set("b")), Refusal::LinkedAlready);
    refuse("a b x:b>a", |n| ops::detach(&n.map, n.id("x"), n.id("b")), Refusal::LastPremise);
}

#[test]
fn relinking_and_reversing() {
    check("a b c x:b>a", |n| ops::relink(&n.map, n.id("x"), n.id("c")), "a b c x:b>c");
    check("a b x:b>a", |n| ops::reverse(&n.map, n.id("x")), "a b x:a>b");
    check("a b c d x:b>a y:c!x z:d!y", |n| ops::reverse(&n.map, n.id("x")), "a b c d x:a>b y:c!x z:d!y");
    refuse("a b c x:b>a y:c!x", |n| ops::relink(&n.map, n.id("x"), n.id("y")), Refusal::Ring);
    refuse("a b c x:b,c>a", |n| ops::reverse(&n.map, n.id("x")), Refusal::ReverseLinked);
    refuse("a b c x:b>a y:c!x", |n| ops::reverse(&n.map, n.id("y")), Refusal::ReverseUndercut);
}

#[test]
fn removing_takes_along_what_cannot_stay() {
    check("a b x:b>a", |n| ops::remove(&n.map, &n.set("b")), "a");
    check("a b x:b>a", |n| ops::remove(&n.map, &n.set("a")), "b");
    check("a b c x:b,c>a", |n| ops::remove(&n.map, &n.set("b")), "a c x:c>a");
    check("a b c x:b,c>a", |n| ops::remove(&n.map, &n.set("b,c")), "a");
    check("a b c d x:b>a y:c!x z:d!y", |n| ops::remove(&n.map, &n.set("b")), "a c d");
    check("a b c d x:b>a y:c!x z:d!y", |n| ops::remove(&n.map, &n.set("y")), "a b c d x:b>a");
    check("a b c d x:b>a y:c!x z:d!y", |n| ops::remove(&n.map, &n.set("x")), "a b c d");
    refuse("a", |n| ops::remove(&n.map, &BTreeSet::new()), Refusal::NothingSelected);
    let n = parse("a b c d x:b>a y:c!x z:d!y");
    let consequences = ops::consequences(&n.map, &n.set("b"));
    assert_eq!(consequences.dependent, n.set("x,y,z"));
}

#[test]
fn dropping() {
    let new = |kind| NewStatement { text: "new".to_owned(), kind, ..NewStatement::default() };
    let drop = |kind, target: fn(&Names) -> DropTarget| {
        move |n: &mut Names| {
            let target = target(n);
            ops::drop_statement(&n.map, &mut n.ids, &new(kind), target, Place::default())
        }
    };
    check("a", drop(StatementKind::Claim, |_| DropTarget::Canvas), "a new");
    check("a", drop(StatementKind::Premise, |n| DropTarget::Card(n.id("a"))), "a new new:new>a");
    check("a", drop(StatementKind::Rebuttal, |n| DropTarget::Card(n.id("a"))), "a new new:new!a");
    check("a b x:b>a", drop(StatementKind::Premise, |n| DropTarget::Joint(n.id("x"))), "a b new x:b,new>a");
    check("a b x:b>a", drop(StatementKind::Premise, |n| DropTarget::Line(n.id("x"))), "a b new x:b>a new:new!x");
}

#[test]
fn copying_takes_the_links_among_the_cards() {
    let duplicate = |names: &'static str| {
        move |n: &mut Names| {
            let set = n.set(names);
            ops::duplicate(&n.map, &mut n.ids, &set)
        }
    };
    check("a b x:b>a", duplicate("a,b"), "a b new new x:b>a new:new>new");
    check("a b x:b>a", duplicate("b"), "a b new x:b>a");
    check("a b c x:b>a y:c!x", duplicate("a,b,c"), "a b c new new new x:b>a y:c!x new:new>new new:new!new");
    refuse("a b x:b>a", duplicate("x"), Refusal::NothingSelected);
}

#[test]
fn answering_takes_the_other_side() {
    let mut n = parse("a");
    let (first, second) = (n.ids.fresh(), n.ids.fresh());
    for (id, letter) in [(first, "A"), (second, "B")] {
        let side = Side { letter: letter.to_owned(), ..Side::default() };
        n.map.apply(&Change::SetSide(id, Some(Box::new(side)))).unwrap();
    }
    n.map.apply(&Change::SetStatement(n.id("a"), StatementField::Side(Some(first)))).unwrap();
    for (kind, side) in [(InferenceKind::Attack, second), (InferenceKind::Support, first)] {
        let transaction = ops::answer(&n.map, &mut n.ids, n.names.get("a").copied().unwrap(), kind, Place::default());
        let mut map = n.map.clone();
        History::default().commit(&mut map, &mut Selection::default(), transaction).unwrap();
        assert_eq!(map.statements().values().last().unwrap().side, Some(side));
    }
}

#[test]
fn arranging() {
    let places = |deed: fn(&Names) -> Result<Transaction, Refusal>, before: &[(i32, i32)]| {
        let mut n = parse(["a", "a b", "a b c"].get(before.len() - 1).unwrap());
        for (id, (x, y)) in n.names.values().copied().collect::<Vec<_>>().into_iter().zip(before) {
            n.map.apply(&Change::SetStatement(id, StatementField::Place(Place::new(*x, *y)))).unwrap();
        }
        let mut map = n.map.clone();
        History::default().commit(&mut map, &mut Selection::default(), deed(&n)?).unwrap();
        Ok::<_, Refusal>(map.statements().values().map(|s| (s.place.x(), s.place.y())).collect::<Vec<_>>())
    };
    fn sizes(n: &Names) -> BTreeMap<ElementId, (i32, i32)> {
        n.map.statements().keys().map(|id| (*id, (100, 50))).collect()
    }
    let left = places(|n| ops::align(&n.map, &sizes(n), AlignEdge::Left), &[(10, 0), (40, 90)]);
    assert_eq!(left.unwrap(), [(10, 0), (10, 90)]);
    let bottom = places(|n| ops::align(&n.map, &sizes(n), AlignEdge::Bottom), &[(10, 0), (40, 90)]);
    assert_eq!(bottom.unwrap(), [(10, 90), (40, 90)]);
    let across = places(|n| ops::distribute(&n.map, &sizes(n), Axis::Horizontal), &[(0, 0), (110, 5), (500, 9)]);
    assert_eq!(across.unwrap(), [(0, 0), (250, 5), (500, 9)]);
    let one = places(|n| ops::align(&n.map, &sizes(n), AlignEdge::Left), &[(1, 1)]);
    assert_eq!(one.unwrap_err(), Refusal::NeedTwo);
}

#[test]
fn typing_is_one_step_until_it_is_saved_or_closed() {
    let mut n = parse("a");
    let a = n.id("a");
    let (mut history, mut selection) = (History::default(), Selection::default());
    let type_text = |map: &mut Map, history: &mut History, selection: &mut Selection, text: &str| {
        let transaction = ops::set_text(map, a, text).unwrap();
        history.commit(map, selection, transaction).unwrap();
    };
    for text in ["o", "on", "one"] {
        type_text(&mut n.map, &mut history, &mut selection, text);
    }
    history.mark_saved(history.revision());
    type_text(&mut n.map, &mut history, &mut selection, "one!");
    assert!(!history.is_saved());
    history.undo(&mut n.map, &mut selection);
    let text = |map: &Map| map.statements().values().next().unwrap().text.clone();
    assert!(history.is_saved(), "the saved state stays reachable");
    assert_eq!(text(&n.map), "one");
    history.undo(&mut n.map, &mut selection);
    assert_eq!(text(&n.map), "a");
    assert!(!history.is_saved());
}

#[test]
fn what_is_typed_and_taken_back_by_hand_leaves_no_step() {
    let mut n = parse("a b x:b>a");
    let (a, x) = (n.id("a"), n.id("x"));
    let (mut history, mut selection) = (History::default(), Selection::default());
    let before = n.map.clone();
    for text in ["o", "on", "a"] {
        let transaction = ops::set_text(&n.map, a, text).unwrap();
        history.commit(&mut n.map, &mut selection, transaction).unwrap();
        assert_eq!(history.is_saved(), text == "a", "{text}");
    }
    assert!(n.map == before && history.next_undo().is_none());
    // What was there before stays to be undone, and what is typed on is a step again.
    let note = |text: &str, map: &Map| {
        ops::set_inferences(map, [x], &InferenceField::Note(text.to_owned())).unwrap().merging(x, "link text")
    };
    for text in ["why", ""] {
        let transaction = note(text, &n.map);
        history.commit(&mut n.map, &mut selection, transaction).unwrap();
    }
    assert!(n.map == before && history.next_undo().is_none() && history.is_saved());
    let transaction = note("so", &n.map);
    history.commit(&mut n.map, &mut selection, transaction).unwrap();
    assert!(history.next_undo().is_some() && !history.is_saved());
    history.undo(&mut n.map, &mut selection);
    assert!(n.map == before && history.is_saved());
}

#[test]
fn no_ring_of_steps_that_speak_only_of_each_other() {
    let n = parse("a b c d x:b>a y:c!x z:d!y");
    for target in ["x", "y", "z"] {
        let mut map = n.map.clone();
        let change = Change::SetInference(n.id("x"), InferenceField::Conclusion(n.id(target)));
        assert_eq!(map.apply(&change), Err(Rejected::Circular(n.id("x"))), "{target}");
        assert_eq!(map, n.map);
    }
}

#[test]
fn two_branches_change_places_within_the_room_that_they_had() {
    let names = parse("a b c d x:b>a y:c>a z:d>c");
    let (mut map, mut history, mut selection) = (names.map.clone(), History::default(), Selection::default());
    // Cards stand every 300 points and are 248 wide: b from 300 to 548, c and d from 600 to 1148.
    let size = |_| Some((248, 80));
    let deed = |map: &Map| ops::exchange(map, (&names.set("b"), &names.set("c,d")), &size, Axis::Horizontal);
    let step = deed(&map).unwrap();
    history.commit(&mut map, &mut selection, step).unwrap();
    let x = |map: &Map, name: &str| map.statements().get(&names.id(name)).unwrap().place.x();
    assert_eq!(["a", "b", "c", "d"].map(|name| x(&map, name)), [0, 900, 300, 600]);
    // Once more, and all is as it was.
    let step = deed(&map).unwrap();
    history.commit(&mut map, &mut selection, step).unwrap();
    assert_eq!(map, names.map);
    history.undo(&mut map, &mut selection);
    history.undo(&mut map, &mut selection);
    assert_eq!(map, names.map);

    map.apply(&Change::SetStatement(names.id("b"), StatementField::Pinned(true))).unwrap();
    assert_eq!(deed(&map).unwrap_err(), Refusal::PinnedNeighbour);
}

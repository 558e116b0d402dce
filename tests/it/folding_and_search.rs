//! What folding puts away and what it leaves, and what is found by words.

use std::collections::BTreeSet;

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{Filter, Folded, SearchIndex, SwapPair, fold, folds_above, pairs};
use counterpoint::model::{Change, Comment, ElementId, StatementField, StatementKind};

/// The names of what folding `roots` hides, and the counts that are shown.
fn folded(map: &str, roots: &str) -> (String, String) {
    let names = parse(map);
    let Folded { hidden, counts } = fold(&names.map, &names.set(roots));
    let shown: Vec<String> =
        names.names.iter().filter(|(_, id)| hidden.contains(id)).map(|(name, _)| name.clone()).collect();
    let counts: Vec<String> =
        names.names.iter().filter_map(|(name, id)| Some(format!("{name}{}", counts.get(id)?))).collect();
    (shown.join(" "), counts.join(" "))
}

#[track_caller]
fn folds(map: &str, roots: &str, hidden: &str, counts: &str) {
    assert_eq!(folded(map, roots), (hidden.to_owned(), counts.to_owned()), "{map} folded at {roots}");
}

#[test]
fn a_fold_puts_away_what_argues_for_nothing_that_stays() {
    folds("a b c x:b>a y:c>b", "a", "b c x y", "a2");
    folds("a b c x:b>a y:c>b", "b", "c y", "b1");
    // Linked premises go together; so does what denies their step.
    folds("a b c d x:b,c>a u:d!x", "a", "b c d u x", "a3");
    // What argues for something else as well stays, and with it all that bears on it.
    folds("a b c d x:b>a y:b>c z:d>b", "a", "x", "");
    // Unless that is folded, too.
    folds("a b c d x:b>a y:b>c z:d>b", "a,c", "b d x y z", "a2");
    // A link goes with its branch.
    folds("a b c d x:b>a y:c>a z:d>c", "y", "c d y z", "a2");
    // A fold in a fold counts once, where it is seen.
    folds("a b c x:b>a y:c>b", "a,b", "b c x y", "a2");
    folds("a", "a", "", "");
}

#[test]
fn a_circle_never_folds_itself_away() {
    folds("a b x:a>b y:b>a", "a", "b x y", "a1");
    let (hidden, _) = folded("a b c x:a>b y:b>c z:c>a", "a,b,c");
    let hidden: BTreeSet<&str> = hidden.split(' ').filter(|name| name.len() == 1 && "abc".contains(*name)).collect();
    assert_eq!(hidden.len(), 2, "one card of the circle stays: {hidden:?} are hidden");
}

#[test]
fn showing_a_card_unfolds_what_lies_over_it_and_nothing_else() {
    let names = parse("a b c d e x:b>a y:c>b z:e>d");
    let unfolded = folds_above(&names.map, &names.set("a,b,d"), &names.set("c"));
    assert_eq!(unfolded, names.set("a,b"));
    assert_eq!(folds_above(&names.map, &names.set("d,x"), &names.set("b")), names.set("x"));
}

#[test]
fn links_between_what_passes_a_filter_pass_with_it() {
    let mut names = parse("a b c d x:b>a y:c>a u:d!x v:c!u");
    let ids = ["b", "d"].map(|name| names.id(name));
    for id in ids {
        let change = Change::SetStatement(id, StatementField::Kind(StatementKind::Premise));
        names.map.apply(&change).unwrap();
    }
    let filter = Filter { kind: Some(StatementKind::Claim), ..Filter::default() };
    assert_eq!(filter.kept(&names.map), names.set("a,c,y"));
    assert_eq!(Filter::default().kept(&names.map).len(), names.names.len());
}

#[test]
fn cards_change_places_with_what_argues_for_the_same() {
    let names = parse("a b c d e x:b,c>a y:d!a z:e>d");
    let pair = |own: &str, other: &str| SwapPair { own: names.set(own), other: names.set(other) };
    assert_eq!(pairs(&names.map, names.id("b")), [pair("b", "c"), pair("b,c", "d")]);
    assert_eq!(pairs(&names.map, names.id("d")), [pair("d", "b,c")]);
    assert_eq!(pairs(&names.map, names.id("e")), []);
    assert_eq!(pairs(&names.map, names.id("a")), []);
}

fn found(names: &Names, haystack: &mut SearchIndex, words: &str) -> String {
    let found = haystack.find(words);
    let name = |id| names.names.iter().find(|(_, known)| **known == id).map(|(name, _)| name.clone()).unwrap();
    found.into_iter().map(|hit| name(hit.id)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_card_is_found_by_what_team_mates_say_about_it() {
    let mut names = parse("tariff sanctions");
    let mut haystack = SearchIndex::of(&names.map);
    let mut hits = haystack.find("nonsense");
    assert_eq!(hits, []);
    let (card, other) = (names.id("sanctions"), names.id("tariff"));
    let remark = ElementId::new("7777777".parse().unwrap(), 1);
    let mut say = |comment: Option<Comment>, haystack: &mut SearchIndex, hits: &mut Vec<_>| {
        names.map.apply(&Change::SetComment(remark, comment.map(Box::new))).unwrap();
        haystack.update(&names.map, &[remark].into(), hits);
        assert_eq!(*hits, SearchIndex::of(&names.map).find("nonsense"), "as if looked for anew");
        hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(say(Some(Comment::on(card, "Nonsense, says Ben")), &mut haystack, &mut hits), [card]);
    assert_eq!(say(Some(Comment::on(card, "Agreed")), &mut haystack, &mut hits), []);
    assert_eq!(say(Some(Comment::on(other, "Nonsense")), &mut haystack, &mut hits), [other]);
    assert_eq!(say(None, &mut haystack, &mut hits), [], "a comment that is gone");
}

#[test]
fn words_are_found_in_any_order_of_letters_that_a_hand_makes() {
    let mut names = parse("tariff tariffs sanctions other");
    let mut haystack = SearchIndex::of(&names.map);
    assert_eq!(found(&names, &mut haystack, "tariff"), "tariff tariffs");
    assert_eq!(found(&names, &mut haystack, "sanctoins"), "sanctions");
    assert_eq!(found(&names, &mut haystack, "santions"), "sanctions");
    assert_eq!(found(&names, &mut haystack, "elephant"), "");
    assert_eq!(found(&names, &mut haystack, "  "), "");

    // An edit brings its card in, and out again.
    let mut hits = haystack.find("tariff");
    let other = names.id("other");
    let set = |text: &str| Change::SetStatement(other, StatementField::Text(text.to_owned()));
    names.map.apply(&set("a tariff of ours")).unwrap();
    haystack.update(&names.map, &[other].into(), &mut hits);
    assert!(hits.iter().any(|hit| hit.id == other));
    assert_eq!(hits, SearchIndex::of(&names.map).find("tariff"), "as if looked for anew");
    names.map.apply(&set("nothing")).unwrap();
    haystack.update(&names.map, &[other].into(), &mut hits);
    assert_eq!(hits, SearchIndex::of(&names.map).find("tariff"));
}

//! Merging: what each copy did is in the result or is told; the same whoever merges with whom, in which order;
//! the result is a valid map. `notation` says how maps are written here.

use crate::support::notation::parse;
use crate::support::people::{Person, after, bytes, deed, deeds, nothing_is_lost, two};
use std::collections::BTreeSet;

use counterpoint::edit::Ids;
use counterpoint::merge::{Answer, Answers, ChangeType, ChangedBy, ConflictReason, Difference, Field, Merged};
use counterpoint::model::{
    Change, Comment, ElementId, FullText, Inference, InferenceField, Ledger, Links, ParagraphKind, Place, Source,
    SourceText, StatementField,
};
use proptest::prelude::*;

fn difference(id: ElementId, field: Field, by: ChangedBy, how: ChangeType, open: Option<ConflictReason>) -> Difference {
    Difference { key: (id, field), by, how, open, claimed: false }
}

/// The differences, whatever they rest on.
fn told(merged: &Merged) -> Vec<Difference> {
    merged.differences.iter().map(|difference| Difference { claimed: false, ..*difference }).collect()
}

#[test]
fn what_only_one_has_changed_is_taken_without_a_question() {
    let (names, mut anna, mut ben) = two("a b x:b>a");
    anna.say(names.id("a"), "of Anna's");
    ben.make(Change::SetStatement(names.id("b"), StatementField::Place(Place::new(5, 6))));
    ben.make(Change::SetStatement(names.id("a"), StatementField::Note("a note".to_owned())));
    let merged = anna.with_theirs(&ben, None, &Answers::new());
    assert_eq!(merged.questions().count(), 0);
    let statement = |name: &str| merged.map.statements()[&names.id(name)].clone();
    assert_eq!((statement("a").text.as_str(), statement("a").note.as_str()), ("of Anna's", "a note"));
    assert_eq!(statement("b").place, Place::new(5, 6));
    let expected = [
        difference(names.id("a"), Field::Text, ChangedBy::Ours, ChangeType::Changed, None),
        difference(names.id("a"), Field::Note, ChangedBy::Theirs, ChangeType::Changed, None),
        difference(names.id("b"), Field::Place, ChangedBy::Theirs, ChangeType::Changed, None),
    ];
    assert_eq!(told(&merged), expected);

    // Any of it can be refused.
    let refused = Answers::from([((names.id("a"), Field::Note), Answer::Ours)]);
    let merged = anna.with_theirs(&ben, None, &refused);
    assert_eq!(merged.map.statements()[&names.id("a")].note, "");
}

#[test]
fn a_text_that_was_left_out_of_a_mail_comes_back_from_whoever_has_it() {
    let (mut names, mut anna, mut ben) = two("a");
    let id = names.ids.fresh();
    let text = SourceText::new(vec![(ParagraphKind::Body, "Trade makes peace.".to_owned())], Vec::new()).unwrap();
    let full_text = Some(FullText::of(text.into()));
    let source = Source { title: "On trade".to_owned(), full_text, ..Source::default() };
    anna.make(Change::SetSource(id, Some(Box::new(source.clone()))));
    let mailed = Person { map: counterpoint::edit::without_texts(&anna.map), ..anna.clone() };
    assert!(mailed.map.sources()[&id].text().is_none());
    ben.take_in(&mailed);
    ben.say(names.id("a"), "of Ben's");
    let merged = anna.with_theirs(&ben, None, &Answers::new());
    assert_eq!(merged.map.sources()[&id], source);
    assert_eq!(merged.differences.len(), 1, "only what Ben has said: {:?}", merged.differences);
    // And the other way round: who had it left out gets it when somebody brings it again.
    ben.take_in(&anna);
    assert_eq!(ben.map.sources()[&id], source);
    // A newer text is a change like any other.
    let newer = SourceText::new(vec![(ParagraphKind::Body, "Trade makes war.".to_owned())], Vec::new()).unwrap();
    let newer = Source { full_text: Some(FullText::of(newer.into())), ..source };
    ben.make(Change::SetSource(id, Some(Box::new(newer.clone()))));
    let merged = anna.with_theirs(&ben, None, &Answers::new());
    assert_eq!(merged.map.sources()[&id], newer);
}

#[test]
fn two_edits_of_one_text_are_woven_where_a_base_is_known_and_asked_about_otherwise() {
    let (names, mut anna, mut ben) = two("a");
    let a = names.id("a");
    anna.say(a, "Trade makes peace.");
    ben.take_in(&anna);
    let base = anna.map.clone();
    anna.say(a, "Free trade makes peace.");
    ben.say(a, "Trade makes lasting peace.");
    let merged = anna.with_theirs(&ben, Some(&base), &Answers::new());
    assert_eq!(told(&merged), [difference(a, Field::Text, ChangedBy::Both, ChangeType::Changed, None)]);
    assert_eq!(merged.map.statements()[&a].text, "Free trade makes lasting peace.");

    let asked = anna.with_theirs(&ben, None, &Answers::new());
    let asked: Vec<Difference> = asked.questions().copied().collect();
    assert_eq!(
        asked,
        [difference(a, Field::Text, ChangedBy::Both, ChangeType::Changed, Some(ConflictReason::BothChanged))]
    );
    for base in [None, Some(&base)] {
        let text = |answer: Answer| {
            let answers = Answers::from([((a, Field::Text), answer)]);
            let merged = anna.with_theirs(&ben, base, &answers);
            assert_eq!(merged.questions().count(), 0, "what was answered is no question");
            merged.map.statements()[&a].text.clone()
        };
        assert_eq!(text(Answer::Ours), "Free trade makes peace.");
        assert_eq!(text(Answer::Theirs), "Trade makes lasting peace.");
    }

    // With an ancestor that only one of them has left, there is nothing to ask.
    let merged = anna.with_theirs(&ben, Some(&ben.map), &Answers::new());
    assert_eq!((merged.questions().count(), &merged.map), (0, &anna.map));
}

#[test]
fn what_was_left_open_is_asked_of_whoever_merges_next() {
    let (names, mut anna, mut ben) = two("a b x:b>a");
    let (a, b) = (names.id("a"), names.id("b"));
    anna.say(a, "of Anna's");
    ben.say(a, "of Ben's");
    anna.say(b, "also of Anna's");
    let removal = counterpoint::edit::ops::remove(&ben.map, &BTreeSet::from([b])).unwrap();
    removal.changes.iter().for_each(|change| drop(ben.map.apply(change).unwrap()));
    ben.stamp();
    // Cleo merges both and decides nothing; what she saves is read again.
    let merged = anna.with_theirs(&ben, None, &Answers::new());
    let open: BTreeSet<_> = merged.questions().map(|question| question.key).collect();
    assert!(open.contains(&(a, Field::Text)) && open.contains(&(b, Field::Whole)));
    let file = counterpoint::formats::argmap::write(&merged.map, &merged.ledger);
    let read = counterpoint::formats::argmap::read(file.as_bytes()).unwrap();
    assert_eq!(read.ledger.open(), merged.ledger.open());
    let mut cleo = Person::with("cleo", &read.map, &read.ledger);
    cleo.stamp();
    // Whoever meets her copy with one of theirs is asked the same; nobody is overruled.
    for person in [&anna, &ben] {
        let again = cleo.with_theirs(person, None, &Answers::new());
        assert_eq!(bytes(&again.map), bytes(&cleo.map));
    }
    let asked: BTreeSet<_> = cleo.with_theirs(&ben, None, &Answers::new()).questions().map(|q| q.key).collect();
    let asked_by_anna: BTreeSet<_> =
        cleo.with_theirs(&anna, None, &Answers::new()).questions().map(|q| q.key).collect();
    assert!(asked.contains(&(b, Field::Whole)));
    assert!(asked.contains(&(a, Field::Text)) || asked_by_anna.contains(&(a, Field::Text)));
    // Once it is decided, it is decided for all.
    let answers: Answers = open.iter().map(|key| (*key, Answer::Ours)).collect();
    let decided = anna.with_theirs(&ben, None, &answers);
    let mut dan = Person::with("dan", &decided.map, &decided.ledger);
    dan.stamp();
    for person in [&anna, &ben] {
        let again = dan.with_theirs(person, None, &Answers::new());
        assert_eq!((again.questions().count(), bytes(&again.map)), (0, bytes(&dan.map)));
    }
}

#[test]
fn a_deletion_never_beats_an_edit_without_a_word() {
    let (names, mut anna, mut ben) = two("a b x:b>a");
    let (a, b, x) = (names.id("a"), names.id("b"), names.id("x"));
    anna.make(Change::RemoveInference(x));
    anna.make(Change::RemoveStatement(b));
    // What nobody has touched goes, and that is told.
    let merged = ben.with_theirs(&anna, None, &Answers::new());
    assert_eq!(merged.map, anna.map);
    let removed = |id| difference(id, Field::Whole, ChangedBy::Theirs, ChangeType::Removed, None);
    assert_eq!(told(&merged), [removed(b), removed(x)]);
    // It can be refused, link and all.
    let refused: Answers = [b, x].map(|id| ((id, Field::Whole), Answer::Ours)).into();
    assert_eq!(ben.with_theirs(&anna, None, &refused).map, ben.map);
    // To refuse the link alone brings its premise back.
    let refused = Answers::from([((x, Field::Whole), Answer::Ours)]);
    let merged = ben.with_theirs(&anna, None, &refused);
    assert_eq!(merged.map, ben.map);
    assert!(told(&merged).contains(&difference(
        b,
        Field::Whole,
        ChangedBy::Theirs,
        ChangeType::Removed,
        Some(ConflictReason::Needed(x))
    )));

    // What somebody has changed meanwhile stays until the user says otherwise.
    ben.say(b, "of Ben's");
    for merged in [ben.with_theirs(&anna, None, &Answers::new()), anna.with_theirs(&ben, None, &Answers::new())] {
        assert_eq!(merged.map.statements()[&b].text, "of Ben's");
        let asked: Vec<Option<ConflictReason>> = merged.questions().map(|difference| difference.open).collect();
        // The link goes on with its card until that is decided: otherwise the card would argue for nothing.
        assert_eq!(asked, [Some(ConflictReason::DeletedAndChanged), Some(ConflictReason::DeletedWith(b))]);
        assert!(merged.map.inferences().contains_key(&x));
    }
    let agreed = Answers::from([((b, Field::Whole), Answer::Theirs)]);
    let merged = ben.with_theirs(&anna, None, &agreed);
    assert_eq!(merged.map.statements().keys().collect::<Vec<_>>(), [&a]);
}

#[test]
fn a_card_that_a_new_link_needs_is_brought_back() {
    let (names, mut anna, mut ben) = two("a b");
    let (a, b) = (names.id("a"), names.id("b"));
    anna.make(Change::RemoveStatement(b));
    let link = ben.ids.fresh();
    ben.make(Change::InsertInference(link, Box::<Inference>::default(), Links::simple(b, a)));
    for merged in [ben.with_theirs(&anna, None, &Answers::new()), anna.with_theirs(&ben, None, &Answers::new())] {
        assert!(merged.map.statements().contains_key(&b) && merged.map.inferences().contains_key(&link));
        assert_eq!(
            merged.questions().map(|d| (d.key.0, d.open)).collect::<Vec<_>>(),
            [(b, Some(ConflictReason::Needed(link)))]
        );
    }
    let agreed = Answers::from([((b, Field::Whole), Answer::Ours)]);
    let merged = anna.with_theirs(&ben, None, &agreed);
    assert!(merged.map.inferences().is_empty(), "gone for good, and the link with it");
    assert!(
        merged.differences.iter().any(|d| d.key == (link, Field::Whole) && d.how == ChangeType::Removed),
        "and that is told"
    );
}

#[test]
fn sets_are_merged_entry_by_entry() {
    let (names, mut anna, mut ben) = two("a b c x:b>a");
    let (a, c, x) = (names.id("a"), names.id("c"), names.id("x"));
    let tags = |list: &[&str]| StatementField::Tags(list.iter().map(|tag| (*tag).to_owned()).collect());
    anna.make(Change::SetStatement(a, tags(&["war", "peace"])));
    ben.take_in(&anna);
    let base = anna.map.clone();
    anna.make(Change::SetStatement(a, tags(&["peace", "trade"])));
    ben.make(Change::SetStatement(a, tags(&["war", "peace", "law"])));
    ben.make(Change::SetInference(x, InferenceField::AddPremise(c)));
    let merged = anna.with_theirs(&ben, Some(&base), &Answers::new());
    let found: Vec<&str> = merged.map.statements()[&a].tags.iter().map(String::as_str).collect();
    assert_eq!(found, ["law", "peace", "trade"], "added by either, without what one has taken out");
    assert_eq!(merged.map.premises(x).len(), 2);
    assert_eq!(merged.questions().count(), 0);
}

#[test]
fn a_link_of_which_each_has_taken_out_what_the_other_has_kept_is_asked_about() {
    let (names, mut anna, mut ben) = two("a b c x:b,c>a");
    let (b, c, x) = (names.id("b"), names.id("c"), names.id("x"));
    let base = anna.map.clone();
    anna.make(Change::SetInference(x, InferenceField::RemovePremise(b)));
    ben.make(Change::SetInference(x, InferenceField::RemovePremise(c)));
    let merged = anna.with_theirs(&ben, Some(&base), &Answers::new());
    assert_eq!(merged.questions().map(|q| q.key).collect::<Vec<_>>(), [(x, Field::Premises)]);
    let kept = merged.map.premises(x);
    assert!(kept == [b] || kept == [c], "as it is in one of the copies: {kept:?}");
    // With the same base, merging again changes nothing.
    let mut back = anna.clone();
    (back.map, back.ledger) = (merged.map.clone(), merged.ledger);
    for person in [&anna, &ben] {
        assert_eq!(bytes(&back.with_theirs(person, Some(&base), &Answers::new()).map), bytes(&back.map));
    }
}

#[test]
fn a_step_goes_on_resting_on_a_premise_that_stays() {
    let (names, mut anna, mut ben) = two("a b c x:b,c>a");
    let (b, x) = (names.id("b"), names.id("x"));
    let base = anna.map.clone();
    let removal = counterpoint::edit::ops::remove(&anna.map, &BTreeSet::from([b])).unwrap();
    removal.changes.iter().for_each(|change| drop(anna.map.apply(change).unwrap()));
    anna.stamp();
    ben.say(b, "of Ben's");
    for base in [None, Some(&base)] {
        let merged = anna.with_theirs(&ben, base, &Answers::new());
        assert_eq!(merged.map.premises(x).len(), 2, "it rests on both until that is decided");
        assert!(merged.questions().any(|question| question.key == (x, Field::Premises)));
        let kept = Answers::from([((b, Field::Whole), Answer::Theirs)]);
        let merged = anna.with_theirs(&ben, base, &kept);
        assert_eq!((merged.map.premises(x).len(), merged.questions().count()), (2, 0));
        let gone = Answers::from([((b, Field::Whole), Answer::Ours)]);
        assert_eq!(anna.with_theirs(&ben, base, &gone).map.premises(x).len(), 1);
    }
}

#[test]
fn cards_go_on_naming_a_source_and_a_side_that_stay() {
    use counterpoint::model::{Citation, Side};
    let (mut names, mut anna, mut ben) = two("a");
    let (a, side, source) = (names.id("a"), names.ids.fresh(), names.ids.fresh());
    anna.make(Change::SetSide(side, Some(Box::new(Side { name: "Pro".to_owned(), ..Side::default() }))));
    anna.make(Change::SetSource(source, Some(Box::new(Source { title: "S".to_owned(), ..Source::default() }))));
    anna.make(Change::SetStatement(a, StatementField::Side(Some(side))));
    anna.make(Change::SetStatement(a, StatementField::Citations(vec![Citation::of(source)])));
    ben.take_in(&anna);
    let base = anna.map.clone();
    anna.make(Change::SetStatement(a, StatementField::Side(None)));
    anna.make(Change::SetStatement(a, StatementField::Citations(Vec::new())));
    anna.make(Change::SetSide(side, None));
    anna.make(Change::SetSource(source, None));
    ben.make(Change::SetSide(side, Some(Box::new(Side { name: "Government".to_owned(), ..Side::default() }))));
    ben.make(Change::SetSource(source, Some(Box::new(Source { title: "Source".to_owned(), ..Source::default() }))));
    for base in [None, Some(&base)] {
        let merged = anna.with_theirs(&ben, base, &Answers::new());
        let card = &merged.map.statements()[&a];
        assert_eq!((card.side, card.citations.len()), (Some(side), 1), "until it is decided");
        let asked: BTreeSet<_> = merged.questions().map(|question| question.key).collect();
        assert!(asked.contains(&(side, Field::Whole)) && asked.contains(&(a, Field::Citations)), "{asked:?}");
        let kept: Answers = [side, source].map(|id| ((id, Field::Whole), Answer::Theirs)).into();
        let merged = anna.with_theirs(&ben, base, &kept);
        let card = &merged.map.statements()[&a];
        assert_eq!((card.side, card.citations.len(), merged.questions().count()), (Some(side), 1, 0));
        let mirrored = ben.with_theirs(&anna, base, &Answers::new());
        assert_eq!(bytes(&mirrored.map), bytes(&anna.with_theirs(&ben, base, &Answers::new()).map));
    }
}

#[test]
fn undercuts_that_were_turned_on_each_other_form_no_ring() {
    let (names, mut anna, mut ben) = two("a b c d x:b>a u:c!x v:d!x");
    let (u, v) = (names.id("u"), names.id("v"));
    anna.make(Change::SetInference(u, InferenceField::Conclusion(v)));
    ben.make(Change::SetInference(v, InferenceField::Conclusion(u)));
    let (one, other) = (anna.with_theirs(&ben, None, &Answers::new()), ben.with_theirs(&anna, None, &Answers::new()));
    assert_eq!(one.map, other.map);
    assert!(one.questions().any(|d| d.open == Some(ConflictReason::Ring)));
    assert_eq!(one.map.inferences().len(), 3, "one of them concludes as it did, and none is lost");
}

#[test]
fn two_maps_of_thousands_merge_in_proportion() {
    // Counted in differences, not in seconds: what nobody touched is in no list.
    let text: Vec<String> = (0..2_000).map(|n| format!("c{n}")).collect();
    let (names, mut anna, mut ben) = two(&text.join(" "));
    anna.say(names.id("c7"), "one");
    ben.say(names.id("c1999"), "other");
    assert_eq!(anna.with_theirs(&ben, None, &Answers::new()).differences.len(), 2);
}

#[test]
fn a_long_chain_of_denials_is_walked_once() {
    // Ten thousand undercuts of undercuts, of which one copy deletes all and the other goes on.
    let mut map = parse("a b x:b>a").map;
    let b = *map.statements().keys().nth(1).unwrap();
    let mut on = *map.inferences().keys().next().unwrap();
    let mut ids = Ids::after("t".parse().unwrap(), 100);
    for _ in 0..10_000 {
        let id = ids.fresh();
        map.apply(&Change::InsertInference(id, Box::<Inference>::default(), Links::simple(b, on))).unwrap();
        on = id;
    }
    let mut anna = Person::with("anna", &map, &Ledger::default());
    anna.stamp();
    let mut ben = Person::with("ben", &anna.map, &anna.ledger);
    let chain: Vec<ElementId> = anna.map.inferences().keys().copied().collect();
    chain.iter().rev().for_each(|id| drop(anna.map.apply(&Change::RemoveInference(*id)).unwrap()));
    anna.stamp();
    let last = ben.ids.fresh();
    ben.make(Change::InsertInference(last, Box::<Inference>::default(), Links::simple(b, on)));
    let merged = anna.with_theirs(&ben, None, &Answers::new());
    assert_eq!(merged.map.inferences().len(), 10_002, "all are needed by the last");
    let gone = Answers::from([((chain[0], Field::Whole), Answer::Ours)]);
    assert!(anna.with_theirs(&ben, None, &gone).map.inferences().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_obeys_its_laws(start in deeds(12), first in deeds(10), second in deeds(10), with_base in any::<bool>()) {
        let (mut anna, mut ben) = after(start);
        let before = anna.clone();
        let base = with_base.then_some(&before.map);
        first.into_iter().for_each(|d| deed(&mut anna, d));
        second.into_iter().for_each(|d| deed(&mut ben, d));
        let none = Answers::new();

        // With itself, and with what it came from, in either direction: nothing to do, nothing to ask.
        let merged = anna.with_theirs(&anna, base, &none);
        prop_assert_eq!((bytes(&merged.map), merged.differences.len()), (bytes(&anna.map), 0));
        for merged in [anna.with_theirs(&before, base, &none), before.with_theirs(&anna, base, &none)] {
            prop_assert_eq!(bytes(&merged.map), bytes(&anna.map));
            prop_assert_eq!(merged.questions().count(), 0);
        }

        // The same whoever is called ours.
        let (one, other) = (anna.with_theirs(&ben, base, &none), ben.with_theirs(&anna, base, &none));
        prop_assert_eq!(bytes(&one.map), bytes(&other.map));
        prop_assert_eq!(one.questions().count(), other.questions().count());
        nothing_is_lost(&anna.map, &one);
        nothing_is_lost(&ben.map, &one);

        // Once taken in, it is taken in: the other way round, and once more, nothing changes.
        let mut both = anna;
        let told = both.take_in(&ben);
        let again = both.with_theirs(&ben, None, &none);
        prop_assert_eq!(bytes(&again.map), bytes(&both.map));
        // What was open stays open; nothing else is asked.
        let open: BTreeSet<_> = told.iter().filter(|d| d.open.is_some()).map(|question| question.key).collect();
        prop_assert!(again.questions().all(|question| open.contains(&question.key)), "{:?}", again.differences);
    }

    #[test]
    fn it_does_not_matter_which_two_of_three_merge_first(
        start in deeds(8), first in deeds(4), second in deeds(4), third in deeds(4),
    ) {
        let (mut anna, mut ben) = after(start);
        let mut cleo = Person::with("cleo", &anna.map, &anna.ledger);
        for (person, edits) in [(&mut anna, first), (&mut ben, second), (&mut cleo, third)] {
            edits.into_iter().for_each(|d| deed(person, d));
        }
        let (mut left, mut right) = (anna.clone(), anna);
        let mut told = left.take_in(&ben);
        told.extend(left.take_in(&cleo));
        let mut others = ben.clone();
        told.extend(others.take_in(&cleo));
        told.extend(right.take_in(&others));
        // Up to the answers of users: where something was asked, the first to be asked decides.
        if told.iter().all(|difference| difference.open.is_none()) {
            prop_assert_eq!(bytes(&left.map), bytes(&right.map));
        }
    }

    #[test]
    fn three_copies_that_were_passed_around_become_equal(
        start in deeds(8), rounds in prop::collection::vec((0..3_usize, 0..3_usize, deeds(4)), 1..8),
    ) {
        let (anna, ben) = after(start);
        let cleo = Person::with("cleo", &anna.map, &anna.ledger);
        let mut people = [anna, ben, cleo];
        for (who, from, edits) in rounds {
            edits.into_iter().for_each(|d| deed(&mut people[who], d));
            if who != from {
                let theirs = people[from].clone();
                let before = people[who].clone();
                let differences = people[who].take_in(&theirs);
                let taken = people[who].with_theirs(&theirs, None, &Answers::new());
                let merged = Merged { map: people[who].map.clone(), differences, ..taken };
                nothing_is_lost(&before.map, &merged);
                nothing_is_lost(&theirs.map, &merged);
            }
        }
        // Everybody gets everybody's, until nobody learns anything new.
        for _ in 0..4 {
            for (who, from) in [(0, 1), (1, 2), (2, 0), (0, 2), (1, 0), (2, 1)] {
                let theirs = people[from].clone();
                people[who].take_in(&theirs);
            }
        }
        prop_assert_eq!(bytes(&people[0].map), bytes(&people[1].map));
        prop_assert_eq!(bytes(&people[1].map), bytes(&people[2].map));
    }
}

#[test]
fn an_open_question_of_two_copies_with_one_name_is_asked_again() {
    let (names, anna, _) = two("a b");
    let (a, b) = (names.id("a"), names.id("b"));
    let mut one = Person::with("copy", &anna.map, &anna.ledger);
    let mut other = one.clone();
    // A profile was copied: both edit, and count on under one name.
    one.say(a, "Said on the first machine.");
    other.say(b, "Only on the second.");
    other.say(a, "Said on the second machine.");
    let settled = |one: &Person, other: &Person| {
        let mut merged = one.with_theirs(other, None, &Answers::new());
        merged.ledger.settle(&merged.map);
        let asked: Vec<ElementId> = merged.questions().map(|question| question.key.0).collect();
        (asked, counterpoint::formats::argmap::write(&merged.map, &merged.ledger), merged)
    };
    let (asked, bytes, merged) = settled(&one, &other);
    assert_eq!(asked, [a], "what only one machine has changed is taken");
    assert_eq!(merged.map.statements()[&b].text, "Only on the second.");
    assert_eq!(settled(&other, &one).1, bytes);
    let result = Person::with("dan", &merged.map, &merged.ledger);
    let differs = |person: &Person| person.map.statements()[&a].text != result.map.statements()[&a].text;
    for person in [&one, &other] {
        for (asked, again, _) in [settled(&result, person), settled(person, &result)] {
            assert_eq!(asked.is_empty(), !differs(person), "it is asked again whose text counts");
            assert_eq!(again, bytes);
        }
    }
}

#[test]
fn a_number_that_a_hand_gives_to_something_else_takes_nothing_along() {
    let (names, anna, _) = two("a");
    let (mut kept, mut hand) = (anna.clone(), anna);
    let first = kept.ids.fresh();
    kept.make(Change::InsertStatement(first, Box::default()));
    kept.say(first, "Made by the program.");
    let second = kept.ids.fresh();
    kept.make(Change::InsertStatement(second, Box::default()));
    kept.say(second, "Made after it.");
    // Somebody writes a comment into the file by hand, and gives it the number of a card that is not there yet.
    let comment = Comment::on(names.id("a"), "By hand.");
    hand.map.apply(&Change::SetComment(first, Some(Box::new(comment)))).unwrap();
    hand.ledger.adopt(&hand.map);
    for (one, other) in [(&kept, &hand), (&hand, &kept)] {
        let merged = one.with_theirs(other, None, &Answers::new());
        assert_eq!(merged.map.statements()[&first].text, "Made by the program.");
        assert_eq!(merged.map.statements()[&second].text, "Made after it.");
        assert!(merged.map.comments().values().any(|comment| comment.text == "By hand."));
    }
}

//! A merge under decision, what becomes of it on the map that is open, and copies that are not what they say:
//! changed by other hands, or made by two copies of the program with one name.

use std::collections::BTreeSet;

use crate::support::notation::parse;
use crate::support::people::{Person, after, bytes, deed, deeds, nothing_is_lost, two};
use counterpoint::edit::{History, Selection, ops};
use counterpoint::merge::{
    Ancestor, Answer, Answers, ConflictReason, Decision, Divergence, Field, MapCopy, Merged, Review, tell_apart,
};
use counterpoint::model::{Change, Comment, ElementId, Ledger, Links, Map};
use proptest::prelude::*;

fn kept(person: &Person) -> MapCopy {
    MapCopy { map: person.map.clone(), ledger: person.ledger.clone() }
}

fn review(ours: &Person, theirs: &Person, base: Option<&Map>) -> Review {
    Review::new(kept(ours), kept(theirs), base.cloned().map(|map| Ancestor { map, is_last: true }))
}

#[test]
fn who_has_overtaken_whom_is_known() {
    let (names, mut anna, mut ben) = two("a b");
    assert_eq!(review(&anna, &ben, None).standing(), Divergence::Equal);
    ben.say(names.id("a"), "of Ben's");
    assert_eq!(review(&anna, &ben, None).standing(), Divergence::Ahead);
    assert_eq!(review(&ben, &anna, None).standing(), Divergence::Behind);
    anna.say(names.id("b"), "of Anna's");
    assert_eq!(review(&anna, &ben, None).standing(), Divergence::Apart);
    assert_eq!(review(&anna, &ben, None).points().len(), 1, "what is ours is nothing to look at");
}

#[test]
fn points_come_in_order_with_who_made_them_and_each_is_taken_or_refused() {
    let (names, mut anna, mut ben) = two("a b c d x:b>a");
    ben.ledger.sign("ben".parse().unwrap(), "Ben");
    let base = anna.map.clone();
    anna.say(names.id("a"), "Anna says so.");
    ben.say(names.id("a"), "Ben says so.");
    ben.make(Change::RemoveStatement(names.id("d")));
    ben.say(names.id("c"), "Ben's c.");
    let new = ben.ids.fresh();
    ben.make(Change::InsertStatement(new, Box::default()));
    let mut review = review(&anna, &ben, Some(&base));
    let points: Vec<(ElementId, Field, Decision)> =
        review.points().iter().map(|point| (point.key.0, point.key.1, point.state)).collect();
    let expected = [
        (names.id("a"), Field::Text, Decision::Open),
        (names.id("d"), Field::Whole, Decision::Taken),
        (new, Field::Whole, Decision::Taken),
        (names.id("c"), Field::Text, Decision::Taken),
    ];
    assert_eq!(points, expected);
    let authors: BTreeSet<_> = review.points().iter().map(|point| review.author(point.by.unwrap())).collect();
    assert_eq!(authors, BTreeSet::from([Some("Ben")]));

    review.decide([(names.id("d"), Field::Whole), (names.id("c"), Field::Text)], false);
    let text = |review: &Review, name: &str| review.merged().map.statements()[&names.id(name)].text.clone();
    assert_eq!((text(&review, "d").as_str(), text(&review, "c").as_str()), ("d", "c"));
    review.decide([(names.id("c"), Field::Text)], true);
    assert_eq!(text(&review, "c"), "Ben's c.");
    review.answer((names.id("a"), Field::Text), Answer::Theirs);
    assert_eq!(text(&review, "a"), "Ben says so.");
    assert_eq!(review.merged().questions().count(), 0);
    // What was refused is still to be seen beside the rest.
    review.decide([(new, Field::Whole)], false);
    assert!(review.merged().map.kind_of(new).is_none() && review.both().kind_of(new).is_some());
}

#[test]
fn what_hangs_on_something_refused_is_refused_with_it_and_comes_with_it() {
    let (names, anna, mut ben) = two("a b");
    let base = anna.map.clone();
    let card = ben.ids.fresh();
    ben.make(Change::InsertStatement(card, Box::default()));
    let link = ben.ids.fresh();
    let links = Links { premises: [card].into(), conclusion: names.id("a") };
    ben.make(Change::InsertInference(link, Box::default(), links));
    let remark = ben.ids.fresh();
    let comment = Comment::on(link, "Why?");
    ben.make(Change::SetComment(remark, Some(Box::new(comment))));
    let mut review = review(&anna, &ben, Some(&base));
    let states = |review: &Review| -> Vec<(ElementId, Decision)> {
        review.points().iter().map(|point| (point.key.0, point.state)).collect()
    };
    let all = |state: Decision| vec![(card, state), (link, state), (remark, state)];
    assert_eq!(states(&review), all(Decision::Taken));
    review.decide([(card, Field::Whole)], false);
    assert_eq!(states(&review), all(Decision::Refused), "a link without its card, a remark without its link");
    assert!(review.merged().map == anna.map);
    // Who takes the remark takes what it is about.
    review.decide([(remark, Field::Whole)], true);
    assert_eq!(states(&review), all(Decision::Taken));
    assert!(review.merged().map.comments().contains_key(&remark));
    review.decide([(link, Field::Whole)], false);
    assert_eq!(states(&review), [(card, Decision::Taken), (link, Decision::Refused), (remark, Decision::Refused)]);
}

#[test]
fn what_both_say_can_stand_on_two_cards() {
    let (names, mut anna, mut ben) = two("a b x:b>a");
    let a = names.id("a");
    anna.say(a, "Anna says so.");
    ben.say(a, "Ben says so.");
    let mut review = review(&anna, &ben, None);
    assert!(review.can_be_both(&review.points()[0]));
    review.answer((a, Field::Text), Answer::Both);
    let merged = review.merged().clone().with_second_cards(&ben.map, review.answers(), || anna.ids.fresh());
    assert_eq!(merged.map.validate(), []);
    let texts: BTreeSet<&str> = merged.map.statements().values().map(|s| s.text.as_str()).collect();
    assert_eq!(texts, BTreeSet::from(["Anna says so.", "Ben says so.", "b"]));
    // Ben takes that in, and is asked no more.
    let mut back = Person::with("anna", &merged.map, &merged.ledger);
    back.stamp();
    let taken = ben.with_theirs(&back, None, &Answers::new());
    assert_eq!((bytes(&taken.map), taken.questions().count()), (bytes(&back.map), 0));
}

#[test]
fn two_copies_with_one_name_are_told_apart() {
    // A profile was copied: both count on from the same number under the same name.
    let (names, anna, _) = two("a");
    let mut one = Person::with("copy", &anna.map, &anna.ledger);
    let mut other = one.clone();
    for (person, says) in [(&mut one, "of the first"), (&mut other, "of the second")] {
        let card = person.ids.fresh();
        person.make(Change::InsertStatement(card, Box::default()));
        person.say(card, says);
        // What was made and said at once has one dot, as if it had been saved once.
        person.ledger = anna.ledger.clone();
        person.stamp();
        let link = person.ids.fresh();
        let links = Links::simple(card, names.id("a"));
        person.make(Change::InsertInference(link, Box::default(), links));
    }
    let apart = |one: &Person, other: &Person| {
        let as_they_are = || [one, other].map(|person| (person.map.clone(), person.ledger.clone()));
        tell_apart(one.edition(), other.edition(), None, &BTreeSet::new()).unwrap_or_else(as_they_are)
    };
    let together = |[ours, theirs]: &[(Map, Ledger); 2]| {
        let edition = |(map, ledger): &'_ (Map, Ledger)| MapCopy { map: map.clone(), ledger: ledger.clone() };
        Review::new(edition(ours), edition(theirs), None)
    };
    let merged = together(&apart(&one, &other)).merged().clone();
    assert_eq!(merged.map.validate(), []);
    let texts: BTreeSet<&str> = merged.map.statements().values().map(|s| s.text.as_str()).collect();
    assert_eq!(texts, BTreeSet::from(["a", "of the first", "of the second"]));
    assert_eq!(merged.map.inferences().len(), 2, "each has its own link");
    assert_eq!(merged.questions().count(), 0);
    // The same whoever meets whom, and meeting again tells nothing new.
    let mirrored = together(&apart(&other, &one)).merged().clone();
    assert_eq!(bytes(&merged.map), bytes(&mirrored.map));
    let mut back = Person::with("copy", &merged.map, &merged.ledger);
    back.stamp();
    for person in [&one, &other] {
        let again = together(&apart(&back, person)).merged().clone();
        assert_eq!(bytes(&again.map), bytes(&back.map));
    }
    assert!(tell_apart(back.edition(), back.edition(), None, &BTreeSet::new()).is_none());
}

fn take_in(map: &Map, target: &Map) -> (Map, usize) {
    let (mut history, mut selection, mut now) = (History::default(), Selection::default(), map.clone());
    let Ok(transaction) = ops::take_in(map, target) else { return (now, 0) };
    let changes = transaction.changes.len();
    history.commit(&mut now, &mut selection, transaction).unwrap();
    let after = now.clone();
    history.undo(&mut now, &mut selection).unwrap();
    assert_eq!(bytes(&now), bytes(map), "undone, it is to the byte as it was");
    (after, changes)
}

#[test]
fn taking_in_what_is_there_does_nothing_and_another_debate_is_refused() {
    let (names, mut anna, ben) = two("a b x:b>a");
    assert!(ops::take_in(&anna.map, &ben.map).is_err());
    let extras = [("mood".to_owned(), "\"good\"".to_owned())].into();
    anna.make(Change::SetExtras(names.id("x"), extras));
    assert_eq!(take_in(&ben.map, &anna.map), (anna.map.clone(), 1));
    let other = Map::new("other-1".parse().unwrap());
    assert!(ops::take_in(&anna.map, &other).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_step_makes_a_map_what_another_copy_is(start in deeds(12), first in deeds(16), second in deeds(16)) {
        let (mut anna, mut ben) = after(start);
        first.into_iter().for_each(|d| deed(&mut anna, d));
        second.into_iter().for_each(|d| deed(&mut ben, d));
        prop_assert_eq!(bytes(&take_in(&anna.map, &ben.map).0), bytes(&ben.map));
        prop_assert_eq!(bytes(&take_in(&ben.map, &anna.map).0), bytes(&anna.map));
    }

    #[test]
    fn whatever_is_decided_the_map_is_valid_and_what_is_refused_stays(
        start in deeds(8), first in deeds(10), second in deeds(10), decisions in prop::collection::vec((0..99_usize, 0..4_u8), 0..12),
    ) {
        let (mut anna, mut ben) = after(start);
        let base = anna.map.clone();
        first.into_iter().for_each(|d| deed(&mut anna, d));
        second.into_iter().for_each(|d| deed(&mut ben, d));
        let mut review = review(&anna, &ben, Some(&base));
        for (n, answer) in decisions {
            let Some(point) = review.points().get(n % review.points().len().max(1)).copied() else { break };
            match answer {
                0 => review.decide([point.key], true),
                1 => review.decide([point.key], false),
                2 if review.can_be_both(&point) => review.answer(point.key, Answer::Both),
                _ => {}
            }
            prop_assert_eq!(review.merged().map.validate(), []);
            prop_assert_eq!(review.both().validate(), []);
        }
        // Refusing all of theirs leaves ours, but for what a link needs.
        let keys: Vec<_> = review.points().iter().map(|point| point.key).collect();
        review.decide(keys, false);
        if review.points().iter().all(|point| !matches!(point.why, Some(ConflictReason::Needed(_) | ConflictReason::Ring))) {
            for (id, statement) in anna.map.statements() {
                let now = review.merged().map.statements().get(id);
                prop_assert_eq!(now.map(|s| s.text.as_str()), Some(statement.text.as_str()));
            }
        }
    }

    #[test]
    fn what_other_hands_have_changed_merges_as_well(start in deeds(8), first in deeds(8), by_hand in deeds(8)) {
        let (mut anna, mut ben) = after(start);
        first.into_iter().for_each(|d| deed(&mut anna, d));
        let sent = ben.ledger.clone();
        by_hand.into_iter().for_each(|d| deed(&mut ben, d));
        // An editor of text knows nothing of stamps: they are those of the file that it opened.
        ben.ledger = sent;
        ben.ledger.adopt(&ben.map);
        let merged: Merged = anna.with_theirs(&ben, None, &Answers::new());
        nothing_is_lost(&anna.map, &merged);
        nothing_is_lost(&ben.map, &merged);
        let mut both = anna;
        both.take_in(&ben);
        let again = both.with_theirs(&ben, None, &Answers::new());
        prop_assert_eq!(bytes(&again.map), bytes(&both.map));
    }

    #[test]
    fn copies_with_one_name_lose_nothing_and_become_equal(start in deeds(6), first in deeds(8), second in deeds(8)) {
        let names = parse("a b c d x:b>a y:c,d!a");
        let mut anna = Person::with("copy", &names.map, &Ledger::default());
        anna.stamp();
        start.into_iter().for_each(|d| deed(&mut anna, d));
        let mut ben = anna.clone();
        let before: BTreeSet<ElementId> = anna.map.element_ids().collect();
        first.into_iter().for_each(|d| deed(&mut anna, d));
        // That both say the very same under one number is more than chance does.
        second.into_iter().for_each(|(what, n, m, k)| deed(&mut ben, (what, n + 1000, m + 1000, k + 1000)));
        let apart = tell_apart(anna.edition(), ben.edition(), None, &BTreeSet::new());
        let noticed = apart.is_some();
        let [ours, theirs] =
            apart.unwrap_or([(anna.map.clone(), anna.ledger.clone()), (ben.map.clone(), ben.ledger.clone())]);
        let edition = |(map, ledger): &'_ (Map, Ledger)| MapCopy { map: map.clone(), ledger: ledger.clone() };
        let review = Review::new(edition(&ours), edition(&theirs), None);
        prop_assert_eq!(review.merged().map.validate(), []);
        nothing_is_lost(&ours.0, review.merged());
        nothing_is_lost(&theirs.0, review.merged());
        // The other way round it is the same.
        let mirrored = Review::new(edition(&theirs), edition(&ours), None);
        prop_assert_eq!(bytes(&mirrored.merged().map), bytes(&review.merged().map));
        // Once it was noticed, whatever either has made since is there, and so it is on the other machine.
        let texts: Vec<&str> = review.merged().map.statements().values().map(|s| s.text.as_str()).collect();
        let mut back = Person::with("fresh", &review.merged().map, &review.merged().ledger);
        back.stamp();
        let again = Review::new(kept(&ben), kept(&back), None);
        let texts_there: Vec<&str> = again.merged().map.statements().values().map(|s| s.text.as_str()).collect();
        for (id, statement) in anna.map.statements().iter().chain(ben.map.statements()) {
            // What looks the same in both may be one thing that one of them has changed: that is asked.
            let asked = |review: &Review| review.points().iter().any(|point| point.key.0 == *id && point.why.is_some());
            if noticed && !before.contains(id) && !asked(&review) && !asked(&again) {
                prop_assert!(texts.contains(&statement.text.as_str()), "{id} is lost");
                prop_assert!(texts_there.contains(&statement.text.as_str()), "{id} is lost on the other machine");
            }
        }
    }
}

#[test]
fn what_comes_back_closes_no_ring() {
    let names = parse("a b c d x:b>a y:c,d!a");
    let mut anna = Person::with("copy", &names.map, &Ledger::default());
    anna.stamp();
    deed(&mut anna, (41, 2, 0, 0));
    let mut ben = anna.clone();
    for d in [(187, 0, 0, 6), (37, 0, 0, 7), (82, 0, 0, 32), (15, 0, 0, 0), (190, 0, 0, 13)] {
        deed(&mut anna, d);
    }
    for d in [(60, 1000, 1000, 1000), (112, 1000, 1000, 1003), (54, 1000, 1001, 1002)] {
        deed(&mut ben, d);
    }
    // Both bear one name: what one has made under a number that stands for a change of the other goes by another id.
    for (one, other) in [(&anna, &ben), (&ben, &anna)] {
        let [a, b] = tell_apart(one.edition(), other.edition(), None, &BTreeSet::new()).unwrap();
        let merged = one.with_theirs(other, None, &Answers::new());
        nothing_is_lost(&a.0, &merged);
        nothing_is_lost(&b.0, &merged);
    }
}

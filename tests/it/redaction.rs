//! What leaves the team: a copy from which something is left out holds no trace of it, tested on the bytes of the
//! map file and of the page.

use crate::support::notation::parse;
use crate::support::people;
use crate::support::people::{Person, deed, deeds};
use counterpoint::edit::{Leave, assuming_nothing, redacted, without_texts};
use counterpoint::files::{contents, installed};
use counterpoint::formats::argmap::read;
use counterpoint::formats::embed::contained;
use counterpoint::i18n;
use counterpoint::model::{
    Change, Citation, Comment, Format, Frame, FullText, InferenceField, Ledger, Map, ParagraphKind, Place, Quote, Side,
    Source, SourceText, Speech, StatementField,
};
use counterpoint::picture::{Form, ImageOptions, exported};
use proptest::prelude::*;

/// Everything that goes, as bytes: the file, the page, and the file inside the page.
fn bytes(map: &Map) -> String {
    let file = contents(map, &Ledger::default()).unwrap();
    let page = exported(map, &file, Form::Page, ImageOptions::default(), None, &installed).unwrap().bytes;
    assert_eq!(contained(&page).unwrap(), file);
    format!("{}{}", String::from_utf8(file).unwrap(), String::from_utf8(page).unwrap())
}

#[test]
fn what_is_assumed_stays_behind_without_a_word_to_merge() {
    let (names, mut anna, mut ben) = people::two("a b x:b>a");
    anna.make(Change::SetStatement(names.id("b"), StatementField::Assumed(Some(false))));
    anna.make(Change::SetInference(names.id("x"), InferenceField::Muted(true)));
    assert!(bytes(&anna.map).contains(&i18n::page::what_if(2)), "the page says so");
    let going = assuming_nothing(&anna.map);
    assert_eq!((going.assumptions().count(), anna.map.assumptions().count()), (0, 2));
    let file = bytes(&going);
    assert!(
        !file.contains("assumed")
            && !file.contains("muted")
            && (1..3).all(|count| !file.contains(&i18n::page::what_if(count)))
    );
    // It is the same debate in the same state: who has it takes in what follows, and brings nothing back.
    let mut ledger = anna.ledger.clone();
    ledger.update(&going, || unreachable!("nothing has changed"));
    ben.take_in(&Person { map: going, ..anna.clone() });
    ben.say(names.id("a"), "of Ben's");
    let differences = anna.with_theirs(&ben, None, &counterpoint::merge::Answers::new()).differences;
    assert_eq!(differences.len(), 1, "{differences:?}");
}

#[test]
fn what_stays_behind_leaves_no_trace() {
    let mut names = parse("a b c d x:b>a y:c,d>a z:c!x");
    let (ours, theirs, source) = (names.ids.fresh(), names.ids.fresh(), names.ids.fresh());
    let side = |name: &str| Some(Box::new(Side { name: name.into(), letter: "S".into(), ..Side::default() }));
    let described = Source { title: "SECRETsource".into(), side: Some(theirs), ..Source::default() };
    let quote = Quote { exact: "SECRETquote".into(), ..Quote::default() };
    let cited = vec![Citation { quote: Some(quote), ..Citation::of(source) }];
    let (a, b, c, x) = (names.id("a"), names.id("b"), names.id("c"), names.id("x"));
    let frame = Frame::new("SECRETframe", Place::new(590, -10), 280, 200);
    let extras: counterpoint::model::UnknownFields = [("mood".to_owned(), "\"SECRETextra\"".to_owned())].into();
    let speech = Speech { key: "1".to_owned(), extras: extras.clone(), ..Speech::default() };
    let format = Format { speeches: vec![speech], extras: extras.clone(), ..Format::default() };
    for change in [
        Change::SetFormat(Some(Box::new(format))),
        Change::SetSide(ours, side("Ours")),
        Change::SetSide(theirs, side("SECRETside")),
        Change::SetSource(source, Some(Box::new(described))),
        Change::SetStatement(c, StatementField::Side(Some(theirs))),
        Change::SetStatement(c, StatementField::Text("SECRETtext".into())),
        Change::SetStatement(c, StatementField::Citations(cited)),
        Change::SetStatement(a, StatementField::Side(Some(ours))),
        Change::SetStatement(a, StatementField::Note("SECRETnote".into())),
        Change::SetStatement(b, StatementField::Tags(["SECRETtag".to_owned()].into())),
        Change::SetStatement(b, StatementField::Text("SECRETprepared".into())),
        Change::SetInference(x, InferenceField::Note("SECRETlink".into())),
        Change::SetComment(names.ids.fresh(), Some(Box::new(Comment::on(a, "SECRETcomment")))),
        Change::SetFrame(names.ids.fresh(), Some(Box::new(frame))),
        Change::SetExtras(a, extras.clone()),
        Change::SetExtras(names.map.id(), extras),
    ] {
        names.map.apply(&change).unwrap();
    }
    assert!(bytes(&names.map).contains("SECRETtext"));
    let leave = Leave { notes: true, comments: true, sides: [theirs].into(), tagged: ["SECRETtag".to_owned()].into() };
    let going = redacted(&names.map, &leave, "fresh".parse().unwrap());
    assert_eq!(going.validate(), []);
    let all = bytes(&going);
    assert!(!all.contains("SECRET"), "{all}");
    // Nor do its numbers tell: it is a debate of its own, numbered through.
    assert!(!all.contains("\"t-"), "no id of ours");
    let mut counters: Vec<u64> = going.element_ids().map(|id| id.counter).collect();
    counters.sort_unstable();
    assert_eq!(counters, (2..2 + counters.len() as u64).collect::<Vec<_>>());
    assert_ne!(going.id(), names.map.id());
    // What goes is what was there: a, d, and the link from d that stands on its own now.
    let texts: Vec<&str> = going.statements().values().map(|s| s.text.as_str()).collect();
    assert_eq!((texts, going.inferences().len(), going.sides().len()), (vec!["a", "d"], 1, 1));
}

#[test]
fn full_texts_stay_behind_and_citations_keep_their_words() {
    let mut names = parse("a");
    let source = names.ids.fresh();
    let text = SourceText::new(vec![(ParagraphKind::Body, "SECRETtext".repeat(900))], Vec::new()).unwrap();
    let described = Source { full_text: Some(FullText::of(text.into())), ..Source::default() };
    let quote = Quote { exact: "words of it".into(), ..Quote::default() };
    let cited = vec![Citation { quote: Some(quote), ..Citation::of(source) }];
    for change in [
        Change::SetSource(source, Some(Box::new(described))),
        Change::SetStatement(names.id("a"), StatementField::Citations(cited)),
    ] {
        names.map.apply(&change).unwrap();
    }
    let whole = bytes(&names.map);
    assert!(whole.contains("\"packed\""));
    let going = bytes(&without_texts(&names.map));
    assert!(going.contains("words of it") && !going.contains("packed") && !going.contains("SECRET"));
    assert_eq!(without_texts(&names.map).id(), names.map.id(), "it is the same debate");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_less_any_tag_is_a_valid_map_without_its_cards(edits in deeds(40), tag in 0..3_u8) {
        let names = parse("a b c d x:b>a y:c,d!a");
        let mut anna = Person::with("anna", &names.map, &Ledger::default());
        edits.into_iter().for_each(|d| deed(&mut anna, d));
        let leave = Leave { tagged: [format!("t{tag}")].into(), ..Leave::default() };
        let going = redacted(&anna.map, &leave, "fresh".parse().unwrap());
        prop_assert_eq!(going.validate(), []);
        let stays = anna.map.statements().values().filter(|s| !s.tags.contains(&format!("t{tag}"))).count();
        prop_assert_eq!(going.statements().len(), stays);
        let text = counterpoint::formats::argmap::write(&going, &Ledger::default());
        prop_assert_eq!(read(text.as_bytes()).unwrap().map, going);
    }
}

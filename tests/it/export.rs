//! What is printed and handed round, read back: every statement is in it, nothing of a map becomes a formula, a tag or
//! a heading, and the same map gives the same bytes.

use std::io::{Cursor, Read};

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{BriefOf, BriefPart, brief, flow, grounded};
use counterpoint::export::{Brief, brief_page, docx, flow_page, flow_workbook};
use counterpoint::formats::argmap::read;
use counterpoint::model::{Change, Citation, Format, Map, Quote, Side, Source, Speech, StatementField};

/// A file inside a zip file, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).unwrap();
    text
}

fn shipped() -> Map {
    read(include_bytes!("../../maps/second-coming-vs-trap.argmap")).unwrap().map
}

/// Two sides: names before n are of the first.
fn debate(text: &str) -> Names {
    let mut names = parse(text);
    let sides = [names.ids.fresh(), names.ids.fresh()];
    for (side, letter) in sides.iter().zip(["A", "B"]) {
        let named = Side { name: format!("Side {letter}"), letter: letter.to_owned(), ..Side::default() };
        names.map.apply(&Change::SetSide(*side, Some(Box::new(named)))).unwrap();
    }
    let cards: Vec<_> = names.names.iter().filter(|(_, id)| names.map.statements().contains_key(id)).collect();
    let cards: Vec<_> = cards.into_iter().map(|(name, id)| (name.clone(), *id)).collect();
    for (name, id) in cards {
        let side = if name.as_str() < "n" { sides.first() } else { sides.last() };
        names.map.apply(&Change::SetStatement(id, StatementField::Side(side.copied()))).unwrap();
    }
    names
}

#[test]
fn the_brief_is_in_speaking_order() {
    let mut names = debate("a b c d e p z x:b,c>a y:z!c v:d!z w:e!p");
    let side = names.map.sides().keys().next().copied();
    let lines = |names: &Names, speech: &str| {
        let of = BriefOf { side, speech: speech.to_owned() };
        let name = |id| names.names.iter().find(|(_, known)| **known == id).unwrap().0.clone();
        brief(&names.map, &of).into_iter().map(|line| (line.part, line.depth, name(line.id))).collect::<Vec<_>>()
    };
    let line = |part, depth, name: &str| (part, depth, name.to_owned());
    let wanted = [
        line(BriefPart::Contention(1), 0, "a"),
        line(BriefPart::Linked, 1, "b"),
        line(BriefPart::Reason, 1, "c"),
        line(BriefPart::Expected, 2, "z"),
        line(BriefPart::Prepared, 3, "d"),
        line(BriefPart::TheySay, 0, "p"),
        line(BriefPart::Answer, 1, "e"),
    ];
    assert_eq!(lines(&names, ""), wanted);
    // Of one speech only what is said in it, with the reasons that the side gives.
    let speech = |key: &str| Speech { key: key.to_owned(), side, ..Speech::default() };
    let format = Format { name: String::new(), speeches: vec![speech("1"), speech("2")], ..Format::default() };
    names.map.apply(&Change::SetFormat(Some(Box::new(format)))).unwrap();
    let second = StatementField::Speech("2".to_owned());
    names.map.apply(&Change::SetStatement(names.id("e"), second)).unwrap();
    assert_eq!(lines(&names, "2"), [line(BriefPart::TheySay, 0, "p"), line(BriefPart::Answer, 1, "e")]);
    assert_eq!(lines(&names, "1"), []);
}

const HOSTILE: &str = "=1+1 <script>alert(1)</script> # heading [link](http://x) *bold* \u{1} ]]> \u{202E}";

#[test]
fn nothing_of_a_map_becomes_more_than_text() {
    let mut names = debate("a z x:z!a");
    for name in ["a", "z"] {
        let text = StatementField::Text(HOSTILE.to_owned());
        names.map.apply(&Change::SetStatement(names.id(name), text)).unwrap();
    }
    names.map.apply(&Change::SetTitle(HOSTILE.to_owned())).unwrap();
    let side = names.map.sides().keys().next().copied();
    let brief = Brief::of(&names.map, &BriefOf { side, speech: String::new() }, 150);
    let (flow, labels) = (flow(&names.map), grounded(&names.map));
    for page in [brief_page(&brief), flow_page(&names.map, &flow, &labels)] {
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && page.contains("default-src 'none'"));
        assert!(!page.contains('\u{202E}') && !page.contains('\u{1}'));
    }
    let markdown = brief.markdown();
    assert!(markdown.contains("\\# heading \\[link\\](http\\://x) \\*bold\\*") && !markdown.contains(" <script"));
    let document = part(&docx(&brief).unwrap(), "word/document.xml");
    assert!(document.contains("&lt;script&gt;") && document.contains("]]&gt;") && !document.contains("<script"));
    assert!(document.chars().all(|c| c >= ' ' || c == '\n') && !document.contains('\u{202E}'));
    let sheet = flow_workbook(&names.map, &flow, &labels).unwrap();
    let cells = part(&sheet, "xl/worksheets/sheet1.xml");
    assert!(!cells.contains("<f>"), "a text became a formula");
    assert_eq!(cells.matches("t=\"s\"").count(), 2 + flow.columns.len(), "every cell is text");
}

#[test]
fn the_same_map_gives_the_same_bytes_with_every_statement_in_them() {
    let map = shipped();
    let (sheet, labels) = (flow(&map), grounded(&map));
    let book = flow_workbook(&map, &sheet, &labels).unwrap();
    assert_eq!(book, flow_workbook(&map, &sheet, &labels).unwrap());
    let texts = part(&book, "xl/sharedStrings.xml").replace("&apos;", "'").replace("&quot;", "\"");
    let page = flow_page(&map, &sheet, &labels);
    for statement in map.statements().values() {
        let text = statement.text.replace('&', "&amp;");
        assert!(texts.contains(&text), "not in the workbook: {text}");
        assert!(page.contains(&text.replace('"', "&quot;")), "not on the page: {text}");
    }
    let side = map.sides().keys().next().copied();
    let of = BriefOf { side, speech: String::new() };
    let made = Brief::of(&map, &of, 150);
    assert_eq!(docx(&made).unwrap(), docx(&Brief::of(&map, &of, 150)).unwrap());
    let document = part(&docx(&made).unwrap(), "word/document.xml");
    for statement in map.statements().values().filter(|statement| statement.side == side) {
        assert!(document.contains(&statement.text.replace('&', "&amp;")), "not in the brief: {}", statement.text);
    }
}

#[test]
fn words_are_counted_as_they_are_spoken() {
    let mut names = debate("a b c x:b>a z y:z!b");
    let source = names.ids.fresh();
    let book = Source { title: "A Book".to_owned(), short: "book".to_owned(), ..Source::default() };
    names.map.apply(&Change::SetSource(source, Some(Box::new(book)))).unwrap();
    let quote = Quote { exact: "six words that are read out".to_owned(), ..Quote::default() };
    let citation = Citation { paragraph: Some(3), quote: Some(quote), ..Citation::of(source) };
    for (name, field) in [
        ("a", StatementField::Text("Four words – are said.".to_owned())),
        ("b", StatementField::Text("Because of two".to_owned())),
        ("b", StatementField::Citations(vec![citation])),
        ("c", StatementField::Text("One".to_owned())),
        ("z", StatementField::Text("not read out unless it comes".to_owned())),
    ] {
        names.map.apply(&Change::SetStatement(names.id(name), field)).unwrap();
    }
    let side = names.map.sides().keys().next().copied();
    let made = Brief::of(&names.map, &BriefOf { side, speech: String::new() }, 60);
    assert_eq!((made.words, made.seconds), (4 + 3 + 6 + 1, 14), "one word a second");
    let text = made.markdown();
    assert!(text.contains("(book, par. 3)") && text.contains("- > “six words that are read out” (book, par. 3)"));
    assert!(text.contains("*Expect:* not read out unless it comes") && text.contains("**No answer yet.**"));
}

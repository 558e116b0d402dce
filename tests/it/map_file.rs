//! The map file: same map, same bytes; small changes, small differences; nothing of a newer version is
//! lost; damage and malice are survived with words.

use std::path::{Path, PathBuf};

use counterpoint::edit::ops::{self, NewStatement};
use counterpoint::edit::{History, Ids, Selection};
use counterpoint::formats::argmap::{ParsedMap, ProblemKind, Unreadable, read, write};
use counterpoint::model::{
    Anchor, Change, Citation, ElementId, FullText, InferenceKind, Ledger, Map, PageStart, ParagraphKind, Place, Quote,
    Source, SourceText, Statement, limits,
};

fn shipped() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps");
    let mut maps: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    maps.sort();
    assert!(maps.len() >= 3);
    maps
}

fn opened(text: &str) -> ParsedMap {
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.map.validate(), vec![]);
    opened
}

/// A file with these lists, as JSON.
fn file(rest: &str) -> String {
    format!("{{\"format\": \"counterpoint-map\", \"version\": 1, \"map\": \"a-1\"{rest}}}")
}

fn problems(text: &str) -> Vec<String> {
    opened(text).problems.iter().map(ToString::to_string).collect()
}

#[test]
fn marks_colours_and_the_version_of_a_newer_program_are_written_back() {
    let text = r#"{"format": "counterpoint-map", "version": 7, "min_reader": 1, "map": "a-1",
        "sides": [{"id": "a-2", "name": "Pro", "letter": "P", "colour": "violet"}],
        "statements": [{"id": "a-3", "text": "x", "marks": ["implicit", "doubted"], "x": 0, "y": 0}]}"#;
    let opened = read(text.as_bytes()).unwrap();
    assert!(!opened.is_damaged(), "nothing of it is lost: {:?}", opened.problems);
    let statement = |map: &Map| map.statements()[&"a-3".parse().unwrap()].clone();
    assert!(statement(&opened.map).marks.implicit);
    let written = write(&opened.map, &opened.ledger);
    for part in ["\"version\": 7", "\"colour\": \"violet\"", "\"marks\": [\"implicit\", \"doubted\"]"] {
        assert!(written.contains(part), "{part} is missing: {written}");
    }
    let again = read(written.as_bytes()).unwrap();
    assert_eq!((again.map.clone(), write(&again.map, &again.ledger)), (opened.map, written));
}

#[test]
fn shipped_maps_are_debates_of_their_own() {
    let ids: std::collections::BTreeSet<_> =
        shipped().iter().map(|path| opened(&std::fs::read_to_string(path).unwrap()).map.id()).collect();
    assert_eq!(ids.len(), shipped().len());
}

#[test]
fn every_shipped_map_is_read_validated_and_written_to_the_same_bytes() {
    for path in shipped() {
        let text = std::fs::read_to_string(&path).unwrap();
        let ParsedMap { map, ledger, problems } = read(text.as_bytes()).unwrap();
        assert_eq!(problems, vec![], "{}", path.display());
        assert_eq!(map.validate(), vec![]);
        assert_eq!(write(&map, &ledger), text, "{}", path.display());
        // Two people who open it begin with the same bookkeeping.
        let mut adopted = ledger.clone();
        adopted.adopt(&map);
        assert_eq!(adopted, ledger, "{} is stamped", path.display());
        assert_eq!(opened(&write(&map, &ledger)).map, map);
    }
}

#[test]
fn the_finished_map_is_what_was_promised() {
    let text = std::fs::read_to_string(&shipped()[1]).unwrap();
    let map = opened(&text).map;
    assert!(map.statements().len() >= 110, "{} cards", map.statements().len());
    // Points where the sides meet: links whose premises are of one side and whose conclusion, or whose
    // denied step, is of the other.
    let side = |id: &ElementId| map.statements().get(id).and_then(|s| s.side);
    let side_of_step = |step: ElementId| map.premises(step).first().and_then(side);
    let mut clashes = 0;
    let mut undercuts = 0;
    for (id, inference) in map.inferences() {
        let from = side_of_step(*id);
        let conclusion = map.conclusion(*id).unwrap();
        let to = side(&conclusion).or_else(|| side_of_step(conclusion));
        if from != to {
            clashes += 1;
            undercuts += usize::from(map.is_undercut(*id));
            let premises = map.premises(*id);
            let noted = premises.iter().any(|p| !map.statements()[p].note.is_empty()) || !inference.note.is_empty();
            assert!(noted, "{id} crosses the sides and says nothing of what kind of clash it is");
        }
    }
    assert!(clashes >= 15 && undercuts >= 5, "{clashes} clashes, {undercuts} of them undercuts");
    for statement in map.statements().values() {
        assert!(!statement.citations.is_empty(), "“{}” cites nothing", statement.text);
    }
}

#[test]
fn shipped_citations_agree_with_the_catalogues() {
    let text = std::fs::read_to_string(&shipped()[1]).unwrap();
    let map = opened(&text).map;
    for statement in map.statements().values() {
        for citation in statement.citations.iter().filter(|c| c.passage.is_some()) {
            let id = citation.passage.as_deref().unwrap();
            let found = counterpoint::sources::bundled().iter().find_map(|c| c.passage(id));
            let (paragraph, passage) = found.unwrap_or_else(|| panic!("{id} is in no catalogue"));
            assert_eq!(Some(paragraph), citation.paragraph, "{id}");
            assert_eq!(passage.text, statement.text, "{id}");
            assert_eq!(passage.sentences, citation.sentences, "{id}");
        }
    }
}

/// A map with this many cards and links, made by verbs.
fn made(cards: usize) -> (Map, Ids) {
    let mut ids = Ids::after("me".parse().unwrap(), 0);
    let mut map = Map::new(ids.fresh());
    let (mut history, mut selection) = (History::default(), Selection::default());
    let mut previous = None;
    for n in 0..cards {
        let new = NewStatement { text: format!("Card number {n}"), ..NewStatement::default() };
        let transaction = ops::add_statement(&map, &mut ids, &new, Place::new(n as i32 * 10, 0));
        let id = transaction.select.as_ref().unwrap().single().unwrap();
        history.commit(&mut map, &mut selection, transaction).unwrap();
        if let Some(previous) = previous {
            let link = ops::link(&map, &mut ids, &[id].into(), previous, InferenceKind::Support).unwrap();
            history.commit(&mut map, &mut selection, link).unwrap();
        }
        previous = Some(id);
    }
    (map, ids)
}

#[test]
fn a_new_card_changes_only_the_lines_of_that_card_and_its_links() {
    let (mut map, mut ids) = made(5);
    let mut ledger = Ledger::default();
    ledger.update(&map, || unreachable!());
    ledger.handed_out(ids.last().unwrap());
    let before = write(&map, &ledger);
    let conclusion = *map.statements().keys().next().unwrap();
    let transaction = ops::answer(&map, &mut ids, conclusion, InferenceKind::Attack, Place::new(7, 7));
    History::default().commit(&mut map, &mut Selection::default(), transaction).unwrap();
    ledger.update(&map, || unreachable!("new elements need no dot of their own"));
    ledger.handed_out(ids.last().unwrap());
    let after = write(&map, &ledger);
    // Every old line is still there in its order: the difference is made of added lines only.
    let mut new_lines = after.lines();
    for line in before.lines() {
        assert!(new_lines.any(|new| new == line), "the line {line:?} is gone");
    }
    assert!(after.lines().count() - before.lines().count() <= 24);
}

#[test]
fn what_a_newer_version_wrote_survives() {
    let newer = file(
        r#", "min_reader": 1, "version_note": {"a": [1.10, 12345678901234567890123]}, "votes": [{"id": "x", "text": "hi"}],
        "statements": [{"id": "a-2", "kind": "evidence", "text": "t", "x": 1, "y": 2, "strength": 0.5,
                        "citations": [{"source": "a-9", "page": "xii"}]}],
        "sources": [{"id": "a-9", "title": "Book", "isbn": 1.0}],
        "inferences": [{"id": "a-3", "kind": "analogy", "premises": ["a-2"], "conclusion": "a-4", "heft": 1e3}, {"id": "a-5", "kind": "support", "premises": ["a-2"], "conclusion": "a-4"}],
        "frames": [{"id": "a-6", "x": 0, "y": 0, "width": 100, "height": 100, "locked": true}],
        "sides": []"#,
    )
    .replace("\"version\": 1", "\"version\": 2")
    .replace("\"text\": \"t\"", "\"text\": \"t\", \"side\": null")
    .replace("\"statements\": [", "\"statements\": [{\"id\": \"a-4\", \"text\": \"c\"}, ");
    let first = read(newer.as_bytes()).unwrap();
    let written = write(&first.map, &first.ledger);
    for kept in [
        "\"evidence\"",
        "\"analogy\"",
        "12345678901234567890123",
        "1.10",
        "\"strength\": 0.5",
        "\"page\": \"xii\"",
        "\"isbn\": 1.0",
        "\"heft\": 1e3",
        "\"locked\": true",
        "\"votes\": [{\"id\": \"x\", \"text\": \"hi\"}]",
    ] {
        assert!(written.contains(kept), "{kept} is lost:\n{written}");
    }
    // A step of unknown kind carries no force here.
    assert_eq!(first.map.inferences()[&"a-3".parse().unwrap()].kind, InferenceKind::Rephrase);
    let second = read(written.as_bytes()).unwrap();
    assert_eq!(write(&second.map, &second.ledger), written);
    assert!(!first.is_damaged(), "{:?}", first.problems);
    assert!(first.problems.iter().any(|p| p.kind == ProblemKind::Newer(2)));
    let too_new = newer.replace("\"min_reader\": 1", "\"min_reader\": 2");
    assert_eq!(read(too_new.as_bytes()).unwrap_err(), Unreadable::NeedsNewer(2));
}

#[test]
fn a_file_cut_off_anywhere_opens_with_what_is_whole() {
    let (map, _) = made(40);
    let whole = write(&map, &Ledger::default());
    let mut most = 0;
    for cut in (60..whole.len() - 2).step_by(101) {
        let opened = opened(&whole[..cut]);
        assert!(opened.is_damaged(), "cut at {cut}");
        assert!(opened.problems.iter().any(|p| p.kind == ProblemKind::Truncated && p.line.is_some()), "cut at {cut}");
        // Never fewer than before: what was whole stays.
        assert!(opened.map.statements().len() >= most, "cut at {cut}");
        most = opened.map.statements().len();
    }
    assert_eq!(most, 40);
}

#[test]
fn a_bad_place_costs_only_its_element() {
    let (map, _) = made(20);
    let whole = write(&map, &Ledger::default());
    let broken = whole.replacen("\"Card number 7\"", "\"Card num\u{1}ber 7", 1);
    let opened = opened(&broken);
    assert_eq!(opened.map.statements().len(), 19);
    let line = whole.lines().position(|l| l.contains("Card number 7")).unwrap() + 1;
    assert!(
        opened
            .problems
            .iter()
            .any(|p| matches!(p.kind, ProblemKind::Syntax(_)) && p.line.is_some_and(|l| l.abs_diff(line) <= 1))
    );
}

#[test]
fn ids_that_clash_or_point_nowhere_are_repaired_and_said() {
    let text = file(
        r#", "statements": [{"id": "a-2", "text": "one"}, {"id": "a-2", "text": "two", "side": "z-1"}, {"id": "a-3", "text": "three", "citations": [{"source": "z-2"}]}, {"id": "bad id"}, {"text": "no id"}, 7],
        "inferences": [
          {"id": "a-4", "kind": "support", "premises": ["a-2", "z-9"], "conclusion": "a-3"},
          {"id": "a-5", "kind": "support", "premises": ["a-3"], "conclusion": "z-9"},
          {"id": "a-6", "kind": "attack", "premises": ["a-3"], "conclusion": "a-6"},
          {"id": "a-7", "kind": "attack", "premises": ["a-3"], "conclusion": "a-8"},
          {"id": "a-8", "kind": "attack", "premises": ["a-2"], "conclusion": "a-7"},
          {"id": "a-9", "kind": "attack", "premises": ["a-3"], "conclusion": "a-3"},
          {"id": "a-10", "premises": [], "conclusion": "a-3"},
          {"id": "a-11", "premises": ["a-3"]}]"#,
    );
    let opened = opened(&text);
    assert!(opened.is_damaged());
    assert_eq!(opened.map.statements().len(), 3);
    assert_eq!(opened.map.inferences().len(), 1, "{:?}", opened.map.inferences());
    let two = opened.map.statements().values().find(|s| s.text == "two").unwrap();
    assert_eq!(two.side, None);
    let said = problems(&text).join("\n");
    for name in ["a-2", "z-1", "z-2", "z-9", "a-5", "a-6", "a-7", "a-8", "a-9", "a-10", "Line "] {
        assert!(said.contains(name), "{name} is not named:\n{said}");
    }
}

#[test]
fn hostile_numbers_end_on_the_canvas() {
    for number in ["1e308", "-1e308", "1e15", "0.5", "99999999999999999999", "\"NaN\"", "null", "[]"] {
        let text = file(&format!(
            r#", "statements": [{{"id": "a-2", "x": {number}, "y": {number}, "width": {number}}}],
            "frames": [{{"id": "a-3", "x": {number}, "y": {number}, "width": {number}, "height": {number}}}]"#
        ));
        let map = opened(&text).map;
        let statement = &map.statements()[&"a-2".parse().unwrap()];
        assert!(statement.place.x().abs() <= limits::COORDINATE);
        assert!(opened(&text).is_damaged(), "{number} must be said");
    }
    for literal in ["NaN", "Infinity", "1e309", "-", "0x10"] {
        let text = file(&format!(r#", "statements": [{{"id": "a-2", "x": {literal}}}]"#));
        // Not JSON at all: the file counts as damaged, and does not panic.
        assert!(read(text.as_bytes()).is_ok_and(|o| o.is_damaged()), "{literal}");
    }
}

#[test]
fn limits_are_kept_and_named() {
    let long = "é".repeat(limits::TEXT_CHARS + 5);
    let text = file(&format!(r#", "statements": [{{"id": "a-2", "text": "{long}"}}]"#));
    assert_eq!(opened(&text).map.statements().values().next().unwrap().text.chars().count(), limits::TEXT_CHARS);
    assert!(problems(&text).join("").contains("20000"));

    let many = (0..limits::STATEMENTS + 1).map(|n| format!("{{\"id\":\"a-{}\"}}", n + 2)).collect::<Vec<_>>().join(",");
    let text = file(&format!(r#", "statements": [{many}]"#));
    assert_eq!(read(text.as_bytes()).unwrap_err(), Unreadable::TooMany(limits::STATEMENTS));

    let deep = file(&format!(r#", "x": {}{}"#, "[".repeat(100), "]".repeat(100)));
    assert_eq!(read(deep.as_bytes()).unwrap_err(), Unreadable::TooDeep(64));
    let very_deep = "[".repeat(1_000_000);
    assert!(read(very_deep.as_bytes()).is_err());
}

#[test]
fn what_is_no_map_is_refused_with_a_reason() {
    let utf16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (&[0; 5000][..], Unreadable::Empty),
        (&utf16[..], Unreadable::Utf16),
        (&b"%PDF-1.7 something"[..], Unreadable::NotAMap),
        (&b"{\"nodes\":[]}"[..], Unreadable::NotAMap),
        (&b"[1,2,3]"[..], Unreadable::NotAMap),
        (&b"{\"format\":\"other\"}"[..], Unreadable::NotAMap),
    ] {
        assert_eq!(read(bytes).unwrap_err(), why);
        assert!(why.to_string().len() > 8);
    }
    // A byte order mark from a Windows editor is no reason to refuse; other bytes are replaced and said.
    let (map, _) = made(2);
    let text = write(&map, &Ledger::default());
    assert_eq!(opened(&format!("\u{FEFF}{text}")).map, map);
    let mut bytes = text.into_bytes();
    let at = bytes.windows(4).position(|w| w == b"Card").unwrap();
    bytes[at] = 0xFF;
    let damaged = read(&bytes).unwrap();
    assert!(damaged.problems.iter().any(|p| p.kind == ProblemKind::Encoding && p.line.is_some()));
    assert_eq!(damaged.map.statements().len(), 2);
}

#[test]
fn duplicate_keys_do_not_hide_anything() {
    let text = file(r#", "statements": [{"id": "a-2", "text": "shown", "text": "hidden"}]"#);
    let opened = opened(&text);
    assert!(opened.map.statements().is_empty() && opened.is_damaged());
}

#[test]
fn dots_and_versions_are_kept_from_the_first_file_on() {
    let (mut map, mut ids) = made(3);
    let mut ledger = Ledger::default();
    ledger.update(&map, || ids.fresh());
    let id = *map.statements().keys().nth(1).unwrap();
    let change = ops::set_text(&map, id, "other words").unwrap();
    History::default().commit(&mut map, &mut Selection::default(), change).unwrap();
    ledger.update(&map, || ids.fresh());
    let dot = ids.last().unwrap();
    let text = write(&map, &ledger);
    let back = read(text.as_bytes()).unwrap();
    assert_eq!(back.ledger, ledger);
    assert!(text.contains(&format!("@{dot}")) && back.ledger.has_seen(dot));
    // Edited by hand: what changed gets a fresh dot when the map is taken over, and nothing else does.
    let by_hand = text.replace("other words", "words by hand");
    let ParsedMap { map, mut ledger, .. } = read(by_hand.as_bytes()).unwrap();
    let mut fresh = 0;
    ledger.update(&map, || {
        fresh += 1;
        ids.fresh()
    });
    assert_eq!(fresh, 1);
}

#[test]
fn the_schema_describes_every_field_that_is_written() {
    let schema = include_str!("../../assets/argmap.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    fn keys(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        if let Some(object) = value.as_object() {
            for (key, inner) in object {
                if key == "properties" {
                    found.extend(inner.as_object().unwrap().keys().cloned());
                }
                keys(inner, found);
            }
        }
    }
    let mut described = std::collections::BTreeSet::new();
    keys(&schema, &mut described);
    let shipped = shipped().into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    for text in shipped.chain([written_whole(&judged())]) {
        for line in text.lines() {
            if let Some((key, _)) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": ")) {
                assert!(described.contains(key), "the schema does not know {key}");
            }
        }
    }
}

/// A file with everything that is said of how cards and links stand, and with a format.
fn judged() -> String {
    file(
        r#", "debate": {"name": "Two", "speeches": [
            {"key": "1A", "name": "First", "side": "a-8", "seconds": 480}, {"key": "X", "name": "Both", "seconds": 60}]},
        "sides": [{"id": "a-8", "name": "Pro", "letter": "P", "colour": "blue"}],
        "statements": [{"id": "a-2", "kind": "claim", "text": "t", "marks": ["to-research"], "weight": 75,
            "judged": "0badcafe", "assumed": true, "speech": "1A", "x": 1, "y": 2}, {"id": "a-3", "text": "u"}],
        "inferences": [{"id": "a-4", "kind": "support", "premises": ["a-3"], "conclusion": "a-2", "weight": 25, "muted": true}]"#,
    )
}

fn written_whole(text: &str) -> String {
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.problems, []);
    write(&opened.map, &opened.ledger)
}

#[test]
fn what_is_judged_assumed_and_spoken_is_read_and_written_again() {
    let first = written_whole(&judged());
    assert_eq!(written_whole(&first), first);
    for kept in
        ["\"judged\": \"0badcafe\"", "\"assumed\": true", "\"muted\": true", "\"seconds\": 480", "\"to-research\""]
    {
        assert!(first.contains(kept), "{kept} is lost:\n{first}");
    }
    let opened = read(first.as_bytes()).unwrap();
    let card = &opened.map.statements()[&"a-2".parse().unwrap()];
    assert_eq!(
        (card.weight.map(|w| w.percent()), card.judged, card.assumed),
        (Some(75), Some(0x0bad_cafe), Some(true))
    );
    assert!(card.is_stale(), "it was said of other words");
    assert_eq!(opened.map.format().unwrap().speech_of(card), Some(0));
    assert_eq!(opened.map.validate(), []);
}

#[test]
fn what_a_newer_version_says_of_a_format_comes_back_and_not_without_bounds() {
    let newer = judged()
        .replace("\"name\": \"Two\"", "\"name\": \"Two\", \"preparation\": {\"seconds\": 1.50}, \"\": 1")
        .replace("\"key\": \"X\"", "\"key\": \"X\", \"questions\": [true, null]");
    let opened = read(newer.as_bytes()).unwrap();
    let first = write(&opened.map, &opened.ledger);
    assert_eq!(opened.problems.len(), 1, "a field without a name is said to be lost");
    assert_eq!(written_whole(&first), first);
    let squeezed: String = first.split_whitespace().collect();
    for kept in ["\"preparation\":{\"seconds\":1.50}", "\"questions\":[true,null]"] {
        assert!(squeezed.contains(kept), "{kept} is lost:\n{first}");
    }
    let long = newer.replace("[true, null]", &format!("\"{}\"", "x".repeat(2_000_000)));
    let opened = read(long.as_bytes()).unwrap();
    assert!(opened.problems.len() > 1 && opened.map.format().unwrap().speeches[1].extras.is_empty());
}

#[test]
fn hostile_weights_and_formats_are_taken_to_the_nearest_that_can_be() {
    let text = judged()
        .replace("\"weight\": 75", "\"weight\": 1e308")
        .replace("\"weight\": 25", "\"weight\": -3")
        .replace("0badcafe", "no digest")
        .replace("\"seconds\": 480", "\"seconds\": 1e300")
        .replace("\"key\": \"X\"", "\"key\": \"1A\"")
        .replace("\"side\": \"a-8\", \"seconds\"", "\"side\": \"gone-1\", \"seconds\"");
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.map.validate(), []);
    assert!(opened.problems.len() >= 4, "{:?}", opened.problems);
    let card = &opened.map.statements()[&"a-2".parse().unwrap()];
    assert_eq!((card.weight.map(|w| w.percent()), card.judged), (Some(100), None));
    assert_eq!(opened.map.inferences()[&"a-4".parse().unwrap()].weight.map(|w| w.percent()), Some(0));
    let format = opened.map.format().unwrap();
    assert_eq!((format.speeches.len(), format.speeches[0].side, format.speeches[0].seconds), (1, None, 36_000));
    for broken in ["\"debate\": 7", "\"debate\": {\"speeches\": {}}", "\"debate\": null"] {
        let opened = read(file(&format!(", {broken}, \"statements\": []")).as_bytes()).unwrap();
        assert!(opened.map.format().is_none() && !opened.problems.is_empty(), "{broken}");
    }
}

/// Whatever opens can be saved again: nothing that is read collides with what is written.
#[test]
fn whatever_opens_can_be_saved() {
    for rest in [
        r#", "title": 5, "motion": null, "seen": [], "version_x": 1"#,
        r#", "kind": "map", "sides": [{"id": "a-2", "kind": "x", "colour": "plaid"}], "sources": [{"id": "a-3", "kind": 1, "catalogue": ""}], "frames": [{"id": "a-4", "kind": [], "x": 0, "y": 0, "width": 90, "height": 90}]"#,
        r#", "statements": [{"id": "a-2", "kind": "evidence", "marks": ["implicit", "dubious"], "": 1}]"#,
        r#", "statements": [{"id": "a-2"}, {"id": "a-3"}], "inferences": [{"id": "a-4", "scheme": "", "premises": ["a-2"], "conclusion": "a-3"}]"#,
        r#", "statements": [{"id": "a-2", "citations": [{"source": "a-9", "passage": "", "attributed_to": "", "prefix": "p"}]}], "sources": [{"id": "a-9"}]"#,
        r#", "seen": {"me": 18446744073709551615, "you": 3}"#,
        r#", "statements": [{"id": "a-999999999999999"}, {"id": "a-999999999999999"}]"#,
        r#", "frames": null, "statements": [{"id": "a-2", "text": "kept"}]"#,
    ] {
        let text = file(rest);
        let ParsedMap { map, mut ledger, .. } = read(text.as_bytes()).unwrap();
        let mut ids = Ids::after("fresh".parse().unwrap(), 0);
        ledger.update(&map, || ids.fresh());
        if let Err(why) = counterpoint::files::contents(&map, &ledger) {
            panic!("{rest}: {why}");
        }
    }
}

#[test]
fn an_unknown_kind_goes_when_the_user_chooses_one_and_comes_back_with_undo() {
    let text = file(r#", "statements": [{"id": "a-2", "kind": "evidence"}]"#);
    let ParsedMap { mut map, ledger, .. } = read(text.as_bytes()).unwrap();
    let before = write(&map, &ledger);
    let id = "a-2".parse().unwrap();
    let field = counterpoint::model::StatementField::Kind(counterpoint::model::StatementKind::Premise);
    let (mut history, mut selection) = (History::default(), Selection::default());
    let transaction = ops::set_statements(&map, [id], &field).unwrap();
    history.commit(&mut map, &mut selection, transaction).unwrap();
    assert!(write(&map, &ledger).contains("\"premise\""));
    history.undo(&mut map, &mut selection);
    assert_eq!(write(&map, &ledger), before);
}

#[test]
fn a_card_that_was_deleted_and_brought_back_is_a_change() {
    let (mut map, mut ids) = made(2);
    let mut ledger = Ledger::default();
    ledger.update(&map, || ids.fresh());
    let id = *map.statements().keys().last().unwrap();
    let (mut history, mut selection) = (History::default(), Selection::default());
    let transaction = ops::remove(&map, &[id].into()).unwrap();
    history.commit(&mut map, &mut selection, transaction).unwrap();
    ledger.update(&map, || ids.fresh());
    history.undo(&mut map, &mut selection);
    ledger.update(&map, || ids.fresh());
    // Everybody has seen the card's own id, and its absence after that: only a later dot says it is back.
    assert!(ledger.stamps(id).all(|(_, stamp)| stamp.dot != id));
}

#[test]
fn hostile_files_cost_little_and_their_faults_are_counted() {
    // A section in front of others, with many elements after it, does not count lines anew for each.
    let many = (0..30_000).map(|n| format!("{{\"id\":\"b-{}\",\n\"premises\":[\"\"],\"conclusion\":\"a-2\"}}", n + 1));
    let text =
        file(&format!(r#", "inferences": [{}], "sides": [{{"id": "a-3"}}]"#, many.collect::<Vec<_>>().join(",\n")));
    let opened = opened(&text);
    assert!(opened.problems.len() <= 2_100, "{} problems", opened.problems.len());
    assert!(opened.problems.iter().any(|p| p.kind == ProblemKind::More));
    let lines: Vec<_> = opened.problems.iter().filter_map(|p| p.line).collect();
    assert!(lines.is_sorted(), "in the order of the file");
}

#[test]
fn what_is_printed_cannot_command_a_terminal() {
    let text = file(
        r#", "title": "\u001b]0;x\u0007", "statements": [{"id": "a-2", "kind": "\u001b[2J", "text": "a\u202eb\u0000c\nd"}]"#,
    );
    let opened = opened(&text);
    let printed = counterpoint::formats::outline::outline(&opened.map) + &problems(&text).join("\n");
    assert!(!printed.contains(|c: char| c.is_control() && c != '\n') && !printed.contains('\u{202e}'), "{printed:?}");
}

#[test]
fn reading_says_how_far_it_has_come_and_stops_when_it_is_told_to() {
    let map = std::fs::read("maps/second-coming-vs-trap.argmap").unwrap();
    let heard = std::cell::RefCell::new(Vec::new());
    let tell = |part: f32| {
        heard.borrow_mut().push(part);
        true
    };
    assert!(counterpoint::formats::argmap::read_telling(&map, &tell).is_ok());
    let heard = heard.into_inner();
    assert!(heard.len() > 1 && heard.is_sorted() && heard.iter().all(|part| (0.0..=1.0).contains(part)), "{heard:?}");
    let stopped = counterpoint::formats::argmap::read_telling(&map, &|_| false);
    assert!(matches!(stopped, Err(Unreadable::GivenUp)));
    // Each source may hold a book: it is asked before each.
    let sources: Vec<String> = (2..12).map(|n| format!("{{\"id\": \"a-{n}\", \"title\": \"t\"}}")).collect();
    let map = file(&format!(", \"sources\": [{}]", sources.join(", ")));
    let asked = std::cell::Cell::new(0);
    let tell = |_| {
        asked.set(asked.get() + 1);
        asked.get() < 8
    };
    let stopped = counterpoint::formats::argmap::read_telling(map.as_bytes(), &tell);
    assert!(matches!(stopped, Err(Unreadable::GivenUp)) && asked.get() == 8, "{}", asked.get());
}

/// A map with a source whose text has so many paragraphs, and a card that quotes it.
fn quoting(paragraphs: usize) -> Map {
    let id = |text: &str| text.parse::<ElementId>().unwrap();
    let lines = (0..paragraphs).map(|n| (ParagraphKind::Body, format!("Paragraph {n} says that trade makes peace.")));
    let pages = vec![PageStart { paragraph: 0, at: 10, name: "xii".to_owned() }];
    let text = std::sync::Arc::new(SourceText::new(lines.collect(), pages).unwrap());
    let anchor = Anchor { start: 22, end: 38, digest: text.digest() };
    let source = Source {
        title: "On harbours".to_owned(),
        publisher: "Quay Press".to_owned(),
        date: "2021-12".to_owned(),
        address: "https://quay.example/harbours".to_owned(),
        language: "en".to_owned(),
        note: "Borrowed.".to_owned(),
        full_text: Some(FullText::of(text)),
        ..Source::default()
    };
    let quote = Quote { exact: "trade makes peac".to_owned(), prefix: "that ".to_owned(), suffix: "e.".to_owned() };
    let citation = Citation {
        page: Some("xii".to_owned()),
        quote: Some(quote),
        anchor: Some(anchor),
        paragraph: Some(1),
        ..Citation::of(id("a-2"))
    };
    let mut map = Map::new(id("a-1"));
    map.apply(&Change::SetSource(id("a-2"), Some(Box::new(source)))).unwrap();
    let statement = Statement { citations: vec![citation], ..Statement::default() };
    map.apply(&Change::InsertStatement(id("a-3"), Box::new(statement))).unwrap();
    map
}

#[test]
fn full_texts_and_anchors_come_back_as_they_were() {
    for (paragraphs, is_packed) in [(2, false), (2000, true)] {
        let map = quoting(paragraphs);
        let mut ledger = Ledger::default();
        ledger.update(&map, || unreachable!("all is new"));
        let text = write(&map, &ledger);
        assert_eq!(text.contains("\"packed\""), is_packed);
        let back = opened(&text);
        assert_eq!((back.map, back.problems.len()), (map, 0));
        assert_eq!(write(&opened(&text).map, &back.ledger), text);
    }
}

#[test]
fn a_full_text_that_cannot_be_read_is_left_out_and_its_citations_stay_whole() {
    let map = quoting(2000);
    let text = write(&map, &Ledger::default());
    let at = text.find("\"packed\": \"").unwrap() + 20;
    let damaged = format!("{}!{}", &text[..at], &text[at + 1..]);
    let back = opened(&damaged);
    assert!(back.is_damaged() && back.problems.iter().any(|p| p.kind == ProblemKind::FullText), "{:?}", back.problems);
    assert_eq!(back.map.statements(), map.statements());
    let source = back.map.sources().values().next().unwrap();
    assert!(source.text().is_none() && source.full_text.is_some());
    let halfway = text.replace("\"start\": 22,", "");
    assert!(problems(&halfway).iter().any(|p| p.contains("digest")), "{:?}", problems(&halfway));
    let backwards = text.replace("\"end\": 38", "\"end\": 3");
    assert!(problems(&backwards).iter().any(|p| p.contains("digest")));
}

#[test]
fn fields_of_a_newer_version_in_a_full_text_are_kept() {
    let text = r#"{
  "format": "counterpoint-map", "version": 1, "min_reader": 1, "map": "a-1", "title": "T",
  "sources": [{"id": "a-2", "title": "S", "full_text": {"paragraphs": ["One.", "Two."], "layout": {"columns": 2}}}]
}"#;
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.problems, []);
    for _ in 0..2 {
        let written = write(&opened.map, &opened.ledger);
        assert!(written.contains(r#""layout": {"columns": 2}"#), "{written}");
        let again = read(written.as_bytes()).unwrap();
        assert!(again.map == opened.map && again.problems.is_empty());
    }
}

#[test]
fn stamps_of_a_newer_version_are_kept() {
    let mut map = Map::new("a-1".parse().unwrap());
    map.apply(&Change::InsertStatement("a-2".parse().unwrap(), Box::default())).unwrap();
    let mut ledger = Ledger::default();
    ledger.adopt(&map);
    let written = write(&map, &ledger).replace("\"stamps\": \"", "\"stamps\": \"colour=12345678@b-7 ");
    let opened = read(written.as_bytes()).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(opened.ledger.changed_outside(&opened.map), 0, "nothing of the content has changed");
    let again = write(&opened.map, &opened.ledger);
    let count = |text: &str| text.matches("colour=12345678@b-7").count();
    assert!(count(&written) > 0 && count(&again) == count(&written), "{again}");
    assert!(read(again.as_bytes()).unwrap().map == opened.map);
}

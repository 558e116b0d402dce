//! The map as a flow sheet. `notation` says how maps are written here.

use std::collections::BTreeSet;

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{Flow, flow};
use counterpoint::model::{Change, Format, Inference, InferenceKind, Links, Speech, StatementField};
use proptest::prelude::*;

/// The sheet as text: rows, with names in columns.
fn drawn(names: &Names, flow: &Flow) -> String {
    let name = |id| names.names.iter().find(|(_, known)| **known == id).unwrap().0.clone();
    let mut rows = vec![vec![".".to_owned(); flow.columns.len()]; flow.rows];
    for cell in &flow.cells {
        rows[cell.row][cell.column] = format!("{}{}", "-".repeat(cell.depth), name(cell.id));
    }
    rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join(" / ")
}

#[test]
fn an_answer_stands_on_the_row_of_what_it_answers() {
    let names = parse("a b c d e x:b>a y:c!a z:d!c w:e!a");
    assert_eq!(drawn(&names, &flow(&names.map)), "a c d . / . e . . / -b . . .");
    // Two claims are two lines, and an undercut answers what the step starts from.
    let names = parse("a b c d x:b>a y:d!x");
    assert_eq!(drawn(&names, &flow(&names.map)), "a . . / -b d . / c . .");
}

#[test]
fn with_a_format_columns_are_speeches() {
    let mut names = parse("a b c d e x:b!a y:c!b z:d>a");
    let speech = |key: &str| Speech { key: key.to_owned(), side: None, ..Speech::default() };
    let format =
        Format { name: "f".to_owned(), speeches: ["1A", "X", "1N", "2A"].map(speech).into(), ..Format::default() };
    names.map.apply(&Change::SetFormat(Some(Box::new(format)))).unwrap();
    for (name, key) in [("a", "1A"), ("d", "1A"), ("b", "1N"), ("c", "2A")] {
        names.map.apply(&Change::SetStatement(names.id(name), StatementField::Speech(key.to_owned()))).unwrap();
    }
    let sheet = flow(&names.map);
    let heads: Vec<&str> = sheet.columns.iter().map(|column| column.speech.as_str()).collect();
    assert_eq!(heads, ["", "1A", "1N", "2A"], "nothing was said in X");
    assert_eq!(drawn(&names, &sheet), ". a b c / . -d . . / e . . .");
    // A reason that is given in a later speech begins a line there.
    names.map.apply(&Change::SetStatement(names.id("d"), StatementField::Speech("2A".to_owned()))).unwrap();
    names.map.apply(&Change::SetStatement(names.id("e"), StatementField::Speech("1A".to_owned()))).unwrap();
    assert_eq!(drawn(&names, &flow(&names.map)), "a b c / . . d / e . .");
}

#[test]
fn keys_go_to_the_next_cell() {
    let names = parse("a b c d e x:b>a y:c!a z:d!c w:e!a");
    let sheet = flow(&names.map);
    let to = |from: &str, way| {
        let id = sheet.next(names.id(from), way)?;
        Some(names.names.iter().find(|(_, known)| **known == id)?.0.as_str())
    };
    assert_eq!([to("a", (1, 0)), to("c", (1, 0)), to("d", (-1, 0))], [Some("c"), Some("d"), Some("c")]);
    assert_eq!([to("a", (0, 1)), to("c", (0, 1)), to("e", (0, -1))], [Some("b"), Some("e"), Some("c")]);
    assert_eq!([to("e", (-1, 0)), to("d", (1, 0)), to("a", (0, -1))], [Some("a"), None, None]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_statement_has_one_cell_and_no_two_share_one(
        cards in 1..10_usize,
        links in prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize), 0..20),
        speeches in prop::collection::vec(0..4_usize, 10),
        with_format in any::<bool>(),
    ) {
        let words: String = (0..cards).map(|n| format!("c{n} ")).collect();
        let mut names = parse(&words);
        let statements: Vec<_> = names.map.statements().keys().copied().collect();
        let mut all = statements.clone();
        for (kind, a, b) in links {
            let id = names.ids.fresh();
            let links = Links::simple(statements[a % cards], all[b % all.len()]);
            let inference = Inference::of(InferenceKind::ALL[usize::from(kind) % 3]);
            if names.map.apply(&Change::InsertInference(id, Box::new(inference), links)).is_ok() {
                all.push(id);
            }
        }
        if with_format {
            let speech = |n: usize| Speech { key: format!("S{n}"), ..Speech::default() };
            let format = Format { name: String::new(), speeches: (0..3).map(speech).collect(), ..Format::default() };
            names.map.apply(&Change::SetFormat(Some(Box::new(format)))).unwrap();
            for (id, n) in statements.iter().zip(speeches) {
                names.map.apply(&Change::SetStatement(*id, StatementField::Speech(format!("S{n}")))).unwrap();
            }
        }
        let sheet = flow(&names.map);
        let cells: BTreeSet<_> = sheet.cells.iter().map(|cell| cell.id).collect();
        prop_assert!(cells.iter().eq(names.map.statements().keys()) && sheet.cells.len() == cards);
        let places: BTreeSet<_> = sheet.cells.iter().map(|cell| (cell.row, cell.column)).collect();
        prop_assert_eq!(places.len(), cards, "two cells share a place");
        prop_assert!(sheet.cells.iter().all(|cell| cell.row < sheet.rows && cell.column < sheet.columns.len()));
    }
}

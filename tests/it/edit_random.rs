//! Random editing: every rule holds after every step, undo leads back to the first map to the byte,
//! redo to the last, and what is refused leaves no trace.

use std::collections::BTreeSet;

use crate::support::deeds::{ListEdit, Table};
use counterpoint::edit::ops::{self, NewStatement};
use counterpoint::formats::argmap::{patch, write};
use counterpoint::formats::journal;
use counterpoint::model::{Change, ElementId, InferenceField, Ledger, Links, Place, StatementField};
use proptest::prelude::*;

fn deeds() -> impl Strategy<Value = Vec<ListEdit>> {
    prop::collection::vec((any::<u8>(), 0..1000_usize, 0..1000_usize, 0..1000_usize), 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_rule_holds_and_undo_and_redo_are_exact(deeds in deeds()) {
        let mut table = Table::new();
        let first = table.bytes();
        let mut states = vec![(first.clone(), table.selection.clone())];
        // Bookkeeping that looks at what a step has touched, and such that looks at everything.
        let (mut touched, mut whole, mut at) = (Ledger::default(), Ledger::default(), 0);
        let mut keep_books = |table: &Table, some: bool| {
            let counter = |mut last: u64| move || {
                last += 1;
                ElementId::new("books".parse().unwrap(), last)
            };
            if some {
                let steps = table.history.log().since(at).unwrap();
                touched.update_touched(&table.map, &steps, counter(at * 1000));
                whole.update(&table.map, counter(at * 1000));
                at = table.history.log().position();
            }
            (touched.clone(), whole.clone())
        };
        for deed in deeds {
            let Some(transaction) = table.transaction(deed) else { continue };
            if transaction.changes.is_empty() { continue }
            let before = table.bytes();
            match table.history.commit(&mut table.map, &mut table.selection, transaction) {
                Ok(()) => {
                    prop_assert_eq!(table.map.validate(), vec![]);
                    states.push((table.bytes(), table.selection.clone()));
                    let (touched, whole) = keep_books(&table, states.len() % 3 == 0);
                    prop_assert_eq!(touched, whole);
                }
                Err(_) => prop_assert_eq!(before, table.bytes()),
            }
        }
        let last = states.last().unwrap().clone();
        // Merged steps undo together, so every state on the way back is one that was there.
        while table.history.undo(&mut table.map, &mut table.selection).is_some() {
            prop_assert_eq!(table.map.validate(), vec![]);
            let now = table.bytes();
            prop_assert!(states.iter().any(|(bytes, _)| *bytes == now));
        }
        prop_assert_eq!(table.bytes(), first);
        let (touched, whole) = keep_books(&table, true);
        prop_assert_eq!(touched, whole);
        while table.history.redo(&mut table.map, &mut table.selection).is_some() {
            prop_assert_eq!(table.map.validate(), vec![]);
        }
        prop_assert_eq!(table.bytes(), last.0);
    }

    #[test]
    fn a_journal_of_the_steps_gives_the_map_back(deeds in deeds(), undone in 0..20_usize) {
        let mut table = Table::new();
        let ledger = Ledger::default();
        let mut journal = journal::beginning(&journal::About::default(), &table.bytes());
        let mut at = 0;
        let mut keep = |table: &Table, journal: &mut String| {
            let touched = table.history.log().since(at).unwrap();
            at = table.history.log().position();
            *journal += &journal::step(&patch(&table.map, &ledger, &touched));
        };
        for deed in deeds {
            let Some(transaction) = table.transaction(deed) else { continue };
            let _ = table.history.commit(&mut table.map, &mut table.selection, transaction);
            keep(&table, &mut journal);
        }
        for _ in 0..undone {
            table.history.undo(&mut table.map, &mut table.selection);
            keep(&table, &mut journal);
        }
        let found = journal::read(journal.as_bytes()).unwrap();
        prop_assert_eq!(found.torn, 0);
        prop_assert!(found.opened.problems.is_empty(), "{:?}", found.opened.problems);
        prop_assert_eq!(write(&found.opened.map, &ledger), table.bytes());
    }

    #[test]
    fn a_refused_change_leaves_the_map_untouched(deeds in deeds(), a in 0..100_usize, b in 0..100_usize) {
        let mut table = Table::new();
        for deed in std::iter::once((0, 1, 1, 1)).chain(deeds) {
            if let Some(transaction) = table.transaction(deed) {
                let _ = table.history.commit(&mut table.map, &mut table.selection, transaction);
            }
        }
        let gone: ElementId = "gone-1".parse().unwrap();
        let (statement, inference) = (table.statement(a), table.inference(b));
        let own = table.map.links(inference);
        let wrong = [
            Change::RemoveStatement(gone),
            // Once there is a card; if all were deleted, the id is free.
            if table.map.statements().contains_key(&statement) {
                Change::InsertStatement(statement, Box::default())
            } else {
                Change::RemoveStatement(statement)
            },
            Change::InsertInference(table.ids.fresh(), Box::default(), Links::simple(statement, statement)),
            Change::InsertInference(table.ids.fresh(), Box::default(), Links { premises: BTreeSet::new(), conclusion: statement }),
            Change::SetStatement(statement, StatementField::Text("x".repeat(20_001))),
            Change::SetStatement(statement, StatementField::Side(Some(gone))),
            Change::SetInference(inference, InferenceField::Conclusion(inference)),
            Change::SetInference(inference, InferenceField::AddPremise(own.as_ref().map_or(gone, |l| l.conclusion))),
            Change::SetSource(gone, None),
        ];
        for change in wrong {
            let before = table.bytes();
            if table.map.apply(&change).is_err() {
                prop_assert_eq!(before, table.bytes(), "{:?}", change);
            } else {
                prop_assert!(false, "{:?} should be refused", change);
            }
        }
    }
}

#[test]
fn a_thousand_steps_and_more_can_be_undone() {
    let mut table = Table::new();
    let first = table.bytes();
    for n in 0..2_000 {
        let new = NewStatement { text: format!("card {n}"), ..NewStatement::default() };
        let transaction = ops::add_statement(&table.map, &mut table.ids, &new, Place::new(n, n));
        table.history.commit(&mut table.map, &mut table.selection, transaction).unwrap();
    }
    let mut steps = 0;
    while table.history.undo(&mut table.map, &mut table.selection).is_some() {
        steps += 1;
    }
    assert_eq!((steps, table.bytes()), (2_000, first));
}

#[test]
fn ids_are_not_handed_out_again_after_undo() {
    let mut table = Table::new();
    let new = NewStatement::default();
    let first = ops::add_statement(&table.map, &mut table.ids, &new, Place::default());
    let id = first.select.as_ref().unwrap().single();
    table.history.commit(&mut table.map, &mut table.selection, first).unwrap();
    table.history.undo(&mut table.map, &mut table.selection);
    let second = ops::add_statement(&table.map, &mut table.ids, &new, Place::default());
    assert_ne!(second.select.unwrap().single(), id);
}

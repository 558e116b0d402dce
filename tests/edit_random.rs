//! Random editing: every rule holds after every step, undo leads back to the first map to the byte,
//! redo to the last, and what is refused leaves no trace.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that fails may panic")]

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::edit::verbs::{self, Axis, Edge, NewStatement, Target};
use counterpoint::edit::{History, Ids, Selection, Transaction};
use counterpoint::formats::argmap::{patch, write};
use counterpoint::formats::journal;
use counterpoint::model::{
    Change, ElementId, Format, Frame, InferenceField, InferenceKind, Ledger, Links, Map, Marks, Place, Side, Speech,
    StatementField, StatementKind, Weight, Width,
};
use proptest::prelude::*;

/// One random deed: a kind of deed and numbers to choose with.
type Deed = (u8, usize, usize, usize);

struct Table {
    map: Map,
    ids: Ids,
    selection: Selection,
    history: History,
}

impl Table {
    fn new() -> Self {
        let mut ids = Ids::after("test".parse().unwrap(), 0);
        Self { map: Map::new(ids.fresh()), ids, selection: Selection::default(), history: History::default() }
    }

    fn bytes(&self) -> String {
        write(&self.map, &Ledger::default())
    }

    fn pick(&self, n: usize, among: impl Iterator<Item = ElementId>) -> ElementId {
        let all: Vec<_> = among.collect();
        if all.is_empty() { "gone-1".parse().unwrap() } else { all[n % all.len()] }
    }

    fn statement(&self, n: usize) -> ElementId {
        self.pick(n, self.map.statements().keys().copied())
    }

    fn inference(&self, n: usize) -> ElementId {
        self.pick(n, self.map.inferences().keys().copied())
    }

    fn any(&self, n: usize) -> ElementId {
        self.pick(n, self.map.statements().keys().chain(self.map.inferences().keys()).copied())
    }

    fn transaction(&mut self, (what, a, b, c): Deed) -> Option<Transaction> {
        let kind = InferenceKind::ALL[a % 3];
        let place = Place::new(a as i32 % 900, b as i32 % 900);
        let set = BTreeSet::from([self.statement(a), self.statement(b)]);
        let (map, mut ids) = (&self.map, self.ids.clone());
        let new = NewStatement { text: format!("say {a}"), kind: StatementKind::ALL[b % 3], ..Default::default() };
        let field = match c % 11 {
            0 => StatementField::Text("x".repeat(a % 50)),
            1 => StatementField::Kind(StatementKind::ALL[b % 3]),
            2 => StatementField::Note(format!("note {b}")),
            3 => StatementField::Tags([format!("t{a}")].into()),
            4 => StatementField::Marks(Marks {
                implicit: a % 2 == 0,
                conceded: b % 2 == 0,
                needs_support: false,
                to_research: a % 3 == 0,
            }),
            5 => StatementField::Pinned(a % 2 == 0),
            6 => StatementField::Weight((a % 3 > 0).then(|| Weight::new(b as i32 % 101))),
            7 => StatementField::Assumed([None, Some(true), Some(false)][a % 3]),
            8 => StatementField::Speech(["", "1AC", "1NC"][a % 3].to_owned()),
            _ => StatementField::Side(map.sides().keys().next().copied()),
        };
        let sizes: BTreeMap<_, _> = map.statements().keys().map(|id| (*id, (248, 90 + a as i32 % 40))).collect();
        let outcome = match what % 18 {
            0..=2 => Ok(verbs::add_statement(map, &mut ids, &new, place)),
            3..=5 => verbs::link(map, &mut ids, &set, self.any(c), kind),
            6 => verbs::join(map, self.inference(a), &set),
            7 => verbs::detach(map, self.inference(a), self.statement(b)),
            8 => verbs::relink(map, self.inference(a), self.any(b)),
            9 => verbs::reverse(map, self.inference(a)),
            10 => verbs::remove(map, &BTreeSet::from([self.any(a), self.any(b)])),
            11 => verbs::set_statements(map, [self.statement(a)], &field),
            12 => verbs::shift(map, &set, a as i32 % 100, -(b as i32 % 100)),
            13 => verbs::duplicate(map, &mut ids, &BTreeSet::from([self.any(a), self.any(b), self.any(c)])),
            14 => verbs::drop_statement(
                map,
                &mut ids,
                &new,
                [
                    Target::Canvas,
                    Target::Card(self.statement(a)),
                    Target::Joint(self.inference(b)),
                    Target::Line(self.inference(c)),
                ][c % 4],
                place,
            ),
            15 => verbs::align(map, &sizes, [Edge::Left, Edge::Middle, Edge::Bottom][a % 3]),
            16 => verbs::distribute(map, &sizes, [Axis::Horizontal, Axis::Vertical][a % 2]),
            _ => match c % 12 {
                0 => Ok(verbs::add_frame(&mut ids, Frame::new("f", place, a as u32, b as u32))),
                1 => verbs::set_inference(map, self.inference(a), InferenceField::Muted(b % 2 == 0)),
                2 => verbs::set_inference(map, self.inference(a), InferenceField::Weight(Some(Weight::new(b as i32)))),
                3 => verbs::set_format(map, (a % 3 > 0).then(|| debate_of(map, b))),
                4 => verbs::unite(map, &mut ids, self.statement(a), self.statement(b)),
                5 => {
                    verbs::reparent(map, &mut ids, self.statement(a), Some(self.inference(b)), Some(self.statement(c)))
                }
                6 => verbs::reparent(map, &mut ids, self.statement(a), Some(self.inference(b)), None),
                7 => verbs::raise(map, &mut ids, self.inference(a), "Is it so?", place),
                8 => Ok(verbs::line_below(map, &mut ids, self.statement(a), place)),
                9 => Ok(verbs::answer_in_turn(map, &mut ids, self.statement(a), place)),
                10 => verbs::set_side(
                    map,
                    "test-7777".parse().unwrap(),
                    Some(Side { name: format!("s{a}"), ..Side::default() }),
                ),
                _ => verbs::resize(map, self.statement(a), place, Width::new(b as i32 % 900)),
            },
        };
        self.ids = ids;
        outcome.ok()
    }
}

/// A debate of two speeches, one of which a side of the map gives.
fn debate_of(map: &Map, n: usize) -> Format {
    let speech = |key: &str, side| Speech {
        key: key.to_owned(),
        name: format!("speech {n}"),
        side,
        seconds: n as u32,
        ..Speech::default()
    };
    let speeches = vec![speech("1AC", map.sides().keys().next().copied()), speech("1NC", None)];
    Format { name: format!("format {}", n % 4), speeches, ..Format::default() }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
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
        let transaction = verbs::add_statement(&table.map, &mut table.ids, &new, Place::new(n, n));
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
    let first = verbs::add_statement(&table.map, &mut table.ids, &new, Place::default());
    let id = first.select.as_ref().unwrap().single();
    table.history.commit(&mut table.map, &mut table.selection, first).unwrap();
    table.history.undo(&mut table.map, &mut table.selection);
    let second = verbs::add_statement(&table.map, &mut table.ids, &new, Place::default());
    assert_ne!(second.select.unwrap().single(), id);
}

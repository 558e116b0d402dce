//! Random editing: deeds made of numbers, and a table on which they are done.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::edit::ops::{self, AlignEdge, Axis, DropTarget, NewStatement};
use counterpoint::edit::{History, Ids, Selection, Transaction};
use counterpoint::formats::argmap::write;
use counterpoint::model::{
    ElementId, Format, Frame, InferenceField, InferenceKind, Ledger, Map, Marks, Place, Side, Speech, StatementField,
    StatementKind, Weight, Width,
};

/// One random deed: a kind of deed and numbers to choose with.
pub type ListEdit = (u8, usize, usize, usize);

pub struct Table {
    pub map: Map,
    pub ids: Ids,
    pub selection: Selection,
    pub history: History,
}

impl Table {
    pub fn new() -> Self {
        let mut ids = Ids::after("test".parse().unwrap(), 0);
        Self { map: Map::new(ids.fresh()), ids, selection: Selection::default(), history: History::default() }
    }

    /// The same with a map that there is, for a copy of the program with this name.
    pub fn on(map: Map, name: &str) -> Self {
        let last = map.element_ids().map(|id| id.counter).max().unwrap_or(0);
        let ids = Ids::after(name.parse().unwrap(), last);
        Self { map, ids, selection: Selection::default(), history: History::default() }
    }

    pub fn bytes(&self) -> String {
        write(&self.map, &Ledger::default())
    }

    pub fn pick(&self, n: usize, among: impl Iterator<Item = ElementId>) -> ElementId {
        let all: Vec<_> = among.collect();
        if all.is_empty() { "gone-1".parse().unwrap() } else { all[n % all.len()] }
    }

    pub fn statement(&self, n: usize) -> ElementId {
        self.pick(n, self.map.statements().keys().copied())
    }

    pub fn inference(&self, n: usize) -> ElementId {
        self.pick(n, self.map.inferences().keys().copied())
    }

    pub fn any(&self, n: usize) -> ElementId {
        self.pick(n, self.map.statements().keys().chain(self.map.inferences().keys()).copied())
    }

    pub fn transaction(&mut self, (what, a, b, c): ListEdit) -> Option<Transaction> {
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
            0..=2 => Ok(ops::add_statement(map, &mut ids, &new, place)),
            3..=5 => ops::link(map, &mut ids, &set, self.any(c), kind),
            6 => ops::join(map, self.inference(a), &set),
            7 => ops::detach(map, self.inference(a), self.statement(b)),
            8 => ops::relink(map, self.inference(a), self.any(b)),
            9 => ops::reverse(map, self.inference(a)),
            10 => ops::remove(map, &BTreeSet::from([self.any(a), self.any(b)])),
            11 => ops::set_statements(map, [self.statement(a)], &field),
            12 => ops::shift(map, &set, a as i32 % 100, -(b as i32 % 100)),
            13 => ops::duplicate(map, &mut ids, &BTreeSet::from([self.any(a), self.any(b), self.any(c)])),
            14 => ops::drop_statement(
                map,
                &mut ids,
                &new,
                [
                    DropTarget::Canvas,
                    DropTarget::Card(self.statement(a)),
                    DropTarget::Joint(self.inference(b)),
                    DropTarget::Line(self.inference(c)),
                ][c % 4],
                place,
            ),
            15 => ops::align(map, &sizes, [AlignEdge::Left, AlignEdge::Middle, AlignEdge::Bottom][a % 3]),
            16 => ops::distribute(map, &sizes, [Axis::Horizontal, Axis::Vertical][a % 2]),
            _ => match c % 12 {
                0 => Ok(ops::add_frame(&mut ids, Frame::new("f", place, a as u32, b as u32))),
                1 => ops::set_inferences(map, [self.inference(a)], &InferenceField::Muted(b % 2 == 0)),
                2 => {
                    ops::set_inferences(map, [self.inference(a)], &InferenceField::Weight(Some(Weight::new(b as i32))))
                }
                3 => ops::set_format(map, (a % 3 > 0).then(|| debate_of(map, b))),
                4 => ops::unite(map, &mut ids, self.statement(a), self.statement(b)),
                5 => ops::reparent(map, &mut ids, self.statement(a), Some(self.inference(b)), Some(self.statement(c))),
                6 => ops::reparent(map, &mut ids, self.statement(a), Some(self.inference(b)), None),
                7 => ops::raise(map, &mut ids, self.inference(a), "Is it so?", place),
                8 => Ok(ops::line_below(map, &mut ids, self.statement(a), place)),
                9 => Ok(ops::answer_in_turn(map, &mut ids, self.statement(a), place)),
                10 => ops::set_side(
                    map,
                    "test-7777".parse().unwrap(),
                    Some(Side { name: format!("s{a}"), ..Side::default() }),
                ),
                _ => ops::resize(map, self.statement(a), place, Width::new(b as i32 % 900)),
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

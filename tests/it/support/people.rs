//! People with copies of one map, for tests of merging: what they do at random, and what must not be lost.

use std::collections::BTreeSet;

use super::notation::{Names, parse};
use counterpoint::edit::Ids;
use counterpoint::formats::argmap::write;
use counterpoint::merge::{Answers, Difference, Edition, Merged, merge};
use counterpoint::model::{
    Change, Comment, ElementId, Format, Inference, InferenceField, Ledger, Links, Map, Place, Side, Speech, Statement,
    StatementField, Weight,
};
use proptest::prelude::*;

/// One person's copy of a map.
#[derive(Clone)]
pub struct Person {
    pub map: Map,
    pub ledger: Ledger,
    pub ids: Ids,
}

impl Person {
    pub fn with(replica: &str, map: &Map, ledger: &Ledger) -> Self {
        // Counters go on after all that is known, so that what comes later counts higher.
        let last = ledger.seen().values().max().copied().unwrap_or(0);
        Self { map: map.clone(), ledger: ledger.clone(), ids: Ids::after(replica.parse().unwrap(), last) }
    }

    pub fn stamp(&mut self) {
        let ids = &mut self.ids;
        self.ledger.update(&self.map, || ids.fresh());
        if let Some(last) = ids.last() {
            self.ledger.handed_out(last);
        }
    }

    pub fn make(&mut self, change: Change) {
        self.map.apply(&change).unwrap();
        self.stamp();
    }

    pub fn say(&mut self, id: ElementId, text: &str) {
        self.make(Change::SetStatement(id, StatementField::Text(text.to_owned())));
    }

    pub fn edition(&self) -> Edition<'_> {
        Edition { map: &self.map, ledger: &self.ledger }
    }

    pub fn with_theirs(&self, theirs: &Self, base: Option<&Map>, answers: &Answers) -> Merged {
        let merged = merge(self.edition(), theirs.edition(), base, answers);
        assert_eq!(merged.map.validate(), [], "the result is no valid map");
        assert_eq!(merged.repairs, [], "the result had to be repaired");
        assert_eq!(merged.excess, []);
        merged
    }

    /// Takes in what another has.
    pub fn take_in(&mut self, theirs: &Self) -> Vec<Difference> {
        let Merged { map, ledger, differences, .. } = self.with_theirs(theirs, None, &Answers::new());
        let last = ledger.seen().values().max().copied().unwrap_or(0);
        let replica = self.ids.fresh().replica;
        (self.map, self.ledger, self.ids) = (map, ledger, Ids::after(replica, last));
        self.stamp();
        differences
    }
}

/// Two people with copies of one map.
pub fn two(map: &str) -> (Names, Person, Person) {
    let names = parse(map);
    let mut first = Person::with("anna", &names.map, &Ledger::default());
    first.stamp();
    let second = Person::with("ben", &first.map, &first.ledger);
    (names, first, second)
}

/// A random deed: what, with which elements.
pub type ListEdit = (u8, usize, usize, usize);

pub fn deed(person: &mut Person, (what, n, m, k): ListEdit) {
    let pick = |n: usize, ids: Vec<ElementId>| ids.get(n % ids.len().max(1)).copied();
    let statements = || person.map.statements().keys().copied().collect::<Vec<_>>();
    let steps: Vec<ElementId> = person.map.inferences().keys().copied().collect();
    let (Some(a), Some(b)) = (pick(n, statements()), pick(m, statements())) else { return };
    let any = pick(k, statements().into_iter().chain(steps.iter().copied()).collect()).unwrap();
    let step = pick(k, steps);
    let field = |field| Some(Change::SetStatement(a, field));
    let remark = pick(m, person.map.comments().keys().copied().collect());
    let change = match what % 15 {
        0 | 1 => field(StatementField::Text(format!("said {n} {m}"))),
        2 => match k % 6 {
            4 => {
                let united = counterpoint::edit::ops::unite(&person.map, &mut person.ids, a, b);
                let changes = united.map(|transaction| transaction.changes).unwrap_or_default();
                changes.iter().for_each(|change| drop(person.map.apply(change).unwrap()));
                None
            }
            5 => {
                let side = person.ids.fresh();
                let named = Side { name: format!("side {n}"), ..Side::default() };
                person.map.apply(&Change::SetSide(side, Some(Box::new(named)))).unwrap();
                let speech = Speech { key: format!("S{m}"), side: Some(side), ..Speech::default() };
                let format = Format { name: format!("format {n}"), speeches: vec![speech], ..Format::default() };
                Some(Change::SetFormat(Some(Box::new(format))))
            }
            0 => field(StatementField::Note(format!("noted {k}"))),
            1 => field(StatementField::Weight((n % 3 > 0).then(|| Weight::new(m as i32)))),
            2 => field(StatementField::Speech(if m % 2 == 0 { "1AC" } else { "" }.to_owned())),
            _ => step.map(|step| Change::SetInference(step, InferenceField::Weight(Some(Weight::new(m as i32))))),
        },
        3 => field(StatementField::Tags([format!("t{}", n % 3), format!("t{}", m % 3)].into())),
        4 => field(StatementField::Place(Place::new(n as i32, m as i32))),
        5 | 6 => {
            let new = Statement { text: format!("new {n}"), ..Statement::default() };
            Some(Change::InsertStatement(person.ids.fresh(), Box::new(new)))
        }
        7 | 8 => Some(Change::InsertInference(person.ids.fresh(), Box::<Inference>::default(), Links::simple(a, any))),
        9 => step.map(|step| Change::SetInference(step, InferenceField::AddPremise(b))),
        12 => Some(Change::SetComment(person.ids.fresh(), Some(Box::new(Comment::on(any, format!("remark {n}")))))),
        13 => remark.map(|first| {
            let on = person.map.comments()[&first].on;
            let reply = Comment { reply_to: Some(first), ..Comment::on(on, format!("reply {n}")) };
            Change::SetComment(person.ids.fresh(), Some(Box::new(reply)))
        }),
        14 => remark.map(|id| {
            let known = person.map.comments()[&id].clone();
            let resolved = n % 2 == 0;
            let text = if n % 3 == 0 { format!("remark {m}") } else { known.text.clone() };
            Change::SetComment(id, Some(Box::new(Comment { resolved, text, ..known })))
        }),
        10 => step.map(|step| Change::SetInference(step, InferenceField::Conclusion(any))),
        _ => {
            let removal = counterpoint::edit::ops::remove(&person.map, &BTreeSet::from([a]));
            removal.unwrap().changes.iter().for_each(|change| drop(person.map.apply(change).unwrap()));
            None
        }
    };
    // What the map refuses is not done.
    if let Some(change) = change {
        let _ = person.map.apply(&change);
    }
    person.stamp();
}

pub fn deeds(most: usize) -> impl Strategy<Value = Vec<ListEdit>> {
    prop::collection::vec((any::<u8>(), 0..50_usize, 0..50_usize, 0..50_usize), 0..most)
}

pub fn bytes(map: &Map) -> String {
    write(map, &Ledger::default())
}

/// Every text of `from` is in the result, or a difference says that it is not.
pub fn nothing_is_lost(from: &Map, merged: &Merged) {
    for (id, statement) in from.statements() {
        let kept =
            merged.map.statements().get(id).is_some_and(|s| s.text == statement.text && s.note == statement.note);
        let told = merged.differences.iter().any(|difference| difference.key.0 == *id);
        assert!(kept || told, "{id} “{}” is lost without a word", statement.text);
    }
    for (id, comment) in from.comments() {
        let kept = merged.map.comments().get(id).is_some_and(|c| c.text == comment.text);
        let told = merged.differences.iter().any(|difference| difference.key.0 == *id);
        assert!(kept || told, "the remark {id} is lost without a word");
    }
    for id in from.inferences().keys() {
        let kept = merged.map.links(*id) == from.links(*id);
        let told = merged.differences.iter().any(|difference| difference.key.0 == *id);
        assert!(kept || told, "the link {id} is lost without a word");
    }
}

/// A map after some deeds, and a team mate's copy of it.
pub fn after(start: Vec<ListEdit>) -> (Person, Person) {
    let (_, mut anna, _) = two("a b c d x:b>a y:c,d!a");
    start.into_iter().for_each(|d| deed(&mut anna, d));
    let ben = Person::with("ben", &anna.map, &anna.ledger);
    (anna, ben)
}

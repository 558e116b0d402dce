//! What stands, kept up to date step by step: the same as worked out anew, at the cost of the step; what is assumed
//! and muted; and every sentence that says why is true. `notation` says how maps are written here.

use std::collections::BTreeSet;

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{Behind, Evaluation, Label, Labels, Reason, behind, chain, grounded, reason, strengths};
use counterpoint::edit::{History, Selection, Step, Transaction, ops};
use counterpoint::model::{
    Change, ElementId, InferenceField, InferenceKind, Links, Map, Marks, StatementField, Weight,
};
use proptest::prelude::*;

/// A map that is edited, and its evaluation that follows.
struct Table {
    names: Names,
    history: History,
    evaluation: Evaluation,
    at: u64,
}

impl Table {
    fn new(text: &str) -> Self {
        let names = parse(text);
        let evaluation = Evaluation::of(&names.map);
        Self { names, history: History::default(), evaluation, at: 0 }
    }

    fn follow(&mut self) {
        let touched = self.history.log().since(self.at).unwrap();
        self.at = self.history.log().position();
        self.evaluation.update(&self.names.map, &touched);
    }

    fn commit(&mut self, changes: Vec<Change>) {
        let mut transaction = Transaction::new(Step::Text, 1);
        transaction.changes = changes;
        // What the map refuses is no matter here.
        let _ = self.history.commit(&mut self.names.map, &mut Selection::default(), transaction);
        self.follow();
    }

    fn set(&mut self, name: &str, field: StatementField) {
        self.commit(vec![Change::SetStatement(self.names.id(name), field)]);
    }

    fn set_step(&mut self, name: &str, field: InferenceField) {
        self.commit(vec![Change::SetInference(self.names.id(name), field)]);
    }

    fn label(&self, name: &str) -> Label {
        self.evaluation.labels()[&self.names.id(name)]
    }

    fn strength(&self, name: &str) -> f64 {
        self.evaluation.strengths()[&self.names.id(name)].unwrap()
    }

    /// Whether what was followed is what is worked out anew.
    fn is_right(&self) -> Result<(), TestCaseError> {
        let map = &self.names.map;
        prop_assert_eq!(self.evaluation.labels(), &grounded(map));
        let anew = strengths(map, |id| map.weight(id));
        prop_assert_eq!(self.evaluation.strengths().len(), anew.len());
        for (id, strength) in self.evaluation.strengths() {
            let (known, anew) = (*strength, anew[id]);
            let near = match (known, anew) {
                (Some(known), Some(anew)) => (known - anew).abs() < 1e-6,
                (known, anew) => known == anew,
            };
            prop_assert!(near, "{} has {:?} and not {:?}", id, known, anew);
        }
        Ok(())
    }
}

#[test]
fn an_assumption_overrides_and_a_muted_step_is_as_if_it_were_not_there() {
    let mut table = Table::new("a b c x:b>a y:c!b");
    assert_eq!((table.label("a"), table.label("b")), (Label::Falls, Label::Falls));
    table.set("b", StatementField::Assumed(Some(true)));
    assert_eq!((table.label("a"), table.label("b")), (Label::Stands, Label::Stands));
    assert!((table.strength("b") - 1.0).abs() < 1e-9);
    let why = reason(&table.names.map, table.evaluation.labels(), table.names.id("b"));
    assert_eq!(why, Some(Reason::Assumed));
    table.set("b", StatementField::Assumed(None));
    table.set_step("y", InferenceField::Muted(true));
    assert_eq!((table.label("a"), table.label("b")), (Label::Stands, Label::Stands));
    table.set("c", StatementField::Assumed(Some(false)));
    table.set_step("y", InferenceField::Muted(false));
    assert_eq!((table.label("a"), table.label("y")), (Label::Stands, Label::Falls));
    assert!(table.strength("c").abs() < 1e-9);
    assert_eq!(table.names.map.assumptions().collect::<Vec<_>>(), [table.names.id("c")]);
}

#[test]
fn weights_count() {
    let mut table = Table::new("a b x:b>a");
    let before = table.strength("a");
    table.set("b", StatementField::Weight(Some(Weight::CERTAIN)));
    assert!(table.strength("a") > before);
    let before = table.strength("a");
    table.set_step("x", InferenceField::Weight(Some(Weight::DOUBTFUL)));
    assert!(table.strength("a") < before);
}

#[test]
fn a_step_costs_what_it_bears_on_and_typing_costs_nothing() {
    let mut text = "c0".to_owned();
    for n in 1..400 {
        // Two hundred chains of two, apart from one another.
        text.push_str(&if n % 2 == 1 { format!(" c{n} s{n}:c{n}!c{}", n - 1) } else { format!(" c{n}") });
    }
    let mut table = Table::new(&text);
    let before = table.evaluation.evaluated();
    assert_eq!(before, 400 + 200);
    table.set("c7", StatementField::Text("typed".to_owned()));
    table.set("c7", StatementField::Note("noted".to_owned()));
    assert_eq!(table.evaluation.evaluated(), before, "words decide nothing");
    let version = table.evaluation.version();
    table.set("c7", StatementField::Assumed(Some(false)));
    assert_eq!(table.evaluation.evaluated(), before + 3, "the card, its step, its conclusion");
    assert!(table.evaluation.version() > version);
    assert_eq!(table.label("c6"), Label::Stands);
}

/// Whether what is said of an element is so, by the conditions of its neighbours.
fn is_true(map: &Map, labels: &Labels, id: ElementId) -> bool {
    let label = |id: &ElementId| labels[id];
    // What is muted, and what is drawn from a card that says nothing, counts as if it had not been drawn.
    let is_drawn = |id: &ElementId| {
        !map.inferences()[id].muted && !map.premises(*id).iter().any(|p| map.statements()[p].text.is_empty())
    };
    let counts = |kind: InferenceKind| {
        let on_it = map.arguments_on(id).into_iter();
        on_it.filter(|i| map.inferences()[i].kind == kind && is_drawn(i)).collect::<Vec<_>>()
    };
    let (attacks, supports) = (counts(InferenceKind::Attack), counts(InferenceKind::Support));
    let all = |ids: &[ElementId], wanted: Label| ids.iter().all(|id| label(id) == wanted);
    let premises = map.premises(id);
    let attacks_on = |id: ElementId| {
        let on = map.arguments_on(id).into_iter();
        on.filter(|i| map.inferences()[i].kind == InferenceKind::Attack && is_drawn(i)).collect::<Vec<_>>()
    };
    let unchallenged = attacks.is_empty() && supports.is_empty() && premises.is_empty();
    let said = match (label(&id), reason(map, labels, id).unwrap()) {
        (Label::Stands, Reason::Assumed) => map.statements()[&id].assumed == Some(true),
        (Label::Falls, Reason::Assumed) => map.statements()[&id].assumed == Some(false),
        (Label::Stands, Reason::Unchallenged) => unchallenged,
        (Label::Stands, Reason::PremisesStand) => all(&premises, Label::Stands) && attacks.is_empty(),
        (Label::Stands, Reason::Supported(by)) => supports.contains(&by) && label(&by) == Label::Stands,
        (Label::Stands, Reason::Withstands(by)) => attacks.contains(&by) && all(&attacks, Label::Falls),
        (Label::Falls, Reason::Attacked(by)) => attacks.contains(&by) && label(&by) == Label::Stands,
        (Label::Falls, Reason::PremiseFalls(by)) => premises.contains(&by) && label(&by) == Label::Falls,
        (Label::Falls, Reason::SupportsFall(by)) => supports.contains(&by) && all(&supports, Label::Falls),
        (Label::Falls, Reason::NeedsSupport) => supports.is_empty() && map.statements()[&id].marks.needs_support,
        (Label::Open, Reason::HangsOn(on)) => label(&on) == Label::Open,
        _ => false,
    };
    let named = match reason(map, labels, id).unwrap() {
        Reason::Attacked(by) | Reason::Withstands(by) => by,
        _ => id,
    };
    let answers: Vec<ElementId> = map.premises(named).into_iter().chain([named]).flat_map(attacks_on).collect();
    let further = match behind(map, labels, id) {
        None => true,
        Some(Behind::Unanswered) => answers.is_empty(),
        Some(Behind::AnswersFall) => !answers.is_empty() && all(&answers, Label::Falls),
        Some(Behind::Premise(premise)) => map.premises(named).contains(&premise) && label(&premise) == Label::Falls,
        Some(Behind::Undercut(by)) => attacks_on(named).contains(&by) && label(&by) == Label::Stands,
    };
    said && further
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_up_to_date_is_right_and_every_sentence_true(
        deeds in prop::collection::vec((0..15_u8, 0..99_usize, 0..99_usize, 0..99_usize), 1..40),
    ) {
        let mut table = Table::new("a b c d e x:b>a y:c,d!a z:e!y");
        for (what, a, b, c) in deeds {
            let map = &table.names.map;
            let cards: Vec<ElementId> = map.statements().keys().copied().collect();
            let steps: Vec<ElementId> = map.inferences().keys().copied().collect();
            let any: Vec<ElementId> = cards.iter().chain(&steps).copied().collect();
            if cards.is_empty() { break }
            let (card, step) = (cards[a % cards.len()], steps.get(b % steps.len().max(1)).copied());
            let premises = BTreeSet::from([card, cards[c % cards.len()]]);
            let links = Links { premises, conclusion: any[b % any.len()] };
            let field = |field| vec![Change::SetStatement(card, field)];
            let on_step = |field| step.map(|step| vec![Change::SetInference(step, field)]).unwrap_or_default();
            let kind = InferenceKind::ALL[a % 3];
            let fresh = table.names.ids.fresh();
            let changes = match what {
                0 | 1 => vec![Change::InsertStatement(fresh, Box::default())],
                2..=4 => {
                    let inference = counterpoint::model::Inference::of(kind);
                    vec![Change::InsertInference(fresh, Box::new(inference), links)]
                }
                5 => field(StatementField::Assumed([None, Some(true), Some(false)][b % 3])),
                6 => field(StatementField::Marks(Marks { needs_support: b % 2 == 0, ..Marks::default() })),
                7 => field(StatementField::Weight(Some(Weight::new(b as i32)))),
                8 => on_step(InferenceField::Muted(c % 2 == 0)),
                9 => on_step(InferenceField::Kind(kind)),
                10 => on_step(InferenceField::AddPremise(card)),
                11 => on_step(InferenceField::Conclusion(any[c % any.len()])),
                12 => ops::remove(map, &BTreeSet::from([any[c % any.len()]])).unwrap().changes,
                13 => field(StatementField::Text(["", "words"][b % 2].to_owned())),
                _ => {
                    table.history.undo(&mut table.names.map, &mut Selection::default());
                    Vec::new()
                }
            };
            table.commit(changes);
            table.is_right()?;
            let (map, labels) = (&table.names.map, table.evaluation.labels());
            for id in labels.keys() {
                prop_assert!(is_true(map, labels, *id), "{} of {:?}", id, reason(map, labels, *id));
                let chain = chain(map, labels, *id);
                prop_assert!(chain.contains(id) && chain.iter().all(|link| labels.contains_key(link)));
            }
        }
    }
}

//! What would turn a verdict, by brute force: every set of at most three leaves is tried. `notation` says how maps
//! are written here.

use std::collections::BTreeSet;

use crate::support::notation::{Names, parse};
use counterpoint::analysis::{Flips, Label, critical_cards, flips, grounded};
use counterpoint::model::{
    Change, ElementId, Inference, InferenceKind, Links, Map, StatementField, StatementKind, Weight,
};
use proptest::prelude::*;

fn all_flips(map: &Map, of: ElementId) -> Flips {
    flips(map, of, usize::MAX, &mut |_| true).unwrap()
}

/// The sets by names: `b` alone, or `b+c`.
fn named(names: &Names, of: &str) -> Vec<String> {
    let name = |id: &ElementId| names.names.iter().find(|(_, known)| *known == id).unwrap().0.clone();
    let flips = all_flips(&names.map, names.id(of));
    flips.sets.iter().map(|set| set.leaves.iter().map(name).collect::<Vec<_>>().join("+")).collect()
}

#[test]
fn sets_are_the_smallest_that_turn_the_label() {
    assert_eq!(named(&parse("a b x:b>a"), "a"), ["b"]);
    assert_eq!(named(&parse("a b c x:b,c>a"), "a"), ["b", "c"], "either of two linked premises");
    assert_eq!(named(&parse("a b c x:b>a y:c>a"), "a"), ["b+c"], "two reasons must both go");
    assert_eq!(named(&parse("a b x:b!a"), "a"), ["b"], "a rebuttal that goes lifts it");
    assert_eq!(named(&parse("a b c x:b!a y:c!b"), "a"), ["c"], "the answer is what it hangs on");
    assert_eq!(named(&parse("a b c x:b!a y:c!x"), "a"), ["c"], "or the undercut");
    assert_eq!(named(&parse("a b x:a!b y:b!a"), "a"), ["b"], "of two that hang on each other, either opens it");
    assert!(named(&parse("a b c d e x:b>a y:c>a z:d>a w:e>a"), "a").is_empty(), "four are more than three");
    assert!(named(&parse("a"), "a").is_empty());
}

#[test]
fn the_easiest_of_one_size_comes_first() {
    let mut names = parse("a b c d x:b,c,d>a");
    for (name, weight) in [("b", Weight::CERTAIN), ("c", Weight::DOUBTFUL)] {
        names.map.apply(&Change::SetStatement(names.id(name), StatementField::Weight(Some(weight)))).unwrap();
    }
    assert_eq!(named(&names, "a"), ["c", "d", "b"]);
}

#[test]
fn a_search_that_is_cut_says_so() {
    let names = parse("a b c d x:b>a y:c>a z:d>a");
    let cut = flips(&names.map, names.id("a"), 300, &mut |_| true).unwrap();
    assert_eq!((cut.complete_to, cut.sets.len()), (1, 0), "three sets of one were tried, not all of two");
    let stopped = flips(&names.map, names.id("a"), usize::MAX, &mut |_| false).unwrap();
    assert_eq!(stopped.complete_to, 0);
    let whole = all_flips(&names.map, names.id("a"));
    assert_eq!((whole.complete_to, whole.sets.len()), (3, 1));
}

#[test]
fn critical_cards_are_those_on_which_most_verdicts_hang() {
    let mut names = parse("a b c d e x:c>a y:c>b z:d>c w:e>b");
    for name in ["a", "b", "c", "d", "e"] {
        let kind = if ["a", "b", "c"].contains(&name) { StatementKind::Claim } else { StatementKind::Premise };
        names.map.apply(&Change::SetStatement(names.id(name), StatementField::Kind(kind))).unwrap();
    }
    let critical = critical_cards(&names.map, &mut |_| true);
    let found: Vec<_> = critical.cards.iter().map(|card| (card.id, card.main.len(), card.claims)).collect();
    // b has another reason; c itself turns with d.
    assert_eq!(found, [(names.id("d"), 1, 2), (names.id("c"), 1, 1)]);
    assert_eq!(critical.looked_at, (5, 5));
    assert_eq!(critical_cards(&names.map, &mut |_| false).looked_at, (0, 5));
}

/// Every set of at most three leaves that turns the label, and of which no part does.
fn by_brute_force(map: &Map, of: ElementId) -> BTreeSet<(Vec<ElementId>, Label)> {
    let supported =
        |id: &ElementId| map.arguments_on(*id).iter().any(|i| map.inferences()[i].kind == InferenceKind::Support);
    let leaves: Vec<ElementId> = map.statements().keys().filter(|id| !supported(id) && **id != of).copied().collect();
    let label = |set: &[ElementId]| {
        let mut map = map.clone();
        for id in set {
            map.apply(&Change::SetStatement(*id, StatementField::Assumed(Some(false)))).unwrap();
        }
        grounded(&map)[&of]
    };
    let before = label(&[]);
    let mut sets: Vec<Vec<ElementId>> = Vec::new();
    for (n, a) in leaves.iter().enumerate() {
        sets.push(vec![*a]);
        for (m, b) in leaves.iter().enumerate().skip(n + 1) {
            sets.push(vec![*a, *b]);
            sets.extend(leaves.iter().skip(m + 1).map(|c| vec![*a, *b, *c]));
        }
    }
    sets.sort_by_key(Vec::len);
    let mut found: BTreeSet<(Vec<ElementId>, Label)> = BTreeSet::new();
    for set in sets {
        let smaller = found.iter().any(|(known, _)| known.iter().all(|leaf| set.contains(leaf)));
        let now = label(&set);
        if !smaller && now != before {
            found.insert((set, now));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_sets_are_found_and_only_they(
        cards in 2..9_usize,
        links in prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize, 0..99_usize), 1..16),
        of in 0..99_usize,
    ) {
        let words: String = (0..cards).map(|n| format!("c{n} ")).collect();
        let mut names = parse(&words);
        let statements: Vec<ElementId> = names.map.statements().keys().copied().collect();
        let mut all = statements.clone();
        for (kind, a, b, c) in &links {
            let id = names.ids.fresh();
            let premises = BTreeSet::from([statements[a % cards], statements[c % cards]]);
            let links = Links { premises, conclusion: all[b % all.len()] };
            let inference = Inference::of(InferenceKind::ALL[usize::from(*kind) % 3]);
            if names.map.apply(&Change::InsertInference(id, Box::new(inference), links)).is_ok() {
                all.push(id);
            }
        }
        let of = all[of % all.len()];
        let flips = all_flips(&names.map, of);
        prop_assert!(flips.complete_to == 3 && !flips.more);
        let found: BTreeSet<(Vec<ElementId>, Label)> =
            flips.sets.into_iter().map(|set| (set.leaves, set.becomes)).collect();
        prop_assert_eq!(found, by_brute_force(&names.map, of));
    }
}

//! What stands: the labels by the definitions of the literature, on small maps worked out by hand and on random
//! ones worked out by brute force. `notation` says how maps are written here.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::notation::parse;
use counterpoint::analysis::{Label, NoPositions, Reason, disputes, grounded, reason};
use counterpoint::model::{Change, ElementId, InferenceKind, Map, Marks, StatementField};
use proptest::prelude::*;

/// The labels of what has a name, as letters: stands, falls, open.
fn labels(text: &str) -> String {
    let names = parse(text);
    let labels = grounded(&names.map);
    let letter = |id: &ElementId| match labels[id] {
        Label::Stands => 's',
        Label::Falls => 'f',
        Label::Open => 'o',
    };
    text.split_whitespace().map(|word| letter(&names.id(word.split(':').next().unwrap()))).collect()
}

#[test]
fn labels_follow_the_conditions() {
    assert_eq!(labels("a"), "s", "nothing speaks against it");
    assert_eq!(labels("a b x:b!a"), "fss", "rebutted");
    assert_eq!(labels("a b x:b!a c y:c!b"), "sffss", "and the rebuttal answered");
    assert_eq!(labels("a b x:b!a c y:c!x"), "ssfss", "or undercut");
    assert_eq!(labels("a b x:b!a c y:c!x d z:d!y"), "fsssfss", "unless the undercut is undercut");
    assert_eq!(labels("a b c x:b,c>a d y:d!c"), "fsffss", "one linked premise falls, and with it the step");
    assert_eq!(labels("a b c x:b>a z:c>a d y:d!c"), "ssfsfss", "of two steps one is enough");
    assert_eq!(labels("a b x:a!b y:b!a"), "oooo", "neither can be said");
    assert_eq!(labels("a b x:a>b y:b>a"), "oooo", "circular support lifts nothing");
    assert_eq!(labels("a b x:b=a c y:c!b"), "sffss", "a rephrase carries no force");
    assert_eq!(labels("a b x:b!a c y:c>x d z:d!c"), "ssfffss", "a step with backing needs it");
}

#[test]
fn what_needs_support_falls_without() {
    let mut names = parse("a b");
    let marks = Marks { needs_support: true, ..Marks::default() };
    names.map.apply(&Change::SetStatement(names.id("a"), StatementField::Marks(marks))).unwrap();
    let labels = grounded(&names.map);
    assert_eq!((labels[&names.id("a")], labels[&names.id("b")]), (Label::Falls, Label::Stands));
    assert_eq!(reason(&names.map, &labels, names.id("a")), Some(Reason::NeedsSupport));
}

/// One kind of element a number, so that random numbers make any map.
fn random_map(cards: usize, links: &[(u8, usize, usize, usize)], attacks_only: bool) -> Map {
    let words: String = (0..cards).map(|n| format!("c{n} ")).collect();
    let mut names = parse(&words);
    let statements: Vec<ElementId> = names.map.statements().keys().copied().collect();
    let mut all = statements.clone();
    for (kind, a, b, c) in links {
        let kind = if attacks_only { InferenceKind::Attack } else { InferenceKind::ALL[usize::from(*kind) % 3] };
        let premises: BTreeSet<ElementId> = match attacks_only {
            true => [statements[a % cards]].into(),
            false => [statements[a % cards], statements[c % cards]].into(),
        };
        let conclusion = if attacks_only { statements[b % cards] } else { all[b % all.len()] };
        let id = names.ids.fresh();
        let links = counterpoint::model::Links { premises, conclusion };
        let inference = counterpoint::model::Inference::of(kind);
        // What rests on itself is refused, which is no matter here.
        if names.map.apply(&Change::InsertInference(id, Box::new(inference), links)).is_ok() {
            all.push(id);
        }
    }
    names.map
}

/// The definition, read literally: all conditions at once, until nothing changes.
fn by_definition(map: &Map) -> BTreeMap<ElementId, Label> {
    let mut labels: BTreeMap<ElementId, Label> = map.graph().nodes().map(|id| (id, Label::Open)).collect();
    loop {
        let now = |id: &ElementId| labels[id];
        let next: BTreeMap<ElementId, Label> = labels
            .keys()
            .map(|id| {
                let on_it = |kind| {
                    let on_it = map.arguments_on(*id).into_iter();
                    on_it.filter(|i| map.inferences()[i].kind == kind).map(|i| now(&i)).collect::<Vec<_>>()
                };
                let (attacks, supports) = (on_it(InferenceKind::Attack), on_it(InferenceKind::Support));
                let premises: Vec<Label> = map.premises(*id).iter().map(now).collect();
                let stands = premises.iter().all(|l| *l == Label::Stands)
                    && attacks.iter().all(|l| *l == Label::Falls)
                    && (supports.is_empty() || supports.contains(&Label::Stands));
                let falls = premises.contains(&Label::Falls)
                    || attacks.contains(&Label::Stands)
                    || (!supports.is_empty() && supports.iter().all(|l| *l == Label::Falls));
                (
                    *id,
                    if stands {
                        Label::Stands
                    } else if falls {
                        Label::Falls
                    } else {
                        Label::Open
                    },
                )
            })
            .collect();
        if next == labels {
            return labels;
        }
        labels = next;
    }
}

/// The preferred and the stable extensions by brute force (Dung 1995, Definitions 6, 7 and 13).
fn extensions(map: &Map) -> (BTreeSet<BTreeSet<ElementId>>, BTreeSet<BTreeSet<ElementId>>) {
    let all: Vec<ElementId> = map.statements().keys().copied().collect();
    let attackers = |id: &ElementId| -> BTreeSet<ElementId> {
        map.arguments_on(*id).into_iter().flat_map(|inference| map.premises(inference)).collect()
    };
    let sets = (0..1_usize << all.len()).map(|bits| -> BTreeSet<ElementId> {
        all.iter().enumerate().filter(|(n, _)| bits & (1 << n) != 0).map(|(_, id)| *id).collect()
    });
    let free = |set: &BTreeSet<ElementId>| set.iter().all(|id| attackers(id).is_disjoint(set));
    let admissible = |set: &BTreeSet<ElementId>| {
        free(set) && set.iter().all(|id| attackers(id).iter().all(|a| !attackers(a).is_disjoint(set)))
    };
    let admissible: Vec<BTreeSet<ElementId>> = sets.filter(admissible).collect();
    let largest = admissible.iter().filter(|set| !admissible.iter().any(|o| o != *set && set.is_subset(o)));
    let stable =
        admissible.iter().filter(|set| all.iter().all(|id| set.contains(id) || !attackers(id).is_disjoint(set)));
    (largest.cloned().collect(), stable.cloned().collect())
}

/// Positions of a map of one dispute, as what stands in them of all statements.
fn positions_of(map: &Map) -> (BTreeSet<BTreeSet<ElementId>>, BTreeSet<BTreeSet<ElementId>>) {
    let labels = grounded(map);
    let decided: BTreeSet<ElementId> =
        map.statements().keys().filter(|id| labels[id] == Label::Stands).copied().collect();
    let mut preferred = BTreeSet::from([decided.clone()]);
    let mut stable = BTreeSet::from([decided]);
    for dispute in disputes(map, &labels) {
        let positions = dispute.positions.unwrap();
        let joined = |all: &BTreeSet<BTreeSet<ElementId>>, more: &[BTreeSet<ElementId>]| {
            let only = |set: &BTreeSet<ElementId>| -> BTreeSet<ElementId> {
                set.iter().filter(|id| map.statements().contains_key(id)).copied().collect()
            };
            all.iter().flat_map(|a| more.iter().map(move |b| a | &only(b))).collect()
        };
        preferred = joined(&preferred, &positions.preferred);
        stable = joined(&stable, &positions.stable);
    }
    (preferred, stable)
}

#[test]
fn positions_are_those_of_the_literature() {
    // After Egly, Gaggl and Woltran 2010, page 153, without the attack of e on itself, which no map can hold.
    let names = parse("a b c d e u:a!b v:c!b w:c!d x:d!c y:d!e");
    let (preferred, stable) = positions_of(&names.map);
    assert_eq!(preferred, [names.set("a,c,e"), names.set("a,d")].into());
    assert_eq!(stable, [names.set("a,c,e"), names.set("a,d")].into());
    // Three that attack one another in a ring: nothing can be held, and no position is stable.
    let (preferred, stable) = positions_of(&parse("a b c x:a!b y:b!c z:c!a").map);
    assert_eq!((preferred, stable.len()), ([BTreeSet::new()].into(), 0));
    // A ring of twelve is two positions, and found at once.
    let ring: String = (0..12).map(|n| format!("c{n} ")).collect();
    let ring = (0..12).fold(ring, |text, n| format!("{text} s{n}:c{n}!c{}", (n + 1) % 12));
    let (preferred, stable) = positions_of(&parse(&ring).map);
    assert_eq!((preferred.len(), stable.len()), (2, 2));
    // What supports is left alone, and what is too large.
    let refused = |text: &str| {
        let names = parse(text);
        disputes(&names.map, &grounded(&names.map))[0].positions.clone().unwrap_err()
    };
    assert_eq!(refused("a b x:a>b y:b>a"), NoPositions::Supports);
    let ring: String = (0..30).map(|n| format!("c{n} ")).collect();
    let ring = (0..30).fold(ring, |text, n| format!("{text} s{n}:c{n}!c{}", (n + 1) % 30));
    assert_eq!(refused(&ring), NoPositions::TooLarge);
}

/// The least fixed point of Dung's characteristic function (1995, section 2): what is defended by what is in.
fn dung(map: &Map) -> BTreeSet<ElementId> {
    let attackers = |id: &ElementId| -> BTreeSet<ElementId> {
        map.arguments_on(*id).into_iter().flat_map(|inference| map.premises(inference)).collect()
    };
    let mut inside: BTreeSet<ElementId> = BTreeSet::new();
    loop {
        let defended = |id: &&ElementId| attackers(id).iter().all(|a| !attackers(a).is_disjoint(&inside));
        let next: BTreeSet<ElementId> = map.statements().keys().filter(defended).copied().collect();
        if next == inside {
            return inside;
        }
        inside = next;
    }
}

/// The labels by another program for abstract dialectical frameworks (`adf_bdd`), from the conditions written out.
fn by_oracle(map: &Map) -> BTreeMap<ElementId, Label> {
    use adf_bdd::{adf::Adf, datatypes::Var, parser::AdfParser};
    let ids: Vec<ElementId> = map.graph().nodes().collect::<BTreeSet<_>>().into_iter().collect();
    let name = |id: &ElementId| format!("n{}", ids.binary_search(id).unwrap());
    let joined = |sign: &str, all: Vec<String>, none: &str| {
        all.into_iter().reduce(|a, b| format!("{sign}({a},{b})")).unwrap_or_else(|| none.to_owned())
    };
    let mut text = String::new();
    for id in &ids {
        let on_it = |kind| {
            let on_it = map.arguments_on(*id).into_iter();
            on_it.filter(move |i| map.inferences()[i].kind == kind).map(|i| name(&i)).collect::<Vec<_>>()
        };
        let supports = on_it(InferenceKind::Support);
        let attacks = on_it(InferenceKind::Attack).into_iter().map(|n| format!("neg({n})")).collect();
        let needs = map.statements().get(id).is_some_and(|s| s.marks.needs_support);
        let supported = joined("or", supports, if needs { "c(f)" } else { "c(v)" });
        let premises = joined("and", map.premises(*id).iter().map(name).collect(), "c(v)");
        let all = vec![premises, joined("and", attacks, "c(v)"), supported];
        text.push_str(&format!("s({}). ac({},{}). ", name(id), name(id), joined("and", all, "c(v)")));
    }
    let parser = AdfParser::default();
    parser.parse()(&text).unwrap();
    let mut adf = Adf::from_parser(&parser);
    let names = parser.var_container();
    let label = |term: &adf_bdd::datatypes::Term| match (term.is_truth_value(), term.is_true()) {
        (true, true) => Label::Stands,
        (true, false) => Label::Falls,
        (false, _) => Label::Open,
    };
    let grounded = adf.grounded();
    let labels = grounded.iter().enumerate().map(|(n, term)| {
        let number: usize = names.name(Var(n)).unwrap().trim_start_matches('n').parse().unwrap();
        (ids[number], label(term))
    });
    labels.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_are_those_of_the_definition_and_their_reasons_are_true(
        cards in 1..9_usize,
        links in prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize, 0..99_usize), 0..18),
    ) {
        let map = random_map(cards, &links, false);
        let labels = grounded(&map);
        prop_assert_eq!(&labels, &by_definition(&map));
        for (id, label) in &labels {
            let why = reason(&map, &labels, *id).unwrap();
            let other = |id: ElementId| labels[&id];
            let holds = match (label, why) {
                (Label::Stands, Reason::Unchallenged | Reason::PremisesStand) => {
                    map.arguments_on(*id).iter().all(|i| map.inferences()[i].kind == InferenceKind::Rephrase)
                }
                (Label::Stands, Reason::Supported(by)) => other(by) == Label::Stands,
                (Label::Stands, Reason::Withstands(by)) => other(by) == Label::Falls,
                (Label::Falls, Reason::Attacked(by)) => other(by) == Label::Stands,
                (Label::Falls, Reason::PremiseFalls(by) | Reason::SupportsFall(by)) => other(by) == Label::Falls,
                (Label::Open, Reason::HangsOn(on)) => other(on) == Label::Open,
                _ => false,
            };
            prop_assert!(holds, "{id} is {label:?} because of {why:?}");
        }
    }

    #[test]
    fn labels_are_those_of_another_program(
        cards in 1..7_usize,
        links in prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize, 0..99_usize), 0..8),
        needy in 0..14_usize,
    ) {
        let mut map = random_map(cards, &links, false);
        if let Some(id) = map.statements().keys().nth(needy).copied() {
            let marks = Marks { needs_support: true, ..Marks::default() };
            map.apply(&Change::SetStatement(id, StatementField::Marks(marks))).unwrap();
        }
        // At most twelve elements: diagrams grow fast.
        if map.statements().len() + map.inferences().len() <= 12 {
            prop_assert_eq!(grounded(&map), by_oracle(&map));
        }
    }

    #[test]
    fn on_attacks_alone_what_stands_is_the_grounded_extension(
        cards in 1..9_usize,
        links in prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize, 0..99_usize), 0..18),
    ) {
        let map = random_map(cards, &links, true);
        let labels = grounded(&map);
        let standing: BTreeSet<ElementId> =
            map.statements().keys().filter(|id| labels[id] == Label::Stands).copied().collect();
        prop_assert_eq!(standing, dung(&map));
        if disputes(&map, &labels).iter().all(|dispute| dispute.positions.is_ok()) {
            prop_assert_eq!(positions_of(&map), extensions(&map));
        }
    }
}

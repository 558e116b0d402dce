//! Strengths by published values, by laws of the model on random maps, and as they come to rest. `notation` says
//! how maps are written here.

use std::collections::BTreeMap;

use crate::support::notation::{Names, parse};
use counterpoint::analysis::strengths;
use counterpoint::model::{ElementId, InferenceKind, Map};
use proptest::prelude::*;

/// The strengths of a map in which statements have these weights, and steps 1 where nothing is said.
fn weighed(names: &Names, weights: &[(&str, f64)]) -> BTreeMap<String, Option<f64>> {
    let weights: BTreeMap<ElementId, f64> = weights.iter().map(|(name, weight)| (names.id(name), *weight)).collect();
    let strengths = strengths(&names.map, |id| weights.get(&id).copied().unwrap_or(1.0));
    names.names.iter().map(|(name, id)| (name.clone(), strengths[id])).collect()
}

#[track_caller]
fn neighbourhood(found: Option<f64>, wanted: f64) {
    assert!(found.is_some_and(|found| (found - wanted).abs() < 1e-6), "{found:?} is not {wanted}");
}

#[test]
fn published_values() {
    let names = parse("a b c d e f u:b>a v:d>a w:e>c x:c!a y:e!b z:f!c");
    let weights = [("a", 0.5), ("b", 0.2), ("c", 0.85), ("d", 0.65), ("e", 0.4), ("f", 1.0)];
    let strengths = weighed(&names, &weights);
    neighbourhood(strengths["a"], 0.518_755);
    neighbourhood(strengths["b"], 0.172_414);
    neighbourhood(strengths["c"], 0.625);
    let strengths = weighed(&parse("a b x:a>b y:b>a"), &[("a", 0.5), ("b", 0.5)]);
    neighbourhood(strengths["a"], 0.647_799);
    neighbourhood(strengths["b"], 0.647_799);
    neighbourhood(weighed(&parse("a b x:a!b y:b!a"), &[])["a"], 0.682_328);
    let mut text = "a b c d e f".to_owned();
    for (n, (from, to)) in ["abc", "def"]
        .iter()
        .flat_map(|side| side.chars())
        .flat_map(|from| {
            let others = if "abc".contains(from) { "def" } else { "abc" };
            others.chars().map(move |to| (from, to))
        })
        .enumerate()
    {
        text.push_str(&format!(" s{n}:{from}!{to}"));
    }
    let weights = ["a", "b", "c", "d", "e", "f"].map(|name| (name, 0.9));
    for name in ["a", "b", "c", "d", "e", "f"] {
        neighbourhood(weighed(&parse(&text), &weights)[name], 0.385_280);
    }
}

#[test]
fn a_step_is_as_strong_as_its_weakest_premise() {
    let names = parse("a b c x:b,c>a");
    neighbourhood(weighed(&names, &[("b", 0.9), ("c", 0.3)])["x"], 0.3);
    neighbourhood(weighed(&names, &[("b", 0.9), ("c", 0.3), ("x", 0.5)])["x"], 0.15);
    // An undercut weakens the step, not its premises: 0.5 - 0.5 * 1 / 2.
    let strengths = weighed(&parse("a b x:b>a c y:c!x"), &[("b", 0.5)]);
    neighbourhood(strengths["x"], 0.25);
    neighbourhood(strengths["b"], 0.5);
    let rephrased = weighed(&parse("a b x:b=a"), &[("a", 0.4)]);
    neighbourhood(rephrased["a"], 0.4);
}

#[test]
fn weights_from_elsewhere_stay_within_bounds() {
    let names = parse("a b c d x:b>a");
    let weights = [("a", f64::NAN), ("b", 7.0), ("c", -1.0), ("d", f64::INFINITY)];
    let strengths = weighed(&names, &weights);
    // Weight nothing, with a whole support: 0 + 1 * 1 / 2.
    neighbourhood(strengths["a"], 0.5);
    neighbourhood(strengths["b"], 1.0);
    neighbourhood(strengths["c"], 0.0);
    neighbourhood(strengths["d"], 1.0);
}

#[test]
fn what_swings_for_ever_is_said_not_to_settle() {
    // A card that feeds its own attackers through many hands: the more it has, the more it loses, too late.
    let mut text = "card all below apart".to_owned();
    for n in 0..10 {
        text.push_str(&format!(" x{n} z{n} a{n}:card>x{n} b{n}:x{n}>all c{n}:all>z{n} d{n}:z{n}!card"));
    }
    let names = parse(&format!("{text} e:card>below f:apart>x0"));
    let weights = names.names.keys().filter(|name| name.starts_with(['x', 'z']) || **name == "all");
    let weights: Vec<(&str, f64)> = weights.map(|name| (name.as_str(), 0.0)).collect();
    let strengths = weighed(&names, &weights);
    let unsettled = ["card", "all", "x0", "z3", "a1", "d9", "e", "below"];
    assert!(unsettled.iter().all(|name| strengths[*name].is_none()), "{strengths:?}");
    neighbourhood(strengths["apart"], 1.0);
    neighbourhood(strengths["f"], 1.0);
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let mut text = "c0".to_owned();
    for n in 1..20_000 {
        text.push_str(&format!(" c{n} s{n}:c{n}!c{}", n - 1));
    }
    let names = parse(&text);
    let chain = std::thread::Builder::new().stack_size(256 * 1024);
    let found = chain.spawn(move || strengths(&names.map, |_| 1.0).len()).unwrap().join().unwrap();
    assert_eq!(found, 20_000 + 19_999);
}

/// A random map; links of a card to itself are left out.
fn random(cards: usize, links: &[(u8, usize, usize, usize)]) -> Map {
    let mut text: String = (0..cards).map(|n| format!("c{n} ")).collect();
    let mut count = 0;
    for (kind, a, b, c) in links {
        let sign = ['>', '!', '='][usize::from(*kind) % 3];
        let (a, on, c) = (a % cards, b % (cards + count), c % cards);
        if on != a && on != c {
            let on = if on < cards { format!("c{on}") } else { format!("s{}", on - cards) };
            text.push_str(&format!("s{count}:c{a},c{c}{sign}{on} "));
            count += 1;
        }
    }
    parse(&text).map
}

proptest! {
    #[test]
    fn what_rests_is_what_its_neighbours_ask_for(
        cards in 2..8_usize,
        links in prop::collection::vec((0..3_u8, 0..99_usize, 0..99_usize, 0..99_usize), 0..14),
        weights in prop::collection::vec(0.0..=1.0_f64, 40),
    ) {
        let map = random(cards, &links);
        let weight = |id: ElementId| weights[id.counter as usize % weights.len()];
        let found = strengths(&map, weight);
        prop_assert_eq!(found.len(), map.statements().len() + map.inferences().len());
        for (id, strength) in &found {
            let pushes = map.arguments_on(*id).into_iter().map(|on| (map.inferences()[&on].kind, found[&on]));
            let pushes: Vec<_> = pushes.filter(|(kind, _)| *kind != InferenceKind::Rephrase).collect();
            let premises: Vec<Option<f64>> = map.premises(*id).into_iter().map(|premise| found[&premise]).collect();
            let known = premises.iter().all(Option::is_some) && pushes.iter().all(|(_, push)| push.is_some());
            let Some(strength) = strength else { continue };
            prop_assert!(known, "what hangs on the unsettled is not settled");
            prop_assert!((0.0..=1.0).contains(strength));
            // The formula itself, from the strengths that were found.
            let energy: f64 = pushes.iter().map(|(kind, push)| {
                if *kind == InferenceKind::Support { push.unwrap() } else { -push.unwrap() }
            }).sum();
            let base = premises.iter().flatten().fold(1.0_f64, |least, premise| least.min(*premise)) * weight(*id);
            let h = |x: f64| x.max(0.0).powi(2) / (1.0 + x.max(0.0).powi(2));
            let asked = base + (1.0 - base) * h(energy) - base * h(-energy);
            prop_assert!((asked - strength).abs() < 1e-6, "{id}: {strength} is not {asked}");
        }
    }
}

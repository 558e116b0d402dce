//! Layout: nothing lies on anything, reasons stand below, hands are obeyed, the same request gives the same
//! places, and nothing that a map can be makes it fail.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::layout::{LayoutCard, LayoutLink, LayoutRequest, LayoutStyle, Scope, arrange, crossings};
use counterpoint::model::ElementId;
use proptest::prelude::{Strategy, any, prop, proptest};

fn id(n: usize) -> ElementId {
    format!("a-{}", n + 1).parse().unwrap()
}

/// Cards with these heights, and steps from premises to a card, or (second number) to a step.
fn request(heights: &[i32], steps: &[(Vec<usize>, usize, bool)], style: LayoutStyle) -> LayoutRequest {
    let card = |(n, height): (usize, &i32)| LayoutCard {
        id: id(n),
        width: 220,
        height: *height,
        at: (0, 0),
        side: None,
        pinned: false,
    };
    let step = |(n, (premises, on, on_step)): (usize, &(Vec<usize>, usize, bool))| LayoutLink {
        id: id(100_000 + n),
        premises: premises.iter().map(|p| id(*p)).collect(),
        conclusion: id(if *on_step { 100_000 + on } else { *on }),
    };
    LayoutRequest {
        cards: heights.iter().enumerate().map(card).collect(),
        steps: steps.iter().enumerate().map(step).collect(),
        style,
    }
}

type Places = BTreeMap<ElementId, (i32, i32)>;

fn after(request: &LayoutRequest, scope: &Scope) -> Places {
    let moved = arrange(request, scope, &|_| true).unwrap();
    request.cards.iter().map(|card| (card.id, moved.get(&card.id).copied().unwrap_or(card.at))).collect()
}

fn overlaps(request: &LayoutRequest, places: &Places) -> usize {
    let boxes: Vec<(i32, i32, i32, i32)> =
        request.cards.iter().map(|card| (places[&card.id].0, places[&card.id].1, card.width, card.height)).collect();
    let on = |a: &(i32, i32, i32, i32), b: &(i32, i32, i32, i32)| {
        a.0 < b.0 + b.2 && b.0 < a.0 + a.2 && a.1 < b.1 + b.3 && b.1 < a.1 + a.3
    };
    (0..boxes.len()).map(|n| boxes[n + 1..].iter().filter(|other| on(&boxes[n], other)).count()).sum()
}

const STYLES: [LayoutStyle; 3] = [LayoutStyle::Layered, LayoutStyle::Tree, LayoutStyle::Compact];

/// A tree of so many cards, each below a card about half as far from the beginning.
fn tree(n: usize) -> Vec<(Vec<usize>, usize, bool)> {
    (1..n).map(|i| (vec![i], (i * 7 / 20).min(i - 1), false)).collect()
}

#[test]
fn in_a_tree_no_line_crosses_and_reasons_stand_below() {
    let heights: Vec<i32> = (0..300).map(|n| [50, 70, 90, 110][n % 4]).collect();
    let steps = tree(300);
    for style in [LayoutStyle::Layered, LayoutStyle::Tree] {
        let request = request(&heights, &steps, style);
        let places = after(&request, &Scope::Everything);
        assert_eq!(overlaps(&request, &places), 0, "{style:?}");
        let boxes: Vec<(f32, f32, f32, f32)> =
            (0..300).map(|n| (places[&id(n)].0 as f32, places[&id(n)].1 as f32, 220.0, heights[n] as f32)).collect();
        let edges: Vec<(usize, usize)> = steps.iter().map(|(premises, on, _)| (*on, premises[0])).collect();
        assert_eq!(crossings(&boxes, &edges), 0, "{style:?}");
        for (on, from) in edges {
            assert!(places[&id(from)].1 >= places[&id(on)].1 + heights[on], "{style:?}: {from} is not below {on}");
        }
    }
}

#[test]
fn what_counts_together_and_what_denies_the_step_stand_side_by_side() {
    // Two linked premises for 0; 3 denies their step; 4 is another reason.
    let steps = [(vec![1, 2], 0, false), (vec![3], 0, true), (vec![4], 0, false)];
    for style in [LayoutStyle::Layered, LayoutStyle::Tree] {
        let request = request(&[80; 5], &steps, style);
        let places = after(&request, &Scope::Everything);
        let row: BTreeSet<i32> = [1, 2, 3].map(|n| places[&id(n)].1).into();
        assert_eq!(row.len(), 1, "{style:?}: one row");
        let mut across = [1, 2, 3].map(|n| places[&id(n)].0);
        across.sort_unstable();
        assert!(across.windows(2).all(|pair| pair[1] - pair[0] == 250), "{style:?}: {across:?}");
    }
}

#[test]
fn a_thousand_cards_fit_a_screen_in_the_compact_form() {
    let request = request(&[80; 1_000], &tree(1_000), LayoutStyle::Compact);
    let places = after(&request, &Scope::Everything);
    assert_eq!(overlaps(&request, &places), 0);
    let span = |of: fn(&(i32, i32)) -> i32| {
        let all: Vec<i32> = places.values().map(of).collect();
        f64::from(all.iter().max().unwrap() - all.iter().min().unwrap())
    };
    let form = span(|at| at.0) / span(|at| at.1);
    assert!((0.33..=3.0).contains(&form), "{form} times as wide as high");
}

#[test]
fn siblings_keep_the_order_in_which_they_stand() {
    let steps: Vec<_> = (1..6).map(|n| (vec![n], 0, false)).collect();
    for style in STYLES {
        let mut request = request(&[80; 6], &steps, style);
        let hands = [4, 2, 5, 1, 3];
        for (n, card) in hands.into_iter().enumerate() {
            request.cards[card].at = (n as i32 * 300, 500);
        }
        let places = after(&request, &Scope::Everything);
        let mut found: Vec<usize> = (1..6).collect();
        found.sort_by_key(|n| match style {
            // Stacked from the top, column by column.
            LayoutStyle::Compact => places[&id(*n)],
            LayoutStyle::Layered | LayoutStyle::Tree => (places[&id(*n)].0, 0),
        });
        assert_eq!(found, hands, "{style:?}");
    }
}

#[test]
fn only_what_was_asked_for_moves() {
    let mut request = request(&[80; 40], &tree(40), LayoutStyle::Tree);
    for (n, card) in request.cards.iter_mut().enumerate() {
        card.at = ((n % 7) as i32 * 260, (n / 7) as i32 * 150);
    }
    let some: BTreeSet<ElementId> = [1, 3, 4, 9, 10, 11].map(id).into();
    let scope = Scope::Cards(Some(id(1)), some.clone());
    let moved = arrange(&request, &scope, &|_| true).unwrap();
    assert!(!moved.is_empty() && moved.keys().all(|card| some.contains(card) && *card != id(1)));
    assert_eq!(overlaps(&request, &after(&request, &scope)), 0);
    // Pinned cards stay, whatever is asked for.
    for card in request.cards.iter_mut().step_by(9) {
        card.pinned = true;
    }
    for style in STYLES {
        request.style = style;
        let moved = arrange(&request, &Scope::Everything, &|_| true).unwrap();
        assert!(request.cards.iter().filter(|card| card.pinned).all(|card| !moved.contains_key(&card.id)));
        assert_eq!(overlaps(&request, &after(&request, &Scope::Everything)), 0, "{style:?}");
    }
}

#[test]
fn cards_that_cover_others_get_places_of_their_own() {
    let mut request = request(&[80; 12], &tree(12), LayoutStyle::Tree);
    for (n, card) in request.cards.iter_mut().enumerate().take(6) {
        card.at = (n as i32 * 300, 0);
    }
    // The other six lie on the first card, at 0, 0.
    let moved = arrange(&request, &Scope::Unplaced, &|_| true).unwrap();
    assert_eq!(moved.len(), 6);
    assert_eq!(overlaps(&request, &after(&request, &Scope::Unplaced)), 0);
}

#[test]
fn a_small_edit_moves_little() {
    let heights = vec![80; 200];
    for style in STYLES {
        let mut request = request(&heights, &tree(200), style);
        for (card, at) in after(&request, &Scope::Everything) {
            request.cards.iter_mut().find(|c| c.id == card).unwrap().at = at;
        }
        // Once more: nothing moves.
        assert!(arrange(&request, &Scope::Everything, &|_| true).unwrap().is_empty(), "{style:?} has no rest");
        let before: Places = request.cards.iter().map(|card| (card.id, card.at)).collect();
        let last = request.cards.last().unwrap().at;
        request.cards.push(LayoutCard { at: (last.0 + 10, last.1), ..request.cards[199].clone() });
        request.cards[200].id = id(200);
        request.steps.push(LayoutLink { id: id(200_000), premises: vec![id(200)], conclusion: id(69) });
        let places = after(&request, &Scope::Everything);
        let far: f64 = before
            .iter()
            .map(|(card, at)| f64::from(at.0 - places[card].0).hypot(f64::from(at.1 - places[card].1)))
            .sum();
        let mean = far / 200.0;
        // One card is 220 points wide.
        assert!(mean < 330.0, "{style:?}: untouched cards moved by {mean} points on average");
    }
}

#[test]
fn nothing_that_a_map_can_be_makes_it_fail() {
    let chain: Vec<_> = (1..10_000).map(|n| (vec![n], n - 1, false)).collect();
    let star: Vec<_> = (1..5_000).map(|n| (vec![n], 0, false)).collect();
    let ring: Vec<_> = (0..50).map(|n| (vec![n], (n + 1) % 50, false)).collect();
    let missing = vec![(vec![0, 900_000], 1, false), (vec![1], 800_000, false), (vec![0], 700_000, true)];
    let to_itself = vec![(vec![0], 0, false), (vec![0, 1], 1, false)];
    let denials: Vec<_> =
        (0..40).map(|n| if n == 0 { (vec![1], 0, false) } else { (vec![n + 1], n - 1, true) }).collect();
    let cases = [
        (10_000, chain),
        (5_000, star),
        (50, ring),
        (3, missing),
        (2, to_itself),
        (41, denials),
        (0, vec![]),
        (3, vec![]),
    ];
    for (count, steps) in cases {
        for style in STYLES {
            let request = request(&vec![80; count], &steps, style);
            let places = after(&request, &Scope::Everything);
            if count <= 100 {
                assert_eq!(overlaps(&request, &places), 0, "{count} cards, {style:?}");
            }
        }
    }
}

#[test]
fn it_can_be_cancelled() {
    let request = request(&[80; 50], &tree(50), LayoutStyle::Layered);
    assert_eq!(arrange(&request, &Scope::Everything, &|_| false), None);
}

fn any_steps() -> impl Strategy<Value = (usize, Vec<(Vec<usize>, usize, bool)>)> {
    (1_usize..30).prop_flat_map(|cards| {
        let premises = prop::collection::vec(0..cards, 1..4);
        let step = (premises, 0..cards, any::<bool>());
        (proptest::strategy::Just(cards), prop::collection::vec(step, 0..40))
    })
}

proptest! {
    #[test]
    fn any_map_is_laid_out_without_overlap_and_always_the_same((cards, steps) in any_steps(), heights in prop::collection::vec(40..400, 30)) {
        for style in STYLES {
            let request = request(&heights[..cards], &steps, style);
            let places = after(&request, &Scope::Everything);
            assert_eq!(overlaps(&request, &places), 0, "{style:?}");
            assert_eq!(places, after(&request, &Scope::Everything));
        }
    }
}

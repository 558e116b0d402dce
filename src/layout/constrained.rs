//! Layout that obeys hands: it moves what it was asked to move, leaves pinned cards where they are, keeps
//! siblings in the order in which they stand, and puts the result where most cards move least.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::free_space::FreeSpace;
use super::graph::{Graph, as_shelved};
use super::layers::Layers;
use super::{
    Gaps, LayoutCard, LayoutRequest, LayoutStyle, ProgressFn, compact, crossing_reduction, crossings, pack, tree,
    x_coordinates,
};
use crate::model::ElementId;

/// Which cards may move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All that are not pinned.
    Everything,
    /// These. The first of the pair, if there is one, stays where it is.
    Cards(Option<ElementId>, BTreeSet<ElementId>),
    /// Those that lie on another card.
    Unplaced,
}

/// The new places of the cards that move, upper left corners in whole points; `None` if it was cancelled.
/// No card lies on another afterwards, if none of those that stay does.
///
/// Cost: n log n for trees and the compact form. For layers the sweeps, each linear in the lengths of the
/// edges times the logarithm of the widest layer.
pub fn arrange(
    request: &LayoutRequest,
    scope: &Scope,
    progress: ProgressFn<'_>,
) -> Option<BTreeMap<ElementId, (i32, i32)>> {
    let gaps = Gaps::default();
    let (anchor, these) = match scope {
        Scope::Everything => (None, None),
        Scope::Cards(anchor, these) => (*anchor, Some(these)),
        Scope::Unplaced => return Some(unplaced(request, gaps)),
    };
    let stays = |card: &LayoutCard| {
        card.pinned || anchor == Some(card.id) || these.is_some_and(|these| !these.contains(&card.id))
    };
    // Pinned cards have a say in an order of everything; the anchor always has.
    let inside = |card: &&LayoutCard| these.is_none() || anchor == Some(card.id) || !stays(card);
    let inside: Vec<LayoutCard> = request.cards.iter().filter(inside).cloned().collect();
    let places = lay_out(&inside, request, gaps, progress)?;
    let by = shift(&inside, &places, anchor);
    let mut room = FreeSpace::default();
    for card in request.cards.iter().filter(|card| stays(card)) {
        room.take(card.at, (card.width, card.height));
    }
    // The forms cover nothing of their own.
    if room.is_empty() {
        let moved = inside.iter().zip(&places).map(|(card, (x, y))| (card, (x + by.0, y + by.1)));
        return Some(moved.filter(|(card, at)| *at != card.at).map(|(card, at)| (card.id, at)).collect());
    }
    // The whole group goes down as one until it covers nothing that stays.
    let boxes: Vec<((i32, i32), (i32, i32))> = inside
        .iter()
        .zip(&places)
        .filter(|(card, _)| !stays(card))
        .map(|(card, at)| ((at.0 + by.0, at.1 + by.1), (card.width, card.height)))
        .collect();
    let is_free = |down: &i32| boxes.iter().all(|((x, y), size)| room.is_free((*x, y + down), *size));
    let down = these.and_then(|_| (0..60).map(|n| n * 40).find(is_free)).unwrap_or(0);
    let mut result = BTreeMap::new();
    for (card, (x, y)) in inside.iter().zip(&places).filter(|(card, _)| !stays(card)) {
        let wish = (x + by.0, y + by.1 + down);
        let at = room.nearest(wish, (card.width, card.height));
        room.take(at, (card.width, card.height));
        if at != card.at {
            result.insert(card.id, at);
        }
    }
    Some(result)
}

/// The places of some cards, from 0, 0.
fn lay_out(
    cards: &[LayoutCard],
    request: &LayoutRequest,
    gaps: Gaps,
    progress: ProgressFn<'_>,
) -> Option<Vec<(i32, i32)>> {
    let graph = Graph::new(cards, &request.steps, gaps);
    let parts = graph.parts();
    let mut corners: Vec<Vec<(f32, f32)>> = Vec::with_capacity(parts.len());
    let mut sizes: Vec<(usize, (f32, f32))> = Vec::with_capacity(parts.len());
    for (number, part) in parts.iter().enumerate() {
        let share = |done: f32| progress((number as f32 + done) / parts.len() as f32);
        if !share(0.0) {
            return None;
        }
        let own = graph.of(part);
        let mut places = part_places(&own, request.style, gaps, &share);
        let left = places.iter().map(|place| place.0).fold(f32::INFINITY, f32::min);
        let top = places.iter().map(|place| place.1).fold(f32::INFINITY, f32::min);
        places.iter_mut().for_each(|place| *place = (place.0 - left, place.1 - top));
        let right = places.iter().zip(&own.units).map(|(at, unit)| at.0 + unit.width).fold(0.0, f32::max);
        let bottom = places.iter().zip(&own.units).map(|(at, unit)| at.1 + unit.height).fold(0.0, f32::max);
        // A part stands with the side of what it argues for in the end.
        let (_, roots) = own.children();
        let side = roots.iter().map(|root| own.units[*root].side).min().unwrap_or(usize::MAX);
        sizes.push((side, (right, bottom)));
        corners.push(places);
    }
    if !progress(1.0) {
        return None;
    }
    let packed = pack::by_side(&sizes, gaps.parts);
    let mut places = vec![(0, 0); cards.len()];
    for ((part, own), (left, top)) in parts.iter().zip(corners).zip(packed) {
        for (unit, (x, y)) in part.iter().zip(own) {
            let mut at = left + x;
            for card in &graph.units[*unit].members {
                places[*card] = (at.round() as i32, (top + y).round() as i32);
                at += cards[*card].width as f32 + gaps.across;
            }
        }
    }
    Some(places)
}

/// The upper left corners of the units of one part.
fn part_places(graph: &Graph, style: LayoutStyle, gaps: Gaps, progress: ProgressFn<'_>) -> Vec<(f32, f32)> {
    let sizes: Vec<(f32, f32)> = graph.units.iter().map(|unit| (unit.width, unit.height)).collect();
    let (children, roots) = graph.children();
    match style {
        LayoutStyle::Tree => tree::tidy(&sizes, &children, &roots, gaps),
        LayoutStyle::Compact => {
            let (mut children, mut roots) = (children, roots);
            let extents = graph.extents(&children, &roots);
            for list in &mut children {
                // Branches on shelves; leaves in columns, which are in order from left to right already.
                let leaf = |unit: &usize| graph.below[*unit].is_empty();
                let (mut leaves, mut rest): (Vec<usize>, Vec<usize>) = list.iter().copied().partition(leaf);
                as_shelved(&extents, &mut rest);
                leaves.sort_by(|a, b| {
                    let (a, b) = (&graph.units[*a], &graph.units[*b]);
                    (a.before - a.width / 2.0).total_cmp(&(b.before - b.width / 2.0)).then(a.top.total_cmp(&b.top))
                });
                *list = rest.into_iter().chain(leaves).collect();
            }
            as_shelved(&extents, &mut roots);
            compact::compact(&sizes, &children, &roots, gaps)
        }
        LayoutStyle::Layered => layered(graph, &sizes, gaps, progress),
    }
}

/// Maps with more lines than these are not laid out in several ways.
const FEW: usize = 4_000;

/// Layers, by whichever of a few ways crosses fewest lines: sweeps over the layers from two beginnings, or the
/// branches of a tree kept whole. The last is the best for large maps, where lines are long.
fn layered(graph: &Graph, sizes: &[(f32, f32)], gaps: Gaps, progress: ProgressFn<'_>) -> Vec<(f32, f32)> {
    let edges: Vec<(usize, usize)> =
        graph.below.iter().enumerate().flat_map(|(from, list)| list.iter().map(move |to| (from, *to))).collect();
    let deepest = Layers::new(graph, true);
    let y = heights(&deepest, sizes, gaps);
    let whole = tree::beside_one_another(sizes, &deepest.children, &deepest.roots, &y, gaps);
    let places = |x: Vec<f32>| -> Vec<(f32, f32)> { x.into_iter().zip(y.iter().copied()).collect() };
    if edges.len() > FEW {
        return places(whole);
    }
    let count = |x: &[f32]| {
        let boxes: Vec<_> = x.iter().zip(&y).zip(sizes).map(|((x, y), size)| (*x, *y, size.0, size.1)).collect();
        crossings(&boxes, &edges)
    };
    let mut best = (count(&whole), whole);
    for (number, mut layers) in [Layers::new(graph, false), deepest].into_iter().enumerate() {
        if best.0 == 0 {
            break;
        }
        crossing_reduction::order(&mut layers, &|done| progress((number as f32 + done) / 2.0));
        let mut swept = x_coordinates::across(&layers, &|n| sizes[n].0, gaps);
        swept.truncate(sizes.len());
        let crosses = count(&swept);
        if crosses < best.0 {
            best = (crosses, swept);
        }
    }
    places(best.1)
}

/// The upper edges of units in layers: each in the middle of its layer.
fn heights(layers: &Layers, sizes: &[(f32, f32)], gaps: Gaps) -> Vec<f32> {
    let mut y = vec![0.0; sizes.len()];
    let mut top = 0.0;
    for layer in &layers.layers {
        let units = layer.iter().map(|node| *node as usize).filter(|node| *node < layers.units);
        let height = units.clone().map(|unit| sizes[unit].1).fold(0.0, f32::max);
        units.for_each(|unit| y[unit] = top + (height - sizes[unit].1) / 2.0);
        top += height + gaps.down;
    }
    y
}

/// By how much a result is moved so that the anchor, or else the middle one of all cards, stays.
fn shift(cards: &[LayoutCard], places: &[(i32, i32)], anchor: Option<ElementId>) -> (i32, i32) {
    let fixed = cards.iter().zip(places).filter(|(card, _)| match anchor {
        Some(anchor) => card.id == anchor,
        None => card.pinned,
    });
    let mut by: Vec<(i32, i32)> = fixed.map(|(card, at)| (card.at.0 - at.0, card.at.1 - at.1)).collect();
    if by.is_empty() {
        by = cards.iter().zip(places).map(|(card, at)| (card.at.0 - at.0, card.at.1 - at.1)).collect();
    }
    let median = |mut list: Vec<i32>| {
        list.sort_unstable();
        list.get(list.len() / 2).copied().unwrap_or(0)
    };
    (median(by.iter().map(|by| by.0).collect()), median(by.iter().map(|by| by.1).collect()))
}

/// New places for cards that lie on others: near what they argue for, or else near where they are.
fn unplaced(request: &LayoutRequest, gaps: Gaps) -> BTreeMap<ElementId, (i32, i32)> {
    let mut room = FreeSpace::default();
    let mut waiting = Vec::new();
    for card in &request.cards {
        if card.pinned || room.is_free(card.at, (card.width, card.height)) {
            room.take(card.at, (card.width, card.height));
        } else {
            waiting.push(card);
        }
    }
    let mut stands: HashMap<ElementId, (i32, i32, i32)> =
        request.cards.iter().map(|card| (card.id, (card.at.0, card.at.1, card.height))).collect();
    let conclusion: HashMap<ElementId, ElementId> = request.steps.iter().map(|s| (s.id, s.conclusion)).collect();
    let argues_for: HashMap<ElementId, ElementId> =
        request.steps.iter().rev().flat_map(|s| s.premises.iter().map(|p| (*p, s.conclusion))).collect();
    let mut result = BTreeMap::new();
    for card in waiting {
        let on = argues_for.get(&card.id).map(|on| conclusion.get(on).copied().unwrap_or(*on));
        let below = on.and_then(|on| stands.get(&on)).map(|(x, y, height)| (*x, y + height + gaps.down as i32));
        let at = room.nearest(below.unwrap_or(card.at), (card.width, card.height));
        room.take(at, (card.width, card.height));
        stands.insert(card.id, (at.0, at.1, card.height));
        result.insert(card.id, at);
    }
    result
}

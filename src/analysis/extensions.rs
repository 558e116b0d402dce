//! Where the grounded labels leave things open: the positions that can be held together there, for maps of attacks.
//!
//! Preferred and stable labellings after Dung (1995, Definitions 7 and 13; as labellings: Caminada 2006) of the open
//! elements, one component at a time. Only for components in which nothing supports anything: what support means to
//! these semantics is disputed, and the labels do not need it. Finding them takes exponential time, so components
//! are capped.

use std::collections::BTreeSet;

use super::adf::{Polarity, bears};
use super::{Label, Labels};
use crate::model::{ElementId, Map};

/// The most open statements and steps of a component that is worked out.
pub const LARGEST: usize = 24;

/// The most labels that are tried in all components together.
const MOST_TRIED: usize = 400_000;

/// Open elements that hang on one another, and what can be held together of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The open statements and steps, in id order.
    pub open: BTreeSet<ElementId>,
    /// The positions, or why there are none.
    pub positions: Result<Positions, NoPositions>,
}

/// Why the positions of a component were not worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPositions {
    /// Something in it supports something.
    Supports,
    /// It has more than [`LARGEST`] elements, or more labellings than can be tried.
    TooLarge,
}

/// The positions of a component: what stands in each, in id order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// As much as can be held together, each in its own way.
    pub preferred: Vec<BTreeSet<ElementId>>,
    /// Those that leave nothing open. There may be none.
    pub stable: Vec<BTreeSet<ElementId>>,
}

/// The components of what is open in `labels`, which are the grounded ones, in the order of their first elements.
///
/// Cost: linear in the map, and exponential in [`LARGEST`] at worst for each component.
pub fn disputes(map: &Map, labels: &Labels) -> Vec<Dispute> {
    let is_open = |id: &ElementId| labels.get(id) == Some(&Label::Open);
    let mut seen = BTreeSet::new();
    let mut disputes = Vec::new();
    let mut left = MOST_TRIED;
    for start in labels.keys().filter(|id| is_open(id)) {
        let mut open = BTreeSet::new();
        let mut next = vec![*start];
        while let Some(id) = next.pop() {
            if is_open(&id) && seen.insert(id) {
                open.insert(id);
                // A rephrase or what is muted ties nothing together.
                next.extend(bearing_on(map, id).map(|(from, _)| from));
                let ends = map.graph().edges(id).filter(|(from, _, role)| bears(map, *from, **role).is_some());
                next.extend(ends.map(|(_, to, _)| to));
            }
        }
        if !open.is_empty() {
            let positions = positions(map, labels, &open, &mut left);
            disputes.push(Dispute { open, positions });
        }
    }
    disputes
}

fn bearing_on(map: &Map, id: ElementId) -> impl Iterator<Item = (ElementId, Polarity)> + '_ {
    let edges = map.graph().edges_directed(id, petgraph::Direction::Incoming);
    edges.filter_map(|(from, _, role)| Some((from, bears(map, from, *role)?)))
}

/// What one element of a component hangs on, by number, within it; what is outside is decided and was counted.
struct DisputeElement {
    id: ElementId,
    premises: Vec<usize>,
    attacks: Vec<usize>,
}

fn positions(
    map: &Map,
    labels: &Labels,
    open: &BTreeSet<ElementId>,
    left: &mut usize,
) -> Result<Positions, NoPositions> {
    let supports = |id: &ElementId| bearing_on(map, *id).any(|(_, bearing)| bearing == Polarity::Support);
    let needs = |id: &ElementId| map.statements().get(id).is_some_and(|statement| statement.marks.needs_support);
    if open.iter().any(|id| supports(id) || needs(id)) {
        return Err(NoPositions::Supports);
    }
    if open.len() > LARGEST {
        return Err(NoPositions::TooLarge);
    }
    // Along the links, so that a label is tried next to those that it has to fit.
    let ids = along_links(map, open);
    let number = |id: ElementId| ids.iter().position(|known| *known == id);
    let element = |id: &ElementId| {
        let of = |wanted: Polarity| {
            let on_it = bearing_on(map, *id).filter(move |(_, bearing)| *bearing == wanted);
            on_it.filter_map(|(from, _)| number(from)).collect()
        };
        DisputeElement { id: *id, premises: of(Polarity::Premise), attacks: of(Polarity::Attack) }
    };
    let elements: Vec<DisputeElement> = ids.iter().map(element).collect();
    debug_assert!(elements.iter().all(|element| labels.get(&element.id) == Some(&Label::Open)));
    let mut complete = Vec::new();
    let mut affects: Vec<Vec<usize>> = vec![Vec::new(); elements.len()];
    for (n, element) in elements.iter().enumerate() {
        for from in element.premises.iter().chain(&element.attacks) {
            if let Some(affected) = affects.get_mut(*from) {
                affected.push(n);
            }
        }
    }
    let mut search = LabellingSearch { elements: &elements, affects: &affects, left, complete: &mut complete };
    if !search.go(&mut vec![None; elements.len()], 0) {
        return Err(NoPositions::TooLarge);
    }
    let standing = |labels: &Vec<Label>| -> BTreeSet<ElementId> {
        let all = elements.iter().zip(labels);
        all.filter(|(_, label)| **label == Label::Stands).map(|(element, _)| element.id).collect()
    };
    let decided = |labels: &[Label]| labels.iter().filter(|label| **label != Label::Open).count();
    let mut stable: Vec<_> = complete.iter().filter(|l| decided(l) == l.len()).map(&standing).collect();
    let all: Vec<_> = complete.iter().map(&standing).collect();
    // What stands decides what falls, so the largest sets of what stands are the preferred ones.
    let is_largest = |set: &&BTreeSet<ElementId>| !all.iter().any(|other| other != *set && set.is_subset(other));
    let mut preferred: Vec<_> = all.iter().filter(is_largest).cloned().collect();
    preferred.sort();
    preferred.dedup();
    stable.sort();
    Ok(Positions { preferred, stable })
}

/// The open elements in an order in which each, but for the first, is next to one before it.
fn along_links(map: &Map, open: &BTreeSet<ElementId>) -> Vec<ElementId> {
    let mut order = Vec::new();
    let mut next: Vec<ElementId> = open.first().copied().into_iter().collect();
    while let Some(id) = next.pop() {
        if open.contains(&id) && !order.contains(&id) {
            order.push(id);
            next.extend(bearing_on(map, id).map(|(from, _)| from));
            next.extend(map.graph().edges(id).map(|(_, to, _)| to));
        }
    }
    // What only a rephrase ties to the rest.
    order.extend(open.iter().filter(|id| !order.contains(id)).copied().collect::<Vec<_>>());
    order
}

/// All labellings in which each element has the label that its condition asks for.
struct LabellingSearch<'a> {
    elements: &'a [DisputeElement],
    /// By number, what hangs on each.
    affects: &'a [Vec<usize>],
    left: &'a mut usize,
    complete: &'a mut Vec<Vec<Label>>,
}

impl LabellingSearch<'_> {
    /// Tries all labels for the elements from `at` on; `false` when there are too many.
    fn go(&mut self, labels: &mut Vec<Option<Label>>, at: usize) -> bool {
        if at == self.elements.len() {
            self.complete.push(labels.iter().map(|label| label.unwrap_or_default()).collect());
            return true;
        }
        for label in [Label::Stands, Label::Falls, Label::Open] {
            if *self.left == 0 {
                return false;
            }
            *self.left -= 1;
            put(labels, at, Some(label));
            let affected = self.affects.get(at).map(Vec::as_slice).unwrap_or_default();
            let holds = self.may_hold(labels, at) && affected.iter().all(|n| self.may_hold(labels, *n));
            if holds && !self.go(labels, at + 1) {
                return false;
            }
        }
        put(labels, at, None);
        true
    }

    /// Whether the label of an element can still be what its condition asks for.
    fn may_hold(&self, labels: &[Option<Label>], n: usize) -> bool {
        let (Some(element), Some(Some(own))) = (self.elements.get(n), labels.get(n)) else { return true };
        let label = |n: &usize| labels.get(*n).copied().flatten();
        // For standing: premises that stand, attacks that fall.
        let for_it = element.premises.iter().map(|n| (n, Label::Stands));
        let for_it: Vec<(&usize, Label)> = for_it.chain(element.attacks.iter().map(|n| (n, Label::Falls))).collect();
        let all_or_unknown = for_it.iter().all(|(n, wanted)| label(n).is_none_or(|label| label == *wanted));
        let against = |(n, wanted): &(&usize, Label)| label(n).is_none_or(|l| l != *wanted && l != Label::Open);
        let one_against = for_it.iter().any(against);
        let surely_against =
            for_it.iter().any(|(n, wanted)| label(n).is_some_and(|l| l != *wanted && l != Label::Open));
        let open_or_unknown = for_it.iter().any(|(n, _)| label(n).is_none_or(|label| label == Label::Open));
        match own {
            Label::Stands => all_or_unknown,
            Label::Falls => one_against,
            Label::Open => open_or_unknown && !surely_against,
        }
    }
}

fn put(labels: &mut [Option<Label>], at: usize, label: Option<Label>) {
    if let Some(place) = labels.get_mut(at) {
        *place = label;
    }
}

//! What is put away when branches are folded.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ElementId, Map};

/// What some folded branches put away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Cards and links that are not shown.
    pub hidden: BTreeSet<ElementId>,
    /// For each card at which something is folded away, how many cards that is; a card that several
    /// branches share counts at the first of them.
    pub counts: BTreeMap<ElementId, usize>,
}

/// What argues for or against an element, and the premises of a step.
fn children(map: &Map, id: ElementId) -> impl Iterator<Item = ElementId> {
    map.arguments_on(id).into_iter().chain(map.premises(id))
}

/// The steps that a card is a premise of, or what a step concludes in.
fn parents(map: &Map, id: ElementId) -> impl Iterator<Item = ElementId> {
    map.uses_of(id).into_iter().chain(map.conclusion(id))
}

/// The card that a chain of steps ends at.
fn landing(map: &Map, mut id: ElementId) -> ElementId {
    while let Some(on) = map.conclusion(id) {
        id = on;
    }
    id
}

/// All that argues for or against any of `roots` over any number of steps; a root only if it does so for
/// another, or for itself.
///
/// Cost: linear in what is found.
pub fn below(map: &Map, roots: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut all: BTreeSet<ElementId> = BTreeSet::new();
    let mut next: Vec<ElementId> = roots.iter().copied().collect();
    while let Some(at) = next.pop() {
        next.extend(children(map, at).filter(|id| all.insert(*id)));
    }
    all
}

/// Those of the folded cards and links that must be unfolded for `ids` to be shown.
///
/// Cost: linear in what lies above `ids`.
pub fn folds_above(map: &Map, folded: &BTreeSet<ElementId>, ids: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut met: BTreeSet<ElementId> = BTreeSet::new();
    let mut next: Vec<ElementId> = ids.iter().copied().collect();
    // A folded link goes with its branch.
    let own = ids.iter().copied().filter(|id| folded.contains(id) && map.inferences().contains_key(id));
    let mut found: BTreeSet<ElementId> = own.collect();
    while let Some(id) = next.pop() {
        for parent in parents(map, id).filter(|parent| met.insert(*parent)) {
            if folded.contains(&parent) {
                found.insert(parent);
            }
            next.push(parent);
        }
    }
    found
}

/// Works out what folding the branches below `roots`, cards and links, puts away: what argues for or
/// against nothing that stays. A link goes with its branch; of a card that is folded the card stays,
/// unless another fold puts it away. Where cards argue in a circle, one of them stays.
///
/// Cost: linear in what lies below the roots.
pub fn fold(map: &Map, roots: &BTreeSet<ElementId>) -> Folded {
    let is_link = |id: &ElementId| map.inferences().contains_key(id);
    let (links, cards): (BTreeSet<ElementId>, BTreeSet<ElementId>) =
        roots.iter().copied().filter(|id| map.kind_of(*id).is_some()).partition(is_link);
    let mut hidden = below(map, roots);
    hidden.extend(&links);
    // What something that stays needs, stays: greatest set in which nothing is needed elsewhere.
    let all = hidden.clone();
    let needed = |id: &ElementId| {
        !links.contains(id) && parents(map, *id).any(|parent| !all.contains(&parent) && !cards.contains(&parent))
    };
    let mut stays: Vec<ElementId> = all.iter().copied().filter(needed).collect();
    let release = |stays: &mut Vec<ElementId>, hidden: &mut BTreeSet<ElementId>| {
        while let Some(id) = stays.pop() {
            if hidden.remove(&id) && !cards.contains(&id) {
                stays.extend(children(map, id).filter(|child| hidden.contains(child) && !links.contains(child)));
            }
        }
    };
    release(&mut stays, &mut hidden);
    let mut counts: BTreeMap<ElementId, usize> = BTreeMap::new();
    let mut met: BTreeSet<ElementId> = BTreeSet::new();
    // Cards and links at which something is folded away, each once.
    let mut anchors: Vec<ElementId> = roots.iter().rev().copied().filter(|id| map.kind_of(*id).is_some()).collect();
    loop {
        let mut waiting = Vec::new();
        while let Some(anchor) = anchors.pop() {
            let (at, first): (ElementId, Vec<ElementId>) = match map.conclusion(anchor) {
                Some(on) if !hidden.contains(&on) => (landing(map, on), vec![anchor]),
                None if !hidden.contains(&anchor) => (anchor, map.arguments_on(anchor)),
                _ => {
                    waiting.push(anchor);
                    continue;
                }
            };
            let mut next: Vec<ElementId> = first.into_iter().filter(|id| hidden.contains(id)).collect();
            while let Some(id) = next.pop() {
                if met.insert(id) {
                    *counts.entry(at).or_default() += usize::from(!is_link(&id));
                    next.extend(children(map, id).filter(|child| hidden.contains(child)));
                }
            }
        }
        // A circle that has folded itself away: one of its cards stays.
        let lost = hidden.iter().copied().filter(|id| !met.contains(id) && !is_link(id));
        let Some(first) = lost.min_by_key(|id| (!cards.contains(id), *id)) else { break };
        stays.push(first);
        release(&mut stays, &mut hidden);
        waiting.reverse();
        anchors = waiting;
    }
    counts.retain(|_, count| *count > 0);
    Folded { hidden, counts }
}

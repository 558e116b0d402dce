//! Who stands beside whom: what argues for or against the same.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map};

/// Cards that can change places with others: they argue for or against the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapPair {
    /// The card that was asked about, alone or with the premises that it is linked with.
    pub own: BTreeSet<ElementId>,
    /// What it can change places with.
    pub other: BTreeSet<ElementId>,
}

/// All that a card can change places with: alone with each premise that it is linked with, and with all of
/// these as one with the premises of each other step to the same conclusion. A card that argues for
/// several things stands with the first.
///
/// Cost: the steps to that conclusion.
pub fn pairs(map: &Map, card: ElementId) -> Vec<SwapPair> {
    let Some((step, on)) = map.uses_of(card).into_iter().find_map(|step| Some((step, map.conclusion(step)?))) else {
        return Vec::new();
    };
    let own: BTreeSet<ElementId> = map.premises(step).into_iter().collect();
    let linked = own.iter().filter(|other| **other != card);
    let mut pairs: Vec<SwapPair> =
        linked.map(|other| SwapPair { own: [card].into(), other: [*other].into() }).collect();
    for other in map.arguments_on(on) {
        let other: BTreeSet<ElementId> = map.premises(other).into_iter().collect();
        if own.is_disjoint(&other) {
            pairs.push(SwapPair { own: own.clone(), other });
        }
    }
    pairs
}

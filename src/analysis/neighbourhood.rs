//! What is within a few steps of something.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map};

/// All elements within `steps` steps of `from`, in every direction; from a card to one that it is linked
/// with is one step, by whichever link. Includes `from`, and the links between what is found.
///
/// Cost: linear in what is found.
pub fn neighbourhood(map: &Map, from: &BTreeSet<ElementId>, steps: usize) -> BTreeSet<ElementId> {
    let is_link = |id: &ElementId| map.inferences().contains_key(id);
    let (mut links, mut edge): (Vec<ElementId>, Vec<ElementId>) = from.iter().partition(|id| is_link(id));
    let mut found: BTreeSet<ElementId> = edge.iter().copied().collect();
    // A card, a link, a card is one step, by however many links that deny one another.
    for _ in 0..steps {
        links.extend(edge.iter().flat_map(|id| map.arguments_on(*id).into_iter().chain(map.uses_of(*id))));
        let mut reached: Vec<ElementId> = Vec::new();
        while let Some(link) = links.pop() {
            if !found.insert(link) {
                continue;
            }
            reached.extend(map.premises(link));
            // What it denies, and what denies it, belongs to it; their cards are reached with it.
            let others = map.conclusion(link).into_iter().chain(map.arguments_on(link));
            let (on_links, on_cards): (Vec<ElementId>, Vec<ElementId>) = others.partition(is_link);
            links.extend(on_links);
            reached.extend(on_cards);
        }
        edge = reached.into_iter().filter(|id| found.insert(*id)).collect();
        if edge.is_empty() {
            break;
        }
    }
    found.extend(from);
    // Links between what was found on the last step.
    let inner: Vec<ElementId> = edge
        .iter()
        .flat_map(|id| map.uses_of(*id).into_iter().chain(map.arguments_on(*id)))
        .filter(|link| {
            map.conclusion(*link).is_some_and(|on| found.contains(&on))
                && map.premises(*link).iter().all(|p| found.contains(p))
        })
        .collect();
    found.extend(inner);
    found
}

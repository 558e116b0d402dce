//! What is within a few steps of something.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map};

/// All elements within `steps` steps of `from`, in every direction; from a card to one that it is linked
/// with is one step, by whichever link. Includes `from`, and the links between what is found.
///
/// Cost: linear in what is found.
pub fn near(map: &Map, from: &BTreeSet<ElementId>, steps: usize) -> BTreeSet<ElementId> {
    let mut found = from.clone();
    let mut edge: Vec<ElementId> = from.iter().copied().collect();
    // A card, a link, a card: two moves in the graph are one step; one more for the link of a denial.
    for _ in 0..steps {
        let links: Vec<ElementId> =
            edge.iter().flat_map(|id| map.arguments_on(*id).into_iter().chain(map.uses_of(*id))).collect();
        let mut reached: Vec<ElementId> = Vec::new();
        let mut next = links;
        next.extend(edge.iter().copied().filter(|id| map.inferences().contains_key(id)));
        while let Some(link) = next.pop() {
            let new = found.insert(link);
            if !new && !edge.contains(&link) {
                continue;
            }
            reached.extend(map.premises(link));
            match map.conclusion(link) {
                Some(on) if map.inferences().contains_key(&on) => next.extend((!found.contains(&on)).then_some(on)),
                Some(on) => reached.push(on),
                None => {}
            }
            // What denies the step belongs to it; its premises are reached with it.
            next.extend(map.arguments_on(link).into_iter().filter(|on| !found.contains(on)));
        }
        edge = reached.into_iter().filter(|id| found.insert(*id)).collect();
        if edge.is_empty() {
            break;
        }
    }
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

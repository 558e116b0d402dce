//! The branch below an element: what would go with it if it were folded away.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map};

/// A branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// Everything that argues for or against the root over any number of steps, without the root.
    pub all: BTreeSet<ElementId>,
    /// Those of them that argue for or against nothing else.
    pub own: BTreeSet<ElementId>,
}

/// The branch below `root`, which is a statement or an inference. Cost: linear in the branch.
pub fn branch_of(map: &Map, root: ElementId) -> Branch {
    let mut all: BTreeSet<ElementId> = BTreeSet::new();
    let mut next = vec![root];
    while let Some(at) = next.pop() {
        let below = map.arguments_on(at).into_iter().chain(map.premises(at));
        next.extend(below.filter(|id| *id != root && all.insert(*id)));
    }
    // What is used outside stays, and with it all that bears on it.
    let mut own = all.clone();
    let outside = |id: &ElementId| map.uses_of(*id).iter().any(|step| !all.contains(step) && *step != root);
    let mut stays: Vec<ElementId> = all.iter().copied().filter(outside).collect();
    while let Some(id) = stays.pop() {
        if own.remove(&id) {
            stays.extend(map.arguments_on(id).into_iter().chain(map.premises(id)).filter(|below| own.contains(below)));
        }
    }
    Branch { all, own }
}

//! What bears on an element, over however many steps, and which way.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use petgraph::Direction::Incoming;

use crate::model::{ElementId, InferenceKind, Map, Role};

/// Which way an element bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Influence {
    /// It speaks for it: directly, or by what it does to what speaks against it.
    For,
    /// It speaks against it.
    Against,
    /// It does both, along different lines of argument.
    Both,
}

impl Influence {
    fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }

    fn turned(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
            Self::Both => Self::Both,
        }
    }
}

/// Everything that bears on `on`, statements and inferences, without itself. An attack turns the
/// bearing of what is behind it; circles are walked once in each direction.
///
/// Cost: linear in what bears on it.
pub fn bearing_on(map: &Map, on: ElementId) -> HashMap<ElementId, Influence> {
    let mut found: HashMap<ElementId, Influence> = HashMap::new();
    let mut next = vec![(on, Influence::For)];
    while let Some((at, bearing)) = next.pop() {
        for (id, _, role) in map.graph().edges_directed(at, Incoming) {
            // A step turns the bearing if it is an attack; its premises bear as it does.
            let attacks =
                *role == Role::Conclusion && map.inferences().get(&id).is_some_and(|i| i.kind == InferenceKind::Attack);
            let way = if attacks { bearing.turned() } else { bearing };
            if id == on {
                continue;
            }
            match found.entry(id) {
                Entry::Vacant(entry) => {
                    entry.insert(way);
                    next.push((id, way));
                }
                Entry::Occupied(mut entry) => {
                    let now = entry.get().and(way);
                    if *entry.get() != now {
                        entry.insert(now);
                        next.push((id, now));
                    }
                }
            }
        }
    }
    found
}

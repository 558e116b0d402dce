//! Which cards a user wants to see.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map, StatementKind};

/// What a card must be to pass. Every field that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// It is of this side.
    pub side: Option<ElementId>,
    /// It is of this kind.
    pub kind: Option<StatementKind>,
    /// It has this tag.
    pub tag: Option<String>,
    /// It cites this source.
    pub source: Option<ElementId>,
    /// No link begins or ends at it.
    pub unlinked: bool,
}

impl Filter {
    /// Whether every card passes.
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a statement passes.
    pub fn passes(&self, map: &Map, id: ElementId) -> bool {
        let Some(statement) = map.statements().get(&id) else { return false };
        self.side.is_none_or(|side| statement.side == Some(side))
            && self.kind.is_none_or(|kind| statement.kind == kind)
            && self.tag.as_ref().is_none_or(|tag| statement.tags.contains(tag))
            && self.source.is_none_or(|source| statement.citations.iter().any(|c| c.source == source))
            && (!self.unlinked || (map.uses_of(id).is_empty() && map.arguments_on(id).is_empty()))
    }

    /// The statements that pass, and the links all of whose ends do. Cost: linear in the map.
    pub fn kept(&self, map: &Map) -> BTreeSet<ElementId> {
        let mut kept: BTreeSet<ElementId> =
            map.statements().keys().copied().filter(|id| self.passes(map, *id)).collect();
        // Links between what is kept; then what denies these, from cards that are kept.
        let mut next: Vec<ElementId> = kept.iter().copied().collect();
        while let Some(on) = next.pop() {
            for link in map.arguments_on(on) {
                if map.premises(link).iter().all(|premise| kept.contains(premise)) && kept.insert(link) {
                    next.push(link);
                }
            }
        }
        kept
    }

    /// All tags on the map, in order.
    pub fn tags(map: &Map) -> BTreeSet<&str> {
        map.statements().values().flat_map(|statement| statement.tags.iter().map(String::as_str)).collect()
    }
}

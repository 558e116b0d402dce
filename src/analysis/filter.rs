//! Which cards a user wants to see.

use std::collections::BTreeSet;

use super::{Label, Labels};
use crate::model::{ElementId, Map, StatementKind};

/// How a card must stand to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterStanding {
    /// It has this label.
    Labelled(Label),
    /// It was left unanswered.
    Dropped,
}

impl FilterStanding {
    /// All of them, in the order in which the interface lists them.
    pub const ALL: [Self; 4] =
        [Self::Dropped, Self::Labelled(Label::Stands), Self::Labelled(Label::Falls), Self::Labelled(Label::Open)];

    /// The cards that stand so.
    pub fn cards(self, map: &Map, labels: &Labels, dropped: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
        match self {
            Self::Dropped => dropped.clone(),
            Self::Labelled(wanted) => {
                map.statements().keys().copied().filter(|id| labels.get(id) == Some(&wanted)).collect()
            }
        }
    }
}

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
    /// It stands so, or was dropped.
    pub standing: Option<FilterStanding>,
    /// The cards that stand as is wanted: worked out by who knows how everything stands, and kept up to date.
    pub standing_so: Option<BTreeSet<ElementId>>,
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
            && self.standing_so.as_ref().is_none_or(|cards| cards.contains(&id))
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

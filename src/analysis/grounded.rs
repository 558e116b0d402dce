//! What stands: the grounded labels of all statements and inferences.
//!
//! `network` has the conditions. On a map of attacks only this is Dung's grounded extension.

use std::collections::BTreeMap;

use serde::Serialize;

use super::adf::Network;
use crate::i18n;
use crate::model::{ElementId, Map};

/// Whether something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// It is accepted.
    Stands,
    /// It is defeated.
    Falls,
    /// Neither can be said: it hangs, over however many steps, on itself.
    #[default]
    Open,
}

impl Label {
    /// The name for people.
    pub fn name(self) -> String {
        match self {
            Self::Stands => i18n::terms::label_stands(),
            Self::Falls => i18n::terms::label_falls(),
            Self::Open => i18n::terms::label_open(),
        }
    }
}

/// The labels of elements.
pub type Labels = BTreeMap<ElementId, Label>;

/// The grounded labels of all statements and inferences of a map: everything is open at first; what can be decided is
/// decided until nothing changes. What is muted has a label, but decides nothing.
///
/// Cost: linear in the map, but for looking elements up by their ids.
pub fn grounded(map: &Map) -> Labels {
    let network = Network::of(map);
    let labels = network.labels();
    // Collected at once from two ordered runs of ids, so that the map is built in one go.
    labels.into_iter().enumerate().filter_map(|(n, label)| Some((network.id(n)?, label))).collect()
}

/// The labels of these statements and inferences, of which every other one that they bear on is one, when those of
/// the rest are known.
pub(super) fn grounded_within(map: &Map, part: Vec<ElementId>, known: &Labels) -> Vec<(ElementId, Label)> {
    let network = Network::within(map, part, &|id| known.get(&id).copied());
    let labels = network.labels();
    labels.into_iter().enumerate().filter_map(|(n, label)| Some((network.id(n)?, label))).collect()
}

//! What is selected: statements, inferences and frames, by id.

use std::collections::BTreeSet;

use crate::model::{ElementId, Map};

/// The selected elements, in id order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(BTreeSet<ElementId>);

impl Selection {
    /// Nothing but this element.
    pub fn only(id: ElementId) -> Self {
        Self(BTreeSet::from([id]))
    }

    /// Whether the element is selected.
    pub fn contains(&self, id: ElementId) -> bool {
        self.0.contains(&id)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many elements are selected.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The selected elements, in id order.
    pub fn iter(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.0.iter().copied()
    }

    /// The selected elements.
    pub fn ids(&self) -> &BTreeSet<ElementId> {
        &self.0
    }

    /// The one selected element, if it is just one.
    pub fn single(&self) -> Option<ElementId> {
        self.0.first().copied().filter(|_| self.0.len() == 1)
    }

    /// The selected statements, in id order.
    pub fn statements<'a>(&'a self, map: &'a Map) -> impl Iterator<Item = ElementId> + 'a {
        self.iter().filter(|id| map.statements().contains_key(id))
    }

    /// Selects the element, or deselects it.
    pub fn toggle(&mut self, id: ElementId) {
        if !self.0.remove(&id) {
            self.0.insert(id);
        }
    }

    /// Selects one more element.
    pub fn insert(&mut self, id: ElementId) {
        self.0.insert(id);
    }

    /// Deselects what is no longer in the map.
    pub fn keep_existing(&mut self, map: &Map) {
        self.0.retain(|id| map.kind_of(*id).is_some());
    }
}

impl FromIterator<ElementId> for Selection {
    fn from_iter<I: IntoIterator<Item = ElementId>>(ids: I) -> Self {
        Self(ids.into_iter().collect())
    }
}

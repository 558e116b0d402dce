//! The stamps of one element: for each group of its fields, which change was the last, and a digest of
//! what it left. Kept small, for every card and link of a map has some.

use super::{Dot, ElementId, Group};

/// The last change of one group of fields of one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Which change it was.
    pub dot: Dot,
    /// Digest of the content that it left.
    pub digest: u32,
}

/// The stamps of one element, in the order of the groups. A dot that is the element's own id, as most
/// are, is not kept; so every method needs the id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    digests: Box<[(Group, u32)]>,
    changed: Box<[(Group, Dot)]>,
}

/// The same entries, with that of one group replaced or left out.
fn with<T: Copy>(entries: &[(Group, T)], group: Group, new: Option<T>) -> Box<[(Group, T)]> {
    let before = entries.iter().copied().filter(|(known, _)| *known < group);
    let after = entries.iter().copied().filter(|(known, _)| *known > group);
    before.chain(new.map(|new| (group, new))).chain(after).collect()
}

impl Stamps {
    /// Whether no group has a stamp.
    pub fn is_empty(&self) -> bool {
        self.digests.is_empty()
    }

    /// The stamp of a group of fields of the element `id`.
    pub fn get(&self, id: ElementId, group: Group) -> Option<Stamp> {
        let (_, digest) = *self.digests.iter().find(|(known, _)| *known == group)?;
        let changed = self.changed.iter().find(|(known, _)| *known == group);
        Some(Stamp { dot: changed.map_or(id, |(_, dot)| *dot), digest })
    }

    /// All stamps of the element `id`.
    pub fn iter(&self, id: ElementId) -> impl Iterator<Item = (Group, Stamp)> + '_ {
        self.digests.iter().filter_map(move |(group, _)| Some((*group, self.get(id, *group)?)))
    }

    /// Notes a change of the element `id`.
    pub fn set(&mut self, id: ElementId, group: Group, stamp: Stamp) {
        self.digests = with(&self.digests, group, Some(stamp.digest));
        let changed = Some(stamp.dot).filter(|dot| *dot != id);
        if changed.is_some() || !self.changed.is_empty() {
            self.changed = with(&self.changed, group, changed);
        }
    }

    /// Forgets the groups that an element does not have.
    pub fn keep(&mut self, has: impl Fn(Group) -> bool) {
        if self.digests.iter().any(|(group, _)| !has(*group)) {
            self.digests = self.digests.iter().copied().filter(|(group, _)| has(*group)).collect();
            self.changed = self.changed.iter().copied().filter(|(group, _)| has(*group)).collect();
        }
    }
}

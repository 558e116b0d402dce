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

/// The stamps of one element. A dot that is the element's own id, as most are, is not kept; so every method
/// needs the id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    /// A bit for each group that has a stamp.
    has: u8,
    /// By group; 0 where there is no stamp.
    digests: [u32; Group::ALL.len()],
    changed: Box<[(Group, Dot)]>,
}

impl Stamps {
    /// The stamps of the element `id`. Of two of one group the last counts.
    pub fn of(id: ElementId, stamps: impl IntoIterator<Item = (Group, Stamp)>) -> Self {
        let mut all = Self::default();
        stamps.into_iter().for_each(|(group, stamp)| all.set(id, group, stamp));
        all
    }

    fn has(&self, group: Group) -> bool {
        self.has & (1 << group as u8) != 0
    }

    /// Whether no group has a stamp.
    pub fn is_empty(&self) -> bool {
        self.has == 0
    }

    /// The stamp of a group of fields of the element `id`.
    pub fn get(&self, id: ElementId, group: Group) -> Option<Stamp> {
        let digest = *self.digests.get(group as usize).filter(|_| self.has(group))?;
        let changed = self.changed.iter().find(|(known, _)| *known == group);
        Some(Stamp { dot: changed.map_or(id, |(_, dot)| *dot), digest })
    }

    /// All stamps of the element `id`, in the order of the groups.
    pub fn iter(&self, id: ElementId) -> impl Iterator<Item = (Group, Stamp)> + '_ {
        Group::ALL.into_iter().filter_map(move |group| Some((group, self.get(id, group)?)))
    }

    /// Notes a change of the element `id`.
    pub fn set(&mut self, id: ElementId, group: Group, stamp: Stamp) {
        self.forget(group);
        self.has |= 1 << group as u8;
        self.digests.iter_mut().skip(group as usize).take(1).for_each(|digest| *digest = stamp.digest);
        if stamp.dot != id {
            let changed = std::mem::take(&mut self.changed);
            self.changed = changed.into_iter().chain([(group, stamp.dot)]).collect();
            // Equal whatever came first.
            self.changed.sort_unstable_by_key(|(group, _)| *group);
        }
    }

    fn forget(&mut self, group: Group) {
        self.has &= !(1 << group as u8);
        self.digests.iter_mut().skip(group as usize).take(1).for_each(|digest| *digest = 0);
        if self.changed.iter().any(|(known, _)| *known == group) {
            let changed = std::mem::take(&mut self.changed);
            self.changed = changed.into_iter().filter(|(known, _)| *known != group).collect();
        }
    }

    /// Forgets the groups that an element does not have.
    pub fn keep(&mut self, has: impl Fn(Group) -> bool) {
        Group::ALL.into_iter().filter(|group| !has(*group)).for_each(|group| self.forget(group));
    }
}

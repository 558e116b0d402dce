//! What lies where: elements by their boxes, so that a frame looks at what is on the screen and not at
//! the map.

use std::collections::HashSet;

use egui::{Pos2, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::model::ElementId;

type Entry = GeomWithData<Rectangle<[f32; 2]>, ElementId>;

/// An R-tree of boxes (Beckmann and others 1990, as the crate `rstar` has it).
#[derive(Debug, Default)]
pub struct Index {
    tree: RTree<Entry>,
}

fn entry(id: ElementId, rect: Rect) -> Entry {
    GeomWithData::new(Rectangle::from_corners(rect.min.into(), rect.max.into()), id)
}

fn envelope(rect: Rect) -> AABB<[f32; 2]> {
    AABB::from_corners(rect.min.into(), rect.max.into())
}

impl Index {
    /// An index of all of these at once: much faster than one by one.
    pub fn of(boxes: impl Iterator<Item = (ElementId, Rect)>) -> Self {
        Self { tree: RTree::bulk_load(boxes.map(|(id, rect)| entry(id, rect)).collect()) }
    }

    /// Enters a box.
    pub fn insert(&mut self, id: ElementId, rect: Rect) {
        self.tree.insert(entry(id, rect));
    }

    /// Takes out a box, which must be given as it was entered.
    pub fn remove(&mut self, id: ElementId, rect: Rect) {
        let removed = self.tree.remove(&entry(id, rect));
        debug_assert!(removed.is_some(), "{id} was not where it was said to be");
    }

    /// Takes out all boxes of some elements and enters others. Cost: by and large that of the changes, and never more than that of
    /// an index made anew.
    pub fn change(&mut self, out: &[(ElementId, Rect)], new: &[(ElementId, Rect)]) {
        if (out.len() + new.len()) * 6 < self.tree.size() {
            out.iter().for_each(|(id, rect)| self.remove(*id, *rect));
            new.iter().for_each(|(id, rect)| self.insert(*id, *rect));
            return;
        }
        let gone: HashSet<ElementId> = out.iter().map(|(id, _)| *id).collect();
        let stay = self.tree.iter().filter(|entry| !gone.contains(&entry.data)).copied();
        let all: Vec<Entry> = stay.chain(new.iter().map(|(id, rect)| entry(*id, *rect))).collect();
        self.tree = RTree::bulk_load(all);
    }

    /// What touches an area, in no particular order; what was entered with several boxes may come several
    /// times.
    pub fn unsorted_in(&self, area: Rect) -> impl Iterator<Item = (ElementId, Rect)> + '_ {
        self.tree.locate_in_envelope_intersecting(envelope(area)).map(|entry| {
            let (min, max) = (entry.geom().lower(), entry.geom().upper());
            (entry.data, Rect::from_min_max(min.into(), max.into()))
        })
    }

    /// What touches an area, in id order.
    pub fn found_in(&self, area: Rect) -> Vec<ElementId> {
        let mut found: Vec<ElementId> = self.unsorted_in(area).map(|(id, _)| id).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What touches a point, the last in id order first.
    pub fn at(&self, point: Pos2) -> Vec<ElementId> {
        let mut found = self.found_in(Rect::from_min_max(point, point));
        found.reverse();
        found
    }

    /// A box round everything.
    pub fn bounds(&self) -> Option<Rect> {
        let whole = self.tree.root().envelope();
        (self.tree.size() > 0).then(|| Rect::from_min_max(whole.lower().into(), whole.upper().into()))
    }
}

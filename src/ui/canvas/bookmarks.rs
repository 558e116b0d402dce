//! Places to come back to: cards and views that were marked. A matter of this machine and not of the map.

use std::collections::BTreeSet;

use super::Camera;
use crate::formats::view_state::{BOOKMARKS, Bookmark, SavedView};
use crate::model::{ElementId, Map};

/// What was marked, in the order of marking.
#[derive(Clone, Debug, Default)]
pub struct Bookmarks {
    list: Vec<Bookmark>,
    elements: BTreeSet<ElementId>,
    /// Which of them was gone to last.
    at: Option<usize>,
    version: u64,
}

impl Bookmarks {
    /// These bookmarks.
    pub fn of(list: Vec<Bookmark>) -> Self {
        let mut bookmarks = Self { list, ..Self::default() };
        bookmarks.changed();
        bookmarks
    }

    fn changed(&mut self) {
        self.version += 1;
        let element = |bookmark: &Bookmark| match bookmark {
            Bookmark::Element(id) => Some(*id),
            Bookmark::View(..) => None,
        };
        self.elements = self.list.iter().filter_map(element).collect();
        self.at = self.at.filter(|at| *at < self.list.len());
    }

    /// All of them.
    pub fn list(&self) -> &[Bookmark] {
        &self.list
    }

    /// The elements that are marked.
    pub fn elements(&self) -> &BTreeSet<ElementId> {
        &self.elements
    }

    /// Changes whenever they do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Marks these elements, or takes their marks away if all of them have one. Returns whether they are
    /// marked now.
    pub fn toggle(&mut self, ids: &BTreeSet<ElementId>) -> bool {
        let marked = ids.is_subset(&self.elements);
        if marked {
            self.list.retain(|bookmark| !matches!(bookmark, Bookmark::Element(id) if ids.contains(id)));
        } else {
            let room = BOOKMARKS.saturating_sub(self.list.len());
            let new = ids.difference(&self.elements).take(room).map(|id| Bookmark::Element(*id));
            self.list.extend(new);
        }
        self.changed();
        !marked
    }

    /// Marks a view.
    pub fn add_view(&mut self, name: String, spot: SavedView) {
        if self.list.len() < BOOKMARKS {
            self.list.push(Bookmark::View(name, spot));
            self.changed();
        }
    }

    /// Takes one away, by its place in the list.
    pub fn remove(&mut self, number: usize) {
        if number < self.list.len() {
            self.list.remove(number);
            self.changed();
        }
    }

    /// The place in the list of the next that leads somewhere, or of the one before.
    pub fn next(&self, map: &Map, forward: bool) -> Option<usize> {
        let count = self.list.len();
        let from = match (self.at, forward) {
            (Some(at), _) => at,
            (None, true) => count.checked_sub(1)?,
            (None, false) => 0,
        };
        let step = |n: usize| if forward { (from + n) % count } else { (from + count - n % count) % count };
        (1..=count).map(step).find(|number| match self.list.get(*number) {
            Some(Bookmark::Element(id)) => map.kind_of(*id).is_some(),
            Some(Bookmark::View(..)) => true,
            None => false,
        })
    }

    /// Notes that one was gone to; says where it leads.
    pub fn go(&mut self, number: usize) -> Option<Bookmark> {
        let found = self.list.get(number).cloned();
        self.at = found.is_some().then_some(number);
        found
    }
}

impl From<Camera> for SavedView {
    fn from(camera: Camera) -> Self {
        Self { x: camera.centre.x, y: camera.centre.y, zoom: camera.zoom() }
    }
}

impl From<SavedView> for Camera {
    /// Within the limits of the map and of the zoom, whatever was remembered.
    fn from(spot: SavedView) -> Self {
        let mut camera = Self::default();
        camera.set_zoom(spot.zoom);
        camera.look_at(egui::pos2(spot.x, spot.y));
        camera
    }
}

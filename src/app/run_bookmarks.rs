//! Bookmarks, and what is remembered of a map until it is opened again.

use std::path::Path;

use super::App;
use crate::edit::Selection;
use crate::files;
use crate::formats::describe::gist;
use crate::formats::view_state::{Bookmark, Remembered};
use crate::i18n;
use crate::model::ElementId;
use crate::ui::canvas::{Bookmarks, CameraRequest};
use crate::ui::notices_ui::Severity;

impl App {
    /// Marks what is selected, or takes its marks away; marks the view if nothing is selected.
    pub(super) fn bookmark(&mut self) {
        let ids = self.document.selection.ids();
        let count = ids.len();
        if count == 0 {
            let views = self.canvas.bookmarks.list().iter().filter(|b| matches!(b, Bookmark::View(..))).count();
            let name = i18n::visibility::bookmark_view(views + 1);
            self.canvas.bookmarks.add_view(name.clone(), self.canvas.camera.into());
            self.notice(Severity::Done, i18n::notices::bookmarked(name));
        } else {
            let marked = self.canvas.bookmarks.toggle(ids);
            let name = ids.first().map(|id| self.name_of(*id)).unwrap_or_default();
            let key = if marked { i18n::notices::bookmarked } else { i18n::notices::bookmark_gone };
            let name = if count == 1 { name } else { i18n::visibility::bookmark_several(count) };
            self.notice(Severity::Done, key(name));
        }
        self.remember();
    }

    fn name_of(&self, id: ElementId) -> String {
        let map = self.document.map();
        map.frames().get(&id).map_or_else(|| gist(map, id), |frame| frame.title.clone())
    }

    /// Goes to the next bookmark, or to the one before.
    pub(super) fn step_bookmark(&mut self, forward: bool) {
        if let Some(number) = self.canvas.bookmarks.next(self.document.map(), forward) {
            self.go_to_bookmark(number);
        }
    }

    /// Goes to a bookmark, by its place in the list.
    pub(super) fn go_to_bookmark(&mut self, number: usize) {
        match self.canvas.bookmarks.go(number) {
            Some(Bookmark::Element(id)) if self.document.map().kind_of(id).is_some() => {
                self.uncover([id].into());
                self.document.selection = Selection::only(id);
                if self.canvas.camera.zoom() < 0.6 {
                    self.canvas.look(CameraRequest::Actual);
                }
                self.canvas.look(CameraRequest::Reveal(id));
            }
            Some(Bookmark::View(_, spot)) => self.canvas.look(CameraRequest::At(spot.into())),
            Some(Bookmark::Element(_)) => self.notice(Severity::Refused, i18n::refusals::bookmark_gone()),
            None => {}
        }
    }

    /// Takes a bookmark away, by its place in the list.
    pub(super) fn remove_bookmark(&mut self, number: usize) {
        self.canvas.bookmarks.remove(number);
        self.remember();
    }

    /// Remembers how the map is looked at, for when it is opened again. Only a map that has a file will be.
    pub(super) fn remember(&self) {
        let (Some(profile), Some(_)) = (self.profile.folder(), &self.document.path) else { return };
        let what = Remembered {
            spot: self.canvas.on_screen(egui::Pos2::ZERO).map(|_| self.canvas.camera.into()),
            folded: self.canvas.sight.folded().iter().copied().collect(),
            bookmarks: self.canvas.bookmarks.list().to_vec(),
        };
        files::remember(profile, self.document.map().id(), &what);
    }

    /// Shows the map as it was looked at when it was closed.
    pub(super) fn recall(&mut self) {
        let Some(profile) = self.profile.folder().map(Path::to_owned) else { return };
        let map = self.document.map();
        let Remembered { spot, mut folded, bookmarks } = files::remembered(&profile, map.id());
        folded.retain(|id| map.kind_of(*id).is_some());
        self.canvas.bookmarks = Bookmarks::of(bookmarks);
        self.canvas.sight.set_folded(folded.into_iter().collect());
        if let Some(spot) = spot {
            self.canvas.look_only(CameraRequest::At(spot.into()));
        }
    }
}

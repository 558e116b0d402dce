//! What a window remembers of a map after it was closed: where it was looked at, what was folded away, what was
//! marked. Local to one machine, never part of a map, and of no weight: what cannot be read is forgotten.

use serde::{Deserialize, Serialize};

use crate::model::ElementId;

/// Where a map was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedView {
    /// The point of the map in the middle of the view, from left to right.
    pub x: f32,
    /// The same from top to bottom.
    pub y: f32,
    /// Points of the screen for each point of the map.
    pub zoom: f32,
}

/// A place to come back to.
#[derive(Clone, Debug, PartialEq)]
pub enum Bookmark {
    /// An element, wherever it is moved to.
    Element(ElementId),
    /// A view, by its name.
    View(String, SavedView),
}

/// What is remembered of one map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    /// Where it was looked at last.
    pub spot: Option<SavedView>,
    /// The cards and links whose branches were folded away.
    pub folded: Vec<ElementId>,
    /// What was marked, in the order of marking.
    pub bookmarks: Vec<Bookmark>,
}

/// The most that is read of such a file, in bytes.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// How many bookmarks a map may have.
pub const BOOKMARKS: usize = 500;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    spot: Option<SavedView>,
    folded: Vec<String>,
    bookmarks: Vec<WrittenBookmark>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WrittenBookmark {
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    spot: Option<SavedView>,
}

impl SavedView {
    /// The spot, if it is one: numbers beyond all numbers could not be written again.
    fn checked(self) -> Option<Self> {
        [self.x, self.y, self.zoom].into_iter().all(f32::is_finite).then_some(self)
    }
}

/// What these bytes remember.
pub fn read(bytes: &[u8]) -> Remembered {
    let written: Written = serde_json::from_slice(bytes).unwrap_or_default();
    let bookmark = |written: WrittenBookmark| match (written.element, written.spot) {
        (Some(id), _) => Some(Bookmark::Element(id.parse().ok()?)),
        (None, spot) => Some(Bookmark::View(written.name, spot?.checked()?)),
    };
    Remembered {
        spot: written.spot.and_then(SavedView::checked),
        folded: written.folded.iter().filter_map(|id| id.parse().ok()).collect(),
        bookmarks: written.bookmarks.into_iter().filter_map(bookmark).take(BOOKMARKS).collect(),
    }
}

/// The same as JSON text.
pub fn write(remembered: &Remembered) -> String {
    let bookmark = |bookmark: &Bookmark| match bookmark {
        Bookmark::Element(id) => WrittenBookmark { element: Some(id.to_string()), ..WrittenBookmark::default() },
        Bookmark::View(name, spot) => WrittenBookmark { name: name.clone(), spot: Some(*spot), element: None },
    };
    let written = Written {
        spot: remembered.spot,
        folded: remembered.folded.iter().map(ToString::to_string).collect(),
        bookmarks: remembered.bookmarks.iter().map(bookmark).collect(),
    };
    serde_json::to_string_pretty(&written).unwrap_or_else(|_| "{}".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_remembered_comes_back_and_the_rest_is_forgotten() {
        let spot = SavedView { x: -12.5, y: 300.0, zoom: 0.5 };
        let id: ElementId = "a-7".parse().unwrap();
        let all = Remembered {
            spot: Some(spot),
            folded: vec![id],
            bookmarks: vec![Bookmark::Element(id), Bookmark::View("the clash".to_owned(), spot)],
        };
        assert_eq!(read(write(&all).as_bytes()), all);
        assert_eq!(read(b"no JSON at all"), Remembered::default());
        let odd = br#"{"folded": ["a-1", "?"], "bookmarks": [{}, {"element": "A"}, {"element": "a-2"}]}"#;
        assert_eq!(read(odd).folded.len(), 1);
        let far =
            br#"{"spot": {"x": 1, "y": 1e99, "zoom": 1}, "bookmarks": [{"spot": {"x": -1e99, "y": 0, "zoom": 1}}]}"#;
        assert_eq!(read(far), Remembered::default());
        assert_eq!(read(odd).bookmarks, [Bookmark::Element("a-2".parse().unwrap())]);
    }
}

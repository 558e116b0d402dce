//! One drawing of a map, and its writers: every picture format takes the same drawing, and the canvas shares its
//! geometry. Pure: letter widths come in as numbers, bytes go out; touches no disk, knows no window.
//!
//! - `wrap`: how text breaks into lines, and how high cards are.
//! - `face`, `palette`: letters and their widths; colours.
//! - `drawing`: a map laid out, from which every writer draws.
//! - `svg`: the drawing as elements; `page`: a share page round them, with the map inside.
//! - `why`: why something stands, in a sentence.
//! - `curve`, `ports`, `route`, `index`: where lines run.

pub mod curve;
pub mod drawing;
pub mod face;
pub mod index;
pub mod page;
pub mod palette;
pub mod ports;
pub mod route;
pub mod svg;
pub mod why;
pub mod wrap;

use std::path::Path;

use crate::model::Map;

/// A form in which a map leaves the program for those who do not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A page that any browser shows, with the map inside.
    Page,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 1] = [Self::Page];

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Page => "html",
        }
    }

    /// The form that the extension of a file name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.extension() == extension)
    }
}

/// A map in another form. `file` is the map file that it carries, so that it opens again.
///
/// Cost: about that of the first picture of the map on the canvas.
pub fn exported(map: &Map, file: &[u8], form: Form) -> Vec<u8> {
    match form {
        Form::Page => page::page(map, file).into_bytes(),
    }
}

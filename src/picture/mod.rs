//! One drawing of a map, and its writers: every picture format takes the same drawing, and the canvas shares its
//! geometry. Pure: letter widths come in as numbers, bytes go out; touches no disk, knows no window.
//!
//! - `wrap`: how text breaks into lines, and how high cards are.
//! - `face`, `faces`, `palette`: letters and their widths, those of the system for other scripts; colours.
//! - `drawing`: a map laid out, from which every writer draws.
//! - `svg`, `png`, `pdf`: the drawing as elements, as points, as pages; `page`: a share page round the elements. Each
//!   carries the map.
//! - `why`: why something stands, in a sentence.
//! - `curve`, `ports`, `route`, `index`: where lines run.

pub mod curve;
pub mod drawing;
pub mod explanation_text;
pub mod faces;
pub mod font_metrics;
pub mod palette;
mod pdf;
mod png;
pub mod ports;
pub mod route;
pub mod share_page;
pub mod spatial_grid;
pub mod svg;
pub mod wrap;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::formats::sanitize;
use crate::i18n;
use crate::model::{ElementId, Map};
use drawing::Drawing;
use faces::{Database, Faces};
use palette::{DARK, LIGHT, Palette};
pub use png::Points;

/// A form in which a map leaves the program for those who do not have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A page that any browser shows, with the map inside.
    #[default]
    Page,
    /// A picture of lines, with its letters and the map inside.
    Svg,
    /// A picture of points, with the map inside.
    Png,
    /// Pages to print, with the map inside.
    Pdf,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 4] = [Self::Page, Self::Svg, Self::Png, Self::Pdf];

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The form that the extension of a file name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.extension() == extension)
    }
}

/// The paper of a printed picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// One page as large as the drawing.
    #[default]
    AsLarge,
    /// A4, lying; as many pages as are needed.
    A4,
    /// A3, lying.
    A3,
    /// Letter, lying.
    Letter,
}

impl Paper {
    /// All papers.
    pub const ALL: [Self; 4] = [Self::AsLarge, Self::A4, Self::A3, Self::Letter];

    /// Width and height in points of 1/72 inch; `None` for one that fits the drawing.
    pub fn size(self) -> Option<(f32, f32)> {
        match self {
            Self::AsLarge => None,
            Self::A4 => Some((842.0, 595.0)),
            Self::A3 => Some((1191.0, 842.0)),
            Self::Letter => Some((792.0, 612.0)),
        }
    }

    /// Its name in the command line and in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsLarge => "whole",
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
        }
    }
}

/// How a picture looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageOptions {
    /// How many times the size of the canvas at zoom 1: 1 to 4.
    pub times: u8,
    /// Whether the canvas is behind it, or nothing.
    pub paper: bool,
    /// Whether in the colours of the dark theme.
    pub dark: bool,
    /// On what it is printed.
    pub page: Paper,
    /// Whether letters and the map go with it.
    pub letters: bool,
}

impl Default for ImageOptions {
    fn default() -> Self {
        Self { times: 1, paper: true, dark: false, page: Paper::default(), letters: true }
    }
}

impl ImageOptions {
    fn scale(self) -> f32 {
        f32::from(self.times.clamp(1, 4))
    }

    fn palette(self) -> &'static Palette {
        if self.dark { &DARK } else { &LIGHT }
    }
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// It would have more points than memory is for: so many millions, of so many that are allowed.
    TooLarge(u32, u32),
    /// The writer refused.
    Failed,
}

impl std::fmt::Display for NoPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::TooLarge(size, most) => i18n::pictures::too_large(*size, *most),
            Self::Failed => i18n::pictures::failed(),
        })
    }
}

impl std::error::Error for NoPicture {}

/// A map in another form: of those elements that are in `within`, or of all. `file` is the map file that it carries,
/// so that it opens again; a page shows all of it. `system` gives the fonts of the system, if a letter needs them.
///
/// Cost: about that of the first picture of the map on the canvas; of a picture of points, linear in these.
///
/// # Errors
/// When a picture would have too many points, or cannot be written.
pub fn exported(
    map: &Map,
    file: &[u8],
    form: Form,
    look: ImageOptions,
    within: Option<&BTreeSet<ElementId>>,
    system: &dyn Fn() -> Arc<Database>,
) -> Result<Exported, NoPicture> {
    let faces = Faces::new(system);
    let bytes = match form {
        // What shows these two has its own fonts.
        Form::Page => {
            return Ok(Exported { bytes: share_page::page(map, file, &faces).into_bytes(), missing: Vec::new() });
        }
        Form::Svg => {
            let drawing = drawn(map, within, &faces);
            let bytes = svg::file(&drawing, map, file, look, &faces).into_bytes();
            return Ok(Exported { bytes, missing: Vec::new() });
        }
        Form::Png => png::file(&drawn(map, within, &faces), map, file, look, &faces)?,
        Form::Pdf => pdf::file(&drawn(map, within, &faces), map, file, look, &faces)?,
    };
    Ok(Exported { bytes, missing: faces.missing() })
}

/// A map in another form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// The letters that no font at hand has, drawn as boxes.
    pub missing: Vec<char>,
}

/// What is said of letters that were drawn as boxes: how many, and the first of them with their numbers in Unicode.
pub fn missing_letters(letters: &[char]) -> Option<String> {
    const NAMED: usize = 5;
    let named: Vec<String> =
        letters.iter().take(NAMED).map(|c| format!("{} (U+{:04X})", sanitize(&c.to_string()), *c as u32)).collect();
    let more = if letters.len() > NAMED { ", …" } else { "" };
    (!letters.is_empty()).then(|| i18n::pictures::letters_missing(letters.len(), format!("{}{more}", named.join(", "))))
}

/// A picture of a map as points, for the clipboard.
///
/// # Errors
/// When it would have too many points.
pub fn painted(
    map: &Map,
    look: ImageOptions,
    within: Option<&BTreeSet<ElementId>>,
    system: &dyn Fn() -> Arc<Database>,
) -> Result<(Points, Vec<char>), NoPicture> {
    let faces = Faces::new(system);
    let points = png::points(&drawn(map, within, &faces), map, look, &faces)?;
    Ok((points, faces.missing()))
}

/// The drawing of what is in `within`, or of all; a link goes with its premises.
fn drawn(map: &Map, within: Option<&BTreeSet<ElementId>>, faces: &Faces<'_>) -> Drawing {
    let is_within = |id| {
        within.is_none_or(|within| match map.links(id) {
            Some(links) => links.premises.iter().any(|premise| within.contains(premise)),
            None => within.contains(&id),
        })
    };
    Drawing::of(map, &is_within, faces)
}

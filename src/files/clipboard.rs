//! Cards on the clipboard, and what other programs put there. The system's clipboard carries their text, for mails; the cards themselves
//! lie in the profile, and are taken when the clipboard still holds that very text.

use std::path::Path;

use super::fs::{Disk, FileSystem};
use super::save::{Fingerprint, save_private};
use crate::formats::argmap;
use crate::model::{ElementId, Ledger, Map, Parts};

/// What another program has put on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clip {
    /// A part of a web page or of a document, with its headings and paragraphs.
    Page(String),
    /// Plain text.
    Text(String),
    /// Neither.
    Empty,
}

/// What is on the system's clipboard. Takes as long as the program that put it there; not for the window's thread.
pub fn clip() -> Clip {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return Clip::Empty };
    let page = clipboard.get().html().ok().filter(|page| !page.trim().is_empty());
    let mut text = || clipboard.get_text().ok().filter(|text| !text.trim().is_empty());
    page.map(Clip::Page).or_else(|| text().map(Clip::Text)).unwrap_or(Clip::Empty)
}

fn path(folder: &Path) -> std::path::PathBuf {
    folder.join("clipboard.argmap")
}

/// The mark by which cards know the text that was copied with them.
fn mark(text: &str) -> String {
    format!("{:?}", Fingerprint::of(text.as_bytes()))
}

/// Keeps copied cards, with a digest of the text that was put on the clipboard.
pub fn keep_clip(folder: &Path, clip: &Parts, text: &str) {
    let Ok(id) = "clip-1".parse::<ElementId>() else { return };
    let mut parts = clip.clone();
    parts.title = mark(text);
    let (map, _) = Map::from_parts(id, parts);
    // If it fails, pasting brings the text instead of the cards.
    let _ = save_private(&path(folder), argmap::write(&map, &Ledger::default()).as_bytes());
}

/// The cards that were copied together with this text, if they are the ones kept last.
pub fn recall_clip(folder: &Path, text: &str) -> Option<Parts> {
    let bytes = Disk.read(&path(folder), argmap::MAX_BYTES).ok()?;
    let map = argmap::read(&bytes).ok()?.map;
    (map.title() == mark(text)).then(|| map.to_parts())
}

//! Books: their chapters in the order of the spine.

use std::io::Cursor;

use dom_query::Document as Page;
use rbook::Epub;

use super::DocumentProgress;
use super::archive::Archive;
use super::html::body_of;
use super::paragraph_builder::{ParagraphBuilder, tidy};
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// Reads a book.
pub fn read(bytes: &[u8], tell: DocumentProgress<'_>) -> Result<ParagraphBuilder, CannotRead> {
    Archive::open(bytes)?.check_size()?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Epub);
    let book = Epub::options().skip_toc(true).read(Cursor::new(bytes.to_vec()));
    let book = book.map_err(|error| CannotRead::Damaged(error.to_string()))?;
    let said = book.metadata();
    draft.document.title = said.title().map(|title| tidy(title.value())).unwrap_or_default();
    said.creators().for_each(|creator| draft.author(creator.value()));
    draft.document.publisher = said.publishers().next().map(|name| tidy(name.value())).unwrap_or_default();
    draft.document.language = said.language().map(|language| language.value().to_owned()).unwrap_or_default();
    draft.document.date = said.published_entry().map(|e| e.value().chars().take(10).collect()).unwrap_or_default();
    let mut reader = book.reader();
    let count = reader.len().max(1);
    let (mut number, mut lost) = (0, 0);
    while let Some(chapter) = reader.read_next() {
        number += 1;
        tell(number as f32 / count as f32);
        match chapter {
            Ok(chapter) => body_of(&Page::from(closed(chapter.content())).root(), &mut draft),
            Err(_) => lost += 1,
        }
        // A spine can name one chapter a million times.
        if number > 10_000 {
            break;
        }
    }
    if lost > 0 {
        draft.lose(Loss::Chapters(lost));
    }
    Ok(draft)
}

/// Elements that HTML closes by itself.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// XHTML as HTML understands it: `<title/>` would begin a title that never ends.
fn closed(xhtml: &str) -> String {
    let mut html = String::with_capacity(xhtml.len());
    let mut rest = xhtml;
    while let Some(at) = rest.find("/>") {
        let (before, after) = (rest.get(..at).unwrap_or(""), rest.get(at + 2..).unwrap_or(""));
        let name = before.rfind('<').and_then(|open| before.get(open + 1..)).unwrap_or("");
        let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
        html.push_str(before);
        if name.is_empty() || VOID.contains(&name.to_lowercase().as_str()) {
            html.push_str("/>");
        } else {
            html.push_str(&format!("></{name}>"));
        }
        rest = after;
    }
    html + rest
}

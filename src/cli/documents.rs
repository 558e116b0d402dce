//! Sources: what the bundled analyses argue, and documents read for their paragraphs.

use std::io::{Read as _, Write};
use std::path::Path;

use super::{ExitCode, print, print_json};
use crate::files::{Bounds, Reader, read_document, serve};
use crate::formats::one_line;
use crate::i18n;
use crate::sources::read::ReadOptions;
use crate::sources::{Catalogue, DocumentKind, ParagraphRole, bundled};

/// Prints catalogues: those of the bundled analyses, or the paragraphs of a document.
pub fn sources(json: bool, from: Option<(&Path, bool)>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some((path, whole_page)) = from else {
        if json {
            // Plain data with texts as keys always prints.
            return print_json(out, &serde_json::to_string_pretty(bundled()).unwrap_or_default());
        }
        for catalogue in bundled() {
            print(out, &describe(catalogue));
        }
        return ExitCode::Ok;
    };
    let (source, text, losses) = match read_document(&Reader::of_this_program(), path, whole_page, &|_| true) {
        Ok(read) => (read.source, read.text, read.losses),
        Err(cannot) => {
            print(err, &cannot.to_string());
            return ExitCode::Unreadable;
        }
    };
    for loss in &losses {
        print(err, &loss.to_string());
    }
    let catalogue = Catalogue::of_document(&source, &text);
    if json {
        return print_json(out, &serde_json::to_string_pretty(&[catalogue]).unwrap_or_default());
    }
    print(out, &describe(&catalogue));
    for paragraph in &catalogue.paragraphs {
        let words = one_line(paragraph.text.as_deref().unwrap_or(""));
        print(out, &format!("{:>5}  {words}", paragraph.number));
    }
    ExitCode::Ok
}

/// A catalogue in a few lines.
fn describe(catalogue: &Catalogue) -> String {
    let authors = match catalogue.authors.as_slice() {
        [] => i18n::sources::no_author(),
        authors => one_line(&authors.join(", ")),
    };
    let body = catalogue.paragraphs.iter().filter(|p| p.role == ParagraphRole::Body).count();
    let passages = catalogue.passages().count();
    let counts = if passages > 0 { i18n::cli::source(passages, body) } else { i18n::cli::document(body) };
    format!("{}: {}\n  {authors}\n  {}", catalogue.id, one_line(&catalogue.title), counts)
}

/// Reads a document for the program that started this one.
pub fn serve_reader(kind: &str, bounds: Bounds, whole_page: bool, out: &mut dyn Write) -> ExitCode {
    let named = DocumentKind::ALL.into_iter().find(|known| known.name() == kind);
    let mut input = std::io::stdin().lock();
    serve(ReadOptions { named, whole_page }, bounds, &mut input.by_ref(), out);
    ExitCode::Ok
}

//! Documents of all types: bytes in, paragraphs out. Runs in a process of its own (`files::reader`), because what
//! comes from outside may take for ever, or more memory than there is; here everything is only made within limits
//! where that is possible.

mod archive;
mod docx;
mod epub;
mod html;
mod markdown;
mod odt;
mod paragraph_builder;
mod pdf;
mod pdf_page;
mod plain;
mod xml;

use super::document::{CannotRead, DocumentKind, ParsedDocument};

/// The largest document that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// How a document is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What its name says of its type; what is in it counts first.
    pub named: Option<DocumentKind>,
    /// Of a web page, everything and not only the article.
    pub whole_page: bool,
}

/// Hears how far reading has come, between 0 and 1.
pub type DocumentProgress<'a> = &'a dyn Fn(f32);

/// Reads a document, of whatever type it is.
///
/// Cost: linear in most documents; one that is made to be slow or large may take any time and memory.
///
/// # Errors
/// When it is no document that can be read, or there is no text in it.
pub fn read(bytes: &[u8], how: ReadOptions, tell: DocumentProgress<'_>) -> Result<ParsedDocument, CannotRead> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(CannotRead::TooLarge(MAX_BYTES / 1024 / 1024));
    }
    let kind = kind_of(bytes, how.named)?;
    let draft = match kind {
        DocumentKind::Text => plain::read(bytes),
        DocumentKind::Markdown => markdown::read(bytes),
        DocumentKind::Html => html::read(bytes, how.whole_page),
        DocumentKind::Docx => docx::read(bytes),
        DocumentKind::Odt => odt::read(bytes),
        DocumentKind::Epub => epub::read(bytes, tell),
        DocumentKind::Pdf => pdf::read(bytes, tell),
    }?;
    if draft.is_empty() { Err(CannotRead::NoText) } else { Ok(draft.finish()) }
}

/// The type of a document by its first bytes; its name only decides among texts.
fn kind_of(bytes: &[u8], named: Option<DocumentKind>) -> Result<DocumentKind, CannotRead> {
    let other = |name: &str| Err(CannotRead::OtherType(name.to_owned()));
    let begins = |with: &[u8]| bytes.starts_with(with);
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(CannotRead::NoText);
    }
    // Some programs put a line before it.
    if bytes.get(..1024.min(bytes.len())).is_some_and(|head| head.windows(5).any(|part| part == b"%PDF-")) {
        return Ok(DocumentKind::Pdf);
    }
    match () {
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => return archive::kind_of(bytes),
        () if begins(b"{\\rtf") => return other("RTF"),
        () if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => return other("DOC"),
        () if begins(b"\x89PNG")
            || begins(b"\xFF\xD8\xFF")
            || begins(b"GIF8")
            || begins(b"II*\0")
            || begins(b"MM\0*") =>
        {
            return other("picture");
        }
        () if begins(b"\x1F\x8B")
            || begins(b"7z\xBC\xAF")
            || begins(b"Rar!")
            || begins(b"BZh")
            || begins(b"\xFD7zXZ") =>
        {
            return other("archive");
        }
        () => {}
    }
    let head = plain::decoded(bytes.get(..4096.min(bytes.len())).unwrap_or(bytes))?.0.to_lowercase();
    let head = head.trim_start();
    let is_html = ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|start| head.starts_with(start))
        && head.contains("<");
    match named {
        _ if is_html && (!head.starts_with("<?xml") || head.contains("<html")) => Ok(DocumentKind::Html),
        Some(kind @ (DocumentKind::Html | DocumentKind::Markdown)) => Ok(kind),
        _ => Ok(DocumentKind::Text),
    }
}

//! Documents from the disk: what is at a path is read for its paragraphs, and every way in which that can go wrong
//! gets words that name file and remedy.

use std::fmt;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fs::{Disk, FileSystem};
use super::reader::Reader;
use super::save::io_text;
use crate::formats::argmap::limited_text;
use crate::formats::{embed, one_line};
use crate::i18n::{self, Counted, Named};
use crate::model::{BadText, Source, SourceText, limits};
use crate::sources::read::{MAX_BYTES, ReadOptions};
use crate::sources::{CannotRead, DocumentKind, Loss};

/// A document that was read.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// What it says of itself.
    pub source: Source,
    /// Its text.
    pub text: Arc<SourceText>,
    /// Its type, by its content.
    pub kind: DocumentKind,
    /// What of it was not brought in, in words.
    pub losses: Vec<LossText>,
}

/// What of a document was not brought in, in words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossText(Loss);

impl fmt::Display for LossText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |message: Counted, count: usize| message(count);
        f.write_str(&match &self.0 {
            Loss::PagesWithoutText(pages) => count(i18n::documents::loss_pages, *pages),
            Loss::Comments(comments) => count(i18n::documents::loss_comments, *comments),
            Loss::Deletions(deletions) => count(i18n::documents::loss_deletions, *deletions),
            Loss::RoundTheArticle => i18n::documents::loss_round_the_article(),
            Loss::TooLong => count(i18n::documents::loss_too_long, limits::SOURCE_BYTES / 1024 / 1024),
            Loss::PagesReadPlainly(pages) => count(i18n::documents::loss_pages_plain, *pages),
            Loss::PagesUnread(pages) => count(i18n::documents::loss_pages_unread, *pages),
            Loss::Signs(signs) => count(i18n::documents::loss_signs, *signs),
            Loss::Chapters(chapters) => count(i18n::documents::loss_chapters, *chapters),
        })
    }
}

impl LossText {
    /// Whether only what stands round the article of a web page was left out, on purpose.
    pub fn is_round_the_article(&self) -> bool {
        self.0 == Loss::RoundTheArticle
    }
}

/// Why a document cannot be brought in.
#[derive(Debug)]
pub struct ImportError {
    /// Its name; `None` for what was pasted.
    pub path: Option<PathBuf>,
    /// What is wrong.
    pub why: ImportErrorKind,
}

/// What is wrong with a document.
#[derive(Debug)]
pub enum ImportErrorKind {
    /// It is a folder, a device, or something else that is no file.
    NoFile,
    /// It holds a map, which is opened and not brought in.
    Map,
    /// The system refused.
    Io(io::Error),
    /// Its content cannot be read.
    Document(CannotRead),
}

fn bad_text(why: &BadText) -> String {
    match why {
        BadText::TooMuch { what, limit } => i18n::problems::rejected_too_much(*limit, limited_text(*what)),
        BadText::NoWords => i18n::documents::text_no_words(),
        BadText::NoLine => i18n::documents::text_no_line(),
        BadText::Pages => i18n::documents::text_pages(),
    }
}

fn text_of(why: &CannotRead) -> String {
    let limit = |message: fn(u64) -> String, limit: u64| message(limit);
    let detail = |message: Named, detail: &str| message(one_line(limits::cut(detail, 200)));
    match why {
        CannotRead::TooLarge(megabytes) => limit(i18n::documents::read_too_large, *megabytes),
        CannotRead::Bomb(megabytes) => limit(i18n::documents::read_bomb, *megabytes),
        CannotRead::TooManyParts(parts) => limit(i18n::documents::read_parts, *parts as u64),
        CannotRead::NoText => i18n::documents::read_no_text(),
        CannotRead::Scan(pages) => limit(i18n::documents::read_scan, *pages as u64),
        CannotRead::Locked => i18n::documents::read_locked(),
        CannotRead::OtherType(name) => match name.as_str() {
            "picture" => i18n::documents::read_picture(),
            "archive" => i18n::documents::read_archive(),
            "binary" => i18n::documents::read_binary(),
            name => detail(i18n::documents::read_type, name),
        },
        CannotRead::Entities => i18n::documents::read_entities(),
        CannotRead::Damaged(why) => detail(i18n::documents::read_damaged, why),
        CannotRead::TooSlow(seconds) => limit(i18n::documents::read_slow, *seconds),
        CannotRead::TooMuchMemory(megabytes) => limit(i18n::documents::read_memory, *megabytes),
        CannotRead::Broken(why) => detail(i18n::documents::read_broken, why),
        CannotRead::GivenUp => i18n::documents::read_given_up(),
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match &self.why {
            ImportErrorKind::NoFile => i18n::problems::cannot_no_file(),
            ImportErrorKind::Map => i18n::problems::cannot_bring_map(),
            ImportErrorKind::Io(error) => io_text(error),
            ImportErrorKind::Document(why) => text_of(why),
        };
        let name = match &self.path {
            Some(path) => one_line(&path.display().to_string()),
            None => i18n::sources::pasted(),
        };
        f.write_str(&i18n::documents::bring(name, why))
    }
}

impl std::error::Error for ImportError {}

/// Whether a file is a map, or a page or picture with a map inside: these are opened.
pub fn is_map(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    if extension == crate::formats::argmap::EXTENSION {
        return true;
    }
    if !["html", "htm", "svg", "png", "pdf"].contains(&extension.as_str()) {
        return false;
    }
    let bytes = Disk.read(path, crate::formats::argmap::MAX_BYTES).unwrap_or_default();
    embed::is_container(&bytes) && embed::contained(&bytes).is_ok()
}

/// The type that the name of a file promises.
pub fn kind_by_name(path: &Path) -> Option<DocumentKind> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    DocumentKind::ALL.into_iter().find(|kind| kind.extensions().contains(&extension.as_str()))
}

/// Reads the document at a path. `tell` hears how far that has come, between 0 and 1 (not a number for a mere sign of
/// life), and says whether to go on.
///
/// Blocks as long as [`Reader::read`].
///
/// # Errors
/// When there is no such file, or it is no document that can be read.
pub fn read_document(
    reader: &Reader,
    path: &Path,
    whole_page: bool,
    tell: &dyn Fn(f32) -> bool,
) -> Result<ReadDocument, ImportError> {
    let cannot = |why| ImportError { path: Some(path.to_owned()), why };
    let info = std::fs::metadata(path).map_err(|error| cannot(ImportErrorKind::Io(error)))?;
    if !info.is_file() {
        return Err(cannot(ImportErrorKind::NoFile));
    }
    if info.len() > MAX_BYTES {
        return Err(cannot(ImportErrorKind::Document(CannotRead::TooLarge(MAX_BYTES / 1024 / 1024))));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    file.map_err(|error| cannot(ImportErrorKind::Io(error)))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let how = ReadOptions { named: kind_by_name(path), whole_page };
    read_bytes(reader, &bytes, how, &one_line(&stem), tell).map_err(|why| cannot(ImportErrorKind::Document(why)))
}

/// Reads what was pasted or dropped as bytes; `name` is what it is called if it does not say.
///
/// # Errors
/// When it is no document that can be read.
pub fn read_bytes(
    reader: &Reader,
    bytes: &[u8],
    how: ReadOptions,
    name: &str,
    tell: &dyn Fn(f32) -> bool,
) -> Result<ReadDocument, CannotRead> {
    let document = reader.read(bytes, how, tell)?;
    let kind = document.kind;
    let losses = document.losses.iter().cloned().map(LossText).collect();
    let (source, text) = document.into_source(name).map_err(|why| CannotRead::Broken(bad_text(&why)))?;
    // Packed here, where nobody waits: the first save finds it done.
    crate::formats::argmap::packed(&text);
    Ok(ReadDocument { source, text: Arc::new(text), kind, losses })
}

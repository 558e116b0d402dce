//! Documents from the disk: what is at a path is read for its paragraphs, and every way in which that can go wrong
//! gets words that name file and remedy.

use std::fmt;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fs::{Disk, FileSystem};
use super::reader::Reader;
use super::save::io_text;
use crate::formats::{one_line, share};
use crate::model::{Source, SourceText, limits};
use crate::sources::read::{How, MAX_BYTES};
use crate::sources::{CannotRead, DocumentKind, Loss};
use crate::words;

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
        let count = |key: &str, count: usize| words::with(key, &[("count", count.into())]);
        f.write_str(&match &self.0 {
            Loss::PagesWithoutText(pages) => count("loss-pages", *pages),
            Loss::Comments(comments) => count("loss-comments", *comments),
            Loss::Deletions(deletions) => count("loss-deletions", *deletions),
            Loss::RoundTheArticle => words::say("loss-round-the-article"),
            Loss::TooLong => count("loss-too-long", limits::SOURCE_BYTES / 1024 / 1024),
            Loss::PagesReadPlainly(pages) => count("loss-pages-plain", *pages),
            Loss::PagesUnread(pages) => count("loss-pages-unread", *pages),
            Loss::Signs(signs) => count("loss-signs", *signs),
            Loss::Chapters(chapters) => count("loss-chapters", *chapters),
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
pub struct CannotBring {
    /// Its name; `None` for what was pasted.
    pub path: Option<PathBuf>,
    /// What is wrong.
    pub why: WhyNot,
}

/// What is wrong with a document.
#[derive(Debug)]
pub enum WhyNot {
    /// It is a folder, a device, or something else that is no file.
    NoFile,
    /// It holds a map, which is opened and not brought in.
    Map,
    /// The system refused.
    Io(io::Error),
    /// Its content cannot be read.
    Document(CannotRead),
}

fn text_of(why: &CannotRead) -> String {
    let limit = |key: &str, limit: u64| words::with(key, &[("limit", limit.into())]);
    let detail = |key: &str, detail: &str| words::with(key, &[("detail", one_line(limits::cut(detail, 200)).into())]);
    match why {
        CannotRead::TooLarge(megabytes) => limit("cannot-read-too-large", *megabytes),
        CannotRead::Bomb(megabytes) => limit("cannot-read-bomb", *megabytes),
        CannotRead::TooManyParts(parts) => limit("cannot-read-parts", *parts as u64),
        CannotRead::NoText => words::say("cannot-read-no-text"),
        CannotRead::Scan(pages) => limit("cannot-read-scan", *pages as u64),
        CannotRead::Locked => words::say("cannot-read-locked"),
        CannotRead::OtherType(name) => match name.as_str() {
            "picture" => words::say("cannot-read-picture"),
            "archive" => words::say("cannot-read-archive"),
            "binary" => words::say("cannot-read-binary"),
            name => detail("cannot-read-type", name),
        },
        CannotRead::Entities => words::say("cannot-read-entities"),
        CannotRead::Damaged(why) => detail("cannot-read-damaged", why),
        CannotRead::TooSlow(seconds) => limit("cannot-read-slow", *seconds),
        CannotRead::TooMuchMemory(megabytes) => limit("cannot-read-memory", *megabytes),
        CannotRead::Broken(why) => detail("cannot-read-broken", why),
        CannotRead::GivenUp => words::say("cannot-read-given-up"),
    }
}

impl fmt::Display for CannotBring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match &self.why {
            WhyNot::NoFile => words::say("cannot-no-file"),
            WhyNot::Map => words::say("cannot-bring-map"),
            WhyNot::Io(error) => io_text(error),
            WhyNot::Document(why) => text_of(why),
        };
        let name = match &self.path {
            Some(path) => one_line(&path.display().to_string()),
            None => words::say("source-pasted"),
        };
        f.write_str(&words::with("cannot-bring", &[("path", name.into()), ("why", why.into())]))
    }
}

impl std::error::Error for CannotBring {}

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
    share::is_container(&bytes) && share::contained(&bytes).is_ok()
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
) -> Result<ReadDocument, CannotBring> {
    let cannot = |why| CannotBring { path: Some(path.to_owned()), why };
    let info = std::fs::metadata(path).map_err(|error| cannot(WhyNot::Io(error)))?;
    if !info.is_file() {
        return Err(cannot(WhyNot::NoFile));
    }
    if info.len() > MAX_BYTES {
        return Err(cannot(WhyNot::Document(CannotRead::TooLarge(MAX_BYTES / 1024 / 1024))));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    file.map_err(|error| cannot(WhyNot::Io(error)))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let how = How { named: kind_by_name(path), whole_page };
    read_bytes(reader, &bytes, how, &one_line(&stem), tell).map_err(|why| cannot(WhyNot::Document(why)))
}

/// Reads what was pasted or dropped as bytes; `name` is what it is called if it does not say.
///
/// # Errors
/// When it is no document that can be read.
pub fn read_bytes(
    reader: &Reader,
    bytes: &[u8],
    how: How,
    name: &str,
    tell: &dyn Fn(f32) -> bool,
) -> Result<ReadDocument, CannotRead> {
    let document = reader.read(bytes, how, tell)?;
    let kind = document.kind;
    let losses = document.losses.iter().cloned().map(LossText).collect();
    let (source, text) = document.into_source(name).map_err(|why| CannotRead::Broken(why.to_string()))?;
    // Packed here, where nobody waits: the first save finds it done.
    crate::formats::argmap::packed(&text);
    Ok(ReadDocument { source, text: Arc::new(text), kind, losses })
}

//! A document as it was read: what it says of itself, its paragraphs and pages, and what was left behind. Derives
//! serde, because it is handed from the process that reads to the one that asked.

use serde::{Deserialize, Serialize};

use crate::model::{BadText, PageStart, ParagraphKind, Source, SourceText, limits};

/// The types of documents that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// Text as it stands.
    Text,
    /// Text with marks for headings, lists and notes.
    Markdown,
    /// A web page.
    Html,
    /// A document of Word.
    Docx,
    /// A document of LibreOffice.
    Odt,
    /// A book.
    Epub,
    /// A printed page.
    Pdf,
}

impl DocumentKind {
    /// All types, in the order in which a dialog lists them.
    pub const ALL: [Self; 7] = [Self::Pdf, Self::Docx, Self::Odt, Self::Html, Self::Epub, Self::Markdown, Self::Text];

    /// What names of such files end in.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Epub => &["epub"],
            Self::Pdf => &["pdf"],
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Epub => "EPUB",
            Self::Pdf => "PDF",
        }
    }
}

/// What of a document was not brought in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// So many pages have no text: pictures of pages, probably.
    PagesWithoutText(usize),
    /// Remarks of reviewers.
    Comments(usize),
    /// Text that was struck in tracked changes.
    Deletions(usize),
    /// Menus, adverts and whatever else stands round the article of a web page.
    RoundTheArticle,
    /// It is longer than a text may be; what comes after was left out.
    TooLong,
    /// Signs that could not be read in the document's encoding.
    Signs(usize),
    /// So many pages that were read each by itself, without their columns and turns.
    PagesReadPlainly(usize),
    /// So many pages that cannot be read.
    PagesUnread(usize),
    /// Parts of a book that could not be read.
    Chapters(usize),
}

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CannotRead {
    /// It has more bytes than the limit, in megabytes.
    TooLarge(u64),
    /// Unpacked, it has more bytes than the limit, in megabytes.
    Bomb(u64),
    /// It holds more files than the limit.
    TooManyParts(usize),
    /// Nothing in it can be read: empty, or pictures of pages only.
    NoText,
    /// Pages, none of which has a text: a scan.
    Scan(usize),
    /// It is locked by a password.
    Locked,
    /// It is of a type that is not read, which is named.
    OtherType(String),
    /// It declares entities of its own, which could stand for anything.
    Entities,
    /// It does not hold together; what the reader says.
    Damaged(String),
    /// Reading took longer than the limit, in seconds.
    TooSlow(u64),
    /// Reading took more memory than the limit, in megabytes.
    TooMuchMemory(u64),
    /// The reader broke down, or could not be started; what it says.
    Broken(String),
    /// Nobody waits for it any more.
    GivenUp,
}

/// A document as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParsedDocument {
    /// Its type, by its content.
    pub kind: DocumentKind,
    /// What it is called; empty if it does not say.
    #[serde(default)]
    pub title: String,
    /// Its authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it.
    #[serde(default)]
    pub publisher: String,
    /// When it was published.
    #[serde(default)]
    pub date: String,
    /// Where it is on the web.
    #[serde(default)]
    pub address: String,
    /// Its language.
    #[serde(default)]
    pub language: String,
    /// Kinds, by their names in files, and words of its paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<(String, String)>,
    /// Where pages begin: paragraph, counted from 0, code points into it, name.
    #[serde(default)]
    pub pages: Vec<(usize, u32, String)>,
    /// What was left behind.
    #[serde(default)]
    pub losses: Vec<Loss>,
}

impl ParsedDocument {
    /// The source that it is, and its text. A document that does not say what it is called is called `name`.
    ///
    /// # Errors
    /// When its text is beyond the limits, or there is none.
    pub fn into_source(self, name: &str) -> Result<(Source, SourceText), BadText> {
        let paragraphs = self.paragraphs.into_iter();
        let paragraphs = paragraphs.map(|(kind, words)| (ParagraphKind::named(&kind).unwrap_or_default(), words));
        let pages = self.pages.into_iter().map(|(paragraph, at, name)| PageStart { paragraph, at, name });
        let text = SourceText::new(paragraphs.collect(), pages.collect())?;
        let line = |text: &str| limits::cut(text.trim(), limits::LINE_CHARS).to_owned();
        let title = if self.title.trim().is_empty() { line(name) } else { line(&self.title) };
        let authors: Vec<String> = self.authors.iter().map(|author| line(author)).filter(|a| !a.is_empty()).collect();
        let source = Source {
            short: super::citation_style::short_name(&title, &authors),
            title,
            authors: authors.into_iter().take(limits::TAGS).collect(),
            publisher: line(&self.publisher),
            date: line(&self.date),
            address: line(&self.address),
            language: line(&self.language),
            ..Source::default()
        };
        Ok((source, text))
    }
}

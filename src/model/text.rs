//! The words of a source as they were brought in: paragraphs of several kinds, and where pages begin. Never
//! changes; another edition of a document is another text.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use super::limits::{self, Limited};

/// SHA-256 of the words of a text, in UTF-8, paragraphs joined by line breaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextDigest([u8; 32]);

impl TextDigest {
    /// The digest of these words.
    pub fn of(words: &str) -> Self {
        Self(Sha256::digest(words.as_bytes()).into())
    }
}

impl fmt::Display for TextDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for TextDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// No 64 digits of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no SHA-256 in hexadecimal digits")]
pub struct BadDigest;

impl FromStr for TextDigest {
    type Err = BadDigest;

    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(BadDigest);
        }
        let mut digest = [0; 32];
        for (byte, pair) in digest.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| BadDigest)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| BadDigest)?;
        }
        Ok(Self(digest))
    }
}

/// What a paragraph of a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// A heading, of a level from 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// What the author quotes as a block.
    Quotation,
    /// A footnote or endnote.
    Note,
    /// A row of a table; its cells are parted by tabs.
    Row,
}

impl ParagraphKind {
    /// The kind's name in files; a heading's ends in its level.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Heading(0 | 1) => "heading-1",
            Self::Heading(2) => "heading-2",
            Self::Heading(3) => "heading-3",
            Self::Heading(4) => "heading-4",
            Self::Heading(5) => "heading-5",
            Self::Heading(_) => "heading-6",
            Self::Item => "item",
            Self::Quotation => "quotation",
            Self::Note => "note",
            Self::Row => "row",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        let headings = (1..=6).map(Self::Heading);
        let others = [Self::Body, Self::Item, Self::Quotation, Self::Note, Self::Row];
        others.into_iter().chain(headings).find(|kind| kind.name() == name)
    }
}

/// Where a page begins: within a paragraph, counted from 0, after so many code points of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStart {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// Code points of the paragraph that are still on the page before.
    pub at: u32,
    /// What the document calls the page: a number, or `xii`.
    pub name: String,
}

/// Why words are no text of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// It is beyond a limit.
    TooMuch {
        /// What there is too much of.
        what: Limited,
        /// How much there may be.
        limit: usize,
    },
    /// There is nothing to read.
    NoWords,
    /// A paragraph is empty, or holds a line break.
    NoLine,
    /// Pages do not begin one after the other within the text.
    Pages,
}

/// A paragraph of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextParagraph<'a> {
    /// Its number, counted from 1 over all paragraphs of whatever kind: what citations name.
    pub number: u32,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its words.
    pub words: &'a str,
    /// Where it begins in the text, in code points.
    pub start: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ParagraphSpan {
    byte: usize,
    start: u32,
    kind: ParagraphKind,
}

/// How many code points lie between two that have their bytes written down.
const STRIDE: usize = 1024;

/// The words of a source. Positions in it are code points of its paragraphs joined by line breaks, as in the text
/// position selector of the W3C Web Annotation Data Model (section 4.2.5).
#[derive(Debug)]
pub struct SourceText {
    words: String,
    spans: Vec<ParagraphSpan>,
    pages: Vec<(u32, String)>,
    digest: TextDigest,
    length: u32,
    /// In which byte every so many code points begin, so that a position is found without walking to it.
    strides: Vec<usize>,
    /// How the map file carries it, once somebody has worked that out: packing takes long, and a file that is read
    /// and written again is to keep its bytes.
    packed: OnceLock<Option<String>>,
    /// The kinds of a newer version, by the number of the paragraph; here these are running text.
    unknown_kinds: BTreeMap<u32, String>,
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
            && self.spans == other.spans
            && self.pages == other.pages
            && self.unknown_kinds == other.unknown_kinds
    }
}

impl Eq for SourceText {}

impl SourceText {
    /// A text of these paragraphs, each of one line, with the places where pages begin, in order.
    ///
    /// Cost: linear in the text.
    ///
    /// # Errors
    /// When it is beyond the limits, holds nothing, or pages are out of order.
    pub fn new(paragraphs: Vec<(ParagraphKind, String)>, pages: Vec<PageStart>) -> Result<Self, BadText> {
        let too_much = |what, limit| Err(BadText::TooMuch { what, limit });
        if paragraphs.len() > limits::SOURCE_PARAGRAPHS {
            return too_much(Limited::Paragraphs, limits::SOURCE_PARAGRAPHS);
        }
        if pages.len() > limits::SOURCE_PAGES {
            return too_much(Limited::Pages, limits::SOURCE_PAGES);
        }
        let bytes: usize = paragraphs.iter().map(|(_, words)| words.len() + 1).sum();
        if bytes > limits::SOURCE_BYTES {
            return too_much(Limited::TextBytes, limits::SOURCE_BYTES);
        }
        let mut words = String::with_capacity(bytes);
        let mut spans = Vec::with_capacity(paragraphs.len());
        let mut start = 0;
        for (kind, paragraph) in &paragraphs {
            if paragraph.trim().is_empty() || paragraph.contains(['\n', '\r']) {
                return Err(BadText::NoLine);
            }
            if !words.is_empty() {
                words.push('\n');
                start += 1;
            }
            spans.push(ParagraphSpan { byte: words.len(), start, kind: *kind });
            words.push_str(paragraph);
            start += paragraph.chars().count() as u32;
        }
        if spans.is_empty() {
            return Err(BadText::NoWords);
        }
        let length = start;
        let mut begins: Vec<(u32, String)> = Vec::with_capacity(pages.len());
        for page in pages {
            let span = spans.get(page.paragraph).ok_or(BadText::Pages)?;
            let at = span.start.saturating_add(page.at);
            let next = spans.get(page.paragraph + 1).map_or(length, |next| next.start);
            if at > next || begins.last().is_some_and(|(before, _)| *before > at) {
                return Err(BadText::Pages);
            }
            if !limits::fits(&page.name, limits::NAME_CHARS) {
                return too_much(Limited::PageNameChars, limits::NAME_CHARS);
            }
            begins.push((at, page.name));
        }
        let digest = TextDigest::of(&words);
        let strides = words.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect();
        Ok(Self {
            words,
            spans,
            pages: begins,
            digest,
            length,
            strides,
            packed: OnceLock::new(),
            unknown_kinds: BTreeMap::new(),
        })
    }

    /// The same text with kinds that only a newer version knows, by the number of the paragraph.
    #[must_use]
    pub fn with_unknown_kinds(self, unknown_kinds: BTreeMap<u32, String>) -> Self {
        Self { unknown_kinds, ..self }
    }

    /// What a newer version calls the kind of a paragraph, if this one does not know it.
    pub fn unknown_kind(&self, number: u32) -> Option<&str> {
        self.unknown_kinds.get(&number).map(String::as_str)
    }

    /// All words, paragraphs joined by line breaks.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The digest of its words.
    pub fn digest(&self) -> TextDigest {
        self.digest
    }

    /// How many code points it has.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// How many paragraphs it has.
    pub fn count(&self) -> usize {
        self.spans.len()
    }

    /// The paragraph of this number, counted from 1.
    pub fn paragraph(&self, number: u32) -> Option<TextParagraph<'_>> {
        let index = (number as usize).checked_sub(1)?;
        let span = self.spans.get(index)?;
        let end = self.spans.get(index + 1).map_or(self.words.len(), |next| next.byte - 1);
        let words = self.words.get(span.byte..end)?;
        Some(TextParagraph { number, kind: span.kind, words, start: span.start })
    }

    /// The paragraphs, in order.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = TextParagraph<'_>> {
        (1..=self.spans.len() as u32).filter_map(|number| self.paragraph(number))
    }

    /// The number of the paragraph in which a position lies; the line break after it counts as its own.
    pub fn paragraph_at(&self, position: u32) -> u32 {
        self.spans.partition_point(|span| span.start <= position).max(1) as u32
    }

    /// Where pages begin, in code points, with their names, in order.
    pub fn pages(&self) -> &[(u32, String)] {
        &self.pages
    }

    /// The name of the page on which a position lies.
    pub fn page_at(&self, position: u32) -> Option<&str> {
        let after = self.pages.partition_point(|(start, _)| *start <= position);
        self.pages.get(after.checked_sub(1)?).map(|(_, name)| name.as_str())
    }

    /// Where a position is in bytes of [`Self::words`]; the end for what lies beyond.
    ///
    /// Cost: a walk over a thousand code points at most, however long the paragraph is.
    pub fn byte_of(&self, position: u32) -> usize {
        let position = position as usize;
        let Some(from) = self.strides.get(position / STRIDE) else { return self.words.len() };
        let rest = self.words.get(*from..).unwrap_or("");
        from + rest.char_indices().nth(position % STRIDE).map_or(rest.len(), |(at, _)| at)
    }

    /// The position of a byte of [`Self::words`].
    ///
    /// Cost: a walk over a thousand code points at most, however long the paragraph is.
    pub fn position_of(&self, byte: usize) -> u32 {
        let before = self.strides.partition_point(|from| *from <= byte).max(1) - 1;
        let Some(from) = self.strides.get(before) else { return 0 };
        let upto = self.words.get(*from..byte.min(self.words.len())).unwrap_or("");
        (before * STRIDE + upto.chars().count()) as u32
    }

    /// The words between two positions.
    pub fn between(&self, range: Range<u32>) -> &str {
        self.words.get(self.byte_of(range.start)..self.byte_of(range.end)).unwrap_or("")
    }

    /// How the map file carries it: what `pack` makes of it, which is asked once.
    pub fn packed(&self, pack: impl FnOnce(&Self) -> Option<String>) -> Option<&str> {
        self.packed.get_or_init(|| pack(self)).as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> SourceText {
        let paragraphs = vec![
            (ParagraphKind::Heading(2), "Über Handel".to_owned()),
            (ParagraphKind::Body, "Trade makes peace. Война 😀 ends.".to_owned()),
            (ParagraphKind::Note, "1 So they say.".to_owned()),
        ];
        let pages = vec![
            PageStart { paragraph: 0, at: 0, name: "xi".to_owned() },
            PageStart { paragraph: 1, at: 19, name: "xii".to_owned() },
        ];
        SourceText::new(paragraphs, pages).unwrap()
    }

    #[test]
    fn positions_are_code_points_and_lead_back() {
        let long = SourceText::new(vec![(ParagraphKind::Body, "Война 😀 ends. ".repeat(300)); 3], Vec::new());
        for text in [&text(), &long.unwrap()] {
            assert_eq!(text.length() as usize, text.words().chars().count());
            for (position, (byte, _)) in text.words().char_indices().enumerate() {
                assert_eq!(text.byte_of(position as u32), byte);
                assert_eq!(text.position_of(byte), position as u32);
            }
            assert_eq!(text.byte_of(text.length()), text.words().len());
            assert_eq!(text.position_of(text.words().len()), text.length());
            assert_eq!(text.byte_of(99_999), text.words().len());
        }
        let text = text();
        let second = text.paragraph(2).unwrap();
        assert_eq!((second.start, text.between(second.start..second.start + 5)), (12, "Trade"));
        assert_eq!(text.between(31..36), "Война");
        assert_eq!((text.paragraph_at(11), text.paragraph_at(12), text.paragraph_at(9999)), (1, 2, 3));
        assert_eq!((text.page_at(0), text.page_at(30), text.page_at(31)), (Some("xi"), Some("xi"), Some("xii")));
        assert_eq!(text.paragraph(4), None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let body = |words: &str| (ParagraphKind::Body, words.to_owned());
        assert_eq!(SourceText::new(Vec::new(), Vec::new()), Err(BadText::NoWords));
        assert_eq!(SourceText::new(vec![body("a\nb")], Vec::new()), Err(BadText::NoLine));
        assert_eq!(SourceText::new(vec![body(" ")], Vec::new()), Err(BadText::NoLine));
        let page = |paragraph, at| PageStart { paragraph, at, name: String::new() };
        assert_eq!(SourceText::new(vec![body("ab")], vec![page(0, 3)]), Err(BadText::Pages));
        assert_eq!(SourceText::new(vec![body("ab")], vec![page(1, 0)]), Err(BadText::Pages));
        assert_eq!(SourceText::new(vec![body("ab")], vec![page(0, 2), page(0, 1)]), Err(BadText::Pages));
        let much = vec![body("a"); limits::SOURCE_PARAGRAPHS + 1];
        assert!(matches!(SourceText::new(much, Vec::new()), Err(BadText::TooMuch { .. })));
    }

    #[test]
    fn digests_are_read_as_they_are_written() {
        let digest = text().digest();
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!("zz".parse::<TextDigest>(), Err(BadDigest));
        assert_eq!("é".repeat(32).parse::<TextDigest>(), Err(BadDigest));
        // Of RFC 6234, section 8.5: "abc".
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(TextDigest::of("abc").to_string(), known);
    }
}

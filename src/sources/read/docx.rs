//! Documents of Word: headings, lists, rows of tables, footnotes and endnotes; with what tracked changes insert and
//! without what they strike.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::paragraph_builder::ParagraphBuilder;
use super::xml::{XmlElement, XmlNode, walk};
use crate::model::ParagraphKind;
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<ParagraphBuilder, CannotRead> {
    let mut packed = Archive::open(bytes)?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Docx);
    let body = packed.text("word/document.xml")?.ok_or(CannotRead::Damaged("word/document.xml".to_owned()))?;
    let styles = match packed.text("word/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => Styles::new(),
    };
    if let Some(xml) = packed.text("docProps/core.xml")? {
        properties(&xml, &mut draft)?;
    }
    let mut story = DocxPart::new(&styles, None);
    walk(&body, &mut |node| story.take(node, &mut draft))?;
    if story.struck > 0 {
        draft.lose(Loss::Deletions(story.struck));
    }
    for (part, holder) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        if let Some(xml) = packed.text(part)? {
            let mut story = DocxPart::new(&styles, Some(holder));
            walk(&xml, &mut |node| story.take(node, &mut draft))?;
        }
    }
    if let Some(xml) = packed.text("word/comments.xml")? {
        let mut count = 0;
        walk(&xml, &mut |node| {
            if let XmlNode::Open(XmlElement { name: "comment", .. }) = node {
                count += 1;
            }
        })?;
        if count > 0 {
            draft.lose(Loss::Comments(count));
        }
    }
    Ok(draft)
}

/// What paragraph styles stand for, by their ids.
type Styles = BTreeMap<String, ParagraphKind>;

/// The kind that a style of this name stands for.
fn kind_of_style(name: &str) -> Option<ParagraphKind> {
    let name = name.to_lowercase().replace([' ', '-'], "");
    if let Some(level) = name.strip_prefix("heading").and_then(|level| level.parse::<u8>().ok()) {
        return Some(ParagraphKind::Heading(level.clamp(1, 6)));
    }
    match name.as_str() {
        "title" => Some(ParagraphKind::Heading(1)),
        "subtitle" => Some(ParagraphKind::Heading(2)),
        "quote" | "intensequote" | "blocktext" | "quotations" => Some(ParagraphKind::Quotation),
        _ => None,
    }
}

fn styles(xml: &str) -> Result<Styles, CannotRead> {
    let mut styles = Styles::new();
    let mut current = None;
    walk(xml, &mut |node| {
        let XmlNode::Open(element) = node else { return };
        match element.name {
            "style" => current = element.attribute("styleId"),
            "name" => {
                let kind = element.attribute("val").and_then(|name| kind_of_style(&name));
                if let (Some(id), Some(kind)) = (&current, kind) {
                    styles.insert(id.clone(), kind);
                }
            }
            "outlineLvl" => {
                let level = element.attribute("val").and_then(|level| level.parse::<u8>().ok());
                if let (Some(id), Some(level @ 0..=8)) = (&current, level) {
                    styles.entry(id.clone()).or_insert(ParagraphKind::Heading((level + 1).min(6)));
                }
            }
            _ => {}
        }
    })?;
    Ok(styles)
}

/// What the document says of itself; dates are cut to the day.
fn properties(xml: &str, draft: &mut ParagraphBuilder) -> Result<(), CannotRead> {
    let (mut field, mut text) = (String::new(), String::new());
    walk(xml, &mut |node| match node {
        XmlNode::Open(element) => {
            field = element.name.to_owned();
            text.clear();
        }
        XmlNode::Text(more) => text.push_str(more),
        XmlNode::Close(name) => {
            let value = std::mem::take(&mut text);
            match name {
                _ if name != field => {}
                "title" => draft.document.title = super::paragraph_builder::tidy(&value),
                "creator" => value.split(';').for_each(|author| draft.author(author)),
                "created" => draft.document.date = value.chars().take(10).collect(),
                "language" => draft.document.language = value,
                _ => {}
            }
            field.clear();
        }
    })
}

/// A paragraph that is being read. Text boxes hold paragraphs within paragraphs.
#[derive(Default)]
struct OpenParagraph {
    words: String,
    kind: Option<ParagraphKind>,
    is_item: bool,
}

/// One part of the document that is being read: its body, or its notes.
struct DocxPart<'a> {
    styles: &'a Styles,
    /// The element that holds one note, if these are notes.
    notes: Option<&'static str>,
    /// The number of the note that is being read; separators have none.
    note: Option<String>,
    paragraphs: Vec<OpenParagraph>,
    /// The cells of the row that is being read, row in row.
    rows: Vec<Vec<String>>,
    /// How deep the walk is in something that is not to be read.
    hidden: u32,
    /// Whether text counts: between `w:t` and its end.
    in_text: bool,
    struck: usize,
    full: bool,
}

/// Elements whose text is no text of the document.
const HIDDEN: [&str; 7] = ["del", "moveFrom", "instrText", "Fallback", "delText", "rPr", "sectPr"];

impl<'a> DocxPart<'a> {
    fn new(styles: &'a Styles, notes: Option<&'static str>) -> Self {
        let (paragraphs, rows) = (Vec::new(), Vec::new());
        Self { styles, notes, note: None, paragraphs, rows, hidden: 0, in_text: false, struck: 0, full: false }
    }

    fn take(&mut self, node: XmlNode<'_>, draft: &mut ParagraphBuilder) {
        match node {
            _ if self.full => {}
            XmlNode::Open(element) if HIDDEN.contains(&element.name) => {
                self.struck += usize::from(element.name == "del" && self.hidden == 0 && !self.paragraphs.is_empty());
                self.hidden += 1;
            }
            XmlNode::Close(name) if HIDDEN.contains(&name) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            XmlNode::Open(element) => self.open(&element),
            XmlNode::Close(name) => self.close(name, draft),
            XmlNode::Text(text) if self.in_text => self.write(text),
            XmlNode::Text(_) => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.words.push_str(text);
        }
    }

    fn open(&mut self, element: &XmlElement<'_>) {
        let value = || element.attribute("val");
        match element.name {
            "p" => self.paragraphs.push(OpenParagraph::default()),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" => self.write(" "),
            "noBreakHyphen" => self.write("\u{2011}"),
            "footnoteReference" | "endnoteReference" => {
                let mark: String = element.attribute("id").unwrap_or_default();
                self.write(&raised(&mark));
            }
            "tr" => self.rows.push(Vec::new()),
            "pStyle" => {
                let kind = value().and_then(|id| self.styles.get(&id).copied().or_else(|| kind_of_style(&id)));
                if let Some(open) = self.paragraphs.last_mut() {
                    open.kind = kind;
                }
            }
            "outlineLvl" => {
                let level = value().and_then(|level| level.parse::<u8>().ok());
                if let (Some(open), Some(level @ 0..=8)) = (self.paragraphs.last_mut(), level) {
                    open.kind = Some(ParagraphKind::Heading((level + 1).min(6)));
                }
            }
            "numPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.is_item = true;
                }
            }
            "footnote" | "endnote" => {
                // Separators are notes with a type.
                self.note = element.attribute("type").is_none_or(|kind| kind == "normal").then(|| {
                    let id = element.attribute("id").unwrap_or_default();
                    format!("{} ", raised(&id))
                });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, draft: &mut ParagraphBuilder) {
        match name {
            "t" => self.in_text = false,
            "p" => {
                let Some(open) = self.paragraphs.pop() else { return };
                let kind = open.kind.unwrap_or(if open.is_item { ParagraphKind::Item } else { ParagraphKind::Body });
                if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push(' ');
                    cell.push_str(&open.words);
                } else if let Some(row) = self.rows.last_mut() {
                    row.push(open.words);
                } else if self.notes.is_some() {
                    if let Some(mark) = self.note.as_mut().filter(|_| !open.words.trim().is_empty()) {
                        let words = std::mem::take(mark) + &open.words;
                        self.full = !draft.push(ParagraphKind::Note, &words);
                    }
                } else {
                    self.full = !draft.push(kind, &open.words);
                }
            }
            "tc" => {
                // The next paragraph begins a cell.
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "tr" => {
                let mut row = self.rows.pop().unwrap_or_default();
                if row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                let words = row.iter().map(|cell| cell.replace('\t', " ")).collect::<Vec<_>>();
                match self.rows.last_mut() {
                    // A table in a cell.
                    Some(outer) => match outer.last_mut() {
                        Some(cell) => cell.push_str(&words.join(" ")),
                        None => outer.push(words.join(" ")),
                    },
                    None => self.full = !draft.push(ParagraphKind::Row, &words.join("\t")),
                }
            }
            _ if Some(name) == self.notes => self.note = None,
            _ => {}
        }
    }
}

/// A number as it stands above the line.
pub fn raised(number: &str) -> String {
    let raise = |c: char| match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(0x2070 + c as u32 - '0' as u32).unwrap_or(c),
        c => c,
    };
    number.chars().map(raise).collect()
}

//! Documents of LibreOffice: headings, lists, rows of tables and notes; without what tracked changes strike. Where
//! the document remembers how its pages were broken, they are numbered.

use super::archive::Archive;
use super::docx::raised;
use super::paragraph_builder::ParagraphBuilder;
use super::xml::{XmlElement, XmlNode, walk};
use crate::model::ParagraphKind;
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<ParagraphBuilder, CannotRead> {
    let mut packed = Archive::open(bytes)?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Odt);
    let locked = packed.text("META-INF/manifest.xml")?.is_some_and(|xml| xml.contains("encryption-data"));
    if locked {
        return Err(CannotRead::Locked);
    }
    let body = packed.text("content.xml")?.ok_or(CannotRead::Damaged("content.xml".to_owned()))?;
    if let Some(xml) = packed.text("meta.xml")? {
        properties(&xml, &mut draft)?;
    }
    let mut story = OdtPart { pages: body.contains("soft-page-break"), ..OdtPart::default() };
    walk(&body, &mut |node| story.take(node, &mut draft))?;
    for note in std::mem::take(&mut story.notes) {
        draft.push(ParagraphKind::Note, &note);
    }
    for (count, loss) in [(story.comments, Loss::Comments as fn(usize) -> Loss), (story.struck, Loss::Deletions)] {
        if count > 0 {
            draft.lose(loss(count));
        }
    }
    Ok(draft)
}

/// What the document says of itself; dates are cut to the day.
fn properties(xml: &str, draft: &mut ParagraphBuilder) -> Result<(), CannotRead> {
    let (mut text, mut changed_by) = (String::new(), String::new());
    walk(xml, &mut |node| match node {
        XmlNode::Open(_) => text.clear(),
        XmlNode::Text(more) => text.push_str(more),
        XmlNode::Close(name) => {
            let value = std::mem::take(&mut text);
            match name {
                "title" => draft.document.title = super::paragraph_builder::tidy(&value),
                "initial-creator" => draft.author(&value),
                "creator" => changed_by = value,
                "creation-date" => draft.document.date = value.chars().take(10).collect(),
                "language" => draft.document.language = value,
                _ => {}
            }
        }
    })?;
    if draft.document.authors.is_empty() {
        draft.author(&changed_by);
    }
    Ok(())
}

#[derive(Default)]
struct OdtPart {
    /// Paragraphs within paragraphs: notes and text boxes.
    paragraphs: Vec<(ParagraphKind, String)>,
    rows: Vec<Vec<String>>,
    items: u32,
    /// The note that is being read, paragraph by paragraph.
    note: Option<String>,
    notes: Vec<String>,
    in_mark: bool,
    hidden: u32,
    pages: bool,
    page: u32,
    comments: usize,
    struck: usize,
    full: bool,
}

/// Elements whose text is no text of the document.
const HIDDEN: [&str; 5] = ["tracked-changes", "annotation", "index-title-template", "forms", "desc"];

impl OdtPart {
    fn take(&mut self, node: XmlNode<'_>, draft: &mut ParagraphBuilder) {
        match node {
            _ if self.full => {}
            XmlNode::Open(element) if HIDDEN.contains(&element.name) => {
                self.comments += usize::from(element.name == "annotation");
                self.hidden += 1;
            }
            XmlNode::Close(name) if HIDDEN.contains(&name) => self.hidden = self.hidden.saturating_sub(1),
            XmlNode::Open(XmlElement { name: "deletion", .. }) => self.struck += 1,
            _ if self.hidden > 0 => {}
            XmlNode::Open(element) => self.open(&element, draft),
            XmlNode::Close(name) => self.close(name, draft),
            XmlNode::Text(text) => self.write(text),
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_mark {
            let raised = raised(text.trim());
            // The mark belongs to the text, and to the note that it names.
            if let Some(note) = &mut self.note {
                note.push_str(&raised);
                note.push(' ');
            }
            if let Some((_, words)) = self.paragraphs.last_mut() {
                words.push_str(&raised);
            }
        } else if let Some((_, words)) = self.paragraphs.last_mut() {
            words.push_str(text);
        }
    }

    fn open(&mut self, element: &XmlElement<'_>, draft: &mut ParagraphBuilder) {
        match element.name {
            "text" if self.pages && self.page == 0 => self.next_page(draft),
            "soft-page-break" => self.next_page(draft),
            "h" => {
                let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                self.paragraphs.push((ParagraphKind::Heading(level.unwrap_or(1).clamp(1, 6)), String::new()));
            }
            "p" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let kind = match style.as_str() {
                    "Title" => ParagraphKind::Heading(1),
                    "Subtitle" => ParagraphKind::Heading(2),
                    "Quotations" => ParagraphKind::Quotation,
                    _ if self.items > 0 => ParagraphKind::Item,
                    _ => ParagraphKind::Body,
                };
                self.paragraphs.push((kind, String::new()));
            }
            "list-item" => self.items += 1,
            "s" | "tab" | "line-break" => self.write(" "),
            "table-row" => self.rows.push(Vec::new()),
            "table-cell" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "note" => self.note = Some(String::new()),
            "note-citation" => self.in_mark = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, draft: &mut ParagraphBuilder) {
        match name {
            "p" | "h" => {
                let Some((kind, words)) = self.paragraphs.pop() else { return };
                if let Some(note) = &mut self.note {
                    note.push_str(&words);
                    note.push(' ');
                } else if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&words.replace('\t', " "));
                    cell.push(' ');
                } else {
                    self.full = !draft.push(kind, &words);
                }
            }
            "list-item" => self.items = self.items.saturating_sub(1),
            "table-row" => {
                let row = self.rows.pop().unwrap_or_default();
                match self.rows.last_mut().and_then(|outer| outer.last_mut()) {
                    // A table in a cell.
                    Some(cell) => cell.push_str(&row.join(" ")),
                    None => self.full = !draft.push(ParagraphKind::Row, &row.join("\t")),
                }
            }
            "note-citation" => self.in_mark = false,
            "note" => self.notes.extend(self.note.take()),
            _ => {}
        }
    }

    /// A page begins, in the middle of a paragraph perhaps.
    fn next_page(&mut self, draft: &mut ParagraphBuilder) {
        self.page += 1;
        let words = self.paragraphs.last().map_or("", |(_, words)| words.as_str());
        let at = super::paragraph_builder::tidy(words).chars().count() as u32;
        draft.page_within(if self.rows.is_empty() { at } else { 0 }, &self.page.to_string());
    }
}

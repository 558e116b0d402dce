//! Markdown: headings, lists, tables, quotations and footnotes.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::docx::raised;
use super::paragraph_builder::ParagraphBuilder;
use super::plain::decoded;
use crate::model::ParagraphKind;
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<ParagraphBuilder, CannotRead> {
    let (text, lost) = decoded(bytes)?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Markdown);
    if lost > 0 {
        draft.lose(Loss::Signs(lost));
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut story = MarkdownText::default();
    for event in Parser::new_ext(&text, options) {
        story.take(event, &mut draft);
    }
    story.flush(&mut draft);
    for note in std::mem::take(&mut story.notes) {
        draft.push(ParagraphKind::Note, &note);
    }
    Ok(draft)
}

#[derive(Default)]
struct MarkdownText {
    words: String,
    heading: Option<u8>,
    items: u32,
    quotes: u32,
    in_row: bool,
    in_head: bool,
    in_code: bool,
    struck: u32,
    /// The note that is being read.
    note: Option<String>,
    notes: Vec<String>,
}

impl MarkdownText {
    fn flush(&mut self, draft: &mut ParagraphBuilder) {
        let words = std::mem::take(&mut self.words);
        if let Some(note) = &mut self.note {
            note.push(' ');
            note.push_str(&words);
            return;
        }
        let kind = match self.heading {
            Some(level) => ParagraphKind::Heading(level),
            None if self.in_row => ParagraphKind::Row,
            None if self.quotes > 0 => ParagraphKind::Quotation,
            None if self.items > 0 => ParagraphKind::Item,
            None => ParagraphKind::Body,
        };
        draft.push(kind, &words);
    }

    fn take(&mut self, event: Event<'_>, draft: &mut ParagraphBuilder) {
        match event {
            Event::Start(tag) => self.open(&tag, draft),
            Event::End(tag) => self.close(tag, draft),
            Event::Text(text) if self.in_head => front_matter(&text, draft),
            Event::Text(text) if self.in_code => {
                for line in text.lines() {
                    self.words.push_str(line);
                    self.flush(draft);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text)
                if self.struck == 0 =>
            {
                self.words.push_str(&text);
            }
            Event::FootnoteReference(name) => self.words.push_str(&raised(&name)),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, draft: &mut ParagraphBuilder) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::Item => {
                self.flush(draft);
                self.items += 1;
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::TableHead | Tag::TableRow => self.in_row = true,
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Strikethrough => self.struck += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.in_head = true,
            Tag::FootnoteDefinition(name) => {
                self.flush(draft);
                self.note = Some(raised(name));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, draft: &mut ParagraphBuilder) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush(draft);
                self.heading = None;
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(draft),
            TagEnd::Item => {
                self.flush(draft);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.flush(draft);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => self.words.push('\t'),
            TagEnd::TableHead | TagEnd::TableRow => {
                self.words.pop();
                self.flush(draft);
                self.in_row = false;
            }
            TagEnd::CodeBlock => {
                self.flush(draft);
                self.in_code = false;
            }
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_head = false,
            TagEnd::FootnoteDefinition => {
                self.flush(draft);
                self.notes.extend(self.note.take());
            }
            _ => {}
        }
    }
}

/// What stands before the text, line by line: `title: On peace`.
fn front_matter(text: &str, draft: &mut ParagraphBuilder) {
    for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']);
        let field = match name.trim().to_lowercase().as_str() {
            "title" => &mut draft.document.title,
            "date" => &mut draft.document.date,
            "lang" | "language" => &mut draft.document.language,
            "publisher" | "journal" => &mut draft.document.publisher,
            "url" | "link" => &mut draft.document.address,
            "author" | "authors" => {
                let names = value.trim_matches(['[', ']']).split([',', ';']);
                names.for_each(|name| draft.author(name.trim().trim_matches(['"', '\''])));
                continue;
            }
            _ => continue,
        };
        *field = value.to_owned();
    }
}

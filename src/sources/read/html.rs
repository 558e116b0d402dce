//! Web pages: the article, found as the reading views of browsers find it, or everything on the page.

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability};

use super::docx::raised;
use super::paragraph_builder::{ParagraphBuilder, tidy};
use super::plain::decoded;
use crate::model::ParagraphKind;
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// An article of fewer letters is none: the page has no article, or it was not found.
const SHORTEST_ARTICLE: usize = 250;

/// Reads a page.
pub fn read(bytes: &[u8], whole: bool) -> Result<ParagraphBuilder, CannotRead> {
    let (text, lost) = with_declared_encoding(bytes)?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Html);
    if lost > 0 {
        draft.lose(Loss::Signs(lost));
    }
    let page = Page::from(text.as_str());
    describe(&page, &mut draft);
    if !whole && article(&text, &mut draft) {
        draft.lose(Loss::RoundTheArticle);
        return Ok(draft);
    }
    body_of(&page.root(), &mut draft);
    Ok(draft)
}

/// The text of a page, in the encoding that it declares itself if it has no mark and is no UTF-8.
fn with_declared_encoding(bytes: &[u8]) -> Result<(String, usize), CannotRead> {
    let head = String::from_utf8_lossy(bytes.get(..4096.min(bytes.len())).unwrap_or(bytes)).to_lowercase();
    let declared = head.split("charset=").nth(1).and_then(|rest| {
        let label = rest.trim_start_matches(['"', '\'']);
        let label = label.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
        encoding_rs::Encoding::for_label(label.as_bytes())
    });
    let marked = encoding_rs::Encoding::for_bom(bytes).is_some();
    match declared {
        Some(encoding) if !marked && std::str::from_utf8(bytes).is_err() => {
            let (text, _, _) = encoding.decode(bytes);
            let lost = text.matches('\u{FFFD}').count();
            Ok((text.into_owned(), lost))
        }
        _ => decoded(bytes),
    }
}

/// The article of the page, if there is one that can be told from the rest.
fn article(text: &str, draft: &mut ParagraphBuilder) -> bool {
    let config = Config { keep_classes: true, max_elements_to_parse: 200_000, ..Config::default() };
    // An old name for the same, by which the search for the article would part paragraphs.
    let text = text.replace("<acronym", "<abbr").replace("</acronym", "</abbr");
    let Ok(mut readability) = Readability::new(text, None, Some(config)) else { return false };
    let Ok(found) = readability.parse() else { return false };
    if found.text_content.trim().chars().count() < SHORTEST_ARTICLE {
        return false;
    }
    let document = &mut draft.document;
    if !found.title.trim().is_empty() {
        document.title = tidy(&found.title);
    }
    let fill = |field: &mut String, value: Option<&String>| {
        if field.is_empty() {
            *field = tidy(value.map_or("", String::as_str));
        }
    };
    fill(&mut document.publisher, found.site_name.as_ref());
    fill(&mut document.language, found.lang.as_ref());
    fill(&mut document.date, found.published_time.as_ref().map(|time| time.chars().take(10).collect()).as_ref());
    if document.authors.is_empty() {
        byline(found.byline.as_deref().unwrap_or(""), draft);
    }
    let title = draft.document.title.clone();
    let content = Page::from(found.content.as_ref());
    // The headline stands outside of what counts as the article.
    let first = content.select_single("h1").text();
    if tidy(&first) != title {
        draft.push(ParagraphKind::Heading(1), &title);
    }
    body_of(&content.root(), draft);
    true
}

/// The names in "By Ann Hadfield and Ben Khostova".
fn byline(line: &str, draft: &mut ParagraphBuilder) {
    let line = tidy(line);
    let line = line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")).unwrap_or(&line);
    for name in line.split([',', ';', '|']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")) {
        // A name and not a sentence about somebody.
        if name.split_whitespace().count() <= 5 && !name.contains("://") {
            draft.author(name);
        }
    }
}

/// What the page says of itself, in the tags that scholarly and social sites read.
fn describe(page: &Page, draft: &mut ParagraphBuilder) {
    let metas = page.select("meta");
    let value = |names: &[&str]| {
        names.iter().find_map(|name| {
            let named = |node: &&NodeRef<'_>| {
                let is = |key: &str| node.attr(key).is_some_and(|value| value.eq_ignore_ascii_case(name));
                is("name") || is("property") || is("itemprop")
            };
            let content = metas.nodes().iter().find(named)?.attr("content")?;
            Some(tidy(&content)).filter(|content| !content.is_empty())
        })
    };
    let document = &mut draft.document;
    document.title = value(&["citation_title", "og:title", "dc.title"]).unwrap_or_default();
    if document.title.is_empty() {
        document.title = tidy(&page.select_single("title").text());
    }
    let publisher = ["citation_journal_title", "og:site_name", "citation_publisher", "dc.publisher"];
    document.publisher = value(&publisher).unwrap_or_default();
    let dates = ["citation_publication_date", "article:published_time", "datepublished", "dc.date", "date"];
    let date = value(&dates).unwrap_or_default().replace('/', "-");
    document.date = if date.get(4..5) == Some("-") { date.chars().take(10).collect() } else { date };
    let canonical = page.select_single("link[rel=canonical]").attr("href");
    let address = canonical.map(|href| href.to_string()).or_else(|| value(&["og:url", "citation_public_url"]));
    document.address = address.filter(|a| a.starts_with("http://") || a.starts_with("https://")).unwrap_or_default();
    let language = page.select_single("html").attr("lang").map(|lang| lang.to_string());
    document.language = language.unwrap_or_default();
    let names: Vec<_> = metas
        .nodes()
        .iter()
        .filter(|node| {
            node.attr("name")
                .is_some_and(|name| ["citation_author", "author", "dc.creator"].contains(&name.to_lowercase().as_str()))
        })
        .filter_map(|node| node.attr("content"))
        .collect();
    for name in names {
        byline(&name, draft);
    }
}

/// Elements that hold no text of the page.
const SILENT: [&str; 17] = [
    "script", "style", "template", "head", "svg", "math", "iframe", "object", "select", "button", "input", "textarea",
    "audio", "video", "canvas", "datalist", "noscript",
];

/// Elements that end the paragraph before them.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
    "legend",
];

/// What an element means for the text in it.
#[derive(Clone, Copy, Default)]
struct Within {
    kind: ParagraphKind,
    preformatted: bool,
    in_row: bool,
    raised: bool,
}

/// Writes the text below a node, paragraph by paragraph. Iterative: pages nest as deeply as they like.
pub fn body_of(root: &NodeRef<'_>, draft: &mut ParagraphBuilder) {
    let mut walk = Walk { draft, words: String::new(), kind: ParagraphKind::Body };
    let mut waiting = vec![WalkStep::Enter(*root, Within::default())];
    while let Some(step) = waiting.pop() {
        let going = match step {
            WalkStep::Leave(block) => walk.leave(block),
            WalkStep::Enter(node, within) => walk.enter(&node, within, &mut waiting),
        };
        if !going {
            return;
        }
    }
    walk.flush();
}

enum WalkStep<'a> {
    Enter(NodeRef<'a>, Within),
    Leave(ClosingAction),
}

/// What an element does where it ends.
#[derive(Clone, Copy)]
enum ClosingAction {
    Block,
    Cell,
}

struct Walk<'d> {
    draft: &'d mut ParagraphBuilder,
    words: String,
    kind: ParagraphKind,
}

impl Walk<'_> {
    fn flush(&mut self) -> bool {
        let words = std::mem::take(&mut self.words);
        self.draft.push(self.kind, words.trim_end_matches('\t'))
    }

    fn leave(&mut self, end: ClosingAction) -> bool {
        match end {
            ClosingAction::Block => self.flush(),
            ClosingAction::Cell => {
                self.words.push('\t');
                true
            }
        }
    }

    fn text(&mut self, text: &str, within: Within) -> bool {
        if within.preformatted {
            let mut lines = text.split('\n');
            self.words.push_str(lines.next().unwrap_or(""));
            for line in lines {
                if !self.flush() {
                    return false;
                }
                self.words.push_str(line);
            }
        } else if within.raised && text.trim().chars().all(|c| c.is_ascii_digit()) {
            self.words.push_str(&raised(text.trim()));
        } else {
            // A tab parts cells; in text it is a space.
            self.words.push_str(&text.replace('\t', " "));
        }
        self.kind = within.kind;
        true
    }

    fn enter<'a>(&mut self, node: &NodeRef<'a>, mut within: Within, waiting: &mut Vec<WalkStep<'a>>) -> bool {
        if node.is_text() {
            return self.text(&node.text(), within);
        }
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        if SILENT.contains(&name.as_str()) || is_hidden(node) {
            return true;
        }
        if let Some(page) = page_name(node) {
            let at = tidy(&self.words).chars().count() as u32;
            self.draft.page_within(at, &page);
            return true;
        }
        match name.as_str() {
            "br" => {
                self.words.push(' ');
                // Two in a row part paragraphs.
                let twice = node.prev_element_sibling().is_some_and(|before| before.has_name("br"))
                    && node.prev_sibling().is_none_or(|before| !before.is_text() || before.text().trim().is_empty());
                return !twice || within.in_row || self.flush();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.get(1..).and_then(|level| level.parse().ok()).unwrap_or(6);
                within.kind = ParagraphKind::Heading(level);
            }
            "li" | "dd" | "dt" if within.kind == ParagraphKind::Body => within.kind = ParagraphKind::Item,
            "blockquote" => within.kind = ParagraphKind::Quotation,
            "pre" => within.preformatted = true,
            "sup" => within.raised = true,
            "tr" => (within.kind, within.in_row) = (ParagraphKind::Row, true),
            _ => {}
        }
        if is_note(node) {
            within.kind = ParagraphKind::Note;
        }
        let is_block = BLOCKS.contains(&name.as_str()) && (!within.in_row || name == "tr");
        if is_block {
            if !self.flush() {
                return false;
            }
            waiting.push(WalkStep::Leave(ClosingAction::Block));
        } else if name == "td" || name == "th" {
            waiting.push(WalkStep::Leave(ClosingAction::Cell));
        } else if BLOCKS.contains(&name.as_str()) {
            self.words.push(' ');
        }
        // The last first: they wait on a stack.
        let children = node.children_it(true).map(|child| WalkStep::Enter(child, within));
        waiting.extend(children);
        true
    }
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Words by which the roles of parts of a book or page are told.
fn role(node: &NodeRef<'_>) -> String {
    let roles = ["role", "epub:type"].iter().filter_map(|name| node.attr(name));
    roles.map(|role| role.to_string()).collect::<Vec<_>>().join(" ")
}

fn is_note(node: &NodeRef<'_>) -> bool {
    let role = role(node);
    ["footnote", "endnote", "rearnote"].iter().any(|note| role.contains(note)) && !role.contains("ref")
        || node.attr("class").is_some_and(|class| class.split_whitespace().any(|c| c == "footnotes" || c == "footnote"))
}

/// The name of the printed page that begins here.
fn page_name(node: &NodeRef<'_>) -> Option<String> {
    if !role(node).contains("pagebreak") {
        return None;
    }
    let name = ["title", "aria-label"].iter().find_map(|name| node.attr(name)).map(|name| name.to_string());
    let name = name.unwrap_or_else(|| node.text().to_string());
    let name = tidy(&name);
    Some(name.trim_start_matches("Page ").trim_start_matches("page ").trim_end_matches('.').to_owned())
}

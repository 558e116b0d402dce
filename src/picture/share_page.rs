//! The share page: one HTML file that shows a map in any browser, without a network, and has the map file inside.
//!
//! The page's script and style are constant and allowed by their digests; nothing else may run or be fetched
//! (content security policy), and every text of the map is escaped. Without its script the page is still read:
//! the drawing, the outline and all details are plain elements.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::drawing::Drawing;
use super::explanation_text::why;
use super::faces::Faces;
use super::palette::{DARK, LIGHT, Palette};
use super::svg::{Naming, STYLE as DRAWING, SvgWriter, elements, escaped, label_class};
use crate::analysis::{Label, grounded};
use crate::formats::describe::{gist, kind_name, marks, relation_name, text_of};
use crate::formats::embed::{CLOSING, OPENING, packed};
use crate::formats::outline::{OutlineRow, rows};
use crate::i18n::{self, Message};
use crate::model::{Citation, ElementId, InferenceKind, Map, Statement};

/// The page's own script.
const SCRIPT: &str = include_str!("../../assets/share/page.js");
/// The page's own style, without colours.
const STYLE: &str = include_str!("../../assets/share/page.css");
/// The deepest that lists of the outline nest; what lies deeper stays at that depth.
const DEEPEST: usize = 24;

/// Colours as variables.
fn variables(p: &Palette) -> String {
    p.named().into_iter().map(|(name, colour)| format!("--{name}:#{colour:06x};")).collect()
}

/// The whole style of a page: both themes, dark where the system is or the reader wants it.
fn style() -> String {
    let (light, dark) = (variables(&LIGHT), variables(&DARK));
    format!(
        ":root{{{light}color-scheme:light}}\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}color-scheme:dark}}}}\
         :root[data-theme=dark]{{{dark}color-scheme:dark}}\
         @media print{{:root,:root:not([data-theme=light]),:root[data-theme=dark]{{{light}}}}}\n{STYLE}{DRAWING}"
    )
}

fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The share page of a map. `file` is the map file that it carries.
///
/// Cost: that of [`Drawing::of`], and linear in the map.
pub fn page(map: &Map, file: &[u8], faces: &Faces<'_>) -> String {
    let drawing = Drawing::of(map, &|_| true, faces);
    let labels = grounded(map);
    // Numbers are shorter than ids, of which there are thousands in a page.
    let all = map.statements().keys().chain(map.inferences().keys()).chain(map.frames().keys());
    let numbers: BTreeMap<ElementId, usize> = all.copied().zip(1..).collect();
    let name = |id: ElementId| numbers.get(&id).map(usize::to_string).unwrap_or_default();
    let style = style();
    let mut out = String::with_capacity(file.len() * 2);
    let title = if map.title().is_empty() { i18n::dialogs::untitled() } else { map.title().to_owned() };
    let title = escaped(&title);
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        digest(SCRIPT),
        digest(&style)
    );
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Counterpoint\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    );
    header(map, &title, &mut out);
    outline(map, &labels, &name, &mut out);
    canvas(map, &drawing, &labels, &name, &mut out);
    let _ = write!(out, "{OPENING}{}{CLOSING}\n<script>{SCRIPT}</script>\n</body>\n</html>\n", packed(file));
    out
}

fn button(id: &str, label: Message, sign: &str) -> String {
    let name = escaped(&label());
    match sign {
        "" => format!("<button type=\"button\" id=\"{id}\">{name}</button>"),
        sign => format!("<button type=\"button\" id=\"{id}\" aria-label=\"{name}\" title=\"{name}\">{sign}</button>"),
    }
}

fn header(map: &Map, title: &str, out: &mut String) {
    let sides = map.sides().values().map(|side| format!("{} {}", side.letter, side.name));
    let facts: Vec<String> =
        [i18n::status::counts(map.statements().len(), map.inferences().len())].into_iter().chain(sides).collect();
    let motion =
        if map.motion().is_empty() { String::new() } else { format!("<p><bdi>{}</bdi></p>", escaped(map.motion())) };
    let assumed = map.assumptions().count();
    let assumed = match assumed {
        0 => String::new(),
        count => {
            let said = i18n::page::what_if(count);
            format!("<p><strong>{}</strong></p>", escaped(&said))
        }
    };
    let _ = writeln!(
        out,
        "<header><div class=\"head\"><h1><bdi>{title}</bdi></h1>{motion}{assumed}<p>{}</p></div><div class=\"tools\" role=\"search\">\
         <label for=\"find\">{}</label> <input id=\"find\" type=\"search\"> \
         <span id=\"found\" role=\"status\" data-word=\"{}\"></span></div><div class=\"tools\">{}{}{}{}{}{}{}</div></header>",
        escaped(&facts.join(" · ")),
        escaped(&i18n::page::find()),
        escaped(&i18n::page::found()),
        button("out", i18n::actions::zoom_out, "−"),
        button("in", i18n::actions::zoom_in, "+"),
        button("fit", i18n::page::fit, ""),
        button("fold", i18n::page::fold, ""),
        button("unfold", i18n::page::unfold, ""),
        button("theme", i18n::page::theme, ""),
        button("print", i18n::page::print, ""),
    );
}

/// The class and the word of how a row bears on what stands above it.
fn bearing(map: &Map, row: &OutlineRow) -> Option<(&'static str, String)> {
    let (step, first) = row.step?;
    let inference = map.inferences().get(&step)?;
    let undercut = map.is_undercut(step);
    let class = match inference.kind {
        InferenceKind::Support => "sup",
        InferenceKind::Attack if undercut => "und",
        InferenceKind::Attack => "att",
        InferenceKind::Rephrase => "rep",
    };
    let word = if first { relation_name(inference.kind, undercut) } else { i18n::terms::relation_with() };
    Some((class, word))
}

fn outline(map: &Map, labels: &BTreeMap<ElementId, Label>, name: Naming<'_>, out: &mut String) {
    let _ = write!(
        out,
        "<nav aria-label=\"{0}\" data-fold=\"{1}\"><h2>{0}</h2>",
        escaped(&i18n::outline::title()),
        escaped(&i18n::page::turn())
    );
    let mut open = 0;
    for row in rows(map, &|_| true) {
        let depth = row.depth.min(DEEPEST) + 1;
        if depth > open {
            // A row is at most one step below the one before, but for what hangs on links.
            while open < depth {
                out.push_str(if open + 1 < depth { "<ul><li>" } else { "<ul>" });
                open += 1;
            }
        } else {
            out.push_str("</li>");
            while open > depth {
                out.push_str("</ul></li>");
                open -= 1;
            }
        }
        let Some(statement) = map.statements().get(&row.id) else { continue };
        let word = bearing(map, &row)
            .map(|(class, word)| format!("<span class=\"r {class}\">{}</span>", escaped(&word)))
            .unwrap_or_default();
        let text = text_of(statement);
        let label = labels.get(&row.id).copied().unwrap_or_default();
        let (class, after) = match row.again {
            true => (" class=\"again\"", i18n::outline::again()),
            false => ("", label.name()),
        };
        let text = if row.again { gist(map, row.id) } else { text };
        let _ = write!(
            out,
            "<li><a href=\"#e-{}\"{class}>{word}<bdi>{}</bdi> <i>{}</i></a>",
            name(row.id),
            escaped(&text),
            escaped(&after)
        );
        if !row.again {
            details(map, labels, row.id, statement, out);
        }
    }
    while open > 0 {
        out.push_str("</li></ul>");
        open -= 1;
    }
    sources(map, out);
    out.push_str("</nav>\n");
}

/// The sources in full, at the end of the outline.
fn sources(map: &Map, out: &mut String) {
    if map.sources().is_empty() {
        return;
    }
    let _ = write!(out, "<h2>{}</h2>", escaped(&i18n::page::sources()));
    for source in map.sources().values() {
        let short = if source.short.is_empty() { String::new() } else { format!("{}: ", source.short) };
        // Where and when, as far as somebody has said so.
        let known: String = [&source.publisher, &source.date, &source.address]
            .into_iter()
            .filter(|field| !field.trim().is_empty())
            .map(|field| format!(", {}", field.trim()))
            .collect();
        let authors =
            if source.authors.is_empty() { String::new() } else { format!("{}: ", source.authors.join(", ")) };
        let _ = write!(
            out,
            "<p class=\"source\"><bdi>{}</bdi></p>",
            escaped(&format!("{short}{authors}{}{known}", source.title))
        );
    }
}

/// All of a card: what it says, how it stands and why, where it comes from, and what was noted.
fn details(map: &Map, labels: &BTreeMap<ElementId, Label>, id: ElementId, statement: &Statement, out: &mut String) {
    let side = map.side_of(id).map(|side| format!(" · {}", side.name)).unwrap_or_default();
    let label = labels.get(&id).copied().unwrap_or_default();
    let marks = marks(statement).join(" · ");
    let marks = if marks.is_empty() { String::new() } else { format!(" · {marks}") };
    let _ = write!(
        out,
        "<div class=\"d\"><p class=\"say\">{}</p><p class=\"{}\">{}</p>",
        escaped(&format!("{}{side}{marks}", kind_name(map, id, statement.kind))),
        label_class(label),
        escaped(&why(map, labels, id))
    );
    statement.citations.iter().for_each(|citation| cited(map, citation, out));
    if !statement.note.is_empty() {
        let _ =
            write!(out, "<h3>{}</h3><p><bdi>{}</bdi></p>", escaped(&i18n::fields::note()), escaped(&statement.note));
    }
    if !statement.tags.is_empty() {
        let tags: Vec<&str> = statement.tags.iter().map(String::as_str).collect();
        let _ = write!(out, "<p class=\"say\">{}</p>", escaped(&tags.join(", ")));
    }
    out.push_str("</div>");
}

fn cited(map: &Map, citation: &Citation, out: &mut String) {
    let Some(source) = map.sources().get(&citation.source) else { return };
    // In short; the list of sources has the rest.
    let mut place = if source.short.is_empty() { source.title.clone() } else { source.short.clone() };
    if let Some(paragraph) = citation.paragraph {
        place = format!("{place}, {}{paragraph}", i18n::terms::paragraph_short());
    }
    if !citation.sentences.is_empty() {
        let numbers: Vec<String> = citation.sentences.iter().map(u32::to_string).collect();
        place = format!("{place}, {}", i18n::page::sentences(numbers.join(", ")));
    }
    if let Some(who) = &citation.attributed_to {
        place = format!("{place} ({who})");
    }
    if let Some(quote) = citation.quote.as_ref().filter(|quote| !quote.exact.is_empty()) {
        let _ = write!(out, "<blockquote><bdi>{}</bdi></blockquote>", escaped(&quote.exact));
    }
    let _ = write!(out, "<p class=\"say\"><bdi>{}</bdi></p>", escaped(&place));
}

fn canvas(map: &Map, drawing: &Drawing, labels: &BTreeMap<ElementId, Label>, naming: Naming<'_>, out: &mut String) {
    let area = drawing.area();
    let name = escaped(&i18n::page::map());
    let _ = writeln!(
        out,
        "<main><div id=\"map\" role=\"group\" aria-label=\"{name}\" tabindex=\"0\">\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" role=\"group\" aria-label=\"{name}\">{}</svg></div>\
         <section id=\"card\" aria-label=\"{}\" aria-live=\"polite\" hidden><button type=\"button\" class=\"close\" id=\"close\">{}</button>\
         <div id=\"card-text\"></div></section></main>",
        area.left().round(),
        area.top().round(),
        area.width().round(),
        area.height().round(),
        elements(drawing, map, Some(labels), naming, &SvgWriter { shaped_by: None }),
        escaped(&i18n::page::card()),
        escaped(&i18n::dialogs::close()),
    );
}

//! Papers as pages that a browser prints: no script, nothing fetched, black on white.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::xlsx::heading;
use super::{Brief, BriefStyle};
use crate::analysis::{Cell, Flow, Label, Labels};
use crate::formats::describe::text_of;
use crate::formats::sanitize;
use crate::model::{ElementId, Map};
use crate::picture::palette::LIGHT;

/// The look of both, on screen and on paper.
const STYLE: &str = "\
body { font: 11pt/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1.5em; color: #111; background: #fff; }
h1 { font-size: 18pt; margin: 0 0 .2em; } h2 { font-size: 13pt; margin: 1.1em 0 .4em; break-after: avoid; }
.facts, .cite { color: #555; } .cite { font-size: .85em; } .quote { font-style: italic; }
.ready { color: #444; font-size: .92em; } .missing { font-weight: bold; color: #a11; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } thead { display: table-header-group; }
th, td { border: 1px solid #bbb; padding: .3em .5em; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { border-bottom: 3px solid #555; } tr { break-inside: avoid; } .falls { text-decoration: line-through; color: #555; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; } }
";

fn escaped(text: &str) -> String {
    sanitize(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn page(title: &str, paper: &str, body: &str) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<title>{}</title>\n\
         <style>\n@page {{ size: {paper}; margin: 14mm; }}\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// A brief as a page.
pub fn brief_page(brief: &Brief) -> String {
    let mut body = format!("<h1>{}</h1>\n<p class=\"facts\">{}</p>\n", escaped(&brief.title), escaped(&brief.facts));
    for p in &brief.paragraphs {
        let lead = if p.lead.is_empty() { String::new() } else { format!("<b>{}</b> ", escaped(&p.lead)) };
        let cite = if p.cite.is_empty() {
            String::new()
        } else {
            format!(" <span class=\"cite\">({})</span>", escaped(&p.cite))
        };
        let (tag, class) = match p.style {
            BriefStyle::Heading => ("h2", "say"),
            BriefStyle::Say => ("p", "say"),
            BriefStyle::Quote => ("p", "quote"),
            BriefStyle::Ready => ("p", "ready"),
            BriefStyle::Missing => ("p", "missing"),
        };
        let indent = if p.style == BriefStyle::Heading { 0 } else { p.depth.min(10) };
        // Writing to a string cannot fail.
        let _ = writeln!(
            body,
            "<{tag} class=\"{class}\" style=\"margin-left: {indent}.5em\">{lead}{}{cite}</{tag}>",
            escaped(&p.text)
        );
    }
    page(&brief.title, "portrait", &body)
}

/// A cell over this many columns in which nothing stands.
fn empty(body: &mut String, columns: usize) {
    let _ = match columns {
        0 => Ok(()),
        1 => write!(body, "<td></td>"),
        _ => write!(body, "<td colspan=\"{columns}\"></td>"),
    };
}

/// The flow sheet of a map as a page.
pub fn flow_page(map: &Map, flow: &Flow, labels: &Labels) -> String {
    let title = super::brief::title(map);
    let mut body = format!("<h1>{}</h1>\n", escaped(&title));
    if !map.motion().is_empty() {
        let _ = writeln!(body, "<p class=\"facts\">{}</p>", escaped(map.motion()));
    }
    body.push_str("<table>\n<thead><tr>");
    let colour = |side: Option<ElementId>| {
        let side = side.and_then(|side| map.sides().get(&side))?;
        Some(format!("#{:06x}", LIGHT.sides.get(side.colour as usize)?))
    };
    for (number, column) in flow.columns.iter().enumerate() {
        let line = colour(column.side).map(|colour| format!(" style=\"border-bottom-color: {colour}\""));
        let _ = write!(body, "<th{}>{}</th>", line.unwrap_or_default(), escaped(&heading(column, number, map)));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    let mut rows: BTreeMap<usize, BTreeMap<usize, &Cell>> = BTreeMap::new();
    for cell in &flow.cells {
        rows.entry(cell.row).or_default().insert(cell.column, cell);
    }
    for row in rows.values() {
        body.push_str("<tr>");
        // Empty columns beside one another are one empty cell: long exchanges have thousands of columns.
        let mut next = 0;
        for (column, cell) in row {
            empty(&mut body, column - next);
            next = column + 1;
            let Some(statement) = map.statements().get(&cell.id) else { continue };
            let side = map.side_of(cell.id);
            let colour = colour(statement.side).unwrap_or_else(|| "#555".to_owned());
            let letter = side.map(|side| format!("<b>{}</b> ", escaped(&side.letter))).unwrap_or_default();
            let falls = if labels.get(&cell.id) == Some(&Label::Falls) { " class=\"falls\"" } else { "" };
            let arrow = if cell.answers.is_some() { "→ " } else { "" };
            let text = text_of(statement);
            let _ = write!(
                body,
                "<td style=\"border-left: 4px solid {colour}; padding-left: {}em\">{arrow}{letter}<span{falls}>{}</span></td>",
                0.5 + cell.depth.min(6) as f32 * 0.8,
                escaped(&text)
            );
        }
        empty(&mut body, flow.columns.len() - next);
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody>\n</table>\n");
    page(&title, "landscape", &body)
}

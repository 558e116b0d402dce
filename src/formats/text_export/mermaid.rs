//! Mermaid: a flowchart that wikis and Markdown editors draw, made like the graph for Graphviz. Lost: where cards
//! stand, frames, notes, tags, speeches, judgements, schemes, quoted words, the motion.

use std::fmt::Write;

use super::{edges, kind, names, places, said, title, verb};
use crate::formats::one_line;
use crate::formats::outline::kind_name;
use crate::i18n;
use crate::model::{InferenceKind, Map};

/// The most edges, and the most characters, that Mermaid draws unless it is told otherwise (its configuration:
/// `maxEdges`, `maxTextSize`).
const LIMITS: (usize, usize) = (500, 50_000);

/// The map as a flowchart of Mermaid.
pub fn mermaid(map: &Map) -> String {
    let names = names(map);
    let mut out = String::from("flowchart BT\n");
    for (id, name) in &names {
        // Writing to a string cannot fail.
        let _ = match map.statements().get(id) {
            None => writeln!(out, "  {name}((\"{}\"))", label(&verb(map, *id))),
            Some(statement) => {
                let side = map.side_of(*id).map(|side| format!(" ({})", one_line(&side.letter))).unwrap_or_default();
                let places = places(map, statement);
                let places = if places.is_empty() { String::new() } else { format!(" ({places})") };
                // The kind leads: a number with a point or a dash at the beginning would make a list.
                let text = format!("{}{side}: {}{places}", kind_name(statement.kind), said(statement));
                writeln!(out, "  {name}[\"{}\"]", label(&text))
            }
        };
    }
    let edges = edges(map, &names);
    for edge in &edges {
        let (line, arrow) = match kind(map, edge.step) {
            InferenceKind::Support => ("---", "-->"),
            InferenceKind::Attack => ("-.-", "-.->"),
            InferenceKind::Rephrase => ("-.-", "-.-"),
        };
        let (from, to) = (edge.from, edge.to);
        // The sign of a step says what it does.
        let _ = match (edge.joins, names.contains_key(&edge.step)) {
            (true, _) => writeln!(out, "  {from} {line} {to}"),
            (false, true) => writeln!(out, "  {from} {arrow} {to}"),
            (false, false) => writeln!(out, "  {from} {arrow}|\"{}\"| {to}", label(&verb(map, edge.step))),
        };
    }
    let mut remarks = format!("%% {}\n", remark(&title(map)));
    if edges.len() > LIMITS.0 || out.chars().count() + remarks.len() > LIMITS.1 {
        let _ = writeln!(remarks, "%% {}", remark(&i18n::export::too_large()));
    }
    remarks + &out
}

/// Text within quotes that Mermaid takes for text: every sign that its grammar, its directives (`%%{`), Markdown,
/// formulas, icons or HTML know is spelt with its number (Mermaid, Flowcharts: entity codes). Two pairs of letters by which
/// it marks such numbers for itself are kept apart by a word joiner, which is not seen.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut before = None;
    while let Some(c) = rest.next() {
        if matches!((before, c), (Some('ﬂ'), '°') | (Some('¶'), 'ß')) {
            out.push_str("#8288;");
        }
        before = Some(c);
        let plain = matches!(c, ',' | '.' | '(' | ')' | '?' | '\'' | '-' | '/' | '+' | '!')
            || (c == ':' && rest.as_str().starts_with(' '));
        if c.is_ascii_punctuation() && !plain {
            // Writing to a string cannot fail.
            let _ = write!(out, "#{};", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

/// Text for a remark: letters, digits and spaces, so that no directive hides in it.
fn remark(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\'')).collect()
}

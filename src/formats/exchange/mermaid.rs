//! Mermaid: a flowchart that wikis and Markdown editors draw, made like the graph for Graphviz. Lost: where cards
//! stand, frames, notes, tags, weights, quoted words.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{has_own_sign, places, said, title, verb};
use crate::formats::one_line;
use crate::formats::outline::kind_name;
use crate::model::{ElementId, InferenceKind, Map};

/// The map as a flowchart of Mermaid.
pub fn mermaid(map: &Map) -> String {
    let mut out = format!("%% {}\nflowchart BT\n", remark(&title(map)));
    let mut names = BTreeMap::new();
    for (number, (id, statement)) in map.statements().iter().enumerate() {
        names.insert(*id, format!("n{}", number + 1));
        let side = map.side_of(*id).map(|side| format!("{} · ", one_line(&side.letter))).unwrap_or_default();
        let places = places(map, statement);
        let places = if places.is_empty() { String::new() } else { format!(" ({places})") };
        let text = format!("{side}{}: {}{places}", kind_name(statement.kind), said(statement));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  n{}[\"{}\"]", number + 1, label(&text));
    }
    let signs = map.inferences().keys().filter(|step| has_own_sign(map, **step));
    for (number, step) in signs.enumerate() {
        names.insert(*step, format!("s{}", number + 1));
        let _ = writeln!(out, "  s{}((\"{}\"))", number + 1, label(&verb(map, *step)));
    }
    for step in map.inferences().keys() {
        edges(&mut out, map, *step, &names);
    }
    out
}

fn edges(out: &mut String, map: &Map, step: ElementId, names: &BTreeMap<ElementId, String>) {
    let Some(to) = map.conclusion(step).and_then(|to| names.get(&to)) else { return };
    let (open, arrow) = match map.inferences().get(&step).map(|step| step.kind).unwrap_or_default() {
        InferenceKind::Support => ("---", "-->"),
        InferenceKind::Attack => ("-.-", "-.->"),
        InferenceKind::Rephrase => ("-.-", "-.-"),
    };
    let premises = map.premises(step).into_iter().filter_map(|premise| names.get(&premise));
    if let Some(sign) = names.get(&step) {
        for premise in premises {
            let _ = writeln!(out, "  {premise} {open} {sign}");
        }
        let _ = writeln!(out, "  {sign} {arrow} {to}");
    } else {
        let verb = label(&verb(map, step));
        for premise in premises {
            let _ = writeln!(out, "  {premise} {arrow}|\"{verb}\"| {to}");
        }
    }
}

/// Text within quotes that Mermaid takes for text: every sign that its grammar, its directives (`%%{`), Markdown,
/// formulas, icons or HTML know is spelt with its number (Mermaid, Flowcharts: entity codes). It never stands at the
/// beginning of a label, where points and dashes would make a list.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
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

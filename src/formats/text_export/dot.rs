//! DOT, the language of Graphviz: a box for each statement, a circle for each step that joins premises or that something
//! bears on, an edge for every other. Lost: where cards stand, frames, notes, tags, speeches, judgements, schemes, quoted
//! words.

use std::fmt::Write;

use super::{edges, kind, motion, names, places, said, title, verb};
use crate::formats::one_line;
use crate::formats::outline::kind_name;
use crate::model::{ElementId, InferenceKind, Map};

/// About how many characters a line of a box has.
const LINE: usize = 40;

/// About how many characters a line of the title has.
const TITLE_LINE: usize = 120;

/// The map as a graph of Graphviz.
pub fn dot(map: &Map) -> String {
    let titles = std::iter::once(title(map)).chain(motion(map));
    let titles: Vec<_> = titles.flat_map(|title| broken(&title, TITLE_LINE)).map(|line| label(&line)).collect();
    let mut out = format!(
        "digraph map {{\n  graph [label=\"{}\", labelloc=t, rankdir=BT, charset=\"UTF-8\", fontname=\"Helvetica\"];\n  \
         node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n  \
         edge [fontname=\"Helvetica\", fontsize=9];\n",
        titles.join("\\n")
    );
    let names = names(map);
    for (id, name) in &names {
        // Writing to a string cannot fail.
        let _ = match map.statements().get(id) {
            None => writeln!(out, "  {name} [shape=circle, label=\"{}\", margin=0, width=0.3];", look(map, *id).0),
            Some(statement) => {
                let side = map.side_of(*id).map(|side| format!("{} · ", one_line(&side.letter))).unwrap_or_default();
                let mut lines = broken(&format!("{side}{}", kind_name(statement.kind)), LINE);
                lines.extend(broken(&said(statement), LINE));
                let places = places(map, statement);
                if !places.is_empty() {
                    lines.extend(broken(&format!("({places})"), LINE));
                }
                let lines: Vec<_> = lines.iter().map(|line| label(line)).collect();
                writeln!(out, "  {name} [label=\"{}\"];", lines.join("\\n"))
            }
        };
    }
    for edge in edges(map, &names) {
        let (from, to, (_, look)) = (edge.from, edge.to, look(map, edge.step));
        let _ = if edge.joins {
            writeln!(out, "  {from} -> {to} [{look}, arrowhead=none];")
        } else {
            writeln!(out, "  {from} -> {to} [label=\"{}\", {look}];", label(&verb(map, edge.step)))
        };
    }
    out.push_str("}\n");
    out
}

/// The sign of a step, and how its edge looks.
fn look(map: &Map, step: ElementId) -> (&'static str, &'static str) {
    match kind(map, step) {
        InferenceKind::Support => ("+", "color=\"#2f7d4f\""),
        InferenceKind::Attack => ("–", "color=\"#b3372f\", style=dashed"),
        InferenceKind::Rephrase => ("=", "color=\"#6b7280\", style=dotted, dir=none"),
    }
}

/// Text within quotes that Graphviz takes for text (The DOT Language; escString): quotes end nothing, a backslash
/// commands nothing, and names of characters such as `&lt;` stay as they are spelt.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' if is_named(rest.as_str()) => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// Whether what stands behind a `&` makes it the name of a character.
fn is_named(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// The text in lines of at most about this many characters. Longer words are broken: scripts without spaces need it, and
/// older Graphviz reads no run of more than 16,384 bytes.
fn broken(text: &str, most: usize) -> Vec<String> {
    let (mut lines, mut line, mut length) = (Vec::new(), String::new(), 0);
    for word in text.split(' ') {
        let count = word.chars().count();
        if length > 0 && length + 1 + count > most {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for c in word.chars() {
            if length >= most {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            line.push(c);
            length += 1;
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_names_of_characters_are_text() {
        assert_eq!(label(r#"a "b" \n \G &lt; AT&T & &#60;"#), r#"a \"b\" \\n \\G &amp;lt; AT&T & &amp;#60;"#);
    }

    #[test]
    fn lines_hold_whole_words_unless_one_is_too_long() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        let lines = broken(text, LINE);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= LINE));
        assert_eq!(lines.join(" "), text);
        let long = format!("see {} now", "語".repeat(100));
        let lines = broken(&long, LINE);
        assert!(lines.iter().all(|line| line.chars().count() <= LINE), "{lines:?}");
        assert_eq!(lines.concat(), format!("see{} now", "語".repeat(100)));
    }
}

//! DOT, the language of Graphviz: a box for each statement, a circle for each step that joins premises or that something
//! bears on, an edge for every other. Lost: where cards stand, frames, notes, tags, weights, quoted words.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{has_own_sign, places, said, title, verb};
use crate::formats::one_line;
use crate::formats::outline::kind_name;
use crate::model::{ElementId, InferenceKind, Map};

/// About how many characters a line of a box has.
const LINE: usize = 40;

/// The map as a graph of Graphviz.
pub fn dot(map: &Map) -> String {
    let mut out = format!(
        "digraph map {{\n  graph [label=\"{}\", labelloc=t, rankdir=BT, charset=\"UTF-8\", fontname=\"Helvetica\"];\n  \
         node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n  \
         edge [fontname=\"Helvetica\", fontsize=9];\n",
        label(&title(map))
    );
    let mut names = BTreeMap::new();
    for (number, (id, statement)) in map.statements().iter().enumerate() {
        names.insert(*id, format!("n{}", number + 1));
        let side = map.side_of(*id).map(|side| format!("{} · ", one_line(&side.letter))).unwrap_or_default();
        let mut lines = vec![format!("{side}{}", kind_name(statement.kind))];
        lines.extend(broken(&said(statement)));
        let places = places(map, statement);
        if !places.is_empty() {
            lines.extend(broken(&format!("({places})")));
        }
        let lines: Vec<_> = lines.iter().map(|line| label(line)).collect();
        let _ = writeln!(out, "  n{} [label=\"{}\"];", number + 1, lines.join("\\n"));
    }
    let signs = map.inferences().keys().filter(|step| has_own_sign(map, **step));
    for (number, step) in signs.enumerate() {
        names.insert(*step, format!("s{}", number + 1));
        let (sign, _) = look(map, *step);
        let _ = writeln!(out, "  s{} [shape=circle, label=\"{sign}\", margin=0, width=0.3];", number + 1);
    }
    for step in map.inferences().keys() {
        edges(&mut out, map, *step, &names);
    }
    out.push_str("}\n");
    out
}

/// The sign of a step, and how its edge looks.
fn look(map: &Map, step: ElementId) -> (&'static str, &'static str) {
    match map.inferences().get(&step).map(|step| step.kind).unwrap_or_default() {
        InferenceKind::Support => ("+", "color=\"#2f7d4f\""),
        InferenceKind::Attack => ("–", "color=\"#b3372f\", style=dashed"),
        InferenceKind::Rephrase => ("=", "color=\"#6b7280\", style=dotted, dir=none"),
    }
}

fn edges(out: &mut String, map: &Map, step: ElementId, names: &BTreeMap<ElementId, String>) {
    let Some(to) = map.conclusion(step).and_then(|to| names.get(&to)) else { return };
    let (verb, (_, look)) = (label(&verb(map, step)), look(map, step));
    let premises = map.premises(step).into_iter().filter_map(|premise| names.get(&premise));
    // Writing to a string cannot fail.
    if let Some(sign) = names.get(&step) {
        for premise in premises {
            let _ = writeln!(out, "  {premise} -> {sign} [{look}, arrowhead=none];");
        }
        let _ = writeln!(out, "  {sign} -> {to} [label=\"{verb}\", {look}];");
    } else {
        for premise in premises {
            let _ = writeln!(out, "  {premise} -> {to} [label=\"{verb}\", {look}];");
        }
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

/// The text in lines of about [`LINE`] characters.
fn broken(text: &str) -> Vec<String> {
    let (mut lines, mut line, mut length) = (Vec::new(), String::new(), 0);
    for word in text.split(' ') {
        let count = word.chars().count();
        if length > 0 && length + 1 + count > LINE {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += count;
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
    fn lines_hold_whole_words() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        let lines = broken(text);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= LINE));
        assert_eq!(lines.join(" "), text);
    }
}

//! What can still be read of a file that is no JSON any more: cut off in the mail, or with a bad place.
//!
//! Works on lines, because the writer lays files out by fixed rules: a list opens at two spaces, its
//! elements open and close at four. What is whole between those lines is used.

use std::collections::BTreeSet;

use super::header::{Header, Section, is_almost};

/// The pieces of a damaged file that look whole.
pub fn header(text: &str) -> Header<'_> {
    let mut header = Header::default();
    let mut section = None;
    let mut lists: Vec<(Section, Vec<&str>)> = Section::ALL.into_iter().map(|s| (s, Vec::new())).collect();
    let mut element_start: Option<usize> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let bare = line.trim_end();
        // What is in an element stands further in, so one spoilt sign in these lines hides neither its end nor the
        // beginning of the next.
        let opens = bare == "    {" || (element_start.is_none() && is_almost(bare, "    {"));
        let closes = !opens && ["    }", "    },"].into_iter().any(|line| bare == line || is_almost(bare, line));
        if closes || (bare.starts_with("    }") && bare.ends_with("    {")) {
            let end = start + bare.find('}').map_or("    ".len(), |at| at + 1);
            if let (Some(from), Some(section)) = (element_start.take(), section)
                && let Some(piece) = text.get(from..end)
                && let Some((_, list)) = lists.iter_mut().find(|(s, _)| *s == section)
            {
                list.push(piece.trim());
            }
            if !closes {
                element_start = bare.rfind('{').map(|at| start + at);
            }
        } else if let Some((found, opens)) = list(bare) {
            section = Some(found);
            element_start = opens.map(|at| start + at);
        } else if opens {
            element_start = Some(start);
        } else if let Some((name, value)) = field(bare) {
            element_start = None;
            let there: BTreeSet<String> = BTreeSet::new();
            let name = header.meant(name, &there);
            section = None;
            // As a whole file has it, without the room around it.
            let value = value.strip_suffix(',').unwrap_or(value).trim();
            if serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok() {
                header.field(name, value);
            }
        }
    }
    header.sections = lists;
    header
}

/// The list that begins on a line, and where on it its first element does, if it is the same line. One character of the
/// line may be spoilt, or a line break before or after it. Words of a text open no list.
fn list(line: &str) -> Option<(Section, Option<usize>)> {
    const ELEMENT: &str = "    {";
    Section::ALL.into_iter().find_map(|section| {
        let opening = format!("  \"{}\": [", section.key());
        let joined = line.strip_prefix(&opening).is_some_and(|rest| rest.ends_with(ELEMENT));
        let is_it = line == opening || is_almost(line, &opening) || line.ends_with(&opening);
        (is_it || joined).then(|| (section, joined.then(|| line.len() - ELEMENT.len())))
    })
}

/// The name and the value on a line of the outermost object, as the writer lays it out.
fn field(line: &str) -> Option<(String, &str)> {
    let rest = line.strip_prefix("  ")?;
    if rest.starts_with(' ') {
        return None;
    }
    let (name, value) = rest.split_once("\": ").or_else(|| rest.split_once(": "))?;
    let name = name.get(name.chars().next().map_or(0, char::len_utf8)..)?;
    Some((serde_json::from_str::<String>(&format!("\"{name}\"")).ok()?, value))
}

//! Markdown (CommonMark 0.31): title, motion, and the outline as nested lists, with places and quoted words.
//! Lost: where cards stand, frames, notes, weights, schemes.

use std::fmt::Write;

use super::{places, quotes, said, title};
use crate::formats::one_line;
use crate::formats::outline::{DEEPEST, kind_name, relation, rows};
use crate::model::Map;
use crate::words;

/// The map as Markdown.
pub fn markdown(map: &Map) -> String {
    let mut out = format!("# {}\n", escaped(&title(map)));
    if !map.motion().is_empty() && !map.title().is_empty() {
        let _ = write!(out, "\n{}\n", escaped(&one_line(map.motion())));
    }
    out.push('\n');
    for row in rows(map, &|_| true) {
        let Some(statement) = map.statements().get(&row.id) else { continue };
        let indent = "  ".repeat(row.depth.min(DEEPEST));
        let before = match row.step {
            None => String::new(),
            Some((step, true)) => format!("{} ", relation(map, step)),
            Some((_, false)) => format!("{} ", words::say("relation-with")),
        };
        let side = map.side_of(row.id).map(|side| format!(" ({})", escaped(&one_line(&side.letter))));
        let (kind, side) = (kind_name(statement.kind), side.unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(out, "{indent}- {before}**{kind}**{side}: {}", escaped(&said(statement)));
        if row.again {
            let _ = writeln!(out, " {}", words::say("outline-again"));
            continue;
        }
        let places = places(map, statement);
        if !places.is_empty() {
            let _ = write!(out, " ({})", escaped(&places));
        }
        out.push('\n');
        for quote in quotes(statement) {
            let _ = writeln!(out, "{indent}  > “{}”", escaped(&quote));
        }
    }
    out
}

/// Text in one line that Markdown takes for text: no heading, list, link, picture, element or attribute of its own
/// (CommonMark 0.31, section 2.4; also the additions of GitHub, Pandoc and kramdown). A reader that makes links of plain
/// addresses of mail may still do so.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut addresses = false;
    while let Some(c) = rest.next() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '='
        );
        // What looks like an address would become a link.
        let address = match c {
            '/' => addresses,
            '.' => out.len() >= 3 && out.get(out.len() - 3..).is_some_and(|www| www.eq_ignore_ascii_case("www")),
            _ => false,
        };
        addresses = c == ':' && rest.as_str().starts_with("//");
        if special || address {
            out.push('\\');
        }
        out.push(c);
    }
    // A dash, or a number with a point, would begin a list.
    let begins = out.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = begins.len() < out.len() && begins.starts_with(['.', ')']);
    if number {
        let at = out.len() - begins.len();
        out.insert(at, '\\');
    } else if out.starts_with(['-', '+']) {
        out.insert(0, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_loses_it() {
        assert_eq!(escaped("# *a* [b](c) <d> &amp; {:e}"), r"\# \*a\* \[b\](c) \<d\> \&amp; \{:e\}");
        assert_eq!(escaped("see https://a.b/c or www.d.e"), r"see https:\//a.b/c or www\.d.e");
        assert_eq!(escaped("12. then"), r"12\. then");
        assert_eq!(escaped("- then"), r"\- then");
        assert_eq!(escaped("plain, (with) signs: 3/4 – 5.6!"), "plain, (with) signs: 3/4 – 5.6!");
    }
}

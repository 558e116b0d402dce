//! Markdown (CommonMark 0.31): title, motion, and the outline as nested lists, with places and quoted words.
//! Lost: where cards stand, frames, notes, tags, speeches, judgements, schemes. What is deeper than 40 steps is indented no
//! further.

use std::fmt::Write;

use super::{lines, motion, places, quotes, said, title};
use crate::formats::outline::DEEPEST;
use crate::i18n;
use crate::model::Map;

/// The map as Markdown.
pub fn markdown(map: &Map) -> String {
    // Writing to a string cannot fail.
    let mut out = format!("# {}\n", escaped(&title(map)));
    if let Some(motion) = motion(map) {
        // What leads is ours, so that nothing in the motion begins a paragraph.
        let _ = write!(out, "\n**{}:** {}\n", i18n::export::motion(), escaped(&motion));
    }
    out.push('\n');
    for line in lines(map) {
        let indent = "  ".repeat(line.depth.min(DEEPEST));
        let before = if line.before.is_empty() { String::new() } else { format!("{} ", line.before) };
        let side = if line.side.is_empty() { String::new() } else { format!(" ({})", escaped(&line.side)) };
        let _ = write!(out, "{indent}- {before}**{}**{side}: {}", line.kind, escaped(&said(line.statement)));
        if line.again {
            let _ = writeln!(out, " {}", i18n::outline::again());
            continue;
        }
        let places = places(map, line.statement);
        if !places.is_empty() {
            let _ = write!(out, " ({})", escaped(&places));
        }
        out.push('\n');
        for quote in quotes(line.statement) {
            let _ = writeln!(out, "{indent}  - > “{}”", escaped(&quote));
        }
    }
    out
}

/// Text in one line that Markdown takes for text: no heading, list, link, picture, element, formula or attribute of its
/// own (CommonMark 0.31, section 2.4; also the additions of GitHub, Pandoc and kramdown). A reader that makes links of
/// plain addresses of mail, or signs of dashes and quotes, may still do so.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let mut before = None;
    while let Some(c) = signs.next() {
        let special = match c {
            // Spelt with names, which also those readers know that know few backslashes.
            '<' | '>' | '&' => false,
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '~' | '$' | '^' | '@' => true,
            // A formula to some, behind a backslash.
            '(' | ')' => before == Some('\\'),
            '=' => before == Some('=') || signs.peek() == Some(&'='),
            // An address, or the name of a sign.
            ':' => signs.peek().is_some_and(|next| !next.is_whitespace()),
            '.' => out.len() >= 3 && out.get(out.len() - 3..).is_some_and(|www| www.eq_ignore_ascii_case("www")),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
        before = Some(c);
    }
    // A dash, or a number with a point, would begin a list.
    let begins = out.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = begins.len() < out.len() && begins.starts_with(['.', ')']);
    if number {
        let at = out.len() - begins.len();
        out.insert(at, '\\');
    } else if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_loses_it() {
        assert_eq!(escaped("# *a* [b](c) <d> &amp; {:e}"), r"\# \*a\* \[b\](c) &lt;d&gt; &amp;amp; \{\:e\}");
        assert_eq!(escaped("see https://a.b/c or www.d.e"), r"see https\://a.b/c or www\.d.e");
        assert_eq!(escaped(r"\(x\) :smile: a == b @c"), r"\\\(x\\\) \:smile: a \=\= b \@c");
        assert_eq!(escaped("12. then"), r"12\. then");
        assert_eq!(escaped("- then"), r"\- then");
        assert_eq!(escaped("plain, (with) signs: 3/4 – 5.6 = 7!"), "plain, (with) signs: 3/4 – 5.6 = 7!");
    }
}

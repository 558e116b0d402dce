//! Text of others made visible: signs that are drawn as nothing, or that turn the writing round, could
//! mislead in a window and do worse in a terminal.

/// The text with marks in place of controls of writing direction, zero-width signs and control
/// characters. What is normal in a script stays, and so do line breaks and tabs.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
            || (c.is_control() && c != '\n' && c != '\t')
    };
    if !text.contains(hidden) {
        return text.to_owned();
    }
    text.chars().map(|c| if hidden(c) { '▯' } else { c }).collect()
}

/// The text in one line, made visible.
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_mislead_is_shown() {
        assert_eq!(visible("abc\u{202E}def\u{0}\n"), "abc▯def▯\n");
        assert_eq!(visible("שלום — ok"), "שלום — ok");
        assert_eq!(one_line("\u{1b}]0;title\u{7}\na  b"), "▯]0;title▯ a b");
    }
}

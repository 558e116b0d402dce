//! Text of others made visible: signs that are drawn as nothing, or that turn the writing round, could
//! mislead in a window and do worse in a terminal.

/// Signs that are drawn as nothing, or that command: writing direction, zero width, blank letters, tags, control; and
/// what is no character, which no XML may hold. Joiners and single marks of direction stay, as scripts need them.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
        | '\u{00AD}' | '\u{034F}' | '\u{180E}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E007F}')
        || c as u32 & 0xFFFE == 0xFFFE
        || (c.is_control() && c != '\n' && c != '\t')
}

/// Marks that are drawn onto the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The most marks on one letter that are shown; no writing needs as many.
const MOST_MARKS: usize = 8;

/// The text with boxes in place of signs that are drawn as nothing, and of towers of marks that cover
/// the lines above. What is normal in a script stays, and so do line breaks and tabs.
pub fn sanitize(text: &str) -> String {
    if !text.contains(|c| is_hidden(c) || is_combining(c)) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_combining(c) { marks + 1 } else { 0 };
        match marks {
            _ if is_hidden(c) => shown.push('▯'),
            0..=MOST_MARKS => shown.push(c),
            n if n == MOST_MARKS + 1 => shown.push('▯'),
            _ => {}
        }
    }
    shown
}

/// The text in one line, made visible.
pub fn one_line(text: &str) -> String {
    sanitize(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A path as it is shown: in one line, made visible, and otherwise as it is.
pub fn shown_path(path: &std::path::Path) -> String {
    sanitize(&path.display().to_string()).replace(['\n', '\r', '\t'], "▯")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_mislead_is_shown() {
        assert_eq!(sanitize("abc\u{202E}def\u{0}\n"), "abc▯def▯\n");
        assert_eq!(sanitize("שלום — ok é"), "שלום — ok é");
        assert_eq!(sanitize("a\u{FFFE}b\u{10FFFF}c\u{3164}d\u{E0041}e\u{2063}"), "a▯b▯c▯d▯e▯");
        assert_eq!(sanitize("می\u{200C}خواهم \u{200F}!"), "می\u{200C}خواهم \u{200F}!", "what scripts need stays");
        let tower = format!("a{}b", "\u{0301}".repeat(500));
        assert_eq!(sanitize(&tower).chars().count(), 2 + MOST_MARKS + 1);
        assert_eq!(one_line("\u{1b}]0;title\u{7}\na  b"), "▯]0;title▯ a b");
    }
}

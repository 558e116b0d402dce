//! The words of two edits of one text, woven together where they do not touch (three-way merge: Khanna, Kunal
//! and Pierce, "A formal investigation of diff3", 2007).

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The words of a text, each with the space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// What one edit does to the text before: from which word to which, and what stands there instead.
struct Edit<'a> {
    from: usize,
    to: usize,
    instead: &'a [&'a str],
}

fn edits<'a>(base: &[&'a str], edited: &'a [&'a str]) -> Vec<Edit<'a>> {
    let changed = capture_diff_slices(Algorithm::Patience, base, edited).into_iter().filter_map(|op| match op {
        DiffOp::Equal { .. } => None,
        op => Some((op.old_range(), op.new_range())),
    });
    changed
        .map(|(old, new)| Edit { from: old.start, to: old.end, instead: edited.get(new).unwrap_or_default() })
        .collect()
}

/// What became of a piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// It stands in both.
    Same,
    /// It stood in the first only.
    Gone,
    /// It stands in the second only.
    New,
}

/// Two texts as one row of pieces, word by word: what both share, what is gone, what is new.
pub fn pieces(before: &str, after: &str) -> Vec<(TextPart, String)> {
    let (before, after) = (words(before), words(after));
    let mut row: Vec<(TextPart, String)> = Vec::new();
    let mut add = |part, words: Option<&[&str]>| {
        let text = words.unwrap_or_default().concat();
        if !text.is_empty() {
            row.push((part, text));
        }
    };
    for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
        match op {
            DiffOp::Equal { .. } => add(TextPart::Same, before.get(op.old_range())),
            _ => {
                add(TextPart::Gone, before.get(op.old_range()));
                add(TextPart::New, after.get(op.new_range()));
            }
        }
    }
    row
}

/// Both edits of `base` in one text; `None` if they touch each other. Every word comes from one of the three.
pub fn merge_texts(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let (base, ours, theirs) = (words(base), words(ours), words(theirs));
    let (mut a, mut b) = (edits(&base, &ours).into_iter().peekable(), edits(&base, &theirs).into_iter().peekable());
    let mut woven = String::new();
    let mut at = 0;
    loop {
        let edit = match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(_), None) => a.next()?,
            (None, Some(_)) => b.next()?,
            (Some(x), Some(y)) => {
                // Edits that only meet may mean the same place.
                if x.from <= y.to && y.from <= x.to {
                    let same = (x.from, x.to, x.instead) == (y.from, y.to, y.instead);
                    if !same {
                        return None;
                    }
                    b.next();
                    a.next()?
                } else if x.from < y.from {
                    a.next()?
                } else {
                    b.next()?
                }
            }
        };
        woven.extend(base.get(at..edit.from)?.iter().chain(edit.instead).copied());
        at = edit.to;
    }
    woven.extend(base.get(at..)?.iter().copied());
    Some(woven.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{TextPart, merge_texts, pieces};

    #[test]
    fn two_texts_are_told_apart_by_words() {
        let row = pieces("Trade makes peace.", "Free trade makes peace.");
        let of = |part| row.iter().filter(|(p, _)| *p == part).map(|(_, text)| text.as_str()).collect::<String>();
        assert_eq!(
            (of(TextPart::Same), of(TextPart::Gone), of(TextPart::New)),
            ("makes peace.".into(), "Trade ".into(), "Free trade ".into())
        );
    }

    #[test]
    fn edits_that_do_not_touch_are_both_kept() {
        let base = "Sanctions hurt the economy and the people.";
        let ours = "Sanctions badly hurt the economy and the people.";
        let theirs = "Sanctions hurt the economy and above all the people.";
        let woven = "Sanctions badly hurt the economy and above all the people.";
        assert_eq!(merge_texts(base, ours, theirs).as_deref(), Some(woven));
        assert_eq!(merge_texts(base, theirs, ours).as_deref(), Some(woven));
        assert_eq!(merge_texts(base, ours, base).as_deref(), Some(ours));
        assert_eq!(merge_texts(base, ours, ours).as_deref(), Some(ours));
        assert_eq!(merge_texts(base, "Sanctions help the economy and the people.", ours), None, "they touch");
        assert_eq!(merge_texts("", "ours", "theirs"), None);
    }
}

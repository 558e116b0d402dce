//! Where sentences end: at full stops that end one, not at those of abbreviations and numbers.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Words after which a full stop ends no sentence, in lower case.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "rev", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "st", "jr", "sr",
    "vs", "etc", "cf", "al", "fig", "figs", "no", "nos", "vol", "p", "pp", "par", "ch", "sec", "ed", "eds", "approx",
    "dept", "inc", "ltd", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
];

/// The sentences of a paragraph, in bytes, without the spaces between them. Boundaries are those of Unicode (UAX 29),
/// less those after abbreviations, initials and before small letters.
///
/// Cost: linear in the paragraph.
pub fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (from, piece) in paragraph.split_sentence_bound_indices() {
        let begin = from + piece.len() - piece.trim_start().len();
        let end = from + piece.trim_end().len();
        if begin >= end {
            continue;
        }
        match sentences.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = end,
            None => sentences.push(begin..end),
        }
        goes_on = ends_no_sentence(piece.trim_end());
    }
    sentences
}

/// The sentences of words that begin at `start` of a text, in code points of that text.
///
/// Cost: linear in the words.
pub fn sentences_from(start: u32, words: &str) -> Vec<Range<u32>> {
    let (mut byte, mut at) = (0, start);
    let mut walk = |to: usize| {
        at += words.get(byte..to).map_or(0, |between| between.chars().count()) as u32;
        byte = to;
        at
    };
    sentences(words).into_iter().map(|range| walk(range.start)..walk(range.end)).collect()
}

/// Whether a piece ends in an abbreviation or an initial.
fn ends_no_sentence(piece: &str) -> bool {
    let Some(before) = piece.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || "([“\"‘".contains(c)).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "e.g.", "U.S."
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) && word.len() > 2;
    initial || dotted || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_readers_think_they_do() {
        assert_eq!(
            split("Trade makes peace. So they say!  Do they?"),
            ["Trade makes peace.", "So they say!", "Do they?"]
        );
        assert_eq!(split("Dr. A. Hadfield pays 3.5 per cent. He said “No.” Then he left.").len(), 3);
        assert_eq!(split("Some, e.g. those in the U.S. Senate, agree. Others do not.").len(), 2);
        assert_eq!(split("Торговля создаёт мир. Так говорят."), ["Торговля создаёт мир.", "Так говорят."]);
        assert_eq!(split("  "), Vec::<&str>::new());
        assert_eq!(split("no full stop"), ["no full stop"]);
        assert_eq!(sentences_from(7, "Торговля создаёт мир. Так говорят."), [7..28, 29..41]);
    }
}

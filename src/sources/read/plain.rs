//! Text as it stands, in whatever encoding. Lines that somebody has broken by hand become paragraphs again.

use super::paragraph_builder::ParagraphBuilder;
use crate::model::ParagraphKind;
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// Reads a text.
pub fn read(bytes: &[u8]) -> Result<ParagraphBuilder, CannotRead> {
    let (text, lost) = decoded(bytes)?;
    let mut draft = ParagraphBuilder::new(DocumentKind::Text);
    if lost > 0 {
        draft.lose(Loss::Signs(lost));
    }
    for paragraph in paragraphs(&text) {
        if !draft.push(ParagraphKind::Body, &paragraph) {
            break;
        }
    }
    Ok(draft)
}

/// The text of these bytes, without a byte order mark, and how many signs could not be read. The encoding is that
/// of the mark, UTF-8 if the bytes are that, else the likeliest one by the statistics of letters.
pub fn decoded(bytes: &[u8]) -> Result<(String, usize), CannotRead> {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match two_bytes_a_letter(bytes) {
            Some(encoding) => encoding,
            None if bytes.contains(&0) => return Err(CannotRead::OtherType("binary".to_owned())),
            None => {
                let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
                detector.feed(bytes, true);
                detector.guess(None, chardetng::Utf8Detection::Allow)
            }
        },
    };
    let (text, _, _) = encoding.decode(bytes);
    let lost = text.matches('\u{FFFD}').count();
    let commands = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    // No text has that many signs that are none.
    if (lost + commands) * 10 > text.chars().count() {
        return Err(CannotRead::OtherType("binary".to_owned()));
    }
    Ok((text.into_owned(), lost))
}

/// UTF-16 without a mark, as old editors of Windows write it: every other byte of Western text is zero.
fn two_bytes_a_letter(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let some = bytes.get(..2000.min(bytes.len()) / 2 * 2).filter(|some| some.len() >= 8)?;
    let zeros = |odd: usize| some.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, many) = (zeros(0), zeros(1), some.len() * 3 / 10);
    match (even > many, odd > many) {
        (false, true) if even == 0 => Some(encoding_rs::UTF_16LE),
        (true, false) if odd == 0 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// From this many letters to that many, a line looks as if it was broken by hand.
const BROKEN: std::ops::RangeInclusive<usize> = 40..=100;

/// The paragraphs of a text: its lines, or what blank lines part where lines were broken by hand.
fn paragraphs(text: &str) -> Vec<String> {
    let blocks: Vec<Vec<&str>> = text
        .lines()
        .collect::<Vec<_>>()
        .split(|line| line.trim().is_empty())
        .filter(|block| !block.is_empty())
        .map(<[&str]>::to_vec)
        .collect();
    let length = |line: &str| line.trim().chars().count();
    let inner = || blocks.iter().flat_map(|block| block.iter().rev().skip(1));
    let (count, broken) = (inner().count(), inner().filter(|line| BROKEN.contains(&length(line))).count());
    let longest = blocks.iter().flatten().map(|line| length(line)).max().unwrap_or(0);
    let by_hand = count > 0 && broken * 10 >= count * 7 && longest <= *BROKEN.end() + 20;
    if !by_hand {
        return blocks.into_iter().flatten().map(str::to_owned).collect();
    }
    // Without blank lines, a paragraph ends where a line is short.
    let short = if blocks.len() == 1 { longest * 3 / 4 } else { 0 };
    let mut all = Vec::new();
    for block in blocks {
        let mut paragraph = String::new();
        for line in block {
            let line = line.trim();
            join(&mut paragraph, line);
            if length(line) < short {
                all.push(std::mem::take(&mut paragraph));
            }
        }
        all.push(paragraph);
    }
    all
}

/// Adds a line to a paragraph: a word that was parted at the line's end is one word again.
pub fn join(paragraph: &mut String, line: &str) {
    let first_is_lower = line.chars().next().is_some_and(char::is_lowercase);
    let parted = paragraph.strip_suffix(['-', '\u{2010}', '\u{AD}']);
    let parted = parted.filter(|before| before.chars().next_back().is_some_and(char::is_alphabetic));
    match parted {
        Some(before) if first_is_lower => {
            let length = before.len();
            // A word that is written with a hyphen anyway keeps it: one that has another hyphen.
            let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
            if !word.contains('-') {
                paragraph.truncate(length);
            }
        }
        // "1990-" and "1995" are no word, and "Anglo-" "American" keeps its hyphen.
        None if !paragraph.is_empty() => paragraph.push(' '),
        _ => {}
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(bytes: &[u8]) -> Vec<String> {
        read(bytes).unwrap().finish().paragraphs.into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn every_encoding_is_read() {
        let text = "Über den Frieden: „Handel“ schafft ihn – sagt man in Österreich, und nicht nur dort.";
        for label in ["utf-8", "windows-1252", "macintosh"] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            if label != "macintosh" {
                assert_eq!(words(&encoding.encode(text).0), [text], "{label}");
            }
        }
        let russian = "Торговля создаёт мир, говорят одни. Другие говорят, что мир создаёт торговлю.";
        for label in ["utf-8", "windows-1251", "koi8-r"] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            assert_eq!(words(&encoding.encode(russian).0), [russian], "{label}");
        }
        for mark in [true, false] {
            let units = || "\u{feff}Trade makes peace.\r\nSo they say.".encode_utf16().skip(usize::from(!mark));
            let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
            assert_eq!(words(&little), ["Trade makes peace.", "So they say."]);
            assert_eq!(words(&big), ["Trade makes peace.", "So they say."]);
        }
        assert_eq!(words(b"\xEF\xBB\xBFone\r\n\r\ntwo\rthree"), ["one", "two three"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(matches!(read(&noise), Err(CannotRead::OtherType(_))));
    }

    #[test]
    fn lines_broken_by_hand_are_joined_and_others_are_not() {
        let by_hand = "Trade makes peace, say those who trade, because whoever trades has some-\n\
                       thing to lose, and whoever has something to lose thinks twice before he\n\
                       goes to war.\n\n\
                       Others say that trade follows peace as a cart follows the horse, and that the long-\n\
                       term pull of it is not known.\n";
        let joined = words(by_hand.as_bytes());
        assert_eq!(joined.len(), 2);
        assert!(
            joined[0].contains("has something to lose, and whoever has something to lose thinks twice before he goes")
        );
        assert_eq!(words(b"one\ntwo\nthree"), ["one", "two", "three"]);
        let long = format!("{}\n{}\n", "Trade makes peace. ".repeat(20), "So they say. ".repeat(30));
        assert_eq!(words(long.as_bytes()).len(), 2);
    }

    #[test]
    fn hyphens_that_belong_to_words_stay() {
        let joined = |first: &str, second: &str| {
            let mut paragraph = first.to_owned();
            join(&mut paragraph, second);
            paragraph
        };
        assert_eq!(joined("a settle-", "ment"), "a settlement");
        assert_eq!(joined("the Anglo-", "American way"), "the Anglo-American way");
        assert_eq!(joined("in 1990-", "1995"), "in 1990- 1995");
        assert_eq!(joined("a day-to-", "day matter"), "a day-to-day matter");
        assert_eq!(joined("one", "two"), "one two");
    }
}

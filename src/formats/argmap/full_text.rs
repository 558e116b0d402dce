//! The full text of a source in a map file: paragraph by paragraph where it is short, packed where that pays.
//!
//! Packed is the same JSON, deflated and in base 64. Whatever a file says, no more than the limit of a text is
//! unpacked, and the words are checked against the digest that the file gives.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;

use crate::formats::json::{Object, Writer};
use crate::model::{FullText, PageStart, ParagraphKind, SourceText, TextDigest, limits};

/// Texts of fewer bytes are never packed: they diff by line, and there is little to gain.
const WORTH_PACKING: usize = 4096;

/// The most bytes that are unpacked: the words, and for each paragraph and page what is written round it.
const UNPACKED_BYTES: u64 =
    2 * limits::SOURCE_BYTES as u64 + 48 * limits::SOURCE_PARAGRAPHS as u64 + 64 * limits::SOURCE_PAGES as u64;

/// The most bytes that are unpacked in one map for texts that are then refused.
const WASTED_BYTES: u64 = 2 * limits::SOURCE_BYTES_TOTAL as u64;

/// The fields that are known.
const FIELDS: [&str; 4] = ["digest", "packed", "pages", "paragraphs"];

/// The fields of a newer version in what a source has of its text, as a JSON object; `None` if there are none.
pub fn unknown(raw: &str) -> Option<String> {
    let Object(fields) = serde_json::from_str::<Object>(raw).ok()?;
    let fields = fields.into_iter().filter(|(name, _)| !name.is_empty() && !FIELDS.contains(&name.as_str()));
    let fields = fields.map(|(name, raw)| format!("{}: {raw}", serde_json::Value::from(name)));
    let fields: Vec<String> = fields.collect();
    (!fields.is_empty()).then(|| format!("{{{}}}", fields.join(", ")))
}

/// Writes what a source has of its text; `unknown` are the fields of a newer version.
pub fn write(w: &mut Writer, full: &FullText, unknown: Option<&str>) {
    w.begin("full_text", '{');
    w.text("digest", &full.digest().to_string());
    if let Some(text) = full.text() {
        match packed(text) {
            Some(packed) => w.text("packed", packed),
            None => plain(w, text),
        }
    }
    let unknown = unknown.and_then(|raw| serde_json::from_str::<Object>(raw).ok());
    for (name, raw) in unknown.into_iter().flat_map(|Object(fields)| fields) {
        w.raw(&name, raw);
    }
    w.end('}');
}

/// The text as the file carries it where packing pays; worked out once for each text.
///
/// Cost: some ten milliseconds a megabyte the first time.
pub fn packed(text: &SourceText) -> Option<&str> {
    text.packed(|text| {
        let mut w = Writer::default();
        w.begin("", '{');
        plain(&mut w, text);
        w.end('}');
        let plain = w.finish();
        if plain.len() < WORTH_PACKING {
            return None;
        }
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
        // Writing to memory cannot fail; if it did, the text would be written as it is.
        deflate.write_all(plain.as_bytes()).ok()?;
        let packed = STANDARD.encode(deflate.finish().ok()?);
        (packed.len() < plain.len() / 4 * 3).then_some(packed)
    })
}

fn plain(w: &mut Writer, text: &SourceText) {
    if !text.pages().is_empty() {
        w.begin("pages", '[');
        for (start, name) in text.pages() {
            // A page that begins with a paragraph begins in it, not after the one before.
            let number = text.paragraph_at(*start);
            let within = text.paragraph(number).map_or(0, |paragraph| start - paragraph.start);
            w.raw("", format_args!("[{}, {within}, {}]", number - 1, serde_json::Value::from(name.as_str())));
        }
        w.end(']');
    }
    w.begin("paragraphs", '[');
    for paragraph in text.paragraphs() {
        let words = serde_json::Value::from(paragraph.words);
        match (text.unknown_kind(paragraph.number), paragraph.kind) {
            (Some(kind), _) => w.raw("", format_args!("[{}, {words}]", serde_json::Value::from(kind))),
            (None, ParagraphKind::Body) => w.raw("", words),
            (None, kind) => w.raw("", format_args!("[\"{}\", {words}]", kind.name())),
        }
    }
    w.end(']');
}

/// What is wrong with the full text of a source. Its digest may still be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read; the digest, if that can.
    Unreadable(Option<TextDigest>),
    /// It has other words than its digest says; somebody has edited them by hand.
    Edited,
    /// With it, all texts of the map are beyond their limit.
    TooMuch(TextDigest),
}

/// How much full text a map may still take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextBudget {
    /// How many bytes of words.
    pub words: usize,
    /// How many bytes that are unpacked and found to be nothing.
    pub waste: u64,
}

impl Default for TextBudget {
    fn default() -> Self {
        Self { words: limits::SOURCE_BYTES_TOTAL, waste: WASTED_BYTES }
    }
}

/// Reads what a source has of its text. What it takes of the room, or wastes of it, is taken off that; once too much was
/// wasted nothing is unpacked any more. The text is returned with what is wrong, if there is one.
pub fn read(raw: &str, room: &mut TextBudget) -> (Option<FullText>, Option<Wrong>) {
    let Ok(Object(fields)) = serde_json::from_str::<Object>(raw) else { return (None, Some(Wrong::Unreadable(None))) };
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, raw)| *raw);
    let text_of = |name| field(name).and_then(|raw| serde_json::from_str::<String>(raw).ok());
    let digest: Option<TextDigest> = text_of("digest").and_then(|digest| digest.parse().ok());
    let unreadable = || (digest.map(FullText::left_out), Some(Wrong::Unreadable(digest)));
    // What is counted as wasted as long as nothing good has come of it.
    let mut unpacked = 0;
    let text = match (field("packed"), field("paragraphs")) {
        (Some(_), _) => {
            let json = text_of("packed").filter(|_| room.waste > 0).and_then(|packed| unpack(&packed, &mut unpacked));
            json.as_deref().and_then(|json| {
                let Object(fields) = serde_json::from_str(json).ok()?;
                let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, raw)| *raw);
                text(field("paragraphs")?, field("pages"))
            })
        }
        (None, Some(paragraphs)) => text(paragraphs, field("pages")),
        (None, None) => {
            return match digest {
                Some(digest) => (Some(FullText::left_out(digest)), None),
                None => unreadable(),
            };
        }
    };
    let Some(text) = text else {
        room.waste = room.waste.saturating_sub(unpacked);
        return unreadable();
    };
    let Some(left) = room.words.checked_sub(text.words().len()) else {
        room.waste = room.waste.saturating_sub(unpacked);
        return (Some(FullText::left_out(text.digest())), Some(Wrong::TooMuch(text.digest())));
    };
    room.words = left;
    packed(&text);
    let edited = digest.is_some_and(|digest| digest != text.digest());
    (Some(FullText::of(Arc::new(text))), edited.then_some(Wrong::Edited))
}

/// Unpacks a text; `count` says how many bytes that were, also if they are nothing.
fn unpack(packed: &str, count: &mut u64) -> Option<String> {
    let bytes = STANDARD.decode(packed).ok()?;
    let mut inflate = flate2::read::DeflateDecoder::new(bytes.as_slice()).take(UNPACKED_BYTES + 1);
    let mut json = Vec::new();
    let whole = inflate.read_to_end(&mut json);
    *count = json.len() as u64;
    whole.ok().filter(|_| *count <= UNPACKED_BYTES).and_then(|_| String::from_utf8(json).ok())
}

fn text(paragraphs: &str, pages: Option<&str>) -> Option<SourceText> {
    let pieces: Vec<&RawValue> = serde_json::from_str(paragraphs).ok()?;
    let mut unknown_kinds = BTreeMap::new();
    let paragraph = |(piece, number): (&&RawValue, u32)| {
        if let Ok(words) = serde_json::from_str::<String>(piece.get()) {
            return Some((ParagraphKind::Body, words));
        }
        let (name, words): (String, String) = serde_json::from_str(piece.get()).ok()?;
        let kind = ParagraphKind::named(&name);
        // A kind of a newer version shows as running text, and stays in the file.
        if kind.is_none() && limits::fits(&name, limits::NAME_CHARS) {
            unknown_kinds.insert(number, name);
        }
        Some((kind.unwrap_or_default(), words))
    };
    let paragraphs = pieces.iter().zip(1..).map(paragraph).collect::<Option<_>>()?;
    let pages: Vec<(usize, u32, String)> = pages.map_or(Some(Vec::new()), |raw| serde_json::from_str(raw).ok())?;
    let pages = pages.into_iter().map(|(paragraph, at, name)| PageStart { paragraph, at, name }).collect();
    let text = SourceText::new(paragraphs, pages).ok()?;
    Some(text.with_unknown_kinds(unknown_kinds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(count: usize) -> SourceText {
        let paragraphs = (0..count).map(|n| match n % 7 {
            0 => (ParagraphKind::Heading(2), format!("Part {n}: “peace”")),
            _ => (ParagraphKind::Body, format!("Paragraph {n} says that trade makes \\ peace, time and again.")),
        });
        let pages = (0..count).step_by(5).map(|n| PageStart { paragraph: n, at: 3, name: format!("{n}") }).collect();
        SourceText::new(paragraphs.collect(), pages).unwrap()
    }

    fn written(full: &FullText) -> String {
        let mut w = Writer::default();
        w.begin("", '{');
        write(&mut w, full, None);
        w.end('}');
        w.finish()
    }

    fn room(words: usize) -> TextBudget {
        TextBudget { words, ..TextBudget::default() }
    }

    fn read_back(json: &str, room: &mut TextBudget) -> (Option<FullText>, Option<Wrong>) {
        let Object(fields) = serde_json::from_str(json).unwrap();
        read(fields.first().unwrap().1, room)
    }

    #[test]
    fn texts_are_read_as_they_are_written_packed_or_not() {
        for (count, is_packed) in [(3, false), (600, true)] {
            let full = FullText::of(Arc::new(text_of(count)));
            let json = written(&full);
            assert_eq!(json.contains("\"packed\""), is_packed);
            let mut left = room(1_000_000);
            assert_eq!(read_back(&json, &mut left), (Some(full.clone()), None));
            assert_eq!(left, room(1_000_000 - full.text().unwrap().words().len()));
        }
        let left_out = FullText::left_out(text_of(3).digest());
        assert_eq!(read_back(&written(&left_out), &mut room(0)), (Some(left_out), None));
    }

    #[test]
    fn kinds_of_a_newer_version_stay_packed_or_not() {
        for count in [3, 600] {
            let kinds = BTreeMap::from([(2, "side\"note".to_owned())]);
            let full = FullText::of(Arc::new(text_of(count).with_unknown_kinds(kinds)));
            let (back, wrong) = read_back(&written(&full), &mut room(1_000_000));
            assert_eq!((back.as_ref(), wrong), (Some(&full), None));
            let text = back.as_ref().and_then(FullText::text).unwrap();
            assert_eq!(text.paragraph(2).unwrap().kind, ParagraphKind::Body, "shown as running text");
            assert_eq!((text.unknown_kind(2), text.unknown_kind(3)), (Some("side\"note"), None));
        }
    }

    #[test]
    fn what_lies_or_is_too_large_is_said_and_costs_nothing() {
        let full = FullText::of(Arc::new(text_of(3)));
        let digest = full.digest();
        let left_out = Some(FullText::left_out(digest));
        assert_eq!(read_back(&written(&full), &mut room(10)), (left_out.clone(), Some(Wrong::TooMuch(digest))));
        let json = written(&full).replace("trade makes", "trade unmakes");
        let (edited, wrong) = read_back(&json, &mut room(10_000));
        assert!(edited.unwrap().text().unwrap().words().contains("unmakes"));
        assert_eq!(wrong, Some(Wrong::Edited));
        // Megabytes of spaces in some kilobytes.
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        (0..32).for_each(|_| deflate.write_all(&[b' '; 1024 * 1024]).unwrap());
        let bomb = STANDARD.encode(deflate.finish().unwrap());
        let json = format!("{{\"full_text\": {{\"digest\": \"{digest}\", \"packed\": \"{bomb}\"}}}}");
        let refused = (left_out, Some(Wrong::Unreadable(Some(digest))));
        let mut left = TextBudget { waste: UNPACKED_BYTES + 2, ..room(1_000_000) };
        assert_eq!(read_back(&json, &mut left), refused);
        assert_eq!(left, TextBudget { waste: 1, ..room(1_000_000) }, "it is counted");
        let good = FullText::of(Arc::new(text_of(600)));
        assert_eq!(read_back(&written(&good), &mut left), (Some(good.clone()), None));
        // A map may waste so much and no more: after that, not even what is good is unpacked.
        assert_eq!(read_back(&json, &mut left), refused);
        let without = (Some(FullText::left_out(good.digest())), Some(Wrong::Unreadable(Some(good.digest()))));
        assert_eq!(read_back(&written(&good), &mut left), without);
        assert_eq!(read_back("{\"full_text\": 7}", &mut left), (None, Some(Wrong::Unreadable(None))));
    }
}

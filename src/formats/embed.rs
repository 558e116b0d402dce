//! A map file inside another file: packed so that it is inert text there, and found again.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::argmap::{MAX_BYTES, Unreadable};

/// What stands before the packed map in a page. Nothing that runs: browsers ignore a script of a type that they do
/// not know.
pub const OPENING: &str = "<script type=\"application/x-counterpoint-map\" id=\"map-file\">";
/// What stands behind it.
pub const CLOSING: &str = "</script>";

/// The id of the element of an SVG file in which the packed map is.
pub const MAP_IN_SVG: &str = "counterpoint-map";
/// The keyword of the text chunk of a PNG file in which the packed map is.
pub const MAP_IN_PNG: &str = "counterpoint-map";
/// How a map file begins, by which it is found in a PDF file, whose writer leaves it as it is.
const FILE_BEGINS: &[u8] = b"{\n  \"format\": \"counterpoint-map\"";

/// A map file as text of letters, digits, `+`, `/` and `=`: deflated (RFC 1951), then base64 (RFC 4648).
pub fn packed(file: &[u8]) -> String {
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail.
    let bytes = deflate.write_all(file).and_then(|()| deflate.finish()).unwrap_or_default();
    STANDARD.encode(bytes)
}

/// The map file in a packed text; never more than the format allows.
pub fn unpacked(text: &str) -> Option<Vec<u8>> {
    let bytes = STANDARD.decode(text.trim()).ok()?;
    let mut file = Vec::new();
    let mut inflate = flate2::read::DeflateDecoder::new(bytes.as_slice()).take(MAX_BYTES + 1);
    inflate.read_to_end(&mut file).ok()?;
    Some(file)
}

/// Whether a file is a page or a picture, in which a map may be.
pub fn is_container(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).trim_start().to_ascii_lowercase();
    let marks = ["<!doctype html", "<html", "<svg", "<?xml", "%pdf-"];
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") || marks.iter().any(|mark| start.starts_with(mark))
}

/// The map file inside a share page or a picture that was made of it.
///
/// # Errors
/// When there is none, more than one, or it cannot be unpacked.
pub fn contained(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    if bytes.starts_with(b"\x89PNG") {
        return from_text(&in_png(bytes)?);
    }
    if bytes.starts_with(b"%PDF-") {
        return in_pdf(bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    let opening = format!("<metadata id=\"{MAP_IN_SVG}\">");
    if text.trim_start().starts_with("<svg") {
        return from_text(only_one(&text, &opening, "</metadata>")?);
    }
    from_text(only_one(&text, OPENING, CLOSING)?)
}

/// The text between two marks, of which the first must stand once.
fn only_one<'a>(text: &'a str, opening: &str, closing: &str) -> Result<&'a str, Unreadable> {
    let mut parts = text.split(opening);
    let (_, rest) = (parts.next(), parts.next().ok_or(Unreadable::NotAMap)?);
    if parts.next().is_some() {
        return Err(Unreadable::SeveralMaps);
    }
    Ok(rest.split(closing).next().unwrap_or(""))
}

fn from_text(packed: &str) -> Result<Vec<u8>, Unreadable> {
    let file = unpacked(packed).ok_or(Unreadable::NotAMap)?;
    if file.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES));
    }
    Ok(file)
}

/// The packed map in the text chunk of a PNG file. Its parts are walked by their lengths (PNG specification, 5.3).
fn in_png(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let mut found = None;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let kind = after.get(..4).unwrap_or_default();
        let Some(content) = after.get(4..4 + length) else { break };
        if kind == b"tEXt"
            && let Some(text) = content.strip_prefix(MAP_IN_PNG.as_bytes()).and_then(|text| text.strip_prefix(b"\0"))
            && found.replace(String::from_utf8_lossy(text).into_owned()).is_some()
        {
            return Err(Unreadable::SeveralMaps);
        }
        rest = after.get(length + 8..).unwrap_or_default();
    }
    found.ok_or(Unreadable::NotAMap)
}

/// The map file in a PDF file, where it stands as it is between its stream's marks.
fn in_pdf(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let places = |part: &[u8]| {
        let part = part.to_vec();
        move |all: &[u8]| all.windows(part.len()).position(|piece| piece == part)
    };
    let begins = places(FILE_BEGINS);
    let from = begins(bytes).ok_or(Unreadable::NotAMap)?;
    let rest = bytes.get(from..).unwrap_or_default();
    if begins(rest.get(1..).unwrap_or_default()).is_some() {
        return Err(Unreadable::SeveralMaps);
    }
    // A line with nothing but the last bracket ends the file: texts have no such lines.
    let end = places(b"\n}\n")(rest).map(|end| end + 3).ok_or(Unreadable::NotAMap)?;
    Ok(rest.get(..end).unwrap_or_default().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_again_and_a_second_map_is_refused() {
        let page = |maps: &[&str]| {
            let inner: String =
                maps.iter().map(|map| format!("{OPENING}{}{CLOSING}", packed(map.as_bytes()))).collect();
            format!("<!doctype html><html><body>{inner}</body></html>")
        };
        assert!(is_container(page(&[]).as_bytes()) && !is_container(b"{\n  \"format\""));
        assert_eq!(contained(page(&["one"]).as_bytes()).unwrap(), b"one");
        assert!(matches!(contained(page(&["one", "two"]).as_bytes()), Err(Unreadable::SeveralMaps)));
        assert!(matches!(contained(page(&[]).as_bytes()), Err(Unreadable::NotAMap)));
        // A bomb: a thousand times what the format allows, in a small page.
        let bomb = page(&[&" ".repeat(MAX_BYTES as usize + 10)]);
        assert!(bomb.len() < 200_000);
        assert!(matches!(contained(bomb.as_bytes()), Err(Unreadable::TooLarge(_))));
    }
}

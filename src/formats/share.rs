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
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The map file inside a share page.
///
/// # Errors
/// When there is none, more than one, or it cannot be unpacked.
pub fn contained(page: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let text = String::from_utf8_lossy(page);
    let mut parts = text.split(OPENING);
    let (_, rest) = (parts.next(), parts.next().ok_or(Unreadable::NotAMap)?);
    if parts.next().is_some() {
        return Err(Unreadable::SeveralMaps);
    }
    let packed = rest.split(CLOSING).next().unwrap_or("");
    let file = unpacked(packed).ok_or(Unreadable::NotAMap)?;
    if file.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES));
    }
    Ok(file)
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

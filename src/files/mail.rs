//! A draft for a mail with a map attached: an ordinary `.eml` file, which every mail program opens.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::save::{Expect, NotSaved, save};
use crate::words;

/// Base64 in lines of 76, as mail wants it (RFC 2045, section 6.8).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 7 / 5);
    let mut column = 0;
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        for place in 0..4 {
            let used = place <= chunk.len();
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63).copied().filter(|_| used);
            out.push(letter.map_or('=', char::from));
        }
        column += 4;
        if column == 76 {
            out.push_str("\r\n");
            column = 0;
        }
    }
    out
}

/// A header value that may hold any text: encoded words of at most 75 characters, folded (RFC 2047,
/// section 2).
fn header(text: &str) -> String {
    if text.is_ascii() && text.len() <= 60 && !text.contains("=?") && !text.contains(|c: char| c.is_ascii_control()) {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars().take(300) {
        if words.last().is_some_and(|word| word.len() + c.len_utf8() > 42) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    let encoded = words.iter().map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes()).replace("\r\n", "")));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// A file name that no system chokes on and no header breaks at.
fn plain_name(path: &Path) -> String {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

/// The draft as text.
fn message(title: &str, name: &str, bytes: &[u8]) -> String {
    let boundary = "counterpoint-map-boundary";
    let mut text = String::new();
    let body = words::with("mail-body", &[("title", title.into())]);
    // Writing to a string cannot fail. `X-Unsent` makes mail programs open it as a draft.
    let _ = write!(
        text,
        "Subject: {subject}\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {body}\r\n\
         --{boundary}\r\nContent-Type: application/x-counterpoint-map; name=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n\
         {attachment}\r\n--{boundary}--\r\n",
        subject = header(title),
        body = base64(body.as_bytes()),
        attachment = base64(bytes),
    );
    text
}

/// Writes a draft with the saved map attached beside the profile, and returns its path. The caller
/// lets the system open it.
///
/// # Errors
/// When the map cannot be read or the draft cannot be written.
pub fn draft(folder: &Path, map: &Path, title: &str) -> Result<PathBuf, NotSaved> {
    let read = Disk.read(map, crate::formats::argmap::MAX_BYTES);
    let bytes = read.map_err(|error| NotSaved::Io("step-check", error))?;
    let name = plain_name(map);
    let path = folder.join(format!("{}.eml", name.trim_end_matches(".argmap")));
    save(&Disk, &path, message(title, &name, &bytes).as_bytes(), Expect::Anything)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_follows_the_test_vectors_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert!(base64(&[7; 500]).lines().all(|line| line.len() <= 76));
    }

    #[test]
    fn a_title_cannot_add_a_header() {
        let text = message("Evil\r\nBcc: someone@example.org", "a.argmap", b"{}");
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.contains("Bcc"), "{head}");
        assert!(header(&"ä".repeat(200)).lines().all(|line| line.len() <= 76));
        assert_eq!(plain_name(Path::new("/x/a \"b\".argmap")), "a--b-.argmap");
    }
}

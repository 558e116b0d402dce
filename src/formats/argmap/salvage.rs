//! What can still be read of a file that is no JSON any more: cut off in the mail, or with a bad place.
//!
//! Works on lines, because the writer lays files out by fixed rules: a list opens at two spaces, its
//! elements open and close at four. What is whole between those lines is used.

use super::header::{Header, Section};

/// The pieces of a damaged file that look whole.
pub fn header(text: &str) -> Header<'_> {
    let mut header = Header::default();
    let mut section = None;
    let mut lists: Vec<(Section, Vec<&str>)> = Section::ALL.into_iter().map(|s| (s, Vec::new())).collect();
    let mut element_start: Option<usize> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let bare = line.trim_end();
        match bare {
            "    {" => element_start = Some(start),
            "    }" | "    }," => {
                let end = start + "    }".len();
                if let (Some(from), Some(section)) = (element_start.take(), section)
                    && let Some(piece) = text.get(from..end)
                    && let Some((_, list)) = lists.iter_mut().find(|(s, _)| *s == section)
                {
                    list.push(piece.trim());
                }
            }
            _ => {
                let Some(field) = bare.strip_prefix("  \"") else { continue };
                element_start = None;
                section = Section::ALL.into_iter().find(|s| field.strip_prefix(s.key()) == Some("\": ["));
                if let Some((name, value)) = field.split_once("\": ").filter(|_| section.is_none()) {
                    // As a whole file has it, without the room around it.
                    let value = value.strip_suffix(',').unwrap_or(value).trim();
                    let name = serde_json::from_str::<String>(&format!("\"{name}\""));
                    if let (Ok(name), Ok(_)) = (name, serde_json::from_str::<serde::de::IgnoredAny>(value)) {
                        header.field(name, value);
                    }
                }
            }
        }
    }
    header.sections = lists;
    header
}

//! JSON as this project writes and reads it: a writer with fixed layout, and an object reader that
//! keeps unknown fields as they stand and refuses duplicate keys.

use std::fmt::{self, Write};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Writes indented JSON, two spaces a level. The caller keeps begin and end in balance.
#[derive(Default)]
pub struct Writer {
    out: String,
    depth: usize,
    fresh: bool,
}

impl Writer {
    fn item(&mut self) {
        if !self.fresh && self.depth > 0 {
            self.out.push(',');
        }
        self.fresh = false;
        if self.depth > 0 {
            self.line();
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn key(&mut self, key: &str) {
        self.item();
        if !key.is_empty() {
            self.string(key);
            self.out.push_str(": ");
        }
    }

    fn string(&mut self, text: &str) {
        // Writing a string as JSON cannot fail.
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// Opens an object or array; the key is empty inside an array.
    pub fn begin(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.out.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    /// Closes what was opened last. An empty array still takes two lines, so that its first element
    /// changes none.
    pub fn end(&mut self, bracket: char) {
        self.depth -= 1;
        self.fresh = false;
        self.line();
        self.out.push(bracket);
    }

    /// A text field; left out when empty.
    pub fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.key(key);
            self.string(text);
        }
    }

    /// A field of any value that prints as JSON.
    pub fn raw(&mut self, key: &str, value: impl fmt::Display) {
        self.key(key);
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    /// An array of texts on one line; left out when empty.
    pub fn texts<T: AsRef<str>>(&mut self, key: &str, texts: impl IntoIterator<Item = T>) {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_none() {
            return;
        }
        self.key(key);
        self.out.push('[');
        while let Some(text) = texts.next() {
            self.string(text.as_ref());
            if texts.peek().is_some() {
                self.out.push_str(", ");
            }
        }
        self.out.push(']');
    }

    /// The finished text with its final newline.
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }
}

/// The fields of a JSON object as they stand in the text, in order.
pub struct Object<'a>(pub Vec<(String, &'a str)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Object<'de>, A::Error> {
                let mut found: Vec<(String, &'de str)> = Vec::new();
                let mut names = std::collections::HashSet::new();
                while let Some((name, value)) = fields.next_entry::<String, &'de RawValue>()? {
                    // A validator and a viewer could disagree about which of two counts.
                    if !names.insert(name.clone()) {
                        return Err(A::Error::custom(format!("“{name}” is there twice")));
                    }
                    found.push((name, value.get()));
                }
                Ok(Object(found))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// How deep a text nests, without parsing it. Linear, and needs no stack.
pub fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The line, counted from 1, in which `part` begins; `part` must be a piece of `whole`.
pub fn line_of(whole: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    whole.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_keys_are_refused() {
        assert!(serde_json::from_str::<Object>(r#"{"a":1,"b":2}"#).is_ok());
        assert!(serde_json::from_str::<Object>(r#"{"a":1,"a":2}"#).is_err());
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(depth(r#"{"a":["[[[\"[["]}"#), 2);
        assert_eq!(depth(&"[".repeat(100_000)), 100_000);
    }
}

//! The formats of debate that come with the program: data, in `assets/debate-formats.json`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Format, Map, Speech};

/// A format as it is known everywhere, before a map has given it its sides.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KnownFormat {
    /// Its name in code.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What its two sides are called.
    pub sides: [String; 2],
    /// Its speeches, in order.
    pub speeches: Vec<KnownSpeech>,
}

/// A speech of such a format.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KnownSpeech {
    /// Its short name.
    pub key: String,
    /// Its full name.
    pub name: String,
    /// Which of the two sides speaks, 0 or 1; nothing where both do.
    pub side: Option<usize>,
    /// How long it may take.
    pub seconds: u32,
}

impl KnownFormat {
    /// The format with the first two sides of a map.
    pub fn in_map(&self, map: &Map) -> Format {
        let sides: Vec<_> = map.sides().keys().copied().collect();
        let speech = |known: &KnownSpeech| Speech {
            key: known.key.clone(),
            name: known.name.clone(),
            side: known.side.and_then(|side| sides.get(side)).copied(),
            seconds: known.seconds,
            ..Speech::default()
        };
        let speeches = self.speeches.iter().map(speech).collect();
        Format { name: self.name.clone(), speeches, ..Format::default() }
    }
}

/// The formats that come with the program.
pub fn known_formats() -> &'static [KnownFormat] {
    static KNOWN: LazyLock<Vec<KnownFormat>> = LazyLock::new(|| {
        // A test reads the file; should it be damaged all the same, there are none to choose from.
        serde_json::from_str(include_str!("../../assets/debate-formats.json")).unwrap_or_default()
    });
    &KNOWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_can_be_given_to_a_map() {
        let names: Vec<&str> = known_formats().iter().map(|format| format.name.as_str()).collect();
        let wanted =
            ["British Parliamentary", "World Schools", "Policy", "Lincoln-Douglas", "Public Forum", "Karl Popper"];
        assert_eq!(names, wanted);
        for known in known_formats() {
            let format = known.in_map(&Map::new("a-1".parse().unwrap()));
            assert_eq!(format.doubled(), None, "{}", known.name);
            assert!(known.speeches.iter().all(|s| s.side.is_none_or(|side| side < 2) && s.seconds >= 60));
            let mut map = Map::new("a-1".parse().unwrap());
            let set = map.apply(&crate::model::Change::SetFormat(Some(Box::new(format))));
            assert!(set.is_ok(), "{}", known.name);
        }
    }
}

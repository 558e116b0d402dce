//! The outermost object of a map file: what concerns the whole map, and the raw pieces of the rest.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use crate::formats::json::Object;
use crate::formats::one_line;
use crate::model::{Authors, ElementId, Format, Open, Speech, Vector, limits};

/// The lists of elements of a map file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Sides.
    Sides,
    /// Sources.
    Sources,
    /// Frames.
    Frames,
    /// Statements.
    Statements,
    /// Inferences.
    Inferences,
    /// Remarks.
    Comments,
}

impl Section {
    /// All sections, in the order of the file.
    pub const ALL: [Self; 6] =
        [Self::Sides, Self::Sources, Self::Frames, Self::Statements, Self::Inferences, Self::Comments];

    /// The section's key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sides => "sides",
            Self::Sources => "sources",
            Self::Frames => "frames",
            Self::Statements => "statements",
            Self::Inferences => "inferences",
            Self::Comments => "comments",
        }
    }

    /// The most elements that it may list.
    pub fn limit(self) -> usize {
        match self {
            Self::Sides => limits::SIDES,
            Self::Sources => limits::SOURCES,
            Self::Frames => limits::FRAMES,
            Self::Statements => limits::STATEMENTS,
            Self::Inferences => limits::INFERENCES,
            Self::Comments => limits::COMMENTS,
        }
    }
}

/// The outermost fields of a file; elements as raw text.
#[derive(Default)]
pub struct Header<'a> {
    /// The name of the format.
    pub format: Option<String>,
    /// The version of the format that the file was written in.
    pub version: u32,
    /// The oldest version that can read it.
    pub min_reader: u32,
    /// The map's name.
    pub id: Option<ElementId>,
    /// What the map is called.
    pub title: String,
    /// The resolution under debate.
    pub motion: String,
    /// Who speaks when.
    pub debate: Option<Format>,
    /// What the copy has seen beyond what its dots show.
    pub seen: Vector,
    /// What the people behind the replicas call themselves.
    pub authors: Authors,
    /// What is still to be decided after a merge.
    pub open: Open,
    /// Stamps of the map's own fields.
    pub stamps: Option<&'a str>,
    /// The raw elements of each list, in the order of [`Section::ALL`].
    pub sections: Vec<(Section, Vec<&'a str>)>,
    /// All other fields.
    pub extras: Vec<(String, &'a str)>,
    /// Fields that are known and cannot be read.
    pub bad: Vec<String>,
}

impl<'a> Header<'a> {
    /// Splits a whole file.
    ///
    /// # Errors
    /// When the text is no JSON object, or one of the lists is none.
    pub fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        let Object(fields) = serde_json::from_str(text)?;
        let mut header = Self::default();
        let mut lists: Vec<(Section, Vec<&str>)> = Vec::new();
        let there: BTreeSet<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        for (name, raw) in fields {
            let name = header.meant(name, &there);
            if let Some(section) = Section::ALL.into_iter().find(|s| s.key() == name) {
                match serde_json::from_str::<Vec<&'a RawValue>>(raw) {
                    Ok(pieces) => lists.push((section, pieces.into_iter().map(RawValue::get).collect())),
                    Err(_) => header.bad.push(name),
                }
            } else {
                header.field(name, raw);
            }
        }
        // Sides and sources first, whatever the order of the file: the rest refers to them.
        lists.sort_by_key(|(section, _)| Section::ALL.iter().position(|s| s == section));
        header.sections = lists;
        Ok(header)
    }

    /// The field that a name stands for: one that differs in one sign from a known name that is not there is that one,
    /// spoilt.
    pub fn meant(&mut self, name: String, there: &BTreeSet<String>) -> String {
        let known = || FIELDS.into_iter().chain(Section::ALL.map(Section::key));
        if known().any(|known| known == name) {
            return name;
        }
        match known().find(|known| is_almost(&name, known) && !there.contains(*known)) {
            Some(meant) => {
                self.bad.push(name);
                meant.to_owned()
            }
            None => name,
        }
    }

    /// Takes one field that is no list.
    pub fn field(&mut self, name: String, raw: &'a str) {
        let read = match name.as_str() {
            "format" => take(raw, |v| self.format = Some(v)),
            "version" => take(raw, |v| self.version = v),
            "min_reader" => take(raw, |v| self.min_reader = v),
            "map" => take(raw, |v: String| self.id = v.parse().ok()) && self.id.is_some(),
            "title" => take(raw, |v| self.title = v),
            "motion" => take(raw, |v| self.motion = v),
            "debate" => {
                self.debate = debate(raw);
                self.debate.is_some()
            }
            "seen" => self.take_seen(raw),
            "authors" => self.take_authors(raw),
            "open" => self.take_open(raw),
            "stamps" => {
                self.stamps = Some(raw);
                true
            }
            // A list that is none: written back beside the real one, it would be there twice.
            _ if Section::ALL.iter().any(|section| section.key() == name) => false,
            _ => {
                self.extras.push((name, raw));
                return;
            }
        };
        if !read {
            self.bad.push(name);
        }
    }

    /// Names of people: in one line, with what could mislead made visible.
    fn take_authors(&mut self, raw: &str) -> bool {
        let Ok(names) = serde_json::from_str::<BTreeMap<String, String>>(raw) else { return false };
        let count = names.len();
        let names = names.into_iter().take(limits::AUTHORS).filter_map(|(replica, name)| {
            let name = one_line(limits::cut(&name, limits::NAME_CHARS));
            Some((replica.parse().ok()?, name)).filter(|(_, name)| !name.is_empty())
        });
        self.authors = names.collect();
        self.authors.len() == count
    }

    /// What is still to be decided after a merge: dots of changes, and ids of elements.
    fn take_open(&mut self, raw: &str) -> bool {
        let Ok(mut lists) = serde_json::from_str::<BTreeMap<String, Vec<String>>>(raw) else { return false };
        let mut ids = |name: &str| -> Vec<Option<ElementId>> {
            lists.remove(name).unwrap_or_default().iter().map(|text| text.parse().ok()).collect()
        };
        let (changes, deletions) = (ids("changes"), ids("deletions"));
        let whole = lists.is_empty() && changes.iter().chain(&deletions).all(Option::is_some);
        let [changes, deletions] = [changes, deletions].map(|ids| ids.into_iter().flatten().collect());
        self.open = Open { changes, deletions };
        whole
    }

    /// What the copy has seen; a counter that no program reaches would leave no room to count on.
    fn take_seen(&mut self, raw: &str) -> bool {
        let Ok(seen) = serde_json::from_str::<BTreeMap<String, u64>>(raw) else { return false };
        let count = seen.len();
        let usable = seen.into_iter().filter(|(_, last)| *last <= ElementId::MAX_COUNTER);
        self.seen = usable.filter_map(|(name, last)| Some((name.parse().ok()?, last))).collect();
        self.seen.len() == count
    }
}

/// The fields that are no lists.
const FIELDS: [&str; 11] =
    ["format", "version", "min_reader", "map", "title", "motion", "debate", "seen", "authors", "open", "stamps"];

/// Whether two texts differ in exactly one sign.
pub fn is_almost(one: &str, other: &str) -> bool {
    let mut ones = one.chars();
    let differing = other.chars().filter(|c| ones.next() != Some(*c)).count();
    differing == 1 && ones.next().is_none() && one.chars().count() == other.chars().count()
}

/// A format, with its speeches as they stand: names that are empty or taken are found when the map is put together.
fn debate(raw: &str) -> Option<Format> {
    let mut format = Format::default();
    for (name, raw) in serde_json::from_str::<BTreeMap<String, &RawValue>>(raw).ok()? {
        let read = match name.as_str() {
            "name" => take(raw.get(), |name| format.name = name),
            "speeches" => {
                let all: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
                // One more than there may be, so that the rest is said to be left out.
                let some = all.into_iter().take(limits::SPEECHES + 1).map(|raw| speech(raw.get()));
                format.speeches = some.collect::<Option<_>>()?;
                true
            }
            _ => format.extras.insert(name, raw.get().to_owned()).is_none(),
        };
        if !read {
            return None;
        }
    }
    Some(format)
}

/// One speech. What could mislead in its names is made visible, as in all names.
fn speech(raw: &str) -> Option<Speech> {
    let mut speech = Speech::default();
    let mut fields: BTreeMap<String, &RawValue> = serde_json::from_str(raw).ok()?;
    speech.key = one_line(&serde_json::from_str::<String>(fields.remove("key")?.get()).ok()?);
    for (name, raw) in fields {
        let raw = raw.get();
        let read = match name.as_str() {
            "name" => take(raw, |name: String| speech.name = one_line(&name)),
            "side" => take(raw, |side: Option<String>| speech.side = side.and_then(|side| side.parse().ok())),
            // A float cast saturates and takes not-a-number to 0.
            "seconds" => take(raw, |s: f64| speech.seconds = (s.round() as u32).min(limits::SPEECH_SECONDS)),
            _ => speech.extras.insert(name, raw.to_owned()).is_none(),
        };
        if !read {
            return None;
        }
    }
    Some(speech)
}

/// Reads a value and hands it on; `false` if it is none of this type.
fn take<'a, T: serde::Deserialize<'a>>(raw: &'a str, hand_on: impl FnOnce(T)) -> bool {
    serde_json::from_str(raw).map(hand_on).is_ok()
}

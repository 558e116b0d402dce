//! The recovery journal: a map as it was when it was last safe in its file, and each step since, appended one after
//! another. A record is a line that says what it is, how long, and its digest; then the content itself. What is torn or
//! spoilt is found by that and passed over.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::argmap::{self, ParsedMap, Unreadable};

/// The first line of every journal.
const FIRST: &str = "counterpoint-journal 1\n";
/// The file name extension, without the dot.
pub const EXTENSION: &str = "journal";
/// The largest journal that is read, in bytes. One that is written is begun anew long before.
pub const MAX_BYTES: u64 = 3 * argmap::MAX_BYTES;
/// The longest line in front of a record, in bytes.
const LONGEST_LINE: usize = 64;

/// ChangedBy journal it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The map's file; empty if it has none, or one whose name is no Unicode.
    pub path: String,
    /// What the map is called in the title of its window.
    pub name: String,
    /// Whether the file lost something when it was read, or is protected: then it is not to be saved over.
    pub keep_file: bool,
    /// The digest of what is in the file as far as the program knew; empty if it has no file.
    pub on_disk: String,
}

/// What is being written and is no part of the map yet: a remark, and what a form says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The id of what the remark is about.
    pub on: String,
    /// The id of the remark that it answers; empty if it answers none.
    pub reply_to: String,
    /// What it says so far; empty once it was said or taken back.
    pub text: String,
    /// The form that is being filled in; none if it is one of a newer version.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_form")]
    pub form: Option<FormDraft>,
}

/// What a form says so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormDraft {
    /// Which form.
    pub kind: FormKind,
    /// The id of what it describes; empty for what has none yet.
    #[serde(default)]
    pub on: String,
    /// What its fields say, in their order.
    pub fields: Vec<String>,
}

/// Which form is being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormKind {
    /// The description of a source.
    Source,
    /// What a mail says.
    Mail,
}

fn known_form<'de, D: serde::Deserializer<'de>>(form: D) -> Result<Option<FormDraft>, D::Error> {
    let form = serde_json::Value::deserialize(form)?;
    Ok(serde_json::from_value(form).ok())
}

impl Draft {
    /// Whether nothing is being written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.form.is_none()
    }

    /// What is being written, in short: the remark, or what the form says.
    pub fn says(&self) -> String {
        let mut said: Vec<&str> = Vec::new();
        for text in [&self.text].into_iter().chain(self.form.iter().flat_map(|form| &form.fields)) {
            // A short name is often the title once more.
            if !text.trim().is_empty() && !said.contains(&text.as_str()) {
                said.push(text);
            }
        }
        said.join(" · ")
    }
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// ChangedBy journal it is.
    About,
    /// A whole map file.
    Base,
    /// What a step has changed.
    Patch,
    /// The digest of what is going to be written to the map's file.
    Writes,
    /// What is being written.
    Draft,
}

impl Kind {
    const ALL: [Self; 5] = [Self::About, Self::Base, Self::Patch, Self::Writes, Self::Draft];

    fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Base => "base",
            Self::Patch => "patch",
            Self::Writes => "writes",
            Self::Draft => "draft",
        }
    }
}

/// Enough of a digest to find whatever a disk can do to a record.
fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A record as it is appended.
fn record(kind: Kind, content: &str) -> String {
    format!("{} {} {}\n{content}\n", kind.name(), content.len(), digest(content.as_bytes()))
}

/// The beginning of a journal: whose it is, and the map as it is, as a whole map file.
pub fn beginning(about: &About, base: &str) -> String {
    // What consists of texts can be written as JSON.
    let about = serde_json::to_string(about).unwrap_or_default();
    [FIRST, &record(Kind::About, &about), &record(Kind::Base, base)].concat()
}

/// What a step adds to the journal; `patch` is that of [`argmap::patch`].
pub fn step(patch: &str) -> String {
    record(Kind::Patch, patch)
}

/// Adds that something with this digest is going to be written to the map's file: whoever finds it there later knows that
/// nobody else has changed it.
pub fn writes(digest: &str) -> String {
    record(Kind::Writes, digest)
}

/// Adds what is being written.
pub fn draft(draft: &Draft) -> String {
    // What consists of texts can be written as JSON.
    record(Kind::Draft, &serde_json::to_string(draft).unwrap_or_default())
}

/// What is in a journal.
#[derive(Debug)]
pub struct Recovered {
    /// ChangedBy it is.
    pub about: About,
    /// The map after the last step that is whole.
    pub opened: ParsedMap,
    /// What was being written.
    pub draft: Option<Draft>,
    /// Digests of what the program was about to write to the map's file, and may have written.
    pub writes: Vec<String>,
    /// How many steps there are after its beginning.
    pub steps: usize,
    /// How many records were torn or spoilt.
    pub torn: usize,
}

/// The whole record with which these bytes begin: what it is, its content, and what comes behind it. `room` is how many
/// bytes may still be digested: what claims to be records, one in another, must not take for ever.
fn first<'a>(bytes: &'a [u8], room: &mut usize) -> Option<(Kind, &'a str, &'a [u8])> {
    let line = bytes.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n')?;
    let words: Vec<&str> = std::str::from_utf8(bytes.get(..line)?).ok()?.split(' ').collect();
    let [kind, length, sum] = words.as_slice() else { return None };
    let kind = Kind::ALL.into_iter().find(|known| known.name() == *kind)?;
    let begin = line + 1;
    let end = begin.checked_add(length.parse().ok()?)?;
    let content = bytes.get(begin..end)?;
    *room = room.checked_sub(content.len())?;
    if digest(content) != *sum {
        return None;
    }
    // The line break behind it parts records for people; nothing hangs on it.
    let rest = bytes.get(end + 1..).unwrap_or_default();
    Some((kind, std::str::from_utf8(content).ok()?, rest))
}

/// What follows the record that begins here and is not whole: the next one that is. A spoilt length tells nothing.
fn next<'a>(bytes: &'a [u8], room: &mut usize) -> Option<&'a [u8]> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let tails = ends.filter_map(|(at, _)| bytes.get(at + 1..));
    // Lines of contents look like anything, but each digest is worked out only of what begins like a record.
    let begins = |tail: &&[u8]| Kind::ALL.iter().any(|kind| tail.starts_with(kind.name().as_bytes()));
    tails.filter(begins).find(|tail| first(tail, room).is_some())
}

/// What is left of a map of which the record is spoilt, written anew; `None` if it is another record, or was cut off: then it
/// was still being written, and what was there before it is in another journal.
fn salvaged(record: &[u8]) -> Option<String> {
    let name = Kind::Base.name().as_bytes();
    let alike = record.iter().zip(name.iter().chain(b" ")).filter(|(a, b)| a == b).count();
    if alike < name.len() {
        return None;
    }
    let line = record.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n' || *byte == b'{')?;
    let begin = record.get(line).map_or(line, |byte| line + usize::from(*byte == b'\n'));
    let content = record.get(begin..)?;
    let text = content.strip_suffix(b"\n").unwrap_or(content);
    let words: Vec<&str> = std::str::from_utf8(record.get(..line)?).unwrap_or_default().split(' ').collect();
    let says = |at: usize, what: &str| words.get(at).is_some_and(|word| *word == what);
    // One spoilt sign leaves the length right, or the digest, or the end.
    let lengths = [content.len(), text.len()];
    let whole = lengths.into_iter().any(|length| says(1, &length.to_string()))
        || [content, text].into_iter().any(|text| says(2, &digest(text)))
        || text.trim_ascii_end().ends_with(b"}");
    let opened = whole.then(|| argmap::read(content).ok()).flatten()?;
    Some(argmap::write(&opened.map, &opened.ledger))
}

/// Reads a journal: the map as it was after the last step that is whole.
///
/// Cost: linear, and that of reading a map file.
///
/// # Errors
/// When there is no whole map in it, or it is beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Recovered, Unreadable> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES));
    }
    let (mut about, mut base, mut patches, mut torn) = (About::default(), None, Vec::new(), 0);
    let mut rest = match bytes.strip_prefix(FIRST.as_bytes()) {
        Some(rest) => rest,
        // A first line of which one sign is spoilt is as long as it was, if its end is not the sign.
        None => {
            torn += 1;
            let alike = bytes.iter().zip(FIRST.as_bytes()).filter(|(a, b)| a == b).count();
            bytes.get(FIRST.len()..).filter(|_| alike + 1 == FIRST.len()).ok_or(Unreadable::NotAMap)?
        }
    };
    let (mut writes, mut draft, mut any) = (Vec::new(), None, false);
    let mut room = bytes.len().saturating_mul(4);
    while !rest.is_empty() {
        let Some((kind, content, behind)) = first(rest, &mut room) else {
            torn += 1;
            let behind = next(rest, &mut room).unwrap_or_default();
            let spoilt = rest.get(..rest.len() - behind.len()).unwrap_or_default();
            if let Some(salvaged) = salvaged(spoilt) {
                base = Some(salvaged.into());
                patches.clear();
            }
            rest = behind;
            continue;
        };
        rest = behind;
        any |= matches!(kind, Kind::Patch | Kind::Draft | Kind::Writes);
        match kind {
            Kind::About => about = serde_json::from_str(content).unwrap_or_default(),
            Kind::Base => {
                base = Some(Cow::Borrowed(content));
                patches.clear();
            }
            Kind::Patch => patches.push(content),
            Kind::Writes => writes.push(content.to_owned()),
            Kind::Draft => draft = serde_json::from_str(content).ok().filter(|draft: &Draft| !draft.is_empty()),
        }
    }
    // One that was begun and not finished has nothing else; a spoilt one is left as it is.
    let base = base.ok_or(if any { Unreadable::NotAMap } else { Unreadable::Empty })?;
    let text = argmap::patched(&base, &patches).map_err(|_| Unreadable::NotAMap)?;
    Ok(Recovered { about, opened: argmap::read(text.as_bytes())?, draft, writes, steps: patches.len(), torn })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Change, ElementId, Ledger, Map, Statement, StatementField};

    fn id(text: &str) -> ElementId {
        text.parse().unwrap()
    }

    fn texts(journal: &[u8]) -> Vec<String> {
        read(journal).unwrap().opened.map.statements().values().map(|s| s.text.clone()).collect()
    }

    /// A journal of a card that is written letter by letter, and where each record of it ends.
    fn journal() -> (Vec<u8>, Vec<usize>) {
        let mut map = Map::new(id("a-1"));
        map.apply(&Change::InsertStatement(id("a-2"), Box::<Statement>::default())).unwrap();
        let ledger = Ledger::default();
        let about = About { path: "/x/y.argmap".to_owned(), name: "y".to_owned(), ..About::default() };
        let mut journal = beginning(&about, &argmap::write(&map, &ledger));
        let mut ends = vec![journal.len()];
        for end in 1..=4 {
            let text = "wör\nd".chars().take(end).collect();
            map.apply(&Change::SetStatement(id("a-2"), StatementField::Text(text))).unwrap();
            journal += &step(&argmap::patch(&map, &ledger, &BTreeSet::from([id("a-2")])));
            ends.push(journal.len());
        }
        (journal.into_bytes(), ends)
    }

    #[test]
    fn a_torn_record_loses_that_record_only() {
        let (whole, ends) = journal();
        assert_eq!(texts(&whole), ["wör\n"]);
        assert_eq!(read(&whole).unwrap().about.name, "y");
        for length in ends[0]..whole.len() {
            let steps = ends.iter().filter(|end| **end - 1 <= length).count() - 1;
            let found = read(&whole[..length]).unwrap();
            assert_eq!(found.steps, steps, "cut to {length}");
            assert_eq!(found.torn, usize::from(!ends.iter().any(|end| [*end, *end - 1].contains(&length))));
        }
        // Without a whole map there is nothing to be recovered.
        assert!(read(&whole[..ends[0] - 3]).is_err());
    }

    #[test]
    fn of_a_spoilt_beginning_is_read_what_is_left() {
        let (whole, ends) = journal();
        // Every byte of it, whether steps follow or not: it is said, and the card is there.
        for (journal, said) in [(whole.as_slice(), "wör\n"), (&whole[..ends[0]], "")] {
            let before = read(journal).unwrap().opened.map;
            for at in 0..ends[0] {
                for bit in [0x01, 0x10, 0x20, 0x80] {
                    let mut spoilt = journal.to_vec();
                    spoilt[at] ^= bit;
                    let found = read(&spoilt);
                    assert!(found.is_ok(), "at {at}, {bit}: {found:?}");
                    let found = found.unwrap();
                    let map = found.opened.map;
                    // On the line breaks between records nothing hangs.
                    assert!(found.torn > 0 || whole[at] == b'\n', "at {at}");
                    let lost = before.statements().keys().filter(|id| !map.statements().contains_key(id)).count();
                    assert!(lost <= 1, "{lost} lost at {at}");
                    if journal.len() > ends[0] {
                        assert!(map.statements().values().any(|statement| statement.text == said), "at {at}");
                    }
                }
            }
        }
        // One that was cut off was still being written.
        assert_eq!(read(&whole[..ends[0] - 5]).unwrap_err(), Unreadable::Empty, "nothing of it is there yet");
    }

    #[test]
    fn a_spoilt_record_is_passed_over() {
        let (whole, ends) = journal();
        for at in ends[2]..ends[3] - 1 {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0x20;
            let found = read(&spoilt).unwrap();
            assert_eq!((found.steps, found.torn), (3, 1), "spoilt at {at}");
            assert_eq!(texts(&spoilt), ["wör\n"]);
        }
    }
}

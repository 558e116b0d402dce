//! The format of a debate: who speaks when, and for how long.

use std::collections::BTreeSet;

use super::{ElementId, Statement, UnknownFields, limits};

/// One turn of a debate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// Its short name, by which cards refer to it: `1AC`, `PM`. Not empty, and no other speech has it.
    pub key: String,
    /// Its full name.
    pub name: String,
    /// The side that speaks; `None` where both do, or neither.
    pub side: Option<ElementId>,
    /// How long it may take, in seconds.
    pub seconds: u32,
    /// Fields of its that this version does not know.
    pub extras: UnknownFields,
}

/// The speeches of a debate, in the order in which they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// What it is called.
    pub name: String,
    /// The speeches, in order.
    pub speeches: Vec<Speech>,
    /// Fields of its that this version does not know.
    pub extras: UnknownFields,
}

/// A short name as it is kept: without spaces at its ends, with one between words, and not too long.
pub fn tidy_key(key: &str) -> String {
    let words = key.split_whitespace().collect::<Vec<_>>().join(" ");
    limits::cut(&words, limits::NAME_CHARS).trim_end().to_owned()
}

impl Format {
    /// Brings the short names of speeches into the form in which they are kept, and leaves out the speeches whose name
    /// is empty or taken then, or that are too many. Returns whether any was.
    pub fn tidy(&mut self) -> bool {
        let before = self.speeches.len();
        let mut known = BTreeSet::from([String::new()]);
        for speech in &mut self.speeches {
            speech.key = tidy_key(&speech.key);
        }
        self.speeches.retain(|speech| known.insert(speech.key.clone()));
        self.speeches.truncate(limits::SPEECHES);
        self.speeches.len() < before
    }

    /// The place of a speech in the order, by its short name.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.speeches.iter().position(|speech| speech.key == key)
    }

    /// The speech to which a statement belongs, by its place in the order. One that names a speech which this
    /// format does not have belongs to none.
    pub fn speech_of(&self, statement: &Statement) -> Option<usize> {
        if statement.speech.is_empty() { None } else { self.position(&statement.speech) }
    }

    /// The first short name that two speeches have, or that is empty.
    pub fn doubled(&self) -> Option<&str> {
        let mut known = BTreeSet::from([""]);
        self.speeches.iter().map(|speech| speech.key.as_str()).find(|key| !known.insert(key))
    }
}

//! Names of elements: which copy of the program made one, and that copy's counter.
//!
//! An id is given once and never again, also not after undo, so undo steps and mailed files can point
//! at it for ever. The names of copies are drawn outside the model, which knows no randomness.

use std::fmt;
use std::str::FromStr;

/// The short name of one copy of the program: 1 to 12 characters out of `a` to `z` and `0` to `9`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId([u8; ReplicaId::MAX_LENGTH]);

impl ReplicaId {
    /// The longest name, in bytes.
    pub const MAX_LENGTH: usize = 12;

    /// The name as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|b| *b == 0).unwrap_or(Self::MAX_LENGTH);
        // Only ASCII letters and digits are ever stored, so this cannot fail.
        self.0.get(..length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }
}

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id")]
pub struct BadId(pub String);

impl FromStr for ReplicaId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId(text.chars().take(40).collect());
        if text.is_empty() || text.len() > Self::MAX_LENGTH {
            return Err(bad());
        }
        let mut name = [0; Self::MAX_LENGTH];
        for (slot, byte) in name.iter_mut().zip(text.bytes()) {
            if !(byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
                return Err(bad());
            }
            *slot = byte;
        }
        Ok(Self(name))
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name of one element of a map, written `replica-counter`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId {
    /// The copy of the program that made the element.
    pub replica: ReplicaId,
    /// That copy's counter when it did; starts at 1.
    pub counter: u64,
}

impl ElementId {
    /// The highest counter; room for a change every microsecond over thirty years.
    pub const MAX_COUNTER: u64 = 999_999_999_999_999;

    /// The id with this counter of this copy.
    pub fn new(replica: ReplicaId, counter: u64) -> Self {
        Self { replica, counter }
    }
}

impl FromStr for ElementId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId(text.chars().take(40).collect());
        let (replica, counter) = text.split_once('-').ok_or_else(bad)?;
        // One spelling per id: no plus sign, no leading zero. The upper limit leaves room to count on.
        let plain = !counter.starts_with(['0', '+']) && counter.len() <= 15;
        let counter = counter.parse().ok().filter(|_| plain).ok_or_else(bad)?;
        Ok(Self { replica: replica.parse().map_err(|_| bad())?, counter })
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.replica, self.counter)
    }
}

impl fmt::Debug for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        for good in ["a-1", "k3f9x2-17", "abcdefghijkl-999999999999999"] {
            assert_eq!(good.parse::<ElementId>().unwrap().to_string(), good);
        }
        for bad in ["", "a", "-1", "a-", "a-0", "a-01", "a-+1", "A-1", "a-1-2", "abcdefghijklm-1", "a-1000000000000000"]
        {
            assert!(bad.parse::<ElementId>().is_err(), "{bad} must not be an id");
        }
    }
}

//! Names of elements: which copy of the program made one, and that copy's counter.
//!
//! An id is given once and never again, also not after undo, so undo steps and mailed files can point
//! at it for ever. The names of copies are drawn outside the model, which knows no randomness.

use std::fmt::{self, Write};
use std::num::NonZeroU64;
use std::str::FromStr;

/// The short name of one copy of the program: 1 to 12 characters out of `a` to `z` and `0` to `9`. In the
/// order of these texts.
// Maps hold hundreds of thousands of ids, so a name is one number: the characters as digits of base 37,
// the first one the most significant, 0 where there is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(NonZeroU64);

impl ReplicaId {
    /// The longest name, in bytes.
    pub const MAX_LENGTH: usize = 12;
    const BASE: u64 = 37;

    /// Whether the name is as long as a name can be.
    pub fn is_longest(self) -> bool {
        !self.0.get().is_multiple_of(Self::BASE)
    }

    /// The first letter or digit of the name.
    pub fn first(self) -> Option<char> {
        self.letters().next()
    }

    /// The letters and digits of the name.
    fn letters(self) -> impl Iterator<Item = char> {
        let digit = move |n: u32| self.0.get() / Self::BASE.pow(Self::MAX_LENGTH as u32 - 1 - n) % Self::BASE;
        (0..Self::MAX_LENGTH as u32).map(digit).take_while(|digit| *digit > 0).map(|digit| match digit as u8 {
            number @ ..=10 => char::from(b'0' + number - 1),
            letter => char::from(b'a' + letter - 11),
        })
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
        if text.len() > Self::MAX_LENGTH {
            return Err(bad());
        }
        let mut name = 0;
        for at in 0..Self::MAX_LENGTH {
            let digit = match text.as_bytes().get(at) {
                Some(byte @ b'0'..=b'9') => byte - b'0' + 1,
                Some(byte @ b'a'..=b'z') => byte - b'a' + 11,
                Some(_) => return Err(bad()),
                None => 0,
            };
            name = name * Self::BASE + u64::from(digit);
        }
        NonZeroU64::new(name).map(Self).ok_or_else(bad)
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.letters().try_for_each(|letter| f.write_char(letter))
    }
}

impl fmt::Debug for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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

    #[test]
    fn names_are_small_and_in_the_order_of_their_texts() {
        let texts = ["0", "00", "0a", "9", "a", "a0", "aa", "ab", "b", "k3f9x2", "zzzzzzzzzzzy", "zzzzzzzzzzzz"];
        let names: Vec<ReplicaId> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert!(names.is_sorted());
        assert!(names.iter().zip(texts).all(|(name, text)| name.to_string() == text));
        assert_eq!(size_of::<Option<ElementId>>(), 16);
    }
}

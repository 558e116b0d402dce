//! The maps that ship with the program, compiled into it.

use crate::formats::argmap::{self, ParsedMap};

/// Names and contents of the shipped maps.
pub const SHIPPED: [(&str, &str); 3] = [
    ("second-coming-vs-trap", include_str!("../../maps/second-coming-vs-trap.argmap")),
    ("start-here", include_str!("../../maps/start-here.argmap")),
    ("blank-debate", include_str!("../../maps/blank-debate.argmap")),
];

/// A shipped map by its name. `None` only for a name that is none of them: the tests read all.
pub fn shipped_map(name: &str) -> Option<ParsedMap> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    argmap::read(text.as_bytes()).ok().map(ParsedMap::adopted)
}

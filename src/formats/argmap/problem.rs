//! What can be wrong with a map file, and where.

use std::fmt;

use crate::formats::one_line;
use crate::model::{ElementId, Rejected, Repair};
use crate::words;

/// What is wrong with one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is no JSON from here on; what follows was read piece by piece.
    Syntax(String),
    /// The file ends in the middle.
    Truncated,
    /// Bytes that are no UTF-8 were replaced by a mark.
    Encoding,
    /// An element could not be read and was left out.
    Element(String),
    /// A field could not be read and has its default value now.
    Field(String),
    /// A number was off the canvas, or no whole number; the nearest one is taken.
    Number(String),
    /// A kind that this version does not know; shown as the plainest one, kept in the file.
    UnknownKind(String),
    /// A value of a newer version, in this field: kept and written back.
    UnknownValue(&'static str, String),
    /// Unknown fields were too long to keep.
    TooMuchUnknown,
    /// The full text of a source cannot be read and was left out.
    FullText,
    /// The full text of a source has other words than its digest says.
    FullTextEdited,
    /// The full texts are beyond the limit, in bytes; the rest was left out.
    FullTextTooMuch(usize),
    /// The parts did not fit together.
    Repair(Repair),
    /// There is more than the list holds.
    More,
    /// The file was written by a newer version: what this one does not know is kept as it is.
    Newer(u32),
}

/// Something wrong with a file that can be opened all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1, if there is one to point at.
    pub line: Option<usize>,
    /// The element, if it is known.
    pub element: Option<ElementId>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// Whether something of the file is lost or altered if the map is saved over it.
    pub fn is_loss(&self) -> bool {
        !matches!(
            self.kind,
            ProblemKind::Newer(_)
                | ProblemKind::UnknownKind(_)
                | ProblemKind::UnknownValue(..)
                | ProblemKind::FullTextEdited
        )
    }
}

fn rejected_text(why: &Rejected) -> String {
    match why {
        Rejected::Missing(id) => words::with("rejected-missing", &[("id", id.to_string().into())]),
        Rejected::Exists(id) => words::with("rejected-exists", &[("id", id.to_string().into())]),
        Rejected::InUse(_, user) => words::with("rejected-in-use", &[("id", user.to_string().into())]),
        Rejected::Circular(_) => words::say("rejected-circular"),
        Rejected::NoPremise(_) => words::say("rejected-no-premise"),
        Rejected::SpeechTwice => words::say("rejected-speech-twice"),
        Rejected::TooMuch { what, limit } => {
            words::with("rejected-too-much", &[("what", (*what).into()), ("limit", (*limit).into())])
        }
    }
}

fn repair_text(repair: &Repair) -> String {
    let id = |id: &ElementId| ("id", id.to_string().into());
    let other = |id: &ElementId| ("other", id.to_string().into());
    match repair {
        Repair::Renamed(old, new) => words::with("repair-renamed", &[id(old), other(new)]),
        Repair::LeftOut(old, why) => words::with("repair-left-out", &[id(old), ("why", rejected_text(why).into())]),
        Repair::SideCleared(old, side) => words::with("repair-side", &[id(old), other(side)]),
        Repair::CitationDropped(old, source) => words::with("repair-citation", &[id(old), other(source)]),
        Repair::SelfArgument(old, on) => words::with("repair-self-argument", &[id(old), other(on)]),
        Repair::PremiseDropped(old, premise) => words::with("repair-premise", &[id(old), other(premise)]),
        Repair::TextCut(old, limit) => words::with("repair-text", &[id(old), ("limit", (*limit).into())]),
        Repair::FullTextLeftOut(old) => words::with("repair-full-text", &[id(old)]),
        Repair::ListCut(old, limit) => words::with("repair-list", &[id(old), ("limit", (*limit).into())]),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            f.write_str(&words::with("problem-line", &[("line", line.into())]))?;
            f.write_str(" ")?;
        }
        // What the file says is shown on terminals too, where control characters command.
        let text = |key: &str, detail: &str| words::with(key, &[("detail", one_line(detail).into())]);
        f.write_str(&match &self.kind {
            ProblemKind::Syntax(detail) => text("problem-syntax", detail),
            ProblemKind::Truncated => words::say("problem-truncated"),
            ProblemKind::Encoding => words::say("problem-encoding"),
            ProblemKind::Element(detail) => text("problem-element", detail),
            ProblemKind::Field(detail) => text("problem-field", detail),
            ProblemKind::Number(detail) => text("problem-number", detail),
            ProblemKind::UnknownKind(detail) => text("problem-unknown-kind", detail),
            ProblemKind::UnknownValue(field, detail) => {
                words::with("problem-unknown-value", &[("field", (*field).into()), ("detail", one_line(detail).into())])
            }
            ProblemKind::TooMuchUnknown => words::say("problem-too-much-unknown"),
            ProblemKind::FullText => words::say("problem-full-text"),
            ProblemKind::FullTextEdited => words::say("problem-full-text-edited"),
            ProblemKind::FullTextTooMuch(limit) => {
                words::with("problem-full-text-too-much", &[("limit", (limit / 1024 / 1024).into())])
            }
            ProblemKind::Repair(repair) => repair_text(repair),
            ProblemKind::More => words::say("problem-more"),
            ProblemKind::Newer(version) => words::with("problem-newer", &[("version", (*version).into())]),
        })
    }
}

/// Why a file cannot be opened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than the limit, in bytes.
    TooLarge(u64),
    /// Nested deeper than the limit; the depth is given.
    TooDeep(usize),
    /// Empty, or all zeros.
    Empty,
    /// Written as UTF-16.
    Utf16,
    /// Something else than a map.
    NotAMap,
    /// A page with more than one map in it.
    SeveralMaps,
    /// Needs a newer version of the program.
    NeedsNewer(u32),
    /// More elements than a map may have.
    TooMany(usize),
    /// Nobody waits for it any more.
    GivenUp,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::TooLarge(limit) => words::with("unreadable-too-large", &[("limit", (limit / 1024 / 1024).into())]),
            Self::TooDeep(limit) => words::with("unreadable-too-deep", &[("limit", (*limit).into())]),
            Self::Empty => words::say("unreadable-empty"),
            Self::Utf16 => words::say("unreadable-utf16"),
            Self::NotAMap => words::say("unreadable-not-a-map"),
            Self::SeveralMaps => words::say("unreadable-several"),
            Self::NeedsNewer(version) => words::with("unreadable-needs-newer", &[("version", (*version).into())]),
            Self::GivenUp => words::say("unreadable-given-up"),
            Self::TooMany(limit) => words::with("unreadable-too-many", &[("limit", (*limit).into())]),
        })
    }
}

impl std::error::Error for Unreadable {}

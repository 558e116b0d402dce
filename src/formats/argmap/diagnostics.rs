//! What can be wrong with a map file, and where.

use std::fmt;

use crate::formats::one_line;
use crate::i18n::{self, Named};
use crate::model::limits::Limited;
use crate::model::{ElementId, Fault, Rejected, Repair};

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

/// The reason why a change was rejected, in words.
pub fn rejected_text(why: &Rejected) -> String {
    match why {
        Rejected::Missing(id) => i18n::problems::rejected_missing(id.to_string()),
        Rejected::Exists(id) => i18n::problems::rejected_exists(id.to_string()),
        Rejected::InUse(_, user) => i18n::problems::rejected_in_use(user.to_string()),
        Rejected::Circular(_) => i18n::problems::rejected_circular(),
        Rejected::NoPremise(_) => i18n::problems::rejected_no_premise(),
        Rejected::SpeechTwice => i18n::problems::rejected_speech_twice(),
        Rejected::TooMuch { what, limit } => i18n::problems::rejected_too_much(*limit, limited_text(*what)),
    }
}

/// A rule that a map breaks, in words.
pub fn fault_text(fault: &Fault) -> String {
    match fault {
        Fault::Content(id, why) => i18n::problems::fault_content(id.to_string(), rejected_text(why)),
        Fault::Graph(id) => i18n::problems::fault_graph(id.to_string()),
        Fault::Conclusions(id, count) => i18n::problems::fault_conclusions(id.to_string(), count),
        Fault::Twice(id) => i18n::problems::fault_twice(id.to_string()),
        Fault::Ring(id) => i18n::problems::fault_ring(id.to_string()),
        Fault::TooMany(limit) => i18n::problems::fault_too_many(limit),
    }
}

/// What has a limit, in words.
pub fn limited_text(what: Limited) -> String {
    match what {
        Limited::TitleChars => i18n::problems::limited_title_chars(),
        Limited::MotionChars => i18n::problems::limited_motion_chars(),
        Limited::NameChars => i18n::problems::limited_name_chars(),
        Limited::QuotationChars => i18n::problems::limited_quotation_chars(),
        Limited::CardChars => i18n::problems::limited_card_chars(),
        Limited::NoteChars => i18n::problems::limited_note_chars(),
        Limited::TagChars => i18n::problems::limited_tag_chars(),
        Limited::SpeechNameChars => i18n::problems::limited_speech_name_chars(),
        Limited::FormatNameChars => i18n::problems::limited_format_name_chars(),
        Limited::SchemeChars => i18n::problems::limited_scheme_chars(),
        Limited::SideNameChars => i18n::problems::limited_side_name_chars(),
        Limited::SideLetters => i18n::problems::limited_side_letters(),
        Limited::LineChars => i18n::problems::limited_line_chars(),
        Limited::ShortNameChars => i18n::problems::limited_short_name_chars(),
        Limited::CatalogueNameChars => i18n::problems::limited_catalogue_name_chars(),
        Limited::CommentChars => i18n::problems::limited_comment_chars(),
        Limited::FrameTitleChars => i18n::problems::limited_frame_title_chars(),
        Limited::UnknownKindChars => i18n::problems::limited_unknown_kind_chars(),
        Limited::Citations => i18n::problems::limited_citations(),
        Limited::Sentences => i18n::problems::limited_sentences(),
        Limited::Tags => i18n::problems::limited_tags(),
        Limited::Speeches => i18n::problems::limited_speeches(),
        Limited::SpeechSeconds => i18n::problems::limited_speech_seconds(),
        Limited::Statements => i18n::problems::limited_statements(),
        Limited::Inferences => i18n::problems::limited_inferences(),
        Limited::Premises => i18n::problems::limited_premises(),
        Limited::Sides => i18n::problems::limited_sides(),
        Limited::Authors => i18n::problems::limited_authors(),
        Limited::Sources => i18n::problems::limited_sources(),
        Limited::FullTextBytes => i18n::problems::limited_full_text_bytes(),
        Limited::Comments => i18n::problems::limited_comments(),
        Limited::Frames => i18n::problems::limited_frames(),
        Limited::Paragraphs => i18n::problems::limited_paragraphs(),
        Limited::Pages => i18n::problems::limited_pages(),
        Limited::TextBytes => i18n::problems::limited_text_bytes(),
        Limited::PageNameChars => i18n::problems::limited_page_name_chars(),
    }
}

fn repair_text(repair: &Repair) -> String {
    match repair {
        Repair::Renamed(old, new) => i18n::problems::repair_renamed(old.to_string(), new.to_string()),
        Repair::LeftOut(old, why) => i18n::problems::repair_left_out(old.to_string(), rejected_text(why)),
        Repair::SideCleared(old, side) => i18n::problems::repair_side(old.to_string(), side.to_string()),
        Repair::CitationDropped(old, source) => i18n::problems::repair_citation(old.to_string(), source.to_string()),
        Repair::SelfArgument(old, on) => i18n::problems::repair_self_argument(old.to_string(), on.to_string()),
        Repair::PremiseDropped(old, premise) => i18n::problems::repair_premise(old.to_string(), premise.to_string()),
        Repair::TextCut(old, limit) => i18n::problems::repair_text(old.to_string(), *limit),
        Repair::FullTextLeftOut(old) => i18n::problems::repair_full_text(old.to_string()),
        Repair::ListCut(old, limit) => i18n::problems::repair_list(old.to_string(), *limit),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            f.write_str(&i18n::problems::line(line))?;
            f.write_str(" ")?;
        }
        // What the file says is shown on terminals too, where control characters command.
        let text = |message: Named, detail: &str| message(one_line(detail));
        f.write_str(&match &self.kind {
            ProblemKind::Syntax(detail) => text(i18n::problems::syntax, detail),
            ProblemKind::Truncated => i18n::problems::truncated(),
            ProblemKind::Encoding => i18n::problems::encoding(),
            ProblemKind::Element(detail) => text(i18n::problems::element, detail),
            ProblemKind::Field(detail) => text(i18n::problems::field, detail),
            ProblemKind::Number(detail) => text(i18n::problems::number, detail),
            ProblemKind::UnknownKind(detail) => text(i18n::problems::unknown_kind, detail),
            ProblemKind::UnknownValue(field, detail) => i18n::problems::unknown_value(one_line(detail), *field),
            ProblemKind::TooMuchUnknown => i18n::problems::too_much_unknown(),
            ProblemKind::FullText => i18n::problems::full_text(),
            ProblemKind::FullTextEdited => i18n::problems::full_text_edited(),
            ProblemKind::FullTextTooMuch(limit) => i18n::problems::full_text_too_much(limit / 1024 / 1024),
            ProblemKind::Repair(repair) => repair_text(repair),
            ProblemKind::More => i18n::problems::more(),
            ProblemKind::Newer(version) => i18n::problems::newer(*version),
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
            Self::TooLarge(limit) => i18n::problems::unreadable_too_large(limit / 1024 / 1024),
            Self::TooDeep(limit) => i18n::problems::unreadable_too_deep(*limit),
            Self::Empty => i18n::problems::unreadable_empty(),
            Self::Utf16 => i18n::problems::unreadable_utf16(),
            Self::NotAMap => i18n::problems::unreadable_not_a_map(),
            Self::SeveralMaps => i18n::problems::unreadable_several(),
            Self::NeedsNewer(version) => i18n::problems::unreadable_needs_newer(*version),
            Self::GivenUp => i18n::problems::unreadable_given_up(),
            Self::TooMany(limit) => i18n::problems::unreadable_too_many(*limit),
        })
    }
}

impl std::error::Error for Unreadable {}

//! Two copies of a map that were edited apart become one. Pure: maps and their bookkeeping in, a map and a list of what
//! is different out.
//!
//! Where the base is known, a copy that both came from, each field is merged three ways. Without one, the ledgers say for
//! each group of fields whose change is the later one: a copy that has seen the other's dot has overtaken it (dotted
//! version vectors: Preguiça and others 2010). Where neither has, both changed it, and the user is asked. An element
//! that a copy has seen and does not have was deleted there (optimised observed-remove set: Bieniusa and others 2012).
//!
//! - `combine`: element by element.
//! - `decide`: one field, and whether an element is there.
//! - `repair`: what links need is there, and they form no ring.
//! - `weave`: word by word, where two edits of one text do not touch.
//! - `copied`: two things that were given one id, because two copies of the program had one name.
//! - `second_cards`: what both say of one card, on two cards.
//! - `value`: what a field of an element holds, to be shown beside another.
//! - `review`: one merge under decision: its points, what was decided of each, and how it would look.

mod decide;
mod field_merge;
mod repair;
mod replica_collision;
mod review;
mod second_cards;
mod text_merge;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n;
use crate::model::{ElementId, ElementKind, Group, Ledger, Map, Repair};

pub use replica_collision::tell_apart;
pub use review::{Decision, Divergence, MapCopy, Point, Review};
pub use text_merge::{TextPart, merge_texts, pieces};
pub use value::{Value, value};

/// One copy of a map. The ledger must be up to date ([`Ledger::update`]).
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The map.
    pub map: &'a Map,
    /// Who changed what last, and what this copy has seen.
    pub ledger: &'a Ledger,
}

/// A copy that two others come from.
#[derive(Clone, Debug)]
pub struct Ancestor {
    /// The map.
    pub map: Map,
    /// Whether it is the last state that both had: then each field is merged three ways. An older one only answers what
    /// the ledgers leave open.
    pub is_last: bool,
}

/// What of an element can differ, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The element as such: whether it is there.
    Whole,
    /// What a statement or remark says; the title of a frame, of a source or of the map; the name of a side.
    Text,
    /// The kind of a statement or inference.
    Kind,
    /// The side of a statement or source.
    Side,
    /// Whether a statement is unsaid.
    Implicit,
    /// Whether a statement is conceded.
    Conceded,
    /// Whether a statement needs support.
    NeedsSupport,
    /// Whether something is still to be found out about a statement.
    ToResearch,
    /// How sure a statement is, or how strong a step, and for which words that was said.
    Weight,
    /// The speech that a statement belongs to.
    Speech,
    /// Who speaks when.
    Format,
    /// The citations of a statement, one by one.
    Citations,
    /// The tags of a statement, one by one.
    Tags,
    /// The note of a statement or inference.
    Note,
    /// Where it stands.
    Place,
    /// The width of a statement, the size of a frame.
    Width,
    /// Whether a statement is pinned.
    Pinned,
    /// The scheme of an inference.
    Scheme,
    /// The premises of an inference, one by one.
    Premises,
    /// What an inference concludes in; what a remark is about.
    Conclusion,
    /// The resolution under debate.
    Motion,
    /// The letter of a side.
    Letter,
    /// The colour of a side.
    Colour,
    /// The short name of a source.
    Short,
    /// The authors of a source.
    Authors,
    /// Who has published a source.
    Publisher,
    /// When a source was published.
    Date,
    /// Where a source is on the web.
    Address,
    /// The language of a source.
    Language,
    /// The catalogue of a source.
    Origin,
    /// The text of a source.
    FullText,
    /// Whether a remark is dealt with.
    Resolved,
    /// What a newer version of the program has added.
    UnknownFields,
}

impl Field {
    /// The name for programs: it stays the same whatever the interface says.
    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Text => "text",
            Self::Kind => "kind",
            Self::Side => "side",
            Self::Implicit => "implicit",
            Self::Conceded => "conceded",
            Self::NeedsSupport => "needs-support",
            Self::ToResearch => "to-research",
            Self::Weight => "weight",
            Self::Speech => "speech",
            Self::Format => "format",
            Self::Citations => "citations",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Place => "place",
            Self::Width => "width",
            Self::Pinned => "pinned",
            Self::Scheme => "scheme",
            Self::Premises => "premises",
            Self::Conclusion => "conclusion",
            Self::Motion => "motion",
            Self::Letter => "letter",
            Self::Colour => "colour",
            Self::Short => "short",
            Self::Authors => "authors",
            Self::Publisher => "publisher",
            Self::Date => "date",
            Self::Address => "address",
            Self::Language => "language",
            Self::Origin => "origin",
            Self::FullText => "full-text",
            Self::Resolved => "resolved",
            Self::UnknownFields => "extras",
        }
    }

    /// The name for people.
    pub fn name(self) -> String {
        match self {
            Self::Whole => i18n::merge::whole(),
            Self::Text => i18n::merge::text(),
            Self::Kind => i18n::merge::kind(),
            Self::Side => i18n::merge::side(),
            Self::Implicit => i18n::merge::implicit(),
            Self::Conceded => i18n::merge::conceded(),
            Self::NeedsSupport => i18n::merge::needs_support(),
            Self::ToResearch => i18n::merge::to_research(),
            Self::Weight => i18n::merge::weight(),
            Self::Speech => i18n::merge::speech(),
            Self::Format => i18n::merge::format(),
            Self::Citations => i18n::merge::citations(),
            Self::Tags => i18n::merge::tags(),
            Self::Note => i18n::merge::note(),
            Self::Place => i18n::merge::place(),
            Self::Width => i18n::merge::width(),
            Self::Pinned => i18n::merge::pinned(),
            Self::Scheme => i18n::merge::scheme(),
            Self::Premises => i18n::merge::premises(),
            Self::Conclusion => i18n::merge::conclusion(),
            Self::Motion => i18n::merge::motion(),
            Self::Letter => i18n::merge::letter(),
            Self::Colour => i18n::merge::colour(),
            Self::Short => i18n::merge::short(),
            Self::Authors => i18n::merge::authors(),
            Self::Publisher => i18n::merge::publisher(),
            Self::Date => i18n::merge::date(),
            Self::Address => i18n::merge::address(),
            Self::Language => i18n::merge::language(),
            Self::Origin => i18n::merge::origin(),
            Self::FullText => i18n::merge::full_text(),
            Self::Resolved => i18n::merge::resolved(),
            Self::UnknownFields => i18n::merge::extras(),
        }
    }

    /// The group of fields whose stamp tells who has changed it last.
    pub fn group(self, of_inference: bool) -> Group {
        match self {
            Self::Citations | Self::Tags => Group::References,
            Self::Note if !of_inference => Group::References,
            Self::Place | Self::Width | Self::Pinned => Group::Place,
            Self::Conceded | Self::NeedsSupport | Self::ToResearch | Self::Weight | Self::Speech | Self::Resolved => {
                Group::Assessment
            }
            Self::Premises | Self::Conclusion => Group::Links,
            Self::Whole
            | Self::Text
            | Self::Kind
            | Self::Side
            | Self::Implicit
            | Self::Note
            | Self::Scheme
            | Self::Motion
            | Self::Format
            | Self::Letter
            | Self::Colour
            | Self::Short
            | Self::Authors
            | Self::Publisher
            | Self::Date
            | Self::Address
            | Self::Language
            | Self::Origin
            | Self::FullText
            | Self::UnknownFields => Group::Text,
        }
    }
}

/// One field of one element.
pub type Key = (ElementId, Field);

/// Which of the copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangedBy {
    /// This one.
    Ours,
    /// The other one.
    Theirs,
    /// Both.
    Both,
}

/// What a user decides about one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// As it is here.
    Ours,
    /// As it is there.
    Theirs,
    /// Of what a card says: as it is here, and what it says there on a card of its own
    /// ([`Merged::with_second_cards`]).
    Both,
}

/// What was decided, by field.
pub type Answers = BTreeMap<Key, Answer>;

/// What became of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeType {
    /// The element is new.
    Added,
    /// The element was deleted.
    Removed,
    /// It was changed.
    Changed,
}

/// Why the user is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictReason {
    /// Both copies have changed it, differently.
    BothChanged,
    /// One copy has deleted the element and the other has changed it.
    DeletedAndChanged,
    /// The element was deleted, and something that stays needs it.
    Needed(ElementId),
    /// The element was deleted with another that stays for now.
    DeletedWith(ElementId),
    /// Together the links of both would speak of nothing but one another.
    Ring,
}

/// One thing in which the two copies differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub key: Key,
    /// Who has made it so.
    pub by: ChangedBy,
    /// What was done.
    pub how: ChangeType,
    /// Why the user is asked; `None` if nothing is open.
    pub open: Option<ConflictReason>,
    /// Whether only the other copy's bookkeeping says that theirs is the later state: no base confirms it.
    pub claimed: bool,
}

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Elements of a map, of one kind.
    Elements(ElementKind),
    /// Premises of an inference.
    Premises,
    /// Citations of a statement.
    Citations,
    /// Tags of a statement.
    Tags,
    /// Bytes of fields of a newer version.
    UnknownBytes,
    /// Names of people.
    Authors,
}

/// Something of which the two copies together have more than may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The element, or the map.
    pub id: ElementId,
    /// What there is too much of.
    pub what: What,
    /// How much there is.
    pub count: usize,
    /// How much there may be.
    pub limit: usize,
}

/// Two copies as one.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The map; valid.
    pub map: Map,
    /// Its bookkeeping. What is neither ours nor theirs has no stamps yet and gets a fresh dot when the map is
    /// saved.
    pub ledger: Ledger,
    /// All in which the copies differ, in the order of their ids.
    pub differences: Vec<Difference>,
    /// Of what there is too much. If there is any, the map is not whole, and the merge is to be refused.
    pub excess: Vec<Excess>,
    /// Sources without their text, because all texts together would be too large.
    pub left_out: Vec<ElementId>,
    /// What had to be altered to make a valid map; empty unless something is wrong with this program.
    pub repairs: Vec<Repair>,
}

impl Merged {
    /// The differences about which the user is asked.
    pub fn questions(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|difference| difference.open.is_some())
    }
}

/// Merges two copies of a map. `base` is a copy that both came from, if one is known; `answers` are what the
/// user has decided so far, also about what was not asked: every difference can be refused.
///
/// Where a question is open, an edit wins over a deletion, and of two edits the one with the greater dot: the
/// same whichever copy is called ours. Nothing that either has added or changed is lost without a difference
/// that says so.
///
/// Cost: n log n in both maps.
pub fn merge(ours: Edition<'_>, theirs: Edition<'_>, base: Option<&Map>, answers: &Answers) -> Merged {
    if let Some([own, other]) = tell_apart(ours, theirs, base, &BTreeSet::new()) {
        let [ours, theirs] = [&own, &other].map(|(map, ledger)| Edition { map, ledger });
        return merge_apart(ours, theirs, base, true, answers);
    }
    merge_apart(ours, theirs, base, true, answers)
}

/// The same of copies in which no id stands for two things ([`tell_apart`]).
fn merge_apart(
    ours: Edition<'_>,
    theirs: Edition<'_>,
    base: Option<&Map>,
    base_decides: bool,
    answers: &Answers,
) -> Merged {
    field_merge::Combination::new(ours, theirs, base, base_decides, answers).merged()
}

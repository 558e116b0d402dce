//! One proposition on the canvas.

use std::collections::BTreeSet;

use super::{Citation, ElementId, Place, UnknownFields, Weight, Width};

/// What a statement is for, in a debater's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// Something to be shown.
    #[default]
    Claim,
    /// Something a claim rests on.
    Premise,
    /// Something said against another statement or step.
    Rebuttal,
}

impl StatementKind {
    /// All kinds, in the order in which the interface lists them.
    pub const ALL: [Self; 3] = [Self::Claim, Self::Premise, Self::Rebuttal];

    /// The kind's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Premise => "premise",
            Self::Rebuttal => "rebuttal",
        }
    }
}

/// What a user has noted about a statement's standing; each is independent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks {
    /// Nobody says it; the step needs it (an enthymeme's missing premise).
    pub implicit: bool,
    /// The other side grants it.
    pub conceded: bool,
    /// It stands only through a support that stands.
    pub needs_support: bool,
    /// Somebody still has to find out what there is to it.
    pub to_research: bool,
}

/// One proposition on the canvas (AIF: information node).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The proposition. May be empty while it is being written.
    pub text: String,
    /// What it is for.
    pub kind: StatementKind,
    /// Who says it, if anybody in particular.
    pub side: Option<ElementId>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// The user's own remark.
    pub note: String,
    /// The user's own keywords.
    pub tags: BTreeSet<String>,
    /// The upper left corner of its card.
    pub place: Place,
    /// The width of its card; the height follows from the text.
    pub width: Width,
    /// Whether its card stays where it is when others are put in order.
    pub pinned: bool,
    /// What the user has noted about its standing.
    pub marks: Marks,
    /// How sure it is by itself, if the user has said so.
    pub weight: Option<Weight>,
    /// The [`wording`] for which the user said how sure it is or that it is conceded.
    pub judged: Option<u32>,
    /// What it is assumed to be for the moment, whatever speaks for or against it: true or false.
    pub assumed: Option<bool>,
    /// The short name of the speech that it belongs to; empty for none.
    pub speech: String,
    /// Fields of a newer version.
    pub extras: UnknownFields,
}

impl Statement {
    /// Whether it says nothing: no words of its own, and none that it cites.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.citations.is_empty()
    }

    /// Whether what it says can count for or against anything: it has words, and is no question that is still to be
    /// researched. Such a question is a task.
    pub fn argues(&self) -> bool {
        let is_question = self.text.trim_end().ends_with(['?', '？', '؟']);
        !(self.is_blank() || is_question && self.marks.to_research)
    }

    /// Whether something was said about it when it had other words.
    pub fn is_stale(&self) -> bool {
        let judged = self.weight.is_some() || self.marks.conceded;
        judged && self.judged.is_some_and(|known| known != wording(&self.text))
    }
}

/// A digest of a text by its words, however they are spaced: tells whether a card still says what it said. 32 bits
/// of FNV-1a; part of the file format.
pub fn wording(text: &str) -> u32 {
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for word in text.split_whitespace() {
        for byte in word.bytes().chain([b' ']) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    (digest ^ (digest >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_judged_is_stale_when_the_words_change() {
        let mut card = Statement { text: "Trade makes peace.".to_owned(), ..Statement::default() };
        assert!(!card.is_stale());
        card.weight = Some(Weight::LIKELY);
        card.judged = Some(wording(&card.text));
        assert!(!card.is_stale());
        card.text = " Trade  makes peace.".to_owned();
        assert!(!card.is_stale(), "spaces are no words");
        card.text = "Trade makes lasting peace.".to_owned();
        assert!(card.is_stale());
        card.weight = None;
        assert!(!card.is_stale(), "nothing was said of it any more");
    }
}

//! A brief in words: what a speaker reads from, with short citations, and how long it takes.

use std::fmt::Write;

use crate::analysis::{BriefOf, BriefPart, brief};
use crate::formats::describe::text_of;
use crate::formats::one_line;
use crate::formats::outline::place_of;
pub use crate::formats::text_export::title;
use crate::formats::text_export::{markdown_text as escaped, places};
use crate::i18n;
use crate::model::{ElementId, Map};

/// How a paragraph of a brief is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BriefStyle {
    /// A contention, or what the other side says.
    Heading,
    /// What is said.
    Say,
    /// The words of a source, which are read out.
    Quote,
    /// What is to be expected, and the answers: not read out unless it comes.
    Ready,
    /// What is missing.
    Missing,
}

/// A paragraph of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefParagraph {
    /// How it is set.
    pub style: BriefStyle,
    /// How far it is indented, in steps.
    pub depth: usize,
    /// A few words before it, such as a number.
    pub lead: String,
    /// The text.
    pub text: String,
    /// Where it comes from, short; empty where nothing is cited.
    pub cite: String,
}

/// A brief, ready to be written in any form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// Its title.
    pub title: String,
    /// Side, speech, words and minutes.
    pub facts: String,
    /// Its paragraphs.
    pub paragraphs: Vec<BriefParagraph>,
    /// How many words are read out.
    pub words: usize,
    /// How long that takes, in seconds.
    pub seconds: u64,
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

impl Brief {
    /// The brief of a side, for a speech or for all, at a pace in words a minute (at least 1).
    pub fn of(map: &Map, of: &BriefOf, pace: u32) -> Self {
        let mut all = Self { title: title(map), ..Self::default() };
        for line in brief(map, of) {
            all.say(map, line.part, line.depth, line.id);
        }
        let spoken = |p: &&BriefParagraph| matches!(p.style, BriefStyle::Heading | BriefStyle::Say | BriefStyle::Quote);
        all.words = all.paragraphs.iter().filter(spoken).map(|paragraph| count(&paragraph.text)).sum();
        all.seconds = (all.words as u64 * 60).div_ceil(u64::from(pace.max(1)));
        let side = of.side.and_then(|side| map.sides().get(&side)).map(|side| one_line(&side.name));
        let speech = map.format().and_then(|format| format.speeches.get(format.position(&of.speech)?));
        let allowed = speech.map(|speech| u64::from(speech.seconds));
        let speech = speech.map(|speech| format!("{} {}", speech.key, speech.name));
        let length = i18n::brief::length(all.words, minutes(all.seconds), pace.max(1));
        let allowed = allowed.map(|seconds| {
            let key = if all.seconds > seconds { i18n::brief::too_long } else { i18n::brief::fits };
            key(minutes(seconds))
        });
        let facts = side.into_iter().chain(speech).chain([length]).chain(allowed);
        all.facts = facts.collect::<Vec<_>>().join(" · ");
        all
    }

    fn say(&mut self, map: &Map, part: BriefPart, depth: usize, id: ElementId) {
        let Some(statement) = map.statements().get(&id) else { return };
        let text = one_line(&text_of(statement));
        let (style, lead) = match part {
            BriefPart::Contention(number) => (BriefStyle::Heading, format!("{number}.")),
            BriefPart::TheySay => (BriefStyle::Heading, i18n::brief::they_say()),
            BriefPart::Reason => (BriefStyle::Say, String::new()),
            BriefPart::Linked => (BriefStyle::Say, i18n::brief::together()),
            BriefPart::Granted => (BriefStyle::Say, i18n::brief::granted()),
            BriefPart::Answer => (BriefStyle::Say, i18n::brief::answer()),
            BriefPart::Expected => (BriefStyle::Ready, i18n::brief::expected()),
            BriefPart::Prepared => (BriefStyle::Ready, i18n::brief::prepared()),
            BriefPart::Unanswered => {
                let (style, lead) = (BriefStyle::Missing, String::new());
                let text = i18n::brief::unanswered();
                self.paragraphs.push(BriefParagraph { style, depth, lead, text, cite: String::new() });
                return;
            }
        };
        let cite = places(map, statement);
        self.paragraphs.push(BriefParagraph { style, depth, lead, text, cite });
        if style == BriefStyle::Ready || part == BriefPart::TheySay {
            return;
        }
        for citation in &statement.citations {
            if let Some(quote) = citation.quote.as_ref().filter(|quote| !quote.exact.is_empty()) {
                let who = citation.attributed_to.clone().map(|who| one_line(&who));
                let cite = who.into_iter().chain(place_of(map, citation)).collect::<Vec<_>>().join(", ");
                let text = format!("“{}”", one_line(&quote.exact));
                let (style, depth, lead) = (BriefStyle::Quote, depth + 1, String::new());
                self.paragraphs.push(BriefParagraph { style, depth, lead, text, cite });
            }
        }
    }

    /// The brief as Markdown. Nothing in a map can make a heading or a link of itself.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", escaped(&self.title), escaped(&self.facts));
        for p in &self.paragraphs {
            let text = escaped(&p.text);
            let cite = if p.cite.is_empty() { String::new() } else { format!(" ({})", escaped(&p.cite)) };
            // What leads is ours, and needs no care.
            let lead = if p.lead.is_empty() { String::new() } else { format!("{} ", p.lead) };
            let indent = "  ".repeat(p.depth.saturating_sub(1).min(12));
            // Writing to a string cannot fail.
            let _ = match p.style {
                BriefStyle::Heading => write!(out, "\n## {lead}{text}{cite}\n\n"),
                BriefStyle::Say => writeln!(out, "{indent}- {lead}{text}{cite}"),
                BriefStyle::Quote => writeln!(out, "{indent}- > {text}{cite}"),
                BriefStyle::Ready => writeln!(out, "{indent}- *{}* {text}{cite}", escaped(&p.lead)),
                BriefStyle::Missing => writeln!(out, "{indent}- **{text}**"),
            };
        }
        out
    }
}

/// Seconds as minutes and seconds, such as 7:30.
pub fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

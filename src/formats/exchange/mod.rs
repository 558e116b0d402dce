//! A map as text that other programs read: an outline in Markdown or LaTeX, a table, a graph in the languages of
//! Argdown, Graphviz and Mermaid. Write only; none of them holds all that a map says, and each head says what is lost.
//!
//! What is only assumed, muted or folded for the moment is no part of an export. Whatever the texts of a map hold is
//! text in every form and never a command of it: `tests/exchange.rs` and `.ci/exchange-check` prove that with the
//! programs that read them.

mod argdown;
mod csv;
mod dot;
mod latex;
mod markdown;
mod mermaid;

use std::path::Path;

use super::one_line;
use super::outline::place_of;
use crate::model::{ElementId, InferenceKind, Map, Statement};
use crate::words;

pub use markdown::escaped as markdown_text;

/// A language in which a map is written for other programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextForm {
    /// An outline with signs, for notes and web sites.
    #[default]
    Markdown,
    /// Statements and their relations, for other argument mappers.
    Argdown,
    /// A row for each statement and what it argues for, for spreadsheets.
    Csv,
    /// A graph for Graphviz.
    Dot,
    /// A flowchart for wikis and Markdown editors.
    Mermaid,
    /// An outline to be set and printed.
    Latex,
}

impl TextForm {
    /// All forms, in the order in which the interface lists them.
    pub const ALL: [Self; 6] = [Self::Markdown, Self::Argdown, Self::Csv, Self::Dot, Self::Mermaid, Self::Latex];

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Argdown => "argdown",
            Self::Csv => "csv",
            Self::Dot => "dot",
            Self::Mermaid => "mmd",
            Self::Latex => "tex",
        }
    }

    /// The form that the extension of a file name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.extension() == extension)
    }
}

/// The map in one of these languages. Cost: linear in the map and its texts.
pub fn written(map: &Map, form: TextForm) -> String {
    match form {
        TextForm::Markdown => markdown::markdown(map),
        TextForm::Argdown => argdown::argdown(map),
        TextForm::Csv => csv::csv(map),
        TextForm::Dot => dot::dot(map),
        TextForm::Mermaid => mermaid::mermaid(map),
        TextForm::Latex => latex::latex(map),
    }
}

/// The title of the map, or its motion, in one line.
fn title(map: &Map) -> String {
    let title = if map.title().is_empty() { map.motion() } else { map.title() };
    if title.is_empty() { words::say("untitled") } else { one_line(title) }
}

/// What a statement says, in one line.
fn said(statement: &Statement) -> String {
    if statement.text.trim().is_empty() { words::say("exchange-empty") } else { one_line(&statement.text) }
}

/// Where a statement comes from: the places of its citations.
fn places(map: &Map, statement: &Statement) -> String {
    let places: Vec<_> = statement.citations.iter().filter_map(|citation| place_of(map, citation)).collect();
    places.join("; ")
}

/// The words of the sources that a statement quotes, each in one line.
fn quotes(statement: &Statement) -> impl Iterator<Item = String> + '_ {
    let quotes = statement.citations.iter().filter_map(|citation| citation.quote.as_ref());
    quotes.filter(|quote| !quote.exact.trim().is_empty()).map(|quote| one_line(&quote.exact))
}

/// What a step does, in a verb.
fn verb(map: &Map, step: ElementId) -> String {
    let kind = map.inferences().get(&step).map(|step| step.kind).unwrap_or_default();
    words::say(match kind {
        InferenceKind::Support => "exchange-supports",
        InferenceKind::Attack if map.is_undercut(step) => "exchange-undercuts",
        InferenceKind::Attack => "exchange-rebuts",
        InferenceKind::Rephrase => "exchange-rephrases",
    })
}

/// Whether a step needs a sign of its own in a graph: it has several premises, or something bears on it.
fn has_own_sign(map: &Map, step: ElementId) -> bool {
    map.premises(step).len() > 1 || !map.arguments_on(step).is_empty()
}

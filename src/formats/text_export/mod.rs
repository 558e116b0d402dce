//! A map as text that other programs read: an outline in Markdown or LaTeX, a table, a graph in the languages of
//! Argdown, Graphviz and Mermaid. Write only; none of them holds all that a map says, and each head says what is lost.
//!
//! What is only assumed, muted or folded for the moment is no part of an export. Whatever the texts of a map hold is
//! text in every form and never a command of it: `tests/it/text_export.rs` and `.ci/exchange-check` prove that with the
//! programs that read them.

mod argdown;
mod csv;
mod dot;
mod latex;
mod markdown;
mod mermaid;

use std::collections::BTreeMap;
use std::path::Path;

use super::one_line;
use super::outline::{kind_name, place_of, rows};
use crate::i18n;
use crate::model::{ElementId, InferenceKind, Map, Statement};

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
pub fn title(map: &Map) -> String {
    let title = if map.title().is_empty() { map.motion() } else { map.title() };
    if title.trim().is_empty() { i18n::dialogs::untitled() } else { one_line(title) }
}

/// The motion in one line, where the title does not say it.
fn motion(map: &Map) -> Option<String> {
    let motion = one_line(map.motion());
    (!motion.is_empty() && !map.title().is_empty()).then_some(motion)
}

/// What a statement says, in one line.
fn said(statement: &Statement) -> String {
    let said = one_line(&statement.text);
    if said.is_empty() { i18n::export::empty() } else { said }
}

/// Where a statement comes from: the places of its citations.
pub fn places(map: &Map, statement: &Statement) -> String {
    let places: Vec<_> = statement.citations.iter().filter_map(|citation| place_of(map, citation)).collect();
    places.join("; ")
}

/// The words of the sources that a statement quotes, each in one line.
fn quotes(statement: &Statement) -> impl Iterator<Item = String> + '_ {
    let quotes = statement.citations.iter().filter_map(|citation| citation.quote.as_ref());
    quotes.map(|quote| one_line(&quote.exact)).filter(|quote| !quote.is_empty())
}

/// A line of an outline in its parts, none of which is escaped.
struct OutlineLine<'m> {
    statement: &'m Statement,
    /// How many steps it is from a statement that argues for nothing.
    depth: usize,
    /// What it does to the statement above, in words; empty for those that argue for nothing.
    before: String,
    /// The kind of the statement.
    kind: String,
    /// The letter of its side, or nothing.
    side: String,
    /// Whether all of it stands above already.
    again: bool,
}

/// The lines of the outline of a map.
fn lines(map: &Map) -> impl Iterator<Item = OutlineLine<'_>> {
    rows(map, &|_| true).into_iter().filter_map(|row| {
        let statement = map.statements().get(&row.id)?;
        Some(OutlineLine {
            statement,
            depth: row.depth,
            before: row.before(map),
            kind: kind_name(statement.kind),
            side: map.side_of(row.id).map(|side| one_line(&side.letter)).unwrap_or_default(),
            again: row.again,
        })
    })
}

/// What a step does, in a verb.
fn verb(map: &Map, step: ElementId) -> String {
    (match kind(map, step) {
        InferenceKind::Support => i18n::export::supports,
        InferenceKind::Attack if map.is_undercut(step) => i18n::export::undercuts,
        InferenceKind::Attack => i18n::export::rebuts,
        InferenceKind::Rephrase => i18n::export::rephrases,
    })()
}

fn kind(map: &Map, step: ElementId) -> InferenceKind {
    map.inferences().get(&step).map(|step| step.kind).unwrap_or_default()
}

/// Whether a step needs a sign of its own in a graph: it has several premises, or something bears on it.
fn has_own_sign(map: &Map, step: ElementId) -> bool {
    map.premises(step).len() > 1 || !map.arguments_on(step).is_empty()
}

/// What boxes and signs are called in a graph: `n1`, `n2` and so on for statements, `s1` and so on for steps that have a
/// sign of their own, in the order of their ids.
fn names(map: &Map) -> BTreeMap<ElementId, String> {
    let statements = map.statements().keys().zip(1..).map(|(id, number)| (*id, format!("n{number}")));
    let steps = map.inferences().keys().filter(|step| has_own_sign(map, **step));
    statements.chain(steps.zip(1..).map(|(id, number)| (*id, format!("s{number}")))).collect()
}

/// An edge of a graph.
struct GraphEdge<'n> {
    from: &'n str,
    to: &'n str,
    /// The step that it is, or is a part of.
    step: ElementId,
    /// Whether it leads from a premise to the sign of the step, and not to what the step concludes in.
    joins: bool,
}

/// All edges of the graph with these names.
fn edges<'n>(map: &Map, names: &'n BTreeMap<ElementId, String>) -> Vec<GraphEdge<'n>> {
    let mut edges = Vec::new();
    for step in map.inferences().keys().copied() {
        let Some(to) = map.conclusion(step).and_then(|to| names.get(&to)) else { continue };
        let sign = names.get(&step);
        for from in map.premises(step).iter().filter_map(|premise| names.get(premise)) {
            edges.push(GraphEdge { from, to: sign.unwrap_or(to), step, joins: sign.is_some() });
        }
        edges.extend(sign.map(|from| GraphEdge { from, to, step, joins: false }));
    }
    edges
}

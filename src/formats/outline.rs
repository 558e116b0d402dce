//! A map as indented text: to read in a terminal, to paste into a mail. Write only.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::one_line;
use crate::i18n;
use crate::model::{Citation, ElementId, InferenceKind, Map, StatementKind};

/// How deep an outline is indented at most; below, deeper lines keep that indent.
pub const DEEPEST: usize = 40;

/// The short place of a statement's first citation, for example "trap, par. 12".
pub fn locator(map: &Map, statement: ElementId) -> Option<String> {
    place_of(map, map.statements().get(&statement)?.citations.first()?)
}

/// The place of a citation in its source, for example "trap, par. 12", or "trap, p. 3" where it has pages.
pub fn place_of(map: &Map, citation: &Citation) -> Option<String> {
    let source = map.sources().get(&citation.source)?;
    let name = one_line(if source.short.is_empty() { &source.title } else { &source.short });
    Some(match (&citation.page, citation.paragraph) {
        // What is printed is found more easily than what has to be counted.
        (Some(page), _) => i18n::terms::locator_page(name.as_str(), one_line(page)),
        (None, Some(paragraph)) => i18n::terms::locator(name.as_str(), paragraph),
        (None, None) => name,
    })
}

/// The name of a statement's kind.
pub fn kind_name(kind: StatementKind) -> String {
    (match kind {
        StatementKind::Claim => i18n::terms::kind_claim,
        StatementKind::Premise => i18n::terms::kind_premise,
        StatementKind::Rebuttal => i18n::terms::kind_rebuttal,
    })()
}

/// A statement in one line: side letter, kind, text, place of its citation.
pub fn statement_line(map: &Map, id: ElementId) -> String {
    let Some(statement) = map.statements().get(&id) else { return String::new() };
    let kind = kind_name(statement.kind);
    // One line per statement, whatever its text holds.
    let text = one_line(&statement.text);
    let side = map.side_of(id).map(|side| format!("[{}] ", one_line(&side.letter))).unwrap_or_default();
    let place = locator(map, id).map(|place| format!(" ({place})")).unwrap_or_default();
    format!("{side}{kind}: {text}{place}")
}

/// The word before what argues for or against something.
fn relation(map: &Map, inference: ElementId) -> String {
    let kind = map.inferences().get(&inference).map(|i| i.kind).unwrap_or_default();
    let on_step = map.conclusion(inference).is_some_and(|to| map.inferences().contains_key(&to));
    (match kind {
        InferenceKind::Support if on_step => i18n::terms::relation_backing,
        InferenceKind::Support => i18n::terms::relation_support,
        InferenceKind::Attack if map.is_undercut(inference) => i18n::terms::relation_undercut,
        InferenceKind::Attack => i18n::terms::relation_rebut,
        InferenceKind::Rephrase => i18n::terms::relation_rephrase,
    })()
}

/// A line of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// The statement.
    pub id: ElementId,
    /// How many steps it is from a statement that argues for nothing.
    pub depth: usize,
    /// The step by which it argues for or against what stands above it, and whether it is the first of the
    /// step's premises; `None` for statements that argue for nothing.
    pub step: Option<(ElementId, bool)>,
    /// Whether it stands elsewhere already, with all that bears on it.
    pub again: bool,
}

impl OutlineRow {
    /// What it does to what stands above, in words; empty for statements that argue for nothing.
    pub fn before(&self, map: &Map) -> String {
        match self.step {
            None => String::new(),
            Some((step, true)) => relation(map, step),
            Some((_, false)) => i18n::terms::relation_with(),
        }
    }
}

/// A statement or a step that waits for its line.
enum WaitingLine {
    Statement(OutlineRow),
    Inference(ElementId, usize),
}

/// The statements that pass `within` in the order of an outline: main claims first, as they stand on the
/// canvas; what argues for or against each below it. A statement that argues for several things is named
/// with each, and unfolded once.
///
/// Cost: linear in the map. Iterative, so that a long chain cannot overflow the stack.
pub fn rows(map: &Map, within: &dyn Fn(ElementId) -> bool) -> Vec<OutlineRow> {
    let statements: Vec<_> = map.statements().keys().copied().filter(|id| within(*id)).collect();
    let reading_order = |id: &ElementId| (map.arguments_on(*id).is_empty(), map.reading_place(*id));
    let mut roots: Vec<_> = statements.iter().copied().filter(|id| map.uses_of(*id).is_empty()).collect();
    roots.sort_by_cached_key(reading_order);
    let mut shown = BTreeSet::new();
    let mut rows = Vec::with_capacity(statements.len());
    // What is left after the roots argues in a circle, or for something that is not wanted here.
    for (number, root) in roots.iter().chain(&statements).enumerate() {
        if number >= roots.len() && shown.contains(root) {
            continue;
        }
        let mut waiting = vec![WaitingLine::Statement(OutlineRow { id: *root, depth: 0, step: None, again: false })];
        while let Some(next) = waiting.pop() {
            match next {
                WaitingLine::Statement(row) => {
                    let again = !shown.insert(row.id);
                    rows.push(OutlineRow { again, ..row });
                    if !again {
                        let on = map.arguments_on(row.id).into_iter().rev();
                        waiting.extend(on.map(|step| WaitingLine::Inference(step, row.depth + 1)));
                    }
                }
                WaitingLine::Inference(step, depth) => {
                    // What denies the step comes after its premises, so it goes on the stack first.
                    let denials = map.arguments_on(step).into_iter().rev();
                    waiting.extend(denials.map(|denial| WaitingLine::Inference(denial, depth + 1)));
                    let premises: Vec<_> = map.premises(step).into_iter().filter(|p| within(*p)).collect();
                    for (place, premise) in premises.into_iter().enumerate().rev() {
                        let row = OutlineRow { id: premise, depth, step: Some((step, place == 0)), again: false };
                        waiting.push(WaitingLine::Statement(row));
                    }
                }
            }
        }
    }
    rows
}

/// The statements that pass `within`, as indented text.
pub fn outline_of(map: &Map, within: &dyn Fn(ElementId) -> bool) -> String {
    let mut text = String::new();
    for row in rows(map, within) {
        let before = row.before(map);
        let before = if before.is_empty() { before } else { format!("{before} ") };
        let again = if row.again { format!(" {}", i18n::outline::again()) } else { String::new() };
        let indent = "  ".repeat(row.depth.min(DEEPEST));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{indent}{before}{}{again}", statement_line(map, row.id));
    }
    text
}

/// The whole map as indented text, with its title and motion.
pub fn outline(map: &Map) -> String {
    let mut text = String::new();
    for line in [map.title(), map.motion()].into_iter().filter(|line| !line.is_empty()) {
        text.push_str(&one_line(line));
        text.push('\n');
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text + &outline_of(map, &|_| true)
}

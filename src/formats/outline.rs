//! A map as indented text: to read in a terminal, to paste into a mail. Write only.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::one_line;
use crate::model::{ElementId, InferenceKind, Map, StatementKind};
use crate::words;

/// How deep an outline is indented at most; below, deeper lines keep that indent.
const DEEPEST: usize = 40;

/// The short place of a statement's first citation, for example "trap, par. 12".
pub fn locator(map: &Map, statement: ElementId) -> Option<String> {
    let citation = map.statements().get(&statement)?.citations.first()?;
    let source = map.sources().get(&citation.source)?;
    let name = one_line(if source.short.is_empty() { &source.title } else { &source.short });
    Some(match citation.paragraph {
        Some(paragraph) => words::with("locator", &[("source", name.as_str().into()), ("paragraph", paragraph.into())]),
        None => name,
    })
}

/// A statement in one line: side letter, kind, text, place of its citation.
pub fn statement_line(map: &Map, id: ElementId) -> String {
    let Some(statement) = map.statements().get(&id) else { return String::new() };
    let kind = words::say(match statement.kind {
        StatementKind::Claim => "kind-claim",
        StatementKind::Premise => "kind-premise",
        StatementKind::Rebuttal => "kind-rebuttal",
    });
    // One line per statement, whatever its text holds.
    let text = one_line(&statement.text);
    let side = map.side_of(id).map(|side| format!("[{}] ", one_line(&side.letter))).unwrap_or_default();
    let place = locator(map, id).map(|place| format!(" ({place})")).unwrap_or_default();
    format!("{side}{kind}: {text}{place}")
}

/// The word before what argues for or against something.
fn relation(map: &Map, inference: ElementId) -> String {
    let kind = map.inferences().get(&inference).map(|i| i.kind).unwrap_or_default();
    words::say(match kind {
        InferenceKind::Support => "relation-support",
        InferenceKind::Attack if map.is_undercut(inference) => "relation-undercut",
        InferenceKind::Attack => "relation-rebut",
        InferenceKind::Rephrase => "relation-rephrase",
    })
}

struct Outline<'a> {
    map: &'a Map,
    within: &'a dyn Fn(ElementId) -> bool,
    shown: BTreeSet<ElementId>,
    text: String,
}

enum Line {
    Statement(ElementId, usize, String),
    Inference(ElementId, usize),
}

impl Outline<'_> {
    /// Writes one line of argument; a statement that stands elsewhere already is named again but not
    /// unfolded. Iterative, so that a long chain cannot overflow the stack.
    fn unfold(&mut self, root: ElementId) {
        let mut waiting = vec![Line::Statement(root, 0, String::new())];
        while let Some(line) = waiting.pop() {
            match line {
                Line::Statement(id, depth, before) => {
                    let first = self.shown.insert(id);
                    let again = if first { String::new() } else { format!(" {}", words::say("outline-again")) };
                    let indent = "  ".repeat(depth.min(DEEPEST));
                    // Writing to a string cannot fail.
                    let _ = writeln!(self.text, "{indent}{before}{}{again}", statement_line(self.map, id));
                    if first {
                        self.arguments(id, depth + 1, &mut waiting);
                    }
                }
                Line::Inference(id, depth) => {
                    let premises: Vec<_> = self.map.premises(id).into_iter().filter(|p| (self.within)(*p)).collect();
                    // What denies the step comes after its premises, so it goes on the stack first.
                    self.arguments(id, depth + 1, &mut waiting);
                    let word = relation(self.map, id);
                    for (number, premise) in premises.iter().enumerate().rev() {
                        let before = if number == 0 { word.clone() } else { words::say("relation-with") };
                        waiting.push(Line::Statement(*premise, depth, format!("{before} ")));
                    }
                }
            }
        }
    }

    fn arguments(&self, on: ElementId, depth: usize, waiting: &mut Vec<Line>) {
        waiting.extend(self.map.arguments_on(on).into_iter().rev().map(|i| Line::Inference(i, depth)));
    }
}

/// The statements that pass `within`, as indented text: main claims first, what argues for or against
/// each below it.
pub fn outline_of(map: &Map, within: &dyn Fn(ElementId) -> bool) -> String {
    let mut outline = Outline { map, within, shown: BTreeSet::new(), text: String::new() };
    let statements: Vec<_> = map.statements().keys().copied().filter(|id| within(*id)).collect();
    let is_root = |id: &ElementId| map.uses_of(*id).is_empty();
    let reading_order = |id: &ElementId| {
        let place = map.statements().get(id).map(|s| s.place).unwrap_or_default();
        (map.arguments_on(*id).is_empty(), place.y(), place.x(), *id)
    };
    let mut roots: Vec<_> = statements.iter().copied().filter(is_root).collect();
    roots.sort_by_key(reading_order);
    for id in roots {
        outline.unfold(id);
    }
    // What is left argues in a circle, or for something that is not wanted here.
    for id in statements {
        if !outline.shown.contains(&id) {
            outline.unfold(id);
        }
    }
    outline.text
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

//! Elements in words: what lists, screen readers and pages say of them.

use super::visible;
use crate::model::{ElementId, InferenceKind, Map, Statement, StatementKind, Weight};
use crate::words;

/// The name of a statement's kind, as its card shows it.
pub fn kind_name(map: &Map, id: ElementId, kind: StatementKind) -> String {
    if map.is_main_claim(id) { words::say("kind-main-claim") } else { super::outline::kind_name(kind) }
}

/// What a relation is called.
pub fn relation_name(kind: InferenceKind, undercut: bool) -> String {
    words::say(match kind {
        InferenceKind::Support => "link-support",
        InferenceKind::Attack if undercut => "link-undercut",
        InferenceKind::Attack => "link-rebut",
        InferenceKind::Rephrase => "link-rephrase",
    })
}

/// The marks of a statement in words.
pub fn marks(statement: &Statement) -> Vec<String> {
    let marks = [
        (statement.marks.implicit, "mark-implicit"),
        (statement.marks.conceded, "mark-conceded"),
        (statement.marks.needs_support, "mark-needs-support"),
        (statement.marks.to_research, "mark-to-research"),
        (statement.pinned, "mark-pinned"),
    ];
    marks.into_iter().filter(|(set, _)| *set).map(|(_, key)| words::say(key)).collect()
}

/// How sure or how strong in words: that of the weight, or the percents.
pub fn weight_name(weight: Weight) -> String {
    let percent = || words::with("weight-percent", &[("percent", u32::from(weight.percent()).into())]);
    weight.key().map_or_else(percent, words::say)
}

/// What a card says; where it says nothing, that it is empty. What its field hints at is quoted nowhere.
pub fn text_of(statement: &Statement) -> String {
    if statement.text.trim().is_empty() { words::say("card-blank") } else { statement.text.clone() }
}

/// A few words of what an element says.
pub fn gist(map: &Map, id: ElementId) -> String {
    let Some(statement) = map.statements().get(&id) else {
        return map.premises(id).first().map(|p| gist_of_step(map, *p)).unwrap_or_default();
    };
    let text = text_of(statement);
    let words: Vec<&str> = text.split_whitespace().collect();
    let short = visible(&words.get(..words.len().min(9)).unwrap_or_default().join(" "));
    if words.len() > 9 { format!("{short}…") } else { short }
}

fn gist_of_step(map: &Map, premise: ElementId) -> String {
    let gist = map.statements().get(&premise).map(|_| gist(map, premise)).unwrap_or_default();
    words::with("step-from", &[("premise", gist.into())])
}

/// The step in words: "A and B together support C".
pub fn spoken_link(map: &Map, id: ElementId) -> String {
    let Some(inference) = map.inferences().get(&id) else { return String::new() };
    let undercut = map.is_undercut(id);
    let premises = map.premises(id);
    let count = premises.len();
    let premises: Vec<_> = premises.iter().map(|p| format!("“{}”", gist(map, *p))).collect();
    let key = match (inference.kind, undercut) {
        (InferenceKind::Support, _) => "spoken-support",
        (InferenceKind::Attack, false) => "spoken-rebut",
        (InferenceKind::Attack, true) => "spoken-undercut",
        (InferenceKind::Rephrase, _) => "spoken-rephrase",
    };
    let conclusion = map.conclusion(id).map(|c| gist(map, c)).unwrap_or_default();
    let premises = premises.join(&format!(" {} ", words::say("and")));
    words::with(key, &[("premises", premises.into()), ("conclusion", conclusion.into()), ("count", count.into())])
}

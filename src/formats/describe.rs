//! Elements in words: what lists, screen readers and pages say of them.

use super::sanitize;
use crate::i18n;
use crate::model::{ElementId, InferenceKind, Map, Statement, StatementKind, Weight};

/// The name of a statement's kind, as its card shows it.
pub fn kind_name(map: &Map, id: ElementId, kind: StatementKind) -> String {
    if map.is_main_claim(id) { i18n::terms::kind_main_claim() } else { super::outline::kind_name(kind) }
}

/// What a relation is called.
pub fn relation_name(kind: InferenceKind, undercut: bool) -> String {
    match kind {
        InferenceKind::Support => i18n::canvas::link_support(),
        InferenceKind::Attack if undercut => i18n::canvas::link_undercut(),
        InferenceKind::Attack => i18n::canvas::link_rebut(),
        InferenceKind::Rephrase => i18n::canvas::link_rephrase(),
    }
}

/// The marks of a statement in words.
pub fn marks(statement: &Statement) -> Vec<String> {
    let marks = [
        (statement.marks.implicit, i18n::terms::mark_implicit()),
        (statement.marks.conceded, i18n::terms::mark_conceded()),
        (statement.marks.needs_support, i18n::terms::mark_needs_support()),
        (statement.marks.to_research, i18n::terms::mark_to_research()),
        (statement.pinned, i18n::terms::mark_pinned()),
    ];
    marks.into_iter().filter(|(set, _)| *set).map(|(_, name)| name).collect()
}

/// How sure or how strong in words: that of the weight, or the percents.
pub fn weight_name(weight: Weight) -> String {
    let word = match weight {
        Weight::CERTAIN => i18n::terms::weight_certain,
        Weight::LIKELY => i18n::terms::weight_likely,
        Weight::EVEN => i18n::terms::weight_even,
        Weight::DOUBTFUL => i18n::terms::weight_doubtful,
        _ => return i18n::terms::weight_percent(weight.percent()),
    };
    word()
}

/// What a card says; where it says nothing, that it is empty. What its field hints at is quoted nowhere.
pub fn text_of(statement: &Statement) -> String {
    if statement.text.trim().is_empty() { i18n::canvas::card_blank() } else { statement.text.clone() }
}

/// A few words of what an element says.
pub fn gist(map: &Map, id: ElementId) -> String {
    let Some(statement) = map.statements().get(&id) else {
        return map.premises(id).first().map(|p| gist_of_step(map, *p)).unwrap_or_default();
    };
    let text = text_of(statement);
    let words: Vec<&str> = text.split_whitespace().collect();
    let short = sanitize(&words.get(..words.len().min(9)).unwrap_or_default().join(" "));
    if words.len() > 9 { format!("{short}…") } else { short }
}

fn gist_of_step(map: &Map, premise: ElementId) -> String {
    let gist = map.statements().get(&premise).map(|_| gist(map, premise)).unwrap_or_default();
    i18n::steps::from(gist)
}

/// The step in words: "A and B together support C".
pub fn spoken_link(map: &Map, id: ElementId) -> String {
    let Some(inference) = map.inferences().get(&id) else { return String::new() };
    let undercut = map.is_undercut(id);
    let premises = map.premises(id);
    let count = premises.len();
    let premises: Vec<_> = premises.iter().map(|p| format!("“{}”", gist(map, *p))).collect();
    let conclusion = map.conclusion(id).map(|c| gist(map, c)).unwrap_or_default();
    let premises = premises.join(&format!(" {} ", i18n::terms::and()));
    match (inference.kind, undercut) {
        (InferenceKind::Support, _) => i18n::terms::spoken_support(count, premises, conclusion),
        (InferenceKind::Attack, false) => i18n::terms::spoken_rebut(count, premises, conclusion),
        (InferenceKind::Attack, true) => i18n::terms::spoken_undercut(count, premises, conclusion),
        (InferenceKind::Rephrase, _) => i18n::terms::spoken_rephrase(premises, conclusion),
    }
}

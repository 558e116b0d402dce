//! Give fields new values: of statements, of a step, of a side, of the map itself.

use super::super::{Refusal, Step, Transaction};
use crate::model::{Change, ElementId, Inference, InferenceField, Map, Side, StatementField, wording};

/// What [`set_statements`] is called in the undo menu.
fn label(field: &StatementField) -> Step {
    match field {
        StatementField::Text(_) => Step::Text,
        StatementField::Kind(_) | StatementField::UnknownKind(_) => Step::Kind,
        StatementField::Side(_) => Step::Side,
        StatementField::Citations(_) => Step::Citations,
        StatementField::Note(_) => Step::Note,
        StatementField::Tags(_) => Step::Tags,
        StatementField::Place(_) => Step::StepMove,
        StatementField::Width(_) => Step::Resize,
        StatementField::Pinned(_) => Step::Pin,
        StatementField::Marks(_) => Step::Marks,
        StatementField::Weight(_) | StatementField::Judged(_) => Step::Weight,
        StatementField::Assumed(_) => Step::Assume,
        StatementField::Speech(_) => Step::Speech,
    }
}

/// Gives one field of all these statements the same value; those that have it already stay out of it.
///
/// # Errors
/// When none of them would change.
pub fn set_statements(
    map: &Map,
    statements: impl IntoIterator<Item = ElementId>,
    field: &StatementField,
) -> Result<Transaction, Refusal> {
    let differs = |id: &ElementId| {
        map.statements().get(id).is_some_and(|s| match field {
            StatementField::Text(text) => s.text != *text,
            StatementField::Kind(kind) => s.kind != *kind || s.extras.contains_key("kind"),
            StatementField::UnknownKind(raw) => s.extras.get("kind") != raw.as_ref(),
            StatementField::Side(side) => s.side != *side,
            StatementField::Citations(citations) => s.citations != *citations,
            StatementField::Note(note) => s.note != *note,
            StatementField::Tags(tags) => s.tags != *tags,
            StatementField::Place(place) => s.place != *place,
            StatementField::Width(width) => s.width != *width,
            StatementField::Pinned(pinned) => s.pinned != *pinned,
            StatementField::Marks(marks) => s.marks != *marks,
            StatementField::Weight(weight) => s.weight != *weight || s.is_stale(),
            StatementField::Judged(judged) => s.judged != *judged,
            StatementField::Assumed(assumed) => s.assumed != *assumed,
            StatementField::Speech(key) => s.speech != *key,
        })
    };
    let changed: Vec<_> = statements.into_iter().filter(differs).collect();
    if changed.is_empty() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(label(field), changed.len());
    for id in changed {
        let unknown = map.statements().get(&id).is_some_and(|s| s.extras.contains_key("kind"));
        if unknown && matches!(field, StatementField::Kind(_)) {
            transaction.changes.push(Change::SetStatement(id, StatementField::UnknownKind(None)));
        }
        transaction.changes.push(Change::SetStatement(id, field.clone()));
        transaction.changes.extend(judged(map, id, field));
    }
    Ok(transaction)
}

/// Notes for which words something was said about a statement, or forgets it when nothing is said any more.
fn judged(map: &Map, id: ElementId, field: &StatementField) -> Option<Change> {
    let statement = map.statements().get(&id)?;
    let (weight, conceded) = match field {
        StatementField::Weight(weight) => (*weight, statement.marks.conceded),
        StatementField::Marks(marks) if marks.conceded != statement.marks.conceded => {
            (statement.weight, marks.conceded)
        }
        _ => return None,
    };
    let now = (weight.is_some() || conceded).then(|| wording(&statement.text));
    (now != statement.judged).then_some(Change::SetStatement(id, StatementField::Judged(now)))
}

/// Notes that what was said of a statement holds for the words that it has now.
///
/// # Errors
/// When nothing was said of it, or it has the words of which it was said.
pub fn still_so(map: &Map, id: ElementId) -> Result<Transaction, Refusal> {
    let stale = map.statements().get(&id).filter(|statement| statement.is_stale());
    let now = stale.map(|statement| wording(&statement.text)).ok_or(Refusal::NoChange)?;
    set_statements(map, [id], &StatementField::Judged(Some(now)))
}

/// Changes a statement's text as it is typed: steps that follow each other count as one.
///
/// # Errors
/// When the text is what it was.
pub fn set_text(map: &Map, statement: ElementId, text: &str) -> Result<Transaction, Refusal> {
    let field = StatementField::Text(text.to_owned());
    Ok(set_statements(map, [statement], &field)?.merging(statement, "text"))
}

/// Gives one field of steps a new value.
///
/// # Errors
/// When none of them is there or nothing would change.
pub fn set_inferences(
    map: &Map,
    inferences: impl IntoIterator<Item = ElementId>,
    field: &InferenceField,
) -> Result<Transaction, Refusal> {
    let mut transaction = Transaction::new(link_label(field), 0);
    let mut count = 0;
    let mut known = false;
    for id in inferences {
        let Some(now) = map.inferences().get(&id) else { continue };
        known = true;
        if !link_differs(now, field) {
            continue;
        }
        count += 1;
        if now.extras.contains_key("kind") && matches!(field, InferenceField::Kind(_)) {
            transaction.changes.push(Change::SetInference(id, InferenceField::UnknownKind(None)));
        }
        transaction.changes.push(Change::SetInference(id, field.clone()));
    }
    match (known, count) {
        (false, _) => Err(Refusal::Gone),
        (true, 0) => Err(Refusal::NoChange),
        (true, count) => {
            transaction.label.count = count;
            Ok(transaction)
        }
    }
}

fn link_label(field: &InferenceField) -> Step {
    match field {
        InferenceField::Kind(_) | InferenceField::UnknownKind(_) => Step::LinkKind,
        InferenceField::Scheme(_) => Step::Scheme,
        InferenceField::Note(_) => Step::Note,
        InferenceField::Weight(_) => Step::Weight,
        InferenceField::Muted(_) => Step::Mute,
        InferenceField::Conclusion(_) | InferenceField::AddPremise(_) | InferenceField::RemovePremise(_) => {
            Step::Relink
        }
    }
}

fn link_differs(now: &Inference, field: &InferenceField) -> bool {
    match field {
        InferenceField::Kind(kind) => now.kind != *kind || now.extras.contains_key("kind"),
        InferenceField::UnknownKind(raw) => now.extras.get("kind") != raw.as_ref(),
        InferenceField::Scheme(scheme) => now.scheme != *scheme,
        InferenceField::Note(note) => now.note != *note,
        InferenceField::Weight(weight) => now.weight != *weight,
        InferenceField::Muted(muted) => now.muted != *muted,
        InferenceField::Conclusion(_) | InferenceField::AddPremise(_) | InferenceField::RemovePremise(_) => true,
    }
}

/// Adds, replaces or takes away a side.
///
/// # Errors
/// When it is to go and a card, a source or a speech still has it.
pub fn set_side(map: &Map, id: ElementId, side: Option<Side>) -> Result<Transaction, Refusal> {
    let in_use =
        map.statements().values().any(|s| s.side == Some(id)) || map.sources().values().any(|s| s.side == Some(id));
    let speaks = map.format().is_some_and(|format| format.speeches.iter().any(|speech| speech.side == Some(id)));
    if side.is_none() && (in_use || speaks) {
        return Err(Refusal::SideInUse);
    }
    if map.sides().get(&id) == side.as_ref() {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(Step::Sides, 1).merging(id, "side");
    transaction.changes.push(Change::SetSide(id, side.map(Box::new)));
    Ok(transaction)
}

/// The two texts of a map as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapText {
    /// What the map is called.
    Title(String),
    /// The resolution under debate.
    Motion(String),
}

/// Names the map or states its motion.
///
/// # Errors
/// When the text is what it was.
pub fn set_map_text(map: &Map, text: MapText) -> Result<Transaction, Refusal> {
    let (same, step, what, change) = match text {
        MapText::Title(title) => (map.title() == title, Step::Title, "title", Change::SetTitle(title)),
        MapText::Motion(motion) => (map.motion() == motion, Step::Motion, "motion", Change::SetMotion(motion)),
    };
    if same {
        return Err(Refusal::NoChange);
    }
    let mut transaction = Transaction::new(step, 1).merging(map.id(), what);
    transaction.changes.push(change);
    Ok(transaction)
}

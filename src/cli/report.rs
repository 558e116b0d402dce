//! What `counterpoint diff` and `counterpoint merge` print of two maps.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::json;

use super::print;
use crate::formats::compared::{change_text, element_name, value_text};
use crate::formats::one_line;
use crate::i18n;
use crate::merge::{ChangeType, ChangedBy, ConflictReason, Difference, Field, Key, Value, value};
use crate::model::{ElementId, ElementKind, Map};

/// A group of differences of which one reads together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DifferenceGroup {
    Removed,
    Added,
    Changed,
    Moved,
}

impl DifferenceGroup {
    fn of(difference: &Difference) -> Self {
        match (difference.how, difference.key.1) {
            (ChangeType::Removed, _) => Self::Removed,
            (ChangeType::Added, _) => Self::Added,
            (ChangeType::Changed, Field::Place | Field::Width | Field::Pinned) => Self::Moved,
            (ChangeType::Changed, _) => Self::Changed,
        }
    }
}

/// Prints in what two maps differ: how much, then removals, additions, changes field by field, and moves.
pub fn print_differences(before: &Map, after: &Map, differences: &[Difference], out: &mut dyn Write) {
    let mut groups: BTreeMap<DifferenceGroup, BTreeMap<ElementId, Vec<Key>>> = BTreeMap::new();
    for difference in differences {
        let elements = groups.entry(DifferenceGroup::of(difference)).or_default();
        elements.entry(difference.key.0).or_default().push(difference.key);
    }
    let count = |group: DifferenceGroup| groups.get(&group).map_or(0, BTreeMap::len);
    print(
        out,
        &i18n::cli::diff_summary(
            count(DifferenceGroup::Removed),
            count(DifferenceGroup::Added),
            count(DifferenceGroup::Changed),
            count(DifferenceGroup::Moved),
        ),
    );

    for (group, elements) in &groups {
        let key = match group {
            DifferenceGroup::Removed => i18n::cli::diff_removed,
            DifferenceGroup::Added => i18n::cli::diff_added,
            DifferenceGroup::Changed => i18n::cli::diff_changed,
            DifferenceGroup::Moved => i18n::cli::diff_moved,
        };
        print(out, &format!("\n{}", key()));
        for (id, keys) in elements {
            match group {
                DifferenceGroup::Removed => print(out, &format!("- {}", described(before, *id))),
                DifferenceGroup::Added => print(out, &format!("+ {}", described(after, *id))),
                DifferenceGroup::Changed | DifferenceGroup::Moved => {
                    print(out, &format!("~ {}", element_name(&[before, after], *id)));
                    keys.iter().for_each(|key| print_change(before, after, *key, out));
                    continue;
                }
            };
        }
    }
}

/// One changed field, indented.
fn print_change(before: &Map, after: &Map, key: Key, out: &mut dyn Write) {
    let field = key.1.name();
    match change_text(before, after, key) {
        Some(change) => print(out, &format!("    {field}: {change}")),
        None => print(out, &format!("    {field}")),
    };
}

/// What an element is called, and of a statement its kind.
fn described(map: &Map, id: ElementId) -> String {
    let name = element_name(&[map], id);
    let kind = map.statements().get(&id).and_then(|_| value(map, (id, Field::Kind)));
    match kind {
        Some(kind) => format!("{name} ({})", value_text(map, (id, Field::Kind), &kind)),
        None => name,
    }
}

/// The differences as JSON, for programs.
pub fn differences_json(before: &Map, after: &Map, differences: &[Difference]) -> String {
    let entries = differences.iter().map(|difference| {
        let (id, field) = difference.key;
        let kind = before.kind_of(id).or_else(|| after.kind_of(id));
        let change = match difference.how {
            ChangeType::Added => "added",
            ChangeType::Removed => "removed",
            ChangeType::Changed => "changed",
        };
        let held = |map: &Map| value(map, difference.key).map(|value| value_json(&value));
        json!({
            "id": id.to_string(),
            "element": kind.map_or("map", element_kind),
            "name": element_name(&[before, after], id),
            "change": change,
            "field": if field == Field::Whole { None } else { Some(Field::id(field)) },
            "before": held(before),
            "after": held(after),
        })
    });
    let all = json!({ "differences": entries.collect::<Vec<_>>() });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

fn element_kind(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Side => "side",
        ElementKind::Source => "source",
        ElementKind::Statement => "statement",
        ElementKind::Frame => "frame",
        ElementKind::Inference => "inference",
        ElementKind::Comment => "comment",
    }
}

fn value_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) | Value::Name(text) => json!(text),
        Value::Flag(is) => json!(is),
        Value::Percent(percent, _) => json!(percent),
        Value::Element(id) => json!(id.map(|id| id.to_string())),
        Value::Elements(ids) => json!(ids.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Value::List(entries) => json!(entries),
        Value::Citations(all) => {
            let citations = all.iter().map(|citation| {
                json!({
                    "source": citation.source.to_string(),
                    "paragraph": citation.paragraph,
                    "sentences": citation.sentences,
                    "page": citation.page,
                    "passage": citation.passage,
                    "attributed_to": citation.attributed_to,
                    "quote": citation.quote.as_ref().map(|quote| &quote.exact),
                    "prefix": citation.quote.as_ref().map(|quote| &quote.prefix),
                    "suffix": citation.quote.as_ref().map(|quote| &quote.suffix),
                    "start": citation.anchor.as_ref().map(|anchor| anchor.start),
                    "end": citation.anchor.as_ref().map(|anchor| anchor.end),
                })
            });
            json!(citations.collect::<Vec<_>>())
        }
        Value::Place(place) => json!([place.x(), place.y()]),
        Value::Size(width, height) => json!([width, height]),
        Value::Format(format) => json!(format.as_ref().map(|format| {
            let speeches =
                format.speeches.iter().map(|s| json!({ "key": s.key, "name": s.name, "seconds": s.seconds }));
            json!({ "name": format.name, "speeches": speeches.collect::<Vec<_>>() })
        })),
        Value::Unknown(fields) => {
            let field = |(name, raw): (&String, &String)| {
                (name.clone(), serde_json::from_str(raw).unwrap_or_else(|_| json!(raw)))
            };
            serde_json::Value::Object(fields.iter().map(field).collect())
        }
    }
}

/// What is asked, with what both hold.
pub fn question_text(ours: &Map, theirs: &Map, merged: &Map, question: &Difference) -> String {
    let (id, field) = question.key;
    let maps = [ours, theirs, merged];
    let what = element_name(&maps, id);
    let other = |by: ElementId| element_name(&maps, by);
    let text = match question.open {
        Some(ConflictReason::DeletedAndChanged) => {
            let who = if question.by == ChangedBy::Ours { i18n::cli::ours() } else { i18n::cli::theirs() };
            i18n::cli::why_deleted(who, what)
        }
        Some(ConflictReason::Needed(by)) if maps.iter().any(|map| map.inferences().contains_key(&by)) => {
            i18n::cli::why_needed(what, other(by))
        }
        Some(ConflictReason::Needed(by)) if maps.iter().any(|map| map.comments().contains_key(&by)) => {
            i18n::cli::why_commented(what, other(by))
        }
        Some(ConflictReason::Needed(by)) => i18n::cli::why_named(what, other(by)),
        Some(ConflictReason::DeletedWith(with)) if field == Field::Premises => {
            i18n::cli::why_premise(other(with), what)
        }
        Some(ConflictReason::DeletedWith(with)) if field != Field::Whole => {
            i18n::cli::why_mention(other(with), field.name(), what)
        }
        Some(ConflictReason::DeletedWith(with)) => i18n::cli::why_with(what, other(with)),
        Some(ConflictReason::Ring) => i18n::cli::why_ring(what),
        Some(ConflictReason::BothChanged) | None => i18n::cli::why_both(field.name(), what),
    };
    match both_values(ours, theirs, question.key) {
        Some(values) => format!("{text}\n{values}"),
        None => text,
    }
}

fn both_values(ours: &Map, theirs: &Map, key: Key) -> Option<String> {
    // Weights that are the same differ in the words that they were said of.
    let is_judged = match (value(ours, key), value(theirs, key)) {
        (Some(Value::Percent(a, _)), Some(Value::Percent(b, _))) => a == b,
        _ => false,
    };
    let held = |map: &Map| {
        let text = one_line(&value_text(map, key, &value(map, key)?));
        let said_of = map.statements().get(&key.0).filter(|_| is_judged);
        Some(match said_of {
            Some(statement) => {
                let name = if statement.is_stale() {
                    i18n::merge::compared_other_words
                } else {
                    i18n::merge::compared_these_words
                };
                name(text)
            }
            None if text.is_empty() => i18n::review::empty(),
            None => text,
        })
    };
    Some(i18n::cli::both_say(held(ours)?, held(theirs)?))
}

/// What a merge has taken from a copy, or put together of both: removals, what is replaced because only the other
/// copy's bookkeeping says that it is later, and what both have changed without a question.
pub fn print_effects(ours: &Map, theirs: &Map, merged: &Map, differences: &[Difference], out: &mut dyn Write) {
    for difference in differences.iter().filter(|difference| difference.open.is_none()) {
        let (id, field) = difference.key;
        let name = element_name(&[ours, theirs, merged], id);
        match difference.how {
            ChangeType::Removed if merged.kind_of(id).is_none() => {
                let key = if difference.claimed { i18n::cli::removed_claim } else { i18n::cli::removed };
                print(out, &key(name));
            }
            ChangeType::Changed if difference.claimed || difference.by == ChangedBy::Both => {
                let key = if difference.claimed { i18n::cli::replaced_claim } else { i18n::cli::joined };
                print(out, &key(field.name(), name));
                if let Some(change) = change_text(ours, merged, difference.key) {
                    print(out, &format!("    {change}"));
                }
            }
            _ => {}
        }
    }
}

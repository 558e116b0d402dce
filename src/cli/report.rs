//! What `counterpoint diff` and `counterpoint merge` print of two maps.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::json;

use super::print;
use crate::formats::compared::{change_text, element_name, value_text};
use crate::formats::one_line;
use crate::merge::{Difference, Field, How, Key, Value, Whose, Why, value};
use crate::model::{ElementId, ElementKind, Map};
use crate::words;

/// A group of differences of which one reads together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Removed,
    Added,
    Changed,
    Moved,
}

impl Group {
    fn of(difference: &Difference) -> Self {
        match (difference.how, difference.key.1) {
            (How::Removed, _) => Self::Removed,
            (How::Added, _) => Self::Added,
            (How::Changed, Field::Place | Field::Width | Field::Pinned) => Self::Moved,
            (How::Changed, _) => Self::Changed,
        }
    }
}

/// Prints in what two maps differ: how much, then removals, additions, changes field by field, and moves.
pub fn print_differences(before: &Map, after: &Map, differences: &[Difference], out: &mut dyn Write) {
    let mut groups: BTreeMap<Group, BTreeMap<ElementId, Vec<Key>>> = BTreeMap::new();
    for difference in differences {
        let elements = groups.entry(Group::of(difference)).or_default();
        elements.entry(difference.key.0).or_default().push(difference.key);
    }
    let count = |group: Group| groups.get(&group).map_or(0, BTreeMap::len);
    let counts = [
        ("removed", count(Group::Removed).into()),
        ("added", count(Group::Added).into()),
        ("changed", count(Group::Changed).into()),
        ("moved", count(Group::Moved).into()),
    ];
    print(out, &words::with("diff-summary", &counts));

    for (group, elements) in &groups {
        let key = match group {
            Group::Removed => "diff-removed",
            Group::Added => "diff-added",
            Group::Changed => "diff-changed",
            Group::Moved => "diff-moved",
        };
        print(out, &format!("\n{}", words::say(key)));
        for (id, keys) in elements {
            match group {
                Group::Removed => print(out, &format!("- {}", described(before, *id))),
                Group::Added => print(out, &format!("+ {}", described(after, *id))),
                Group::Changed | Group::Moved => {
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
    let field = words::say(key.1.key());
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
            How::Added => "added",
            How::Removed => "removed",
            How::Changed => "changed",
        };
        let held = |map: &Map| value(map, difference.key).map(|value| value_json(&value));
        json!({
            "id": id.to_string(),
            "element": kind.map_or("map", element_kind),
            "name": element_name(&[before, after], id),
            "change": change,
            "field": if field == Field::Whole { None } else { Some(field_name(field)) },
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

/// The name of a field for programs; it stays the same whatever the interface is called.
fn field_name(field: Field) -> &'static str {
    field.key().split_once('-').map_or("", |(_, name)| name)
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
    let key = match question.open {
        Some(Why::DeletedAndChanged) => "cli-why-deleted",
        Some(Why::Needed(by)) if maps.iter().any(|map| map.inferences().contains_key(&by)) => "cli-why-needed",
        Some(Why::Needed(by)) if maps.iter().any(|map| map.comments().contains_key(&by)) => "cli-why-commented",
        Some(Why::Needed(_)) => "cli-why-named",
        Some(Why::DeletedWith(_)) if field == Field::Premises => "cli-why-premise",
        Some(Why::DeletedWith(_)) if field != Field::Whole => "cli-why-mention",
        Some(Why::DeletedWith(_)) => "cli-why-with",
        Some(Why::Ring) => "cli-why-ring",
        Some(Why::BothChanged) | None => "cli-why-both",
    };
    let other = match question.open {
        Some(Why::Needed(by) | Why::DeletedWith(by)) => element_name(&maps, by),
        _ => String::new(),
    };
    let named = [
        ("what", element_name(&maps, id).into()),
        ("field", words::say(field.key()).into()),
        ("other", other.into()),
        ("who", words::say(if question.by == Whose::Ours { "cli-ours" } else { "cli-theirs" }).into()),
    ];
    let text = words::with(key, &named);
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
                let name = if statement.is_stale() { "compared-other-words" } else { "compared-these-words" };
                words::with(name, &[("value", text.into())])
            }
            None if text.is_empty() => words::say("review-empty"),
            None => text,
        })
    };
    Some(words::with("cli-both-say", &[("ours", held(ours)?.into()), ("theirs", held(theirs)?.into())]))
}

/// What a merge has taken from a copy, or put together of both: removals, what is replaced because only the other
/// copy's bookkeeping says that it is later, and what both have changed without a question.
pub fn print_effects(ours: &Map, theirs: &Map, merged: &Map, differences: &[Difference], out: &mut dyn Write) {
    for difference in differences.iter().filter(|difference| difference.open.is_none()) {
        let (id, field) = difference.key;
        let name = element_name(&[ours, theirs, merged], id);
        match difference.how {
            How::Removed if merged.kind_of(id).is_none() => {
                let key = if difference.claimed { "cli-removed-claim" } else { "cli-removed" };
                print(out, &words::with(key, &[("what", name.into())]));
            }
            How::Changed if difference.claimed || difference.by == Whose::Both => {
                let key = if difference.claimed { "cli-replaced-claim" } else { "cli-joined" };
                let named = [("what", name.into()), ("field", words::say(field.key()).into())];
                print(out, &words::with(key, &named));
                if let Some(change) = change_text(ours, merged, difference.key) {
                    print(out, &format!("    {change}"));
                }
            }
            _ => {}
        }
    }
}

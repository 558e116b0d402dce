//! What a field of an element holds, to be shown beside what it holds in another copy.

use super::{Field, Key};
use crate::model::{Citation, ElementId, Format, Map, Origin, Place, UnknownFields};

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words; empty for none.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A kind or colour, by its name in files; one of a newer version by the name that the file has.
    Name(String),
    /// How sure or strong, in percents, and a digest of the words for which that was said.
    Percent(Option<u8>, Option<u32>),
    /// An element: a side, or what a link concludes in.
    Element(Option<ElementId>),
    /// Elements: premises.
    Elements(Vec<ElementId>),
    /// Single words: tags, authors.
    List(Vec<String>),
    /// Citations.
    Citations(Vec<Citation>),
    /// Where something stands.
    Place(Place),
    /// How large something is, in points.
    Size(u32, Option<u32>),
    /// Who speaks when.
    Format(Option<Format>),
    /// Fields of a newer version, by name, as JSON.
    Unknown(UnknownFields),
}

/// The name of a kind or colour: the one of a newer version, if there is one.
fn name(known: &str, field: &str, extras: &UnknownFields) -> Value {
    let unknown = extras.get(field).map(|raw| raw.trim_matches('"').to_owned());
    Value::Name(unknown.unwrap_or_else(|| known.to_owned()))
}

/// Fields of a newer version but for one that stands for a known field.
fn unknown(extras: &UnknownFields, but: &str) -> Value {
    Value::Unknown(extras.iter().filter(|(name, _)| *name != but).map(|(n, raw)| (n.clone(), raw.clone())).collect())
}

/// What a field of an element holds; `None` if the element is not there, or has no such field.
pub fn value(map: &Map, (id, field): Key) -> Option<Value> {
    if id == map.id() {
        return Some(match field {
            Field::Text => Value::Text(map.title().to_owned()),
            Field::Motion => Value::Text(map.motion().to_owned()),
            Field::Format => Value::Format(map.format().cloned()),
            Field::UnknownFields => unknown(map.extras(), "version"),
            _ => return None,
        });
    }
    of_statement(map, id, field)
        .or_else(|| of_inference(map, id, field))
        .or_else(|| of_source(map, id, field))
        .or_else(|| of_other(map, id, field))
}

fn of_statement(map: &Map, id: ElementId, field: Field) -> Option<Value> {
    let statement = map.statements().get(&id)?;
    Some(match field {
        Field::Text => Value::Text(statement.text.clone()),
        Field::Kind => name(statement.kind.name(), "kind", &statement.extras),
        Field::Side => Value::Element(statement.side),
        Field::Implicit => Value::Flag(statement.marks.implicit),
        Field::Conceded => Value::Flag(statement.marks.conceded),
        Field::NeedsSupport => Value::Flag(statement.marks.needs_support),
        Field::ToResearch => Value::Flag(statement.marks.to_research),
        Field::Weight => Value::Percent(statement.weight.map(|weight| weight.percent()), statement.judged),
        Field::Speech => Value::Text(statement.speech.clone()),
        Field::Citations => Value::Citations(statement.citations.clone()),
        Field::Tags => Value::List(statement.tags.iter().cloned().collect()),
        Field::Note => Value::Text(statement.note.clone()),
        Field::Place => Value::Place(statement.place),
        Field::Width => Value::Size(u32::from(statement.width.points()), None),
        Field::Pinned => Value::Flag(statement.pinned),
        Field::UnknownFields => unknown(&statement.extras, "kind"),
        _ => return None,
    })
}

fn of_inference(map: &Map, id: ElementId, field: Field) -> Option<Value> {
    let inference = map.inferences().get(&id)?;
    Some(match field {
        Field::Kind => name(inference.kind.name(), "kind", &inference.extras),
        Field::Weight => Value::Percent(inference.weight.map(|weight| weight.percent()), None),
        Field::Note => Value::Text(inference.note.clone()),
        Field::Scheme => Value::Text(inference.scheme.clone().unwrap_or_default()),
        Field::Premises => Value::Elements(map.premises(id)),
        Field::Conclusion => Value::Element(map.conclusion(id)),
        Field::UnknownFields => unknown(&inference.extras, "kind"),
        _ => return None,
    })
}

fn of_source(map: &Map, id: ElementId, field: Field) -> Option<Value> {
    let source = map.sources().get(&id)?;
    let text = |text: &String| Value::Text(text.clone());
    Some(match field {
        Field::Text => text(&source.title),
        Field::Short => text(&source.short),
        Field::Authors => Value::List(source.authors.clone()),
        Field::Publisher => text(&source.publisher),
        Field::Date => text(&source.date),
        Field::Address => text(&source.address),
        Field::Language => text(&source.language),
        Field::Note => text(&source.note),
        Field::Side => Value::Element(source.side),
        Field::Origin => Value::Name(match &source.origin {
            Origin::Described => String::new(),
            Origin::Bundled { catalogue, version } => format!("{catalogue} {version}"),
        }),
        Field::FullText => Value::Name(source.full_text.as_ref().map(|t| t.digest().to_string()).unwrap_or_default()),
        Field::UnknownFields => unknown(&source.extras, ""),
        _ => return None,
    })
}

fn of_other(map: &Map, id: ElementId, field: Field) -> Option<Value> {
    if let Some(frame) = map.frames().get(&id) {
        return Some(match field {
            Field::Text => Value::Text(frame.title.clone()),
            Field::Place => Value::Place(frame.place),
            Field::Width => Value::Size(frame.width(), Some(frame.height())),
            Field::UnknownFields => unknown(&frame.extras, ""),
            _ => return None,
        });
    }
    if let Some(side) = map.sides().get(&id) {
        return Some(match field {
            Field::Text => Value::Text(side.name.clone()),
            Field::Letter => Value::Text(side.letter.clone()),
            Field::Colour => name(side.colour.name(), "colour", &side.extras),
            Field::UnknownFields => unknown(&side.extras, "colour"),
            _ => return None,
        });
    }
    let comment = map.comments().get(&id)?;
    Some(match field {
        Field::Text => Value::Text(comment.text.clone()),
        Field::Resolved => Value::Flag(comment.resolved),
        Field::Conclusion => Value::Elements([comment.on].into_iter().chain(comment.reply_to).collect()),
        Field::UnknownFields => unknown(&comment.extras, ""),
        _ => return None,
    })
}

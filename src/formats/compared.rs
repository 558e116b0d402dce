//! Two copies of a map beside each other, in words: what an element is called, and what its fields hold.

use crate::i18n;
use crate::merge::{ChangeType, Difference, Excess, Field, Key, TextPart, Value, What, pieces, value};
use crate::model::{Citation, ElementId, ElementKind, Map, Speech, StatementKind, Weight};

use super::describe::{gist, relation_name, spoken_link, text_of, weight_name};
use super::outline::{kind_name, place_of};
use super::{one_line, sanitize};

/// What an element is called: what it says, with the letter of its side; of a link what it ties together. `maps` are
/// asked in turn.
///
/// Cost: that of the names of a link's premises and of the one end of it.
pub fn element_name(maps: &[&Map], id: ElementId) -> String {
    for map in maps {
        if id == map.id() {
            return i18n::review::map_itself();
        }
        if let Some(statement) = map.statements().get(&id) {
            let side = statement.side.and_then(|side| map.sides().get(&side));
            let letter = side.map(|side| format!("[{}] ", one_line(&side.letter))).unwrap_or_default();
            let text = one_line(&text_of(statement));
            return format!("{letter}“{text}”");
        }
        if map.inferences().contains_key(&id) {
            return one_line(&spoken_link(map, id));
        }
        if let Some(comment) = map.comments().get(&id) {
            return i18n::review::comment(one_line(&comment.text));
        }
        if let Some(frame) = map.frames().get(&id) {
            return i18n::review::frame(one_line(&frame.title));
        }
        if let Some(side) = map.sides().get(&id) {
            return i18n::review::side(one_line(&side.name));
        }
        if let Some(source) = map.sources().get(&id) {
            return i18n::review::source(one_line(&source.title));
        }
    }
    String::new()
}

/// A value in words; empty for nothing.
pub fn value_text(map: &Map, key: Key, value: &Value) -> String {
    let none = || i18n::review::none();
    let element = |id: &ElementId| match map.sides().get(id) {
        Some(side) => side.name.clone(),
        None => format!("“{}”", gist(map, *id)),
    };
    let text = match value {
        Value::Text(text) => match key.1 {
            Field::Scheme if !text.is_empty() => super::schemes::scheme_name(text),
            _ => text.clone(),
        },
        Value::Flag(is) => (if *is { i18n::review::yes } else { i18n::review::no })(),
        Value::Name(name) => kind_text(map, key, name),
        Value::Percent(percent, _) => percent.map_or_else(none, |p| weight_name(Weight::new(i32::from(p)))),
        Value::Element(id) => id.as_ref().map_or_else(none, element),
        Value::Elements(ids) => ids.iter().map(element).collect::<Vec<_>>().join(" + "),
        Value::List(entries) => entries.join(", "),
        Value::Citations(all) => all.iter().map(|citation| citation_text(map, citation)).collect::<Vec<_>>().join("; "),
        Value::Place(place) => format!("{}, {}", place.x(), place.y()),
        Value::Size(width, None) => width.to_string(),
        Value::Size(width, Some(height)) => format!("{width} × {height}"),
        Value::Format(format) => format.as_ref().map_or_else(none, |format| {
            let speeches: Vec<String> = format.speeches.iter().map(|speech| speech_text(map, speech)).collect();
            format!("{}: {}", format.name, speeches.join(", "))
        }),
        Value::Unknown(fields) => {
            fields.iter().map(|(name, raw)| format!("{name}: {raw}")).collect::<Vec<_>>().join(", ")
        }
    };
    sanitize(&text)
}

/// The name of a kind as the program shows it; of a colour, a catalogue or an unknown kind as it stands in the file.
fn kind_text(map: &Map, (id, field): Key, name: &str) -> String {
    if field == Field::Kind {
        let inference = map.inferences().get(&id).filter(|inference| inference.kind.name() == name);
        if let Some(inference) = inference {
            return relation_name(inference.kind, map.is_undercut(id));
        }
        if let Some(kind) = StatementKind::ALL.into_iter().find(|kind| kind.name() == name) {
            return kind_name(kind);
        }
    }
    if name.is_empty() { i18n::review::none() } else { name.to_owned() }
}

/// A speech with all that tells it from another one.
fn speech_text(map: &Map, speech: &Speech) -> String {
    let side = speech.side.and_then(|side| map.sides().get(&side)).map(|side| format!(" [{}]", side.letter));
    let unknown = speech.extras.iter().map(|(name, raw)| format!(" {name}: {raw}")).collect::<String>();
    format!("{} {}{} {} s{unknown}", speech.key, speech.name, side.unwrap_or_default(), speech.seconds)
}

/// A citation with all that tells it from another one.
fn citation_text(map: &Map, citation: &Citation) -> String {
    let mut parts: Vec<String> = place_of(map, citation).into_iter().collect();
    if let (Some(paragraph), Some(_)) = (citation.paragraph, &citation.page) {
        parts.push(i18n::merge::compared_paragraph(paragraph));
    }
    if !citation.sentences.is_empty() {
        let numbers = citation.sentences.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        parts.push(i18n::merge::compared_sentences(numbers));
    }
    parts.extend(citation.attributed_to.as_deref().map(one_line));
    parts.extend(citation.passage.as_deref().map(one_line));
    if let Some(quote) = &citation.quote {
        parts.push(one_line(&format!("{}“{}”{}", quote.prefix, quote.exact, quote.suffix)));
    }
    if let Some(anchor) = &citation.anchor {
        parts.push(format!("{}–{}", anchor.start, anchor.end));
    }
    parts.extend(citation.extras.iter().map(|(name, raw)| format!("{}: {}", one_line(name), one_line(raw))));
    parts.join(", ")
}

/// What became of a value, in one line: of texts word by word, of what has entries entry by entry, else both values.
/// `None` if one of the maps has no such field.
pub fn change_text(before: &Map, after: &Map, key: Key) -> Option<String> {
    let (old, new) = (value(before, key)?, value(after, key)?);
    let [was, is] = [(before, &old), (after, &new)].map(|(map, value)| one_line(&value_text(map, key, value)));
    Some(match (&old, &new) {
        (Value::Text(a), Value::Text(b)) if a != b && !a.is_empty() && !b.is_empty() && was.trim() == is.trim() => {
            i18n::merge::compared_spaces(is)
        }
        (Value::Text(_), Value::Text(_)) if !was.is_empty() && !is.is_empty() && key.1 != Field::Scheme => {
            word_marks(&was, &is)
        }
        (Value::Percent(a, _), Value::Percent(b, _)) if a == b => i18n::merge::compared_other_words(is),
        (Value::List(a), Value::List(b)) => entry_marks(a, b, |entry| one_line(entry)),
        (Value::Elements(a), Value::Elements(b)) => entry_marks(a, b, |id| element_name(&[before, after], *id)),
        (Value::Citations(a), Value::Citations(b)) => match (a.as_slice(), b.as_slice()) {
            ([_], [_]) => arrow(&was, &is),
            _ => entry_marks(a, b, |citation| citation_text(after, citation)),
        },
        _ => arrow(&was, &is),
    })
}

/// One value and the other.
fn arrow(was: &str, is: &str) -> String {
    let none = i18n::review::empty();
    let [was, is] = [was, is].map(|text| if text.is_empty() { none.as_str() } else { text });
    format!("{was} → {is}")
}

/// A text with what is gone and what is new marked as git marks words.
fn word_marks(before: &str, after: &str) -> String {
    let row = pieces(before, after);
    row.iter().fold(String::new(), |line, (part, text)| match part {
        TextPart::Same => line + text,
        TextPart::Gone => format!("{line}[-{text}-]"),
        TextPart::New => format!("{line}{{+{text}+}}"),
    })
}

/// What is gone of a list, and what is new in it.
fn entry_marks<T: PartialEq>(before: &[T], after: &[T], text: impl Fn(&T) -> String) -> String {
    let gone = before.iter().filter(|entry| !after.contains(entry)).map(|entry| format!("−{}", text(entry)));
    let new = after.iter().filter(|entry| !before.contains(entry)).map(|entry| format!("+{}", text(entry)));
    let marks: Vec<String> = gone.chain(new).collect();
    if marks.is_empty() { i18n::merge::compared_order() } else { marks.join(", ") }
}

/// Whether theirs takes something of ours that only its own bookkeeping says is out of date.
pub fn takes_by_claim(ours: &Map, merged: &Map, difference: &Difference) -> bool {
    let loses = match difference.how {
        ChangeType::Added => false,
        ChangeType::Removed => ours.kind_of(difference.key.0).is_some() && merged.kind_of(difference.key.0).is_none(),
        ChangeType::Changed => match value(ours, difference.key) {
            // Where nothing was, nothing is lost, and where something stands is no matter.
            None | Some(Value::Place(_) | Value::Size(..)) => false,
            Some(Value::Text(text) | Value::Name(text)) => !text.is_empty(),
            Some(Value::List(entries)) => !entries.is_empty(),
            Some(Value::Citations(all)) => !all.is_empty(),
            Some(Value::Percent(percent, _)) => percent.is_some(),
            Some(Value::Element(id)) => id.is_some(),
            Some(Value::Format(format)) => format.is_some(),
            Some(Value::Unknown(fields)) => !fields.is_empty(),
            Some(Value::Flag(is)) => is,
            Some(Value::Elements(_)) => true,
        },
    };
    difference.claimed && loses
}

/// Of what the two copies together have too much.
pub fn excess_text(maps: &[&Map], excess: &Excess) -> String {
    let of = || element_name(maps, excess.id);
    match excess.what {
        What::Elements(ElementKind::Side) => i18n::cli::excess_sides(excess.count, excess.limit),
        What::Elements(ElementKind::Source) => i18n::cli::excess_sources(excess.count, excess.limit),
        What::Elements(ElementKind::Frame) => i18n::cli::excess_frames(excess.count, excess.limit),
        What::Elements(ElementKind::Statement) => i18n::cli::excess_statements(excess.count, excess.limit),
        What::Elements(ElementKind::Inference) => i18n::cli::excess_inferences(excess.count, excess.limit),
        What::Elements(ElementKind::Comment) => i18n::cli::excess_comments(excess.count, excess.limit),
        What::Premises => i18n::cli::excess_premises(of(), excess.count, excess.limit),
        What::Citations => i18n::cli::excess_citations(of(), excess.count, excess.limit),
        What::Tags => i18n::cli::excess_tags(of(), excess.count, excess.limit),
        What::UnknownBytes => i18n::cli::excess_unknown(of(), excess.count, excess.limit),
        What::Authors => i18n::cli::excess_authors(excess.count, excess.limit),
    }
}

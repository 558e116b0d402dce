//! Writing a map file: elements in id order, fields in a fixed order, what is empty left out.

use std::collections::BTreeSet;

use super::header::Section;
use super::{FORMAT, VERSION, full_text};
use crate::formats::json::Writer;
use crate::model::{
    Citation, Colour, Comment, ElementId, Format, Frame, Inference, InferenceKind, Ledger, Map, Marks, Origin, Place,
    Side, Source, Statement, StatementKind, UnknownFields, Width,
};

/// The file for a map and its bookkeeping. The same map is always the same text.
///
/// Cost: linear in the map.
pub fn write(map: &Map, ledger: &Ledger) -> String {
    let mut w = Writer::default();
    w.begin("", '{');
    head(&mut w, map, ledger);
    let hidden = ledger.hidden(map);
    if !hidden.is_empty() {
        w.begin("seen", '{');
        for (replica, last) in hidden {
            w.raw(&replica.to_string(), last);
        }
        w.end('}');
    }
    let open = ledger.open();
    if !(open.changes.is_empty() && open.deletions.is_empty()) {
        w.begin("open", '{');
        w.texts("changes", open.changes.iter().map(ElementId::to_string));
        w.texts("deletions", open.deletions.iter().map(ElementId::to_string));
        w.end('}');
    }
    if !ledger.authors().is_empty() {
        w.begin("authors", '{');
        ledger.authors().iter().for_each(|(replica, name)| w.text(&replica.to_string(), name));
        w.end('}');
    }
    extras(&mut w, map.extras(), &["version"]);
    for section in Section::ALL {
        // Younger than the format: a map without remarks has no list of them.
        if section == Section::Comments && map.comments().is_empty() {
            continue;
        }
        w.begin(section.key(), '[');
        match section {
            Section::Sides => map.sides().iter().for_each(|(id, s)| side(&mut w, ledger, *id, s)),
            Section::Sources => map.sources().iter().for_each(|(id, s)| source(&mut w, ledger, *id, s)),
            Section::Frames => map.frames().iter().for_each(|(id, f)| frame(&mut w, ledger, *id, f)),
            Section::Statements => map.statements().iter().for_each(|(id, s)| statement(&mut w, ledger, *id, s)),
            Section::Comments => map.comments().iter().for_each(|(id, c)| comment(&mut w, ledger, *id, c)),
            Section::Inferences => map.inferences().iter().for_each(|(id, i)| inference(&mut w, ledger, map, *id, i)),
        }
        w.end(']');
    }
    w.end('}');
    w.finish()
}

/// What the map says of itself: name, title, motion, format of the debate, and when they were changed.
fn head(w: &mut Writer, map: &Map, ledger: &Ledger) {
    w.text("format", FORMAT);
    // A file of a newer version stays one: what this version does not know of it is written back.
    match map.extras().get("version") {
        Some(newer) => w.raw("version", newer),
        None => w.raw("version", VERSION),
    }
    w.raw("min_reader", 1);
    w.text("map", &map.id().to_string());
    w.text("title", map.title());
    w.text("motion", map.motion());
    if let Some(debate) = map.format() {
        format(w, debate);
    }
    stamps(w, ledger, map.id(), map.extras());
}

/// What is to be known of these elements to make of an older file of the map the map as it is: those that are there as
/// they stand, the names of those that are gone, and what the map says of itself. See [`super::patched()`].
///
/// Cost: that of writing these elements.
pub fn patch(map: &Map, ledger: &Ledger, touched: &BTreeSet<ElementId>) -> String {
    let mut w = Writer::default();
    w.begin("", '{');
    w.begin("map", '{');
    head(&mut w, map, ledger);
    extras(&mut w, map.extras(), &["version"]);
    let mut gone = touched.clone();
    gone.remove(&map.id());
    for section in Section::ALL {
        w.begin(section.key(), '[');
        for id in touched {
            let found = match section {
                Section::Sides => map.sides().get(id).map(|s| side(&mut w, ledger, *id, s)),
                Section::Sources => map.sources().get(id).map(|s| source(&mut w, ledger, *id, s)),
                Section::Frames => map.frames().get(id).map(|f| frame(&mut w, ledger, *id, f)),
                Section::Statements => map.statements().get(id).map(|s| statement(&mut w, ledger, *id, s)),
                Section::Comments => map.comments().get(id).map(|c| comment(&mut w, ledger, *id, c)),
                Section::Inferences => map.inferences().get(id).map(|i| inference(&mut w, ledger, map, *id, i)),
            };
            if found.is_some() {
                gone.remove(id);
            }
        }
        w.end(']');
    }
    w.end('}');
    w.texts("gone", gone.iter().map(ElementId::to_string));
    w.end('}');
    w.finish()
}

fn format(w: &mut Writer, format: &Format) {
    w.begin("debate", '{');
    w.text("name", &format.name);
    w.begin("speeches", '[');
    for speech in &format.speeches {
        w.begin("", '{');
        w.text("key", &speech.key);
        w.text("name", &speech.name);
        optional(w, "side", speech.side);
        w.raw("seconds", speech.seconds);
        extras(w, &speech.extras, &[]);
        w.end('}');
    }
    w.end(']');
    extras(w, &format.extras, &[]);
    w.end('}');
}

fn begin(w: &mut Writer, id: ElementId) {
    w.begin("", '{');
    w.text("id", &id.to_string());
}

fn end(w: &mut Writer, ledger: &Ledger, id: ElementId, unknown: &UnknownFields) {
    end_but(w, ledger, id, unknown, &[]);
}

fn extras(w: &mut Writer, extras: &UnknownFields, written: &[&str]) {
    // Stamps of a newer version stand with those that are known.
    let is_written = |name: &str| name == "stamps" || written.contains(&name);
    for (name, value) in extras.iter().filter(|(name, _)| !is_written(name)) {
        w.raw(name, value);
    }
}

/// The end of an element of whose unknown fields some were written in the place of known ones already.
fn end_but(w: &mut Writer, ledger: &Ledger, id: ElementId, unknown: &UnknownFields, written: &[&str]) {
    extras(w, unknown, written);
    stamps(w, ledger, id, unknown);
    w.end('}');
}

/// One word a group: name, digest, and the dot unless it is the element's own id.
fn stamps(w: &mut Writer, ledger: &Ledger, id: ElementId, unknown: &UnknownFields) {
    let words = ledger.stamps(id).map(|(group, stamp)| match stamp.dot == id {
        true => format!("{}={:08x}", group.name(), stamp.digest),
        false => format!("{}={:08x}@{}", group.name(), stamp.digest, stamp.dot),
    });
    let unknown = unknown.get("stamps").and_then(|raw| serde_json::from_str::<String>(raw).ok());
    let words: Vec<String> = words.chain(unknown).collect();
    if !words.is_empty() {
        w.text("stamps", &words.join(" "));
    }
}

/// A kind; one of a newer version, which shows as `stand_in`, is written back as it came.
fn kind(w: &mut Writer, name: &str, is_stand_in: bool, extras: &UnknownFields) {
    match extras.get("kind").filter(|_| is_stand_in) {
        Some(unknown) => w.raw("kind", unknown),
        None => w.text("kind", name),
    }
}

fn side(w: &mut Writer, ledger: &Ledger, id: ElementId, side: &Side) {
    begin(w, id);
    w.text("name", &side.name);
    w.text("letter", &side.letter);
    // One of a newer version, which shows as the usual colour, is written back as it came.
    match side.extras.get("colour").filter(|_| side.colour == Colour::default()) {
        Some(unknown) => w.raw("colour", unknown),
        None => w.text("colour", side.colour.name()),
    }
    end_but(w, ledger, id, &side.extras, &["colour"]);
}

fn optional(w: &mut Writer, key: &str, id: Option<ElementId>) {
    if let Some(id) = id {
        w.text(key, &id.to_string());
    }
}

fn source(w: &mut Writer, ledger: &Ledger, id: ElementId, source: &Source) {
    begin(w, id);
    w.text("title", &source.title);
    w.text("short", &source.short);
    w.texts("authors", &source.authors);
    if let Origin::Bundled { catalogue, version } = &source.origin {
        w.text("catalogue", catalogue);
        w.raw("catalogue_version", version);
    }
    w.text("publisher", &source.publisher);
    w.text("date", &source.date);
    w.text("address", &source.address);
    w.text("language", &source.language);
    w.text("note", &source.note);
    optional(w, "side", source.side);
    if let Some(full) = &source.full_text {
        full_text::write(w, full, source.extras.get("full_text").map(String::as_str));
    }
    end_but(w, ledger, id, &source.extras, &["full_text"]);
}

fn place(w: &mut Writer, place: Place) {
    w.raw("x", place.x());
    w.raw("y", place.y());
}

fn frame(w: &mut Writer, ledger: &Ledger, id: ElementId, frame: &Frame) {
    begin(w, id);
    w.text("title", &frame.title);
    place(w, frame.place);
    w.raw("width", frame.width());
    w.raw("height", frame.height());
    end(w, ledger, id, &frame.extras);
}

fn citation(w: &mut Writer, citation: &Citation) {
    w.begin("", '{');
    w.text("source", &citation.source.to_string());
    if let Some(paragraph) = citation.paragraph {
        w.raw("paragraph", paragraph);
    }
    if !citation.sentences.is_empty() {
        let numbers: Vec<_> = citation.sentences.iter().map(u32::to_string).collect();
        w.raw("sentences", format_args!("[{}]", numbers.join(", ")));
    }
    w.text("page", citation.page.as_deref().unwrap_or(""));
    w.text("passage", citation.passage.as_deref().unwrap_or(""));
    w.text("attributed_to", citation.attributed_to.as_deref().unwrap_or(""));
    if let Some(quote) = &citation.quote {
        w.raw("quote", serde_json::Value::from(quote.exact.as_str()));
        w.text("prefix", &quote.prefix);
        w.text("suffix", &quote.suffix);
    }
    if let Some(anchor) = &citation.anchor {
        w.raw("start", anchor.start);
        w.raw("end", anchor.end);
        w.text("digest", &anchor.digest.to_string());
    }
    extras(w, &citation.extras, &[]);
    w.end('}');
}

fn statement(w: &mut Writer, ledger: &Ledger, id: ElementId, statement: &Statement) {
    begin(w, id);
    let stand_in = statement.kind == StatementKind::default();
    kind(w, statement.kind.name(), stand_in, &statement.extras);
    w.text("text", &statement.text);
    optional(w, "side", statement.side);
    let Marks { implicit, conceded, needs_support, to_research } = statement.marks;
    let marks = [
        ("implicit", implicit),
        ("conceded", conceded),
        ("needs-support", needs_support),
        ("to-research", to_research),
    ];
    let known = marks.into_iter().filter(|(_, set)| *set).map(|(name, _)| name.to_owned());
    let unknown = statement.extras.get("marks").and_then(|raw| serde_json::from_str::<Vec<String>>(raw).ok());
    w.texts("marks", known.chain(unknown.unwrap_or_default()));
    if let Some(weight) = statement.weight {
        w.raw("weight", weight.percent());
    }
    if let Some(judged) = statement.judged {
        w.text("judged", &format!("{judged:08x}"));
    }
    if let Some(assumed) = statement.assumed {
        w.raw("assumed", assumed);
    }
    w.text("speech", &statement.speech);
    if !statement.citations.is_empty() {
        w.begin("citations", '[');
        statement.citations.iter().for_each(|c| citation(w, c));
        w.end(']');
    }
    w.text("note", &statement.note);
    w.texts("tags", &statement.tags);
    place(w, statement.place);
    if statement.width != Width::default() {
        w.raw("width", statement.width.points());
    }
    if statement.pinned {
        w.raw("pinned", true);
    }
    end_but(w, ledger, id, &statement.extras, &["kind", "marks"]);
}

fn comment(w: &mut Writer, ledger: &Ledger, id: ElementId, comment: &Comment) {
    begin(w, id);
    w.text("on", &comment.on.to_string());
    optional(w, "reply_to", comment.reply_to);
    w.text("text", &comment.text);
    if comment.resolved {
        w.raw("resolved", true);
    }
    end(w, ledger, id, &comment.extras);
}

fn inference(w: &mut Writer, ledger: &Ledger, map: &Map, id: ElementId, inference: &Inference) {
    begin(w, id);
    kind(w, inference.kind.name(), inference.kind == InferenceKind::Rephrase, &inference.extras);
    w.texts("premises", map.premises(id).iter().map(ElementId::to_string));
    optional(w, "conclusion", map.conclusion(id));
    if let Some(scheme) = &inference.scheme {
        w.text("scheme", scheme);
    }
    if let Some(weight) = inference.weight {
        w.raw("weight", weight.percent());
    }
    if inference.muted {
        w.raw("muted", true);
    }
    w.text("note", &inference.note);
    end_but(w, ledger, id, &inference.extras, &["kind"]);
}

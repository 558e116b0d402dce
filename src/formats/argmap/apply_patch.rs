//! A map file as it is after single elements have changed: pieces of JSON are put in the place of others. What they say
//! is not looked at here; reading the result finds what is wrong with it.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::header::Section;
use crate::formats::json::Object;
use crate::model::ElementId;

/// The outermost fields of a file that a patch does not speak of.
const KEPT: [&str; 2] = ["seen", "authors"];

/// A file in pieces: its outermost fields, and its elements by their ids.
#[derive(Default)]
struct Pieces<'a> {
    head: BTreeMap<String, &'a str>,
    lists: BTreeMap<&'static str, BTreeMap<ElementId, &'a str>>,
}

/// The id of an element, out of its text.
fn id_of(raw: &str) -> Option<ElementId> {
    let Object(fields) = serde_json::from_str(raw).ok()?;
    let (_, id) = fields.into_iter().find(|(name, _)| name == "id")?;
    serde_json::from_str::<String>(id).ok()?.parse().ok()
}

/// Takes a file apart.
fn pieces(text: &str) -> Result<Pieces<'_>, serde_json::Error> {
    let Object(fields) = serde_json::from_str(text)?;
    let mut pieces = Pieces::default();
    for (name, raw) in fields {
        if let Some(section) = Section::ALL.into_iter().find(|section| section.key() == name) {
            let all: Vec<&RawValue> = serde_json::from_str(raw)?;
            let all = all.into_iter().map(RawValue::get);
            pieces.lists.insert(section.key(), all.filter_map(|raw| Some((id_of(raw)?, raw))).collect());
        } else {
            pieces.head.insert(name, raw);
        }
    }
    Ok(pieces)
}

/// A map file after what the patches say, which [`super::patch`] made, one after another. A patch that cannot be read
/// is passed over.
///
/// Cost: linear in the texts.
///
/// # Errors
/// When the file itself is no JSON of a map.
pub fn patched(base: &str, patches: &[&str]) -> Result<String, serde_json::Error> {
    let mut all = pieces(base)?;
    for patch in patches {
        let Ok(Object(fields)) = serde_json::from_str(patch) else { continue };
        let field = |key: &str| fields.iter().find(|(name, _)| name == key).map(|(_, raw)| *raw);
        let Some(Ok(new)) = field("map").map(pieces) else { continue };
        let gone: Vec<String> = field("gone").and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default();
        let gone: Vec<ElementId> = gone.iter().filter_map(|id| id.parse().ok()).collect();
        all.head.retain(|name, _| KEPT.contains(&name.as_str()));
        all.head.extend(new.head);
        for list in all.lists.values_mut() {
            for id in &gone {
                list.remove(id);
            }
        }
        for (section, list) in new.lists {
            all.lists.entry(section).or_default().extend(list);
        }
    }
    let mut out = String::with_capacity(base.len() + base.len() / 8);
    out.push('{');
    for (name, raw) in &all.head {
        // Writing a string as JSON cannot fail.
        out.push_str(&serde_json::to_string(name).unwrap_or_default());
        out.push(':');
        out.push_str(raw);
        out.push_str(",\n");
    }
    let mut lists = Section::ALL.into_iter().peekable();
    while let Some(section) = lists.next() {
        out.push_str(&format!("\"{}\":[", section.key()));
        let mut elements = all.lists.get(section.key()).into_iter().flat_map(BTreeMap::values).peekable();
        while let Some(raw) = elements.next() {
            out.push_str(raw);
            out.push_str(if elements.peek().is_some() { ",\n" } else { "" });
        }
        out.push_str(if lists.peek().is_some() { "],\n" } else { "]\n" });
    }
    out.push_str("}\n");
    Ok(out)
}

//! `counterpoint evaluate`: what stands in a map, how strongly, and why.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::{ExitCode, print, read};
use crate::analysis::{Label, grounded, strengths};
use crate::formats::spoken::{gist, spoken_link};
use crate::model::{ElementId, Map};
use crate::picture::why::why;
use crate::words;

/// What is said of one statement or inference.
#[derive(Serialize)]
struct Standing {
    label: Label,
    /// In [0, 1]; nothing where it does not settle.
    strength: Option<f64>,
    why: String,
}

/// All of it, in the published shape.
#[derive(Serialize)]
struct Evaluation {
    statements: BTreeMap<String, Standing>,
    inferences: BTreeMap<String, Standing>,
}

/// Prints what stands in a map; as JSON if so.
pub fn evaluate_file(file: &Path, json: bool, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(opened) = read(file, err) else { return ExitCode::Unreadable };
    let map = &opened.map;
    let labels = grounded(map);
    let strengths = strengths(map, |id| map.weight(id));
    let assumed = map.assumptions().count();
    if assumed > 0 {
        // What follows from an assumption is no verdict; whoever reads the figures is told so.
        print(err, &words::with("page-what-if", &[("count", assumed.into())]));
    }
    let standing = |id: &ElementId| Standing {
        label: labels.get(id).copied().unwrap_or_default(),
        strength: strengths.get(id).copied().flatten().map(rounded),
        why: why(map, &labels, *id),
    };
    if json {
        let named = |id: &ElementId| (id.to_string(), standing(id));
        let evaluation = Evaluation {
            statements: map.statements().keys().map(named).collect(),
            inferences: map.inferences().keys().map(named).collect(),
        };
        // Plain data with texts as keys always prints.
        print(out, &serde_json::to_string_pretty(&evaluation).unwrap_or_default());
    } else {
        for id in map.statements().keys().chain(map.inferences().keys()) {
            print(out, &line(map, *id, &standing(id)));
        }
    }
    ExitCode::of(&opened)
}

/// As many digits as are told apart, so that files of different machines do not differ in the last bit.
fn rounded(strength: f64) -> f64 {
    (strength * 1e6).round() / 1e6
}

fn line(map: &Map, id: ElementId, standing: &Standing) -> String {
    let what = if map.statements().contains_key(&id) { gist(map, id) } else { spoken_link(map, id) };
    let strength = match standing.strength {
        Some(strength) => format!("{strength:.2}"),
        None => words::say("cli-does-not-settle"),
    };
    format!("{strength}  {what}\n      {}", standing.why)
}

//! `counterpoint evaluate`: what stands in a map, how strongly, and why.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::{ExitCode, print, print_json, read};
use crate::analysis::{
    Critical, Dispute, Flips, Label, MOST_SPENT, NoPositions, critical_cards, disputes, flips, grounded, strengths,
};
use crate::formats::describe::{gist, spoken_link};
use crate::i18n;
use crate::model::{ElementId, Map, StatementKind};
use crate::picture::explanation_text::why;

/// What is wanted besides labels and strengths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// What would turn each claim.
    pub flips: bool,
    /// The cards on which most claims hang.
    pub critical: bool,
    /// What can be held together where something is open.
    pub positions: bool,
}

/// What is said of one statement or inference.
#[derive(Serialize)]
struct StandingReport {
    label: Label,
    /// In [0, 1]; nothing where it does not settle.
    strength: Option<f64>,
    why: String,
}

/// All of it, in the published shape.
#[derive(Serialize)]
struct EvaluationReport {
    statements: BTreeMap<String, StandingReport>,
    inferences: BTreeMap<String, StandingReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flips: Option<BTreeMap<String, FlipsOf>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    critical: Option<Vec<CriticalCard>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Vec<DisputeOf>>,
}

/// What would turn a claim: the smallest sets of leaves whose rejection does.
#[derive(Serialize)]
struct FlipsOf {
    sets: Vec<FlipSetOf>,
    /// Up to which size all sets were found.
    complete_to: usize,
}

#[derive(Serialize)]
struct FlipSetOf {
    reject: Vec<String>,
    becomes: Label,
    effort: f64,
}

/// A card, and the claims that hang on it.
#[derive(Serialize)]
struct CriticalCard {
    card: String,
    claims: usize,
    main_claims: Vec<String>,
}

/// Open elements that hang on one another, and what can be held together of them.
#[derive(Serialize)]
struct DisputeOf {
    open: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preferred: Option<Vec<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stable: Option<Vec<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_worked_out: Option<&'static str>,
}

/// Prints what stands in a map; as JSON if so.
pub fn evaluate_file(file: &Path, json: bool, more: More, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(opened) = read(file, err) else { return ExitCode::Unreadable };
    let map = &opened.map;
    let labels = grounded(map);
    let strengths = strengths(map, |id| map.weight(id));
    let assumed = map.assumptions().count();
    if assumed > 0 {
        // What follows from an assumption is no verdict; whoever reads the figures is told so.
        print(err, &i18n::page::what_if(assumed));
    }
    let standing = |id: &ElementId| StandingReport {
        label: labels.get(id).copied().unwrap_or_default(),
        strength: strengths.get(id).copied().flatten().map(rounded),
        why: why(map, &labels, *id),
    };
    let claims = map.statements().iter().filter(|(_, s)| s.kind == StatementKind::Claim).map(|(id, _)| *id);
    let turned: Option<Vec<Flips>> =
        more.flips.then(|| claims.filter_map(|id| flips(map, id, MOST_SPENT, &mut |_| true)).collect());
    let critical = more.critical.then(|| critical_cards(map, &mut |_| true));
    let open = more.positions.then(|| disputes(map, &labels));
    if json {
        let named = |id: &ElementId| (id.to_string(), standing(id));
        let evaluation = EvaluationReport {
            statements: map.statements().keys().map(named).collect(),
            inferences: map.inferences().keys().map(named).collect(),
            flips: turned.map(|all| all.iter().map(|flips| (flips.of.to_string(), flips_json(flips))).collect()),
            critical: critical.map(|found| {
                let card = |card: &Critical| CriticalCard {
                    card: card.id.to_string(),
                    claims: card.claims,
                    main_claims: ids(&card.main),
                };
                found.cards.iter().map(card).collect()
            }),
            positions: open.map(|all| all.iter().map(dispute_json).collect()),
        };
        // Plain data with texts as keys always prints.
        print_json(out, &serde_json::to_string_pretty(&evaluation).unwrap_or_default());
    } else {
        for id in map.statements().keys().chain(map.inferences().keys()) {
            print(out, &line(map, *id, &standing(id)));
        }
        print_flips(map, &turned.unwrap_or_default(), out);
        for card in critical.iter().flat_map(|found| &found.cards) {
            print(out, &i18n::cli::critical(card.claims, gist(map, card.id)));
        }
        open.iter().flatten().for_each(|dispute| print_dispute(map, dispute, out));
    }
    ExitCode::of(&opened)
}

/// As many digits as are told apart, so that files of different machines do not differ in the last bit.
fn rounded(strength: f64) -> f64 {
    (strength * 1e6).round() / 1e6
}

fn line(map: &Map, id: ElementId, standing: &StandingReport) -> String {
    let what = if map.statements().contains_key(&id) { gist(map, id) } else { spoken_link(map, id) };
    let strength = match standing.strength {
        Some(strength) => format!("{strength:.2}"),
        None => i18n::cli::does_not_settle(),
    };
    format!("{strength}  {what}\n      {}", standing.why)
}

fn ids<'a>(all: impl IntoIterator<Item = &'a ElementId>) -> Vec<String> {
    all.into_iter().map(ToString::to_string).collect()
}

fn flips_json(flips: &Flips) -> FlipsOf {
    let sets = flips.sets.iter().map(|set| FlipSetOf {
        reject: ids(&set.leaves),
        becomes: set.becomes,
        effort: rounded(set.effort),
    });
    FlipsOf { sets: sets.collect(), complete_to: flips.complete_to }
}

fn dispute_json(dispute: &Dispute) -> DisputeOf {
    let all = |positions: &[std::collections::BTreeSet<ElementId>]| positions.iter().map(ids).collect();
    DisputeOf {
        open: ids(&dispute.open),
        preferred: dispute.positions.as_ref().ok().map(|positions| all(&positions.preferred)),
        stable: dispute.positions.as_ref().ok().map(|positions| all(&positions.stable)),
        not_worked_out: dispute.positions.as_ref().err().map(|why| match why {
            NoPositions::Supports => "supports",
            NoPositions::TooLarge => "too-large",
        }),
    }
}

/// What would turn each claim, in words.
fn print_flips(map: &Map, all: &[Flips], out: &mut dyn Write) {
    for flips in all {
        print(out, &i18n::cli::flips(gist(map, flips.of)));
        for set in &flips.sets {
            let leaves: Vec<String> = set.leaves.iter().map(|leaf| format!("“{}”", gist(map, *leaf))).collect();
            let leaves = leaves.join(" + ");
            print(out, &i18n::cli::flip(leaves, set.becomes.name()));
        }
        if flips.sets.is_empty() {
            print(out, &i18n::cli::no_flip(flips.complete_to));
        }
    }
}

/// What can be held together of a dispute, in words.
fn print_dispute(map: &Map, dispute: &Dispute, out: &mut dyn Write) {
    let named = |set: &std::collections::BTreeSet<ElementId>| {
        let statements = set.iter().filter(|id| map.statements().contains_key(id));
        statements.map(|id| format!("“{}”", gist(map, *id))).collect::<Vec<_>>().join(", ")
    };
    print(out, &i18n::cli::dispute(named(&dispute.open)));
    match &dispute.positions {
        Ok(positions) => {
            for position in &positions.preferred {
                let key =
                    if positions.stable.contains(position) { i18n::cli::position_stable } else { i18n::cli::position };
                print(out, &key(named(position)));
            }
        }
        Err(NoPositions::Supports) => drop(print(out, &i18n::cli::positions_support())),
        Err(NoPositions::TooLarge) => drop(print(out, &i18n::cli::positions_large())),
    }
}

//! Hints about a map that may be worth a second look. None of them says that anything is wrong.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use super::relations::supports;
use crate::model::{ElementId, InferenceKind, Map, Role, StatementKind};

/// Something that may be worth a second look.
#[derive(Clone, Debug, PartialEq)]
pub enum Hint {
    /// These statements support one another in a circle, in id order.
    Circle(Vec<ElementId>),
    /// A premise from which several sides argue.
    BothSides(ElementId),
    /// A step with linked premises whose conclusion speaks of things that none of them mentions.
    Unmentioned(ElementId, Vec<String>),
    /// Two statements that say the same, or nearly: how much of their words they share, in [0, 1].
    Double(ElementId, ElementId, f64),
    /// A claim that cites nothing.
    NoCitation(ElementId),
    /// A card without any link.
    Unlinked(ElementId),
}

/// Words with fewer letters than these are not looked at.
const SHORT: usize = 4;
/// How many letters of a word have to agree: a crude stem, which takes "argues" and "argument" for one.
const STEM: usize = 6;
/// Two statements that share at least this much of their words say nearly the same.
const NEARLY: f64 = 0.7;
/// Words that more statements than these have tell nobody apart.
const COMMON: usize = 200;
/// The most pairs that are compared.
const MOST_COMPARED: usize = 200_000;
/// The most pairs that are listed.
const MOST_PAIRS: usize = 500;

/// Short words that turn a text into its opposite.
const DENIALS: [&str; 4] = ["no", "not", "nor", "t"];

/// Words that every text has.
const EVERYDAY: [&str; 72] = [
    "about", "after", "again", "already", "also", "among", "because", "been", "before", "being", "between", "both",
    "cannot", "could", "does", "each", "even", "from", "have", "into", "itself", "just", "least", "like", "made",
    "make", "makes", "might", "more", "most", "much", "must", "need", "needs", "only", "other", "over", "probably",
    "quite", "rather", "shall", "should", "some", "still", "such", "than", "that", "their", "them", "then", "there",
    "these", "they", "this", "those", "under", "upon", "very", "well", "were", "what", "whatever", "when", "where",
    "whether", "which", "while", "whose", "will", "within", "without", "would",
];

/// The words of a text that carry its meaning, as stems, each with the word as it stands.
fn stems(text: &str) -> BTreeMap<String, String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(|word| (word.to_lowercase(), word.to_owned()));
    let lower = words.filter(|(lower, _)| lower.chars().count() >= SHORT || DENIALS.contains(&lower.as_str()));
    let telling = lower.filter(|(lower, _)| !EVERYDAY.contains(&lower.as_str()));
    telling.map(|(lower, word)| (lower.chars().take(STEM).collect(), word)).collect()
}

/// All hints about a map, one kind after another, each in the order of ids.
///
/// Cost: linear in the map, and for pairs in how many statements share their rarer words.
pub fn hints(map: &Map) -> Vec<Hint> {
    let mut hints: Vec<Hint> = circles(map).into_iter().map(Hint::Circle).collect();
    hints.extend(map.statements().keys().copied().filter(|id| serves_both(map, *id)).map(Hint::BothSides));
    hints.extend(map.inferences().keys().filter_map(|id| unmentioned(map, *id)));
    hints.extend(doubles(map));
    let uncited = map.statements().iter().filter(|(_, statement)| {
        statement.kind == StatementKind::Claim && statement.citations.is_empty() && !statement.marks.implicit
    });
    hints.extend(uncited.map(|(id, _)| Hint::NoCitation(*id)));
    let alone = |id: &&ElementId| map.uses_of(**id).is_empty() && map.arguments_on(**id).is_empty();
    hints.extend(map.statements().keys().filter(alone).map(|id| Hint::Unlinked(*id)));
    hints
}

/// The statements of each circle of support.
fn circles(map: &Map) -> Vec<Vec<ElementId>> {
    let mut graph: DiGraphMap<ElementId, ()> = DiGraphMap::new();
    for (from, to, role) in map.graph().all_edges() {
        let step = if *role == Role::Premise { to } else { from };
        if supports(map, step) {
            graph.add_edge(from, to, ());
        }
    }
    let mut circles: Vec<Vec<ElementId>> = kosaraju_scc(&graph)
        .into_iter()
        .filter(|component| component.len() > 1)
        .map(|component| {
            let mut cards: Vec<_> = component.into_iter().filter(|id| map.statements().contains_key(id)).collect();
            cards.sort_unstable();
            cards
        })
        .collect();
    circles.sort();
    circles
}

/// Whether a statement supports statements of several sides.
fn serves_both(map: &Map, id: ElementId) -> bool {
    let steps = map.uses_of(id).into_iter().filter(|step| supports(map, *step));
    let served = steps.filter_map(|step| map.statements().get(&map.conclusion(step)?)?.side);
    served.collect::<BTreeSet<ElementId>>().len() > 1
}

/// What the conclusion of a step with linked premises speaks of and none of them mentions.
fn unmentioned(map: &Map, step: ElementId) -> Option<Hint> {
    let inference = map.inferences().get(&step).filter(|i| i.kind == InferenceKind::Support)?;
    let premises = map.premises(step);
    if premises.len() < 2 || inference.muted {
        return None;
    }
    let text = |id: &ElementId| map.statements().get(id).map(|statement| statement.text.as_str()).unwrap_or_default();
    let said: BTreeSet<String> = premises.iter().flat_map(|premise| stems(text(premise)).into_keys()).collect();
    let terms = stems(text(&map.conclusion(step)?)).into_iter().filter(|(stem, _)| !said.contains(stem));
    let terms: Vec<String> = terms.map(|(_, word)| word).collect();
    (!terms.is_empty()).then_some(Hint::Unmentioned(step, terms))
}

/// Pairs of statements that say the same, or nearly: each shares at least one of its four rarest words.
fn doubles(map: &Map) -> Vec<Hint> {
    let said: BTreeMap<ElementId, BTreeSet<String>> =
        map.statements().iter().map(|(id, s)| (*id, stems(&s.text).into_keys().collect())).collect();
    let mut having: BTreeMap<&str, Vec<ElementId>> = BTreeMap::new();
    for (id, stems) in &said {
        stems.iter().for_each(|stem| having.entry(stem).or_default().push(*id));
    }
    let mut pairs = BTreeSet::new();
    let mut hints = Vec::new();
    for (id, stems) in &said {
        let mut rare: Vec<(usize, &str)> =
            stems.iter().filter_map(|stem| Some((having.get(stem.as_str())?.len(), stem.as_str()))).collect();
        rare.sort_unstable();
        let others = rare.iter().take(4).filter(|(count, _)| *count <= COMMON);
        let others = others.filter_map(|(_, stem)| having.get(stem)).flatten();
        for other in others.filter(|other| *other > id) {
            if pairs.len() == MOST_COMPARED || !pairs.insert((*id, *other)) || is_known(map, *id, *other) {
                continue;
            }
            let Some(more) = said.get(other) else { continue };
            let (both, all) = (stems.intersection(more).count(), stems.union(more).count());
            let share = both as f64 / all.max(1) as f64;
            if share >= NEARLY && both > 1 && hints.len() < MOST_PAIRS {
                hints.push(Hint::Double(*id, *other, share));
            }
        }
    }
    hints
}

/// Whether the map itself says how two statements are related: they are linked, or two sides say them.
fn is_known(map: &Map, a: ElementId, b: ElementId) -> bool {
    let side = |id: ElementId| map.statements().get(&id).and_then(|statement| statement.side);
    let linked = |from: ElementId, to: ElementId| {
        let mut steps = map.uses_of(from).into_iter();
        steps.any(|step| map.conclusion(step) == Some(to))
    };
    side(a) != side(b) || linked(a, b) || linked(b, a)
}

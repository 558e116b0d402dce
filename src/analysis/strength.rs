//! How strongly statements and inferences are held up, in numbers: the quadratic energy model.
//!
//! After Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation" (KR 2018), Definitions 2 and 3,
//! with an inference as a node of its own: its base is its weight times the strength of its weakest premise, it is
//! backed and undercut as a statement is supported and attacked, and it passes its strength on to its conclusion.
//! The strengths are those at rest. Where nothing hangs on itself one pass finds them. A strongly connected component
//! is approached in damped steps: undamped ones oscillate for ever on ordinary maps.

use std::collections::BTreeMap;

use petgraph::Direction::Incoming;
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;
use rustc_hash::FxHashMap;

use super::adf::{Polarity, bears};
use crate::model::{ElementId, Map};

/// How far a step goes towards what the neighbours ask for, and how many such steps are tried.
const DAMPED: [(f64, usize); 3] = [(0.5, 300), (0.1, 3000), (0.02, 3000)];

/// How many strengths of one component are worked out at most in one round of damped steps.
const MOST_UPDATES: usize = 300_000_000;

/// What asks for less than this is at rest: far below what is ever shown.
const AT_REST: f64 = 1e-9;

struct StrengthNode {
    weight: f64,
    /// Whether it is what it weighs, whatever bears on it.
    fixed: bool,
    /// What bears on it, in the order of ids, so that equal maps add up in the same order on every machine.
    inputs: Vec<(usize, Polarity)>,
}

impl StrengthNode {
    /// What its neighbours ask for.
    fn asked(&self, strengths: &[f64]) -> f64 {
        if self.fixed {
            return self.weight;
        }
        let mut weakest = 1.0_f64;
        let mut energy = 0.0;
        for (from, bearing) in &self.inputs {
            let strength = strengths.get(*from).copied().unwrap_or_default();
            match bearing {
                Polarity::Premise => weakest = weakest.min(strength),
                Polarity::Support => energy += strength,
                Polarity::Attack => energy -= strength,
            }
        }
        let base = self.weight * weakest;
        base + (1.0 - base) * impact(energy) - base * impact(-energy)
    }
}

/// What an energy does: 0 for none, towards 1 for much.
fn impact(energy: f64) -> f64 {
    let square = energy.max(0.0).powi(2);
    square / (1.0 + square)
}

/// The strengths of elements, in [0, 1]; `None` for what does not settle, and for what hangs on it.
pub type Strengths = BTreeMap<ElementId, Option<f64>>;

/// The strengths of all statements and inferences. `weight` is how sure a statement is, or how strong a step, by
/// itself; what is outside of [0, 1] counts as the nearest end, and what is no number as 0. What is assumed to be
/// true or false has a strength of 1 or 0, and what is muted passes nothing on.
///
/// Cost: linear in the map where nothing hangs on itself; else for each component at most 6,300 steps, each of
/// its size.
pub fn strengths(map: &Map, weight: impl Fn(ElementId) -> f64) -> Strengths {
    let ids = map.statements().keys().chain(map.inferences().keys()).copied().collect();
    strengths_within(map, ids, &weight, &Strengths::new()).into_iter().collect()
}

/// The strengths of these statements and inferences, of which every other one that they bear on is one, when those of
/// the rest are known.
pub(super) fn strengths_within(
    map: &Map,
    ids: Vec<ElementId>,
    weight: &dyn Fn(ElementId) -> f64,
    known: &Strengths,
) -> Vec<(ElementId, Option<f64>)> {
    let inside: FxHashMap<ElementId, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let assumed = |id: &ElementId| map.statements().get(id).and_then(|statement| statement.assumed);
    let within = |weight: f64| if weight.is_nan() { 0.0 } else { weight.clamp(0.0, 1.0) };
    let node = |id: &ElementId| match assumed(id) {
        Some(holds) => StrengthNode { weight: f64::from(u8::from(holds)), fixed: true, inputs: Vec::new() },
        None => StrengthNode { weight: within(weight(*id)), fixed: false, inputs: Vec::new() },
    };
    let mut nodes: Vec<StrengthNode> = ids.iter().map(node).collect();
    let mut strengths: Vec<f64> = nodes.iter().map(|node| node.weight).collect();
    let mut settled = vec![true; nodes.len()];
    let mut outside: FxHashMap<ElementId, usize> = FxHashMap::default();
    let mut part: DiGraphMap<ElementId, ()> = DiGraphMap::with_capacity(ids.len(), 2 * ids.len());
    for (n, id) in ids.iter().enumerate() {
        part.add_node(*id);
        for (from, _, role) in map.graph().edges_directed(*id, Incoming) {
            let Some(bearing) = bears(map, from, *role) else { continue };
            let from = match inside.get(&from) {
                Some(at) => {
                    // An assumption hangs on nothing.
                    if nodes.get(n).is_some_and(|node| !node.fixed) {
                        part.add_edge(from, *id, ());
                    }
                    *at
                }
                None => *outside.entry(from).or_insert_with(|| {
                    let strength = known.get(&from).copied().flatten();
                    strengths.push(strength.unwrap_or_default());
                    settled.push(strength.is_some());
                    strengths.len() - 1
                }),
            };
            if let Some(node) = nodes.get_mut(n).filter(|node| !node.fixed) {
                node.inputs.push((from, bearing));
            }
        }
    }
    // What comes from outside is numbered as it was found, which is the same on every machine as well.
    for node in &mut nodes {
        node.inputs.sort_unstable();
    }
    // The components come with conclusions first.
    for component in kosaraju_scc(&part).into_iter().rev() {
        let mut members: Vec<usize> = component.iter().filter_map(|id| inside.get(id).copied()).collect();
        members.sort_unstable();
        let rests = settle(&nodes, &members, &settled, &mut strengths);
        for member in members {
            if let Some(settled) = settled.get_mut(member) {
                *settled = rests;
            }
        }
    }
    let values = strengths.into_iter().zip(settled).map(|(strength, settled)| settled.then_some(strength));
    ids.into_iter().zip(values).collect()
}

/// Brings one component to rest, of which all that bears on it from outside is known. Returns whether it rests.
fn settle(nodes: &[StrengthNode], members: &[usize], settled: &[bool], strengths: &mut [f64]) -> bool {
    let members: Vec<(usize, &StrengthNode)> = members.iter().filter_map(|n| Some((*n, nodes.get(*n)?))).collect();
    let known = |(from, _): &(usize, Polarity)| settled.get(*from) == Some(&true);
    if !members.iter().all(|(_, node)| node.inputs.iter().all(known)) {
        return false;
    }
    if let [(n, node)] = members.as_slice()
        && node.inputs.iter().all(|(from, _)| from != n)
    {
        let asked = node.asked(strengths);
        set(strengths, *n, asked);
        return true;
    }
    for (damping, steps) in DAMPED {
        // What is larger than any map that people draw is given fewer: nobody waits for it.
        let steps = steps.min(MOST_UPDATES / members.len().max(1)).max(20);
        for (n, node) in &members {
            set(strengths, *n, node.weight);
        }
        for _ in 0..steps {
            let asked: Vec<f64> = members.iter().map(|(_, node)| node.asked(strengths)).collect();
            let mut furthest = 0.0_f64;
            for ((n, _), asked) in members.iter().zip(asked) {
                let strength = strengths.get(*n).copied().unwrap_or_default();
                furthest = furthest.max((asked - strength).abs());
                set(strengths, *n, strength + damping * (asked - strength));
            }
            if furthest < AT_REST {
                return true;
            }
        }
    }
    false
}

fn set(strengths: &mut [f64], n: usize, value: f64) {
    if let Some(strength) = strengths.get_mut(n) {
        *strength = value;
    }
}

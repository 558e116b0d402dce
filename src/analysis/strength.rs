//! How strongly statements and inferences are held up, in numbers: the quadratic energy model.
//!
//! After Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation" (KR 2018), Definitions 2 and 3,
//! with an inference as a node of its own: its base is its weight times the strength of its weakest premise, it is
//! backed and undercut as a statement is supported and attacked, and it passes its strength on to its conclusion.
//! The strengths are those at rest. Where nothing hangs on itself one pass finds them. A strongly connected component
//! is approached in damped steps: undamped ones oscillate for ever on ordinary maps.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;

use crate::model::{ElementId, InferenceKind, Map, Role};

/// How far a step goes towards what the neighbours ask for, and how many such steps are tried.
const DAMPED: [(f64, usize); 2] = [(0.5, 300), (0.1, 3000)];

/// What asks for less than this is at rest: far below what is ever shown.
const AT_REST: f64 = 1e-9;

/// In which way one node bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bearing {
    Premise,
    Support,
    Attack,
}

struct Node {
    weight: f64,
    /// What bears on it, in the order of ids, so that equal maps add up in the same order on every machine.
    inputs: Vec<(usize, Bearing)>,
}

impl Node {
    /// What its neighbours ask for.
    fn asked(&self, strengths: &[f64]) -> f64 {
        let mut weakest = 1.0_f64;
        let mut energy = 0.0;
        for (from, bearing) in &self.inputs {
            let strength = strengths.get(*from).copied().unwrap_or_default();
            match bearing {
                Bearing::Premise => weakest = weakest.min(strength),
                Bearing::Support => energy += strength,
                Bearing::Attack => energy -= strength,
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

/// The strengths, in [0, 1], of all statements and inferences; `None` for what does not settle, and for what hangs
/// on it. `weight` is how sure a statement is, or how strong a step, by itself; what is outside of [0, 1] counts as
/// the nearest end, and what is no number as 0.
///
/// Cost: linear in the map where nothing hangs on itself; else for each component at most 3,300 steps, each of
/// its size.
pub fn strengths(map: &Map, weight: impl Fn(ElementId) -> f64) -> BTreeMap<ElementId, Option<f64>> {
    let ids: Vec<ElementId> = map.statements().keys().chain(map.inferences().keys()).copied().collect();
    let at: BTreeMap<ElementId, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let within = |weight: f64| if weight.is_nan() { 0.0 } else { weight.clamp(0.0, 1.0) };
    let mut nodes: Vec<Node> = ids.iter().map(|id| Node { weight: within(weight(*id)), inputs: Vec::new() }).collect();
    for (from, to, role) in map.graph().all_edges() {
        let kind = map.inferences().get(&from).map(|inference| inference.kind);
        let bearing = match (role, kind) {
            (Role::Premise, _) => Bearing::Premise,
            (Role::Conclusion, Some(InferenceKind::Support)) => Bearing::Support,
            (Role::Conclusion, Some(InferenceKind::Attack)) => Bearing::Attack,
            // To say it in other words adds nothing.
            (Role::Conclusion, _) => continue,
        };
        let ends = at.get(&from).zip(at.get(&to).and_then(|to| nodes.get_mut(*to)));
        if let Some((from, node)) = ends {
            node.inputs.push((*from, bearing));
        }
    }
    for node in &mut nodes {
        node.inputs.sort_unstable();
    }
    let mut strengths: Vec<f64> = nodes.iter().map(|node| node.weight).collect();
    let mut settled = vec![true; nodes.len()];
    // The components come with conclusions first.
    for component in kosaraju_scc(map.graph()).into_iter().rev() {
        let mut members: Vec<usize> = component.iter().filter_map(|id| at.get(id).copied()).collect();
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
fn settle(nodes: &[Node], members: &[usize], settled: &[bool], strengths: &mut [f64]) -> bool {
    let members: Vec<(usize, &Node)> = members.iter().filter_map(|n| Some((*n, nodes.get(*n)?))).collect();
    let known = |(from, _): &(usize, Bearing)| settled.get(*from) == Some(&true);
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

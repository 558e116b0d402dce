//! The conditions of a map, numbered densely: which statements and inferences bear on which, and how. What works out
//! labels and strengths walks this, many times over where it asks "what if".
//!
//! An abstract dialectical framework (Brewka and Woltran 2010, Definitions 1 and 10) with one node for each statement
//! and inference. An inference stands when all its premises stand, no attack on it stands and, if it has backing, one
//! of those stands; a statement stands when no attack on it stands and, if it has supports, one of them stands. Every
//! neighbour occurs once in a condition, so reading "and", "or" and "not" in Kleene's three values is exact.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

use super::Label;
use crate::model::{ElementId, InferenceKind, Map, Role, Statement};

/// In which way one node bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Polarity {
    Premise,
    Support,
    Attack,
}

/// Whether a step counts: it is not muted, and each of its premises says something.
pub fn counts(map: &Map, step: ElementId) -> bool {
    let argues = |id: &ElementId| map.statements().get(id).is_none_or(Statement::argues);
    map.inferences().get(&step).is_some_and(|inference| !inference.muted) && map.premises(step).iter().all(argues)
}

/// In which way `from` bears on `to`, if the graph ties them together in this role; a rephrase does not, and what is
/// muted counts as if it had not been drawn. So does a step from a card that says
/// nothing, or asks what is still to be researched.
pub(super) fn bears(map: &Map, from: ElementId, role: Role) -> Option<Polarity> {
    if role == Role::Premise {
        return Some(Polarity::Premise);
    }
    let inference = map.inferences().get(&from).filter(|_| counts(map, from))?;
    match inference.kind {
        InferenceKind::Support => Some(Polarity::Support),
        InferenceKind::Attack => Some(Polarity::Attack),
        InferenceKind::Rephrase => None,
    }
}

/// How many of those that a condition speaks of there are, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    all: u32,
    standing: u32,
    falling: u32,
}

impl Tally {
    fn note(&mut self, label: Label) {
        match label {
            Label::Stands => self.standing += 1,
            Label::Falls => self.falling += 1,
            Label::Open => {}
        }
    }

    /// All of them stand; with none, so they do.
    fn all(self) -> Label {
        match self {
            Self { falling: 1.., .. } => Label::Falls,
            Self { all, standing, .. } if all == standing => Label::Stands,
            _ => Label::Open,
        }
    }

    /// One of them stands.
    fn any(self) -> Label {
        match self {
            Self { standing: 1.., .. } => Label::Stands,
            Self { all, falling, .. } if all == falling => Label::Falls,
            _ => Label::Open,
        }
    }
}

fn not(label: Label) -> Label {
    match label {
        Label::Stands => Label::Falls,
        Label::Falls => Label::Stands,
        Label::Open => Label::Open,
    }
}

fn and(a: Label, b: Label) -> Label {
    match (a, b) {
        (Label::Falls, _) | (_, Label::Falls) => Label::Falls,
        (Label::Stands, Label::Stands) => Label::Stands,
        _ => Label::Open,
    }
}

/// What the condition of one statement or inference speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Condition {
    premises: Tally,
    attacks: Tally,
    supports: Tally,
    needs_support: bool,
    /// What it is assumed to be.
    fixed: Option<Label>,
}

impl Condition {
    fn decide(&self) -> Label {
        if let Some(fixed) = self.fixed {
            return fixed;
        }
        let unattacked = not(self.attacks.any());
        let supported = if self.supports.all > 0 || self.needs_support { self.supports.any() } else { Label::Stands };
        and(and(self.premises.all(), unattacked), supported)
    }

    fn tally(&mut self, bearing: Polarity) -> &mut Tally {
        match bearing {
            Polarity::Premise => &mut self.premises,
            Polarity::Support => &mut self.supports,
            Polarity::Attack => &mut self.attacks,
        }
    }
}

/// The neighbours of all nodes in one direction, one after another.
#[derive(Clone, Debug, Default)]
struct Neighbours {
    /// Where those of each node begin; one more than there are nodes.
    from: Vec<usize>,
    all: Vec<(usize, Polarity)>,
}

impl Neighbours {
    /// Those of `nodes` nodes, out of edges in any order. Each node's own are sorted.
    fn of(nodes: usize, edges: &[(usize, usize, Polarity)]) -> Self {
        let mut from = vec![0; nodes + 1];
        for (node, _, _) in edges {
            if let Some(count) = from.get_mut(node + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut from {
            sum += *count;
            *count = sum;
        }
        let mut all = vec![(0, Polarity::Premise); edges.len()];
        let mut next = from.clone();
        for (node, other, bearing) in edges {
            if let Some(at) = next.get_mut(*node) {
                if let Some(place) = all.get_mut(*at) {
                    *place = (*other, *bearing);
                }
                *at += 1;
            }
        }
        for pair in from.windows(2) {
            if let [begin, end] = pair
                && let Some(own) = all.get_mut(*begin..*end)
            {
                own.sort_unstable();
            }
        }
        Self { from, all }
    }

    fn get(&self, node: usize) -> &[(usize, Polarity)] {
        let range = self.from.get(node).zip(self.from.get(node + 1));
        range.and_then(|(begin, end)| self.all.get(*begin..*end)).unwrap_or_default()
    }
}

/// The conditions of some statements and inferences of a map: of all, or of a part that is worked out anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    ids: Vec<ElementId>,
    conditions: Vec<Condition>,
    /// What bears on each.
    ins: Neighbours,
    /// What each bears on.
    outs: Neighbours,
}

/// Room for working out labels, so that it is not asked for anew each time.
#[derive(Clone, Debug, Default)]
pub(super) struct LabelScratch {
    labels: Vec<Label>,
    conditions: Vec<Condition>,
    decided: VecDeque<usize>,
    inside: Vec<bool>,
    members: Vec<usize>,
}

impl LabelScratch {
    /// How many elements were worked out last.
    pub fn looked_at(&self) -> usize {
        self.members.len()
    }
}

impl Network {
    /// The conditions of all statements and inferences.
    ///
    /// Cost: linear in the map, but for looking elements up by their ids.
    pub fn of(map: &Map) -> Self {
        let ids = map.statements().keys().chain(map.inferences().keys()).copied().collect();
        Self::within(map, ids, &|_| None)
    }

    /// The conditions of these; what bears on them from outside has the label that `outside` says.
    pub fn within(map: &Map, ids: Vec<ElementId>, outside: &dyn Fn(ElementId) -> Option<Label>) -> Self {
        let at: FxHashMap<ElementId, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let condition = |id: &ElementId| match map.statements().get(id) {
            Some(statement) => Condition {
                needs_support: statement.marks.needs_support,
                fixed: statement.assumed.map(|holds| if holds { Label::Stands } else { Label::Falls }),
                ..Condition::default()
            },
            None => Condition::default(),
        };
        let mut conditions: Vec<Condition> = ids.iter().map(condition).collect();
        let mut edges = Vec::new();
        for (n, id) in ids.iter().enumerate() {
            for (from, _, role) in map.graph().edges_directed(*id, petgraph::Direction::Incoming) {
                let Some(bearing) = bears(map, from, *role) else { continue };
                let Some(condition) = conditions.get_mut(n) else { continue };
                let tally = condition.tally(bearing);
                tally.all += 1;
                match at.get(&from) {
                    Some(from) => edges.push((n, *from, bearing)),
                    None => tally.note(outside(from).unwrap_or_default()),
                }
            }
        }
        let ins = Neighbours::of(ids.len(), &edges);
        for (to, from, _) in &mut edges {
            std::mem::swap(to, from);
        }
        let outs = Neighbours::of(ids.len(), &edges);
        Self { ids, conditions, ins, outs }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// What a number stands for.
    pub fn id(&self, node: usize) -> Option<ElementId> {
        self.ids.get(node).copied()
    }

    /// The numbers by their ids.
    pub fn numbers(&self) -> BTreeMap<ElementId, usize> {
        self.ids.iter().enumerate().map(|(n, id)| (*id, n)).collect()
    }

    /// What bears on a node.
    pub fn ins(&self, node: usize) -> &[(usize, Polarity)] {
        self.ins.get(node)
    }

    /// What a node bears on.
    pub fn outs(&self, node: usize) -> &[(usize, Polarity)] {
        self.outs.get(node)
    }

    /// Whether a statement stands by itself, without any support: one of those that can be rejected outright.
    pub fn is_leaf(&self, node: usize) -> bool {
        self.conditions.get(node).is_some_and(|c| c.premises.all + c.supports.all == 0 && c.fixed.is_none())
    }

    /// Whether a node is assumed to be something.
    pub fn is_fixed(&self, node: usize) -> bool {
        self.conditions.get(node).is_some_and(|condition| condition.fixed.is_some())
    }

    /// The grounded labels, by number.
    ///
    /// Cost: linear in the nodes and in what bears on them.
    pub fn labels(&self) -> Vec<Label> {
        let mut scratch = LabelScratch::default();
        scratch.conditions.clone_from(&self.conditions);
        scratch.labels.resize(self.len(), Label::Open);
        scratch.inside.resize(self.len(), true);
        scratch.members = (0..self.len()).collect();
        self.settle(&mut scratch);
        scratch.labels
    }

    /// The labels that differ from `base`, which are the grounded ones, when these nodes are rejected outright; in the
    /// order of the numbers.
    ///
    /// Cost: that of what the rejected nodes bear on, over however many steps.
    pub fn without(&self, base: &[Label], rejected: &[usize], scratch: &mut LabelScratch) -> Vec<(usize, Label)> {
        scratch.inside.resize(self.len(), false);
        scratch.labels.resize(self.len(), Label::Open);
        scratch.conditions.resize(self.len(), Condition::default());
        for node in std::mem::take(&mut scratch.members) {
            set(&mut scratch.inside, node, false);
        }
        scratch.members = rejected.to_vec();
        rejected.iter().for_each(|node| set(&mut scratch.inside, *node, true));
        let mut next = 0;
        while let Some(node) = scratch.members.get(next).copied() {
            next += 1;
            for (to, _) in self.outs(node) {
                if scratch.inside.get(*to) == Some(&false) {
                    set(&mut scratch.inside, *to, true);
                    scratch.members.push(*to);
                }
            }
        }
        for node in &scratch.members {
            let Some(known) = self.conditions.get(*node) else { continue };
            let mut condition = *known;
            for (from, bearing) in self.ins(*node) {
                if scratch.inside.get(*from) == Some(&false) {
                    condition.tally(*bearing).note(base.get(*from).copied().unwrap_or_default());
                }
            }
            if rejected.contains(node) {
                condition.fixed = Some(Label::Falls);
            }
            set(&mut scratch.conditions, *node, condition);
            set(&mut scratch.labels, *node, Label::Open);
        }
        self.settle(scratch);
        let now = |node: &usize| scratch.labels.get(*node).copied().unwrap_or_default();
        let differs = |node: &usize| base.get(*node).copied().unwrap_or_default() != now(node);
        let mut changed: Vec<(usize, Label)> =
            scratch.members.iter().filter(|node| differs(node)).map(|node| (*node, now(node))).collect();
        changed.sort_unstable_by_key(|(node, _)| *node);
        changed
    }

    /// Decides what can be decided among the members until nothing changes.
    fn settle(&self, scratch: &mut LabelScratch) {
        let LabelScratch { labels, conditions, decided, inside, members } = scratch;
        decided.clear();
        for node in members.iter() {
            let label = conditions.get(*node).map_or(Label::Open, Condition::decide);
            if label != Label::Open {
                set(labels, *node, label);
                decided.push_back(*node);
            }
        }
        while let Some(node) = decided.pop_front() {
            let label = labels.get(node).copied().unwrap_or_default();
            for (to, bearing) in self.outs(node) {
                if inside.get(*to) != Some(&true) {
                    continue;
                }
                let Some(condition) = conditions.get_mut(*to) else { continue };
                condition.tally(*bearing).note(label);
                // What was decided never changes again: conditions only become more certain.
                if labels.get(*to) == Some(&Label::Open) {
                    let label = condition.decide();
                    if label != Label::Open {
                        set(labels, *to, label);
                        decided.push_back(*to);
                    }
                }
            }
        }
    }
}

fn set<T>(all: &mut [T], at: usize, value: T) {
    if let Some(place) = all.get_mut(at) {
        *place = value;
    }
}

//! What would turn a verdict: the smallest sets of leaves whose rejection turns a label, and the cards on which most
//! verdicts hang.
//!
//! A leaf is a statement that nothing supports: one of those on which an argument rests. To reject it is to assume
//! that it falls. The search goes backwards from what is to turn: as long as it is decided, it can turn only if
//! something that decides it does, so only leaves behind that are tried. (Each step of the derivation of a grounded
//! label names what it rests on; if none of that changes, the same derivation still holds.) Of what is open, all that
//! bears on it is tried. Sets are found in the order of their sizes; what contains a smaller one is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::Label;
use super::adf::{LabelScratch, Network, Polarity};
use crate::model::{ElementId, Map, StatementKind};

/// How many leaves are rejected together at most.
pub const MOST_TOGETHER: usize = 3;

/// How much the window spends on one element: some seconds on an old laptop. A unit is an element that is looked at.
pub const MOST_SPENT: usize = 60_000_000;

/// How much is spent on the critical cards of a map: some seconds as well.
const MOST_ON_CRITICAL: usize = 60_000_000;

/// After how many units the search asks whether to go on.
const ASK_EVERY: usize = 100_000;

/// What trying a set costs besides the elements that are looked at: it is remembered.
const SET: usize = 64;

/// How many sets are listed at most.
const MOST_SETS: usize = 200;

/// Leaves that turn a label when all of them are rejected, and not when one of them is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipSet {
    /// The leaves, in id order.
    pub leaves: Vec<ElementId>,
    /// What the label becomes.
    pub becomes: Label,
    /// How hard it is to reject them, in [0, 1]: the product of their weights. The least comes first.
    pub effort: f64,
}

/// What would turn the label of one statement or inference.
#[derive(Clone, Debug, PartialEq)]
pub struct Flips {
    /// What it is about.
    pub of: ElementId,
    /// Its label as it is.
    pub label: Label,
    /// The sets, smallest first, of one size the easiest first.
    pub sets: Vec<FlipSet>,
    /// Up to which size all sets were found: 3 unless the search was cut.
    pub complete_to: usize,
    /// Whether there are more sets than are listed.
    pub more: bool,
}

/// Asked now and then whether to go on, with how far it has come, between 0 and 1.
pub type GoOn<'a> = dyn FnMut(f32) -> bool + 'a;

/// A search for what would turn one label. It holds all that it needs, so that a worker can run it while the map is
/// edited.
#[derive(Clone, Debug)]
pub struct FlipSearch {
    of: ElementId,
    network: Network,
    /// By number, how sure each is by itself.
    weights: Vec<f64>,
    base: Vec<Label>,
    target: usize,
    scratch: LabelScratch,
    tried: BTreeSet<Vec<usize>>,
    found: Vec<(Vec<usize>, Label)>,
    left: usize,
    /// How far the sets of this size have come, between 0 and 1.
    done: f32,
}

impl FlipSearch {
    /// Readies the search; `None` if `of` is no statement or inference.
    ///
    /// Cost: linear in what bears on it, but for looking elements up by their ids.
    pub fn new(map: &Map, of: ElementId) -> Option<Self> {
        let network = Network::within(map, above(map, of), &|_| None);
        let target = *network.numbers().get(&of)?;
        let weights = (0..network.len()).filter_map(|node| Some(map.weight(network.id(node)?))).collect();
        let (tried, found, base) = (BTreeSet::new(), Vec::new(), network.labels());
        let scratch = LabelScratch::default();
        Some(Self { of, network, weights, base, target, scratch, tried, found, left: 0, done: 0.0 })
    }

    /// Finds the smallest sets of at most three leaves whose rejection turns the label. At most `budget` elements are
    /// looked at, each time counted, and none after `go_on` says no: what was found up to then is returned, with the
    /// size up to which it is all.
    ///
    /// Cost: for each set that of what its leaves bear on. With n leaves behind the label there are up to n³/6 sets.
    pub fn run(mut self, budget: usize, go_on: &mut GoOn<'_>) -> Flips {
        self.left = budget;
        let mut complete_to = 0;
        for size in 1..=MOST_TOGETHER {
            self.tried.clear();
            let mut part = |done: f32| go_on((size as f32 - 1.0 + done) / MOST_TOGETHER as f32);
            if !self.grow(&mut Vec::new(), size, &mut part) {
                break;
            }
            complete_to = size;
        }
        let set = |(nodes, becomes): &(Vec<usize>, Label)| {
            let leaves = nodes.iter().filter_map(|node| self.network.id(*node)).collect();
            let effort = nodes.iter().filter_map(|node| self.weights.get(*node)).product();
            FlipSet { leaves, becomes: *becomes, effort }
        };
        let mut sets: Vec<FlipSet> = self.found.iter().map(set).collect();
        sets.sort_by(|a, b| {
            let size = a.leaves.len().cmp(&b.leaves.len());
            size.then(a.effort.total_cmp(&b.effort)).then_with(|| a.leaves.cmp(&b.leaves))
        });
        let more = sets.len() > MOST_SETS;
        sets.truncate(MOST_SETS);
        let label = self.base.get(self.target).copied().unwrap_or_default();
        Flips { of: self.of, label, sets, complete_to, more }
    }

    /// The leaves behind the label of the target when `rejected` are.
    fn candidates(&mut self, labels: &BTreeMap<usize, Label>, rejected: &[usize]) -> Vec<usize> {
        let label = |node: usize| labels.get(&node).or_else(|| self.base.get(node)).copied().unwrap_or_default();
        let mut known = BTreeSet::from([self.target]);
        let mut next = vec![self.target];
        let mut leaves = Vec::new();
        let all = label(self.target) == Label::Open;
        while let Some(node) = next.pop() {
            if rejected.contains(&node) || self.network.is_fixed(node) {
                continue;
            }
            if node != self.target && self.network.is_leaf(node) {
                leaves.push(node);
            }
            let own = label(node);
            for (from, bearing) in self.network.ins(node) {
                let decides = match (own, bearing, label(*from)) {
                    _ if all => true,
                    (Label::Stands, Polarity::Premise | Polarity::Support, Label::Stands)
                    | (Label::Stands, Polarity::Attack, Label::Falls)
                    | (Label::Falls, Polarity::Premise | Polarity::Support, Label::Falls)
                    | (Label::Falls, Polarity::Attack, Label::Stands) => true,
                    _ => false,
                };
                if decides && known.insert(*from) {
                    next.push(*from);
                }
            }
        }
        leaves.sort_unstable();
        self.left = self.left.saturating_sub(known.len());
        leaves
    }

    /// What changes when these are rejected.
    fn without(&mut self, rejected: &[usize]) -> Vec<(usize, Label)> {
        let changed = self.network.without(&self.base, rejected, &mut self.scratch);
        self.left = self.left.saturating_sub(self.scratch.looked_at());
        changed
    }

    /// Tries all sets of `size` leaves that grow out of `rejected`; `false` when no more may be spent.
    fn grow(&mut self, rejected: &mut Vec<usize>, size: usize, go_on: &mut GoOn<'_>) -> bool {
        let changed: BTreeMap<usize, Label> =
            if rejected.is_empty() { BTreeMap::new() } else { self.without(rejected).into_iter().collect() };
        let candidates = self.candidates(&changed, rejected);
        let (outermost, count) = (rejected.is_empty(), candidates.len().max(1));
        for (n, leaf) in candidates.into_iter().enumerate() {
            if outermost {
                self.done = n as f32 / count as f32;
            }
            let before = self.left;
            self.left = self.left.saturating_sub(SET + self.found.len() / 8);
            let asks = outermost || before / ASK_EVERY != self.left / ASK_EVERY;
            if self.left == 0 || (asks && !go_on(self.done)) {
                return false;
            }
            let mut set = rejected.clone();
            set.push(leaf);
            set.sort_unstable();
            if !self.tried.insert(set.clone()) || self.contains_found(&set) {
                continue;
            }
            if set.len() == size {
                let changed = self.without(&set);
                let turned = changed.binary_search_by_key(&self.target, |(node, _)| *node);
                if let Some((_, label)) = turned.ok().and_then(|at| changed.get(at)) {
                    self.found.push((set, *label));
                }
            } else {
                rejected.push(leaf);
                let all = self.grow(rejected, size, go_on);
                rejected.pop();
                if !all {
                    return false;
                }
            }
        }
        true
    }

    fn contains_found(&self, set: &[usize]) -> bool {
        self.found.iter().any(|(found, _)| found.iter().all(|leaf| set.contains(leaf)))
    }
}

/// What would turn the label of `of`, searched for at once: [`FlipSearch::new`] and [`FlipSearch::run`].
pub fn flips(map: &Map, of: ElementId, budget: usize, go_on: &mut GoOn<'_>) -> Option<Flips> {
    Some(FlipSearch::new(map, of)?.run(budget, go_on))
}

/// All that bears on an element, over however many steps, with itself, in id order.
fn above(map: &Map, of: ElementId) -> Vec<ElementId> {
    let mut known = BTreeSet::new();
    let mut next = vec![of];
    while let Some(id) = next.pop() {
        if map.graph().contains_node(id) && known.insert(id) {
            next.extend(map.graph().edges_directed(id, petgraph::Direction::Incoming).map(|(from, _, _)| from));
        }
    }
    known.into_iter().collect()
}

/// A statement, and what would turn if it were rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Critical {
    /// The statement.
    pub id: ElementId,
    /// The main claims whose labels would turn, without itself, in id order.
    pub main: Vec<ElementId>,
    /// How many claims would turn in all, without itself.
    pub claims: usize,
}

/// The cards on which verdicts hang.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalCards {
    /// Those on which at least one claim hangs, most main claims first, then most claims.
    pub cards: Vec<Critical>,
    /// How many cards were looked at, and how many there are: fewer if the search was cut.
    pub looked_at: (usize, usize),
}

/// A search for the cards on which verdicts hang. It holds all that it needs, so that a worker can run it while the map
/// is edited.
#[derive(Clone, Debug)]
pub struct CriticalSearch {
    network: Network,
    /// The statements that stand, with their numbers.
    standing: Vec<(ElementId, usize)>,
    /// By number, whether it is a claim, and whether a main claim.
    claims: Vec<(bool, bool)>,
}

impl CriticalSearch {
    /// Readies the search.
    ///
    /// Cost: linear in the map, but for looking elements up by their ids.
    pub fn new(map: &Map) -> Self {
        let network = Network::of(map);
        let base = network.labels();
        let claim = |id: &ElementId| map.statements().get(id).is_some_and(|s| s.kind == StatementKind::Claim);
        let ids = || (0..network.len()).filter_map(|node| network.id(node));
        let claims = ids().map(|id| (claim(&id), map.is_main_claim(id))).collect();
        let stands = |node: &usize| base.get(*node) == Some(&Label::Stands) && !network.is_fixed(*node);
        let standing = ids().enumerate().filter(|(node, id)| stands(node) && map.statements().contains_key(id));
        let standing = standing.map(|(node, id)| (id, node)).collect();
        Self { network, standing, claims }
    }

    /// Finds what hangs on each statement that stands: the claims whose labels would turn if it were rejected. Stops
    /// when `go_on` says no or when enough was spent, and then says how far it came.
    ///
    /// Cost: for each statement that of what it bears on.
    pub fn run(self, go_on: &mut GoOn<'_>) -> CriticalCards {
        let Self { network, standing, claims } = self;
        let base = network.labels();
        let mut scratch = LabelScratch::default();
        let mut cards = Vec::new();
        let (mut looked_at, mut left) = (0, MOST_ON_CRITICAL);
        for (id, node) in &standing {
            if left == 0 || (looked_at % 64 == 0 && !go_on(looked_at as f32 / standing.len() as f32)) {
                break;
            }
            looked_at += 1;
            let changed = network.without(&base, &[*node], &mut scratch);
            left = left.saturating_sub(scratch.looked_at());
            let turned = changed.iter().map(|(other, _)| *other).filter(|other| other != node);
            let turned: Vec<(usize, bool)> = turned
                .filter_map(|other| claims.get(other).filter(|(claim, _)| *claim).map(|(_, main)| (other, *main)))
                .collect();
            if !turned.is_empty() {
                let main =
                    turned.iter().filter(|(_, main)| *main).filter_map(|(other, _)| network.id(*other)).collect();
                cards.push(Critical { id: *id, main, claims: turned.len() });
            }
        }
        cards.sort_by(|a, b| {
            let order = b.main.len().cmp(&a.main.len()).then(b.claims.cmp(&a.claims));
            order.then(a.id.cmp(&b.id))
        });
        CriticalCards { cards, looked_at: (looked_at, standing.len()) }
    }
}

/// The cards on which verdicts hang, searched for at once: [`CriticalSearch::new`] and [`CriticalSearch::run`].
pub fn critical_cards(map: &Map, go_on: &mut GoOn<'_>) -> CriticalCards {
    CriticalSearch::new(map).run(go_on)
}

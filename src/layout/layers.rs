//! Layers: what argues stands below all that it argues for or against, and long edges get a place in
//! every layer that they cross (Sugiyama, Tagawa and Toda 1981, sections II and III).

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use super::graph::Graph;

/// Units and bends in layers. Numbers below the count of units are units, the others are bends.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// The nodes of each layer from left to right.
    pub layers: Vec<Vec<u32>>,
    /// The layer of each node.
    pub layer: Vec<u32>,
    /// The neighbours of each node in the layer above.
    pub above: Vec<Vec<u32>>,
    /// The neighbours of each node in the layer below.
    pub below: Vec<Vec<u32>>,
    /// How many of the nodes are units.
    pub units: usize,
    /// The tree that was walked.
    pub children: Vec<Vec<usize>>,
    /// Its roots.
    pub roots: Vec<usize>,
}

/// Edges that lead back to where a walk came from, turned round: after this no edges form a ring.
fn without_rings(graph: &Graph, roots: &[usize]) -> Vec<Vec<usize>> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); graph.units.len()];
    // 0: not met; 1: on the way here; 2: done.
    let mut state = vec![0_u8; graph.units.len()];
    for start in roots.iter().copied().chain(0..graph.units.len()) {
        if state[start] != 0 {
            continue;
        }
        state[start] = 1;
        let mut path = vec![(start, 0)];
        while let Some((unit, edge)) = path.last_mut() {
            let unit = *unit;
            let Some(child) = graph.below[unit].get(*edge).copied() else {
                state[unit] = 2;
                path.pop();
                continue;
            };
            *edge += 1;
            if state[child] == 1 {
                below[child].push(unit);
            } else {
                below[unit].push(child);
                if state[child] == 0 {
                    state[child] = 1;
                    path.push((child, 0));
                }
            }
        }
    }
    for list in &mut below {
        list.sort_unstable();
        list.dedup();
    }
    below
}

/// How far each unit is from the top: the longest way to it. Then units without anything above them are
/// let down to just above what is below them.
fn depths(below: &[Vec<usize>]) -> Vec<u32> {
    let mut waits = vec![0_usize; below.len()];
    below.iter().flatten().for_each(|child| waits[*child] += 1);
    let roots: Vec<usize> = (0..below.len()).filter(|unit| waits[*unit] == 0).collect();
    let mut depth = vec![0_u32; below.len()];
    let mut order = roots.clone();
    let mut at = 0;
    while let Some(unit) = order.get(at).copied() {
        at += 1;
        for child in &below[unit] {
            depth[*child] = depth[*child].max(depth[unit] + 1);
            waits[*child] -= 1;
            if waits[*child] == 0 {
                order.push(*child);
            }
        }
    }
    for root in roots {
        if let Some(least) = below[root].iter().map(|child| depth[*child]).min() {
            depth[root] = least.saturating_sub(1);
        }
    }
    depth
}

/// The most bends. A map of a debate has a few thousand; each costs some two hundred bytes while the order is looked for.
const MOST_BENDS: usize = 150_000;

/// Over how many layers an edge may lead so that all such edges have few enough bends.
fn longest_with_bends(below: &[Vec<usize>], layer: &[u32]) -> u32 {
    let spans = below.iter().enumerate();
    let spans = spans.flat_map(|(unit, list)| list.iter().map(move |child| layer[*child].saturating_sub(layer[unit])));
    let mut spans: Vec<u32> = spans.collect();
    spans.sort_unstable();
    let mut bends = 0;
    for span in spans {
        bends += span.saturating_sub(1) as usize;
        if bends > MOST_BENDS {
            return span.saturating_sub(1).max(1);
        }
    }
    u32::MAX
}

/// A tree in which each unit stands one layer below its parent: its children, and its roots.
fn deepest_tree(graph: &Graph, below: &[Vec<usize>], depth: &[u32]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut tree = graph.clone();
    // The parents of the graph's own tree stay where they are the deepest.
    for (unit, parent) in tree.parent.iter_mut().enumerate() {
        *parent = parent.filter(|parent| depth[*parent] + 1 == depth[unit]);
    }
    for (unit, list) in below.iter().enumerate() {
        for child in list.iter().filter(|child| depth[**child] == depth[unit] + 1) {
            tree.parent[*child].get_or_insert(unit);
        }
    }
    tree.children()
}

impl Layers {
    /// The layers of a graph, each in the order in which a walk down a tree meets its units: down the tree
    /// of the graph, or (`deepest`) down that in which each unit stands below the deepest of what it argues
    /// for or against.
    ///
    /// Cost: linear in the units and in the lengths of the edges. Of more bends than [`MOST_BENDS`] those of the longest
    /// edges are left out: such edges have no say in the order.
    pub fn new(graph: &Graph, deepest: bool) -> Self {
        let below = without_rings(graph, &graph.children().1);
        let depth = depths(&below);
        let (children, roots) = if deepest { deepest_tree(graph, &below, &depth) } else { graph.children() };
        let mut this = Self {
            children: Vec::new(),
            roots: Vec::new(),
            layers: vec![Vec::new(); depth.iter().max().map_or(0, |most| *most as usize + 1)],
            layer: depth,
            above: vec![Vec::new(); below.len()],
            below: vec![Vec::new(); below.len()],
            units: below.len(),
        };
        // A walk down the tree, so that what belongs together stands together. The bends of an edge are
        // met with the unit that it leads to.
        let mut leads_to: Vec<Vec<usize>> = vec![Vec::new(); below.len()];
        for (unit, list) in below.iter().enumerate() {
            list.iter().for_each(|child| leads_to[*child].push(unit));
        }
        let longest = longest_with_bends(&below, &this.layer);
        let mut next: Vec<usize> = roots.iter().rev().copied().collect();
        let mut met = vec![false; below.len()];
        while let Some(unit) = next.pop() {
            if std::mem::replace(&mut met[unit], true) {
                continue;
            }
            this.layers[this.layer[unit] as usize].push(unit as u32);
            for from in &leads_to[unit] {
                if this.layer[unit].saturating_sub(this.layer[*from]) <= longest {
                    this.connect(*from as u32, unit as u32);
                }
            }
            next.extend(children[unit].iter().rev());
        }
        (this.children, this.roots) = (children, roots);
        this
    }

    /// Ties two units, with a bend in each layer between.
    fn connect(&mut self, from: u32, to: u32) {
        let mut last = from;
        for layer in self.layer[from as usize] + 1..self.layer[to as usize] {
            let bend = self.layer.len() as u32;
            self.layer.push(layer);
            self.above.push(Vec::new());
            self.below.push(Vec::new());
            self.layers[layer as usize].push(bend);
            self.tie(last, bend);
            last = bend;
        }
        self.tie(last, to);
    }

    fn tie(&mut self, from: u32, to: u32) {
        self.below[from as usize].push(to);
        self.above[to as usize].push(from);
    }
}

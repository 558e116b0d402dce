//! Where nodes stand from left to right, with the order of each layer given: as near as possible to the
//! middle of their neighbours, layer by layer, which is an isotonic regression (pool adjacent violators;
//! Ayer and others 1955) because the order and the gaps must hold.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use super::Gaps;
use super::layers::Layers;

/// How often all layers are gone through.
const ROUNDS: usize = 20;

/// The left edges of all nodes. `width` gives the width of each; bends have none.
///
/// Cost: linear in nodes and edges, times the rounds.
pub fn across(layers: &Layers, width: &dyn Fn(usize) -> f32, gaps: Gaps) -> Vec<f32> {
    let count = layers.layer.len();
    let widths: Vec<f32> = (0..count).map(|n| if n < layers.units { width(n) } else { 0.0 }).collect();
    // Middles.
    let mut x = vec![0.0_f32; count];
    for layer in &layers.layers {
        let mut at = 0.0;
        for node in layer {
            let node = *node as usize;
            x[node] = at + widths[node] / 2.0;
            at += widths[node] + gaps.across;
        }
    }
    let last = layers.layers.len().saturating_sub(1);
    for round in 0..ROUNDS {
        let down = round % 2 == 0;
        let ends = round + 2 >= ROUNDS;
        for step in 0..=last {
            let at = if down { step } else { last - step };
            let wish = &mut |node: usize, x: &[f32]| {
                let (up, below) = (&layers.above[node], &layers.below[node]);
                // At first only what has been placed in this round; at last both, so that nothing swings.
                let lists = if ends {
                    [up, below]
                } else if down {
                    [up, up]
                } else {
                    [below, below]
                };
                let all = lists.iter().take(if ends { 2 } else { 1 }).flat_map(|list| list.iter());
                let (sum, weight) =
                    all.fold((0.0, 0.0), |(sum, weight), other| (sum + x[*other as usize], weight + 1.0));
                if weight > 0.0 { (sum / weight, weight) } else { (x[node], 0.05) }
            };
            settle(&layers.layers[at], &widths, gaps.across, &mut x, wish);
        }
    }
    x.iter().zip(&widths).map(|(middle, width)| middle - width / 2.0).collect()
}

/// Where a node would like to be, seeing where all are, and how much.
type Wish<'a> = dyn FnMut(usize, &[f32]) -> (f32, f32) + 'a;

/// A run of nodes that stand as close as they may.
struct Block {
    sum: f64,
    weight: f64,
    nodes: usize,
}

/// Moves the nodes of a layer as near as possible to where they wish to be.
fn settle(layer: &[u32], widths: &[f32], gap: f32, x: &mut [f32], wish: &mut Wish<'_>) {
    let mut blocks: Vec<Block> = Vec::with_capacity(layer.len());
    let mut offsets = Vec::with_capacity(layer.len());
    let (mut offset, mut before) = (0.0_f64, 0.0_f32);
    for node in layer {
        let node = *node as usize;
        if !offsets.is_empty() {
            offset += f64::from(before / 2.0 + gap + widths[node] / 2.0);
        }
        before = widths[node];
        offsets.push(offset);
        let (at, weight) = wish(node, x);
        let mut block =
            Block { sum: (f64::from(at) - offset) * f64::from(weight), weight: f64::from(weight), nodes: 1 };
        while let Some(left) = blocks.last().filter(|left| left.sum * block.weight > block.sum * left.weight) {
            block = Block {
                sum: left.sum + block.sum,
                weight: left.weight + block.weight,
                nodes: left.nodes + block.nodes,
            };
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut n = 0;
    for block in blocks {
        for _ in 0..block.nodes {
            x[layer[n] as usize] = (block.sum / block.weight + offsets[n]) as f32;
            n += 1;
        }
    }
}

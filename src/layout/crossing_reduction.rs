//! The order of each layer: sweeps by the median and the mean of neighbours, then exchanges of
//! neighbours, keeping the order with the fewest crossings (Gansner and others, "A technique for drawing
//! directed graphs", 1993, section 3). Crossings are counted with an accumulator tree (Barth, Mutzel and
//! Jünger 2004).

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use super::ProgressFn;
use super::layers::Layers;

/// How many sweeps are made at most.
const SWEEPS: usize = 40;
/// After so many sweeps without an improvement no more are made.
const PATIENCE: usize = 10;
/// How often neighbours are exchanged after each sweep.
const EXCHANGES: usize = 12;

/// Where each node is in its layer.
fn places(layers: &Layers) -> Vec<u32> {
    let mut place = vec![0; layers.layer.len()];
    for layer in &layers.layers {
        for (n, node) in layer.iter().enumerate() {
            place[*node as usize] = n as u32;
        }
    }
    place
}

/// How many pairs of edges between neighbouring layers cross.
pub fn crossings(layers: &Layers) -> u64 {
    let place = places(layers);
    let (mut ends, mut tree) = (Vec::new(), Vec::new());
    layers.layers.iter().skip(1).map(|layer| between(layers, layer, &place, &mut ends, &mut tree)).sum()
}

/// The crossings between a layer and the one above.
fn between(layers: &Layers, layer: &[u32], place: &[u32], ends: &mut Vec<u32>, tree: &mut Vec<u64>) -> u64 {
    ends.clear();
    for node in layer {
        let from = ends.len();
        ends.extend(layers.above[*node as usize].iter().map(|above| place[*above as usize]));
        ends[from..].sort_unstable();
    }
    let width = ends.iter().max().map_or(0, |most| *most as usize + 1).next_power_of_two();
    tree.clear();
    tree.resize(2 * width, 0);
    let mut count = 0;
    for end in ends.iter() {
        // Those that ended farther right cross this one.
        let mut at = width + *end as usize;
        tree[at] += 1;
        while at > 1 {
            if at.is_multiple_of(2) {
                count += tree[at + 1];
            }
            at /= 2;
            tree[at] += 1;
        }
    }
    count
}

/// Orders the layers so that few edges cross. The order that is there counts: it stays where no other
/// crosses less.
pub fn order(layers: &mut Layers, progress: ProgressFn<'_>) {
    let mut best = layers.layers.clone();
    let mut least = crossings(layers);
    exchange(layers, EXCHANGES);
    let mut idle = 0;
    for sweep in 0..SWEEPS {
        let now = crossings(layers);
        if now < least {
            least = now;
            best.clone_from(&layers.layers);
            idle = 0;
        } else {
            idle += 1;
        }
        if least == 0 || idle > PATIENCE || !progress(sweep as f32 / SWEEPS as f32) {
            break;
        }
        sweep_once(layers, sweep);
        exchange(layers, EXCHANGES);
    }
    layers.layers = best;
}

/// One sweep down or up: each layer in the order of its neighbours in the layer before.
fn sweep_once(layers: &mut Layers, sweep: usize) {
    let mut place = places(layers);
    let down = sweep.is_multiple_of(2);
    let by_mean = sweep / 2 % 2 == 1;
    let count = layers.layers.len();
    for step in 1..count {
        let at = if down { step } else { count - 1 - step };
        let neighbours = if down { &layers.above } else { &layers.below };
        let layer = std::mem::take(&mut layers.layers[at]);
        let mut keyed: Vec<(f32, u32, u32)> = Vec::with_capacity(layer.len());
        let mut around = Vec::new();
        for (n, node) in layer.iter().enumerate() {
            around.clear();
            around.extend(neighbours[*node as usize].iter().map(|other| place[*other as usize] as f32));
            let key = if around.is_empty() {
                f32::NAN
            } else if by_mean {
                around.iter().sum::<f32>() / around.len() as f32
            } else {
                median(&mut around)
            };
            keyed.push((key, n as u32, *node));
        }
        layers.layers[at] = sorted(keyed);
        for (n, node) in layers.layers[at].iter().enumerate() {
            place[*node as usize] = n as u32;
        }
    }
}

/// The weighted median of Gansner and others.
fn median(around: &mut [f32]) -> f32 {
    around.sort_by(f32::total_cmp);
    let half = around.len() / 2;
    match around.len() {
        0 => f32::NAN,
        2 => (around[0] + around[1]) / 2.0,
        odd if odd % 2 == 1 => around[half],
        many => {
            let (left, right) = (around[half - 1] - around[0], around[many - 1] - around[half]);
            let both = left + right;
            if both == 0.0 {
                (around[half - 1] + around[half]) / 2.0
            } else {
                (around[half - 1] * right + around[half] * left) / both
            }
        }
    }
}

/// By key; those without one stay in their places.
fn sorted(keyed: Vec<(f32, u32, u32)>) -> Vec<u32> {
    let mut free: Vec<(f32, u32, u32)> = keyed.iter().filter(|entry| !entry.0.is_nan()).copied().collect();
    free.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut free = free.into_iter();
    let place = |(key, _, node): (f32, u32, u32)| {
        if key.is_nan() { Some(node) } else { free.next().map(|(_, _, node)| node) }
    };
    keyed.into_iter().filter_map(place).collect()
}

/// Exchanges neighbours as long as that makes fewer crossings, at most so many times over all layers.
fn exchange(layers: &mut Layers, most: usize) {
    let mut place = places(layers);
    let count = layers.layers.len();
    // Neighbours in the order of their places, for each node, in one list: filled layer by layer.
    let (mut up, mut down): (Vec<Vec<u32>>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
    let mut active: Vec<bool> = vec![true; count];
    for _ in 0..most {
        let mut any = false;
        for at in 0..count {
            let near = [at.saturating_sub(1), at, (at + 1).min(count - 1)];
            if !near.iter().any(|layer| active[*layer]) {
                continue;
            }
            let mut layer = std::mem::take(&mut layers.layers[at]);
            let sorted = |list: &[u32]| {
                let mut ends: Vec<u32> = list.iter().map(|other| place[*other as usize]).collect();
                ends.sort_unstable();
                ends
            };
            up.clear();
            down.clear();
            up.extend(layer.iter().map(|node| sorted(&layers.above[*node as usize])));
            down.extend(layer.iter().map(|node| sorted(&layers.below[*node as usize])));
            let mut changed = false;
            for n in 1..layer.len() {
                let (before, after) = (cost(&up[n - 1], &up[n]), cost(&down[n - 1], &down[n]));
                if before.1 + after.1 < before.0 + after.0 {
                    layer.swap(n - 1, n);
                    up.swap(n - 1, n);
                    down.swap(n - 1, n);
                    changed = true;
                }
            }
            if changed {
                for (n, node) in layer.iter().enumerate() {
                    place[*node as usize] = n as u32;
                }
            }
            layers.layers[at] = layer;
            active[at] = changed;
            any |= changed;
        }
        if !any {
            break;
        }
    }
}

/// The crossings of the edges of two neighbours: as they stand, and exchanged. Ends are in order.
fn cost(left: &[u32], right: &[u32]) -> (u64, u64) {
    let (mut as_is, mut exchanged) = (0, 0);
    let mut smaller = 0;
    for end in left {
        while smaller < right.len() && right[smaller] < *end {
            smaller += 1;
        }
        as_is += smaller as u64;
        let equal = right[smaller..].iter().take_while(|other| *other == end).count();
        exchanged += (right.len() - smaller - equal) as u64;
    }
    (as_is, exchanged)
}

//! The generated graphs that every layout is measured with, and how results are measured: the same for all tools.

use counterpoint::layout::crossings;

use super::workload::Random;

/// A generated graph: sizes of boxes, and edges from what is argued for to what argues.
pub struct Generated {
    /// The heights of its boxes.
    pub heights: Vec<i32>,
    /// From what is argued for to what argues.
    pub edges: Vec<(usize, usize)>,
}

/// How wide each box is.
pub const WIDTH: i32 = 220;

/// A graph of a family: `tree`, `arg`, `dag` or `cyc`.
pub fn generate(family: &str, n: usize) -> Generated {
    let mut random = Random(42);
    let heights: Vec<i32> = (0..n).map(|_| [50, 70, 90, 110].get(random.below(4)).copied().unwrap_or(50)).collect();
    let mut parent = vec![0; n];
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for i in 1..n {
        let low = i / 4;
        let high = (low + 1).max(i / 2);
        let above = (low + random.below(high - low)).min(i - 1);
        if let Some(slot) = parent.get_mut(i) {
            *slot = above;
        }
        edges.push((above, i));
    }
    match family {
        "arg" => {
            for _ in 0..n / 10 {
                let i = 2 + random.below(n - 2);
                let q = parent.get(i).copied().unwrap_or(0) + 1 + random.below(3);
                if q < i {
                    edges.push((q, i));
                }
            }
        }
        "dag" | "cyc" => {
            for _ in 0..3 * n / 10 {
                let i = 2 + random.below(n - 2);
                let low = i / 6;
                let high = (low + 1).max(2 * i / 3);
                edges.push(((low + random.below(high - low)).min(i - 1), i));
            }
            if family == "cyc" {
                for _ in 0..n / 100 {
                    let i = 1 + random.below(n - 1);
                    edges.push((i, random.below(i)));
                }
            }
        }
        _ => {}
    }
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|(a, b)| a != b);
    Generated { heights, edges }
}

/// Prints what a tool has made of a graph: left, top, width and height of each box.
pub fn report(tool: &str, family: &str, seconds: f64, graph: &Generated, boxes: &[(f32, f32, f32, f32)]) {
    let n = graph.heights.len();
    let middle = |at: usize| boxes.get(at).map_or((0.0, 0.0), |b| (b.0 + b.2 / 2.0, b.1 + b.3 / 2.0));
    let length: f32 =
        graph.edges.iter().map(|(a, b)| (middle(*a).0 - middle(*b).0).hypot(middle(*a).1 - middle(*b).1)).sum();
    let right =
        boxes.iter().map(|b| b.0 + b.2).fold(f32::MIN, f32::max) - boxes.iter().map(|b| b.0).fold(f32::MAX, f32::min);
    let down =
        boxes.iter().map(|b| b.1 + b.3).fold(f32::MIN, f32::max) - boxes.iter().map(|b| b.1).fold(f32::MAX, f32::min);
    let mut sorted: Vec<_> = boxes.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut overlaps = 0;
    for (at, a) in sorted.iter().enumerate() {
        let near = sorted.iter().skip(at + 1).take_while(|b| b.0 < a.0 + a.2 - 0.5);
        overlaps += near.filter(|b| a.1 + a.3 > b.1 + 0.5 && b.1 + b.3 > a.1 + 0.5).count();
    }
    println!(
        "layout tool={tool} graph={family} boxes={n} cpu_ms={:.1} crossings={} length={length:.0} width={right:.0} height={down:.0} overlaps={overlaps}",
        seconds * 1000.0,
        crossings(boxes, &graph.edges),
    );
}

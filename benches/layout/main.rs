//! What layout costs and how good it is: `cargo bench --bench layout`, on generated graphs of 100, 1,000 and
//! 10,000 boxes, beside Graphviz `dot` where that is installed.
//!
//! Crossings are counted the same way for all: straight lines from the middle of the lower edge of what is
//! argued for to the middle of the upper edge of what argues.

#[path = "../frame/workload.rs"]
#[expect(dead_code, reason = "only its random numbers are used here")]
mod workload;

use std::io::Write;
use std::process::{Command, Stdio};

use counterpoint::layout::{Card, Request, Scope, Step, Style, arrange, crossings};
use counterpoint::model::ElementId;
use cpu_time::ProcessTime;
use workload::Random;

/// A generated graph: sizes of boxes, and edges from what is argued for to what argues.
struct Generated {
    heights: Vec<i32>,
    edges: Vec<(usize, usize)>,
}

const WIDTH: i32 = 220;

fn generate(family: &str, n: usize) -> Generated {
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

fn id(n: usize) -> ElementId {
    let Ok(id) = format!("bench-{}", n + 1).parse() else { unreachable!("a well-formed id") };
    id
}

fn request(graph: &Generated, style: Style) -> Request {
    let card = |(n, height): (usize, &i32)| Card {
        id: id(n),
        width: WIDTH,
        height: *height,
        at: (0, 0),
        side: None,
        pinned: false,
    };
    let step = |(n, (on, from)): (usize, &(usize, usize))| Step {
        id: id(1_000_000 + n),
        premises: vec![id(*from)],
        conclusion: id(*on),
    };
    Request {
        cards: graph.heights.iter().enumerate().map(card).collect(),
        steps: graph.edges.iter().enumerate().map(step).collect(),
        style,
    }
}

fn report(tool: &str, family: &str, seconds: f64, graph: &Generated, boxes: &[(f32, f32, f32, f32)]) {
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

fn ours(family: &str, graph: &Generated, style: Style, name: &str) {
    let request = request(graph, style);
    let begin = ProcessTime::now();
    let places = arrange(&request, &Scope::Everything, &|_| true).unwrap_or_default();
    let taken = begin.elapsed().as_secs_f64();
    let boxes: Vec<(f32, f32, f32, f32)> = request
        .cards
        .iter()
        .map(|card| {
            let at = places.get(&card.id).copied().unwrap_or(card.at);
            (at.0 as f32, at.1 as f32, card.width as f32, card.height as f32)
        })
        .collect();
    report(name, family, taken, graph, &boxes);
}

/// Graphviz, if it is there: processor time of the whole process as the system reports it.
fn dot(family: &str, graph: &Generated) {
    let mut text =
        String::from("digraph { rankdir=TB; nodesep=0.42; ranksep=0.7; node [shape=box fixedsize=true label=\"\"]\n");
    for (n, height) in graph.heights.iter().enumerate() {
        text.push_str(&format!("{n} [width={:.4} height={:.4}]\n", f64::from(WIDTH) / 72.0, f64::from(*height) / 72.0));
    }
    for (a, b) in &graph.edges {
        text.push_str(&format!("{a} -> {b}\n"));
    }
    text.push_str("}\n");
    let begin = std::time::Instant::now();
    let Ok(mut child) = Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() else {
        return;
    };
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(text.as_bytes());
    }
    let Ok(output) = child.wait_with_output() else { return };
    let taken = begin.elapsed().as_secs_f64();
    let mut boxes = vec![(0.0, 0.0, 0.0, 0.0); graph.heights.len()];
    for line in String::from_utf8_lossy(&output.stdout).lines().filter(|line| line.starts_with("node ")) {
        let fields: Vec<f32> = line.split_whitespace().skip(1).take(5).filter_map(|f| f.parse().ok()).collect();
        if let [n, x, y, w, h] = fields.as_slice()
            && let Some(slot) = boxes.get_mut(*n as usize)
        {
            *slot = ((x - w / 2.0) * 72.0, (-y - h / 2.0) * 72.0, w * 72.0, h * 72.0);
        }
    }
    report("dot", family, taken, graph, &boxes);
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    for n in sizes {
        for family in ["tree", "arg", "dag", "cyc"] {
            let graph = generate(family, n);
            ours(family, &graph, Style::Layered, "layered");
            ours(family, &graph, Style::Tree, "tree");
            ours(family, &graph, Style::Compact, "compact");
            // Ten thousand boxes take it minutes.
            if n <= 1_000 || std::env::var_os("DOT_ALSO_LARGE").is_some() {
                dot(family, &graph);
            }
        }
    }
}

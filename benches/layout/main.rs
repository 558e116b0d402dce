//! What layout costs and how good it is: `cargo bench --bench layout`, on generated graphs of 100, 1,000 and
//! 10,000 boxes. What others make of the same graphs: `benches/peers`.
//!
//! Crossings are counted the same way for all: straight lines from the middle of the lower edge of what is
//! argued for to the middle of the upper edge of what argues.

#[path = "../frame/workload.rs"]
#[expect(dead_code, reason = "only its random numbers are used here")]
mod workload;

mod graphs;

use counterpoint::layout::{LayoutCard, LayoutLink, LayoutRequest, LayoutStyle, Scope, arrange};
use counterpoint::model::ElementId;
use cpu_time::ProcessTime;
use graphs::{Generated, WIDTH, generate, report};

fn id(n: usize) -> ElementId {
    let Ok(id) = format!("bench-{}", n + 1).parse() else { unreachable!("a well-formed id") };
    id
}

fn request(graph: &Generated, style: LayoutStyle) -> LayoutRequest {
    let card = |(n, height): (usize, &i32)| LayoutCard {
        id: id(n),
        width: WIDTH,
        height: *height,
        at: (0, 0),
        side: None,
        pinned: false,
    };
    let step = |(n, (on, from)): (usize, &(usize, usize))| LayoutLink {
        id: id(1_000_000 + n),
        premises: vec![id(*from)],
        conclusion: id(*on),
    };
    LayoutRequest {
        cards: graph.heights.iter().enumerate().map(card).collect(),
        steps: graph.edges.iter().enumerate().map(step).collect(),
        style,
    }
}

fn ours(family: &str, graph: &Generated, style: LayoutStyle, name: &str) {
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

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    for n in sizes {
        for family in ["tree", "arg", "dag", "cyc"] {
            let graph = generate(family, n);
            ours(family, &graph, LayoutStyle::Layered, "layered");
            ours(family, &graph, LayoutStyle::Tree, "tree");
            ours(family, &graph, LayoutStyle::Compact, "compact");
        }
    }
}

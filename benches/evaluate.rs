//! What it costs to work out what stands, and how strongly: `cargo bench --bench evaluate`. Every third link attacks;
//! with rings, every fiftieth card and the next attack one another. Processor time of the whole map at once.

#[path = "frame/generated.rs"]
mod generated;
#[path = "frame/workload.rs"]
#[expect(dead_code, reason = "only its maps are used here")]
mod workload;

use counterpoint::analysis::{grounded, strengths};
use counterpoint::edit::Ids;
use counterpoint::model::{Change, ElementId, Inference, InferenceField, InferenceKind, Links, Map};
use cpu_time::ProcessTime;
use generated::generated;
use workload::quantiles;

fn contested(cards: usize, rings: bool) -> Map {
    let mut map = generated(cards);
    for link in map.inferences().keys().copied().step_by(3).collect::<Vec<_>>() {
        let _ = map.apply(&Change::SetInference(link, InferenceField::Kind(InferenceKind::Attack)));
    }
    if rings {
        let Ok(replica) = "rings".parse() else { unreachable!("a fixed name") };
        let mut ids = Ids::after(replica, 0);
        let all: Vec<ElementId> = map.statements().keys().copied().collect();
        for pair in all.chunks(50) {
            let [a, b, ..] = pair else { continue };
            for (from, to) in [(a, b), (b, a)] {
                let attack = Box::new(Inference::of(InferenceKind::Attack));
                let _ = map.apply(&Change::InsertInference(ids.fresh(), attack, Links::simple(*from, *to)));
            }
        }
    }
    map
}

/// Median milliseconds of nine runs.
fn time<T>(work: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begin = ProcessTime::now();
            std::hint::black_box(work());
            begin.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    quantiles(&mut times).0
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    for cards in if sizes.is_empty() { vec![100, 1_000, 10_000, 50_000] } else { sizes } {
        for rings in [false, true] {
            let map = contested(cards, rings);
            let elements = map.statements().len() + map.inferences().len();
            let labels = time(|| grounded(&map));
            let strength = time(|| strengths(&map, |_| 0.5));
            println!("evaluate elements={elements} rings={rings} labels_ms={labels:.2} strengths_ms={strength:.2}");
        }
    }
}

//! What it costs to work out what stands, and how strongly, of the whole map at once and after one step, and what would
//! flip the claim on which most bears: `cargo bench --bench evaluate [ELEMENTS..]`. Every third link attacks; with
//! rings, every fiftieth card and the next attack one another. Processor time.

#[path = "frame/generated.rs"]
mod generated;
#[path = "frame/workload.rs"]
#[expect(dead_code, reason = "only its maps are used here")]
mod workload;

use counterpoint::analysis::{Evaluation, MOST_SPENT, bearing_on, critical_cards, flips, grounded, strengths};
use counterpoint::edit::Ids;
use counterpoint::model::{
    Change, ElementId, Inference, InferenceField, InferenceKind, Links, Map, StatementField, Weight,
};
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

/// Median milliseconds of bringing an evaluation up to date after one card was said to be less sure: of every
/// card in steps, so that roots and leaves are among them. And the highest.
fn after_a_step(map: &Map) -> (f64, f64) {
    let mut map = map.clone();
    let mut evaluation = Evaluation::of(&map);
    let cards: Vec<ElementId> = map.statements().keys().copied().collect();
    let mut times = Vec::new();
    for (n, card) in cards.iter().copied().step_by((cards.len() / 200).max(1)).enumerate() {
        let field = StatementField::Weight(Some(Weight::new(20 + (n % 60) as i32)));
        let _ = map.apply(&Change::SetStatement(card, field));
        let begin = ProcessTime::now();
        evaluation.update(&map, &[card].into());
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
    }
    let most = times.iter().copied().fold(0.0, f64::max);
    (quantiles(&mut times).0, most)
}

/// The statement on which most bears.
fn busiest(map: &Map) -> Option<ElementId> {
    let above = |id: &ElementId| bearing_on(map, *id).len();
    map.statements().keys().copied().step_by((map.statements().len() / 200).max(1)).max_by_key(above)
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    // 2.3 elements a card.
    for elements in if sizes.is_empty() { vec![100, 1_000, 10_000, 100_000] } else { sizes } {
        let cards = elements * 10 / 23;
        for rings in [false, true] {
            let map = contested(cards, rings);
            let elements = map.statements().len() + map.inferences().len();
            let labels = time(|| grounded(&map));
            let strength = time(|| strengths(&map, |_| 0.5));
            let (step, most) = after_a_step(&map);
            println!(
                "evaluate elements={elements} rings={rings} labels_ms={labels:.2} strengths_ms={strength:.2} \
                 step_ms={step:.3} most_ms={most:.2}"
            );
            let Some(claim) = busiest(&map) else { continue };
            let begin = ProcessTime::now();
            let found = flips(&map, claim, MOST_SPENT, &mut |_| true);
            let flip = begin.elapsed().as_secs_f64() * 1000.0;
            let (sets, complete) = found.map_or((0, 0), |found| (found.sets.len(), found.complete_to));
            let begin = ProcessTime::now();
            let critical = critical_cards(&map, &mut |_| true);
            let all = begin.elapsed().as_secs_f64() * 1000.0;
            println!(
                "flips elements={elements} rings={rings} behind={} flips_ms={flip:.1} sets={sets} complete_to={complete} \
                 critical_ms={all:.1} critical={}",
                bearing_on(&map, claim).len(),
                critical.cards.len()
            );
        }
    }
}

//! What it costs to merge two maps that were edited apart: `cargo bench --bench merge`. One card in a hundred
//! was changed in each, one in a thousand in both; each has deleted and added as many. Processor time of the
//! merge itself, without reading and writing.

#[path = "frame/generated.rs"]
mod generated;
#[path = "frame/workload.rs"]
#[expect(dead_code, reason = "only its maps are used here")]
mod workload;

use counterpoint::analysis::grounded;
use counterpoint::edit::Ids;
use counterpoint::merge::{Ancestor, Answers, Edition, MapCopy, Review, merge};
use counterpoint::model::{Change, ElementId, Ledger, Map, StatementField};
use cpu_time::ProcessTime;
use generated::generated;
use workload::quantiles;

fn ids(replica: &str, last: u64) -> Ids {
    let Ok(replica) = replica.parse() else { unreachable!("a fixed name") };
    Ids::after(replica, last)
}

fn start(cards: usize) -> (Map, Ledger) {
    let map = generated(cards);
    let mut ids = ids("start", 1_000_000);
    let mut ledger = Ledger::default();
    ledger.update(&map, || ids.fresh());
    (map, ledger)
}

/// A copy in which every hundredth card from `first` on says something else, and some cards are new.
fn edited(map: &Map, ledger: &Ledger, replica: &str, first: usize) -> (Map, Ledger) {
    let (mut map, mut ledger) = (map.clone(), ledger.clone());
    let mut ids = ids(replica, 10_000_000);
    let all: Vec<ElementId> = map.statements().keys().copied().collect();
    for id in all.iter().skip(first).step_by(100).chain(all.iter().skip(7).step_by(1_000)) {
        let _ = map.apply(&Change::SetStatement(*id, StatementField::Text(format!("said by {replica}"))));
        let _ = map.apply(&Change::InsertStatement(ids.fresh(), Box::default()));
    }
    for link in map.inferences().keys().copied().skip(first).step_by(100).collect::<Vec<_>>() {
        let _ = map.apply(&Change::RemoveInference(link));
    }
    ledger.update(&map, || ids.fresh());
    (map, ledger)
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    for cards in if sizes.is_empty() { vec![100, 1_000, 10_000, 50_000] } else { sizes } {
        let (map, ledger) = start(cards);
        let (ours, theirs) = (edited(&map, &ledger, "ours", 0), edited(&map, &ledger, "theirs", 50));
        let mut times = Vec::new();
        let (mut differences, mut questions) = (0, 0);
        for _ in 0..9 {
            let begin = ProcessTime::now();
            let merged = merge(
                Edition { map: &ours.0, ledger: &ours.1 },
                Edition { map: &theirs.0, ledger: &theirs.1 },
                Some(&map),
                &Answers::new(),
            );
            times.push(begin.elapsed().as_secs_f64() * 1000.0);
            (differences, questions) = (merged.differences.len(), merged.questions().count());
        }
        // One decision of a comparison: everything anew, with what the canvas shows and what then stands.
        let kept = |(map, ledger): &(Map, Ledger)| MapCopy { map: map.clone(), ledger: ledger.clone() };
        let mut review = Review::new(kept(&ours), kept(&theirs), Some(Ancestor { map: map.clone(), is_last: true }));
        let keys: Vec<_> = review.points().iter().map(|point| point.key).take(5).collect();
        let mut decisions = Vec::new();
        for key in keys {
            let begin = ProcessTime::now();
            review.decide([key], false);
            std::hint::black_box((review.both(), grounded(&review.merged().map)));
            decisions.push(begin.elapsed().as_secs_f64() * 1000.0);
        }
        let (decision, _) = quantiles(&mut decisions);
        println!("decide cards={cards} p50_ms={decision:.2}");
        let (p50, p99) = quantiles(&mut times);
        println!("merge cards={cards} p50_ms={p50:.2} max_ms={p99:.2} differences={differences} questions={questions}");
    }
}

//! Whether citations hold: quotations of generated texts are looked for after generated edits, and it is known where
//! each belongs. Prints how many are found in the wrong place (must be none) and how many are lost, with the text that
//! they were taken from at hand and without: `cargo bench --bench anchor [TEXTS]`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement may panic")]

#[path = "../tests/it/support/dice.rs"]
mod dice;
#[path = "../tests/it/support/edited.rs"]
mod edited;

use cpu_time::ProcessTime;
use edited::{Count, Edit, trial};

fn main() {
    let texts = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(60);
    for kind in Edit::EACH {
        for knows_old in [true, false] {
            let mut all = Count::default();
            let begin = ProcessTime::now();
            for seed in 0..texts {
                let count = trial(1000 + seed, (60, 60), kind, knows_old, &mut |line| eprintln!("{line}"));
                all.quotations += count.quotations;
                all.exact += count.exact;
                all.moved += count.moved;
                all.changed += count.changed;
                all.gone += count.gone;
                all.lost += count.lost;
                all.copies += count.copies;
                all.wrong += count.wrong;
            }
            let ms = begin.elapsed().as_secs_f64() * 1000.0 / all.quotations as f64;
            let kind = format!("{kind:?}").to_lowercase();
            let Count { quotations, exact, moved, changed, gone, lost, copies, wrong } = all;
            println!(
                "anchor edit={kind} old={knows_old} quotations={quotations} exact={exact} moved={moved} changed={changed} \
                 gone={gone} lost={lost} copies={copies} wrong={wrong} ms={ms:.2}"
            );
        }
    }
}

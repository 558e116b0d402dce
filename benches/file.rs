//! What opening, saving and the recovery journal cost, and how the cost grows: `cargo bench --bench file`.
//!
//! Prints a line per case with the median of the wall time in milliseconds; compare ratios, the
//! machine decides the rest.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use counterpoint::edit::ops::{self, NewStatement};
use counterpoint::edit::{History, Ids, Selection};
use counterpoint::formats::argmap::{patch, read, write};
use counterpoint::formats::journal;
use counterpoint::model::{ElementId, InferenceKind, Ledger, Map, Place};

/// A map of this many cards in a grid, each with about 120 characters and linked to the card before it.
fn map(cards: i32) -> Map {
    let Ok(replica) = "bench".parse() else { unreachable!("a fixed name") };
    let mut ids = Ids::after(replica, 0);
    let mut map = Map::new(ids.fresh());
    let (mut history, mut selection) = (History::default(), Selection::default());
    let mut previous = None;
    for n in 0..cards {
        let text =
            format!("Card {n} says {}", "something that is worth a hundred and twenty characters or so ".repeat(2));
        let new = NewStatement { text, ..NewStatement::default() };
        let place = Place::new(n % 100 * 270, n / 100 * 160);
        let transaction = ops::add_statement(&map, &mut ids, &new, place);
        let id = transaction.select.as_ref().and_then(Selection::single);
        let _ = history.commit(&mut map, &mut selection, transaction);
        if let (Some(id), Some(previous)) = (id, previous)
            && let Ok(link) = ops::link(&map, &mut ids, &[id].into(), previous, InferenceKind::Support)
        {
            let _ = history.commit(&mut map, &mut selection, link);
        }
        previous = id;
    }
    map
}

fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begin = Instant::now();
            run();
            begin.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    for cards in [100, 1_000, 10_000, 50_000] {
        let map = map(cards);
        let mut ledger = Ledger::default();
        ledger.update(&map, || unreachable!("new elements need no dot"));
        let text = write(&map, &ledger);
        let save = median(|| drop(black_box(write(black_box(&map), &ledger))));
        let open = median(|| drop(black_box(read(black_box(text.as_bytes())))));
        println!("file cards={cards} bytes={} write_ms={save:.2} read_ms={open:.2}", text.len());
        journal_of(&map, &ledger, &text);
    }
}

/// What the window does for the journal (a copy of the map when one begins, a patch for each step), and what the next start
/// does with a thousand steps.
fn journal_of(map: &Map, ledger: &Ledger, text: &str) {
    let ids: Vec<ElementId> = map.statements().keys().copied().collect();
    let begin = median(|| drop(black_box((map.clone(), ledger.clone()))));
    let of = |count: usize| -> BTreeSet<ElementId> { ids.iter().take(count).copied().collect() };
    let (one, hundred) = (of(1), of(100));
    let step = median(|| drop(black_box(patch(map, ledger, black_box(&one)))));
    let large = median(|| drop(black_box(patch(map, ledger, black_box(&hundred)))));
    let mut kept = journal::beginning(&journal::About::default(), text);
    for n in 0..1_000 {
        let id = ids.get(n % ids.len()).copied();
        kept += &journal::step(&patch(map, ledger, &id.into_iter().collect()));
    }
    let recover = median(|| drop(black_box(journal::read(black_box(kept.as_bytes())))));
    let bytes = journal::step(&patch(map, ledger, &one)).len();
    println!(
        "journal cards={} begin_ms={begin:.2} step_ms={step:.3} step_bytes={bytes} step_of_100_ms={large:.2} recover_ms={recover:.2}",
        ids.len()
    );
}

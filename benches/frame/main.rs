//! What a frame of the real program costs, without a window: processor time of the interface code and
//! of tessellation, for maps of 100 to 50,000 cards. `cargo bench --bench frame`, or with numbers of
//! cards behind it; `--file PATH` takes a map from there.
//!
//! The program is driven as a user drives it, by events of pointer, wheel and keys; `window-…` is the
//! same with the sources and the inspector open. Compare ratios: the machine decides the rest.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes its own files")]

mod first;
mod ours;
mod workload;

use std::process::Command;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--write", cards, path] => {
            let text = ours::file(&workload::workload(cards.parse().unwrap_or(100)));
            if let Err(why) = std::fs::write(path, text) {
                eprintln!("{path}: {why}");
            }
        }
        ["--file", path] => ours::frames_of(path),
        // In a process of its own: what the program needs at most, and what it took until the first picture.
        ["--first", cards] => first::first(cards.parse().unwrap_or(0)),
        given => {
            let sizes: Vec<usize> = given.iter().filter_map(|n| n.parse().ok()).collect();
            let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000, 50_000] } else { sizes };
            // `--memory` leaves the frames out.
            for cards in sizes.iter().filter(|_| !arguments.iter().any(|a| a == "--memory")) {
                ours::frames(*cards);
            }
            // The empty program first: what a map costs is the difference.
            for cards in [0].iter().chain(&sizes) {
                let Ok(program) = std::env::current_exe() else { continue };
                let _ = Command::new(program).args(["--first", &cards.to_string()]).status();
            }
        }
    }
}

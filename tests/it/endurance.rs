//! An hour's worth of work in one process, driven by steps and not by the clock: every rule holds after each step, and memory
//! is where it was.
//!
//! `COUNTERPOINT_STEPS` says how many; an hour is 3,600, one each second, and `.ci/deep` asks for that.

use crate::support::dice::Dice;
use crate::support::window::Window;
use counterpoint::command::{Action, Command};
use counterpoint::formats::argmap;
use counterpoint::model::{ElementId, InferenceKind, Place, StatementKind};
use egui_kittest::kittest::Queryable;

/// How many bytes of memory this process holds.
fn memory() -> usize {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem)
}

fn dismiss(window: &mut Window) {
    for label in ["OK", "Cancel", "Take in", "Do not save"] {
        let mut buttons = window.harness.query_all_by_role_and_label(egui::accesskit::Role::Button, label);
        let clicked = buttons.next().map(|button| button.click()).is_some();
        drop(buttons);
        if clicked {
            window.harness.run();
            window.settle();
            return;
        }
    }
}

fn step(window: &mut Window, dice: &mut Dice, number: usize, copy: &std::path::Path) {
    let cards: Vec<ElementId> = window.map().statements().keys().copied().collect();
    let links: Vec<ElementId> = window.map().inferences().keys().copied().collect();
    let card = |dice: &mut Dice| cards.get(dice.below(cards.len())).copied();
    let command = match dice.below(20) {
        0..=3 if cards.len() < 80 => Command::AddCard(
            StatementKind::ALL[dice.below(3)],
            Place::new(dice.below(4_000) as i32, dice.below(4_000) as i32),
        ),
        0..=8 => match card(dice) {
            Some(id) => Command::SetText(id, format!("Step {number} says {}", "word ".repeat(dice.below(30)))),
            None => return,
        },
        9..=11 => match (card(dice), card(dice)) {
            (Some(from), Some(to)) => {
                Command::Link([from].into(), to, [InferenceKind::Support, InferenceKind::Attack][dice.below(2)])
            }
            _ => return,
        },
        12 => match card(dice) {
            Some(id) if cards.len() > 20 => Command::Remove([id].into()),
            _ => return,
        },
        13 if !links.is_empty() => Command::Remove([links[dice.below(links.len())]].into()),
        13..=15 => Command::Do(Action::Undo),
        16 => Command::Do(Action::Redo),
        17 => Command::Do(Action::Questions),
        _ => Command::Do([Action::ArrangeLayers, Action::SelectAll, Action::Fit, Action::Standing][dice.below(4)]),
    };
    window.ask(command);
    if number.is_multiple_of(10) {
        window.settle();
        dismiss(window);
    }
    if number.is_multiple_of(25) {
        window.ask(Command::Do(Action::Save));
        window.settle();
        dismiss(window);
    }
    // A team mate's copy comes back, and is taken in.
    if number.is_multiple_of(50) && window.path.exists() {
        let text = std::fs::read_to_string(&window.path).unwrap();
        std::fs::write(copy, text.replace(" says ", " told us ")).unwrap();
        window.ask(Command::Open(copy.to_owned()));
        window.settle();
        dismiss(window);
        window.ask(Command::Do(Action::ReviewStop));
        dismiss(window);
    }
    // The next day: everything from the disk.
    if number.is_multiple_of(100) {
        window.ask(Command::Do(Action::Save));
        window.settle();
        dismiss(window);
        window.ask(Command::Do(Action::New));
        window.settle();
        dismiss(window);
        window.ask(Command::Open(window.path.clone()));
        window.settle();
        dismiss(window);
    }
}

/// Set in the process that works; without it, this is the one that starts it.
const WORKS: &str = "COUNTERPOINT_WORKS";

#[test]
fn an_hour_of_work_leaves_memory_where_it_was() {
    // Other tests run in this process, so its memory tells nothing: the work is done in one of its own.
    if std::env::var_os(WORKS).is_none() {
        let worked = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "endurance::an_hour_of_work_leaves_memory_where_it_was", "--nocapture"])
            .env(WORKS, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&worked.stdout);
        assert!(worked.status.success(), "{said}{}", String::from_utf8_lossy(&worked.stderr));
        println!("{said}");
        return;
    }
    let steps: usize = std::env::var("COUNTERPOINT_STEPS").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut window = Window::new();
    let copy = window.path.with_file_name("from-ben.argmap");
    let mut dice = Dice::new(0xE4D);
    let mut held = Vec::new();
    for number in 1..=steps {
        step(&mut window, &mut dice, number, &copy);
        assert_eq!(window.map().validate(), [], "after step {number}");
        if number.is_multiple_of(100) {
            held.push(memory());
            let file = argmap::read(&std::fs::read(&window.path).unwrap()).unwrap();
            assert!(file.problems.is_empty(), "after step {number}: {:?}", file.problems);
        }
    }
    let megabytes = |bytes: usize| bytes / 1024 / 1024;
    // The first hundreds of steps fill caches.
    let (early, late) = (held[held.len() / 3], held[held.len() - 1]);
    println!(
        "{steps} steps: {} MB after a third, {} MB at the end, {} MB at most; {} cards, {} links",
        megabytes(early),
        megabytes(late),
        megabytes(held.iter().copied().max().unwrap_or(0)),
        window.map().statements().len(),
        window.map().inferences().len()
    );
    assert!(late < early + early / 4 + 16 * 1024 * 1024, "memory grows: {held:?}");
}

//! The program is killed at random moments, again and again, while somebody edits and saves: the file is whole each time,
//! and what was done up to two seconds before is there.
//!
//! `COUNTERPOINT_KILLS` says how often; `.ci/deep` asks for a thousand.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use crate::support::dice::Dice;
use crate::support::window::{Answers, Window};
use counterpoint::command::{Action, Command};
use counterpoint::files::{Disk, load, orphans};
use counterpoint::i18n;
use counterpoint::model::{Map, Place, StatementKind};
use egui_kittest::kittest::Queryable;

/// In which folder the program that is to be killed works; without it, this is the one that kills.
const FOLDER: &str = "COUNTERPOINT_KILLED_IN";
/// What dice begins with.
const SEED: &str = "COUNTERPOINT_SEED";
/// How many cards there are. Each step gives one of them, in turn, the step's number.
const CARDS: u64 = 40;

/// Says something to the program that kills, at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// The number of the last step that a map has, or what is wrong with it: it must be just the state after that step.
fn step_of(map: &Map) -> Result<u64, String> {
    let mut said = BTreeMap::new();
    // A card that was made a moment ago says nothing yet.
    for statement in map.statements().values().filter(|statement| !statement.text.is_empty()) {
        let (card, step) = statement.text.split_once(':').ok_or_else(|| format!("“{}”", statement.text))?;
        said.insert(card.parse::<u64>().unwrap(), step.parse::<u64>().unwrap());
    }
    let last = said.values().copied().max().unwrap_or(0);
    let expected: BTreeMap<u64, u64> = (last.saturating_sub(CARDS - 1).max(1)..=last).map(|n| (n % CARDS, n)).collect();
    if said == expected { Ok(last) } else { Err(format!("not the state after step {last}: {said:?}")) }
}

/// Edits and saves until it is killed.
#[test]
fn edits_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut dice = Dice::new(std::env::var(SEED).unwrap().parse().unwrap());
    let folder = Path::new(&folder);
    let file = folder.join("debate.argmap");
    let answer = file.clone();
    let mut window = Window::beside(folder, move |_| Box::new(Answers(Some(answer))), Arc::new(Disk));
    window.settle();
    if window.harness.query_by_label_contains(&i18n::recovery::title(1)).is_some() {
        // Of two, the older one is what the newer was to take the place of.
        window.ask(Command::DiscardRecovery(1));
        window.ask(Command::Recover(0));
    } else if file.exists() {
        window.ask(Command::Open(file));
    }
    window.settle();
    let mut step = step_of(window.map()).unwrap();
    say(&format!("begun {step}"));
    let mut saving = None;
    loop {
        step += 1;
        let card = window.map().statements().iter().find(|(_, s)| s.text.starts_with(&format!("{}:", step % CARDS)));
        let text = format!("{}:{step}", step % CARDS);
        let card = card.map(|(id, _)| *id);
        let fresh =
            |window: &Window| window.map().statements().iter().find(|(_, s)| s.text.is_empty()).map(|(id, _)| *id);
        if card.or(fresh(&window)).is_none() {
            window.harness.state_mut().ask(Command::AddCard(StatementKind::Claim, Place::new(0, step as i32 * 50)));
            window.harness.step();
        }
        let card = card.or(fresh(&window)).unwrap();
        window.harness.state_mut().ask(Command::SetText(card, text));
        window.harness.state_mut().ask(Command::CloseStep);
        window.harness.step();
        say(&format!("edit {step}"));
        if dice.below(8) == 0 {
            for action in [Action::Undo, Action::Redo] {
                window.harness.state_mut().ask(Command::Do(action));
                window.harness.step();
            }
        }
        if saving.is_none() && dice.below(6) == 0 {
            saving = Some((step, window.app().document().on_disk));
            window.harness.state_mut().ask(Command::Do(Action::Save));
            window.harness.step();
        }
        if let Some((saved, before)) = saving.filter(|_| !window.app().is_waiting()) {
            assert_ne!(window.app().document().on_disk, before, "nobody else touches the file");
            say(&format!("saved {saved}"));
            saving = None;
        }
        std::thread::park_timeout(Duration::from_millis(dice.below(25) as u64));
    }
}

/// What came of the kills.
#[derive(Default)]
struct Figures {
    kills: usize,
    edits: u64,
    saves: usize,
    recovered: usize,
    /// How long before the kill the earliest step was made that is lost, in milliseconds.
    lost: Vec<u128>,
}

fn killed_again_and_again(times: usize, seed: u64) -> Figures {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("debate.argmap");
    let mut dice = Dice::new(seed);
    let mut figures = Figures::default();
    let mut steps: BTreeMap<u64, Instant> = BTreeMap::new();
    let mut saved = 0;
    for kill in 0..times {
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash_recovery::edits_until_it_is_killed", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .env(SEED, dice.below(usize::MAX).to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::Builder::new().spawn(move || {
            out.lines().map_while(Result::ok).for_each(|line| drop(sender.send((Instant::now(), line))));
        });
        let mut heard = Vec::new();
        // Now and then before it has recovered what the last one left; else when it works, however slow the machine is.
        if dice.below(5) > 0 {
            while let Ok(line) = lines.recv() {
                heard.push(line);
                if heard.last().is_some_and(|(_, line)| line.starts_with("edit ")) {
                    break;
                }
            }
        }
        // Mostly soon, now and then late.
        let most = if dice.below(10) == 0 { 3_500 } else { 1_000 };
        let until = Duration::from_millis(dice.below(most) as u64);
        std::thread::park_timeout(until);
        let killed = Instant::now();
        child.kill().unwrap();
        child.wait().unwrap();
        reader.unwrap().join().unwrap();
        figures.kills += 1;
        for (when, line) in heard.into_iter().chain(lines) {
            match line.split_once(' ').map(|(word, n)| (word, n.parse::<u64>())) {
                Some(("edit", Ok(n))) => {
                    steps.insert(n, when);
                    figures.edits += 1;
                }
                Some(("saved", Ok(n))) => {
                    saved = n;
                    figures.saves += 1;
                }
                _ => {}
            }
        }
        let context = format!("kill {kill}, seed {seed}");
        let in_file = match load(&Disk, &file, &|_| true) {
            Ok(loaded) => {
                assert!(loaded.opened.problems.is_empty(), "{context}: {:?}", loaded.opened.problems);
                step_of(&loaded.opened.map).unwrap_or_else(|why| panic!("{context}, file: {why}"))
            }
            Err(why) if saved == 0 => {
                assert!(!file.exists(), "{context}: {why}");
                0
            }
            Err(why) => panic!("{context}: {why}"),
        };
        assert!(in_file >= saved, "{context}: {saved} was saved, {in_file} is there");
        let left = orphans(&Disk, &folder.path().join("profile"));
        figures.recovered += usize::from(!left.is_empty());
        let in_journals = left.iter().map(|found| {
            step_of(&found.recovered.opened.map).unwrap_or_else(|why| panic!("{context}, journal: {why}"))
        });
        let there = in_journals.max().unwrap_or(0).max(in_file);
        if let Some((_, made)) = steps.range(there + 1..).next() {
            let ago = killed.duration_since(*made).as_millis();
            assert!(ago <= 2_000, "{context}: what was done {ago} ms before is lost");
            figures.lost.push(ago);
        }
        steps.split_off(&(there + 1));
    }
    figures
}

#[test]
fn whenever_it_is_killed_nothing_older_than_two_seconds_is_lost() {
    if std::env::var_os(FOLDER).is_some() {
        return;
    }
    let kills: usize = std::env::var("COUNTERPOINT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let lanes: Vec<_> = (1..=2_u64)
        .map(|lane| {
            std::thread::Builder::new().spawn(move || killed_again_and_again(kills.div_ceil(2), lane * 7_919)).unwrap()
        })
        .collect();
    let mut all = Figures::default();
    for lane in lanes {
        let Figures { kills, edits, saves, recovered, lost } = lane.join().unwrap();
        all.kills += kills;
        all.edits += edits;
        all.saves += saves;
        all.recovered += recovered;
        all.lost.extend(lost);
    }
    all.lost.sort_unstable();
    let at = |part: usize| all.lost.get(all.lost.len().saturating_sub(1) * part / 100).copied().unwrap_or(0);
    println!(
        "{} kills, {} edits, {} saves; {} journals recovered; files torn: 0; steps were lost in {} kills, \
         the earliest of them {} ms before it (median), {} ms (worst)",
        all.kills,
        all.edits,
        all.saves,
        all.recovered,
        all.lost.len(),
        at(50),
        at(100)
    );
    assert!(all.edits > all.kills as u64 && all.saves > 0 && all.recovered > 0, "it was hardly used");
}

//! The first picture of a map, and what the program needs of memory then.

use cpu_time::ProcessTime;

use super::ours::Driver;

/// What the process took so far of memory, in kilobytes: now, and at most.
fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(f64::NAN)
    };
    (of("RssAnon:"), of("VmHWM:"))
}

/// Prints what it took from the start of this process to the first picture of a map of so many cards,
/// and what it needs of memory then. The file is made by another process.
pub fn first(cards: usize) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("map.argmap");
    if cards > 0 {
        let Ok(program) = std::env::current_exe() else { return };
        let _ = std::process::Command::new(program).args(["--write", &cards.to_string()]).arg(&path).status();
    }
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let before = ProcessTime::now().as_duration().as_secs_f64();
    let mut driver = Driver::open(if cards > 0 { Some(&text) } else { None });
    let first = (ProcessTime::now().as_duration().as_secs_f64() - before) * 1000.0;
    drop(text);
    driver.settle();
    let (now, most) = memory();
    println!("first cards={cards} cpu_ms={first:.0} anonymous_kb={now:.0} peak_kb={most:.0}");
}

//! What a frame costs elsewhere in the world of egui, for the same maps and the same work as
//! `cargo bench --bench frame`: a node editor (egui-snarl), a graph view (egui_graphs, which draws
//! circles and no text), and a plain `egui::Scene` with a label for each card. Counterpoint runs beside
//! them, in the same process. `cargo run --release [cards …]` in this folder.

#[path = "../../frame/ours.rs"]
mod ours;
#[path = "../../frame/workload.rs"]
mod workload;

mod graphs;
mod scene;
mod snarl;

/// What is done in a frame of a case: where the view is, and the pointer.
#[derive(Clone, Copy)]
pub struct Step {
    /// How far the view has moved on the screen.
    pub pan: (f32, f32),
    /// The zoom, as a factor of the case's own.
    pub zoom: f32,
    /// Where the pointer is, from the middle of the card that is dragged.
    pub pointer: (f32, f32),
    /// Whether the button is held.
    pub held: bool,
}

/// The cases of the workload: a name and what happens in each frame.
pub fn cases() -> [(&'static str, fn(usize) -> Step); 4] {
    const STILL: Step = Step { pan: (0.0, 0.0), zoom: 1.0, pointer: (0.0, 0.0), held: false };
    fn wave(step: usize) -> f32 {
        70.0 - (70.0 - (step % 140) as f32).abs()
    }
    [
        ("idle", |_| STILL),
        ("pan", |step| {
            let by = (8.0 * wave(step), 4.0 * wave(step));
            Step { pan: by, pointer: by, ..STILL }
        }),
        ("zoom", |step| Step { zoom: 1.02_f32.powf(-wave(step)), ..STILL }),
        ("drag", |step| {
            let d = (step % 70) as f32;
            Step { pointer: (8.0 + 3.0 * d, 2.0 + 2.0 * d), held: true, ..STILL }
        }),
    ]
}

/// A driver of one version of egui: `frame(step, view zoom)` draws and returns milliseconds.
pub fn run(peer: &str, cards: usize, most_seconds: f64, mut frame: impl FnMut(f32, (f32, f32), Step) -> f64) {
    let workload = workload::workload(cards);
    let fit = workload::fit(&workload);
    let centre = workload.cards.get(workload.centre).map_or((0.0, 0.0), |(_, x, y)| (x + 110.0, y + 45.0));
    let whole = (workload.size.0 / 2.0, workload.size.1 / 2.0);
    for (prefix, zoom, middle) in [("", 1.0, centre), ("fit-", fit, whole)] {
        for (work, step_of) in cases() {
            let still = Step { held: false, pan: (0.0, 0.0), zoom: 1.0, pointer: (0.0, 0.0) };
            let cold = frame(zoom, middle, still);
            if cold > most_seconds * 1000.0 {
                println!("frame peer={peer} cards={cards} work={prefix}{work} first_ms={cold:.0} too slow to go on");
                return;
            }
            let (mut times, (most, seconds, least)) = (Vec::new(), workload::FRAMES);
            for step in 0..workload::WARM_UP {
                frame(zoom, middle, step_of(step));
            }
            while times.len() < most && (times.iter().sum::<f64>() < seconds * 1000.0 || times.len() < least) {
                times.push(frame(zoom, middle, step_of(workload::WARM_UP + times.len())));
            }
            frame(zoom, middle, still);
            let (p50, p99) = workload::quantiles(&mut times);
            println!("frame peer={peer} cards={cards} work={prefix}{work} p50_ms={p50:.2} p99_ms={p99:.2}");
        }
    }
}

/// Draws a frame of a program of any version of egui, with the pointer of a step, and measures it.
#[macro_export]
macro_rules! drive {
    ($egui:ident, $ctx:expr, $time:expr, $held:expr, $at:expr, $step:expr, $ui:expr) => {{
        use $egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
        let at: Pos2 = pos2($at.0 + $step.pointer.0, $at.1 + $step.pointer.1);
        let press = |pressed, pos| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut events = vec![Event::PointerMoved(at)];
        if $step.held && !*$held {
            events = vec![Event::PointerMoved(pos2($at.0, $at.1)), press(true, pos2($at.0, $at.1)), Event::PointerMoved(at)];
        } else if !$step.held && *$held {
            events.push(press(false, at));
        }
        *$held = $step.held;
        let begin = cpu_time::ProcessTime::now();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2($crate::workload::VIEW.0, $crate::workload::VIEW.1))),
            time: Some(*$time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let output = $ctx.run_ui(input, $ui);
        std::hint::black_box($ctx.tessellate(output.shapes, output.pixels_per_point));
        *$time += 1.0 / 60.0;
        begin.elapsed().as_secs_f64() * 1000.0
    }};
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000, 50_000] } else { sizes };
    for cards in sizes {
        ours::frames(cards);
        scene::run(cards);
        graphs::run(cards);
        snarl::run(cards);
    }
}

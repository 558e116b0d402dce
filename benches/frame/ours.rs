//! Counterpoint, driven by events.

use std::sync::Arc;

use counterpoint::app::App;
use counterpoint::command::{Action, Command};
use counterpoint::edit::Ids;
use counterpoint::files::{Disk, Profile, SystemDialogs, Worker};
use counterpoint::formats::argmap::write;
use counterpoint::model::{Change, ElementId, Inference, Ledger, Links, Map, Place, Statement, Width};
use cpu_time::ProcessTime;
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};

use super::workload::{FRAMES, VIEW, WARM_UP, Workload, fit, quantiles, workload};

/// What the program has above and below the canvas, in points.
const CHROME: f32 = 110.0;

/// The map of a workload.
pub fn map(workload: &Workload) -> Map {
    let Ok(replica) = "bench".parse() else { unreachable!("a fixed name") };
    let mut ids = Ids::after(replica, 0);
    let mut map = Map::new(ids.fresh());
    let mut cards: Vec<ElementId> = Vec::new();
    for (text, x, y) in &workload.cards {
        let place = Place::new(*x as i32, *y as i32);
        let statement = Statement { text: text.clone(), place, width: Width::new(220), ..Statement::default() };
        let id = ids.fresh();
        let _ = map.apply(&Change::InsertStatement(id, Box::new(statement)));
        cards.push(id);
    }
    for (from, to) in &workload.links {
        if let (Some(from), Some(to)) = (cards.get(*from), cards.get(*to)) {
            let inference = Box::<Inference>::default();
            let _ = map.apply(&Change::InsertInference(ids.fresh(), inference, Links::simple(*from, *to)));
        }
    }
    map
}

/// The map of a workload as a file.
pub fn file(workload: &Workload) -> String {
    let map = map(workload);
    let mut ledger = Ledger::default();
    ledger.update(&map, || unreachable!("new elements need no dot"));
    write(&map, &ledger)
}

/// The program without a window.
pub struct Driver {
    ctx: egui::Context,
    app: App,
    time: f64,
    /// Vertices of the last frame.
    vertices: usize,
    /// Whether the last frame asked for another one at once.
    restless: bool,
    _folder: tempfile::TempDir,
}

impl Driver {
    /// The program with a file open, as far as the first picture of it.
    pub fn open(text: Option<&str>) -> Self {
        let Ok(folder) = tempfile::tempdir() else { unreachable!("the system has a folder for such files") };
        let ctx = egui::Context::default();
        counterpoint::ui::install(&ctx);
        let profile = Profile::at(&folder.path().join("profile"));
        let (wake, woken) = std::sync::mpsc::channel();
        let worker = Worker::new(move || {
            let _ = wake.send(());
        });
        let app = App::new(profile, Box::new(SystemDialogs), Arc::new(Disk), worker);
        let mut driver = Self { ctx, app, time: 0.0, vertices: 0, restless: false, _folder: folder };
        if let Some(text) = text {
            let path = driver._folder.path().join("map.argmap");
            let _ = std::fs::write(&path, text);
            driver.app.ask(Command::Open(path));
        }
        driver.frame(vec![]);
        while driver.app.is_waiting() {
            // Nearly as a window does: nothing is drawn until the worker wakes it, or what was put off is due.
            let _ = woken.recv_timeout(std::time::Duration::from_millis(20));
            driver.frame(vec![]);
        }
        driver.frame(vec![]);
        driver
    }

    /// Draws one frame; returns the milliseconds of processor time it took.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        let begin = ProcessTime::now();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(VIEW.0, VIEW.1 + CHROME))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.frame(ui));
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let taken = begin.elapsed();
        self.time += 1.0 / 60.0;
        let vertices = |p: &egui::ClippedPrimitive| match &p.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        };
        self.vertices = primitives.iter().map(vertices).sum();
        self.restless = output.viewport_output.values().any(|v| v.repaint_delay.is_zero());
        taken.as_secs_f64() * 1000.0
    }

    /// Frames without any input until nothing is asked for any more.
    pub fn settle(&mut self) {
        for frame in 0..400 {
            self.frame(vec![]);
            // Longer than any animation.
            if frame > 60 && !self.restless {
                break;
            }
        }
    }

    fn act(&mut self, action: Action) {
        self.app.ask(Command::Do(action));
        self.frame(vec![]);
    }

    /// The middle of a card on the screen.
    fn at(&self, id: ElementId) -> Pos2 {
        let canvas = self.app.canvas();
        canvas.scene().and_then(|scene| canvas.on_screen(scene.middle(id)?)).unwrap_or(Pos2::ZERO)
    }

    /// A point beside a card, as near as possible to a point of the screen.
    fn gap_near(&self, wish: Pos2) -> Pos2 {
        let canvas = self.app.canvas();
        let Some(scene) = canvas.scene() else { return wish };
        let beside = |rect: Rect| canvas.on_screen(rect.right_top() + vec2(25.0, 60.0));
        let gaps = scene.cards().values().filter_map(|card| beside(card.rect));
        gaps.min_by(|a, b| a.distance_sq(wish).total_cmp(&b.distance_sq(wish))).unwrap_or(wish)
    }

    /// Measures a case: `events` gives what happens in each frame. Returns how many frames there were.
    fn measure(&mut self, cards: usize, work: &str, mut events: impl FnMut(usize) -> Vec<Event>) -> usize {
        for step in 0..WARM_UP {
            self.frame(events(step));
        }
        let mut times = Vec::new();
        let (most, seconds, least) = FRAMES;
        let mut vertices = 0;
        while times.len() < most && (times.iter().sum::<f64>() < seconds * 1000.0 || times.len() < least) {
            times.push(self.frame(events(WARM_UP + times.len())));
            vertices = vertices.max(self.vertices);
        }
        let steps = WARM_UP + times.len();
        let worst = times.iter().copied().fold(0.0, f64::max);
        let (p50, p99) = quantiles(&mut times);
        println!(
            "frame cards={cards} work={work} p50_ms={p50:.2} p99_ms={p99:.2} max_ms={worst:.2} vertices={vertices}"
        );
        steps
    }
}

fn wheel(unit: MouseWheelUnit, x: f32, y: f32) -> Event {
    Event::MouseWheel {
        unit,
        delta: vec2(x, y),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn escape() -> Event {
    Event::Key { key: Key::Escape, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// Up and down again, in steps of 70 frames.
fn up_and_down(step: usize) -> f32 {
    if (step / 70).is_multiple_of(2) { 1.0 } else { -1.0 }
}

/// What is done in every view.
fn tour(driver: &mut Driver, cards: usize, prefix: &str, card: ElementId, zoom_step: f32) {
    let middle = driver.at(card);
    let idle = |_| vec![Event::PointerMoved(middle)];
    driver.measure(cards, &format!("{prefix}idle"), idle);
    driver.measure(cards, &format!("{prefix}pan"), |step| {
        vec![wheel(MouseWheelUnit::Point, 8.0 * up_and_down(step), 4.0 * up_and_down(step))]
    });
    driver.settle();
    let zoom = |step: usize| vec![Event::Zoom(zoom_step.powf(up_and_down(step)))];
    let measured = driver.measure(cards, &format!("{prefix}zoom"), zoom);
    // Back to where it began.
    for step in measured..measured.next_multiple_of(140) {
        driver.frame(zoom(step));
    }
    driver.settle();
    let from = driver.at(card);
    driver.frame(vec![Event::PointerMoved(from)]);
    driver.frame(vec![button(from, true)]);
    driver.measure(cards, &format!("{prefix}drag"), |step| {
        vec![Event::PointerMoved(from + vec2(8.0 + 3.0 * (step % 70) as f32, 2.0 + 2.0 * (step % 70) as f32))]
    });
    driver.frame(vec![Event::PointerMoved(from + vec2(8.0, 2.0))]);
    driver.frame(vec![escape()]);
    driver.frame(vec![button(from, false)]);
    driver.settle();
}

/// All cases for a map of so many cards.
pub fn frames(cards: usize) {
    let workload = workload(cards);
    let text = file(&workload);
    let mut driver = Driver::open(Some(&text));
    for panel in [Action::Sources, Action::Inspector] {
        driver.act(panel);
    }
    let Some(card) = driver.app.document().map().statements().keys().nth(workload.centre).copied() else { return };
    driver.app.ask(Command::Show(card));
    driver.act(Action::ZoomActual);
    driver.app.ask(Command::Select([card].into_iter().collect()));
    driver.act(Action::FitSelection);
    driver.app.ask(Command::Select(counterpoint::edit::Selection::default()));
    driver.settle();
    tour(&mut driver, cards, "", card, 1.0 / 1.02);
    type_in(&mut driver, cards, "type", card);

    // A box round a thousand cards: from where that many are in view.
    let zoom = (VIEW.0 * VIEW.1 / (1_100.0 * 270.0 * 160.0)).sqrt().max(fit(&workload) * 0.9);
    driver.frame(vec![Event::Zoom(zoom)]);
    driver.settle();
    // From a gap between cards.
    let corner = driver.gap_near(pos2(60.0, 130.0));
    driver.frame(vec![Event::PointerMoved(corner)]);
    driver.frame(vec![button(corner, true)]);
    let size = vec2(VIEW.0 - 100.0, VIEW.1 - 60.0);
    driver.measure(cards, "box-select", |step| {
        vec![Event::PointerMoved(corner + size * ((step % 70 + 1) as f32 / 70.0))]
    });
    driver.frame(vec![Event::PointerMoved(corner + size)]);
    driver.frame(vec![button(corner + size, false)]);
    driver.settle();
    let selected = driver.app.document().selection.len();
    drag_selected(&mut driver, cards);
    undo(&mut driver, cards, selected);

    driver.app.ask(Command::Select(counterpoint::edit::Selection::default()));
    driver.act(Action::Fit);
    driver.settle();
    tour(&mut driver, cards, "fit-", card, 1.02);

    // The whole window, as it is when the program starts.
    for panel in [Action::Sources, Action::Inspector] {
        driver.act(panel);
    }
    driver.app.ask(Command::Select([card].into_iter().collect()));
    driver.act(Action::FitSelection);
    driver.settle();
    tour(&mut driver, cards, "window-", card, 1.0 / 1.02);
    type_in(&mut driver, cards, "window-type", card);

    // Five seconds in which nothing happens.
    driver.settle();
    driver.frame(vec![]);
    println!("idle cards={cards} asks_for_a_frame={}", driver.restless);
}

/// The tours of a file that somebody else has made: in full size about its first card, and whole.
pub fn frames_of(path: &str) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(why) => return eprintln!("{path}: {why}"),
    };
    let begun = std::time::Instant::now();
    let mut driver = Driver::open(Some(&text));
    let opened = begun.elapsed().as_secs_f64();
    driver.settle();
    println!("file {path} first_picture_s={opened:.2} at_rest_s={:.2}", begun.elapsed().as_secs_f64());
    let map = driver.app.document().map();
    let cards = map.statements().len();
    let Some(card) = map.statements().keys().next().copied() else { return };
    for panel in [Action::Sources, Action::Inspector] {
        driver.act(panel);
    }
    driver.app.ask(Command::Show(card));
    driver.act(Action::ZoomActual);
    driver.settle();
    tour(&mut driver, cards, "", card, 1.0 / 1.02);
    type_in(&mut driver, cards, "type", card);
    driver.app.ask(Command::Select(counterpoint::edit::Selection::default()));
    driver.act(Action::Fit);
    driver.settle();
    tour(&mut driver, cards, "fit-", card, 1.02);
}

fn type_in(driver: &mut Driver, cards: usize, work: &str, card: ElementId) {
    driver.app.ask(Command::Edit(card));
    driver.frame(vec![]);
    driver.frame(vec![]);
    driver.measure(cards, work, |step| vec![Event::Text(if step % 7 == 6 { " " } else { "a" }.to_owned())]);
    let long = driver.app.document().map().statements().get(&card).map_or(0, |s| s.text.len());
    assert!(long > 200, "the typing went elsewhere: {long} bytes");
    driver.app.ask(Command::Do(Action::Undo));
    driver.settle();
}

/// Drags all that is selected by one of its cards, and lets go of it where it was.
fn drag_selected(driver: &mut Driver, cards: usize) {
    let canvas = driver.app.canvas();
    let seen = |id: &ElementId| canvas.sees(*id) && canvas.scene().is_some_and(|scene| scene.card(*id).is_some());
    let Some(card) = driver.app.document().selection.iter().find(seen) else { return };
    let from = driver.at(card);
    driver.frame(vec![Event::PointerMoved(from)]);
    driver.frame(vec![button(from, true)]);
    driver.measure(cards, "drag-selected", |step| {
        vec![Event::PointerMoved(from + vec2(8.0 + 3.0 * (step % 70) as f32, 2.0 + 2.0 * (step % 70) as f32))]
    });
    driver.frame(vec![escape()]);
    driver.frame(vec![button(from, false)]);
    driver.settle();
}

/// Moves the selection and takes that back, several times.
fn undo(driver: &mut Driver, cards: usize, selected: usize) {
    let (mut moves, mut undos) = (Vec::new(), Vec::new());
    for _ in 0..15 {
        driver.app.ask(Command::Shift(driver.app.document().selection.ids().clone(), 16, 16));
        moves.push(driver.frame(vec![]) + driver.frame(vec![]));
        driver.app.ask(Command::Do(Action::Undo));
        undos.push(driver.frame(vec![]) + driver.frame(vec![]));
    }
    for (work, times) in [("move", &mut moves), ("undo", &mut undos)] {
        let (p50, p99) = quantiles(times);
        println!("frame cards={cards} work={work} selected={selected} p50_ms={p50:.2} p99_ms={p99:.2}");
    }
}

//! The canvas on a large map, by counts: what is painted, laid out, routed and measured does not grow with
//! the map, and nothing is done while nothing happens.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that fails may panic")]

#[path = "../benches/frame/workload.rs"]
#[expect(dead_code, reason = "its views and quantiles are for the benchmark")]
mod workload;

use std::sync::Arc;

use counterpoint::app::App;
use counterpoint::command::{Action, Command};
use counterpoint::edit::{Ids, Selection};
use counterpoint::files::{Disk, Profile, SystemDialogs, Worker};
use counterpoint::formats::argmap::write;
use counterpoint::model::{Change, ElementId, Inference, Ledger, Links, Map, Place, Statement, Width};
use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};

/// The program without a window, with a generated map open at zoom 1 round its middle card.
struct Program {
    ctx: egui::Context,
    app: App,
    time: f64,
    asks_for_more: bool,
    _folder: tempfile::TempDir,
}

fn map(cards: usize) -> (Map, Vec<ElementId>, usize) {
    let workload = workload::workload(cards);
    let mut ids = Ids::after("test".parse().unwrap(), 0);
    let mut map = Map::new(ids.fresh());
    let mut all = Vec::new();
    for (text, x, y) in &workload.cards {
        let place = Place::new(*x as i32, *y as i32);
        let statement = Statement { text: text.clone(), place, width: Width::new(220), ..Statement::default() };
        let id = ids.fresh();
        map.apply(&Change::InsertStatement(id, Box::new(statement))).unwrap();
        all.push(id);
    }
    for (from, to) in &workload.links {
        let links = Links::simple(*all.get(*from).unwrap(), *all.get(*to).unwrap());
        map.apply(&Change::InsertInference(ids.fresh(), Box::<Inference>::default(), links)).unwrap();
    }
    (map, all, workload.centre)
}

impl Program {
    fn with(cards: usize) -> (Self, ElementId) {
        let (map, all, centre) = map(cards);
        let mut ledger = Ledger::default();
        ledger.update(&map, || unreachable!("new elements need no dot"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.argmap");
        std::fs::write(&path, write(&map, &ledger)).unwrap();
        let ctx = egui::Context::default();
        counterpoint::ui::install(&ctx);
        let (wake, woken) = std::sync::mpsc::channel();
        let worker = Worker::new(move || {
            let _ = wake.send(());
        });
        let profile = Profile::at(&folder.path().join("profile"));
        let app = App::new(profile, Box::new(SystemDialogs), Arc::new(Disk), worker);
        let mut program = Self { ctx, app, time: 0.0, asks_for_more: false, _folder: folder };
        program.app.ask(Command::Open(path));
        program.frame(vec![]);
        while program.app.is_waiting() {
            woken.recv().unwrap();
            program.frame(vec![]);
        }
        let card = *all.get(centre).unwrap();
        program.app.ask(Command::Select(Selection::only(card)));
        program.act(Action::FitSelection);
        program.app.ask(Command::Select(Selection::default()));
        program.settle();
        (program, card)
    }

    fn frame(&mut self, events: Vec<Event>) {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        self.asks_for_more = output.viewport_output.values().any(|v| v.repaint_delay.is_zero());
        self.time += 1.0 / 60.0;
    }

    /// Frames until none is asked for; fails if that never happens.
    fn settle(&mut self) {
        for _ in 0..30 {
            self.frame(vec![]);
        }
        for _ in 0..400 {
            if !self.asks_for_more {
                return;
            }
            self.frame(vec![]);
        }
        unreachable!("the window never comes to rest");
    }

    fn act(&mut self, action: Action) {
        self.app.ask(Command::Do(action));
        self.frame(vec![]);
        self.frame(vec![]);
    }
}

#[test]
fn a_frame_costs_what_is_seen_and_not_the_map() {
    let (small, _) = Program::with(300);
    let (large, _) = Program::with(6_000);
    let (a, b) = (small.app.canvas().counts(), large.app.canvas().counts());
    assert!(a.painted > 20 && b.painted <= a.painted + 10, "{} and {} cards painted", a.painted, b.painted);
    assert!(b.painted < 90);
    assert!(b.laid_out < 120, "{} cards laid out", b.laid_out);
    assert!(b.routed < 1_500, "{} lines routed", b.routed);
}

#[test]
fn nothing_is_done_while_nothing_happens_and_an_edit_costs_itself() {
    let (mut program, card) = Program::with(3_000);
    let before = program.app.canvas().counts();
    // Five seconds.
    for _ in 0..300 {
        program.frame(vec![]);
        assert!(!program.asks_for_more, "a frame was asked for");
    }
    assert_eq!(program.app.canvas().counts(), before);

    program.app.ask(Command::Edit(card));
    program.settle();
    let before = program.app.canvas().counts();
    for letter in ["a", "b", "c"] {
        program.frame(vec![Event::Text(letter.to_owned())]);
        program.frame(vec![]);
    }
    let after = program.app.canvas().counts();
    assert_eq!(after.scenes, before.scenes, "the geometry of the map was made anew");
    assert_eq!(after.measured - before.measured, 3, "one text for each letter");
    assert!(after.laid_out - before.laid_out <= 6, "{} cards laid out", after.laid_out - before.laid_out);
    assert!(program.app.document().map().statements().get(&card).unwrap().text.ends_with("abc"));
    program.frame(vec![Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }]);
    program.act(Action::Undo);
    assert_eq!(program.app.canvas().counts().scenes, before.scenes);
}

#[test]
fn a_zoom_lays_out_a_few_cards_in_each_frame_and_all_of_them_at_rest() {
    let (mut program, _) = Program::with(1_000);
    let mut most = 0;
    let mut last = program.app.canvas().counts().laid_out;
    program.frame(vec![Event::PointerMoved(pos2(800.0, 500.0))]);
    for _ in 0..40 {
        program.frame(vec![Event::Zoom(0.985)]);
        let now = program.app.canvas().counts().laid_out;
        most = most.max(now - last);
        last = now;
    }
    assert!(most <= 12, "{most} cards laid out in one frame");
    let before = last;
    program.settle();
    let after = program.app.canvas().counts();
    assert!(after.laid_out - before >= after.painted * 9 / 10, "text is laid out for the zoom at which it rests");
}

#[test]
fn from_afar_the_picture_is_made_once() {
    let (mut program, _) = Program::with(3_000);
    program.act(Action::Fit);
    program.settle();
    let before = program.app.canvas().counts();
    for step in 0..20 {
        program.frame(vec![Event::PointerMoved(pos2(600.0 + step as f32, 20.0))]);
    }
    assert_eq!(program.app.canvas().counts(), before);
}

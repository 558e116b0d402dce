//! The canvas on a large map, by counts: what is painted, laid out, routed and measured does not grow with
//! the map, and nothing is done while nothing happens.

use crate::support::workload;
use std::sync::Arc;

use counterpoint::app::App;
use counterpoint::command::{Action, Command};
use counterpoint::edit::{Ids, Selection};
use counterpoint::files::{Disk, Profile, SystemDialogs, Worker};
use counterpoint::formats::argmap::write;
use counterpoint::model::{Change, ElementId, Inference, Ledger, Links, Map, Place, Statement, Width};
use egui::{
    Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, TouchDeviceId, TouchId, TouchPhase, pos2, vec2,
};

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

/// A finger on the screen, as the window reports it: a touch, and for the first finger a pointer as well.
fn finger(number: u64, phase: TouchPhase, pos: Pos2) -> Vec<Event> {
    let touch = Event::Touch { device_id: TouchDeviceId(1), id: TouchId(number), phase, pos, force: None };
    let button =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    let mut events = vec![touch];
    if number == 0 {
        events.push(Event::PointerMoved(pos));
        match phase {
            TouchPhase::Start => events.push(button(true)),
            TouchPhase::Move => {}
            TouchPhase::End | TouchPhase::Cancel => events.extend([button(false), Event::PointerGone]),
        }
    }
    events
}

/// A point of the canvas beside all cards.
fn gap(program: &Program, card: ElementId) -> Pos2 {
    let canvas = program.app.canvas();
    let rect = canvas.scene().unwrap().rect_of(card).unwrap();
    canvas.on_screen(rect.right_top() + vec2(25.0, 110.0)).unwrap()
}

#[test]
fn a_finger_moves_the_view_which_goes_on_a_little_and_comes_to_rest() {
    let (mut program, card) = Program::with(300);
    let from = gap(&program, card);
    let begin = program.app.canvas().camera;
    program.frame(finger(0, TouchPhase::Start, from));
    for step in 1..=12 {
        program.frame(finger(0, TouchPhase::Move, from + vec2(-12.0, -4.0) * step as f32));
    }
    let end = from + vec2(-144.0, -48.0);
    program.frame(finger(0, TouchPhase::End, end));
    let let_go = program.app.canvas().camera;
    assert!((let_go.centre - begin.centre).x > 100.0, "the view follows the finger");
    assert!(program.app.document().selection.is_empty(), "and no box is drawn");
    program.frame(vec![]);
    assert!(program.asks_for_more, "it goes on");
    program.settle();
    let rest = program.app.canvas().camera;
    assert!((rest.centre - let_go.centre).x > 60.0, "farther in the same direction");
    assert_eq!(rest.zoom(), begin.zoom());
    program.frame(vec![]);
    assert_eq!(program.app.canvas().camera, rest);
}

#[test]
fn two_fingers_zoom_and_take_back_what_the_first_began() {
    let (mut program, card) = Program::with(300);
    let canvas = program.app.canvas();
    let on_card = canvas.on_screen(canvas.scene().unwrap().middle(card).unwrap()).unwrap();
    let (map, zoom) = (program.app.document().map().clone(), canvas.camera.zoom());
    program.frame(finger(0, TouchPhase::Start, on_card));
    program.frame(finger(0, TouchPhase::Move, on_card + vec2(10.0, 0.0)));
    program.frame(finger(0, TouchPhase::Move, on_card + vec2(20.0, 0.0)));
    program.frame(finger(1, TouchPhase::Start, on_card + vec2(120.0, 0.0)));
    for step in 1..=10 {
        let apart = 5.0 * step as f32;
        let both = [
            finger(0, TouchPhase::Move, on_card + vec2(20.0 - apart, 0.0)),
            finger(1, TouchPhase::Move, on_card + vec2(120.0 + apart, 0.0)),
        ];
        program.frame(both.concat());
    }
    assert!((program.app.canvas().camera.zoom() / zoom - 2.0).abs() < 0.1, "twice as far apart, twice as large");
    program.frame(finger(1, TouchPhase::End, on_card + vec2(170.0, 0.0)));
    // What is left of the pinch drags nothing.
    program.frame(finger(0, TouchPhase::Move, on_card + vec2(60.0, 40.0)));
    program.frame(finger(0, TouchPhase::End, on_card + vec2(60.0, 40.0)));
    program.settle();
    assert_eq!(*program.app.document().map(), map, "nothing was moved");
}

#[cfg(target_os = "linux")]
#[test]
fn a_touchpad_sets_the_view_going_unless_the_fingers_rest_first() {
    let (mut program, card) = Program::with(300);
    let at = gap(&program, card);
    program.frame(vec![Event::PointerMoved(at)]);
    let swipe = |phase, x: f32| Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(x, 0.0),
        phase,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    };
    for rests in [false, true] {
        for _ in 0..8 {
            program.frame(vec![swipe(TouchPhase::Move, -15.0)]);
        }
        if rests {
            (0..12).for_each(|_| program.frame(vec![]));
        }
        let before = program.app.canvas().camera.centre;
        program.frame(vec![swipe(TouchPhase::End, 0.0)]);
        program.settle();
        let farther = (program.app.canvas().camera.centre - before).x;
        assert_eq!(farther > 40.0, !rests, "it went on by {farther}");
    }
}

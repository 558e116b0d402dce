//! How hands move the view: wheel, touchpad, and fingers on a touch screen, each as people expect it. What was
//! set going by a finger or two goes on for a moment when they let go.

use egui::{Event, MouseWheelUnit, Rect, TouchPhase, Ui, Vec2, vec2};

use super::CanvasState;
use super::gesture::Gesture;

/// How fast the view drifts for how long: after so many seconds a third of the speed is left.
const SLOWING: f32 = 0.32;
/// Slower than this nothing drifts, in points of the screen a second.
const SLOWEST: f32 = 40.0;
/// Faster than this nothing does.
const FASTEST: f32 = 6_000.0;
/// How much the latest movement counts in the speed of two fingers on a touchpad.
const LATEST: f32 = 0.4;
/// Whether the system itself lets two fingers on a touchpad set something going.
const SYSTEM_DRIFTS: bool = cfg!(any(target_os = "macos", target_os = "windows"));

/// What hands have set going.
#[derive(Debug, Default)]
pub struct Navigation {
    /// How fast the view drifts, in points of the screen a second.
    drift: Vec2,
    /// How fast two fingers on a touchpad move, and when they last did.
    swipe: (Vec2, f64),
    /// Whether the gesture that is going on was begun by a finger on the screen.
    by_touch: bool,
    /// Whether two fingers are, or were, on the screen since the first was put down.
    pinching: bool,
}

/// Wheel, pinch and touchpad: the wheel zooms at the pointer, two fingers move.
pub fn wheel(ui: &Ui, state: &mut CanvasState, rect: Rect) {
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()).filter(|at| rect.contains(*at)) else { return };
    let pinch = ui.input(|i| i.zoom_delta());
    if pinch != 1.0 {
        state.hands.drift = Vec2::ZERO;
        state.camera.zoom_at(rect, pointer, pinch);
        return;
    }
    let (events, now) = ui.input(|i| (i.events.clone(), i.time));
    for event in events {
        let Event::MouseWheel { unit, delta, modifiers, phase, .. } = event else { continue };
        if modifiers.command {
            continue;
        }
        state.hands.drift = Vec2::ZERO;
        if phase == TouchPhase::End && !SYSTEM_DRIFTS {
            let (speed, last) = std::mem::take(&mut state.hands.swipe);
            // Fingers that rest before they are lifted set nothing going.
            if now - last < 0.08 {
                state.hands.let_go(speed);
            }
        }
        match unit {
            MouseWheelUnit::Point => swipe(ui, state, delta),
            // Some systems report a touchpad in lines, but not in whole ones and not only up and down.
            MouseWheelUnit::Line if delta.x != 0.0 || delta.y.fract().abs() > 0.01 => swipe(ui, state, delta * 40.0),
            MouseWheelUnit::Line | MouseWheelUnit::Page if modifiers.shift => {
                state.camera.pan(vec2(delta.x + delta.y, 0.0) * 60.0);
            }
            MouseWheelUnit::Line | MouseWheelUnit::Page => {
                state.camera.zoom_at(rect, pointer, 1.1_f32.powf(delta.y.clamp(-8.0, 8.0)));
            }
        }
    }
}

/// Two fingers move the view by so much.
fn swipe(ui: &Ui, state: &mut CanvasState, by: Vec2) {
    if by == Vec2::ZERO {
        return;
    }
    state.camera.pan(by);
    let (dt, now) = ui.input(|i| (i.stable_dt.clamp(0.004, 0.05), i.time));
    let speed = by / dt;
    let before = if now - state.hands.swipe.1 < 0.1 { state.hands.swipe.0 } else { speed };
    state.hands.swipe = (before + (speed - before) * LATEST, now);
}

impl Navigation {
    /// Something was let go of while it moved this fast.
    fn let_go(&mut self, speed: Vec2) {
        let length = speed.length();
        let drifts = length > SLOWEST && length.is_finite();
        self.drift = if drifts { speed * (length.min(FASTEST) / length) } else { Vec2::ZERO };
    }

    /// Notes whether a gesture was begun by a finger.
    pub fn begin(&mut self, ui: &Ui) -> bool {
        self.by_touch = ui.input(|i| i.any_touches());
        self.by_touch
    }

    /// A gesture that moved the view has ended.
    pub fn end_pan(&mut self, ui: &Ui) {
        if std::mem::take(&mut self.by_touch) {
            self.let_go(ui.input(|i| i.pointer.velocity()));
        }
    }
}

/// Two fingers on the screen move and zoom the view, whatever the first of them had begun. Returns whether they
/// do, or did since the first was put down.
pub fn fingers(ui: &Ui, state: &mut CanvasState, rect: Rect) -> bool {
    let (both, any) = ui.input(|i| (i.multi_touch(), i.any_touches()));
    if let Some(both) = both.filter(|both| rect.contains(both.center_pos)) {
        state.hands.pinching = true;
        state.hands.drift = Vec2::ZERO;
        state.gesture = Gesture::Idle;
        state.camera.pan(both.translation_delta);
        if both.zoom_delta.is_finite() && both.zoom_delta > 0.0 {
            state.camera.zoom_at(rect, both.center_pos, both.zoom_delta);
        }
    }
    // What is left of a pinch, one finger, does nothing.
    state.hands.pinching && {
        state.hands.pinching = any;
        true
    }
}

/// Lets the view drift on, until it is slow or somebody takes hold of it.
pub fn drift(ui: &Ui, state: &mut CanvasState) {
    if state.hands.drift == Vec2::ZERO {
        return;
    }
    let held = ui.input(|i| i.pointer.any_down() || i.any_touches() || !i.keys_down.is_empty());
    if held || state.gesture != Gesture::Idle {
        state.hands.drift = Vec2::ZERO;
        return;
    }
    let dt = ui.input(|i| i.stable_dt.min(0.05));
    state.camera.pan(state.hands.drift * dt);
    state.hands.drift *= (-dt / SLOWING).exp();
    if state.hands.drift.length() < SLOWEST {
        state.hands.drift = Vec2::ZERO;
    } else {
        ui.ctx().request_repaint();
    }
}

//! What the pointer and the wheel do on the canvas: gestures begin, go on and end here.

use std::sync::Arc;

use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::drag_overlay::Preview;
use super::free_space::Spaces;
use super::gesture::{Gesture, Mode, frame_between, moving, resized, whole};
use super::hit::{Grip, HitTarget, hit};
use super::navigation::{drift, fingers, wheel};
use super::scene::{Scene, corner};
use super::snap::{Guide, snap};
use super::{CanvasState, canvas_id, drop_ui, relation_from};
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::edit::ops::NewStatement;
use crate::i18n;
use crate::model::{ElementId, Frame, Place, StatementKind};
use crate::picture::wrap::FOOT;
use crate::ui::inline_editor::Writing;
use crate::ui::{Dragged, View};

/// What came of the pointer in this frame.
#[derive(Default)]
pub struct PointerOutcome {
    /// What the map looks like with the gesture.
    pub preview: Preview,
    /// Lines along which something snaps.
    pub guides: Vec<Guide>,
    /// The card whose handles are shown.
    pub handles_on: Option<ElementId>,
    /// What the pointer is over.
    pub over: HitTarget,
}

/// To how many cards what is dragged lines up at most.
const SNAPPED_TO: usize = 300;

/// Does what the pointer does.
pub fn pointer(
    ui: &Ui,
    response: &Response,
    view: &View<'_>,
    state: &mut CanvasState,
    scene: &Scene,
    armed: Option<&NewStatement>,
    queue: &mut Queue,
) -> PointerOutcome {
    let rect = response.rect;
    if fingers(ui, state, rect) {
        return PointerOutcome::default();
    }
    if response.contains_pointer() {
        wheel(ui, state, rect);
    }
    drift(ui, state);
    let screen = ui.input(|i| i.pointer.latest_pos());
    let inside = screen.is_some_and(|at| rect.contains(at)) && (response.contains_pointer() || response.dragged());
    let at = state.camera.map_from_screen(rect, screen.unwrap_or(rect.center()));
    let zoom = state.camera.zoom();
    let handles_on = handles_card(view, state, scene, at);
    let over = if inside || egui::DragAndDrop::has_any_payload(ui.ctx()) {
        hit(scene, at, zoom, handles_on)
    } else {
        HitTarget::Canvas
    };
    state.hover = inside.then_some(over);
    // What bears on a card is lit when the pointer stays on it.
    state.hovered = match (over, state.hovered) {
        (HitTarget::Card(id), Some((known, since))) if id == known && inside => Some((id, since)),
        (HitTarget::Card(id), _) if inside => Some((id, view.now)),
        _ => None,
    };
    state.pointer = inside.then_some(at);
    state.hint.clear();

    if dropped(ui, rect, view, &Spaces { scene, map: view.map, hidden: state.sight.hidden() }, (at, over), queue) {
        return PointerOutcome { over, ..PointerOutcome::default() };
    }
    // While a new order is looked at, the pointer moves the view and nothing else.
    if state.shows_order() {
        if response.dragged() {
            state.camera.pan(ui.input(|i| i.pointer.delta()));
        }
        state.menu_at = None;
        state.hint = i18n::canvas::hint_order();
        return PointerOutcome { over, ..PointerOutcome::default() };
    }
    // While copies are compared, it chooses what is looked at, too.
    if view.marks.is_some() {
        if response.dragged() {
            state.camera.pan(ui.input(|i| i.pointer.delta()));
        }
        if response.clicked_by(PointerButton::Primary) {
            response.request_focus();
            queue.push(Command::Select(over.element().map(Selection::only).unwrap_or_default()));
        }
        state.menu_at = None;
        return PointerOutcome { over, ..PointerOutcome::default() };
    }
    begin(ui, response, view, state, scene, queue);
    // Escape ends the drag in egui too, in this very frame: it must not count as letting go.
    if state.gesture != Gesture::Idle && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
        state.gesture = Gesture::Idle;
    }
    let (by, guides) = drag_distance(ui, view, state, scene, at);
    let preview = state.gesture.preview(view.map, scene, at, by);
    let ended = response.drag_stopped() || (state.gesture != Gesture::Idle && !ui.input(|i| i.pointer.any_down()));
    if ended {
        let gesture = std::mem::take(&mut state.gesture);
        if gesture == Gesture::Pan {
            state.hands.end_pan(ui);
        }
        end(ui, view, scene, gesture, (at, over), by, queue);
        return PointerOutcome { preview: Preview::default(), guides: Vec::new(), handles_on, over };
    }
    if state.gesture == Gesture::Pan {
        state.camera.pan(ui.input(|i| i.pointer.delta()));
    } else if state.gesture != Gesture::Idle
        && let Some(pointer) = screen
    {
        edge_scroll(ui, state, rect, pointer);
    }
    if let (Gesture::Idle, HitTarget::Joint(id) | HitTarget::Line(id)) = (&state.gesture, over)
        && inside
        && state.mode == Mode::Select
    {
        // The step in words.
        response.clone().on_hover_text_at_pointer(crate::formats::describe::spoken_link(view.map, id));
    }
    clicks(response, view, state, scene, armed, (at, over), queue);
    cursor(ui, state, over, inside, armed.is_some());
    if let Some(text) = announced(ui, view, state, over, armed).filter(|_| inside || view.dragging) {
        state.hint = text;
    }
    PointerOutcome { preview, guides, handles_on, over }
}

/// Near the edge a drag takes the view along, the faster the nearer.
fn edge_scroll(ui: &Ui, state: &mut CanvasState, rect: Rect, pointer: Pos2) {
    let inner = rect.shrink(EDGE);
    let beyond = |at: f32, from: f32, to: f32| ((at - to).max(0.0) - (from - at).max(0.0)).clamp(-EDGE, EDGE) / EDGE;
    let way = vec2(beyond(pointer.x, inner.left(), inner.right()), beyond(pointer.y, inner.top(), inner.bottom()));
    if way != Vec2::ZERO && inner.is_positive() {
        let seconds = ui.input(|i| i.stable_dt).min(0.05);
        state.camera.pan(-way * EDGE_SPEED * seconds);
        ui.ctx().request_repaint();
    }
}

/// How near to the edge a drag begins to move the view, in points.
const EDGE: f32 = 28.0;
/// How fast it does at most, in points of the screen a second.
const EDGE_SPEED: f32 = 900.0;

/// The card whose handles are shown: the one under the pointer, or the only selected one.
fn handles_card(view: &View<'_>, state: &CanvasState, scene: &Scene, at: Pos2) -> Option<ElementId> {
    if state.mode != Mode::Select || state.camera.zoom() < 0.45 {
        return None;
    }
    let near = |rect: Rect| rect.expand(16.0 / state.camera.zoom()).contains(at);
    let selected = view.selection.single().filter(|id| scene.card(*id).is_some_and(|card| near(card.rect)));
    let around = Rect::from_center_size(at, Vec2::splat(32.0 / state.camera.zoom()));
    selected.or_else(|| scene.cards_at().found_in(around).last().copied())
}

/// A passage that is let go over the canvas.
fn dropped(
    ui: &Ui,
    rect: Rect,
    view: &View<'_>,
    room: &Spaces<'_>,
    (at, over): (Pos2, HitTarget),
    queue: &mut Queue,
) -> bool {
    let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ui.ctx()) else { return false };
    let over_canvas = ui.input(|i| i.pointer.latest_pos()).is_some_and(|p| rect.contains(p));
    if !over_canvas {
        return false;
    }
    let (target, _) = drop_ui::of_statement(view.map, dragged.statement.kind, over);
    if ui.input(|i| i.pointer.any_released()) {
        let place = drop_ui::landing(room, &dragged.statement, target, at);
        queue.push(Command::Drop(Box::new(dragged.statement.clone()), target, place));
        // What comes next is about the card, so the keys go to the canvas.
        ui.memory_mut(|m| m.request_focus(canvas_id()));
        return true;
    }
    false
}

/// A button was pressed and the pointer moved: which gesture it is follows from where and with what.
fn begin(ui: &Ui, response: &Response, view: &View<'_>, state: &mut CanvasState, scene: &Scene, queue: &mut Queue) {
    let space = ui.input(|i| i.key_down(egui::Key::Space));
    let by_touch = response.drag_started() && state.hands.begin(ui);
    if response.drag_started_by(PointerButton::Middle) || (space && response.drag_started_by(PointerButton::Primary)) {
        state.gesture = Gesture::Pan;
        state.space_used |= space;
        return;
    }
    if !response.drag_started_by(PointerButton::Primary) {
        return;
    }
    ui.memory_mut(|m| m.request_focus(canvas_id()));
    let Some(origin) = ui.input(|i| i.pointer.press_origin()) else { return };
    let from = state.camera.map_from_screen(response.rect, origin);
    if state.mode == Mode::DrawFrame {
        state.mode = Mode::Select;
        state.gesture = Gesture::Frame(from);
        return;
    }
    let target = hit(scene, from, state.camera.zoom(), handles_card(view, state, scene, from));
    let alt = ui.input(|i| i.modifiers.alt);
    state.gesture = match target {
        HitTarget::Handle(id) => {
            let all = view.selection.contains(id) && view.selection.statements(view.map).count() > 1;
            let premises = if all { view.selection.statements(view.map).collect() } else { [id].into_iter().collect() };
            let usual = relation_from(view, &premises);
            use crate::model::InferenceKind::{Attack, Support};
            let kind = if alt { if usual == Attack { Support } else { Attack } } else { usual };
            Gesture::Link(premises, kind)
        }
        HitTarget::CardGrip(id, grip) => Gesture::ResizeCard(id, grip),
        HitTarget::FrameGrip(id) => Gesture::ResizeFrame(id),
        HitTarget::Card(id) | HitTarget::Frame(id) => {
            if !view.selection.contains(id) {
                queue.push(Command::Select(Selection::only(id)));
            }
            Gesture::Move(Arc::new(moving(view.map, scene, view.selection, id)), from)
        }
        // A finger takes hold of the canvas itself.
        HitTarget::Canvas | HitTarget::Joint(_) | HitTarget::Line(_) if by_touch => Gesture::Pan,
        HitTarget::Canvas | HitTarget::Joint(_) | HitTarget::Line(_) => Gesture::Box(from),
    };
}

/// How far what is dragged has come, with snapping.
fn drag_distance(ui: &Ui, view: &View<'_>, state: &CanvasState, scene: &Scene, at: Pos2) -> (Vec2, Vec<Guide>) {
    let Gesture::Move(ids, from) = &state.gesture else { return (Vec2::ZERO, Vec::new()) };
    let by = at - *from;
    if ui.input(|i| i.modifiers.alt) {
        return (by, Vec::new());
    }
    let Some(bounds) = scene.bounds_of(ids.iter().copied()) else { return (by, Vec::new()) };
    let seen = state.camera.visible(state.view.unwrap_or(Rect::NOTHING));
    // Where hundreds are in view, something is in line wherever one goes.
    let others = scene.cards_at().unsorted_in(seen).filter(|(id, _)| !ids.contains(id)).take(SNAPPED_TO);
    let others: Vec<Rect> = others.map(|(_, rect)| rect).collect();
    debug_assert!(ids.iter().all(|id| view.map.kind_of(*id).is_some()));
    let (correction, guides) = snap(bounds.translate(by), &others, 6.0 / state.camera.zoom());
    (by + correction, guides)
}

/// The button was released: one command.
fn end(
    ui: &Ui,
    view: &View<'_>,
    scene: &Scene,
    gesture: Gesture,
    (at, over): (Pos2, HitTarget),
    by: Vec2,
    queue: &mut Queue,
) {
    match gesture {
        Gesture::Idle | Gesture::Pan => {}
        Gesture::Box(from) => {
            let area = Rect::from_two_pos(from, at);
            let cards = scene.cards_at().unsorted_in(area).map(|(id, _)| id);
            let frames = scene.frames().iter().filter(|(_, frame)| area.contains_rect(**frame)).map(|(id, _)| *id);
            // A link lies in the box where its sign does.
            let joints = scene.links().keys().filter(|id| scene.middle(**id).is_some_and(|at| area.contains(at)));
            let mut selection: Selection = cards.chain(frames).chain(joints.copied()).collect();
            if ui.input(|i| i.modifiers.shift) {
                view.selection.iter().for_each(|id| selection.insert(id));
            }
            queue.push(Command::Select(selection));
        }
        Gesture::Frame(from) => {
            if (at - from).length() > 20.0 {
                queue.push(Command::AddFrame(frame_between(String::new(), from, at)));
            }
        }
        Gesture::Move(ids, _) => {
            let (dx, dy) = whole(by);
            if (dx, dy) != (0, 0) {
                queue.push(Command::Shift(ids.as_ref().clone(), dx, dy));
            }
        }
        Gesture::ResizeCard(id, grip) => {
            if let Some(card) = scene.card(id) {
                let (place, width) = resized(card.rect, grip, at);
                queue.push(Command::Resize(id, place, width));
            }
        }
        Gesture::ResizeFrame(id) => {
            if let Some(frame) = view.map.frames().get(&id) {
                let corner = corner(frame.place);
                let size = |n: f32| n.round() as u32;
                let mut new =
                    Frame::new(frame.title.clone(), frame.place, size(at.x - corner.x), size(at.y - corner.y));
                new.extras = frame.extras.clone();
                queue.push(Command::SetFrame(id, new));
                queue.push(Command::CloseStep);
            }
        }
        Gesture::Link(premises, kind) => match drop_ui::of_link(view.map, &premises, kind, over).0 {
            drop_ui::LinkDrop::Link(conclusion, kind) => queue.push(Command::Link(premises, conclusion, kind)),
            drop_ui::LinkDrop::Join(inference) => queue.push(Command::Join(inference, premises)),
            drop_ui::LinkDrop::Nothing => {}
        },
    }
}

/// Clicks select, place, choose, or open a field.
fn clicks(
    response: &Response,
    view: &View<'_>,
    state: &mut CanvasState,
    scene: &Scene,
    armed: Option<&NewStatement>,
    (at, over): (Pos2, HitTarget),
    queue: &mut Queue,
) {
    if response.secondary_clicked() {
        // A finger that stays opens the menu and drags nothing.
        state.gesture = Gesture::Idle;
        if let Some(id) = over.element()
            && !view.selection.contains(id)
        {
            queue.push(Command::Select(Selection::only(id)));
        }
        state.menu_at = Some((over, at));
        return;
    }
    if response.double_clicked() {
        match over {
            HitTarget::Card(id) if on_citation(view, scene, id, at) => queue.push(Command::ShowPassage(id, 0)),
            HitTarget::Card(id) | HitTarget::CardGrip(id, _) | HitTarget::Frame(id) => queue.push(Command::Edit(id)),
            HitTarget::Canvas => {
                let place = Place::from_f64(f64::from(at.x - 124.0), f64::from(at.y - 24.0));
                queue.push(Command::AddCard(StatementKind::Claim, place));
            }
            _ => {}
        }
        return;
    }
    // Not `clicked()`: that is also true for Enter and Space on the focused canvas.
    if !response.clicked_by(PointerButton::Primary) {
        return;
    }
    response.request_focus();
    if let Some(new) = armed {
        let room = Spaces { scene, map: view.map, hidden: state.sight.hidden() };
        let (target, _) = drop_ui::of_statement(view.map, new.kind, over);
        let place = drop_ui::landing(&room, new, target, at);
        queue.push(Command::Drop(Box::new(new.clone()), target, place));
        return;
    }
    if let Mode::Pick(premises, kind, undercut, _) = &state.mode {
        let over = aimed_at(over, *undercut);
        match drop_ui::of_link(view.map, premises, *kind, over).0 {
            drop_ui::LinkDrop::Link(conclusion, kind) => queue.push(Command::Link(premises.clone(), conclusion, kind)),
            drop_ui::LinkDrop::Join(inference) => queue.push(Command::Join(inference, premises.clone())),
            drop_ui::LinkDrop::Nothing => {}
        }
        state.mode = Mode::Select;
        return;
    }
    if let Mode::Relink(inference) = state.mode {
        if let Some(target) = over.element().filter(|id| !view.map.frames().contains_key(id)) {
            queue.push(Command::Relink(inference, target));
        }
        state.mode = Mode::Select;
        return;
    }
    // From afar there are no badges.
    let badges = state.sight.folded_counts().keys().filter(|_| state.painted > 0);
    let folded = badges.copied().find(|id| {
        let card = scene.card(*id).map(|card| state.camera.screen_rect(response.rect, card.rect));
        let badge = card.map(|card| super::card_ui::fold_badge(state.camera.zoom(), card));
        let pointer = state.camera.screen_from_map(response.rect, at);
        badge.is_some_and(|badge| badge.contains(pointer))
    });
    if let Some(id) = folded {
        state.sight.unfold_at(view.map, id);
        return;
    }
    let shift = response.ctx.input(|i| i.modifiers.shift || i.modifiers.command);
    let mut selection = if shift { view.selection.clone() } else { Selection::default() };
    if let Some(id) = over.element() {
        selection.toggle(id);
    }
    if selection != *view.selection {
        queue.push(Command::Select(selection));
    }
}

/// Whether a point of the map is on the line of a card that says where it comes from.
fn on_citation(view: &View<'_>, scene: &Scene, card: ElementId, at: Pos2) -> bool {
    let cites = view.map.statements().get(&card).is_some_and(|statement| !statement.citations.is_empty());
    cites && scene.card(card).is_some_and(|card| at.y > card.rect.bottom() - FOOT.1)
}

/// What is aimed at while a target is chosen: an undercut means the step, not one more premise for it,
/// and no card.
pub fn aimed_at(over: HitTarget, undercut: bool) -> HitTarget {
    match (over, undercut) {
        (HitTarget::Joint(id), true) => HitTarget::Line(id),
        (HitTarget::Card(_) | HitTarget::Handle(_) | HitTarget::CardGrip(..), true) => HitTarget::Canvas,
        _ => over,
    }
}

/// What the status line says of a drop, a link or a choice: what it will do where the pointer is.
fn announced(
    ui: &Ui,
    view: &View<'_>,
    state: &CanvasState,
    over: HitTarget,
    armed: Option<&NewStatement>,
) -> Option<String> {
    let what = match (&state.gesture, &state.mode) {
        (Gesture::Link(premises, kind), _) => drop_ui::of_link(view.map, premises, *kind, over).1,
        (Gesture::Idle, Mode::Pick(premises, kind, undercut, _)) => {
            drop_ui::of_link(view.map, premises, *kind, aimed_at(over, *undercut)).1
        }
        (Gesture::Idle, _) => {
            let dragged = egui::DragAndDrop::payload::<Dragged>(ui.ctx());
            let new = dragged.as_deref().map(|d| &d.statement).or(armed)?;
            drop_ui::of_statement(view.map, new.kind, over).1
        }
        _ => return None,
    };
    Some(format!("{}  {}", what.deed, what.meaning))
}

/// The pointer's shape, and what the status line says.
fn cursor(ui: &Ui, state: &mut CanvasState, over: HitTarget, inside: bool, armed: bool) {
    let (icon, hint) = match (&state.gesture, &state.mode, over) {
        (Gesture::Pan, _, _) => (CursorIcon::Grabbing, i18n::canvas::hint_pan()),
        (Gesture::Move(..), _, _) => (CursorIcon::Move, i18n::canvas::hint_move()),
        (Gesture::Box(_), _, _) => (CursorIcon::Crosshair, i18n::canvas::hint_box()),
        (Gesture::Frame(_), _, _) | (_, Mode::DrawFrame, _) => (CursorIcon::Crosshair, i18n::canvas::hint_frame()),
        (Gesture::ResizeCard(..) | Gesture::ResizeFrame(_), _, _) => {
            (CursorIcon::ResizeHorizontal, i18n::canvas::hint_resize())
        }
        (Gesture::Link(..), _, _) => (CursorIcon::Crosshair, i18n::canvas::hint_link()),
        (_, Mode::Pick(..), _) => (CursorIcon::Crosshair, i18n::canvas::hint_pick()),
        (_, Mode::Relink(_), _) => (CursorIcon::Crosshair, i18n::canvas::hint_relink()),
        _ if armed => (CursorIcon::Copy, i18n::canvas::hint_armed()),
        (_, _, HitTarget::Handle(_)) => (CursorIcon::Crosshair, i18n::canvas::hint_handle()),
        (_, _, HitTarget::CardGrip(_, Grip::Left)) => (CursorIcon::ResizeNeSw, i18n::canvas::hint_grip()),
        (_, _, HitTarget::CardGrip(_, Grip::Right) | HitTarget::FrameGrip(_)) => {
            (CursorIcon::ResizeNwSe, i18n::canvas::hint_grip())
        }
        (_, _, HitTarget::Card(_)) => (CursorIcon::Default, i18n::canvas::hint_card()),
        (_, _, HitTarget::Joint(_) | HitTarget::Line(_)) => (CursorIcon::PointingHand, i18n::canvas::hint_line()),
        (_, _, HitTarget::Frame(_)) => (CursorIcon::Move, i18n::canvas::hint_frame_title()),
        (_, _, HitTarget::Canvas) => (CursorIcon::Default, i18n::canvas::hint_canvas()),
    };
    if inside && ui.input(|i| i.key_down(egui::Key::Space)) && state.gesture == Gesture::Idle {
        ui.set_cursor_icon(CursorIcon::Grab);
    } else if inside {
        ui.set_cursor_icon(icon);
    }
    if inside || !matches!(state.mode, Mode::Select) || armed {
        state.hint = hint;
    }
}

/// Begins to edit a text in place.
pub fn begin_edit(state: &mut CanvasState, id: ElementId, text: String, fresh: bool) {
    state.mode = Mode::Select;
    state.editing = Some(Writing::on(id, text, fresh));
}

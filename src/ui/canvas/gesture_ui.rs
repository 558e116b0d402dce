//! What a gesture shows over the map: guides, handles, the box of a selection, a link that is being
//! drawn, the ghost of a drop.

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::free_space::Spaces;
use super::gesture::{Gesture, Mode};
use super::hit::HitTarget;
use super::mesh_builder::MeshBuilder;
use super::scene::Scene;
use super::{CanvasState, drop_ui, hit, input, paint, snap};
use crate::edit::ops::NewStatement;
use crate::picture::curve;
use crate::ui::theme::Tokens;
use crate::ui::{Dragged, View};

fn draw_guide(painter: &egui::Painter, state: &CanvasState, rect: Rect, guide: snap::Guide) {
    let t = Tokens::of(painter.ctx());
    let stroke = Stroke::new(1.0, t.accent);
    match guide {
        snap::Guide::Vertical(x) => {
            painter.vline(state.camera.screen_from_map(rect, pos2(x, 0.0)).x, rect.y_range(), stroke);
        }
        snap::Guide::Horizontal(y) => {
            painter.hline(rect.x_range(), state.camera.screen_from_map(rect, pos2(0.0, y)).y, stroke);
        }
    }
}

/// Handles, the box of a selection, a link that is being drawn, the ghost of a drop.
#[expect(clippy::too_many_arguments, reason = "drawing reads everything; a struct would only hide it")]
pub fn gesture_ui(
    ui: &Ui,
    painter: &egui::Painter,
    view: &View<'_>,
    state: &CanvasState,
    rect: Rect,
    scene: &Scene,
    outcome: &input::PointerOutcome,
    armed: Option<&NewStatement>,
) {
    for guide in &outcome.guides {
        draw_guide(painter, state, rect, *guide);
    }
    let t = Tokens::of(ui.ctx());
    let camera = &state.camera;
    let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|at| rect.contains(*at));
    if let Some(id) = outcome.handles_on.filter(|_| state.gesture == Gesture::Idle && armed.is_none() && !view.dragging)
        && let Some(card) = scene.card(id)
    {
        for at in hit::handles(card.rect, camera.zoom()) {
            painter.circle(camera.screen_from_map(rect, at), 4.5, t.card, Stroke::new(1.5, t.accent));
        }
        for at in [card.rect.left_bottom(), card.rect.right_bottom()] {
            let grip = Rect::from_center_size(camera.screen_from_map(rect, at), Vec2::splat(6.0));
            painter.rect(grip, 1.5, t.card, Stroke::new(1.5, t.accent), StrokeKind::Middle);
        }
    }
    let Some(pointer) = pointer else { return };
    let on_map = camera.map_from_screen(rect, pointer);
    match &state.gesture {
        Gesture::Box(from) | Gesture::Frame(from) => {
            let area = camera.screen_rect(rect, Rect::from_two_pos(*from, on_map));
            painter.rect(area, 2.0, t.accent.gamma_multiply(0.10), Stroke::new(1.0, t.accent), StrokeKind::Inside);
        }
        Gesture::Link(premises, kind) => {
            let (drop, what) = drop_ui::of_link(view.map, premises, *kind, outcome.over);
            let colour = what.relation.map_or(t.dim, |(kind, undercut)| t.relation(kind, undercut));
            let to = match drop {
                drop_ui::LinkDrop::Link(id, _) => scene.middle(id).unwrap_or(on_map),
                drop_ui::LinkDrop::Join(id) => scene.middle(id).unwrap_or(on_map),
                drop_ui::LinkDrop::Nothing => on_map,
            };
            let mut drawn = MeshBuilder::default();
            for card in premises.iter().filter_map(|id| scene.card(*id)) {
                let from = nearest_edge(card.rect, to);
                let line = curve::Curve::simple(from, (to - from) * 0.3, (to - from) * 0.3, to);
                paint::curve(camera, rect, &line, Stroke::new(2.0, colour), Some((3.0, 4.0)), &mut drawn);
            }
            painter.add(egui::Shape::mesh(drawn.mesh));
            highlight(painter, state, rect, scene, outcome.over, colour);
            drop_ui::bubble(painter, pointer, &what);
        }
        _ => {}
    }
    let dragged = egui::DragAndDrop::payload::<Dragged>(ui.ctx());
    let new = dragged.as_deref().map(|d| &d.statement).or(armed);
    if let Some(new) = new.filter(|_| state.gesture == Gesture::Idle) {
        let (target, what) = drop_ui::of_statement(view.map, new.kind, outcome.over);
        let room = Spaces { scene, map: view.map, hidden: state.sight.hidden() };
        let place = drop_ui::landing(&room, new, target, on_map);
        let colour = what.relation.map_or(t.accent, |(kind, undercut)| t.relation(kind, undercut));
        highlight(painter, state, rect, scene, outcome.over, colour);
        drop_ui::ghost(painter, camera, rect, scene, target, place, &what);
    }
    if let Mode::Pick(premises, kind, undercut, _) = &state.mode
        && state.gesture == Gesture::Idle
    {
        let over = input::aimed_at(outcome.over, *undercut);
        let (_, what) = drop_ui::of_link(view.map, premises, *kind, over);
        drop_ui::bubble(painter, pointer, &what);
    }
}

fn nearest_edge(rect: Rect, to: Pos2) -> Pos2 {
    let edges = [rect.center_top(), rect.center_bottom(), rect.left_center(), rect.right_center()];
    edges.into_iter().min_by(|a, b| a.distance_sq(to).total_cmp(&b.distance_sq(to))).unwrap_or(rect.center())
}

/// A border round what something would be dropped on.
fn highlight(
    painter: &egui::Painter,
    state: &CanvasState,
    rect: Rect,
    scene: &Scene,
    over: HitTarget,
    colour: egui::Color32,
) {
    match over {
        HitTarget::Card(id) | HitTarget::Handle(id) | HitTarget::CardGrip(id, _) => {
            if let Some(card) = scene.card(id) {
                let area = state.camera.screen_rect(rect, card.rect).expand(3.0);
                painter.rect_stroke(area, 11.0, Stroke::new(2.0, colour), StrokeKind::Outside);
            }
        }
        HitTarget::Joint(id) | HitTarget::Line(id) => {
            if let Some(joint) = scene.middle(id) {
                let at = state.camera.screen_from_map(rect, joint);
                painter.circle_stroke(at, 14.0 * state.camera.zoom().max(0.5), Stroke::new(2.0, colour));
            }
        }
        HitTarget::Canvas | HitTarget::Frame(_) | HitTarget::FrameGrip(_) => {}
    }
}

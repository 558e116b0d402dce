//! Draws one link: solid green with a plus, red with a bar, purple and dashed with a break mark.

use egui::{Color32, Pos2, Rect, Stroke, Vec2, vec2};

use super::camera::Camera;
use super::paint;
use super::sheet::Sheet;
use crate::model::InferenceKind;
use crate::picture::route::{JOINT, LinkShape};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Tokens;

/// The sign of a relation.
pub fn sign(kind: InferenceKind, undercut: bool) -> Icon {
    match kind {
        InferenceKind::Support => Icon::Plus,
        InferenceKind::Attack if undercut => Icon::Cross,
        InferenceKind::Attack => Icon::Bar,
        InferenceKind::Rephrase => Icon::Equals,
    }
}

/// How strongly a link is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LinkLook {
    /// Selected, under the pointer, or chosen by the keys.
    pub strong: bool,
    /// It does not pass the filter, or is not near what is in focus.
    pub dim: bool,
}

fn colour_of(t: &Tokens, shape: &LinkShape, look: LinkLook) -> Color32 {
    t.faded(t.relation(shape.kind, shape.undercut), look.dim)
}

/// Draws the line with its head; its sign comes later, over the lines of others.
pub fn link(t: &Tokens, camera: &Camera, view: Rect, shape: &LinkShape, look: LinkLook, sheet: &mut Sheet) {
    let zoom = camera.zoom();
    let colour = colour_of(t, shape, look);
    let width = if look.strong { 3.0 } else { 2.0 };
    let stroke = Stroke::new((width * zoom.sqrt()).clamp(1.0, 4.0), colour);
    let dash = match (shape.kind, shape.undercut) {
        (InferenceKind::Attack, true) => Some((6.0, 5.0)),
        (InferenceKind::Rephrase, _) => Some((2.0, 4.0)),
        _ => None,
    };
    for (_, tail) in &shape.tails {
        paint::curve(camera, view, tail, stroke, dash, sheet);
    }
    paint::curve(camera, view, &shape.head, stroke, dash, sheet);
    let tip = camera.screen_from_map(view, shape.head.at(1.0));
    if view.expand(20.0).contains(tip) {
        arrow_head(tip, shape.head.end_direction(), (9.0 * zoom).clamp(4.0, 16.0), colour, sheet);
    }
}

/// Draws the sign of a link.
pub fn joint(t: &Tokens, camera: &Camera, view: Rect, shape: &LinkShape, look: LinkLook, sheet: &mut Sheet) {
    let zoom = camera.zoom();
    let at = camera.screen_from_map(view, shape.joint);
    if !view.expand(40.0).contains(at) {
        return;
    }
    let colour = colour_of(t, shape, look);
    let radius = JOINT * zoom.max(0.3);
    let (fill, mark) = if look.strong { (colour, t.canvas) } else { (t.canvas, colour) };
    let width = (2.0 * zoom.sqrt()).clamp(1.0, 3.0);
    sheet.disc(at, radius + width / 2.0, colour);
    if fill != colour {
        sheet.disc(at, radius - width / 2.0, fill);
    }
    let r = radius * 0.48;
    for [from, to] in icons::strokes(sign(shape.kind, shape.undercut)) {
        let ends = [at + vec2(from.0, from.1) * r, at + vec2(to.0, to.1) * r];
        sheet.line(ends, (radius / 6.0).max(1.0), mark);
    }
}

/// An arrow head whose tip is at `tip` and which points along `direction`.
fn arrow_head(tip: Pos2, direction: Vec2, size: f32, colour: Color32, sheet: &mut Sheet) {
    let along = direction.normalized() * size;
    let across = vec2(-along.y, along.x) * 0.55;
    sheet.triangle([tip, tip - along + across, tip - along - across], colour);
}

/// A line without signs, in a mesh with many others.
pub fn plain(t: &Tokens, camera: &Camera, view: Rect, shape: &LinkShape, look: LinkLook, sheet: &mut Sheet) {
    let zoom = camera.zoom();
    let colour = colour_of(t, shape, look);
    let width = ((if look.strong { 3.0 } else { 2.0 }) * zoom.sqrt()).clamp(0.8, 3.0);
    for curve in shape.tails.iter().map(|(_, tail)| tail).chain([&shape.head]) {
        let on_screen = curve.map(|point| camera.screen_from_map(view, point));
        for (_, points) in on_screen.stretches(view.expand(4.0)) {
            sheet.line(points, width, colour);
        }
    }
}

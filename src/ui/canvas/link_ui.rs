//! Draws one link: solid green with a plus, red with a bar, purple and dashed with a break mark.

use egui::{Color32, Pos2, Rect, Stroke, Vec2, vec2};

use super::camera::Camera;
use super::mesh_builder::MeshBuilder;
use super::occlusion::Strands;
use super::paint;
use crate::analysis::Label;
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
    /// How the step stands, if that is shown.
    pub standing: Option<Label>,
    /// It counts for the moment as if it had not been drawn.
    pub muted: bool,
}

impl LinkLook {
    /// Whether it carries nothing now: then its line is pale.
    fn is_idle(self) -> bool {
        self.muted || self.standing == Some(Label::Falls)
    }
}

fn colour_of(t: &Tokens, shape: &LinkShape, look: LinkLook) -> Color32 {
    let colour = t.faded(t.relation(shape.kind, shape.undercut), look.dim);
    if look.is_idle() && !look.strong { t.canvas.lerp_to_gamma(colour, 0.5) } else { colour }
}

/// Draws the line with its head; its sign comes later, over the lines of others.
pub fn link(t: &Tokens, camera: &Camera, view: Rect, shape: &LinkShape, look: LinkLook, sheet: &mut MeshBuilder) {
    let zoom = camera.zoom();
    let colour = colour_of(t, shape, look);
    let width = if look.strong { 3.0 } else { 2.0 };
    let stroke = Stroke::new((width * zoom.sqrt()).clamp(1.0, 4.0), colour);
    let dash = match (shape.kind, shape.undercut) {
        (InferenceKind::Attack, true) => Some((6.0, 5.0)),
        (InferenceKind::Rephrase, _) => Some((2.0, 4.0)),
        _ if look.muted => Some((1.5, 6.0)),
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
pub fn joint(t: &Tokens, camera: &Camera, view: Rect, shape: &LinkShape, look: LinkLook, sheet: &mut MeshBuilder) {
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
    standing(t, at, radius, look, sheet);
}

/// What the sign of a step says of how it stands: struck through when it falls or is muted, a small ring when it is
/// open. A step that stands has its plain sign.
fn standing(t: &Tokens, at: Pos2, radius: f32, look: LinkLook, sheet: &mut MeshBuilder) {
    if look.is_idle() {
        let reach = vec2(radius * 1.25, -radius * 1.25);
        sheet.line([at - reach, at + reach], (radius / 3.0).max(1.5), t.canvas);
        sheet.line([at - reach, at + reach], (radius / 5.5).max(1.0), t.faded(t.text, look.dim));
    } else if look.standing == Some(Label::Open) {
        let corner = at + vec2(radius, radius) * 0.9;
        sheet.disc(corner, radius * 0.5, t.faded(t.dim, look.dim));
        sheet.disc(corner, radius * 0.28, t.canvas);
    }
}

/// An arrow head whose tip is at `tip` and which points along `direction`.
fn arrow_head(tip: Pos2, direction: Vec2, size: f32, colour: Color32, sheet: &mut MeshBuilder) {
    let along = direction.normalized() * size;
    let across = vec2(-along.y, along.x) * 0.55;
    sheet.triangle([tip, tip - along + across, tip - along - across], colour);
}

/// A line without signs, in a mesh with many others, of which it is left out where it could not be seen.
pub fn plain(
    t: &Tokens,
    camera: &Camera,
    view: Rect,
    shape: &LinkShape,
    look: LinkLook,
    strands: &mut Strands,
    sheet: &mut MeshBuilder,
) {
    let zoom = camera.zoom();
    let colour = colour_of(t, shape, look);
    let width = ((if look.strong { 3.0 } else { 2.0 }) * zoom.sqrt()).clamp(0.8, 3.0);
    for curve in shape.tails.iter().map(|(_, tail)| tail).chain([&shape.head]) {
        let on_screen = curve.map(|point| camera.screen_from_map(view, point));
        for (_, points) in on_screen.stretches(view.expand(4.0)) {
            if strands.take(colour, look.strong, &points) {
                sheet.line(points, width, colour);
            }
        }
    }
}

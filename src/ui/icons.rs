//! Small signs, painted from strokes: crisp at every size, and no font can lack them.

use egui::{Color32, Painter, Pos2, Stroke, Vec2, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Support; also "add".
    Plus,
    /// Rebut.
    Bar,
    /// Undercut.
    Cross,
    /// Rephrase.
    Equals,
    /// Done, on the map.
    Check,
    /// A premise: a line that carries.
    Underline,
    /// An arrow upwards.
    Up,
    /// A bent arrow to the left.
    Undo,
    /// A bent arrow to the right.
    Redo,
}

/// Paints a sign that is `size` across, centred.
pub fn paint(painter: &Painter, icon: Icon, at: Pos2, size: f32, colour: Color32) {
    let r = size / 2.0;
    let stroke = Stroke::new((size / 6.0).max(1.0), colour);
    let line = |a: Vec2, b: Vec2| {
        painter.line_segment([at + a * r, at + b * r], stroke);
    };
    match icon {
        Icon::Plus => {
            line(vec2(-1.0, 0.0), vec2(1.0, 0.0));
            line(vec2(0.0, -1.0), vec2(0.0, 1.0));
        }
        Icon::Bar => line(vec2(-1.0, 0.0), vec2(1.0, 0.0)),
        Icon::Cross => {
            line(vec2(-0.85, -0.85), vec2(0.85, 0.85));
            line(vec2(-0.85, 0.85), vec2(0.85, -0.85));
        }
        Icon::Equals => {
            line(vec2(-1.0, -0.45), vec2(1.0, -0.45));
            line(vec2(-1.0, 0.45), vec2(1.0, 0.45));
        }
        Icon::Check => {
            line(vec2(-0.9, 0.05), vec2(-0.25, 0.75));
            line(vec2(-0.25, 0.75), vec2(0.95, -0.7));
        }
        Icon::Underline => {
            line(vec2(-0.7, -0.4), vec2(0.7, -0.4));
            line(vec2(-1.0, 0.5), vec2(1.0, 0.5));
        }
        Icon::Up => {
            line(vec2(0.0, 1.0), vec2(0.0, -0.9));
            line(vec2(-0.7, -0.2), vec2(0.0, -0.9));
            line(vec2(0.7, -0.2), vec2(0.0, -0.9));
        }
        Icon::Undo | Icon::Redo => {
            let flip = if icon == Icon::Undo { 1.0 } else { -1.0 };
            let p = |x: f32, y: f32| at + vec2(x * flip, y) * r;
            painter.add(egui::epaint::CubicBezierShape::from_points_stroke(
                [p(-0.9, -0.35), p(1.2, -0.6), p(1.2, 1.1), p(-0.3, 0.9)],
                false,
                Color32::TRANSPARENT,
                stroke,
            ));
            painter.line_segment([p(-0.9, -0.35), p(-0.35, -0.95)], stroke);
            painter.line_segment([p(-0.9, -0.35), p(-0.3, 0.15)], stroke);
        }
    }
}

/// An arrow head whose tip is at `tip` and which points along `direction`.
pub fn arrow_head(painter: &Painter, tip: Pos2, direction: Vec2, size: f32, colour: Color32) {
    let along = direction.normalized() * size;
    if !along.x.is_finite() || !along.y.is_finite() {
        return;
    }
    let across = vec2(-along.y, along.x) * 0.55;
    let back = tip - along;
    let points = vec![tip, back + across, pos2(back.x - across.x, back.y - across.y)];
    painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
}

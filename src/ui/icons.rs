//! Small signs, painted from strokes: crisp at every size, and no font can lack them.

use egui::{Color32, Painter, Pos2, Stroke, vec2};

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
    /// Nothing decided: a ring.
    Ring,
    /// A flag: nobody has answered.
    Flag,
    /// A bent arrow to the left.
    Undo,
    /// A bent arrow to the right.
    Redo,
}

/// The straight strokes of a sign, in a square from -1 to 1.
pub fn strokes(icon: Icon) -> &'static [[(f32, f32); 2]] {
    match icon {
        Icon::Plus => &[[(-1.0, 0.0), (1.0, 0.0)], [(0.0, -1.0), (0.0, 1.0)]],
        Icon::Bar => &[[(-1.0, 0.0), (1.0, 0.0)]],
        Icon::Cross => &[[(-0.85, -0.85), (0.85, 0.85)], [(-0.85, 0.85), (0.85, -0.85)]],
        Icon::Equals => &[[(-1.0, -0.45), (1.0, -0.45)], [(-1.0, 0.45), (1.0, 0.45)]],
        Icon::Check => &[[(-0.9, 0.05), (-0.25, 0.75)], [(-0.25, 0.75), (0.95, -0.7)]],
        Icon::Underline => &[[(-0.7, -0.4), (0.7, -0.4)], [(-1.0, 0.5), (1.0, 0.5)]],
        Icon::Up => &[[(0.0, 1.0), (0.0, -0.9)], [(-0.7, -0.2), (0.0, -0.9)], [(0.7, -0.2), (0.0, -0.9)]],
        Icon::Ring => &[
            [(-0.4, -0.9), (0.4, -0.9)],
            [(0.4, -0.9), (0.9, -0.4)],
            [(0.9, -0.4), (0.9, 0.4)],
            [(0.9, 0.4), (0.4, 0.9)],
            [(0.4, 0.9), (-0.4, 0.9)],
            [(-0.4, 0.9), (-0.9, 0.4)],
            [(-0.9, 0.4), (-0.9, -0.4)],
            [(-0.9, -0.4), (-0.4, -0.9)],
        ],
        Icon::Flag => &[[(-0.7, 1.0), (-0.7, -0.9)], [(-0.7, -0.9), (0.9, -0.45)], [(0.9, -0.45), (-0.7, 0.1)]],
        Icon::Undo => &[[(-0.9, -0.35), (-0.35, -0.95)], [(-0.9, -0.35), (-0.3, 0.15)]],
        Icon::Redo => &[[(0.9, -0.35), (0.35, -0.95)], [(0.9, -0.35), (0.3, 0.15)]],
    }
}

/// Paints a sign that is `size` across, centred.
pub fn paint(painter: &Painter, icon: Icon, at: Pos2, size: f32, colour: Color32) {
    let r = size / 2.0;
    let stroke = Stroke::new((size / 6.0).max(1.0), colour);
    for [from, to] in strokes(icon) {
        painter.line_segment([at + vec2(from.0, from.1) * r, at + vec2(to.0, to.1) * r], stroke);
    }
    if matches!(icon, Icon::Undo | Icon::Redo) {
        let flip = if icon == Icon::Undo { 1.0 } else { -1.0 };
        let p = |x: f32, y: f32| at + vec2(x * flip, y) * r;
        painter.add(egui::epaint::CubicBezierShape::from_points_stroke(
            [p(-0.9, -0.35), p(1.2, -0.6), p(1.2, 1.1), p(-0.3, 0.9)],
            false,
            Color32::TRANSPARENT,
            stroke,
        ));
    }
}

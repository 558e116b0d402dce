//! Strokes of the canvas: background, curves, dashes. The one place that hands long lines to egui, so
//! the one place that cuts them to what is seen first.

use egui::{Color32, Pos2, Rect, Stroke};

use super::camera::Camera;
use super::mesh_builder::MeshBuilder;
use crate::picture::curve::Curve;

/// The distance between dots of the background, in points at zoom 1.
const DOTS: f32 = 24.0;
/// Pixels of the picture of one dot, which is repeated over the canvas.
const DOT_PIXELS: usize = 64;

/// The picture of one dot.
pub fn dot_picture() -> egui::ColorImage {
    let middle = DOT_PIXELS as f32 / 2.0;
    let pixel = |n: usize| {
        let (x, y) = ((n % DOT_PIXELS) as f32 + 0.5 - middle, (n / DOT_PIXELS) as f32 + 0.5 - middle);
        let cover = (3.0 - (x * x + y * y).sqrt()).clamp(0.0, 1.0);
        Color32::from_white_alpha((cover * 255.0) as u8)
    };
    let pixels = (0..DOT_PIXELS * DOT_PIXELS).map(pixel).collect();
    egui::ColorImage::new([DOT_PIXELS, DOT_PIXELS], pixels)
}

/// The dots of the background; none when they would be denser than dots should be.
pub fn dots(camera: &Camera, view: Rect, colour: Color32, picture: egui::TextureId) -> Option<egui::Mesh> {
    if camera.zoom() < 0.25 {
        return None;
    }
    let mut step = DOTS;
    while step * camera.zoom() < 18.0 {
        step *= 2.0;
    }
    while step * camera.zoom() > 48.0 {
        step /= 2.0;
    }
    let seen = camera.visible(view);
    // Small numbers, whatever the place: what is repeated looks the same one step farther.
    let from = egui::pos2(seen.left().rem_euclid(step), seen.top().rem_euclid(step));
    let uv = Rect::from_min_size((from.to_vec2() / step).to_pos2(), seen.size() / step);
    let mut mesh = egui::Mesh::with_texture(picture);
    mesh.add_rect_with_uv(view, uv.translate(egui::Vec2::splat(0.5)), colour);
    Some(mesh)
}

/// The part of the segment from `a` to `b` that lies in `rect` (Liang and Barsky 1984).
pub fn clip(a: Pos2, b: Pos2, rect: Rect) -> Option<(Pos2, Pos2)> {
    let d = b - a;
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (p, q) in
        [(-d.x, a.x - rect.left()), (d.x, rect.right() - a.x), (-d.y, a.y - rect.top()), (d.y, rect.bottom() - a.y)]
    {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    (from <= to).then(|| (a + d * from, a + d * to))
}

/// A curve of the map as a line on the screen, solid or dashed.
pub fn curve(
    camera: &Camera,
    view: Rect,
    curve: &Curve,
    stroke: Stroke,
    dash: Option<(f32, f32)>,
    sheet: &mut MeshBuilder,
) {
    let on_screen = curve.map(|p| camera.screen_from_map(view, p));
    if !on_screen.bounds().is_finite() || !on_screen.bounds().expand(stroke.width).intersects(view) {
        return;
    }
    for (mut walked, points) in on_screen.stretches(view.expand(20.0)) {
        match dash {
            None => sheet.line(points, stroke.width, stroke.color),
            Some(dash) => {
                for pair in points.windows(2) {
                    let [from, to] = *pair else { continue };
                    dashes(from, to, walked, dash, stroke, sheet);
                    walked += (to - from).length();
                }
            }
        }
    }
}

/// Dashes along a segment, which lies on the screen; `phase` is how much of the line came before.
fn dashes(a: Pos2, b: Pos2, phase: f32, (on, off): (f32, f32), stroke: Stroke, sheet: &mut MeshBuilder) {
    let length = (b - a).length();
    if !(length.is_finite() && length > 0.0 && phase.is_finite()) {
        return;
    }
    let way = (b - a) / length;
    let period = on + off;
    let mut at = -(phase % period);
    while at < length {
        let (from, to) = (at.max(0.0), (at + on).min(length));
        if to > from {
            sheet.line([a + way * from, a + way * to], stroke.width, stroke.color);
        }
        at += period;
    }
}

/// A dashed border.
pub fn dashed_rect(view: Rect, rect: Rect, stroke: Stroke, sheet: &mut MeshBuilder) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    for pair in corners.windows(2) {
        let [from, to] = *pair else { continue };
        if let Some((a, b)) = clip(from, to, view.expand(10.0)) {
            dashes(a, b, 0.0, (5.0, 4.0), stroke, sheet);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn only_what_is_seen_is_left_of_a_line() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0));
        assert_eq!(
            clip(pos2(-1e6, 50.0), pos2(1e6, 50.0), rect).map(|(a, b)| (a.x.round(), b.x.round())),
            Some((0.0, 100.0))
        );
        assert_eq!(clip(pos2(-10.0, -10.0), pos2(-1.0, 500.0), rect), None);
    }
}

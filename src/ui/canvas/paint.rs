//! Strokes of the canvas: background, curves, dashes. The one place that hands long lines to egui, so
//! the one place that cuts them to what is seen first.

use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::camera::Camera;
use super::curve::Curve;

/// The distance between dots of the background, in points at zoom 1.
const DOTS: f32 = 24.0;

/// The dots of the background; none when they would be denser than dots should be.
pub fn dots(painter: &Painter, camera: &Camera, view: Rect, colour: Color32) {
    let mut step = DOTS;
    while step * camera.zoom() < 18.0 {
        step *= 2.0;
    }
    if camera.zoom() < 0.25 {
        return;
    }
    let seen = camera.visible(view);
    let mut y = (seen.top() / step).floor() * step;
    while y <= seen.bottom() {
        let mut x = (seen.left() / step).floor() * step;
        while x <= seen.right() {
            let at = camera.screen_from_map(view, pos2(x, y));
            painter.rect_filled(Rect::from_center_size(at, Vec2::splat(2.0)), 1.0, colour);
            x += step;
        }
        y += step;
    }
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
pub fn curve(painter: &Painter, camera: &Camera, view: Rect, curve: &Curve, stroke: Stroke, dash: Option<(f32, f32)>) {
    let on_screen = curve.map(|p| camera.screen_from_map(view, p));
    if !on_screen.bounds().is_finite() || !on_screen.bounds().expand(stroke.width).intersects(view) {
        return;
    }
    let length = on_screen.length();
    let per_segment = ((length / 8.0 / curve.segments.len().max(1) as f32) as usize).clamp(6, 400);
    let near = view.expand(40.0);
    match dash {
        None => {
            // In pieces that are seen, so that a line across the whole canvas costs no more than a short one.
            let mut piece: Vec<Pos2> = Vec::new();
            let points: Vec<Pos2> = on_screen.points(per_segment).collect();
            for pair in points.windows(2) {
                let [from, to] = *pair else { continue };
                match clip(from, to, near) {
                    Some((a, b)) => {
                        if piece.last() != Some(&a) {
                            flush(painter, &mut piece, stroke);
                            piece.push(a);
                        }
                        piece.push(b);
                    }
                    None => flush(painter, &mut piece, stroke),
                }
            }
            flush(painter, &mut piece, stroke);
        }
        Some((on, off)) => {
            let points: Vec<Pos2> = on_screen.points(per_segment).collect();
            let mut phase = 0.0;
            for pair in points.windows(2) {
                let [from, to] = *pair else { continue };
                let whole = (to - from).length();
                if let Some((a, b)) = clip(from, to, near) {
                    let skipped = (a - from).length();
                    dashes(painter, a, b, phase + skipped, (on, off), stroke);
                }
                phase += whole;
            }
        }
    }
}

fn flush(painter: &Painter, piece: &mut Vec<Pos2>, stroke: Stroke) {
    if piece.len() > 1 {
        painter.add(egui::Shape::line(std::mem::take(piece), stroke));
    }
    piece.clear();
}

/// Dashes along a segment, which lies on the screen; `phase` is how much of the line came before.
fn dashes(painter: &Painter, a: Pos2, b: Pos2, phase: f32, (on, off): (f32, f32), stroke: Stroke) {
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
            painter.line_segment([a + way * from, a + way * to], stroke);
        }
        at += period;
    }
}

/// A dashed border.
pub fn dashed_rect(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    for pair in corners.windows(2) {
        let [from, to] = *pair else { continue };
        if let Some((a, b)) = clip(from, to, painter.clip_rect().expand(10.0)) {
            dashes(painter, a, b, 0.0, (5.0, 4.0), stroke);
        }
    }
}

/// A soft shadow under a box.
pub fn shadow(painter: &Painter, rect: Rect, radius: f32, zoom: f32, colour: Color32) {
    let shadow =
        egui::epaint::Shadow { offset: [0, 2], blur: (8.0 * zoom).clamp(2.0, 16.0) as u8, spread: 0, color: colour };
    painter.add(shadow.as_shape(rect.translate(vec2(0.0, 0.5)), egui::CornerRadius::same(radius as u8)));
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! Snapping: what is moved lines up with the edges and middles of what is near.

use egui::{Rect, Vec2};

/// A line along which something snapped, on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// At this x.
    Vertical(f32),
    /// At this y.
    Horizontal(f32),
}

/// The smallest correction within `reach` that brings one of `own` onto one of `others`.
fn correction(own: [f32; 3], others: impl Iterator<Item = [f32; 3]>, reach: f32) -> Option<(f32, f32)> {
    let mut best: Option<(f32, f32)> = None;
    for other in others {
        for at in other {
            for from in own {
                let by = at - from;
                if by.abs() <= reach && best.is_none_or(|(now, _)| by.abs() < now.abs()) {
                    best = Some((by, at));
                }
            }
        }
    }
    best
}

/// Where `moving` goes so that it lines up with others, and the lines along which it does.
pub fn snap(moving: Rect, others: &[Rect], reach: f32) -> (Vec2, Vec<Guide>) {
    let x = |r: &Rect| [r.left(), r.center().x, r.right()];
    let y = |r: &Rect| [r.top(), r.center().y, r.bottom()];
    let mut guides = Vec::new();
    let mut by = Vec2::ZERO;
    if let Some((dx, at)) = correction(x(&moving), others.iter().map(x), reach) {
        by.x = dx;
        guides.push(Guide::Vertical(at));
    }
    if let Some((dy, at)) = correction(y(&moving), others.iter().map(y), reach) {
        by.y = dy;
        guides.push(Guide::Horizontal(at));
    }
    (by, guides)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn the_nearest_edge_or_middle_wins() {
        let other = Rect::from_min_size(pos2(100.0, 100.0), vec2(200.0, 80.0));
        let moving = Rect::from_min_size(pos2(104.0, 400.0), vec2(200.0, 60.0));
        let (by, guides) = snap(moving, &[other], 6.0);
        assert_eq!(by, vec2(-4.0, 0.0));
        assert!(matches!(guides.as_slice(), [Guide::Vertical(_)]));
        assert_eq!(snap(moving.translate(vec2(50.0, 0.0)), &[other], 6.0).1, []);
    }
}

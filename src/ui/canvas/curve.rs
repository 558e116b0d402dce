//! Smooth paths made of cubic Bézier segments.

use egui::{Pos2, Rect, Vec2};

/// One or more cubic segments that join smoothly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Start, two controls, end; each begins where the one before ends.
    pub segments: Vec<[Pos2; 4]>,
}

fn bezier(p: &[Pos2; 4], t: f32) -> Pos2 {
    let u = 1.0 - t;
    let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
    Pos2::new(a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y)
}

impl Curve {
    /// A path of one segment that leaves `from` along `out` and reaches `to` along `into`.
    pub fn simple(from: Pos2, out: Vec2, into: Vec2, to: Pos2) -> Self {
        Self { segments: vec![[from, from + out, to - into, to]] }
    }

    /// The point at `t` between 0 and 1 of the whole path.
    pub fn at(&self, t: f32) -> Pos2 {
        let count = self.segments.len().max(1) as f32;
        let scaled = t.clamp(0.0, 1.0) * count;
        let index = (scaled as usize).min(self.segments.len().saturating_sub(1));
        self.segments.get(index).map_or(Pos2::ZERO, |s| bezier(s, scaled - index as f32))
    }

    /// Evenly spaced points along the path, from begin to end.
    pub fn points(&self, per_segment: usize) -> impl Iterator<Item = Pos2> + '_ {
        let steps = self.segments.len() * per_segment;
        (0..=steps).map(move |i| self.at(i as f32 / steps.max(1) as f32))
    }

    /// Roughly how long the path is.
    pub fn length(&self) -> f32 {
        let points: Vec<_> = self.points(8).collect();
        points.windows(2).map(|pair| if let [a, b] = *pair { a.distance(b) } else { 0.0 }).sum()
    }

    /// The direction in which the path ends.
    pub fn end_direction(&self) -> Vec2 {
        self.at(1.0) - self.at(0.97)
    }

    /// A box round the path.
    pub fn bounds(&self) -> Rect {
        self.segments.iter().flatten().fold(Rect::NOTHING, |rect, p| rect.union(Rect::from_min_max(*p, *p)))
    }

    /// How far a point is from the path.
    pub fn distance(&self, point: Pos2) -> f32 {
        let points: Vec<_> = self.points(16).collect();
        let pairs = points.windows(2);
        let near = pairs.filter_map(|pair| if let [a, b] = *pair { Some(segment_distance(a, b, point)) } else { None });
        near.fold(f32::INFINITY, f32::min)
    }

    /// The same path elsewhere and at another size.
    #[must_use]
    pub fn map(&self, f: impl Fn(Pos2) -> Pos2) -> Self {
        Self { segments: self.segments.iter().map(|s| s.map(&f)).collect() }
    }
}

fn segment_distance(a: Pos2, b: Pos2, p: Pos2) -> f32 {
    let ab = b - a;
    let length = ab.length_sq();
    let t = if length > 0.0 { ((p - a).dot(ab) / length).clamp(0.0, 1.0) } else { 0.0 };
    (a + ab * t).distance(p)
}

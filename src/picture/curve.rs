//! Smooth paths made of cubic Bézier segments.

use emath::{Pos2, Rect, Vec2};

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

    /// The stretches of the path that are near `area`, as points that are nowhere farther from the path
    /// than three quarters of a point; each with how much of the path lies about before it. What is elsewhere is
    /// not looked at, so a path costs what is seen of it.
    pub fn stretches(&self, area: Rect) -> Vec<(f32, Vec<Pos2>)> {
        let mut done: Vec<(f32, Vec<Pos2>)> = Vec::new();
        let mut run: Vec<Pos2> = Vec::new();
        let (mut walked, mut begun) = (0.0, 0.0);
        for segment in &self.segments {
            let mut next = vec![(*segment, 0)];
            while let Some((piece, depth)) = next.pop() {
                let [a, p, q, b] = piece;
                let bounds = Rect::from_two_pos(a, b).union(Rect::from_two_pos(p, q));
                // Between the straight way and the way by the controls.
                let length = (span(a, b) + span(a, p) + span(p, q) + span(q, b)) / 2.0;
                if !bounds.intersects(area) {
                    if run.len() > 1 {
                        done.push((begun, std::mem::take(&mut run)));
                    }
                    run.clear();
                    walked += length;
                    continue;
                }
                let off = (p - a.lerp(b, 1.0 / 3.0)).abs().max((q - a.lerp(b, 2.0 / 3.0)).abs());
                let long = bounds.size().max_elem() > 2.0 * area.size().max_elem();
                if (off.max_elem() > FLAT || long) && depth < DEEPEST {
                    let (first, second) = halves(&piece);
                    next.push((second, depth + 1));
                    next.push((first, depth + 1));
                    continue;
                }
                if run.last() != Some(&a) {
                    if run.len() > 1 {
                        done.push((begun, std::mem::take(&mut run)));
                    }
                    run.clear();
                    run.push(a);
                    begun = walked;
                }
                run.push(b);
                walked += length;
            }
        }
        if run.len() > 1 {
            done.push((begun, run));
        }
        done
    }

    /// The same path elsewhere and at another size.
    #[must_use]
    pub fn map(&self, f: impl Fn(Pos2) -> Pos2) -> Self {
        Self { segments: self.segments.iter().map(|s| s.map(&f)).collect() }
    }
}

/// How far the controls may be from where they are on a straight line for a piece to be drawn as one: the
/// curve itself strays three quarters of that at most.
const FLAT: f32 = 0.8;
/// How often a piece is halved at most.
const DEEPEST: u32 = 24;

/// The distance of two points; several times faster than the library's, which guards against lengths
/// that do not occur on a screen.
fn span(a: Pos2, b: Pos2) -> f32 {
    (b - a).length_sq().sqrt()
}

/// The two halves of a segment (de Casteljau's construction at one half).
pub fn halves([p0, p1, p2, p3]: &[Pos2; 4]) -> ([Pos2; 4], [Pos2; 4]) {
    let mid = |a: Pos2, b: Pos2| a + (b - a) * 0.5;
    let (q0, q1, q2) = (mid(*p0, *p1), mid(*p1, *p2), mid(*p2, *p3));
    let (r0, r1) = (mid(q0, q1), mid(q1, q2));
    let s = mid(r0, r1);
    ([*p0, q0, r0, s], [s, r1, q2, *p3])
}

fn segment_distance(a: Pos2, b: Pos2, p: Pos2) -> f32 {
    let ab = b - a;
    let length = ab.length_sq();
    let t = if length > 0.0 { ((p - a).dot(ab) / length).clamp(0.0, 1.0) } else { 0.0 };
    (a + ab * t).distance(p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    #[test]
    fn stretches_follow_the_path_and_leave_out_what_is_elsewhere() {
        let curve = Curve::simple(pos2(0.0, 0.0), Vec2::new(0.0, -400.0), Vec2::new(0.0, -400.0), pos2(300.0, -900.0));
        let all = curve.stretches(Rect::EVERYTHING);
        assert_eq!(all.len(), 1);
        let (before, points) = &all[0];
        assert_eq!(*before, 0.0);
        assert_eq!((points.first().copied(), points.last().copied()), (Some(curve.at(0.0)), Some(curve.at(1.0))));
        let stray = |p: Pos2| points.windows(2).map(|w| segment_distance(w[0], w[1], p)).fold(f32::INFINITY, f32::min);
        let farthest = curve.points(200).map(stray).fold(0.0, f32::max);
        assert!(farthest < 0.75, "{farthest} points beside the path");
        assert!(points.len() < 60, "{} points", points.len());
        // A far larger path, of which only a window is seen.
        let huge = curve.map(|p| pos2(p.x * 1_000.0, p.y * 1_000.0));
        let window = Rect::from_center_size(huge.at(0.5), Vec2::splat(800.0));
        let seen = huge.stretches(window);
        assert_eq!(seen.len(), 1);
        assert!(seen[0].0 > 100_000.0 && seen[0].1.len() < 60, "{} points", seen[0].1.len());
        assert!(huge.stretches(window.translate(Vec2::new(90_000.0, 0.0))).is_empty());
    }
}

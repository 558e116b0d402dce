//! How many lines cross, from where boxes stand: what layouts are judged by.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

/// A straight line from one point to another.
type LineSegment = ((f64, f64), (f64, f64));

/// Which side of a line a point is on.
fn turn(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn cross(a: &LineSegment, b: &LineSegment) -> bool {
    let apart = |p: &LineSegment, q: &LineSegment| turn(p.0, p.1, q.0) * turn(p.0, p.1, q.1) < 0.0;
    apart(a, b) && apart(b, a)
}

/// How many pairs of lines cross, each from the middle of a parent's lower edge to the middle of a child's
/// upper edge; pairs that share a box do not count. Boxes are left, top, width, height.
///
/// Cost: the pairs whose ranges from left to right overlap; it is a measure for tests and benchmarks.
pub fn crossings(boxes: &[(f32, f32, f32, f32)], edges: &[(usize, usize)]) -> u64 {
    let point = |n: usize, below: bool| {
        let (x, y, width, height) = boxes[n];
        (f64::from(x + width / 2.0), f64::from(if below { y + height } else { y }))
    };
    let mut lines: Vec<(LineSegment, usize, usize)> =
        edges.iter().map(|(from, to)| ((point(*from, true), point(*to, false)), *from, *to)).collect();
    let left = |line: &LineSegment| line.0.0.min(line.1.0);
    lines.sort_by(|a, b| left(&a.0).total_cmp(&left(&b.0)));
    let mut count = 0;
    let mut open: Vec<&(LineSegment, usize, usize)> = Vec::new();
    for line in &lines {
        let from = left(&line.0);
        open.retain(|other| other.0.0.0.max(other.0.1.0) >= from);
        let apart = |other: &&&(LineSegment, usize, usize)| {
            other.1 != line.1 && other.1 != line.2 && other.2 != line.1 && other.2 != line.2
        };
        count += open.iter().filter(apart).filter(|other| cross(&other.0, &line.0)).count() as u64;
        open.push(line);
    }
    count
}

//! Boxes in rows, about as wide as a screen: for parts that do not hang together, and for the blocks of
//! the compact form.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

/// How wide a packing should be for its height.
const ASPECT: f32 = 1.7;

/// Boxes in rows, each as far left and as high as the ones before it allow, in the given order. Returns the
/// upper left corners and the size of it all. Of several widths the one is taken that comes nearest to the
/// form of a screen.
///
/// Cost: linear, times the widths that are tried.
pub fn rows(sizes: &[(f32, f32)], (across, down): (f32, f32)) -> (Vec<(f32, f32)>, (f32, f32)) {
    let area: f32 = sizes.iter().map(|(w, h)| (w + across) * (h + down)).sum();
    let all: f32 = sizes.iter().map(|size| size.0 + across).sum();
    let lengths = [0.8, 1.0, 1.25, 1.6, 2.0, 2.6, 3.3].map(|factor| ((area * ASPECT).sqrt() * factor).min(all));
    best_of(sizes, &lengths, (across, down), |size| size.0.max(size.1 * ASPECT))
}

/// Boxes on shelves: as in rows, but what is lower than its shelf is high has others below it, as far as they
/// fit. In the given order: shelf by shelf, on each from left to right, and from the top down.
///
/// Cost: linear, times the widths that are tried.
pub fn shelves(sizes: &[(f32, f32)], gaps: (f32, f32)) -> (Vec<(f32, f32)>, (f32, f32)) {
    let area: f32 = sizes.iter().map(|(w, h)| (w + gaps.0) * (h + gaps.1)).sum();
    let all: f32 = sizes.iter().map(|size| size.0 + gaps.0).sum();
    let longest = sizes.iter().map(|size| size.0).fold(0.0, f32::max);
    let tried = LENGTHS.map(|factor| on_shelves(sizes, ((area * ASPECT).sqrt() * factor).min(all).max(longest), gaps));
    tried.into_iter().min_by(|a, b| badness(a.1, gaps).total_cmp(&badness(b.1, gaps))).unwrap_or_default()
}

/// How wide shelves may be, as parts of the width of a screen that would just hold all.
const LENGTHS: [f32; 9] = [0.5, 0.65, 0.8, 1.0, 1.25, 1.6, 2.0, 2.6, 3.3];
/// Up to twice as wide or high as a screen is as good as a screen (its logarithm).
const FREE: f32 = 0.7;
/// What is three times farther from that counts as so much larger.
const FORM: f32 = 0.6;

/// How much room a block takes with what must be left free round it; more if it is far from the form of a screen.
fn badness((width, height): (f32, f32), gaps: (f32, f32)) -> f32 {
    let form = (width / height.max(1.0) / ASPECT).ln().abs();
    (width + gaps.0) * (height + gaps.1) * (1.0 + FORM * (form - FREE).max(0.0))
}

fn on_shelves(sizes: &[(f32, f32)], length: f32, (across, down): (f32, f32)) -> (Vec<(f32, f32)>, (f32, f32)) {
    let mut corners = Vec::with_capacity(sizes.len());
    // The shelf: its upper edge and height; on it the last column: where it begins, its width and height.
    let (mut top, mut height) = (0.0_f32, 0.0_f32);
    let (mut left, mut wide, mut deep) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut right = 0.0_f32;
    for (w, h) in sizes.iter().copied() {
        if wide > 0.0 && deep + down + h <= height && left + w <= length + 0.5 {
            corners.push((left, top + deep + down));
            (wide, deep) = (wide.max(w), deep + down + h);
        } else if wide == 0.0 || left + wide + across + w <= length + 0.5 {
            left = if wide == 0.0 { 0.0 } else { left + wide + across };
            corners.push((left, top));
            (wide, deep, height) = (w, h, height.max(h));
        } else {
            top += height + down;
            corners.push((0.0, top));
            (left, wide, deep, height) = (0.0, w, h, h);
        }
        right = right.max(left + wide);
    }
    (corners, (right, top + height))
}

/// Boxes in rows of the one of these lengths whose result is least bad. No row is shorter than a box.
fn best_of(
    sizes: &[(f32, f32)],
    lengths: &[f32],
    gaps: (f32, f32),
    badness: impl Fn((f32, f32)) -> f32,
) -> (Vec<(f32, f32)>, (f32, f32)) {
    let longest = sizes.iter().map(|size| size.0).fold(0.0, f32::max);
    let tried = lengths.iter().map(|length| in_rows(sizes, length.max(longest), gaps));
    tried.min_by(|a, b| badness(a.1).total_cmp(&badness(b.1))).unwrap_or_default()
}

fn in_rows(sizes: &[(f32, f32)], width: f32, (across, down): (f32, f32)) -> (Vec<(f32, f32)>, (f32, f32)) {
    let mut corners = Vec::with_capacity(sizes.len());
    let (mut x, mut y, mut height) = (0.0_f32, 0.0_f32, 0.0_f32);
    let (mut right, mut bottom) = (0.0_f32, 0.0_f32);
    for (w, h) in sizes {
        if x > 0.0 && x + w > width + 0.5 {
            (x, y, height) = (0.0, y + height + down, 0.0);
        }
        corners.push((x, y));
        height = height.max(*h);
        right = right.max(x + w);
        bottom = bottom.max(y + h);
        x += w + across;
    }
    (corners, (right, bottom))
}

/// Boxes in columns, filled from the top: leaves that are stacked.
pub fn columns(sizes: &[(f32, f32)], gap: f32) -> (Vec<(f32, f32)>, (f32, f32)) {
    let turned: Vec<(f32, f32)> = sizes.iter().map(|(w, h)| (*h, *w)).collect();
    let area: f32 = sizes.iter().map(|(w, h)| (w + gap) * (h + gap)).sum();
    let heights = [0.7, 1.0, 1.4, 2.0].map(|factor| (area / ASPECT).sqrt() * factor);
    let (corners, size) = best_of(&turned, &heights, (gap, gap), |size| size.1.max(size.0 * ASPECT));
    (corners.into_iter().map(|(y, x)| (x, y)).collect(), (size.1, size.0))
}

/// Parts that hang together with nothing else, each of a side: the parts of a side in rows, the sides from
/// left to right.
pub fn by_side(parts: &[(usize, (f32, f32))], gap: f32) -> Vec<(f32, f32)> {
    let mut sides: Vec<usize> = parts.iter().map(|(side, _)| *side).collect();
    sides.sort_unstable();
    sides.dedup();
    let mut corners = vec![(0.0, 0.0); parts.len()];
    let mut left = 0.0;
    for side in sides {
        let own: Vec<usize> = (0..parts.len()).filter(|n| parts[*n].0 == side).collect();
        let sizes: Vec<(f32, f32)> = own.iter().map(|n| parts[*n].1).collect();
        let (places, size) = rows(&sizes, (gap, gap));
        for (n, (x, y)) in own.into_iter().zip(places) {
            corners[n] = (left + x, y);
        }
        left += size.0 + gap;
    }
    corners
}

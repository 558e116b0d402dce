//! A tidy tree of boxes of different sizes: parents above the middle of their children, subtrees as close
//! as their outlines allow. After Reingold and Tilford (1981), with outlines by height as in van der Ploeg,
//! "Drawing non-layered tidy trees in linear time" (2014): a small box lets its children rise.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use super::Gaps;

/// One side of a subtree's outline: from the bottom up, how far down each piece reaches and where it is,
/// beside a shift that is common to all.
#[derive(Default)]
struct Outline {
    pieces: Vec<(f32, f32)>,
    shift: f32,
}

/// A subtree that is being put together, from the left edge of its root's box.
struct Subtree {
    left: Outline,
    right: Outline,
}

/// The upper left corners of boxes (width, height) in a forest. `children` in order.
///
/// Cost: linear. Deep trees need no stack.
pub fn tidy(sizes: &[(f32, f32)], children: &[Vec<usize>], roots: &[usize], gaps: Gaps) -> Vec<(f32, f32)> {
    let mut y = vec![0.0; sizes.len()];
    for at in from_the_top(children, roots) {
        for child in &children[at] {
            y[*child] = y[at] + sizes[at].1 + gaps.down;
        }
    }
    beside_one_another(sizes, children, roots, &y, gaps).into_iter().zip(y).collect()
}

/// Parents before their children.
fn from_the_top(children: &[Vec<usize>], roots: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(children.len());
    let mut next: Vec<usize> = roots.iter().rev().copied().collect();
    while let Some(at) = next.pop() {
        order.push(at);
        next.extend(children[at].iter().rev());
    }
    order
}

/// The left edges of boxes in a forest whose upper edges are given; children stand lower than their parent.
pub fn beside_one_another(
    sizes: &[(f32, f32)],
    children: &[Vec<usize>],
    roots: &[usize],
    y: &[f32],
    gaps: Gaps,
) -> Vec<f32> {
    let order = from_the_top(children, roots);
    // How far each box is from its parent's left edge.
    let mut beside = vec![0.0_f32; sizes.len()];
    let mut parts: Vec<Option<Subtree>> = (0..sizes.len()).map(|_| None).collect();
    for at in order.iter().rev() {
        let (width, height) = sizes[*at];
        let mut all: Option<Subtree> = None;
        for child in &children[*at] {
            let Some(part) = parts[*child].take() else { continue };
            all = Some(match all {
                None => {
                    beside[*child] = 0.0;
                    part
                }
                Some(before) => {
                    let (joined, by) = join(before, part, y[*child], gaps.across);
                    beside[*child] = by;
                    joined
                }
            });
        }
        let bottom = y[*at] + height + gaps.down;
        let mut part = all.unwrap_or_else(|| Subtree { left: Outline::default(), right: Outline::default() });
        if let (Some(first), Some(last)) = (children[*at].first(), children[*at].last()) {
            // Above the middle between the middles of the first and the last child.
            let middle = (beside[*first] + sizes[*first].0 / 2.0 + beside[*last] + sizes[*last].0 / 2.0) / 2.0;
            let by = width / 2.0 - middle;
            children[*at].iter().for_each(|child| beside[*child] += by);
            part.left.shift += by;
            part.right.shift += by;
        }
        part.left.pieces.push((bottom, -part.left.shift));
        part.right.pieces.push((bottom, width - part.right.shift));
        parts[*at] = Some(part);
    }
    let mut x = vec![0.0; sizes.len()];
    let mut forest: Option<Subtree> = None;
    let first = roots.first().map_or(0.0, |root| y[*root]);
    for root in roots {
        let Some(part) = parts[*root].take() else { continue };
        forest = Some(match forest {
            None => part,
            Some(before) => {
                // Outlines say how far down they reach, not where they begin: trees that begin lower or
                // higher than others stand beside all of them.
                let level = y[*root] == first;
                let (joined, by) =
                    if level { join(before, part, first, gaps.across) } else { join_beside(before, part, gaps.across) };
                x[*root] = by;
                joined
            }
        });
    }
    for at in order {
        for child in &children[at] {
            x[*child] = x[at] + beside[*child];
        }
    }
    x
}

/// Puts `new` to the right of `all`, as close as their outlines allow from height `top` on; returns how far.
fn join(mut all: Subtree, mut new: Subtree, top: f32, gap: f32) -> (Subtree, f32) {
    let (a, b) = (&all.right, &new.left);
    let (mut i, mut j) = (a.pieces.len(), b.pieces.len());
    let mut by = f32::NEG_INFINITY;
    // Both from the top down, until one ends.
    let mut from = top;
    while i > 0 && j > 0 {
        let ((a_end, a_x), (b_end, b_x)) = (a.pieces[i - 1], b.pieces[j - 1]);
        let end = a_end.min(b_end);
        if end > from {
            by = by.max(a_x + a.shift - (b_x + b.shift) + gap);
        }
        from = from.max(end);
        i -= usize::from(a_end <= end);
        j -= usize::from(b_end <= end);
    }
    if !by.is_finite() {
        by = 0.0;
    }
    new.left.shift += by;
    new.right.shift += by;
    // Seen from the left: all of the old outline, and of the new what is deeper. From the right the other
    // way round. Only the shorter of the two is looked at.
    let left = over(all.left, new.left);
    let right = over(new.right, all.right);
    all.left = left;
    all.right = right;
    (all, by)
}

/// Puts `new` to the right of all of `all`; returns how far. The result is a box to what comes next.
fn join_beside(mut all: Subtree, mut new: Subtree, gap: f32) -> (Subtree, f32) {
    let right = |outline: &Outline| outline.pieces.iter().map(|piece| piece.1 + outline.shift).fold(f32::MIN, f32::max);
    let left = new.left.pieces.iter().map(|piece| piece.1 + new.left.shift).fold(f32::MAX, f32::min);
    let by = right(&all.right) + gap - left;
    new.right.shift += by;
    let bottom = |part: &Subtree| part.right.pieces.first().map_or(0.0, |piece| piece.0);
    let piece = (bottom(&all).max(bottom(&new)), right(&new.right));
    all.right = Outline { pieces: vec![piece], shift: 0.0 };
    (all, by)
}

/// `upper` where it reaches, below that `lower`.
fn over(mut upper: Outline, mut lower: Outline) -> Outline {
    let reach = upper.pieces.first().map_or(f32::NEG_INFINITY, |piece| piece.0);
    let deepest = lower.pieces.first().map_or(f32::NEG_INFINITY, |piece| piece.0);
    if deepest <= reach {
        return upper;
    }
    // What of the lower one is hidden goes, from its top; it is no longer than the upper one.
    while lower.pieces.last().is_some_and(|piece| piece.0 <= reach) {
        lower.pieces.pop();
    }
    let by = upper.shift - lower.shift;
    lower.pieces.extend(upper.pieces.drain(..).map(|(end, x)| (end, x + by)));
    lower
}

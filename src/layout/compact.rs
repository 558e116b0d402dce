//! The compact form: below each card its branches on shelves that wrap like words, small ones below one another
//! beside large ones, leaves stacked in columns; so that a thousand cards have about the form of a screen and
//! are not a hundred times as wide as high. No published tool has it by default; shelves are after Baker and
//! Schwarz, "VersionKind algorithms for two-dimensional packing problems" (1983).

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use super::Gaps;
use super::pack;

/// The upper left corners of boxes (width, height) in a forest.
///
/// Cost: linear, times a small constant. Deep trees need no stack.
pub fn compact(sizes: &[(f32, f32)], children: &[Vec<usize>], roots: &[usize], gaps: Gaps) -> Vec<(f32, f32)> {
    // Lines are short here and need less room than between layers.
    let gaps = Gaps { down: 60.0, ..gaps };
    let mut order: Vec<usize> = Vec::with_capacity(sizes.len());
    let mut next: Vec<usize> = roots.to_vec();
    while let Some(at) = next.pop() {
        order.push(at);
        next.extend(&children[at]);
    }
    // The size of each block, and where a box and the blocks below it are in it.
    let mut blocks = vec![(0.0_f32, 0.0_f32); sizes.len()];
    let mut own = vec![(0.0_f32, 0.0_f32); sizes.len()];
    let mut within = vec![(0.0_f32, 0.0_f32); sizes.len()];
    for at in order.iter().rev() {
        let (width, height) = sizes[*at];
        let (leaves, branches): (Vec<usize>, Vec<usize>) =
            children[*at].iter().copied().partition(|child| children[*child].is_empty());
        if children[*at].is_empty() {
            blocks[*at] = (width, height);
            continue;
        }
        let leaf_sizes: Vec<(f32, f32)> = leaves.iter().map(|leaf| sizes[*leaf]).collect();
        let (stacked, stack) = pack::columns(&leaf_sizes, gaps.across / 2.0);
        let mut parts: Vec<(f32, f32)> = branches.iter().map(|branch| blocks[*branch]).collect();
        if !leaves.is_empty() {
            parts.push(stack);
        }
        let (corners, all) = pack::shelves(&parts, (gaps.across, 1.5 * gaps.across));
        let full = width.max(all.0);
        own[*at] = ((full - width) / 2.0, 0.0);
        let (left, top) = ((full - all.0) / 2.0, height + gaps.down);
        for (branch, (x, y)) in branches.iter().zip(&corners) {
            within[*branch] = (left + x, top + y);
        }
        if let (Some((x, y)), false) = (corners.last(), leaves.is_empty()) {
            for (leaf, (dx, dy)) in leaves.iter().zip(&stacked) {
                within[*leaf] = (left + x + dx, top + y + dy);
            }
        }
        blocks[*at] = (full, top + all.1);
    }
    let root_blocks: Vec<(f32, f32)> = roots.iter().map(|root| blocks[*root]).collect();
    let (corners, _) = pack::shelves(&root_blocks, (gaps.parts, gaps.parts));
    let mut corner = vec![(0.0, 0.0); sizes.len()];
    for (root, at) in roots.iter().zip(corners) {
        corner[*root] = at;
    }
    for at in &order {
        for child in &children[*at] {
            corner[*child] = (corner[*at].0 + within[*child].0, corner[*at].1 + within[*child].1);
        }
    }
    corner.iter().zip(&own).map(|((x, y), (dx, dy))| (x + dx, y + dy)).collect()
}

//! Cards and steps as units and edges: premises that count only together, and what denies their step,
//! are one unit, because they stand side by side.

#![expect(clippy::indexing_slicing, reason = "indices are made here; what comes from outside is looked up")]

use std::collections::HashMap;

use super::{Gaps, LayoutCard, LayoutLink};
use crate::model::ElementId;

/// Some cards that stand side by side.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Cards by their number in the request, from left to right.
    pub members: Vec<usize>,
    /// The width of all of them with the gaps between.
    pub width: f32,
    /// The height of the highest.
    pub height: f32,
    /// Where its middle is now, from left to right.
    pub before: f32,
    /// Where its upper edge is now.
    pub top: f32,
    /// The side that it is kept with.
    pub side: usize,
}

/// Units, and edges from what is argued for or against to what argues.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The units.
    pub units: Vec<Unit>,
    /// For each unit, what argues for or against it; no edge twice, none to itself.
    pub below: Vec<Vec<usize>>,
    /// For each unit, the unit that it stands below in a tree; `None` for roots.
    pub parent: Vec<Option<usize>>,
}

/// The card at the end of a chain of steps, and the step whose conclusion it is.
fn landing(
    steps: &HashMap<ElementId, &LayoutLink>,
    cards: &HashMap<ElementId, usize>,
    from: &LayoutLink,
) -> Option<usize> {
    let mut at = from.conclusion;
    for _ in 0..=steps.len() {
        if let Some(card) = cards.get(&at) {
            return Some(*card);
        }
        at = steps.get(&at)?.conclusion;
    }
    None
}

impl Graph {
    /// The graph of a request. Cost: n log n.
    pub fn new(cards: &[LayoutCard], steps: &[LayoutLink], gaps: Gaps) -> Self {
        let number: HashMap<ElementId, usize> = cards.iter().enumerate().map(|(n, card)| (card.id, n)).collect();
        let by_id: HashMap<ElementId, &LayoutLink> = steps.iter().map(|step| (step.id, step)).collect();
        // For each card what it argues for or against: the card, and by which step.
        let mut uses: Vec<Vec<(usize, usize)>> = vec![Vec::new(); cards.len()];
        let mut below: Vec<Vec<(usize, usize)>> = vec![Vec::new(); cards.len()];
        for (n, step) in steps.iter().enumerate() {
            let Some(on) = landing(&by_id, &number, step) else { continue };
            for premise in step.premises.iter().filter_map(|p| number.get(p)).copied().filter(|p| *p != on) {
                uses[premise].push((on, n));
                below[on].push((premise, n));
            }
        }
        let parent = tree(cards, &below, &uses);
        let unit_of = units(cards, steps, &number, &parent);
        Self::of_units(cards, &below, &parent, &unit_of, gaps)
    }

    fn of_units(
        cards: &[LayoutCard],
        below: &[Vec<(usize, usize)>],
        parent: &[Option<(usize, usize)>],
        unit_of: &[usize],
        gaps: Gaps,
    ) -> Self {
        // Units are counted by their first card.
        let mut count = vec![usize::MAX; cards.len()];
        let mut graph = Self::default();
        for (card, first) in unit_of.iter().enumerate() {
            if *first == card {
                count[card] = graph.units.len();
                graph.units.push(Unit::default());
            }
        }
        let unit = |card: usize| count[unit_of[card]];
        for card in 0..cards.len() {
            graph.units[unit(card)].members.push(card);
        }
        for this in &mut graph.units {
            this.members.sort_by_key(|card| (cards[*card].at.0, *card));
            let width: i32 = this.members.iter().map(|card| cards[*card].width).sum();
            this.width = width as f32 + gaps.across * (this.members.len() as f32 - 1.0);
            this.height = this.members.iter().map(|card| cards[*card].height).max().unwrap_or(0) as f32;
            let middle = |card: &usize| cards[*card].at.0 as f32 + cards[*card].width as f32 / 2.0;
            this.before = this.members.iter().map(middle).sum::<f32>() / this.members.len().max(1) as f32;
            this.top = this.members.iter().map(|card| cards[*card].at.1).min().unwrap_or(0) as f32;
            this.side = this.members.iter().filter_map(|card| cards[*card].side).min().unwrap_or(usize::MAX);
        }
        graph.below = vec![Vec::new(); graph.units.len()];
        graph.parent = vec![None; graph.units.len()];
        for (card, list) in below.iter().enumerate() {
            for (premise, _) in list {
                if unit(card) != unit(*premise) {
                    graph.below[unit(card)].push(unit(*premise));
                }
            }
        }
        for list in &mut graph.below {
            list.sort_unstable();
            list.dedup();
        }
        for (card, above) in parent.iter().enumerate() {
            if let Some((on, _)) = above
                && unit(*on) != unit(card)
                && unit_of[card] == card
            {
                graph.parent[unit(card)] = Some(unit(*on));
            }
        }
        graph.break_rings();
        graph
    }

    /// A unit may have come to stand, over others, below itself: such units become roots.
    fn break_rings(&mut self) {
        let mut state = vec![0_u8; self.units.len()];
        for unit in 0..self.units.len() {
            let mut path = Vec::new();
            let mut at = Some(unit);
            while let Some(this) = at.filter(|this| state[*this] == 0) {
                state[this] = 1;
                path.push(this);
                at = self.parent[this];
            }
            if let Some(again) = at.filter(|this| state[*this] == 1) {
                self.parent[again] = None;
            }
            path.into_iter().for_each(|this| state[this] = 2);
        }
    }

    /// The units that hang together, each part in the order of its units.
    pub fn parts(&self) -> Vec<Vec<usize>> {
        let mut part = vec![usize::MAX; self.units.len()];
        let mut above: Vec<Vec<usize>> = vec![Vec::new(); self.units.len()];
        for (unit, list) in self.below.iter().enumerate() {
            list.iter().for_each(|child| above[*child].push(unit));
        }
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for unit in 0..self.units.len() {
            if part[unit] != usize::MAX {
                continue;
            }
            let mut members = Vec::new();
            let mut next = vec![unit];
            part[unit] = parts.len();
            while let Some(this) = next.pop() {
                members.push(this);
                for other in self.below[this].iter().chain(&above[this]) {
                    if part[*other] == usize::MAX {
                        part[*other] = parts.len();
                        next.push(*other);
                    }
                }
            }
            members.sort_unstable();
            parts.push(members);
        }
        parts
    }

    /// The graph of some of the units, numbered anew in the given order.
    #[must_use]
    pub fn of(&self, part: &[usize]) -> Self {
        let new: HashMap<usize, usize> = part.iter().enumerate().map(|(n, unit)| (*unit, n)).collect();
        Self {
            units: part.iter().map(|unit| self.units[*unit].clone()).collect(),
            below: part.iter().map(|u| self.below[*u].iter().filter_map(|c| new.get(c).copied()).collect()).collect(),
            parent: part.iter().map(|unit| self.parent[*unit].and_then(|p| new.get(&p).copied())).collect(),
        }
    }

    /// The children of each unit in the tree, and the roots: by side, then as they stand now.
    pub fn children(&self) -> (Vec<Vec<usize>>, Vec<usize>) {
        let mut children = vec![Vec::new(); self.units.len()];
        let mut roots = Vec::new();
        for (unit, parent) in self.parent.iter().enumerate() {
            match parent {
                Some(parent) => children[*parent].push(unit),
                None => roots.push(unit),
            }
        }
        let by_place = |list: &mut Vec<usize>| {
            list.sort_by(|a, b| self.units[*a].before.total_cmp(&self.units[*b].before).then(a.cmp(b)));
        };
        children.iter_mut().for_each(by_place);
        by_place(&mut roots);
        roots.sort_by_key(|unit| self.units[*unit].side);
        (children, roots)
    }
}

/// A box: left, top, right, bottom.
type Extent = (f32, f32, f32, f32);

/// Boxes whose left edges differ by no more stand in one column: places are whole points.
const ONE_COLUMN: f32 = 2.0;

impl Graph {
    /// The box round each unit and all below it, as they stand now.
    pub fn extents(&self, children: &[Vec<usize>], roots: &[usize]) -> Vec<Extent> {
        let own = |unit: &Unit| {
            let left = unit.before - unit.width / 2.0;
            (left, unit.top, left + unit.width, unit.top + unit.height)
        };
        let mut extents: Vec<Extent> = self.units.iter().map(own).collect();
        let mut order: Vec<usize> = Vec::with_capacity(extents.len());
        let mut next: Vec<usize> = roots.to_vec();
        while let Some(unit) = next.pop() {
            order.push(unit);
            next.extend(&children[unit]);
        }
        for unit in order.into_iter().rev() {
            for child in &children[unit] {
                let (a, b) = (extents[unit], extents[*child]);
                extents[unit] = (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3));
            }
        }
        extents
    }
}

/// Puts units that stand on shelves into the order in which they were put there: shelf by shelf, from left to
/// right, and what stands below one another from the top down.
pub fn as_shelved(extents: &[Extent], list: &mut [usize]) {
    list.sort_by(|a, b| extents[*a].1.total_cmp(&extents[*b].1).then(a.cmp(b)));
    let mut placed: Vec<(usize, f32, usize)> = Vec::with_capacity(list.len());
    let (mut shelf, mut bottom) = (0, f32::NEG_INFINITY);
    for unit in list.iter() {
        let (left, top, _, end) = extents[*unit];
        // A new shelf begins below all that stands on the one before. Its highest box stands on its edge.
        if top >= bottom {
            shelf += 1;
            bottom = end;
        }
        bottom = bottom.max(end);
        placed.push((shelf, left, *unit));
    }
    placed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    // Columns: what is hardly farther to the right than what begins the column.
    let (mut column, mut begin) = (0, (usize::MAX, f32::NEG_INFINITY));
    let mut columns: Vec<(usize, usize)> = Vec::with_capacity(placed.len());
    for (shelf, left, unit) in &placed {
        if *shelf != begin.0 || left - begin.1 > ONE_COLUMN {
            column += 1;
            begin = (*shelf, *left);
        }
        columns.push((column, *unit));
    }
    columns.sort_by(|a, b| (a.0.cmp(&b.0)).then(extents[a.1].1.total_cmp(&extents[b.1].1)).then(a.1.cmp(&b.1)));
    list.iter_mut().zip(columns).for_each(|(slot, (_, unit))| *slot = unit);
}

/// For each card the card that it stands below, and the step by which it does: a forest that reaches every
/// card, from those that argue for nothing.
fn tree(
    cards: &[LayoutCard],
    below: &[Vec<(usize, usize)>],
    uses: &[Vec<(usize, usize)>],
) -> Vec<Option<(usize, usize)>> {
    let mut parent: Vec<Option<(usize, usize)>> = vec![None; cards.len()];
    let mut reached = vec![false; cards.len()];
    let roots = (0..cards.len()).filter(|card| uses[*card].is_empty());
    let mut queue: std::collections::VecDeque<usize> = roots.collect();
    queue.iter().for_each(|root| reached[*root] = true);
    let mut rest = 0..cards.len();
    loop {
        while let Some(card) = queue.pop_front() {
            for (premise, step) in &below[card] {
                if !reached[*premise] {
                    reached[*premise] = true;
                    parent[*premise] = Some((card, *step));
                    queue.push_back(*premise);
                }
            }
        }
        // What is left argues in a circle.
        match rest.find(|card| !reached[*card]) {
            Some(card) => {
                reached[card] = true;
                queue.push_back(card);
            }
            None => return parent,
        }
    }
}

/// For each card the first card of its unit.
fn units(
    cards: &[LayoutCard],
    steps: &[LayoutLink],
    number: &HashMap<ElementId, usize>,
    parent: &[Option<(usize, usize)>],
) -> Vec<usize> {
    let mut unit: Vec<usize> = (0..cards.len()).collect();
    let by_step = |card: usize| parent[card].map(|(_, step)| step);
    let step_number: HashMap<ElementId, usize> = steps.iter().enumerate().map(|(n, step)| (step.id, n)).collect();
    let first = |unit: &[usize], mut card: usize| {
        while unit[card] != card {
            card = unit[card];
        }
        card
    };
    for (n, step) in steps.iter().enumerate() {
        let own = step.premises.iter().filter_map(|p| number.get(p)).copied().filter(|p| by_step(*p) == Some(n));
        let mut own: Vec<usize> = own.collect();
        // A step that is denied keeps what denies it beside its premises.
        if let Some(denied) = step_number.get(&step.conclusion) {
            let beside = steps[*denied].premises.iter().filter_map(|p| number.get(p)).copied();
            own.extend(beside.filter(|p| by_step(*p) == Some(*denied)).take(1));
        }
        for pair in own.windows(2) {
            let (a, b) = (first(&unit, pair[0]), first(&unit, pair[1]));
            unit[a.max(b)] = a.min(b);
        }
    }
    (0..cards.len()).map(|card| first(&unit, card)).collect()
}

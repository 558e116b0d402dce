//! Where lines leave and reach the edges of a card: spread along each edge in the order of what they
//! lead to, so that lines of one card neither cross at once nor lie on one another.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::model::{ElementId, Map};

/// How far apart line ends are on one edge of a card.
const SPREAD: f32 = 26.0;

/// An edge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardEdge {
    /// The upper edge.
    Top,
    /// The lower edge.
    Bottom,
    /// The left edge.
    Left,
    /// The right edge.
    Right,
}

impl CardEdge {
    /// The way out of the card.
    pub fn normal(self) -> Vec2 {
        match self {
            Self::Top => vec2(0.0, -1.0),
            Self::Bottom => vec2(0.0, 1.0),
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
        }
    }

    /// The edges of `from` and `to` that face each other. Above and below win over beside, because
    /// reasons stand below what they are reasons for.
    pub fn facing(from: Rect, to: Rect) -> (Self, Self) {
        let below = from.top() - to.bottom();
        let above = to.top() - from.bottom();
        let right = from.left() - to.right();
        let left = to.left() - from.right();
        if below >= 14.0 || (below >= above && below >= right.max(left)) {
            (Self::Top, Self::Bottom)
        } else if above >= 14.0 || above >= right.max(left) {
            (Self::Bottom, Self::Top)
        } else if right >= left {
            (Self::Left, Self::Right)
        } else {
            (Self::Right, Self::Left)
        }
    }

    fn is_level(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }
}

/// Which end of a line: of which link, and whether it is the end at the conclusion.
pub type LinkEnd = (ElementId, bool);

/// Where the lines of one card end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ports(BTreeMap<LinkEnd, (Pos2, CardEdge)>);

impl Ports {
    /// Where the lines of `card` end, with cards where `rect` says. A link to a step has no port at the
    /// card that it comes from: it leaves by the middle of an edge. Cost: n log n in the card's links.
    pub fn of(map: &Map, rect: &dyn Fn(ElementId) -> Option<Rect>, card: ElementId) -> Self {
        let mut ports = Self::default();
        let Some(own) = rect(card) else { return ports };
        // Edge, where the other end is along that edge, which end.
        let mut ends: Vec<(CardEdge, f32, LinkEnd)> = Vec::new();
        let along = |edge: CardEdge, point: Pos2| if edge.is_level() { point.x } else { point.y };
        for link in map.uses_of(card) {
            let Some(target) = map.conclusion(link).and_then(rect) else { continue };
            let (edge, _) = CardEdge::facing(own, target);
            ends.push((edge, along(edge, target.center()), (link, false)));
        }
        for link in map.arguments_on(card) {
            let Some(all) = middle_of(map, rect, link) else { continue };
            let (_, edge) = CardEdge::facing(all, own);
            ends.push((edge, along(edge, all.center()), (link, true)));
        }
        ends.sort_by(|a, b| (a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        for edge in ends.chunk_by(|a, b| a.0 == b.0) {
            let Some((side, _, _)) = edge.first() else { continue };
            let (from, to) = if side.is_level() { (own.left(), own.right()) } else { (own.top(), own.bottom()) };
            let step = SPREAD.min((to - from - 24.0).max(8.0) / edge.len() as f32);
            let begin = (from + to) / 2.0 - step * (edge.len() as f32 - 1.0) / 2.0;
            for (number, (_, _, end)) in edge.iter().enumerate() {
                let at = begin + step * number as f32;
                let point = match side {
                    CardEdge::Top => pos2(at, own.top()),
                    CardEdge::Bottom => pos2(at, own.bottom()),
                    CardEdge::Left => pos2(own.left(), at),
                    CardEdge::Right => pos2(own.right(), at),
                };
                ports.0.insert(*end, (point, *side));
            }
        }
        ports
    }

    /// Where one end is.
    pub fn get(&self, end: LinkEnd) -> Option<(Pos2, CardEdge)> {
        self.0.get(&end).copied()
    }

    /// The links of which an end lies elsewhere than in `other`.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = ElementId> + 'a {
        let changed = self.0.iter().filter(|(end, place)| other.0.get(end) != Some(place));
        let gone = other.0.keys().filter(|end| !self.0.contains_key(end));
        changed.map(|(end, _)| end.0).chain(gone.map(|end| end.0))
    }
}

/// A box round the premises of a link.
pub fn middle_of(map: &Map, rect: &dyn Fn(ElementId) -> Option<Rect>, link: ElementId) -> Option<Rect> {
    map.premises(link).into_iter().filter_map(rect).reduce(Rect::union)
}

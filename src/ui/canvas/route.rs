//! Where lines run: from the cards' edges to a joint and from the joint to the conclusion, round other
//! cards where that is possible. Pure: the same boxes and links give the same lines.

use std::collections::{BTreeMap, HashMap};

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::curve::Curve;
use crate::model::{ElementId, InferenceKind};

/// What is to be drawn for one inference.
#[derive(Clone, Debug)]
pub struct LinkRequest {
    /// The inference.
    pub id: ElementId,
    /// What it does.
    pub kind: InferenceKind,
    /// Its premises.
    pub premises: Vec<ElementId>,
    /// What it concludes in.
    pub conclusion: ElementId,
}

/// The drawn form of one inference.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkShape {
    /// What it does.
    pub kind: InferenceKind,
    /// Whether it denies a step.
    pub undercut: bool,
    /// Where the sign is, and where linked premises meet.
    pub joint: Pos2,
    /// From each premise to the joint.
    pub tails: Vec<(ElementId, Curve)>,
    /// From the joint to the conclusion.
    pub head: Curve,
    /// A box round all of it.
    pub bounds: Rect,
}

impl LinkShape {
    /// How far a point is from the line.
    pub fn distance(&self, point: Pos2) -> f32 {
        let tails = self.tails.iter().map(|(_, curve)| curve.distance(point));
        tails.fold(self.head.distance(point), f32::min)
    }
}

/// The radius of a joint, in points at zoom 1.
pub const JOINT: f32 = 9.0;
/// The free space between a joint and what its line denies.
const GAP: f32 = 3.0;
/// How far apart line ends are on one edge of a card.
const SPREAD: f32 = 26.0;

/// An edge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

impl Side {
    fn normal(self) -> Vec2 {
        match self {
            Self::Top => vec2(0.0, -1.0),
            Self::Bottom => vec2(0.0, 1.0),
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
        }
    }

    /// The edges of `from` and `to` that face each other. Above and below win over beside, because
    /// reasons stand below what they are reasons for.
    fn facing(from: Rect, to: Rect) -> (Self, Self) {
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
}

/// Cards by the cells of a coarse grid, to find what lies at a point.
struct Grid<'a> {
    cells: HashMap<(i32, i32), Vec<(ElementId, Rect)>>,
    cards: &'a BTreeMap<ElementId, Rect>,
}

const CELL: f32 = 240.0;

impl<'a> Grid<'a> {
    fn new(cards: &'a BTreeMap<ElementId, Rect>) -> Self {
        let mut cells: HashMap<(i32, i32), Vec<(ElementId, Rect)>> = HashMap::new();
        for (id, rect) in cards {
            let (from, to) = (Self::cell(rect.min), Self::cell(rect.max));
            for x in from.0..=to.0 {
                for y in from.1..=to.1 {
                    cells.entry((x, y)).or_default().push((*id, *rect));
                }
            }
        }
        Self { cells, cards }
    }

    fn cell(point: Pos2) -> (i32, i32) {
        ((point.x / CELL).floor() as i32, (point.y / CELL).floor() as i32)
    }

    /// How many points of the path lie under cards that are not its ends.
    fn hidden(&self, curve: &Curve, ends: &[ElementId]) -> usize {
        let per_segment = ((curve.length() / 22.0) as usize / curve.segments.len().max(1)).clamp(8, 60);
        let under = |p: &Pos2| {
            let cards = self.cells.get(&Self::cell(*p)).map(Vec::as_slice).unwrap_or_default();
            cards.iter().any(|(id, rect)| !ends.contains(id) && rect.expand(3.0).contains(*p))
        };
        curve.points(per_segment).filter(under).count()
    }

    /// A box round the cards that a path runs under.
    fn obstacle(&self, curve: &Curve, ends: &[ElementId]) -> Rect {
        let mut found = Rect::NOTHING;
        for p in curve.points(24) {
            let cards = self.cells.get(&Self::cell(p)).map(Vec::as_slice).unwrap_or_default();
            for (id, rect) in cards {
                if !ends.contains(id) && rect.expand(3.0).contains(p) {
                    found = found.union(*rect);
                }
            }
        }
        found
    }
}

/// One end of a line at a card's edge, before its place on the edge is known.
struct Port {
    link: usize,
    /// `None` for the end at the conclusion.
    premise: Option<ElementId>,
    /// Where the other end is, along the edge.
    towards: f32,
}

/// Everything that is decided about a link before curves are drawn.
struct Plan {
    head: (Pos2, Side),
    tails: BTreeMap<ElementId, (Pos2, Side)>,
}

fn centre_of(cards: &BTreeMap<ElementId, Rect>, ids: &[ElementId]) -> Option<Rect> {
    ids.iter().filter_map(|id| cards.get(id)).copied().reduce(Rect::union)
}

/// Spreads the line ends of each card edge along it, in the order of what they lead to.
fn plan(cards: &BTreeMap<ElementId, Rect>, links: &[LinkRequest]) -> Vec<Option<Plan>> {
    let mut ports: BTreeMap<(ElementId, Side), Vec<Port>> = BTreeMap::new();
    let mut sides: Vec<Option<(Side, BTreeMap<ElementId, Side>)>> = Vec::new();
    for (number, link) in links.iter().enumerate() {
        let (Some(target), Some(all)) = (cards.get(&link.conclusion), centre_of(cards, &link.premises)) else {
            sides.push(None);
            continue;
        };
        let (_, head_side) = Side::facing(all, *target);
        let across = |side: Side, p: Pos2| if matches!(side, Side::Top | Side::Bottom) { p.x } else { p.y };
        let towards = across(head_side, all.center());
        ports.entry((link.conclusion, head_side)).or_default().push(Port { link: number, premise: None, towards });
        let mut tail_sides = BTreeMap::new();
        for premise in &link.premises {
            let Some(rect) = cards.get(premise) else { continue };
            let (side, _) = Side::facing(*rect, *target);
            let towards = across(side, target.center());
            ports.entry((*premise, side)).or_default().push(Port { link: number, premise: Some(*premise), towards });
            tail_sides.insert(*premise, side);
        }
        sides.push(Some((head_side, tail_sides)));
    }
    let mut plans: Vec<Option<Plan>> = sides
        .iter()
        .map(|s| s.as_ref().map(|(side, _)| Plan { head: (Pos2::ZERO, *side), tails: BTreeMap::new() }))
        .collect();
    for ((card, side), mut ends) in ports {
        let Some(rect) = cards.get(&card) else { continue };
        // Heads and tails that go to the same place keep the order of their links.
        ends.sort_by(|a, b| a.towards.total_cmp(&b.towards).then(a.link.cmp(&b.link)));
        let (from, to, fixed) = match side {
            Side::Top => (rect.left(), rect.right(), rect.top()),
            Side::Bottom => (rect.left(), rect.right(), rect.bottom()),
            Side::Left => (rect.top(), rect.bottom(), rect.left()),
            Side::Right => (rect.top(), rect.bottom(), rect.right()),
        };
        let step = SPREAD.min((to - from - 24.0).max(8.0) / ends.len() as f32);
        let begin = (from + to) / 2.0 - step * (ends.len() as f32 - 1.0) / 2.0;
        for (at, port) in ends.iter().enumerate() {
            let along = begin + step * at as f32;
            let horizontal = matches!(side, Side::Top | Side::Bottom);
            let point = if horizontal { pos2(along, fixed) } else { pos2(fixed, along) };
            let Some(Some(plan)) = plans.get_mut(port.link) else { continue };
            match port.premise {
                None => plan.head = (point, side),
                Some(premise) => {
                    plan.tails.insert(premise, (point, side));
                }
            }
        }
    }
    plans
}

/// How far controls reach from the ends: half the way along the edge's normal, so that a long flat
/// line stays between its cards.
fn reach(from: Pos2, to: Pos2, out: Vec2) -> f32 {
    let along = (to - from).dot(out);
    if along > 0.0 { (along * 0.55).clamp(18.0, 240.0) } else { ((to - from).length() * 0.3).clamp(30.0, 120.0) }
}

/// The best of several paths from a card to `to`: the one that runs least under cards, and among those
/// the shortest. It leaves at `from`, or at the card's left or right edge if that is better.
fn connect(grid: &Grid<'_>, card: Rect, from: (Pos2, Vec2), to: (Pos2, Vec2), ends: &[ElementId]) -> Curve {
    let (a, out) = from;
    let (b, into) = to;
    let base = reach(a, b, out);
    let direct = Curve::simple(a, out * base, into * reach(b, a, -into), b);
    if grid.hidden(&direct, ends) == 0 {
        return direct;
    }
    let mut candidates = vec![direct.clone()];
    for (first, second) in [(0.3, 1.7), (1.7, 0.3), (0.3, 0.3)] {
        candidates.push(Curve::simple(a, out * base * first, into * base * second, b));
    }
    let vertical = if b.y < a.y { vec2(0.0, -1.0) } else { vec2(0.0, 1.0) };
    let blocked = grid.obstacle(&direct, ends);
    if blocked.is_finite() {
        let round = blocked.expand(26.0);
        // By a corridor on each side of what is in the way.
        for x in [round.left(), round.right()] {
            let waypoint = pos2(x, round.center().y.clamp(a.y.min(b.y), a.y.max(b.y)));
            candidates.push(through(a, out, waypoint, vertical, into, b));
        }
        for y in [round.top(), round.bottom()] {
            let horizontal = if b.x < a.x { vec2(-1.0, 0.0) } else { vec2(1.0, 0.0) };
            let waypoint = pos2(round.center().x.clamp(a.x.min(b.x), a.x.max(b.x)), y);
            candidates.push(through(a, out, waypoint, horizontal, into, b));
        }
        // Out of the side of the card and along the gap beside what stands above or below it.
        for (start, side) in [(card.left_center(), Side::Left), (card.right_center(), Side::Right)] {
            let beside = start.x + side.normal().x * 28.0;
            let waypoint = pos2(beside, blocked.center().y);
            candidates.push(through(start, side.normal(), waypoint, vertical, into, b));
        }
    }
    let cost = |curve: &Curve| grid.hidden(curve, ends) as f32 * 400.0 + curve.length();
    let mut best = (f32::INFINITY, direct);
    for candidate in candidates {
        let this = cost(&candidate);
        if this < best.0 {
            best = (this, candidate);
        }
    }
    best.1
}

/// A path through a waypoint, which it passes along `way`.
fn through(a: Pos2, out: Vec2, waypoint: Pos2, way: Vec2, into: Vec2, b: Pos2) -> Curve {
    let first = (waypoint - a).length() * 0.4;
    let second = (b - waypoint).length() * 0.4;
    Curve {
        segments: vec![
            [a, a + out * first, waypoint - way * first, waypoint],
            [waypoint, waypoint + way * second, b - into * second, b],
        ],
    }
}

/// Splits a path in its middle: what comes before the joint, the joint, what comes after.
fn split(curve: &Curve) -> (Curve, Pos2, Curve) {
    if curve.segments.len() == 2 {
        let middle = curve.at(0.5);
        let halves: Vec<_> = curve.segments.iter().map(|s| Curve { segments: vec![*s] }).collect();
        let mut halves = halves.into_iter();
        return (halves.next().unwrap_or_default(), middle, halves.next().unwrap_or_default());
    }
    let Some([p0, p1, p2, p3]) = curve.segments.first().copied() else {
        return (Curve::default(), Pos2::ZERO, Curve::default());
    };
    // De Casteljau's construction at one half.
    let mid = |a: Pos2, b: Pos2| a + (b - a) * 0.5;
    let (q0, q1, q2) = (mid(p0, p1), mid(p1, p2), mid(p2, p3));
    let (r0, r1) = (mid(q0, q1), mid(q1, q2));
    let s = mid(r0, r1);
    (Curve { segments: vec![[p0, q0, r0, s]] }, s, Curve { segments: vec![[s, r1, q2, p3]] })
}

fn shape(link: &LinkRequest, undercut: bool, joint: Pos2, tails: Vec<(ElementId, Curve)>, head: Curve) -> LinkShape {
    let bounds = tails.iter().fold(head.bounds(), |rect, (_, curve)| rect.union(curve.bounds()));
    let bounds = bounds.union(Rect::from_center_size(joint, Vec2::splat(2.0 * JOINT)));
    LinkShape { kind: link.kind, undercut, joint, tails, head, bounds }
}

/// The line of a link that concludes in a card.
fn to_card(grid: &Grid<'_>, link: &LinkRequest, plan: &Plan) -> Option<LinkShape> {
    let (tip, head_side) = plan.head;
    let mut ends = link.premises.clone();
    ends.push(link.conclusion);
    let into = -head_side.normal();
    if let [premise] = link.premises.as_slice() {
        let (start, side) = *plan.tails.get(premise)?;
        let card = *grid.cards.get(premise)?;
        let path = connect(grid, card, (start, side.normal()), (tip, into), &ends);
        let (tail, joint, head) = split(&path);
        return Some(shape(link, false, joint, vec![(*premise, tail)], head));
    }
    let nearest = plan.tails.values().map(|(p, _)| (*p - tip).dot(head_side.normal())).fold(f32::INFINITY, f32::min);
    let distance = (nearest * 0.45).clamp(30.0, 58.0);
    let joint = tip + head_side.normal() * distance;
    let head = Curve::simple(joint, into * distance * 0.3, into * distance * 0.3, tip);
    let tails = plan.tails.iter().filter_map(|(premise, (start, side))| {
        let card = *grid.cards.get(premise)?;
        let ends = [*premise, link.conclusion];
        Some((*premise, connect(grid, card, (*start, side.normal()), (joint, into), &ends)))
    });
    Some(shape(link, false, joint, tails.collect(), head))
}

/// The line of a link that concludes in another link: it ends at that link's joint.
fn to_joint(grid: &Grid<'_>, link: &LinkRequest, target: Pos2, order: usize) -> Option<LinkShape> {
    let all = centre_of(grid.cards, &link.premises)?;
    let from = Rect::from_center_size(target, Vec2::splat(2.0 * JOINT));
    // Several lines that deny one step keep a little apart.
    let turn = (order as f32 - 0.5) * if order == 0 { 0.0 } else { 0.5 };
    let towards = Vec2::angled((all.center() - target).angle() + turn);
    let tip = target + towards * (JOINT + GAP);
    let leave = |rect: Rect| {
        let way = target - rect.center();
        let side = if way.x.abs() * rect.height() > way.y.abs() * rect.width() {
            if way.x > 0.0 { Side::Right } else { Side::Left }
        } else if way.y > 0.0 {
            Side::Bottom
        } else {
            Side::Top
        };
        let point = match side {
            Side::Top => rect.center_top(),
            Side::Bottom => rect.center_bottom(),
            Side::Left => rect.left_center(),
            Side::Right => rect.right_center(),
        };
        (point, side)
    };
    let ends = link.premises.clone();
    if let [premise] = link.premises.as_slice() {
        let card = *grid.cards.get(premise)?;
        let (start, side) = leave(card);
        let path = connect(grid, card, (start, side.normal()), (tip, -towards), &ends);
        let (tail, joint, head) = split(&path);
        return Some(shape(link, true, joint, vec![(*premise, tail)], head));
    }
    let distance = ((all.center() - from.center()).length() * 0.3).clamp(34.0, 70.0);
    let joint = tip + towards * distance;
    let head = Curve::simple(joint, -towards * distance * 0.3, -towards * distance * 0.3, tip);
    let tails = link.premises.iter().filter_map(|premise| {
        let card = *grid.cards.get(premise)?;
        let (start, side) = leave(card);
        Some((*premise, connect(grid, card, (start, side.normal()), (joint, -towards), &[*premise])))
    });
    Some(shape(link, true, joint, tails.collect(), head))
}

/// The lines of all links between cards.
///
/// Cost: linear in the links, times the few paths that are tried for each.
pub fn route(cards: &BTreeMap<ElementId, Rect>, links: &[LinkRequest]) -> BTreeMap<ElementId, LinkShape> {
    let grid = Grid::new(cards);
    let mut done = BTreeMap::new();
    let mut waiting: BTreeMap<ElementId, Vec<&LinkRequest>> = BTreeMap::new();
    let mut ready: Vec<(ElementId, Pos2)> = Vec::new();
    for (link, plan) in links.iter().zip(plan(cards, links)) {
        match plan.and_then(|plan| to_card(&grid, link, &plan)) {
            Some(shape) => {
                ready.push((link.id, shape.joint));
                done.insert(link.id, shape);
            }
            None => waiting.entry(link.conclusion).or_default().push(link),
        }
    }
    // What denies a step can be drawn once the step is.
    while let Some((id, joint)) = ready.pop() {
        for (order, link) in waiting.remove(&id).into_iter().flatten().enumerate() {
            if let Some(shape) = to_joint(&grid, link, joint, order) {
                ready.push((link.id, shape.joint));
                done.insert(link.id, shape);
            }
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u64) -> ElementId {
        format!("a-{n}").parse().unwrap()
    }

    fn card(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(240.0, 90.0))
    }

    fn link(n: u64, kind: InferenceKind, premises: &[u64], conclusion: u64) -> LinkRequest {
        LinkRequest { id: id(n), kind, premises: premises.iter().map(|p| id(*p)).collect(), conclusion: id(conclusion) }
    }

    #[test]
    fn a_line_goes_round_a_card_in_its_way() {
        let cards = BTreeMap::from([(id(1), card(0.0, 0.0)), (id(2), card(0.0, 600.0)), (id(3), card(0.0, 290.0))]);
        let lines = route(&cards, &[link(9, InferenceKind::Support, &[2], 1)]);
        let shape = &lines[&id(9)];
        let under = shape.tails[0].1.points(30).chain(shape.head.points(30)).filter(|p| cards[&id(3)].contains(*p));
        assert_eq!(under.count(), 0);
    }

    #[test]
    fn parallel_and_opposite_lines_stay_apart() {
        let cards = BTreeMap::from([(id(1), card(0.0, 0.0)), (id(2), card(0.0, 300.0))]);
        let links = [
            link(7, InferenceKind::Support, &[2], 1),
            link(8, InferenceKind::Attack, &[2], 1),
            link(9, InferenceKind::Attack, &[1], 2),
        ];
        let lines = route(&cards, &links);
        for (a, b) in [(7, 8), (7, 9), (8, 9)] {
            assert!(lines[&id(a)].joint.distance(lines[&id(b)].joint) >= 2.0 * JOINT, "{a} and {b} meet");
        }
    }

    #[test]
    fn an_undercut_ends_at_the_line_that_it_denies_also_over_several_steps() {
        let cards = BTreeMap::from([
            (id(1), card(0.0, 0.0)),
            (id(2), card(0.0, 300.0)),
            (id(3), card(500.0, 150.0)),
            (id(4), card(500.0, 400.0)),
        ]);
        let links = [
            link(6, InferenceKind::Attack, &[4], 7),
            link(7, InferenceKind::Attack, &[3], 8),
            link(8, InferenceKind::Support, &[2], 1),
        ];
        let lines = route(&cards, &links);
        for (from, to) in [(7, 8), (6, 7)] {
            let gap = lines[&id(from)].head.at(1.0).distance(lines[&id(to)].joint);
            assert!((gap - JOINT - GAP).abs() < 0.1, "{gap}");
        }
    }

    #[test]
    fn a_link_whose_card_is_gone_is_not_drawn() {
        let cards = BTreeMap::from([(id(1), card(0.0, 0.0))]);
        assert!(
            route(&cards, &[link(9, InferenceKind::Support, &[2], 1), link(8, InferenceKind::Attack, &[1], 9)])
                .is_empty()
        );
    }
}

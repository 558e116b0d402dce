//! Where a line runs: from the cards' edges to a joint and from the joint to the conclusion, round other
//! cards where that is possible. Pure: the same boxes and links give the same lines.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::curve::{Curve, halves};
use super::ports::{CardEdge, middle_of};
use crate::model::{ElementId, InferenceKind, Map};

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

    /// Whether the line runs through an area.
    pub fn passes(&self, area: Rect) -> bool {
        let curves = self.tails.iter().map(|(_, curve)| curve).chain([&self.head]);
        area.intersects(self.bounds)
            && curves
                .filter(|curve| curve.bounds().intersects(area))
                .any(|curve| curve.points(24).any(|p| area.contains(p)))
    }

    /// The same line elsewhere.
    #[must_use]
    pub fn translate(&self, by: Vec2) -> Self {
        let shift = |curve: &Curve| curve.map(|point| point + by);
        Self {
            joint: self.joint + by,
            tails: self.tails.iter().map(|(id, curve)| (*id, shift(curve))).collect(),
            head: shift(&self.head),
            bounds: self.bounds.translate(by),
            ..*self
        }
    }
}

/// The radius of a joint, in points at zoom 1.
pub const JOINT: f32 = 9.0;
/// The free space between a joint and what its line denies.
const GAP: f32 = 3.0;

/// The cards among which lines are drawn.
pub trait RoutingObstacles {
    /// The box of a card.
    fn rect(&self, card: ElementId) -> Option<Rect>;
    /// Where one end of a link is on the edge of its card.
    fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, CardEdge)>;
    /// Calls `visit` with every card that touches an area, until it returns `false`.
    fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect) -> bool);

    /// How many points of the path lie under cards that are not its ends.
    fn hidden(&self, curve: &Curve, ends: &[ElementId]) -> usize {
        let mut count = 0;
        self.under(curve, ends, &mut |_| count += 1);
        count
    }

    /// Whether a path runs through a pile of cards, where no way round leads to less.
    fn is_crowded(&self, curve: &Curve, ends: &[ElementId]) -> bool {
        !self.under(curve, ends, &mut |_| {})
    }

    /// A box round the cards that a path runs under.
    fn obstacle(&self, curve: &Curve, ends: &[ElementId]) -> Rect {
        let mut found = Rect::NOTHING;
        self.under(curve, ends, &mut |rect| found = found.union(rect));
        found
    }

    /// Calls `visit` for each point of the path that lies under a card, with that card's box. Ends, and returns `false`, in
    /// a pile of cards.
    fn under(&self, curve: &Curve, ends: &[ElementId], visit: &mut dyn FnMut(Rect)) -> bool {
        let per_segment = ((curve.length() / 22.0) as usize / curve.segments.len().max(1)).clamp(8, 60);
        let points: Vec<Pos2> = curve.points(per_segment).collect();
        // In short pieces, so that a long line asks for what is near it and not for what its box covers.
        let mut near = Vec::new();
        for piece in points.chunks(8) {
            let area = piece.iter().fold(Rect::NOTHING, |area, p| area.union(Rect::from_min_max(*p, *p)));
            near.clear();
            self.cards_in(area.expand(3.0), &mut |id, rect| {
                if !ends.contains(&id) {
                    near.push(rect);
                }
                near.len() < PILE
            });
            if near.len() >= PILE {
                return false;
            }
            for point in piece {
                if let Some(rect) = near.iter().find(|rect| rect.expand(3.0).contains(*point)) {
                    visit(*rect);
                }
            }
        }
        true
    }
}

/// As many cards as this within a few steps of a path lie on one another.
const PILE: usize = 64;

/// Lines that are longer than this go straight: what is between is a map of its own.
const FARTHEST: f32 = 3_000.0;

/// How far controls reach from the ends: half the way along the edge's normal, so that a long flat
/// line stays between its cards.
fn reach(from: Pos2, to: Pos2, out: Vec2) -> f32 {
    let along = (to - from).dot(out);
    if along > 0.0 { (along * 0.55).clamp(18.0, 240.0) } else { ((to - from).length() * 0.3).clamp(30.0, 120.0) }
}

/// The best of several paths from a card to `to`: the one that runs least under cards, and among those
/// the shortest. It leaves at `from`, or at the card's left or right edge if that is better.
fn connect(
    ground: &dyn RoutingObstacles,
    card: Rect,
    from: (Pos2, Vec2),
    to: (Pos2, Vec2),
    ends: &[ElementId],
) -> Curve {
    let (a, out) = from;
    let (b, into) = to;
    let base = reach(a, b, out);
    let direct = Curve::simple(a, out * base, into * reach(b, a, -into), b);
    if direct.length() > FARTHEST || ground.is_crowded(&direct, ends) || ground.hidden(&direct, ends) == 0 {
        return direct;
    }
    let mut candidates = vec![direct.clone()];
    for (first, second) in [(0.3, 1.7), (1.7, 0.3), (0.3, 0.3)] {
        candidates.push(Curve::simple(a, out * base * first, into * base * second, b));
    }
    let vertical = if b.y < a.y { vec2(0.0, -1.0) } else { vec2(0.0, 1.0) };
    let blocked = ground.obstacle(&direct, ends);
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
        for (start, side) in [(card.left_center(), CardEdge::Left), (card.right_center(), CardEdge::Right)] {
            let beside = start.x + side.normal().x * 28.0;
            let waypoint = pos2(beside, blocked.center().y);
            candidates.push(through(start, side.normal(), waypoint, vertical, into, b));
        }
    }
    let cost = |curve: &Curve| ground.hidden(curve, ends) as f32 * 400.0 + curve.length();
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
    let Some(segment) = curve.segments.first() else { return (Curve::default(), Pos2::ZERO, Curve::default()) };
    let (first, second) = halves(segment);
    let [joint, ..] = second;
    (Curve { segments: vec![first] }, joint, Curve { segments: vec![second] })
}

fn shape(kind: InferenceKind, undercut: bool, joint: Pos2, tails: Vec<(ElementId, Curve)>, head: Curve) -> LinkShape {
    let bounds = tails.iter().fold(head.bounds(), |rect, (_, curve)| rect.union(curve.bounds()));
    let bounds = bounds.union(Rect::from_center_size(joint, Vec2::splat(2.0 * JOINT)));
    LinkShape { kind, undercut, joint, tails, head, bounds }
}

/// What a link ends at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RouteEnd {
    /// A card.
    Card(ElementId),
    /// The joint of another link, which this one denies, backs or restates; and how many before it do so.
    Joint(Pos2, usize),
}

impl RouteEnd {
    /// At the joint of `on`, among the others that end there.
    pub fn on_joint(map: &Map, link: ElementId, on: ElementId, joint: Pos2) -> Self {
        Self::Joint(joint, map.arguments_on(on).iter().position(|other| *other == link).unwrap_or(0))
    }
}

/// The line of one link. `None` if none of its ends is drawn.
pub fn route(ground: &dyn RoutingObstacles, map: &Map, link: ElementId, end: RouteEnd) -> Option<LinkShape> {
    let kind = map.inferences().get(&link)?.kind;
    let premises: Vec<ElementId> = map.premises(link).into_iter().filter(|p| ground.rect(*p).is_some()).collect();
    match end {
        RouteEnd::Card(card) => to_card(ground, (link, kind), &premises, card),
        RouteEnd::Joint(at, order) => {
            let all = middle_of(map, &|id| ground.rect(id), link)?;
            to_joint(ground, kind, &premises, all, at, order)
        }
    }
}

/// The line of a link that concludes in a card.
fn to_card(
    ground: &dyn RoutingObstacles,
    (link, kind): (ElementId, InferenceKind),
    premises: &[ElementId],
    conclusion: ElementId,
) -> Option<LinkShape> {
    let (tip, head_edge) = ground.port(conclusion, link, true)?;
    let into = -head_edge.normal();
    if let [premise] = *premises {
        let (start, edge) = ground.port(premise, link, false)?;
        let path = connect(ground, ground.rect(premise)?, (start, edge.normal()), (tip, into), &[premise, conclusion]);
        let (tail, joint, head) = split(&path);
        return Some(shape(kind, false, joint, vec![(premise, tail)], head));
    }
    let starts: Vec<_> = premises.iter().filter_map(|p| Some((*p, ground.port(*p, link, false)?))).collect();
    let out = head_edge.normal();
    let nearest = starts.iter().map(|(_, (at, _))| (*at - tip).dot(out)).reduce(f32::min)?;
    let distance = (nearest * 0.45).clamp(30.0, 58.0);
    let joint = tip + out * distance;
    let head = Curve::simple(joint, into * distance * 0.3, into * distance * 0.3, tip);
    let tails = starts.into_iter().filter_map(|(premise, (start, edge))| {
        let card = ground.rect(premise)?;
        Some((premise, connect(ground, card, (start, edge.normal()), (joint, into), &[premise, conclusion])))
    });
    Some(shape(kind, false, joint, tails.collect(), head))
}

/// The line of a link that concludes in another link: it ends at that link's joint.
fn to_joint(
    ground: &dyn RoutingObstacles,
    kind: InferenceKind,
    premises: &[ElementId],
    all: Rect,
    target: Pos2,
    order: usize,
) -> Option<LinkShape> {
    let undercut = kind == InferenceKind::Attack;
    // Several lines that deny one step keep a little apart.
    let turn = (order as f32 - 0.5) * if order == 0 { 0.0 } else { 0.5 };
    let towards = Vec2::angled((all.center() - target).angle() + turn);
    let tip = target + towards * (JOINT + GAP);
    if let [premise] = *premises {
        let card = ground.rect(premise)?;
        let (start, edge) = leave(card, target);
        let path = connect(ground, card, (start, edge.normal()), (tip, -towards), &[premise]);
        let (tail, joint, head) = split(&path);
        return Some(shape(kind, undercut, joint, vec![(premise, tail)], head));
    }
    let distance = ((all.center() - target).length() * 0.3).clamp(34.0, 70.0);
    let joint = tip + towards * distance;
    let head = Curve::simple(joint, -towards * distance * 0.3, -towards * distance * 0.3, tip);
    let tails = premises.iter().filter_map(|premise| {
        let card = ground.rect(*premise)?;
        let (start, edge) = leave(card, target);
        Some((*premise, connect(ground, card, (start, edge.normal()), (joint, -towards), &[*premise])))
    });
    Some(shape(kind, undercut, joint, tails.collect(), head))
}

/// The middle of the edge by which a line to a point leaves a card.
fn leave(rect: Rect, target: Pos2) -> (Pos2, CardEdge) {
    let way = target - rect.center();
    if way.x.abs() * rect.height() > way.y.abs() * rect.width() {
        if way.x > 0.0 { (rect.right_center(), CardEdge::Right) } else { (rect.left_center(), CardEdge::Left) }
    } else if way.y > 0.0 {
        (rect.center_bottom(), CardEdge::Bottom)
    } else {
        (rect.center_top(), CardEdge::Top)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::edit::ops::{self, NewStatement};
    use crate::edit::{History, Ids, Selection};
    use crate::model::Place;
    use crate::picture::ports::Ports;

    struct Table {
        map: Map,
        cards: BTreeMap<ElementId, Rect>,
        ids: Vec<ElementId>,
        links: Vec<ElementId>,
    }

    impl RoutingObstacles for Table {
        fn rect(&self, card: ElementId) -> Option<Rect> {
            self.cards.get(&card).copied()
        }

        fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, CardEdge)> {
            Ports::of(&self.map, &|id| self.rect(id), card).get((link, head))
        }

        fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect) -> bool) {
            self.cards.iter().filter(|(_, rect)| rect.intersects(area)).all(|(id, rect)| visit(*id, *rect));
        }
    }

    /// What a link of a table ends at: a card, or a link that was entered before.
    enum To {
        Card(usize),
        Link(usize),
    }

    /// Cards at these places, and links: kind, premise, conclusion.
    fn table(cards: &[(f32, f32)], links: &[(InferenceKind, usize, To)]) -> Table {
        let mut ids = Ids::after("a".parse().unwrap(), 0);
        let mut map = Map::new(ids.fresh());
        let (mut history, mut selection) = (History::default(), Selection::default());
        let mut table = Table { map: map.clone(), cards: BTreeMap::new(), ids: Vec::new(), links: Vec::new() };
        for (x, y) in cards {
            let new = ops::add_statement(&map, &mut ids, &NewStatement::default(), Place::new(0, 0));
            history.commit(&mut map, &mut selection, new).unwrap();
            let id = selection.single().unwrap();
            table.ids.push(id);
            table.cards.insert(id, Rect::from_min_size(pos2(*x, *y), vec2(240.0, 90.0)));
        }
        for (kind, premise, to) in links {
            let conclusion = match to {
                To::Card(n) => table.ids[*n],
                To::Link(n) => table.links[*n],
            };
            let premises = [table.ids[*premise]].into();
            let link = ops::link(&map, &mut ids, &premises, conclusion, *kind).unwrap();
            let known: Vec<ElementId> = map.inferences().keys().copied().collect();
            history.commit(&mut map, &mut selection, link).unwrap();
            table.links.extend(map.inferences().keys().filter(|id| !known.contains(id)));
        }
        table.map = map;
        table
    }

    use InferenceKind::{Attack, Support};

    #[test]
    fn a_line_goes_round_a_card_in_its_way() {
        let table = table(&[(0.0, 0.0), (0.0, 600.0), (0.0, 290.0)], &[(Support, 1, To::Card(0))]);
        let shape = route(&table, &table.map, table.links[0], RouteEnd::Card(table.ids[0])).unwrap();
        let points: Vec<Pos2> = shape.tails[0].1.points(30).chain(shape.head.points(30)).collect();
        assert!(points.iter().all(|p| !table.cards[&table.ids[2]].contains(*p)));
    }

    #[test]
    fn parallel_and_opposite_lines_stay_apart() {
        let links = [(Support, 1, To::Card(0)), (Attack, 1, To::Card(0)), (Attack, 0, To::Card(1))];
        let table = table(&[(0.0, 0.0), (0.0, 300.0)], &links);
        let ends = [0, 0, 1].map(|n| RouteEnd::Card(table.ids[n]));
        let joints: Vec<Pos2> =
            table.links.iter().zip(ends).map(|(id, end)| route(&table, &table.map, *id, end).unwrap().joint).collect();
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            assert!(joints[a].distance(joints[b]) >= 2.0 * JOINT, "{a} and {b} meet");
        }
    }

    #[test]
    fn an_undercut_ends_at_the_line_that_it_denies() {
        let links = [(Support, 1, To::Card(0)), (Attack, 2, To::Link(0))];
        let table = table(&[(0.0, 0.0), (0.0, 300.0), (500.0, 150.0)], &links);
        let denied = route(&table, &table.map, table.links[0], RouteEnd::Card(table.ids[0])).unwrap();
        let shape = route(&table, &table.map, table.links[1], RouteEnd::Joint(denied.joint, 0)).unwrap();
        let gap = shape.head.at(1.0).distance(denied.joint);
        assert!((gap - JOINT - GAP).abs() < 0.1, "{gap}");
        assert!(shape.undercut);
    }

    #[test]
    fn a_link_whose_card_is_not_shown_is_not_drawn() {
        let mut table = table(&[(0.0, 0.0), (0.0, 300.0)], &[(Support, 1, To::Card(0))]);
        table.cards.remove(&table.ids[1]);
        assert_eq!(route(&table, &table.map, table.links[0], RouteEnd::Card(table.ids[0])), None);
    }
}

//! The geometry of a map as it is drawn: boxes of cards and frames, lines of links. Kept from frame to
//! frame; a step of editing costs what it touches. Lines are routed when they are first seen.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::far_geometry::Overview;
use super::measure::{Measure, WrappedLines, height};
use crate::model::{ElementId, Frame, InferenceKind, Map, Place, Statement, Width};
use crate::picture::ports::{CardEdge, Ports};
use crate::picture::route::{JOINT, LinkShape, RouteEnd, RoutingObstacles, route};
use crate::picture::spatial_grid::SpatialGrid;

/// A card as it is drawn.
#[derive(Clone, Debug)]
pub struct CardShape {
    /// Its box on the map.
    pub rect: Rect,
    /// Its text in lines.
    pub lines: WrappedLines,
}

/// A link as far as it is known.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it does.
    pub kind: InferenceKind,
    /// Its premises that are shown.
    pub premises: Box<[ElementId]>,
    /// What it concludes in.
    pub conclusion: ElementId,
    /// The card at the end of the chain of denials that it may be the last of.
    foot: ElementId,
    /// Boxes along its line: what it is looked up by.
    boxes: Box<[Rect]>,
    shape: Option<Box<LinkShape>>,
}

/// The geometry of a map.
#[derive(Debug, Default)]
pub struct Scene {
    cards: BTreeMap<ElementId, CardShape>,
    links: BTreeMap<ElementId, Link>,
    frames: BTreeMap<ElementId, Rect>,
    cards_at: SpatialGrid,
    links_at: SpatialGrid,
    ports: BTreeMap<ElementId, Ports>,
    overview: Overview,
    hidden: BTreeSet<ElementId>,
    version: u64,
    /// Cards whose words may have changed since they were last taken.
    reworded: BTreeSet<ElementId>,
    /// How many lines were routed: what tests count.
    pub routed: usize,
}

/// How far beside the straight way to its conclusion a line may run.
const SLACK: f32 = 120.0;
/// How long the pieces of a line are by which it is looked up, in points.
const PIECE: f32 = 700.0;
/// The most pieces of one stretch of a line.
const PIECES: f32 = 24.0;

/// Adds boxes round the pieces of a path.
fn along(points: impl Iterator<Item = Pos2>, slack: f32, boxes: &mut Vec<Rect>) {
    let around = |a: Pos2, b: Pos2| Rect::from_two_pos(a, b).expand(slack);
    let mut open: Option<Rect> = None;
    let mut before: Option<Pos2> = None;
    for point in points {
        let Some(from) = before.replace(point) else { continue };
        let pieces = (from.distance(point) / PIECE).ceil().clamp(1.0, PIECES);
        for n in 0..pieces as usize {
            let piece = around(from.lerp(point, n as f32 / pieces), from.lerp(point, (n + 1) as f32 / pieces));
            open = match open {
                Some(area) if area.union(piece).size().max_elem() <= PIECE + 2.0 * slack => Some(area.union(piece)),
                Some(area) => {
                    boxes.push(area);
                    Some(piece)
                }
                None => Some(piece),
            };
        }
    }
    boxes.extend(open);
}

impl Link {
    /// A box round where its line is, or about will be.
    pub fn bounds(&self) -> Rect {
        self.boxes.iter().fold(Rect::NOTHING, |area, piece| area.union(*piece))
    }
}

/// The upper left corner of what stands at a place.
pub fn corner(place: Place) -> Pos2 {
    pos2(place.x() as f32, place.y() as f32)
}

/// The box of a frame.
pub fn frame_rect(frame: &Frame) -> Rect {
    Rect::from_min_size(corner(frame.place), vec2(frame.width() as f32, frame.height() as f32))
}

impl CardShape {
    /// A statement's card at this place and of this width.
    pub fn of(statement: &Statement, place: Place, width: Width, measure: &mut Measure, painter: &Painter) -> Self {
        let lines = measure.lines(painter, statement, width);
        let size = vec2(f32::from(width.points()), height(&lines, statement));
        Self { rect: Rect::from_min_size(corner(place), size), lines }
    }

    /// The same card elsewhere.
    pub fn at(&self, corner: Pos2) -> Self {
        Self { rect: Rect::from_min_size(corner, self.rect.size()), lines: self.lines.clone() }
    }
}

fn card_shape(map: &Map, id: ElementId, measure: &mut Measure, painter: &Painter) -> Option<CardShape> {
    let statement = map.statements().get(&id)?;
    Some(CardShape::of(statement, statement.place, statement.width, measure, painter))
}

impl Scene {
    /// The geometry of a whole map, without what is hidden.
    ///
    /// Cost: a few microseconds for each card and link; no line is routed.
    pub fn new(
        map: &Map,
        hidden: &BTreeSet<ElementId>,
        measure: &mut Measure,
        painter: &Painter,
        before: &Self,
    ) -> Self {
        let mut scene =
            Self { hidden: hidden.clone(), version: before.version + 1, routed: before.routed, ..Self::default() };
        let shown = map.statements().keys().filter(|id| !hidden.contains(id));
        scene.cards = shown.filter_map(|id| Some((*id, card_shape(map, *id, measure, painter)?))).collect();
        scene.frames = map.frames().iter().map(|(id, frame)| (*id, frame_rect(frame))).collect();
        // Collected at once, an ordered map is not half empty. What denies a step comes after that step.
        let (denials, plain): (Vec<ElementId>, Vec<ElementId>) = map
            .inferences()
            .keys()
            .partition(|id| map.conclusion(**id).is_some_and(|on| !scene.cards.contains_key(&on)));
        scene.links = plain.into_iter().filter_map(|id| Some((id, scene.link_of(map, id)?))).collect();
        scene.enter_links(map, denials.into_iter().collect());
        scene.cards_at = SpatialGrid::of(scene.cards.iter().map(|(id, card)| (*id, card.rect)));
        scene.links_at =
            SpatialGrid::of(scene.links.iter().flat_map(|(id, link)| link.boxes.iter().map(|area| (*id, *area))));
        scene.overview = Overview::new(map, &scene, &before.overview);
        scene
    }

    /// Brings the geometry up to date after these elements were touched. Whoever takes cards away or
    /// brings them back names them as touched.
    ///
    /// Says whether it was made anew instead, which is cheaper when most of it was touched.
    ///
    /// Cost: what hangs on the touched cards and what runs near them.
    pub fn update(
        &mut self,
        map: &Map,
        touched: &BTreeSet<ElementId>,
        hidden: &BTreeSet<ElementId>,
        measure: &mut Measure,
        painter: &Painter,
    ) -> bool {
        if touched.iter().any(|id| map.sides().contains_key(id) || map.sources().contains_key(id))
            || touched.len() * 2 > self.cards.len().max(200)
        {
            *self = Self::new(map, hidden, measure, painter, self);
            return true;
        }
        self.version += 1;
        self.hidden.clone_from(hidden);
        let mut links: BTreeSet<ElementId> = BTreeSet::new();
        let mut unblocked: Vec<Rect> = Vec::new();
        for id in touched {
            self.reworded.insert(*id);
            if let Some(frame) = map.frames().get(id) {
                self.frames.insert(*id, frame_rect(frame));
                continue;
            }
            self.frames.remove(id);
            if self.links.contains_key(id) || map.inferences().contains_key(id) {
                links.insert(*id);
                continue;
            }
            let new = (!hidden.contains(id)).then(|| card_shape(map, *id, measure, painter)).flatten();
            let old = self.cards.get(id).map(|card| card.rect);
            let rect = new.as_ref().map(|card| card.rect);
            if let Some(card) = new {
                self.cards.insert(*id, card);
            } else {
                self.cards.remove(id);
            }
            if old != rect {
                old.iter().for_each(|rect| self.cards_at.remove(*id, *rect));
                rect.iter().for_each(|rect| self.cards_at.insert(*id, *rect));
                unblocked.extend(old.into_iter().chain(rect));
                links.extend(map.uses_of(*id));
                links.extend(map.arguments_on(*id));
            }
            self.overview.set_card(map, *id, rect);
        }
        self.cards_at.close_up();
        self.relink(map, links);
        // Lines that ran round where a card was, or run where one is now, look for their way again.
        let mut lost: BTreeSet<ElementId> = BTreeSet::new();
        for rect in unblocked.into_iter().map(|rect| rect.expand(30.0)) {
            let near = self.links_at.unsorted_in(rect).map(|(id, _)| id);
            let passing = near.filter(|id| self.line(*id).is_some_and(|line| line.passes(rect)));
            lost.extend(passing);
        }
        lost.into_iter().for_each(|id| self.unroute(map, id));
        false
    }

    /// Enters these links anew: their ends have changed or moved.
    fn relink(&mut self, map: &Map, mut links: BTreeSet<ElementId>) {
        // What denies a step goes with it, whatever it is a chain of.
        let mut next: Vec<ElementId> = links.iter().copied().collect();
        while let Some(link) = next.pop() {
            next.extend(map.arguments_on(link).into_iter().filter(|on| links.insert(*on)));
        }
        let mut ends: BTreeSet<ElementId> = BTreeSet::new();
        for id in &links {
            if let Some(old) = self.links.remove(id) {
                old.boxes.iter().for_each(|area| self.links_at.remove(*id, *area));
                ends.extend(old.premises.iter().chain([&old.conclusion]));
            }
        }
        self.enter_links(map, links.clone());
        for id in &links {
            let Some(link) = self.links.get(id) else {
                self.overview.set_link(*id, &[]);
                continue;
            };
            link.boxes.iter().for_each(|area| self.links_at.insert(*id, *area));
            ends.extend(link.premises.iter().chain([&link.conclusion]));
            let lines = self.straight(link);
            self.overview.set_link(*id, &lines);
        }
        // Ends on the same edges make room, or close up.
        for card in ends {
            self.reworded.insert(card);
            let Some(known) = self.ports.remove(&card) else { continue };
            let new = Ports::of(map, &|id| self.rect(id), card);
            let moved: Vec<ElementId> = new.differing(&known).collect();
            self.ports.insert(card, new);
            for id in moved {
                self.unroute(map, id);
            }
        }
    }

    /// Enters links, each after the link that it concludes in. Those of which an end is not shown stay out.
    fn enter_links(&mut self, map: &Map, links: BTreeSet<ElementId>) {
        let mut waiting: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        let mut ready: Vec<ElementId> = Vec::new();
        for id in links {
            match map.conclusion(id) {
                Some(on) if map.inferences().contains_key(&on) && !self.links.contains_key(&on) => {
                    waiting.entry(on).or_default().push(id);
                }
                Some(_) => ready.push(id),
                None => {}
            }
        }
        while let Some(id) = ready.pop() {
            if let Some(link) = self.link_of(map, id) {
                self.links.insert(id, link);
                ready.extend(waiting.remove(&id).into_iter().flatten());
            }
        }
    }

    fn link_of(&self, map: &Map, id: ElementId) -> Option<Link> {
        let kind = map.inferences().get(&id)?.kind;
        let conclusion = map.conclusion(id)?;
        let target = self.middle(conclusion)?;
        let premises: Box<[ElementId]> = map.premises(id).into_iter().filter(|p| self.cards.contains_key(p)).collect();
        let mut boxes = Vec::new();
        for from in premises.iter().filter_map(|p| self.rect(*p)) {
            along([from.center(), target].into_iter(), SLACK, &mut boxes);
        }
        let shown = !boxes.is_empty();
        let foot = self.links.get(&conclusion).map_or(conclusion, |on| on.foot);
        shown.then(|| Link { kind, premises, conclusion, foot, boxes: boxes.into_boxed_slice(), shape: None })
    }

    /// Forgets the line of a link and of what denies it.
    fn unroute(&mut self, map: &Map, link: ElementId) {
        let mut next = vec![link];
        while let Some(id) = next.pop() {
            let Some(link) = self.links.get_mut(&id) else { continue };
            if link.shape.take().is_some() {
                next.extend(map.arguments_on(id));
            }
        }
    }

    /// Routes those of these links that are not routed yet, at most `most` of them; says whether all are.
    pub fn route(&mut self, map: &Map, links: &[ElementId], most: usize) -> bool {
        let mut left = most;
        for id in links {
            // What it denies comes first; its line ends there.
            let mut chain = vec![*id];
            while let Some(last) = chain.last().copied() {
                let target = self.links.get(&last).filter(|link| link.shape.is_none()).map(|link| link.conclusion);
                match target.filter(|on| self.links.get(on).is_some_and(|link| link.shape.is_none())) {
                    Some(on) => chain.push(on),
                    None => break,
                }
            }
            for id in chain.into_iter().rev() {
                if self.links.get(&id).is_none_or(|link| link.shape.is_some()) {
                    continue;
                }
                if left == 0 {
                    return false;
                }
                left -= 1;
                self.route_one(map, id);
            }
        }
        true
    }

    fn route_one(&mut self, map: &Map, id: ElementId) {
        let Some(link) = self.links.get(&id) else { return };
        let ends: Vec<ElementId> = link.premises.iter().chain([&link.conclusion]).copied().collect();
        for card in &ends {
            if self.cards.contains_key(card) && !self.ports.contains_key(card) {
                let ports = Ports::of(map, &|id| self.rect(id), *card);
                self.ports.insert(*card, ports);
            }
        }
        let Some(end) = self.end_of(map, id) else { return };
        self.routed += 1;
        let shape = route(self, map, id, end).map(Box::new);
        if let Some(link) = self.links.get_mut(&id) {
            // Now that the line is known, it is looked up by that.
            if let Some(shape) = &shape {
                let mut boxes = vec![Rect::from_center_size(shape.joint, Vec2::splat(2.0 * JOINT))];
                for curve in shape.tails.iter().map(|(_, tail)| tail).chain([&shape.head]) {
                    along(curve.points(12), 2.0, &mut boxes);
                }
                link.boxes.iter().for_each(|area| self.links_at.remove(id, *area));
                link.boxes = boxes.into_boxed_slice();
                link.boxes.iter().for_each(|area| self.links_at.insert(id, *area));
            }
            link.shape = shape;
        }
    }

    /// What a link ends at, as far as it is known.
    pub fn end_of(&self, map: &Map, link: ElementId) -> Option<RouteEnd> {
        let conclusion = self.links.get(&link)?.conclusion;
        if self.cards.contains_key(&conclusion) {
            return Some(RouteEnd::Card(conclusion));
        }
        let on = self.links.get(&conclusion)?.shape.as_ref()?.joint;
        Some(RouteEnd::on_joint(map, link, conclusion, on))
    }

    /// Straight lines from the premises of a link to what it concludes in: what is seen of it from afar.
    pub fn straight(&self, link: &Link) -> Vec<(Pos2, Pos2, InferenceKind, bool)> {
        let undercut = self.links.contains_key(&link.conclusion);
        let Some(to) = self.middle(link.conclusion) else { return Vec::new() };
        let from = link.premises.iter().filter_map(|p| self.rect(*p));
        from.map(|rect| (rect.center(), to, link.kind, undercut)).collect()
    }

    /// The middle of a card; of a link the joint, or where that will about be. `None` if it is not shown.
    pub fn middle(&self, id: ElementId) -> Option<Pos2> {
        if let Some(card) = self.cards.get(&id) {
            return Some(card.rect.center());
        }
        let link = self.links.get(&id)?;
        if let Some(shape) = &link.shape {
            return Some(shape.joint);
        }
        let from = link.premises.iter().filter_map(|p| self.rect(*p)).reduce(Rect::union)?.center();
        // A chain of denials that was never seen: its first step is near enough.
        let to = self.rect(link.foot).or_else(|| self.rect_of(link.conclusion))?;
        Some(from.lerp(to.center(), 0.5))
    }

    /// Counts the states that this geometry has had.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The cards that are shown.
    pub fn cards(&self) -> &BTreeMap<ElementId, CardShape> {
        &self.cards
    }

    /// A card.
    pub fn card(&self, id: ElementId) -> Option<&CardShape> {
        self.cards.get(&id)
    }

    /// The links that are shown.
    pub fn links(&self) -> &BTreeMap<ElementId, Link> {
        &self.links
    }

    /// The line of a link, once it was on the screen.
    pub fn line(&self, id: ElementId) -> Option<&LinkShape> {
        self.links.get(&id)?.shape.as_deref()
    }

    /// The frames.
    pub fn frames(&self) -> &BTreeMap<ElementId, Rect> {
        &self.frames
    }

    /// What is seen from afar.
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// What folding and filters have taken away.
    pub fn hidden(&self) -> &BTreeSet<ElementId> {
        &self.hidden
    }

    /// Where cards are.
    pub fn cards_at(&self) -> &SpatialGrid {
        &self.cards_at
    }

    /// Where links about are.
    pub fn links_at(&self) -> &SpatialGrid {
        &self.links_at
    }

    /// The cards whose words may have changed since this was asked last.
    pub fn take_reworded(&mut self) -> BTreeSet<ElementId> {
        std::mem::take(&mut self.reworded)
    }

    /// The box of an element.
    pub fn rect_of(&self, id: ElementId) -> Option<Rect> {
        let link =
            || self.links.get(&id).map(|link| link.shape.as_ref().map_or_else(|| link.bounds(), |shape| shape.bounds));
        self.rect(id).or_else(|| self.frames.get(&id).copied()).or_else(link)
    }

    /// A box round these elements; `None` if there are none.
    pub fn bounds_of(&self, ids: impl IntoIterator<Item = ElementId>) -> Option<Rect> {
        ids.into_iter().filter_map(|id| self.rect_of(id)).reduce(Rect::union)
    }

    /// A box round all cards and frames.
    pub fn bounds(&self) -> Option<Rect> {
        self.cards_at.bounds().into_iter().chain(self.frames.values().copied()).reduce(Rect::union)
    }

    /// The cards whose middle lies in a frame.
    pub fn in_frame(&self, frame: ElementId) -> BTreeSet<ElementId> {
        let Some(frame) = self.frames.get(&frame) else { return BTreeSet::new() };
        let inside = self.cards_at.unsorted_in(*frame).filter(|(_, rect)| frame.contains(rect.center()));
        inside.map(|(id, _)| id).collect()
    }

    /// The boxes of cards that may be in an area.
    pub fn shown_in(&self, area: Rect) -> impl Iterator<Item = Rect> {
        self.cards_at.unsorted_in(area).map(|(_, rect)| rect)
    }
}

impl RoutingObstacles for Scene {
    fn rect(&self, card: ElementId) -> Option<Rect> {
        self.cards.get(&card).map(|card| card.rect)
    }

    fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, CardEdge)> {
        self.ports.get(&card)?.get((link, head))
    }

    fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect) -> bool) {
        self.cards_at.unsorted_in(area).all(|(id, rect)| visit(id, rect));
    }
}

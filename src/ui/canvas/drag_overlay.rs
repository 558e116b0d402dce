//! What a gesture would change, drawn over the geometry that stays: only what moves, and the lines that
//! hang on it, are worked out for each frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Vec2, vec2};

use super::measure::Measure;
use super::scene::{CardShape, Scene, corner};
use crate::model::{ElementId, Map, Place, Width};
use crate::picture::ports::{CardEdge, Ports};
use crate::picture::route::{LinkShape, RouteEnd, RoutingObstacles, route};

/// What a gesture would change, before it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Elements that are being moved.
    pub moved: Arc<BTreeSet<ElementId>>,
    /// How far.
    pub by: (i32, i32),
    /// A card that is being resized: its place and width.
    pub resized: Option<(ElementId, Place, Width)>,
    /// A frame that is being resized.
    pub framed: Option<(ElementId, Place, (u32, u32))>,
    /// Cards on their way to new places, and how far they have come, between 0 and 1.
    pub gliding: Option<(Arc<BTreeMap<ElementId, Place>>, f32)>,
}

/// With more lines than these, none is drawn while cards glide.
const MOST_GLIDING: usize = 500;

impl Preview {
    /// Whether another preview lifts off the same elements, perhaps elsewhere.
    pub fn same_elements(&self, other: &Self) -> bool {
        let resized = |preview: &Self| preview.resized.map(|(id, _, _)| id);
        let framed = |preview: &Self| preview.framed.map(|(id, _, _)| id);
        (Arc::ptr_eq(&self.moved, &other.moved) || self.moved == other.moved)
            && resized(self) == resized(other)
            && framed(self) == framed(other)
            && self.gliding.as_ref().map(|(to, _)| Arc::as_ptr(to))
                == other.gliding.as_ref().map(|(to, _)| Arc::as_ptr(to))
    }
}

/// How many lines look for a way round cards in each frame of a gesture; further ones go straight.
const ROUTED: usize = 80;

/// What a gesture has lifted off the map.
#[derive(Debug, Default)]
pub struct Overlay {
    /// Cards where they would be.
    pub cards: BTreeMap<ElementId, CardShape>,
    /// Frames where they would be.
    pub frames: BTreeMap<ElementId, Rect>,
    /// Lines as they would run.
    pub links: BTreeMap<ElementId, LinkShape>,
    /// Lines of which every end moves: they move along.
    pub along: BTreeSet<ElementId>,
    /// How far these move.
    pub by: Vec2,
    /// Lines of which only some ends move, what is denied before what denies it.
    rest: Vec<ElementId>,
    /// Lines that are not drawn for the moment.
    hidden: BTreeSet<ElementId>,
    /// For the ends that have moved.
    ports: BTreeMap<ElementId, Ports>,
}

impl Overlay {
    /// What `preview` lifts off. `before` is what the same gesture lifted off in the last frame.
    pub fn new(
        map: &Map,
        scene: &mut Scene,
        preview: &Preview,
        before: Option<Self>,
        measure: &mut Measure,
        painter: &Painter,
    ) -> Self {
        let by = vec2(preview.by.0 as f32, preview.by.1 as f32);
        let known = before.map(|before| (before.along, before.rest));
        let mut overlay = Self { by, ..Self::default() };
        for id in preview.moved.iter() {
            if let Some(card) = scene.card(*id) {
                overlay.cards.insert(*id, card.at(card.rect.min + by));
            } else if let Some(frame) = scene.frames().get(id) {
                overlay.frames.insert(*id, frame.translate(overlay.by));
            }
        }
        if let Some((id, place, width)) = preview.resized
            && let Some(statement) = map.statements().get(&id)
        {
            overlay.cards.insert(id, CardShape::of(statement, place, width, measure, painter));
        }
        if let Some((id, place, size)) = preview.framed {
            overlay.frames.insert(id, Rect::from_min_size(corner(place), vec2(size.0 as f32, size.1 as f32)));
        }
        if let Some((places, done)) = &preview.gliding {
            for (id, place) in places.iter() {
                if let Some(card) = scene.card(*id) {
                    overlay.cards.insert(*id, card.at(card.rect.min.lerp(corner(*place), *done)));
                }
            }
        }
        let glides = preview.gliding.as_ref().map(|(_, done)| *done < 1.0);
        (overlay.along, overlay.rest) = known.unwrap_or_else(|| overlay.hang_on(map, scene, glides.is_some()));
        let rest = std::mem::take(&mut overlay.rest);
        if glides == Some(true) && rest.len() > MOST_GLIDING {
            overlay.hidden = rest.iter().copied().collect();
            overlay.rest = rest;
            return overlay;
        }
        if glides.is_none() {
            scene.route(map, &rest, ROUTED);
        }
        for (number, id) in rest.iter().enumerate() {
            if let Some(shape) = overlay.routed(map, scene, *id, glides.is_none() && number < ROUTED) {
                overlay.links.insert(*id, shape);
            }
        }
        overlay.rest = rest;
        overlay
    }

    /// Whether something is drawn here and not where the scene has it.
    pub fn has(&self, id: ElementId) -> bool {
        self.cards.contains_key(&id)
            || self.links.contains_key(&id)
            || self.frames.contains_key(&id)
            || self.along.contains(&id)
            || self.hidden.contains(&id)
    }

    /// Whether nothing is lifted off.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.frames.is_empty()
    }

    /// The lines that hang on what moves: those that move along as they are, and the rest.
    fn hang_on(&self, map: &Map, scene: &Scene, each_by_itself: bool) -> (BTreeSet<ElementId>, Vec<ElementId>) {
        let mut links: BTreeSet<ElementId> = BTreeSet::new();
        for card in self.cards.keys() {
            links.extend(map.uses_of(*card));
            links.extend(map.arguments_on(*card));
        }
        let mut next: Vec<ElementId> = links.iter().copied().collect();
        while let Some(link) = next.pop() {
            next.extend(map.arguments_on(link).into_iter().filter(|on| links.insert(*on)));
        }
        // Whether all moves that a line hangs on, and how many steps it is from the card at its end.
        let followed = |id: ElementId| {
            let (mut at, mut depth, mut all) = (id, 0_usize, true);
            while let Some(link) = scene.links().get(&at) {
                all &= link.premises.iter().all(|p| self.cards.contains_key(p));
                (at, depth) = (link.conclusion, depth + 1);
            }
            (all && !each_by_itself && self.cards.contains_key(&at), depth)
        };
        let shown = links.into_iter().filter(|id| scene.links().contains_key(id));
        let (along, rest): (Vec<_>, Vec<_>) = shown.map(|id| (followed(id), id)).partition(|((all, _), _)| *all);
        let mut rest: Vec<(usize, ElementId)> = rest.into_iter().map(|((_, depth), id)| (depth, id)).collect();
        rest.sort_unstable();
        (along.into_iter().map(|(_, id)| id).collect(), rest.into_iter().map(|(_, id)| id).collect())
    }

    fn routed(&mut self, map: &Map, scene: &Scene, id: ElementId, avoid: bool) -> Option<LinkShape> {
        let link = scene.links().get(&id)?;
        for card in link.premises.iter().chain([&link.conclusion]) {
            if !self.ports.contains_key(card) && scene.card(*card).is_some() {
                let lifted = MovedElements { overlay: self, scene, avoid };
                let ports = Ports::of(map, &|id| lifted.rect(id), *card);
                self.ports.insert(*card, ports);
            }
        }
        let end = match self.links.get(&link.conclusion) {
            Some(on) => RouteEnd::on_joint(map, id, link.conclusion, on.joint),
            None => match scene.end_of(map, id)? {
                RouteEnd::Joint(at, order) if self.along.contains(&link.conclusion) => {
                    RouteEnd::Joint(at + self.by, order)
                }
                end => end,
            },
        };
        route(&MovedElements { overlay: self, scene, avoid }, map, id, end)
    }
}

/// The cards as a gesture would have them.
struct MovedElements<'a> {
    overlay: &'a Overlay,
    scene: &'a Scene,
    /// Whether lines look for a way round cards.
    avoid: bool,
}

impl RoutingObstacles for MovedElements<'_> {
    fn rect(&self, card: ElementId) -> Option<Rect> {
        let lifted = self.overlay.cards.get(&card);
        lifted.or_else(|| self.scene.card(card)).map(|card| card.rect)
    }

    fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, CardEdge)> {
        self.overlay.ports.get(&card)?.get((link, head))
    }

    fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect) -> bool) {
        if !self.avoid {
            return;
        }
        let stays = |id: &ElementId| !self.overlay.cards.contains_key(id);
        let mut standing = self.scene.cards_at().unsorted_in(area).filter(|(id, _)| stays(id));
        let goes_on = standing.all(|(id, rect)| visit(id, rect));
        // A large selection does not send lines round itself: it would cost too much in each frame.
        if goes_on && self.overlay.cards.len() <= ROUTED {
            let mut lifted = self.overlay.cards.iter().filter(|(_, card)| card.rect.intersects(area));
            lifted.all(|(id, card)| visit(*id, card.rect));
        }
    }
}

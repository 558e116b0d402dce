//! The geometry of a map as it is drawn: boxes of cards and frames, lines of links. Made anew when the
//! map changes or while something is dragged, not every frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::measure::{Lines, Measure};
use super::route::{LinkRequest, LinkShape, route};
use crate::model::{ElementId, Frame, Map, Place, Width};

/// A card as it is drawn.
#[derive(Clone, Debug)]
pub struct CardShape {
    /// Its box on the map.
    pub rect: Rect,
    /// Its text in lines.
    pub lines: Arc<Lines>,
}

/// What a gesture would change, before it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Elements that are being moved, and how far.
    pub moved: BTreeSet<ElementId>,
    /// How far.
    pub by: (i32, i32),
    /// A card that is being resized: its place and width.
    pub resized: Option<(ElementId, Place, Width)>,
    /// A frame that is being resized.
    pub framed: Option<(ElementId, Place, (u32, u32))>,
}

/// The geometry of a map.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The cards.
    pub cards: BTreeMap<ElementId, CardShape>,
    /// The links.
    pub links: BTreeMap<ElementId, LinkShape>,
    /// The frames.
    pub frames: BTreeMap<ElementId, Rect>,
}

fn corner(place: Place) -> Pos2 {
    pos2(place.x() as f32, place.y() as f32)
}

/// The box of a frame.
pub fn frame_rect(frame: &Frame) -> Rect {
    Rect::from_min_size(corner(frame.place), vec2(frame.width() as f32, frame.height() as f32))
}

impl Scene {
    /// The geometry of a map, with what is being dragged where it is dragged to.
    pub fn new(map: &Map, measure: &mut Measure, painter: &egui::Painter, preview: &Preview) -> Self {
        let by = |id: &ElementId| {
            let moved = preview.moved.contains(id);
            if moved { vec2(preview.by.0 as f32, preview.by.1 as f32) } else { Vec2::ZERO }
        };
        let mut scene = Self::default();
        for (id, statement) in map.statements() {
            let resized = preview.resized.filter(|(card, _, _)| card == id);
            let (place, width) = resized.map_or((statement.place, statement.width), |(_, place, width)| (place, width));
            let lines = measure.lines(painter, &statement.text, width);
            let size = vec2(f32::from(width.points()), Measure::height(&lines, statement));
            let rect = Rect::from_min_size(corner(place) + by(id), size);
            scene.cards.insert(*id, CardShape { rect, lines });
        }
        for (id, frame) in map.frames() {
            let rect = match preview.framed.filter(|(resized, _, _)| resized == id) {
                Some((_, place, size)) => Rect::from_min_size(corner(place), vec2(size.0 as f32, size.1 as f32)),
                None => frame_rect(frame).translate(by(id)),
            };
            scene.frames.insert(*id, rect);
        }
        let rects = scene.cards.iter().map(|(id, card)| (*id, card.rect)).collect();
        let links: Vec<LinkRequest> = map
            .inferences()
            .iter()
            .filter_map(|(id, inference)| {
                let conclusion = map.conclusion(*id)?;
                Some(LinkRequest { id: *id, kind: inference.kind, premises: map.premises(*id), conclusion })
            })
            .collect();
        scene.links = route(&rects, &links);
        scene
    }

    /// The box of an element.
    pub fn rect_of(&self, id: ElementId) -> Option<Rect> {
        let card = self.cards.get(&id).map(|card| card.rect);
        card.or_else(|| self.frames.get(&id).copied()).or_else(|| self.links.get(&id).map(|link| link.bounds))
    }

    /// A box round these elements; `None` if there are none.
    pub fn bounds_of(&self, ids: impl IntoIterator<Item = ElementId>) -> Option<Rect> {
        ids.into_iter().filter_map(|id| self.rect_of(id)).reduce(Rect::union)
    }

    /// A box round everything.
    pub fn bounds(&self) -> Option<Rect> {
        let cards = self.cards.values().map(|card| card.rect);
        cards.chain(self.frames.values().copied()).reduce(Rect::union)
    }

    /// The cards whose middle lies in a frame.
    pub fn in_frame(&self, frame: ElementId) -> BTreeSet<ElementId> {
        let Some(rect) = self.frames.get(&frame) else { return BTreeSet::new() };
        let inside = |card: &CardShape| rect.contains(card.rect.center());
        self.cards.iter().filter(|(_, card)| inside(card)).map(|(id, _)| *id).collect()
    }

    /// The nearest place at or below `wish` where a card of this size covers no other.
    pub fn free_place(&self, wish: Pos2, size: Vec2) -> Place {
        let mut at = wish;
        for _ in 0..200 {
            let rect = Rect::from_min_size(at, size).expand(10.0);
            let Some(other) = self.cards.values().find(|card| card.rect.intersects(rect)) else { break };
            at.x = other.rect.right() + 24.0;
            if at.x > wish.x + 1600.0 {
                at = pos2(wish.x, other.rect.bottom() + 24.0);
            }
        }
        Place::from_f64(f64::from(at.x), f64::from(at.y))
    }
}

//! A map laid out to be drawn: boxes, lines of text, paths; in points, as the canvas has them at zoom 1.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use emath::{Pos2, Rect, pos2, vec2};

use super::faces::{Faces, is_leftward};
use super::ports::{CardEdge, Ports};
use super::route::{LinkShape, RouteEnd, RoutingObstacles, route};
use super::spatial_grid::SpatialGrid;
use super::wrap::{self, PADDING, QUOTE_TEXT, TEXT, WrappedLine};
use crate::formats::describe::{kind_name, marks};
use crate::formats::outline::locator;
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{Colour, ElementId, Map, Statement};

/// A card as it is drawn.
#[derive(Clone, Debug)]
pub struct DrawnCard {
    /// ChangedBy card it is.
    pub id: ElementId,
    /// Its box.
    pub rect: Rect,
    /// Its text, line by line.
    pub lines: Vec<CardLine>,
    /// The quoted words below its own, line by line.
    pub quote: Vec<CardLine>,
    /// What it is: claim, premise, rebuttal.
    pub kind: String,
    /// The letter and colour of its side.
    pub side: Option<(String, Colour)>,
    /// Where it comes from, in short.
    pub place: Option<String>,
    /// Its marks in words.
    pub marks: String,
    /// Whether nobody says it: its border is dashed.
    pub implicit: bool,
}

/// A line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// Its words.
    pub text: String,
    /// Whether its paragraph runs from right to left: then it ends at the right edge.
    pub leftwards: bool,
}

impl CardLine {
    /// A text of one line.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), leftwards: is_leftward(text) }
    }
}

/// A map as it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The frames, below all else, with their titles.
    pub frames: Vec<(ElementId, Rect, String)>,
    /// The lines, below the cards.
    pub links: Vec<(ElementId, LinkShape)>,
    /// The cards.
    pub cards: Vec<DrawnCard>,
    /// A box round all of it.
    pub bounds: Option<Rect>,
}

/// The free space round what is drawn, in points.
const MARGIN: f32 = 24.0;

/// The cards among which lines are drawn.
struct Table<'a> {
    map: &'a Map,
    rects: BTreeMap<ElementId, Rect>,
    index: SpatialGrid,
    /// Worked out when they are first asked for.
    ports: RefCell<BTreeMap<ElementId, Ports>>,
}

impl RoutingObstacles for Table<'_> {
    fn rect(&self, card: ElementId) -> Option<Rect> {
        self.rects.get(&card).copied()
    }

    fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, CardEdge)> {
        let mut known = self.ports.borrow_mut();
        let ports = known.entry(card).or_insert_with(|| Ports::of(self.map, &|id| self.rect(id), card));
        ports.get((link, head))
    }

    fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect) -> bool) {
        self.index.unsorted_in(area).all(|(id, rect)| visit(id, rect));
    }
}

impl Drawing {
    /// Draws those elements of a map that pass `within`; a link is drawn with its ends.
    ///
    /// Cost: about that of the first picture of the map on the canvas.
    pub fn of(map: &Map, within: &dyn Fn(ElementId) -> bool, faces: &Faces<'_>) -> Self {
        let statements = map.statements().iter().filter(|(id, _)| within(**id));
        let cards: Vec<DrawnCard> = statements.map(|(id, statement)| card(map, *id, statement, faces)).collect();
        let frame = |(id, frame): (&ElementId, &crate::model::Frame)| {
            let corner = pos2(frame.place.x() as f32, frame.place.y() as f32);
            let rect = Rect::from_min_size(corner, vec2(frame.width() as f32, frame.height() as f32));
            let title = if frame.title.is_empty() { i18n::canvas::frame_untitled() } else { sanitize(&frame.title) };
            (*id, rect, title)
        };
        let frames: Vec<_> = map.frames().iter().filter(|(id, _)| within(**id)).map(frame).collect();
        let rects: BTreeMap<ElementId, Rect> = cards.iter().map(|card| (card.id, card.rect)).collect();
        let index = SpatialGrid::of(rects.iter().map(|(id, rect)| (*id, *rect)));
        let table = Table { map, rects, index, ports: RefCell::default() };
        let links = table.lines(within);
        let boxes = cards.iter().map(|card| card.rect).chain(frames.iter().map(|(_, rect, _)| {
            // A frame's title stands above it.
            Rect::from_min_max(rect.min - vec2(0.0, 26.0), rect.max)
        }));
        let bounds = boxes.chain(links.iter().map(|(_, line)| line.bounds)).reduce(Rect::union);
        Self { frames, links, cards, bounds: bounds.map(|bounds| bounds.expand(MARGIN)) }
    }

    /// The part of the plane that is drawn; a small empty one if nothing is.
    pub fn area(&self) -> Rect {
        self.bounds.unwrap_or_else(|| Rect::from_min_size(Pos2::ZERO, vec2(320.0, 200.0)))
    }
}

impl Table<'_> {
    /// The lines, each after those on whose joints it ends.
    fn lines(&self, within: &dyn Fn(ElementId) -> bool) -> Vec<(ElementId, LinkShape)> {
        let map = self.map;
        let mut joints: BTreeMap<ElementId, Pos2> = BTreeMap::new();
        let mut lines = Vec::new();
        let mut done: BTreeSet<ElementId> = BTreeSet::new();
        for start in map.inferences().keys().filter(|id| within(**id)) {
            // Down to a card, then back up.
            let mut chain = vec![*start];
            while let Some(on) = chain.last().and_then(|last| map.conclusion(*last)) {
                if done.contains(&on) || !map.inferences().contains_key(&on) {
                    break;
                }
                chain.push(on);
            }
            for id in chain.into_iter().rev().filter(|id| within(*id)) {
                let Some(on) = map.conclusion(id).filter(|_| done.insert(id)) else { continue };
                let end = match joints.get(&on) {
                    Some(joint) => RouteEnd::on_joint(map, id, on, *joint),
                    None if self.rects.contains_key(&on) => RouteEnd::Card(on),
                    None => continue,
                };
                if let Some(shape) = route(self, map, id, end) {
                    joints.insert(id, shape.joint);
                    lines.push((id, shape));
                }
            }
        }
        lines
    }
}

fn card(map: &Map, id: ElementId, statement: &Statement, faces: &Faces<'_>) -> DrawnCard {
    let shown = wrap::shown(&statement.text);
    let room = card_room(f32::from(statement.width.points()));
    let mut lines = wrap::cut(faces.broken(&shown, room, TEXT));
    lines.quote = wrap::quoted(statement, room, &|text, room| faces.broken(text, room, QUOTE_TEXT));
    let size = vec2(f32::from(statement.width.points()), wrap::height(&lines, statement));
    let line = |line: &WrappedLine| {
        let before = shown.get(..line.bytes().start).unwrap_or("");
        let begin = before.rfind('\n').map_or(0, |newline| newline + 1);
        let paragraph = shown.get(begin..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
        CardLine { text: line.of(&shown).to_owned(), leftwards: is_leftward(paragraph) }
    };
    let mut texts: Vec<CardLine> = lines.lines.iter().map(line).collect();
    if let Some(last) = texts.last_mut().filter(|_| lines.cut) {
        last.text.push('…');
    }
    let quote = lines.quote.as_deref().unwrap_or_default();
    let leftwards = quote.first().is_some_and(|line| is_leftward(line));
    DrawnCard {
        id,
        rect: Rect::from_min_size(pos2(statement.place.x() as f32, statement.place.y() as f32), size),
        lines: texts,
        quote: quote.iter().map(|line| CardLine { text: line.clone(), leftwards }).collect(),
        kind: kind_name(map, id, statement.kind),
        side: map.side_of(id).map(|side| (sanitize(&side.letter), side.colour)),
        place: locator(map, id),
        marks: marks(statement).join(" · "),
        implicit: statement.marks.implicit,
    }
}

/// The width that a card of a width has for its words, in points.
pub fn card_room(width: f32) -> f32 {
    width - 2.0 * PADDING
}

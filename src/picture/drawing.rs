//! A map laid out to be drawn: boxes, lines of text, paths; in points, as the canvas has them at zoom 1.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use emath::{Pos2, Rect, pos2, vec2};

use super::face::{REGULAR, Widths};
use super::index::Index;
use super::ports::{Edge, Ports};
use super::route::{End, Ground, LinkShape, route};
use super::wrap::{self, PADDING, TEXT};
use crate::formats::outline::locator;
use crate::formats::spoken::{kind_name, marks};
use crate::formats::visible;
use crate::model::{Colour, ElementId, Map, Statement};
use crate::words;

/// A card as it is drawn.
#[derive(Clone, Debug)]
pub struct Card {
    /// Whose card it is.
    pub id: ElementId,
    /// Its box.
    pub rect: Rect,
    /// Its text, line by line.
    pub lines: Vec<String>,
    /// The quoted words below its own, line by line.
    pub quote: Vec<String>,
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

/// A map as it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The frames, below all else, with their titles.
    pub frames: Vec<(ElementId, Rect, String)>,
    /// The lines, below the cards.
    pub links: Vec<(ElementId, LinkShape)>,
    /// The cards.
    pub cards: Vec<Card>,
    /// A box round all of it.
    pub bounds: Option<Rect>,
}

/// The free space round what is drawn, in points.
const MARGIN: f32 = 24.0;

/// The cards among which lines are drawn.
struct Table<'a> {
    map: &'a Map,
    rects: BTreeMap<ElementId, Rect>,
    index: Index,
    /// Worked out when they are first asked for.
    ports: RefCell<BTreeMap<ElementId, Ports>>,
}

impl Ground for Table<'_> {
    fn rect(&self, card: ElementId) -> Option<Rect> {
        self.rects.get(&card).copied()
    }

    fn port(&self, card: ElementId, link: ElementId, head: bool) -> Option<(Pos2, Edge)> {
        let mut known = self.ports.borrow_mut();
        let ports = known.entry(card).or_insert_with(|| Ports::of(self.map, &|id| self.rect(id), card));
        ports.get((link, head))
    }

    fn cards_in(&self, area: Rect, visit: &mut dyn FnMut(ElementId, Rect)) {
        self.index.unsorted_in(area).for_each(|(id, rect)| visit(id, rect));
    }
}

impl Drawing {
    /// Draws those elements of a map that pass `within`; a link is drawn with its ends.
    ///
    /// Cost: about that of the first picture of the map on the canvas.
    pub fn of(map: &Map, within: &dyn Fn(ElementId) -> bool) -> Self {
        let widths = Widths::of(REGULAR);
        let statements = map.statements().iter().filter(|(id, _)| within(**id));
        let cards: Vec<Card> = statements.map(|(id, statement)| card(map, *id, statement, &widths)).collect();
        let frame = |(id, frame): (&ElementId, &crate::model::Frame)| {
            let corner = pos2(frame.place.x() as f32, frame.place.y() as f32);
            let rect = Rect::from_min_size(corner, vec2(frame.width() as f32, frame.height() as f32));
            let title = if frame.title.is_empty() { words::say("frame-untitled") } else { visible(&frame.title) };
            (*id, rect, title)
        };
        let frames: Vec<_> = map.frames().iter().filter(|(id, _)| within(**id)).map(frame).collect();
        let rects: BTreeMap<ElementId, Rect> = cards.iter().map(|card| (card.id, card.rect)).collect();
        let index = Index::of(rects.iter().map(|(id, rect)| (*id, *rect)));
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
                    Some(joint) => End::on_joint(map, id, on, *joint),
                    None if self.rects.contains_key(&on) => End::Card(on),
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

fn card(map: &Map, id: ElementId, statement: &Statement, widths: &Widths) -> Card {
    let shown = wrap::shown(&statement.text);
    let room = f32::from(statement.width.points()) - 2.0 * PADDING;
    let mut lines = wrap::cut(wrap::broken(&shown, room, &|letter| widths.advance(letter, TEXT)));
    lines.quote = wrap::quoted(statement, room, &|letter| widths.advance(letter, TEXT));
    let size = vec2(f32::from(statement.width.points()), wrap::height(&lines, statement));
    let mut texts: Vec<String> = lines.lines.iter().map(|line| line.of(&shown).to_owned()).collect();
    if let Some(last) = texts.last_mut().filter(|_| lines.cut) {
        last.push('…');
    }
    Card {
        id,
        rect: Rect::from_min_size(pos2(statement.place.x() as f32, statement.place.y() as f32), size),
        lines: texts,
        quote: lines.quote.as_ref().map(|quote| quote.to_vec()).unwrap_or_default(),
        kind: kind_name(map, id, statement.kind),
        side: map.side_of(id).map(|side| (visible(&side.letter), side.colour)),
        place: locator(map, id),
        marks: marks(statement).join(" · "),
        implicit: statement.marks.implicit,
    }
}

//! Where there is room for new cards: nearest to where they are wished, clear of every card as high as it is, also of
//! those that are hidden now.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::scene::Scene;
use crate::model::{ElementId, Map, Place, Quote, Statement};
use crate::picture::font_metrics::{REGULAR, Widths};
use crate::picture::wrap;

/// The least space between a new card and those that are there.
const GAP: f32 = 24.0;
/// The space that must be left between two cards.
const LEAST: f32 = 10.0;
/// How far to the right of the wish a card goes before other directions are looked at: about three cards.
const ASIDE: f32 = 840.0;
/// How far from the wish room is looked for, and in what steps.
const FAR: f32 = 1_600.0;
const STEP: f32 = 40.0;

/// About the size of the card of a statement, for cards that have not been drawn yet; in points at zoom 1.
pub fn size_of(statement: &Statement) -> Vec2 {
    let quote = statement.citations.first().filter(|citation| citation.passage.is_none());
    size(statement, quote.and_then(|citation| citation.quote.as_ref()))
}

/// The same for a card that is about to be made, with these words and quoted ones.
pub fn size_of_new(text: &str, quote: Option<&Quote>) -> Vec2 {
    let size = size(&Statement { text: text.to_owned(), ..Statement::default() }, quote);
    // Where it comes from stands below.
    size + vec2(0.0, if quote.is_some() { wrap::FOOT.1 - wrap::FOOT.0 } else { 0.0 })
}

fn size(statement: &Statement, quote: Option<&Quote>) -> Vec2 {
    let widths = Widths::of(REGULAR);
    let broken = |text: &str, room: f32, size: f32| wrap::broken(text, room, &|letter| widths.advance(letter, size));
    let width = f32::from(statement.width.points());
    let room = width - 2.0 * wrap::PADDING;
    let mut lines = wrap::cut(broken(&wrap::shown(&statement.text), room, wrap::TEXT));
    lines.quote = quote.filter(|quote| !quote.exact.is_empty()).and_then(|quote| {
        let broken = |text: &str, room: f32| broken(text, room, wrap::QUOTE_TEXT);
        wrap::quoted_words(&statement.text, &quote.exact, room, &broken)
    });
    vec2(width, wrap::height(&lines, statement))
}

/// The cards among which room is looked for.
pub struct Spaces<'a> {
    /// Those that are shown.
    pub scene: &'a Scene,
    /// The map.
    pub map: &'a Map,
    /// Those of it that are hidden.
    pub hidden: &'a BTreeSet<ElementId>,
}

impl Spaces<'_> {
    /// The boxes of hidden cards in an area.
    fn hidden_in(&self, area: Rect) -> Vec<Rect> {
        let near = area.expand(wrap::HEAD + wrap::LINE * wrap::MOST_LINES as f32);
        let cards = self.hidden.iter().filter_map(|id| self.map.statements().get(id));
        let boxes = cards.filter_map(|statement| {
            let corner = pos2(statement.place.x() as f32, statement.place.y() as f32);
            near.contains(corner).then(|| Rect::from_min_size(corner, size_of(statement)))
        });
        boxes.collect()
    }

    /// The place nearest to `wish` where a card of this size covers no other: to the right of what is in its way, else
    /// wherever it is nearest. Cost: some thousand looks into the index of cards at most.
    pub fn free_place(&self, wish: Pos2, size: Vec2) -> Place {
        let hidden = self.hidden_in(Rect::from_min_size(wish, size).expand(FAR));
        let in_the_way = |at: Pos2| {
            let rect = Rect::from_min_size(at, size).expand(LEAST);
            let shown = self.scene.shown_in(rect).filter(|card| card.intersects(rect));
            let covered = hidden.iter().copied().filter(|card| card.intersects(rect));
            shown.chain(covered).max_by(|a, b| a.right().total_cmp(&b.right()))
        };
        let mut at = wish;
        while at.x < wish.x + ASIDE {
            match in_the_way(at) {
                Some(other) => at.x = other.right() + GAP,
                None => return place(at),
            }
        }
        // Below and beside before above, and near before far.
        let count = (FAR / STEP) as i32;
        let steps = (-count..=count).flat_map(|x| (-count..=count).map(move |y| vec2(x as f32, y as f32) * STEP));
        let mut all: Vec<(f32, Vec2)> =
            steps.map(|by| (by.x.abs() + if by.y < 0.0 { -3.0 * by.y } else { 1.5 * by.y }, by)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let free = all.into_iter().map(|(_, by)| wish + by).find(|at| in_the_way(*at).is_none());
        place(free.unwrap_or(at))
    }
}

fn place(at: Pos2) -> Place {
    Place::from_f64(f64::from(at.x), f64::from(at.y))
}

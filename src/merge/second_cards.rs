//! What both say of one card, on two cards.

use super::{Answer, Answers, Field, Merged};
use crate::model::{ElementId, Ends, Inference, InferenceKind, Map, Place, Statement};

/// How far the second card stands from the first, in points.
const BESIDE: i32 = 32;
/// About how high a card is, in points.
const HIGH: i32 = 140;
/// How far down a free place is looked for, in cards.
const FARTHEST: i32 = 100;

/// A place beside a card where none stands, as far as that can be told without the heights of cards.
fn free_beside(map: &Map, card: &Statement) -> Place {
    let width = i32::from(card.width.points());
    let wish = card.place.offset(width + BESIDE, 0);
    let is_free = |at: &Place| {
        map.statements().values().all(|other| {
            let (dx, dy) = (other.place.x() - at.x(), other.place.y() - at.y());
            dx >= width + BESIDE / 2 || -dx >= i32::from(other.width.points()) + BESIDE / 2 || dy.abs() >= HIGH
        })
    };
    (0..FARTHEST).map(|n| wish.offset(0, n * HIGH)).find(is_free).unwrap_or(wish)
}

impl Merged {
    /// Puts what they say on a card of its own wherever the answer was to keep both, beside the first and tied
    /// to it as the same in other words, which carries no force. `next` hands out ids.
    #[must_use]
    pub fn with_second_cards(mut self, theirs: &Map, answers: &Answers, mut next: impl FnMut() -> ElementId) -> Self {
        let both = answers.iter().filter(|(key, answer)| key.1 == Field::Text && **answer == Answer::Both);
        let second = |id: &ElementId| {
            let (first, second) = (self.map.statements().get(id)?, theirs.statements().get(id)?);
            let place = free_beside(&self.map, first);
            (first.text != second.text).then(|| (*id, Statement { place, ..second.clone() }))
        };
        let seconds: Vec<(ElementId, Statement)> = both.filter_map(|((id, _), _)| second(id)).collect();
        if seconds.is_empty() {
            return self;
        }
        let mut parts = self.map.to_parts();
        for (first, statement) in seconds {
            let card = next();
            parts.statements.push((card, statement));
            let ends = Ends { premises: vec![card], conclusion: first };
            parts.inferences.push((next(), Inference::of(InferenceKind::Rephrase), ends));
        }
        self.map = Map::from_parts(self.map.id(), parts).0;
        self
    }
}

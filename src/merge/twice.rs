//! What both say of one card, on two cards.

use super::{Answer, Answers, Field, Merged};
use crate::model::{ElementId, Ends, Inference, InferenceKind, Map, Statement};

/// How far the second card stands from the first, in points.
const BESIDE: i32 = 32;

impl Merged {
    /// Puts what they say on a card of its own wherever the answer was to keep both, beside the first and tied
    /// to it as the same in other words, which carries no force. `next` hands out ids.
    #[must_use]
    pub fn with_second_cards(mut self, theirs: &Map, answers: &Answers, mut next: impl FnMut() -> ElementId) -> Self {
        let both = answers.iter().filter(|(key, answer)| key.1 == Field::Text && **answer == Answer::Both);
        let second = |id: &ElementId| {
            let (first, second) = (self.map.statements().get(id)?, theirs.statements().get(id)?);
            let place = first.place.offset(i32::from(first.width.points()) + BESIDE, 0);
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

//! Two opposing sources: which claims of one nothing from the other answers yet.

use super::relations::attacks_on;
use crate::model::{ElementId, Map, Statement, StatementKind};

/// The claims on the map that cite one source and that no statement which cites the other attacks, themselves or a
/// step that they are a premise of; in reading order.
///
/// Cost: linear in the map, and in what attacks these claims.
pub fn unanswered(map: &Map, of: ElementId, by: ElementId) -> Vec<ElementId> {
    let cites = |statement: &Statement, source| statement.citations.iter().any(|citation| citation.source == source);
    let answers = |id: ElementId| map.statements().get(&id).is_some_and(|statement| cites(statement, by));
    let open = |id: ElementId| {
        let mut attacks = attacks_on(map, id).into_iter();
        !attacks.any(|step| map.premises(step).into_iter().any(answers))
    };
    let claims = map.statements().iter().filter(|(_, s)| s.kind == StatementKind::Claim && cites(s, of));
    let mut claims: Vec<ElementId> = claims.map(|(id, _)| *id).filter(|id| open(*id)).collect();
    claims.sort_by_key(|id| map.reading_place(*id));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, Citation, Inference, InferenceKind, Links, Source};

    #[test]
    fn a_claim_is_open_until_the_other_source_answers_it_or_a_step_from_it() {
        let id = |text: &str| text.parse::<ElementId>().unwrap();
        let mut map = Map::new(id("m-1"));
        let mut make = |change: Change| map.apply(&change).map(drop).unwrap();
        for source in ["s-1", "s-2"] {
            make(Change::SetSource(
                id(source),
                Some(Box::new(Source { title: source.to_owned(), ..Source::default() })),
            ));
        }
        let cards = [("a-1", "s-1"), ("a-2", "s-1"), ("a-3", "s-1"), ("b-1", "s-2"), ("c-1", "s-1")];
        for (card, source) in cards {
            let kind = if card == "c-1" { StatementKind::Premise } else { StatementKind::Claim };
            let statement = Statement { kind, citations: vec![Citation::of(id(source))], ..Statement::default() };
            make(Change::InsertStatement(id(card), Box::new(statement)));
        }
        let mut link = |name: &str, kind, from: &str, to: &str| {
            make(Change::InsertInference(id(name), Box::new(Inference::of(kind)), Links::simple(id(from), id(to))));
        };
        link("l-1", InferenceKind::Attack, "b-1", "a-1");
        link("l-2", InferenceKind::Support, "a-2", "a-1");
        link("l-3", InferenceKind::Attack, "b-1", "l-2");
        link("l-4", InferenceKind::Attack, "c-1", "a-3");
        assert_eq!(unanswered(&map, id("s-1"), id("s-2")), [id("a-3")], "its own side's doubt answers nothing");
        assert_eq!(unanswered(&map, id("s-2"), id("s-1")), [id("b-1")]);
    }
}

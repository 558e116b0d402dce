//! Put a new statement on the canvas, by hand or out of a source.

use super::super::{Ids, Step, Transaction};
use crate::model::{
    Anchor, Change, Citation, Colour, ElementId, Map, Place, Quote, Side, Source, Statement, StatementKind,
};

/// Where a new statement comes from, in words that do not depend on the map that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCitation {
    /// The source; it joins the map if the map does not have it yet.
    pub source: Source,
    /// Which of the map's sources it is, if that is known.
    pub known: Option<ElementId>,
    /// Which of the map's sides argues this source's case, counted from 0; used when the source joins.
    pub side_number: usize,
    /// The place in the source. Its source id is filled in.
    pub paragraph: Option<u32>,
    /// Sentences of the paragraph.
    pub sentences: Vec<u32>,
    /// The passage's id in the source's catalogue.
    pub passage: Option<String>,
    /// To whom the source's author attributes it.
    pub attributed_to: Option<String>,
    /// The page, by the name that the document gives it.
    pub page: Option<String>,
    /// The words, if they are at hand.
    pub quote: Option<Quote>,
    /// Where they stand in the source's text.
    pub anchor: Option<Anchor>,
}

/// A statement that is about to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStatement {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub kind: StatementKind,
    /// Who says it; `None` takes the side of the source, if there is one.
    pub side: Option<ElementId>,
    /// Where it comes from.
    pub citation: Option<NewCitation>,
}

/// The map's source with this origin and title, or a fresh one that joins it, with its side.
fn source_of(map: &Map, ids: &mut Ids, new: &NewCitation, changes: &mut Vec<Change>) -> (ElementId, Option<ElementId>) {
    if let Some((id, source)) = new.known.and_then(|id| map.sources().get_key_value(&id)) {
        return (*id, source.side);
    }
    if let Some((id, source)) = map.sources().iter().find(|(_, source)| source.is_same_document(&new.source)) {
        return (*id, source.side);
    }
    // The side of the source's number, unless another source argues it already; else one that none does.
    let argued = |side: &ElementId| map.sources().values().any(|s| s.side == Some(*side));
    let usual = map.sides().keys().nth(new.side_number).filter(|side| !argued(side));
    let free = || map.sides().keys().skip(new.side_number).find(|side| !argued(side));
    let side = match usual.or_else(free) {
        Some(side) => Some(*side),
        None => add_sides(map, ids, new, changes),
    };
    let id = ids.fresh();
    let source = Source { side, ..new.source.clone() };
    changes.push(Change::SetSource(id, Some(Box::new(source))));
    (id, side)
}

/// Adds a side for a source when the map has too few: named after the source, lettered A, B, C.
fn add_sides(map: &Map, ids: &mut Ids, new: &NewCitation, changes: &mut Vec<Change>) -> Option<ElementId> {
    let letters = map.sides().values().map(|side| side.letter.as_str());
    let letters: std::collections::BTreeSet<&str> = letters.collect();
    let free = ('A'..='Z').map(String::from).find(|letter| !letters.contains(letter.as_str()))?;
    let colours: Vec<Colour> = map.sides().values().map(|side| side.colour).collect();
    // The colour of the source's own number first, so that the second analysis is not blue.
    let mut choice = Colour::ALL.iter().cycle().skip(new.side_number).take(Colour::ALL.len());
    let colour = choice.find(|colour| !colours.contains(colour)).copied().unwrap_or(Colour::Grey);
    let id = ids.fresh();
    let side = Side { name: new.source.short.clone(), letter: free, colour, ..Side::default() };
    changes.push(Change::SetSide(id, Some(Box::new(side))));
    Some(id)
}

/// The changes that put `new` at `place`, and the id that it gets.
pub(super) fn insertion(map: &Map, ids: &mut Ids, new: &NewStatement, place: Place) -> (ElementId, Vec<Change>) {
    let mut changes = Vec::new();
    let mut side = new.side;
    let mut citations = Vec::new();
    if let Some(citation) = &new.citation {
        let (source, its_side) = source_of(map, ids, citation, &mut changes);
        side = side.or(its_side);
        citations.push(Citation {
            paragraph: citation.paragraph,
            sentences: citation.sentences.clone(),
            passage: citation.passage.clone(),
            attributed_to: citation.attributed_to.clone(),
            page: citation.page.clone(),
            quote: citation.quote.clone(),
            anchor: citation.anchor,
            ..Citation::of(source)
        });
    }
    let id = ids.fresh();
    let statement =
        Statement { text: new.text.clone(), kind: new.kind, side, citations, place, ..Statement::default() };
    changes.push(Change::InsertStatement(id, Box::new(statement)));
    (id, changes)
}

/// Puts a statement on the canvas and selects it.
pub fn add_statement(map: &Map, ids: &mut Ids, new: &NewStatement, place: Place) -> Transaction {
    let (id, changes) = insertion(map, ids, new, place);
    let mut transaction = Transaction::new(Step::AddCard, 1).selecting([id]);
    transaction.changes = changes;
    transaction
}

/// Puts an empty card at `place` that speaks for (`Support`) or against (`Attack`) `conclusion`, a card
/// or a step, and selects it. An attack is made by the next side, a support by the card's own.
pub fn answer(
    map: &Map,
    ids: &mut Ids,
    conclusion: ElementId,
    kind: crate::model::InferenceKind,
    place: Place,
) -> Transaction {
    let attack = kind == crate::model::InferenceKind::Attack;
    let own = map.statements().get(&conclusion).and_then(|s| s.side).or_else(|| {
        let premise = map.premises(conclusion).first().copied();
        premise.and_then(|p| map.statements().get(&p)).and_then(|s| s.side)
    });
    let next = |own: ElementId| {
        let after = map.sides().keys().copied().find(|side| *side > own);
        after.or_else(|| map.sides().keys().copied().find(|side| *side != own))
    };
    let side = if attack { own.and_then(next) } else { own };
    let kind_of_card = if attack { StatementKind::Rebuttal } else { StatementKind::Premise };
    let new = NewStatement { kind: kind_of_card, side, ..NewStatement::default() };
    let (id, mut changes) = insertion(map, ids, &new, place);
    let links = crate::model::Links::simple(id, conclusion);
    changes.push(Change::InsertInference(ids.fresh(), Box::new(crate::model::Inference::of(kind)), links));
    let mut transaction = Transaction::new(Step::AddCard, 1).selecting([id]);
    transaction.changes = changes;
    transaction
}

//! What is taken from a source becomes a statement with its citation: a catalogued passage, or words of a text.

use std::ops::Range;

use crate::edit::ops::{NewCitation, NewStatement};
use crate::model::{Anchor, ElementId, Map, Origin, Quote, Source, SourceText, StatementKind, limits};
use crate::sources::{Attachment, Catalogue, Passage, PassageKind, quote, sentences_from};

/// How words of a text are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaptureMode {
    /// What the card is for.
    pub kind: StatementKind,
    /// Whether the card gets the user's own words, with the quoted ones beneath.
    pub own_words: bool,
}

/// The source of the map that a catalogue describes.
pub fn source_of<'m>(map: &'m Map, catalogue: &Catalogue) -> Option<(ElementId, &'m Source)> {
    let is =
        |source: &Source| matches!(&source.origin, Origin::Bundled { catalogue: name, .. } if *name == catalogue.id);
    map.sources().iter().find(|(_, source)| is(source)).map(|(id, source)| (*id, source))
}

/// What a bundled analysis is in a map.
pub fn described(catalogue: &Catalogue) -> Source {
    Source {
        title: catalogue.title.clone(),
        short: catalogue.id.clone(),
        authors: catalogue.authors.clone(),
        origin: Origin::Bundled { catalogue: catalogue.id.clone(), version: catalogue.version },
        ..Source::default()
    }
}

fn kind_of(kind: PassageKind) -> StatementKind {
    match kind {
        PassageKind::Claim => StatementKind::Claim,
        PassageKind::Premise => StatementKind::Premise,
        PassageKind::Rebuttal => StatementKind::Rebuttal,
    }
}

/// The words that a passage sums up, and where they stand: the longest stretch of its sentences that fits a quotation.
pub fn words_of_passage(text: &SourceText, attachment: &Attachment, passage: &Passage) -> Option<(Quote, Anchor)> {
    let fitting = attachment.ranges_of(&passage.id).iter().filter(|range| range.len() <= limits::TEXT_CHARS);
    let longest = fitting.max_by_key(|range| range.end - range.start)?;
    Some(quoted(text, longest.clone()))
}

/// The quotation of a range of a text, and where it stands.
pub fn quoted(text: &SourceText, range: Range<u32>) -> (Quote, Anchor) {
    let anchor = Anchor { start: range.start, end: range.end, digest: text.digest() };
    (quote(text, range), anchor)
}

/// The statement that a catalogued passage becomes on the canvas; with the words that it sums up, if they are at hand.
pub fn of_passage(
    map: &Map,
    (catalogue, number): (&Catalogue, usize),
    id: &str,
    attachment: Option<&Attachment>,
) -> Option<NewStatement> {
    let (paragraph, passage) = catalogue.passage(id)?;
    let known = source_of(map, catalogue);
    let text = known.and_then(|(_, source)| source.text());
    let words = text.zip(attachment).and_then(|(text, found)| words_of_passage(text, found, passage));
    let (quote, anchor) = words.unzip();
    Some(NewStatement {
        text: passage.text.clone(),
        kind: kind_of(passage.kind),
        side: None,
        citation: Some(NewCitation {
            source: described(catalogue),
            known: known.map(|(id, _)| id),
            side_number: number,
            paragraph: Some(paragraph),
            sentences: passage.sentences.clone(),
            passage: Some(passage.id.clone()),
            attributed_to: passage.attributed_to.clone(),
            page: None,
            quote,
            anchor,
        }),
    })
}

/// The statement that words of a text become on the canvas. `number` gives paragraphs the numbers of a catalogue.
pub fn of_words(
    map: &Map,
    source: ElementId,
    range: Range<u32>,
    taking: CaptureMode,
    number: &dyn Fn(u32) -> Option<u32>,
) -> Option<NewStatement> {
    let described = map.sources().get(&source)?;
    let text = described.text()?;
    let (quote, anchor) = quoted(text, range.clone());
    let line = text.paragraph_at(range.start);
    let said = quote.exact.replace(['\n', '\t'], " ");
    let side_number = map.sources().keys().position(|id| *id == source).unwrap_or(0);
    Some(NewStatement {
        text: if taking.own_words { String::new() } else { said },
        kind: taking.kind,
        side: None,
        citation: Some(NewCitation {
            source: described.clone(),
            known: Some(source),
            side_number,
            paragraph: number(line),
            sentences: sentence_numbers(text, &range),
            passage: None,
            attributed_to: None,
            page: text.page_at(range.start).map(str::to_owned),
            quote: Some(quote),
            anchor: Some(anchor),
        }),
    })
}

/// Which sentences of its first paragraph a range touches, from 1.
pub fn sentence_numbers(text: &SourceText, range: &Range<u32>) -> Vec<u32> {
    let Some(paragraph) = text.paragraph(text.paragraph_at(range.start)) else { return Vec::new() };
    let all = sentences_from(paragraph.start, paragraph.words).into_iter().zip(1..);
    let touched = all.filter(|(s, _)| s.start < range.end && range.start < s.end);
    touched.map(|(_, number)| number).collect()
}

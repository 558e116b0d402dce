//! Citations: where a card comes from, what became of its words in a newer text, whether they are on the map already.

use std::collections::BTreeMap;

use super::{App, Asked};
use crate::edit::Selection;
use crate::edit::verbs::{self, NewStatement, Target};
use crate::model::{Citation, ElementId, Map, Origin, Place, SourceText};
use crate::sources::{Anchoring, Found};
use crate::ui::canvas::Look;
use crate::ui::check_ui::{CheckForm, Row};
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::Tone;
use crate::ui::sources_ui::Shown;
use crate::ui::taking::{quoted, sentence_numbers};
use crate::words;

/// What has become of a citation: the card, its number on the card, and what was found.
pub(super) type Anchored = Vec<((ElementId, usize), Citation, Found)>;

/// Citations of a source that have words, with their cards and numbers.
pub(super) fn citations_of(map: &Map, source: ElementId) -> Vec<((ElementId, usize), Citation)> {
    let mut all = Vec::new();
    for (card, statement) in map.statements() {
        for (number, citation) in statement.citations.iter().enumerate() {
            if citation.source == source && citation.quote.is_some() {
                all.push(((*card, number), citation.clone()));
            }
        }
    }
    all
}

/// A citation of a map at another place of its source, with the words that stand there. Of a bundled analysis, paragraph
/// and sentences stay: they are those of the catalogue and not of the text.
pub(super) fn moved_to(map: &Map, citation: &Citation, text: &SourceText, range: std::ops::Range<u32>) -> Citation {
    let (quote, anchor) = quoted(text, range.clone());
    let page = text.page_at(range.start).map(str::to_owned);
    let mut moved = Citation { page, quote: Some(quote), anchor: Some(anchor), ..citation.clone() };
    let source = map.sources().get(&citation.source);
    if !source.is_some_and(|source| matches!(source.origin, Origin::Bundled { .. })) {
        moved.paragraph = Some(text.paragraph_at(range.start));
        moved.sentences = sentence_numbers(text, &range);
    }
    moved
}

impl App {
    /// Shows where a card comes from: the passage, or the words in the text.
    pub(super) fn show_passage(&mut self, card: ElementId, number: usize) {
        let Some(citation) = self.document.map().statements().get(&card).and_then(|s| s.citations.get(number)).cloned()
        else {
            return;
        };
        self.show_sources = true;
        let shown = self.shown_of(citation.source);
        let map = self.document.map();
        let text = map.sources().get(&citation.source).and_then(|source| source.text()).cloned();
        let place = text.as_ref().and_then(|text| place_of(text, &citation));
        let column = self.sources.show(shown);
        match (shown, &citation.passage, place) {
            (Shown::Bundled(at), Some(passage), place) if !column.as_text || place.is_none() => {
                column.as_text = false;
                self.sources.filter.clear();
                self.sources.kind = None;
                self.sources.unused_only = false;
                self.sources.reveal = Some((at, passage.clone()));
            }
            (_, _, Some(place)) => {
                column.as_text = true;
                column.reading.show(place);
                self.sources.unused_only = false;
            }
            _ => self.notice(Tone::Told, words::say("notice-no-place")),
        }
    }

    /// Selects the cards that cite a source, and shows them.
    pub(super) fn show_citing(&mut self, id: ElementId) {
        let statements = self.document.map().statements().iter();
        let citing = statements.filter(|(_, s)| s.citations.iter().any(|c| c.source == id)).map(|(card, _)| *card);
        let citing: Selection = citing.collect();
        self.uncover(citing.ids().clone());
        self.document.selection = citing;
        self.show_stage(crate::command::Stage::Map);
        self.canvas.look(Look::FitSelection);
    }

    /// Shows the citations of a source that do not stand in its text as they were taken.
    pub(super) fn check_citations(&mut self, id: ElementId) {
        let map = self.document.map();
        let Some(text) = map.sources().get(&id).and_then(|source| source.text()) else { return };
        // What was found in another text, which undo may have brought back, says nothing of this one.
        let known = self.bringings.found.get(&id).filter(|(of, _)| *of == text.digest()).map(|(_, all)| all);
        let anchoring = std::cell::OnceCell::new();
        let stale = |citation: &Citation| citation.anchor.is_some_and(|anchor| anchor.digest != text.digest());
        let rows = citations_of(map, id).into_iter().filter(|(_, citation)| stale(citation));
        let rows: Vec<Row> = rows
            .map(|((card, number), citation)| {
                let before =
                    known.and_then(|all| all.iter().find(|(place, c, _)| *place == (card, number) && *c == citation));
                let found = match before {
                    Some((.., found)) => found.clone(),
                    // The older text is gone: only what stands there word for word is taken for it.
                    None => anchoring.get_or_init(|| Anchoring::new(None, text)).find(&citation),
                };
                Row { card, number, citation, found }
            })
            .collect();
        self.dialog = (!rows.is_empty()).then(|| Dialog::Check(Box::new(CheckForm { source: id, rows })));
    }

    /// A citation gets the place that was chosen for it, or (`None`) stands by its words alone.
    pub(super) fn settle_citation(&mut self, card: ElementId, number: usize, range: Option<std::ops::Range<u32>>) {
        let map = self.document.map();
        let Some(citation) = map.statements().get(&card).and_then(|s| s.citations.get(number)) else { return };
        let text = map.sources().get(&citation.source).and_then(|source| source.text());
        let source = citation.source;
        let settled = match (range, text) {
            (Some(range), Some(text)) => moved_to(map, citation, text, range),
            _ => Citation { anchor: None, ..citation.clone() },
        };
        let transaction = verbs::set_citations(map, &BTreeMap::from([((card, number), settled)]));
        self.edit(transaction);
        self.check_citations(source);
    }

    /// The card that has been made of a passage, or of nearly the same words, already.
    pub(super) fn twin_of(&self, new: &NewStatement) -> Option<ElementId> {
        let citation = new.citation.as_ref()?;
        let same_source = |source: ElementId| {
            citation.known == Some(source)
                || self.document.map().sources().get(&source).is_some_and(|s| s.is_same_document(&citation.source))
        };
        let same = |other: &Citation| {
            let passage = citation.passage.is_some() && citation.passage == other.passage;
            let words = citation.anchor.zip(other.anchor).is_some_and(|(a, b)| {
                let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
                let longer = (a.end - a.start).max(b.end - b.start);
                a.digest == b.digest && shared * 5 >= longer * 4
            });
            same_source(other.source) && (passage || words && citation.passage == other.passage)
        };
        let mut statements = self.document.map().statements().iter();
        statements.find(|(_, statement)| statement.citations.iter().any(same)).map(|(card, _)| *card)
    }

    /// The same passage is on the map already: its card is offered.
    pub(super) fn warn_of_twin(&mut self, new: NewStatement, target: Target, place: Place, twin: ElementId) {
        let gist = crate::formats::spoken::gist(self.document.map(), twin);
        let text = words::with("ask-twice", &[("card", gist.into())]);
        let choices = ["ask-twice-show", "ask-twice-add", "dialog-cancel"];
        self.ask_user(Asked::Twice(Box::new(new), target, place, twin), "ask-twice-title", text, Vec::new(), &choices);
    }

    /// Copies the words of the selected cards with their citations, in the style of the settings.
    pub(super) fn copy_cited(&mut self, ctx: &egui::Context) {
        let map = self.document.map();
        let style = self.cite_style();
        let mut parts = Vec::new();
        for card in self.document.selection.statements(map) {
            let Some(statement) = map.statements().get(&card) else { continue };
            for citation in &statement.citations {
                let Some(source) = map.sources().get(&citation.source) else { continue };
                let said = crate::model::Quote { exact: statement.text.clone(), ..Default::default() };
                let quote = citation.quote.as_ref().unwrap_or(&said);
                parts.push(crate::sources::cite::with_words(quote, source, citation, style));
            }
        }
        if parts.is_empty() {
            self.notice(Tone::Refused, words::say("refused-no-citation"));
            return;
        }
        let count = parts.len();
        ctx.copy_text(parts.join("\n\n"));
        self.notice(Tone::Done, words::with("notice-copied-cited", &[("count", count.into())]));
    }

    /// The style of full citations that the user has chosen.
    pub(super) fn cite_style(&self) -> crate::sources::cite::Style {
        crate::sources::cite::Style::named(&self.profile.settings.citations)
    }

    /// Chooses the style of full citations.
    pub(super) fn set_cite_style(&mut self, style: crate::sources::cite::Style) {
        self.profile.settings.citations = style.name().to_owned();
        self.store_settings();
    }
}

/// Where the words of a citation stand in a text.
fn place_of(text: &SourceText, citation: &Citation) -> Option<std::ops::Range<u32>> {
    if let Some(anchor) = citation.anchor.filter(|anchor| anchor.digest == text.digest() && anchor.end <= text.length())
    {
        return Some(anchor.range());
    }
    if citation.quote.is_some() {
        let found = Anchoring::new(None, text).find(citation);
        if let Found::Exact(range) | Found::Moved(range) | Found::Changed { range, .. } = found {
            return Some(range);
        }
    }
    let paragraph = text.paragraph(citation.paragraph?)?;
    Some(paragraph.start..paragraph.start + paragraph.words.chars().count() as u32)
}

//! Citations: where a card comes from, what became of its words in a newer text, whether they are on the map already.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{App, PendingQuestion};
use crate::command::Command;
use crate::edit::Selection;
use crate::edit::ops::{self, DropTarget, NewStatement};
use crate::i18n;
use crate::model::{Citation, ElementId, Map, Origin, Place, SourceText};
use crate::sources::{Anchoring, Relocation};
use crate::ui::canvas::CameraRequest;
use crate::ui::capture::{quoted, sentence_numbers};
use crate::ui::citation_check_ui::{CheckForm, CitationRow};
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::Severity;
use crate::ui::sources_ui::ShownSource;

/// What has become of a citation in another text.
pub(super) struct Traced {
    /// Its card, and its number on that.
    pub(super) place: (ElementId, usize),
    /// As it was.
    pub(super) citation: Citation,
    pub(super) found: Relocation,
    /// As it is where its words stand now, if they do.
    pub(super) moved: Option<Citation>,
}

impl Traced {
    /// Looks a citation up. `own` says whether its paragraphs are those of the text, and not of a catalogue.
    pub(super) fn of(
        anchoring: &Anchoring<'_>,
        text: &SourceText,
        own: bool,
        (place, citation): ((ElementId, usize), Citation),
    ) -> Self {
        let found = anchoring.find(&citation);
        let moved = match &found {
            Relocation::Exact(range) | Relocation::Moved(range) => Some(moved_to(&citation, text, range.clone(), own)),
            Relocation::Changed { .. } | Relocation::Lost(_) => None,
        };
        Self { place, citation, found, moved }
    }
}

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

/// Whether citations of a source name paragraphs of its text, and not of a catalogue.
pub(super) fn names_own_paragraphs(map: &Map, source: ElementId) -> bool {
    map.sources().get(&source).is_none_or(|source| matches!(source.origin, Origin::Described))
}

/// A citation at another place of its source, with the words that stand there. Where paragraph and sentences are those
/// of a catalogue (not `own`), they stay.
fn moved_to(citation: &Citation, text: &SourceText, range: Range<u32>, own: bool) -> Citation {
    let (quote, anchor) = quoted(text, range.clone());
    let page = text.page_at(range.start).map(str::to_owned);
    let mut moved = Citation { page, quote: Some(quote), anchor: Some(anchor), ..citation.clone() };
    if own {
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
        let text = map.sources().get(&citation.source).and_then(|source| source.text());
        let known = |text| self.traced(citation.source, text, (card, number), &citation);
        let place = text.map(|text| place_of(text, &citation, known(text).map(|traced| &traced.found)));
        if place == Some(CitationSpot::Unknown) {
            let wanted = vec![((card, number), citation.clone())];
            self.look_up(citation.source, wanted, Command::ShowPassage(card, number));
            return;
        }
        let place = match place {
            Some(CitationSpot::At(range)) => Some(range),
            Some(CitationSpot::Unknown | CitationSpot::Nowhere) | None => None,
        };
        let column = self.sources.show(shown);
        match (shown, &citation.passage, place) {
            (ShownSource::Bundled(at), Some(passage), place) if !column.as_text || place.is_none() => {
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
            _ => self.notice(Severity::Told, i18n::notices::no_place()),
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
        self.canvas.look(CameraRequest::FitSelection);
    }

    /// Shows the citations of a source that do not stand in its text as they were taken.
    pub(super) fn check_citations(&mut self, id: ElementId) {
        // Another question may have come in this very moment.
        let others = self.dialog.as_ref().is_some_and(|dialog| !matches!(dialog, Dialog::Check(_)));
        if others || self.asked.is_some() {
            return;
        }
        let map = self.document.map();
        let Some(text) = map.sources().get(&id).and_then(|source| source.text()) else { return };
        let stale = |citation: &Citation| citation.anchor.is_some_and(|anchor| anchor.digest != text.digest());
        let (mut rows, mut wanted) = (Vec::new(), Vec::new());
        for (place, citation) in citations_of(map, id).into_iter().filter(|(_, citation)| stale(citation)) {
            match self.traced(id, text, place, &citation) {
                Some(traced) => {
                    let (card, number) = place;
                    rows.push(CitationRow { card, number, citation, found: traced.found.clone() });
                }
                None => wanted.push((place, citation)),
            }
        }
        if wanted.is_empty() {
            self.dialog = (!rows.is_empty()).then(|| Dialog::Check(Box::new(CheckForm { source: id, rows })));
        } else {
            self.dialog = None;
            self.look_up(id, wanted, Command::CheckCitations(id));
        }
    }

    /// A citation gets the place that was chosen for it, or (`None`) stands by its words alone.
    pub(super) fn settle_citation(&mut self, card: ElementId, number: usize, range: Option<Range<u32>>) {
        let map = self.document.map();
        let Some(citation) = map.statements().get(&card).and_then(|s| s.citations.get(number)) else { return };
        let text = map.sources().get(&citation.source).and_then(|source| source.text());
        let source = citation.source;
        let settled = match (range, text) {
            (Some(range), Some(text)) => moved_to(citation, text, range, names_own_paragraphs(map, source)),
            _ => Citation { anchor: None, ..citation.clone() },
        };
        let transaction = ops::set_citations(map, &BTreeMap::from([((card, number), settled)]));
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
    pub(super) fn warn_of_twin(&mut self, new: NewStatement, target: DropTarget, place: Place, twin: ElementId) {
        let gist = crate::formats::describe::gist(self.document.map(), twin);
        let text = i18n::dialogs::ask_twice(gist);
        let choices = [i18n::dialogs::ask_twice_show, i18n::dialogs::ask_twice_add, i18n::dialogs::cancel];
        self.ask_user(
            PendingQuestion::Duplicate(Box::new(new), target, place, twin),
            i18n::dialogs::ask_twice_title,
            text,
            Vec::new(),
            &choices,
        );
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
                parts.push(crate::sources::citation_style::with_words(quote, source, citation, style));
            }
        }
        if parts.is_empty() {
            self.notice(Severity::Refused, i18n::refusals::no_citation());
            return;
        }
        let count = parts.len();
        ctx.copy_text(parts.join("\n\n"));
        self.notice(Severity::Done, i18n::notices::copied_cited(count));
    }

    /// The style of full citations that the user has chosen.
    pub(super) fn cite_style(&self) -> crate::sources::citation_style::CitationStyle {
        crate::sources::citation_style::CitationStyle::named(&self.profile.settings.citations)
    }

    /// Chooses the style of full citations.
    pub(super) fn set_cite_style(&mut self, style: crate::sources::citation_style::CitationStyle) {
        self.profile.settings.citations = style.name().to_owned();
        self.store_settings();
    }
}

/// Where the words of a citation stand in a text.
#[derive(Debug, PartialEq)]
enum CitationSpot {
    At(Range<u32>),
    Nowhere,
    /// They have still to be looked up.
    Unknown,
}

/// Where the words of a citation stand in a text. `found` is what is known of it.
fn place_of(text: &SourceText, citation: &Citation, found: Option<&Relocation>) -> CitationSpot {
    if let Some(anchor) = citation.anchor.filter(|anchor| anchor.digest == text.digest() && anchor.end <= text.length())
    {
        return CitationSpot::At(anchor.range());
    }
    match found {
        Some(Relocation::Exact(range) | Relocation::Moved(range) | Relocation::Changed { range, .. }) => {
            return CitationSpot::At(range.clone());
        }
        Some(Relocation::Lost(_)) => {}
        None if citation.quote.is_some() => return CitationSpot::Unknown,
        None => {}
    }
    let paragraph = citation.paragraph.and_then(|number| text.paragraph(number));
    paragraph.map_or(CitationSpot::Nowhere, |paragraph| {
        CitationSpot::At(paragraph.start..paragraph.start + paragraph.words.chars().count() as u32)
    })
}

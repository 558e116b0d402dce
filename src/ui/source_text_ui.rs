//! The text of a source in its column: read, marked with what is on the map, and taken from.

use std::collections::{BTreeMap, BTreeSet};

use egui::{RichText, Ui, vec2};

use super::passages_ui::drag_label;
use super::reading::{CitedRange, Reading, reading_id, reading_ui};
use super::source_header_ui::take_bar_ui;
use super::sources_ui::{ShownSource, SourcesState};
use super::theme::Tokens;
use super::{Dragged, View};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::i18n;
use crate::model::{Colour, ElementId};
use crate::sources::{Attachment, Catalogue};

/// Where there is no text: why, and how to get one.
pub fn no_text_ui(ui: &mut Ui, left_out: bool, known: Option<ElementId>, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.add_space(32.0);
    ui.vertical_centered(|ui| {
        let key = if left_out { i18n::sources::text_left_out } else { i18n::sources::no_text };
        ui.add(egui::Label::new(RichText::new(key()).color(t.dim)).wrap());
        ui.add_space(6.0);
        if let Some(id) = known
            && ui.button(i18n::sources::bring_text()).clicked()
        {
            queue.push(Command::AskText(id));
        }
    });
}

/// Draws the text that a column shows, and what becomes of the words that are selected in it.
pub fn source_text_ui(
    ui: &mut Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    state: &mut SourcesState,
    (number, source): (usize, ElementId),
    queue: &mut Queue,
) {
    let Some(text) = view.map.sources().get(&source).and_then(|source| source.text()) else { return };
    let Some(shown) = state.columns.get(number).map(|column| column.shown) else { return };
    let t = Tokens::of(ui.ctx());
    let attachment = match shown {
        ShownSource::Bundled(at) => catalogues.get(at).and_then(|c| state.attachment(&c.id)).cloned(),
        ShownSource::Own(_) => None,
    };
    let key = (shown, view.state(), text.digest(), attachment.is_some(), ui.visuals().dark_mode);
    let fresh = state.columns.get(number).is_some_and(|column| column.marks.as_ref().is_some_and(|(of, _)| *of == key));
    if !fresh {
        let catalogue = match shown {
            ShownSource::Bundled(at) => catalogues.get(at).zip(attachment.as_deref()),
            ShownSource::Own(_) => None,
        };
        let marks = marks_of(view, source, catalogue, t);
        if let Some(column) = state.columns.get_mut(number) {
            column.marks = Some((key, marks));
        }
    }
    let (zoom, unused_only) = (state.zoom, state.unused_only);
    let has_selection = state.columns.get(number).is_some_and(|column| column.reading.selection().is_some());
    let bar_height = if has_selection { 80.0 } else { 0.0 };
    let height = ui.available_height() - bar_height;
    let numbers = |line: u32| match &attachment {
        Some(found) => found.number_of(line),
        None => Some(line),
    };
    let happened = ui
        .allocate_ui(vec2(ui.available_width(), height), |ui| {
            let column = state.columns.get_mut(number)?;
            let marks = column.marks.as_ref().map(|(_, marks)| marks.as_slice()).unwrap_or_default();
            let reading = Reading { text, marks, number: &numbers, zoom, unused_only, colour: t.accent };
            Some(reading_ui(ui, &reading, &mut column.reading, number))
        })
        .inner
        .unwrap_or_default();
    // Only one text has something selected.
    if has_selection {
        for (other, column) in state.columns.iter_mut().enumerate() {
            if other != number && ui.memory(|m| m.has_focus(reading_id(number))) {
                column.reading.clear();
            }
        }
        state.chosen = None;
    }
    if !happened.hovered.is_empty() {
        state.lit.clone_from(&happened.hovered);
    }
    if let Some(card) = happened.go_to {
        queue.push(Command::Show(card));
        queue.push(Command::Select(Selection::only(card)));
    }
    if let Some(kind) = happened.kind {
        state.taking.kind = kind;
    }
    state.taking.own_words ^= happened.own_words;
    let Some(range) = state.columns.get(number).and_then(|column| column.reading.selection()) else { return };
    if happened.carried
        && let Some(statement) = state.words(view.map, catalogues, shown, range.clone())
    {
        egui::DragAndDrop::set_payload(ui.ctx(), Dragged { statement });
    }
    if egui::DragAndDrop::has_any_payload(ui.ctx()) {
        drag_label(ui, text.between(range.clone()));
    }
    if happened.place {
        queue.act(Action::PlacePassage);
    }
    if has_selection {
        take_bar_ui(ui, view, source, text, range, &mut state.taking, queue);
    }
}

/// What of a text is on the map, and what the catalogue sums up.
fn marks_of(
    view: &View<'_>,
    source: ElementId,
    catalogue: Option<(&Catalogue, &Attachment)>,
    t: &Tokens,
) -> Vec<CitedRange> {
    let map = view.map;
    let side_of = |card: ElementId| map.side_of(card).map_or(Colour::Grey, |side| side.colour);
    let mut ranges: BTreeMap<(u32, u32), Vec<ElementId>> = BTreeMap::new();
    for (start, end, card) in view.cited.get(&source).into_iter().flatten() {
        ranges.entry((*start, *end)).or_default().push(*card);
    }
    let mut marks: Vec<CitedRange> = ranges
        .iter()
        .map(|((start, end), cards)| {
            let colour = cards.first().map_or(Colour::Grey, |card| side_of(*card));
            CitedRange { range: *start..*end, cards: cards.clone(), colour: t.side(colour) }
        })
        .collect();
    let Some((catalogue, attachment)) = catalogue else { return marks };
    let anchored: BTreeSet<ElementId> = ranges.into_values().flatten().collect();
    let own = map.sources().get(&source).and_then(|s| s.side).and_then(|side| map.sides().get(&side));
    let own = t.side(own.map_or(Colour::Grey, |side| side.colour));
    for (_, passage) in catalogue.passages() {
        let cards = view.taken.get(&(catalogue.id.clone(), passage.id.clone()));
        let cards: Vec<ElementId> =
            cards.into_iter().flatten().copied().filter(|card| !anchored.contains(card)).collect();
        let ranges = attachment.ranges_of(&passage.id).iter().cloned();
        let faint = cards.is_empty();
        let colour = if faint { own } else { cards.first().map_or(own, |card| t.side(side_of(*card))) };
        marks.extend(ranges.map(|range| CitedRange { range, cards: cards.clone(), colour }));
    }
    marks
}

//! The sources beside the canvas: the bundled analyses and the documents that were brought in, in tabs, or two of them
//! side by side. An analysis is listed passage by passage; a text is read, and words are taken from it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Align, Button, Id, Layout, Rect, RichText, ScrollArea, Ui, vec2};

use super::capture::{CaptureMode, of_passage, of_words, source_of};
use super::field::TextField;
use super::passages_ui::{Listed, passages_ui, used};
use super::reading::{CitedRange, ReadingState};
use super::scroll::Follow;
use super::source_header_ui::{Bar, source_bar_ui};
use super::source_text_ui::{no_text_ui, source_text_ui};
use super::theme::Tokens;
use super::{View, fonts};
use crate::analysis::unanswered;
use crate::command::{Action, Command, Queue};
use crate::edit::ops::NewStatement;
use crate::formats::one_line;
use crate::i18n::{self, Message};
use crate::model::{Colour, ElementId, Map, Origin, SourceText, TextDigest, limits};
use crate::sources::{Attachment, Catalogue, PassageKind};
use crate::ui::menu_ui::menu;

/// A source that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShownSource {
    /// A bundled analysis, by its number.
    Bundled(usize),
    /// A source of the map.
    Own(ElementId),
}

/// One of two sources that may be shown side by side.
#[derive(Debug)]
pub struct SourceColumn {
    /// Which source.
    pub shown: ShownSource,
    /// Whether the text of a bundled analysis is shown, and not its passages.
    pub as_text: bool,
    /// Whether its tab has still to come into view.
    fresh: bool,
    /// How its text is read.
    pub reading: ReadingState,
    /// Which of its claims the other source answers with nothing: for which state of the map, and which other one.
    pub(super) unanswered: Option<((u64, u64), ElementId, Vec<ElementId>)>,
    /// What of its text is on the map.
    pub(super) marks: Option<(MarksOf, Vec<CitedRange>)>,
}

/// What marks are made of: the source, the state of the map, the text, whether it has been matched with a catalogue, the
/// theme.
pub(super) type MarksOf = (ShownSource, (u64, u64), TextDigest, bool, bool);

impl SourceColumn {
    fn of(shown: ShownSource) -> Self {
        Self { shown, as_text: false, fresh: true, reading: ReadingState::default(), unanswered: None, marks: None }
    }
}

/// The state of the panel.
#[derive(Debug)]
pub struct SourcesState {
    /// What is shown; the second one only side by side.
    pub columns: [SourceColumn; 2],
    /// Whether two are shown side by side.
    pub side_by_side: bool,
    /// Words that a passage must contain, or that are looked for in a text.
    pub filter: String,
    /// The kind that a passage must have.
    pub kind: Option<PassageKind>,
    /// Whether only passages that are not on the map are shown, or paragraphs from which nothing was taken.
    pub unused_only: bool,
    /// The chosen passage: number of its analysis, its id.
    pub chosen: Option<(usize, String)>,
    /// The passage under the pointer, or with the focus.
    pub hovered: Option<(usize, String)>,
    /// A passage to scroll to.
    pub reveal: Option<(usize, String)>,
    /// The cards of the mark under the pointer.
    pub lit: Vec<ElementId>,
    /// How words of a text are taken.
    pub taking: CaptureMode,
    /// How large the letters of texts are.
    pub zoom: f32,
    /// Where the paragraphs of each catalogue are in the text that was attached.
    attachments: BTreeMap<String, (TextDigest, Option<Arc<Attachment>>)>,
    /// What is chosen as the statement that it becomes, and what that was made of.
    armed: Option<(ArmedOf, Option<Arc<NewStatement>>)>,
}

/// What a chosen passage, or selected words, become a statement by: the state of the map, the passage or the words, how
/// they are taken, and whether the text of an analysis has been matched meanwhile.
type ArmedOf = ((u64, u64), Option<(usize, String)>, Option<(ShownSource, Range<u32>)>, CaptureMode, usize);

impl Default for SourcesState {
    fn default() -> Self {
        Self {
            columns: [SourceColumn::of(ShownSource::Bundled(0)), SourceColumn::of(ShownSource::Bundled(1))],
            side_by_side: false,
            filter: String::new(),
            kind: None,
            unused_only: false,
            chosen: None,
            hovered: None,
            reveal: None,
            lit: Vec::new(),
            taking: CaptureMode::default(),
            zoom: 1.0,
            attachments: BTreeMap::new(),
            armed: None,
        }
    }
}

impl SourcesState {
    /// Looks up what the map has: sources that are gone are shown no longer. Returns a text that has still to be matched
    /// with its catalogue, by the number of that.
    pub fn refresh(&mut self, map: &Map, catalogues: &[Catalogue]) -> Option<(usize, Arc<SourceText>)> {
        let mut unmatched = None;
        for (number, catalogue) in catalogues.iter().enumerate() {
            let text = source_of(map, catalogue).and_then(|(_, source)| source.text());
            let known = self.attachments.get(&catalogue.id).map(|(of, _)| *of);
            if known.is_some() && known != text.map(|text| text.digest()) {
                self.attachments.remove(&catalogue.id);
            }
            if let Some(text) = text.filter(|text| known != Some(text.digest())) {
                unmatched = unmatched.or_else(|| Some((number, Arc::clone(text))));
            }
        }
        for (number, column) in self.columns.iter_mut().enumerate() {
            if let ShownSource::Own(id) = column.shown
                && !map.sources().contains_key(&id)
            {
                *column = SourceColumn::of(ShownSource::Bundled(number));
            }
        }
        unmatched
    }

    /// A text has been matched with its catalogue, or is none of it.
    pub fn attach(&mut self, catalogue: &str, text: TextDigest, found: Option<Attachment>) {
        self.attachments.insert(catalogue.to_owned(), (text, found.map(Arc::new)));
    }

    /// Where the paragraphs of a catalogue are in its text.
    pub fn attachment(&self, catalogue: &str) -> Option<&Arc<Attachment>> {
        self.attachments.get(catalogue)?.1.as_ref()
    }

    /// Shows a source, in the first column unless it is in the second already.
    pub fn show(&mut self, shown: ShownSource) -> &mut SourceColumn {
        let second = self.side_by_side && self.columns.get(1).is_some_and(|column| column.shown == shown);
        let [first, other] = &mut self.columns;
        let column = if second { other } else { first };
        if column.shown != shown {
            *column = SourceColumn::of(shown);
        }
        column
    }

    /// The column in which words are selected, and which words.
    fn selected(&self) -> Option<(&SourceColumn, Range<u32>)> {
        let most = if self.side_by_side { 2 } else { 1 };
        self.columns.iter().take(most).find_map(|column| Some((column, column.reading.selection()?)))
    }

    /// How many marks the text of a column bears.
    pub fn marks(&self, column: usize) -> usize {
        self.columns.get(column).and_then(|column| column.marks.as_ref()).map_or(0, |(_, marks)| marks.len())
    }

    /// Whether nobody knows yet where the paragraphs of a catalogue are in its text: what is taken then would lack its
    /// words, or name the wrong paragraph.
    pub(super) fn is_matching(&self, map: &Map, catalogue: &Catalogue) -> bool {
        let has_text = source_of(map, catalogue).is_some_and(|(_, source)| source.text().is_some());
        has_text && !self.attachments.contains_key(&catalogue.id)
    }

    /// Whether a passage is chosen, or words of a text are selected.
    pub fn has_choice(&self) -> bool {
        self.chosen.is_some() || self.selected().is_some()
    }

    /// Chooses nothing any more. Returns whether anything was chosen.
    pub fn clear_choice(&mut self) -> bool {
        let words = self.columns.iter_mut().map(|column| column.reading.clear()).fold(false, |any, it| any | it);
        self.chosen.take().is_some() | words
    }

    /// What is chosen as the statement that it becomes. `state` is that of the map.
    pub fn armed(&mut self, map: &Map, state: (u64, u64), catalogues: &[Catalogue]) -> Option<Arc<NewStatement>> {
        let selected = self.selected().map(|(column, range)| (column.shown, range));
        let of = (state, self.chosen.clone(), selected, self.taking, self.attachments.len());
        if let Some((_, armed)) = self.armed.as_ref().filter(|(known, _)| *known == of) {
            return armed.clone();
        }
        let (_, chosen, selected, ..) = &of;
        let armed = match (chosen, selected) {
            (Some((number, id)), _) => {
                catalogues.get(*number).filter(|c| !self.is_matching(map, c)).and_then(|catalogue| {
                    let attachment = self.attachment(&catalogue.id).map(Arc::as_ref);
                    of_passage(map, (catalogue, *number), id, attachment)
                })
            }
            (None, Some((shown, range))) => self.words(map, catalogues, *shown, range.clone()),
            (None, None) => None,
        };
        let armed = armed.map(Arc::new);
        self.armed = Some((of, armed.clone()));
        armed
    }

    /// Words of a text as the statement that they become.
    pub(super) fn words(
        &self,
        map: &Map,
        catalogues: &[Catalogue],
        shown: ShownSource,
        range: Range<u32>,
    ) -> Option<NewStatement> {
        let (source, attachment) = match shown {
            ShownSource::Own(id) => (id, None),
            ShownSource::Bundled(number) => {
                let catalogue = catalogues.get(number)?;
                if self.is_matching(map, catalogue) {
                    return None;
                }
                (source_of(map, catalogue)?.0, self.attachment(&catalogue.id))
            }
        };
        of_words(map, source, range, self.taking, &|line| match attachment {
            Some(found) => found.number_of(line),
            None => Some(line),
        })
    }

    /// The cards that are lit for what the pointer is on.
    pub fn lit_cards(
        &self,
        taken: &BTreeMap<(String, String), Vec<ElementId>>,
        catalogues: &[Catalogue],
    ) -> Vec<ElementId> {
        let Some((number, passage)) = &self.hovered else { return self.lit.clone() };
        let catalogue = catalogues.get(*number).map(|c| c.id.clone()).unwrap_or_default();
        taken.get(&(catalogue, passage.clone())).cloned().unwrap_or_default()
    }
}

/// The id of the field for the filter, to put the focus there.
pub fn filter_id() -> Id {
    Id::unique("filter of the sources")
}

/// The colour of an analysis: that of its side on the map, or the one it would get.
fn colour_of(map: &Map, catalogue: &Catalogue, number: usize) -> Colour {
    let side = source_of(map, catalogue).and_then(|(_, source)| source.side);
    let side = side.or_else(|| map.sides().keys().nth(number).copied()).and_then(|id| map.sides().get(&id));
    side.map_or(Colour::ALL.get(number).copied().unwrap_or_default(), |side| side.colour)
}

/// The colour in which a source is shown: that of its side, or grey.
fn colour_of_own(map: &Map, id: ElementId) -> Colour {
    let side = map.sources().get(&id).and_then(|source| source.side).and_then(|side| map.sides().get(&side));
    side.map_or(Colour::Grey, |side| side.colour)
}

/// Draws the panel.
pub fn sources_ui(ui: &mut Ui, view: &View<'_>, catalogues: &[Catalogue], state: &mut SourcesState, queue: &mut Queue) {
    state.hovered = None;
    state.lit.clear();
    ui.spacing_mut().item_spacing.y = 6.0;
    head(ui, view, state, queue);
    if !state.side_by_side {
        tabs(ui, view, catalogues, state, 0, queue);
    }
    filter(ui, view, catalogues, state);
    let count = if state.side_by_side { 2 } else { 1 };
    let width = (ui.available_width() - 12.0 * (count as f32 - 1.0)) / count as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let height = ui.available_height();
        for number in 0..count {
            ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                if state.side_by_side {
                    tabs(ui, view, catalogues, state, number, queue);
                }
                ui.push_id(("column", number), |ui| column_ui(ui, view, catalogues, state, number, queue));
            });
        }
    });
}

/// What can be brought in, and whether two are shown.
fn head(ui: &mut Ui, view: &View<'_>, state: &mut SourcesState, queue: &mut Queue) {
    ui.horizontal(|ui| {
        let add = RichText::new(i18n::sources::sources_add()).size(12.0);
        let menu = menu(ui, add, |ui| {
            for (action, name) in [
                (Action::AddSource, i18n::sources::sources_add_file()),
                (Action::PasteSource, i18n::sources::sources_add_paste()),
                (Action::DescribeNewSource, i18n::sources::sources_add_described()),
            ] {
                if ui.button(name).clicked() {
                    queue.act(action);
                    ui.close();
                }
            }
        });
        menu.response.on_hover_text(super::menu_ui::tip(view, Action::AddSource));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(i18n::sources::sources_side_by_side()).size(11.5);
            let both = ui.add(Button::selectable(state.side_by_side, text));
            if both.on_hover_text(i18n::sources::sources_side_by_side_tip()).clicked() {
                state.side_by_side = !state.side_by_side;
            }
        });
    });
}

/// All sources that can be shown: the bundled analyses, then those that were brought in.
pub fn all_shown(map: &Map, catalogues: &[Catalogue]) -> Vec<ShownSource> {
    let own = map.sources().iter().filter(|(_, source)| source.origin == Origin::Described);
    (0..catalogues.len()).map(ShownSource::Bundled).chain(own.map(|(id, _)| ShownSource::Own(*id))).collect()
}

/// The most letters of the name of a source that its tab shows.
const LONGEST_TAB: usize = 24;

/// What a tab says, and what is said of it under the pointer.
fn tab_text(map: &Map, catalogues: &[Catalogue], shown: ShownSource) -> (String, String) {
    let by = |authors: &[String]| match authors {
        [] => i18n::sources::no_author(),
        authors => one_line(&authors.join(", ")),
    };
    match shown {
        ShownSource::Bundled(number) => {
            catalogues.get(number).map(|c| (c.id.clone(), format!("{}\n{}", c.title, by(&c.authors))))
        }
        ShownSource::Own(id) => map.sources().get(&id).map(|source| {
            let short = if source.short.trim().is_empty() { &source.title } else { &source.short };
            (one_line(short), format!("{}\n{}", one_line(&source.title), by(&source.authors)))
        }),
    }
    .unwrap_or_default()
}

/// The tab of one source, underlined in the colour of its side if it is shown.
fn tab(ui: &mut Ui, map: &Map, catalogues: &[Catalogue], shown: ShownSource, is_current: bool) -> egui::Response {
    let t = Tokens::of(ui.ctx());
    let font = if is_current { fonts::semibold(13.0) } else { fonts::regular(13.0) };
    let (name, tip) = tab_text(map, catalogues, shown);
    let cut = limits::cut(&name, LONGEST_TAB);
    let name = if cut.len() < name.len() { format!("{cut}…") } else { name };
    let text = RichText::new(name).font(font).color(if is_current { t.text } else { t.dim });
    let tab = ui.add(Button::selectable(is_current, text).frame(false));
    if is_current {
        let colour = match shown {
            ShownSource::Bundled(number) => {
                catalogues.get(number).map(|c| colour_of(map, c, number)).unwrap_or_default()
            }
            ShownSource::Own(id) => colour_of_own(map, id),
        };
        let corner = tab.rect.left_bottom() - vec2(0.0, 1.0);
        ui.painter().rect_filled(Rect::from_min_size(corner, vec2(tab.rect.width(), 2.0)), 1.0, t.side(colour));
    }
    tab.on_hover_text(tip)
}

fn tabs(
    ui: &mut Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    state: &mut SourcesState,
    column: usize,
    queue: &mut Queue,
) {
    let all = all_shown(view.map, catalogues);
    let Some(shown) = state.columns.get_mut(column) else { return };
    let (current, fresh) = (shown.shown, std::mem::take(&mut shown.fresh));
    let mut wanted = None;
    let row = vec2(ui.available_width(), 26.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        // Dozens of tabs are found in a list.
        if all.len() > 3 {
            let menu = menu(ui, RichText::new(i18n::visibility::filter_all()).size(11.5), |ui| {
                for shown in &all {
                    let (_, title) = tab_text(view.map, catalogues, *shown);
                    let title = title.lines().next().unwrap_or("").to_owned();
                    if ui.add(Button::selectable(*shown == current, title)).clicked() {
                        wanted = Some(*shown);
                        ui.close();
                    }
                }
            });
            let label = i18n::sources::sources_all();
            menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
            menu.response.on_hover_text(label);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ScrollArea::horizontal()
                .id_salt(("tabs", column))
                .max_width(ui.available_width())
                .auto_shrink([true, true])
                .follow(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 12.0;
                        for shown in &all {
                            let is_current = *shown == current;
                            let tab = tab(ui, view.map, catalogues, *shown, is_current);
                            if is_current && fresh {
                                tab.scroll_to_me(None);
                            }
                            if tab.clicked() {
                                wanted = Some(*shown);
                            }
                        }
                    });
                });
        });
    });
    if let (Some(wanted), Some(shown)) = (wanted, state.columns.get_mut(column))
        && shown.shown != wanted
    {
        *shown = SourceColumn::of(wanted);
        queue.push(Command::DismissOffer);
    }
}

fn filter(ui: &mut Ui, view: &View<'_>, catalogues: &[Catalogue], state: &mut SourcesState) {
    let reads = |column: &SourceColumn| text_of(view.map, catalogues, column).is_some();
    let reading = state.columns.iter().take(if state.side_by_side { 2 } else { 1 }).any(reads);
    let hint = (if reading { i18n::sources::reading_find } else { i18n::sources::sources_filter })();
    let field = TextField::line(&mut state.filter)
        .id(filter_id())
        .hint(&hint)
        .margin(egui::Margin::symmetric(10, 7))
        .width(f32::INFINITY)
        .limit(200);
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let back = ui.input(|i| i.modifiers.shift);
    let wanted = state.filter.clone();
    if reading {
        for column in &mut state.columns {
            if let Some((_, text)) = text_of(view.map, catalogues, column) {
                column.reading.find(text, &wanted);
                if enter {
                    column.reading.step(!back);
                }
            }
        }
        if enter {
            response.request_focus();
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let chip = |ui: &mut Ui, on: bool, label: Message| {
            let text = RichText::new(label()).size(11.5);
            ui.add(Button::selectable(on, text).frame_when_inactive(true)).clicked()
        };
        if chip(ui, state.kind.is_none() && !state.unused_only, i18n::visibility::filter_all) {
            state.kind = None;
            state.unused_only = false;
        }
        if !reading {
            let kinds: [(PassageKind, Message); 3] = [
                (PassageKind::Claim, i18n::visibility::filter_claims),
                (PassageKind::Premise, i18n::visibility::filter_premises),
                (PassageKind::Rebuttal, i18n::visibility::filter_rebuttals),
            ];
            for (kind, label) in kinds {
                if chip(ui, state.kind == Some(kind), label) {
                    state.kind = if state.kind == Some(kind) { None } else { Some(kind) };
                }
            }
        }
        if chip(ui, state.unused_only, i18n::visibility::filter_unused) {
            state.unused_only = !state.unused_only;
        }
        if reading {
            reading_chips(ui, state, &wanted);
        }
    });
}

/// How many hits there are, and how large letters are.
fn reading_chips(ui: &mut Ui, state: &mut SourcesState, wanted: &str) {
    let t = Tokens::of(ui.ctx());
    if !wanted.trim().is_empty()
        && let Some(column) = state.columns.first()
    {
        let (all, at) = column.reading.hits();
        let hits = i18n::sources::reading_hits(all, at);
        ui.label(RichText::new(hits).size(11.5).color(t.dim));
    }
    for (sign, label, step) in
        [("A−", i18n::sources::reading_smaller(), 1.0 / 1.15), ("A+", i18n::sources::reading_larger(), 1.15)]
    {
        let button = ui.add(Button::new(RichText::new(sign).size(11.5)).frame_when_inactive(true));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        if button.on_hover_text(label).clicked() {
            state.zoom = (state.zoom * step).clamp(0.7, 2.5);
        }
    }
}

/// The source that is shown beside a column, if the map has it.
fn opposite(map: &Map, catalogues: &[Catalogue], state: &SourcesState, number: usize) -> Option<ElementId> {
    let other = state.columns.get(1 - number.min(1)).filter(|_| state.side_by_side)?;
    match other.shown {
        ShownSource::Own(id) => Some(id),
        ShownSource::Bundled(at) => source_of(map, catalogues.get(at)?).map(|(id, _)| id),
    }
}

/// The text that a column shows, with its source; `None` if it lists passages, or there is no text.
fn text_of<'m>(map: &'m Map, catalogues: &[Catalogue], column: &SourceColumn) -> Option<(ElementId, &'m SourceText)> {
    let (id, source) = match column.shown {
        ShownSource::Own(id) => (id, map.sources().get(&id)?),
        ShownSource::Bundled(number) if column.as_text => source_of(map, catalogues.get(number)?)?,
        ShownSource::Bundled(_) => return None,
    };
    Some((id, source.text()?))
}

fn column_ui(
    ui: &mut Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    state: &mut SourcesState,
    number: usize,
    queue: &mut Queue,
) {
    let Some(column) = state.columns.get(number) else { return };
    let shown = column.shown;
    let known = match shown {
        ShownSource::Own(id) => Some(id),
        ShownSource::Bundled(at) => catalogues.get(at).and_then(|c| source_of(view.map, c)).map(|(id, _)| id),
    };
    let source = known.and_then(|id| view.map.sources().get(&id));
    let is_bundled = matches!(shown, ShownSource::Bundled(_));
    let text = text_of(view.map, catalogues, column).map(|(id, _)| id);
    let as_text = column.as_text;
    let note = match shown {
        ShownSource::Bundled(at) => catalogues.get(at).map(|catalogue| {
            let (used, all) = used(view, catalogue);
            i18n::sources::sources_used(used, all)
        }),
        ShownSource::Own(_) => None,
    };
    let other = opposite(view.map, catalogues, state, number).zip(known);
    if let (Some((other, own)), Some(column)) = (other, state.columns.get_mut(number))
        && column.unanswered.as_ref().is_none_or(|(of, by, _)| (*of, *by) != (view.state(), other))
    {
        column.unanswered = Some((view.state(), other, unanswered(view.map, own, other)));
    }
    let open = state.columns.get(number).and_then(|column| column.unanswered.as_ref()).filter(|_| other.is_some());
    let open = open.map(|(_, by, claims)| (*by, claims.as_slice()));
    let bar = Bar { known, source, shown, is_bundled, as_text, open, note: note.unwrap_or_default() };
    if let Some(as_text) = source_bar_ui(ui, view, &bar, queue)
        && let Some(column) = state.columns.get_mut(number)
    {
        column.as_text = as_text;
        column.reading.clear();
    }
    match (shown, text) {
        (ShownSource::Bundled(at), None) => {
            let Some(catalogue) = catalogues.get(at) else { return };
            let colour = Tokens::of(ui.ctx()).side(colour_of(view.map, catalogue, at));
            let attachment = state.attachment(&catalogue.id).cloned();
            let text = source.and_then(|source| source.text());
            let attached = text.map(AsRef::as_ref).zip(attachment.as_deref());
            passages_ui(ui, view, &Listed { catalogue, number: at, colour, attached }, state, queue);
        }
        (_, Some(source)) => source_text_ui(ui, view, catalogues, state, (number, source), queue),
        (ShownSource::Own(_), None) => no_text_ui(ui, source.is_some_and(|s| s.full_text.is_some()), known, queue),
    }
}

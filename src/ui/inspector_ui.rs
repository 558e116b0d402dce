//! The selected element in full: every field of a card, a link or a frame; with nothing selected, the
//! map as a whole and its sides.

use std::collections::BTreeSet;

use egui::{Align, Button, ComboBox, Layout, RichText, ScrollArea, Ui, vec2};

use super::comments_ui::comments_ui;
use super::evaluation_ui::{
    FlipState, HOW_STRONG, inference_standing_ui, standing_badge, statement_standing_ui, weight_ui,
};
use super::format_ui::speech_box;
use super::inspector_state::InspectorField;
pub use super::inspector_state::InspectorState;
use super::scheme_ui::{scheme_box, scheme_ui};
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::edit::ops::MapText;
use crate::formats::describe::{gist, kind_name, relation_name, spoken_link};
use crate::formats::outline::{self, locator};
use crate::i18n::{self, Message};
use crate::model::{
    Citation, Colour, ElementId, Frame, InferenceField, InferenceKind, Map, Marks, Place, Quote, Side, Statement,
    StatementField, StatementKind, limits,
};
use crate::model::{Weight, Width};
use crate::ui::menu_ui::menu;

/// The id of the panel's first text field, to put the focus there.
pub fn first_field(map: &Map, selection: &Selection) -> Option<egui::Id> {
    let key = match selection.single() {
        Some(id) if map.statements().contains_key(&id) => (id, InspectorField::Text, 0),
        Some(id) if map.inferences().contains_key(&id) => (id, InspectorField::SchemeOwn, 0),
        Some(id) if map.frames().contains_key(&id) => (id, InspectorField::FrameTitle, 0),
        _ if !selection.is_empty() => return None,
        _ => (map.id(), InspectorField::Title, 0),
    };
    Some(egui::Id::unique(("inspector", key)))
}

fn caption(ui: &mut Ui, label: Message) {
    let t = Tokens::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(RichText::new(label()).font(fonts::semibold(12.0)).color(t.dim));
}

fn small(ui: &mut Ui, label: Message) {
    let t = Tokens::of(ui.ctx());
    ui.label(RichText::new(label()).size(11.5).color(t.dim));
}

/// Draws the panel.
pub fn inspector_ui(ui: &mut Ui, view: &View<'_>, flips: FlipState<'_>, state: &mut InspectorState, queue: &mut Queue) {
    ui.spacing_mut().item_spacing.y = 6.0;
    state.keep_what_lost_its_element(view.map, queue);
    ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
        ui.set_width(ui.available_width() - 4.0);
        match view.selection.single() {
            Some(id) if view.map.statements().contains_key(&id) => statement_ui(ui, view, flips, state, id, queue),
            Some(id) if view.map.inferences().contains_key(&id) => inference_ui(ui, view, state, id, queue),
            Some(id) if view.map.frames().contains_key(&id) => frame_ui(ui, view, state, id, queue),
            _ if !view.selection.is_empty() => several_ui(ui, view, queue),
            _ => map_ui(ui, view, state, queue),
        }
        ui.add_space(16.0);
    });
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(fonts::semibold(14.0)));
}

/// What an element is, and how it stands.
fn standing_heading(ui: &mut Ui, view: &View<'_>, id: ElementId, text: &str) {
    ui.horizontal(|ui| {
        heading(ui, text);
        let is_blank = view.map.statements().get(&id).is_some_and(Statement::is_blank);
        if let Some(label) = view.evaluation.labels().get(&id).filter(|_| !is_blank) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| standing_badge(ui, *label));
        }
    });
}

/// A row with a name at the left and something at the right.
fn row(ui: &mut Ui, label: Message, add: impl FnOnce(&mut Ui)) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(RichText::new(label()).size(12.0).color(t.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), add);
    });
}

fn kind_buttons(ui: &mut Ui, current: Option<StatementKind>, cards: &[ElementId], queue: &mut Queue) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for kind in StatementKind::ALL {
            let name = outline::kind_name(kind);
            let button = Button::selectable(current == Some(kind), name).frame_when_inactive(true);
            if ui.add(button).clicked() && current != Some(kind) {
                queue.push(Command::SetStatements(cards.to_vec(), StatementField::Kind(kind)));
            }
        }
    });
}

fn side_text(side: &Side) -> String {
    format!("{}  {}", side.letter, side.name)
}

fn side_box(ui: &mut Ui, view: &View<'_>, current: Option<ElementId>, cards: &[ElementId], queue: &mut Queue) {
    let shown = current.and_then(|id| view.map.sides().get(&id)).map_or_else(i18n::fields::side_none, side_text);
    let name = i18n::fields::side();
    let combo = ComboBox::from_id_salt("side").selected_text(shown).width(150.0).show_ui(ui, |ui| {
        for (id, side) in view.map.sides() {
            if ui.selectable_label(current == Some(*id), side_text(side)).clicked() {
                queue.push(Command::SetStatements(cards.to_vec(), StatementField::Side(Some(*id))));
            }
        }
        if ui.selectable_label(current.is_none(), i18n::fields::side_none()).clicked() {
            queue.push(Command::SetStatements(cards.to_vec(), StatementField::Side(None)));
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name.clone()));
}

fn statement_ui(
    ui: &mut Ui,
    view: &View<'_>,
    flips: FlipState<'_>,
    state: &mut InspectorState,
    id: ElementId,
    queue: &mut Queue,
) {
    let Some(statement) = view.map.statements().get(&id) else { return };
    standing_heading(ui, view, id, &kind_name(view.map, id, statement.kind));
    // Above the field, which grows with its text.
    if statement.text.chars().nth(limits::TEXT_CHARS_SOFT).is_some() {
        let t = Tokens::of(ui.ctx());
        ui.label(RichText::new(i18n::fields::text_long()).size(11.5).color(t.rebut));
    }
    if let Some(text) = state.text(ui, (id, InspectorField::Text, 0), &statement.text, 4, limits::TEXT_CHARS, queue) {
        queue.push(Command::SetText(id, text));
    }
    kind_buttons(ui, Some(statement.kind), &[id], queue);
    row(ui, i18n::fields::side, |ui| side_box(ui, view, statement.side, &[id], queue));
    if view.map.format().is_some() {
        row(ui, i18n::fields::speech, |ui| {
            let mut choose = |key| queue.push(Command::SetStatements(vec![id], StatementField::Speech(key)));
            speech_box(ui, view, &statement.speech, &mut choose);
        });
    }
    if !statement.is_blank() {
        statement_standing_ui(ui, view, (id, statement), flips, queue);
    }
    ui.separator();
    let mut marks = statement.marks;
    let Marks { implicit, conceded, needs_support, to_research } = &mut marks;
    let all: [(&mut bool, Message, Message); 4] = [
        (implicit, i18n::fields::implicit, i18n::fields::implicit_tip),
        (conceded, i18n::fields::conceded, i18n::fields::conceded_tip),
        (needs_support, i18n::fields::needs_support, i18n::fields::needs_support_tip),
        (to_research, i18n::fields::to_research, i18n::fields::to_research_tip),
    ];
    egui::Grid::new("marks").num_columns(2).spacing(vec2(12.0, 2.0)).show(ui, |ui| {
        for (number, (on, label, tip)) in all.into_iter().enumerate() {
            ui.checkbox(on, label()).on_hover_text(tip());
            if number % 2 == 1 {
                ui.end_row();
            }
        }
    });
    if marks != statement.marks {
        queue.push(Command::SetStatements(vec![id], StatementField::Marks(marks)));
    }
    citations_ui(ui, view, state, id, &statement.citations, queue);
    caption(ui, i18n::fields::note);
    if let Some(note) = state.text(ui, (id, InspectorField::Note, 0), &statement.note, 2, limits::TEXT_CHARS, queue) {
        queue.push(Command::SetStatements(vec![id], StatementField::Note(note)));
    }
    caption(ui, i18n::fields::tags);
    let tags = statement.tags.iter().cloned().collect::<Vec<_>>().join(", ");
    if let Some(text) = state.text(ui, (id, InspectorField::Tags, 0), &tags, 1, limits::TEXT_CHARS, queue) {
        let tags = text.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        let tags: BTreeSet<String> = tags.map(|tag| limits::cut(tag, limits::NAME_CHARS).to_owned()).collect();
        let tags = tags.into_iter().take(limits::TAGS).collect();
        queue.push(Command::SetStatements(vec![id], StatementField::Tags(tags)));
    }
    row(ui, i18n::fields::place_width, |ui| {
        let (mut x, mut y, mut width) = (statement.place.x(), statement.place.y(), i32::from(statement.width.points()));
        number(ui, i18n::fields::width, &mut width, 140..=720);
        number(ui, i18n::fields::place, &mut y, -limits::COORDINATE..=limits::COORDINATE);
        number(ui, i18n::fields::place, &mut x, -limits::COORDINATE..=limits::COORDINATE);
        let (place, width) = (Place::new(x, y), Width::new(width));
        if place != statement.place || width != statement.width {
            queue.push(Command::Resize(id, place, width));
        }
    });
    comments_ui(ui, view, &mut state.comments, id, queue);
    connections(ui, view, id, queue);
}

/// A whole number that can be typed or dragged.
fn number(ui: &mut Ui, label: Message, value: &mut i32, range: std::ops::RangeInclusive<i32>) {
    let response = ui.add(egui::DragValue::new(value).range(range).speed(2.0)).on_hover_text(label());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, label()));
}

/// What speaks for and against a card or step, and what it speaks for; each leads there.
fn connections(ui: &mut Ui, view: &View<'_>, id: ElementId, queue: &mut Queue) {
    let lists: [(Message, _); 2] =
        [(i18n::terms::list_arguments, view.map.arguments_on(id)), (i18n::terms::list_uses, view.map.uses_of(id))];
    for (key, links) in lists {
        if links.is_empty() {
            continue;
        }
        caption(ui, key);
        for link in links {
            let button = Button::new(RichText::new(spoken_link(view.map, link)).size(12.0)).wrap();
            if ui.add_sized(vec2(ui.available_width(), 0.0), button).clicked() {
                queue.push(Command::Select(Selection::only(link)));
                queue.push(Command::Show(link));
            }
        }
    }
}

fn citations_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut InspectorState,
    id: ElementId,
    citations: &[Citation],
    queue: &mut Queue,
) {
    caption(ui, i18n::fields::citations);
    let set = |citations: Vec<Citation>| Command::SetStatements(vec![id], StatementField::Citations(citations));
    for (number, citation) in citations.iter().enumerate() {
        let t = Tokens::of(ui.ctx());
        let source = view.map.sources().get(&citation.source);
        let title = source.map(|s| if s.short.is_empty() { s.title.clone() } else { s.short.clone() });
        let changed = |change: &dyn Fn(&mut Citation)| {
            let mut all = citations.to_vec();
            if let Some(citation) = all.get_mut(number) {
                change(citation);
            }
            set(all)
        };
        ui.push_id(number, |ui| {
            ui.horizontal(|ui| {
                let name = ui.label(RichText::new(title.unwrap_or_default()).font(fonts::semibold(12.0)));
                if let Some(source) = source {
                    name.on_hover_text(format!("{}\n{}", source.title, source.authors.join(", ")));
                }
                let mut paragraph = citation.paragraph.unwrap_or(0);
                let range = egui::DragValue::new(&mut paragraph)
                    .range(0..=100_000)
                    .clamp_existing_to_range(false)
                    .prefix(i18n::terms::paragraph_short());
                let response = ui.add(range).on_hover_text(i18n::fields::paragraph());
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, i18n::fields::paragraph()));
                if paragraph != citation.paragraph.unwrap_or(0) {
                    queue.push(changed(&|c| c.paragraph = (paragraph > 0).then_some(paragraph)));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let remove = ui.button("×").on_hover_text(i18n::fields::citation_remove());
                    remove.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::fields::citation_remove())
                    });
                    if remove.clicked() {
                        let mut all = citations.to_vec();
                        all.remove(number);
                        queue.push(set(all));
                    }
                });
            });
            if citation.anchor.is_some() || citation.passage.is_some() || citation.quote.is_some() {
                let show = ui.button(RichText::new(i18n::fields::citation_show()).size(11.5));
                if show.clicked() {
                    queue.push(Command::ShowPassage(id, number));
                }
            }
            if let Some(passage) = &citation.passage {
                ui.label(RichText::new(passage).size(11.5).color(t.dim));
            }
            let list = citation.sentences.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            small(ui, i18n::fields::sentences);
            if let Some(text) =
                state.text(ui, (id, InspectorField::Sentences, number), &list, 1, limits::NAME_CHARS, queue)
            {
                let numbers = text.split([',', ' ']).filter_map(|word| word.parse().ok()).filter(|n| *n > 0);
                let numbers: Vec<u32> = numbers.take(limits::SENTENCES).collect();
                queue.push(changed(&|c| c.sentences = numbers.clone()));
            }
            let who = citation.attributed_to.clone().unwrap_or_default();
            small(ui, i18n::fields::attributed);
            if let Some(text) =
                state.text(ui, (id, InspectorField::Attributed, number), &who, 1, limits::LINE_CHARS, queue)
            {
                queue.push(changed(&|c| c.attributed_to = Some(text.clone()).filter(|text| !text.is_empty())));
            }
            let quote = citation.quote.as_ref().map(|q| q.exact.clone()).unwrap_or_default();
            small(ui, i18n::fields::quote);
            if let Some(exact) =
                state.text(ui, (id, InspectorField::Quote, number), &quote, 1, limits::TEXT_CHARS, queue)
            {
                queue.push(changed(&|c| {
                    let quote = Quote { exact: exact.clone(), ..c.quote.clone().unwrap_or_default() };
                    c.quote = Some(quote).filter(|quote| !quote.exact.is_empty());
                }));
            }
        });
    }
    if view.map.sources().is_empty() {
        let t = Tokens::of(ui.ctx());
        ui.label(RichText::new(i18n::fields::citation_none()).size(11.5).color(t.dim));
        return;
    }
    menu(ui, RichText::new(i18n::fields::citation_add()).size(12.0), |ui| {
        for (source_id, source) in view.map.sources() {
            if ui.button(format!("{} — {}", source.short, source.title)).clicked() {
                let mut all = citations.to_vec();
                all.push(Citation::of(*source_id));
                queue.push(set(all));
                ui.close();
            }
        }
    });
}

fn inference_ui(ui: &mut Ui, view: &View<'_>, state: &mut InspectorState, id: ElementId, queue: &mut Queue) {
    let Some(inference) = view.map.inferences().get(&id) else { return };
    let undercut = view.map.is_undercut(id);
    standing_heading(ui, view, id, &relation_name(inference.kind, undercut));
    ui.label(spoken_link(view.map, id));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let on_step = view.map.conclusion(id).is_some_and(|c| view.map.inferences().contains_key(&c));
        for kind in InferenceKind::ALL {
            let name = relation_name(kind, on_step && kind == InferenceKind::Attack);
            let button = Button::selectable(inference.kind == kind, name).frame_when_inactive(true);
            if ui.add(button).clicked() && inference.kind != kind {
                queue.push(Command::SetInferences(vec![id], InferenceField::Kind(kind)));
            }
        }
    });
    inference_standing_ui(ui, view, id, queue);
    caption(ui, i18n::terms::list_premises);
    let premises = view.map.premises(id);
    let several = premises.len() > 1;
    for premise in premises {
        element_row(ui, view, premise, queue, several.then_some(Command::Detach(id, premise)));
    }
    if several {
        let t = Tokens::of(ui.ctx());
        ui.label(RichText::new(i18n::terms::linked_means()).size(11.5).color(t.dim));
    }
    caption(ui, i18n::fields::conclusion);
    if let Some(conclusion) = view.map.conclusion(id) {
        element_row(ui, view, conclusion, queue, None);
    }
    let change = ui.button(RichText::new(i18n::terms::conclusion_change()).size(12.0));
    if change.on_hover_text(i18n::terms::conclusion_change_tip()).clicked() {
        queue.push(Command::ChooseConclusion(id));
    }
    caption(ui, i18n::fields::scheme);
    let known = scheme_ui(ui, view, id, queue);
    let scheme = inference.scheme.clone().unwrap_or_default();
    let own = (id, InspectorField::SchemeOwn, 0);
    if !known {
        small(ui, i18n::fields::scheme_own);
    }
    // One that is not listed is written.
    if !known && let Some(text) = state.text(ui, own, &scheme, 1, limits::LINE_CHARS, queue) {
        let scheme = (!text.is_empty()).then_some(text);
        queue.push(Command::SetInferences(vec![id], InferenceField::Scheme(scheme)));
    }
    caption(ui, i18n::fields::note);
    if let Some(note) = state.text(ui, (id, InspectorField::Note, 0), &inference.note, 2, limits::TEXT_CHARS, queue) {
        queue.push(Command::SetInferences(vec![id], InferenceField::Note(note)));
    }
    ui.add_space(6.0);
    super::menu_ui::action_button(ui, view, Action::Reverse, queue);
    comments_ui(ui, view, &mut state.comments, id, queue);
    connections(ui, view, id, queue);
}

/// An element by its gist, which leads there; with a button that takes it out.
fn element_row(ui: &mut Ui, view: &View<'_>, id: ElementId, queue: &mut Queue, take_out: Option<Command>) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - if take_out.is_some() { 36.0 } else { 0.0 };
        let place = locator(view.map, id).unwrap_or_default();
        let button = Button::new(RichText::new(gist(view.map, id)).size(12.0)).wrap();
        if ui.add_sized(vec2(room, 0.0), button).on_hover_text(place).clicked() {
            queue.push(Command::Select(Selection::only(id)));
            queue.push(Command::Show(id));
        }
        if let Some(command) = take_out {
            let response = ui.button("×").on_hover_text(i18n::actions::menu_detach());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::actions::menu_detach()));
            if response.clicked() {
                queue.push(command);
            }
        }
    });
}

fn frame_ui(ui: &mut Ui, view: &View<'_>, state: &mut InspectorState, id: ElementId, queue: &mut Queue) {
    let Some(frame) = view.map.frames().get(&id) else { return };
    heading(ui, &i18n::canvas::frame());
    caption(ui, i18n::fields::frame_title);
    if let Some(title) = state.text(ui, (id, InspectorField::FrameTitle, 0), &frame.title, 1, limits::LINE_CHARS, queue)
    {
        let mut new: Frame = frame.clone();
        new.title = title;
        queue.push(Command::SetFrame(id, new));
    }
    let t = Tokens::of(ui.ctx());
    ui.label(RichText::new(i18n::canvas::frame_means()).size(11.5).color(t.dim));
    let (mut x, mut y) = (frame.place.x(), frame.place.y());
    let (mut width, mut height) = (frame.width() as i32, frame.height() as i32);
    let places = -limits::COORDINATE..=limits::COORDINATE;
    let sizes = Frame::MIN_SIZE as i32..=limits::FRAME_SIZE as i32;
    row(ui, i18n::fields::place, |ui| {
        number(ui, i18n::fields::place, &mut y, places.clone());
        number(ui, i18n::fields::place, &mut x, places);
    });
    row(ui, i18n::fields::size, |ui| {
        number(ui, i18n::fields::size, &mut height, sizes.clone());
        number(ui, i18n::fields::size, &mut width, sizes);
    });
    let mut new = Frame::new(frame.title.clone(), Place::new(x, y), width.unsigned_abs(), height.unsigned_abs());
    new.extras.clone_from(&frame.extras);
    if new != *frame {
        queue.push(Command::SetFrame(id, new));
    }
    if ui.button(i18n::actions::menu_frame_only()).clicked() {
        queue.push(Command::RemoveFramesOnly(vec![id]));
    }
}

fn several_ui(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let cards: Vec<ElementId> = view.selection.statements(view.map).collect();
    heading(ui, &i18n::status::selected(view.selection.len()));
    if !cards.is_empty() {
        let all = |same: &dyn Fn(ElementId) -> bool| cards.iter().all(|id| same(*id));
        let kind_of = |id: ElementId| view.map.statements().get(&id).map(|s| s.kind);
        let side_of = |id: ElementId| view.map.statements().get(&id).and_then(|s| s.side);
        let first = cards.first().copied();
        let kind = first.and_then(kind_of).filter(|kind| all(&|id| kind_of(id) == Some(*kind)));
        let side = first.and_then(side_of).filter(|side| all(&|id| side_of(id) == Some(*side)));
        kind_buttons(ui, kind, &cards, queue);
        row(ui, i18n::fields::side, |ui| side_box(ui, view, side, &cards, queue));
        if view.map.format().is_some() {
            let speech_of =
                |id: ElementId| view.map.statements().get(&id).map(|s| s.speech.clone()).unwrap_or_default();
            let speech = first.map(speech_of).filter(|speech| all(&|id| speech_of(id) == *speech)).unwrap_or_default();
            row(ui, i18n::fields::speech, |ui| {
                let mut choose = |key| queue.push(Command::SetStatements(cards.clone(), StatementField::Speech(key)));
                speech_box(ui, view, &speech, &mut choose);
            });
        }
    }
    let links: Vec<ElementId> = view.selection.iter().filter(|id| view.map.inferences().contains_key(id)).collect();
    if !links.is_empty() {
        several_links_ui(ui, view, &links, queue);
    }
    ui.separator();
    for action in Action::all() {
        let arranges = action.menu() == crate::command::Menu::Arrange
            && action.shortcuts().iter().all(|s| {
                !matches!(
                    s.key,
                    egui::Key::ArrowLeft | egui::Key::ArrowRight | egui::Key::ArrowUp | egui::Key::ArrowDown
                )
            });
        if arranges || matches!(action, Action::FrameSelection | Action::Duplicate | Action::Delete) {
            super::menu_ui::action_button(ui, view, action, queue);
        }
    }
}

/// What several links share, and what can be said of all of them at once.
fn several_links_ui(ui: &mut Ui, view: &View<'_>, links: &[ElementId], queue: &mut Queue) {
    let known = || links.iter().filter_map(|id| view.map.inferences().get(id));
    let Some(first) = known().next() else { return };
    caption(ui, i18n::terms::several_links);
    let kind = known().all(|link| link.kind == first.kind).then_some(first.kind);
    let undercuts =
        links.iter().all(|id| view.map.conclusion(*id).is_some_and(|c| view.map.inferences().contains_key(&c)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for one in InferenceKind::ALL {
            let name = relation_name(one, undercuts && one == InferenceKind::Attack);
            let button = Button::selectable(kind == Some(one), name).frame_when_inactive(true);
            if ui.add(button).clicked() && kind != Some(one) {
                queue.push(Command::SetInferences(links.to_vec(), InferenceField::Kind(one)));
            }
        }
    });
    let weight = known().all(|link| link.weight == first.weight).then_some(first.weight).flatten();
    if let Some(weight) = weight_ui(ui, HOW_STRONG, weight, Weight::CERTAIN) {
        queue.push(Command::SetInferences(links.to_vec(), InferenceField::Weight(weight)));
    }
    let mut muted = known().all(|link| link.muted);
    if ui.checkbox(&mut muted, i18n::fields::muted()).on_hover_text(i18n::fields::muted_tip()).changed() {
        queue.push(Command::SetInferences(links.to_vec(), InferenceField::Muted(muted)));
    }
    caption(ui, i18n::fields::scheme);
    let scheme = known().all(|link| link.scheme == first.scheme).then(|| first.scheme.as_deref().unwrap_or_default());
    scheme_box(ui, scheme, links, queue);
}

fn map_ui(ui: &mut Ui, view: &View<'_>, state: &mut InspectorState, queue: &mut Queue) {
    let id = view.map.id();
    heading(ui, &i18n::terms::the_map());
    caption(ui, i18n::fields::title);
    if let Some(title) = state.text(ui, (id, InspectorField::Title, 0), view.map.title(), 1, limits::LINE_CHARS, queue)
    {
        queue.push(Command::SetMapText(MapText::Title(title)));
    }
    caption(ui, i18n::fields::motion);
    if let Some(motion) =
        state.text(ui, (id, InspectorField::Motion, 0), view.map.motion(), 2, limits::LINE_CHARS, queue)
    {
        queue.push(Command::SetMapText(MapText::Motion(motion)));
    }
    caption(ui, i18n::fields::sides);
    for (side_id, side) in view.map.sides() {
        ui.push_id(side_id, |ui| side_row(ui, state, *side_id, side, queue));
    }
    if ui.button(RichText::new(i18n::fields::side_add()).size(12.0)).clicked() {
        queue.push(Command::SetSide(None, None));
    }
    caption(ui, i18n::fields::format);
    let format = view.map.format().map_or_else(i18n::formats::none_yet, |format| format.name.clone());
    ui.label(format);
    super::menu_ui::action_button(ui, view, Action::Format, queue);
    let t = Tokens::of(ui.ctx());
    ui.add_space(10.0);
    ui.label(RichText::new(i18n::fields::inspector_hint()).size(11.5).color(t.dim));
}

fn side_row(ui: &mut Ui, state: &mut InspectorState, id: ElementId, side: &Side, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        let (dot, response) = ui.allocate_exact_size(vec2(26.0, 26.0), egui::Sense::click());
        ui.painter().rect_filled(dot.shrink(3.0), 5.0, t.side(side.colour));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::fields::side_colour()));
        if response.on_hover_text(i18n::fields::side_colour()).clicked() {
            let at = Colour::ALL.iter().position(|c| *c == side.colour).unwrap_or(0);
            let colour = Colour::ALL.get((at + 1) % Colour::ALL.len()).copied().unwrap_or_default();
            queue.push(Command::SetSide(Some(id), Some(Side { colour, ..side.clone() })));
        }
        ui.allocate_ui(vec2(38.0, 28.0), |ui| {
            if let Some(letter) = state.text(ui, (id, InspectorField::SideLetter, 0), &side.letter, 1, 2, queue) {
                queue.push(Command::SetSide(Some(id), Some(Side { letter, ..side.clone() })));
            }
        });
        let room = ui.available_width() - 40.0;
        ui.allocate_ui(vec2(room, 28.0), |ui| {
            if let Some(name) =
                state.text(ui, (id, InspectorField::SideName, 0), &side.name, 1, limits::NAME_CHARS, queue)
            {
                queue.push(Command::SetSide(Some(id), Some(Side { name, ..side.clone() })));
            }
        });
        let remove = ui.button("×").on_hover_text(i18n::fields::side_remove());
        remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::fields::side_remove()));
        if remove.clicked() {
            queue.push(Command::SetSide(Some(id), None));
        }
    });
}

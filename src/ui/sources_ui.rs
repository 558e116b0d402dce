//! The sources beside the canvas: the analyses, their paragraphs, their passages. A passage is dragged
//! to the canvas, or chosen and then placed by a click or a key.

use egui::{
    Align, CornerRadius, Id, Key, Label, Layout, Rect, RichText, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

use super::icons::{self, Icon};
use super::theme::Tokens;
use super::{Dragged, View, fonts};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::edit::verbs::{NewCitation, NewStatement};
use crate::model::{Colour, Origin, Source, StatementKind};
use crate::sources::{Catalogue, ParagraphRole, Passage, PassageKind, PassageMark};
use crate::words;

/// The state of the panel.
#[derive(Clone, Debug, Default)]
pub struct SourcesState {
    /// Which analysis is shown: its number.
    pub shown: usize,
    /// Whether both are shown side by side.
    pub side_by_side: bool,
    /// Words that a passage must contain.
    pub filter: String,
    /// The kind that a passage must have.
    pub kind: Option<PassageKind>,
    /// Whether only passages that are not on the map are shown.
    pub unused_only: bool,
    /// The chosen passage: number of its analysis, its id.
    pub chosen: Option<(usize, String)>,
    /// The passage under the pointer, or with the focus.
    pub hovered: Option<(usize, String)>,
    /// A passage to scroll to.
    pub reveal: Option<(usize, String)>,
}

impl SourcesState {
    /// The chosen passage as the statement that it becomes.
    pub fn armed(&self, catalogues: &[Catalogue]) -> Option<NewStatement> {
        let (number, id) = self.chosen.as_ref()?;
        statement_of(catalogues, *number, id)
    }
}

/// The id of the field for the filter, to put the focus there.
pub fn filter_id() -> Id {
    Id::unique("filter of the sources")
}

/// The statement that a passage becomes on the canvas.
pub fn statement_of(catalogues: &[Catalogue], number: usize, id: &str) -> Option<NewStatement> {
    let catalogue = catalogues.get(number)?;
    let (paragraph, passage) = catalogue.passage(id)?;
    let source = Source {
        title: catalogue.title.clone(),
        short: catalogue.id.clone(),
        authors: catalogue.authors.clone(),
        origin: Origin::Bundled { catalogue: catalogue.id.clone(), version: catalogue.version },
        ..Source::default()
    };
    Some(NewStatement {
        text: passage.text.clone(),
        kind: kind_of(passage.kind),
        side: None,
        citation: Some(NewCitation {
            source,
            side_number: number,
            paragraph: Some(paragraph),
            sentences: passage.sentences.clone(),
            passage: Some(passage.id.clone()),
            attributed_to: passage.attributed_to.clone(),
            known: None,
            page: None,
            quote: None,
            anchor: None,
        }),
    })
}

fn kind_of(kind: PassageKind) -> StatementKind {
    match kind {
        PassageKind::Claim => StatementKind::Claim,
        PassageKind::Premise => StatementKind::Premise,
        PassageKind::Rebuttal => StatementKind::Rebuttal,
    }
}

fn kind_text(passage: &Passage) -> String {
    let kind = words::say(match (passage.kind, passage.mark) {
        (PassageKind::Claim, Some(PassageMark::Main)) => "kind-main-claim",
        (PassageKind::Claim, _) => "kind-claim",
        (PassageKind::Premise, _) => "kind-premise",
        (PassageKind::Rebuttal, _) => "kind-rebuttal",
    });
    match passage.mark {
        Some(PassageMark::Concession) => format!("{kind} · {}", words::say("passage-concession")),
        Some(PassageMark::Background) => format!("{kind} · {}", words::say("passage-background")),
        Some(PassageMark::Main) | None => kind,
    }
}

/// The colour of an analysis: that of its side on the map, or the one it would get.
fn colour_of(view: &View<'_>, catalogue: &Catalogue, number: usize) -> Colour {
    let of_source = view
        .map
        .sources()
        .values()
        .find(|s| matches!(&s.origin, Origin::Bundled { catalogue: name, .. } if *name == catalogue.id));
    let side = of_source.and_then(|s| s.side).or_else(|| view.map.sides().keys().nth(number).copied());
    let side = side.and_then(|id| view.map.sides().get(&id));
    side.map_or(Colour::ALL.get(number).copied().unwrap_or_default(), |side| side.colour)
}

/// Draws the panel.
pub fn sources_ui(ui: &mut Ui, view: &View<'_>, catalogues: &[Catalogue], state: &mut SourcesState, queue: &mut Queue) {
    state.hovered = None;
    ui.spacing_mut().item_spacing.y = 6.0;
    tabs(ui, view, catalogues, state);
    filter(ui, state);
    let shown: Vec<usize> = if state.side_by_side { (0..catalogues.len()).collect() } else { vec![state.shown] };
    let width = (ui.available_width() - 12.0 * (shown.len() as f32 - 1.0)) / shown.len().max(1) as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let height = ui.available_height();
        for number in shown {
            let Some(catalogue) = catalogues.get(number) else { continue };
            ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                catalogue_ui(ui, view, catalogues, catalogue, number, state, queue);
            });
        }
    });
}

fn tabs(ui: &mut Ui, view: &View<'_>, catalogues: &[Catalogue], state: &mut SourcesState) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (number, catalogue) in catalogues.iter().enumerate() {
            let current = state.side_by_side || state.shown == number;
            let font = if current { fonts::semibold(13.0) } else { fonts::regular(13.0) };
            let text = RichText::new(&catalogue.id).font(font).color(if current { t.text } else { t.dim });
            let tab = ui.add(egui::Button::selectable(current, text).frame(false));
            if current {
                let line = Rect::from_min_size(tab.rect.left_bottom() - vec2(0.0, 1.0), vec2(tab.rect.width(), 2.0));
                ui.painter().rect_filled(line, 1.0, t.side(colour_of(view, catalogue, number)));
            }
            let authors = match catalogue.authors.as_slice() {
                [] => words::say("source-no-author"),
                authors => authors.join(", "),
            };
            if tab.on_hover_text(format!("{}\n{authors}", catalogue.title)).clicked() {
                state.shown = number;
                state.side_by_side = false;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(words::say("sources-side-by-side")).size(11.5);
            let both = ui.add(egui::Button::selectable(state.side_by_side, text));
            if both.on_hover_text(words::say("sources-side-by-side-tip")).clicked() {
                state.side_by_side = !state.side_by_side;
            }
        });
    });
}

fn filter(ui: &mut Ui, state: &mut SourcesState) {
    let field = TextEdit::singleline(&mut state.filter)
        .id(filter_id())
        .hint_text(words::say("sources-filter"))
        .margin(egui::Margin::symmetric(10, 7))
        .desired_width(f32::INFINITY)
        .char_limit(200);
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words::say("sources-filter")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let chip = |ui: &mut Ui, on: bool, key: &str| {
            let text = RichText::new(words::say(key)).size(11.5);
            ui.add(egui::Button::selectable(on, text).frame_when_inactive(true)).clicked()
        };
        if chip(ui, state.kind.is_none() && !state.unused_only, "filter-all") {
            state.kind = None;
            state.unused_only = false;
        }
        for (kind, key) in [
            (PassageKind::Claim, "filter-claims"),
            (PassageKind::Premise, "filter-premises"),
            (PassageKind::Rebuttal, "filter-rebuttals"),
        ] {
            if chip(ui, state.kind == Some(kind), key) {
                state.kind = if state.kind == Some(kind) { None } else { Some(kind) };
            }
        }
        if chip(ui, state.unused_only, "filter-unused") {
            state.unused_only = !state.unused_only;
        }
    });
}

/// Whether every word of the filter is somewhere in the passage or its attribution.
fn passes(passage: &Passage, state: &SourcesState, taken: bool) -> bool {
    let kind = state.kind.is_none_or(|kind| passage.kind == kind);
    let text =
        format!("{} {} {}", passage.text, passage.attributed_to.as_deref().unwrap_or(""), passage.figures.join(" "))
            .to_lowercase();
    let has_words = state.filter.to_lowercase().split_whitespace().all(|word| text.contains(word));
    kind && has_words && !(state.unused_only && taken)
}

fn catalogue_ui(
    ui: &mut Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    catalogue: &Catalogue,
    number: usize,
    state: &mut SourcesState,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    let colour = t.side(colour_of(view, catalogue, number));
    let is_taken = |passage: &Passage| view.taken.contains_key(&(catalogue.id.clone(), passage.id.clone()));
    let all = catalogue.passages().count();
    let used = catalogue.passages().filter(|(_, p)| is_taken(p)).count();
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    ui.painter().rect_filled(bar, 2.0, t.chip);
    let share = used as f32 / all.max(1) as f32;
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(bar.width() * share, 4.0)), 2.0, colour);
    let counts = words::with("sources-used", &[("used", used.into()), ("all", all.into())]);
    ui.label(RichText::new(counts).size(11.5).color(t.dim));

    let mut any = false;
    egui::ScrollArea::vertical().id_salt(("passages", number)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for paragraph in &catalogue.paragraphs {
            let passages: Vec<_> = paragraph.passages.iter().filter(|p| passes(p, state, is_taken(p))).collect();
            if passages.is_empty() || paragraph.role != ParagraphRole::Body {
                continue;
            }
            any = true;
            ui.add_space(4.0);
            let heading = words::with("paragraph", &[("number", paragraph.number.into())]);
            ui.label(RichText::new(heading).font(fonts::semibold(11.5)).color(t.dim));
            for passage in passages {
                passage_ui(ui, view, catalogues, number, passage, colour, is_taken(passage), state, queue);
            }
        }
        if !any {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(words::say("sources-nothing")).color(t.dim));
                if ui.button(words::say("sources-show-all")).clicked() {
                    state.filter.clear();
                    state.kind = None;
                    state.unused_only = false;
                }
            });
        }
        ui.add_space(12.0);
    });
}

#[expect(clippy::too_many_arguments, reason = "one passage needs its place in everything")]
fn passage_ui(
    ui: &mut Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    number: usize,
    passage: &Passage,
    colour: egui::Color32,
    taken: bool,
    state: &mut SourcesState,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    let here = (number, passage.id.clone());
    let chosen = state.chosen.as_ref() == Some(&here);
    let width = ui.available_width();
    let text = ui.painter().layout(passage.text.clone(), fonts::regular(13.0), t.text, width - 30.0);
    let locator = format!(
        "{}{}",
        words::with("sentences", &[("list", sentence_list(&passage.sentences).into())]),
        passage.attributed_to.as_ref().map(|who| format!(" · {who}")).unwrap_or_default()
    );
    let locator = ui.painter().layout(locator, fonts::regular(11.0), t.dim, width - 30.0);
    let height = 30.0 + text.size().y + 4.0 + locator.size().y + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click_and_drag());
    response.widget_info(|| {
        let state = if taken { words::say("passage-on-map") } else { String::new() };
        egui::WidgetInfo::selected(
            egui::Role::Button,
            true,
            chosen,
            format!("{}: {} {state}", kind_text(passage), passage.text).trim(),
        )
    });
    if state.reveal.as_ref() == Some(&here) {
        response.scroll_to_me(Some(Align::Center));
        state.reveal = None;
    }
    let hovered = response.hovered() || response.has_focus();
    if hovered {
        state.hovered = Some(here.clone());
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let (stroke, fill) = if chosen {
            (Stroke::new(2.0, t.accent), t.card)
        } else if hovered {
            (Stroke::new(1.0, t.accent.gamma_multiply(0.6)), t.card)
        } else {
            (Stroke::new(1.0, t.edge), t.card)
        };
        painter.rect(rect, CornerRadius::same(8), fill, stroke, StrokeKind::Inside);
        let bar = Rect::from_min_max(rect.min + vec2(0.0, 8.0), pos2(rect.left() + 3.0, rect.bottom() - 8.0));
        painter.rect_filled(bar, 1.5, colour);
        let head = rect.min + vec2(16.0, 16.0);
        painter.text(head, egui::Align2::LEFT_CENTER, kind_text(passage), fonts::semibold(11.0), t.dim);
        if taken {
            let mark = words::say("passage-on-map");
            let drawn = painter.text(
                pos2(rect.right() - 12.0, head.y),
                egui::Align2::RIGHT_CENTER,
                mark,
                fonts::regular(11.0),
                t.support,
            );
            icons::paint(painter, Icon::Check, pos2(drawn.left() - 9.0, head.y), 8.0, t.support);
        }
        let below = rect.top() + 30.0 + text.size().y + 4.0;
        painter.galley(pos2(rect.left() + 16.0, rect.top() + 30.0), text, t.text);
        painter.galley(pos2(rect.left() + 16.0, below), locator, t.dim);
    }
    act(ui, view, catalogues, &response, here, chosen, state, queue);
}

/// "1, 3" out of the numbers of sentences.
fn sentence_list(sentences: &[u32]) -> String {
    sentences.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// Dragging, choosing and placing a passage.
#[expect(clippy::too_many_arguments, reason = "one passage needs its place in everything")]
fn act(
    ui: &Ui,
    view: &View<'_>,
    catalogues: &[Catalogue],
    response: &egui::Response,
    here: (usize, String),
    chosen: bool,
    state: &mut SourcesState,
    queue: &mut Queue,
) {
    if response.drag_started()
        && let Some(statement) = statement_of(catalogues, here.0, &here.1)
    {
        response.dnd_set_drag_payload(Dragged { statement });
        state.chosen = None;
    }
    if response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        drag_label(ui, catalogues, &here);
    }
    if response.double_clicked() {
        let cards = catalogues.get(here.0).and_then(|c| view.taken.get(&(c.id.clone(), here.1.clone())));
        if let Some(card) = cards.and_then(|cards| cards.first()) {
            queue.push(Command::Show(*card));
            queue.push(Command::Select(Selection::only(*card)));
            state.chosen = None;
            return;
        }
    }
    // With the keyboard: Enter on a passage places it, a second time places it again.
    if response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        state.chosen = Some(here);
        queue.act(Action::PlacePassage);
        return;
    }
    if response.clicked() {
        state.chosen = if chosen { None } else { Some(here) };
    }
    if response.hovered() && !response.dragged() {
        response.clone().on_hover_cursor(egui::CursorIcon::Grab);
    }
}

/// What is dragged, beside the pointer, as long as it is not over the canvas, which draws its own ghost.
fn drag_label(ui: &Ui, catalogues: &[Catalogue], here: &(usize, String)) {
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    if !ui.clip_rect().contains(pointer) {
        return;
    }
    let text = catalogues.get(here.0).and_then(|c| c.passage(&here.1)).map(|(_, p)| p.text.clone());
    let area = egui::Area::new(Id::unique("dragged passage")).order(egui::Order::Tooltip).interactable(false);
    area.fixed_pos(pointer + vec2(12.0, 10.0)).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(248.0);
            ui.add(Label::new(RichText::new(text.unwrap_or_default()).size(12.5)).wrap());
        });
    });
}

//! What an analysis argues, passage by passage. A passage is dragged to the canvas, or chosen and then placed by a click
//! or a key; with the text at hand, it shows the sentences that it sums up.

use egui::{
    Align, Color32, CornerRadius, Id, Key, Label, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::capture::{of_passage, words_of_passage};
use super::icons::{self, Icon};
use super::scroll::Follow;
use super::sources_ui::SourcesState;
use super::theme::Tokens;
use super::{Dragged, View, fonts};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::i18n;
use crate::model::SourceText;
use crate::sources::{Attachment, Catalogue, ParagraphRole, Passage, PassageKind, PassageMark};

/// The catalogue that is listed, and what is known of it.
pub struct Listed<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its number among the bundled ones.
    pub number: usize,
    /// The colour of its side.
    pub colour: Color32,
    /// Its text, and where the catalogue's paragraphs are in it, if somebody has attached it.
    pub attached: Option<(&'a SourceText, &'a Attachment)>,
}

fn kind_text(passage: &Passage) -> String {
    let kind = (match (passage.kind, passage.mark) {
        (PassageKind::Claim, Some(PassageMark::Main)) => i18n::terms::kind_main_claim,
        (PassageKind::Claim, _) => i18n::terms::kind_claim,
        (PassageKind::Premise, _) => i18n::terms::kind_premise,
        (PassageKind::Rebuttal, _) => i18n::terms::kind_rebuttal,
    })();
    match passage.mark {
        Some(PassageMark::Concession) => format!("{kind} · {}", i18n::fields::passage_concession()),
        Some(PassageMark::Background) => format!("{kind} · {}", i18n::fields::passage_background()),
        Some(PassageMark::Main) | None => kind,
    }
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

/// How many passages of a catalogue are on the map, and how many there are.
pub fn used(view: &View<'_>, catalogue: &Catalogue) -> (usize, usize) {
    let is_taken = |passage: &Passage| view.taken.contains_key(&(catalogue.id.clone(), passage.id.clone()));
    (catalogue.passages().filter(|(_, p)| is_taken(p)).count(), catalogue.passages().count())
}

/// Draws the passages of a catalogue that pass the filter.
pub fn passages_ui(ui: &mut Ui, view: &View<'_>, listed: &Listed<'_>, state: &mut SourcesState, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let catalogue = listed.catalogue;
    let is_taken = |passage: &Passage| view.taken.contains_key(&(catalogue.id.clone(), passage.id.clone()));
    let (used, all) = used(view, catalogue);
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    ui.painter().rect_filled(bar, 2.0, t.chip);
    let share = used as f32 / all.max(1) as f32;
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(bar.width() * share, 4.0)), 2.0, listed.colour);
    let mut any = false;
    egui::ScrollArea::vertical().id_salt(("passages", listed.number)).auto_shrink(false).follow(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for paragraph in &catalogue.paragraphs {
            let passages: Vec<_> = paragraph.passages.iter().filter(|p| passes(p, state, is_taken(p))).collect();
            if passages.is_empty() || paragraph.role != ParagraphRole::Body {
                continue;
            }
            any = true;
            ui.add_space(4.0);
            let heading = i18n::terms::paragraph(paragraph.number);
            ui.label(RichText::new(heading).font(fonts::semibold(11.5)).color(t.dim));
            for passage in passages {
                let words = listed.attached.and_then(|(text, found)| {
                    let (quote, _) = words_of_passage(text, found, passage)?;
                    Some(quote.exact.replace('\n', " "))
                });
                passage_ui(ui, view, listed, (passage, words), is_taken(passage), state, queue);
            }
        }
        if !any {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(i18n::sources::sources_nothing()).color(t.dim));
                if ui.button(i18n::sources::sources_show_all()).clicked() {
                    state.filter.clear();
                    state.kind = None;
                    state.unused_only = false;
                }
            });
        }
        ui.add_space(12.0);
    });
}

/// The most letters that are shown of the words that a passage sums up.
const MOST_WORDS: usize = 420;

fn passage_ui(
    ui: &mut Ui,
    view: &View<'_>,
    listed: &Listed<'_>,
    (passage, said): (&Passage, Option<String>),
    taken: bool,
    state: &mut SourcesState,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    let here = (listed.number, passage.id.clone());
    let chosen = state.chosen.as_ref() == Some(&here);
    let width = ui.available_width();
    let text = ui.painter().layout(passage.text.clone(), fonts::regular(13.0), t.text, width - 30.0);
    let locator = format!(
        "{}{}",
        i18n::terms::sentences(sentence_list(&passage.sentences)),
        passage.attributed_to.as_ref().map(|who| format!(" · {who}")).unwrap_or_default()
    );
    let locator = ui.painter().layout(locator, fonts::regular(11.0), t.dim, width - 30.0);
    let said = said.map(|said| {
        let cut = crate::model::limits::cut(&said, MOST_WORDS);
        let more = if cut.len() < said.len() { "…" } else { "" };
        ui.painter().layout(format!("“{cut}{more}”"), fonts::regular(12.0), t.dim, width - 42.0)
    });
    let quoted = said.as_ref().map_or(0.0, |said| said.size().y + 8.0);
    let height = 30.0 + text.size().y + 4.0 + quoted + locator.size().y + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click_and_drag());
    response.widget_info(|| {
        let state = if taken { i18n::fields::passage_on_map() } else { String::new() };
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
        painter.rect_filled(bar, 1.5, listed.colour);
        let head = rect.min + vec2(16.0, 16.0);
        painter.text(head, egui::Align2::LEFT_CENTER, kind_text(passage), fonts::semibold(11.0), t.dim);
        if taken {
            let mark = i18n::fields::passage_on_map();
            let drawn = painter.text(
                pos2(rect.right() - 12.0, head.y),
                egui::Align2::RIGHT_CENTER,
                mark,
                fonts::regular(11.0),
                t.support,
            );
            icons::paint(painter, Icon::Check, pos2(drawn.left() - 9.0, head.y), 8.0, t.support);
        }
        let mut below = rect.top() + 30.0 + text.size().y + 4.0;
        painter.galley(pos2(rect.left() + 16.0, rect.top() + 30.0), text, t.text);
        if let Some(said) = said {
            let line = Rect::from_min_size(pos2(rect.left() + 17.0, below + 4.0), vec2(2.0, said.size().y));
            painter.rect_filled(line, 1.0, t.edge);
            painter.galley(pos2(rect.left() + 27.0, below + 4.0), said, t.dim);
            below += quoted;
        }
        painter.galley(pos2(rect.left() + 16.0, below), locator, t.dim);
    }
    act(ui, view, listed, &response, here, chosen, state, queue);
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
    listed: &Listed<'_>,
    response: &Response,
    here: (usize, String),
    chosen: bool,
    state: &mut SourcesState,
    queue: &mut Queue,
) {
    if response.drag_started()
        && !state.is_matching(view.map, listed.catalogue)
        && let attachment = listed.attached.map(|(_, found)| found)
        && let Some(statement) = of_passage(view.map, (listed.catalogue, listed.number), &here.1, attachment)
    {
        response.dnd_set_drag_payload(Dragged { statement });
        state.chosen = None;
    }
    if response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        let text = listed.catalogue.passage(&here.1).map(|(_, p)| p.text.clone());
        drag_label(ui, &text.unwrap_or_default());
    }
    if response.double_clicked() {
        let cards = view.taken.get(&(listed.catalogue.id.clone(), here.1.clone()));
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
pub fn drag_label(ui: &Ui, text: &str) {
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    if !ui.clip_rect().contains(pointer) {
        return;
    }
    let area = egui::Area::new(Id::unique("dragged passage")).order(egui::Order::Tooltip).interactable(false);
    area.fixed_pos(pointer + vec2(12.0, 10.0)).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(248.0);
            ui.add(Label::new(RichText::new(crate::model::limits::cut(text, 300)).size(12.5)).wrap());
        });
    });
}

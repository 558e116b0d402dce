//! The captain's questions about the whole map: what stands, what hangs on what, what was left unanswered, what is
//! still to be found out.

use egui::{Align2, Button, Label as Words, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::canvas::{standing_colour, standing_icon, standing_word};
use super::galley::lay_out;
use super::hints_ui::hints_ui;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts, icons};
use crate::analysis::{CriticalCards, Dispute, Hint, Label, NoPositions, ResponseStatus};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::text_of;
use crate::formats::one_line;
use crate::i18n;
use crate::model::{ElementId, StatementKind};

/// One of the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum AnalysisTab {
    #[default]
    Standing,
    Critical,
    Dropped,
    ToResearch,
    Hints,
    Research,
}

impl AnalysisTab {
    const ALL: [Self; 6] =
        [Self::Standing, Self::Critical, Self::Dropped, Self::ToResearch, Self::Hints, Self::Research];

    fn name(self) -> String {
        match self {
            Self::Standing => i18n::analysis::standing(),
            Self::Critical => i18n::analysis::critical(),
            Self::Dropped => i18n::analysis::dropped(),
            Self::ToResearch => i18n::analysis::to_research(),
            Self::Hints => i18n::analysis::hints(),
            Self::Research => i18n::analysis::research(),
        }
    }

    fn tip(self) -> String {
        match self {
            Self::Standing => i18n::analysis::standing_tip(),
            Self::Critical => i18n::analysis::critical_tip(),
            Self::Dropped => i18n::analysis::dropped_tip(),
            Self::ToResearch => i18n::analysis::to_research_tip(),
            Self::Hints => i18n::analysis::hints_tip(),
            Self::Research => i18n::analysis::research_tip(),
        }
    }
}

/// The state of the panel.
#[derive(Clone, Debug, Default)]
pub struct QuestionsState {
    question: AnalysisTab,
    /// Which of what became of statements is listed; `None` for what was dropped.
    turn: Option<ResponseStatus>,
}

impl QuestionsState {
    /// Whether it shows what may be worth a second look.
    pub fn shows_hints(&self) -> bool {
        self.question == AnalysisTab::Hints
    }

    /// Whether it shows what can be held together of what is open.
    pub fn shows_disputes(&self) -> bool {
        self.question == AnalysisTab::Research
    }
}

/// What was found about the whole map.
pub struct AnalysisResults<'a> {
    /// The cards on which verdicts hang, or how far the search for them has come.
    pub critical: (Option<&'a CriticalCards>, Option<f32>),
    /// What may be worth a second look.
    pub hints: &'a [Hint],
    /// What can be held together of what is open.
    pub disputes: Option<&'a [Dispute]>,
}

/// The id of the panel as a widget, which can have the keyboard.
pub fn questions_id() -> egui::Id {
    egui::Id::unique("questions")
}

/// The height of a row, in points.
const ROW: f32 = 40.0;

/// Draws the panel.
pub fn questions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &AnalysisResults<'_>,
    state: &mut QuestionsState,
    queue: &mut Queue,
) {
    let title = ui.label(RichText::new(i18n::analysis::title()).font(fonts::semibold(14.0)));
    // Where the keyboard comes to by F6; Tab goes on from here.
    let stop = ui.interact(title.rect, questions_id(), Sense::focusable_noninteractive());
    stop.widget_info(|| WidgetInfo::labeled(Role::Pane, true, i18n::analysis::title()));
    if stop.has_focus() {
        ui.painter().rect_stroke(
            title.rect.expand(3.0),
            4.0,
            (1.5, Tokens::of(ui.ctx()).accent),
            egui::StrokeKind::Outside,
        );
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for question in AnalysisTab::ALL {
            let text = RichText::new(question.name()).size(12.0);
            let button = Button::selectable(state.question == question, text).frame_when_inactive(true);
            if ui.add(button).on_hover_text(question.tip()).clicked() {
                state.question = question;
            }
        }
    });
    ui.add_space(4.0);
    match state.question {
        AnalysisTab::Standing => standing_ui(ui, view, queue),
        AnalysisTab::Critical => critical_ui(ui, view, answers.critical, queue),
        AnalysisTab::Dropped => dropped_ui(ui, view, state, queue),
        AnalysisTab::ToResearch => to_research_ui(ui, view, queue),
        AnalysisTab::Hints => hints_ui(ui, view, answers.hints, queue),
        AnalysisTab::Research => research_ui(ui, view, answers.disputes, queue),
    }
}

/// A line of small print.
pub fn say(ui: &mut Ui, text: String) {
    let t = Tokens::of(ui.ctx());
    ui.add(Words::new(RichText::new(text).size(12.0).color(t.dim)).wrap());
}

/// A list of cards, each with something at its right.
fn list(ui: &mut Ui, view: &View<'_>, salt: &str, cards: &[(ElementId, String)], queue: &mut Queue) {
    let area = ScrollArea::vertical().auto_shrink(false).id_salt(salt);
    area.show_rows(ui, ROW, cards.len(), |ui, range| {
        for (id, note) in cards.iter().skip(range.start).take(range.len()) {
            card_row(ui, view, *id, note, queue);
        }
    });
}

/// A card in a line: how it stands, who says it, what it says; a click leads there.
pub fn card_row(ui: &mut Ui, view: &View<'_>, id: ElementId, note: &str, queue: &mut Queue) {
    let Some(statement) = view.map.statements().get(&id) else { return };
    let t = Tokens::of(ui.ctx());
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let label = view.evaluation.labels().get(&id).copied().unwrap_or_default();
    let selected = view.selection.contains(id);
    let text = one_line(&text_of(statement));
    let spoken = [standing_word(label), text.clone(), note.to_owned()];
    let spoken = spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, spoken.clone()));
    if selected || response.hovered() || response.has_focus() {
        let fill = if selected { t.accent.gamma_multiply(0.16) } else { t.chip };
        ui.painter().rect_filled(area, 6.0, fill);
    }
    let middle = area.center().y;
    let colour = standing_colour(t, label);
    icons::paint(ui.painter(), standing_icon(label), pos2(area.left() + 12.0, middle), 9.0, colour);
    let mut x = area.left() + 24.0;
    if let Some(side) = view.map.side_of(id) {
        let badge = Rect::from_center_size(pos2(x + 7.5, middle), vec2(15.0, 15.0));
        ui.painter().rect_filled(badge, 3.5, t.side(side.colour));
        ui.painter().text(badge.center(), Align2::CENTER_CENTER, &side.letter, fonts::semibold(10.0), t.on_accent);
        x = badge.right() + 7.0;
    }
    let mut right = area.right() - 8.0;
    if !note.is_empty() {
        let galley = ui.painter().layout_no_wrap(note.to_owned(), fonts::semibold(11.0), t.dim);
        right -= galley.size().x;
        ui.painter().galley(pos2(right, middle - galley.size().y / 2.0), galley, t.dim);
        right -= 8.0;
    }
    let mut job = egui::text::LayoutJob::simple(text, fonts::regular(12.5), t.text, (right - x).max(20.0));
    job.wrap.max_rows = 2;
    let galley = lay_out(ui.ctx(), job);
    ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, t.text);
    let response = response.on_hover_text(&statement.text);
    if response.clicked() {
        queue.push(Command::Select(Selection::only(id)));
        queue.push(Command::Show(id));
    }
}

/// Cards in the order in which they are read on the canvas.
fn in_reading_order(view: &View<'_>, mut cards: Vec<ElementId>) -> Vec<(ElementId, String)> {
    cards.sort_by_key(|id| view.map.reading_place(*id));
    cards.into_iter().map(|id| (id, String::new())).collect()
}

fn standing_ui(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let labels = view.evaluation.labels();
    let count = |wanted: Label| view.map.statements().keys().filter(|id| labels.get(id) == Some(&wanted)).count();
    say(ui, i18n::analysis::counts(count(Label::Stands), count(Label::Falls), count(Label::Open)));
    let main: std::collections::BTreeSet<ElementId> =
        view.map.statements().keys().copied().filter(|id| view.map.is_main_claim(*id)).collect();
    let claims = |id: &ElementId| view.map.statements().get(id).is_some_and(|s| s.kind == StatementKind::Claim);
    let rest: Vec<ElementId> =
        view.map.statements().keys().copied().filter(|id| claims(id) && !main.contains(id)).collect();
    let mut all = in_reading_order(view, main.into_iter().collect());
    all.iter_mut().for_each(|(_, note)| *note = i18n::analysis::main());
    all.extend(in_reading_order(view, rest));
    if all.is_empty() {
        say(ui, i18n::analysis::no_claims());
    }
    list(ui, view, "questions standing", &all, queue);
}

fn critical_ui(ui: &mut Ui, view: &View<'_>, (found, part): (Option<&CriticalCards>, Option<f32>), queue: &mut Queue) {
    say(ui, i18n::analysis::critical_means());
    if let Some(part) = part {
        ui.horizontal(|ui| {
            ui.add(egui::ProgressBar::new(part).desired_width(140.0).desired_height(6.0));
            if ui.button(i18n::dialogs::cancel()).clicked() {
                queue.push(Command::StopWork);
            }
        });
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(150));
    }
    let Some(critical) = found else { return };
    let (looked_at, all) = critical.looked_at;
    if looked_at < all {
        say(ui, i18n::analysis::critical_cut(looked_at, all));
    }
    if critical.cards.is_empty() {
        say(ui, i18n::analysis::critical_none());
    }
    let note = |card: &crate::analysis::Critical| i18n::analysis::critical_note(card.main.len(), card.claims);
    let cards: Vec<(ElementId, String)> = critical.cards.iter().map(|card| (card.id, note(card))).collect();
    list(ui, view, "questions critical", &cards, queue);
}

fn dropped_ui(ui: &mut Ui, view: &View<'_>, state: &mut QuestionsState, queue: &mut Queue) {
    let means =
        if view.map.format().is_some() { i18n::analysis::dropped_format } else { i18n::analysis::dropped_means };
    say(ui, means());
    let turns = view.debate.turns();
    let wanted = state.turn.unwrap_or(ResponseStatus::Dropped);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for turn in
            [ResponseStatus::Dropped, ResponseStatus::Answered, ResponseStatus::Conceded, ResponseStatus::TooEarly]
        {
            let count = turns.values().filter(|known| **known == turn).count();
            let text = RichText::new(format!("{} {count}", turn.name())).size(11.5);
            if ui.add(Button::selectable(wanted == turn, text).frame_when_inactive(true)).clicked() {
                state.turn = Some(turn);
            }
        }
    });
    ui.horizontal(|ui| {
        for action in [Action::DroppedPrevious, Action::DroppedNext] {
            let button = Button::new(RichText::new(action.short_label()).size(11.5)).small();
            let allowed = view.environment.allows(action).is_ok();
            if ui.add_enabled(allowed, button).on_hover_text(action.tip()).clicked() {
                queue.act(action);
            }
        }
    });
    let cards: Vec<ElementId> = turns.iter().filter(|(_, turn)| **turn == wanted).map(|(id, _)| *id).collect();
    if cards.is_empty() {
        say(ui, i18n::analysis::none_such());
    }
    let speech = |id: ElementId| view.map.statements().get(&id).map(|s| one_line(&s.speech)).unwrap_or_default();
    let cards: Vec<(ElementId, String)> =
        in_reading_order(view, cards).into_iter().map(|(id, _)| (id, speech(id))).collect();
    list(ui, view, "questions dropped", &cards, queue);
}

fn to_research_ui(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    say(ui, i18n::analysis::to_research_means());
    let marked = view.map.statements().iter().filter(|(_, s)| s.marks.to_research || s.is_stale());
    let cards: Vec<ElementId> = marked.map(|(id, _)| *id).collect();
    if cards.is_empty() {
        say(ui, i18n::analysis::none_such());
    }
    let stale = |id: ElementId| view.map.statements().get(&id).is_some_and(|s| s.is_stale());
    let note = |id: ElementId| if stale(id) { i18n::terms::weight_stale_short() } else { String::new() };
    let cards: Vec<(ElementId, String)> =
        in_reading_order(view, cards).into_iter().map(|(id, _)| (id, note(id))).collect();
    list(ui, view, "questions to research", &cards, queue);
}

/// What can be held together where the labels leave things open.
fn research_ui(ui: &mut Ui, view: &View<'_>, disputes: Option<&[Dispute]>, queue: &mut Queue) {
    say(ui, i18n::analysis::research_means());
    let disputes = disputes.unwrap_or_default();
    if disputes.is_empty() {
        say(ui, i18n::analysis::research_none());
    }
    ScrollArea::vertical().auto_shrink(false).id_salt("questions research").follow(ui, |ui| {
        for (number, dispute) in disputes.iter().enumerate() {
            ui.add_space(6.0);
            let cards = dispute.open.iter().filter(|id| view.map.statements().contains_key(id)).count();
            let title = i18n::analysis::dispute_title(number + 1, cards);
            let title = Button::new(RichText::new(title).font(fonts::semibold(12.5)));
            if ui.add(title).on_hover_text(i18n::analysis::dispute_tip()).clicked() {
                queue.push(Command::Select(dispute.open.iter().copied().collect()));
                queue.act(Action::FitSelection);
            }
            match &dispute.positions {
                Err(NoPositions::Supports) => say(ui, i18n::analysis::dispute_supports()),
                Err(NoPositions::TooLarge) => say(ui, i18n::analysis::dispute_too_large()),
                Ok(positions) => {
                    for (n, standing) in positions.preferred.iter().enumerate() {
                        let stable = positions.stable.contains(standing);
                        let key =
                            if stable { i18n::analysis::dispute_stable } else { i18n::analysis::dispute_preferred };
                        say(ui, key(n + 1));
                        for id in standing.iter().filter(|id| view.map.statements().contains_key(id)) {
                            card_row(ui, view, *id, "", queue);
                        }
                    }
                }
            }
        }
    });
}

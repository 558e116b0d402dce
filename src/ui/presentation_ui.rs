//! In the round: a line of argument card by card in large type; and what the other side says, one by one, with our
//! answers hidden until they are asked for. Nothing else is on the screen.

use std::collections::BTreeSet;

use egui::{
    Align, Button, FontId, Key, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};

use super::canvas::{canvas_id, spoken_card};
use super::evaluation_ui::standing_badge;
use super::scroll::Follow;
use super::theme::Tokens;
use super::timer_ui::{Timer, count_ui, timer_ui};
use super::{View, fonts};
use crate::analysis::{RehearsalItem, aimed_at, below, drills};
use crate::command::{Command, Queue, Stage};
use crate::formats::describe::{kind_name, relation_name, text_of};
use crate::formats::outline::{OutlineRow, locator, rows};
use crate::formats::sanitize;
use crate::i18n::{self, Message};
use crate::model::{ElementId, StatementField};

/// What is gone through.
#[derive(Clone, Debug, Default)]
enum Plan {
    /// Nothing yet.
    #[default]
    None,
    /// A line of argument.
    Line(Vec<OutlineRow>),
    /// What a side has to be ready for.
    Drills(Option<ElementId>, Vec<RehearsalItem>),
}

/// The state of both modes.
#[derive(Clone, Debug, Default)]
pub struct RoundState {
    plan: Plan,
    at: usize,
    /// Whether our answers are shown.
    revealed: bool,
    timer: Timer,
}

impl RoundState {
    /// Begins to present: what hangs on the selected card, or the whole map.
    pub fn present(&mut self, view_map: &crate::model::Map, selected: Option<ElementId>) {
        let within: Option<BTreeSet<ElementId>> = selected.map(|id| {
            let mut all = below(view_map, &BTreeSet::from([id]));
            all.insert(id);
            all
        });
        let shown = rows(view_map, &|id| within.as_ref().is_none_or(|within| within.contains(&id)));
        let once: Vec<OutlineRow> = shown.into_iter().filter(|row| !row.again).collect();
        *self = Self { plan: Plan::Line(once), timer: std::mem::take(&mut self.timer), ..Self::default() };
    }

    /// Begins to rehearse for a side.
    pub fn rehearse(&mut self, map: &crate::model::Map, side: Option<ElementId>) {
        let plan = Plan::Drills(side, drills(map, side));
        *self = Self { plan, timer: std::mem::take(&mut self.timer), ..Self::default() };
    }

    /// Times the speech of a card that is presented.
    pub fn time(&mut self, speech: &str, seconds: u32) {
        if !self.timer.is_used() {
            self.timer.set(speech, seconds);
        }
    }

    fn len(&self) -> usize {
        match &self.plan {
            Plan::None => 0,
            Plan::Line(rows) => rows.len(),
            Plan::Drills(_, drills) => drills.len(),
        }
    }

    /// The card that is shown.
    pub fn shown(&self) -> Option<ElementId> {
        match &self.plan {
            Plan::None => None,
            Plan::Line(rows) => rows.get(self.at).map(|row| row.id),
            Plan::Drills(_, drills) => drills.get(self.at).map(|drill| drill.said),
        }
    }

    fn go(&mut self, to: usize) {
        let to = to.min(self.len().saturating_sub(1));
        if to != self.at {
            (self.at, self.revealed) = (to, false);
        }
    }
}

/// Draws either mode.
pub fn round_ui(ui: &mut Ui, view: &View<'_>, state: &mut RoundState, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, canvas_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, i18n::presentation::round()));
    ui.painter().rect_filled(whole, 0.0, t.panel);
    keys(ui, view, state, queue);
    let inner = whole.shrink2(vec2((whole.width() * 0.08).min(120.0), 26.0));
    let top = Rect::from_min_size(inner.min, vec2(inner.width(), 44.0));
    let bottom = Rect::from_min_max(egui::pos2(inner.left(), inner.bottom() - 40.0), inner.max);
    let middle = Rect::from_min_max(
        egui::pos2(inner.left(), top.bottom() + 10.0),
        egui::pos2(inner.right(), bottom.top() - 10.0),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(top).layout(Layout::left_to_right(Align::Center)), |ui| {
        timer_ui(ui, view, &mut state.timer);
    });
    count_ui(ui, top, state.at, state.len());
    ui.scope_builder(egui::UiBuilder::new().max_rect(middle), |ui| {
        ScrollArea::vertical().auto_shrink(false).id_salt(("round", state.at)).follow(ui, |ui| match &state.plan {
            Plan::None => {}
            Plan::Line(rows) => {
                ui.add_space(middle.height() * 0.1);
                line_ui(ui, view, rows, state.at);
            }
            Plan::Drills(_, drills) => {
                ui.add_space(middle.height() * 0.06);
                drill_ui(ui, view, drills.get(state.at), state.revealed);
            }
        });
    });
    let drilling = matches!(state.plan, Plan::Drills(..));
    ui.scope_builder(egui::UiBuilder::new().max_rect(bottom).layout(Layout::left_to_right(Align::Center)), |ui| {
        buttons(ui, view, state, drilling, queue);
    });
}

/// A card in large type, with what belongs to it.
fn card_ui(ui: &mut Ui, view: &View<'_>, id: ElementId, size: f32) {
    let Some(statement) = view.map.statements().get(&id) else { return };
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        if let Some(side) = view.map.side_of(id) {
            let name = format!("{} {}", side.letter, side.name);
            ui.label(RichText::new(name).font(fonts::semibold(16.0)).color(t.side(side.colour)));
        }
        ui.label(RichText::new(kind_name(view.map, id, statement.kind)).size(16.0).color(t.dim));
        if let Some(label) = view.evaluation.labels().get(&id).filter(|_| view.standing) {
            standing_badge(ui, *label);
        }
    });
    let text = sanitize(&text_of(statement));
    // A long text is set smaller, so that it can be read at one glance.
    let size = if text.chars().count() > 260 { size * 0.7 } else { size };
    let label =
        ui.add(egui::Label::new(RichText::new(text).font(FontId::new(size, fonts::semibold(size).family))).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken_card(view.map, id, statement)));
    for citation in &statement.citations {
        if let Some(quote) = citation.quote.as_ref().filter(|quote| !quote.exact.is_empty()) {
            let quoted = RichText::new(format!("“{}”", sanitize(&quote.exact))).size(size * 0.6).color(t.dim);
            ui.add(egui::Label::new(quoted).wrap());
        }
    }
    if let Some(place) = locator(view.map, id) {
        ui.label(RichText::new(sanitize(&place)).size(16.0).color(t.dim));
    }
}

/// A card of a line of argument, under what it argues for.
fn line_ui(ui: &mut Ui, view: &View<'_>, rows: &[OutlineRow], at: usize) {
    let Some(row) = rows.get(at) else { return };
    let t = Tokens::of(ui.ctx());
    if let Some((step, _)) = row.step
        && let Some(inference) = view.map.inferences().get(&step)
    {
        let undercut = view.map.is_undercut(step);
        let on = aimed_at(view.map, step).and_then(|on| view.map.statements().get(&on));
        let text = on.map(|statement| sanitize(&statement.text)).unwrap_or_default();
        ui.add(egui::Label::new(RichText::new(text).size(20.0).color(t.dim)).wrap());
        let relation = relation_name(inference.kind, undercut);
        ui.label(RichText::new(relation).font(fonts::semibold(18.0)).color(t.relation(inference.kind, undercut)));
        ui.add_space(10.0);
    }
    card_ui(ui, view, row.id, 40.0);
}

/// What the other side says; our answers when they are asked for.
fn drill_ui(ui: &mut Ui, view: &View<'_>, drill: Option<&RehearsalItem>, revealed: bool) {
    let t = Tokens::of(ui.ctx());
    let Some(drill) = drill else {
        ui.label(RichText::new(i18n::rehearsal::nothing()).size(22.0).color(t.dim));
        return;
    };
    if let Some(against) = drill.against.and_then(|id| view.map.statements().get(&id)) {
        let text = i18n::rehearsal::against(sanitize(&against.text));
        ui.add(egui::Label::new(RichText::new(text).size(18.0).color(t.dim)).wrap());
        ui.add_space(8.0);
    }
    card_ui(ui, view, drill.said, 36.0);
    ui.add_space(18.0);
    if !revealed {
        ui.label(RichText::new(i18n::rehearsal::what()).font(fonts::semibold(20.0)).color(t.accent));
        return;
    }
    if drill.answers.is_empty() {
        ui.label(RichText::new(i18n::brief::unanswered()).font(fonts::semibold(22.0)).color(t.rebut));
    }
    for answer in &drill.answers {
        card_ui(ui, view, *answer, 26.0);
        ui.add_space(10.0);
    }
}

fn buttons(ui: &mut Ui, view: &View<'_>, state: &mut RoundState, drilling: bool, queue: &mut Queue) {
    let big = |label: Message| Button::new(RichText::new(label()).size(14.0)).min_size(vec2(110.0, 34.0));
    if ui.add_enabled(state.at > 0, big(i18n::presentation::back)).clicked() {
        state.go(state.at - 1);
    }
    if ui.add_enabled(state.at + 1 < state.len(), big(i18n::presentation::next)).clicked() {
        state.go(state.at + 1);
    }
    if drilling {
        if ui.add(big(if state.revealed { i18n::rehearsal::hide } else { i18n::rehearsal::show })).clicked() {
            state.revealed = !state.revealed;
        }
        if let Some((id, marks)) = state.shown().and_then(|id| Some((id, view.map.statements().get(&id)?.marks))) {
            let button = big(if marks.to_research { i18n::rehearsal::marked } else { i18n::rehearsal::mark });
            if ui.add(button).on_hover_text(i18n::rehearsal::mark_tip()).clicked() {
                mark(id, marks, queue);
            }
        }
        if let Plan::Drills(side, _) = &state.plan {
            let mut chosen = None;
            for (id, known) in view.map.sides() {
                let text = i18n::rehearsal::rehearse_for(known.name.clone());
                if ui.add(Button::selectable(*side == Some(*id), text).frame_when_inactive(true)).clicked() {
                    chosen = Some(*id);
                }
            }
            if let Some(id) = chosen {
                state.rehearse(view.map, Some(id));
            }
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(big(i18n::presentation::leave)).clicked() {
            queue.push(Command::ShowStage(Stage::Map));
        }
    });
}

fn mark(id: ElementId, marks: crate::model::Marks, queue: &mut Queue) {
    let marks = crate::model::Marks { to_research: !marks.to_research, ..marks };
    queue.push(Command::SetStatements(vec![id], StatementField::Marks(marks)));
}

/// The keys of a remote control, and some letters.
fn keys(ui: &Ui, view: &View<'_>, state: &mut RoundState, queue: &mut Queue) {
    if !ui.memory(|memory| memory.has_focus(canvas_id())) {
        return;
    }
    let key = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let drilling = matches!(state.plan, Plan::Drills(..));
    let reveal = drilling && !state.revealed;
    if key(Key::Space) || key(Key::Enter) {
        // What is hidden is shown first.
        if reveal { state.revealed = true } else { state.go(state.at + 1) }
    }
    if key(Key::ArrowRight) || key(Key::ArrowDown) || key(Key::PageDown) {
        state.go(state.at + 1);
    }
    if key(Key::ArrowLeft) || key(Key::ArrowUp) || key(Key::PageUp) || key(Key::Backspace) {
        state.go(state.at.saturating_sub(1));
    }
    if key(Key::Home) {
        state.go(0);
    }
    if key(Key::End) {
        state.go(usize::MAX);
    }
    if key(Key::T) {
        state.timer.toggle(view.now);
    }
    if key(Key::R) {
        state.timer.reset();
    }
    if drilling && key(Key::A) {
        state.revealed = !state.revealed;
    }
    if drilling
        && key(Key::W)
        && let Some((id, marks)) = state.shown().and_then(|id| Some((id, view.map.statements().get(&id)?.marks)))
    {
        mark(id, marks, queue);
    }
    if key(Key::Escape) {
        queue.push(Command::ShowStage(Stage::Map));
    }
}

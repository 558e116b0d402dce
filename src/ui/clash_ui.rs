//! Where the sides meet, in the middle of the window: the point at the left, what is said against it at the right,
//! each with its state; and the claims that meet nothing.

use egui::{Button, Frame, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::analysis_ui::card_row;
use super::canvas::canvas_id;
use super::theme::Tokens;
use super::{View, fonts};
use crate::analysis::{Clash, Clashes, Winner, clashes};
use crate::command::{Command, Queue, Stage};
use crate::edit::Selection;
use crate::i18n;
use crate::model::ElementId;

/// The state of the view.
#[derive(Default)]
pub struct ClashState {
    clashes: Clashes,
    at: Option<((u64, u64), u64)>,
    /// Who has to be ahead for a point to be listed.
    only: Option<Winner>,
}

/// Draws the view.
pub fn clash_ui(ui: &mut Ui, view: &View<'_>, state: &mut ClashState, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, canvas_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, i18n::clashes::clash()));
    ui.painter().rect_filled(whole, 0.0, t.canvas);
    let now = (view.state(), view.evaluation.version());
    if state.at != Some(now) {
        state.clashes = clashes(view.map, view.evaluation.labels());
        state.at = Some(now);
    }
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(whole.shrink2(vec2(20.0, 14.0))));
    let ui = &mut inner;
    let count = |ahead: Option<Winner>| {
        let points = state.clashes.points.iter();
        points.filter(|point| ahead.is_none_or(|ahead| point.ahead == ahead)).count()
    };
    ui.horizontal(|ui| {
        ui.label(RichText::new(i18n::clashes::title()).font(fonts::semibold(16.0)));
        ui.add_space(8.0);
        let filters = [
            (None, i18n::clashes::all()),
            (Some(Winner::Maker), i18n::clashes::maker()),
            (Some(Winner::Attacker), i18n::clashes::attacker()),
            (Some(Winner::Nobody), i18n::clashes::nobody()),
        ];
        for (ahead, name) in filters {
            let text = RichText::new(format!("{name} {}", count(ahead))).size(12.0);
            if ui.add(Button::selectable(state.only == ahead, text).frame_when_inactive(true)).clicked() {
                state.only = ahead;
            }
        }
    });
    ui.add_space(6.0);
    let points: Vec<&Clash> =
        state.clashes.points.iter().filter(|point| state.only.is_none_or(|only| point.ahead == only)).collect();
    if state.clashes.points.is_empty() {
        ui.label(RichText::new(i18n::clashes::none()).color(t.dim));
    }
    ScrollArea::vertical().auto_shrink(false).id_salt("clash").show_viewport(ui, |ui, seen| {
        let mut y = 0.0;
        for point in points {
            // What is out of sight only takes its room.
            let height = height_of(view, point);
            if y + height < seen.top() - 400.0 || y > seen.bottom() + 400.0 {
                ui.allocate_space(vec2(1.0, height));
            } else {
                point_ui(ui, view, point, height, queue);
            }
            y += height + ui.spacing().item_spacing.y;
        }
        ui.add_space(10.0);
        for (side, claims) in &state.clashes.unmet {
            let name = view.map.sides().get(side).map(|side| side.name.clone()).unwrap_or_default();
            ui.label(RichText::new(i18n::clashes::unmet(name, claims.len())).font(fonts::semibold(13.0)));
            for claim in claims {
                card_row(ui, view, *claim, "", queue);
            }
            ui.add_space(8.0);
        }
    });
}

/// The height of a row of the view, in points.
const ROW: f32 = 40.0;

/// Whether who makes a point says this of it, too.
fn is_own(view: &View<'_>, point: &Clash, id: ElementId) -> bool {
    view.map.statements().get(&id).is_some_and(|statement| statement.side == Some(point.maker))
}

fn height_of(view: &View<'_>, point: &Clash) -> f32 {
    let own = point.exchange.iter().filter(|said| is_own(view, point, said.id)).count();
    let rows = own.max(point.exchange.len() - own);
    56.0 + (ROW + 4.0) * rows as f32
}

fn point_ui(ui: &mut Ui, view: &View<'_>, point: &Clash, height: f32, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let name = |id: ElementId| view.map.side_of(id).map(|side| side.name.clone()).unwrap_or_default();
    let maker = view.map.sides().get(&point.maker).map(|side| side.name.clone()).unwrap_or_default();
    let attacker = point
        .exchange
        .iter()
        .map(|said| said.id)
        .find(|id| view.map.statements().get(id).is_some_and(|s| s.side.is_some() && s.side != Some(point.maker)));
    let attacker = attacker.map(name).unwrap_or_default();
    let (said, colour) = match point.ahead {
        Winner::Maker => (i18n::clashes::ahead(maker), t.support),
        Winner::Attacker => (i18n::clashes::ahead(attacker), t.rebut),
        Winner::Nobody => (i18n::clashes::open(), t.dim),
    };
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area));
    Frame::new().fill(t.panel).corner_radius(9.0).stroke((1.0, t.line)).inner_margin(10.0).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.set_min_size(vec2(area.width() - 20.0, height - 20.0));
        ui.horizontal(|ui| {
            ui.label(RichText::new(said).font(fonts::semibold(12.0)).color(colour));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui
                    .add(Button::new(RichText::new(i18n::clashes::show()).size(11.5)).min_size(vec2(0.0, 22.0)))
                    .clicked()
                {
                    let cards = point.exchange.iter().map(|said| said.id);
                    queue.push(Command::ShowStage(Stage::Map));
                    queue.push(Command::Select(cards.collect::<Selection>()));
                    queue.act(crate::command::Action::FitSelection);
                }
            });
        });
        ui.columns(2, |columns| {
            for said in &point.exchange {
                let own = is_own(view, point, said.id);
                let Some(column) = columns.get_mut(usize::from(!own)) else { continue };
                let note = if said.depth > 1 { i18n::clashes::depth(said.depth) } else { String::new() };
                card_row(column, view, said.id, &note, queue);
            }
        });
    });
}

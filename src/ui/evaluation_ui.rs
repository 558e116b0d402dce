//! How the selected element stands, in the inspector: label, strength, why, what if, and what would turn it.

use egui::{Align, Button, ComboBox, DragValue, Label as Words, Layout, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use super::canvas::{standing_colour, standing_icon, standing_word};
use super::theme::Tokens;
use super::{View, fonts, icons};
use crate::analysis::{Flips, Label, MOST_TOGETHER};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::{gist, weight_name};
use crate::i18n::{self, Message, Named};
use crate::model::{ElementId, InferenceField, Statement, StatementField, Weight};
use crate::picture::explanation_text::why;

/// What is known of what would turn the selected element: what was found, or how far the search has come.
pub type FlipState<'a> = (Option<&'a Option<Flips>>, Option<f32>);

/// How many sets of one kind are listed.
const LISTED: usize = 6;

/// A label with its sign and word.
pub fn standing_badge(ui: &mut Ui, label: Label) {
    let t = Tokens::of(ui.ctx());
    let colour = standing_colour(t, label);
    let word = standing_word(label);
    let galley = ui.painter().layout_no_wrap(word.clone(), fonts::semibold(12.0), colour);
    let (area, response) = ui.allocate_exact_size(vec2(galley.size().x + 17.0, 18.0), Sense::hover());
    icons::paint(ui.painter(), standing_icon(label), pos2(area.left() + 5.0, area.center().y), 9.0, colour);
    let at = pos2(area.left() + 15.0, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, word.clone()));
}

/// The name of a row, with its explanation.
#[derive(Clone, Copy)]
pub(super) struct Caption {
    label: Message,
    tip: Message,
}

/// The row of the weight of a statement.
const HOW_SURE: Caption = Caption { label: i18n::fields::how_sure, tip: i18n::fields::how_sure_tip };
/// The row of the weight of an inference.
pub(super) const HOW_STRONG: Caption = Caption { label: i18n::fields::how_strong, tip: i18n::fields::how_strong_tip };

fn caption(ui: &mut Ui, label: Message) {
    let t = Tokens::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(RichText::new(label()).font(fonts::semibold(12.0)).color(t.dim));
}

fn row(ui: &mut Ui, caption: Caption, add: impl FnOnce(&mut Ui)) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        let name = ui.label(RichText::new((caption.label)()).size(12.0).color(t.dim));
        name.on_hover_text((caption.tip)());
        ui.with_layout(Layout::right_to_left(Align::Center), add);
    });
}

/// A weight to choose by its word or by its percents; returns what was chosen.
pub(super) fn weight_ui(ui: &mut Ui, caption: Caption, now: Option<Weight>, usual: Weight) -> Option<Option<Weight>> {
    let mut chosen = None;
    row(ui, caption, |ui| {
        let mut percent = i32::from(now.unwrap_or(usual).percent());
        let number = ui.add(DragValue::new(&mut percent).range(0..=100).suffix(" %").speed(1.0));
        number.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, (caption.label)()));
        if percent != i32::from(now.unwrap_or(usual).percent()) {
            chosen = Some(Some(Weight::new(percent)));
        }
        let shown = now.map_or_else(i18n::terms::weight_unsaid, weight_name);
        let name = (caption.label)();
        let combo = ComboBox::from_id_salt(&name).selected_text(shown).width(104.0).show_ui(ui, |ui| {
            for weight in Weight::WORDED {
                if ui.selectable_label(now == Some(weight), weight_name(weight)).clicked() {
                    chosen = Some(Some(weight));
                }
            }
            if ui.selectable_label(now.is_none(), i18n::terms::weight_unsaid()).clicked() {
                chosen = Some(None);
            }
        });
        combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, name.clone()));
    });
    chosen
}

/// The strength as a bar, a word and a number.
fn strength_ui(ui: &mut Ui, view: &View<'_>, id: ElementId) {
    let strength = view.evaluation.strengths().get(&id).copied().flatten();
    row(ui, Caption { label: i18n::fields::strength, tip: i18n::fields::strength_tip }, |ui| {
        let t = Tokens::of(ui.ctx());
        let Some(strength) = strength else {
            ui.label(RichText::new(i18n::fields::does_not_settle()).size(12.0).color(t.dim));
            return;
        };
        let word = weight_name(Weight::nearest(strength));
        ui.label(RichText::new(format!("{word} · {strength:.2}")).size(12.0));
        let (area, _) = ui.allocate_exact_size(vec2(72.0, 6.0), Sense::hover());
        ui.painter().rect_filled(area, 3.0, t.chip_hover);
        let mut filled = area;
        filled.set_width(area.width() * strength as f32);
        ui.painter().rect_filled(filled, 3.0, t.accent);
    });
}

/// The sentence that says why, and the light on the canvas.
fn why_ui(ui: &mut Ui, view: &View<'_>, id: ElementId, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(RichText::new(i18n::fields::why()).font(fonts::semibold(12.0)).color(t.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let light = Button::new(RichText::new(i18n::unavailable::light()).size(11.5)).min_size(vec2(0.0, 22.0));
            if ui.add(light).on_hover_text(Action::Why.tip()).clicked() {
                queue.act(Action::Why);
            }
        });
    });
    ui.add(Words::new(why(view.map, view.evaluation.labels(), id)).wrap());
}

/// How a statement stands, and all that can be asked about it.
pub fn statement_standing_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (id, statement): (ElementId, &Statement),
    flips: FlipState<'_>,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    let set = |field: StatementField| Command::SetStatements(vec![id], field);
    if let Some(weight) = weight_ui(ui, HOW_SURE, statement.weight, Weight::EVEN) {
        queue.push(set(StatementField::Weight(weight)));
    }
    if statement.is_stale() {
        ui.horizontal(|ui| {
            ui.label(RichText::new(i18n::terms::weight_stale()).size(11.5).color(t.rebut))
                .on_hover_text(i18n::terms::weight_stale_tip());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new(RichText::new(i18n::terms::weight_still()).size(11.5)).small()).clicked() {
                    queue.push(Command::StillSo(id));
                }
            });
        });
    }
    strength_ui(ui, view, id);
    row(ui, Caption { label: i18n::fields::what_if, tip: i18n::fields::what_if_tip }, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        // From the right: the layout begins there.
        for (assumed, label) in [
            (Some(false), i18n::fields::what_if_false()),
            (Some(true), i18n::fields::what_if_true()),
            (None, i18n::fields::what_if_not()),
        ] {
            let button = Button::selectable(statement.assumed == assumed, RichText::new(label).size(12.0));
            if ui.add(button.frame_when_inactive(true)).clicked() && statement.assumed != assumed {
                queue.push(set(StatementField::Assumed(assumed)));
            }
        }
    });
    why_ui(ui, view, id, queue);
    flips_ui(ui, view, id, flips, queue);
}

/// How a step stands, and what can be asked about it.
pub fn inference_standing_ui(ui: &mut Ui, view: &View<'_>, id: ElementId, queue: &mut Queue) {
    let Some(inference) = view.map.inferences().get(&id) else { return };
    if let Some(weight) = weight_ui(ui, HOW_STRONG, inference.weight, Weight::CERTAIN) {
        queue.push(Command::SetInferences(vec![id], InferenceField::Weight(weight)));
    }
    strength_ui(ui, view, id);
    let mut muted = inference.muted;
    if ui.checkbox(&mut muted, i18n::fields::muted()).on_hover_text(i18n::fields::muted_tip()).changed() {
        queue.push(Command::SetInferences(vec![id], InferenceField::Muted(muted)));
    }
    why_ui(ui, view, id, queue);
}

/// The smallest sets of leaves whose rejection turns the label, ours and theirs apart.
fn flips_ui(ui: &mut Ui, view: &View<'_>, id: ElementId, (found, part): FlipState<'_>, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    caption(ui, i18n::fields::flips);
    if let Some(part) = part {
        ui.horizontal(|ui| {
            ui.add(egui::ProgressBar::new(part).desired_width(120.0).desired_height(6.0));
            if ui.add(Button::new(RichText::new(i18n::dialogs::cancel()).size(11.5)).small()).clicked() {
                queue.push(Command::StopWork);
            }
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(150));
        });
        return;
    }
    let dim = |text: String| RichText::new(text).size(12.0).color(t.dim);
    let Some(Some(flips)) = found.filter(|found| found.as_ref().is_some_and(|flips| flips.of == id)) else {
        ui.label(dim(i18n::analysis::flips_stopped()));
        return;
    };
    let own = view.map.statements().get(&id).and_then(|statement| statement.side);
    let is_own = |leaf: &ElementId| view.map.statements().get(leaf).is_some_and(|s| s.side == own);
    let (ours, others): (Vec<_>, Vec<_>) = flips.sets.iter().partition(|set| set.leaves.iter().all(is_own));
    let (theirs, mixed): (Vec<_>, Vec<_>) = others.into_iter().partition(|set| !set.leaves.iter().any(is_own));
    let kinds: [(Named, _); 3] = [
        (i18n::analysis::flips_own, ours),
        (i18n::analysis::flips_other, theirs),
        (i18n::analysis::flips_mixed, mixed),
    ];
    for (heading, sets) in kinds {
        let Some(first) = sets.first() else { continue };
        // What it becomes is the same for nearly all; where it is not, each says so.
        let becomes = first.becomes.name();
        ui.add(Words::new(dim(heading(becomes))).wrap());
        for set in sets.iter().take(LISTED) {
            let named: Vec<String> = set.leaves.iter().map(|leaf| format!("“{}”", gist(view.map, *leaf))).collect();
            let mut text = named.join(&format!(" {} ", i18n::terms::and()));
            if set.becomes != first.becomes {
                text = format!("{text} ({})", set.becomes.name());
            }
            let button = Button::new(RichText::new(text).size(12.0)).wrap();
            if ui
                .add_sized(vec2(ui.available_width(), 0.0), button)
                .on_hover_text(i18n::analysis::flips_tip())
                .clicked()
            {
                queue.push(Command::Select(set.leaves.iter().copied().collect::<Selection>()));
                set.leaves.iter().for_each(|leaf| queue.push(Command::Show(*leaf)));
            }
        }
        if sets.len() > LISTED || flips.more {
            let count = sets.len().saturating_sub(LISTED);
            ui.label(dim(i18n::analysis::flips_more(count)));
        }
    }
    if flips.sets.is_empty() && flips.complete_to == MOST_TOGETHER {
        ui.add(Words::new(dim(i18n::analysis::flips_none())).wrap());
    }
    if flips.complete_to < MOST_TOGETHER {
        ui.add(Words::new(dim(i18n::analysis::flips_cut(flips.complete_to))).wrap());
    }
}

//! The argumentation scheme of a step, with its critical questions, which become cards of the other side.

use egui::{Align, Button, ComboBox, Label, Layout, RichText, Ui, WidgetInfo, vec2};

use super::View;
use super::theme::Tokens;
use crate::command::{Command, Queue};
use crate::formats::schemes::{Scheme, scheme_name};
use crate::i18n;
use crate::model::{ElementId, InferenceField};

/// A scheme to choose; returns whether it is one of those that are known.
pub fn scheme_ui(ui: &mut Ui, view: &View<'_>, step: ElementId, queue: &mut Queue) -> bool {
    let Some(inference) = view.map.inferences().get(&step) else { return false };
    let current = inference.scheme.as_deref().unwrap_or_default();
    let known = Scheme::named(current);
    scheme_box(ui, Some(current), &[step], queue);
    if let Some(scheme) = known {
        questions_ui(ui, view, step, scheme, queue);
    }
    known.is_some()
}

/// The schemes, for one step or several; `current` is `None` where they differ.
pub fn scheme_box(ui: &mut Ui, current: Option<&str>, steps: &[ElementId], queue: &mut Queue) {
    let shown = match current {
        Some("") => i18n::schemes::none(),
        Some(current) => scheme_name(current),
        None => i18n::terms::several_differ(),
    };
    let mut choose = |key: Option<&str>| {
        queue.push(Command::SetInferences(steps.to_vec(), InferenceField::Scheme(key.map(str::to_owned))));
    };
    let combo = ComboBox::from_id_salt("scheme").selected_text(shown).width(ui.available_width()).truncate();
    let combo = combo.height(420.0).show_ui(ui, |ui| {
        for scheme in Scheme::all() {
            let row = ui.selectable_label(current == Some(scheme.key()), scheme.name());
            if row.on_hover_text(scheme.form()).clicked() {
                choose(Some(scheme.key()));
            }
        }
        if ui.selectable_label(current == Some(""), i18n::schemes::none()).clicked() {
            choose(None);
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, i18n::fields::scheme()));
}

/// How such an argument goes, and what can be asked of it.
fn questions_ui(ui: &mut Ui, view: &View<'_>, step: ElementId, scheme: Scheme, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.add(Label::new(RichText::new(scheme.form()).size(12.0).color(t.dim)).wrap());
    ui.label(RichText::new(i18n::schemes::asks()).font(super::fonts::semibold(12.0)).color(t.dim));
    let raised: Vec<(ElementId, String)> = view
        .map
        .arguments_on(step)
        .into_iter()
        .flat_map(|attack| view.map.premises(attack))
        .filter_map(|id| Some((id, view.map.statements().get(&id)?.text.clone())))
        .collect();
    for question in scheme.questions() {
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                let there = raised.iter().find(|(_, text)| *text == question);
                let (label, tip) = match there {
                    Some(_) => (i18n::schemes::raised(), i18n::schemes::raised_tip()),
                    None => (i18n::schemes::raise(), i18n::schemes::raise_tip()),
                };
                let button = Button::new(RichText::new(&label).size(11.5)).min_size(vec2(52.0, 22.0));
                let button = ui.add(button).on_hover_text(tip);
                let name = format!("{label}: {question}");
                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
                if button.clicked() {
                    match there {
                        Some((id, _)) => {
                            queue.push(Command::Select(crate::edit::Selection::only(*id)));
                            queue.push(Command::Show(*id));
                        }
                        None => queue.push(Command::RaiseQuestion(step, question.clone())),
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                    ui.add(Label::new(RichText::new(&question).size(12.0)).wrap());
                });
            });
        });
    }
}

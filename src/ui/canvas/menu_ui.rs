//! The menu under the right button: what can be done with what is under the pointer.

use egui::Response;

use super::CanvasState;
use super::hit::HitTarget;
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::{gist, relation_name};
use crate::formats::outline;
use crate::i18n;
use crate::model::{ElementId, InferenceField, InferenceKind, Place, StatementField, StatementKind};
use crate::ui::View;
use crate::ui::menu_ui::{action_button, menu, scrolling};

/// Shows the menu if it is open.
pub fn context_menu(response: &Response, view: &View<'_>, state: &mut CanvasState, queue: &mut Queue) {
    response.context_menu(|ui| {
        let Some((target, at)) = state.menu_at else { return };
        ui.spacing_mut().item_spacing.y = 2.0;
        scrolling(ui, |ui| match target {
            HitTarget::Card(id) | HitTarget::Handle(id) | HitTarget::CardGrip(id, _) => card_menu(ui, view, id, queue),
            HitTarget::Joint(id) | HitTarget::Line(id) => link_menu(ui, view, id, queue),
            HitTarget::Frame(id) | HitTarget::FrameGrip(id) => {
                action_button(ui, view, Action::EditText, queue);
                if ui.button(i18n::actions::menu_frame_only()).clicked() {
                    queue.push(Command::RemoveFramesOnly(vec![id]));
                }
                action_button(ui, view, Action::Delete, queue);
            }
            HitTarget::Canvas => {
                for (kind, action) in [
                    (StatementKind::Claim, Action::Claim),
                    (StatementKind::Premise, Action::Premise),
                    (StatementKind::Rebuttal, Action::Rebuttal),
                ] {
                    if ui.button(action.label()).on_hover_text(action.tip()).clicked() {
                        queue.push(Command::AddCard(kind, Place::from_f64(f64::from(at.x), f64::from(at.y))));
                    }
                }
                ui.separator();
                for action in [Action::Frame, Action::Paste, Action::SelectAll, Action::Fit] {
                    action_button(ui, view, action, queue);
                }
            }
        });
    });
}

fn card_menu(ui: &mut egui::Ui, view: &View<'_>, id: ElementId, queue: &mut Queue) {
    let cards: Vec<ElementId> = view.selection.statements(view.map).collect();
    let cards = if cards.contains(&id) { cards } else { vec![id] };
    action_button(ui, view, Action::EditText, queue);
    ui.separator();
    for action in [Action::Child, Action::Sibling] {
        action_button(ui, view, action, queue);
    }
    ui.separator();
    for action in [Action::Support, Action::Attack, Action::Undercut, Action::Rephrase, Action::LinkTogether] {
        action_button(ui, view, action, queue);
    }
    ui.separator();
    for action in [Action::Why, Action::AssumeTrue, Action::AssumeFalse] {
        action_button(ui, view, action, queue);
    }
    ui.separator();
    menu(ui, i18n::fields::kind(), |ui| {
        for kind in StatementKind::ALL {
            if ui.button(outline::kind_name(kind)).clicked() {
                queue.push(Command::SetStatements(cards.clone(), StatementField::Kind(kind)));
            }
        }
    });
    menu(ui, i18n::fields::side(), |ui| {
        for (side_id, side) in view.map.sides() {
            if ui.button(format!("{}  {}", side.letter, side.name)).clicked() {
                queue.push(Command::SetStatements(cards.clone(), StatementField::Side(Some(*side_id))));
            }
        }
        if ui.button(i18n::fields::side_none()).clicked() {
            queue.push(Command::SetStatements(cards.clone(), StatementField::Side(None)));
        }
    });
    ui.separator();
    for action in [Action::Cut, Action::Copy, Action::Duplicate, Action::FrameSelection, Action::Delete] {
        action_button(ui, view, action, queue);
    }
}

fn link_menu(ui: &mut egui::Ui, view: &View<'_>, id: ElementId, queue: &mut Queue) {
    let Some(inference) = view.map.inferences().get(&id) else { return };
    // What is asked of one of several that are selected is asked of all.
    let selected: Vec<ElementId> =
        view.selection.iter().filter(|other| view.map.inferences().contains_key(other)).collect();
    let links = if selected.contains(&id) { selected } else { vec![id] };
    let undercut = view.map.is_undercut(id) || super::is_step(view, view.map.conclusion(id).unwrap_or(id));
    for kind in InferenceKind::ALL {
        let name = relation_name(kind, undercut && kind == InferenceKind::Attack);
        if ui.selectable_label(inference.kind == kind, name).clicked() {
            queue.push(Command::SetInferences(links.clone(), InferenceField::Kind(kind)));
        }
    }
    ui.separator();
    if ui.button(i18n::actions::menu_undercut_this()).on_hover_text(i18n::actions::menu_undercut_this_tip()).clicked() {
        queue.push(Command::Select(Selection::only(id)));
        queue.act(Action::Child);
    }
    let premises = view.map.premises(id);
    if premises.len() > 1 {
        menu(ui, i18n::actions::menu_detach(), |ui| {
            for premise in premises {
                if ui.button(gist(view.map, premise)).clicked() {
                    queue.push(Command::Detach(id, premise));
                }
            }
        });
    }
    let muted = ui.selectable_label(inference.muted, i18n::fields::muted());
    if muted.on_hover_text(i18n::fields::muted_tip()).clicked() {
        queue.push(Command::SetInferences(links, InferenceField::Muted(!inference.muted)));
    }
    for action in [Action::Why, Action::Reverse, Action::LinkTogether] {
        action_button(ui, view, action, queue);
    }
    ui.separator();
    action_button(ui, view, Action::Delete, queue);
}

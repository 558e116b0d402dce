//! The menus, out of the table of actions.

use egui::{Button, RichText, Ui};

use super::View;
use crate::command::{Action, Command, Menu, Queue};
use crate::words;

/// An action's name as it stands now: undo and redo say what they would do.
pub fn label(view: &View<'_>, action: Action) -> String {
    let named = |key, step: &Option<String>| match step {
        Some(step) => words::with(key, &[("step", step.clone().into())]),
        None => action.label(),
    };
    match action {
        Action::Undo => named("undo-named", &view.undo),
        Action::Redo => named("redo-named", &view.redo),
        _ => action.label(),
    }
}

/// What is said of an action under the pointer: what it does, or why it cannot.
pub fn tip(view: &View<'_>, action: Action) -> String {
    match view.environment.allows(action) {
        Ok(()) => action.tip(),
        Err(why) => format!("{}\n{}", action.tip(), words::say(why)),
    }
}

/// An entry of a menu.
pub fn action_button(ui: &mut Ui, view: &View<'_>, action: Action, queue: &mut Queue) {
    let allowed = view.environment.allows(action).is_ok();
    let keys = action.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
    let button = Button::new(label(view, action)).shortcut_text(RichText::new(keys).weak());
    let response = ui.add_enabled(allowed, button);
    let tip = tip(view, action);
    let response = response.on_hover_text(tip.clone()).on_disabled_hover_text(tip);
    if response.clicked() {
        queue.act(action);
        ui.close();
    }
}

/// The row of menus.
pub fn menu_bar(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.title(), |ui| {
                ui.set_min_width(230.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                for action in Action::all().filter(|a| a.menu() == menu) {
                    if action.begins_group() {
                        ui.separator();
                    }
                    action_button(ui, view, action, queue);
                    if action == Action::Open {
                        recent_menu(ui, view, queue);
                    }
                }
            });
        }
    });
}

fn recent_menu(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    ui.add_enabled_ui(!view.recent.is_empty(), |ui| {
        ui.menu_button(words::say("menu-recent"), |ui| {
            for path in view.recent {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    queue.push(Command::Open(path.clone()));
                    ui.close();
                }
            }
        });
    });
}

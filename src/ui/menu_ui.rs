//! The menus, out of the table of actions.

use egui::{Button, Context, Id, InnerResponse, IntoAtoms, Key, Modifiers, Response, RichText, ScrollArea, Ui};

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

/// Where the entries of the menu that is being drawn are noted, in their order.
fn entries() -> Id {
    Id::unique("entries of a menu")
}

/// The entry of a menu that is to be brought into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reveal(Id);

/// Whether a menu was drawn in this frame or the one before, so that the arrow keys are its.
pub fn is_open(ctx: &Context) -> bool {
    let last = ctx.data(|data| data.get_temp::<u64>(entries()));
    last.is_some_and(|last| ctx.cumulative_pass_nr() - last <= 1)
}

/// A button that opens a menu, which scrolls where it is longer than the window.
pub fn menu<'a, R>(ui: &mut Ui, title: impl IntoAtoms<'a>, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<Option<R>> {
    ui.menu_button(title, |ui| scrolling(ui, add))
}

/// The entries of a menu, in the height that the window has: the wheel scrolls, and so do the arrow keys, which go from entry
/// to entry.
pub fn scrolling<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let most = (ui.ctx().content_rect().height() - 64.0).max(120.0);
    let outer = ui.data_mut(|data| data.remove_temp::<Vec<Id>>(entries()));
    let shown = ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, add);
    let pass = ui.ctx().cumulative_pass_nr();
    let own = ui.data_mut(|data| {
        data.insert_temp(entries(), pass);
        data.remove_temp::<Vec<Id>>(entries()).unwrap_or_default()
    });
    if let Some(outer) = outer {
        ui.data_mut(|data| data.insert_temp(entries(), outer));
    }
    let way = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp))
    });
    let count = own.len() as isize;
    if way != 0 && count > 0 {
        let at = ui.memory(|memory| own.iter().position(|id| memory.has_focus(*id)));
        let next = match at {
            Some(at) => (at as isize + way).rem_euclid(count),
            None if way > 0 => 0,
            None => count - 1,
        };
        if let Some(next) = own.get(next.unsigned_abs()) {
            ui.memory_mut(|memory| memory.request_focus(*next));
            ui.data_mut(|data| data.insert_temp(entries(), Reveal(*next)));
            ui.ctx().request_repaint();
        }
    }
    shown.inner
}

/// Notes an entry of a menu, so that keys find it and bring it into view.
fn entry(ui: &Ui, response: Response) -> Response {
    ui.data_mut(|data| data.get_temp_mut_or_default::<Vec<Id>>(entries()).push(response.id));
    if ui.data(|data| data.get_temp::<Reveal>(entries())) == Some(Reveal(response.id)) {
        ui.data_mut(|data| data.remove::<Reveal>(entries()));
        response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
    }
    response
}

/// An entry of a menu that is no action of the table.
pub fn plain_entry<'a>(ui: &mut Ui, text: impl IntoAtoms<'a>) -> Response {
    let response = ui.button(text);
    entry(ui, response)
}

/// An entry of a menu.
pub fn action_button(ui: &mut Ui, view: &View<'_>, action: Action, queue: &mut Queue) {
    let allowed = view.environment.allows(action).is_ok();
    let keys = action.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
    let button = Button::new(label(view, action)).shortcut_text(RichText::new(keys).weak());
    let mut response = ui.add_enabled(allowed, button);
    if allowed {
        response = entry(ui, response);
    }
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
            self::menu(ui, menu.title(), |ui| {
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
        menu(ui, words::say("menu-recent"), |ui| {
            for path in view.recent {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if plain_entry(ui, name).on_hover_text(path.display().to_string()).clicked() {
                    queue.push(Command::Open(path.clone()));
                    ui.close();
                }
            }
        });
    });
}

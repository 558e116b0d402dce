//! The menus, out of the table of actions.

use egui::style::ScrollAnimation;
use egui::{
    Button, Context, Id, InnerResponse, IntoAtoms, Key, Modifiers, Order, RichText, ScrollArea, Ui, WidgetRect,
};

use super::View;
use super::scroll::Follow;
use crate::command::{Action, Command, Menu, Queue};
use crate::i18n::{self, Message, Named};

/// An action's name as it stands now: undo and redo say what they would do.
pub fn label(view: &View<'_>, action: Action) -> String {
    let named = |message: Named, step: &Option<String>| match step {
        Some(step) => message(step.clone()),
        None => action.label(),
    };
    match action {
        Action::Undo => named(i18n::actions::undo_named, &view.undo),
        Action::Redo => named(i18n::actions::redo_named, &view.redo),
        _ => action.label(),
    }
}

/// What is said of an action whose file can be dropped on the window as well; nothing where the desktop hands none over.
fn dropped(view: &View<'_>, action: Action) -> Option<Message> {
    match action {
        _ if !view.takes_drops => None,
        Action::Open => Some(i18n::fields::tip_drop_map),
        Action::AddSource => Some(i18n::fields::tip_drop_document),
        _ => None,
    }
}

/// What is said of an action under the pointer: what it does, or why it cannot.
pub fn tip(view: &View<'_>, action: Action) -> String {
    match view.environment.allows(action) {
        Ok(()) => match dropped(view, action) {
            Some(also) => format!("{} {}", action.tip(), also()),
            None => action.tip(),
        },
        Err(why) => format!("{}\n{}", action.tip(), why.message()),
    }
}

/// Where it is noted in which pass a menu was drawn last.
fn drawn_at() -> Id {
    Id::unique("menu drawn")
}

/// Whether a menu was drawn in this frame or the one before, so that the arrow keys are its.
pub fn is_open(ctx: &Context) -> bool {
    let last = ctx.data(|data| data.get_temp::<u64>(drawn_at()));
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
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(drawn_at(), pass));
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
    let shown = area.follow(ui, |ui| {
        let inner = add(ui);
        go_about(ui);
        inner
    });
    shown.inner
}

/// Up and down go from entry to entry of the menu that is drawn, and round, and bring the next into view.
fn go_about(ui: &Ui) {
    let entries: Vec<WidgetRect> = ui.ctx().viewport(|viewport| {
        let all = viewport.this_pass.widgets.get_layer(ui.layer_id());
        all.filter(|widget| widget.enabled && widget.sense.is_focusable()).copied().collect()
    });
    let focused = ui.memory(|memory| memory.focused());
    let at = entries.iter().position(|entry| Some(entry.id) == focused);
    // The keys of another menu, from which this one was opened, are not for this one.
    let layer = focused.and_then(|id| ui.ctx().viewport(|v| v.this_pass.widgets.get(id).map(|widget| widget.layer_id)));
    if entries.is_empty() || at.is_none() && layer.is_some_and(|layer| layer.order == Order::Foreground) {
        return;
    }
    let (down, up) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowDown), pressed(Key::ArrowUp))
    });
    let last = entries.len() - 1;
    let next = match (down, up, at) {
        (true, false, None) => 0,
        (true, false, Some(at)) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        (false, true, None | Some(0)) => last,
        (false, true, Some(at)) => at - 1,
        _ => return,
    };
    if let Some(next) = entries.get(next) {
        ui.memory_mut(|memory| memory.request_focus(next.id));
        ui.scroll_to_rect_animation(next.rect, None, ScrollAnimation::none());
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
        menu(ui, i18n::actions::menu_recent(), |ui| {
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

//! The palette: every action by its name, for hands that stay on the keyboard.

use egui::{Align2, Area, Button, Frame, Id, Key, Order, RichText, ScrollArea, Ui, vec2};

use super::field::TextField;
use super::scroll::Follow;
use super::{View, menu_ui};
use crate::command::{Action, Queue};
use crate::i18n;

/// The state of the palette.
#[derive(Clone, Debug, Default)]
pub struct PaletteState {
    /// Whether it is shown.
    pub open: bool,
    /// What has been typed.
    text: String,
    /// Which of the found actions Enter takes.
    at: usize,
}

/// Whether the letters of `typed` stand in `name` in this order.
fn matches(name: &str, typed: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    typed.chars().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).all(|c| letters.any(|l| l == c))
}

/// Draws the palette if it is open.
pub fn palette_ui(ui: &Ui, view: &View<'_>, state: &mut PaletteState, queue: &mut Queue) {
    if !state.open {
        return;
    }
    let mut found: Vec<Action> =
        Action::all().filter(|a| *a != Action::Palette && matches(&a.label(), &state.text)).collect();
    // What contains the letters as they were typed comes first, and what can be done before what cannot.
    found.sort_by_key(|action| {
        let whole = action.label().to_lowercase().contains(&state.text.to_lowercase());
        (!whole, view.environment.allows(*action).is_err())
    });
    let (down, up, enter, escape) = ui.input(|i| {
        (
            i.key_pressed(Key::ArrowDown),
            i.key_pressed(Key::ArrowUp),
            i.key_pressed(Key::Enter),
            i.key_pressed(Key::Escape),
        )
    });
    let last = found.len().saturating_sub(1);
    state.at = if down {
        (state.at + 1).min(last)
    } else if up {
        state.at.saturating_sub(1)
    } else {
        state.at.min(last)
    };
    let mut chosen = if enter { found.get(state.at).copied() } else { None };
    let top = ui.ctx().content_rect().center_top() + vec2(0.0, 80.0);
    let area = Area::new(Id::unique("palette")).order(Order::Foreground).pivot(Align2::CENTER_TOP).fixed_pos(top);
    let shown = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(460.0);
            let field = TextField::line(&mut state.text).hint(i18n::status::palette_hint());
            let field = ui.add(field.id(Id::unique("palette field")).width(f32::INFINITY));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n::status::palette_hint()));
            if !field.has_focus() {
                field.request_focus();
            }
            if field.changed() {
                state.at = 0;
            }
            ScrollArea::vertical().max_height(360.0).follow(ui, |ui| {
                for (number, action) in found.iter().enumerate() {
                    let keys = action.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
                    let button = Button::selectable(number == state.at, menu_ui::label(view, *action));
                    let button = button.shortcut_text(RichText::new(keys).weak()).min_size(vec2(440.0, 26.0));
                    let allowed = view.environment.allows(*action).is_ok();
                    let response = ui.add_enabled(allowed, button);
                    if (up || down) && number == state.at {
                        response.scroll_to_me(None);
                    }
                    let tip = menu_ui::tip(view, *action);
                    if response.on_hover_text(tip.clone()).on_disabled_hover_text(tip).clicked() {
                        chosen = Some(*action);
                    }
                }
                if found.is_empty() {
                    ui.weak(i18n::status::palette_nothing());
                }
            });
        });
    });
    let elsewhere = ui.input(|i| i.pointer.any_pressed())
        && !ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| shown.response.rect.contains(at));
    if let Some(action) = chosen {
        queue.act(action);
    }
    if chosen.is_some() || escape || elsewhere {
        *state = PaletteState::default();
        ui.memory_mut(|m| m.request_focus(super::canvas::canvas_id()));
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn letters_in_order_are_enough() {
        assert!(matches("Save as…", "sva") && matches("Undo", "") && !matches("Undo", "du"));
    }
}

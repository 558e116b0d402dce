//! The bar above the canvas that finds cards, narrows what is shown, and says what is hidden.

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::{Align2, Area, Frame, Key, Order, Rect, Ui, vec2};

use super::CanvasState;
use crate::analysis::{Filter, FilterStanding};
use crate::command::{Action, Command, Queue};
use crate::formats::outline;
use crate::i18n;
use crate::model::StatementKind;
use crate::ui::View;
use crate::ui::field::TextField;
use crate::ui::menu_ui::menu;
use crate::ui::theme::Tokens;

/// The id of the field.
fn field_id() -> egui::Id {
    egui::Id::unique("find on the map")
}

/// Shows the bar while something is looked for, and what is hidden whenever something is.
pub fn find_ui(ui: &Ui, view: &View<'_>, state: &mut CanvasState, rect: Rect, queue: &mut Queue) {
    let hidden = hidden_words(state);
    if !state.sight.search.open && hidden.is_none() {
        return;
    }
    let area = Area::new(egui::Id::unique("find"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(rect.right_top() + vec2(-16.0, 12.0));
    let shown = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(8.0).corner_radius(10.0).show(ui, |ui| {
            if state.sight.search.open {
                ui.horizontal(|ui| search_ui(ui, view, state, queue));
            }
            if let Some(text) = hidden {
                ui.horizontal(|ui| {
                    ui.label(egui::RichText::new(text).color(Tokens::of(ui.ctx()).dim));
                    if ui.button(i18n::visibility::all()).on_hover_text(Action::ShowAll.tip()).clicked() {
                        queue.act(Action::ShowAll);
                    }
                });
            }
        });
    });
    // A click on one of its buttons leaves the keyboard in the field.
    let area = shown.response.rect;
    let clicked = ui.input(|i| i.pointer.any_click() && i.pointer.interact_pos().is_some_and(|at| area.contains(at)));
    let free = ui.memory(|memory| memory.focused().is_none_or(|id| id == super::canvas_id()));
    if clicked && free && state.sight.search.open {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
    }
}

fn search_ui(ui: &mut Ui, view: &View<'_>, state: &mut CanvasState, queue: &mut Queue) {
    let words = state.sight.search.text.chars().count();
    let field =
        TextField::line(&mut state.sight.search.text).id(field_id()).width(220.0).hint(i18n::visibility::find_hint());
    // Enter goes on to the next hit and stays in the field.
    let focused = ui.memory(|m| m.has_focus(field_id()));
    let (enter, back, escape) = ui.input_mut(|i| {
        let mut take = |modifiers, key| focused && i.consume_key(modifiers, key);
        let back = take(egui::Modifiers::SHIFT, Key::Enter);
        (take(egui::Modifiers::NONE, Key::Enter), back, take(egui::Modifiers::NONE, Key::Escape))
    });
    // Before it is drawn, so that it gets the keys of this frame; while its bar is only measured, it takes none.
    if !ui.is_sizing_pass() && std::mem::take(&mut state.sight.search.wants_keyboard) {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        let mut known = egui::text_edit::TextEditState::load(ui.ctx(), field_id()).unwrap_or_default();
        // What is typed replaces the words of the last search.
        let end = CCursor::new(CharIndex(words));
        known.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
        known.store(ui.ctx(), field_id());
    }
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, i18n::visibility::find_hint()));
    // Escape takes the keyboard from the field before the field is asked.
    if escape || (response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape))) {
        queue.push(Command::CloseFind);
        return;
    }
    if enter {
        queue.act(Action::FindNext);
    }
    if back {
        queue.act(Action::FindPrevious);
    }
    let search = &state.sight.search;
    let count = search.count();
    let at = if count == 0 { 0 } else { search.at + 1 };
    if !search.text.trim().is_empty() {
        ui.label(i18n::visibility::find_count(at, count));
    }
    for (action, sign) in [(Action::FindPrevious, "‹"), (Action::FindNext, "›")] {
        let button = ui.add_enabled(count > 0, egui::Button::new(sign)).on_hover_text(action.tip());
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, action.label()));
        if button.clicked() {
            queue.act(action);
        }
    }
    filter_ui(ui, view, state);
    let close = ui.button("×").on_hover_text(i18n::visibility::find_close());
    close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::visibility::find_close()));
    if close.clicked() {
        queue.push(Command::CloseFind);
    }
}

/// What a card must be to pass.
fn filter_ui(ui: &mut Ui, view: &View<'_>, state: &mut CanvasState) {
    let sight = &mut state.sight;
    let title = if sight.filter.is_off() { i18n::visibility::filter() } else { i18n::visibility::filter_on() };
    menu(ui, title, |ui| {
        ui.set_min_width(220.0);
        let any = i18n::visibility::filter_any();
        let filter = &mut sight.filter;
        menu(ui, i18n::fields::side(), |ui| {
            ui.selectable_value(&mut filter.side, None, &any);
            for (id, side) in view.map.sides() {
                ui.selectable_value(&mut filter.side, Some(*id), format!("{}  {}", side.letter, side.name));
            }
        });
        menu(ui, i18n::fields::kind(), |ui| {
            ui.selectable_value(&mut filter.kind, None, &any);
            for kind in StatementKind::ALL {
                ui.selectable_value(&mut filter.kind, Some(kind), outline::kind_name(kind));
            }
        });
        menu(ui, i18n::visibility::filter_tag(), |ui| {
            ui.selectable_value(&mut filter.tag, None, &any);
            for tag in Filter::tags(view.map) {
                ui.selectable_value(&mut filter.tag, Some(tag.to_owned()), tag);
            }
        });
        menu(ui, i18n::visibility::filter_source(), |ui| {
            ui.selectable_value(&mut filter.source, None, &any);
            for (id, source) in view.map.sources() {
                ui.selectable_value(&mut filter.source, Some(*id), &source.title);
            }
        });
        menu(ui, i18n::visibility::filter_standing(), |ui| {
            ui.selectable_value(&mut filter.standing, None, &any);
            for standing in FilterStanding::ALL {
                let name = match standing {
                    FilterStanding::Dropped => i18n::analysis::turn_dropped(),
                    FilterStanding::Labelled(label) => label.name(),
                };
                ui.selectable_value(&mut filter.standing, Some(standing), name);
            }
        });
        ui.checkbox(&mut filter.unlinked, i18n::visibility::filter_unlinked());
        ui.separator();
        ui.checkbox(&mut sight.hide, i18n::visibility::filter_hide());
        if ui.button(i18n::visibility::filter_off()).clicked() {
            sight.filter = Filter::default();
        }
    });
}

/// What is hidden or dimmed, in words; `None` if all is shown.
fn hidden_words(state: &CanvasState) -> Option<String> {
    let sight = &state.sight;
    let mut parts = Vec::new();
    let folded = sight.folded_away();
    if folded > 0 {
        parts.push(i18n::visibility::folded(folded));
    }
    if sight.focus.is_some() {
        parts.push(i18n::visibility::focus(sight.out_of_focus()));
    }
    if !sight.filter.is_off() {
        let count = sight.filtered();
        parts.push((if sight.hide { i18n::visibility::hidden } else { i18n::visibility::dimmed })(count));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

//! The bar on top: the map's name, the commonest actions, the way out by mail.

use egui::{Align, Button, Layout, RichText, Ui, vec2};

use super::icons::{self, Icon};
use super::theme::Tokens;
use super::{View, fonts, menu_ui};
use crate::command::{Action, Queue};
use crate::i18n;

/// A button with a painted sign before its name.
fn tool(ui: &mut Ui, view: &View<'_>, icon: Icon, action: Action, named: bool, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let allowed = view.environment.allows(action).is_ok();
    let colour = match action {
        Action::Support => t.support,
        Action::Attack => t.rebut,
        Action::Undercut => t.undercut,
        _ => t.dim,
    };
    // Room for the sign is made of spaces, so that the name stays one text for screen readers.
    let name = action.short_label();
    let text = if named { format!("      {name}") } else { String::new() };
    let text = RichText::new(text).font(fonts::regular(12.5));
    let response = ui.add_enabled(allowed, Button::new(text).min_size(vec2(34.0, 30.0)));
    let colour = if allowed { colour } else { colour.gamma_multiply(0.5) };
    let place = if named { response.rect.left_center() + vec2(18.0, 0.0) } else { response.rect.center() };
    icons::paint(ui.painter(), icon, place, 10.0, colour);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, allowed, action.label()));
    let keys = action.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
    let tip = format!("{} ({keys})\n{}", action.label(), menu_ui::tip(view, action));
    if response.on_hover_text(tip.clone()).on_disabled_hover_text(tip).clicked() {
        queue.act(action);
    }
}

/// From this width on, in points, there is room for the names of the tools.
const NAMED: f32 = 930.0;

/// Draws the bar.
pub fn toolbar_ui(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let title = if view.map.title().is_empty() { view.file_name } else { view.map.title() };
        // In a narrow window signs alone must do; what they are called is in their tips.
        let named = ui.available_width() > NAMED;
        let tools = if named { 760.0 } else { 490.0 };
        let width = (ui.available_width() - tools).clamp(90.0, 420.0);
        let state = match (view.unsaved, view.has_file) {
            (true, _) => i18n::status::state_edited(),
            (false, true) => i18n::status::state_saved(),
            (false, false) => String::new(),
        };
        ui.allocate_ui_with_layout(vec2(width, 40.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(width);
            let name = RichText::new(title).font(fonts::semibold(14.0));
            ui.add(egui::Label::new(name).truncate());
            ui.label(RichText::new(state).color(t.dim).size(12.0));
        });
        for (icon, action) in
            [(Icon::Plus, Action::Claim), (Icon::Underline, Action::Premise), (Icon::Bar, Action::Rebuttal)]
        {
            tool(ui, view, icon, action, named, queue);
        }
        ui.add_space(8.0);
        for (icon, action) in
            [(Icon::Up, Action::Support), (Icon::Bar, Action::Attack), (Icon::Cross, Action::Undercut)]
        {
            tool(ui, view, icon, action, named, queue);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(Action::Mail.label()).font(fonts::semibold(12.5)).color(t.on_accent);
            let mail = ui.add(Button::new(text).fill(t.accent).min_size(vec2(96.0, 30.0)));
            if mail.on_hover_text(Action::Mail.tip()).clicked() {
                queue.act(Action::Mail);
            }
            ui.add_space(4.0);
            for (icon, action) in [(Icon::Redo, Action::Redo), (Icon::Undo, Action::Undo)] {
                let allowed = view.environment.allows(action).is_ok();
                let response = ui.add_enabled(allowed, Button::new("").min_size(vec2(32.0, 30.0)));
                let colour = if allowed { t.text } else { t.dim.gamma_multiply(0.5) };
                icons::paint(ui.painter(), icon, response.rect.center(), 12.0, colour);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, allowed, action.label()));
                let tip = menu_ui::label(view, action);
                if response.on_hover_text(tip).clicked() {
                    queue.act(action);
                }
            }
        });
    });
}

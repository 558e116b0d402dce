//! What is said while something takes its time, a file that is opened or a new order of cards: how far it has
//! come, and how to stop it. And whether to keep an order that is looked at.

use egui::{Align2, Area, Frame, Order, Rect, Ui, vec2};

use super::CanvasState;
use crate::command::{Command, Queue};
use crate::i18n;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// Shows the bar at the lower edge of the canvas, if there is anything to say.
pub fn work_ui(ui: &Ui, view: &View<'_>, state: &CanvasState, rect: Rect, queue: &mut Queue) {
    let count = state.order.as_ref().map(|order| order.to.len());
    let working = view.arranging.map(|part| (i18n::layout::working(), part));
    let work = view.opening.clone().or(working);
    if count.is_none() && work.is_none() {
        return;
    }
    let t = Tokens::of(ui.ctx());
    let area = Area::new(egui::Id::unique("order"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(rect.center_bottom() - vec2(0.0, 20.0));
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(10.0).corner_radius(10.0).show(ui, |ui| {
            ui.horizontal(|ui| match (work, count) {
                (None, Some(count)) => {
                    let text = i18n::layout::shown(count);
                    ui.label(egui::RichText::new(text).font(fonts::semibold(13.0)));
                    ui.add_space(8.0);
                    let keep = egui::RichText::new(i18n::layout::keep()).color(t.on_accent);
                    if ui.add(egui::Button::new(keep).fill(t.accent)).clicked() {
                        queue.push(Command::KeepOrder(true));
                    }
                    if ui.button(i18n::layout::back()).clicked() {
                        queue.push(Command::KeepOrder(false));
                    }
                }
                (Some((text, part)), _) => {
                    ui.label(text);
                    ui.add(egui::ProgressBar::new(part).desired_width(140.0).desired_height(6.0));
                    if ui.button(i18n::dialogs::cancel()).clicked() {
                        queue.push(Command::StopWork);
                    }
                    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
                }
                (None, None) => {}
            });
        });
    });
}

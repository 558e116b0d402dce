//! What is said while a new order of cards is worked out or looked at: how far it has come, and whether to
//! keep it.

use egui::{Align2, Area, Frame, Order, Rect, Ui, vec2};

use super::CanvasState;
use crate::command::{Command, Queue};
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};
use crate::words;

/// Shows the bar at the lower edge of the canvas, if there is anything to say.
pub fn order_ui(ui: &Ui, view: &View<'_>, state: &CanvasState, rect: Rect, queue: &mut Queue) {
    let count = state.order.as_ref().map(|order| order.to.len());
    if count.is_none() && view.arranging.is_none() {
        return;
    }
    let t = Tokens::of(ui.ctx());
    let area = Area::new(egui::Id::unique("order"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(rect.center_bottom() - vec2(0.0, 20.0));
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(10.0).corner_radius(10.0).show(ui, |ui| {
            ui.horizontal(|ui| match count {
                Some(count) => {
                    let text = words::with("order-shown", &[("count", count.into())]);
                    ui.label(egui::RichText::new(text).font(fonts::semibold(13.0)));
                    ui.add_space(8.0);
                    let keep = egui::RichText::new(words::say("order-keep")).color(t.on_accent);
                    if ui.add(egui::Button::new(keep).fill(t.accent)).clicked() {
                        queue.push(Command::KeepOrder(true));
                    }
                    if ui.button(words::say("order-back")).clicked() {
                        queue.push(Command::KeepOrder(false));
                    }
                }
                None => {
                    ui.label(words::say("order-working"));
                    let part = view.arranging.unwrap_or(0.0);
                    ui.add(egui::ProgressBar::new(part).desired_width(140.0).desired_height(6.0));
                    if ui.button(words::say("dialog-cancel")).clicked() {
                        queue.push(Command::StopWork);
                    }
                    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
                }
            });
        });
    });
}

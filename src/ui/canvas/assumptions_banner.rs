//! The banner that says that something is assumed for the moment: what is shown then is no verdict.

use egui::{Align2, Area, Button, Frame, Order, Rect, RichText, Ui, vec2};

use crate::command::{Action, Queue};
use crate::i18n;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// Shows the banner at the upper edge of the canvas, if anything is assumed.
pub fn what_if_ui(ui: &Ui, view: &View<'_>, rect: Rect, queue: &mut Queue) {
    if view.assumptions == 0 {
        return;
    }
    let t = Tokens::of(ui.ctx());
    let area = Area::new(egui::Id::unique("what if"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_TOP)
        .constrain_to(rect)
        .fixed_pos(rect.center_top() + vec2(0.0, 12.0));
    area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(8.0).corner_radius(10.0);
        frame.stroke(egui::Stroke::new(1.5, t.undercut)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let text = i18n::fields::what_if_banner(view.assumptions);
                ui.label(RichText::new(text).font(fonts::semibold(12.5)).color(t.undercut));
                for action in [Action::ShowAssumptions, Action::ClearAssumptions] {
                    let keys = action.shortcuts().first().map(|s| format!("  {}", s.text(view.is_mac)));
                    let name = action.short_label();
                    let name = RichText::new(format!("{name}{}", keys.unwrap_or_default())).size(12.0);
                    if ui.add(Button::new(name)).on_hover_text(action.tip()).clicked() {
                        queue.act(action);
                    }
                }
            });
        });
    });
}

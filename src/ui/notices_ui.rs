//! Notices of what happened, and offers of what could: small cards at the lower edge of the canvas.

use egui::{Align2, Area, Button, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Action, Command, Queue};
use crate::i18n;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was done; goes away by itself.
    Done,
    /// Something was done that is to be read in peace; stays until it is put aside.
    Told,
    /// Something was not done, and why; goes away by itself.
    Refused,
    /// Something went wrong; stays until it is put aside.
    Failed,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, to put it aside.
    pub id: u64,
    /// How serious it is.
    pub tone: Severity,
    /// What happened.
    pub text: String,
    /// What can be done about it from here: the step before can be undone, or work be recovered.
    pub offers: Option<Action>,
    /// When it goes away, in seconds of the window's clock.
    pub until: Option<f64>,
}

impl Notice {
    /// The step before is no longer the one that it speaks of.
    pub fn forget_undo(&mut self) {
        self.offers = self.offers.filter(|action| *action != Action::Undo);
    }
}

/// Something that could be done now: a link that the source itself makes between cards on the map, say.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is about.
    pub title: String,
    /// What exactly, a line each.
    pub lines: Vec<String>,
    /// What the button says that accepts it.
    pub accept: String,
    /// What accepting it does.
    pub command: Command,
}

/// Draws notices and the offer over the canvas.
pub fn notices_ui(
    ui: &Ui,
    view: &View<'_>,
    area: egui::Rect,
    notices: &[Notice],
    offer: Option<&Offer>,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    if notices.is_empty() && offer.is_none() {
        return;
    }
    let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(14, 10));
    let bottom = area.center_bottom() - vec2(0.0, 18.0);
    let place = |name: &str, bottom| {
        Area::new(Id::unique(name)).order(Order::Foreground).pivot(Align2::CENTER_BOTTOM).fixed_pos(bottom)
    };
    let width = (area.width() - 40.0).clamp(200.0, 560.0);
    // An offer stands lowest and apart, so that its buttons stay where they are while notices come and go.
    let offered = offer.map(|offer| {
        let shown = place("offer", bottom).show(ui.ctx(), |ui| {
            ui.set_max_width(width);
            frame.stroke(Stroke::new(1.5, t.accent)).show(ui, |ui| offer_ui(ui, view, offer, queue));
        });
        shown.response.rect.height() + ui.spacing().item_spacing.y
    });
    if notices.is_empty() {
        return;
    }
    place("notices", bottom - vec2(0.0, offered.unwrap_or_default())).show(ui.ctx(), |ui| {
        ui.set_max_width(width);
        for notice in notices.iter().rev().take(3).rev() {
            let colour = match notice.tone {
                Severity::Done | Severity::Told => t.line,
                Severity::Refused => t.sides[1],
                Severity::Failed => t.rebut,
            };
            frame.stroke(Stroke::new(1.5, colour)).show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    let text = egui::Label::new(RichText::new(&notice.text).size(12.5)).wrap();
                    ui.allocate_ui(vec2(ui.available_width() - 120.0, 0.0), |ui| ui.add(text));
                    if let Some(action) = notice.offers {
                        let key = match action {
                            Action::Undo => i18n::notices::undo,
                            Action::SaveAs => i18n::dialogs::save_as,
                            _ => i18n::notices::recover,
                        };
                        if ui.small_button(key()).clicked() {
                            queue.act(action);
                            queue.push(Command::DismissNotice(notice.id));
                        }
                    }
                    let close = ui.small_button("×").on_hover_text(i18n::notices::close());
                    close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, i18n::notices::close()));
                    if close.clicked() {
                        queue.push(Command::DismissNotice(notice.id));
                    }
                });
            });
        }
    });
}

fn offer_ui(ui: &mut Ui, view: &View<'_>, offer: &Offer, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.add(egui::Label::new(RichText::new(&offer.title).font(fonts::semibold(12.5))).wrap());
    for line in offer.lines.iter().take(4) {
        ui.add(egui::Label::new(RichText::new(line).size(12.0).color(t.dim)).wrap());
    }
    if offer.lines.len() > 4 {
        let more = i18n::notices::offer_more(offer.lines.len() - 4);
        ui.label(RichText::new(more).size(12.0).color(t.dim));
    }
    ui.horizontal(|ui| {
        let keys = Action::AcceptOffer.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
        let text = format!("{}  ({keys})", offer.accept);
        let accept = Button::new(RichText::new(text).font(fonts::semibold(12.5)).color(t.on_accent)).fill(t.accent);
        let accept = ui.add(accept);
        accept.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &offer.accept));
        if accept.clicked() {
            queue.act(Action::AcceptOffer);
        }
        if ui.button(i18n::notices::offer_refuse()).clicked() {
            queue.push(Command::DismissOffer);
        }
    });
}

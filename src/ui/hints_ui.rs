//! Hints about the map, in the panel of questions: what may be worth a second look. They never stop anybody.

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui, vec2};

use super::analysis_ui::{card_row, say};
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::analysis::Hint;
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::{gist, spoken_link};
use crate::i18n;
use crate::model::ElementId;
use std::mem::discriminant;

/// The most hints of one kind that are listed.
const LISTED: usize = 60;

/// The heading of hints of this kind.
fn heading(hint: &Hint, count: usize) -> String {
    match hint {
        Hint::Circle(_) => i18n::hints::hint_circle(count),
        Hint::BothSides(_) => i18n::hints::hint_both_sides(count),
        Hint::Unmentioned(..) => i18n::hints::hint_unmentioned(count),
        Hint::Double(..) => i18n::hints::hint_double(count),
        Hint::NoCitation(_) => i18n::hints::hint_no_citation(count),
        Hint::Unlinked(_) => i18n::hints::hint_unlinked(count),
    }
}

/// Lists the hints, kind by kind.
pub fn hints_ui(ui: &mut Ui, view: &View<'_>, hints: &[Hint], queue: &mut Queue) {
    say(ui, (if hints.is_empty() { i18n::hints::none } else { i18n::hints::means })());
    ScrollArea::vertical().auto_shrink(false).id_salt("hints").follow(ui, |ui| {
        for of_kind in hints.chunk_by(|a, b| discriminant(a) == discriminant(b)) {
            let Some(first) = of_kind.first() else { continue };
            ui.add_space(6.0);
            let title = heading(first, of_kind.len());
            ui.label(RichText::new(title).font(fonts::semibold(12.5)));
            for (number, hint) in of_kind.iter().take(LISTED).enumerate() {
                ui.push_id((discriminant(first), number), |ui| hint_ui(ui, view, hint, queue));
            }
            if of_kind.len() > LISTED {
                say(ui, i18n::hints::more(of_kind.len() - LISTED));
            }
        }
    });
}

fn hint_ui(ui: &mut Ui, view: &View<'_>, hint: &Hint, queue: &mut Queue) {
    match hint {
        Hint::BothSides(id) | Hint::NoCitation(id) | Hint::Unlinked(id) => card_row(ui, view, *id, "", queue),
        Hint::Circle(cards) => {
            let named = cards.iter().map(|id| format!("“{}”", gist(view.map, *id))).collect::<Vec<_>>().join(" → ");
            if link(ui, named).clicked() {
                queue.push(Command::Select(cards.iter().copied().collect::<Selection>()));
                cards.iter().for_each(|id| queue.push(Command::Show(*id)));
            }
        }
        Hint::Unmentioned(step, terms) => {
            let text = format!("{} — {}", terms.join(", "), spoken_link(view.map, *step));
            if link(ui, text).clicked() {
                queue.push(Command::Select(Selection::only(*step)));
                queue.push(Command::Show(*step));
            }
        }
        Hint::Double(a, b, share) => double_ui(ui, view, (*a, *b, *share), queue),
    }
}

fn link(ui: &mut Ui, text: String) -> egui::Response {
    let button = Button::new(RichText::new(text).size(12.0)).wrap();
    ui.add_sized(vec2(ui.available_width(), 0.0), button)
}

/// Two cards that say nearly the same, and the offer to make one of them.
fn double_ui(ui: &mut Ui, view: &View<'_>, (a, b, share): (ElementId, ElementId, f64), queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    card_row(ui, view, a, "", queue);
    card_row(ui, view, b, "", queue);
    ui.horizontal(|ui| {
        let percent = i18n::hints::hint_share((share * 100.0).round() as u32);
        ui.label(RichText::new(percent).size(11.5).color(t.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let merge = Button::new(RichText::new(i18n::hints::hint_unite()).size(11.5)).min_size(vec2(0.0, 22.0));
            if ui.add(merge).on_hover_text(i18n::hints::hint_unite_tip()).clicked() {
                queue.push(Command::Unite(a, b));
            }
        });
    });
    ui.add_space(4.0);
}

//! Above a source: what it is, whose case it argues, and what can be done with it. Below a text: what becomes of the
//! words that are selected.

use std::ops::Range;

use egui::{Align, Button, CornerRadius, Label, Layout, RichText, Ui, vec2};

use super::capture::{CaptureMode, quoted};
use super::sources_ui::ShownSource;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Action, Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::gist;
use crate::formats::one_line;
use crate::formats::outline::kind_name;
use crate::i18n::{self, Message};
use crate::model::{Citation, ElementId, Source, SourceText, StatementKind};
use crate::sources::citation_style::{full, with_words};
use crate::ui::menu_ui;

/// A source whose bar is drawn.
pub struct Bar<'a> {
    /// Its id, if the map has it.
    pub known: Option<ElementId>,
    /// Its description, if the map has it.
    pub source: Option<&'a Source>,
    /// Which one it is.
    pub shown: ShownSource,
    /// Whether it is a bundled analysis.
    pub is_bundled: bool,
    /// Whether its text is shown and not its passages.
    pub as_text: bool,
    /// Its claims that the source beside it answers with nothing, and which source that is.
    pub open: Option<(ElementId, &'a [ElementId])>,
    /// How much of it is used, in words.
    pub note: String,
}

/// Draws the bar above a source. Returns whether its text is to be shown from now on, if that was chosen.
pub fn source_bar_ui(ui: &mut Ui, view: &View<'_>, bar: &Bar<'_>, queue: &mut Queue) -> Option<bool> {
    let t = Tokens::of(ui.ctx());
    let has_text = bar.source.is_some_and(|source| source.text().is_some());
    let mut wanted = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu(ui, view, bar, has_text, queue);
            if bar.is_bundled && has_text {
                for (as_text, name) in [(true, i18n::sources::as_text()), (false, i18n::sources::as_passages())] {
                    let text = RichText::new(name).size(11.5);
                    if ui.add(Button::selectable(bar.as_text == as_text, text).frame_when_inactive(true)).clicked() {
                        wanted = Some(as_text);
                    }
                }
            }
            if let Some((id, source)) = bar.known.zip(bar.source).filter(|_| !bar.is_bundled) {
                sides(ui, view, id, source, queue);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(source) = bar.source.filter(|_| !bar.is_bundled) {
                    let title = RichText::new(one_line(&source.title)).font(fonts::semibold(12.5));
                    ui.add(Label::new(title).truncate()).on_hover_text(full(source, view.style));
                } else {
                    ui.label(RichText::new(&bar.note).size(11.5).color(t.dim));
                }
            });
        });
    });
    if let Some((id, source)) = bar.known.zip(bar.source) {
        let open = to_check(view, id, source);
        if open > 0 {
            let text = i18n::sources::to_check(open);
            let link = ui.add(Button::new(RichText::new(text).size(12.0).color(t.rebut)).frame(false));
            if link.clicked() {
                queue.push(Command::CheckCitations(id));
            }
        }
    }
    if let Some((by, claims)) = bar.open {
        open_claims(ui, view, by, claims, queue);
    }
    wanted
}

/// The claims that the source beside this one answers with nothing, as a list that leads to them.
fn open_claims(ui: &mut Ui, view: &View<'_>, by: ElementId, claims: &[ElementId], queue: &mut Queue) {
    let other = view.map.sources().get(&by).map(|source| one_line(&source.short)).unwrap_or_default();
    let text = i18n::sources::unanswered(claims.len(), other);
    let menu = ui.add_enabled_ui(!claims.is_empty(), |ui| {
        menu_ui::menu(ui, RichText::new(&text).size(11.5), |ui| {
            ui.set_min_width(320.0);
            for id in claims {
                if ui.add(Button::new(gist(view.map, *id)).frame(false).wrap()).clicked() {
                    queue.push(Command::Show(*id));
                    queue.push(Command::Select(Selection::only(*id)));
                    ui.close();
                }
            }
        })
    });
    menu.response.on_hover_text(i18n::sources::unanswered_tip());
}

/// How many citations of a source stand in an older text of it, and wait to be looked at.
pub fn to_check(view: &View<'_>, id: ElementId, source: &Source) -> usize {
    let Some(text) = source.text() else { return 0 };
    let all = view.map.statements().values().flat_map(|statement| &statement.citations);
    let stale = |c: &&Citation| c.source == id && c.anchor.is_some_and(|anchor| anchor.digest != text.digest());
    all.filter(stale).count()
}

/// ChangedBy case a source argues: its cards take this side.
fn sides(ui: &mut Ui, view: &View<'_>, id: ElementId, source: &Source, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    ui.spacing_mut().item_spacing.x = 3.0;
    for (side_id, side) in view.map.sides().iter().rev() {
        let own = source.side == Some(*side_id);
        let colour = t.side(side.colour);
        let letter = RichText::new(one_line(&side.letter)).font(fonts::semibold(11.0));
        let letter = letter.color(if own { t.on_accent } else { t.dim });
        let fill = if own { colour } else { t.chip };
        let chip =
            ui.add(Button::new(letter).fill(fill).corner_radius(CornerRadius::same(6)).min_size(vec2(20.0, 18.0)));
        let label = i18n::sources::argues_for(one_line(&side.name));
        chip.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, own, &label));
        if chip.on_hover_text(label).clicked() {
            let side = if own { None } else { Some(*side_id) };
            queue.push(Command::SetSource(id, Box::new(Source { side, ..source.clone() })));
        }
    }
}

fn menu(ui: &mut Ui, view: &View<'_>, bar: &Bar<'_>, has_text: bool, queue: &mut Queue) {
    let button = menu_ui::menu(ui, "⋯", |ui| {
        let mut entry = |ui: &mut Ui, label: Message, command: Command| {
            if ui.button(label()).clicked() {
                queue.push(command);
                ui.close();
            }
        };
        if let (ShownSource::Bundled(number), false) = (bar.shown, has_text) {
            entry(ui, i18n::sources::attach, Command::AskTextOf(number));
        }
        let Some((id, source)) = bar.known.zip(bar.source) else { return };
        entry(ui, i18n::sources::describe, Command::DescribeSource(id));
        if has_text {
            entry(ui, i18n::sources::newer, Command::AskText(id));
        } else if !bar.is_bundled {
            entry(ui, i18n::sources::bring_text, Command::AskText(id));
        }
        ui.separator();
        let cards = view.map.statements().values().filter(|s| s.citations.iter().any(|c| c.source == id)).count();
        let text = i18n::sources::cited_by(cards);
        if ui.add_enabled(cards > 0, Button::new(text)).clicked() {
            queue.push(Command::ShowCiting(id));
            ui.close();
        }
        if ui.button(i18n::sources::copy_citation()).clicked() {
            queue.push(Command::CopyText(full(source, view.style)));
            ui.close();
        }
        ui.separator();
        if has_text && ui.button(i18n::sources::leave_out()).clicked() {
            queue.push(Command::LeaveTextOut(id));
            ui.close();
        }
        if ui.add_enabled(cards == 0, Button::new(i18n::sources::remove())).clicked() {
            queue.push(Command::RemoveSource(id));
            ui.close();
        }
    });
    let label = i18n::sources::menu();
    button.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    button.response.on_hover_text(label);
}

/// What becomes of the words that are selected.
pub fn take_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: ElementId,
    text: &SourceText,
    range: Range<u32>,
    taking: &mut CaptureMode,
    queue: &mut Queue,
) {
    let t = Tokens::of(ui.ctx());
    let frame = egui::Frame::new().fill(t.card).stroke(egui::Stroke::new(1.0, t.edge)).corner_radius(8).inner_margin(6);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for kind in StatementKind::ALL {
                let name = RichText::new(kind_name(kind)).size(11.5);
                let chip = ui.add(Button::selectable(taking.kind == kind, name).frame_when_inactive(true));
                if chip.on_hover_text(i18n::sources::take_kind_tip()).clicked() {
                    taking.kind = kind;
                }
            }
            let own = RichText::new(i18n::sources::take_own_words()).size(11.5);
            let own = ui.add(Button::selectable(taking.own_words, own).frame_when_inactive(true));
            if own.on_hover_text(i18n::sources::take_own_words_tip()).clicked() {
                taking.own_words = !taking.own_words;
            }
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let place = RichText::new(i18n::sources::take_place()).font(fonts::semibold(11.5)).color(t.on_accent);
            if ui.add(Button::new(place).fill(t.accent)).on_hover_text(i18n::sources::take_place_tip()).clicked() {
                queue.act(Action::PlacePassage);
            }
            if ui.button(RichText::new(i18n::sources::take_copy()).size(11.5)).clicked()
                && let Some(source) = view.map.sources().get(&id)
            {
                let line = text.paragraph_at(range.start);
                let page = text.page_at(range.start).map(str::to_owned);
                let citation = Citation { paragraph: Some(line), page, ..Citation::of(id) };
                let (quote, _) = quoted(text, range.clone());
                queue.push(Command::CopyText(with_words(&quote, source, &citation, view.style)));
            }
            let count = text.between(range.clone()).split_whitespace().count();
            let words = i18n::sources::take_words(count);
            ui.add(Label::new(RichText::new(words).size(11.0).color(t.dim)).truncate());
        });
    });
}

//! The format of the debate: chosen among those that are known, or made by hand, speech by speech.

use egui::{Align, Button, ComboBox, DragValue, Grid, Layout, RichText, ScrollArea, Ui, WidgetInfo, vec2};

use super::dialogs_ui::usual_button;
use super::field::TextField;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, Queue};
use crate::formats::debate::known_formats;
use crate::i18n::{self, Message};
use crate::model::{Format, Speech, limits};

/// A format as it is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormatForm {
    /// The format.
    pub format: Format,
}

/// Draws the form.
pub fn format_ui(ui: &mut Ui, view: &View<'_>, form: &mut FormatForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(620.0);
    ui.label(RichText::new(i18n::formats::title()).font(fonts::semibold(16.0)));
    ui.add(egui::Label::new(RichText::new(i18n::formats::means()).size(12.0).color(t.dim)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for known in known_formats() {
            let format = known.in_map(view.map);
            let chosen = form.format == format;
            if ui.add(Button::selectable(chosen, &known.name).frame_when_inactive(true)).clicked() {
                form.format = format;
            }
        }
        let is_known = known_formats().iter().any(|known| known.in_map(view.map) == form.format);
        let custom = Button::selectable(!is_known && !form.format.speeches.is_empty(), i18n::formats::custom());
        if ui.add(custom.frame_when_inactive(true)).clicked() {
            form.format.name = i18n::formats::custom();
            if form.format.speeches.is_empty() {
                form.format.speeches.push(new_speech(&form.format));
            }
        }
    });
    ui.horizontal(|ui| {
        ui.label(RichText::new(i18n::formats::name()).size(12.0).color(t.dim));
        let name = TextField::line(&mut form.format.name).limit(limits::NAME_CHARS).width(320.0);
        ui.add(name).widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, i18n::formats::name()));
    });
    let height = (ui.ctx().content_rect().height() - 330.0).clamp(90.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink(false).follow(ui, |ui| speeches_ui(ui, view, form));
    let minutes = form.format.speeches.iter().map(|speech| speech.seconds).sum::<u32>().div_ceil(60);
    ui.label(RichText::new(i18n::formats::sum(form.format.speeches.len(), minutes)).size(12.0).color(t.dim));
    let doubled = form.format.doubled().is_some();
    if doubled {
        ui.label(RichText::new(i18n::refusals::speech_twice()).size(12.0).color(t.rebut));
    }
    ui.add_space(6.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let usable = !doubled && !form.format.speeches.is_empty();
        if usual_button(ui, i18n::formats::format_use, usable) {
            queue.push(Command::SetFormat(Some(form.format.clone())));
            *close = true;
        }
        *close |= ui.add(Button::new(i18n::dialogs::cancel()).min_size(vec2(84.0, 30.0))).clicked();
        if view.map.format().is_some() && ui.button(i18n::formats::none()).clicked() {
            queue.push(Command::SetFormat(None));
            *close = true;
        }
    });
}

/// One more speech with a short name that no other has.
fn new_speech(format: &Format) -> Speech {
    let free = (1..).map(|n| format!("S{n}")).find(|key| format.position(key).is_none()).unwrap_or_default();
    let before = format.speeches.last();
    Speech { key: free, seconds: before.map_or(300, |speech| speech.seconds), ..Speech::default() }
}

/// What is done to a row, after all are drawn.
enum ListEdit {
    Remove(usize),
    Up(usize),
}

fn speeches_ui(ui: &mut Ui, view: &View<'_>, form: &mut FormatForm) {
    let t = Tokens::of(ui.ctx());
    let mut deed = None;
    Grid::new("speeches").num_columns(6).spacing(vec2(6.0, 4.0)).show(ui, |ui| {
        for heading in [
            i18n::formats::speech_key(),
            i18n::formats::speech_name(),
            i18n::formats::speech_side(),
            i18n::formats::speech_minutes(),
        ] {
            ui.label(RichText::new(heading).size(11.5).color(t.dim));
        }
        ui.end_row();
        for (number, speech) in form.format.speeches.iter_mut().enumerate() {
            let named = |label: Message| i18n::formats::speech_field(label(), number + 1);
            let key = TextField::line(&mut speech.key).limit(8);
            ui.add_sized(vec2(62.0, 28.0), key)
                .widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, named(i18n::formats::speech_key)));
            let name = TextField::line(&mut speech.name).limit(limits::NAME_CHARS);
            ui.add_sized(vec2(230.0, 28.0), name)
                .widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, named(i18n::formats::speech_name)));
            let shown = speech.side.and_then(|id| view.map.sides().get(&id));
            let shown = shown.map_or_else(i18n::formats::speech_both, |side| side.name.clone());
            let combo = ComboBox::from_id_salt(("speech side", number)).selected_text(shown).width(110.0);
            let combo = combo.show_ui(ui, |ui| {
                for (id, side) in view.map.sides() {
                    ui.selectable_value(&mut speech.side, Some(*id), &side.name);
                }
                ui.selectable_value(&mut speech.side, None, i18n::formats::speech_both());
            });
            combo
                .response
                .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, named(i18n::formats::speech_side)));
            let mut minutes = f64::from(speech.seconds) / 60.0;
            let most = f64::from(limits::SPEECH_SECONDS) / 60.0;
            let length = DragValue::new(&mut minutes).range(0.0..=most).speed(0.1).max_decimals(1);
            let length = ui.add(length);
            length.widget_info(|| {
                WidgetInfo::labeled(egui::Role::SpinButton, true, named(i18n::formats::speech_minutes))
            });
            if length.changed() {
                speech.seconds = (minutes * 60.0).round() as u32;
            }
            ui.horizontal(|ui| {
                let buttons: [(&str, Message, ListEdit); 2] = [
                    ("↑", i18n::formats::speech_up, ListEdit::Up(number)),
                    ("×", i18n::formats::speech_remove, ListEdit::Remove(number)),
                ];
                for (sign, label, what) in buttons {
                    let button = ui.button(sign).on_hover_text(label());
                    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, named(label)));
                    if button.clicked() {
                        deed = Some(what);
                    }
                }
            });
            ui.end_row();
        }
    });
    if ui.button(RichText::new(i18n::formats::speech_add()).size(12.0)).clicked() {
        form.format.speeches.push(new_speech(&form.format));
    }
    match deed {
        Some(ListEdit::Remove(number)) => drop(form.format.speeches.remove(number)),
        Some(ListEdit::Up(number)) if number > 0 => form.format.speeches.swap(number, number - 1),
        _ => {}
    }
}

/// A speech to choose for cards; nothing without a format.
pub fn speech_box(ui: &mut Ui, view: &View<'_>, current: &str, choose: &mut dyn FnMut(String)) {
    let Some(format) = view.map.format() else { return };
    let named = |speech: &Speech| match speech.name.as_str() {
        "" => speech.key.clone(),
        name => format!("{} · {name}", speech.key),
    };
    let known = format.position(current).and_then(|at| format.speeches.get(at));
    let shown = match (known, current) {
        (Some(speech), _) => named(speech),
        (None, "") => i18n::formats::speech_none(),
        (None, gone) => i18n::formats::speech_gone(gone),
    };
    let combo = ComboBox::from_id_salt("speech").selected_text(shown).width(150.0).truncate().show_ui(ui, |ui| {
        for speech in &format.speeches {
            if ui.selectable_label(speech.key == current, named(speech)).clicked() {
                choose(speech.key.clone());
            }
        }
        if ui.selectable_label(current.is_empty(), i18n::formats::speech_none()).clicked() {
            choose(String::new());
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, i18n::fields::speech()));
}

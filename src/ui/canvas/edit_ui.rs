//! Editing a card's text, or a frame's title, where it stands.

use egui::text_edit::TextEditState;
use egui::{Event, Key, KeyboardShortcut, Margin, Modifiers, Rect, Ui, pos2, vec2};

use super::measure::{HEAD, LINE, PADDING, TEXT};
use super::scene::Scene;
use super::{CanvasState, canvas_id};
use crate::command::{Command, Queue};
use crate::i18n;
use crate::model::limits;
use crate::ui::field::TextField;
use crate::ui::inline_editor::Writing;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// The id of the field of an element.
fn field_id(id: crate::model::ElementId) -> egui::Id {
    egui::Id::unique(("text on the canvas", id))
}

/// Shows the field of what is being edited. What is typed goes into the map at once and counts as one
/// step; the field has an undo of its own while it has the focus.
pub fn edit_ui(ui: &mut Ui, view: &View<'_>, state: &mut CanvasState, rect: Rect, scene: &Scene, queue: &mut Queue) {
    let Some(mut editing) = state.editing.take() else { return };
    let zoom = state.camera.zoom();
    let is_card = view.map.statements().contains_key(&editing.id);
    let area = match (scene.card(editing.id), scene.frames().get(&editing.id)) {
        (Some(card), _) => {
            let text = Rect::from_min_max(
                card.rect.min + vec2(PADDING - 4.0, HEAD - 3.0),
                pos2(card.rect.right() - PADDING + 10.0, card.rect.bottom() - 6.0),
            );
            let height = text.height().max(LINE * 2.0);
            state.camera.screen_rect(rect, Rect::from_min_size(text.min, vec2(text.width(), height)))
        }
        (None, Some(frame)) => {
            let top = state.camera.screen_from_map(rect, frame.left_top());
            Rect::from_min_size(top - vec2(0.0, 28.0), vec2((frame.width() * zoom).clamp(160.0, 420.0), 26.0))
        }
        // It is hidden, or was deleted under the field: what was typed is not lost, and what is typed next is no command.
        (None, None) => {
            if view.map.kind_of(editing.id).is_none() {
                queue.push(Command::KeepTyped(editing.open.text));
            } else if editing.is_nothing() {
                queue.push(Command::DropFresh(editing.id));
            }
            return;
        }
    };
    let now = view.map.statements().get(&editing.id).map(|statement| &statement.text);
    if let Some(now) = now.or_else(|| view.map.frames().get(&editing.id).map(|frame| &frame.title)) {
        editing.open.follow(now);
    }
    if !editing.begun
        && let Some(mut known) = TextEditState::load(ui.ctx(), field_id(editing.id))
    {
        // The field's own undo must not lead back behind what the map has undone since.
        known.clear_undoer();
        known.store(ui.ctx(), field_id(editing.id));
    }
    let t = Tokens::of(ui.ctx());
    let before = editing.open.text.clone();
    let size = if is_card { TEXT * zoom } else { 13.0 };
    // In an empty field there is nothing to undo but the card.
    let gives_up = editing.is_nothing() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Z));
    let field = if is_card {
        let newline = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
        TextField::lines(&mut editing.open.text, 1).return_key(newline).limit(limits::TEXT_CHARS)
    } else {
        TextField::line(&mut editing.open.text).limit(limits::LINE_CHARS)
    };
    let field = field
        .id(field_id(editing.id))
        .font(fonts::regular(size.clamp(6.0, 60.0)))
        .margin(Margin::same(4))
        .width(area.width())
        .background(t.card)
        .hint((if is_card { i18n::canvas::card_empty } else { i18n::canvas::frame_untitled })());
    if !editing.begun {
        // Before the field is drawn, so that it gets the keys of this frame.
        ui.memory_mut(|memory| memory.request_focus(field_id(editing.id)));
    }
    let mut caret = None;
    let response = ui.put(area, |ui: &mut Ui| {
        let shown = field.show(ui);
        caret = shown.caret;
        shown.response
    });
    follow_caret(ui, state, &mut editing, (rect, scene), caret);
    let name = (if is_card { i18n::fields::card_text } else { i18n::fields::frame_title })();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, name.clone()));
    if !std::mem::replace(&mut editing.begun, true) && !editing.fresh {
        queue.push(Command::CloseStep);
    }
    if editing.open.text != before {
        editing.open.typed();
        if is_card {
            queue.push(Command::SetText(editing.id, editing.open.text.clone()));
        } else if let Some(frame) = view.map.frames().get(&editing.id) {
            let mut frame = frame.clone();
            frame.title = editing.open.text.clone();
            queue.push(Command::SetFrame(editing.id, frame));
        }
    }
    // The keys that finish are taken: they must not ask the canvas for anything as well.
    let in_field = response.has_focus() || response.lost_focus();
    let finished = in_field
        && ui.input_mut(|i| {
            let count = i.events.len();
            // Exactly these: with Shift, Enter breaks the line.
            i.events.retain(|event| {
                !matches!(event, Event::Key { key: Key::Escape | Key::Enter, pressed: true, modifiers, .. }
                    if !modifiers.any())
            });
            i.events.len() < count
        });
    if finished || gives_up || response.lost_focus() {
        if editing.is_nothing() {
            queue.push(Command::DropFresh(editing.id));
        }
        queue.push(Command::CloseStep);
        // Unless another panel has just taken the keyboard.
        if finished || gives_up || ui.memory(|m| m.focused().is_none()) {
            ui.memory_mut(|m| m.request_focus(canvas_id()));
        }
        return;
    }
    state.editing = Some(editing);
}

/// Keeps the caret in sight when it has moved: a text may be longer than the window is high.
fn follow_caret(
    ui: &Ui,
    state: &mut CanvasState,
    editing: &mut Writing,
    (rect, scene): (Rect, &Scene),
    caret: Option<(usize, Rect)>,
) {
    let Some((index, at)) = caret.filter(|(index, _)| editing.caret != Some(*index)) else { return };
    // The field is as large as the text of the last frame: what was typed now is in it in the next.
    let moved = editing.caret.replace(index).is_some();
    if moved && at.is_finite() {
        let covers = super::covers(ui, state, rect, scene);
        let on_map =
            Rect::from_min_max(state.camera.map_from_screen(rect, at.min), state.camera.map_from_screen(rect, at.max));
        state.camera.reveal(rect, on_map, &covers);
        ui.ctx().request_repaint();
    }
}

//! A field for text in any script. egui edits; what it does not do for text from right to left is done here: the caret
//! and what is selected are drawn where the letters are, a click finds its letter, and the arrow keys go where they
//! point.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, CharIndex, LayoutJob};
use egui::text_edit::TextEditState;
use egui::text_selection::visuals::paint_cursor_end;
use egui::{
    Color32, Event, FontId, FontSelection, Galley, Id, Key, KeyboardShortcut, Margin, Pos2, Rect, Response, Stroke,
    TextBuffer, TextEdit, Ui, Vec2, Widget, pos2, vec2,
};

use unicode_segmentation::UnicodeSegmentation;

use super::galley::lay_out;
use crate::script::{DirectedParagraph, has_leftward};

/// A field that edits a text.
pub struct TextField<'t> {
    text: &'t mut String,
    /// Whether it has several lines.
    lines: bool,
    id: Option<Id>,
    hint: String,
    width: Option<f32>,
    rows: usize,
    limit: usize,
    margin: Option<Margin>,
    font: Option<FontId>,
    return_key: Option<KeyboardShortcut>,
    background: Option<Color32>,
    locks_focus: bool,
}

impl<'t> TextField<'t> {
    /// A field of one line.
    pub fn line(text: &'t mut String) -> Self {
        Self {
            text,
            lines: false,
            id: None,
            hint: String::new(),
            width: None,
            rows: 1,
            limit: usize::MAX,
            margin: None,
            font: None,
            return_key: None,
            background: None,
            locks_focus: false,
        }
    }

    /// A field of several lines, so many of which are there from the beginning.
    pub fn lines(text: &'t mut String, rows: usize) -> Self {
        let rows = rows.max(1);
        Self {
            lines: true,
            rows,
            return_key: Some(KeyboardShortcut::new(egui::Modifiers::NONE, Key::Enter)),
            ..Self::line(text)
        }
    }

    /// Its id, where others must know it.
    pub fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// What stands in it while it is empty.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// Its width, in points; all that there is at most.
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// The most characters that it takes.
    pub fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// The space between its edge and the text.
    pub fn margin(self, margin: Margin) -> Self {
        Self { margin: Some(margin), ..self }
    }

    /// The font of its text.
    pub fn font(self, font: FontId) -> Self {
        Self { font: Some(font), ..self }
    }

    /// The key that begins a new line.
    pub fn return_key(self, key: KeyboardShortcut) -> Self {
        Self { return_key: Some(key), ..self }
    }

    /// The colour behind its text.
    pub fn background(self, colour: Color32) -> Self {
        Self { background: Some(colour), ..self }
    }

    /// Keeps the keyboard when a key is pressed that would take it elsewhere.
    pub fn lock_focus(self) -> Self {
        Self { locks_focus: true, ..self }
    }
}

impl Widget for TextField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui).response
    }
}

/// A field as it was shown.
pub struct ShownField {
    /// What became of it.
    pub response: Response,
    /// The caret while it has the keyboard: before which letter it stands, and where on the screen.
    pub caret: Option<(usize, Rect)>,
}

impl TextField<'_> {
    /// Shows the field.
    pub fn show(self, ui: &mut Ui) -> ShownField {
        let id = self.id.unwrap_or_else(|| {
            let id = ui.next_auto_id();
            ui.skip_ahead_auto_ids(1);
            id
        });
        let leftward = has_leftward(self.text);
        if leftward && ui.memory(|memory| memory.has_focus(id)) {
            turn_keys(ui, id);
        }
        let font = self.font.unwrap_or_else(|| FontSelection::Default.resolve(ui.style()));
        let lines = self.lines;
        let row_height = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let line_height = row_height + ui.spacing().extra_text_line_spacing;
        let laid_font = font.clone();
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, wrap: f32| {
            let (text, font) = (text.as_str().to_owned(), laid_font.clone());
            let mut job = match lines {
                true => LayoutJob::simple(text, font, Color32::PLACEHOLDER, wrap),
                false => LayoutJob::simple_singleline(text, font, Color32::PLACEHOLDER),
            };
            // Space at the end is seen while one types.
            job.keep_trailing_whitespace = true;
            job.sections.iter_mut().for_each(|section| section.format.line_height = Some(line_height));
            lay_out(ui.ctx(), job)
        };
        let edit = if lines { TextEdit::multiline(self.text) } else { TextEdit::singleline(self.text) };
        let mut edit = edit.id(id).font(font).desired_rows(self.rows).char_limit(self.limit).layouter(&mut layouter);
        edit = edit.hint_text(self.hint).cursor_at_end(true).lock_focus(self.locks_focus);
        if let Some(width) = self.width {
            edit = edit.desired_width(width);
        }
        if let Some(margin) = self.margin {
            edit = edit.margin(margin);
        }
        if let Some(key) = self.return_key {
            edit = edit.return_key(key);
        }
        if let Some(colour) = self.background {
            edit = edit.background_color(colour);
        }
        if !leftward {
            let shown = edit.show(ui);
            let caret = shown.cursor_range.map(|range| {
                let at = shown.galley.pos_from_cursor(range.primary).translate(shown.galley_pos.to_vec2());
                (range.primary.index.0, at)
            });
            return ShownField { response: shown.response.response, caret };
        }
        let shown = ui.scope(|ui| {
            let visuals = ui.visuals_mut();
            // Both are drawn below.
            visuals.text_cursor.stroke = Stroke::NONE;
            visuals.selection.bg_fill = Color32::TRANSPARENT;
            edit.show(ui)
        });
        let shown = shown.inner;
        let response = shown.response.response;
        let laid = Laid { galley: shown.galley, at: shown.galley_pos, clip: shown.text_clip_rect };
        point(ui, &response, &laid);
        let caret = laid.paint(ui, id);
        ui.data_mut(|data| data.insert_temp(id.with("galley"), Arc::clone(&laid.galley)));
        ShownField { response, caret }
    }
}

/// A text as it stands in its field.
struct Laid {
    galley: Arc<Galley>,
    at: Pos2,
    clip: Rect,
}

/// The row in which the caret stands before a letter, its first letter, and how many letters before it are in the row.
fn row_of(galley: &Galley, index: usize) -> Option<(usize, usize)> {
    let mut first = 0;
    for (number, row) in galley.rows.iter().enumerate() {
        let count = row.glyphs.len();
        let is_last = number + 1 == galley.rows.len();
        if index < first + count || (index == first + count && (row.ends_with_newline || is_last)) {
            return Some((number, index - first));
        }
        first += row.char_count_including_newline().0;
    }
    None
}

/// Where the caret stands before a letter: behind the letter that comes before it; and, if that is elsewhere, before the
/// letter that follows. A letter of the one direction goes to the one, of the other to the other. From the left edge
/// of the row.
pub(super) fn carets(galley: &Galley, index: usize) -> Option<(usize, f32, Option<f32>)> {
    let (number, column) = row_of(galley, index)?;
    let row = galley.rows.get(number)?;
    let behind = column.checked_sub(1).and_then(|before| row.glyphs.get(before));
    let behind = behind.map(|glyph| glyph.pos.x + glyph.advance_width);
    let before = row.glyphs.get(column).map(|glyph| glyph.pos.x);
    let main = behind.or(before).unwrap_or(0.0);
    let other = before.filter(|other| (other - main).abs() > 1.0);
    Some((number, main + row.pos.x, other.map(|other| other + row.pos.x)))
}

/// The letter before which the caret goes that is put at a place.
pub(super) fn index_at(galley: &Galley, at: Vec2) -> usize {
    let mut first = 0;
    let count = galley.rows.len();
    for (number, row) in galley.rows.iter().enumerate() {
        if at.y < row.max_y() || number + 1 == count {
            return first + column_at(row, at.x - row.pos.x);
        }
        first += row.char_count_including_newline().0;
    }
    first
}

/// The letter of a row before which the caret goes that is put at a place: the one whose edge is nearest.
fn column_at(row: &egui::epaint::text::PlacedRow, x: f32) -> usize {
    let edges = row.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.advance_width != 0.0);
    let edges = edges.flat_map(|(at, glyph)| {
        let after = row.glyphs.iter().skip(at + 1).take_while(|next| next.advance_width == 0.0).count();
        let within = (glyph.pos.x + glyph.advance_width / 2.0 - x).abs();
        // Of two letters that meet at an edge, the one in which the place is.
        [(at, (glyph.pos.x - x).abs(), within), (at + 1 + after, (glyph.pos.x + glyph.advance_width - x).abs(), within)]
    });
    let nearest = edges.min_by(|a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2)));
    nearest.map_or(0, |(at, _, _)| at)
}

/// Whether the paragraph around a letter runs from right to left.
fn is_in_leftward(text: &str, index: usize) -> bool {
    let at = text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
    let from = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let to = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| at + newline);
    text.get(from..to).is_some_and(|paragraph| DirectedParagraph::new(paragraph).is_leftward())
}

/// Gives the arrow keys of this frame their meaning: to the left is onwards in a paragraph that runs to the left, and up
/// and down lead to the letter that is nearest.
fn turn_keys(ui: &Ui, id: Id) {
    let Some(galley) = ui.data(|data| data.get_temp::<Arc<Galley>>(id.with("galley"))) else { return };
    let Some(mut state) = TextEditState::load(ui.ctx(), id) else { return };
    let Some(range) = state.cursor.char_range() else { return };
    let at = range.primary.index.0;
    let turned = is_in_leftward(galley.text(), at);
    let mut moved = None;
    ui.input_mut(|input| {
        let mut first = true;
        input.events.retain_mut(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let alone = std::mem::replace(&mut first, false);
            match key {
                Key::ArrowLeft if turned => *key = Key::ArrowRight,
                Key::ArrowRight if turned => *key = Key::ArrowLeft,
                Key::ArrowUp | Key::ArrowDown if alone && !modifiers.command && !modifiers.alt => {
                    let Some((row, x, _)) = carets(&galley, at) else { return true };
                    let to = if *key == Key::ArrowUp { row.checked_sub(1) } else { Some(row + 1) };
                    let Some(row) = to.and_then(|to| galley.rows.get(to)) else { return true };
                    let to = CCursor::new(CharIndex(index_at(&galley, vec2(x, row.rect().center().y))));
                    let from = if modifiers.shift { range.secondary } else { to };
                    moved = Some(CCursorRange { primary: to, secondary: from, h_pos: None });
                    return false;
                }
                _ => {}
            }
            true
        });
    });
    if moved.is_some() {
        state.cursor.set_char_range(moved);
        state.store(ui.ctx(), id);
    }
}

/// The word in which a letter stands, or the space.
fn word_at(text: &str, index: usize) -> CCursorRange {
    let mut first = 0;
    for word in text.split_word_bounds() {
        let end = first + word.chars().count();
        if index < end {
            return CCursorRange::two(CCursor::new(CharIndex(first)), CCursor::new(CharIndex(end)));
        }
        first = end;
    }
    CCursorRange::one(CCursor::new(CharIndex(first)))
}

/// Puts the caret where the pointer is.
fn point(ui: &Ui, response: &Response, laid: &Laid) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let Some(mut state) = TextEditState::load(ui.ctx(), response.id) else { return };
    let cursor = CCursor::new(CharIndex(index_at(&laid.galley, pointer - laid.at)));
    let (pressed, shift) = ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    let known = state.cursor.char_range();
    let range = if response.double_clicked() {
        word_at(laid.galley.text(), cursor.index.0)
    } else if response.triple_clicked() {
        return;
    } else if pressed && response.hovered() {
        let from = known.filter(|_| shift).map_or(cursor, |range| range.secondary);
        CCursorRange { primary: cursor, secondary: from, h_pos: None }
    } else if response.dragged() && ui.input(|input| input.pointer.is_moving()) {
        let from = known.map_or(cursor, |range| range.secondary);
        CCursorRange { primary: cursor, secondary: from, h_pos: None }
    } else {
        return;
    };
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), response.id);
}

impl Laid {
    /// Draws what is selected, and the caret; returns where it stands.
    fn paint(&self, ui: &Ui, id: Id) -> Option<(usize, Rect)> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let range = TextEditState::load(ui.ctx(), id)?.cursor.char_range()?;
        let painter = ui.painter_at(self.clip.expand(1.0));
        let (from, to) =
            (range.primary.index.0.min(range.secondary.index.0), range.primary.index.0.max(range.secondary.index.0));
        // Over the letters, so they must show through.
        let fill = ui.visuals().selection.bg_fill.gamma_multiply(0.45);
        let mut first = 0;
        for row in &self.galley.rows {
            for (number, glyph) in row.glyphs.iter().enumerate() {
                if (from..to).contains(&(first + number)) {
                    let (a, b) = (glyph.pos.x, glyph.pos.x + glyph.advance_width);
                    let corner = self.at + row.pos.to_vec2();
                    let rect = Rect::from_min_max(
                        corner + vec2(a.min(b), 0.0),
                        pos2(corner.x + a.max(b), corner.y + row.size.y),
                    );
                    painter.rect_filled(rect, 0.0, fill);
                }
            }
            first += row.char_count_including_newline().0;
        }
        let (number, x, other) = carets(&self.galley, range.primary.index.0)?;
        let row = self.galley.rows.get(number)?;
        let caret = |x: f32, height: f32| {
            let top = self.at + vec2(x, row.pos.y);
            Rect::from_min_max(top, top + vec2(0.0, row.size.y * height))
        };
        if ui.input(|input| input.focused) {
            paint_cursor_end(&painter, ui.visuals(), caret(x, 1.0));
            if let Some(other) = other {
                paint_cursor_end(&painter, ui.visuals(), caret(other, 0.5));
            }
        }
        let main = caret(x, 1.0);
        ui.output_mut(|output| {
            if let Some(ime) = &mut output.ime {
                ime.cursor_rect = main;
            }
        });
        Some((range.primary.index.0, main))
    }
}

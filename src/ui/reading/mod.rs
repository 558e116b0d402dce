//! A text to read and to take from: words are selected, across paragraphs too, and dragged to the canvas, or placed
//! there by a click or a key. What was taken stays marked in its side's colour.

mod bidi_runs;
pub mod lines;
mod select;

use std::collections::BTreeSet;
use std::ops::Range;

use egui::{Align2, Color32, CornerRadius, CursorIcon, Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use self::bidi_runs::{LinePiece, byte_at, pieces};
use self::lines::{GUTTER, Setting, TextLine, TextLines};
use super::fonts;
use super::theme::Tokens;
use crate::i18n;
use crate::model::{ElementId, ParagraphKind, SourceText, TextDigest};

/// A place that something on the map cites, or that the catalogue sums up.
#[derive(Clone, Debug, PartialEq)]
pub struct CitedRange {
    /// Its code points.
    pub range: Range<u32>,
    /// The cards that cite it.
    pub cards: Vec<ElementId>,
    /// In which colour it is marked.
    pub colour: Color32,
}

/// What the reader is doing with the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Hand {
    #[default]
    Idle,
    /// Selecting from the place where the button was pressed.
    Selecting,
    /// Carrying what is selected.
    Carrying,
}

/// How a text is read, for as long as it is.
#[derive(Debug, Default)]
pub struct ReadingState {
    lines: Option<TextLines>,
    /// Which paragraphs are left out.
    hidden: BTreeSet<u32>,
    /// What is selected, from where it was begun to where it has come, in code points.
    selected: Option<(u32, u32)>,
    hand: Hand,
    /// Where to scroll to, in code points.
    reveal: Option<u32>,
    /// Where the last reveal went, to be seen there.
    shown: Option<Range<u32>>,
    /// What is looked for, in which text, and where it stands.
    hits: (String, Option<TextDigest>, Vec<Range<u32>>),
    /// Which of the hits is shown.
    hit: usize,
}

impl ReadingState {
    /// What is selected, in code points; not empty.
    pub fn selection(&self) -> Option<Range<u32>> {
        let (a, b) = self.selected?;
        (a != b).then(|| a.min(b)..a.max(b))
    }

    /// Selects nothing any more. Returns whether anything was.
    pub fn clear(&mut self) -> bool {
        self.hand = Hand::Idle;
        self.selected.take().is_some()
    }

    /// Shows a place.
    pub fn show(&mut self, range: Range<u32>) {
        self.reveal = Some(range.start);
        self.shown = Some(range);
    }

    /// How many hits there are, and the number of the one that is shown, from 1.
    pub fn hits(&self) -> (usize, usize) {
        (self.hits.2.len(), (self.hit + 1).min(self.hits.2.len()))
    }

    /// Looks for words; small and capital letters are the same.
    pub fn find(&mut self, text: &SourceText, wanted: &str) {
        if self.hits.0 == wanted && self.hits.1 == Some(text.digest()) {
            return;
        }
        let mut found = Vec::new();
        // Letters that change their length with their case would shift places; they are found as they stand.
        let fold = |c: char| c.to_lowercase().next().filter(|_| c.to_lowercase().count() == 1).unwrap_or(c);
        let needle: Vec<char> = wanted.trim().chars().map(fold).collect();
        if !needle.is_empty() {
            let hay: Vec<char> = text.words().chars().map(|c| if c == '\n' { ' ' } else { fold(c) }).collect();
            let places = hay.windows(needle.len()).enumerate().filter(|(_, window)| *window == needle.as_slice());
            found.extend(places.take(5000).map(|(at, _)| at as u32..(at + needle.len()) as u32));
        }
        self.hit = 0;
        // What is to come into view already comes before the first hit.
        self.reveal = self.reveal.or(found.first().map(|hit: &Range<u32>| hit.start));
        self.hits = (wanted.to_owned(), Some(text.digest()), found);
    }

    /// Shows the next hit, or the one before.
    pub fn step(&mut self, forward: bool) {
        let count = self.hits.2.len();
        if count > 0 {
            self.hit = if forward { (self.hit + 1) % count } else { (self.hit + count - 1) % count };
            self.reveal = self.hits.2.get(self.hit).map(|hit| hit.start);
        }
    }
}

/// What happened in a text in this frame.
#[derive(Default)]
pub struct Happened {
    /// The cards of the mark under the pointer.
    pub hovered: Vec<ElementId>,
    /// A mark was clicked twice: go to this card.
    pub go_to: Option<ElementId>,
    /// What is selected begins to be dragged.
    pub carried: bool,
    /// What is selected is to be placed, by key.
    pub place: bool,
    /// The next one of these is to be chosen, by key: claim, premise, rebuttal.
    pub kind: Option<crate::model::StatementKind>,
    /// Whether a key asked for one's own words.
    pub own_words: bool,
}

/// What is to be read, and how.
pub struct Reading<'a> {
    /// The text.
    pub text: &'a SourceText,
    /// What is taken from it.
    pub marks: &'a [CitedRange],
    /// The number of a paragraph as citations give it.
    pub number: &'a dyn Fn(u32) -> Option<u32>,
    /// How large letters are; 1 is usual.
    pub zoom: f32,
    /// Whether only paragraphs are shown from which nothing was taken.
    pub unused_only: bool,
    /// The colour of what is selected.
    pub colour: Color32,
}

/// The id of the text of a column, to give it the keyboard.
pub fn reading_id(column: usize) -> Id {
    Id::unique(("text of a source", column))
}

/// Draws a text. `column` tells two texts apart that are shown side by side.
pub fn reading_ui(ui: &mut Ui, reading: &Reading<'_>, state: &mut ReadingState, column: usize) -> Happened {
    let text = reading.text;
    let room = ui.available_width() - 14.0;
    let hidden: BTreeSet<u32> =
        if reading.unused_only { used_paragraphs(text, reading.marks) } else { BTreeSet::new() };
    let fits = state.lines.as_ref().is_some_and(|lines| lines.fits(text, room, reading.zoom));
    if !fits || state.hidden != hidden {
        // Whatever stood at the top stays there.
        state.lines = Some(TextLines::of(ui.painter(), text, room, reading.zoom, &hidden));
        state.hidden = hidden;
    }
    let Some(lines) = state.lines.take() else { return Happened::default() };
    let mut happened = Happened::default();
    let area = ui.available_rect_before_wrap();
    let output =
        ScrollArea::vertical().id_salt(("reading", column)).auto_shrink(false).show_viewport(ui, |ui, seen| {
            let height = lines.height + 40.0;
            let (rect, _) = ui.allocate_exact_size(vec2(room, height), Sense::hover());
            let left =
                rect.left() + ((room - lines.width - GUTTER.0 - lines::right_gutter(text)) / 2.0).max(0.0) + GUTTER.0;
            let page = Page { reading, lines: &lines, origin: pos2(left, rect.top() + 8.0) };
            let response = ui.interact(rect, reading_id(column), Sense::click_and_drag());
            if let Some(position) = state.reveal.take()
                && let Some(line) = lines.line_of(text.byte_of(position))
            {
                let top = page.origin.y + line.top;
                let target = Rect::from_x_y_ranges(rect.x_range(), top - 40.0..=top + 80.0);
                ui.scroll_to_rect(target, Some(egui::Align::Center));
            }
            select::input(ui, &page, &response, state, &mut happened);
            page.paint(ui, seen, state, &response, column);
        });
    coverage(ui, reading, &lines, area, output.state.clamped_offset().y, state, column);
    state.lines = Some(lines);
    happened
}

/// The paragraphs from which something was taken.
fn used_paragraphs(text: &SourceText, marks: &[CitedRange]) -> BTreeSet<u32> {
    let of =
        |mark: &CitedRange| text.paragraph_at(mark.range.start)..=text.paragraph_at(mark.range.end.saturating_sub(1));
    marks.iter().filter(|mark| !mark.cards.is_empty()).flat_map(of).collect()
}

/// A text in its lines, at its place on the screen.
struct Page<'a> {
    reading: &'a Reading<'a>,
    lines: &'a TextLines,
    /// The upper left corner of its first line.
    origin: egui::Pos2,
}

impl Page<'_> {
    fn setting(&self, line: &TextLine) -> Setting {
        Setting::of(text_kind(self.reading.text, line), self.reading.zoom)
    }

    fn words<'t>(&'t self, line: &TextLine) -> &'t str {
        self.reading.text.words().get(line.from..line.to).unwrap_or("")
    }

    /// The pieces of a line, and the place of its upper left corner.
    fn line(&self, ui: &Ui, line: &TextLine) -> (Vec<LinePiece>, egui::Pos2) {
        let setting = self.setting(line);
        let (pieces, width) = pieces(ui.painter(), self.words(line), &setting.font());
        // What is read leftwards begins at the right.
        let leftwards = self.reading.text.paragraph(line.paragraph).is_some_and(|p| begins_leftwards(p.words));
        let x = if leftwards { self.lines.width - width } else { setting.indent };
        (pieces, self.origin + vec2(x, line.top))
    }

    /// The position in the text that is nearest to a place on the screen.
    fn position_at(&self, ui: &Ui, at: egui::Pos2) -> u32 {
        let Some(line) = self.lines.line_at(at.y - self.origin.y) else { return 0 };
        let (pieces, corner) = self.line(ui, line);
        let byte = line.from + byte_at(&pieces, self.words(line), at.x - corner.x);
        self.reading.text.position_of(byte)
    }

    /// Whether a place on the screen is on these code points.
    fn is_on(&self, ui: &Ui, at: egui::Pos2, range: &Range<u32>) -> bool {
        let Some(line) = self.lines.line_at(at.y - self.origin.y) else { return false };
        let (pieces, corner) = self.line(ui, line);
        let bytes = self.reading.text.byte_of(range.start)..self.reading.text.byte_of(range.end);
        self.stretches(line, &pieces, &bytes).any(|(from, to)| (from..=to).contains(&(at.x - corner.x)))
    }

    /// Where bytes of the text stand in a line, from its left edge.
    fn stretches<'s>(
        &'s self,
        line: &'s TextLine,
        pieces: &'s [LinePiece],
        bytes: &Range<usize>,
    ) -> impl Iterator<Item = (f32, f32)> + 's {
        let within =
            bytes.start.max(line.from).saturating_sub(line.from)..bytes.end.min(line.to).saturating_sub(line.from);
        let words = self.words(line);
        pieces.iter().filter_map(move |piece| piece.stretch(words, &within))
    }

    /// The mark under a place on the screen; the smallest, if there are several.
    fn mark_at(&self, ui: &Ui, at: egui::Pos2) -> Option<&CitedRange> {
        let position = self.position_at(ui, at);
        let near = |mark: &&CitedRange| mark.range.start <= position + 1 && position <= mark.range.end;
        let here = self.reading.marks.iter().filter(near).filter(|mark| self.is_on(ui, at, &mark.range));
        here.min_by_key(|mark| mark.range.end - mark.range.start)
    }

    fn paint(&self, ui: &Ui, seen: Rect, state: &ReadingState, response: &Response, column: usize) {
        let t = Tokens::of(ui.ctx());
        let painter = ui.painter();
        let text = self.reading.text;
        let bytes = |range: &Range<u32>| text.byte_of(range.start)..text.byte_of(range.end);
        let selected = state.selection().map(|range| bytes(&range));
        let shown = state.shown.as_ref().map(bytes);
        let visible = self.lines.between(seen.top() - 40.0, seen.bottom() + 40.0);
        let all = self.lines.lines.get(visible).unwrap_or_default();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
        let here = first.from..last.to;
        let marks: Vec<(Range<usize>, &CitedRange)> = self
            .reading
            .marks
            .iter()
            .map(|mark| (bytes(&mark.range), mark))
            .filter(|(range, _)| range.start < here.end && here.start < range.end)
            .collect();
        let hits: Vec<Range<usize>> =
            state.hits.2.iter().map(bytes).filter(|r| r.start < here.end && here.start < r.end).collect();
        let current = state.hits.2.get(state.hit).map(bytes);
        let hovered = response.hover_pos().and_then(|at| self.mark_at(ui, at));
        for line in all {
            let setting = self.setting(line);
            let (pieces, corner) = self.line(ui, line);
            let fill = |range: &Range<usize>, colour: Color32| {
                for (from, to) in self.stretches(line, &pieces, range) {
                    let box_ = Rect::from_min_max(corner + vec2(from, 1.0), corner + vec2(to, setting.leading - 1.0));
                    painter.rect_filled(box_, CornerRadius::same(3), colour);
                }
            };
            for (range, colour) in strongest(&marks, line, hovered) {
                fill(&range, colour);
            }
            if let Some(range) = &shown {
                for (from, to) in self.stretches(line, &pieces, range) {
                    let y = corner.y + setting.leading - 1.5;
                    painter.hline(corner.x + from..=corner.x + to, y, Stroke::new(2.0, t.accent));
                }
            }
            for hit in &hits {
                let strength = if current.as_ref() == Some(hit) { 0.6 } else { 0.28 };
                fill(hit, t.found.gamma_multiply(strength));
            }
            if let Some(range) = &selected {
                fill(range, t.accent.gamma_multiply(0.28));
            }
            let drop = (setting.leading - setting.size * 1.22) / 2.0;
            for piece in pieces {
                painter.galley(corner + vec2(piece.x, drop), piece.galley, t.text);
            }
            self.gutters(ui, line, corner.y, setting);
        }
        self.speak(ui, all, response, column);
    }

    /// The number of a paragraph at the left of its first line; the name of a page at the right of the line in which
    /// it begins.
    fn gutters(&self, ui: &Ui, line: &TextLine, y: f32, setting: Setting) {
        let t = Tokens::of(ui.ctx());
        let painter = ui.painter();
        let middle = y + setting.leading / 2.0;
        let small = fonts::regular(10.5);
        if line.first && text_kind(self.reading.text, line) == ParagraphKind::Item {
            let at = pos2(self.origin.x + setting.indent * 0.45, middle);
            painter.circle_filled(at, 1.6 * self.reading.zoom, t.dim);
        }
        if line.first
            && let Some(number) = (self.reading.number)(line.paragraph)
        {
            let at = pos2(self.origin.x - 12.0, middle);
            painter.text(at, Align2::RIGHT_CENTER, number, small.clone(), t.dim);
        }
        let text = self.reading.text;
        let (from, to) = (text.position_of(line.from), text.position_of(line.to));
        // A page that begins with the paragraph begins at its first code point.
        let pages = text.pages();
        let at = pages.partition_point(|(start, _)| *start < from);
        if let Some((_, name)) = pages.get(at).filter(|(start, _)| *start < to.max(from + 1)) {
            let right = self.origin.x + self.lines.width + 8.0;
            let label = i18n::sources::reading_page(name.as_str());
            painter.text(pos2(right, middle), Align2::LEFT_CENTER, label, small, t.dim);
            painter.vline(right - 4.0, middle - 7.0..=middle + 7.0, Stroke::new(1.0, t.line));
        }
    }

    /// What screen readers hear: each paragraph that is on the screen.
    fn speak(&self, ui: &Ui, lines: &[TextLine], response: &Response, column: usize) {
        let mut spoken = 0;
        for line in lines {
            if line.paragraph == spoken {
                continue;
            }
            spoken = line.paragraph;
            let Some(paragraph) = self.reading.text.paragraph(spoken) else { continue };
            let top = self.origin.y + line.top;
            let rect =
                Rect::from_min_size(pos2(self.origin.x, top), vec2(self.lines.width, self.setting(line).leading));
            let id = reading_id(column).with(spoken);
            let label = ui.interact(rect.intersect(response.rect), id, Sense::empty());
            label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, paragraph.words));
        }
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Document, true, i18n::sources::reading_text()));
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect.intersect(ui.clip_rect()).shrink(1.0),
                CornerRadius::same(4),
                Stroke::new(1.0, Tokens::of(ui.ctx()).accent.gamma_multiply(0.6)),
                egui::StrokeKind::Inside,
            );
        }
        if response.hovered() && response.hover_pos().is_some() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
    }
}

/// The colours of the marks in a line. Where several lie on one another the strongest is drawn, and not their sum, over
/// which no words could be read.
fn strongest(
    marks: &[(Range<usize>, &CitedRange)],
    line: &TextLine,
    hovered: Option<&CitedRange>,
) -> Vec<(Range<usize>, Color32)> {
    let here: Vec<_> = marks.iter().filter(|(range, _)| range.start < line.to && line.from < range.end).collect();
    let mut edges: Vec<usize> =
        here.iter().flat_map(|(range, _)| [range.start.max(line.from), range.end.min(line.to)]).collect();
    edges.sort_unstable();
    edges.dedup();
    let strength = |mark: &CitedRange| -> f32 {
        match (hovered == Some(mark), mark.cards.is_empty()) {
            (true, _) => 0.36,
            (false, false) => 0.2,
            (false, true) => 0.09,
        }
    };
    let colour = |(from, to): (&usize, &usize)| {
        let over = here.iter().filter(|(range, _)| range.start <= *from && *to <= range.end);
        let (_, mark) = over.max_by(|a, b| strength(a.1).total_cmp(&strength(b.1)))?;
        Some((*from..*to, mark.colour.gamma_multiply(strength(mark))))
    };
    edges.iter().zip(edges.iter().skip(1)).filter_map(colour).collect()
}

/// What the paragraph of a line is.
fn text_kind(text: &SourceText, line: &TextLine) -> ParagraphKind {
    text.paragraph(line.paragraph).map(|paragraph| paragraph.kind).unwrap_or_default()
}

/// Whether the first letter that has a direction is read leftwards.
fn begins_leftwards(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(crate::script::is_leftward)
}

/// The bar beside the text: what of it was taken, and which part of it is seen. A click goes there.
fn coverage(
    ui: &Ui,
    reading: &Reading<'_>,
    lines: &TextLines,
    area: Rect,
    offset: f32,
    state: &mut ReadingState,
    column: usize,
) {
    let t = Tokens::of(ui.ctx());
    let bar =
        Rect::from_min_max(pos2(area.right() - 24.0, area.top() + 4.0), pos2(area.right() - 17.0, area.bottom() - 4.0));
    let painter = ui.painter();
    painter.rect_filled(bar, 3.0, t.chip);
    let height = lines.height.max(1.0);
    let y = |top: f32| bar.top() + bar.height() * (top / height).clamp(0.0, 1.0);
    // What is in view, unless it is all that there is.
    if lines.height > area.height() {
        let seen = Rect::from_x_y_ranges(bar.x_range(), y(offset)..=y(offset + area.height()));
        painter.rect_filled(seen.expand2(vec2(2.0, 0.0)), 3.0, t.dim.gamma_multiply(0.14));
    }
    for mark in reading.marks.iter().filter(|mark| !mark.cards.is_empty()) {
        let line = |position: u32| lines.line_of(reading.text.byte_of(position)).map_or(0.0, |line| line.top);
        let (from, to) = (line(mark.range.start), line(mark.range.end.saturating_sub(1)) + 20.0 * reading.zoom);
        let piece = Rect::from_x_y_ranges(bar.x_range(), y(from)..=y(to).max(y(from) + 2.0));
        painter.rect_filled(piece, 1.0, mark.colour);
    }
    let response = ui.interact(bar.expand(3.0), ui.scope_id().with(("coverage", column)), Sense::click_and_drag());
    let share = covered(reading.text, reading.marks);
    let label = i18n::sources::reading_covered((share * 100.0).round() as u32);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, &label));
    let at = response.interact_pointer_pos();
    response.on_hover_text(label);
    if let Some(at) = at {
        let top = (at.y - bar.top()) / bar.height() * height;
        state.reveal = lines.line_at(top).map(|line| reading.text.position_of(line.from));
    }
}

/// Which share of a text something on the map cites, from 0 to 1.
pub fn covered(text: &SourceText, marks: &[CitedRange]) -> f32 {
    let mut ranges: Vec<&Range<u32>> = marks.iter().filter(|m| !m.cards.is_empty()).map(|m| &m.range).collect();
    ranges.sort_by_key(|range| range.start);
    let (mut sum, mut until) = (0, 0);
    for range in ranges {
        sum += range.end.saturating_sub(range.start.max(until));
        until = until.max(range.end);
    }
    sum as f32 / text.length().max(1) as f32
}

//! Selecting words of a text by pointer and by key, and carrying them away.

use std::ops::Range;

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::{Hand, Happened, Page, ReadingState};
use crate::model::{SourceText, StatementKind};
use crate::sources::sentences_from;

/// How near to the edge of what is seen a selection scrolls it, in points.
const EDGE: f32 = 24.0;

/// What pointer and keys do to a text.
pub fn input(ui: &Ui, page: &Page<'_>, response: &Response, state: &mut ReadingState, happened: &mut Happened) {
    let text = page.reading.text;
    if let Some(at) = response.hover_pos()
        && let Some(mark) = page.mark_at(ui, at)
    {
        happened.hovered.clone_from(&mark.cards);
    }
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let origin = ui.input(|i| i.pointer.press_origin());
    if response.drag_started_by(egui::PointerButton::Primary)
        && let Some(origin) = origin
    {
        let selection = state.selection();
        let on_it = selection.is_some_and(|range| page.is_on(ui, origin, &range));
        if on_it {
            state.hand = Hand::Carrying;
            happened.carried = true;
        } else {
            state.hand = Hand::Selecting;
            state.shown = None;
            let begin = page.position_at(ui, origin);
            state.selected = Some((begin, begin));
        }
    }
    if response.dragged() && state.hand == Hand::Selecting {
        scroll_at_edges(ui, response);
        if let (Some(at), Some((begin, _))) = (response.interact_pointer_pos(), state.selected) {
            state.selected = Some((begin, page.position_at(ui, at)));
        }
    }
    if response.drag_stopped() {
        if state.hand == Hand::Selecting {
            // Whole words, unless somebody wants it otherwise.
            let exactly = ui.input(|i| i.modifiers.alt);
            let range = state.selection().map(|range| trimmed(text, range));
            let range = range.map(|range| if exactly { range } else { whole_words(text, range) });
            state.selected = range.map(|range| (range.start, range.end));
        }
        state.hand = Hand::Idle;
    }
    clicks(ui, page, response, state, happened);
    // Letters belong to what is dragged, if anything is.
    if response.has_focus() && !egui::DragAndDrop::has_any_payload(ui.ctx()) {
        let arrows = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        keys(ui, page, state, happened);
    }
}

fn scroll_at_edges(ui: &Ui, response: &Response) {
    let seen = ui.clip_rect();
    let Some(at) = response.interact_pointer_pos() else { return };
    let beyond = if at.y < seen.top() + EDGE {
        seen.top() + EDGE - at.y
    } else if at.y > seen.bottom() - EDGE {
        seen.bottom() - EDGE - at.y
    } else {
        return;
    };
    ui.scroll_with_delta(egui::vec2(0.0, beyond.clamp(-40.0, 40.0) * 0.5));
    ui.ctx().request_repaint();
}

/// One click selects nothing, two select a word or go to the card of a mark, three select a sentence.
fn clicks(ui: &Ui, page: &Page<'_>, response: &Response, state: &mut ReadingState, happened: &mut Happened) {
    let text = page.reading.text;
    let Some(at) = response.interact_pointer_pos() else { return };
    if response.triple_clicked() {
        let range = sentence_at(text, page.position_at(ui, at));
        state.selected = Some((range.start, range.end));
    } else if response.double_clicked() {
        match page.mark_at(ui, at).and_then(|mark| mark.cards.first()) {
            Some(card) => {
                happened.go_to = Some(*card);
                state.clear();
            }
            None => {
                let range = word_at(text, page.position_at(ui, at));
                state.selected = Some((range.start, range.end));
            }
        }
    } else if response.clicked() {
        let position = page.position_at(ui, at);
        let extends = ui.input(|i| i.modifiers.shift);
        match (extends, state.selected) {
            (true, Some((begin, _))) => state.selected = Some((begin, position)),
            _ => drop(state.clear()),
        }
        state.shown = None;
    }
}

/// Sentence by sentence with the arrows, further with Shift; letters choose what becomes of it.
fn keys(ui: &Ui, page: &Page<'_>, state: &mut ReadingState, happened: &mut Happened) {
    let text = page.reading.text;
    let pressed = ui.input_mut(|input| {
        let mut pressed = Vec::new();
        for (key, modifiers) in [
            (Key::ArrowDown, Modifiers::SHIFT),
            (Key::ArrowUp, Modifiers::SHIFT),
            (Key::ArrowRight, Modifiers::SHIFT),
            (Key::ArrowLeft, Modifiers::SHIFT),
            (Key::ArrowDown, Modifiers::NONE),
            (Key::ArrowUp, Modifiers::NONE),
            (Key::Enter, Modifiers::NONE),
            (Key::I, Modifiers::NONE),
            (Key::C, Modifiers::NONE),
            (Key::P, Modifiers::NONE),
            (Key::R, Modifiers::NONE),
            (Key::W, Modifiers::NONE),
        ] {
            if input.consume_key(modifiers, key) {
                pressed.push((key, modifiers.shift));
                // The letter itself is meant for nobody else.
                input.events.retain(|event| !matches!(event, Event::Text(_)));
            }
        }
        pressed
    });
    for (key, shift) in pressed {
        let (begin, end) = state.selected.unwrap_or_else(|| {
            let first = page.lines.line_at(ui.clip_rect().top() - page.origin.y + 4.0);
            let at = first.map_or(0, |line| text.position_of(line.from));
            (at, at)
        });
        let fresh = state.selected.is_none();
        match key {
            Key::ArrowDown if shift => {
                let next = sentence_at(text, (end + 1).min(text.length()));
                state.selected = Some((begin, next.end));
            }
            Key::ArrowUp if shift => {
                let last = sentence_at(text, end.saturating_sub(1));
                let before = sentence_at(text, last.start.saturating_sub(2));
                state.selected = Some((begin, before.end.max(begin)));
            }
            Key::ArrowDown => {
                let next = sentence_at(text, if fresh { begin } else { (end.max(begin) + 1).min(text.length()) });
                state.selected = Some((next.start, next.end));
            }
            Key::ArrowUp => {
                let before = sentence_at(text, begin.min(end).saturating_sub(2));
                state.selected = Some((before.start, before.end));
            }
            Key::ArrowRight if !fresh => {
                state.selected = Some((begin, word_at(text, (end + 1).min(text.length())).end));
            }
            Key::ArrowLeft if !fresh => {
                let word = word_at(text, end.saturating_sub(1));
                let end = trimmed(text, begin..word.start.max(begin)).end;
                state.selected = Some((begin, end.max(begin + 1)));
            }
            Key::Enter | Key::I => happened.place = true,
            Key::C => happened.kind = Some(StatementKind::Claim),
            Key::P => happened.kind = Some(StatementKind::Premise),
            Key::R => happened.kind = Some(StatementKind::Rebuttal),
            Key::W => happened.own_words = true,
            _ => {}
        }
        if let Some((_, end)) = state.selected.filter(|_| matches!(key, Key::ArrowDown | Key::ArrowUp)) {
            state.reveal = Some(end.saturating_sub(1));
        }
    }
}

/// A range widened to whole words.
fn whole_words(text: &SourceText, range: Range<u32>) -> Range<u32> {
    if range.is_empty() {
        return range;
    }
    let (first, last) = (word_at(text, range.start), word_at(text, range.end - 1));
    first.start.min(range.start)..last.end.max(range.end)
}

/// A range without spaces at its ends.
pub fn trimmed(text: &SourceText, range: Range<u32>) -> Range<u32> {
    let words = text.between(range.clone());
    let before = words.chars().take_while(|c| c.is_whitespace()).count() as u32;
    let after = words.chars().rev().take_while(|c| c.is_whitespace()).count() as u32;
    if before + after >= range.end - range.start {
        return range.start..range.start;
    }
    range.start + before..range.end - after
}

/// The sentence in which a position lies, or the one before it at the end of a paragraph.
pub fn sentence_at(text: &SourceText, position: u32) -> Range<u32> {
    let Some(paragraph) = text.paragraph(text.paragraph_at(position)) else { return position..position };
    let all = sentences_from(paragraph.start, paragraph.words);
    let here = all.iter().find(|range| position < range.end).or_else(|| all.last());
    here.cloned().unwrap_or(position..position)
}

/// The word in which a position lies.
fn word_at(text: &SourceText, position: u32) -> Range<u32> {
    use unicode_segmentation::UnicodeSegmentation as _;

    let Some(paragraph) = text.paragraph(text.paragraph_at(position)) else { return position..position };
    let mut start = paragraph.start;
    let mut last = position..position;
    for word in paragraph.words.split_word_bounds() {
        let end = start + word.chars().count() as u32;
        if !word.trim().is_empty() {
            last = start..end;
            if position < end {
                break;
            }
        }
        start = end;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParagraphKind;

    #[test]
    fn words_and_sentences_are_found_where_one_points() {
        let body = |words: &str| (ParagraphKind::Body, words.to_owned());
        let text =
            SourceText::new(vec![body("Trade makes peace. So they say."), body("Война и мир.")], Vec::new()).unwrap();
        let words = |range: Range<u32>| text.between(range).to_owned();
        assert_eq!(words(sentence_at(&text, 3)), "Trade makes peace.");
        assert_eq!(words(sentence_at(&text, 19)), "So they say.");
        assert_eq!(words(sentence_at(&text, 31)), "So they say.", "at the end of a paragraph");
        assert_eq!(words(sentence_at(&text, 32)), "Война и мир.");
        assert_eq!(words(word_at(&text, 7)), "makes");
        assert_eq!(words(word_at(&text, 33)), "Война");
        assert_eq!(words(trimmed(&text, 5..12)), "makes");
        assert_eq!(trimmed(&text, 5..6), 5..5);
        assert_eq!(words(whole_words(&text, 2..9)), "Trade makes");
    }
}

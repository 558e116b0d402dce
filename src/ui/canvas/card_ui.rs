//! Draws one card: side stripe and letter, kind, text, citation; more only when it is so.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::camera::Camera;
use super::measure::{HEAD, LINE, PADDING, TEXT};
use super::paint;
use super::scene::CardShape;
use crate::formats::outline::locator;
use crate::formats::visible;
use crate::model::{ElementId, Map, Statement, StatementKind};
use crate::ui::theme::Tokens;
use crate::ui::{fonts, icons};
use crate::words;

/// How a card is to be drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardLook {
    /// It is selected.
    pub selected: bool,
    /// A passage that it was made from is under the pointer, or it is the choice of the arrow keys.
    pub lit: bool,
    /// Its text is being edited, by a field above it.
    pub editing: bool,
}

/// Below this zoom text cannot be read and is drawn as bars.
pub const READABLE: f32 = 0.36;

/// The name of a statement's kind, as its card shows it.
pub fn kind_name(map: &Map, id: ElementId, kind: StatementKind) -> String {
    words::say(match kind {
        StatementKind::Claim if map.is_main_claim(id) => "kind-main-claim",
        StatementKind::Claim => "kind-claim",
        StatementKind::Premise => "kind-premise",
        StatementKind::Rebuttal => "kind-rebuttal",
    })
}

/// What a screen reader says of a card.
pub fn spoken(map: &Map, id: ElementId, statement: &Statement) -> String {
    let side = map.side_of(id).map(|side| side.name.clone()).unwrap_or_default();
    let text = if statement.text.is_empty() { words::say("card-empty") } else { statement.text.clone() };
    let kind = kind_name(map, id, statement.kind);
    let place = locator(map, id).unwrap_or_default();
    let parts = [kind, side, text, place];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Draws a card.
pub fn card(
    painter: &Painter,
    camera: &Camera,
    view: Rect,
    map: &Map,
    id: ElementId,
    shape: &CardShape,
    look: CardLook,
) {
    let Some(statement) = map.statements().get(&id) else { return };
    let t = Tokens::of(painter.ctx());
    let zoom = camera.zoom();
    let rect = camera.screen_rect(view, shape.rect);
    let radius = (9.0 * zoom).clamp(2.0, 18.0);
    let corner = CornerRadius::same(radius as u8);
    if zoom > 0.25 {
        paint::shadow(painter, rect, radius, zoom, t.shadow);
    }
    painter.rect_filled(rect, corner, t.card);
    let colour = map.side_of(id).map_or(t.dim, |side| t.side(side.colour));
    // The stripe follows the card's own rounding.
    let stripe = Rect::from_min_max(rect.min, pos2(rect.left() + (4.0 * zoom).max(2.0), rect.bottom()));
    painter.with_clip_rect(stripe.intersect(painter.clip_rect())).rect_filled(rect, corner, colour);
    let (width, edge) = if look.selected || look.lit { (2.0, t.accent) } else { (1.0, t.edge) };
    if statement.marks.implicit && !look.selected {
        paint::dashed_rect(painter, rect, Stroke::new(1.5, t.dim));
    } else {
        painter.rect_stroke(rect, corner, Stroke::new(width, edge), StrokeKind::Inside);
    }
    if look.lit {
        painter.rect_stroke(
            rect.expand(3.0),
            corner,
            Stroke::new(2.0, t.accent.gamma_multiply(0.45)),
            StrokeKind::Outside,
        );
    }
    if zoom < READABLE {
        bars(painter, camera, view, shape, t.dim.gamma_multiply(0.55));
        return;
    }
    head(painter, zoom, rect, map, id, statement, colour);
    if !look.editing {
        text(painter, zoom, rect, statement, shape);
    }
    if let Some(locator) = locator(map, id) {
        let at = pos2(rect.left() + PADDING * zoom, rect.bottom() - 12.0 * zoom);
        let galley = painter.layout_no_wrap(visible(&locator), fonts::regular(11.0 * zoom), t.dim);
        let room = painter.with_clip_rect(rect.shrink(6.0 * zoom).intersect(painter.clip_rect()));
        room.galley(at - vec2(0.0, galley.size().y), galley, t.dim);
    }
}

/// The row with badge, kind and marks.
fn head(painter: &Painter, zoom: f32, rect: Rect, map: &Map, id: ElementId, statement: &Statement, colour: Color32) {
    let t = Tokens::of(painter.ctx());
    let middle = rect.top() + 20.5 * zoom;
    let mut x = rect.left() + PADDING * zoom;
    if let Some(side) = map.side_of(id) {
        let badge = Rect::from_min_size(pos2(x, middle - 8.5 * zoom), vec2(17.0, 17.0) * zoom);
        painter.rect_filled(badge, (4.0 * zoom).min(8.0), colour);
        painter.text(badge.center(), Align2::CENTER_CENTER, &side.letter, fonts::semibold(11.0 * zoom), t.on_accent);
        x = badge.right() + 8.0 * zoom;
    }
    let kind = kind_name(map, id, statement.kind);
    let drawn = painter.text(pos2(x, middle), Align2::LEFT_CENTER, kind, fonts::semibold(11.0 * zoom), t.dim);
    let marks = [
        (statement.marks.implicit, "mark-implicit"),
        (statement.marks.conceded, "mark-conceded"),
        (statement.marks.needs_support, "mark-needs-support"),
    ];
    let marks: Vec<String> = marks.into_iter().filter(|(set, _)| *set).map(|(_, key)| words::say(key)).collect();
    if !marks.is_empty() {
        let galley = painter.layout_no_wrap(marks.join(" · "), fonts::regular(11.0 * zoom), t.dim);
        let right = rect.right() - 14.0 * zoom;
        if drawn.right() + 8.0 * zoom + galley.size().x <= right {
            painter.galley(pos2(right - galley.size().x, middle - galley.size().y / 2.0), galley, t.dim);
        } else {
            icons::paint(painter, icons::Icon::Underline, pos2(right - 5.0 * zoom, middle), 8.0 * zoom, t.dim);
        }
    }
}

/// The lines of text, each where it was measured at zoom 1, so that none breaks anew.
fn text(painter: &Painter, zoom: f32, rect: Rect, statement: &Statement, shape: &CardShape) {
    let t = Tokens::of(painter.ctx());
    let left = rect.left() + PADDING * zoom;
    if statement.text.is_empty() {
        let at = pos2(left, rect.top() + (HEAD + LINE / 2.0) * zoom);
        painter.text(at, Align2::LEFT_CENTER, words::say("card-empty"), fonts::regular(TEXT * zoom), t.dim);
        return;
    }
    for (number, line) in shape.lines.0.iter().enumerate() {
        let at = pos2(left, rect.top() + (HEAD + LINE * (number as f32 + 0.5)) * zoom);
        if at.y < painter.clip_rect().top() - LINE * zoom || at.y > painter.clip_rect().bottom() + LINE * zoom {
            continue;
        }
        painter.text(at, Align2::LEFT_CENTER, line, fonts::regular(TEXT * zoom), t.text);
    }
}

/// Bars in place of lines that cannot be read.
fn bars(painter: &Painter, camera: &Camera, view: Rect, shape: &CardShape, colour: Color32) {
    let zoom = camera.zoom();
    if zoom < 0.12 {
        return;
    }
    let inner = shape.rect.width() - 2.0 * PADDING;
    let widest = shape.lines.0.iter().map(String::len).max().unwrap_or(1).max(1) as f32;
    for (number, line) in shape.lines.0.iter().enumerate() {
        let from = shape.rect.min + vec2(PADDING, HEAD + LINE * (number as f32 + 0.3));
        let size = vec2(inner * line.len() as f32 / widest, LINE * 0.4);
        painter.rect_filled(camera.screen_rect(view, Rect::from_min_size(from, size)), 0.0, colour);
    }
}

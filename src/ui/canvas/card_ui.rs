//! Draws one card: side stripe and letter, kind, text, citation; more only when it is so.

use egui::{Color32, Pos2, Rect, Stroke, pos2, vec2};

use super::camera::Camera;
use super::measure::{HEAD, LINE, PADDING, WrappedLines};
use super::mesh_builder::MeshBuilder;
use super::paint;
use super::text::{CardPen, CardText};
use crate::analysis::Label;
use crate::formats::describe::{self, kind_name};
use crate::formats::outline::locator;
use crate::i18n;
use crate::model::{ElementId, Map, Statement};
use crate::picture::wrap::{FOOT, QUOTE_INDENT, QUOTE_LINE};
use crate::ui::icons;
use crate::ui::theme::Tokens;

/// How a card is to be drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardLook {
    /// It is selected.
    pub selected: bool,
    /// A passage that it was made from is under the pointer, or it is the choice of the arrow keys.
    pub lit: bool,
    /// Its text is being edited, by a field above it.
    pub editing: bool,
    /// It does not pass the filter, or is not near what is in focus.
    pub dim: bool,
    /// It bears on what is under the pointer; the colour says how.
    pub bearing: Option<Color32>,
    /// It has a bookmark.
    pub marked: bool,
    /// It was found; and whether it is the one of the hits that is shown.
    pub found: Option<bool>,
    /// How it stands, if that is shown.
    pub standing: Option<Label>,
    /// It belongs to the chain that decides what is asked about.
    pub in_chain: bool,
    /// The other side has not answered it in its turn.
    pub dropped: bool,
}

/// The sign of a label: each has a shape of its own.
pub fn standing_icon(label: Label) -> icons::Icon {
    match label {
        Label::Stands => icons::Icon::Check,
        Label::Falls => icons::Icon::Cross,
        Label::Open => icons::Icon::Ring,
    }
}

/// The colour of a label.
pub fn standing_colour(t: &Tokens, label: Label) -> Color32 {
    match label {
        Label::Stands => t.support,
        Label::Falls => t.rebut,
        Label::Open => t.dim,
    }
}

/// The colour of what is dropped.
pub fn dropped_colour(t: &Tokens) -> Color32 {
    t.undercut
}

/// Paints a sign that is `size` across into a sheet.
fn sign_on(sheet: &mut MeshBuilder, icon: icons::Icon, at: Pos2, size: f32, colour: Color32) {
    for [from, to] in icons::strokes(icon) {
        let on_screen = |p: &(f32, f32)| at + vec2(p.0, p.1) * (size / 2.0);
        sheet.line([on_screen(from), on_screen(to)], (size / 5.5).max(1.0), colour);
    }
}

/// How a card stands and whether it was dropped, as signs alone: where there is no room for words.
pub fn standing_signs(t: &Tokens, zoom: f32, rect: Rect, look: CardLook, sheet: &mut MeshBuilder) {
    let size = (11.0 * zoom.sqrt()).max(5.0);
    let mut at = rect.right_top() + vec2(-14.0 * zoom.max(0.4), 14.0 * zoom.max(0.4));
    if let Some(label) = look.standing {
        sign_on(sheet, standing_icon(label), at, size, t.faded(standing_colour(t, label), look.dim));
        at.x -= size + 6.0;
    }
    if look.dropped {
        sign_on(sheet, icons::Icon::Flag, at, size, t.faded(dropped_colour(t), look.dim));
    }
}

/// Below this zoom text cannot be read and is drawn as bars.
pub const READABLE: f32 = 0.5;

/// What a screen reader says of a card.
pub fn spoken(map: &Map, id: ElementId, statement: &Statement) -> String {
    let side = map.side_of(id).map(|side| side.name.clone()).unwrap_or_default();
    let text = describe::text_of(statement);
    let kind = kind_name(map, id, statement.kind);
    let place = locator(map, id).unwrap_or_default();
    let parts = [kind, side, text, place, remarks(map, id)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// How many remarks on an element are open, in words; empty if none is.
fn remarks(map: &Map, id: ElementId) -> String {
    let open = map.comments_on(id).filter(|(_, comment)| comment.reply_to.is_none() && !comment.resolved).count();
    if open == 0 { String::new() } else { i18n::comments::sign(open) }
}

/// The marks of a statement in words, and how much is said about it.
pub fn marks_of(map: &Map, id: ElementId, statement: &Statement) -> String {
    let all = describe::marks(statement).into_iter().chain([remarks(map, id)]);
    all.filter(|mark| !mark.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The colours of one card.
struct Colours {
    side: Color32,
    fill: Color32,
    edge: Color32,
    text: Color32,
    dim: Color32,
}

impl Colours {
    fn of(t: &Tokens, map: &Map, id: ElementId, look: CardLook) -> Self {
        let side = map.side_of(id).map_or(t.dim, |side| t.side(side.colour));
        let fade = |colour: Color32| t.faded(colour, look.dim);
        Self { side: fade(side), fill: fade(t.card), edge: fade(t.edge), text: fade(t.text), dim: fade(t.dim) }
    }
}

/// The box of a card without its words: shadow, stripe, border.
pub fn shell(
    t: &Tokens,
    zoom: f32,
    (view, rect): (Rect, Rect),
    map: &Map,
    id: ElementId,
    look: CardLook,
    sheet: &mut MeshBuilder,
) {
    let Some(statement) = map.statements().get(&id) else { return };
    let colours = Colours::of(t, map, id, look);
    let radius = (9.0 * zoom).clamp(2.0, 18.0);
    if zoom > 0.25 && !look.dim {
        sheet.shadow(rect.translate(vec2(0.0, 2.0)), radius, (10.0 * zoom).clamp(3.0, 18.0), t.shadow);
    }
    let dashed = statement.marks.implicit && !look.selected;
    if dashed {
        sheet.rounded(rect, radius, colours.fill);
    } else {
        // The border is what the card leaves free of a box in the border's colour.
        sheet.rounded(rect, radius, colours.edge);
        sheet.rounded(rect.shrink(1.0), radius - 1.0, colours.fill);
    }
    sheet.rounded_left(rect, radius, (4.0 * zoom).max(2.0), colours.side);
    if dashed {
        paint::dashed_rect(view, rect, Stroke::new(1.5, colours.dim), sheet);
    }
    if look.selected || look.lit {
        // Mostly outside, so that the stripe is seen at every zoom.
        sheet.rounded_border(rect.expand(1.5), radius + 1.5, 2.0, t.accent);
    }
    if look.marked {
        ribbon(zoom, rect, t.accent, sheet);
    }
    let mut ring = |by: f32, width: f32, colour: Color32| {
        sheet.rounded_border(rect.expand(by + width), radius + by + width, width, colour);
    };
    if look.lit {
        ring(3.0, 2.0, t.accent.gamma_multiply(0.45));
    }
    if look.in_chain {
        ring(2.0, 3.0, t.accent);
    }
    if let Some(colour) = look.bearing {
        ring(1.5, 2.0, colour.gamma_multiply(0.7));
    }
    if let Some(current) = look.found {
        ring(2.0, if current { 4.0 } else { 2.5 }, t.found.gamma_multiply(if current { 1.0 } else { 0.55 }));
    }
}

/// The ribbon of a bookmark, which hangs over the upper edge near the right corner.
fn ribbon(zoom: f32, rect: Rect, colour: Color32, sheet: &mut MeshBuilder) {
    let size = vec2(9.0, 17.0) * zoom.max(0.5);
    let at = pos2(rect.right() - 24.0 * zoom - size.x / 2.0, rect.top() - 3.0 * zoom.max(0.5));
    let (left, right, bottom) = (at.x, at.x + size.x, at.y + size.y);
    let notch = pos2(left + size.x / 2.0, bottom - size.x * 0.45);
    sheet.rect(Rect::from_min_max(at, pos2(right, notch.y)), colour);
    sheet.triangle([pos2(left, notch.y), notch, pos2(left, bottom)], colour);
    sheet.triangle([pos2(right, notch.y), pos2(right, bottom), notch], colour);
}

/// The badge in which a card's side letter stands.
fn badge(zoom: f32, rect: Rect) -> Rect {
    Rect::from_min_size(pos2(rect.left() + PADDING * zoom, rect.top() + 12.0 * zoom), vec2(17.0, 17.0) * zoom)
}

/// Draws the badge of a card's side.
pub fn side_badge(
    t: &Tokens,
    zoom: f32,
    rect: Rect,
    map: &Map,
    id: ElementId,
    look: CardLook,
    sheet: &mut MeshBuilder,
) {
    if map.side_of(id).is_some() {
        sheet.rounded(badge(zoom, rect), (4.0 * zoom).min(8.0), Colours::of(t, map, id, look).side);
    }
}

/// The words on a card, which were laid out for a zoom that the pen's scale makes this one.
pub fn words_on(
    zoom: f32,
    rect: Rect,
    map: &Map,
    (id, look): (ElementId, CardLook),
    t: &Tokens,
    text: &CardText,
    pen: &mut CardPen<'_>,
) {
    let scale = pen.scale;
    let Some(statement) = map.statements().get(&id) else { return };
    let colours = Colours::of(t, map, id, look);
    let middle = rect.top() + 20.5 * zoom;
    let mut x = rect.left() + PADDING * zoom;
    if let Some(letter) = &text.letter {
        let badge = badge(zoom, rect);
        let size = letter.size() * scale;
        pen.write(badge.center() - size / 2.0, letter, t.on_accent);
        x = badge.right() + 8.0 * zoom;
    }
    let size = text.kind.size() * scale;
    pen.write(pos2(x, middle - size.y / 2.0), &text.kind, colours.dim);
    let mut right = rect.right() - 14.0 * zoom;
    if let (Some(label), Some((_, word))) = (look.standing, &text.standing) {
        let (own, colour) = (word.size() * scale, t.faded(standing_colour(t, label), look.dim));
        pen.write(pos2(right - own.x, middle - own.y / 2.0), word, colour);
        right -= own.x + 9.0 * zoom;
        sign_on(pen.sheet, standing_icon(label), pos2(right, middle), 8.0 * zoom, colour);
        right -= 12.0 * zoom;
    }
    if look.dropped {
        right -= 2.0 * zoom;
        sign_on(pen.sheet, icons::Icon::Flag, pos2(right, middle), 10.0 * zoom, t.faded(dropped_colour(t), look.dim));
        right -= 12.0 * zoom;
    }
    if let Some(marks) = &text.marks {
        let own = marks.size() * scale;
        if x + size.x + 8.0 * zoom + own.x <= right {
            pen.write(pos2(right - own.x, middle - own.y / 2.0), marks, colours.dim);
        } else {
            // No room: a sign stands for them.
            for [from, to] in icons::strokes(icons::Icon::Underline) {
                let at = |p: &(f32, f32)| pos2(right - 5.0 * zoom, middle) + vec2(p.0, p.1) * 4.0 * zoom;
                pen.sheet.line([at(from), at(to)], zoom.max(1.0), colours.dim);
            }
        }
    }
    if !look.editing {
        let falls = look.standing == Some(Label::Falls);
        let colour = if statement.text.is_empty() || falls { colours.dim } else { colours.text };
        let at = pos2(rect.left() + PADDING * zoom, rect.top() + HEAD * zoom);
        pen.write(at, &text.body, colour);
    }
    if let Some(quote) = &text.quote {
        let rows = quote.rows.len().max(1) as f32;
        let below = rect.bottom() - (FOOT.1 + QUOTE_LINE * rows) * zoom;
        let at = pos2(rect.left() + (PADDING + QUOTE_INDENT) * zoom, below);
        let x = rect.left() + (PADDING + 1.0) * zoom;
        pen.sheet.line(
            [pos2(x, below), pos2(x, below + QUOTE_LINE * rows * zoom)],
            (2.0 * zoom).max(1.0),
            colours.edge,
        );
        pen.write(at, quote, colours.dim);
    }
    if let Some(place) = &text.place {
        let at = pos2(rect.left() + PADDING * zoom, rect.bottom() - 12.0 * zoom - place.size().y * scale);
        pen.write(at, place, colours.dim);
    }
}

/// Bars in place of lines that cannot be read.
pub fn bars(
    t: &Tokens,
    camera: &Camera,
    view: Rect,
    rect: Rect,
    lines: &WrappedLines,
    dim: bool,
    sheet: &mut MeshBuilder,
) {
    let colour = t.card.lerp_to_gamma(t.dim, if dim { 0.15 } else { 0.5 });
    for (number, line) in lines.lines.iter().enumerate() {
        let from = rect.min + vec2(PADDING, HEAD + LINE * (number as f32 + 0.3));
        let size = vec2(line.width.min(rect.width() - 2.0 * PADDING), LINE * 0.4);
        sheet.rect(camera.screen_rect(view, Rect::from_min_size(from, size)), colour);
    }
}

/// The sign that cards are folded away below a card, and how many; where it can be clicked.
pub fn fold_badge(zoom: f32, rect: Rect) -> Rect {
    Rect::from_center_size(pos2(rect.center().x, rect.bottom() + 3.0 * zoom), vec2(46.0, 20.0) * zoom.max(0.45))
}

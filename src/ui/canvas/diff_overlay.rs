//! What another copy has done, drawn over the map: a border and a sign for each element that differs, and where
//! moved cards stood. Signs differ in shape, so that no colour has to be told from another.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::camera::Camera;
use super::mesh_builder::MeshBuilder;
use super::paint;
use super::scene::{Scene, corner};
use crate::model::Map;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Tokens;
use crate::ui::{DiffMark, DiffMarks, Sign, fonts};

/// The most marks with words that are drawn in one frame; further ones are borders.
const MOST_WORDS: usize = 200;
/// Below this zoom a mark has no words.
const WORDS_FROM: f32 = 0.35;

/// The colour of a sign.
pub fn colour(t: &Tokens, sign: Sign) -> Color32 {
    match sign {
        Sign::Asked => t.undercut,
        Sign::Removed => t.rebut,
        Sign::Added => t.support,
        Sign::Changed => t.accent,
        Sign::Moved => t.dim,
    }
}

/// The shape of a sign; a question has a letter instead.
pub fn shape(sign: Sign) -> Option<Icon> {
    match sign {
        Sign::Asked => None,
        Sign::Removed => Some(Icon::Bar),
        Sign::Added => Some(Icon::Plus),
        Sign::Changed => Some(Icon::Equals),
        Sign::Moved => Some(Icon::Up),
    }
}

/// Draws a sign in a disc of this radius.
pub fn sign(painter: &Painter, t: &Tokens, sign: Sign, at: Pos2, radius: f32) {
    painter.circle_filled(at, radius, colour(t, sign));
    match shape(sign) {
        Some(icon) => icons::paint(painter, icon, at, radius, t.on_accent),
        None => {
            let font = fonts::semibold(radius * 1.5);
            painter.text(at, egui::Align2::CENTER_CENTER, "?", font, t.on_accent);
        }
    }
}

/// Draws the marks that are on the screen.
pub fn marks_ui(painter: &Painter, map: &Map, marks: &DiffMarks, camera: Camera, rect: Rect, scene: &Scene) {
    let t = Tokens::of(painter.ctx());
    let seen = camera.visible(rect).expand(40.0);
    let mut sheet = MeshBuilder::default();
    let mut signs: Vec<(Pos2, &DiffMark, bool)> = Vec::new();
    for (id, mark) in marks {
        if let Some(area) = scene.rect_of(*id).filter(|_| !map.inferences().contains_key(id)) {
            from_where(t, &mut sheet, (camera, rect), mark, area);
            if area.intersects(seen) {
                let on_screen = camera.screen_rect(rect, area);
                border(t, &mut sheet, rect, on_screen, mark, camera.zoom());
                signs.push((on_screen.left_top(), mark, true));
            }
        } else if let Some(middle) = scene.middle(*id).filter(|middle| seen.contains(*middle)) {
            signs.push((camera.screen_from_map(rect, middle) + vec2(13.0, -13.0), mark, false));
        }
    }
    painter.add(Shape::mesh(sheet.mesh));
    let words = camera.zoom() >= WORDS_FROM && signs.len() <= MOST_WORDS;
    for (at, mark, on_card) in signs {
        let radius = if words && on_card { 8.0 } else { 6.0 };
        if words && on_card {
            tab(painter, t, at, mark);
        } else {
            sign(painter, t, mark.sign, at, radius);
        }
    }
}

/// Where a moved card stood: a dashed box, and a line from there to where it stands.
fn from_where(t: &Tokens, sheet: &mut MeshBuilder, (camera, rect): (Camera, Rect), mark: &DiffMark, area: Rect) {
    let Some(from) = mark.from else { return };
    let before = Rect::from_min_size(corner(from), area.size());
    if !before.union(area).intersects(camera.visible(rect)) {
        return;
    }
    let ghost = camera.screen_rect(rect, before);
    paint::dashed_rect(rect, ghost, Stroke::new(1.5, t.dim), sheet);
    let ends = [before.center(), area.center()].map(|point| camera.screen_from_map(rect, point));
    sheet.line(ends, 1.0, t.dim.gamma_multiply(0.6));
}

/// The border of what differs: whole, or dashed for what would go or is refused, which is pale as well.
fn border(t: &Tokens, sheet: &mut MeshBuilder, view: Rect, area: Rect, mark: &DiffMark, zoom: f32) {
    let colour = colour(t, mark.sign);
    let gone = mark.refused || mark.sign == Sign::Removed;
    let around = area.expand(3.0);
    if gone {
        sheet.rounded(area, (9.0 * zoom).clamp(2.0, 18.0), t.canvas.gamma_multiply(0.55));
        paint::dashed_rect(view, around, Stroke::new(2.0, colour), sheet);
    } else {
        sheet.rounded_border(around, (9.0 * zoom).clamp(2.0, 18.0) + 3.0, 2.0, colour);
    }
}

/// A sign with its words, on the upper edge of a card.
fn tab(painter: &Painter, t: &Tokens, at: Pos2, mark: &DiffMark) {
    let galley = painter.layout_no_wrap(mark.spoken(), fonts::semibold(11.0), t.text);
    let size = vec2(galley.size().x + 30.0, 20.0);
    let area = Rect::from_min_size(pos2(at.x + 6.0, at.y - 14.0), size);
    painter.rect_filled(area, 10.0, t.panel);
    painter.rect_stroke(area, 10.0, Stroke::new(1.0, colour(t, mark.sign)), egui::StrokeKind::Inside);
    sign(painter, t, mark.sign, area.left_center() + vec2(11.0, 0.0), 7.0);
    painter.galley(pos2(area.left() + 22.0, area.center().y - galley.size().y / 2.0), galley, t.text);
}

//! The whole map in a corner: where one is, and a way to elsewhere by click or drag. The picture is made when
//! the map changes, not when the view does.

use egui::{Color32, ColorImage, CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, TextureHandle, Ui, Vec2, vec2};

use super::CanvasState;
use super::lod_far::card_colour;
use super::scene::Scene;
use crate::i18n;
use crate::ui::View;
use crate::ui::theme::Tokens;

/// The largest size of the picture, in points.
const SIZE: Vec2 = vec2(208.0, 140.0);
/// Pixels of the picture for each point.
const FINE: f32 = 2.0;

/// How long the picture may lag behind the map, in seconds.
const LAG: f64 = 0.3;

/// The kept picture: of which state it is, and what part of the map it shows.
pub struct MinimapPicture {
    of: (u64, bool),
    state: u64,
    made: f64,
    texture: TextureHandle,
    shows: Rect,
}

/// Where the small map of what is in `bounds` stands on the canvas; `None` where it has no room.
pub fn area_of(bounds: Rect, canvas: Rect) -> Option<Rect> {
    let shows = around(bounds);
    let size = shows.size() * scale_of(shows);
    let area = Rect::from_min_size(canvas.right_bottom() - size - vec2(16.0, 16.0), size);
    (canvas.width() > 2.5 * SIZE.x).then_some(area.expand(4.0))
}

/// The part of the plane that the small map shows.
fn around(bounds: Rect) -> Rect {
    bounds.expand(bounds.size().max_elem() * 0.02 + 40.0)
}

/// Draws the small map and follows the pointer on it.
pub fn minimap_ui(ui: &Ui, view: &View<'_>, state: &mut CanvasState, rect: Rect, scene: &Scene) {
    let Some(bounds) = scene.bounds().filter(|_| !state.no_minimap && rect.width() > 2.5 * SIZE.x) else { return };
    let t = Tokens::of(ui.ctx());
    let dark = ui.ctx().theme() == egui::Theme::Dark;
    let (of, now) = ((view.revision.0, dark), scene.overview().version());
    let known = state.minimap.take().filter(|picture| picture.of == of);
    // While cards change in every frame, the picture may lag a little behind.
    let due = known.as_ref().map_or(0.0, |picture| picture.made + LAG - view.now);
    let picture = match known.filter(|picture| picture.state == now || due > 0.0) {
        Some(picture) => {
            if picture.state != now {
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(due.clamp(0.0, LAG) + 0.001));
            }
            picture
        }
        None => {
            let shows = around(bounds);
            let image = image(t, scene, shows);
            let texture = ui.ctx().load_texture("minimap", image, egui::TextureOptions::LINEAR);
            MinimapPicture { of, state: now, made: view.now, texture, shows }
        }
    };
    let shows = picture.shows;
    let scale = scale_of(shows);
    let area = Rect::from_min_size(rect.right_bottom() - shows.size() * scale - vec2(16.0, 16.0), shows.size() * scale);
    let response = ui.interact(area, egui::Id::unique("minimap"), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, i18n::canvas::minimap()));
    let painter = ui.painter_at(rect);
    painter.rect_filled(area.expand(4.0), CornerRadius::same(8), t.panel);
    painter.image(picture.texture.id(), area, Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0)), Color32::WHITE);
    painter.rect_stroke(area.expand(4.0), CornerRadius::same(8), Stroke::new(1.0, t.edge), StrokeKind::Inside);
    for marked in state.bookmarks.elements().iter().filter_map(|id| scene.rect_of(*id)) {
        painter.circle_filled(area.min + (marked.center() - shows.min) * scale, 2.5, t.accent);
    }
    let seen = state.camera.visible(rect).intersect(shows);
    if seen.is_positive() {
        let on_picture =
            Rect::from_min_max(area.min + (seen.min - shows.min) * scale, area.min + (seen.max - shows.min) * scale);
        painter.rect(on_picture, 2.0, t.accent.gamma_multiply(0.12), Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    if (response.clicked() || response.drag_started())
        && let Some(at) = response.interact_pointer_pos()
        && !state.camera.visible(rect).contains(shows.min + (at - area.min) / scale)
    {
        state.remember_view();
    }
    if (response.clicked() || response.dragged())
        && let Some(at) = response.interact_pointer_pos()
    {
        state.camera.look_at(shows.min + (at - area.min) / scale);
    }
    state.minimap = Some(picture);
}

fn scale_of(shows: Rect) -> f32 {
    (SIZE.x / shows.width()).min(SIZE.y / shows.height())
}

/// Every card as the pixels that it covers, at least one.
fn image(t: &Tokens, scene: &Scene, shows: Rect) -> ColorImage {
    let scale = scale_of(shows) * FINE;
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as usize;
    let size = [pixels(shows.width()), pixels(shows.height())];
    let mut image = ColorImage::filled(size, t.canvas);
    let [width, height] = size;
    for card in scene.overview().cards() {
        let (from, to) = ((card.rect.min - shows.min) * scale, (card.rect.max - shows.min) * scale);
        let colour = card_colour(t, card.colour);
        let right = (to.x as usize).max(from.x as usize + 1).min(width);
        for y in from.y as usize..(to.y as usize).max(from.y as usize + 1).min(height) {
            let row = image.pixels.iter_mut().skip(y * width + from.x as usize);
            row.take(right.saturating_sub(from.x as usize)).for_each(|pixel| *pixel = colour);
        }
    }
    image
}

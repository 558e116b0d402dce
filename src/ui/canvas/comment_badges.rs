//! A sign on links about which something is said that is not dealt with; on cards it stands among their words.

use std::collections::BTreeSet;

use egui::{Align2, Painter, Rect, vec2};

use super::camera::Camera;
use super::scene::Scene;
use crate::model::{ElementId, Map};
use crate::ui::fonts;
use crate::ui::theme::Tokens;

/// Below this zoom there is no room for it.
const SMALLEST: f32 = 0.4;

/// Draws the signs that are on the screen.
pub fn remarks_ui(painter: &Painter, map: &Map, camera: Camera, rect: Rect, scene: &Scene) {
    if map.comments().is_empty() || camera.zoom() < SMALLEST {
        return;
    }
    let t = Tokens::of(painter.ctx());
    let seen = camera.visible(rect);
    let open = map.comments().values().filter(|comment| comment.reply_to.is_none() && !comment.resolved);
    let links: BTreeSet<ElementId> =
        open.map(|comment| comment.on).filter(|on| map.inferences().contains_key(on)).collect();
    for middle in links.into_iter().filter_map(|id| scene.middle(id)).filter(|middle| seen.contains(*middle)) {
        let at = camera.screen_from_map(rect, middle) + vec2(0.0, -18.0);
        let bubble = Rect::from_center_size(at, vec2(18.0, 14.0));
        painter.rect_filled(bubble, 4.0, t.accent);
        painter.text(bubble.center(), Align2::CENTER_CENTER, "…", fonts::semibold(11.0), t.on_accent);
    }
}

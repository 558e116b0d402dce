//! From the map's coordinates to the screen's and back.

use egui::{Pos2, Rect, Vec2, vec2};

/// Where the canvas is looked at. Zoom 1 shows one point of the map as one point of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point of the map in the middle of the view.
    pub centre: Pos2,
    zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { centre: Pos2::ZERO, zoom: 1.0 }
    }
}

impl Camera {
    /// The farthest away.
    pub const MIN_ZOOM: f32 = 0.01;
    /// The nearest.
    pub const MAX_ZOOM: f32 = 4.0;

    /// The zoom.
    pub fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Sets the zoom, within its limits.
    pub fn set_zoom(&mut self, zoom: f32) {
        if zoom.is_finite() {
            self.zoom = zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        }
    }

    /// A point of the map on the screen.
    pub fn screen_from_map(&self, view: Rect, point: Pos2) -> Pos2 {
        view.center() + (point - self.centre) * self.zoom
    }

    /// A point of the screen on the map.
    pub fn map_from_screen(&self, view: Rect, point: Pos2) -> Pos2 {
        self.centre + (point - view.center()) / self.zoom
    }

    /// A box of the map on the screen.
    pub fn screen_rect(&self, view: Rect, rect: Rect) -> Rect {
        Rect::from_min_max(self.screen_from_map(view, rect.min), self.screen_from_map(view, rect.max))
    }

    /// The part of the map that is seen.
    pub fn visible(&self, view: Rect) -> Rect {
        Rect::from_min_max(self.map_from_screen(view, view.min), self.map_from_screen(view, view.max))
    }

    /// Moves the map by this much of the screen.
    pub fn pan(&mut self, by: Vec2) {
        self.look_at(self.centre - by / self.zoom);
    }

    /// Puts this point of the map into the middle; stays where cards can be.
    pub fn look_at(&mut self, point: Pos2) {
        let far = crate::model::limits::COORDINATE as f32;
        if point.x.is_finite() && point.y.is_finite() {
            self.centre = point.clamp(Pos2::new(-far, -far), Pos2::new(far, far));
        }
    }

    /// Zooms by a factor; the point of the map under `at` stays there.
    pub fn zoom_at(&mut self, view: Rect, at: Pos2, factor: f32) {
        let fixed = self.map_from_screen(view, at);
        self.set_zoom(self.zoom * factor);
        let moved = self.map_from_screen(view, at);
        self.look_at(self.centre + (fixed - moved));
    }

    /// Shows all of a box, never larger than life.
    pub fn fit(&mut self, view: Rect, rect: Rect) {
        if !rect.is_finite() || !rect.is_positive() {
            return;
        }
        let room = (view.size() - vec2(64.0, 64.0)).max(Vec2::splat(40.0));
        self.set_zoom((room.x / rect.width()).min(room.y / rect.height()).min(1.0));
        self.look_at(rect.center());
    }

    /// Moves just so far that a box is seen, if it can be, beside everything that covers the view.
    pub fn reveal(&mut self, view: Rect, rect: Rect, covers: &[Rect]) {
        let seen = self.screen_rect(view, rect);
        let inner = view.shrink2(vec2(40.0, 40.0));
        let mut rooms = vec![inner];
        for cover in covers.iter().map(|cover| cover.expand(12.0)) {
            rooms = rooms.into_iter().flat_map(|room| beside(room, cover)).collect();
        }
        if rooms.iter().any(|room| room.contains_rect(seen)) {
            return;
        }
        let fits = |room: &&Rect| room.width() >= seen.width() && room.height() >= seen.height();
        let nearest = rooms.iter().filter(fits).min_by(|a, b| {
            let [a, b] = [a, b].map(|room| into(seen, **room).length());
            a.total_cmp(&b)
        });
        let largest = || rooms.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
        if let Some(room) = nearest.or_else(largest) {
            self.pan(into(seen, *room));
        }
    }
}

/// The parts of a room beside something in it.
fn beside(room: Rect, cover: Rect) -> Vec<Rect> {
    if !room.intersects(cover) {
        return vec![room];
    }
    let left = Rect { max: Pos2::new(cover.left(), room.bottom()), ..room };
    let right = Rect { min: Pos2::new(cover.right(), room.top()), ..room };
    let above = Rect { max: Pos2::new(room.right(), cover.top()), ..room };
    let below = Rect { min: Pos2::new(room.left(), cover.bottom()), ..room };
    [left, right, above, below].into_iter().filter(Rect::is_positive).collect()
}

/// By how much a box is moved so that it lies in a room; what is too large begins where the room does.
fn into(seen: Rect, room: Rect) -> Vec2 {
    let correction = |low: f32, high: f32, from: f32, to: f32| {
        if high - low > to - from || low < from {
            from - low
        } else if high > to {
            to - high
        } else {
            0.0
        }
    };
    vec2(
        correction(seen.left(), seen.right(), room.left(), room.right()),
        correction(seen.top(), seen.bottom(), room.top(), room.bottom()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let view = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let at = pos2(700.0, 120.0);
        let before = camera.map_from_screen(view, at);
        for factor in [1.3, 1.3, 0.4, 2.0] {
            camera.zoom_at(view, at, factor);
            assert!((camera.map_from_screen(view, at) - before).length() < 0.01);
        }
        camera.zoom_at(view, at, 1e30);
        assert_eq!(camera.zoom(), Camera::MAX_ZOOM);
        camera.set_zoom(f32::NAN);
        assert_eq!(camera.zoom(), Camera::MAX_ZOOM);
    }

    #[test]
    fn what_is_revealed_lies_beside_what_covers_the_view() {
        let view = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let small_map = Rect::from_min_max(pos2(570.0, 440.0), pos2(790.0, 590.0));
        let bar = Rect::from_min_max(pos2(200.0, 10.0), pos2(600.0, 60.0));
        for corner in [pos2(300.0, 250.0), pos2(-150.0, -295.0), pos2(5000.0, -3000.0), pos2(0.0, 0.0)] {
            let mut camera = Camera::default();
            let card = Rect::from_min_size(corner, vec2(248.0, 90.0));
            camera.reveal(view, card, &[small_map, bar]);
            let seen = camera.screen_rect(view, card);
            assert!(view.contains_rect(seen) && !seen.intersects(small_map) && !seen.intersects(bar), "{seen:?}");
            let before = camera;
            camera.reveal(view, card, &[small_map, bar]);
            assert_eq!(camera, before, "what is seen does not move");
        }
    }

    #[test]
    fn fitting_shows_all_of_it() {
        let view = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let cards = Rect::from_min_size(pos2(-5000.0, 300.0), vec2(4000.0, 700.0));
        camera.fit(view, cards);
        assert!(camera.visible(view).contains_rect(cards));
    }
}

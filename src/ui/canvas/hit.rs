//! What lies under a point. One answer for hover, click, drag, drop and context menu, so that they agree.

use egui::{Pos2, Rect, Vec2};

use super::draw::FAR;
use super::scene::Scene;
use crate::model::ElementId;
use crate::picture::route::{JOINT, LinkShape};

/// A corner at which something is resized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The lower left corner.
    Left,
    /// The lower right corner.
    Right,
}

/// What lies under a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitTarget {
    /// Nothing.
    #[default]
    Canvas,
    /// A card.
    Card(ElementId),
    /// The dot at a card's edge from which a link is drawn.
    Handle(ElementId),
    /// A corner of a card.
    CardGrip(ElementId, Grip),
    /// The joint of a link.
    Joint(ElementId),
    /// The line of a link.
    Line(ElementId),
    /// The title or the border of a frame.
    Frame(ElementId),
    /// The lower right corner of a frame.
    FrameGrip(ElementId),
}

impl HitTarget {
    /// The element that is meant.
    pub fn element(self) -> Option<ElementId> {
        match self {
            Self::Canvas => None,
            Self::Card(id)
            | Self::Handle(id)
            | Self::CardGrip(id, _)
            | Self::Joint(id)
            | Self::Line(id)
            | Self::Frame(id)
            | Self::FrameGrip(id) => Some(id),
        }
    }
}

/// How far outside the card's edge its handles are, in points of the screen.
pub const HANDLE: f32 = 9.0;
/// The height of a frame's title above its box, in points at zoom 1.
pub const FRAME_TITLE: f32 = 26.0;

/// The places of a card's four handles.
pub fn handles(rect: Rect, zoom: f32) -> [Pos2; 4] {
    let out = rect.expand(HANDLE / zoom);
    [out.center_top(), out.center_bottom(), out.left_center(), out.right_center()]
}

/// What lies under `point` of the map. `shown_handles` is the card whose handles are on the screen.
pub fn hit(scene: &Scene, point: Pos2, zoom: f32, shown_handles: Option<ElementId>) -> HitTarget {
    let slack = |points: f32| points / zoom;
    if let Some(id) = shown_handles
        && let Some(card) = scene.card(id)
    {
        if handles(card.rect, zoom).iter().any(|at| at.distance(point) <= slack(8.0)) {
            return HitTarget::Handle(id);
        }
        let corners = [(card.rect.left_bottom(), Grip::Left), (card.rect.right_bottom(), Grip::Right)];
        if let Some((_, grip)) = corners.iter().find(|(at, _)| at.distance(point) <= slack(9.0)) {
            return HitTarget::CardGrip(id, *grip);
        }
    }
    // From afar only cards and frames can be told apart.
    let lines: Vec<(ElementId, &LinkShape)> = if zoom < FAR {
        Vec::new()
    } else {
        let around = Rect::from_center_size(point, Vec2::splat(2.0 * slack(10.0).max(JOINT)));
        scene.links_at().found_in(around).into_iter().filter_map(|id| Some((id, scene.line(id)?))).collect()
    };
    let near = |at: Pos2| at.distance(point) <= slack(10.0).max(JOINT);
    if let Some((id, _)) = lines.iter().find(|(_, line)| near(line.joint)) {
        return HitTarget::Joint(*id);
    }
    if let Some(id) = scene.cards_at().at(point).first() {
        return HitTarget::Card(*id);
    }
    let reach = slack(7.0);
    let close = lines.iter().filter(|(_, line)| line.bounds.expand(reach).contains(point));
    let nearest = close.map(|(id, line)| (*id, line.distance(point))).min_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((id, _)) = nearest.filter(|(_, distance)| *distance <= reach) {
        return HitTarget::Line(id);
    }
    for (id, rect) in scene.frames().iter().rev() {
        if rect.right_bottom().distance(point) <= slack(10.0) {
            return HitTarget::FrameGrip(*id);
        }
        let title = Rect::from_min_max(rect.min - egui::vec2(0.0, FRAME_TITLE), rect.right_top());
        let on_border = rect.expand(slack(5.0)).contains(point) && !rect.shrink(slack(5.0)).contains(point);
        if title.contains(point) || on_border {
            return HitTarget::Frame(*id);
        }
    }
    HitTarget::Canvas
}

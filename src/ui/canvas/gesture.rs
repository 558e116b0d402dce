//! What the pointer is doing. A gesture is a preview: the map is not touched until it is released, and
//! Escape costs nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2};

use super::drag_overlay::Preview;
use super::hit::Grip;
use super::scene::{Scene, corner};
use crate::edit::Selection;
use crate::model::{ElementId, Frame, InferenceKind, Map, Place, Width};

/// What the pointer is doing with its button held.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Moving the view.
    Pan,
    /// Drawing a box round what is to be selected, from here.
    Box(Pos2),
    /// Drawing a new frame, from here.
    Frame(Pos2),
    /// Moving elements; where the pointer was pressed.
    Move(Arc<BTreeSet<ElementId>>, Pos2),
    /// Resizing a card by a corner.
    ResizeCard(ElementId, Grip),
    /// Resizing a frame by its corner.
    ResizeFrame(ElementId),
    /// Drawing a link from these cards.
    Link(BTreeSet<ElementId>, InferenceKind),
}

/// What the next click, or the arrow keys, are for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    /// Selecting.
    #[default]
    Select,
    /// Choosing what these cards speak for or against; the choice so far.
    Pick(BTreeSet<ElementId>, InferenceKind, bool, Option<ElementId>),
    /// Choosing what this step shall conclude in.
    Relink(ElementId),
    /// Drawing a frame.
    DrawFrame,
}

/// The elements that move when `pressed` is dragged: the selection, or only it; frames take their
/// cards along.
pub fn moving(map: &Map, scene: &Scene, selection: &Selection, pressed: ElementId) -> BTreeSet<ElementId> {
    let dragged = if selection.contains(pressed) { selection.clone() } else { Selection::only(pressed) };
    let mut all: BTreeSet<ElementId> =
        dragged.iter().filter(|id| map.statements().contains_key(id) || map.frames().contains_key(id)).collect();
    let frames: Vec<_> = all.iter().copied().filter(|id| map.frames().contains_key(id)).collect();
    for frame in frames {
        all.extend(scene.in_frame(frame));
    }
    all
}

/// Whole points, because that is what a map holds.
pub fn whole(by: Vec2) -> (i32, i32) {
    (by.x.round() as i32, by.y.round() as i32)
}

/// The place and width of a card whose corner is pulled to `at`.
pub fn resized(rect: Rect, grip: Grip, at: Pos2) -> (Place, Width) {
    let place = |x: f32| Place::from_f64(f64::from(x), f64::from(rect.top()));
    match grip {
        Grip::Right => (place(rect.left()), Width::new((at.x - rect.left()).round() as i32)),
        Grip::Left => {
            let width = Width::new((rect.right() - at.x).round() as i32);
            (place(rect.right() - f32::from(width.points())), width)
        }
    }
}

/// The frame between two corners.
pub fn frame_between(title: String, a: Pos2, b: Pos2) -> Frame {
    let rect = Rect::from_two_pos(a, b);
    let place = Place::from_f64(f64::from(rect.left()), f64::from(rect.top()));
    Frame::new(title, place, rect.width().round() as u32, rect.height().round() as u32)
}

impl Gesture {
    /// What the map would look like if the gesture ended with the pointer at `at`; `by` is how far the
    /// elements move, after snapping.
    pub fn preview(&self, map: &Map, scene: &Scene, at: Pos2, by: Vec2) -> Preview {
        match self {
            Self::Move(ids, _) => Preview { moved: Arc::clone(ids), by: whole(by), ..Preview::default() },
            Self::ResizeCard(id, grip) => {
                let Some(card) = scene.card(*id) else { return Preview::default() };
                let (place, width) = resized(card.rect, *grip, at);
                Preview { resized: Some((*id, place, width)), ..Preview::default() }
            }
            Self::ResizeFrame(id) => {
                let Some(frame) = map.frames().get(id) else { return Preview::default() };
                let size = (at - corner(frame.place)).max(Vec2::splat(Frame::MIN_SIZE as f32));
                let size = (size.x.round() as u32, size.y.round() as u32);
                Preview { framed: Some((*id, frame.place, size)), ..Preview::default() }
            }
            _ => Preview::default(),
        }
    }
}

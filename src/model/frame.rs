//! A titled box that groups cards: those whose middle lies in it move with it.

use super::limits::FRAME_SIZE;
use super::{Place, UnknownFields};

/// A titled box on the canvas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// What stands above the box.
    pub title: String,
    /// Its upper left corner.
    pub place: Place,
    /// Fields of a newer version.
    pub extras: UnknownFields,
    width: u32,
    height: u32,
}

impl Frame {
    /// The smallest width and height, in points.
    pub const MIN_SIZE: u32 = 60;

    /// A box with this corner; the size, in points, is taken to the nearest allowed one.
    pub fn new(title: impl Into<String>, place: Place, width: u32, height: u32) -> Self {
        let size = |n: u32| n.clamp(Self::MIN_SIZE, FRAME_SIZE);
        Self { title: title.into(), place, extras: UnknownFields::new(), width: size(width), height: size(height) }
    }

    /// Width in points.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in points.
    pub fn height(&self) -> u32 {
        self.height
    }
}

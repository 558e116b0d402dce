//! Where cards go when a user asks for order. Pure: the same request gives the same places; sizes come
//! in as numbers, and nothing here knows egui, a clock or a disk.
//!
//! - [`LayoutStyle::Layered`]: layers from the main contentions down (Sugiyama, Tagawa and Toda 1981), in
//!   `layers`, `order` and `across`.
//! - [`LayoutStyle::Tree`]: a tidy tree (Reingold and Tilford 1981; van der Ploeg 2014 for boxes of different
//!   heights), in `tree`.
//! - [`LayoutStyle::Compact`]: branches wrapped into rows and leaves stacked, about as wide as a screen, in
//!   `compact`.
//!
//! What is said against a step, and premises that count only together, stand side by side in one unit
//! (`graph`). Parts that hang together with nothing else are laid out one by one and packed (`pack`).

mod compact;
mod constrained;
mod crossing_reduction;
mod crossings;
mod free_space;
mod graph;
mod layers;
mod pack;
mod tree;
mod x_coordinates;

use crate::model::ElementId;

pub use constrained::{Scope, arrange};
pub use crossings::crossings;

/// The form that the result has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LayoutStyle {
    /// Layers, main contentions on top.
    #[default]
    Layered,
    /// A tidy tree: what argues for or against several things stands below the first of them.
    Tree,
    /// As nearly as wide as a screen as can be.
    Compact,
}

/// A card that is to be placed, or that others are placed round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutCard {
    /// ChangedBy box it is.
    pub id: ElementId,
    /// The width of its box, in points.
    pub width: i32,
    /// The height of its box, in points.
    pub height: i32,
    /// Where the upper left corner is now. Cards keep their order from left to right where that crosses
    /// no more lines.
    pub at: (i32, i32),
    /// Its side, counted from the left; `None` goes to the right of all.
    pub side: Option<usize>,
    /// Whether it must stay where it is.
    pub pinned: bool,
}

/// A step that ties cards together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutLink {
    /// The inference.
    pub id: ElementId,
    /// Its premises.
    pub premises: Vec<ElementId>,
    /// A card, or another step.
    pub conclusion: ElementId,
}

/// What is to be laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayoutRequest {
    /// All cards of the map.
    pub cards: Vec<LayoutCard>,
    /// All steps of the map. What they name and is not among the cards is left out.
    pub steps: Vec<LayoutLink>,
    /// The form of the result.
    pub style: LayoutStyle,
}

/// The free space between cards, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Beside one another.
    pub across: f32,
    /// Above one another, with a line between.
    pub down: f32,
    /// Between parts that do not hang together.
    pub parts: f32,
}

impl Default for Gaps {
    fn default() -> Self {
        Self { across: 30.0, down: 76.0, parts: 110.0 }
    }
}

/// Says how far the work has come, between 0 and 1; returns whether to go on.
pub type ProgressFn<'a> = &'a dyn Fn(f32) -> bool;

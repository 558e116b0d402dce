//! A new order of cards, shown before it is kept: the cards glide to their new places and wait there for
//! Enter or Escape. The map is not touched meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{ElementId, Place};

/// How long the cards are on their way, in seconds.
const WAY: f64 = 0.45;

/// A new order that is being looked at.
#[derive(Clone, Debug)]
pub struct LayoutPreview {
    /// Where cards would go.
    pub to: Arc<BTreeMap<ElementId, Place>>,
    /// When it was first drawn; `None` before that.
    begun: Option<f64>,
}

impl LayoutPreview {
    /// Towards these places.
    pub fn new(to: BTreeMap<ElementId, Place>) -> Self {
        Self { to: Arc::new(to), begun: None }
    }

    /// How far the cards have come, between 0 and 1: fast at first, slow at last.
    pub fn done(&mut self, now: f64) -> f32 {
        let begun = *self.begun.get_or_insert(now);
        let part = ((now - begun) / WAY).clamp(0.0, 1.0);
        // A cubic that ends level.
        (1.0 - (1.0 - part).powi(3)) as f32
    }
}

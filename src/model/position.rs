//! Where a card is and how wide. Whole points, so that a file can hold neither infinities nor
//! not-a-number, and a moved card is one changed line.

use super::limits::COORDINATE;

/// A point of the canvas, in points (1/96 inch at zoom 1), x to the right and y downwards.
///
/// Both numbers are within ±[`COORDINATE`]: every way to make one clamps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    x: i32,
    y: i32,
}

impl Place {
    /// The place nearest to these coordinates that lies on the canvas.
    pub fn new(x: i32, y: i32) -> Self {
        Self { x: x.clamp(-COORDINATE, COORDINATE), y: y.clamp(-COORDINATE, COORDINATE) }
    }

    /// The place nearest to these coordinates; not-a-number counts as 0.
    pub fn from_f64(x: f64, y: f64) -> Self {
        // A float cast saturates and takes not-a-number to 0.
        Self::new(x.round() as i32, y.round() as i32)
    }

    /// Points to the right of the middle.
    pub fn x(self) -> i32 {
        self.x
    }

    /// Points below the middle.
    pub fn y(self) -> i32 {
        self.y
    }

    /// The place this far away, or the nearest one on the canvas.
    #[must_use]
    pub fn offset(self, dx: i32, dy: i32) -> Self {
        Self::new(self.x.saturating_add(dx), self.y.saturating_add(dy))
    }
}

/// The width of a card, in points: 140 to 720.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Width(u16);

impl Width {
    /// The narrowest card.
    pub const MIN: u16 = 140;
    /// The widest card.
    pub const MAX: u16 = 720;

    /// The nearest width that a card may have.
    pub fn new(points: i32) -> Self {
        Self(points.clamp(i32::from(Self::MIN), i32::from(Self::MAX)) as u16)
    }

    /// In points.
    pub fn points(self) -> u16 {
        self.0
    }
}

impl Default for Width {
    /// The width of a new card.
    fn default() -> Self {
        Self(248)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_leaves_the_canvas() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308] {
            let place = Place::from_f64(bad, bad);
            assert!(place.x().abs() <= COORDINATE && place.y().abs() <= COORDINATE);
        }
        assert_eq!(Place::new(i32::MAX, i32::MIN), Place::new(COORDINATE, -COORDINATE));
        assert_eq!(Place::new(COORDINATE, 0).offset(i32::MAX, 5), Place::new(COORDINATE, 5));
        assert_eq!(Width::new(-3).points(), Width::MIN);
        assert_eq!(Width::new(i32::MAX).points(), Width::MAX);
    }
}

//! How sure a statement is by itself, or how strong a step: a number that a user chose, in whole percents, so
//! that a file can hold neither infinities nor not-a-number.

/// A share of 1, in whole percents: 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u8);

impl Weight {
    /// As sure as can be.
    pub const CERTAIN: Self = Self(100);
    /// More likely than not.
    pub const LIKELY: Self = Self(75);
    /// Neither here nor there: what a statement counts as of which nobody has said how sure it is.
    pub const EVEN: Self = Self(50);
    /// Rather not.
    pub const DOUBTFUL: Self = Self(25);

    /// The weights that have words, the surest first.
    pub const WORDED: [Self; 4] = [Self::CERTAIN, Self::LIKELY, Self::EVEN, Self::DOUBTFUL];

    /// The nearest weight to this many percents.
    pub fn new(percent: i32) -> Self {
        Self(percent.clamp(0, 100) as u8)
    }

    /// In percents, 0 to 100.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// As a share, in [0, 1].
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The weight with a word that is nearest to this share of 1; of two that are equally near the surer one.
    pub fn nearest(share: f64) -> Self {
        let far = |weight: &Self| ((weight.share() - share).abs() * 1000.0) as i64;
        Self::WORDED.into_iter().min_by_key(far).unwrap_or(Self::EVEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_the_nearest_word() {
        assert_eq!(Weight::nearest(1.0), Weight::CERTAIN);
        assert_eq!(Weight::nearest(0.6), Weight::EVEN);
        assert_eq!(Weight::nearest(0.625), Weight::LIKELY);
        assert_eq!(Weight::nearest(0.0), Weight::DOUBTFUL);
        assert_eq!(Weight::nearest(f64::NAN), Weight::CERTAIN, "not-a-number is never shown");
        assert_eq!((Weight::new(-5).percent(), Weight::new(500)), (0, Weight::CERTAIN));
    }
}

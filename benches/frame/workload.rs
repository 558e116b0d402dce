//! The generated maps that every canvas is measured with: cards of 120 characters on a grid, 1.3 links a
//! card. The same numbers everywhere, so that anybody can repeat them.

/// Words of the cards.
const WORDS: [&str; 32] = [
    "the",
    "claim",
    "that",
    "evidence",
    "supports",
    "this",
    "reason",
    "because",
    "policy",
    "should",
    "not",
    "increase",
    "cost",
    "of",
    "public",
    "transport",
    "however",
    "critics",
    "argue",
    "data",
    "shows",
    "a",
    "weak",
    "causal",
    "link",
    "between",
    "schools",
    "and",
    "health",
    "outcomes",
    "therefore",
    "we",
];

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// One generated map.
pub struct Workload {
    /// The text of each card, and the upper left corner of its box of 220 by 90 points.
    pub cards: Vec<(String, f32, f32)>,
    /// From a card to the card above it that it speaks for.
    pub links: Vec<(usize, usize)>,
    /// The card in the middle.
    pub centre: usize,
    /// The size of the grid in points.
    pub size: (f32, f32),
}

/// From one card to the next of a row, and from one row to the next.
pub const PITCH: (usize, usize) = (270, 160);

/// The view in points.
pub const VIEW: (f32, f32) = (1600.0, 1000.0);

fn text(random: &mut Random) -> String {
    let mut text = String::new();
    while text.len() < 120 {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(WORDS.get(random.below(WORDS.len())).copied().unwrap_or_default());
    }
    text.truncate(120);
    text
}

/// The map of `n` cards.
pub fn workload(n: usize) -> Workload {
    let cols = (n as f64 * 160.0 / 270.0 * 1.6).sqrt().ceil() as usize;
    let mut random = Random(42);
    let cards: Vec<(String, f32, f32)> =
        (0..n).map(|i| (text(&mut random), (i % cols * PITCH.0) as f32, (i / cols * PITCH.1) as f32)).collect();
    let mut links = Vec::new();
    for e in 0..13 * n / 10 {
        let (child, parent) = if e + 1 < n {
            let child = e + 1;
            let j = random.below(5) as i64 - 2;
            (child, (child as i64 - cols as i64 + j).clamp(0, child as i64 - 1) as usize)
        } else {
            let child = 1 + random.below(n - 1);
            if random.below(20) == 0 {
                (child, random.below(child))
            } else {
                (child, child.saturating_sub(1 + random.below(3 * cols)))
            }
        };
        links.push((child, parent));
    }
    let half = n / 2;
    let centre = (half - half % cols + cols / 2).min(n - 1);
    let rows = n.div_ceil(cols);
    Workload { cards, links, centre, size: ((cols * PITCH.0) as f32, (rows * PITCH.1) as f32) }
}

/// The zoom at which all of a workload is in view.
pub fn fit(workload: &Workload) -> f32 {
    0.98 * 1.0_f32.min(VIEW.0 / workload.size.0).min(VIEW.1 / workload.size.1)
}

/// Median and 99th percentile of some times.
pub fn quantiles(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times.get(((times.len() as f64 - 1.0) * part).round() as usize).copied().unwrap_or(f64::NAN);
    (at(0.5), at(0.99))
}

/// How long a case is measured: at most this many frames, after a few that are not, and not much longer
/// than this in seconds; but at least so many.
pub const FRAMES: (usize, f64, usize) = (210, 4.0, 8);

/// Frames that are drawn and not measured before each case.
pub const WARM_UP: usize = 3;

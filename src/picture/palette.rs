//! The colours of both themes as numbers, for the window and for every picture. Contrast is held by a test of the
//! window's theme.

/// The colours of one theme, as 0xRRGGBB.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// The canvas.
    pub canvas: u32,
    /// Panels round it.
    pub panel: u32,
    /// The hairline between surfaces.
    pub line: u32,
    /// What is read.
    pub text: u32,
    /// What is read second.
    pub dim: u32,
    /// A card.
    pub card: u32,
    /// A card's border.
    pub edge: u32,
    /// The dots of the canvas.
    pub dot: u32,
    /// Selection, focus, the one accent.
    pub accent: u32,
    /// Text on the accent and on side badges.
    pub on_accent: u32,
    /// Support.
    pub support: u32,
    /// Rebut.
    pub rebut: u32,
    /// Undercut.
    pub undercut: u32,
    /// Rephrase.
    pub rephrase: u32,
    /// Buttons and fields.
    pub chip: u32,
    /// A button under the pointer.
    pub chip_hover: u32,
    /// What a search has found.
    pub found: u32,
    /// The sides' colours, in the order of `Colour::ALL`.
    pub sides: [u32; 6],
}

impl Palette {
    /// The colours by the names that styles give them.
    pub fn named(&self) -> Vec<(String, u32)> {
        let named = [
            ("canvas", self.canvas),
            ("panel", self.panel),
            ("line", self.line),
            ("text", self.text),
            ("dim", self.dim),
            ("card", self.card),
            ("edge", self.edge),
            ("accent", self.accent),
            ("onaccent", self.on_accent),
            ("support", self.support),
            ("rebut", self.rebut),
            ("undercut", self.undercut),
            ("rephrase", self.rephrase),
            ("chip", self.chip),
            ("hover", self.chip_hover),
            ("found", self.found),
        ];
        let sides = self.sides.iter().enumerate().map(|(n, colour)| (format!("side{n}"), *colour));
        named.into_iter().map(|(name, colour)| (name.to_owned(), colour)).chain(sides).collect()
    }
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    canvas: 0xF6F7F9,
    panel: 0xFFFFFF,
    line: 0xE3E6EB,
    text: 0x1B1F27,
    dim: 0x5B6577,
    card: 0xFFFFFF,
    edge: 0xD5DAE1,
    dot: 0xDDE1E7,
    accent: 0x2563EB,
    on_accent: 0xFFFFFF,
    support: 0x157F4F,
    rebut: 0xC0362C,
    undercut: 0x7A3FC0,
    rephrase: 0x5B6577,
    chip: 0xF0F2F5,
    chip_hover: 0xE4E8EE,
    found: 0xD99A00,
    sides: [0x2563EB, 0xB64E08, 0x0F766E, 0xB0307A, 0x8A6100, 0x566070],
};

/// The dark theme.
pub const DARK: Palette = Palette {
    canvas: 0x14171C,
    panel: 0x1B1F26,
    line: 0x2B313B,
    text: 0xE7EAF0,
    dim: 0x98A2B3,
    card: 0x222731,
    edge: 0x39414E,
    dot: 0x262B33,
    accent: 0x6EA0FF,
    on_accent: 0x14171C,
    support: 0x45B985,
    rebut: 0xF0776C,
    undercut: 0xB48BEA,
    rephrase: 0x98A2B3,
    chip: 0x2A303A,
    chip_hover: 0x353C48,
    found: 0xF5C542,
    sides: [0x6EA0FF, 0xF0A060, 0x4FC3B5, 0xF08CC4, 0xE0B84A, 0xA3ADBD],
};

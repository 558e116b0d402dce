//! Colours of both themes, named by what they are for, and the style of the widgets.

use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Theme, Vec2};

use super::fonts;
use crate::model::{Colour, InferenceKind};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// The canvas.
    pub canvas: Color32,
    /// Panels round it.
    pub panel: Color32,
    /// The hairline between surfaces.
    pub line: Color32,
    /// What is read.
    pub text: Color32,
    /// What is read second.
    pub dim: Color32,
    /// A card.
    pub card: Color32,
    /// A card's border.
    pub edge: Color32,
    /// The dots of the canvas.
    pub dot: Color32,
    /// Selection, focus, the one accent.
    pub accent: Color32,
    /// Text on the accent and on side badges.
    pub on_accent: Color32,
    /// Support.
    pub support: Color32,
    /// Rebut.
    pub rebut: Color32,
    /// Undercut.
    pub undercut: Color32,
    /// Rephrase.
    pub rephrase: Color32,
    /// Buttons and fields.
    pub chip: Color32,
    /// A button under the pointer.
    pub chip_hover: Color32,
    /// What a search has found.
    pub found: Color32,
    /// The shadow under cards.
    pub shadow: Color32,
    /// The sides' colours, in the order of [`Colour::ALL`].
    pub sides: [Color32; 6],
}

const LIGHT: Tokens = Tokens {
    canvas: rgb(0xF6F7F9),
    panel: rgb(0xFFFFFF),
    line: rgb(0xE3E6EB),
    text: rgb(0x1B1F27),
    dim: rgb(0x5B6577),
    card: rgb(0xFFFFFF),
    edge: rgb(0xD5DAE1),
    dot: rgb(0xDDE1E7),
    accent: rgb(0x2563EB),
    on_accent: rgb(0xFFFFFF),
    support: rgb(0x157F4F),
    rebut: rgb(0xC0362C),
    undercut: rgb(0x7A3FC0),
    rephrase: rgb(0x5B6577),
    chip: rgb(0xF0F2F5),
    chip_hover: rgb(0xE4E8EE),
    found: rgb(0xD99A00),
    shadow: Color32::from_black_alpha(22),
    sides: [rgb(0x2563EB), rgb(0xB64E08), rgb(0x0F766E), rgb(0xB0307A), rgb(0x8A6100), rgb(0x566070)],
};

const DARK: Tokens = Tokens {
    canvas: rgb(0x14171C),
    panel: rgb(0x1B1F26),
    line: rgb(0x2B313B),
    text: rgb(0xE7EAF0),
    dim: rgb(0x98A2B3),
    card: rgb(0x222731),
    edge: rgb(0x39414E),
    dot: rgb(0x262B33),
    accent: rgb(0x6EA0FF),
    on_accent: rgb(0x14171C),
    support: rgb(0x45B985),
    rebut: rgb(0xF0776C),
    undercut: rgb(0xB48BEA),
    rephrase: rgb(0x98A2B3),
    chip: rgb(0x2A303A),
    chip_hover: rgb(0x353C48),
    found: rgb(0xF5C542),
    shadow: Color32::from_black_alpha(110),
    sides: [rgb(0x6EA0FF), rgb(0xF0A060), rgb(0x4FC3B5), rgb(0xF08CC4), rgb(0xE0B84A), rgb(0xA3ADBD)],
};

impl Tokens {
    /// The colours of the theme that is shown.
    pub fn of(ctx: &egui::Context) -> &'static Self {
        match ctx.theme() {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colour of a side.
    pub fn side(&self, colour: Colour) -> Color32 {
        let at = Colour::ALL.iter().position(|c| *c == colour).unwrap_or(0);
        self.sides.get(at).copied().unwrap_or(self.dim)
    }

    /// A colour as it is drawn on what does not pass a filter, or (`dim` false) as it is.
    pub fn faded(&self, colour: Color32, dim: bool) -> Color32 {
        if dim { self.canvas.lerp_to_gamma(colour, 0.25) } else { colour }
    }

    /// The colour of a relation.
    pub fn relation(&self, kind: InferenceKind, undercut: bool) -> Color32 {
        match kind {
            InferenceKind::Support => self.support,
            InferenceKind::Attack if undercut => self.undercut,
            InferenceKind::Attack => self.rebut,
            InferenceKind::Rephrase => self.rephrase,
        }
    }
}

/// Gives egui's widgets the look of both themes.
pub fn install(ctx: &egui::Context) {
    for (theme, t) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| {
            use egui::TextStyle::{Body, Button, Heading, Monospace, Small};
            style.text_styles = [
                (Body, fonts::regular(13.0)),
                (Button, fonts::regular(12.5)),
                (Small, fonts::regular(11.5)),
                (Heading, fonts::semibold(14.0)),
                (Monospace, egui::FontId::monospace(12.5)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::new(8.0, 8.0);
            style.spacing.button_padding = Vec2::new(10.0, 5.0);
            style.spacing.interact_size = Vec2::new(32.0, 28.0);
            style.spacing.menu_margin = Margin::same(6);
            style.spacing.menu_spacing = 4.0;
            style.spacing.window_margin = Margin::same(18);
            style.spacing.tooltip_width = 320.0;
            style.spacing.scroll = egui::style::ScrollStyle::thin();
            style.interaction.tooltip_delay = 0.4;
            let v = &mut style.visuals;
            v.panel_fill = t.panel;
            v.window_fill = t.panel;
            v.window_stroke = Stroke::new(1.0, t.line);
            v.window_corner_radius = CornerRadius::same(10);
            v.menu_corner_radius = CornerRadius::same(9);
            v.popup_shadow = Shadow { offset: [0, 6], blur: 18, spread: 0, color: t.shadow };
            v.window_shadow = Shadow { offset: [0, 10], blur: 30, spread: 0, color: t.shadow };
            v.extreme_bg_color = t.chip;
            v.text_edit_bg_color = Some(t.chip);
            v.faint_bg_color = t.chip;
            v.weak_text_color = Some(t.dim);
            v.hyperlink_color = t.accent;
            v.selection.bg_fill = t.accent.gamma_multiply(0.28);
            v.selection.stroke = Stroke::new(1.0, t.accent);
            v.error_fg_color = t.rebut;
            v.warn_fg_color = t.sides[1];
            let w = &mut v.widgets;
            for (visuals, fill, text) in [
                (&mut w.noninteractive, t.panel, t.text),
                (&mut w.inactive, t.chip, t.text),
                (&mut w.hovered, t.chip_hover, t.text),
                (&mut w.active, t.chip_hover, t.text),
                (&mut w.open, t.chip_hover, t.text),
            ] {
                visuals.bg_fill = fill;
                visuals.weak_bg_fill = fill;
                visuals.bg_stroke = Stroke::NONE;
                visuals.fg_stroke = Stroke::new(1.0, text);
                visuals.corner_radius = CornerRadius::same(7);
                visuals.expansion = 0.0;
            }
            // Boxes to tick stand out from the panel; buttons use the weaker fill.
            w.inactive.bg_fill = t.edge;
            w.hovered.bg_fill = t.edge;
            w.noninteractive.bg_stroke = Stroke::new(1.0, t.line);
            w.active.bg_stroke = Stroke::new(1.0, t.accent);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(c: Color32) -> f32 {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_reaches_contrast_aa() {
        for (name, t) in [("light", &LIGHT), ("dark", &DARK)] {
            let mut pairs = vec![
                ("text on card", t.text, t.card),
                ("text on chip", t.text, t.chip),
                ("text on hovered chip", t.text, t.chip_hover),
                ("dim on panel", t.dim, t.panel),
                ("dim on canvas", t.dim, t.canvas),
                ("dim on card", t.dim, t.card),
                ("dim on chip", t.dim, t.chip),
                ("on accent", t.on_accent, t.accent),
                ("accent on panel", t.accent, t.panel),
                ("support on panel", t.support, t.panel),
                ("rebut on panel", t.rebut, t.panel),
                ("undercut on panel", t.undercut, t.panel),
                ("support on canvas", t.support, t.canvas),
                ("rebut on canvas", t.rebut, t.canvas),
                ("undercut on canvas", t.undercut, t.canvas),
            ];
            for side in t.sides {
                pairs.push(("letter on a side", t.on_accent, side));
                pairs.push(("side on card", side, t.card));
            }
            for (what, front, back) in pairs {
                let ratio = contrast(front, back);
                assert!(ratio >= 4.5, "{name}: {what} has contrast {ratio:.2}");
            }
        }
    }
}

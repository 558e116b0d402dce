//! Colours of both themes, named by what they are for, and the style of the widgets.

use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Theme, Vec2};

use super::fonts;
use crate::model::{Colour, InferenceKind};
use crate::picture::palette::{self, Palette};

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

const fn tokens(p: &Palette, shadow: u8) -> Tokens {
    let [a, b, c, d, e, f] = p.sides;
    Tokens {
        canvas: rgb(p.canvas),
        panel: rgb(p.panel),
        line: rgb(p.line),
        text: rgb(p.text),
        dim: rgb(p.dim),
        card: rgb(p.card),
        edge: rgb(p.edge),
        dot: rgb(p.dot),
        accent: rgb(p.accent),
        on_accent: rgb(p.on_accent),
        support: rgb(p.support),
        rebut: rgb(p.rebut),
        undercut: rgb(p.undercut),
        rephrase: rgb(p.rephrase),
        chip: rgb(p.chip),
        chip_hover: rgb(p.chip_hover),
        found: rgb(p.found),
        shadow: Color32::from_black_alpha(shadow),
        sides: [rgb(a), rgb(b), rgb(c), rgb(d), rgb(e), rgb(f)],
    }
}

static LIGHT: Tokens = tokens(&palette::LIGHT, 22);
static DARK: Tokens = tokens(&palette::DARK, 110);

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

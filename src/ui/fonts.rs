//! The fonts that ship with the program, so that text looks and measures the same everywhere.

use std::sync::Arc;

use egui::epaint::text::{GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph};
use egui::{Color32, ColorImage, FontData, FontDefinitions, FontFamily, FontId, vec2};

use crate::script::draws_nothing;

/// The name of the semibold family.
const SEMIBOLD: &str = "semibold";

/// What egui's own fonts add behind ours for signs that Inter lacks.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mono = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    for (name, bytes) in
        [("Inter", crate::picture::font_metrics::REGULAR), (SEMIBOLD, crate::picture::font_metrics::SEMIBOLD)]
    {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut family = vec![name.to_owned()];
        family.extend(behind.iter().chain(&mono).cloned());
        let key = if name == SEMIBOLD { FontFamily::Name(SEMIBOLD.into()) } else { FontFamily::Proportional };
        fonts.families.insert(key, family);
    }
    ctx.set_fonts(fonts);
    ctx.add_glyph_rasterizer(GlyphRasterizer::new("counterpoint: letters that no font has", boxed));
}

/// A box for a letter that no font has. The one that the fonts bring is empty.
fn boxed(asked: &GlyphRasterizerRequest<'_>) -> Option<RasterizedGlyph> {
    let letter = asked.cluster.chars().next()?;
    if draws_nothing(letter) {
        return None;
    }
    let size = asked.font_size_px;
    let line = (size / 14.0).round().max(1.0) as usize;
    let [width, height] = [0.5, 0.72].map(|part: f32| (size * part).round().max(3.0) as usize);
    let is_edge = |x: usize, y: usize| x < line || y < line || x + line >= width || y + line >= height;
    let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let colours = points.map(|(x, y)| if is_edge(x, y) { Color32::WHITE } else { Color32::TRANSPARENT });
    let image = ColorImage::new([width, height], colours.collect());
    let advance_px = size * 0.64;
    let beside = ((advance_px - width as f32) / 2.0).round();
    let bitmap = GlyphBitmap { image, offset_px: vec2(beside, -(height as f32)), is_color: false };
    Some(RasterizedGlyph { bitmap, advance_px })
}

/// The text face at this size, in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The emphasised face at this size, in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

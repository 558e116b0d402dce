//! The fonts that ship with the program, so that text looks and measures the same everywhere.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// The name of the semibold family.
const SEMIBOLD: &str = "semibold";

/// What egui's own fonts add behind ours for signs that Inter lacks.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mono = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    for (name, bytes) in [("Inter", crate::picture::face::REGULAR), (SEMIBOLD, crate::picture::face::SEMIBOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut family = vec![name.to_owned()];
        family.extend(behind.iter().chain(&mono).cloned());
        let key = if name == SEMIBOLD { FontFamily::Name(SEMIBOLD.into()) } else { FontFamily::Proportional };
        fonts.families.insert(key, family);
    }
    ctx.set_fonts(fonts);
}

/// The text face at this size, in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The emphasised face at this size, in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

//! The letters that ship with the program, and how wide they are.

use ttf_parser::Face;

/// The text face: Inter, regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// The emphasised face: Inter, semibold.
pub static SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// Widths of the letters of one face.
pub struct Widths {
    /// `None` if the face cannot be read, which a test excludes.
    face: Option<Face<'static>>,
}

impl Widths {
    /// The widths of a face that ships with the program.
    pub fn of(face: &'static [u8]) -> Self {
        Self { face: Face::parse(face, 0).ok() }
    }

    /// The width of a letter at a size, in points; about that of most where the face lacks it.
    pub fn advance(&self, letter: char, size: f32) -> f32 {
        let known = self.face.as_ref().and_then(|face| {
            let glyph = face.glyph_index(letter)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()) * size)
        });
        known.unwrap_or(size * 0.6)
    }

    /// The width of a line of text at a size, in points.
    pub fn line(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.advance(letter, size)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_can_be_read_and_semibold_is_wider() {
        let [regular, semibold] = [REGULAR, SEMIBOLD].map(|face| Widths::of(face).line("Stands", 13.5));
        assert!(30.0 < regular && regular < semibold && semibold < 60.0, "{regular} {semibold}");
    }
}

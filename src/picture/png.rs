//! The drawing as points (PNG): the very elements of the SVG, drawn by resvg. The map file goes along in a text chunk.

use png::{BitDepth, ColorType, Encoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::drawing::Drawing;
use super::faces::Faces;
use super::{ImageOptions, NoPicture, svg};
use crate::formats::embed::{MAP_IN_PNG, packed};
use crate::model::Map;

/// The most points of a picture, in millions: 400 MB of memory while it is made.
const MOST: u32 = 100;
/// The longest side that programs can be relied on to open.
const LONGEST: f32 = 32_000.0;

/// A picture as points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Width, in points.
    pub width: u32,
    /// Height, in points.
    pub height: u32,
    /// Red, green, blue and alpha of each point, from left to right and from top to bottom.
    pub colours: Vec<u8>,
}

/// The picture as a PNG file.
pub fn file(
    drawing: &Drawing,
    map: &Map,
    file: &[u8],
    look: ImageOptions,
    faces: &Faces<'_>,
) -> Result<Vec<u8>, NoPicture> {
    let points = points(drawing, map, look, faces)?;
    written(&points, file).ok_or(NoPicture::Failed)
}

/// The picture as points.
pub fn points(drawing: &Drawing, map: &Map, look: ImageOptions, faces: &Faces<'_>) -> Result<Points, NoPicture> {
    let (width, height) = (drawing.area().width() * look.scale(), drawing.area().height() * look.scale());
    let millions = (width * height / 1_000_000.0).ceil();
    if millions > MOST as f32 || width > LONGEST || height > LONGEST {
        return Err(NoPicture::TooLarge(millions as u32, MOST));
    }
    let text = svg::file(drawing, map, &[], ImageOptions { letters: false, ..look }, faces);
    let options = Options { font_family: "Inter".to_owned(), fontdb: faces.database(), ..Options::default() };
    let tree = Tree::from_str(&text, &options).map_err(|_| NoPicture::Failed)?;
    let mut picture = Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or(NoPicture::Failed)?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    let colours = picture.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    Ok(Points { width: picture.width(), height: picture.height(), colours: colours.collect() })
}

fn written(points: &Points, file: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, points.width, points.height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.add_text_chunk(MAP_IN_PNG.to_owned(), packed(file)).ok()?;
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&points.colours).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

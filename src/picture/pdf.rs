//! The drawing as pages (PDF): one as large as the drawing, or as many as a paper needs; then the outline, whose lines
//! lead to the cards. Tagged for screen readers, in the order of the outline; text can be selected and found; the
//! map file is attached.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::num::NonZeroU16;

use emath::{Pos2, Rect, Vec2, pos2, vec2};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph, TextDirection};
use krilla::{Document, SerializeSettings};
use resvg::usvg::fontdb::ID;

use super::curve::Curve;
use super::drawing::{CardLine, Drawing, DrawnCard};
use super::faces::{BOX_HEIGHT, Faces, Run, is_leftward};
use super::font_metrics::{REGULAR, SEMIBOLD, Widths};
use super::palette::Palette;
use super::route::{JOINT, LinkShape};
use super::svg::{relation_class, relation_strokes};
use super::wrap::{HEAD, LINE, PADDING, QUOTE_GAP, QUOTE_INDENT, QUOTE_LINE, QUOTE_TEXT, TEXT};
use super::{ImageOptions, NoPicture};
use crate::formats::describe::{gist, relation_name};
use crate::formats::outline::{OutlineRow, rows};
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{Colour, ElementId, Map};

/// A point of the canvas (1/96 inch) in points of print (1/72 inch).
const PRINT: f32 = 0.75;
/// The longest side of a page that every reader takes, in points of print.
const LONGEST: f32 = 14_400.0;
/// The free edge of a paper, in points of print.
const EDGE: f32 = 30.0;
/// The most pages of a drawing.
const MOST_PAGES: usize = 400;
/// The deepest that lines of the outline are indented.
const DEEPEST: usize = 12;

/// What is drawn with.
struct PdfPen<'a> {
    regular: Font,
    semibold: Font,
    widths: Widths,
    palette: &'static Palette,
    faces: &'a Faces<'a>,
    /// Those that were used so far.
    fonts: RefCell<BTreeMap<ID, Option<Font>>>,
}

fn colour(hex: u32) -> rgb::Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    rgb::Color::new(red, green, blue)
}

fn fill(hex: u32, opacity: f32) -> Fill {
    let opacity = NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE);
    Fill { paint: colour(hex).into(), opacity, rule: FillRule::NonZero }
}

fn stroke(hex: u32, width: f32, dash: &[f32]) -> Stroke {
    let dash = (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 });
    Stroke { paint: colour(hex).into(), width, dash, ..Stroke::default() }
}

/// A box with round corners.
fn rounded(rect: Rect, radius: f32) -> Option<Path> {
    let (l, t, r, b) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    // A quarter of a circle as a cubic curve.
    let k = radius * 0.447_7;
    let mut path = PathBuilder::new();
    path.move_to(l + radius, t);
    path.line_to(r - radius, t);
    path.cubic_to(r - k, t, r, t + k, r, t + radius);
    path.line_to(r, b - radius);
    path.cubic_to(r, b - k, r - k, b, r - radius, b);
    path.line_to(l + radius, b);
    path.cubic_to(l + k, b, l, b - k, l, b - radius);
    path.line_to(l, t + radius);
    path.cubic_to(l, t + k, l + k, t, l + radius, t);
    path.close();
    path.finish()
}

fn circle(at: Pos2, radius: f32) -> Option<Path> {
    rounded(Rect::from_center_size(at, Vec2::splat(2.0 * radius)), radius)
}

fn curves(shape: &LinkShape) -> Option<Path> {
    let mut path = PathBuilder::new();
    let mut add = |curve: &Curve| {
        for (number, [from, a, b, to]) in curve.segments.iter().enumerate() {
            if number == 0 {
                path.move_to(from.x, from.y);
            }
            path.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y);
        }
    };
    shape.tails.iter().for_each(|(_, tail)| add(tail));
    add(&shape.head);
    path.finish()
}

fn polygon(points: &[Pos2], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let mut points = points.iter();
    let first = points.next()?;
    path.move_to(first.x, first.y);
    points.for_each(|point| path.line_to(point.x, point.y));
    if closed {
        path.close();
    }
    path.finish()
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
    if let Some(path) = path {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

impl PdfPen<'_> {
    fn text(&self, surface: &mut Surface<'_>, at: Pos2, bold: bool, size: f32, hex: u32, text: &str) {
        surface.set_fill(Some(fill(hex, 1.0)));
        surface.set_stroke(None);
        if self.faces.is_plain(text) {
            let font = if bold { self.semibold.clone() } else { self.regular.clone() };
            surface.draw_text(Point::from_xy(at.x, at.y), font, size, text, false, TextDirection::LeftToRight);
            return;
        }
        self.shaped(surface, at, &self.faces.shaped(text, is_leftward(text), bold), size, hex);
    }

    /// A line of a card, between two edges.
    fn line(
        &self,
        surface: &mut Surface<'_>,
        [left, right]: [f32; 2],
        base: f32,
        size: f32,
        hex: u32,
        line: &CardLine,
    ) {
        // A space tells readers where a word ends, for the end of the line does not.
        let text = format!("{} ", line.text);
        if self.faces.is_plain(&text) {
            return self.text(surface, pos2(left, base), false, size, hex, &text);
        }
        let runs = self.faces.shaped(&line.text, line.leftwards, false);
        let width: f32 = runs.iter().map(Run::width).sum::<f32>() * size;
        let x = if line.leftwards { right - width } else { left };
        self.shaped(surface, pos2(x, base), &runs, size, hex);
        let end = pos2(x + width, base);
        surface.set_fill(Some(fill(hex, 1.0)));
        surface.draw_text(
            Point::from_xy(end.x, end.y),
            self.regular.clone(),
            size,
            " ",
            false,
            TextDirection::LeftToRight,
        );
    }

    fn shaped(&self, surface: &mut Surface<'_>, at: Pos2, runs: &[Run], size: f32, hex: u32) {
        for run in runs {
            let x = at.x + run.x * size;
            let font = run.face.and_then(|face| {
                let load = || self.faces.data(face).and_then(|(bytes, index)| Font::new(bytes.into(), index));
                self.fonts.borrow_mut().entry(face).or_insert_with(load).clone()
            });
            let Some(font) = font else {
                let area = Rect::from_min_size(
                    pos2(x, at.y - BOX_HEIGHT * size),
                    vec2(run.width() * size * 0.8, BOX_HEIGHT * size),
                );
                paint(surface, polygon(&corners(area), true), None, Some(stroke(hex, size / 14.0, &[])));
                continue;
            };
            surface.set_fill(Some(fill(hex, 1.0)));
            surface.set_stroke(None);
            let shapes: Vec<KrillaGlyph> = run
                .shapes
                .iter()
                .map(|shape| {
                    let [right, up] = shape.offset;
                    KrillaGlyph::new(
                        GlyphId::new(shape.glyph),
                        shape.advance,
                        right,
                        up,
                        0.0,
                        shape.bytes.clone(),
                        None,
                    )
                })
                .collect();
            surface.draw_glyphs(Point::from_xy(x, at.y), &shapes, font, &run.text, size, false);
        }
    }

    fn frame(&self, surface: &mut Surface<'_>, rect: Rect, title: &str) {
        let p = self.palette;
        paint(surface, rounded(rect, 12.0), Some(fill(p.panel, 0.55)), Some(stroke(p.edge, 1.0, &[])));
        self.text(surface, rect.left_top() + vec2(4.0, -9.0), true, 13.0, p.dim, title);
    }

    fn link(&self, surface: &mut Surface<'_>, shape: &LinkShape) {
        let p = self.palette;
        let class = relation_class(shape);
        let (hex, dash): (u32, &[f32]) = match class {
            "sup" => (p.support, &[]),
            "att" => (p.rebut, &[]),
            "und" => (p.undercut, &[6.0, 5.0]),
            _ => (p.rephrase, &[2.0, 4.0]),
        };
        paint(surface, curves(shape), None, Some(stroke(hex, 2.0, dash)));
        let tip = shape.head.at(1.0);
        let along = shape.head.end_direction().normalized() * 9.0;
        let side = vec2(-along.y, along.x) * 0.55;
        paint(surface, polygon(&[tip, tip - along + side, tip - along - side], true), Some(fill(hex, 1.0)), None);
        paint(surface, circle(shape.joint, JOINT), Some(fill(p.canvas, 1.0)), Some(stroke(hex, 2.0, &[])));
        for [from, to] in relation_strokes(class) {
            paint(surface, polygon(&[shape.joint + from, shape.joint + to], false), None, Some(stroke(hex, 1.5, &[])));
        }
    }

    fn side(&self, side: Colour) -> u32 {
        let at = Colour::ALL.iter().position(|known| *known == side).unwrap_or(0);
        self.palette.sides.get(at).copied().unwrap_or(self.palette.dim)
    }

    /// The box of a card, without its words.
    fn shell(&self, surface: &mut Surface<'_>, card: &DrawnCard) {
        let p = self.palette;
        let border = if card.implicit { stroke(p.dim, 1.5, &[5.0, 4.0]) } else { stroke(p.edge, 1.0, &[]) };
        paint(surface, rounded(card.rect.shrink(0.5), 9.0), Some(fill(p.card, 1.0)), Some(border));
        let side = card.side.as_ref().map_or(p.dim, |(_, colour)| self.side(*colour));
        let (x, top, bottom) = (card.rect.left() + 2.0, card.rect.top() + 7.0, card.rect.bottom() - 7.0);
        paint(surface, polygon(&[pos2(x, top), pos2(x, bottom)], false), None, Some(stroke(side, 4.0, &[])));
        if card.side.is_some() {
            let badge = Rect::from_min_size(card.rect.min + vec2(PADDING, 12.0), vec2(17.0, 17.0));
            paint(surface, rounded(badge, 4.0), Some(fill(side, 1.0)), None);
        }
    }

    fn words(&self, surface: &mut Surface<'_>, card: &DrawnCard) {
        let p = self.palette;
        let min = card.rect.min;
        let mut left = PADDING;
        if let Some((letter, _)) = &card.side {
            let at = min + vec2(left + 8.5 - self.widths.line(letter, 11.0) / 2.0, 24.5);
            self.text(surface, at, true, 11.0, p.on_accent, &format!("{letter} "));
            left += 25.0;
        }
        self.text(surface, min + vec2(left, 24.5), true, 11.5, p.dim, &format!("{} ", card.kind));
        if !card.marks.is_empty() {
            let right = card.rect.width() - 14.0 - self.widths.line(&card.marks, 11.5);
            self.text(surface, min + vec2(right, 24.5), false, 11.5, p.dim, &format!("{} ", card.marks));
        }
        let right = card.rect.right() - PADDING;
        for (number, line) in card.lines.iter().enumerate() {
            let base = min.y + HEAD + LINE * number as f32 + 13.5;
            self.line(surface, [min.x + PADDING, right], base, TEXT, p.text, line);
        }
        let top = HEAD + LINE * card.lines.len().max(1) as f32 + QUOTE_GAP;
        for (number, line) in card.quote.iter().enumerate() {
            let base = min.y + top + QUOTE_LINE * number as f32 + 11.0;
            self.line(surface, [min.x + PADDING + QUOTE_INDENT, right], base, QUOTE_TEXT, p.dim, line);
        }
        if let Some(place) = &card.place {
            let at = pos2(min.x + PADDING, card.rect.bottom() - 15.0);
            self.text(surface, at, false, 11.5, p.dim, place);
        }
    }
}

/// One page of the drawing: which part of it, where that is put, and how large.
struct Tile {
    part: Rect,
    page: (f32, f32),
    origin: Pos2,
    scale: f32,
}

impl Tile {
    /// Where a point of the map is on the page.
    fn at(&self, point: Pos2) -> Pos2 {
        self.origin + (point - self.part.min) * self.scale
    }
}

/// The pages that a drawing needs; empty ones are left out.
fn tiles(drawing: &Drawing, look: ImageOptions) -> Vec<Tile> {
    let area = drawing.area();
    let scale = PRINT * look.scale();
    let Some((width, height)) = look.page.size() else {
        let scale = scale.min(LONGEST / area.width().max(area.height()));
        let page = (area.width() * scale, area.height() * scale);
        return vec![Tile { part: area, page, origin: Pos2::ZERO, scale }];
    };
    let (across, down) = (width - 2.0 * EDGE, height - 2.0 * EDGE);
    // A drawing of more pages than anybody glues together is made smaller.
    let pages = |scale: f32| {
        let count = |length: f32, room: f32| (length * scale / room).ceil().max(1.0) as usize;
        (count(area.width(), across), count(area.height(), down))
    };
    let mut scale = scale;
    while pages(scale).0 * pages(scale).1 > MOST_PAGES {
        scale *= 0.9;
    }
    let (columns, lines) = pages(scale);
    let size = vec2(across, down) / scale;
    let all = (0..lines).flat_map(|line| (0..columns).map(move |column| (column, line)));
    let parts = all
        .map(|(column, line)| Rect::from_min_size(area.min + vec2(column as f32 * size.x, line as f32 * size.y), size));
    let shown = |part: &Rect| {
        let links = drawing.links.iter().any(|(_, shape)| shape.passes(*part));
        links || drawing.cards.iter().any(|card| card.rect.intersects(*part))
    };
    let used: Vec<Rect> = parts.filter(shown).collect();
    let used = if used.is_empty() { vec![Rect::from_min_size(area.min, size)] } else { used };
    used.into_iter().map(|part| Tile { part, page: (width, height), origin: pos2(EDGE, EDGE), scale }).collect()
}

/// Something that says nothing by itself: lines, boxes, what stands on two pages.
fn decoration(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)));
    draw(surface);
    surface.end_tagged();
}

/// Words that belong to the text.
fn spoken(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) -> Identifier {
    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    draw(surface);
    surface.end_tagged();
    id
}

/// A document under way.
struct Pages<'a> {
    map: &'a Map,
    pen: PdfPen<'a>,
    document: Document,
    /// How many pages there are.
    count: usize,
    /// Where cards are: page and place on it.
    places: BTreeMap<ElementId, (usize, Pos2)>,
    /// The words of cards, for the tags.
    said: BTreeMap<ElementId, Identifier>,
}

impl Pages<'_> {
    fn tile(&mut self, drawing: &Drawing, tile: &Tile, paper: bool) -> Option<()> {
        let settings = PageSettings::from_wh(tile.page.0.max(3.0), tile.page.1.max(3.0))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        let pen = &self.pen;
        if paper {
            let whole = Rect::from_min_size(Pos2::ZERO, vec2(tile.page.0, tile.page.1));
            decoration(&mut surface, |s| {
                paint(s, polygon(&corners(whole), true), Some(fill(pen.palette.canvas, 1.0)), None);
            });
        }
        let clip = Rect::from_min_size(tile.origin, tile.part.size() * tile.scale);
        let clip = polygon(&corners(clip), true)?;
        surface.push_clip_path(&clip, &FillRule::NonZero);
        let move_by = tile.origin - tile.part.min.to_vec2() * tile.scale;
        surface.push_transform(&Transform::from_row(tile.scale, 0.0, 0.0, tile.scale, move_by.x, move_by.y));
        decoration(&mut surface, |s| {
            let frames = drawing.frames.iter().filter(|(_, rect, _)| rect.expand(30.0).intersects(tile.part));
            frames.for_each(|(_, rect, title)| pen.frame(s, *rect, title));
            let links = drawing.links.iter().filter(|(_, shape)| shape.bounds.expand(4.0).intersects(tile.part));
            links.for_each(|(_, shape)| pen.link(s, shape));
        });
        for card in drawing.cards.iter().filter(|card| card.rect.intersects(tile.part)) {
            decoration(&mut surface, |s| pen.shell(s, card));
            if self.places.contains_key(&card.id) {
                // It goes on from another page, where it was said.
                decoration(&mut surface, |s| pen.words(s, card));
            } else {
                self.said.insert(card.id, spoken(&mut surface, |s| pen.words(s, card)));
                self.places.insert(card.id, (self.count, tile.at(card.rect.min)));
            }
        }
        surface.pop();
        surface.pop();
        surface.finish();
        page.finish();
        self.count += 1;
        Some(())
    }

    /// The outline as pages of text, each line of which leads to its card. Returns its tags.
    fn listing(&mut self, size: (f32, f32)) -> Option<TagGroup> {
        const SIZE: f32 = 9.5;
        const STEP: f32 = 13.0;
        let p = self.pen.palette;
        let mut section = TagGroup::new(Tag::Section);
        let all: Vec<OutlineRow> = rows(self.map, &|id| self.places.contains_key(&id));
        let mut waiting = all.iter().peekable();
        let mut first = true;
        while waiting.peek().is_some() {
            let mut page = self.document.start_page_with(PageSettings::from_wh(size.0, size.1)?);
            let mut links: Vec<(TagGroup, krilla::geom::Rect, XyzDestination, String)> = Vec::new();
            let mut surface = page.surface();
            let mut y = EDGE + 14.0;
            if first {
                let title = i18n::outline::title();
                let id = spoken(&mut surface, |s| self.pen.text(s, pos2(EDGE, y), true, 14.0, p.text, &title));
                let mut heading = TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(title)));
                heading.push(id);
                section.push(heading);
                y += 22.0;
                first = false;
            }
            while let Some(row) = waiting.peek() {
                let left = EDGE + 12.0 * row.depth.min(DEEPEST) as f32;
                let text = line_of(self.map, row);
                let lines = self.pen.faces.broken(&text, size.0 - EDGE - left, SIZE);
                let leftwards = is_leftward(&text);
                let height = STEP * lines.len() as f32;
                if y + height > size.1 - EDGE && y > EDGE + 40.0 {
                    break;
                }
                let id = spoken(&mut surface, |s| {
                    for (number, line) in lines.iter().enumerate() {
                        let base = y + STEP * number as f32;
                        let line = CardLine { text: line.of(&text).to_owned(), leftwards };
                        self.pen.line(s, [left, size.0 - EDGE], base, SIZE, p.text, &line);
                    }
                });
                let mut paragraph = TagGroup::new(Tag::P);
                paragraph.push(id);
                let area = krilla::geom::Rect::from_ltrb(left, y - 10.0, size.0 - EDGE, y - 10.0 + height);
                match (self.places.get(&row.id), area) {
                    (Some((number, at)), Some(area)) => {
                        let place = XyzDestination::new(
                            *number,
                            Point::from_xy((at.x - 40.0).max(0.0), (at.y - 40.0).max(0.0)),
                        );
                        links.push((paragraph, area, place, text));
                    }
                    _ => section.push(paragraph),
                }
                y += height + 3.0;
                waiting.next();
            }
            surface.finish();
            for (paragraph, area, place, text) in links {
                let target = Target::Destination(krilla::destination::Destination::Xyz(place));
                let link = Annotation::new_link(LinkAnnotation::new(area, target), Some(text));
                let id = page.add_tagged_annotation(link);
                let mut group = TagGroup::new(Tag::Link);
                group.push(paragraph);
                group.push(id);
                section.push(group);
            }
            page.finish();
            self.count += 1;
        }
        Some(section)
    }

    /// The bookmarks of the document: main claims, and what bears on them.
    fn bookmarks(&self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for row in rows(self.map, &|id| self.places.contains_key(&id)).into_iter().filter(|row| row.depth <= 1) {
            let Some((number, at)) = self.places.get(&row.id) else { continue };
            let place = XyzDestination::new(*number, Point::from_xy(at.x, at.y));
            let node = OutlineNode::new(gist(self.map, row.id), place);
            match (&mut open, row.depth) {
                (Some(parent), 1) => parent.push_child(node),
                _ => {
                    if let Some(done) = open.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(last) = open {
            outline.push_child(last);
        }
        outline
    }
}

/// A line of the outline in words.
fn line_of(map: &Map, row: &OutlineRow) -> String {
    let word = row.step.and_then(|(step, first)| {
        let kind = map.inferences().get(&step)?.kind;
        let name = relation_name(kind, map.is_undercut(step));
        Some(if first { format!("{name}: ") } else { format!("{} ", i18n::terms::relation_with()) })
    });
    let text = map.statements().get(&row.id).map(|statement| sanitize(&statement.text)).unwrap_or_default();
    let text = if row.again || text.is_empty() { gist(map, row.id) } else { text };
    let again = if row.again { format!(" {}", i18n::outline::again()) } else { String::new() };
    format!("{}{}{again}", word.unwrap_or_default(), text.replace('\n', " "))
}

fn corners(rect: Rect) -> [Pos2; 4] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}

/// The drawing as a PDF file.
pub fn file(
    drawing: &Drawing,
    map: &Map,
    file: &[u8],
    look: ImageOptions,
    faces: &Faces<'_>,
) -> Result<Vec<u8>, NoPicture> {
    let face = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or(NoPicture::Failed);
    let pen = PdfPen {
        regular: face(REGULAR)?,
        semibold: face(SEMIBOLD)?,
        widths: Widths::of(REGULAR),
        palette: look.palette(),
        faces,
        fonts: RefCell::default(),
    };
    let document = Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    let mut pages = Pages { map, pen, document, count: 0, places: BTreeMap::new(), said: BTreeMap::new() };
    for tile in tiles(drawing, look) {
        pages.tile(drawing, &tile, look.paper).ok_or(NoPicture::Failed)?;
    }
    // In the order of an outline, which is that in which one would read it out.
    let mut drawn = TagGroup::new(Tag::Section);
    for row in rows(map, &|id| pages.said.contains_key(&id)) {
        if let Some(said) = pages.said.remove(&row.id) {
            let mut paragraph = TagGroup::new(Tag::P);
            paragraph.push(said);
            drawn.push(paragraph);
        }
    }
    let size = look.page.size().unwrap_or((842.0, 595.0));
    // The outline is printed dark on white, whatever the drawing is on.
    pages.pen.palette = &super::palette::LIGHT;
    let listed = pages.listing(size).ok_or(NoPicture::Failed)?;
    let outline = pages.bookmarks();
    let mut tags = TagTree::new().with_lang(Some("en".to_owned()));
    tags.push(drawn);
    tags.push(listed);
    let mut document = pages.document;
    document.set_outline(outline);
    document.set_tag_tree(tags);
    let title = if map.title().is_empty() { i18n::dialogs::untitled() } else { sanitize(map.title()) };
    document.set_metadata(Metadata::new().title(title).language("en".to_owned()).creator("Counterpoint".to_owned()));
    document
        .embed_file(EmbeddedFile {
            path: "map.argmap".to_owned(),
            mime_type: MimeType::new("application/json"),
            description: None,
            association_kind: AssociationKind::Source,
            data: file.to_vec().into(),
            modification_date: None,
            // As it is, so that it is found again.
            compress: Some(false),
            location: None,
        })
        .ok_or(NoPicture::Failed)?;
    document.finish().map_err(|_| NoPicture::Failed)
}

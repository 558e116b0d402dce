//! The drawing as SVG elements: what a share page shows and what an SVG file holds. Only elements of ours, no
//! style attributes, and every text of the map escaped.

use std::collections::BTreeMap;
use std::fmt::Write;

use emath::{Pos2, Rect, Vec2, vec2};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::ImageOptions;
use super::curve::Curve;
use super::drawing::{CardLine, Drawing, DrawnCard};
use super::faces::{BOX_HEIGHT, BOX_WIDTH, Faces, Run};
use super::font_metrics::{REGULAR, SEMIBOLD};
use super::palette::Palette;
use super::route::{JOINT, LinkShape};
use super::wrap::{HEAD, LINE, PADDING, QUOTE_GAP, QUOTE_INDENT, QUOTE_LINE, QUOTE_TEXT, TEXT};
use crate::analysis::Label;
use crate::formats::embed::{MAP_IN_SVG, packed};
use crate::formats::sanitize;
use crate::model::{Colour, ElementId, InferenceKind, Map};

/// What elements are called in a file.
pub type Naming<'a> = &'a dyn Fn(ElementId) -> String;

/// A text for content and attributes: signs that could mislead are made visible, and none has a meaning.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in sanitize(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

/// Where and how a text stands.
struct At<'a> {
    /// Its class.
    class: &'a str,
    /// The left edge, the right edge, and the line on which letters stand.
    left: f32,
    right: f32,
    base: f32,
    /// The size of its letters.
    size: f32,
    bold: bool,
}

/// How texts are written: as text, which the fonts of those who look at it shape; or shaped, for a picture that is drawn
/// here and now.
pub struct SvgWriter<'a> {
    /// The faces by which it is shaped.
    pub shaped_by: Option<&'a Faces<'a>>,
}

impl SvgWriter<'_> {
    /// Writes lines, the first at its place and each next one `step` below.
    fn lines(&self, at: &At<'_>, step: f32, lines: &[CardLine], out: &mut String) {
        let At { class, left, right, base, .. } = at;
        let below = |number: usize| base + step * number as f32;
        if let Some(faces) = self.shaped_by.filter(|faces| lines.iter().any(|line| !faces.is_plain(&line.text))) {
            for (number, line) in lines.iter().enumerate() {
                shaped(faces, &At { base: below(number), ..*at }, line, out);
            }
            return;
        }
        let _ = write!(out, "<text class=\"{class}\">");
        for (number, line) in lines.iter().enumerate() {
            // Where it runs to the left it ends at the right edge; isolates are read by every program that draws.
            let (x, anchor) = if line.leftwards { (*right, " text-anchor=\"end\"") } else { (*left, "") };
            let text = escaped(&line.text);
            let text = if line.leftwards { format!("\u{2067}{text}\u{2069}") } else { text };
            let _ = write!(out, "<tspan x=\"{}\" y=\"{}\"{anchor}>{text}</tspan>", n(x), n(below(number)));
        }
        out.push_str("</text>");
    }
}

/// A line run by run, and boxes for letters that no face has.
fn shaped(faces: &Faces<'_>, at: &At<'_>, line: &CardLine, out: &mut String) {
    let runs = faces.shaped(&sanitize(&line.text), line.leftwards, at.bold);
    let width: f32 = runs.iter().map(Run::width).sum::<f32>() * at.size;
    let begin = if line.leftwards { at.right - width } else { at.left };
    for run in &runs {
        let x = begin + run.x * at.size;
        match run.face {
            Some(face) => {
                let family = escaped(&faces.family(face).replace(['\\', '\''], ""));
                let _ = write!(
                    out,
                    "<text class=\"{}\" x=\"{x}\" y=\"{}\" style=\"font-family:'{family}';text-anchor:start\">{}</text>",
                    at.class,
                    n(at.base),
                    escaped(&run.drawn())
                );
            }
            None => {
                let (width, height) = (BOX_WIDTH * at.size, BOX_HEIGHT * at.size);
                let _ = write!(
                    out,
                    "<path class=\"{} none\" d=\"M{x} {}h{}v{}h{}z\"/>",
                    at.class,
                    n(at.base - height),
                    width * 0.8,
                    height,
                    -width * 0.8
                );
            }
        }
    }
}

/// The class of a side's colour.
pub fn side_class(colour: Colour) -> String {
    format!("s{}", Colour::ALL.iter().position(|c| *c == colour).unwrap_or(0))
}

/// The class of a relation.
pub fn relation_class(shape: &LinkShape) -> &'static str {
    match shape.kind {
        InferenceKind::Support => "sup",
        InferenceKind::Attack if shape.undercut => "und",
        InferenceKind::Attack => "att",
        InferenceKind::Rephrase => "rep",
    }
}

/// The class of a label.
pub fn label_class(label: Label) -> &'static str {
    match label {
        Label::Stands => "stands",
        Label::Falls => "falls",
        Label::Open => "open",
    }
}

/// A number of points with one place, which is finer than can be seen.
fn n(value: f32) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{rounded}")
}

fn move_to(out: &mut String, at: Pos2) {
    let _ = write!(out, "M{} {}", n(at.x), n(at.y));
}

fn path(curve: &Curve, out: &mut String) {
    for (number, [from, a, b, to]) in curve.segments.iter().enumerate() {
        if number == 0 {
            move_to(out, *from);
        }
        let _ = write!(out, "C{} {} {} {} {} {}", n(a.x), n(a.y), n(b.x), n(b.y), n(to.x), n(to.y));
    }
}

fn lines(strokes: &[[Vec2; 2]], at: Pos2, out: &mut String) {
    for [from, to] in strokes {
        move_to(out, at + *from);
        let to = at + *to;
        let _ = write!(out, "L{} {}", n(to.x), n(to.y));
    }
}

/// The classes of relations.
const RELATIONS: [&str; 4] = ["sup", "att", "und", "rep"];

/// The sign of a relation, as on the canvas.
pub fn relation_strokes(class: &str) -> Vec<[Vec2; 2]> {
    let r = JOINT * 0.48;
    let across = |y: f32| [vec2(-r, y), vec2(r, y)];
    match class {
        "sup" => vec![across(0.0), [vec2(0.0, -r), vec2(0.0, r)]],
        "att" => vec![across(0.0)],
        "und" => vec![
            [vec2(-0.85 * r, -0.85 * r), vec2(0.85 * r, 0.85 * r)],
            [vec2(-0.85 * r, 0.85 * r), vec2(0.85 * r, -0.85 * r)],
        ],
        _ => vec![across(-0.45 * r), across(0.45 * r)],
    }
}

/// The sign of a label: a tick, a cross, a question's bar and dot.
fn label_strokes(label: Label) -> Vec<[Vec2; 2]> {
    match label {
        Label::Stands => vec![[vec2(-3.2, 0.2), vec2(-0.9, 2.7)], [vec2(-0.9, 2.7), vec2(3.4, -2.5)]],
        Label::Falls => vec![[vec2(-2.6, -2.6), vec2(2.6, 2.6)], [vec2(-2.6, 2.6), vec2(2.6, -2.6)]],
        Label::Open => vec![[vec2(-3.0, 0.0), vec2(3.0, 0.0)]],
    }
}

fn frame(name: &str, rect: Rect, title: &str, writer: &SvgWriter<'_>, out: &mut String) {
    let _ = write!(
        out,
        "<g class=\"f\" id=\"e-{name}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"12\"/>",
        n(rect.left()),
        n(rect.top()),
        n(rect.width()),
        n(rect.height())
    );
    let (left, right) = (rect.left() + 4.0, rect.right() - 4.0);
    let at = At { class: "f", left, right, base: rect.top() - 9.0, size: 13.0, bold: true };
    writer.lines(&at, 0.0, &[CardLine::new(title)], out);
    out.push_str("</g>");
}

/// Signs that occur again and again, defined once: those of relations with their discs, those of labels.
fn signs(out: &mut String) {
    out.push_str("<defs>");
    for (name, strokes) in RELATIONS.iter().map(|name| (*name, relation_strokes(name))) {
        let _ = write!(out, "<g id=\"j-{name}\"><circle class=\"o\" r=\"{JOINT}\"/><path class=\"i\" d=\"");
        lines(&strokes, Pos2::ZERO, out);
        out.push_str("\"/></g>");
    }
    for label in [Label::Stands, Label::Falls, Label::Open] {
        let _ = write!(out, "<g id=\"v-{}\"><circle class=\"i\" r=\"8\"/><path class=\"i\" d=\"", label_class(label));
        lines(&label_strokes(label), Pos2::ZERO, out);
        out.push_str("\"/></g>");
    }
    out.push_str("</defs>");
}

fn link(map: &Map, id: ElementId, shape: &LinkShape, label: Option<Label>, name: Naming<'_>, out: &mut String) {
    let premises: Vec<String> = shape.tails.iter().map(|(premise, _)| name(*premise)).collect();
    let conclusion = map.conclusion(id).map(name).unwrap_or_default();
    let own = name(id);
    let fallen = if label == Some(Label::Falls) { " fallen" } else { "" };
    let class = relation_class(shape);
    let _ = write!(
        out,
        "<g class=\"l {class}{fallen}\" id=\"e-{own}\" data-a=\"{}\" data-b=\"{conclusion}\"><path class=\"w\" d=\"",
        premises.join(" ")
    );
    shape.tails.iter().map(|(_, tail)| tail).chain([&shape.head]).for_each(|curve| path(curve, out));
    let tip = shape.head.at(1.0);
    let along = shape.head.end_direction().normalized() * 9.0;
    let side = vec2(-along.y, along.x) * 0.55;
    let (a, b) = (side - along, -side - along);
    let _ = write!(
        out,
        "\"/><path class=\"h\" d=\"M{} {}l{} {}l{} {}z\"/><use href=\"#j-{class}\" x=\"{}\" y=\"{}\"/></g>",
        n(tip.x),
        n(tip.y),
        n(a.x),
        n(a.y),
        n(b.x - a.x),
        n(b.y - a.y),
        n(shape.joint.x),
        n(shape.joint.y)
    );
}

fn card(card: &DrawnCard, label: Option<Label>, name: &str, writer: &SvgWriter<'_>, out: &mut String) {
    let rect = card.rect;
    let side = card.side.as_ref().map_or_else(|| "s9".to_owned(), |(_, colour)| side_class(*colour));
    let implicit = if card.implicit { " unsaid" } else { "" };
    let _ = write!(
        out,
        "<g class=\"c {side}{implicit}\" id=\"e-{}\" transform=\"translate({} {})\"><rect class=\"b\" x=\".5\" y=\".5\" \
         width=\"{}\" height=\"{}\" rx=\"9\"/><path class=\"e\" d=\"M2 7v{}\"/>",
        name,
        n(rect.left()),
        n(rect.top()),
        n(rect.width() - 1.0),
        n(rect.height() - 1.0),
        n(rect.height() - 14.0)
    );
    let mut left = PADDING;
    if let Some((letter, _)) = &card.side {
        let _ = write!(
            out,
            "<rect class=\"q\" x=\"{left}\" y=\"12\" width=\"17\" height=\"17\" rx=\"4\"/><text class=\"a\" x=\"{}\" y=\"24.5\">{}</text>",
            left + 8.5,
            escaped(letter)
        );
        left += 25.0;
    }
    let _ = write!(out, "<text class=\"k\" x=\"{left}\" y=\"24.5\">{}</text>", escaped(&card.kind));
    let mut right = rect.width() - 14.0;
    if let Some(label) = label {
        let class = label_class(label);
        let _ = write!(out, "<use class=\"{class}\" href=\"#v-{class}\" x=\"{}\" y=\"20.5\"/>", n(right - 4.0));
        right -= 20.0;
    }
    if !card.marks.is_empty() {
        let _ = write!(out, "<text class=\"m\" x=\"{}\" y=\"24.5\">{}</text>", n(right), escaped(&card.marks));
    }
    let at = |class, left, base, size| At { class, left, right: rect.width() - PADDING, base, size, bold: false };
    writer.lines(&at("t", PADDING, HEAD + 13.5, TEXT), LINE, &card.lines, out);
    if !card.quote.is_empty() {
        let top = HEAD + LINE * card.lines.len().max(1) as f32 + QUOTE_GAP;
        let height = QUOTE_LINE * card.quote.len() as f32;
        let _ =
            write!(out, "<rect class=\"j\" x=\"{PADDING}\" y=\"{}\" width=\"2\" height=\"{}\"/>", n(top), n(height));
        writer.lines(&at("p", PADDING + QUOTE_INDENT, top + 11.0, QUOTE_TEXT), QUOTE_LINE, &card.quote, out);
    }
    if let Some(place) = &card.place {
        let place = CardLine { text: place.clone(), leftwards: false };
        writer.lines(&at("p", PADDING, rect.height() - 15.0, QUOTE_TEXT), 0.0, &[place], out);
    }
    out.push_str("</g>");
}

/// The elements of a drawing. With labels, each card has the sign of its own.
pub fn elements(
    drawing: &Drawing,
    map: &Map,
    labels: Option<&BTreeMap<ElementId, Label>>,
    name: Naming<'_>,
    writer: &SvgWriter<'_>,
) -> String {
    let label = |id: ElementId| labels.and_then(|labels| labels.get(&id).copied());
    let mut out = String::new();
    signs(&mut out);
    drawing.frames.iter().for_each(|(id, rect, title)| frame(&name(*id), *rect, title, writer, &mut out));
    drawing.links.iter().for_each(|(id, shape)| link(map, *id, shape, label(*id), name, &mut out));
    drawing.cards.iter().for_each(|one| card(one, label(one.id), &name(one.id), writer, &mut out));
    out
}

/// What a drawing looks like, with colours as variables.
pub const STYLE: &str = include_str!("../../assets/share/drawing.css");

/// The style with the colours of a palette in place of its variables.
fn coloured(palette: &Palette) -> String {
    let mut style = STYLE.to_owned();
    for (name, colour) in palette.named() {
        style = style.replace(&format!("var(--{name})"), &format!("#{colour:06x}"));
    }
    style
}

/// A drawing as an SVG file of its own, at a scale; `paper` is behind it, or nothing. The letters go with it, and
/// so does `file`, the map file.
pub fn file(drawing: &Drawing, map: &Map, file: &[u8], look: ImageOptions, faces: &Faces<'_>) -> String {
    let area = drawing.area();
    let palette = look.palette();
    let fonts = [("400", REGULAR), ("600", SEMIBOLD)].map(|(weight, face)| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/otf;base64,{})}}",
            STANDARD.encode(face)
        )
    });
    // Whoever only draws it needs neither.
    let (fonts, inside) = match look.letters {
        true => (fonts.concat(), format!("<metadata id=\"{MAP_IN_SVG}\">{}</metadata>", packed(file))),
        false => Default::default(),
    };
    let paper = match look.paper {
        true => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{:06x}\"/>",
            n(area.left()),
            n(area.top()),
            n(area.width()),
            n(area.height()),
            palette.canvas
        ),
        false => String::new(),
    };
    let title = escaped(map.title());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\" role=\"img\">\
         <title>{title}</title>{inside}<style>{fonts}{}</style>{paper}{}</svg>\n",
        n(area.width() * look.scale()),
        n(area.height() * look.scale()),
        n(area.left()),
        n(area.top()),
        n(area.width()),
        n(area.height()),
        coloured(palette),
        elements(drawing, map, None, &|id| id.to_string(), &SvgWriter { shaped_by: (!look.letters).then_some(faces) }),
    )
}

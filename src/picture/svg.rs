//! The drawing as SVG elements: what a share page shows and what an SVG file holds. Only elements of ours, no
//! style attributes, and every text of the map escaped.

use std::collections::BTreeMap;
use std::fmt::Write;

use emath::{Pos2, Rect, Vec2, vec2};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Look;
use super::curve::Curve;
use super::drawing::{Card, Drawing};
use super::face::{REGULAR, SEMIBOLD};
use super::palette::Palette;
use super::route::{JOINT, LinkShape};
use super::wrap::{HEAD, LINE, PADDING, QUOTE_GAP, QUOTE_INDENT, QUOTE_LINE};
use crate::analysis::Label;
use crate::formats::share::{MAP_IN_SVG, packed};
use crate::formats::visible;
use crate::model::{Colour, ElementId, InferenceKind, Map};

/// What elements are called in a file.
pub type Naming<'a> = &'a dyn Fn(ElementId) -> String;

/// A text for content and attributes: signs that could mislead are made visible, and none has a meaning.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in visible(text).chars() {
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

fn frame(name: &str, rect: Rect, title: &str, out: &mut String) {
    let _ = write!(
        out,
        "<g class=\"f\" id=\"e-{name}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"12\"/>\
         <text x=\"{}\" y=\"{}\">{}</text></g>",
        n(rect.left()),
        n(rect.top()),
        n(rect.width()),
        n(rect.height()),
        n(rect.left() + 4.0),
        n(rect.top() - 9.0),
        escaped(title)
    );
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

fn card(card: &Card, label: Option<Label>, name: &str, out: &mut String) {
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
    let _ = write!(out, "<text class=\"t\" y=\"{}\">", HEAD + 13.5 - LINE);
    for line in &card.lines {
        // An empty line takes its room as well.
        let line = if line.is_empty() { "\u{A0}" } else { line };
        let _ = write!(out, "<tspan x=\"{PADDING}\" dy=\"{LINE}\">{}</tspan>", escaped(line));
    }
    out.push_str("</text>");
    if !card.quote.is_empty() {
        let top = HEAD + LINE * card.lines.len().max(1) as f32 + QUOTE_GAP;
        let height = QUOTE_LINE * card.quote.len() as f32;
        let _ =
            write!(out, "<rect class=\"j\" x=\"{PADDING}\" y=\"{}\" width=\"2\" height=\"{}\"/>", n(top), n(height));
        let _ = write!(out, "<text class=\"p\" y=\"{}\">", n(top + 11.0 - QUOTE_LINE));
        for line in &card.quote {
            let x = PADDING + QUOTE_INDENT;
            let _ = write!(out, "<tspan x=\"{x}\" dy=\"{QUOTE_LINE}\">{}</tspan>", escaped(line));
        }
        out.push_str("</text>");
    }
    if let Some(place) = &card.place {
        let base = n(rect.height() - 15.0);
        let _ = write!(out, "<text class=\"p\" x=\"{PADDING}\" y=\"{base}\">{}</text>", escaped(place));
    }
    out.push_str("</g>");
}

/// The elements of a drawing. With labels, each card has the sign of its own.
pub fn elements(drawing: &Drawing, map: &Map, labels: Option<&BTreeMap<ElementId, Label>>, name: Naming<'_>) -> String {
    let label = |id: ElementId| labels.and_then(|labels| labels.get(&id).copied());
    let mut out = String::new();
    signs(&mut out);
    drawing.frames.iter().for_each(|(id, rect, title)| frame(&name(*id), *rect, title, &mut out));
    drawing.links.iter().for_each(|(id, shape)| link(map, *id, shape, label(*id), name, &mut out));
    drawing.cards.iter().for_each(|one| card(one, label(one.id), &name(one.id), &mut out));
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
pub fn file(drawing: &Drawing, map: &Map, file: &[u8], look: Look) -> String {
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
        elements(drawing, map, None, &|id| id.to_string()),
    )
}

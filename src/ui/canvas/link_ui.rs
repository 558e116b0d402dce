//! Draws one link: solid green with a plus, red with a bar, purple and dashed with a break mark.

use egui::{Painter, Rect, Stroke};

use super::camera::Camera;
use super::paint;
use super::route::{JOINT, LinkShape};
use crate::model::{ElementId, InferenceKind, Map};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Tokens;
use crate::words;

/// The sign of a relation.
pub fn sign(kind: InferenceKind, undercut: bool) -> Icon {
    match kind {
        InferenceKind::Support => Icon::Plus,
        InferenceKind::Attack if undercut => Icon::Cross,
        InferenceKind::Attack => Icon::Bar,
        InferenceKind::Rephrase => Icon::Equals,
    }
}

/// What a relation is called in the interface.
pub fn relation_name(kind: InferenceKind, undercut: bool) -> String {
    words::say(match kind {
        InferenceKind::Support => "link-support",
        InferenceKind::Attack if undercut => "link-undercut",
        InferenceKind::Attack => "link-rebut",
        InferenceKind::Rephrase => "link-rephrase",
    })
}

/// A few words of what an element says.
pub fn gist(map: &Map, id: ElementId) -> String {
    let text = match map.statements().get(&id) {
        Some(statement) => statement.text.clone(),
        None => return map.premises(id).first().map(|p| gist_of_step(map, *p)).unwrap_or_default(),
    };
    let text = if text.is_empty() { words::say("card-empty") } else { text };
    let words: Vec<&str> = text.split_whitespace().collect();
    let short = words.get(..words.len().min(9)).unwrap_or_default().join(" ");
    if words.len() > 9 { format!("{short}…") } else { short }
}

fn gist_of_step(map: &Map, premise: ElementId) -> String {
    let gist = map.statements().get(&premise).map(|_| gist(map, premise)).unwrap_or_default();
    words::with("step-from", &[("premise", gist.into())])
}

/// The step in words: "A and B together support C".
pub fn spoken(map: &Map, id: ElementId) -> String {
    let Some(inference) = map.inferences().get(&id) else { return String::new() };
    let undercut = map.is_undercut(id);
    let premises = map.premises(id);
    let count = premises.len();
    let premises: Vec<_> = premises.iter().map(|p| format!("“{}”", gist(map, *p))).collect();
    let key = match (inference.kind, undercut) {
        (InferenceKind::Support, _) => "spoken-support",
        (InferenceKind::Attack, false) => "spoken-rebut",
        (InferenceKind::Attack, true) => "spoken-undercut",
        (InferenceKind::Rephrase, _) => "spoken-rephrase",
    };
    let conclusion = map.conclusion(id).map(|c| gist(map, c)).unwrap_or_default();
    let premises = premises.join(&format!(" {} ", words::say("and")));
    words::with(key, &[("premises", premises.into()), ("conclusion", conclusion.into()), ("count", count.into())])
}

/// Draws the line and its sign.
pub fn link(painter: &Painter, camera: &Camera, view: Rect, shape: &LinkShape, strong: bool) {
    let t = Tokens::of(painter.ctx());
    let zoom = camera.zoom();
    let seen = camera.visible(view).expand(20.0 / zoom);
    if !seen.intersects(shape.bounds) {
        return;
    }
    let colour = t.relation(shape.kind, shape.undercut);
    let width = if strong { 3.0 } else { 2.0 };
    let stroke = Stroke::new((width * zoom.sqrt()).clamp(1.0, 4.0), colour);
    let dash = match (shape.kind, shape.undercut) {
        (InferenceKind::Attack, true) => Some((6.0, 5.0)),
        (InferenceKind::Rephrase, _) => Some((2.0, 4.0)),
        _ => None,
    };
    for (_, tail) in &shape.tails {
        paint::curve(painter, camera, view, tail, stroke, dash);
    }
    paint::curve(painter, camera, view, &shape.head, stroke, dash);
    if zoom < 0.12 {
        return;
    }
    let tip = camera.screen_from_map(view, shape.head.at(1.0));
    icons::arrow_head(painter, tip, shape.head.end_direction(), (9.0 * zoom).clamp(4.0, 16.0), colour);
    joint(painter, camera, view, shape, strong);
}

/// Draws the sign of a link.
pub fn joint(painter: &Painter, camera: &Camera, view: Rect, shape: &LinkShape, strong: bool) {
    let t = Tokens::of(painter.ctx());
    let zoom = camera.zoom();
    let colour = t.relation(shape.kind, shape.undercut);
    let at = camera.screen_from_map(view, shape.joint);
    let radius = JOINT * zoom.max(0.3);
    let fill = if strong { colour } else { t.canvas };
    painter.circle(at, radius, fill, Stroke::new((2.0 * zoom.sqrt()).clamp(1.0, 3.0), colour));
    let mark = if strong { t.canvas } else { colour };
    icons::paint(painter, sign(shape.kind, shape.undercut), at, radius * 0.95, mark);
}

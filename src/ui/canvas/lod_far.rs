//! The map from afar: every card a box in its side's colour, every link a straight line. The picture is
//! kept and drawn again, perhaps elsewhere, as long as neither the map nor the zoom changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::camera::Camera;
use super::card_ui::{bars, standing_signs};
use super::draw::{FAR, RenderStyle, StandingShown};
use super::lod_near::BEYOND;
use super::mesh_builder::MeshBuilder;
use super::occlusion::{Strands, uncovered};
use super::paint;
use super::scene::Scene;
use crate::analysis::Label;
use crate::model::{Colour, ElementId};
use crate::ui::theme::Tokens;

/// Strands that are shorter than this on the screen lie under their cards.
const SHORTEST: f32 = 4.0;
/// Strands whose ends fall into the same squares of this size are drawn as one.
const BUNDLE: f32 = 3.0;
/// Entries of the table by which bundles are found; a power of two.
const TABLE: usize = 16_384;

/// What the kept picture shows.
#[derive(Clone, Copy, PartialEq)]
struct FarKey {
    map: u64,
    version: u64,
    zoom: f32,
    view: Rect,
    dark: bool,
    /// Changes with what is dimmed, what a gesture has lifted off, and what is lit.
    look: (u64, u64, Option<ElementId>),
    standing: StandingShown,
}

struct FarPicture {
    key: FarKey,
    /// The point of the map that was in the middle when the picture was where it is now.
    centre: Pos2,
    /// The part of the map that it shows.
    reach: Rect,
    mesh: Arc<Mesh>,
}

/// The kept picture.
#[derive(Default)]
pub struct Far {
    kept: Option<FarPicture>,
    /// How often the picture was made: what tests count.
    pub made: usize,
}

/// The colour of a card from afar.
pub fn card_colour(t: &Tokens, colour: Option<Colour>) -> Color32 {
    let side = colour.map_or(t.dim, |colour| t.side(colour));
    t.card.lerp_to_gamma(side, 0.42)
}

impl Far {
    /// Draws the map from afar, without the elements that a gesture has lifted off.
    #[expect(clippy::too_many_arguments, reason = "drawing reads everything; a struct would only hide it")]
    pub fn draw(
        &mut self,
        painter: &Painter,
        camera: &Camera,
        view: Rect,
        map: u64,
        scene: &Scene,
        look: &RenderStyle<'_>,
        lifted: &dyn Fn(ElementId) -> bool,
        moves: bool,
    ) {
        let dark = painter.ctx().theme() == egui::Theme::Dark;
        let (version, zoom, standing) = (scene.version(), camera.zoom(), look.standing_shown);
        let key = FarKey { map, version, zoom, view, dark, look: look.revision, standing };
        let seen = camera.visible(view);
        let known = self.kept.take().filter(|kept| kept.key == key && kept.reach.contains_rect(seen));
        let picture = match known {
            Some(mut kept) => {
                let by = (kept.centre - camera.centre) * camera.zoom();
                if by != Vec2::ZERO {
                    Arc::make_mut(&mut kept.mesh).translate(by);
                    kept.centre = camera.centre;
                }
                kept
            }
            None => {
                self.made += 1;
                let view = view.expand(if moves { BEYOND } else { 0.0 });
                let reach = camera.visible(view);
                let mesh = Arc::new(picture(Tokens::of(painter.ctx()), camera, view, scene, look, lifted));
                // What shows everything shows everything wherever it is moved to.
                let whole = scene.bounds().is_some_and(|bounds| reach.contains_rect(bounds));
                let reach = if whole { Rect::EVERYTHING } else { reach };
                FarPicture { key, centre: camera.centre, reach, mesh }
            }
        };
        // egui strings together what has the same clip. What is drawn later must not be strung to this, or the
        // whole picture would be copied once more to make room for it.
        let alone = painter.with_clip_rect(painter.clip_rect().shrink(0.01));
        alone.add(Shape::Mesh(Arc::clone(&picture.mesh)));
        self.kept = Some(picture);
    }
}

fn picture(
    t: &Tokens,
    camera: &Camera,
    view: Rect,
    scene: &Scene,
    look: &RenderStyle<'_>,
    lifted: &dyn Fn(ElementId) -> bool,
) -> Mesh {
    // What grows by doubling leaves holes of its size behind.
    let mut sheet = MeshBuilder::roomy(4 * scene.cards().len() + 6 * scene.overview().lines().count());
    let zoom = camera.zoom();
    let seen = camera.visible(view);
    let width = (2.0 * zoom.sqrt()).clamp(0.6, 1.2);
    // One colour for each relation, looked up once.
    let mut colours = BTreeMap::new();
    let strength = (0.35 + zoom * 4.0).min(0.85);
    let mut bundles = vec![0_u64; TABLE];
    let area = view.expand(4.0);
    let mut strands = Strands::new(area);
    for line in scene.overview().lines() {
        let bounds = Rect::from_two_pos(line.from, line.to);
        if !bounds.intersects(seen) || lifted(line.id) {
            continue;
        }
        let (from, to) = (camera.screen_from_map(view, line.from), camera.screen_from_map(view, line.to));
        if (to - from).length_sq() < SHORTEST * SHORTEST {
            continue;
        }
        let lit = look.bearing_colour(t, line.id);
        if lit.is_none() && is_known(&mut bundles, from, to, line.kind as u64 * 2 + u64::from(line.undercut)) {
            continue;
        }
        let colour = *colours
            .entry((line.kind, line.undercut))
            .or_insert_with(|| t.relation(line.kind, line.undercut).gamma_multiply(strength));
        let colour = if look.is_dim(line.id) { colour.gamma_multiply(0.2) } else { colour };
        let (width, colour) = lit.map_or((width, colour), |lit| (2.0, lit));
        if let Some((from, to)) = paint::clip(from, to, area)
            && strands.take(colour, lit.is_some(), &[from, to])
        {
            sheet.line([from, to], width, colour);
        }
    }
    let sides: Vec<Color32> = Colour::ALL.iter().map(|colour| card_colour(t, Some(*colour))).collect();
    let none = card_colour(t, None);
    let cards = scene.overview().cards().filter(|card| card.rect.intersects(seen) && !lifted(card.id)).collect();
    for card in uncovered(view, cards, |card| camera.screen_rect(view, card.rect)) {
        let colour = card.colour.and_then(|c| sides.get(c as usize)).copied().unwrap_or(none);
        let dim = look.is_dim(card.id);
        let fade = |colour: Color32| t.faded(colour, dim);
        let mut rect = camera.screen_rect(view, card.rect);
        // Never thinner than can be seen.
        rect.max = rect.max.max(rect.min + vec2(1.5, 1.0));
        if let Some(lit) = look.bearing_colour(t, card.id) {
            sheet.rect(rect.expand(1.5), lit);
        }
        if zoom < FAR {
            sheet.rect(rect, fade(colour));
            hollow(t, rect, look.labels.and_then(|labels| labels.get(&card.id)).copied(), &mut sheet);
            continue;
        }
        sheet.rect(rect, fade(t.edge));
        sheet.rect(rect.shrink(1.0), fade(t.card));
        let side = card.colour.map_or(t.dim, |colour| t.side(colour));
        sheet.rect(Rect::from_min_max(rect.min, pos2(rect.left() + (4.0 * zoom).max(1.5), rect.bottom())), fade(side));
        let card_look = look.of_card(t, card.id, None);
        standing_signs(t, zoom, rect, card_look, &mut sheet);
        if let Some(shape) = scene.card(card.id) {
            bars(t, camera, view, card.rect, &shape.lines, dim, &mut sheet);
        }
    }
    // It is kept as long as nothing changes.
    sheet.mesh.vertices.shrink_to_fit();
    sheet.mesh.indices.shrink_to_fit();
    sheet.mesh
}

/// Takes the inside out of a card that falls, and half of it out of one that is open: so standings are told apart
/// from afar by shape. The smallest boxes have no inside.
fn hollow(t: &Tokens, rect: Rect, label: Option<Label>, sheet: &mut MeshBuilder) {
    let mut inside = rect.shrink((rect.height() * 0.2).clamp(1.0, 2.0));
    if inside.height() < 1.0 || inside.width() < 1.0 {
        return;
    }
    match label {
        Some(Label::Falls) => sheet.rect(inside, t.canvas),
        Some(Label::Open) => {
            inside.min.x = inside.center().x;
            sheet.rect(inside, t.canvas);
        }
        Some(Label::Stands) | None => {}
    }
}

/// Whether a line with these ends was drawn already; notes it. May forget, which draws a line twice.
fn is_known(bundles: &mut [u64], from: Pos2, to: Pos2, kind: u64) -> bool {
    let square = |n: f32| (n / BUNDLE).floor() as i64 as u64 & 0x3FFF;
    let key = 1 | kind << 1 | square(from.x) << 8 | square(from.y) << 22 | square(to.x) << 36 | square(to.y) << 50;
    // Fibonacci hashing.
    let slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as usize % TABLE;
    match bundles.get_mut(slot) {
        Some(known) => std::mem::replace(known, key) == key,
        None => false,
    }
}

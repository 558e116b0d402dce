//! The part of the map that is on the screen, near enough to tell one card from the next: links with
//! their signs, cards with their words.
//!
//! The picture is kept: while the map is only moved about under the pointer, or a card is dragged over
//! the others, what was drawn is drawn again, a little farther on. It reaches beyond the edges of the
//! view while that moves, so that it lasts for some frames.

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

use super::camera::Camera;
use super::card_ui::{self, READABLE};
use super::drag_overlay::Overlay;
use super::draw::{RenderStyle, StandingShown};
use super::link_ui;
use super::measure::WrappedLines;
use super::mesh_builder::MeshBuilder;
use super::occlusion::{Strands, uncovered};
use super::paint;
use super::scene::Scene;
use super::text::{CardPen, CardTexts, text_shape};
use crate::edit::Selection;
use crate::i18n;
use crate::model::ElementId;
use crate::picture::route::LinkShape;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// With more links than these on the screen, none has a sign.
const PLAIN_LINKS_FROM: usize = 300;
/// How many lines are routed in one frame; further ones are drawn straight until their turn comes.
const ROUTED_IN_FRAME: usize = 60;
/// How far a picture reaches beyond the view that moves, in points of the screen.
pub const BEYOND: f32 = 128.0;
/// How far what belongs to a card may lie outside its box, in points of the screen.
const HALO: f32 = 30.0;

/// About how many vertices the box of a card has.
const SHELL: usize = 330;
/// About how many vertices a link with its sign has.
const LINK: usize = 400;

/// What a picture shows: it is made anew when any of it changes.
#[derive(PartialEq)]
struct NearKey {
    map: u64,
    version: u64,
    zoom: f32,
    view: Rect,
    dark: bool,
    texts: u64,
    look: (u64, u64, Option<ElementId>),
    standing: StandingShown,
    search: (u64, Option<ElementId>),
    selection: Selection,
    link: Option<ElementId>,
    picked: Option<ElementId>,
    lit: Vec<ElementId>,
    editing: Option<ElementId>,
}

/// A shape, and where on the screen it is seen.
type Placed = (Rect, Shape);

struct NearPicture {
    key: NearKey,
    /// The point of the map that was in the middle when the shapes were where they are now.
    centre: Pos2,
    /// The part of the map that it shows.
    reach: Rect,
    links: Option<Shape>,
    cards: Vec<Placed>,
    over: Vec<Placed>,
}

/// The picture that is kept.
#[derive(Default)]
pub struct Near {
    kept: Option<NearPicture>,
    /// How often a picture was made: what tests count.
    pub made: usize,
}

/// What there is to draw, and with what.
pub struct DrawContext<'a> {
    /// The painter of the canvas.
    pub painter: &'a Painter,
    /// What the program shows.
    pub view: &'a View<'a>,
    /// Where the map is looked at.
    pub camera: Camera,
    /// The canvas on the screen.
    pub rect: Rect,
    /// What a gesture has lifted off.
    pub overlay: &'a Overlay,
    /// What makes elements look other than plain.
    pub look: &'a RenderStyle<'a>,
    /// The card whose text is being edited.
    pub editing: Option<ElementId>,
    /// Whether the view moves and the zoom does not.
    pub moves: bool,
}

/// What became of a frame.
pub struct Drawn {
    /// How many cards were painted.
    pub cards: usize,
    /// Whether something is not drawn yet as it should be.
    pub unfinished: bool,
}

/// A card to be drawn.
type VisibleCard<'a> = (ElementId, Rect, &'a WrappedLines);

impl Near {
    /// Draws links and cards.
    pub fn draw(&mut self, ground: &DrawContext<'_>, scene: &mut Scene, texts: &mut CardTexts, resting: bool) -> Drawn {
        let DrawContext { painter, camera, rect, overlay, .. } = *ground;
        texts.begin(painter, camera.zoom(), resting);
        let key = ground.key(scene, texts);
        let seen = camera.visible(rect);
        let known = self.kept.take().filter(|kept| kept.key == key && kept.reach.contains_rect(seen));
        let mut unfinished = false;
        let picture = match known {
            Some(mut kept) => {
                kept.follow(&camera);
                kept
            }
            None => {
                self.made += 1;
                let (picture, whole) = ground.picture(key, scene, texts);
                unfinished = !whole;
                picture
            }
        };
        let on_screen = rect.expand(HALO);
        let shown = |(at, shape): &Placed| at.intersects(on_screen).then(|| shape.clone());
        let mut shapes: Vec<Shape> = picture.links.iter().cloned().collect();
        let signs = ground.lifted_links(scene, &mut shapes);
        shapes.extend(picture.cards.iter().filter_map(shown));
        let mut lifted: Vec<Placed> = Vec::new();
        let visible = seen.expand(HALO);
        let in_view = overlay.cards.iter().filter(|(_, card)| card.rect.intersects(visible));
        let cards: Vec<VisibleCard<'_>> = in_view.map(|(id, card)| (*id, card.rect, &card.lines)).collect();
        ground.cards(&cards, texts, &mut lifted);
        shapes.extend(lifted.into_iter().map(|(_, shape)| shape));
        shapes.extend(picture.over.iter().filter_map(shown).chain(signs));
        ground.fold_badges(&cards, &mut shapes);
        texts.end();
        painter.extend(shapes);
        unfinished |= camera.zoom() >= READABLE && texts.unfinished;
        let boxes = scene.cards_at().unsorted_in(visible).filter(|(id, _)| !overlay.cards.contains_key(id)).count();
        if !unfinished {
            self.kept = Some(picture);
        }
        Drawn { cards: boxes + cards.len(), unfinished }
    }

    /// Forgets the picture.
    pub fn forget(&mut self) {
        self.kept = None;
    }
}

impl NearPicture {
    /// Moves all shapes to where they are seen now.
    fn follow(&mut self, camera: &Camera) {
        let by = (self.centre - camera.centre) * camera.zoom();
        if by == Vec2::ZERO {
            return;
        }
        self.centre = camera.centre;
        if let Some(links) = &mut self.links {
            links.translate(by);
        }
        for (at, shape) in self.cards.iter_mut().chain(&mut self.over) {
            *at = at.translate(by);
            shape.translate(by);
        }
    }
}

impl DrawContext<'_> {
    fn key(&self, scene: &Scene, texts: &CardTexts) -> NearKey {
        let look = self.look;
        NearKey {
            map: self.view.revision.0,
            version: scene.version(),
            zoom: self.camera.zoom(),
            view: self.rect,
            dark: self.painter.ctx().theme() == egui::Theme::Dark,
            texts: texts.generation(),
            look: look.revision,
            standing: look.standing_shown,
            search: look.search,
            selection: look.selection.clone(),
            link: look.hover.filter(|id| scene.links().contains_key(id)),
            picked: look.picked,
            lit: look.lit.to_vec(),
            editing: self.editing,
        }
    }

    /// Draws what stays where it is; says whether all of it is as it should be.
    fn picture(&self, key: NearKey, scene: &mut Scene, texts: &mut CardTexts) -> (NearPicture, bool) {
        let beyond = if self.moves { BEYOND } else { 0.0 };
        let reach = self.camera.visible(self.rect.expand(beyond));
        let area = reach.expand(HALO / self.camera.zoom().min(1.0));
        let mut over: Vec<Placed> = Vec::new();
        let (links, whole) = self.links(area, self.rect.expand(beyond), scene, &mut over);
        let scene = &*scene;
        let mut seen: Vec<VisibleCard<'_>> = Vec::new();
        for (id, at) in scene.cards_at().unsorted_in(area) {
            if !self.overlay.cards.contains_key(&id)
                && let Some(card) = scene.card(id)
            {
                seen.push((id, at, &card.lines));
            }
        }
        seen.sort_unstable_by_key(|(id, _, _)| *id);
        let mut cards = Vec::new();
        let atlas = atlas(self.painter);
        self.cards(&seen, texts, &mut cards);
        if self::atlas(self.painter) != atlas {
            // New letters have made the picture of all letters larger: scaled ones look elsewhere in it.
            cards.clear();
            self.cards(&seen, texts, &mut cards);
        }
        let mut badges = Vec::new();
        self.fold_badges(&seen, &mut badges);
        over.extend(badges.into_iter().map(|shape| (shape.visual_bounding_rect(), shape)));
        (NearPicture { key, centre: self.camera.centre, reach, links, cards, over }, whole)
    }

    /// All links as one shape; signs that lie on cards go over these.
    fn links(&self, area: Rect, view: Rect, scene: &mut Scene, over: &mut Vec<Placed>) -> (Option<Shape>, bool) {
        let t = Tokens::of(self.painter.ctx());
        let (camera, look) = (&self.camera, self.look);
        let links: Vec<ElementId> =
            scene.links_at().found_in(area).into_iter().filter(|id| !self.overlay.has(*id)).collect();
        let whole = scene.route(self.view.map, &links, ROUTED_IN_FRAME);
        let scene = &*scene;
        let routed = links.iter().filter_map(|id| Some((*id, scene.line(*id)?)));
        let all: Vec<(ElementId, &LinkShape)> = routed.filter(|(_, shape)| shape.bounds.intersects(area)).collect();
        let plain = all.len() > PLAIN_LINKS_FROM;
        let mut under = MeshBuilder::roomy(LINK * all.len().min(PLAIN_LINKS_FROM));
        let mut strands = Strands::new(view);
        for (id, shape) in &all {
            if plain {
                link_ui::plain(t, camera, view, shape, look.of_link(*id), &mut strands, &mut under);
            } else {
                link_ui::link(t, camera, view, shape, look.of_link(*id), &mut under);
            }
        }
        // Signs over all lines; those on a card over the cards, so that they can be grabbed there.
        for (id, shape) in all.iter().filter(|_| !plain) {
            if is_on_card(scene, shape) {
                let mut sheet = MeshBuilder::default();
                link_ui::joint(t, camera, view, shape, look.of_link(*id), &mut sheet);
                over.push((sheet.mesh.calc_bounds(), Shape::mesh(sheet.mesh)));
            } else {
                link_ui::joint(t, camera, view, shape, look.of_link(*id), &mut under);
            }
        }
        // Those that wait for their turn to be routed.
        for link in links.iter().filter(|id| scene.line(**id).is_none()).filter_map(|id| scene.links().get(id)) {
            for (from, to, kind, undercut) in scene.straight(link) {
                let [from, to] = [from, to].map(|p| camera.screen_from_map(view, p));
                let colour = t.relation(kind, undercut).gamma_multiply(0.6);
                if let Some((from, to)) = paint::clip(from, to, view.expand(4.0))
                    && strands.take(colour, false, &[from, to])
                {
                    under.line([from, to], 1.0, colour);
                }
            }
        }
        (drawn(under), whole)
    }

    /// The links that a gesture takes along; returns the signs that go over the cards.
    fn lifted_links(&self, scene: &Scene, into: &mut Vec<Shape>) -> Option<Shape> {
        let Self { camera, rect, overlay, look, .. } = self;
        let t = Tokens::of(self.painter.ctx());
        let seen = camera.visible(*rect).expand(HALO);
        let along = overlay.along.iter().filter_map(|id| Some((*id, scene.line(*id)?.translate(overlay.by))));
        let along: Vec<(ElementId, LinkShape)> = along.collect();
        let lifted = overlay.links.iter().chain(along.iter().map(|(id, shape)| (id, shape)));
        let lifted: Vec<_> = lifted.filter(|(_, shape)| shape.bounds.intersects(seen)).collect();
        let plain = lifted.len() > PLAIN_LINKS_FROM;
        let (mut sheet, mut over) = (MeshBuilder::default(), MeshBuilder::default());
        let mut strands = Strands::new(*rect);
        for (id, shape) in &lifted {
            if plain {
                link_ui::plain(t, camera, *rect, shape, look.of_link(**id), &mut strands, &mut sheet);
            } else {
                link_ui::link(t, camera, *rect, shape, look.of_link(**id), &mut sheet);
            }
        }
        for (id, shape) in lifted.iter().filter(|_| !plain) {
            let sheet = if is_on_card(scene, shape) { &mut over } else { &mut sheet };
            link_ui::joint(t, camera, *rect, shape, look.of_link(**id), sheet);
        }
        into.extend(drawn(sheet));
        drawn(over)
    }

    /// Cards, each with its words before the next, which may lie on it.
    fn cards(&self, cards: &[VisibleCard<'_>], texts: &mut CardTexts, into: &mut Vec<Placed>) {
        let Self { painter, camera, rect, look, .. } = self;
        let (t, map, zoom) = (Tokens::of(painter.ctx()), self.view.map, camera.zoom());
        let mut words = Vec::new();
        let seen =
            uncovered(rect.expand(BEYOND), cards.iter().collect(), |(_, area, _)| camera.screen_rect(*rect, *area));
        for (id, area, lines) in seen {
            let on_screen = camera.screen_rect(*rect, *area);
            let at = on_screen.expand(HALO);
            let card = look.of_card(t, *id, self.editing);
            let mut shell = MeshBuilder::roomy(SHELL);
            card_ui::shell(t, zoom, (rect.expand(BEYOND), on_screen), map, *id, card, &mut shell);
            let text = if zoom < READABLE { None } else { texts.get(painter, map, *id, (lines, card.standing), zoom) };
            match text {
                Some((text, scale)) => {
                    card_ui::side_badge(t, zoom, on_screen, map, *id, card, &mut shell);
                    let mut pen = CardPen { scale, atlas: atlas(painter), sheet: &mut shell, shapes: &mut words };
                    card_ui::words_on(zoom, on_screen, map, (*id, card), t, text, &mut pen);
                    into.push((at, Shape::mesh(shell.mesh)));
                    into.extend(words.drain(..).map(|shape| (at, shape)));
                }
                None => {
                    card_ui::bars(t, camera, *rect, *area, lines, card.dim, &mut shell);
                    card_ui::standing_signs(t, zoom, on_screen, card, &mut shell);
                    into.push((at, Shape::mesh(shell.mesh)));
                }
            }
        }
    }

    fn fold_badges(&self, cards: &[VisibleCard<'_>], into: &mut Vec<Shape>) {
        for (id, area, _) in cards {
            if let Some(count) = self.look.folded.get(id) {
                let on_screen = self.camera.screen_rect(self.rect, *area);
                fold_badge(self.painter, self.camera.zoom(), on_screen, *count, into);
            }
        }
    }
}

/// The size of the picture of all letters, in pixels.
fn atlas(painter: &Painter) -> Vec2 {
    painter.fonts_mut(|fonts| fonts.font_image_size()).map(|side| side as f32).into()
}

fn drawn(sheet: MeshBuilder) -> Option<Shape> {
    (!sheet.mesh.is_empty()).then(|| Shape::mesh(sheet.mesh))
}

fn is_on_card(scene: &Scene, shape: &LinkShape) -> bool {
    scene.cards_at().unsorted_in(Rect::from_min_max(shape.joint, shape.joint)).next().is_some()
}

/// How many cards are folded away below a card.
fn fold_badge(painter: &Painter, zoom: f32, rect: Rect, count: usize, into: &mut Vec<Shape>) {
    let t = Tokens::of(painter.ctx());
    let badge = card_ui::fold_badge(zoom, rect);
    let radius = badge.height() / 2.0;
    into.push(Shape::rect_filled(badge, radius, t.panel));
    into.push(egui::epaint::RectShape::stroke(badge, radius, Stroke::new(1.0, t.dim), StrokeKind::Inside).into());
    let font = fonts::semibold((11.0 * zoom).clamp(7.0, 22.0));
    let galley = painter.layout_no_wrap(i18n::notices::fold_count(count), font, t.dim);
    into.push(text_shape(badge.center() - galley.size() / 2.0, &galley, t.dim));
}

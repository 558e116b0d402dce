//! What is drawn of the map, by how near it is: cards with their words, cards as shapes, or the whole
//! map from afar. Looks only at what is on the screen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Color32, Painter, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::camera::Camera;
use super::card_ui::{self, CardLook, READABLE};
use super::far_ui::card_colour;
use super::hit::{FRAME_TITLE, Target};
use super::link_ui::{self, LinkLook};
use super::measure::Lines;
use super::preview::Overlay;
use super::route::LinkShape;
use super::scene::Scene;
use super::sheet::Sheet;
use super::text::text_shape;
use super::{CanvasState, Mode, paint};
use crate::analysis::Bearing;
use crate::formats::visible;
use crate::model::{ElementId, Map};
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};
use crate::words;

/// Below this zoom cards are plain boxes and links straight lines.
pub const FAR: f32 = 0.12;
/// With more cards than these on the screen, they are drawn as from afar.
const CROWD: usize = 260;
/// With more links than these on the screen, none has a sign.
const PLAIN_LINKS_FROM: usize = 300;
/// How many lines are routed in one frame; further ones are drawn straight until their turn comes.
const ROUTED_IN_FRAME: usize = 60;

/// About how many vertices the box of a card has.
const SHELL: usize = 330;
/// About how many vertices a link with its sign has.
const LINK: usize = 220;

/// What makes elements look other than plain.
pub struct Look<'a> {
    /// What is selected, under the pointer, or chosen.
    pub selection: &'a crate::edit::Selection,
    /// The element under the pointer.
    pub hover: Option<ElementId>,
    /// What the arrow keys have chosen.
    pub picked: Option<ElementId>,
    /// Cards of the passage that is under the pointer.
    pub lit: &'a [ElementId],
    /// What bears on the card under the pointer.
    pub bearing: Option<&'a HashMap<ElementId, Bearing>>,
    /// What is not dimmed; `None` if nothing is.
    pub kept: Option<&'a BTreeSet<ElementId>>,
    /// Cards that a search has found, and the one of them that is shown.
    pub found: (&'a BTreeSet<ElementId>, Option<ElementId>),
    /// How many cards are folded away below a card.
    pub folded: &'a BTreeMap<ElementId, usize>,
    /// Changes whenever what is dimmed, lifted off or lit does.
    pub revision: (u64, u64, Option<ElementId>),
}

impl Look<'_> {
    /// Whether an element does not pass the filter.
    pub fn is_dim(&self, id: ElementId) -> bool {
        self.kept.is_some_and(|kept| !kept.contains(&id))
    }

    /// The colour in which an element that bears on the one under the pointer is lit.
    pub fn bearing_colour(&self, t: &Tokens, id: ElementId) -> Option<Color32> {
        Some(match self.bearing?.get(&id)? {
            Bearing::For => t.support,
            Bearing::Against => t.rebut,
            Bearing::Both => t.rephrase,
        })
    }

    fn of_card(&self, t: &Tokens, id: ElementId, editing: Option<ElementId>) -> CardLook {
        CardLook {
            selected: self.selection.contains(id),
            lit: self.picked == Some(id) || self.lit.contains(&id),
            editing: editing == Some(id),
            dim: self.is_dim(id),
            bearing: self.bearing_colour(t, id),
            found: self.found.0.contains(&id).then_some(self.found.1 == Some(id)),
        }
    }

    fn of_link(&self, id: ElementId) -> LinkLook {
        let strong = self.selection.contains(id)
            || self.hover == Some(id)
            || self.picked == Some(id)
            || self.bearing.is_some_and(|bearing| bearing.contains_key(&id));
        LinkLook { strong, dim: self.is_dim(id) }
    }
}

/// A card on the screen.
type Seen<'a> = (ElementId, Rect, &'a Lines);

/// The cards on the screen, in id order, each where the gesture has it.
fn cards_seen<'a>(scene: &'a Scene, overlay: &'a Overlay, seen: Rect) -> Vec<Seen<'a>> {
    let mut found: Vec<Seen<'a>> = Vec::new();
    for (id, rect) in scene.cards_at().unsorted_in(seen) {
        if !overlay.cards.contains_key(&id)
            && let Some(card) = scene.card(id)
        {
            found.push((id, rect, &card.lines));
        }
    }
    found.sort_unstable_by_key(|(id, _, _)| *id);
    // What is being moved is on top of everything.
    let lifted = overlay.cards.iter().filter(|(_, card)| card.rect.intersects(seen));
    found.extend(lifted.map(|(id, card)| (*id, card.rect, &*card.lines)));
    found
}

/// Draws the frames, the links and the cards that are on the screen.
pub fn draw(
    ui: &Ui,
    painter: &Painter,
    view: &View<'_>,
    state: &mut CanvasState,
    rect: Rect,
    scene: &mut Scene,
    overlay: &Overlay,
) {
    let t = Tokens::of(ui.ctx());
    let camera = state.camera;
    let seen = camera.visible(rect).expand(30.0);
    let dot = state
        .dot
        .get_or_insert_with(|| ui.ctx().load_texture("dot", paint::dot_picture(), egui::TextureOptions::LINEAR_REPEAT));
    if let Some(mesh) = paint::dots(&camera, rect, t.dot, dot.id()) {
        painter.add(Shape::mesh(mesh));
    }
    let titled = |frame: &Rect| frame.expand(FRAME_TITLE).intersects(seen);
    for (id, frame) in scene.frames() {
        let frame = overlay.frames.get(id).copied().unwrap_or(*frame);
        if titled(&frame) {
            draw_frame(painter, view, state, rect, *id, frame);
        }
    }
    let lit_for = state.find_bearing(view);
    let sight = std::mem::take(&mut state.sight);
    let lit = std::mem::take(&mut state.lit);
    let look = Look {
        selection: view.selection,
        hover: state.hover.and_then(Target::element),
        picked: match &state.mode {
            Mode::Pick(_, _, _, picked) => *picked,
            Mode::Select | Mode::Relink(_) | Mode::DrawFrame => None,
        },
        lit: &lit,
        bearing: lit_for.and_then(|_| sight.bearing()),
        kept: sight.kept(),
        found: (sight.search.ids(), sight.search.shown()),
        folded: sight.folded_counts(),
        revision: (sight.revision(), state.lifted, lit_for),
    };
    // From afar, and where so many cards are in view that none can be told from the next.
    let crowd = || scene.cards_at().unsorted_in(camera.visible(rect)).take(CROWD + 1).count() > CROWD;
    if camera.zoom() < FAR || (camera.zoom() < READABLE && crowd()) {
        let lifted = |id: ElementId| !overlay.is_empty() && overlay.has(id);
        state.far.draw(painter, &camera, rect, view.revision.0, scene, &look, &lifted);
        draw_marked_far(painter, &camera, rect, view.map, scene, overlay, &look);
        state.painted = 0;
    } else {
        draw_near(painter, view, state, rect, scene, overlay, &look);
    }
    (state.sight, state.lit) = (sight, lit);
}

/// What stands out from afar: what is moved, selected, found, lit.
fn draw_marked_far(
    painter: &Painter,
    camera: &Camera,
    rect: Rect,
    map: &Map,
    scene: &Scene,
    overlay: &Overlay,
    look: &Look<'_>,
) {
    let t = Tokens::of(painter.ctx());
    let seen = camera.visible(rect);
    let mut sheet = Sheet::default();
    let place = |id: ElementId| {
        let area = overlay.cards.get(&id).or_else(|| scene.card(id))?.rect;
        area.intersects(seen).then(|| camera.screen_rect(rect, area))
    };
    for shape in overlay.links.values().filter(|shape| shape.bounds.intersects(seen)) {
        link_ui::plain(t, camera, rect, shape, LinkLook::default(), &mut sheet);
    }
    for line in scene.overview().lines().filter(|_| !overlay.along.is_empty()) {
        if overlay.along.contains(&line.id) {
            let ends = [line.from + overlay.by, line.to + overlay.by].map(|p| camera.screen_from_map(rect, p));
            sheet.line(ends, 1.0, t.relation(line.kind, line.undercut));
        }
    }
    for (id, area) in overlay.cards.keys().filter_map(|id| Some((*id, place(*id)?))) {
        sheet.rect(area, card_colour(t, map.side_of(id).map(|side| side.colour)));
    }
    for (id, area) in look.found.0.iter().filter_map(|id| Some((*id, place(*id)?))) {
        sheet.rect(area.expand(1.5), t.found);
        if look.found.1 == Some(id) {
            sheet.border(area.expand(6.0), 2.0, t.found);
        }
    }
    let marked = look.selection.iter().chain(look.hover).chain(look.lit.iter().copied());
    for area in marked.filter_map(place) {
        sheet.border(area.expand(1.5), 2.0, t.accent);
    }
    for area in look.folded.keys().filter_map(|id| place(*id)) {
        sheet.rect(Rect::from_min_size(area.left_bottom(), vec2(area.width(), 1.5)), t.dim);
    }
    painter.add(Shape::mesh(sheet.mesh));
}

fn draw_near(
    painter: &Painter,
    view: &View<'_>,
    state: &mut CanvasState,
    rect: Rect,
    scene: &mut Scene,
    overlay: &Overlay,
    look: &Look<'_>,
) {
    let t = Tokens::of(painter.ctx());
    let camera = state.camera;
    let zoom = camera.zoom();
    let seen = camera.visible(rect).expand(30.0);
    let links: Vec<ElementId> = scene.links_at().found_in(seen).into_iter().filter(|id| !overlay.has(*id)).collect();
    if !scene.route(view.map, &links, ROUTED_IN_FRAME) {
        state.unfinished = true;
    }
    let scene = &*scene;
    let along: Vec<(ElementId, LinkShape)> =
        overlay.along.iter().filter_map(|id| Some((*id, scene.line(*id)?.translate(overlay.by)))).collect();
    let routed = links.iter().filter_map(|id| Some((*id, scene.line(*id)?)));
    let lifted = overlay.links.iter().map(|(id, shape)| (*id, shape));
    let lifted = lifted.chain(along.iter().map(|(id, shape)| (*id, shape)));
    let all: Vec<(ElementId, &LinkShape)> =
        routed.chain(lifted).filter(|(_, shape)| shape.bounds.intersects(seen)).collect();
    let plain = all.len() > PLAIN_LINKS_FROM;
    let mut under = Sheet::roomy(LINK * all.len());
    for (id, shape) in &all {
        if plain {
            link_ui::plain(t, &camera, rect, shape, look.of_link(*id), &mut under);
        } else {
            link_ui::link(t, &camera, rect, shape, look.of_link(*id), &mut under);
        }
    }
    // Joints over all lines; those on a card over the cards, so that they can be grabbed there.
    let mut over = Sheet::default();
    for (id, shape) in all.iter().filter(|_| !plain) {
        let on_card = scene.cards_at().unsorted_in(Rect::from_min_max(shape.joint, shape.joint)).next().is_some();
        let sheet = if on_card { &mut over } else { &mut under };
        link_ui::joint(t, &camera, rect, shape, look.of_link(*id), sheet);
    }
    // Those that wait for their turn to be routed.
    for link in links.iter().filter(|id| scene.line(**id).is_none()).filter_map(|id| scene.links().get(id)) {
        for (from, to, kind, undercut) in scene.straight(link) {
            let ends = [from, to].map(|p| camera.screen_from_map(rect, p));
            under.line(ends, 1.0, t.relation(kind, undercut).gamma_multiply(0.6));
        }
    }
    let mut shapes: Vec<Shape> = vec![Shape::mesh(under.mesh)];
    let cards = cards_seen(scene, overlay, seen);
    let editing = state.editing.as_ref().map(|e| e.id);
    state.texts.begin(painter, zoom, state.resting);
    for (id, area, lines) in &cards {
        let on_screen = camera.screen_rect(rect, *area);
        let card = look.of_card(t, *id, editing);
        // Each card with its words before the next, which may lie on it.
        let mut shell = Sheet::roomy(SHELL);
        card_ui::shell(t, zoom, (rect, on_screen), view.map, *id, card, &mut shell);
        let text = if zoom < READABLE { None } else { state.texts.get(painter, view.map, *id, lines, zoom) };
        match text {
            Some(text) => {
                card_ui::side_badge(t, zoom, on_screen, view.map, *id, card, &mut shell);
                shapes.push(Shape::mesh(shell.mesh));
                card_ui::words_on(zoom, on_screen, view.map, (*id, card), t, text, &mut shapes);
            }
            None => {
                card_ui::bars(t, &camera, rect, *area, lines, card.dim, &mut shell);
                shapes.push(Shape::mesh(shell.mesh));
            }
        }
    }
    state.texts.end();
    state.unfinished |= zoom >= READABLE && state.texts.unfinished;
    shapes.push(Shape::mesh(over.mesh));
    for (id, area, _) in cards.iter().filter(|(id, _, _)| look.folded.contains_key(id)) {
        let count = look.folded.get(id).copied().unwrap_or(0);
        fold_badge(painter, t, zoom, camera.screen_rect(rect, *area), count, &mut shapes);
    }
    painter.extend(shapes);
    state.painted = cards.len();
}

/// How many cards are folded away below a card.
fn fold_badge(painter: &Painter, t: &Tokens, zoom: f32, rect: Rect, count: usize, into: &mut Vec<Shape>) {
    let badge = card_ui::fold_badge(zoom, rect);
    let radius = badge.height() / 2.0;
    into.push(Shape::rect_filled(badge, radius, t.panel));
    into.push(egui::epaint::RectShape::stroke(badge, radius, Stroke::new(1.0, t.dim), StrokeKind::Inside).into());
    let font = fonts::semibold((11.0 * zoom).clamp(7.0, 22.0));
    let galley = painter.layout_no_wrap(words::with("fold-count", &[("count", count.into())]), font, t.dim);
    into.push(text_shape(badge.center() - galley.size() / 2.0, &galley, 1.0, t.dim));
}

fn draw_frame(painter: &Painter, view: &View<'_>, state: &CanvasState, rect: Rect, id: ElementId, frame: Rect) {
    let t = Tokens::of(painter.ctx());
    let zoom = state.camera.zoom();
    let on_screen = state.camera.screen_rect(rect, frame);
    let selected = view.selection.contains(id);
    painter.rect_filled(on_screen, 12.0, t.panel.gamma_multiply(0.55));
    let stroke = if selected { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.edge) };
    painter.rect_stroke(on_screen, 12.0, stroke, StrokeKind::Inside);
    // The title can be read at every zoom: it tells where one is when cards are only shapes.
    if on_screen.width() > 60.0 && state.editing.as_ref().is_none_or(|e| e.id != id) {
        let title = view.map.frames().get(&id).map(|f| f.title.clone()).unwrap_or_default();
        let title = if title.is_empty() { words::say("frame-untitled") } else { visible(&title) };
        let font = fonts::semibold((13.0 * zoom).clamp(11.5, 26.0));
        let colour = if selected { t.accent } else { t.dim };
        let mut job = egui::text::LayoutJob::simple(title, font, colour, on_screen.width() - 8.0);
        job.wrap.max_rows = 1;
        let galley = painter.layout_job(job);
        painter.galley(pos2(on_screen.left() + 4.0, on_screen.top() - 5.0 - galley.size().y), galley, colour);
    }
    if selected {
        painter.circle_filled(on_screen.right_bottom(), 4.0, t.accent);
    }
}

//! What is drawn of the map, by how near it is: cards with their words, cards as shapes, or the whole
//! map from afar. Looks only at what is on the screen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Color32, Painter, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::camera::Camera;
use super::card_ui::{CardLook, READABLE};
use super::drag_overlay::Overlay;
use super::hit::{FRAME_TITLE, HitTarget};
use super::link_ui::{self, LinkLook};
use super::lod_far::card_colour;
use super::lod_near::DrawContext;
use super::mesh_builder::MeshBuilder;
use super::occlusion::Strands;
use super::scene::Scene;
use super::{CanvasState, Mode, paint};
use crate::analysis::{Influence, Labels};
use crate::formats::sanitize;
use crate::i18n;
use crate::model::{ElementId, Map, Statement};
use crate::ui::galley::lay_out;
use crate::ui::theme::Tokens;
use crate::ui::{View, fonts};

/// Below this zoom cards are plain boxes and links straight lines.
pub const FAR: f32 = 0.12;
/// With more cards than these on the screen, they are drawn as from afar.
const CROWD: usize = 260;

/// What is shown of how things stand: the states of labels and of what was dropped, whether they are shown, and the
/// chain that is lit.
pub type StandingShown = (u64, u64, bool, Option<ElementId>);

/// What makes elements look other than plain.
pub struct RenderStyle<'a> {
    /// How everything stands, if that is shown.
    pub labels: Option<&'a Labels>,
    /// The statements that were dropped, if that is shown.
    pub dropped: Option<&'a BTreeSet<ElementId>>,
    /// The chain that decides what is asked about.
    pub chain: Option<&'a BTreeSet<ElementId>>,
    /// Changes whenever one of these does.
    pub standing_shown: StandingShown,
    /// What is muted.
    pub map: &'a Map,
    /// What is selected, under the pointer, or chosen.
    pub selection: &'a crate::edit::Selection,
    /// The element under the pointer.
    pub hover: Option<ElementId>,
    /// What the arrow keys have chosen.
    pub picked: Option<ElementId>,
    /// Cards of the passage that is under the pointer.
    pub lit: &'a [ElementId],
    /// What bears on the card under the pointer.
    pub bearing: Option<&'a HashMap<ElementId, Influence>>,
    /// What is not dimmed; `None` if nothing is.
    pub kept: Option<&'a BTreeSet<ElementId>>,
    /// What has a bookmark.
    pub marked: &'a BTreeSet<ElementId>,
    /// Cards that a search has found, and the one of them that is shown.
    pub found: (&'a BTreeSet<ElementId>, Option<ElementId>),
    /// Changes whenever what is found does; and the one that is shown.
    pub search: (u64, Option<ElementId>),
    /// How many cards are folded away below a card.
    pub folded: &'a BTreeMap<ElementId, usize>,
    /// Changes whenever what is dimmed, lifted off or lit does.
    pub revision: (u64, u64, Option<ElementId>),
}

impl RenderStyle<'_> {
    /// Whether an element does not pass the filter.
    pub fn is_dim(&self, id: ElementId) -> bool {
        self.kept.is_some_and(|kept| !kept.contains(&id))
    }

    /// The colour in which an element that bears on the one under the pointer is lit.
    pub fn bearing_colour(&self, t: &Tokens, id: ElementId) -> Option<Color32> {
        Some(match self.bearing?.get(&id)? {
            Influence::For => t.support,
            Influence::Against => t.rebut,
            Influence::Both => t.rephrase,
        })
    }

    /// How a card is to be drawn.
    pub fn of_card(&self, t: &Tokens, id: ElementId, editing: Option<ElementId>) -> CardLook {
        // Where nothing is said there is nothing to judge.
        let is_blank = self.map.statements().get(&id).is_some_and(Statement::is_blank);
        CardLook {
            selected: self.selection.contains(id),
            lit: self.picked == Some(id) || self.lit.contains(&id),
            editing: editing == Some(id),
            dim: self.is_dim(id),
            bearing: self.bearing_colour(t, id),
            marked: self.marked.contains(&id),
            found: self.found.0.contains(&id).then_some(self.found.1 == Some(id)),
            standing: self.labels.filter(|_| !is_blank).and_then(|labels| labels.get(&id)).copied(),
            in_chain: self.chain.is_some_and(|chain| chain.contains(&id)),
            dropped: self.dropped.is_some_and(|dropped| dropped.contains(&id)),
        }
    }

    /// How strongly a link is drawn.
    pub fn of_link(&self, id: ElementId) -> LinkLook {
        let strong = self.selection.contains(id)
            || self.hover == Some(id)
            || self.picked == Some(id)
            || self.bearing.is_some_and(|bearing| bearing.contains_key(&id))
            || self.chain.is_some_and(|chain| chain.contains(&id));
        LinkLook {
            strong,
            dim: self.is_dim(id),
            standing: self.labels.and_then(|labels| labels.get(&id)).copied(),
            muted: !crate::analysis::counts(self.map, id),
        }
    }
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
    let bookmarks = std::mem::take(&mut state.bookmarks);
    let lit_chain = state.chain.as_ref().filter(|_| view.standing);
    let look = RenderStyle {
        labels: view.standing.then(|| view.evaluation.labels()),
        dropped: view.standing.then(|| view.debate.dropped()),
        chain: lit_chain.map(|(_, chain)| chain),
        standing_shown: (view.evaluation.version(), view.debate.version(), view.standing, lit_chain.map(|(id, _)| *id)),
        map: view.map,
        selection: view.selection,
        hover: state.hover.and_then(HitTarget::element),
        picked: match &state.mode {
            Mode::Pick(_, _, _, picked) => *picked,
            Mode::Select | Mode::Relink(_) | Mode::DrawFrame => None,
        },
        lit: &lit,
        bearing: lit_for.and_then(|_| sight.bearing()),
        kept: sight.kept(),
        marked: bookmarks.elements(),
        found: (sight.search.ids(), sight.search.shown()),
        search: (sight.search.version(), sight.search.shown()),
        folded: sight.folded_counts(),
        revision: (sight.revision() + bookmarks.version(), state.lifted, lit_for),
    };
    // From afar, and where so many cards are in view that none can be told from the next.
    let crowd = || scene.cards_at().unsorted_in(camera.visible(rect)).take(CROWD + 1).count() > CROWD;
    if camera.zoom() < FAR || (camera.zoom() < READABLE && crowd()) {
        let lifted = |id: ElementId| !overlay.is_empty() && overlay.has(id);
        state.far.draw(painter, &camera, rect, view.revision.0, scene, &look, &lifted, state.moves);
        draw_marked_far(painter, &camera, rect, view.map, scene, overlay, &look);
        state.painted = 0;
        state.near.forget();
    } else {
        let editing = state.editing.as_ref().map(|e| e.id);
        let ground = DrawContext { painter, view, camera, rect, overlay, look: &look, editing, moves: state.moves };
        let drawn = state.near.draw(&ground, scene, &mut state.texts, state.resting);
        state.painted = drawn.cards;
        state.unfinished |= drawn.unfinished;
    }
    (state.sight, state.lit, state.bookmarks) = (sight, lit, bookmarks);
}

/// What stands out from afar: what is moved, selected, found, lit.
fn draw_marked_far(
    painter: &Painter,
    camera: &Camera,
    rect: Rect,
    map: &Map,
    scene: &Scene,
    overlay: &Overlay,
    look: &RenderStyle<'_>,
) {
    let t = Tokens::of(painter.ctx());
    let seen = camera.visible(rect);
    let mut sheet = MeshBuilder::default();
    let place = |id: ElementId| {
        let area = overlay.cards.get(&id).or_else(|| scene.card(id))?.rect;
        area.intersects(seen).then(|| camera.screen_rect(rect, area))
    };
    let mut strands = Strands::new(rect);
    for shape in overlay.links.values().filter(|shape| shape.bounds.intersects(seen)) {
        link_ui::plain(t, camera, rect, shape, LinkLook::default(), &mut strands, &mut sheet);
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
    for area in look.marked.iter().filter_map(|id| place(*id)) {
        sheet.disc(area.right_top(), 4.0, t.accent);
    }
    for area in look.folded.keys().filter_map(|id| place(*id)) {
        sheet.rect(Rect::from_min_size(area.left_bottom(), vec2(area.width(), 1.5)), t.dim);
    }
    painter.add(Shape::mesh(sheet.mesh));
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
        let title = if title.is_empty() { i18n::canvas::frame_untitled() } else { sanitize(&title) };
        let font = fonts::semibold((13.0 * zoom).clamp(11.5, 26.0));
        let colour = if selected { t.accent } else { t.dim };
        let mut job = egui::text::LayoutJob::simple(title, font, colour, on_screen.width() - 8.0);
        job.wrap.max_rows = 1;
        let galley = lay_out(painter.ctx(), job);
        painter.galley(pos2(on_screen.left() + 4.0, on_screen.top() - 5.0 - galley.size().y), galley, colour);
    }
    if selected {
        painter.circle_filled(on_screen.right_bottom(), 4.0, t.accent);
    }
}

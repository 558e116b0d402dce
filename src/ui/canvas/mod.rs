//! The canvas: the order of drawing, and what pointer and wheel do.
//!
//! Reads the map and speaks in commands; its own state is where it is looked at, what is shown of the
//! map, and what the pointer is doing. A frame costs what is on the screen: what lies where is looked up
//! in `index`, geometry is kept in `scene` and brought up to date by the step, words are kept in `text`.

mod accessibility;
mod assumptions_banner;
mod bookmarks;
mod camera;
mod card_ui;
mod comment_badges;
mod diff_overlay;
mod drag_overlay;
mod draw;
mod drop_ui;
mod edit_ui;
mod empty_ui;
mod far_geometry;
mod find_ui;
mod free_space;
mod gesture;
mod gesture_ui;
mod hit;
pub mod input;
mod layout_preview;
mod link_ui;
mod lod_far;
mod lod_near;
mod measure;
mod menu_ui;
mod mesh_builder;
mod minimap_ui;
mod navigation;
mod occlusion;
mod paint;
mod progress;
mod scene;
mod search;
mod snap;
mod text;
mod visibility;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Pos2, Rect, Ui};

pub use assumptions_banner::what_if_ui;
pub use bookmarks::Bookmarks;
pub use camera::Camera;
pub use card_ui::{spoken as spoken_card, standing_colour, standing_icon};
pub use diff_overlay::sign as mark_sign;
use drag_overlay::{Overlay, Preview};
pub use free_space::{Spaces, size_of, size_of_new};
use gesture::Gesture;
pub use gesture::Mode;
pub use hit::HitTarget;
pub use link_ui::sign as relation_icon;
use measure::Measure;
pub use scene::{CardShape, Scene, corner};
pub use text::standing_word;
pub use visibility::{Because, Focus, Visibility};

use super::View;
use super::inline_editor::Writing;
use super::theme::Tokens;
use crate::command::Queue;
use crate::edit::ops::NewStatement;
use crate::i18n;
use crate::model::{ElementId, InferenceKind, Place};

/// Something the view should do as soon as it knows its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CameraRequest {
    /// Show everything.
    Fit,
    /// Show the selection.
    FitSelection,
    /// Bring an element into view.
    Reveal(ElementId),
    /// Bring all that is selected into view, or the first of it where that is too much.
    RevealSelection,
    /// Bring an element into the middle of the view.
    Centre(ElementId),
    /// Zoom by a factor round the middle.
    Zoom(f32),
    /// Zoom 1.
    Actual,
    /// Show all of the order that is being looked at.
    FitOrder,
    /// Look from here.
    At(Camera),
}

/// How long the zoom must stand still before text is laid out for it, in seconds.
const REST: f64 = 0.12;
/// How long the pointer must stay on a card before what bears on it is lit, in seconds.
const HOVER: f64 = 0.18;

/// How many views one can go back.
const VIEWS: usize = 100;

/// The state of the canvas.
#[derive(Default)]
pub struct CanvasState {
    /// Whether the small map in the corner is put away.
    pub no_minimap: bool,
    /// Where it is looked at.
    pub camera: Camera,
    /// What is shown of the map, and how.
    pub sight: Visibility,
    /// Places to come back to.
    pub bookmarks: Bookmarks,
    /// What the next click or the arrow keys are for.
    pub mode: Mode,
    /// What is being edited in place.
    pub editing: Option<Writing>,
    /// The card of a passage that is under the pointer in the sources.
    pub lit: Vec<ElementId>,
    /// An element, and the chain that decides how it stands, which is lit.
    pub chain: Option<(ElementId, BTreeSet<ElementId>)>,
    /// What the status line says about the gesture.
    pub hint: String,
    /// Whether a ring shows that the canvas has the keyboard: it has come there by a key.
    pub ring: bool,
    /// The place of the pointer on the map when it was last over the canvas.
    pub pointer: Option<Pos2>,
    /// Whether the view was moved with the space bar that is held.
    pub space_used: bool,
    gesture: Gesture,
    hands: navigation::Navigation,
    hover: Option<HitTarget>,
    /// The card under the pointer and since when it is.
    hovered: Option<(ElementId, f64)>,
    menu_at: Option<(HitTarget, Pos2)>,
    looks: Vec<CameraRequest>,
    view: Option<Rect>,
    measure: Measure,
    texts: text::CardTexts,
    far: lod_far::Far,
    near: lod_near::Near,
    dot: Option<egui::TextureHandle>,
    minimap: Option<minimap_ui::MinimapPicture>,
    /// Views to go back to, and forward to again.
    back: Vec<Camera>,
    forward: Vec<Camera>,
    /// A new order that is being looked at.
    order: Option<layout_preview::LayoutPreview>,
    /// The geometry: of which map, in which state, with what hidden.
    base: Option<((u64, u64), u64, Scene)>,
    /// What the gesture that is going on has lifted off.
    overlay: Option<(Preview, Overlay)>,
    /// Counts what was lifted off and put back.
    lifted: u64,
    /// The zoom of the last frame and when it last changed.
    zoomed: (f32, f64),
    /// The view of the last frame and when it last changed.
    looked: (Camera, f64),
    /// Whether the zoom has not moved for a moment.
    resting: bool,
    /// Whether the view is being moved at one zoom.
    moves: bool,
    /// Whether something on the screen is not drawn yet as it should be.
    unfinished: bool,
    /// How many cards were painted with words or bars in the last frame.
    painted: usize,
    built: usize,
}

/// What the canvas has done so far: what tests count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// How often the geometry of the whole map was made.
    pub scenes: usize,
    /// How many texts were broken into lines.
    pub measured: usize,
    /// How many cards had their words laid out.
    pub laid_out: usize,
    /// How many lines were routed.
    pub routed: usize,
    /// How often the picture of the map from afar was made.
    pub far: usize,
    /// How often the picture of what is near was made.
    pub near: usize,
    /// How many cards were painted with words or bars in the last frame.
    pub painted: usize,
}

impl CanvasState {
    /// Asks for a view.
    pub fn look(&mut self, look: CameraRequest) {
        self.looks.push(look);
    }

    /// Asks for this view and no other.
    pub fn look_only(&mut self, look: CameraRequest) {
        self.looks = vec![look];
    }

    /// Gives up whatever gesture, mode or edit is going on; says whether there was any.
    pub fn cancel(&mut self) -> bool {
        let busy = self.gesture != Gesture::Idle || self.mode != Mode::Select;
        self.gesture = Gesture::Idle;
        self.mode = Mode::Select;
        busy
    }

    /// Whether the pointer is in the middle of a gesture.
    pub fn is_busy(&self) -> bool {
        self.gesture != Gesture::Idle
    }

    /// Notes where one is before looking elsewhere.
    fn remember_view(&mut self) {
        if self.back.last() != Some(&self.camera) {
            self.back.push(self.camera);
            self.forward.clear();
            if self.back.len() > VIEWS {
                self.back.remove(0);
            }
        }
    }

    /// Goes back to the view before the last jump, or (`false`) forward again. Returns whether there is one.
    pub fn step_view(&mut self, back: bool) -> bool {
        let (from, to) = if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let Some(camera) = from.pop() else { return false };
        to.push(self.camera);
        self.camera = camera;
        true
    }

    /// Shows a new order of cards, which [`CanvasState::take_order`] keeps or drops.
    pub fn show_order(&mut self, places: BTreeMap<ElementId, Place>) {
        self.order = Some(layout_preview::LayoutPreview::new(places));
    }

    /// The new order that is shown, if any; it is shown no longer.
    pub fn take_order(&mut self) -> Option<Arc<BTreeMap<ElementId, Place>>> {
        self.order.take().map(|order| order.to)
    }

    /// Whether a new order is shown.
    pub fn shows_order(&self) -> bool {
        self.order.is_some()
    }

    fn order_bounds(&self, scene: &Scene) -> Option<Rect> {
        let to = &self.order.as_ref()?.to;
        let place = |(id, card): (&ElementId, &CardShape)| match to.get(id) {
            Some(place) => Rect::from_min_size(corner(*place), card.rect.size()),
            None => card.rect,
        };
        scene.cards().iter().map(place).reduce(Rect::union)
    }

    /// Where the menu was opened that is being used, on the map.
    pub fn take_menu_point(&mut self) -> Option<Pos2> {
        self.menu_at.take().map(|(_, at)| at)
    }

    /// The geometry that was drawn last.
    pub fn scene(&self) -> Option<&Scene> {
        self.base.as_ref().map(|(_, _, scene)| scene)
    }

    /// The middle of what is seen.
    pub fn middle(&self) -> Pos2 {
        self.camera.centre
    }

    /// What was done so far.
    pub fn counts(&self) -> Counts {
        Counts {
            scenes: self.built,
            measured: self.measure.measured,
            laid_out: self.texts.laid_out,
            routed: self.scene().map_or(0, |scene| scene.routed),
            far: self.far.made,
            near: self.near.made,
            painted: self.painted,
        }
    }

    /// Where it is on the screen; `None` before the first frame.
    pub fn area(&self) -> Option<Rect> {
        self.view
    }

    /// Whether the middle of an element is on the screen.
    pub fn sees(&self, id: ElementId) -> bool {
        let middle = self.scene().and_then(|scene| scene.middle(id));
        self.view.zip(middle).is_some_and(|(view, middle)| self.camera.visible(view).contains(middle))
    }

    /// The place of a point of the map on the screen; `None` before the first frame.
    pub fn on_screen(&self, point: Pos2) -> Option<Pos2> {
        Some(self.camera.screen_from_map(self.view?, point))
    }

    /// The map as it stands: kept, brought up to date, or made anew.
    fn take_base(&mut self, ui: &Ui, view: &View<'_>) -> Scene {
        let now = view.state();
        let painter = ui.painter();
        let hidden_at = self.sight.revision();
        match self.base.take() {
            Some((at, hidden, scene)) if at == now && hidden == hidden_at => scene,
            Some((at, hidden, mut scene)) if at.0 == now.0 => {
                let mut touched = view.log.since(at.1);
                if hidden != hidden_at
                    && let Some(touched) = &mut touched
                {
                    touched.extend(scene.hidden().symmetric_difference(self.sight.hidden()));
                }
                match touched {
                    Some(touched) => {
                        let built = scene.update(view.map, &touched, self.sight.hidden(), &mut self.measure, painter);
                        self.built += usize::from(built);
                        if built {
                            self.texts.forget_all();
                        } else {
                            self.texts.forget(&scene.take_reworded());
                        }
                        scene
                    }
                    None => self.build(view, painter, &scene),
                }
            }
            _ => self.build(view, painter, &Scene::default()),
        }
    }

    fn build(&mut self, view: &View<'_>, painter: &egui::Painter, before: &Scene) -> Scene {
        self.built += 1;
        self.texts.forget_all();
        Scene::new(view.map, self.sight.hidden(), &mut self.measure, painter, before)
    }

    /// What a gesture has lifted off, worked out anew if it has moved.
    fn take_overlay(
        &mut self,
        view: &View<'_>,
        scene: &mut Scene,
        preview: &Preview,
        painter: &egui::Painter,
    ) -> Overlay {
        if *preview == Preview::default() {
            if self.overlay.take().is_some() {
                self.lifted += 1;
            }
            return Overlay::default();
        }
        match self.overlay.take() {
            Some((known, overlay)) if known == *preview => overlay,
            before => {
                let same = before.as_ref().is_some_and(|(known, _)| known.same_elements(preview));
                self.lifted += u64::from(!same);
                let before = before.filter(|_| same).map(|(_, overlay)| overlay);
                Overlay::new(view.map, scene, preview, before, &mut self.measure, painter)
            }
        }
    }

    /// Works out what bears on the card that the pointer rests on; says which it is.
    fn find_bearing(&mut self, view: &View<'_>) -> Option<ElementId> {
        let idle = self.gesture == Gesture::Idle && self.editing.is_none();
        let (card, _) = self.hovered.filter(|_| idle && self.hover_is_due(view.now))?;
        self.sight.find_bearing(view.map, view.state(), card);
        Some(card)
    }

    /// Whether pointer and view have stayed long enough.
    fn hover_is_due(&self, now: f64) -> bool {
        self.hovered.is_some_and(|(_, since)| now - since.max(self.looked.1) >= HOVER)
    }

    /// Notes whether the zoom moves, and asks for the frames that are due without any input.
    fn wake(&mut self, ui: &Ui, view: &View<'_>) {
        let left = |since: f64, wait: f64| (since + wait - view.now).max(0.0);
        if self.unfinished {
            let wait = if self.resting { 0.0 } else { left(self.zoomed.1, REST) };
            if wait == 0.0 {
                ui.ctx().request_repaint();
            } else {
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(wait + 0.001));
            }
        }
        if let Some((_, since)) = self.hovered.filter(|_| !self.hover_is_due(view.now)) {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(
                left(since.max(self.looked.1), HOVER) + 0.001,
            ));
        }
    }
}

/// The id of the canvas as a widget: it holds the keyboard focus unless a field or a panel has it.
pub fn canvas_id() -> egui::Id {
    egui::Id::unique("canvas")
}

/// Draws the canvas and turns what the pointer does into commands. `armed` is the passage that the
/// next click places.
pub fn canvas_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut CanvasState,
    armed: Option<&NewStatement>,
    queue: &mut Queue,
) {
    let rect = ui.available_rect_before_wrap();
    state.view = Some(rect);
    let response = ui.interact(rect, canvas_id(), egui::Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, i18n::canvas::canvas()));
    let painter = ui.painter_at(rect);
    let t = Tokens::of(ui.ctx());
    painter.rect_filled(rect, 0.0, t.canvas);
    state.ring &= response.has_focus();

    let mut scene = state.take_base(ui, view);
    run_looks(ui, state, view, rect, &scene);
    // What is dragged is dragged over the map as it stands; what is drawn is the map with the preview.
    let outcome = input::pointer(ui, &response, view, state, &scene, armed, queue);
    let mut outcome = outcome;
    if let Some(order) = &mut state.order {
        let done = order.done(view.now);
        outcome.preview = Preview { gliding: Some((Arc::clone(&order.to), done)), ..Preview::default() };
        if done < 1.0 {
            ui.ctx().request_repaint();
        }
    }
    let overlay = state.take_overlay(view, &mut scene, &outcome.preview, &painter);
    if state.camera.zoom() != state.zoomed.0 {
        state.zoomed = (state.camera.zoom(), view.now);
    }
    // Before the first picture there is nothing that could be scaled.
    state.resting = view.now - state.zoomed.1 >= REST || state.texts.is_empty();
    state.moves = state.camera != state.looked.0 && state.camera.zoom() == state.looked.0.zoom();
    if state.camera != state.looked.0 {
        state.looked = (state.camera, view.now);
    }
    state.unfinished = false;

    draw::draw(ui, &painter, view, state, rect, &mut scene, &overlay);
    comment_badges::remarks_ui(&painter, view.map, state.camera, rect, &scene);
    gesture_ui::gesture_ui(ui, &painter, view, state, rect, &scene, &outcome, armed);
    edit_ui::edit_ui(ui, view, state, rect, &scene, queue);
    if let Some(marks) = view.marks {
        diff_overlay::marks_ui(&painter, view.map, marks, state.camera, rect, &scene);
    } else if view.map.is_empty() && armed.is_none() {
        empty_ui::empty_ui(ui, view, rect, queue);
    }
    accessibility::names_ui(ui, view, state, rect, &scene, queue);
    menu_ui::context_menu(&response, view, state, queue);
    minimap_ui::minimap_ui(ui, view, state, rect, &scene);
    find_ui::find_ui(ui, view, state, rect, queue);
    progress::work_ui(ui, view, state, rect, queue);
    if outcome.preview != Preview::default() {
        state.overlay = Some((outcome.preview, overlay));
    }
    if state.ring {
        painter.rect_stroke(rect.shrink(1.0), 0.0, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    }
    state.base = Some((view.state(), state.sight.revision(), scene));
    state.wake(ui, view);
}

/// What covers the canvas: the small map in its corner, and bars and notices that float over it.
fn covers(ui: &Ui, state: &CanvasState, rect: Rect, scene: &Scene) -> Vec<Rect> {
    let small_map = scene.bounds().filter(|_| !state.no_minimap);
    let small_map = small_map.and_then(|bounds| minimap_ui::area_of(bounds, rect));
    let floating = ui.memory(|memory| {
        let layers = memory.areas().visible_layer_ids();
        let layers =
            layers.into_iter().filter(|layer| matches!(layer.order, egui::Order::Middle | egui::Order::Foreground));
        layers.filter_map(|layer| memory.area_rect(layer.id)).collect::<Vec<Rect>>()
    });
    // What covers nearly all of it is a dialog, which goes.
    let parts = floating.into_iter().chain(small_map).map(|cover| cover.intersect(rect));
    parts.filter(|cover| cover.is_positive() && cover.area() < 0.5 * rect.area()).collect()
}

/// Does what was asked of the view.
fn run_looks(ui: &Ui, state: &mut CanvasState, view: &View<'_>, rect: Rect, scene: &Scene) {
    if state.looks.is_empty() {
        return;
    }
    let covers = covers(ui, state, rect, scene);
    let looks = std::mem::take(&mut state.looks);
    let before = state.camera;
    let seen = before.visible(rect);
    let is_jump = looks.iter().any(|look| !matches!(look, CameraRequest::Zoom(_)));
    for look in looks {
        match look {
            CameraRequest::Fit => {
                if let Some(bounds) = scene.bounds() {
                    state.camera.fit(rect, bounds.expand(20.0));
                }
            }
            CameraRequest::FitSelection => {
                if let Some(bounds) = scene.bounds_of(view.selection.iter()) {
                    state.camera.fit(rect, bounds.expand(40.0));
                }
            }
            CameraRequest::Reveal(id) => {
                if let Some(bounds) = scene.rect_of(id) {
                    state.camera.reveal(rect, bounds, &covers);
                }
            }
            CameraRequest::RevealSelection => {
                let all = scene.bounds_of(view.selection.iter());
                let fits = |all: &Rect| state.camera.screen_rect(rect, *all).size().max_elem() < rect.size().min_elem();
                let first = || view.selection.iter().find_map(|id| scene.rect_of(id));
                if let Some(bounds) = all.filter(fits).or_else(first) {
                    state.camera.reveal(rect, bounds, &covers);
                }
            }
            CameraRequest::Centre(id) => {
                if let Some(middle) = scene.middle(id).or_else(|| scene.rect_of(id).map(|rect| rect.center())) {
                    state.camera.look_at(middle);
                }
            }
            CameraRequest::Zoom(factor) => state.camera.zoom_at(rect, rect.center(), factor),
            CameraRequest::Actual => state.camera.set_zoom(1.0),
            CameraRequest::At(camera) => state.camera = camera,
            CameraRequest::FitOrder => {
                if let Some(bounds) = state.order_bounds(scene) {
                    state.camera.fit(rect, bounds.expand(20.0));
                }
            }
        }
    }
    // Back leads to where one was before a jump, not to every small step.
    let after = state.camera;
    let far = !seen.contains(after.centre) || !(0.7..1.4).contains(&(after.zoom() / before.zoom()));
    if is_jump && far && scene.bounds().is_some_and(|bounds| bounds.intersects(seen)) {
        state.camera = before;
        state.remember_view();
        state.camera = after;
    }
}

/// Whether a relation of this kind is drawn as an undercut when it ends on this element.
pub fn is_step(view: &View<'_>, id: ElementId) -> bool {
    view.map.inferences().contains_key(&id)
}

/// The default relation for links drawn from these cards.
pub fn relation_from(view: &View<'_>, premises: &BTreeSet<ElementId>) -> InferenceKind {
    let first = premises.first().and_then(|id| view.map.statements().get(id));
    first.map_or(InferenceKind::Support, |s| crate::edit::ops::relate(s.kind))
}

//! The canvas: the order of drawing, and what pointer and wheel do.
//!
//! Reads the map and speaks in commands; its own state is where it is looked at and what the pointer
//! is doing.

mod camera;
mod card_ui;
mod curve;
mod drop_ui;
mod edit_ui;
mod gesture;
mod hit;
pub mod input;
mod link_ui;
mod measure;
mod menu_ui;
mod paint;
mod route;
mod scene;
mod snap;

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

pub use camera::Camera;
pub use card_ui::{kind_name, spoken as spoken_card};
use gesture::Gesture;
pub use gesture::Mode;
pub use hit::Target;
pub use link_ui::{gist, relation_name, spoken as spoken_link};
use measure::Measure;
use scene::Preview;
pub use scene::{CardShape, Scene};

use super::theme::Tokens;
use super::{Dragged, View, fonts};
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::edit::verbs::NewStatement;
use crate::formats::visible;
use crate::model::{ElementId, InferenceKind};
use crate::words;

/// Something the view should do as soon as it knows its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// Show everything.
    Fit,
    /// Show the selection.
    FitSelection,
    /// Bring an element into view.
    Reveal(ElementId),
    /// Zoom by a factor round the middle.
    Zoom(f32),
    /// Zoom 1.
    Actual,
}

/// The text that is being edited on the canvas.
#[derive(Clone, Debug)]
pub struct Editing {
    /// The card or frame.
    pub id: ElementId,
    /// The text as it stands in the field.
    pub text: String,
    /// Whether the field has had its focus yet.
    pub begun: bool,
}

/// Which state of which map a geometry belongs to.
type Key = (u64, crate::edit::Revision);

/// The state of the canvas.
#[derive(Default)]
pub struct CanvasState {
    /// Where it is looked at.
    pub camera: Camera,
    /// What the next click or the arrow keys are for.
    pub mode: Mode,
    /// What is being edited in place.
    pub editing: Option<Editing>,
    /// The card of a passage that is under the pointer in the sources.
    pub lit: Vec<ElementId>,
    /// What the status line says about the gesture.
    pub hint: String,
    /// The place of the pointer on the map when it was last over the canvas.
    pub pointer: Option<Pos2>,
    /// Whether the view was moved with the space bar that is held.
    pub space_used: bool,
    gesture: Gesture,
    hover: Option<Target>,
    menu_at: Option<(Target, Pos2)>,
    looks: Vec<Look>,
    view: Option<Rect>,
    measure: Measure,
    /// The map as it stands, by its revision.
    base: Option<(Key, Scene)>,
    /// The map with the gesture that was going on last.
    shown: Option<(Key, Preview, Scene)>,
    built: usize,
}

impl CanvasState {
    /// Asks for a view.
    pub fn look(&mut self, look: Look) {
        self.looks.push(look);
    }

    /// Gives up whatever gesture, mode or edit is going on; says whether there was any.
    pub fn cancel(&mut self) -> bool {
        let busy = self.gesture != Gesture::Idle || self.mode != Mode::Select || self.editing.is_some();
        self.gesture = Gesture::Idle;
        self.mode = Mode::Select;
        self.editing = None;
        busy
    }

    /// Where the menu was opened that is being used, on the map.
    pub fn take_menu_point(&mut self) -> Option<Pos2> {
        self.menu_at.take().map(|(_, at)| at)
    }

    /// The geometry that was drawn last.
    pub fn scene(&self) -> Option<&Scene> {
        self.base.as_ref().map(|(_, scene)| scene)
    }

    /// The middle of what is seen.
    pub fn middle(&self) -> Pos2 {
        self.camera.centre
    }

    /// How often the geometry was made anew: what tests count.
    pub fn scenes_built(&self) -> usize {
        self.built
    }

    /// How often a text was laid out to measure it: what tests count.
    pub fn texts_measured(&self) -> usize {
        self.measure.laid_out
    }

    /// The place of a point of the map on the screen; `None` before the first frame.
    pub fn on_screen(&self, point: Pos2) -> Option<Pos2> {
        Some(self.camera.screen_from_map(self.view?, point))
    }

    /// The map as it stands, made anew only if it changed.
    fn take_base(&mut self, ui: &Ui, view: &View<'_>) -> Scene {
        match self.base.take() {
            Some((key, scene)) if key == view.revision => scene,
            _ => self.build(ui, view, &Preview::default()),
        }
    }

    /// The map with a gesture, made anew only if either changed.
    fn take_shown(&mut self, ui: &Ui, view: &View<'_>, preview: &Preview) -> Scene {
        match self.shown.take() {
            Some((key, known, scene)) if key == view.revision && known == *preview => scene,
            _ => self.build(ui, view, preview),
        }
    }

    fn build(&mut self, ui: &Ui, view: &View<'_>, preview: &Preview) -> Scene {
        self.built += 1;
        Scene::new(view.map, &mut self.measure, ui.painter(), preview)
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
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, words::say("canvas")));
    let painter = ui.painter_at(rect);
    let t = Tokens::of(ui.ctx());
    painter.rect_filled(rect, 0.0, t.canvas);

    let base = state.take_base(ui, view);
    run_looks(state, view, rect, &base);
    // What is dragged is dragged over the map as it stands; what is drawn is the map with the preview.
    let outcome = input::pointer(ui, &response, view, state, &base, armed, queue);
    let with_preview = outcome.preview != Preview::default();
    let shown = if with_preview { Some(state.take_shown(ui, view, &outcome.preview)) } else { None };
    let scene = shown.as_ref().unwrap_or(&base);

    draw(ui, &painter, view, state, rect, scene);
    for guide in &outcome.guides {
        draw_guide(&painter, state, rect, *guide);
    }
    draw_gesture(ui, &painter, view, state, rect, scene, &outcome, armed);
    edit_ui::edit_ui(ui, view, state, rect, scene, queue);
    if view.map.is_empty() && armed.is_none() {
        empty_ui(ui, view, rect, queue);
    }
    names(ui, view, state, rect, scene, queue);
    menu_ui::context_menu(&response, view, state, queue);
    state.shown = shown.map(|scene| (view.revision, outcome.preview, scene));
    state.base = Some((view.revision, base));
}

/// Does what was asked of the view.
fn run_looks(state: &mut CanvasState, view: &View<'_>, rect: Rect, scene: &Scene) {
    for look in std::mem::take(&mut state.looks) {
        match look {
            Look::Fit => {
                if let Some(bounds) = scene.bounds() {
                    state.camera.fit(rect, bounds.expand(20.0));
                }
            }
            Look::FitSelection => {
                if let Some(bounds) = scene.bounds_of(view.selection.iter()) {
                    state.camera.fit(rect, bounds.expand(40.0));
                }
            }
            Look::Reveal(id) => {
                if let Some(bounds) = scene.rect_of(id) {
                    state.camera.reveal(rect, bounds);
                }
            }
            Look::Zoom(factor) => state.camera.zoom_at(rect, rect.center(), factor),
            Look::Actual => state.camera.set_zoom(1.0),
        }
    }
}

fn draw(ui: &Ui, painter: &egui::Painter, view: &View<'_>, state: &CanvasState, rect: Rect, scene: &Scene) {
    let t = Tokens::of(ui.ctx());
    let camera = &state.camera;
    paint::dots(painter, camera, rect, t.dot);
    let seen = camera.visible(rect).expand(30.0);
    for (id, frame) in scene.frames.iter().filter(|(_, frame)| frame.expand(hit::FRAME_TITLE).intersects(seen)) {
        draw_frame(painter, view, state, rect, *id, *frame);
    }
    let strong = |id: &ElementId| {
        view.selection.contains(*id)
            || state.hover.and_then(Target::element) == Some(*id)
            || matches!(&state.mode, Mode::Pick(_, _, _, Some(picked)) if picked == id)
    };
    for (id, link) in &scene.links {
        link_ui::link(painter, camera, rect, link, strong(id));
    }
    for (id, card) in scene.cards.iter().filter(|(_, card)| card.rect.intersects(seen)) {
        let picked = matches!(&state.mode, Mode::Pick(_, _, _, Some(picked)) if picked == id);
        let look = card_ui::CardLook {
            selected: view.selection.contains(*id),
            lit: picked || state.lit.contains(id),
            editing: state.editing.as_ref().is_some_and(|e| e.id == *id),
        };
        card_ui::card(painter, camera, rect, view.map, *id, card, look);
    }
    // Joints above cards: they can be grabbed there.
    for (id, link) in scene.links.iter().filter(|(_, link)| seen.contains(link.joint)) {
        if camera.zoom() >= 0.12 && scene.cards.values().any(|card| card.rect.contains(link.joint)) {
            link_ui::joint(painter, camera, rect, link, strong(id));
        }
    }
}

fn draw_frame(painter: &egui::Painter, view: &View<'_>, state: &CanvasState, rect: Rect, id: ElementId, frame: Rect) {
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
        painter.galley(on_screen.left_top() + vec2(4.0, -5.0 - galley.size().y), galley, colour);
    }
    if selected {
        painter.circle_filled(on_screen.right_bottom(), 4.0, t.accent);
    }
}

fn draw_guide(painter: &egui::Painter, state: &CanvasState, rect: Rect, guide: snap::Guide) {
    let t = Tokens::of(painter.ctx());
    let stroke = Stroke::new(1.0, t.accent);
    match guide {
        snap::Guide::Vertical(x) => {
            painter.vline(state.camera.screen_from_map(rect, pos2(x, 0.0)).x, rect.y_range(), stroke);
        }
        snap::Guide::Horizontal(y) => {
            painter.hline(rect.x_range(), state.camera.screen_from_map(rect, pos2(0.0, y)).y, stroke);
        }
    }
}

/// Handles, the box of a selection, a link that is being drawn, the ghost of a drop.
#[expect(clippy::too_many_arguments, reason = "drawing reads everything; a struct would only hide it")]
fn draw_gesture(
    ui: &Ui,
    painter: &egui::Painter,
    view: &View<'_>,
    state: &CanvasState,
    rect: Rect,
    scene: &Scene,
    outcome: &input::Outcome,
    armed: Option<&NewStatement>,
) {
    let t = Tokens::of(ui.ctx());
    let camera = &state.camera;
    let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|at| rect.contains(*at));
    if let Some(id) = outcome.handles_on.filter(|_| state.gesture == Gesture::Idle && armed.is_none() && !view.dragging)
        && let Some(card) = scene.cards.get(&id)
    {
        for at in hit::handles(card.rect, camera.zoom()) {
            painter.circle(camera.screen_from_map(rect, at), 4.5, t.card, Stroke::new(1.5, t.accent));
        }
        for at in [card.rect.left_bottom(), card.rect.right_bottom()] {
            let grip = Rect::from_center_size(camera.screen_from_map(rect, at), Vec2::splat(6.0));
            painter.rect(grip, 1.5, t.card, Stroke::new(1.5, t.accent), StrokeKind::Middle);
        }
    }
    let Some(pointer) = pointer else { return };
    let on_map = camera.map_from_screen(rect, pointer);
    match &state.gesture {
        Gesture::Box(from) | Gesture::Frame(from) => {
            let area = camera.screen_rect(rect, Rect::from_two_pos(*from, on_map));
            painter.rect(area, 2.0, t.accent.gamma_multiply(0.10), Stroke::new(1.0, t.accent), StrokeKind::Inside);
        }
        Gesture::Link(premises, kind) => {
            let (drop, what) = drop_ui::of_link(view.map, premises, *kind, outcome.over);
            let colour = what.relation.map_or(t.dim, |(kind, undercut)| t.relation(kind, undercut));
            let to = match drop {
                drop_ui::LinkDrop::Link(id, _) => scene.links.get(&id).map_or(on_map, |link| link.joint),
                drop_ui::LinkDrop::Join(id) => scene.links.get(&id).map_or(on_map, |link| link.joint),
                drop_ui::LinkDrop::Nothing => on_map,
            };
            for card in premises.iter().filter_map(|id| scene.cards.get(id)) {
                let from = nearest_edge(card.rect, to);
                let line = curve::Curve::simple(from, (to - from) * 0.3, (to - from) * 0.3, to);
                paint::curve(painter, camera, rect, &line, Stroke::new(2.0, colour), Some((3.0, 4.0)));
            }
            highlight(painter, state, rect, scene, outcome.over, colour);
            drop_ui::bubble(painter, pointer, &what);
        }
        _ => {}
    }
    let dragged = egui::DragAndDrop::payload::<Dragged>(ui.ctx());
    let new = dragged.as_deref().map(|d| &d.statement).or(armed);
    if let Some(new) = new.filter(|_| state.gesture == Gesture::Idle) {
        let (target, what) = drop_ui::of_statement(view.map, new.kind, outcome.over);
        let place = drop_ui::landing(scene, target, on_map);
        let colour = what.relation.map_or(t.accent, |(kind, undercut)| t.relation(kind, undercut));
        highlight(painter, state, rect, scene, outcome.over, colour);
        drop_ui::ghost(painter, camera, rect, scene, target, place, &what);
    }
    if let Mode::Pick(premises, kind, undercut, _) = &state.mode
        && state.gesture == Gesture::Idle
    {
        let over = input::aimed_at(outcome.over, *undercut);
        let (_, what) = drop_ui::of_link(view.map, premises, *kind, over);
        drop_ui::bubble(painter, pointer, &what);
    }
}

fn nearest_edge(rect: Rect, to: Pos2) -> Pos2 {
    let edges = [rect.center_top(), rect.center_bottom(), rect.left_center(), rect.right_center()];
    edges.into_iter().min_by(|a, b| a.distance_sq(to).total_cmp(&b.distance_sq(to))).unwrap_or(rect.center())
}

/// A border round what something would be dropped on.
fn highlight(
    painter: &egui::Painter,
    state: &CanvasState,
    rect: Rect,
    scene: &Scene,
    over: Target,
    colour: egui::Color32,
) {
    match over {
        Target::Card(id) | Target::Handle(id) | Target::CardGrip(id, _) => {
            if let Some(card) = scene.cards.get(&id) {
                let area = state.camera.screen_rect(rect, card.rect).expand(3.0);
                painter.rect_stroke(area, 11.0, Stroke::new(2.0, colour), StrokeKind::Outside);
            }
        }
        Target::Joint(id) | Target::Line(id) => {
            if let Some(link) = scene.links.get(&id) {
                let at = state.camera.screen_from_map(rect, link.joint);
                painter.circle_stroke(at, 14.0 * state.camera.zoom().max(0.5), Stroke::new(2.0, colour));
            }
        }
        Target::Canvas | Target::Frame(_) | Target::FrameGrip(_) => {}
    }
}

/// What an empty map says: how to begin.
fn empty_ui(ui: &mut Ui, view: &View<'_>, rect: Rect, queue: &mut Queue) {
    use crate::command::Action;
    if egui::DragAndDrop::has_any_payload(ui.ctx()) || view.busy {
        return;
    }
    let area = Rect::from_center_size(rect.center(), vec2(440.0f32.min(rect.width() - 24.0), 260.0));
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(area).layout(egui::Layout::top_down(egui::Align::Center)));
    let t = Tokens::of(child.ctx());
    let lines = [
        egui::RichText::new(words::say("empty-title")).font(fonts::semibold(20.0)),
        egui::RichText::new(words::say("empty-drag")).color(t.dim),
        egui::RichText::new(words::say("empty-type")).color(t.dim),
    ];
    for line in lines {
        // A double click on it means the canvas, not a word of it.
        child.add(egui::Label::new(line).selectable(false));
    }
    child.add_space(10.0);
    let buttons = [Action::OpenFinished, Action::OpenTutorial, Action::OpenBlank];
    for (number, action) in buttons.into_iter().enumerate() {
        let text = egui::RichText::new(action.label()).font(fonts::semibold(12.5));
        let button = if number == 0 {
            egui::Button::new(text.color(t.on_accent)).fill(t.accent)
        } else {
            egui::Button::new(text)
        };
        if child.add(button.min_size(vec2(260.0, 32.0))).on_hover_text(action.tip()).clicked() {
            queue.act(action);
        }
    }
}

/// Tells screen readers, and tests, what is on the canvas. Only what is seen: the outline of the
/// program is the complete view.
fn names(ui: &Ui, view: &View<'_>, state: &CanvasState, rect: Rect, scene: &Scene, queue: &mut Queue) {
    let seen = state.camera.visible(rect);
    let mut node = |id: ElementId, area: Rect, name: &dyn Fn() -> String| {
        let widget = canvas_id().with(id);
        let response = ui.interact(area.intersect(rect), widget, egui::Sense::hover());
        let selected = view.selection.contains(id);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, name()));
        let action = egui::accesskit::Action::Click;
        ui.ctx().accesskit_node_builder(widget, |builder| builder.add_action(action));
        if ui.input(|i| i.has_accesskit_action_request(widget, action)) {
            queue.push(Command::Select(Selection::only(id)));
        }
    };
    // Screen readers follow the selection, or what the keys have chosen, while the canvas has the keyboard.
    let chosen = match &state.mode {
        Mode::Pick(_, _, _, picked) => *picked,
        Mode::Select | Mode::Relink(_) | Mode::DrawFrame => view.selection.single(),
    };
    if let Some(id) = chosen.filter(|id| scene.rect_of(*id).is_some_and(|rect| rect.intersects(seen))) {
        let widget = canvas_id().with(id).accesskit_id();
        ui.ctx().accesskit_node_builder(canvas_id(), |builder| builder.set_active_descendant(widget));
    }
    for (id, card) in scene.cards.iter().filter(|(_, card)| card.rect.intersects(seen)) {
        let Some(statement) = view.map.statements().get(id) else { continue };
        node(*id, state.camera.screen_rect(rect, card.rect), &|| card_ui::spoken(view.map, *id, statement));
    }
    for (id, link) in scene.links.iter().filter(|(_, link)| seen.contains(link.joint)) {
        let at = state.camera.screen_from_map(rect, link.joint);
        node(*id, Rect::from_center_size(at, Vec2::splat(18.0)), &|| link_ui::spoken(view.map, *id));
    }
    for (id, frame) in scene.frames.iter().filter(|(_, frame)| frame.intersects(seen)) {
        let title = view.map.frames().get(id).map(|f| f.title.clone()).unwrap_or_default();
        let area = state.camera.screen_rect(rect, *frame);
        let strip = Rect::from_min_size(area.left_top() - vec2(0.0, 18.0), vec2(area.width(), 18.0));
        node(*id, strip, &|| words::with("frame-named", &[("title", title.clone().into())]));
    }
}

/// Whether a relation of this kind is drawn as an undercut when it ends on this element.
pub fn is_step(view: &View<'_>, id: ElementId) -> bool {
    view.map.inferences().contains_key(&id)
}

/// The default relation for links drawn from these cards.
pub fn relation_from(view: &View<'_>, premises: &std::collections::BTreeSet<ElementId>) -> InferenceKind {
    let first = premises.first().and_then(|id| view.map.statements().get(id));
    first.map_or(InferenceKind::Support, |s| crate::edit::verbs::relate(s.kind))
}

//! Names for what is painted: what screen readers, and tests, find on the canvas.

use egui::{Rect, Ui, Vec2, vec2};

use super::gesture::Mode;
use super::scene::Scene;
use super::{CanvasState, canvas_id, card_ui, standing_word};
use crate::command::{Command, Queue};
use crate::edit::Selection;
use crate::formats::describe::spoken_link;
use crate::i18n;
use crate::model::ElementId;
use crate::ui::View;

/// The most elements that are named in one frame: a tree of thousands helps nobody.
const MOST: usize = 400;

/// How an element stands and whether it was dropped, after its name; empty where that is not shown.
fn standing_of(view: &View<'_>, id: ElementId) -> String {
    let label = view.evaluation.labels().get(&id).filter(|_| view.standing);
    let dropped = view.standing && view.debate.dropped().contains(&id);
    let parts = label.map(|label| standing_word(*label)).into_iter();
    let parts = parts.chain(dropped.then(i18n::analysis::turn_dropped));
    parts.map(|part| format!(", {part}")).collect()
}

/// Tells screen readers, and tests, what is on the canvas. Only what is seen: the outline of the
/// program is the complete view.
pub fn names_ui(ui: &Ui, view: &View<'_>, state: &CanvasState, rect: Rect, scene: &Scene, queue: &mut Queue) {
    // Only where somebody listens.
    if ui.ctx().accesskit_node_builder(canvas_id(), |_| ()).is_none() {
        return;
    }
    let seen = state.camera.visible(rect);
    let mut node = |id: ElementId, area: Rect, name: &dyn Fn() -> String| {
        let widget = canvas_id().with(id);
        let response = ui.interact(area.intersect(rect), widget, egui::Sense::hover());
        let selected = view.selection.contains(id);
        let marked = view.marks.and_then(|marks| marks.get(&id)).map(|mark| format!("{}, ", mark.spoken()));
        let name = || format!("{}{}", marked.clone().unwrap_or_default(), name());
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
    for id in scene.cards_at().found_in(seen).into_iter().take(MOST) {
        let (Some(card), Some(statement)) = (scene.card(id), view.map.statements().get(&id)) else { continue };
        node(id, state.camera.screen_rect(rect, card.rect), &|| {
            let standing = standing_of(view, id);
            format!("{}{standing}", card_ui::spoken(view.map, id, statement))
        });
    }
    let joints = scene.links_at().found_in(seen).into_iter().filter_map(|id| Some((id, scene.middle(id)?)));
    for (id, joint) in joints.filter(|(_, joint)| seen.contains(*joint)).take(MOST) {
        let at = state.camera.screen_from_map(rect, joint);
        node(id, Rect::from_center_size(at, Vec2::splat(18.0)), &|| {
            format!("{}{}", spoken_link(view.map, id), standing_of(view, id))
        });
    }
    for (id, frame) in scene.frames().iter().filter(|(_, frame)| frame.intersects(seen)).take(MOST) {
        let title = view.map.frames().get(id).map(|f| f.title.clone()).unwrap_or_default();
        let area = state.camera.screen_rect(rect, *frame);
        let strip = Rect::from_min_size(area.left_top() - vec2(0.0, 18.0), vec2(area.width(), 18.0));
        node(*id, strip, &|| i18n::canvas::frame_named(title.clone()));
    }
}

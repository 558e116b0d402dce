//! A plain `egui::Scene`: a frame with a label for each card, an arrow for each link.

use egui::{Color32, Frame, Pos2, Rect, Scene, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::workload::{VIEW, workload};

/// All cases for a map of so many cards.
pub fn run(cards: usize) {
    let workload = workload(cards);
    let ctx = egui::Context::default();
    let (mut time, mut held) = (0.0, false);
    let mut boxes: Vec<(String, Pos2)> =
        workload.cards.iter().map(|(text, x, y)| (text.clone(), pos2(*x, *y))).collect();
    let links = workload.links.clone();
    let centre = workload.centre;
    crate::run("scene", cards, 20.0, |zoom, middle, step| {
        let zoom = zoom * step.zoom;
        let size = vec2(VIEW.0, VIEW.1) / zoom;
        let middle = pos2(middle.0 - step.pan.0 / zoom, middle.1 - step.pan.1 / zoom);
        let mut seen = Rect::from_center_size(middle, size);
        let card = boxes[centre].1 + vec2(110.0, 45.0);
        let at = pos2(VIEW.0 / 2.0, VIEW.1 / 2.0) + (card - middle) * zoom;
        let before = boxes[centre].1;
        let taken = crate::drive!(egui, ctx, &mut time, &mut held, (at.x, at.y), step, |ui: &mut Ui| {
            Scene::new().zoom_range(0.001..=4.0).drag_pan_buttons(egui::containers::DragPanButtons::MIDDLE).show(
                ui,
                &mut seen,
                |ui| {
                    for (from, to) in &links {
                        let from = boxes[*from].1 + vec2(110.0, 0.0);
                        let to = boxes[*to].1 + vec2(110.0, 90.0);
                        ui.painter().arrow(from, to - from, Stroke::new(1.5, Color32::GRAY));
                    }
                    let mut moved = None;
                    for (number, (text, place)) in boxes.iter().enumerate() {
                        let area = Rect::from_min_size(*place, vec2(220.0, 90.0));
                        let response = ui
                            .scope_builder(UiBuilder::new().max_rect(area).sense(egui::Sense::drag()), |ui| {
                                Frame::popup(ui.style()).show(ui, |ui| {
                                    ui.set_width(206.0);
                                    ui.add(egui::Label::new(text).selectable(false));
                                });
                            })
                            .response;
                        if response.dragged() {
                            moved = Some((number, response.drag_delta()));
                        }
                    }
                    if let Some((number, by)) = moved {
                        boxes[number].1 += by;
                    }
                },
            );
        });
        if !step.held {
            boxes[centre].1 = before;
        }
        taken
    });
}

//! egui-snarl: a node for each card, its text in the header, one pin on each side.

use egui_old::emath::TSTransform;
use egui_old::{Ui, pos2, vec2};
use egui_snarl::ui::{PinInfo, SnarlPin, SnarlStyle, SnarlViewer, SnarlWidget};
use egui_snarl::{InPin, InPinId, NodeId, OutPin, OutPinId, Snarl};

use crate::workload::{VIEW, workload};

struct Viewer {
    view: TSTransform,
}

impl SnarlViewer<String> for Viewer {
    fn title(&mut self, node: &String) -> String {
        node.clone()
    }
    fn show_header(&mut self, node: NodeId, _: &[InPin], _: &[OutPin], ui: &mut Ui, snarl: &mut Snarl<String>) {
        ui.set_max_width(206.0);
        ui.add(egui_old::Label::new(&snarl[node]).wrap().selectable(false));
    }
    fn inputs(&mut self, _: &String) -> usize {
        1
    }
    fn show_input(&mut self, _: &InPin, _: &mut Ui, _: &mut Snarl<String>) -> impl SnarlPin + 'static {
        PinInfo::circle()
    }
    fn outputs(&mut self, _: &String) -> usize {
        1
    }
    fn show_output(&mut self, _: &OutPin, _: &mut Ui, _: &mut Snarl<String>) -> impl SnarlPin + 'static {
        PinInfo::circle()
    }
    fn current_transform(&mut self, to_global: &mut TSTransform, _: &mut Snarl<String>) {
        *to_global = self.view;
    }
}

/// All cases for a map of so many cards; stops where a frame takes many seconds.
pub fn run(cards: usize) {
    // Each pin looks through all wires: fifty thousand cards would take a minute for the first frame.
    if cards > 10_000 {
        println!("frame peer=egui-snarl cards={cards} left out: minutes for the first frame");
        return;
    }
    let workload = workload(cards);
    let mut snarl = Snarl::new();
    let nodes: Vec<NodeId> =
        workload.cards.iter().map(|(text, x, y)| snarl.insert_node(pos2(*x, *y), text.clone())).collect();
    for (from, to) in &workload.links {
        snarl.connect(OutPinId { node: nodes[*from], output: 0 }, InPinId { node: nodes[*to], input: 0 });
    }
    let ctx = egui_old::Context::default();
    let (mut time, mut held) = (0.0, false);
    let style = SnarlStyle { min_scale: Some(0.001), max_scale: Some(4.0), collapsible: Some(false), ..SnarlStyle::new() };
    let mut viewer = Viewer { view: TSTransform::IDENTITY };
    let centre = nodes[workload.centre];
    crate::run("egui-snarl", cards, 20.0, |zoom, middle, step| {
        let zoom = zoom * step.zoom;
        let translation = vec2(VIEW.0, VIEW.1) / 2.0 - vec2(middle.0, middle.1) * zoom + vec2(step.pan.0, step.pan.1);
        viewer.view = TSTransform::new(translation, zoom);
        let place = snarl.get_node_info(centre).map_or(pos2(0.0, 0.0), |node| node.pos);
        let at = viewer.view * (place + vec2(110.0, 20.0));
        crate::drive!(egui_old, ctx, &mut time, &mut held, (at.x, at.y), step, |ui: &mut Ui| {
            SnarlWidget::new().id(egui_old::Id::new("snarl")).style(style).show(&mut snarl, &mut viewer, ui);
        })
    });
}

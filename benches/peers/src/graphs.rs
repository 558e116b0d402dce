//! egui_graphs: circles and lines, no text.

use egui_graphs::{Graph, GraphView, Layout, LayoutState, MetadataFrame, SettingsInteraction, SettingsNavigation};
use egui_old::{Pos2, Ui, pos2, vec2};

use crate::workload::{VIEW, workload};

/// Leaves everything where it is.
#[derive(Debug, Default, Clone, serde::Serialize, serde::Deserialize)]
struct Still;
impl LayoutState for Still {}

#[derive(Default)]
struct NoLayout;

impl Layout<Still> for NoLayout {
    fn from_state(_: Still) -> impl Layout<Still> {
        Self
    }
    fn next<N, E, Ty, Ix, Dn, De>(&mut self, _: &mut Graph<N, E, Ty, Ix, Dn, De>, _: &Ui)
    where
        N: Clone,
        E: Clone,
        Ty: petgraph::EdgeType,
        Ix: petgraph::stable_graph::IndexType,
        Dn: egui_graphs::DisplayNode<N, E, Ty, Ix>,
        De: egui_graphs::DisplayEdge<N, E, Ty, Ix, Dn>,
    {
    }
    fn state(&self) -> Still {
        Still
    }
}

/// All cases for a map of so many cards.
pub fn run(cards: usize) {
    let workload = workload(cards);
    let mut graph: Graph = Graph::new();
    let nodes: Vec<_> =
        workload.cards.iter().map(|(_, x, y)| graph.add_node_with_location((), pos2(*x + 110.0, *y + 45.0))).collect();
    for (from, to) in &workload.links {
        graph.add_edge(nodes[*from], nodes[*to], ());
    }
    let ctx = egui_old::Context::default();
    let (mut time, mut held) = (0.0, false);
    let centre = nodes[workload.centre];
    crate::run("egui_graphs", cards, 20.0, |zoom, middle, step| {
        let zoom = zoom * step.zoom;
        let pan = vec2(VIEW.0, VIEW.1) / 2.0 - vec2(middle.0, middle.1) * zoom + vec2(step.pan.0, step.pan.1);
        let card: Pos2 = graph.node(centre).map_or(Pos2::ZERO, |node| node.location());
        let at = (card.to_vec2() * zoom + pan).to_pos2();
        crate::drive!(egui_old, ctx, &mut time, &mut held, (at.x, at.y), step, |ui: &mut Ui| {
            let mut meta = MetadataFrame::new(None).load(ui);
            (meta.zoom, meta.pan) = (zoom, pan);
            meta.save(ui);
            GraphView::<Still, NoLayout>::new()
                .with_navigations(
                    &SettingsNavigation::new().with_fit_to_screen_enabled(false).with_zoom_and_pan_enabled(false),
                )
                .with_interactions(&SettingsInteraction::new().with_dragging_enabled(true))
                .show(ui, &mut graph);
        })
    });
}

//! Order on the canvas: what a layout is asked, by a worker where that takes time, and what becomes of its
//! answer. It is shown first; keeping it is one step.

use std::collections::{BTreeMap, BTreeSet};

use super::App;
use crate::analysis::{SwapPair, below, fold, pairs};
use crate::edit::ops;
use crate::files::Work;
use crate::i18n;
use crate::layout::{LayoutCard, LayoutLink, LayoutRequest, LayoutStyle, Scope, arrange};
use crate::model::{ElementId, Place, StatementField};
use crate::ui::canvas::{CameraRequest, corner};
use crate::ui::notices_ui::Severity;

/// The most cards that are laid out while the window waits; it takes less than a frame.
const AT_ONCE: usize = 300;

/// A layout that is being worked out.
pub(super) struct Arranging {
    work: Work<Option<BTreeMap<ElementId, (i32, i32)>>>,
    /// The document, and its state, that it was asked for.
    state: (u64, u64),
    everything: bool,
}

impl App {
    /// Which map it is, and how many steps have led to its state.
    pub(super) fn state(&self) -> (u64, u64) {
        (self.epoch, self.document.history().log().position())
    }

    /// Asks for an order of all cards.
    pub(super) fn arrange_all(&mut self, style: LayoutStyle) {
        self.arrange(style, Scope::Everything);
    }

    /// Asks for an order of the branches below the selected cards; the first of them stays.
    pub(super) fn arrange_branch(&mut self) {
        let map = self.document.map();
        let roots: BTreeSet<ElementId> = self.document.selection.statements(map).collect();
        let all = below(map, &roots).into_iter().chain(roots.iter().copied());
        let cards: BTreeSet<ElementId> = all.filter(|id| map.statements().contains_key(id)).collect();
        self.arrange(LayoutStyle::Tree, Scope::Cards(roots.first().copied(), cards));
    }

    /// Asks for an order of the selected cards.
    pub(super) fn arrange_selection(&mut self) {
        let cards = self.document.selection.statements(self.document.map()).collect();
        self.arrange(LayoutStyle::Layered, Scope::Cards(None, cards));
    }

    /// Asks for places for cards that lie on others.
    pub(super) fn place_loose(&mut self) {
        self.arrange(LayoutStyle::Tree, Scope::Unplaced);
    }

    /// Pins the selected cards where they stand, or lets them go if all of them are pinned.
    pub(super) fn pin(&mut self) {
        let map = self.document.map();
        let cards: Vec<ElementId> = self.document.selection.statements(map).collect();
        let all = cards.iter().all(|id| map.statements().get(id).is_some_and(|s| s.pinned));
        self.queue.push(crate::command::Command::SetStatements(cards, StatementField::Pinned(!all)));
    }

    fn arrange(&mut self, style: LayoutStyle, scope: Scope) {
        self.cancel_on_canvas();
        self.drop_order();
        let request = self.request(style);
        let (state, everything) = (self.state(), scope == Scope::Everything);
        if request.cards.len() <= AT_ONCE {
            if let Some(places) = arrange(&request, &scope, &|_| true) {
                self.show_order(places, everything);
            }
            return;
        }
        let work = self
            .worker
            .start_telling("arrange cards", move |progress| arrange(&request, &scope, &|part| progress.tell(part)));
        self.arranging = Some(Arranging { work, state, everything });
    }

    /// What a layout needs to know: boxes as they are drawn, steps, sides from left to right.
    fn request(&self, style: LayoutStyle) -> LayoutRequest {
        let map = self.document.map();
        let sides: BTreeMap<ElementId, usize> = map.sides().keys().enumerate().map(|(n, id)| (*id, n)).collect();
        let cards = self.canvas.scene().map(|scene| scene.cards()).into_iter().flatten();
        let cards = cards.filter_map(|(id, shape)| {
            let statement = map.statements().get(id)?;
            Some(LayoutCard {
                id: *id,
                width: shape.rect.width().round() as i32,
                height: shape.rect.height().round() as i32,
                at: (statement.place.x(), statement.place.y()),
                side: statement.side.and_then(|side| sides.get(&side).copied()),
                pinned: statement.pinned,
            })
        });
        let step = |id: &ElementId| {
            Some(LayoutLink { id: *id, premises: map.premises(*id), conclusion: map.conclusion(*id)? })
        };
        LayoutRequest { cards: cards.collect(), steps: map.inferences().keys().filter_map(step).collect(), style }
    }

    /// Takes what a worker has worked out, unless the pointer is in the middle of something.
    pub(super) fn take_order(&mut self) {
        if self.canvas.is_busy() {
            return;
        }
        let Some(arranging) = &self.arranging else { return };
        let Some(answer) = arranging.work.poll() else { return };
        let (state, everything) = (arranging.state, arranging.everything);
        self.arranging = None;
        // An order of what is no longer there is of no use.
        if state != self.state() {
            return;
        }
        if let Some(places) = answer.flatten() {
            self.show_order(places, everything);
        }
    }

    /// How far a layout has come, between 0 and 1, if one is being worked out.
    pub(super) fn arranging_part(&self) -> Option<f32> {
        self.arranging.as_ref().map(|arranging| arranging.work.part())
    }

    /// Gives up a layout that is being worked out, or that is shown. Returns whether there was one.
    pub(super) fn drop_order(&mut self) -> bool {
        let worked = self.arranging.take().is_some();
        self.canvas.take_order().is_some() || worked
    }

    /// Lets the selected card and its branch change places with its nearest neighbour in a direction that
    /// argues for or against the same.
    pub(super) fn exchange(&mut self, way: egui::Vec2) {
        let map = self.document.map();
        let (Some(id), Some(scene)) = (self.document.selection.single(), self.canvas.scene()) else { return };
        let middle = |ids: &BTreeSet<ElementId>| scene.bounds_of(ids.iter().copied()).map(|bounds| bounds.center());
        let cost = |pair: &SwapPair| {
            let by = middle(&pair.other)? - middle(&pair.own)?;
            let (along, across) = (by.dot(way), (by.x * way.y - by.y * way.x).abs());
            (along > 4.0 && along >= across).then_some(along + across)
        };
        let found = pairs(map, id).into_iter().filter_map(|pair| Some((cost(&pair)?, pair)));
        let Some((_, SwapPair { own, other })) = found.min_by(|a, b| a.0.total_cmp(&b.0)) else {
            self.notice(Severity::Refused, i18n::refusals::no_neighbour());
            return;
        };
        // What argues for them alone goes along.
        let with_branch = |ids: &BTreeSet<ElementId>, not: &BTreeSet<ElementId>| -> BTreeSet<ElementId> {
            let branch = fold(map, ids).hidden.into_iter().filter(|id| map.statements().contains_key(id));
            ids.iter().copied().chain(branch).filter(|id| !not.contains(id)).collect()
        };
        let (own, other) = (with_branch(&own, &other), with_branch(&other, &own));
        let size = |id: ElementId| {
            let size = scene.card(id)?.rect.size();
            Some((size.x.round() as i32, size.y.round() as i32))
        };
        let axis = if way.x != 0.0 { ops::Axis::Horizontal } else { ops::Axis::Vertical };
        let transaction = ops::exchange(map, (&own, &other), &size, axis);
        if self.edit(transaction) {
            self.canvas.look(CameraRequest::Reveal(id));
        }
    }

    fn show_order(&mut self, places: BTreeMap<ElementId, (i32, i32)>, everything: bool) {
        if places.is_empty() {
            self.notice(Severity::Done, i18n::notices::in_order());
            return;
        }
        let places: BTreeMap<ElementId, Place> =
            places.into_iter().map(|(id, (x, y))| (id, Place::new(x, y))).collect();
        self.canvas.show_order(places);
        if everything {
            self.canvas.look(CameraRequest::FitOrder);
        }
    }

    /// Keeps the order that is shown: one step.
    pub(super) fn keep_order(&mut self) -> bool {
        let Some(places) = self.canvas.take_order() else { return false };
        let frames = self.frames_round(&places);
        let transaction = ops::place(self.document.map(), &places, &frames);
        self.edit(transaction);
        true
    }

    /// Frames all of whose cards move are drawn round them anew.
    fn frames_round(&self, places: &BTreeMap<ElementId, Place>) -> Vec<(ElementId, Place, u32, u32)> {
        let Some(scene) = self.canvas.scene() else { return Vec::new() };
        let mut frames = Vec::new();
        for (id, frame) in scene.frames() {
            let own = scene.in_frame(*id);
            if own.is_empty() || !own.iter().all(|card| places.contains_key(card)) {
                continue;
            }
            let boxes = own.iter().filter_map(|card| {
                let (place, shape) = (places.get(card)?, scene.card(*card)?);
                Some(egui::Rect::from_min_size(corner(*place), shape.rect.size()))
            });
            let Some(all) = boxes.reduce(egui::Rect::union) else { continue };
            // As much room round the cards as there was.
            let before = scene.bounds_of(own.iter().copied()).unwrap_or(*frame);
            let margin = (before.left() - frame.left()).clamp(16.0, 60.0);
            let new = all.expand(margin);
            let place = Place::from_f64(f64::from(new.left()), f64::from(new.top()));
            frames.push((*id, place, new.width() as u32, new.height() as u32));
        }
        frames
    }
}

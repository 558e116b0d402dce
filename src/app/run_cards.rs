//! Deeds on cards that need to know what is seen: where new cards go, what the keys walk to.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::{App, PendingQuestion};
use crate::command::Command;
use crate::edit::ops::{self, AlignEdge, Axis, DropTarget, NewStatement, Size};
use crate::edit::{Selection, Transaction};
use crate::files;
use crate::formats::outline::outline_of;
use crate::i18n;
use crate::model::{Colour, ElementId, Frame, InferenceKind, Map, Parts, Place, Side, StatementKind};
use crate::ui::canvas::{CameraRequest, Mode, Spaces, size_of, size_of_new};
use crate::ui::notices_ui::Severity;

/// The size at which room is sought for a new card.
const NEW_CARD: Vec2 = vec2(248.0, 90.0);

/// One more side for a map: the next letter, the next colour.
pub fn another_side(map: &Map) -> Side {
    let letters: BTreeSet<&str> = map.sides().values().map(|s| s.letter.as_str()).collect();
    let letter = ('A'..='Z').map(String::from).find(|l| !letters.contains(l.as_str())).unwrap_or_default();
    let used: Vec<Colour> = map.sides().values().map(|s| s.colour).collect();
    let colour = Colour::ALL.into_iter().find(|c| !used.contains(c)).unwrap_or(Colour::Grey);
    let name = i18n::fields::side_new(letter.as_str());
    Side { name, letter, colour, ..Side::default() }
}

/// The size of copied cards and frames as they stand beside one another.
fn size_of_parts(parts: &Parts) -> Vec2 {
    let corner = |place: Place| pos2(place.x() as f32, place.y() as f32);
    let cards = parts.statements.iter().map(|(_, one)| Rect::from_min_size(corner(one.place), size_of(one)));
    let frames = parts
        .frames
        .iter()
        .map(|(_, frame)| Rect::from_min_size(corner(frame.place), vec2(frame.width() as f32, frame.height() as f32)));
    cards.chain(frames).reduce(Rect::union).map_or(NEW_CARD, |all| all.size())
}

impl App {
    /// Room for a new card without words.
    pub(super) fn free_place(&self, wish: Pos2) -> Place {
        self.free_place_for(wish, NEW_CARD)
    }

    /// Room for something of this size.
    pub(super) fn free_place_for(&self, wish: Pos2, size: Vec2) -> Place {
        let (map, hidden) = (self.document.map(), self.canvas.sight.hidden());
        match self.canvas.scene() {
            Some(scene) => Spaces { scene, map, hidden }.free_place(wish, size),
            None => Place::from_f64(f64::from(wish.x), f64::from(wish.y)),
        }
    }

    /// A new card at the pointer, or in the middle of what is seen, ready to be written on.
    pub(super) fn add_card_here(&mut self, kind: StatementKind) {
        let at = self.canvas.pointer.unwrap_or(self.canvas.middle());
        let place = self.free_place(at - vec2(NEW_CARD.x / 2.0, 20.0));
        self.add_card(kind, place);
    }

    pub(super) fn add_card(&mut self, kind: StatementKind, place: Place) {
        let selected = self.document.selection.single().and_then(|id| self.document.map().statements().get(&id));
        let side = selected.and_then(|s| s.side);
        let new = NewStatement { kind, side, ..NewStatement::default() };
        let mut ids = self.document.ids.clone();
        let transaction = ops::add_statement(self.document.map(), &mut ids, &new, place);
        self.document.ids = ids;
        self.make_and_write(transaction);
    }

    /// Makes a card and opens its field: the card and its first words are one step.
    pub(super) fn make_and_write(&mut self, transaction: Transaction) {
        let id = transaction.select.as_ref().and_then(Selection::single);
        let transaction = id.map_or(transaction.clone(), |id| transaction.merging(id, "text"));
        if self.edit(Ok(transaction))
            && let Some(id) = id
        {
            self.begin_edit(id, true);
        }
    }

    /// Puts a statement out of a source on the canvas, unless it is there already: then one is asked first.
    pub(super) fn drop_statement(&mut self, new: NewStatement, target: DropTarget, place: Place) {
        match self.twin_of(&new) {
            Some(twin) => self.warn_of_twin(new, target, place, twin),
            None => self.drop_now(&new, target, place),
        }
    }

    pub(super) fn drop_now(&mut self, new: &NewStatement, target: DropTarget, place: Place) {
        let mut ids = self.document.ids.clone();
        let transaction = ops::drop_statement(self.document.map(), &mut ids, new, target, place);
        self.document.ids = ids;
        self.sources.clear_choice();
        // One's own words are written at once.
        let own_words = new.text.is_empty() && new.citation.is_some();
        if self.edit(transaction)
            && let Some(card) = self.document.selection.single()
        {
            self.canvas.look(CameraRequest::Reveal(card));
            self.refresh_taken();
            self.offer = super::link_suggestions::offer_for(
                self.document.map(),
                crate::sources::bundled(),
                self.taken.passages(),
                card,
            );
            if own_words {
                self.begin_edit(card, false);
            }
        }
    }

    /// Puts the chosen passage on the canvas, by key: below the selected card or into the middle.
    pub(super) fn place_passage(&mut self) {
        let state = self.state();
        let Some(new) = self.sources.armed(self.document.map(), state, crate::sources::bundled()) else { return };
        let scene = self.canvas.scene();
        let selected = self.document.selection.single().and_then(|id| scene?.rect_of(id));
        let wish = match selected {
            Some(rect) => pos2(rect.left(), rect.bottom() + 76.0),
            None => self.canvas.middle() - vec2(NEW_CARD.x / 2.0, NEW_CARD.y / 2.0),
        };
        let quote = new.citation.as_ref().and_then(|cited| cited.quote.as_ref());
        let place = self.free_place_for(wish, size_of_new(&new.text, quote));
        self.queue.push(Command::Drop(Box::new(new.as_ref().clone()), DropTarget::Canvas, place));
    }

    /// A new card that speaks for or against the selected card, or denies the selected step.
    pub(super) fn add_child(&mut self, kind: InferenceKind) {
        let Some(parent) = self.document.selection.single() else { return };
        let on_step = self.document.map().inferences().contains_key(&parent);
        let kind = if on_step { InferenceKind::Attack } else { kind };
        let rect = self.canvas.scene().and_then(|scene| scene.rect_of(parent));
        let wish = rect.map_or(self.canvas.middle(), |r| if on_step { r.right_center() } else { r.left_bottom() });
        let place = self.free_place(wish + if on_step { vec2(60.0, 0.0) } else { vec2(0.0, 76.0) });
        self.add_answer(parent, kind, place);
    }

    /// A new card beside the selected one, for or against the same.
    pub(super) fn add_sibling(&mut self) {
        let Some(id) = self.document.selection.single() else { return };
        let map = self.document.map();
        let rect = self.canvas.scene().and_then(|scene| scene.rect_of(id));
        let place = self.free_place(rect.map_or(self.canvas.middle(), |r| r.right_top() + vec2(24.0, 0.0)));
        let step = map.uses_of(id).first().copied();
        let parent = step.and_then(|step| Some((map.conclusion(step)?, map.inferences().get(&step)?.kind)));
        match parent {
            Some((parent, kind)) => self.add_answer(parent, kind, place),
            None => {
                let kind = map.statements().get(&id).map(|s| s.kind).unwrap_or_default();
                self.add_card(kind, place);
            }
        }
    }

    fn add_answer(&mut self, parent: ElementId, kind: InferenceKind, place: Place) {
        let mut ids = self.document.ids.clone();
        let transaction = ops::answer(self.document.map(), &mut ids, parent, kind, place);
        self.document.ids = ids;
        self.make_and_write(transaction);
    }

    /// The next click, or arrows and Enter, choose what the selected cards speak for or against.
    pub(super) fn begin_pick(&mut self, kind: InferenceKind, undercut: bool) {
        let premises: BTreeSet<ElementId> = self.document.selection.statements(self.document.map()).collect();
        if premises.is_empty() {
            return;
        }
        if undercut && self.document.map().inferences().is_empty() {
            self.notice(Severity::Refused, i18n::refusals::no_step());
            return;
        }
        let from = premises.first().copied();
        self.canvas.mode = Mode::Pick(premises, kind, undercut, None);
        let from = from.and_then(|id| self.canvas.scene()?.rect_of(id)).map(|r| r.center());
        let nearest = self.candidates(undercut).into_iter().min_by(|a, b| {
            let from = from.unwrap_or_default();
            a.1.distance_sq(from).total_cmp(&b.1.distance_sq(from))
        });
        if let Mode::Pick(_, _, _, picked) = &mut self.canvas.mode {
            *picked = nearest.map(|(id, _)| id);
        }
        self.canvas.hint = i18n::canvas::hint_pick();
    }

    /// What the keys can walk to: cards, or the joints of links for an undercut; with their middles.
    fn candidates(&self, links: bool) -> Vec<(ElementId, Pos2)> {
        let Some(scene) = self.canvas.scene() else { return Vec::new() };
        let excluded = match &self.canvas.mode {
            Mode::Pick(premises, ..) => premises.clone(),
            Mode::Select | Mode::Relink(_) | Mode::DrawFrame => BTreeSet::new(),
        };
        if links {
            let map = self.document.map();
            let foreign = |id: &ElementId| !map.premises(*id).iter().any(|p| excluded.contains(p));
            let shown = scene.links().keys().copied().filter(foreign);
            return shown.filter_map(|id| Some((id, scene.middle(id)?))).collect();
        }
        let cards = scene.cards().iter().filter(|(id, _)| !excluded.contains(id));
        cards.map(|(id, card)| (*id, card.rect.center())).collect()
    }

    /// Goes to the nearest card in a direction.
    pub(super) fn walk(&mut self, way: Vec2) {
        let (links, from) = match &self.canvas.mode {
            Mode::Pick(_, _, undercut, picked) => (*undercut, *picked),
            Mode::Select | Mode::Relink(_) | Mode::DrawFrame => (false, self.document.selection.single()),
        };
        let origin = from.and_then(|id| {
            let scene = self.canvas.scene()?;
            scene.middle(id).or_else(|| Some(scene.rect_of(id)?.center()))
        });
        let at = origin.unwrap_or(self.canvas.middle());
        let cost = |to: Pos2| {
            let (along, across) = ((to - at).dot(way), ((to - at).x * way.y - (to - at).y * way.x).abs());
            (origin.is_none() || along > 4.0).then_some(along.abs() + 2.5 * across)
        };
        let others = self.candidates(links).into_iter().filter(|(id, _)| Some(*id) != from);
        let reachable = others.filter_map(|(id, to)| Some((id, cost(to)?)));
        let Some((id, _)) = reachable.min_by(|a, b| a.1.total_cmp(&b.1)) else { return };
        match &mut self.canvas.mode {
            Mode::Pick(_, _, _, picked) => *picked = Some(id),
            Mode::Select | Mode::Relink(_) | Mode::DrawFrame => self.document.selection = Selection::only(id),
        }
        self.canvas.look(CameraRequest::Reveal(id));
    }

    /// The links of a card that are shown: those of which it is a premise, then those that bear on it.
    fn links_of(&self, card: ElementId) -> Vec<ElementId> {
        let map = self.document.map();
        let shown = |id: &ElementId| self.canvas.scene().is_some_and(|scene| scene.middle(*id).is_some());
        map.uses_of(card).into_iter().chain(map.arguments_on(card)).filter(shown).collect()
    }

    /// Goes through the links of a card; `also`: what is selected of them stays so.
    pub(super) fn next_link(&mut self, also: bool) {
        let map = self.document.map();
        let selected: Vec<ElementId> =
            self.document.selection.iter().filter(|id| map.inferences().contains_key(id)).collect();
        let card = self.document.selection.single().filter(|id| map.statements().contains_key(id));
        let begun = self.link_walk.filter(|(_, last)| selected.contains(last));
        // A link that was clicked is gone on from with those of its conclusion.
        let clicked = selected.first().and_then(|link| Some((map.conclusion(*link)?, *link)));
        let (card, last) = match (card, begun.or(clicked)) {
            (Some(card), _) => (card, None),
            (None, Some((card, last))) => (card, Some(last)),
            (None, None) => return,
        };
        let links = self.links_of(card);
        let after = last.and_then(|last| links.iter().position(|id| *id == last)).map_or(0, |at| at + 1);
        let Some(next) = links.get(after).or_else(|| links.first()).copied() else {
            self.notice(Severity::Refused, i18n::refusals::no_links());
            return;
        };
        if also && card != next {
            self.document.selection = selected.into_iter().chain([next]).collect();
        } else {
            self.document.selection = Selection::only(next);
        }
        self.link_walk = Some((card, next));
        self.canvas.look(CameraRequest::Reveal(next));
    }

    /// Selects the links of the selected cards.
    pub(super) fn select_links(&mut self) {
        let map = self.document.map();
        let cards: BTreeSet<ElementId> = self.document.selection.statements(map).collect();
        let links: BTreeSet<ElementId> = cards.into_iter().flat_map(|card| self.links_of(card)).collect();
        if links.is_empty() {
            self.notice(Severity::Refused, i18n::refusals::no_links());
        } else {
            self.document.selection = links.into_iter().collect();
        }
    }

    /// Enter while choosing: links to what is chosen. Returns whether anything was being chosen.
    pub(super) fn confirm_pick(&mut self) -> bool {
        let Mode::Pick(premises, kind, _, picked) = std::mem::take(&mut self.canvas.mode) else {
            return false;
        };
        if let Some(target) = picked {
            self.queue.push(Command::Link(premises, target, kind));
        }
        true
    }

    /// The only selected link.
    pub(super) fn selected_link(&self) -> Option<ElementId> {
        let map = self.document.map();
        let mut links = self.document.selection.iter().filter(|id| map.inferences().contains_key(id));
        links.next().filter(|_| links.next().is_none())
    }

    /// Links the selected cards into the selected step.
    pub(super) fn link_together(&mut self) {
        let premises: BTreeSet<_> = self.document.selection.statements(self.document.map()).collect();
        if let Some(link) = self.selected_link() {
            self.queue.push(Command::Join(link, premises));
        }
    }

    fn sizes(&self) -> BTreeMap<ElementId, Size> {
        let Some(scene) = self.canvas.scene() else { return BTreeMap::new() };
        let selected = self.document.selection.statements(self.document.map());
        selected
            .filter_map(|id| {
                let size = scene.card(id)?.rect.size();
                Some((id, (size.x.round() as i32, size.y.round() as i32)))
            })
            .collect()
    }

    pub(super) fn align(&mut self, edge: AlignEdge) {
        let transaction = ops::align(self.document.map(), &self.sizes(), edge);
        self.edit(transaction);
    }

    pub(super) fn distribute(&mut self, axis: Axis) {
        let transaction = ops::distribute(self.document.map(), &self.sizes(), axis);
        self.edit(transaction);
    }

    pub(super) fn nudge(&mut self, dx: i32, dy: i32) {
        let mut ids = self.document.selection.ids().clone();
        if let Some(scene) = self.canvas.scene() {
            let frames: Vec<_> = ids.iter().copied().filter(|id| scene.frames().contains_key(id)).collect();
            for frame in frames {
                ids.extend(scene.in_frame(frame));
            }
        }
        let transaction = ops::nudge(self.document.map(), &ids, dx, dy);
        self.edit(transaction);
    }

    pub(super) fn frame_selection(&mut self) {
        let Some(bounds) = self.canvas.scene().and_then(|scene| scene.bounds_of(self.document.selection.iter())) else {
            return;
        };
        let box_ = bounds.expand(28.0);
        let place = Place::from_f64(f64::from(box_.left()), f64::from(box_.top()));
        self.add_frame(Frame::new("", place, box_.width() as u32, box_.height() as u32));
    }

    /// Draws a frame and asks for its title.
    pub(super) fn add_frame(&mut self, frame: Frame) {
        let mut ids = self.document.ids.clone();
        let transaction = ops::add_frame(&mut ids, frame);
        self.document.ids = ids;
        if self.edit(Ok(transaction))
            && let Some(id) = self.document.selection.single()
        {
            self.begin_edit(id, false);
        }
    }

    /// Puts the selected cards on the clipboard: as text for a mail, as cards for Counterpoint.
    ///
    /// Returns whether there was anything to copy.
    pub(super) fn copy(&mut self, ctx: &egui::Context) -> bool {
        let selected = self.document.selection.ids().clone();
        let clip = ops::clip(self.document.map(), &selected);
        if clip.statements.is_empty() && clip.frames.is_empty() {
            return false;
        }
        let titles = clip.frames.iter().map(|(_, frame)| format!("{}\n", frame.title));
        let text = titles.collect::<String>() + &outline_of(self.document.map(), &|id| selected.contains(&id));
        if let Some(folder) = self.profile.folder() {
            files::keep_clip(folder, &clip, &text);
        }
        let count = clip.statements.len() + clip.frames.len();
        ctx.copy_text(text);
        self.notice(Severity::Done, i18n::notices::copied(count));
        true
    }

    /// Pastes cards that were copied here or in another window, or any text as a card.
    pub(super) fn paste(&mut self, text: &str) {
        let menu = self.canvas.take_menu_point();
        let at = self.canvas.pointer.or(menu).unwrap_or(self.canvas.middle() - NEW_CARD / 2.0);
        let clip = self.profile.folder().and_then(|folder| files::recall_clip(folder, text));
        let mut ids = self.document.ids.clone();
        let size = match &clip {
            Some(clip) => size_of_parts(clip),
            None => size_of_new(text.trim(), None),
        };
        let place = self.free_place_for(at, size);
        let transaction = match clip {
            Some(clip) => ops::paste(self.document.map(), &mut ids, &clip, place),
            None => {
                let text = text.trim();
                if text.is_empty() {
                    return;
                }
                if text.chars().nth(crate::model::limits::TEXT_CHARS).is_some() {
                    self.notice(Severity::Refused, i18n::refusals::text_too_long());
                    return;
                }
                let new = NewStatement { text: text.to_owned(), ..NewStatement::default() };
                Ok(ops::add_statement(self.document.map(), &mut ids, &new, place))
            }
        };
        self.document.ids = ids;
        if self.edit(transaction) {
            self.canvas.look(CameraRequest::RevealSelection);
        }
    }

    /// Somebody has deleted the card whose text was being typed: offers it. The question has the keyboard, so that what is
    /// typed next is no command.
    pub(super) fn keep_typed(&mut self, text: String) {
        if !text.trim().is_empty() {
            let list = vec![format!("“{}”", crate::formats::one_line(&text))];
            let choices = [i18n::dialogs::keep_typed, i18n::dialogs::forget_typed];
            let said = i18n::dialogs::ask_keep_typed();
            self.ask_user(PendingQuestion::KeepTyped(text), i18n::dialogs::ask_keep_typed_title, said, list, &choices);
        }
    }

    /// Puts what was typed on a card that is gone on a new one.
    pub(super) fn put_on_new_card(&mut self, text: String) {
        let place = self.free_place_for(self.canvas.middle() - NEW_CARD / 2.0, size_of_new(&text, None));
        let mut ids = self.document.ids.clone();
        let new = NewStatement { text, ..NewStatement::default() };
        let transaction = ops::add_statement(self.document.map(), &mut ids, &new, place);
        self.document.ids = ids;
        if self.edit(Ok(transaction)) {
            self.canvas.look(CameraRequest::RevealSelection);
        }
    }
}

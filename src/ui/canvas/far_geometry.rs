//! The map as it is seen from afar: boxes and straight lines in plain lists, which are walked in one go
//! when nearly everything is in view. Kept up to date element by element.

use std::collections::BTreeMap;

use egui::{Pos2, Rect};

use super::scene::Scene;
use crate::model::{Colour, ElementId, InferenceKind, Map};

/// A card from afar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FarCard {
    /// ChangedBy box it is.
    pub id: ElementId,
    /// Where it is.
    pub rect: Rect,
    /// The colour of its side, if it has one.
    pub colour: Option<Colour>,
}

/// A line from afar: from a premise to a conclusion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FarLine {
    /// ChangedBy line it is.
    pub id: ElementId,
    /// Where it begins.
    pub from: Pos2,
    /// Where it ends.
    pub to: Pos2,
    /// What the link does.
    pub kind: InferenceKind,
    /// Whether it denies a step.
    pub undercut: bool,
}

/// A list whose entries can be replaced: the old ones are left empty until half of the list is.
#[derive(Debug)]
struct Slots<T> {
    entries: Vec<Option<T>>,
    of: BTreeMap<ElementId, (u32, u32)>,
    empty: usize,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), of: BTreeMap::new(), empty: 0 }
    }
}

impl<T: Copy + PartialEq> Slots<T> {
    fn set(&mut self, id: ElementId, new: impl ExactSizeIterator<Item = T>) {
        if let Some((from, count)) = self.of.remove(&id) {
            let old = self.entries.iter_mut().skip(from as usize).take(count as usize);
            old.for_each(|entry| *entry = None);
            self.empty += count as usize;
        }
        if new.len() > 0 {
            self.of.insert(id, (self.entries.len() as u32, new.len() as u32));
            self.entries.extend(new.map(Some));
        }
        if self.empty * 2 > self.entries.len() && self.empty > 64 {
            self.close_up();
        }
    }

    fn first(&self, id: ElementId) -> Option<&T> {
        let (from, _) = self.of.get(&id)?;
        self.entries.get(*from as usize)?.as_ref()
    }

    /// A full list, without room for more.
    fn of<I: IntoIterator<Item = T>>(count: usize, all: impl Iterator<Item = (ElementId, I)>) -> Self {
        let (mut entries, mut of) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (id, new) in all {
            let from = entries.len() as u32;
            entries.extend(new.into_iter().map(Some));
            of.push((id, (from, entries.len() as u32 - from)));
        }
        entries.shrink_to_fit();
        Self { entries, of: of.into_iter().collect(), empty: 0 }
    }

    fn close_up(&mut self) {
        let mut closed = Vec::with_capacity(self.entries.len() - self.empty);
        for (from, count) in self.of.values_mut() {
            let begin = closed.len() as u32;
            closed.extend(self.entries.iter().skip(*from as usize).take(*count as usize));
            *from = begin;
        }
        self.entries = closed;
        self.empty = 0;
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().flatten()
    }
}

fn far_card(map: &Map, id: ElementId, rect: Rect) -> FarCard {
    FarCard { id, rect, colour: map.side_of(id).map(|side| side.colour) }
}

fn far_lines(id: ElementId, lines: &[(Pos2, Pos2, InferenceKind, bool)]) -> Vec<FarLine> {
    let line = |(from, to, kind, undercut): &(Pos2, Pos2, InferenceKind, bool)| FarLine {
        id,
        from: *from,
        to: *to,
        kind: *kind,
        undercut: *undercut,
    };
    lines.iter().map(line).collect()
}

/// All cards and lines in plain lists.
#[derive(Debug, Default)]
pub struct Overview {
    cards: Slots<FarCard>,
    lines: Slots<FarLine>,
    /// Counts the changes of cards.
    version: u64,
}

impl Overview {
    /// The lists of a scene, which come after those of an older one.
    pub fn new(map: &Map, scene: &Scene, before: &Self) -> Self {
        let mut overview = Self { version: before.version + 1, ..Self::default() };
        let cards = scene.cards().iter().map(|(id, card)| (*id, [far_card(map, *id, card.rect)]));
        overview.cards = Slots::of(scene.cards().len(), cards);
        let lines = scene.links().iter().map(|(id, link)| (*id, far_lines(*id, &scene.straight(link))));
        overview.lines = Slots::of(scene.links().len(), lines);
        overview
    }

    /// Notes where a card is now, or that it is gone.
    pub fn set_card(&mut self, map: &Map, id: ElementId, rect: Option<Rect>) {
        let new = rect.map(|rect| far_card(map, id, rect));
        if self.cards.first(id) != new.as_ref() {
            self.version += 1;
            self.cards.set(id, new.into_iter());
        }
    }

    /// Notes the lines of a link; none if it is gone.
    pub fn set_link(&mut self, id: ElementId, lines: &[(Pos2, Pos2, InferenceKind, bool)]) {
        self.lines.set(id, far_lines(id, lines).into_iter());
    }

    /// Changes whenever a card does that can be seen from afar.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The cards.
    pub fn cards(&self) -> impl Iterator<Item = &FarCard> {
        self.cards.iter()
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = &FarLine> {
        self.lines.iter()
    }
}

//! What is shown of the map and how: folded branches, the filter, the focus, what a search has found,
//! what bears on the card under the pointer. A matter of this window; the map itself is not touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::search::Search;
use crate::analysis::{Filter, Folded, Influence, bearing_on, fold, folds_above, neighbourhood};
use crate::edit::Log;
use crate::model::{ElementId, Map};

/// One card, or some, with a few steps around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// What is in focus.
    pub on: BTreeSet<ElementId>,
    /// How many steps around it are shown.
    pub steps: usize,
}

/// What is shown, and how.
#[derive(Default)]
pub struct Visibility {
    /// What a card must be to pass.
    pub filter: Filter,
    /// Whether cards that do not pass are hidden rather than dimmed.
    pub hide: bool,
    /// What is in focus.
    pub focus: Option<Focus>,
    /// The search.
    pub search: Search,
    /// The hit of a search that is shown for the moment, whatever hides it.
    pub peek: Option<ElementId>,
    /// Cards and links whose branches are folded away.
    folded: BTreeSet<ElementId>,
    /// Cards that are shown although filter or focus would hide them, because they were just made or
    /// asked for.
    guests: BTreeSet<ElementId>,
    /// Counts the changes of the two.
    changes: u64,
    asked: Option<InfluenceKey>,
    hidden: BTreeSet<ElementId>,
    /// Cards and links that pass the filter.
    passing: Option<BTreeSet<ElementId>>,
    counts: BTreeMap<ElementId, usize>,
    folded_away: usize,
    out_of_focus: usize,
    filtered: usize,
    revision: u64,
    bearing: Option<CachedInfluence>,
}

/// What bears on an element, in a state of a map.
type CachedInfluence = ((u64, u64), ElementId, HashMap<ElementId, Influence>);

/// What the answer that is kept was for.
struct InfluenceKey {
    map: (u64, u64),
    /// How many cards and links the map had.
    size: (usize, usize),
    changes: u64,
    filter: Filter,
    hide: bool,
    focus: Option<Focus>,
    peek: Option<ElementId>,
}

/// Why what is shown has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The map has.
    MapChanged,
    /// Something else is to be shown.
    Asked,
}

impl Visibility {
    /// Works out what is hidden and dimmed, if the map or what was asked for has changed; says why.
    /// `state` names the map and the state that it is in.
    ///
    /// Cost: nothing while nothing is folded, filtered or focused, and when only words of cards were
    /// touched; else linear in the map after a change.
    pub fn update(&mut self, map: &Map, state: (u64, u64), log: &Log) -> Option<Because> {
        if !self.hides() {
            self.asked.take()?;
            let (search, hide, revision) = (std::mem::take(&mut self.search), self.hide, self.revision + 1);
            *self = Self { search, hide, peek: self.peek, revision, changes: self.changes, ..Self::default() };
            return Some(Because::Asked);
        }
        let same = self.asked.as_ref().is_some_and(|asked| {
            asked.map.0 == state.0
                && asked.changes == self.changes
                && asked.peek == self.peek
                && asked.hide == self.hide
                && asked.filter == self.filter
                && asked.focus == self.focus
        });
        if same && self.is_unchanged(map, state, log) {
            self.asked.iter_mut().for_each(|asked| asked.map = state);
            return None;
        }
        if self.asked.as_ref().is_some_and(|a| (&a.filter, a.hide, &a.focus) != (&self.filter, self.hide, &self.focus))
        {
            self.guests.clear();
        }
        self.find_out(map);
        self.asked = Some(InfluenceKey {
            map: state,
            size: (map.statements().len(), map.inferences().len()),
            changes: self.changes,
            filter: self.filter.clone(),
            hide: self.hide,
            focus: self.focus.clone(),
            peek: self.peek,
        });
        self.revision += 1;
        Some(if same { Because::MapChanged } else { Because::Asked })
    }

    /// Whether the steps since have touched nothing but the words of cards that pass the filter as before.
    fn is_unchanged(&self, map: &Map, state: (u64, u64), log: &Log) -> bool {
        let Some(asked) = &self.asked else { return false };
        if asked.map == state {
            return true;
        }
        let passes = |id: &ElementId| {
            let Some(passing) = &self.passing else { return true };
            self.filter.passes(map, *id) == passing.contains(id)
        };
        asked.size == (map.statements().len(), map.inferences().len())
            && log.since(asked.map.1).is_some_and(|touched| {
                touched.iter().all(|id| map.statements().contains_key(id) && passes(id)) && touched.len() == 1
            })
    }

    fn find_out(&mut self, map: &Map) {
        self.folded.retain(|id| map.kind_of(*id).is_some());
        if let Some(focus) = &mut self.focus {
            focus.on.retain(|id| map.kind_of(*id).is_some());
            if focus.on.is_empty() {
                self.focus = None;
            }
        }
        let shown = |id: &ElementId| self.guests.contains(id) || self.peek == Some(*id);
        let Folded { mut hidden, counts } = fold(map, &self.folded);
        self.folded_away = counts.values().sum();
        self.counts = counts;
        if let Some(peek) = self.peek {
            hidden.remove(&peek);
        }
        (self.filtered, self.out_of_focus, self.passing) = (0, 0, None);
        if !self.filter.is_off() {
            let mut passing = self.filter.kept(map);
            let failing: Vec<ElementId> =
                map.statements().keys().copied().filter(|id| !passing.contains(id) && !shown(id)).collect();
            self.filtered = failing.len();
            if self.hide {
                hidden.extend(failing);
            }
            passing.extend(&self.guests);
            self.passing = Some(passing);
        }
        if let Some(focus) = &self.focus {
            let around = neighbourhood(map, &focus.on, focus.steps);
            let before = hidden.len();
            hidden.extend(map.statements().keys().filter(|id| !around.contains(id) && !shown(id)));
            self.out_of_focus = hidden.len() - before;
        }
        self.hidden = hidden;
    }

    /// What is not shown.
    pub fn hidden(&self) -> &BTreeSet<ElementId> {
        &self.hidden
    }

    /// What is not dimmed; `None` if nothing is.
    pub fn kept(&self) -> Option<&BTreeSet<ElementId>> {
        self.passing.as_ref().filter(|_| !self.hide)
    }

    /// For each card at which something is folded away, how many cards that is.
    pub fn folded_counts(&self) -> &BTreeMap<ElementId, usize> {
        &self.counts
    }

    /// How many cards are folded away.
    pub fn folded_away(&self) -> usize {
        self.folded_away
    }

    /// How many cards the focus hides.
    pub fn out_of_focus(&self) -> usize {
        self.out_of_focus
    }

    /// How many cards are hidden or dimmed by the filter.
    pub fn filtered(&self) -> usize {
        self.filtered
    }

    /// Whether anything is folded, filtered or out of focus.
    pub fn hides(&self) -> bool {
        !self.folded.is_empty() || !self.filter.is_off() || self.focus.is_some()
    }

    /// Changes whenever what is hidden or dimmed does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The cards and links whose branches are folded away.
    pub fn folded(&self) -> &BTreeSet<ElementId> {
        &self.folded
    }

    /// Folds the branches of these cards and links away, and no others.
    pub fn set_folded(&mut self, folded: BTreeSet<ElementId>) {
        self.folded = folded;
        self.changes += 1;
    }

    /// Unfolds what is folded away at a card.
    pub fn unfold_at(&mut self, map: &Map, card: ElementId) {
        let ends_here = |mut id: ElementId| {
            while let Some(on) = map.conclusion(id) {
                id = on;
            }
            id == card
        };
        self.folded.retain(|id| !ends_here(*id));
        self.changes += 1;
    }

    /// Shows everything: nothing folded, filtered or out of focus.
    pub fn show_all(&mut self) {
        self.filter = Filter::default();
        self.focus = None;
        self.set_folded(BTreeSet::new());
    }

    /// Shows these elements: unfolds what they are folded away in, and lets them pass filter and focus. Of a link
    /// its ends are meant.
    pub fn uncover(&mut self, map: &Map, ids: &BTreeSet<ElementId>) {
        let mut cards: BTreeSet<ElementId> = BTreeSet::new();
        for id in ids {
            let mut at = *id;
            cards.insert(at);
            while let Some(on) = map.conclusion(at) {
                cards.extend(map.premises(at));
                cards.insert(on);
                at = on;
            }
        }
        let hidden: BTreeSet<ElementId> = cards.intersection(&self.hidden).copied().collect();
        if hidden.is_empty() {
            return;
        }
        for fold in folds_above(map, &self.folded, &hidden) {
            self.folded.remove(&fold);
        }
        self.guests.extend(hidden.into_iter().filter(|id| map.statements().contains_key(id)));
        self.changes += 1;
    }

    /// Works out what bears on an element, if it or the map has changed.
    pub fn find_bearing(&mut self, map: &Map, state: (u64, u64), on: ElementId) {
        let known = self.bearing.take().filter(|(at, id, _)| *at == state && *id == on);
        self.bearing = Some(known.unwrap_or_else(|| (state, on, bearing_on(map, on))));
    }

    /// What was worked out last.
    pub fn bearing(&self) -> Option<&HashMap<ElementId, Influence>> {
        self.bearing.as_ref().map(|(_, _, found)| found)
    }
}

//! What is shown of the map and how: folded branches, the filter, the focus, what a search has found,
//! what bears on the card under the pointer. A matter of this window; the map itself is not touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::analysis::{Bearing, Filter, Found, bearing_on, branch_of, find, near};
use crate::model::{ElementId, Map};

/// One card, or some, with a few steps around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// What is in focus.
    pub on: BTreeSet<ElementId>,
    /// How many steps around it are shown.
    pub steps: usize,
}

/// What is looked for, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Whether the field is shown.
    pub open: bool,
    /// Whether the field shall take the keyboard.
    pub wants_keyboard: bool,
    /// What is typed in it.
    pub text: String,
    /// The hits, best first.
    pub hits: Vec<ElementId>,
    /// Which of them is shown.
    pub at: usize,
    ids: BTreeSet<ElementId>,
    version: u64,
    done: Option<(u64, u64, String)>,
}

/// What is shown, and how.
#[derive(Debug, Default)]
pub struct Sight {
    /// Cards and links whose branches are folded away.
    pub folded: BTreeSet<ElementId>,
    /// What a card must be to pass.
    pub filter: Filter,
    /// Whether cards that do not pass are hidden rather than dimmed.
    pub hide: bool,
    /// What is in focus.
    pub focus: Option<Focus>,
    /// The search.
    pub search: Search,
    asked: Option<Asked>,
    hidden: BTreeSet<ElementId>,
    kept: Option<BTreeSet<ElementId>>,
    counts: BTreeMap<ElementId, usize>,
    out_of_focus: usize,
    filtered: usize,
    revision: u64,
    bearing: Option<Borne>,
}

/// What bears on an element, in a state of a map.
type Borne = ((u64, u64), ElementId, HashMap<ElementId, Bearing>);

/// What the answer that is kept was for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    map: (u64, u64),
    folded: BTreeSet<ElementId>,
    filter: Filter,
    hide: bool,
    focus: Option<Focus>,
}

impl Sight {
    /// Works out what is hidden and dimmed, if the map or what was asked for has changed. `state` names
    /// the map and the state that it is in.
    ///
    /// Cost: nothing while nothing is folded, filtered or focused; else linear in the map after a change.
    pub fn update(&mut self, map: &Map, state: (u64, u64)) {
        if !self.hides() {
            if self.asked.is_none() {
                return;
            }
            *self = Self {
                search: std::mem::take(&mut self.search),
                hide: self.hide,
                revision: self.revision + 1,
                ..Self::default()
            };
            return;
        }
        self.folded.retain(|id| map.kind_of(*id).is_some());
        let asked = Asked {
            map: state,
            folded: self.folded.clone(),
            filter: self.filter.clone(),
            hide: self.hide,
            focus: self.focus.clone(),
        };
        if self.asked.as_ref() == Some(&asked) {
            return;
        }
        self.asked = Some(asked);
        self.revision += 1;
        self.hidden.clear();
        self.counts.clear();
        self.kept = None;
        (self.filtered, self.out_of_focus) = (0, 0);
        for root in &self.folded {
            let own = branch_of(map, *root).own;
            self.counts.insert(*root, own.iter().filter(|id| map.statements().contains_key(id)).count());
            self.hidden.extend(own);
        }
        if !self.filter.is_off() {
            let kept = self.filter.kept(map);
            self.filtered = map.statements().keys().filter(|id| !kept.contains(id)).count();
            if self.hide {
                self.hidden.extend(map.statements().keys().filter(|id| !kept.contains(id)));
            } else {
                self.kept = Some(kept);
            }
        }
        if let Some(focus) = &self.focus {
            let around = near(map, &focus.on, focus.steps);
            let outside = map.statements().keys().filter(|id| !around.contains(id));
            let before = self.hidden.len();
            self.hidden.extend(outside);
            self.out_of_focus = self.hidden.len() - before;
        }
    }

    /// What is not shown.
    pub fn hidden(&self) -> &BTreeSet<ElementId> {
        &self.hidden
    }

    /// What is not dimmed; `None` if nothing is.
    pub fn kept(&self) -> Option<&BTreeSet<ElementId>> {
        self.kept.as_ref()
    }

    /// How many cards are folded away below each folded element.
    pub fn folded_counts(&self) -> &BTreeMap<ElementId, usize> {
        &self.counts
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

    /// Folds a branch, or unfolds it.
    pub fn toggle_fold(&mut self, id: ElementId) {
        if !self.folded.remove(&id) {
            self.folded.insert(id);
        }
    }

    /// Unfolds whatever hides these elements, and leaves a focus or a hiding filter that does.
    pub fn uncover(&mut self, map: &Map, ids: &BTreeSet<ElementId>) {
        if ids.iter().all(|id| !self.hidden.contains(id)) {
            return;
        }
        self.folded.retain(|root| branch_of(map, *root).own.is_disjoint(ids));
        if let Some(focus) = &self.focus
            && !ids.is_subset(&near(map, &focus.on, focus.steps))
        {
            self.focus = None;
        }
        if self.hide && ids.iter().any(|id| map.statements().contains_key(id) && !self.filter.passes(map, *id)) {
            self.hide = false;
        }
    }

    /// Works out what bears on an element, if it or the map has changed.
    pub fn find_bearing(&mut self, map: &Map, state: (u64, u64), on: ElementId) {
        let known = self.bearing.take().filter(|(at, id, _)| *at == state && *id == on);
        self.bearing = Some(known.unwrap_or_else(|| (state, on, bearing_on(map, on))));
    }

    /// What was worked out last.
    pub fn bearing(&self) -> Option<&HashMap<ElementId, Bearing>> {
        self.bearing.as_ref().map(|(_, _, found)| found)
    }
}

impl Search {
    /// Looks for what is typed, if that or the map has changed. Returns whether the hits are new.
    pub fn update(&mut self, map: &Map, state: (u64, u64)) -> bool {
        let asked = (state.0, state.1, self.text.clone());
        if !self.open || self.done.as_ref() == Some(&asked) {
            return false;
        }
        let typed = self.done.as_ref().is_none_or(|(_, _, text)| *text != self.text);
        self.done = Some(asked);
        self.version += 1;
        let shown = self.shown();
        self.hits = find(map, &self.text).into_iter().map(|Found { id, .. }| id).collect();
        self.ids = self.hits.iter().copied().collect();
        // An edit keeps the hit that is shown; other words begin with the best.
        let kept = shown.filter(|_| !typed).and_then(|id| self.hits.iter().position(|hit| *hit == id));
        self.at = kept.unwrap_or(0);
        typed
    }

    /// The hit that is shown.
    pub fn shown(&self) -> Option<ElementId> {
        self.hits.get(self.at).copied().filter(|_| self.open)
    }

    /// All hits.
    pub fn ids(&self) -> &BTreeSet<ElementId> {
        &self.ids
    }

    /// Changes whenever the hits do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Goes on to the next hit, or back to the one before.
    pub fn step(&mut self, forward: bool) -> Option<ElementId> {
        let count = self.hits.len();
        if count == 0 {
            return None;
        }
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
        self.shown()
    }

    /// Ends the search; the words are there again next time.
    pub fn close(&mut self) {
        self.open = false;
        self.hits.clear();
        self.ids.clear();
        self.version += 1;
        self.done = None;
    }
}

//! What is looked for on the map, and what was found. A matter of this window.

use std::collections::BTreeSet;

use crate::analysis::{SearchHit, SearchIndex};
use crate::edit::{Log, Selection};
use crate::model::{ElementId, Map};

/// What is looked for, and what was found.
#[derive(Default)]
pub struct Search {
    /// Whether the field is shown.
    pub open: bool,
    /// Whether the field shall take the keyboard.
    pub wants_keyboard: bool,
    /// What is typed in it.
    pub text: String,
    /// Which of the hits is shown.
    pub at: usize,
    /// What was selected when the search began.
    pub selected_before: Selection,
    hits: Vec<SearchHit>,
    ids: BTreeSet<ElementId>,
    version: u64,
    haystack: Option<SearchIndex>,
    /// The map, its state, and the words for which the hits were found.
    done: Option<(u64, u64, String)>,
    /// The words that the user has seen the best hit of.
    shown_for: String,
}

impl Search {
    /// Looks for what is typed, if that or the map has changed. Returns whether other words were typed.
    ///
    /// Cost: for other words linear in the words of the map; after a step, what it touched.
    pub fn update(&mut self, map: &Map, state: (u64, u64), log: &Log) -> bool {
        let known = self.done.as_ref().map(|(epoch, at, text)| (*epoch, *at, *text == self.text));
        if !self.open || known == Some((state.0, state.1, true)) {
            return false;
        }
        let shown = self.shown();
        let same_map = known.filter(|(epoch, _, _)| *epoch == state.0);
        let touched = same_map.and_then(|(_, at, _)| log.since(at));
        // A source is named by many cards.
        let touched = touched.filter(|touched| touched.iter().all(|id| !map.sources().contains_key(id)));
        match (&mut self.haystack, &touched) {
            (Some(haystack), Some(touched)) => haystack.update(map, touched, &mut self.hits),
            (haystack, _) => *haystack = Some(SearchIndex::of(map)),
        }
        let same_words = known.is_some_and(|(_, _, same)| same);
        if let Some(haystack) = self.haystack.as_mut().filter(|_| !same_words || touched.is_none()) {
            self.hits = haystack.find(&self.text);
        }
        self.done = Some((state.0, state.1, self.text.clone()));
        self.version += 1;
        self.ids = self.hits.iter().map(|hit| hit.id).collect();
        let typed = self.text != self.shown_for;
        self.shown_for.clone_from(&self.text);
        // An edit keeps the hit that is shown; other words begin with the best.
        let kept = shown.filter(|_| !typed).and_then(|id| self.hits.iter().position(|hit| hit.id == id));
        self.at = kept.unwrap_or(0);
        typed
    }

    /// How many cards were found.
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// The hit that is shown.
    pub fn shown(&self) -> Option<ElementId> {
        self.hits.get(self.at).map(|hit| hit.id).filter(|_| self.open)
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
        self.haystack = None;
        self.done = None;
    }
}

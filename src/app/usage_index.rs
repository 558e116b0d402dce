//! Which catalogued passages are on the map, and which words of which texts. Kept up to date card by card.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Log;
use crate::model::{ElementId, Map, Origin};

/// Catalogued passages on the map: catalogue and passage to the cards.
pub type UsageIndex = BTreeMap<(String, String), Vec<ElementId>>;

/// Words of texts on the map, by their sources: first code point, the one after the last, and the card.
pub type Cited = BTreeMap<ElementId, BTreeSet<(u32, u32, ElementId)>>;

/// The passages on the map, for one state of it.
#[derive(Debug, Default)]
pub struct UsedPassages {
    state: Option<(u64, u64)>,
    passages: UsageIndex,
    of_card: BTreeMap<ElementId, Vec<(String, String)>>,
    cited: Cited,
    cited_by: BTreeMap<ElementId, Vec<(ElementId, u32, u32)>>,
}

impl UsedPassages {
    /// The passages, as they were found last.
    pub fn passages(&self) -> &UsageIndex {
        &self.passages
    }

    /// Words of texts, as they were found last: those that stand in the text that the source has now.
    pub fn cited(&self) -> &Cited {
        &self.cited
    }

    /// Brings the passages up to date. `epoch` names the map.
    ///
    /// Cost: what was touched since; the map when it is another one or its sources have changed.
    pub fn update(&mut self, map: &Map, epoch: u64, log: &Log) {
        let now = (epoch, log.position());
        if self.state == Some(now) {
            return;
        }
        let touched = self.state.filter(|(known, _)| *known == epoch).and_then(|(_, position)| log.since(position));
        self.state = Some(now);
        match touched.filter(|touched| touched.iter().all(|id| !map.sources().contains_key(id))) {
            Some(touched) => touched.iter().for_each(|id| self.note(map, *id)),
            None => {
                self.passages.clear();
                self.of_card.clear();
                self.cited.clear();
                self.cited_by.clear();
                map.statements().keys().for_each(|id| self.note(map, *id));
            }
        }
    }

    fn note(&mut self, map: &Map, id: ElementId) {
        for key in self.of_card.remove(&id).unwrap_or_default() {
            if let Some(cards) = self.passages.get_mut(&key) {
                cards.retain(|card| *card != id);
                if cards.is_empty() {
                    self.passages.remove(&key);
                }
            }
        }
        for (source, start, end) in self.cited_by.remove(&id).unwrap_or_default() {
            if let Some(ranges) = self.cited.get_mut(&source) {
                ranges.remove(&(start, end, id));
            }
        }
        for citation in map.statements().get(&id).map(|s| s.citations.as_slice()).unwrap_or_default() {
            let text = map.sources().get(&citation.source).and_then(|source| source.full_text.as_ref());
            if let (Some(full), Some(anchor)) = (text, citation.anchor)
                && full.digest() == anchor.digest
            {
                self.cited.entry(citation.source).or_default().insert((anchor.start, anchor.end, id));
                self.cited_by.entry(id).or_default().push((citation.source, anchor.start, anchor.end));
            }
            let origin = map.sources().get(&citation.source).map(|source| &source.origin);
            if let (Some(Origin::Bundled { catalogue, .. }), Some(passage)) = (origin, &citation.passage) {
                let key = (catalogue.clone(), passage.clone());
                let cards = self.passages.entry(key.clone()).or_default();
                cards.push(id);
                cards.sort_unstable();
                self.of_card.entry(id).or_default().push(key);
            }
        }
    }
}

//! Every structural rule of a map, stated once and checked independently of `apply`: tests call it
//! after every change, writers before every save.

use std::collections::BTreeSet;

use super::apply::text_bytes;
use super::limits;
use super::{ElementId, Map, Rejected, Role};

/// A rule that a map breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The content of an element breaks a rule, or refers to something that is not there.
    Content(ElementId, Rejected),
    /// The graph and the contents beside it disagree about an element or an edge.
    Graph(ElementId),
    /// An inference has no conclusion, or several.
    Conclusions(ElementId, usize),
    /// One id names two elements.
    Twice(ElementId),
    /// Following the conclusions from an inference never ends at a statement.
    Ring(ElementId),
    /// There is too much of something.
    TooMany(usize),
}

impl Map {
    /// The rules that this map breaks; empty for every map that can be made through [`Map::apply`].
    ///
    /// Cost: linear in the map.
    pub fn validate(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (size, limit) in [
            (self.statements.len(), limits::STATEMENTS),
            (self.inferences.len(), limits::INFERENCES),
            (self.frames.len(), limits::FRAMES),
            (self.sides.len(), limits::SIDES),
            (self.sources.len(), limits::SOURCES),
            (self.comments.len(), limits::COMMENTS),
            (text_bytes(self.sources.values()), limits::SOURCE_BYTES_TOTAL),
        ] {
            if size > limit {
                faults.push(Fault::TooMany(limit));
            }
        }

        let mut ids: Vec<_> = self.element_ids().collect();
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair.first() == pair.last());
        faults.extend(twice.filter_map(|pair| pair.first().copied()).map(Fault::Twice));

        let mut content = |id: &ElementId, outcome: Result<(), Rejected>| {
            if let Err(why) = outcome {
                faults.push(Fault::Content(*id, why));
            }
        };
        for (id, statement) in &self.statements {
            content(id, self.check_statement(statement));
        }
        for (id, inference) in &self.inferences {
            content(id, Self::check_inference(inference));
            if let Some(links) = self.links(*id) {
                content(id, self.check_links(*id, &links));
            }
        }
        for (id, side) in &self.sides {
            content(id, Self::check_side(side));
        }
        for (id, source) in &self.sources {
            content(id, self.check_source(source));
        }
        for (id, comment) in &self.comments {
            content(id, self.check_comment(*id, comment));
        }

        if let Some(format) = &self.format {
            content(&self.id, self.check_format(format));
        }

        for id in self.statements.keys() {
            let premise_only = self.graph.edges(*id).all(|(_, _, role)| *role == Role::Premise);
            if !self.graph.contains_node(*id) || !premise_only {
                faults.push(Fault::Graph(*id));
            }
        }
        for id in self.inferences.keys() {
            let conclusions = self.graph.edges(*id).filter(|(_, _, role)| **role == Role::Conclusion).count();
            if conclusions != 1 {
                faults.push(Fault::Conclusions(*id, conclusions));
            }
            if self.graph.edges(*id).any(|(_, _, role)| *role != Role::Conclusion) {
                faults.push(Fault::Graph(*id));
            }
        }
        faults.extend(self.rings().into_iter().map(Fault::Ring));
        let known = |id: ElementId| self.statements.contains_key(&id) || self.inferences.contains_key(&id);
        faults.extend(self.graph.nodes().filter(|id| !known(*id)).map(Fault::Graph));
        faults
    }

    /// The inferences from which no chain of conclusions leads to a statement. Linear.
    fn rings(&self) -> BTreeSet<ElementId> {
        let mut grounded: BTreeSet<ElementId> = BTreeSet::new();
        let mut ungrounded = BTreeSet::new();
        for start in self.inferences.keys() {
            let mut path = Vec::new();
            let mut on_path = BTreeSet::new();
            let mut at = Some(*start);
            let good = loop {
                match at {
                    Some(id) if self.statements.contains_key(&id) || grounded.contains(&id) => break true,
                    Some(id) if !ungrounded.contains(&id) && on_path.insert(id) => {
                        path.push(id);
                        at = self.conclusion(id);
                    }
                    _ => break false,
                }
            };
            if good { grounded.extend(path) } else { ungrounded.extend(path) }
        }
        ungrounded
    }
}

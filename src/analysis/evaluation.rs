//! What stands, kept up to date: after each step only what the step can have changed is worked out anew.

use std::collections::{BTreeMap, BTreeSet};

use super::grounded::{Labels, grounded, grounded_within};
use super::strength::{Strengths, strengths, strengths_within};
use crate::model::{ElementId, InferenceKind, Links, Map};

/// All of an element that evaluation looks at. What is equal leaves everything as it was.
#[derive(Clone, Debug, PartialEq)]
enum Inputs {
    /// Weight, whether it needs support, what it is assumed to be, whether it argues.
    Statement(f64, bool, Option<bool>, bool),
    Inference(f64, InferenceKind, bool, Links),
}

fn inputs(map: &Map, id: ElementId) -> Option<Inputs> {
    let weight = map.weight(id);
    if let Some(statement) = map.statements().get(&id) {
        return Some(Inputs::Statement(weight, statement.marks.needs_support, statement.assumed, statement.argues()));
    }
    let inference = map.inferences().get(&id)?;
    Some(Inputs::Inference(weight, inference.kind, inference.muted, map.links(id)?))
}

/// Labels and strengths of all statements and inferences, for one state of a map.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    labels: Labels,
    strengths: Strengths,
    inputs: BTreeMap<ElementId, Inputs>,
    version: u64,
    evaluated: usize,
}

impl Evaluation {
    /// Works out everything.
    ///
    /// Cost: see [`grounded`] and [`strengths`].
    pub fn of(map: &Map) -> Self {
        let ids = map.statements().keys().chain(map.inferences().keys());
        Self {
            labels: grounded(map),
            strengths: strengths(map, |id| map.weight(id)),
            inputs: ids.filter_map(|id| Some((*id, inputs(map, *id)?))).collect(),
            version: 1,
            evaluated: map.statements().len() + map.inferences().len(),
        }
    }

    /// Works out everything of another map, or anew, after an evaluation of this version.
    pub fn after(map: &Map, version: u64) -> Self {
        Self { version: version + 1, ..Self::of(map) }
    }

    /// Brings everything up to date after these elements were touched.
    ///
    /// Cost: that of what was touched and of what it bears on, over however many steps; of what was touched alone
    /// when nothing that counts has changed, as while a text is typed.
    pub fn update(&mut self, map: &Map, touched: &BTreeSet<ElementId>) {
        let mut part: BTreeSet<ElementId> = BTreeSet::new();
        let mut next: Vec<ElementId> = Vec::new();
        let mut changed = false;
        for id in touched {
            let now = inputs(map, *id);
            let before = match &now {
                Some(now) => self.inputs.insert(*id, now.clone()),
                None => self.inputs.remove(id),
            };
            if before == now {
                continue;
            }
            changed = true;
            if now.is_none() {
                self.labels.remove(id);
                self.strengths.remove(id);
            }
            next.push(*id);
            // What it concluded in has one argument fewer, and what it concludes in now one more.
            for end in [&before, &now].into_iter().flatten() {
                if let Inputs::Inference(_, _, _, links) = end {
                    next.push(links.conclusion);
                }
            }
        }
        if !changed {
            return;
        }
        while let Some(id) = next.pop() {
            let known = map.statements().contains_key(&id) || map.inferences().contains_key(&id);
            if known && part.insert(id) {
                next.extend(map.graph().edges(id).map(|(_, to, _)| to));
            }
        }
        let part: Vec<ElementId> = part.into_iter().collect();
        self.version += 1;
        self.evaluated += part.len();
        let labels = grounded_within(map, part.clone(), &self.labels);
        let strengths = strengths_within(map, part, &|id| map.weight(id), &self.strengths);
        self.labels.extend(labels);
        self.strengths.extend(strengths);
    }

    /// The labels.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The strengths.
    pub fn strengths(&self) -> &Strengths {
        &self.strengths
    }

    /// Changes whenever a label or strength may have.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many elements were worked out so far, each time counted: what tests count.
    pub fn evaluated(&self) -> usize {
        self.evaluated
    }
}

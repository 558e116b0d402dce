//! Links that a source itself makes between passages that are on the map: what is offered after a
//! passage was dropped.

use std::collections::BTreeSet;

use super::usage_index::UsageIndex;
use crate::command::Command;
use crate::formats::describe::gist;
use crate::i18n;
use crate::model::{ElementId, InferenceKind, Map};
use crate::sources::{Catalogue, Relation, RelationKind};
use crate::ui::notices_ui::Offer;

/// What the offers are made from.
struct Offers<'a> {
    map: &'a Map,
    catalogue: &'a Catalogue,
    taken: &'a UsageIndex,
    found: Vec<(String, Command)>,
}

impl Offers<'_> {
    fn card(&self, passage: &str) -> Option<ElementId> {
        let key = (self.catalogue.id.clone(), passage.to_owned());
        self.taken.get(&key)?.first().copied()
    }

    /// The step from one card to another.
    fn step(&self, from: ElementId, to: ElementId) -> Option<ElementId> {
        self.map.uses_of(from).into_iter().find(|step| self.map.conclusion(*step) == Some(to))
    }

    /// Offers the link by which `from` bears on what the relation names, if that is on the map.
    fn consider(&mut self, from: ElementId, relation: &Relation) {
        let Some(target) = self.card(&relation.target) else { return };
        if target == from {
            return;
        }
        let (conclusion, kind, message): (_, _, fn(String, String) -> String) = match relation.kind {
            RelationKind::Supports => (target, InferenceKind::Support, i18n::notices::offer_support),
            RelationKind::Rebuts => (target, InferenceKind::Attack, i18n::notices::offer_rebut),
            RelationKind::Undercuts => {
                let premise = relation.step_from.as_deref().and_then(|id| self.card(id));
                let Some(step) = premise.and_then(|premise| self.step(premise, target)) else { return };
                (step, InferenceKind::Attack, i18n::notices::offer_undercut)
            }
        };
        if self.step(from, conclusion).is_some() {
            return;
        }
        let partners: BTreeSet<ElementId> = relation.with.iter().filter_map(|id| self.card(id)).collect();
        let joint = partners.iter().find_map(|partner| {
            let step = self.step(*partner, conclusion)?;
            self.map.inferences().get(&step).filter(|i| i.kind == kind).map(|_| step)
        });
        let command = match joint {
            Some(step) => Command::Join(step, BTreeSet::from([from])),
            None => Command::Link(partners.into_iter().chain([from]).collect(), conclusion, kind),
        };
        let message = if joint.is_some() { i18n::notices::offer_linked } else { message };
        self.found.push((message(gist(self.map, from), gist(self.map, conclusion)), command));
    }
}

/// What the source offers for a card that was just made of one of its passages.
pub fn offer_for(map: &Map, catalogues: &[Catalogue], taken: &UsageIndex, card: ElementId) -> Option<Offer> {
    let statement = map.statements().get(&card)?;
    let passage = statement.citations.iter().find_map(|c| c.passage.clone())?;
    let catalogue = catalogues.iter().find(|c| c.passage(&passage).is_some())?;
    let mut offers = Offers { map, catalogue, taken, found: Vec::new() };
    let (_, own) = catalogue.passage(&passage)?;
    for relation in &own.relations {
        offers.consider(card, relation);
    }
    for (other, relation) in catalogue.relations_on(&passage) {
        // Another card of the same passage is meant by the first one on the map.
        if let Some(from) = offers.card(&other.id).filter(|_| offers.card(&passage) == Some(card)) {
            offers.consider(from, relation);
        }
    }
    let (lines, commands): (Vec<_>, Vec<_>) = offers.found.into_iter().unzip();
    let title = i18n::notices::offer_title(lines.len());
    let accept = i18n::notices::offer_accept();
    (!lines.is_empty()).then_some(Offer { title, lines, accept, command: Command::Together(commands) })
}

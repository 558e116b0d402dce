//! How statements speak to one another over the steps between them: what answers what. Asked by everything that shows
//! a debate as an exchange.

use std::collections::BTreeSet;

use super::adf::{Polarity, bears};
use crate::model::{ElementId, Map, Role};

/// Whether a step attacks what it concludes in; one that is muted does not.
pub(super) fn attacks(map: &Map, step: ElementId) -> bool {
    bears(map, step, Role::Conclusion) == Some(Polarity::Attack)
}

/// Whether a step supports what it concludes in; one that is muted does not.
pub(super) fn supports(map: &Map, step: ElementId) -> bool {
    bears(map, step, Role::Conclusion) == Some(Polarity::Support)
}

/// The steps that attack a statement, or a step of which it is a premise.
///
/// Cost: that of its neighbours, and of theirs.
pub(super) fn attacks_on(map: &Map, id: ElementId) -> BTreeSet<ElementId> {
    let on = [id].into_iter().chain(map.uses_of(id));
    on.flat_map(|on| map.arguments_on(on)).filter(|step| attacks(map, *step)).collect()
}

/// The statement that a step is about: its conclusion, or the first premise of the step that it concludes in.
pub fn aimed_at(map: &Map, step: ElementId) -> Option<ElementId> {
    let on = map.conclusion(step)?;
    if map.inferences().contains_key(&on) { map.premises(on).first().copied() } else { Some(on) }
}

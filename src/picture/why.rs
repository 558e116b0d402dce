//! Why something stands, falls or is open, in a sentence that names what decides it.

use std::collections::BTreeMap;

use crate::analysis::{Label, Reason, reason};
use crate::formats::spoken::gist;
use crate::model::{ElementId, Map};
use crate::words;

/// The sentence for an element; empty if it has no label in `labels`, which are those of
/// [`crate::analysis::grounded`].
pub fn why(map: &Map, labels: &BTreeMap<ElementId, Label>, id: ElementId) -> String {
    // What an argument argues for is the element itself; who makes it is what one wants to know.
    let link = |key: &str, on: ElementId| {
        let premises = map.premises(on);
        let named: Vec<String> = premises.iter().map(|premise| format!("“{}”", gist(map, *premise))).collect();
        let named = named.join(&format!(" {} ", words::say("and")));
        words::with(key, &[("what", named.into()), ("count", premises.len().into())])
    };
    match reason(map, labels, id) {
        None => String::new(),
        Some(Reason::Unchallenged) => words::say("standing-unchallenged"),
        Some(Reason::Supported(by)) => link("standing-supported", by),
        Some(Reason::Withstands(by)) => link("standing-withstands", by),
        Some(Reason::PremisesStand) => words::say("standing-premises"),
        Some(Reason::Attacked(by)) => link("standing-attacked", by),
        Some(Reason::PremiseFalls(by)) => words::with("standing-premise-falls", &[("what", gist(map, by).into())]),
        Some(Reason::SupportsFall(by)) => link("standing-supports-fall", by),
        Some(Reason::NeedsSupport) => words::say("standing-needs-support"),
        Some(Reason::HangsOn(on)) if map.inferences().contains_key(&on) => link("standing-hangs-on-link", on),
        Some(Reason::HangsOn(on)) => words::with("standing-hangs-on", &[("what", gist(map, on).into())]),
    }
}

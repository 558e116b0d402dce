//! Why something stands, falls or is open, in a sentence that names what decides it.

use crate::analysis::{Behind, Label, Labels, Reason, behind, reason};
use crate::formats::spoken::gist;
use crate::model::{ElementId, Map};
use crate::words;

/// The sentence for an element; empty if it has no label in `labels`, which are those of
/// [`crate::analysis::grounded`].
pub fn why(map: &Map, labels: &Labels, id: ElementId) -> String {
    // What an argument argues for is the element itself; who makes it is what one wants to know.
    let named = |on: ElementId| {
        let premises = map.premises(on);
        let named: Vec<String> = premises.iter().map(|premise| format!("“{}”", gist(map, *premise))).collect();
        (named.join(&format!(" {} ", words::say("and"))), premises.len())
    };
    let link = |key: &str, on: ElementId| {
        let (what, count) = named(on);
        words::with(key, &[("what", what.into()), ("count", count.into())])
    };
    let is_step = map.inferences().contains_key(&id);
    let attacked = |on_step: &str, on_card: &str, by: ElementId| link(if is_step { on_step } else { on_card }, by);
    match reason(map, labels, id) {
        None => String::new(),
        Some(Reason::Assumed) => words::say(match labels.get(&id) {
            Some(Label::Falls) => "standing-assumed-false",
            _ => "standing-assumed-true",
        }),
        Some(Reason::Unchallenged) => words::say("standing-unchallenged"),
        Some(Reason::Supported(by)) => link("standing-supported", by),
        Some(Reason::Withstands(by)) => match behind(map, labels, id) {
            Some(Behind::Premise(premise)) => {
                // One premise is named once.
                if map.premises(by) == [premise] {
                    return link("standing-withstands-alone", by);
                }
                let (what, count) = named(by);
                let premise = gist(map, premise);
                let args = [("what", what.into()), ("count", count.into()), ("premise", premise.into())];
                words::with("standing-withstands-premise", &args)
            }
            Some(Behind::Undercut(undercut)) => {
                let ((what, count), (by, by_count)) = (named(by), named(undercut));
                let args =
                    [("what", what.into()), ("count", count.into()), ("by", by.into()), ("by_count", by_count.into())];
                words::with("standing-withstands-undercut", &args)
            }
            _ => link("standing-withstands", by),
        },
        Some(Reason::PremisesStand) => words::say("standing-premises"),
        Some(Reason::Attacked(by)) => match behind(map, labels, id) {
            Some(Behind::Unanswered) => attacked("standing-undercut-unanswered", "standing-rebut-unanswered", by),
            Some(Behind::AnswersFall) => attacked("standing-undercut-answered", "standing-rebut-answered", by),
            _ => attacked("standing-undercut-only", "standing-rebut-only", by),
        },
        Some(Reason::PremiseFalls(by)) => words::with("standing-premise-falls", &[("what", gist(map, by).into())]),
        Some(Reason::SupportsFall(by)) => link("standing-supports-fall", by),
        Some(Reason::NeedsSupport) => words::say("standing-needs-support"),
        Some(Reason::HangsOn(on)) if map.inferences().contains_key(&on) => link("standing-hangs-on-link", on),
        Some(Reason::HangsOn(on)) => words::with("standing-hangs-on", &[("what", gist(map, on).into())]),
    }
}

//! Why something stands, falls or is open, in a sentence that names what decides it.

use crate::analysis::{Behind, Label, Labels, Reason, behind, reason};
use crate::formats::describe::gist;
use crate::i18n;
use crate::model::{ElementId, Map};

/// A sentence that names premises, and how many they are.
type Sentence = fn(String, usize) -> String;

/// The sentence for an element; empty if it has no label in `labels`, which are those of
/// [`crate::analysis::grounded`].
pub fn why(map: &Map, labels: &Labels, id: ElementId) -> String {
    // What an argument argues for is the element itself; who makes it is what one wants to know.
    let named = |on: ElementId| {
        let premises = map.premises(on);
        let named: Vec<String> = premises.iter().map(|premise| format!("“{}”", gist(map, *premise))).collect();
        (named.join(&format!(" {} ", i18n::terms::and())), premises.len())
    };
    let link = |message: Sentence, on: ElementId| {
        let (what, count) = named(on);
        message(what, count)
    };
    let is_step = map.inferences().contains_key(&id);
    let attacked =
        |on_step: Sentence, on_card: Sentence, by: ElementId| link(if is_step { on_step } else { on_card }, by);
    match reason(map, labels, id) {
        None => String::new(),
        Some(Reason::Assumed) => (match labels.get(&id) {
            Some(Label::Falls) => i18n::standing::assumed_false,
            _ => i18n::standing::assumed_true,
        })(),
        Some(Reason::Unchallenged) => i18n::standing::unchallenged(),
        Some(Reason::Supported(by)) => link(i18n::standing::supported, by),
        Some(Reason::Withstands(by)) => match behind(map, labels, id) {
            Some(Behind::Premise(premise)) => {
                // One premise is named once.
                if map.premises(by) == [premise] {
                    return link(i18n::standing::withstands_alone, by);
                }
                let (what, count) = named(by);
                let premise = gist(map, premise);
                i18n::standing::withstands_premise(what, count, premise)
            }
            Some(Behind::Undercut(undercut)) => {
                let ((what, count), (by, by_count)) = (named(by), named(undercut));
                i18n::standing::withstands_undercut(what, count, by, by_count)
            }
            _ => link(i18n::standing::withstands, by),
        },
        Some(Reason::PremisesStand) => i18n::standing::premises(),
        Some(Reason::Attacked(by)) => match behind(map, labels, id) {
            Some(Behind::Unanswered) => {
                attacked(i18n::standing::undercut_unanswered, i18n::standing::rebut_unanswered, by)
            }
            Some(Behind::AnswersFall) => {
                attacked(i18n::standing::undercut_answered, i18n::standing::rebut_answered, by)
            }
            _ => attacked(i18n::standing::undercut_only, i18n::standing::rebut_only, by),
        },
        Some(Reason::PremiseFalls(by)) => i18n::standing::premise_falls(gist(map, by)),
        Some(Reason::SupportsFall(by)) => link(i18n::standing::supports_fall, by),
        Some(Reason::NeedsSupport) => i18n::standing::needs_support(),
        Some(Reason::HangsOn(on)) if map.inferences().contains_key(&on) => link(i18n::standing::hangs_on_link, on),
        Some(Reason::HangsOn(on)) => i18n::standing::hangs_on(gist(map, on)),
    }
}

//! Why something stands, falls or is open: what decides it, and what stands behind that.

use std::collections::BTreeSet;

use super::adf::{Polarity, bears};
use super::relations::attacks;
use super::{Label, Labels};
use crate::model::{ElementId, Map, Role};

/// Why something has its label: what decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is assumed to stand, or to fall, for the moment.
    Assumed,
    /// It stands: nothing speaks against it, and it needs nothing.
    Unchallenged,
    /// It stands: this support does, and no attack.
    Supported(ElementId),
    /// It stands: this attack on it falls, and so do all others.
    Withstands(ElementId),
    /// An inference stands: all its premises do.
    PremisesStand,
    /// It falls: this attack stands.
    Attacked(ElementId),
    /// An inference falls: this premise does.
    PremiseFalls(ElementId),
    /// It falls: all its supports do; this is the first.
    SupportsFall(ElementId),
    /// It falls: it needs support and has none.
    NeedsSupport,
    /// It is open: this, on which it hangs, is.
    HangsOn(ElementId),
}

/// Why `id` has its label in `labels`, which are those of [`super::grounded()`]; `None` if it has none.
///
/// Cost: that of its neighbours.
pub fn reason(map: &Map, labels: &Labels, id: ElementId) -> Option<Reason> {
    let label = *labels.get(&id)?;
    if map.statements().get(&id).is_some_and(|statement| statement.assumed.is_some()) {
        return Some(Reason::Assumed);
    }
    let on_it = map.arguments_on(id);
    let of_kind = |bearing: Polarity| {
        let on_it = on_it.iter().copied();
        on_it.filter(move |id| bears(map, *id, Role::Conclusion) == Some(bearing))
    };
    let labelled = |id: &ElementId, wanted: Label| labels.get(id) == Some(&wanted);
    let premises = map.premises(id);
    let premise = |wanted: Label| premises.iter().copied().find(|id| labelled(id, wanted));
    let attack = |wanted: Label| of_kind(Polarity::Attack).find(|id| labelled(id, wanted));
    let support = |wanted: Label| of_kind(Polarity::Support).find(|id| labelled(id, wanted));
    let stands = || {
        let supported = support(Label::Stands).map(Reason::Supported);
        let withstands = attack(Label::Falls).map(Reason::Withstands);
        let by_premises = (!premises.is_empty()).then_some(Reason::PremisesStand);
        withstands.or(supported).or(by_premises).unwrap_or(Reason::Unchallenged)
    };
    let falls = || {
        let by_premise = premise(Label::Falls).map(Reason::PremiseFalls);
        let attacked = attack(Label::Stands).map(Reason::Attacked);
        let unsupported = support(Label::Falls).map(Reason::SupportsFall);
        attacked.or(by_premise).or(unsupported).unwrap_or(Reason::NeedsSupport)
    };
    Some(match label {
        Label::Stands => stands(),
        Label::Falls => falls(),
        Label::Open => {
            let open = premise(Label::Open).or_else(|| attack(Label::Open)).or_else(|| support(Label::Open));
            Reason::HangsOn(open?)
        }
    })
}

/// What stands behind a reason: why the step that it names has prevailed, or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Nothing speaks against the step or its premises.
    Unanswered,
    /// Something does, and none of it stands.
    AnswersFall,
    /// The step falls with this premise.
    Premise(ElementId),
    /// The step falls to this undercut.
    Undercut(ElementId),
}

/// What stands behind the reason of `id`, if that names an attack.
///
/// Cost: that of the neighbours of the attack and of its premises.
pub fn behind(map: &Map, labels: &Labels, id: ElementId) -> Option<Behind> {
    match reason(map, labels, id)? {
        Reason::Attacked(by) => {
            let on = map.premises(by).into_iter().chain([by]);
            let answers = on.flat_map(|id| map.arguments_on(id));
            let answers = answers.filter(|answer| attacks(map, *answer));
            let answers: Vec<Option<Label>> = answers.map(|answer| labels.get(&answer).copied()).collect();
            // A premise that is assumed to stand does, whatever answers it.
            let all_fall = answers.iter().all(|label| *label == Some(Label::Falls));
            match answers.as_slice() {
                [] => Some(Behind::Unanswered),
                _ => all_fall.then_some(Behind::AnswersFall),
            }
        }
        Reason::Withstands(by) => match reason(map, labels, by)? {
            Reason::PremiseFalls(premise) => Some(Behind::Premise(premise)),
            Reason::Attacked(undercut) => Some(Behind::Undercut(undercut)),
            _ => None,
        },
        _ => None,
    }
}

/// The elements along which it is decided that `id` has its label: each is the reason of one before it. In id order,
/// with `id` itself.
///
/// Cost: that of the neighbours of what it returns.
pub fn chain(map: &Map, labels: &Labels, id: ElementId) -> BTreeSet<ElementId> {
    let mut chain = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        if !chain.insert(id) {
            continue;
        }
        match reason(map, labels, id) {
            Some(
                Reason::Supported(by)
                | Reason::Withstands(by)
                | Reason::Attacked(by)
                | Reason::PremiseFalls(by)
                | Reason::SupportsFall(by)
                | Reason::HangsOn(by),
            ) => next.push(by),
            Some(Reason::PremisesStand) => next.extend(map.premises(id)),
            Some(Reason::Unchallenged | Reason::NeedsSupport | Reason::Assumed) | None => {}
        }
    }
    chain
}

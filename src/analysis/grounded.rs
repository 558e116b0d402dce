//! What stands: the grounded labels of all statements and inferences.
//!
//! An abstract dialectical framework (Brewka and Woltran 2010, Definitions 1 and 10) with one node for each
//! statement and inference. An inference stands when all its premises stand, no attack on it stands and, if it
//! has backing, one of those stands; a statement stands when no attack on it stands and, if it has supports,
//! one of them stands. Everything is open at first; what can be decided is decided until nothing changes,
//! reading "and", "or" and "not" in Kleene's three values. Every neighbour occurs once in a condition, so that is
//! exact. On a map of attacks only this is Dung's grounded extension.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use crate::model::{ElementId, InferenceKind, Map, Role};

/// Whether something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// It is accepted.
    Stands,
    /// It is defeated.
    Falls,
    /// Neither can be said: it hangs, over however many steps, on itself.
    #[default]
    Open,
}

impl Label {
    /// The key of its name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stands => "label-stands",
            Self::Falls => "label-falls",
            Self::Open => "label-open",
        }
    }
}

/// How many of those that a condition speaks of there are, and what became of them.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: usize,
    standing: usize,
    falling: usize,
}

impl Tally {
    fn note(&mut self, label: Label) {
        match label {
            Label::Stands => self.standing += 1,
            Label::Falls => self.falling += 1,
            Label::Open => {}
        }
    }

    /// All of them stand; with none, so they do.
    fn all(self) -> Label {
        match self {
            Self { falling: 1.., .. } => Label::Falls,
            Self { all, standing, .. } if all == standing => Label::Stands,
            _ => Label::Open,
        }
    }

    /// One of them stands.
    fn any(self) -> Label {
        match self {
            Self { standing: 1.., .. } => Label::Stands,
            Self { all, falling, .. } if all == falling => Label::Falls,
            _ => Label::Open,
        }
    }
}

fn not(label: Label) -> Label {
    match label {
        Label::Stands => Label::Falls,
        Label::Falls => Label::Stands,
        Label::Open => Label::Open,
    }
}

fn and(a: Label, b: Label) -> Label {
    match (a, b) {
        (Label::Falls, _) | (_, Label::Falls) => Label::Falls,
        (Label::Stands, Label::Stands) => Label::Stands,
        _ => Label::Open,
    }
}

/// What the condition of one statement or inference speaks of.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    premises: Tally,
    attacks: Tally,
    supports: Tally,
    needs_support: bool,
    label: Label,
}

impl Node {
    fn decide(&self) -> Label {
        let unattacked = not(self.attacks.any());
        let supported = if self.supports.all > 0 || self.needs_support { self.supports.any() } else { Label::Stands };
        and(and(self.premises.all(), unattacked), supported)
    }
}

/// The grounded labels of all statements and inferences of a map.
///
/// Cost: linear in the map, but for looking elements up by their ids.
pub fn grounded(map: &Map) -> BTreeMap<ElementId, Label> {
    let mut nodes: BTreeMap<ElementId, Node> = BTreeMap::new();
    for (id, statement) in map.statements() {
        nodes.insert(*id, Node { needs_support: statement.marks.needs_support, ..Node::default() });
    }
    nodes.extend(map.inferences().keys().map(|id| (*id, Node::default())));
    let force = |id: &ElementId| map.inferences().get(id).map(|inference| inference.kind);
    for (from, to, role) in map.graph().all_edges() {
        let Some(node) = nodes.get_mut(&to) else { continue };
        match (role, force(&from)) {
            (Role::Premise, _) => node.premises.all += 1,
            (Role::Conclusion, Some(InferenceKind::Attack)) => node.attacks.all += 1,
            (Role::Conclusion, Some(InferenceKind::Support)) => node.supports.all += 1,
            (Role::Conclusion, _) => {}
        }
    }
    let mut decided: VecDeque<ElementId> = VecDeque::new();
    for (id, node) in &mut nodes {
        node.label = node.decide();
        if node.label != Label::Open {
            decided.push_back(*id);
        }
    }
    while let Some(id) = decided.pop_front() {
        let label = nodes.get(&id).map_or(Label::Open, |node| node.label);
        for (_, to, role) in map.graph().edges(id) {
            let Some(node) = nodes.get_mut(&to) else { continue };
            match (role, force(&id)) {
                (Role::Premise, _) => node.premises.note(label),
                (Role::Conclusion, Some(InferenceKind::Attack)) => node.attacks.note(label),
                (Role::Conclusion, Some(InferenceKind::Support)) => node.supports.note(label),
                (Role::Conclusion, _) => {}
            }
            // What was decided never changes again: conditions only become more certain.
            if node.label == Label::Open {
                node.label = node.decide();
                if node.label != Label::Open {
                    decided.push_back(to);
                }
            }
        }
    }
    nodes.into_iter().map(|(id, node)| (id, node.label)).collect()
}

/// Why something has its label: what decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
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

/// Why `id` has its label in `labels`, which are those of [`grounded`]; `None` if it has none.
///
/// Cost: that of its neighbours.
pub fn reason(map: &Map, labels: &BTreeMap<ElementId, Label>, id: ElementId) -> Option<Reason> {
    let label = *labels.get(&id)?;
    let on_it = map.arguments_on(id);
    let of_kind = |kind: InferenceKind| {
        let on_it = on_it.iter().copied();
        on_it.filter(move |id| map.inferences().get(id).is_some_and(|inference| inference.kind == kind))
    };
    let labelled = |id: &ElementId, wanted: Label| labels.get(id) == Some(&wanted);
    let premises = map.premises(id);
    let premise = |wanted: Label| premises.iter().copied().find(|id| labelled(id, wanted));
    let attack = |wanted: Label| of_kind(InferenceKind::Attack).find(|id| labelled(id, wanted));
    let support = |wanted: Label| of_kind(InferenceKind::Support).find(|id| labelled(id, wanted));
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

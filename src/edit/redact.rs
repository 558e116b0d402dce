//! What leaves the team: a copy of a map without what is to stay behind, and without a trace of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ElementId, Frame, Map, Parts, ReplicaId, Statement, UnknownFields};

/// What stays behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    /// The notes on cards and links.
    pub notes: bool,
    /// The comments of team mates.
    pub comments: bool,
    /// The cards of these sides.
    pub sides: BTreeSet<ElementId>,
    /// The cards with one of these tags.
    pub tagged: BTreeSet<String>,
}

impl Leave {
    /// Whether everything goes.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    fn takes(&self, statement: &Statement) -> bool {
        statement.side.is_some_and(|side| self.sides.contains(&side))
            || statement.tags.iter().any(|tag| self.tagged.contains(tag))
    }
}

/// A copy of `map` without what stays behind: without links that lose their conclusion or their last premise,
/// sides and sources that nothing names any more, frames that are left empty, and whatever a newer version of the
/// program has added, which this one cannot judge.
///
/// It is a debate of its own, and its elements are numbered anew under `replica`: gaps in numbers would tell how
/// much is missing, and who merged it back would delete what it lacks.
///
/// Cost: linear in the map.
pub fn redacted(map: &Map, leave: &Leave, replica: ReplicaId) -> Map {
    let doomed: BTreeSet<ElementId> =
        map.statements().iter().filter(|(_, statement)| leave.takes(statement)).map(|(id, _)| *id).collect();
    let fallen = map.fall_with(&doomed);
    let mut parts = map.to_parts();
    parts.extras = UnknownFields::new();
    if let Some(format) = &mut parts.format {
        format.extras = UnknownFields::new();
        format.speeches.iter_mut().for_each(|speech| speech.extras = UnknownFields::new());
    }
    parts.statements.retain(|(id, _)| !doomed.contains(id));
    parts.inferences.retain(|(id, ..)| !fallen.contains(id));
    for (_, statement) in &mut parts.statements {
        statement.extras = UnknownFields::new();
        statement.citations.iter_mut().for_each(|citation| citation.extras = UnknownFields::new());
        if leave.notes {
            statement.note.clear();
        }
    }
    for (_, inference, ends) in &mut parts.inferences {
        inference.extras = UnknownFields::new();
        ends.premises.retain(|premise| !doomed.contains(premise));
        if leave.notes {
            inference.note.clear();
        }
    }
    let gone = |id: &ElementId| doomed.contains(id) || fallen.contains(id);
    parts.comments.retain(|(_, comment)| !leave.comments && !gone(&comment.on));
    parts.comments.iter_mut().for_each(|(_, comment)| comment.extras = UnknownFields::new());
    drop_unnamed(&mut parts, leave);
    let middle_in = |frame: &Frame, statement: &Statement| {
        // Its height follows from its text; the corner tells well enough whether a frame holds it.
        let (x, y) = (statement.place.x() + i32::from(statement.width.points()) / 2, statement.place.y());
        let (left, top) = (frame.place.x(), frame.place.y());
        (left..left + frame.width() as i32).contains(&x) && (top..top + frame.height() as i32).contains(&y)
    };
    let held = |frame: &Frame| map.statements().values().any(|statement| middle_in(frame, statement));
    let holds = |frame: &Frame| parts.statements.iter().any(|(_, statement)| middle_in(frame, statement));
    let left_empty: BTreeSet<ElementId> =
        parts.frames.iter().filter(|(_, frame)| held(frame) && !holds(frame)).map(|(id, _)| *id).collect();
    parts.frames.retain(|(id, _)| !left_empty.contains(id));
    parts.frames.iter_mut().for_each(|(_, frame)| frame.extras = UnknownFields::new());
    numbered_anew(parts, replica)
}

/// A copy of `map` in which nothing is assumed: the same debate, in which what one only asked is not taken for fact.
///
/// Cost: linear in the map.
pub fn assuming_nothing(map: &Map) -> Map {
    let mut parts = map.to_parts();
    parts.statements.iter_mut().for_each(|(_, statement)| statement.assumed = None);
    parts.inferences.iter_mut().for_each(|(_, inference, _)| inference.muted = false);
    Map::from_parts(map.id(), parts).0
}

/// A copy of `map` without the full texts of its sources: the same debate, which is merged back like any other.
///
/// Cost: linear in the map.
pub fn without_texts(map: &Map) -> Map {
    let mut parts = map.to_parts();
    parts.sources.iter_mut().for_each(|(_, source)| source.leave_text_out());
    Map::from_parts(map.id(), parts).0
}

/// Sources that nothing cites, and sides that were left out.
fn drop_unnamed(parts: &mut Parts, leave: &Leave) {
    let cited: BTreeSet<ElementId> =
        parts.statements.iter().flat_map(|(_, s)| s.citations.iter().map(|citation| citation.source)).collect();
    parts.sources.retain(|(id, _)| cited.contains(id));
    for (_, source) in &mut parts.sources {
        source.extras = UnknownFields::new();
        if leave.notes {
            source.note.clear();
        }
        source.side = source.side.filter(|side| !leave.sides.contains(side));
    }
    for speech in parts.format.iter_mut().flat_map(|format| &mut format.speeches) {
        speech.side = speech.side.filter(|side| !leave.sides.contains(side));
    }
    parts.sides.retain(|(id, _)| !leave.sides.contains(id));
    parts.sides.iter_mut().for_each(|(_, side)| side.extras = UnknownFields::new());
}

fn numbered_anew(parts: Parts, replica: ReplicaId) -> Map {
    let ids = parts.statements.iter().map(|p| p.0).chain(parts.inferences.iter().map(|p| p.0));
    let ids = ids.chain(parts.sides.iter().map(|p| p.0)).chain(parts.sources.iter().map(|p| p.0));
    let ids = ids.chain(parts.frames.iter().map(|p| p.0)).chain(parts.comments.iter().map(|p| p.0));
    let mut ids: Vec<ElementId> = ids.collect();
    // In the order of the old ids, on which the order of lists rests; the first is the debate's.
    ids.sort_unstable();
    let names: BTreeMap<ElementId, ElementId> =
        ids.into_iter().zip(2..).map(|(id, counter)| (id, ElementId::new(replica, counter))).collect();
    let parts = parts.renamed(&|id| names.get(&id).copied().unwrap_or(id));
    Map::from_parts(ElementId::new(replica, 1), parts).0
}

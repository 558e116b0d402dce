//! Another copy of the map that is being compared: what was decided, and what the canvas shows of it.

use std::collections::BTreeMap;

use crate::analysis::{Evaluation, Label, ResponseTracker, grounded};
use crate::command::{Reviewed, ShownCopy};
use crate::edit::{Log, Selection, assuming_nothing};
use crate::merge::{ChangeType, ChangedBy, Decision, Field, Key, Point, Review};
use crate::model::{ElementId, Map};
use crate::ui::canvas::{CameraRequest, CanvasState};
use crate::ui::review_ui::{ReviewState, Turned, sign_of, who};
use crate::ui::{DiffMark, DiffMarks, Sign};

/// Below this zoom a point that is gone to is looked at from near.
const READABLE: f32 = 0.6;

/// Two copies under comparison.
pub struct Reviewing {
    /// The copies and what was decided.
    pub review: Review,
    /// What the other copy is called.
    pub name: String,
    /// Whether one looks at one's own work since it was mailed.
    pub own_work: bool,
    /// Whether the other copy is an earlier version to which one may go back.
    pub goes_back: bool,
    /// The other copy's file, which is kept when it is taken in.
    pub file: Option<(std::path::PathBuf, crate::files::Fingerprint)>,
    /// What the panel keeps.
    pub state: ReviewState,
    /// The canvas on which both are shown.
    pub canvas: CanvasState,
    /// What is selected there.
    pub selection: Selection,
    /// The map that is shown.
    pub map: Map,
    /// What differs in it.
    pub marks: DiffMarks,
    /// The claims whose standing would turn.
    pub turned: Vec<Turned>,
    /// Which copy is shown.
    pub shown: ShownCopy,
    /// The point that is looked at.
    pub at: Option<Key>,
    /// Counts what was decided, for caches.
    pub version: u64,
    /// Nothing is edited here.
    pub log: Log,
    /// The canvas shows no standing while copies are compared; the panel says what would turn.
    pub evaluation: Evaluation,
    /// See [`Reviewing::evaluation`].
    pub debate: ResponseTracker,
    labels: BTreeMap<ElementId, Label>,
}

impl Reviewing {
    /// Begins to compare; looks at the first point.
    pub fn new(review: Review, name: String, own_work: bool) -> Self {
        // What is assumed here is no part of what is compared.
        let labels = grounded(&assuming_nothing(review.ours()));
        let mut reviewing = Self {
            name,
            own_work,
            goes_back: false,
            file: None,
            state: ReviewState::default(),
            canvas: CanvasState::default(),
            selection: Selection::default(),
            map: Map::new(review.ours().id()),
            marks: DiffMarks::new(),
            turned: Vec::new(),
            shown: ShownCopy::Both,
            at: None,
            version: 0,
            log: Log::default(),
            evaluation: Evaluation::default(),
            debate: ResponseTracker::default(),
            labels,
            review,
        };
        reviewing.refresh();
        reviewing.canvas.look(CameraRequest::Fit);
        // The whole first: one sees where things have happened.
        reviewing.at = reviewing.review.points().first().map(|point| point.key);
        reviewing
    }

    /// What can be done.
    pub fn environment(&self) -> Reviewed {
        let points = self.review.points();
        let point = self.point();
        Reviewed {
            has_points: !points.is_empty(),
            decides: !self.own_work,
            can_be_both: point.is_some_and(|point| self.review.can_be_both(point)),
            open: self.review.open(),
        }
    }

    /// The point that is looked at.
    pub fn point(&self) -> Option<&Point> {
        self.review.points().iter().find(|point| Some(point.key) == self.at)
    }

    /// Shows another of the copies.
    pub fn show(&mut self, shown: ShownCopy) {
        self.shown = shown;
        self.refresh_shown();
    }

    /// Brings up to date what the canvas shows.
    fn refresh_shown(&mut self) {
        self.version += 1;
        self.map = match self.shown {
            ShownCopy::Both => self.review.both(),
            ShownCopy::Result => self.review.merged().map.clone(),
            ShownCopy::Mine => self.review.ours().clone(),
        };
        self.marks = self.find_marks();
    }

    /// Brings up to date what follows from what was decided.
    pub fn refresh(&mut self) {
        self.refresh_shown();
        let after = grounded(&assuming_nothing(&self.review.merged().map));
        // Only claims: that a premise which is new stands is no news.
        let claims = |id: &&ElementId| {
            let there =
                self.review.ours().statements().get(id).or_else(|| self.review.merged().map.statements().get(id));
            there.is_some_and(|statement| statement.kind == crate::model::StatementKind::Claim)
        };
        let turned = self.labels.keys().filter(claims).filter_map(|id| {
            let (before, after) = (self.labels.get(id).copied(), after.get(id).copied());
            (before != after).then_some(Turned { id: *id, before, after })
        });
        self.turned = turned.collect();
    }

    fn find_marks(&self) -> DiffMarks {
        let mut marks = DiffMarks::new();
        for point in self.review.points() {
            let sign = sign_of(point);
            let who = if self.own_work { String::new() } else { who(&self.review, point.by) };
            let from = (point.key.1 == Field::Place).then(|| self.moved_from(point.key.0)).flatten();
            let refused = point.state == Decision::Refused && point.how != ChangeType::Removed;
            let mark = marks.entry(point.key.0).or_insert_with(|| DiffMark { sign, who, refused, from: None });
            mark.sign = mark.sign.min(sign);
            mark.from = mark.from.or(from);
            // It is marked as refused if all of it is.
            mark.refused &= refused;
        }
        // What both have done is nobody's alone.
        for difference in self.review.merged().differences.iter().filter(|d| d.by == ChangedBy::Both) {
            if let Some(mark) = marks.get_mut(&difference.key.0).filter(|mark| mark.sign == Sign::Asked) {
                mark.who = String::new();
            }
        }
        marks
    }

    /// Where a card stood here that stands elsewhere in what is shown.
    fn moved_from(&self, id: ElementId) -> Option<crate::model::Place> {
        let place = |map: &Map| {
            let card = map.statements().get(&id).map(|statement| statement.place);
            card.or_else(|| map.frames().get(&id).map(|frame| frame.place))
        };
        let before = place(self.review.ours())?;
        (place(&self.map)? != before).then_some(before)
    }

    /// Looks at the next point, or (`false`) at the one before.
    pub fn step(&mut self, forward: bool) {
        let points = self.review.points();
        let now = points.iter().position(|point| Some(point.key) == self.at);
        let next = match (now, forward) {
            (Some(at), true) => (at + 1) % points.len().max(1),
            (Some(at), false) => (at + points.len() - 1) % points.len().max(1),
            (None, _) => 0,
        };
        self.at = points.get(next).map(|point| point.key);
        self.select_point();
    }

    /// Looks at this point.
    pub fn go_to(&mut self, key: Key) {
        self.at = Some(key);
        self.select_point();
    }

    /// Something was chosen on the canvas: its first point is looked at.
    pub fn select(&mut self, selection: Selection) {
        if let Some(id) = selection.single()
            && let Some(point) = self.review.points().iter().find(|point| point.key.0 == id)
        {
            self.at = Some(point.key);
        }
        self.selection = selection;
    }

    fn select_point(&mut self) {
        let Some((id, _)) = self.at else { return };
        self.selection = if self.map.kind_of(id).is_some() { Selection::only(id) } else { Selection::default() };
        // From afar one would see a sign and no words.
        if self.canvas.camera.zoom() < READABLE {
            self.canvas.look(CameraRequest::Actual);
        }
        self.canvas.look(CameraRequest::Centre(id));
    }

    /// Takes what is looked at in, or leaves it as it is here, and goes on to what is open next.
    pub fn decide_here(&mut self, take: bool) {
        if let Some(key) = self.at {
            self.review.decide([key], take);
            self.refresh();
            self.step(true);
        }
    }
}

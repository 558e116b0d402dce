//! The map: its parts, and every question that can be asked of them. It changes in `apply` only.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graphmap::DiGraphMap;

use super::{Comment, ElementId, Format, Frame, Inference, Side, Source, Statement, UnknownFields, Weight};

/// What an edge of the graph means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// From a statement to the inference that it is a premise of.
    Premise,
    /// From an inference to the statement or inference that it concludes in.
    Conclusion,
}

/// Which kind of thing an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// A card.
    Statement,
    /// A step.
    Inference,
    /// A side.
    Side,
    /// A source.
    Source,
    /// A frame.
    Frame,
    /// A remark.
    Comment,
}

/// One debate: statements and inferences as nodes of a graph, their contents beside it in id order.
///
/// Every rule of [`Map::validate`] holds at all times; the only way to change a map is [`Map::apply`].
#[derive(Clone, Debug)]
pub struct Map {
    pub(super) id: ElementId,
    pub(super) title: String,
    pub(super) motion: String,
    pub(super) format: Option<Box<Format>>,
    pub(super) graph: DiGraphMap<ElementId, Role>,
    pub(super) statements: BTreeMap<ElementId, Statement>,
    pub(super) inferences: BTreeMap<ElementId, Inference>,
    pub(super) sides: BTreeMap<ElementId, Side>,
    pub(super) sources: BTreeMap<ElementId, Source>,
    pub(super) frames: BTreeMap<ElementId, Frame>,
    pub(super) comments: BTreeMap<ElementId, Comment>,
    /// By what they are about, and by what they reply to: the remarks that name an element.
    pub(super) naming: BTreeMap<ElementId, BTreeSet<ElementId>>,
    pub(super) extras: UnknownFields,
}

impl Map {
    /// An empty map. `id` names the debate; copies that are mailed about keep it.
    pub fn new(id: ElementId) -> Self {
        Self {
            id,
            title: String::new(),
            motion: String::new(),
            format: None,
            graph: DiGraphMap::new(),
            statements: BTreeMap::new(),
            inferences: BTreeMap::new(),
            sides: BTreeMap::new(),
            sources: BTreeMap::new(),
            frames: BTreeMap::new(),
            comments: BTreeMap::new(),
            naming: BTreeMap::new(),
            extras: UnknownFields::new(),
        }
    }

    /// The name of the debate: equal in all copies of one map.
    pub fn id(&self) -> ElementId {
        self.id
    }

    /// What the map is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The resolution under debate.
    pub fn motion(&self) -> &str {
        &self.motion
    }

    /// Who speaks when; `None` where nobody has said.
    pub fn format(&self) -> Option<&Format> {
        self.format.as_deref()
    }

    /// How sure a statement is by itself, or how strong a step, in [0, 1]: what the user has said, else even for a
    /// statement and 1 for a step.
    pub fn weight(&self, id: ElementId) -> f64 {
        match (self.statements.get(&id), self.inferences.get(&id)) {
            (Some(statement), _) => statement.weight.unwrap_or(Weight::EVEN).share(),
            (_, Some(inference)) => inference.weight.unwrap_or(Weight::CERTAIN).share(),
            _ => 0.0,
        }
    }

    /// What is assumed for the moment: statements that are taken for true or false, and steps that are muted, in
    /// id order. Cost: linear in the map.
    pub fn assumptions(&self) -> impl Iterator<Item = ElementId> + '_ {
        let assumed = self.statements.iter().filter(|(_, s)| s.assumed.is_some()).map(|(id, _)| *id);
        let muted = self.inferences.iter().filter(|(_, i)| i.muted).map(|(id, _)| *id);
        assumed.chain(muted)
    }

    /// The graph: statements and inferences as nodes, premises and conclusions as edges.
    pub fn graph(&self) -> &DiGraphMap<ElementId, Role> {
        &self.graph
    }

    /// The statements, in id order.
    pub fn statements(&self) -> &BTreeMap<ElementId, Statement> {
        &self.statements
    }

    /// The inferences, in id order.
    pub fn inferences(&self) -> &BTreeMap<ElementId, Inference> {
        &self.inferences
    }

    /// The sides, in id order, which is the order in which they were made.
    pub fn sides(&self) -> &BTreeMap<ElementId, Side> {
        &self.sides
    }

    /// The sources, in id order.
    pub fn sources(&self) -> &BTreeMap<ElementId, Source> {
        &self.sources
    }

    /// The frames, in id order.
    pub fn frames(&self) -> &BTreeMap<ElementId, Frame> {
        &self.frames
    }

    /// The remarks of team mates, in id order.
    pub fn comments(&self) -> &BTreeMap<ElementId, Comment> {
        &self.comments
    }

    /// The remarks on an element and the replies to them, in id order. Cost: linear in these.
    pub fn comments_on(&self, element: ElementId) -> impl Iterator<Item = (ElementId, &Comment)> {
        let known = self.naming(element).filter_map(|id| self.comments.get_key_value(&id));
        known.filter(move |(_, comment)| comment.on == element).map(|(id, comment)| (*id, comment))
    }

    /// The remarks that are about an element, or reply to it.
    pub(super) fn naming(&self, element: ElementId) -> impl Iterator<Item = ElementId> {
        self.naming.get(&element).into_iter().flatten().copied()
    }

    /// Puts a remark in the place of another, or takes it away; returns the other.
    pub(super) fn replace_comment(&mut self, id: ElementId, comment: Option<Comment>) -> Option<Comment> {
        let old = self.comments.remove(&id);
        for named in old.iter().flat_map(Comment::names) {
            if let Some(naming) = self.naming.get_mut(&named) {
                naming.remove(&id);
                if naming.is_empty() {
                    self.naming.remove(&named);
                }
            }
        }
        if let Some(comment) = comment {
            for named in comment.names() {
                self.naming.entry(named).or_default().insert(id);
            }
            self.comments.insert(id, comment);
        }
        old
    }

    /// Fields of a newer version that belong to the map itself.
    pub fn extras(&self) -> &UnknownFields {
        &self.extras
    }

    /// What `id` names in this map, if anything.
    pub fn kind_of(&self, id: ElementId) -> Option<ElementKind> {
        if self.statements.contains_key(&id) {
            Some(ElementKind::Statement)
        } else if self.inferences.contains_key(&id) {
            Some(ElementKind::Inference)
        } else if self.frames.contains_key(&id) {
            Some(ElementKind::Frame)
        } else if self.sides.contains_key(&id) {
            Some(ElementKind::Side)
        } else if self.sources.contains_key(&id) {
            Some(ElementKind::Source)
        } else if self.comments.contains_key(&id) {
            Some(ElementKind::Comment)
        } else {
            None
        }
    }

    /// Where a statement comes when the canvas is read from top to bottom and each line from the left: what reading
    /// order is sorted by. What is no statement comes first.
    pub fn reading_place(&self, id: ElementId) -> Option<(i32, i32, ElementId)> {
        self.statements.get(&id).map(|statement| (statement.place.y(), statement.place.x(), id))
    }

    /// The side of a statement, if it has one.
    pub fn side_of(&self, statement: ElementId) -> Option<&Side> {
        self.sides.get(&self.statements.get(&statement)?.side?)
    }

    /// Whether the map holds no card and no frame.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.frames.is_empty()
    }

    /// The ids of all elements, in no particular order.
    pub fn element_ids(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.statements
            .keys()
            .chain(self.inferences.keys())
            .chain(self.sides.keys())
            .chain(self.sources.keys())
            .chain(self.frames.keys())
            .chain(self.comments.keys())
            .copied()
    }
}

impl PartialEq for Map {
    /// Equal content; the order in which the graph was built does not count.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.title == other.title
            && self.motion == other.motion
            && self.format == other.format
            && self.statements == other.statements
            && self.inferences == other.inferences
            && self.sides == other.sides
            && self.sources == other.sources
            && self.frames == other.frames
            && self.comments == other.comments
            && self.extras == other.extras
            && self.inferences.keys().all(|id| self.links(*id) == other.links(*id))
    }
}

impl Eq for Map {}

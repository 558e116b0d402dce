//! Fresh ids for one copy of the program.

use crate::model::{ElementId, ReplicaId};

/// Navigation out ids in order; never the same one twice.
#[derive(Clone, Debug)]
pub struct Ids {
    replica: ReplicaId,
    last: u64,
    /// Whether any was handed out since these began.
    begun: bool,
}

impl Ids {
    /// Ids of this copy that come after `last`, the highest counter of this copy that is known.
    pub fn after(replica: ReplicaId, last: u64) -> Self {
        Self { replica, last, begun: false }
    }

    /// Under whose name ids are handed out.
    pub fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Goes on after `last` at the earliest.
    pub fn go_on_after(&mut self, last: u64) {
        self.last = self.last.max(last);
    }

    /// The next id.
    pub fn fresh(&mut self) -> ElementId {
        self.last += 1;
        self.begun = true;
        ElementId::new(self.replica, self.last)
    }

    /// The id handed out last, if any was since these began.
    pub fn handed_out(&self) -> Option<ElementId> {
        self.begun.then(|| ElementId::new(self.replica, self.last))
    }

    /// The id handed out last, if any was handed out by this or an earlier run.
    pub fn last(&self) -> Option<ElementId> {
        (self.last > 0).then(|| ElementId::new(self.replica, self.last))
    }
}

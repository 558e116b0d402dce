//! Questions about a map that its parts do not answer by themselves: what bears on what, what is near,
//! what belongs to a branch, what is found, what stands. Reads a map, returns plain data, never fails; no egui, no
//! clock, no disk.

mod adf;
mod brief;
mod clash;
mod cross_source;
mod dropped;
mod evaluation;
mod explain;
mod extensions;
mod filter;
mod find;
mod flip;
mod flow;
mod fold;
mod grounded;
mod influence;
mod lint;
mod neighbourhood;
mod rehearsal;
mod relations;
mod siblings;
mod strength;

pub use adf::counts;
pub use brief::{BriefLine, BriefOf, BriefPart, brief};
pub use clash::{Clash, ClashStatement, Clashes, Winner, clashes};
pub use cross_source::unanswered;
pub use dropped::{ResponseStatus, ResponseTracker, come_to, turns};
pub use evaluation::Evaluation;
pub use explain::{Behind, Reason, behind, chain, reason};
pub use extensions::{Dispute, LARGEST, NoPositions, Positions, disputes};
pub use filter::{Filter, FilterStanding};
pub use find::{SearchHit, SearchIndex};
pub use flip::{
    Critical, CriticalCards, CriticalSearch, FlipSearch, FlipSet, Flips, GoOn, MOST_SPENT, MOST_TOGETHER,
    critical_cards, flips,
};
pub use flow::{Cell, Column, Flow, flow};
pub use fold::{Folded, below, fold, folds_above};
pub use grounded::{Label, Labels, grounded};
pub use influence::{Influence, bearing_on};
pub use lint::{Hint, hints};
pub use neighbourhood::neighbourhood;
pub use rehearsal::{RehearsalItem, drills};
pub use relations::aimed_at;
pub use siblings::{SwapPair, pairs};
pub use strength::{Strengths, strengths};

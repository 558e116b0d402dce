//! What a user can do to a map, one deed a file. Each function is pure: it reads the map and returns
//! the transaction that would do it, or says why there is nothing to do.

mod add;
mod add_premise;
mod apply_merge;
mod arrange;
mod assume;
mod comment;
mod copy;
mod drop;
mod flow_sheet;
mod frame;
mod link;
mod merge_cards;
mod move_elements;
mod raise_critical_question;
mod remove;
mod reparent;
mod set_debate_format;
mod set_fields;
mod source;
mod swap_siblings;

pub use add::{NewCitation, NewStatement, add_statement, answer};
pub use add_premise::{detach, join};
pub use apply_merge::take_in;
pub use arrange::{AlignEdge, Axis, Size, align, distribute};
pub use assume::clear_assumptions;
pub use comment::{add_comment, remove_comment, set_comment};
pub use copy::{clip, duplicate, paste};
pub use drop::{DropTarget, drop_statement, relate};
pub use flow_sheet::{answer_in_turn, first_line, line_below};
pub use frame::{add_frame, remove_frames_only, set_frame};
pub use link::{link, relink, reverse};
pub use merge_cards::unite;
pub use move_elements::{nudge, place, resize, shift};
pub use raise_critical_question::raise;
pub use remove::{Consequences, consequences, remove};
pub use reparent::reparent;
pub use set_debate_format::set_format;
pub use set_fields::{MapText, set_inferences, set_map_text, set_side, set_statements, set_text, still_so};
pub use source::{add_source, leave_text_out, remove_source, set_citations, set_full_text, set_source};
pub use swap_siblings::exchange;

//! What a user can do to a map, one deed a file. Each function is pure: it reads the map and returns
//! the transaction that would do it, or says why there is nothing to do.

mod add;
mod arrange;
mod assume;
mod comment;
mod copy;
mod describe;
mod drop;
mod exchange;
mod flow;
mod format;
mod frame;
mod join;
mod link;
mod raise;
mod remove;
mod reparent;
mod shift;
mod source;
mod take_in;
mod unite;

pub use add::{NewCitation, NewStatement, add_statement, answer};
pub use arrange::{Axis, Edge, Size, align, distribute};
pub use assume::clear_assumptions;
pub use comment::{add_comment, remove_comment, set_comment};
pub use copy::{clip, duplicate, paste};
pub use describe::{MapText, set_inferences, set_map_text, set_side, set_statements, set_text, still_so};
pub use drop::{Target, drop_statement, relate};
pub use exchange::exchange;
pub use flow::{answer_in_turn, first_line, line_below};
pub use format::set_format;
pub use frame::{add_frame, remove_frames_only, set_frame};
pub use join::{detach, join};
pub use link::{link, relink, reverse};
pub use raise::raise;
pub use remove::{Consequences, consequences, remove};
pub use reparent::reparent;
pub use shift::{nudge, place, resize, shift};
pub use source::{add_source, leave_text_out, remove_source, set_citations, set_full_text, set_source};
pub use take_in::take_in;
pub use unite::unite;

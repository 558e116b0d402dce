//! What is printed and handed round: the brief of a speech, the flow sheet. Plain data of `analysis` in, bytes out;
//! touches no disk, knows no window.
//!
//! - `brief`: a brief in words, with how many they are, from which its writers write; as Markdown.
//! - `docx`: as a document for word processors (Office Open XML, ECMA-376).
//! - `xlsx`: the flow sheet as a workbook.
//! - `html`: either as a page that a browser prints.

pub mod brief;
mod docx;
mod html;
mod xlsx;

pub use brief::{Brief, BriefStyle};
pub use docx::docx;
pub use html::{brief_page, flow_page};
pub use xlsx::{column_title, flow_workbook};

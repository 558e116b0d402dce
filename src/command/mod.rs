//! The vocabulary of what a user can ask for: the table of actions, commands with their arguments,
//! and shortcuts. Names things and does nothing; knows egui only for its keys.

mod action;
mod environment;
mod owner;
mod queue;
mod shortcut;
mod table;
mod unavailable;

pub use action::{Action, Menu};
pub use environment::{Environment, Reviewed};
pub use owner::Owner;
pub use queue::{BriefChoice, BriefForm, Command, Export, MailChoices, MapPart, PictureForm, Queue, ShownCopy, Stage};
pub use shortcut::{Shortcut, asked_by, keys_table};
pub use unavailable::Unavailable;

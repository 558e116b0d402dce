//! Drawing: one file a panel, the canvas in its own folder. Takes shared references and its own view
//! state; may only push commands.

pub mod analysis_ui;
pub mod bibliography_ui;
pub mod brief_ui;
pub mod canvas;
pub mod capture;
pub mod citation_check_ui;
pub mod clash_ui;
pub mod comments_ui;
pub mod dialogs_ui;
mod evaluation_ui;
mod field;
pub mod flow_ui;
mod fonts;
pub mod format_ui;
pub mod galley;
pub mod hints_ui;
mod icons;
mod inline_editor;
mod inspector_state;
pub mod inspector_ui;
pub mod mail_ui;
pub mod menu_ui;
pub mod notices_ui;
mod open_text;
pub mod outline_ui;
pub mod palette_ui;
mod passages_ui;
pub mod picture_ui;
pub mod presentation_ui;
pub mod reading;
pub mod recovery_ui;
pub mod review_ui;
mod scheme_ui;
mod scroll;
pub mod source_form_ui;
mod source_header_ui;
mod source_text_ui;
pub mod sources_ui;
pub mod status_ui;
pub mod text_export_ui;
mod theme;
mod timer_ui;
pub mod toolbar_ui;
pub mod versions_ui;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Evaluation, ResponseTracker};
use crate::command::Environment;
use crate::edit::ops::NewStatement;
use crate::edit::{Log, Revision, Selection};
use crate::i18n;
use crate::model::{ElementId, Ledger, Map, Place, ReplicaId};
use crate::sources::citation_style::CitationStyle as CiteStyle;

/// Everything that panels may read.
pub struct View<'a> {
    /// The map.
    pub map: &'a Map,
    /// What is selected.
    pub selection: &'a Selection,
    /// Which map, and which state of it.
    pub revision: (u64, Revision),
    /// What the steps so far have touched.
    pub log: &'a Log,
    /// Seconds since the program started, as egui counts them.
    pub now: f64,
    /// What decides about actions.
    pub environment: Environment,
    /// The file's name, or what stands for it.
    pub file_name: &'a str,
    /// Whether there are unsaved changes.
    pub unsaved: bool,
    /// Whether another window has its file open.
    pub elsewhere: bool,
    /// Whether the map has a file.
    pub has_file: bool,
    /// Whether a file is being opened.
    pub busy: bool,
    /// What takes long to open or to bring in, in words, and how far that has come, between 0 and 1.
    pub opening: Option<(String, f32)>,
    /// How far a new order of cards has been worked out, between 0 and 1; `None` if none is.
    pub arranging: Option<f32>,
    /// Whether a passage is being dragged.
    pub dragging: bool,
    /// Catalogued passages that are on the map: catalogue and passage to the cards.
    pub taken: &'a BTreeMap<(String, String), Vec<ElementId>>,
    /// Words of texts that are on the map, by their sources: first code point, the one after the last, and the card.
    pub cited: &'a BTreeMap<ElementId, BTreeSet<(u32, u32, ElementId)>>,
    /// How full citations are written.
    pub style: CiteStyle,
    /// Recent files.
    pub recent: &'a [std::path::PathBuf],
    /// The name of the step that undo takes back, and of the one that redo makes again.
    pub undo: Option<String>,
    /// See [`View::undo`].
    pub redo: Option<String>,
    /// The map's bookkeeping, which knows the names of people.
    pub ledger: &'a Ledger,
    /// The name of this copy of the program.
    pub replica: ReplicaId,
    /// Whether files can be dropped on the window.
    pub takes_drops: bool,
    /// Whether keys are written as on a Mac.
    pub is_mac: bool,
    /// How everything stands.
    pub evaluation: &'a Evaluation,
    /// What became of each statement in the debate.
    pub debate: &'a ResponseTracker,
    /// How many cards and links are assumed or muted for the moment.
    pub assumptions: usize,
    /// Whether the canvas shows both.
    pub standing: bool,
    /// What another copy has done to elements, while it is compared: then nothing is edited here.
    pub marks: Option<&'a DiffMarks>,
}

impl View<'_> {
    /// Which map, and how many steps have led to the state that it is in: for caches.
    pub fn state(&self) -> (u64, u64) {
        (self.revision.0, self.log.position())
    }
}

/// What another copy has done to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// It is to be decided.
    Asked,
    /// It would go.
    Removed,
    /// It is new.
    Added,
    /// It is changed.
    Changed,
    /// It stands elsewhere.
    Moved,
}

/// How an element is marked while two copies are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffMark {
    /// What was done.
    pub sign: Sign,
    /// By whom, in words.
    pub who: String,
    /// Whether it is refused.
    pub refused: bool,
    /// Where a card stood that was moved.
    pub from: Option<Place>,
}

impl DiffMark {
    /// The mark in words: what was done, by whom.
    pub fn spoken(&self) -> String {
        let key = match self.sign {
            Sign::Asked => i18n::review::sign_asked,
            Sign::Removed => i18n::review::sign_removed,
            Sign::Added => i18n::review::sign_added,
            Sign::Changed => i18n::review::sign_changed,
            Sign::Moved => i18n::review::sign_moved,
        };
        let what = key();
        let said = if self.who.is_empty() { what } else { format!("{what} · {}", self.who) };
        if self.refused { format!("{said} · {}", i18n::review::sign_refused()) } else { said }
    }
}

/// The marks of all elements that have one.
pub type DiffMarks = BTreeMap<ElementId, DiffMark>;

/// What is dragged from the sources to the canvas.
#[derive(Clone, Debug)]
pub struct Dragged {
    /// The statement that it becomes.
    pub statement: NewStatement,
}

/// Fonts and colours, once, before the first frame.
pub fn install(ctx: &egui::Context) {
    fonts::install(ctx);
    theme::install(ctx);
    ctx.add_plugin(galley::Ordered);
    ctx.options_mut(|options| {
        // The canvas zooms with these keys; the whole window must not do so as well.
        options.zoom_with_keyboard = false;
    });
}

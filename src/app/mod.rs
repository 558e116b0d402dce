//! The running program: owns everything that changes, draws nothing itself, runs the commands.
//!
//! The order of a frame: results of workers; the panels, which read and speak in commands; shortcuts;
//! then the queue, once.

mod dispatch;
mod document;
mod frame;
mod frame_review;
mod keyboard;
mod launch;
mod link_suggestions;
mod review_session;
mod run_bookmarks;
mod run_cards;
mod run_citation_lookup;
mod run_citations;
mod run_evaluation;
mod run_export;
mod run_external_changes;
mod run_files;
mod run_flow;
mod run_layout;
mod run_mail;
mod run_recovery;
mod run_review;
mod run_saving;
mod run_sources;
mod run_versions;
mod run_visibility;
mod run_writing;
mod sample_maps;
mod usage_index;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

pub use document::Document;
pub use launch::start;
pub use sample_maps::{SHIPPED, shipped_map};
use usage_index::UsedPassages;

use crate::command::{Export, PictureForm, Queue, Stage};
use crate::edit::Revision;
use crate::files::{
    DialogAnswer, Dialogs, Expect, FileSystem, LoadError, Loaded, MailProgram, PackedFile, Profile, Reader, SaveError,
    Saved, StartMarker, Work, Worker,
};
use crate::formats::sanitize;
use crate::formats::settings::ThemeChoice;
use crate::formats::text_export::TextForm;
use crate::merge::Ancestor;
use crate::model::ElementId;
use crate::picture::{NoPicture, Points};
use crate::ui::analysis_ui::QuestionsState;
use crate::ui::canvas::CanvasState;
use crate::ui::clash_ui::ClashState;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::flow_ui::FlowState;
use crate::ui::inspector_ui::InspectorState;
use crate::ui::notices_ui::{Notice, Offer, Severity};
use crate::ui::outline_ui::OutlineState;
use crate::ui::palette_ui::PaletteState;
use crate::ui::presentation_ui::RoundState;
use crate::ui::sources_ui::SourcesState;

/// What is to be done once the work that is unsaved is safe or given up.
#[derive(Clone, Debug, PartialEq)]
enum Next {
    New,
    Open(PathBuf),
    OpenShipped(&'static str),
    /// Something was chosen to be recovered.
    Recover,
    Quit,
}

/// What a question in the window is about.
#[derive(Clone, Debug, PartialEq)]
enum PendingQuestion {
    /// Save, give up, or stay.
    Unsaved(Next),
    /// Problems of a file were shown.
    Problems,
    /// The file changed under us, or is gone.
    Changed {
        gone: bool,
    },
    /// A save takes long, and the user wants to leave.
    SlowSave(Next),
    /// Only overwriting in place is possible, of this file.
    InPlace(PathBuf, Expect),
    /// This file exists; replace it?
    Replace(PathBuf),
    /// What goes with what is being deleted.
    Remove(std::collections::BTreeSet<ElementId>),
    /// What becomes of another copy of the map.
    Met(&'static [run_review::ReviewChoice]),
    /// Whether what was decided of another copy is given up.
    StopReview,
    /// What becomes of what was typed on a card that is gone.
    KeepTyped(String),
    /// The path box: to open, or to save.
    PathToOpen,
    PathToCompare,
    /// A document to bring in.
    PathToBring(run_sources::Becomes),
    /// A document seems to be a source that the map has.
    SameSource,
    /// A passage is on the map already; what was to be dropped where, and its card.
    Duplicate(Box<crate::edit::ops::NewStatement>, crate::edit::ops::DropTarget, crate::model::Place, ElementId),
    PathToSave,
    PathToExport(Export),
    /// This file exists; replace it with a page or picture?
    ReplaceExport(PathBuf, Export),
}

/// A file that was read.
struct LoadedFile {
    loaded: Loaded,
    /// What it and the map that is open both come from, if that is known.
    base: Option<Ancestor>,
    /// The content of the file, to compare with what it is later.
    packed: Option<PackedFile>,
    /// Whether it is the map's own file and has nothing that was not in it when it was read or written last.
    is_behind: bool,
}

/// A file that is being opened.
struct Opening {
    work: Work<Result<LoadedFile, LoadError>>,
    path: PathBuf,
    /// When that began, as egui counts.
    begun: f64,
    purpose: Purpose,
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// To be shown, or to be met if it is another copy of what is open.
    Show,
    /// To be compared with what is open.
    Compare,
    /// It is the file of what is open, and somebody else has changed it.
    Follow,
}

/// A save that is under way.
struct Saving {
    work: Work<Result<(Saved, Option<PackedFile>), SaveError>>,
    path: PathBuf,
    expect: Expect,
    /// Which document, in which state: by the time the save is done, another may be open.
    epoch: u64,
    revision: Revision,
    /// When it began, in seconds of the window's clock.
    begun: f64,
    /// Until when the user has said to wait.
    patient_until: f64,
    /// The notice that says that it takes long.
    notice: Option<u64>,
    /// Whether it is to be written once more when it is done.
    again: bool,
}

/// An export: the size of the file in bytes, and the letters that no font has; or why there is none.
type ExportWork = Work<Result<(usize, Vec<char>), String>>;
/// A picture for the clipboard, and the letters that no font has.
type CopyWork = Work<Result<(Points, Vec<char>), NoPicture>>;

/// How long the end of the program, and what is written next, wait for settings that are being written.
const PROFILE_PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// The running program.
pub struct App {
    document: Document,
    /// Counts the documents that this window has shown, so that caches can tell them apart.
    epoch: u64,
    profile: Profile,
    dialogs: Box<dyn Dialogs>,
    fs: Arc<dyn FileSystem>,
    worker: Worker,
    queue: Queue,
    canvas: CanvasState,
    sources: SourcesState,
    inspector: InspectorState,
    palette: PaletteState,
    show_sources: bool,
    show_outline: bool,
    outline: OutlineState,
    /// Whether what there is to be written now is written in the outline.
    writes_in_outline: bool,
    show_inspector: bool,
    dialog: Option<Dialog>,
    asked: Option<PendingQuestion>,
    notices: Vec<Notice>,
    last_notice: u64,
    offer: Option<Offer>,
    opening: Option<Opening>,
    /// Another copy of the map, about which the user is asked.
    met: Option<run_review::PendingReview>,
    /// Another copy of the map that is being compared.
    reviewing: Option<review_session::Reviewing>,
    /// A dialog of the system, what it is for, and the document that it was opened for.
    choosing: Option<(DialogAnswer, PendingQuestion, u64)>,
    /// The state of the document that the user has agreed to leave unsaved.
    given_up: Option<(u64, Revision)>,
    saving: Option<Saving>,
    /// Whether files can be dropped on the window.
    takes_drops: bool,
    /// Settings and counter that are being written.
    storing: Option<Work<Result<(), String>>>,
    /// Saves that go on and that nobody waits for.
    slow_saves: Vec<Saving>,
    recovery: run_recovery::Recovery,
    watching: run_external_changes::Watching,
    /// Earlier versions that are being read, and the document that they are of.
    listing: Option<(Work<Vec<run_versions::Earlier>>, u64)>,
    /// Earlier versions in the order in which they are listed.
    versions: Vec<run_versions::Earlier>,
    bringings: run_sources::Bringings,
    lookups: run_citation_lookup::Lookups,
    /// A form that a question has taken the place of.
    form_aside: Option<Dialog>,
    /// What reads documents.
    reader: Reader,
    mailing: run_mail::Mailing,
    /// What hands mails to the user's mail program, if the system has such.
    mail_program: Option<MailProgram>,
    /// A page or picture that is being written: its name, and how large it has become.
    exporting: Option<(ExportWork, PathBuf)>,
    /// A picture on its way to the clipboard.
    /// The card through whose links one goes, and the link that was reached last.
    link_walk: Option<(ElementId, ElementId)>,
    copying: Option<CopyWork>,
    /// How the picture is to be that is being asked for.
    picture: PictureForm,
    /// In which language the map was last written for other programs.
    text_form: TextForm,
    arranging: Option<run_layout::Arranging>,
    standings: run_evaluation::Standings,
    stage: Stage,
    /// Whether the window was asked to fill the screen.
    fills_screen: bool,
    flow: FlowState,
    clash: ClashState,
    round: RoundState,
    show_questions: bool,
    questions: QuestionsState,
    /// What follows when the save that is under way succeeds.
    after_save: Option<Next>,
    taken: UsedPassages,
    /// The size of the window's title that was set last.
    shown_title: String,
    may_close: bool,
    marker: StartMarker,
    frames: u64,
    now: f64,
    keyboard: keyboard::Keyboard,
}

impl App {
    /// The program with an empty map, before its first frame. `worker` wakes the window.
    pub fn new(profile: Profile, dialogs: Box<dyn Dialogs>, fs: Arc<dyn FileSystem>, worker: Worker) -> Self {
        let marker = profile.start_marker();
        let recovery = run_recovery::Recovery::of(&worker, &fs, profile.folder());
        let watching = run_external_changes::Watching::of(&worker, &fs, profile.folder());
        Self {
            document: Document::new(profile.replica(), profile.counter()),
            epoch: 0,
            profile,
            dialogs,
            fs,
            worker,
            queue: Queue::default(),
            canvas: CanvasState::default(),
            sources: SourcesState::default(),
            inspector: InspectorState::default(),
            palette: PaletteState::default(),
            show_sources: true,
            show_outline: false,
            outline: OutlineState::default(),
            writes_in_outline: false,
            show_inspector: true,
            dialog: None,
            asked: None,
            notices: Vec::new(),
            last_notice: 0,
            offer: None,
            opening: None,
            met: None,
            reviewing: None,
            choosing: None,
            given_up: None,
            saving: None,
            takes_drops: true,
            storing: None,
            slow_saves: Vec::new(),
            recovery,
            watching,
            listing: None,
            versions: Vec::new(),
            bringings: run_sources::Bringings::default(),
            lookups: run_citation_lookup::Lookups::default(),
            form_aside: None,
            reader: Reader::of_this_program(),
            mailing: run_mail::Mailing::default(),
            mail_program: MailProgram::of_this_system(),
            exporting: None,
            link_walk: None,
            copying: None,
            picture: PictureForm::default(),
            text_form: TextForm::default(),
            arranging: None,
            standings: run_evaluation::Standings::default(),
            stage: Stage::default(),
            fills_screen: false,
            flow: FlowState::default(),
            clash: ClashState::default(),
            round: RoundState::default(),
            show_questions: false,
            questions: QuestionsState::default(),
            after_save: None,
            taken: UsedPassages::default(),
            shown_title: String::new(),
            may_close: false,
            marker,
            frames: 0,
            now: 0.0,
            keyboard: keyboard::Keyboard::default(),
        }
    }

    /// What is open.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The panel of sources, for tests.
    pub fn sources(&self) -> &SourcesState {
        &self.sources
    }

    /// Whether a dialog is shown.
    pub fn dialog_is_open(&self) -> bool {
        self.dialog.is_some()
    }

    /// The canvas, for tests: where things are on the screen, and what was counted.
    pub fn canvas(&self) -> &CanvasState {
        &self.canvas
    }

    /// How everything stands, as it was worked out for the last frame.
    pub fn evaluation(&self) -> &crate::analysis::Evaluation {
        &self.standings.evaluation
    }

    /// What is shown in the middle of the window.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// What became of each statement in the debate.
    pub fn debate(&self) -> &crate::analysis::ResponseTracker {
        &self.standings.debate
    }

    /// Asks for something from outside the window: files to open at the start, tests.
    pub fn ask(&mut self, command: crate::command::Command) {
        self.queue.push(command);
    }

    /// Says that the desktop hands over no files that are dropped on the window: then it is not promised.
    pub fn takes_no_drops(&mut self) {
        self.takes_drops = false;
    }

    /// Lets mails go to another program than the system's, for tests.
    pub fn mail_by(&mut self, program: Option<MailProgram>) {
        self.mail_program = program;
    }

    /// Lets documents be read by another program than the one that runs, for tests.
    pub fn read_by(&mut self, reader: Reader) {
        self.reader = reader;
    }

    /// The texts of the notices that are shown.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.notices.iter().map(|notice| notice.text.as_str())
    }

    /// Whether anything is still on its way: a file being read or written, a dialog of the system.
    pub fn is_waiting(&self) -> bool {
        self.opening.is_some()
            || self.choosing.is_some()
            || self.saving.is_some()
            || self.storing.is_some()
            || self.exporting.is_some()
            || self.copying.is_some()
            || self.bringings.is_waiting()
            || self.lookups.is_waiting()
            || self.recovery.is_waiting()
            || self.listing.is_some()
            || self.mailing.is_waiting()
            || self.arranging.is_some()
            || self.standings.is_waiting()
            || self.holds_dialog()
    }

    fn notice(&mut self, tone: Severity, text: String) {
        self.last_notice += 1;
        let seconds = match tone {
            Severity::Done => Some(6.0),
            Severity::Refused => Some(8.0),
            Severity::Told | Severity::Failed => None,
        };
        if tone == Severity::Failed {
            // Whoever started the program from a terminal reads it there as well.
            // A terminal that takes nothing loses nothing.
            let _ = writeln!(std::io::stderr(), "{}", sanitize(&text));
        }
        // The same words twice in a row are one notice.
        self.notices.retain(|notice| notice.text != text);
        let until = seconds.map(|s| self.now + s);
        self.notices.push(Notice { id: self.last_notice, tone, text, offers: None, until });
    }

    fn set_theme(&mut self, ctx: &egui::Context, choice: ThemeChoice) {
        self.profile.settings.theme = choice;
        apply_theme(ctx, choice);
        self.store_settings();
    }

    fn store_settings(&mut self) {
        self.store_profile();
    }

    /// Lets a worker write settings and counter, after what it writes already: the profile's disk may take its time, too.
    fn store_profile(&mut self) {
        let Some(job) = self.profile.storing() else { return };
        let before = self.storing.take();
        self.storing = Some(self.worker.start("keep the profile", move || {
            if let Some(before) = before {
                before.wait(PROFILE_PATIENCE);
            }
            job().map_err(|why| why.to_string())
        }));
    }

    /// Says if settings could not be written.
    fn take_stored(&mut self) {
        let Some(result) = self.storing.as_ref().and_then(Work::poll) else { return };
        self.storing = None;
        if let Some(Err(why)) = result {
            self.notice(Severity::Refused, crate::i18n::notices::settings(why));
        }
    }

    /// The program ends: settings that are being written are waited for, for a moment.
    fn finish_storing(&mut self) {
        if let Some(storing) = self.storing.take() {
            storing.wait(PROFILE_PATIENCE);
        }
    }
}

fn apply_theme(ctx: &egui::Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
}

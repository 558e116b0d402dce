//! The recovery journal of what is open, and what earlier runs have left behind. After each frame the journal is told what
//! was done in it; the thread that writes it needs no frames, so a hidden window loses nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::run_review::ago;
use super::{App, Document, Next};
use crate::command::Action;
use crate::edit::Selection;
use crate::files::{self, Fingerprint, Journal, Orphan, RecoverableWork, Work};
use crate::formats::argmap;
use crate::formats::journal::{About, Draft, FormDraft, FormKind};
use crate::formats::one_line;
use crate::i18n;
use crate::merge::Review;
use crate::model::{ElementId, Map};
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::Severity;
use crate::ui::recovery_ui::{RecoveryForm, RecoveryRow};
use crate::ui::review_ui::{summary, what};
use crate::ui::source_form_ui::SourceForm;

/// More elements than this in one step, and the map is written whole: the window does not wait for so many.
const MOST_IN_A_STEP: usize = 2_000;
/// How long after a failure the journal is begun anew, in seconds.
const TRIED_AGAIN: f64 = 10.0;
/// How many of the things that are newer are named.
const NAMED: usize = 40;

/// Something that an earlier run has left behind, and what of it is newer than its file.
struct Offered {
    found: RecoverableWork,
    row: RecoveryRow,
    /// What its file must hold if it is to be written over without asking.
    on_disk: Option<Fingerprint>,
}

/// Up to where the journal has followed the work.
#[derive(Debug, PartialEq)]
struct JournaledState {
    /// Which document.
    epoch: u64,
    /// The file of which it speaks.
    path: Option<PathBuf>,
    /// How often the bookkeeping had been replaced.
    bookkeeping: u64,
    /// How many steps there had been.
    position: u64,
}

impl JournaledState {
    /// Whether a step of this document, with this file and bookkeeping, goes on from here.
    fn is_of(&self, epoch: u64, document: &Document) -> bool {
        (self.epoch, self.bookkeeping) == (epoch, document.bookkeeping()) && self.path == document.path
    }
}

/// The journal, and what is offered.
#[derive(Default)]
pub(super) struct Recovery {
    /// There is none without a profile to keep it in.
    journal: Option<Journal>,
    /// What the journal has, if there is one.
    kept: Option<JournaledState>,
    /// The remark that is being written, as the journal has it.
    drafted: Draft,
    /// When it may be begun anew after a failure.
    tried_again: Option<f64>,
    /// What the document was recovered from. It goes when the document has a journal of its own.
    from: Option<Orphan>,
    /// What is being looked for, and whether the user has asked for it.
    looking: Option<(Work<Vec<Offered>>, bool)>,
    offers: Vec<Offered>,
    /// What is to be recovered once the work that is open is safe or given up.
    chosen: Option<Offered>,
}

impl Recovery {
    /// The journal of a program with this profile.
    pub(super) fn of(
        worker: &files::Worker,
        fs: &std::sync::Arc<dyn files::FileSystem>,
        profile: Option<&std::path::Path>,
    ) -> Self {
        let journal = profile.map(|profile| Journal::new(worker, std::sync::Arc::clone(fs), profile));
        Self { journal, ..Self::default() }
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.looking.is_some()
    }
}

/// What of a journal is to be offered; `None`, and it goes, if its file holds all of it.
fn offered(fs: &dyn files::FileSystem, found: RecoverableWork) -> Option<Offered> {
    let about = &found.recovered.about;
    let path = Some(PathBuf::from(&about.path)).filter(|path| !path.as_os_str().is_empty());
    let map = &found.recovered.opened.map;
    let file = path.as_ref().and_then(|path| files::load(fs, path, &|_| true).ok());
    let file = file.filter(|file| file.opened.map.id() == map.id());
    let draft = found.recovered.draft.is_some();
    if !draft && file.as_ref().is_some_and(|file| file.opened.map == *map) {
        found.orphan.remove(fs);
        return None;
    }
    // What the program itself was about to write when it ended is nobody else's.
    let own = found.recovered.writes.iter().chain([&about.on_disk]).filter_map(|name| Fingerprint::of_name(name));
    let now = file.as_ref().map(|file| file.fingerprint);
    let known = now.filter(|now| own.into_iter().any(|own| own == *now));
    let (changed_since, on_disk) = (now.is_some() && known.is_none(), known.or(Fingerprint::of_name(&about.on_disk)));
    let before = file.map_or_else(|| Map::new(map.id()), |file| file.opened.map);
    let has_file = before.statements().len() + before.sides().len() > 0;
    let review = Review::of_states(&before, map);
    let list = review.points().iter().map(|point| what(&review, point.key.0));
    let mut list: Vec<String> = list.collect();
    list.dedup();
    list.truncate(NAMED);
    let newer = if has_file {
        i18n::recovery::newer(summary(review.points()))
    } else {
        i18n::recovery::cards(map.statements().len())
    };
    let row = RecoveryRow {
        name: about.name.clone(),
        path: path.map(|path| path.display().to_string()),
        when: found.written.map(ago).unwrap_or_default(),
        newer,
        list,
        changed_since,
        torn: found.recovered.torn > 0,
        draft: found.recovered.draft.as_ref().map(|draft| one_line(&draft.says())),
        discarding: false,
    };
    Some(Offered { found, row, on_disk })
}

/// One row for each file, or map without one: that which was written last. The others stay where they are, and are offered
/// when that one is safe or discarded and they still have something that the file has not.
fn each_file_once(all: Vec<Offered>) -> Vec<Offered> {
    let mut met: BTreeSet<(ElementId, Option<String>)> = BTreeSet::new();
    let is_first = |offered: &Offered| met.insert((offered.found.recovered.opened.map.id(), offered.row.path.clone()));
    let mut is_first = is_first;
    all.into_iter().filter(|offered| is_first(offered)).collect()
}

impl App {
    /// Says for as long as it is so that what is typed is kept for a crash elsewhere than usual, or not at all.
    pub(super) fn tell_of_profile(&mut self) {
        let Some(refused) = self.profile.refused().map(|folder| folder.display().to_string()) else { return };
        let text = match self.profile.folder() {
            Some(folder) => i18n::notices::profile_elsewhere(refused, folder.display().to_string()),
            None => i18n::notices::profile_none(refused),
        };
        self.notice(Severity::Told, text);
    }

    /// What a save tells the journal, if there is one.
    pub(super) fn pledge(&self) -> Option<files::SaveIntent> {
        self.recovery.journal.as_ref().map(Journal::pledge)
    }

    /// Lets a program that breaks down reach its journal.
    pub fn tie(&self, lifeline: &files::JournalFlusher) {
        if let Some(journal) = &self.recovery.journal {
            journal.tie(lifeline);
        }
    }

    /// Says that the program broke down, and shows the report.
    pub(super) fn show_report(&mut self, path: &std::path::Path) {
        let report = files::read_report(path).unwrap_or_else(i18n::notices::broke_down_no_report);
        self.dialog = Some(Dialog::Report { report });
    }

    /// Looks for what earlier runs have left behind. `asked`: the user wants to know, also if there is nothing.
    pub(super) fn look_for_recovery(&mut self, asked: bool) {
        let Some(profile) = self.profile.folder().map(ToOwned::to_owned) else { return };
        // What is held here is let go first, so that it is found.
        self.recovery.offers.clear();
        self.recovery.chosen = None;
        let fs = std::sync::Arc::clone(&self.fs);
        let work = self.worker.start("look for what can be recovered", move || {
            let all = files::orphans(fs.as_ref(), &profile);
            all.into_iter().filter_map(|found| offered(fs.as_ref(), found)).collect()
        });
        self.recovery.looking = Some((work, asked));
    }

    /// Offers what was found, once nothing else is asked.
    pub(super) fn take_recovery(&mut self) {
        // Not over a question, and not before it is known which file is open: what the program was started with is asked
        // for in the first frame.
        if self.dialog.is_some() || self.opening.is_some() || self.frames < 2 {
            return;
        }
        let Some(result) = self.recovery.looking.as_ref().and_then(|(work, _)| work.poll()) else { return };
        let asked = self.recovery.looking.take().is_some_and(|(_, asked)| asked);
        self.recovery.offers = each_file_once(result.unwrap_or_default());
        let own = self.document.path.as_ref().map(|path| path.display().to_string());
        let is_own = |offered: &Offered| own.is_some() && offered.row.path == own;
        self.recovery.offers.sort_by_key(|offered| !is_own(offered));
        let count = self.recovery.offers.len();
        if count > 0 && !asked && own.is_some() && !self.recovery.offers.iter().any(is_own) {
            // Somebody has asked for another file: that is what is shown.
            self.recovery.offers.clear();
            self.notice(Severity::Told, i18n::notices::recovery_waits(count));
            if let Some(notice) = self.notices.last_mut() {
                notice.offers = Some(Action::Recovery);
            }
        } else if count > 0 {
            self.show_recovery();
        } else if asked {
            self.notice(Severity::Done, i18n::notices::no_recovery());
        }
    }

    fn show_recovery(&mut self) {
        let rows = self.recovery.offers.iter().map(|offered| offered.row.clone()).collect();
        self.dialog = Some(Dialog::Recovery(Box::new(RecoveryForm { rows })));
    }

    /// Opens what can be recovered, by its place in the list, after asking what becomes of unsaved work.
    pub(super) fn recover(&mut self, number: usize) {
        if number >= self.recovery.offers.len() {
            return;
        }
        self.dialog = None;
        self.recovery.chosen = Some(self.recovery.offers.remove(number));
        self.leave(Next::Recover);
    }

    /// Shows what was chosen. Its file is not touched.
    pub(super) fn show_recovered(&mut self) {
        let Some(Offered { found, row, on_disk }) = self.recovery.chosen.take() else { return };
        let RecoverableWork { orphan, recovered, .. } = found;
        self.show_opened(recovered.opened, None);
        let path = row.path.as_ref().map(|_| PathBuf::from(&recovered.about.path));
        self.document.recovered(path, on_disk, recovered.about.name);
        self.document.read_only = recovered.about.keep_file;
        if let Some(draft) = recovered.draft {
            self.resume(draft);
        }
        self.recovery.from = Some(orphan);
        let text = match self.document.path {
            Some(_) => i18n::notices::recovered(&self.document.name),
            None => i18n::notices::recovered_unnamed(),
        };
        self.notice(Severity::Told, text);
        if !self.recovery.offers.is_empty() {
            // The others stay where they are.
            let count = self.recovery.offers.len();
            self.recovery.offers.clear();
            self.notice(Severity::Told, i18n::notices::more_recovery(count));
        }
    }

    /// Removes what can be recovered, by its place in the list: the user was asked.
    pub(super) fn discard_recovery(&mut self, number: usize) {
        if number < self.recovery.offers.len() {
            self.recovery.offers.remove(number).found.orphan.remove(self.fs.as_ref());
        }
        self.dialog = None;
        if !self.recovery.offers.is_empty() {
            self.show_recovery();
        }
    }

    /// Lets go what was offered: it is offered again the next time.
    pub(super) fn put_recovery_off(&mut self) {
        self.recovery.offers.clear();
    }

    /// Whether the journal may go: all is in the file, or the user has given it up and quits.
    fn needs_no_journal(&self, draft: &Draft) -> bool {
        let state = (self.epoch, self.document.history().revision());
        let given_up = self.may_close && self.given_up == Some(state);
        given_up || self.document.is_saved() && draft.is_empty()
    }

    /// Tells the journal what was done since the last frame.
    pub(super) fn keep_journal(&mut self) {
        if let Some(why) = self.recovery.journal.as_ref().and_then(Journal::failure) {
            self.recovery.kept = None;
            self.recovery.tried_again = Some(self.now + TRIED_AGAIN);
            self.notice(Severity::Failed, i18n::notices::no_journal(why));
        }
        let draft = self.draft();
        let safe = self.needs_no_journal(&draft);
        let Some(journal) = &self.recovery.journal else { return };
        if safe {
            if self.recovery.kept.take().is_some() {
                journal.end();
            }
            return;
        }
        let (map, log) = (self.document.map(), self.document.history().log());
        let kept =
            self.recovery.kept.as_mut().filter(|kept| kept.is_of(self.epoch, &self.document) && !journal.is_full());
        let touched = kept.as_ref().and_then(|kept| log.since(kept.position));
        match (kept, touched.filter(|touched| touched.len() <= MOST_IN_A_STEP)) {
            (Some(kept), _) if kept.position == log.position() => {}
            (Some(kept), Some(touched)) => {
                journal.step(&argmap::patch(map, self.document.ledger(), &touched), self.document.ids.last());
                kept.position = log.position();
            }
            _ if self.recovery.tried_again.is_some_and(|when| self.now < when) => return,
            _ => {
                self.recovery.tried_again = None;
                // It must be found from another folder, too.
                let path = self.document.path.as_ref().and_then(|path| std::path::absolute(path).ok());
                let path = path.as_ref().and_then(|path| path.to_str());
                let about = About {
                    path: path.unwrap_or_default().to_owned(),
                    name: self.document.name.clone(),
                    keep_file: self.document.damaged || self.document.read_only,
                    on_disk: self.document.on_disk.map(Fingerprint::name).unwrap_or_default(),
                };
                let ledger = self.document.ledger().clone();
                journal.begin(about, map.clone(), ledger, self.document.ids.last(), self.recovery.from.take());
                self.recovery.drafted = Draft::default();
                self.recovery.kept = Some(JournaledState {
                    epoch: self.epoch,
                    path: self.document.path.clone(),
                    bookkeeping: self.document.bookkeeping(),
                    position: log.position(),
                });
            }
        }
        if self.recovery.drafted != draft {
            journal.draft(&draft);
            self.recovery.drafted = draft;
        }
    }

    /// What is being written and is no part of the map yet.
    fn draft(&self) -> Draft {
        let form = match self.form_aside.as_ref().or(self.dialog.as_ref()) {
            Some(Dialog::Source(form)) => {
                let known = form.id().and_then(|id| self.document.map().sources().get(&id));
                let on = form.id().map(|id| id.to_string()).unwrap_or_default();
                form.fields(known).map(|fields| FormDraft { kind: FormKind::Source, on, fields })
            }
            Some(Dialog::Mail(form)) => {
                form.fields().map(|fields| FormDraft { kind: FormKind::Mail, on: String::new(), fields })
            }
            _ => None,
        };
        let Some((on, reply_to, text)) = self.inspector.comments.draft() else {
            return Draft { form, ..Draft::default() };
        };
        let reply_to = reply_to.map(|id| id.to_string()).unwrap_or_default();
        Draft { on: on.to_string(), reply_to, text: text.to_owned(), form }
    }

    /// Goes on with what was being written: a remark on what is selected then, a form that opens again.
    fn resume(&mut self, draft: Draft) {
        if let Some(FormDraft { kind, on, fields }) = draft.form {
            let asked = self.dialog.take();
            match kind {
                FormKind::Source => {
                    let known = on.parse().ok().and_then(|id| self.document.map().sources().get_key_value(&id));
                    let (id, source) = known.map(|(id, source)| (*id, source.clone())).unzip();
                    let form = SourceForm::resumed(id, source.unwrap_or_default(), &fields);
                    self.dialog = Some(Dialog::Source(Box::new(form)));
                }
                FormKind::Mail => {
                    self.mail();
                    if let Some(Dialog::Mail(form)) = &mut self.dialog {
                        form.resume(&fields);
                    }
                }
            }
            // What is asked comes first.
            if asked.is_some() {
                self.form_aside = std::mem::replace(&mut self.dialog, asked);
            }
        }
        let Ok(on) = draft.on.parse() else { return };
        if draft.text.is_empty() {
            return;
        }
        self.inspector.comments.resume(on, draft.reply_to.parse().ok(), draft.text);
        self.document.selection = Selection::only(on);
        self.show_inspector = true;
    }

    /// The program ends: what has to be on the disk is waited for.
    pub(super) fn finish_journal(&mut self) {
        // A map that is being changed by what has just broken down is not looked at any more.
        if !files::is_breaking_down() {
            // If there was no room a moment ago, there may be now.
            self.recovery.tried_again = None;
            self.keep_journal();
        }
        if let Some(journal) = &self.recovery.journal {
            journal.close();
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.finish_storing();
        self.finish_journal();
    }
}

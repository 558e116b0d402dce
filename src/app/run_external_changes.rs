//! What becomes of the map that is open when somebody else touches its file: a team mate, a sync service, another window.
//! Nothing is overwritten and nothing is lost: what came is taken in where nothing is unsaved here, and offered otherwise.

use std::path::Path;
use std::sync::Arc;

use super::run_review::file_name;
use super::{App, Purpose};
use crate::command::Command;
use crate::edit::Revision;
use crate::files::{self, FileState, Loaded, Watch, Watched};
use crate::i18n::{self, Named};
use crate::merge::Ancestor;
use crate::ui::notices_ui::{Offer, Severity};
use crate::ui::review_ui::summary_taken;

/// The watch over the file of the map that is open.
pub(super) struct Watching {
    watch: Watch,
    of: Option<Watched>,
    /// What the user was told last, or what was done about it.
    dealt_with: FileState,
    /// Whether another window has the file open.
    pub(super) elsewhere: bool,
    /// The state of the document in which it was saved and then lost its file: nothing in it is unsaved work.
    lost: Option<(u64, Revision)>,
}

impl Watching {
    /// The watch of a program with this profile.
    pub(super) fn of(worker: &files::Worker, fs: &Arc<dyn files::FileSystem>, profile: Option<&Path>) -> Self {
        let watch = Watch::new(worker, Arc::clone(fs), profile);
        Self { watch, of: None, dealt_with: FileState::Known, elsewhere: false, lost: None }
    }
}

impl App {
    fn file_name(&self) -> String {
        self.document.path.as_deref().map(file_name).unwrap_or_default()
    }

    /// Whether nothing was done here that was not saved, also if the file has lost it since.
    fn has_no_own_work(&self) -> bool {
        self.document.is_saved() || self.watching.lost == Some((self.epoch, self.document.history().revision()))
    }

    /// The file no longer holds what is here: says so, and the map counts as unsaved.
    pub(super) fn lose_file(&mut self, message: Named) {
        if self.document.is_saved() {
            self.watching.lost = Some((self.epoch, self.document.history().revision()));
        }
        self.document.lose_file();
        let name = self.file_name();
        self.notice(Severity::Failed, message(name));
    }

    /// Says what is to be watched, and sees what was found.
    pub(super) fn refresh_watch(&mut self) {
        let now = self.document.path.as_ref().zip(self.document.on_disk);
        if self.watching.of.as_ref().map(|of| (&of.path, of.known)) != now {
            self.watching.of = now.map(|(path, known)| Watched { path: path.clone(), known });
            self.watching.watch.watch(self.watching.of.clone());
            self.watching.dealt_with = FileState::Known;
            // What was in the file before is not what is in it now.
            self.watching.lost = None;
        }
        // What was found of an older state of the file says nothing.
        let Some(seen) = self.watching.of.as_ref().and_then(|of| self.watching.watch.seen(of)) else { return };
        if std::mem::replace(&mut self.watching.elsewhere, seen.elsewhere) != seen.elsewhere {
            let text = i18n::notices::two_windows(self.file_name());
            if seen.elsewhere {
                self.notice(Severity::Told, text);
            } else {
                // Nobody else has it open any more.
                self.notices.retain(|notice| notice.text != text);
            }
        }
        let is_busy = self.saving.is_some() || self.opening.is_some() || self.choosing.is_some();
        if is_busy || self.dialog.is_some() || self.reviewing.is_some() || self.watching.dealt_with == seen.state {
            return;
        }
        self.watching.dealt_with = seen.state;
        match seen.state {
            // Some sync services take a file away before they put it back.
            FileState::Known if !self.document.is_saved() && self.has_no_own_work() => {
                self.document.found_again();
                self.notices.retain(|notice| notice.tone != Severity::Failed);
            }
            FileState::Known => {}
            FileState::Gone => self.lose_file(i18n::notices::file_gone),
            FileState::Changed(_) if self.has_no_own_work() => self.read_file_again(),
            FileState::Changed(_) => self.offer_file(),
        }
    }

    /// Offers what somebody else has made of the file, because there is work here that is not saved.
    fn offer_file(&mut self) {
        self.offer = Some(Offer {
            title: i18n::notices::offer_file(self.file_name()),
            lines: vec![i18n::notices::offer_file_tip()],
            accept: i18n::notices::offer_file_accept(),
            command: Command::MeetFile,
        });
    }

    /// Reads the file of the map again, to take in what somebody else has made of it.
    pub(super) fn read_file_again(&mut self) {
        self.offer = None;
        if let Some(path) = self.document.path.clone() {
            self.open_for(path, Purpose::Follow);
        }
    }

    /// The file was read again: shows what it holds now, as one step that can be undone.
    pub(super) fn follow(&mut self, loaded: Loaded, base: Option<Ancestor>, is_behind: bool) {
        if self.document.path.as_ref() != Some(&loaded.path) || self.document.on_disk == Some(loaded.fingerprint) {
            return;
        }
        if loaded.opened.map.id() != self.document.map().id() || loaded.opened.is_damaged() || loaded.contained {
            self.lose_file(i18n::notices::file_other);
            return;
        }
        if !self.has_no_own_work() {
            self.meet(loaded, base);
            return;
        }
        let (path, fingerprint) = (loaded.path.clone(), loaded.fingerprint);
        let theirs = loaded.opened.map.clone();
        let review = self.review_of(loaded.opened, base);
        if self.refuses_excess(&review) {
            self.document.lose_file();
            return;
        }
        if is_behind || review.open() > 0 || review.merged().map != theirs {
            // Some of what is here would be lost, or is to be decided.
            self.document.lose_file();
            self.meet_in(review, path, fingerprint);
            return;
        }
        let counts = summary_taken(review.points());
        let text = i18n::notices::followed(self.file_name(), counts);
        self.adopt(&review, Some(&(path.clone(), fingerprint)), Some(text));
        if *self.document.map() == theirs {
            let revision = self.document.history().revision();
            self.document.saved(path, fingerprint, revision);
        }
    }

    /// For tests: whether another window has the file open.
    pub fn is_open_elsewhere(&self) -> bool {
        self.watching.elsewhere
    }
}

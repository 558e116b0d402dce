//! Saving: a worker writes, the window goes on. A disk that does not answer is said, keeps nobody from saving elsewhere, and
//! from quitting: the work is in the journal then.

use std::path::{Path, PathBuf};

use super::run_files::with_extension;
use super::{App, Next, PendingQuestion, Saving};
use crate::command::Action;
use crate::files::{self, Expect, PackedFile, SaveError};
use crate::i18n::{self, Message};
use crate::ui::notices_ui::Severity;

/// After how long a save that is still going on is spoken of, in seconds.
const SLOW: f64 = 1.0;
/// How long who has chosen to wait is not asked again, in seconds.
const WAIT: f64 = 30.0;

impl App {
    /// Saves to the map's own file, or asks for one.
    pub(super) fn save(&mut self) {
        match self.document.path.clone() {
            Some(path) if !self.document.damaged && !self.document.read_only => {
                self.save_to(path, self.document.expected());
            }
            _ => self.ask_save_as(),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, expect: Expect) {
        self.start_save(path, expect, files::save);
    }

    pub(super) fn save_in_place(&mut self, path: PathBuf, expect: Expect) {
        let aside = self.profile.folder().map_or_else(std::env::temp_dir, Path::to_owned);
        self.start_save(path, expect, move |fs, path, bytes, expect| {
            files::save_in_place(fs, path, bytes, expect, &aside)
        });
    }

    /// Lets a worker write the map as it is now. What is being written to another file goes on by itself.
    fn start_save(
        &mut self,
        path: PathBuf,
        expect: Expect,
        write: impl FnOnce(&dyn files::FileSystem, &Path, &[u8], Expect) -> Result<files::Saved, SaveError> + Send + 'static,
    ) {
        if let Some(saving) = self.saving.as_mut().filter(|saving| saving.path == path) {
            // Once it is done, what has changed since is written.
            saving.again = true;
            return;
        }
        self.put_save_aside();
        self.document.close_step();
        let revision = self.document.history().revision();
        self.document.sign(&self.profile.settings.name);
        let (map, ledger) = self.document.stamped();
        self.keep_counter();
        let fs = std::sync::Arc::clone(&self.fs);
        let target = path.clone();
        let profile = self.profile.folder().map(Path::to_owned);
        let (pledge, keeping) = (self.pledge(), files::Keeping::of(self.profile.settings.versions()));
        let work = self.worker.start("save a map", move || {
            let bytes = files::contents(&map, &ledger)?;
            if let Some(pledge) = pledge {
                pledge.writes(files::Fingerprint::of(&bytes));
            }
            if let Some(profile) = profile {
                files::keep_version(&profile, map.id(), &target, keeping);
            }
            let saved = write(fs.as_ref(), &target, &bytes, expect)?;
            Ok((saved, PackedFile::new(&bytes)))
        });
        let (epoch, begun) = (self.epoch, self.now);
        self.saving = Some(Saving {
            work,
            path,
            expect,
            epoch,
            revision,
            begun,
            patient_until: begun,
            notice: None,
            again: false,
        });
    }

    /// A path out of the system's dialog, which has asked before replacing just that file.
    pub(super) fn save_chosen(&mut self, path: PathBuf) {
        let named = with_extension(path.clone());
        if named == path {
            self.save_to(named, Expect::Anything);
        } else {
            self.save_unless_there(named);
        }
    }

    /// Saves under a new name; asks before it replaces anything. Whether there is anything is found by the worker: a disk
    /// may take its time to say so.
    pub(super) fn save_unless_there(&mut self, path: PathBuf) {
        self.save_to(path, Expect::Nothing);
    }

    fn was_saved(
        &mut self,
        ctx: &egui::Context,
        saving: Saving,
        fingerprint: files::Fingerprint,
        packed: Option<PackedFile>,
    ) {
        let name = saving.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.profile.settings.remember(std::path::absolute(&saving.path).unwrap_or_else(|_| saving.path.clone()));
        self.store_settings();
        self.drop_notice(saving.notice);
        if saving.epoch == self.epoch {
            self.document.saved(saving.path, fingerprint, saving.revision);
            self.document.disk_copy = packed;
        }
        self.notices.retain(|notice| notice.tone != Severity::Failed);
        self.notice(Severity::Done, i18n::notices::saved(name));
        if saving.again && !self.document.is_saved() {
            self.save();
        } else if let Some(next) = self.after_save.take() {
            if self.document.is_saved() {
                self.go(ctx, next);
            } else {
                // Something was written while the file was.
                self.leave(next);
            }
        }
    }

    fn was_not_saved(&mut self, saving: Saving, why: SaveError) {
        let text = why.to_string();
        let save_as = i18n::dialogs::save_as;
        self.drop_notice(saving.notice);
        match why {
            SaveError::Changed if saving.epoch == self.epoch && saving.expect == Expect::Nothing => {
                let text = i18n::dialogs::ask_replace(saving.path.display().to_string());
                let choices = [i18n::dialogs::replace, i18n::dialogs::cancel];
                self.ask_user(
                    PendingQuestion::Replace(saving.path),
                    i18n::dialogs::ask_replace_title,
                    text,
                    Vec::new(),
                    &choices,
                );
            }
            SaveError::Changed if saving.epoch == self.epoch => {
                let choices = [i18n::dialogs::meet, save_as, i18n::dialogs::cancel];
                self.ask_user(
                    PendingQuestion::Changed { gone: false },
                    i18n::dialogs::ask_changed_title,
                    text,
                    Vec::new(),
                    &choices,
                );
            }
            SaveError::Gone if saving.epoch == self.epoch => {
                let choices = [save_as, i18n::dialogs::save_again, i18n::dialogs::cancel];
                self.ask_user(
                    PendingQuestion::Changed { gone: true },
                    i18n::dialogs::ask_gone_title,
                    text,
                    Vec::new(),
                    &choices,
                );
            }
            SaveError::OnlyInPlace if saving.epoch == self.epoch => {
                let choices = [save_as, i18n::dialogs::in_place, i18n::dialogs::cancel];
                let about = PendingQuestion::InPlace(saving.path, saving.expect);
                self.ask_user(about, i18n::dialogs::ask_in_place_title, text, Vec::new(), &choices);
            }
            _ => {
                self.after_save = None;
                let path = saving.path.display().to_string();
                let text = i18n::notices::not_saved(text, path);
                self.notice(Severity::Failed, text);
            }
        }
    }

    /// Takes in what became of a save, also of one that nobody waits for any more.
    pub(super) fn take_saving(&mut self, ctx: &egui::Context) {
        if let Some(result) = self.saving.as_ref().and_then(|saving| saving.work.poll())
            && let Some(saving) = self.saving.take()
        {
            self.answer_by_itself();
            match result {
                Some(Ok((saved, packed))) => self.was_saved(ctx, saving, saved.fingerprint, packed),
                Some(Err(why)) => self.was_not_saved(saving, why),
                None => self.was_not_saved(saving, SaveError::ReadBack),
            }
        }
        for saving in std::mem::take(&mut self.slow_saves) {
            let path = saving.path.display().to_string();
            match saving.work.poll() {
                None => self.slow_saves.push(saving),
                Some(Some(Ok(_))) => {
                    self.drop_notice(saving.notice);
                    self.notice(Severity::Told, i18n::notices::saved_late(path));
                }
                Some(Some(Err(why))) => {
                    self.drop_notice(saving.notice);
                    self.notice(Severity::Failed, i18n::notices::not_saved(why.to_string(), path));
                }
                Some(None) => self.drop_notice(saving.notice),
            }
        }
        self.tell_of_slow_save(ctx);
    }

    /// Says of a save that goes on for longer than a moment where it writes, and what can be done.
    fn tell_of_slow_save(&mut self, ctx: &egui::Context) {
        let Some(saving) = &self.saving else { return };
        let seconds = self.now - saving.begun;
        if seconds < SLOW {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(SLOW - seconds + 0.01));
            return;
        }
        ctx.request_repaint_after(std::time::Duration::from_secs(1));
        let text = i18n::notices::still_saving(saving.path.display().to_string(), seconds as usize);
        match saving.notice {
            // Put aside by the user, it stays away.
            Some(id) => {
                if let Some(notice) = self.notices.iter_mut().find(|notice| notice.id == id) {
                    notice.text = text;
                }
            }
            None => {
                self.notice(Severity::Told, text);
                let notice = self.notices.last_mut().map(|notice| {
                    notice.offers = Some(Action::SaveAs);
                    notice.id
                });
                if let Some(saving) = &mut self.saving {
                    saving.notice = notice;
                }
            }
        }
        // Who wants to leave is not kept waiting without a word.
        let patient = self.saving.as_ref().is_some_and(|saving| self.now < saving.patient_until);
        if self.dialog.is_none()
            && !patient
            && let Some(next) = self.after_save.take()
        {
            self.ask_about_slow_save(next);
        }
    }

    /// Asks who wants to leave while a save goes on what is to become of it.
    fn ask_about_slow_save(&mut self, next: Next) {
        let Some(saving) = &self.saving else { return };
        let text = i18n::dialogs::ask_slow_save(saving.path.display().to_string());
        let choices: &[Message] = match next {
            Next::Quit => {
                &[i18n::dialogs::wait, i18n::dialogs::save_as, i18n::dialogs::leave_slow, i18n::dialogs::cancel]
            }
            _ => &[i18n::dialogs::wait, i18n::dialogs::save_as, i18n::dialogs::cancel],
        };
        self.ask_user(PendingQuestion::SlowSave(next), i18n::dialogs::ask_slow_save_title, text, Vec::new(), choices);
    }

    /// The answer to that question.
    pub(super) fn answer_slow_save(&mut self, ctx: &egui::Context, next: Next, number: usize) {
        match (number, &next) {
            // It is asked again only if it takes long again.
            (0, _) => {
                self.after_save = Some(next);
                if let Some(saving) = &mut self.saving {
                    saving.patient_until = self.now + WAIT;
                }
            }
            (1, _) => {
                self.after_save = Some(next);
                self.ask_save_as();
            }
            (2, Next::Quit) => {
                self.put_save_aside();
                self.go(ctx, next);
            }
            _ => {}
        }
    }

    /// Closes the question about a slow save, now that the save is over: what the user wants to do next can be done.
    fn answer_by_itself(&mut self) {
        if let Some(PendingQuestion::SlowSave(next)) =
            self.asked.take_if(|asked| matches!(asked, PendingQuestion::SlowSave(_)))
        {
            self.dialog = None;
            self.after_save = Some(next);
        }
    }

    /// Lets a save go on without waiting for it.
    fn put_save_aside(&mut self) {
        self.slow_saves.extend(self.saving.take());
    }

    fn drop_notice(&mut self, id: Option<u64>) {
        self.notices.retain(|notice| Some(notice.id) != id);
    }
}

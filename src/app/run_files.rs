//! Opening, saving, leaving: everything between a map and its file. Reading and writing are done by
//! workers; what they find comes back here.

use std::path::{Path, PathBuf};

use super::run_sources::Input;
use super::{App, Document, LoadedFile, Next, Opening, PendingQuestion, Purpose};
use crate::command::Stage;
use crate::files::{self, DialogChoice as PathChoice, Expect, FileQuestion, PackedFile};
use crate::formats::argmap::{EXTENSION, ParsedMap};
use crate::i18n::{self, Message};
use crate::merge::Ancestor;
use crate::ui::canvas::{CameraRequest, CanvasState};
use crate::ui::dialogs_ui::{Dialog, DialogButton};
use crate::ui::notices_ui::{Notice, Severity};

/// How long opening a file may take before the window says so, in seconds.
pub(super) const SPOKEN_OF: f64 = 0.3;

impl App {
    /// Asks the user in the window. The last choice is that of Escape.
    pub(super) fn ask_user(
        &mut self,
        about: PendingQuestion,
        title: Message,
        text: String,
        list: Vec<String>,
        choices: &[Message],
    ) {
        let choices = choices.iter().enumerate();
        let choices = choices.map(|(n, label)| DialogButton { label: label(), usual: n == 0 }).collect();
        // What was typed into a form is there again after the answer.
        if matches!(self.dialog, Some(Dialog::Source(_) | Dialog::Mail(_))) {
            self.form_aside = self.dialog.take();
        }
        self.dialog = Some(Dialog::Ask { title: title(), text, list, choices });
        self.asked = Some(about);
    }

    /// The user's answer to the question in the window.
    pub(super) fn answer(&mut self, ctx: &egui::Context, number: usize) {
        self.dialog = None;
        if number == usize::MAX {
            self.put_recovery_off();
        }
        let Some(asked) = self.asked.take() else { return };
        match (asked, number) {
            (PendingQuestion::Unsaved(next), 0) => {
                self.after_save = Some(next);
                self.save();
            }
            (PendingQuestion::Unsaved(next), 1) => {
                self.given_up = Some((self.epoch, self.document.history().revision()));
                self.go(ctx, next);
            }
            (PendingQuestion::Changed { gone: false }, 0) => self.meet_file(),
            (PendingQuestion::Changed { gone: false }, 1) | (PendingQuestion::Changed { gone: true }, 0) => {
                self.ask_save_as();
            }
            (PendingQuestion::Changed { gone: true }, 1) => {
                if let Some(path) = self.document.path.clone() {
                    self.save_to(path, Expect::Nothing);
                }
            }
            (PendingQuestion::InPlace(..), 0) => self.ask_save_as(),
            (PendingQuestion::InPlace(path, expect), 1) => self.save_in_place(path, expect),
            (PendingQuestion::SlowSave(next), number) => self.answer_slow_save(ctx, next, number),
            (PendingQuestion::Replace(path), 0) => self.save_to(path, Expect::Anything),
            (PendingQuestion::Replace(_), _) => self.ask_save_as(),
            (PendingQuestion::ReplaceExport(path, export), 0) => self.export_to(path, export),
            (PendingQuestion::KeepTyped(text), 0) => self.put_on_new_card(text),
            (PendingQuestion::StopReview, 0) => self.reviewing = None,
            (PendingQuestion::Remove(ids), 0) => self.remove_now(&ids),
            (PendingQuestion::SameSource, number) => self.answer_twin(number),
            (PendingQuestion::Duplicate(_, _, _, card), 0) => {
                self.sources.clear_choice();
                self.queue.push(crate::command::Command::Show(card));
                self.queue.push(crate::command::Command::Select(crate::edit::Selection::only(card)));
            }
            (PendingQuestion::Duplicate(new, target, place, _), 1) => self.drop_now(&new, target, place),
            (PendingQuestion::Met(choices), number) => self.answer_met(choices, number),
            _ => self.after_save = None,
        }
    }

    /// Goes on to something else, after asking what becomes of unsaved work.
    pub(super) fn leave(&mut self, next: Next) {
        self.cancel_on_canvas();
        if self.saving.is_some() {
            // What is being written is this document: first let it be written.
            self.after_save = Some(next);
            return;
        }
        if self.document.is_saved() || self.given_up == Some((self.epoch, self.document.history().revision())) {
            self.pending_next(next);
            return;
        }
        let text = i18n::dialogs::ask_unsaved(self.document.name.clone());
        let choices = [i18n::dialogs::save, i18n::dialogs::discard, i18n::dialogs::cancel];
        self.ask_user(PendingQuestion::Unsaved(next), i18n::dialogs::ask_unsaved_title, text, Vec::new(), &choices);
    }

    /// Goes on at once. Quitting needs the window, so it waits for the frame.
    fn pending_next(&mut self, next: Next) {
        match next {
            Next::New => {
                self.keep_counter();
                let document = Document::new(self.profile.replica(), self.profile.counter());
                self.show(document);
            }
            Next::Open(path) => self.open(path),
            Next::Recover => self.show_recovered(),
            Next::OpenShipped(name) => self.open_shipped(name),
            Next::Quit => {
                self.remember();
                self.may_close = true;
            }
        }
    }

    /// Goes on with what was waiting for the unsaved work.
    pub(super) fn go(&mut self, ctx: &egui::Context, next: Next) {
        self.pending_next(next);
        if self.may_close {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Notes how far this copy has counted, so that no id is handed out again, in no map.
    pub(super) fn keep_counter(&mut self) {
        let last = self.document.ids.last().filter(|id| id.replica == self.profile.replica());
        if self.profile.handed_out(last.map_or(0, |id| id.counter)) {
            self.store_profile();
        }
    }

    /// Shows another document in place of this one.
    fn show(&mut self, document: Document) {
        self.keep_counter();
        self.remember();
        self.dialog = None;
        self.asked = None;
        self.reviewing = None;
        self.given_up = None;
        self.notices.iter_mut().for_each(Notice::forget_undo);
        self.document = document;
        self.epoch += 1;
        self.canvas = CanvasState::default();
        self.canvas.look(CameraRequest::Fit);
        self.inspector = Default::default();
        if self.stage == Stage::Round {
            self.stage = Stage::Map;
        }
        self.flow = Default::default();
        self.outline = Default::default();
        self.round = Default::default();
        self.offer = None;
        self.sources.clear_choice();
        self.bringings = Default::default();
        self.lookups = Default::default();
        self.form_aside = None;
        self.after_save = None;
    }

    /// The folder in which dialogs begin: that of the open file, or of the last one.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let path = self.document.path.as_ref().or_else(|| self.profile.settings.recent.first())?;
        path.parent().map(Path::to_owned).filter(|folder| !folder.as_os_str().is_empty())
    }

    pub(super) fn ask_path(&mut self, question: FileQuestion, about: PendingQuestion) {
        if self.choosing.is_none() {
            self.choosing = Some((self.dialogs.ask(&self.worker, question), about, self.epoch));
        }
    }

    pub(super) fn ask_save_as(&mut self) {
        let name = self.proposed_name();
        self.ask_path(FileQuestion::SaveAs(self.folder(), name), PendingQuestion::PathToSave);
    }

    /// A file name that every system takes, out of the file's name or the map's title.
    fn proposed_name(&self) -> String {
        let repaired = if self.document.damaged { i18n::notices::repaired_suffix() } else { String::new() };
        format!("{}{repaired}.{EXTENSION}", self.own_stem())
    }

    /// What files of this map are called, without an extension: as its own file, or as the debate.
    pub(super) fn own_stem(&self) -> String {
        let stem = self.document.path.as_ref().and_then(|path| path.file_stem());
        plain_stem(&stem.map_or_else(|| self.document.map().title().into(), |stem| stem.to_string_lossy()))
    }

    /// Opens a file, whatever becomes of what is open: if it is another copy of that, nothing has to go.
    pub(super) fn open_or_meet(&mut self, path: PathBuf) {
        if self.saving.is_some() {
            // What is being written is this document: first let it be written.
            self.after_save = Some(Next::Open(path));
        } else {
            self.cancel_on_canvas();
            self.open(path);
        }
    }

    /// Compares what is open with what somebody else has made of its file.
    pub(super) fn meet_file(&mut self) {
        self.after_save = None;
        if self.document.is_saved() {
            self.read_file_again();
        } else if let Some(path) = self.document.path.clone() {
            self.open_or_meet(path);
        }
    }

    /// Asks for another copy of the map.
    pub(super) fn ask_compare(&mut self) {
        self.ask_path(FileQuestion::Open(self.folder()), PendingQuestion::PathToCompare);
    }

    /// Asks for a file to open.
    pub(super) fn ask_open(&mut self) {
        self.cancel_on_canvas();
        self.ask_path(FileQuestion::Open(self.folder()), PendingQuestion::PathToOpen);
    }

    fn compare_with(&mut self, path: PathBuf) {
        self.open_for(path, Purpose::Compare);
    }

    fn open(&mut self, path: PathBuf) {
        self.open_for(path, Purpose::Show);
    }

    /// Opens a file on a worker.
    pub(super) fn open_for(&mut self, path: PathBuf, purpose: Purpose) {
        // What is remembered must be found again from another folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        let fs = std::sync::Arc::clone(&self.fs);
        let loaded = path.clone();
        let (id, own, profile) =
            (self.document.map().id(), self.document.path.clone(), self.profile.folder().map(Path::to_owned));
        let ours = self.document.ledger().clone();
        let last = self.document.disk_copy.clone();
        let work = self.worker.start_telling("open a map", move |progress| {
            let found = files::load(fs.as_ref(), &loaded, &|part| progress.tell(part))?;
            // Of another copy of what is open, it is of use to know what both come from.
            let theirs = &found.opened.ledger;
            let same = found.opened.map.id() == id;
            let is_own = own.as_ref() == Some(&found.path);
            // Whoever has changed the map's own file has gone on from what was in it.
            let last = last.filter(|_| same && is_own).and_then(|last| last.opened());
            // It has nothing new: a hand has deleted something in it, or an older state came back, and then all that is
            // here has gone on from that.
            let is_behind = last.as_ref().is_some_and(|last| last.ledger.has_seen_all(theirs));
            let is_older =
                is_behind && profile.as_deref().is_some_and(|profile| files::is_kept(profile, id, found.fingerprint));
            let last = last.map(|last| match is_older {
                true => Ancestor { map: found.opened.map.clone(), is_last: true },
                false => Ancestor { map: last.map, is_last: true },
            });
            let find = || files::ancestor(profile.as_deref(), own.as_deref(), id, [&ours, theirs]);
            let base = if same { last.or_else(find) } else { None };
            let packed = PackedFile::new(&found.bytes);
            Ok(LoadedFile { loaded: found, base, packed, is_behind })
        });
        self.opening = Some(Opening { work, path, begun: self.now, purpose });
    }

    /// What is being opened, and how far that has come, once it takes long enough to be spoken of.
    fn opening_part(&self) -> Option<(String, f32)> {
        let opening = self.opening.as_ref().filter(|opening| self.now - opening.begun > SPOKEN_OF)?;
        let name = opening.path.file_name()?.to_string_lossy().into_owned();
        Some((i18n::dialogs::opening_file(name), opening.work.part()))
    }

    /// What is being read, and how far that has come, once it takes long enough to be spoken of.
    pub(super) fn reading_part(&self) -> Option<(String, f32)> {
        self.opening_part().or_else(|| self.bringing_part()).or_else(|| self.lookup_part())
    }

    /// Gives up what is being read. Returns whether anything was.
    pub(super) fn stop_reading(&mut self) -> bool {
        self.opening.take().is_some() | self.bringings.stop() | self.lookups.stop()
    }

    fn open_shipped(&mut self, name: &'static str) {
        let Some(opened) = super::shipped_map(name) else { return };
        self.show_opened(opened, None);
        if name != "second-coming-vs-trap" {
            // Templates begin a debate of their own each time.
            let blank = Document::new(self.profile.replica(), self.profile.counter());
            let document = std::mem::replace(&mut self.document, blank).as_new_debate();
            self.show(document);
        }
        let title = self.document.map().title().to_owned();
        self.document.name = if title.is_empty() { i18n::dialogs::untitled() } else { title };
    }

    pub(super) fn show_opened(&mut self, opened: ParsedMap, loaded: Option<(PathBuf, files::Fingerprint, bool)>) {
        let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        let damaged = opened.is_damaged();
        let changed = if problems.is_empty() { opened.ledger.changed_outside(&opened.map) } else { 0 };
        self.keep_counter();
        self.notice_copied(&opened.ledger);
        let (replica, counter) = (self.profile.replica(), self.profile.counter());
        let document = match loaded {
            Some((path, fingerprint, read_only)) => {
                self.profile.settings.remember(path.clone());
                self.store_settings();
                Document::from_file(
                    files::Loaded { opened, fingerprint, path, contained: false, read_only, bytes: Vec::new() },
                    replica,
                    counter,
                )
            }
            None => Document::from_opened(opened, replica, counter),
        };
        self.show(document);
        if self.document.path.is_some() {
            self.recall();
        }
        if self.document.read_only {
            let name = self.document.name.clone();
            self.notice(Severity::Told, i18n::notices::read_only(name));
        }
        if changed > 0 {
            self.notice(Severity::Told, i18n::notices::changed_outside(changed));
        }
        let cards = self.document.map().statements().len();
        if cards > crate::model::limits::STATEMENTS_SOFT {
            self.notice(Severity::Refused, i18n::notices::large(cards));
        }
        if !problems.is_empty() {
            let name = &self.document.name;
            let text = match damaged {
                true => i18n::dialogs::ask_problems(problems.len(), name),
                false => i18n::dialogs::ask_newer(name),
            };
            self.ask_user(
                PendingQuestion::Problems,
                i18n::dialogs::ask_problems_title,
                text,
                problems,
                &[i18n::dialogs::ok],
            );
        }
    }

    /// Takes in what workers and dialogs have found.
    pub(super) fn take_results(&mut self, ctx: &egui::Context) {
        // A question is about the document that is open, so nothing may take its place meanwhile.
        if self.dialog.is_none()
            && let Some(result) = self.opening.as_ref().and_then(|opening| opening.work.poll())
            && let Some(Opening { path, purpose, .. }) = self.opening.take()
        {
            let agreed = self.given_up == Some((self.epoch, self.document.history().revision()));
            match result {
                Some(Ok(LoadedFile { loaded, base, is_behind, .. })) if purpose == Purpose::Follow => {
                    self.follow(loaded, base, is_behind);
                }
                Some(Ok(LoadedFile { loaded, base, .. })) if self.meets(&loaded) => self.meet(loaded, base),
                Some(Ok(LoadedFile { loaded, .. })) if purpose == Purpose::Compare => {
                    let same = loaded.opened.map.id() == self.document.map().id();
                    let key = if same { i18n::notices::not_compared } else { i18n::notices::other_debate };
                    let name = loaded.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    self.notice(Severity::Refused, key(name));
                }
                // What is unsaved is asked about first.
                Some(Ok(_)) if !self.document.is_saved() && !agreed => self.leave(Next::Open(path)),
                Some(Ok(LoadedFile { loaded, packed, .. })) => {
                    if loaded.contained {
                        // The page stays as it is: the map in it is saved to a file of its own.
                        self.show_opened(loaded.opened, None);
                        self.document.name = loaded.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    } else {
                        let about = (loaded.path, loaded.fingerprint, loaded.read_only);
                        self.show_opened(loaded.opened, Some(about));
                        self.document.disk_copy = packed;
                    }
                }
                Some(Err(_)) if purpose == Purpose::Follow => self.lose_file(i18n::notices::file_other),
                Some(Err(cannot)) => self.notice(Severity::Failed, cannot.to_string()),
                None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
            }
        }
        self.take_export();
        self.take_copy(ctx);
        self.take_mail();
        self.take_brought();
        self.take_lookups();
        self.take_recovery();
        self.take_versions();
        if let Some(result) = self.choosing.as_ref().and_then(|(answer, _, _)| answer.poll())
            && let Some((_, about, epoch)) = self.choosing.take()
        {
            match (result, about) {
                (Some(PathChoice::Path(path)), PendingQuestion::PathToSave) if epoch == self.epoch => {
                    self.save_chosen(path);
                }
                (Some(PathChoice::Path(_)), PendingQuestion::PathToSave) => self.after_save = None,
                (Some(PathChoice::Path(path)), PendingQuestion::PathToExport(export)) => self.export_to(path, export),
                (Some(PathChoice::Path(path)), PendingQuestion::PathToCompare) => self.compare_with(path),
                (Some(PathChoice::Path(path)), PendingQuestion::PathToBring(becomes)) => {
                    self.bring(Input::Path(path), becomes);
                }
                (Some(PathChoice::Paths(paths)), PendingQuestion::PathToBring(becomes)) => {
                    paths.into_iter().for_each(|path| self.bring(Input::Path(path), becomes));
                }
                (Some(PathChoice::Path(path)), _) => self.open_or_meet(path),
                (Some(PathChoice::NoDialog) | None, about) => self.ask_path_here(about),
                _ => self.after_save = None,
            }
        }
        self.take_saving(ctx);
        self.take_stored();
    }

    /// Asks for a path in the window, because the system has no dialog.
    fn ask_path_here(&mut self, about: PendingQuestion) {
        let folder = self.folder().or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let (title, path) = match &about {
            PendingQuestion::PathToSave => (i18n::notices::path_to_save(), folder.join(self.proposed_name())),
            PendingQuestion::PathToExport(export) => {
                (i18n::notices::path_to_save(), folder.join(self.proposed_export(export)))
            }
            PendingQuestion::PathToBring(_) => (i18n::notices::path_to_bring(), folder.join("")),
            _ => (i18n::notices::path_to_open(), folder.join("")),
        };
        self.dialog = Some(Dialog::Path { title, path: path.display().to_string() });
        self.asked = Some(about);
    }

    /// The path that was typed.
    pub(super) fn answer_path(&mut self, text: &str) {
        let path = PathBuf::from(text);
        let asked = self.asked.take();
        self.dialog = None;
        if asked == Some(PendingQuestion::PathToSave) {
            self.save_unless_there(with_extension(path));
        } else if let Some(PendingQuestion::PathToExport(export)) = asked {
            self.export_unless_there(path, export);
        } else if let Some(PendingQuestion::PathToBring(becomes)) = asked {
            self.bring(Input::Path(path), becomes);
        } else if asked == Some(PendingQuestion::PathToCompare) {
            self.compare_with(path);
        } else {
            self.open_or_meet(path);
        }
    }

    /// Starts a second copy of the program: its own window, its own map.
    pub(super) fn open_in_new_window(&mut self, file: Option<&Path>) {
        if let Err(why) = files::start_copy(file) {
            let text = i18n::notices::new_window(why.to_string());
            self.notice(Severity::Failed, text);
        }
    }
}

/// A map file has its extension, so that it is found again.
pub(super) fn with_extension(mut path: PathBuf) -> PathBuf {
    let has_it = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION));
    if !has_it {
        path.as_mut_os_string().push(format!(".{EXTENSION}"));
    }
    path
}

/// A name without what some system does not allow in one, and not too long.
fn plain_stem(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_alphanumeric() || " -_().,".contains(c) { c } else { '-' });
    let mut stem: String = kept.take(80).collect();
    stem = stem.trim_matches([' ', '.']).to_owned();
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.to_lowercase().as_str());
    if stem.is_empty() || reserved { i18n::dialogs::untitled_file() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::plain_stem;

    #[test]
    fn proposed_names_are_harmless() {
        assert_eq!(plain_stem("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(plain_stem("a\u{202E}b\0c"), "a-b-c");
        assert_eq!(plain_stem("NUL"), "map");
        assert_eq!(plain_stem(" ... "), "map");
        assert!(plain_stem(&"x".repeat(500)).len() <= 120);
    }
}

//! A map in other forms: a page for any browser, pictures. Made and written by a worker.

use std::path::{Path, PathBuf};

use super::run_files::plain_stem;
use super::{App, Asked};
use crate::files::{self, Expect, Question};
use crate::picture::{Form, exported};
use crate::ui::notices_ui::Tone;
use crate::words;

impl App {
    /// Asks where a page or picture of the map goes.
    pub(super) fn ask_export(&mut self, form: Form) {
        let name = self.proposed_export(form);
        self.ask_path(Question::Export(self.folder(), name, form.extension()), Asked::PathToExport(form));
    }

    /// A name for a page or picture that every system takes.
    pub(super) fn proposed_export(&self, form: Form) -> String {
        let stem = self.document.path.as_ref().and_then(|path| path.file_stem());
        let stem =
            stem.map_or_else(|| self.document.map().title().to_owned(), |stem| stem.to_string_lossy().into_owned());
        format!("{}.{}", plain_stem(&stem), form.extension())
    }

    /// Writes a page or picture under a path that was typed; asks before it replaces anything.
    pub(super) fn export_unless_there(&mut self, path: PathBuf, form: Form) {
        let path = with_extension(path, form);
        if self.fs.info(&path).is_ok() {
            let text = words::with("ask-replace", &[("path", path.display().to_string().into())]);
            let choices = ["dialog-replace", "dialog-cancel"];
            self.ask_user(Asked::ReplaceExport(path, form), "ask-replace-title", text, Vec::new(), &choices);
        } else {
            self.export_to(path, form);
        }
    }

    /// Lets a worker make and write a page or picture of the map as it is now.
    pub(super) fn export_to(&mut self, path: PathBuf, form: Form) {
        let path = with_extension(path, form);
        self.document.sign(&self.profile.settings.name);
        let (map, ledger) = self.document.stamped();
        let fs = std::sync::Arc::clone(&self.fs);
        let target = path.clone();
        let work = self.worker.start("export a map", move || {
            let file = files::contents(&map, &ledger)?;
            let bytes = exported(&map, &file, form);
            files::save(fs.as_ref(), &target, &bytes, Expect::Anything).map(|_| bytes.len())
        });
        self.exporting = Some((work, path));
    }

    /// What became of a page or picture.
    pub(super) fn take_export(&mut self) {
        let Some(result) = self.exporting.as_ref().and_then(|(work, _)| work.poll()) else { return };
        let Some((_, path)) = self.exporting.take() else { return };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match result {
            Some(Ok(size)) => {
                let facts = [("name", name.into()), ("size", size.div_ceil(1000).into())];
                self.notice(Tone::Done, words::with("notice-exported", &facts));
            }
            Some(Err(why)) => {
                let facts = [("why", why.to_string().into()), ("path", path.display().to_string().into())];
                self.notice(Tone::Failed, words::with("notice-not-exported", &facts));
            }
            None => self.notice(Tone::Failed, words::say("notice-worker-lost")),
        }
    }
}

/// A page or picture has its extension, so that it is opened by what can show it.
fn with_extension(mut path: PathBuf, form: Form) -> PathBuf {
    if Form::of(Path::new(&path)) != Some(form) {
        path.as_mut_os_string().push(format!(".{}", form.extension()));
    }
    path
}

//! A map in other forms: a page for any browser, pictures, text for other programs. Made and written by a worker.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{App, PendingQuestion};
use crate::analysis::{BriefOf, flow, grounded};
use crate::command::{BriefChoice, BriefForm, Export, MapPart, PictureForm};
use crate::edit::assuming_nothing;
use crate::export::{self, Brief};
use crate::files::{self, Expect, FileQuestion, installed};
use crate::formats::text_export::{TextForm, written};
use crate::i18n;
use crate::model::ElementId;
use crate::picture::{Form, ImageOptions, exported, missing_letters, painted};
use crate::ui::brief_ui::BriefSheet;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::Severity;

impl App {
    /// Asks where a page or picture of the map goes.
    pub(super) fn ask_export(&mut self, export: Export) {
        let name = self.proposed_export(&export);
        self.ask_path(
            FileQuestion::Export(self.folder(), name, export.extension()),
            PendingQuestion::PathToExport(export),
        );
    }

    /// A name for a page or picture that every system takes.
    pub(super) fn proposed_export(&self, export: &Export) -> String {
        let what = match export {
            Export::Map(_) | Export::Text(_) => String::new(),
            Export::Flow => format!("-{}", i18n::dialogs::file_flow()),
            Export::Brief(..) => format!("-{}", i18n::dialogs::file_brief()),
        };
        format!("{}{what}.{}", self.own_stem(), export.extension())
    }

    /// Writes a page or picture under a path that was typed; asks before it replaces anything.
    pub(super) fn export_unless_there(&mut self, path: PathBuf, export: Export) {
        let path = with_extension(path, &export);
        if self.fs.info(&path).is_ok() {
            let text = i18n::dialogs::ask_replace(path.display().to_string());
            let choices = [i18n::dialogs::replace, i18n::dialogs::cancel];
            self.ask_user(
                PendingQuestion::ReplaceExport(path, export),
                i18n::dialogs::ask_replace_title,
                text,
                Vec::new(),
                &choices,
            );
        } else {
            self.export_to(path, export);
        }
    }

    /// Opens the form in which a picture is described.
    pub(super) fn describe_picture(&mut self) {
        let selected = !self.document.selection.is_empty();
        self.dialog = Some(Dialog::Picture(PictureForm { form: Form::Svg, selected, ..PictureForm::default() }));
    }

    /// Asks where the picture goes that was described.
    pub(super) fn ask_picture(&mut self, form: PictureForm) {
        self.dialog = None;
        self.picture = form;
        self.ask_export(Export::Map(form.form));
    }

    /// Asks where the map goes in a language for other programs.
    pub(super) fn ask_text_form(&mut self, form: TextForm) {
        self.dialog = None;
        self.text_form = form;
        self.ask_export(Export::Text(form));
    }

    /// What of the map a picture shows; `None` for all of it.
    fn shown_in_picture(&self) -> Option<BTreeSet<ElementId>> {
        let map = self.document.map();
        let chosen = self.document.selection.ids().clone();
        match self.picture.part {
            MapPart::All => None,
            MapPart::Selection => Some(chosen),
            MapPart::Branch => {
                let mut branch = crate::analysis::below(map, &chosen);
                branch.extend(chosen);
                Some(branch)
            }
        }
    }

    /// Lets a worker make and write a page or picture of the map as it is now.
    pub(super) fn export_to(&mut self, path: PathBuf, export: Export) {
        let path = with_extension(path, &export);
        self.document.sign(&self.profile.settings.name);
        let (map, ledger) = self.document.stamped();
        let fs = std::sync::Arc::clone(&self.fs);
        let target = path.clone();
        let (look, within) = (self.picture.look, self.shown_in_picture());
        let work = self.worker.start("export a map", move || {
            let mut missing = Vec::new();
            let bytes = match export {
                Export::Map(form) => {
                    let file = files::contents(&map, &ledger).map_err(|why| why.to_string())?;
                    let made = exported(&map, &file, form, look, within.as_ref(), &installed);
                    let made = made.map_err(|why| why.to_string())?;
                    missing = made.missing;
                    made.bytes
                }
                Export::Flow => {
                    // What is only assumed is not handed round as a verdict.
                    let labels = grounded(&assuming_nothing(&map));
                    export::flow_workbook(&map, &flow(&map), &labels).map_err(|why| why.to_string())?
                }
                Export::Text(form) => written(&map, form).into_bytes(),
                Export::Brief(BriefChoice { of, pace }, form) => {
                    let brief = Brief::of(&map, &of, pace);
                    match form {
                        BriefForm::Docx => export::docx(&brief).map_err(|why| why.to_string())?,
                        BriefForm::Markdown => brief.markdown().into_bytes(),
                    }
                }
            };
            files::save(fs.as_ref(), &target, &bytes, Expect::Anything).map_err(|why| why.to_string())?;
            Ok((bytes.len(), missing))
        });
        self.exporting = Some((work, path));
    }

    /// Opens the form in which a brief is described: for the side that is selected, or the first.
    pub(super) fn describe_brief(&mut self) {
        let map = self.document.map();
        let selected = self.document.selection.single().and_then(|id| map.statements().get(&id));
        let side = selected.and_then(|statement| statement.side).or_else(|| map.sides().keys().next().copied());
        let speech = selected.map(|statement| statement.speech.clone()).unwrap_or_default();
        let speech =
            if map.format().is_some_and(|format| format.position(&speech).is_some()) { speech } else { String::new() };
        let pace = self.profile.settings.pace();
        self.dialog = Some(Dialog::Brief(Box::new(BriefSheet {
            choice: BriefChoice { of: BriefOf { side, speech }, pace },
            made: None,
        })));
    }

    /// Remembers how fast the user speaks.
    fn keep_pace(&mut self, choice: &BriefChoice) {
        self.dialog = None;
        if self.profile.settings.words_per_minute != Some(choice.pace) {
            self.profile.settings.words_per_minute = Some(choice.pace);
            self.store_settings();
        }
    }

    /// Asks where a brief goes.
    pub(super) fn export_brief(&mut self, choice: BriefChoice, form: BriefForm) {
        self.keep_pace(&choice);
        self.ask_export(Export::Brief(choice, form));
    }

    /// Shows a brief in the browser, which prints it.
    pub(super) fn print_brief(&mut self, choice: &BriefChoice) {
        self.keep_pace(choice);
        let page = export::brief_page(&Brief::of(self.document.map(), &choice.of, choice.pace));
        self.print(&i18n::dialogs::file_brief(), &page);
    }

    /// Shows the flow sheet in the browser, which prints it.
    pub(super) fn print_flow(&mut self) {
        let map = self.document.map();
        let page = export::flow_page(map, &flow(map), &grounded(&assuming_nothing(map)));
        self.print(&i18n::dialogs::file_flow(), &page);
    }

    /// Writes a page into the profile and lets the system show it.
    fn print(&mut self, name: &str, page: &str) {
        let Some(folder) = self.profile.folder().map(|folder| folder.join("print")) else {
            self.notice(Severity::Failed, i18n::notices::no_draft_folder());
            return;
        };
        match files::keep_page(&folder, name, page.as_bytes()) {
            Ok(path) => {
                let key = if files::show(&path).is_ok() { i18n::notices::print } else { i18n::notices::print_closed };
                self.notice(Severity::Told, key(path.display().to_string()));
            }
            Err(why) => self.notice(Severity::Failed, why),
        }
    }

    /// Puts a picture of what is selected, or of all, on the clipboard.
    pub(super) fn copy_picture(&mut self) {
        let map = self.document.map().clone();
        let selection = self.document.selection.ids().clone();
        let within = (!selection.is_empty()).then_some(selection);
        let look = ImageOptions { times: 2, dark: false, ..ImageOptions::default() };
        self.copying = Some(self.worker.start("copy a picture", move || {
            // Where twice the size is too much, once may do.
            let once = ImageOptions { times: 1, ..look };
            painted(&map, look, within.as_ref(), &installed)
                .or_else(|_| painted(&map, once, within.as_ref(), &installed))
        }));
    }

    /// What became of a picture for the clipboard.
    pub(super) fn take_copy(&mut self, ctx: &egui::Context) {
        let Some(result) = self.copying.as_ref().and_then(|work| work.poll()) else { return };
        self.copying = None;
        match result {
            Some(Ok((points, missing))) => {
                let size = [points.width as usize, points.height as usize];
                ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &points.colours));
                self.notice(Severity::Done, i18n::notices::picture_copied(points.width, points.height));
                self.say_missing(&missing);
            }
            Some(Err(why)) => self.notice(Severity::Refused, why.to_string()),
            None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
        }
    }

    /// Names the letters of a picture that no font has.
    fn say_missing(&mut self, missing: &[char]) {
        if let Some(said) = missing_letters(missing) {
            self.notice(Severity::Told, said);
        }
    }

    /// What became of a page or picture.
    pub(super) fn take_export(&mut self) {
        let Some(result) = self.exporting.as_ref().and_then(|(work, _)| work.poll()) else { return };
        let Some((_, path)) = self.exporting.take() else { return };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match result {
            Some(Ok((size, missing))) => {
                self.notice(Severity::Done, i18n::notices::exported(name, size.div_ceil(1000)));
                self.say_missing(&missing);
            }
            Some(Err(why)) => {
                self.notice(Severity::Failed, i18n::notices::not_exported(why, path.display().to_string()));
            }
            None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
        }
    }
}

/// A page or picture has its extension, so that it is opened by what can show it.
fn with_extension(mut path: PathBuf, export: &Export) -> PathBuf {
    let has = path.extension().and_then(|has| has.to_str()).map(str::to_ascii_lowercase);
    if has.as_deref() != Some(export.extension()) {
        path.as_mut_os_string().push(format!(".{}", export.extension()));
    }
    path
}

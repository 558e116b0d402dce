//! Questions to the user in the system's own dialogs, behind a trait, so that tests answer them.

use std::path::PathBuf;

use super::tasks::{Work, Worker};
use crate::formats::argmap::EXTENSION;
use crate::i18n;
use crate::sources::DocumentKind;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileQuestion {
    /// Which file to open; the folder to begin in.
    Open(Option<PathBuf>),
    /// Which document to bring in; the folder to begin in.
    OpenDocument(Option<PathBuf>),
    /// Which documents to bring in, one or several; the folder to begin in.
    OpenDocuments(Option<PathBuf>),
    /// Where to save; the folder to begin in, and the proposed name.
    SaveAs(Option<PathBuf>, String),
    /// Where a page or picture goes; the folder to begin in, the proposed name, and the extension.
    Export(Option<PathBuf>, String, &'static str),
}

/// What the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogChoice {
    /// This path. The system has asked before overwriting.
    Path(PathBuf),
    /// These paths, where several were asked for.
    Paths(Vec<PathBuf>),
    /// Nothing.
    Cancelled,
    /// There is no dialog on this machine; the window must ask itself.
    NoDialog,
}

/// An answer that will come.
pub type DialogAnswer = Work<DialogChoice>;

/// Asks the user for paths without blocking the window.
pub trait Dialogs {
    /// Asks; the answer comes later.
    fn ask(&self, worker: &Worker, question: FileQuestion) -> DialogAnswer;
}

/// The system's own dialogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

/// A dialog that comes back empty faster than anybody can press a key was never shown: no portal, no
/// display for it, or one that failed.
const FASTER_THAN_ANYBODY: std::time::Duration = std::time::Duration::from_millis(250);

#[expect(clippy::disallowed_types, reason = "the one place that may open dialogs")]
impl Dialogs for SystemDialogs {
    fn ask(&self, worker: &Worker, question: FileQuestion) -> DialogAnswer {
        let title = match &question {
            FileQuestion::Open(_) => i18n::dialogs::title_open,
            FileQuestion::OpenDocument(_) | FileQuestion::OpenDocuments(_) => i18n::dialogs::title_document,
            FileQuestion::SaveAs(..) => i18n::dialogs::title_save,
            FileQuestion::Export(..) => i18n::dialogs::title_export,
        };
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title());
        dialog = match &question {
            // A map is also in the pages that are made of it.
            FileQuestion::Open(_) => dialog.add_filter(i18n::dialogs::file_kind(), &[EXTENSION, "html"]),
            FileQuestion::OpenDocument(_) | FileQuestion::OpenDocuments(_) => {
                let all: Vec<&str> = DocumentKind::ALL.iter().flat_map(|kind| kind.extensions()).copied().collect();
                dialog.add_filter(i18n::sources::document_kind(), &all)
            }
            FileQuestion::SaveAs(..) => dialog.add_filter(i18n::dialogs::file_kind(), &[EXTENSION]),
            FileQuestion::Export(_, _, extension) => dialog.add_filter(*extension, &[*extension]),
        };
        let (FileQuestion::Open(folder)
        | FileQuestion::OpenDocument(folder)
        | FileQuestion::OpenDocuments(folder)
        | FileQuestion::SaveAs(folder, _)
        | FileQuestion::Export(folder, ..)) = &question;
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = std::time::Instant::now();
        let or_nothing = move |choice: Option<DialogChoice>| match choice {
            Some(choice) => choice,
            None if asked.elapsed() < FASTER_THAN_ANYBODY => DialogChoice::NoDialog,
            None => DialogChoice::Cancelled,
        };
        let path = |file: rfd::FileHandle| DialogChoice::Path(file.path().to_owned());
        // The dialog itself is made here, on the window's thread, as macOS demands; only the waiting
        // is done elsewhere.
        match question {
            FileQuestion::Open(_) | FileQuestion::OpenDocument(_) => {
                let shown = dialog.pick_file();
                worker.start("open dialog", move || or_nothing(pollster::block_on(shown).map(path)))
            }
            FileQuestion::OpenDocuments(_) => {
                let shown = dialog.pick_files();
                let paths = |files: Vec<rfd::FileHandle>| {
                    DialogChoice::Paths(files.iter().map(|file| file.path().to_owned()).collect())
                };
                worker.start("open dialog", move || or_nothing(pollster::block_on(shown).map(paths)))
            }
            FileQuestion::SaveAs(_, name) | FileQuestion::Export(_, name, _) => {
                let shown = dialog.set_file_name(name).save_file();
                worker.start("save dialog", move || or_nothing(pollster::block_on(shown).map(path)))
            }
        }
    }
}

/// Says something in the system's own dialog, and waits: for when there is no window to say it in.
#[expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "the one place that may open dialogs")]
pub fn message(text: &str) {
    rfd::MessageDialog::new()
        .set_title("Counterpoint")
        .set_description(text)
        .set_level(rfd::MessageLevel::Error)
        .show();
}

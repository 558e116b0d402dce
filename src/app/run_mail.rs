//! Mailing the map: what goes is chosen and shown first, then handed to the user's own mail program.

use super::App;
use super::run_review::ago;
use crate::command::MailChoices;
use crate::edit::{assuming_nothing, redacted, without_texts};
use crate::files::{self, Composed, Mail, MailAttachment, SaveError, VersionKind, Work};
use crate::formats::argmap::EXTENSION;
use crate::i18n::{self, Counted, Named};
use crate::model::{Ledger, Map, Source};
use crate::picture::faces::Faces;
use crate::picture::share_page::page;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::mail_ui::{MailForm, Ready};
use crate::ui::notices_ui::Severity;
use crate::ui::review_ui::summary;

/// The files of a mail, made for certain choices.
pub(super) struct Prepared {
    ready: Ready,
    files: Vec<MailAttachment>,
    /// The map as it is here, whatever stays behind: what one's next changes are compared with.
    whole: Vec<u8>,
}

/// A mail on its way.
#[derive(Default)]
pub(super) struct Mailing {
    preparing: Option<Work<Result<Prepared, SaveError>>>,
    prepared: Option<Prepared>,
    composing: Option<Work<Result<Composed, SaveError>>>,
}

impl Mailing {
    pub(super) fn is_waiting(&self) -> bool {
        self.preparing.is_some() || self.composing.is_some()
    }
}

impl App {
    /// Opens the form in which a mail is prepared.
    pub(super) fn mail(&mut self) {
        if self.document.map().is_empty() {
            self.notice(Severity::Refused, i18n::unavailable::empty());
            return;
        }
        self.document.close_step();
        let map = self.document.map();
        let title = if map.title().is_empty() { self.document.name.clone() } else { map.title().to_owned() };
        let body = i18n::mail::body(self.changes_since_mailed());
        let choices = MailChoices { map: true, page: true, ..MailChoices::default() };
        let form = MailForm::of(choices, title, body);
        self.mailing = Mailing::default();
        self.dialog = Some(Dialog::Mail(Box::new(form)));
    }

    /// What has changed since the map was mailed last, for the text of the mail.
    fn changes_since_mailed(&self) -> String {
        let map = self.document.map();
        let Some((review, when)) = self.since_mailed() else {
            return i18n::mail::first(map.statements().len(), map.inferences().len());
        };
        i18n::mail::since(ago(when), summary(review.points()))
    }

    /// Makes the files for these choices, on a worker.
    pub(super) fn prepare_mail(&mut self, choices: MailChoices) {
        if choices.nameless {
            // Also the name of this copy stays out of it.
            self.document.sign("");
        } else {
            self.document.sign(&self.profile.settings.name);
        }
        let (map, mut ledger) = self.document.stamped();
        let stem = self.own_stem();
        self.mailing.prepared = None;
        self.mailing.preparing = Some(self.worker.start("prepare a mail", move || {
            let whole = files::contents(&map, &ledger)?;
            let assumed = map.assumptions().count();
            let map = if choices.what_if { map } else { assuming_nothing(&map) };
            let map = if choices.textless { without_texts(&map) } else { map };
            let (going, file) = if choices.leave.is_nothing() {
                if choices.nameless {
                    ledger.unsign();
                }
                let file = files::contents(&map, &ledger)?;
                (map.clone(), file)
            } else {
                // A map of its own, without the bookkeeping of ours.
                let going = redacted(&map, &choices.leave, files::fresh_name());
                let file = files::contents(&going, &Ledger::default())?;
                (going, file)
            };
            let facts = facts((&map, assumed), &going, &ledger, &choices);
            let mut files = Vec::new();
            if choices.page {
                let bytes = page(&going, &file, &Faces::new(&files::installed)).into_bytes();
                files.push(MailAttachment { name: format!("{stem}.html"), kind: "text/html", bytes });
            }
            if choices.map {
                let name = format!("{stem}.{EXTENSION}");
                files.insert(0, MailAttachment { name, kind: "application/x-counterpoint-map", bytes: file });
            }
            let sizes = files.iter().map(|file| (file.name.clone(), file.bytes.len())).collect();
            Ok(Prepared { ready: Ready { choices, files: sizes, facts }, files, whole })
        }));
    }

    fn mail_failed(&mut self, why: String) {
        if let Some(Dialog::Mail(form)) = &mut self.dialog {
            form.failed = true;
        }
        self.notice(Severity::Failed, why);
    }

    /// Navigation the prepared mail to the user's mail program.
    pub(super) fn draft_mail(&mut self, subject: String, body: String) {
        let Some(Prepared { files, whole, .. }) = self.mailing.prepared.take() else { return };
        self.dialog = None;
        let Some(profile) = self.profile.folder().map(std::path::Path::to_owned) else {
            self.notice(Severity::Failed, i18n::notices::no_draft_folder());
            return;
        };
        files::keep(&profile, VersionKind::Sent, self.document.map().id(), &whole, files::Keeping::default());
        let mail = Mail { subject, body, files };
        let program = self.mail_program.clone();
        self.mailing.composing = Some(
            self.worker.start("draft a mail", move || files::compose(&profile.join("outbox"), &mail, program.as_ref())),
        );
    }

    /// What workers have made of a mail.
    pub(super) fn take_mail(&mut self) {
        if let Some(result) = self.mailing.preparing.as_ref().and_then(Work::poll) {
            self.mailing.preparing = None;
            match result {
                Some(Ok(prepared)) => {
                    if let Some(Dialog::Mail(form)) = &mut self.dialog {
                        form.ready = Some(prepared.ready.clone());
                    }
                    self.mailing.prepared = Some(prepared);
                }
                Some(Err(why)) => self.mail_failed(why.to_string()),
                None => self.mail_failed(i18n::notices::worker_lost()),
            }
        }
        if let Some(result) = self.mailing.composing.as_ref().and_then(Work::poll) {
            self.mailing.composing = None;
            match result {
                Some(Ok(Composed::InProgram(paths))) => {
                    let folder =
                        paths.first().and_then(|path| path.parent()).map(|folder| folder.display().to_string());
                    let text = i18n::notices::mailed(folder.unwrap_or_default());
                    self.notice(Severity::Told, text);
                }
                Some(Ok(Composed::Draft(draft))) => {
                    let key =
                        if files::show(&draft).is_ok() { i18n::notices::draft } else { i18n::notices::draft_closed };
                    let path = draft.display().to_string();
                    self.notice(Severity::Told, key(path));
                }
                Some(Err(why)) => self.notice(Severity::Failed, why.to_string()),
                None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
            }
        }
    }
}

/// What is in a file, and what is not, in words.
fn facts((whole, assumed): (&Map, usize), going: &Map, ledger: &Ledger, choices: &MailChoices) -> Vec<String> {
    let notes = |map: &Map| {
        let cards = map.statements().values().filter(|statement| !statement.note.is_empty()).count();
        cards + map.inferences().values().filter(|inference| !inference.note.is_empty()).count()
    };
    let count = |message: Counted, count: usize| (count > 0).then(|| message(count));
    let named = |message: Named, sources: Vec<String>| (!sources.is_empty()).then(|| message(sources.join("; ")));
    let (full, described): (Vec<_>, Vec<_>) =
        going.sources().values().partition::<Vec<&Source>, _>(|source| source.text().is_some());
    let described = described.into_iter().map(|source| source.title.clone()).collect();
    let in_full = |source: &Source| {
        let size = source.text().map_or(0, |text| text.words().len());
        i18n::mail::source_full(source.title.as_str(), size.div_ceil(1000))
    };
    let full = full.into_iter().map(in_full).collect();
    let own = choices.leave.is_nothing() && !choices.nameless;
    let names: Vec<&str> = if own { ledger.authors().values().map(String::as_str).collect() } else { Vec::new() };
    let names = (!names.is_empty()).then(|| i18n::mail::people(names.join(", ")));
    let behind = whole.statements().len() - going.statements().len();
    let all = [
        Some(i18n::status::counts(going.statements().len(), going.inferences().len())),
        count(i18n::mail::count_notes, notes(going)),
        count(i18n::mail::count_comments, going.comments().len()),
        named(i18n::mail::sources_full, full),
        named(i18n::mail::sources, described),
        names,
        count(i18n::mail::count_assumed, going.assumptions().count()),
        count(i18n::mail::count_behind, behind),
        count(i18n::mail::count_assumed_behind, assumed - going.assumptions().count()),
        count(i18n::mail::count_notes_behind, notes(whole) - notes(going)),
        count(i18n::mail::count_comments_behind, whole.comments().len() - going.comments().len()),
        Some(i18n::mail::never()),
    ];
    all.into_iter().flatten().collect()
}

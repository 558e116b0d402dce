//! Mailing the map: what goes is chosen and shown first, then handed to the user's own mail program.

use super::App;
use super::run_review::ago;
use crate::command::MailChoices;
use crate::edit::{assuming_nothing, redacted, without_texts};
use crate::files::{self, Attached, Composed, Mail, NotSaved, Shelf, Work};
use crate::formats::argmap::EXTENSION;
use crate::model::{Ledger, Map, Source};
use crate::picture::faces::Faces;
use crate::picture::page::page;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::mail_ui::{MailForm, Ready};
use crate::ui::notices_ui::Tone;
use crate::ui::review_ui::summary;
use crate::words;

/// The files of a mail, made for certain choices.
pub(super) struct Prepared {
    ready: Ready,
    files: Vec<Attached>,
    /// The map as it is here, whatever stays behind: what one's next changes are compared with.
    whole: Vec<u8>,
}

/// A mail on its way.
#[derive(Default)]
pub(super) struct Mailing {
    preparing: Option<Work<Result<Prepared, NotSaved>>>,
    prepared: Option<Prepared>,
    composing: Option<Work<Result<Composed, NotSaved>>>,
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
            self.notice(Tone::Refused, words::say("why-empty"));
            return;
        }
        self.document.close_step();
        let map = self.document.map();
        let title = if map.title().is_empty() { self.document.name.clone() } else { map.title().to_owned() };
        let body = words::with("mail-body", &[("changes", self.changes_since_mailed().into())]);
        let choices = MailChoices { map: true, page: true, ..MailChoices::default() };
        let form = MailForm::of(choices, title, body);
        self.mailing = Mailing::default();
        self.dialog = Some(Dialog::Mail(Box::new(form)));
    }

    /// What has changed since the map was mailed last, for the text of the mail.
    fn changes_since_mailed(&self) -> String {
        let map = self.document.map();
        let counts = [("cards", map.statements().len().into()), ("links", map.inferences().len().into())];
        let Some((review, when)) = self.since_mailed() else { return words::with("mail-first", &counts) };
        words::with("mail-since", &[("counts", summary(review.points()).into()), ("when", ago(when).into())])
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
                files.push(Attached { name: format!("{stem}.html"), kind: "text/html", bytes });
            }
            if choices.map {
                let name = format!("{stem}.{EXTENSION}");
                files.insert(0, Attached { name, kind: "application/x-counterpoint-map", bytes: file });
            }
            let sizes = files.iter().map(|file| (file.name.clone(), file.bytes.len())).collect();
            Ok(Prepared { ready: Ready { choices, files: sizes, facts }, files, whole })
        }));
    }

    fn mail_failed(&mut self, why: String) {
        if let Some(Dialog::Mail(form)) = &mut self.dialog {
            form.failed = true;
        }
        self.notice(Tone::Failed, why);
    }

    /// Hands the prepared mail to the user's mail program.
    pub(super) fn draft_mail(&mut self, subject: String, body: String) {
        let Some(Prepared { files, whole, .. }) = self.mailing.prepared.take() else { return };
        self.dialog = None;
        let Some(profile) = self.profile.folder().map(std::path::Path::to_owned) else {
            self.notice(Tone::Failed, words::say("notice-no-draft-folder"));
            return;
        };
        files::keep(&profile, Shelf::Sent, self.document.map().id(), &whole, files::Keeping::default());
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
                None => self.mail_failed(words::say("notice-worker-lost")),
            }
        }
        if let Some(result) = self.mailing.composing.as_ref().and_then(Work::poll) {
            self.mailing.composing = None;
            match result {
                Some(Ok(Composed::InProgram(paths))) => {
                    let folder =
                        paths.first().and_then(|path| path.parent()).map(|folder| folder.display().to_string());
                    let text = words::with("notice-mailed", &[("path", folder.unwrap_or_default().into())]);
                    self.notice(Tone::Told, text);
                }
                Some(Ok(Composed::Draft(draft))) => {
                    let key = if files::show(&draft).is_ok() { "notice-draft" } else { "notice-draft-closed" };
                    let path = draft.display().to_string();
                    self.notice(Tone::Told, words::with(key, &[("path", path.into())]));
                }
                Some(Err(why)) => self.notice(Tone::Failed, why.to_string()),
                None => self.notice(Tone::Failed, words::say("notice-worker-lost")),
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
    let count = |key: &str, count: usize| (count > 0).then(|| words::with(key, &[("count", count.into())]));
    let cards = [("cards", going.statements().len().into()), ("links", going.inferences().len().into())];
    let named = |key: &str, sources: Vec<String>| {
        (!sources.is_empty()).then(|| words::with(key, &[("names", sources.join("; ").into())]))
    };
    let (full, described): (Vec<_>, Vec<_>) =
        going.sources().values().partition::<Vec<&Source>, _>(|source| source.text().is_some());
    let described = described.into_iter().map(|source| source.title.clone()).collect();
    let in_full = |source: &Source| {
        let size = source.text().map_or(0, |text| text.words().len());
        words::with(
            "mail-source-full",
            &[("title", source.title.as_str().into()), ("size", size.div_ceil(1000).into())],
        )
    };
    let full = full.into_iter().map(in_full).collect();
    let own = choices.leave.is_nothing() && !choices.nameless;
    let names: Vec<&str> = if own { ledger.authors().values().map(String::as_str).collect() } else { Vec::new() };
    let names = (!names.is_empty()).then(|| words::with("mail-people", &[("names", names.join(", ").into())]));
    let behind = whole.statements().len() - going.statements().len();
    let all = [
        Some(words::with("status-counts", &cards)),
        count("mail-count-notes", notes(going)),
        count("mail-count-comments", going.comments().len()),
        named("mail-sources-full", full),
        named("mail-sources", described),
        names,
        count("mail-count-assumed", going.assumptions().count()),
        count("mail-count-behind", behind),
        count("mail-count-assumed-behind", assumed - going.assumptions().count()),
        count("mail-count-notes-behind", notes(whole) - notes(going)),
        count("mail-count-comments-behind", whole.comments().len() - going.comments().len()),
        Some(words::say("mail-never")),
    ];
    all.into_iter().flatten().collect()
}

//! Other copies of the map: meeting one, comparing, taking in.

use std::path::PathBuf;
use std::time::SystemTime;

use super::review_session::Reviewing;
use super::{App, PendingQuestion};
use crate::command::{Action, Command, ShownCopy};
use crate::edit::ops;
use crate::files::{self, Fingerprint, Loaded, VersionKind};
use crate::formats::argmap::{ParsedMap, rejected_text};
use crate::formats::compared::{change_text, excess_text, takes_by_claim};
use crate::i18n::{self, Message};
use crate::merge::{Ancestor, Answer, ChangeType, Decision, Divergence, MapCopy, Review};
use crate::model::Ledger;
use crate::ui::Sign;
use crate::ui::notices_ui::Severity;
use crate::ui::review_ui::{sign_of, summary, summary_taken, what};

/// A file of the debate that is open, which the user has asked to open.
pub(super) struct PendingReview {
    review: Review,
    path: PathBuf,
    fingerprint: Fingerprint,
}

/// What can become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReviewChoice {
    TakeIn,
    Compare,
    Apart,
    Leave,
}

impl App {
    /// Whether a file that was read is another copy of the map that is open, to be met and not just shown.
    pub(super) fn meets(&self, loaded: &Loaded) -> bool {
        let map = self.document.map();
        let same_file = self.document.path.as_ref() == Some(&loaded.path);
        let whole = !loaded.opened.is_damaged() && !self.document.damaged;
        loaded.opened.map.id() == map.id() && whole && !map.is_empty() && !(same_file && self.document.is_saved())
    }

    /// Another copy of the map that is open was read: asks what is to become of it.
    pub(super) fn meet(&mut self, loaded: Loaded, base: Option<Ancestor>) {
        let review = self.review_of(loaded.opened, base);
        if self.refuses_excess(&review) {
            return;
        }
        self.meet_in(review, loaded.path, loaded.fingerprint);
    }

    /// Compares what is open with another copy of it.
    pub(super) fn review_of(&mut self, opened: ParsedMap, base: Option<Ancestor>) -> Review {
        let own = self.profile.replica();
        let doubled = self.notice_copied(&opened.ledger).then_some(own).into_iter().collect();
        let (map, ledger) = self.document.stamped();
        // What was edited there by hand or by another program has stamps that nobody here has seen.
        let theirs = MapCopy { map: opened.map, ledger: opened.ledger };
        self.document.ids.go_on_after(theirs.ledger.highest());
        Review::knowing(MapCopy { map, ledger }, theirs, base, &doubled)
    }

    /// Says it if two copies together are more than one map can hold: then they are not merged.
    pub(super) fn refuses_excess(&mut self, review: &Review) -> bool {
        let maps = [review.ours(), review.theirs()];
        let texts: Vec<String> = review.merged().excess.iter().map(|excess| excess_text(&maps, excess)).collect();
        if !texts.is_empty() {
            let text = i18n::notices::excess(texts.join(" "));
            self.notice(Severity::Refused, text);
        }
        !texts.is_empty()
    }

    /// Asks what is to become of a copy that was compared.
    pub(super) fn meet_in(&mut self, review: Review, path: PathBuf, fingerprint: Fingerprint) {
        let name = file_name(&path);
        let counts = summary(review.points());
        let text = match review.standing() {
            _ if review.points().is_empty() => i18n::dialogs::ask_met_behind(name),
            Divergence::Ahead => i18n::dialogs::ask_met_ahead(name, counts),
            Divergence::Apart => i18n::dialogs::ask_met_apart(name, counts),
            Divergence::Behind | Divergence::Equal => i18n::dialogs::ask_met_behind(name),
        };
        // What would go is named before anything is taken in.
        let gone = review.points().iter().filter(|point| point.how == ChangeType::Removed);
        let mut list: Vec<String> = gone.map(|point| i18n::dialogs::ask_met_gone(what(&review, point.key.0))).collect();
        // And so is what would be replaced only because the other copy says that it has seen it.
        let (ours, merged) = (review.ours(), &review.merged().map);
        let replaced = review.merged().differences.iter().filter(|d| d.how == ChangeType::Changed);
        list.extend(replaced.filter(|d| takes_by_claim(ours, merged, d)).map(|difference| {
            let (id, field) = difference.key;
            let change = change_text(ours, merged, difference.key).unwrap_or_default();
            i18n::dialogs::ask_met_replaced(field.name(), what(&review, id), change)
        }));
        // What is to be decided is looked at first.
        let choices: &'static [ReviewChoice] = match (review.points().is_empty(), review.open() > 0) {
            (true, _) => &[ReviewChoice::TakeIn, ReviewChoice::Compare, ReviewChoice::Apart],
            (false, true) => &[ReviewChoice::Compare, ReviewChoice::TakeIn, ReviewChoice::Apart, ReviewChoice::Leave],
            (false, false) => &[ReviewChoice::TakeIn, ReviewChoice::Compare, ReviewChoice::Apart, ReviewChoice::Leave],
        };
        let names: Vec<Message> = choices
            .iter()
            .map(|choice| match choice {
                ReviewChoice::TakeIn if review.points().is_empty() => i18n::dialogs::ok,
                ReviewChoice::TakeIn => i18n::dialogs::take_in,
                ReviewChoice::Compare => i18n::dialogs::compare,
                ReviewChoice::Apart => i18n::dialogs::apart,
                ReviewChoice::Leave => i18n::dialogs::cancel,
            })
            .collect();
        self.met = Some(PendingReview { review, path, fingerprint });
        self.ask_user(PendingQuestion::Met(choices), i18n::dialogs::ask_met_title, text, list, &names);
    }

    /// What the user has said to that.
    pub(super) fn answer_met(&mut self, choices: &[ReviewChoice], number: usize) {
        let Some(PendingReview { review, path, fingerprint }) = self.met.take() else { return };
        let open = review.open();
        match choices.get(number) {
            // Also where nothing is new: what both have seen is joined, so that nobody is asked about it later.
            Some(ReviewChoice::TakeIn) if open == 0 => self.adopt(&review, Some(&(path, fingerprint)), None),
            Some(choice @ (ReviewChoice::TakeIn | ReviewChoice::Compare)) => {
                let mut reviewing = Reviewing::new(review, file_name(&path), false);
                reviewing.file = Some((path, fingerprint));
                self.begin_review(reviewing);
                if *choice == ReviewChoice::TakeIn {
                    self.notice(Severity::Refused, i18n::notices::questions(open));
                }
            }
            Some(ReviewChoice::Apart) => self.open_in_new_window(Some(&path)),
            Some(ReviewChoice::Leave) | None => {}
        }
    }

    pub(super) fn begin_review(&mut self, reviewing: Reviewing) {
        self.cancel_on_canvas();
        self.drop_order();
        self.offer = None;
        self.document.close_step();
        self.show_stage(crate::command::Stage::Map);
        self.reviewing = Some(reviewing);
    }

    /// Makes of the map what was decided, as one step. `said` is what is told then, if not the usual.
    pub(super) fn adopt(&mut self, review: &Review, file: Option<&(PathBuf, Fingerprint)>, said: Option<String>) {
        let merged = review.merged().clone();
        self.document.ids.go_on_after(merged.ledger.highest());
        let ids = &mut self.document.ids;
        let merged = merged.with_second_cards(review.theirs(), review.answers(), || ids.fresh());
        let transaction = ops::take_in(self.document.map(), &merged.map).ok();
        let changes = transaction.is_some();
        if let Err(why) = self.document.take_in(transaction, merged.ledger) {
            self.notice(Severity::Failed, i18n::notices::not_taken_in(rejected_text(&why)));
            return;
        }
        if review.has_one_name_twice() {
            self.take_fresh_name();
        }
        // What is in the map's own file is in the map now: saving loses nothing of it.
        if let Some((path, fingerprint)) = file
            && self.document.path.as_ref() == Some(path)
        {
            self.document.on_disk = Some(*fingerprint);
            self.document.disk_copy = None;
        }
        if let Some((file, fingerprint)) = file
            && let Ok(bytes) = self.fs.read(file, crate::formats::argmap::MAX_BYTES)
        {
            if self.document.path.as_ref() == Some(file) && Fingerprint::of(&bytes) == *fingerprint {
                self.document.disk_copy = files::PackedFile::new(&bytes);
            }
            if let Some(profile) = self.profile.folder() {
                files::keep(profile, VersionKind::Received, merged.map.id(), &bytes, files::Keeping::default());
            }
        }
        if !changes {
            if said.is_none() {
                self.notice(Severity::Done, i18n::notices::had_all());
            }
            return;
        }
        let taken: Vec<_> = review.points().iter().filter(|p| p.state != Decision::Refused).copied().collect();
        let key = if review.standing() == Divergence::Ahead {
            i18n::notices::taken_in_ahead
        } else {
            i18n::notices::taken_in
        };
        let text = said.unwrap_or_else(|| key(summary_taken(&taken)));
        self.notice(Severity::Done, text);
        if let Some(notice) = self.notices.last_mut() {
            notice.offers = Some(Action::Undo);
        }
        // One sees what came.
        let new: Vec<_> = taken.iter().filter(|p| sign_of(p) == Sign::Added).map(|p| p.key.0).collect();
        self.uncover(new.into_iter().collect());
    }

    /// What the user is called in maps from now on.
    pub(super) fn set_name(&mut self, name: &str) {
        self.dialog = None;
        crate::formats::one_line(name).trim().clone_into(&mut self.profile.settings.name);
        self.store_settings();
        let name = &self.profile.settings.name;
        let text = if name.is_empty() { i18n::notices::no_name() } else { i18n::notices::name(name) };
        self.notice(Severity::Done, text);
    }

    /// What was changed since the map was mailed, and when that was; `None` if it never was.
    pub(super) fn since_mailed(&self) -> Option<(Review, SystemTime)> {
        let now = self.document.map();
        let (sent, when) = files::last_sent(self.profile.folder()?, now.id())?;
        Some((Review::of_states(&sent, now), when))
    }

    /// Shows what was changed since the map was mailed.
    pub(super) fn show_since_mailed(&mut self) {
        let Some((review, when)) = self.since_mailed() else {
            self.notice(Severity::Refused, i18n::unavailable::never_mailed());
            return;
        };
        if review.points().is_empty() {
            self.notice(Severity::Done, i18n::notices::nothing_since(ago(when)));
            return;
        }
        self.begin_review(Reviewing::new(review, ago(when), true));
    }

    /// Does what is asked for while copies are compared. Returns a command that is nobody's here.
    pub(super) fn run_in_review(&mut self, command: Command) -> Option<Command> {
        let Some(reviewing) = &mut self.reviewing else { return Some(command) };
        match command {
            Command::Select(selection) => reviewing.select(selection),
            Command::Show(id) => reviewing.canvas.look(crate::ui::canvas::CameraRequest::Reveal(id)),
            Command::Decide(keys, take) => {
                reviewing.review.decide(keys, take);
                reviewing.refresh();
            }
            Command::AnswerPoint(key, answer) => {
                reviewing.review.answer(key, answer);
                reviewing.refresh();
            }
            Command::GoToPoint(key) => reviewing.go_to(key),
            Command::ShowCopies(shown) => reviewing.show(shown),
            Command::Do(_)
            | Command::CopyText(_)
            | Command::DismissNotice(_)
            | Command::Answer(_)
            | Command::StopWork
            | Command::GiveUp
            | Command::CloseStep => return Some(command),
            // Nothing is edited while copies are compared.
            _ => {}
        }
        None
    }

    /// Does an action of comparing.
    pub(super) fn act_in_review(&mut self, action: Action) {
        let Some(reviewing) = &mut self.reviewing else { return };
        match action {
            Action::ReviewNext | Action::WalkDown => reviewing.step(true),
            Action::ReviewPrevious | Action::WalkUp => reviewing.step(false),
            Action::ReviewTake => reviewing.decide_here(true),
            Action::ReviewRefuse => reviewing.decide_here(false),
            Action::ReviewBoth => {
                if let Some(key) = reviewing.at {
                    reviewing.review.answer(key, Answer::Both);
                    reviewing.refresh();
                    reviewing.step(true);
                }
            }
            Action::ReviewTakeIn => {
                if let Some(reviewing) = self.reviewing.take_if(|reviewing| reviewing.goes_back) {
                    self.go_back(&reviewing.review);
                } else if let Some(reviewing) = self.reviewing.take() {
                    self.adopt(&reviewing.review, reviewing.file.as_ref(), None);
                }
            }
            // What was decided is not given up by a key that was hit by mistake.
            Action::ReviewStop if !reviewing.review.answers().is_empty() => {
                let count = reviewing.review.answers().len();
                let text = i18n::dialogs::ask_stop_review(count);
                let choices = [i18n::dialogs::stop_review, i18n::dialogs::go_on];
                self.ask_user(
                    PendingQuestion::StopReview,
                    i18n::dialogs::ask_stop_review_title,
                    text,
                    Vec::new(),
                    &choices,
                );
            }
            Action::ReviewStop => self.reviewing = None,
            _ => {}
        }
    }

    /// Whether a file says that this copy of the program has done what it has not: then another bears its name, and
    /// this one takes a fresh one.
    pub(super) fn notice_copied(&mut self, ledger: &Ledger) -> bool {
        let own = self.profile.replica();
        let counted = self.document.ids.last().filter(|id| id.replica == own).map_or(0, |id| id.counter);
        let known = counted.max(self.profile.counter());
        let copied = ledger.seen().get(&own).is_some_and(|last| *last > known);
        if copied {
            self.take_fresh_name();
        }
        copied
    }

    fn take_fresh_name(&mut self) {
        self.profile.rename();
        self.document.rename(self.profile.replica());
        self.notice(Severity::Told, i18n::notices::renamed());
    }

    /// The canvas that is shown: that of the map, or that of the comparison.
    pub(super) fn shown_canvas(&mut self) -> &mut crate::ui::canvas::CanvasState {
        match &mut self.reviewing {
            Some(reviewing) => &mut reviewing.canvas,
            None => &mut self.canvas,
        }
    }

    /// What is compared at the moment, for tests: what is shown, and how much of it is open.
    pub fn comparison(&self) -> Option<(ShownCopy, usize)> {
        self.reviewing.as_ref().map(|reviewing| (reviewing.shown, reviewing.environment().open))
    }
}

/// The name of a file, for messages.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// How long ago something was, in words that need no calendar.
pub(super) fn ago(when: SystemTime) -> String {
    let seconds = SystemTime::now().duration_since(when).map_or(0, |passed| passed.as_secs());
    match seconds {
        0..3600 => i18n::review::ago_minutes(seconds / 60),
        3600..172_800 => i18n::review::ago_hours(seconds / 3600),
        _ => i18n::review::ago_days(seconds / 86_400),
    }
}

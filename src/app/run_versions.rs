//! Earlier versions of the map that is open: listing them, looking at one, going back to it.

use std::time::SystemTime;

use super::App;
use super::review_session::Reviewing;
use super::run_review::ago;
use crate::command::Action;
use crate::edit::ops;
use crate::files::{self, Version, VersionKind};
use crate::i18n;
use crate::merge::Review;
use crate::model::Map;
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::Severity;
use crate::ui::review_ui::{summary, summary_taken};
use crate::ui::versions_ui::{VersionRow, VersionsForm};

/// A version that was read, and how it is shown in the list.
pub(super) struct Earlier {
    map: Map,
    when: String,
    row: VersionRow,
}

/// Reads a version; `None` if it cannot be read.
fn earlier(now: &Map, version: &Version) -> Option<Earlier> {
    let map = files::load(&files::Disk, &version.path, &|_| true).ok()?.opened.map;
    if map.id() != now.id() {
        return None;
    }
    let when = ago(version.when.unwrap_or(SystemTime::UNIX_EPOCH));
    let key = match version.shelf {
        VersionKind::Replaced => i18n::versions::version_replaced,
        VersionKind::Sent => i18n::versions::version_sent,
        VersionKind::Received => i18n::versions::version_received,
    };
    let review = Review::of_states(now, &map);
    let is_now = review.points().is_empty();
    let differs = match is_now {
        true => i18n::versions::version_now(),
        false => i18n::versions::version_differs(summary(review.points())),
    };
    let size = i18n::versions::version_size(version.bytes.div_ceil(1024));
    let row = VersionRow { when: when.clone(), why: key(), differs, size, is_now };
    Some(Earlier { map, when, row })
}

impl App {
    /// Reads what is kept of the map, on a worker.
    pub(super) fn list_versions(&mut self) {
        let Some(profile) = self.profile.folder().map(ToOwned::to_owned) else {
            self.notice(Severity::Refused, i18n::unavailable::no_profile());
            return;
        };
        let now = self.document.map().clone();
        let work = self.worker.start_telling("read earlier versions", move |progress| {
            let all = files::all_versions(&profile, now.id());
            let count = all.len().max(1) as f32;
            let mut read = Vec::new();
            for (number, version) in all.iter().enumerate() {
                if !progress.tell(number as f32 / count) {
                    break;
                }
                read.extend(earlier(&now, version));
            }
            read
        });
        self.listing = Some((work, self.epoch));
    }

    /// Shows what was read.
    pub(super) fn take_versions(&mut self) {
        if self.dialog.is_some() {
            return;
        }
        let Some(result) = self.listing.as_ref().and_then(|(work, _)| work.poll()) else { return };
        let epoch = self.listing.take().map(|(_, epoch)| epoch);
        if epoch != Some(self.epoch) {
            return;
        }
        self.versions = result.unwrap_or_default();
        let rows = self.versions.iter().map(|version| version.row.clone()).collect();
        let (count, days) = self.profile.settings.versions();
        self.dialog = Some(Dialog::Versions(Box::new(VersionsForm { rows, count, days })));
    }

    /// Shows on the canvas what going back to a version would do.
    pub(super) fn look_at_version(&mut self, number: usize) {
        self.dialog = None;
        if number >= self.versions.len() {
            return;
        }
        let Earlier { map, when, .. } = self.versions.swap_remove(number);
        self.versions.clear();
        let review = Review::of_states(self.document.map(), &map);
        let mut reviewing = Reviewing::new(review, when, false);
        reviewing.goes_back = true;
        self.begin_review(reviewing);
    }

    /// Goes back to what was decided of a version, as one step.
    pub(super) fn go_back(&mut self, review: &Review) {
        // An ordinary edit: whoever merges this map later sees that it was made here and now.
        let transaction = ops::take_in(self.document.map(), &review.merged().map);
        let taken: Vec<_> =
            review.points().iter().filter(|point| point.state != crate::merge::Decision::Refused).copied().collect();
        if self.edit(transaction) {
            let counts = summary_taken(&taken);
            self.notice(Severity::Done, i18n::notices::went_back(counts));
            if let Some(notice) = self.notices.last_mut() {
                notice.offers = Some(Action::Undo);
            }
        }
    }

    /// How many versions are kept from now on, and for how many days.
    pub(super) fn keep_versions(&mut self, count: u32, days: u32) {
        self.profile.settings.keep_versions(count, days);
        self.store_settings();
    }
}

//! What takes long to find out about texts that the map has: which paragraphs of a text are those of its catalogue, and
//! where citations stand whose text is another one than they were taken from. Workers do it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use super::run_citations::{Traced, names_own_paragraphs};
use super::run_files::SPOKEN_OF;
use crate::command::Command;
use crate::files::Work;
use crate::i18n;
use crate::model::{Citation, ElementId, SourceText, TextDigest};
use crate::sources::{Anchoring, Attachment, bundled};
use crate::ui::notices_ui::Severity;

/// Citations of a source that are looked up in its text.
struct Tracing {
    work: Work<Vec<Traced>>,
    source: ElementId,
    text: TextDigest,
    /// What is asked for again once they are known.
    then: Command,
    begun: f64,
    epoch: u64,
}

/// A text that is matched with a catalogue.
struct Matching {
    work: Work<Option<Attachment>>,
    catalogue: &'static str,
    text: TextDigest,
}

/// What is being found out, and what is known.
#[derive(Default)]
pub(super) struct Lookups {
    tracing: Option<Tracing>,
    matching: Option<Matching>,
    /// By source and text: citations that stand there otherwise than they were taken, or not at all.
    traced: BTreeMap<(ElementId, TextDigest), Vec<Traced>>,
}

impl Lookups {
    /// Whether anything is under way.
    pub(super) fn is_waiting(&self) -> bool {
        self.tracing.is_some() || self.matching.is_some()
    }

    /// Gives up what somebody waits for. Returns whether anything was.
    pub(super) fn stop(&mut self) -> bool {
        self.tracing.take().is_some()
    }

    /// Keeps what was found out about citations of a source.
    pub(super) fn keep(&mut self, source: ElementId, text: TextDigest, found: Vec<Traced>) {
        let all = self.traced.entry((source, text)).or_default();
        all.retain(|before| !found.iter().any(|now| now.place == before.place));
        all.extend(found);
    }
}

impl App {
    /// Looks up what the sources of the map are; texts that are attached to a catalogue are matched with it.
    pub(super) fn refresh_sources(&mut self) {
        let unmatched = self.sources.refresh(self.document.map(), bundled());
        if self.lookups.matching.is_none()
            && let Some((number, text)) = unmatched
            && let Some(catalogue) = bundled().get(number)
        {
            let digest = text.digest();
            let work = self.worker.start("match a text", move || Attachment::of(catalogue, &text));
            self.lookups.matching = Some(Matching { work, catalogue: &catalogue.id, text: digest });
        }
    }

    /// What is known of a citation in a text of its source. What was found in another text, which undo may have brought
    /// back, says nothing of this one, and neither does what was found for another citation.
    pub(super) fn traced(
        &self,
        source: ElementId,
        text: &SourceText,
        place: (ElementId, usize),
        citation: &Citation,
    ) -> Option<&Traced> {
        let known = self.lookups.traced.get(&(source, text.digest()))?;
        known.iter().find(|traced| traced.place == place && traced.citation == *citation)
    }

    /// Looks citations up in the text of their source, as far as that can be done without the one they were taken from,
    /// and then asks for something again.
    pub(super) fn look_up(&mut self, source: ElementId, wanted: Vec<((ElementId, usize), Citation)>, then: Command) {
        let map = self.document.map();
        let Some(text) = map.sources().get(&source).and_then(|source| source.text()).map(Arc::clone) else { return };
        let (digest, own, count) = (text.digest(), names_own_paragraphs(map, source), wanted.len() as f32);
        let work = self.worker.start_telling("look citations up", move |progress| {
            let anchoring = Anchoring::new(None, &text);
            let parts = wanted.into_iter().zip(0_u32..);
            let going = parts.take_while(|(_, number)| progress.tell(*number as f32 / count));
            going.map(|(cited, _)| Traced::of(&anchoring, &text, own, cited)).collect()
        });
        let (begun, epoch) = (self.now, self.epoch);
        self.lookups.tracing = Some(Tracing { work, source, text: digest, then, begun, epoch });
    }

    /// How far looking up has come, once it takes long enough to be spoken of.
    pub(super) fn lookup_part(&self) -> Option<(String, f32)> {
        let tracing = self.lookups.tracing.as_ref()?;
        (self.now - tracing.begun > SPOKEN_OF).then(|| (i18n::sources::looking_citations_up(), tracing.work.part()))
    }

    /// What workers have found out.
    pub(super) fn take_lookups(&mut self) {
        if let Some(found) = self.lookups.matching.as_ref().and_then(|matching| matching.work.poll())
            && let Some(Matching { catalogue, text, .. }) = self.lookups.matching.take()
        {
            // Without an answer there is none to be had.
            self.sources.attach(catalogue, text, found.flatten());
        }
        // What was asked for waits until nothing else is asked.
        if self.dialog.is_some() || self.asked.is_some() || self.reviewing.is_some() {
            return;
        }
        if let Some(found) = self.lookups.tracing.as_ref().and_then(|tracing| tracing.work.poll())
            && let Some(Tracing { source, text, then, epoch, .. }) = self.lookups.tracing.take()
            && epoch == self.epoch
        {
            match found {
                Some(found) => {
                    self.lookups.keep(source, text, found);
                    self.queue.push(then);
                }
                None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
            }
        }
    }
}

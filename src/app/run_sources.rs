//! Sources: documents are brought in by a worker, texts are attached and replaced, and citations find their places.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use super::run_citations::{Traced, citations_of, names_own_paragraphs};
use super::run_files::SPOKEN_OF;
use super::{App, PendingQuestion};
use crate::command::Command;
use crate::edit::ops;
use crate::files::{
    Clip, FileQuestion, ImportError, ImportErrorKind, ReadDocument, Reader, Work, clip, is_map, read_bytes,
    read_document,
};
use crate::formats::one_line;
use crate::i18n;
use crate::model::{Anchor, Citation, ElementId, FullText, Origin, Quote, Source, SourceText};
use crate::sources::read::ReadOptions;
use crate::sources::{Anchoring, Attachment, Catalogue, DocumentKind, Relocation, bundled};
use crate::ui::capture::{described, source_of, words_of_passage};
use crate::ui::dialogs_ui::Dialog;
use crate::ui::notices_ui::{Offer, Severity};
use crate::ui::source_form_ui::SourceForm;
use crate::ui::sources_ui::ShownSource;

/// What a document that is brought in becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// A source of its own.
    New,
    /// The text, or a newer text, of a source.
    TextOf(ElementId),
    /// The text of a bundled analysis.
    TextOfBundled(usize),
}

/// Where a document comes from.
#[derive(Clone, Debug)]
pub(super) enum Input {
    Path(PathBuf),
    Clipboard,
    /// What somebody pasted, and whether it is a web page.
    Pasted(String, bool),
    /// What was read already, before somebody said what becomes of it.
    Read(Box<ReadDocument>),
}

/// A document that is to be brought in.
#[derive(Clone, Debug)]
pub(super) struct ImportRequest {
    from: Input,
    becomes: Becomes,
    whole_page: bool,
}

/// What a worker has read, and found out about it.
struct Brought {
    read: ReadDocument,
    /// What has become of the citations of the source that gets the text.
    traced: Vec<Traced>,
    /// Where the paragraphs of the bundled analysis are in it, if it is that.
    attached: Option<AttachedText>,
}

/// A text that is one of a bundled analysis.
struct AttachedText {
    attachment: Attachment,
    /// By the ids of passages: the words that each sums up.
    words: BTreeMap<String, (Quote, Anchor)>,
}

impl AttachedText {
    fn of(catalogue: &Catalogue, text: &SourceText) -> Option<Self> {
        let attachment = Attachment::of(catalogue, text)?;
        let words = catalogue
            .passages()
            .filter_map(|(_, passage)| Some((passage.id.clone(), words_of_passage(text, &attachment, passage)?)));
        let words = words.collect();
        Some(Self { attachment, words })
    }
}

/// A document that is being brought in.
struct Bringing {
    work: Work<Result<Brought, ImportError>>,
    wanted: ImportRequest,
    begun: f64,
    epoch: u64,
}

/// What is being brought in, and what comes next.
#[derive(Default)]
pub(super) struct Bringings {
    current: Option<Bringing>,
    next: VecDeque<ImportRequest>,
    /// Pages of which only the article was taken, as long as the window is open: paths are no part of a map.
    pages: BTreeMap<ElementId, PathBuf>,
    /// A document with the title of a source that the map has, about which the user is asked.
    twin: Option<(Box<ReadDocument>, ElementId)>,
}

impl Bringings {
    /// Whether anything is under way.
    pub(super) fn is_waiting(&self) -> bool {
        self.current.is_some() || !self.next.is_empty()
    }

    /// Gives up what is under way. Returns whether anything was.
    pub(super) fn stop(&mut self) -> bool {
        self.next.clear();
        self.current.take().is_some()
    }
}

impl App {
    /// Asks for documents to bring in.
    pub(super) fn ask_source(&mut self) {
        self.ask_path(FileQuestion::OpenDocuments(self.folder()), PendingQuestion::PathToBring(Becomes::New));
    }

    /// Asks for the text of a source.
    pub(super) fn ask_text(&mut self, becomes: Becomes) {
        self.ask_path(FileQuestion::OpenDocument(self.folder()), PendingQuestion::PathToBring(becomes));
    }

    /// Brings a document in, after those that wait already.
    pub(super) fn bring(&mut self, from: Input, becomes: Becomes) {
        self.bringings.next.push_back(ImportRequest { from, becomes, whole_page: false });
        self.bring_next();
    }

    /// Brings in the whole page of which only the article was taken.
    pub(super) fn bring_whole_page(&mut self, id: ElementId) {
        let Some(path) = self.bringings.pages.remove(&id) else { return };
        let wanted = ImportRequest { from: Input::Path(path), becomes: Becomes::TextOf(id), whole_page: true };
        self.bringings.next.push_back(wanted);
        self.bring_next();
    }

    fn bring_next(&mut self) {
        if self.bringings.current.is_some() {
            return;
        }
        let Some(mut wanted) = self.bringings.next.pop_front() else { return };
        if let Becomes::TextOf(id) = wanted.becomes
            && let ShownSource::Bundled(number) = self.shown_of(id)
        {
            wanted.becomes = Becomes::TextOfBundled(number);
        }
        let reader = self.reader.clone();
        let (from, whole_page) = (wanted.from.clone(), wanted.whole_page);
        let map = self.document.map();
        let (old, citations, own) = match wanted.becomes {
            Becomes::TextOf(id) => {
                let old = map.sources().get(&id).and_then(|source| source.text()).cloned();
                (old, citations_of(map, id), names_own_paragraphs(map, id))
            }
            Becomes::New | Becomes::TextOfBundled(_) => (None, Vec::new(), true),
        };
        let catalogue = match wanted.becomes {
            Becomes::TextOfBundled(number) => bundled().get(number),
            Becomes::New | Becomes::TextOf(_) => None,
        };
        let work = self.worker.start_telling("bring in a document", move |progress| {
            let known = std::cell::Cell::new(0.0);
            let tell = |part: f32| {
                // Not a number is a mere sign of life.
                known.set(if part.is_nan() { known.get() } else { 0.9 * part });
                progress.tell(known.get())
            };
            let read = read_from(&reader, &from, whole_page, &tell)?;
            let anchoring = (!citations.is_empty()).then(|| Anchoring::new(old.as_deref(), &read.text));
            let mut traced = Vec::new();
            for cited in citations {
                let Some(anchoring) = anchoring.as_ref().filter(|_| progress.tell(0.95)) else { break };
                traced.push(Traced::of(anchoring, &read.text, own, cited));
            }
            let attached = catalogue.and_then(|catalogue| AttachedText::of(catalogue, &read.text));
            drop(anchoring);
            Ok(Brought { read, traced, attached })
        });
        self.bringings.current = Some(Bringing { work, wanted, begun: self.now, epoch: self.epoch });
    }

    /// What is being brought in, and how far that has come, once it takes long enough to be spoken of.
    pub(super) fn bringing_part(&self) -> Option<(String, f32)> {
        let bringing = self.bringings.current.as_ref().filter(|bringing| self.now - bringing.begun > SPOKEN_OF)?;
        let name = match &bringing.wanted.from {
            Input::Path(path) => path.file_name()?.to_string_lossy().into_owned(),
            Input::Clipboard | Input::Pasted(..) => i18n::sources::pasted(),
            Input::Read(read) => one_line(&read.source.title),
        };
        Some((i18n::sources::bringing_file(name), bringing.work.part()))
    }

    /// What workers have read.
    pub(super) fn take_brought(&mut self) {
        if self.dialog.is_some() {
            return;
        }
        let Some(result) = self.bringings.current.as_ref().and_then(|bringing| bringing.work.poll()) else { return };
        let Some(Bringing { wanted, epoch, .. }) = self.bringings.current.take() else { return };
        match result {
            // It was meant for another map.
            _ if epoch != self.epoch => {}
            Some(Ok(brought)) => self.brought(brought, &wanted),
            Some(Err(ImportError { path: Some(path), why: ImportErrorKind::Map })) => self.open_or_meet(path),
            Some(Err(why)) => self.notice(Severity::Failed, why.to_string()),
            None => self.notice(Severity::Failed, i18n::notices::worker_lost()),
        }
        self.bring_next();
    }

    fn brought(&mut self, Brought { read, traced, attached }: Brought, wanted: &ImportRequest) {
        let article = read.losses.iter().any(|loss| loss.is_round_the_article());
        let page = match &wanted.from {
            Input::Path(path) if article => Some(path.clone()),
            _ => None,
        };
        let losses: Vec<String> =
            read.losses.iter().filter(|loss| !loss.is_round_the_article()).map(ToString::to_string).collect();
        let known = match wanted.becomes {
            Becomes::New => self.join_source(read),
            Becomes::TextOf(id) => self.renew_text(id, read.text, traced),
            Becomes::TextOfBundled(number) => self.attach_text(number, read.text, attached),
        };
        if !losses.is_empty() {
            self.notice(Severity::Told, losses.join(" "));
        }
        if let (Some(id), Some(page)) = (known, page) {
            self.bringings.pages.insert(id, page);
            self.offer = Some(Offer {
                title: i18n::notices::offer_page(),
                lines: vec![i18n::notices::offer_page_tip()],
                accept: i18n::notices::offer_page_accept(),
                command: Command::BringWholePage(id),
            });
        }
    }

    /// A document becomes a source of the map; one that seems to be there already is asked about.
    fn join_source(&mut self, read: ReadDocument) -> Option<ElementId> {
        let map = self.document.map();
        let same_text = |source: &Source| source.full_text.as_ref().is_some_and(|f| f.digest() == read.text.digest());
        if let Some((id, source)) = map.sources().iter().find(|(_, source)| same_text(source)) {
            let id = *id;
            if source.text().is_none() {
                // Its text was left out, and here it is again.
                self.set_text(id, read.text, Vec::new());
            }
            self.show_source(id);
            self.notice(Severity::Told, i18n::notices::source_there());
            return Some(id);
        }
        let twin = map.sources().iter().find(|(_, source)| source.is_same_document(&read.source)).map(|(id, _)| *id);
        if let Some(twin) = twin {
            let text = i18n::dialogs::ask_same_source(read.source.title.clone());
            self.bringings.twin = Some((Box::new(read), twin));
            let choices = [i18n::dialogs::ask_same_newer, i18n::dialogs::ask_same_another, i18n::dialogs::cancel];
            self.ask_user(
                PendingQuestion::SameSource,
                i18n::dialogs::ask_same_source_title,
                text,
                Vec::new(),
                &choices,
            );
            return None;
        }
        self.add_source(read)
    }

    fn add_source(&mut self, read: ReadDocument) -> Option<ElementId> {
        let (title, count) = (read.source.title.clone(), read.text.count());
        let source = Source { full_text: Some(FullText::of(read.text)), ..read.source };
        let mut ids = self.document.ids.clone();
        let (id, transaction) = ops::add_source(&mut ids, source);
        self.document.ids = ids;
        if !self.edit(Ok(transaction)) {
            return None;
        }
        self.show_source(id);
        self.notice(Severity::Done, i18n::notices::source_added(title, read.kind.name(), count));
        Some(id)
    }

    /// What becomes of a document with the title of a source that the map has.
    pub(super) fn answer_twin(&mut self, number: usize) {
        let Some((read, twin)) = self.bringings.twin.take() else { return };
        match number {
            0 => {
                // What was left out of it has been said.
                let read = Box::new(ReadDocument { losses: Vec::new(), ..*read });
                self.bring(Input::Read(read), Becomes::TextOf(twin));
            }
            1 => drop(self.add_source(*read)),
            _ => {}
        }
    }

    /// A source gets a newer text: citations whose words stand in it follow at once, the others are shown.
    fn renew_text(&mut self, id: ElementId, text: Arc<SourceText>, traced: Vec<Traced>) -> Option<ElementId> {
        self.set_text(id, text, traced);
        self.show_source(id);
        Some(id)
    }

    fn set_text(&mut self, id: ElementId, text: Arc<SourceText>, mut traced: Vec<Traced>) {
        let map = self.document.map();
        // Whoever has changed a card while the text was read has the last word; such a citation waits to be looked at.
        let now = |(card, number): (ElementId, usize)| map.statements().get(&card)?.citations.get(number);
        traced.retain(|traced| now(traced.place) == Some(&traced.citation));
        let exact = traced.iter().filter(|traced| matches!(traced.found, Relocation::Exact(_))).count();
        let moved = traced.iter().filter(|traced| matches!(traced.found, Relocation::Moved(_))).count();
        let certain = traced.extract_if(.., |traced| traced.moved.is_some());
        let certain = certain.filter_map(|traced| Some((traced.place, traced.moved?))).collect();
        let open = traced;
        let changed = open.iter().filter(|traced| matches!(traced.found, Relocation::Changed { .. })).count();
        let digest = text.digest();
        let transaction = ops::set_full_text(self.document.map(), id, text, &certain);
        if !self.edit(transaction) {
            return;
        }
        if exact + moved + open.len() > 0 {
            self.notice(Severity::Told, i18n::notices::newer_text(exact, moved, changed, open.len() - changed));
        }
        if !open.is_empty() {
            self.lookups.keep(id, digest, open);
            self.check_citations(id);
        }
    }

    /// The user's text of a bundled analysis, if it is that: catalogued citations get the words that they sum up.
    fn attach_text(
        &mut self,
        number: usize,
        text: Arc<SourceText>,
        attached: Option<AttachedText>,
    ) -> Option<ElementId> {
        let catalogue = bundled().get(number)?;
        let Some(AttachedText { attachment, words }) = attached else {
            self.notice(Severity::Failed, i18n::notices::other_text(catalogue.title.as_str()));
            return None;
        };
        let id = match source_of(self.document.map(), catalogue) {
            Some((id, _)) => id,
            None => self.join_bundled(catalogue, number)?,
        };
        let mut words_of = BTreeMap::new();
        for (card, statement) in self.document.map().statements() {
            for (at, citation) in statement.citations.iter().enumerate().filter(|(_, c)| c.source == id) {
                let found = citation.passage.as_ref().and_then(|passage| words.get(passage)).cloned();
                if let Some((quote, anchor)) = found {
                    let citation = Citation { quote: Some(quote), anchor: Some(anchor), ..citation.clone() };
                    words_of.insert((*card, at), citation);
                }
            }
        }
        let count = words_of.len();
        let digest = text.digest();
        let transaction = ops::set_full_text(self.document.map(), id, text, &words_of);
        if self.edit(transaction) {
            self.notice(
                Severity::Done,
                i18n::notices::attached(
                    catalogue.title.as_str(),
                    attachment.count(),
                    catalogue.paragraphs.len(),
                    count,
                ),
            );
            self.sources.attach(&catalogue.id, digest, Some(attachment));
        }
        Some(id)
    }

    /// A bundled analysis joins the map, with the side that it gets when a passage of it is taken.
    fn join_bundled(&mut self, catalogue: &Catalogue, number: usize) -> Option<ElementId> {
        let side = self.document.map().sides().keys().nth(number).copied();
        let mut ids = self.document.ids.clone();
        let (id, transaction) = ops::add_source(&mut ids, Source { side, ..described(catalogue) });
        self.document.ids = ids;
        self.edit(Ok(transaction)).then_some(id)
    }

    /// Shows a source in its panel.
    pub(super) fn show_source(&mut self, id: ElementId) {
        self.show_sources = true;
        let shown = self.shown_of(id);
        self.sources.show(shown);
    }

    pub(super) fn shown_of(&self, id: ElementId) -> ShownSource {
        let origin = self.document.map().sources().get(&id).map(|source| &source.origin);
        let number = match origin {
            Some(Origin::Bundled { catalogue, .. }) => bundled().iter().position(|known| known.id == *catalogue),
            Some(Origin::Described) | None => None,
        };
        number.map_or(ShownSource::Own(id), ShownSource::Bundled)
    }

    /// Describes a source, or (`None`) one that joins the map.
    pub(super) fn describe_source(&mut self, id: Option<ElementId>) {
        let source = id.and_then(|id| self.document.map().sources().get(&id)).cloned().unwrap_or_default();
        self.dialog = Some(Dialog::Source(Box::new(SourceForm::of(id, source))));
    }

    /// What was said of a source in its form.
    pub(super) fn set_source(&mut self, id: Option<ElementId>, source: Source) {
        match id {
            Some(id) => {
                let transaction = ops::set_source(self.document.map(), id, source);
                self.edit(transaction);
            }
            None => {
                let mut ids = self.document.ids.clone();
                let (id, transaction) = ops::add_source(&mut ids, source);
                self.document.ids = ids;
                if self.edit(Ok(transaction)) {
                    self.show_source(id);
                }
            }
        }
    }
}

/// Reads a document from wherever it is.
fn read_from(
    reader: &Reader,
    from: &Input,
    whole_page: bool,
    tell: &dyn Fn(f32) -> bool,
) -> Result<ReadDocument, ImportError> {
    let pasted = |text: &str, is_page: bool| {
        let named = if is_page { DocumentKind::Html } else { DocumentKind::Text };
        // What was copied was chosen: all of it is wanted.
        let how = ReadOptions { named: Some(named), whole_page: true };
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
        let name = if is_page { String::new() } else { crate::model::limits::cut(first, 60).to_owned() };
        let name = if name.is_empty() { i18n::sources::pasted() } else { name };
        let read = read_bytes(reader, text.as_bytes(), how, &name, tell);
        read.map_err(|why| ImportError { path: None, why: ImportErrorKind::Document(why) })
    };
    match from {
        Input::Read(read) => Ok(read.as_ref().clone()),
        Input::Path(path) if is_map(path) => Err(ImportError { path: Some(path.clone()), why: ImportErrorKind::Map }),
        Input::Path(path) => read_document(reader, path, whole_page, tell),
        Input::Pasted(text, is_page) => pasted(text, *is_page),
        Input::Clipboard => match clip() {
            Clip::Page(page) => pasted(&page, true),
            Clip::Text(text) => pasted(&text, false),
            Clip::Empty => {
                Err(ImportError { path: None, why: ImportErrorKind::Document(crate::sources::CannotRead::NoText) })
            }
        },
    }
}

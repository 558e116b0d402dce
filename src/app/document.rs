//! What is open: the map with its bookkeeping, its history, its file.

use std::path::PathBuf;

use crate::edit::{History, Ids, Revision, Selection, Step, Transaction};
use crate::files::{Expect, Fingerprint, Loaded, PackedFile};
use crate::formats::argmap::ParsedMap;
use crate::i18n;
use crate::model::{Change, Colour, ElementId, Ledger, Map, Rejected, ReplicaId, Side};

/// What is open in a window.
pub struct Document {
    map: Map,
    ledger: Ledger,
    history: History,
    /// What is selected.
    pub selection: Selection,
    /// Fresh ids for this copy.
    pub ids: Ids,
    /// The file, if the map has one.
    pub path: Option<PathBuf>,
    /// What is on the disk as far as we know; `None` until the file was read or written.
    pub on_disk: Option<Fingerprint>,
    /// The file as it was read or written last: what somebody else makes of it goes on from there.
    pub disk_copy: Option<PackedFile>,
    /// What stands for the file's name as long as there is no file.
    pub name: String,
    /// Steps by which another copy was taken in.
    taken_in: Vec<AppliedMerge>,
    /// How many steps had led to the state for which the bookkeeping was last brought up to date.
    stamped_at: Option<u64>,
    /// How often the bookkeeping was replaced by another.
    bookkeeping: u64,
    /// Whether the file was damaged: then saving asks for a name first.
    pub damaged: bool,
    /// Whether the file is protected against writing: then saving asks for another place.
    pub read_only: bool,
}

/// A step by which another copy was taken in, and the bookkeeping that belongs to its other side: who takes the
/// step back has not seen what came with it.
struct AppliedMerge {
    before: Revision,
    after: Revision,
    beyond: Ledger,
}

impl Document {
    /// An empty map with two sides.
    pub fn new(replica: ReplicaId, counter: u64) -> Self {
        let mut ids = Ids::after(replica, counter);
        let map = Map::new(ids.fresh());
        let mut start = Transaction::new(Step::Sides, 2);
        for (name, letter, colour) in
            [(i18n::fields::side_first(), "A", Colour::Blue), (i18n::fields::side_second(), "B", Colour::Orange)]
        {
            let side = Side { name, letter: letter.to_owned(), colour, ..Side::default() };
            start.changes.push(Change::SetSide(ids.fresh(), Some(Box::new(side))));
        }
        let mut document = Self::of(map, Ledger::default(), ids);
        // Two sides with short names cannot be refused; what is there from the start is no step.
        let begun = document.commit(start);
        debug_assert!(begun.is_ok());
        document.history = History::default();
        document
    }

    fn of(map: Map, ledger: Ledger, ids: Ids) -> Self {
        Self {
            map,
            ledger,
            history: History::default(),
            selection: Selection::default(),
            ids,
            path: None,
            on_disk: None,
            disk_copy: None,
            name: i18n::dialogs::untitled(),
            taken_in: Vec::new(),
            stamped_at: None,
            bookkeeping: 0,
            damaged: false,
            read_only: false,
        }
    }

    /// A map that was read, without a file of its own.
    pub fn from_opened(opened: ParsedMap, replica: ReplicaId, counter: u64) -> Self {
        let ParsedMap { map, ledger, problems } = opened;
        // Counters go on after the highest that is known of this copy: in ids, in dots, and in what the
        // file says has been seen.
        let seen = ledger.seen().get(&replica).copied().unwrap_or(0);
        let ids = map.element_ids().chain([map.id()]).filter(|id| id.replica == replica).map(|id| id.counter);
        let last = ids.max().unwrap_or(0).max(seen).max(counter);
        // And after all that others have counted, so that of two changes the later one has the greater dot
        // (Lamport 1978), as merging expects.
        let last = ledger.highest().max(last);
        // A file that claims that this copy has counted to the end leaves it no room: another name does.
        let (replica, last) =
            if last > ElementId::MAX_COUNTER / 2 { (crate::files::fresh_name(), 0) } else { (replica, last) };
        let damaged = problems.iter().any(crate::formats::argmap::Problem::is_loss);
        let mut document = Self::of(map, ledger, Ids::after(replica, last));
        document.damaged = damaged;
        if damaged {
            document.history.mark_unsaved();
        }
        document
    }

    /// A map that was read from a file.
    pub fn from_file(loaded: Loaded, replica: ReplicaId, counter: u64) -> Self {
        let Loaded { opened, fingerprint, path, read_only, .. } = loaded;
        let mut document = Self::from_opened(opened, replica, counter);
        document.read_only = read_only;
        document.name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        document.on_disk = Some(fingerprint);
        document.path = Some(path);
        document
    }

    /// Makes a debate of its own out of a template: the same cards under a fresh name of the debate.
    #[must_use]
    pub fn as_new_debate(mut self) -> Self {
        let (map, _) = Map::from_parts(self.ids.fresh(), self.map.to_parts());
        self.map = map;
        self.ledger = Ledger::default();
        self.stamped_at = None;
        self
    }

    /// The map.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The map's bookkeeping for merging.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// How often the bookkeeping was replaced as a whole: what has followed it step by step begins anew.
    pub fn bookkeeping(&self) -> u64 {
        self.bookkeeping
    }

    /// Notes that the map was recovered: its file, if it has one, what was in it then, and its name. It is on no disk.
    pub fn recovered(&mut self, path: Option<PathBuf>, on_disk: Option<Fingerprint>, name: String) {
        (self.path, self.on_disk, self.name) = (path, on_disk, name);
        self.history.mark_unsaved();
    }

    /// The history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether everything is on the disk.
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Makes a transaction as one step of history.
    ///
    /// # Errors
    /// When a change is refused; nothing is changed then.
    pub fn commit(&mut self, transaction: Transaction) -> Result<(), Rejected> {
        self.history.commit(&mut self.map, &mut self.selection, transaction)
    }

    /// Makes of the map what was merged of it and another copy, as one step, and takes over the bookkeeping.
    ///
    /// # Errors
    /// When a change is refused; nothing is changed then.
    pub fn take_in(&mut self, transaction: Option<Transaction>, ledger: Ledger) -> Result<(), Rejected> {
        self.close_step();
        let before = self.history.revision();
        if let Some(transaction) = transaction {
            self.commit(transaction)?;
        }
        let after = self.history.revision();
        self.ids.go_on_after(ledger.highest());
        let beyond = std::mem::replace(&mut self.ledger, ledger);
        self.stamped_at = None;
        self.bookkeeping += 1;
        if before != after {
            self.taken_in.push(AppliedMerge { before, after, beyond });
        }
        Ok(())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<crate::edit::StepLabel> {
        let from = self.history.revision();
        let label = self.history.undo(&mut self.map, &mut self.selection);
        self.cross(self.history.revision(), from);
        label
    }

    /// Takes what is being typed on a card back, with the card if it was made for that, as if it had not been done. Returns
    /// whether there was anything.
    pub fn take_back_typed(&mut self, id: ElementId) -> bool {
        self.history.take_back(&mut self.map, &mut self.selection, (id, "text"))
    }

    /// Whoever crosses a step by which a copy was taken in changes bookkeeping.
    fn cross(&mut self, before: Revision, after: Revision) {
        if let Some(step) = self.taken_in.iter_mut().find(|step| step.before == before && step.after == after) {
            std::mem::swap(&mut self.ledger, &mut step.beyond);
            self.stamped_at = None;
            self.bookkeeping += 1;
        }
    }

    /// Makes the step that was taken back last again.
    pub fn redo(&mut self) -> Option<crate::edit::StepLabel> {
        let from = self.history.revision();
        let label = self.history.redo(&mut self.map, &mut self.selection);
        self.cross(from, self.history.revision());
        label
    }

    /// What is typed next is a step of its own.
    pub fn close_step(&mut self) {
        self.history.close_step();
    }

    /// Navigation out ids under another name from now on.
    pub fn rename(&mut self, replica: ReplicaId) {
        let last = self.ids.last().map_or(0, |id| id.counter).max(self.ledger.highest());
        self.ids = Ids::after(replica, last);
    }

    /// Notes what who uses this copy is called; an empty name is none.
    pub fn sign(&mut self, name: &str) {
        self.ledger.sign(self.ids.replica(), name);
    }

    /// Readies the bookkeeping for leaving the program, and returns what is to be written.
    pub fn stamped(&mut self) -> (Map, Ledger) {
        let ids = &mut self.ids;
        let log = self.history.log();
        // What was edited elsewhere is noticed the first time; after that only steps here can have touched it.
        match self.stamped_at.and_then(|at| log.since(at)) {
            Some(touched) => self.ledger.update_touched(&self.map, &touched, || ids.fresh()),
            None => self.ledger.update(&self.map, || ids.fresh()),
        }
        self.stamped_at = Some(log.position());
        // Who has only opened a map has done nothing that others had not seen.
        if let Some(last) = ids.handed_out() {
            self.ledger.handed_out(last);
        }
        (self.map.clone(), self.ledger.clone())
    }

    /// Deselects what is no longer in the map.
    pub fn forget_missing(&mut self) {
        self.selection.keep_existing(&self.map);
    }

    /// What must be on the disk for an ordinary save.
    pub fn expected(&self) -> Expect {
        self.on_disk.map_or(Expect::Nothing, Expect::Content)
    }

    /// Notes that a state is on the disk.
    pub fn saved(&mut self, path: PathBuf, fingerprint: Fingerprint, revision: Revision) {
        self.name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        self.path = Some(path);
        self.on_disk = Some(fingerprint);
        (self.damaged, self.read_only) = (false, false);
        self.history.mark_saved(revision);
    }

    /// Notes that the file no longer holds what is here.
    pub fn lose_file(&mut self) {
        self.history.mark_unsaved();
    }

    /// Notes that the file holds what is here after all.
    pub fn found_again(&mut self) {
        self.history.mark_saved(self.history.revision());
    }

    /// A copy of the map for edits that build on one another.
    pub fn scratch(&self) -> ScratchDocument {
        ScratchDocument { map: self.map.clone() }
    }
}

/// A copy of the map on which edits are tried.
pub struct ScratchDocument {
    map: Map,
}

impl ScratchDocument {
    /// The map so far.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// Makes changes on the copy.
    ///
    /// # Errors
    /// When a change is refused.
    pub fn make(&mut self, changes: &[Change]) -> Result<(), Rejected> {
        let mut history = History::default();
        let mut transaction = Transaction::new(Step::Together, 1);
        transaction.changes = changes.to_vec();
        history.commit(&mut self.map, &mut Selection::default(), transaction)
    }
}

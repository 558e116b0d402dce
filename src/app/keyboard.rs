//! Who has the keyboard, decided in one place, and what its keys do in the order in which they were pressed.
//!
//! Panels draw before keys are looked at, so a field has had its keys by then. A key that opens a field, a dialog or a panel
//! gives the keyboard away: what was pressed after it in the same frame waits until the new owner has it.

use egui::{Event, EventFilter, FocusDirection, Key, Order, Rect};

use super::{App, PendingQuestion};
use crate::command::{Action, Command, Owner, Stage, asked_by};
use crate::edit::Revision;
use crate::model::{ElementId, StatementKind};
use crate::ui::canvas::{Mode, canvas_id};
use crate::ui::dialogs_ui::Dialog;
use crate::ui::{self, Dragged};

/// How many frames keys wait for the field that is to get them, at most.
const PATIENCE: u8 = 4;

/// The state of the keyboard between frames.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// Who had it at the end of the last frame, before panels gave it up or took it.
    owner: Owner,
    /// Keys that wait for who gets the keyboard.
    held: Vec<Event>,
    /// For how many more frames they wait.
    patience: u8,
    /// Whether the pointer was last pressed in a panel: the keyboard stays there.
    in_panel: bool,
    /// Where the panels of the last frame were.
    pub(super) panels: Vec<Rect>,
    /// Whether Tab has come to the canvas from a control: then it goes on to the next one.
    passing: bool,
    /// Whether the space bar was pressed on the canvas and has not been let go.
    space_armed: bool,
    /// How things stood when what the next click is for was chosen.
    mode_since: Option<Situation>,
    /// When a key was pressed last, in seconds.
    last_key: f64,
    /// Whether a dialog was shown at the end of the last frame.
    had_dialog: bool,
    /// A dialog that came by itself and waits until nobody types.
    waiting: Option<Dialog>,
    /// When the dialog that is shown came by itself.
    came: Option<f64>,
}

/// How long the keyboard must have been still before a dialog comes by itself, and for how long such a dialog goes away
/// again when a key is pressed, in seconds.
const STILL: f64 = 1.0;

/// What ends a chosen mode of the canvas when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Situation {
    revision: (u64, Revision),
    stage: Stage,
    editing: Option<ElementId>,
    covered: bool,
    panels: [bool; 4],
}

/// Whether an event comes from the keyboard.
fn is_key(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Copy | Event::Cut | Event::Paste(_))
}

/// Whether a key ends what one is doing in a field or on a control, so that the next key may be meant for somebody else.
fn ends_field(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::Escape | Key::Tab, pressed: true, .. })
}

/// Whether a key that is pressed types something: an event with the text follows it.
fn types(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    !modifiers.command
        && !matches!(key, Key::Tab | Key::Enter | Key::Escape | Key::Delete | Key::Backspace)
        && !matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown)
        && !(Key::F1..=Key::F35).contains(key)
}

/// Which way Tab goes, if any of these is it.
fn tabbed(events: &[Event]) -> Option<FocusDirection> {
    events.iter().find_map(|event| match event {
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.shift => Some(FocusDirection::Previous),
        Event::Key { key: Key::Tab, pressed: true, .. } => Some(FocusDirection::Next),
        _ => None,
    })
}

impl App {
    /// Who has the keyboard now.
    fn owner(&self, ctx: &egui::Context) -> Owner {
        if self.dialog.is_some() || self.palette.open {
            return Owner::Covered;
        }
        let opens_field =
            self.canvas.sight.search.wants_keyboard || self.flow.opens_field() || self.outline.opens_field();
        if ctx.text_edit_focused() || self.canvas.editing.is_some() || opens_field {
            return Owner::Field;
        }
        let elsewhere = match ctx.memory(|memory| memory.focused()) {
            Some(id) => id != canvas_id(),
            None => self.keyboard.in_panel,
        };
        match self.stage {
            _ if elsewhere || egui::Popup::is_any_open(ctx) => Owner::Panel,
            Stage::Clash | Stage::Round if self.reviewing.is_none() => Owner::Panel,
            Stage::Flow if self.reviewing.is_none() => Owner::Sheet,
            _ => Owner::Canvas,
        }
    }

    /// Notes who has the keyboard at the end of a frame.
    pub(super) fn note_owner(&mut self, ctx: &egui::Context) {
        let owner = self.owner(ctx);
        let on_canvas = ctx.memory(|memory| memory.has_focus(canvas_id()));
        let tabbed = ctx.input(|input| input.key_pressed(Key::Tab));
        if on_canvas && tabbed && self.keyboard.owner == Owner::Panel {
            self.keyboard.passing = true;
        }
        self.keyboard.passing &= on_canvas;
        self.keyboard.owner = owner;
        self.keyboard.had_dialog = self.dialog.is_some();
    }

    /// Whether a dialog that came by itself waits to be shown.
    pub(super) fn holds_dialog(&self) -> bool {
        self.keyboard.waiting.is_some()
    }

    /// Whether nobody waits for the dialog that is shown: it offers what can be recovered, or tells of another copy.
    fn comes_by_itself(&self) -> bool {
        match (&self.dialog, &self.asked) {
            (Some(Dialog::Recovery(..)), _) => true,
            (Some(Dialog::Ask { .. }), Some(asked)) => {
                matches!(asked, PendingQuestion::Met(_) | PendingQuestion::Problems)
            }
            _ => false,
        }
    }

    /// Keeps a dialog back that has come by itself, as long as somebody types: what one types is never taken for an answer.
    /// One that has just come goes away again when a key is pressed.
    pub(super) fn hold_dialogs(&mut self, ctx: &egui::Context) {
        let typed = ctx.input(|input| {
            let typed = |event: &Event| match event {
                Event::Key { pressed: true, modifiers, .. } => !modifiers.command,
                Event::Text(_) | Event::Ime(_) => true,
                _ => false,
            };
            input.events.iter().any(typed)
        });
        if typed {
            self.keyboard.last_key = self.now;
        }
        if self.dialog.is_none() {
            self.keyboard.came = None;
        }
        let comes = !self.keyboard.had_dialog && self.comes_by_itself();
        let has_just_come = self.keyboard.came.is_some_and(|at| self.now - at < STILL);
        let is_still = self.frames < 2 || self.now - self.keyboard.last_key >= STILL;
        if comes && !is_still || has_just_come && typed {
            self.keyboard.waiting = self.dialog.take();
            self.keyboard.came = None;
            // The key was meant for whoever had the keyboard before.
            self.keyboard.owner = self.owner(ctx);
        } else if comes {
            self.keyboard.came = Some(self.now);
        } else if self.dialog.is_none() && is_still && self.keyboard.waiting.is_some() {
            self.dialog = self.keyboard.waiting.take();
            self.keyboard.came = Some(self.now);
        }
        if self.keyboard.waiting.is_some() {
            ctx.request_repaint();
        }
    }

    /// Lets keys through to whoever has the keyboard, and holds those back that are meant for the next owner.
    pub(super) fn admit_keys(&mut self, ctx: &egui::Context) {
        let waits = self.keyboard.patience > 0
            && ctx.memory(|memory| memory.focused().is_none_or(|id| id == canvas_id()))
            && self.owner(ctx) >= Owner::Field;
        self.keyboard.patience = if waits { self.keyboard.patience - 1 } else { 0 };
        let owner = self.keyboard.owner.max(self.owner(ctx));
        let held = &mut self.keyboard.held;
        let had_waited = !held.is_empty();
        let focus = ctx.input_mut(|input| {
            if held.is_empty() && !waits && !(owner >= Owner::Panel && input.events.iter().any(ends_field)) {
                return None;
            }
            let (keys, mut others): (Vec<Event>, Vec<Event>) = input.events.drain(..).partition(is_key);
            held.extend(keys);
            // Canvas and sheet look at one key after the other themselves.
            let all = held.len();
            let through = match held.iter().position(ends_field) {
                _ if waits => 0,
                Some(at) if owner >= Owner::Panel => at + 1,
                _ => all,
            };
            let through: Vec<Event> = held.drain(..through).collect();
            // Tab moves the focus when it arrives; what is held back moves it when its turn has come, and what a field or
            // the canvas may use does not at all.
            let moves = match (tabbed(&through), tabbed(held)) {
                (Some(_), _) if !had_waited => None,
                (Some(way), _) if owner == Owner::Panel => Some(way),
                (Some(_), _) | (None, Some(_)) => Some(FocusDirection::None),
                (None, None) => None,
            };
            others.extend(through);
            input.events = others;
            moves
        });
        if let Some(way) = focus {
            ctx.memory_mut(|memory| memory.move_focus(way));
        }
        if !self.keyboard.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// The canvas has the keyboard unless a field, another widget or a panel that was clicked wants it; Tab and arrows stay
    /// there.
    pub(super) fn hold_keyboard(&mut self, ctx: &egui::Context) {
        let pressed = ctx.input(|i| if i.pointer.any_pressed() { i.pointer.interact_pos() } else { None });
        if let Some(at) = pressed
            // What floats above the panels goes with whoever had the keyboard.
            && ctx.layer_id_at(at).is_none_or(|layer| layer.order == Order::Background)
        {
            self.keyboard.passing = false;
            self.canvas.ring = false;
            self.keyboard.in_panel =
                self.reviewing.is_none() && self.keyboard.panels.iter().any(|rect| rect.contains(at));
            if self.keyboard.in_panel {
                ctx.memory_mut(|memory| memory.surrender_focus(canvas_id()));
            }
        }
        let leaves_panel = self.keyboard.owner <= Owner::Field && ctx.input(|input| input.key_pressed(Key::Escape));
        let on_canvas = ctx.memory(|memory| memory.has_focus(canvas_id()));
        if leaves_panel || on_canvas {
            self.keyboard.in_panel = false;
        }

        let free =
            self.dialog.is_none() && !self.palette.open && !self.keyboard.in_panel && !egui::Popup::is_any_open(ctx);
        let arrows_pressed = ctx.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp));
        let in_menu = arrows_pressed && ui::menu_ui::is_open(ctx);
        let has_menu = egui::Popup::is_any_open(ctx) && self.canvas.editing.is_none();
        // Lists are gone through with Tab; the canvas and the flow sheet have a use of their own for it.
        let tab = matches!(self.stage, Stage::Map | Stage::Flow) || self.reviewing.is_some();
        let arrows = tab || self.stage == Stage::Round;
        let tab = tab && !self.keyboard.passing;
        ctx.memory_mut(|memory| {
            if free && memory.focused().is_none() {
                memory.request_focus(canvas_id());
            }
            if has_menu {
                memory.surrender_focus(canvas_id());
            }
            // A menu goes about among its entries itself.
            if in_menu {
                memory.move_focus(FocusDirection::None);
            }
            // In the first frame in which the canvas has the keyboard, the filter does not hold it there yet.
            if tab && memory.has_focus(canvas_id()) {
                memory.move_focus(FocusDirection::None);
            }
            let filter = EventFilter { tab, horizontal_arrows: arrows, vertical_arrows: arrows, escape: true };
            memory.set_focus_lock_filter(canvas_id(), filter);
        });
        self.canvas.ring |= self.keyboard.passing;
    }

    /// Shortcuts, the clipboard, Escape: in the order in which they were pressed.
    pub(super) fn keys(&mut self, ctx: &egui::Context) {
        // Whoever had the keyboard when the key was pressed was meant, also if it has just given it up.
        let owner = self.keyboard.owner.max(self.owner(ctx));
        if owner != Owner::Canvas {
            // A release that comes later belongs to who has the keyboard now.
            self.keyboard.space_armed = false;
        }
        if owner == Owner::Covered || self.keys_of_drag(ctx) {
            return;
        }
        let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let mut left = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            if !is_key(&event) || !self.key(owner, &event) {
                left.push(event);
                continue;
            }
            // The letter of a key that was a command is written nowhere.
            if types(&event) {
                events.next_if(|next| matches!(next, Event::Text(_)));
            }
            self.run_all(ctx);
            if self.owner(ctx) != owner {
                // What follows was pressed for who gets the keyboard now.
                self.keyboard.patience = PATIENCE;
                break;
            }
        }
        let (keys, others): (Vec<Event>, Vec<Event>) = events.partition(is_key);
        if !keys.is_empty() {
            self.keyboard.held.extend(keys);
            ctx.request_repaint();
        }
        left.extend(others);
        ctx.input_mut(|input| input.events = left);
    }

    /// One key; whether it asked for anything.
    fn key(&mut self, owner: Owner, event: &Event) -> bool {
        let on_map = matches!(owner, Owner::Canvas | Owner::Sheet);
        match event {
            Event::Copy if on_map => self.queue.act(Action::Copy),
            Event::Cut if on_map => self.queue.act(Action::Cut),
            Event::Paste(text) if on_map => self.queue.push(Command::PasteText(text.clone())),
            Event::Key { key: Key::Space, pressed, .. } if owner == Owner::Canvas => self.space(*pressed),
            Event::Key { key: Key::Escape, pressed: true, .. } if owner == Owner::Canvas => {
                self.queue.push(Command::GiveUp);
            }
            _ => return asked_by(event, owner).is_some_and(|action| self.ask_by_key(action)),
        }
        true
    }

    /// What the table says that a key asks for; whether it is done.
    fn ask_by_key(&mut self, action: Action) -> bool {
        match (action, &self.canvas.mode) {
            (Action::Child | Action::Counter, _) if self.keyboard.passing => return false,
            (Action::Sibling, _) if self.canvas.shows_order() => drop(self.keep_order()),
            (Action::Sibling, Mode::Pick(..)) => drop(self.confirm_pick()),
            _ if self.environment().allows(action).is_err() && is_quiet(action) && self.reviewing.is_none() => {}
            _ => self.queue.act(action),
        }
        true
    }

    /// The space bar edits when it is let go, unless the view was moved with it.
    fn space(&mut self, pressed: bool) {
        if pressed {
            if !self.keyboard.space_armed {
                self.keyboard.space_armed = true;
                self.canvas.space_used = false;
            }
            return;
        }
        let used = std::mem::take(&mut self.canvas.space_used);
        let armed = std::mem::take(&mut self.keyboard.space_armed);
        if armed && !used && self.environment().allows(Action::EditText).is_ok() {
            self.queue.act(Action::EditText);
        }
    }

    /// Ends what the next click on the canvas was chosen for, when an edit, another view or a panel has come between.
    pub(super) fn end_mode(&mut self) {
        if self.canvas.mode == Mode::Select {
            self.keyboard.mode_since = None;
            return;
        }
        let history = self.document.history();
        let now = Situation {
            revision: (self.epoch, history.revision()),
            stage: self.stage,
            editing: self.canvas.editing.as_ref().map(|editing| editing.id),
            covered: self.dialog.is_some() || self.palette.open,
            panels: [self.show_sources, self.show_outline, self.show_inspector, self.show_questions],
        };
        if *self.keyboard.mode_since.get_or_insert(now) != now {
            self.canvas.mode = Mode::Select;
            self.keyboard.mode_since = None;
        }
    }

    /// Letters that are pressed while something is dragged out of a source say what it becomes. Returns whether anything
    /// is dragged.
    fn keys_of_drag(&mut self, ctx: &egui::Context) -> bool {
        let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ctx) else { return false };
        let pressed = |key| ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let mut statement = dragged.statement.clone();
        for (key, kind) in
            [(Key::C, StatementKind::Claim), (Key::P, StatementKind::Premise), (Key::R, StatementKind::Rebuttal)]
        {
            if pressed(key) {
                statement.kind = kind;
                self.sources.taking.kind = kind;
            }
        }
        let quote = statement.citation.as_ref().filter(|c| c.passage.is_none()).and_then(|c| c.quote.as_ref());
        if let Some(quote) = quote
            && pressed(Key::W)
        {
            let own_words = !statement.text.is_empty();
            statement.text = if own_words { String::new() } else { quote.exact.replace(['\n', '\t'], " ") };
            self.sources.taking.own_words = own_words;
        }
        if statement != dragged.statement {
            egui::DragAndDrop::set_payload(ctx, Dragged { statement });
        }
        true
    }

    /// Escape gives up the nearest thing that can be given up.
    pub(super) fn give_up(&mut self) {
        if self.reviewing.is_some() {
            self.queue.act(Action::ReviewStop);
            return;
        }
        if self.stop_reading() || self.drop_order() || self.cancel_on_canvas() {
            return;
        }
        if self.canvas.chain.take().is_some() {
            return;
        }
        if self.canvas.sight.search.open {
            self.queue.push(Command::CloseFind);
            return;
        }
        if self.sources.clear_choice() || self.offer.take().is_some() {
            return;
        }
        self.document.selection = Default::default();
    }

    /// The next panel gets the keyboard: canvas, sources, inspector, and round again.
    pub(super) fn next_panel(&mut self, ctx: &egui::Context) {
        let filter = ui::sources_ui::filter_id();
        let inspector = ui::inspector_ui::first_field(self.document.map(), &self.document.selection);
        let now = ctx.memory(|m| m.focused());
        let mut stops = vec![canvas_id()];
        if self.show_sources {
            stops.push(filter);
        }
        if self.show_questions {
            stops.push(ui::analysis_ui::questions_id());
        }
        if self.show_outline {
            stops.push(ui::outline_ui::outline_id());
        }
        if self.show_inspector {
            stops.extend(inspector);
        }
        let at = stops.iter().position(|id| Some(*id) == now).unwrap_or(0);
        if let Some(next) = stops.get((at + 1) % stops.len()) {
            ctx.memory_mut(|m| m.request_focus(*next));
            self.keyboard.in_panel = *next != canvas_id();
            self.keyboard.passing = false;
            self.canvas.ring = *next == canvas_id();
        }
    }
}

/// Actions whose plain keys do nothing, rather than complain, when they make no sense.
fn is_quiet(action: Action) -> bool {
    !matches!(
        action,
        Action::Support
            | Action::Attack
            | Action::Undercut
            | Action::Rephrase
            | Action::LinkTogether
            | Action::Undo
            | Action::Redo
            | Action::Fold
            | Action::Focus
            | Action::DroppedNext
            | Action::DroppedPrevious
            | Action::AssumeTrue
            | Action::AssumeFalse
            | Action::ClearAssumptions
    )
}

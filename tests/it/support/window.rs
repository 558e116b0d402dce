//! The program's window without a display, with hands: for tests that do what users do.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::disk::{Call, Hooked};
use counterpoint::app::App;
use counterpoint::command::Command;
use counterpoint::files::{
    DialogAnswer, DialogChoice, Dialogs, Disk, FileQuestion, FileSystem, Profile, Reader, Worker,
};
use counterpoint::i18n;
use counterpoint::model::{ElementId, InferenceKind, Map};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// Answers every dialog with one path.
pub struct Answers(pub Option<PathBuf>);

impl Dialogs for Answers {
    fn ask(&self, worker: &Worker, _: FileQuestion) -> DialogAnswer {
        let choice = self.0.clone().map_or(DialogChoice::NoDialog, DialogChoice::Path);
        worker.start("answer", move || choice)
    }
}

/// Answers when it is told to.
pub struct Later(pub std::sync::Mutex<Option<Receiver<DialogChoice>>>);

impl Dialogs for Later {
    fn ask(&self, worker: &Worker, _: FileQuestion) -> DialogAnswer {
        let answer = self.0.lock().unwrap().take().unwrap();
        worker.start("answer later", move || answer.recv().unwrap_or(DialogChoice::Cancelled))
    }
}

/// Stands for any words in a message.
pub const ANY: &str = "\u{1}";

/// Whether a text holds a message, in which [`ANY`] is any words.
pub fn is_said(text: &str, message: &str) -> bool {
    let mut rest = text;
    message.split(ANY).all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

/// A disk on which writing, and reading if it is so, waits until it is let go.
pub fn slow(gate: Receiver<()>, reading: bool) -> Hooked {
    let gate = std::sync::Mutex::new(gate);
    Hooked::new(move |call, _| {
        if call == Call::WriteNew || reading && call == Call::Read {
            let _ = gate.lock().unwrap().recv();
        }
        Ok(())
    })
}

pub struct Window {
    pub harness: Harness<'static, App>,
    _folder: Option<tempfile::TempDir>,
    pub path: PathBuf,
}

impl Window {
    pub fn new() -> Self {
        Self::with(true)
    }

    pub fn with(dialogs: bool) -> Self {
        Self::made(|path| Box::new(Answers(dialogs.then(|| path.to_owned()))), Arc::new(Disk))
    }

    pub fn made(dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>, fs: Arc<dyn FileSystem>) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), dialogs, fs)
    }

    /// A window whose profile is in `profile` of a folder.
    pub fn in_folder(
        folder: tempfile::TempDir,
        dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>,
        fs: Arc<dyn FileSystem>,
    ) -> Self {
        let mut window = Self::beside(folder.path(), dialogs, fs);
        window._folder = Some(folder);
        window
    }

    /// A window with the profile in a folder that others use as well.
    pub fn beside(folder: &Path, dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>, fs: Arc<dyn FileSystem>) -> Self {
        Self::with_worker(folder, dialogs, fs, Worker::new(|| {}))
    }

    /// A window with this profile.
    pub fn with_profile(folder: &Path, profile: Profile) -> Self {
        let worker = Worker::new(|| {});
        let mut window =
            Self::of(folder, profile, |path| Box::new(Answers(Some(path.to_owned()))), Arc::new(Disk), worker);
        window.settle();
        window
    }

    /// A program that was started with a file.
    pub fn asked_for(folder: &Path, file: &Path) -> Self {
        let profile = Profile::at(&folder.join("profile"));
        let dialogs = |path: &Path| -> Box<dyn Dialogs> { Box::new(Answers(Some(path.to_owned()))) };
        let mut window = Self::of_asked(folder, profile, dialogs, Arc::new(Disk), Worker::new(|| {}), Some(file));
        window.settle();
        window
    }

    /// The same with a worker that says when something is done.
    pub fn with_worker(
        folder: &Path,
        dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>,
        fs: Arc<dyn FileSystem>,
        worker: Worker,
    ) -> Self {
        Self::of(folder, Profile::at(&folder.join("profile")), dialogs, fs, worker)
    }

    fn of(
        folder: &Path,
        profile: Profile,
        dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>,
        fs: Arc<dyn FileSystem>,
        worker: Worker,
    ) -> Self {
        Self::of_asked(folder, profile, dialogs, fs, worker, None)
    }

    fn of_asked(
        folder: &Path,
        profile: Profile,
        dialogs: impl FnOnce(&Path) -> Box<dyn Dialogs>,
        fs: Arc<dyn FileSystem>,
        worker: Worker,
        file: Option<&Path>,
    ) -> Self {
        let path = folder.join("debate.argmap");
        let mut app = App::new(profile, dialogs(&path), fs, worker);
        if let Some(file) = file {
            app.ask(Command::Open(file.to_owned()));
        }
        app.read_by(Reader::starting(env!("CARGO_BIN_EXE_counterpoint").into()));
        let mut harness = Harness::builder()
            .with_size(Vec2::new(1440.0, 900.0))
            .with_max_steps(60)
            .with_context_setup(counterpoint::ui::install)
            .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
        // No font that comes with the program writes every script.
        harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        harness.run();
        Self { harness, _folder: None, path }
    }

    pub fn app(&self) -> &App {
        self.harness.state()
    }

    pub fn map(&self) -> &Map {
        self.app().document().map()
    }

    pub fn ask(&mut self, command: Command) {
        self.harness.state_mut().ask(command);
        self.harness.run();
    }

    /// Waits for workers and dialogs.
    pub fn settle(&mut self) {
        for _ in 0..4000 {
            self.harness.step();
            if !self.app().is_waiting() {
                break;
            }
            std::thread::park_timeout(std::time::Duration::from_millis(5));
        }
        assert!(!self.app().is_waiting(), "something never came back");
        self.harness.run();
    }

    pub fn card(&self, text: &str) -> ElementId {
        let found = self.map().statements().iter().find(|(_, s)| s.text.contains(text));
        *found.unwrap_or_else(|| panic!("no card says “{text}”")).0
    }

    /// Where a card, or the joint of a link, is on the screen.
    pub fn at(&self, id: ElementId) -> Pos2 {
        let scene = self.app().canvas().scene().unwrap();
        let point = scene.middle(id).unwrap();
        self.app().canvas().on_screen(point).unwrap()
    }

    /// A point on the line of a link, well away from its joint.
    pub fn line(&self, id: ElementId) -> Pos2 {
        let scene = self.app().canvas().scene().unwrap();
        self.app().canvas().on_screen(scene.line(id).unwrap().tails[0].1.at(0.4)).unwrap()
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        for part in 1..=4 {
            self.harness.hover_at(from + (to - from) * (part as f32 / 4.0));
            self.harness.step();
        }
        self.harness.step();
        self.harness.drop_at(to);
        self.harness.run();
    }

    /// Finds a passage by a filter, and drags it to a place on the screen.
    pub fn drag_passage(&mut self, words: &str, to: Pos2) {
        let from = self.passage(words);
        self.drag(from, to);
    }

    pub fn passage(&mut self, words: &str) -> Pos2 {
        let name = i18n::sources::sources_filter();
        let field = self.harness.get_by_role_and_label(Role::TextInput, &name);
        field.focus();
        self.harness.run();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.run();
        self.harness.get_by_role_and_label(Role::TextInput, &i18n::sources::sources_filter()).type_text(words);
        self.harness.run();
        let wanted = self.harness.get_all_by_role(Role::Button).find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.contains(": ") && words.split(' ').all(|w| label.to_lowercase().contains(&w.to_lowercase()))
        });
        wanted.unwrap_or_else(|| panic!("no passage has “{words}”")).rect().center()
    }

    pub fn click(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.step();
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
        }
        self.harness.run();
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Whether anything on the screen says this, where [`ANY`] is any words.
    pub fn says(&self, words: &str) -> bool {
        let parts: Vec<&str> = words.split(ANY).collect();
        match parts.as_slice() {
            [words] => self.harness.query_all_by_label_contains(words).next().is_some(),
            _ => {
                let longest = parts.iter().max_by_key(|part| part.len()).unwrap();
                let mut found = self.harness.query_all_by_label_contains(longest);
                found.any(|node| {
                    let node = node.accesskit_node();
                    node.label().or_else(|| node.value()).is_some_and(|text| is_said(&text, words))
                })
            }
        }
    }

    /// Presses a button. A menu may bear the same name; what is asked is drawn last.
    pub fn click_button(&mut self, label: &str) {
        self.harness.query_all_by_role_and_label(Role::Button, label).last().unwrap().click();
        self.harness.run();
    }

    /// Presses the only button of this name, and waits for what comes of it.
    pub fn answer(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.harness.run();
        self.settle();
    }

    /// What the cards say, in the order of the alphabet.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.map().statements().values().map(|s| s.text.as_str()).collect();
        texts.sort_unstable();
        texts
    }

    pub fn canvas_centre(&self) -> Pos2 {
        self.harness.get_by_role_and_label(Role::Pane, &i18n::canvas::canvas()).rect().center()
    }

    pub fn text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// A card with this text, written by keys.
    pub fn write(&mut self, text: &str) {
        self.press(Modifiers::NONE, Key::C);
        self.text(text);
        self.press(Modifiers::NONE, Key::Enter);
    }

    pub fn links(&self) -> Vec<(ElementId, InferenceKind, usize, bool)> {
        let map = self.map();
        let link = |(id, i): (&ElementId, &counterpoint::model::Inference)| {
            (*id, i.kind, map.premises(*id).len(), map.is_undercut(*id))
        };
        map.inferences().iter().map(link).collect()
    }
}

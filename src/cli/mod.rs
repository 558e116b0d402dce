//! The same verbs without a window: what a terminal, a script or a build server can ask. No logic of
//! its own; every command works without a display.

mod arguments;
mod debating;
mod documents;
mod evaluating;
mod exporting;
mod merging;
mod report;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

pub use arguments::{command, parse};
use clap_complete::Shell;
pub use debating::BriefRequest;
pub use evaluating::More;
pub use merging::{DiffFor, Merging, Settle};

use crate::files::{self, Bounds, Disk, READ_DOCUMENT, load};
use crate::formats::argmap::ParsedMap;
use crate::formats::outline::outline;
use crate::formats::{sanitize, shown_path};
use crate::i18n;
use crate::picture::ImageOptions;

/// How the program ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitCode {
    /// All is well.
    Ok = 0,
    /// A file has problems.
    Problems = 1,
    /// A file cannot be read, or the command makes no sense.
    Unreadable = 2,
    /// No window could be opened.
    NoWindow = 3,
}

impl ExitCode {
    /// What a file that could be opened amounts to.
    fn of(opened: &ParsedMap) -> Self {
        if opened.problems.is_empty() { Self::Ok } else { Self::Problems }
    }
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A window with these files, drawn by this renderer.
    Window {
        /// Files to open.
        files: Vec<PathBuf>,
        /// The renderer, if one was named.
        renderer: Option<String>,
        /// Whether the copy before this one broke down, and its report, if it left one.
        broke_down: Option<PathBuf>,
    },
    /// The problems of files.
    Check(Vec<PathBuf>),
    /// The catalogues of the bundled analyses, or the paragraphs of a document; as JSON if so.
    Sources {
        /// Whether as JSON.
        json: bool,
        /// The document, and whether all of a web page is wanted and not only its article.
        from: Option<(PathBuf, bool)>,
    },
    /// The document on the standard input, read for another process of this program.
    ReadDocument {
        /// The type that its name promises.
        kind: String,
        /// What it may take.
        bounds: Bounds,
        /// Whether all of a web page is wanted.
        whole_page: bool,
    },
    /// In what two maps differ.
    Diff {
        /// The map before.
        before: PathBuf,
        /// The map after.
        after: PathBuf,
        /// Who asks.
        wanted: DiffFor,
    },
    /// Two maps as one.
    Merge(Merging),
    /// A map as a page or picture; what, and where it goes.
    Export {
        /// The map.
        map: PathBuf,
        /// The file to be written; its extension says which kind.
        output: PathBuf,
        /// How a picture looks.
        look: ImageOptions,
    },
    /// A map as indented text.
    Outline(PathBuf),
    /// What stands in a map.
    Evaluate {
        /// The map.
        map: PathBuf,
        /// Whether as JSON.
        json: bool,
        /// What else is wanted.
        more: More,
    },
    /// What was left unanswered in a map.
    Dropped(PathBuf),
    /// What a side says in a map.
    Brief {
        /// The map.
        map: PathBuf,
        /// For whom, in which speech, how fast.
        wanted: BriefRequest,
    },
    /// Completions for a shell.
    Completions(Shell),
    /// The manual page.
    Manual,
    /// Help or the version, as the parser puts it.
    Print(String),
    /// A command line that makes no sense, and why.
    Wrong(String),
}

/// Shows messages in the language of the user's settings, and prints what is wrong with its file. The process that reads
/// documents does without: it says nothing to people.
pub fn load_language(arguments: &[OsString], err: &mut dyn Write) {
    if arguments.first().is_some_and(|word| word == READ_DOCUMENT) {
        return;
    }
    let Some(bad) = files::load_language() else { return };
    for problem in &bad.problems {
        print(err, &i18n::cli::language_problem(shown_path(&bad.path), problem));
    }
}

/// Does what was asked without a window; `None` if it needs one. Output that cannot be written is no success, unless
/// whoever reads it has closed the pipe.
pub fn run(request: &Request, out: &mut dyn Write, err: &mut dyn Write) -> Option<ExitCode> {
    let mut out = Noted { inner: out, failed: false };
    let done = run_noted(request, &mut out, err)?;
    let _ = out.flush();
    Some(if out.failed && done == ExitCode::Ok { ExitCode::Unreadable } else { done })
}

/// Passes output on and notes whether any of it was lost.
struct Noted<'a> {
    inner: &'a mut dyn Write,
    failed: bool,
}

impl Noted<'_> {
    fn note<T>(&mut self, done: std::io::Result<T>) -> std::io::Result<T> {
        self.failed |= done.as_ref().is_err_and(|why| why.kind() != std::io::ErrorKind::BrokenPipe);
        done
    }
}

impl Write for Noted<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let done = self.inner.write(bytes);
        self.note(done)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let done = self.inner.flush();
        self.note(done)
    }
}

fn run_noted(request: &Request, out: &mut dyn Write, err: &mut dyn Write) -> Option<ExitCode> {
    let done = match request {
        Request::Window { .. } => return None,
        Request::Check(files) => check(files, out, err),
        Request::Sources { json, from } => {
            documents::sources(*json, from.as_ref().map(|(path, whole)| (path.as_path(), *whole)), out, err)
        }
        Request::ReadDocument { kind, bounds, whole_page } => documents::serve_reader(kind, *bounds, *whole_page, out),
        Request::Diff { before, after, wanted } => merging::diff(before, after, *wanted, out, err),
        Request::Merge(what) => merging::merge_files(what, &mut std::io::stdin().lock(), out, err),
        Request::Export { map, output, look } => exporting::export_file(map, output, *look, out, err),
        Request::Outline(file) => outline_of(file, out, err),
        Request::Evaluate { map, json, more } => evaluating::evaluate_file(map, *json, *more, out, err),
        Request::Dropped(file) => debating::dropped_in(file, out, err),
        Request::Brief { map, wanted } => debating::brief_of(map, wanted, out, err),
        Request::Completions(shell) => {
            // To memory first: the generator panics where it cannot write.
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut command(), "counterpoint", &mut text);
            let _ = out.write_all(&text);
            ExitCode::Ok
        }
        Request::Manual => {
            let mut text = Vec::new();
            // Writing to memory cannot fail.
            let _ = clap_mangen::Man::new(command()).render(&mut text);
            let _ = out.write_all(&text);
            ExitCode::Ok
        }
        Request::Print(text) => print(out, text.trim_end()),
        Request::Wrong(text) => {
            print(err, text.trim_end());
            ExitCode::Unreadable
        }
    };
    Some(done)
}

/// Prints for people: nothing in a map, a path or an argument gives the terminal orders, what would is shown as a mark.
/// A pipe that was closed at the other end is nobody's fault.
pub fn print(out: &mut dyn Write, text: &str) -> ExitCode {
    let _ = writeln!(out, "{}", sanitize(text));
    ExitCode::Ok
}

/// Prints JSON for programs, exactly, with what gives terminals orders written as JSON writes it in plain letters.
fn print_json(out: &mut dyn Write, text: &str) -> ExitCode {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if sanitize(c.encode_utf8(&mut [0; 4])).starts_with(c) {
            plain.push(c);
        } else {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| plain.push_str(&format!("\\u{unit:04x}")));
        }
    }
    let _ = writeln!(out, "{plain}");
    ExitCode::Ok
}

/// The file as it was opened; says why if it cannot be.
fn load_file(path: &Path, err: &mut dyn Write) -> Option<ParsedMap> {
    match load(&Disk, path, &|_| true) {
        Ok(loaded) => Some(loaded.opened),
        Err(cannot) => {
            print(err, &cannot.to_string());
            None
        }
    }
}

/// The same, and says what is wrong with it.
fn read(path: &Path, err: &mut dyn Write) -> Option<ParsedMap> {
    let opened = load_file(path, err)?;
    for problem in &opened.problems {
        print(err, &problem.to_string());
    }
    Some(opened)
}

fn check(files: &[PathBuf], out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let mut worst = ExitCode::Ok;
    for path in files {
        let Some(opened) = load_file(path, err) else {
            worst = ExitCode::Unreadable;
            continue;
        };
        print(
            out,
            &i18n::cli::checked(
                shown_path(path),
                opened.map.statements().len(),
                opened.map.inferences().len(),
                opened.problems.len(),
            ),
        );
        for problem in &opened.problems {
            print(out, &format!("  {problem}"));
        }
        let changed = opened.ledger.changed_outside(&opened.map);
        if changed > 0 {
            print(out, &format!("  {}", i18n::notices::changed_outside(changed)));
        }
        if worst == ExitCode::Ok {
            worst = ExitCode::of(&opened);
        }
    }
    worst
}

fn outline_of(file: &Path, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(opened) = read(file, err) else { return ExitCode::Unreadable };
    let _ = write!(out, "{}", outline(&opened.map));
    ExitCode::of(&opened)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Paper;

    fn asked(line: &str) -> Request {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn command_lines_mean_what_they_say() {
        let window = |files: &[&str]| Request::Window {
            files: files.iter().map(PathBuf::from).collect(),
            renderer: None,
            broke_down: None,
        };
        assert_eq!(asked(""), window(&[]));
        assert_eq!(asked("a.argmap b.argmap"), window(&["a.argmap", "b.argmap"]));
        assert_eq!(asked("-- check"), window(&["check"]));
        // A copy that is started after a crash, with a report and without one.
        for report in ["crash.txt", ""] {
            let asked = parse([files::BROKE_DOWN.into(), report.into()]);
            assert_eq!(
                asked,
                Request::Window { files: Vec::new(), renderer: None, broke_down: Some(PathBuf::from(report)) }
            );
        }
        assert_eq!(asked("check -- -x"), Request::Check(vec!["-x".into()]));
        assert_eq!(asked("check a"), Request::Check(vec!["a".into()]));
        assert_eq!(asked("sources --json"), Request::Sources { json: true, from: None });
        let from = Some(("a.pdf".into(), true));
        assert_eq!(asked("sources --from a.pdf --whole-page"), Request::Sources { json: false, from });
        assert_eq!(asked("outline a"), Request::Outline("a".into()));
        let evaluate = |json, more| Request::Evaluate { map: "a".into(), json, more };
        assert_eq!(asked("evaluate a --json"), evaluate(true, More::default()));
        let more = More { flips: true, critical: true, positions: true };
        assert_eq!(asked("evaluate a --flips --critical --positions"), evaluate(false, more));
        let merging = Merging {
            ours: "a".into(),
            theirs: "b".into(),
            base: Some("o".into()),
            output: "c".into(),
            settle: Settle::Theirs,
            accept_deletions: true,
        };
        assert_eq!(asked("dropped a"), Request::Dropped("a".into()));
        let wanted = BriefRequest { side: "A".to_owned(), speech: "1AC".to_owned(), pace: 200 };
        let line = "brief a --side A --speech 1AC --pace 200";
        assert_eq!(asked(line), Request::Brief { map: "a".into(), wanted });
        assert_eq!(asked("merge a b --base o -o c --theirs --accept-deletions"), Request::Merge(merging));
        assert_eq!(
            asked("export a -o b.html"),
            Request::Export { map: "a".into(), output: "b.html".into(), look: ImageOptions::default() }
        );
        let look = ImageOptions { times: 2, paper: false, page: Paper::A4, ..ImageOptions::default() };
        let line = "export a -o b.pdf --times 2 --transparent --paper a4";
        assert_eq!(asked(line), Request::Export { map: "a".into(), output: "b.pdf".into(), look });
        let diff = |wanted| Request::Diff { before: "a".into(), after: "b".into(), wanted };
        assert_eq!(asked("diff a b"), diff(DiffFor::People));
        assert_eq!(asked("diff a b --json"), diff(DiffFor::Programs));
        let git = Request::Diff { before: "old".into(), after: "new".into(), wanted: DiffFor::Git };
        assert_eq!(asked("diff a.argmap old 1f 100644 new 2e 100644"), git);
        for wrong in [
            "check",
            "outline",
            "outline a b",
            "evaluate",
            "dropped",
            "brief a",
            "brief a --side A --pace soon",
            "check a --side A",
            "--nonsense",
            "--renderer paint",
            "--json",
            "merge a b",
            "merge a -o c",
            "merge a b -o c --ours --ask",
            "diff a",
            "export a",
            "export a -o b.png --times 9",
            "export a -o b.pdf --paper napkin",
            "check a --dark",
            "check a --ours",
            "check a --accept-deletions",
            "outline a --flips",
            "check a --from b",
            "sources --whole-page",
        ] {
            assert!(matches!(asked(wrong), Request::Wrong(..)), "{wrong}");
        }
    }
}

//! The command line: what can be asked, as a table for the parser, from which help, completions, the manual page and
//! `docs/cli.md` are made.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::{BriefRequest, DiffFor, Merging, More, Request, Settle};
use crate::files::{self, Bounds, READ_DOCUMENT, READ_WHOLE};
use crate::formats::settings::{PACES, Settings};
use crate::i18n::cli;
use crate::picture::{ImageOptions, Paper};

/// Everything that the program understands.
pub fn command() -> Command {
    Command::new("counterpoint")
        .version(env!("CARGO_PKG_VERSION"))
        .about(cli::about())
        .after_help(cli::after_help())
        .args_conflicts_with_subcommands(true)
        .disable_help_subcommand(true)
        .arg(files_argument("files", cli::window_files()))
        .arg(
            option("renderer", cli::window_renderer())
                .value_name("RENDERER")
                .value_parser(PossibleValuesParser::new(["glow", "wgpu"])),
        )
        .arg(broke_down())
        .subcommand(
            Command::new("check")
                .about(cli::check())
                .arg(files_argument("files", cli::check_files()).required(true).num_args(1..)),
        )
        .subcommand(sources())
        .subcommand(Command::new("outline").about(cli::outline()).arg(map()))
        .subcommand(evaluate())
        .subcommand(Command::new("dropped").about(cli::dropped_about()).arg(map()))
        .subcommand(brief())
        .subcommand(export())
        .subcommand(diff())
        .subcommand(merge())
        .subcommand(Command::new("completions").about(cli::completions()).arg(
            Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)).help(cli::shell()),
        ))
        .subcommand(Command::new("man").about(cli::man()))
        .subcommand(read_document())
}

/// How the program says to a fresh copy of itself that it crashed; the path of the report is empty if there is none.
fn broke_down() -> Arg {
    let name = files::BROKE_DOWN.trim_start_matches('-');
    Arg::new("broke-down").long(name).hide(true).value_parser(ValueParser::os_string())
}

fn sources() -> Command {
    Command::new("sources")
        .about(cli::sources_about())
        .arg(path("from", "from", cli::sources_from()))
        .arg(flag("whole-page", cli::sources_whole_page()).requires("from"))
        .arg(flag("json", cli::json()))
}

fn evaluate() -> Command {
    Command::new("evaluate")
        .about(cli::evaluate())
        .arg(map())
        .arg(flag("flips", cli::evaluate_flips()))
        .arg(flag("critical", cli::evaluate_critical()))
        .arg(flag("positions", cli::evaluate_positions()))
        .arg(flag("json", cli::json()))
}

fn brief() -> Command {
    Command::new("brief")
        .about(cli::brief_about())
        .arg(map())
        .arg(option("side", cli::brief_side()).value_name("SIDE").required(true))
        .arg(option("speech", cli::brief_speech()).value_name("SPEECH"))
        .arg(
            option("pace", cli::brief_pace())
                .value_name("WORDS")
                .value_parser(value_parser!(u32).range(i64::from(*PACES.start())..=i64::from(*PACES.end()))),
        )
}

fn export() -> Command {
    let papers = PossibleValuesParser::new(Paper::ALL.map(Paper::name));
    Command::new("export")
        .about(cli::export_about())
        .arg(map())
        .arg(output(cli::export_output()))
        .arg(option("times", cli::export_times()).value_name("N").value_parser(value_parser!(u8).range(1..=4)))
        .arg(flag("dark", cli::export_dark()))
        .arg(flag("transparent", cli::export_transparent()))
        .arg(option("paper", cli::export_paper()).value_name("PAPER").ignore_case(true).value_parser(papers))
}

fn diff() -> Command {
    // As git calls it: path, old file, its hash and mode, new file, its hash and mode; more if it was renamed.
    Command::new("diff")
        .about(cli::diff())
        .after_help(cli::diff_exit_codes())
        .arg(files_argument("files", cli::diff_files()).required(true).num_args(2..))
        .arg(flag("json", cli::json()))
}

fn merge() -> Command {
    Command::new("merge")
        .about(cli::merge())
        .after_help(cli::merge_exit_codes())
        .arg(argument("ours", cli::merge_ours()))
        .arg(argument("theirs", cli::merge_theirs()))
        .arg(output(cli::merge_output()))
        .arg(path("base", "base", cli::merge_base()))
        .arg(flag("ours-wins", cli::merge_take_ours()).long("ours"))
        .arg(flag("theirs-wins", cli::merge_take_theirs()).long("theirs"))
        .arg(flag("ask", cli::merge_ask()))
        .group(ArgGroup::new("settle").args(["ours-wins", "theirs-wins", "ask"]))
        .arg(flag("accept-deletions", cli::merge_accept_deletions()))
}

/// How the program calls itself to read a document.
fn read_document() -> Command {
    let text = |name: &'static str| Arg::new(name).required(true).value_parser(ValueParser::os_string());
    Command::new(READ_DOCUMENT)
        .hide(true)
        .arg(text("kind"))
        .arg(Arg::new("milliseconds").required(true).value_parser(value_parser!(u64)))
        .arg(Arg::new("megabytes").required(true).value_parser(value_parser!(u64)))
        .arg(Arg::new("whole").value_parser([READ_WHOLE]))
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

fn option(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::Set)
}

fn path(name: &'static str, long: &'static str, help: String) -> Arg {
    Arg::new(name).long(long).help(help).value_name("FILE").value_parser(value_parser!(PathBuf))
}

fn output(help: String) -> Arg {
    path("output", "output", help).short('o').required(true)
}

fn argument(name: &'static str, help: String) -> Arg {
    Arg::new(name).value_name("FILE").required(true).help(help).value_parser(value_parser!(PathBuf))
}

fn map() -> Arg {
    argument("map", cli::map_file()).value_name("MAP")
}

fn files_argument(name: &'static str, help: String) -> Arg {
    Arg::new(name).value_name("FILE").help(help).num_args(0..).value_parser(value_parser!(PathBuf))
}

/// Reads a command line, without the program's own name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Request {
    let named = std::iter::once(OsString::from("counterpoint")).chain(arguments);
    match command().try_get_matches_from(named) {
        Ok(matches) => request(&matches),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Request::Print(error.render().to_string()),
            _ => Request::Wrong(error.render().to_string()),
        },
    }
}

fn request(matches: &ArgMatches) -> Request {
    let Some((name, of)) = matches.subcommand() else {
        return Request::Window {
            files: paths(matches, "files"),
            renderer: matches.get_one::<String>("renderer").cloned(),
            broke_down: matches.get_one::<OsString>("broke-down").map(PathBuf::from),
        };
    };
    let map = || one_path(of, "map").unwrap_or_default();
    match name {
        "check" => Request::Check(paths(of, "files")),
        "sources" => {
            let from = one_path(of, "from").map(|path| (path, of.get_flag("whole-page")));
            Request::Sources { json: of.get_flag("json"), from }
        }
        "outline" => Request::Outline(map()),
        "evaluate" => {
            let more = More {
                flips: of.get_flag("flips"),
                critical: of.get_flag("critical"),
                positions: of.get_flag("positions"),
            };
            Request::Evaluate { map: map(), json: of.get_flag("json"), more }
        }
        "dropped" => Request::Dropped(map()),
        "brief" => {
            let text = |name| of.get_one::<String>(name).cloned().unwrap_or_default();
            let pace = of.get_one("pace").copied().unwrap_or_else(|| Settings::default().pace());
            Request::Brief { map: map(), wanted: BriefRequest { side: text("side"), speech: text("speech"), pace } }
        }
        "export" => with_output(of, |output| Request::Export { map: map(), output, look: look(of) }),
        "diff" => diff_request(paths(of, "files"), of.get_flag("json")),
        "merge" => with_output(of, |output| Request::Merge(merging(of, output))),
        "completions" => match of.get_one::<Shell>("shell") {
            Some(shell) => Request::Completions(*shell),
            None => Request::Manual,
        },
        "man" => Request::Manual,
        _ => Request::ReadDocument {
            kind: of.get_one::<OsString>("kind").map(|kind| kind.to_string_lossy().into_owned()).unwrap_or_default(),
            bounds: Bounds {
                time: Duration::from_millis(of.get_one("milliseconds").copied().unwrap_or(0)),
                megabytes: of.get_one("megabytes").copied().unwrap_or(0),
            },
            whole_page: of.contains_id("whole"),
        },
    }
}

fn paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    matches.get_many(name).map(|all| all.cloned().collect()).unwrap_or_default()
}

fn one_path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one(name).cloned()
}

/// A request that writes a file. The terminal is no file.
fn with_output(of: &ArgMatches, request: impl FnOnce(PathBuf) -> Request) -> Request {
    let output = one_path(of, "output").unwrap_or_default();
    if output.as_os_str() == "-" { Request::Wrong(cli::no_stream("-o -")) } else { request(output) }
}

fn look(of: &ArgMatches) -> ImageOptions {
    let mut look =
        ImageOptions { dark: of.get_flag("dark"), paper: !of.get_flag("transparent"), ..ImageOptions::default() };
    if let Some(times) = of.get_one::<u8>("times") {
        look.times = *times;
    }
    let wanted = of.get_one::<String>("paper").map(|name| name.to_lowercase());
    if let Some(paper) = Paper::ALL.into_iter().find(|paper| Some(paper.name()) == wanted.as_deref()) {
        look.page = paper;
    }
    look
}

fn diff_request(files: Vec<PathBuf>, json: bool) -> Request {
    match <[PathBuf; 2]>::try_from(files) {
        Ok([before, after]) => {
            let wanted = if json { DiffFor::Programs } else { DiffFor::People };
            Request::Diff { before, after, wanted }
        }
        Err(files) => match (files.get(1), files.get(4), files.len()) {
            (Some(before), Some(after), 7..) => {
                Request::Diff { before: before.clone(), after: after.clone(), wanted: DiffFor::Git }
            }
            _ => Request::Wrong(cli::arguments("diff")),
        },
    }
}

fn merging(of: &ArgMatches, output: PathBuf) -> Merging {
    let settle = match (of.get_flag("ours-wins"), of.get_flag("theirs-wins"), of.get_flag("ask")) {
        (true, _, _) => Settle::Ours,
        (_, true, _) => Settle::Theirs,
        (_, _, true) => Settle::Ask,
        _ => Settle::default(),
    };
    Merging {
        ours: one_path(of, "ours").unwrap_or_default(),
        theirs: one_path(of, "theirs").unwrap_or_default(),
        base: one_path(of, "base"),
        output,
        settle,
        accept_deletions: of.get_flag("accept-deletions"),
    }
}

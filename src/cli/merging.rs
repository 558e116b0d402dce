//! `counterpoint diff` and `counterpoint merge`, also as git calls them.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use super::report::{differences_json, print_differences, print_effects, question_text};
use super::{ExitCode, load_file, print, print_json};
use crate::files::{Disk, Expect, FileSystem, contents, save};
use crate::formats::argmap::{ParsedMap, Problem, ProblemKind};
use crate::formats::compared::{element_name, excess_text, takes_by_claim};
use crate::formats::shown_path;
use crate::i18n;
use crate::merge::{Answer, Answers, ChangedBy, ConflictReason, Edition, Field, Merged, merge};
use crate::model::{Ledger, Map};

/// What becomes of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Settle {
    /// It stays open; the exit code says so.
    #[default]
    Leave,
    /// As it is in the first file.
    Ours,
    /// As it is in the second.
    Theirs,
    /// The terminal is asked.
    Ask,
}

/// What is to be merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merging {
    /// The first file.
    pub ours: PathBuf,
    /// The second file.
    pub theirs: PathBuf,
    /// A file that both came from, if one is known.
    pub base: Option<PathBuf>,
    /// Where the result goes.
    pub output: PathBuf,
    /// What becomes of questions.
    pub settle: Settle,
    /// Whether removals and replacements of which only the second file's bookkeeping says that they are later are agreed to.
    pub accept_deletions: bool,
}

/// Who asks for a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiffFor {
    /// Somebody at a terminal.
    #[default]
    People,
    /// A program, which gets JSON.
    Programs,
    /// Git, for which a difference is no failure.
    Git,
}

/// Reads a file that is to be whole: half a map must not take the rest away from the other.
fn whole(path: &Path, err: &mut dyn Write) -> Option<ParsedMap> {
    let opened = load_file(path, err)?;
    if opened.is_damaged() {
        print(err, &i18n::cli::damaged(shown_path(path)));
        for problem in &opened.problems {
            print(err, &format!("  {problem}"));
        }
        return None;
    }
    Some(opened)
}

/// A file of which git says that it is not there yet, or no longer.
fn is_nothing(path: &Path) -> bool {
    path == Path::new("/dev/null") || Disk.info(path).is_ok_and(|info| info.is_file && info.size == 0)
}

/// Prints in what two files differ.
pub fn diff(before: &Path, after: &Path, wanted: DiffFor, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let for_git = wanted == DiffFor::Git;
    let [before, after] = [before, after].map(|path| match is_nothing(path) && for_git {
        true => Some(None),
        false => whole(path, err).map(|opened| Some(opened.map)),
    });
    // One file that cannot be compared does not end what git shows of the others.
    let unreadable = if for_git { ExitCode::Ok } else { ExitCode::Unreadable };
    let (Some(before), Some(after)) = (before, after) else { return unreadable };
    let Some(id) = before.as_ref().or(after.as_ref()).map(Map::id) else { return ExitCode::Ok };
    let [before, after] = [before, after].map(|map| map.unwrap_or_else(|| Map::new(id)));
    // Compared as they stand, whatever their bookkeeping says.
    let ledger = Ledger::default();
    let [one, other] = [&before, &after].map(|map| Edition { map, ledger: &ledger });
    let Merged { differences, .. } = merge(one, other, Some(&before), &Answers::new());
    match wanted {
        DiffFor::Programs => drop(print_json(out, &differences_json(&before, &after, &differences))),
        DiffFor::People | DiffFor::Git if !differences.is_empty() => {
            print_differences(&before, &after, &differences, out);
        }
        DiffFor::People | DiffFor::Git => {}
    }
    if differences.is_empty() || for_git { ExitCode::Ok } else { ExitCode::Problems }
}

/// Merges two files into one.
pub fn merge_files(what: &Merging, input: &mut dyn BufRead, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let (Some(ours), Some(theirs)) = (whole(&what.ours, err), whole(&what.theirs, err)) else {
        return ExitCode::Unreadable;
    };
    let base = match what.base.as_deref().filter(|path| !is_nothing(path)) {
        Some(path) => match whole(path, err) {
            Some(opened) => Some(opened.map),
            None => return ExitCode::Unreadable,
        },
        None => None,
    };
    let same_debate = |map: &Map| map.id() == ours.map.id();
    if !same_debate(&theirs.map) || !base.as_ref().is_none_or(same_debate) {
        print(err, &i18n::cli::other_debate());
        return ExitCode::Unreadable;
    }

    let (one, other) =
        (Edition { map: &ours.map, ledger: &ours.ledger }, Edition { map: &theirs.map, ledger: &theirs.ledger });
    let mut answers = Answers::new();
    let mut merged = merge(one, other, base.as_ref(), &answers);
    // All questions at once: each round costs a merge. An answer can bring up another question.
    while merged.excess.is_empty() {
        let mut given = Answers::new();
        for question in merged.questions() {
            // What hangs on an answer that was just given may be no question any more.
            if let Some(ConflictReason::DeletedWith(other) | ConflictReason::Needed(other)) = question.open
                && given.contains_key(&(other, Field::Whole))
            {
                continue;
            }
            let text = || question_text(&ours.map, &theirs.map, &merged.map, question);
            let answer = match what.settle {
                Settle::Leave => None,
                Settle::Ours => Some(Answer::Ours),
                Settle::Theirs => Some(Answer::Theirs),
                Settle::Ask => ask(&text(), input, err),
            };
            let Some(answer) = answer else { break };
            given.insert(question.key, answer);
        }
        if given.is_empty() {
            break;
        }
        answers.extend(given);
        merged = merge(one, other, base.as_ref(), &answers);
    }
    if !merged.excess.is_empty() {
        for excess in &merged.excess {
            print(err, &excess_text(&[&ours.map, &theirs.map], excess));
        }
        print(err, &i18n::cli::excess_refused());
        return ExitCode::Unreadable;
    }
    finish(what, &ours.map, &theirs.map, merged, out, err)
}

/// Says what the merge amounts to, and writes it.
fn finish(
    what: &Merging,
    ours: &Map,
    theirs: &Map,
    merged: Merged,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    for question in merged.questions() {
        print(out, &question_text(ours, theirs, &merged.map, question));
    }
    print_effects(ours, theirs, &merged.map, &merged.differences, out);
    let open = merged.questions().count();
    let claims = merged.differences.iter().filter(|d| takes_by_claim(ours, &merged.map, d)).count();
    let lost = merged.left_out.len() + merged.repairs.len();
    for id in &merged.left_out {
        let name = element_name(&[ours, theirs, &merged.map], *id);
        print(out, &i18n::cli::text_left_out(name));
    }
    for repair in &merged.repairs {
        let problem = Problem { line: None, element: None, kind: ProblemKind::Repair(repair.clone()) };
        print(out, &problem.to_string());
    }

    let Merged { map, mut ledger, differences, .. } = merged;
    let taken = differences.iter().filter(|difference| difference.by != ChangedBy::Ours).count();
    // What was put together of both, or decided here, gets dots that follow from it: the same two files always give the
    // same bytes.
    ledger.settle(&map);
    let saved = contents(&map, &ledger).and_then(|bytes| save(&Disk, &what.output, &bytes, Expect::Anything));
    if let Err(why) = saved {
        let path = shown_path(&what.output);
        print(err, &i18n::cli::not_saved(why.to_string(), path));
        return ExitCode::Unreadable;
    }
    print(err, &i18n::cli::merged(taken, open));
    let is_refused = claims > 0 && !what.accept_deletions;
    if is_refused {
        print(err, &i18n::cli::claims(claims));
    }
    if open == 0 && lost == 0 && !is_refused { ExitCode::Ok } else { ExitCode::Problems }
}

/// Asks the terminal; `None` if nobody answers.
fn ask(text: &str, input: &mut dyn BufRead, err: &mut dyn Write) -> Option<Answer> {
    print(err, text);
    loop {
        print(err, &i18n::cli::ask());
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "o" => return Some(Answer::Ours),
            "t" => return Some(Answer::Theirs),
            _ => {}
        }
    }
}

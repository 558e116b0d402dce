//! `counterpoint diff` and `counterpoint merge`, also as git calls them.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use super::{ExitCode, load_file, print};
use crate::files::{Disk, Expect, FileSystem, contents, fresh_name, save};
use crate::formats::argmap::Opened;
use crate::formats::one_line;
use crate::merge::{Answer, Answers, Difference, Edition, Field, How, Merged, Whose, Why, merge, weave};
use crate::model::{ElementId, Ledger, Map};
use crate::words;

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
}

/// Reads a file that is to be whole: half a map must not take the rest away from the other.
fn whole(path: &Path, err: &mut dyn Write) -> Option<Opened> {
    let opened = load_file(path, err)?;
    if opened.is_damaged() {
        print(err, &words::with("cli-damaged", &[("path", path.display().to_string().into())]));
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

/// Prints in what two files differ. For git (`for_git`) a difference is no failure.
pub fn diff(before: &Path, after: &Path, for_git: bool, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let [before, after] = [before, after].map(|path| match is_nothing(path) && for_git {
        true => Some(None),
        false => whole(path, err).map(|opened| Some(opened.map)),
    });
    let (Some(before), Some(after)) = (before, after) else { return ExitCode::Unreadable };
    let Some(id) = before.as_ref().or(after.as_ref()).map(Map::id) else { return ExitCode::Ok };
    let [before, after] = [before, after].map(|map| map.unwrap_or_else(|| Map::new(id)));
    // Compared as they stand, whatever their bookkeeping says.
    let ledger = Ledger::default();
    let [one, other] = [&before, &after].map(|map| Edition { map, ledger: &ledger });
    let Merged { differences, .. } = merge(one, other, Some(&before), &Answers::new());
    for difference in &differences {
        print(out, &line(&before, &after, difference));
    }
    if differences.is_empty() || for_git { ExitCode::Ok } else { ExitCode::Problems }
}

/// Hands out counters after `known`, of a copy that is met nowhere else.
fn nobody_after(known: u64) -> impl FnMut() -> ElementId {
    let (name, mut last) = (fresh_name(), known);
    move || {
        last += 1;
        ElementId::new(name, last)
    }
}

/// Merges two files into one.
pub fn merge_files(what: &Merging, input: &mut dyn BufRead, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let (Some(mut ours), Some(mut theirs)) = (whole(&what.ours, err), whole(&what.theirs, err)) else {
        return ExitCode::Unreadable;
    };
    let base = match what.base.as_deref().filter(|path| !is_nothing(path)) {
        Some(path) => match whole(path, err) {
            Some(opened) => Some(opened.map),
            None => return ExitCode::Unreadable,
        },
        None => None,
    };
    if ours.map.id() != theirs.map.id() {
        print(err, &words::say("cli-other-debate"));
        return ExitCode::Unreadable;
    }
    // What was edited by hand or by another program counts as changed now, by somebody without a name.
    let known = ours.ledger.highest().max(theirs.ledger.highest());
    for opened in [&mut ours, &mut theirs] {
        opened.ledger.update(&opened.map, nobody_after(known));
    }
    let (one, other) =
        (Edition { map: &ours.map, ledger: &ours.ledger }, Edition { map: &theirs.map, ledger: &theirs.ledger });
    let mut answers = Answers::new();
    let mut merged = merge(one, other, base.as_ref(), &answers);
    loop {
        let Some(question) = merged.questions().next().copied() else { break };
        let text = question_text(&ours.map, &theirs.map, &question);
        let answer = match what.settle {
            Settle::Leave => break,
            Settle::Ours => Answer::Ours,
            Settle::Theirs => Answer::Theirs,
            Settle::Ask => match ask(&ours.map, &theirs.map, base.as_ref(), &question, &text, input, err) {
                Some(answer) => answer,
                None => break,
            },
        };
        answers.insert(question.key, answer);
        merged = merge(one, other, base.as_ref(), &answers);
    }
    for question in merged.questions() {
        print(out, &question_text(&ours.map, &theirs.map, question));
    }
    let open = merged.questions().count();
    let Merged { map, mut ledger, differences } = merged;
    let taken = differences.iter().filter(|difference| difference.by != Whose::Ours).count();
    let known = ledger.highest();
    ledger.update(&map, nobody_after(known));
    let saved = contents(&map, &ledger).and_then(|bytes| save(&Disk, &what.output, &bytes, Expect::Anything));
    if let Err(why) = saved {
        let path = what.output.display().to_string();
        print(err, &words::with("notice-not-saved", &[("why", why.to_string().into()), ("path", path.into())]));
        return ExitCode::Unreadable;
    }
    let counts = [("taken", taken.into()), ("open", open.into())];
    print(err, &words::with("cli-merged", &counts));
    if open == 0 { ExitCode::Ok } else { ExitCode::Problems }
}

/// Asks the terminal; `None` if nobody answers.
fn ask(
    ours: &Map,
    theirs: &Map,
    base: Option<&Map>,
    question: &Difference,
    text: &str,
    input: &mut dyn BufRead,
    err: &mut dyn Write,
) -> Option<Answer> {
    let id = question.key.0;
    let said = |map: &Map| map.statements().get(&id).map(|statement| statement.text.clone());
    let woven = base
        .filter(|_| question.key.1 == Field::Text)
        .and_then(|base| weave(&said(base)?, &said(ours)?, &said(theirs)?));
    print(err, text);
    if let Some(woven) = &woven {
        print(err, &words::with("cli-woven", &[("text", woven.as_str().into())]));
    }
    loop {
        print(err, &words::say(if woven.is_some() { "cli-ask-woven" } else { "cli-ask" }));
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "o" => return Some(Answer::Ours),
            "t" => return Some(Answer::Theirs),
            "w" if woven.is_some() => return Some(Answer::Woven),
            _ => {}
        }
    }
}

/// What an element says, in one line; of a link its first premise and what it concludes in.
fn gist(maps: [&Map; 2], id: ElementId) -> String {
    let quoted = |text: &str| format!("“{}”", one_line(text));
    for map in maps {
        if id == map.id() {
            return quoted(map.title());
        }
        if let Some(statement) = map.statements().get(&id) {
            return quoted(&statement.text);
        }
        if let Some(links) = map.links(id) {
            let premises: Vec<String> = links.premises.iter().map(|premise| gist(maps, *premise)).collect();
            return format!("{} → {}", premises.join(" + "), gist(maps, links.conclusion));
        }
        if let Some(frame) = map.frames().get(&id) {
            return quoted(&frame.title);
        }
        if let Some(comment) = map.comments().get(&id) {
            return quoted(&comment.text);
        }
        if let Some(side) = map.sides().get(&id) {
            return quoted(&side.name);
        }
        if let Some(source) = map.sources().get(&id) {
            return quoted(&source.title);
        }
    }
    String::new()
}

/// The words of a text field, if it is one.
fn text_of(map: &Map, (id, field): (ElementId, Field)) -> Option<String> {
    let statement = map.statements().get(&id);
    let text = match field {
        Field::Text if id == map.id() => Some(map.title().to_owned()),
        Field::Motion => Some(map.motion().to_owned()),
        Field::Text => {
            let title = || Some(map.frames().get(&id)?.title.clone());
            let said = || Some(map.comments().get(&id)?.text.clone());
            statement.map(|s| s.text.clone()).or_else(title).or_else(said)
        }
        Field::Note => statement.map(|s| s.note.clone()).or_else(|| Some(map.inferences().get(&id)?.note.clone())),
        Field::Conclusion => Some(gist([map, map], map.conclusion(id)?)),
        _ => None,
    };
    text.map(|text| one_line(&text))
}

/// One difference in one line.
fn line(before: &Map, after: &Map, difference: &Difference) -> String {
    let (id, field) = difference.key;
    let sign = match difference.how {
        How::Added => "+",
        How::Removed => "-",
        How::Changed => "~",
    };
    let what = gist([before, after], id);
    match (difference.how, text_of(before, difference.key).zip(text_of(after, difference.key))) {
        (How::Changed, Some((old, new))) => format!("{sign} {what} {}: “{old}” → “{new}”", words::say(field.key())),
        (How::Changed, None) => format!("{sign} {what} {}", words::say(field.key())),
        _ => format!("{sign} {what}"),
    }
}

/// What is asked, with what both say.
fn question_text(ours: &Map, theirs: &Map, question: &Difference) -> String {
    let (id, field) = question.key;
    let what = gist([ours, theirs], id);
    let values = text_of(ours, question.key).zip(text_of(theirs, question.key));
    let values = values.map(|(a, b)| words::with("cli-both-say", &[("ours", a.into()), ("theirs", b.into())]));
    let key = match question.open {
        Some(Why::DeletedAndChanged) => "cli-why-deleted",
        Some(Why::Needed(_)) => "cli-why-needed",
        Some(Why::Ring) => "cli-why-ring",
        Some(Why::BothChanged) | None => "cli-why-both",
    };
    let text = words::with(key, &[("what", what.into()), ("field", words::say(field.key()).into())]);
    values.map_or(text.clone(), |values| format!("{text}\n{values}"))
}

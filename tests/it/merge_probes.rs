//! Pairs of files that merged wrongly once, each with what is right: a few cards and links, made by the program, by hand or
//! by an attacker, in `tests/it/probes`. Merged by the real program, as a terminal and git call it.

use std::path::{Path, PathBuf};

use crate::support::command_line::{run, said};
use counterpoint::formats::argmap::{ParsedMap, read};
use counterpoint::i18n;
use counterpoint::model::{Colour, ElementId, Map, StatementKind};

fn probe(name: &str, which: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/probes/{name}-{which}.argmap"))
}

fn opened(path: &Path) -> ParsedMap {
    read(&std::fs::read(path).unwrap()).unwrap()
}

/// What came of a merge.
struct Outcome {
    code: i32,
    out: String,
    err: String,
    bytes: Vec<u8>,
}

impl Outcome {
    fn map(&self) -> Map {
        read(&self.bytes).unwrap().map
    }

    fn text(&self, id: &str) -> String {
        self.map().statements()[&id.parse::<ElementId>().unwrap()].text.clone()
    }

    fn ids(&self) -> Vec<String> {
        self.map().statements().keys().map(ToString::to_string).collect()
    }

    fn links(&self) -> usize {
        self.map().inferences().len()
    }
}

/// Merges the files of a probe, with its base if it has one, in the order in which they are named.
fn merged_in_order(name: &str, [ours, theirs]: [&str; 2], flags: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let result = folder.path().join("merged.argmap");
    let (ours, theirs, base) = (probe(name, ours), probe(name, theirs), probe(name, "base"));
    let mut arguments = vec!["merge", ours.to_str().unwrap(), theirs.to_str().unwrap(), "-o", result.to_str().unwrap()];
    if base.exists() {
        arguments.extend(["--base", base.to_str().unwrap()]);
    }
    arguments.extend(flags);
    let (code, out, err) = said(&run(&arguments));
    Outcome { code, out, err, bytes: std::fs::read(&result).unwrap_or_default() }
}

/// The same with the bytes compared with those of the other order.
fn merged(name: &str) -> Outcome {
    let outcome = merged_in_order(name, ["ours", "theirs"], &[]);
    let mirrored = merged_in_order(name, ["theirs", "ours"], &[]);
    assert!(outcome.bytes == mirrored.bytes, "{name}: the order decides");
    let again = merged_in_order(name, ["ours", "theirs"], &[]);
    assert!(outcome.bytes == again.bytes, "{name}: the same files give other bytes");
    outcome
}

#[test]
fn a_file_without_bookkeeping_that_each_has_edited_in_one_place_keeps_its_ids() {
    let outcome = merged("m70-window");
    assert_eq!((outcome.code, outcome.out.as_str()), (0, ""));
    assert_eq!(outcome.ids(), ["team-5", "team-6", "team-7"]);
    assert_eq!(outcome.text("team-6"), "It is cheap, says Anna.");
    assert_eq!(outcome.text("team-7"), "It is ugly, says Ben.");
    assert_eq!(outcome.links(), 2);
}

#[test]
fn what_is_not_in_the_base_is_new_whatever_its_number() {
    for name in ["m01-bare-add", "m02-stamped-hand-add"] {
        let outcome = merged(name);
        let [ours, theirs, base] = ["ours", "theirs", "base"].map(|which| opened(&probe(name, which)).map);
        assert_eq!(outcome.code, 0, "{name}: {}", outcome.out);
        let added = ours.statements().keys().chain(theirs.statements().keys());
        for id in added.filter(|id| !base.statements().contains_key(id)) {
            assert!(outcome.map().statements().contains_key(id), "{name}: {id} is gone");
        }
    }
    let outcome = merged("m34-one-name-add-vs-delete");
    assert_eq!(outcome.text("dup-10"), "Card of the first laptop");
}

#[test]
fn a_clash_of_one_new_number_leaves_older_cards_alone() {
    let outcome = merged("m51-clash-doubles-base-card");
    let texts: Vec<String> = outcome.map().statements().values().map(|s| s.text.clone()).collect();
    assert_eq!(texts.iter().filter(|text| text.starts_with("Very last card")).count(), 1, "{texts:?}");
    assert_eq!(outcome.text("team-11"), "Very last card, edited by Anna.");
    for added in ["Added by Anna", "Added by Ben"] {
        assert!(texts.iter().any(|text| text == added), "{added} is missing");
    }
}

#[test]
fn what_a_file_says_of_itself_deletes_nothing_without_a_word() {
    let name = "m03-forged-empty";
    let outcome = merged_in_order(name, ["ours", "theirs"], &[]);
    let ours = opened(&probe(name, "ours")).map;
    let removed = ours.statements().len() + ours.inferences().len();
    let line = i18n::cli::removed_claim("");
    assert_eq!((outcome.code, outcome.out.matches(line.trim_end()).count()), (1, removed), "{}", outcome.out);
    assert!(outcome.err.contains("--accept-deletions"));
    let agreed = merged_in_order(name, ["ours", "theirs"], &["--accept-deletions"]);
    assert_eq!((agreed.code, agreed.map().statements().len()), (0, 0));
    // With a base, what is not in it is never deleted, and what is deleted is listed.
    let name = "m03b-forged-empty-base";
    let outcome = merged(name);
    let [ours, base] = ["ours", "base"].map(|which| opened(&probe(name, which)).map);
    for id in ours.statements().keys() {
        assert_eq!(outcome.map().statements().contains_key(id), !base.statements().contains_key(id), "{id}");
    }
    let line = i18n::cli::removed("");
    assert_eq!(outcome.out.matches(line.trim_end()).count(), 5, "{}", outcome.out);
}

#[test]
fn a_text_replaced_by_a_claim_is_listed_with_both_wordings() {
    // The same file with another text, and a vector that says it has seen everything.
    let folder = tempfile::tempdir().unwrap();
    let ours = probe("m60-revert-edit", "ours");
    let theirs = folder.path().join("theirs.argmap");
    let text = std::fs::read_to_string(&ours).unwrap();
    let forged =
        text.replace("We should build it.", "We should not.").replace("\"team\": 11", "\"anna\": 99, \"team\": 99");
    assert!(forged.contains("We should not.") && forged.contains("\"anna\": 99"));
    std::fs::write(&theirs, forged).unwrap();
    let result = folder.path().join("merged.argmap");
    let arguments = ["merge", ours.to_str().unwrap(), theirs.to_str().unwrap(), "-o", result.to_str().unwrap()];
    let (code, out, _) = said(&run(&arguments));
    assert_eq!(code, 1);
    assert!(out.contains("We should") && out.contains("build it.") && out.contains("not."), "{out}");
    assert_eq!(said(&run(&[&arguments[..], &["--accept-deletions"]].concat())).0, 0);
}

#[test]
fn both_have_changed_one_text() {
    for name in ["m05-bare-edit-vs-app-edit", "m26-random-winner"] {
        let outcome = merged(name);
        let key = i18n::cli::why_both(i18n::merge::text(), "");
        assert_eq!(outcome.code, 1, "{name}");
        assert!(outcome.out.starts_with(key.split(" of ").next().unwrap()), "{name}: {}", outcome.out);
        assert!(outcome.out.contains("It is cheap and good.") && outcome.out.contains("says the council."));
    }
    let outcome = merged("m06-bare-text-vs-app-kind");
    let card = outcome.map().statements()[&"team-6".parse().unwrap()].clone();
    assert_eq!((outcome.code, card.text.as_str()), (0, "It is cheap, says the council."));
    assert_eq!(card.kind, StatementKind::Claim);
}

#[test]
fn what_one_deletes_and_another_edits_stays_with_its_links() {
    for name in ["m07-app-deletes-bare-edits", "m08-bare-deletes-app-edits", "m09-bare-deletes-bare-edits"] {
        let outcome = merged(name);
        assert_eq!(outcome.code, 1, "{name}");
        assert!(outcome.text("team-7").contains("everybody says so"), "{name}");
        assert_eq!(outcome.links(), 2, "{name}: it still rebuts what it rebutted");
    }
    let outcome = merged("m54-edited-comment-on-deleted-link");
    assert_eq!((outcome.code, outcome.links(), outcome.map().comments().len()), (1, 2, 1));
    assert!(outcome.map().comments().values().all(|comment| comment.text.contains("page 4")));
    let outcome = merged("m54c-new-comment-on-deleted-card");
    assert_eq!(outcome.code, 1);
    let by_comment = i18n::cli::why_commented("", "");
    assert!(outcome.out.contains(by_comment.split(": ").next().unwrap().trim()), "{}", outcome.out);
}

#[test]
fn a_premise_that_is_new_to_one_is_not_dropped() {
    let outcome = merged("m55-premise-added-lost");
    let premises: Vec<String> =
        outcome.map().premises("team-8".parse().unwrap()).iter().map(ToString::to_string).collect();
    assert_eq!((outcome.code, premises), (1, vec!["team-6".to_owned(), "team-11".to_owned()]));
}

#[test]
fn what_git_calls_a_base_decides() {
    let outcome = merged("m60-revert-edit");
    assert_eq!((outcome.code, outcome.text("team-10")), (0, "Filler ten".to_owned()), "reverted");
    assert_eq!(outcome.text("team-6"), "Edited six", "what came after it stays");
    let outcome = merged("m63-drop-commit");
    assert_eq!((outcome.code, outcome.text("team-10")), (0, "Filler ten".to_owned()), "the commit is dropped");
    assert!(!outcome.ids().contains(&"team-11".to_owned()), "and the next one is there");
}

#[test]
fn fields_that_do_not_touch_merge() {
    let outcome = merged("m20-side-name-colour");
    let side = outcome.map().sides()[&"team-2".parse().unwrap()].clone();
    assert_eq!((outcome.code, side.name.as_str(), side.colour), (0, "Government", Colour::Teal));
    let outcome = merged("m21-source-title-date");
    let source = outcome.map().sources()[&"team-4".parse().unwrap()].clone();
    assert_eq!((outcome.code, source.title.as_str(), source.date.as_str()), (0, "A better title", "2026"));
    for name in ["m17-extras", "m18-extras-map"] {
        let outcome = merged(name);
        let text = String::from_utf8(outcome.bytes).unwrap();
        assert_eq!(outcome.code, 0, "{name}");
        assert!(text.contains("x_mood") && text.contains("x_lang"), "{name}");
    }
}

#[test]
fn kinds_marks_and_colours_of_a_newer_version_are_kept_and_asked_about() {
    let outcome = merged("m42-unknown-kind");
    assert_eq!(outcome.code, 0);
    let outcome = merged("m43-unknown-kind-both");
    assert_eq!(outcome.code, 1);
    let kind = counterpoint::formats::outline::kind_name(StatementKind::Rebuttal);
    assert!(outcome.out.contains("question") && outcome.out.contains(&kind), "{}", outcome.out);
}

#[test]
fn beyond_a_limit_nothing_is_written() {
    for (name, refusal) in
        [("m13-limit-sides", i18n::cli::excess_sides(82, 64)), ("m14-limit-tags", i18n::cli::excess_tags("", 160, 100))]
    {
        let outcome = merged(name);
        assert_eq!((outcome.code, outcome.bytes.len()), (2, 0), "{name}");
        assert!(outcome.err.contains(refusal.trim()), "{name}: {}", outcome.err);
    }
}

#[test]
fn what_comes_back_without_a_base_is_told() {
    let outcome = merged_in_order("m50-citation-fixed", ["ours", "theirs"], &[]);
    let told = i18n::cli::joined(i18n::merge::citations(), "");
    assert!(outcome.out.contains(told.split(" of ").next().unwrap()), "{}", outcome.out);
    assert!(outcome.out.contains("par. 3"), "which one is told: {}", outcome.out);
}

#[test]
fn an_old_file_edited_by_hand_undoes_nothing() {
    // Made before hand edits had stamps of their own: it is asked about, and meanwhile nothing changes.
    let outcome = merged_in_order("m56-hand-file-again", ["ours", "theirs"], &[]);
    let before = opened(&probe("m56-hand-file-again", "ours")).map;
    assert_eq!(outcome.map().statements(), before.statements());

    // From the start with this version: taken in once, edited further, and the old file comes again.
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::copy(probe("m26-random-winner", "base"), path("base")).unwrap();
    let edit = |from: &str, to: &str, old: &str, new: &str| {
        let text = std::fs::read_to_string(path(from)).unwrap();
        assert!(text.contains(old));
        std::fs::write(path(to), text.replace(old, new)).unwrap();
    };
    edit("base", "by-hand", "It is cheap.", "It is cheap, says Ben.");
    let merge = |ours: &str, theirs: &str, result: &str| {
        said(&run(&["merge", &path(ours), &path(theirs), "-o", &path(result), "--accept-deletions"])).0
    };
    assert_eq!(merge("base", "by-hand", "taken"), 0);
    edit("taken", "further", "says Ben.", "says Ben, and Anna checked it.");
    assert_eq!(merge("further", "further", "ours"), 0);
    assert_eq!(merge("ours", "by-hand", "again"), 0, "nothing is asked");
    assert_eq!(std::fs::read(path("again")).unwrap(), std::fs::read(path("ours")).unwrap());
}

#[cfg(unix)]
#[test]
fn a_long_chain_of_undercuts_needs_no_deep_stack() {
    // 30,000 undercuts, each of the one before, of which every one is changed: with the stack of a main thread elsewhere.
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, kind: &str| {
        let cards = (2..5).map(|n| format!(r#"{{"id":"m-{n}","kind":"claim","text":"card {n}","x":0,"y":0}}"#));
        let steps = (0..30_000).map(|n| {
            let on = if n == 0 { 2 } else { 9 + n };
            format!(r#"{{"id":"m-{}","kind":"{kind}","premises":["m-3"],"conclusion":"m-{on}"}}"#, n + 10)
        });
        let (cards, steps): (Vec<String>, Vec<String>) = (cards.collect(), steps.collect());
        let head = r#"{"format":"counterpoint-map","version":1,"min_reader":1,"map":"m-1","title":"t""#;
        let text = format!(r#"{head},"statements":[{}],"inferences":[{}]}}"#, cards.join(","), steps.join(","));
        std::fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).display().to_string()
    };
    let (one, other) = (write("one.argmap", "attack"), write("other.argmap", "rephrase"));
    let result = folder.path().join("merged.argmap").display().to_string();
    for arguments in [vec!["diff", &one, &other], vec!["merge", &one, &other, "-o", &result]] {
        let output = std::process::Command::new("sh")
            .args(["-c", "ulimit -s 1024; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_counterpoint")])
            .args(&arguments)
            .output()
            .unwrap();
        let (code, out, err) = said(&output);
        assert_eq!(code, 1, "{arguments:?}: {err}");
        // So much for each of them, and not for all that it hangs on.
        assert!(out.len() < 30_000 * 400, "{arguments:?}: {} bytes", out.len());
    }
}

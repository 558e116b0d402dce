//! The program as a terminal sees it: the real binary, without a display.

use std::process::Command;

use crate::support::command_line::{run, said};
use crate::support::notation::parse;
use counterpoint::files::contents;
use counterpoint::model::{Ledger, StatementKind};
use counterpoint::words;

#[test]
fn check_says_what_is_wrong_and_how_bad_it_is() {
    let (code, out, err) = said(&run(&["check", "maps/start-here.argmap", "maps/blank-debate.argmap"]));
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("8 statements, 6 inferences, no problems"), "{out}");

    let folder = tempfile::tempdir().unwrap();
    let cut = folder.path().join("cut.argmap");
    let whole = std::fs::read_to_string("maps/start-here.argmap").unwrap();
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let (code, out, _) = said(&run(&["check", cut.to_str().unwrap()]));
    assert_eq!(code, 1);
    assert!(out.contains("Line ") && out.contains("ends in the middle"), "{out}");

    let (code, _, err) = said(&run(&["check", "maps/start-here.argmap", "nowhere.argmap", "src"]));
    assert_eq!(code, 2);
    assert!(err.contains("nowhere.argmap") && err.contains("It is a folder"), "{err}");
}

#[test]
fn sources_prints_the_catalogues_in_the_published_shape() {
    let (code, out, _) = said(&run(&["sources", "--json"]));
    assert_eq!(code, 0);
    let catalogues: serde_json::Value = serde_json::from_str(&out).unwrap();
    for catalogue in catalogues.as_array().unwrap() {
        for key in ["id", "title", "authors", "paragraphs"] {
            assert!(catalogue.get(key).is_some(), "{key}");
        }
        for paragraph in catalogue["paragraphs"].as_array().unwrap() {
            assert!(paragraph["number"].is_u64() && paragraph["role"].is_string());
            for passage in paragraph["passages"].as_array().unwrap() {
                for key in ["id", "kind", "text", "sentences", "attributed_to", "relations"] {
                    assert!(passage.get(key).is_some(), "{key} in {passage}");
                }
            }
        }
    }
    let (code, out, _) = said(&run(&["sources"]));
    assert!(code == 0 && out.contains("second-coming") && out.contains("Amelia Hadfield"), "{out}");
}

#[test]
fn dropped_and_briefs_are_printed() {
    let map = "maps/second-coming-vs-trap.argmap";
    let (code, out, err) = said(&run(&["dropped", map]));
    assert!(code == 0 && err.is_empty() && out.contains(" dropped, ") && out.contains("\n  [B] "), "{out}{err}");
    let (code, out, err) = said(&run(&["brief", map, "--side", "trap", "--pace", "160"]));
    assert!(code == 0 && err.is_empty(), "{err}");
    assert!(out.starts_with("# ") && out.contains("\n## 1. ") && out.contains(" at 160 words a minute"), "{out}");
    assert!(out.contains("(trap, par. "), "with short citations");
    let (code, _, err) = said(&run(&["brief", map, "--side", "C"]));
    assert!(code == 2 && err.contains("There is no side “C”. There are: A (Second coming), B (Trap)."), "{err}");
    let (code, _, err) = said(&run(&["brief", map, "--side", "A", "--speech", "1AC"]));
    assert!(code == 2 && err.contains("There is no speech “1AC”."), "{err}");
}

#[test]
fn evaluate_prints_the_published_shape_and_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.argmap");
    // Two rebuttals that answer one another's target: a, which b rebuts, which c rebuts.
    let names = parse("a b x:b!a c y:c!b");
    std::fs::write(&path, contents(&names.map, &Ledger::default()).unwrap()).unwrap();
    let (code, out, err) = said(&run(&["evaluate", path.to_str().unwrap(), "--json"]));
    assert_eq!((code, err.as_str()), (0, ""));
    let evaluation: serde_json::Value = serde_json::from_str(&out).unwrap();
    let of = |kind: &str, name: &str| evaluation[kind][names.id(name).to_string()].clone();
    // c .5; b .5 - .5 * h(.5) = .4; a .5 - .5 * h(.4) = .431034.
    for (kind, name, label, strength) in [
        ("statements", "c", "stands", 0.5),
        ("statements", "b", "falls", 0.4),
        ("statements", "a", "stands", 0.431_034),
        ("inferences", "y", "stands", 0.5),
        ("inferences", "x", "falls", 0.4),
    ] {
        let found = of(kind, name);
        assert_eq!((found["label"].as_str(), found["strength"].as_f64()), (Some(label), Some(strength)), "{name}");
    }
    assert!(of("statements", "b")["why"].as_str().unwrap().starts_with("Falls: “c”"), "{out}");

    let (code, out, _) = said(&run(&["evaluate", "maps/second-coming-vs-trap.argmap"]));
    assert!(code == 0 && out.contains("      Falls: ") && out.contains("      Stands: "), "{out}");
    let (code, _, err) = said(&run(&["evaluate", "nowhere.argmap"]));
    assert!(code == 2 && err.contains("nowhere.argmap"));
}

#[test]
fn outline_help_and_version() {
    let (code, out, _) = said(&run(&["outline", "maps/second-coming-vs-trap.argmap"]));
    assert_eq!(code, 0);
    assert!(out.lines().count() > 150 && out.contains("  Because: [A]") && out.contains("The step fails:"));
    let (code, out, _) = said(&run(&["--help"]));
    assert!(code == 0 && out.contains("counterpoint check FILE"));
    let (code, out, _) = said(&run(&["--version"]));
    assert_eq!((code, out.trim()), (0, concat!("counterpoint ", env!("CARGO_PKG_VERSION"))));
    let (code, _, err) = said(&run(&["--nonsense"]));
    assert!(code == 2 && err.contains("--nonsense"));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_desktop_the_program_says_what_is_missing_and_what_works() {
    let (code, _, err) = said(&run(&[]));
    assert_eq!(code, 3, "{err}");
    for word in ["DISPLAY", "WAYLAND_DISPLAY", "counterpoint check"] {
        assert!(err.contains(word), "{err}");
    }
}

/// A map with these cards, by hand: id and text.
fn map_of(cards: &[(&str, &str)]) -> String {
    let cards: Vec<String> = cards
        .iter()
        .map(|(id, text)| {
            format!("    {{\"id\": \"{id}\", \"kind\": \"claim\", \"text\": \"{text}\", \"x\": 0, \"y\": 0}}")
        })
        .collect();
    let head = "{\n  \"format\": \"counterpoint-map\",\n  \"version\": 1,\n  \"min_reader\": 1,\n  \"map\": \"m-1\",\n";
    format!("{head}  \"statements\": [\n{}\n  ]\n}}\n", cards.join(",\n"))
}

#[test]
fn diff_tells_what_changed_and_says_so_by_its_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, cards: &[(&str, &str)]| {
        let path = folder.path().join(name);
        std::fs::write(&path, map_of(cards)).unwrap();
        path.display().to_string()
    };
    let before = file("before.argmap", &[("a-2", "stays"), ("a-3", "goes"), ("a-4", "as it was")]);
    let after = file("after.argmap", &[("a-2", "stays"), ("a-4", "as it is"), ("b-9", "comes")]);
    let (code, out, err) = said(&run(&["diff", &before, &after]));
    assert_eq!((code, err.as_str()), (1, ""));
    // A summary, then what is gone, what is new, and what has changed, with the words that have.
    let kind = counterpoint::formats::outline::kind_name(StatementKind::Claim);
    let counts = [("removed", 1.into()), ("added", 1.into()), ("changed", 1.into()), ("moved", 0.into())];
    let expected = [
        words::with("diff-summary", &counts),
        String::new(),
        words::say("diff-removed"),
        format!("- “goes” ({kind})"),
        String::new(),
        words::say("diff-added"),
        format!("+ “comes” ({kind})"),
        String::new(),
        words::say("diff-changed"),
        "~ “as it was”".to_owned(),
        format!("    {}: as it [-was-]{{+is+}}", words::say("merge-text")),
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    let (code, out, _) = said(&run(&["diff", &before, &after, "--json"]));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let changed = json["differences"].as_array().unwrap().iter().find(|d| d["change"] == "changed").unwrap();
    assert_eq!((code, &changed["id"], &changed["field"]), (1, &"a-4".into(), &"text".into()));
    assert_eq!((&changed["before"], &changed["after"]), (&"as it was".into(), &"as it is".into()));
    assert_eq!(said(&run(&["diff", &before, &before])).0, 0);
    let damaged = folder.path().join("damaged.argmap");
    std::fs::write(&damaged, &map_of(&[("a-2", "x")])[..120]).unwrap();
    let (code, _, err) = said(&run(&["diff", &before, damaged.to_str().unwrap()]));
    assert_eq!(code, 2);
    assert!(err.contains("is damaged"), "{err}");
}

#[test]
fn merge_takes_both_and_leaves_questions_to_its_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let file = |name: &str, cards: &[(&str, &str)]| std::fs::write(folder.path().join(name), map_of(cards)).unwrap();
    file("o", &[("a-2", "one"), ("a-3", "two")]);
    file("a", &[("a-2", "one of ours"), ("a-3", "two")]);
    file("b", &[("a-2", "one"), ("a-3", "two"), ("b-9", "theirs")]);
    let out = path("out");
    let (code, said_, err) = said(&run(&["merge", &path("a"), &path("b"), "--base", &path("o"), "-o", &out]));
    assert_eq!((code, said_.as_str()), (0, ""), "{err}");
    let text = |card: &str| std::fs::read_to_string(&out).unwrap().contains(&format!("\"text\": \"{card}\""));
    assert!(text("one of ours") && text("two") && text("theirs"));

    file("b", &[("a-2", "one of theirs"), ("a-3", "two")]);
    let arguments = ["merge", &path("a"), &path("b"), "--base", &path("o"), "-o", &out];
    let (code, said_, _) = said(&run(&arguments));
    assert_eq!(code, 1);
    assert!(said_.contains("Both have changed the text") && said_.contains("one of theirs"), "{said_}");
    let (code, _, _) = said(&run(&[&arguments[..], &["--theirs"]].concat()));
    assert_eq!(code, 0);
    assert!(text("one of theirs") && !text("one of ours"));
    let (code, _, _) = said(&run(&[&arguments[..], &["--ours"]].concat()));
    assert_eq!(code, 0);
    assert!(text("one of ours"));
    // Nobody answers: the questions stay open.
    assert_eq!(said(&run(&[&arguments[..], &["--ask"]].concat())).0, 1);

    std::fs::write(path("c"), map_of(&[("a-2", "x")]).replace("m-1", "m-2")).unwrap();
    let (code, _, err) = said(&run(&["merge", &path("a"), &path("c"), "-o", &out]));
    assert_eq!(code, 2);
    assert!(err.contains("not two copies of one map"), "{err}");
}

#[test]
fn git_compares_and_merges_maps_as_the_pages_say() {
    let folder = tempfile::tempdir().unwrap();
    let binary = env!("CARGO_BIN_EXE_counterpoint");
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(folder.path())
            .env("GIT_CONFIG_GLOBAL", folder.path().join("no-config"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("COUNTERPOINT_PROFILE", folder.path().join("profile"))
            .output();
        output.map(|output| (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    };
    // Where there is no git there is nothing to hold.
    if git(&["--version"]).is_err() {
        return;
    }
    let git = |arguments: &[&str]| git(arguments).unwrap();
    let map = |cards: &[(&str, &str)]| std::fs::write(folder.path().join("debate.argmap"), map_of(cards)).unwrap();
    let page = std::fs::read_to_string("docs/git.md").unwrap();
    let lines = page.lines().filter(|line| line.starts_with("git config ") || line.starts_with("*.argmap "));
    git(&["init", "-q", "-b", "main"]);
    for line in lines {
        match line.strip_prefix("git config ").and_then(|rest| rest.split_once(' ')) {
            // As the page says, but for the program that was just built.
            Some((key, value)) => {
                let value = value.trim_matches('"').replace("counterpoint", &format!("'{binary}'"));
                assert!(git(&["config", key, &value]).0);
            }
            None => std::fs::write(folder.path().join(".gitattributes"), format!("{line}\n")).unwrap(),
        }
    }
    map(&[("a-2", "one"), ("a-3", "two")]);
    git(&["add", "."]);
    git(&["commit", "-qm", "a map"]);
    git(&["checkout", "-qb", "ours"]);
    // Lines next to one another, which a merge by lines cannot put together.
    map(&[("a-2", "one of ours"), ("a-3", "two"), ("a-4", "new of ours")]);
    let (_, shown) = git(&["diff"]);
    assert!(
        shown.contains("+ “new of ours”") && shown.contains("one[-one-]{+one of ours+}")
            || shown.contains("[-one-]{+one of ours+}"),
        "{shown}"
    );
    git(&["commit", "-qam", "ours"]);
    git(&["checkout", "-qb", "theirs", "main"]);
    map(&[("a-2", "one"), ("a-3", "two of theirs"), ("b-9", "new of theirs")]);
    git(&["commit", "-qam", "theirs"]);
    let (merged, shown) = git(&["merge", "-q", "-m", "together", "ours"]);
    let text = || std::fs::read_to_string(folder.path().join("debate.argmap")).unwrap();
    assert!(merged, "{shown}");
    for part in ["one of ours", "two of theirs", "new of ours", "new of theirs"] {
        assert!(text().contains(part), "{part} is missing");
    }

    // Both change one card: git reports a conflict, and the file is a map all the same.
    git(&["checkout", "-qb", "again", "ours"]);
    map(&[("a-2", "one once more"), ("a-3", "two"), ("a-4", "new of ours")]);
    git(&["commit", "-qam", "again"]);
    git(&["checkout", "-q", "ours"]);
    map(&[("a-2", "one after all"), ("a-3", "two"), ("a-4", "new of ours")]);
    git(&["commit", "-qam", "after all"]);
    let (merged, _) = git(&["merge", "-q", "-m", "no", "again"]);
    assert!(!merged, "a conflict is one");
    let path = folder.path().join("debate.argmap").display().to_string();
    assert_eq!(said(&run(&["check", &path])).0, 0);
}

#[test]
fn export_writes_every_language_and_names_them_all_when_asked_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, has) in [
        ("m.md", "- **Claim** (A): "),
        ("m.ARGDOWN", "===\ntitle: \"Start here\"\nsubTitle: \""),
        ("m.csv", "\"id\",\"kind\",\"side\""),
        ("m.dot", "digraph map {"),
        ("m.mmd", "flowchart BT"),
        ("m.tex", "\\begin{document}"),
    ] {
        let (code, out, err) = said(&run(&["export", "maps/start-here.argmap", "-o", &to(name)]));
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(name) && !out.contains(": 0 kB"), "{out}");
        assert!(std::fs::read_to_string(folder.path().join(name)).unwrap().contains(has), "{name}");
    }
    let (code, _, err) = said(&run(&["export", "maps/start-here.argmap", "-o", &to("m.docx")]));
    assert_eq!(code, 2);
    assert!(
        [".html", ".pdf", ".md", ".argdown", ".csv", ".dot", ".mmd", ".tex"].iter().all(|form| err.contains(form)),
        "{err}"
    );
}

//! The program as a terminal sees it: the real binary, without a display.

use crate::support::command_line::{map_of, run, said};
use crate::support::notation::parse;
use crate::support::window::{ANY, is_said};
use counterpoint::files::contents;
use counterpoint::i18n;
use counterpoint::model::{Ledger, StatementKind};

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
    assert!(out.contains("Line ") && out.contains(&i18n::problems::truncated()), "{out}");

    let (code, _, err) = said(&run(&["check", "maps/start-here.argmap", "nowhere.argmap", "src"]));
    assert_eq!(code, 2);
    assert!(err.contains("nowhere.argmap") && err.contains(&i18n::problems::cannot_folder()), "{err}");
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
    assert!(code == 0 && err.is_empty() && out.contains("\n  [B] "), "{out}{err}");
    let (code, out, err) = said(&run(&["brief", map, "--side", "trap", "--pace", "160"]));
    assert!(code == 0 && err.is_empty(), "{err}");
    assert!(out.starts_with("# ") && out.contains("\n## 1. ") && out.contains(" 160 "), "{out}");
    assert!(out.contains("(trap, par. "), "with short citations");
    let (code, _, err) = said(&run(&["brief", map, "--side", "C"]));
    assert!(code == 2 && err.contains(&i18n::cli::no_side("C", "A (Second coming), B (Trap)")), "{err}");
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
    assert!(
        out.lines().count() > 150 && out.contains("  Because: [A]") && out.contains(&i18n::terms::relation_undercut())
    );
    let (code, out, _) = said(&run(&["--help"]));
    assert!(code == 0 && out.contains("evaluate") && out.contains(&i18n::cli::about()));
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
    let expected = [
        i18n::cli::diff_summary(1, 1, 1, 0),
        String::new(),
        i18n::cli::diff_removed(),
        format!("- “goes” ({kind})"),
        String::new(),
        i18n::cli::diff_added(),
        format!("+ “comes” ({kind})"),
        String::new(),
        i18n::cli::diff_changed(),
        "~ “as it was”".to_owned(),
        format!("    {}: as it [-was-]{{+is+}}", i18n::merge::text()),
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
    assert!(is_said(&err, &i18n::cli::damaged(ANY)), "{err}");
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
    assert!(
        is_said(&said_, &i18n::cli::why_both(i18n::merge::text(), ANY)) && said_.contains("one of theirs"),
        "{said_}"
    );
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
    assert!(err.contains(&i18n::cli::other_debate()), "{err}");
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

#[test]
fn diff_shows_both_values_of_what_has_changed_in_a_citation() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, citation: &str| {
        let path = folder.path().join(name);
        let head = r#"{"format":"counterpoint-map","version":1,"min_reader":1,"map":"m-1","sources":[{"id":"m-2","title":"S"}]"#;
        let card = format!(
            r#""statements":[{{"id":"m-3","text":"x","x":0,"y":0,"citations":[{{"source":"m-2",{citation}}}]}}]"#
        );
        std::fs::write(&path, format!("{head},{card}}}")).unwrap();
        path.display().to_string()
    };
    for (one, other, before, after) in [
        (r#""page":"4","paragraph":1"#, r#""page":"4","paragraph":2"#, "par. 1", "par. 2"),
        (r#""paragraph":1,"sentences":[1]"#, r#""paragraph":1,"sentences":[2]"#, "1", "2"),
        (r#""paragraph":1,"attributed_to":"Ann""#, r#""paragraph":1,"attributed_to":"Ben""#, "Ann", "Ben"),
        (r#""quote":"q","prefix":"left""#, r#""quote":"q","prefix":"right""#, "left", "right"),
    ] {
        let (one, other) = (write("one", one), write("other", other));
        let (code, out, _) = said(&run(&["diff", &one, &other]));
        let line = out.lines().last().unwrap();
        let (was, is) = line.split_once(" → ").unwrap();
        assert!(code == 1 && was.contains(before) && is.contains(after) && was != is, "{out}");
    }
}

/// A map file with cards and other lines of their own.
fn written(folder: &std::path::Path, name: &str, fields: &str, cards: &str) -> String {
    let path = folder.join(name);
    let head = r#"{"format":"counterpoint-map","version":1,"min_reader":1,"map":"m-1""#;
    std::fs::write(&path, format!("{head}{fields},\"statements\":[{cards}]}}")).unwrap();
    path.display().to_string()
}

#[test]
fn differences_that_cannot_be_seen_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, rest: &str| {
        let card = format!(r#"{{"id":"m-3","text":"Trade makes peace.{rest},"x":0,"y":0}}"#);
        written(folder.path(), name, "", &card)
    };
    let (one, other) = (file("one", "\""), file("other", " \""));
    let (code, out, _) = said(&run(&["diff", &one, &other]));
    let told = i18n::merge::compared_spaces("Trade makes peace.");
    assert!(code == 1 && out.contains(&told), "{out}");

    // One weight, given for two wordings: the question shows which is for the words on the card.
    let wording = counterpoint::model::wording("Trade makes peace.");
    let one = file("one", &format!("\",\"weight\":80,\"judged\":\"{wording:08x}\""));
    let other = file("other", "\",\"weight\":80,\"judged\":\"00000001\"");
    let base = file("base", "\"");
    let result = folder.path().join("out").display().to_string();
    let (code, out, err) = said(&run(&["merge", &one, &other, "--base", &base, "-o", &result]));
    assert_eq!(code, 1, "{out}{err}");
    let values: Vec<&str> = out.lines().filter_map(|line| Some(line.split_once(": ")?.1)).collect();
    assert!(values.len() == 2 && values[0] != values[1], "{out}");
}

#[test]
fn the_later_version_of_two_files_is_kept_by_number() {
    let folder = tempfile::tempdir().unwrap();
    let file = |version: &str| {
        let path = folder.path().join(version);
        let text = format!(
            r#"{{"format":"counterpoint-map","version":{version},"min_reader":1,"map":"m-1","statements":[{{"id":"m-3","text":"x","x":0,"y":0}}]}}"#
        );
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let result = folder.path().join("out");
    let (code, out, err) = said(&run(&["merge", &file("2"), &file("10"), "-o", result.to_str().unwrap()]));
    assert_eq!(code, 0, "{out}{err}");
    assert!(std::fs::read_to_string(&result).unwrap().contains("\"version\": 10"));
}

#[test]
fn unknown_fields_beyond_the_limit_are_refused_with_the_figure() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| {
        let cards: Vec<String> = (0..10)
            .map(|n| {
                let long = name.repeat(60_000);
                format!(r#"{{"id":"m-{}","text":"x","x":0,"y":0,"new_{name}":"{long}"}}"#, n + 3)
            })
            .collect();
        written(folder.path(), name, "", &cards.join(","))
    };
    let more = |name: &str| {
        let cards: Vec<String> = (0..10)
            .map(|n| format!(r#"{{"id":"{name}-{}","text":"x","x":0,"y":0,"new":"{}"}}"#, n + 3, name.repeat(60_000)))
            .collect();
        written(folder.path(), &format!("more-{name}"), "", &cards.join(","))
    };
    let result = folder.path().join("out").display().to_string();
    // Too much in one card, and in all cards together.
    for (one, other) in [(file("a"), file("b")), (more("a"), more("b"))] {
        let (code, out, err) = said(&run(&["merge", &one, &other, "-o", &result]));
        assert_eq!(code, 2, "{out}{err}");
        assert!(
            err.contains(&i18n::cli::excess_refused()) && err.contains("1048576") || err.contains("65536"),
            "{err}"
        );
        assert!(!std::path::Path::new(&result).exists());
    }
}

#[test]
fn what_merge_does_not_know_is_refused() {
    for (arguments, refusal) in [
        (&["merge", "a", "b", "-o", "c", "--json"][..], "--json".to_owned()),
        (&["check", "a", "--json"], "--json".to_owned()),
        (&["merge", "a", "b"], "--output".to_owned()),
        (&["merge", "a", "b", "-o", "c", "--ours", "--theirs"], "--theirs".to_owned()),
        (&["evaluate", "a", "--flip"], "--flips".to_owned()),
        (&["export", "a", "-o", "b.png", "--times", "5"], "--times".to_owned()),
        (&["merge", "a", "b", "-o", "-"], i18n::cli::no_stream("-o -")),
        (&["export", "a", "-o", "-"], i18n::cli::no_stream("-o -")),
    ] {
        let (code, _, err) = said(&run(arguments));
        assert_eq!(code, 2);
        assert!(err.contains(&refusal), "{err}");
    }
    // Nothing can be written there: what is said speaks of no window.
    let map = "maps/start-here.argmap";
    for arguments in
        [&["merge", map, map, "-o", "nowhere/at/all.argmap"][..], &["export", map, "-o", "nowhere/at/all.html"]]
    {
        let path = *arguments.last().unwrap();
        let (code, _, err) = said(&run(arguments));
        let told = i18n::cli::not_saved("|", path);
        let (before, after) = told.split_once('|').unwrap();
        assert!(code == 2 && err.contains(before) && err.contains(after), "{err}");
    }
}

#[test]
#[cfg(unix)]
fn no_text_and_no_path_gives_orders_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    // Writes the clipboard, sets the title, clears the screen, turns what follows round.
    let hostile = "\u{1b}]52;c;aGk=\u{7}\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}turned\u{9b}31m";
    let text = |what: &str| serde_json::to_string(&format!("{what} {hostile}")).unwrap();
    let map = |said: &str| {
        format!(
            r#"{{"format":"counterpoint-map","version":1,"min_reader":1,"map":"m-1","title":{t},"motion":{t},
            "sides":[{{"id":"m-2","letter":"A","name":{t},"colour":"blue"}},{{"id":"m-3","letter":"B","name":{t},"colour":"orange"}}],
            "sources":[{{"id":"m-4","title":{t},"authors":{t}}}],
            "statements":[
            {{"id":"m-5","kind":"claim","side":"m-2","text":{said},"note":{t},"tags":[{t}],"x":0,"y":0,
              "citations":[{{"source":"m-4","passage":{t},"quote":{t}}}]}},
            {{"id":"m-6","kind":"rebuttal","side":"m-3","text":{t},"x":0,"y":300}},
            {{"id":"m-7","kind":"premise","side":"m-2","text":{t},"x":300,"y":300}}],
            "inferences":[
            {{"id":"m-8","kind":"attack","premises":["m-6"],"conclusion":"m-5","scheme":{t},"note":{t}}},
            {{"id":"m-9","kind":"support","premises":["m-7"],"conclusion":"m-5"}}],
            "comments":[{{"id":"m-10","on":"m-5","text":{t}}}]}}"#,
            t = text("said"),
        )
    };
    let file = |name: &str, said: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, map(said)).unwrap();
        path.display().to_string()
    };
    let one = file("evil\u{1b}[31m\nno problems.argmap", &text("one"));
    let other = file("other\u{202e}.argmap", &text("other"));
    let base = file("base", &text("base"));
    let out = folder.path().join("out\u{1b}[1m").display().to_string();
    let missing = folder.path().join("not\u{1b}[5m there\n").display().to_string();
    let (document, page) = (format!("{missing}.html"), format!("{out}.html"));
    std::fs::write(folder.path().join("cut\u{1b}[7m"), &map(&text("cut"))[..400]).unwrap();
    let cut = folder.path().join("cut\u{1b}[7m").display().to_string();
    for request in [
        &["check", &one, &cut, &missing][..],
        &["outline", &one],
        &["evaluate", &one],
        &["evaluate", &one, "--flips", "--critical", "--positions"],
        &["evaluate", &one, "--json"],
        &["diff", &one, &other, "--json"],
        &["dropped", &one],
        &["brief", &one, "--side", "A"],
        &["brief", &one, "--side", hostile],
        &["diff", &one, &other],
        &["merge", &one, &other, "--base", &base, "-o", &out],
        &["merge", &one, &cut, "-o", &out],
        &["merge", &one, &other, "-o", &format!("{missing}/x")],
        &["export", &one, "-o", &page],
        &["export", &one, "-o", &out],
        &["sources", "--from", &document],
        &[hostile],
        &["check", "--nothing\u{1b}[1m"],
    ] {
        let (_, said_, err) = said(&run(request));
        assert!(!said_.is_empty() || !err.is_empty(), "{request:?} says nothing");
        let order = |c: char| {
            c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        for text in [&said_, &err] {
            assert!(!text.contains(order), "{request:?}: {:?}", text.escape_debug().to_string());
        }
        assert!(
            !said_.lines().chain(err.lines()).any(|line| line.starts_with("no problems")),
            "{request:?} has a line of the name's"
        );
    }
}

fn probe(name: &str) -> String {
    format!("tests/it/probes/{name}.argmap")
}

#[test]
fn what_a_side_grants_against_itself_is_no_argument_of_the_others() {
    let (code, out, _) = said(&run(&["brief", &probe("a-own-objection"), "--side", "P"]));
    assert_eq!(code, 0);
    assert!(!out.contains(&i18n::brief::they_say()), "{out}");
    assert!(out.contains(&format!("{} We grant that it is ugly.", i18n::brief::granted())), "{out}");
    let (_, out, _) = said(&run(&["dropped", &probe("a-own-objection")]));
    assert!(!out.contains(&i18n::brief::granted()), "{out}");
    // In the finished map, nothing of a side's own is said to be the others'.
    let map = "maps/second-coming-vs-trap.argmap";
    let opened = counterpoint::formats::argmap::read(&std::fs::read(map).unwrap()).unwrap().map;
    for (side, letter) in opened.sides().iter().map(|(id, side)| (*id, side.letter.clone())) {
        let (_, out, _) = said(&run(&["brief", map, "--side", &letter]));
        let they_say = out.lines().filter_map(|line| line.split_once(&i18n::brief::they_say()).map(|(_, text)| text));
        for text in they_say {
            let own = opened.statements().values().find(|s| s.side == Some(side) && text.contains(&s.text));
            assert!(own.is_none(), "{letter}: {text}");
        }
    }
}

#[test]
fn an_argument_from_a_card_to_itself_is_refused_with_its_reason() {
    let (code, out, _) = said(&run(&["check", &probe("a-self-attack")]));
    let reason = i18n::problems::repair_self_argument("t-3", "t-2");
    assert_eq!(code, 1);
    assert!(out.contains(&reason), "{out}");
}

#[test]
fn maps_that_settle_have_strengths() {
    // A ring of cards, of which every third step attacks; and a dense graph that damping by a tenth leaves swinging.
    let folder = tempfile::tempdir().unwrap();
    let count = 30_000;
    let cards: Vec<String> = (0..count)
        .map(|n| {
            format!("{{\"id\":\"m-{}\",\"kind\":\"claim\",\"text\":\"card {n}\",\"weight\":60,\"x\":0,\"y\":0}}", n + 2)
        })
        .collect();
    let steps: Vec<String> = (0..count)
        .map(|n| {
            let kind = if n % 3 == 0 { "attack" } else { "support" };
            let (id, from, to) = (count + 10 + n, n + 2, (n + 1) % count + 2);
            format!("{{\"id\":\"m-{id}\",\"kind\":\"{kind}\",\"premises\":[\"m-{from}\"],\"conclusion\":\"m-{to}\"}}")
        })
        .collect();
    let head = "{\"format\":\"counterpoint-map\",\"version\":1,\"min_reader\":1,\"map\":\"m-1\",\"title\":\"ring\"";
    let text = format!("{head},\"statements\":[{}],\"inferences\":[{}]}}", cards.join(","), steps.join(","));
    let ring = folder.path().join("ring.argmap");
    std::fs::write(&ring, text).unwrap();
    for path in [ring.display().to_string(), probe("a-nosettle")] {
        let (code, out, _) = said(&run(&["evaluate", &path]));
        assert_eq!((code, out.matches(&i18n::cli::does_not_settle()).count()), (0, 0), "{path}");
    }
}

#[test]
fn evaluate_tells_on_request_what_would_turn_a_verdict() {
    let map = "maps/second-coming-vs-trap.argmap";
    let (_, plain, _) = said(&run(&["evaluate", map]));
    let (code, out, _) = said(&run(&["evaluate", map, "--flips", "--critical"]));
    assert_eq!(code, 0);
    assert!(out.starts_with(&plain) && out.len() > plain.len());
    let (_, out, _) = said(&run(&["evaluate", map, "--flips", "--critical", "--positions", "--json"]));
    let evaluation: serde_json::Value = serde_json::from_str(&out).unwrap();
    let sets =
        evaluation["flips"].as_object().unwrap().values().filter(|of| !of["sets"].as_array().unwrap().is_empty());
    assert!(sets.count() > 0);
    assert!(!evaluation["critical"].as_array().unwrap().is_empty());
    assert!(evaluation["positions"].is_array());
    // Two cards that attack each other: either can be held.
    let mut names = parse("a b x:a!b y:b!a");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    let mut ledger = Ledger::default();
    ledger.update(&names.map, || names.ids.fresh());
    std::fs::write(&path, contents(&names.map, &ledger).unwrap()).unwrap();
    let (_, out, _) = said(&run(&["evaluate", path.to_str().unwrap(), "--positions", "--json"]));
    let evaluation: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(evaluation["positions"][0]["stable"].as_array().unwrap().len(), 2);
}

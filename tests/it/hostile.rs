//! Files of strangers: some hundreds that are made to break the reader, one for each way that is known. Each is opened,
//! opened repaired with words, or refused with words; the worst of them in a process with little memory.

use std::io::Write as _;
use std::path::Path;
use std::process::Command as Process;

use counterpoint::formats::argmap::{ParsedMap, read, write};
use counterpoint::model::limits;

/// A file with a name for messages.
type Case = (String, Vec<u8>);

/// A map file with this in it.
fn file(rest: &str) -> Vec<u8> {
    format!(r#"{{"format": "counterpoint-map", "version": 1, "min_reader": 1, "map": "a-1"{rest}}}"#).into_bytes()
}

fn cards(list: &str) -> Vec<u8> {
    file(&format!(r#", "statements": [{list}]"#))
}

/// So many elements, made of their numbers.
fn many(count: usize, element: impl Fn(usize) -> String) -> String {
    (0..count).map(element).collect::<Vec<_>>().join(",")
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// One less than a limit, the limit, one more.
fn around(limit: usize) -> [usize; 3] {
    [limit - 1, limit, limit + 1]
}

/// Everything at its limit.
fn at_limits(all: &mut Vec<Case>) {
    let mut add = |name: String, bytes: Vec<u8>| all.push((name, bytes));
    for n in around(limits::TEXT_CHARS) {
        add(format!("text of {n}"), cards(&format!(r#"{{"id": "a-2", "text": "{}"}}"#, "é".repeat(n))));
        add(format!("note of {n}"), cards(&format!(r#"{{"id": "a-2", "note": "{}"}}"#, "é".repeat(n))));
    }
    for n in around(limits::LINE_CHARS) {
        add(
            format!("title of {n}"),
            file(&format!(r#", "title": "{}", "motion": "{}""#, "x".repeat(n), "y".repeat(n))),
        );
    }
    for n in around(limits::NAME_CHARS) {
        let name = "n".repeat(n);
        add(
            format!("side of {n}"),
            file(&format!(r#", "sides": [{{"id": "a-2", "name": "{name}", "letter": "{name}"}}]"#)),
        );
        add(format!("author of {n}"), file(&format!(r#", "authors": {{"ben": "{name}"}}"#)));
        add(format!("tag of {n}"), cards(&format!(r#"{{"id": "a-2", "tags": ["{name}"]}}"#)));
    }
    let source = r#""sources": [{"id": "a-9", "title": "t"}]"#;
    for n in around(limits::CITATIONS) {
        let list = many(n, |_| r#"{"source": "a-9"}"#.to_owned());
        add(
            format!("{n} citations"),
            file(&format!(r#", {source}, "statements": [{{"id": "a-2", "citations": [{list}]}}]"#)),
        );
    }
    for n in around(limits::TAGS) {
        add(format!("{n} tags"), cards(&format!(r#"{{"id": "a-2", "tags": [{}]}}"#, many(n, |n| format!("\"t{n}\"")))));
    }
    for n in around(limits::PREMISES) {
        let list = many(n + 1, |n| format!(r#"{{"id": "a-{}"}}"#, n + 2));
        let premises = many(n, |n| format!("\"a-{}\"", n + 3));
        add(
            format!("{n} premises"),
            file(&format!(
                r#", "statements": [{list}], "inferences": [{{"id": "b-1", "premises": [{premises}], "conclusion": "a-2"}}]"#
            )),
        );
    }
    for (key, limit) in [
        ("sides", limits::SIDES),
        ("sources", limits::SOURCES),
        ("frames", limits::FRAMES),
        ("comments", limits::COMMENTS),
    ] {
        for n in around(limit) {
            let list = many(n, |n| format!(r#"{{"id": "b-{}", "name": "s", "title": "s", "on": "a-2"}}"#, n + 1));
            add(format!("{n} {key}"), file(&format!(r#", "{key}": [{list}], "statements": [{{"id": "a-2"}}]"#)));
        }
    }
    for n in around(limits::SPEECHES) {
        let list = many(n, |n| format!(r#"{{"key": "s{n}", "seconds": 36001}}"#));
        add(format!("{n} speeches"), file(&format!(r#", "debate": {{"name": "d", "speeches": [{list}]}}"#)));
    }
    for n in around(limits::AUTHORS) {
        add(format!("{n} authors"), file(&format!(r#", "authors": {{{}}}"#, many(n, |n| format!("\"r{n}\": \"x\"")))));
    }
    for n in around(62) {
        add(format!("nested {n}"), file(&format!(r#", "later": {}{}"#, "[".repeat(n), "]".repeat(n))));
    }
    for n in around(limits::EXTRA_BYTES - 2) {
        add(format!("unknown of {n}"), cards(&format!(r#"{{"id": "a-2", "later": "{}"}}"#, "x".repeat(n))));
    }
}

/// Numbers wherever there are some.
fn numbers(all: &mut Vec<Case>) {
    let numbers = [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e308",
        "-1e308",
        "1e309",
        "1e-400",
        "-0",
        "0.5",
        "99999999999999999999",
        "-1",
        "0x10",
        "01",
        "1_000",
        "\"1\"",
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
    ];
    for number in numbers {
        all.push((
            format!("{number} as places"),
            file(&format!(
                r#", "statements": [{{"id": "a-2", "x": {number}, "y": {number}, "width": {number}, "weight": {number}}}],
                "frames": [{{"id": "a-3", "x": {number}, "y": {number}, "width": {number}, "height": {number}}}]"#
            )),
        ));
        all.push((
            format!("{number} as version"),
            format!(r#"{{"format": "counterpoint-map", "version": {number}, "min_reader": {number}}}"#).into_bytes(),
        ));
        all.push((
            format!("{number} as seen"),
            file(&format!(
                r#", "seen": {{"ben": {number}}}, "debate": {{"speeches": [{{"key": "a", "seconds": {number}}}]}}"#
            )),
        ));
        all.push((
            format!("{number} as anchor"),
            file(&format!(
                r#", "sources": [{{"id": "a-3", "full_text": {{"paragraphs": [["body", "some words"]]}}}}],
                "statements": [{{"id": "a-2", "citations": [{{"source": "a-3", "quote": "w", "start": {number}, "end": {number},
                "paragraph": {number}, "digest": {number}, "sentences": [{number}]}}]}}]"#
            )),
        ));
    }
    let digits = "9".repeat(100_000);
    all.push((
        "a number of 100,000 digits".to_owned(),
        cards(&format!(r#"{{"id": "a-2", "x": {digits}, "later": {digits}}}"#)),
    ));
}

/// Ids that clash, that point nowhere, that point at themselves; rings everywhere.
fn ids(all: &mut Vec<Case>) {
    let wrong = [
        "",
        "a",
        "a-",
        "-1",
        "a-0",
        "a--1",
        "a-01",
        "A-1",
        "a-1",
        "a-99999999999999999999",
        "ä-1",
        "a-1\\u0000",
        "a-1 ",
        "../a-1",
        "\\u202ea-1",
    ];
    for id in wrong {
        all.push((
            format!("id {id}"),
            file(&format!(
                r#", "sides": [{{"id": "{id}"}}], "sources": [{{"id": "{id}", "side": "{id}"}}], "frames": [{{"id": "{id}"}}],
                "statements": [{{"id": "{id}", "side": "{id}", "citations": [{{"source": "{id}"}}], "stamps": "text=zz@{id}"}}, {{"id": "{id}"}}],
                "inferences": [{{"id": "{id}", "premises": ["{id}", "{id}"], "conclusion": "{id}"}}],
                "comments": [{{"id": "{id}", "on": "{id}", "reply_to": "{id}"}}]"#
            )),
        ));
        all.push((
            format!("map {id}"),
            format!(r#"{{"format": "counterpoint-map", "version": 1, "map": "{id}"}}"#).into_bytes(),
        ));
    }
    // Steps that conclude in one another, of some lengths; cards that argue in a circle; remarks that reply in a circle.
    for n in [1, 2, 3, 1_000] {
        let ring = many(n, |k| {
            format!(r#"{{"id": "b-{}", "premises": ["a-2"], "conclusion": "b-{}"}}"#, k + 1, (k + 1) % n + 1)
        });
        all.push((
            format!("ring of {n} steps"),
            file(&format!(r#", "statements": [{{"id": "a-2"}}], "inferences": [{ring}]"#)),
        ));
        let list = many(n, |k| format!(r#"{{"id": "a-{}"}}"#, k + 2));
        let circle = many(n, |k| {
            format!(
                r#"{{"id": "b-{}", "premises": ["a-{}"], "conclusion": "a-{}", "kind": "attack"}}"#,
                k + 1,
                k + 2,
                (k + 1) % n + 2
            )
        });
        all.push((
            format!("circle of {n} cards"),
            file(&format!(r#", "statements": [{list}], "inferences": [{circle}]"#)),
        ));
        let replies =
            many(n, |k| format!(r#"{{"id": "c-{}", "on": "a-2", "reply_to": "c-{}"}}"#, k + 1, (k + 1) % n + 1));
        all.push((
            format!("{n} replies in a ring"),
            file(&format!(r#", "statements": [{{"id": "a-2"}}], "comments": [{replies}]"#)),
        ));
    }
}

/// Texts that look like something else, in every field that holds text.
fn texts(all: &mut Vec<Case>) {
    let texts = [
        "\u{202E}gnp.exe",
        "\u{2066}a\u{2069}",
        "a\u{200B}b\u{FEFF}c",
        "\u{0}\u{1}\u{7}\u{1B}[2J",
        "\u{FFFF}",
        "a\u{301}\u{302}\u{303}",
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "]]></text><!--",
        "=HYPERLINK(\"http://evil\")",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "\r=1",
        "＝1",
        "../../etc/passwd",
        "C:\\Windows\\System32",
        "\\\\server\\share",
        "NUL",
        "CON.argmap",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,<script>",
        "https://xn--pple-43d.com",
        "https://а\u{440}\u{440}le.com",
        "ms-msdt:/id",
        "smb://server/share",
        "$(reboot)",
        "`reboot`",
        "%00",
        "{{7*7}}",
        "${7*7}",
        "%s%n",
        "\\input{/etc/passwd}",
        "digraph { a -> b }",
        "```",
        "# Head",
        "| a | b |",
        "[x](javascript:1)",
        "&lt;b&gt;",
        "&#x202E;",
        "\u{2028}\u{2029}",
    ];
    for text in texts.iter().map(|text| (*text).to_owned()).chain(["a".to_owned() + &"\u{301}".repeat(10_000)]) {
        let t = quoted(&text);
        let name: String = text.chars().take(30).collect();
        all.push((
            format!("“{name}” everywhere"),
            file(&format!(
                r#", "title": {t}, "motion": {t}, "authors": {{"ben": {t}}}, "debate": {{"name": {t}, "speeches": [{{"key": {t}, "name": {t}}}]}},
                "sides": [{{"id": "a-2", "name": {t}, "letter": {t}, "colour": {t}}}],
                "sources": [{{"id": "a-3", "title": {t}, "short": {t}, "authors": [{t}], "publisher": {t}, "date": {t}, "address": {t}, "language": {t}, "note": {t}, "catalogue": {t}}}],
                "frames": [{{"id": "a-4", "title": {t}}}],
                "statements": [{{"id": "a-5", "kind": {t}, "text": {t}, "note": {t}, "tags": [{t}], "speech": {t}, "marks": [{t}], "judged": {t},
                  "citations": [{{"source": "a-3", "page": {t}, "passage": {t}, "attributed_to": {t}, "quote": {t}, "prefix": {t}, "suffix": {t}}}]}}],
                "inferences": [{{"id": "a-6", "kind": {t}, "premises": ["a-5"], "conclusion": "a-5", "scheme": {t}, "note": {t}}}],
                "comments": [{{"id": "a-7", "on": "a-5", "text": {t}}}], {t}: {t}"#
            )),
        ));
    }
}

/// What is hardly JSON, or none.
fn shapes(all: &mut Vec<Case>) {
    let whole = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/start-here.argmap")).unwrap();
    for part in 1..24 {
        all.push((format!("cut at {part} of 24"), whole.get(..whole.len() * part / 24).unwrap().to_vec()));
    }
    let utf16: Vec<u8> = String::from_utf8_lossy(&whole).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = String::from_utf8_lossy(&whole).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with = |before: &[u8], after: &[u8]| [before, &whole, after].concat();
    for (name, bytes) in [
        ("UTF-16", [&b"\xFF\xFE"[..], &utf16].concat()),
        ("UTF-16, the other way", [&b"\xFE\xFF"[..], &be].concat()),
        ("UTF-16 without a mark", utf16.clone()),
        ("a byte order mark", with(b"\xEF\xBB\xBF", b"")),
        ("two byte order marks", with(b"\xEF\xBB\xBF\xEF\xBB\xBF", b"")),
        ("something behind", with(b"", b"{}")),
        ("something before", with(b"x", b"")),
        ("NUL behind", with(b"", b"\0\0\0")),
        ("twice", with(&whole, b"")),
        ("Windows lines", String::from_utf8_lossy(&whole).replace('\n', "\r\n").into_bytes()),
        ("old Mac lines", String::from_utf8_lossy(&whole).replace('\n', "\r").into_bytes()),
        ("no UTF-8", with(b"", b"").iter().map(|byte| if *byte == b'e' { 0xE9 } else { *byte }).collect()),
        ("a lone surrogate", cards(r#"{"id": "a-2", "text": "\ud800"}"#)),
        (
            "overlong UTF-8",
            file(", \"title\": \"@\"")
                .iter()
                .flat_map(|b| if *b == b'@' { vec![0xC0, 0xAF] } else { vec![*b] })
                .collect(),
        ),
        ("only brackets", b"[".repeat(200_000)),
        ("only braces", b"{\"a\":".repeat(100_000)),
        ("only quotes", b"\"".repeat(100_001)),
        (
            "100,000 nested frames",
            file(&format!(r#", "frames": {}{}"#, r#"[{"id": "a-2", "frames": "#.repeat(100_000), "]}".repeat(100_000))),
        ),
        ("a key of a megabyte", file(&format!(r#", "{}": 1"#, "k".repeat(1 << 20)))),
        ("100,000 keys", file(&format!(", {}", many(100_000, |n| format!("\"k{n}\": {n}"))))),
        (
            "lists that are none",
            file(
                r#", "statements": {}, "inferences": 1, "sides": "x", "sources": null, "frames": true, "comments": [[]]"#,
            ),
        ),
        ("elements that are none", file(r#", "statements": [1, "x", null, [], {}, {"id": 1}, {"id": null}]"#)),
        ("keys twice", file(r#", "title": "a", "title": "b""#)),
        ("sections twice", file(r#", "statements": [], "statements": [{"id": "a-2"}]"#)),
        ("keys twice in a card", cards(r#"{"id": "a-2", "id": "a-3", "text": "a", "text": "b"}"#)),
        ("keys twice in what is unknown", cards(r#"{"id": "a-2", "later": {"a": 1, "a": 2}}"#)),
        (
            "a newer version",
            br#"{"format": "counterpoint-map", "version": 7, "min_reader": 1, "map": "a-1", "new": [1]}"#.to_vec(),
        ),
        (
            "a version that needs a newer reader",
            br#"{"format": "counterpoint-map", "version": 7, "min_reader": 7}"#.to_vec(),
        ),
        ("no version", br#"{"format": "counterpoint-map"}"#.to_vec()),
        ("another format", br#"{"format": "counterpoint-map2", "version": 1}"#.to_vec()),
        ("a page", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("a program", b"\x7FELF\x02\x01\x01".to_vec()),
        (
            "a text that is no text",
            file(
                r#", "title": ["x"], "motion": {"a": 1}, "statements": [{"id": "a-2", "text": 5, "tags": "x", "marks": 3}]"#,
            ),
        ),
        (
            "a bomb in a full text",
            file(
                r#", "sources": [{"id": "a-2", "full_text": {"packed": "eJztwTEBAAAAwqD1T20JT6AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "paragraphs": 4000000000}}]"#,
            ),
        ),
    ] {
        all.push((name.to_owned(), bytes));
    }
}

fn all() -> Vec<Case> {
    let mut all = Vec::new();
    at_limits(&mut all);
    numbers(&mut all);
    ids(&mut all);
    texts(&mut all);
    shapes(&mut all);
    all
}

fn whole(name: &str, opened: &ParsedMap) {
    assert_eq!(opened.map.validate(), [], "{name}: a rule is broken");
    let written = write(&opened.map, &opened.ledger);
    let again = read(written.as_bytes()).unwrap_or_else(|why| panic!("{name}: {why}"));
    assert!(again.map == opened.map, "{name}: written and read, it is something else");
    let printed = opened.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        + &counterpoint::formats::outline::outline(&opened.map);
    let misleads = |c: char| {
        c.is_control() && c != '\n' || ('\u{202A}'..='\u{202E}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!printed.contains(misleads), "{name}: what is printed misleads");
}

#[test]
fn each_is_opened_or_refused_with_words() {
    let all = all();
    let (mut opened, mut repaired, mut refused) = (0, 0, 0);
    for (name, bytes) in &all {
        match read(bytes) {
            Ok(found) => {
                whole(name, &found);
                opened += usize::from(found.problems.is_empty());
                repaired += usize::from(!found.problems.is_empty());
            }
            Err(why) => {
                assert!(why.to_string().len() > 12, "{name}: {why}");
                refused += 1;
            }
        }
    }
    println!(
        "{} hostile files: {opened} opened, {repaired} opened with what was wrong said, {refused} refused with words",
        all.len()
    );
    assert!(all.len() >= 200 && opened >= 20 && repaired >= 100 && refused >= 10);
}

/// What takes memory, if anything does.
fn worst() -> Vec<Case> {
    let empty = many(1_000_000, |_| "{}".to_owned());
    let named = many(1_000_000, |n| format!(r#"{{"id":"a-{}"}}"#, n + 2));
    vec![
        ("a million empty cards".to_owned(), cards(&empty)),
        ("a million named cards".to_owned(), cards(&named)),
        ("a card of 50 MB".to_owned(), cards(&format!(r#"{{"id": "a-2", "text": "{}"}}"#, "word ".repeat(10_000_000)))),
        ("50 MB that are unknown".to_owned(), file(&format!(r#", "later": "{}""#, "x".repeat(50_000_000)))),
        (
            "a million small lists".to_owned(),
            file(&format!(r#", "later": [{}]"#, many(3_000_000, |_| "[]".to_owned()))),
        ),
        ("60,000 cards in a chain".to_owned(), {
            let list = many(60_000, |n| format!(r#"{{"id":"a-{}"}}"#, n + 2));
            let chain = many(59_999, |n| {
                format!(r#"{{"id":"b-{}","premises":["a-{}"],"conclusion":"a-{}"}}"#, n + 1, n + 3, n + 2)
            });
            file(&format!(r#", "statements": [{list}], "inferences": [{chain}]"#))
        }),
        ("65 MB".to_owned(), vec![b' '; 65 * 1024 * 1024]),
    ]
}

#[cfg(unix)]
#[test]
fn the_worst_take_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in worst() {
        let path = folder.path().join("worst.argmap");
        std::fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
        // A gigabyte, and two minutes on a slow machine.
        let child = Process::new("sh")
            .args(["-c", "ulimit -v 1048576; ulimit -t 120; exec \"$0\" check \"$1\""])
            .arg(env!("CARGO_BIN_EXE_counterpoint"))
            .arg(&path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stdout).into_owned() + &String::from_utf8_lossy(&child.stderr);
        assert!(child.status.code().is_some_and(|code| code <= 2), "{name}: {:?} {said:.400}", child.status);
        assert!(said.contains("worst.argmap"), "{name}: {said:.400}");
    }
}

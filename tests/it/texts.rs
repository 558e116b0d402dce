//! Every text that the code asks for is in the one file of texts, and every text there is asked for.

use std::collections::BTreeSet;
use std::path::Path;

use counterpoint::command::{Action, keys_table};
use counterpoint::words;

/// All the program's code as one text.
fn code() -> String {
    fn gather(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // Readers of documents say nothing to people; the names of what they read look like keys.
            if path.ends_with("sources/read") {
                continue;
            }
            if path.is_dir() {
                gather(&path, text);
            } else {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut text = String::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

/// The keys of the file of texts.
fn keys() -> BTreeSet<String> {
    let lines = words::ENGLISH.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

#[test]
fn no_text_is_missing_and_none_is_idle() {
    let code = code();
    let keys = keys();
    let quoted: BTreeSet<&str> = code.split('"').filter(|part| part.contains('-')).collect();
    let prefixes: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    // What looks like a key of ours is one. Names of other things that look so are listed.
    let others = ["needs-support", "start-here", "second-coming", "blank-debate", "scheme-"];
    for part in &quoted {
        let looks = part.chars().all(|c| c.is_ascii_lowercase() || c == '-') && part.len() < 40;
        let prefix = part.split('-').next().unwrap_or("");
        if looks && prefixes.contains(prefix) && !others.contains(part) && prefix.len() > 2 {
            assert!(keys.contains(*part), "the code asks for {part}, which is no text");
        }
    }
    for key in &keys {
        let by_action = Action::all()
            .any(|a| key == a.key() || *key == format!("{}-tip", a.key()) || *key == format!("{}-short", a.key()));
        let by_field = key.strip_suffix("-tip").is_some_and(|base| quoted.contains(base));
        assert!(by_action || by_field || code.contains(&format!("\"{key}\"")), "nobody asks for {key}");
    }
}

#[test]
fn texts_are_well_formed() {
    let unclosed = fluent_bundle::FluentResource::try_new(words::ENGLISH.to_owned());
    assert!(unclosed.is_ok(), "{:?}", unclosed.map(drop).map_err(|(_, errors)| errors));
    let text = words::with("locator", &[("source", "trap".into()), ("paragraph", 12_u32.into())]);
    assert_eq!(text, "trap, par. 12");
    assert_eq!(words::with("step-join", &[("count", 2_usize.into())]), "link 2 premises");
    assert_eq!(words::with("step-join", &[("count", 1_usize.into())]), "link a premise");
}

#[test]
fn the_readme_lists_the_keys_as_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- keys: begin -->\n", "<!-- keys: end -->");
    let from = readme.find(begin).unwrap() + begin.len();
    let to = readme.find(end).unwrap();
    let current = format!("{}\n", keys_table());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{}{current}{}", &readme[..from], &readme[to..])).unwrap();
        return;
    }
    assert_eq!(&readme[from..to], current, "run UPDATE_README=1 cargo test --test it texts::");
}

//! The shape of the program: who may use whom, where egui may be named, how long a file may be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every module, and the modules that it may use. `i18n` is a leaf that anybody above the model may use.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("model", &[]),
    ("i18n", &[]),
    ("script", &[]),
    ("edit", &["model", "i18n"]),
    ("analysis", &["model", "i18n"]),
    ("layout", &["model"]),
    ("merge", &["model", "i18n"]),
    ("sources", &["model"]),
    ("picture", &["model", "analysis", "formats", "script", "i18n"]),
    ("export", &["model", "analysis", "formats", "picture", "i18n"]),
    ("formats", &["model", "merge", "i18n"]),
    ("command", &["model", "edit", "analysis", "formats", "merge", "picture", "sources", "i18n"]),
    ("files", &["model", "formats", "merge", "sources", "i18n"]),
    (
        "ui",
        &[
            "model", "edit", "analysis", "layout", "picture", "sources", "merge", "formats", "export", "command",
            "script", "i18n",
        ],
    ),
    ("cli", &["model", "analysis", "export", "picture", "sources", "formats", "files", "merge", "i18n"]),
    (
        "app",
        &[
            "model", "export", "edit", "analysis", "layout", "picture", "sources", "merge", "formats", "command",
            "files", "ui", "i18n",
        ],
    ),
    ("main", &["app", "cli"]),
    ("lib", &[]),
];

/// Modules that may name egui.
const DRAWS: [&str; 3] = ["command", "ui", "app"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The files of the program: module, path from `src`, text.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let inner = path.strip_prefix(&root).unwrap();
        let module = inner.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        (module, inner.display().to_string(), std::fs::read_to_string(&path).unwrap())
    };
    found.into_iter().map(read).collect()
}

/// The text without comments and without what follows the first `#[cfg(test)]`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_arrow_runs_back() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for (module, path, text) in files() {
        let may = allowed.get(module.as_str()).unwrap_or_else(|| panic!("{module} is a module without a rule"));
        let text = code(&text);
        for other in allowed.keys().filter(|other| **other != module && !may.contains(other)) {
            let names = [format!("crate::{other}::"), format!("crate::{{{other}"), format!("counterpoint::{other}::")];
            if names.iter().any(|name| text.contains(name)) {
                wrong.push(format!("{path} uses {other}"));
            }
        }
        assert!(!text.contains("use crate::{"), "{path}: name modules one by one, so that this test sees them");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn egui_is_named_only_where_something_is_drawn() {
    for (module, path, text) in files() {
        if !DRAWS.contains(&module.as_str()) {
            assert!(!code(&text).contains("egui"), "{path} names egui");
        }
    }
}

#[test]
fn every_field_takes_every_script() {
    for (_, path, text) in files().into_iter().filter(|(_, path, _)| path != "ui/field.rs") {
        assert!(!code(&text).contains("TextEdit::"), "{path} edits text in a field of egui's: use ui::field");
    }
}

#[test]
fn only_edit_applies_changes() {
    for (module, path, text) in files() {
        if !["model", "edit"].contains(&module.as_str()) {
            assert!(!code(&text).contains(".apply("), "{path} applies a change by itself");
        }
    }
}

#[test]
fn only_files_touches_the_disk() {
    for (module, path, text) in files() {
        let touches = ["std::fs::", "use std::fs", "rfd::", "std::thread::"];
        if module != "files" {
            assert!(!touches.iter().any(|name| code(&text).contains(name)), "{path} touches the outside");
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    for (_, path, text) in files() {
        assert!(text.starts_with("//!"), "{path} has no head");
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= 600, "{path} has {lines} lines");
    }
}

#[test]
fn the_model_knows_no_clock_no_chance_and_no_serde() {
    for (module, path, text) in files() {
        if ["model", "edit"].contains(&module.as_str()) {
            for name in ["std::time", "getrandom", "serde", "Instant"] {
                assert!(!code(&text).contains(name), "{path} uses {name}");
            }
        }
    }
}

#[test]
fn nothing_of_the_machine_is_compiled_in() {
    // `.ci/deep` builds the program twice and compares; this is its short form.
    for (_, path, text) in files() {
        let code = code(&text);
        let named = code.split("env!(\"").skip(1).filter_map(|rest| rest.split('"').next());
        for name in named {
            // The messages that the build script makes are included as code; where they lay is not.
            let is_code = name == "OUT_DIR" && path == "i18n/mod.rs";
            assert!(is_code || name.starts_with("CARGO_PKG_"), "{path} compiles {name} in");
        }
        assert!(!code.contains("file!()") && !code.contains("option_env!"), "{path} compiles a place in");
    }
}

/// Words of a private language that names do not use. Terms are in `GLOSSARY.md`.
const DIALECT: [&str; 26] = [
    "mend", "twice", "taking", "taken", "glide", "sight", "hands", "papers", "spoken", "borne", "lifted", "watchman",
    "lifeline", "pledge", "haystack", "drill", "mingle", "weave", "deed", "deeds", "dice", "people", "looker", "shelf",
    "whose", "met",
];

/// Names that still use such a word. The list only gets shorter.
const NOT_RENAMED_YET: [&str; 0] = [];

/// The words of a name in camel or snake case, in lower case.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_') {
        let mut begun = false;
        for c in part.chars() {
            if c.is_uppercase() || !begun {
                words.push(String::new());
            }
            begun = true;
            words.last_mut().unwrap().extend(c.to_lowercase());
        }
    }
    words
}

/// The types that a file defines at its outermost level.
fn types(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.strip_prefix("pub(super) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
        let kinds = ["struct ", "enum ", "trait ", "type "];
        let rest = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
        rest.split(|c: char| !c.is_alphanumeric()).next()
    })
}

#[test]
fn modules_and_types_have_plain_names_and_no_type_name_is_used_twice() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut dialect = Vec::new();
    for (_, path, text) in files() {
        let module = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
        for name in types(&code(&text)).map(str::to_owned).collect::<Vec<_>>() {
            if let Some(other) = known.insert(name.clone(), path.clone()) {
                panic!("{name} is a type in {other} and in {path}");
            }
            dialect.push(name);
        }
        dialect.push(module);
    }
    dialect.retain(|name| words_of(name).iter().any(|word| DIALECT.contains(&word.as_str())));
    dialect.retain(|name| !NOT_RENAMED_YET.contains(&name.as_str()));
    assert_eq!(dialect, [""; 0], "see GLOSSARY.md");
}

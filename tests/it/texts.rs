//! Messages: every one is used, and code names them by their functions only.

use std::path::{Path, PathBuf};

use counterpoint::command::keys_table;
use counterpoint::i18n::{self, KEYS};

/// The files of code in a folder, with their texts.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    fn gather(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    let mut all = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    all
}

/// The path of the function of a message.
fn function(key: &str) -> String {
    let (module, name) = key.split_once('-').unwrap();
    format!("{module}::{}", name.replace('-', "_"))
}

/// Whether a path stands in a code as a whole.
fn names(code: &str, path: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(path).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + path.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

#[test]
fn every_message_is_used() {
    let code: String = files("src").into_iter().map(|(_, text)| text).collect();
    let unused: Vec<String> = KEYS.iter().map(|key| function(key)).filter(|path| !names(&code, path)).collect();
    assert_eq!(unused, [""; 0], "messages that nothing shows");
}

#[test]
fn no_code_names_a_message_by_its_key() {
    let all = files("src").into_iter().chain(files("tests")).chain(files("benches"));
    for (path, text) in all.filter(|(path, _)| !path.ends_with("i18n/mod.rs")) {
        let quoted = text.split('"').filter(|part| part.contains('-'));
        let keys: Vec<&str> = quoted.filter(|part| KEYS.contains(part)).collect();
        assert_eq!(keys, [""; 0], "{}", path.display());
    }
}

/// Checks a page that is generated; `UPDATE_DOCS=1 cargo test --test it texts::` writes it.
fn is_current(page: &str, current: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, current).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(there, current, "run UPDATE_DOCS=1 cargo test --test it texts::");
}

#[test]
fn the_page_of_keyboard_shortcuts_is_current() {
    let head = "# Keyboard shortcuts\n\nF1 shows them in the program. On a Mac, read Command for Ctrl.\n";
    is_current("keys.md", &format!("{head}{}", keys_table()));
}

#[test]
fn the_page_of_the_command_line_is_current() {
    let mut page = "# Command line\n".to_owned();
    let mut command = counterpoint::cli::command().term_width(100);
    command.build();
    page.push_str(&format!("\n```\n{}```\n", command.render_long_help()));
    for sub in command.get_subcommands_mut().filter(|sub| !sub.is_hide_set()) {
        let (name, help) = (sub.get_name().to_owned(), sub.render_long_help());
        page.push_str(&format!("\n## {name}\n\n```\n{help}```\n"));
    }
    is_current("cli.md", &page);
}

#[test]
fn another_language_is_read_from_the_profile_and_falls_back_to_english() {
    let profile = tempfile::tempdir().unwrap();
    let languages = profile.path().join("languages");
    std::fs::create_dir(&languages).unwrap();
    std::fs::write(profile.path().join("settings.json"), r#"{ "language": "de" }"#).unwrap();
    let help = || {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_counterpoint"))
            .args(["merge", "--help"])
            .env("COUNTERPOINT_PROFILE", profile.path())
            .output()
            .unwrap();
        [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat()
    };
    let english = help();
    assert!(english.contains("de.ftl"), "the file is missing, which is said: {english}");

    let translated = "cli-merge = Zwei Kopien vereinen\nno-such-message = Nichts\n";
    std::fs::write(languages.join("de.ftl"), translated).unwrap();
    let (merge, output) = (i18n::cli::merge(), i18n::cli::merge_output());
    let german = help();
    assert!(german.contains("Zwei Kopien vereinen") && !german.contains(&merge), "{german}");
    assert!(german.contains(&output), "what is not translated is English: {german}");

    // What cannot be read is said, and what can be is used; an argument that there is not makes a message English.
    let broken = "cli-merge = Vereinen\ncli-merge-output = { $wort } fehlt\n= broken\n";
    std::fs::write(languages.join("de.ftl"), broken).unwrap();
    let german = help();
    assert!(german.contains("Vereinen") && german.contains(&output) && german.contains("de.ftl"), "{german}");
}

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

#[test]
fn another_language_is_read_from_the_profile_and_falls_back_to_english() {
    let profile = tempfile::tempdir().unwrap();
    let languages = profile.path().join("languages");
    std::fs::create_dir(&languages).unwrap();
    std::fs::write(profile.path().join("settings.json"), r#"{ "language": "de" }"#).unwrap();
    let wrong_flag = || {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_counterpoint"))
            .args(["outline", "--flags-there-are-none"])
            .env("COUNTERPOINT_PROFILE", profile.path())
            .output()
            .unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let english = wrong_flag();
    assert!(english.contains("de.ftl"), "the file is missing, which is said: {english}");

    let translated = "cli-see-help = Siehe counterpoint --help.\nno-such-message = Nichts\n";
    std::fs::write(languages.join("de.ftl"), translated).unwrap();
    let (see_help, unknown) = (i18n::cli::see_help(), i18n::cli::unknown_flag("--flags-there-are-none"));
    let german = wrong_flag();
    assert!(german.contains("Siehe counterpoint --help.") && !german.contains(&see_help), "{german}");
    assert!(german.contains(&unknown), "what is not translated is English: {german}");

    // What cannot be read is said, and what can be is used; an argument that there is not makes a message English.
    let broken = "cli-see-help = Siehe hier.\ncli-unknown-flag = { $wort } fehlt\n= broken\n";
    std::fs::write(languages.join("de.ftl"), broken).unwrap();
    let german = wrong_flag();
    assert!(german.contains("Siehe hier.") && german.contains(&unknown) && german.contains("de.ftl"), "{german}");
}

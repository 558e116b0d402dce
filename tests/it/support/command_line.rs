//! The real program as a terminal calls it, without a display.

use std::process::{Command, Output};

pub fn run(arguments: &[&str]) -> Output {
    let profile = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("COUNTERPOINT_PROFILE", profile.path())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// Exit code, standard output, standard error.
pub fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A map with these cards, by hand: id and text.
pub fn map_of(cards: &[(&str, &str)]) -> String {
    let cards: Vec<String> = cards
        .iter()
        .map(|(id, text)| {
            format!("    {{\"id\": \"{id}\", \"kind\": \"claim\", \"text\": \"{text}\", \"x\": 0, \"y\": 0}}")
        })
        .collect();
    let head = "{\n  \"format\": \"counterpoint-map\",\n  \"version\": 1,\n  \"min_reader\": 1,\n  \"map\": \"m-1\",\n";
    format!("{head}  \"statements\": [\n{}\n  ]\n}}\n", cards.join(",\n"))
}

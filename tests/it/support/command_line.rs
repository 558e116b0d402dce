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

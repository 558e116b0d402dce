//! The program as a terminal sees it: the real binary, without a display.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that fails may panic")]

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
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

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

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

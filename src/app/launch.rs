//! Starting: a window with the renderer that works on this machine, or words that say why there is none.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::{NativeOptions, Renderer};

use super::App;
use crate::command::Command;
use crate::files::{self, CrashGuard, Disk, Profile, SystemDialogs, Worker};
use crate::i18n;

/// The renderers that this build has, the safer one first: OpenGL where software drivers are common,
/// wgpu where remote desktops lack OpenGL.
fn renderers() -> Vec<(&'static str, Renderer)> {
    let mut all: Vec<(&'static str, Renderer)> = vec![
        #[cfg(feature = "glow")]
        ("glow", Renderer::Glow),
        #[cfg(feature = "wgpu")]
        ("wgpu", Renderer::Wgpu),
    ];
    if cfg!(any(windows, target_os = "macos")) {
        all.reverse();
    }
    all
}

/// The order in which renderers are tried: the one that was asked for, else the usual order, with one
/// that never painted last time behind the others.
fn order(wish: Option<&str>, failed: Option<&str>) -> Vec<(&'static str, Renderer)> {
    let mut all = renderers();
    if let Some(wish) = wish {
        all.retain(|(name, _)| *name == wish);
    }
    all.sort_by_key(|(name, _)| Some(*name) == failed);
    all
}

fn options(renderer: Renderer) -> NativeOptions {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Counterpoint")
        .with_app_id("counterpoint")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([760.0, 480.0])
        .with_drag_and_drop(true);
    NativeOptions { viewport, renderer, ..NativeOptions::default() }
}

/// A window that broke down after less than this, and was opened because the one before it did, is not opened again.
const TOO_SOON: Duration = Duration::from_secs(20);

/// Opens the window and stays until it is closed. The first file opens here, each further one in a
/// window of its own. `broke_down`: the copy before this one broke down, and this is its report, empty if it left none.
///
/// # Errors
/// What to tell the user when no window could be opened, or it broke down.
pub fn start(paths: &[PathBuf], renderer: Option<&str>, broke_down: Option<&Path>) -> Result<(), String> {
    let profile = Profile::of_user();
    let tried = order(renderer, profile.start_marker().failed().as_deref());
    let watchman = CrashGuard::begin(profile.folder().map(Path::to_owned));
    drop(profile);
    let begun = Instant::now();
    let mut reasons = Vec::new();
    for further in paths.iter().skip(1) {
        // What cannot be started is not worth losing the first window for; its file is named there.
        let _ = files::start_copy(Some(further));
    }
    for (name, renderer) in tried {
        // Made anew for each try: the name of this copy is held by the program that has the window.
        let profile = Profile::of_user();
        profile.start_marker().begin(name);
        let first = paths.first().cloned();
        let (lifeline, report) = (watchman.lifeline(), broke_down.map(Path::to_owned));
        let window = || {
            eframe::run_native(
                "counterpoint",
                options(renderer),
                Box::new(move |cc| {
                    crate::ui::install(&cc.egui_ctx);
                    let ctx = cc.egui_ctx.clone();
                    let worker = Worker::new(move || ctx.request_repaint());
                    let mut app = App::new(profile, Box::new(SystemDialogs), Arc::new(Disk), worker);
                    app.tie(&lifeline);
                    if is_wayland() {
                        app.takes_no_drops();
                    }
                    if let Some(path) = first {
                        app.ask(Command::Open(path));
                    }
                    if let Some(report) = report {
                        app.ask(Command::ShowReport(report));
                    }
                    Ok(Box::new(app))
                }),
            )
        };
        match watchman.watch(window) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(why)) => reasons.push(format!("{name}: {why}")),
            Err(report) => return Err(after_breakdown(report, broke_down.is_none() || begun.elapsed() > TOO_SOON)),
        }
    }
    if cfg!(target_os = "linux") && !has_display() {
        return Err(i18n::cli::start_no_display());
    }
    let text = i18n::cli::start_no_window(reasons.join("\n"));
    files::message(&text);
    Err(text)
}

/// Says that the window broke down and where the work is: in a fresh copy of the program, or, if that is no use, as the
/// system says things.
fn after_breakdown(report: Option<PathBuf>, again: bool) -> String {
    let place = report.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let text = i18n::notices::broke_down(place);
    if !again || files::start_after_breakdown(report.as_deref()).is_err() {
        files::message(&text);
    }
    text
}

/// Whether the window is one of Wayland: winit prefers that, and has no event for a file that is dropped there.
fn is_wayland() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && (set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET"))
}

/// Whether there is a desktop to open a window on.
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_that_never_painted_comes_last() {
        let usual: Vec<_> = order(None, None).into_iter().map(|(name, _)| name).collect();
        let first = usual[0];
        let after: Vec<_> = order(None, Some(first)).into_iter().map(|(name, _)| name).collect();
        assert_eq!(*after.last().unwrap(), first);
        assert_eq!(after.len(), usual.len());
        assert!(order(Some("nonsense"), None).is_empty());
    }
}

//! Starting: a window with the renderer that works on this machine, or words that say why there is none.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};

use super::App;
use crate::command::Command;
use crate::files::{self, Disk, Profile, SystemDialogs, Worker};
use crate::words;

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

/// Opens the window and stays until it is closed. The first file opens here, each further one in a
/// window of its own.
///
/// # Errors
/// What to tell the user when no window could be opened.
pub fn start(paths: &[PathBuf], renderer: Option<&str>) -> Result<(), String> {
    let tried = order(renderer, Profile::of_user().start_marker().failed().as_deref());
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
        let outcome = eframe::run_native(
            "counterpoint",
            options(renderer),
            Box::new(move |cc| {
                crate::ui::install(&cc.egui_ctx);
                let ctx = cc.egui_ctx.clone();
                let worker = Worker::new(move || ctx.request_repaint());
                let mut app = App::new(profile, Box::new(SystemDialogs), Arc::new(Disk), worker);
                if let Some(path) = first {
                    app.ask(Command::Open(path));
                }
                Ok(Box::new(app))
            }),
        );
        match outcome {
            Ok(()) => return Ok(()),
            Err(why) => reasons.push(format!("{name}: {why}")),
        }
    }
    if cfg!(target_os = "linux") && !has_display() {
        return Err(words::say("start-no-display"));
    }
    let text = words::with("start-no-window", &[("reasons", reasons.join("\n").into())]);
    files::message(&text);
    Err(text)
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

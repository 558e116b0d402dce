//! Navigation things to the system: a file to the program that opens it, a second window to a second process.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::profile::make_folder;
use super::save::save_private;

/// Lets the system open a file that this program wrote itself. Never called with a path out of a map.
///
/// # Errors
/// When there is nothing to open it with.
pub fn show(path: &Path) -> io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    detach(command.arg(path))
}

/// Keeps a page that is to be printed in a folder of this program, and says where it is. An older one of this name
/// goes.
///
/// # Errors
/// When it cannot be written; says why.
pub fn keep_page(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    make_folder(folder).map_err(|why| why.to_string())?;
    let path = folder.join(format!("{name}.html"));
    save_private(&path, bytes).map_err(|why| why.to_string())?;
    Ok(path)
}

/// Starts this program once more, with a file to open if there is one.
///
/// # Errors
/// When the system cannot start it.
pub fn start_copy(file: Option<&Path>) -> io::Result<()> {
    detach(Command::new(std::env::current_exe()?).args(file))
}

/// The word with which a copy is started that is to say why the one before it broke down; the path of a report follows.
pub const BROKE_DOWN: &str = "--broke-down";

/// Starts this program once more, to say that it broke down.
///
/// # Errors
/// When the system cannot start it.
pub fn start_after_breakdown(report: Option<&Path>) -> io::Result<()> {
    detach(Command::new(std::env::current_exe()?).arg(BROKE_DOWN).arg(report.unwrap_or(Path::new(""))))
}

fn detach(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(drop)
}

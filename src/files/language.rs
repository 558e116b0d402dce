//! The language of the interface: a Fluent file in the profile, named in the settings.

use std::path::{Path, PathBuf};

use super::fs::{Disk, FileSystem};
use super::profile::wanted_folder;
use crate::formats::settings;
use crate::i18n;

/// The most bytes of a file of messages.
const MAX_BYTES: u64 = 1024 * 1024;

/// What is wrong with a file of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLanguage {
    /// The file.
    pub path: PathBuf,
    /// The mistakes, each in a line.
    pub problems: Vec<String>,
}

/// Shows messages in the language that the settings of the user's profile name: `languages/de.ftl` for `"language": "de"`.
/// Reads only. Returns the mistakes in the file; messages that it lacks stay English.
pub fn load_language() -> Option<BadLanguage> {
    load_from(&wanted_folder()?)
}

fn load_from(folder: &Path) -> Option<BadLanguage> {
    let bytes = Disk.read(&folder.join("settings.json"), settings::MAX_BYTES).ok()?;
    let language = settings::read(&bytes).language;
    // A tag, and no path that leads elsewhere.
    let is_tag = !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !is_tag {
        return None;
    }
    let path = folder.join("languages").join(format!("{language}.ftl"));
    let text = match Disk.read(&path, MAX_BYTES) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => return Some(BadLanguage { path, problems: vec![super::save::io_text(&error)] }),
    };
    let problems = i18n::load(&language, &text);
    (!problems.is_empty()).then_some(BadLanguage { path, problems })
}

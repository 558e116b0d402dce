//! The user's settings: small, local to one machine, never part of a map.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the program remembers between two starts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// What the user is called in maps; empty for no name.
    pub name: String,
    /// Whether the canvas does not show what stands.
    pub hide_standing: bool,
    /// How fast the user speaks, in words a minute; `None` until the user has said so.
    pub words_per_minute: Option<u32>,
    /// The style of full citations, by its name; empty for the usual one.
    pub citations: String,
    /// Files that were open, the last one first.
    pub recent: Vec<PathBuf>,
}

/// How fast anybody can be said to speak, in words a minute.
pub const PACES: std::ops::RangeInclusive<u32> = 40..=600;

impl Settings {
    /// How fast the user speaks, in words a minute: what was said, else 150.
    pub fn pace(&self) -> u32 {
        self.words_per_minute.unwrap_or(150).clamp(*PACES.start(), *PACES.end())
    }
}

/// The most that is read of a settings file, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024;
/// How many recent files are kept.
pub const RECENT: usize = 12;

/// The settings in these bytes; defaults for what cannot be read.
pub fn read(bytes: &[u8]) -> Settings {
    let mut settings: Settings = serde_json::from_slice(bytes).unwrap_or_default();
    settings.recent.truncate(RECENT);
    settings
}

/// The settings as JSON text.
pub fn write(settings: &Settings) -> String {
    // Plain data with paths; a path that is no Unicode cannot be written and is not remembered.
    let mut settings = settings.clone();
    settings.recent.retain(|path| path.to_str().is_some());
    serde_json::to_string_pretty(&settings).unwrap_or_else(|_| "{}".to_owned())
}

impl Settings {
    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}

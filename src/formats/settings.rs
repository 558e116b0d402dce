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
    /// How many versions of a map are kept that saves have replaced; `None` until the user has said so.
    pub versions: Option<u32>,
    /// How many days they are kept, 0 for ever; `None` until the user has said so.
    pub version_days: Option<u32>,
    /// The language of the interface, as the name of a file in the folder `languages` of the profile; empty for English.
    pub language: String,
    /// Files that were open, the last one first.
    pub recent: Vec<PathBuf>,
}

/// How fast anybody can be said to speak, in words a minute.
pub const PACES: std::ops::RangeInclusive<u32> = 40..=600;

/// How many versions of a map can be kept.
pub const VERSIONS: std::ops::RangeInclusive<u32> = 1..=100;
/// For how many days versions can be kept; 0 is for ever.
pub const VERSION_DAYS: std::ops::RangeInclusive<u32> = 0..=3650;

impl Settings {
    /// How many versions of a map are kept that saves have replaced, and for how many days, 0 for ever: what was said, else
    /// ten, for ever.
    pub fn versions(&self) -> (u32, u32) {
        let count = self.versions.unwrap_or(10).clamp(*VERSIONS.start(), *VERSIONS.end());
        (count, self.version_days.unwrap_or(0).min(*VERSION_DAYS.end()))
    }

    /// Says how many versions of a map are kept, and for how many days.
    pub fn keep_versions(&mut self, count: u32, days: u32) {
        (self.versions, self.version_days) = (Some(count), Some(days));
    }

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

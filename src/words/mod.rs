//! Every text of the interface, out of one Fluent file (`assets/locales/en.ftl`), so that another
//! language is another file.
//!
//! A leaf: uses nothing of the project, and knows nothing of maps.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The source of all English texts.
pub const ENGLISH: &str = include_str!("../../assets/locales/en.ftl");

/// The source of the English texts of argumentation schemes.
pub const SCHEMES: &str = include_str!("../../assets/locales/schemes.en.ftl");

/// A value that a text mentions: a number, which decides about plurals, or another text.
pub struct Value(FluentValue<'static>);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(FluentValue::from(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(FluentValue::from(text))
    }
}

macro_rules! number {
    ($($kind:ty),*) => { $(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self(FluentValue::from(number as f64))
            }
        }
    )* };
}
number!(u32, u64, usize, i32);

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let language: unic_langid::LanguageIdentifier = "en".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The canvas has no bidirectional text yet; isolation marks would show as boxes.
    bundle.set_use_isolating(false);
    // What cannot be read is missing then, and a test finds it.
    for source in [ENGLISH, SCHEMES] {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(part, _)| part);
        let _ = bundle.add_resource(resource);
    }
    // NUMBER, to write numbers of lines and paragraphs without separators.
    let _ = bundle.add_builtins();
    bundle
});

/// The text with this key; the key itself if there is none.
pub fn say(key: &str) -> String {
    with(key, &[])
}

/// Whether there is a text with this key.
pub fn has(key: &str) -> bool {
    BUNDLE.has_message(key)
}

/// The text with this key and these values in it.
pub fn with(key: &str, values: &[(&str, Value)]) -> String {
    let Some(pattern) = BUNDLE.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        arguments.set(*name, value.0.clone());
    }
    let mut errors = Vec::new();
    BUNDLE.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
}

//! Argumentation schemes: the two dozen commonest of Walton, Reed and Macagno (2008), with critical questions. Their
//! texts are in `assets/locales/schemes.en.ftl`.

use super::one_line;
use crate::i18n::{self, SchemeMessages};

/// An argumentation scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme(&'static SchemeMessages);

impl Scheme {
    /// All schemes, those first that debates use most.
    pub fn all() -> impl Iterator<Item = Self> {
        i18n::SCHEMES.iter().map(Self)
    }

    /// The scheme with this name in files.
    pub fn named(key: &str) -> Option<Self> {
        Self::all().find(|scheme| scheme.key() == key)
    }

    /// The name in files.
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// The name for people.
    pub fn name(self) -> String {
        (self.0.name)()
    }

    /// The form of such an argument, in a sentence.
    pub fn form(self) -> String {
        (self.0.form)()
    }

    /// The critical questions.
    pub fn questions(self) -> impl Iterator<Item = String> {
        self.0.questions.iter().map(|question| question())
    }
}

/// What a scheme is called that a step names: a known one by its name, any other as it stands.
pub fn scheme_name(named: &str) -> String {
    Scheme::named(named).map_or_else(|| one_line(named), Scheme::name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_has_critical_questions() {
        for scheme in Scheme::all() {
            let questions: Vec<String> = scheme.questions().collect();
            assert!(questions.len() >= 3 && questions.iter().all(|q| q.ends_with('?')), "{}", scheme.key());
        }
        assert!(Scheme::all().count() >= 24);
        assert!(scheme_name("analogy").contains("analogy") && scheme_name("mine") == "mine");
    }
}

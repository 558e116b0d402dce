//! Argumentation schemes: the two dozen commonest of Walton, Reed and Macagno (2008), with critical questions. Their
//! texts are in `assets/locales/schemes.en.ftl`.

use super::one_line;
use crate::words;

/// A scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in files.
    pub key: &'static str,
    /// How many critical questions it has.
    pub questions: usize,
}

/// The schemes, those first that debates use most.
pub static SCHEMES: [Scheme; 24] = [
    Scheme { key: "positive-consequences", questions: 5 },
    Scheme { key: "negative-consequences", questions: 5 },
    Scheme { key: "practical-reasoning", questions: 6 },
    Scheme { key: "example", questions: 5 },
    Scheme { key: "expert-opinion", questions: 6 },
    Scheme { key: "cause-to-effect", questions: 5 },
    Scheme { key: "correlation-to-cause", questions: 5 },
    Scheme { key: "analogy", questions: 4 },
    Scheme { key: "values", questions: 5 },
    Scheme { key: "slippery-slope", questions: 5 },
    Scheme { key: "alternatives", questions: 5 },
    Scheme { key: "popular-opinion", questions: 5 },
    Scheme { key: "popular-practice", questions: 4 },
    Scheme { key: "rule", questions: 5 },
    Scheme { key: "exceptional-case", questions: 5 },
    Scheme { key: "precedent", questions: 5 },
    Scheme { key: "sign", questions: 4 },
    Scheme { key: "evidence-to-hypothesis", questions: 6 },
    Scheme { key: "witness-testimony", questions: 5 },
    Scheme { key: "verbal-classification", questions: 5 },
    Scheme { key: "commitment", questions: 4 },
    Scheme { key: "waste", questions: 5 },
    Scheme { key: "bias", questions: 4 },
    Scheme { key: "ad-hominem", questions: 4 },
];

impl Scheme {
    /// The scheme with this name in files.
    pub fn called(key: &str) -> Option<&'static Self> {
        SCHEMES.iter().find(|scheme| scheme.key == key)
    }

    /// What it is called.
    pub fn name(&self) -> String {
        words::say(&format!("scheme-{}", self.key))
    }

    /// How such an argument goes, in a sentence.
    pub fn form(&self) -> String {
        words::say(&format!("scheme-{}-form", self.key))
    }

    /// Its critical questions.
    pub fn asks(&self) -> impl Iterator<Item = String> + '_ {
        (1..=self.questions).map(|number| words::say(&format!("scheme-{}-asks-{number}", self.key)))
    }
}

/// What a scheme is called that a step names: a known one by its name, any other as it stands.
pub fn scheme_name(named: &str) -> String {
    Scheme::called(named).map_or_else(|| one_line(named), Scheme::name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_scheme_has_its_texts_and_no_text_is_idle() {
        let mut wanted = BTreeSet::new();
        for scheme in &SCHEMES {
            let key = scheme.key;
            wanted.extend([format!("scheme-{key}"), format!("scheme-{key}-form")]);
            wanted.extend((1..=scheme.questions).map(|number| format!("scheme-{key}-asks-{number}")));
            assert!(scheme.questions >= 3 && scheme.asks().all(|question| question.ends_with('?')), "{key}");
        }
        let lines = words::SCHEMES.lines().filter(|line| line.starts_with("scheme-"));
        let there: BTreeSet<String> = lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect();
        assert_eq!(there, wanted);
        assert!(SCHEMES.len() >= 24 && scheme_name("analogy").contains("analogy") && scheme_name("mine") == "mine");
    }
}

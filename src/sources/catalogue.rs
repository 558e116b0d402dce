//! Catalogues: what each paragraph of an analysis argues, passage by passage.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::sentences::sentences;
use crate::model::{ParagraphKind, Source, SourceText, TextParagraph};

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageKind {
    /// Something the author sets out to show.
    Claim,
    /// Something a claim rests on.
    Premise,
    /// Something said against another passage or step.
    Rebuttal,
}

/// What else is to be known of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageMark {
    /// The analysis exists for this claim.
    Main,
    /// The author grants it to the other side.
    Concession,
    /// It sets the scene and carries no weight.
    Background,
}

/// How a passage bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationKind {
    /// Speaks for the target.
    Supports,
    /// Speaks against the target.
    Rebuts,
    /// Denies the step from `step_from` to the target.
    Undercuts,
}

/// One relation of a passage to another of the same analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How it bears on the target.
    pub kind: RelationKind,
    /// The other passage.
    pub target: String,
    /// Passages with which it does so jointly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// For an undercut: the passage from which the denied step goes to the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_from: Option<String>,
}

/// One argumentative statement of an analysis, in our own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The passage's name; never changes and is never given to another.
    pub id: String,
    /// What it is for.
    pub kind: PassageKind,
    /// What else is to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<PassageMark>,
    /// The statement: one sentence of at most 30 words.
    pub text: String,
    /// The sentences of the paragraph that it sums up, numbered from 1.
    pub sentences: Vec<u32>,
    /// To whom the author attributes it; nobody if the author speaks.
    pub attributed_to: Option<String>,
    /// Figures and dates that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// How it bears on other passages.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// What a paragraph is in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// Part of the argument.
    Body,
    /// A heading.
    Heading,
    /// Who wrote it.
    Byline,
    /// A line that does not belong to the text.
    Stray,
}

/// One non-empty line of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its number, counted from 1 over all non-empty lines.
    pub number: u32,
    /// What it is.
    pub role: ParagraphRole,
    /// Its words, of a document that was read; a bundled analysis is described and not copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its sentences, which passages count from 1, of a document that was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<String>,
    /// What it is besides running text: `item`, `quotation`, `note` or `row`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The page on which it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What it argues, in order; empty where nobody has catalogued it.
    pub passages: Vec<Passage>,
}

/// What one analysis argues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The catalogue's name, which citations and map files use.
    pub id: String,
    /// Counts the editions of this catalogue.
    pub version: u32,
    /// What we call the analysis; the texts bear no title of their own.
    pub title: String,
    /// Its authors, as the text names them; empty if it names none.
    pub authors: Vec<String>,
    /// Who published it, if it says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When it was published, if it says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Where it is on the web, if it says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Its language, if it says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Catalogue {
    /// A document in the shape of a catalogue: its paragraphs with their words, and no passages, because nobody has
    /// catalogued what it argues.
    pub fn of_document(source: &Source, text: &SourceText) -> Self {
        let letter = |c: char| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or('-') } else { '-' };
        let id: String = source.short.chars().map(letter).collect();
        let paragraph = |paragraph: TextParagraph<'_>| Paragraph {
            number: paragraph.number,
            role: match paragraph.kind {
                ParagraphKind::Heading(_) => ParagraphRole::Heading,
                _ => ParagraphRole::Body,
            },
            text: Some(paragraph.words.to_owned()),
            sentences: sentences(paragraph.words).into_iter().map(|range| paragraph.words[range].to_owned()).collect(),
            kind: match paragraph.kind {
                ParagraphKind::Body | ParagraphKind::Heading(_) => None,
                kind => Some(kind.name().to_owned()),
            },
            page: text.page_at(paragraph.start).map(str::to_owned),
            passages: Vec::new(),
        };
        Self {
            id: id.trim_matches('-').to_owned(),
            version: 1,
            title: source.title.clone(),
            authors: source.authors.clone(),
            publisher: source.publisher.clone(),
            date: source.date.clone(),
            address: source.address.clone(),
            language: source.language.clone(),
            paragraphs: text.paragraphs().map(paragraph).collect(),
        }
    }

    /// All passages with the numbers of their paragraphs, in order.
    pub fn passages(&self) -> impl Iterator<Item = (u32, &Passage)> {
        self.paragraphs.iter().flat_map(|p| p.passages.iter().map(move |passage| (p.number, passage)))
    }

    /// A passage and its paragraph, by the passage's id.
    pub fn passage(&self, id: &str) -> Option<(u32, &Passage)> {
        self.passages().find(|(_, passage)| passage.id == id)
    }

    /// Passages that bear on each other, from the one that supports, rebuts or undercuts to its relation.
    pub fn relations_on(&self, target: &str) -> Vec<(&Passage, &Relation)> {
        let all = self.passages().flat_map(|(_, p)| p.relations.iter().map(move |r| (p, r)));
        all.filter(|(_, r)| r.target == target).collect()
    }
}

/// The two analyses that are compiled into the program, in their fixed order.
pub fn bundled() -> &'static [Catalogue] {
    static BUNDLED: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
        let texts =
            [include_str!("../../assets/sources/second-coming.json"), include_str!("../../assets/sources/trap.json")];
        // A catalogue that cannot be read would be missing here; the tests read both.
        texts.into_iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
    });
    &BUNDLED
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every rule that a catalogue must keep and this one breaks; empty for the bundled ones.
    fn faults(catalogue: &Catalogue) -> Vec<String> {
        let mut faults = Vec::new();
        let mut by_id: BTreeMap<&str, &Passage> = BTreeMap::new();
        for (_, passage) in catalogue.passages() {
            if by_id.insert(&passage.id, passage).is_some() {
                faults.push(format!("{} is there twice", passage.id));
            }
            if passage.text.split_whitespace().count() > 30 {
                faults.push(format!("{} has more than 30 words", passage.id));
            }
            if passage.sentences.is_empty() {
                faults.push(format!("{} names no sentence", passage.id));
            }
        }
        for (_, passage) in catalogue.passages() {
            for relation in &passage.relations {
                let id = &passage.id;
                let others = relation.with.iter().chain(&relation.step_from).chain([&relation.target]);
                for other in others.filter(|other| !by_id.contains_key(other.as_str()) || *other == id) {
                    faults.push(format!("{id} relates to {other}, which is not another passage"));
                }
                let agrees = |other: &&String| {
                    by_id.get(other.as_str()).is_some_and(|p| {
                        p.relations.iter().any(|r| r.target == relation.target && r.kind == relation.kind)
                    })
                };
                for other in relation.with.iter().filter(|other| !agrees(other)) {
                    faults.push(format!("{other} does not bear on {} as {id} says", relation.target));
                }
                let has_step = |from: &String| {
                    by_id.get(from.as_str()).is_some_and(|p| p.relations.iter().any(|r| r.target == relation.target))
                };
                let is_undercut = relation.kind == RelationKind::Undercuts;
                if is_undercut != relation.step_from.is_some()
                    || relation.step_from.as_ref().is_some_and(|f| !has_step(f))
                {
                    faults.push(format!("{id} undercuts a step to {} that is not there", relation.target));
                }
            }
            let attacks = passage.relations.iter().any(|r| r.kind != RelationKind::Supports);
            let supports = passage.relations.iter().any(|r| r.kind == RelationKind::Supports);
            // A claim may rebut in passing; what does nothing else is a rebuttal.
            let is_rebuttal = passage.kind == PassageKind::Rebuttal;
            if (is_rebuttal && !attacks) || (!is_rebuttal && attacks && !supports) {
                faults.push(format!("{} is a rebuttal of nothing, or rebuts and is none", passage.id));
            }
        }
        for paragraph in &catalogue.paragraphs {
            if (paragraph.role == ParagraphRole::Body) == paragraph.passages.is_empty() {
                faults.push(format!("paragraph {} should have passages, or should have none", paragraph.number));
            }
        }
        faults
    }

    #[test]
    fn both_catalogues_are_sound_and_whole() {
        assert_eq!(bundled().iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["second-coming", "trap"]);
        for catalogue in bundled() {
            assert_eq!(faults(catalogue), Vec::<String>::new(), "{}", catalogue.id);
            let numbers: Vec<_> = catalogue.paragraphs.iter().map(|p| p.number).collect();
            assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
            let mains = catalogue.passages().filter(|(_, p)| p.mark == Some(PassageMark::Main));
            assert!(mains.count() > 0, "{} has no main claim", catalogue.id);
        }
    }

    #[test]
    fn every_passage_that_carries_weight_leads_to_a_main_claim_or_against_one() {
        for catalogue in bundled() {
            for (_, start) in catalogue.passages().filter(|(_, p)| p.mark.is_none()) {
                let mut reached = vec![start.id.as_str()];
                let mut at = 0;
                while let Some(id) = reached.get(at).copied() {
                    at += 1;
                    let (_, passage) = catalogue.passage(id).unwrap();
                    for relation in &passage.relations {
                        if !reached.contains(&relation.target.as_str()) {
                            reached.push(&relation.target);
                        }
                    }
                }
                let ends_well = reached.iter().any(|id| {
                    let (_, p) = catalogue.passage(id).unwrap();
                    p.mark.is_some() || p.relations.is_empty() && p.kind == PassageKind::Claim
                });
                assert!(ends_well, "{} leads nowhere", start.id);
            }
        }
    }
}

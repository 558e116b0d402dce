//! A text and the catalogue of what it argues: which paragraph of the text is which of the catalogue. The catalogue
//! holds no words of the text, so they are matched by names, numbers and rare words that both have, in order; a
//! byline or heading that the text lacks, and lines that were broken, do no harm.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::catalogue::{Catalogue, Paragraph, ParagraphRole};
use super::sentences::{sentences, sentences_from};
use crate::model::SourceText;

/// The most paragraphs of a text that make one of the catalogue, where lines were broken.
const MOST_LINES: usize = 40;
/// Texts of more paragraphs are others, however many lines a page has round an article: matching them would take long.
const MOST_PARAGRAPHS: usize = 5000;
/// The least that paragraphs have in common with those of the catalogue, on average.
const ALIKE: f64 = 0.4;
/// The least share of body paragraphs that must be found, for the text to be the one of the catalogue.
const ENOUGH: f64 = 0.6;

/// Where the paragraphs of a catalogue are in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// By their numbers in the catalogue: which paragraphs of the text each is, first and last.
    paragraphs: BTreeMap<u32, (u32, u32)>,
    /// By the ids of passages: the sentences that each sums up, in code points of the text.
    passages: BTreeMap<String, Vec<Range<u32>>>,
}

/// The words of a text that tell it from others: of four letters or more, or figures, by their beginnings.
fn telling(text: &str) -> BTreeSet<String> {
    let words = text.unicode_words().filter(|word| word.chars().count() >= 4 || word.chars().any(char::is_numeric));
    words.map(|word| word.to_lowercase().chars().take(6).collect()).collect()
}

/// What a paragraph of the catalogue is known by.
struct Known<'c> {
    paragraph: &'c Paragraph,
    /// For each paragraph of the text, which of its words are there, and what each tells.
    shared: Vec<Vec<(usize, f64)>>,
    /// What all of its words would tell.
    total: f64,
    /// The last sentence that somebody sums up.
    last: usize,
}

impl<'c> Known<'c> {
    fn of(paragraph: &'c Paragraph, text: &[BTreeSet<String>], weight: &dyn Fn(&str) -> f64) -> Self {
        let mut words = BTreeSet::new();
        for passage in &paragraph.passages {
            words.extend(telling(&passage.text));
            words.extend(passage.figures.iter().flat_map(|figure| telling(figure)));
            words.extend(passage.attributed_to.iter().flat_map(|who| telling(who)));
        }
        let within = |line: &BTreeSet<String>| {
            let there = words.iter().enumerate().filter(|(_, word)| line.contains(*word));
            there.map(|(number, word)| (number, weight(word))).collect()
        };
        Self {
            paragraph,
            shared: text.iter().map(within).collect(),
            total: words.iter().map(|word| weight(word).max(0.5)).sum::<f64>().max(1.0),
            last: paragraph.passages.iter().flat_map(|p| &p.sentences).max().copied().unwrap_or(1) as usize,
        }
    }

    /// How well the last line before `end`, the last two, and so on, fit as this paragraph. Lines are joined only as
    /// far as the paragraph has sentences.
    fn gains<'s>(&'s self, end: usize, counts: &'s [usize]) -> impl Iterator<Item = f64> + 's {
        let (mut shared, mut sentences) = (0.0, 0);
        let mut seen = BTreeSet::new();
        let is_body = self.paragraph.role == ParagraphRole::Body;
        // A heading is one short line, and so is a byline.
        let most = if is_body { MOST_LINES } else { 1 };
        (1..=most.min(end)).map_while(move |lines| {
            sentences += counts.get(end - lines).copied().unwrap_or(0);
            if !is_body {
                return Some(if sentences <= 2 { 0.4 } else { 0.0 });
            }
            let more = self.shared.get(end - lines).into_iter().flatten();
            shared += more.filter(|(number, _)| seen.insert(*number)).map(|(_, weight)| weight).sum::<f64>();
            let fits = if sentences < self.last { 0.6 } else { 1.0 } - 0.02 * lines as f64;
            (lines == 1 || sentences <= 3 * self.last + 6).then_some(fits * shared / self.total)
        })
    }
}

impl Attachment {
    /// Matches a text with a catalogue; `None` if it is another text.
    ///
    /// Cost: paragraphs of the catalogue times paragraphs of the text, times the number of lines that may make one: half
    /// a second at worst.
    pub fn of(catalogue: &Catalogue, text: &SourceText) -> Option<Self> {
        if text.count() > MOST_PARAGRAPHS {
            return None;
        }
        let theirs: Vec<BTreeSet<String>> = text.paragraphs().map(|paragraph| telling(paragraph.words)).collect();
        let counts: Vec<usize> = text.paragraphs().map(|paragraph| sentences(paragraph.words).len()).collect();
        // How rare a word is in the text decides how much it tells.
        let mut seen: BTreeMap<&str, f64> = BTreeMap::new();
        theirs.iter().flatten().for_each(|word| *seen.entry(word).or_default() += 1.0);
        let all = theirs.len() as f64;
        let weight = |word: &str| seen.get(word).map_or(0.0, |count| (1.0 + all / count).ln());
        let ours: Vec<Known<'_>> = catalogue.paragraphs.iter().map(|p| Known::of(p, &theirs, &weight)).collect();
        // The best way to walk through both in order (Needleman and Wunsch 1970), some lines of the text as one.
        let (n, m) = (ours.len(), theirs.len());
        let mut best = vec![vec![(0.0_f64, 0_usize, false); m + 1]; n + 1];
        for i in 1..=n {
            for j in 0..=m {
                // Without a paragraph of the catalogue; without a line of the text; or a match of some lines.
                let up = cell(&best, i - 1, j);
                let mut here = (up, 0, false);
                if j > 0 && cell(&best, i, j - 1) >= here.0 {
                    here = (cell(&best, i, j - 1), 1, false);
                }
                if let Some(known) = ours.get(i - 1) {
                    for (gain, lines) in known.gains(j, &counts).zip(1..) {
                        let total = cell(&best, i - 1, j - lines) + gain;
                        if gain > 0.08 && total > here.0 {
                            here = (total, lines, true);
                        }
                    }
                }
                if let Some(slot) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                    *slot = here;
                }
            }
        }
        let mut paragraphs = BTreeMap::new();
        let (mut i, mut j) = (n, m);
        while i > 0 {
            let (_, lines, matched) = best.get(i).and_then(|row| row.get(j)).copied().unwrap_or((0.0, 0, false));
            match (matched, lines) {
                (true, lines) => {
                    if let Some(known) = ours.get(i - 1) {
                        paragraphs.insert(known.paragraph.number, ((j - lines + 1) as u32, j as u32));
                    }
                    i -= 1;
                    j -= lines;
                }
                (false, 0) => i -= 1,
                (false, _) => j -= 1,
            }
        }
        let body = || catalogue.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Body);
        let found = body().filter(|paragraph| paragraphs.contains_key(&paragraph.number)).count();
        let alike = cell(&best, n, m) / n.max(1) as f64;
        if (found as f64) < ENOUGH * body().count() as f64 || alike < ALIKE {
            return None;
        }
        let known = catalogue.paragraphs.iter().filter_map(|known| Some((known, paragraphs.get(&known.number)?)));
        let passages = known.flat_map(|(known, lines)| {
            let sentences = sentences_of(text, *lines);
            let ranges = move |numbers: &[u32]| stretches(&sentences, numbers);
            known.passages.iter().map(move |passage| (passage.id.clone(), ranges(&passage.sentences)))
        });
        let passages = passages.collect();
        Some(Self { paragraphs, passages })
    }

    /// Which paragraphs of the text a paragraph of the catalogue is, first and last.
    pub fn lines_of(&self, paragraph: u32) -> Option<(u32, u32)> {
        self.paragraphs.get(&paragraph).copied()
    }

    /// How many paragraphs of the catalogue were found.
    pub fn count(&self) -> usize {
        self.paragraphs.len()
    }

    /// Which paragraph of the catalogue a paragraph of the text belongs to.
    pub fn number_of(&self, line: u32) -> Option<u32> {
        let mut all = self.paragraphs.iter();
        all.find(|(_, (first, last))| (*first..=*last).contains(&line)).map(|(number, _)| *number)
    }

    /// Where the sentences are that a passage sums up, in code points; sentences that follow one another are one range.
    pub fn ranges_of(&self, passage: &str) -> &[Range<u32>] {
        self.passages.get(passage).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The sentences of some lines of a text, first to last, that make one paragraph.
fn sentences_of(text: &SourceText, (first, last): (u32, u32)) -> Vec<Range<u32>> {
    let (Some(begin), Some(end)) = (text.paragraph(first), text.paragraph(last)) else { return Vec::new() };
    let end = end.start + end.words.chars().count() as u32;
    sentences_from(begin.start, &text.between(begin.start..end).replace('\n', " "))
}

/// The sentences of these numbers, counted from 1; those that follow one another as one.
fn stretches(sentences: &[Range<u32>], numbers: &[u32]) -> Vec<Range<u32>> {
    let mut ranges: Vec<Range<u32>> = Vec::new();
    for number in numbers {
        let Some(range) = (*number as usize).checked_sub(1).and_then(|at| sentences.get(at)) else { continue };
        match ranges.last_mut().filter(|last| last.end + 1 == range.start) {
            Some(last) => last.end = range.end,
            None => ranges.push(range.clone()),
        }
    }
    ranges
}

fn cell(table: &[Vec<(f64, usize, bool)>], i: usize, j: usize) -> f64 {
    table.get(i).and_then(|row| row.get(j)).map_or(0.0, |cell| cell.0)
}

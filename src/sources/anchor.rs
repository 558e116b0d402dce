//! Finding quoted words again in another text of the same source: exactly, moved, changed, or not at all; never
//! silently in the wrong place.
//!
//! The selectors are those of the W3C Web Annotation Data Model. Candidates are ranked like those of Hypothesis
//! (similarity of the quotation, then of what stands around it), but none is taken that does not lead clearly, and
//! the text that the citation was taken from, where it is at hand, says which look-alikes have always been others.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::sentences::sentences_from;
use crate::model::{CONTEXT, Citation, Quote, SourceText};

/// The least similarity of a quotation that was changed.
const SIMILAR: f64 = 0.8;
/// The least similarity of what stands before or after it.
const AROUND: f64 = 0.6;
/// The least similarity of what stands around words that are few.
const SAME: f64 = 0.95;
/// Sentences of more code points are not compared with others.
const SENTENCE: usize = 1500;
/// From this similarity on, a sentence may be taken for another.
const ALIKE: f64 = 0.6;
/// By how much the best candidate leads the second best.
const LEAD: f64 = 0.05;
/// Quotations of fewer code points are only found exactly.
const SHORT: usize = 20;
/// Quotations of more code points are only found exactly: aligning them would take too long.
const LONG: usize = 4000;
/// How often words are found before they are quoted nowhere in particular.
const MOST: usize = 1000;
/// How many letters are compared at most to find the same words: in `aaaa…` words like `aaa` stand everywhere.
const COMPARED: usize = 50_000_000;

/// What has become of a citation's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Relocation {
    /// The same words stand at the same place, or in the paragraph of the same number.
    Exact(Range<u32>),
    /// The same words stand elsewhere.
    Moved(Range<u32>),
    /// Other words stand where they stood.
    Changed {
        /// Where, in code points.
        range: Range<u32>,
        /// How similar they are, from 0.8 to 1.
        similarity: f64,
    },
    /// They are not there, or it cannot be told where. What may be meant, likeliest first.
    Lost(Vec<Range<u32>>),
}

/// A text in which words are looked up.
struct TextIndex<'t> {
    text: &'t SourceText,
    /// Its words with spaces for line breaks and tabs; the same bytes otherwise.
    flat: String,
    /// The same, as code points.
    chars: Vec<char>,
    /// Where each word stands, in code points.
    places: BTreeMap<String, Vec<u32>>,
    /// Its sentences, in code points, once somebody asks for them.
    sentences: OnceCell<Vec<Range<u32>>>,
}

/// The words of a text in small letters, with their places in code points.
fn words_of(flat: &str) -> impl Iterator<Item = (u32, String)> + '_ {
    let mut known = (0, 0);
    flat.unicode_word_indices().map(move |(byte, word)| {
        let chars = flat.get(known.0..byte).map_or(0, |between| between.chars().count()) as u32;
        known = (byte, known.1 + chars);
        (known.1, word.to_lowercase())
    })
}

fn flat(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}

impl<'t> TextIndex<'t> {
    fn of(text: &'t SourceText) -> Self {
        let flat = flat(text.words());
        let mut places: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        words_of(&flat).for_each(|(at, word)| places.entry(word).or_default().push(at));
        let chars = flat.chars().collect();
        Self { text, flat, chars, places, sentences: OnceCell::new() }
    }

    /// Where exactly these words stand; `None` if that is too often for one place to be meant.
    fn exact(&self, words: &str, whole: bool) -> Option<Vec<Range<u32>>> {
        let length = words.chars().count() as u32;
        let at_word = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let mut found = Vec::new();
        let mut from = 0;
        let mut tries = COMPARED / words.len().max(1);
        while let Some(at) = self.flat.get(from..).and_then(|rest| rest.find(words)) {
            tries = tries.saturating_sub(1);
            if found.len() == MOST || tries == 0 {
                return None;
            }
            let (byte, end) = (from + at, from + at + words.len());
            let before = self.flat.get(..byte).and_then(|text| text.chars().next_back());
            let after = self.flat.get(end..).and_then(|text| text.chars().next());
            let starts = words.chars().next().is_some_and(char::is_alphanumeric);
            let ends = words.chars().next_back().is_some_and(char::is_alphanumeric);
            if !whole || (!starts || at_word(before)) && (!ends || at_word(after)) {
                let start = self.text.position_of(byte);
                found.push(start..start + length);
            }
            from = byte + self.flat.get(byte..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        Some(found)
    }

    /// Places where something stands that is so similar to these words, with how similar it is; best first.
    fn similar(&self, words: &[char], least: f64) -> Vec<(Range<u32>, f64)> {
        let length = words.len() as u32;
        let spelled: String = words.iter().collect();
        let mut tokens: Vec<(usize, u32, &Vec<u32>)> = words_of(&spelled)
            .filter_map(|(at, word)| self.places.get(&word).map(|places| (places.len(), at, places)))
            .collect();
        tokens.sort_by_key(|(count, at, _)| (*count, *at));
        // Where many words stand at the distances that they have in the quotation; the rarest say most.
        let step = (length / 8).max(12);
        let mut votes: BTreeMap<u32, f64> = BTreeMap::new();
        for (count, at, places) in tokens.into_iter().take(32).filter(|(count, ..)| *count <= 4000) {
            for place in places {
                *votes.entry((place + length).saturating_sub(at) / step).or_default() += 1.0 / (count as f64).sqrt();
            }
        }
        let mut ranked: Vec<(u32, f64)> = votes
            .iter()
            .map(|(bucket, vote)| (*bucket, vote + votes.get(&(bucket + 1)).copied().unwrap_or(0.0)))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let most = if length > 1000 { 4 } else { 12 };
        let strongest = ranked.first().map_or(0.0, |(_, vote)| *vote);
        ranked.retain(|(_, vote)| *vote >= 0.4 * strongest);
        let slack = length / 4 + 2 * step;
        let mut found: Vec<(Range<u32>, f64)> = Vec::new();
        for (bucket, _) in ranked.into_iter().take(most) {
            let middle = bucket * step;
            let from = middle.saturating_sub(length + slack) as usize;
            let to = ((middle + slack + step) as usize).min(self.chars.len());
            let Some(window) = self.chars.get(from..to) else { continue };
            let Some((within, edits)) = aligned(words, window, edits_within(words.len(), least)) else { continue };
            let range = self.to_words(from + within.start..from + within.end);
            let span = self.chars.get(range.clone()).unwrap_or_default();
            let most = words.len().max(span.len()).max(1);
            let edits = edits + span.len().abs_diff(within.len());
            let similarity = 1.0 - edits as f64 / most as f64;
            let range = range.start as u32..range.end as u32;
            if similarity >= least && !found.iter().any(|(other, s)| overlaps(other, &range) && *s >= similarity) {
                found.retain(|(other, _)| !overlaps(other, &range));
                found.push((range, similarity));
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    /// A range widened to whole words, without the spaces at its ends.
    fn to_words(&self, range: Range<usize>) -> Range<usize> {
        let is_word = |at: usize| self.chars.get(at).is_some_and(|c| c.is_alphanumeric());
        let is_space = |at: usize| self.chars.get(at).is_some_and(|c| c.is_whitespace());
        let (mut start, mut end) = (range.start, range.end);
        while start < end && is_space(start) {
            start += 1;
        }
        while end > start && is_space(end - 1) {
            end -= 1;
        }
        while start > 0 && is_word(start) && is_word(start - 1) {
            start -= 1;
        }
        while end > 0 && is_word(end) && is_word(end - 1) {
            end += 1;
        }
        start..end
    }

    /// How similar what stands before and after a range is to what stood around a quotation.
    fn around(&self, range: &Range<u32>, quote: &Quote) -> (f64, f64) {
        let letter = |c: char| if matches!(c, '\n' | '\t') { ' ' } else { c };
        // Whatever a file says stood there, only what is nearest counts.
        let mut prefix: Vec<char> = quote.prefix.chars().rev().take(CONTEXT).map(letter).collect();
        prefix.reverse();
        let suffix: Vec<char> = quote.suffix.chars().take(CONTEXT).map(letter).collect();
        let before = similarity(&prefix, self.before(range.start, prefix.len()));
        let after = similarity(&suffix, self.after(range.end, suffix.len()));
        // At the beginning or end of a text one side says nothing, and the other has to do.
        match (prefix.is_empty(), suffix.is_empty()) {
            (true, false) => (after, after),
            (false, true) => (before, before),
            _ => (before, after),
        }
    }

    /// The sentences that a range touches; a dozen at most.
    fn sentences_in(&self, range: &Range<u32>) -> Vec<Range<u32>> {
        let all = self.sentences.get_or_init(|| {
            self.text.paragraphs().flat_map(|paragraph| sentences_from(paragraph.start, paragraph.words)).collect()
        });
        let from = all.partition_point(|sentence| sentence.end <= range.start);
        let touched = all.iter().skip(from).take_while(|sentence| sentence.start < range.end);
        touched.take(12).cloned().collect()
    }

    fn before(&self, at: u32, length: usize) -> &[char] {
        let at = (at as usize).min(self.chars.len());
        self.chars.get(at.saturating_sub(length)..at).unwrap_or_default()
    }

    fn after(&self, at: u32, length: usize) -> &[char] {
        let at = (at as usize).min(self.chars.len());
        self.chars.get(at..(at + length).min(self.chars.len())).unwrap_or_default()
    }
}

/// How many edits a text of this length has at most, to be so similar.
fn edits_within(length: usize, least: f64) -> usize {
    ((1.0 - least) * length as f64).ceil() as usize + 1
}

/// How many code points two ranges share.
fn shared(a: &Range<u32>, b: &Range<u32>) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn overlaps(a: &Range<u32>, b: &Range<u32>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The part of `window` that needs fewest edits to become `words`, and how many; `None` if more than `most`. Sellers
/// 1980: the edit distance with free ends in the text.
fn aligned(words: &[char], window: &[char], most: usize) -> Option<(Range<usize>, usize)> {
    // Per place in the window: edits, and where the match began.
    let mut row: Vec<(usize, usize)> = (0..=window.len()).map(|at| (0, at)).collect();
    for (number, letter) in words.iter().enumerate() {
        let mut diagonal = row.first().copied().unwrap_or_default();
        let mut left = (number + 1, 0);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(window) {
            let above = *cell;
            let substituted = (diagonal.0 + usize::from(letter != other), diagonal.1);
            let best = substituted.min((above.0 + 1, above.1)).min((left.0 + 1, left.1));
            diagonal = above;
            left = best;
            *cell = best;
        }
    }
    let (end, (edits, start)) =
        row.into_iter().enumerate().min_by_key(|(at, (edits, start))| (*edits, *at - *start))?;
    (edits <= most && start < end).then_some((start..end, edits))
}

/// How similar two short texts are, from 0 to 1: one less the edits that turn one into the other, by the longer.
fn similarity(a: &[char], b: &[char]) -> f64 {
    let most = a.len().max(b.len());
    if most == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (number, letter) in a.iter().enumerate() {
        let mut diagonal = number;
        let mut left = number + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(b) {
            let best = (diagonal + usize::from(letter != other)).min(*cell + 1).min(left + 1);
            diagonal = *cell;
            left = best;
            *cell = best;
        }
    }
    1.0 - row.last().copied().unwrap_or(0) as f64 / most as f64
}

/// A place where a quotation may stand.
struct Candidate {
    range: Range<u32>,
    /// How similar the words are, what stands before them, and what stands after.
    quote: f64,
    before: f64,
    after: f64,
}

impl Candidate {
    fn total(&self) -> f64 {
        0.6 * self.quote + 0.2 * self.before + 0.2 * self.after
    }

    fn is_exact(&self) -> bool {
        self.quote == 1.0
    }

    fn around(&self) -> f64 {
        self.before.max(self.after)
    }

    /// Whether what stands before it and what stands after it both do so as they did.
    fn is_held(&self) -> bool {
        self.before >= AROUND && self.after >= AROUND
    }
}

/// Finds citations again in another text of their source.
pub struct Anchoring<'t> {
    old: Option<TextIndex<'t>>,
    new: TextIndex<'t>,
}

impl<'t> Anchoring<'t> {
    /// From the text that citations were taken from, if it is at hand, to another one.
    ///
    /// Cost: linear in both texts.
    pub fn new(old: Option<&'t SourceText>, new: &'t SourceText) -> Self {
        Self { old: old.map(TextIndex::of), new: TextIndex::of(new) }
    }

    /// What has become of a citation's words. One without words is not found.
    ///
    /// Cost: some searches of the text for the exact words, and for each of at most sixteen similar places the
    /// square of the quotation's length.
    pub fn find(&self, citation: &Citation) -> Relocation {
        let Some(quote) = citation.quote.as_ref().filter(|quote| !quote.exact.trim().is_empty()) else {
            return Relocation::Lost(Vec::new());
        };
        let candidates = self.candidates(quote, citation);
        let may_be = || candidates.iter().take(5).map(|candidate| candidate.range.clone()).collect();
        let Some(best) = candidates.first().filter(|best| self.leads(best, &candidates, quote, citation)) else {
            return Relocation::Lost(may_be());
        };
        let range = best.range.clone();
        if !best.is_exact() {
            return Relocation::Changed { range, similarity: best.quote };
        }
        let same_place = citation.anchor.is_some_and(|anchor| anchor.start == range.start);
        let same_paragraph = citation.paragraph == Some(self.new.text.paragraph_at(range.start));
        if same_place || same_paragraph { Relocation::Exact(range) } else { Relocation::Moved(range) }
    }

    /// All places where the quotation may stand, likeliest first.
    fn candidates(&self, quote: &Quote, citation: &Citation) -> Vec<Candidate> {
        let words = flat(&quote.exact);
        // A quotation that began in the middle of a word may be found there again.
        let began_within = quote.prefix.chars().next_back().is_some_and(char::is_alphanumeric)
            && words.chars().next().is_some_and(char::is_alphanumeric);
        let mut places: Vec<(Range<u32>, f64)> =
            self.new.exact(&words, !began_within).into_iter().flatten().map(|range| (range, 1.0)).collect();
        let letters: Vec<char> = words.chars().collect();
        if (SHORT..=LONG).contains(&letters.len()) {
            let similar = self.new.similar(&letters, SIMILAR);
            let new = similar.into_iter().filter(|(range, similarity)| {
                *similarity < 1.0 && !places.iter().any(|(exact, _)| overlaps(exact, range))
            });
            let new: Vec<_> = new.collect();
            places.extend(new);
        }
        let mut candidates: Vec<Candidate> = places
            .into_iter()
            .map(|(range, similarity)| {
                let (before, after) = self.new.around(&range, quote);
                Candidate { range, quote: similarity, before, after }
            })
            .collect();
        candidates.sort_by(|a, b| b.total().total_cmp(&a.total()).then(a.range.start.cmp(&b.range.start)));
        // Of a common word there are hundreds, and none of the last ones is meant.
        candidates.truncate(12);
        let cited = self.old.as_ref().and_then(|old| self.cited(old, quote, citation));
        candidates.retain(|candidate| !self.was_another(&candidate.range, candidate.quote, cited.as_ref()));
        candidates
    }

    /// Where the quotation stands in the old text: where its citation says, else where its surroundings fit best.
    fn cited(&self, old: &TextIndex<'_>, quote: &Quote, citation: &Citation) -> Option<Range<u32>> {
        let known = citation.anchor.filter(|anchor| anchor.digest == old.text.digest()).map(|anchor| anchor.range());
        known.or_else(|| {
            let places = old.exact(&flat(&quote.exact), false).into_iter().flatten();
            places.max_by(|a, b| {
                let fit = |range: &Range<u32>| {
                    let (before, after) = old.around(range, quote);
                    before + after
                };
                fit(a).total_cmp(&fit(b))
            })
        })
    }

    /// Whether what stands at a place was something else in the old text already: what is closer to it than the
    /// quotation is, or as close and in surroundings that fit better.
    fn was_another(&self, range: &Range<u32>, similar: f64, cited: Option<&Range<u32>>) -> bool {
        let Some(old) = &self.old else { return false };
        let Some(words) = self.new.chars.get(range.start as usize..range.end as usize) else { return false };
        let fit = |place: &Range<u32>| {
            let as_quoted = quote_of(&old.chars, place);
            let (before, after) = self.new.around(range, &as_quoted);
            before + after
        };
        let ours = cited.map_or(0.0, fit);
        let spelled: String = words.iter().collect();
        // What has always stood everywhere stood there for something else, too.
        let Some(exact) = old.exact(&spelled, false) else { return true };
        let exact = exact.into_iter().map(|place| (place, 1.0));
        let close = if words.len() >= SHORT { old.similar(words, SIMILAR) } else { Vec::new() };
        let mut others = exact.chain(close).filter(|(place, _)| !cited.is_some_and(|cited| overlaps(cited, place)));
        others.any(|(place, other)| other > similar + 0.02 || other >= similar - 0.02 && fit(&place) >= ours - 0.1)
    }

    /// Whether there are more look-alikes of what was quoted than there were, so that one of them could be taken for
    /// it: of a sentence of which it is part. Without the old text nobody knows that, unless all is as it was.
    fn is_doubtful(&self, best: &Candidate, quote: &Quote, citation: &Citation) -> bool {
        let Some(old) = &self.old else {
            return !best.is_exact() || best.before < 1.0 || best.after < 1.0;
        };
        let Some(cited) = self.cited(old, quote, citation) else { return true };
        let quoted = old.sentences_in(&cited);
        let is_long_enough = |range: &Range<u32>| (SHORT..=SENTENCE).contains(&(range.len()));
        let missing = quoted.iter().filter(|range| is_long_enough(range)).any(|range| {
            let Some(words) = old.chars.get(range.start as usize..range.end as usize) else { return true };
            let mut now = self.new.similar(words, ALIKE);
            now.retain(|(place, similar)| !self.was_another(place, *similar, Some(range)));
            // The sentence stands somewhere, and what was found is no part of it.
            let part = shared(range, &cited);
            let holds = |place: &Range<u32>| 2 * shared(place, &best.range) >= part;
            let elsewhere = !now.is_empty() && !now.iter().any(|(place, _)| holds(place));
            // Said once word for word, that is the sentence; and this is in it.
            let mut said = now.iter().filter(|(_, similar)| *similar == 1.0);
            let is_in_it = best.is_exact() && said.any(|(place, _)| holds(place));
            elsewhere || now.len() > 1 && !is_in_it
        });
        // And what was found is no part of a sentence that was another one before.
        missing
            || self.new.sentences_in(&best.range).into_iter().filter(is_long_enough).any(|range| {
                let Some(words) = self.new.chars.get(range.start as usize..range.end as usize) else { return true };
                let own = quoted.iter().filter_map(|q| old.chars.get(q.start as usize..q.end as usize));
                let own = own.filter(|q| q.len() <= SENTENCE).map(|q| similarity(words, q)).fold(0.0, f64::max);
                let others = old.similar(words, ALIKE).into_iter();
                let mut others = others.filter(|(place, _)| !quoted.iter().any(|q| overlaps(q, place)));
                others.any(|(_, other)| other > own)
            })
    }

    /// Whether the best candidate is the right one beyond doubt.
    fn leads(&self, best: &Candidate, all: &[Candidate], quote: &Quote, citation: &Citation) -> bool {
        let others = || all.iter().filter(|other| other.range != best.range);
        let unmoved = citation.anchor.filter(|anchor| anchor.digest == self.new.text.digest());
        if unmoved.is_some_and(|anchor| anchor.range() == best.range && best.is_exact()) {
            return true;
        }
        let clear = others().all(|other| best.total() - other.total() >= LEAD);
        if quote.exact.chars().count() < SHORT {
            let same = best.before >= SAME && best.after >= SAME;
            return best.is_exact() && same && clear && !self.is_doubtful(best, quote, citation);
        }
        // An edit of it in its old place, and a copy of it elsewhere: nobody knows.
        let torn = others().any(|other| other.is_exact() != best.is_exact() && (other.is_held() || best.is_held()));
        if torn || self.is_doubtful(best, quote, citation) {
            return false;
        }
        // The same words, once in each text: they are what was cited, wherever they stand now.
        let once =
            |index: &TextIndex<'_>| index.exact(&flat(&quote.exact), false).is_some_and(|found| found.len() == 1);
        let alone = !others().any(|other| other.around() >= AROUND);
        if best.is_exact() && alone && once(&self.new) && self.old.as_ref().is_some_and(once) {
            return true;
        }
        // One side alone counts where nothing else could be meant, and where the old text has been looked at, so
        // that a neighbour that has always looked alike is known.
        let beside = best.around() >= AROUND && self.old.is_some() && alone && !others().any(Candidate::is_exact);
        clear && (best.is_held() || beside)
    }
}

/// The surroundings of a place among these letters.
fn quote_of(chars: &[char], place: &Range<u32>) -> Quote {
    let piece = |from: usize, to: usize| chars.get(from..to.min(chars.len())).unwrap_or_default().iter().collect();
    let (start, end) = (place.start as usize, place.end as usize);
    Quote {
        exact: String::new(),
        prefix: piece(start.saturating_sub(CONTEXT), start),
        suffix: piece(end, end + CONTEXT),
    }
}

/// The quotation of a range of a text, with what stands around it.
pub fn quote(text: &SourceText, range: Range<u32>) -> Quote {
    let before = text.between(range.start.saturating_sub(CONTEXT as u32)..range.start);
    let after = text.between(range.end..range.end.saturating_add(CONTEXT as u32));
    Quote { exact: text.between(range).to_owned(), prefix: before.to_owned(), suffix: after.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ElementId, ParagraphKind};

    fn text(paragraphs: &[&str]) -> SourceText {
        SourceText::new(paragraphs.iter().map(|p| (ParagraphKind::Body, (*p).to_owned())).collect(), Vec::new())
            .unwrap()
    }

    fn cite(text: &SourceText, words: &str) -> Citation {
        let byte = text.words().find(words).unwrap();
        let start = text.position_of(byte);
        let range = start..start + words.chars().count() as u32;
        let anchor = Anchor { start, end: range.end, digest: text.digest() };
        let id: ElementId = "a-1".parse().unwrap();
        Citation {
            quote: Some(quote(text, range)),
            anchor: Some(anchor),
            paragraph: Some(text.paragraph_at(start)),
            ..Citation::of(id)
        }
    }

    const FIRST: &str = "Harbours bring trade to the towns that keep them, and trade makes those towns rich.";
    const SECOND: &str = "Whoever is rich has something to lose, and thinks twice before he goes to war.";
    const THIRD: &str = "So harbours are a cause of peace, whatever else they may be a cause of.";

    fn found(old: &SourceText, new: &SourceText, words: &str) -> (Relocation, Relocation) {
        let citation = cite(old, words);
        (Anchoring::new(Some(old), new).find(&citation), Anchoring::new(None, new).find(&citation))
    }

    fn words_at(text: &SourceText, found: &Relocation) -> String {
        match found {
            Relocation::Exact(range) | Relocation::Moved(range) | Relocation::Changed { range, .. } => {
                text.between(range.clone()).to_owned()
            }
            Relocation::Lost(_) => String::new(),
        }
    }

    #[test]
    fn the_same_words_are_found_whatever_was_put_before_them() {
        let old = text(&[FIRST, SECOND, THIRD]);
        let new = text(&["A new beginning.", FIRST, SECOND, THIRD]);
        for found in <[Relocation; 2]>::from(found(&old, &new, SECOND)) {
            assert!(matches!(found, Relocation::Moved(_)), "{found:?}");
            assert_eq!(words_at(&new, &found), SECOND);
        }
        let same = found(&old, &old, "something to lose").0;
        assert!(matches!(same, Relocation::Exact(_)), "{same:?}");
    }

    #[test]
    fn paragraphs_may_be_broken_otherwise() {
        let old = text(&[&format!("{FIRST} {SECOND} {THIRD}")]);
        let new = text(&[FIRST, SECOND, THIRD]);
        let across = format!("{} {}", &FIRST[50..], &SECOND[..30].trim_end());
        for found in <[Relocation; 2]>::from(found(&old, &new, &across)) {
            assert_eq!(words_at(&new, &found).replace('\n', " "), across, "{found:?}");
        }
    }

    #[test]
    fn an_edited_sentence_is_changed_and_shows_its_words() {
        let old = text(&[FIRST, SECOND, THIRD]);
        let edited = "Whoever is rich has something to lose, and thinks thrice before going to war.";
        let new = text(&[FIRST, edited, THIRD]);
        let (found, _) = found(&old, &new, SECOND);
        assert!(matches!(found, Relocation::Changed { similarity, .. } if similarity > 0.8), "{found:?}");
        assert_eq!(words_at(&new, &found), edited);
    }

    #[test]
    fn a_look_alike_is_not_taken_for_what_was_deleted() {
        let alike = "Whoever is rich has something to fear, and thinks twice before he goes to court.";
        let old = text(&[FIRST, SECOND, alike, THIRD]);
        let new = text(&[FIRST, alike, THIRD]);
        for found in <[Relocation; 2]>::from(found(&old, &new, SECOND)) {
            assert!(matches!(found, Relocation::Lost(_)), "{found:?}");
        }
    }

    #[test]
    fn a_second_copy_makes_it_doubtful_and_doubt_is_said() {
        let old = text(&[FIRST, SECOND, THIRD]);
        let new = text(&[FIRST, SECOND, SECOND, THIRD]);
        let doubt = found(&old, &new, SECOND).0;
        assert!(matches!(&doubt, Relocation::Lost(may_be) if may_be.len() == 2), "{doubt:?}");
        let elsewhere = text(&[FIRST, SECOND, THIRD, "As was said:", SECOND]);
        assert!(matches!(found(&old, &elsewhere, SECOND).0, Relocation::Exact(_)));
    }

    #[test]
    fn short_words_are_found_exactly_and_as_words() {
        let old = text(&["Linus wrote it, and Robin read it."]);
        let new = text(&["The machines linused it. Linus wrote it, and Robin read it."]);
        assert_eq!(words_at(&new, &found(&old, &new, "Linus").0), "Linus");
        let other = text(&["Linas wrote it, and Robin read it."]);
        assert!(matches!(found(&old, &other, "Linus").0, Relocation::Lost(_)));
        let within = text(&["XLinus wrote it, and Robin read it."]);
        assert!(matches!(found(&old, &within, "Linus").0, Relocation::Lost(_)));
    }

    #[test]
    fn what_stands_everywhere_stands_nowhere_in_particular() {
        let endless = "ab ".repeat(10_000);
        let of = |words: &str| {
            let text = text(&[&endless, THIRD]);
            TextIndex::of(&text).exact(words, true).map(|found| found.len())
        };
        assert_eq!((of("ab"), of("harbours"), of("war")), (None, Some(1), Some(0)));
        // These begin within a word thousands of times before they stand by themselves: nobody looks on for so long.
        let within = &endless.strip_prefix('a').unwrap()[..15_001];
        let alone = text(&[&endless, within]);
        assert_eq!(TextIndex::of(&alone).exact(within, true), None);
        let all = text(&[&"a".repeat(100_000), THIRD]);
        let index = TextIndex::of(&all);
        assert_eq!(index.exact(&"a".repeat(20_000), false), None);
        assert_eq!(index.exact(&"a".repeat(100_000), false).unwrap().first(), Some(&(0..100_000)));
    }

    #[test]
    fn what_has_always_stood_everywhere_is_not_taken_for_what_was_cited() {
        let place = "Peace, it comes from trade.";
        let old = text(&[&"so it is ".repeat(1001), FIRST, place, THIRD]);
        let citation = {
            let at = old.position_of(old.words().find(place).unwrap()) + 7;
            let anchor = Anchor { start: at, end: at + 2, digest: old.digest() };
            Citation { quote: Some(quote(&old, at..at + 2)), anchor: Some(anchor), ..cite(&old, place) }
        };
        let new = text(&[FIRST, place, THIRD]);
        let found = Anchoring::new(Some(&old), &new).find(&citation);
        assert!(matches!(found, Relocation::Lost(_)), "{found:?}");
    }

    #[test]
    fn however_much_a_file_says_of_what_stood_around_the_nearest_counts() {
        let text = text(&[FIRST, SECOND, THIRD]);
        let mut citation = cite(&text, "something to lose");
        let known = Anchoring::new(None, &text).find(&citation);
        assert!(matches!(known, Relocation::Exact(_)), "{known:?}");
        citation.anchor = None;
        let quote = citation.quote.as_mut().unwrap();
        quote.prefix = format!("{}{}", "so ".repeat(6_000), quote.prefix);
        quote.suffix = format!("{}{}", quote.suffix, " so".repeat(6_000));
        assert_eq!(Anchoring::new(None, &text).find(&citation), known);
    }

    #[test]
    fn quotations_carry_what_stands_around_them() {
        let text = text(&["a".repeat(40).as_str(), "Война и мир.", "b"]);
        let quote = quote(&text, 41..46);
        assert_eq!((quote.exact.as_str(), quote.prefix.chars().count()), ("Война", CONTEXT));
        assert_eq!(quote.suffix, " и мир.\nb");
    }
}

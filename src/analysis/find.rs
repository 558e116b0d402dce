//! Finding cards by words: in their text, notes, comments, citations and tags, also when a word is misspelt.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Comment, ElementId, Map, Statement};

/// A card that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// The card.
    pub id: ElementId,
    /// How well it fits: 0 is best.
    pub rank: u32,
}

/// The letters that count: lower case, without accents, and spaces for everything else.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

/// The letter without its accent, for those that debaters' languages have most.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' => 's',
        'ź' | 'ž' | 'ż' => 'z',
        'ł' => 'l',
        'ё' => 'е',
        '’' => '\'',
        _ => c,
    }
}

/// How many slips a word of this many letters may have.
fn slips(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The number of letters by which two words differ, if it is at most `most`; two neighbours that have
/// changed places count once (Damerau 1964, restricted). Cost: letters times letters.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or(usize::MAX - 1) + 1;
            let left = next.get(j).copied().unwrap_or(usize::MAX - 1) + 1;
            let diagonal = row.get(j).copied().unwrap_or(usize::MAX - 1) + usize::from(x != y);
            let mut least = up.min(left).min(diagonal);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if let Some(other) = j.checked_sub(1).and_then(|j| before.get(j)).filter(|_| swapped) {
                least = least.min(other + 1);
            }
            next.push(least);
        }
        if next.iter().all(|n| *n > most) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|n| *n <= most)
}

/// A word that is looked for.
struct SearchWord {
    word: String,
    letters: Vec<char>,
}

/// How badly a word is met by a text: 0 as it is at the beginning of a word, 1 inside one; `None` if not.
fn met(wanted: &SearchWord, text: &str) -> Option<u32> {
    let at = text.find(&wanted.word)?;
    let begins = text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
    Some(u32::from(!begins && !text.contains(&format!(" {}", wanted.word))))
}

/// How badly a word of a text stands for one that may be misspelt: 2 and more.
fn nearly(wanted: &SearchWord, most: usize, word: &str) -> Option<u32> {
    // A slip leaves most letters where they are, so the lengths are close, or the word is still being
    // typed and is the beginning of a longer one.
    let letters: Vec<char> = word.chars().take(wanted.letters.len() + most + 1).collect();
    if letters.len() + most < wanted.letters.len() {
        return None;
    }
    let head = letters.get(..wanted.letters.len()).unwrap_or(&letters);
    let whole = distance(&wanted.letters, &letters, most);
    let begun = distance(&wanted.letters, head, most.min(1)).map(|n| n + 1);
    whole.into_iter().chain(begun).min().map(|n| 1 + n as u32)
}

/// The same for the best word of a text.
fn nearly_met<'a>(wanted: &SearchWord, text: &'a str, known: &mut HashMap<&'a str, Option<u32>>) -> Option<u32> {
    let most = slips(wanted.letters.len());
    if most == 0 {
        return None;
    }
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.filter_map(|word| *known.entry(word).or_insert_with(|| nearly(wanted, most, word))).min()
}

/// What is looked through of one card: folded texts, and how little a hit in each counts.
type SearchFields = Box<[(u32, String)]>;

fn fields<'a>(map: &Map, statement: &Statement, comments: impl Iterator<Item = &'a Comment>) -> SearchFields {
    let mut fields: Vec<(u32, String)> = vec![(0, folded(&statement.text))];
    fields.extend(statement.tags.iter().map(|tag| (1, folded(tag))));
    if !statement.note.is_empty() {
        fields.push((2, folded(&statement.note)));
    }
    fields.extend(comments.map(|comment| (3, folded(&comment.text))));
    for citation in &statement.citations {
        if let Some(source) = map.sources().get(&citation.source) {
            fields.push((3, folded(&format!("{} {} {}", source.short, source.title, source.authors.join(" ")))));
        }
        if let Some(quote) = &citation.quote {
            fields.push((2, folded(&quote.exact)));
        }
        fields.extend(citation.attributed_to.iter().map(|name| (3, folded(name))));
    }
    fields.into_boxed_slice()
}

/// When fewer cards than these have the words as they were typed, misspelt ones are looked for as well.
const ENOUGH: usize = 3;

/// The texts of a map, made ready to be looked through, and what was looked for last.
#[derive(Default)]
pub struct SearchIndex {
    cards: BTreeMap<ElementId, SearchFields>,
    /// What each comment is about; of one that is deleted the map no longer says it.
    about: BTreeMap<ElementId, ElementId>,
    wanted: Vec<SearchWord>,
    forgiving: bool,
}

impl SearchIndex {
    /// The texts of a map. Cost: linear in them.
    pub fn of(map: &Map) -> Self {
        let mut comments: BTreeMap<ElementId, Vec<&Comment>> = BTreeMap::new();
        for comment in map.comments().values() {
            comments.entry(comment.on).or_default().push(comment);
        }
        let said = |id| comments.get(id).into_iter().flatten().copied();
        let cards = map.statements().iter().map(|(id, card)| (*id, fields(map, card, said(id)))).collect();
        let about = map.comments().iter().map(|(id, comment)| (*id, comment.on)).collect();
        Self { cards, about, ..Self::default() }
    }

    /// The cards that meet every word of `query`, best first; the order of equals is that of their ids.
    ///
    /// Cost: linear in the words of the map, and a small multiple of that where words are misspelt.
    pub fn find(&mut self, query: &str) -> Vec<SearchHit> {
        let folded = folded(query);
        let words = folded.split(' ').filter(|word| !word.is_empty()).take(12);
        let wanted = words.map(|word| SearchWord { word: word.to_owned(), letters: word.chars().take(64).collect() });
        self.wanted = wanted.collect();
        self.forgiving = false;
        if self.wanted.is_empty() {
            return Vec::new();
        }
        let mut found = self.all();
        if found.len() < ENOUGH {
            self.forgiving = true;
            found = self.all();
        }
        found.sort_by_key(|found| (found.rank, found.id));
        found
    }

    /// Brings the texts of some elements up to date, and among `hits` those cards of them that are found.
    ///
    /// Cost: linear in these texts, in the hits, and for each card in the comments of the map.
    pub fn update(&mut self, map: &Map, touched: &BTreeSet<ElementId>, hits: &mut Vec<SearchHit>) {
        let mut spoken_of = touched.clone();
        for id in touched {
            spoken_of.extend(self.about.remove(id));
            if let Some(comment) = map.comments().get(id) {
                self.about.insert(*id, comment.on);
                spoken_of.insert(comment.on);
            }
        }
        let touched = spoken_of;
        hits.retain(|hit| !touched.contains(&hit.id));
        for id in &touched {
            match map.statements().get(id) {
                Some(statement) => {
                    let fields = fields(map, statement, map.comments_on(*id).map(|(_, comment)| comment));
                    let rank = (!self.wanted.is_empty()).then(|| self.rank(&fields, &mut Vec::new())).flatten();
                    hits.extend(rank.map(|rank| SearchHit { id: *id, rank }));
                    self.cards.insert(*id, fields);
                }
                None => drop(self.cards.remove(id)),
            }
        }
        hits.sort_by_key(|found| (found.rank, found.id));
    }

    fn all(&self) -> Vec<SearchHit> {
        let mut known = Vec::new();
        let ranked = self.cards.iter().filter_map(|(id, fields)| Some((*id, self.rank(fields, &mut known)?)));
        ranked.map(|(id, rank)| SearchHit { id, rank }).collect()
    }

    /// Every word must be met somewhere; each counts where it is met best. `known` remembers of each word that
    /// is wanted how near others come to it: texts are long, but have few different words.
    fn rank<'a>(&self, fields: &'a SearchFields, known: &mut Vec<HashMap<&'a str, Option<u32>>>) -> Option<u32> {
        known.resize_with(self.wanted.len(), HashMap::new);
        self.wanted.iter().zip(known).try_fold(0, |sum, (word, known)| {
            let meets = fields.iter().filter_map(|(weight, text)| {
                let badly = met(word, text).or_else(|| match self.forgiving {
                    true => nearly_met(word, text, known),
                    false => None,
                });
                Some(badly? * 4 + weight)
            });
            Some(sum + meets.min()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_as_people_make_them() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        let between = |a: &str, b: &str| distance(&letters(a), &letters(b), 2);
        assert_eq!(between("tariff", "tariff"), Some(0));
        assert_eq!(between("tarif", "tariff"), Some(1));
        assert_eq!(between("evidnece", "evidence"), Some(1), "two neighbours that changed places");
        assert_eq!(between("kitten", "sitting"), None);
        assert_eq!(between("", "ab"), Some(2));
    }
}

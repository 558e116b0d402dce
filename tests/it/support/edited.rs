//! Generated texts, generated edits of them, and quotations of which it is known where they belong afterwards: every
//! word knows from which word it comes.

use super::dice::Dice;
use counterpoint::model::{Anchor, Citation, ParagraphKind, SourceText};
use counterpoint::sources::{Anchoring, Relocation, quote};

/// A word, and which word of the old text it is: sentence and place in it.
#[derive(Clone)]
struct Word {
    spelled: String,
    origin: Option<(usize, usize)>,
    /// Whether it belongs to a sentence that was put down a second time, word for word.
    copy: bool,
}

type Sentence = Vec<Word>;

const WHO: [&str; 10] = [
    "the council",
    "a minister",
    "the port",
    "every town",
    "the guild",
    "our fleet",
    "the old treaty",
    "a clerk",
    "the senate",
    "trade",
];
const DOES: [&str; 10] =
    ["brings", "delays", "demands", "forgets", "protects", "weakens", "pays for", "explains", "reports", "ends"];
const WHAT: [&str; 10] = [
    "the long war",
    "a lasting peace",
    "the price of rope",
    "higher tolls",
    "the harbour works",
    "a second embassy",
    "the winter stores",
    "its own defence",
    "the northern route",
    "a new alliance",
];
const WHEN: [&str; 8] = [
    "before the ice breaks",
    "in spite of the losses",
    "as the letters show",
    "without a vote",
    "for the third year",
    "while others wait",
    "against all advice",
    "under the same flag",
];

fn sentence(dice: &mut Dice, number: Option<usize>) -> Sentence {
    let mut parts = vec![dice.one(&WHO).to_owned(), dice.one(&DOES).to_owned(), dice.one(&WHAT).to_owned()];
    for _ in 0..dice.below(3) {
        parts.push(format!("{} {}", ["and", "but", "because"][dice.below(3)], dice.one(&WHO)));
        parts.push(format!("{} {}", dice.one(&DOES), dice.one(&WHAT)));
    }
    parts.push(format!("{}.", dice.one(&WHEN)));
    let line = parts.join(" ");
    let line = line.get(..1).unwrap_or("").to_uppercase() + line.get(1..).unwrap_or("");
    let spelled = line.split(' ').enumerate();
    spelled
        .map(|(at, word)| Word { spelled: word.to_owned(), origin: number.map(|number| (number, at)), copy: false })
        .collect()
}

/// A text of so many paragraphs, sentence by sentence.
fn written(dice: &mut Dice, paragraphs: usize) -> Vec<Vec<Sentence>> {
    let mut number = 0;
    let mut next = |dice: &mut Dice| {
        number += 1;
        sentence(dice, Some(number))
    };
    (0..paragraphs).map(|_| (0..2 + dice.below(5)).map(|_| next(dice)).collect()).collect()
}

/// The text, and where each of its words comes from: the code point at which it begins, with its origin.
type Traced = (SourceText, Vec<(u32, Option<(usize, usize)>, bool)>);

fn traced(paragraphs: &[Vec<Sentence>]) -> Traced {
    let mut origins = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        let words: Vec<&Word> = paragraph.iter().flatten().collect();
        let mut line = String::new();
        for word in words {
            if !line.is_empty() {
                line.push(' ');
                at += 1;
            }
            origins.push((at, word.origin, word.copy));
            line.push_str(&word.spelled);
            at += word.spelled.chars().count() as u32;
        }
        at += 1;
        lines.push((ParagraphKind::Body, line));
    }
    (SourceText::new(lines, Vec::new()).unwrap(), origins)
}

/// What is done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// Some words of some sentences are replaced.
    Changed,
    /// Sentences are put down a second time, beside themselves or a look-alike.
    Doubled,
    /// Look-alikes of sentences are put beside them, and the sentences changed.
    Shadowed,
    /// Sentences go to other paragraphs.
    Moved,
    /// Sentences are deleted.
    Deleted,
    /// Paragraphs are broken otherwise.
    Wrapped,
    /// All of these.
    All,
}

impl Edit {
    pub const EACH: [Self; 7] =
        [Self::Changed, Self::Doubled, Self::Shadowed, Self::Moved, Self::Deleted, Self::Wrapped, Self::All];
}

fn replace_words(dice: &mut Dice, sentence: &mut Sentence, count: usize) {
    for _ in 0..count {
        let at = dice.below(sentence.len());
        let word =
            dice.one(&["soon", "nobody", "once", "perhaps", "gold", "silence", "thirty", "almost", "unlike", "ships"]);
        if let Some(old) = sentence.get_mut(at) {
            old.spelled = word.to_owned();
        }
    }
}

fn alike(dice: &mut Dice, sentence: &Sentence) -> Sentence {
    let mut copy: Sentence = sentence.iter().map(|word| Word { origin: None, ..word.clone() }).collect();
    let count = 1 + dice.below(2);
    replace_words(dice, &mut copy, count);
    copy
}

fn edit(dice: &mut Dice, text: &mut Vec<Vec<Sentence>>, kind: Edit) {
    // Of several edits of one sentence nobody knows what they amount to.
    let mut touched = std::collections::BTreeSet::new();
    for _ in 0..text.len() / 2 {
        let paragraph = dice.below(text.len());
        if kind != Edit::All {
            edit_paragraph(dice, text, paragraph, kind);
        } else if touched.insert(paragraph) {
            let one = Edit::EACH[dice.below(5)];
            edit_paragraph(dice, text, paragraph, one);
        }
    }
}

fn edit_paragraph(dice: &mut Dice, text: &mut Vec<Vec<Sentence>>, paragraph: usize, kind: Edit) {
    let Some(sentences) = text.get_mut(paragraph).filter(|sentences| !sentences.is_empty()) else { return };
    let at = dice.below(sentences.len());
    match kind {
        Edit::Changed => {
            let words = 1 + dice.below(3);
            replace_words(dice, &mut sentences[at], words);
        }
        Edit::Doubled => {
            let copy = sentences[at].iter().map(|word| Word { copy: true, ..word.clone() }).collect();
            sentences.insert(at + dice.below(2), copy);
        }
        Edit::Shadowed => {
            let shadow = alike(dice, &sentences[at]);
            let words = dice.below(3);
            replace_words(dice, &mut sentences[at], words);
            sentences.insert(at + dice.below(2), shadow);
        }
        Edit::Moved => {
            let sentence = sentences.remove(at);
            let to = dice.below(text.len());
            let place = dice.below(text[to].len() + 1);
            text[to].insert(place, sentence);
        }
        Edit::Deleted => drop(sentences.remove(at)),
        Edit::Wrapped | Edit::All => {
            let rest = sentences.split_off(at);
            let next = paragraph + 1;
            if dice.below(2) == 0 || next == text.len() {
                text.insert(next, rest);
            } else {
                text[next].splice(0..0, rest);
            }
        }
    }
}

/// What became of quotations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub quotations: usize,
    pub exact: usize,
    pub moved: usize,
    pub changed: usize,
    /// Said to be lost, and most of its words are gone.
    pub gone: usize,
    /// Said to be lost, though most of its words are there.
    pub lost: usize,
    /// Found in a sentence that was put down a second time, word for word: nothing tells the two apart.
    pub copies: usize,
    /// Found where they do not belong: must be none.
    pub wrong: usize,
}

/// Edits a text of so many paragraphs and looks for quotations of it, with the old text at hand or without. Tells
/// `report` of each that was found in the wrong place.
pub fn trial(
    seed: u64,
    (paragraphs, quotations): (usize, usize),
    kind: Edit,
    knows_old: bool,
    report: &mut dyn FnMut(String),
) -> Count {
    let mut dice = Dice::new(seed);
    let before = written(&mut dice, paragraphs);
    let mut after = before.clone();
    edit(&mut dice, &mut after, kind);
    let (old, old_words) = traced(&before);
    let (new, new_words) = traced(&after);
    let anchoring = Anchoring::new(knows_old.then_some(&old), &new);
    let mut count = Count::default();
    for _ in 0..quotations {
        // From one word to two sentences.
        let length = [1 + dice.below(2), 3 + dice.below(6), 8 + dice.below(10), 15 + dice.below(20)][dice.below(4)];
        let first = dice.below(old_words.len().saturating_sub(length).max(1));
        let Some(quoted) = old_words.get(first..first + length) else { continue };
        let last = old_words.get(first + length).map_or(old.length(), |(start, ..)| start - 1);
        let range = quoted[0].0..last;
        let anchor = Anchor { start: range.start, end: range.end, digest: old.digest() };
        let id = "a-1".parse().unwrap();
        let citation = Citation {
            quote: Some(quote(&old, range.clone())),
            anchor: Some(anchor),
            paragraph: Some(old.paragraph_at(range.start)),
            ..Citation::of(id)
        };
        count.quotations += 1;
        let origins: Vec<_> = quoted.iter().filter_map(|(_, origin, _)| *origin).collect();
        let found = anchoring.find(&citation);
        let at = match &found {
            Relocation::Exact(range) | Relocation::Moved(range) | Relocation::Changed { range, .. } => range.clone(),
            Relocation::Lost(_) => {
                let there =
                    new_words.iter().filter(|(_, origin, _)| origin.is_some_and(|o| origins.contains(&o))).count();
                if there * 10 >= origins.len() * 6 {
                    count.lost += 1;
                } else {
                    count.gone += 1;
                }
                continue;
            }
        };
        let within: Vec<_> = new_words.iter().filter(|(start, ..)| at.contains(start)).collect();
        let ours = within.iter().filter(|(_, origin, _)| origin.is_some_and(|o| origins.contains(&o))).count();
        count.copies += usize::from(within.iter().filter(|(.., copy)| *copy).count() * 2 > within.len());
        // Word for word, with all that stood around it: that is what the selectors say.
        let flat = |quote: counterpoint::model::Quote| {
            [quote.exact, quote.prefix, quote.suffix].map(|text| text.replace('\n', " "))
        };
        let as_cited = Some(flat(quote(&new, at.clone()))) == citation.quote.clone().map(flat);
        if !as_cited && (ours * 2 < within.len() || within.is_empty()) {
            count.wrong += 1;
            let around = |text: &SourceText, range: &std::ops::Range<u32>| {
                let wide = range.start.saturating_sub(160)..range.end + 160;
                text.between(wide).to_owned()
            };
            let (before, after) = (around(&old, &range), around(&new, &at));
            report(format!(
                "{kind:?} {seed}: {:?} was taken for {:?}\n in {before:?}\n now {after:?}",
                old.between(range),
                new.between(at)
            ));
        }
        match found {
            Relocation::Exact(_) => count.exact += 1,
            Relocation::Moved(_) => count.moved += 1,
            _ => count.changed += 1,
        }
    }
    count
}

//! Argdown 1.7: statements with titles, relations below them, and an argument with premises and conclusion for each step
//! that joins premises, that something bears on, or that names a scheme. Lost: where cards stand, frames, notes,
//! judgements, comments.
//!
//! What Argdown cannot say is written as near as it can be: a step against something concludes in a statement “Against …”
//! that attacks it, what backs a step supports its argument, and what says the same in other words is named in the data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{has_own_sign, kind, motion, places, quotes, said, title};
use crate::formats::one_line;
use crate::formats::schemes::scheme_name;
use crate::i18n::{self, Message};
use crate::model::{ElementId, InferenceKind, Map, Statement};

/// About how many characters a title has.
const TITLE: usize = 48;

/// The map in Argdown.
pub fn argdown(map: &Map) -> String {
    let mut titles = Titles::of(map);
    let mut out = format!("===\ntitle: {}\n", quoted(&title(map)));
    // Writing to a string cannot fail.
    if let Some(motion) = motion(map) {
        let _ = writeln!(out, "subTitle: {}", quoted(&motion));
    }
    out.push_str("===\n");
    for (id, statement) in map.statements() {
        let Some(name) = titles.names.get(id) else { continue };
        let _ = writeln!(out, "\n[{name}]: {} {{{}}}", escaped(&said(statement)), data(map, *id, statement, &titles));
        relations(&mut out, map, *id, &titles);
    }
    for step in map.inferences().keys().filter(|step| is_argument(map, **step)) {
        argument(&mut out, map, *step, &mut titles);
    }
    out
}

/// Whether a step is written as an argument, and not as a relation or in the data of its premise.
fn is_argument(map: &Map, step: ElementId) -> bool {
    has_own_sign(map, step) || scheme(map, step).is_some()
}

/// What the scheme of a step is called, in one line.
fn scheme(map: &Map, step: ElementId) -> Option<String> {
    let scheme = map.inferences().get(&step)?.scheme.as_deref().map(scheme_name);
    scheme.map(|scheme| one_line(&scheme)).filter(|scheme| !scheme.is_empty())
}

/// The sign of a relation: what stands below it acts on what stands above.
fn sign(map: &Map, step: ElementId) -> char {
    match kind(map, step) {
        InferenceKind::Support | InferenceKind::Rephrase => '+',
        InferenceKind::Attack if map.is_undercut(step) => '_',
        InferenceKind::Attack => '-',
    }
}

/// What bears on a statement or an argument without being an argument itself.
fn relations(out: &mut String, map: &Map, on: ElementId, titles: &Titles) {
    for step in map.arguments_on(on) {
        let said_in_data = kind(map, step) == InferenceKind::Rephrase;
        if is_argument(map, step) || said_in_data {
            continue;
        }
        for name in titles.of_all(&map.premises(step)) {
            let _ = writeln!(out, "  {} [{name}]", sign(map, step));
        }
    }
}

fn argument(out: &mut String, map: &Map, step: ElementId, titles: &mut Titles) {
    let (Some(name), Some(to)) = (titles.names.get(&step).cloned(), map.conclusion(step)) else { return };
    let Some(target) = titles.names.get(&to).cloned() else { return };
    let on_step = map.inferences().contains_key(&to);
    let premises: Vec<_> = titles.of_all(&map.premises(step)).map(str::to_owned).collect();
    let scheme = scheme(map, step);
    // Writing to a string cannot fail.
    if kind(map, step) == InferenceKind::Rephrase {
        // It is no reason, so that it has no premises and no conclusion but in its data.
        let says = scheme.unwrap_or_else(i18n::export::rephrases);
        let premises: Vec<_> = premises.iter().map(|premise| quoted(premise)).collect();
        let data = format!("rephrases: {}, with: [{}]", quoted(&target), premises.join(", "));
        let _ = writeln!(out, "\n<{name}>: {} {{{data}}}", escaped(&says));
        relations(out, map, step, titles);
        return;
    }
    let scheme = scheme.map(|scheme| format!(": {}", escaped(&scheme))).unwrap_or_default();
    let _ = writeln!(out, "\n<{name}>{scheme}");
    relations(out, map, step, titles);
    if on_step {
        let _ = writeln!(out, "  {}> <{target}>", sign(map, step));
    }
    out.push('\n');
    for (number, premise) in premises.iter().enumerate() {
        let _ = writeln!(out, "({}) [{premise}]", number + 1);
    }
    let last = premises.len() + 1;
    let against = kind(map, step) == InferenceKind::Attack;
    if !against && !on_step {
        let _ = writeln!(out, "----\n({last}) [{target}]");
        return;
    }
    let key = if against { i18n::export::against } else { i18n::export::exchange_for };
    let conclusion = titles.fresh(&key(target.as_str()), i18n::export::card);
    let _ = writeln!(out, "----\n({last}) [{conclusion}]");
    if !on_step {
        let _ = writeln!(out, "  -> [{target}]");
    }
}

/// What is known of a statement beside its text.
fn data(map: &Map, id: ElementId, statement: &Statement, titles: &Titles) -> String {
    let mut all = vec![format!("kind: {}", quoted(statement.kind.name()))];
    if let Some(side) = map.side_of(id) {
        all.push(format!("side: {}", quoted(&one_line(&side.name))));
    }
    if !statement.speech.is_empty() {
        all.push(format!("speech: {}", quoted(&one_line(&statement.speech))));
    }
    let places = places(map, statement);
    if !places.is_empty() {
        all.push(format!("source: {}", quoted(&places)));
    }
    let list = |name: &str, items: Vec<String>| (!items.is_empty()).then(|| format!("{name}: [{}]", items.join(", ")));
    all.extend(list("quotes", quotes(statement).map(|quote| quoted(&quote)).collect()));
    let attributed = statement.citations.iter().filter_map(|citation| citation.attributed_to.as_deref());
    all.extend(list("attributed", attributed.map(|who| quoted(&one_line(who))).collect()));
    all.extend(list("tags", statement.tags.iter().map(|tag| quoted(&one_line(tag))).collect()));
    let same = map.uses_of(id).into_iter().filter(|step| kind(map, *step) == InferenceKind::Rephrase);
    let same = same.filter(|step| !is_argument(map, *step)).filter_map(|step| map.conclusion(step));
    let same = same.filter_map(|to| titles.names.get(&to)).map(|name| quoted(name)).collect();
    all.extend(list("rephrases", same));
    all.join(", ")
}

/// The titles of statements and arguments: Argdown knows both by nothing else, so no two are alike.
struct Titles {
    names: BTreeMap<ElementId, String>,
    taken: BTreeSet<String>,
    /// The number that a title had when it was last made different from those before.
    numbers: BTreeMap<String, usize>,
}

impl Titles {
    fn of(map: &Map) -> Self {
        let mut titles = Self { names: BTreeMap::new(), taken: BTreeSet::new(), numbers: BTreeMap::new() };
        for (id, statement) in map.statements() {
            let name = titles.fresh(&said(statement), i18n::export::card);
            titles.names.insert(*id, name);
        }
        for step in map.inferences().keys().filter(|step| is_argument(map, **step)) {
            let name = titles.fresh(&i18n::export::step(), i18n::export::step);
            titles.names.insert(*step, name);
        }
        titles
    }

    /// The titles of these elements, in their order.
    fn of_all<'t>(&'t self, ids: &'t [ElementId]) -> impl Iterator<Item = &'t str> {
        ids.iter().filter_map(|id| self.names.get(id)).map(String::as_str)
    }

    /// The first words of a text as a title that no other has: of letters, digits and spaces, so that nothing in it
    /// ends it. Where there are none, `otherwise`.
    fn fresh(&mut self, text: &str, otherwise: Message) -> String {
        let plain = text.chars().map(|c| if c.is_alphanumeric() || matches!(c, '\'' | ',' | '’') { c } else { ' ' });
        let plain: String = plain.take(8 * TITLE).collect();
        let mut title = String::new();
        for word in plain.split_whitespace() {
            let word: String = word.chars().take(TITLE).collect();
            if !title.is_empty() && title.chars().count() + 1 + word.chars().count() > TITLE {
                break;
            }
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(&word);
        }
        let title = title.trim_end_matches(',').to_owned();
        let title = if title.is_empty() { otherwise() } else { title };
        let mut name = title.clone();
        let number = self.numbers.entry(title.clone()).or_insert(1);
        while !self.taken.insert(name.clone()) {
            *number += 1;
            name = format!("{title} {number}");
        }
        name
    }
}

/// A text of one line within quotes, as YAML and JSON spell it. All that the grammar around it could take for its own
/// is spelt with numbers.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, ' ' | '.' | ',' | '(' | ')' | ';') {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", c as u32);
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}

/// Text in one line that Argdown takes for text (Argdown 1.7, syntax: escaped characters).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut before = None;
    while let Some(c) = rest.next() {
        let next = rest.as_str().chars().next();
        let special = match c {
            '\\' | '[' | ']' | '<' | '>' | '#' | '@' | '{' | '}' | '*' | '_' | '/' => true,
            // Three would begin a part of another kind.
            '=' => [before, next].contains(&Some('=')),
            // Two would be a line of dashes, or an arrow.
            '-' => [before, next].iter().any(|beside| matches!(beside, Some('-' | '>'))),
            // What stands between two points or colons is the name of a sign.
            '.' | ':' => next.is_some_and(|next| next != ' '),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_text() {
        assert_eq!(
            escaped("[a](b) <c> #d @e {f} *g* _h_ //i :j: k."),
            r"\[a\](b) \<c\> \#d \@e \{f\} \*g\* \_h\_ \/\/i \:j: k."
        );
        assert_eq!(quoted("trap, par. 12: \"}\""), "\"trap, par. 12\\u003a \\u0022\\u007d\\u0022\"");
    }

    #[test]
    fn titles_are_plain_and_never_alike() {
        let mut titles = Titles { names: BTreeMap::new(), taken: BTreeSet::new(), numbers: BTreeMap::new() };
        assert_eq!(titles.fresh("Trade]: makes <peace>, always.", i18n::export::card), "Trade makes peace , always");
        assert_eq!(titles.fresh("One. Two", i18n::export::card), "One Two");
        assert_eq!(titles.fresh("One: Two 2", i18n::export::card), "One Two 2");
        assert_eq!(titles.fresh("One Two", i18n::export::card), "One Two 3");
        assert_eq!(titles.fresh("?!", i18n::export::card), "Card");
        assert!(titles.fresh(&"long ".repeat(100), i18n::export::card).chars().count() <= TITLE);
    }
}

//! Citations in words: short ones for cards, full ones in the common styles, for web pages, reports and articles alike.
//!
//! The styles are followed for what the description of a source holds: APA 7th edition (chapters 9 and 10), MLA 9th
//! edition (chapter 5), Chicago 17th edition (chapter 14, bibliography), and the way in which debaters head their cards.

use crate::model::{Citation, Quote, Source};

/// A style of full citations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitationStyle {
    /// American Psychological Association.
    #[default]
    Apa,
    /// Modern Language Association.
    Mla,
    /// The Chicago Manual of Style, as in a bibliography.
    Chicago,
    /// As debaters head a card: name and year, then all that is known, then the words.
    Card,
}

impl CitationStyle {
    /// All styles, in the order in which the interface lists them.
    pub const ALL: [Self; 4] = [Self::Apa, Self::Mla, Self::Chicago, Self::Card];

    /// The style's name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Mla => "mla",
            Self::Chicago => "chicago",
            Self::Card => "card",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Chicago => "Chicago",
            Self::Card => "Card",
        }
    }

    /// The style of this name; the usual one if there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|style| style.name() == name).unwrap_or_default()
    }
}

/// When a source was published, as far as its description says it in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Date {
    year: u32,
    month: Option<usize>,
    day: Option<u32>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

impl Date {
    /// `2021-12-17`, `2021-12` or `2021`.
    fn of(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok())?;
        let month = parts.next().map(|month| month.parse::<usize>().ok().filter(|m| (1..=12).contains(m)));
        let day = parts.next().map(|day| day.parse::<u32>().ok().filter(|d| (1..=31).contains(d)));
        if month == Some(None) || day == Some(None) || parts.next().is_some() {
            return None;
        }
        Some(Self { year, month: month.flatten(), day: day.flatten() })
    }

    fn month(self, names: &[&'static str; 12]) -> Option<&'static str> {
        names.get(self.month?.checked_sub(1)?).copied()
    }
}

/// Given names and family name: "Ann", "Hadfield".
fn parts(name: &str) -> (String, String) {
    let family = family(name);
    let given = match name.split_once(',') {
        Some((_, given)) => given.trim(),
        None => name.trim().strip_suffix(family).unwrap_or("").trim(),
    };
    (given.to_owned(), family.to_owned())
}

/// "Hadfield, Ann".
fn inverted(name: &str) -> String {
    let (given, family) = parts(name);
    if given.is_empty() { family } else { format!("{family}, {given}") }
}

/// "Ann Hadfield".
fn straight(name: &str) -> String {
    let (given, family) = parts(name);
    if given.is_empty() { family } else { format!("{given} {family}") }
}

/// "Hadfield, A. B.".
fn initials(name: &str) -> String {
    let (given, family) = parts(name);
    let letters = given.split([' ', '-']).filter_map(|part| part.chars().next()).map(|letter| format!(" {letter}."));
    let letters: String = letters.collect();
    if letters.is_empty() { family } else { format!("{family},{letters}") }
}

/// A sentence that ends in one full stop.
fn stopped(text: &str) -> String {
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
}

/// A full citation. What the description does not say is left out.
pub fn full(source: &Source, style: CitationStyle) -> String {
    let date = Date::of(&source.date);
    let title = source.title.trim();
    let (publisher, address) = (source.publisher.trim().to_owned(), source.address.trim().to_owned());
    match style {
        CitationStyle::Apa => {
            let names: Vec<String> = source.authors.iter().map(|name| initials(name)).collect();
            let names = match names.as_slice() {
                [] => String::new(),
                [one] => one.clone(),
                [first @ .., last] if names.len() <= 20 => format!("{}, & {last}", first.join(", ")),
                [first @ .., last] => format!("{}, … {last}", first.get(..19).unwrap_or(first).join(", ")),
            };
            let when = match date {
                None if source.date.trim().is_empty() => "n.d.".to_owned(),
                None => source.date.trim().to_owned(),
                Some(date) => match (date.month(&MONTHS), date.day) {
                    (Some(month), Some(day)) => format!("{}, {month} {day}", date.year),
                    (Some(month), None) => format!("{}, {month}", date.year),
                    _ => date.year.to_string(),
                },
            };
            let when = format!("({when}).");
            let by_whom = names != publisher;
            let publisher = if by_whom { stopped(&publisher) } else { String::new() };
            if names.is_empty() {
                joined([stopped(title), when, publisher, address], " ")
            } else {
                joined([stopped(&names), when, stopped(title), publisher, address], " ")
            }
        }
        CitationStyle::Mla | CitationStyle::Chicago => {
            let names = match source.authors.as_slice() {
                [] => String::new(),
                [one] => inverted(one),
                [one, two] => format!("{}, and {}", inverted(one), straight(two)),
                [one, ..] if style == CitationStyle::Mla => format!("{}, et al", inverted(one)),
                [one, others @ ..] => {
                    let (last, middle) = others.split_last().map_or((String::new(), others), |(l, m)| (straight(l), m));
                    joined(
                        [inverted(one), joined(middle.iter().map(|n| straight(n)), ", "), format!("and {last}")],
                        ", ",
                    )
                }
            };
            let when = match date {
                None => source.date.trim().to_owned(),
                Some(date) if style == CitationStyle::Mla => {
                    let day = date.day.map(|day| day.to_string()).unwrap_or_default();
                    joined([day, date.month(&SHORT_MONTHS).unwrap_or("").to_owned(), date.year.to_string()], " ")
                }
                Some(date) => match (date.month(&MONTHS), date.day) {
                    (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
                    (Some(month), None) => format!("{month} {}", date.year),
                    _ => date.year.to_string(),
                },
            };
            let title = format!("“{}”", stopped(title));
            let rest = if style == CitationStyle::Mla {
                stopped(&joined([publisher, when, address], ", "))
            } else {
                joined([stopped(&joined([publisher, when], ", ")), stopped(&address)], " ")
            };
            joined([stopped(&names), title, rest], " ")
        }
        CitationStyle::Card => {
            let year = date.map(|date| format!("{:02}", date.year % 100)).unwrap_or_default();
            let tag = joined([short_name(title, &source.authors), year], " ");
            let names: Vec<String> = source.authors.iter().map(|name| straight(name)).collect();
            let when = match date {
                Some(Date { year, month: Some(month), day: Some(day) }) => format!("{month}-{day}-{year}"),
                _ => source.date.trim().to_owned(),
            };
            let rest = joined([names.join(" and "), publisher, when, format!("“{title}”"), address], ", ");
            format!("{tag} ({rest})")
        }
    }
}

/// The names and the place of a citation in the text, in brackets: "(Hadfield & Khostova, 2021, para. 11)".
fn in_text(source: &Source, citation: &Citation, style: CitationStyle) -> String {
    let and = if style == CitationStyle::Apa { " & " } else { " and " };
    let names = match source.authors.as_slice() {
        [] => format!("“{}”", short_name(&source.title, &[])),
        [one] => family(one).to_owned(),
        [one, two] => format!("{}{and}{}", family(one), family(two)),
        [one, ..] => format!("{} et al.", family(one)),
    };
    let year = Date::of(&source.date).map(|date| date.year.to_string()).unwrap_or_default();
    let paragraph = if style == CitationStyle::Apa { "para." } else { "par." };
    let place = match (&citation.page, citation.paragraph) {
        (Some(page), _) => format!("p. {page}"),
        (None, Some(number)) => format!("{paragraph} {number}"),
        (None, None) => String::new(),
    };
    match style {
        CitationStyle::Apa => {
            format!("({})", joined([names, if year.is_empty() { "n.d.".to_owned() } else { year }, place], ", "))
        }
        CitationStyle::Mla => format!(
            "({})",
            joined([names, place], if citation.page.is_some() { " " } else { ", " }).replace(" p. ", " ")
        ),
        CitationStyle::Chicago | CitationStyle::Card => {
            format!("({})", joined([joined([names, year], " "), place], ", "))
        }
    }
}

/// Quoted words with their citation, as they are put into a speech or a mail.
pub fn with_words(quote: &Quote, source: &Source, citation: &Citation, style: CitationStyle) -> String {
    let words = quote.exact.replace('\n', " ");
    if style == CitationStyle::Card {
        let place = in_text(source, citation, style);
        return format!("{}\n“{words}” {place}", full(source, style));
    }
    format!("“{words}” {}\n{}", in_text(source, citation, style), full(source, style))
}

/// The sources as a bibliography, each once, in the order of the alphabet.
pub fn bibliography<'a>(sources: impl IntoIterator<Item = &'a Source>, style: CitationStyle) -> Vec<String> {
    let mut all: Vec<String> = sources.into_iter().map(|source| full(source, style)).collect();
    all.sort_by_key(|line| line.to_lowercase().trim_start_matches('“').to_owned());
    all.dedup();
    all
}

/// A short name for a source: the family names of its authors, or the beginning of its title.
pub fn short_name(title: &str, authors: &[String]) -> String {
    let families: Vec<&str> = authors.iter().map(|name| family(name)).collect();
    match families.as_slice() {
        [] => {
            let mut short = String::new();
            for word in title.split_whitespace() {
                if !short.is_empty() && short.chars().count() + word.chars().count() > 28 {
                    break;
                }
                if !short.is_empty() {
                    short.push(' ');
                }
                short.push_str(word);
            }
            crate::model::limits::cut(short.trim_end_matches([':', ',', '.', ';', '–', '-']), 60).to_owned()
        }
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [first, ..] => format!("{first} and others"),
    }
}

/// Words by which groups of people are told from people.
const GROUPS: [&str; 26] = [
    "team",
    "list",
    "group",
    "project",
    "institute",
    "institution",
    "office",
    "committee",
    "agency",
    "ministry",
    "university",
    "foundation",
    "bureau",
    "council",
    "commission",
    "department",
    "association",
    "society",
    "centre",
    "center",
    "bank",
    "union",
    "organisation",
    "organization",
    "authority",
    "staff",
];

/// Whether a name is that of a group of people.
pub fn is_group(name: &str) -> bool {
    name.starts_with("The ")
        || name.split_whitespace().any(|word| GROUPS.contains(&word.to_lowercase().trim_end_matches(['.', ','])))
}

/// The family name in "Ann Hadfield" or "Hadfield, Ann".
pub fn family(name: &str) -> &str {
    match name.split_once(',') {
        Some((family, _)) => family.trim(),
        None if is_group(name) => name.trim(),
        None => name.split_whitespace().next_back().unwrap_or(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(authors: &[&str], date: &str) -> Source {
        Source {
            title: "Why small ports matter".to_owned(),
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            publisher: "The Quay".to_owned(),
            date: date.to_owned(),
            address: "https://quay.example/ports".to_owned(),
            ..Source::default()
        }
    }

    #[test]
    fn full_citations_follow_their_styles() {
        let two = source(&["Ann B. Hadfield", "Khostova, Ben"], "2021-12-17");
        let expected = [
            "Hadfield, A. B., & Khostova, B. (2021, December 17). Why small ports matter. The Quay. https://quay.example/ports",
            "Hadfield, Ann B., and Ben Khostova. “Why small ports matter.” The Quay, 17 Dec. 2021, https://quay.example/ports.",
            "Hadfield, Ann B., and Ben Khostova. “Why small ports matter.” The Quay, December 17, 2021. https://quay.example/ports.",
            "Hadfield and Khostova 21 (Ann B. Hadfield and Ben Khostova, The Quay, 12-17-2021, “Why small ports matter”, \
             https://quay.example/ports)",
        ];
        assert_eq!(CitationStyle::ALL.map(|style| full(&two, style)), expected);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Source { title: "Ports".to_owned(), ..Source::default() };
        assert_eq!(
            CitationStyle::ALL.map(|s| full(&bare, s)),
            ["Ports. (n.d.).", "“Ports.”", "“Ports.”", "Ports (“Ports”)"]
        );
        let group = source(&["The Harbour Office"], "2021-12");
        assert!(full(&group, CitationStyle::Apa).starts_with("The Harbour Office. (2021, December)."));
        let said = source(&["Ann Hadfield"], "about 1900");
        assert!(full(&said, CitationStyle::Chicago).contains("The Quay, about 1900."));
        let three = source(&["Ann Hadfield", "Ben Khostova", "Cy Dee"], "2021");
        assert!(full(&three, CitationStyle::Mla).starts_with("Hadfield, Ann, et al. “"));
        assert!(full(&three, CitationStyle::Chicago).starts_with("Hadfield, Ann, Ben Khostova, and Cy Dee. “"));
        assert!(full(&three, CitationStyle::Apa).starts_with("Hadfield, A., Khostova, B., & Dee, C. (2021)."));
    }

    #[test]
    fn words_are_copied_with_their_place() {
        let source = source(&["Ann Hadfield", "Ben Khostova"], "2021-12-17");
        let quote = Quote { exact: "Ports\npay.".to_owned(), ..Quote::default() };
        let id = "a-1".parse().unwrap();
        let at = Citation { paragraph: Some(11), ..Citation::of(id) };
        let first = |style| with_words(&quote, &source, &at, style).lines().next().unwrap().to_owned();
        assert_eq!(first(CitationStyle::Apa), "“Ports pay.” (Hadfield & Khostova, 2021, para. 11)");
        assert_eq!(first(CitationStyle::Mla), "“Ports pay.” (Hadfield and Khostova, par. 11)");
        assert_eq!(first(CitationStyle::Chicago), "“Ports pay.” (Hadfield and Khostova 2021, par. 11)");
        assert!(first(CitationStyle::Card).starts_with("Hadfield and Khostova 21 ("));
        let page = Citation { page: Some("12".to_owned()), ..at.clone() };
        assert!(
            with_words(&quote, &source, &page, CitationStyle::Mla)
                .starts_with("“Ports pay.” (Hadfield and Khostova 12)")
        );
    }

    #[test]
    fn short_names_are_those_of_people_or_the_beginning_of_the_title() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(short_name("x", &names(&["Ann Hadfield", "Ben Khostova"])), "Hadfield and Khostova");
        assert_eq!(short_name("x", &names(&["A B", "C D", "E F"])), "B and others");
        assert_eq!(short_name("Why small ports matter: a history of piers", &[]), "Why small ports matter: a");
        assert_eq!(short_name("x", &names(&["The Debian Policy Mailing List"])), "The Debian Policy Mailing List");
    }

    #[test]
    fn a_bibliography_is_sorted_and_names_each_once() {
        let (a, b) = (source(&["Ann Hadfield"], "2021"), source(&["Zoe Adams"], "2020"));
        let list = bibliography([&a, &b, &a], CitationStyle::Apa);
        assert_eq!(list.len(), 2);
        assert!(list.first().unwrap().starts_with("Adams"));
    }
}

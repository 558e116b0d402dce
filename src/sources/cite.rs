//! Citations in words: short ones for cards, full ones in the common styles.

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

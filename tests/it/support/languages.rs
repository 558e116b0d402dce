//! Texts for other programs, read as strictly as those programs read them: whatever a map says is text there. The programs
//! themselves read them in `.ci/exchange-check`.

use std::collections::BTreeSet;

use counterpoint::formats::text_export::{TextForm, written};
use counterpoint::model::Map;

/// What is at a place of a text where only ours may stand.
fn place(text: &str) -> String {
    text.chars().take(120).collect()
}

/// That nothing of this map is more than text in any language, and that its statements are all there.
pub fn inert_in_all(map: &Map) {
    for form in TextForm::ALL {
        let text = written(map, form);
        assert!(
            !text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t'),
            "a control sign in {form:?}"
        );
        match form {
            TextForm::Markdown => markdown(&text),
            TextForm::Argdown => argdown(&text, map),
            TextForm::Csv => csv(&text, map),
            TextForm::Dot => graph(&text, map),
            TextForm::Mermaid => flowchart(&text, map),
            TextForm::Latex => latex(&text),
        }
    }
}

/// Every line is a heading, a paragraph or an item of ours, and no sign in it has a meaning but our own stars.
fn markdown(text: &str) {
    for (number, line) in text.lines().enumerate() {
        let content = line.trim_start();
        let begins =
            content.starts_with("- ") || number == 0 && line.starts_with("# ") || line.starts_with("**Motion:** ");
        assert!(begins || content.is_empty(), "a line that is not ours: {}", place(line));
        let content = content.trim_start_matches("# ").trim_start_matches("- > ").replacen("**", "", 2);
        let mut signs = content.chars();
        while let Some(c) = signs.next() {
            match c {
                '\\' => assert!(signs.next().is_some_and(|c| c.is_ascii_punctuation()), "a backslash: {}", place(line)),
                '&' => {
                    let name = signs.as_str();
                    assert!(["lt;", "gt;", "amp;"].iter().any(|known| name.starts_with(known)), "{}", place(name));
                }
                ':' => assert!(signs.as_str().is_empty() || signs.as_str().starts_with(' '), "{}", place(line)),
                c => assert!(!"`*_[]{}<>#~$^@".contains(c), "a sign with a meaning: {}", place(line)),
            }
        }
    }
}

/// The rows of a table as RFC 4180 has them.
fn rows(text: &str, divider: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut signs = text.trim_start_matches('\u{FEFF}').chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if c == divider && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && signs.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the table ends within a cell");
    rows
}

fn csv(text: &str, map: &Map) {
    let begins_formula = |cell: &str| cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let table = rows(text, ',');
    let steps: usize = map.statements().keys().map(|id| map.uses_of(*id).len().max(1)).sum();
    assert_eq!(table.len(), 1 + steps, "a row for each statement and step");
    assert!(table.iter().all(|row| row.len() == 12), "a row with other cells");
    assert!(!table.iter().flatten().any(|cell| begins_formula(cell)), "a formula");
    // However else a program may divide the lines.
    for line in text.split(['\r', '\n']) {
        for cell in line.split([',', ';', '\t', '|', '"']) {
            assert!(!begins_formula(cell), "a formula for who divides otherwise: {}", place(cell));
        }
    }
    let ids: BTreeSet<&str> = table.iter().skip(1).filter_map(|row| row.first()).map(String::as_str).collect();
    assert_eq!(ids.len(), map.statements().len(), "every statement has a row");
}

/// What stands outside of quotes in a line, and what within. A backslash keeps a quote from ending.
fn outside(line: &str) -> (String, Vec<String>) {
    let (mut out, mut within, mut quoted) = (String::new(), Vec::new(), false);
    let mut signs = line.chars();
    while let Some(c) = signs.next() {
        match c {
            '"' => {
                quoted = !quoted;
                if quoted {
                    within.push(String::new());
                }
            }
            '\\' if quoted => {
                if let Some(label) = within.last_mut() {
                    label.push(c);
                    label.extend(signs.next());
                }
            }
            c if quoted => within.last_mut().into_iter().for_each(|label| label.push(c)),
            c => out.push(c),
        }
    }
    assert!(!quoted, "quotes that do not end: {}", place(line));
    (out, within)
}

/// Every line is one statement of the language, with our words alone outside of quotes.
fn graph(text: &str, map: &Map) {
    let lines: Vec<&str> = text.lines().collect();
    let [first, middle @ .., last] = lines.as_slice() else { panic!("no graph") };
    assert!(*first == "digraph map {" && *last == "}", "not one graph");
    let mut nodes = 0;
    for line in middle {
        let (ours, labels) = outside(line);
        assert!(line.starts_with("  ") && line.ends_with("];"), "a line that is not ours: {}", place(line));
        let known = |c: char| c.is_ascii_alphanumeric() || " []=,;>.-".contains(c);
        assert!(ours.chars().all(known) && ours.matches(';').count() == 1, "words that are not ours: {}", place(&ours));
        for label in labels {
            // Backslashes begin nothing but a new line, a quote or a backslash.
            let mut signs = label.chars();
            while let Some(c) = signs.next() {
                assert!(c != '\\' || signs.next().is_some_and(|c| "n\"\\".contains(c)), "{}", place(&label));
            }
        }
        nodes += usize::from(!ours.contains("->"));
    }
    let signs = map.inferences().keys();
    let signs = signs.filter(|step| map.premises(**step).len() > 1 || !map.arguments_on(**step).is_empty()).count();
    // Three lines say how all look.
    assert_eq!(nodes, 3 + map.statements().len() + signs, "a node for each statement and each sign");
}

fn flowchart(text: &str, map: &Map) {
    let mut lines = text.lines();
    for remark in lines.by_ref().take_while(|line| *line != "flowchart BT") {
        assert!(remark.starts_with("%% ") && !remark.contains(['{', '}', '"', '<']), "a remark that commands");
    }
    let mut nodes = 0;
    for line in lines {
        let (ours, labels) = outside(line);
        let known = |c: char| c.is_ascii_digit() || " ns[](){}|->.".contains(c);
        assert!(line.starts_with("  ") && ours.chars().all(known), "words that are not ours: {}", place(line));
        nodes += usize::from(ours.trim_start().starts_with('n') && ours.ends_with("[]"));
        for label in labels {
            assert!(
                !label.contains(['<', '>', '&', '`', '%', '{', '}', '$', '\\', '*', '_', '[', ']']),
                "{}",
                place(&label)
            );
            // Each # is the beginning of a number that ends with a semicolon.
            for number in label.split('#').skip(1) {
                let (digits, _) = number.split_once(';').unwrap_or_default();
                assert!(
                    digits.parse().is_ok_and(|code| char::from_u32(code).is_some()),
                    "no number: {}",
                    place(number)
                );
            }
        }
    }
    assert_eq!(nodes, map.statements().len(), "a box for each statement");
}

/// Every line is one that we write, and titles end nowhere but where they should.
fn argdown(text: &str, map: &Map) {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("==="));
    for line in lines.by_ref().take_while(|line| *line != "===") {
        let (ours, within) = outside(line);
        assert!(["title: ", "subTitle: "].contains(&ours.as_str()) && within.len() == 1, "a head: {}", place(line));
    }
    let plain = |title: &str| title.chars().all(|c| c.is_alphanumeric() || " ,'’".contains(c)) && !title.is_empty();
    let mut titles = BTreeSet::new();
    let mut arguments = 0;
    for line in lines {
        let relation =
            ["  + [", "  - [", "  _ [", "  -> [", "  _> <", "  +> <"].iter().find_map(|r| line.strip_prefix(r));
        if let Some(rest) = relation {
            assert!(plain(rest.trim_end_matches([']', '>'])), "a relation: {}", place(line));
        } else if let Some((title, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")) {
            assert!(plain(title) && titles.insert(title.to_owned()), "a title: {}", place(line));
            let at = rest.rfind(" {kind: ").unwrap_or_else(|| panic!("no data: {}", place(line)));
            argdown_words(rest.get(..at).unwrap_or_default());
            let (ours, _) = outside(rest.get(at..).unwrap_or_default());
            assert!(ours.chars().all(|c| c.is_ascii_lowercase() || " {}[]:,".contains(c)), "data: {}", place(&ours));
        } else if let Some(rest) = line.strip_prefix('<') {
            let (title, scheme) = rest.split_once('>').unwrap_or_default();
            assert!(plain(title) && titles.insert(title.to_owned()), "an argument: {}", place(line));
            let at = scheme.rfind(" {rephrases: ").unwrap_or(scheme.len());
            let (words, data) = scheme.split_at(at);
            assert!(words.is_empty() || words.strip_prefix(": ").is_some_and(|words| !words.trim().is_empty()));
            argdown_words(words);
            arguments += 1;
            let (ours, _) = outside(data);
            assert!(ours.chars().all(|c| c.is_ascii_lowercase() || " {}[]:,".contains(c)), "data: {}", place(&ours));
        } else if let Some(rest) = line.strip_prefix('(') {
            let (number, title) = rest.split_once(") [").unwrap_or_default();
            assert!(number.parse::<usize>().is_ok() && plain(title.trim_end_matches(']')), "{}", place(line));
        } else {
            assert!(line.is_empty() || line == "----", "a line that is not ours: {}", place(line));
        }
    }
    assert_eq!(titles.len(), map.statements().len() + arguments, "a title for each statement");
}

/// Words in which no sign has a meaning.
fn argdown_words(text: &str) {
    let mut signs = text.chars();
    while let Some(c) = signs.next() {
        if c == '\\' {
            assert!(signs.next().is_some_and(|c| c.is_ascii_punctuation()), "{}", place(text));
        } else {
            assert!(!"[]<>#@{}*_/".contains(c), "a sign with a meaning: {}", place(text));
            assert!(c != '=' || !signs.as_str().starts_with('='), "the beginning of another part: {}", place(text));
        }
    }
}

/// Nothing but our commands, and as many brackets closed as opened, in every line.
fn latex(text: &str) {
    let (_, body) = text.split_once("\\begin{document}\n").unwrap();
    let body = body.strip_suffix("\\end{document}\n").unwrap();
    let known = [
        "section",
        "par",
        "bigskip",
        "card",
        "quoted",
        "textbf",
        "textbackslash",
        "textasciicircum",
        "textasciitilde",
        "textless",
        "textgreater",
        "textbar",
        "textquotedbl",
        "textasciigrave",
        "rule",
        "raggedright",
        "allowbreak",
    ];
    let mut open = 0_i32;
    for line in body.lines() {
        let line = line.strip_suffix('%').filter(|line| !line.ends_with('\\')).unwrap_or(line);
        assert!(line.len() < 100_000, "a line that is too long for TeX");
        let mut signs = line.chars().peekable();
        while let Some(c) = signs.next() {
            match c {
                '\\' if signs.next_if(|c| "{}$&#_%".contains(*c)).is_some() => {}
                '\\' => {
                    let mut command = String::new();
                    while let Some(c) = signs.next_if(char::is_ascii_alphabetic) {
                        command.push(c);
                    }
                    assert!(known.contains(&command.as_str()), "a command: \\{command} in {}", place(line));
                }
                '{' => open += 1,
                '}' => open -= 1,
                c => assert!(!"$&#_%^~<>|\"`".contains(c), "a sign with a meaning: {}", place(line)),
            }
            assert!(open >= 0, "a bracket too many: {}", place(line));
        }
    }
    assert_eq!(open, 0, "a bracket that is never closed");
}

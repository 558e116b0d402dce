//! Maps as text for other programs: every statement and step is there, and nothing of a map is more than text.

use crate::support::dice::Dice;
use crate::support::languages::inert_in_all;
use crate::support::notation;
use crate::support::notation::parse;
use crate::support::window::Window;
use counterpoint::app::{SHIPPED, shipped_map};
use counterpoint::command::{Action, Command};
use counterpoint::formats::one_line;
use counterpoint::formats::text_export::{TextForm, written};
use counterpoint::i18n;
use counterpoint::model::{Change, InferenceField, Map, StatementField};
use egui_kittest::kittest::Queryable;

/// The texts of the statements in one line, as all languages but the table have them.
fn said(map: &Map) -> Vec<String> {
    map.statements().values().map(|statement| one_line(&statement.text)).filter(|text| !text.is_empty()).collect()
}

/// The text of a map with what a language says instead of signs taken back.
fn taken_back(text: &str, form: TextForm) -> String {
    match form {
        TextForm::Csv => text.replace("\"\"", "\""),
        TextForm::Dot => text.replace("\\n", " ").replace("\\\"", "\""),
        TextForm::Mermaid => {
            let mut parts = text.split('#');
            let first = parts.next().unwrap().to_owned();
            parts.fold(first, |before, part| {
                let (number, rest) = part.split_once(';').unwrap();
                before + &char::from(number.parse::<u8>().unwrap()).to_string() + rest
            })
        }
        TextForm::Latex => {
            let text = text.replace("\\allowbreak{}", "").replace("%\n", "").replace('\n', " ");
            text.replace("\\textquotedbl{}", "\"").replace("-{}-", "--").replace("\\%", "%").replace("\\$", "$")
        }
        TextForm::Markdown => text.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
        TextForm::Argdown => text.replace('\\', ""),
    }
}

#[test]
fn every_statement_of_every_map_is_in_every_language() {
    for (name, _) in SHIPPED {
        let map = shipped_map(name).unwrap().map;
        inert_in_all(&map);
        for form in TextForm::ALL {
            let text = written(&map, form);
            assert_eq!(text, written(&map, form), "the same map gives the same text");
            let text = taken_back(&text, form);
            for words in said(&map) {
                assert!(text.contains(&words), "{name} as {form:?} lacks: {words}");
            }
        }
    }
}

/// A map with every kind of step: a linked support, an undercut of it, a rebut, a backing, a rephrasing.
fn all_steps() -> Map {
    parse("m a b c d e f x:a,b>m y:c!x z:d!m w:e>x v:f=m").map
}

#[test]
fn steps_are_what_they_are_in_argdown() {
    let text = written(&all_steps(), TextForm::Argdown);
    for part in [
        // What bears on a statement stands below it; a rebut is a minus.
        "\n  - [d]\n",
        // A linked support is an argument, and what denies or backs the step stands below that.
        &format!("\n<{}>\n  _ [c]\n  + [e]\n\n(1) [a]\n(2) [b]\n----\n(3) [m]\n", i18n::export::step()),
        "rephrases: [\"m\"]",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("+ [f]"), "what says the same is no reason");
}

#[test]
fn steps_are_what_they_are_in_graphs() {
    let text = written(&all_steps(), TextForm::Dot);
    for part in [
        "n2 -> s1",
        "n3 -> s1",
        "s1 -> n1 [label=\"supports\"",
        "n4 -> s1 [label=\"undercuts\"",
        "n5 -> n1 [label=\"rebuts\", color=\"#b3372f\", style=dashed]",
        "n7 -> n1 [label=\"says the same as\"",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let text = written(&all_steps(), TextForm::Mermaid);
    for part in
        ["n2 --- s1", "s1 --> n1", "n4 -.->|\"undercuts\"| s1", "n5 -.->|\"rebuts\"| n1", "n6 -->|\"supports\"| s1"]
    {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn a_table_has_a_row_for_each_step_of_a_statement() {
    let names = parse("m n a x:a>m y:a!n");
    let text = written(&names.map, TextForm::Csv);
    let id = names.id("a").to_string();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with(&format!("\"{id}\""))).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].contains(&format!("\"supports\",\"{}\",\"{}\"", names.id("x"), names.id("m"))));
    assert!(rows[1].contains(&format!("\"rebuts\",\"{}\",\"{}\"", names.id("y"), names.id("n"))));
}

#[test]
fn nothing_of_any_text_is_more_than_text() {
    let parts = [
        "=1+1",
        "-2",
        "\"",
        "\\",
        "[x](y)",
        "<b>",
        "&lt;",
        "#35;",
        "%%{init}%%",
        "`c`",
        "*b*",
        "_i_",
        "{a: b}",
        "//",
        "/*",
        "]:",
        "@[x]",
        "$x$",
        "^",
        "~",
        "|",
        ";",
        "\t",
        "\n",
        "\r\n",
        "--",
        "->",
        "1.",
        "- ",
        "www.",
        "https://",
        "===",
        "= x =",
        "ﬂ°lt¶ß",
        "(@) ",
        ":::",
        "@a",
        ":s:",
        "\\(",
        "\u{FFFE}",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "\u{202E}",
        "\u{7}",
        "e\u{301}",
        "end",
        " ",
        "\\end{document}",
        "'",
        ",,",
    ];
    let mut dice = Dice::new(7);
    for _ in 0..200 {
        let mut names = parse("m a b c d e f x:a,b>m y:c!x z:d!m w:e>x v:f=m");
        let mut text = || (0..dice.below(9)).map(|_| parts[dice.below(parts.len())]).collect::<String>();
        for name in ["m", "a", "b", "c", "d", "e", "f"] {
            let id = names.id(name);
            names.map.apply(&Change::SetStatement(id, StatementField::Text(text()))).unwrap();
            names.map.apply(&Change::SetStatement(id, StatementField::Note(text()))).unwrap();
        }
        names.map.apply(&Change::SetTitle(text())).unwrap();
        inert_in_all(&names.map);
    }
}

#[test]
fn an_empty_map_is_a_text_in_every_language() {
    inert_in_all(&parse("").map);
}

#[test]
fn a_language_is_chosen_and_the_file_is_written() {
    let mut window = Window::new();
    window.ask(Command::Do(Action::OpenTutorial));
    window.settle();
    window.ask(Command::Do(Action::ExportText));
    // The dialog says what each is good for, and what is lost.
    for words in ["Argdown", "LaTeX", "for spreadsheets", "Keep the map file"] {
        assert!(window.says(words), "{words} is not said");
    }
    window.harness.get_by_label(&i18n::export::csv()).click();
    window.harness.run();
    window.click_button(&i18n::pictures::save());
    window.settle();
    let path = window.path.with_file_name("debate.argmap.csv");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written(window.map(), TextForm::Csv));
    assert!(window.app().document().is_saved(), "an export changes nothing");
    // The choice is kept for the next time.
    window.ask(Command::Do(Action::ExportText));
    window.click_button(&i18n::pictures::save());
    window.settle();
    assert!(path.exists() && window.app().notices().any(|text| text.contains("debate.argmap.csv")));
}

#[test]
fn what_says_the_same_together_is_no_reason() {
    let texts = ["x:a,b=m", "x:a,b>m"].map(|step| written(&parse(&format!("m a b {step}")).map, TextForm::Argdown));
    let (step, says) = (i18n::export::step(), i18n::export::rephrases());
    let argument = format!("\n<{step}>: {says} {{rephrases: \"m\", with: [\"a\", \"b\"]}}\n");
    assert!(texts[0].contains(&argument), "{}", texts[0]);
    assert!(!texts[0].contains("----") && texts[1].contains("----\n(3) [m]"), "{}", texts[1]);
}

#[test]
fn what_backs_a_step_is_no_reason_for_its_premise() {
    let texts = ["y:b>x", "y:b>a"].map(|step| written(&parse(&format!("m a b x:a>m {step}")).map, TextForm::Markdown));
    assert!(
        texts[0].contains(&format!("  - {} **{}**: b", i18n::terms::relation_backing(), i18n::terms::kind_claim())),
        "{}",
        texts[0]
    );
    assert!(
        texts[1].contains(&format!("    - {} **{}**: b", i18n::terms::relation_support(), i18n::terms::kind_claim())),
        "{}",
        texts[1]
    );
}

#[test]
fn a_scheme_makes_an_argument() {
    let mut names = parse("m a x:a>m");
    let scheme = |names: &mut notation::Names, scheme: &str| {
        let change = Change::SetInference(names.id("x"), InferenceField::Scheme(Some(scheme.to_owned())));
        names.map.apply(&change).unwrap();
        inert_in_all(&names.map);
        written(&names.map, TextForm::Argdown)
    };
    let argument = format!("\n<{}>: \\=\\=\\= my \\[own\\]\n\n(1) [a]\n----\n(2) [m]\n", i18n::export::step());
    assert!(scheme(&mut names, "=== my [own]").contains(&argument));
    // One of which nothing can be seen is none.
    assert!(scheme(&mut names, "  ").contains("\n  + [a]\n"));
}

#[test]
fn what_is_beyond_the_limits_of_mermaid_says_so() {
    let notation = |steps: usize| {
        let steps = (0..steps).map(|n| format!("x{n}:a{n}>m"));
        let cards = (0..501).map(|n| format!("a{n}"));
        ["m".to_owned()].into_iter().chain(cards).chain(steps).collect::<Vec<_>>().join(" ")
    };
    let too_large = |steps| written(&parse(&notation(steps)).map, TextForm::Mermaid).contains("maxEdges");
    assert_eq!([500, 501].map(too_large), [false, true]);
}

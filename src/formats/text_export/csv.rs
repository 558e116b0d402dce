//! Comma-separated values (RFC 4180): a row for each statement and each step that it is a premise of. Begins with the
//! mark by which spreadsheet programs know UTF-8. Lost: title and motion, where cards stand,
//! frames, comments, judgements, schemes, what is said of steps.

use super::{places, quotes, verb};
use crate::formats::sanitize;
use crate::model::{ElementId, Map, Statement};

/// The names of the columns.
const COLUMNS: [&str; 12] =
    ["id", "kind", "side", "speech", "text", "note", "tags", "relation", "step", "conclusion", "cited", "quoted"];

/// The most characters of a cell: what is longer, some spreadsheet programs break up into rows.
const CELL: usize = 32_000;

/// The map as comma-separated values.
pub fn csv(map: &Map) -> String {
    // A byte order mark: without it, some programs guess another encoding.
    let mut out = String::from("\u{FEFF}");
    row(&mut out, COLUMNS.map(str::to_owned));
    for (id, statement) in map.statements() {
        let steps = map.uses_of(*id);
        for step in steps.iter().copied().map(Some).chain(steps.is_empty().then_some(None)) {
            row(&mut out, cells(map, *id, statement, step));
        }
    }
    out
}

fn cells(map: &Map, id: ElementId, statement: &Statement, step: Option<ElementId>) -> [String; 12] {
    let tags: Vec<&str> = statement.tags.iter().map(String::as_str).collect();
    let quotes: Vec<_> = quotes(statement).map(|quote| format!("“{quote}”")).collect();
    [
        id.to_string(),
        statement.kind.name().to_owned(),
        map.side_of(id).map(|side| side.name.clone()).unwrap_or_default(),
        statement.speech.clone(),
        statement.text.clone(),
        statement.note.clone(),
        tags.join(", "),
        step.map(|step| verb(map, step)).unwrap_or_default(),
        step.map(|step| step.to_string()).unwrap_or_default(),
        step.and_then(|step| map.conclusion(step)).map(|to| to.to_string()).unwrap_or_default(),
        places(map, statement),
        quotes.join(" "),
    ]
}

fn row<const N: usize>(out: &mut String, cells: [String; N]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&harmless(cell));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// A cell that no spreadsheet program takes for a formula, however it divides the line (OWASP, CSV Injection): an
/// apostrophe stands before each sign that could begin one, at the beginning and wherever a cell could begin for a
/// program that takes another sign than the comma for what divides cells.
fn harmless(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let (mut begins, mut length) = (true, 0);
    for c in sanitize(cell).chars() {
        let formula = begins && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        length += 1 + usize::from(formula);
        if length > CELL {
            break;
        }
        if formula {
            out.push('\'');
        }
        begins = matches!(c, ',' | ';' | '|' | '"' | '\t' | '\r' | '\n') || (begins && c.is_whitespace());
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("  \t@SUM(A1)"), "  \t'@SUM(A1)");
        assert_eq!(harmless("a;=1\n-2,\"+3"), "a;'=1\n'-2,\"\"'+3");
        assert_eq!(harmless("a - b = c; d"), "a - b = c; d");
        let long = format!("{}=1", "x".repeat(32_767));
        assert_eq!(harmless(&long).chars().count(), CELL);
        assert!(harmless(&",=".repeat(CELL)).chars().count() <= CELL, "what is added counts");
    }
}

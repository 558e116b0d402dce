//! LaTeX: title, motion, and the outline as indented paragraphs, with places and quoted words. LuaLaTeX and XeLaTeX set
//! every script that their fonts have, pdfLaTeX Latin ones. Lost: where cards stand, frames, notes, weights, schemes.

use std::fmt::Write;

use super::{places, quotes, said, title};
use crate::formats::one_line;
use crate::formats::outline::{kind_name, relation, rows};
use crate::model::Map;
use crate::words;

/// How deep paragraphs are indented at most; below, the paper would be too narrow.
const DEEPEST: usize = 12;

const HEAD: &str = r"% !TeX program = lualatex
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
\else
  \usepackage{fontspec}
\fi
\usepackage[margin=2.2cm]{geometry}
\setlength{\parindent}{0pt}
\newcommand{\card}[2]{{\leftskip=#1em\smallskip#2\par}}
\newcommand{\quoted}[2]{{\leftskip=#1em\small\itshape#2\par}}
\begin{document}
";

/// The map as a document of LaTeX.
pub fn latex(map: &Map) -> String {
    // Writing to a string cannot fail.
    let mut out = HEAD.to_owned();
    let _ = writeln!(out, "\\section*{{{}}}", escaped(&title(map)));
    if !map.motion().is_empty() && !map.title().is_empty() {
        let _ = writeln!(out, "{}\\par\\bigskip", escaped(&one_line(map.motion())));
    }
    for row in rows(map, &|_| true) {
        let Some(statement) = map.statements().get(&row.id) else { continue };
        let depth = 2 * row.depth.min(DEEPEST);
        let before = match row.step {
            None => String::new(),
            Some((step, true)) => format!("{} ", escaped(&relation(map, step))),
            Some((_, false)) => format!("{} ", escaped(&words::say("relation-with"))),
        };
        let side = map.side_of(row.id).map(|side| format!(" ({})", escaped(&one_line(&side.letter))));
        let (kind, side) = (escaped(&kind_name(statement.kind)), side.unwrap_or_default());
        let _ = write!(out, "\\card{{{depth}}}{{{before}\\textbf{{{kind}}}{side}: {}", escaped(&said(statement)));
        if row.again {
            let _ = writeln!(out, " {}}}", escaped(&words::say("outline-again")));
            continue;
        }
        let places = places(map, statement);
        if !places.is_empty() {
            let _ = write!(out, " ({})", escaped(&places));
        }
        out.push_str("}\n");
        for quote in quotes(statement) {
            let _ = writeln!(out, "\\quoted{{{}}}{{“{}”}}", depth + 2, escaped(&quote));
        }
    }
    out.push_str("\\end{document}\n");
    out
}

/// Text in one line that LaTeX takes for text: none of its ten special characters, none of the signs that its fonts or
/// ligatures set as another (LaTeX2e reference manual, section 23).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        // Two in a row would be set as one other sign.
        if before == Some(c) && matches!(c, '-' | ',' | '\'') {
            out.push_str("{}");
        }
        before = Some(c);
        out.push_str(match c {
            '\\' => "\\textbackslash{}",
            '{' => "\\{",
            '}' => "\\}",
            '$' => "\\$",
            '&' => "\\&",
            '#' => "\\#",
            '_' => "\\_",
            '%' => "\\%",
            '^' => "\\textasciicircum{}",
            '~' => "\\textasciitilde{}",
            '<' => "\\textless{}",
            '>' => "\\textgreater{}",
            '|' => "\\textbar{}",
            '"' => "\\textquotedbl{}",
            '`' => "\\textasciigrave{}",
            // What stands for a hidden sign is in few fonts.
            '▯' => "\\rule{0.5em}{0.7em}",
            c => {
                out.push(c);
                continue;
            }
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_text() {
        assert_eq!(escaped(r"\input{/etc/passwd}"), r"\textbackslash{}input\{/etc/passwd\}");
        assert_eq!(escaped("50 % & $5 #1 a_b ~^"), r"50 \% \& \$5 \#1 a\_b \textasciitilde{}\textasciicircum{}");
        assert_eq!(escaped("-- ``"), r"-{}- \textasciigrave{}\textasciigrave{}");
    }
}

//! LaTeX: title, motion, and the outline as indented paragraphs, with places and quoted words. Lost: where cards stand,
//! frames, notes, tags, speeches, judgements, schemes. What is deeper than 12 steps is indented no further.
//!
//! LuaLaTeX and XeLaTeX set what their font has: for letters beyond Latin ones, the first that is installed of some fonts
//! with many scripts is chosen. pdfLaTeX sets Latin ones.

use std::fmt::Write;

use super::{lines, motion, places, quotes, said, title};
use crate::i18n;
use crate::model::Map;

/// How deep paragraphs are indented at most; below, the paper would be too narrow.
const DEEPEST: usize = 12;

/// About how long lines are: TeX has a limit of some 200,000 bytes.
const LINE: usize = 400;

/// After how many characters without a space a line of the paper may end, as it would leave the paper otherwise.
const WORD: usize = 40;

/// Letters stay what they are: no pair of signs becomes one other, also not by the tables of a font.
const HEAD: &str = r"% !TeX program = lualatex
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage{cmap}
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\else
  \usepackage{fontspec}
  \IfFontExistsTF{Latin Modern Roman}{\setmainfont{Latin Modern Roman}[Ligatures=TeXOff]}{}
\fi
";

/// For letters that Latin Modern lacks.
const MANY_SCRIPTS: &str = r"\ifPDFTeX\else
  \newcommand{\main}[1]{\setmainfont{#1}[Ligatures=TeXOff]}
  \IfFontExistsTF{Noto Serif}{\main{Noto Serif}}{\IfFontExistsTF{FreeSerif}{\main{FreeSerif}}{%
    \IfFontExistsTF{DejaVu Serif}{\main{DejaVu Serif}}{}}}
\fi
";

const LAYOUT: &str = r"\usepackage[margin=2.2cm]{geometry}
\setlength{\parindent}{0pt}
\newcommand{\card}[2]{{\leftskip=#1em\smallskip#2\par}}
\newcommand{\quoted}[2]{{\leftskip=#1em\small\itshape#2\par}}
\begin{document}
\raggedright
";

/// The map as a document of LaTeX.
pub fn latex(map: &Map) -> String {
    let mut body = format!("\\section*{{{}}}\n", escaped(&title(map)));
    // Writing to a string cannot fail.
    if let Some(motion) = motion(map) {
        let _ = writeln!(body, "{}\\par\\bigskip", escaped(&motion));
    }
    for line in lines(map) {
        let depth = 2 * line.depth.min(DEEPEST);
        let before = if line.before.is_empty() { String::new() } else { format!("{} ", escaped(&line.before)) };
        let side = if line.side.is_empty() { String::new() } else { format!(" ({})", escaped(&line.side)) };
        let (kind, said) = (escaped(&line.kind), escaped(&said(line.statement)));
        let _ = write!(body, "\\card{{{depth}}}{{{before}\\textbf{{{kind}}}{side}: {said}");
        if line.again {
            let _ = writeln!(body, " {}}}", escaped(&i18n::outline::again()));
            continue;
        }
        let places = places(map, line.statement);
        if !places.is_empty() {
            let _ = write!(body, "\n({})", escaped(&places));
        }
        body.push_str("}\n");
        for quote in quotes(line.statement) {
            let _ = writeln!(body, "\\quoted{{{}}}{{“{}”}}", depth + 2, escaped(&quote));
        }
    }
    // Latin letters end there; punctuation of all writings follows.
    let many = body.chars().any(|c| c.is_alphabetic() && c > '\u{024F}');
    let scripts = if many { MANY_SCRIPTS } else { "" };
    format!("{HEAD}{scripts}{LAYOUT}{body}\\end{{document}}\n")
}

/// Text in one line that LaTeX takes for text: none of its ten special characters, none of the signs that its fonts or
/// ligatures set as another (LaTeX2e reference manual, section 23). Long ones are broken into lines that mean nothing.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut before, mut begins, mut word) = (None, 0, 0);
    for c in text.chars() {
        word = if c == ' ' { 0 } else { word + 1 };
        if word > WORD {
            out.push_str("\\allowbreak{}");
            word = 1;
        }
        if c == ' ' && out.len() > begins + LINE {
            out.push('\n');
            (before, begins) = (Some(c), out.len());
            continue;
        }
        if c != ' ' && before != Some(' ') && out.len() > begins + 4 * LINE {
            out.push_str("%\n");
            begins = out.len();
        }
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
        let long = escaped(&"\\".repeat(20_000));
        assert!(long.lines().all(|line| line.len() < 4_000) && long.matches("\\textbackslash").count() == 20_000);
        assert_eq!(escaped(&"a".repeat(41)), format!("{}\\allowbreak{{}}a", "a".repeat(40)));
        let words = escaped(&"word ".repeat(2_000));
        assert!(words.lines().all(|line| line.len() < 500) && words.split_whitespace().count() == 2_000);
        assert_eq!(escaped("-- ``"), r"-{}- \textasciigrave{}\textasciigrave{}");
    }
}

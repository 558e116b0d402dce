//! `counterpoint dropped` and `counterpoint brief`: what was left unanswered, and what a side says.

use std::io::Write;
use std::path::Path;

use super::{ExitCode, print, read};
use crate::analysis::{BriefOf, ResponseStatus, turns};
use crate::export::Brief;
use crate::formats::outline::statement_line;
use crate::i18n;
use crate::model::{ElementId, Map};

/// Prints what one side has said and no other has answered, side by side.
pub fn dropped_in(file: &Path, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(opened) = read(file, err) else { return ExitCode::Unreadable };
    let map = &opened.map;
    let turns = turns(map);
    let count = |wanted: ResponseStatus| turns.values().filter(|turn| **turn == wanted).count();
    print(
        out,
        &i18n::cli::dropped(
            count(ResponseStatus::Dropped),
            count(ResponseStatus::Answered),
            count(ResponseStatus::Conceded),
            count(ResponseStatus::TooEarly),
        ),
    );
    for (side, name) in map.sides().iter().map(|(id, side)| (*id, &side.name)) {
        let of_side = |id: &ElementId| map.statements().get(id).is_some_and(|s| s.side == Some(side));
        let mut dropped: Vec<ElementId> = turns
            .iter()
            .filter(|(id, turn)| **turn == ResponseStatus::Dropped && of_side(id))
            .map(|(id, _)| *id)
            .collect();
        dropped.sort_by_key(|id| map.reading_place(*id));
        if !dropped.is_empty() {
            print(out, &crate::formats::one_line(name));
        }
        for id in dropped {
            let speech = map.statements().get(&id).map(|s| crate::formats::one_line(&s.speech)).unwrap_or_default();
            let speech = if speech.is_empty() { speech } else { format!("{speech}  ") };
            print(out, &format!("  {speech}{}", statement_line(map, id)));
        }
    }
    ExitCode::of(&opened)
}

/// What a brief is asked for on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefRequest {
    /// The letter or name of the side.
    pub side: String,
    /// The short name of the speech; empty for all that the side says.
    pub speech: String,
    /// Words a minute.
    pub pace: u32,
}

/// Prints the brief of a side as Markdown.
pub fn brief_of(file: &Path, wanted: &BriefRequest, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(opened) = read(file, err) else { return ExitCode::Unreadable };
    let map = &opened.map;
    let Some(side) = side_called(map, &wanted.side) else {
        let all = map.sides().values().map(|side| format!("{} ({})", side.letter, side.name)).collect::<Vec<_>>();
        let all = crate::formats::one_line(&all.join(", "));
        let text = i18n::cli::no_side(wanted.side.as_str(), all);
        print(err, &text);
        return ExitCode::Unreadable;
    };
    let known = map.format().is_some_and(|format| format.position(&wanted.speech).is_some());
    if !wanted.speech.is_empty() && !known {
        let speeches = map.format().map(|format| format.speeches.iter().map(|s| s.key.clone()).collect::<Vec<_>>());
        let all = crate::formats::one_line(&speeches.unwrap_or_default().join(", "));
        let text = i18n::cli::no_speech(wanted.speech.as_str(), all);
        print(err, &text);
        return ExitCode::Unreadable;
    }
    let of = BriefOf { side: Some(side), speech: wanted.speech.clone() };
    let _ = write!(out, "{}", Brief::of(map, &of, wanted.pace).markdown());
    ExitCode::of(&opened)
}

/// The side with this letter or name, whatever the case of its letters.
fn side_called(map: &Map, name: &str) -> Option<ElementId> {
    let same = |text: &str| text.to_lowercase() == name.to_lowercase();
    map.sides().iter().find(|(_, side)| same(&side.letter) || same(&side.name)).map(|(id, _)| *id)
}

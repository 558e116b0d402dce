//! Random maps with elements of every type, and random edits of every field of them.

use std::collections::BTreeSet;

use super::dice::Dice;
use counterpoint::edit::ops;
use counterpoint::model::{
    Change, Citation, Colour, Comment, ElementId, Format, Frame, Inference, InferenceField, InferenceKind, Links, Map,
    Marks, Place, Side, Source, Speech, Statement, StatementField, StatementKind, UnknownFields, Weight, Width,
};

const WORDS: [&str; 12] =
    ["trade", "peace", "walls", "ships", "taxes", "never", "always", "makes", "ends", "the", "towns", "war"];

/// Navigation out ids of one name.
pub struct Counter {
    name: String,
    last: u64,
}

impl Counter {
    pub fn new(name: &str, last: u64) -> Self {
        Self { name: name.to_owned(), last }
    }

    pub fn fresh(&mut self) -> ElementId {
        self.last += 1;
        format!("{}-{}", self.name, self.last).parse().unwrap()
    }
}

fn sentence(dice: &mut Dice) -> String {
    (0..3 + dice.below(6)).map(|_| dice.one(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn pick<T>(dice: &mut Dice, map: &std::collections::BTreeMap<ElementId, T>) -> Option<ElementId> {
    if map.is_empty() { None } else { map.keys().nth(dice.below(map.len())).copied() }
}

fn place(dice: &mut Dice) -> Place {
    Place::new(10 + dice.below(2_000) as i32, 10 + dice.below(2_000) as i32)
}

fn statement(dice: &mut Dice, map: &Map) -> Statement {
    let citations = pick(dice, map.sources()).filter(|_| dice.below(3) == 0);
    Statement {
        text: sentence(dice),
        kind: StatementKind::ALL[dice.below(3)],
        side: pick(dice, map.sides()),
        citations: citations.map(|source| citation(dice, source)).into_iter().collect(),
        tags: (0..dice.below(3)).map(|_| dice.one(&WORDS).to_owned()).collect(),
        note: if dice.below(4) == 0 { sentence(dice) } else { String::new() },
        place: place(dice),
        ..Statement::default()
    }
}

fn citation(dice: &mut Dice, source: ElementId) -> Citation {
    Citation { paragraph: Some(1 + dice.below(40) as u32), ..Citation::of(source) }
}

fn extras(dice: &mut Dice, known: &UnknownFields) -> UnknownFields {
    let mut extras = known.clone();
    extras.insert(["mood", "weather"][dice.below(2)].to_owned(), format!("\"{}\"", dice.one(&WORDS)));
    extras
}

/// A map of about so many cards, with elements of every type.
pub fn random_map(dice: &mut Dice, cards: usize) -> (Map, u64) {
    let mut ids = Counter::new("team", 0);
    let mut map = Map::new(ids.fresh());
    let make = |map: &mut Map, change: Change| drop(map.apply(&change));
    for (letter, colour) in [("A", Colour::Blue), ("B", Colour::Orange)] {
        let side = Side { name: sentence(dice), letter: letter.to_owned(), colour, ..Side::default() };
        make(&mut map, Change::SetSide(ids.fresh(), Some(Box::new(side))));
    }
    let source = Source { title: sentence(dice), short: "src".to_owned(), ..Source::default() };
    make(&mut map, Change::SetSource(ids.fresh(), Some(Box::new(source))));
    for n in 0..cards {
        let new = statement(dice, &map);
        let id = ids.fresh();
        make(&mut map, Change::InsertStatement(id, Box::new(new)));
        if n > 0 && dice.below(4) > 0 {
            let to = pick(dice, map.statements()).unwrap();
            let step = Inference::of(InferenceKind::ALL[dice.below(3)]);
            make(&mut map, Change::InsertInference(ids.fresh(), Box::new(step), Links::simple(id, to)));
        }
    }
    for _ in 0..1 + cards / 10 {
        let on = pick(dice, map.statements()).unwrap();
        make(&mut map, Change::SetComment(ids.fresh(), Some(Box::new(Comment::on(on, sentence(dice))))));
        let frame = Frame::new(sentence(dice), place(dice), 300, 200);
        make(&mut map, Change::SetFrame(ids.fresh(), Some(Box::new(frame))));
    }
    let last = ids.last;
    (map, last)
}

/// One random edit. What the map refuses is not done.
pub fn edit(dice: &mut Dice, map: &mut Map, ids: &mut Counter) {
    let Some(card) = pick(dice, map.statements()) else { return };
    let other = pick(dice, map.statements()).unwrap();
    let step = pick(dice, map.inferences());
    let known = map.statements()[&card].clone();
    let field = |field| Some(Change::SetStatement(card, field));
    let change = match dice.below(34) {
        0..=3 => {
            let mut words: Vec<String> = known.text.split(' ').map(str::to_owned).collect();
            let at = dice.below(words.len());
            words[at] = dice.one(&WORDS).to_owned();
            field(StatementField::Text(words.join(" ")))
        }
        4 => field(StatementField::Text(sentence(dice))),
        5 => field(StatementField::Kind(StatementKind::ALL[dice.below(3)])),
        6 => field(StatementField::Side(pick(dice, map.sides()))),
        7 => field(StatementField::Note(sentence(dice))),
        8 => {
            let mut tags = known.tags.clone();
            if dice.below(2) == 0 {
                tags.pop_first();
            } else {
                tags.insert(dice.one(&WORDS).to_owned());
            }
            field(StatementField::Tags(tags))
        }
        9 => pick(dice, map.sources()).map(|source| {
            let mut citations = known.citations.clone();
            if dice.below(3) == 0 {
                citations.pop();
            } else {
                citations.push(citation(dice, source));
            }
            Change::SetStatement(card, StatementField::Citations(citations))
        }),
        10 => field(StatementField::Marks(Marks {
            implicit: dice.below(2) == 0,
            conceded: dice.below(2) == 0,
            needs_support: dice.below(2) == 0,
            to_research: dice.below(2) == 0,
        })),
        11 => field(StatementField::Weight(Some(Weight::new(dice.below(101) as i32)))),
        12 => field(StatementField::Speech(["", "1AC", "1NC"][dice.below(3)].to_owned())),
        13 => field(StatementField::Width(Width::new(200 + dice.below(200) as i32))),
        14 => field(StatementField::Pinned(!known.pinned)),
        15 => Some(Change::SetExtras(card, extras(dice, &known.extras))),
        16 => field(StatementField::Place(place(dice))),
        17..=19 => {
            let new = statement(dice, map);
            Some(Change::InsertStatement(ids.fresh(), Box::new(new)))
        }
        20 | 21 => {
            let kind = Inference::of(InferenceKind::ALL[dice.below(3)]);
            let to = step.filter(|_| dice.below(3) == 0).unwrap_or(other);
            Some(Change::InsertInference(ids.fresh(), Box::new(kind), Links::simple(card, to)))
        }
        22 => step.map(|step| Change::SetInference(step, InferenceField::AddPremise(card))),
        23 => step.map(|step| Change::SetInference(step, InferenceField::Conclusion(card))),
        24 => step.map(|step| Change::SetInference(step, InferenceField::Kind(InferenceKind::ALL[dice.below(3)]))),
        25 => step.map(|step| Change::SetInference(step, InferenceField::Note(sentence(dice)))),
        26 => pick(dice, map.sides()).map(|id| {
            let mut side = map.sides()[&id].clone();
            if dice.below(2) == 0 {
                side.name = sentence(dice);
            } else {
                side.colour = Colour::ALL[dice.below(6)];
            }
            Change::SetSide(id, Some(Box::new(side)))
        }),
        27 => pick(dice, map.sources()).map(|id| {
            let mut source = map.sources()[&id].clone();
            if dice.below(2) == 0 {
                source.title = sentence(dice);
            } else {
                source.date = format!("20{}", dice.below(99));
            }
            Change::SetSource(id, Some(Box::new(source)))
        }),
        28 => pick(dice, map.frames()).map(|id| {
            let known = &map.frames()[&id];
            let (title, place) =
                if dice.below(2) == 0 { (sentence(dice), known.place) } else { (known.title.clone(), place(dice)) };
            Change::SetFrame(id, Some(Box::new(Frame::new(title, place, known.width(), known.height()))))
        }),
        29 => Some(Change::SetComment(ids.fresh(), Some(Box::new(Comment::on(card, sentence(dice)))))),
        30 => pick(dice, map.comments()).map(|id| {
            let known = map.comments()[&id].clone();
            let changed = match dice.below(3) {
                0 => Comment { resolved: !known.resolved, ..known },
                1 => Comment { text: sentence(dice), ..known },
                _ => return Change::SetComment(id, None),
            };
            Change::SetComment(id, Some(Box::new(changed)))
        }),
        31 => {
            Some(if dice.below(2) == 0 { Change::SetTitle(sentence(dice)) } else { Change::SetMotion(sentence(dice)) })
        }
        32 => {
            let speech = Speech { key: dice.one(&["1AC", "1NC"]).to_owned(), seconds: 60, ..Speech::default() };
            Some(Change::SetFormat(Some(Box::new(Format {
                name: sentence(dice),
                speeches: vec![speech],
                ..Format::default()
            }))))
        }
        _ => {
            let gone = step.filter(|_| dice.below(3) == 0).unwrap_or(card);
            if let Ok(removal) = ops::remove(map, &BTreeSet::from([gone])) {
                removal.changes.iter().for_each(|change| drop(map.apply(change).unwrap()));
            }
            None
        }
    };
    if let Some(change) = change {
        let _ = map.apply(&change);
    }
}

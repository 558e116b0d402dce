//! Merging files of every kind, in thousands of random cases: kept by the program, edited by hand, stripped of their
//! bookkeeping, without any, and mixed; with a base and without. What each side did is in the result or is told; no
//! deletion is left out of the list; the same two files give the same bytes, in both orders; merging again changes nothing.
//! What is expected is worked out here from the fields of the files as JSON, and not by the program.
//!
//! `COUNTERPOINT_MERGES` says how many cases; `.ci/deep` asks for 4,000.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::dice::Dice;
use crate::support::edits::{Counter, edit, random_map};
use counterpoint::formats::argmap::{ParsedMap, read, write};
use counterpoint::merge::{Answers, Edition, Merged, merge, tell_apart};
use counterpoint::model::{ElementId, Ledger, Map};
use serde_json::Value;

/// What becomes of a file's bookkeeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeping {
    /// The program keeps it.
    Kept,
    /// The program keeps it, under the name of the program on another machine.
    Copied,
    /// A hand edits the text of the file, and the bookkeeping stays as it was.
    ByHand,
    /// Another program leaves it out.
    Stripped,
}

/// The kinds of pairs: how each copy is kept, and whether the file that both come from has bookkeeping.
const PAIRS: [(Keeping, Keeping, bool); 8] = [
    (Keeping::Kept, Keeping::Kept, true),
    (Keeping::Kept, Keeping::Kept, false),
    (Keeping::Kept, Keeping::ByHand, false),
    (Keeping::Kept, Keeping::ByHand, true),
    (Keeping::ByHand, Keeping::ByHand, true),
    (Keeping::Kept, Keeping::Stripped, true),
    // Neither the base nor the copies ever had any: only the program that opens it gives it some.
    (Keeping::ByHand, Keeping::ByHand, false),
    // Two machines whose program bears the same name, because its profile was copied from one to the other.
    (Keeping::Copied, Keeping::Copied, true),
];

fn opened(bytes: &str) -> ParsedMap {
    let opened = read(bytes.as_bytes()).unwrap();
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    opened.adopted()
}

/// A copy of a base file after so many edits, as a file.
fn edited(base: &str, dice: &mut Dice, keeping: Keeping, name: &str, edits: usize) -> String {
    let ParsedMap { mut map, mut ledger, .. } = match keeping {
        // An editor of text leaves what stands there.
        Keeping::ByHand => read(base.as_bytes()).unwrap(),
        _ => opened(base),
    };
    // By hand, the next free number of a name that stands there is taken.
    let last = map.element_ids().map(|id| id.counter).max().unwrap_or(0);
    let name = match keeping {
        Keeping::ByHand => "team",
        Keeping::Copied => "copy",
        _ => name,
    };
    let mut ids = Counter::new(name, last.max(ledger.highest()));
    for _ in 0..edits {
        edit(dice, &mut map, &mut ids);
        if matches!(keeping, Keeping::Kept | Keeping::Copied) {
            let fresh = &mut ids;
            ledger.update(&map, || fresh.fresh());
        }
    }
    match keeping {
        Keeping::Stripped => write(&map, &Ledger::default()),
        _ => write(&map, &ledger),
    }
}

/// What merging two files comes to, as a file.
fn merged_file(ours: &str, theirs: &str, base: Option<&str>) -> (Merged, String) {
    let [ours, theirs] = [ours, theirs].map(opened);
    let base = base.map(opened);
    let [one, other] = [&ours, &theirs].map(|opened| Edition { map: &opened.map, ledger: &opened.ledger });
    let mut merged = merge(one, other, base.as_ref().map(|base| &base.map), &Answers::new());
    assert_eq!(merged.map.validate(), []);
    assert_eq!((merged.repairs.as_slice(), merged.excess.as_slice()), (&[][..], &[][..]));
    merged.ledger.settle(&merged.map);
    let bytes = write(&merged.map, &merged.ledger);
    (merged, bytes)
}

/// The fields of a map's elements, by id and name; those of the map itself stand under its own id.
type Fields = BTreeMap<ElementId, BTreeMap<String, Value>>;

fn fields(map: &Map) -> Fields {
    let file: Value = serde_json::from_str(&write(map, &Ledger::default())).unwrap();
    let mut fields = Fields::new();
    let mut own = BTreeMap::new();
    for (name, value) in file.as_object().unwrap() {
        if let Some(list) = value.as_array().filter(|list| list.iter().all(Value::is_object)) {
            for element in list {
                let mut element: BTreeMap<String, Value> =
                    element.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
                let id = element.remove("id").unwrap().as_str().unwrap().parse().unwrap();
                fields.insert(id, element);
            }
        } else {
            own.insert(name.clone(), value.clone());
        }
    }
    fields.insert(map.id(), own);
    fields
}

/// Whether a field says where something stands.
fn is_place(name: &str) -> bool {
    ["x", "y", "width", "height", "pinned"].contains(&name)
}

/// What one side did, compared with the result; what was lost without a word.
fn lost(before: &Fields, own: &Fields, other: &Fields, merged: &Merged, result: &Fields, by_base: bool) -> Vec<String> {
    let told: BTreeSet<ElementId> = merged.differences.iter().map(|difference| difference.key.0).collect();
    let asked: BTreeSet<ElementId> = merged.questions().map(|question| question.key.0).collect();
    // A statement's marks are single fields, and a change of its words takes the verdict about them along.
    let mut lost = Vec::new();
    for (id, element) in own {
        let there = result.get(id);
        match (before.get(id), other.get(id)) {
            // New here.
            (None, None) => match there {
                Some(there) if there == element || told.contains(id) => {}
                _ => lost.push(format!("{id} was added and is not there")),
            },
            (Some(before), there_too) => {
                for name in before.keys().chain(element.keys()).collect::<BTreeSet<_>>() {
                    let (was, is) = (before.get(name), element.get(name));
                    if was == is {
                        continue;
                    }
                    // What the other side has done of this field.
                    let theirs = there_too.map(|there_too| there_too.get(name));
                    let now = there.and_then(|there| there.get(name));
                    let is_list = is.or(was).is_some_and(Value::is_array);
                    let kept = match (theirs, there.is_some()) {
                        // Deleted there and edited here: it stays, and is asked about. Without a base, a file without
                        // bookkeeping does not say whether it was ever there, nor that a card was only moved: that is told.
                        // A move keeps nothing from being deleted.
                        (None, _) => {
                            now == is && asked.contains(id) || (!by_base || is_place(name)) && told.contains(id)
                        }
                        // Only here: it is taken. Without a base it may be asked about.
                        (Some(theirs), true) if theirs == was => now == is || !by_base && told.contains(id),
                        (Some(theirs), true) if theirs == is => now == is,
                        // Both, differently: one by one, woven or asked.
                        (Some(_), true) => is_list || told.contains(id),
                        (Some(_), false) => told.contains(id),
                    };
                    // Premises and citations may name what is gone: that is told.
                    let is_named = ["premises", "conclusion", "citations", "side"].contains(&name.as_str());
                    if !(kept || is_named && told.contains(id)) {
                        lost.push(format!("{id} {name}: {was:?} became {is:?}, and is {now:?}"));
                    }
                }
            }
            (None, Some(_)) if there.is_none() => lost.push(format!("{id} is in both and not there")),
            (None, Some(_)) => {}
        }
    }
    // Deleted here.
    for (id, element) in before.iter().filter(|(id, _)| !own.contains_key(id)) {
        let Some(theirs) = other.get(id) else { continue };
        let stays_as_it_was = theirs.iter().all(|(name, value)| is_place(name) || element.get(name) == Some(value))
            && element.keys().all(|name| is_place(name) || theirs.contains_key(name));
        match (stays_as_it_was, result.contains_key(id)) {
            (true, false) if told.contains(id) => {}
            (true, false) => lost.push(format!("{id} is deleted and not listed")),
            (true, true) if told.contains(id) => {}
            (true, true) => lost.push(format!("the deletion of {id} is undone without a word")),
            (false, true) => {}
            (false, false) if by_base => lost.push(format!("{id} was edited there, deleted here, and is gone")),
            (false, false) if told.contains(id) => {}
            (false, false) => lost.push(format!("{id} is gone without a word")),
        }
    }
    lost
}

/// One case; what went wrong in it.
fn case(seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let (one, other, has_bookkeeping) = PAIRS[seed as usize % PAIRS.len()];
    // From 3 to 300 cards, mostly few.
    let cards = [3 + dice.below(9), 10 + dice.below(30), 30 + dice.below(70), 100 + dice.below(201)]
        [[0, 0, 0, 0, 0, 1, 1, 1, 2, 3][dice.below(10)]];
    let (map, _) = random_map(&mut dice, cards);
    let mut ledger = Ledger::default();
    if has_bookkeeping {
        ledger.update(&map, || unreachable!("new elements need no dot"));
    }
    let base = write(&map, &ledger);
    let edits = |dice: &mut Dice| 1 + dice.below(15);
    let count = edits(&mut dice);
    let ours = edited(&base, &mut dice, one, "anna", count);
    let count = edits(&mut dice);
    let theirs = edited(&base, &mut dice, other, "ben", count);

    // Where nothing shows that two copies of the program bear one name, what one of them has deleted looks as if the other
    // had.
    if one == Keeping::Copied {
        let [a, b] = [&ours, &theirs].map(|bytes| opened(bytes));
        let [one, other] = [&a, &b].map(|opened| Edition { map: &opened.map, ledger: &opened.ledger });
        if tell_apart(one, other, None, &BTreeSet::new()).is_none() {
            return Vec::new();
        }
    }

    let mut wrong = Vec::new();
    for with_base in [true, false] {
        let file = with_base.then_some(base.as_str());
        let (merged, bytes) = merged_file(&ours, &theirs, file);
        let (_, mirrored) = merged_file(&theirs, &ours, file);
        if bytes != mirrored {
            wrong.push("the order decides".to_owned());
        }
        if merged_file(&ours, &theirs, file).1 != bytes {
            wrong.push("the same files give other bytes".to_owned());
        }
        for (one, other, base) in [
            (&bytes, &ours, None),
            (&theirs, &bytes, None),
            (&bytes, &bytes, None),
            (&bytes, &theirs, file),
            (&ours, &bytes, file),
        ] {
            let again = merged_file(one, other, base).1;
            if again != bytes {
                wrong.push(format!("merging again changes something: {}", first_difference(&bytes, &again)));
            }
        }

        // With ids of which none stands for two things.
        let [a, b] = [&ours, &theirs].map(|bytes| opened(bytes));
        let base_map = opened(&base).map;
        let [one, other] = [&a, &b].map(|opened| Edition { map: &opened.map, ledger: &opened.ledger });
        let apart = tell_apart(one, other, with_base.then_some(&base_map), &BTreeSet::new());
        let [a, b] = apart.map_or([a.map, b.map], |[a, b]| [a.0, b.0]);
        let (before, a, b, result) = (fields(&base_map), fields(&a), fields(&b), fields(&merged.map));
        wrong.extend(lost(&before, &a, &b, &merged, &result, with_base));
        wrong.extend(lost(&before, &b, &a, &merged, &result, with_base));
    }
    let kinds = PAIRS[seed as usize % PAIRS.len()];
    wrong.into_iter().map(|what| format!("seed {seed}, {kinds:?}: {what}")).collect()
}

fn first_difference(one: &str, other: &str) -> String {
    let lines = one.lines().zip(other.lines()).find(|(a, b)| a != b);
    format!("{lines:?}")
}

#[test]
fn files_of_every_kind_merge_without_loss() {
    let cases: u64 = std::env::var("COUNTERPOINT_MERGES").ok().and_then(|n| n.parse().ok()).unwrap_or(240);
    let lanes: Vec<_> = (0..2_u64)
        .map(|lane| {
            let seeds = (0..cases).filter(move |seed| seed % 2 == lane);
            std::thread::Builder::new().spawn(move || seeds.flat_map(case).collect::<Vec<_>>()).unwrap()
        })
        .collect();
    let wrong: Vec<String> = lanes.into_iter().flat_map(|lane| lane.join().unwrap()).collect();
    println!("{cases} cases with a base and without: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// Five people who edit and mail one another their files, in any order; one of them edits by hand. What went wrong.
fn mailed_around(seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let cards = 3 + dice.below(20);
    let (map, _) = random_map(&mut dice, cards);
    let mut ledger = Ledger::default();
    ledger.update(&map, || unreachable!("new elements need no dot"));
    let names = ["anna", "ben", "cleo", "dan", "eve"];
    let mut files: Vec<String> = vec![write(&map, &ledger); names.len()];
    let mut wrong = Vec::new();
    let mut asked = false;
    for _ in 0..4 + dice.below(11) {
        let (who, from) = (dice.below(names.len()), dice.below(names.len()));
        let keeping = if who == 4 { Keeping::ByHand } else { Keeping::Kept };
        let edits = 1 + dice.below(3);
        files[who] = edited(&files[who], &mut dice, keeping, names[who], edits);
        if who == from {
            continue;
        }
        let (merged, bytes) = merged_file(&files[who], &files[from], None);
        asked |= merged.questions().next().is_some();
        for file in [&files[who], &files[from]] {
            wrong.extend(untold(&opened(file).map, &merged));
        }
        files[who] = bytes;
    }
    // Everybody gets everybody's, in two orders: the same comes of it where nothing was asked on the way.
    let forward = files.iter().skip(1).fold(files[0].clone(), |all, file| {
        let (merged, bytes) = merged_file(&all, file, None);
        asked |= merged.questions().next().is_some();
        wrong.extend(untold(&opened(&all).map, &merged));
        wrong.extend(untold(&opened(file).map, &merged));
        bytes
    });
    let backward = files.iter().rev().skip(1).fold(files[4].clone(), |all, file| {
        let (merged, bytes) = merged_file(&all, file, None);
        asked |= merged.questions().next().is_some();
        bytes
    });
    let say = |bytes: &str| write(&opened(bytes).map, &Ledger::default());
    if !asked && say(&forward) != say(&backward) {
        wrong.push(format!("the order decides: {}", first_difference(&say(&forward), &say(&backward))));
    }
    wrong.into_iter().map(|what| format!("seed {seed}: {what}")).collect()
}

/// The elements of a copy that are not in the result, or say something else there, without a word.
fn untold(copy: &Map, merged: &Merged) -> Vec<String> {
    let told: BTreeSet<ElementId> = merged.differences.iter().map(|difference| difference.key.0).collect();
    let result = fields(&merged.map);
    let copy = fields(copy).into_iter().filter(|(id, _)| !told.contains(id));
    copy.filter(|(id, element)| result.get(id) != Some(element)).map(|(id, _)| format!("{id} changed untold")).collect()
}

#[test]
fn files_mailed_around_among_five_people_lose_nothing() {
    let rounds: u64 = std::env::var("COUNTERPOINT_MERGES").ok().and_then(|n| n.parse().ok()).unwrap_or(240) / 4;
    let wrong: Vec<String> = (0..rounds).flat_map(mailed_around).collect();
    println!("{rounds} rounds of mails: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

//! Any single byte that flips in a map is noticed and said, and what is lost is the element that it hit.

use counterpoint::files::Profile;
use counterpoint::formats::argmap;
use counterpoint::formats::journal::{self, About};
use counterpoint::model::{Change, ElementId, Map};

/// How many elements of a map are gone from another, without the links and remarks that hang on them.
fn lost(from: &Map, to: &Map) -> usize {
    let gone = |id: &ElementId| from.kind_of(*id).is_some() && to.kind_of(*id).is_none();
    let hangs = |id: &ElementId| {
        from.links(*id).is_some_and(|links| links.premises.iter().any(gone) || gone(&links.conclusion))
            || from
                .comments()
                .get(id)
                .is_some_and(|comment| gone(&comment.on) || comment.reply_to.as_ref().is_some_and(gone))
    };
    from.element_ids().filter(|id| gone(id) && !hangs(id)).count()
}

/// What flipping bits of a map does: how many flips were tried, how many were not said, and the worst loss.
#[derive(Debug, Default)]
struct Outcome {
    flips: usize,
    unsaid: usize,
    lost: usize,
}

/// Flips these bits of each byte of a file that `read` reads; it returns the map, and whether something was said.
fn flipped(bytes: &[u8], bits: &[u8], before: &Map, read: &(dyn Fn(&[u8]) -> (Map, bool) + Sync)) -> Outcome {
    let half = |from: usize, to: usize| {
        let mut outcome = Outcome::default();
        for at in from..to {
            for bit in bits {
                let mut spoilt = bytes.to_vec();
                spoilt[at] ^= bit;
                let (map, said) = read(&spoilt);
                outcome.flips += 1;
                outcome.unsaid += usize::from(!said && map != *before);
                let gone = lost(before, &map);
                if gone > 1 {
                    // Where to look, if this fails.
                    let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
                    println!("{gone} lost: bit {bit:#x} of byte {at}, in line {line}");
                }
                outcome.lost = outcome.lost.max(gone);
            }
        }
        outcome
    };
    let middle = bytes.len() / 2;
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| half(0, middle));
        (half(middle, bytes.len()), one.join().unwrap())
    });
    Outcome { flips: one.flips + other.flips, unsaid: one.unsaid + other.unsaid, lost: one.lost.max(other.lost) }
}

/// All bits of small files in `cargo test`; in `COUNTERPOINT_FLIPS=all`, one bit of each byte of the finished map as well.
fn maps() -> Vec<(String, Vec<u8>)> {
    let all = std::env::var_os("COUNTERPOINT_FLIPS").is_some_and(|asked| asked == "all");
    let names = ["start-here", "blank-debate", "second-coming-vs-trap"];
    let names = names.iter().take(if all { 3 } else { 2 });
    names.map(|name| ((*name).to_owned(), std::fs::read(format!("maps/{name}.argmap")).unwrap())).collect()
}

fn bits(bytes: &[u8]) -> &'static [u8] {
    if bytes.len() < 10_000 { &[0x01, 0x08, 0x20, 0x80] } else { &[0x01] }
}

#[test]
fn a_byte_that_flips_in_a_map_is_said_and_loses_one_element_at_most() {
    for (name, bytes) in maps() {
        let before = argmap::read(&bytes).unwrap();
        assert_eq!(before.ledger.changed_outside(&before.map), 0, "{name} is as the program wrote it");
        let outcome = flipped(&bytes, bits(&bytes), &before.map, &|spoilt| {
            let opened = argmap::read(spoilt).unwrap_or_else(|why| panic!("{name}: {why}"));
            let said = !opened.problems.is_empty() || opened.ledger.changed_outside(&opened.map) > 0;
            (opened.map, said)
        });
        println!("map {name}: {outcome:?}");
        // An id that has become another, which nothing refers to, cannot be told from one that was given.
        assert!(outcome.lost <= 1 && outcome.unsaid * 50 < outcome.flips, "{name}: {outcome:?}");
    }
}

#[test]
fn links_stay_with_a_card_whose_id_something_else_has_got() {
    let text = std::fs::read_to_string("maps/second-coming-vs-trap.argmap").unwrap();
    let before = argmap::read(text.as_bytes()).unwrap().map;
    // One bit of the id of a frame makes it that of a card.
    let spoilt = text.replace("\"id\": \"finished-8\"", "\"id\": \"finished-9\"");
    let opened = argmap::read(spoilt.as_bytes()).unwrap();
    assert!(!opened.problems.is_empty() && lost(&before, &opened.map) <= 1);
    assert_eq!(opened.map.inferences().len(), before.inferences().len());
}

#[test]
fn words_of_a_text_open_no_list() {
    let card = |n: usize| {
        format!(
            "    {{\n      \"id\": \"a-{n}\",\n      \"text\": \"Heard from both sides.\",\n      \"x\": 0,\n      \"y\": {}\n    }}",
            n * 100
        )
    };
    let cards: Vec<String> = (2..90).map(card).collect();
    let head = "{\n  \"format\": \"counterpoint-map\",\n  \"version\": 1,\n  \"min_reader\": 1,\n  \"map\": \"a-1\",";
    let text = format!("{head}\n  \"statements\": [\n{}\n  ]\n}}\n", cards.join(",\n"));
    assert_eq!(argmap::read(text.as_bytes()).unwrap().map.statements().len(), 88);
    // A flipped bit in the space before a name leaves the file no JSON.
    let at = text.find("      \"text\"").unwrap();
    let mut spoilt = text.into_bytes();
    spoilt[at] ^= 1;
    let opened = argmap::read(&spoilt).unwrap_or_else(|why| panic!("{why}"));
    assert!(opened.map.statements().len() >= 87 && !opened.problems.is_empty());
}

#[test]
fn a_byte_that_flips_in_a_journal_is_said_and_loses_one_element_at_most() {
    for (name, bytes) in maps() {
        let opened = argmap::read(&bytes).unwrap();
        let about = About { name: name.clone(), ..About::default() };
        let mut journal = journal::beginning(&about, &argmap::write(&opened.map, &opened.ledger)).into_bytes();
        let mut map = opened.map.clone();
        // Steps on one card, so that the loss of one loses nothing else.
        let id = *map.element_ids().collect::<Vec<_>>().last().unwrap();
        let first = map.frames().contains_key(&id).then(|| map.frames()[&id].clone());
        if let Some(mut frame) = first {
            frame.title = "Another title".to_owned();
            map.apply(&Change::SetFrame(id, Some(Box::new(frame)))).unwrap();
            journal.extend(journal::step(&argmap::patch(&map, &opened.ledger, &[id].into())).into_bytes());
        }
        let outcome = flipped(&journal, bits(&journal), &map, &|spoilt| {
            let found = journal::read(spoilt).unwrap_or_else(|why| panic!("{name}: {why}"));
            (found.opened.map, found.torn > 0)
        });
        println!("journal {name}: {outcome:?}");
        assert!(outcome.lost <= 1 && outcome.unsaid == 0, "{name}: {outcome:?}");
    }
}

#[test]
fn a_byte_that_flips_in_the_counter_of_ids_gives_none_out_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut profile = Profile::at(folder.path());
    assert!(profile.handed_out(4711));
    profile.store().unwrap();
    let replica = profile.replica();
    drop(profile);
    let file = folder.path().join("replicas").join(format!("{replica}.counter"));
    let whole = std::fs::read(&file).unwrap();
    let again = Profile::at(folder.path());
    assert_eq!((again.replica(), again.counter()), (replica, 4711));
    drop(again);
    for at in 0..whole.len() {
        for bit in [0x01, 0x08, 0x10, 0x80] {
            let mut spoilt = whole.clone();
            spoilt[at] ^= bit;
            std::fs::write(&file, &spoilt).unwrap();
            let profile = Profile::at(folder.path());
            assert!(profile.replica() != replica || profile.counter() >= 4711, "{at} {bit}");
            // As it was, for the next.
            drop(profile);
            std::fs::write(folder.path().join("replicas").join(format!("{replica}.lock")), "").unwrap();
        }
    }
}

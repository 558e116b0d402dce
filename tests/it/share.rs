//! The share page as bytes: small, inert, whole. How it behaves in a browser is `.ci/page-check`'s matter.

use crate::support::notation::parse;
use counterpoint::app::shipped_map;
use counterpoint::files::{Disk, contents, installed, load};
use counterpoint::formats::argmap::read;
use counterpoint::formats::embed::{CLOSING, OPENING, contained, packed};
use counterpoint::i18n;
use counterpoint::model::{Change, Citation, Ledger, Quote, Source, StatementField};
use counterpoint::picture::{Form, ImageOptions, exported};

fn page_of(map: &counterpoint::model::Map) -> String {
    let file = contents(map, &Ledger::default()).unwrap();
    String::from_utf8(exported(map, &file, Form::Page, ImageOptions::default(), None, &installed).unwrap().bytes)
        .unwrap()
}

#[test]
fn the_shipped_map_is_a_small_page_and_opens_again_from_it() {
    let opened = shipped_map("second-coming-vs-trap").unwrap();
    let file = contents(&opened.map, &opened.ledger).unwrap();
    let page = exported(&opened.map, &file, Form::Page, ImageOptions::default(), None, &installed).unwrap().bytes;
    assert!(page.len() < 300_000, "{} bytes", page.len());
    assert_eq!(contained(&page).unwrap(), file, "the map inside is the file to the byte");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("for everybody.html");
    std::fs::write(&path, &page).unwrap();
    let loaded = load(&Disk, &path, &|_| true).unwrap();
    assert_eq!(loaded.opened.map, opened.map);
    assert!(loaded.contained, "the page is no map file, and is not saved over");
    // The same map is always the same page.
    assert_eq!(
        exported(&opened.map, &file, Form::Page, ImageOptions::default(), None, &installed).unwrap().bytes,
        page
    );
}

#[test]
fn a_page_with_a_second_map_is_refused_with_words() {
    let names = parse("a b x:b>a");
    let page = page_of(&names.map);
    let second = format!("{OPENING}{}{CLOSING}</body>", packed(b"{}"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.html");
    std::fs::write(&path, page.replace("</body>", &second)).unwrap();
    let why = load(&Disk, &path, &|_| true).unwrap_err().to_string();
    assert!(why.contains(&i18n::problems::unreadable_several()), "{why}");
    std::fs::write(&path, "<!doctype html><p>no map").unwrap();
    assert!(load(&Disk, &path, &|_| true).unwrap_err().to_string().contains(&i18n::problems::unreadable_not_a_map()));
}

#[test]
fn no_text_of_a_map_becomes_an_element_or_leaves_its_attribute() {
    let mut names = parse("a b c x:b>a y:c!x");
    let attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202E}";
    let plain = page_of(&names.map);
    let (a, source) = (names.id("a"), names.ids.fresh());
    let described =
        Source { title: attack.into(), short: attack.into(), authors: vec![attack.into()], ..Source::default() };
    let quote = Quote { exact: attack.into(), prefix: attack.into(), suffix: attack.into() };
    let citation =
        Citation { quote: Some(quote), attributed_to: Some(attack.into()), paragraph: Some(3), ..Citation::of(source) };
    for change in [
        Change::SetTitle(attack.into()),
        Change::SetMotion(attack.into()),
        Change::SetSource(source, Some(Box::new(described))),
        Change::SetStatement(a, StatementField::Text(attack.into())),
        Change::SetStatement(a, StatementField::Note(attack.into())),
        Change::SetStatement(a, StatementField::Tags([attack.to_owned()].into())),
        Change::SetStatement(a, StatementField::Citations(vec![citation])),
    ] {
        names.map.apply(&change).unwrap();
    }
    let page = page_of(&names.map);
    for opening in ["<script", "<img", "<style", "<svg", "<meta"] {
        assert_eq!(page.matches(opening).count(), plain.matches(opening).count(), "{opening}");
    }
    assert!(!page.contains('\u{202E}') && page.contains("&lt;/script&gt;"));
    // Inside, the words are what they were.
    let inside = read(&contained(page.as_bytes()).unwrap()).unwrap();
    assert_eq!(inside.map, names.map);
}

#[test]
fn every_card_is_drawn_and_listed_and_says_how_it_stands() {
    let names = parse("a b c d x:b>a y:c!b z:d!y");
    let page = page_of(&names.map);
    for number in 1..=names.map.statements().len() {
        assert_eq!(page.matches(&format!("id=\"e-{number}\"")).count(), 1, "card {number} is drawn once");
        assert!(page.contains(&format!("href=\"#e-{number}\"")), "card {number} is in the outline");
    }
    assert_eq!(page.matches("class=\"c ").count(), names.map.statements().len());
    assert!(
        page.contains(&i18n::standing::withstands_undercut("“c”", 1, "“d”", 1)) && page.contains("default-src 'none'")
    );
}

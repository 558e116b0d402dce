//! Pictures of a map: each carries it and opens again, shows what was asked for, and holds nothing that was not.

use std::collections::BTreeSet;

use crate::support::notation::parse;
use counterpoint::files::{Disk, contents, installed, load};
use counterpoint::formats::embed::contained;
use counterpoint::model::{Change, Ledger, Map, StatementField};
use counterpoint::picture::{Form, ImageOptions, NoPicture, Paper, exported, missing_letters, painted};
use counterpoint::sources::read::ReadOptions;

fn file_of(map: &Map) -> Vec<u8> {
    contents(map, &Ledger::default()).unwrap()
}

fn made(map: &Map, form: Form, look: ImageOptions) -> Vec<u8> {
    exported(map, &file_of(map), form, look, None, &installed).unwrap().bytes
}

/// Texts that are hard on writers: endings of containers, other scripts, towers, nothing at all.
const HARD: [&str; 7] = [
    "</metadata></svg><script>alert(1)</script>",
    "endstream\nendobj\n}\n%%EOF (unbalanced \\",
    "שלום עולם, привет, 你好 🙂 \u{200D}👩\u{200D}🚀",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{0}\u{1b}[31m",
    "",
    " \n\n\n ",
    "{\n  \"format\": \"counterpoint-map\"",
];

#[test]
fn every_form_carries_the_map_whatever_that_says() {
    let mut names = parse("a b c d e f g x:b,c>a y:d!x z:e!y");
    for (name, text) in ["a", "b", "c", "d", "e", "f", "g"].into_iter().zip(HARD) {
        names.map.apply(&Change::SetStatement(names.id(name), StatementField::Text(text.into()))).unwrap();
    }
    names.map.apply(&Change::SetTitle(HARD[0].into())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for form in Form::ALL {
        for look in [
            ImageOptions::default(),
            ImageOptions { dark: true, paper: false, times: 2, page: Paper::A4, ..ImageOptions::default() },
        ] {
            let bytes = made(&names.map, form, look);
            assert_eq!(contained(&bytes).unwrap(), file_of(&names.map), "{form:?}");
            let path = folder.path().join(format!("picture.{}", form.extension()));
            std::fs::write(&path, &bytes).unwrap();
            let loaded = load(&Disk, &path, &|_| true).unwrap();
            assert!(loaded.contained && loaded.opened.map == names.map, "{form:?}");
            assert_eq!(made(&names.map, form, look), bytes, "{form:?} is always the same");
        }
    }
    let svg = String::from_utf8(made(&names.map, Form::Svg, ImageOptions::default())).unwrap();
    assert!(!svg.contains("<script") && svg.matches("<metadata").count() == 1);
    assert!(svg.contains("@font-face") && svg.contains("&lt;/svg&gt;"));
}

#[test]
fn a_picture_is_as_large_as_asked_and_shows_what_was_asked_for() {
    let names = parse("a b c x:b>a y:c!a");
    let once = painted(&names.map, ImageOptions::default(), None, &installed).unwrap().0;
    let thrice = painted(&names.map, ImageOptions { times: 3, ..ImageOptions::default() }, None, &installed).unwrap().0;
    assert!(thrice.width.abs_diff(3 * once.width) <= 3 && thrice.height.abs_diff(3 * once.height) <= 3);
    // The corner is the canvas, or nothing.
    let corner = |look: ImageOptions| painted(&names.map, look, None, &installed).unwrap().0.colours[..4].to_vec();
    assert_eq!(corner(ImageOptions::default()), [0xF6, 0xF7, 0xF9, 0xFF]);
    assert_eq!(corner(ImageOptions { paper: false, ..ImageOptions::default() })[3], 0);
    assert_eq!(corner(ImageOptions { dark: true, ..ImageOptions::default() }), [0x14, 0x17, 0x1C, 0xFF]);
    // Of a part only its cards and the links from them are drawn; the map inside is whole.
    let part: BTreeSet<_> = [names.id("a"), names.id("b")].into();
    let svg = exported(&names.map, &file_of(&names.map), Form::Svg, ImageOptions::default(), Some(&part), &installed)
        .unwrap()
        .bytes;
    let text = String::from_utf8(svg.clone()).unwrap();
    let drawn = |name: &str| text.contains(&format!("id=\"e-{}\"", names.id(name)));
    assert_eq!(["a", "b", "c", "x", "y"].map(drawn), [true, true, false, true, false]);
    assert_eq!(contained(&svg).unwrap(), file_of(&names.map));
}

#[test]
fn what_would_need_too_much_memory_is_refused_with_the_figure() {
    let mut names = parse("a b");
    let far = counterpoint::model::Place::new(900_000, 900_000);
    names.map.apply(&Change::SetStatement(names.id("b"), StatementField::Place(far))).unwrap();
    let refused = exported(&names.map, &file_of(&names.map), Form::Png, ImageOptions::default(), None, &installed);
    assert!(matches!(refused, Err(NoPicture::TooLarge(_, 100))), "{refused:?}");
    assert!(refused.unwrap_err().to_string().contains("100"));
    // Print goes on: smaller, and on pages of which empty ones are left out.
    for page in Paper::ALL {
        let pdf = made(&names.map, Form::Pdf, ImageOptions { page, ..ImageOptions::default() });
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 300_000, "{page:?}: {}", pdf.len());
    }
}

#[test]
fn a_pdf_is_tagged_has_bookmarks_and_links_and_as_many_pages_as_are_needed() {
    let names = parse("a b c d x:b>a y:c!a z:d>b");
    let text = |look| String::from_utf8_lossy(&made(&names.map, Form::Pdf, look)).into_owned();
    let whole = text(ImageOptions::default());
    for part in ["/StructTreeRoot", "/Outlines", "/EmbeddedFiles", "/Marked true"] {
        assert!(whole.contains(part), "{part}");
    }
    let links = whole.matches("/Subtype/Link").count() + whole.matches("/Subtype /Link").count();
    assert_eq!(links, 4, "each line of the outline leads to its card");
    let pages = |text: &str| text.matches("/Type/Page/").count();
    assert_eq!(pages(&whole), 2, "the drawing and the outline");
    assert!(pages(&text(ImageOptions { page: Paper::A4, times: 4, ..ImageOptions::default() })) > 4);
}

#[test]
fn a_second_map_in_a_picture_is_refused() {
    let names = parse("a b x:b>a");
    let svg = String::from_utf8(made(&names.map, Form::Svg, ImageOptions::default())).unwrap();
    let inside = svg.split("<metadata").nth(1).unwrap().split("</metadata>").next().unwrap();
    let twice = svg.replace("</svg>", &format!("<metadata{inside}</metadata></svg>"));
    assert!(contained(twice.as_bytes()).is_err() && contained(svg.as_bytes()).is_ok());
    let pdf = made(&names.map, Form::Pdf, ImageOptions::default());
    let twice = [pdf.as_slice(), file_of(&names.map).as_slice()].concat();
    assert!(contained(&twice).is_err() && contained(&pdf).is_ok());
    // A picture without a map is none of ours.
    assert!(
        contained(b"\x89PNG\r\n\x1a\n").is_err() && contained(b"%PDF-1.7").is_err() && contained(b"<svg/>").is_err()
    );
}

/// A map with one card that says this.
fn saying(text: &str) -> Map {
    let mut names = parse("a");
    names.map.apply(&Change::SetStatement(names.id("a"), StatementField::Text(text.into()))).unwrap();
    names.map
}

#[test]
fn letters_that_no_font_has_are_boxes_and_named() {
    let map = saying("peace שלום peace");
    let file = file_of(&map);
    for form in [Form::Png, Form::Pdf] {
        let made = exported(&map, &file, form, ImageOptions::default(), None, &Default::default).unwrap();
        assert_eq!(made.missing, ['ו', 'ל', 'ם', 'ש'], "{form:?}");
        let said = missing_letters(&made.missing).unwrap();
        assert!(said.contains("U+05DD") && said.contains('4'), "{said}");
        // Letters that are there are not named.
        let plain = exported(&saying("peace “as such”"), &file, form, ImageOptions::default(), None, &Default::default)
            .unwrap();
        assert_eq!(plain.missing, Vec::<char>::new(), "{form:?}");
        assert_eq!(missing_letters(&plain.missing), None);
    }
    // The boxes are there: as many points are dark as for as many letters, not none.
    let dark = |text: &str| {
        let (points, _) = painted(&saying(text), ImageOptions::default(), None, &Default::default).unwrap();
        points.colours.chunks(4).filter(|point| point[0] < 100).count()
    };
    assert!(dark("שלום") > dark("") + 60, "{} {}", dark("שלום"), dark(""));
}

#[test]
fn a_pdf_says_text_of_two_directions_in_its_order() {
    let read = |text: &str| {
        let map = saying(text);
        let bytes = exported(&map, &file_of(&map), Form::Pdf, ImageOptions::default(), None, &installed).unwrap();
        let document = counterpoint::sources::read::read(&bytes.bytes, ReadOptions::default(), &|_| {}).unwrap();
        document.paragraphs.iter().map(|one| one.1.as_str()).collect::<Vec<_>>().join("\n")
    };
    // What is written to the right stays so in a paragraph that runs to the left.
    let said = read("שלום עולם, this is 42 מילים in Hebrew");
    for words in ["this is", "42", "in Hebrew"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn lines_that_run_to_the_left_end_at_the_right_edge() {
    let svg = |text: &str| String::from_utf8(made(&saying(text), Form::Svg, ImageOptions::default())).unwrap();
    let hebrew = svg("שלום\nnot guilty");
    assert!(hebrew.contains("text-anchor=\"end\">\u{2067}שלום\u{2069}</tspan>"), "{hebrew}");
    assert!(hebrew.contains(">not guilty</tspan>") && !svg("not guilty").contains("text-anchor=\"end\""));
}

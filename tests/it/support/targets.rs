//! What is fed with anything: each target takes bytes from outside and panics if something is wrong. `tests/it/fuzzing.rs` runs
//! them on the stable toolchain, `fuzz/` under libFuzzer.

use super::deeds::{ListEdit, Table};
use super::packed::packed;
use super::printed::printed;
use counterpoint::formats::argmap::{self, ParsedMap};
use counterpoint::formats::{embed, journal, settings, view_state};
use counterpoint::merge::{Answers, Edition, merge};
use counterpoint::model::{Anchor, Citation, Ledger, Map, ParagraphKind, SourceText};
use counterpoint::picture::{Form, ImageOptions, exported};
use counterpoint::sources::read::{ReadOptions, read};
use counterpoint::sources::{Anchoring, DocumentKind, Relocation, quote};

/// A target and its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const ALL: &[Target] = &[
    ("map_file", map_file),
    ("share_page", share_page),
    ("recovery_journal", recovery_journal),
    ("profile_files", profile_files),
    ("plain_document", plain_document),
    ("packed_document", packed_document),
    ("pdf_document", pdf_document),
    ("commands", commands),
    ("merged_maps", merged_maps),
    ("exports", exports),
    ("anchors", anchors),
];

/// What holds of everything that was opened, whatever it came from.
fn whole(opened: &ParsedMap) {
    assert_eq!(opened.map.validate(), [], "what was opened breaks a rule");
    let written = argmap::write(&opened.map, &opened.ledger);
    let again = argmap::read(written.as_bytes()).unwrap();
    assert!(again.map == opened.map, "what is written reads back as something else");
    assert_eq!(argmap::write(&again.map, &again.ledger), written, "and is written otherwise the second time");
}

/// A map file.
pub fn map_file(data: &[u8]) {
    if let Ok(opened) = argmap::read(data) {
        whole(&opened);
        opened.problems.iter().for_each(|problem| drop(problem.to_string()));
    }
}

/// A page, a picture or a paper with a map inside.
pub fn share_page(data: &[u8]) {
    if embed::is_container(data)
        && let Ok(inner) = embed::contained(data)
    {
        map_file(&inner);
    }
}

/// A recovery journal: as it is, and as one whose records are whole and say these things.
pub fn recovery_journal(data: &[u8]) {
    if let Ok(found) = journal::read(data) {
        whole(&found.opened);
    }
    let mut parts = data.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut made = journal::beginning(&journal::About::default(), &parts.next().unwrap_or_default());
    for part in parts {
        made += &journal::step(&part);
    }
    if let Ok(found) = journal::read(made.as_bytes()) {
        whole(&found.opened);
    }
}

/// Settings, and what is remembered of a map.
pub fn profile_files(data: &[u8]) {
    let known = settings::read(data);
    assert_eq!(settings::read(settings::write(&known).as_bytes()), known);
    let known = view_state::read(data);
    assert_eq!(view_state::read(view_state::write(&known).as_bytes()), known);
}

fn document(data: &[u8], kinds: &[DocumentKind]) {
    for kind in kinds {
        for whole_page in [false, true] {
            if let Ok(document) = read(data, ReadOptions { named: Some(*kind), whole_page }, &|_| {}) {
                let (_, text) = document.into_source("a document").ok().unzip();
                let Some(text) = text else { continue };
                // Every place in it can be asked for.
                for at in [0, text.length() / 2, text.length()] {
                    text.between(0..at);
                    text.paragraph_at(at);
                    assert_eq!(text.position_of(text.byte_of(at)), at);
                }
            }
        }
    }
}

/// A document of text.
pub fn plain_document(data: &[u8]) {
    document(data, &[DocumentKind::Text, DocumentKind::Markdown, DocumentKind::Html]);
}

/// A document in an archive: as it is, or one whose parts say these things, of the type that the first byte says.
pub fn packed_document(data: &[u8]) {
    if data.starts_with(b"PK") {
        return document(data, &[DocumentKind::Docx]);
    }
    let Some((first, rest)) = data.split_first() else { return };
    let (kind, fixed, names) = match first % 3 {
        0 => (
            DocumentKind::Docx,
            [("[Content_Types].xml", "<Types/>"); 1].as_slice(),
            ["word/document.xml", "word/footnotes.xml", "word/styles.xml", "docProps/core.xml"],
        ),
        1 => (
            DocumentKind::Odt,
            [("mimetype", "application/vnd.oasis.opendocument.text"); 1].as_slice(),
            ["content.xml", "meta.xml", "styles.xml", "settings.xml"],
        ),
        _ => (
            DocumentKind::Epub,
            [
                ("mimetype", "application/epub+zip"),
                (
                    "META-INF/container.xml",
                    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
                     <rootfile full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
                ),
            ]
            .as_slice(),
            ["b.opf", "1.xhtml", "2.xhtml", "toc.ncx"],
        ),
    };
    let said = names.into_iter().zip(rest.split(|byte| *byte == 0));
    let parts: Vec<(&str, &[u8])> = fixed.iter().map(|(name, text)| (*name, text.as_bytes())).chain(said).collect();
    document(&packed(&parts), &[kind]);
}

/// A PDF document: as it is, or one with a page that is drawn by this, in a font whose letters mean this.
pub fn pdf_document(data: &[u8]) {
    if data.starts_with(b"%PDF-") {
        return document(data, &[DocumentKind::Pdf]);
    }
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let (drawn, meant) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    document(&printed(&[(drawn, meant)]), &[DocumentKind::Pdf]);
}

/// The deeds in these bytes: seven each.
fn deeds_in(data: &[u8]) -> impl Iterator<Item = ListEdit> + '_ {
    let number = |pair: &[u8]| pair.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)) % 1000;
    data.chunks_exact(7)
        .take(120)
        .map(move |deed| (deed[0], number(&deed[1..3]), number(&deed[3..5]), number(&deed[5..7])))
}

/// Random deeds, all of which are undone.
pub fn commands(data: &[u8]) {
    let mut table = Table::new();
    let first = table.bytes();
    for deed in deeds_in(data) {
        let Some(transaction) = table.transaction(deed) else { continue };
        let before = table.bytes();
        if table.history.commit(&mut table.map, &mut table.selection, transaction).is_err() {
            assert_eq!(before, table.bytes(), "what was refused left a trace");
        }
    }
    assert_eq!(table.map.validate(), []);
    let last = table.bytes();
    while table.history.undo(&mut table.map, &mut table.selection).is_some() {}
    assert_eq!(table.bytes(), first, "undoing everything does not lead back");
    while table.history.redo(&mut table.map, &mut table.selection).is_some() {}
    assert_eq!(table.bytes(), last, "redoing everything does not lead forward");
}

/// Two copies of a map that were edited apart.
pub fn merged_maps(data: &[u8]) {
    let (before, rest) = data.split_at(data.len() / 3);
    let (ours, theirs) = rest.split_at(rest.len() / 2);
    let mut table = Table::new();
    let edit = |table: &mut Table, data: &[u8]| {
        for deed in deeds_in(data) {
            if let Some(transaction) = table.transaction(deed) {
                let _ = table.history.commit(&mut table.map, &mut table.selection, transaction);
            }
        }
    };
    edit(&mut table, before);
    let base = table.map.clone();
    let mut shared = Ledger::default();
    shared.update(&base, || table.ids.fresh());
    let copy = |name: &str, data: &[u8]| -> (Map, Ledger) {
        let mut table = Table::on(base.clone(), name);
        edit(&mut table, data);
        let mut ledger = shared.clone();
        ledger.update(&table.map, || table.ids.fresh());
        (table.map, ledger)
    };
    let ((ours, our_books), (theirs, their_books)) = (copy("anna", ours), copy("ben", theirs));
    let ours = Edition { map: &ours, ledger: &our_books };
    let theirs = Edition { map: &theirs, ledger: &their_books };
    let merged = merge(ours, theirs, Some(&base), &Answers::new());
    assert_eq!(merged.map.validate(), [], "what was merged breaks a rule");
    // What one does not open, nobody can mail on.
    let written = argmap::write(&merged.map, &merged.ledger);
    assert!(argmap::read(written.as_bytes()).unwrap().map == merged.map);
    let alone = merge(ours, ours, None, &Answers::new());
    assert!(alone.map == *ours.map && alone.differences.is_empty(), "a map differs from itself");
}

/// A map that is exported, whatever its texts say.
pub fn exports(data: &[u8]) {
    let Ok(opened) = argmap::read(data) else { return };
    let file = argmap::write(&opened.map, &opened.ledger);
    for form in [Form::Page, Form::Svg] {
        let Ok(made) = exported(&opened.map, file.as_bytes(), form, ImageOptions::default(), None, &Default::default)
        else {
            continue;
        };
        let made = String::from_utf8(made.bytes).unwrap();
        inert(&made, if form == Form::Page { 2 } else { 0 });
        assert_eq!(
            embed::contained(made.as_bytes()).ok().as_deref(),
            Some(file.as_bytes()),
            "the map inside is the map"
        );
    }
    super::languages::inert_in_all(&opened.map);
}

/// A text without what stands between these marks.
fn without(text: &str, begins: &str, ends: &str) -> String {
    let mut blocks = text.split(begins);
    let first = blocks.next().unwrap_or_default().to_owned();
    blocks.fold(first, |before, block| before + block.split_once(ends).map_or("", |(_, behind)| behind))
}

/// That a page or picture has only elements and attributes of ours, none of which runs or fetches anything.
fn inert(made: &str, scripts: usize) {
    let lower = made.to_lowercase();
    assert!(!lower.contains("<foreignobject") && !lower.contains("<iframe") && !lower.contains("<img"), "an element");
    // A page has two scripts of its own, one of which is the map; a picture has none.
    assert_eq!(lower.matches("<script").count(), scripts, "a script");
    let lower = without(&without(&lower, "<script", "</script>"), "<style", "</style>");
    for tag in lower.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else { panic!("a tag that does not end: {tag:.80}") };
        // Within quotes anything may stand that is escaped.
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.split_whitespace().any(|word| word.starts_with("on")), "a handler: {tag:.80}");
    }
}

/// A quotation that is looked for in another text.
pub fn anchors(data: &[u8]) {
    let (Some((from, rest)), false) = (data.split_first(), data.len() < 8) else { return };
    let (old, new) = rest.split_at(rest.len() / 2);
    let text = |bytes: &[u8]| {
        let words = String::from_utf8_lossy(bytes).into_owned();
        let paragraphs = words.split("\n\n").filter(|part| !part.trim().is_empty());
        let paragraphs: Vec<_> = paragraphs.map(|part| (ParagraphKind::Body, part.trim().to_owned())).collect();
        SourceText::new(paragraphs, Vec::new()).ok()
    };
    let (Some(old), Some(new)) = (text(old), text(new)) else { return };
    if old.length() == 0 {
        return;
    }
    let start = u32::from(*from) % old.length();
    let range = start..(start + 40).min(old.length());
    let anchor = Anchor { start: range.start, end: range.end, digest: old.digest() };
    let quote = quote(&old, range);
    let source = "a-1".parse().unwrap();
    let citation = Citation { quote: Some(quote), anchor: Some(anchor), ..Citation::of(source) };
    for found in [Anchoring::new(Some(&old), &new).find(&citation), Anchoring::new(None, &new).find(&citation)] {
        match found {
            Relocation::Exact(range) | Relocation::Moved(range) | Relocation::Changed { range, .. } => {
                assert!(range.start < range.end && range.end <= new.length());
            }
            Relocation::Lost(_) => {}
        }
    }
    // In its own text it is where it was, unless it stands there twice between the same words.
    if let Relocation::Exact(range) | Relocation::Moved(range) = Anchoring::new(Some(&old), &old).find(&citation) {
        assert_eq!(old.between(range), citation.quote.unwrap().exact);
    }
}

//! Documents of every type, and what hostile ones come to: read by the real program in a process of its own.

use crate::support::made;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::window::{ANY, is_said};
use counterpoint::files::{ReadDocument, Reader, read_document};
use counterpoint::i18n;
use counterpoint::model::ParagraphKind;
use counterpoint::sources::CannotRead;
use counterpoint::sources::read::ReadOptions;

fn reader() -> Reader {
    Reader::starting(env!("CARGO_BIN_EXE_counterpoint").into())
}

/// A document under this name, read.
fn read(name: &str, bytes: &[u8]) -> Result<ReadDocument, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut reader = reader();
    reader.bounds.time = Duration::from_secs(15);
    read_document(&reader, &path, false, &|_| true).map_err(|why| why.to_string())
}

/// Its paragraphs, each with its kind.
fn told(document: &ReadDocument) -> Vec<String> {
    let kind =
        |kind: ParagraphKind| if kind == ParagraphKind::Body { String::new() } else { format!("{}: ", kind.name()) };
    document.text.paragraphs().map(|p| format!("{}{}", kind(p.kind), p.words)).collect()
}

fn losses(document: &ReadDocument) -> String {
    document.losses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn markdown_keeps_its_headings_lists_tables_and_notes() {
    let text = "---\ntitle: On harbours\nauthor: Ann Hadfield, Ben Khostova\ndate: 2021-12-17\n---\n\n# Why harbours pay\r\n\n\
                They *bring* trade,\nand trade brings peace.[^1]\n\n- first\n- second\n\n> So they say.\n\n\
                | port | tons |\n|---|---|\n| Riga | 7 |\n\n[^1]: See the books.\n";
    let document = read("harbours.md", text.as_bytes()).unwrap();
    let expected = [
        "heading-1: Why harbours pay",
        "They bring trade, and trade brings peace.¹",
        "item: first",
        "item: second",
        "quotation: So they say.",
        "row: port\ttons",
        "row: Riga\t7",
        "note: ¹ See the books.",
    ];
    assert_eq!(told(&document), expected);
    assert_eq!((document.source.title.as_str(), document.source.date.as_str()), ("On harbours", "2021-12-17"));
    assert_eq!(document.source.authors, ["Ann Hadfield", "Ben Khostova"]);
    assert_eq!(document.source.short, "Hadfield and Khostova");
}

const SENTENCE: &str =
    "Harbours bring trade to the towns that keep them, and those towns are seldom the first to call for war. ";

fn page() -> String {
    let long = SENTENCE.repeat(4);
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>On harbours | The Quay</title>\
         <meta property=\"og:title\" content=\"On harbours\"><meta name=\"author\" content=\"Ann Hadfield\">\
         <meta property=\"og:site_name\" content=\"The Quay\">\
         <meta property=\"article:published_time\" content=\"2021-12-17T09:30:00Z\">\
         <link rel=\"canonical\" href=\"https://quay.example/harbours\"><style>p {{ color: red }}</style></head><body>\
         <nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/a\">Subscribe now</a></li></ul></nav>\
         <article><h1>On harbours</h1><p>{long}</p><h2>Why</h2><p>{long}A <b>bold</b> claim.<sup>1</sup></p><p>{long}</p></article>\
         <aside><p>Buy our tea.</p></aside><table><tr><td>Riga</td><td>7</td></tr></table>\
         <footer><p>All rights reserved.</p></footer><script>alert('x')</script></body></html>"
    )
}

#[test]
fn of_a_web_page_the_article_is_read_or_all_of_it() {
    let document = read("saved.html", page().as_bytes()).unwrap();
    let words = told(&document).join("\n");
    assert!(words.contains("heading-2: Why") && words.contains("A bold claim.¹"), "{words}");
    assert!(!words.contains("Subscribe") && !words.contains("tea") && !words.contains("alert"), "{words}");
    assert!(losses(&document).contains(&i18n::documents::loss_round_the_article()), "{:?}", document.losses);
    let source = &document.source;
    assert_eq!((source.title.as_str(), source.publisher.as_str()), ("On harbours", "The Quay"));
    assert_eq!((source.date.as_str(), source.language.as_str()), ("2021-12-17", "en"));
    assert_eq!(
        (source.address.as_str(), source.authors.as_slice()),
        ("https://quay.example/harbours", &["Ann Hadfield".to_owned()][..])
    );
    let whole = reader().read(page().as_bytes(), ReadOptions { whole_page: true, named: None }, &|_| true).unwrap();
    let words: Vec<_> = whole.paragraphs.iter().map(|(kind, words)| format!("{kind}: {words}")).collect();
    assert!(
        words.contains(&"row: Riga\t7".to_owned()) && words.contains(&"body: All rights reserved.".to_owned()),
        "{words:?}"
    );
    assert!(words.contains(&"item: Subscribe now".to_owned()) && !words.join(" ").contains("alert"), "{words:?}");
}

#[test]
fn word_documents_have_what_was_inserted_and_not_what_was_struck() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Why harbours pay</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">They bring </w:t></w:r><w:del><w:r><w:delText>war</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>trade</w:t></w:r></w:ins><w:r><w:t>.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Zitat\"/></w:pPr><w:r><w:t>So they say.</w:t></w:r></w:p>\
        <w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Before a box.</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>\
        <w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback>\
        </mc:AlternateContent></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Riga</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let document = read("harbours.docx", &made::docx(body)).unwrap();
    let expected = [
        "heading-1: Why harbours pay",
        "They bring trade.²",
        "item: first",
        "quotation: So they say.",
        "In a box.",
        "Before a box.",
        "row: Riga\t7",
        "note: ² See the harbour books.",
    ];
    assert_eq!(told(&document), expected);
    assert_eq!((document.source.title.as_str(), document.source.date.as_str()), ("On harbours", "2021-12-17"));
    assert_eq!(document.source.authors, ["Ann Hadfield", "Ben Khostova"]);
    let losses = losses(&document);
    assert!(
        losses.contains(&i18n::documents::loss_comments(1)) && losses.contains(&i18n::documents::loss_deletions(1)),
        "{losses}"
    );
}

#[test]
fn libreoffice_documents_have_headings_notes_and_pages() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>struck</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes>\
        <text:h text:outline-level=\"2\">Why harbours pay</text:h>\
        <text:p>They bring<text:s text:c=\"2\"/>trade.<text:note><text:note-citation>1</text:note-citation><text:note-body>\
        <text:p>See the books.</text:p></text:note-body></text:note> And <text:soft-page-break/>peace.</text:p>\
        <text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Riga</text:p></table:table-cell><table:table-cell><text:p>7</text:p>\
        </table:table-cell></table:table-row></table:table>";
    let document = read("harbours.odt", &made::odt(body)).unwrap();
    let expected = [
        "heading-2: Why harbours pay",
        "They bring trade.¹ And peace.",
        "item: first",
        "row: Riga\t7",
        "note: ¹ See the books.",
    ];
    assert_eq!(told(&document), expected);
    assert_eq!(document.source.authors, ["Ann Hadfield"]);
    let at = document.text.paragraph(2).unwrap().start;
    assert_eq!((document.text.page_at(at), document.text.page_at(at + 26)), (Some("1"), Some("2")));
    assert!(losses(&document).contains(&i18n::documents::loss_deletions(1)));
}

#[test]
fn books_are_read_in_the_order_of_the_spine() {
    let chapters = [
        "<h1>One</h1><p>First comes trade.</p>",
        "<h1>Two</h1><p>Then <span epub:type=\"pagebreak\" title=\"12\"/>comes peace.</p>\
         <aside epub:type=\"footnote\"><p>So they say.</p></aside>",
    ];
    let document = read("harbours.epub", &made::epub(&chapters)).unwrap();
    let expected =
        ["heading-1: One", "First comes trade.", "heading-1: Two", "Then comes peace.", "note: So they say."];
    assert_eq!(told(&document), expected);
    let source = &document.source;
    assert_eq!((source.title.as_str(), source.publisher.as_str()), ("The book of harbours", "Quay Press"));
    assert_eq!((source.date.as_str(), source.language.as_str()), ("2019-05-01", "en"));
    let at = document.text.paragraph(4).unwrap().start;
    assert_eq!((document.text.page_at(at), document.text.page_at(at + 6)), (None, Some("12")));
}

/// Two pages in two columns with a title across, running heads, page numbers, ligatures and hyphens.
fn printed() -> Vec<Vec<made::Printed>> {
    let column = |x: f32, lines: &[&str]| {
        let line = |(n, words): (usize, &&str)| (x, 160.0 + 13.0 * n as f32, 10.0, (*words).to_owned());
        lines.iter().enumerate().map(line).collect::<Vec<_>>()
    };
    let left = [
        "Harbours bring trade to the towns that keep",
        "them, and those towns are seldom the first to",
        "call for war. This was the settle-",
        "ment of the ports, an efficient one as all of them",
        "agreed who had any part in it, and so it lasted",
        "for a hundred years until the silt came in and",
        "closed what they had opened, one by one, from",
    ];
    let right = [
        "the west to the east. Whoever reads the books",
        "of those years finds little of it, because clerks",
        "wrote down what was owed and not what was",
        "thought, and the few letters that are left speak",
        "of other matters altogether: of fish, of weather,",
        "of sons who went to sea and did not write and",
        "of the price of rope, which never fell in all the",
    ];
    let next = [
        "time of which we know.",
        "A second question is who paid for it, and there",
        "the books are plain enough for anybody who",
        "can add: the towns did, in equal parts, and they",
        "did so to the end.",
    ];
    let mut pages = Vec::new();
    for number in 0..4_usize {
        let mut page = vec![
            (60.0, 40.0, 8.0, format!("The Quay, number {number}{number}")),
            (290.0, 810.0, 9.0, (number + 17).to_string()),
        ];
        match number {
            0 => {
                page.push((60.0, 100.0, 18.0, "On harbours and on those who keep them open".to_owned()));
                page.extend(column(60.0, &left));
                page.extend(column(310.0, &right));
            }
            1 => page.extend(column(60.0, &next)),
            _ => page
                .extend(column(60.0, &[&format!("Page {} ends it{}", ["a", "b"][number - 2], ".".repeat(number - 1))])),
        }
        pages.push(page);
    }
    pages
}

#[test]
fn printed_columns_are_read_in_order_and_sentences_are_whole() {
    let document = read("harbours.pdf", &made::pdf(&printed())).unwrap();
    let told = told(&document);
    assert_eq!(told[0], "heading-1: On harbours and on those who keep them open", "{told:#?}");
    let first = &told[1];
    assert!(first.starts_with("Harbours bring trade to the towns that keep them, and"), "{told:#?}");
    assert!(first.contains("This was the settlement of the ports, an efficient one"), "{told:#?}");
    assert!(first.contains("one by one, from the west to the east."), "{told:#?}");
    assert!(first.ends_with("which never fell in all the time of which we know."), "{told:#?}");
    assert_eq!(
        told[2].split('.').next().unwrap().split_whitespace().take(4).collect::<Vec<_>>(),
        ["A", "second", "question", "is"]
    );
    assert!(!told.join(" ").contains("The Quay") && !told.join(" ").contains("17"), "{told:#?}");
    let text = &document.text;
    let second = text.paragraph(2).unwrap();
    let turn = second.start + second.words.chars().count() as u32 - 22;
    assert_eq!((text.page_at(0), text.page_at(turn - 1), text.page_at(turn)), (Some("17"), Some("17"), Some("18")));
    assert_eq!(document.source.authors, ["Ann Hadfield"]);
}

#[test]
fn five_hundred_pages_are_read_with_signs_of_life() {
    let page = |number: usize| {
        let line = |n: usize| {
            (60.0, 100.0 + 13.0 * n as f32, 10.0, format!("Line {n} of page {number} says that harbours bring trade."))
        };
        (0..40).map(line).chain([(290.0, 810.0, 9.0, number.to_string())]).collect::<Vec<_>>()
    };
    let bytes = made::pdf(&(1..=500).map(page).collect::<Vec<_>>());
    let signs = std::cell::Cell::new(0);
    let tell = |part: f32| {
        signs.set(signs.get() + usize::from(part > 0.0));
        true
    };
    let document = reader().read(&bytes, ReadOptions::default(), &tell).unwrap();
    assert_eq!(document.pages.len(), 500);
    assert!(document.paragraphs.iter().map(|(_, words)| words.len()).sum::<usize>() > 800_000);
    assert!(signs.get() > 1, "nobody heard of it");
}

#[test]
fn whoever_does_not_wait_stops_the_reader() {
    let line = |n: usize| (60.0, 100.0 + 13.0 * n as f32, 10.0, "Harbours bring trade.".to_owned());
    let bytes = made::pdf(&vec![(0..40).map(line).collect(); 800]);
    assert_eq!(reader().read(&bytes, ReadOptions::default(), &|_| false), Err(CannotRead::GivenUp));
}

/// An archive in which one part unpacks to so many megabytes of one letter.
fn bomb(name: &str, before: &str, megabytes: usize, other: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in other {
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.start_file(name, options).unwrap();
    archive.write_all(before.as_bytes()).unwrap();
    let piece = vec![b' '; 1024 * 1024];
    (0..megabytes).for_each(|_| archive.write_all(&piece).unwrap());
    archive.finish().unwrap().into_inner()
}

#[test]
fn hostile_documents_come_to_a_message_within_bounds() {
    let deep = "<div>".repeat(60_000);
    let nested = format!("<w:p>{}", "<w:r>".repeat(50_000));
    let entities = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";
    let scan = made::pdf(&[Vec::new(), Vec::new(), Vec::new()]);
    let book = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<container/>")];
    let many: Vec<(String, String)> = (0..5000).map(|n| (format!("p{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let pdf = made::pdf(&printed());
    let cases: Vec<(&str, Vec<u8>, String)> = vec![
        ("bomb.docx", bomb("word/document.xml", "<w:document>", 200, &[]), i18n::documents::read_bomb(128)),
        ("bomb.epub", bomb("OEBPS/c.xhtml", "<p>", 600, &book), i18n::documents::read_bomb(512)),
        (
            "entities.docx",
            made::packed(&[("a", ""), ("word/document.xml", entities)]),
            i18n::documents::read_entities(),
        ),
        ("deep.docx", made::docx(&nested), i18n::documents::read_damaged(ANY)),
        ("many.docx", made::packed(&many), i18n::documents::read_parts(4096)),
        ("scan.pdf", scan, i18n::documents::read_scan(3)),
        ("cut.docx", made::docx("<w:p/>")[..300].to_vec(), i18n::documents::read_damaged(ANY)),
        ("cut.pdf", pdf[..pdf.len() / 3].to_vec(), String::new()),
        ("empty.txt", b" \r\n ".to_vec(), i18n::documents::read_no_text()),
        ("empty.docx", made::docx("<w:p/>"), String::new()),
        (
            "noise.txt",
            (0..9000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect(),
            i18n::documents::read_binary(),
        ),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n0000".to_vec(), i18n::documents::read_picture()),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 0000".to_vec(), i18n::documents::read_type("DOC")),
        ("sheet.docx", made::packed(&[("a", ""), ("xl/workbook.xml", "<x/>")]), i18n::documents::read_type("XLSX")),
        ("some.zip", made::packed(&[("../../evil.txt", "evil")]), i18n::documents::read_archive()),
        ("rich.rtf", b"{\\rtf1 hello}".to_vec(), i18n::documents::read_type("RTF")),
        ("deep.html", format!("<html><body>{deep}harbours").into_bytes(), String::new()),
    ];
    for (name, bytes, expected) in cases {
        let began = Instant::now();
        match read(name, &bytes) {
            // Those of which something can be read may be read, as long as it comes to an end.
            Ok(document) => assert!(expected.is_empty(), "{name} was read: {:?}", told(&document)),
            Err(why) => {
                assert!(why.contains(name) && is_said(&why, &expected), "{name}: {why}");
            }
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{name} came to no end");
    }
}

#[test]
fn names_that_lie_are_seen_through() {
    let document = read("really.docx", &made::pdf(&printed())).unwrap();
    assert_eq!(document.kind, counterpoint::sources::DocumentKind::Pdf);
    let document = read("really.pdf", &made::odt("<text:p>Harbours bring trade.</text:p>")).unwrap();
    assert_eq!(told(&document), ["Harbours bring trade."]);
}

#[test]
fn time_and_memory_have_an_end() {
    // Half a million small elements: seconds and hundreds of megabytes, if they are granted.
    let page = format!("<html><body>{}", "<b><i><u>x</u></i></b>".repeat(300_000));
    let mut slow = reader();
    slow.bounds.time = Duration::ZERO;
    assert_eq!(
        slow.read(page.as_bytes(), ReadOptions { whole_page: true, named: None }, &|_| true),
        Err(CannotRead::TooSlow(0))
    );
    let mut small = reader();
    small.bounds.megabytes = 60;
    let refused = small.read(page.as_bytes(), ReadOptions { whole_page: true, named: None }, &|_| true);
    assert_eq!(refused, Err(CannotRead::TooMuchMemory(60)));
    let nobody = Reader::starting("/nowhere/at/all".into());
    assert!(matches!(nobody.read(b"x", ReadOptions::default(), &|_| true), Err(CannotRead::Broken(_))));
}

/// The process that reads, on a page that takes it seconds, within these bounds.
fn reading(milliseconds: &str) -> Child {
    let page = format!("<html><body>{}", "<b><i><u>x</u></i></b>".repeat(300_000));
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    command.args(["read-document", "html", milliseconds, "1536", "whole"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
    child
}

#[test]
fn a_page_that_breaks_its_reader_is_lost_and_the_others_are_read() {
    let drawn = |words: &str| format!("BT /F1 12 Tf 72 700 Td ({words}) Tj ET").into_bytes();
    let (first, second) = (drawn("Harbours bring trade."), drawn("So they say."));
    let broken: &[u8] = b"begincmap 1 beginbfchar <48> <000\xFF0> endbfchar endcmap";
    let pages: [(&[u8], &[u8]); 2] = [(&first, broken), (&second, b"")];
    for pages in [pages, [pages[1], pages[0]]] {
        let document = read("one.pdf", &made::printed(&pages)).unwrap();
        assert_eq!(told(&document), ["So they say."]);
        let losses = losses(&document);
        assert!(
            losses.contains(&i18n::documents::loss_pages_unread(1))
                && losses.contains(&i18n::documents::loss_pages_plain(1)),
            "{losses}"
        );
    }
    let why = read("all.pdf", &made::printed(&[(&first, broken)])).unwrap_err();
    assert!(why.contains("all.pdf") && why.contains("damaged"), "{why}");
}

#[test]
fn a_reader_that_nobody_waits_for_ends_by_itself() {
    let late = reading("100").wait_with_output().unwrap();
    assert_eq!(late.status.code(), Some(91), "its time is up, whoever started it");
    let mut left = reading("600000");
    drop(left.stdout.take());
    assert_eq!(left.wait().unwrap().code(), Some(92), "nobody listens");
}

#[test]
fn the_command_prints_a_document_in_the_shape_of_a_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbours.txt");
    std::fs::write(&path, "Harbours bring trade. Trade brings peace.\n\nSo they say.\n").unwrap();
    let run = |path: &Path, json: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
        command.arg("sources").arg("--from").arg(path);
        if json {
            command.arg("--json");
        }
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap()
    };
    let output = run(&path, true);
    assert!(output.status.success());
    let catalogues: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let catalogue = &catalogues[0];
    for key in ["id", "version", "title", "authors", "paragraphs"] {
        assert!(catalogue.get(key).is_some(), "{key}");
    }
    let first = &catalogue["paragraphs"][0];
    assert_eq!((first["number"].as_u64(), first["role"].as_str()), (Some(1), Some("body")));
    assert_eq!(first["sentences"][1], "Trade brings peace.");
    assert_eq!(first["passages"], serde_json::json!([]));
    assert!(String::from_utf8_lossy(&run(&path, false).stdout).contains("2  So they say."));
    let missing = run(Path::new("/nowhere/at/all.pdf"), true);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("all.pdf"));
}

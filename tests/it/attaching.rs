//! The text of a catalogued analysis is found paragraph by paragraph, though the catalogue holds none of its words.
//! Text and catalogue are written for this test.

use counterpoint::model::{ParagraphKind, SourceText};
use counterpoint::sources::{Attachment, Catalogue};

/// The article, line by line: a heading, a byline, four paragraphs, a line that does not belong to it.
const ARTICLE: [&str; 7] = [
    "Why small ports matter",
    "Ann Hadfield and Ben Khostova",
    "When the Hanse built its first quay at Wismar in 1226, nobody there thought of peace. What they wanted was a place \
     to land herring before it spoiled. Peace came with the salt trade, because Lüneburg sold to both sides.",
    "Economists call this a hostage exchange: each town holds goods that the other has paid for. Burning a harbour then \
     means burning one's own money. The records of Lübeck list 312 such claims for one winter alone.",
    "Critics object that Venice traded with everybody and fought everybody. That is true, and it misses the point. \
     Venice had a navy larger than its merchant fleet, and admirals need wars as fishermen need the sea.",
    "So whoever wants fewer wars should pay for piers and cranes, and let the arsenals rust. A single crane in Gdansk \
     costs less than one day of mobilisation.",
    "Subscribe to our newsletter",
];

fn catalogue() -> Catalogue {
    let passage = |id: &str, text: &str, sentences: &str| {
        format!(
            "{{\"id\": \"{id}\", \"kind\": \"claim\", \"text\": \"{text}\", \"sentences\": [{sentences}], \
             \"attributed_to\": null, \"relations\": []}}"
        )
    };
    let body = |number: u32, passages: &[String]| {
        format!("{{\"number\": {number}, \"role\": \"body\", \"passages\": [{}]}}", passages.join(", "))
    };
    let paragraphs = [
        "{\"number\": 1, \"role\": \"heading\", \"passages\": []}".to_owned(),
        "{\"number\": 2, \"role\": \"byline\", \"passages\": []}".to_owned(),
        body(
            3,
            &[
                passage(
                    "aim",
                    "The quay that the Hanse made at Wismar in 1226 was meant for herring, not for peace.",
                    "1, 2",
                ),
                passage("salt", "Selling salt from Lüneburg to both sides brought peace.", "3"),
            ],
        ),
        body(
            4,
            &[passage(
                "hostage",
                "Goods paid for and not yet delivered are hostages; Lübeck had 312 such claims.",
                "1, 3",
            )],
        ),
        body(5, &[passage("venice", "Venice fought because its navy outgrew its merchant fleet.", "3")]),
        body(6, &[passage("piers", "Money for cranes, as in Gdansk, prevents more wars than mobilisation.", "1, 2")]),
        "{\"number\": 7, \"role\": \"stray\", \"passages\": []}".to_owned(),
    ];
    let text = format!(
        "{{\"id\": \"ports\", \"version\": 1, \"title\": \"Ports\", \"authors\": [], \"paragraphs\": [{}]}}",
        paragraphs.join(", ")
    );
    serde_json::from_str(&text).unwrap()
}

fn text(lines: &[&str]) -> SourceText {
    SourceText::new(lines.iter().map(|line| (ParagraphKind::Body, (*line).to_owned())).collect(), Vec::new()).unwrap()
}

/// The words of the sentences that a passage sums up.
fn words(catalogue: &Catalogue, text: &SourceText, passage: &str) -> Vec<String> {
    let attachment = Attachment::of(catalogue, text).unwrap();
    let ranges = attachment.ranges_of(passage).iter();
    ranges.map(|range| text.between(range.clone()).replace('\n', " ")).collect()
}

#[track_caller]
fn fits(lines: &[&str]) {
    let (catalogue, text) = (catalogue(), text(lines));
    let salt = words(&catalogue, &text, "salt");
    assert_eq!(salt, ["Peace came with the salt trade, because Lüneburg sold to both sides."]);
    let hostage = words(&catalogue, &text, "hostage");
    assert_eq!(hostage.len(), 2, "its first and its third sentence");
    assert!(hostage.first().unwrap().starts_with("Economists") && hostage.last().unwrap().contains("312"));
    let venice = words(&catalogue, &text, "venice");
    assert!(venice.first().unwrap().starts_with("Venice had a navy"), "{venice:?}");
    assert!(words(&catalogue, &text, "piers").first().unwrap().ends_with("one day of mobilisation."));
}

#[test]
fn a_whole_text_is_numbered_as_the_catalogue_numbers_it() {
    fits(&ARTICLE);
    let attachment = Attachment::of(&catalogue(), &text(&ARTICLE)).unwrap();
    assert_eq!(
        (3..=6).map(|number| attachment.lines_of(number)).collect::<Vec<_>>(),
        [3, 4, 5, 6].map(|n| Some((n, n)))
    );
    assert_eq!(attachment.number_of(5), Some(5));
}

#[test]
fn headings_and_bylines_may_be_missing_or_added() {
    fits(&ARTICLE[2..6]);
    let mut more = ARTICLE.to_vec();
    more.insert(3, "The first quay");
    more.insert(5, "What the critics say");
    more.insert(0, "From the archive");
    fits(&more);
}

#[test]
fn lines_may_be_broken_anywhere() {
    for width in [40, 72, 100] {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in ARTICLE {
            let mut line = String::new();
            for word in paragraph.split(' ') {
                if !line.is_empty() && line.len() + word.len() > width {
                    lines.push(std::mem::take(&mut line));
                }
                line = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            }
            lines.push(line);
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        fits(&lines);
    }
}

#[test]
fn another_text_is_not_taken_for_it() {
    let other = "Trade has many sides, and peace is one of them. Towns that trade are often at peace with each other. It is \
                 also said that they fight for trade. Nobody knows which is which.";
    assert_eq!(Attachment::of(&catalogue(), &text(&[other; 9])), None);
    assert_eq!(Attachment::of(&catalogue(), &text(&["So."])), None);
    // Nor is one of which it is a small part: that would take for ever to find out.
    let mut endless = ARTICLE.to_vec();
    endless.resize(5000, other);
    assert!(Attachment::of(&catalogue(), &text(&endless)).is_some());
    endless.push(other);
    assert_eq!(Attachment::of(&catalogue(), &text(&endless)), None);
}

//! Digests of what an element says, one for each group of its fields: they show which of them were changed since the
//! last stamp, also by hand or by another program.

use super::{Citation, ElementId, Format, Group, Inference, Map, Marks, Origin, Source, Statement, UnknownFields};

/// A running FNV-1a digest of fields. Each field is closed by a byte that no text contains. What is
/// fed and in which order is part of the file format: change it, and every mailed map looks edited.
/// A new field is fed only where it is not empty.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn text(mut self, text: &str) -> Self {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    fn number(self, number: impl Into<i64>) -> Self {
        self.text(&number.into().to_string())
    }

    fn id(self, id: Option<ElementId>) -> Self {
        self.text(&id.map(|id| id.to_string()).unwrap_or_default())
    }

    fn texts<'a>(self, texts: impl IntoIterator<Item = &'a String>) -> Self {
        texts.into_iter().fold(self, |digest, text| digest.text(text)).text("")
    }

    fn format(self, format: &Format) -> Self {
        let all = format.speeches.iter().fold(self.text("format").text(&format.name), |digest, speech| {
            let speaks = digest.text(&speech.key).text(&speech.name).id(speech.side).number(speech.seconds);
            speaks.extras(&speech.extras)
        });
        all.text("").extras(&format.extras)
    }

    fn extras(self, extras: &UnknownFields) -> Self {
        // What a newer version has stamped is no content.
        extras
            .iter()
            .filter(|(name, _)| *name != "stamps")
            .fold(self, |digest, (name, value)| digest.text(name).text(value))
    }

    fn citation(self, citation: &Citation) -> Self {
        let passage = citation.passage.as_deref().unwrap_or("");
        let attributed_to = citation.attributed_to.as_deref().unwrap_or("");
        let mut digest = self.id(Some(citation.source)).number(citation.paragraph.unwrap_or(0));
        digest = citation.sentences.iter().fold(digest, |digest, sentence| digest.number(*sentence));
        digest = digest.text(passage).text(attributed_to);
        if let Some(quote) = &citation.quote {
            digest = digest.text(&quote.exact).text(&quote.prefix).text(&quote.suffix);
        }
        // Younger than the rest: only what there is counts, so that older maps keep their digests.
        if let Some(page) = &citation.page {
            digest = digest.text("page").text(page);
        }
        if let Some(anchor) = &citation.anchor {
            digest = digest.number(anchor.start).number(anchor.end).text(&anchor.digest.to_string());
        }
        digest.extras(&citation.extras)
    }

    /// 32 bits are plenty: the digest finds files edited by hand, it does not resist an enemy.
    fn done(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

/// Only what is pinned counts, so that maps from before cards could be pinned keep their digests.
fn pinned(digest: Digest, pinned: bool) -> Digest {
    if pinned { digest.number(pinned) } else { digest }
}

fn statement_digests(statement: &Statement) -> Vec<(Group, u32)> {
    let Marks { implicit, conceded, needs_support, to_research } = statement.marks;
    let text = Digest::new().text(&statement.text).text(statement.kind.name()).id(statement.side).number(implicit);
    let references = statement.citations.iter().fold(Digest::new(), Digest::citation);
    let place = Digest::new().number(statement.place.x()).number(statement.place.y());
    vec![
        (Group::Text, text.extras(&statement.extras).done()),
        (Group::References, references.texts(&statement.tags).text(&statement.note).done()),
        (Group::Place, pinned(place.number(statement.width.points()), statement.pinned).done()),
        (Group::Assessment, assessed(Digest::new().number(conceded).number(needs_support), statement, to_research)),
    ]
}

/// What is assumed is no part of what was changed: it is a question that somebody puts to a copy. Only what there
/// is counts, so that maps from before keep their digests; the names keep one apart from the other.
fn assessed(mut digest: Digest, statement: &Statement, to_research: bool) -> u32 {
    if let Some(weight) = statement.weight {
        digest = digest.text("weight").number(weight.percent());
    }
    if let Some(judged) = statement.judged {
        digest = digest.text("judged").number(judged);
    }
    if to_research {
        digest = digest.text("research");
    }
    if !statement.speech.is_empty() {
        digest = digest.text("speech").text(&statement.speech);
    }
    digest.done()
}

/// The digest of a group of fields that all are empty.
pub(super) fn empty() -> u32 {
    Digest::new().done()
}

fn inference_digests(map: &Map, id: ElementId, inference: &Inference) -> Vec<(Group, u32)> {
    let text =
        Digest::new().text(inference.kind.name()).text(inference.scheme.as_deref().unwrap_or("")).text(&inference.note);
    let links = map.premises(id).into_iter().fold(Digest::new(), |digest, premise| digest.id(Some(premise)));
    vec![
        (Group::Text, text.extras(&inference.extras).done()),
        (Group::Links, links.text("").id(map.conclusion(id)).done()),
        (
            Group::Assessment,
            inference.weight.map_or_else(empty, |weight| Digest::new().number(weight.percent()).done()),
        ),
    ]
}

fn source_digest(source: &Source) -> u32 {
    let digest = Digest::new().text(&source.title).text(&source.short).texts(&source.authors);
    let digest = match &source.origin {
        Origin::Described => digest.text(""),
        Origin::Bundled { catalogue, version } => digest.text(catalogue).number(*version),
    };
    let mut digest = digest.id(source.side);
    // Younger than the rest: only what there is counts, so that older maps keep their digests.
    let fields = [
        ("publisher", &source.publisher),
        ("date", &source.date),
        ("address", &source.address),
        ("language", &source.language),
        ("note", &source.note),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        digest = digest.text(name).text(value);
    }
    // Whether the text itself is there is no matter: it is left out of a mail and still the same.
    if let Some(full) = &source.full_text {
        digest = digest.text("text").text(&full.digest().to_string());
    }
    digest.extras(&source.extras).done()
}

/// Digests of the groups of fields that an element has.
pub(super) fn digests(map: &Map, id: ElementId) -> Vec<(Group, u32)> {
    if let Some(statement) = map.statements().get(&id) {
        return statement_digests(statement);
    }
    if let Some(inference) = map.inferences().get(&id) {
        return inference_digests(map, id, inference);
    }
    if let Some(frame) = map.frames().get(&id) {
        let place = Digest::new().number(frame.place.x()).number(frame.place.y());
        let text = Digest::new().text(&frame.title).extras(&frame.extras);
        return vec![
            (Group::Text, text.done()),
            (Group::Place, place.number(frame.width()).number(frame.height()).done()),
        ];
    }
    if let Some(side) = map.sides().get(&id) {
        let text = Digest::new().text(&side.name).text(&side.letter).text(side.colour.name());
        return vec![(Group::Text, text.extras(&side.extras).done())];
    }
    if let Some(comment) = map.comments().get(&id) {
        let text = Digest::new().id(Some(comment.on)).id(comment.reply_to).text(&comment.text);
        return vec![
            (Group::Text, text.extras(&comment.extras).done()),
            (Group::Assessment, Digest::new().number(comment.resolved).done()),
        ];
    }
    if let Some(source) = map.sources().get(&id) {
        return vec![(Group::Text, source_digest(source))];
    }
    let mut text = Digest::new().text(map.title()).text(map.motion());
    if let Some(format) = map.format() {
        text = text.format(format);
    }
    // The version of the file is no part of what was said.
    let unknown: UnknownFields =
        map.extras().iter().filter(|(name, _)| *name != "version").map(|(n, raw)| (n.clone(), raw.clone())).collect();
    vec![(Group::Text, text.extras(&unknown).done())]
}

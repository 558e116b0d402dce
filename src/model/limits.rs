//! The limits that keep a map drawable, whoever wrote it. Readers refuse or repair what is beyond
//! them, `Map::apply` rejects it, and nothing downstream needs to check again.

/// Most statements in a map.
pub const STATEMENTS: usize = 60_000;
/// How many statements make a map one of which the program warns that it is large.
pub const STATEMENTS_SOFT: usize = 3_000;
/// Most inferences in a map.
pub const INFERENCES: usize = 60_000;
/// Most frames in a map.
pub const FRAMES: usize = 5_000;
/// Most sides in a map.
pub const SIDES: usize = 64;
/// Most sources in a map.
pub const SOURCES: usize = 1_000;
/// Most remarks in a map.
pub const COMMENTS: usize = 20_000;
/// Most people whose names a map knows.
pub const AUTHORS: usize = 1_000;
/// Most premises of one inference.
pub const PREMISES: usize = 1_000;
/// Most citations of one statement.
pub const CITATIONS: usize = 200;
/// Most tags of one statement.
pub const TAGS: usize = 100;
/// Most speeches of a debate.
pub const SPEECHES: usize = 100;
/// The longest speech, in seconds.
pub const SPEECH_SECONDS: u32 = 36_000;
/// Most sentence numbers in one citation.
pub const SENTENCES: usize = 200;
/// Most bytes of the full text of one source, in UTF-8: some books of a thousand pages.
pub const SOURCE_BYTES: usize = 8 * 1024 * 1024;
/// Most bytes of the full texts of all sources of a map together.
pub const SOURCE_BYTES_TOTAL: usize = 64 * 1024 * 1024;
/// Most paragraphs of a full text.
pub const SOURCE_PARAGRAPHS: usize = 100_000;
/// Most pages of a full text.
pub const SOURCE_PAGES: usize = 20_000;
/// Longest text of a statement, a note or a quotation, in characters.
pub const TEXT_CHARS: usize = 20_000;
/// Length of a statement's text, in characters, from which the program warns.
pub const TEXT_CHARS_SOFT: usize = 2_000;
/// Longest title, motion, scheme or author, in characters.
pub const LINE_CHARS: usize = 800;
/// Longest tag or short name, in characters.
pub const NAME_CHARS: usize = 256;
/// The farthest coordinate from the middle of the canvas, in points.
pub const COORDINATE: i32 = 1_000_000;
/// The widest and highest frame, in points.
pub const FRAME_SIZE: u32 = 100_000;
/// Bytes of fields that this version does not know, for one element.
pub const EXTRA_BYTES: usize = 64 * 1024;
/// Bytes of fields that this version does not know, for one map.
pub const EXTRA_BYTES_TOTAL: usize = 1024 * 1024;

/// Whether `text` has at most `most` characters. Costs at most `most` steps, however long the text.
pub fn fits(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().nth(most).is_none()
}

/// The longest beginning of `text` with at most `most` characters.
pub fn cut(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

/// A quantity that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// Characters in the title.
    TitleChars,
    /// Characters in the motion.
    MotionChars,
    /// Characters in a name.
    NameChars,
    /// Characters in a quotation.
    QuotationChars,
    /// Characters on a card.
    CardChars,
    /// Characters in a note.
    NoteChars,
    /// Characters in a tag.
    TagChars,
    /// Characters in a speech's name.
    SpeechNameChars,
    /// Characters in a format's name.
    FormatNameChars,
    /// Characters in a scheme.
    SchemeChars,
    /// Characters in a side's name.
    SideNameChars,
    /// Letters for a side.
    SideLetters,
    /// Characters in a title or name.
    LineChars,
    /// Characters in a short name.
    ShortNameChars,
    /// Characters in a catalogue's name.
    CatalogueNameChars,
    /// Characters in a remark.
    CommentChars,
    /// Characters in a frame's title.
    FrameTitleChars,
    /// Characters in an unknown kind.
    UnknownKindChars,
    /// Citations on a card.
    Citations,
    /// Sentences in a citation.
    Sentences,
    /// Tags on a card.
    Tags,
    /// Speeches in a debate.
    Speeches,
    /// Seconds in a speech.
    SpeechSeconds,
    /// Cards in a map.
    Statements,
    /// Links in a map.
    Inferences,
    /// Linked premises.
    Premises,
    /// Sides in a map.
    Sides,
    /// Authors of a source.
    Authors,
    /// Sources in a map.
    Sources,
    /// Bytes in all full texts.
    FullTextBytes,
    /// Remarks in a map.
    Comments,
    /// Frames in a map.
    Frames,
    /// Paragraphs in a text.
    Paragraphs,
    /// Pages in a text.
    Pages,
    /// Bytes in a text.
    TextBytes,
    /// Characters in the name of a page.
    PageNameChars,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert!(fits("äöü", 3) && !fits("äöü", 2));
        assert_eq!(cut("äöü", 2), "äö");
        assert_eq!(cut("äöü", 3), "äöü");
    }
}

//! Documents that are archives: their parts, unpacked within limits, never to the disk.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::sources::document::{CannotRead, DocumentKind};

/// The most bytes that are unpacked of one document.
const UNPACKED: u64 = 128 * 1024 * 1024;
/// The most files in one document.
const PARTS: usize = 4096;

/// A document that is an archive.
pub struct Archive<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    room: u64,
}

impl<'a> Archive<'a> {
    /// Looks into an archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, CannotRead> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| CannotRead::Damaged(error.to_string()))?;
        if archive.len() > PARTS {
            return Err(CannotRead::TooManyParts(PARTS));
        }
        Ok(Self { archive, room: UNPACKED })
    }

    /// Refuses an archive that says itself that it is too large; it may lie.
    pub fn check_size(&mut self) -> Result<(), CannotRead> {
        let count = self.archive.len();
        let size = |n| self.archive.by_index_raw(n).map_or(0, |part| part.size());
        let all = (0..count).map(size).fold(0, u64::saturating_add);
        if all > 4 * UNPACKED { Err(CannotRead::Bomb(4 * UNPACKED / 1024 / 1024)) } else { Ok(()) }
    }

    /// A part as text; `None` if there is none of this name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, CannotRead> {
        let Ok(part) = self.archive.by_name(name) else { return Ok(None) };
        if part.encrypted() {
            return Err(CannotRead::Locked);
        }
        let mut bytes = Vec::new();
        let unpacked = part.take(self.room + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.room {
            return Err(CannotRead::Bomb(UNPACKED / 1024 / 1024));
        }
        self.room -= bytes.len() as u64;
        unpacked.map_err(|error| CannotRead::Damaged(format!("{name}: {error}")))?;
        Ok(Some(super::plain::decoded(&bytes).map(|(text, _)| text).unwrap_or_default()))
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }
}

/// What type of document an archive is.
pub fn kind_of(bytes: &[u8]) -> Result<DocumentKind, CannotRead> {
    let mut packed = Archive::open(bytes)?;
    if packed.has("word/document.xml") {
        return Ok(DocumentKind::Docx);
    }
    let kind = packed.text("mimetype")?.unwrap_or_default();
    match kind.trim() {
        "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => {
            Ok(DocumentKind::Odt)
        }
        "application/epub+zip" => Ok(DocumentKind::Epub),
        _ if packed.has("META-INF/container.xml") => Ok(DocumentKind::Epub),
        _ if packed.has("xl/workbook.xml") => Err(CannotRead::OtherType("XLSX".to_owned())),
        _ if packed.has("ppt/presentation.xml") => Err(CannotRead::OtherType("PPTX".to_owned())),
        other if other.starts_with("application/vnd.oasis") => Err(CannotRead::OtherType("OpenDocument".to_owned())),
        _ => Err(CannotRead::OtherType("archive".to_owned())),
    }
}

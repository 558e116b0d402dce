//! A brief as a document for word processors: WordprocessingML (ECMA-376, part 1) in a zip file.
//!
//! Written here and not by a library: those that there are write files that cannot be read when a text holds control
//! characters, and drop line breaks. There is little to it: headings, indented paragraphs, a page number.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Brief, BriefStyle};
use crate::formats::sanitize;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
     <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
     <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
     <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
     <Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/></Types>";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Text of an element; what XML 1.0 cannot hold, and what could mislead, is made visible.
fn escaped(text: &str, out: &mut String) {
    for c in sanitize(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

/// A run of letters of one look: bold, italic, or grey.
fn run(text: &str, look: &str, out: &mut String) {
    if text.is_empty() {
        return;
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">");
    escaped(text, out);
    out.push_str("</w:t></w:r>");
}

fn paragraph(style: &str, depth: usize, runs: &[(&str, &str)], out: &mut String) {
    // 20ths of a point: a third of an inch a step.
    let indent = 480 * depth.min(10);
    let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:ind w:left=\"{indent}\"/></w:pPr>");
    runs.iter().for_each(|(text, look)| run(text, look, out));
    out.push_str("</w:p>");
}

fn styles() -> String {
    let mut styles = format!(
        "<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/>\
         <w:sz w:val=\"24\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" \
         w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    for (id, name, size, level) in [("Title", "Title", 40, 0), ("Heading1", "heading 1", 30, 0)] {
        let _ = write!(
            styles,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>\
             <w:outlineLvl w:val=\"{level}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        );
    }
    styles.push_str("</w:styles>");
    styles
}

/// The document. The same brief is always the same bytes.
///
/// # Errors
/// When it would be larger than such a file can be.
pub fn docx(brief: &Brief) -> zip::result::ZipResult<Vec<u8>> {
    let grey = "<w:color w:val=\"666666\"/><w:sz w:val=\"20\"/>";
    let mut body = String::new();
    paragraph("Title", 0, &[(&brief.title, "")], &mut body);
    paragraph("Normal", 0, &[(&brief.facts, grey)], &mut body);
    for p in &brief.paragraphs {
        let lead = if p.lead.is_empty() { String::new() } else { format!("{} ", p.lead) };
        let cite = if p.cite.is_empty() { String::new() } else { format!("  ({})", p.cite) };
        let depth = p.depth.saturating_sub(1);
        match p.style {
            BriefStyle::Heading => {
                paragraph("Heading1", 0, &[(&lead, ""), (&p.text, ""), (&cite, grey)], &mut body);
            }
            BriefStyle::Say => {
                paragraph("Normal", depth, &[(&lead, "<w:b/>"), (&p.text, ""), (&cite, grey)], &mut body);
            }
            BriefStyle::Quote => paragraph("Normal", p.depth, &[(&p.text, "<w:i/>"), (&cite, grey)], &mut body),
            BriefStyle::Ready => {
                let runs = [(lead.as_str(), "<w:b/><w:color w:val=\"666666\"/>"), (&p.text, grey), (&cite, grey)];
                paragraph("Normal", p.depth, &runs, &mut body);
            }
            BriefStyle::Missing => {
                paragraph("Normal", p.depth, &[(&p.text, "<w:b/><w:color w:val=\"B42318\"/>")], &mut body);
            }
        }
    }
    let document = format!(
        "<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" \
         w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let footer = format!(
        "<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r>\
         </w:fldSimple></w:p></w:ftr>"
    );
    let relationships = |all: &[(&str, &str)]| {
        let open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        let one = |(number, (kind, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>", number + 1)
        };
        format!("{open}{}</Relationships>", all.iter().enumerate().map(one).collect::<String>())
    };
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relationships(&[("styles", "styles.xml"), ("footer", "footer1.xml")])),
        ("word/styles.xml", styles()),
        ("word/footer1.xml", footer),
    ];
    // Dated 1980, so that the file does not say when it was written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, options)?;
        zip.write_all(DECLARATION.as_bytes())?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

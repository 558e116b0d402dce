//! Documents of every type, made for the tests.

pub use super::packed::packed;
pub use super::printed::printed;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};

/// A document of Word with this body, and notes.
pub fn docx(body: &str) -> Vec<u8> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    let document = format!("<?xml version=\"1.0\"?><w:document {w}><w:body>{body}</w:body></w:document>");
    let notes = format!(
        "<w:footnotes {w}><w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:t>See the harbour books.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let comments = format!(
        "<w:comments {w}><w:comment w:id=\"1\"><w:p><w:r><w:t>Check!</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let styles = format!(
        "<w:styles {w}><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style></w:styles>"
    );
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>On harbours</dc:title>\
                <dc:creator>Ann Hadfield;Ben Khostova</dc:creator><dcterms:created>2021-12-17T09:30:00Z</dcterms:created>\
                <dc:language>en</dc:language></cp:coreProperties>";
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/footnotes.xml", &notes),
        ("word/comments.xml", &comments),
        ("word/styles.xml", &styles),
        ("docProps/core.xml", core),
    ])
}

/// A document of LibreOffice with this body.
pub fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" \
         xmlns:dc=\"d\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let meta = "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"d\" xmlns:meta=\"m\"><office:meta>\
                <dc:title>On harbours</dc:title><meta:initial-creator>Ann Hadfield</meta:initial-creator>\
                <dc:creator>Somebody Else</dc:creator><meta:creation-date>2021-12-17T09:30:00</meta:creation-date>\
                </office:meta></office:document-meta>";
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content), ("meta.xml", meta)])
}

/// A book of these chapters, which stand in the archive in another order than in the spine.
pub fn epub(chapters: &[&str]) -> Vec<u8> {
    let container = "<?xml version=\"1.0\"?><container version=\"1.0\" \
                     xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile \
                     full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let numbers = 0..chapters.len();
    let items: String = numbers
        .clone()
        .map(|n| format!("<item id=\"c{n}\" href=\"c{n}.xhtml\" media-type=\"application/xhtml+xml\"/>"))
        .collect();
    let spine: String = numbers.clone().map(|n| format!("<itemref idref=\"c{n}\"/>")).collect();
    let package = format!(
        "<?xml version=\"1.0\"?><package version=\"3.0\" unique-identifier=\"id\" xmlns=\"http://www.idpf.org/2007/opf\">\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">urn:x</dc:identifier>\
         <dc:title>The book of harbours</dc:title><dc:creator>Ann Hadfield</dc:creator><dc:language>en</dc:language>\
         <dc:publisher>Quay Press</dc:publisher><dc:date>2019-05-01</dc:date>\
         </metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    );
    let mut parts = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        ("META-INF/container.xml".to_owned(), container.to_owned()),
        ("OEBPS/book.opf".to_owned(), package),
    ];
    for n in numbers.rev() {
        let body = format!(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\
             <head><title/></head><body>{}</body></html>",
            chapters[n]
        );
        parts.push((format!("OEBPS/c{n}.xhtml"), body));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    packed(&parts)
}

/// A line on a page: from the left, from the top, size, words.
pub type Printed = (f32, f32, f32, String);

/// A printed document of these pages, A4.
pub fn pdf(pages: &[Vec<Printed>]) -> Vec<u8> {
    let bytes: &'static [u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
    let font = Font::new(bytes.into(), 0).unwrap();
    let mut document = krilla::Document::new();
    document.set_metadata(Metadata::new().title("On harbours".to_owned()).authors(vec!["Ann Hadfield".to_owned()]));
    for lines in pages {
        let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).unwrap());
        let mut surface = page.surface();
        for (x, y, size, words) in lines {
            surface.draw_text(Point::from_xy(*x, *y), font.clone(), *size, words, false, TextDirection::Auto);
        }
        surface.finish();
        page.finish();
    }
    document.finish().unwrap()
}

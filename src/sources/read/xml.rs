//! A walk through XML: what opens, what closes, and the text between. Entities of the document's own are refused,
//! because they could stand for anything, and for a gigabyte.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::sources::document::CannotRead;

/// The deepest nesting that is walked.
const DEEPEST: usize = 512;

/// What comes next.
pub enum XmlNode<'a> {
    /// An element begins.
    Open(XmlElement<'a>),
    /// An element ends: its name without prefix.
    Close(&'a str),
    /// Text.
    Text(&'a str),
}

/// An element that begins.
pub struct XmlElement<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    start: &'a BytesStart<'a>,
}

impl XmlElement<'_> {
    /// The attribute of this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        // More attributes than any document has.
        let mut all = self.start.attributes();
        let mut some = all.with_checks(false).take(256).flatten();
        let found = some.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let raw = found.value.into_owned();
        Some(quick_xml::escape::unescape(&raw).map(std::borrow::Cow::into_owned).unwrap_or(raw))
    }
}

/// Walks through a document.
pub fn walk(xml: &str, visit: &mut dyn FnMut(XmlNode<'_>)) -> Result<(), CannotRead> {
    let damaged = |error: quick_xml::Error| CannotRead::Damaged(error.to_string());
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(CannotRead::Damaged(format!("more than {DEEPEST} levels")));
                }
                let name = start.local_name();
                visit(XmlNode::Open(XmlElement { name: name.as_ref(), start: &start }));
            }
            Event::Empty(start) => {
                let name = start.local_name();
                let name = name.as_ref();
                visit(XmlNode::Open(XmlElement { name, start: &start }));
                visit(XmlNode::Close(name));
            }
            Event::End(end) => {
                depth -= 1;
                visit(XmlNode::Close(end.local_name().as_ref()));
            }
            Event::Text(text) => visit(XmlNode::Text(&text)),
            Event::CData(text) => visit(XmlNode::Text(&text)),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok().flatten();
                let known = quick_xml::escape::resolve_predefined_entity(&reference);
                match (letter, known) {
                    (Some(letter), _) => visit(XmlNode::Text(letter.encode_utf8(&mut [0; 4]))),
                    (None, Some(known)) => visit(XmlNode::Text(known)),
                    (None, None) => return Err(CannotRead::Entities),
                }
            }
            Event::DocType(_) => return Err(CannotRead::Entities),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<String, CannotRead> {
        let mut told = String::new();
        walk(xml, &mut |node| match node {
            XmlNode::Open(element) => {
                told += &format!("<{}{}>", element.name, element.attribute("val").unwrap_or_default());
            }
            XmlNode::Close(name) => told += &format!("</{name}>"),
            XmlNode::Text(text) => told += text,
        })?;
        Ok(told)
    }

    #[test]
    fn elements_text_and_common_signs_are_told() {
        let xml = "<?xml version='1.0'?><w:p w:val='a&amp;b'>x &lt; y &#x416;<w:br/></w:p>";
        assert_eq!(told(xml), Ok("<pa&b>x < y Ж<br></br></p>".to_owned()));
    }

    #[test]
    fn entities_and_endless_nesting_are_refused() {
        let lol = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
        assert_eq!(told(lol), Err(CannotRead::Entities));
        assert_eq!(told("<a>&evil;</a>"), Err(CannotRead::Entities));
        assert!(matches!(told(&"<a>".repeat(100_000)), Err(CannotRead::Damaged(_))));
        assert!(matches!(told("<a></b>"), Err(CannotRead::Damaged(_))));
    }
}

//! A document as a tree. Requests in XML are small and few, so a tree costs nothing that matters.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::codec::{DEPTH_MAX, ELEMENTS_MAX};

/// Attributes beyond which an element is refused: each is compared with those before it.
const ATTRIBUTES_MAX: usize = 32;

/// An element without its namespace.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Name without prefix.
    pub(crate) name: String,
    /// Attributes, with their prefixes as written.
    pub(crate) attributes: Vec<(String, String)>,
    /// All character data directly inside.
    pub(crate) text: String,
    /// The elements directly inside.
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The elements of that name directly inside.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// The text is not a well-formed document, or one of too many elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotXml;

/// Reads a document. Declarations of document types are refused, so that no entity expands.
pub(crate) fn parse(text: &str) -> Result<Element, NotXml> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut elements = 0;
    loop {
        let event = reader.read_event().map_err(|_| NotXml)?;
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            elements += 1;
            if elements > ELEMENTS_MAX {
                return Err(NotXml);
            }
        }
        match event {
            Event::Start(start) => {
                if open.len() >= DEPTH_MAX || root.is_some() {
                    return Err(NotXml);
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                let done = element(&start)?;
                close(done, &mut open, &mut root)?;
            }
            Event::End(_) => {
                let done = open.pop().ok_or(NotXml)?;
                close(done, &mut open, &mut root)?;
            }
            Event::Text(text) => append(&mut open, &text.xml10_content())?,
            Event::CData(text) => append(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => append(&mut open, &resolve(&reference)?)?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::DocType(_) => return Err(NotXml),
            Event::Eof => break,
        }
    }
    if open.is_empty() {
        root.ok_or(NotXml)
    } else {
        Err(NotXml)
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, NotXml> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        if attributes.len() == ATTRIBUTES_MAX {
            return Err(NotXml);
        }
        let attribute = attribute.map_err(|_| NotXml)?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| NotXml)?
            .into_owned();
        attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    let name = start.local_name().as_ref().to_owned();
    Ok(Element {
        name,
        attributes,
        ..Element::default()
    })
}

fn close(done: Element, open: &mut [Element], root: &mut Option<Element>) -> Result<(), NotXml> {
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None if root.is_none() => *root = Some(done),
        None => return Err(NotXml),
    }
    Ok(())
}

fn append(open: &mut [Element], text: &str) -> Result<(), NotXml> {
    match open.last_mut() {
        Some(parent) => parent.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(NotXml),
    }
    Ok(())
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, NotXml> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| NotXml)? {
        return Ok(letter.to_string());
    }
    Ok(match reference.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(NotXml),
    }
    .to_owned())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn text_references_and_sections_are_joined() {
        let root =
            parse("<?xml version=\"1.0\"?>\n<a x:y='1&amp;2'>b &lt;&#x41;<![CDATA[<c>]]></a>\n");
        let root = root.expect("well-formed");
        assert_eq!(root.text, "b <A<c>");
        assert_eq!(root.attributes, [("x:y".to_owned(), "1&2".to_owned())]);
    }

    #[test]
    fn prefixes_do_not_matter_and_order_is_kept() {
        let root = parse("<s:a xmlns:s='u'><s:b>1</s:b><c/><b>2</b></s:a>").expect("well-formed");
        assert_eq!(root.name, "a");
        let texts: Vec<&str> = root.named("b").map(|child| child.text.as_str()).collect();
        assert_eq!(texts, ["1", "2"]);
    }

    #[test]
    fn what_is_not_a_document_is_refused() {
        for text in [
            "",
            "a",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a>&nope;</a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}

//! A feed for tests: markup without entities or optional tags.

use std::borrow::Cow;

use super::{Element, Language, Options, Outline, OutlineBuilder, Reading, read};

pub(super) struct TestElement<'s> {
    source: &'s str,
}

impl<'s> TestElement<'s> {
    /// From what stands between `<` and `>`.
    pub fn new(source: &'s str) -> Self {
        Self { source }
    }
}

impl Element for TestElement<'_> {
    fn name(&self) -> Cow<'_, str> {
        self.source.split(' ').next().unwrap_or_default().trim_end_matches('/').into()
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let at = self.source.find(&format!(" {name}"))?;
        let value = self.source[at + name.len() + 1..].strip_prefix("='").unwrap_or("'");
        value.split('\'').next().map(Cow::Borrowed)
    }
}

pub(super) fn outline_of(source: &str) -> Outline {
    let mut builder = OutlineBuilder::new();
    for part in source.split_inclusive('>') {
        let (text, tag) = part.split_once('<').unwrap_or((part, ""));
        if !text.is_empty() {
            builder.text(text);
        }
        let tag = tag.trim_end_matches('>');
        if !tag.is_empty() && !tag.starts_with('/') {
            builder.open(&TestElement::new(tag));
        }
        if tag.starts_with('/') || tag.ends_with('/') || tag == "br" {
            builder.close();
        }
    }
    builder.finish()
}

/// Reads all of a fragment.
pub(super) fn read_fragment(source: &str) -> Reading {
    let options = Options { language: Some(Language::En), root: Some(0), ..Options::default() };
    read(&outline_of(source), &options).unwrap_or_else(|why| panic!("{why}: {source:?}"))
}

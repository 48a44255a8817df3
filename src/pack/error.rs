//! Why bytes are refused.

use std::fmt;

use super::container::FORMAT_VERSION;
use crate::value::digits_of;

/// Why bytes are not a pack, or not a chunk of one, that this reader can trust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(pub(super) Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    NotAPack,
    Version(u32),
    Truncated {
        needed: usize,
        found: usize,
    },
    Checksum(&'static str),
    Malformed(&'static str),
    Reference {
        what: &'static str,
        index: u32,
        limit: usize,
    },
    Insecure(String),
    /// The name that the bytes would have as a chunk.
    Chunk(String),
}

impl PackError {
    /// What `Display` writes, without its machinery.
    pub fn reason(&self) -> String {
        let count = |count: usize| digits_of(count as u64);
        let none = String::new;
        // What stands before, between and behind two values.
        let (texts, one, other) = match &self.0 {
            Kind::NotAPack => (
                ["these bytes are not a Backstory pack: they do not begin with its mark", "", ""],
                none(),
                none(),
            ),
            Kind::Version(found) => (
                ["the pack has format version ", "; this reader reads version ", ""],
                digits_of(*found),
                digits_of(FORMAT_VERSION),
            ),
            Kind::Truncated { needed, found } => (
                ["the pack is cut off: ", " bytes are needed, ", " are there"],
                count(*needed),
                count(*found),
            ),
            Kind::Checksum(section) => (
                ["section \"", "\" of the pack is damaged: its checksum differs", ""],
                (*section).to_owned(),
                none(),
            ),
            Kind::Malformed(section) => {
                (["section \"", "\" of the pack cannot be read", ""], (*section).to_owned(), none())
            }
            Kind::Reference { what, index, limit } => (
                ["the pack refers to ", ", but has only ", ""],
                [*what, " ", &digits_of(*index)].concat(),
                count(*limit),
            ),
            Kind::Insecure(url) => {
                (["the pack links to \"", "\"; only https is allowed", ""], url.clone(), none())
            }
            Kind::Chunk(name) => (
                ["the pack has no chunk \"", "\", which is the name of these bytes", ""],
                name.clone(),
                none(),
            ),
        };
        let [before, between, behind] = texts;
        [before, &one, between, &other, behind].concat()
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())
    }
}

impl std::error::Error for PackError {}

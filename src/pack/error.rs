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

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: usize| digits_of(count as u64);
        let text = match &self.0 {
            Kind::NotAPack => {
                "these bytes are not a Backstory pack: they do not begin with its mark".to_owned()
            }
            Kind::Version(found) => {
                let (found, ours) = (digits_of(*found), digits_of(FORMAT_VERSION));
                ["the pack has format version ", &found, "; this reader reads version ", &ours].concat()
            }
            Kind::Truncated { needed, found } => {
                let (needed, found) = (count(*needed), count(*found));
                ["the pack is cut off: ", &needed, " bytes are needed, ", &found, " are there"].concat()
            }
            Kind::Checksum(section) => {
                ["section \"", section, "\" of the pack is damaged: its checksum differs"].concat()
            }
            Kind::Malformed(section) => ["section \"", section, "\" of the pack cannot be read"].concat(),
            Kind::Reference { what, index, limit } => {
                ["the pack refers to ", what, " ", &digits_of(*index), ", but has only ", &count(*limit)]
                    .concat()
            }
            Kind::Insecure(url) => ["the pack links to \"", url, "\"; only https is allowed"].concat(),
            Kind::Chunk(name) => {
                ["the pack has no chunk \"", name, "\", which is the name of these bytes"].concat()
            }
        };
        f.write_str(&text)
    }
}

impl std::error::Error for PackError {}

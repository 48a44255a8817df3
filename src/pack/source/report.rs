//! Faults and notes, each with its place.

use std::fmt;
use std::rc::Rc;

/// Where something is wrong and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path below the pack's folder.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in UTF-8 bytes.
    pub column: usize,
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.reason)
    }
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub faults: Vec<Fault>,
    /// Worth a look; they do not keep a pack from being built.
    pub notes: Vec<Fault>,
}

impl Report {
    pub(super) fn sort(&mut self) {
        self.faults.sort();
        self.faults.dedup();
        self.notes.sort();
        self.notes.dedup();
    }
}

/// A place in a source file, to report faults at.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    /// Shared by all places of a file, of which there is one for each alias.
    pub file: Rc<str>,
    pub line: usize,
    pub column: usize,
}

impl Spot {
    pub fn fault(&self, reason: impl Into<String>) -> Fault {
        Fault { file: self.file.to_string(), line: self.line, column: self.column, reason: reason.into() }
    }
}

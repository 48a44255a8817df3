//! Faults and notes, each with its place, its reason and its mend.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

/// Where something is wrong, why, and what mends it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path below the pack's folder.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in UTF-8 bytes.
    pub column: usize,
    pub message: String,
    pub mend: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}; {}", self.file, self.line, self.column, self.message, self.mend)
    }
}

/// How the message about a line begins that is no TOML.
pub(super) const UNREAD: &str = "this is not TOML: ";

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub faults: Vec<Fault>,
    /// Worth a look; they do not keep a pack from being built.
    pub notes: Vec<Fault>,
}

impl Report {
    /// In the order of files and lines. Of a line that cannot be read, only that is told.
    pub(super) fn sort(&mut self) {
        let unread = self.faults.iter().filter(|fault| fault.message.starts_with(UNREAD));
        let unread: BTreeSet<_> = unread.map(|fault| (fault.file.clone(), fault.line)).collect();
        self.faults.retain(|fault| {
            fault.message.starts_with(UNREAD) || !unread.contains(&(fault.file.clone(), fault.line))
        });
        self.faults.sort();
        self.faults.dedup();
        self.notes.sort();
        self.notes.dedup();
    }

    pub(super) fn fault(&mut self, spot: &Spot, message: impl Into<String>, mend: impl Into<String>) {
        self.faults.push(spot.fault(message, mend));
    }

    pub(super) fn note(&mut self, spot: &Spot, message: impl Into<String>, mend: impl Into<String>) {
        self.notes.push(spot.fault(message, mend));
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
    pub fn fault(&self, message: impl Into<String>, mend: impl Into<String>) -> Fault {
        Fault {
            file: self.file.to_string(),
            line: self.line,
            column: self.column,
            message: message.into(),
            mend: mend.into(),
        }
    }
}

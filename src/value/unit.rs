//! Units of measure: CLDR's names, ISO 4217 for money.

use std::fmt;

/// What a value is counted in: a CLDR unit name ("tonne", "square-kilometer", "percent"), an ISO 4217 code in capitals
/// ("USD"), or a thing counted in the singular ("soldier", "warhead").
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(String);

impl Clone for Unit {
    // Asked for in dozens of places; inlined there it would cost the wasm bytes.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Unit {
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Three capitals are a currency.
    pub fn is_money(&self) -> bool {
        self.0.len() == 3 && self.0.bytes().all(|b| b.is_ascii_uppercase())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

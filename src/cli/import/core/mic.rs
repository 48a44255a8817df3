//! ISO 10383, the list of markets, as the package `iso10383` packs it.

use std::path::Path;

use super::Failure;
use super::raw::bytes;

/// A market in use.
pub(super) struct Market {
    /// "XNYS"
    pub code: String,
    pub city: Option<String>,
    pub active: bool,
}

/// Reads `_data`, and the names of cities beside it, which `_data` numbers.
pub(super) fn read(folder: &Path) -> Result<Vec<Market>, Failure> {
    let code = folder.join("_iso10383.py");
    let text = String::from_utf8_lossy(&bytes(&code)?).into_owned();
    let cities: Vec<&str> = text.lines().filter_map(city).collect();
    let file = folder.join("_data");
    let data = bytes(&file)?;
    let mut cursor = Cursor { rest: &data };
    let markets = (|| {
        let count = cursor.number(2)?;
        (0..count).map(|_| cursor.market(&cities)).collect::<Option<Vec<_>>>()
    })();
    markets.ok_or_else(|| {
        let at = data.len() - cursor.rest.len();
        Failure(format!(
            "{}: byte {at} of {} is no list of markets; is it iso10383 2025.2.10?",
            file.display(),
            data.len()
        ))
    })
}

/// `    abidjan = _City(2, "Abidjan")`
fn city(line: &str) -> Option<&str> {
    let (_, call) = line.split_once("= _City(")?;
    call.split('"').nth(1)
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self, size: usize) -> Option<usize> {
        Some(self.take(size)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    fn text(&mut self, size: usize) -> Option<&'a str> {
        let length = self.number(size)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// A byte that is not zero, then the value.
    fn optional<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.number(1)? == 0 { Some(None) } else { read(self).map(Some) }
    }

    fn market(&mut self, cities: &[&str]) -> Option<Market> {
        let code = self.text(1)?.to_owned();
        let _name = self.text(1)?;
        let (_category, _created) = (self.number(1)?, self.number(3)?);
        // Active, expired, updated.
        let active = self.number(1)? != 1;
        let city = self.optional(|c| c.number(2))?;
        // Operator, institution, legal entity, its identifier, acronym.
        for _ in 0..5 {
            self.optional(|c| c.text(1))?;
        }
        let _country = self.optional(|c| c.number(1))?;
        let _website = self.optional(|c| c.text(1))?;
        // Updated, validated, expired.
        for _ in 0..3 {
            self.optional(|c| c.number(3))?;
        }
        let _comments = self.optional(|c| c.text(2))?;
        let city = city.and_then(|number| cities.get(number)).map(|city| (*city).to_owned());
        Some(Market { code, city, active })
    }
}

//! Our own tables beside the code.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// The rows of a table that is compiled in.
///
/// # Panics
/// The table is not what the row says: our own slip, which every test of the import finds.
pub(super) fn rows<T: DeserializeOwned>(table: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(table.as_bytes()).into_deserialize().collect::<Result<_, _>>();
    rows.unwrap_or_else(|error| panic!("a table of the core pack: {error}"))
}

/// A cell of several texts, parted by semicolons.
pub(super) struct List(Vec<String>);

impl List {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn to_vec(&self) -> Vec<String> {
        self.0.clone()
    }
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = String::deserialize(deserializer)?;
        Ok(Self(cell.split(';').filter(|text| !text.is_empty()).map(str::to_owned).collect()))
    }
}

//! Dates, exact decimals and units: the values that packs store, figures read and cards print.

mod date;
mod decimal;
mod digits;
mod eight;
mod gather;
mod order;
mod unit;

pub use date::{Date, DateError, Month, Weekday};
pub use decimal::{Decimal, DecimalError};
pub(crate) use digits::{digits_of, hex_of, number_of, with_digit};
pub(crate) use eight::Eight;
pub(crate) use gather::Gather;
pub use order::{NumberMap, merge_by_number, sort_by_number};
pub use unit::Unit;

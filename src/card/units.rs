//! Units that readers in one place or another use. The one table of conversions: every factor is exact.

use crate::value::{Decimal, Unit};

/// The units that a reader thinks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Units {
    Metric,
    Us,
}

impl Units {
    /// The units that an option names.
    ///
    /// # Errors
    /// The value and what it can be, to go on behind the option's name.
    pub fn named(name: &str) -> Result<Self, String> {
        match name {
            "metric" => Ok(Self::Metric),
            "us" => Ok(Self::Us),
            _ => Err(["is \"", name, "\"; it can be metric or us"].concat()),
        }
    }
}

/// One conversion a line: a unit; who wants another one, m or u; that one; times, over and plus, which make a value
/// `(value × times + plus) / over`; and words of which one must stand in the figure's sentence.
///
/// # Source
/// The international yard (0.9144 m) and pound (0.45359237 kg) of 1959; from them foot, inch, mile, acre (4,840 square
/// yards) and the short ton of 2,000 pounds. The US gallon of 231 cubic inches and the oil barrel of 42 gallons: NIST
/// Handbook 44, appendix C. The bushel of 60 pounds for soybeans and wheat, of 56 for maize: CME Group's contracts of
/// 5,000 bushels. The nautical mile of 1,852 m: SI Brochure, 9th edition, table 8.
const CONVERSIONS: &str = "\
kilometer u mile 1 1.609344 0
meter u foot 1 0.3048 0
centimeter u inch 1 2.54 0
square-kilometer u square-mile 1 2.589988110336 0
square-meter u square-foot 1 0.09290304 0
hectare u acre 1 0.40468564224 0
kilogram u pound 1 0.45359237 0
tonne u bushel 1000 27.2155422 0 soybean soybeans soya wheat
tonne u bushel 1000 25.40117272 0 maize corn
tonne u short-ton 1000 907.18474 0
liter u gallon 1 3.785411784 0
cubic-meter u barrel 1 0.158987294928 0 oil crude petroleum
cubic-meter u cubic-foot 1 0.028316846592 0
kilometer-per-hour u mile-per-hour 1 1.609344 0
celsius u fahrenheit 1.8 1 32
mile m kilometer 1.609344 1 0
foot m meter 0.3048 1 0
inch m centimeter 2.54 1 0
yard m meter 0.9144 1 0
nautical-mile m kilometer 1.852 1 0
square-mile m square-kilometer 2.589988110336 1 0
square-foot m square-meter 0.09290304 1 0
acre m hectare 0.40468564224 1 0
pound m kilogram 0.45359237 1 0
bushel m tonne 27.2155422 1000 0 soybean soybeans soya wheat
bushel m tonne 25.40117272 1000 0 maize corn
gallon m liter 3.785411784 1 0
barrel m liter 158.987294928 1 0
cubic-foot m cubic-meter 0.028316846592 1 0
mile-per-hour m kilometer-per-hour 1.609344 1 0
knot m kilometer-per-hour 1.852 1 0
fahrenheit m celsius 1 1.8 -32
";

/// Digits that a converted value keeps: three, as newsrooms round.
const DIGITS: u32 = 3;

/// A value in the unit that a reader of `units` uses, to three digits; `None` where it is in one of them.
///
/// `said` tells whether a word stands in the figure's sentence; a `difference` has no zero point.
pub(super) fn convert(
    value: Decimal,
    unit: &Unit,
    units: Units,
    difference: bool,
    said: &dyn Fn(&str) -> bool,
) -> Option<(Decimal, Unit)> {
    let whose = if units == Units::Us { "u" } else { "m" };
    let mut rows = CONVERSIONS.split('\n').map(|line| line.split(' '));
    rows.find_map(|mut row| {
        if row.next()? != unit.as_str() || row.next()? != whose {
            return None;
        }
        let into = row.next()?;
        let mut number = || row.next()?.parse::<Decimal>().ok();
        let (times, over, plus) = (number()?, number()?, number()?);
        let mut words = row.peekable();
        if words.peek().is_some() && !words.any(said) {
            return None;
        }
        let plus = if difference { Decimal::ZERO } else { plus };
        let exact = value.times(times)?.plus(plus)?.divided(over, 6)?;
        Some((exact.significant(DIGITS), Unit::new(into)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_is(value: &str, unit: &str, units: Units, word: &str, expected: &str) {
        let (value, unit) = (value.parse().unwrap(), Unit::new(unit));
        let found = convert(value, &unit, units, false, &|said| said == word);
        assert_eq!(found.map(|(value, unit)| format!("{value} {unit}")).unwrap_or_default(), expected);
    }

    #[test]
    fn values_come_in_the_readers_units() {
        assert_is("20000000", "tonne", Units::Us, "soybeans", "735000000 bushel");
        assert_is("20000000", "tonne", Units::Us, "corn", "787000000 bushel");
        assert_is("20000000", "tonne", Units::Us, "steel", "22000000 short-ton");
        assert_is("100", "kilometer", Units::Us, "", "62.1 mile");
        assert_is("-5", "celsius", Units::Us, "", "23 fahrenheit");
        assert_is("212", "fahrenheit", Units::Metric, "", "100 celsius");
        assert_is("1000000", "barrel", Units::Metric, "oil", "159000000 liter");
        assert_is("100", "kilometer", Units::Metric, "", "");
        assert_is("3", "bushel", Units::Metric, "", "");
    }

    #[test]
    fn a_difference_of_degrees_has_no_zero_point() {
        let found = convert(Decimal::from(5), &Unit::new("celsius"), Units::Us, true, &|_| false);
        assert_eq!(found, Some((Decimal::from(9), Unit::new("fahrenheit"))));
    }

    #[test]
    fn every_line_can_be_read_and_undone() {
        for line in CONVERSIONS.lines() {
            let parts: Vec<&str> = line.split(' ').collect();
            assert!(parts.len() >= 6, "{line}");
            for number in &parts[3..6] {
                assert!(number.parse::<Decimal>().is_ok(), "{line}");
            }
        }
    }
}

//! Numbers, money and dates in English words. Small tables in place of `Intl`, which the command line does not have.

use crate::figure::Bound;
use crate::value::{Date, Decimal, Unit, digits_of};

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Currencies: code, symbol in running text, singular, plural.
///
/// # Source
/// CLDR 48, `en` names and symbols.
const CURRENCIES: &[(&str, &str, &str, &str)] = &[
    ("USD", "$", "US dollar", "US dollars"),
    ("GBP", "£", "British pound", "British pounds"),
    ("EUR", "€", "euro", "euros"),
    ("JPY", "¥", "Japanese yen", "Japanese yen"),
    ("CNY", "CN¥", "Chinese yuan", "Chinese yuan"),
    ("TWD", "NT$", "New Taiwan dollar", "New Taiwan dollars"),
    ("INR", "₹", "Indian rupee", "Indian rupees"),
    ("AUD", "A$", "Australian dollar", "Australian dollars"),
    ("CAD", "C$", "Canadian dollar", "Canadian dollars"),
    ("HKD", "HK$", "Hong Kong dollar", "Hong Kong dollars"),
    ("PLN", "PLN ", "Polish zloty", "Polish zlotys"),
    ("CHF", "CHF ", "Swiss franc", "Swiss francs"),
    ("RUB", "RUB ", "Russian rouble", "Russian roubles"),
];

/// Plurals that are not made with an s.
const PLURALS: &[(&str, &str)] = &[
    ("person", "people"),
    ("percent", "per cent"),
    ("foot", "feet"),
    ("inch", "inches"),
    ("country", "countries"),
    ("celsius", "degrees Celsius"),
    ("fahrenheit", "degrees Fahrenheit"),
];

pub(super) fn date(date: Date) -> String {
    [&digits_of(date.day()), " ", &month(date)].concat()
}

/// "January 2026": how precise "as of" needs to be.
pub(super) fn month(date: Date) -> String {
    [MONTHS[usize::from(date.month()) - 1], " ", &year(date)].concat()
}

pub(super) fn year(date: Date) -> String {
    digits_of(date.year().unsigned_abs())
}

/// "1,234.5": with separators, digits kept.
pub(super) fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::from(if value.is_negative() { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Scale words from a million up, with the suffix that newsrooms put behind an amount of money.
const SCALES: &[(i64, &str, &str)] =
    &[(1_000_000_000_000, "trillion", "tn"), (1_000_000_000, "billion", "bn"), (1_000_000, "million", "m")];

/// A number in words of scale, with at most `digits` after the point: "11.1 billion".
pub(super) fn scaled(value: Decimal, digits: u8) -> String {
    match scale_of(value) {
        Some((part, word, _)) => [&grouped(part.rounded(digits).trimmed()), " ", word].concat(),
        None => grouped(value.rounded(digits).trimmed()),
    }
}

fn scale_of(value: Decimal) -> Option<(Decimal, &'static str, &'static str)> {
    let (size, word, suffix) = SCALES.iter().find(|(size, ..)| value.abs() >= Decimal::from(*size))?;
    Some((value.divided(Decimal::from(*size), 6)?.trimmed(), word, suffix))
}

/// "$11.1bn", "20 million tonnes", "2.4 %": an amount as a card prints it, to one digit of its scale.
pub(super) fn short(value: Decimal, unit: &Unit) -> String {
    if unit.as_str() == "percent" {
        return [&grouped(value.trimmed()), "%"].concat();
    }
    if let "celsius" | "fahrenheit" = unit.as_str() {
        let degrees = if unit.as_str() == "celsius" { "°C" } else { "°F" };
        return [&grouped(value.trimmed()), degrees].concat();
    }
    if !unit.is_money() {
        return [&scaled(value, 2), " ", &noun(unit, value)].concat();
    }
    let symbol = currency(unit).map_or_else(|| [unit.as_str(), " "].concat(), |row| row.1.to_owned());
    let sign = if value.is_negative() { "−" } else { "" };
    let value = value.abs();
    let (shown, suffix) = match scale_of(value) {
        Some((part, _, suffix)) => (part.rounded(1), suffix),
        None => (value.rounded(2), ""),
    };
    [sign, &symbol, &grouped(shown.trimmed()), suffix].concat()
}

/// "11.1 billion US dollars (11,100,000,000)": the amount in full words.
pub(super) fn in_full(value: Decimal, unit: &Unit, bound: Option<Bound>) -> String {
    let bound = match bound {
        Some(Bound::Min) => "More than ",
        Some(Bound::Max) => "Up to ",
        Some(Bound::About) => "About ",
        None => "",
    };
    if unit.as_str() == "percent" {
        return [bound, &grouped(value), " per cent"].concat();
    }
    let words = [bound, &scaled(value, 6), " ", &noun(unit, value)].concat();
    match scale_of(value) {
        Some(_) => [&words, " (", &grouped(value.trimmed()), ")"].concat(),
        None => words,
    }
}

fn currency(unit: &Unit) -> Option<&'static (&'static str, &'static str, &'static str, &'static str)> {
    CURRENCIES.iter().find(|row| row.0 == unit.as_str())
}

pub(super) fn noun(unit: &Unit, value: Decimal) -> String {
    let one = value == Decimal::from(1);
    if let Some((_, _, singular, plural)) = currency(unit) {
        return if one { singular } else { plural }.to_string();
    }
    // "square foot", "kilometre per hour": what is counted ends the name or stands before "per".
    let words: Vec<&str> = unit.as_str().split('-').collect();
    let counted = words.iter().position(|word| *word == "per").unwrap_or(words.len());
    let mut out = String::new();
    for (at, word) in words.into_iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let plural = !one && !unit.is_money() && at + 1 == counted;
        let irregular = PLURALS.iter().find(|row| plural && row.0 == word);
        // CLDR's names are American, the cards' words British.
        let metric = word.strip_suffix("ter").filter(|start| start.ends_with("me") || start.ends_with("li"));
        match (irregular, metric) {
            (Some((_, many)), _) => out.push_str(many),
            (None, Some(start)) => out.extend([start, "tre"]),
            (None, None) => out.push_str(word),
        }
        if plural && irregular.is_none() {
            out.push('s');
        }
    }
    out
}

/// "largest", "second-largest", … "12th-largest".
pub(super) fn rank(rank: u32) -> String {
    const WORDS: [&str; 10] =
        ["", "", "second-", "third-", "fourth-", "fifth-", "sixth-", "seventh-", "eighth-", "ninth-"];
    match WORDS.get(rank as usize) {
        Some(word) => [*word, "largest"].concat(),
        None => [&digits_of(rank), ordinal_ending(rank), "-largest"].concat(),
    }
}

fn ordinal_ending(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn amount(value: &str, unit: &str) -> (Decimal, Unit) {
        (value.parse().expect(value), Unit::new(unit))
    }

    #[test]
    fn amounts_read_as_a_newsroom_prints_them() {
        let short = |value, unit| {
            let (value, unit) = amount(value, unit);
            short(value, &unit)
        };
        assert_eq!(short("11100000000", "USD"), "$11.1bn");
        assert_eq!(short("20000000", "tonne"), "20 million tonnes");
        assert_eq!(short("5459", "warhead"), "5,459 warheads");
        assert_eq!(short("2.40", "percent"), "2.4%");
        assert_eq!(short("23600000", "person"), "23.6 million people");
        assert_eq!(short("1250000000000", "TWD"), "NT$1.3tn");
    }

    #[test]
    fn amounts_in_full_lose_no_digit() {
        let (value, unit) = amount("11100000000", "USD");
        assert_eq!(in_full(value, &unit, None), "11.1 billion US dollars (11,100,000,000)");
        let (value, unit) = amount("1", "tonne");
        assert_eq!(in_full(value, &unit, Some(Bound::About)), "About 1 tonne");
    }

    #[test]
    fn ranks_are_words_up_to_nine() {
        assert_eq!(
            (rank(1), rank(2), rank(12)),
            ("largest".into(), "second-largest".into(), "12th-largest".into())
        );
    }
}

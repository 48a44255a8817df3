//! Units as the product knows them: the names that figures are read into. A value in any other unit could never be set
//! beside one.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::nearest::{nearest, slips};
use crate::article::Language;
use crate::figure::{self, Context};
use crate::text::ByteSpan;

/// Active codes of ISO 4217, without those of funds, metals and tests.
///
/// # Source
/// SIX Group, list one, of January 2025.
const CURRENCIES: &str = "\
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY \
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR \
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD \
XCG XOF XPF YER ZAR ZMW ZWG";

/// What currencies are called; a dollar is that of the United States, as in figures.
const MONEY: [(&str, &str); 30] = [
    ("baht", "THB"),
    ("dirham", "AED"),
    ("dollar", "USD"),
    ("dong", "VND"),
    ("euro", "EUR"),
    ("forint", "HUF"),
    ("franc", "CHF"),
    ("hryvnia", "UAH"),
    ("koruna", "CZK"),
    ("krona", "SEK"),
    ("krone", "NOK"),
    ("lira", "TRY"),
    ("naira", "NGN"),
    ("peso", "MXN"),
    ("pound", "GBP"),
    ("rand", "ZAR"),
    ("real", "BRL"),
    ("renminbi", "CNY"),
    ("ringgit", "MYR"),
    ("riyal", "SAR"),
    ("rouble", "RUB"),
    ("ruble", "RUB"),
    ("rupee", "INR"),
    ("rupiah", "IDR"),
    ("shekel", "ILS"),
    ("sterling", "GBP"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("zloty", "PLN"),
];

/// They belong into the number.
const MAGNITUDES: &[&str] = &[
    "hundred", "thousand", "million", "billion", "trillion", "k", "m", "mn", "bn", "tn", "millions",
    "billions",
];

/// Letters from which on one slip of the pen is likelier than a thing that happens to be called so ("store", "stone").
const LONG: usize = 6;

/// Letters from which on a letter left out or two that changed places are ("metr", "eruo").
const SHORT: usize = 4;

/// Things that are one slip away from a unit.
const THINGS: &[&str] = &["galleon", "kona", "litter", "mete", "meteor", "once", "pest", "pond", "tone"];

/// Nothing, or what is wrong and what mends it.
pub(super) type Verdict = Option<(String, String)>;

/// The unit of a table, with a fault where it is no unit but nearly one.
pub(super) fn read(fields: &Fields<'_>, found: &mut BTreeMap<String, Verdict>) -> Option<String> {
    let unit = fields.text_if_any("unit")?;
    let verdict = found.entry(unit.clone()).or_insert_with(|| check(&unit));
    if let Some((message, mend)) = verdict {
        fields.fault_of("unit", message.as_str(), mend.as_str());
    }
    Some(unit)
}

/// What is wrong with a unit that is neither known nor a thing that can be counted.
fn check(unit: &str) -> Verdict {
    if is_known(unit) {
        return None;
    }
    if let Some(verdict) = with_magnitude(unit) {
        return verdict;
    }
    let understood = understood(unit);
    let read = understood.clone().filter(|known| is_known(known));
    let known = read.or_else(|| meant(unit).filter(|_| !is_code(unit)));
    match (known, understood) {
        (Some(known), _) => {
            let message = format!("the unit \"{unit}\" is not known");
            Some((message, format!("write `unit = \"{known}\"`, and the number in it")))
        }
        (None, _) if is_code(unit) => {
            let near = nearest(unit, CURRENCIES.split(' ')).unwrap_or("USD");
            Some((format!("\"{unit}\" is no currency of ISO 4217"), format!("write a code such as {near}")))
        }
        (None, Some(thing)) if thing != unit => Some((
            format!("the unit \"{unit}\" is not in the singular"),
            format!("write `unit = \"{thing}\"`"),
        )),
        _ => None,
    }
}

/// "billion USD": a number would be a billion times too small.
fn with_magnitude(unit: &str) -> Option<Verdict> {
    let is_magnitude = |word: &&str| MAGNITUDES.iter().any(|known| word.eq_ignore_ascii_case(known));
    let magnitude =
        unit.split_whitespace().find(is_magnitude).filter(|word| *word != unit || word.len() > 2)?;
    let rest: Vec<&str> = unit.split_whitespace().filter(|word| !is_magnitude(word)).collect();
    let rest = rest.join(" ");
    let unit_of_rest =
        understood(&rest).filter(|known| is_known(known)).or_else(|| meant(&rest)).unwrap_or(rest);
    let write = match unit_of_rest.as_str() {
        "" => "write what is counted".to_owned(),
        known => format!("write `unit = \"{known}\"`"),
    };
    let mend = format!("{write}, and the {magnitude} into the number, or in a series into `scale`");
    Some(Some((format!("the unit \"{unit}\" has a number in it, \"{magnitude}\""), mend)))
}

fn is_known(unit: &str) -> bool {
    figure::units().any(|known| known == unit) || CURRENCIES.split(' ').any(|code| code == unit)
}

fn is_code(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// What the reader of figures takes "2 tonnes", "2 km", "2 warheads" and "US$2" for.
fn understood(unit: &str) -> Option<String> {
    let text = match unit.ends_with(['$', '€', '£', '¥']) {
        true => format!("{unit}2"),
        false => format!("2 {}", unit.replace('-', " ")),
    };
    let span = ByteSpan::new(0, text.len());
    let figures = figure::read(&text, span, &Context { published: None, language: Language::En });
    let [figure] = figures.as_slice() else { return None };
    figure.unit.as_ref().map(|unit| unit.as_str().to_owned())
}

/// Whether figures of a unit are written with these words: "warheads" for a warhead, "per cent" for percent.
pub(super) fn is_called(words: &str, unit: &str) -> bool {
    words == unit || understood(words).is_some_and(|known| known == unit)
}

/// The first amount in a text with a unit of its own: metres and euros, but no "32 states".
pub(super) fn first_amount(text: &str) -> Option<&str> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let span = ByteSpan::new(0, text.len());
    let figures = figure::read(text, span, &Context { published: None, language: Language::En });
    let with_unit =
        |figure: &&figure::Figure| figure.unit.as_ref().is_some_and(|unit| is_known(unit.as_str()));
    figures.iter().find(with_unit).map(|figure| figure.span.of(text))
}

/// The unit or the code that is called so or is one slip away: "zloty", "dolars", "kilometr", "USDD".
fn meant(unit: &str) -> Option<String> {
    if unit.len() <= 4 && unit.bytes().all(|b| b.is_ascii_uppercase()) {
        return nearest(unit, CURRENCIES.split(' ')).filter(|near| slips(unit, near) == 1).map(str::to_owned);
    }
    let small = unit.to_lowercase();
    [small.as_str(), small.trim_end_matches('s')].into_iter().find_map(|word| {
        let money = MONEY.iter().map(|(name, code)| (*name, *code));
        let british = figure::units().filter_map(|name| Some((as_british(name)?, name)));
        let names = figure::units().map(|name| (name.to_owned(), name));
        let all = money.map(|(name, code)| (name.to_owned(), code)).chain(names).chain(british);
        let found = all.filter(|(name, _)| is_slip(word, name)).min_by_key(|(name, _)| slips(word, name));
        found.map(|(_, meant)| meant.to_owned())
    })
}

fn as_british(unit: &str) -> Option<String> {
    unit.contains("meter").then(|| unit.replace("meter", "metre"))
}

fn is_slip(word: &str, name: &str) -> bool {
    let letters = word.chars().count();
    let near =
        slips(word, name) == 1 && word.chars().next() == name.chars().next() && !THINGS.contains(&word);
    let swapped = letters == name.chars().count() && sorted(word) == sorted(name);
    let left_out = letters + 1 == name.chars().count();
    word == name || near && (letters >= LONG || letters >= SHORT && (swapped || left_out))
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// The units that a text speaks of.
pub(super) fn named_in(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 2);
    words
        .filter_map(|word| if is_known(word) { Some(word.to_owned()) } else { understood(word) })
        .filter(|unit| is_known(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_things_pass_and_slips_are_named() {
        for unit in [
            "tonne",
            "USD",
            "AFN",
            "square-kilometer",
            "barrel-per-day",
            "percent",
            "person",
            "warhead",
            "store",
            "pound",
            "meteor",
            "litter",
            "round",
            "missile",
            "ship",
            "tank",
            "town",
            "letter",
            "vote",
            "seat",
            "house",
            "share",
            "drone",
            "day",
            "year",
        ] {
            assert_eq!(check(unit), None, "{unit}");
        }
        for (unit, near) in [
            ("tonnes", "tonne"),
            ("km", "kilometer"),
            ("kilometre", "kilometer"),
            ("kilometr", "kilometer"),
            ("%", "percent"),
            ("dollars", "USD"),
            ("USDD", "USD"),
            ("usd", "USD"),
            ("million tonnes", "tonne"),
            ("warheads", "warhead"),
            ("people", "person"),
            ("UDS", "USD"),
            ("dolars", "\"USD\""),
            ("dolar", "\"USD\""),
            ("eruo", "\"EUR\""),
            ("metr", "\"meter\""),
            ("killometres", "\"kilometer\""),
            ("US$", "\"USD\""),
            ("€", "\"EUR\""),
            ("zlotys", "\"PLN\""),
            ("billion USD", "`unit = \"USD\"`, and the billion into the number"),
            ("USD bn", "`unit = \"USD\"`, and the bn into the number"),
        ] {
            let (_, mend) = check(unit).expect(unit);
            assert!(mend.contains(near), "{unit}: {mend}");
        }
    }
}

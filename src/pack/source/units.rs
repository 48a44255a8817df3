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

/// Letters from which on one slip of the pen is likelier than a thing that happens to be called so ("store", "stone").
const LONG: usize = 6;

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
    let unknown = |near: &str| {
        let message = format!("the unit \"{unit}\" is not known");
        Some((message, format!("write `unit = \"{near}\"`, and the number in it")))
    };
    if is_known(unit) {
        return None;
    }
    match understood(unit) {
        Some(known) if known == unit => None,
        Some(known) if is_known(&known) => unknown(&known),
        Some(thing) => Some((
            format!("the unit \"{unit}\" is not in the singular"),
            format!("write `unit = \"{thing}\"`"),
        )),
        None if is_code(unit) => {
            let near = nearest(unit, CURRENCIES.split(' ')).unwrap_or("USD");
            Some((format!("\"{unit}\" is no currency of ISO 4217"), format!("write a code such as {near}")))
        }
        None => nearly(unit).and_then(unknown),
    }
}

fn is_known(unit: &str) -> bool {
    figure::units().any(|known| known == unit) || CURRENCIES.split(' ').any(|code| code == unit)
}

fn is_code(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// What the reader of figures takes "2 tonnes", "2 km" and "2 warheads" for.
fn understood(unit: &str) -> Option<String> {
    let text = format!("2 {}", unit.replace('-', " "));
    let span = ByteSpan::new(0, text.len());
    let figures = figure::read(&text, span, &Context { published: None, language: Language::En });
    let [figure] = figures.as_slice() else { return None };
    figure.unit.as_ref().map(|unit| unit.as_str().to_owned())
}

/// A unit or a code that is one slip away: "kilometr", "USDD".
fn nearly(unit: &str) -> Option<&'static str> {
    if unit.len() <= 4 && unit.bytes().all(|b| b.is_ascii_uppercase()) {
        return nearest(unit, CURRENCIES.split(' '));
    }
    nearest(unit, figure::units()).filter(|near| unit.len() >= LONG && slips(unit, near) == 1)
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
        ] {
            let (_, mend) = check(unit).expect(unit);
            assert!(mend.contains(near), "{unit}: {mend}");
        }
    }
}

//! Numbers, money and dates in the words of an interface. Small tables in place of `Intl`, which the command line does not
//! have.

use super::interface::{Count, Interface, Say};
use crate::figure::Bound;
use crate::text::behind_last;
use crate::value::{Date, Decimal, Gather, Unit, digits_of, number_of};

/// English plurals that are not made with an s.
const PLURALS: &[(&str, &str)] = &[
    ("person", "people"),
    ("percent", "per cent"),
    ("foot", "feet"),
    ("inch", "inches"),
    ("country", "countries"),
    ("celsius", "degrees Celsius"),
    ("fahrenheit", "degrees Fahrenheit"),
];

/// A number told in a word of scale.
struct Scaled<'t> {
    part: Decimal,
    power: u8,
    /// "bn"; empty where the language has no short word.
    short: &'t str,
    /// The forms of "billion".
    long: &'t str,
}

fn year(date: Date) -> String {
    digits_of(date.year().unsigned_abs())
}

impl Interface {
    pub(super) fn date(&self, date: Date) -> String {
        let (day, month) = (digits_of(date.day()), self.month_name(date));
        let count = Count::whole(date.day().into());
        self.put_counted(Say::Date, Say::Ordinal, &count, &[&day, month, &year(date)])
    }

    /// "January 2026": how precise "as of" needs to be.
    pub(super) fn month(&self, date: Date) -> String {
        self.put(Say::Month, &[self.month_name(date), &year(date)])
    }

    fn month_name(&self, date: Date) -> &str {
        self.nth(Say::Months, usize::from(date.month()) - 1)
    }

    /// "1,234.5": with separators, digits kept.
    pub(super) fn number(&self, value: Decimal) -> String {
        let text = value.abs().written();
        let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
        let is_grouped = number_of(self.nth(Say::Number, 4)).is_some_and(|from: usize| whole.len() >= from);
        let mut out = String::from(if value.is_negative() { self.nth(Say::Number, 2) } else { "" });
        for (at, digit) in whole.chars().enumerate() {
            if is_grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(self.nth(Say::Number, 1));
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push_str(self.nth(Say::Number, 0));
            out.push_str(fraction);
        }
        out
    }

    fn scale_of(&self, value: Decimal) -> Option<Scaled<'_>> {
        let mut scales = self.line(Say::Scales).split('\t').map(|record| record.split(';'));
        scales.find_map(|mut fields| {
            let power: u8 = number_of(fields.next()?)?;
            let size = Decimal::power_of_ten(power.into()).filter(|size| value.abs() >= *size)?;
            let part = value.divided(size, 6)?.trimmed();
            Some(Scaled { part, power, short: fields.next()?, long: fields.next()? })
        })
    }

    /// A number in words of scale, with at most `digits` after the point, "11.1 billion"; and how it counts.
    fn scaled(&self, value: Decimal, digits: u8, unit: &Unit) -> (String, Count) {
        let Some(scaled) = self.scale_of(value) else {
            let value = value.rounded(digits).trimmed();
            // "$68.20"
            let cents = if unit.is_money() && value.scale() == 1 { "0" } else { "" };
            return ([&self.number(value), cents].concat(), Count::new(value, 0));
        };
        let part = scaled.part.rounded(digits).trimmed();
        let word = self.form(scaled.long, Say::Plural, Some(&Count::new(part, 0)));
        (self.put(Say::Scaled, &[&self.number(part), word]), Count::new(value, scaled.power))
    }

    /// "$11.1bn", "20 million tonnes", "2.4 %": an amount as a card prints it, to one digit of its scale.
    pub(super) fn short(&self, value: Decimal, unit: &Unit) -> String {
        self.printed(value, unit, 1)
    }

    /// The same with so many digits of the scale of money.
    pub(super) fn printed(&self, value: Decimal, unit: &Unit, digits: u8) -> String {
        let say = match unit.as_str() {
            "percent" => Say::Percent,
            "celsius" => Say::Celsius,
            "fahrenheit" => Say::Fahrenheit,
            _ if unit.is_money() => return self.money(value, unit, digits),
            _ => return self.measure(value, unit, digits.max(2)),
        };
        self.put(say, &[&self.number(value.trimmed())])
    }

    fn money(&self, value: Decimal, unit: &Unit, digits: u8) -> String {
        let sign = if value.is_negative() { self.nth(Say::Number, 2) } else { "" };
        let value = value.abs();
        let (amount, count) = match self.scale_of(value) {
            // Where there is no short word, the long one is short enough.
            Some(Scaled { short: "", .. }) => self.scaled(value, digits, unit),
            Some(scaled) => {
                let part = self.number(scaled.part.rounded(digits).trimmed());
                (self.put(Say::ScaledShort, &[&part, scaled.short]), Count::new(value, scaled.power))
            }
            // "$1.035"
            None => self.scaled(value, digits + 1, unit),
        };
        let symbol = self.currency(unit, 0);
        let name = match self.currency(unit, 1) {
            "" => self.noun(unit, Some(&count)),
            everyday => everyday.to_owned(),
        };
        let (say, symbol) =
            if symbol.is_empty() { (Say::MoneyByCode, unit.as_str()) } else { (Say::Money, symbol) };
        [sign, &self.put(say, &[&amount, symbol, &name])].concat()
    }

    fn measure(&self, value: Decimal, unit: &Unit, digits: u8) -> String {
        let (number, count) = self.scaled(value, digits, unit);
        // A count of what the article leaves unsaid
        if unit.as_str().is_empty() {
            return number;
        }
        self.put(Say::Measure, &[&number, &self.noun(unit, Some(&count))])
    }

    /// With a plus where it is above zero.
    pub(super) fn signed(&self, value: Decimal, unit: &Unit) -> String {
        let plus = if value.is_negative() { "" } else { self.nth(Say::Number, 3) };
        // As exact as what it lies between.
        [plus, &self.printed(value, unit, 3)].concat()
    }

    /// "11.1 billion US dollars (11,100,000,000)": the amount in full words.
    pub(super) fn in_full(&self, value: Decimal, unit: &Unit, bound: Option<Bound>) -> String {
        let is_percent = unit.as_str() == "percent";
        let words = match is_percent {
            true => self.put(Say::PercentInFull, &[&self.number(value)]),
            false => self.measure(value, unit, 6),
        };
        let words = match bound {
            Some(Bound::Min) => self.put(Say::AtLeast, &[&words]),
            Some(Bound::Max) => self.put(Say::UpTo, &[&words]),
            Some(Bound::About) => self.put(Say::About, &[&words]),
            None => words,
        };
        match self.scale_of(value) {
            Some(_) if !is_percent => self.put(Say::WithDigits, &[&words, &self.number(value.trimmed())]),
            _ => words,
        }
    }

    /// A field of a currency: 0 its symbol, 1 its everyday name.
    fn currency(&self, unit: &Unit, field: usize) -> &str {
        let record = self.record(Say::Currencies, unit.as_str());
        record.and_then(|record| record.split(';').nth(field)).unwrap_or("")
    }

    /// What a currency is called at home: "dollars".
    pub(super) fn money_at_home(&self, unit: &Unit) -> String {
        match self.currency(unit, 1) {
            "" => self.noun(unit, None),
            everyday => everyday.to_owned(),
        }
    }

    /// What so many of a unit are called; many of it without a count.
    pub(super) fn noun(&self, unit: &Unit, count: Option<&Count>) -> String {
        let table = if unit.is_money() { Say::Currencies } else { Say::Units };
        match self.record(table, unit.as_str()) {
            Some(record) => {
                let forms = behind_last(record, b';');
                self.form(forms, Say::Plural, count).to_owned()
            }
            None if unit.is_money() => unit.as_str().to_owned(),
            None => self.told(&english_noun(unit, count.is_some_and(Count::is_one))),
        }
    }

    /// "largest", "second-largest", … "12th-largest".
    pub(super) fn rank(&self, rank: u32) -> String {
        match self.nth(Say::RankWords, (rank as usize).wrapping_sub(1)) {
            "" => self.put_counted(Say::RankNumber, Say::Ordinal, &Count::whole(rank), &[&digits_of(rank)]),
            word => word.to_owned(),
        }
    }
}

/// The name of a unit as packs and articles give it, in English.
fn english_noun(unit: &Unit, one: bool) -> String {
    // "square foot", "kilometre per hour": what is counted ends the name or stands before "per".
    let words: Vec<&str> = unit.as_str().split('-').gather();
    let counted = words.iter().position(|word| *word == "per").unwrap_or(words.len());
    let mut out = String::new();
    for (at, word) in words.into_iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let plural = !one && at + 1 == counted;
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
            Interface::default().short(value, &unit)
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
        let english = Interface::default();
        let (value, unit) = amount("11100000000", "USD");
        assert_eq!(english.in_full(value, &unit, None), "11.1 billion US dollars (11,100,000,000)");
        let (value, unit) = amount("1", "tonne");
        assert_eq!(english.in_full(value, &unit, Some(Bound::About)), "About 1 tonne");
    }

    #[test]
    fn ranks_are_words_up_to_nine() {
        let rank = |rank| Interface::default().rank(rank);
        assert_eq!(
            (rank(1), rank(2), rank(12)),
            ("largest".into(), "second-largest".into(), "12th-largest".into())
        );
    }
}

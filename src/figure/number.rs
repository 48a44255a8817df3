//! Numbers in figures and in words: "11.1", "1 250 000", "forty-five thousand", "two and a half million".

use super::Kind;
use super::atoms::{Atoms, Glue};
use super::table::{Tag, Tags};
use crate::value::{Decimal, with_digit};

/// A number as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub value: Decimal,
    /// The atom after the last of the number.
    pub end: usize,
    pub style: Style,
    /// The power of ten of its last magnitude word; 0 without one. "two to three million" lends it to the two.
    pub exponent: u8,
    /// "three dozen"; "two to three dozen" lends them too.
    pub dozens: bool,
}

impl Number {
    pub const ZERO: Self =
        Self { value: Decimal::ZERO, end: 0, style: Style::Words, exponent: 0, dozens: false };

    pub fn is_whole(&self) -> bool {
        self.value.scale() == 0
    }

    #[inline(never)]
    pub fn is_below(&self, limit: i64) -> bool {
        self.value < limit.into()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Digits,
    Words,
    /// "two-thirds", "half": no count.
    Share,
}

/// With what a number begins; a sign before it has no tag. A tag too many costs time only.
pub(super) const OPENS: Tags = {
    use Tag::*;
    Tags::of(&[Minus, Digits, Cardinal, Fraction, Slash, Article, Part])
};

/// Digits after the point that a third is written out to.
const SHARE_DIGITS: u8 = 12;

/// The longest number that begins here; to where it ends.
///
/// Twenty readers ask for the number at the same place, so the answers are kept.
#[inline(never)]
pub(super) fn number<'a>(atoms: &'a Atoms) -> Option<&'a Number> {
    let start = atoms.at();
    let known = atoms.known()?.number.get_or_init(|| {
        let mut number = Number::ZERO;
        read(atoms, &mut number)?;
        number.end = atoms.at();
        Some(number)
    });
    let number = known.as_ref();
    atoms.go(number.map_or(start, |number| number.end));
    number
}

fn read(atoms: &Atoms, number: &mut Number) -> Option<()> {
    // "plus or minus 3"
    let minus = atoms.is(0, Tag::Minus) && !atoms.reads(-2, "plus");
    let signed = minus || atoms.glued(0, Glue::MINUS);
    if minus {
        atoms.step();
    }
    if share(atoms, number).is_none() {
        sum(atoms, number)?;
    }
    if signed {
        number.value = Decimal::ZERO.minus(number.value)?;
    }
    Some(())
}

/// Groups with falling magnitudes: "three million two hundred thousand and six". The exponent is that of the last.
fn sum(atoms: &Atoms, whole: &mut Number) -> Option<()> {
    group(atoms, whole)?;
    while whole.exponent > 2 {
        // "$43.5 billion |three months earlier": beside figures a number in words is another.
        let goes_on = |next: &Number| next.exponent > 0 || whole.style == Style::Words;
        let smaller = || continued(atoms).filter(|next| next.exponent < whole.exponent && goes_on(next));
        let Some(next) = atoms.attempt(smaller) else { break };
        add(&mut whole.value, &next.value)?;
    }
    add_pointed(atoms, whole);
    atoms.attempt(|| add_share(atoms, whole));
    Some(())
}

/// "one hundred and three quarters", "five billion and three quarters": of the last magnitude from the thousand up.
fn add_share(atoms: &Atoms, whole: &mut Number) -> Option<()> {
    if whole.exponent < 2 || !atoms.eat(Tag::And) {
        return None;
    }
    let mut more = Number::ZERO;
    share(atoms, &mut more)?;
    scale(&mut more.value, if whole.exponent > 2 { whole.exponent } else { 0 })?;
    add(&mut whole.value, &more.value)
}

/// A further group, after a space or "and". Without a magnitude of its own it must be in words.
fn continued(atoms: &Atoms) -> Option<Number> {
    if atoms.glued(0, Glue::SPACE) {
        atoms.eat(Tag::And);
    }
    if !atoms.glued(0, Glue::SPACE) {
        return None;
    }
    let mut next = Number::ZERO;
    group(atoms, &mut next)?;
    ((next.style == Style::Words || next.exponent > 0) && !atoms.is(0, Tag::Part)).then_some(next)
}

/// A number below a thousand, or in figures, with its magnitudes.
#[inline(never)]
fn group(atoms: &Atoms, number: &mut Number) -> Option<()> {
    if small(atoms, number).is_none() {
        article(atoms, number)?;
    }
    while let Some(power) = atoms.take(Tag::Power) {
        scale(&mut number.value, power.power())?;
        number.exponent += power.power();
        if number.exponent == 2 {
            atoms.attempt(|| add_below_hundred(atoms, number));
        }
    }
    Some(())
}

/// What completes a hundred: "and sixteen". Not the next hundred of "between five hundred and six hundred".
fn add_below_hundred(atoms: &Atoms, number: &mut Number) -> Option<()> {
    let spaced = atoms.glued(0, Glue::SPACE);
    let and = atoms.eat(Tag::And);
    let mut rest = Number::ZERO;
    if spelled(atoms, &mut rest).is_none() {
        digits(atoms, &mut rest)?;
        if !and || !rest.is_below(100) {
            return None;
        }
    }
    let hundreds = atoms.row(0, Tag::Power).is_some_and(|row| row.power() == 2);
    if !spaced || hundreds || atoms.is(0, Tag::Part) {
        return None;
    }
    add(&mut number.value, &rest.value)
}

#[inline(never)]
pub(super) fn add(value: &mut Decimal, more: &Decimal) -> Option<()> {
    *value = value.plus(*more)?;
    Some(())
}

#[inline(never)]
pub(super) fn multiply(value: &mut Decimal, by: &Decimal) -> Option<()> {
    *value = value.times(*by)?;
    Some(())
}

/// Makes `value × 10^exponent` of a value.
#[inline(never)]
pub(super) fn scale(value: &mut Decimal, exponent: u8) -> Option<()> {
    // A product keeps no zeros behind the point.
    if exponent == 0 { Some(()) } else { multiply(value, &Decimal::power_of_ten(exponent.into())?) }
}

/// "a" before a magnitude: "a hundred", "a dozen".
fn article(atoms: &Atoms, number: &mut Number) -> Option<()> {
    if !atoms.eat(Tag::Article) {
        return None;
    }
    number.value = 1.into();
    if times_dozen(atoms, number).is_none() {
        atoms.row(0, Tag::Power)?;
    }
    Some(())
}

fn times_dozen(atoms: &Atoms, count: &mut Number) -> Option<()> {
    let size = i64::from(atoms.row(0, Tag::Dozen)?.value());
    multiply(&mut count.value, &size.into())?;
    (count.style, count.dozens) = (Style::Words, true);
    atoms.step();
    Some(())
}

fn small(atoms: &Atoms, number: &mut Number) -> Option<()> {
    if digits(atoms, number).is_none() && spelled(atoms, number).is_none() {
        glyph(atoms, number)?;
    }
    add_pointed(atoms, number);
    atoms.attempt(|| add_fraction(atoms, number));
    times_dozen(atoms, number);
    Some(())
}

fn digits(atoms: &Atoms, number: &mut Number) -> Option<()> {
    let mark = atoms.row(0, Tag::Digits)?.value() as u8;
    let written = atoms.word(0);
    // A zero in front of other digits marks a code or a telephone number.
    if matches!(written.as_bytes(), [b'0', second, ..] if *second != mark) {
        return None;
    }
    number.value = value_of(written, mark)?;
    number.style = Style::Digits;
    atoms.step();
    Some(())
}

/// The value of digits with separators.
pub(super) fn value_of(written: &str, mark: u8) -> Option<Decimal> {
    let mut mantissa = 0_i64;
    let mut scale = None;
    for byte in written.bytes() {
        if byte.is_ascii_digit() {
            mantissa = with_digit(mantissa, (byte - b'0').into())?;
            scale = scale.map(|scale| u8::saturating_add(scale, 1));
        } else if byte == mark && scale.replace(0).is_some() {
            return None;
        }
    }
    Decimal::new(mantissa, scale.unwrap_or(0))
}

fn spelled(atoms: &Atoms, number: &mut Number) -> Option<()> {
    number.value = i64::from(words(atoms)?).into();
    Some(())
}

/// Number words below a hundred: "ninety", "forty-five".
#[inline(never)]
pub(super) fn words(atoms: &Atoms) -> Option<i32> {
    let tens = atoms.take(Tag::Cardinal)?.value();
    let near = tens >= 20 && atoms.glued(0, Glue::SPACE | Glue::HYPHEN);
    let units = if near { atoms.row(0, Tag::Cardinal) } else { None };
    let units = units.map_or(0, |row| row.value());
    if (1..10).contains(&units) {
        atoms.step();
        return Some(tens + units);
    }
    Some(tens)
}

/// "three point five".
#[inline(never)]
fn add_pointed(atoms: &Atoms, head: &mut Number) -> Option<()> {
    // "by one point. One in five"
    let near = |ahead| atoms.glued(ahead, Glue::SPACE | Glue::HYPHEN);
    if !atoms.is(0, Tag::Point) || !near(0) || !near(1) {
        return None;
    }
    atoms.attempt(|| {
        atoms.step();
        let (mut whole, mut scale) = (head.value, 0);
        loop {
            let mut next = Number::ZERO;
            if spelled(atoms, &mut next).or_else(|| digits(atoms, &mut next)).is_none() {
                break;
            }
            let figures = next.value.mantissa().checked_ilog10().unwrap_or(0) + 1;
            multiply(&mut whole, &Decimal::power_of_ten(figures)?)?;
            add(&mut whole, &next.value)?;
            scale += figures;
        }
        if scale == 0 {
            return None;
        }
        head.value = Decimal::new(whole.mantissa(), scale.try_into().ok()?)?;
        Some(())
    })
}

/// "3¼", "10 1/2", "6-1/4", "two and a half". Behind decimals it is a part of the last place: "$10.92¾".
fn add_fraction(atoms: &Atoms, head: &mut Number) -> Option<()> {
    let near = atoms.glued(0, Glue::JOINED | Glue::SPACE | Glue::HYPHEN);
    let fraction = if near { fraction(atoms) } else { None };
    let mut part = fraction.or_else(|| and_part(atoms))?;
    multiply(&mut part, &Decimal::new(1, head.value.scale())?)?;
    add(&mut head.value, &part)
}

/// "and a half", but no "and a half of the others".
#[inline(never)]
pub(super) fn and_part(atoms: &Atoms) -> Option<Decimal> {
    atoms.attempt(|| {
        if !atoms.eat(Tag::And) {
            return None;
        }
        let upper = atoms.take(Tag::Cardinal).map_or(1, |row| row.value());
        atoms.eat(Tag::Article);
        let lower = atoms.take(Tag::Part)?.value();
        if atoms.is(0, Tag::Of) { None } else { quotient(upper, lower) }
    })
}

/// "½" or "3/4".
fn fraction(atoms: &Atoms) -> Option<Decimal> {
    let fraction = match atoms.row(0, Tag::Fraction) {
        Some(row) => quotient(row.value() / 16, row.value() % 16),
        None if atoms.is(0, Tag::Slash) => match atoms.numbers_within() {
            // Denominators that prose uses; "24/7" and "9/11" are no fractions.
            [upper, lower @ (2..=6 | 8 | 16 | 32), _] if upper < lower => {
                quotient(upper as i32, lower as i32)
            }
            _ => None,
        },
        None => None,
    };
    atoms.go(atoms.at() + usize::from(fraction.is_some()));
    fraction
}

#[inline(never)]
fn quotient(upper: i32, lower: i32) -> Option<Decimal> {
    let exact = Decimal::from(i64::from(upper)).divided(i64::from(lower).into(), SHARE_DIGITS)?;
    Some(exact.trimmed())
}

fn glyph(atoms: &Atoms, number: &mut Number) -> Option<()> {
    number.value = fraction(atoms)?;
    number.style = Style::Share;
    atoms.attempt(|| times_magnitude(atoms, number));
    Some(())
}

/// "two-thirds", "half a million", "a quarter of a million".
#[inline(never)]
fn share(atoms: &Atoms, number: &mut Number) -> Option<()> {
    atoms.attempt(|| {
        let bounded = atoms.follows(Tag::Bound);
        let start = atoms.at();
        let upper = words(atoms);
        let spelled_out = upper.is_some();
        atoms.eat(Tag::Article);
        let upper = upper.unwrap_or(1);
        let counted = atoms.at() > start;
        let near = !counted || atoms.glued(0, Glue::SPACE | Glue::HYPHEN);
        let lower = match atoms.take(Tag::Part) {
            Some(row) => row.value(),
            // "a fiftieth of"
            None if counted
                && (atoms.spaced(1, Tag::Of) && !atoms.is(2, Tag::Month) || atoms.len() == 2)
                && atoms.is(0, Tag::Ordinal) =>
            {
                atoms.take(Tag::Ordinal)?.value()
            }
            None => 10_i32.checked_pow(atoms.take(Tag::OrdinalPower)?.power().into())?,
        };
        // "fourth", "fifth"
        let nth = atoms.word(-1).starts_with('f') && !counted;
        // "a third month", "a third time": one of a row.
        let nth = nth || atoms.reads(0, "time");
        let rank = !spelled_out && lower > 2 && !atoms.ends_with(-1, "quarter") && atoms.spaced(0, Tag::Unit);
        // "three quarters in a row"
        let row = atoms.is(0, Tag::In) && atoms.reads(2, "row");
        if !near || upper >= lower || row || rank || nth || atoms.ends_with(-1, "s") != (upper > 1) {
            return None;
        }
        (number.value, number.style) = (quotient(upper, lower)?, Style::Share);
        // "for the fifth straight quarter of decline"
        let of = atoms.is(0, Tag::Of) && !atoms.reads(-1, "quarter");
        let bounded = bounded || counted || of || atoms.spaced(0, Tag::The);
        let multiplied = atoms.attempt(|| times_magnitude(atoms, number));
        if bounded { Some(()) } else { multiplied }
    })
}

/// A share of a magnitude or of one unit: "half a million", "quarter of a million", "half an hour".
#[inline(never)]
fn times_magnitude(atoms: &Atoms, share: &mut Number) -> Option<()> {
    let start = atoms.at();
    atoms.eat(Tag::Of);
    atoms.eat(Tag::Article);
    let end = atoms.at();
    if let Some(power) = atoms.take(Tag::Power) {
        scale(&mut share.value, power.power())?;
        share.exponent = power.power();
    } else if times_dozen(atoms, share).is_none() {
        // "half an hour", "half mile"; but "half year" is a part of the calendar.
        let bare = end == start;
        let money = atoms.row(0, Tag::Money);
        let unit = atoms.row(0, Tag::Unit).or(money)?;
        if bare && (unit.measure().kind() == Kind::Duration || !atoms.glued(0, Glue::SPACE)) {
            return None;
        }
    }
    share.style = Style::Words;
    Some(())
}

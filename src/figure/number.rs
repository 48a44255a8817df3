//! Numbers in figures and in words: "11.1", "1 250 000", "forty-five thousand", "two and a half million".

use super::lexer::{Atoms, Glue};
use super::table::{Tag, flag};
use crate::value::{Decimal, number_of, with_digit};

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
    pub fn new(value: Decimal, end: usize, style: Style) -> Self {
        Self { value, end, style, exponent: 0, dozens: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Digits,
    Words,
    /// "two-thirds", "half": no count.
    Share,
}

/// Digits after the point that a third is written out to.
const SHARE_DIGITS: u8 = 12;

/// The longest number that begins at atom `at`.
///
/// Twenty readers ask for the number at the same place, so the last answers are kept.
pub(super) fn number(atoms: &Atoms, at: usize) -> Option<Number> {
    atoms.numbers.get_or(at, || read(atoms, at))
}

fn read(atoms: &Atoms, at: usize) -> Option<Number> {
    let minus = atoms.is(at, Tag::Minus) && atoms.glue(at + 1) == Glue::Space;
    let start = at + usize::from(minus);
    let mut found = share(atoms, start).or_else(|| sum(atoms, start))?;
    if minus || atoms.glue(at) == Glue::Minus {
        found.value = Decimal::ZERO.minus(found.value)?;
    }
    Some(found)
}

/// Groups with falling magnitudes: "three million two hundred thousand and six". The exponent is that of the last.
fn sum(atoms: &Atoms, at: usize) -> Option<Number> {
    let mut whole = group(atoms, at)?;
    while whole.exponent > 2 {
        let smaller = continued(atoms, whole.end).filter(|next| next.exponent < whole.exponent);
        let Some(next) = smaller else { break };
        whole.value = whole.value.plus(next.value)?;
        (whole.end, whole.exponent) = (next.end, next.exponent);
    }
    if whole.style == Style::Words && whole.exponent == 2 {
        add_pointed(atoms, &mut whole);
    }
    add_share(atoms, &mut whole);
    Some(whole)
}

/// "one hundred and three quarters", "five billion and three quarters": of the last magnitude from the thousand up.
fn add_share(atoms: &Atoms, whole: &mut Number) -> Option<()> {
    if !atoms.is(whole.end, Tag::And) || whole.style != Style::Words || whole.exponent < 2 {
        return None;
    }
    let share = share(atoms, whole.end + 1).filter(|share| share.style == Style::Share)?;
    let unit = if whole.exponent > 2 { scaled(share.value, whole.exponent)? } else { share.value };
    whole.value = whole.value.plus(unit)?;
    whole.end = share.end;
    Some(())
}

/// A further group, after a space or "and". Without a magnitude of its own it must be in words.
fn continued(atoms: &Atoms, at: usize) -> Option<Number> {
    let spaced = |at: usize| atoms.glue(at) == Glue::Space;
    let start = if atoms.is(at, Tag::And) && spaced(at) { at + 1 } else { at };
    let next = group(atoms, start).filter(|_| spaced(start))?;
    let words = next.style == Style::Words && atoms.is_lower(start) && !atoms.is(start, Tag::Article);
    let parted = plain_part(atoms, next.end);
    ((words || next.exponent > 0) && !parted).then_some(next)
}

/// A number below a thousand, or in figures, with its magnitudes.
fn group(atoms: &Atoms, at: usize) -> Option<Number> {
    let mut number = small(atoms, at).or_else(|| article(atoms, at))?;
    while let Some(power) = power(atoms, number.end) {
        number.value = scaled(number.value, power)?;
        number.end += 1;
        number.exponent += power;
        if number.exponent == 2
            && let Some(rest) = below_hundred(atoms, number.end)
        {
            number.value = number.value.plus(rest.value)?;
            number.end = rest.end;
        }
    }
    Some(number)
}

/// What completes a hundred: "and sixteen". Not the next hundred of "between five hundred and six hundred".
fn below_hundred(atoms: &Atoms, at: usize) -> Option<Number> {
    let start = if atoms.is(at, Tag::And) { at + 1 } else { at };
    let spaced = atoms.glue(at) == Glue::Space && atoms.glue(start) == Glue::Space;
    let digits = || {
        digits(atoms, start).filter(|rest| rest.value < 100.into() && rest.value.scale() == 0 && start > at)
    };
    let rest = spelled(atoms, start).or_else(digits).filter(|_| spaced)?;
    (power(atoms, rest.end) != Some(2) && !plain_part(atoms, rest.end)).then_some(rest)
}

/// "quarters" behind a number makes a share of it.
fn plain_part(atoms: &Atoms, at: usize) -> bool {
    part(atoms, at).is_some() && atoms.word(at).ends_with('s')
}

fn power(atoms: &Atoms, at: usize) -> Option<u8> {
    let near = matches!(atoms.glue(at), Glue::Space | Glue::Hyphen | Glue::Joined);
    atoms.value(at, Tag::Power).filter(|_| near).map(i8::unsigned_abs)
}

/// `value × 10^exponent`.
pub(super) fn scaled(value: Decimal, exponent: u8) -> Option<Decimal> {
    if exponent == 0 {
        return Some(value);
    }
    value.times(Decimal::power_of_ten(exponent.into())?)
}

/// "a" before a magnitude: "a hundred", "a dozen".
fn article(atoms: &Atoms, at: usize) -> Option<Number> {
    if !atoms.is(at, Tag::Article) {
        return None;
    }
    let mut one = Number::new(Decimal::from(1), at + 1, Style::Words);
    let dozen = times_dozen(atoms, &mut one).is_some();
    if dozen || power(atoms, at + 1).is_some() { Some(one) } else { None }
}

fn times_dozen(atoms: &Atoms, count: &mut Number) -> Option<()> {
    let size = Decimal::from(i64::from(atoms.value(count.end, Tag::Dozen)?));
    count.value = count.value.times(size)?;
    count.end += 1;
    (count.style, count.dozens) = (Style::Words, true);
    Some(())
}

fn small(atoms: &Atoms, at: usize) -> Option<Number> {
    let mut number = digits(atoms, at).or_else(|| spelled(atoms, at)).or_else(|| glyph(atoms, at))?;
    add_pointed(atoms, &mut number);
    add_fraction(atoms, &mut number);
    times_dozen(atoms, &mut number);
    Some(number)
}

fn digits(atoms: &Atoms, at: usize) -> Option<Number> {
    let mark = atoms.value(at, Tag::Digits)?.unsigned_abs();
    let value = value_of(atoms.word(at), char::from(mark))?;
    Some(Number::new(value, at + 1, Style::Digits))
}

/// The value of digits with separators. A zero in front of other digits marks a code or a telephone number.
fn value_of(written: &str, mark: char) -> Option<Decimal> {
    let mut mantissa = 0_i64;
    let mut whole = 0_usize;
    let mut scale = None;
    for c in written.chars() {
        if let Some(digit) = c.to_digit(10) {
            mantissa = with_digit(mantissa, digit.into())?;
            match &mut scale {
                Some(scale) => *scale += 1_usize,
                None => whole += 1,
            }
        } else if c == mark && scale.replace(0).is_some() {
            return None;
        }
    }
    let code = whole > 1 && written.starts_with('0');
    if code || scale == Some(0) { None } else { Decimal::new(mantissa, scale.unwrap_or(0).try_into().ok()?) }
}

fn spelled(atoms: &Atoms, at: usize) -> Option<Number> {
    let (value, end) = words(atoms, at)?;
    Some(Number::new(i64::from(value).into(), end, Style::Words))
}

/// Number words below a hundred, "ninety", "forty-five", and where they end.
pub(super) fn words(atoms: &Atoms, at: usize) -> Option<(u8, usize)> {
    let tens = cardinal(atoms, at)?;
    let units = cardinal(atoms, at + 1).filter(|units| {
        let near = matches!(atoms.glue(at + 1), Glue::Space | Glue::Hyphen);
        near && tens >= 20 && (1..10).contains(units)
    });
    Some((tens + units.unwrap_or(0), at + 1 + usize::from(units.is_some())))
}

pub(super) fn cardinal(atoms: &Atoms, at: usize) -> Option<u8> {
    atoms.value(at, Tag::Cardinal).map(i8::unsigned_abs)
}

/// "three point five".
fn add_pointed(atoms: &Atoms, head: &mut Number) -> Option<()> {
    if !atoms.is(head.end, Tag::Point) || head.value.scale() > 0 {
        return None;
    }
    let mut end = head.end + 1;
    let (mut whole, mut scale) = (head.value, 0);
    while let Some(next) = spelled(atoms, end).or_else(|| digits(atoms, end)).filter(|n| n.value.scale() == 0)
    {
        let figures = next.value.mantissa().checked_ilog10().unwrap_or(0) + 1;
        whole = whole.times(Decimal::power_of_ten(figures)?)?.plus(next.value)?;
        scale += figures;
        end = next.end;
    }
    if scale > 0 {
        head.value = Decimal::new(whole.mantissa(), scale.try_into().ok()?)?;
        head.end = end;
    }
    Some(())
}

/// "3¼", "10 1/2", "two and a half". Behind decimals it is a part of the last place: "$10.92¾".
fn add_fraction(atoms: &Atoms, head: &mut Number) -> Option<()> {
    let at = head.end;
    let near = matches!(atoms.glue(at), Glue::Joined | Glue::Space);
    let (part, end) = fraction(atoms, at).filter(|_| near).or_else(|| and_part(atoms, at))?;
    let unit = Decimal::new(1, head.value.scale())?;
    head.value = head.value.plus(part.times(unit)?)?;
    head.end = end;
    Some(())
}

/// "and a half", but no "and a half of the others".
pub(super) fn and_part(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    let count = cardinal(atoms, at + 1);
    let part_at = at + 1 + usize::from(count.is_some() || atoms.is(at + 1, Tag::Article));
    let lower = part(atoms, part_at).filter(|_| atoms.is(at, Tag::And) && !atoms.is(part_at + 1, Tag::Of))?;
    let (upper, plural) = (count.unwrap_or(1), atoms.word(part_at).ends_with('s'));
    Some((quotient(upper, lower)?, part_at + 1)).filter(|_| plural == (upper > 1) && upper < lower)
}

/// "½" or "3/4".
fn fraction(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    let (upper, lower) = match atoms.value(at, Tag::Fraction) {
        Some(packed) => (packed.unsigned_abs() / 16, packed.unsigned_abs() % 16),
        None => slash(atoms.word(at)).filter(|_| atoms.is(at, Tag::Slash))?,
    };
    Some((quotient(upper, lower)?, at + 1))
}

/// Denominators that prose uses; "24/7" and "9/11" are no fractions.
fn slash(written: &str) -> Option<(u8, u8)> {
    let (upper, lower) = written.split_once('/')?;
    let (upper, lower) = (number_of(upper)?, number_of(lower)?);
    (upper > 0 && upper < lower && [2, 3, 4, 5, 6, 8, 16, 32].contains(&lower)).then_some((upper, lower))
}

fn quotient(upper: u8, lower: u8) -> Option<Decimal> {
    let exact = Decimal::from(i64::from(upper)).divided(Decimal::from(i64::from(lower)), SHARE_DIGITS)?;
    Some(exact.trimmed())
}

fn glyph(atoms: &Atoms, at: usize) -> Option<Number> {
    let (value, end) = fraction(atoms, at)?;
    let style = if atoms.word(at).contains('/') { Style::Digits } else { Style::Share };
    let mut glyph = Number::new(value, end, style);
    if atoms.is(end, Tag::Of) {
        multiply(atoms, &mut glyph);
    }
    Some(glyph)
}

fn part(atoms: &Atoms, at: usize) -> Option<u8> {
    atoms.value(at, Tag::Part).map(i8::unsigned_abs)
}

/// "two-thirds", "half a million", "a quarter of a million".
fn share(atoms: &Atoms, at: usize) -> Option<Number> {
    let (upper, part_at) = match words(atoms, at) {
        Some(count) => count,
        None => (1, at + usize::from(atoms.is(at, Tag::Article))),
    };
    let counted = part_at > at;
    let lower = part(atoms, part_at).filter(|lower| upper <= *lower)?;
    let plural = atoms.word(part_at).ends_with('s');
    let near = !counted || matches!(atoms.glue(part_at), Glue::Space | Glue::Hyphen);
    if !near || plural != (upper > 1) || lower == 4 && atoms.word(part_at).starts_with('f') && !counted {
        return None;
    }
    let mut number = Number::new(quotient(upper, lower)?, part_at + 1, Style::Share);
    let bounded = atoms.follows(at, Tag::Bound) || atoms.is_any(part_at + 1, &[Tag::Of, Tag::The]);
    let multiplied = multiply(atoms, &mut number).is_some();
    if multiplied || counted || bounded { Some(number) } else { None }
}

/// A share of a magnitude or of one unit: "half a million", "quarter of a million", "half an hour".
fn multiply(atoms: &Atoms, share: &mut Number) -> Option<()> {
    let of = share.end + usize::from(atoms.is(share.end, Tag::Of));
    let next = of + usize::from(atoms.is(of, Tag::Article));
    let mut counted = Number { end: next, style: Style::Words, ..*share };
    if let Some(power) = power(atoms, next) {
        counted.value = scaled(share.value, power)?.trimmed();
        counted.end += 1;
        counted.exponent = power;
    } else if times_dozen(atoms, &mut counted).is_none() {
        let unit = atoms.row(next, Tag::Unit).is_some_and(|row| !row.has(flag::SYMBOL));
        if !unit || next == share.end {
            return None;
        }
    }
    *share = counted;
    Some(())
}

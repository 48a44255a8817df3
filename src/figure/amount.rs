//! Amounts: a number with its currency or unit, alone, in ranges, and with bounds.

use super::label;
use super::lexer::{Atoms, Glue};
use super::measure::{self, Measure, Suffixed};
use super::number::{Number, Style, and_part, number, scaled};
use super::table::{Tag, flag};
use super::{Amount, Bound, Context, Counted, Found, Kind, Scene, role, share, thing, time};
use crate::value::{Decimal, number_of};

/// One number with its measure.
#[derive(Clone, Copy, Debug)]
struct Single {
    number: Number,
    /// With magnitudes applied, in what is written; `None` where the magnitude is ambiguous.
    value: Option<Decimal>,
    /// The power of ten of its magnitude, 0 without one.
    exponent: u8,
    measure: Option<Measure>,
    /// Whether the currency stands before the number.
    currency_first: bool,
    end: usize,
}

impl Single {
    fn new(number: Number, currency: Option<Measure>) -> Self {
        Self {
            number,
            value: Some(number.value),
            exponent: number.exponent,
            measure: currency,
            currency_first: currency.is_some(),
            end: number.end,
        }
    }

    fn is_money(&self) -> bool {
        self.measure.is_some_and(|measure| measure.kind == Kind::Money)
    }
}

/// The amount that begins at atom `at`, with its bound and its partner in a range.
pub(super) fn amount(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Found> {
    let context = scene.context;
    let bound = bound(atoms, at);
    let core = at + usize::from(bound.is_some());
    if bound.is_some() && atoms.glue(core) != Glue::Space && atoms.glue(core) != Glue::Minus {
        return None;
    }
    let mut found = share::share(atoms, core)
        .or_else(|| range(atoms, core, at, context))
        .or_else(|| plain(atoms, core, context))?;
    if bound.is_some_and(|bound| is_date(atoms, core, bound, found.end, scene)) {
        return None;
    }
    if bound == Some(Bound::Min) && with_upper_bound(atoms, &mut found, context) {
        return Some(found);
    }
    let after = bound_after(atoms, found.end);
    found.bound = bound.or(after);
    found.end += usize::from(after.is_some());
    Some(found)
}

/// "around 4 July", "about 2010"; but "more than 2000" counts something.
fn is_date(atoms: &Atoms, at: usize, bound: Bound, end: usize, scene: &Scene) -> bool {
    let date = time::time(atoms, at, scene);
    date.is_some_and(|date| date.end > end || date.end == end && bound == Bound::About)
}

pub(super) fn bound(atoms: &Atoms, at: usize) -> Option<Bound> {
    atoms.value(at, Tag::Bound).map(bound_of)
}

/// The table's order of bounds.
pub(super) fn bound_of(value: i8) -> Bound {
    [Bound::Min, Bound::Max, Bound::About][value.clamp(0, 2) as usize]
}

/// "or more", "+", "-plus".
pub(super) fn bound_after(atoms: &Atoms, at: usize) -> Option<Bound> {
    let row = atoms.row(at, Tag::BoundAfter)?;
    let near = match atoms.glue(at) {
        Glue::Joined | Glue::Space => !row.has(flag::DOUBTFUL),
        Glue::Hyphen => row.has(flag::DOUBTFUL),
        _ => false,
    };
    near.then(|| bound_of(row.value()))
}

/// "above 1,000 and below 1,500": makes a range of the first of them, if the other is there.
fn with_upper_bound(atoms: &Atoms, low: &mut Found, context: &Context) -> bool {
    if !atoms.is(low.end, Tag::And) || bound(atoms, low.end + 1) != Some(Bound::Max) {
        return false;
    }
    let Some(high) = plain(atoms, low.end + 2, context) else { return false };
    match (low.amount, high.amount) {
        (Amount::Value(from), Amount::Value(to))
            if from < to && low.unit.unit(atoms) == high.unit.unit(atoms) =>
        {
            low.amount = Amount::Range { low: from, high: to };
            low.end = high.end;
            true
        }
        _ => false,
    }
}

fn plain(atoms: &Atoms, at: usize, context: &Context) -> Option<Found> {
    let mut one = single(atoms, at, None, context)?;
    let value = add_smaller_unit(atoms, &mut one, context);
    let counts = || label::is_count(atoms, at, &one.number) && !label::is_code(atoms, at);
    let measured = one.measure.is_some();
    // "One Hundred Years of Solitude", "Three Mile Island"
    let capitals = atoms.is_capitalised(at) && atoms.is_capitalised(one.end - 1) && one.end > at + 1;
    let title = one.number.style == Style::Words && measured && capitals && !atoms.is(at, Tag::Article);
    if label::is_numbered(atoms, at) || title || value.is_none() && atoms.is_capitalised(one.end) {
        return None;
    }
    if !measured && !counts() || !label::stands_free(atoms, at, one.end, measured) {
        return None;
    }
    let mut found = found(one.measure, value.map_or(Amount::None, Amount::Value), one.end);
    if !measured && value.is_some() {
        found.unit = thing::counted(atoms, one.end);
    }
    Some(found)
}

fn found(measure: Option<Measure>, amount: Amount, end: usize) -> Found {
    match measure {
        Some(measure) => Found::new(measure.kind, amount, Counted::Unit(measure.unit), end),
        None => Found::new(Kind::Number, amount, Counted::Nothing, end),
    }
}

/// A number with what measures it. `lent` is the currency of a range's other end: "£1.2–1.4m".
fn single(atoms: &Atoms, at: usize, lent: Option<Measure>, context: &Context) -> Option<Single> {
    let minus = atoms.is(at, Tag::Minus) && measure::currency_before(atoms, at + 1).is_some();
    let first = at + usize::from(minus);
    let currency = measure::currency_before(atoms, first)
        .filter(|_| matches!(atoms.glue(first + 1), Glue::Joined | Glue::Space | Glue::Minus | Glue::Hyphen));
    let number_at = first + usize::from(currency.is_some());
    let Some(mut number) = number(atoms, number_at) else { return lone(atoms, at) };
    if currency.is_some() {
        if number.style != Style::Digits {
            return None;
        }
        let signed = minus || atoms.glue(at) == Glue::Minus || atoms.glue(number_at) == Glue::Hyphen;
        number.value = if signed { Decimal::ZERO.minus(number.value)? } else { number.value };
    }
    let money = currency.is_some() || lent.is_some_and(|measure| measure.kind == Kind::Money);
    let mut one = Single::new(number, currency);
    if let Some(short) = measure::suffix(atoms, number.end, &number, money, context) {
        (one.value, one.exponent) = match short {
            Suffixed::By(power) => (Some(scaled(number.value, power)?), power),
            Suffixed::Unknown => (None, 0),
        };
        one.end += 1;
    }
    if currency.is_none() {
        if let Some(end) = points_end(atoms, &number) {
            let points = Measure { kind: Kind::Quantity, unit: "percentage-point", exponent: 0 };
            (one.measure, one.exponent, one.end) = (Some(points), 0, end);
            return Some(one);
        }
        // "milliards d’euros"
        let behind = one.end + usize::from(one.exponent > 0 && atoms.is(one.end, Tag::Partitive));
        let known = Number { value: one.value.unwrap_or(number.value), exponent: one.exponent, ..number };
        one.measure = measure::behind(atoms, behind, &known, context);
        if one.measure.is_some() {
            one.end = behind + 1;
        }
    }
    add_magnitude(atoms, &mut one);
    cool(atoms, &mut one);
    Some(one)
}

/// Where "a quarter-point", "a quarter of a point" ends: what rates are moved by.
fn points_end(atoms: &Atoms, number: &Number) -> Option<usize> {
    let hyphened = atoms.glue(number.end) == Glue::Hyphen && atoms.is(number.end, Tag::Point);
    let of = atoms.is(number.end, Tag::Of) && atoms.is(number.end + 1, Tag::Article);
    let spelled = of && atoms.is(number.end + 2, Tag::Point);
    let end = number.end + if hyphened { 1 } else { 3 };
    (number.style == Style::Share && (hyphened || spelled)).then_some(end)
}

/// "2 degrees below zero", "four below zero".
fn cool(atoms: &Atoms, one: &mut Single) -> Option<()> {
    if !atoms.is(one.end, Tag::BelowZero) || atoms.glue(one.end) != Glue::Space {
        return None;
    }
    let warmth = Measure { kind: Kind::Temperature, unit: "", exponent: 0 };
    let measure = one.measure.unwrap_or(warmth);
    if measure.kind == Kind::Temperature {
        one.value = Some(Decimal::ZERO.minus(one.value?)?);
        one.measure = Some(measure);
        one.end += 1;
    }
    Some(())
}

/// "a gallon", "an hour"; but "$5 a gallon" is a price. "A decade" only as the window of "the worst in a decade".
fn lone(atoms: &Atoms, at: usize) -> Option<Single> {
    let small = atoms.is(at, Tag::Article) && atoms.is_lower(at);
    let more = || role::is_window_at(atoms, at) || and_part(atoms, at + 2).is_some();
    let window = || measure::lone_period(atoms, at + 1).filter(|_| more());
    let measure = measure::lone(atoms, at + 1).or_else(window).filter(|_| small)?;
    let priced = at > 0 && atoms.glue(at) != Glue::Stop && measure::ends_amount(atoms, at - 1);
    if priced {
        return None;
    }
    let one = Single::new(Number::new(Decimal::from(1), at + 1, Style::Words), None);
    Some(Single { measure: Some(measure), end: at + 2, ..one })
}

/// "75 USD million".
fn add_magnitude(atoms: &Atoms, one: &mut Single) -> Option<()> {
    let power = atoms.value(one.end, Tag::Power)?.unsigned_abs();
    let after = one.is_money() && !one.currency_first && one.exponent == 0;
    if after && atoms.glue(one.end) == Glue::Space {
        one.value = Some(scaled(one.value?, power)?);
        one.exponent = power;
        one.end += 1;
    }
    Some(())
}

/// Units written one after the other, and how many of the second make the first.
const SMALLER: &[(&str, &str, i64)] = &[
    ("foot", "inch", 12),
    ("pound", "ounce", 16),
    ("stone", "pound", 14),
    ("kilometer", "meter", 1000),
    ("meter", "centimeter", 100),
    ("kilogram", "gram", 1000),
    ("year", "month", 12),
    ("week", "day", 7),
    ("day", "hour", 24),
    ("hour", "minute", 60),
    ("minute", "second", 60),
];

/// "20 dollars 43 cents", "7 feet 10 inches", "an hour and a half": the value in the unit that is then left.
fn add_smaller_unit(atoms: &Atoms, one: &mut Single, context: &Context) -> Option<Decimal> {
    let Some(measure) = one.measure else { return one.value };
    let alone = one.value.and_then(|value| measure.applied(value));
    if let Some((cents, end)) = bare_cents(atoms, one) {
        one.end = end;
        return alone?.plus(cents);
    }
    if let Some((half, end)) = and_part(atoms, one.end) {
        one.end = end;
        return measure.applied(one.value?.plus(half)?);
    }
    let and = atoms.is(one.end, Tag::And) && atoms.glue(one.end) == Glue::Space;
    let next_at = one.end + usize::from(and);
    if !matches!(atoms.glue(next_at), Glue::Space | Glue::Comma) {
        return alone;
    }
    let Some(next) = single(atoms, next_at, None, context) else { return alone };
    let Some((count, inner)) = smaller_measure(atoms, measure, &next) else { return alone };
    let sum = || alone?.times(count.into())?.plus(inner.applied(next.value?)?);
    let Some(value) = sum() else { return alone };
    one.measure = Some(Measure { exponent: 0, ..inner });
    one.end = next.end.max(next.number.end + 1);
    Some(value)
}

/// "15 dollars 50", "15 dollars and 15": two figures that nothing else is counted by.
fn bare_cents(atoms: &Atoms, one: &Single) -> Option<(Decimal, usize)> {
    let money = one.is_money() && one.measure.is_some_and(|measure| measure.exponent == 0);
    let and = atoms.is(one.end, Tag::And) && atoms.glue(one.end) == Glue::Space;
    let at = one.end + usize::from(and);
    let cents =
        number_of(atoms.word(at)).filter(|_| atoms.word(at).len() == 2 && atoms.glue(at) == Glue::Space)?;
    let follows = matches!(atoms.glue(at + 1), Glue::Space | Glue::Joined | Glue::Hyphen | Glue::Dash);
    let last = !follows || atoms.is(at + 1, Tag::And);
    let whole = money && !one.currency_first && one.exponent == 0 && one.number.value.scale() == 0;
    Some((Decimal::new(cents, 2)?, at + 1)).filter(|_| whole && last)
}

/// How many of `next`'s unit make one of `measure`'s, and that unit.
fn smaller_measure(atoms: &Atoms, measure: Measure, next: &Single) -> Option<(i64, Measure)> {
    // "5 ft 2 in": the abbreviation is a preposition everywhere else.
    let bare_inch = measure.unit == "foot" && next.measure.is_none() && atoms.reads(next.number.end, "in");
    let inner = if bare_inch { Measure { unit: "inch", ..measure } } else { next.measure? };
    if measure.kind == Kind::Money {
        // The cents of another currency are written like the American ones.
        let same = inner.unit == measure.unit || inner.unit == "USD";
        let cents = same && inner.exponent < 0 && measure.exponent == 0 && inner.kind == Kind::Money;
        return cents.then_some((1, Measure { unit: measure.unit, ..inner }));
    }
    let (.., count) =
        SMALLER.iter().find(|(large, small, _)| *large == measure.unit && *small == inner.unit)?;
    Some((*count, inner))
}

/// The words that open a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    None,
    Between,
    From,
}

/// "$8bn–$10bn", "between 3 and 4 million tonnes", "from €30 to €45". `outer` is where its bound begins.
fn range(atoms: &Atoms, at: usize, outer: usize, context: &Context) -> Option<Found> {
    let opener = match at {
        _ if atoms.is(at, Tag::Between) => Opener::Between,
        _ if atoms.is(at, Tag::From) => Opener::From,
        _ => Opener::None,
    };
    let low_at = at + usize::from(opener != Opener::None);
    let low = single(atoms, low_at, None, context)?;
    let high_at = high_end(atoms, low.end, opener)?;
    let high = single(atoms, high_at, low.measure, context)?;
    let dashed = high_at == low.end;
    if dashed && high.measure.is_none() && high.value.is_none() {
        // "10-12m" of what?
        return Some(found(None, Amount::None, high.end));
    }
    if opener != Opener::Between && !dashed && is_change(atoms, outer) {
        return None;
    }
    let (low_value, high_value, measure) = joined(&low, &high, opener, dashed)?;
    let bare = measure.is_none();
    let count = label::is_count(atoms, low_at, &low.number) && (!dashed || high_value >= Decimal::from(10));
    if bare && !count || !label::stands_free(atoms, low_at, high.end, !bare) {
        return None;
    }
    let mut found = found(measure, Amount::Range { low: low_value, high: high_value }, high.end);
    if bare {
        found.unit = thing::counted(atoms, high.end);
    }
    Some(found)
}

/// Where the second end begins, if something joins two ends at `at`.
fn high_end(atoms: &Atoms, at: usize, opener: Opener) -> Option<usize> {
    let word = if opener == Opener::Between { Tag::And } else { Tag::To };
    if matches!(atoms.glue(at), Glue::Space | Glue::Hyphen) && atoms.is(at, word) {
        return Some(at + 1);
    }
    matches!(atoms.glue(at), Glue::Hyphen | Glue::Dash).then_some(at)
}

/// "rose from 4% to 5%", "by 50 cents to $3.25": two figures, not a range.
fn is_change(atoms: &Atoms, at: usize) -> bool {
    role::follows_any(atoms, at, &[Tag::Change, Tag::By, Tag::From])
}

/// Both values in their common unit; what one end leaves out, the other lends.
fn joined(
    low: &Single,
    high: &Single,
    opener: Opener,
    dashed: bool,
) -> Option<(Decimal, Decimal, Option<Measure>)> {
    let measure = match (low.measure, high.measure) {
        (Some(one), Some(other)) => {
            Some(one).filter(|_| one.kind == other.kind && one.unit == other.unit)?.into()
        }
        (Some(first), None) => {
            Some(first).filter(|_| low.currency_first || dashed || opener != Opener::None)?.into()
        }
        (None, last) => last,
    };
    let mut low_value = low.value?;
    let dozens = high.number.dozens && !low.number.dozens && low.exponent == 0;
    if dozens && low_value < 10.into() {
        low_value = low_value.times(12.into())?;
    }
    if low.exponent == 0 && high.exponent > 0 {
        // "8 to 10 billion" lends the billion; "$900 to $1.2 million" cannot.
        let lent = scaled(low_value, high.exponent)?;
        low_value = if lent < high.value? { lent } else { low_value };
    }
    let apply = |value: Decimal, own: Option<Measure>| match own.or(measure) {
        Some(measure) => measure.applied(value),
        None => Some(value),
    };
    let (from, to) = (apply(low_value, low.measure)?, apply(high.value?, high.measure)?);
    let falling = from > to && to.is_negative();
    let (from, to) = if falling { (to, from) } else { (from, to) };
    (from < to).then_some((from, to, measure))
}

//! One number with what it is measured in: a currency, a unit, and what completes it in a smaller one.

use super::Kind;
use super::atoms::{Atoms, Glue};
use super::measure::{self, DOLLAR, INCH, Suffix};
use super::number::{Number, Style, add, and_part, multiply, number, scale};
use super::role;
use super::table::{Measure, Row, Tag};
use crate::value::Decimal;

/// One number with its measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single<'a> {
    /// As it was read, without its sign.
    pub number: &'a Number,
    /// With magnitudes applied, in what is written.
    pub value: Decimal,
    /// Whether its magnitude is ambiguous, which leaves it without a value.
    pub open: bool,
    /// Whether the currency stands before the number.
    pub currency_first: bool,
    /// The power of ten of its magnitude, 0 without one.
    pub exponent: u8,
    pub measure: Option<Measure>,
}

impl<'a> Single<'a> {
    fn new(number: &'a Number, measure: Option<Measure>) -> Self {
        let (value, exponent) = (number.value, number.exponent);
        Self { number, value, open: false, currency_first: measure.is_some(), exponent, measure }
    }

    /// Makes the value in the unit of this measure; `None` where there is no value.
    #[inline(never)]
    pub fn apply(&mut self, measure: Option<Measure>) -> Option<()> {
        match measure {
            _ if self.open => None,
            Some(measure) => measure.apply(&mut self.value),
            None => Some(()),
        }
    }
}

/// A number with what measures it. `lent` is the currency of a range's other end: "£1.2–1.4m".
#[inline(never)]
pub(super) fn single<'a>(atoms: &'a Atoms, lent: Option<Measure>) -> Option<Single<'a>> {
    let mut signed = atoms.glued(0, Glue::MINUS);
    if atoms.is(0, Tag::Minus) && measure::currency_before(atoms, 1).is_some() {
        signed = true;
        atoms.step();
    }
    let near = atoms.glued(1, Glue::JOINED | Glue::SPACE | Glue::MINUS | Glue::HYPHEN);
    let currency = measure::currency_before(atoms, 0).filter(|_| near);
    if currency.is_some() {
        atoms.step();
        signed |= atoms.glued(0, Glue::HYPHEN);
    }
    let Some(number) = number(atoms) else {
        return lone(atoms);
    };
    // "12.5±0.2 mm"
    if atoms.rest(-1).trim_start().starts_with('±') {
        self::number(atoms)?;
    }
    let mut one = Single::new(number, currency);
    if currency.is_some() && signed {
        one.value = Decimal::ZERO.minus(number.value)?;
    }
    let money = currency.or(lent).is_some_and(|measure| measure.kind() == Kind::Money);
    add_suffix(atoms, &mut one, money)?;
    if currency.is_none() {
        if let Some(points) = points(atoms, number.style) {
            (one.measure, one.exponent) = (Some(points), 0);
            return Some(one);
        }
        one.measure = atoms.attempt(|| {
            // "milliards d’euros"
            atoms.eat(Tag::Partitive);
            let known = Number { value: one.value, exponent: one.exponent, ..*number };
            let measure = measure::behind(atoms, &known);
            atoms.step();
            measure
        });
    }
    // "75 USD million"
    if atoms.spaced(0, Tag::Power) {
        add_power(atoms, &mut one, Tag::Power)?;
    }
    turn_below_zero(atoms, &mut one)?;
    Some(one)
}

/// What is written onto the number: a magnitude ("5bn"), or a letter that may be one or a unit.
fn add_suffix(atoms: &Atoms, one: &mut Single, money: bool) -> Option<()> {
    match measure::suffix(atoms, one.number, money) {
        Some(Suffix::Power) => add_power(atoms, one, Tag::Suffix)?,
        Some(Suffix::Open) => {
            one.open = true;
            atoms.step();
        }
        None => {}
    }
    Some(())
}

/// "2 degrees below zero", "four below zero".
fn turn_below_zero(atoms: &Atoms, one: &mut Single) -> Option<()> {
    let measure = one.measure.unwrap_or(DEGREE);
    if atoms.spaced(0, Tag::BelowZero) {
        one.measure = Some(measure);
        one.value = Decimal::ZERO.minus(one.value)?;
        atoms.step();
    }
    Some(())
}

/// Multiplies by the magnitude that stands here.
#[inline(never)]
fn add_power(atoms: &Atoms, one: &mut Single, tag: Tag) -> Option<()> {
    one.exponent = atoms.take(tag)?.power();
    scale(&mut one.value, one.exponent)
}

/// "a quarter-point", "a quarter point", "a quarter of a point": what rates are moved by. "A half point" is of a game, too.
fn points(atoms: &Atoms, style: Style) -> Option<Measure> {
    if style != Style::Share {
        return None;
    }
    atoms.attempt(|| {
        let quarter = atoms.glued(0, Glue::SPACE) && atoms.reads(-1, "quarter");
        let told = atoms.glued(0, Glue::HYPHEN) || atoms.eat(Tag::Of) && atoms.eat(Tag::Article) || quarter;
        (told && atoms.eat(Tag::Point)).then_some(PERCENTAGE_POINT)
    })
}

/// "a gallon", "an hour"; but "$5 a gallon" is a price. "A decade" only as the window of "the worst in a decade", behind
/// a bound, and where nothing else is said.
fn lone<'a>(atoms: &'a Atoms) -> Option<Single<'a>> {
    static ONE: Number = Number { value: Decimal::whole(1), ..Number::ZERO };
    use Tag::{Cardinal, Digits, Fraction, Money, Power, Unit};
    let small = atoms.is(0, Tag::Article) && atoms.is_lower(0);
    let priced = atoms.is_any(-1, &[Digits, Fraction, Cardinal, Power, Tag::Suffix, Money, Unit]);
    if !small || priced {
        return None;
    }
    let start = atoms.at();
    let more = || {
        let half = || atoms.from(start + 2, || and_part(atoms)).is_some();
        role::is_window_at(atoms) || atoms.follows(Tag::Bound) || half() || atoms.len() == 2
    };
    let unit = || atoms.row(1, Tag::Unit).filter(|_| more()).map(Row::measure);
    // "in a second round"
    let nth = atoms.is(1, Tag::Ordinal) && atoms.glued(2, Glue::SPACE) && !atoms.is(2, Tag::Ordinary);
    let measure = measure::lone(atoms, 1).or_else(unit).filter(|_| !nth)?;
    atoms.go(start + 2);
    Some(Single { measure: Some(measure), ..Single::new(&ONE, None) })
}

pub(super) const fn quantity(name: &str) -> Measure {
    Measure::named(name, Kind::Quantity)
}

const fn duration(name: &str) -> Measure {
    Measure::named(name, Kind::Duration)
}

const PERCENTAGE_POINT: Measure = quantity("percentage-point");
/// Of a temperature in no scale.
const DEGREE: Measure = Measure::named("", Kind::Temperature);
const FOOT: Measure = quantity("foot");
const POUND: Measure = quantity("pound");
const METER: Measure = quantity("meter");
const DAY: Measure = duration("day");
const HOUR: Measure = duration("hour");
const MINUTE: Measure = duration("minute");

/// Units written one after the other, and how many of the second make the first.
static SMALLER: [(Measure, Measure, i32); 12] = [
    (FOOT, INCH, 12),
    (quantity("yard"), FOOT, 3),
    (POUND, quantity("ounce"), 16),
    (quantity("stone"), POUND, 14),
    (quantity("kilometer"), METER, 1000),
    (METER, quantity("centimeter"), 100),
    (quantity("kilogram"), quantity("gram"), 1000),
    (duration("year"), duration("month"), 12),
    (duration("week"), DAY, 7),
    (DAY, HOUR, 24),
    (HOUR, MINUTE, 60),
    (MINUTE, duration("second"), 60),
];

/// "20 dollars 43 cents", "7 feet 10 inches", "an hour and a half": makes the value in the unit that is then left.
pub(super) fn add_smaller_unit(atoms: &Atoms, one: &mut Single) -> Option<()> {
    let Some(measure) = one.measure else { return one.apply(None) };
    if measure.kind() == Kind::Money
        && !one.currency_first
        && let Some(cents) = atoms.attempt(|| bare_cents(atoms))
    {
        one.apply(None)?;
        return add(&mut one.value, &cents);
    }
    if let Some(half) = and_part(atoms) {
        add(&mut one.value, &half)?;
        return one.apply(Some(measure));
    }
    one.apply(Some(measure))?;
    // "2hr 14min 4sec"
    while let Some(measure) = one.measure
        && atoms.attempt(|| add_smaller(atoms, one, measure)).is_some()
    {}
    Some(())
}

/// What completes a measured value: the inches behind its feet.
fn add_smaller(atoms: &Atoms, one: &mut Single, measure: Measure) -> Option<()> {
    if atoms.spaced(0, Tag::And) {
        atoms.step();
    }
    // "5 ft. 3 in.": the stop ends no sentence.
    let shortened = atoms.length(-1) < 4 && atoms.rest(-1).starts_with(". ");
    // "6-foot-4"
    let hyphened = atoms.glued(0, Glue::HYPHEN);
    if !atoms.glued(0, Glue::SPACE | Glue::COMMA) && !shortened && !hyphened {
        return None;
    }
    let hours = atoms.reads(-1, "h");
    // "$3.49, 20 cents more than before"
    let mut next = single(atoms, None).filter(|_| one.number.is_whole())?;
    // "2h 15m"
    if hours && atoms.reads(-1, "m") {
        (next.measure, next.open) = (Some(MINUTE), false);
    }
    // "5 ft 2 in": the abbreviation is a preposition everywhere else.
    if next.measure.is_none() && (hyphened || atoms.reads(0, "in")) {
        next.measure = Some(INCH);
        atoms.go(atoms.at() + usize::from(!hyphened));
    }
    let (count, inner) = smaller_measure(measure, next.measure?)?;
    next.apply(Some(inner))?;
    let mut sum = one.value;
    multiply(&mut sum, &i64::from(count).into())?;
    add(&mut sum, &next.value)?;
    (one.value, one.measure) = (sum, Some(inner.with(0)));
    Some(())
}

/// "15 dollars 50", "15 dollars and 15": two figures that nothing else is counted by.
fn bare_cents(atoms: &Atoms) -> Option<Decimal> {
    if atoms.spaced(0, Tag::And) {
        atoms.step();
    }
    let cents = atoms.two_digits(0).filter(|_| atoms.glued(0, Glue::SPACE))?;
    atoms.step();
    let follows = atoms.glued(0, Glue::SPACE | Glue::JOINED | Glue::HYPHEN | Glue::DASH);
    if follows { None } else { Decimal::new(cents.into(), 2) }
}

/// How many of one unit make one of a larger, and the smaller one.
fn smaller_measure(measure: Measure, inner: Measure) -> Option<(i32, Measure)> {
    let (large, small) = (measure.with(0), inner.with(0));
    if measure.kind() == Kind::Money {
        // The cents of another currency are written like the American ones.
        let same = small == large || small == DOLLAR;
        let cents = same && inner.exponent() < 0;
        return cents.then_some((1, measure.with(inner.exponent())));
    }
    let row = SMALLER.iter().find(|row| row.0 == large && row.1 == small)?;
    Some((row.2, inner))
}

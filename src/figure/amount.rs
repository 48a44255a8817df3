//! Amounts: a number with its currency or unit, alone, in ranges, and with bounds.

use super::label;
use super::lexer::{Atoms, Glue};
use super::measure;
use super::number::{Number, Style, add, and_part, multiply, number, scale};
use super::table::{Measure, Row, Tag, flag};
use super::{Amount, Bound, Counted, Found, Kind, role, share, thing, time};
use crate::value::Decimal;

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
}

impl Single {
    fn new(number: Number, measure: Option<Measure>) -> Self {
        let currency_first = measure.is_some();
        Self { number, value: Some(number.value), exponent: number.exponent, measure, currency_first }
    }

    /// Whether a smaller or larger piece of money may stand behind it.
    fn is_money_behind(&self) -> bool {
        let money = self.measure.is_some_and(|measure| measure.kind() == Kind::Money);
        money && !self.currency_first && self.exponent == 0
    }

    /// Its value in the unit of this measure.
    #[inline(never)]
    fn applied(&self, measure: Option<Measure>) -> Option<Decimal> {
        let mut value = self.value?;
        if let Some(measure) = measure {
            measure.apply(&mut value)?;
        }
        Some(value)
    }
}

/// The amount that begins here, with its bound and its partner in a range.
pub(super) fn amount(atoms: &Atoms) -> Option<Found> {
    let start = atoms.at();
    let bound = take_bound(atoms);
    let core = atoms.at();
    if bound.is_some() && !atoms.glued(0, Glue::SPACE | Glue::MINUS) {
        return None;
    }
    let mut found = atoms
        .attempt(|| share::share(atoms))
        .or_else(|| atoms.attempt(|| range(atoms, start)))
        .or_else(|| plain(atoms))?;
    if let Some(bound) = bound {
        // "around 4 July", "about 2010"; but "more than 2000" counts something.
        let date = atoms.from(core, || time::time(atoms)).map_or(0, |date| date.end);
        if date > found.end || date == found.end && bound == Bound::About {
            return None;
        }
        if bound == Bound::Min && with_upper_bound(atoms, &mut found).is_some() {
            return Some(found);
        }
    }
    let after = bound_after(atoms);
    (found.bound, found.end) = (bound.or(after), atoms.at());
    Some(found)
}

#[inline(never)]
pub(super) fn take_bound(atoms: &Atoms) -> Option<Bound> {
    atoms.take(Tag::Bound).map(bound_of)
}

/// The table's order of bounds.
#[inline(never)]
pub(super) fn bound_of(row: Row) -> Bound {
    [Bound::Min, Bound::Max, Bound::About][row.value().clamp(0, 2) as usize]
}

/// "or more", "+", "-plus".
#[inline(never)]
pub(super) fn bound_after(atoms: &Atoms) -> Option<Bound> {
    let near = match atoms.row(0, Tag::BoundAfter)?.has(flag::DOUBTFUL) {
        true => Glue::HYPHEN,
        false => Glue::JOINED | Glue::SPACE,
    };
    if atoms.glued(0, near) { atoms.take(Tag::BoundAfter).map(bound_of) } else { None }
}

/// "above 1,000 and below 1,500": makes a range of the first of them, if the other is there.
fn with_upper_bound(atoms: &Atoms, low: &mut Found) -> Option<()> {
    atoms.attempt(|| {
        if !atoms.eat(Tag::And) || take_bound(atoms) != Some(Bound::Max) {
            return None;
        }
        let high = plain(atoms)?;
        let (Amount::Value(from), Amount::Value(to)) = (low.amount, high.amount) else { return None };
        if from >= to || low.unit.unit(atoms) != high.unit.unit(atoms) {
            return None;
        }
        (low.amount, low.end) = (Amount::Range { low: from, high: to }, high.end);
        Some(())
    })
}

fn plain(atoms: &Atoms) -> Option<Found> {
    let start = atoms.at();
    let mut one = single(atoms, None)?;
    let value = add_smaller_unit(atoms, &mut one);
    if value.is_none() && atoms.is_capitalised(0) {
        return None;
    }
    let length = (atoms.at() - start) as isize;
    let measured = one.measure.is_some();
    let fits = || {
        // "One Hundred Years of Solitude", "Three Mile Island"
        let capitals = length > 1 && atoms.is_capitalised(0) && atoms.is_capitalised(length - 1);
        let title = capitals && one.number.style == Style::Words && !atoms.is(0, Tag::Article);
        let counts = || label::is_count(atoms, &one.number) && !label::is_code(atoms);
        !label::is_numbered(atoms)
            && if measured { !title } else { counts() }
            && label::stands_free(atoms, length, measured)
    };
    if !atoms.from(start, fits) {
        return None;
    }
    Some(found(atoms, one.measure, value.map_or(Amount::None, Amount::Value)))
}

/// An amount that ends here, with what it counts.
fn found(atoms: &Atoms, measure: Option<Measure>, amount: Amount) -> Found {
    let (kind, unit) = match measure {
        Some(measure) => (measure.kind(), Counted::Unit(measure)),
        None if amount == Amount::None => (Kind::Number, Counted::Nothing),
        None => (Kind::Number, thing::counted(atoms)),
    };
    Found::new(kind, amount, unit, atoms.at())
}

/// A number with what measures it. `lent` is the currency of a range's other end: "£1.2–1.4m".
#[inline(never)]
fn single(atoms: &Atoms, lent: Option<Measure>) -> Option<Single> {
    let start = atoms.at();
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
        atoms.go(start);
        return lone(atoms);
    };
    let mut one = Single::new(*number, currency);
    if currency.is_some() {
        if number.style != Style::Digits {
            return None;
        }
        if signed {
            one.value = Some(Decimal::ZERO.minus(number.value)?);
        }
    }
    let money = currency.or(lent).is_some_and(|measure| measure.kind() == Kind::Money);
    if let Some(power) = measure::suffix(atoms, number, money) {
        one.exponent = power.unwrap_or(0);
        one.value = match power {
            Some(_) => Some(scaled(one.value?, one.exponent)?),
            None => None,
        };
        atoms.step();
    }
    if currency.is_none() {
        if let Some(points) = points(atoms, number.style) {
            (one.measure, one.exponent) = (Some(points), 0);
            return Some(one);
        }
        one.measure = atoms.attempt(|| {
            // "milliards d’euros"
            if one.exponent > 0 {
                atoms.eat(Tag::Partitive);
            }
            let value = one.value.unwrap_or(number.value);
            let measure = measure::behind(atoms, &Number { value, exponent: one.exponent, ..*number });
            atoms.step();
            measure
        });
    }
    add_magnitude(atoms, &mut one);
    cool(atoms, &mut one);
    Some(one)
}

fn scaled(mut value: Decimal, exponent: u8) -> Option<Decimal> {
    scale(&mut value, exponent)?;
    Some(value)
}

/// "a quarter-point", "a quarter of a point": what rates are moved by.
fn points(atoms: &Atoms, style: Style) -> Option<Measure> {
    if style != Style::Share {
        return None;
    }
    atoms.attempt(|| {
        let hyphened = atoms.glued(0, Glue::HYPHEN) && atoms.is(0, Tag::Point);
        let told = hyphened || atoms.eat(Tag::Of) && atoms.eat(Tag::Article);
        if told && atoms.eat(Tag::Point) { Measure::named("percentage-point", Kind::Quantity) } else { None }
    })
}

/// "2 degrees below zero", "four below zero".
fn cool(atoms: &Atoms, one: &mut Single) -> Option<()> {
    if !atoms.spaced(0, Tag::BelowZero) {
        return None;
    }
    let measure = one.measure.or_else(|| Measure::named("", Kind::Temperature))?;
    if measure.kind() == Kind::Temperature {
        one.value = Some(Decimal::ZERO.minus(one.value?)?);
        one.measure = Some(measure);
        atoms.step();
    }
    Some(())
}

/// "a gallon", "an hour"; but "$5 a gallon" is a price. "A decade" only as the window of "the worst in a decade".
fn lone(atoms: &Atoms) -> Option<Single> {
    use Tag::{Cardinal, Digits, Fraction, Money, Power, Suffix, Unit};
    let small = atoms.is(0, Tag::Article) && atoms.is_lower(0);
    let priced = !atoms.glued(0, Glue::STOP)
        && atoms.is_any(-1, &[Digits, Fraction, Cardinal, Power, Suffix, Money, Unit]);
    if !small || priced {
        return None;
    }
    let start = atoms.at();
    let more = || role::is_window_at(atoms) || atoms.from(start + 2, || and_part(atoms)).is_some();
    let window = || measure::lone_period(atoms, 1).filter(|_| more());
    let measure = measure::lone(atoms, 1).or_else(window)?;
    atoms.go(start + 2);
    let number = Number { value: 1.into(), end: start + 1, ..Number::ZERO };
    Some(Single { measure: Some(measure), ..Single::new(number, None) })
}

/// "75 USD million".
fn add_magnitude(atoms: &Atoms, one: &mut Single) -> Option<()> {
    if !one.is_money_behind() || !atoms.spaced(0, Tag::Power) {
        return None;
    }
    one.exponent = atoms.row(0, Tag::Power)?.power();
    one.value = Some(scaled(one.value?, one.exponent)?);
    atoms.step();
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
fn add_smaller_unit(atoms: &Atoms, one: &mut Single) -> Option<Decimal> {
    let alone = one.applied(one.measure);
    let Some(measure) = one.measure else { return alone };
    if let Some(cents) = bare_cents(atoms, one) {
        return alone?.plus(cents);
    }
    if let Some(half) = and_part(atoms) {
        one.value = Some(one.value?.plus(half)?);
        return one.applied(one.measure);
    }
    let sum = || {
        if atoms.spaced(0, Tag::And) {
            atoms.step();
        }
        if !atoms.glued(0, Glue::SPACE | Glue::COMMA) {
            return None;
        }
        let next = single(atoms, None)?;
        let (count, inner) = smaller_measure(atoms, measure, &next)?;
        let mut sum = alone?;
        multiply(&mut sum, &count.into())?;
        add(&mut sum, &next.applied(Some(inner))?)?;
        atoms.go(atoms.at().max(next.number.end + 1));
        one.measure = Some(inner.with(0));
        Some(sum)
    };
    atoms.attempt(sum).or(alone)
}

/// "15 dollars 50", "15 dollars and 15": two figures that nothing else is counted by.
fn bare_cents(atoms: &Atoms, one: &Single) -> Option<Decimal> {
    if !one.is_money_behind() || !one.number.is_whole() || one.measure?.exponent() != 0 {
        return None;
    }
    atoms.attempt(|| {
        if atoms.spaced(0, Tag::And) {
            atoms.step();
        }
        let cents = atoms.two_digits(0).filter(|_| atoms.glued(0, Glue::SPACE))?;
        atoms.step();
        let follows = atoms.glued(0, Glue::SPACE | Glue::JOINED | Glue::HYPHEN | Glue::DASH);
        if follows && !atoms.is(0, Tag::And) { None } else { Decimal::new(cents.into(), 2) }
    })
}

/// How many of `next`'s unit make one of `measure`'s, and that unit.
fn smaller_measure(atoms: &Atoms, measure: Measure, next: &Single) -> Option<(i64, Measure)> {
    // "5 ft 2 in": the abbreviation is a preposition everywhere else.
    let bare_inch = next.measure.is_none()
        && measure.unit() == "foot"
        && atoms.from(next.number.end, || atoms.reads(0, "in"));
    let inner = if bare_inch { Measure::named("inch", Kind::Quantity) } else { next.measure }?;
    if measure.kind() == Kind::Money {
        // The cents of another currency are written like the American ones.
        let same = inner.unit() == measure.unit() || inner.unit() == "USD";
        let cents = same && inner.exponent() < 0 && measure.exponent() == 0 && inner.kind() == Kind::Money;
        return cents.then_some((1, measure.with(inner.exponent())));
    }
    let (.., count) =
        SMALLER.iter().find(|(large, small, _)| *large == measure.unit() && *small == inner.unit())?;
    Some((*count, inner))
}

/// "$8bn–$10bn", "between 3 and 4 million tonnes", "from €30 to €45". `outer` is where its bound begins.
fn range(atoms: &Atoms, outer: usize) -> Option<Found> {
    let between = atoms.eat(Tag::Between);
    let opened = between || atoms.eat(Tag::From);
    let start = atoms.at();
    let low = single(atoms, None)?;
    let joiner = if between { Tag::And } else { Tag::To };
    let word = atoms.glued(0, Glue::SPACE | Glue::HYPHEN) && atoms.eat(joiner);
    if !word && !atoms.glued(0, Glue::HYPHEN | Glue::DASH) {
        return None;
    }
    let high = single(atoms, low.measure)?;
    if !word && high.measure.is_none() && high.value.is_none() {
        // "10-12m" of what?
        return Some(found(atoms, None, Amount::None));
    }
    if !between && word && atoms.from(outer, || is_change(atoms)) {
        return None;
    }
    let (from, to, measure) = joined(&low, &high, opened || !word)?;
    let measured = measure.is_some();
    let length = (atoms.at() - start) as isize;
    let fits = || {
        let counts = || label::is_count(atoms, &low.number) && (word || to >= 10.into());
        (measured || counts()) && label::stands_free(atoms, length, measured)
    };
    if !atoms.from(start, fits) {
        return None;
    }
    Some(found(atoms, measure, Amount::Range { low: from, high: to }))
}

/// "rose from 4% to 5%", "by 50 cents to $3.25": two figures, not a range.
fn is_change(atoms: &Atoms) -> bool {
    atoms.follows_any(&[Tag::Change, Tag::By, Tag::From])
}

/// Both values in their common unit; what one end leaves out, the other lends. `close`: something ties the two together
/// besides "to".
fn joined(low: &Single, high: &Single, close: bool) -> Option<(Decimal, Decimal, Option<Measure>)> {
    let measure = low.measure.or(high.measure);
    match (low.measure, high.measure) {
        (Some(one), Some(other)) if one.with(0) != other.with(0) => return None,
        (Some(_), None) if !close && !low.currency_first => return None,
        _ => {}
    }
    let mut low = *low;
    if let Some(value) = low.value.as_mut().filter(|_| low.exponent == 0) {
        let dozens = high.number.dozens && !low.number.dozens && *value < 10.into();
        if dozens {
            multiply(value, &12.into())?;
        }
        // "8 to 10 billion" lends the billion; "$900 to $1.2 million" cannot.
        let lent = scaled(*value, high.exponent)?;
        if lent < high.value? {
            *value = lent;
        }
    }
    let (from, to) = (low.applied(low.measure.or(measure))?, high.applied(high.measure.or(measure))?);
    let falling = from > to && to.is_negative();
    let (from, to) = if falling { (to, from) } else { (from, to) };
    (from < to).then_some((from, to, measure))
}

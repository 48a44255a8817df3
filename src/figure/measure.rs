//! What a number is measured in: the currency before or after it, the unit and the short magnitude behind it.

use super::Kind;
use super::atoms::{Atoms, Glue};
use super::number::{Number, Style, multiply, scale};
use super::ordinal::is_first;
use super::table::{Measure, Row, Tag, flag};
use crate::article::Language;
use crate::value::Decimal;

impl Measure {
    /// Makes the value in the unit of one that is written.
    #[inline(never)]
    pub fn apply(self, value: &mut Decimal) -> Option<()> {
        match u8::try_from(self.exponent()) {
            Ok(power) => scale(value, power),
            Err(_) => multiply(value, &Decimal::new(1, self.exponent().unsigned_abs() as u8)?),
        }
    }
}

pub(super) const INCH: Measure = Measure::named("inch", Kind::Quantity);
pub(super) const DOLLAR: Measure = Measure::named("USD", Kind::Money);
const EURO: Measure = Measure::named("EUR", Kind::Money);

/// The currency that stands before a number: "R15 million", but an "Audi R8".
#[inline(never)]
pub(super) fn currency_before(atoms: &Atoms, ahead: isize) -> Option<Measure> {
    let large = || {
        let magnitude = atoms.is_any(ahead + 2, &[Tag::Power, Tag::Suffix]);
        atoms.length(ahead + 1) > 3 || magnitude && atoms.glued(ahead + 2, Glue::JOINED | Glue::SPACE)
    };
    let stands = |row: &Row| !row.has(flag::AFTER) && (!row.has(flag::LARGE) || large());
    atoms.row(ahead, Tag::Money).filter(stands).map(Row::measure)
}

/// The currency or unit behind a number that ends here.
#[inline(never)]
pub(super) fn behind(atoms: &Atoms, number: &Number) -> Option<Measure> {
    let hyphen = atoms.glued(0, Glue::HYPHEN);
    let joined = atoms.glued(0, Glue::JOINED);
    // "20 (kg)"
    if !hyphen && !joined && !atoms.glued(0, Glue::SPACE | Glue::OPEN) {
        return None;
    }
    // "two US$5bn bonds"
    let leads = atoms.is(1, Tag::Digits) && atoms.glued(1, Glue::JOINED | Glue::SPACE);
    // "10p" is pence; "10 p" may be pages.
    let money = |row: &Row| {
        (row.has(flag::AFTER) || !leads)
            && (!row.has(flag::LARGE) || !number.is_below(1000))
            && (joined || !atoms.reads(0, "p"))
            && !(row.value() < 0 && is_tax_rate(atoms))
    };
    // A letter with a hyphen behind it begins a name: "800,000 F-Series pickups".
    let alone = || !hyphen && (!atoms.glued(1, Glue::HYPHEN) || atoms.is(1, Tag::Length));
    let symbol = |row: &Row| number.style == Style::Digits && alone() && (joined || !row.has(flag::DOUBTFUL));
    let nth = joined && atoms.is(0, Tag::OrdinalEnd) && is_first(number.value.trunc());
    let unit = |row: &Row| !nth && !is_initial(atoms) && (!row.has(flag::SYMBOL) || symbol(row));
    if joined && number.is_whole() && atoms.reads(0, "c") {
        return cents(atoms);
    }
    // "18in of snow"; "18 in Paris" is no length.
    if joined && atoms.reads(0, "in") {
        return Some(INCH);
    }
    let money = atoms.row(0, Tag::Money).filter(money);
    let unit = atoms.row(0, Tag::Unit).filter(unit);
    let row = match money {
        Some(_) if unit.is_some() && !is_money(atoms, number) => unit,
        Some(_) => money,
        None => unit,
    };
    row.map(Row::measure)
}

/// "the basic rate of income tax falls to 19p": of each pound.
fn is_tax_rate(atoms: &Atoms) -> bool {
    let rate = |ahead| {
        let kind = atoms.is_among(ahead - 1, "basic higher tax top");
        kind && atoms.word(ahead).starts_with("rate")
            || atoms.reads(ahead, "tax") && atoms.reads(ahead - 1, "income")
    };
    let mut before = (1..2 * NEAR).take_while(|back| !atoms.glued(1 - back, Glue::STOP));
    before.any(|back| rate(-back))
}

/// "91c" near dollars or euros; else that may be anything.
fn cents(atoms: &Atoms) -> Option<Measure> {
    let money = |ahead| atoms.row(ahead, Tag::Money).map(Row::measure);
    let near = (-2 * NEAR..2 * NEAR).filter_map(money).find(|near| *near == DOLLAR || *near == EURO)?;
    Some(near.with(-2)).filter(|_| !atoms.is(-2, Tag::Label))
}

/// "In 2003 J. R. Roe left": a letter of a name.
fn is_initial(atoms: &Atoms) -> bool {
    let behind = atoms.rest(0).as_bytes();
    matches!(behind, [b'.', b' ', b'A'..=b'Z', b'.', ..])
}

/// The unit or currency that may stand for one of it behind "a".
pub(super) fn lone(atoms: &Atoms, ahead: isize) -> Option<Measure> {
    let row = |tag| atoms.row(ahead, tag).filter(|row| row.has(flag::LONE)).map(Row::measure);
    row(Tag::Unit).or_else(|| row(Tag::Money).filter(|money| money.exponent() == 0 || !is_tax_rate(atoms)))
}

/// Words looked at on each side for what pounds are.
const NEAR: isize = 8;

/// What is weighed in pounds.
const GOODS: &str = "beef pork chicken turkey meat fish food CO carbon plastic waste trash cocaine fruit";

/// Pounds of money or of mass?
fn is_money(atoms: &Atoms, number: &Number) -> bool {
    // "3 billion pounds of beef", "of frozen chicken", "of CO2"
    let good = |ahead| atoms.is_among(ahead, GOODS);
    if atoms.spaced(1, Tag::Of) && (good(2) || good(3)) {
        return false;
    }
    // "a ten-pound note", but "a ten-pound baby".
    if atoms.glued(0, Glue::HYPHEN) {
        return atoms.is(1, Tag::Price);
    }
    let near = |word| (-NEAR..NEAR).any(|ahead| atoms.is(ahead, word));
    let language = atoms.context.language;
    let british = matches!(language, Language::EnGb | Language::EnIn);
    // Americans weigh salmon by the million pounds.
    let large = number.exponent > 2 && language != Language::EnUs;
    large || !near(Tag::Weight) && (british || near(Tag::Price))
}

/// What the short magnitude behind a number is.
#[repr(u32)]
#[derive(Clone, Copy)]
pub(super) enum Suffix {
    Power,
    /// "350m doses" or 350 metres of something? No value then.
    Open,
}

/// Tells "bn", "m" and the like from units. `money`: a currency stands before the number.
pub(super) fn suffix(atoms: &Atoms, number: &Number, money: bool) -> Option<Suffix> {
    let row = atoms.row(0, Tag::Suffix)?;
    let joined = atoms.glued(0, Glue::JOINED);
    if !atoms.glued(0, Glue::JOINED | Glue::SPACE | Glue::HYPHEN) {
        return None;
    }
    // "40 M€"
    let measured =
        |ahead: isize| atoms.from(atoms.at().wrapping_add_signed(ahead), || behind(atoms, number)).is_some();
    // "a 4K television", "the 5K run"
    let named =
        atoms.reads(0, "K") && number.is_below(10) && atoms.glued(1, Glue::SPACE) && !plural(atoms, 1);
    if row.has(flag::SURE) && (money || !named || counted(atoms, 1)) || money || measured(1) {
        return Some(Suffix::Power);
    }
    if !joined {
        return None;
    }
    // "4.8M", "1.2b"
    let capital = (atoms.reads(0, "M") || atoms.reads(0, "b")) && !number.is_whole();
    let things = row.power() == 6 && (counted(atoms, 1) || plural(atoms, 1));
    let lent = || range_end(atoms).is_some_and(|end| measured(end) || counted(atoms, end));
    match () {
        () if capital || things || lent() => Some(Suffix::Power),
        () if measures_size(atoms, row) => None,
        () => Some(Suffix::Open),
    }
}

/// Where the second end of "20m-30m", "between 2m and 3m" ends, its short magnitude included.
fn range_end(atoms: &Atoms) -> Option<isize> {
    let dashed = atoms.glued(1, Glue::HYPHEN | Glue::DASH);
    let end = if dashed { 3 } else { 4 };
    let joined = dashed || atoms.glued(1, Glue::SPACE) && atoms.is_any(1, &[Tag::And, Tag::To]);
    (joined && atoms.is(end - 1, Tag::Suffix)).then_some(end)
}

/// Whether the unit here, which might be a magnitude too, stands beside words of size: "a wall 20m high", "5t of coal",
/// "the 400m hurdles", "5m from the shore"; but "up 3% to 8m from 5m", "the 5m of Atlanta".
fn measures_size(atoms: &Atoms, suffix: Row) -> bool {
    /// Words looked at on each side.
    const REACH: isize = 4;
    let word = if suffix.power() == 6 { Tag::Length } else { Tag::Weight };
    let size = |ahead| atoms.row(ahead, word).is_some_and(|row| !row.has(flag::DOUBTFUL));
    let near = || (-REACH - 1..=REACH).any(|ahead| atoms.is(ahead, Tag::Track) || size(ahead));
    let changed = || atoms.is_any(-2, &[Tag::By, Tag::Change, Tag::To, Tag::From]);
    // "4m by 6m"
    let second = || atoms.is(-3, Tag::Suffix) && (atoms.is(-2, Tag::By) || atoms.reads(-2, "x"));
    near()
        || second()
        || atoms.is(1, word) && !changed()
        || atoms.spaced(1, Tag::Of) && atoms.is_lower(2) && word == Tag::Weight
}

#[inline(never)]
fn counted(atoms: &Atoms, ahead: isize) -> bool {
    // One adjective may stand between: "1.4m new homes".
    atoms.spaced(ahead, Tag::Counted)
        || !atoms.is(ahead, Tag::Ordinary) && atoms.spaced(ahead + 1, Tag::Counted)
}

/// Whether a noun in the plural stands here, by its shape.
#[inline(never)]
pub(super) fn plural(atoms: &Atoms, ahead: isize) -> bool {
    let ends = |ending: &str| atoms.ends_with(ahead, ending);
    let regular = ends("s") && !["ss", "us", "is"].iter().any(|ending| ends(ending));
    let shape = atoms.length(ahead) > 3 && (regular || ends("men") || ends("children"));
    let verb = || atoms.is_any(ahead, &[Tag::Says, Tag::Track]);
    atoms.glued(ahead, Glue::SPACE) && atoms.is_lower(ahead) && shape && !verb()
}

//! Absolute times: "15 March 2019", "March 4, 2019", "September 2008", "1998", "the 1980s", "Q2 2025". A date without
//! a year takes one from the publication date and the tense around it.

use std::ops::Range;

use super::cycle::Cycle;
use super::direction::{in_history, nearest, told_ahead};
use super::timex::is_season;
use super::{Nth, Read, Timex, numeric, opens, relative};
use crate::article::Language;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::label::{follows_name, names_street, sticks};
use crate::figure::number::{Style, number, words};
use crate::figure::table::{Tag, Tags, flag};
use crate::figure::{Grain, measure, ordinal};
use crate::value::{Date, number_of};

/// The parts of a date as written.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::figure) struct Point {
    pub day: Option<Nth>,
    pub month: Option<Nth>,
    pub year: Option<Nth>,
    /// Of a stretch that is neither day, month nor year.
    pub whole: Option<Timex>,
    pub end: usize,
}

impl Point {
    /// Whether a year must come from elsewhere.
    pub fn lacks_year(&self) -> bool {
        self.year.is_none() && self.whole.is_none()
    }

    /// The time, with this year.
    #[inline(never)]
    fn in_year(&self, year: i32) -> Option<Timex> {
        match (self.day, self.month) {
            (Some(day), Some(month)) => {
                Date::new(year.try_into().ok()?, month.get() as u8, day.get() as u8).map(Timex::day)
            }
            (None, Some(month)) => Timex::month(year, month.get()),
            (None, None) => Timex::year(year),
            (Some(_), None) => None,
        }
    }

    pub fn timex(&self) -> Option<Timex> {
        if self.whole.is_some() { self.whole } else { self.in_year(self.year?.get()) }
    }
}

/// A point where the words around it let it be one.
pub(super) fn alone(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let point = point(atoms)?;
    let free = !atoms.glued(0, Glue::JOINED);
    atoms.from(start, || stands(atoms, point, free)).then(|| dated(atoms, start, point))
}

/// A point whose place already says that it is one: what follows "the first Tuesday of".
pub(super) fn surely(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    Some(dated(atoms, start, point(atoms)?))
}

/// The time, to where its words end: "March 11 next year" is one date.
fn dated(atoms: &Atoms, start: usize, point: &Point) -> Read {
    if point.year.is_none() {
        relative::year_offset(atoms);
    }
    Read::of(resolved(atoms, start, point))
}

/// A date of which a year, month or day is written.
#[inline(never)]
pub(super) fn point<'a>(atoms: &'a Atoms) -> Option<&'a Point> {
    let start = atoms.at();
    let point = atoms.known()?.point.get_or_init(|| read(atoms, start)).as_ref();
    atoms.go(point.map_or(start, |point| point.end));
    point
}

/// A reader of one order of the parts, which it fills in.
type Reader = fn(&Atoms, &mut Point) -> Option<()>;

/// The readers in order of preference, with what each begins; the first two also stand behind a weekday, and are first tried
/// there.
const READERS: [(Reader, Tags); 9] = [
    (day_and_month, opens::DAY_AND_MONTH),
    (numeric::numeric, opens::NUMERIC),
    (numeric::numeric, opens::NUMERIC),
    (day_and_month, opens::DAY_AND_MONTH),
    (decade_or_century, opens::DECADE_OR_CENTURY),
    (quarter, opens::QUARTER),
    (fiscal, opens::FISCAL),
    (month_and_year, opens::MONTH),
    (named_year, opens::NAMED_YEAR),
];
const BEHIND_WEEKDAY: usize = 2;

fn read(atoms: &Atoms, start: usize) -> Option<Point> {
    let weekday = atoms.is(0, Tag::Weekday) && atoms.glued(1, Glue::SPACE | Glue::COMMA);
    let skipped = if weekday { 0 } else { BEHIND_WEEKDAY };
    READERS.iter().enumerate().skip(skipped).find_map(|(nth, (read, opens))| {
        atoms.go(start + usize::from(nth < BEHIND_WEEKDAY));
        let mut point = Point::default();
        if !atoms.opens(*opens) {
            return None;
        }
        read(atoms, &mut point)?;
        point.end = atoms.at();
        Some(point)
    })
}

#[inline(never)]
pub(super) fn month(atoms: &Atoms) -> Option<Nth> {
    Nth::new(atoms.take(Tag::Month)?.value())
}

/// "15 March", "the 3rd of May 2012", "March 4, 2019", "Dec31", "the twenty-third day of June".
fn day_and_month(atoms: &Atoms, point: &mut Point) -> Option<()> {
    atoms.eat(Tag::The);
    let start = atoms.at();
    if british(atoms, point).is_none() {
        atoms.go(start);
        american(atoms, point)?;
    }
    point.year = year_of(atoms);
    point.month.filter(|month| !is_season(month.get())).map(|_| ())
}

fn british(atoms: &Atoms, point: &mut Point) -> Option<()> {
    point.day = Some(day_of_month(atoms)?);
    // "4. März"
    let dotted = atoms.is_in(Language::De) && atoms.rest(-1).starts_with(". ");
    let open = !atoms.glued(0, Glue::COMMA);
    if atoms.is(1, Tag::Of) && atoms.reads(0, "day") {
        atoms.step();
    }
    atoms.eat(Tag::Of);
    let near = open && atoms.glued(0, Glue::SPACE | Glue::HYPHEN | Glue::JOINED) || dotted;
    point.month = month(atoms).filter(|_| near);
    // "nobody under 18 may enter"
    let modal = atoms.reads(-1, "may")
        && atoms.glued(0, Glue::SPACE)
        && atoms.is_lower(0)
        && !atoms.is_any(0, &[Tag::In, Tag::On, Tag::To, Tag::And, Tag::Relative]);
    point.month.filter(|_| !modal).map(|_| ())
}

fn american(atoms: &Atoms, point: &mut Point) -> Option<()> {
    point.month = Some(month(atoms)?);
    atoms.eat(Tag::The);
    let near = atoms.glued(0, Glue::SPACE | Glue::JOINED);
    // "July four nineteen seventy-six"
    let spoken = || {
        let day = Nth::new(words(atoms)?)?;
        let end = atoms.at();
        year_or_words(atoms)?;
        atoms.go(end);
        Some(day)
    };
    let day = day_of_month(atoms).or_else(spoken).filter(|_| near)?;
    point.day = Some(day);
    let counted = atoms.glued(0, Glue::JOINED) || is_measured(atoms, 0);
    (!counted).then_some(())
}

/// "May 5 per cent": the number belongs to what follows.
fn is_measured(atoms: &Atoms, ahead: isize) -> bool {
    atoms.is_any(ahead, &[Tag::Unit, Tag::Power]) && atoms.glued(ahead, Glue::SPACE)
}

/// A day, 1 to 31: "4", "4th", "first", "twenty-third".
#[inline(never)]
pub(super) fn day_of_month(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        if atoms.is(0, Tag::Digits) {
            let day = nth(atoms, 0);
            atoms.step();
            return day.filter(|day| day.get() <= 31);
        }
        nth_of_month(atoms)
    })
}

/// The same as an ordinal: "4th", "first", "twenty-third".
#[inline(never)]
pub(super) fn nth_of_month(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let day = ordinal::plain(atoms).filter(|day| *day <= 31)?;
        Nth::new(day as i32)
    })
}

/// A number in plain digits.
#[inline(never)]
pub(super) fn nth(atoms: &Atoms, ahead: isize) -> Option<Nth> {
    Nth::new(number_of(atoms.word(ahead))?)
}

/// "September 2008", "June of 1992", "May, 1750", "April of 87", "October".
fn month_and_year(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let month = month(atoms)?;
    (point.month, point.year) = (Some(month), year_of(atoms));
    if is_season(month.get()) {
        // "In summer" is of every year.
        let next = point.year?.get() + 1;
        // "the winter of 2019-20": over New Year, which is summer in the south.
        if atoms.glued(0, Glue::HYPHEN | Glue::DASH)
            && nth(atoms, 0).is_some_and(|nth| nth.get() % 100 == next % 100)
        {
            point.month = Nth::new(OVER_NEW_YEAR);
            atoms.step();
        }
    }
    Some(())
}

/// The season that begins in December.
const OVER_NEW_YEAR: i32 = 28;

/// The year behind a part of one: "2012", "of 2012", "in 2012", "of 87".
#[inline(never)]
pub(super) fn year_of(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let of = atoms.eat(Tag::Of);
        if atoms.reads(0, "in") {
            atoms.step();
        }
        if !atoms.glued(0, Glue::SPACE | Glue::COMMA | Glue::HYPHEN) {
            return None;
        }
        year_or_words(atoms).or_else(|| if of { short_year(atoms) } else { None })
    })
}

/// "87": of the last hundred years, as far as a text of our day is concerned.
fn short_year(atoms: &Atoms) -> Option<Nth> {
    let short = atoms.two_digits(0)?;
    atoms.step();
    Nth::new(in_full(short))
}

/// The year that two digits stand for.
pub(super) fn in_full(short: i32) -> i32 {
    /// Two digits up to these are of this century.
    const NEWEST: i32 = 35;
    short + if short <= NEWEST { 2000 } else { 1900 }
}

/// A year in four digits. Earlier and later ones are counts more often.
#[inline(never)]
pub(super) fn year(atoms: &Atoms, ahead: isize) -> Option<Nth> {
    nth(atoms, ahead).filter(|year| atoms.length(ahead) == 4 && YEARS.contains(&year.get()))
}

const YEARS: Range<i32> = 1100..2100;

#[inline(never)]
pub(super) fn take_year(atoms: &Atoms) -> Option<Nth> {
    let year = year(atoms, 0);
    atoms.go(atoms.at() + usize::from(year.is_some()));
    year
}

/// A year in four digits or in words: "nineteen eighty-six", "two thousand and fifteen".
fn year_or_words(atoms: &Atoms) -> Option<Nth> {
    take_year(atoms).or_else(|| year_in_words(atoms))
}

#[inline(never)]
fn year_in_words(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let hundreds = atoms.row(0, Tag::Cardinal).map_or(0, |row| row.value());
        let pair = || {
            atoms.step();
            let years = if atoms.glued(0, Glue::SPACE) { words(atoms)? } else { 0 };
            Nth::new(hundreds * 100 + years).filter(|_| (11..=20).contains(&hundreds) && years >= 10)
        };
        atoms.attempt(pair).or_else(|| {
            let whole = number(atoms)?;
            let plain = whole.style == Style::Words && whole.value.scale() == 0;
            let year = whole.value.trunc().try_into().ok().filter(|_| plain)?;
            Nth::new(year).filter(|_| YEARS.contains(&year))
        })
    })
}

/// "1998", "the year 2012", "2014 AD", "in two thousand and twenty".
fn named_year(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let led = atoms.follows(Tag::In);
    let named = atoms.word(0).eq_ignore_ascii_case("year") && atoms.glued(1, Glue::SPACE);
    if named {
        atoms.step();
    }
    if atoms.is(0, Tag::SplitYear) {
        let [first, last, _] = atoms.numbers_within();
        point.whole = Timex::months(first as i32, 1, 24, Grain::Span);
        atoms.step();
        return (last % 100 == (first + 1) % 100).then_some(());
    }
    // "the year 71"
    let early = || {
        let year = nth(atoms, 0).filter(|year| named && year.get() < YEARS.start)?;
        atoms.step();
        Some(year)
    };
    let spoken = || if named || led { year_in_words(atoms) } else { None };
    let written = of_our_era(atoms).or_else(|| take_year(atoms)).or_else(early);
    point.year = Some(written.or_else(spoken)?);
    Some(())
}

/// "1066 AD", "AD 794".
fn of_our_era(atoms: &Atoms) -> Option<Nth> {
    let before = atoms.is(0, Tag::Anno);
    let ahead = isize::from(before);
    let year = nth(atoms, ahead).filter(|year| year.get() < YEARS.end && atoms.is(ahead, Tag::Digits))?;
    if !atoms.glued(1, Glue::SPACE) || !before && !atoms.is(1, Tag::Anno) {
        return None;
    }
    atoms.go(atoms.at() + 2);
    Some(year)
}

/// "the 1990s", "the 21st century".
fn decade_or_century(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let [number, ..] = atoms.numbers_within();
    let decade = atoms.is(0, Tag::Decade);
    point.whole = if decade { Timex::decade(number as i32) } else { short_decade(atoms) };
    if point.whole.is_none() {
        point.whole = Some(Timex::century(nth_of_month(atoms)?.get() * 100 - 100)?);
        if Cycle::at(atoms, 0) != Some(Cycle::Century) {
            return None;
        }
    }
    atoms.step();
    Some(())
}

/// "the nineties", "the ’90s", "the nineteen sixties".
fn short_decade(atoms: &Atoms) -> Option<Timex> {
    // "in the late nineties"; but "in her late twenties".
    if !atoms.is(-isize::from(atoms.is(-1, Tag::Portion)) - 1, Tag::The) {
        return None;
    }
    atoms.attempt(|| {
        let century =
            atoms.row(0, Tag::Cardinal).map(|row| row.value()).filter(|nth| (15..=20).contains(nth));
        if century.is_some() {
            atoms.step();
        }
        let digits = || {
            let short = atoms.is(0, Tag::ShortDecade) && century.is_none();
            short.then(|| atoms.numbers_within()[0] as i32)
        };
        let tens = atoms.row(0, Tag::Tens).map(|row| row.value()).or_else(digits)?;
        Timex::decade(century.unwrap_or(19) * 100 + tens)
    })
}

/// Whether "’s" stands here: "2024’s", "next year’s".
pub(super) fn owns(atoms: &Atoms, ahead: isize) -> bool {
    atoms.reads(ahead, "s") && matches!(atoms.before(ahead), Some('’' | '\''))
}

/// "Q2 2025", "2017-q1", "third quarter of 2024", "first half of 2024", "first quarter of last year".
fn quarter(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let leading = atoms.attempt(|| {
        let year = take_year(atoms)?;
        if owns(atoms, 0) {
            atoms.step();
        }
        atoms.glued(0, Glue::SPACE | Glue::HYPHEN).then_some(year)
    });
    let part = named_part(atoms).or_else(|| ordinal_part(atoms))?;
    let fiscal = || {
        atoms.eat(Tag::Of);
        if atoms.eat(Tag::Fiscal) { take_year(atoms) } else { None }
    };
    let year = leading.or_else(|| year_of(atoms)).or_else(fiscal)?;
    point.whole = Some(part.of(year.get())?);
    Some(())
}

/// A part of a year: how many months it has, and which of these it is. One number, too.
#[derive(Clone, Copy)]
pub(super) struct Part(Nth);

impl Part {
    const QUARTER: i32 = 3;
    const HALF: i32 = 6;

    fn new(months: i32, nth: i32) -> Option<Self> {
        Nth::new(months << 8 | nth).map(Self)
    }

    pub fn is_quarter(self) -> bool {
        self.0.get() >> 8 == Self::QUARTER
    }

    pub fn of(self, year: i32) -> Option<Timex> {
        let (months, nth) = (self.0.get() >> 8, self.0.get() & 255);
        let grain = if self.is_quarter() { Grain::Quarter } else { Grain::Span };
        Timex::months(year, months * nth - months + 1, months, grain)
    }
}

#[inline(never)]
pub(super) fn named_part(atoms: &Atoms) -> Option<Part> {
    if let Some(row) = atoms.take(Tag::Quarter) {
        return Part::new(Part::QUARTER, row.value());
    }
    Part::new(Part::HALF, atoms.take(Tag::HalfYear)?.value())
}

#[inline(never)]
pub(super) fn ordinal_part(atoms: &Atoms) -> Option<Part> {
    atoms.attempt(|| {
        // "the December quarter" ends with December.
        let last = month(atoms).map(Nth::get);
        let nth = match last {
            Some(month) => month / 3,
            None => day_of_month(atoms)?.get(),
        };
        match nth {
            1..=4 if last.is_none_or(|month| month % 3 == 0) && atoms.eat(Tag::QuarterYear) => {
                Part::new(Part::QUARTER, nth)
            }
            1..=2 if last.is_none() && atoms.eat(Tag::Half) => Part::new(Part::HALF, nth),
            _ => None,
        }
    })
}

/// "FY2024-25", "fiscal 2026", "FY26": by the calendar years in their names; the months differ from country to
/// country.
fn fiscal(atoms: &Atoms, point: &mut Point) -> Option<()> {
    if !atoms.eat(Tag::Fiscal) || !atoms.glued(0, Glue::SPACE | Glue::JOINED) {
        return None;
    }
    let short = || if atoms.glued(0, Glue::JOINED) { short_year(atoms) } else { None };
    point.year = Some(take_year(atoms).or_else(short)?);
    Some(())
}

/// The stretch of time that began at `start`, with a year from the context where none is written.
#[inline(never)]
pub(super) fn resolved(atoms: &Atoms, start: usize, point: &Point) -> Option<Timex> {
    let Some(month) = point.month.filter(|_| point.year.is_none()) else { return point.timex() };
    let published = atoms.context.published?;
    let dated = |year: i32| point.in_year(year);
    if let Some(offset) = atoms.from(point.end, || relative::year_offset(atoms)) {
        return dated(i32::from(published.year()) + offset.value());
    }
    let history = || dated(in_history(published, atoms.told.get()?, month.get())?);
    history().or_else(|| nearest(published, told_ahead(atoms, start), &dated))
}

/// Whether the words around it allow a lone month or year to be one. `free`: nothing is joined to its end.
fn stands(atoms: &Atoms, point: &Point, free: bool) -> bool {
    let free = free && !atoms.glued(0, Glue::JOINED);
    match (point.day, point.month, point.year) {
        _ if point.whole.is_some() || atoms.is(0, Tag::Fiscal) => true,
        (None, Some(_), None) => free && month_stands(atoms),
        (None, None, Some(_)) if year(atoms, 0).is_some() => free && year_stands(atoms),
        _ => true,
    }
}

/// No month: "May said", "March on the capital", "August Wilson", "it may".
fn month_stands(atoms: &Atoms) -> bool {
    let is = |flag| atoms.row(0, Tag::Month).is_some_and(|row| row.has(flag));
    let written = atoms.is_capitalised(0) || atoms.is_in(Language::Fr);
    // "from March"; but "a letter from May".
    let strict = atoms.follows(Tag::In)
        || atoms.is_any(-1, &[Tag::Between, Tag::Edge])
        || !is(flag::SURNAME) && atoms.follows_any(&[Tag::From, Tag::To, Tag::By]);
    // "Data for March was weak"; but "a gift for May was found".
    let led = strict || !is(flag::SURNAME) && atoms.follows(Tag::On);
    let acts = atoms.spaced(1, Tag::Says) && !led;
    // "March of last year"
    let dated = || atoms.from(atoms.at() + 1, || relative::year_offset(atoms)).is_some();
    let preposition = [Tag::In, Tag::From, Tag::To, Tag::Of, Tag::By, Tag::On, Tag::Between];
    let named = atoms.glued(1, Glue::SPACE) && atoms.is_capitalised(1) && !atoms.follows_any(&preposition);
    (written || strict || atoms.at() == 0)
        && !acts
        && !named
        && (led || atoms.is(0, Tag::Month) && !is(flag::DOUBTFUL) || dated())
        && named_before(atoms)
}

/// "Naomi May", "Will Young": a capitalised word before makes a name.
pub(super) fn named_before(atoms: &Atoms) -> bool {
    !follows_name(atoms) || atoms.begins_sentence(-1)
}

/// No year: "1709 schoolchildren", "Boeing 1998", a number in a row of numbers.
fn year_stands(atoms: &Atoms) -> bool {
    let odd = atoms.glued(0, Glue::MINUS | Glue::HYPHEN)
        || atoms.follows(Tag::Label)
        || atoms.before(0).is_some_and(|c| sticks(c) || c == '$');
    // "Agenda 2030", "Blade Runner 2049", "Tokyo 2020": the year is part of a name.
    let named = follows_name(atoms) || names_street(atoms, 1);
    let early = year(atoms, 0).is_some_and(|year| year.get() < 1500);
    let counts = early || measure::plural(atoms, 1) || is_measured(atoms, 1) || atoms.is(1, Tag::Counted);
    let led = || atoms.follows_any(&[Tag::In, Tag::From, Tag::By, Tag::DateBound]);
    !odd && !named && (!counts || led())
}

//! Absolute times: "15 March 2019", "March 4, 2019", "September 2008", "1998", "the 1980s", "Q2 2025". A date without
//! a year takes one from the publication date and the tense around it.

use super::cycle::Cycle;
use super::direction::{in_history, is_estimate, nearest, told_ahead};
use super::quarter::quarter;
use super::timex::is_season;
use super::year::{decade_or_century, fiscal, named_year, year, year_of, year_or_words};
use super::{Nth, Read, Timex, numeric, opens};
use crate::article::Language;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::label::{follows_name, names_street, sticks};
use crate::figure::number::words;
use crate::figure::table::{Tag, flag};
use crate::figure::{measure, ordinal};
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
    atoms.from(start, || stands(atoms, point)).then(|| Read::of(resolved(atoms, start, point)))
}

/// A point whose place already says that it is one: what follows "the first Tuesday of".
pub(super) fn surely(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    Some(Read::of(resolved(atoms, start, point(atoms)?)))
}

/// A date of which a year, month or day is written.
#[inline(never)]
pub(super) fn point<'a>(atoms: &'a Atoms) -> Option<&'a Point> {
    // Behind "the" and "from" stands hardly ever one.
    if !atoms.opens(opens::POINT) {
        return None;
    }
    let start = atoms.at();
    let point = atoms.known()?.point.get_or_init(|| read(atoms, start)).as_ref();
    atoms.go(point.map_or(start, |point| point.end));
    point
}

/// A reader of one order of the parts, which it fills in.
type Reader = fn(&Atoms, &mut Point) -> Option<()>;

/// The readers in order of preference; the first two also stand behind a weekday, and are first tried there.
const READERS: [Reader; 9] = [
    day_and_month,
    numeric::numeric,
    numeric::numeric,
    day_and_month,
    decade_or_century,
    quarter,
    fiscal,
    month_and_year,
    named_year,
];
const BEHIND_WEEKDAY: usize = 2;

fn read(atoms: &Atoms, start: usize) -> Option<Point> {
    let weekday = atoms.is(0, Tag::Weekday) && atoms.glued(1, Glue::SPACE | Glue::COMMA);
    let skipped = if weekday { 0 } else { BEHIND_WEEKDAY };
    READERS.iter().enumerate().skip(skipped).find_map(|(nth, read)| {
        atoms.go(start + usize::from(nth < BEHIND_WEEKDAY));
        let mut point = Point::default();
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
    if british(atoms, point).is_none() {
        american(atoms, point)?;
    }
    point.year = year_of(atoms);
    point.month.filter(|month| !is_season(month.get())).map(|_| ())
}

fn british(atoms: &Atoms, point: &mut Point) -> Option<()> {
    point.day = Some(day_of_month(atoms)?);
    // "4. März"
    let dotted = atoms.is_in(Language::De) && atoms.rest(-1).starts_with(". ");
    atoms.eat(Tag::Of);
    let near = atoms.glued(0, Glue::SPACE | Glue::HYPHEN | Glue::JOINED) || dotted;
    point.month = month(atoms).filter(|_| near);
    // "nobody under 18 may enter"
    let modal = atoms.reads(-1, "may") && atoms.is_lower(0);
    point.month.filter(|_| !modal).map(|_| ())
}

fn american(atoms: &Atoms, point: &mut Point) -> Option<()> {
    point.month = Some(month(atoms)?);
    // "in August, the first in Asia"
    if atoms.glued(0, Glue::SPACE) {
        atoms.eat(Tag::The);
    }
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
    nth_of_month(atoms).or_else(|| {
        let day = nth(atoms, 0).filter(|day| day.get() <= 31)?;
        atoms.step();
        Some(day)
    })
}

/// The same as an ordinal: "4th", "first", "twenty-third".
#[inline(never)]
pub(super) fn nth_of_month(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let day = ordinal::plain(atoms)?;
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

/// The stretch of time that began at `start`, with a year from the context where none is written.
#[inline(never)]
pub(super) fn resolved(atoms: &Atoms, start: usize, point: &Point) -> Option<Timex> {
    let Some(month) = point.month.filter(|_| point.year.is_none()) else { return point.timex() };
    let published = atoms.context.published?;
    let event = || {
        atoms.from(start, || atoms.is(-1, Tag::Of) && is_event(atoms, -2))
            || atoms.from(point.end, || names_event(atoms)) && !atoms.from(start, || atoms.follows(Tag::On))
    };
    let told = told_ahead(atoms, start);
    if point.day.is_some() && (event() || atoms.from(start, || is_of_year(atoms, published, told))) {
        return None;
    }
    let dated = |year: i32| point.in_year(year);
    let history = || dated(in_history(published, atoms.told.get()?, month.get())?);
    history().or_else(|| nearest(published, told, &dated))
}

/// "the summit of 2027 will open on |July 7th", "at the 2019 summit, held on |July 7th": of that year, or of this? What the
/// sentence tells as past is of no year to come.
fn is_of_year(atoms: &Atoms, published: Date, told: Option<bool>) -> bool {
    /// Words back to the year.
    const REACH: isize = 16;
    let beside = atoms.glued(-2, Glue::COMMA) && (atoms.is(-2, Tag::Past) || atoms.ends_with(-2, "ed"));
    let other = |back: isize| {
        let stated = year(atoms, -back).filter(|_| atoms.is_any(-back - 1, &[Tag::The, Tag::Of]));
        let later = stated.map_or(0, |stated| stated.get() - i32::from(published.year()));
        later > 0 && told != Some(false) || later < 0 && beside
    };
    (2..REACH).take_while(|back| !atoms.glued(1 - back, Glue::STOP)).any(other)
}

/// What is known by its day: "the attacks of September 11th".
fn is_event(atoms: &Atoms, ahead: isize) -> bool {
    const EVENTS: &str = "attack attacks massacre riot riots insurrection crackdown defendants committee uprising coup revolution";
    atoms.is_among(ahead, EVENTS)
}

/// "the October 7 |attacks", "the Jan. 6 |Capitol riot": a day by which an event is known, of a year that readers know.
fn names_event(atoms: &Atoms) -> bool {
    let event = |ahead| is_event(atoms, ahead);
    let name = |ahead| atoms.is_capitalised(ahead) && atoms.glued(ahead + 1, Glue::SPACE);
    atoms.glued(0, Glue::SPACE) && (event(0) || name(0) && (event(1) || name(1) && event(2)))
}

/// Whether the words around it allow a lone month or year to be one.
fn stands(atoms: &Atoms, point: &Point) -> bool {
    let free = !atoms.glued(0, Glue::JOINED);
    // "March of last year"
    let dated = atoms.from(point.end, || Cycle::one_at(atoms, -1) == Some(Cycle::Year));
    match (point.day, point.month, point.year) {
        (None, Some(_), year) if dated || year.is_none() => free && month_stands(atoms, dated),
        (None, None, Some(_)) if year(atoms, 0).is_some() => free && year_stands(atoms),
        _ => true,
    }
}

/// No month: "May said", "March on the capital", "August Wilson", "it may".
fn month_stands(atoms: &Atoms, dated: bool) -> bool {
    let is = |flag| atoms.row(0, Tag::Month).is_some_and(|row| row.has(flag));
    let written = atoms.is_capitalised(0) || atoms.is_in(Language::Fr);
    // "from March"; but "a letter from May".
    let strict = atoms.follows(Tag::In)
        || atoms.is_any(-1, &[Tag::Between, Tag::Edge])
        || !is(flag::SURNAME) && atoms.follows_any(&[Tag::From, Tag::To, Tag::By]);
    // "Data for March was weak"; but "a gift for May was found".
    let led = strict || !is(flag::SURNAME) && atoms.follows(Tag::On);
    // "April, May, June or August was there"; but "June was the hottest month", and July is nobody’s name.
    let month = atoms.row(0, Tag::Month).map_or(0, |row| row.value());
    let person = || matches!(month, 4..=6 | 8) && !(3..7).any(|ahead| atoms.reads(ahead, "month"));
    let acts = atoms.spaced(1, Tag::Says) && !led && person();
    // "in a May forecast", "May’s figures"
    let behind = 1 + isize::from(atoms.is_possessive(1));
    let led = led || (behind > 1 || atoms.follows(Tag::Article)) && is_estimate(atoms, behind);
    let preposition = [Tag::In, Tag::From, Tag::To, Tag::Of, Tag::By, Tag::On, Tag::Between];
    let named = atoms.glued(1, Glue::SPACE) && atoms.is_capitalised(1) && !atoms.follows_any(&preposition);
    (written || strict) && !acts && !named && (led || !is(flag::DOUBTFUL) || dated) && named_before(atoms)
}

/// "Naomi May", "Will Young": a capitalised word before makes a name.
pub(super) fn named_before(atoms: &Atoms) -> bool {
    !follows_name(atoms) || atoms.begins_sentence(-1)
}

/// No year: "1709 schoolchildren", "Boeing 1998", a number in a row of numbers.
fn year_stands(atoms: &Atoms) -> bool {
    let odd = atoms.glued(0, Glue::MINUS | Glue::HYPHEN)
        || atoms.follows(Tag::Label)
        || atoms.before(0).is_some_and(sticks)
        // "at 1630", "1630 GMT"
        || atoms.reads(-1, "at") && !atoms.glued(1, Glue::SPACE)
        || atoms.spaced(1, Tag::Hour);
    // "Agenda 2030", "Blade Runner 2049", "Tokyo 2020": the year is part of a name.
    let named = follows_name(atoms) || names_street(atoms, 1);
    let early = year(atoms, 0).is_some_and(|year| year.get() < 1500);
    let counts = early || measure::plural(atoms, 1) || is_measured(atoms, 1) || atoms.is(1, Tag::Counted);
    // "the law of 1977 gives the king": a verb.
    let acts = || {
        let object = || atoms.is_among(2, "him her it them");
        atoms.follows(Tag::Of) && (atoms.is_any(2, &[Tag::The, Tag::Article]) || object())
    };
    // "the 2024 elections": a count has a comma.
    let late = || year(atoms, 0).is_some_and(|year| year.get() >= 1900);
    let named_by = || late() && atoms.follows(Tag::The);
    let led = || atoms.follows_any(&[Tag::In, Tag::From, Tag::By, Tag::DateBound]) || acts() || named_by();
    !odd && !named && (!counts || led())
}

//! Absolute times: "15 March 2019", "March 4, 2019", "September 2008", "1998", "the 1980s", "Q2 2025". A date without
//! a year takes one from the publication date and the tense around it.

use super::direction::{direction, in_history, nearest};
use super::{Read, Timex, numeric, relative};
use crate::article::Language;
use crate::figure::label::{is_name, names_street, sticks};
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::number::{Style, cardinal, number, words};
use crate::figure::role::follows_any;
use crate::figure::table::{Tag, flag};
use crate::figure::{Grain, Scene, measure, ordinal};
use crate::value::{Date, Month, number_of};

/// The parts of a date as written.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::figure) struct Point {
    pub day: Option<u8>,
    pub month: Option<Month>,
    pub year: Option<i16>,
    /// Of a stretch that is neither day, month nor year.
    pub whole: Option<Timex>,
    pub end: usize,
}

impl Point {
    /// Whether a year must come from elsewhere.
    pub fn lacks_year(&self) -> bool {
        self.year.is_none() && self.whole.is_none()
    }

    #[inline(never)]
    pub fn timex(&self) -> Option<Timex> {
        match (self.day, self.month, self.year) {
            _ if self.whole.is_some() => self.whole,
            (Some(day), Some(month), Some(year)) => Date::new(year, month, day).map(Timex::day),
            (None, Some(month), Some(year)) => Timex::month(year, month),
            (None, None, Some(year)) => Timex::year(year),
            _ => None,
        }
    }
}

/// A point where the words around it let it be one.
pub(super) fn alone(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let point = point(atoms, at, scene)?;
    stands(atoms, at, &point).then(|| dated(atoms, at, &point, scene))
}

/// A point whose place already says that it is one: what follows "the first Tuesday of".
pub(super) fn surely(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    Some(dated(atoms, at, &point(atoms, at, scene)?, scene))
}

/// The time, and where its words end: "March 11 next year" is one date.
fn dated(atoms: &Atoms, at: usize, point: &Point, scene: &Scene) -> Read {
    let open = point.month.is_some() && point.year.is_none();
    let shifted = relative::year_offset(atoms, point.end).filter(|_| open);
    (resolved(atoms, at, point, scene), shifted.map_or(point.end, |(_, end)| end))
}

/// A date of which a year, month or day is written.
///
/// Three readers ask for it at the same place, so the last answers are kept.
pub(super) fn point(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    atoms.points.get_or(at, || read(atoms, at, scene))
}

fn read(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let dated = atoms.row(at, Tag::Weekday).and_then(|_| {
        let near = matches!(atoms.glue(at + 1), Glue::Space | Glue::Comma);
        day_and_month(atoms, at + 1).or_else(|| numeric::numeric(atoms, at + 1, scene)).filter(|_| near)
    });
    dated
        .or_else(|| numeric::numeric(atoms, at, scene))
        .or_else(|| READERS.iter().find_map(|read| read(atoms, at)))
}

/// The readers of what is not only figures, in order of preference.
const READERS: [fn(&Atoms, usize) -> Option<Point>; 6] =
    [day_and_month, decade_or_century, quarter, fiscal, month_and_year, named_year];

#[inline(never)]
pub(super) fn month(atoms: &Atoms, at: usize) -> Option<Month> {
    atoms.value(at, Tag::Month).map(i8::unsigned_abs)
}

/// "15 March", "the 3rd of May 2012", "March 4, 2019", "Dec31", "the twenty-third day of June".
fn day_and_month(atoms: &Atoms, at: usize) -> Option<Point> {
    let at = at + usize::from(atoms.is(at, Tag::The));
    let (day, month, end) = british(atoms, at).or_else(|| american(atoms, at))?;
    let mut point = Point { day: Some(day), month: Some(month), end, ..Point::default() };
    let year_at = end + usize::from(atoms.is(end, Tag::Of));
    if matches!(atoms.glue(year_at), Glue::Space | Glue::Comma)
        && let Some((year, end)) = year_or_words(atoms, year_at)
    {
        (point.year, point.end) = (Some(year), end);
    }
    Some(point)
}

fn british(atoms: &Atoms, at: usize) -> Option<(u8, Month, usize)> {
    let (day, end) = day_of_month(atoms, at)?;
    let of_day = atoms.is(end, Tag::Unit) && atoms.is(end + 1, Tag::Of) && atoms.reads(end, "day");
    let of = end + usize::from(of_day);
    let month_at = of + usize::from(atoms.is(of, Tag::Of));
    // "4. März"
    let dotted = atoms.language == Language::De && atoms.rest(end - 1).starts_with(". ");
    let near = matches!(atoms.glue(month_at), Glue::Space | Glue::Hyphen) && atoms.glue(end) != Glue::Comma
        || dotted;
    Some((day, month(atoms, month_at).filter(|_| near)?, month_at + 1))
}

fn american(atoms: &Atoms, at: usize) -> Option<(u8, Month, usize)> {
    let month = month(atoms, at)?;
    let day_at = at + 1 + usize::from(atoms.is(at + 1, Tag::The));
    let near = matches!(atoms.glue(day_at), Glue::Space | Glue::Joined);
    let spoken = || words(atoms, day_at).filter(|(_, end)| year_or_words(atoms, *end).is_some());
    let (day, end) = day_of_month(atoms, day_at).or_else(spoken).filter(|_| near)?;
    let counted = matches!(atoms.glue(end), Glue::Joined) || is_measured(atoms, end);
    (!counted && (1..=31).contains(&day)).then_some((day, month, end))
}

/// "May 5 per cent": the number belongs to what follows.
fn is_measured(atoms: &Atoms, at: usize) -> bool {
    let measured = atoms.is_any(at, &[Tag::Unit, Tag::Power]);
    measured && atoms.glue(at) == Glue::Space
}

/// A day, 1 to 31: "4", "4th", "first", "twenty-third".
pub(super) fn day_of_month(atoms: &Atoms, at: usize) -> Option<(u8, usize)> {
    let digits = if atoms.is(at, Tag::Digits) { number_of(atoms.word(at)) } else { None };
    let ordinal = || {
        let (value, end) = ordinal::plain(atoms, at)?;
        Some((u8::try_from(value).ok()?, end))
    };
    digits.map(|day| (day, at + 1)).or_else(ordinal).filter(|(day, _)| (1..=31).contains(day))
}

/// "September 2008", "June of 1992", "May, 1750", "April of 87", "October".
fn month_and_year(atoms: &Atoms, at: usize) -> Option<Point> {
    let month = month(atoms, at)?;
    let of = atoms.is(at + 1, Tag::Of);
    let year_at = at + 1 + usize::from(of);
    let near = matches!(atoms.glue(year_at), Glue::Space | Glue::Comma);
    let short = || Some((short_year(atoms, year_at).filter(|_| of)?, year_at + 1));
    let year = year_or_words(atoms, year_at).or_else(short).filter(|_| near);
    let (year, end) = year.map_or((None, at + 1), |(year, end)| (Some(year), end));
    Some(Point { month: Some(month), year, end, ..Point::default() })
}

/// "87": of the last hundred years, as far as a text of our day is concerned.
fn short_year(atoms: &Atoms, at: usize) -> Option<i16> {
    let word = atoms.word(at);
    let plain = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    number_of(word).filter(|_| plain).map(in_full)
}

/// The year that two digits stand for.
pub(super) fn in_full(short: i16) -> i16 {
    /// Two digits up to these are of this century.
    const NEWEST: i16 = 35;
    short + if short <= NEWEST { 2000 } else { 1900 }
}

/// A year in four digits. Earlier and later ones are counts more often.
#[inline(never)]
pub(super) fn year(atoms: &Atoms, at: usize) -> Option<i16> {
    let word = atoms.word(at);
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = if plain { number_of(word) } else { None };
    year.filter(|year| YEARS.contains(year))
}

const YEARS: std::ops::Range<i16> = 1100..2100;

/// A year in four digits or in words: "nineteen eighty-six", "two thousand and fifteen".
fn year_or_words(atoms: &Atoms, at: usize) -> Option<(i16, usize)> {
    year(atoms, at).map(|year| (year, at + 1)).or_else(|| year_in_words(atoms, at))
}

fn year_in_words(atoms: &Atoms, at: usize) -> Option<(i16, usize)> {
    let hundreds = cardinal(atoms, at).filter(|hundreds| (11..=20).contains(hundreds));
    let rest = words(atoms, at + 1).filter(|(years, _)| atoms.glue(at + 1) == Glue::Space && *years >= 10);
    if let Some((hundreds, (years, end))) = hundreds.zip(rest) {
        return Some((i16::from(hundreds) * 100 + i16::from(years), end));
    }
    let whole = number(atoms, at).filter(|whole| whole.style == Style::Words && whole.value.scale() == 0)?;
    let year = i16::try_from(whole.value.trunc()).ok()?;
    YEARS.contains(&year).then_some((year, whole.end))
}

/// "1998", "the year 2012", "2014 AD", "in two thousand and twenty".
fn named_year(atoms: &Atoms, at: usize) -> Option<Point> {
    let named = atoms.word(at).eq_ignore_ascii_case("year") && atoms.glue(at + 1) == Glue::Space;
    let year_at = at + usize::from(named);
    if atoms.is(year_at, Tag::SplitYear) {
        let first: i16 = number_of(atoms.word(year_at).get(..4)?)?;
        let last: i16 = number_of(atoms.word(year_at).get(5..)?)?;
        let whole = Timex::years(first, 2, Grain::Span).filter(|_| last % 100 == (first + 1) % 100)?;
        return Some(Point { whole: Some(whole), end: year_at + 1, ..Point::default() });
    }
    let spoken = || year_in_words(atoms, year_at).filter(|_| named || atoms.follows(at, Tag::In));
    // "the year 71"
    let early = || {
        let year = if named { number_of(atoms.word(year_at)) } else { None };
        Some((year.filter(|year| (1..1100).contains(year))?, year_at + 1))
    };
    let written = || year(atoms, year_at).map(|year| (year, year_at + 1)).or_else(early);
    let (year, end) = of_our_era(atoms, year_at).or_else(written).or_else(spoken)?;
    Some(Point { year: Some(year), end, ..Point::default() })
}

/// "1066 AD", "AD 794".
fn of_our_era(atoms: &Atoms, at: usize) -> Option<(i16, usize)> {
    let before = usize::from(atoms.is(at, Tag::Anno));
    let behind = before == 0 && atoms.is(at + 1, Tag::Anno);
    let near = atoms.glue(at + 1) == Glue::Space && atoms.is(at + before, Tag::Digits);
    if !near || before == 0 && !behind {
        return None;
    }
    let written = number_of(atoms.word(at + before)).filter(|year| (1..2100).contains(year))?;
    Some((written, at + 2))
}

/// "the 1990s", "the 21st century".
fn decade_or_century(atoms: &Atoms, at: usize) -> Option<Point> {
    let written = || number_of(atoms.word(at).get(..4)?).and_then(Timex::decade);
    if let Some(whole) = written().filter(|_| atoms.is(at, Tag::Decade)) {
        return Some(Point { whole: Some(whole), end: at + 1, ..Point::default() });
    }
    if let Some((whole, end)) = short_decade(atoms, at) {
        return Some(Point { whole: Some(whole), end, ..Point::default() });
    }
    let (nth, end) = day_of_month(atoms, at).filter(|_| !atoms.is(at, Tag::Digits))?;
    let century = atoms.row(end, Tag::Unit).is_some_and(|row| row.unit().0 == "century");
    let whole = Timex::years(i16::from(nth) * 100 - 100, 100, Grain::Span)?;
    century.then_some(Point { whole: Some(whole), end: end + 1, ..Point::default() })
}

/// "the nineties", "the ’90s", "the nineteen sixties".
fn short_decade(atoms: &Atoms, at: usize) -> Option<(Timex, usize)> {
    let named = atoms.follows(at, Tag::The);
    let century = cardinal(atoms, at).filter(|century| (15..=20).contains(century));
    let tens_at = at + usize::from(century.is_some());
    let digits = || {
        let digits = atoms.word(tens_at).trim_start_matches(|c: char| !c.is_ascii_digit()).get(..2)?;
        number_of(digits).filter(|_| atoms.is(tens_at, Tag::ShortDecade) && century.is_none())
    };
    let tens = atoms.value(tens_at, Tag::Tens).or_else(digits).filter(|_| named)?;
    let hundreds = i16::from(century.unwrap_or(19)) * 100;
    Some((Timex::decade(hundreds + i16::from(tens))?, tens_at + 1))
}

/// "Q2 2025", "2017-q1", "third quarter of 2024", "first half of 2024", "first quarter of last year".
fn quarter(atoms: &Atoms, at: usize) -> Option<Point> {
    let owns = atoms.reads(at + 1, "s") && matches!(atoms.before(at + 1), Some('’' | '\''));
    let after = at + 1 + usize::from(owns);
    let leading = year(atoms, at).filter(|_| matches!(atoms.glue(after), Glue::Space | Glue::Hyphen));
    let start = if leading.is_some() { after } else { at };
    let (part, end) = named_part(atoms, start).or_else(|| ordinal_part(atoms, start))?;
    let year_at = end + usize::from(atoms.is(end, Tag::Of) || atoms.is(end, Tag::In));
    let year_at = year_at + usize::from(atoms.is(year_at, Tag::Fiscal) && year(atoms, year_at + 1).is_some());
    let near = matches!(atoms.glue(year_at), Glue::Space | Glue::Hyphen);
    let trailing = year(atoms, year_at).filter(|_| near && leading.is_none());
    let end = if trailing.is_some() { year_at + 1 } else { end };
    Some(Point { whole: Some(part.of(leading.or(trailing)?)?), end, ..Point::default() })
}

/// A part of a year by its number.
pub(super) enum Part {
    Quarter(u8),
    Half(u8),
}

impl Part {
    pub fn of(&self, year: i16) -> Option<Timex> {
        match *self {
            Self::Quarter(nth) => Timex::quarter(year, nth),
            Self::Half(nth) => Timex::half(year, nth),
        }
    }
}

pub(super) fn named_part(atoms: &Atoms, at: usize) -> Option<(Part, usize)> {
    let quarter = atoms.value(at, Tag::Quarter).map(|nth| Part::Quarter(nth.unsigned_abs()));
    let part = quarter.or_else(|| Some(Part::Half(atoms.value(at, Tag::HalfYear)?.unsigned_abs())))?;
    Some((part, at + 1))
}

pub(super) fn ordinal_part(atoms: &Atoms, at: usize) -> Option<(Part, usize)> {
    let (nth, end) = day_of_month(atoms, at)?;
    let part = match nth {
        1..=4 if atoms.is(end, Tag::QuarterYear) => Part::Quarter(nth),
        1..=2 if atoms.is(end, Tag::Half) => Part::Half(nth),
        _ => return None,
    };
    Some((part, end + 1))
}

/// "FY2024-25", "fiscal 2026", "FY26": by the calendar years in their names; the months differ from country to
/// country.
fn fiscal(atoms: &Atoms, at: usize) -> Option<Point> {
    let near = atoms.is(at, Tag::Fiscal) && matches!(atoms.glue(at + 1), Glue::Space | Glue::Joined);
    let short = || short_year(atoms, at + 1).filter(|_| atoms.glue(at + 1) == Glue::Joined);
    let year = year(atoms, at + 1).or_else(short).filter(|_| near)?;
    Some(Point { year: Some(year), end: at + 2, ..Point::default() })
}

/// The stretch of time, with a year from the context where none is written.
pub(super) fn resolved(atoms: &Atoms, at: usize, point: &Point, scene: &Scene) -> Option<Timex> {
    let Some(month) = point.month.filter(|_| point.year.is_none()) else { return point.timex() };
    let published = scene.context.published?;
    let dated = |year: i16| Point { year: Some(year), ..*point }.timex();
    if let Some((offset, _)) = relative::year_offset(atoms, point.end) {
        return dated(published.year() + i16::from(offset));
    }
    let history = scene.told.and_then(|told| in_history(published, told, month)).and_then(dated);
    history.or_else(|| nearest(published, direction(atoms, at), dated))
}

/// Whether the words around it allow a lone month or year to be one.
fn stands(atoms: &Atoms, at: usize, point: &Point) -> bool {
    let free = !matches!(atoms.glue(at), Glue::Joined) && atoms.glue(point.end) != Glue::Joined;
    match (point.day, point.month, point.year) {
        _ if point.whole.is_some() || atoms.is(at, Tag::Fiscal) => true,
        (None, Some(_), None) => free && month_stands(atoms, at),
        (None, None, Some(_)) if year(atoms, at).is_some() => free && year_stands(atoms, at),
        _ => true,
    }
}

fn follows_preposition(atoms: &Atoms, at: usize) -> bool {
    follows_any(atoms, at, &[Tag::In, Tag::From, Tag::To, Tag::Of, Tag::By, Tag::On, Tag::Between])
}

/// No month: "May said", "March on the capital", "August Wilson", "it may".
fn month_stands(atoms: &Atoms, at: usize) -> bool {
    let sure = atoms.row(at, Tag::Month).is_some_and(|row| !row.has(flag::DOUBTFUL));
    let french = atoms.language == Language::Fr;
    let written = (atoms.is_capitalised(at) || french) && atoms.word(at).len() > 2 || at == 0;
    let strict = atoms.follows(at, Tag::In) || at > 0 && atoms.is(at - 1, Tag::Between);
    // "from March"; but "a letter from May".
    let surname = atoms.row(at, Tag::Month).is_some_and(|row| row.has(flag::SURNAME));
    let strict = strict || !surname && follows_any(atoms, at, &[Tag::From, Tag::To, Tag::By]);
    let acts = atoms.glue(at + 1) == Glue::Space && atoms.is(at + 1, Tag::Says) && !strict;
    let is_name =
        atoms.glue(at + 1) == Glue::Space && atoms.is_capitalised(at + 1) && !follows_preposition(atoms, at);
    (written || strict) && !acts && !is_name && (sure || strict) && named_before(atoms, at)
}

/// "Naomi May", "Will Young": a capitalised word before makes a name.
pub(super) fn named_before(atoms: &Atoms, at: usize) -> bool {
    let plain = |before: usize| !atoms.is_capitalised(before) || atoms.begins_sentence(before);
    at == 0 || atoms.glue(at) != Glue::Space || plain(at - 1) || atoms.is(at - 1, Tag::Ordinary)
}

/// No year: "1709 schoolchildren", "Boeing 1998", a number in a row of numbers.
fn year_stands(atoms: &Atoms, at: usize) -> bool {
    let label = at > 0 && atoms.glue(at) == Glue::Space && atoms.is(at - 1, Tag::Label);
    let odd =
        label || atoms.before(at).is_some_and(|c| sticks(c) || c == '$') || atoms.glue(at) == Glue::Minus;
    let early = year(atoms, at).is_some_and(|year| year < 1500);
    // "Agenda 2030", "Blade Runner 2049", "Tokyo 2020": the year is part of a name.
    let before = at.checked_sub(1).filter(|_| atoms.glue(at) == Glue::Space);
    let named = before.is_some_and(|before| is_name(atoms, before)) || names_street(atoms, at + 1);
    let counts =
        measure::plural(atoms, at + 1) || is_measured(atoms, at + 1) || atoms.is(at + 1, Tag::Counted);
    let led = follows_any(atoms, at, &[Tag::In, Tag::From, Tag::By, Tag::DateBound]);
    !odd && !named && (led || !counts && !early) && atoms.glue(at) != Glue::Hyphen
}

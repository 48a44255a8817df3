//! Absolute dates: "15 March 2019", "March 4, 2019", "September 2008", "1998", "the late 1980s", "Q2 2025" and their
//! ranges. A date without a year takes one from the publication date and the tense around it.

use super::amount::bound_of;
use super::label::sticks;
use super::lexer::{Atoms, Glue};
use super::measure;
use super::relative;
use super::table::{Tag, flag};
use super::{Amount, Bound, Figure, Found, Grain, Kind, Role, Scene, Timex};
use crate::article::Language;
use crate::value::{Date, Month};

/// The parts of a date as written.
#[derive(Clone, Copy, Debug, Default)]
struct Point {
    day: Option<u8>,
    month: Option<Month>,
    year: Option<i16>,
    /// Of a stretch that is neither day, month nor year.
    whole: Option<Timex>,
    end: usize,
}

/// The absolute date, or date without a year, that begins at atom `at`.
pub(super) fn date(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Found> {
    let start = at + usize::from(atoms.is(at, Tag::The) && !atoms.is(at + 1, Tag::The));
    let found = range(atoms, at, scene).or_else(|| portion(atoms, start, scene)).or_else(|| {
        let point = point(atoms, start, scene)?;
        stands(atoms, start, &point).then(|| dated(atoms, start, &point, scene))
    });
    let (timex, end) = found?;
    Some(Found { end, figure: Some(figure(atoms, at, end, timex)) })
}

/// A date whose place already says that it is one: what follows "the first Tuesday of".
pub(super) fn surely(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Option<Timex>, usize)> {
    Some(dated(atoms, at, &point(atoms, at, scene)?, scene))
}

/// The time, and where its words end: "March 11 next year" is one date.
fn dated(atoms: &Atoms, at: usize, point: &Point, scene: &Scene) -> (Option<Timex>, usize) {
    let shifted =
        point.month.is_some() && point.year.is_none() && relative::year_offset(atoms, point.end).is_some();
    (resolved(atoms, at, point, scene), point.end + if shifted { 2 } else { 0 })
}

pub(super) fn figure(atoms: &Atoms, at: usize, end: usize, timex: Option<Timex>) -> Figure {
    let span = atoms.span(at, end);
    let bound = bound_before(atoms, at);
    Figure { span, kind: Kind::Date, amount: Amount::None, unit: None, timex, bound, role: Role::Level }
}

/// "since 2010", "until March", "around 4 July". The word is no part of the figure.
fn bound_before(atoms: &Atoms, at: usize) -> Option<Bound> {
    let before = at.checked_sub(1).filter(|_| atoms.glue(at) == Glue::Space)?;
    let about = || atoms.value(before, Tag::Bound).filter(|&value| bound_of(value) == Bound::About);
    atoms.value(before, Tag::DateBound).or_else(about).map(bound_of)
}

/// "late November", "mid-2025", "late 1980s".
fn portion(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Option<Timex>, usize)> {
    let portion = atoms.value(at, Tag::Portion)?.unsigned_abs();
    let the = usize::from(atoms.is(at + 1, Tag::The));
    let point = point(atoms, at + 1 + the, scene)?;
    let near = matches!(atoms.glue(at + 1), Glue::Space | Glue::Hyphen);
    let whole = resolved(atoms, at, &point, scene);
    (near && point.day.is_none()).then(|| (whole.and_then(|whole| whole.portion(portion)), point.end))
}

/// "from 1964 to 1985", "July 13-15", "between July 2003 and December 2004".
fn range(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Option<Timex>, usize)> {
    let between = atoms.is(at, Tag::Between);
    let opened = between || atoms.is(at, Tag::From);
    let start = at + usize::from(opened);
    let mut first = end_point(atoms, start, scene)?;
    let joiner = if between { Tag::And } else { Tag::To };
    let dashed = matches!(atoms.glue(first.end), Glue::Hyphen | Glue::Dash);
    let word = atoms.is(first.end, joiner) && atoms.glue(first.end) == Glue::Space;
    if !dashed && !word {
        return None;
    }
    let mut last = short_year(atoms, first.end, &first)
        .filter(|_| dashed)
        .or_else(|| end_point(atoms, first.end + usize::from(word), scene))?;
    lend(&mut first, &mut last)?;
    if last.year.is_none() && last.whole.is_none() {
        last.year = trailing_year(atoms, &mut last.end);
    }
    complete(&mut first, &last);
    if last.year.is_none() && last.whole.is_none() {
        let latest = resolved(atoms, at, &last, scene);
        let earliest = resolved(atoms, at, &first, scene);
        return Some((earliest.zip(latest).and_then(|(from, to)| from.through(to)), last.end));
    }
    Some((Some(timex(&first)?.through(timex(&last)?)?), last.end))
}

/// An end of a range: a date, a day of the month, or a year.
fn end_point(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let start = at + usize::from(atoms.is(at, Tag::The));
    point(atoms, start, scene).or_else(|| {
        let (day, end) = day_of_month(atoms, start)?;
        Some(Point { day: Some(day), end, ..Point::default() })
    })
}

/// What one end leaves out, the other lends: the month of "13 to 15 July", "July 13-15". `None` for two bare days.
fn lend(first: &mut Point, last: &mut Point) -> Option<()> {
    if first.day.is_some() && first.month.is_none() {
        last.day?;
        first.month = Some(last.month?);
    }
    if last.day.is_some() && last.month.is_none() {
        first.day?;
        last.month = Some(first.month?);
    }
    Some(())
}

/// The first end's year is the last one's, or the year before: "Nov-Feb 2017".
fn complete(first: &mut Point, last: &Point) {
    if first.year.is_none() && first.whole.is_none() {
        let later = first.month > last.month;
        first.year = last.year.map(|year| year - i16::from(later));
    }
}

/// "2013-14".
fn short_year(atoms: &Atoms, at: usize, first: &Point) -> Option<Point> {
    let year = first.year.filter(|_| first.month.is_none())?;
    let written = atoms.word(at).as_bytes();
    let plain = written.len() == 2 && written.iter().all(u8::is_ascii_digit);
    let short = atoms.word(at).parse::<i16>().ok().filter(|short| plain && *short > year % 100)?;
    Some(Point { year: Some(year - year % 100 + short), end: at + 1, ..Point::default() })
}

/// "May and June in 1981", "July 13-15, 2027".
fn trailing_year(atoms: &Atoms, end: &mut usize) -> Option<i16> {
    let at = *end + usize::from(atoms.is(*end, Tag::In) || atoms.is(*end, Tag::Of));
    let near = matches!(atoms.glue(at), Glue::Space | Glue::Comma);
    let year = year(atoms, at).filter(|_| near)?;
    *end = at + 1;
    Some(year)
}

/// A date of which a year, month or day is written.
fn point(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let dated = atoms.row(at, Tag::Weekday).and_then(|_| {
        let near = matches!(atoms.glue(at + 1), Glue::Space | Glue::Comma);
        day_and_month(atoms, at + 1).filter(|_| near)
    });
    dated
        .or_else(|| day_and_month(atoms, at))
        .or_else(|| shaped(atoms, at, scene))
        .or_else(|| quarter(atoms, at))
        .or_else(|| fiscal(atoms, at))
        .or_else(|| month_and_year(atoms, at))
        .or_else(|| Some(Point { year: Some(year(atoms, at)?), end: at + 1, ..Point::default() }))
}

pub(super) fn month(atoms: &Atoms, at: usize) -> Option<Month> {
    atoms.value(at, Tag::Month).map(i8::unsigned_abs)
}

/// "15 March", "the 3rd of May 2012", "March 4, 2019", "Dec31".
fn day_and_month(atoms: &Atoms, at: usize) -> Option<Point> {
    let at = at + usize::from(atoms.is(at, Tag::The));
    let british = || {
        let (day, end) = day_of_month(atoms, at)?;
        let month_at = end + usize::from(atoms.is(end, Tag::Of));
        let near =
            matches!(atoms.glue(month_at), Glue::Space | Glue::Hyphen) && atoms.glue(end) != Glue::Comma;
        Some((day, month(atoms, month_at).filter(|_| near)?, month_at + 1))
    };
    let american = || {
        let month = month(atoms, at)?;
        let day_at = at + 1 + usize::from(atoms.is(at + 1, Tag::The));
        let near = matches!(atoms.glue(day_at), Glue::Space | Glue::Joined);
        let (day, end) = day_of_month(atoms, day_at).filter(|_| near)?;
        let counted = matches!(atoms.glue(end), Glue::Joined) || is_measured(atoms, end);
        (!counted).then_some((day, month, end))
    };
    let (day, month, end) = british().or_else(american)?;
    let mut point = Point { day: Some(day), month: Some(month), end, ..Point::default() };
    let year_at = end + usize::from(atoms.is(end, Tag::Of));
    if matches!(atoms.glue(year_at), Glue::Space | Glue::Comma) {
        point.year = year(atoms, year_at);
        point.end = if point.year.is_some() { year_at + 1 } else { end };
    }
    Some(point)
}

/// "May 5 per cent": the number belongs to what follows.
fn is_measured(atoms: &Atoms, at: usize) -> bool {
    let measured = atoms.is_any(at, &[Tag::Unit, Tag::Power]);
    measured && atoms.glue(at) == Glue::Space
}

/// A day, 1 to 31: "4", "4th", "first".
fn day_of_month(atoms: &Atoms, at: usize) -> Option<(u8, usize)> {
    let word = atoms.word(at);
    let digits = || word.parse().ok().filter(|_| atoms.is(at, Tag::Digits));
    let ordinal =
        || word.get(..word.len().checked_sub(2)?)?.parse().ok().filter(|_| atoms.is(at, Tag::OrdinalDigits));
    let day = digits().or_else(ordinal).or_else(|| atoms.value(at, Tag::Ordinal).map(i8::unsigned_abs))?;
    (1..=31).contains(&day).then_some((day, at + 1))
}

/// "September 2008", "June of 1992", "May, 1750", "October".
fn month_and_year(atoms: &Atoms, at: usize) -> Option<Point> {
    let month = month(atoms, at)?;
    let year_at = at + 1 + usize::from(atoms.is(at + 1, Tag::Of));
    let near = matches!(atoms.glue(year_at), Glue::Space | Glue::Comma);
    let year = year(atoms, year_at).filter(|_| near);
    let end = if year.is_some() { year_at + 1 } else { at + 1 };
    Some(Point { month: Some(month), year, end, ..Point::default() })
}

/// A year in four digits. Earlier and later ones are counts more often.
pub(super) fn year(atoms: &Atoms, at: usize) -> Option<i16> {
    let word = atoms.word(at);
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| plain && (1100..2100).contains(year))
}

/// "2019-08-01", "15/3/2019", "the 1990s".
fn shaped(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let word = atoms.word(at);
    let whole = match at {
        _ if atoms.is(at, Tag::Decade) => word.get(..4)?.parse().ok().and_then(Timex::decade),
        _ if atoms.is(at, Tag::IsoDate) => parts(word)
            .and_then(|[year, month, day]| Date::new(year, month as Month, day as u8))
            .map(Timex::day),
        _ if atoms.is(at, Tag::NumericDate) => {
            parts(word).and_then(|parts| numeric(parts, scene.context.language)).map(Timex::day)
        }
        _ => None,
    };
    let century = || {
        let (nth, end) = day_of_month(atoms, at)?;
        let century = atoms.row(end, Tag::Unit).is_some_and(|row| row.unit().0 == "century");
        let whole = Timex::years(i16::from(nth) * 100 - 100, 100, Grain::Span)?;
        century.then_some(Point { whole: Some(whole), end: end + 1, ..Point::default() })
    };
    match whole {
        Some(_) => Some(Point { whole, end: at + 1, ..Point::default() }),
        None => century(),
    }
}

fn parts(written: &str) -> Option<[i16; 3]> {
    let mut parts = written.split(['-', '/', '.']).map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Day and month in the order of the region; without a region only where one of them must be the day.
fn numeric([first, second, year]: [i16; 3], language: Language) -> Option<Date> {
    let date = |day: i16, month: i16| Date::new(year, month as Month, day as u8);
    match (date(first, second), date(second, first)) {
        (british, _) if matches!(language, Language::EnGb | Language::EnIn) => british,
        (_, american) if language == Language::EnUs => american,
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

/// "Q2 2025", "2017-q1", "third quarter of 2024", "first half of 2024".
fn quarter(atoms: &Atoms, at: usize) -> Option<Point> {
    let leading = year(atoms, at).filter(|_| matches!(atoms.glue(at + 1), Glue::Space | Glue::Hyphen));
    let start = at + usize::from(leading.is_some());
    let (part, end) = named_part(atoms, start).or_else(|| ordinal_part(atoms, start))?;
    let year_at = end + usize::from(atoms.is(end, Tag::Of) || atoms.is(end, Tag::In));
    let near = matches!(atoms.glue(year_at), Glue::Space | Glue::Hyphen);
    let trailing = year(atoms, year_at).filter(|_| near && leading.is_none());
    let end = if trailing.is_some() { year_at + 1 } else { end };
    Some(Point { whole: Some(part.of(leading.or(trailing)?)?), end, ..Point::default() })
}

/// A part of a year by its number.
enum Part {
    Quarter(u8),
    Half(u8),
}

impl Part {
    fn of(self, year: i16) -> Option<Timex> {
        match self {
            Self::Quarter(nth) => Timex::quarter(year, nth),
            Self::Half(nth) => Timex::half(year, nth),
        }
    }
}

fn named_part(atoms: &Atoms, at: usize) -> Option<(Part, usize)> {
    let quarter = atoms.value(at, Tag::Quarter).map(|nth| Part::Quarter(nth.unsigned_abs()));
    let part = quarter.or_else(|| Some(Part::Half(atoms.value(at, Tag::HalfYear)?.unsigned_abs())))?;
    Some((part, at + 1))
}

fn ordinal_part(atoms: &Atoms, at: usize) -> Option<(Part, usize)> {
    let (nth, end) = day_of_month(atoms, at)?;
    let part = match nth {
        1..=4 if atoms.is(end, Tag::QuarterYear) => Part::Quarter(nth),
        1..=2 if atoms.is(end, Tag::Half) => Part::Half(nth),
        _ => return None,
    };
    Some((part, end + 1))
}

/// "FY2024-25", "fiscal 2026": by the calendar years in their names; the months differ from country to country.
fn fiscal(atoms: &Atoms, at: usize) -> Option<Point> {
    let near = atoms.is(at, Tag::Fiscal) && matches!(atoms.glue(at + 1), Glue::Space | Glue::Joined);
    let year = year(atoms, at + 1).filter(|_| near)?;
    Some(Point { year: Some(year), end: at + 2, ..Point::default() })
}

fn timex(point: &Point) -> Option<Timex> {
    match (point.day, point.month, point.year) {
        _ if point.whole.is_some() => point.whole,
        (Some(day), Some(month), Some(year)) => Date::new(year, month, day).map(Timex::day),
        (None, Some(month), Some(year)) => Timex::month(year, month),
        (None, None, Some(year)) => Timex::year(year),
        _ => None,
    }
}

/// The stretch of time, with a year from the context where none is written.
fn resolved(atoms: &Atoms, at: usize, point: &Point, scene: &Scene) -> Option<Timex> {
    let Some(month) = point.month.filter(|_| point.year.is_none()) else { return timex(point) };
    let published = scene.context.published?;
    let dated = |year: i16| timex(&Point { year: Some(year), ..*point });
    if let Some(offset) = relative::year_offset(atoms, point.end) {
        return dated(published.year() + i16::from(offset));
    }
    let history = scene.told.and_then(|told| relative::in_history(published, told, month)).and_then(dated);
    history.or_else(|| relative::nearest(published, relative::direction(atoms, at), dated))
}

/// Whether the words around it allow a lone month or year to be one.
fn stands(atoms: &Atoms, at: usize, point: &Point) -> bool {
    let free = !matches!(atoms.glue(at), Glue::Joined) && atoms.glue(point.end) != Glue::Joined;
    match (point.day, point.month, point.year) {
        _ if point.whole.is_some() || atoms.is(at, Tag::Fiscal) => true,
        (None, Some(_), None) => free && month_stands(atoms, at),
        (None, None, Some(_)) => free && year_stands(atoms, at),
        _ => true,
    }
}

fn follows_preposition(atoms: &Atoms, at: usize) -> bool {
    let prepositions = [Tag::In, Tag::From, Tag::To, Tag::Of, Tag::By, Tag::On, Tag::Between];
    prepositions.into_iter().any(|word| atoms.follows(at, word))
}

/// No month: "May said", "March on the capital", "August Wilson", "it may".
fn month_stands(atoms: &Atoms, at: usize) -> bool {
    let sure = atoms.row(at, Tag::Month).is_some_and(|row| !row.has(flag::DOUBTFUL));
    let written = atoms.is_capitalised(at) && atoms.word(at).len() > 2 || at == 0;
    let strict = atoms.follows(at, Tag::In) || at > 0 && atoms.is(at - 1, Tag::Between);
    let acts = atoms.glue(at + 1) == Glue::Space && atoms.is(at + 1, Tag::Says) && !strict;
    let is_name =
        atoms.glue(at + 1) == Glue::Space && atoms.is_capitalised(at + 1) && !follows_preposition(atoms, at);
    (written || strict) && !acts && !is_name && (sure || strict) && named_before(atoms, at)
}

/// "Naomi May", "Will Young": a capitalised word before makes a name.
fn named_before(atoms: &Atoms, at: usize) -> bool {
    let plain = |before: usize| !atoms.is_capitalised(before) || atoms.begins_sentence(before);
    at == 0 || atoms.glue(at) != Glue::Space || plain(at - 1) || atoms.is(at - 1, Tag::Ordinary)
}

/// No year: "1709 schoolchildren", "Boeing 1998", a number in a row of numbers.
fn year_stands(atoms: &Atoms, at: usize) -> bool {
    let label = at > 0 && atoms.glue(at) == Glue::Space && atoms.is(at - 1, Tag::Label);
    let odd =
        label || atoms.before(at).is_some_and(|c| sticks(c) || c == '$') || atoms.glue(at) == Glue::Minus;
    let early = year(atoms, at).is_some_and(|year| year < 1500);
    let counts =
        measure::plural(atoms, at + 1) || is_measured(atoms, at + 1) || atoms.is(at + 1, Tag::Counted);
    let led = [Tag::In, Tag::From, Tag::By].into_iter().any(|word| atoms.follows(at, word));
    !odd && (led || !counts && !early) && atoms.glue(at) != Glue::Hyphen
}

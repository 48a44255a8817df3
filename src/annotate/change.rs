//! What a figure rose or fell from, as far as the article says it.

use super::{Annotation, Meaning};
use crate::figure::{Amount, Bound, Figure, Grain, Kind, Role};
use crate::text::{ByteSpan, Lexicon, Token, tokens};
use crate::value::{Decimal, Unit};

/// The level before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub value: Decimal,
    /// "from about 500"
    pub about: bool,
    /// Whether it is reckoned back from a part or a multiple: "doubled to $4m", "rose 3% to $12m". Otherwise it is told, or
    /// what differs: "209 more than in 2019".
    pub reckoned: bool,
    /// By how many per cent it changed since, where the article says so, and by how much that is.
    pub percent: Option<(Decimal, Decimal)>,
}

/// What stands before a level that something was multiplied to: "doubled since 2019 to", "halved its dividend to".
static WORDS: Lexicon = Lexicon::new(&[
    "halved, halving, halve",
    "doubled, doubling, double",
    "tripled, tripling, triple, trebled, trebling",
    "quadrupled, quadrupling, quadruple",
    // Before such a verb they leave open by how much, or whether at all.
    "about, almost, around, could, may, might, nearly, practically, roughly, than, virtually, would",
    "a, decade, first, fourth, in, last, month, over, past, quarter, second, since, size, the, third, value, week, year",
    "his, her, its, their",
]);

/// Rows of what multiplies: it halves, then twice, three times, four times.
const TIMES: usize = 4;
const HARDLY: usize = 4;
const SINCE: usize = 5;
const OWN: usize = 6;

/// Bytes before a level in which the verb that multiplies is looked for.
const NEAR: u32 = 60;

/// The level before the one at `at` of the list, in the same unit.
pub(super) fn earlier(text: &str, list: &[Annotation], at: usize) -> Option<Earlier> {
    let figure = figure_of(&list[at])?;
    let Amount::Value(to) = figure.amount else { return None };
    // "200 pesos" of which country?
    if figure.unit.is_none() && figure.kind != Kind::Number {
        return None;
    }
    let origin = |other: &Figure| other.role == (Role::From { of: figure.span }) && other.unit == figure.unit;
    let near = &list[at.saturating_sub(4)..(at + 5).min(list.len())];
    let from = near.iter().filter_map(figure_of).find(|other| origin(other));
    // Between bounds lies no one difference.
    let is_bound = |figure: &Figure| matches!(figure.bound, Some(Bound::Min | Bound::Max));
    if is_bound(figure) || from.is_some_and(is_bound) {
        return None;
    }
    let found = match from.map(|other| (other.amount, other.bound)) {
        Some((Amount::Value(value), bound)) => {
            let about = bound == Some(Bound::About);
            Some(Earlier { value, about, reckoned: false, percent: None })
        }
        None if figure.role == Role::Level => reckoned_back(text, near, figure, to),
        _ => None,
    };
    let whole = found.map(|earlier| Earlier { value: earlier.value.trimmed(), ..earlier });
    whole.filter(|earlier| !earlier.value.is_zero() && earlier.value != to)
}

/// The level before one, from what it was multiplied by or from a step to it: "doubled to $4m", "rose 3% to $12m".
fn reckoned_back(text: &str, near: &[Annotation], figure: &Figure, to: Decimal) -> Option<Earlier> {
    let unit = figure.unit.as_ref();
    let before = words_before(text, figure.span.start);
    let multiple = multiple(text, &before, to).map(|value| Earlier {
        value,
        about: false,
        reckoned: true,
        percent: None,
    });
    let step = |other: &Figure| match other.role {
        Role::Step { to: level, falls } if level == figure.span => before_step(other, falls, to, unit),
        _ => None,
    };
    // "closed 0.9% higher at 7,555.32, up 67 points": what is exact first.
    let steps = || near.iter().filter_map(figure_of).filter_map(step).min_by_key(|step| step.reckoned);
    multiple.or_else(steps)
}

/// Digits of a level that is reckoned back, at least and at most: the change was rounded too.
const DIGITS: u32 = 3;
const MOST_DIGITS: u32 = 8;

/// By one of so many parts of itself a change may differ from the one that is told, and where the level is no finer: rounding.
const CLOSE: Decimal = Decimal::whole(50);
const ROUGH: Decimal = Decimal::whole(5);

fn digits(value: Decimal) -> u8 {
    value.scale().min(4)
}

fn figure_of(annotation: &Annotation) -> Option<&Figure> {
    match &annotation.meaning {
        Meaning::Figure(note) => Some(&note.figure),
        Meaning::Mention(_) => None,
    }
}

/// The last words of the sentence before a place.
fn words_before(text: &str, at: u32) -> Vec<Token> {
    let start = text.floor_char_boundary(at.saturating_sub(NEAR) as usize);
    // No further back than the block or the sentence begins.
    let near = text.get(start..at as usize).and_then(|near| near.rsplit(['\n', '.']).next()).unwrap_or("");
    tokens(text, ByteSpan::new(at as usize - near.len(), at as usize))
}

/// "doubled to" before the figure: the level was half as high. "More than doubled" and "almost doubled" tell no level.
fn multiple(text: &str, before: &[Token], to: Decimal) -> Option<Decimal> {
    let row = |token: &Token| token.row_in(&WORDS, text);
    let verb = before.iter().rposition(|token| row(token).is_some_and(|row| row < TIMES))?;
    let (link, since) = before[verb + 1..].split_last()?;
    let whole = match since {
        [own, _] if row(own) == Some(OWN) => true,
        _ => since.iter().all(|token| row(token) == Some(SINCE) || token.of(text).starts_with('2')),
    };
    if link.of(text) != "to" || !whole || row(before[..verb].last()?) == Some(HARDLY) {
        return None;
    }
    let row = row(&before[verb])? as i64;
    let (times, over) = if row == 0 { (1, 2) } else { (row + 1, 1) };
    let level = to.times(Decimal::from(over))?.divided(Decimal::from(times), digits(to) + 1)?;
    Some(level.significant(DIGITS))
}

/// The level before a step to it: "rose 3% to $12m", "cut rates by 0.5 percentage points to 4%".
fn before_step(step: &Figure, falls: bool, to: Decimal, unit: Option<&Unit>) -> Option<Earlier> {
    let Amount::Value(by) = step.amount else { return None };
    let by = if falls { Decimal::ZERO.minus(by)? } else { by };
    let hundred = Decimal::from(100);
    let value = match (step.unit.as_ref().map_or("", Unit::as_str), unit.map_or("", Unit::as_str)) {
        ("percent", _) => return before_percent(by, to),
        // "a fifth"
        ("", _) if by.scale() > 0 && by.abs() < Decimal::from(1) => {
            return before_percent(by.times(hundred)?.rounded(1), to);
        }
        ("basis-point", "percent") => to.minus(by.divided(hundred, 2)?),
        _ => to.minus(by),
    }?;
    Some(Earlier { value, about: false, reckoned: false, percent: None })
}

/// The level before a change by so many per cent, of as few digits as tell that change, and no finer than the level itself.
fn before_percent(by: Decimal, to: Decimal) -> Option<Earlier> {
    let hundred = Decimal::from(100);
    let whole = hundred.plus(by)?;
    let exact = to.times(hundred)?.divided(whole, digits(to) + 2)?;
    let change = to.times(by)?.divided(whole, digits(to) + 4)?;
    // "$10, up 2%"
    let finest = to.scale().max(u8::from(to.abs() < Decimal::from(1000)));
    let tells = |told: Decimal, parts: Decimal| {
        let off = told.minus(change).and_then(|off| off.abs().times(parts));
        off.is_some_and(|off| off <= change.abs())
    };
    let mut found = None;
    for digits in DIGITS..MOST_DIGITS {
        let value = exact.significant(digits).trimmed();
        if value.scale() > finest {
            break;
        }
        let told = at_place_of(to.minus(value)?, exact, digits)?;
        found = tells(told, ROUGH).then_some((value, told));
        if tells(told, CLOSE) {
            break;
        }
    }
    let (value, told) = found?;
    Some(Earlier { value, about: false, reckoned: true, percent: Some((by.trimmed(), told)) })
}

/// A value as exact as another is in so many digits: what lies between 5,396.52 and about 5,670 is 270.
fn at_place_of(value: Decimal, other: Decimal, digits: u32) -> Option<Decimal> {
    let whole = other.trunc().unsigned_abs().checked_ilog10().map_or(0, |power| power + 1);
    match digits.checked_sub(whole) {
        Some(scale) => Some(value.rounded(scale.try_into().ok()?)),
        None => {
            let unit = Decimal::power_of_ten(whole - digits)?;
            value.divided(unit, 0)?.times(unit)
        }
    }
}

/// The year whose money a figure is, where the text says so right behind it: "$5.8bn in 1992".
pub(super) fn year_of(text: &str, list: &[Annotation], at: usize) -> Option<i16> {
    let figure = figure_of(&list[at]).filter(|figure| figure.kind == Kind::Money)?;
    let next = figure_of(list.get(at + 1)?)?;
    let timex =
        next.timex.filter(|timex| matches!(timex.grain(), Grain::Year | Grain::Month | Grain::Day))?;
    let between = ByteSpan { start: figure.span.end, end: next.span.start }.of(text);
    (between == " in " || between == " of ").then_some(timex.from().year())
}

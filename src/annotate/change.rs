//! What a figure rose or fell from, as far as the article says it.

use super::{Annotation, Meaning};
use crate::figure::{Amount, Bound, Figure, Grain, Kind, Role};
use crate::text::{ByteSpan, Lexicon, Token, tokens};
use crate::value::{Decimal, Unit};

/// The level before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub value: Decimal,
    /// False where it is reckoned back: "doubled to $4m", "rose 3% to $12m".
    pub stated: bool,
    /// By how many per cent it changed since, where the article says so.
    pub percent: Option<Decimal>,
}

/// What a level was multiplied by: row 0 halves, then twice, three times, four times.
static TIMES: Lexicon = Lexicon::new(&[
    "halved, halving, halve",
    "doubled, doubling, double",
    "tripled, tripling, triple, trebled, trebling",
    "quadrupled, quadrupling, quadruple",
]);

/// Before a verb that multiplies they leave open by how much.
static HARDLY: Lexicon =
    Lexicon::new(&["about, almost, around, nearly, practically, roughly, than, virtually"]);

/// Verbs of falls, and of rises.
static DIRECTION: Lexicon = Lexicon::new(&[
    "fell, fall, falls, falling, fallen, dropped, drop, drops, declined, decline, declining, slipped, slid, \
     sank, plunged, tumbled, shrank, decreased, cut, cuts, cutting, lowered, reduced, down, dipped, lost",
    "rose, rise, rises, rising, risen, grew, grow, grown, growing, climbed, gained, jumped, surged, soared, \
     increased, increase, raised, raise, raises, lifted, lift, up, advanced, swelled, added",
]);

/// Bytes before a change in which its verb is looked for, and words.
const NEAR: u32 = 60;
const REACH: usize = 5;

/// The level before the one at `at` of the list, in the same unit.
pub(super) fn earlier(text: &str, list: &[Annotation], at: usize) -> Option<Earlier> {
    let figure = figure_of(&list[at])?;
    let Amount::Value(to) = figure.amount else { return None };
    let unit = figure.unit.as_ref();
    // "200 pesos" of which country?
    if unit.is_none() && figure.kind != Kind::Number {
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
    let found = match from.map(|other| other.amount) {
        Some(Amount::Value(value)) => Some(Earlier { value, stated: true, percent: None }),
        None if figure.role == Role::Level => {
            let before = words_before(text, figure.span.start);
            let multiple = unit.and_then(|_| multiple(text, &before, to)).map(|value| (value, None));
            let found = multiple.or_else(|| by_a_change(text, list, at, to, unit));
            found.map(|(value, percent)| Earlier { value: value.trimmed(), stated: false, percent })
        }
        _ => None,
    };
    found.filter(|earlier| !earlier.value.is_zero() && earlier.value != to)
}

/// Digits of a level that is reckoned back: the change was rounded too.
const DIGITS: u32 = 3;

/// By one of so many parts of itself a change may differ from the one that is told: rounding.
const CLOSE: Decimal = Decimal::whole(20);

/// Times a bare change that a bare level is at least: "fell by 300 to 400" may be a range.
const FEW: Decimal = Decimal::whole(10);

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
    let [.., than, verb, link] = before else { return None };
    if link.of(text) != "to" || than.is_in(&HARDLY, text) {
        return None;
    }
    let row = verb.row_in(&TIMES, text)? as i64;
    let (times, over) = if row == 0 { (1, 2) } else { (row + 1, 1) };
    let level = to.times(Decimal::from(over))?.divided(Decimal::from(times), digits(to) + 1)?;
    Some(level.significant(DIGITS))
}

/// "rose 3% to $12m", "cut rates by 0.5 percentage points to 4%": the change stands right before the level. Gives the level
/// before, and by how many per cent it changed if the article says that.
fn by_a_change(
    text: &str,
    list: &[Annotation],
    at: usize,
    to: Decimal,
    unit: Option<&Unit>,
) -> Option<(Decimal, Option<Decimal>)> {
    let figure = |back: usize| figure_of(list.get(at.checked_sub(back)?)?);
    let between = |start: &Figure, end: u32| ByteSpan { start: start.span.end, end }.of(text);
    let (mut change, mut end) = (figure(1)?, list[at].span.start);
    let link = between(change, end);
    // "fell 12.5% last year to $18bn", "rose 18.6% in March to"
    if change.kind == Kind::Date {
        end = change.span.start;
        change = figure(2)?;
        if ![" ", " in ", " on "].contains(&between(change, end)) {
            return None;
        }
    }
    let Amount::Value(by) = change.amount else { return None };
    let before = words_before(text, change.span.start);
    let last = before.last()?.of(text);
    let changes = change.role == Role::Change || last == "by" || DIRECTION.has(last);
    if link.strip_suffix("a record ").unwrap_or(link) != " to " || !changes || change.bound.is_some() {
        return None;
    }
    let verb = before.iter().rev().take(REACH).find_map(|word| word.row_in(&DIRECTION, text))?;
    let by = if verb == 0 { Decimal::ZERO.minus(by)? } else { by };
    let hundred = Decimal::from(100);
    let level = match (change.unit.as_ref().map_or("", Unit::as_str), unit.map_or("", Unit::as_str)) {
        (_, "") if change.kind != Kind::Number || by.abs().times(FEW)? > to => None,
        ("percent", "percent") => None,
        ("percentage-point", "percent") => to.minus(by),
        ("basis-point", "percent") => to.minus(by.divided(hundred, 2)?),
        ("percent", _) => {
            let level = to.times(hundred)?.divided(hundred.plus(by)?, digits(to) + 1)?;
            let again = |level: Decimal| to.minus(level)?.times(hundred)?.divided(level, by.scale());
            let rough = level.significant(DIGITS);
            // "rose 14.6% to $69.02": four digits tell more.
            let fine = again(rough) != Some(by) && to.significant(DIGITS) != to;
            let level = if fine { level.significant(DIGITS + 1) } else { rough };
            // "fell 0.4% to £2.01m": rounded so, it would tell of another change.
            let off = again(level)?.minus(by)?.abs().times(CLOSE)?;
            return (off <= by.abs()).then_some((level, Some(by)));
        }
        (same, level) if same == level => to.minus(by),
        _ => None,
    };
    level.map(|level| (level, None))
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

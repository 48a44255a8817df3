//! Which side of the day of publication a time lies on that leaves its year open.

use super::Timex;
use crate::figure::amount::{bound_of, is_moved, moves};
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::figure::{Bound, Grain};
use crate::value::Date;

/// What is made on a date, and told of another.
const ESTIMATES: &str =
    "data estimate estimates figure figures forecast forecasts minutes poll projection projections reading report survey";
/// How many words back "is" is still about the date.
const PRESENT_REACH: isize = 5;
/// Words searched for a verb: backwards, and then onwards.
const REACHES: [(isize, isize); 2] = [(-1, 14), (1, 13)];

/// Whether the sentence says that a time that begins at `at` lies ahead; where it says nothing, news tells of what has happened.
#[inline(never)]
pub(super) fn is_ahead(atoms: &Atoms, at: usize) -> bool {
    told_ahead(atoms, at) == Some(true)
}

/// Whether a date that begins at `at` is told as one that lies ahead. The nearest verb before the date decides, else the first
/// behind it; `None` where they leave it open.
#[inline(never)]
pub(super) fn told_ahead(atoms: &Atoms, at: usize) -> Option<bool> {
    atoms.from(before_edge(atoms, at), || {
        if is_delivery(atoms) || is_named(atoms) {
            return Some(true);
        }
        // "down from a February forecast of 2%", "from seven in April’s survey"
        let behind = 1 + isize::from(atoms.is_possessive(1));
        if is_estimate(atoms, behind) {
            return Some(false);
        }
        // "moved the final from May 3rd |to May 9th"
        let moved = || (1..6).any(|back| atoms.from(at.wrapping_sub(back), || is_moved(atoms)));
        // "in the year from |April 1st, they said": when a year begins, no verb tells.
        if atoms.reads(-1, "from") && atoms.reads(-2, "year") || moved() {
            return None;
        }
        let (set, known, until) = (is_set(atoms), is_known(atoms), until(atoms));
        // "announced a curfew from Saturday"
        let starts = atoms.reads(-1, "from") && atoms.is(0, Tag::Weekday);
        // "told to pay by January 5th": the verb tells not when to pay.
        let by = || atoms.row(-1, Tag::DateBound).is_some_and(|row| bound_of(row) == Bound::Max);
        let mut aim = false;
        let (mut plans, mut nouns) = (0, false);
        for &(side, reach) in &REACHES {
            for distance in 1..=reach {
                let ahead = side * distance;
                if atoms.glued(if ahead < 0 { ahead + 1 } else { ahead }, Glue::STOP) {
                    break;
                }
                // "and after a gain of 5.9% in May"
                if side < 0 && atoms.ends_with(ahead, "after") && atoms.is(ahead + 1, Tag::Article) {
                    return None;
                }
                // "called a vote in May", "before a vote in May", "postponed until May": a time that the verb does not tell.
                let planned = atoms.is_any(ahead, &[Tag::Planned, Tag::Before])
                    || distance == 1 && atoms.is(ahead, Tag::To);
                plans += i32::from(planned);
                nouns |= side < 0 && is_noun(atoms, ahead);
                aim |= side < 0
                    && atoms.is(ahead, Tag::To)
                    && atoms.is_lower(ahead + 1)
                    && !atoms.is_any(ahead + 1, &[Tag::Ordinary, Tag::Cardinal]);
                // "on Monday vowed to leave": here the vow is dated, in "vowed to leave on Monday" the leave.
                let acts = side > 0 && atoms.ends_with(ahead, "ed to");
                let future = if acts { Some(false) } else { tense(atoms, ahead, distance) };
                if side < 0 && is_open(atoms, ahead, future) {
                    return None;
                }
                if side < 0 && future == Some(false) {
                    let sets = (set || starts) && (set && distance == 2 || atoms.is(ahead, Tag::Planned));
                    // "extended the scheme to March 31"
                    let puts =
                        || atoms.reads(-1, "to") && (moves(atoms.word(ahead)) || atoms.reads(ahead, "put"));
                    if sets || until && sets_end(atoms, ahead) || puts() {
                        return Some(true);
                    }
                    if aim && by() {
                        return None;
                    }
                }
                // "Sales in June will be told in July", "Figures for June are due on Friday": the verb is dated by what follows.
                let subject = || {
                    atoms.is(ahead - 1, Tag::Month)
                        || atoms.is(0, Tag::Month) && !atoms.is(-1, Tag::In) && !atoms.reads(-1, "on")
                };
                let elsewhere = || subject() && names_date(atoms, ahead);
                if side > 0 && future == Some(true) && (known || elsewhere()) {
                    return None;
                }
                if future.is_some() {
                    // "will follow a disputed vote in May"
                    return future.filter(|future| if *future { !nouns || by() } else { plans < 2 });
                }
            }
        }
        // "the year to June"; "see three cuts by December"
        if atoms.is(-1, Tag::Ended) { Some(false) } else { (by() || is_of_present(atoms)).then_some(true) }
    })
}

/// Whether what a verb tells of may have come or may not: "was to end |on 30 April", "was to have ended", "had been due"; or
/// whether the verb is not that of the date: "rose more than expected |in May", "will step down after losing Thursday’s vote".
fn is_open(atoms: &Atoms, verb: isize, future: Option<bool>) -> bool {
    let planned = future == Some(true) && atoms.is_among(verb - 1, "been had was were")
        || atoms.is_among(verb, "was were") && atoms.is(verb + 1, Tag::To)
        || atoms.reads(verb - 1, "have") && atoms.is_among(verb - 3, "was were");
    let guessed = || atoms.ends_with(verb, "ed") || atoms.reads(verb, "forecast");
    let counts = |back: isize| atoms.is_any(verb - back + 1, &[Tag::Digits, Tag::Cardinal]);
    let than = |back: isize| atoms.reads(verb - back, "than") && !counts(back);
    // "as expected", "twice as much as expected"
    let like = || atoms.reads(verb - 1, "as") || atoms.ends_with(verb - 1, " as");
    let compared = || guessed() && (like() || (1..4).any(than));
    let gained = || atoms.ends_with(verb, "ing") && atoms.reads(verb - 1, "after");
    planned && !atoms.is(0, Tag::Weekday)
        || future == Some(true) && compared()
        || gained() && !atoms.is_any(verb + 1, &[Tag::In, Tag::On])
}

/// Where words begin that tell of an edge of what begins at `at`: "until |the end of March".
fn before_edge(atoms: &Atoms, at: usize) -> usize {
    let edge = atoms.from(at, || atoms.is(-1, Tag::Edge));
    let the = atoms.from(at, || atoms.is(-2, Tag::The));
    at - usize::from(edge) - usize::from(edge && the)
}

/// "recalled for Wednesday", "called a session for July 4th"; but "blamed for Friday’s fire", "reported for July".
fn is_set(atoms: &Atoms) -> bool {
    atoms.reads(-1, "for") && !atoms.reads(1, "s") && (!atoms.is(0, Tag::Month) || atoms.is(1, Tag::Digits))
}

/// "Inflation, 3.6% in June, is likely to fall": the date of a figure that is known.
fn is_known(atoms: &Atoms) -> bool {
    atoms.is(-1, Tag::In) && atoms.is_any(-2, &[Tag::Unit, Tag::Suffix, Tag::Power, Tag::Digits])
}

/// "declared Tuesday a national holiday", "made July 4th a day of rest": a day is named so before it comes.
fn is_named(atoms: &Atoms) -> bool {
    let holiday = |ahead: isize| atoms.reads(ahead, "holiday") || atoms.reads(ahead, "day");
    let named = |ahead: isize| atoms.spaced(ahead, Tag::Article) && (1..4).any(|more| holiday(ahead + more));
    atoms.is_any(0, &[Tag::Weekday, Tag::Month, Tag::Digits])
        && !atoms.follows_any(&[Tag::In, Tag::On])
        && (1..4).any(named)
}

/// Whether a month or weekday is named behind a verb, which may be that of the verb.
fn names_date(atoms: &Atoms, verb: isize) -> bool {
    let mut behind = (verb + 1..verb + 13).take_while(|ahead| !atoms.glued(*ahead, Glue::STOP));
    behind.any(|ahead| atoms.is_any(ahead, &[Tag::Month, Tag::Weekday]))
}

/// "crude for May delivery", "futures for May", "for delivery in May", "May wheat rose": a month in which something is to be
/// handed over.
fn is_delivery(atoms: &Atoms) -> bool {
    let contract = |ahead| atoms.is_among(ahead, "delivery futures contract contracts");
    let good = |ahead| atoms.is_among(ahead, "Brent WTI copper corn crude gold oil soybeans wheat");
    let led = || contract(-2) || good(-2);
    let handed = || atoms.reads(-1, "in") && atoms.reads(-2, "delivery") && atoms.reads(-3, "for");
    handed()
        || contract(1)
        || good(1) && (contract(2) || atoms.is(2, Tag::Change))
        || atoms.reads(-1, "for") && led()
}

/// Whether "until" or "through" leads to here; goes back over the hour of "until 5 a.m. on Friday".
fn until(atoms: &Atoms) -> bool {
    let hour = atoms.follows(Tag::On) && (atoms.is(-2, Tag::Clock) || atoms.reads(-2, "midnight"));
    if hour {
        atoms.go(atoms.at() - 2);
    }
    atoms.is(-1, Tag::To) && !atoms.reads(-1, "to") || hour && atoms.reads(-1, "from")
}

/// "a February |forecast", "April’s |survey"
pub(super) fn is_estimate(atoms: &Atoms, ahead: isize) -> bool {
    atoms.glued(ahead, Glue::SPACE) && atoms.is_among(ahead, ESTIMATES)
}

/// Whether what a verb of the past says holds until the date: "imposed a curfew until", "was closed until"; but "lasted
/// until", "worked in Paris until", "was open until".
fn sets_end(atoms: &Atoms, verb: isize) -> bool {
    let passive = atoms.is_among(verb - 1, "was were been");
    passive
        || atoms.is_among(verb, "has have")
        || !atoms.is_any(verb + 1, &[Tag::In, Tag::On]) && !atoms.is_among(verb, "was were did had")
}

/// "decides on Friday", "addresses Congress on Friday", "Polls open on Sunday", "Clocks go back on Sunday": a verb of the
/// present that the day belongs to. It has an "s" where its subject has none.
fn is_of_present(atoms: &Atoms) -> bool {
    let mut last = -2;
    while last > -5 && atoms.is_capitalised(last) {
        last -= 1;
    }
    let plain = |ahead| atoms.glued(ahead, Glue::SPACE) && !atoms.is_known(ahead);
    let acts = |verb: isize| {
        let agrees = atoms.ends_with(verb, "s") != atoms.ends_with(verb - 1, "s");
        plain(verb)
            && atoms.is_lower(verb)
            && !atoms.is_known(verb - 1)
            && agrees
            && !atoms.ends_with(verb, "ng")
    };
    atoms.reads(-1, "on") && (acts(last) || plain(last) && acts(last - 1) || atoms.reads(last, "play"))
}

/// Whether a word tells of what is to come; `None` for one that tells of no time.
fn tense(atoms: &Atoms, ahead: isize, distance: isize) -> Option<bool> {
    // "will shut", "to be tried": the infinitive and the participle look like the past; but "visits fell".
    // "are held on Sunday"; but "is accused of theft on Sunday", "to have died".
    let passive = distance <= 3 && atoms.is(ahead - 1, Tag::Present);
    let perfect =
        || atoms.reads(ahead, "have") && (atoms.is(ahead + 1, Tag::Past) || atoms.ends_with(ahead + 1, "ed"));
    let infinitive = atoms.glued(ahead, Glue::SPACE)
        && (is_modal(atoms, ahead - 1) && !atoms.ends_with(ahead - 1, "s")
            || atoms.is(ahead - 1, Tag::To) && !perfect()
            // "must be fully vaccinated"
            || atoms.reads(ahead - 1 - isize::from(atoms.ends_with(ahead - 1, "ly")), "be")
            || passive);
    // "The Fed decides on Friday": a name.
    let noun = is_noun(atoms, ahead);
    let past = foretold(atoms, ahead)
        || atoms.is(ahead, Tag::Past)
            && !noun
            && (!atoms.is_capitalised(ahead) || atoms.begins_sentence(ahead));
    if infinitive {
        return past.then_some(true);
    }
    // "are homeless after Monday’s quake"
    let behind = || atoms.row(-1, Tag::DateBound).is_some_and(|row| bound_of(row) == Bound::Min);
    let present = || distance <= PRESENT_REACH && atoms.is(ahead, Tag::Present) && !behind();
    let future = is_modal(atoms, ahead) || present();
    match () {
        () if past => Some(false),
        () if future => Some(true),
        () => (!noun && is_regular(atoms, ahead)).then_some(false),
    }
}

fn is_regular(atoms: &Atoms, verb: isize) -> bool {
    atoms.length(verb) > 4 && atoms.ends_with(verb, "ed") && atoms.is_lower(verb)
}

/// "for shared passwords", "expect a cut in June", "will repay borrowed money": what looks like a verb of the past.
fn is_noun(atoms: &Atoms, verb: isize) -> bool {
    let infinitive = || atoms.is_among(verb - 2, "may might must should to will would");
    let object = || {
        atoms.glued(verb, Glue::SPACE)
            && atoms.is_lower(verb - 1)
            && !atoms.is_known(verb - 1)
            && infinitive()
    };
    (atoms.is(verb, Tag::Past) || is_regular(atoms, verb))
        && (atoms.is_any(verb - 1, &[Tag::Article, Tag::The, Tag::Of, Tag::On])
            || atoms.reads(verb - 1, "another")
            || object())
}

/// "the 3% it forecast |in May", "the 3% forecast |in May", "they expected |in May", "having forecast": what was to come then.
fn foretold(atoms: &Atoms, verb: isize) -> bool {
    let near = verb == -2;
    let forecast =
        atoms.reads(verb, "forecast") && (near && !atoms.is(verb - 1, Tag::Present) || atoms.is_among(verb - 1, "he it she"));
    let expected = || near && atoms.ends_with(verb, "ed") && atoms.is_among(verb - 1, "he it she they we");
    (forecast || expected() || atoms.is_among(verb - 1, "Having having")) && is_modal(atoms, verb)
}

/// Whether a word says that something is to come: "Ahead of"; "May" is a month, and "218 votes" are counted.
#[inline(never)]
fn is_modal(atoms: &Atoms, ahead: isize) -> bool {
    let counted = atoms.ends_with(ahead, "s") && atoms.is_any(ahead - 1, &[Tag::Digits, Tag::Cardinal]);
    let capital = atoms.is_capitalised(ahead) && !atoms.spaced(ahead + 1, Tag::Of);
    atoms.is(ahead, Tag::Future) && !capital && !counted
}

/// A time without its year, in a year.
type Dated<'a> = &'a dyn Fn(i32) -> Option<Timex>;

/// The nearest such time on one side of the day of publication.
#[inline(never)]
pub(super) fn on_side(published: Date, ahead: bool, dated: Dated) -> Option<Timex> {
    let year = i32::from(published.year());
    (0..=LEAP_GAP).find_map(|distance| {
        let timex = dated(if ahead { year + distance } else { year - distance })?;
        let fits = if ahead { timex.to() > published } else { timex.from() <= published };
        fits.then_some(timex)
    })
}

/// The nearest such time on the side that is told; where none is, on either side.
#[inline(never)]
pub(super) fn nearest(published: Date, told: Option<bool>, dated: Dated) -> Option<Timex> {
    let (past, coming) = (on_side(published, false, dated)?, on_side(published, true, dated)?);
    let days = |from: Date, to: Date| to.to_days() - from.to_days();
    let (since, until) = (days(past.to(), published), days(published, coming.from()));
    let likely = |ahead: &bool| {
        let (timex, days) = if *ahead { (coming, until) } else { (past, since) };
        match timex.grain() {
            Grain::Day => timex.from().year() == published.year() || days < FAR,
            _ => !ahead || timex.from().year() == published.year() || days < FAR_MONTH,
        }
    };
    Some(if told.filter(likely).unwrap_or(until < since) { coming } else { past })
}

/// From so many days on, a day of another year is told with its year: the same day of this year is at most a month away.
const FAR: i32 = 335;

/// From so many days on, a month to come of another year is told with its year, or as "next": "Figures for April are due" in May.
const FAR_MONTH: i32 = 300;

/// Years before publication from which on a date told is history, and what follows it is told in its order.
const HISTORY: i16 = 20;

/// The year of a month told after a date of long ago: the same year, or the next for an earlier month.
pub(super) fn in_history(published: Date, told: Timex, month: i32) -> Option<i32> {
    let old = published.year() - told.from().year() > HISTORY;
    let dated = matches!(told.grain(), Grain::Day | Grain::Month);
    let later = month < told.from().month().into();
    (old && dated).then(|| i32::from(told.from().year()) + i32::from(later))
}

/// Years between two 29 Februaries at most.
const LEAP_GAP: i32 = 8;

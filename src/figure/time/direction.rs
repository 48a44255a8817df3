//! Which side of the day of publication a time lies on that leaves its year open.

use super::Timex;
use super::relative::days_ahead;
use crate::figure::amount::{bound_of, is_moved, moves};
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::figure::{Bound, Grain};
use crate::value::Date;

/// What is made on a date, and told of another.
const ESTIMATES: &str = "data estimate estimates figure figures forecast forecasts minutes poll projection projections reading report survey";
/// How many words back "is" is still about the date.
const PRESENT_REACH: isize = 5;
/// Words searched for a verb, on either side.
const REACH: isize = 14;

/// Whether the sentence says that a time that begins at `at` lies ahead; where it says nothing, news tells of what has happened.
#[inline(never)]
pub(super) fn is_ahead(atoms: &Atoms, at: usize) -> bool {
    told_ahead(atoms, at) == Some(true)
}

const AHEAD: Option<bool> = Some(true);
const PAST: Option<bool> = Some(false);
/// The sentence leaves it open.
const OPEN: Option<bool> = None;

/// What is asked of a date and a word near it, which tells of that time or of none.
type Relation = fn(&Atoms, isize, Option<bool>) -> bool;

/// Where the word stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Date,
    Before,
    Behind,
    /// No verb is near.
    Nowhere,
}

/// What a date is told as by a word beside it. The first that holds decides; otherwise the time of the verb does.
const RELATIONS: [(Place, Relation, Option<bool>); 13] = [
    (Place::Date, is_delivery, AHEAD),
    (Place::Date, is_named, AHEAD),
    (Place::Date, is_of_data, PAST),
    (Place::Date, is_of_result, PAST),
    (Place::Date, is_of_no_verb, OPEN),
    (Place::Before, is_after, OPEN),
    (Place::Before, is_open, OPEN),
    (Place::Before, sets, AHEAD),
    (Place::Before, aims, OPEN),
    (Place::Behind, is_of_other, OPEN),
    (Place::Nowhere, is_ended, PAST),
    (Place::Nowhere, is_by, AHEAD),
    (Place::Nowhere, is_of_present, AHEAD),
];

/// Whether a date that begins at `at` is told as one that lies ahead. The nearest verb before the date decides, else the first
/// behind it; `None` where they leave it open.
#[inline(never)]
pub(super) fn told_ahead(atoms: &Atoms, at: usize) -> Option<bool> {
    atoms.from(before_edge(atoms, at), || {
        let related = |place: Place, word: isize, tense: Option<bool>| {
            let holds = |row: &&(Place, Relation, _)| row.0 == place && (row.1)(atoms, word, tense);
            RELATIONS.iter().find(holds).map(|row| row.2)
        };
        if let Some(told) = related(Place::Date, 0, None) {
            return told;
        }
        let (mut planned, mut noun) = (0, false);
        for (place, side) in [(Place::Before, -1), (Place::Behind, 1)] {
            let mut word: isize = side;
            while word.abs() <= REACH && !atoms.glued(word + isize::from(side < 0), Glue::STOP) {
                planned += i32::from(is_planned(atoms, word));
                noun |= side < 0 && is_noun(atoms, word);
                let tense = tense(atoms, word);
                if let Some(told) = related(place, word, tense) {
                    return told;
                }
                if tense.is_some() {
                    return tense
                        .filter(|ahead| if *ahead { !noun || is_by(atoms, 0, None) } else { planned < 2 });
                }
                word += side;
            }
        }
        related(Place::Nowhere, 0, None)?
    })
}

/// "will follow a disputed vote in May", "called a vote in May", "before a vote in May", "postponed until May": beside two such
/// words a verb dates another thing.
fn is_planned(atoms: &Atoms, word: isize) -> bool {
    atoms.is_any(word, &[Tag::Planned, Tag::Before]) || word.abs() == 1 && atoms.is(word, Tag::To)
}

/// "down from a |February forecast of 2%", "from seven in |April’s survey", "is lower than in |May"
fn is_of_data(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    let compared = || atoms.ends_with(-2, "than") && atoms.is_any(-1, &[Tag::In, Tag::On]);
    is_estimate(atoms, 1 + isize::from(atoms.is_possessive(1))) || compared()
}

/// "a February |forecast", "April’s |survey"
pub(super) fn is_estimate(atoms: &Atoms, ahead: isize) -> bool {
    atoms.glued(ahead, Glue::SPACE) && atoms.is_among(ahead, ESTIMATES)
}

/// "the result of |Thursday’s referendum will be told today": not of the one in six days.
fn is_of_result(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    let weekday = atoms.row(0, Tag::Weekday).map(|row| row.value());
    let far = |(weekday, today)| days_ahead(today, weekday) > 3;
    atoms.is_among(-2, "outcome result results winner winners")
        && weekday.zip(atoms.context.published).is_some_and(far)
}

/// "in the year from |April 1st, they said": when a year begins, no verb tells; nor to what day something "moved from May 3rd
/// |to May 9th".
fn is_of_no_verb(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    let moved = |back| atoms.from(atoms.at().wrapping_sub(back), || is_moved(atoms));
    atoms.reads(-1, "from") && atoms.reads(-2, "year") || (1..6).any(moved)
}

/// "and |after a gain of 5.9% in May"
fn is_after(atoms: &Atoms, word: isize, _: Option<bool>) -> bool {
    atoms.ends_with(word, "after") && atoms.is(word + 1, Tag::Article)
}

/// Whether a verb of the past sets the date: "recalled for |Wednesday", "announced a curfew from |Saturday", "closed until
/// |May", "extended the scheme to |March 31"
fn sets(atoms: &Atoms, verb: isize, tense: Option<bool>) -> bool {
    let set = is_set(atoms);
    let starts = || atoms.reads(-1, "from") && atoms.is(0, Tag::Weekday);
    let puts = || atoms.reads(-1, "to") && (moves(atoms.word(verb)) || atoms.reads(verb, "put"));
    tense == PAST
        && (set && verb == -2
            || (set || starts()) && atoms.is(verb, Tag::Planned)
            || until(atoms) && sets_end(atoms, verb)
            || puts())
}

/// "told to pay by |January 5th": the verb tells not when to pay.
fn aims(atoms: &Atoms, verb: isize, tense: Option<bool>) -> bool {
    let aim = |word: isize| {
        atoms.is(word, Tag::To)
            && atoms.is_lower(word + 1)
            && !atoms.is_any(word + 1, &[Tag::Ordinary, Tag::Cardinal])
    };
    tense == PAST && is_by(atoms, 0, None) && (verb..0).any(aim)
}

/// "Sales in |June will be told in July", "Figures for |June are due on Friday": the verb is dated by what follows. "Inflation,
/// 3.6% in |June, is likely to fall": the date of a figure that is known.
fn is_of_other(atoms: &Atoms, verb: isize, tense: Option<bool>) -> bool {
    let known =
        || atoms.is(-1, Tag::In) && atoms.is_any(-2, &[Tag::Unit, Tag::Suffix, Tag::Power, Tag::Digits]);
    let subject = || {
        atoms.is(verb - 1, Tag::Month)
            || atoms.is(0, Tag::Month) && !atoms.is(-1, Tag::In) && !atoms.reads(-1, "on")
    };
    tense == AHEAD && (known() || subject() && names_date(atoms, verb))
}

/// "the year to |June"
fn is_ended(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    atoms.is(-1, Tag::Ended)
}

/// "see three cuts by |December"
fn is_by(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    atoms.row(-1, Tag::DateBound).is_some_and(|row| bound_of(row) == Bound::Max)
}

/// Whether what a verb tells of may have come or may not: "was to end |on 30 April", "was to have ended", "had been due"; or
/// whether the verb is not that of the date: "rose more than expected |in May", "will step down after losing Thursday’s vote".
fn is_open(atoms: &Atoms, verb: isize, future: Option<bool>) -> bool {
    let planned = future == Some(true) && atoms.is_among(verb - 1, "been had was were")
        || atoms.is_among(verb, "was were") && atoms.is(verb + 1, Tag::To)
        || atoms.reads(verb - 1, "have") && atoms.is_among(verb - 3, "was were");
    let guessed = || atoms.ends_with(verb, "ed") || atoms.reads(verb, "forecast");
    let counts = |back: isize| atoms.is_any(verb - back + 1, &[Tag::Digits, Tag::Cardinal]);
    let than = |back: isize| atoms.ends_with(verb - back, "than") && !counts(back);
    // "as expected", "twice as much as expected"
    let like = || atoms.reads(verb - 1, "as") || atoms.ends_with(verb - 1, " as");
    let compared = || guessed() && (like() || (1..4).any(than));
    let gained = || atoms.ends_with(verb, "ing") && atoms.reads(verb - 1, "after");
    planned && !atoms.is(0, Tag::Weekday)
        || future == Some(true) && compared()
        || gained() && !atoms.is_any(verb + 1, &[Tag::In, Tag::On])
}

/// Where words begin that tell of an edge of what begins at `at`, or of an hour: "until |the end of March", "until |5 a.m. on
/// Friday".
fn before_edge(atoms: &Atoms, at: usize) -> usize {
    let back = || match () {
        () if atoms.is(-1, Tag::Edge) => 1 + usize::from(atoms.is(-2, Tag::The)),
        () if atoms.follows(Tag::On) && is_hour(atoms, -2) => 2,
        () => 0,
    };
    at - atoms.from(at, back)
}

/// "recalled for Wednesday", "called a session for July 4th"; but "blamed for Friday’s fire", "reported for July".
fn is_set(atoms: &Atoms) -> bool {
    atoms.reads(-1, "for") && !atoms.reads(1, "s") && (!atoms.is(0, Tag::Month) || atoms.is(1, Tag::Digits))
}

/// "declared Tuesday a national holiday", "made July 4th a day of rest": a day is named so before it comes.
fn is_named(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
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
fn is_delivery(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
    let contract = |ahead| atoms.is_among(ahead, "delivery futures contract contracts");
    let good = |ahead| atoms.is_among(ahead, "Brent WTI copper corn crude gold oil soybeans wheat");
    let led = || contract(-2) || good(-2);
    let handed = || atoms.reads(-1, "in") && atoms.reads(-2, "delivery") && atoms.reads(-3, "for");
    handed()
        || contract(1)
        || good(1) && (contract(2) || atoms.is(2, Tag::Change))
        || atoms.reads(-1, "for") && led()
}

/// Whether "until" or "through" leads to here.
fn until(atoms: &Atoms) -> bool {
    atoms.is(-1, Tag::To) && !atoms.reads(-1, "to") || atoms.reads(-1, "from") && is_hour(atoms, 0)
}

fn is_hour(atoms: &Atoms, ahead: isize) -> bool {
    atoms.is(ahead, Tag::Clock) || atoms.reads(ahead, "midnight")
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
fn is_of_present(atoms: &Atoms, _: isize, _: Option<bool>) -> bool {
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
fn tense(atoms: &Atoms, ahead: isize) -> Option<bool> {
    // "on Monday vowed to leave": here the vow is dated, in "vowed to leave on Monday" the leave.
    if ahead > 0 && atoms.ends_with(ahead, "ed to") {
        return PAST;
    }
    let distance = ahead.abs();
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
    let forecast = atoms.reads(verb, "forecast")
        && (near && !atoms.is(verb - 1, Tag::Present) || atoms.is_among(verb - 1, "he it she"));
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

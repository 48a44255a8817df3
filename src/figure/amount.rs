//! Amounts: a number with its currency or unit, alone, in ranges, and with bounds.

use super::atoms::{Atoms, Glue};
use super::label;
use super::number::{Style, multiply, number, scale};
use super::single::{Single, add_smaller_unit, quantity, single};
use super::table::{Measure, Row, Tag, flag};
use super::{Amount, Bound, Counted, Found, Kind, measure, share, thing, time};
use crate::text::place_among;

/// The amount that begins here, with its bound and its partner in a range.
pub(super) fn amount(atoms: &Atoms, found: &mut Found) -> Option<()> {
    let start = atoms.at();
    let bound = take_bound(atoms);
    let core = atoms.at();
    if bound.is_some() && !atoms.glued(0, Glue::SPACE | Glue::MINUS) {
        return None;
    }
    if atoms.attempt(|| share::share(atoms, found)).is_none()
        && atoms.attempt(|| range(atoms, found, start)).is_none()
    {
        plain(atoms, found)?;
    }
    if let Some(bound) = bound {
        // "around 4 July", "about 2010"; but "more than 2000" counts something.
        let end = atoms.at();
        atoms.go(core);
        let mut date = Found::NOTHING;
        let date_end = time::time(atoms, &mut date).map_or(core, |()| atoms.at());
        if date_end > end || date_end == end && bound == Bound::About {
            return None;
        }
        atoms.go(end);
        if atoms.attempt(|| with_upper_bound(atoms, found)).is_some() {
            return Some(());
        }
    }
    found.bound = bound_after(atoms).or_else(|| atoms.from(start, || bound_with_and(atoms)));
    // "40-odd countries", "300-plus miles"
    if found.bound.is_some() && matches!(found.unit, Counted::Nothing) {
        let number = atoms.from(core, || number(atoms));
        let measure = atoms.attempt(|| {
            let measure = measure::behind(atoms, number?).filter(|measure| measure.exponent() == 0);
            atoms.step();
            measure
        });
        tell_unit(atoms, found, measure);
    }
    // "£820m over four years", "$4tn of foreign investment over ten years": within these, and not for longer.
    let within = || {
        let amount = [Tag::Power, Tag::Suffix, Tag::Money];
        let beside = || atoms.is_any(-1, &[Tag::Digits, Tag::Unit]);
        // "$200bn of corn, cloth and many other goods over two years", but "$5m in a case that lasted over two years"
        let reach = || match () {
            () if atoms.follows(Tag::On) => 0,
            () if atoms.is(-1, Tag::Past) || atoms.ends_with(-1, "ed") => SPREAD_REACH / 2,
            () => SPREAD_REACH,
        };
        let is_spread = || beside() || (1..=reach()).any(|back| atoms.is_any(-back, &amount));
        found.kind == Kind::Duration && atoms.from(start, is_spread)
    };
    if bound.is_some() && !within() {
        found.bound = bound;
    }
    Some(())
}

/// Words back from "over" among which an amount is looked for that is spread over some years.
const SPREAD_REACH: isize = 8;

#[inline(never)]
pub(super) fn take_bound(atoms: &Atoms) -> Option<Bound> {
    // Asked of every number, and few words are bounds.
    if !atoms.is(0, Tag::Bound) || is_particle(atoms) || is_level(atoms) {
        return None;
    }
    let denied = is_denied(atoms);
    let bound = atoms.take(Tag::Bound).map(bound_of)?;
    Some(match bound {
        Bound::Min if denied => Bound::Max,
        Bound::Max if denied => Bound::Min,
        _ => bound,
    })
}

/// "handed |over 20 hostages", "took |over 12 firms"; but "took over 12 hours".
fn is_particle(atoms: &Atoms) -> bool {
    const VERBS: &str = "hand handed handing hands take taken takes taking took turn turned turning";
    let lasts = |ahead| atoms.row(ahead, Tag::Unit).is_some_and(|row| row.measure().kind() == Kind::Duration);
    atoms.reads(0, "over") && atoms.is_among(-1, VERBS) && !(2..4).any(lasts)
}

/// "edged |up to 2.1%", "goes |up to $5": to what something came.
pub(super) fn is_level(atoms: &Atoms) -> bool {
    let moves = || atoms.is(-1, Tag::Change) || atoms.is_among(-1, "go goes going gone moved moves went");
    atoms.reads(0, "up to") && atoms.glued(0, Glue::SPACE) && moves()
}

/// "did not fall |below 25C", "never went |above 5%", "not |over 3": the bound is the other one.
fn is_denied(atoms: &Atoms) -> bool {
    let denies = |ahead| atoms.is_among(ahead, "not never t");
    let verb = || atoms.is(-1, Tag::Change) || !atoms.is_known(-1);
    atoms.glued(0, Glue::SPACE) && (denies(-1) || denies(-2) && verb())
}

/// The table's order of bounds.
#[inline(never)]
pub(super) fn bound_of(row: Row) -> Bound {
    [Bound::Min, Bound::Max, Bound::About][row.value().clamp(0, 2) as usize]
}

/// "two died and more than |40 were hurt", "and over |40": with its "and" the bound reads like one behind a number.
fn bound_with_and(atoms: &Atoms) -> Option<Bound> {
    let behind = if atoms.reads(-1, "than") { -2 } else { -1 };
    let row = atoms.row(behind, Tag::BoundAfter).filter(|row| !row.has(flag::DOUBTFUL))?;
    atoms.glued(0, Glue::SPACE).then(|| bound_of(row))
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
    if !atoms.eat(Tag::And) || take_bound(atoms) != Some(Bound::Max) {
        return None;
    }
    let mut high = Found::NOTHING;
    plain(atoms, &mut high)?;
    match (low.amount, high.amount) {
        (Amount::Value(from), Amount::Value(to))
            if from < to && low.unit.unit(atoms) == high.unit.unit(atoms) =>
        {
            low.amount = Amount::Range { low: from, high: to };
            Some(())
        }
        _ => None,
    }
}

#[inline(never)]
fn plain(atoms: &Atoms, found: &mut Found) -> Option<()> {
    let start = atoms.at();
    let mut one = single(atoms, None)?;
    one.open = add_smaller_unit(atoms, &mut one).is_none();
    if one.open && atoms.glued(0, Glue::SPACE) && atoms.is_capitalised(0) {
        return None;
    }
    let length = (atoms.at() - start) as isize;
    let measured = one.measure.is_some();
    let fits = || {
        // "One Hundred Years of Solitude", "Three Mile Island"
        let capitals = atoms.is_capitalised(0) && atoms.is_capitalised(1);
        let title = capitals && one.number.style == Style::Words;
        let counts = || label::is_count(atoms, one.number) && !label::is_code(atoms);
        !label::is_numbered(atoms)
            && if measured { !title } else { counts() }
            && label::stands_free(atoms, length, measured)
    };
    if !atoms.from(start, fits) {
        return None;
    }
    if !one.open {
        found.amount = Amount::Value(one.value);
    }
    tell_unit(atoms, found, one.measure);
    Some(())
}

/// What an amount that ends here is told in, or what it counts.
fn tell_unit(atoms: &Atoms, found: &mut Found, measure: Option<Measure>) {
    if let Some(measure) = measure {
        let measure = speed(atoms, measure).unwrap_or(measure);
        (found.kind, found.unit) = (measure.kind(), Counted::Unit(measure));
        if found.kind == Kind::Quantity && is_rate(atoms, 0) {
            found.unit = Counted::Nothing;
        }
    } else {
        found.unit = thing::counted(atoms);
    }
}

/// "491 litres| per square metre", "420 parts| per million": of what is behind "per" no unit here tells.
pub(super) fn is_rate(atoms: &Atoms, ahead: isize) -> bool {
    atoms.glued(ahead, Glue::SPACE) && atoms.reads(ahead, "per")
}

/// "173 kilometers| (107 miles) per hour", "107 miles|) per hour": both are speeds.
fn speed(atoms: &Atoms, length: Measure) -> Option<Measure> {
    const SPEEDS: [(Measure, Measure); 2] = [
        (quantity("kilometer"), quantity("kilometer-per-hour")),
        (quantity("mile"), quantity("mile-per-hour")),
    ];
    let hour = |ahead: isize| atoms.rest(ahead - 1).starts_with(") ") && atoms.reads(ahead + 1, "hour");
    let per_hour = hour(0) || atoms.glued(0, Glue::OPEN) && (1..4).any(hour);
    if !per_hour {
        return None;
    }
    SPEEDS.iter().find(|(of, _)| *of == length).map(|(_, speed)| *speed)
}

/// "$8bn–$10bn", "between 3 and 4 million tonnes", "from €30 to €45". `outer` is where its bound begins.
fn range(atoms: &Atoms, found: &mut Found, outer: usize) -> Option<()> {
    let between = atoms.eat(Tag::Between);
    if !between {
        atoms.eat(Tag::From);
    }
    let start = atoms.at();
    let mut low = single(atoms, None)?;
    let joiner = if between { Tag::And } else { Tag::To };
    let word = atoms.glued(0, Glue::SPACE | Glue::HYPHEN) && atoms.eat(joiner);
    if !word && !atoms.glued(0, Glue::HYPHEN | Glue::DASH) {
        return None;
    }
    let second = atoms.at();
    let mut high = single(atoms, low.measure)?;
    if !word && high.open {
        // "10-12m" of what?
        return Some(());
    }
    // "in 2025 to 33,998", "for 2025 to $5bn"; but "in 2000 to 3000 metres".
    let plain = || high.exponent == 0 && atoms.from(second, || atoms.length(0) == 4);
    let year = || {
        low.measure.is_none() && atoms.follows_any(&[Tag::In, Tag::On]) && time::is_year(atoms) && !plain()
    };
    if word && (atoms.from(start, year) || !between && atoms.from(outer, || is_change(atoms))) {
        return None;
    }
    join(&mut low, &mut high)?;
    let measured = low.measure.is_some();
    let length = (atoms.at() - start) as isize;
    let fits = || {
        let counts = || {
            label::is_count(atoms, low.number) && !low.number.is_below(1) && (word || high.value >= 10.into())
        };
        (measured || counts()) && label::stands_free(atoms, length, measured)
    };
    if !atoms.from(start, fits) {
        return None;
    }
    found.amount = Amount::Range { low: low.value, high: high.value };
    tell_unit(atoms, found, low.measure);
    Some(())
}

/// "rose from 4% to 5%", "by 50 cents to $3.25", "raised its rate from 4% to 5%": two figures, not a range.
pub(super) fn is_change(atoms: &Atoms) -> bool {
    let changes = |back: isize| atoms.is(-back, Tag::Change);
    atoms.follows_any(&[Tag::Change, Tag::By, Tag::From])
        || atoms.spaced(0, Tag::From) && atoms.is_among(-1, "gone went")
        || follows_verb(atoms, &changes)
        || is_moved(atoms)
}

/// "moved the start from June 1st |to June 5th": what has one value and then another.
pub(super) fn is_moved(atoms: &Atoms) -> bool {
    follows_verb(atoms, &|back| moves(atoms.word(-back)))
}

/// Whether a word tells of a move from one value or day to another.
#[inline(never)]
pub(super) fn moves(word: &str) -> bool {
    const VERBS: &str = "adjourned bring brings brought change changed changes deferred delay delayed doubled extend extended \
        extends improved lift lifted lifts lifting move moved moves moving postpone postponed prolonged push pushed pushes raise \
        raised raises raising rescheduled shifted tripled";
    place_among(VERBS, word).is_some()
}

/// Whether "from" stands here behind such a verb; but "tax fell for those earning |from £50 to £60", "raised prices of flats
/// of |from 50 to 60 square metres".
#[inline(never)]
fn follows_verb(atoms: &Atoms, is: &dyn Fn(isize) -> bool) -> bool {
    /// Words back to the verb: "raise the retirement age for women from".
    const REACH: isize = 8;
    let from =
        atoms.is(0, Tag::From) && !atoms.ends_with(-1, "ing") && !atoms.is_any(-1, &[Tag::Of, Tag::On]);
    // "rose 12%, |from $1.1bn to $1.2bn", "doubled, |from 12% to 24%"
    let step = || atoms.glued(0, Glue::COMMA) && atoms.is_any(-1, &[Tag::Unit, Tag::Part, Tag::Change]);
    let near = |back: &isize| atoms.glued(1 - back, Glue::SPACE | Glue::JOINED) || *back == 1 && step();
    from && (1..REACH).take_while(near).any(is)
}

/// Brings both values into their common unit, the lower one first; what one end leaves out, the other lends. "5 kg to 10" lends
/// none: it may go on with people.
fn join(low: &mut Single, high: &mut Single) -> Option<()> {
    match (low.measure, high.measure) {
        (Some(one), Some(other)) if one.with(0) != other.with(0) => return None,
        (Some(_), None) if !low.currency_first => return None,
        _ => {}
    }
    if low.exponent == 0 {
        if high.number.dozens && !low.number.dozens {
            multiply(&mut low.value, &12.into())?;
        }
        // "8 to 10 billion" lends the billion; "$900 to $1.2 million" cannot.
        let mut lent = low.value;
        scale(&mut lent, high.exponent)?;
        if lent < high.value {
            low.value = lent;
        }
    }
    low.measure = low.measure.or(high.measure);
    low.apply(low.measure)?;
    high.apply(high.measure.or(low.measure))?;
    if low.value > high.value && high.value.is_negative() {
        std::mem::swap(&mut low.value, &mut high.value);
    }
    (low.value < high.value).then_some(())
}

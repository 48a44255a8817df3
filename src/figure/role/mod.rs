//! What a figure does in its sentence: the level, the change, what it changed from, the window of a superlative.

mod earlier;
mod step;

use super::atoms::{Atoms, Glue};
use super::number::{number, scale};
use super::table::Tag;
use super::{Amount, Counted, Figure, Kind, Role, thing};
use crate::text::place_among;
use crate::value::Decimal;

/// The atoms that a figure was read from: the first, and the one behind the last.
type Place = (usize, usize);

/// Gives every figure its role; the figures are those of one block in reading order.
pub(super) fn assign(atoms: &Atoms, figures: &mut [Figure], places: &[Place]) {
    for nth in 0..figures.len() {
        let told = Told { atoms, figures, places };
        let kind = figures[nth].kind;
        figures[nth].role = match kind {
            Kind::Date | Kind::Ordinal | Kind::Age => Role::Level,
            Kind::Duration if is_window(atoms, places[nth]) => Role::Window,
            _ => {
                if let Some(of) = earlier::from(told, nth).filter(|&of| !told.is_possible(nth, of)) {
                    lend(atoms, figures, places, [nth, of]);
                    Role::From { of: figures[of].span }
                } else if let Some((level, falls)) =
                    step::step(told, nth).filter(|&(level, _)| !told.is_possible(nth, level))
                {
                    if step::lends(&figures[nth], &figures[level]) {
                        (figures[level].kind, figures[level].unit) = (kind, figures[nth].unit.clone());
                    }
                    Role::Step { to: figures[level].span, falls }
                } else if kind != Kind::Duration && is_by(atoms, &figures[nth], places[nth]) {
                    Role::Change
                } else {
                    Role::Level
                }
            }
        };
    }
}

/// Gives what one of two levels leaves out: "250,000 shells, up from 90,000" are shells, too.
fn lend(atoms: &Atoms, figures: &mut [Figure], places: &[Place], [nth, of]: [usize; 2]) {
    // What is not said is as before; or as behind it.
    let (open, told) = if is_bare(&figures[of]) { (of, nth) } else { (nth, of) };
    (figures[open].kind, figures[open].unit) = (figures[told].kind, figures[told].unit.clone());
    // "7.3m people, up from 5.8m", "9.3m job openings, up from 8.3m"
    if !is_large(&figures[of]) {
        return;
    }
    for at in [nth, of] {
        let large = || atoms.from(places[at].0, || as_large(atoms));
        if figures[at].amount == Amount::None
            && let Some(value) = large()
        {
            figures[at].amount = Amount::Value(value);
        }
    }
}

/// The figures of a block, and where they stand.
#[derive(Clone, Copy)]
struct Told<'a, 't> {
    atoms: &'a Atoms<'t>,
    figures: &'a [Figure],
    places: &'a [Place],
}

/// Figures looked at on either side for the one that rose or fell: without an end, a list of "from" would cost the square
/// of its length.
const FIGURES: usize = 16;

impl Told<'_, '_> {
    fn is_bare(&self, nth: usize) -> bool {
        is_bare(&self.figures[nth])
    }

    /// The atoms, to be asked from this one on: here each question says from where.
    fn at(&self, at: usize) -> &Atoms<'_> {
        self.atoms.go(at);
        self.atoms
    }

    /// The same, from the first of a figure.
    fn of(&self, nth: usize) -> &Atoms<'_> {
        self.at(self.places[nth].0)
    }

    /// Whether it stands right behind such a word.
    fn follows(&self, nth: usize, tag: Tag) -> bool {
        self.of(nth).follows(tag)
    }

    /// The nearest such figure of the sentence, before one or behind it.
    fn nearest(&self, nth: usize, step: isize, is_such: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut other = nth;
        for _ in 0..FIGURES {
            let last = other;
            other = other.wrapping_add_signed(step);
            if !same_sentence(self.atoms, self.places[last].0, self.places.get(other)?.0) {
                break;
            }
            if is_such(other) {
                return Some(other);
            }
        }
        None
    }

    /// The atom behind it and what it counts: "35 more |cases", "two points |lower".
    fn end(&self, nth: usize) -> usize {
        let end = self.places[nth].1;
        match thing::counted(self.at(end)) {
            Counted::Thing(noun) if self.figures[nth].kind == Kind::Number => noun + 1,
            _ => end,
        }
    }

    /// Whether a step ends at an atom: "9 officers, 2 |fewer than the 11 of 2019".
    fn is_step(&self, nth: usize) -> bool {
        let end = self.end(nth);
        self.at(end).spaced(0, Tag::Bound) && self.atoms.ends_with(0, "than")
    }

    /// The atoms between two figures that no other one was read from.
    #[inline(never)]
    fn between(&self, one: usize, other: usize) -> Vec<usize> {
        let mut atoms = Vec::new();
        for nth in one..other {
            atoms.extend(self.end(nth)..self.places[nth + 1].0);
        }
        atoms
    }

    fn is_time(&self, nth: usize) -> bool {
        matches!(self.figures[nth].kind, Kind::Date | Kind::Duration)
    }

    /// The time that stands at an atom, no more than small words between, and what each costs: "|in 2022", "|at the end of
    /// May", "|a year earlier", "|a share a year earlier", "|recorded on March 21", "|it took in the same quarter of 2024".
    fn time_at(&self, at: usize) -> Option<usize> {
        let nth = self.places.partition_point(|place| place.0 < at);
        let first = self.places.get(nth).filter(|_| self.is_time(nth))?.0;
        let each = at + 2 <= first && (self.at(at).is(0, Tag::Article) || self.atoms.reads(0, "per"));
        let begin = at + 2 * usize::from(each);
        (self.small_from(begin) == first && same_sentence(self.atoms, at, first)).then_some(nth)
    }

    /// Where the small words end that begin at an atom, or a figure begins.
    fn small_from(&self, at: usize) -> usize {
        /// Atoms looked at.
        const CLOSE: usize = 7;
        const TOLD: &str =
            "delivered had it made posted recorded registered reported same seen sold they this took won";
        let atoms = self.atoms;
        let small = |at: &usize| {
            self.places.binary_search_by_key(at, |place| place.0).is_err()
                && (self.at(*at).is_any(0, &[Tag::In, Tag::On, Tag::Of, Tag::The, Tag::Edge])
                    || atoms.is_among(0, TOLD)
                    || atoms.is_among(-1, "same this"))
        };
        at + (at..at + CLOSE).take_while(small).count()
    }

    /// "than |at the last election", "on |the month", "than |last time", "than |before": an earlier time that has no date.
    fn is_earlier_at(&self, at: usize) -> bool {
        const CYCLES: &str = "day month quarter week year election season time";
        let (begin, atoms) = (self.small_from(at), self.at(at));
        let before = atoms.reads(0, "before") && (!atoms.glued(1, Glue::SPACE) || atoms.is(1, Tag::The));
        // "than |a week earlier": so few days have no date of their own.
        let ago = |ahead| atoms.is_any(ahead, &[Tag::Earlier, Tag::Ago]) && atoms.is(ahead - 1, Tag::Unit);
        if before || (1..4).any(ago) {
            return true;
        }
        let last = self.at(begin).row(0, Tag::Relative).is_some_and(|row| row.value() < 0);
        let nth = place_among(CYCLES, atoms.word(last.into()));
        nth.is_some_and(|nth| last || nth < 5 && atoms.is(-1, Tag::The))
    }

    /// The part that a change is of, where a figure is a whole: "240 of |543 seats", "of its |543 seats". `None` for a share.
    fn part(&self, whole: usize) -> Option<usize> {
        let part = whole.wrapping_sub(1);
        let Some(figure) = self.figures.get(part) else { return Some(whole) };
        let of = self.places[part].1;
        let parted = matches!(figure.kind, Kind::Number | Kind::Percent)
            && self.at(of).is(0, Tag::Of)
            && self.places[whole].0 - of <= REACH as usize;
        if !parted {
            return Some(whole);
        }
        let is_count = matches!(figure.amount, Amount::Value(value) if value.scale() == 0);
        (is_count && self.is_bare(part)).then_some(part)
    }

    /// "may be cut |from 28% to 18%", "could fall |10% to 90,000 tonnes", "proposed raising it |from 12% to 15%": nothing that
    /// has changed.
    fn is_possible(&self, one: usize, other: usize) -> bool {
        const PERHAPS: &str = "If can considering could if may might proposal proposed proposes proposing should threatened \
            want wanted wants";
        const FAR: isize = 16;
        let atoms = self.atoms;
        let perhaps = |nth: usize| {
            let mut near = (1..FAR).take_while(|back| atoms.glued(1 - back, Glue::SPACE | Glue::JOINED));
            // "wants to" is one word of the table.
            let word = |back: isize| atoms.word(-back).split(' ').next().unwrap_or("");
            self.of(nth);
            near.any(|back| place_among(PERHAPS, word(back)).is_some())
        };
        // "considers buying 20 million tonnes, up |from 12 million": what was before is told as it was.
        let aside = self.follows(one, Tag::From) && atoms.is(-2, Tag::Change) && atoms.glued(-2, Glue::COMMA);
        perhaps(one) || !aside && perhaps(other)
    }
}

/// "lowest in 14 years", "a two-month high".
fn is_window(atoms: &Atoms, (first, end): Place) -> bool {
    atoms.from(end, || atoms.spaced(0, Tag::High)) || atoms.from(first, || is_window_at(atoms))
}

/// Whether a duration that begins here would be the window of a superlative.
pub(super) fn is_window_at(atoms: &Atoms) -> bool {
    atoms.follows_any(&[Tag::In, Tag::On]) && atoms.from(atoms.at() - 1, || follows_superlative(atoms))
}

/// "the strongest earthquake to hit Taiwan |in 25 years"; but "the first bus will run |in two weeks", "the first woman in
/// office was jailed |for two years".
#[inline(never)]
pub(super) fn follows_superlative(atoms: &Atoms) -> bool {
    /// Words back to the superlative where no verb stands between.
    const FAR: isize = 12;
    let mut reach = FAR;
    for back in 1..=FAR {
        if back > reach || !atoms.glued(1 - back, Glue::SPACE) {
            break;
        }
        if atoms.is(-back, Tag::Superlative) {
            return true;
        }
        let finite = !atoms.is(-back - 1, Tag::To)
            && !atoms.word(-back).starts_with("to")
            && !atoms.reads(-back, "plan to");
        if finite && atoms.is_any(-back, &[Tag::Future, Tag::Present]) {
            break;
        }
        if finite && atoms.is(-back, Tag::Past) {
            reach = REACH;
        }
    }
    false
}

/// Words between a superlative or a verb and the preposition that goes with it: "the first strike in", "cut rates by".
const REACH: isize = 4;

#[inline(never)]
pub(super) fn near_before(atoms: &Atoms, tag: Tag, reach: isize) -> bool {
    let mut spaced = (1..=reach).take_while(|back| atoms.glued(1 - back, Glue::SPACE));
    spaced.any(|back| atoms.is(-back, tag))
}

/// Atoms between a change and its level or a level and what it was before: "a bushel on Monday, from".
const NEAR: usize = 8;

fn is_bare(figure: &Figure) -> bool {
    figure.kind == Kind::Number && figure.unit.is_none()
}

/// Whether the unit of a figure may be that of a bare number told beside it.
fn lends(figure: &Figure, bare: &Figure) -> bool {
    match (figure.amount, bare.amount) {
        // An "m" that may be millions
        (_, Amount::None) => figure.kind == Kind::Number || is_large(figure),
        // "2 trillion rupees from 1.5" leaves out more than the unit.
        (amount, bare) => amount != Amount::None && is_within(amount, bare),
    }
}

/// Whether a value is less than a thousand times another.
fn is_within(amount: Amount, other: Amount) -> bool {
    match (amount, other) {
        (Amount::Value(level), Amount::Value(other)) => {
            other.is_zero() || other.abs().times(Decimal::from(1000)).is_some_and(|most| level.abs() < most)
        }
        _ => true,
    }
}

/// Whether a figure is told in millions, which an "m" before what is counted is beside another: "9.3m job openings".
fn is_large(figure: &Figure) -> bool {
    match figure.amount {
        Amount::Value(value) => value >= Decimal::whole(1_000_000),
        amount => amount == Amount::None && figure.unit.is_some(),
    }
}

/// The number that begins here with its "m" as millions.
fn as_large(atoms: &Atoms) -> Option<Decimal> {
    let mut value = number(atoms)?.value;
    scale(&mut value, atoms.row(0, Tag::Suffix)?.power())?;
    Some(value)
}

fn same_sentence(atoms: &Atoms, one: usize, other: usize) -> bool {
    (one.min(other) + 1..=one.max(other)).all(|at| atoms.from(at, || !atoms.glued(0, Glue::STOP)))
}

/// "surged more than 3 per cent", "rose by 6%", "a 3% fall".
fn is_by(atoms: &Atoms, figure: &Figure, (first, end): Place) -> bool {
    let follows = |tag: Tag| atoms.from(first, || atoms.follows(tag));
    let by = || follows(Tag::By) && atoms.from(first - 1, || near_before(atoms, Tag::Change, REACH));
    let unit = figure.unit.as_ref().map_or("", |unit| unit.as_str());
    // "sank 20 miles off" says where.
    let place = place_among("kilometer mile nautical-mile meter foot yard", unit).is_some();
    // "raised $5m", "lifted 180kg"
    let object = ["rais", "lift"].iter().any(|verb| atoms.from(first, || atoms.word(-1)).starts_with(verb));
    // "slid below $60,000" says how far.
    let level = place_among("above below under", atoms.from(first, || atoms.word(0))).is_some();
    let told = figure.kind != Kind::Number && !place && !level && !object;
    let share = unit.ends_with("-point") || matches!(figure.kind, Kind::Percent | Kind::Money);
    let noun = || atoms.from(end, || atoms.spaced(0, Tag::Change));
    by() || told && follows(Tag::Change) || share && noun()
}

//! What a figure does in its sentence: the level, the change, what it changed from, the window of a superlative.

use super::amount::is_change;
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
    for (nth, &place) in places.iter().enumerate() {
        let kind = figures[nth].kind;
        figures[nth].role = match kind {
            Kind::Date | Kind::Ordinal | Kind::Age => Role::Level,
            Kind::Duration if is_window(atoms, place) => Role::Window,
            _ => match from(atoms, figures, places, nth) {
                Some(of) => {
                    // "250,000 shells, up from 90,000": what is not said is as before; or as behind it.
                    let (open, told) = if is_bare(&figures[of]) { (of, nth) } else { (nth, of) };
                    (figures[open].kind, figures[open].unit) =
                        (figures[told].kind, figures[told].unit.clone());
                    // "7.3m people, up from 5.8m", "9.3m job openings, up from 8.3m"
                    if is_large(&figures[of]) {
                        for at in [nth, of] {
                            let large = || atoms.from(places[at].0, || as_large(atoms));
                            if figures[at].amount == Amount::None
                                && let Some(value) = large()
                            {
                                figures[at].amount = Amount::Value(value);
                            }
                        }
                    }
                    Role::From { of: figures[of].span }
                }
                None if kind != Kind::Duration && is_by(atoms, &figures[nth], place) => Role::Change,
                None => Role::Level,
            },
        };
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
pub(super) fn near_before(atoms: &Atoms, tag: Tag) -> bool {
    let mut spaced = (1..=REACH).take_while(|back| atoms.glued(1 - back, Glue::SPACE));
    spaced.any(|back| atoms.is(-back, tag))
}

/// Figures looked at on either side for the one that rose or fell: without an end, a list of "from" would cost the square
/// of its length.
const FIGURES: usize = 16;

/// "up from 12 million tonnes": the level before the nearest figure of the same kind and unit in the sentence, which is given.
/// A bare number may lack the unit, but needs words that make one change of the two.
fn from(atoms: &Atoms, figures: &[Figure], places: &[Place], nth: usize) -> Option<usize> {
    let earlier = Earlier { atoms, figures, places, nth };
    if !earlier.follows(nth, Tag::From) || is_bare(&figures[nth]) && !earlier.is_known(places[nth].1) {
        return None;
    }
    let before = if is_bare(&figures[nth]) { earlier.bare() } else { earlier.alike() };
    before.map_or_else(|| earlier.later(), |of| part(atoms, figures, places, of))
}

/// A figure behind "from", for which the one is looked for that rose or fell from it.
struct Earlier<'a, 't> {
    atoms: &'a Atoms<'t>,
    figures: &'a [Figure],
    places: &'a [Place],
    nth: usize,
}

impl Earlier<'_, '_> {
    fn this(&self) -> &Figure {
        &self.figures[self.nth]
    }

    /// The atom that it begins with.
    fn first(&self) -> usize {
        self.places[self.nth].0
    }

    fn follows(&self, nth: usize, tag: Tag) -> bool {
        self.atoms.from(self.places[nth].0, || self.atoms.follows(tag))
    }

    fn is_same(&self, other: &Figure) -> bool {
        self.this().kind == other.kind && self.this().unit == other.unit
    }

    /// "from 12 holdouts": a word that the table does not know may be what is counted.
    fn is_known(&self, at: usize) -> bool {
        self.atoms.from(at, || !self.atoms.glued(0, Glue::SPACE) || self.atoms.is_known(0))
    }

    /// The nearest such figure of the sentence, before it or behind it.
    fn nearest(&self, step: isize, is_such: &dyn Fn(&Figure) -> bool) -> Option<usize> {
        let mut other = self.nth;
        for _ in 0..FIGURES {
            other = other.wrapping_add_signed(step);
            if !same_sentence(self.atoms, self.first(), self.places.get(other)?.0) {
                break;
            }
            if is_such(&self.figures[other]) {
                return Some(other);
            }
        }
        None
    }

    /// The figure before it that has its kind and unit.
    fn alike(&self) -> Option<usize> {
        // "to $5.1bn, or 63 cents a share, from $1.67bn"
        let is_near = |other: &Figure| {
            self.is_same(other)
                && is_within(other.amount, self.this().amount)
                && is_within(self.this().amount, other.amount)
        };
        // "to 2.5%, from 2.3%, and aid from 0.5%": another change begins.
        self.nearest(-1, &is_near).filter(|&of| self.figures[of].role == Role::Level)
    }

    /// The figure before a bare number whose unit it has.
    fn bare(&self) -> Option<usize> {
        let lends = |other: &Figure| other.role != Role::Change && lends(other, self.this());
        let level = self.nearest(-1, &|other| !matches!(other.kind, Kind::Date | Kind::Duration));
        if let Some(level) = level.filter(|&level| self.is_level(level)) {
            return Some(level).filter(|&of| lends(&self.figures[of]));
        }
        // "up 25% from 5.8m"
        let changed = |change: usize| {
            self.figures.get(change).is_some_and(|figure| figure.role == Role::Change)
                && self.places[change].1 + 1 == self.first()
        };
        if !self.atoms.from(self.first(), || self.atoms.is(-2, Tag::Change))
            && !changed(self.nth.wrapping_sub(1))
        {
            return None;
        }
        let of = self.nearest(-1, &lends)?;
        let part = part(self.atoms, self.figures, self.places, of)?;
        // "Eighteen of them spend 2%, up from 11", "172 cases in 12 states, up from 86": of which of the two?
        let own = [of, part].map(|nth| self.figures[nth].span);
        let count = |other: &Figure| other.kind == Kind::Number && lends(other) && !own.contains(&other.span);
        self.nearest(-1, &count).is_none().then_some(of)
    }

    /// "to 700,000 rupees |from 500,000", "by 8% to 45,284 in May, |from 46,327": told as what something came to, close by.
    fn is_level(&self, level: usize) -> bool {
        let (at, end) = self.places[level];
        let noun = self.atoms.from(end, || match thing::counted(self.atoms) {
            Counted::Thing(noun) => noun + 1,
            _ => end,
        });
        let change = self.nearest(-1, &|other| other.role == Role::Change);
        let is_near = |change: usize| (1..=NEAR).contains(&at.wrapping_sub(self.places[change].1));
        self.follows(level, Tag::To)
            && (change.is_some_and(is_near)
                || self.atoms.from(at - 1, || near_before(self.atoms, Tag::Change)))
            && self.first() - end <= NEAR
            && (noun..self.first()).all(|at| self.is_known(at))
    }

    /// "raised it from 12 |to 15 tonnes"
    fn later(&self) -> Option<usize> {
        let (atoms, this) = (self.atoms, self.this());
        let changes = || atoms.from(self.first() - 1, || is_change(atoms));
        let alike = |other: &Figure| {
            let lent =
                || if is_bare(this) { lends(other, this) } else { is_bare(other) && lends(this, other) };
            self.is_same(other) && !is_bare(this) || lent() && changes()
        };
        let of = self.nearest(1, &alike).filter(|&of| self.follows(of, Tag::To))?;
        (!is_bare(&self.figures[of]) || self.is_known(self.places[of].1)).then_some(of)
    }
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

/// The part that a change is of, where a figure is a whole: "240 of |543 seats", "of its |543 seats". `None` for a share.
fn part(atoms: &Atoms, figures: &[Figure], places: &[Place], whole: usize) -> Option<usize> {
    let part = whole.wrapping_sub(1);
    let Some(figure) = figures.get(part) else { return Some(whole) };
    let of = places[part].1;
    let parted = matches!(figure.kind, Kind::Number | Kind::Percent)
        && atoms.from(of, || atoms.is(0, Tag::Of))
        && places[whole].0 - of <= REACH as usize;
    if !parted {
        return Some(whole);
    }
    let is_count = matches!(figure.amount, Amount::Value(value) if value.scale() == 0);
    (is_count && is_bare(figure)).then_some(part)
}

fn same_sentence(atoms: &Atoms, one: usize, other: usize) -> bool {
    (one.min(other) + 1..=one.max(other)).all(|at| atoms.from(at, || !atoms.glued(0, Glue::STOP)))
}

/// "surged more than 3 per cent", "rose by 6%", "a 3% fall".
fn is_by(atoms: &Atoms, figure: &Figure, (first, end): Place) -> bool {
    let follows = |tag: Tag| atoms.from(first, || atoms.follows(tag));
    let by = || follows(Tag::By) && atoms.from(first - 1, || near_before(atoms, Tag::Change));
    let unit = figure.unit.as_ref().map_or("", |unit| unit.as_str());
    // "sank 20 miles off" says where.
    let place = place_among("kilometer mile nautical-mile meter foot yard", unit).is_some();
    // "slid below $60,000" says how far.
    let level = place_among("above below under", atoms.from(first, || atoms.word(0))).is_some();
    let told = figure.kind != Kind::Number && !place && !level;
    let share = unit.ends_with("-point") || matches!(figure.kind, Kind::Percent | Kind::Money);
    let noun = || atoms.from(end, || atoms.spaced(0, Tag::Change));
    by() || told && follows(Tag::Change) || share && noun()
}

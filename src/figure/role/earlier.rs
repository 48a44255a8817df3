//! What a level rose or fell from: "up from 12 million tonnes", "compared with 19 in 2022".

use super::{NEAR, Told, is_within, lends, near_before, same_sentence};
use crate::figure::amount::is_change;
use crate::figure::atoms::Glue;
use crate::figure::table::Tag;
use crate::figure::{Amount, Figure, Kind, Role, Timex};

/// The level to which that one changed, which the figure is told as having been before: the nearest of the same kind and unit
/// in the sentence. A bare number may lack the unit, but needs words that make one change of the two.
pub(super) fn from(told: Told<'_, '_>, nth: usize) -> Option<usize> {
    let earlier = Earlier { told, nth };
    let end = told.places[nth].1;
    if earlier.is_bare() && !earlier.is_known(end) && told.time_at(end).is_none() {
        return None;
    }
    let Some(from) = earlier.link(Tag::From) else { return earlier.compared() };
    let moved = told.at(from).follows(Tag::Change) || told.atoms.reads(0, "having had");
    // "up from last year’s 25.6m"; but "benefit from a 5% cut"
    if from + 1 != told.places[nth].0 && !moved {
        return None;
    }
    // "and Labour rose from 12% to 18%"
    let later = earlier.later();
    if later.is_some_and(|of| earlier.is_move_to(of)) {
        return later;
    }
    let before = if earlier.is_bare() { earlier.bare(moved) } else { earlier.alike() };
    let is_told = |of: &usize| !earlier.is_denied(from, *of);
    before.map_or(later, |of| told.part(of).filter(is_told))
}

/// A figure behind "from" or "compared with", for which the one is looked for that rose or fell from it.
struct Earlier<'a, 't> {
    told: Told<'a, 't>,
    nth: usize,
}

impl Earlier<'_, '_> {
    fn this(&self) -> &Figure {
        &self.told.figures[self.nth]
    }

    fn is_bare(&self) -> bool {
        self.told.is_bare(self.nth)
    }

    /// The atom that it begins with.
    fn first(&self) -> usize {
        self.told.places[self.nth].0
    }

    fn is_same(&self, other: &Figure) -> bool {
        self.this().kind == other.kind && self.this().unit == other.unit
    }

    /// "from 12 holdouts": a word that the table does not know may be what is counted.
    fn is_known(&self, at: usize) -> bool {
        !self.told.at(at).glued(0, Glue::SPACE) || self.told.atoms.is_known(0)
    }

    /// The nearest such figure of the sentence, before it or behind it.
    fn nearest(&self, step: isize, is_such: &dyn Fn(&Figure) -> bool) -> Option<usize> {
        self.told.nearest(self.nth, step, &|other| is_such(&self.told.figures[other]))
    }

    /// "19 were hurt, compared with 72 a year earlier", "grew 2%, slower than April’s 3%": what it is compared with is told of an
    /// earlier time.
    fn compared(&self) -> Option<usize> {
        self.link(Tag::Compared)?;
        let of = if self.is_bare() { self.lender()? } else { self.alike()? };
        let end = self.told.end(self.nth);
        let earlier = match self.told.time_at(end).or_else(|| self.owner()) {
            Some(time) => self.is_earlier(time, of),
            None => self.told.is_earlier_at(end),
        };
        if earlier { self.told.part(of) } else { None }
    }

    /// The atom of such a word before it, or before its article and the time whose it is: "|from 5%", "|than the 5%", "|from a
    /// record 5%", "|than April’s 4.9%".
    fn link(&self, tag: Tag) -> Option<usize> {
        const KIND: &str = "initial previous prior record revised";
        let first = self.owner().map_or(self.first(), |time| self.told.places[time].0);
        let kind = self.told.at(first).is_among(-1, KIND);
        let at = first - usize::from(kind);
        let article = self.told.at(at).follows_any(&[Tag::The, Tag::Article]);
        let at = at - usize::from(article);
        self.told.at(at).follows(tag).then(|| at - 1)
    }

    /// The time whose figure it is: "|April’s 4.9%".
    fn owner(&self) -> Option<usize> {
        let time = self.nth.checked_sub(1).filter(|&time| self.told.is_time(time))?;
        let end = self.told.places[time].1;
        let owns = || end + 1 == self.first() && self.told.at(end).is_possessive(0);
        (end == self.first() || owns()).then_some(time)
    }

    /// Whether a time lies before all that are told of a level, "in 1990 … 43%, compared with 30% |in 2020", and before today.
    fn is_earlier(&self, time: usize, of: usize) -> bool {
        let (atoms, figures) = (self.told.atoms, self.told.figures);
        let Some(day) = figures[time].timex.map(Timex::from) else { return figures[time].kind == Kind::Date };
        let first = self.first();
        let others = of.saturating_sub(1)..self.nth;
        let is_later = |other: usize| {
            // "the most since 2009", "rose 6.1% from a year earlier"
            let window = || {
                self.told.follows(other, Tag::DateBound)
                    || self.told.follows(other, Tag::From)
                    || figures[other].bound.is_some()
            };
            let near = || same_sentence(atoms, self.told.places[other].0, first);
            other == time || !near() || window() || figures[other].timex.is_none_or(|told| day < told.to())
        };
        others.into_iter().all(is_later) && atoms.context.published.is_none_or(|published| day <= published)
    }

    /// The figure before it that has its kind and unit.
    fn alike(&self) -> Option<usize> {
        let atoms = self.told.atoms;
        // "to $5.1bn, or 63 cents a share, from $1.67bn"; "grew 0.7%, beating the 0.6% forecast, and up from 0.1%"
        let is_near = |other: usize| {
            let figure = &self.told.figures[other];
            let beaten = |back: isize| {
                const BEATEN: &str = "above against beating below exceeding missing than topping versus";
                atoms.is_among(-back, BEATEN) || atoms.is(-back, Tag::Compared)
            };
            self.is_same(figure)
                && is_within(figure.amount, self.this().amount)
                && is_within(self.this().amount, figure.amount)
                && !self.told.is_step(other)
                && !(self.told.of(other).is(-1, Tag::The) && beaten(2) || beaten(1))
        };
        // "to 2.5%, from 2.3%, and aid from 0.5%", "down from $9.6bn but up from $7.3bn": another change begins. "Rose 10.9%, up
        // from 8.8%" tells of two rates.
        let is_rate = || self.this().kind == Kind::Percent && self.is_of_rates();
        let of = self.told.nearest(self.nth, -1, &is_near)?;
        let role = self.told.figures[of].role;
        let plain = role == Role::Level && !self.told.follows(of, Tag::From);
        (plain || role.is_difference() && is_rate()).then_some(of)
    }

    /// "10.9%, |up from 8.8%", "slowing from 8.8%", "|compared with 8.8%"; but not "fell 3% from 5%"
    fn is_of_rates(&self) -> bool {
        let moved = |from| near_before(self.told.at(from), Tag::Change, 2);
        self.link(Tag::From).is_none_or(moved)
    }

    /// The figure right before it whose unit a bare number has: "two died, compared with |19".
    fn lender(&self) -> Option<usize> {
        let level =
            self.told.nearest(self.nth, -1, &|nth| !self.told.is_time(nth) && !self.told.is_step(nth))?;
        let figure = &self.told.figures[level];
        (figure.role == Role::Level && lends(figure, self.this())).then_some(level)
    }

    /// The figure before a bare number whose unit it has.
    fn bare(&self, moved: bool) -> Option<usize> {
        let lends = |other: &Figure| !other.role.is_difference() && lends(other, self.this());
        // "cut to eight years from 12"
        let is_length =
            |nth: usize| self.told.figures[nth].kind == Kind::Duration && self.told.follows(nth, Tag::To);
        let level = self.told.nearest(self.nth, -1, &|nth| !self.told.is_time(nth) || is_length(nth));
        if let Some(level) = level.filter(|&level| self.is_level(level)) {
            return Some(level).filter(|&of| lends(&self.told.figures[of]));
        }
        // "up 25% from 5.8m"
        let changed = |change: usize| {
            self.told.figures.get(change).is_some_and(|figure| figure.role == Role::Change)
                && self.told.places[change].1 + 1 == self.first()
        };
        if !moved && !changed(self.nth.wrapping_sub(1)) {
            return None;
        }
        let of = self.nearest(-1, &lends)?;
        let part = self.told.part(of)?;
        // "Eighteen of them spend 2%, up from 11", "172 cases in 12 states, up from 86": of which of the two?
        let own = [of, part].map(|nth| self.told.figures[nth].span);
        let count = |other: &Figure| other.kind == Kind::Number && lends(other) && !own.contains(&other.span);
        // "and the Greens 20, up from 11"
        let beside = || self.told.is_bare(of) && self.first() - self.told.places[of].1 <= 2;
        (beside() || self.nearest(-1, &count).is_none()).then_some(of)
    }

    /// "to 700,000 rupees |from 500,000", "by 8% to 45,284 in May, |from 46,327": told as what something came to, close by.
    fn is_level(&self, level: usize) -> bool {
        let (at, end) = self.told.places[level];
        let change = self.nearest(-1, &|other| other.role.is_difference());
        let is_near = |change: usize| (1..=NEAR).contains(&at.wrapping_sub(self.told.places[change].1));
        let moved =
            || change.is_some_and(is_near) || near_before(self.told.at(at - 1), Tag::Change, NEAR as isize);
        let reached = || self.told.at(at).is_among(-1, "hit reached");
        (self.told.follows(level, Tag::To) && moved() || reached())
            && self.first() - end <= 2 * NEAR
            && self.told.between(level, self.nth).iter().all(|&at| self.is_known(at))
    }

    /// Whether the word before "from" tells of the other direction: "cut to 261, up |from 300".
    fn is_denied(&self, link: usize, of: usize) -> bool {
        let (Amount::Value(to), Amount::Value(from)) = (self.told.figures[of].amount, self.this().amount)
        else {
            return false;
        };
        let told = self.told.at(link).row(-1, Tag::Change).map(|row| row.value());
        told == Some(0) && to > from || told == Some(1) && to < from
    }

    /// "raised it from 12 |to 15 tonnes"
    fn later(&self) -> Option<usize> {
        let this = self.this();
        let changes = || is_change(self.told.at(self.first() - 1));
        let bare = self.is_bare();
        // Asked once, however many figures are looked at.
        let lent = bare && changes();
        let alike = |other: &Figure| {
            if bare {
                return lent && lends(other, this);
            }
            self.is_same(other) || super::is_bare(other) && lends(this, other) && changes()
        };
        let of = self.nearest(1, &alike).filter(|&of| self.told.follows(of, Tag::To))?;
        (!self.told.is_bare(of) || self.is_known(self.told.places[of].1)).then_some(of)
    }

    /// "Labour |rose from 12% to 18%": nothing but "to" between, and what moved stands before.
    fn is_move_to(&self, of: usize) -> bool {
        self.told.places[self.nth].1 + 1 == self.told.places[of].0
            && is_change(self.told.at(self.first() - 1))
    }
}

//! By how much a level rose or fell to what it is: "fell 3% to $5m", "down 3.1% at 284 pence", "411 seats, 209 more than in 2019".

use super::{NEAR, REACH, Told, is_bare};
use crate::figure::amount::bound_of;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::figure::{Amount, Bound, Figure, Kind, Role};
use crate::text::place_among;
use crate::value::{Decimal, Unit};

/// The level that a figure is told as the step to, and whether it fell by that.
pub(super) fn step(told: Told<'_, '_>, nth: usize) -> Option<(usize, bool)> {
    let step = Step { told, nth };
    // "about 5%", "more than a third" tell no level; nor does "in the two years to 40".
    let spans = told.is_time(nth) && step.at().follows_any(&[Tag::In, Tag::The]);
    if !matches!(step.this().amount, Amount::Value(_)) || step.this().bound.is_some() || spans {
        return None;
    }
    step.ahead().or_else(|| step.behind())
}

/// Times a bare step that a bare level behind it is at least: "fell by 300 to 400" may be a range.
const FEW: i64 = 4;

struct Step<'a, 't> {
    told: Told<'a, 't>,
    nth: usize,
}

/// What stands between a step and the level behind it, beside times: "fell 3% on Monday |to settle at $77", "up 2% |at".
const LINKS: &str = "a after all-time at close closed early end ended finish high higher hit hours in just late low lower more \
    on or overnight points reach record settle stand than the time to trade trading up down";

impl Step<'_, '_> {
    fn this(&self) -> &Figure {
        &self.told.figures[self.nth]
    }

    /// The atoms, to be asked from the one behind it.
    fn behind_it(&self) -> &Atoms<'_> {
        self.told.at(self.told.end(self.nth))
    }

    /// The atoms, to be asked from the one that it begins with.
    fn at(&self) -> &Atoms<'_> {
        self.told.of(self.nth)
    }

    /// Whether a word is one of falling; `None` for one of neither, "edged".
    fn falls(&self, ahead: isize) -> Option<bool> {
        let row = self.told.atoms.row(ahead, Tag::Change).filter(|row| row.value() < 2)?;
        Some(row.value() == 0)
    }

    /// "fell |3%", "cut interest rates on Thursday by |half a point"
    fn verb(&self) -> Option<bool> {
        let near = |back: &isize| self.told.atoms.glued(1 - back, Glue::SPACE);
        let changes = |back: isize| self.told.atoms.is(-back, Tag::Change);
        let reach = || if self.told.atoms.follows(Tag::By) { NEAR as isize } else { REACH };
        let back = || (1..=reach()).take_while(near).find(|back| changes(*back));
        self.at();
        self.falls(-back()?)
    }

    /// "158 points |higher", "35 |more than", "two minutes |longer than", "a 3% |fall"
    fn comparative(&self) -> Option<bool> {
        let atoms = self.told.atoms;
        let more = || {
            let bound = atoms.row(0, Tag::Bound).filter(|_| atoms.ends_with(0, "than")).map(bound_of)?;
            Some(bound == Bound::Max)
        };
        if self.behind_it().glued(0, Glue::SPACE) { self.falls(0).or_else(more) } else { None }
    }

    /// "fell 3% last year |to $5m", "closed 0.1% higher |at 4,372.59"
    fn ahead(&self) -> Option<(usize, bool)> {
        let Told { figures, places, .. } = self.told;
        let (verb, comparative) = (self.verb(), self.comparative());
        verb.or(comparative)?;
        // "fell 232.79 points, or 0.7%, to 33,979.33"
        let aside = |nth: usize| self.told.is_time(nth) || self.told.of(nth).reads(-1, "or");
        let of = self.told.nearest(self.nth, 1, &|nth| !aside(nth))?;
        let between = self.told.between(self.nth, of);
        let reads = |wanted: &str| between.iter().any(|&at| self.told.at(at).reads(0, wanted));
        let is_near = places[of].0 - self.told.end(self.nth) <= 2 * NEAR;
        if !is_near || !between.iter().all(|&at| self.told.at(at).is_among(0, LINKS)) || self.is_inverse(of) {
            return None;
        }
        let adjacent = || {
            self.at();
            self.falls(-1).or(comparative)
        };
        let falls = match () {
            () if reads("to") => verb.or(comparative),
            () if reads("at") && is_quoted(&figures[of], self.this()) => adjacent(),
            () => None,
        }?;
        self.fits(of, FEW).then_some((of, falls))
    }

    /// "the rupee fell 0.4% to |219.9 per dollar": it buys less.
    fn is_inverse(&self, of: usize) -> bool {
        let atoms = self.told.atoms;
        let money = |ahead| atoms.is(ahead, Tag::Money) && !atoms.is(ahead, Tag::Unit);
        let rate = || atoms.is_among(0, "against per to") && (money(1) || money(2));
        self.told.at(self.told.end(of));
        rate() || self.told.is_bare(of) && atoms.reads(0, "per")
    }

    /// "|411 seats, 209 more than in 2019", "|29%, up two points since last month", "|1,158, a gain of 186", "at |66%, turnout
    /// was nine points higher than in 2014"
    fn behind(&self) -> Option<(usize, bool)> {
        const VERBS: [Tag; 2] = [Tag::Past, Tag::Present];
        const OTHERS: [Tag; 6] = [Tag::Change, Tag::Future, Tag::And, Tag::By, Tag::From, Tag::To];
        let (head, falls) = self.head()?;
        let Told { atoms, figures, .. } = self.told;
        let of = self.told.nearest(self.nth, -1, &|nth| !self.told.is_time(nth))?;
        let led = |by: &str| self.told.of(of).is_among(-1, by);
        let end = self.told.end(of);
        // "2,300 homes were sold, 12% fewer than in May"
        let is_other =
            |at: usize| self.told.at(at).is_any(0, &OTHERS) || at > end + 1 && atoms.is_any(0, &VERBS);
        let words = self.told.between(of, self.nth);
        let part = self.told.part(of)?;
        // "$5bn, or |$1.20 a share, up 3%", "30 died, |20 of them at sea, 5% more than in May": of which of the two?
        let one_of_two = led("or") || self.told.at(end).is_among(1, "them whom");
        let plain = figures[part].role == Role::Level && !one_of_two && head - end <= NEAR;
        let told = || self.opens(head) && !words.into_iter().any(|at| at < head && is_other(at));
        (plain && (led("at At") || told()) && self.fits(part, 1)).then_some((part, falls))
    }

    /// The atom behind a comma or "was" with which a step begins that stands behind its level, and whether it is a fall.
    fn head(&self) -> Option<(usize, bool)> {
        let article = self.at().follows(Tag::Article);
        let first = self.told.places[self.nth].0 - usize::from(article);
        if self.opens(first) || self.at().is_among(-1, "are is was were") {
            let falls = self.comparative()?;
            return (self.is_since(1) || article && self.is_last(1)).then_some((first, falls));
        }
        let head = self.direction().or_else(|| self.noun())?;
        (self.is_since(0) || self.is_last(0)).then_some(head)
    }

    fn opens(&self, at: usize) -> bool {
        self.told.at(at).glued(0, Glue::COMMA)
    }

    /// "522, |up 104", "17,629.80, |lower by 88.55 points"
    fn direction(&self) -> Option<(usize, bool)> {
        let atoms = self.told.atoms;
        let back = 1 + usize::from(self.at().follows(Tag::By));
        let head = self.told.places[self.nth].0.checked_sub(back).filter(|&at| self.opens(at))?;
        self.told.at(head);
        place_among("down higher lower up", atoms.word(0)).and(self.falls(0)).map(|falls| (head, falls))
    }

    /// "1,158, |a net gain of 186"; but "revenue of $10m, a loss of $2m"
    fn noun(&self) -> Option<(usize, bool)> {
        const NOUNS: &str = "decline decrease drop fall gain increase jump reduction rise";
        let (atoms, first) = (self.told.atoms, self.told.places[self.nth].0);
        self.at();
        let falls =
            place_among(NOUNS, atoms.word(-2)).filter(|_| atoms.is(-1, Tag::Of)).and(self.falls(-2))?;
        let head =
            (3..=REACH as usize).filter_map(|back| first.checked_sub(back)).find(|&at| self.opens(at))?;
        self.told.at(head).is(0, Tag::Article).then_some((head, falls))
    }

    /// "209 more |than in 2019", "up two points |since last month", "0.8p |on the month": against an earlier time.
    fn is_since(&self, skip: usize) -> bool {
        const AGAINST: &str = "from in on over since than";
        let (atoms, end) = (self.told.atoms, self.told.end(self.nth) + skip);
        let link = |at: usize| self.told.at(at).is_among(0, AGAINST) || atoms.ends_with(0, "than");
        // "more than" is one word of the table, "higher than" two.
        let begin = (end - skip..=end).rev().find(|&at| link(at)).map(|at| at + 1);
        begin.is_some_and(|at| self.told.time_at(at).is_some() || self.told.is_earlier_at(at))
            || self.told.time_at(end).is_some()
    }

    /// Whether its part of the sentence ends so many atoms behind it.
    fn is_last(&self, skip: isize) -> bool {
        let atoms = self.behind_it();
        atoms.glued(skip, Glue::COMMA | Glue::STOP | Glue::DASH) || atoms.is(skip, Tag::And)
    }

    /// Whether a level can have changed by it; a bare one is at least so many times as large.
    fn fits(&self, of: usize, times: i64) -> bool {
        let (step, level) = (self.this(), &self.told.figures[of]);
        let (Amount::Value(by), Amount::Value(to)) = (step.amount, level.amount) else { return false };
        let is_count = |figure: &Figure| figure.kind == Kind::Number;
        match (unit(step), unit(level)) {
            ("percent", level) => level != "percent",
            ("percentage-point" | "basis-point" | "point", "percent") | ("point", "") => true,
            // "a fifth", but not "3/8"
            ("", level) if is_part(by) && self.at().is_lower(0) => level != "percent",
            // "on 19%, down two"
            ("", "percent") => is_count(step) && by.scale() == 0 && self.at().is_among(-1, "down up"),
            ("", _) => {
                let enough = || by.times(Decimal::from(times)).is_some_and(|few| few <= to);
                is_count(step) && is_count(level) && enough()
            }
            (_, "") => lends(step, level),
            (one, other) => one == other && step.kind == level.kind,
        }
    }
}

fn unit(figure: &Figure) -> &str {
    figure.unit.as_ref().map_or("", Unit::as_str)
}

/// Whether a step has the unit that a bare level behind it leaves out: "rose by 1.1 million barrels to |417.1 million".
pub(super) fn lends(step: &Figure, level: &Figure) -> bool {
    let (Amount::Value(by), Amount::Value(to)) = (step.amount, level.amount) else { return false };
    is_bare(level)
        && !matches!(unit(step), "" | "percent")
        && !unit(step).ends_with("point")
        && super::lends(step, level)
        && by < to
}

fn is_part(value: Decimal) -> bool {
    value.scale() > 0 && value < Decimal::whole(1) && !value.is_negative()
}

/// Whether markets may stand at a level: "up 2% at |$64", "158 points higher at |59,708"; but "sales rose 3% at |120 shops".
fn is_quoted(level: &Figure, step: &Figure) -> bool {
    let index = |value: Decimal| value.scale() > 0 || value >= Decimal::whole(1000);
    match level.kind {
        Kind::Money | Kind::Percent => true,
        _ => {
            matches!(level.amount, Amount::Value(value) if index(value) && is_bare(level))
                && step.kind != Kind::Money
        }
    }
}

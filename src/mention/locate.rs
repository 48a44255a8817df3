//! Where a town lies, as the words beside its name tell: there are several of many names.

use super::borders::{Words, tail_of};
use super::scan::NameHit;
use super::words::{NEIGHBOURS, SENTENCE_OPENERS, STATES};
use crate::pack::{AliasKind, Entity, EntityId, Packs, Sense};
use crate::text::{Shape, part};

/// The countries that the rows of [`STATES`] are of.
const COUNTRIES: [&str; 3] = ["United States", "Canada", "Australia"];

/// Words between a people and the town that they have: "the northern Lebanese port city of Tripoli".
const TOWN_REACH: usize = 2;

impl<'a> Words<'a> {
    /// The state or country behind a comma: "Texas", "New Hampshire". None in a list of places, "London, New York and Tokyo".
    pub fn state_behind(&self, end: usize) -> Option<&'a str> {
        let at = self.after_comma(end).filter(|at| self.scan.tokens[*at].is_capitalised())?;
        let known = self.hit_at(at);
        if known.is_some_and(|place| !self.ends_list(place.end)) {
            return None;
        }
        self.state_at(at).or_else(|| {
            // "Ga.", "TX"
            let token = &self.scan.tokens[at];
            let behind = part(self.text, token.span.end as usize, self.text.len());
            let letters = token.shape == Shape::Capitals && token.span.len() == 2;
            let stop = behind.starts_with(".,") || behind == ".";
            let short = letters || stop && token.span.len() < 6;
            (known.is_none() && short && !self.reads(at, "DC")).then(|| self.word(at))
        })
    }

    /// The state or country whose name begins with a word, by our own list.
    fn state_at(&self, at: usize) -> Option<&'a str> {
        let span = |end: usize| self.scan.span(at, end).of(self.text);
        for end in (at + 1..=(at + 3).min(self.scan.tokens.len())).rev() {
            if STATES.has(span(end)) {
                return Some(span(end));
            }
        }
        None
    }

    /// Whether another is meant than the town of an entity: one that lies elsewhere, or the state of that name.
    pub fn lies_elsewhere(&self, hit: &NameHit, entity: &Entity, packs: &Packs) -> bool {
        let is_state = || tail_of(entity).is_some_and(|tail| COUNTRIES.contains(&tail));
        self.lies_apart(hit, entity, packs)
            || entity.part_of.is_some() && !is_state() && self.is_a_state(hit, packs)
    }

    /// "Paris, Texas" is no Paris of France, nor is "Perth in Scotland" Australia’s.
    pub fn lies_apart(&self, hit: &NameHit, entity: &Entity, packs: &Packs) -> bool {
        if let Some(state) = self.state_behind(hit.end) {
            let of = entity.part_of.map(|of| packs.entity(of).name.as_str());
            let country = COUNTRIES[STATES.row_of(&[state]).unwrap_or(0)];
            return of != Some(state) && tail_of(entity).map_or(of != Some(country), |tail| tail != state);
        }
        entity.part_of.is_some_and(|of| self.lies_outside(hit, of, packs))
    }

    /// Whether a town is told to lie in another country than this: "Tripoli, Lebanon", "the Lebanese city of Tripoli".
    pub fn lies_outside(&self, hit: &NameHit, country: EntityId, packs: &Packs) -> bool {
        let told = self.country_behind(hit.end, packs).or_else(|| self.people_before(hit.first));
        let inside = |id: EntityId| id == country || packs.entity(id).part_of == Some(country);
        told.is_some_and(|told| !told.senses.iter().any(|sense| inside(sense.entity)))
    }

    /// "Tripoli, Lebanon", "Tripoli in Lebanon"
    fn country_behind(&self, end: usize, packs: &Packs) -> Option<&'a NameHit> {
        let whole =
            |sense: &Sense| sense.kind == AliasKind::Name && packs.entity(sense.entity).part_of.is_none();
        let is_country = |place: &&NameHit| {
            place.senses.iter().any(whole) || self.reads(place.first, "England Scotland Wales")
        };
        let behind = match self.after_comma(end) {
            Some(at) => self.hit_at(at).filter(|place| self.ends_list(place.end)),
            None => self.after(end).filter(|at| self.reads(*at, "in")).and_then(|at| self.hit_at(at + 1)),
        };
        behind.filter(is_country)
    }

    /// "the Scottish city of" before "Perth"
    fn people_before(&self, first: usize) -> Option<&'a NameHit> {
        let of = self.before(first).filter(|at| self.reads(*at, "of"))?;
        let town = self.before(of).filter(|at| self.reads(*at, "city port suburb town village"))?;
        let mut ends = (town.saturating_sub(TOWN_REACH)..=town).rev();
        ends.find_map(|end| self.hit_before(end).filter(|people| people.goes_by(AliasKind::Demonym)))
    }

    /// Whether no further place follows one, nor what it does: "in Paris, Lebanon said", "in Paris, Lebanon and Syria".
    fn ends_list(&self, end: usize) -> bool {
        let next = self.after_comma(end).map(|at| at + usize::from(self.reads(at, "and or")));
        !self.scan.tokens[end - 1].possessive
            && self.after(end).is_none()
            && next.is_none_or(|at| self.hit_at(at).is_none())
    }

    /// "Washington state", "Oregon, Washington and Idaho", "Tacoma, Washington": a state that a city has its name of.
    pub fn is_a_state(&self, hit: &NameHit, packs: &Packs) -> bool {
        if !STATES.has(self.scan.span(hit.first, hit.end).of(self.text)) {
            return false;
        }
        let behind = self.after(hit.end);
        if behind.is_some_and(|at| self.reads(at, "state State Gov")) {
            return true;
        }
        let joined = behind.filter(|at| self.reads(*at, "and")).map(|at| at + 1);
        let next = joined.or_else(|| self.after_comma(hit.end));
        let is_city = |at: usize| {
            self.hit_at(at).is_some_and(|hit| {
                hit.senses.iter().any(|sense| packs.entity(sense.entity).part_of.is_some())
            })
        };
        let beside = |at: usize| !is_city(at) && self.state_at(at).is_some();
        next.is_some_and(beside) || self.is_behind_town(hit, &beside)
    }

    /// Whether a comma joins a name to a town before it, or to another state.
    fn is_behind_town(&self, hit: &NameHit, is_state: &dyn Fn(usize) -> bool) -> bool {
        let Some(at) = hit.first.checked_sub(1).filter(|at| self.after_comma(at + 1) == Some(hit.first))
        else {
            return false;
        };
        let named = self.scan.tokens[at].is_capitalised()
            && ![&NEIGHBOURS, &SENTENCE_OPENERS].iter().any(|table| self.is_one_of(at, table));
        let aside = self.after_comma(hit.end).is_some() || !self.is_known(at);
        is_state(at) || named && aside && self.ends_list(hit.end)
    }
}

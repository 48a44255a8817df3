//! Where a town lies, as the words beside its name tell: there are several of many names.

use super::block::Words;
use super::borders::tail_of;
use super::scan::NameHit;
use super::words::{NEIGHBOURS, SENTENCE_OPENERS, STATES};
use crate::pack::{AliasKind, Entity, EntityId, Packs, Sense};
use crate::text::Shape;

/// The countries that the rows of [`STATES`] are of.
pub(super) const COUNTRIES: [&str; 5] =
    ["United States", "Canada", "Australia", "United Kingdom", "United States"];
const BRITISH: usize = 3;
/// The row of what agencies shorten.
const SHORTENED: usize = 4;

/// Words between "in" and a country, and one more: "in the north of Lebanon".
const SIDES: usize = 4;

/// Words between a people and the town that they have: "the northern Lebanese port city of Tripoli".
const TOWN_REACH: usize = 2;

impl<'a> Words<'a> {
    /// The state or country behind a comma, "Texas", "New Hampshire", "Ga.", and the row of its country. None in a list of
    /// places, "London, New York and Tokyo".
    pub fn state_behind(&self, end: usize) -> Option<(&'a str, usize)> {
        let at = self.after_comma(end).filter(|at| self.scan.tokens[*at].is_capitalised())?;
        let known = self.hit_at(at);
        if known.is_some_and(|place| !self.ends_list(place.end)) {
            return None;
        }
        self.state_at(at).or_else(|| {
            // "TX"
            let token = &self.scan.tokens[at];
            let letters = token.shape == Shape::Capitals && token.span.len() == 2 && !self.reads(at, "DC");
            (known.is_none() && letters).then(|| (self.word(at), 0))
        })
    }

    /// The state or country whose name begins with a word, by our own list.
    pub fn state_at(&self, at: usize) -> Option<(&'a str, usize)> {
        let span = |end: usize| self.scan.span(at, end).of(self.text);
        // Every word in capitals is asked for, and few lead on.
        let leads = self
            .after(at + 1)
            .is_some_and(|at| self.scan.tokens[at].is_capitalised() || self.reads(at, "and"));
        let several = leads && self.reads(at, "British New North Nova Rhode South Tyne United West");
        let longest = at + if several { 3 } else { 0 };
        let several = (at + 2..=longest.min(self.scan.tokens.len())).rev();
        let mut several = several.filter_map(|end| Some((span(end), STATES.row_of(&[span(end)])?)));
        several.next().or_else(|| {
            // "Derbyshire", "East Ayrshire"
            let shire = |at: usize| self.word(at).ends_with("shire");
            let county = || shire(at) || self.after(at + 1).is_some_and(shire);
            let named = STATES.row_of_hash(self.scan.tokens[at].hash);
            let row = named.or_else(|| county().then_some(BRITISH))?;
            (row != SHORTENED || self.is_shortened(at)).then(|| (self.word(at), row))
        })
    }

    /// "Ga.", "N.H."
    fn is_shortened(&self, at: usize) -> bool {
        let end = self.scan.tokens[at].span.end as usize;
        self.text.as_bytes()[end - 1..].iter().take(2).any(|byte| *byte == b'.')
    }

    /// Whether another is meant than the town of an entity: one that lies elsewhere, or the state of that name.
    pub fn lies_elsewhere(&self, hit: &NameHit, entity: &Entity, packs: &Packs) -> bool {
        let is_state = || tail_of(entity).is_some_and(|tail| COUNTRIES.contains(&tail));
        self.lies_apart(hit, entity, packs)
            || match entity.part_of {
                Some(_) => !is_state() && self.is_a_state(hit, packs),
                None => self.is_no_country(hit),
            }
    }

    /// "Belgian Congo", "Niger state": of old, or a part of another country.
    fn is_no_country(&self, hit: &NameHit) -> bool {
        let state = self.is_before(hit.end, "state") && !self.is_before_a_noun(hit.end + 1);
        let people = self.before(hit.first).and_then(|_| self.hit_before(hit.first));
        state || self.is_among_towns(hit) || people.is_some_and(|people| people.goes_by(AliasKind::Demonym))
    }

    /// "Paris, Texas" is no Paris of France, nor is "Perth in Scotland" Australia’s.
    pub fn lies_apart(&self, hit: &NameHit, entity: &Entity, packs: &Packs) -> bool {
        if let Some((state, row)) = self.state_behind(hit.end) {
            let of = entity.part_of.map(|of| packs.entity(of).name.as_str());
            return match (tail_of(entity), of) {
                (Some(tail), _) => tail != state && of != Some(state),
                (None, Some(of)) => of != state && of != COUNTRIES[row],
                // Encyclopedias call American towns by their states, and the British ones by their names.
                (None, None) => row != BRITISH,
            };
        }
        // The packs' towns are large.
        let hamlet =
            || self.is_told_as(hit.end, "hamlet suburb township village") || self.is_among_towns(hit);
        entity.part_of.is_some_and(|of| self.lies_outside(hit, of, packs) || hamlet())
    }

    /// "Jackson, the capital of Mississippi": nobody, though somebody is called so.
    pub fn is_told_as_a_place(&self, end: usize) -> bool {
        self.is_told_as(end, "capital city state town village")
    }

    /// "the towns of Paris and Palestine": neither a country nor a city that all know.
    fn is_among_towns(&self, hit: &NameHit) -> bool {
        let and = self.before(hit.first).filter(|at| self.reads(*at, "and"));
        let first = and.and_then(|at| self.hit_before(at)).map_or(hit.first, |other| other.first);
        self.before(first).is_some_and(|at| self.reads(at, "of") && self.is_behind(at, "towns villages"))
    }

    /// Whether one of a few words follows in an apposition: "Cairo, a sleepy village".
    fn is_told_as(&self, end: usize, kinds: &str) -> bool {
        let article = self.after_comma(end).filter(|at| self.reads(*at, "a an the"));
        let near = |at: usize| at + 1..self.scan.tokens.len().min(at + 1 + SIDES);
        article.is_some_and(|at| near(at).any(|at| self.reads(at, kinds)))
    }

    /// Whether a word is the name of an American state.
    pub fn is_american(&self, at: usize) -> bool {
        self.state_at(at).is_some_and(|(_, row)| COUNTRIES[row] == COUNTRIES[0])
    }

    /// Whether a town is told to lie in another country than this: "Tripoli, Lebanon", "the Lebanese city of Tripoli".
    pub fn lies_outside(&self, hit: &NameHit, country: EntityId, packs: &Packs) -> bool {
        let told = self.country_behind(hit.end, packs).or_else(|| self.people_before(hit.first));
        let inside = |id: EntityId| id == country || packs.entity(id).part_of == Some(country);
        told.is_some_and(|told| !told.senses.iter().any(|sense| inside(sense.entity)))
    }

    /// "Tripoli, Lebanon", "Tripoli in Lebanon", "Tripoli, in the north of Lebanon"
    fn country_behind(&self, end: usize, packs: &Packs) -> Option<&'a NameHit> {
        let whole = |sense: &Sense| sense.kind == AliasKind::Name && packs.entity(sense.entity).is_country();
        let is_country = |place: &&NameHit| {
            place.senses.iter().any(whole) || self.reads(place.first, "England Scotland Wales")
        };
        let comma = self.after_comma(end);
        let within = comma.or_else(|| self.after(end)).filter(|at| self.reads(*at, "in"));
        let behind = match (within, comma) {
            (Some(within), _) => {
                let sides = "the north northern south southern east eastern west western of";
                let mut words = within + 1..self.scan.tokens.len().min(within + 1 + SIDES);
                words.find(|at| !self.reads(*at, sides)).and_then(|at| self.hit_at(at))
            }
            (None, Some(at)) => self.hit_at(at).filter(|place| self.ends_list(place.end)),
            (None, None) => None,
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
        let of = self.before(hit.first).filter(|at| self.reads(*at, "of"));
        if behind.is_some_and(|at| self.reads(at, "state State Gov"))
            || of.is_some_and(|of| self.is_behind(of, "governor Governor legislature"))
        {
            return true;
        }
        let joined = behind.filter(|at| self.reads(*at, "and")).map(|at| at + 1);
        let next = joined.or_else(|| self.after_comma(hit.end));
        let is_city = |at: usize| {
            self.hit_at(at).is_some_and(|hit| {
                hit.senses.iter().any(|sense| packs.entity(sense.entity).part_of.is_some())
            })
        };
        let is_state = |at: usize| !is_city(at) && self.state_at(at).is_some();
        let comma = hit.first.checked_sub(1).filter(|at| self.after_comma(at + 1) == Some(hit.first));
        let and = || self.before(hit.first).filter(|at| self.reads(*at, "and"));
        let last = comma.or_else(|| and()?.checked_sub(1));
        next.is_some_and(is_state)
            || last.is_some_and(is_state)
            || comma.is_some_and(|at| self.puts_in(at, hit))
    }

    /// "Tacoma, Washington, has", "Rome, New York.": whether a place is put in behind a town, the word at `at`, to tell where
    /// that lies. None in a list of places.
    fn puts_in(&self, at: usize, place: &NameHit) -> bool {
        let named = self.scan.tokens[at].is_capitalised()
            && ![&NEIGHBOURS, &SENTENCE_OPENERS].iter().any(|table| self.is_one_of(at, table));
        let alone = || self.hit_before(at + 1).is_some_and(|town| self.after_comma(town.first).is_none());
        let aside = self.after_comma(place.end).is_some() || !self.is_known(at) || alone();
        named && aside && self.ends_list(place.end)
    }
}

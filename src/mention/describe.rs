//! Offices, nouns and descriptions: "the US president", "the island", "China’s commerce ministry".

use super::How;
use super::block::Words;
use super::resolve::Link;
use super::scan::NounHit;
use super::words::{GENERIC_NOUNS, NEIGHBOURS, NOT_IN_OFFICE, SENTENCE_OPENERS};
use crate::pack::{EntityId, EntityType, NounSense, Packs};
use crate::text::{Gap, Shape};
use crate::value::{Date, NumberMap, number_of};

/// Where each entity was last named, for nouns that point back at it.
#[derive(Debug, Default)]
pub(super) struct Recent {
    order: u32,
    last: NumberMap,
}

impl Recent {
    pub fn saw(&mut self, entity: EntityId) {
        self.order += 1;
        self.last.insert(entity.number(), self.order);
    }

    /// How late it was named; 0 where it was not.
    pub fn order_of(&self, entity: EntityId) -> u32 {
        self.last.get(entity.number()).unwrap_or(0)
    }
}

/// Adds what one block describes to what it names; `links` stay in order and disjoint.
///
/// # Cost
/// O(n) in links and nouns.
pub(super) fn describe(
    words: &Words<'_>,
    links: &mut Vec<Link>,
    recent: &mut Recent,
    packs: &Packs,
    published: Option<Date>,
) {
    if words.scan.nouns.is_empty() {
        return links.iter().for_each(|link| recent.saw(link.entity));
    }
    let reader = Reader { words, packs, published };
    let named = links.clone();
    let mut seen = 0;
    let mut around = Around { before: std::mem::take(links), ahead: Vec::new() };
    around.go_back();
    for hit in &words.scan.nouns {
        while let Some(link) = named.get(seen).filter(|link| link.first < hit.first) {
            recent.saw(link.entity);
            seen += 1;
        }
        around.go_to(hit.first);
        if let Some(link) = reader.noun(hit, &around, recent) {
            recent.saw(link.entity);
            around.insert(link);
        }
    }
    named[seen..].iter().for_each(|link| recent.saw(link.entity));
    around.go_to(usize::MAX);
    around.go_back();
    let mut near = (0, NumberMap::default());
    for hit in &words.scan.nouns {
        around.go_to(hit.first);
        if let Some(link) = reader.description(hit, &around, &mut near) {
            recent.saw(link.entity);
            around.insert(link);
        }
    }
    around.go_to(usize::MAX);
    *links = around.before;
}

/// The links of a block on both sides of a word that moves forward: putting one in there moves no others.
struct Around {
    before: Vec<Link>,
    /// The nearest last.
    ahead: Vec<Link>,
}

impl Around {
    /// On to a word: links that begin before it are behind us.
    fn go_to(&mut self, word: usize) {
        while let Some(link) = self.ahead.pop_if(|link| link.first < word) {
            self.before.push(link);
        }
    }

    /// Back to the first word.
    fn go_back(&mut self) {
        while let Some(link) = self.before.pop() {
            self.ahead.push(link);
        }
    }

    /// Words of the longest link that shares a word with `first..end`.
    fn longest_over(&self, first: usize, end: usize) -> usize {
        let mut longest = 0;
        for side in [&self.before, &self.ahead] {
            for link in side.iter().rev().take_while(|link| link.first < end && link.end > first) {
                longest = longest.max(link.end - link.first);
            }
        }
        longest
    }

    fn ending_at(&self, word: usize) -> Option<&Link> {
        self.before.iter().rev().find(|link| link.end <= word).filter(|link| link.end == word)
    }

    fn beginning_at(&self, word: usize) -> Option<&Link> {
        self.ahead.iter().rev().find(|link| link.first >= word).filter(|link| link.first == word)
    }

    /// Puts a link in its place, in the stead of shorter ones that it covers.
    fn insert(&mut self, link: Link) {
        if self.longest_over(link.first, link.end) > link.end - link.first {
            return;
        }
        while self.before.pop_if(|other| other.end > link.first).is_some() {}
        while self.ahead.pop_if(|other| other.first < link.end).is_some() {}
        self.before.push(link);
    }
}

/// Words of a name that are looked at beside an office.
const NAME_REACH: usize = 8;

/// Words on each side of an office among which a year is looked for.
const YEAR_REACH: usize = 20;

struct Reader<'a> {
    words: &'a Words<'a>,
    packs: &'a Packs,
    published: Option<Date>,
}

impl Reader<'_> {
    fn noun(&self, hit: &NounHit, links: &Around, recent: &Recent) -> Option<Link> {
        if links.longest_over(hit.first, hit.end) > 0 {
            return None;
        }
        self.office(hit, links).or_else(|| self.member(hit, links)).or_else(|| self.thing(hit, links, recent))
    }

    /// The holder, on the day, of an office whose country stands beside it.
    fn office(&self, hit: &NounHit, links: &Around) -> Option<Link> {
        let published = self.published?;
        let (country, first, end) = self.of_whom(hit, links)?;
        // A name follows, and then the noun only announces it: "Taiwan’s president Lai Ching-te".
        if self.continues(end) || self.not_in_office(first, links) {
            return None;
        }
        let mut sole = None;
        for sense in &hit.senses {
            let NounSense::Office(office) = *sense else { continue };
            if self.packs.office(office).jurisdiction != country {
                continue;
            }
            let Some(holder) = self.packs.holder(office, published) else { continue };
            // "In 1938 the British prime minister flew to Munich."
            if self.tells_year_before(first, holder.from.year().min(published.year())) {
                continue;
            }
            if sole.replace(holder.entity).is_some_and(|other| other != holder.entity) {
                return None;
            }
        }
        let holder = sole?;
        if self.is_somebody_else(holder, first, end, links) {
            return None;
        }
        Some(Link { first, end, entity: holder, how: How::Office })
    }

    /// "China’s commerce ministry", "the German armed forces": what belongs to the entity named before it.
    fn member(&self, hit: &NounHit, links: &Around) -> Option<Link> {
        let (owner, first, _) = self.of_whom(hit, links)?;
        let belongs = |e: &EntityId| self.packs.entity(*e).owners(self.published).any(|of| of == owner);
        let entity = self.entities(hit).find(belongs)?;
        Some(Link { first, end: hit.end, entity, how: How::Relation })
    }

    /// "the island", "the Middle Eastern country": what was named last among those that the noun fits.
    fn thing(&self, hit: &NounHit, links: &Around, recent: &Recent) -> Option<Link> {
        let mut first = hit.first;
        while let Some(adjective) = self.noun_before(first) {
            first = adjective.first;
        }
        let generic = first == hit.first && self.words.is_one_of(hit.end - 1, &GENERIC_NOUNS);
        let definite = self.words.is_behind(first, "the The this This");
        if !definite || generic || self.continues(hit.end) {
            return None;
        }
        let fits = |entity: &EntityId| self.fits_adjectives(*entity, hit.first);
        let entity = self.entities(hit).filter(fits).max_by_key(|entity| recent.order_of(*entity))?;
        // "the yen" is known to all, unlike "the Euro 2024"; but pages without a name are not read for it.
        let term = self.packs.entity(entity).kind == EntityType::Term;
        let named = recent.order > 0 || !links.before.is_empty() || !links.ahead.is_empty();
        let small = named && self.words.scan.tokens[hit.first].shape == Shape::Lower;
        let (how, known) =
            if term { (How::Name, small) } else { (How::Relation, recent.order_of(entity) > 0) };
        known.then_some(Link { first, end: hit.end, entity, how })
    }

    /// Whether an entity is what all adjectives before a word say: "the Middle Eastern country".
    fn fits_adjectives(&self, entity: EntityId, mut first: usize) -> bool {
        while let Some(adjective) = self.noun_before(first) {
            if !adjective.senses.contains(&NounSense::Adjective(entity)) {
                return false;
            }
            first = adjective.first;
        }
        true
    }

    /// A description counts where all that it needs is named in its sentence. `near` has what that was for the last
    /// sentence: its entities, and the countries whose offices the people among them hold.
    fn description(&self, hit: &NounHit, links: &Around, near: &mut (u32, NumberMap)) -> Option<Link> {
        for sense in &hit.senses {
            let NounSense::Described { entity, index } = *sense else { continue };
            let sentence = self.words.scan.sentence_of(hit.first);
            if near.0 != sentence {
                *near = (sentence, NumberMap::default());
                let here = |link: &&Link| self.words.scan.sentence_of(link.first) == sentence;
                for side in [&links.before, &links.ahead] {
                    side.iter()
                        .rev()
                        .take_while(here)
                        .for_each(|link| self.put_in_play(link.entity, &mut near.1));
                }
            }
            let description = self.packs.entity(entity).described.get(usize::from(index))?;
            if description.with.iter().all(|needed| near.1.contains(needed.number())) {
                self.put_in_play(entity, &mut near.1);
                return Some(Link { first: hit.first, end: hit.end, entity, how: How::Description });
            }
        }
        None
    }

    fn put_in_play(&self, entity: EntityId, near: &mut NumberMap) {
        near.add(entity.number());
        if self.packs.entity(entity).kind == EntityType::Person
            && let Some(day) = self.published
        {
            for (office, _) in self.packs.offices_held_by(entity, day) {
                near.add(office.jurisdiction.number());
            }
        }
    }

    /// The entity whose office or part a noun is: "US president", "Taiwan’s president", "president of China"; with
    /// the words that the mention then covers.
    fn of_whom(&self, hit: &NounHit, links: &Around) -> Option<(EntityId, usize, usize)> {
        if let Some(link) = links.ending_at(hit.first)
            && self.words.scan.tokens[hit.first].gap == Gap::Space
        {
            let possessive = self.words.scan.tokens[link.end - 1].possessive;
            let first = if possessive { hit.first } else { link.first };
            return Some((link.entity, first, hit.end));
        }
        let of = self.words.after(hit.end).filter(|&at| self.words.reads(at, "of"))?;
        let article = self.words.after(of + 1).filter(|&at| self.words.reads(at, "the"));
        let name = article.unwrap_or(of) + 1;
        // "the president of Germany’s bakers"
        let owns = |link: &&Link| self.words.scan.tokens[link.end - 1].possessive;
        let link = links.beginning_at(name).filter(|link| !owns(link))?;
        Some((link.entity, hit.first, link.end))
    }

    fn continues(&self, end: usize) -> bool {
        self.words.after(end).is_some_and(|at| {
            let token = &self.words.scan.tokens[at];
            token.gap == Gap::Hyphen || token.is_capitalised()
        })
    }

    /// Whether the words around tell of a year before this one.
    fn tells_year_before(&self, at: usize, year: i16) -> bool {
        let tokens = &self.words.scan.tokens;
        let sentence = self.words.scan.sentence_of(at);
        let near = at.saturating_sub(YEAR_REACH)..(at + YEAR_REACH).min(tokens.len());
        near.into_iter().any(|at| {
            tokens[at].shape == Shape::Number
                && self.words.scan.sentence_of(at) == sentence
                && number_of(self.words.word(at)).is_some_and(|told: i16| (1000..year).contains(&told))
        })
    }

    /// Whether another person stands beside the office: "Neville Chamberlain, the British prime minister", "the Chinese
    /// president, Sun Yat-sen".
    fn is_somebody_else(&self, holder: EntityId, first: usize, end: usize, links: &Around) -> bool {
        let words = self.words;
        let tokens = &words.scan.tokens;
        let stranger = |link: Option<&Link>, at: usize| match link {
            Some(link) => link.entity != holder && self.packs.entity(link.entity).kind == EntityType::Person,
            // In capitals, and nothing that stands behind "in", "from" or "on".
            None => {
                tokens[at].is_capitalised() && !words.opens(at) && words.row_of(at, &NEIGHBOURS) != Some(1)
            }
        };
        let article = words.before(first).filter(|at| words.reads(*at, "the The"));
        let start = article.unwrap_or(first);
        let apart = |at: usize| words.after_comma(at).is_some();
        let before = || {
            let last = start.checked_sub(1).filter(|last| apart(*last + 1))?;
            let run = (last.saturating_sub(NAME_REACH)..=last).rev();
            let begins = run.take_while(|at| tokens[*at].is_capitalised()).last()?;
            let no_person = |at: usize| words.row_of(at, &SENTENCE_OPENERS) == Some(1);
            let placed = no_person(begins) || begins.checked_sub(1).is_some_and(no_person);
            Some(!placed && stranger(links.ending_at(start), last))
        };
        let after = || {
            let next = words.after_comma(end)?;
            Some(stranger(links.beginning_at(next), next))
        };
        before() == Some(true) || after() == Some(true)
    }

    /// "a former US president", "elected as Chile’s president", "to be the US president", "the 47th president of the US"
    fn not_in_office(&self, first: usize, links: &Around) -> bool {
        let owner = links.ending_at(first).map_or(first, |link| link.first);
        let numbered = |at: usize| self.words.word(at).starts_with(|c: char| c.is_ascii_digit());
        let other =
            |at: usize| self.words.before(at).is_some_and(|at| self.words.is_one_of(at, &NOT_IN_OFFICE));
        let article = self.words.before(owner).filter(|at| self.words.reads(*at, "the"));
        let before = article.and_then(|at| self.words.before(at));
        other(first)
            || other(owner)
            || self.words.before(first).is_some_and(numbered)
            || before.is_some_and(|at| self.words.reads(at, "be become becomes became elected"))
    }

    fn entities(&self, hit: &NounHit) -> impl Iterator<Item = EntityId> {
        hit.senses.iter().filter_map(|sense| match sense {
            NounSense::Entity(entity) => Some(*entity),
            _ => None,
        })
    }

    fn noun_before(&self, first: usize) -> Option<&NounHit> {
        self.words.before(first)?;
        let nouns = &self.words.scan.nouns;
        let at = nouns.partition_point(|hit| hit.end < first);
        nouns.get(at).filter(|hit| hit.end == first)
    }
}

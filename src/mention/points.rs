//! Points for and against each thing that a name may mean.

use super::borders::{tail_of, title_of};
use super::locate::COUNTRIES;
use super::persons::CALLED;
use super::resolve::Linker;
use super::scan::NameHit;
use crate::pack::{AliasKind, EntityId, EntityType, Sense};
use crate::text::Shape;

impl Linker<'_> {
    pub(super) fn points(&self, hit: &NameHit, sense: Sense) -> i32 {
        let entity = self.packs.entity(sense.entity);
        let base = match sense.kind {
            AliasKind::Name | AliasKind::Acronym | AliasKind::Term => 6,
            AliasKind::Demonym => 5,
            AliasKind::Metonym => self.metonym(hit, sense.entity),
            AliasKind::Short => self.short(hit, sense.entity),
            AliasKind::Listed => 0,
        };
        if base == 0 {
            return 0;
        }
        if self.words.is_of_many(hit)
            && self.evidence.is_long_ago(sense.entity, self.packs)
            && !self.goes_by_surname(hit, sense.entity)
        {
            return 0;
        }
        let mut points = base * 2;
        if entity.kind == EntityType::Place && matches!(sense.kind, AliasKind::Name | AliasKind::Acronym) {
            points += self.as_place(hit, sense.entity);
        }
        let state = || hit.end - hit.first == 1 && self.words.state_behind(hit.end).is_some();
        if entity.kind != EntityType::Place && state() {
            // "Hamilton, Ontario"
            points -= 20;
        } else if entity.kind == EntityType::Person && (self.stands_as_place(hit) || self.lies_in(hit)) {
            points -= 6;
        }
        if hit.senses.len() > 1 {
            points += self.among_namesakes(hit, sense);
        }
        points
    }

    /// What speaks for one of several of the same name: it is named elsewhere beyond doubt, the story is about what
    /// it belongs to, its title is just this.
    fn among_namesakes(&self, hit: &NameHit, Sense { entity: id, kind }: Sense) -> i32 {
        let entity = self.packs.entity(id);
        let title = title_of(entity);
        let named = 2 * i32::from(self.evidence.is_named(id));
        // Tbilisi tells more of Georgia than the United States do of the state.
        let around = 3 * i32::from(self.evidence.is_around(id) && named == 0);
        let within = 2 * i32::from(self.evidence.is_within(entity, self.packs));
        let kept = 2 * i32::from(self.evidence.keeps_calling(id, hit, self.block));
        let primary = i32::from(title == self.words.scan.span(hit.first, hit.end).of(self.words.text));
        // "Paris, Texas"; "London, Jack"
        let tail = if entity.kind == EntityType::Person { Some(title) } else { tail_of(entity) };
        let state = || tail == Some(COUNTRIES[0]) && self.words.is_a_state(hit, self.packs);
        let told = 6 * i32::from(tail.is_some_and(|tail| self.tail_follows(hit, tail)) || state());
        let reached = self.words.is_behind(hit.first, "to from");
        let short = kind == AliasKind::Short && !reached && !self.stands_as_place(hit);
        let known = 4 * i32::from(short && self.evidence.outweighs_places(id, hit, self.block, self.packs));
        named + around + within + kept + primary + told + known
    }

    /// "George Washington", whom the packs know by his family name alone.
    pub(super) fn goes_by_surname(&self, hit: &NameHit, id: EntityId) -> bool {
        let mut senses = Vec::new();
        self.packs.lookup().longest_name(&self.words.scan.tokens[hit.end - 1..hit.end], &mut senses);
        senses.iter().any(|sense| sense.entity == id && sense.kind == AliasKind::Short)
    }

    /// "Paris, Texas"
    pub(super) fn tail_follows(&self, hit: &NameHit, tail: &str) -> bool {
        let next = self.words.after_comma(hit.end);
        next.is_some_and(|next| tail.split(' ').next() == Some(self.words.word(next)))
    }

    /// A short form means what the article names in full, or whom a title announces.
    pub(super) fn short(&self, hit: &NameHit, id: EntityId) -> i32 {
        let (words, evidence) = (self.words, self.evidence);
        let entity = self.packs.entity(id);
        let person = entity.kind == EntityType::Person;
        let named = evidence.is_named(id);
        // "President Macron", whoever else has the name
        let crowned = || named && words.follows_crown(hit.first) && !self.packs.terms_of(id).is_empty();
        let other = if person { self.is_nobody(hit) } else { self.is_anothers(hit, id) };
        if other || evidence.is_contested(id, hit, self.block) && !crowned() {
            return 0;
        }
        if named || person && self.tail_follows(hit, &entity.name) {
            return 5;
        }
        // "Mr Xi, a plumber": no newspaper introduces so whom all know.
        let anew = words.is_told_anew(hit.end);
        if anew && words.is_plainly_titled(hit.first)
            || words.is_called_by_profession(hit.first)
            || evidence.has_namesake(id)
            || hit.senses.len() > 1
        {
            return 0;
        }
        if !person {
            return self.body(hit, id);
        }
        let rules = words.is_before(hit.end, "administration");
        if !rules && !evidence.tells_of_office(id, self.packs) {
            return 0;
        }
        match words.is_titled(hit.first) && !words.is_of_many(hit) {
            true => 5,
            false if anew => 0,
            false => self.rare_surname(hit, id),
        }
    }

    /// "the Manet", "a cat named Obama", "Jackson, the capital of Mississippi"; unlike "the Macron government"
    fn is_nobody(&self, hit: &NameHit) -> bool {
        let words = self.words;
        let owns = words.scan.tokens[hit.end - 1].possessive;
        words.is_behind(hit.first, CALLED)
            || words.is_told_as_a_place(hit.end)
            || words.is_behind(hit.first, "The the") && !owns && !words.is_before_a_noun(hit.end)
    }

    /// "Brazil’s Congress" and "the country’s Congress" are not the one that goes by that alone.
    fn is_anothers(&self, hit: &NameHit, id: EntityId) -> bool {
        let words = self.words;
        let is_owner = |of: EntityId| of == id || self.packs.entity(id).owners(None).any(|owner| owner == of);
        let theirs = |owner: &NameHit| owner.senses.iter().any(|of| is_owner(of.entity));
        words.before(hit.first).is_some_and(|at| words.scan.tokens[at].possessive)
            && !words.hit_before(hit.first).is_some_and(theirs)
    }

    /// What has a short form that only it has, and is nobody.
    fn body(&self, hit: &NameHit, id: EntityId) -> i32 {
        let (words, entity) = (self.words, self.packs.entity(id));
        // Longer ones are hardly anything else: "Environment Canada".
        if hit.end - hit.first > 1 {
            return 4;
        }
        let heard = self.evidence.times_alone(id) > 1 || self.evidence.is_within(entity, self.packs);
        let possessive = words.scan.tokens[hit.end - 1].possessive;
        let stands = !words.opens(hit.first) || possessive || words.acts(hit.end);
        4 * i32::from(entity.kind != EntityType::Place && heard && stands)
    }

    /// A family name that few share means the one whom the packs know, where nobody else is in sight.
    fn rare_surname(&self, hit: &NameHit, id: EntityId) -> i32 {
        let word = self.words.word(hit.end - 1);
        // "Peter" is a king's name and many others'.
        if self.packs.entity(id).name.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word))
        {
            return 0;
        }
        // "Modi", while he governs
        let least = if self.evidence.is_in_office(id, self.packs) { 4 } else { 5 };
        let rare = word.chars().count() >= least && !self.words.is_of_many(hit);
        // "21 Trump cards"
        let before = self.words.before(hit.first);
        let counted = before.is_some_and(|at| self.words.scan.tokens[at].shape == Shape::Number);
        4 * i32::from(
            rare && !counted
                && !self.stands_as_place(hit)
                && !self.evidence.is_common(&self.words.scan.tokens[hit.first]),
        )
    }
}

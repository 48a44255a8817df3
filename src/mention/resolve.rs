//! Linking: which entity each name means, decided over the whole article.

use super::borders::{Neighbours, Words, tail_of, title_of};
use super::evidence::Evidence;
use super::locate::COUNTRIES;
use super::scan::{NameHit, Scan};
use super::seat::{
    governs, is_dateline, may_be_the_city, may_be_the_government, means_the_city, travels_before,
};
use super::words::{COMMON_WORDS, DESCRIPTORS, MONTH_PREPOSITIONS, NAMED_AFTER_CITIES, NAMED_AFTER_PLACES};
use super::works::titles;
use super::{How, Mention};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Packs, Sense};
use crate::text::{ByteSpan, Gap, Shape};

/// A mention within one block: words `first..end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub first: usize,
    pub end: usize,
    pub entity: EntityId,
    pub how: How,
}

impl Link {
    pub fn mention(&self, scan: &Scan, offset: u32, packs: &Packs) -> Mention {
        Mention {
            span: scan.span(self.first, self.end).moved(offset),
            entity: Some(self.entity),
            kind: packs.entity(self.entity).kind,
            how: self.how,
        }
    }
}

/// The names of one block, linked; in order, never overlapping.
pub(super) fn link_names(words: &Words<'_>, block: usize, evidence: &Evidence, packs: &Packs) -> Vec<Link> {
    let linker = Linker { words, block, evidence, titles: titles(words), packs };
    let mut links: Vec<Link> = Vec::new();
    for hit in &words.scan.names {
        let Ok(link) = linker.link(hit) else { continue };
        // A whole name may reach back over what was taken for another.
        while links.last().is_some_and(|other| link.first < other.end) {
            links.pop();
        }
        links.push(link);
    }
    if evidence.has_own_words() { linker.with_own_words(&links) } else { links }
}

/// Why a name that the packs have is not linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It ends a name that stands before it.
    Tail,
    /// Words in capitals beside it make a longer name that no pack has.
    LongerName,
    /// A given name stands before it.
    GivenName,
    /// A word that begins a sentence, or a month.
    CommonWord,
    /// A place or a person in the quoted title of a work.
    Title,
    /// A treaty that is called after a place.
    Accord,
    /// The points of the best are too few.
    Weak,
    /// The best leads by too little.
    Tie,
}

/// One name of a block with the points of each candidate, and what came of it.
#[cfg(feature = "cli")]
pub(super) struct Weighed<'a> {
    pub hit: &'a NameHit,
    pub points: Vec<(Sense, i32)>,
    pub verdict: Result<Link, Silence>,
}

/// The names of one block, each with the points of its candidates.
#[cfg(feature = "cli")]
pub(super) fn weigh<'a>(
    words: &'a Words<'a>,
    block: usize,
    evidence: &'a Evidence,
    packs: &'a Packs,
) -> impl Iterator<Item = Weighed<'a>> {
    let linker = Linker { words, block, evidence, titles: titles(words), packs };
    words.scan.names.iter().map(move |hit| Weighed {
        hit,
        points: hit.senses.iter().map(|sense| (*sense, linker.points(hit, *sense))).collect(),
        verdict: linker.link(hit),
    })
}

/// Points for and against one candidate; below the least there is no link.
const LEAST: i32 = 1;
/// By how much the best candidate must lead.
const MARGIN: i32 = 1;

/// Links the names of one block.
pub(super) struct Linker<'a> {
    pub words: &'a Words<'a>,
    block: usize,
    pub evidence: &'a Evidence,
    /// What reads as the title of a work, from the block's start.
    titles: Vec<ByteSpan>,
    pub packs: &'a Packs,
}

impl Linker<'_> {
    fn link(&self, hit: &NameHit) -> Result<Link, Silence> {
        let words = self.words;
        if !words.is_known(hit.first) {
            return Err(Silence::Tail);
        }
        let around = words.neighbours(hit.first, hit.end);
        if self.is_part_of_longer(hit, around) {
            return Err(Silence::LongerName);
        }
        if self.is_in_title(hit) {
            return Err(Silence::Title);
        }
        if words.follows_a_first_name(hit, self.packs) {
            return self.behind_stranger(hit).ok_or(Silence::GivenName);
        }
        if around.before && !self.evidence.is_home(self.block, hit.first) {
            return self.behind_stranger(hit).ok_or(Silence::LongerName);
        }
        if self.is_common_word(hit) {
            return Err(Silence::CommonWord);
        }
        if names_an_accord(words, hit) && hit.may_be(EntityType::Place, self.packs) {
            return Err(Silence::Accord);
        }
        self.choose(hit)
    }

    /// The candidate with the most points, if these are enough and it leads the others.
    fn choose(&self, hit: &NameHit) -> Result<Link, Silence> {
        let (mut best, mut second): ((i32, Option<Sense>), i32) = ((0, None), 0);
        for sense in &hit.senses {
            let points = self.points(hit, *sense);
            let rival = best.1.is_none_or(|best| !self.is_one_thing(best.entity, sense.entity));
            // Of what two packs have, the later pack's is told.
            let leads = points > best.0 || points == best.0 && !rival;
            if rival {
                second = second.max(if leads { best.0 } else { points });
            }
            if leads {
                best = (points, Some(*sense));
            }
        }
        let (points, Some(sense)) = best else { return Err(Silence::Weak) };
        if points < LEAST || self.is_strangers(hit, &sense) {
            return Err(Silence::Weak);
        }
        if points - second < MARGIN || self.is_open_seat(hit, &sense) {
            return Err(Silence::Tie);
        }
        Ok(Link { first: hit.first, end: hit.end, entity: sense.entity, how: how_of(sense.kind) })
    }

    /// Whether the name is somebody else's here, or another town's: nobody governs from Paris, Tennessee.
    fn is_strangers(&self, hit: &NameHit, taken: &Sense) -> bool {
        let town = |sense: &Sense| taken.kind == AliasKind::Metonym && sense.kind == AliasKind::Name;
        let mut same = hit.senses.iter().filter(|sense| sense.entity == taken.entity || town(sense));
        // "Holland, Michigan" is no reason to doubt the Dutch.
        taken.kind != AliasKind::Demonym
            && same.any(|sense| self.evidence.is_stranger(sense.entity, hit, self.block, self.packs))
    }

    /// Whether words beside it make another name of it, or somebody else's: "Trump Tower", "Donald Trump Jr.", "USS Ford".
    fn is_part_of_longer(&self, hit: &NameHit, around: Neighbours) -> bool {
        let words = self.words;
        let may_be = |kind: EntityType| hit.may_be(kind, self.packs);
        let named_after = || {
            words.follows_kind_of_thing(hit.first)
                && (may_be(EntityType::Person) || may_be(EntityType::Place))
        };
        let namesake =
            || may_be(EntityType::Person) && words.is_namesake(hit) || words.is_a_ship(hit, self.packs);
        around.after && !self.is_described(hit)
            || namesake()
            || joined_to_stranger(words, hit)
            || words.begins_pair(hit)
            || words.is_a_first_name(hit, self.packs)
            || named_after()
            || words.is_a_son(hit, around.before, self.packs)
            || self.goes_on(hit)
    }

    /// Whether the name of a capital may as well mean the other, city or government, than it is taken for.
    fn is_open_seat(&self, hit: &NameHit, taken: &Sense) -> bool {
        let is_seat =
            |sense: &Sense| sense.kind == AliasKind::Metonym && !is_team(self.packs.entity(sense.entity));
        if is_seat(taken) {
            return may_be_the_city(self.words, hit);
        }
        let seat = hit.senses.iter().find(|sense| is_seat(sense));
        seat.is_some_and(|seat| may_be_the_government(self.words, hit, seat.entity, self.evidence))
    }

    /// "the film “Chicago”": a place or a person in a work's title is not what is told of.
    fn is_in_title(&self, hit: &NameHit) -> bool {
        let span = self.words.scan.span(hit.first, hit.end);
        let at = self.titles.partition_point(|title| title.end < span.end);
        let named_after = |sense: &Sense| {
            matches!(self.packs.entity(sense.entity).kind, EntityType::Place | EntityType::Person)
        };
        // The old "Turner Turnpike", "Chinese" and the like
        let alone = |title: &ByteSpan| title.start == span.start && title.end <= span.end + 1;
        let called = hit.end - hit.first > 1 || hit.goes_by(AliasKind::Demonym);
        self.titles.get(at).is_some_and(|title| title.contains(span) && !(called && alone(title)))
            && hit.senses.iter().any(named_after)
    }

    /// Whether two entities are the same by what others call them.
    fn is_one_thing(&self, one: EntityId, other: EntityId) -> bool {
        let (one, other) = (self.packs.entity(one), self.packs.entity(other));
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        same(&one.wikidata, &other.wikidata) || same(&one.wikipedia, &other.wikipedia)
    }

    /// "Royal Society of Chemistry", "Santiago de Compostela"
    fn goes_on(&self, hit: &NameHit) -> bool {
        let words = self.words;
        let (kind, joint) = match hit.may_be(EntityType::Place, self.packs) {
            true => (EntityType::Place, "de del di do"),
            false => (EntityType::Organization, "of"),
        };
        let joint = words.after(hit.end).filter(|at| words.reads(*at, joint));
        let next = joint.and_then(|at| words.after(at + 1));
        next.is_some_and(|at| words.scan.tokens[at].is_capitalised()) && hit.must_be(kind, self.packs)
    }

    /// "Time Magazine"
    fn is_described(&self, hit: &NameHit) -> bool {
        let next = self.words.after(hit.end);
        next.is_some_and(|at| self.words.is_one_of(at, &DESCRIPTORS))
            && hit.must_be(EntityType::Organization, self.packs)
    }

    /// An unknown word in capitals stands before it: "Tsar Peter the Great", "Antonín Leopold Dvořák".
    fn behind_stranger(&self, hit: &NameHit) -> Option<Link> {
        let begins = |sense: &Sense| match sense.kind {
            _ if self.packs.entity(sense.entity).kind != EntityType::Person => None,
            AliasKind::Short => self.whole_name(hit, sense.entity).or_else(|| {
                if self.evidence.is_named(sense.entity) { self.words.renamed(hit) } else { None }
            }),
            _ => {
                (hit.end - hit.first > 1 && !self.words.follows_kind_of_thing(hit.first)).then_some(hit.first)
            }
        };
        let mut link = None;
        for sense in &hit.senses {
            if let Some(first) = begins(sense) {
                if link.is_some() {
                    return None;
                }
                link = Some(Link { first, end: hit.end, entity: sense.entity, how: How::Name });
            }
        }
        link
    }

    /// "Chris Marlowe"; but beside Ronald Reagan, Ron Reagan is his son, and in 2016 Ferdinand Marcos is the father of who
    /// governs later.
    fn whole_name(&self, hit: &NameHit, id: EntityId) -> Option<usize> {
        let first = self.words.whole_name(hit, id, self.packs)?;
        let same = self.words.begins(&self.packs.entity(id).name, first);
        ((same || !self.evidence.is_in_full(id)) && self.evidence.is_known_by(id, self.packs))
            .then_some(first)
    }

    /// "Reading is fun", "Bill by bill", "in May": a capital that need not make a name.
    fn is_common_word(&self, hit: &NameHit) -> bool {
        if hit.end - hit.first > 1 {
            return false;
        }
        let words = self.words;
        let token = &words.scan.tokens[hit.first];
        let word = words.word(hit.first);
        if words.is_shouted(hit) {
            return true;
        }
        if token.shape == Shape::Capitals && word.len() > 1 && !words.is_headline() {
            // "WHO", "US"; but "NICE" is no town.
            return COMMON_WORDS.has(word) && !hit.senses.iter().any(|s| s.kind == AliasKind::Acronym);
        }
        // "Cook the rice", "Polish your shoes"
        let opens = words.opens(hit.first);
        if opens && words.is_before(hit.end, "the your") {
            return true;
        }
        let may_be = |kind: EntityType| hit.may_be(kind, self.packs);
        let of_party = || words.is_before(hit.end, "leader leaders MP MPs party");
        let owns = token.possessive && !words.is_a_month(hit.first) && may_be(EntityType::Place);
        if owns || may_be(EntityType::Organization) && (token.possessive || of_party()) {
            return false;
        }
        let is = |kind: AliasKind| move |s: &&Sense| s.kind == kind;
        let mut demonyms = hit.senses.iter().filter(is(AliasKind::Demonym)).peekable();
        if demonyms.peek().is_some() && words.is_language(hit) {
            return true;
        }
        // "Polish farmers" once Poland has been named, unlike "Polish the silver".
        let people = demonyms.any(|s| self.evidence.is_around(s.entity)) && words.is_before_a_noun(hit.end);
        let country = |s: &Sense| {
            let entity = self.packs.entity(s.entity);
            entity.kind == EntityType::Place && entity.part_of.is_none() && self.evidence.is_around(s.entity)
        };
        // "Turkey has a poor record", where turkeys are not told of
        let was = || words.is_before(hit.end, "is was");
        if !self.evidence.is_common(token) && !was() && hit.senses.iter().any(country) {
            return false;
        }
        let named = people
            || (may_be(EntityType::Organization) || hit.goes_by(AliasKind::Short))
                && hit.senses.iter().any(|s| self.evidence.is_named(s.entity));
        let titled = words.is_titled(hit.first);
        if words.is_a_month(hit.first) {
            return !titled
                && (!named || is_dated(words, hit.first) || opens && words.may_be_a_month(hit.end));
        }
        let doubtful = COMMON_WORDS.has(word) || self.evidence.is_common(token);
        let thing = || hit.must_be(EntityType::Person, self.packs) && words.is_of_a_thing(hit);
        if named {
            return !titled && thing();
        }
        doubtful && opens && !titled && !words.acts(hit.end) && !words.is_joined(hit) && !words.are(hit)
    }

    fn points(&self, hit: &NameHit, sense: Sense) -> i32 {
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
        let around = 2 * i32::from(self.evidence.is_around(id) && named == 0);
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
    fn goes_by_surname(&self, hit: &NameHit, id: EntityId) -> bool {
        let mut senses = Vec::new();
        self.packs.lookup().longest_name(&self.words.scan.tokens[hit.end - 1..hit.end], &mut senses);
        senses.iter().any(|sense| sense.entity == id && sense.kind == AliasKind::Short)
    }

    /// "Paris, Texas"
    fn tail_follows(&self, hit: &NameHit, tail: &str) -> bool {
        let next = self.words.after_comma(hit.end);
        next.is_some_and(|next| tail.split(' ').next() == Some(self.words.word(next)))
    }

    /// Against a place: somebody of that name, or a team.
    fn as_place(&self, hit: &NameHit, id: EntityId) -> i32 {
        let entity = self.packs.entity(id);
        if self.words.lies_elsewhere(hit, entity, self.packs) || self.evidence.is_far_from(entity, self.packs)
        {
            return -20;
        }
        // "KAZAN, Russia (Reuters)"
        let town = || self.words.after_comma(hit.first).and_then(|_| self.words.hit_before(hit.first));
        let dated = |hit: &NameHit| is_dateline(self.words, hit);
        if self.stands_as_place(hit) || dated(hit) || town().is_some_and(dated) {
            return 4;
        }
        let town = entity.part_of.is_some();
        let other = self.is_surname(hit) || self.is_somebodys(hit) || self.is_team(hit, town);
        if other { -20 } else { 0 }
    }

    /// "George Washington never lived there. Washington …": whose name the block, or the article, has had.
    fn is_surname(&self, hit: &NameHit) -> bool {
        let told = |sense: &Sense| match sense.kind {
            // "George Washington crossed the river. The United States is young, and Washington announced a deal."
            AliasKind::Short if !governs(self.words, hit) => {
                let person = self.packs.entity(sense.entity).kind == EntityType::Person;
                person && self.evidence.has_named(sense.entity, hit, self.block)
            }
            AliasKind::Name => self.evidence.is_surname(sense.entity, hit, self.block),
            _ => false,
        };
        !self.lies_in(hit) && hit.senses.iter().any(told)
    }

    /// Whoever goes by a place's name.
    fn is_somebodys(&self, hit: &NameHit) -> bool {
        let named = |sense: &Sense| sense.kind == AliasKind::Name && self.evidence.is_somebodys(sense.entity);
        self.words.is_of_somebody(hit) || self.words.lives(hit.end) || hit.senses.iter().any(named)
    }

    /// Whether a team goes by a place's name, and nobody comes from there.
    fn is_team(&self, hit: &NameHit, town: bool) -> bool {
        let from = || self.words.is_behind(hit.first, "from");
        // A headline tells of what the article does.
        let sport =
            self.words.tells_of_sport() || (self.block == 0 || town) && self.evidence.tells_of_sport();
        self.words.is_a_side(hit) || sport && !from() && !self.evidence.is_home(self.block, hit.first)
    }

    /// "London, England"
    fn lies_in(&self, hit: &NameHit) -> bool {
        let wider = self.words.after_comma(hit.end).and_then(|next| self.words.hit_at(next));
        wider.is_some_and(|wider| wider.may_be(EntityType::Place, self.packs))
    }

    /// "in Paris", "Paris, Texas"
    fn stands_as_place(&self, hit: &NameHit) -> bool {
        self.words.follows_place_preposition(hit.first) || self.words.state_behind(hit.end).is_some()
    }

    /// A capital for its government, a country for its team.
    fn metonym(&self, hit: &NameHit, id: EntityId) -> i32 {
        let entity = self.packs.entity(id);
        if is_team(entity) {
            let told = self.words.sport() >= 3 || self.evidence.tells_of_sport() || self.words.are(hit);
            let from = self.words.before(hit.first).is_some_and(|at| {
                self.words.reads(at, "from") || self.words.reads(at, "to") && travels_before(self.words, at)
            });
            return if told && !from && !self.stands_as_place(hit) { 9 } else { 0 };
        }
        let elsewhere = self.words.state_behind(hit.end).is_some()
            || self.words.lies_outside(hit, id, self.packs)
            || self.words.is_a_state(hit, self.packs);
        if elsewhere
            || self.is_surname(hit)
            || self.words.is_of_somebody(hit)
            || !self.evidence.is_named(id) && self.is_somebodys(hit)
            || self.is_team(hit, false)
            || means_the_city(self.words, hit, id, self.evidence)
        {
            0
        } else {
            9
        }
    }

    /// A short form means what the article names in full, or whom a title announces.
    fn short(&self, hit: &NameHit, id: EntityId) -> i32 {
        let (words, evidence) = (self.words, self.evidence);
        let entity = self.packs.entity(id);
        let person = entity.kind == EntityType::Person;
        let named = evidence.is_named(id);
        // "President Macron", whoever else has the name
        let crowned = || named && words.follows_crown(hit.first) && !self.packs.terms_of(id).is_empty();
        // "the Manet", unlike "the Macron government"
        let owns = words.scan.tokens[hit.end - 1].possessive;
        let thing = words.is_behind(hit.first, "The the") && !owns && !words.is_before_a_noun(hit.end);
        // "a cat named Obama"
        let only_named = words.is_behind(hit.first, "called dubbed named nicknamed");
        let no_person = person && (thing || only_named || words.is_told_as_a_place(hit.end));
        if no_person || evidence.is_contested(id, hit, self.block) && !crowned() {
            return 0;
        }
        // "Brazil’s Congress" and "the country’s Congress" are not the one that goes by that alone.
        let owned = words.before(hit.first).is_some_and(|at| words.scan.tokens[at].possessive);
        let theirs = |owner: &NameHit| {
            owner
                .senses
                .iter()
                .any(|of| of.entity == id || entity.owners(None).any(|owner| owner == of.entity))
        };
        if !person && owned && !words.hit_before(hit.first).is_some_and(theirs) {
            return 0;
        }
        if named {
            return 5;
        }
        if person && self.tail_follows(hit, &entity.name) {
            return 5;
        }
        let sole = hit.senses.len() == 1;
        let many = words.is_of_many(hit);
        let rules = words.is_before(hit.end, "administration");
        let told = rules || evidence.tells_of_office(id, self.packs);
        let (plain, anew) = (words.is_plainly_titled(hit.first), words.is_told_anew(hit.end));
        // "Mr Xi, a plumber": no newspaper introduces so whom all know.
        if plain && anew || words.is_called_by_profession(hit.first) || evidence.has_namesake(id) {
            return 0;
        }
        if person && sole && told && !many && words.is_titled(hit.first) {
            return 5;
        }
        if !sole || person && (!told || anew) {
            return 0;
        }
        match entity.kind {
            EntityType::Person => self.rare_surname(hit, id),
            // Longer ones are hardly anything else: "Environment Canada".
            _ if hit.end - hit.first > 1 => 4,
            EntityType::Place => 0,
            _ => {
                let heard = evidence.times_alone(id) > 1 || evidence.is_within(entity, self.packs);
                let possessive = words.scan.tokens[hit.end - 1].possessive;
                4 * i32::from(heard && (!words.opens(hit.first) || possessive || words.acts(hit.end)))
            }
        }
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

fn is_team(entity: &Entity) -> bool {
    entity.nouns.iter().any(|noun| noun == "team")
}

fn how_of(kind: AliasKind) -> How {
    match kind {
        AliasKind::Name | AliasKind::Acronym | AliasKind::Term | AliasKind::Listed => How::Name,
        AliasKind::Short => How::Short,
        AliasKind::Demonym => How::Demonym,
        AliasKind::Metonym => How::Metonym,
    }
}

/// "in May", "5 May", "May 2019": a month.
fn is_dated(words: &Words<'_>, at: usize) -> bool {
    let number = |at: usize| words.scan.tokens[at].shape == Shape::Number;
    let dates = |before: usize| number(before) || words.is_one_of(before, &MONTH_PREPOSITIONS);
    words.before(at).is_some_and(dates) || words.after(at + 1).is_some_and(number)
}

/// "the Paris agreement", "the Paris climate agreement", "Brussels sprouts"
fn names_an_accord(words: &Words<'_>, hit: &NameHit) -> bool {
    let Some(next) = words.after(hit.end) else { return false };
    let thing = words.word(next);
    if NAMED_AFTER_PLACES.has(thing.strip_suffix('s').unwrap_or(thing)) {
        return true;
    }
    // No verbs: "Beijing wants agreement".
    let between = words.reads(next, "arms climate naval nuclear peace security trade");
    let accord = |at: usize| words.is_one_of(at, &NAMED_AFTER_CITIES);
    accord(next) || between && words.after(next + 1).is_some_and(accord)
}

/// A surname behind a hyphen or a particle is somebody else's: "Smith-Xi".
fn joined_to_stranger(words: &Words<'_>, hit: &NameHit) -> bool {
    let hyphen = words.scan.tokens[hit.first].gap == Gap::Hyphen;
    let short = hit.goes_by(AliasKind::Short);
    // "anti-Xi"
    let stranger = |at: usize| words.scan.tokens[at].is_capitalised() && !words.is_known(at);
    // "Abdulaziz bin Salman"
    let particle = words.before(hit.first).filter(|at| words.reads(*at, "bin de ibn van von"));
    let named = |at: usize| words.before(at).is_some_and(stranger);
    short && (hyphen && stranger(hit.first - 1) || particle.is_some_and(named))
}

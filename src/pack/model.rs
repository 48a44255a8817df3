//! What a pack knows, as data: the same types serve the compiler, the compiled file and the reader.
//!
//! Entities, sources and series refer to each other by index. Inside a pack file an [`EntityId`] indexes the file's
//! own table of ids; once packs are stacked ([`super::Packs`]) it indexes the merged entities.

use crate::text::behind_last;
use crate::value::{Date, Decimal, Unit};

/// Index of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// For [`crate::value::NumberMap`].
    pub fn number(self) -> u64 {
        u64::from(self.0)
    }
}

/// Index of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// Index of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub u32);

/// About the pack itself.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Info {
    pub id: String,
    pub title: String,
    pub version: String,
    /// BCP 47 tag of the texts.
    pub language: String,
    /// The last day whose events the editors have looked at.
    pub data_until: Date,
    pub author: String,
    pub reviewed_by: Option<String>,
    pub reviewed_on: Option<Date>,
}

/// On which terms an alias means its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// A full name.
    Name,
    /// A surname or another short form: needs the full name in the article, or a title before it.
    Short,
    /// Only in capitals.
    Acronym,
    /// "Russian"
    Demonym,
    /// A capital for its government.
    Metonym,
    /// A common noun that is explained ("tariff"), in small letters too.
    Term,
    /// The full name of a place that only a long list has: needs words that place it. No source says so; the compiler
    /// tells which they are.
    Listed,
}

/// One thing that an alias can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    pub entity: EntityId,
    pub kind: AliasKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum EntityType {
    Person,
    #[default]
    Place,
    Organization,
    Event,
    Law,
    Work,
    /// A word of news language ("tariff").
    Term,
    /// A name of something else, that no pack knows.
    Other,
}

impl EntityType {
    /// As pack sources and cards have them.
    pub const NAMES: &[(&str, Self)] = &[
        ("person", Self::Person),
        ("place", Self::Place),
        ("organization", Self::Organization),
        ("event", Self::Event),
        ("law", Self::Law),
        ("work", Self::Work),
        ("term", Self::Term),
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(own, _)| *own == name).map(|(_, kind)| *kind)
    }

    /// "name" for what no pack knows.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, own)| *own == self).map_or("name", |(name, _)| name)
    }
}

/// A thing with a name.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Entity {
    /// Stable, such as "lai-ching-te".
    pub id: String,
    pub kind: EntityType,
    /// The name that a card shows.
    pub name: String,
    /// One line without dates: what it is. Offices held are added by date, never written here.
    pub description: String,
    pub wikidata: Option<String>,
    /// Title of the English Wikipedia article.
    pub wikipedia: Option<String>,
    /// Common nouns by which a text may mean it once it is in play: "island", "commerce ministry". Never aliases.
    pub nouns: Vec<String>,
    /// Adjectives that go with a noun: "Middle Eastern" in "the Middle Eastern country".
    pub adjectives: Vec<String>,
    /// The entity it belongs to or lies in: China, for its commerce ministry; Taiwan, for Taipei.
    pub part_of: Option<EntityId>,
    pub described: Vec<Description>,
    pub facts: Vec<Fact>,
    pub positions: Vec<Position>,
    pub review: Review,
    pub relations: Vec<Relation>,
}

/// What an entity belonged to, led or owned in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    pub entity: EntityId,
    /// First day.
    pub from: Option<Date>,
    /// First day no longer.
    pub to: Option<Date>,
    pub as_of: Date,
    pub source: SourceId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    MemberOf,
    PartOf,
    HeadOf,
    FounderOf,
    SubsidiaryOf,
    PartyTo,
}

/// A wording that means the entity only beside others: "nuclear treaty" with Russia and the United States.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    pub phrase: String,
    /// All of them must be named in the sentence, themselves or through who holds their offices.
    pub with: Vec<EntityId>,
}

/// Who signed something off, and by when somebody must look again.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Review {
    pub reviewed_by: Option<String>,
    pub reviewed_on: Option<Date>,
    pub review_by: Option<Date>,
}

/// What kind of statement a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    Official,
    Estimate,
    Pledge,
    Projection,
    Claim,
    Derived,
}

/// Where on the card a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A sentence under the name.
    Summary,
    /// A labelled row.
    Row,
    /// A labelled row behind "more".
    More,
}

/// One dated, sourced statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Unique within the pack: "taiwan/population".
    pub id: String,
    pub place: Place,
    /// Row label; empty for sentences.
    pub label: String,
    pub value: FactValue,
    pub kind: FactKind,
    pub basis: Option<String>,
    pub status: Option<String>,
    pub scope: Option<String>,
    /// From when it holds, inclusive.
    pub valid_from: Option<Date>,
    /// Until when it holds, exclusive.
    pub valid_to: Option<Date>,
    /// When it was true according to the source.
    pub as_of: Date,
    pub source: SourceId,
    pub retrieved: Date,
    pub review_by: Option<Date>,
    pub expires: Option<Date>,
    pub reviewed_by: Option<String>,
    /// Where an earlier version of it was wrong.
    pub corrected: Option<Correction>,
}

/// That something was said wrongly before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub on: Date,
    /// What was wrong: "An earlier version gave 2021's height."
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    Text(String),
    /// In `unit` as printed: 23.6 million people are 23600000 "person".
    Number {
        value: Decimal,
        unit: Unit,
    },
    Date(Date),
}

/// What one party says about a contested matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Who says it: "Beijing".
    pub holder: String,
    pub entity: Option<EntityId>,
    pub fact: Fact,
}

/// An office and who held it when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub id: String,
    /// "president of China": reads on after "is", "was" and "former".
    pub title: String,
    /// The country or body whose office it is.
    pub jurisdiction: EntityId,
    /// Nouns that mean the holder beside a name of the jurisdiction: "president", "leader".
    pub nouns: Vec<String>,
    pub holders: Vec<Holder>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub entity: EntityId,
    /// First day in office.
    pub from: Date,
    /// First day no longer in office.
    pub to: Option<Date>,
    /// "interim": said before the title.
    pub quality: Option<String>,
    pub as_of: Date,
    pub source: SourceId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    Primary,
    Agency,
    Secondary,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// https only.
    pub url: String,
    pub published: Option<Date>,
    pub licence: String,
    /// The credit that the licence asks for.
    pub attribution: Option<String>,
    pub tier: Tier,
}

/// Years after which the size of an economy or a population is too old to reckon with.
const SIZE_HOLDS: i32 = 3;

impl Holder {
    /// Whether the day is in the term.
    pub fn serves(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on < to)
    }
}

/// Terms of an office that are told of at most.
const LAST_TERMS: usize = 6;

/// The noun that leads to who is at the head: "the Chinese leader".
pub(super) const LEADER: &str = "leader";

impl Office {
    /// Takes the terms that another pack knows and that overlap none of its own.
    pub(super) fn add_terms(&mut self, others: Vec<Holder>) {
        let end = |holder: &Holder| holder.to.unwrap_or(Date::from_days(i32::MAX));
        let own = self.holders.len();
        for other in others {
            let free = |holder: &Holder| end(&other) <= holder.from || end(holder) <= other.from;
            if self.holders[..own].iter().all(free) {
                self.holders.push(other);
            }
        }
    }

    /// The last of the terms that had begun by a day, in no order.
    pub fn last_terms(&self, on: Date) -> impl Iterator<Item = &Holder> {
        let begun = move || self.begun(on);
        begun().filter(move |holder| begun().filter(|other| holder.from < other.from).count() < LAST_TERMS)
    }

    /// The terms that had begun by a day.
    pub fn begun(&self, on: Date) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(move |holder| holder.from <= on)
    }

    /// The id of a term, for corrections: the office's and the holder's.
    pub fn term_id(&self, holder: &str) -> String {
        [self.id.as_str(), "/", holder].concat()
    }
}

/// What an index in a pack counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indexed {
    Entity,
    Source,
    Series,
}

impl Entity {
    /// Shows every index into entities and sources, to be checked or changed.
    pub(super) fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        self.part_of.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
        let needed = self.described.iter_mut().flat_map(|description| &mut description.with);
        needed.for_each(|id| see(&mut id.0, Indexed::Entity));
        self.facts.iter_mut().for_each(|fact| see(&mut fact.source.0, Indexed::Source));
        for relation in &mut self.relations {
            see(&mut relation.entity.0, Indexed::Entity);
            see(&mut relation.source.0, Indexed::Source);
        }
        for position in &mut self.positions {
            position.entity.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
            see(&mut position.fact.source.0, Indexed::Source);
        }
    }

    /// Facts that are days; annotations name them by their place among these.
    pub fn days(&self) -> impl Iterator<Item = (&Fact, Date)> {
        self.facts.iter().filter_map(|fact| match fact.value {
            FactValue::Date(day) => Some((fact, day)),
            _ => None,
        })
    }

    /// A place of which nothing is told but its size.
    pub fn is_bare_place(&self) -> bool {
        let told = self.facts.iter().any(|fact| fact.number().is_none());
        let spoken_of = !(self.nouns.is_empty() && self.described.is_empty() && self.positions.is_empty());
        self.kind == EntityType::Place && !told && !spoken_of
    }

    /// Its facts, and then those of its positions.
    #[cfg(feature = "cli")]
    pub fn stated(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().chain(self.positions.iter().map(|position| &position.fact))
    }

    /// Whether it is a place that lies in no other.
    pub fn is_country(&self) -> bool {
        self.kind == EntityType::Place && self.part_of.is_none()
    }

    /// What it belongs to on a day.
    pub fn owners(&self, on: Option<Date>) -> impl Iterator<Item = EntityId> {
        let related = self.relations.iter().filter(move |relation| relation.holds(on));
        self.part_of.into_iter().chain(related.map(|relation| relation.entity))
    }

    /// The latest size that its facts state.
    pub fn size(&self, size: Size, on: Option<Date>) -> Option<&Fact> {
        let named = |fact: &&Fact| behind_last(&fact.id, b'/') == Size::IDS[size as usize];
        let fresh = |fact: &&Fact| on.is_none_or(|day| day < fact.as_of.plus_months(12 * SIZE_HOLDS));
        let sizes = self.facts.iter().filter(named).filter(|fact| fact.holds(on)).filter(fresh);
        sizes
            .filter(|fact| fact.number().is_some_and(|(size, _)| !size.is_zero()))
            .max_by_key(|fact| fact.as_of)
    }
}

/// How large an entity is, which figures are set beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Population,
    Gdp,
    Budget,
}

impl Size {
    /// The ids of the facts that state them, in the same order.
    pub const IDS: [&str; 3] = ["population", "gdp", "budget"];
}

impl Relation {
    /// On a day, a relation is told that holds then and was known then; without one, what has no bounds.
    pub fn holds(&self, on: Option<Date>) -> bool {
        let Some(day) = on else { return self.from.is_none() && self.to.is_none() };
        self.as_of <= day && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

impl Fact {
    /// Whether two facts answer the same question, at different times: the population then and now.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        let unit = |fact: &Self| fact.number().map(|(_, unit)| unit.clone());
        let question = |fact: &Self| (fact.place, fact.label.clone(), fact.basis.clone(), fact.scope.clone());
        !self.label.is_empty() && question(self) == question(other) && unit(self) == unit(other)
    }

    /// Whether it was to be looked at again by a day.
    pub fn is_due(&self, on: Date) -> bool {
        [self.review_by, self.expires].into_iter().flatten().any(|day| day <= on)
    }

    /// A fact is said of the days it holds for, and never before its source knew it.
    pub fn holds(&self, on: Option<Date>) -> bool {
        let Some(day) = on else { return self.valid_from.is_none() && self.valid_to.is_none() };
        let begun = self.valid_from.is_none_or(|from| from <= day);
        let over = [self.valid_to, self.expires].into_iter().flatten().any(|end| end <= day);
        self.as_of <= day && begun && !over
    }

    pub fn number(&self) -> Option<(Decimal, &Unit)> {
        match &self.value {
            FactValue::Number { value, unit } => Some((*value, unit)),
            _ => None,
        }
    }
}

impl Office {
    pub(super) fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        see(&mut self.jurisdiction.0, Indexed::Entity);
        for holder in &mut self.holders {
            see(&mut holder.entity.0, Indexed::Entity);
            see(&mut holder.source.0, Indexed::Source);
        }
    }
}

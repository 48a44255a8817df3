//! The words that stand for choices in sources.

use crate::pack::{AliasKind, EntityType, FactKind, Period, Place, PriceBasis, Purpose, RelationKind, Tier};

pub(super) const FACT_KINDS: [(&str, FactKind); 6] = [
    ("official", FactKind::Official),
    ("estimate", FactKind::Estimate),
    ("pledge", FactKind::Pledge),
    ("projection", FactKind::Projection),
    ("claim", FactKind::Claim),
    ("derived", FactKind::Derived),
];

pub(super) const PLACES: [(&str, Place); 3] =
    [("summary", Place::Summary), ("row", Place::Row), ("more", Place::More)];

pub(super) const TIERS: [(&str, Tier); 3] =
    [("primary", Tier::Primary), ("agency", Tier::Agency), ("secondary", Tier::Secondary)];

pub(super) const PRICE_BASES: [(&str, PriceBasis); 3] =
    [("nominal", PriceBasis::Nominal), ("constant", PriceBasis::Constant), ("none", PriceBasis::None)];

pub(super) const PERIODS: [(&str, Period); 5] = [
    ("day", Period::Day),
    ("calendar-year", Period::CalendarYear),
    ("marketing-year", Period::MarketingYear),
    ("term", Period::Term),
    ("instant", Period::Instant),
];

pub(super) const PURPOSES: [(&str, Purpose); 5] = [
    ("compare", Purpose::Compare),
    ("index", Purpose::Index),
    ("rate", Purpose::Rate),
    ("reference", Purpose::Reference),
    ("remark", Purpose::Remark),
];

/// The list that a name would otherwise stand in.
pub(super) const ALIAS_KINDS: [(&str, AliasKind); 5] = [
    ("name", AliasKind::Name),
    ("short", AliasKind::Short),
    ("acronym", AliasKind::Acronym),
    ("demonym", AliasKind::Demonym),
    ("metonym", AliasKind::Metonym),
];

/// How the card says a relation stands in `card::entity`.
pub(super) const RELATIONS: [(&str, RelationKind); 6] = [
    ("member-of", RelationKind::MemberOf),
    ("part-of", RelationKind::PartOf),
    ("head-of", RelationKind::HeadOf),
    ("founder-of", RelationKind::FounderOf),
    ("subsidiary-of", RelationKind::SubsidiaryOf),
    ("party-to", RelationKind::PartyTo),
];

pub(super) const ALIAS_WORDS: [&str; 5] = words(&ALIAS_KINDS);
pub(super) const RELATION_WORDS: [&str; 6] = words(&RELATIONS);
pub(super) const FACT_WORDS: [&str; 6] = words(&FACT_KINDS);
pub(super) const TYPE_WORDS: [&str; 7] = words(EntityType::NAMES);
pub(super) const PLACE_WORDS: [&str; 3] = words(&PLACES);
pub(super) const TIER_WORDS: [&str; 3] = words(&TIERS);
pub(super) const PRICE_WORDS: [&str; 3] = words(&PRICE_BASES);
pub(super) const PERIOD_WORDS: [&str; 5] = words(&PERIODS);
pub(super) const PURPOSE_WORDS: [&str; 5] = words(&PURPOSES);

const fn words<T, const N: usize>(rows: &[(&'static str, T)]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut at = 0;
    while at < N {
        out[at] = rows[at].0;
        at += 1;
    }
    out
}
